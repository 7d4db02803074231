//! Lists: how many items, which ones, and whether they differ.

use std::collections::BTreeSet;

use super::describe::described_kind;
use super::unknown_key::{is_schema, not_wanted};
use crate::document::NodeRef;
use crate::schema::failing::{Failing, described, subject};
use crate::schema::failure::{Mark, Wording};
use crate::schema::quote::written;
use crate::schema::value::canonical_text;
use crate::schema::walk::Site;
use crate::words::counted;

/// Fewer items than `minItems`.
pub(super) fn too_few(failing: Failing<'_>, limit: u64) -> Wording {
    let message = format!(
        "{} has {} where the schema wants at least {limit}",
        subject(&failing),
        size(&failing)
    );
    Wording::new(Mark::value(failing.site), message, "").and_help(failing.says())
}

/// More items than `maxItems`: the first that is too many is shown.
pub(super) fn too_many(failing: Failing<'_>, limit: u64) -> Wording {
    let message = format!(
        "{} has {} where the schema allows {limit}",
        subject(&failing),
        size(&failing)
    );
    let extra = usize::try_from(limit)
        .ok()
        .and_then(|index| failing.site.node.item(index));
    let mark = extra.map_or_else(|| Mark::value(failing.site), item_mark);
    Wording::new(mark, message, "one too many").and_help(failing.says())
}

/// Two equal items where all must differ: both are shown.
pub(super) fn not_unique(failing: Failing<'_>) -> Wording {
    let mut seen = std::collections::BTreeMap::new();
    let pair = failing
        .site
        .node
        .items()
        .enumerate()
        .find_map(|(index, item)| {
            seen.insert(canonical_text(item), item)
                .map(|first| (first, index, item))
        });
    let Some((first, index, second)) = pair else {
        let message = format!("{} has equal items", subject(&failing));
        return Wording::new(Mark::value(failing.site), message, "");
    };
    let message = if second.scalar_text().is_some() {
        format!("{} stands in the list twice", written(second))
    } else {
        "two items of the list are equal".to_owned()
    };
    let mut wording = Wording::new(item_mark(second), message, "the same again")
        .with_help("Remove one of them, or correct it.")
        .and_help(failing.says());
    wording.below = Some(index.to_string());
    wording.and_here(item_mark(first).range, "first here")
}

/// No item, too few or too many that `contains` asks for.
pub(super) fn contains(failing: Failing<'_>) -> Wording {
    let keyword = failing
        .error
        .schema_path()
        .as_str()
        .rsplit('/')
        .next()
        .unwrap_or_default();
    let what = subject(&failing);
    let clause = failing.clause.map(|clause| clause.site.node);
    let limit = clause.and_then(NodeRef::scalar_text).unwrap_or("1");
    let kind = failing
        .schema()
        .and_then(|schema| described_kind(schema.get("contains")?))
        .map_or_else(
            || "of the kind that the schema describes".to_owned(),
            |kind| {
                let many = matches!(keyword, "maxContains" | "minContains") && limit != "1";
                format!("that {} {kind}", if many { "are" } else { "is" })
            },
        );
    let message = match keyword {
        "maxContains" => format!("{what} may have at most {} {kind}", items(limit)),
        "minContains" => format!("{what} must have at least {} {kind}", items(limit)),
        _ => format!("{what} has no item {kind}"),
    };
    let wanted = clause.and_then(described).or_else(|| failing.says());
    Wording::new(Mark::value(failing.site), message, "").and_help(wanted)
}

/// Items after the last one that the schema knows.
pub(super) fn additional(failing: Failing<'_>, limit: usize) -> Vec<Wording> {
    let extra = failing.site.node.items().enumerate().skip(limit);
    extra
        .map(|(index, item)| unexpected(failing, index, item, limit))
        .take(1)
        .collect()
}

/// Items that no clause of the schema looked at. The engine names each by the number of its node.
pub(super) fn unevaluated(failing: Failing<'_>, unexpected_nodes: &[String]) -> Vec<Wording> {
    let is_schema = is_schema(failing);
    let items = failing.site.node.items().enumerate();
    let unexpected: BTreeSet<&str> = unexpected_nodes.iter().map(String::as_str).collect();
    items
        .filter(|(_, item)| unexpected.contains(&*item.id().index().to_string()))
        .map(|(index, item)| {
            if is_schema {
                let site = Site {
                    node: item,
                    key: None,
                    parent: Some(failing.site.node),
                };
                let mut wording = not_wanted(failing, site, "every other item");
                wording.below = Some(index.to_string());
                return wording;
            }
            let message = format!(
                "item {} of {} is not in the schema",
                index + 1,
                subject(&failing)
            );
            let mut wording = Wording::new(item_mark(item), message, "").and_help(failing.says());
            wording.below = Some(index.to_string());
            wording
        })
        .collect()
}

fn unexpected(failing: Failing<'_>, index: usize, item: NodeRef<'_>, limit: usize) -> Wording {
    let message = format!(
        "{} has {} where the schema allows {limit}",
        subject(&failing),
        size(&failing)
    );
    let mut wording =
        Wording::new(item_mark(item), message, "one too many").and_help(failing.says());
    wording.below = Some(index.to_string());
    wording
}

fn item_mark(item: NodeRef<'_>) -> Mark {
    Mark::value(Site::root(item))
}

fn items(count: &str) -> String {
    if count == "1" {
        "1 item".to_owned()
    } else {
        format!("{count} items")
    }
}

fn size(failing: &Failing<'_>) -> String {
    match u64::try_from(failing.site.node.items().len()) {
        Ok(0) => "no items".to_owned(),
        Ok(count) => counted(count, "item", "items"),
        Err(_) => "too many items".to_owned(),
    }
}
