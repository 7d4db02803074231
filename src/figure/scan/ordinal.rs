//! Places in an order: `11th`, `twenty-first`, `Chapter 4`, `the top ten`. Those in Chinese are `han_ordinal.rs`, numbers that
//! head items of a list `item.rs`.

use super::super::cursor::is_latin;
use super::super::language::{NameRole, NumberRole, WordList, is_plural, number as number_of};
use super::super::numeral::{is_number_word, is_part_name};
use super::super::unit::{RATIO, Units};
use super::FoundKind;
use super::amount::Amount;
use super::han_ordinal::{chinese, first_of_row, numbered};
use super::item::{heading, listed_inside, page_of_contents};
use super::label::Labels;
use super::line::{Line, is_blank, is_digit};
use super::outcome::Outcome;
use super::share::is_share;
use super::spoken::Spoken;

/// Whether a word is an English ordinal.
pub(super) fn is_ordinal_word(word: &str) -> bool {
    number_of(NumberRole::Ordinal, word).is_some()
}

/// The ordinal at `hit`.
pub(super) fn read(
    line: Line<'_>,
    hit: usize,
    floor: usize,
    units: &Units,
    labels: &Labels,
) -> Option<Outcome> {
    if line.is_at(hit, WordList::OrdinalPrefix) {
        let end = chinese(line, hit, units);
        return Some(match end {
            Some(end) => Outcome::found(hit, end, FoundKind::Ordinal),
            None => Outcome::Skip(line.next(hit)),
        });
    }
    heading(line, hit, units)
        .or_else(|| page_of_contents(line, hit))
        .or_else(|| listed_inside(line, hit))
        .or_else(|| suffixed(line, hit))
        .or_else(|| scaled(line, hit))
        .or_else(|| word(line, hit))
        .or_else(|| numbered(line, hit))
        .or_else(|| first_of_row(line, hit))
        .or_else(|| ranked(line, hit, floor, units, labels))
        .or_else(|| labelled(line, hit, floor, units, labels))
        .map(|(start, end)| match anniversary_end(line, end) {
            Some(end) => Outcome::found(start, end, FoundKind::Duration),
            None => Outcome::found(start, end, FoundKind::Ordinal),
        })
}

/// `11th`, `2nd`.
fn suffixed(line: Line<'_>, hit: usize) -> Option<(usize, usize)> {
    line.at(hit).filter(|c| is_digit(*c))?;
    let digits = line.run(hit, |c| is_digit(c) || c == ',');
    let (suffix, end) = line.word(digits);
    let weight = WordList::StoneShort.has(suffix) && is_before_pounds(line, end);
    (WordList::OrdinalSuffix.names(suffix) && !weight).then_some((hit, end))
}

/// `11st 4lb`: whether pounds follow.
fn is_before_pounds(line: Line<'_>, end: usize) -> bool {
    let number = line.past_blank(end);
    let digits = line.run(number, is_digit);
    let (unit, _) = line.word(line.past_blank(digits));
    digits > number && WordList::Pounds.has(unit)
}

/// `first`, `twenty-first`.
fn word(line: Line<'_>, hit: usize) -> Option<(usize, usize)> {
    let (first, end) = line.word(hit);
    if is_ordinal_word(first) && !(is_part_name(first) && is_share(line, hit, end)) {
        return Some((hit, end));
    }
    if let Some(end) = long_word(line, hit) {
        return Some((hit, end));
    }
    let joined = line.at(end) == Some('-') && is_tens(first);
    let (second, after) = line.word(line.next(end));
    if joined && !first.is_empty() && is_ordinal_word(second) {
        return Some((hit, after));
    }
    apart(line, hit)
}

/// `the twenty fifth of July`. In `twenty first editions` there are so many of them, and `a twenty second break` lasts.
fn apart(line: Line<'_>, hit: usize) -> Option<(usize, usize)> {
    let (tens, end) = line.word(hit);
    number_of(NumberRole::Tens, tens)?;
    let (second, after) = line.word(line.past_blank(end));
    let (thing, _) = line.word(line.past_blank(after));
    let lead = line.word_before(line.back_blank(hit, 0), 0);
    let owned = WordList::DecadeLead.names(lead) || WordList::OwnerOrPointer.has(lead);
    let lasts = WordList::ShortTime.has(second) || is_plural(thing);
    (is_ordinal_word(second) && (owned || !lasts)).then_some((hit, after))
}

