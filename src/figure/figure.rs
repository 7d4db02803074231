//! A figure: a number as written, with its words, unit and both readings; and how it is printed.
//! Reading one from text is `parse/`.

use std::borrow::Cow;

use super::bound::{BoundKind, Qualifier};
use super::digits::{Digits, Writing};
use super::interval::Interval;
use super::language::WordList;
use super::number::Number;
use super::reading::{Oddity, Reading, Steps};
use super::unit::{UnitId, Units};

/// A figure as written and what it means. Facts are many, and what most figures do not have takes no room in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The number as written, in its unit; of a range the lower one.
    pub value: Number,
    /// The unit as written, or `None` when none is.
    pub unit: Option<UnitId>,
    /// What its words say about the number; of several words the first in the order of [`Qualifier`].
    pub bound: BoundKind,
    /// How the digits of `value` were written, which carries its precision.
    pub writing: Writing,
    /// `None` of what means its number and nothing else.
    meaning: Option<Box<Covered>>,
    /// `None` of a single number without words about it.
    more: Option<Box<More>>,
}

/// What a figure means that is more than one number, in its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Covered {
    reading: Reading,
    steps: Steps,
}

/// What is said beside a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct More {
    /// The other end of a range, with its digits.
    upper: Option<(Number, Digits)>,
    /// Sorted, without repetitions.
    qualifiers: Box<[Qualifier]>,
    /// Sorted.
    oddities: Vec<Oddity>,
}

/// The pieces in which a figure is told to people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// The number with its bound in words and its unit: `more than 3 million t`.
    pub value: String,
    /// The strict reading: `(3 million, ∞)`.
    pub strict: String,
    /// The usual reading: `(3 million, 4 million]`.
    pub usual: String,
}

impl Figure {
    /// Of these digits and words, with what is odd about them; it means its number until it is [read](Self::read_as).
    pub(super) fn new(
        digits: &Digits,
        upper: Option<Digits>,
        qualifiers: Vec<Qualifier>,
        unit: Option<UnitId>,
        oddities: Vec<Oddity>,
    ) -> Self {
        let bound = match (&upper, qualifiers.first()) {
            (Some(_), _) => BoundKind::Range,
            (None, Some(word)) => word.bound(),
            (None, None) => BoundKind::Exact,
        };
        let says_more = upper.is_some() || !qualifiers.is_empty() || !oddities.is_empty();
        let more = says_more.then(|| {
            Box::new(More {
                upper: upper.map(|digits| (digits.value(), digits)),
                qualifiers: qualifiers.into(),
                oddities,
            })
        });
        Self {
            value: digits.value(),
            unit,
            bound,
            writing: digits.writing(),
            meaning: None,
            more,
        }
    }

    /// The same with this reading, and rounded to these steps.
    #[must_use]
    pub fn read_as(self, reading: Reading, steps: Steps) -> Self {
        let is_exact = |interval: &Interval| interval.single() == Some(&self.value);
        let is_plain =
            is_exact(&reading.strict) && is_exact(&reading.usual) && steps == Steps::default();
        Self {
            meaning: (!is_plain).then(|| Box::new(Covered { reading, steps })),
            ..self
        }
    }

    /// The digits of `value`.
    pub fn digits(&self) -> Digits {
        self.writing.digits(&self.value)
    }

    /// The other end of a range.
    pub fn upper(&self) -> Option<&Number> {
        Some(&self.more.as_ref()?.upper.as_ref()?.0)
    }

