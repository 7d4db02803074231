//! What becomes of each figure beside the words of a count: whether it counts all there is, and whether it is right.

use std::collections::{BTreeMap, BTreeSet};

use super::number::HowMany;
use super::page_reader::Candidate;
use super::reach::Reach;
use super::tally::Tally;
use super::{Count, Counts, Standing, Statement};
use crate::config::{StatedCount, StatedSettings};
use crate::figure::Number;
use crate::source::Span;

/// What a figure comes to, held against what there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::gather) enum Verdict {
    /// It counts something else.
    Other,
    /// It counts all there is, and is right.
    Holds,
    /// It counts all there is, and is not.
    Differs,
}

/// What figures beside a noun are looked for as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::gather) enum Purpose {
    /// Counts: of different figures side by side each may count something of its own.
    Counts,
    /// Facts, which are asked for by their noun: one that is near what there is was right once, whatever stands beside it.
    Facts,
}

/// What each figure comes to, where there are so many of what it counts.
pub(in crate::gather) fn verdicts(
    all: &[&Tally],
    sizes: &[Option<Number>],
    purpose: Purpose,
) -> Vec<Verdict> {
    let mut parts = parts(all, sizes);
    if purpose == Purpose::Facts {
        parts.retain(|at| all.get(*at).is_none_or(|tally| !is_near_all(tally, sizes)));
    }
    let right: BTreeSet<Span> = (all.iter().filter(|tally| holds(tally, sizes)))
        .map(|tally| tally.figure)
        .collect();
    let verdict = |(at, tally): (usize, &&Tally)| {
        let Some(size) = sizes.get(tally.of).and_then(Option::as_ref) else {
            return Verdict::Other;
        };
        // Where several counts have one noun, a figure that is right of one of them is right.
        let is_near = Reach::Firm.holds(tally.amount.nearest(size), size);
        let is_other = parts.contains(&at) || right.contains(&tally.figure) || !fits(tally, size);
        match (is_near, tally.amount.holds(size)) {
            (true, true) => Verdict::Holds,
            (true, false) if !is_other => Verdict::Differs,
            _ => Verdict::Other,
        }
    };
    let mut verdicts: Vec<Verdict> = all.iter().enumerate().map(verdict).collect();
    tell_the_only_ones(all, sizes, &parts, &mut verdicts);
    verdicts
}

/// Where no figure at all counts what there is, and one number stands beside the noun that is near it, it was right once.
fn tell_the_only_ones(
    all: &[&Tally],
    sizes: &[Option<Number>],
    parts: &BTreeSet<usize>,
    verdicts: &mut [Verdict],
) {
    for (of, size) in sizes.iter().enumerate() {
        let Some(size) = size else { continue };
        let own = all.iter().zip(verdicts.iter()).enumerate();
        let own = own.filter(|(_, (tally, _))| tally.of == of);
        let own: Vec<(usize, &Tally, Verdict)> = own
            .map(|(at, (tally, verdict))| (at, *tally, *verdict))
            .collect();
        let stated: BTreeSet<&Number> = own.iter().map(|(_, tally, _)| tally.size()).collect();
        let is_silent = own.iter().all(|(_, _, verdict)| *verdict == Verdict::Other);
        if !is_silent || stated.len() != 1 {
            continue;
        }
        for (at, tally, _) in own {
            let figure = tally.amount.nearest(size);
            let is_part = parts.contains(&at) || tally.weight.may_be_part && figure < size;
            let is_near = Reach::Fixed.holds(figure, size);
            if let Some(verdict) = verdicts.get_mut(at)
                && is_near
                && !is_part
            {
                *verdict = Verdict::Differs;
            }
        }
    }
}

/// Whether a figure is as near to what there is as a count that has drifted, and is not said of a part.
fn is_near_all(tally: &Tally, sizes: &[Option<Number>]) -> bool {
    let Some(size) = sizes.get(tally.of).and_then(Option::as_ref) else {
        return false;
    };
    let figure = tally.amount.nearest(size);
    let is_less = figure < size;
    let reach = if is_less { Reach::Led } else { Reach::Plain };
    !(is_less && tally.weight.may_be_part) && reach.holds(figure, size)
}

