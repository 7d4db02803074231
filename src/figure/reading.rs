//! What digits and qualifying words mean: the table of readings applied, as `docs/figures.md` says.
//! The numbers of the table are `readings.rs`; finding digits and words in a text is `parse/`.

use super::bound::Qualifier;
use super::digits::Digits;
use super::interval::{End, Interval};
use super::number::Number;
use super::readings::Readings;
use super::rounding::{Rounding, RoundingDirection};

/// The two readings of a figure. Neither is empty and `strict` contains `usual`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Everything the words could defensibly cover.
    pub strict: Interval,
    /// What a careful reader takes it to mean.
    pub usual: Interval,
}

/// Which of a figure's two readings is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReadingKind {
    /// The widest defensible reading.
    Strict,
    /// What a careful reader takes it to mean.
    Usual,
}

impl ReadingKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Strict, Self::Usual];
}

impl Reading {
    /// Of a number that is exact.
    pub fn exactly(value: Number) -> Self {
        Self::both(Interval::exact(value))
    }

    /// Of what is read in one way only.
    pub fn both(interval: Interval) -> Self {
        Self {
            strict: interval.clone(),
            usual: interval,
        }
    }

    /// What each kind of reading comes to.
    pub fn of(on: impl Fn(ReadingKind) -> Interval) -> Self {
        Self {
            strict: on(ReadingKind::Strict),
            usual: on(ReadingKind::Usual),
        }
    }

    /// [`of`](Self::of), where both come to something.
    pub fn try_of(on: impl Fn(ReadingKind) -> Option<Interval>) -> Option<Self> {
        Some(Self {
            strict: on(ReadingKind::Strict)?,
            usual: on(ReadingKind::Usual)?,
        })
    }

    /// One of the two.
    pub fn on(&self, kind: ReadingKind) -> &Interval {
        match kind {
            ReadingKind::Strict => &self.strict,
            ReadingKind::Usual => &self.usual,
        }
    }

    /// One of the two, to be changed.
    pub fn on_mut(&mut self, kind: ReadingKind) -> &mut Interval {
        match kind {
            ReadingKind::Strict => &mut self.strict,
            ReadingKind::Usual => &mut self.usual,
        }
    }

    /// The same done to both.
    #[must_use]
    pub fn map(&self, change: impl Fn(&Interval) -> Interval) -> Self {
        Self::of(|kind| change(self.on(kind)))
    }

    /// The same made of both strict and of both usual readings.
    #[must_use]
    pub fn zip(&self, other: &Self, make: impl Fn(&Interval, &Interval) -> Interval) -> Self {
        Self::of(|kind| make(self.on(kind), other.on(kind)))
    }

    fn hull(&self, other: &Self) -> Self {
        self.zip(other, Interval::hull)
    }

    /// Both readings times a factor.
    #[must_use]
    pub fn scale_by(&self, factor: &Number) -> Self {
        self.map(|interval| interval.scale_by(factor))
    }
}

/// How far apart two numbers stand that are written as precisely as this one, where they are nearest, on each reading.
/// `None` where the number is exact, or where words and not its digits decide how far it reaches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// The coarsest rounding that the digits allow.
    pub strict: Option<Number>,
    /// The rounding that a careful reader assumes.
    pub usual: Option<Number>,
}

impl Steps {
    fn both(step: Option<Number>) -> Self {
        Self {
            strict: step.clone(),
            usual: step,
        }
    }

    /// That of one kind of reading.
    pub fn on(&self, kind: ReadingKind) -> Option<&Number> {
        match kind {
            ReadingKind::Strict => self.strict.as_ref(),
            ReadingKind::Usual => self.usual.as_ref(),
        }
    }

    /// The same times a factor.
    #[must_use]
    pub fn scale_by(&self, factor: &Number) -> Self {
        let scaled = |step: &Option<Number>| step.as_ref().map(|step| step * factor);
        Self {
            strict: scaled(&self.strict),
            usual: scaled(&self.usual),
        }
    }
}

