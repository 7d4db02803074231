//! One total with its parts in numbers: the verdict, and what is to be said of a sum that does not fit.

use std::fmt::Write as _;

use crate::fact::FactId;
use crate::figure::{BoundKind, Interval, Number, RATIO, Reading, ReadingKind};
use crate::relation::{Form, Reason, RelationKind, Verdict, fewest_above, sum, sums_of_others};

use super::super::context::Context;
use super::super::declared::{Finding, Operand, allowed};
use super::super::run::Comparable;
use super::super::wording::{Roles, Tone, Words, bounds, roles, states};

/// The most parts that a sum names one by one.
const NAMED_PARTS: usize = 24;

/// A total with those of its parts that are stated.
pub(super) struct Binding<'a> {
    kind: RelationKind,
    total: &'a Operand,
    total_reading: Reading,
    /// The total where it is known exactly: the check states it, or it is all of something.
    known: Option<Number>,
    parts: Vec<Part<'a>>,
    sum: Reading,
}

/// A part as it counts.
struct Part<'a> {
    operand: &'a Operand,
    /// As declared.
    weight: Number,
    /// What to multiply an amount in the unit of its metric with, so that it counts towards the total: the weight, and
    /// the conversion to the unit of the total.
    factor: Number,
    /// What it counts, in the unit of the total.
    counts: Reading,
}

