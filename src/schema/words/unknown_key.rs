//! Keys that a schema does not know, and those whose values are not what it wants of all that it does not name: each is told
//! with the name that was probably meant. Keys that are missing are `missing_key.rs`.

use std::collections::{BTreeMap, BTreeSet};

use jsonschema::error::ValidationErrorKind as Kind;

use super::describe::described_kind;
use super::properties::{known_as, lacking, properties};
use crate::document::{EntryRef, NodeRef};
use crate::schema::failing::{Failing, described, subject};
use crate::schema::failure::{Mark, Wording};
use crate::schema::value::key_text;
use crate::schema::walk::Site;
use crate::words::{Names, counted, did_you_mean, listed, nearest, quoted};

/// Most unknown keys of one mapping that are named; the rest are counted.
const MOST: usize = 500;

/// Keys that the schema does not know, each on its own.
pub(super) fn unknown(failing: Failing<'_>, keys: &[String]) -> Vec<Wording> {
    let is_unevaluated = matches!(failing.error.kind(), Kind::UnevaluatedProperties { .. });
    if is_unevaluated && is_schema(failing) {
        return unfit(failing, keys);
    }
    let known = Known::beside(failing);
    let more = keys.len().saturating_sub(MOST);
    keys.iter()
        .take(MOST)
        .filter_map(|key| known.word_unknown(key, keys.len() == 1))
        .chain((more > 0).then(|| {
            let more = counted(more, "more key is", "more keys are");
            let message = format!("{more} unknown here");
            Wording::new(Mark::value(failing.site), message, "")
        }))
        .collect()
}

/// The key that the only unknown one is told to stand for: the one that is missing, where it is near to no other.
pub(in crate::schema) fn stands_for(failing: Failing<'_>, unknown: &str) -> Option<String> {
    if !matches!(
        failing.error.kind(),
        Kind::AdditionalProperties { .. } | Kind::UnevaluatedProperties { .. }
    ) {
        return None;
    }
    let (schema, node) = (failing.schema(), failing.site.node);
    let absent = properties(schema).filter(|name| node.entry(name).is_none());
    let is_near = known_as(schema, unknown).is_some() || nearest(unknown, absent).is_some();
    match lacking(schema, node).as_slice() {
        [only] if !is_near => Some((*only).to_owned()),
        _ => known_as(schema, unknown).map(str::to_owned),
    }
}

/// Whether the clause says of what is left what it has to be, and not only that there may be nothing.
pub(super) fn is_schema(failing: Failing<'_>) -> bool {
    let clause = failing.clause.map(|clause| clause.site.node);
    clause.is_some_and(|clause| clause.entries().len() > 0)
}

/// Keys that the schema does not name and whose values are not what it wants of all such.
fn unfit(failing: Failing<'_>, keys: &[String]) -> Vec<Wording> {
    let unfit: BTreeSet<&str> = keys.iter().map(String::as_str).collect();
    let entries = failing.site.node.entries();
    let entries = entries.filter(|entry| unfit.contains(key_text(entry.key)));
    entries
        .take(MOST)
        .map(|entry| {
            let site = Site {
                node: entry.value,
                key: Some(entry.key),
                parent: Some(failing.site.node),
            };
            let mut wording = not_wanted(failing, site, "every other key");
            wording.below = Some(key_text(entry.key).to_owned());
            wording
        })
        .collect()
}

/// A value that is not what a clause wants of all that no other has looked at. Of what its schema says only the type is
/// gone into.
pub(super) fn not_wanted(failing: Failing<'_>, site: Site<'_>, of: &str) -> Wording {
    let clause = failing.clause.map(|clause| clause.site.node);
    let kind = clause.and_then(described_kind);
    let what = subject(&Failing { site, ..failing });
    let message = match kind {
        Some(kind) => format!("{what} is not {kind}, as the schema wants of {of}"),
        None => format!("{what} is not what the schema wants of {of}"),
    };
    Wording::new(Mark::value(site), message, "").and_help(clause.and_then(described))
}

