//! Bare numbers in texts that hold code. There a number without a unit and with nothing counted behind it mostly stands for a
//! setting, a version or an id, so that it is a figure only where the word before it tells how much: `the limit is 40`, `fell
//! to 3`, `a depth of 10`; not `Stability: 2`, `tidelib 2.5`, `(tested: 18, 20)`, `1.1 -> 11`.

use super::super::cursor::is_latin;
use super::super::language::{NameRole, WordList};
use super::super::numeral::is_number_word;
use super::super::unit::Units;
use super::FoundKind;
use super::clause::clause;
use super::label::Labels;
use super::line::{Line, is_blank, is_digit};
use super::outcome::Outcome;
use super::release::Number;
use super::year::is_bare_year;

/// So many words of a description stand between a number and what it counts: `3 new green boats`.
const MOST_WORDS: usize = 4;
/// A word further before a number than so many is not about it.
const FURTHEST: usize = 8;
/// No list of numbers is longer.
const MOST_NUMBERS: usize = 16;
/// A whole number of so many digits without commas is an id.
const ID: usize = 8;

/// The name that the number at `hit` is; signs of comparison may stand before it.
pub(super) fn read(line: Line<'_>, hit: usize, units: &Units, labels: &Labels) -> Option<Outcome> {
    let digits = line.run(hit, is_digit);
    if digits >= hit + ID
        && !line.at(digits).is_some_and(char::is_alphanumeric)
        && !counted(line, digits, units, labels)
    {
        return Some(Outcome::found(hit, digits, FoundKind::Name));
    }
    let number = Number::at(line, hit, units)?;
    let row = line.slice(0, hit).rsplit('\n').next().unwrap_or_default();
    let cell = row.rsplit('|').next().unwrap_or_default();
    let cell = row.contains('|')
        && cell
            .trim_matches(|c: char| is_blank(c) || c == '*')
            .is_empty()
        || row.ends_with('>')
        || line.at(number.end) == Some('<');
    let year = !number.decimal && is_bare_year(line, hit, number.end);
    let last = list_end(line, number.end, units)?;
    if cell
        || year
        || counted(line, last, units, labels)
        || tells(line, list_start(line, hit), labels)
    {
        return None;
    }
    Some(Outcome::found(hit, number.end, FoundKind::Name))
}

/// Where the numbers end that are listed with the one that ends at `end`; `None` where a unit belongs to the last.
fn list_end(line: Line<'_>, end: usize, units: &Units) -> Option<usize> {
    let mut end = end;
    for _ in 0..MOST_NUMBERS {
        let joint = line.run(end, |c| is_blank(c) || matches!(c, ',' | '/'));
        let (word, after) = line.word(joint);
        let next = if WordList::ListJoint.has(word) {
            line.past_blank(after)
        } else {
            joint
        };
        if next == end || !line.at(next).is_some_and(is_digit) {
            break;
        }
        end = Number::at(line, next, units)?.end;
    }
    Some(end)
}

/// Where the numbers start that are listed with the one at `hit`.
fn list_start(line: Line<'_>, hit: usize) -> usize {
    let mut start = hit;
    for _ in 0..MOST_NUMBERS {
        let end = line.run_back(start, 0, is_blank);
        let word = line.word_before(end, 0);
        let joined = WordList::ListJoint.has(word);
        let at = if joined {
            line.run_back(end - word.len(), 0, is_blank)
        } else {
            end
        };
        let number_end = line.run_back(at, 0, |c| matches!(c, ',' | '/'));
        let before = line.run_back(number_end, 0, |c| is_digit(c) || c == '.');
        let apart = !line.before(before).is_some_and(char::is_alphanumeric);
        let number = before < number_end && line.at(before).is_some_and(is_digit) && apart;
        if !number || !joined && number_end == at {
            break;
        }
        start = before;
    }
    start
}

/// Whether something is counted by the number that ends at `end`: a plural follows, be it behind words that describe it.
fn counted(line: Line<'_>, end: usize, units: &Units, labels: &Labels) -> bool {
    let mut at = end;
    for place in 0..MOST_WORDS {
        let start = line.past_blank(at);
        let start = line.run(start, |c| matches!(c, '*' | '_' | '`' | '[' | '"' | '“'));
        let (word, after) = line.word(start);
        // `64 Harbour A100 cranes`
        let after = line.run(after, is_digit);
        let scaled = is_number_word(word) || WordList::Of.has(word) || WordList::OutOf.has(word);
        if place == 0 && scaled || units.match_at(line.rest(start)).is_some() && start > at {
            return true;
        }
        let plural =
            word.len() > 2 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
        let stops = WordList::StopWord.has(word)
            || WordList::FiniteVerb.has(word)
            || WordList::NoObject.has(word);
        if word.is_empty() || stops {
            return false;
        }
        // `3 states the rule`, `3 states`
        let (object, _) = line.word(line.past_blank(after));
        let small = word.starts_with(char::is_lowercase);
        let verb =
            small && labels.is(NameRole::Singular, word) && WordList::AttributeArticle.has(object);
        if plural && !verb || WordList::People.has(word) {
            return true;
        }
        at = if line.at(after) == Some('-') {
            line.run(line.next(after), |c| is_latin(c) || c == '-')
        } else {
            after
        };
    }
    false
}

/// Whether the word before a number tells that it is how much something is.
fn tells(line: Line<'_>, start: usize, labels: &Labels) -> bool {
    let before = line.run_back(start, 0, |c| is_blank(c) || "<>=~≈≥≤±+-−–*_".contains(c));
    let colon = matches!(line.before(before), Some(':' | '='));
    let end = if colon {
        line.run_back(line.back(before), 0, is_blank)
    } else {
        before
    };
    let sign = line
        .slice(before, start)
        .contains(['>', '<', '≥', '≤', '=']);
    // `the limit (100)`
    let bracket = line.before(end) == Some('(');
    let end = if bracket {
        line.run_back(line.back(end), 0, is_blank)
    } else {
        end
    };
    let word = line.word_before(end, 0);
    let small = word.to_ascii_lowercase();
    if bracket {
        return WordList::LevelNoun.has(&small);
    }
    let level = WordList::LevelNoun.has(&small)
        || clause(line, end)
            .take(FURTHEST)
            .any(|word| WordList::LevelNoun.has(&word.to_ascii_lowercase()));
    if word.is_empty() || colon || sign {
        return level || colon && small.ends_with('s') && !labels.is(NameRole::Singular, &small);
    }
    // `goes down by 1`, `fell to 3`
    let changed = || clause(line, end).any(|word| WordList::Change.names(word));
    let led =
        WordList::By.names(word) || WordList::LevelWord.has(word) || WordList::Than.names(word);
    let done =
        WordList::PastVerb.has(word) || WordList::StrongVerb.has(word) || word.ends_with("ed");
    level || WordList::Telling.names(word) || done || led && changed()
}