/// What is odd about a figure that can be read nevertheless.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Oddity {
    /// A vague word on a precise number: `168余`.
    OddPrecision,
    /// Words that say different things: `超300余`.
    StackedWords,
    /// A number that is not rounded as its source is said to round: 7 where counts are rounded to five.
    NotRounded,
    /// No reading lies in the range that the metric allows.
    OutOfRange,
}

/// What the unit says about the numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Nature {
    /// Only whole numbers can be.
    pub(super) whole: bool,
    /// A percentage, a multiple or the like: trailing zeros count as precision.
    pub(super) ratio: bool,
}

/// Everything that decides a reading.
pub(super) struct Meaning<'a> {
    pub(super) digits: &'a Digits,
    /// The other end, of a range.
    pub(super) upper: Option<&'a Digits>,
    /// Sorted, without repetitions.
    pub(super) qualifiers: &'a [Qualifier],
    pub(super) nature: Nature,
    /// How its source rounds, in the unit of the figure.
    pub(super) rounding: Option<&'a Rounding>,
    /// What the metric allows, in the unit of the figure.
    pub(super) range: Option<&'a Interval>,
}

impl Meaning<'_> {
    /// The readings and what is odd about them.
    pub(super) fn read(&self, table: &Readings) -> (Reading, Vec<Oddity>) {
        if let Some(value) = self.plain_count() {
            return (Reading::exactly(value), Vec::new());
        }
        let mut oddities = Vec::new();
        let lower = self.read_one(self.digits, table, &mut oddities);
        let reading = match self.upper {
            None => lower,
            Some(upper) => {
                let span = Reading::both(Interval::closed(self.digits.value(), upper.value()));
                if self.qualifiers.is_empty() && self.rounding.is_none() {
                    span
                } else {
                    span.hull(&lower)
                        .hull(&self.read_one(upper, table, &mut oddities))
                }
            }
        };
        let vague_range =
            self.upper.is_some() && self.qualifiers.iter().any(|word| *word != Qualifier::About);
        if self.qualifiers.len() > 1 || vague_range {
            oddities.push(Oddity::StackedWords);
        }
        let reading = self.fit(reading, &mut oddities);
        oddities.sort();
        oddities.dedup();
        (reading, oddities)
    }

    /// The number of a count without words of which nothing can be rounded and nothing is known beside: what all below comes
    /// to, for most figures of most data.
    fn plain_count(&self) -> Option<Number> {
        let is_alone = self.upper.is_none()
            && self.qualifiers.is_empty()
            && self.rounding.is_none()
            && self.range.is_none();
        let count = is_alone && self.nature.whole && self.digits.is_plain_integer();
        (count && !self.digits.ends_in_zero()).then(|| self.digits.value())
    }

    /// To what the number is rounded.
    pub(super) fn steps(&self, table: &Readings) -> Steps {
        if self.upper.is_some() || !self.qualifiers.is_empty() {
            return Steps::default();
        }
        let plain = || plain_steps(self.digits, self.nature, table);
        let Some(rounding) = self.rounding_of(self.digits) else {
            return plain();
        };
        match rounding.direction {
            RoundingDirection::Nearest if rounding.is_finer_than(self.digits) => plain(),
            RoundingDirection::Nearest if rounding.admits(self.digits) => {
                Steps::both(rounding.step(self.digits))
            }
            // Numbers that are cut off cover ranges that do not touch.
            _ => Steps::default(),
        }
    }

    /// How the source rounds such digits; of a fraction it is not known.
    fn rounding_of(&self, digits: &Digits) -> Option<&Rounding> {
        self.rounding.filter(|_| digits.parts == 1)
    }

    /// One number without a word, as its source rounds it.
    fn rounded(&self, digits: &Digits, table: &Readings, oddities: &mut Vec<Oddity>) -> Reading {
        let plain = plain(digits, self.nature, table);
        let Some(rounding) = self.rounding_of(digits) else {
            return plain;
        };
        let size = digits.size();
        let Some(step) = rounding.step(digits) else {
            return Reading::both(Interval::exact(size));
        };
        let covered = Reading::both(rounding.covers(&size, &step, self.nature.whole));
        if rounding.is_finer_than(digits) {
            return covered.hull(&plain);
        }
        if !rounding.admits(digits) {
            oddities.push(Oddity::NotRounded);
            return covered.hull(&plain);
        }
        covered
    }

    /// One number with all words, its sign applied last.
    fn read_one(&self, digits: &Digits, table: &Readings, oddities: &mut Vec<Oddity>) -> Reading {
        let mut readings = self.qualifiers.iter().map(|word| {
            if is_odd(*word, digits, self.nature, table) {
                oddities.push(Oddity::OddPrecision);
                odd(digits, table)
            } else if digits.negative && !digits.size().is_zero() {
                below_zero(*word, digits, table)
            } else {
                qualified(*word, digits, table)
            }
        });
        let reading = match readings.next() {
            None => self.rounded(digits, table, oddities),
            Some(first) => readings.fold(first, |hull, reading| hull.hull(&reading)),
        };
        if digits.negative {
            reading.scale_by(&Number::from(-1))
        } else {
            reading
        }
    }

    /// Clips to the range and to whole numbers. What would leave nothing is not done:
    /// a usual reading falls back on the strict one, a strict reading stays as it was.
    fn fit(&self, reading: Reading, oddities: &mut Vec<Oddity>) -> Reading {
        let mut reading = Reading {
            strict: reading.strict.hull(&reading.usual),
            usual: reading.usual,
        };
        if let Some(range) = self.range
            && !narrow(&mut reading, |interval| interval.intersect(range))
        {
            oddities.push(Oddity::OutOfRange);
        }
        if self.nature.whole {
            narrow(&mut reading, Interval::shrink_to_whole);
        }
        reading
    }
}

