//! One rate multiplied out: the arithmetic, and what is to be said when it does not fit a total.

use crate::fact::FactId;
use crate::figure::{End, Figure, Interval, Number, Reading};
use crate::relation::{Reason, RelationKind};
use crate::words::form_behind;

use super::super::bounds::bounds;
use super::super::context::Context;
use super::super::declared::{Finding, Operand};
use super::super::equation::{Equation, Factors, Place, Term};
use super::super::repair::in_metric_unit;
use super::super::run::Comparable;
use super::super::wording::{FactWords, Roles, Tone, roles};

/// The amount that a rate is multiplied with.
pub(super) enum Multiplier {
    /// The length of its period, in the unit of time that it is per.
    Time {
        /// The length.
        length: Reading,
        /// The period as printed.
        period: String,
    },
    /// How many there are of what it is per.
    Count {
        /// The facts that count them.
        operand: Box<Operand>,
        /// The reading that they have together.
        reading: Reading,
    },
}

/// A rate multiplied out, beside a total.
pub(super) struct Beside<'a> {
    multiplied: &'a Multiplied,
    /// How the product has to stand to the total.
    kind: RelationKind,
    total: Operand,
    equation: Equation,
}

/// A rate with what it is multiplied with.
pub(super) struct Multiplied {
    rate: Operand,
    /// The rate as that of an average.
    reading: Reading,
    /// How far an average may lie from a rate that is stated as one number, in the unit of the rate.
    slack: Number,
    per: String,
    multiplier: Multiplier,
}

impl Multiplier {
    /// The multiplier of these facts, which count something.
    pub(super) fn counted(context: &Context<'_>, facts: &[FactId]) -> Result<Self, Reason> {
        let operand = Box::new(Operand::new(context, facts.to_vec()));
        let reading = operand.reading()?;
        Ok(Self::Count { operand, reading })
    }

    /// The multiplier of a rate per `per`.
    fn term(&self, per: &str) -> Term {
        match self {
            Self::Time { length, .. } => Term::unstated(length.clone(), in_words(length, per)),
            Self::Count { operand, reading } => Term::read(operand, reading.clone()),
        }
    }

    fn facts(&self) -> &[FactId] {
        match self {
            Self::Time { .. } => &[],
            Self::Count { operand, .. } => &operand.facts,
        }
    }
}

impl Multiplied {
    /// Multiplies these facts out, which are per `per`.
    ///
    /// # Errors
    ///
    /// Why the rate has no value.
    pub(super) fn of(
        context: &Context<'_>,
        facts: &[FactId],
        per: &str,
        multiplier: Multiplier,
    ) -> Result<Self, Reason> {
        let rate = Operand::new(context, facts.to_vec());
        let stated = rate.reading()?;
        let reading = as_average(context, facts, stated.clone());
        let slack = in_unit_of_metric(context, facts, |figure| {
            if reading == stated {
                // Half a unit of the last digit.
                figure.digits().last_digit().checked_div(&Number::from(2))
            } else {
                // From a whole number to the one that an average comes near to.
                Some(Number::ONE)
            }
        });
        Ok(Self {
            reading: average(&reading, &slack),
            slack,
            rate,
            per: per.to_owned(),
            multiplier,
        })
    }

    /// The product beside a total.
    ///
    /// # Errors
    ///
    /// Why they cannot be compared, and the facts of both.
    pub(super) fn beside(
        &self,
        context: &Context<'_>,
        kind: RelationKind,
        total: Operand,
    ) -> Result<Beside<'_>, (Reason, Vec<FactId>)> {
        match self.equation(context, kind, &total) {
            Ok(equation) => Ok(Beside {
                multiplied: self,
                kind,
                total,
                equation,
            }),
            Err(reason) => Err((reason, self.facts_with(&total))),
        }
    }

    fn equation(
        &self,
        context: &Context<'_>,
        kind: RelationKind,
        total: &Operand,
    ) -> Result<Equation, Reason> {
        let stated = Term::of(total)?;
        let equation = Equation::product(Factors {
            left: self.multiplier.term(&self.per),
            factor: Term::read(&self.rate, self.reading.clone()),
            scale: self.rate.factor_to(total, context)?,
            offset: Number::ZERO,
            kind,
            total: stated,
        });
        Ok(equation.with_slack(self.slack.clone()))
    }

    /// The facts of the rate, of what counts and of a total.
    fn facts_with(&self, total: &Operand) -> Vec<FactId> {
        let own = self.rate.facts.iter().chain(self.multiplier.facts());
        own.chain(&total.facts).copied().collect()
    }

    fn roles<'t>(&'t self, totals: impl Iterator<Item = &'t Operand>) -> Roles {
        let own = [
            ("rate", self.rate.facts.as_slice()),
            ("count", self.multiplier.facts()),
        ];
        let totals = totals.map(|total| ("total", total.facts.as_slice()));
        roles(own.into_iter().chain(totals))
    }
}

