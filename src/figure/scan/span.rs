//! Stretches of time whose number and word do not stand side by side, or whose word is another one too: `2 more minutes`, `the
//! last two quarters`, `2 hours 30`. Those that stand so are `duration.rs`.

use super::super::language::{NumberRole, WordList, is_plural, number as number_of};
use super::FoundKind;
use super::line::{Line, is_blank, is_digit};
use super::outcome::Outcome;
use super::scanner::Scanner;
use super::spoken::Spoken;

/// No stretch of time is told in more digits.
const LONGEST: usize = 4;
/// So many words stand between the number and what it counts at most.
const MOST_ADJECTIVES: usize = 2;
/// Minutes and seconds are fewer.
const MINUTES: u32 = 60;

impl Scanner {
    /// The stretch of time whose number is at `hit` and whose words may start at `start`.
    pub(super) fn span(&self, line: Line<'_>, hit: usize, start: usize) -> Option<Outcome> {
        let number = number_end(line, hit)?;
        let mut at = line.run(number, is_blank);
        (at > number).then_some(())?;
        let mut adjectives = 0;
        let (mut word, mut end) = line.word(at);
        while adjectives < MOST_ADJECTIVES && WordList::SpanAdjective.has(word) {
            at = line.run(end, is_blank);
            (word, end) = line.word(at);
            adjectives += 1;
        }
        let quarters = WordList::SpanQuarters.has(word);
        let told = if adjectives > 0 {
            // `around 7 last night`
            let several = is_plural(word)
                || WordList::SpanNights.has(word)
                || is_one(line.slice(hit, number));
            let time = self.time.length_at(line.rest(at)) == Some(word.len());
            quarters || several && (time || WordList::SpanNights.has(word))
        } else {
            WordList::SpanNights.has(word) || quarters && are_of_a_year(line, hit, end)
        };
        (told && !word.is_empty()).then(|| Outcome::found(start, end, FoundKind::Duration))
    }

    /// Past the minutes of `2 hours 30`, `2h30`, `1 hour thirty`, where nothing is counted.
    pub(super) fn past_odd_minutes(&self, line: Line<'_>, end: usize) -> Option<usize> {
        let hour = line.word_before(end, 0);
        let hours = WordList::OddHours.has(hour);
        let at = line.run(end, is_blank);
        let glued = hour.len() == 1;
        (hours && (at > end || glued)).then_some(())?;
        let digits = line.run(at, is_digit);
        let value = line.slice(at, digits).parse::<u32>().ok();
        let last = if let Some(value) = value {
            (value < MINUTES && digits - at == 2).then_some(digits)?
        } else {
            // `the two-hour one`
            let one = number_of(NumberRole::Small, line.word(at).0);
            let ten = one.is_none_or(|one| one >= 10);
            Spoken::at(line, at)
                .filter(|number| at > end && ten && !number.decimal && !number.scaled)?
                .end
        };
        let next = line.run(last, is_blank);
        let (word, _) = line.word(next);
        let counts = self.labels.counted(word)
            || self.units.begin(line.rest(next))
            || word.len() > 2 && !WordList::StopWord.has(word) && !WordList::NoObject.has(word);
        let joined = line
            .at(last)
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, '%' | '-' | '/'))
            || line.at(last).is_some_and(|c| matches!(c, ',' | '.'))
                && line.at(line.next(last)).is_some_and(is_digit);
        (!counts && !joined).then_some(last)
    }
}

fn is_one(number: &str) -> bool {
    number == "1" || number_of(NumberRole::Small, number) == Some(1)
}

/// The end of a small whole number in digits or words.
fn number_end(line: Line<'_>, hit: usize) -> Option<usize> {
    let digits = line.run(hit, is_digit);
    if digits > hit {
        return (digits - hit <= LONGEST).then_some(digits);
    }
    Spoken::at(line, hit)
        .filter(|number| !number.decimal)
        .map(|number| number.end)
}

/// Whether so many quarters are times of a year and no parts of something: `the last two quarters`, `three quarters in a row`;
/// in `the last three quarters of a mile` they are parts.
fn are_of_a_year(line: Line<'_>, hit: usize, end: usize) -> bool {
    let lead = line.word_before(line.run_back(hit, 0, is_blank), 0);
    let next = line.run(end, is_blank);
    let behind = line.past_words(next, WordList::SpanBehind).is_some();
    let (of, after) = line.word(next);
    let whole = line.run(after, is_blank);
    let year = line.run(whole, is_digit) == whole + 4;
    let parts = WordList::Of.has(of) && !year && line.past_words(whole, WordList::SpanOf).is_none();
    behind || WordList::SpanLead.names(lead) && !parts
}
