//! What stands right before a number and speaks for it: what was done to so many, what there are so many of, and words that lead
//! in how many.

use super::super::super::language::{WordList, is_past_verb, is_plural};
use super::super::super::numeral::is_number_word;
use super::super::clause::clause;
use super::super::counted::tells;
use super::super::line::{is_blank, is_digit};
use super::number::{Bare, Listed};

/// Where texts speak of a level's change from one number to another, the year from which on they may speak of a change of dates.
const RECENT: u32 = 1700;

impl Bare<'_> {
    /// `the limit is 40`, `killed 300`: the word before tells that it is how much.
    pub(super) fn is_told_before(&self, among: Listed) -> bool {
        tells(self.line, among.first, self.labels)
    }

    /// `employed 1200 in its best year`, `numbers 1250`: done to so many; `dated 1487` and `won 1972 titles` tell years.
    pub(super) fn is_object(&self, among: Listed) -> bool {
        let mut words = clause(self.line, among.first);
        let lead = words.next().unwrap_or_default();
        let dated = WordList::YearLead.names(lead)
            || WordList::DateVerb.names(lead)
            || WordList::DatedVerb.names(lead);
        let (next, _) = self.line.word(self.line.past_blank(among.last));
        let ends = next.is_empty() || WordList::StopWord.has(next) || WordList::NoObject.has(next);
        let done = is_past_verb(lead) && !WordList::StatedVerb.has(lead) && !dated;
        ends && (done || WordList::TellingVerb.has(lead) && is_plural(lead))
    }

    /// `in the crowd of 1342`, `rose from 1200 to 1500`: what could be a year and is none by the words before it.
    pub(super) fn is_level_of(&self, among: Listed) -> bool {
        let first = among.first;
        let mut words = clause(self.line, first);
        let lead = words.next().unwrap_or_default();
        let noun = words.next().unwrap_or_default();
        let several = WordList::GroupNoun.names(noun) || WordList::LevelNoun.names(noun);
        let changed = || clause(self.line, first).any(|word| WordList::Change.names(word));
        WordList::Of.has(lead) && several
            || WordList::StatedVerb.has(lead) && WordList::LevelNoun.names(noun)
            || WordList::LevelWord.has(lead) && changed() && self.is_before_our_time()
    }

    /// `of whom 7 as glaziers`: a part of what was told.
    pub(super) fn is_part_of_whole(&self, among: Listed) -> bool {
        let mut words = clause(self.line, among.first);
        let lead = words.next().unwrap_or_default();
        let of = words.next().unwrap_or_default();
        WordList::OfWhole.has(lead) && WordList::Of.names(of)
    }

    /// `tackles (118)`, `boats, 12,`, `(35 passing, 10 rushing)`: behind what there are so many of.
    pub(super) fn is_listed_behind(&self, among: Listed) -> bool {
        let before = self.line.slice(0, among.first).trim_end_matches(is_blank);
        let Some(before) = before.strip_suffix(['(', ',', ':']) else {
            return false;
        };
        let before = before.trim_end_matches(is_blank);
        self.labels.counted(self.line.word_before(before.len(), 0))
    }

    /// `led in sacks with 11`, `four tickets for 74`: behind what there are so many of, and a word that gives how many.
    pub(super) fn is_given(&self, among: Listed) -> bool {
        let mut words = clause(self.line, among.first);
        let lead = words.next().unwrap_or_default();
        let noun = words.next().unwrap_or_default();
        WordList::GivenJoint.has(lead) && self.labels.counted(noun)
    }

    /// `another 25`, `a mere 12`, `than the 8`: the word before leads in how many.
    pub(in super::super) fn is_led(&self, among: Listed) -> bool {
        let first = among.first;
        let mut words = clause(self.line, first);
        let lead = words.next().unwrap_or_default();
        let before = words.next().unwrap_or_default();
        WordList::NumberAdjective.names(lead)
            || WordList::Than.names(lead)
            || WordList::Determiner.names(lead) && WordList::Than.names(before)
            || self.is_part_of(first, before)
    }

    /// `it collapsed in 570`: what stands in, on or at a number is no amount of it, save where one results.
    pub(in super::super) fn is_within(&self, among: Listed) -> bool {
        let mut words = clause(self.line, among.first);
        let lead = words.next().unwrap_or_default();
        let before = words.next().unwrap_or_default();
        let result = WordList::LevelResult.names(before) || WordList::Change.names(before);
        WordList::PartIn.names(lead) && !result
    }

    /// `3 of the 20`, `one in 570`, `out of 12`: the whole of a part.
    fn is_part_of(&self, first: usize, before: &str) -> bool {
        let end = self.line.back_blank(first, 0);
        let lead = self.line.word_before(end, 0);
        let number = is_number_word(before) || before.starts_with(is_digit);
        let parted = WordList::OutOf.names(lead) || WordList::Of.names(lead);
        let mut out_of = WordList::OutOf
            .words()
            .iter()
            .filter(|words| words.contains(' '));
        number && parted || out_of.any(|words| self.line.back_word(end, 0, words).is_some())
    }

    /// Whether a number is below the years that texts mostly speak of.
    fn is_before_our_time(&self) -> bool {
        let text = self.line.slice(self.start, self.end);
        text.parse().is_ok_and(|value: u32| value < RECENT)
    }
}
