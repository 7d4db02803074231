//! What the tree adds to the engine: aliases, exact numbers, patterns that end, formats that can be switched off.

use super::{Run, failures, failures_with};
use crate::schema::SchemaOptions;

#[test]
fn a_value_behind_an_alias_is_shown_at_the_alias_and_at_the_anchor() {
    let run = Run::new(&[("harbour.schema.yaml", "{properties: {b: {type: string}}}")]);
    let (set, _) = run.compile(SchemaOptions::default());
    let text = "a: &mast 180\nb: *mast\n";
    let found = run.failures(&set, text);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].text, "*mast");
    assert_eq!(
        found[0].problem.message,
        "`180` is a number where the schema wants text"
    );
    let anchor = &found[0].problem.related[0];
    assert_eq!(
        anchor.span.range.map(|range| range.slice(text)),
        Some("180")
    );
    assert_eq!(anchor.message, "the value itself");
}

#[test]
fn a_value_inside_an_alias_is_shown_at_the_alias_and_where_it_stands() {
    let run = Run::new(&[(
        "harbour.schema.yaml",
        "{properties: {b: {properties: {length: {type: string}}, required: [name]}}}",
    )]);
    let (set, _) = run.compile(SchemaOptions::default());
    let text = "a: &mast {length: 180}\nb: *mast\n";
    let found = run.failures(&set, text);
    let shown: Vec<(&str, &str)> = found
        .iter()
        .map(|failure| {
            let range = failure.problem.related[0].span.range.expect("a range");
            (failure.text.as_str(), range.slice(text))
        })
        .collect();
    // What is missing is missing in the mapping that the key `b` holds; `length` stands at the anchor.
    assert_eq!(shown[1], ("*mast", "180"));
    assert_eq!(shown[0].0, "b");
}

#[test]
fn a_merged_entry_is_shown_at_the_merge() {
    let run = Run::new(&[(
        "harbour.schema.yaml",
        "{properties: {b: {additionalProperties: false, properties: {name: true}}}}",
    )]);
    let (set, _) = run.compile(SchemaOptions::default());
    let text = "a: &mast {length: 180}\nb:\n  <<: *mast\n  name: x\n";
    let found = run.failures(&set, text);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].problem.message, "unknown key `length`");
    assert_eq!(found[0].text, "*mast");
}

#[test]
fn numbers_are_compared_exactly() {
    for (schema, instance, fits) in [
        ("{maximum: 1}", "1.0000000000000000001", false),
        ("{maximum: 1}", "1.0000000000000000000", true),
        ("{maximum: 0.3}", "0.30000000000000000001", false),
        ("{multipleOf: 0.01}", "4.35", true),
        ("{multipleOf: 0.01}", "4.355", false),
        (
            "{const: 10000000000000000000000001}",
            "10000000000000000000000001",
            true,
        ),
        (
            "{const: 10000000000000000000000001}",
            "10000000000000000000000002",
            false,
        ),
        ("{enum: [1]}", "1.0", true),
        ("{const: [1, {a: 2}]}", "[1.0, {a: 2.0}]", true),
        ("{type: integer}", "1.0", true),
        ("{type: integer}", "1e400", true),
        ("{type: integer}", "0x1F", true),
        ("{const: 31}", "0x1F", true),
        ("{const: 15}", "0o17", true),
        ("{const: 7}", "+007", true),
        ("{maximum: 1}", ".5", true),
        ("{minimum: 1}", "1e400", true),
        ("{type: number}", ".inf", false),
        ("{uniqueItems: true}", "[1, 1.0000000000000000001]", true),
    ] {
        assert_eq!(
            failures(schema, instance).is_empty(),
            fits,
            "{schema} on {instance}"
        );
    }
}

#[test]
fn a_pattern_ends_on_long_text() {
    let long = format!("{}!", "a".repeat(100_000));
    assert_eq!(failures("{pattern: '^(a+)+$'}", &long).len(), 1);
}

#[test]
fn look_around_works_unless_it_is_switched_off() {
    let schema = r"{pattern: '^(?!x)'}";
    assert_eq!(
        failures(schema, "x"),
        ["`x` does not match the pattern `^(?!x)` @ x"]
    );
    assert!(failures(schema, "y").is_empty());
    let linear = SchemaOptions {
        fancy_regex: false,
        ..SchemaOptions::default()
    };
    let run = Run::new(&[("harbour.schema.yaml", schema)]);
    let (set, broken) = run.compile(linear);
    assert_eq!(
        run.broken(&broken),
        [
            "harbour.schema.yaml: the pattern `^(?!x)` uses look-around or a back-reference @ '^(?!x)'"
        ]
    );
    assert!(run.validate(&set, "x").is_empty());
}

