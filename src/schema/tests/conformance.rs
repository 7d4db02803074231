//! The tree seen by the engine is the tree that JSON has: the same verdict as over plain JSON values, on random schemas
//! and instances.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::Run;
use crate::schema::SchemaOptions;

fn number() -> impl Strategy<Value = Value> {
    prop_oneof![
        (-3_i64..4).prop_map(Value::from),
        (-30_i64..40).prop_map(|tenths| {
            let text = format!("{}.{}", tenths / 10, (tenths % 10).abs());
            serde_json::from_str(&text).expect("a number")
        }),
        Just(serde_json::from_str("10000000000000000000000001").expect("a number")),
        Just(serde_json::from_str("2e0").expect("a number")),
    ]
}

fn instance() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        number(),
        "[ab港\"\\\\/~ ]{0,3}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[abc/]{1,2}", inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn clause() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        prop::sample::select(vec![
            "null", "boolean", "integer", "number", "string", "array", "object"
        ])
        .prop_map(|name| json!({ "type": name })),
        instance().prop_map(|value| json!({ "const": value })),
        prop::collection::vec(instance(), 1..4).prop_map(|values| json!({ "enum": values })),
        number().prop_map(|limit| json!({ "minimum": limit })),
        number().prop_map(|limit| json!({ "exclusiveMaximum": limit })),
        Just(json!({ "multipleOf": 0.1 })),
        (0_u8..3).prop_map(|limit| json!({ "minLength": limit, "maxItems": limit })),
        Just(json!({ "pattern": "^[a港]" })),
        Just(json!({ "uniqueItems": true })),
        Just(json!({ "required": ["a"], "maxProperties": 2 })),
        Just(json!({ "propertyNames": { "maxLength": 1 } })),
        Just(json!({ "dependentRequired": { "a": ["b"] } })),
        any::<bool>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let list = prop::collection::vec(inner.clone(), 1..4);
        prop_oneof![
            list.clone().prop_map(|all| json!({ "allOf": all })),
            list.clone().prop_map(|any| json!({ "anyOf": any })),
            list.prop_map(|one| json!({ "oneOf": one })),
            inner.clone().prop_map(|not| json!({ "not": not })),
            inner.clone().prop_map(|each| json!({ "items": each })),
            inner.clone().prop_map(|one| json!({ "contains": one })),
            (inner.clone(), inner.clone()).prop_map(|(first, rest)| {
                json!({ "prefixItems": [first], "unevaluatedItems": rest })
            }),
            (inner.clone(), inner.clone()).prop_map(|(a, rest)| {
                json!({ "properties": { "a": a }, "additionalProperties": rest })
            }),
            (inner.clone(), inner.clone()).prop_map(|(a, rest)| {
                json!({ "patternProperties": { "^b": a }, "unevaluatedProperties": rest })
            }),
            (inner.clone(), inner.clone(), inner)
                .prop_map(|(a, b, c)| json!({ "if": a, "then": b, "else": c })),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn verdicts_are_those_of_plain_json(schema in clause(), value in instance()) {
        let expected = jsonschema::validator_for(&schema).expect("a schema").is_valid(&value);
        let run = Run::new(&[("schema.json", &schema.to_string())]);
        let (set, broken) = run.compile(SchemaOptions::default());
        prop_assert!(broken.is_empty(), "{broken:?}");
        let found = run.validate(&set, &value.to_string());
        // Also: what does not fit is never passed over when failures are put into words.
        prop_assert_eq!(found.is_empty(), expected, "{} on {}: {:?}", schema, value, found);
    }
}
