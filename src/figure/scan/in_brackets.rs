//! Numbers in brackets, and those that stand for a place or a colour: `Article 5(2)`, `(0,0,-1)`, `[0, 128)`, `RGB 255, 128, 0`.

use super::super::cursor::is_latin;
use super::super::language::WordList;
use super::FoundKind;
use super::amount::Amount;
use super::line::{Line, is_blank, is_digit};
use super::outcome::Outcome;

/// Nobody tells amounts beside each other to so many places.
const LEAST_PLACES: usize = 3;

/// `x86(_64)`, `x86(-64)`: a number that goes on a name in brackets.
pub(super) fn reference(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let mark = line.back(hit);
    let before = line.before(mark);
    let joined = matches!(line.at(mark), Some('_' | '-')) && before == Some('(');
    let inside = line.before(line.back(mark));
    let named = joined && inside.is_some_and(|c| is_latin(c) || is_digit(c));
    let end = line.run(hit, is_digit);
    named.then(|| Outcome::found(mark, end, FoundKind::Name))
}

/// `Article 5(2)`, `f(3)`: a number in brackets that are joined to what stands before them.
pub(super) fn bracketed(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let bracket = line.back(hit);
    let labelled = |c: char| c.is_ascii_digit() || c == ')' || WordList::Labelled.holds(c);
    let joined = line.before(hit) == Some('(') && line.before(bracket).is_some_and(labelled);
    let end = line.run(hit, is_digit);
    // 式 (5.4), `eq. (5.4)`
    let label = line.back_blank(bracket, 0);
    let point = label - usize::from(line.before(label) == Some('.'));
    let noun = || WordList::BracketedNoun.names(line.word_before(point, 0));
    let of_formula =
        line.before(hit) == Some('(') && (line.is_before(label, WordList::Labelled) || noun());
    let whole = line.run(end, |c| is_digit(c) || matches!(c, '.' | '-'));
    if of_formula && line.at(whole) == Some(')') {
        return Some(Outcome::found(hit, whole, FoundKind::Name));
    }
    // 高三（2）班
    let class = line.before(hit) == Some('(') && line.is_at(line.next(end), WordList::SchoolClass);
    ((joined || class) && line.at(end) == Some(')'))
        .then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `RGB 255, 128, 0`: the three parts of a colour.
pub(super) fn triple(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let label = line.word_before(line.back_blank(hit, 0), 0);
    WordList::Colour.has(label).then_some(())?;
    let mut end = line.run(hit, is_digit);
    for _ in 0..2 {
        let next = line.past_blank(line.next(end));
        let last = line.run(next, is_digit);
        (line.at(end) == Some(',') && last > next).then_some(())?;
        end = last;
    }
    Some(Outcome::found(hit, end, FoundKind::Name))
}

/// `| (255, 0, 0) |`, `(0,0,-1)`: three numbers and more in brackets, which are all that a cell says or have no blank between them.
pub(super) fn tuple(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let before = line.slice(0, hit).trim_end_matches('-').strip_suffix('(')?;
    let of_tuple = |c: char| is_digit(c) || is_blank(c) || matches!(c, ',' | '.' | '-');
    let end = line.run(hit, of_tuple);
    let numbers = line.slice(hit, end).split(',').count();
    let cell = before.trim_end_matches(is_blank).ends_with('|');
    let closed = line.at(end) == Some(')')
        && line
            .rest(line.next(end))
            .trim_start_matches(is_blank)
            .starts_with('|');
    let tight = line.at(end) == Some(')') && !line.slice(hit, end).contains(is_blank);
    // `(1,234,567)`
    let groups = line
        .slice(hit, end)
        .split(',')
        .skip(1)
        .all(|group| group.len() == 3);
    let fits = cell && closed || tight && !groups;
    (fits && numbers >= 3).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `40.7128, -74.0060`: how far north and east something is, to so many places.
pub(super) fn coordinates(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let degrees = |at: usize| {
        let whole = line.run(at, is_digit);
        let end = line.run(line.next(whole), is_digit);
        let places = line.at(whole) == Some('.') && end > whole + LEAST_PLACES;
        (places && (1..=3).contains(&(whole - at))).then_some(end)
    };
    let comma = degrees(hit)?;
    let second = line.run(line.next(comma), |c| is_blank(c) || matches!(c, '-' | '−'));
    let end = degrees(second).filter(|_| line.at(comma) == Some(','))?;
    let apart = !line
        .at(end)
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '%' | '°'));
    // `21.604, 22.160 and 51.903` is a list.
    let behind = line.run(end, |c| is_blank(c) || c == ',');
    let (word, after) = line.word(behind);
    let further = if WordList::ListJoint.has(word) {
        line.past_blank(after)
    } else {
        behind
    };
    let listed = further > end && line.at(further).is_some_and(is_digit);
    (apart && !listed).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `401(k)`, `12(b)`: a number that a letter in brackets is joined to.
pub(super) fn lettered(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let end = line.run(hit, is_digit);
    line.at(end).filter(|c| *c == '(')?;
    let (letter, after) = line.word(line.next(end));
    let closed = letter.len() == 1 && line.at(after) == Some(')');
    closed.then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `C++20`, `(HC 412)`: behind signs that end a name, and alone in brackets with capitals.
pub(super) fn marked(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let end = line.run(hit, is_digit);
    let before = line.slice(0, hit);
    let signs = before
        .strip_suffix("++")
        .is_some_and(|name| name.ends_with(is_latin));
    let closed = line.at(end) == Some(')');
    (signs || closed).then_some(())?;
    let capitals = before.trim_end_matches(is_blank);
    let name = capitals.trim_end_matches(|c: char| c.is_ascii_uppercase());
    let letters = capitals.len() - name.len();
    let bracketed = (2..=4).contains(&letters) && name.ends_with('(') && closed;
    let money = letters == 3;
    (signs || bracketed && !money && end > hit).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `[0, 128)`: the two ends of an interval of mathematics.
pub(super) fn interval(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let open = line.before(hit).filter(|c| matches!(c, '[' | '('))?;
    let first = Amount::numeral_end(line, hit);
    let second = line.past_blank(line.next(first));
    // `[0, 0x800)`
    let end = line.run(second, |c| c.is_ascii_alphanumeric() || c == '.');
    let close = line.at(end);
    let half_open =
        open == '[' && matches!(close, Some(')' | ']')) || open == '(' && close == Some(']');
    let two = line.at(first) == Some(',') && line.at(second).is_some_and(is_digit);
    (two && half_open).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `1996 (c. 18)`: the number of an act among those of its year.
pub(super) fn act(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let end = line.run(hit, is_digit);
    line.at(end).filter(|c| *c == ')')?;
    let before = line.slice(0, line.back_blank(hit, 0));
    let word = WordList::ActChapter.ending(before).map_or(0, str::len);
    let chapter = word > 0 && line.before(before.len() - word) == Some('(');
    chapter.then(|| Outcome::found(hit, end, FoundKind::Name))
}
