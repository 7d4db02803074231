//! The words for every way in which a value can fail its schema: what is wrong, what the schema wants, what to do.
//!
//! Which of several alternatives is spoken of is decided in `branch`; the places are put together in `explain`.

mod choice;
mod describe;
mod keys;
mod lists;
mod missing_key;
mod numbers;
mod properties;
mod reason;
mod text;
mod types;
mod unknown_key;

use jsonschema::error::ValidationErrorKind as Kind;

use super::branch::type_list;
use super::engine::UNDECIDED;
use super::failing::{Failing, subject};
use super::failure::{Mark, Wording};
use super::quote::schema_text;

pub(super) use choice::{no_alternative, one_missing};
pub(super) use missing_key::{is_meant, is_slip, required, required_by_all};
pub(super) use text::{gave_up, not_shown, too_much, undecided_key};
pub(super) use types::{as_list, not_one_of, wrong_type};
pub(super) use unknown_key::stands_for;

/// The wording of one error; more than one when the error names several keys or items.
pub(super) fn word(failing: Failing<'_>) -> Vec<Wording> {
    let one = match failing.error.kind() {
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            return unknown_key::unknown(failing, unexpected);
        }
        Kind::UnevaluatedItems { unexpected } => return lists::unevaluated(failing, unexpected),
        Kind::AdditionalItems { limit } => return lists::additional(failing, *limit),
        Kind::Required { property } => {
            let key = schema_text(property);
            if is_slip(failing, &key) {
                return Vec::new();
            }
            required(failing, &key)
        }
        Kind::PropertyNames { error } => return keys::bad_name(failing, error),
        Kind::MinProperties { limit } => keys::too_few(failing, *limit),
        Kind::MaxProperties { limit } => keys::too_many(failing, *limit),
        Kind::Type { kind } => wrong_type(failing, &type_list(kind)),
        Kind::Enum { options } => {
            not_one_of(failing, options.as_array().map_or(&[], Vec::as_slice))
        }
        Kind::Constant { expected_value } => {
            not_one_of(failing, std::slice::from_ref(expected_value.as_ref()))
        }
        Kind::Minimum { limit } => numbers::bound(failing, "at least", limit),
        Kind::Maximum { limit } => numbers::bound(failing, "at most", limit),
        Kind::ExclusiveMinimum { limit } => numbers::bound(failing, "more than", limit),
        Kind::ExclusiveMaximum { limit } => numbers::bound(failing, "less than", limit),
        Kind::MultipleOf { multiple_of } => numbers::multiple(failing, multiple_of),
        Kind::MinLength { limit } => text::too_short(failing, *limit),
        Kind::MaxLength { limit } => text::too_long(failing, *limit),
        Kind::Pattern { pattern } => text::pattern(failing, pattern),
        Kind::BacktrackLimitExceeded { .. } | Kind::RegexEngineFailure { .. } => {
            text::pattern_undecided(failing)
        }
        Kind::Format { format } => text::format(failing, format),
        Kind::ContentEncoding { content_encoding } => text::encoding(failing, content_encoding),
        Kind::FromUtf8 { .. } => text::encoding(failing, "UTF-8"),
        Kind::ContentMediaType { content_media_type } => {
            text::media_type(failing, content_media_type)
        }
        Kind::MinItems { limit } => lists::too_few(failing, *limit),
        Kind::MaxItems { limit } => lists::too_many(failing, *limit),
        Kind::UniqueItems => lists::not_unique(failing),
        Kind::Contains => lists::contains(failing),
        Kind::FalseSchema => return choice::forbidden(failing),
        Kind::Not { .. } => choice::excluded(failing),
        Kind::OneOfMultipleValid { context } => choice::several(failing, context),
        Kind::AnyOf { .. } | Kind::OneOfNotValid { .. } => no_alternative(failing),
        Kind::Custom { keyword, message } if keyword == "pattern" => {
            if message == UNDECIDED {
                text::pattern_undecided(failing)
            } else {
                let clause = failing.clause.and_then(|clause| clause.site.node.as_str());
                text::pattern(failing, clause.unwrap_or_default())
            }
        }
        Kind::Custom { message, .. } => custom(failing, message),
        Kind::Referencing(error) => custom(failing, &error.to_string()),
    };
    vec![one]
}

fn custom(failing: Failing<'_>, message: &str) -> Wording {
    let mut message = message.trim_end_matches('.').to_owned();
    if let Some(first) = message.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    let headline = format!("{} does not fit its schema: {message}", subject(&failing));
    Wording::new(Mark::value(failing.site), headline, "")
}