/// A mapping with keys that its schema does not know, and the names that it does.
struct Known<'a> {
    failing: Failing<'a>,
    entries: Vec<EntryRef<'a>>,
    /// The first entry of each key.
    places: BTreeMap<&'a str, usize>,
    /// What the schema knows and the mapping does not have.
    allowed: Vec<&'a str>,
    names: Names<'a>,
    /// What the schema asks for and the mapping does not have.
    lacking: Vec<&'a str>,
}

impl<'a> Known<'a> {
    fn beside(failing: Failing<'a>) -> Self {
        let entries: Vec<EntryRef<'_>> = failing.site.node.entries().collect();
        let mut places = BTreeMap::new();
        for (at, entry) in entries.iter().enumerate() {
            places.entry(key_text(entry.key)).or_insert(at);
        }
        let allowed: Vec<&str> = properties(failing.schema())
            .filter(|name| !places.contains_key(name))
            .collect();
        Self {
            names: allowed.iter().copied().collect(),
            lacking: lacking(failing.schema(), failing.site.node),
            failing,
            entries,
            places,
            allowed,
        }
    }

    /// Says of a key that it is unknown; nothing of one that a comma has cut off behind another that says so.
    fn word_unknown(&self, key: &str, is_alone: bool) -> Option<Wording> {
        let Failing { site, .. } = self.failing;
        let at = self.places.get(key).copied();
        let entry = at.and_then(|at| self.entries.get(at));
        let mark = entry.map_or_else(|| Mark::value(site), |entry| Mark::node(entry.key));
        let cut = at.and_then(|at| cut_off(site.node, &self.entries, at));
        if cut.is_some_and(|cut| !cut.is_first) {
            return None;
        }
        let called = known_as(self.failing.schema(), key);
        let called = called.filter(|name| self.allowed.contains(name));
        let near = self.names.near(key);
        let help = match (cut, called.or(near.as_deref())) {
            (Some(cut), _) => {
                let whole = quoted(&format!("\"{}\"", cut.whole));
                format!("Between braces a comma ends a value. Put all of it in quotes: {whole}.")
            }
            (None, Some(near)) => did_you_mean(near),
            (None, None) => self.advice(is_alone),
        };
        // In quotes, so that a blank at an end is seen.
        let has_blank = key != key.trim();
        let shown = if has_blank {
            format!("`{key:?}`")
        } else {
            quoted(key)
        };
        let blank = has_blank.then(|| "It begins or ends with a blank.".to_owned());
        let message = format!("unknown key {shown}");
        let mut wording = Wording::new(mark, message, "")
            .and_help(blank)
            .and_help(Some(help));
        wording.below = Some(key.to_owned());
        let sole = near.as_ref().filter(|near| near.is_only);
        let meant = called.or(sole.map(|near| &**near));
        if let Some((near, entry)) = meant.filter(|_| cut.is_none()).zip(entry) {
            wording = wording.meant(entry.key, near);
        }
        Some(wording)
    }

    /// What to do with a key that resembles none.
    fn advice(&self, is_alone: bool) -> String {
        if is_alone && !self.lacking.is_empty() {
            let lacking = listed(&self.lacking, "or");
            return format!("Is it meant to be {lacking}, which is missing?");
        }
        if self.allowed.is_empty() {
            return "Remove it.".to_owned();
        }
        format!(
            "Remove it. You may still add {}.",
            listed(&self.allowed, "or")
        )
    }
}

/// What commas between braces have cut to pieces.
#[derive(Clone, Copy)]
struct Cut<'a> {
    /// From the value that is left to the last of the keys that the rest became.
    whole: &'a str,
    /// Whether the key is the first of these.
    is_first: bool,
}

/// The text that the key is a piece of, when it stands alone behind a value without quotes.
fn cut_off<'a>(node: NodeRef<'a>, entries: &[EntryRef<'a>], at: usize) -> Option<Cut<'a>> {
    let (before, after) = entries.split_at_checked(at)?;
    let left = before.iter().rposition(|entry| !entry.is_bare())?;
    let last = after.iter().take_while(|entry| entry.is_bare()).last()?;
    let start = entries.get(left)?.value.range().start as usize;
    let whole = node.document().text();
    let whole = whole.get(start..last.key.range().end as usize)?;
    let is_first = left + 1 == at;
    (!whole.contains(['"', '\'', '{', '['])).then_some(Cut { whole, is_first })
}
