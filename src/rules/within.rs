//! The period of a fact lies inside the lifetime of its entity, or of its member of another dimension.

use crate::config::Given;
use crate::diagnostic::{Label, Level, Needs, RuleMetadata};
use crate::fact::{DimensionId, Fact, FactId, MemberId, Members, PeriodSource, Value};
use crate::figure::Period;
use crate::relation::{Reason, Verdict};
use crate::source::Span;

use super::context::Context;
use super::declared::Finding;
use super::run::{Comparable, Run};
use super::wording::{FactWords, Tone};
use super::{Declaration, Parameters, ReadParameters, Rule};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "within",
        summary: "a period lies inside the lifetime of what it is said of",
        page: include_str!("within.md"),
        level: Level::Error,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: Some(Declaration::by::<Owner>()),
    check: |_, _| {},
};

/// The owner of the lifetime that is asked for.
#[derive(Clone, Copy, Debug)]
enum Owner {
    Entity,
    Dimension(DimensionId),
}

/// A fact beside the lifetime of its member.
struct Placed<'a> {
    id: FactId,
    /// What its member is a member of, in a word.
    of: &'a str,
    placing: Placing,
    member: &'a str,
    time: &'a Period,
    lifetime: &'a Period,
    inferred: Option<&'a str>,
    /// Where the time of the fact stands, unless it is the value.
    time_span: Option<Span>,
    lifetime_span: Option<Span>,
}

/// How a period lies to a lifetime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Placing {
    /// Nothing shows that it sticks out.
    Inside,
    /// It has days in common, and starts before it.
    StartsEarly,
    /// It has days in common, and ends after it.
    EndsLate,
    /// It has days in common, and an end on either side.
    Around,
    /// Every reading puts all of it before.
    Before,
    /// Every reading puts all of it outside, and not all before.
    After,
}

impl Placing {
    /// What it comes to for a period that is stated, or inferred.
    fn verdict(self, is_inferred: bool) -> Verdict {
        match self {
            Self::Inside => Verdict::Agree,
            Self::Before | Self::After if !is_inferred => Verdict::Conflict,
            _ => Verdict::Doubtful,
        }
    }

    /// “ends after”, and “ended in `2024-03`” of the lifetime. `None` of what lies inside.
    fn told(self, lifetime: &Period) -> Option<(&'static str, String)> {
        Some(match self {
            Self::Inside => return None,
            Self::StartsEarly => ("starts before", began(lifetime)),
            Self::EndsLate => ("ends after", ended(lifetime)),
            Self::Around => ("starts before and ends after", format!("is `{lifetime}`")),
            Self::Before => ("is before", began(lifetime)),
            Self::After => ("is after", ended(lifetime)),
        })
    }
}

impl ReadParameters for Owner {
    fn read(given: &mut Given<'_>) -> Option<Self> {
        given.relate_facts(&[]);
        given.metrics("metric");
        if given.text("of")?.value == "entity" {
            return Some(Self::Entity);
        }
        given.dimension("of").map(Self::Dimension)
    }
}

impl Parameters for Owner {
    fn check(&self, run: &mut Run<'_, '_>) {
        for id in &run.declared.selection.facts {
            check_fact(run, *id, *self);
        }
    }
}

/// Compares one fact. A fact that has no member of the dimension is none of the check's.
fn check_fact(run: &mut Run<'_, '_>, id: FactId, owner: Owner) {
    let context = run.context;
    let Some(fact) = context.index.fact(id) else {
        return;
    };
    let (members, member) = member(context, fact, owner);
    let Some(member) = member else { return };
    let of = match owner {
        Owner::Entity => None,
        Owner::Dimension(of) => context.vocabulary.dimension(of),
    };
    let of = of.map_or("entity", |dimension| &*dimension.name);
    let lifetime = LifetimeOf {
        members,
        member,
        of,
    };
    run.compare(lifetime.beside(id, fact), &[id], |placed, tone| {
        placed.finding(context, tone)
    });
}

/// The lifetime in which a fact is placed, by its owner.
#[derive(Clone, Copy)]
struct LifetimeOf<'a> {
    members: &'a Members,
    member: MemberId,
    of: &'a str,
}

