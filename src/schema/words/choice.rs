//! What is excluded: `false`, `not`, and alternatives of which too many or none hold.

use std::collections::BTreeSet;

use jsonschema::ValidationError;

use super::describe::{described_kind, name_of};
use super::unknown_key::unknown;
use crate::document::NodeRef;
use crate::schema::failing::{Failing, subject};
use crate::schema::failure::{Mark, Wording};
use crate::schema::quote::key_name;
use crate::schema::value::key_text;
use crate::schema::walk::Site;
use crate::source::Span;
use crate::words::{joined, listed, number_of, quoted};

/// The schema is `false`: nothing may stand here. The engine says the same of a mapping none of whose keys the schema
/// knows, when it knows no key at all; each key is then named on its own.
pub(super) fn forbidden(failing: Failing<'_>) -> Vec<Wording> {
    if let Some(wordings) = beyond_the_last(failing) {
        return wordings;
    }
    let node = failing.site.node;
    let keyword = failing
        .clause
        .and_then(|clause| clause.site.key)
        .and_then(|key| about_keys(key_text(key)));
    let Some(keyword) = keyword.filter(|_| node.entries().len() > 0) else {
        return vec![nothing_allowed(failing)];
    };
    let keys: Vec<String> = node
        .entries()
        .map(|entry| key_text(entry.key).to_owned())
        .collect();
    let mut wordings = unknown(failing, &keys);
    for wording in &mut wordings {
        wording.keyword = Some(keyword);
    }
    wordings
}

fn about_keys(keyword: &str) -> Option<&'static str> {
    [
        "additionalProperties",
        "unevaluatedProperties",
        "propertyNames",
    ]
    .into_iter()
    .find(|known| *known == keyword)
}

/// An item behind the last one that the schema has a place for; only the first of them is spoken of.
fn beyond_the_last(failing: Failing<'_>) -> Option<Vec<Wording>> {
    let keyword = key_text(failing.clause?.site.key?);
    if !matches!(keyword, "items" | "additionalItems") {
        return None;
    }
    let list = failing.site.parent?;
    let places = failing
        .schema()?
        .get("prefixItems")
        .map_or(0, |places| places.items().len());
    let at = list
        .items()
        .position(|item| item.id() == failing.site.node.id())?;
    if at > places {
        return Some(Vec::new());
    }
    let allowed = match places {
        0 => "none".to_owned(),
        _ => places.to_string(),
    };
    let message = format!(
        "the list has {} where the schema allows {allowed}",
        number_of(list.items().len(), "item")
    );
    let mut wording =
        Wording::new(Mark::value(failing.site), message, "one too many").and_help(failing.says());
    wording.keyword = Some("false");
    Some(vec![wording])
}

fn nothing_allowed(failing: Failing<'_>) -> Wording {
    let says = failing.says();
    let (mark, message) = match failing.site.key {
        Some(key) => (
            Mark::node(key),
            format!("{} is not allowed here", key_name(key)),
        ),
        None => (
            Mark::value(failing.site),
            format!("{} is not allowed here", subject(&failing)),
        ),
    };
    let mut wording = Wording::new(mark, message, "")
        .with_help("Remove it.")
        .and_help(says);
    wording.keyword = Some("false");
    wording
}

/// `not`: the value is of a kind that the schema excludes.
pub(super) fn excluded(failing: Failing<'_>) -> Wording {
    let node = failing.site.node;
    let excluded = failing.clause.map(|clause| clause.site.node);
    let keys: Vec<NodeRef<'_>> = excluded
        .and_then(|schema| schema.get("required"))
        .into_iter()
        .flat_map(NodeRef::items)
        .filter_map(|name| node.entry(name.as_str()?))
        .map(|entry| entry.key)
        .collect();
    let names: Vec<String> = keys.iter().map(|key| key_name(*key)).collect();
    let (mark, message) = match (keys.first(), names.as_slice()) {
        (Some(key), [name]) => (Mark::node(*key), format!("{name} is not allowed here")),
        (Some(key), _) => (
            Mark::node(*key),
            format!("{} may not stand together", joined(&names, "and")),
        ),
        (None, _) => {
            let what = subject(&failing);
            let kind = excluded.and_then(described_kind);
            let message = match kind {
                Some(kind) => {
                    format!("{what} is excluded by the schema, which allows nothing that is {kind}")
                }
                None => format!("{what} is excluded by the schema"),
            };
            (Mark::value(failing.site), message)
        }
    };
    let mut wording = Wording::new(mark, message, "").and_help(failing.says());
    for key in keys.iter().skip(1) {
        wording = wording.and_here(Mark::node(*key).range, "and this");
    }
    wording
}

