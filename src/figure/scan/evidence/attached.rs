//! What a number is joined to, so that it counts nothing whatever else stands around it: a sign, a letter, the word that it tells
//! from others of its kind.

use super::super::super::language::{WordList, is_plural};
use super::super::clause::clause;
use super::super::counted::FURTHEST;
use super::super::line::{is_blank, is_digit};
use super::super::ordinal::is_ordinal_word;
use super::number::{Bare, Listed};

impl Bare<'_> {
    /// `ideas.:266`, `O 2`, `s = 3`, `Luke 2:11`: what is joined to what stands before it, or to a letter, counts nothing.
    pub(super) fn is_attached(&self) -> bool {
        let before = self.line.slice(0, self.start);
        let sign = before.trim_end_matches(|c| is_blank(c) || c == '=');
        let letter = self.line.word_before(sign.len(), 0);
        let alone = letter.len() == 1 && !WordList::Article.names(letter);
        let capital = letter.starts_with(char::is_uppercase) && !WordList::LetterWord.has(letter);
        let lead = self
            .line
            .word_before(self.line.back_blank(self.start, 0), 0);
        // `Area 4: Boats`
        let title = self.line.at(self.end) == Some(':')
            && lead.starts_with(char::is_uppercase)
            && before.ends_with(is_blank);
        let beside = |at: usize| self.line.at(at) == Some('·');
        let product = before.trim_end_matches(is_blank).ends_with('·')
            || beside(self.line.past_blank(self.end));
        // `1. wait and 2. go`
        let item = self.line.at(self.end) == Some('.')
            && self
                .line
                .at(self.line.past_blank(self.line.next(self.end)))
                .is_some_and(char::is_lowercase);
        before.ends_with(':')
            || item
            || title
            || product
            || self.is_kind(lead)
            || self.is_of_numbered()
            || self.is_subject(lead)
            || alone
                && (capital && !self.counts()
                    || before.contains('=') && sign.len() + 1 < before.len())
    }

    /// `years 7 through 12 of the school`: a plural right before a number is numbered, and what follows is no whole of it.
    pub(super) fn is_numbered(&self, among: Listed) -> bool {
        let Listed { first, last, .. } = among;
        let lead = self.line.word_before(self.line.back_blank(first, 0), 0);
        let (next, _) = self.line.word(self.line.past_blank(last));
        let range = !self.line.slice(self.start, self.end).chars().all(is_digit);
        range && self.labels.counted(lead) && WordList::Of.has(next)
    }

    /// `Player 2 rolls a die`: who does something, by a number behind the first word of a sentence.
    fn is_subject(&self, lead: &str) -> bool {
        let start = self.line.back_blank(self.start, 0) - lead.len();
        let before = self
            .line
            .slice(0, start)
            .trim_end_matches(|c| is_blank(c) || "*-#>".contains(c));
        let opens = before.is_empty() || before.ends_with(['.', '!', '?', '\n']);
        let small = lead.to_ascii_lowercase();
        let label = lead.len() > 2
            && lead.starts_with(char::is_uppercase)
            && !is_plural(&small)
            && !WordList::SentenceOpener.has(&small)
            && !WordList::LevelNoun.has(&small);
        let (verb, end) = self.line.word(self.line.past_blank(self.end));
        let next = self.line.past_blank(end);
        let (object, _) = self.line.word(next);
        let done = self.line.at(next).is_some_and(|c| is_digit(c) || c == '`')
            || WordList::AttributeArticle.has(object)
            || WordList::NounLead.has(object)
            || WordList::LevelWord.has(object);
        opens && label && is_plural(verb) && next > end && done
    }

    /// `the default port used there is 443`: what is numbered stands nearer than a level.
    fn is_of_numbered(&self) -> bool {
        let mut words = clause(self.line, self.start);
        let lead = words.next().unwrap_or_default();
        let joined = WordList::StatedVerb.has(lead) || WordList::Of.has(lead);
        let subject = words
            .take(FURTHEST)
            .find(|word| WordList::NumberedSubject.has(word) || WordList::LevelNoun.names(word));
        joined && subject.is_some_and(|word| WordList::NumberedSubject.has(word)) && !self.counts()
    }

    /// `layer 3 boats`; in `at this stage 12 suspects remain` and `in the first phase 45 houses` the noun is told by another word.
    fn is_kind(&self, lead: &str) -> bool {
        let before = clause(self.line, self.start).nth(1).unwrap_or_default();
        let pointed =
            WordList::PointingWord.names(before) || is_ordinal_word(&before.to_ascii_lowercase());
        WordList::NumberedNoun.has(lead) && !pointed
    }
}
