//! A key that must be there is not: what to add, which key asks for it, and whether another one that stands there is meant to
//! be it. What stands there and is not known is `unknown_key.rs`.

use std::collections::BTreeSet;

use super::properties::{lacking, properties, property};
use crate::document::NodeRef;
use crate::schema::failing::{Failing, described};
use crate::schema::failure::{Mark, Wording};
use crate::schema::value::key_text;
use crate::words::{listed, nearest, quoted};

/// In a mapping with more keys no slip is looked for: every missing key would be held against all of them.
const MOST_SLIPS: usize = 1_000;

/// A key that must be there is not.
pub(in crate::schema) fn required(failing: Failing<'_>, key: &str) -> Wording {
    let description = property(failing.schema(), key).and_then(described);
    missing(failing, key).and_help(description)
}

/// The same of a key that every one of several alternatives asks for. Where it tells them apart, what one of them says of it is
/// of that one alone; and a key that is one of its values was meant as that: `unique: …` for `rule: unique`.
pub(in crate::schema) fn required_by_all(
    failing: Failing<'_>,
    key: &str,
    alternatives: &[NodeRef<'_>],
) -> Wording {
    let values = alternatives.iter().filter_map(|alternative| {
        let value = property(Some(*alternative), key)?.get("const")?;
        value.as_str()
    });
    let values: Vec<&str> = values.collect();
    let mut entries = failing.site.node.entries();
    let meant = entries.find(|entry| values.contains(&key_text(entry.key)));
    match meant {
        Some(entry) => {
            let value = key_text(entry.key);
            let help = format!(
                "`{value}` is a value of {}. Write `{key}: {value}`.",
                quoted(key)
            );
            missing(failing, key).with_help(help)
        }
        None if values.is_empty() => required(failing, key),
        None => missing(failing, key).and_help(Some(format!("It is {}.", listed(&values, "or")))),
    }
}

fn missing(failing: Failing<'_>, key: &str) -> Wording {
    let companion = companion_of(failing, key);
    // What a row of a table lacks is a column, and all rows lack it.
    let row = failing.site.node;
    let is_row = row.document().format().is_cells();
    let heading = row.entries().next().filter(|_| is_row);
    let heading = heading.map(|entry| entry.key);
    let (mark, message) = match companion {
        Some(other) => (
            Mark::node(other),
            format!(
                "{} is missing: it goes with {}",
                quoted(key),
                quoted(key_text(other))
            ),
        ),
        None => (
            heading.map_or_else(|| Mark::value(failing.site), Mark::node),
            format!("{} is missing", quoted(key)),
        ),
    };
    let slip = slip_of(failing, key);
    let help = match slip {
        Some(written) => format!("Is {} meant to be {}?", quoted(&written), quoted(key)),
        None if is_row => format!("Add a column with the heading `{key}`."),
        None => format!("Add `{key}: …`."),
    };
    let label = if companion.is_some() {
        ""
    } else {
        "missing here"
    };
    let mut wording = Wording::new(mark, message, label).with_help(help);
    wording.keyword = companion.map(|_| "dependentRequired");
    wording
}

/// Whether a missing key is there under another name that the schema reports as an unknown key anyway, with the right
/// key beside it: two failures would be one cause too many. The other name is a slip of the pen, or the only one that
/// does not belong.
pub(in crate::schema) fn is_slip(failing: Failing<'_>, key: &str) -> bool {
    let Some(schema) = failing.schema() else {
        return false;
    };
    let closes = |keyword| schema.get(keyword).and_then(NodeRef::as_bool) == Some(false);
    // What `unevaluatedProperties` takes stands in other schemas too.
    let own = closes("additionalProperties");
    let node = failing.site.node;
    if node.entries().len() > MOST_SLIPS {
        return false;
    }
    let absent = || properties(Some(schema)).filter(|name| node.entry(name).is_none());
    let known: BTreeSet<&str> = properties(Some(schema)).collect();
    let mut unknown = node
        .entries()
        .map(|entry| key_text(entry.key))
        .filter(|name| !known.contains(name));
    let stands_for_it = match (unknown.next(), unknown.next()) {
        (Some(only), None) if own => {
            nearest(only, absent()).is_none() && lacking(Some(schema), node).contains(&key)
        }
        _ => false,
    };
    let is_near =
        || slip_of(failing, key).is_some_and(|written| nearest(&written, absent()) == Some(key));
    (own || closes("unevaluatedProperties"))
        && schema.get("patternProperties").is_none()
        && (stands_for_it || is_near())
}

/// Whether one of the keys that are told to be unknown is probably meant to be this one, which is missing.
pub(in crate::schema) fn is_meant<'k>(
    unknown: impl Iterator<Item = &'k String>,
    missing: &str,
) -> bool {
    let mut unknown = unknown.take(MOST_SLIPS);
    unknown.any(|key| nearest(key, [missing]).is_some())
}

/// The key that demands another one (`dependentRequired`, `dependencies`), as it stands in the instance.
fn companion_of<'e>(failing: Failing<'e>, missing: &str) -> Option<NodeRef<'e>> {
    let clause = failing.clause?.site;
    if !matches!(key_text(clause.key?), "dependentRequired" | "dependencies") {
        return None;
    }
    let demanding = clause.node.entries().filter(|entry| {
        let mut demanded = entry.value.items();
        demanded.any(|name| name.as_str() == Some(missing))
    });
    demanding
        .filter_map(|entry| failing.site.node.entry(key_text(entry.key)))
        .map(|entry| entry.key)
        .next()
}

/// A key that stands there, is not in the schema, and looks like the missing one.
fn slip_of(failing: Failing<'_>, missing: &str) -> Option<String> {
    let known: BTreeSet<&str> = properties(failing.schema()).collect();
    if known.is_empty() || failing.site.node.entries().len() > MOST_SLIPS {
        return None;
    }
    let unknown = failing
        .site
        .node
        .entries()
        .map(|entry| key_text(entry.key))
        .filter(|key| !known.contains(key));
    nearest(missing, unknown).map(str::to_owned)
}
