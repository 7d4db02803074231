//! Limits of numbers. Numbers are shown as they are written, in the instance and in the schema.

use serde_json::Value;

use crate::schema::failing::{Failing, subject};
use crate::schema::failure::{Mark, Wording};
use crate::schema::quote::{key_name, schema_text};

/// A number beyond a limit; `relation` says how the limit reads, such as `at most`.
pub(super) fn bound(failing: Failing<'_>, relation: &str, limit: &Value) -> Wording {
    let limit = schema_text(limit);
    let what = subject(&failing);
    let message = match failing.site.key {
        Some(key) => format!("{} must be {relation} `{limit}`, not {what}", key_name(key)),
        None => format!("{what} must be {relation} `{limit}`"),
    };
    Wording::new(Mark::value(failing.site), message, "").and_help(failing.says())
}

/// A number that is not a multiple of a step.
pub(super) fn multiple(failing: Failing<'_>, step: &Value) -> Wording {
    let message = format!(
        "{} is not a multiple of `{}`",
        subject(&failing),
        schema_text(step)
    );
    Wording::new(Mark::value(failing.site), message, "").and_help(failing.says())
}
