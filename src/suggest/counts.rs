//! Counts that texts state: of what can be counted in the repository, and of what only the texts count.

use std::collections::{BTreeMap, BTreeSet};

use super::SeenFile;
use super::data::Collection;
use super::model::{Proposal, Suggestion};
use super::statement::Statement;
use super::truth::{Truth, truths};
use super::words::Words;
use crate::words::{WordLists, are_one_noun, looks_plural};

/// Stated numbers that are the number of files or records whose name is the noun.
pub(super) fn counted(
    files: &[SeenFile],
    collections: &[Collection],
    statements: &[Statement],
) -> Vec<Suggestion> {
    let mut nouns: BTreeMap<String, Vec<Truth>> = BTreeMap::new();
    for truth in truths(files, collections) {
        nouns
            .entry(truth.noun.to_lowercase())
            .or_default()
            .push(truth);
    }
    let found = nouns
        .iter()
        .filter_map(|(noun, truths)| of_noun(noun, truths, statements));
    found.collect()
}

/// The count of a noun, where what texts say of it is the number of something that is called so.
fn of_noun(noun: &str, truths: &[Truth], statements: &[Statement]) -> Option<Suggestion> {
    let about: Vec<NounCount<'_>> = statements
        .iter()
        .filter_map(|statement| NounCount::of(statement, noun))
        .collect();
    // Of several that are called so, the one that most statements mean; of equals that which lies highest.
    let agreeing = |truth: &&Truth| {
        about
            .iter()
            .filter(|told| told.number() == truth.size && truth.is_before(told.path()))
            .count()
    };
    let truth = truths.iter().rev().max_by_key(agreeing)?;
    let (same, other): (Vec<NounCount<'_>>, Vec<_>) = about
        .iter()
        .filter(|told| truth.is_before(told.path()))
        .partition(|told| told.number() == truth.size);
    let is_close = |told: &NounCount<'_>| {
        told.number().saturating_mul(4) >= truth.size
            && told.number() <= truth.size.saturating_mul(4)
    };
    let drifted: Vec<NounCount<'_>> = other.into_iter().filter(is_close).collect();
    let is_small = truth.size < 5 && !drifted.is_empty();
    if same.is_empty() || drifted.len() > same.len() || is_small {
        return None;
    }
    // Where others of that name lie no deeper and are another number of things, one that happens to be the same says
    // nothing.
    let is_one_of_several = truths.iter().any(|other| {
        other.is != truth.is && other.size != truth.size && other.depth() <= truth.depth()
    });
    let texts: BTreeSet<&str> = same.iter().map(NounCount::path).collect();
    if is_one_of_several && (texts.len() < 2 || !drifted.is_empty()) {
        return None;
    }
    let mut evidence: Vec<String> = same.iter().take(3).map(NounCount::quoted).collect();
    evidence.push(truth.what.clone());
    evidence.extend(drifted.iter().take(3).map(NounCount::drifted));
    let size: u8 = if truth.size >= 10 { 8 } else { 0 };
    let most = u8::try_from(same.len().min(3)).unwrap_or(3);
    let first = same.first()?;
    Some(Suggestion {
        certainty: 85 + size + most - if drifted.is_empty() { 0 } else { 5 },
        evidence,
        proposal: Proposal::Count {
            noun: first.noun()?,
            is: Some(truth.is.clone()),
            files: same
                .iter()
                .chain(&drifted)
                .map(|told| told.statement.path.clone())
                .collect(),
        },
    })
}

/// A statement that says how many there are of something.
#[derive(Clone, Copy)]
struct NounCount<'a> {
    statement: &'a Statement,
    /// Which of its words is the noun.
    noun: usize,
}

impl<'a> NounCount<'a> {
    /// What a statement says of what this noun calls.
    fn of(statement: &'a Statement, noun: &str) -> Option<Self> {
        let words = &statement.words;
        let at = words.iter().position(|word| are_one_noun(word, noun))?;
        // Of `40 berth lights` the berths are not counted.
        let is_head = words.get(at + 1).is_none_or(|next| !looks_plural(next));
        is_head.then_some(Self {
            statement,
            noun: at,
        })
    }

    fn number(&self) -> usize {
        self.statement.number
    }

    fn path(&self) -> &'a str {
        &self.statement.path
    }

    fn noun(&self) -> Option<String> {
        Some(self.statement.words.get(self.noun)?.to_lowercase())
    }

    fn quoted(&self) -> String {
        self.statement.quoted(self.noun)
    }

    fn drifted(&self) -> String {
        let quoted = self.quoted();
        format!("{quoted}: this one has drifted, or counts something else")
    }
}

/// Nouns that several texts count with the same number.
pub(super) fn repeated(statements: &[Statement], known: &[Suggestion]) -> Vec<Suggestion> {
    let mut nouns: BTreeMap<String, Vec<NounCount<'_>>> = BTreeMap::new();
    for statement in statements.iter().filter(|statement| statement.number >= 10) {
        let noun = statement.words.iter().position(|word| looks_plural(word));
        if let Some((at, noun)) = noun.and_then(|at| Some((at, statement.words.get(at)?))) {
            nouns
                .entry(noun.to_lowercase())
                .or_default()
                .push(NounCount {
                    statement,
                    noun: at,
                });
        }
    }
    let is_known = |noun: &str| {
        known.iter().any(|suggestion| matches!(&suggestion.proposal, Proposal::Count { noun: other, .. } if are_one_noun(other, noun)))
    };
    nouns
        .iter()
        .filter(|(noun, _)| !Words::Measure.has(noun) && !is_known(noun))
        .filter_map(|(noun, all)| agreed(noun, all))
        .collect()
}

/// The count of a noun, where most texts say the same and no other is far off.
fn agreed(noun: &str, all: &[NounCount<'_>]) -> Option<Suggestion> {
    let mut numbers: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for told in all {
        numbers
            .entry(told.number())
            .or_default()
            .insert(told.path());
    }
    let (number, files) = numbers.into_iter().max_by_key(|(_, files)| files.len())?;
    let is_close =
        |told: &NounCount<'_>| told.number().abs_diff(number).saturating_mul(5) <= number;
    let same = all.iter().filter(|told| told.number() == number).count();
    if !all.iter().all(is_close) || files.len() < 2 || same * 2 <= all.len() {
        return None;
    }
    let quoted = all.iter().take(5).map(|told| {
        if told.number() == number {
            told.quoted()
        } else {
            told.drifted()
        }
    });
    Some(Suggestion {
        certainty: if files.len() > 2 { 72 } else { 66 },
        evidence: quoted.collect(),
        proposal: Proposal::Count {
            noun: noun.to_owned(),
            is: None,
            files: all.iter().map(|told| told.statement.path.clone()).collect(),
        },
    })
}
