//! Schema files among themselves: references, identifiers, and files that are no schemas.

use std::sync::Arc;

use super::Run;
use crate::document::{Document, Format, Limits, parse};
use crate::schema::{
    Reference, SchemaOptions, declared_schema, identifiers, is_schema, references,
};

/// Failures of the schema files and of one instance.
fn outcome(files: &[(&str, &str)], instance: &str) -> (Vec<String>, Vec<String>) {
    let run = Run::new(files);
    let (set, broken) = run.compile(SchemaOptions::default());
    (run.broken(&broken), run.validate(&set, instance))
}

const NOT_A_STRING: &str = "`1` is a number where the schema wants text @ 1";

#[test]
fn references_lead_from_file_to_file() {
    for (first, path, second) in [
        (
            "$ref: common.schema.json#/$defs/x",
            "schema/common.schema.json",
            r#"{"$defs": {"x": {"type": "string"}}}"#,
        ),
        ("$ref: ../common.yaml", "common.yaml", "type: string"),
        (
            "$ref: 公共 一.yaml#/$defs/名",
            "schema/公共 一.yaml",
            "$defs: {名: {type: string}}",
        ),
        (
            "$ref: common.yaml#pier",
            "schema/common.yaml",
            "$defs: {x: {$anchor: pier, type: string}}",
        ),
        (
            "$ref: https://example.org/pier",
            "refs/a.yaml",
            "{$id: https://example.org/pier, type: string}",
        ),
        (
            "{$id: https://example.org/s/a.json, $ref: b.json}",
            "refs/b.yaml",
            "{$id: https://example.org/s/b.json, type: string}",
        ),
        (
            "{$id: https://example.org/s/a.json, $ref: b.yaml}",
            "schema/b.yaml",
            "type: string",
        ),
        (
            "{$id: https://example.org/s/a.json, $ref: b.yaml#/$defs/x}",
            "schema/b.yaml",
            "{$id: https://example.org/t/b.yaml, $defs: {x: {type: string}}}",
        ),
        (
            "{$schema: 'http://json-schema.org/draft-04/schema#', allOf: [{$ref: b.yaml}]}",
            "schema/b.yaml",
            "{id: https://example.org/b.json, type: string}",
        ),
        (
            "{$ref: b.yaml#/$defs/x, $defs: {y: {type: string}}}",
            "schema/b.yaml",
            "$defs: {x: {$ref: harbour.yaml#/$defs/y}}",
        ),
    ] {
        let files = [("schema/harbour.yaml", first), (path, second)];
        let (broken, found) = outcome(&files, "1");
        assert_eq!(broken, Vec::<String>::new(), "{first} {second}");
        assert_eq!(found, [NOT_A_STRING], "{first} {second}");
        assert_eq!(
            outcome(&files, "a").1,
            Vec::<String>::new(),
            "{first} {second}"
        );
    }
}

#[test]
fn the_clause_is_shown_in_the_file_that_has_it() {
    let run = Run::new(&[
        (
            "a.yaml",
            "{$id: https://example.org/a, properties: {x: {$ref: 'b.yaml#/$defs/x'}}}",
        ),
        (
            "b.yaml",
            "$defs:\n  x:\n    $id: https://example.org/inner\n    type: string\n",
        ),
    ]);
    let (set, broken) = run.compile(SchemaOptions::default());
    assert_eq!(run.broken(&broken), Vec::<String>::new());
    let found = run.failures(&set, "x: 1");
    let label = found[0].problem.related.last().expect("the clause");
    let file = run.sources.get(label.span.file).expect("a file");
    assert_eq!(file.path, "b.yaml");
    assert_eq!(
        label.span.range.map(|range| range.slice(&file.text)),
        Some("type: string")
    );
}

#[test]
fn the_clause_is_found_whatever_the_name_of_the_file() {
    for path in [
        "码头/公共 一.yaml",
        "/abs/a(1)~%20.yaml",
        "../../a#b?.yaml",
        "factlint:a.yaml",
        "C:/a[b].yaml",
    ] {
        let run = Run::new(&[(path, "{properties: {'a b/名': {type: string}}}")]);
        let (set, broken) = run.compile(SchemaOptions::default());
        assert_eq!(run.broken(&broken), Vec::<String>::new(), "{path}");
        let found = run.failures(&set, "a b/名: 1");
        assert_eq!(found.len(), 1, "{path}");
        assert_eq!(found[0].problem.related.len(), 1, "{path}");
    }
}

