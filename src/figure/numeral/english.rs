//! Numerals in English words: twenty-three, two hundred and five, three million, half, a dozen, hundreds of thousands.

use num_bigint::BigInt;

use super::super::cursor::Cursor;
use super::super::digits::{Digits, ten_to};
use super::super::language::{NumberRole, WordList, is_plural, may_be_number, number, word_value};
use super::super::scale::match_scale;
use super::{Numeral, NumeralError, Read, add_exponents};

/// More scale words than this make no number that anyone writes out.
const SCALE_LIMIT: u32 = 24;

/// Reads the numeral when a number word stands here.
pub(super) fn read(cursor: Cursor<'_>) -> Read<'_, Numeral> {
    if let Some(found) = read_plural(cursor)? {
        return Ok(Some(found));
    }
    if let Some(after) = cursor.past_any(WordList::HalfWord) {
        // `half a dozen`, `half-dozen`, `half-a-dozen`.
        let next = match after.past_any(WordList::HalfJoint) {
            Some(next) => next,
            None if after.peek() == Some('-') => after.next(),
            None => skip_article(after).past_blanks(),
        };
        if let Some(end) = next.past_any(WordList::Dozen) {
            return Ok(Some((Numeral::of(Digits::integer(BigInt::from(6))), end)));
        }
        let digits = Digits {
            decimals: 1,
            ..Digits::integer(BigInt::from(5))
        };
        let start = match after.peek() {
            Some('-') if match_scale(next).is_some() => next,
            _ => skip_article(after),
        };
        return read_scale(Numeral::of(digits), start);
    }
    read_words(cursor)
}

/// `hundreds`, `tens of thousands`, `dozens of`.
fn read_plural(cursor: Cursor<'_>) -> Read<'_, Numeral> {
    let Some((count, exponent, after)) = plural(cursor) else {
        return Ok(None);
    };
    let mut numeral = Numeral {
        several: true,
        ..Numeral::of(Digits::integer(BigInt::from(count)))
    }
    .scaled(exponent)?;
    let mut end = after;
    while let Some(of) = end.past_blanks().past_any(WordList::Of) {
        end = of;
        if let Some((count, exponent, after)) = plural(of.past_blanks()) {
            numeral.digits.coefficient *= BigInt::from(count);
            numeral.digits.exponent = add_exponents(numeral.digits.exponent, exponent)?;
            end = after;
        }
    }
    // `thousands upon thousands`
    if let Some(upon) = end.past_blanks().past_any(WordList::PluralJoint)
        && let Some((again, power, after)) = plural(upon.past_blanks())
        && (again, power) == (count, exponent)
    {
        end = after;
    }
    Ok(Some((numeral, end)))
}

fn plural(cursor: Cursor<'_>) -> Option<(u32, i32, Cursor<'_>)> {
    let (word, after) = cursor.latin_word()?;
    // Those of games are not followed by what there are twenty of.
    let counted = !WordList::GameWord.has(&word) || counts_twenties(after);
    let several = word_value(NumberRole::Several, &word).filter(|_| counted)?;
    Some((several.number, i32::try_from(several.power).ok()?, after))
}

/// Whether things follow `scores`: `scores of boats`.
fn counts_twenties(after: Cursor<'_>) -> bool {
    // As a figure alone it says nothing else.
    if after.rest().is_empty() {
        return true;
    }
    let of = after.past_blanks().past_any(WordList::Of);
    let thing = of.map(Cursor::past_blanks).and_then(Cursor::latin_word);
    thing.is_some_and(|(word, _)| is_plural(&word) || WordList::People.has(&word))
}

fn skip_article(cursor: Cursor<'_>) -> Cursor<'_> {
    let article = cursor.past_blanks().past_any(WordList::HalfArticle);
    article.unwrap_or(cursor)
}

/// The scale words after `half`.
fn read_scale(mut numeral: Numeral, after: Cursor<'_>) -> Read<'_, Numeral> {
    let mut after = after;
    while let Some((exponent, end)) = match_scale(after.past_blanks()) {
        numeral = numeral.scaled(exponent)?;
        after = end;
    }
    Ok(Some((numeral, after)))
}

/// What a word does to the number before it.
enum Step {
    /// Adds, filling the places below this power of ten.
    Add(u32, u32),
    /// Multiplies what stands before it.
    Times(u32),
    /// Multiplies and closes the section: thousand and up.
    Close(u32),
}

/// What a word below a hundred says.
pub(in super::super) fn small_number(word: &str) -> Option<u32> {
    number(NumberRole::Small, word).or_else(|| number(NumberRole::Tens, word))
}

fn step(word: &str) -> Option<Step> {
    if let Some(value) = small_number(word) {
        return Some(Step::Add(value, if value < 10 { 1 } else { 2 }));
    }
    if let Some(times) = number(NumberRole::Times, word) {
        return Some(Step::Times(times));
    }
    word_value(NumberRole::Scale, word).map(|scale| Step::Close(scale.power))
}

/// Number words one after the other, with hyphens or `and` between them, and decimals after `point`.
fn read_words(cursor: Cursor<'_>) -> Read<'_, Numeral> {
    if let Some(found) = read_point(Digits::integer(BigInt::ZERO), cursor)? {
        return Ok(Some(found));
    }
    let Some((mut words, mut next)) = begin_words(cursor) else {
        return Ok(None);
    };
    let mut after = cursor;
    // The number before the last `and` or comma, which may join two numbers: `between two hundred and five hundred`.
    let mut before_joint = None;
    let mut comma = false;
    while let Some((word, end)) = next.latin_word() {
        let Some(step) = step(&word) else {
            break;
        };
        let scale = matches!(step, Step::Times(_) | Step::Close(_));
        if !words.take(&step) {
            if !scale {
                break;
            }
            let Some((before, place)) = before_joint.take() else {
                return Err(NumeralError::Words(end_of_words(next).at));
            };
            (words, after, comma) = (before, place, false);
            break;
        }
        comma &= !scale;
        words.count += 1;
        if words.count > SCALE_LIMIT {
            return Err(NumeralError::TooLong);
        }
        after = end;
        let joint = past_joint(end);
        let listed = past_comma(end).filter(|_| words.closed());
        if (joint.1 && !comma) || listed.is_some() {
            before_joint = Some((words.clone(), end));
        }
        comma |= listed.is_some();
        next = listed.unwrap_or(joint.0);
    }
    if let Some((before, place)) = before_joint.filter(|_| comma) {
        // `one million, five` are two numbers.
        (words, after) = (before, place);
    }
    if after.at == cursor.at {
        return Ok(None);
    }
    if let Some(found) = read_point(Digits::integer(words.value()), after)? {
        return Ok(Some(found));
    }
    Ok(Some((Numeral::of(words.finish()), after)))
}

/// Where number words begin, past an article; nothing where an article begins something else.
fn begin_words(cursor: Cursor<'_>) -> Option<(WordSum, Cursor<'_>)> {
    let mut words = WordSum::default();
    let mut next = cursor;
    if let Some(article) = cursor.past_any(WordList::Article) {
        let follows = article
            .past_blanks()
            .latin_word()
            .filter(|(word, _)| !WordList::NeedsCount.has(word))
            .and_then(|(word, _)| step(&word));
        if !matches!(follows, Some(Step::Times(_) | Step::Close(_))) {
            return None;
        }
        words.begin();
        next = article.past_blanks();
    } else if let Some((word, _)) = cursor.latin_word()
        && matches!(step(&word), Some(Step::Times(_) | Step::Close(_)))
    {
        if WordList::NeedsCount.has(&word) {
            return None;
        }
        // `several hundred`: the one before it is left out.
        words.begin();
    }
    Some((words, next))
}

/// Number words as they are added up.
#[derive(Clone)]
struct WordSum {
    total: BigInt,
    section: u32,
    /// How many places of the section are still free.
    free: u32,
    /// The scale word that closed the last section; the next has to be smaller.
    last: Option<u32>,
    /// All scale words of the largest section.
    top: u32,
    /// How many words there are.
    count: u32,
}

impl Default for WordSum {
    fn default() -> Self {
        Self {
            total: BigInt::ZERO,
            section: 0,
            free: 3,
            last: None,
            top: 0,
            count: 0,
        }
    }
}

impl WordSum {
    /// With the one of `a hundred`.
    fn begin(&mut self) {
        (self.section, self.free) = (1, 0);
    }

    /// Takes a word if it fits what stands before it.
    fn take(&mut self, step: &Step) -> bool {
        match *step {
            Step::Add(value, places) if places <= self.free => {
                self.section += value;
                self.free = u32::from(value >= 20);
            }
            Step::Times(factor) if (1..100).contains(&self.section) => {
                self.section *= factor;
                self.free = 2;
            }
            Step::Close(power) if self.section > 0 => {
                if self.last.is_some_and(|last| power >= last) {
                    return false;
                }
                self.total += BigInt::from(self.section) * ten_to(power);
                (self.section, self.free) = (0, 3);
                self.last = Some(power);
                self.top = self.top.max(power);
            }
            // `a thousand million`.
            Step::Close(power) if self.last == Some(self.top) && self.top > 0 => {
                self.total *= ten_to(power);
                self.top += power;
                self.last = Some(self.top);
            }
            _ => return false,
        }
        true
    }

    /// Whether a scale word was the last of them, so that smaller ones can follow a comma.
    fn closed(&self) -> bool {
        self.last.is_some() && self.section == 0
    }

    /// `two thousand three hundred and five`, to which `point eight` adds.
    fn value(&self) -> BigInt {
        &self.total + BigInt::from(self.section)
    }

    fn finish(self) -> Digits {
        Digits::composite(self.value(), self.top)
    }
}

/// The end of the number words that stand here one after the other.
fn end_of_words(cursor: Cursor<'_>) -> Cursor<'_> {
    let (mut end, mut next) = (cursor, cursor);
    while let Some((word, after)) = next.latin_word().filter(|(word, _)| step(word).is_some()) {
        debug_assert!(!word.is_empty());
        end = after;
        next = past_joint(after).0;
    }
    end
}

/// `point two five`, and the scale words after it: `one point two million`.
fn read_point(whole: Digits, cursor: Cursor<'_>) -> Read<'_, Numeral> {
    // `seven-point-two`
    let hyphened = cursor.past("-");
    let start = hyphened.unwrap_or(cursor.past_blanks());
    let Some(point) = start.past_any(WordList::PointWord) else {
        return Ok(None);
    };
    let mut next = hyphened
        .and_then(|_| point.past("-"))
        .unwrap_or(point.past_blanks());
    let mut after = cursor;
    let mut digits = whole;
    if let Some((value, end)) = two_decimals(next) {
        // `point seventy-one`
        digits.coefficient = digits.coefficient * 100 + value;
        digits.decimals = 2;
        return read_scale(Numeral::of(digits), end);
    }
    while let Some((word, end)) = next.latin_word()
        && let Some(value) = decimal_digit(&word)
        && digits.decimals < SCALE_LIMIT
    {
        digits.coefficient = digits.coefficient * 10 + value;
        digits.decimals += 1;
        after = end;
        next = past_joint(end).0;
    }
    if digits.decimals == 0 {
        return Ok(None);
    }
    read_scale(Numeral::of(digits), after)
}

/// A number from ten to ninety-nine that no digit follows: the two decimals of `point seventy-one`.
fn two_decimals(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let (word, mut end) = cursor.latin_word()?;
    let mut value = small_number(&word).filter(|value| *value >= 10)?;
    let (next, _) = past_joint(end);
    if let Some((word, after)) = next.latin_word()
        && let Some(digit) = decimal_digit(&word)
    {
        let fits = value >= 20 && value % 10 == 0;
        (value, end) = fits.then_some((value + digit, after))?;
    }
    Some((value, end))
}

fn decimal_digit(word: &str) -> Option<u32> {
    let small = || small_number(word).filter(|value| *value < 10);
    number(NumberRole::Decimal, word).or_else(small)
}

/// Whether a word is an English number word, alone or beside others.
pub(in super::super) fn is_number_word(word: &str) -> bool {
    if !may_be_number(word) {
        return false;
    }
    let several = word_value(NumberRole::Several, word).is_some();
    let scale = !WordList::NotAlone.names(word) && step(word).is_some();
    several || scale || WordList::HalfWord.names(word)
}

/// Whether `point` stands here with a digit in words after it.
pub(in super::super) fn is_point(text: &str) -> bool {
    let next = Cursor { text, at: 0 }
        .past_any(WordList::PointWord)
        .map(Cursor::past_blanks);
    next.and_then(Cursor::latin_word)
        .is_some_and(|(word, _)| decimal_digit(&word).is_some())
}

/// Past a comma between thousands and hundreds: `two thousand, three hundred`.
fn past_comma(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let blank = cursor.past(",")?;
    let next = blank.past_blanks();
    (next.at > blank.at
        && next
            .latin_word()
            .is_some_and(|(word, _)| step(&word).is_some()))
    .then_some(next)
}

/// Past the hyphen, blank or `and` that joins number words; whether it is `and`. A hyphen may end its line.
fn past_joint(cursor: Cursor<'_>) -> (Cursor<'_>, bool) {
    let next = match cursor.peek() {
        Some('-') if cursor.next().peek() == Some('\n') => cursor.next().next(),
        Some('-') => cursor.next(),
        _ => cursor.past_blanks(),
    };
    match next.past_any(WordList::And) {
        // `a hundred-and-fifty`
        Some(and) => (and.past("-").unwrap_or(and.past_blanks()), true),
        None => (next, false),
    }
}
