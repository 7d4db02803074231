//! What is told of schemas that can be used and do not ask for what they seem to, and of those that go in circles.

use super::Run;
use super::drafts::DRAFTS;
use crate::diagnostic::ProblemKind;
use crate::schema::{Purpose, SchemaOptions, SchemaSet, SchemaSource};
use crate::source::Origin;

fn told(schema: &str) -> Vec<String> {
    let run = Run::new(&[("harbour.schema.yaml", schema)]);
    let (_, failures) = run.compile(SchemaOptions::default());
    let shown = run.broken(&failures).into_iter();
    shown
        .map(|line| line.replace("harbour.schema.yaml: ", ""))
        .collect()
}

#[test]
fn slips_of_the_pen_are_told_where_a_schema_stands() {
    for schema in [
        "{requred: [a]}",
        "{properties: {a: {requred: [b]}}}",
        "{items: {requred: [b]}}",
        "{allOf: [{requred: [b]}]}",
        "{if: {requred: [b]}}",
        "{patternProperties: {'^x': {requred: [b]}}}",
        "{dependentSchemas: {a: {requred: [b]}}}",
        "{$ref: '#/x-parts/a', x-parts: {a: {requred: [b]}}}",
    ] {
        assert_eq!(
            told(schema),
            ["`requred` is no keyword of JSON Schema, which passes over it @ requred"],
            "{schema}"
        );
    }
    for schema in [
        "{properties: {requred: {type: string}}}",
        "{patternProperties: {requred: {type: string}}}",
        "{$defs: {requred: {type: string}}}",
        "{const: {requred: [a]}}",
        "{enum: [{requred: [a]}]}",
        "{default: {requred: [a]}}",
        "{examples: [{requred: [a]}]}",
        "{x-parts: {a: {requred: [b]}}}",
        "{dependentRequired: {requred: [a]}}",
        "{x-requred: [a], example: {requred: 1}, discriminator: {propertyName: kind}}",
    ] {
        assert_eq!(told(schema), Vec::<String>::new(), "{schema}");
    }
}

#[test]
fn a_schema_without_keywords_is_told_where_files_have_to_fit_it() {
    let told_of = "this schema has no keyword of JSON Schema, so that every value fits it";
    assert_eq!(told("{unitz: 1, foo: {}}"), [format!("{told_of} @ unitz")]);
    assert_eq!(
        told("{units: {}, metrics: {}}"),
        [format!("{told_of} @ units")]
    );
    for schema in [
        "{}",
        "true",
        "{x-a: 1}",
        "{description: none}",
        "{foo: 1, type: string}",
    ] {
        assert_eq!(told(schema), Vec::<String>::new(), "{schema}");
    }
}

#[test]
fn keywords_of_other_drafts_are_told() {
    let clauses = [
        ("const: 1", 1),
        ("propertyNames: {maxLength: 1}", 1),
        ("contains: {type: string}", 1),
        ("if: {type: string}, then: {minLength: 1}", 2),
        ("unevaluatedProperties: false", 3),
        ("$defs: {}", 3),
        ("dependentRequired: {a: [b]}", 3),
        ("dependentSchemas: {a: true}", 3),
        ("minContains: 1, contains: true", 3),
        ("prefixItems: [true]", 4),
    ];
    for (clause, first) in clauses {
        for (age, draft) in DRAFTS.iter().enumerate() {
            let found = told(&format!("{{$schema: '{draft}', {clause}}}"));
            assert_eq!(
                usize::from(age < first),
                found.len(),
                "{draft} {clause} {found:?}"
            );
        }
    }
    assert_eq!(
        told(&format!("{{$schema: '{}', const: 1}}", DRAFTS[0])),
        ["`const` is no keyword of draft 4, which passes over it @ const"]
    );
    // An older draft is told to be too old, and what it passes over with it.
    let older = "{$schema: 'http://json-schema.org/draft-03/schema#', required: true, const: 1}";
    assert_eq!(
        told(older),
        [
            "draft 3 of JSON Schema is older than those that are read @ 'http://json-schema.org/draft-03/schema#'",
            "`const` is no keyword of draft 4, which passes over it @ const",
        ]
    );
    assert_eq!(told("{additionalItems: false}"), Vec::<String>::new());
    assert_eq!(
        told(&format!(
            "{{$schema: '{}', additionalItems: false}}",
            DRAFTS[4]
        ))
        .len(),
        1
    );
    // Remarks to people ask for nothing in any draft.
    let remarks = "{$schema: 'http://json-schema.org/draft-04/schema#', $comment: a, examples: [1], readOnly: true}";
    assert_eq!(told(remarks), Vec::<String>::new());
}

#[test]
fn keywords_of_a_dialect_of_ones_own_are_not_told() {
    let run = Run::new(&[
        (
            "a.yaml",
            "{$schema: 'https://example.org/dialect', requred: [a]}",
        ),
        (
            "dialect.json",
            r#"{"$id": "https://example.org/dialect", "$ref": "https://json-schema.org/draft/2020-12/schema"}"#,
        ),
    ]);
    let (_, failures) = run.compile(SchemaOptions::default());
    assert_eq!(run.broken(&failures), Vec::<String>::new());
}

