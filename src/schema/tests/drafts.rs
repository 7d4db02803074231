//! The five drafts: what each knows and what each means by it.

use super::{Run, failures};
use crate::schema::SchemaOptions;

pub(super) const DRAFTS: [&str; 5] = [
    "http://json-schema.org/draft-04/schema#",
    "http://json-schema.org/draft-06/schema#",
    "http://json-schema.org/draft-07/schema#",
    "https://json-schema.org/draft/2019-09/schema",
    "https://json-schema.org/draft/2020-12/schema",
];

/// For each draft, in order, whether the instance fits.
fn fits(clauses: &str, instance: &str) -> [bool; 5] {
    DRAFTS.map(|draft| {
        let schema = format!("{{$schema: '{draft}', {clauses}}}");
        failures(&schema, instance).is_empty()
    })
}

#[test]
fn drafts_differ_where_the_specifications_do() {
    let (yes, no) = (true, false);
    for (clauses, instance, expected) in [
        ("type: integer", "1.0", [no, yes, yes, yes, yes]),
        ("const: 1", "2", [yes, no, no, no, no]),
        ("contains: {type: string}", "[1]", [yes, no, no, no, no]),
        (
            "propertyNames: {maxLength: 1}",
            "{ab: 1}",
            [yes, no, no, no, no],
        ),
        (
            "if: {type: string}, then: {minLength: 2}",
            "a",
            [yes, yes, no, no, no],
        ),
        (
            "dependentRequired: {a: [b]}",
            "{a: 1}",
            [yes, yes, yes, no, no],
        ),
        ("dependencies: {a: [b]}", "{a: 1}", [no, no, no, no, no]),
        (
            "unevaluatedProperties: false",
            "{a: 1}",
            [yes, yes, yes, no, no],
        ),
        (
            "prefixItems: [{type: string}]",
            "[1]",
            [yes, yes, yes, yes, no],
        ),
        (
            "minContains: 2, contains: {type: string}",
            "[a]",
            [yes, yes, yes, no, no],
        ),
        (
            "definitions: {x: {type: string}}, properties: {a: {$ref: '#/definitions/x', maximum: 1}}",
            "{a: 2}",
            [no, no, no, no, no],
        ),
        (
            "definitions: {x: {type: number}}, properties: {a: {$ref: '#/definitions/x', maximum: 1}}",
            "{a: 2}",
            [yes, yes, yes, no, no],
        ),
    ] {
        assert_eq!(fits(clauses, instance), expected, "{clauses} on {instance}");
    }
}

#[test]
fn keywords_of_all_drafts_hold_in_all_drafts() {
    for (clauses, good, bad) in [
        ("type: object", "{}", "[]"),
        ("type: [string, 'null']", "~", "1"),
        ("enum: [a, 1, null]", "1.0", "b"),
        ("multipleOf: 2", "4", "5"),
        ("minimum: 1, maximum: 3", "3", "4"),
        ("minLength: 2, maxLength: 3", "港口", "港"),
        ("pattern: '^\\d+$'", "'12'", "x12"),
        ("items: {type: string}", "[a]", "[a, 1]"),
        ("minItems: 1, maxItems: 2", "[1]", "[1, 2, 3]"),
        ("uniqueItems: true", "[1, '1', true]", "[a, a]"),
        ("required: [a]", "a:", "b: 1"),
        ("minProperties: 1, maxProperties: 2", "a: 1", "{}"),
        ("properties: {a: {type: string}}", "a: x", "a: 1"),
        ("patternProperties: {'^x': {type: string}}", "y: 1", "x1: 1"),
        ("additionalProperties: {type: string}", "a: x", "a: 1"),
        ("allOf: [{type: string}, {minLength: 2}]", "ab", "a"),
        ("anyOf: [{type: string}, {minimum: 2}]", "3", "1"),
        ("oneOf: [{type: string}, {minimum: 2}]", "3", "x"),
        ("not: {type: string}", "1", "x"),
        (
            "definitions: {x: {type: string}}, properties: {a: {$ref: '#/definitions/x'}}",
            "a: x",
            "a: 1",
        ),
    ] {
        assert_eq!(fits(clauses, good), [true; 5], "{clauses} on {good}");
        assert_eq!(fits(clauses, bad), [false; 5], "{clauses} on {bad}");
    }
}

#[test]
fn a_schema_without_dialect_is_read_as_2020_12() {
    assert_eq!(failures("{prefixItems: [{type: string}]}", "[1]").len(), 1);
}

#[test]
fn an_unknown_dialect_is_said_and_read_as_2020_12() {
    let run = Run::new(&[(
        "harbour.schema.yaml",
        "{$schema: 'https://example.org/dialect', prefixItems: [{type: string}]}",
    )]);
    let (set, broken) = run.compile(SchemaOptions::default());
    assert_eq!(
        run.broken(&broken),
        [
            "harbour.schema.yaml: `https://example.org/dialect` is not a known dialect of JSON Schema @ 'https://example.org/dialect'"
        ]
    );
    assert_eq!(run.validate(&set, "[1]").len(), 1);
}

#[test]
fn an_older_draft_is_said_and_nothing_is_judged_by_another() {
    let run = Run::new(&[(
        "harbour.schema.yaml",
        "{$schema: 'http://json-schema.org/draft-03/schema#', properties: {a: {required: true}}}",
    )]);
    let (_, broken) = run.compile(SchemaOptions::default());
    assert_eq!(
        run.broken(&broken),
        [
            "harbour.schema.yaml: draft 3 of JSON Schema is older than those that are read @ 'http://json-schema.org/draft-03/schema#'"
        ]
    );
}

#[test]
fn every_file_is_read_by_its_own_draft() {
    let schema = format!(
        "{{$schema: '{}', id: 'https://example.org/pier', definitions: {{mast: {{id: mast, type: string}}}}, \
         properties: {{a: {{$ref: mast}}}}}}",
        DRAFTS[0]
    );
    assert_eq!(failures(&schema, "a: 1").len(), 1);
    let old = format!(
        "{{$schema: '{}', dependentRequired: {{a: [b]}}}}",
        DRAFTS[2]
    );
    let run = Run::new(&[("a.yaml", "{allOf: [{$ref: b.yaml}]}"), ("b.yaml", &old)]);
    let (set, _) = run.compile(SchemaOptions::default());
    assert_eq!(run.validate(&set, "a: 1"), Vec::<String>::new());
}

#[test]
fn the_first_drafts_want_values_that_are_there_and_differ() {
    for (at, draft) in DRAFTS.iter().enumerate() {
        for list in ["[]", "[1, 1]", "[1, 1.0]", "[{a: 1, b: 2}, {b: 2, a: 1}]"] {
            let schema = format!("{{$schema: '{draft}', properties: {{a: {{enum: {list}}}}}}}");
            let run = Run::new(&[("harbour.schema.yaml", &schema)]);
            let (set, broken) = run.compile(SchemaOptions::default());
            assert_eq!(broken.len(), usize::from(at < 2), "{schema} {broken:?}");
            // A schema that cannot be used finds nothing.
            let found = run.validate(&set, "a: 3");
            assert_eq!(found.is_empty(), at < 2, "{schema}");
        }
    }
}