/// What of a sum does not fit its total.
struct Misfit<'a> {
    /// The readings on which it does not.
    on: ReadingKind,
    /// Positions of the parts that decide.
    deciding: Vec<usize>,
    /// These parts.
    named: Vec<&'a Part<'a>>,
    /// What they add up to.
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
        let parts = parts
            .into_iter()
            .map(|(weight, operand)| {
                let factor = &weight * &operand.factor_to(total, context)?;
                Ok(Part {
                    counts: operand.reading()?.scale_by(&factor),
                    operand,
                    weight,
                    factor,
                })
            })
            .collect::<Result<Vec<Part<'_>>, Reason>>()?;
        Ok(Self {
            kind,
            total,
            total_reading,
            known,
            sum: sum(parts.iter().map(|part| &part.counts)),
            parts,
        })
    }

    /// What of it does not fit: the parts that decide, on the readings that decide.
    fn misfit(&self) -> Misfit<'_> {
        let on = match self.verdict() {
            Verdict::Conflict => ReadingKind::Strict,
            _ => ReadingKind::Usual,
        };
        let deciding = self.deciding(on);
        let named = deciding.iter().filter_map(|at| self.parts.get(*at));
        let named: Vec<&Part<'_>> = named.collect();
        Misfit {
            on,
            sum: sum(named.iter().copied().map(|part| &part.counts)),
            single: match named.as_slice() {
                [only] if only.weight == Number::ONE => Some(only.operand),
                _ => None,
            },
            deciding,
            named,
        }
    }

    /// What is to be said of a sum that does not fit.
    pub(super) fn finding(&self, context: &Context<'_>, tone: Tone) -> Finding {
        let words = Words::new(context);
        let misfit = self.misfit();
        let (named, single) = (&misfit.named, misfit.single);
        let unit = self.total.unit_label(context);
        let mut facts = self.total.facts.clone();
        facts.extend(named.iter().flat_map(|part| &part.operand.facts));
        let mut arithmetic = Vec::new();
        let is_whole = self.known.is_some() && !self.total.facts.is_empty();
        if is_whole {
            let all = bounds(&self.total_reading.strict, &unit);
            arithmetic.push(format!("The whole of these shares is {all}."));
        }
        if single.is_none() {
            arithmetic.push(line(words, named, &misfit.sum, &unit));
        }
        arithmetic.extend(match self.parts.len() - named.len() {
            0 => None,
            1 => Some("The other part is not needed for that.".to_owned()),
            others => Some(format!("The other {others} parts are not needed for that.")),
        });
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
            allowed: self.allowed(&misfit.deciding),
            ..Finding::default()
        }
    }

    fn headline(&self, words: Words<'_>, misfit: &Misfit<'_>, unit: &str, tone: Tone) -> String {
        let name = self.total.facts.first().map(|first| words.metric(*first));
        let name = name.unwrap_or_else(|| "the total".to_owned());
        let total = format!("{name} is {}", self.total.quoted(words));
        let parts = format!("parts add up to {}", bounds(misfit.sum.on(misfit.on), unit));
        match (self.kind, misfit.single) {
            _ if tone == Tone::Question => format!(
                "{total}, but do {} really come to {}?",
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

    /// Positions of the parts that decide. Where parts are only some of the total, those that are too much already.
    fn deciding(&self, on: ReadingKind) -> Vec<usize> {
        if self.kind != RelationKind::AtMost {
            return (0..self.parts.len()).collect();
        }
        let counts = self.parts.iter().map(|part| part.counts.on(on).clone());
        let counts: Vec<Interval> = counts.collect();
        fewest_above(&counts, self.total_reading.on(on))
    }

    /// Where the total and each of these parts would have to lie for all the rest to hold, where one fact states it.
    fn allowed(&self, deciding: &[usize]) -> Vec<(FactId, Interval)> {
        let counts: Vec<&Interval> = self.parts.iter().map(|part| &part.counts.strict).collect();
        let rests = sums_of_others(&counts);
        let of_total = self.kind.converse().bound(&self.sum.strict);
        let of_part = |part: &Part<'_>, rest: &Interval| {
            let left = self.total_reading.strict.minus(rest);
            let share = Number::ONE.checked_div(&part.factor)?;
            Some(self.kind.bound(&left).scale_by(&share))
        };
        let parts = deciding.iter().filter_map(|at| {
            let (part, rest) = (self.parts.get(*at)?, rests.get(*at)?);
            Some((part.operand, of_part(part, rest)))
        });
        allowed(std::iter::once((self.total, Some(of_total))).chain(parts))
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

    fn verdict(&self) -> Verdict {
        self.kind.verdict(&self.sum, &self.total_reading)
    }

    fn is_weak(&self) -> bool {
        self.kind
            .is_weak(&self.sum.strict, &self.total_reading.strict)
    }

    /// The parts less the total. A total that is known is no fact to be doubted.
    fn forms(&self, _context: &Context<'_>) -> Vec<Form<FactId>> {
        let parts = self.parts.iter();
        let parts = parts.map(|part| (part.operand, part.factor.clone()));
        let total = (self.total, -Number::ONE);
        let total = self.known.is_none().then_some(total);
        let known = self.known.clone().unwrap_or(Number::ZERO);
        vec![Form::Linear {
            terms: parts
                .chain(total)
                .filter_map(|(operand, factor)| Some((*operand.facts.first()?, factor)))
                .collect(),
            bound: self.kind.bound(&Interval::exact(known)),
        }]
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
fn asked(words: Words<'_>, parts: &[&Part<'_>]) -> String {
    const FEW: usize = 3;
    let said: Vec<String> = parts
        .iter()
        .map(|part| part.operand.quoted(words))
        .collect();
    match said.as_slice() {
        [only] => format!("its part {only}"),
        [first @ .., last] if said.len() <= FEW => {
            format!("its parts {} and {last}", first.join(", "))
        }
        _ => format!("its {} parts", said.len()),
    }
}

/// “`12.1 million t + 45.4 million t` is 57,400,000 to 57,600,000 t.” Of many parts the last are counted.
fn line(words: Words<'_>, parts: &[&Part<'_>], sum: &Reading, unit: &str) -> String {
    let mut text = String::new();
    let left_out = parts.len().saturating_sub(NAMED_PARTS);
    // One part more takes no more room than saying so.
    let left_out = if left_out == 1 { 0 } else { left_out };
    for part in parts.iter().take(parts.len() - left_out) {
        let sign = match (text.is_empty(), part.weight.is_negative()) {
            (true, false) => "",
            (true, true) => "−",
            (false, false) => " + ",
            (false, true) => " − ",
        };
        let times = match part.weight.abs() {
            one if one == Number::ONE => String::new(),
            other => format!("{other} × "),
        };
        let _ = write!(text, "{sign}{times}{}", part.operand.written(words));
    }
    if left_out > 0 {
        let _ = write!(text, " and {left_out} parts more");
    }
    states(&text, sum, unit)
}