#[test]
fn keys_are_matched_as_texts_are() {
    for (pattern, key, fits) in [
        ("f.*o", "foo", true),
        (r"^[^]\s\S\.$", "x yo.", false),
        ("^🐲*$", "🐲🐲", true),
        (r"^\W[\D\W]$", "- ", true),
        (r"^\bx\b$", "x", true),
        (r"^(?!@@)", "quay", true),
        (r"^(?!@@)", "@@quay", false),
        (r"^[\w-.]+$", "a-b.c", true),
        (r"^\'[^]*$", "'x", true),
        (r"^(?<a>x)\k<a>$", "xx", true),
        (r"^(?=\d)", "٣", false),
        (r"^\d$", "٣", false),
    ] {
        for draft in super::drafts::DRAFTS {
            let schema = serde_json::json!({
                "$schema": draft,
                "patternProperties": { pattern: { "type": "string" } },
                "additionalProperties": false,
            });
            let instance = serde_json::json!({ key: "text" });
            let found = failures(&schema.to_string(), &instance.to_string());
            assert_eq!(found.is_empty(), fits, "{draft} {pattern} {key}: {found:?}");
        }
    }
    // What is below is shown at its clause, whatever the spelling of the pattern.
    let run = Run::new(&[(
        "a.yaml",
        r"{patternProperties: {'^[\w-.]+$': {type: string}}}",
    )]);
    let (set, _) = run.compile(SchemaOptions::default());
    let found = run.failures(&set, "a.b: 1");
    assert_eq!(found[0].problem.related[0].message, "the schema's `type`");
    assert_eq!(
        failures(r"{propertyNames: {pattern: '^\w+$'}}", "a b: 1"),
        [r"the key `a b` does not match the pattern `^\w+$` @ a b"]
    );
}

#[test]
fn a_pattern_that_takes_too_long_is_told() {
    let long = format!("{}!", "a".repeat(300));
    let given_up = "could not be compared with a pattern";
    for schema in [
        r"{items: {pattern: '^(?:a|a|(?!x)a)*$'}}",
        r"{items: {not: {pattern: '^(?:a|a|(?!x)a)*$'}}}",
        r"{items: {anyOf: [{pattern: '^(?:a|a|(?!x)a)*$'}, {type: string}]}}",
    ] {
        let found = failures(schema, &format!("[{long}]"));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains(given_up), "{found:?}");
    }
    // Not many times over.
    let many = (0..200)
        .map(|n| format!("{}{long}", "a".repeat(n)))
        .collect::<Vec<_>>();
    let found = failures(
        r"{items: {pattern: '^(?:a|a|(?!x)a)*$'}}",
        &format!("[{}]", many.join(", ")),
    );
    assert_eq!(found.len(), 4, "{found:?}");
    let found = failures(
        r"{properties: {x: {patternProperties: {'^(?:a|a|(?!x)a)*$': true}}}}",
        &format!("x: {{{long}: 1}}"),
    );
    assert_eq!(found.len(), 1);
    assert!(found[0].contains(given_up), "{found:?}");
}

#[test]
fn international_names_are_asserted() {
    for (format, good, bad) in [
        ("idn-hostname", "例え.jp", "-a.jp"),
        ("idn-email", "船@例え.jp", "船"),
    ] {
        let schema = format!("{{format: {format}}}");
        assert!(failures(&schema, good).is_empty(), "{good}");
        assert_eq!(failures(&schema, bad).len(), 1, "{bad}");
    }
}

#[test]
fn a_mailbox_has_no_name_before_it() {
    for (format, good, bad) in [
        ("email", "quay@example.org", "Quay <quay@example.org>"),
        (
            "email",
            "'\"north quay\"@example.org'",
            "<quay@example.org>",
        ),
        ("idn-email", "船@例え.jp", "船 <船@例え.jp>"),
    ] {
        let schema = format!("{{format: {format}}}");
        assert!(failures(&schema, good).is_empty(), "{good}");
        assert_eq!(failures(&schema, bad).len(), 1, "{bad}");
    }
}

