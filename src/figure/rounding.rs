//! How a source rounds its numbers, where that is known: to a step, or by cutting off what it does not print.
//! What it makes of a number is said here; which figures it holds for is the vocabulary's and the documents' to say.

use super::digits::Digits;
use super::interval::{End, Interval};
use super::number::Number;

/// How numbers were rounded before they were written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rounding {
    /// Every number is a multiple of this, which is above zero; `None` where the last digit written says it.
    pub to: Option<Number>,
    /// Which multiple stands for a number in between.
    pub direction: RoundingDirection,
}

/// Which of its two neighbours a number is rounded to. It is the size that is rounded; the sign comes after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RoundingDirection {
    /// The nearer one. Of a half it is not known which, so that a half belongs to both.
    #[default]
    Nearest,
    /// The smaller one: the rest is cut off.
    Down,
    /// The greater one.
    Up,
    /// Neither: nothing is rounded.
    None,
}

impl RoundingDirection {
    /// All directions, under the names that they have in files.
    pub const NAMED: [(&'static str, Self); 4] = [
        ("nearest", Self::Nearest),
        ("down", Self::Down),
        ("up", Self::Up),
        ("none", Self::None),
    ];

    /// The direction of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        let mut named = Self::NAMED.iter();
        Some(named.find(|(known, _)| *known == name)?.1)
    }
}

impl Rounding {
    /// None: numbers are written as they are.
    pub(super) const EXACT: Self = Self {
        to: None,
        direction: RoundingDirection::None,
    };

    /// What a number in data covers of which the last digit has this place value.
    pub fn covered(&self, number: &Number, place: &Number) -> Interval {
        let step = self.to.as_ref().unwrap_or(place);
        let size = self.covers(&number.abs(), step, false);
        if number.is_negative() {
            return size.scale_by(&-Number::ONE);
        }
        size
    }

    /// The rounding in another unit, of which `factor` are one of the present.
    #[must_use]
    pub(super) fn scale_by(&self, factor: &Number) -> Self {
        Self {
            to: self.to.as_ref().map(|to| to * factor),
            direction: self.direction,
        }
    }

    /// The step to which these digits were rounded; `None` where they were not. A scale word may round further than the
    /// source does: “1.2 thousand” of counts that are rounded to five.
    pub(super) fn step(&self, digits: &Digits) -> Option<Number> {
        let last = digits.last_digit();
        match (&self.to, self.direction) {
            (_, RoundingDirection::None) => None,
            (Some(to), _) if digits.exponent == 0 => Some(to.clone()),
            (Some(to), _) => Some(last.max(to.clone())),
            (None, _) => Some(last),
        }
    }

    /// Whether the digits are rounded further than the source rounds, so that it does not account for them.
    pub(super) fn is_finer_than(&self, digits: &Digits) -> bool {
        let further = |to: &Number| digits.exponent != 0 && digits.last_digit() > *to;
        self.to.as_ref().is_some_and(further)
    }

    /// Whether the digits can be the outcome of it.
    pub(super) fn admits(&self, digits: &Digits) -> bool {
        let Some(to) = &self.to else { return true };
        let times = digits.size().checked_div(to);
        times.is_none_or(|times| times.is_integer())
    }

