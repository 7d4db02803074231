//! Every kind of failure: what it says and what it underlines.

use super::keys::{ALTERNATIVES, KEYS};
use super::values::VALUES;
use super::{Run, failures};
use crate::schema::SchemaOptions;

#[test]
fn every_keyword_has_its_words() {
    for (schema, instance, expected) in VALUES.iter().chain(KEYS).chain(ALTERNATIVES) {
        assert_eq!(
            &failures(schema, instance),
            expected,
            "{schema} on {instance}"
        );
    }
}

/// Schema, instance, help.
const HELPS: &[(&str, &str, Option<&str>)] = &[
    (
        "{type: string}",
        "180",
        Some("Put it in quotes: `\"180\"`."),
    ),
    (
        "{type: integer}",
        "'180'",
        Some("Write it without quotes: `180`."),
    ),
    (
        "{type: boolean}",
        "yes",
        Some("A boolean is written `true` or `false`."),
    ),
    ("{required: [pier]}", "quay: 1", Some("Add `pier: …`.")),
    (
        "{properties: {pier: {description: Where\n  ships moor}}, required: [pier]}",
        "{peir: 1}",
        Some("Is `peir` meant to be `pier`?\nThe schema says: Where ships moor."),
    ),
    (
        "{properties: {pier: true, quay: true}, additionalProperties: false}",
        "{peir: 1}",
        Some("Did you mean `pier`?"),
    ),
    (
        "{properties: {pier: true, quay: true}, additionalProperties: false}",
        "{pier: 1, mast: 1}",
        Some("Remove it. You may still add `quay`."),
    ),
    (
        "{properties: {pier: true}, additionalProperties: false}",
        "{pier: 1, mast: 1}",
        Some("Remove it."),
    ),
    (
        "{$defs: {moored: {properties: {quay: true}}}, $ref: '#/$defs/moored', properties: {pier: true}, unevaluatedProperties: false}",
        "{quya: 1}",
        Some("Did you mean `quay`?"),
    ),
    (
        "{$defs: {moored: {properties: {quay: true}}}, $ref: '#/$defs/moored', properties: {pier: true}, unevaluatedProperties: false}",
        "{mast: 1}",
        Some("Remove it. You may still add `pier` or `quay`."),
    ),
    (
        "{$defs: {moored: {properties: {quay: true}}}, allOf: [$ref: '#/$defs/moored'], required: [quay], unevaluatedProperties: false}",
        "{quya: 1}",
        Some("Did you mean `quay`?"),
    ),
    (
        "{properties: {pier: true, quay: true}, additionalProperties: false}",
        "{pier: 1,309 cranes}",
        Some("Between braces a comma ends a value. Put all of it in quotes: `\"1,309 cranes\"`."),
    ),
    (
        "{properties: {pier: true, quay: true}, additionalProperties: false}",
        "{pier: '1', mast}",
        Some("Remove it. You may still add `quay`."),
    ),
    (
        "{type: integer}",
        "many",
        Some("Write a whole number in digits, such as `12`."),
    ),
    (
        "{type: [number, integer]}",
        "many",
        Some("Write a number in digits, such as `12` or `0.5`."),
    ),
    (
        "{properties: {pier: {type: string}}}",
        "pier: ~",
        Some("Give it a value, or leave the key out where it is not required."),
    ),
    (
        "{properties: {pier: {type: string}}}",
        "pier: true",
        Some("Put it in quotes: `\"true\"`."),
    ),
    (
        "{properties: {pier: {type: [string, integer]}}}",
        "pier: true",
        None,
    ),
    (
        "{properties: {pier: {type: array}}}",
        "pier:",
        Some("List its items below it, or write `[]` when there are none."),
    ),
    (
        "{properties: {pier: {type: object, required: [mast]}}}",
        "pier: tall",
        Some("Write its parts with their names: `mast: tall`."),
    ),
    (
        "{properties: {pier: {type: object, required: [mast, sail]}}}",
        "pier: tall",
        Some("Write its parts with their names: `name: value`."),
    ),
    (
        "{properties: {pier: {type: string}}}",
        "pier: [a]",
        Some("Write one value in place of the list."),
    ),
    (
        "{properties: {pier: {type: number}}}",
        "pier: {a: 1}",
        Some("Write one value in place of the mapping."),
    ),
    (
        "{properties: {pier: {type: array}}}",
        "pier: {a: 1}",
        Some("Write it as a list, even when it has one item: `[{a: 1}]`."),
    ),
    (
        "{properties: {pier: {type: array}}}",
        "pier:\n  a: 1",
        Some("Write it as a list, even when it has one item."),
    ),
    (
        "{properties: {pier: {type: array, items: {type: string}}}}",
        "pier: a/*.yaml",
        Some("Write it as a list, even when it has one item: `[a/*.yaml]`."),
    ),
    (
        "{properties: {pier: {type: array, items: {type: object, required: [files]}}}}",
        "pier: a/*.yaml",
        Some("Write it as a list, even when it has one item: `[{files: a/*.yaml}]`."),
    ),
    (
        "{properties: {pier: {type: array}}}",
        "pier: north, south",
        Some("Write it as a list, even when it has one item."),
    ),
    (
        "{properties: {pier: {anyOf: [{enum: [all, none]}, {type: array}]}}}",
        "pier: north",
        Some("A list is written so, even when it has one item: `[north]`."),
    ),
    (
        "{properties: {pier: {anyOf: [{enum: [all, none]}, {type: array}]}}}",
        "pier: al",
        Some("Did you mean `all`?"),
    ),
    (
        "{properties: {pier: {enum: [all, none]}}}",
        "pier: north",
        None,
    ),
    (
        "{properties: {pier: {type: object, examples: [{en: North}]}}}",
        "pier: South",
        Some("Write its parts with their names: `en: South`."),
    ),
    (
        "{properties: {kind: true, gauge: true}, if: {properties: {kind: {enum: [rail, tram]}}}, then: {required: [gauge]}}",
        "kind: tram",
        Some("Add `gauge: …`.\nIt is asked for because `kind` is `tram`."),
    ),
    (
        "{properties: {rail: true, gauge: true}, if: {required: [rail]}, then: {required: [gauge]}}",
        "rail: 1",
        Some("Add `gauge: …`.\nIt is asked for because `rail` is there."),
    ),
    // A key that tells alternatives apart: what one of them says of it is not said, and a value of it stands as a key.
    (
        "{oneOf: [{properties: {rule: {const: moor, description: To moor}}, required: [rule]}, {properties: {rule: {const: sail}}, required: [rule]}]}",
        "of: 1",
        Some("Add `rule: …`.\nIt is `moor` or `sail`."),
    ),
    (
        "{oneOf: [{properties: {rule: {const: moor}}, required: [rule]}, {properties: {rule: {const: sail}}, required: [rule]}]}",
        "sail: 1",
        Some("`sail` is a value of `rule`. Write `rule: sail`."),
    ),
    (
        "{description: A fact, anyOf: [{required: [figure]}, {required: [date]}]}",
        "pier: 1",
        Some("Add `figure` or `date`."),
    ),
    // The key that is missing stands there, with a slip.
    (
        "{properties: {figure: true, date: true}, additionalProperties: false, anyOf: [{required: [figure]}, {required: [date]}]}",
        "figures: 1",
        Some("Did you mean `figure`?"),
    ),
    (
        "{properties: {pier: {type: object}}}",
        "pier: north",
        Some("Write its parts with their names: `name: value`."),
    ),
    (
        "{properties: {pier: {type: object}}}",
        "pier: [a: 1]",
        Some("Write one mapping in place of the list."),
    ),
    (
        "{type: boolean}",
        "1",
        Some("A boolean is written `true` or `false`."),
    ),
    (
        "{pattern: '^pier-[a-z]$', examples: [pier-a]}",
        "Pier",
        Some("Write it like `pier-a`."),
    ),
    (
        "{pattern: '^[a-z]$'}",
        "' a'",
        Some("It begins or ends with a blank."),
    ),
    (
        "{enum: [red, green]}",
        "gren",
        Some("Did you mean `green`?"),
    ),
    (
        "{propertyNames: {enum: [kind, size]}}",
        "{kinf: 1}",
        Some("Did you mean `kind`?"),
    ),
    ("{enum: ['1']}", "1", Some("Put it in quotes: `\"1\"`.")),
    (
        "{format: date}",
        "2024-13-01",
        Some("There is no month 13."),
    ),
    (
        "{pattern: '^a', title: An a}",
        "b",
        Some("The schema says: An a."),
    ),
    (
        "{contains: {const: 5, description: A five}}",
        "[1]",
        Some("The schema says: A five."),
    ),
    ("{minimum: 5}", "1", None),
];

