//! One total with its parts in numbers: the verdict, and what is to be said of a sum that does not fit.

use std::fmt::Write as _;

use crate::fact::FactId;
use crate::figure::{BoundKind, Interval, Number, RATIO, Reading, ReadingKind};
use crate::relation::{Reason, RelationKind};

use super::super::bounds::{bounds, states};
use super::super::context::Context;
use super::super::declared::{Finding, Operand};
use super::super::equation::{Equation, Place, Term};
use super::super::run::Comparable;
use super::super::wording::{FactWords, Roles, Tone, roles};

/// The most parts that a sum names one by one.
const NAMED_PARTS: usize = 24;

/// A total with those of its parts that are stated.
pub(super) struct Binding<'a> {
    /// How the parts have to stand to the total.
    kind: RelationKind,
    total: &'a Operand,
    /// The total where it is known exactly: the check states it, or it is all of something.
    known: Option<Number>,
    parts: Vec<Part<'a>>,
    /// The same with each operand in its own unit.
    equation: Equation,
}

/// A part as it counts.
struct Part<'a> {
    operand: &'a Operand,
    /// The weight as declared.
    weight: Number,
}

/// The misfit of a sum: what of it does not fit its total.
struct Misfit<'a> {
    /// The readings on which it does not.
    on: ReadingKind,
    /// The parts that decide.
    named: Vec<&'a Part<'a>>,
    /// The same as an equation.
    deciding: Equation,
    /// Their sum.
    sum: Reading,
    /// The part that is too much by itself, as it is stated.
    single: Option<&'a Operand>,
}

impl<'a> Binding<'a> {
    /// Takes the operands in the unit of the total.
    ///
    /// # Errors
    ///
    /// Why the sum cannot be computed.
    pub(super) fn of(
        context: &Context<'_>,
        kind: RelationKind,
        total: &'a Operand,
        parts: Vec<(Number, &'a Operand)>,
    ) -> Result<Self, Reason> {
        let stated = total.reading()?;
        let adds = parts.iter().all(|(weight, _)| !weight.is_negative());
        let constant = total.constant.as_ref();
        let known = constant.map(|constant| constant.value.clone());
        let known = known.or_else(|| adds.then(|| whole(context, total)).flatten());
        let total_reading = known.clone().map_or(stated, Reading::exactly);
        let terms = parts.iter().map(|(weight, operand)| {
            // The weight, and the conversion to the unit of the total.
            let factor = weight * &operand.factor_to(total, context)?;
            Ok((factor, Term::of(operand)?))
        });
        let terms = terms.collect::<Result<Vec<(Number, Term)>, Reason>>()?;
        let parts = parts.into_iter();
        Ok(Self {
            equation: Equation::sum(
                kind,
                terms,
                Term {
                    known: known.clone(),
                    ..Term::read(total, total_reading)
                },
            ),
            kind,
            total,
            known,
            parts: parts
                .map(|(weight, operand)| Part { operand, weight })
                .collect(),
        })
    }

    /// The misfit: the parts that decide, on the readings that decide.
    fn misfit(&self) -> Misfit<'_> {
        let on = self.verdict().decided_on();
        let deciding = self.equation.deciding(on);
        let named = deciding.parts().filter_map(|at| self.parts.get(at));
        let named: Vec<&Part<'_>> = named.collect();
        Misfit {
            on,
            sum: deciding.computed(),
            single: match named.as_slice() {
                [only] if only.weight == Number::ONE => Some(only.operand),
                _ => None,
            },
            deciding,
            named,
        }
    }

    /// The finding of a sum that does not fit.
    pub(super) fn finding(&self, context: &Context<'_>, tone: Tone) -> Finding {
        let words = FactWords::new(context);
        let misfit = self.misfit();
        let (named, single) = (&misfit.named, misfit.single);
        let unit = self.total.unit_label(context);
        let mut facts = self.total.facts.clone();
        facts.extend(named.iter().flat_map(|part| &part.operand.facts));
        let mut arithmetic = Vec::new();
        let whole = self.known.clone().filter(|_| !self.total.facts.is_empty());
        let is_whole = whole.is_some();
        arithmetic.extend(whole.map(|whole| {
            let all = bounds(&Interval::exact(whole), &unit);
            format!("The whole of these shares is {all}.")
        }));
        if single.is_none() {
            arithmetic.push(line(words, named, &misfit.sum, &unit));
        }
        arithmetic.extend(match self.parts.len() - named.len() {
            0 => None,
            1 => Some("The other part is not needed for that.".to_owned()),
            others => Some(format!("The other {others} parts are not needed for that.")),
        });
        let total = [Place::Total];
        let deciding = misfit.deciding.parts().map(Place::Part);
        Finding {
            message: self.headline(words, &misfit, &unit, tone),
            // How the whole is written says nothing of it.
            read: if is_whole {
                0
            } else {
                self.total.facts.len() + single.map_or(0, |part| part.facts.len())
            },
            roles: self.roles(),
            facts,
            arithmetic,
            allowed: self.equation.allowed(total.into_iter().chain(deciding)),
            ..Finding::default()
        }
    }

    fn headline(
        &self,
        words: FactWords<'_>,
        misfit: &Misfit<'_>,
        unit: &str,
        tone: Tone,
    ) -> String {
        let name = self.total.facts.first().map(|first| words.metric(*first));
        let name = name.unwrap_or_else(|| "the total".to_owned());
        let total = format!("{name} is {}", self.total.quoted(words));
        let parts = format!("parts add up to {}", bounds(misfit.sum.on(misfit.on), unit));
        match (self.kind, misfit.single) {
            _ if tone == Tone::Question => format!(
                "{total}, but {} really come to {}?",
                asked(words, &misfit.named),
                self.excess()
            ),
            _ if misfit.on == ReadingKind::Usual => {
                format!("{total}, which its parts fit only on their widest readings")
            }
            (RelationKind::Equal, _) => format!("{total}, but its {parts}"),
            (RelationKind::AtMost, Some(part)) => {
                format!("{total}, but one of its parts is {}", part.quoted(words))
            }
            (RelationKind::AtMost, None) => format!("{total}, but some of its {parts}"),
            (RelationKind::AtLeast, _) => format!("{total}, but all of its {parts}"),
        }
    }