    /// What is written as `size` when it is rounded to a step. What is counted is not below zero.
    pub(super) fn covers(&self, size: &Number, step: &Number, counted: bool) -> Interval {
        let covered = match self.direction {
            RoundingDirection::None => Interval::exact(size.clone()),
            RoundingDirection::Nearest => {
                let half = step * &Number::fraction(1, 2).unwrap_or(Number::ONE);
                Interval::closed(size - &half, size + &half)
            }
            RoundingDirection::Down => {
                Interval::between(End::closed(size.clone()), End::open(size + step))
            }
            RoundingDirection::Up => {
                Interval::between(End::open(size - step), End::closed(size.clone()))
            }
        };
        let amounts = Interval::from_end(End::closed(Number::ZERO));
        let kept = covered.intersect(&amounts).filter(|_| counted);
        kept.unwrap_or(covered)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::figure::{
        FigureContext, Oddity, Readings, UnitDefinition, UnitId, Units, parse_figure,
    };

    const TO_FIVE: (Option<&str>, RoundingDirection) = (Some("5"), RoundingDirection::Nearest);
    const CUT_OFF: (Option<&str>, RoundingDirection) = (None, RoundingDirection::Down);

    /// Boats are counted, tonnes and kilograms are not.
    fn units() -> Units {
        let unit = |id: &str, dimension: Option<&str>, factor: &str| UnitDefinition {
            id: id.to_owned(),
            symbols: vec![id.to_owned()],
            whole: dimension.is_none(),
            exact: false,
            dimension: dimension.map(str::to_owned),
            factor: Number::parse(factor).unwrap(),
            label: None,
        };
        let (units, problems) = Units::new(vec![
            unit("boats", None, "1"),
            unit("t", Some("mass"), "1000"),
            unit("kg", Some("mass"), "1"),
        ]);
        assert!(problems.is_empty(), "{problems:?}");
        units
    }

    /// Both readings of a figure in a metric of this unit, and what is odd about it.
    fn read(
        text: &str,
        unit: &str,
        rounding: (Option<&str>, RoundingDirection),
    ) -> (String, Vec<Oddity>) {
        let (units, readings, unit) = (units(), Readings::default(), UnitId::new(unit));
        let rounding = Rounding {
            to: rounding.0.map(|to| Number::parse(to).unwrap()),
            direction: rounding.1,
        };
        let context = FigureContext {
            preferred_unit: Some(&unit),
            rounding: Some(&rounding),
            ..FigureContext::new(&units, &readings)
        };
        let figure = parse_figure(text, &context).unwrap();
        let oddities = figure.oddities().to_vec();
        let reading = figure.into_reading();
        let (strict, usual) = (reading.strict, reading.usual);
        let read = if strict == usual {
            strict.to_string()
        } else {
            format!("{strict} usually {usual}")
        };
        (read, oddities)
    }

    #[test]
    fn a_declared_rounding_takes_the_place_of_what_digits_show() {
        use RoundingDirection::{Down, Nearest, None as Exactly, Up};
        for (text, unit, rounding, expected) in [
            ("5 boats", "boats", TO_FIVE, "[3, 7]"),
            ("0 boats", "boats", TO_FIVE, "[0, 2]"),
            ("20", "boats", TO_FIVE, "[18, 22]"),
            ("1,000 boats", "boats", TO_FIVE, "[998, 1002]"),
            ("9 boats", "boats", (Some("3"), Nearest), "[8, 10]"),
            // A half may have been rounded either way.
            ("20 boats", "boats", (Some("10"), Nearest), "[15, 25]"),
            ("3 t", "t", (Some("0.5"), Nearest), "[2.75, 3.25]"),
            ("3.5 t", "t", (Some("0.5"), Nearest), "[3.25, 3.75]"),
            ("0 t", "t", (Some("0.5"), Nearest), "[-0.25, 0.25]"),
            ("-3 t", "t", (Some("0.5"), Nearest), "[-3.25, -2.75]"),
            ("3,500 kg", "t", (Some("0.5"), Nearest), "[3250, 3750]"),
            ("20 boats", "boats", (Some("5"), Down), "[20, 24]"),
            ("0 boats", "boats", (Some("5"), Up), "[0, 0]"),
            ("20 boats", "boats", (Some("5"), Up), "[16, 20]"),
            ("3.7 t", "t", CUT_OFF, "[3.7, 3.8)"),
            ("-3.7 t", "t", CUT_OFF, "(-3.8, -3.7]"),
            ("50 t", "t", CUT_OFF, "[50, 51)"),
            ("2 million t", "t", CUT_OFF, "[2000000, 3000000)"),
            ("0.0 t", "t", CUT_OFF, "[0, 0.1)"),
            ("3.7 t", "t", (None, Up), "(3.6, 3.7]"),
            ("60%", "percent", CUT_OFF, "[60, 61)"),
            ("5000 t", "t", (None, Nearest), "[4999.5, 5000.5]"),
            ("5000 boats", "boats", (None, Nearest), "[5000, 5000]"),
            ("5000 t", "t", (None, Exactly), "[5000, 5000]"),
            ("2.5 million t", "t", (None, Exactly), "[2500000, 2500000]"),
            // Of a range each end was rounded.
            ("5 to 10 boats", "boats", TO_FIVE, "[3, 12]"),
            // Words say more than how the number was rounded.
            (
                "more than 20 boats",
                "boats",
                TO_FIVE,
                "[21, ∞) usually [21, 30]",
            ),
            (
                "about 20 boats",
                "boats",
                TO_FIVE,
                "[16, 24] usually [19, 21]",
            ),
            // A scale word rounds further than the office does, and shows how far.
            ("1.2 thousand boats", "boats", TO_FIVE, "[1150, 1250]"),
            (
                "1.2 thousand boats",
                "boats",
                (Some("5"), Down),
                "[1150, 1299]",
            ),
            ("2/3 t", "t", CUT_OFF, "[0.5, 5/6]"),
        ] {
            let found = read(text, unit, rounding);
            assert_eq!(found, (expected.to_owned(), vec![]), "{text} {rounding:?}");
        }
    }

    #[test]
    fn what_is_no_multiple_of_the_step_is_told_and_read_either_way() {
        for (text, unit, expected) in [
            ("7 boats", "boats", "[5, 9]"),
            ("3.6 boats", "boats", "[2, 6]"),
            ("1,024 boats", "boats", "[1022, 1026]"),
            ("18 to 22 boats", "boats", "[16, 24]"),
        ] {
            let found = read(text, unit, TO_FIVE);
            assert_eq!(
                found,
                (expected.to_owned(), vec![Oddity::NotRounded]),
                "{text}"
            );
        }
    }

    proptest! {
        /// Whatever may be written as this number is covered, and nothing else.
        #[test]
        fn equals_the_search_over_whole_numbers(step in 1_i64..12, times in 0_i64..30, direction in 0_usize..3) {
            let (name, direction) = RoundingDirection::NAMED[direction];
            let written = step * times;
            let to = step.to_string();
            let found = read(&format!("{written} boats"), "boats", (Some(&to), direction)).0;
            let may_be_written = |count: &i64| match name {
                "nearest" => 2 * (count - written).abs() <= step,
                "down" => count - count % step == written,
                _ => (count + step - 1) / step * step == written,
            };
            let covered: Vec<i64> = (0..500).filter(may_be_written).collect();
            let (first, last) = (covered[0], covered[covered.len() - 1]);
            prop_assert_eq!(found, format!("[{}, {}]", first, last));
        }
    }
}
