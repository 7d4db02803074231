//! Whether a figure that was read is a quantity, an enumeration, a date, a part of a name, or nothing: what holds for every
//! way of writing, and digits. Number words are `english_count.rs` and `han_count.rs`.

use super::super::cursor::is_latin;
use super::super::figure::Figure;
use super::super::language::{WordList, is_plural, ones};
use super::super::number::Number;
use super::super::numeral::is_vulgar;
use super::super::unit::Units;
use super::FoundKind;
use super::amount::Amount;
use super::label::Labels;
use super::line::{Line, closes_quote, is_blank, is_digit, is_han, opens_quote};
use super::outcome::Outcome;
use super::scanner::Scanner;
use super::start::is_bare_scale;
use super::year::{
    is_attribute, is_bare_year, is_bare_years, is_compared_year, is_span_of_years, is_vague_year,
    is_year_of_name,
};

impl Scanner {
    /// What the amount at `hit` is.
    pub(super) fn classify(&self, line: Line<'_>, hit: usize, amount: &Amount) -> Outcome {
        let first = line.at(hit).unwrap_or_default();
        if let Some(end) = code_end(line, hit, amount) {
            return Outcome::found(amount.start, end, FoundKind::Name);
        }
        if let Some(end) = glued(line, hit, amount) {
            let word = line.slice(amount.end, end);
            let reason = format!("`{word}` right after the number is not understood");
            return Outcome::unread(amount.start, end, reason);
        }
        if let Some((start, end, reason)) = self.told_for(line, hit, amount) {
            return Outcome::unread(start, end, reason);
        }
        if is_quoted_name(line, amount) || is_index(line, hit, amount) {
            return Outcome::found(amount.start, amount.end, FoundKind::Name);
        }
        if amount.figure.unit.is_none() && is_age(line, amount) {
            return Outcome::found(amount.start, amount.end, FoundKind::Name);
        }
        if self.is_whole(&amount.figure)
            && (is_of_maker(line, hit, amount) || self.is_one_of_line(line, amount))
        {
            return Outcome::found(amount.start, amount.end, FoundKind::Name);
        }
        let kind = if is_digit(first) || is_vulgar(first) || WordList::DecimalPoint.holds(first) {
            arabic(line, hit, amount, &self.labels, &self.units)
        } else if is_latin(first) {
            self.english(line, hit, amount)
        } else {
            return self.chinese(line, hit, amount);
        };
        amount.found_as(kind)
    }

    /// `the 23 bus`: of several there would be a plural.
    fn is_one_of_line(&self, line: Line<'_>, amount: &Amount) -> bool {
        let id = amount.figure.unit.as_ref();
        let Some(unit) = id.and_then(|id| self.units.get(id)) else {
            return false;
        };
        let thing = line.word_before(amount.end, amount.start);
        let article = line.word_before(line.back_blank(amount.start, 0), 0);
        let mut symbols = unit.symbols.iter();
        let singular = symbols.any(|symbol| ones(symbol).any(|one| one == thing));
        let several = amount.figure.value > Number::ONE && amount.figure.upper().is_none();
        // `the 1500 page report` counts pages.
        let (next, _) = line.word(line.past_blank(amount.end));
        let ends = next.is_empty() && line.at(amount.end) != Some('-')
            || WordList::StopWord.has(next)
            || WordList::NoObject.has(next)
            || WordList::StatedVerb.has(next);
        WordList::DecadeLead.has(article) && singular && several && ends
    }

    /// Whether a figure counts whole things.
    pub(super) fn is_whole(&self, figure: &Figure) -> bool {
        let unit = figure.unit.as_ref().and_then(|id| self.units.get(id));
        unit.is_some_and(|unit| unit.whole)
    }
}