/// Narrows both readings; false when nothing is left of the strict one, and then nothing has changed.
fn narrow(reading: &mut Reading, how: impl Fn(&Interval) -> Option<Interval>) -> bool {
    let Some(strict) = how(&reading.strict) else {
        return false;
    };
    reading.usual = how(&reading.usual).unwrap_or_else(|| strict.clone());
    reading.strict = strict;
    true
}

/// Rows 1 to 4 of the table: no word at all.
fn plain(digits: &Digits, nature: Nature, table: &Readings) -> Reading {
    let size = digits.size();
    let around = |step: Option<Number>| match step {
        None => Interval::exact(size.clone()),
        Some(step) => {
            let half = &step * &half();
            Interval::closed(&size - &half, &size + &half)
        }
    };
    let steps = plain_steps(digits, nature, table);
    Reading {
        strict: around(steps.strict),
        usual: around(steps.usual),
    }
}

/// To what such a number is rounded.
fn plain_steps(digits: &Digits, nature: Nature, table: &Readings) -> Steps {
    let size = digits.size();
    let count = nature.whole && digits.is_plain_integer();
    let small =
        size < table.small_count || (size < table.exact_below && digits.significant_digits() >= 2);
    if count && (small || !digits.ends_in_zero()) {
        Steps::default()
    } else if nature.ratio || digits.decimals > 0 || !digits.ends_in_zero() {
        let step = digits.last_digit();
        // Of things that are counted `1.235 thousand` says each one, as 1,235 does.
        Steps::both(Some(step).filter(|step| !nature.whole || *step != Number::ONE))
    } else {
        Steps {
            strict: Some(digits.last_significant()),
            usual: (digits.exponent != 0).then(|| digits.last_digit()),
        }
    }
}

/// The size of a number below zero, since words compare levels: what is above −5 is nearer to zero, or above it.
fn below_zero(word: Qualifier, digits: &Digits, table: &Readings) -> Reading {
    let size = digits.size();
    let nearer = End::closed(&size - &digits.last_significant());
    match word {
        Qualifier::Over => Reading {
            strict: Interval::to_end(End::open(size.clone())),
            usual: Interval::between(nearer, End::open(size)),
        },
        Qualifier::AtLeast => Reading {
            strict: Interval::to_end(End::closed(size.clone())),
            usual: Interval::between(nearer, End::closed(size)),
        },
        Qualifier::Under => qualified(Qualifier::Over, digits, table),
        Qualifier::AtMost => qualified(Qualifier::AtLeast, digits, table),
        other => qualified(other, digits, table),
    }
}

