//! The keys of a mapping as such: badly named, too few or too many. Those that are missing are `missing_key.rs`, those that are
//! not known `unknown_key.rs`.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;

use crate::document::NodeRef;
use crate::schema::failing::{Failing, described, subject};
use crate::schema::failure::{Mark, Wording};
use crate::schema::quote::schema_text;
use crate::schema::value::key_text;
use crate::words::{counted, did_you_mean, listed, nearest, quoted};

/// A key whose name the schema does not take; `error` says why.
pub(super) fn bad_name(failing: Failing<'_>, error: &ValidationError<'_>) -> Vec<Wording> {
    let Some(name) = error.instance().as_str() else {
        return Vec::new();
    };
    let entry = failing
        .site
        .node
        .entries()
        .find(|entry| key_text(entry.key) == name);
    let mark = entry.map_or_else(|| Mark::value(failing.site), |entry| Mark::node(entry.key));
    let names = allowed_names(error.kind());
    let pattern = failing
        .clause
        .and_then(|clause| clause.site.node.get("pattern")?.as_str())
        .filter(|_| matches!(error.kind(), Kind::Custom { .. }));
    let why = match pattern {
        Some(pattern) => format!("does not match the pattern {}", quoted(pattern)),
        None => why_not(error.kind(), &names),
    };
    let message = format!("the key {} {why}", quoted(name));
    let near = nearest(name, names.iter().map(String::as_str)).map(did_you_mean);
    let says = failing
        .clause
        .and_then(|clause| described(clause.site.node));
    let mut wording = Wording::new(mark, message, "")
        .and_help(near)
        .and_help(says);
    wording.below = Some(name.to_owned());
    wording.keyword = Some("propertyNames");
    vec![wording]
}

/// Fewer keys than `minProperties`.
pub(super) fn too_few(failing: Failing<'_>, limit: u64) -> Wording {
    let message = format!(
        "{} has {} where the schema wants at least {limit}",
        subject(&failing),
        size(failing.site.node)
    );
    Wording::new(Mark::value(failing.site), message, "").and_help(failing.says())
}

/// More keys than `maxProperties`: the first that is too many is shown.
pub(super) fn too_many(failing: Failing<'_>, limit: u64) -> Wording {
    let node = failing.site.node;
    let message = format!(
        "{} has {} where the schema allows {limit}",
        subject(&failing),
        size(node)
    );
    let extra = usize::try_from(limit)
        .ok()
        .and_then(|index| node.entries().nth(index));
    let mark = extra.map_or_else(|| Mark::value(failing.site), |entry| Mark::node(entry.key));
    Wording::new(mark, message, "one too many").and_help(failing.says())
}

fn size(node: NodeRef<'_>) -> String {
    match u64::try_from(node.entries().len()) {
        Ok(0) => "no keys".to_owned(),
        Ok(count) => counted(count, "key", "keys"),
        Err(_) => "too many keys".to_owned(),
    }
}

/// The names among which a key has to be, when the schema lists them.
fn allowed_names(kind: &Kind) -> Vec<String> {
    let Kind::Enum { options } = kind else {
        return Vec::new();
    };
    let values = options.as_array().map_or(&[][..], Vec::as_slice);
    values.iter().map(schema_text).collect()
}

fn why_not(kind: &Kind, names: &[String]) -> String {
    match kind {
        Kind::Pattern { pattern } => format!("does not match the pattern {}", quoted(pattern)),
        Kind::MinLength { limit } => {
            format!(
                "is shorter than {}",
                counted(*limit, "character", "characters")
            )
        }
        Kind::MaxLength { limit } => {
            format!(
                "is longer than {}",
                counted(*limit, "character", "characters")
            )
        }
        Kind::Format { format } => format!("is not a valid {}", quoted(format)),
        Kind::Enum { .. } => format!("is not one of {}", listed(names, "or")),
        Kind::Constant { expected_value } => {
            format!("must be {}", quoted(&schema_text(expected_value)))
        }
        _ => "is not a name that the schema takes".to_owned(),
    }
}
