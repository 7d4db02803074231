//! Strings: length, pattern, format, content.

use super::reason::reason;
use crate::document::NodeRef;
use crate::schema::failing::{Failing, subject};
use crate::schema::failure::{Mark, SchemaFailure, Wording};
use crate::schema::quote::written;
use crate::schema::value::key_text;
use crate::schema::walk::Site;
use crate::source::FileId;
use crate::words::{counted, number_of, quoted};

/// A string shorter than `minLength`.
pub(super) fn too_short(failing: Failing<'_>, limit: u64) -> Wording {
    let message = if failing.site.node.as_str() == Some("") {
        let least = counted(limit, "character", "characters");
        format!("the text is empty where the schema wants at least {least}")
    } else {
        format!(
            "{} has {} where the schema wants at least {limit}",
            subject(&failing),
            length(&failing)
        )
    };
    Wording::new(Mark::value(failing.site), message, "").and_help(failing.says())
}

/// A string longer than `maxLength`.
pub(super) fn too_long(failing: Failing<'_>, limit: u64) -> Wording {
    let message = format!(
        "{} has {} where the schema allows {limit}",
        subject(&failing),
        length(&failing)
    );
    Wording::new(Mark::value(failing.site), message, "").and_help(failing.says())
}

/// A string that its pattern does not match.
pub(super) fn pattern(failing: Failing<'_>, pattern: &str) -> Wording {
    let message = format!(
        "{} does not match the pattern {}",
        subject(&failing),
        quoted(pattern)
    );
    let text = failing.site.node.as_str().unwrap_or_default();
    let blanks = (text != text.trim()).then(|| "It begins or ends with a blank.".to_owned());
    let example = failing
        .schema()
        .and_then(|schema| schema.get("examples")?.item(0)?.as_str())
        .map(|example| format!("Write it like {}.", quoted(example)));
    Wording::new(Mark::value(failing.site), message, "")
        .and_help(blanks)
        .and_help(example)
        .and_help(failing.says())
}

/// A string on which the matcher gave up.
pub(super) fn pattern_undecided(failing: Failing<'_>) -> Wording {
    let mut wording = gave_up(failing.site, 1, 0);
    wording.keyword = Some("pattern");
    wording
}

/// Strings on which the matcher of a pattern gave up, and strings that were not even tried.
pub(in crate::schema) fn gave_up(site: Site<'_>, count: usize, skipped: u64) -> Wording {
    let message = format!(
        "{} could not be compared with a pattern of the schema, which takes too many steps",
        written(site.node)
    );
    let more = (skipped > 0).then(|| {
        format!(
            "So it was with {}; {} not compared with such a pattern.",
            number_of(count, "value"),
            counted(skipped, "more was", "more were")
        )
    });
    let mut wording = Wording::new(Mark::value(site), message, "")
        .with_help(
            "Write the pattern without nested repeats beside look-around and back-references.",
        )
        .and_help(more);
    wording.keyword = Some("pattern");
    wording
}

/// A key on which the matcher of a key of `patternProperties` gave up.
pub(in crate::schema) fn undecided_key(key: NodeRef<'_>, file: FileId) -> SchemaFailure {
    let message = format!(
        "the key {} could not be compared with a pattern of the schema, which takes too many steps",
        quoted(key_text(key))
    );
    let mut wording = Wording::new(Mark::node(key), message, "").with_help(
        "Nothing of this file was held to its schema. Write the pattern under `patternProperties` without nested repeats.",
    );
    wording.keyword = Some("patternProperties");
    let mut failure = wording.into_failure(file, key.document().text());
    "patternProperties".clone_into(&mut failure.keyword);
    failure
}

/// Errors that are not spelled out.
pub(in crate::schema) fn not_shown(node: NodeRef<'_>, file: FileId, more: usize) -> SchemaFailure {
    let message = format!(
        "the schema finds {} wrong with this document",
        number_of(more, "more thing")
    );
    Wording::new(Mark::value(Site::root(node)), message, "")
        .with_help("They are shown once some of the others are mended.")
        .into_failure(file, node.document().text())
}

/// A value whose validation was stopped.
pub(in crate::schema) fn too_much(
    node: NodeRef<'_>,
    file: FileId,
    is_wrong: bool,
) -> SchemaFailure {
    let mark = Mark::value(Site::root(node));
    let message = if is_wrong {
        "this does not fit its schema, which has too many alternatives to say where"
    } else {
        "this could not be held to its schema, which takes too many steps"
    };
    let help = "Alternatives are told apart soonest where each has a `const` or an `enum` of its own, such as for `kind`, and no two say the same of what lies below.";
    Wording::new(mark, message, "")
        .with_help(help)
        .into_failure(file, node.document().text())
}

/// A string that is not in its format.
pub(super) fn format(failing: Failing<'_>, format: &str) -> Wording {
    let message = format!("{} is not a valid {}", subject(&failing), quoted(format));
    let text = failing.site.node.as_str().unwrap_or_default();
    let why = reason(format, text);
    let example = example(format).filter(|_| why.is_none());
    Wording::new(Mark::value(failing.site), message, "")
        .and_help(why)
        .and_help(example.map(|example| format!("Write it like `{example}`.")))
        .and_help(failing.says())
}

/// A string that is not encoded as `contentEncoding` says.
pub(super) fn encoding(failing: Failing<'_>, encoding: &str) -> Wording {
    let message = format!(
        "{} is not encoded as {}",
        subject(&failing),
        quoted(encoding)
    );
    Wording::new(Mark::value(failing.site), message, "").and_help(failing.says())
}

/// A string whose content is not of the media type.
pub(super) fn media_type(failing: Failing<'_>, media_type: &str) -> Wording {
    let message = format!("{} does not hold {}", subject(&failing), quoted(media_type));
    Wording::new(Mark::value(failing.site), message, "").and_help(failing.says())
}

fn length(failing: &Failing<'_>) -> String {
    let text = failing.site.node.as_str().unwrap_or_default();
    let count = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
    counted(count, "character", "characters")
}

/// One value of each format that people write by hand.
fn example(format: &str) -> Option<&'static str> {
    Some(match format {
        "date" => "2024-05-31",
        "time" => "14:30:00Z",
        "date-time" => "2024-05-31T14:30:00Z",
        "duration" => "P1Y6M",
        "email" => "harbour@example.org",
        "hostname" | "idn-hostname" => "www.example.org",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "uri" | "iri" => "https://example.org/harbour",
        "uri-reference" | "iri-reference" => "/harbour#pier",
        "uri-template" => "https://example.org/{pier}",
        "uuid" => "123e4567-e89b-12d3-a456-426614174000",
        "json-pointer" => "/piers/0/name",
        "relative-json-pointer" => "1/name",
        _ => return None,
    })
}
