//! Numbers in English words from their first word to their last: what a label, an order or an hour takes as a whole.

use super::super::language::{NumberRole, WordList, word_value};
use super::super::numeral::is_number_word;
use super::line::{Line, is_blank};

/// No number in words has more of them.
const MOST_WORDS: usize = 16;

/// A number in English words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spoken {
    pub(super) end: usize,
    /// Whether it has digits behind a point.
    pub(super) decimal: bool,
    /// Whether it has a hundred or a greater scale word.
    pub(super) scaled: bool,
}

/// What a word adds to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// `five`
    Digit,
    /// `fifteen`
    Teen,
    /// `fifty`
    Tens,
    /// `hundred`, `million`
    Scale,
}

impl Step {
    fn of(word: &str) -> Option<Self> {
        is_number_word(word).then_some(())?;
        let small = word_value(NumberRole::Small, word);
        let scale = [NumberRole::Times, NumberRole::Scale];
        match small {
            Some(value) if value.number < 10 => Some(Self::Digit),
            Some(_) => Some(Self::Teen),
            None if word_value(NumberRole::Tens, word).is_some() => Some(Self::Tens),
            None => scale
                .into_iter()
                .any(|role| word_value(role, word).is_some())
                .then_some(Self::Scale),
        }
    }

    /// Whether a number goes on so: `twenty-five`, `five hundred`; in `five six` another one begins.
    fn goes_on(self, next: Self) -> bool {
        next == Self::Scale || self == Self::Scale || self == Self::Tens && next == Self::Digit
    }
}

impl Spoken {
    /// The number whose first word stands at `at`.
    pub(super) fn at(line: Line<'_>, at: usize) -> Option<Self> {
        let (first, mut end) = line.word(at);
        let mut last = Step::of(first)?;
        let mut scaled = last == Step::Scale;
        for _ in 0..MOST_WORDS {
            let next = line.run(end, |c| is_blank(c) || c == '-');
            if next == end {
                break;
            }
            let (word, after) = line.word(next);
            let joined = last == Step::Scale && WordList::And.has(word);
            let (step, after) = if joined {
                let (word, after) = line.word(line.run(after, is_blank));
                (Step::of(word), after)
            } else if WordList::PointWord.names(word) {
                let decimals = past_decimals(line, after);
                return Some(Self {
                    end: decimals.unwrap_or(end),
                    decimal: decimals.is_some(),
                    scaled,
                });
            } else {
                (Step::of(word), after)
            };
            match step.filter(|step| last.goes_on(*step)) {
                Some(step) => {
                    scaled |= step == Step::Scale;
                    (last, end) = (step, after);
                }
                None => break,
            }
        }
        Some(Self {
            end,
            decimal: false,
            scaled,
        })
    }
}

/// Past the digits behind a point: `five`, `oh five`, `two three`.
fn past_decimals(line: Line<'_>, at: usize) -> Option<usize> {
    let mut end = None;
    let mut from = at;
    for _ in 0..MOST_WORDS {
        let next = line.run(from, |c| is_blank(c) || c == '-');
        let (word, after) = line.word(next);
        let zero = word_value(NumberRole::Decimal, word).is_some();
        let digit = Step::of(word).is_some_and(|step| step != Step::Scale);
        if next == from || !(zero || digit) {
            break;
        }
        (end, from) = (Some(after), after);
    }
    end
}
