//! How the engine is set up: no network, patterns in linear time, formats as asked, and the meta-schemas.

use std::sync::LazyLock;

use jsonschema::{Draft, PatternOptions, Registry, ValidationOptions, Validator};
use serde_json::{Value, json};

use super::instance::Tree;

/// What may be set for all schemas of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchemaOptions {
    /// Whether `format` is a demand. Without it a format is only a remark.
    pub assert_formats: bool,
    /// Whether patterns may use look-around and back-references. They are then matched by backtracking, which is cut
    /// off after a million steps; otherwise matching takes time in proportion to the text.
    pub fancy_regex: bool,
}

impl Default for SchemaOptions {
    fn default() -> Self {
        Self {
            assert_formats: true,
            fancy_regex: false,
        }
    }
}

/// The error of the engine when a schema cannot be compiled.
pub(super) type BuildError = jsonschema::ValidationError<'static>;

/// Compiles the schema that has the address `address` in the registry.
pub(super) fn compile(
    schema: &Value,
    address: &str,
    registry: &Registry<'_>,
    options: SchemaOptions,
) -> Result<Validator<Tree>, BuildError> {
    with_patterns(jsonschema::options_for::<Tree>(), options)
        .should_validate_formats(options.assert_formats)
        .with_base_uri(address)
        .with_registry(registry)
        .offline()
        .build(schema)
}

/// Whether a regular expression can be compiled.
pub(super) fn compiles(pattern: &str, fancy_regex: bool) -> bool {
    let options = SchemaOptions {
        assert_formats: false,
        fancy_regex,
    };
    with_patterns(jsonschema::options_for::<Tree>(), options)
        .offline()
        .build(&json!({ "allOf": [{ "pattern": pattern }] }))
        .is_ok()
}

/// The validator for schemas of a draft.
pub(super) fn meta_validator(draft: Draft) -> Option<&'static Validator<Tree>> {
    static VALIDATORS: LazyLock<[Option<Validator<Tree>>; 5]> = LazyLock::new(|| {
        [
            meta("http://json-schema.org/draft-04/schema", Draft::Draft4),
            meta("http://json-schema.org/draft-06/schema", Draft::Draft6),
            meta("http://json-schema.org/draft-07/schema", Draft::Draft7),
            meta(
                "https://json-schema.org/draft/2019-09/schema",
                Draft::Draft201909,
            ),
            meta(
                "https://json-schema.org/draft/2020-12/schema",
                Draft::Draft202012,
            ),
        ]
    });
    let index = match draft {
        Draft::Draft4 => 0,
        Draft::Draft6 => 1,
        Draft::Draft7 => 2,
        Draft::Draft201909 => 3,
        _ => 4,
    };
    VALIDATORS.get(index)?.as_ref()
}

fn meta(address: &str, draft: Draft) -> Option<Validator<Tree>> {
    jsonschema::options_for::<Tree>()
        .with_draft(draft)
        // Patterns are tried one by one, with a reason; references are resolved here.
        .should_validate_formats(false)
        .offline()
        .build(&json!({ "$ref": address }))
        .ok()
}

fn with_patterns(
    engine: ValidationOptions<'_, std::sync::Arc<dyn jsonschema::Retrieve>, Tree>,
    options: SchemaOptions,
) -> ValidationOptions<'_, std::sync::Arc<dyn jsonschema::Retrieve>, Tree> {
    if options.fancy_regex {
        engine.with_pattern_options(PatternOptions::fancy_regex())
    } else {
        engine.with_pattern_options(PatternOptions::regex())
    }
}