/// `the 10 millionth car`, `the ten millionth car`: an ordinal that is a scale word, behind a number; `a 10 millionth of a gram`
/// is a share.
fn scaled(line: Line<'_>, hit: usize) -> Option<(usize, usize)> {
    let digits = line.run(hit, |c| is_digit(c) || matches!(c, '.' | ','));
    let end = if digits > hit {
        digits
    } else {
        Spoken::at(line, hit)?.end
    };
    let scale = line.run(end, |c| is_blank(c) || c == '-');
    let (word, after) = line.word(scale);
    let (next, _) = line.word(line.past_blank(after));
    let ordinal = scale > end && WordList::ScaleOrdinal.has(word);
    (ordinal && !WordList::Of.has(next)).then_some((hit, after))
}

/// `five hundred and twelfth`: an ordinal behind number words that have a scale.
fn long_word(line: Line<'_>, hit: usize) -> Option<usize> {
    let (mut at, mut scaled) = (hit, false);
    loop {
        let (word, end) = line.word(at);
        if scaled && is_ordinal_word(word) {
            return Some(end);
        }
        let number = is_number_word(word) || scaled && WordList::And.has(word);
        if word.is_empty() || !number {
            return None;
        }
        scaled |= number_of(NumberRole::Scale, word).is_some()
            || number_of(NumberRole::Times, word) == Some(100);
        let next = line.run(end, |c| is_blank(c) || c == '-');
        at = (next > end).then_some(next)?;
    }
}

/// The first part of `twenty-first`; `one-fifth` is a fraction.
fn is_tens(word: &str) -> bool {
    number_of(NumberRole::Tens, word).is_some() || number_of(NumberRole::Times, word) == Some(100)
}

/// `the top ten`, `the world’s top 100 ports`: the first of a list, which is known by their number.
fn ranked(
    line: Line<'_>,
    hit: usize,
    floor: usize,
    units: &Units,
    labels: &Labels,
) -> Option<(usize, usize)> {
    let end = line.back_blank(hit, floor);
    let word = line.word_before(end, floor);
    (end < hit && WordList::Ranked.names(word)).then_some(())?;
    let before = line.word_before(line.back_blank(end - word.len(), floor), floor);
    let number_end = Amount::numeral_end(line, hit);
    // `the top 20 cm of soil`
    let measure = units.match_at(line.rest(line.past_blank(number_end)));
    let mut measure = measure.iter().flat_map(|found| &found.units);
    let measured = |id| {
        units
            .get(id)
            .is_some_and(|unit| !unit.whole && unit.dimension.as_deref() != Some(RATIO))
    };
    if measure.any(measured) {
        return None;
    }
    // `Top 10 hits`
    let opens = word.starts_with(char::is_uppercase);
    // `reached the UK top 75`; `to top 75` is to be above it.
    let (next, _) = line.word(line.past_blank(number_end));
    let alone = !before.is_empty()
        && !labels.is(NameRole::Subject, before)
        && !labels.counted(next)
        && !labels.counted(before);
    // `the top one hundred boats`
    let scaled = is_number_word(next);
    // `won't top 1,000`
    let lead = line.slice(floor, line.back_blank(end - word.len(), floor));
    let denied = WordList::ShortNot.ending(lead).is_some() || WordList::Denial.names(before);
    let known = !scaled && !denied && (opens || WordList::RankedLead.names(before) || alone);
    known.then_some((hit, number_end))
}