    /// What it means, in its unit.
    pub fn reading(&self) -> Cow<'_, Reading> {
        match &self.meaning {
            Some(covered) => Cow::Borrowed(&covered.reading),
            None => Cow::Owned(Reading::exactly(self.value.clone())),
        }
    }

    /// The same, where nothing else is asked of it.
    pub fn into_reading(self) -> Reading {
        match self.meaning {
            Some(covered) => covered.reading,
            None => Reading::exactly(self.value),
        }
    }

    /// Its number, where it means that and nothing else.
    pub fn exactly(&self) -> Option<&Number> {
        self.meaning.is_none().then_some(&self.value)
    }

    /// To what its number is rounded, in its unit.
    pub fn steps(&self) -> &Steps {
        const NONE: &Steps = &Steps {
            strict: None,
            usual: None,
        };
        self.meaning.as_ref().map_or(NONE, |covered| &covered.steps)
    }

    /// What is odd about it, sorted.
    pub fn oddities(&self) -> &[Oddity] {
        self.more.as_ref().map_or(&[], |more| &more.oddities)
    }

    /// The words that qualify the number, sorted.
    pub fn qualifiers(&self) -> &[Qualifier] {
        self.more.as_ref().map_or(&[], |more| &more.qualifiers)
    }

    /// How the figure is told to people, in separate pieces.
    pub fn describe(&self, units: &Units) -> Description {
        let mut value = match self.bound {
            BoundKind::OrderOf if self.qualifiers().contains(&Qualifier::Several) => {
                "several times".to_owned()
            }
            BoundKind::Exact if self.qualifiers().contains(&Qualifier::Exactly) => {
                "exactly".to_owned()
            }
            bound => bound.words().to_owned(),
        };
        if !value.is_empty() {
            value.push(' ');
        }
        value.push_str(&self.value.in_scale_words());
        if let Some(upper) = self.upper() {
            value.push('–');
            value.push_str(&upper.in_scale_words());
        }
        if let Some(unit) = &self.unit {
            value.push(' ');
            value.push_str(units.label(unit));
        }
        let reading = self.reading();
        Description {
            value,
            strict: reading.strict.in_scale_words(),
            usual: reading.usual.in_scale_words(),
        }
    }

    /// A text that reads as this very figure in the same context, alike for all ways of writing it:
    /// `≥15万 人` for `至少15万人` and `15万以上 人` alike. Only zeros that cannot come from rounding, in the 70 inches of `5 ft 10 in`,
    /// are zeros like all others in it.
    pub fn canonical(&self, units: &Units) -> String {
        let unit = self
            .unit
            .as_ref()
            .map(|unit| format!(" {}", units.symbol(unit)));
        let unit = unit.as_deref().unwrap_or_default();
        let signs: String = self
            .qualifiers()
            .iter()
            .map(|word| sign_of(*word))
            .collect();
        // 余 stands in the first place that gives it back: within the lower number, the upper one, or at the end.
        let place = match self.and_some() {
            None => Place::None,
            Some(false) if self.writing.exponent >= 0 => Place::Lower,
            Some(false) => Place::Upper,
            Some(true) if self.writing.exponent != 0 => Place::LowerScale,
            Some(true) => Place::End,
        };
        let lower = write_digits(
            &self.digits(),
            place == Place::Lower,
            &scale_text(self.writing.exponent, place == Place::Lower),
        );
        let mut text = format!("{signs}{lower}");
        if place == Place::LowerScale {
            text.push_str(WordList::PrintedAndSome.first());
        }
        text.push_str(unit);
        let upper = self.more.as_ref().and_then(|more| more.upper.as_ref());
        if let Some((_, upper)) = upper {
            // A scale word there would be taken for both ends.
            let shared = self.writing.exponent == 0 && unit.is_empty() && upper.exponent != 0;
            let scale = if shared {
                format!("e{}", upper.exponent)
            } else {
                scale_text(upper.exponent, place == Place::Upper)
            };
            text.push('–');
            text.push_str(&write_digits(upper, place == Place::Upper, &scale));
            text.push_str(unit);
        }
        if place == Place::End {
            text.push_str(WordList::PrintedAndSome.first());
        }
        text
    }

    /// Whether 余 or the like is among the words, and then whether it stands after the scale word.
    fn and_some(&self) -> Option<bool> {
        self.qualifiers().iter().find_map(|word| match word {
            Qualifier::AndSome { after_scale } => Some(*after_scale),
            _ => None,
        })
    }
}

/// Where 余 is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    None,
    /// Between the digits and the scale word of the number, or of the lower one.
    Lower,
    /// After that scale word.
    LowerScale,
    /// Between the digits and the scale word of the upper number.
    Upper,
    /// After everything else.
    End,
}

/// Sign, digits and scale word, with 余 between the latter when asked for.
fn write_digits(digits: &Digits, and_some: bool, scale: &str) -> String {
    let sign = if digits.negative { "-" } else { "" };
    let inside = if and_some {
        WordList::PrintedAndSome.first()
    } else {
        ""
    };
    format!("{sign}{}{inside}{scale}", digits.mantissa())
}

/// The sign or word that says the same in front of the number; 余 stands elsewhere.
fn sign_of(word: Qualifier) -> &'static str {
    match word {
        Qualifier::Over => ">",
        Qualifier::AtLeast => "≥",
        Qualifier::Nearly => WordList::PrintedNearly.first(),
        Qualifier::Under => "<",
        Qualifier::AtMost => "≤",
        Qualifier::About => "~",
        Qualifier::Reaching => WordList::PrintedReaching.first(),
        Qualifier::Several => WordList::PrintedSeveral.first(),
        Qualifier::Exactly => WordList::PrintedExactly.first(),
        Qualifier::AndSome { .. } => "",
    }
}

/// Beyond this power of ten scale words would only be repeated.
const WORD_LIMIT: i32 = 16;

/// A power of ten in scale words, or as an exponent when there are none for it and none are needed.
fn scale_text(exponent: i32, words_only: bool) -> String {
    if exponent < 0 || (exponent > WORD_LIMIT && !words_only) {
        return format!("e{exponent}");
    }
    let small = usize::try_from(exponent % 4).unwrap_or_default();
    let small = small.checked_sub(1);
    let small = small.and_then(|at| WordList::PrintedScale.words().get(at));
    let mut text = small.copied().unwrap_or_default().to_owned();
    if exponent % 8 >= 4 {
        text.push_str(WordList::PrintedMyriad.first());
    }
    for _ in 0..exponent / 8 {
        text.push_str(WordList::PrintedMyriads.first());
    }
    text
}

#[cfg(test)]
#[path = "figure_tests.rs"]
pub(super) mod tests;

#[cfg(test)]
#[path = "figure_properties.rs"]
mod properties;