/// The rows of the table that have a word.
fn qualified(word: Qualifier, digits: &Digits, table: &Readings) -> Reading {
    let size = digits.size();
    let step = digits.last_significant();
    let times = |factor: &Number| &size * factor;
    match word {
        Qualifier::Over => Reading {
            strict: Interval::from_end(End::open(size.clone())),
            usual: Interval::between(End::open(size.clone()), End::closed(&size + &step)),
        },
        Qualifier::AtLeast => Reading {
            strict: Interval::from_end(End::closed(size.clone())),
            usual: Interval::closed(size.clone(), &size + &step),
        },
        Qualifier::AndSome { after_scale } => {
            let most = if after_scale {
                step.clone().min(digits.scale())
            } else {
                step.clone()
            };
            let above =
                |by: &Number| Interval::between(End::open(size.clone()), End::open(&size + by));
            Reading {
                strict: above(&step),
                usual: above(&most),
            }
        }
        Qualifier::Nearly => nearly(&size, &step, table),
        Qualifier::Under if size.is_zero() => {
            // Nothing lies from 0 to below 0: less than zero is what is negative.
            Reading::both(Interval::to_end(End::open(size)))
        }
        Qualifier::Under => Reading::both(Interval::between(
            End::closed(Number::ZERO),
            End::open(size),
        )),
        Qualifier::AtMost => Reading::both(Interval::closed(Number::ZERO, size)),
        Qualifier::About => about(&size, table),
        Qualifier::Reaching if !size.is_zero() => {
            let below = |factor: &Number| {
                Interval::between(End::closed(size.clone()), End::open(times(factor)))
            };
            Reading {
                strict: below(&table.order_strict),
                usual: below(&table.order_usual),
            }
        }
        Qualifier::Several if !size.is_zero() => Reading::both(Interval::between(
            End::closed(times(&table.several_from)),
            End::open(times(&table.order_strict)),
        )),
        Qualifier::Reaching | Qualifier::Several | Qualifier::Exactly => {
            Reading::both(Interval::exact(size))
        }
    }
}

/// A share of the number on either side of it.
fn about(size: &Number, table: &Readings) -> Reading {
    let stray = |share: &Number| {
        let by = size * share;
        Interval::closed(size - &by, size + &by)
    };
    Reading {
        strict: stray(&table.about_strict),
        usual: stray(&table.about_usual),
    }
}

/// A little less than the number; of zero, either side of it by one unit, since nothing is a share of zero.
fn nearly(size: &Number, step: &Number, table: &Readings) -> Reading {
    if size.is_zero() {
        return Reading::both(Interval::between(End::open(-step), End::open(step.clone())));
    }
    let below = |from: Number| Interval::between(End::closed(from), End::open(size.clone()));
    Reading {
        strict: below(size * &table.nearly_strict),
        usual: below((size * &table.nearly_usual).max(size - step)),
    }
}

/// Whether the digits are too precise for the word.
fn is_odd(word: Qualifier, digits: &Digits, nature: Nature, table: &Readings) -> bool {
    if !digits.is_plain_integer() || digits.ends_in_zero() {
        return false;
    }
    match word {
        // Between a whole number and the next there is no other.
        Qualifier::AndSome { .. } => {
            nature.whole || digits.significant_digits() >= table.odd_and_some_digits
        }
        Qualifier::About => digits.significant_digits() >= table.odd_about_digits,
        _ => false,
    }
}

fn odd(digits: &Digits, table: &Readings) -> Reading {
    let size = digits.size();
    Reading {
        strict: Interval::closed(size.clone(), &size * &table.odd_strict),
        usual: Interval::exact(size),
    }
}

fn half() -> Number {
    Number::fraction(1, 2).unwrap_or(Number::ONE)
}
