//! Schemas that are written in the way of another draft or another language: what to write instead.

use jsonschema::Draft;

use super::keyword::{self, Holds, draft_name};
use super::walk::{Site, segments};
use crate::document::{NodeKind, NodeRef};
use crate::words::{did_you_mean, quoted};

/// Types as programming languages name them, each with the type of JSON Schema.
const TYPES: [(&str, &str); 26] = [
    ("arr", "array"),
    ("bool", "boolean"),
    ("char", "string"),
    ("decimal", "number"),
    ("dict", "object"),
    ("double", "number"),
    ("float", "number"),
    ("hash", "object"),
    ("int", "integer"),
    ("int32", "integer"),
    ("int64", "integer"),
    ("list", "array"),
    ("long", "integer"),
    ("map", "object"),
    ("mapping", "object"),
    ("nil", "null"),
    ("none", "null"),
    ("num", "number"),
    ("sequence", "array"),
    ("set", "array"),
    ("str", "string"),
    ("struct", "object"),
    ("text", "string"),
    ("tuple", "array"),
    ("varchar", "string"),
    ("void", "null"),
];

/// Formats that are taken for types.
const FORMATS: [(&str, &str); 9] = [
    ("date", "date"),
    ("date-time", "date-time"),
    ("datetime", "date-time"),
    ("email", "email"),
    ("time", "time"),
    ("timestamp", "date-time"),
    ("uri", "uri"),
    ("url", "uri"),
    ("uuid", "uuid"),
];

/// What to write in place of the value at `pointer`, which the draft of the schema does not take.
pub(super) fn help(root: NodeRef<'_>, draft: Draft, pointer: &str) -> Option<String> {
    let site = Site::root(root).walk(pointer)?;
    let steps: Vec<String> = segments(pointer).collect();
    let mut steps = steps.iter().rev().map(String::as_str);
    let (last, before, name) = (steps.next()?, steps.next(), steps.next());
    let holds = |step: Option<&str>| step.and_then(keyword::find).map(|found| found.holds);
    let is_schema = match holds(before) {
        Some(Holds::Map | Holds::MapInPlace | Holds::PatternMap) => true,
        Some(Holds::List | Holds::ListInPlace) => last.parse::<usize>().is_ok(),
        _ => matches!(
            holds(Some(last)),
            Some(Holds::Schema | Holds::InPlace | Holds::SchemaOrList)
        ),
    };
    let node = site.node;
    match (last, node.kind()) {
        _ if is_schema => of_schema(last, node, draft),
        ("type", NodeKind::String(_)) => of_type(node.as_str()?),
        (_, NodeKind::String(_)) if before == Some("type") => of_type(node.as_str()?),
        (_, NodeKind::Mapping(_)) if before == Some("type") => {
            Some("Alternatives that are schemas stand under `anyOf`.".to_owned())
        }
        ("required", NodeKind::Bool(_)) => Some(match (before, name) {
            (Some(key), Some("properties")) => format!(
                "Keys that must be there are named once, beside `properties`: {}.",
                quoted(&format!("\"required\": [\"{key}\"]"))
            ),
            _ => "Name the keys that must be there in a list.".to_owned(),
        }),
        ("exclusiveMinimum" | "exclusiveMaximum", NodeKind::Bool(_)) => Some(format!(
            "Only draft 4 says it so, beside {}. Since draft 6 the number itself stands here.",
            quoted(inclusive(last))
        )),
        ("exclusiveMinimum" | "exclusiveMaximum", NodeKind::Number) if draft == Draft::Draft4 => {
            Some(format!(
                "Draft 4 wants the number under {} and `true` here. Or name draft 6 or a later one in `$schema`.",
                quoted(inclusive(last))
            ))
        }
        _ => None,
    }
}

/// The keyword that is missing since its number stands under the exclusive one, which is told.
pub(super) fn is_follow_on(root: NodeRef<'_>, draft: Draft, pointer: &str, message: &str) -> bool {
    let Some(site) = Site::root(root).walk(pointer) else {
        return false;
    };
    draft == Draft::Draft4
        && ["exclusiveMinimum", "exclusiveMaximum"].iter().any(|key| {
            let number = site
                .node
                .get(key)
                .is_some_and(|node| matches!(node.kind(), NodeKind::Number));
            number && message == format!("{} is missing", quoted(inclusive(key)))
        })
}

fn inclusive(exclusive: &str) -> &'static str {
    match exclusive {
        "exclusiveMinimum" => "minimum",
        _ => "maximum",
    }
}

fn of_schema(key: &str, node: NodeRef<'_>, draft: Draft) -> Option<String> {
    match node.kind() {
        NodeKind::Bool(_) => Some(format!(
            "{} has no schemas `true` and `false`: write `{{}}` for what fits always, `{{\"not\": {{}}}}` for what never does.",
            capital(draft_name(draft))
        )),
        NodeKind::String(_) => {
            let text = node.as_str()?;
            let name = known_type(text)?;
            Some(format!(
                "Write {}.",
                quoted(&format!("{{\"type\": \"{name}\"}}"))
            ))
        }
        NodeKind::Sequence(_) if key == "items" => Some(
            "A list of schemas, one for each place, stands under `prefixItems` since 2020-12."
                .to_owned(),
        ),
        NodeKind::Sequence(_) => Some(
            "Put schemas that all have to fit under `allOf`, alternatives under `anyOf`."
                .to_owned(),
        ),
        _ => None,
    }
}

fn of_type(name: &str) -> Option<String> {
    if name.eq_ignore_ascii_case("any") || name.eq_ignore_ascii_case("mixed") {
        return Some("Leave `type` out: without it a value may be of any type.".to_owned());
    }
    if let Some(known) = known_type(name) {
        return Some(did_you_mean(known));
    }
    let lower = name.to_lowercase();
    let (_, format) = FORMATS.iter().find(|(own, _)| *own == lower)?;
    let written = format!("\"type\": \"string\", \"format\": \"{format}\"");
    Some(format!(
        "Such a text is one with a format: {}.",
        quoted(&written)
    ))
}

fn known_type(name: &str) -> Option<&'static str> {
    let lower = name.to_lowercase();
    let own = [
        "array", "boolean", "integer", "null", "number", "object", "string",
    ];
    let own = own.into_iter().find(|known| *known == lower);
    own.or_else(|| {
        let found = TYPES.iter().find(|(other, _)| *other == lower);
        found.map(|(_, known)| *known)
    })
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