/// 标普500指数, 10的15次方, 16进制, 3.4 之前: the number that an index has in its name, an exponent, a base and a release.
fn is_index(line: Line<'_>, hit: usize, amount: &Amount) -> bool {
    let number = line.run(hit, is_digit);
    let rest = line.rest(line.past_blank(amount.end));
    let release = line.slice(hit, amount.end).contains('.')
        && amount.figure.unit.is_none()
        && WordList::ReleaseBehind.starting(rest).is_some();
    if amount.start == hit && (release || WordList::BaseBehind.starting(rest).is_some()) {
        return true;
    }
    let behind = WordList::IndexBehind.starting(line.rest(line.past_blank(number)));
    let before = line.before(line.back_blank(hit, 0));
    let named = amount.start == hit && number > hit;
    // 2 的幂
    let of = |behind: &&str| WordList::Possessive.starting(behind).is_some();
    named && behind.is_some_and(|behind| of(&behind) || before.is_some_and(is_han))
}

/// `the 2011–2012 school year`: two years, one after the other. What follows may be taken for what is counted; tonnes are no
/// years.
fn are_years(figure: &Figure, lexeme: &str, units: &Units) -> bool {
    if figure.upper().is_none() {
        return false;
    }
    let year = |number: &Number| number.to_string().parse::<u32>().ok();
    let years = year(&figure.value).zip(figure.upper().and_then(year));
    let is_measured = figure.unit.as_ref().is_some_and(|id| {
        let unit = units.get(id);
        !unit.is_some_and(|unit| unit.whole && unit.dimension.is_none())
    });
    years.is_some_and(|(first, second)| (1800..2100).contains(&first) && second == first + 1)
        && !is_measured
        && !lexeme.contains(',')
        && WordList::DecadeSuffix.ending(lexeme).is_none()
}

fn arabic(
    line: Line<'_>,
    hit: usize,
    amount: &Amount,
    labels: &Labels,
    units: &Units,
) -> Option<FoundKind> {
    let figure = &amount.figure;
    let digits = line.run(hit, is_digit);
    if amount.start == hit && are_years(figure, line.slice(hit, amount.end), units) {
        return Some(FoundKind::Date);
    }
    if figure.upper().is_some() && is_span_of_years(line, amount, labels)
        || is_vague_year(line, hit, digits, amount)
    {
        return Some(FoundKind::Date);
    }
    if figure.upper().is_some() && is_bare_years(figure, line.slice(amount.start, amount.end)) {
        return Some(FoundKind::Date);
    }
    let plain = figure.qualifiers().is_empty() && figure.upper().is_none();
    if plain && is_attribute(line, hit, digits, amount.end) {
        return Some(FoundKind::Date);
    }
    if is_compared_year(line, hit, digits, amount) {
        return Some(FoundKind::Date);
    }
    // `beyond 2007`
    let onward = amount.start < hit
        && WordList::FutureLead.names(line.word(amount.start).0)
        && amount.end == digits;
    if onward && is_bare_year(line, hit, digits) {
        return Some(FoundKind::Date);
    }
    let bare = figure.unit.is_none() && plain && amount.end == digits;
    if !bare {
        return Some(FoundKind::Figure);
    }
    let length = line.slice(hit, digits).chars().count();
    let next = line.at(amount.end);
    // 4大平台
    let kinds = length <= 2 && next.is_some_and(|c| WordList::KindsCharacter.holds(c));
    if kinds
        && line
            .at(line.next(amount.end))
            .is_some_and(|c| is_han(c) && !WordList::GreatWord.holds(c))
    {
        return Some(FoundKind::Enumeration);
    }
    let zero = line.at(hit) == Some('0') && length > 1;
    let alone = figure.unit.is_none();
    let bracketed = alone && line.before(amount.start) == Some('[') && next == Some(']');
    if length >= 11 {
        None
    } else if zero || bracketed {
        Some(FoundKind::Name)
    } else if is_bare_year(line, hit, digits) || is_year_of_name(line, hit, digits) {
        Some(FoundKind::Date)
    } else {
        Some(FoundKind::Figure)
    }
}

