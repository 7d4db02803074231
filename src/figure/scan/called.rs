//! Numbers that a word right beside them makes a name: `90.5 FM`, `4K resolution`, `a .22 rifle`, `the number 14 bus`, `the 3Rs`,
//! （推荐 3.9）. Labels that stand before their number are `label.rs`, codes of letters and digits `name.rs`.

use super::super::language::WordList;
use super::super::unit::Units;
use super::FoundKind;
use super::amount::Amount;
use super::line::{Line, is_blank, is_digit};
use super::outcome::Outcome;
use super::unsure::is_base;

/// No legend explains more values.
const MOST_VALUES: usize = 8;
/// Brackets that explain a value open no further before it.
const NEAR: usize = 120;

/// The name that the number at `hit` is a part of.
pub(super) fn read(line: Line<'_>, hit: usize, units: &Units) -> Option<Outcome> {
    let first = line.at(hit)?;
    (is_digit(first) || WordList::DecimalPoint.holds(first)).then_some(())?;
    let end = Amount::numeral_end(line, hit);
    on_air(line, hit, end)
        .or_else(|| resolution(line, hit))
        .or_else(|| calibre(line, hit, units))
        .or_else(|| by_number(line, hit, end))
        .or_else(|| base(line, hit))
        .or_else(|| initials(line, hit, end))
        .or_else(|| recommended(line, hit, end))
        .or_else(|| value(line, hit, end))
        .map(|(start, end)| Outcome::found(start, end, FoundKind::Name))
}

/// `90.5 FM`: a station.
fn on_air(line: Line<'_>, hit: usize, end: usize) -> Option<(usize, usize)> {
    let (word, after) = line.word(line.past_blank(end));
    WordList::Broadcast.has(word).then_some((hit, after))
}

/// `4K resolution`, `a 2K display`, 2K/4K分辨率: how fine a picture is.
fn resolution(line: Line<'_>, hit: usize) -> Option<(usize, usize)> {
    let one = |at: usize| {
        let digits = line.run(at, is_digit);
        let (letter, after) = line.word(digits);
        (digits > at && digits <= at + 2 && WordList::PictureLetter.has(letter)).then_some(after)
    };
    let end = one(hit)?;
    let further = (line.at(end) == Some('/')).then(|| one(line.next(end)));
    let last = further.flatten().unwrap_or(end);
    let next = line.past_blank(last);
    let (word, _) = line.word(next);
    let picture = WordList::PictureWord.has(word)
        || WordList::PictureWord
            .starting(line.rest(next))
            .is_some_and(|word| !word.is_ascii());
    picture.then_some((hit, last))
}

/// `a .22 rifle`, `a .45`: how wide a barrel is, by a point that nothing stands before.
fn calibre(line: Line<'_>, hit: usize, units: &Units) -> Option<(usize, usize)> {
    line.at(hit).filter(|c| !is_digit(*c))?;
    let end = line.run(line.next(hit), is_digit);
    let next = line.past_blank(end);
    let (word, _) = line.word(next);
    let article = line.word_before(line.back_blank(hit, 0), 0);
    let one = WordList::HalfArticle.has(article) && line.at(end) != Some('%');
    let alone = one && word.is_empty() && !units.begin(line.rest(next));
    let two = end == line.next(hit) + 2;
    (two && (WordList::Firearm.has(word) || alone)).then_some((hit, end))
}

/// `the number 14 bus`: what goes by its number.
fn by_number(line: Line<'_>, hit: usize, end: usize) -> Option<(usize, usize)> {
    let word_end = line.back_blank(hit, 0);
    let word = line.word_before(word_end, 0);
    let article = line.word_before(line.back_blank(word_end - word.len(), 0), 0);
    let short = end <= hit + 4 && line.run(hit, is_digit) == end;
    let told = WordList::ByNumber.names(word) && WordList::AttributeArticle.has(article);
    (short && told && word_end < hit).then_some((hit, end))
}