fn member<'a>(context: &Context<'a>, fact: &Fact, owner: Owner) -> (&'a Members, Option<MemberId>) {
    match owner {
        Owner::Entity => (&context.vocabulary.entities, fact.entity),
        Owner::Dimension(dimension) => (
            context.vocabulary.members(dimension),
            fact.member(dimension),
        ),
    }
}

impl<'a> LifetimeOf<'a> {
    /// The fact beside this lifetime.
    fn beside(self, id: FactId, fact: &'a Fact) -> Result<Placed<'a>, Reason> {
        let Self {
            members,
            member,
            of,
        } = self;
        let lifetime = members.lifetime(member).ok_or(Reason::NoLifetime)?;
        let (time, inferred) = match (&fact.value, &fact.period.source, &fact.period.period) {
            (Value::Date(date), ..) => (date, None),
            (_, PeriodSource::Stated, Some(period)) => (period, None),
            (_, PeriodSource::Inferred(from), Some(period)) => (period, Some(&*from.words)),
            // That something was written in a year does not say that it was so in that year.
            (_, PeriodSource::Published | PeriodSource::Absent, _) | (.., None) => {
                return Err(Reason::NoPeriod);
            }
        };
        let time_span = match &fact.value {
            Value::Date(_) => None,
            Value::Figure(_) | Value::Text(_) => fact.period.span,
        };
        Ok(Placed {
            id,
            of,
            placing: place(time, lifetime)?,
            time_span,
            lifetime_span: members.lifetime_span(member),
            member: members.label(member),
            time,
            lifetime,
            inferred,
        })
    }
}

/// An end is outside only when no day of its date is inside, so that all of 2019 suits what began in March 2019. An
/// open end claims nothing.
fn place(time: &Period, lifetime: &Period) -> Result<Placing, Reason> {
    if !lifetime.intersects(time) {
        let is_before = time.precedes(lifetime);
        return Ok(if is_before {
            Placing::Before
        } else {
            Placing::After
        });
    }
    match (starts_early(time, lifetime), ends_late(time, lifetime)) {
        (true, true) => Ok(Placing::Around),
        (true, false) => Ok(Placing::StartsEarly),
        (false, true) => Ok(Placing::EndsLate),
        _ if time.has_unknown_end() || lifetime.has_unknown_end() => Err(Reason::UnknownPeriodEnd),
        _ => Ok(Placing::Inside),
    }
}

fn starts_early(time: &Period, lifetime: &Period) -> bool {
    let first = time.start_date().zip(lifetime.earliest_start());
    first.is_some_and(|((_, last_day), start)| last_day < start)
}

fn ends_late(time: &Period, lifetime: &Period) -> bool {
    let last = time.end_date().zip(lifetime.latest_end());
    last.is_some_and(|((first_day, _), end)| end < first_day)
}

impl Comparable for Placed<'_> {
    fn facts(&self) -> Vec<FactId> {
        vec![self.id]
    }

    fn verdict(&self) -> Verdict {
        self.placing.verdict(self.inferred.is_some())
    }
}

impl Placed<'_> {
    fn finding(&self, context: &Context<'_>, tone: Tone) -> Option<Finding> {
        let words = FactWords::new(context);
        let metric = words.metric(self.id);
        let Self { member, time, .. } = self;
        let (lies, when) = self.placing.told(self.lifetime)?;
        let what = if tone == Tone::Question {
            format!("does `{time}` fit {member}, whose lifetime {when}?")
        } else {
            format!("`{time}` {lies} {member}, whose lifetime {when}")
        };
        let inferred = self
            .inferred
            .map(|from| format!("The period is inferred from “{from}”, so this is a question."));
        Some(Finding {
            message: format!("{metric}: {what}"),
            facts: vec![self.id],
            advice: Some(format!(
                "Correct the period, the {} or its lifetime in the vocabulary.",
                self.of
            )),
            arithmetic: inferred.into_iter().collect(),
            // The period is in question, not the figure.
            site: self.time_span,
            beside: self
                .lifetime_span
                .map(|span| Label::new(span, format!("the lifetime of {member}"))),
            ..Finding::default()
        })
    }
}

