//! A percentage of a whole count can be reached by a whole number, and fits the count of the part where that is stated.

use crate::config::{Constant, Given, MetricOrFigure};
use crate::diagnostic::{Level, Needs, RuleMetadata};
use crate::fact::{FactId, MetricId};
use crate::figure::{BoundKind, Interval, Number, Reading, ReadingKind};
use crate::relation::{
    Neighbour, Reason, RelationKind, Verdict, counted, is_always_reachable, is_reachable, is_tried,
    next_to,
};

use super::bounds::bounds;
use super::context::Context;
use super::declared::{Finding, Operand, by_metric, ratio_factor, states_amount};
use super::equation::{Equation, Factors, Place, Term};
use super::run::{Comparable, Run};
use super::wording::{FactWords, Roles, Tone, roles};
use super::{Declaration, Parameters, ReadParameters, Rule};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "share",
        summary: "a percentage of a count is that of a whole number, and fits the part",
        page: include_str!("share.md"),
        level: Level::Error,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: Some(Declaration::by::<Metrics>()),
    check: |_, _| {},
};

/// The metrics that a check names.
#[derive(Debug)]
struct Metrics {
    share: MetricId,
    whole: MetricOrFigure,
    part: Option<MetricId>,
}

impl ReadParameters for Metrics {
    fn read(given: &mut Given<'_>) -> Option<Self> {
        given.relate_facts(&["metric"]);
        let (share, part) = (given.metric("share"), given.metric("part"));
        let whole = given.metric_or_figure("of");
        if let Some(MetricOrFigure::Figure(whole)) = &whole {
            refuse_senseless(given, whole, part);
        }
        Some(Self {
            share: share?,
            whole: whole?,
            part,
        })
    }
}

/// A figure as the whole of a share of which nothing can be a part.
fn refuse_senseless(given: &mut Given<'_>, whole: &Constant, part: Option<MetricId>) {
    let vocabulary = given.vocabulary();
    let text = &whole.text;
    if whole.value <= Number::ZERO {
        let message = format!("nothing is a share of `{text}`");
        given.refuse(whole.span, message, "A whole is more than zero.");
    }
    if let Some(part) = part.filter(|part| whole.is_foreign_to(*part, vocabulary)) {
        let part = vocabulary.metric_name(part);
        given.refuse(
            whole.span,
            format!("`{text}` and `{part}` are not in one unit"),
            "The whole is written in a unit of its part, or without one where that is counted.",
        );
    }
}

impl Parameters for Metrics {
    fn check(&self, run: &mut Run<'_, '_>) {
        let context = run.context;
        for group in &run.declared.selection.groups {
            let amounts = group.iter().filter(|id| states_amount(context, **id));
            let amounts: Vec<FactId> = amounts.copied().collect();
            if amounts.is_empty() {
                continue;
            }
            let binding = Binding::of(context, &amounts, self);
            run.compare(binding, &amounts, |binding, tone| {
                Some(binding.finding(context, self, tone))
            });
        }
    }
}

/// A share with its whole, and its part where that is stated. Readings of the share are plain numbers, those of the
/// part are in the unit of the whole.
struct Binding {
    share: Operand,
    whole: Operand,
    part: Option<Operand>,
    share_reading: Reading,
    whole_reading: Reading,
    part_reading: Reading,
    /// The divisor that brings plain numbers into the unit of the share.
    unit_factor: Number,
    /// Whether part and whole are counted in whole numbers.
    is_count: bool,
    /// The part, where it is stated, as the whole times the share.
    equation: Option<Equation>,
}

impl Binding {
    fn of(context: &Context<'_>, group: &[FactId], metrics: &Metrics) -> Result<Self, Reason> {
        let mut operands = by_metric(context, group);
        let mut take = |metric: &MetricId| operands.remove(metric);
        let share = take(&metrics.share).ok_or(Reason::NothingToCompare)?;
        let whole = match &metrics.whole {
            MetricOrFigure::Metric(metric) => take(metric),
            MetricOrFigure::Figure(constant) => {
                Some(Operand::of_constant(context, constant.clone()))
            }
        };
        let whole = whole.ok_or(Reason::NothingToCompare)?;
        let part = metrics.part.as_ref().and_then(take);
        let unit_factor = ratio_factor(context, metrics.share).ok_or(Reason::UnitsNotComparable)?;
        let beside = match &part {
            Some(part) => Some((Term::of(part)?, part.factor_to(&whole, context)?)),
            None => None,
        };
        let is_count = is_counted(context, &whole)
            && part.as_ref().is_none_or(|part| is_counted(context, part));
        if part.is_none() && !is_count {
            return Err(Reason::NotCounted);
        }
        let whole_reading = whole.reading()?;
        // Of things that are counted there is one at least.
        if may_be_nothing(&whole_reading, is_count) {
            return Err(Reason::DivisorTouchesZero);
        }
        let stated = stated_share(context, &share)?;
        let share_reading = stated.scale_by(&unit_factor);
        let mut part_reading = Reading::both(Interval::ALL);
        let mut equation = None;
        if let Some((part, factor)) = beside {
            part_reading = part.reading.scale_by(&factor);
            let scale = unit_factor.checked_div(&factor);
            equation = Some(Equation::product(Factors {
                left: Term::of(&whole)?,
                factor: Term::read(&share, stated),
                scale: scale.ok_or(Reason::UnitsNotComparable)?,
                offset: Number::ZERO,
                kind: RelationKind::Equal,
                total: part,
            }));
        }
        Ok(Self {
            share,
            whole,
            part,
            share_reading,
            whole_reading,
            part_reading,
            unit_factor,
            is_count,
            equation,
        })
    }