/// 八十八岁: how old somebody is; 65岁以上 says whom something is for.
fn is_age(line: Line<'_>, amount: &Amount) -> bool {
    let figure = &amount.figure;
    let end = line.past_any(amount.end, WordList::AgeBehind);
    let bounded = |end| WordList::DurationEnd.starting(line.rest(end)).is_some();
    let plain = figure.qualifiers().is_empty() && figure.writing.exponent == 0;
    plain && end.is_some_and(|end| !bounded(end))
}

/// The end of a code that begins with digits: `5A`, `3D`, `4-legged`.
fn code_end(line: Line<'_>, hit: usize, amount: &Amount) -> Option<usize> {
    let bare = amount.figure.unit.is_none() && amount.figure.upper().is_none();
    let whole = line.run(hit, is_digit) == amount.end;
    let next = line.at(amount.end)?;
    // `3.4-methoxytar`
    let decimal = next == '-'
        && line.at(hit).is_some_and(is_digit)
        && Amount::numeral_end(line, hit) == amount.end;
    let digits = (whole || decimal) && amount.end > hit;
    let hyphened = next == '-' && line.at(line.next(amount.end)).is_some_and(is_latin);
    (bare && digits && (is_latin(next) || next == '_' || hyphened)).then(|| {
        let end = line.run(line.next(amount.end), |c| is_latin(c) || is_digit(c));
        // `10W-40`, but `12GB-16GB`
        let last = line.run(line.next(end), is_digit);
        let ends = !line
            .at(last)
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
        let further = is_latin(next) && line.at(end) == Some('-') && last > line.next(end) && ends;
        if further { last } else { end }
    })
}

/// The end of letters and digits that are glued to a figure and are no part of it: `1,200Xy`, `12k5`.
fn glued(line: Line<'_>, hit: usize, amount: &Amount) -> Option<usize> {
    let (last, next) = (line.before(amount.end)?, line.at(amount.end)?);
    let letters = is_digit(last) && is_latin(next);
    // `24703m212` is no area.
    let digits =
        (is_latin(last) || is_digit(last) && amount.figure.unit.is_some()) && is_digit(next);
    let arabic = line
        .at(hit)
        .is_some_and(|c| is_digit(c) || WordList::DecimalPoint.holds(c));
    let end = line.run(amount.end, |c| is_latin(c) || is_digit(c));
    // In `5,000m` one letter may be a unit that nobody declared.
    let unit = letters && WordList::ScaleLetter.names(line.slice(amount.end, end));
    (arabic && (letters || digits) && !unit).then_some(end)
}

/// `the 3M company`: a capital right behind digits, and one thing that millions of would be a plural.
fn is_of_maker(line: Line<'_>, hit: usize, amount: &Amount) -> bool {
    let lexeme = line.slice(hit, amount.end);
    let (name, thing) = lexeme.split_once(is_blank).unwrap_or_default();
    let digits = name.trim_end_matches(|c: char| c.is_ascii_uppercase());
    let letter = digits.len() + 1 == name.len() && digits.ends_with(is_digit);
    let one = thing.starts_with(char::is_lowercase) && !is_plural(thing);
    letter && one && !WordList::People.has(thing)
}

/// A number alone in quotation marks, unless the words before them tell a level.
fn is_quoted_name(line: Line<'_>, amount: &Amount) -> bool {
    let (before, after) = (line.before(amount.start), line.at(amount.end));
    let quoted = before.is_some_and(opens_quote) && after.is_some_and(closes_quote);
    let level = line
        .before(line.back(amount.start))
        .is_some_and(|c| WordList::LevelLead.holds(c));
    let more = (after == Some('+') || after == Some('·')) && before.is_some_and(opens_quote);
    let figure = &amount.figure;
    let bare = figure.unit.is_none()
        && figure.qualifiers().is_empty()
        && (figure.writing.exponent == 0 || is_bare_scale(line, amount.start))
        && figure.writing.parts == 1;
    bare && (quoted && !level || more)
}
