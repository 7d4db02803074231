//! What is counted behind a number, be it the last of a list, what tells a level before one, and the cells of tables: what decides
//! of a bare number in running text (`evidence`) and in a text that holds code (`strict.rs`).

use super::super::cursor::is_latin;
use super::super::language::{NameRole, WordList, is_past, is_past_verb, is_plural, ones};
use super::super::numeral::is_number_word;
use super::super::unit::Units;
use super::clause::clause;
use super::label::Labels;
use super::line::{Line, is_blank, is_digit};
use super::release::Number;

/// So many words of a description stand between a number and what it counts: `3 new green boats`.
const MOST_WORDS: usize = 4;
/// A word further before a number than so many is not about it.
pub(super) const FURTHEST: usize = 8;
/// No list of numbers is longer.
const MOST_NUMBERS: usize = 16;

/// Whether the number at `hit` begins a cell of a table.
pub(super) fn is_cell(line: Line<'_>, hit: usize) -> bool {
    let row = line.slice(0, hit).rsplit('\n').next().unwrap_or_default();
    let cell = row.rsplit('|').next().unwrap_or_default();
    let blank = cell
        .trim_matches(|c: char| is_blank(c) || "*~≈<>≤≥+-−".contains(c))
        .is_empty();
    row.contains('|') && blank || row.ends_with('>')
}

/// Where the numbers end that are listed with the one that ends at `end`; `None` where a unit belongs to the last.
pub(super) fn list_end(line: Line<'_>, end: usize, units: &Units) -> Option<usize> {
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
        match Number::at(line, next, units) {
            Some(number) => end = number.end,
            None if is_measured(line, line.run(next, |c| is_digit(c) || c == '.'), units) => {
                return None;
            }
            None => break,
        }
    }
    Some(end)
}

/// Whether a unit stands behind the number that ends at `end`; `in` is a word before it is one.
pub(super) fn is_measured(line: Line<'_>, end: usize, units: &Units) -> bool {
    let start = line.past_blank(end);
    let (word, _) = line.word(start);
    let other = WordList::StopWord.has(word) || WordList::NoObject.has(word);
    !other && units.begin(line.rest(start))
}

/// Where the numbers start that are listed with the one at `hit`.
pub(super) fn list_start(line: Line<'_>, hit: usize) -> usize {
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
pub(super) fn counted(line: Line<'_>, end: usize, units: &Units, labels: &Labels) -> bool {
    if is_measured(line, end, units) {
        return true;
    }
    let mut at = end;
    let mut last = "";
    for place in 0..MOST_WORDS {
        let start = line.past_blank(at);
        let start = line.run(start, |c| matches!(c, '*' | '_' | '`' | '[' | '"' | '“'));
        let (word, after) = line.word(start);
        // `64 Harbour A100 cranes`
        let after = line.run(after, is_digit);
        let scaled = is_number_word(word);
        let next = line.past_blank(after);
        let number = line.at(next).is_some_and(is_digit) || is_number_word(line.word(next).0);
        let part = WordList::OutOf.has(word) && number;
        if place == 0 && (scaled || part || WordList::Of.has(word)) {
            return true;
        }
        let stops = WordList::StopWord.has(word)
            || WordList::FiniteVerb.has(word)
            || WordList::NoObject.has(word);
        // `in 1546 Marlow preached three times`
        let done = last.starts_with(char::is_uppercase) && is_past(word);
        // `64 national and foreign guilds`
        let described = place > 0
            && WordList::ListEnd.has(word)
            && WordList::AdjectiveEnd.ending(last).is_some();
        if described {
            at = after;
            continue;
        }
        if word.is_empty() || stops || done || scaled {
            return false;
        }
        // `3 states the rule`, `3 states`
        let (object, _) = line.word(line.past_blank(after));
        let small = word.starts_with(char::is_lowercase);
        let verb =
            small && labels.is(NameRole::Singular, word) && WordList::AttributeArticle.has(object);
        if is_plural(&word.to_ascii_lowercase()) && !verb || WordList::People.has(word) {
            return true;
        }
        last = word;
        at = if line.at(after) == Some('-') {
            line.run(line.next(after), |c| is_latin(c) || c == '-')
        } else {
            after
        };
    }
    false
}

/// Whether the word before a number tells that it is how much something is.
pub(super) fn tells(line: Line<'_>, start: usize, labels: &Labels) -> bool {
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
            // `the default port used there is 443`
            .take_while(|word| !WordList::NumberedSubject.has(word))
            .any(|word| WordList::LevelNoun.has_small(word));
    if word.is_empty() || colon || sign {
        let several = ones(&small)
            .any(|one| WordList::LevelNoun.has(one) || !labels.is(NameRole::Singular, &small));
        return level || colon && several;
    }
    // `goes down by 1`, `fell to 3`
    let changed = || clause(line, end).any(|word| WordList::Change.names(word));
    let led =
        WordList::By.names(word) || WordList::LevelWord.has(word) || WordList::Than.names(word);
    level || WordList::TellingVerb.names(word) || is_past_verb(word) || led && changed()
}