    fn roles(&self) -> Roles {
        let part = self.part.as_ref().map(|part| part.facts.as_slice());
        roles([
            ("share", self.share.facts.as_slice()),
            ("whole", &self.whole.facts),
            ("part", part.unwrap_or_default()),
        ])
    }

    /// What was found of a share that does not fit.
    fn misfit(&self) -> Misfit {
        if let Some(quotient) = self.quotient() {
            return Misfit::Quotient(quotient);
        }
        let Some(wholes) = counted(&self.whole_reading.strict) else {
            return Misfit::NoWholeNumber;
        };
        match wholes.single() {
            Some(only) => Misfit::NextTo {
                neighbours: next_to(&self.share_reading.strict, only),
                whole: only.clone(),
            },
            None if is_tried(&wholes) => Misfit::NoneOf(wholes),
            None => Misfit::NoWholeNumber,
        }
    }

    fn finding(&self, context: &Context<'_>, metrics: &Metrics, tone: Tone) -> Finding {
        let words = FactWords::new(context);
        let name = context.vocabulary.metric_name(metrics.share);
        let misfit = self.misfit();
        let told = Told {
            stated: format!("`{name}` is {}", self.share.quoted(words)),
            part: self.part.as_ref().map(|part| part.quoted(words)),
            whole: self.whole.quoted(words),
            unit: words.metric_unit(metrics.share),
        };
        Finding {
            message: told.headline(&misfit, tone),
            facts: self.facts(),
            roles: self.roles(),
            read: self.share.facts.len(),
            arithmetic: match &misfit {
                Misfit::Quotient(quotient) => self.division(words, quotient, &told.unit),
                misfit => told.wholes(misfit, &self.unit_factor),
            }
            .into_iter()
            .collect(),
            allowed: self
                .equation
                .as_ref()
                .map_or_else(Vec::new, |equation| equation.allowed([Place::Factor])),
            ..Finding::default()
        }
    }

    /// The stated part divided by the whole, in the unit of the share.
    fn quotient(&self) -> Option<Reading> {
        self.equation.as_ref()?.implied(Place::Factor)
    }

    /// “`24 boats ÷ 42 boats` is ≈57.14%.”
    fn division(&self, words: FactWords<'_>, quotient: &Reading, unit: &str) -> Option<String> {
        let equation = self.equation.as_ref()?;
        Some(equation.line(words, Place::Factor, quotient, unit))
    }
}

/// What was found of a share that does not fit.
enum Misfit {
    /// The part that is stated is this share of the whole, in the unit of the share.
    Quotient(Reading),
    /// Whole numbers next to it come to other shares of the only whole.
    NextTo {
        whole: Number,
        neighbours: Vec<Neighbour>,
    },
    /// Of all these wholes, no whole number comes to it.
    NoneOf(Interval),
    /// No whole number comes to it.
    NoWholeNumber,
}

/// The words for what a share is held to.
struct Told {
    /// “`electric-share` is `60%`”.
    stated: String,
    part: Option<String>,
    whole: String,
    /// The unit of the share, behind a number.
    unit: String,
}

impl Told {
    fn headline(&self, misfit: &Misfit, tone: Tone) -> String {
        let Self {
            stated,
            part,
            whole,
            unit,
        } = self;
        let (Misfit::Quotient(quotient), Some(part)) = (misfit, part) else {
            return match tone {
                Tone::Question => {
                    format!("{stated}, but what whole number out of {whole} is that?")
                }
                Tone::Statement => {
                    format!("{stated}, which no whole number out of {whole} comes to")
                }
                Tone::Doubt => format!(
                    "{stated}, which a whole number out of {whole} comes to only on the widest readings"
                ),
            };
        };
        let quotient = bounds(&quotient.strict, unit);
        match tone {
            Tone::Question => format!("{stated}, why is {part} out of {whole} {quotient}?"),
            Tone::Statement => format!("{stated}, but {part} out of {whole} is {quotient}"),
            Tone::Doubt => {
                format!("{stated}, which {part} out of {whole} is only on the widest readings")
            }
        }
    }