/// `120 cases per 100,000 people`: of how many a rate is told.
fn base(line: Line<'_>, hit: usize) -> Option<(usize, usize)> {
    let end = line.run(hit, |c| is_digit(c) || c == ',');
    let end = hit + line.slice(hit, end).trim_end_matches(',').len();
    let per = line.word_before(line.back_blank(hit, 0), 0);
    (WordList::Per.has(per) && is_base(line.slice(hit, end))).then_some((hit, end))
}

/// `the 3Rs`, `the 4 Ps`: several words by the letter that all begin with.
fn initials(line: Line<'_>, hit: usize, end: usize) -> Option<(usize, usize)> {
    let (letters, after) = line.word(line.past_blank(end));
    let plural = WordList::PluralEnd.ending(letters);
    let letter = plural.and_then(|end| letters.strip_suffix(end));
    let one =
        letter.is_some_and(|letter| letter.len() == 1 && letter.starts_with(char::is_uppercase));
    let article = line.word_before(line.back_blank(hit, 0), 0);
    (one && end == hit + 1 && WordList::AttributeArticle.has(article)).then_some((hit, after))
}

/// （推荐 3.9）, `(3.9 recommended)`: which release is best, in brackets of its own.
fn recommended(line: Line<'_>, hit: usize, end: usize) -> Option<(usize, usize)> {
    let decimal = line.slice(hit, end).contains('.');
    let before = line.slice(0, line.back_blank(hit, 0));
    let behind = line.past_blank(end);
    let closes = |at: usize| matches!(line.at(at), Some(')' | '）'));
    let opens = |text: &str| text.trim_end_matches(is_blank).ends_with(['(', '（']);
    let lead = WordList::Recommended
        .words()
        .iter()
        .find_map(|word| before.strip_suffix(word));
    let (word, after) = line.word(behind);
    let named = lead.is_some_and(opens) && closes(behind)
        || opens(before) && WordList::Recommended.has(word) && closes(line.past_blank(after));
    (decimal && named).then_some((hit, end))
}

/// `1/2 (1: open, 2: shut)`: the values of a setting, and what brackets say of each.
fn value(line: Line<'_>, hit: usize, end: usize) -> Option<(usize, usize)> {
    let digits = line.run(hit, is_digit);
    (digits == end && end <= hit + 2).then_some(())?;
    let explained = |from: usize, value: &str| {
        let inner = line
            .rest(from)
            .split([')', '）', '\n'])
            .next()
            .unwrap_or_default();
        let mut entries = inner.split([',', '，', ';', '；', '、']);
        entries.any(|entry| {
            let own = entry.trim().strip_prefix(value);
            own.is_some_and(|rest| rest.trim_start().starts_with([':', '：']))
        })
    };
    // The number before a colon inside the brackets.
    let colon = matches!(line.at(line.past_blank(end)), Some(':' | '：'));
    let near = line.text.ceil_char_boundary(hit.saturating_sub(NEAR));
    let opened = line.slice(near, hit).rfind(['(', '（']).map(|at| near + at);
    let inner = opened.map(|open| line.slice(line.next(open), hit));
    let first = inner.is_some_and(|inner| inner.trim().is_empty());
    let listed = inner.is_some_and(|inner| {
        inner.trim_end().ends_with([',', '，', ';', '；', '、']) && !inner.contains([')', '）'])
    });
    let before = opened.map(|open| line.slice(near, open).trim_end_matches(is_blank));
    let told = before.is_some_and(|before| before.ends_with(is_digit) && before.contains('/'));
    if colon && told && (first || listed) {
        return Some((hit, end));
    }
    // Those before the brackets.
    let (mut last, mut count) = (end, 1);
    while line.at(last) == Some('/') && count < MOST_VALUES {
        let next = line.run(line.next(last), is_digit);
        if next == line.next(last) {
            return None;
        }
        (last, count) = (next, count + 1);
    }
    let open = line.past_blank(last);
    let bracket = matches!(line.at(open), Some('(' | '（'));
    // The others may be left out: `1/2 (1: open …)`.
    let value = line.slice(hit, end);
    (count > 1 && bracket && explained(line.next(open), value)).then_some((hit, last))
}
