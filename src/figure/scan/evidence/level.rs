//! Words of levels and their changes, before a number and behind it.

use super::super::super::cursor::is_latin;
use super::super::super::language::WordList;
use super::super::clause::clause;
use super::super::counted::FURTHEST;
use super::number::{Bare, Listed};

impl Bare<'_> {
    /// `it stood at 6`, `rose to 1 after 2`, `a 300 total`: a level is told before, or behind.
    pub(in super::super) fn is_levelled(&self, among: Listed) -> bool {
        let Listed { first, last, .. } = among;
        let told = |word: &str| WordList::Change.names(word) || WordList::LevelAt.names(word);
        let before = clause(self.line, first).take(FURTHEST).any(told);
        let came = clause(self.line, first)
            .take(FURTHEST)
            .any(|word| WordList::LevelCame.names(word))
            && clause(self.line, first)
                .nth(1)
                .is_some_and(|word| WordList::LevelIn.names(word));
        let (next, end) = self.line.word(self.line.past_blank(last));
        let (further, after) = self.line.word(self.line.past_blank(end));
        before
            || came
            || self.is_told_of(first)
            || WordList::LevelNoun.has(next) && self.is_last(end)
            || WordList::LevelNoun.has(further) && self.is_last(after)
    }

    /// `the median score of the crews that sailed last year was 36`: a level further before a verb that says what it is.
    fn is_told_of(&self, first: usize) -> bool {
        let lead = self.line.word_before(self.line.back_blank(first, 0), 0);
        let sentence = self.sentence_before(first);
        let mut words = sentence.split(|c: char| !is_latin(c));
        WordList::StatedVerb.has(lead) && words.any(|word| WordList::LevelNoun.names(word))
    }

    /// Whether no noun goes on at `end`: `a 4 area code` tells no area.
    fn is_last(&self, end: usize) -> bool {
        let (word, _) = self.line.word(self.line.past_blank(end));
        let lists = [WordList::StopWord, WordList::NoObject, WordList::FiniteVerb];
        word.is_empty() || lists.iter().any(|list| list.has(word))
    }
}