#[test]
fn help_says_what_to_do_and_what_the_schema_says() {
    for (schema, instance, help) in HELPS {
        let failures = all(schema, instance);
        assert_eq!(failures.len(), 1, "{schema} on {instance}");
        assert_eq!(
            failures[0].problem.help.as_deref(),
            *help,
            "{schema} on {instance}"
        );
    }
}

#[test]
fn a_key_that_nothing_is_like_is_asked_after_in_place_of_what_is_missing() {
    let closed = "{properties: {figure: true, date: true}, additionalProperties: false, anyOf: [{required: [figure]}, {required: [date]}]}";
    let found = all(closed, "value: 1");
    let found: Vec<(&str, Option<&str>)> = found
        .iter()
        .map(|failure| {
            (
                failure.problem.message.as_str(),
                failure.problem.help.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [(
            "unknown key `value`",
            Some("Is it meant to be `figure` or `date`, which is missing?")
        )]
    );
}

#[test]
fn the_clause_and_other_places_are_related() {
    for (schema, instance, related) in [
        ("{type: string}", "1", vec!["type: string"]),
        ("{enum: [a, b]}", "c", vec!["enum"]),
        (
            "{properties: {a: {required: [b]}}}",
            "a: {c: 1}",
            vec!["required"],
        ),
        ("{allOf: [{maximum: 1}]}", "2", vec!["maximum: 1"]),
        (
            "{properties: {a: {$ref: '#/$defs/x'}}, $defs: {x: {minimum: 5}}}",
            "a: 1",
            vec!["minimum: 5"],
        ),
        (
            "{dependentRequired: {a: [b]}}",
            "a: 1",
            vec!["dependentRequired"],
        ),
    ] {
        let failures = all(schema, instance);
        assert_eq!(failures.len(), 1, "{schema} on {instance}");
        let labels = failures[0].problem.related.iter().map(|label| {
            let range = label.span.range.expect("a range");
            range.slice(schema).to_owned()
        });
        assert_eq!(
            labels.collect::<Vec<_>>(),
            related,
            "{schema} on {instance}"
        );
    }
    let closed = all("{properties: {type: false}}", "type: 1");
    assert_eq!(
        closed[0].problem.related[0].message,
        "the schema allows nothing here"
    );
    let small = all("{minimum: 5}", "1");
    assert_eq!(
        small[0].problem.related[0].message,
        "the schema's `minimum`"
    );
    let rivals = all("{anyOf: [{maximum: 1}, {minimum: 9}, {type: string}]}", "5");
    let label = rivals[0].problem.related.last().expect("a label");
    assert_eq!(label.message, "the closest of 2 alternatives");
    let equal = all("{uniqueItems: true}", "[a, b, a]");
    assert_eq!(equal[0].problem.related[0].message, "first here");
    assert_eq!(
        equal[0].problem.related[0]
            .span
            .range
            .map(|range| range.start),
        Some(1)
    );
    assert_eq!(equal[0].pointer, "/2");
}

#[test]
fn pointers_name_the_value() {
    let found = all(
        "{properties: {'a/b': {items: {type: string}}}, patternProperties: {'^x': {additionalProperties: false}}}",
        "{a/b: [x, 1], x~: {y: 2}}",
    );
    let pointers: Vec<&str> = found
        .iter()
        .map(|failure| failure.pointer.as_str())
        .collect();
    assert_eq!(pointers, ["/a~1b/1", "/x~0/y"]);
    let keywords: Vec<&str> = found
        .iter()
        .map(|failure| failure.keyword.as_str())
        .collect();
    assert_eq!(keywords, ["type", "additionalProperties"]);
}

fn all(schema: &str, instance: &str) -> Vec<crate::schema::SchemaFailure> {
    let run = Run::new(&[("harbour.schema.yaml", schema)]);
    let (set, broken) = run.compile(SchemaOptions::default());
    assert!(broken.is_empty(), "{schema}: {broken:#?}");
    run.failures(&set, instance)
}