/// “2.75 years”: a length in units of time that are called so.
fn in_words(length: &Reading, unit: &str) -> String {
    let is_one = length.strict.single() == Some(&Number::ONE);
    let length = bounds(&length.strict, &format!(" {}", form_behind(is_one, unit)));
    length.trim_start_matches("exactly ").to_owned()
}

impl Beside<'_> {
    /// Where the rate would have to lie for the total to hold, and the total for the rate.
    fn allowed(&self) -> Vec<(FactId, Interval)> {
        // Of a rate that several facts state, none is to blame, and neither is the total.
        if self.multiplied.rate.facts.len() != 1 {
            return Vec::new();
        }
        self.equation.allowed([Place::Factor, Place::Total])
    }
}

impl Comparable for Beside<'_> {
    fn facts(&self) -> Vec<FactId> {
        self.multiplied.facts_with(&self.total)
    }

    fn equation(&self) -> Option<&Equation> {
        Some(&self.equation)
    }
}

/// A number in the unit in which a rate is written, in that of its metric.
fn in_unit_of_metric(
    context: &Context<'_>,
    facts: &[FactId],
    number: impl FnOnce(&Figure) -> Option<Number>,
) -> Number {
    let fact = facts.first().and_then(|id| context.index.fact(*id));
    let converted = fact.and_then(|fact| {
        let figure = fact.figure()?;
        in_metric_unit(context, fact, figure, &number(figure)?)
    });
    converted.unwrap_or(Number::ZERO)
}

/// The reading of a rate of whole things as that of an average: “more than 300” reads as 301 at least where things are
/// counted, but 300.2 of them a day are an average, so the reading ends at 300 itself, without it. Of several facts, whose
/// ends may be those of others, nothing is changed.
fn as_average(context: &Context<'_>, facts: &[FactId], reading: Reading) -> Reading {
    let stated = match facts {
        [only] => context.index.fact(*only),
        _ => None,
    };
    let whole = |unit| {
        let unit = context.vocabulary.units.get(unit);
        unit.is_some_and(|unit| unit.whole)
    };
    let stated = stated.and_then(|fact| {
        let figure = fact.figure()?;
        let factor = fact.unit_factor(context.vocabulary).ok()?;
        let is_whole = figure.unit.as_ref().is_some_and(whole);
        is_whole.then_some((&figure.value, factor))
    });
    let Some((value, factor)) = stated else {
        return reading;
    };
    let open = || Some(End::open(value * &factor));
    let is_next = |end: &End, step: Number| end.closed && end.value == &(value + &step) * &factor;
    reading.map(|interval| Interval {
        lower: match &interval.lower {
            Some(end) if is_next(end, Number::ONE) => open(),
            other => other.clone(),
        },
        upper: match &interval.upper {
            Some(end) if is_next(end, -Number::ONE) => open(),
            other => other.clone(),
        },
    })
}

/// Widens a rate that is one number to all averages that round to it; `slack` is how far these lie from it.
fn average(reading: &Reading, slack: &Number) -> Reading {
    let widened = reading.map(|interval| match interval.single() {
        Some(number) => Interval::closed(number - slack, number + slack),
        None => interval.clone(),
    });
    Reading {
        strict: widened.strict.hull(&widened.usual),
        ..widened
    }
}

/// The whole numbers of a product, where its total is counted in whole things: 743 to 824 persons for 742.5 to 825. Nothing
/// is left out where no whole number is in it.
fn in_wholes(context: &Context<'_>, total: &Operand, product: Reading) -> Reading {
    let counted = total.unit(context);
    if !counted.is_some_and(|unit| context.vocabulary.units.counts_wholes(unit)) {
        return product;
    }
    Reading::try_of(|kind| product.on(kind).shrink_to_whole()).unwrap_or(product)
}

/// A rate that does not fit some totals, of which the first is named.
pub(super) struct Misfit<'m> {
    beside: &'m Beside<'m>,
    /// The other totals.
    further: &'m [Beside<'m>],
    /// What the rate comes to, in whole numbers where the total is counted in such.
    product: Reading,
}

