//! Values without a counterpart and values that differ, in words.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Label;
use crate::words::{counted, quoted};

use super::super::records::{Break, all_quoted, as_count, said};
use super::figures::are_in_units;
use super::{Side, Stated};

/// “ of `22.x`”, or nothing.
pub(super) fn of_key(key: &[String]) -> String {
    if key.is_empty() {
        return String::new();
    }
    format!(" of {}", all_quoted(key))
}

/// The break of a value that has no counterpart.
pub(super) fn alone(
    sides: &[Side],
    first: &Stated<'_, '_>,
    key: &[String],
    present: &BTreeSet<usize>,
) -> Break {
    let missing = (0..sides.len()).find(|side| !present.contains(side));
    let missing = missing.and_then(|side| sides.get(side));
    let name = missing.map_or("", |side| side.own.name.as_str());
    let own = sides
        .get(first.side)
        .map_or("", |side| side.own.name.as_str());
    let mut identity = key.to_vec();
    identity.push(format!("no {name}"));
    Break {
        message: format!("`{own}`{} has no counterpart under `{name}`", of_key(key)),
        places: vec![Label::new(first.value.span, "")],
        count: 1,
        help: vec!["Add it there, or take it away here.".to_owned()],
        key: identity,
    }
}

/// What to say of values that only the widest readings let agree.
pub(super) fn doubted(found: Break) -> Break {
    Break {
        message: format!(
            "{}, which only the widest readings of both allow",
            found.message
        ),
        help: vec!["Correct one of them, or state one more closely.".to_owned()],
        ..found
    }
}

/// The break of values that differ: those that fewer places state are underlined first.
pub(super) fn differ(sides: &[Side], group: &[Stated<'_, '_>], mut key: Vec<String>) -> Break {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for stated in group {
        *counts.entry(&stated.text).or_default() += 1;
    }
    let mut sorted: Vec<&Stated<'_, '_>> = group.iter().collect();
    sorted.sort_by_key(|stated| {
        let count = counts.get(&*stated.text).copied().unwrap_or_default();
        // Of two that differ the one of the field that is named last is to be corrected more often.
        (count, std::cmp::Reverse(stated.side), stated.value.span)
    });
    let name = |stated: &Stated<'_, '_>| {
        sides
            .get(stated.side)
            .map_or("", |side| side.own.name.as_str())
            .to_owned()
    };
    let place = |stated: &&Stated<'_, '_>| {
        let side = sides.get(stated.side).map_or("", |side| side.name.as_str());
        Label::new(stated.value.span, format!("`{side}`"))
    };
    // One place for each value comes first.
    let mut seen = BTreeSet::new();
    let (mut places, others): (Vec<_>, Vec<_>) = sorted
        .iter()
        .copied()
        .partition(|stated| seen.insert(&stated.text));
    let is_in_units = are_in_units(group);
    let said = |stated: &Stated<'_, '_>| said(stated.value, is_in_units);
    let message = match places.as_slice() {
        [one, other] => format!(
            "`{}`{} is {} and {}",
            name(one),
            of_key(&key),
            said(one),
            said(other)
        ),
        [one, ..] => format!(
            "`{}`{} is stated in {} ways",
            name(one),
            of_key(&key),
            counts.len()
        ),
        [] => String::new(),
    };
    let most = sorted.last().map_or("", |stated| &*stated.value.text);
    let most_count = counts.values().max().copied().unwrap_or_default();
    let help = advice(most, &counts);
    key.extend(counts.keys().map(|text| (*text).to_owned()));
    places.extend(others);
    let broken = group.len().saturating_sub(most_count).max(1);
    Break {
        message,
        places: places.iter().map(place).collect(),
        count: as_count(broken),
        help: vec![help],
        key,
    }
}

/// Advice about values that differ: which of them stands most often, if one does.
fn advice(most: &str, counts: &BTreeMap<&str, usize>) -> String {
    let greatest = counts.values().max().copied().unwrap_or_default();
    let leading = counts.values().filter(|count| **count == greatest);
    if leading.count() == 1 {
        let places = counted(greatest, "place", "places");
        return format!("{} stands in {places}.", quoted(most));
    }
    "Correct one of them.".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_most_often_is_named() {
        let of = |counts: &[(&'static str, usize)]| advice("a", &counts.iter().copied().collect());
        assert_eq!(
            of(&[("a", 2), ("b", 1), ("c", 1)]),
            "`a` stands in 2 places."
        );
        assert_eq!(of(&[("a", 2), ("b", 2)]), "Correct one of them.");
        assert_eq!(of(&[("a", 1), ("b", 1)]), "Correct one of them.");
    }
}