#[test]
fn a_dialect_of_ones_own_may_be_among_the_files() {
    let run = Run::new(&[
        (
            "a.yaml",
            "{$schema: 'https://example.org/dialect', type: string}",
        ),
        (
            "refs/dialect.json",
            r#"{"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://example.org/dialect",
                "$ref": "https://json-schema.org/draft/2020-12/schema"}"#,
        ),
    ]);
    let (set, broken) = run.compile(SchemaOptions::default());
    assert_eq!(run.broken(&broken), Vec::<String>::new());
    assert_eq!(run.validate(&set, "1"), [NOT_A_STRING]);
}

#[test]
fn what_leads_nowhere_is_said_and_the_rest_holds() {
    let cases = [
        ("common.yaml", "`common.yaml` leads to no file"),
        (
            "https://example.org/x.json",
            "there is no local copy of `https://example.org/x.json`",
        ),
        (
            "'#/$defs/piers'",
            "`#/$defs/piers` leads to nothing in this file",
        ),
        ("'#anchor'", "`#anchor` leads to nothing in this file"),
        (
            "other.yaml#/x",
            "`other.yaml#/x` leads to nothing in `other.yaml`",
        ),
        ("'http://[x'", "`http://[x` is not a URI reference"),
    ];
    for (reference, message) in cases {
        let schema = format!(
            "{{properties: {{a: {{$ref: {reference}}}, b: {{type: string}}}}, $defs: {{pier: true}}}}"
        );
        let (broken, found) = outcome(
            &[("harbour.yaml", &schema), ("other.yaml", "{}")],
            "{a: 1, b: 1}",
        );
        assert_eq!(broken, [format!("harbour.yaml: {message} @ {reference}")]);
        assert_eq!(found, [NOT_A_STRING], "{reference}");
    }
}

#[test]
fn help_names_the_place_that_was_meant() {
    let run = Run::new(&[(
        "schema/a.yaml",
        "{allOf: [{$ref: '#/$defs/piers'}, {$ref: ../b.yaml}], $defs: {pier: true}}",
    )]);
    let (_, broken) = run.compile(SchemaOptions::default());
    let help: Vec<&str> = broken
        .iter()
        .filter_map(|failure| failure.problem.help.as_deref())
        .collect();
    assert_eq!(
        help,
        [
            "Did you mean `#/$defs/pier`?",
            "The file would be `b.yaml`. Put the schema there, or correct the reference. Only files of the project and of the folders under `refs` are read."
        ]
    );
}