impl<'m> Misfit<'m> {
    /// What was found of these, which a rate fits equally badly.
    pub(super) fn of(context: &Context<'_>, misfits: &'m [Beside<'m>]) -> Option<Self> {
        let (beside, further) = misfits.split_first()?;
        Some(Self {
            beside,
            further,
            product: in_wholes(context, &beside.total, beside.equation.computed()),
        })
    }

    /// The same in words.
    pub(super) fn finding(&self, context: &Context<'_>, tone: Tone) -> Option<Finding> {
        let words = FactWords::new(context);
        let beside = self.beside;
        let (multiplied, total) = (beside.multiplied, &beside.total);
        let unit = total.unit_label(context);
        // “`near-300 × 2.75 years` is at least 660 and less than 825 persons.”
        let equation = &beside.equation;
        let line = equation.line(words, Place::Total, &self.product, &unit);
        let readings = total.facts.iter().filter_map(|id| words.reading(*id));
        let totals = std::iter::once(beside).chain(self.further);
        let mut facts = beside.facts();
        facts.extend(self.further.iter().flat_map(|beside| &beside.total.facts));
        Some(Finding {
            message: beside.stated(words)?.headline(tone),
            facts,
            roles: multiplied.roles(totals.map(|beside| &beside.total)),
            arithmetic: std::iter::once(line).chain(readings).collect(),
            allowed: if self.further.is_empty() {
                beside.allowed()
            } else {
                Vec::new()
            },
            ..Finding::default()
        })
    }
}

/// A rate beside a total that it does not fit, as they are stated.
struct Stated {
    /// The metric of the rate.
    metric: String,
    /// “`300` per day over `2024`”.
    rate: String,
    total: String,
    kind: RelationKind,
}

impl Beside<'_> {
    fn stated(&self, words: FactWords<'_>) -> Option<Stated> {
        let (multiplied, total) = (self.multiplied, &self.total);
        let metric = words.metric(*multiplied.rate.facts.first()?);
        let of_total = words.metric(*total.facts.first()?);
        let over = match &multiplied.multiplier {
            Multiplier::Time { period, .. } => format!("over `{period}`"),
            Multiplier::Count { operand, .. } => format!("for {}", operand.quoted(words)),
        };
        let rate = multiplied.rate.quoted(words);
        let stated = total.quoted(words);
        Some(Stated {
            rate: format!("{rate} per {} {over}", multiplied.per),
            total: if metric == of_total {
                stated
            } else {
                format!("{of_total} of {stated}")
            },
            metric,
            kind: self.kind,
        })
    }
}

impl Stated {
    fn headline(&self, tone: Tone) -> String {
        let Self {
            metric,
            rate,
            total,
            kind,
        } = self;
        let than = match kind {
            RelationKind::Equal => "",
            RelationKind::AtMost => "more than ",
            RelationKind::AtLeast => "less than ",
        };
        let what = match (kind, tone) {
            (_, Tone::Doubt) => format!("{rate} fits {total} only on the widest readings"),
            (_, Tone::Question) => format!("does {rate} come to {than}{total}?"),
            (RelationKind::Equal, Tone::Statement) => format!("{rate} does not come to {total}"),
            (_, Tone::Statement) => format!("{rate} comes to {than}{total}"),
        };
        format!("{metric}: {what}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_that_comes_to_too_much_says_so() {
        for (kind, tone, headline) in [
            (
                RelationKind::Equal,
                Tone::Statement,
                "`a`: `5` per day does not come to `9`",
            ),
            (
                RelationKind::AtMost,
                Tone::Statement,
                "`a`: `5` per day comes to more than `9`",
            ),
            (
                RelationKind::AtLeast,
                Tone::Question,
                "`a`: does `5` per day come to less than `9`?",
            ),
            (
                RelationKind::AtMost,
                Tone::Doubt,
                "`a`: `5` per day fits `9` only on the widest readings",
            ),
        ] {
            let stated = Stated {
                metric: "`a`".to_owned(),
                rate: "`5` per day".to_owned(),
                total: "`9`".to_owned(),
                kind,
            };
            assert_eq!(stated.headline(tone), headline);
        }
    }

    #[test]
    fn one_unit_of_time_has_no_plural() {
        let length = |number| Reading::exactly(Number::parse(number).unwrap());
        assert_eq!(in_words(&length("1"), "day"), "1 day");
        assert_eq!(in_words(&length("2.75"), "year"), "2.75 years");
    }
}