/// `oneOf`: more than one alternative holds. Alternatives are named by the keys they require.
pub(super) fn several(failing: Failing<'_>, context: &[Vec<ValidationError<'static>>]) -> Wording {
    let node = failing.site.node;
    let alternatives: Vec<NodeRef<'_>> = failing
        .clause
        .into_iter()
        .flat_map(|clause| clause.site.node.items())
        .collect();
    let holding = context
        .iter()
        .enumerate()
        .filter(|(_, errors)| errors.is_empty());
    let holding: Vec<usize> = holding.map(|(index, _)| index).collect();
    let fitting: Vec<NodeRef<'_>> = holding
        .iter()
        .filter_map(|index| alternatives.get(*index).copied())
        .collect();
    let keys: Vec<NodeRef<'_>> = fitting
        .iter()
        .filter_map(|schema| schema.get("required")?.item(0)?.as_str())
        .filter_map(|name| node.entry(name))
        .map(|entry| entry.key)
        .collect();
    let mut names: Vec<String> = keys.iter().map(|key| key_name(*key)).collect();
    names.dedup();
    let by_keys = names.len() > 1 && names.len() == holding.len();
    let (mark, message) = match keys.first() {
        Some(first) if by_keys => (
            Mark::node(*first),
            format!("only one of {} may be given", joined(&names, "and")),
        ),
        _ => (Mark::value(failing.site), fits_several(&failing, &fitting)),
    };
    let mut wording = Wording::new(mark, message, "").and_help(failing.says());
    if let Some(clause) = failing.clause.filter(|_| !by_keys) {
        for schema in fitting {
            let range = Mark::value(Site::root(schema)).range;
            wording = wording.and_there(Span::new(clause.file, range), "this fits");
        }
    }
    if by_keys {
        "one of these".clone_into(&mut wording.problem.primary.message);
        for key in keys.iter().skip(1) {
            wording = wording.and_here(Mark::node(*key).range, "and this");
        }
    }
    wording
}

fn fits_several(failing: &Failing<'_>, fitting: &[NodeRef<'_>]) -> String {
    let what = subject(failing);
    match fitting_names(fitting) {
        Some(names) => format!("{what} fits {names} where it must fit exactly one alternative"),
        None => format!(
            "{what} fits {} alternatives of the schema where it must fit exactly one",
            fitting.len()
        ),
    }
}

/// The names of the alternatives that fit, when each has one of its own.
fn fitting_names(fitting: &[NodeRef<'_>]) -> Option<String> {
    let names: Option<Vec<String>> = fitting.iter().map(|schema| name_of(*schema)).collect();
    let names = names?;
    let distinct: BTreeSet<&String> = names.iter().collect();
    let both = if names.len() == 2 { "both " } else { "" };
    (distinct.len() == names.len()).then(|| format!("{both}{}", joined(&names, "and")))
}

/// Alternatives that each only miss keys: one group of keys must be there.
pub(in crate::schema) fn one_missing(failing: Failing<'_>, groups: &[Vec<String>]) -> Wording {
    let mut names: Vec<String> = groups
        .iter()
        .map(|group| {
            let quoted: Vec<String> = group.iter().map(|key| quoted(key)).collect();
            joined(&quoted, "with")
        })
        .collect();
    names.dedup();
    let wanted = joined(&names, "or");
    let help: Vec<&String> = groups.iter().filter_map(|group| group.first()).collect();
    Wording::new(
        Mark::value(failing.site),
        format!("{wanted} is missing"),
        "",
    )
    .with_help(format!("Add {}.", listed(&help, "or")))
}

/// Alternatives of which none can be singled out.
pub(in crate::schema) fn no_alternative(failing: Failing<'_>) -> Wording {
    Wording::new(
        Mark::value(failing.site),
        format!(
            "{} fits none of the alternatives of the schema",
            subject(&failing)
        ),
        "",
    )
    .and_help(failing.says())
}
