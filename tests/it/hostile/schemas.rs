//! Schemas of all keywords, and what is held against them.

use std::sync::Arc;

use factlint::document::{Format, Limits, Parsed, parse};
use factlint::schema::{Purpose, SchemaFailure, SchemaOptions, SchemaSet, SchemaSource};
use factlint::source::{Origin, SourceFile, Sources};

use super::feed::Feed;
use super::is_in;

const WORDS: &str = "a|b|1|string|object|array|integer|number|null|boolean|type|properties|required|items|prefixItems|additionalProperties|patternProperties|propertyNames|enum|const|oneOf|anyOf|allOf|not|if|then|else|pattern|format|minLength|maxLength|minimum|maximum|exclusiveMinimum|multipleOf|minItems|maxItems|uniqueItems|contains|minContains|dependentRequired|dependentSchemas|unevaluatedProperties|unevaluatedItems|$ref|$defs|$id|$schema|$anchor|$dynamicRef|$dynamicAnchor|$recursiveRef|definitions|dependencies|additionalItems|title|description|deprecated|#|#/$defs/a|#/properties/a|#a|b.json|https://a.example/s|https://json-schema.org/draft/2020-12/schema|http://json-schema.org/draft-07/schema#|http://json-schema.org/draft-04/schema#|date|date-time|email|uri|regex|uuid|ipv4|^a+$|(a+)+$|[a-|(?=x)|\\1(a)|(?<n>a)\\k<n>|\\p{L}|a{1000}{1000}{1000}|.*.*.*x|2024-02-30|aaaaaaaaaaaaaaaaaaaaaaaaaaaa!|港|🙂";

/// A schema, another that it may refer to, and a value.
pub(crate) fn schema(bytes: &[u8]) {
    let mut feed = Feed::new(bytes);
    let words: Vec<&str> = WORDS.split('|').collect();
    let mut next = || {
        let value = feed.value(&words, 5);
        serde_json::to_string_pretty(&value).unwrap()
    };
    let texts = [next(), next(), next()];
    let paths = ["a.json", "b.json", "c.json"];
    let files = paths.iter().zip(&texts);
    let sources = Sources::new(
        files
            .map(|(path, text)| SourceFile::new(*path, text.as_str()))
            .collect(),
    );
    let trees: Vec<Parsed> = texts
        .iter()
        .map(|text| parse(Arc::from(text.as_str()), Format::Json, &Limits::default()))
        .collect();
    let [first, second, instance] = trees.as_slice() else {
        return;
    };
    let schemas: Vec<SchemaSource<'_>> = [
        ("a.json", first, Purpose::Validates),
        ("b.json", second, Purpose::Checked),
    ]
    .into_iter()
    .filter_map(|(path, tree, purpose)| {
        Some(SchemaSource {
            file: sources.find(path)?,
            path,
            origin: Origin::Project,
            document: &tree.document,
            addresses: &[],
            purpose,
            for_cells: true,
            broken: tree.document.root().is_none(),
        })
    })
    .collect();
    let (set, mut failures) = SchemaSet::compile(&schemas, SchemaOptions::default());
    let (Some(schema), Some(file), Some(root)) = (
        sources.find("a.json"),
        sources.find("c.json"),
        instance.document.root(),
    ) else {
        return;
    };
    failures.extend(set.validate(schema, root, file));
    for failure in &failures {
        assert_placed(failure, &sources);
    }
}

fn assert_placed(failure: &SchemaFailure, sources: &Sources) {
    let problem = &failure.problem;
    assert!(!problem.message.is_empty());
    let related = problem.related.iter().map(|label| label.span);
    for span in related.chain([problem.primary.span]) {
        let file = sources.get(span.file).unwrap();
        assert!(
            span.range.is_none_or(|range| is_in(&file.text, range)),
            "{problem:?}"
        );
    }
}