#[test]
fn formats_that_are_nearly_known_are_told() {
    for format in [
        "e-mail",
        "datetime",
        "date_time",
        "Date",
        "ip4",
        "url",
        "hostnam",
        "uiid",
    ] {
        assert_eq!(told(&format!("{{format: {format}}}")).len(), 1, "{format}");
    }
    for format in [
        "int32", "double", "password", "colour", "phone", "byte", "email", "iri",
    ] {
        assert_eq!(
            told(&format!("{{format: {format}}}")),
            Vec::<String>::new(),
            "{format}"
        );
    }
}

#[test]
fn circles_are_told_once() {
    for schema in [
        "{$ref: '#'}",
        "{$ref: '#/$defs/a', $defs: {a: {$ref: '#/$defs/b'}, b: {$ref: '#/$defs/a'}}}",
        "{$ref: '#/$defs/a', $defs: {a: {allOf: [{$ref: '#/$defs/a'}]}}}",
        "{$defs: {a: {not: {$ref: '#/$defs/a'}}}}",
        "{$defs: {a: {if: {type: string}, then: {$ref: '#/$defs/a'}}}}",
        "{$defs: {a: {$anchor: x, anyOf: [{type: string}, {$ref: '#x'}]}}}",
        "{dependentSchemas: {a: {$ref: '#'}}}",
        "{dependencies: {a: {$ref: '#'}, b: [c]}}",
        "{$schema: 'http://json-schema.org/draft-07/schema#', dependencies: {a: {$ref: '#'}}}",
        "{$dynamicAnchor: x, $dynamicRef: '#x'}",
        "{$schema: 'https://json-schema.org/draft/2019-09/schema', allOf: [{$recursiveRef: '#'}]}",
    ] {
        let found = told(schema);
        assert_eq!(found.len(), 1, "{schema}: {found:?}");
        assert!(found[0].contains("leads back to itself"), "{found:?}");
    }
    for schema in [
        "{properties: {next: {$ref: '#'}}}",
        "{$ref: '#/$defs/a', $defs: {a: {items: {$ref: '#/$defs/a'}}}}",
        "{allOf: [{$ref: '#/$defs/a'}, {$ref: '#/$defs/a'}], $defs: {a: {type: string}}}",
        "{x-sample: {$ref: '#/x-sample'}}",
        "{allOf: [{$ref: '#/$defs/a'}, {$ref: '#/$defs/a'}, {$ref: '#/$defs/a'}, {$ref: '#/$defs/a'}], $defs: {a: {$ref: '#/$defs/b'}, b: {type: string}}}",
        "{if: {$ref: '#/$defs/a'}, then: {$ref: '#/$defs/a'}, else: {$ref: '#/$defs/a'}, $defs: {a: {if: {$ref: '#/$defs/b'}, then: {$ref: '#/$defs/b'}, else: {$ref: '#/$defs/b'}}, b: {type: string}}}",
    ] {
        assert_eq!(told(schema), Vec::<String>::new(), "{schema}");
    }
    let run = Run::new(&[
        ("a.yaml", "$ref: b.yaml"),
        ("b.yaml", "allOf: [{$ref: a.yaml}]"),
    ]);
    let (set, failures) = run.compile(SchemaOptions::default());
    assert_eq!(
        run.broken(&failures),
        ["a.yaml: `b.yaml` leads back to itself without going into the value @ b.yaml"]
    );
    assert!(run.validate(&set, "1").is_empty());
}

#[test]
fn what_stands_under_keys_of_ones_own_is_no_schema() {
    for schema in [
        "{x-sample: {$ref: nowhere.json}, type: object}",
        "{x-doc: {pattern: '('}}",
        "{x-doc: [{patternProperties: {'(': true}}]}",
        "{x-doc: {$id: 'https://example.org/a', $schema: nonsense}}",
    ] {
        assert_eq!(told(schema), Vec::<String>::new(), "{schema}");
    }
    assert_eq!(
        told("{$ref: '#name', x-doc: {$anchor: name}}"),
        ["`#name` leads to nothing in this file @ '#name'"]
    );
    // A reference makes a schema of what it leads to.
    assert_eq!(told("{$ref: '#/x-doc', x-doc: {pattern: '('}}").len(), 1);
}

#[test]
fn what_is_only_looked_at_keeps_nobody_from_their_work() {
    for (purpose, kind) in [
        (Purpose::Checked, ProblemKind::Misfit),
        (Purpose::Validates, ProblemKind::UnusableSchema),
    ] {
        let run = Run::new(&[("a.yaml", "{type: objct, $ref: nowhere.yaml}")]);
        let (file, document) = &run.documents[0];
        let source = SchemaSource {
            file: *file,
            path: "a.yaml",
            origin: Origin::Project,
            document,
            addresses: &[],
            purpose,
            for_cells: false,
            broken: false,
        };
        let (_, failures) = SchemaSet::compile(&[source], SchemaOptions::default());
        assert_eq!(failures.len(), 2);
        assert!(failures.iter().all(|failure| failure.problem.kind == kind));
    }
}
