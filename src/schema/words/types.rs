//! `type`, `enum`, `const`: the value is of the wrong kind or not one of those listed.

use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::{JsonType, ValidationError};
use serde_json::Value;

use crate::document::{NodeKind, NodeRef};
use crate::schema::branch::type_list;
use crate::schema::failing::{Failing, subject};
use crate::schema::failure::{Mark, Wording};
use crate::schema::quote::{key_name, kind_of, schema_text};
use crate::schema::value::key_text;
use crate::words::{Near, did_you_mean, joined, listed, quoted};

/// The value has none of the types.
pub(in crate::schema) fn wrong_type(failing: Failing<'_>, types: &[JsonType]) -> Wording {
    let node = failing.site.node;
    let wanted: Vec<String> = types
        .iter()
        // Every integer is a number, so naming both says nothing more.
        .filter(|kind| **kind != JsonType::Integer || !types.contains(&JsonType::Number))
        .map(|kind| name_of(*kind).to_owned())
        .collect();
    let wanted = joined(&wanted, "or");
    let message = if node.is_null() && node.range().is_empty() {
        match failing.site.key {
            Some(key) => format!(
                "{} has no value where the schema wants {wanted}",
                key_name(key)
            ),
            None => format!("there is no value where the schema wants {wanted}"),
        }
    } else if node.scalar_text().is_none() && failing.site.key.is_none() {
        format!("{} stands where the schema wants {wanted}", kind_of(node))
    } else {
        format!(
            "{} is {} where the schema wants {wanted}",
            subject(&failing),
            kind_of(node)
        )
    };
    Wording::new(Mark::value(failing.site), message, "")
        .and_help(type_help(failing, types))
        .and_help(failing.says())
}

/// The value is not one of those listed (one value for `const`).
pub(in crate::schema) fn not_one_of(failing: Failing<'_>, values: &[Value]) -> Wording {
    let node = failing.site.node;
    let names: Vec<String> = values.iter().map(schema_text).collect();
    let wanted = listed(&names, "or");
    let what = subject(&failing);
    let text = node.scalar_text().unwrap_or_default();
    let look_alike = values
        .iter()
        .filter(|_| node.scalar_text().is_some())
        .find(|value| schema_text(value) == text);
    let message = match (names.as_slice(), look_alike) {
        (_, Some(Value::String(_))) => {
            format!(
                "{what} is {} where the schema wants the text {}",
                kind_of(node),
                quoted(text)
            )
        }
        (_, Some(other)) => {
            format!(
                "{what} is text where the schema wants {}",
                quoted(&schema_text(other))
            )
        }
        ([], None) => format!("{what} is not allowed: the list of allowed values is empty"),
        ([_], None) => {
            let scalar = node.scalar_text().is_some() && !node.range().is_empty();
            match failing.site.key {
                Some(key) if scalar => format!("{} must be {wanted}, not {what}", key_name(key)),
                None if scalar => format!("this must be {wanted}, not {what}"),
                _ => format!("{what} must be {wanted}"),
            }
        }
        (_, None) => format!("{what} is not one of {wanted}"),
    };
    let near = Near::of(text, names.iter().map(String::as_str));
    let help = match (look_alike, &near) {
        (Some(Value::String(_)), _) => Some(format!("Put it in quotes: `\"{text}\"`.")),
        (Some(_), _) => Some(format!("Write it without quotes: `{text}`.")),
        (None, Some(near)) if names.len() > 1 => Some(did_you_mean(near)),
        _ => None,
    };
    let meant = near.as_ref().filter(|near| near.is_only);
    let wording = Wording::new(Mark::value(failing.site), message, "")
        .and_help(help)
        .and_help(failing.says());
    match meant.filter(|_| look_alike.is_none() && names.len() > 1) {
        Some(near) => wording.meant(node, near),
        None => wording,
    }
}

fn name_of(kind: JsonType) -> &'static str {
    match kind {
        JsonType::Null => "null",
        JsonType::Boolean => "a boolean",
        JsonType::Integer => "a whole number",
        JsonType::Number => "a number",
        JsonType::String => "text",
        JsonType::Array => "a list",
        JsonType::Object => "a mapping",
    }
}