    /// “`24 of 41` is ≈58.54%, `25 of 41` is ≈60.98%.”, or which wholes were tried. `unit_factor` makes plain numbers of
    /// those in the unit of the share.
    fn wholes(&self, misfit: &Misfit, unit_factor: &Number) -> Option<String> {
        match misfit {
            Misfit::Quotient(_) | Misfit::NoWholeNumber => None,
            Misfit::NoneOf(wholes) => {
                let wholes = bounds(wholes, "");
                Some(format!(
                    "Every whole number of that whole was tried, {wholes}."
                ))
            }
            Misfit::NextTo { whole, neighbours } => {
                let told = neighbours.iter().filter_map(|next| {
                    let share = next.share.checked_div(unit_factor)?.rounded();
                    let (count, whole) = (next.count.grouped(), whole.grouped());
                    Some(format!("`{count} of {whole}` is {share}{}", self.unit))
                });
                let told: Vec<String> = told.collect();
                (!told.is_empty()).then(|| format!("{}.", told.join(", ")))
            }
        }
    }
}

impl Comparable for Binding {
    fn facts(&self) -> Vec<FactId> {
        [Some(&self.share), Some(&self.whole), self.part.as_ref()]
            .into_iter()
            .flatten()
            .flat_map(|operand| operand.facts.iter().copied())
            .collect()
    }

    fn verdict(&self) -> Verdict {
        if let Some(equation) = self.equation.as_ref().filter(|_| !self.is_count) {
            return equation.verdict();
        }
        Verdict::on_readings(|kind| {
            let (share, whole) = (self.share_reading.on(kind), self.whole_reading.on(kind));
            let part = self.part_reading.on(kind);
            is_reachable(share, whole, part)
        })
    }

    fn is_weak(&self) -> bool {
        match &self.equation {
            Some(equation) if self.quotient().is_some() => equation.is_weak(),
            _ => is_always_reachable(&self.share_reading.strict, &self.whole_reading.strict),
        }
    }

    fn equation(&self) -> Option<&Equation> {
        self.equation.as_ref()
    }

    fn is_strict_only(&self, context: &Context<'_>) -> bool {
        is_bounded(context, &self.share)
    }
}

/// The share that the facts state, in its unit. Where a word bounds it, such as in “over 65%”, only the strict reading is
/// meant: how near the number is cannot be asked of the few shares that a count allows.
fn stated_share(context: &Context<'_>, share: &Operand) -> Result<Reading, Reason> {
    let reading = share.reading()?;
    Ok(if is_bounded(context, share) {
        Reading::both(reading.strict)
    } else {
        reading
    })
}

/// Whether a whole cannot be divided by on each reading; of things that are counted there is one at least.
fn may_be_nothing(whole: &Reading, is_count: bool) -> bool {
    let one = Interval::exact(Number::ONE);
    let mut readings = ReadingKind::ALL.into_iter().map(|kind| whole.on(kind));
    if is_count {
        readings.any(|whole| counted(whole).is_none())
    } else {
        readings.any(|whole| one.divide_by(whole).is_none())
    }
}

/// Whether an operand is counted in whole numbers.
fn is_counted(context: &Context<'_>, operand: &Operand) -> bool {
    match (operand.unit(context), &operand.constant) {
        (Some(unit), _) => context.vocabulary.units.counts_wholes(unit),
        (None, Some(constant)) => constant.value.is_integer(),
        (None, None) => false,
    }
}

fn is_bounded(context: &Context<'_>, share: &Operand) -> bool {
    let mut figures = share
        .facts
        .iter()
        .filter_map(|id| context.index.fact(*id)?.figure());
    figures.any(|figure| !matches!(figure.bound, BoundKind::Exact | BoundKind::Range))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_of_a_share_is_said_in_each_tone() {
        let told = Told {
            stated: "`share` is `60%`".to_owned(),
            part: Some("`24`".to_owned()),
            whole: "`42`".to_owned(),
            unit: "%".to_owned(),
        };
        let quotient = Misfit::Quotient(Reading::exactly(Number::from(57)));
        for (misfit, tone, headline) in [
            (
                &quotient,
                Tone::Statement,
                "`share` is `60%`, but `24` out of `42` is exactly 57%",
            ),
            (
                &quotient,
                Tone::Question,
                "`share` is `60%`, why is `24` out of `42` exactly 57%?",
            ),
            (
                &Misfit::NoWholeNumber,
                Tone::Statement,
                "`share` is `60%`, which no whole number out of `42` comes to",
            ),
        ] {
            assert_eq!(told.headline(misfit, tone), headline);
        }
        let hundredth = Number::fraction(1, 100).unwrap();
        let wholes = |misfit: &Misfit| told.wholes(misfit, &hundredth);
        let half = Neighbour {
            count: Number::from(20),
            share: Number::fraction(1, 2).unwrap(),
        };
        let next = |neighbours| Misfit::NextTo {
            whole: Number::from(40),
            neighbours,
        };
        assert_eq!(
            wholes(&next(vec![half])).as_deref(),
            Some("`20 of 40` is 50%.")
        );
        assert_eq!(wholes(&next(Vec::new())), None);
        assert_eq!(wholes(&Misfit::NoWholeNumber), None);
    }
}
