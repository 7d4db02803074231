//! A “first” is claimed for one date, and nothing of its kind is dated earlier.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::Given;
use crate::diagnostic::{Level, Needs, RuleMetadata};
use crate::fact::{FactId, MemberId, MetricId, Value};
use crate::relation::{Extent, Extents, Reason, Verdict};

use super::comparison::{Compared, compare};
use super::context::Context;
use super::declared::Finding;
use super::run::Run;
use super::wording::{FactWords, Tone, roles};
use super::{Declaration, Parameters, ReadParameters, Rule};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "first",
        summary: "a first has one date, and nothing of its kind is earlier",
        page: include_str!("first.md"),
        level: Level::Error,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: Some(Declaration::by::<First>()),
    check: |_, _| {},
};

/// The fact that a check claims to be the first.
#[derive(Debug)]
struct First {
    /// The metrics that claim it; those among whose facts it is the first are selected with them.
    claiming: BTreeSet<MetricId>,
    /// Whether there is one first of all entities.
    of_all_entities: bool,
}

impl ReadParameters for First {
    fn read(given: &mut Given<'_>) -> Option<Self> {
        given.relate_facts(&["metric", "period", "entity"]);
        let claiming = given.metrics("metric").into_iter();
        let claiming = claiming.map(|metric| metric.value).collect();
        given.metrics("among");
        Some(Self {
            claiming,
            of_all_entities: given.ignores("entity"),
        })
    }
}

impl Parameters for First {
    fn check(&self, run: &mut Run<'_, '_>) {
        for group in &run.declared.selection.groups {
            let dated = dated(run, group);
            for scope in self.scopes(run.context, &dated) {
                check_claims(run, &scope);
            }
        }
    }
}

/// A fact and the days that its date may be.
#[derive(Clone, Copy, Debug)]
struct Dated {
    fact: FactId,
    days: Extent,
}

/// The statements of the first thing of one scope.
#[derive(Debug, Default)]
struct Scope {
    /// The dates claimed for it.
    claims: Vec<Dated>,
    /// The dates of other things of its kind.
    others: Vec<Dated>,
}

/// The facts of a group that state a date. One with an unknown end is counted as not checked.
fn dated(run: &mut Run<'_, '_>, group: &[FactId]) -> Vec<Dated> {
    let context = run.context;
    let mut found = Vec::new();
    for id in group {
        let value = context.index.fact(*id).map(|fact| &fact.value);
        let Some(Value::Date(date)) = value else {
            continue;
        };
        if let Some(days) = Extents::of(date).outer {
            found.push(Dated { fact: *id, days });
        } else {
            run.leave(Reason::UnknownPeriodEnd, &[*id]);
        }
    }
    found
}

impl First {
    /// Claims by entity, each with what is of its kind in the same entity or in a part of it. Where the check ignores the
    /// entity all are one scope.
    fn scopes(&self, context: &Context<'_>, dated: &[Dated]) -> Vec<Scope> {
        let place = |dated: &Dated| -> Option<(bool, Option<MemberId>)> {
            let fact = context.index.fact(dated.fact)?;
            let entity = fact.entity.filter(|_| !self.of_all_entities);
            Some((self.claiming.contains(&fact.metric), entity))
        };
        let mut scopes: BTreeMap<Option<MemberId>, Scope> = BTreeMap::new();
        for dated in dated {
            if let Some((true, entity)) = place(dated) {
                scopes.entry(entity).or_default().claims.push(*dated);
            }
        }
        for dated in dated {
            let Some((claims, entity)) = place(dated) else {
                continue;
            };
            let containers = entity.map(|entity| context.vocabulary.entities.ancestors(entity));
            let containers: Vec<Option<MemberId>> = match containers {
                Some(containers) => containers.map(Some).collect(),
                None => vec![None],
            };
            for container in containers.into_iter().skip(usize::from(claims)) {
                if let Some(scope) = scopes.get_mut(&container) {
                    scope.others.push(*dated);
                }
            }
        }
        scopes.into_values().collect()
    }
}

fn check_claims(run: &mut Run<'_, '_>, scope: &Scope) {
    let context = run.context;
    let facts: Vec<FactId> = scope.claims.iter().map(|claim| claim.fact).collect();
    let outcome = compare(&facts, context.index, context.vocabulary);
    if facts.len() > 1 || scope.others.is_empty() {
        run.report(outcome.verdict, &facts, |tone| {
            describe_claims(context, &outcome, tone)
        });
    }
    if scope.others.is_empty() {
        return;
    }
    let others = scope.others.iter().map(|other| other.fact);
    let all: Vec<FactId> = facts.into_iter().chain(others).collect();
    if outcome.verdict == Verdict::Conflict {
        run.leave(Reason::OperandInConflict, &all);
        return;
    }
    let days = |dated: &[Dated]| -> Vec<Extent> { dated.iter().map(|dated| dated.days).collect() };
    let (verdict, claim, earlier) = earlier(&days(&scope.claims), &days(&scope.others));
    run.report(verdict, &all, |tone| {
        let claim = scope.claims.get(claim?)?.fact;
        let others = earlier.iter().filter_map(|at| scope.others.get(*at));
        let others: Vec<FactId> = others.map(|other| other.fact).collect();
        describe_earlier(context, tone, claim, &others)
    });
}

