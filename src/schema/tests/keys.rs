//! The table of [`super::values`], continued: keys of mappings, and alternatives.

use super::values::Case;

/// Keys that are missing, unknown or badly named.
pub(super) const KEYS: &[Case] = &[
    (
        "{properties: {period: true}, required: [period], additionalProperties: false}",
        "perod: 1",
        &["unknown key `perod` @ perod"],
    ),
    (
        "{properties: {period: true}, required: [period], additionalProperties: false, patternProperties: {'^p': true}}",
        "perod: 1",
        &["`period` is missing @ perod"],
    ),
    (
        "{type: object, enum: [1], oneOf: [true, true]}",
        "5",
        &["`5` is a number where the schema wants a mapping @ 5"],
    ),
    (
        "{unevaluatedProperties: false}",
        "{a: 1, b: 2}",
        &["unknown key `a` @ a", "unknown key `b` @ b"],
    ),
    (
        "{unevaluatedProperties: {type: string}}",
        "{a: 1, b: x}",
        &["`1` is not text, as the schema wants of every other key @ 1"],
    ),
    (
        "{prefixItems: [true], unevaluatedItems: {type: string}}",
        "[1, 2, x]",
        &["`2` is not text, as the schema wants of every other item @ 2"],
    ),
    (
        "{properties: {a: true}, additionalProperties: false}",
        "{'a ': 1}",
        &["unknown key `\"a \"` @ 'a '"],
    ),
    (
        "{properties: {m: {additionalProperties: false}}}",
        "m: {a: 1}",
        &["unknown key `a` @ a"],
    ),
    (
        "{required: [metric]}",
        "entity: x\nother: y",
        &["`metric` is missing @ entity"],
    ),
    (
        "{properties: {a: {required: [metric]}}}",
        "a: {}",
        &["`metric` is missing @ {}"],
    ),
    (
        "{properties: {a: {required: [metric]}}}",
        "a:\n  b: 1",
        &["`metric` is missing @ a"],
    ),
    (
        "{properties: {period: true}, required: [period]}",
        "perod: 1",
        &["`period` is missing @ perod"],
    ),
    (
        "{properties: {a: true, b: true, c: {required: [q]}}, required: [a]}",
        "{c: {z: 1}}",
        &["`a` is missing @ c", "`q` is missing @ c"],
    ),
    (
        "{dependentRequired: {amount: [unit]}}",
        "amount: 1",
        &["`unit` is missing: it goes with `amount` @ amount"],
    ),
    (
        "{$schema: 'http://json-schema.org/draft-07/schema#', dependencies: {amount: [unit]}}",
        "amount: 1",
        &["`unit` is missing: it goes with `amount` @ amount"],
    ),
    (
        "{dependentSchemas: {amount: {required: [unit]}}}",
        "amount: 1",
        &["`unit` is missing @ amount"],
    ),
    (
        "{properties: {period: true, entity: true}, additionalProperties: false}",
        "{perod: 1, zzz: 2}",
        &["unknown key `perod` @ perod", "unknown key `zzz` @ zzz"],
    ),
    (
        "{additionalProperties: false}",
        "a: 1",
        &["unknown key `a` @ a"],
    ),
    (
        "{properties: {a: true}, patternProperties: {'^x': true}, additionalProperties: false}",
        "{b: 1, a: 2}",
        &["unknown key `b` @ b"],
    ),
    (
        "{additionalProperties: {type: string}}",
        "a: 1",
        &["`1` is a number where the schema wants text @ 1"],
    ),
    (
        "{allOf: [{properties: {a: true}}], unevaluatedProperties: false}",
        "{a: 1, b: 2}",
        &["unknown key `b` @ b"],
    ),
    (
        "{propertyNames: {pattern: '^[a-z]+$'}}",
        "{A1: 1, b: 2, C: 3}",
        &[
            "the key `A1` does not match the pattern `^[a-z]+$` @ A1",
            "the key `C` does not match the pattern `^[a-z]+$` @ C",
        ],
    ),
    (
        "{propertyNames: {enum: [kind, size]}}",
        "{kinf: 1}",
        &["the key `kinf` is not one of `kind` or `size` @ kinf"],
    ),
    (
        "{propertyNames: {maxLength: 2}}",
        "{abc: 1}",
        &["the key `abc` is longer than 2 characters @ abc"],
    ),
    (
        "{propertyNames: false}",
        "{abc: 1}",
        &["unknown key `abc` @ abc"],
    ),
    (
        "{minProperties: 2}",
        "a: 1",
        &["the mapping has 1 key where the schema wants at least 2 @ a"],
    ),
    (
        "{maxProperties: 1}",
        "{a: 1, b: 2}",
        &["the mapping has 2 keys where the schema allows 1 @ b"],
    ),
    (
        "{minProperties: 1}",
        "{}",
        &["the mapping has no keys where the schema wants at least 1 @ {}"],
    ),
    (
        "{not: {required: [a]}}",
        "a: 1",
        &["`a` is not allowed here @ a"],
    ),
    (
        "{not: {required: [a, b]}}",
        "{a: 1, c: 3, b: 2}",
        &["`a` and `b` may not stand together @ a"],
    ),
    (
        "{if: {properties: {a: {const: 1}}}, then: {required: [b]}, else: {required: [c]}}",
        "a: 1",
        &["`b` is missing @ a"],
    ),
    (
        "{if: {properties: {a: {const: 1}}}, then: {required: [b]}, else: {required: [c]}}",
        "a: 2",
        &["`c` is missing @ a"],
    ),
];

