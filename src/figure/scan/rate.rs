//! Measures that are told for so much of another one, where the two are no unit together: `30 t/ha`, `5 mg per kg`, 每升5克,
//! `80 mg/100 ml`. Money is a unit still in `$3/kg`, and a count in `30 boats/day`; what is told for a day, a year or a person
//! is an amount of it, as `per` of a fact says.

use super::super::cursor::is_latin;
use super::super::language::WordList;
use super::amount::Amount;
use super::counters::{is_measure, measure_at};
use super::larger::Larger;
use super::line::{Line, is_digit, is_han, is_han_numeral};
use super::scanner::Scanner;
use super::unsure::is_base;

/// Between 每 with its measure and the number stand no more characters: 每公顷产量30吨.
const NEAR: usize = 8;

impl Scanner {
    /// What of an amount is unread because it is told for so much of something else, and why. `hit` is where its number stands.
    pub(super) fn told_for(&self, line: Line<'_>, hit: usize, amount: &Amount) -> Option<Larger> {
        let unit = self.units.get(amount.figure.unit.as_ref()?)?;
        if let Some(end) = self.number_behind(line, amount) {
            let reason = "the number is a rate of so many".to_owned();
            return Some((amount.start, end, reason));
        }
        is_measure(unit).then_some(())?;
        if let Some(end) = slashed(line, amount.end) {
            let per = line.slice(amount.end, end);
            let reason = format!("`{per}` right after the unit is not understood");
            return Some((amount.start, end, reason));
        }
        let reason = || "the number is told for so much of another measure".to_owned();
        if let Some(end) = worded(line, amount.end) {
            return Some((amount.start, end, reason()));
        }
        let start = each_before(line, hit).filter(|start| *start < amount.start)?;
        Some((start.min(amount.start), amount.end, reason()))
    }

    /// `80 mg/100 ml`, `50 mg per 10 kg`: where so much of something else ends behind the amount.
    fn number_behind(&self, line: Line<'_>, amount: &Amount) -> Option<usize> {
        let slash = matches!(line.at(amount.end), Some('/' | '／'));
        let next = line.past_blank(amount.end);
        let worded = line.past_words(next, WordList::PerNumber);
        (slash || worded.is_some()).then_some(())?;
        let number = line.past_blank(worded.unwrap_or(line.next(amount.end)));
        let digits = line.run(number, is_digit);
        let unit = line.past_blank(digits);
        let length = self.units.length_at(line.rest(unit))?;
        let base = line.slice(number, digits);
        let rate = slash && is_base(base) || worded.is_some() && base.len() > 1;
        rate.then_some(unit + length)
    }
}

/// `30 t/ha`: where the letters behind the stroke end.
fn slashed(line: Line<'_>, end: usize) -> Option<usize> {
    let per = line.next(end);
    let letter = |c: char| is_latin(c) || is_han(c);
    let joined = line.at(end) == Some('/') && line.at(per).is_some_and(letter);
    joined.then(|| line.run(per, |c| letter(c) || matches!(c, '²' | '³' | '2' | '3')))
}

/// `5 mg per kg`, `30 litres a second`, 80km每小时: where the other measure ends behind the amount.
fn worded(line: Line<'_>, end: usize) -> Option<usize> {
    if line.is_at(end, WordList::EachCharacter) {
        return measure_end(line, line.next(end));
    }
    let next = line.past_blank(end);
    if let Some(per) = line.past_words(next, WordList::PerNumber) {
        return measure_end(line, line.past_blank(per));
    }
    let (word, word_end) = line.word(next);
    let (time, time_end) = line.word(line.past_blank(word_end));
    (WordList::EachLead.has(word) && WordList::ShortTime.has(time)).then_some(time_end)
}

/// The end of a measure, or of a time shorter than a day, that stands here.
fn measure_end(line: Line<'_>, at: usize) -> Option<usize> {
    if let Some(end) = line.past_words(at, WordList::ShortTime) {
        return Some(end);
    }
    let (length, _) = measure_at(line.rest(at))?;
    let end = at + length;
    let joined = line.before(end).is_some_and(is_latin) && line.at(end).is_some_and(is_latin);
    (!joined).then_some(end)
}

/// 每升5克, 每公顷产量30吨: where 每 and a measure begin, with nothing but other characters between them and the number.
fn each_before(line: Line<'_>, hit: usize) -> Option<usize> {
    let mut at = hit;
    for _ in 0..NEAR {
        if let Some(lead) = WordList::SpeedLead.ending(line.slice(0, at)) {
            return Some(at - lead.len());
        }
        let before = line.before(at).filter(|c| is_han(*c))?;
        at = line.back(at);
        if WordList::EachCharacter.holds(before) {
            let end = measure_end(line, line.next(at))?;
            return (end <= hit).then_some(at);
        }
        (!is_han_numeral(before)).then_some(())?;
    }
    None
}
