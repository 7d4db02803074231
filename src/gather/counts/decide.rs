//! What becomes of each figure beside the words of a count: whether it counts all there is, and whether it is right.

use std::collections::{BTreeMap, BTreeSet};

use super::number::HowMany;
use super::reach::Reach;
use super::{Candidate, Counts, Standing, Statement};
use crate::config::{StatedCount, StatedSettings};
use crate::figure::Number;
use crate::source::{FileId, TextRange};

impl Counts {
    /// Decides what becomes of each candidate.
    pub(super) fn decide(&mut self, settings: &StatedSettings, candidates: Vec<Candidate>) {
        let truths: Vec<Option<Number>> = self
            .all
            .iter()
            .map(|count| Some(count.truth.as_ref()?.number.clone()))
            .collect();
        let sizes = sizes(settings, &truths, &candidates);
        let mut all: Vec<Candidate> = Vec::new();
        for candidate in candidates {
            let size = sizes.get(candidate.count).and_then(Option::as_ref);
            match self.all.get_mut(candidate.count) {
                Some(count) if candidate.is_out || size.is_none() => count.passed_over += 1,
                _ => all.push(candidate),
            }
        }
        let parts = parts(&all, &sizes);
        let right: BTreeSet<(FileId, TextRange)> = all
            .iter()
            .filter(|candidate| holds(candidate, &sizes))
            .map(|candidate| (candidate.statement.span.file, candidate.figure))
            .collect();
        for (at, candidate) in all.iter().enumerate() {
            let Some(size) = sizes.get(candidate.count).and_then(Option::as_ref) else {
                continue;
            };
            let holds = candidate.amount.holds(size);
            let key = (candidate.statement.span.file, candidate.figure);
            let Some(count) = self.all.get_mut(candidate.count) else {
                continue;
            };
            // Where several counts have one noun, a figure that is right of one of them is right.
            let is_near = Reach::Firm.holds(candidate.amount.nearest(size), size);
            let is_other = parts.contains(&at) || right.contains(&key) || !fits(candidate, size);
            if !is_near || !holds && is_other {
                count.passed_over += 1;
                continue;
            }
            let spec = settings.counts.get(candidate.count);
            let outcome = if !holds {
                if count.truth.is_some() {
                    Standing::Drifted
                } else {
                    let most = all.iter().find(|other| {
                        let same = other.count == candidate.count;
                        same && matches!(&other.amount, HowMany::Exactly(number) if number == size)
                    });
                    // What most of them say is said by one of them.
                    let Some(most) = most else { continue };
                    Standing::Minority(most.statement.text.clone(), most.statement.span)
                }
            } else if is_stale(candidate, size, spec) {
                Standing::Stale
            } else {
                Standing::Holds
            };
            count.statements.push(Statement {
                outcome,
                ..candidate.statement.clone()
            });
        }
    }
}

/// The number that each count is compared with: what was counted, else what most of the texts say.
fn sizes(
    settings: &StatedSettings,
    truths: &[Option<Number>],
    candidates: &[Candidate],
) -> Vec<Option<Number>> {
    let counts = settings.counts.iter().enumerate();
    let sizes = counts.map(|(at, spec)| {
        if spec.counted.is_some() {
            return truths.get(at).cloned().flatten();
        }
        let mut votes: BTreeMap<&Number, usize> = BTreeMap::new();
        let own = candidates
            .iter()
            .filter(|own| own.count == at && !own.is_out);
        for candidate in own {
            if let HowMany::Exactly(number) = &candidate.amount {
                *votes.entry(number).or_default() += 1;
            }
        }
        // Of figures that stand equally often, the greatest: most counts grow.
        let most = votes.into_iter().max_by_key(|(_, votes)| *votes);
        most.map(|(number, _)| number.clone())
    });
    sizes.collect()
}

fn holds(candidate: &Candidate, sizes: &[Option<Number>]) -> bool {
    let size = sizes.get(candidate.count).and_then(Option::as_ref);
    size.is_some_and(|size| candidate.amount.holds(size))
}

/// Whether a figure may count the same things as a count: it is as near as its words ask, and no part.
fn fits(candidate: &Candidate, count: &Number) -> bool {
    let (figure, weight) = (candidate.amount.nearest(count), candidate.weight);
    let is_part = weight.may_be_part && figure < count;
    !is_part && weight.reach.holds(figure, count)
}

fn is_stale(candidate: &Candidate, count: &Number, spec: Option<&StatedCount>) -> bool {
    let stale = spec.and_then(|spec| spec.stale_after.as_ref());
    candidate.amount.is_stale(count, stale)
}

/// The candidates that count parts: different figures of one noun in one sentence, or in the items, cells or lines beside
/// one another. One without words before its noun is the whole of the others.
fn parts(near: &[Candidate], sizes: &[Option<Number>]) -> BTreeSet<usize> {
    type Beside = (usize, FileId, usize, usize, usize);
    let mut sets: BTreeMap<Beside, Vec<usize>> = BTreeMap::new();
    for (at, candidate) in near.iter().enumerate() {
        let file = candidate.statement.span.file;
        let (passage, sentence) = candidate.sentence;
        let in_sentence = (candidate.count, file, 0, passage, sentence);
        sets.entry(in_sentence).or_default().push(at);
        if let Some(group) = candidate.group {
            let in_group = (candidate.count, file, 1, group, 0);
            sets.entry(in_group).or_default().push(at);
        }
    }
    let mut parts = BTreeSet::new();
    for set in sets.into_values() {
        let all: Vec<&Candidate> = set.iter().filter_map(|at| near.get(*at)).collect();
        let different: BTreeSet<&Number> = all.iter().map(|one| one.amount.size()).collect();
        if different.len() < 2 {
            continue;
        }
        let bare: Vec<&usize> = set
            .iter()
            .filter(|at| near.get(**at).is_some_and(|one| one.is_bare))
            .collect();
        let right = all.iter().any(|one| holds(one, sizes));
        for at in &set {
            let whole = bare.len() == 1 && bare.first() == Some(&at) && !right;
            if !whole {
                parts.insert(*at);
            }
        }
    }
    parts
}
