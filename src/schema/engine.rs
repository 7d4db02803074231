//! How the engine is set up: no network, patterns as ECMA-262 has them, formats as asked, and the meta-schemas.

use std::sync::OnceLock;

use jsonschema::{
    Draft, EmailOptions, Keyword, PatternOptions, Registry, ValidationError, Validator,
};
use serde_json::{Value, json};

use super::instance::{Instance, Tree};
use super::pattern::{self, MOST_STEPS};

/// What a pattern says of a text that it does not match.
const NO_MATCH: &str = "no match";
/// What a pattern says of a text on which its matcher gave up.
pub(super) const UNDECIDED: &str = "undecided";

/// What may be set for all schemas of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchemaOptions {
    /// Whether `format` is a demand. Without it a format is only a remark.
    pub assert_formats: bool,
    /// Whether patterns may use look-around and back-references. These are matched by backtracking, which is cut off
    /// after many steps; all others take time in proportion to the text.
    pub fancy_regex: bool,
}

impl Default for SchemaOptions {
    fn default() -> Self {
        Self {
            assert_formats: true,
            fancy_regex: true,
        }
    }
}

/// The error of the engine when a schema cannot be compiled.
pub(super) type BuildError = ValidationError<'static>;

/// Compiles the schema that has the address `address` in the registry, by `draft` where the schema names none.
pub(super) fn compile(
    schema: &Value,
    address: &str,
    draft: Option<Draft>,
    registry: &Registry<'_>,
    options: SchemaOptions,
) -> Result<Validator<Tree>, BuildError> {
    // The matcher of the engine is left with the keys of `patternProperties`.
    let keys = PatternOptions::fancy_regex().backtrack_limit(MOST_STEPS);
    let named = jsonschema::options_for::<Tree>();
    let read_by = match draft {
        Some(draft) => named.with_draft(draft),
        None => named,
    };
    read_by
        .with_pattern_options(keys)
        .with_keyword("pattern", |_, value, _| {
            let read = value.as_str().and_then(|text| pattern::read(text).ok());
            Ok(Box::new(EcmaPattern(read)))
        })
        .should_validate_formats(options.assert_formats)
        .with_email_options(mailboxes())
        .with_format("regex", pattern::is_pattern)
        .with_base_uri(address)
        .with_registry(registry)
        .offline()
        .build(schema)
}

/// An address is that of a mailbox alone: no name stands before it (RFC 5321, 4.1.2).
pub(super) fn mailboxes() -> EmailOptions {
    EmailOptions::default().without_display_text()
}

/// A `pattern`, matched by our own reading of it. One that cannot be read has been reported and asks for nothing.
struct EcmaPattern(Option<pattern::Read>);

impl EcmaPattern {
    fn number(&self) -> usize {
        std::ptr::from_ref(self) as usize
    }

    /// Whether a text matches; `None` when the matcher gave up.
    fn decide(&self, instance: Instance<'_>) -> Option<bool> {
        let (Some(pattern), Some(text)) = (&self.0, instance.text()) else {
            return Some(true);
        };
        let is_match = || pattern.is_match(text);
        let Instance::Node(node, run) = instance else {
            return is_match();
        };
        if run.is_undecided(self.number(), node.id()) {
            return None;
        }
        if run.gives_up(self.number()) {
            return Some(true);
        }
        let decided = is_match();
        if decided.is_none() {
            run.note_undecided(self.number(), node.id());
        }
        decided
    }
}

impl<'i> Keyword<'i, Tree> for EcmaPattern {
    fn validate(&self, instance: Instance<'i>) -> Result<(), ValidationError<'i>> {
        match self.decide(instance) {
            Some(true) => Ok(()),
            Some(false) => Err(ValidationError::custom(NO_MATCH)),
            None => Err(ValidationError::custom(UNDECIDED)),
        }
    }

    fn is_valid(&self, instance: Instance<'i>) -> bool {
        self.decide(instance) == Some(true)
    }
}

/// Whether a schema fits its draft, asked of the validator that the engine has built to compile it. One that does not may
/// fit here all the same, as patterns are told one by one.
pub(super) fn fits_its_draft(schema: &Value, draft: Draft) -> bool {
    draft != Draft::Unknown && jsonschema::meta::options().validate(schema).is_ok()
}

/// The validator for schemas of a draft, which says all that is wrong with them and where. Each is built when it is first asked for: to build one takes longer than most
/// schemas do.
pub(super) fn meta_validator(draft: Draft) -> Option<&'static Validator<Tree>> {
    static VALIDATORS: [OnceLock<Option<Validator<Tree>>>; 5] = [const { OnceLock::new() }; 5];
    let (index, address, draft) = match draft {
        Draft::Draft4 => (0, "http://json-schema.org/draft-04/schema", draft),
        Draft::Draft6 => (1, "http://json-schema.org/draft-06/schema", draft),
        Draft::Draft7 => (2, "http://json-schema.org/draft-07/schema", draft),
        Draft::Draft201909 => (3, "https://json-schema.org/draft/2019-09/schema", draft),
        _ => (
            4,
            "https://json-schema.org/draft/2020-12/schema",
            Draft::Draft202012,
        ),
    };
    let built = VALIDATORS.get(index)?;
    built.get_or_init(|| meta(address, draft)).as_ref()
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
