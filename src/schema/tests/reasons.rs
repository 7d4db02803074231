//! Sentences that say by what, which, and why: excluded values, kinds of items, alternatives, conditions.

use super::{Run, failures};
use crate::schema::SchemaOptions;

/// Schema, instance, sentence.
const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "{properties: {user: {not: {enum: [admin, root]}}}}",
        "user: root",
        "`root` is excluded by the schema, which allows nothing that is one of `admin` or `root` @ root",
    ),
    (
        "{not: {type: string}}",
        "x",
        "`x` is excluded by the schema, which allows nothing that is text @ x",
    ),
    (
        "{properties: {days: {contains: {enum: [sat, sun]}}}}",
        "days: [mon]",
        "`days` has no item that is one of `sat` or `sun` @ days",
    ),
    (
        "{properties: {days: {contains: {type: number, minimum: 3}}}}",
        "days: [1]",
        "`days` has no item that is a number and at least `3` @ days",
    ),
    (
        "{not: {minItems: 2}}",
        "[1, 2]",
        "the list is excluded by the schema, which allows nothing that is a list of at least 2 items @ 1",
    ),
    (
        "{not: {contains: {const: 2}}}",
        "[1, 2]",
        "the list is excluded by the schema, which allows nothing that is a list with an item that is `2` @ 1",
    ),
    (
        "{not: {allOf: [{minLength: 2}, {pattern: r}]}}",
        "root",
        "`root` is excluded by the schema, which allows nothing that is text of at least 2 characters and text that matches `r` @ root",
    ),
    (
        "{not: {maxProperties: 1}}",
        "{a: 1}",
        "the mapping is excluded by the schema, which allows nothing that is a mapping of at most 1 key @ a",
    ),
    (
        "{properties: {version: {const: 2}}}",
        "version: 3",
        "`version` must be `2`, not `3` @ 3",
    ),
    (
        "{properties: {stop: {prefixItems: [true, true], items: false}}}",
        "stop: [1, 2, 3, 4]",
        "the list has 4 items where the schema allows 2 @ 3",
    ),
    (
        "{properties: {zone: {oneOf: [{type: integer}, {minimum: 10}]}}}",
        "zone: 12",
        "`12` fits both a whole number and at least `10` where it must fit exactly one alternative @ 12",
    ),
    (
        "{anyOf: [{required: [phone]}, {required: [mail]}]}",
        "a: 1",
        "`phone` or `mail` is missing @ a",
    ),
];

#[test]
fn sentences_say_by_what_and_which() {
    for (schema, instance, sentence) in SENTENCES {
        assert_eq!(failures(schema, instance), [*sentence], "{schema}");
    }
}

#[test]
fn alternatives_that_fit_are_shown_in_the_schema() {
    let text = "oneOf: [{$ref: '#/$defs/pier'}, {title: Quay}, {type: string}]\n$defs: {pier: {minLength: 0}}";
    let run = Run::new(&[("a.yaml", text)]);
    let (set, _) = run.compile(SchemaOptions::default());
    let found = run.failures(&set, "12");
    assert_eq!(
        found[0].problem.message,
        "`12` fits both `pier` and `Quay` where it must fit exactly one alternative"
    );
    let fits = found[0]
        .problem
        .related
        .iter()
        .filter(|label| label.message == "this fits");
    assert_eq!(fits.count(), 2);
}

#[test]
fn help_says_why() {
    let help = |schema: &str, instance: &str| {
        let run = Run::new(&[("a.yaml", schema)]);
        let (set, _) = run.compile(SchemaOptions::default());
        let found = run.failures(&set, instance);
        found[0].problem.help.clone().unwrap_or_default()
    };
    let date = help("{properties: {day: {format: date}}}", "day: 2024-02-30");
    assert_eq!(date, "February 2024 has 29 days.");
    let rail = "{if: {properties: {type: {const: rail}}}, then: {required: [gauge]}, else: {required: [name]}}";
    assert!(help(rail, "type: rail").ends_with("It is asked for because `type` is `rail`."));
    assert!(help(rail, "type: road").ends_with("It is asked for because `type` is `road`."));
    let deep =
        "{if: {properties: {type: {const: rail}}}, then: {properties: {gauge: {type: number}}}}";
    assert!(help(deep, "{type: rail, gauge: wide}").ends_with("because `type` is `rail`."));
}

#[test]
fn what_is_wrong_many_times_over_is_counted() {
    let many: Vec<String> = (0..2_000).map(|n| format!("k{n}: {n}")).collect();
    let instance = format!("{{{}}}", many.join(", "));
    let found = failures(
        "{additionalProperties: false, properties: {a: true}}",
        &instance,
    );
    assert_eq!(found.len(), 501);
    assert!(
        found[0].starts_with("1500 more keys are unknown here"),
        "{}",
        found[0]
    );
    let found = failures("{additionalProperties: {type: string}}", &instance);
    assert_eq!(found.len(), 1_001);
    assert!(
        found[0].starts_with("the schema finds 1000 more things wrong"),
        "{}",
        found[0]
    );
}

#[test]
fn keys_are_named_without_the_quotes_of_json() {
    for (schema, instance, sentence) in [
        (
            "{properties: {version: {const: 2}}}",
            "\"version\": 3",
            "`version` must be `2`, not `3` @ 3",
        ),
        (
            "{properties: {zone: {maximum: 2}}}",
            "\"zone\": 3",
            "`zone` must be at most `2`, not `3` @ 3",
        ),
        (
            "{properties: {zone: {type: array}}}",
            "'zone': {a: 1}",
            "`zone` is a mapping where the schema wants a list @ 'zone'",
        ),
        (
            "{not: {required: [a, b]}}",
            "{\"a\": 1, \"b\": 2}",
            "`a` and `b` may not stand together @ \"a\"",
        ),
        (
            "{properties: {a: false}}",
            "{\"a\": 1}",
            "`a` is not allowed here @ \"a\"",
        ),
    ] {
        assert_eq!(failures(schema, instance), [sentence], "{schema}");
    }
}
