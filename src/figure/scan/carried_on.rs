//! English numbers that words and signs carry on in ways that are not read: `two to the power of ten`, `20 +0.02/-0.01 mm`,
//! `four and twenty feet`, `2 acres 3 roods`, `two short of the 60 needed`, `about thirty to one`. The number alone would be another
//! one. What may belong to it beside these is `unsure.rs`, two units side by side are `two_units.rs`.

use super::super::cursor::is_latin;
use super::super::language::{NumberRole, WordList, number as number_of};
use super::super::number::Number;
use super::super::numeral::is_number_word;
use super::super::unit::{UnitDefinition, Units, is_money};
use super::amount::Amount;
use super::line::{Line, is_digit};

/// What is told as unread: its bytes, and why.
type Told = (usize, usize, &'static str);

/// Why the amount is unread.
pub(super) fn told(line: Line<'_>, amount: &Amount, units: &Units) -> Option<Told> {
    let unit = amount.figure.unit.as_ref().and_then(|id| units.get(id));
    to_power(line, amount)
        .or_else(|| deviations(line, amount, units))
        .or_else(|| ones_first(line, amount))
        .or_else(|| and_quarter(line, amount, units))
        .or_else(|| lesser_behind(line, amount, unit?))
        .or_else(|| short_by(line, amount))
        .or_else(|| odds(line, amount))
        .or_else(|| gravity(line, amount, unit?))
        .or_else(|| for_dozen(line, amount))
        .or_else(|| over_another(line, amount))
}

/// `two to the power of ten`
fn to_power(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let reason = "the number is raised to a power";
    if let Some(power) = line.past_words(line.past_blank(amount.end), WordList::PowerLead) {
        let exponent = line.past_blank(power);
        let digits = line.run(exponent, is_digit);
        let end = if digits > exponent {
            digits
        } else {
            line.word(exponent).1
        };
        return Some((amount.start, end, reason));
    }
    let end = line.back_blank(amount.start, 0);
    let mut leads = WordList::PowerLead.words().iter();
    let start = leads.find_map(|lead| line.back_word(end, 0, lead))?;
    Some((start, amount.end, reason))
}

/// `20 +0.02/-0.01 mm`, `3.1 (+0.4 −0.3) km`: how far above and below it may be.
fn deviations(line: Line<'_>, amount: &Amount, units: &Units) -> Option<Told> {
    let plus = |c: char| c == '+';
    let minus = |c: char| matches!(c, '-' | '−' | '–');
    let part = |c: char| is_digit(c) || matches!(c, '.' | ',');
    let blank = line.past_blank(amount.end);
    let bracket = line.at(blank) == Some('(');
    let first = if bracket { line.next(blank) } else { blank };
    let sign = line.at(first).filter(|c| plus(*c) || minus(*c))?;
    let by = line.run(line.next(first), part);
    let unit = |at: usize| {
        let next = line.past_blank(at);
        units
            .match_at(line.rest(next))
            .map_or(at, |found| next + found.length)
    };
    let joint = line.run(unit(by), |c| c == ' ' || matches!(c, '/' | ','));
    let other = line
        .at(joint)
        .filter(|c| if plus(sign) { minus(*c) } else { plus(*c) })?;
    let number = joint + other.len_utf8();
    let last = line.run(number, part);
    (by > line.next(first) && last > number && joint > by).then_some(())?;
    let end = unit(last);
    let close = line.past_blank(end);
    let end = if bracket && line.at(close) == Some(')') {
        unit(line.next(close))
    } else {
        end
    };
    Some((
        amount.start,
        end,
        "how far above and below the number it may be is not read",
    ))
}

/// `four and twenty feet`
fn ones_first(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let (tens, _) = line.word(amount.start);
    number_of(NumberRole::Tens, tens)?;
    let (and, end) = word_back(line, amount.start);
    let (ones, _) = word_back(line, end);
    let digit = number_of(NumberRole::Small, ones).is_some_and(|value| value < 10);
    (WordList::And.has(and) && digit).then_some((
        end,
        amount.end,
        "the number may be told with its ones first",
    ))
}

/// `won by a length and a quarter`, `a pound and a quarter of figs`: a part of what the article counts. In `a boat and a quarter of
/// the crew` it is one of something else.
fn and_quarter(line: Line<'_>, amount: &Amount, units: &Units) -> Option<Told> {
    let figure = &amount.figure;
    let part = figure.writing.parts > 1 && figure.value.abs() < Number::ONE;
    let (and, end) = word_back(line, amount.start);
    let (noun, noun_start) = word_back(line, end);
    let (article, start) = word_back(line, noun_start);
    let counted = WordList::HalfArticle.names(article) || is_number_word(article);
    (part && WordList::And.has(and) && counted).then_some(())?;
    let (of, _) = line.word(line.past_blank(amount.end));
    let measure = units
        .match_at(noun)
        .is_some_and(|found| found.length == noun.len());
    (measure || !WordList::Of.has(of)).then_some((
        start,
        amount.end,
        "the part may belong to what stands before it",
    ))
}

/// `2 acres 3 roods`: a smaller measure that has no unit here.
fn lesser_behind(line: Line<'_>, amount: &Amount, unit: &UnitDefinition) -> Option<Told> {
    let number = line.past_blank(amount.end);
    let digits = line.run(number, is_digit);
    let blank = line.past_blank(digits);
    let (noun, end) = line.word(blank);
    let lesser = WordList::LesserMeasure.has(noun);
    let apart = number > amount.end && digits > number && blank > digits;
    let measured = !unit.whole && !is_money(unit) && unit.dimension.is_some();
    let whole = amount.figure.value.is_integer() && amount.figure.upper().is_none();
    (lesser && apart && measured && whole).then_some((
        amount.start,
        end,
        "the number may go on in a smaller measure",
    ))
}

/// `two short of the 60 needed`, `3 boats shy of 90`: how much is missing stands before.
fn short_by(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let short = short_lead(line, amount)?;
    let is_number = |word: &str, at: usize| {
        is_number_word(word) || word.is_empty() && line.before(at).is_some_and(is_digit)
    };
    let (noun, noun_start) = word_back(line, short);
    let before = line.back_blank(noun_start, 0);
    let (number, _) = word_back(line, before);
    let missing = is_number(noun, line.back_blank(short, 0)) || is_number(number, before);
    missing.then_some((
        short,
        amount.end,
        "what is missing to the number is told before it",
    ))
}

/// Where the words start that say that the number was not reached, with an article between or without.
fn short_lead(line: Line<'_>, amount: &Amount) -> Option<usize> {
    if line.past_words(amount.start, WordList::ShortOf).is_some() {
        return Some(amount.start);
    }
    let (article, start) = word_back(line, amount.start);
    let end = if WordList::Determiner.has(article) {
        line.back_blank(start, 0)
    } else {
        return None;
    };
    let mut words = WordList::ShortOf.words().iter();
    words.find_map(|words| line.back_word(end, 0, words))
}

/// `about thirty to one`: how two things stand to each other.
fn odds(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let (joint, after) = line.word(line.past_blank(amount.end));
    let one = line.past_blank(after);
    let (word, word_end) = line.word(one);
    let digits = line.run(one, is_digit);
    let spoken = number_of(NumberRole::Small, word).is_some_and(|value| value == 1);
    let end = if spoken { word_end } else { digits };
    let single = spoken || line.slice(one, digits) == "1";
    let (scale, _) = line.word(line.past_blank(end));
    let roles = [NumberRole::Times, NumberRole::Scale, NumberRole::Short];
    let scaled = |role: NumberRole| number_of(role, scale).is_some();
    let marked = roles.into_iter().any(scaled)
        || matches!(line.at(end), Some('.' | ',')) && line.at(line.next(end)).is_some_and(is_digit);
    let bare = amount.figure.unit.is_none() && amount.figure.upper().is_none() && !marked;
    (bare && single && WordList::ScoreJoint.has(joint) && amount.figure.value > Number::ONE)
        .then_some((amount.start, end, "the two numbers are a ratio"))
}

/// `an acceleration of 0.34 g`
fn gravity(line: Line<'_>, amount: &Amount, unit: &UnitDefinition) -> Option<Told> {
    let written = line.slice(amount.start, amount.end);
    let letter = WordList::GravityLetter.ending(written).is_some();
    let (of, of_start) = word_back(line, amount.start);
    let (noun, _) = word_back(line, of_start);
    let (behind, _) = line.word(line.past_blank(amount.end));
    let told = WordList::GravityNoun.names(of)
        || WordList::GravityNoun.names(noun)
        || WordList::GravityNoun.names(behind);
    (letter && told && !unit.whole).then_some((
        amount.start,
        amount.end,
        "the letter behind the number may be no mass",
    ))
}

/// `$4.29 a dozen`: for how many the price is.
fn for_dozen(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let (article, end) = line.word(amount.start);
    let (dozen, dozen_end) = line.word(line.past_blank(end));
    let priced = line
        .before(line.back_blank(amount.start, 0))
        .is_some_and(|c| is_digit(c) || !is_latin(c) && c.is_alphabetic());
    let named = WordList::HalfArticle.names(article) && WordList::Dozen.has(dozen);
    (priced && named && dozen_end == amount.end).then_some((
        amount.start,
        amount.end,
        "the price before it is for so many",
    ))
}

/// `128/79 mmHg`, `450/750 V`: one measure over another. People count in few parts, or in those of an inch or of a decimal.
fn over_another(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let figure = &amount.figure;
    let written = line.slice(amount.start, amount.end);
    let parts = figure.writing.parts;
    let two = written.contains('/') && parts > MOST_PARTS && !USUAL_PARTS.contains(&parts);
    (two && figure.unit.is_some()).then_some((
        amount.start,
        amount.end,
        "one of the two numbers may be meant, or a part of one",
    ))
}

/// A unit is divided into no more parts than so many, or into these.
const MOST_PARTS: u32 = 16;
const USUAL_PARTS: [u32; 4] = [32, 64, 100, 1000];

/// The word before a place, and where it starts.
fn word_back(line: Line<'_>, at: usize) -> (&str, usize) {
    let end = line.back_blank(at, 0);
    let word = line.word_before(end, 0);
    (word, end - word.len())
}
