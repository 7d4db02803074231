//! Words that bound a number from behind a noun that is no declared unit: 100烛光以上, `40 widgets at most`.
//! Behind a unit the grammar of figures reads them itself.

use super::super::cursor::{Cursor, is_latin};
use super::super::language::{WordList, WordPlace, is_plural};
use super::super::parse::{match_qualifier, read_clean};
use super::amount::Amount;
use super::guard::goes_on_as_word;
use super::line::{Line, is_blank, is_han, is_han_numeral};
use super::scanner::Scanner;

/// A Chinese noun between number and word has no more characters than this, an English one no more words than the next.
const MOST_CHARACTERS: usize = 5;
const MOST_WORDS: usize = 2;

impl Scanner {
    /// The amount with the bound that stands behind its noun, if one does; else as it is.
    pub(super) fn bounded_behind(&self, line: Line<'_>, amount: Amount) -> Amount {
        let figure = &amount.figure;
        let plain = figure.qualifiers().is_empty() && figure.upper().is_none();
        let Some((word, end)) = plain.then(|| self.word_behind(line, amount.end)).flatten() else {
            return amount;
        };
        let number = line.slice(amount.start, amount.end);
        match read_clean(&format!("{number} {word}"), &self.context()) {
            Some(figure) => Amount {
                start: amount.start,
                end,
                figure,
            },
            None => amount,
        }
    }

    /// A bounding word that ends a clause, behind a noun that stands at `from`; and where it ends.
    fn word_behind<'a>(&self, line: Line<'a>, from: usize) -> Option<(&'a str, usize)> {
        let mut at = from;
        if line.at(from).is_some_and(is_han) {
            for _ in 0..MOST_CHARACTERS {
                let noun = |c: char| is_han(c) && !is_han_numeral(c);
                line.at(at).filter(|c| noun(*c))?;
                at = line.next(at);
                if let Some(found) = self.ending_word(line, at) {
                    return Some(found);
                }
            }
            return None;
        }
        // `$300 a month or more`
        let (lead, behind) = line.word(line.past_blank(at));
        if WordList::Article.has(lead) || WordList::Per.has(lead) {
            at = behind;
        }
        for _ in 0..MOST_WORDS {
            let word = line.past_blank(at);
            let end = line.run(word, is_latin);
            let noun = word > at && line.at(word).is_some_and(char::is_lowercase);
            (noun && end > word + 1).then_some(())?;
            at = end;
            if let Some(found) = self.ending_word(line, line.past_blank(at)) {
                return Some(found);
            }
            // `300 roses, give or take`
            let comma = line.past_blank(line.next(at));
            let known = Cursor {
                text: line.text,
                at: comma,
            };
            let after =
                line.at(at) == Some(',') && known.past_any(WordList::Afterthought).is_some();
            if let Some(found) = self.ending_word(line, comma).filter(|_| after) {
                return Some(found);
            }
        }
        None
    }

    /// A bounding word of two characters or two words at least, with nothing after it that it could belong to.
    fn ending_word<'a>(&self, line: Line<'a>, at: usize) -> Option<(&'a str, usize)> {
        let cursor = Cursor {
            text: line.text,
            at,
        };
        let (_, after) = match_qualifier(cursor, WordPlace::After, &self.context())?;
        let word = line.slice(at, after.at);
        let long = word.contains(is_blank)
            || word.starts_with('(')
            || WordList::LoneBound.has(word)
                && is_plural(
                    line.word_before(line.run_back(at, 0, |c| is_blank(c) || c == ','), 0),
                )
            || word.chars().filter(|c| is_han(*c)).count() > 1;
        let next = line.at(after.at);
        let ends = next
            .is_none_or(|c| !c.is_alphanumeric() && !is_blank(c) || WordList::Possessive.holds(c));
        // `100 lumens or more are needed`; `5 books and more pens` counts something else.
        let goes_on = || {
            let (follower, _) = line.word(line.past_blank(after.at));
            next.is_some_and(is_blank)
                && (follower.is_empty() || is_choice(word) && !WordList::Than.has(follower))
        };
        let number = line
            .at(line.past_blank(after.at))
            .is_some_and(|c| c.is_ascii_digit());
        (long && (ends || goes_on() && !number) && !goes_on_as_word(line, at, after.at))
            .then_some((word, after.at))
    }
}

/// Whether a bounding word begins with one that joins two: `or more`.
fn is_choice(word: &str) -> bool {
    let first = word.split(is_blank).next().unwrap_or_default();
    first.len() < word.len() && WordList::RangeChoice.has(first)
}
