//! What stands behind a number and speaks for it: what is counted, measured or done, or parts of what it tells.

use super::super::super::cursor::is_latin;
use super::super::super::language::{WordList, is_past_verb};
use super::super::counted::counted;
use super::super::line::{is_blank, is_digit};
use super::number::{Bare, Listed, is_years};

impl Bare<'_> {
    /// `64 national and foreign guilds`, `1 request per second`: what is counted follows.
    pub(super) fn is_counting(&self, among: Listed) -> bool {
        counted(self.line, among.last, self.units, self.labels)
    }

    /// `1 request per second`, `0.52/sq mi`: one thing, and how often.
    pub(super) fn is_rate(&self, among: Listed) -> bool {
        let per = self.line.next(among.last);
        if self.line.at(among.last) == Some('/') && self.line.word(per).0.len() > 1 {
            return true;
        }
        let (thing, end) = self.line.word(self.line.past_blank(among.last));
        let (per, _) = self.line.word(self.line.past_blank(end));
        thing.starts_with(char::is_lowercase) && WordList::Per.has(per)
    }

    /// `849 (0.2 %)`: how large a part of the whole it is follows.
    pub(super) fn is_split_in_shares(&self, _: Listed) -> bool {
        let at = self.line.past_blank(self.end);
        let inside = self.line.next(at);
        let number = self.line.run(inside, |c| is_digit(c) || c == '.');
        self.line.at(at) == Some('(')
            && number > inside
            && self.line.at(self.line.past_blank(number)) == Some('%')
    }

    /// `20 GPa`, `82 F`: a letter that is no word, or capitals inside one, is a measure.
    pub(super) fn is_of_measure(&self, among: Listed) -> bool {
        let (word, end) = self.line.word(self.line.past_blank(among.last));
        let inner =
            word.chars().skip(1).any(char::is_uppercase) && word.chars().any(char::is_lowercase);
        let letter =
            word.len() == 1 && !WordList::Article.has(word) && !WordList::LetterWord.has(word);
        let short = (2..=5).contains(&word.len());
        !self.line.at(end).is_some_and(char::is_alphanumeric) && (letter || inner && short)
    }

    /// `the 42 that sailed`, `38 came back`, `300 were hurt`: what follows is done by several.
    pub(super) fn is_done(&self, among: Listed) -> bool {
        let Listed { first, last, .. } = among;
        let (word, _) = self.line.word(self.line.past_blank(last));
        let lead = self.line.word_before(self.line.back_blank(first, 0), 0);
        let label = lead.starts_with(char::is_uppercase) && lead.len() > 2;
        let opens = || {
            let before = self.line.slice(0, first).trim_end_matches(is_blank);
            before.is_empty() || before.ends_with([',', '.', ';', '—', '–'])
        };
        let past = is_past_verb(word);
        let several = WordList::PluralVerb.has(word)
            && !WordList::StatedVerb.has(word)
            && !WordList::ListEnd.has(lead);
        // `until 1271 that the town fell`
        let years = is_years(self.line.slice(self.start, self.end));
        // `29 indicate that`
        let (next, _) = self.line.word(
            self.line
                .past_blank(self.line.past_blank(last) + word.len()),
        );
        let says = WordList::That.has(next) && word.starts_with(char::is_lowercase);
        let told = WordList::PluralVerb.has(word) || !years && (WordList::That.has(word) || says);
        let behind = self.line.past_blank(last);
        let added = WordList::ToldBehind
            .starting(self.line.rest(behind))
            .is_some_and(|told| !self.line.at(behind + told.len()).is_some_and(is_latin));
        // `said that 30 would be hired`, `12 sold and 3 dismissed`
        let modal = WordList::FiniteVerb.has(word) && !WordList::StatedVerb.has(word);
        let clause = WordList::StopWord.has(lead) && (past || modal);
        several || added || told && !label || (past || modal) && opens() || !years && clause
    }

    /// `1500, of whom 320 were children`: parts of it are told.
    pub(super) fn is_whole(&self, among: Listed) -> bool {
        let last = among.last;
        let comma = self.line.run(last, |c| c == ',' || is_blank(c));
        let (of, end) = self.line.word(comma);
        let (them, _) = self.line.word(self.line.past_blank(end));
        self.line.at(last) == Some(',') && WordList::Of.has(of) && WordList::OfWhole.has(them)
    }
}
