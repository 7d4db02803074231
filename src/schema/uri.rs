//! The addresses of schema files: every file has one made from its printed path, so that a relative `$ref` leads from
//! file to file; and the parts of an address.
//!
//! Nothing is ever fetched: an address only names a file that has been read.

use jsonschema::Draft;
use jsonschema::uri::{from_str, resolve_against};

/// Room for `..` at the start of a printed path: folders that exist in no file system.
const ROOT: &str = "factlint:///-/-/-/-/-/-/-/-/-/-/-/-/-/-/-/-/";

/// The address of the file with this printed path.
pub(super) fn of_path(path: &str) -> String {
    let encoded = encode_path(path);
    if path.starts_with('/') {
        return format!("factlint://{encoded}");
    }
    join(ROOT, &encoded).unwrap_or_else(|| format!("{ROOT}{encoded}"))
}

/// The address that `reference` has when it stands in a file with the address `base`; `None` when it is no URI
/// reference at all.
pub(super) fn join(base: &str, reference: &str) -> Option<String> {
    let base = from_str(base).ok()?;
    let joined = resolve_against(&base.borrow(), &encode(reference)).ok()?;
    Some(joined.as_str().to_owned())
}

/// The address without its fragment, and the fragment decoded.
pub(super) fn split(uri: &str) -> (&str, String) {
    match uri.split_once('#') {
        Some((base, fragment)) => (base, decode(fragment)),
        None => (uri, String::new()),
    }
}

/// A reference with everything percent-encoded that a URI may not hold as it is: spaces, quotes, letters outside
/// ASCII. What is encoded already stays.
pub(super) fn encode(reference: &str) -> String {
    encode_where(reference, |byte| {
        byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte)
    })
}

/// The printed path of what `reference` names, seen from the file at `path`; for a message or for reading it.
pub(super) fn path_beside(path: &str, reference: &str) -> String {
    if reference.starts_with('/') {
        return reference.to_owned();
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in reference.split('/') {
        match part {
            "." => {}
            ".." if parts
                .last()
                .is_some_and(|last| !last.is_empty() && *last != "..") =>
            {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Whether a reference starts with a scheme (`https:`), so that it does not depend on where it stands.
pub(super) fn is_absolute(reference: &str) -> bool {
    reference.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    })
}

/// Whether an address is one of the meta-schemas, which the engine brings with it.
pub(super) fn is_built_in(address: &str) -> bool {
    Draft::from_schema_uri(address) != Draft::Unknown
        || [
            "https://json-schema.org/draft/2019-09/",
            "https://json-schema.org/draft/2020-12/",
        ]
        .iter()
        .any(|base| address.starts_with(base))
}

/// The number of a draft that is older than those which are read.
pub(super) fn older_draft(address: &str) -> Option<&str> {
    let (_, path) = address.split_once("json-schema.org/draft-0")?;
    let (number, rest) = path.split_at_checked(1)?;
    (matches!(number, "0" | "1" | "2" | "3") && rest.starts_with('/')).then_some(number)
}

/// Percent-encoding undone; bytes that give no UTF-8 are replaced.
pub(super) fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let code = (byte == b'%')
            .then(|| Some(hex(ahead.next()?)? * 16 + hex(ahead.next()?)?))
            .flatten();
        match code {
            Some(code) => {
                bytes.push(code);
                rest = ahead;
            }
            None => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

fn encode_path(path: &str) -> String {
    encode_where(path, |byte| {
        byte.is_ascii_alphanumeric() || b"-._~/@!$&'()*+,;=".contains(&byte)
    })
}

fn encode_where(text: &str, plain: impl Fn(u8) -> bool) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if plain(byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format_byte(byte));
        }
        encoded
    })
}

fn format_byte(byte: u8) -> String {
    format!("%{byte:02X}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_reference_leads_to_the_file_beside() {
        for (from, reference, to) in [
            ("schema/pier.json", "common.json", "schema/common.json"),
            ("schema/pier.json", "../common.json", "common.json"),
            ("pier.json", "../../common.json", "../../common.json"),
            ("../up/pier.json", "common.json", "../up/common.json"),
            ("/abs/pier.json", "../common.json", "/common.json"),
            ("模式/码头.json", "公共 一.json", "模式/公共 一.json"),
            ("factlint:pier.json", "common.json", "common.json"),
        ] {
            assert_eq!(
                join(&of_path(from), reference),
                Some(of_path(to)),
                "{from} {reference}"
            );
            assert_eq!(path_beside(from, reference), to);
        }
    }

    #[test]
    fn fragments_are_decoded() {
        assert_eq!(split("a:b#/x%20y/%E5%90%8D"), ("a:b", "/x y/名".to_owned()));
        assert_eq!(split("a:b"), ("a:b", String::new()));
        assert_eq!(decode("100%"), "100%");
    }

    #[test]
    fn absolute_references_have_a_scheme() {
        assert!(is_absolute("https://example.org/a.json"));
        assert!(is_absolute("urn:example:a"));
        assert!(!is_absolute("a.json#/x:y"));
        assert!(!is_absolute("c:/a.json"));
    }
}