#[test]
fn the_format_of_patterns_takes_what_pattern_takes() {
    for (text, is_one) in [
        ("'^(?<year>\\d{4})-\\k<year>$'", true),
        ("'[^]'", true),
        ("'\\p{Lu}'", true),
        ("'\\p{Nope}'", false),
        ("'(?P<year>a)'", false),
        ("'a**'", false),
    ] {
        assert_eq!(
            failures("{format: regex}", text).is_empty(),
            is_one,
            "{text}"
        );
    }
}

#[test]
fn alternatives_within_alternatives_end() {
    let schema = "{$ref: '#/$defs/e', $defs: {e: {anyOf: [\
        {properties: {op: {const: and}, of: {items: {$ref: '#/$defs/e'}}}, required: [op, of]}, \
        {properties: {op: {const: or}, of: {items: {$ref: '#/$defs/e'}}}, required: [op, of]}, \
        {properties: {op: {const: xor}, of: {items: {$ref: '#/$defs/e'}}}, required: [op, of]}, \
        {properties: {op: {const: nor}, of: {items: {$ref: '#/$defs/e'}}}, required: [op, of]}, \
        {properties: {leaf: {type: number}}, required: [leaf]}]}}}";
    let nest = |leaf: &str| {
        (0..9).fold(format!("{{leaf: {leaf}}}"), |inner, level| {
            let op = ["and", "or", "xor"][level % 3];
            format!("{{op: {op}, of: [{inner}, {{leaf: 1}}]}}")
        })
    };
    assert!(failures(schema, &nest("1")).is_empty());
    assert_eq!(failures(schema, &nest("text")).len(), 1);
}

#[test]
fn formats_are_asserted_in_every_draft_unless_switched_off() {
    let off = SchemaOptions {
        assert_formats: false,
        ..SchemaOptions::default()
    };
    for draft in super::drafts::DRAFTS {
        let schema = format!("{{$schema: '{draft}', format: email}}");
        assert_eq!(failures(&schema, "harbour").len(), 1, "{draft}");
        assert!(failures(&schema, "a@example.org").is_empty(), "{draft}");
        assert!(failures_with(&schema, "harbour", off).is_empty(), "{draft}");
    }
}

#[test]
fn failures_come_in_the_order_of_the_text_and_once() {
    let schema = "{allOf: [{required: [z]}, {required: [z]}, {properties: {b: {type: string}, a: {type: string}}}]}";
    assert_eq!(
        failures(schema, "{b: 1, a: 2}"),
        [
            "`z` is missing @ b",
            "`1` is a number where the schema wants text @ 1",
            "`2` is a number where the schema wants text @ 2",
        ]
    );
}

#[test]
fn deep_recursion_through_references_ends() {
    let schema = "{$ref: '#/$defs/x', $defs: {x: {properties: {next: {$ref: '#/$defs/x'}}, required: [name]}}}";
    assert_eq!(
        failures(schema, "{name: 1, next: {name: 1, next: {}}}").len(),
        1
    );
}

#[test]
fn a_huge_repeat_in_a_pattern_is_refused() {
    let run = Run::new(&[("harbour.schema.yaml", "{pattern: '(a{1000}){1000}{1000}'}")]);
    let (_, broken) = run.compile(SchemaOptions::default());
    assert_eq!(broken.len(), 1);
}

#[test]
fn a_set_can_be_shared_by_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<crate::schema::SchemaSet>();
}

#[test]
fn a_schema_with_too_many_alternatives_is_told_as_a_whole() {
    let below = "{l: {$ref: '#/$defs/t'}}";
    let schema = format!(
        "{{$ref: '#/$defs/t', $defs: {{t: {{anyOf: [{{type: 'null'}}, {{type: object, properties: {below}, required: [z]}}, {{type: object, properties: {below}, required: [l, y]}}]}}}}}}"
    );
    let deep = |depth: usize| format!("{}null{}", "{l: ".repeat(depth), "}".repeat(depth));
    let run = Run::new(&[("harbour.schema.yaml", &schema)]);
    let (set, _) = run.compile(SchemaOptions::default());
    let told = |depth| {
        let failures = run.failures(&set, &deep(depth));
        failures
            .first()
            .map(|failure| failure.problem.message.clone())
    };
    let whole = "this does not fit its schema, which has too many alternatives to say where";
    assert_eq!(told(100).as_deref(), Some(whole));
    assert!(told(3).is_some_and(|told| told != whole));
}
