//! What a schema says that its draft passes over: keywords that are spelled wrongly or that only another draft has,
//! and formats that nobody knows. The schema can be used; it just does not ask for what it seems to ask for.

use jsonschema::Draft;

use super::engine::SchemaOptions;
use super::failure::{Mark, SchemaFailure, Wording};
use super::index::{Index, Stranger};
use super::keyword::{Holds, Keyword, draft_name, is_nothing, meant};
use super::quote::written;
use super::value::key_text;
use super::volume::Volume;
use crate::diagnostic::ProblemKind;
use crate::document::{EntryRef, NodeRef};
use crate::words::{did_you_mean, quoted};

/// The formats that the engine checks.
const FORMATS: [&str; 19] = [
    "date",
    "date-time",
    "duration",
    "email",
    "hostname",
    "idn-email",
    "idn-hostname",
    "ipv4",
    "ipv6",
    "iri",
    "iri-reference",
    "json-pointer",
    "regex",
    "relative-json-pointer",
    "time",
    "uri",
    "uri-reference",
    "uri-template",
    "uuid",
];

/// What is worth a remark in a schema file.
pub(super) fn remarks(
    volume: &Volume,
    index: &Index<'_>,
    options: SchemaOptions,
) -> Vec<SchemaFailure> {
    let strangers = index.strangers.iter().filter_map(stranger);
    let formats = index
        .formats
        .iter()
        .filter(|_| options.assert_formats)
        .filter_map(|name| format(*name));
    strangers
        .chain(formats)
        .map(|(wording, keyword)| {
            let mut failure = wording.into_failure(volume.file, volume.document.text());
            failure.problem.kind = ProblemKind::IdleKeyword;
            failure.keyword = keyword;
            failure
        })
        .collect()
}

/// That a schema which files have to fit has keys and no keyword: it is some other file, and whatever is held against it
/// fits.
pub(super) fn without_keywords(volume: &Volume) -> Option<SchemaFailure> {
    let root = volume.document.root()?;
    let first = root.entries().next().filter(|_| !volume.is_built_in())?;
    let is_foreign = |entry: EntryRef<'_>| is_nothing(key_text(entry.key));
    if !root.entries().all(is_foreign) {
        return None;
    }
    let message = "this schema has no keyword of JSON Schema, so that every value fits it";
    let wording = Wording::new(Mark::node(first.key), message, "").with_help(
        "Name the schema that is meant. One that allows everything is written `true` or `{}`.",
    );
    let mut failure = wording.into_failure(volume.file, volume.document.text());
    failure.problem.kind = ProblemKind::IdleKeyword;
    "schema".clone_into(&mut failure.keyword);
    Some(failure)
}

fn stranger(stranger: &Stranger<'_>) -> Option<(Wording, String)> {
    let name = key_text(stranger.key);
    let draft = draft_name(stranger.draft);
    let Some(keyword) = stranger.keyword else {
        let near = meant(name, stranger.draft)?;
        let message = format!(
            "{} is no keyword of JSON Schema, which passes over it",
            quoted(name)
        );
        let wording = Wording::new(Mark::node(stranger.key), message, "");
        let help = format!(
            "{} A keyword of your own begins with `x-`.",
            did_you_mean(near)
        );
        return Some((wording.with_help(help), name.to_owned()));
    };
    if keyword.holds == Holds::Remark && !is_identifier(stranger) || is_companion(stranger) {
        return None;
    }
    let message = if keyword.name == "$defs" {
        format!("{draft} has no `$defs`: it is only a place to which a `$ref` may lead")
    } else {
        format!(
            "`{}` is no keyword of {draft}, which passes over it",
            keyword.name
        )
    };
    let wording =
        Wording::new(Mark::node(stranger.key), message, "").with_help(instead(keyword, stranger));
    Some((wording, name.to_owned()))
}

/// Whether a schema is given a name in the spelling of another draft.
fn is_identifier(stranger: &Stranger<'_>) -> bool {
    let value = stranger.schema.get(key_text(stranger.key));
    let text = value.and_then(NodeRef::as_str).unwrap_or_default();
    match key_text(stranger.key) {
        "id" => text.contains("://") || text.starts_with('#'),
        "$id" | "$anchor" | "$dynamicAnchor" => true,
        _ => false,
    }
}

/// `then` and `else` go with their `if`, which is spoken of already.
fn is_companion(stranger: &Stranger<'_>) -> bool {
    match key_text(stranger.key) {
        "then" | "else" => stranger.schema.get("if").is_some(),
        "minContains" | "maxContains" => stranger.draft == Draft::Draft4,
        _ => false,
    }
}

/// What to do about a keyword of another draft.
fn instead(keyword: &Keyword, stranger: &Stranger<'_>) -> String {
    let since = draft_name(keyword.first);
    let other = match keyword.name {
        "additionalItems" => {
            return "Since 2020-12 `items` is what `additionalItems` was, beside `prefixItems`."
                .to_owned();
        }
        "$recursiveRef" | "$recursiveAnchor" if !keyword.is_later_than(stranger.draft) => {
            return "Since 2020-12 this is written `$dynamicRef` and `$dynamicAnchor`.".to_owned();
        }
        "id" => return "Since draft 6 it is written `$id`.".to_owned(),
        "$id" => "write `id`",
        "$defs" => "write `definitions`",
        "const" => "write `enum` with this one value",
        "dependentRequired" | "dependentSchemas" => "write `dependencies`",
        "prefixItems" => "write the list under `items`",
        "if" | "then" | "else" => "write it with `anyOf` and `not`",
        _ => "leave it out",
    };
    format!("It came with {since}. Name that draft or a later one in `$schema`, or {other}.")
}

fn format(name: NodeRef<'_>) -> Option<(Wording, String)> {
    let text = name.as_str()?;
    let near = FORMATS
        .iter()
        .map(|known| {
            (
                strsim::damerau_levenshtein(&text.to_lowercase().replace('_', "-"), known),
                *known,
            )
        })
        .filter(|_| text.len() > 2 && !FORMATS.contains(&text))
        .filter(|(distance, _)| *distance <= 1)
        .min()?;
    let message = format!(
        "{} is no format that is known, so nothing is checked by it",
        written(name)
    );
    let wording = Wording::new(Mark::node(name), message, "");
    Some((wording.with_help(did_you_mean(near.1)), "format".to_owned()))
}