/// `#4`, `№ 7`, `§12`, and what a word beside it names: `Chapter 4`, 图3.
fn labelled(
    line: Line<'_>,
    hit: usize,
    floor: usize,
    units: &Units,
    labels: &Labels,
) -> Option<(usize, usize)> {
    let mark = line.back_blank(hit, floor);
    let sign = line.before(mark);
    if sign == Some('#')
        && mark < hit
        && let Some(found) = section(line, hit, units)
    {
        return Some(found);
    }
    let marked = matches!(sign, Some('№' | '§' | '@')) || sign == Some('#') && mark == hit;
    if marked && line.at(hit).is_some_and(is_digit) {
        let end = Amount::numeral_end(line, hit);
        // `@1plus`
        if sign == Some('@') && mark == hit && line.at(end).is_some_and(is_latin) {
            let handle = line.run(hit, |c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
            return Some((hit, handle));
        }
        let further = line.at(line.next(end)).is_some_and(is_digit);
        let more = line
            .at(end)
            .is_some_and(|c| is_latin(c) || c == ',' && further);
        return (!more).then_some((hit, end));
    }
    if is_of_wind(line, hit, mark) {
        return None;
    }
    runway(line, hit, mark, labels).or_else(|| {
        let (start, end) = labels.numbered(line, hit, floor, units)?;
        Some((start, of_so_many(line, start, end, labels).unwrap_or(end)))
    })
}

/// `S 10-15 mph`: whether a range stands behind the side from which the wind comes.
fn is_of_wind(line: Line<'_>, hit: usize, mark: usize) -> bool {
    let side = line.word_before(mark, 0);
    let end = line.run(hit, is_digit);
    let dash = matches!(line.at(end), Some('-' | '–'));
    WordList::Compass.has(side) && dash && line.at(line.next(end)).is_some_and(is_digit)
}

/// `Page 1 of 12`: past how many there are of what a number names.
fn of_so_many(line: Line<'_>, start: usize, end: usize, labels: &Labels) -> Option<usize> {
    let (of, of_end) = line.word(line.past_blank(end));
    let number = line.past_blank(of_end);
    let last = line.run(number, is_digit);
    let value = |from: usize, to: usize| line.slice(from, to).parse::<u32>().ok();
    let more = value(start, end)? <= value(number, last)?;
    let (next, _) = line.word(line.past_blank(last));
    let joined = line.at(last).is_some_and(|c| {
        matches!(c, '%' | '.' | ',') && line.at(line.next(last)).is_some_and(is_digit)
            || c == '%'
            || c.is_alphanumeric()
    });
    (WordList::Of.has(of) && more && !joined && !labels.counted(next)).then_some(last)
}

/// `runway 27L`, `Section 4B`: a capital right behind the number of what is only numbered.
fn runway(line: Line<'_>, hit: usize, mark: usize, labels: &Labels) -> Option<(usize, usize)> {
    let label = line.word_before(mark, 0);
    let digits = line.run(hit, is_digit);
    let end = line.next(digits);
    let letter = line.at(digits).is_some_and(|c| c.is_ascii_uppercase());
    let apart = !line.at(end).is_some_and(char::is_alphanumeric);
    let named = label.len() > 2 && labels.is(NameRole::Document, label);
    (named && mark < hit && digits > hit && letter && apart).then_some((hit, end))
}

/// `## 3 Methods`: the number of a section, unless the heading tells an amount: `## 5 tonnes`, `## 3 to 5 boats`, ## 60余艘.
fn section(line: Line<'_>, hit: usize, units: &Units) -> Option<(usize, usize)> {
    line.at(hit).filter(|c| is_digit(*c))?;
    let end = Amount::numeral_end(line, hit);
    // `### 2B. Ropes`
    let letter = line.at(end).is_some_and(|c| c.is_ascii_uppercase());
    if letter && line.at(line.next(end)) == Some('.') {
        return Some((hit, line.next(end)));
    }
    let next = line.past_blank(end);
    let (word, after) = line.word(next);
    let (behind, _) = line.word(line.past_blank(after));
    let further = line.at(line.past_blank(after)).is_some_and(is_digit) || is_number_word(behind);
    let capitals = word.len() > 1 && word.chars().all(char::is_uppercase);
    let symbol = word.starts_with(char::is_lowercase) || capitals;
    let amount = WordList::NoObject.has(word)
        || WordList::OutOf.starting(line.rest(next)).is_some() && further
        || is_number_word(&word.to_ascii_lowercase())
        || symbol && units.match_at(line.rest(next)).is_some();
    let apart = match line.at(end) {
        None | Some('\n' | '\r' | ':' | '：') => true,
        Some(_) => next > end && !amount,
    };
    apart.then_some((hit, end))
}

/// The place after a word that follows a blank and makes an anniversary of an ordinal.
fn anniversary_end(line: Line<'_>, end: usize) -> Option<usize> {
    let at = line.past_blank(end);
    let (found, after) = line.word(at);
    (at > end && WordList::Anniversary.names(found)).then_some(after)
}
