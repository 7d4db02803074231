//! Numbers in running text that programs give to things: `tidelib<9`, `503 errors`, `the dispatcher (1)`, rows of ids. Signs of
//! code and mathematics are `code.rs`, versions behind names `release.rs`.

use super::super::cursor::is_latin;
use super::super::language::{NameRole, WordList, ends_as_plural};
use super::super::unit::Units;
use super::FoundKind;
use super::counted::list_end;
use super::label::Labels;
use super::line::{Line, is_blank, is_digit};
use super::outcome::Outcome;

/// A row of so many bare numbers counts nothing.
const ROW: usize = 5;
/// So many words name an answer at most: `404 File Not Found errors`.
const MOST_WORDS: usize = 5;
/// So many bytes before and behind a number are looked at for those of its row: a line may be as long as a file.
const LONGEST_ROW: usize = 240;

/// The name that the number at `hit` is; `floor` is the end of what was found before.
pub(super) fn read(
    line: Line<'_>,
    hit: usize,
    floor: usize,
    units: &Units,
    labels: &Labels,
) -> Option<Outcome> {
    line.at(hit).filter(|c| is_digit(*c))?;
    let end = required(line, hit, floor, units)
        .or_else(|| answer(line, hit, units))
        .or_else(|| setting(line, hit, labels))
        .or_else(|| row(line, hit))?;
    Some(Outcome::found(hit, end, FoundKind::Name))
}

/// `tidelib<9`, `quay>=3.3`: what is needed of something whose name is written as code is; `x>10` compares.
fn required(line: Line<'_>, hit: usize, floor: usize, units: &Units) -> Option<usize> {
    let signs = line.run_back(hit, floor, |c| "<>=~!^≥≤".contains(c));
    (signs < hit).then_some(())?;
    let of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ']');
    let start = line.run_back(signs, floor, of_name);
    let name = line.slice(start, signs);
    let small = name.len() > 1
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && !name.contains(|c: char| c.is_ascii_uppercase());
    let tag = matches!(line.before(start), Some('<' | '/'));
    let end = line.run(hit, |c| is_digit(c) || matches!(c, '.' | '*'));
    let end = hit + line.slice(hit, end).trim_end_matches('.').len();
    let more = line.at(end).is_some_and(|c| is_latin(c) || c == '%')
        || units.begin(line.rest(line.past_blank(end)));
    (small && !tag && !more && end <= hit + "1000.1000".len()).then_some(end)
}

/// `503 errors`: what a server answers; `500 errors` may count.
fn answer(line: Line<'_>, hit: usize, units: &Units) -> Option<usize> {
    let end = line.run(hit, is_digit);
    let text = line.slice(hit, end);
    WordList::ServerAnswer.has(text).then_some(())?;
    let (word, _) = line.word(line.past_blank(end));
    let round = text.ends_with("00") && ends_as_plural(word);
    let told = WordList::AnswerWord.has(word) || is_answer_ahead(line, end, units);
    (!round && told).then_some(end)
}

/// `403 and 404 status codes`, `404 File Not Found errors`: the noun stands behind further numbers, or words that name the answer.
fn is_answer_ahead(line: Line<'_>, end: usize, units: &Units) -> bool {
    let mut at = list_end(line, end, units).unwrap_or(end);
    for _ in 0..MOST_WORDS {
        let (word, after) = line.word(line.past_blank(at));
        if WordList::AnswerWord.has(word) {
            return at > end;
        }
        if !word.starts_with(char::is_uppercase) {
            return false;
        }
        at = after;
    }
    false
}

/// `generates the dispatcher (1)`: one figure in brackets behind one thing, which it can not count.
fn setting(line: Line<'_>, hit: usize, labels: &Labels) -> Option<usize> {
    let end = line.run(hit, is_digit);
    let alone = line.before(hit) == Some('(') && line.at(end) == Some(')') && end == hit + 1;
    alone.then_some(())?;
    let bracket = line.back(hit);
    let noun = line.word_before(line.back_blank(bracket, 0), 0);
    let one = noun.len() > 2
        && noun.chars().all(char::is_lowercase)
        && !ends_as_plural(noun)
        && !WordList::LevelNoun.has(noun)
        && !labels.is(NameRole::Subject, noun)
        && !super::super::numeral::is_number_word(noun);
    one.then_some(end)
}

/// `2 4 5 8 9 10`: bare numbers of which each is one of many; where they end.
fn row(line: Line<'_>, hit: usize) -> Option<usize> {
    let of_row = |c: char| is_digit(c) || c == ' ';
    let floor = line
        .text
        .floor_char_boundary(hit.saturating_sub(LONGEST_ROW));
    let start = line.run_back(hit, floor, of_row);
    let ahead = line.slice(hit, line.text.floor_char_boundary(hit + LONGEST_ROW));
    let length = ahead.find(|c| !of_row(c)).unwrap_or(ahead.len());
    // A row that goes on is taken in pieces, each up to the end of a number.
    let is_cut = length == ahead.len() && line.at(hit + length).is_some_and(of_row);
    let length = ahead.rfind(' ').filter(|_| is_cut).unwrap_or(length);
    let end = hit
        + line
            .slice(hit, hit + length)
            .trim_end_matches(is_blank)
            .len();
    let numbers = line.slice(start, end).split_whitespace();
    let follows = is_cut || line.at(end).is_none_or(|c| matches!(c, '\n' | '\r' | '.'));
    // `QQ 12 34 56 C`
    let pairs = numbers.clone().count() >= 3 && numbers.clone().all(|text| text.len() == 2);
    let letters = line
        .at(end)
        .is_none_or(|c| is_blank(c) || !c.is_alphanumeric());
    let code = pairs
        && letters
        && line
            .slice(0, start)
            .ends_with(|c: char| c.is_ascii_uppercase());
    if code {
        return Some(end);
    }
    (numbers.clone().count() >= ROW && numbers.clone().all(|text| text.len() <= 4) && follows)
        .then_some(end)
}
