//! What an original has in place of a fact that is not on its line: a slip of the pen or of the line, most often.

use std::collections::{BTreeMap, BTreeSet};

use crate::fact::{Fact, FactId, FactIndex, fold};

use super::OriginalEvidence;
use super::outcome::{Match, Mismatch, Unused};
use super::text::{Item, Use};

/// Where a fact that is not on its line may have come from; positions among what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::rules) struct Hints {
    /// The figure that the line has instead.
    pub(in crate::rules) instead: Option<usize>,
    /// Other lines that have it: those where nothing accounts for it, if there are such.
    pub(in crate::rules) elsewhere: Vec<usize>,
}

impl OriginalEvidence {
    /// Figures that may have been meant by a fact.
    pub(in crate::rules) fn hints(&self, fact: &Fact) -> Hints {
        let folded = fold(&fact.text);
        let items = || self.text.items.iter().enumerate();
        let mut elsewhere: Vec<usize> = items()
            .filter(|(_, item)| item.folded == folded && Some(item.line) != fact.line())
            .map(|(position, _)| position)
            .collect();
        let is_free = |position: &usize| {
            let item = self.text.items.get(*position);
            item.is_some_and(|item| item.used == Use::Free)
        };
        if elsewhere.iter().any(is_free) {
            elsewhere.retain(is_free);
        }
        let guess = elsewhere.is_empty();
        Hints {
            instead: self.instead(fact, &folded, guess),
            elsewhere,
        }
    }

    /// Something that contains the figure or is contained in it, or of the same value; as a guess, the only figure of
    /// the line that nothing accounts for.
    fn instead(&self, fact: &Fact, folded: &str, guess: bool) -> Option<usize> {
        let line = fact.line()?;
        let value = fact.figure().map(|figure| &figure.value);
        let alike = |(_, item): &(usize, &Item)| {
            item.folded.contains(folded) || folded.contains(&*item.folded)
        };
        let equal = |(_, item): &(usize, &Item)| {
            let of_item = item.found.figure.as_ref().map(|figure| &figure.value);
            value.is_some() && of_item == value
        };
        let on_line = || self.text.on_line(line);
        let near = on_line().find(alike).or_else(|| on_line().find(equal));
        let only = || {
            value.filter(|_| guess)?;
            let mut free = on_line().filter(|(_, item)| item.is_figure() && item.used == Use::Free);
            free.next().filter(|_| free.next().is_none())
        };
        near.or_else(only).map(|(position, _)| position)
    }

    /// The figures that facts which are not on their lines were probably taken from: positions among what was found.
    pub(in crate::rules) fn suspects(&self, index: &FactIndex) -> BTreeMap<FactId, usize> {
        let missing = self.matches.iter().filter(|(_, found)| {
            matches!(
                found,
                Match::Missing(Mismatch::NotThere | Mismatch::NoSuchLine)
            )
        });
        let mut found = BTreeMap::new();
        let mut taken = BTreeSet::new();
        for (id, fact) in missing.filter_map(|(id, _)| Some((*id, index.fact(*id)?))) {
            let hints = self.hints(fact);
            let elsewhere = hints.elsewhere.iter().chain(&hints.instead);
            let next = elsewhere.copied().find(|at| taken.insert(*at));
            found.extend(next.map(|at| (id, at)));
        }
        found
    }

    /// What was found that was probably meant by what names a line that cannot be read or that is not there, in a fact
    /// that cannot be read or an entry of `omit`; positions. Of lines that cannot be read only the rule `schema` tells.
    pub(in crate::rules) fn astray(
        &self,
        index: &FactIndex,
        is_schema_on: bool,
    ) -> BTreeSet<usize> {
        let has_line = |line| self.text.line_range(line).is_some();
        let documents = self.documents.iter().filter_map(|id| index.document(*id));
        let of_facts = documents.flat_map(|document| {
            let astray = document.astray.iter().filter(|_| is_schema_on);
            let unread = document.unread.iter();
            let beyond = unread.filter(|unread| !has_line(unread.line));
            astray.chain(beyond.map(|unread| &unread.text))
        });
        let beyond = self
            .idle
            .iter()
            .filter(|idle| idle.why == Unused::NoSuchLine);
        let of_omits = beyond.filter_map(|idle| {
            let document = index.document(idle.document)?;
            Some(&document.omits.get(idle.position)?.text)
        });
        let mut found = BTreeSet::new();
        for text in of_facts.chain(of_omits) {
            let folded = fold(text);
            let mut items = (0..).zip(&self.text.items);
            let next = items.find(|(at, item)| {
                item.folded == folded && item.used == Use::Free && !found.contains(at)
            });
            found.extend(next.map(|(at, _)| at));
        }
        found
    }
}
