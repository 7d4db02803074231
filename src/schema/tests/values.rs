//! The table of what every keyword says: schema, instance, and each failure as `headline @ underlined text`.

/// Schema, instance, failures.
pub(super) type Case = (&'static str, &'static str, &'static [&'static str]);

/// Values: types, numbers, strings, lists.
pub(super) const VALUES: &[Case] = &[
    (
        "{type: string}",
        "180",
        &["`180` is a number where the schema wants text @ 180"],
    ),
    (
        "{type: [string, 'null']}",
        "[1]",
        &["a list stands where the schema wants null or text @ 1"],
    ),
    (
        "{properties: {a: {type: integer}}}",
        "a: 1.5",
        &["`1.5` is a number where the schema wants a whole number @ 1.5"],
    ),
    (
        "{properties: {a: {type: number}}}",
        "a: '12'",
        &["`'12'` is text where the schema wants a number @ '12'"],
    ),
    (
        "{properties: {a: {type: string}}}",
        "a:",
        &["`a` has no value where the schema wants text @ a"],
    ),
    (
        "{properties: {a: {type: object}}}",
        "a: [1, 2]",
        &["`a` is a list where the schema wants a mapping @ a"],
    ),
    (
        "{properties: {a: {type: array}}}",
        "a: pier",
        &["`pier` is text where the schema wants a list @ pier"],
    ),
    (
        "{items: {type: string}}",
        "- {b: 1}",
        &["a mapping stands where the schema wants text @ b"],
    ),
    (
        "{type: boolean}",
        "yes",
        &["`yes` is text where the schema wants a boolean @ yes"],
    ),
    (
        "{enum: [red, green, blue]}",
        "gren",
        &["`gren` is not one of `red`, `green` or `blue` @ gren"],
    ),
    (
        "{enum: ['1', '2']}",
        "1",
        &["`1` is a number where the schema wants the text `1` @ 1"],
    ),
    (
        "{enum: [1, 2]}",
        "'1'",
        &["`'1'` is text where the schema wants `1` @ '1'"],
    ),
    (
        "{const: red}",
        "blue",
        &["this must be `red`, not `blue` @ blue"],
    ),
    (
        "{const: {a: 1}}",
        "{a: 2}",
        &["the mapping must be `{\"a\":1}` @ a"],
    ),
    (
        "{enum: [null, a]}",
        "b",
        &["`b` is not one of `null` or `a` @ b"],
    ),
    (
        "{minimum: 3}",
        "2.50",
        &["`2.50` must be at least `3` @ 2.50"],
    ),
    (
        "{maximum: 1}",
        "1.0000000000000000001",
        &["`1.0000000000000000001` must be at most `1` @ 1.0000000000000000001"],
    ),
    (
        "{exclusiveMinimum: 3}",
        "3",
        &["`3` must be more than `3` @ 3"],
    ),
    (
        "{exclusiveMaximum: 3}",
        "3.0",
        &["`3.0` must be less than `3` @ 3.0"],
    ),
    (
        "{multipleOf: 0.01}",
        "0.075",
        &["`0.075` is not a multiple of `0.01` @ 0.075"],
    ),
    (
        "{minLength: 3}",
        "ab",
        &["`ab` has 2 characters where the schema wants at least 3 @ ab"],
    ),
    (
        "{minLength: 1}",
        "''",
        &["the text is empty where the schema wants at least 1 character @ ''"],
    ),
    (
        "{maxLength: 2}",
        "港口城",
        &["`港口城` has 3 characters where the schema allows 2 @ 港口城"],
    ),
    (
        "{pattern: '^[a-z]+$', description: Only small letters}",
        "A",
        &["`A` does not match the pattern `^[a-z]+$` @ A"],
    ),
    (
        "{format: date}",
        "2024-02-30",
        &["`2024-02-30` is not a valid `date` @ 2024-02-30"],
    ),
    ("{format: email}", "x", &["`x` is not a valid `email` @ x"]),
    (
        "{format: regex}",
        "'('",
        &["`'('` is not a valid `regex` @ '('"],
    ),
    ("{format: unheard-of}", "x", &[]),
    (
        "{$schema: 'http://json-schema.org/draft-07/schema#', contentEncoding: base64}",
        "'%%'",
        &["`'%%'` is not encoded as `base64` @ '%%'"],
    ),
    (
        "{$schema: 'http://json-schema.org/draft-07/schema#', contentMediaType: application/json}",
        "'{'",
        &["`'{'` does not hold `application/json` @ '{'"],
    ),
    (
        "{minItems: 2}",
        "[1]",
        &["the list has 1 item where the schema wants at least 2 @ 1"],
    ),
    (
        "{maxItems: 2}",
        "[1, 2, 3]",
        &["the list has 3 items where the schema allows 2 @ 3"],
    ),
    (
        "{uniqueItems: true}",
        "[1, 2, 1.0]",
        &["`1.0` stands in the list twice @ 1.0"],
    ),
    (
        "{uniqueItems: true}",
        "[{a: 1, b: 2}, {b: 2, a: 1}]",
        &["two items of the list are equal @ b"],
    ),
    (
        "{contains: {const: 5, description: Five}}",
        "[1]",
        &["the list has no item that is `5` @ 1"],
    ),
    (
        "{contains: {const: 5}, minContains: 2}",
        "[5]",
        &["the list must have at least 2 items that are `5` @ 5"],
    ),
    (
        "{contains: {const: 5}, maxContains: 1}",
        "[5, 5]",
        &["the list may have at most 1 item that is `5` @ 5"],
    ),
    (
        "{prefixItems: [true], items: false}",
        "[1, 2]",
        &["the list has 2 items where the schema allows 1 @ 2"],
    ),
    (
        "{$schema: 'http://json-schema.org/draft-07/schema#', items: [true], additionalItems: false}",
        "[1, 2, 3]",
        &["the list has 3 items where the schema allows 1 @ 2"],
    ),
    (
        "{prefixItems: [true], unevaluatedItems: false}",
        "[1, two, [x]]",
        &[
            "item 2 of the list is not in the schema @ two",
            "item 3 of the list is not in the schema @ x",
        ],
    ),
    (
        "{properties: {a: false}}",
        "a: 1",
        &["`a` is not allowed here @ a"],
    ),
    ("false", "a: 1", &["the mapping is not allowed here @ a"]),
    (
        "{not: {type: string}}",
        "x",
        &["`x` is excluded by the schema, which allows nothing that is text @ x"],
    ),
];
