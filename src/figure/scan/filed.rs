//! Numbers of files, houses, towns and models: `2016/679`, `221B Elm Street`, `3011 AB Kelder`, `QRS 7950X`; and fractions that are none.

use super::super::cursor::is_latin;
use super::super::language::WordList;
use super::super::unit::Units;
use super::FoundKind;
use super::line::{Line, is_blank, is_digit};
use super::outcome::Outcome;

/// `+1/-1`: steps up and down.
pub(super) fn steps(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let sign = line.before(hit).filter(|c| matches!(c, '+' | '-' | '−'))?;
    let first = line.run(hit, is_digit);
    let other = line.next(first);
    let second = line.next(other);
    let end = line.run(second, is_digit);
    let signed = line.at(first) == Some('/')
        && line
            .at(other)
            .is_some_and(|c| matches!(c, '+' | '-' | '−') && c != sign);
    let apart = !line
        .at(end)
        .is_some_and(|c| c.is_alphanumeric() || c == '%');
    (signed && end > second && apart).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `221B Elm Street`: the number of a house with a letter.
pub(super) fn house(line: Line<'_>, hit: usize, units: &Units) -> Option<Outcome> {
    let digits = line.run(hit, is_digit);
    let (letter, end) = line.word(digits);
    let street = line.past_blank(end);
    let (word, _) = line.word(street);
    let named = word.len() > 2
        && word.starts_with(char::is_uppercase)
        && word.chars().skip(1).all(char::is_lowercase);
    let lettered = letter.len() == 1 && letter.starts_with(char::is_uppercase);
    let apart = line.before(hit).is_none_or(is_blank) && street > end;
    (lettered && named && apart && !units.begin(line.rest(street)))
        .then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `2016/679`, `7/2026`, `2014/94/EU`: a number of a year, which no fraction has above or below its line.
pub(super) fn filed(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let first = line.run(hit, is_digit);
    line.at(first).filter(|c| *c == '/')?;
    let second = line.next(first);
    let mut end = line.run(second, is_digit);
    let year = |from: usize, to: usize| {
        to == from + 4 && (1900..2100).contains(&line.slice(from, to).parse().unwrap_or(0_u32))
    };
    let other = |from: usize, to: usize| (1..=5).contains(&(to - from));
    // 2023/24 is a season.
    let label = line.word_before(line.back_blank(hit, 0), 0);
    let titled = label.starts_with(char::is_uppercase) || WordList::NumberWord.names(label);
    let either = year(hit, first) && other(second, end) && end != second + 2
        || year(second, end) && other(hit, first) && titled
        || year(hit, first) && end > second && line.at(end) == Some('/');
    if !either {
        return None;
    }
    if line.at(end) == Some('/') {
        end = line.run(line.next(end), |c| c.is_ascii_alphanumeric());
    }
    let more = line.at(end).is_some_and(|c| is_digit(c) || is_latin(c));
    (!more).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `47/26`, odds of `7/2`: a fraction above one with nothing behind it that it could be parts of.
pub(super) fn improper(line: Line<'_>, hit: usize, units: &Units) -> Option<Outcome> {
    let first = line.run(hit, is_digit);
    line.at(first).filter(|c| *c == '/')?;
    let second = line.next(first);
    let end = line.run(second, is_digit);
    let value = |from: usize, to: usize| line.slice(from, to).parse::<u32>().ok();
    let (above, below) = (value(hit, first)?, value(second, end)?);
    let more = line
        .at(end)
        .is_some_and(|c| is_latin(c) || matches!(c, '/' | '%' | '"' | '″'));
    let next = line.past_blank(end);
    let parts = units.begin(line.rest(next)) || WordList::Of.has(line.word(next).0);
    let odd = above >= below && below > 0 && !parts;
    (odd && !more).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `3011 AB Kelder`, `Quay Road 5, 75008 Kelder`: four or five digits before a town.
pub(super) fn postcode(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let end = line.run(hit, is_digit);
    (4..=5).contains(&(end - hit)).then_some(())?;
    let (letters, after) = line.word(line.past_blank(end));
    let (town, _) = line.word(line.past_blank(after));
    let capitals = letters.len() == 2 && letters.chars().all(|c| c.is_ascii_uppercase());
    let named = town.len() > 2 && town.starts_with(char::is_uppercase);
    if end == hit + 4 && capitals && named {
        return Some(Outcome::found(hit, after, FoundKind::Name));
    }
    let (town, after) = (letters, after);
    let comma = line.before(line.back_blank(hit, 0)) == Some(',');
    let named = town.len() > 2 && town.starts_with(char::is_uppercase);
    let closed = matches!(line.at(after), None | Some(',' | '.' | ')' | ';' | '\n'));
    (comma && named && closed).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `Lark 9 7950X`, `a QRS 7950x`: no multiple is told so closely.
pub(super) fn model(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let end = line.run(hit, is_digit);
    line.at(end).filter(|c| matches!(c, 'X' | 'x'))?;
    // `202X`, a year of the twenties
    let decade = end - hit == 3 && matches!(line.slice(hit, hit + 2), "19" | "20");
    let close = decade || end - hit == 4 && !line.slice(hit, end).ends_with("00");
    let label = line.word_before(line.back_blank(hit, 0), 0);
    let maker = label.len() > 1 && label.chars().all(|c| c.is_ascii_uppercase());
    let letter = line.at(end) == Some('X') || maker && line.at(end) == Some('x');
    let alone = letter && !line.at(line.next(end)).is_some_and(char::is_alphanumeric);
    (close && alone).then(|| Outcome::found(hit, line.next(end), FoundKind::Name))
}
