//! Strings: length, pattern, format, content.

use super::subject;
use crate::schema::explain::Failing;
use crate::schema::failure::{Mark, Wording};
use crate::schema::quote::{counted, quoted};

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
    let message = format!(
        "{} could not be compared with its pattern, which takes too long",
        subject(&failing)
    );
    Wording::new(Mark::value(failing.site), message, "").with_help(
        "Write the pattern without nested repeats, look-around and back-references, or leave `regex: fancy` out of the configuration.",
    )
}

/// A string that is not in its format.
pub(super) fn format(failing: Failing<'_>, format: &str) -> Wording {
    let message = format!("{} is not a valid {}", subject(&failing), quoted(format));
    Wording::new(Mark::value(failing.site), message, "")
        .and_help(example(format).map(|example| format!("Write it like `{example}`.")))
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
        "hostname" => "www.example.org",
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