/// “began in `2024-03`”, of a lifetime.
fn began(lifetime: &Period) -> String {
    let text = lifetime.to_string();
    let (start, _) = text.split_once('/').unwrap_or((&text, &text));
    dated("began", start)
}

/// “ended on `2024-03-31`”.
fn ended(lifetime: &Period) -> String {
    let text = lifetime.to_string();
    let (_, end) = text.split_once('/').unwrap_or((&text, &text));
    dated("ended", end)
}

fn dated(verb: &str, date: &str) -> String {
    let is_day = date.trim_start_matches('-').matches('-').count() > 1;
    format!("{verb} {} `{date}`", if is_day { "on" } else { "in" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(time: &str, lifetime: &str) -> Result<Placing, Reason> {
        place(
            &Period::parse(time).unwrap(),
            &Period::parse(lifetime).unwrap(),
        )
    }

    #[test]
    fn an_end_counts_as_precisely_as_it_is_written() {
        for (time, lifetime, expected) in [
            ("2019", "2019-03/..", Placing::Inside),
            ("2019-02", "2019-03/..", Placing::Before),
            ("2019-02/2019-04", "2019-03/..", Placing::StartsEarly),
            ("2018/2020", "2019-03/..", Placing::StartsEarly),
            ("2019/2020-05", "2019-03/2020-05-20", Placing::Inside),
            ("2020/2021", "2019-03/2020-05-20", Placing::EndsLate),
            ("2021", "2019-03/2020-05-20", Placing::After),
            ("2018/2022", "2019/2021", Placing::Around),
            ("2018~", "2019/..", Placing::Inside),
            ("2017~", "2019/..", Placing::Before),
            ("2018", "2019~/..", Placing::Inside),
        ] {
            assert_eq!(placed(time, lifetime), Ok(expected), "{time} in {lifetime}");
        }
    }

    #[test]
    fn an_open_end_claims_nothing_and_an_unknown_one_is_not_compared() {
        assert_eq!(placed("../2021", "2019/.."), Ok(Placing::Inside));
        assert_eq!(placed("2019/..", "2019/2021"), Ok(Placing::Inside));
        assert_eq!(placed("../2018", "2019/.."), Ok(Placing::Before));
        assert_eq!(placed("2020/", "2019/.."), Err(Reason::UnknownPeriodEnd));
        assert_eq!(placed("2018/", "2019/.."), Ok(Placing::StartsEarly));
        assert_eq!(placed("2020", "/2021"), Err(Reason::UnknownPeriodEnd));
        assert_eq!(placed("2022", "/2021"), Ok(Placing::After));
    }

    #[test]
    fn how_it_lies_is_told_with_the_end_that_it_misses() {
        let lifetime = Period::parse("2019-03/2020-05-20").unwrap();
        for (placing, expected) in [
            (Placing::Inside, None),
            (
                Placing::StartsEarly,
                Some(("starts before", "began in `2019-03`")),
            ),
            (
                Placing::EndsLate,
                Some(("ends after", "ended on `2020-05-20`")),
            ),
            (
                Placing::Around,
                Some(("starts before and ends after", "is `2019-03/2020-05-20`")),
            ),
            (Placing::Before, Some(("is before", "began in `2019-03`"))),
            (Placing::After, Some(("is after", "ended on `2020-05-20`"))),
        ] {
            let told = placing.told(&lifetime);
            let told = told.as_ref().map(|(lies, when)| (*lies, when.as_str()));
            assert_eq!(told, expected, "{placing:?}");
        }
    }

    #[test]
    fn what_an_inferred_period_puts_outside_is_only_asked_about() {
        for (placing, is_inferred, expected) in [
            (Placing::Before, false, Verdict::Conflict),
            (Placing::After, false, Verdict::Conflict),
            (Placing::After, true, Verdict::Doubtful),
            (Placing::EndsLate, false, Verdict::Doubtful),
            (Placing::Around, false, Verdict::Doubtful),
            (Placing::Inside, true, Verdict::Agree),
        ] {
            assert_eq!(
                placing.verdict(is_inferred),
                expected,
                "{placing:?} {is_inferred}"
            );
        }
    }
}