fn type_help(failing: Failing<'_>, types: &[JsonType]) -> Option<String> {
    let site = failing.site;
    let node = site.node;
    let wants = |kind| types.contains(&kind);
    let text = node.scalar_text().unwrap_or_default();
    let number = wants(JsonType::Number) || wants(JsonType::Integer);
    match node.kind() {
        NodeKind::Number if wants(JsonType::String) => {
            Some(format!("Put it in quotes: `\"{text}\"`."))
        }
        // Where something else than text may stand too, `true` is not said to be one.
        NodeKind::Bool(_)
            if wants(JsonType::String)
                && types.iter().all(|kind| matches!(kind, JsonType::String | JsonType::Null)) =>
        {
            Some(format!("Put it in quotes: `\"{text}\"`."))
        }
        NodeKind::Number if wants(JsonType::Integer) && !wants(JsonType::Number) => {
            Some("Write it without a fraction.".to_owned())
        }
        NodeKind::String(_) if number && node.document().format().is_cells() => Some(
            "A cell counts as a number where it is written as one in JSON: digits, with a point before decimals, and neither separators nor zeros in front.".to_owned(),
        ),
        NodeKind::String(_)
            if number && serde_json::from_str::<serde_json::Number>(text).is_ok() =>
        {
            Some(format!("Write it without quotes: `{text}`."))
        }
        NodeKind::String(_) if wants(JsonType::Boolean) && matches!(text, "true" | "false") => {
            Some(format!("Write it without quotes: `{text}`."))
        }
        NodeKind::String(_) if wants(JsonType::Boolean) => {
            Some("A boolean is written `true` or `false`.".to_owned())
        }
        NodeKind::Null if types == [JsonType::Array] => {
            Some("List its items below it, or write `[]` when there are none.".to_owned())
        }
        NodeKind::Null => Some(if site.key.is_some() {
            "Give it a value, or leave the key out where it is not required.".to_owned()
        } else {
            "Give it a value, or remove it.".to_owned()
        }),
        _ => only(types).and_then(|kind| shape_help(failing, kind)),
    }
}

/// The one type that is wanted; every integer is a number.
fn only(types: &[JsonType]) -> Option<JsonType> {
    match types {
        [kind] => Some(*kind),
        [JsonType::Integer, JsonType::Number] | [JsonType::Number, JsonType::Integer] => {
            Some(JsonType::Number)
        }
        _ => None,
    }
}

/// How a value of the type is written, where another kind of value stands.
fn shape_help(failing: Failing<'_>, wanted: JsonType) -> Option<String> {
    let node = failing.site.node;
    let is_list = matches!(node.kind(), NodeKind::Sequence(_));
    let is_mapping = matches!(node.kind(), NodeKind::Mapping(_));
    let help = match wanted {
        JsonType::Array => return Some(list_help(failing)),
        JsonType::Object if is_list => "Write one mapping in place of the list.",
        JsonType::Object => {
            let part = node
                .scalar_text()
                .and_then(|text| sole_part(failing.schema()?, text));
            let part = part.unwrap_or_else(|| "name: value".to_owned());
            return Some(format!(
                "Write its parts with their names: {}.",
                quoted(&part)
            ));
        }
        _ if is_list => "Write one value in place of the list.",
        _ if is_mapping => "Write one value in place of the mapping.",
        JsonType::Integer => "Write a whole number in digits, such as `12`.",
        JsonType::Number => "Write a number in digits, such as `12` or `0.5`.",
        JsonType::Boolean => "A boolean is written `true` or `false`.",
        JsonType::Null | JsonType::String => return None,
    };
    Some(help.to_owned())
}

/// The list that has the value as its one item, as that is written where it is short.
fn list_help(failing: Failing<'_>) -> String {
    const LONGEST: usize = 60;
    let node = failing.site.node;
    let range = node.site();
    let source = node.document().text();
    let source = source.get(range.start as usize..range.end as usize);
    let source = source.unwrap_or_default();
    // Between brackets a comma or a colon would cut a plain text to pieces.
    let is_scalar = node.scalar_text().is_some();
    let is_quoted = source.starts_with(['"', '\'']);
    let is_whole =
        is_scalar && (is_quoted || !source.contains([',', ':', '[', ']', '{', '}', '#']));
    if !(is_whole || source.starts_with('{'))
        || source.is_empty()
        || source.contains('\n')
        || source.len() > LONGEST
    {
        return "Write it as a list, even when it has one item.".to_owned();
    }
    let items = failing.schema().and_then(|schema| schema.get("items"));
    let part = items
        .filter(|_| is_scalar)
        .and_then(|items| sole_part(items, source));
    let item = part.map_or_else(|| source.to_owned(), |part| format!("{{{part}}}"));
    let list = quoted(&format!("[{item}]"));
    format!("Write it as a list, even when it has one item: {list}.")
}

/// That a list may stand where a text is none of those that are allowed.
pub(in crate::schema) fn as_list(
    failing: Failing<'_>,
    alternatives: &[Vec<ValidationError<'static>>],
) -> Option<String> {
    let text = failing.site.node.as_str()?;
    let base = failing.error.instance_path().as_str();
    let wants_list = |error: &ValidationError<'_>| match error.kind() {
        Kind::Type { kind } => {
            error.instance_path().as_str() == base && type_list(kind).contains(&JsonType::Array)
        }
        _ => false,
    };
    let is_taken = alternatives.iter().flatten().any(wants_list);
    is_taken.then(|| {
        format!(
            "A list is written so, even when it has one item: {}.",
            quoted(&format!("[{text}]"))
        )
    })
}

/// The text as the one part that a mapping of this schema has: the key that it has to have, or that of its example.
fn sole_part(schema: NodeRef<'_>, text: &str) -> Option<String> {
    let key = if let Some(required) = schema.get("required") {
        let mut required = required.items();
        let key = required.next()?.as_str();
        key.filter(|_| required.next().is_none())?
    } else {
        let example = schema.get("examples")?.item(0)?;
        key_text(example.entries().next()?.key)
    };
    Some(format!("{key}: {text}"))
}
