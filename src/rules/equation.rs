//! What a rule has bound, as one equation: which facts stand where in a form of `relation`, and how they are read.
//! Whether it holds, whether it could fail, what is noted of it for `together` and what each fact would have to be
//! follow from that.

use std::collections::BTreeMap;

use crate::fact::FactId;
use crate::figure::{End, Interval, Number, Reading, ReadingKind};
use crate::relation::{Form, Product, Reason, RelationKind, Verdict};

use super::bounds::states;
use super::declared::Operand;
use super::expression::{Summand, added};
use super::wording::FactWords;

/// What is read of a place that has no term.
const ANYTHING: Reading = Reading {
    strict: Interval::ALL,
    usual: Interval::ALL,
};

/// Where a term stands in its equation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// What is multiplied.
    Left,
    /// What it is multiplied with.
    Factor,
    /// A part of a sum, by position.
    Part(usize),
    /// What the sum or the product is held to.
    Total,
}

/// A term of an equation.
#[derive(Clone, Debug)]
pub(super) struct Term {
    /// The facts that state it.
    pub facts: Vec<FactId>,
    /// How it is read, in the unit of its facts.
    pub reading: Reading,
    /// The number that it is, where that is known.
    known: Option<Number>,
    /// As it is written, where no fact states it.
    written: String,
    /// The weight with which it is added, as the check declares it.
    weight: Number,
}

/// A value times a factor beside a total: `left · (scale · factor + offset)`.
pub(super) struct Factors {
    pub left: Term,
    pub factor: Term,
    /// The number that makes a plain factor of it, in the unit of the total.
    pub scale: Number,
    /// Added to the scaled factor: 1 for a growth *by* so much.
    pub offset: Number,
    /// How the product stands to the total.
    pub kind: RelationKind,
    pub total: Term,
}

/// Terms and what has to hold between them.
#[derive(Clone, Debug)]
pub(super) struct Equation {
    form: Form<Place>,
    terms: BTreeMap<Place, Term>,
    /// How far what a factor was read as may lie from what its fact states, in the unit of that fact.
    slack: Number,
}

impl Term {
    /// What an operand states.
    ///
    /// # Errors
    ///
    /// Why it has no reading.
    pub(super) fn of(operand: &Operand) -> Result<Self, Reason> {
        Ok(Self::read(operand, operand.reading()?))
    }

    /// What an operand states, read in this way.
    pub(super) fn read(operand: &Operand, reading: Reading) -> Self {
        let constant = operand.constant.as_ref();
        Self {
            facts: operand.facts.clone(),
            reading,
            known: constant.map(|constant| constant.value.clone()),
            written: constant.map_or_else(String::new, |constant| constant.text.clone()),
            weight: Number::ONE,
        }
    }

    /// What no fact states, and how it is written.
    pub(super) fn unstated(reading: Reading, written: impl Into<String>) -> Self {
        Self {
            facts: Vec::new(),
            known: reading.strict.single().cloned(),
            reading,
            written: written.into(),
            weight: Number::ONE,
        }
    }

    /// The same, known to be this number where that is known.
    #[must_use]
    pub(super) fn known(self, known: Option<Number>) -> Self {
        Self { known, ..self }
    }

    /// The same so many times.
    #[must_use]
    pub(super) fn times(self, weight: Number) -> Self {
        Self { weight, ..self }
    }

    fn written(&self, words: FactWords<'_>) -> String {
        if self.facts.is_empty() {
            self.written.clone()
        } else {
            words.operand(&self.facts)
        }
    }

    /// Whether it is certainly not below nothing, and may be more.
    pub(super) fn may_be_above_zero(&self) -> bool {
        let Interval { lower, upper } = &self.reading.strict;
        let is_below = |end: &End| end.value.is_negative();
        let lower = lower.as_ref();
        let upper = upper.as_ref();
        lower.is_some_and(|end| !is_below(end)) && upper.is_none_or(|end| end.value > Number::ZERO)
    }
}