/// The verdict on what is of the kind, the claim that begins last, and what comes before it, from the earliest. All that
/// claims have in common begins where that claim does. Positions are those of the slices.
fn earlier(claims: &[Extent], others: &[Extent]) -> (Verdict, Option<usize>, Vec<usize>) {
    let mut sorted: Vec<(usize, &Extent)> = others.iter().enumerate().collect();
    sorted.sort_by_key(|(at, other)| (other.end, other.start, *at));
    let latest = claims
        .iter()
        .enumerate()
        .reduce(|a, b| if b.1.start > a.1.start { b } else { a });
    let Some((claim, days)) = latest else {
        let verdict = Verdict::NotChecked(Reason::NothingToCompare);
        return (verdict, None, Vec::new());
    };
    let those = |wanted: &dyn Fn(&Extent) -> bool| -> Vec<usize> {
        let wanted = sorted.iter().filter(|(_, other)| wanted(other));
        wanted.map(|(at, _)| *at).collect()
    };
    let certainly = those(&|other| other.end < days.start);
    if !certainly.is_empty() {
        return (Verdict::Conflict, Some(claim), certainly);
    }
    let possibly = those(&|other| other.start < days.start);
    let verdict = if possibly.is_empty() {
        Verdict::Agree
    } else {
        Verdict::Doubtful
    };
    (verdict, Some(claim), possibly)
}

fn describe_claims(context: &Context<'_>, outcome: &Compared, tone: Tone) -> Option<Finding> {
    let words = FactWords::new(context);
    let (later, sooner) = outcome.culprits()?;
    let mut facts = vec![later, sooner];
    let all = outcome.clusters().iter().flatten();
    facts.extend(all.filter(|id| **id != later && **id != sooner));
    let (one, other) = (words.quoted(sooner), words.quoted(later));
    let what = match tone {
        Tone::Question => format!("is the first dated {one} or {other}?"),
        _ if facts.len() == 2 => format!("the first is dated both {one} and {other}"),
        _ => {
            let sides = words.sides(outcome.clusters());
            format!("the first has several dates: {sides}")
        }
    };
    Some(Finding {
        message: format!("{}: {what}", words.metric(later)),
        facts,
        ..Finding::default()
    })
}

fn describe_earlier(
    context: &Context<'_>,
    tone: Tone,
    claim: FactId,
    earlier: &[FactId],
) -> Option<Finding> {
    let words = FactWords::new(context);
    let dated = |fact| DatedWords {
        metric: words.metric(fact),
        date: words.quoted(fact),
    };
    let message = headline(&dated(claim), &dated(*earlier.first()?), tone);
    let facts = std::iter::once(claim).chain(earlier.iter().copied());
    Some(Finding {
        message,
        facts: facts.collect(),
        roles: roles([("the first", [claim].as_slice()), ("earlier", earlier)]),
        ..Finding::default()
    })
}

/// A date as it is stated, and of what.
struct DatedWords {
    metric: String,
    date: String,
}

/// What is said of a claim where something of its kind is dated before it.
fn headline(claim: &DatedWords, before: &DatedWords, tone: Tone) -> String {
    let DatedWords { metric, date } = claim;
    let DatedWords {
        metric: other,
        date: since,
    } = before;
    match tone {
        Tone::Question => {
            format!("is {metric}, dated {date}, really the first, where {other} is dated {since}?")
        }
        Tone::Statement => {
            format!("{metric}, dated {date}, is not the first: {other} is dated {since}")
        }
        Tone::Doubt => {
            format!("{other}, dated {since}, may be earlier than {metric}, dated {date}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(pairs: &[(i64, i64)]) -> Vec<Extent> {
        let extents = pairs.iter().map(|(start, end)| Extent {
            start: *start,
            end: *end,
        });
        extents.collect()
    }

    #[test]
    fn what_may_be_the_first_itself_is_not_earlier() {
        for (claims, other, expected) in [
            (&[(5, 9)][..], (5, 9), Verdict::Agree),
            (&[(5, 9)], (6, 6), Verdict::Agree),
            (&[(5, 9)], (4, 9), Verdict::Doubtful),
            (&[(5, 9)], (i64::MIN, 5), Verdict::Doubtful),
            (&[(5, 9)], (1, 4), Verdict::Conflict),
            (&[(i64::MIN, 9)], (1, 4), Verdict::Agree),
            (&[(1, 9), (7, 7)], (4, 6), Verdict::Conflict),
            (&[(7, 7), (1, 9)], (4, 7), Verdict::Doubtful),
        ] {
            let (verdict, ..) = earlier(&days(claims), &days(&[(7, 9), other]));
            assert_eq!(verdict, expected, "{claims:?} beside {other:?}");
        }
    }

    #[test]
    fn the_earliest_comes_first_and_only_what_decides_is_named() {
        let others = days(&[(6, 7), (1, 9), (2, 3), (1, 4)]);
        let (verdict, claim, found) = earlier(&days(&[(2, 9), (5, 9), (5, 6)]), &others);
        assert_eq!(verdict, Verdict::Conflict);
        assert_eq!((claim, found), (Some(1), vec![2, 3]));
    }
}
