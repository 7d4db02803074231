//! Other numbers of the same sentence, which speak for one that they are joined to where they tell how much themselves.

use super::super::super::language::WordList;
use super::super::clause::clause;
use super::super::line::{is_blank, is_digit};
use super::super::ordinal::is_ordinal_word;
use super::number::{Bare, Listed, MOST_PARALLELS, is_years};

impl Bare<'_> {
    /// `73 (70)`, `launched 17: 9 in May`: right behind a number that tells how much, and beside it or a part of it.
    pub(super) fn is_beside(&self, among: Listed) -> bool {
        let before = self.line.slice(0, among.first).trim_end_matches(is_blank);
        let open = before.strip_suffix(['(', ':']).unwrap_or_default();
        let end = open.trim_end_matches(is_blank).len();
        let closed = before.ends_with(':') || self.line.at(among.last) == Some(')');
        let start = self.number_before(end);
        closed && start < end && among.parallels > 0 && self.speaks(start, end, among.parallels)
    }

    /// `in the third 295`, `by winter 9`, `(previous year 398)`: at another time than a number before it in the sentence.
    pub(super) fn is_timed(&self, among: Listed) -> bool {
        let mut words = clause(self.line, among.first);
        let lead = words.next().unwrap_or_default().to_ascii_lowercase();
        let before = words.next().unwrap_or_default();
        let season = is_ordinal_word(&lead) || WordList::YearNoun.has(&lead);
        let earlier = WordList::SpanOfTime.has(&lead) && WordList::Earlier.names(before);
        let next = self.line.past_blank(among.last);
        let (word, _) = self.line.word(next);
        let joined = self.line.at(next).is_some_and(char::is_alphanumeric);
        let ends = word.is_empty() && !joined || WordList::ListEnd.has(word);
        let sentence = self.sentence_before(among.first);
        ends && (season || earlier) && sentence.contains(is_digit)
    }

    /// `14 for and 6 against`, `12 on the slip, 5 in the shed`: joined to a number before it in the sentence that tells how much.
    pub(in super::super) fn is_parallel(&self, among: Listed) -> bool {
        let Listed {
            first, parallels, ..
        } = among;
        let end = self.line.back_blank(first, 0);
        let lead = self.line.word_before(end, 0);
        let before = self
            .line
            .word_before(self.line.back_blank(end - lead.len(), 0), 0);
        // `78.8 compared to 74.7`
        let compared = WordList::ComparedTo.has(lead) && WordList::ComparedBefore.has(before);
        let joint =
            self.line.before(end) == Some(',') || WordList::ParallelLead.has(lead) || compared;
        if !joint || parallels == 0 {
            return false;
        }
        let from = end - self.sentence_before(end).len();
        let mut end = end;
        // Years between the two say nothing of either.
        for _ in 0..MOST_PARALLELS {
            let sentence = self.line.slice(from, end);
            let Some(digit) = sentence.rfind(is_digit) else {
                return false;
            };
            let last = end - sentence.len() + digit + 1;
            let start = self.number_before(last).max(from);
            let years = is_years(self.line.slice(start, last));
            if self.speaks(start, last, parallels) {
                return true;
            }
            if !years {
                return false;
            }
            end = start;
        }
        false
    }

    /// Whether the number of these bytes tells how much.
    fn speaks(&self, start: usize, end: usize, parallels: usize) -> bool {
        let text = self.line.slice(start, end);
        let apart = self
            .line
            .before(start)
            .is_none_or(|c| is_blank(c) || c == '(');
        // `launched 17: 9 in May`
        let colon = self.line.at(end) == Some(':')
            && self.line.at(self.line.next(end)).is_some_and(is_blank);
        let joined = self
            .line
            .at(end)
            .is_some_and(|c| c.is_alphanumeric() || "%-–:/".contains(c) && !colon);
        if !apart || joined || !text.starts_with(is_digit) {
            return false;
        }
        let beside = Bare {
            lead: start,
            start,
            end,
            ..*self
        };
        text.contains(',') || beside.is_told_beside(parallels.saturating_sub(1))
    }

    /// Where the number starts that ends at `end`.
    fn number_before(&self, end: usize) -> usize {
        self.line
            .run_back(end, 0, |c| is_digit(c) || matches!(c, ',' | '.'))
    }
}
