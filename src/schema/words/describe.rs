//! A schema in a few words, where a few words do: what a value is that fits it.

use crate::document::{NodeKind, NodeRef};
use crate::schema::value::key_text;
use crate::words::{joined, listed, quoted};

/// What fits the schema, to be read after “is” or “that is”; `None` when it takes more than a few words.
pub(super) fn described_kind(schema: NodeRef<'_>) -> Option<String> {
    if let Some(title) = schema.get("title").and_then(NodeRef::as_str) {
        return Some(quoted(title));
    }
    let mut parts = Vec::new();
    for entry in schema.entries() {
        let keyword = key_text(entry.key);
        // What the keys hold says more than that they are there.
        let told = keyword == "required" && schema.get("properties").is_some();
        if told || matches!(keyword, "$comment" | "default" | "description" | "examples") {
            continue;
        }
        parts.push(part(schema, keyword, entry.value)?);
    }
    // Texts need not be called text where more is said of them.
    let more = parts.len() > 1 && parts.iter().any(|part| part.starts_with("text "));
    parts.retain(|part| !more || part != "text");
    (1..=3)
        .contains(&parts.len())
        .then(|| joined(&parts, "and"))
}

fn part(schema: NodeRef<'_>, keyword: &str, value: NodeRef<'_>) -> Option<String> {
    let text = || value.scalar_text().map(quoted);
    Some(match keyword {
        "const" => text()?,
        "enum" => {
            let names: Option<Vec<&str>> = value.items().map(NodeRef::scalar_text).collect();
            match names?.as_slice() {
                [one] => quoted(one),
                names => format!("one of {}", listed(names, "or")),
            }
        }
        "type" => match value.as_str()? {
            "string" => "text",
            "number" => "a number",
            "integer" => "a whole number",
            "boolean" => "a boolean",
            "array" => "a list",
            "object" => "a mapping",
            "null" => "null",
            _ => return None,
        }
        .to_owned(),
        "minimum" => format!("at least {}", text()?),
        "maximum" => format!("at most {}", text()?),
        "exclusiveMinimum" if value.as_bool().is_none() => format!("more than {}", text()?),
        "exclusiveMaximum" if value.as_bool().is_none() => format!("less than {}", text()?),
        "multipleOf" => format!("a multiple of {}", text()?),
        "minLength" => format!(
            "text of at least {}",
            number_of(value, "character", "characters")?
        ),
        "maxLength" => format!(
            "text of at most {}",
            number_of(value, "character", "characters")?
        ),
        "pattern" => format!("text that matches {}", text()?),
        "format" => format!("a valid {}", text()?),
        "$ref" => quoted(
            value
                .as_str()?
                .rsplit(['/', '#'])
                .next()
                .filter(|name| !name.is_empty())?,
        ),
        "anyOf" | "oneOf" => {
            let kinds: Option<Vec<String>> = value.items().map(described_kind).collect();
            joined(&kinds?, "or")
        }
        "allOf" => {
            let kinds: Option<Vec<String>> = value.items().map(described_kind).collect();
            joined(&kinds?, "and")
        }
        "not" => {
            let kind = described_kind(value).filter(|kind| !kind.starts_with("not "))?;
            format!("not {kind}")
        }
        _ => return part_of_many(schema, keyword, value),
    })
    .filter(|_| !matches!(schema.kind(), NodeKind::Sequence(_)))
}

/// The same of keywords that speak of lists and mappings.
fn part_of_many(schema: NodeRef<'_>, keyword: &str, value: NodeRef<'_>) -> Option<String> {
    Some(match keyword {
        "minItems" => format!("a list of at least {}", number_of(value, "item", "items")?),
        "maxItems" => format!("a list of at most {}", number_of(value, "item", "items")?),
        "minProperties" => format!("a mapping of at least {}", number_of(value, "key", "keys")?),
        "maxProperties" => format!("a mapping of at most {}", number_of(value, "key", "keys")?),
        "uniqueItems" if value.as_bool() == Some(true) => "a list without doubles".to_owned(),
        "contains" if schema.get("minContains").is_none() => {
            format!("a list with an item that is {}", described_kind(value)?)
        }
        "items" if matches!(value.kind(), NodeKind::Mapping(_)) => {
            format!("a list whose items are each {}", described_kind(value)?)
        }
        "required" => {
            let names: Vec<&str> = value.items().filter_map(NodeRef::as_str).collect();
            let names: Vec<String> = names.into_iter().map(quoted).collect();
            format!("a mapping with {}", joined(&names, "and"))
        }
        "properties" => {
            let mut properties = value.entries();
            let entry = properties.next()?;
            let kind = described_kind(entry.value).filter(|_| properties.next().is_none())?;
            format!("a mapping whose {} is {kind}", quoted(key_text(entry.key)))
        }
        _ => return None,
    })
}

fn number_of(value: NodeRef<'_>, one: &str, many: &str) -> Option<String> {
    let count = value.scalar_text()?;
    Some(match count {
        "1" => format!("1 {one}"),
        _ => format!("{count} {many}"),
    })
}

/// What one alternative of several is called: its title, what it refers to, the value that tells it apart, or what it
/// asks for.
pub(super) fn name_of(schema: NodeRef<'_>) -> Option<String> {
    if let Some(kind) = described_kind(schema) {
        return Some(kind);
    }
    let mut constants = schema
        .get("properties")
        .into_iter()
        .flat_map(NodeRef::entries);
    constants.find_map(|entry| {
        let value = entry.value.get("const")?.scalar_text()?;
        Some(format!("{} {}", quoted(key_text(entry.key)), quoted(value)))
    })
}