    fn roles(&self) -> Roles {
        let parts = self.parts.iter().map(|part| {
            let role = if part.weight.is_negative() {
                "taken away"
            } else {
                "part"
            };
            (role, part.operand.facts.as_slice())
        });
        let total = ("total", self.total.facts.as_slice());
        roles(std::iter::once(total).chain(parts))
    }

    /// How the sum differs from the total that it should be, or should bound.
    fn excess(&self) -> &'static str {
        match self.kind {
            RelationKind::Equal => "something else",
            RelationKind::AtMost => "more",
            RelationKind::AtLeast => "less",
        }
    }
}

impl Comparable for Binding<'_> {
    /// The facts of the total, then those of the parts.
    fn facts(&self) -> Vec<FactId> {
        let parts = self.parts.iter().map(|part| part.operand);
        facts_of(std::iter::once(self.total).chain(parts))
    }

    fn listed(&self) -> Vec<FactId> {
        let parts = self.parts.iter().map(|part| part.operand);
        facts_of(parts.chain([self.total]))
    }

    fn equation(&self) -> Option<&Equation> {
        Some(&self.equation)
    }
}

/// All facts of some operands.
pub(super) fn facts_of<'o>(operands: impl Iterator<Item = &'o Operand>) -> Vec<FactId> {
    operands
        .flat_map(|operand| operand.facts.iter().copied())
        .collect()
}

/// The whole of shares that are stated as one: a bare 100 % is what it is by definition, and not what rounds to it. A
/// rounding that is declared says that it was measured.
fn whole(context: &Context<'_>, total: &Operand) -> Option<Number> {
    let unit = context.vocabulary.units.get(total.unit(context)?)?;
    let is_share = unit.dimension.as_deref() == Some(RATIO) && unit.factor < Number::ONE;
    let all = Number::ONE.checked_div(&unit.factor)?;
    let states_all = |id: &FactId| {
        let fact = context.index.fact(*id)?;
        let figure = fact.figure()?;
        let read = context.index.figure_context(fact, context.vocabulary)?;
        let value = &figure.value * &fact.unit_factor(context.vocabulary).ok()?;
        Some(figure.bound == BoundKind::Exact && read.rounding.is_none() && value == all)
    };
    let is_all = total.facts.iter().all(|id| states_all(id) == Some(true));
    (is_share && is_all).then_some(all)
}

/// The parts that are asked about: by what they say where they are few, else by how many they are.
fn asked(words: FactWords<'_>, parts: &[&Part<'_>]) -> String {
    const FEW: usize = 3;
    let said: Vec<String> = parts
        .iter()
        .map(|part| part.operand.quoted(words))
        .collect();
    match said.as_slice() {
        [only] => format!("does its part {only}"),
        [first @ .., last] if said.len() <= FEW => {
            format!("do its parts {} and {last}", first.join(", "))
        }
        _ => format!("do its {} parts", said.len()),
    }
}

/// “`12.1 million t + 45.4 million t` is 57,400,000 to 57,600,000 t.”
fn line(words: FactWords<'_>, parts: &[&Part<'_>], sum: &Reading, unit: &str) -> String {
    let terms = parts.iter().map(|part| Summand {
        weight: Some(&part.weight),
        text: part.operand.written(words),
    });
    states(&expression(terms), sum, unit)
}

/// A term of a sum: with which weight it is added, and as written.
pub(super) struct Summand<'a> {
    pub(super) weight: Option<&'a Number>,
    pub(super) text: String,
}

/// “12.1 million t + 45.4 million t”. Of many the last are counted.
pub(super) fn expression<'a>(terms: impl ExactSizeIterator<Item = Summand<'a>>) -> String {
    let left_out = terms.len().saturating_sub(NAMED_PARTS);
    // One part more takes no more room than saying so.
    let left_out = if left_out == 1 { 0 } else { left_out };
    let named = terms.len() - left_out;
    let mut text = String::new();
    for term in terms.take(named) {
        let weight = term.weight.unwrap_or(&Number::ONE);
        let sign = match (text.is_empty(), weight.is_negative()) {
            (true, false) => "",
            (true, true) => "−",
            (false, false) => " + ",
            (false, true) => " − ",
        };
        let times = match weight.abs() {
            one if one == Number::ONE => String::new(),
            other => format!("{other} × "),
        };
        let _ = write!(text, "{sign}{times}{}", term.text);
    }
    if left_out > 0 {
        let _ = write!(text, " and {left_out} parts more");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_terms_the_last_are_counted_and_one_more_is_named() {
        let two = Number::from(2);
        let minus = -Number::ONE;
        let terms = |count: usize| {
            let terms = (1..=count).map(|at| Summand {
                weight: match at {
                    1 => Some(&two),
                    2 => Some(&minus),
                    _ => None,
                },
                text: at.to_string(),
            });
            expression(terms.collect::<Vec<_>>().into_iter())
        };
        assert_eq!(terms(3), "2 × 1 − 2 + 3");
        assert!(terms(25).ends_with(" + 24 + 25"), "{}", terms(25));
        assert!(
            terms(26).ends_with(" + 24 and 2 parts more"),
            "{}",
            terms(26)
        );
    }
}
