//! One total with its parts in numbers: the verdict, and what is to be said of a sum that does not fit.

use crate::fact::FactId;
use crate::figure::{BoundKind, Interval, Number, RATIO, Reading, ReadingKind};
use crate::relation::{Reason, RelationKind};
use crate::words::joined;

use super::super::bounds::bounds;
use super::super::context::Context;
use super::super::declared::{Finding, Operand};
use super::super::equation::{Equation, Place, Term};
use super::super::run::Comparable;
use super::super::wording::{FactWords, Roles, Tone, roles};

/// A total with those of its parts that are stated.
pub(super) struct Binding<'a> {
    /// How the parts have to stand to the total.
    kind: RelationKind,
    total: &'a Operand,
    /// The total where it is known exactly: the check states it, or it is all of something.
    known: Option<Number>,
    parts: Vec<WeighedPart<'a>>,
    /// The same with each operand in its own unit.
    equation: Equation,
}

/// A part as it counts.
struct WeighedPart<'a> {
    operand: &'a Operand,
    /// The weight as declared.
    weight: Number,
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
            let factor = operand.factor_to(total, context)?;
            Ok((factor, Term::of(operand)?.times(weight.clone())))
        });
        let terms = terms.collect::<Result<Vec<(Number, Term)>, Reason>>()?;
        let parts = parts.into_iter();
        Ok(Self {
            equation: Equation::sum(
                kind,
                terms,
                Term::read(total, total_reading).known(known.clone()),
            ),
            kind,
            total,
            known,
            parts: parts
                .map(|(weight, operand)| WeighedPart { operand, weight })
                .collect(),
        })
    }

    /// What does not fit, with the equation of the parts that decide.
    fn misfit(&self, context: &Context<'_>) -> (Misfit, Equation) {
        let words = FactWords::new(context);
        let on = self.verdict().decided_on();
        let deciding = self.equation.deciding(on);
        let named = deciding.parts().filter_map(|at| self.parts.get(at));
        let named: Vec<&WeighedPart<'_>> = named.collect();
        let name = self.total.facts.first().map(|first| words.metric(*first));
        let misfit = Misfit {
            kind: self.kind,
            on,
            name: name.unwrap_or_else(|| "the total".to_owned()),
            total: self.total.quoted(words),
            reached: bounds(deciding.computed().on(on), &self.total.unit_label(context)),
            is_single: matches!(named.as_slice(), [only] if only.weight == Number::ONE),
            parts: named
                .iter()
                .map(|part| part.operand.quoted(words))
                .collect(),
            others: self.parts.len() - named.len(),
        };
        (misfit, deciding)
    }

    /// The finding of a sum that does not fit.
    pub(super) fn finding(&self, context: &Context<'_>, tone: Tone) -> Finding {
        let (misfit, deciding) = self.misfit(context);
        let unit = self.total.unit_label(context);
        let named = deciding.parts().filter_map(|at| self.parts.get(at));
        let named = facts_of(named.map(|part| part.operand));
        // How the whole is written says nothing of it.
        let whole = self.known.clone().filter(|_| !self.total.facts.is_empty());
        let read = match &whole {
            Some(_) => 0,
            None if misfit.is_single => self.total.facts.len() + named.len(),
            None => self.total.facts.len(),
        };
        let whole = whole.map(|whole| {
            let all = bounds(&Interval::exact(whole), &unit);
            format!("The whole of these shares is {all}.")
        });
        // “`12.1 million t + 45.4 million t` is 57,400,000 to 57,600,000 t.”
        let sum = (!misfit.is_single).then(|| {
            let words = FactWords::new(context);
            deciding.line(words, Place::Total, &deciding.computed(), &unit)
        });
        let places = deciding.parts().map(Place::Part);
        Finding {
            message: misfit.headline(tone),
            read,
            roles: self.roles(),
            facts: self.total.facts.iter().copied().chain(named).collect(),
            arithmetic: [whole, sum, misfit.rest()].into_iter().flatten().collect(),
            allowed: self
                .equation
                .allowed(std::iter::once(Place::Total).chain(places)),
            ..Finding::default()
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
}

/// A sum that does not fit its total, as both are stated.
struct Misfit {
    /// How the parts have to stand to the total.
    kind: RelationKind,
    /// The readings on which they do not.
    on: ReadingKind,
    /// The name of the total.
    name: String,
    total: String,
    /// The parts that decide.
    parts: Vec<String>,
    /// Whether there is one, which is too much by itself as it is stated.
    is_single: bool,
    /// What they add up to.
    reached: String,
    /// How many parts do not decide.
    others: usize,
}

impl Misfit {
    fn headline(&self, tone: Tone) -> String {
        let total = format!("{} is {}", self.name, self.total);
        let reached = format!("parts add up to {}", self.reached);
        match (self.kind, self.parts.as_slice()) {
            _ if tone == Tone::Question => format!("{total}, but {}?", self.question()),
            _ if self.on == ReadingKind::Usual => {
                format!("{total}, which its parts fit only on their widest readings")
            }
            (RelationKind::Equal, _) => format!("{total}, but its {reached}"),
            (RelationKind::AtMost, [part]) if self.is_single => {
                format!("{total}, but one of its parts is {part}")
            }
            (RelationKind::AtMost, _) => format!("{total}, but some of its {reached}"),
            (RelationKind::AtLeast, _) => format!("{total}, but all of its {reached}"),
        }
    }

    /// “do its parts `12` and `46` really come to something else”: by what they say where they are few, else by how many
    /// they are.
    fn question(&self) -> String {
        const FEW: usize = 3;
        let parts = match self.parts.as_slice() {
            [only] => format!("does its part {only}"),
            few if (2..=FEW).contains(&few.len()) => {
                format!("do its parts {}", joined(few, "and"))
            }
            many => format!("do its {} parts", many.len()),
        };
        let excess = match self.kind {
            RelationKind::Equal => "something else",
            RelationKind::AtMost => "more",
            RelationKind::AtLeast => "less",
        };
        format!("{parts} really come to {excess}")
    }

    /// What is said of the parts that do not decide.
    fn rest(&self) -> Option<String> {
        match self.others {
            0 => None,
            1 => Some("The other part is not needed for that.".to_owned()),
            others => Some(format!("The other {others} parts are not needed for that.")),
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
    let mut plain = total.facts.iter().map(|id| plain_number(context, *id));
    (is_share && plain.all(|number| number.as_ref() == Some(&all))).then_some(all)
}

/// The number that a fact states without a word, in the unit of its metric, where nothing says how it is rounded.
fn plain_number(context: &Context<'_>, id: FactId) -> Option<Number> {
    let fact = context.index.fact(id)?;
    let figure = fact.figure()?;
    let read = context.index.figure_context(fact, context.vocabulary)?;
    let is_plain = figure.bound == BoundKind::Exact && read.rounding.is_none();
    let factor = fact.unit_factor(context.vocabulary).ok()?;
    is_plain.then(|| &figure.value * &factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_of_a_sum_is_said_of_what_decides() {
        let misfit = |kind, parts: &[&str]| Misfit {
            kind,
            on: ReadingKind::Strict,
            name: "`a`".to_owned(),
            total: "`9`".to_owned(),
            parts: parts.iter().map(|part| (*part).to_owned()).collect(),
            is_single: parts.len() == 1,
            reached: "12".to_owned(),
            others: 0,
        };
        for (kind, parts, tone, headline) in [
            (
                RelationKind::Equal,
                &["`5`"][..],
                Tone::Statement,
                "`a` is `9`, but its parts add up to 12",
            ),
            (
                RelationKind::AtMost,
                &["`12`"],
                Tone::Statement,
                "`a` is `9`, but one of its parts is `12`",
            ),
            (
                RelationKind::AtLeast,
                &["`5`", "`7`"],
                Tone::Question,
                "`a` is `9`, but do its parts `5` and `7` really come to less?",
            ),
            (
                RelationKind::Equal,
                &["1", "2", "4", "5"],
                Tone::Question,
                "`a` is `9`, but do its 4 parts really come to something else?",
            ),
        ] {
            assert_eq!(misfit(kind, parts).headline(tone), headline);
        }
    }
}