impl Equation {
    /// A value times a factor beside a total.
    pub(super) fn product(factors: Factors) -> Self {
        Self {
            form: Form::Product(Product {
                left: Place::Left,
                factor: Place::Factor,
                scale: factors.scale,
                offset: Interval::exact(factors.offset),
                kind: factors.kind,
                total: Place::Total,
            }),
            terms: BTreeMap::from([
                (Place::Left, factors.left),
                (Place::Factor, factors.factor),
                (Place::Total, factors.total),
            ]),
            slack: Number::ZERO,
        }
    }

    /// A total divided by a value; the quotient lies somewhere in this interval.
    pub(super) fn quotient(total: Term, left: Term, within: Interval) -> Self {
        Self::product(Factors {
            left,
            factor: Term::unstated(Reading::both(within), ""),
            scale: Number::ONE,
            offset: Number::ZERO,
            kind: RelationKind::Equal,
            total,
        })
    }

    /// Parts, each with the factor from its unit to that of the total, beside a total.
    pub(super) fn sum(kind: RelationKind, parts: Vec<(Number, Term)>, total: Term) -> Self {
        let places = (0..parts.len()).map(Place::Part);
        let (factors, parts): (Vec<Number>, Vec<Term>) = parts.into_iter().unzip();
        let factors = factors.iter().zip(&parts);
        let factors: Vec<Number> = factors
            .map(|(factor, part)| factor * &part.weight)
            .collect();
        let total = [(Place::Total, total)];
        Self {
            form: Form::sum(kind, places.clone().zip(factors), Place::Total),
            terms: places.zip(parts).chain(total).collect(),
            slack: Number::ZERO,
        }
    }

    /// The same where the factor was read as that of an average, which may lie so far from what its fact states.
    #[must_use]
    pub(super) fn with_slack(self, slack: Number) -> Self {
        Self { slack, ..self }
    }

    /// Whether the terms fit.
    pub(super) fn verdict(&self) -> Verdict {
        self.form.verdict(|place| self.reading(place))
    }

    /// Whether they could not but fit, however the numbers were changed.
    pub(super) fn is_weak(&self) -> bool {
        self.form.is_weak(|place| &self.reading(place).strict)
    }

    /// What the sum or the product comes to.
    pub(super) fn computed(&self) -> Reading {
        Reading::of(|kind| self.form.computed(|place| self.reading(place).on(kind)))
    }

    /// The sum of those parts that decide on these readings, where they do not fit their total.
    pub(super) fn deciding(&self, on: ReadingKind) -> Self {
        let reading = |place| self.reading(place).on(on);
        let form = self.form.deciding(Place::Total, reading);
        let places = form.variables().into_iter();
        Self {
            terms: places
                .filter_map(|place| Some((place, self.terms.get(&place)?.clone())))
                .collect(),
            form,
            slack: Number::ZERO,
        }
    }

    /// The positions of its parts.
    pub(super) fn parts(&self) -> impl Iterator<Item = usize> {
        self.terms.keys().filter_map(|place| match place {
            Place::Part(at) => Some(*at),
            Place::Left | Place::Factor | Place::Total => None,
        })
    }

    /// Whether a sum would fit its total without its smallest part too.
    pub(super) fn is_slack(&self) -> bool {
        let reading = |place| &self.reading(place).strict;
        self.form.is_slack(Place::Total, reading)
    }

    /// What all others make of one term, in its own unit; `None` where that would take dividing by what may be zero.
    pub(super) fn implied(&self, place: Place) -> Option<Reading> {
        Reading::try_of(|kind| {
            let mut implied = self.implied_on(kind).into_iter();
            implied.find_map(|(of, within)| (of == place).then_some(within))
        })
    }