/// Alternatives: the closest one speaks.
pub(super) const ALTERNATIVES: &[Case] = &[
    (
        "{anyOf: [{required: [x]}, {properties: {a: {properties: {b: {type: string}}}}}]}",
        "{a: {b: 1}}",
        &["`1` is a number where the schema wants text @ 1"],
    ),
    (
        "{oneOf: [{properties: {kind: {const: pier}, c: {enum: [red, blue]}}}, {properties: {kind: {const: quay}, c: {enum: [red, blue]}, l: {type: number}}, required: [l]}]}",
        "{kind: quay, c: rde, l: x}",
        &[
            "`rde` is not one of `red` or `blue` @ rde",
            "`x` is text where the schema wants a number @ x",
        ],
    ),
    (
        "{anyOf: [{type: string, enum: [auto]}, {type: integer, minimum: 1}]}",
        "0",
        &["`0` must be at least `1` @ 0"],
    ),
    (
        "{anyOf: [{type: string, enum: [auto]}, {type: integer, minimum: 1}]}",
        "aut",
        &["this must be `auto`, not `aut` @ aut"],
    ),
    (
        "{anyOf: [{type: string, pattern: '^a'}, {type: string, format: date}]}",
        "x",
        &["`x` does not match the pattern `^a` @ x"],
    ),
    (
        "{anyOf: [{type: array, items: {type: string}}, {type: string}]}",
        "[a, 1]",
        &["`1` is a number where the schema wants text @ 1"],
    ),
    (
        "{oneOf: [{type: object, properties: {a: {type: object, properties: {b: {type: string}}}}, required: [a]}, {type: object, required: [x, y, z]}]}",
        "{a: {b: 1}}",
        &["`1` is a number where the schema wants text @ 1"],
    ),
    (
        "{anyOf: [{required: [a, b]}, {required: [a, c]}]}",
        "{d: 1}",
        &["`a` is missing @ d"],
    ),
    (
        "{anyOf: [{required: [a, b]}, {required: [c]}]}",
        "{d: 1}",
        &["`a` with `b` or `c` is missing @ d"],
    ),
    (
        "{anyOf: [false, false]}",
        "5",
        &["`5` is not allowed here @ 5"],
    ),
    (
        "{anyOf: [{not: {type: number}}, {type: string}]}",
        "5",
        &["`5` is excluded by the schema, which allows nothing that is a number @ 5"],
    ),
    (
        "{anyOf: [{maximum: 1}, {minimum: 9}]}",
        "5",
        &["`5` must be at most `1` @ 5"],
    ),
    (
        "{items: {oneOf: [{properties: {t: {const: a}}, required: [t]}, {properties: {t: {const: b}}, required: [t]}]}}",
        "[{t: c}, {t: a}, {u: 1}]",
        &["`c` is not one of `a` or `b` @ c", "`t` is missing @ u"],
    ),
    (
        "{anyOf: [{properties: {period: true, x: {type: string}}, required: [period], additionalProperties: false}, {properties: {period: true}, required: [period], additionalProperties: false}]}",
        "{perod: 1}",
        &["`period` is missing @ perod"],
    ),
    (
        "{oneOf: [{required: [a]}, {required: [b]}]}",
        "{a: 1, b: 2}",
        &["only one of `a` and `b` may be given @ a"],
    ),
    (
        "{oneOf: [{type: number}, {minimum: 2}]}",
        "3",
        &["`3` fits both a number and at least `2` where it must fit exactly one alternative @ 3"],
    ),
    (
        "{oneOf: [{required: [a]}, {required: [b]}, {required: [c]}]}",
        "{d: 1}",
        &["`a`, `b` or `c` is missing @ d"],
    ),
    (
        "{anyOf: [{type: string}, {type: array}]}",
        "5",
        &["`5` is a number where the schema wants text or a list @ 5"],
    ),
    (
        "{oneOf: [{properties: {kind: {const: point}, x: {type: number}}, required: [kind, x]}, {properties: {kind: {const: range}, from: {type: number}}, required: [kind, from]}, {type: string}]}",
        "{kind: pont, x: 1}",
        &["`pont` is not one of `point` or `range` @ pont"],
    ),
    (
        "{oneOf: [{properties: {kind: {const: point}, x: {type: number}}, required: [kind, x]}, {properties: {kind: {const: range}, from: {type: number}}, required: [kind, from]}, {type: string}]}",
        "{kind: range, from: a}",
        &["`a` is text where the schema wants a number @ a"],
    ),
    (
        "{oneOf: [{properties: {kind: {const: point}, x: {type: number}}, required: [kind, x]}, {properties: {kind: {const: range}, from: {type: number}}, required: [kind, from]}, {type: string}]}",
        "{from: a}",
        &["`kind` is missing @ from"],
    ),
    (
        "{anyOf: [{const: a}, {enum: [b, c]}]}",
        "d",
        &["`d` is not one of `a`, `b` or `c` @ d"],
    ),
    (
        "{anyOf: [{anyOf: [{type: string, minLength: 3}, {type: number}]}, {type: array}]}",
        "ab",
        &["`ab` has 2 characters where the schema wants at least 3 @ ab"],
    ),
    (
        "{oneOf: [{properties: {and: {items: {type: string}}}, required: [and]}, {properties: {or: {items: {type: string}}}, required: [or]}]}",
        "{or: [1, 2]}",
        &[
            "`1` is a number where the schema wants text @ 1",
            "`2` is a number where the schema wants text @ 2",
        ],
    ),
    (
        "{anyOf: [{properties: {a: {type: string}}, additionalProperties: false}, {properties: {b: {type: string}, c: {type: string}}, additionalProperties: false}]}",
        "{b: 1, c: 2}",
        &[
            "`1` is a number where the schema wants text @ 1",
            "`2` is a number where the schema wants text @ 2",
        ],
    ),
    (
        "{properties: {figure: true, date: true, id: true}, additionalProperties: false, oneOf: [{required: [figure]}, {required: [date]}]}",
        "{id: 1, value: 2}",
        &["unknown key `value` @ value"],
    ),
    (
        "{properties: {size: true, id: true}, additionalProperties: false, required: [size, id]}",
        "{id: 1, width: 2}",
        &["unknown key `width` @ width"],
    ),
    (
        "{properties: {size: true, id: true}, additionalProperties: false, required: [size]}",
        "{width: 2, height: 3}",
        &[
            "unknown key `width` @ width",
            "`size` is missing @ width",
            "unknown key `height` @ height",
        ],
    ),
    (
        "{anyOf: [{type: 'null'}, {$ref: '#/$defs/x'}], $defs: {x: {type: object, required: [q]}}}",
        "{z: 1}",
        &["`q` is missing @ z"],
    ),
];