impl Counts {
    /// Decides what becomes of each candidate.
    pub(super) fn decide(&mut self, settings: &StatedSettings, candidates: Vec<Candidate>) {
        let truths: Vec<Option<Number>> = self
            .all
            .iter()
            .map(|count| Some(count.truth.as_ref()?.number.clone()))
            .collect();
        let sizes = sizes(settings, &truths, &candidates);
        let size_of = |of: usize| sizes.get(of).and_then(Option::as_ref);
        let mut all: Vec<Candidate> = Vec::new();
        for candidate in candidates {
            let of = candidate.tally.of;
            match self.all.get_mut(of) {
                Some(count) if candidate.is_out || size_of(of).is_none() => {
                    count.pass_over(&candidate);
                }
                _ => all.push(candidate),
            }
        }
        let tallies: Vec<&Tally> = all.iter().map(|candidate| &candidate.tally).collect();
        for (candidate, verdict) in all.iter().zip(verdicts(&tallies, &sizes, Purpose::Counts)) {
            let of = candidate.tally.of;
            let (Some(size), Some(count)) = (size_of(of), self.all.get_mut(of)) else {
                continue;
            };
            let outcome = match verdict {
                Verdict::Other => {
                    count.pass_over(candidate);
                    continue;
                }
                Verdict::Holds if is_stale(candidate, size, settings.counts.get(of)) => {
                    Standing::Stale
                }
                Verdict::Holds => Standing::Holds,
                Verdict::Differs if count.truth.is_some() => Standing::Drifted,
                Verdict::Differs => {
                    let most = all.iter().find(|other| {
                        let amount = &other.tally.amount;
                        let same = other.tally.of == of;
                        same && matches!(amount, HowMany::Exactly(number) if number == size)
                    });
                    // What most of them say is said by one of them.
                    let Some(most) = most else { continue };
                    Standing::Minority(most.statement.text.clone(), most.statement.span)
                }
            };
            count.statements.push(Statement {
                outcome,
                ..candidate.statement.clone()
            });
        }
        // What one word takes for the figure of something else another may read.
        for count in &mut self.all {
            for statement in &count.statements {
                let figure = Span::new(statement.span.file, statement.figure_range);
                count.passed_over.figures.remove(&figure);
            }
        }
    }
}

impl Count {
    fn pass_over(&mut self, candidate: &Candidate) {
        self.passed_over.figures.insert(candidate.tally.figure);
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
            .filter(|own| own.tally.of == at && !own.is_out);
        for candidate in own {
            if let HowMany::Exactly(number) = &candidate.tally.amount {
                *votes.entry(number).or_default() += 1;
            }
        }
        // Of figures that stand equally often, the greatest: most counts grow.
        let most = votes.into_iter().max_by_key(|(_, votes)| *votes);
        most.map(|(number, _)| number.clone())
    });
    sizes.collect()
}

fn holds(tally: &Tally, sizes: &[Option<Number>]) -> bool {
    let size = sizes.get(tally.of).and_then(Option::as_ref);
    size.is_some_and(|size| tally.amount.holds(size))
}

/// Whether a figure may count the same things as a count: it is as near as its words ask, and no part.
fn fits(tally: &Tally, count: &Number) -> bool {
    let (figure, weight) = (tally.amount.nearest(count), tally.weight);
    let is_part = weight.may_be_part && figure < count;
    !is_part && weight.reach.holds(figure, count)
}

fn is_stale(candidate: &Candidate, count: &Number, spec: Option<&StatedCount>) -> bool {
    let stale = spec.and_then(|spec| spec.stale_after.as_ref());
    candidate.tally.amount.is_stale(count, stale)
}

/// The figures that count parts: different figures of one noun in one sentence, or in the items, cells or lines beside
/// one another. One without words before its noun is the whole of the others.
fn parts(near: &[&Tally], sizes: &[Option<Number>]) -> BTreeSet<usize> {
    type Beside = (usize, crate::source::FileId, usize, usize, usize);
    let mut sets: BTreeMap<Beside, Vec<usize>> = BTreeMap::new();
    for (at, tally) in near.iter().enumerate() {
        let file = tally.figure.file;
        let (passage, sentence) = tally.sentence;
        let in_sentence = (tally.of, file, 0, passage, sentence);
        sets.entry(in_sentence).or_default().push(at);
        if let Some(group) = tally.group {
            let in_group = (tally.of, file, 1, group, 0);
            sets.entry(in_group).or_default().push(at);
        }
    }
    let mut parts = BTreeSet::new();
    for set in sets.into_values() {
        let all: Vec<&&Tally> = set.iter().filter_map(|at| near.get(*at)).collect();
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