    /// Where these terms would have to lie for all others to hold, of those that one fact states by itself.
    pub(super) fn allowed(
        &self,
        places: impl IntoIterator<Item = Place>,
    ) -> Vec<(FactId, Interval)> {
        let implied: BTreeMap<Place, Interval> =
            self.implied_on(ReadingKind::Strict).into_iter().collect();
        let places = places.into_iter();
        places
            .filter_map(|place| match self.terms.get(&place)?.facts.as_slice() {
                [only] => Some((*only, implied.get(&place)?.clone())),
                _ => None,
            })
            .collect()
    }

    /// The equation between the facts themselves. None where a term is neither stated nor a known number.
    pub(super) fn form(&self) -> Option<Form<FactId>> {
        let mut form = self.form.clone();
        if let Form::Product(product) = &mut form {
            let slack = Interval::closed(-&self.slack, self.slack.clone());
            product.offset = product.offset.plus(&slack.scale_by(&product.scale));
        }
        let form = form.with_known(|place| self.terms.get(&place)?.known.clone())?;
        form.try_map(|place| self.terms.get(&place)?.facts.first().copied())
    }

    /// The line that shows what one place comes to: “`24 boats ÷ 42 boats` is ≈57.14%.”
    pub(super) fn line(
        &self,
        words: FactWords<'_>,
        place: Place,
        comes_to: &Reading,
        unit: &str,
    ) -> String {
        let expression = self.expression(place, |term| term.written(words));
        states(&expression, comes_to, unit)
    }

    fn expression(&self, place: Place, written: impl Fn(&Term) -> String) -> String {
        let at = |place| self.terms.get(&place).map_or_else(String::new, &written);
        match &self.form {
            Form::Linear { .. } => {
                let terms = self.terms.iter().filter(|(of, _)| **of != place);
                let terms = terms.map(|(_, term)| Summand {
                    weight: &term.weight,
                    text: written(term),
                });
                added(&terms.collect::<Vec<_>>())
            }
            Form::Product(product) if place == Place::Factor => {
                let offset = product.offset.single().filter(|offset| !offset.is_zero());
                let less = offset.map_or_else(String::new, |offset| format!(" − {offset}"));
                format!("{} ÷ {}{less}", at(Place::Total), at(Place::Left))
            }
            Form::Product(_) => format!("{} × {}", at(Place::Factor), at(Place::Left)),
        }
    }

    fn implied_on(&self, kind: ReadingKind) -> Vec<(Place, Interval)> {
        self.form.implied(|place| self.reading(place).on(kind))
    }

    fn reading(&self, place: Place) -> &Reading {
        self.terms
            .get(&place)
            .map_or(&ANYTHING, |term| &term.reading)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(text: &str, value: i64) -> Term {
        Term::unstated(Reading::exactly(Number::from(value)), text)
    }

    #[test]
    fn arithmetic_is_shown_for_the_place_that_is_asked_for() {
        let product = |offset| {
            Equation::product(Factors {
                left: term("4 boats", 4),
                factor: term("50%", 50),
                scale: Number::fraction(1, 100).unwrap(),
                offset,
                kind: RelationKind::Equal,
                total: term("6 boats", 6),
            })
        };
        let shown =
            |equation: &Equation, place| equation.expression(place, |term| term.written.clone());
        let by = product(Number::ONE);
        assert_eq!(shown(&by, Place::Factor), "6 boats ÷ 4 boats − 1");
        assert_eq!(shown(&by, Place::Total), "50% × 4 boats");
        let to = product(Number::ZERO);
        assert_eq!(shown(&to, Place::Factor), "6 boats ÷ 4 boats");
        let parts = vec![
            (Number::ONE, term("3", 3)),
            (Number::from(1000), term("2", 2).times(-Number::from(2))),
        ];
        let sum = Equation::sum(RelationKind::Equal, parts, term("9", 9));
        assert_eq!(shown(&sum, Place::Total), "3 − 2 × 2");
        assert_eq!(sum.computed(), Reading::exactly(Number::from(-4006)));
    }
}