#[test]
fn bad_patterns_are_said_and_the_rest_holds() {
    let schema = "{properties: {a: {pattern: '(', minLength: 9}}, patternProperties: {'[': true}, required: [b]}";
    let (broken, found) = outcome(&[("harbour.yaml", schema)], "a: x");
    assert_eq!(
        broken,
        [
            "harbour.yaml: the pattern `(` does not close a group @ '('",
            "harbour.yaml: the pattern `[` does not close a `[` @ '['",
        ]
    );
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn a_file_that_is_no_schema_says_everything_that_is_wrong() {
    let schema = "{type: strin, properties: {a: {minimum: x, required: a}}, minLength: -1}";
    for draft in super::drafts::DRAFTS {
        let schema = schema.replacen('{', &format!("{{$schema: '{draft}', "), 1);
        let (broken, found) = outcome(&[("harbour.yaml", &schema)], "1");
        assert_eq!(broken.len(), 4, "{draft}: {broken:#?}");
        assert!(
            broken[0].contains("`strin` is not one of `array`"),
            "{broken:#?}"
        );
        assert!(found.is_empty());
    }
    let (broken, _) = outcome(&[("harbour.yaml", "[1]")], "1");
    assert_eq!(
        broken,
        [
            "harbour.yaml: this is not a valid schema: a list stands where the schema wants a boolean or a mapping @ 1"
        ]
    );
}

#[test]
fn a_broken_file_only_matters_when_something_leads_to_it() {
    let bad = ("bad.yaml", "{type: strin}");
    let (broken, _) = outcome(&[("harbour.yaml", "{type: string}"), bad], "1");
    assert_eq!(broken, Vec::<String>::new());
    let run = Run::new(&[
        (
            "harbour.yaml",
            "{allOf: [{$ref: bad.yaml}, {type: string}]}",
        ),
        bad,
    ]);
    let (set, broken) = run.compile(SchemaOptions::default());
    assert_eq!(broken.len(), 1);
    assert!(run.validate(&set, "1").is_empty());
}

#[test]
fn an_empty_file_and_a_shared_address_are_said() {
    let run = Run::new(&[("harbour.yaml", "")]);
    let (_, broken) = run.compile(SchemaOptions::default());
    assert_eq!(broken[0].problem.message, "the schema file is empty");
    let run = Run::new(&[
        ("b.yaml", "{$id: https://example.org/x, $ref: a.yaml}"),
        ("a.yaml", "{$id: https://example.org/x}"),
    ]);
    let (_, broken) = run.compile(SchemaOptions::default());
    assert_eq!(
        run.broken(&broken),
        [
            "a.yaml: the address `https://example.org/x` belongs to `b.yaml` already @ https://example.org/x"
        ]
    );
}

#[test]
fn references_of_a_file_are_listed_for_loading() {
    let text = "{$id: https://example.org/s/a.json, allOf: [{$ref: b.json#/x}, {$ref: 'https://example.net/c'}, \
                {$ref: '#/x'}, {$ref: a.json}, {$ref: 'http://json-schema.org/draft-07/schema#'}], \
                const: {$ref: no.json}, properties: {$ref: {$ref: file:///abs/d.json}}}";
    let found = references(&document(text), "schema/a.json", None);
    let found: Vec<(Option<&str>, &str, &str)> = found
        .iter()
        .map(|Reference { path, uri, range }| (path.as_deref(), uri.as_str(), range.slice(text)))
        .collect();
    assert_eq!(
        found,
        [
            (
                Some("schema/b.json"),
                "https://example.org/s/b.json",
                "b.json#/x"
            ),
            (None, "https://example.net/c", "'https://example.net/c'"),
            (
                Some("/abs/d.json"),
                "file:///abs/d.json",
                "file:///abs/d.json"
            ),
        ]
    );
    assert_eq!(
        identifiers(&document(text), "schema/a.json"),
        ["https://example.org/s/a.json"]
    );
}

#[test]
fn a_file_may_name_its_schema() {
    for (text, name) in [
        (
            "# yaml-language-server: $schema=../a.json\nb: 1",
            Some("../a.json"),
        ),
        (
            "#yaml-language-server:  $schema=a.json trailing\nb: 1",
            Some("a.json"),
        ),
        ("$schema: a.json\nb: 1", Some("a.json")),
        (
            "$schema: https://json-schema.org/draft/2020-12/schema",
            None,
        ),
        ("b: 1\n# yaml-language-server: $schema=a.json", None),
        ("$schema: 1", None),
        ("- $schema: a.json", None),
    ] {
        let document = document(text);
        let declared = declared_schema(&document);
        assert_eq!(
            declared.as_ref().map(|(name, _)| name.as_str()),
            name,
            "{text}"
        );
        if let Some((name, range)) = &declared {
            assert_eq!(range.slice(text), name);
        }
    }
    assert!(is_schema(&document(
        "$schema: http://json-schema.org/draft-07/schema#"
    )));
    assert!(!is_schema(&document("$schema: a.json")));
}

fn document(text: &str) -> Document {
    parse(Arc::from(text), Format::Yaml, &Limits::default()).document
}

/// A clause that cannot be used asks for nothing. Where something is forbidden, or counted, by what it asks, that would
/// be a demand that nobody made.
#[test]
fn nothing_is_held_against_a_value_for_a_clause_that_cannot_be_used() {
    for lost in [
        "{$ref: '#'}",
        "{$ref: nowhere.yaml}",
        "{$ref: '#/$defs/nowhere'}",
        "{pattern: '('}",
        "{allOf: [{type: object}, {$ref: nowhere.yaml}]}",
        "{properties: {berth: {pattern: '('}}}",
        "{$ref: '#/$defs/deep'}",
    ] {
        for around in [
            "not: LOST",
            "if: LOST, then: {required: [pier]}, else: {required: [quay]}",
            "oneOf: [{required: [berth]}, LOST]",
            "properties: {list: {contains: LOST, maxContains: 1}}",
            "allOf: [{not: {not: LOST}}, {not: LOST}]",
        ] {
            let around = around.replace("LOST", lost);
            let schema = format!("{{{around}, $defs: {{deep: {{items: {{pattern: '('}}}}}}}}");
            let (broken, found) = outcome(
                &[("a.yaml", &schema)],
                "{berth: a, list: [{berth: a}, {berth: b}]}",
            );
            assert!(!broken.is_empty(), "{schema}");
            assert_eq!(found, Vec::<String>::new(), "{schema}");
        }
    }
    let schema = "{type: object, patternProperties: {'(': true}, additionalProperties: false}";
    let (_, found) = outcome(&[("a.yaml", schema)], "{berth: a}");
    assert_eq!(found, Vec::<String>::new());
    let schema = "{type: object, allOf: [{$ref: nowhere.yaml}], unevaluatedProperties: false}";
    let (_, found) = outcome(&[("a.yaml", schema)], "{berth: a}");
    assert_eq!(found, Vec::<String>::new());
    // What can be used still is.
    let schema = "{not: {$ref: nowhere.yaml}, type: string, allOf: [{not: {const: 1}}]}";
    let (_, found) = outcome(&[("a.yaml", schema)], "1");
    assert_eq!(found, [NOT_A_STRING]);
}

const DRAFT_4: &str = "$schema: 'http://json-schema.org/draft-04/schema#', ";

/// Beginning of a schema, the rest, beginning of the help.
const FOREIGN: &[(&str, &str, &str)] = &[
    ("", "type: int", "Did you mean `integer`?"),
    ("", "type: Float", "Did you mean `number`?"),
    ("", "type: [string, dict]", "Did you mean `object`?"),
    ("", "properties: {a: {type: list}}", "Did you mean `array`?"),
    ("", "type: any", "Leave `type` out:"),
    (
        "",
        "type: date",
        "Such a text is one with a format: `\"type\": \"string\", \"format\": \"date\"`.",
    ),
    (
        "",
        "type: [string, {type: number}]",
        "Alternatives that are schemas stand under `anyOf`.",
    ),
    (
        "",
        "properties: {a: {required: true}}",
        "Keys that must be there are named once, beside `properties`: `\"required\": [\"a\"]`.",
    ),
    (
        "",
        "exclusiveMinimum: true, minimum: 3",
        "Only draft 4 says it so, beside `minimum`.",
    ),
    (
        "",
        "items: [{type: string}, {type: number}]",
        "A list of schemas, one for each place, stands under `prefixItems`",
    ),
    (
        "",
        "properties: {a: string}",
        "Write `{\"type\": \"string\"}`.",
    ),
    ("", "items: int", "Write `{\"type\": \"integer\"}`."),
    (
        "",
        "not: [{type: string}]",
        "Put schemas that all have to fit under `allOf`",
    ),
    (
        DRAFT_4,
        "exclusiveMaximum: 3",
        "Draft 4 wants the number under `maximum` and `true` here.",
    ),
    (
        DRAFT_4,
        "properties: {a: true}",
        "Draft 4 has no schemas `true` and `false`:",
    ),
];

/// What is written in the way of another draft, or of a programming language, is told with what to write instead.
#[test]
fn schemas_of_another_draft_or_language_are_helped() {
    for (draft, schema, help) in FOREIGN {
        let schema = format!("{{{draft}{schema}}}");
        let run = Run::new(&[("a.yaml", &schema)]);
        let (_, broken) = run.compile(SchemaOptions::default());
        let [failure] = broken.as_slice() else {
            panic!("{schema}: {broken:#?}");
        };
        let said = failure.problem.help.as_deref().unwrap_or_default();
        assert!(said.starts_with(help), "{schema}: {said}");
    }
}

#[test]
fn a_name_that_stands_twice_is_told_where_something_leads_to_it() {
    for (schema, leads) in [
        (
            "{$ref: '#x', $defs: {a: {$anchor: x}, b: {$anchor: x}}}",
            "'#x'",
        ),
        ("{$ref: x, $defs: {a: {$id: x}, b: {$id: x}}}", "x"),
        (
            "{$ref: '#x', $defs: {a: {$dynamicAnchor: x}, b: {$anchor: x}}}",
            "'#x'",
        ),
        (
            "{$schema: 'http://json-schema.org/draft-07/schema#', allOf: [{$ref: '#x'}], definitions: {a: {$id: '#x'}, b: {$id: '#x'}}}",
            "'#x'",
        ),
    ] {
        let (broken, _) = outcome(&[("harbour.schema.yaml", schema)], "1");
        let name = leads.trim_matches('\'');
        assert_eq!(
            broken,
            [format!(
                "harbour.schema.yaml: `{name}` may mean two places: the name stands twice in one file @ {leads}"
            )],
            "{schema}"
        );
    }
    for schema in [
        "{$defs: {a: {$anchor: x}, b: {$anchor: x}}}",
        "{$ref: '#x', $defs: {a: {$anchor: x, $dynamicAnchor: x}, b: {$anchor: y}}}",
        "{$ref: '#x', $defs: {a: {$anchor: x}, b: {$id: b, $defs: {c: {$anchor: x}}}}}",
    ] {
        let (broken, _) = outcome(&[("harbour.schema.yaml", schema)], "1");
        assert_eq!(broken, Vec::<String>::new(), "{schema}");
    }
}
