//! What the words around a figure say of how plainly it counts all.

use super::catch::{Reader, sentence};
use super::number::{Kind as Token, Qualified};
use super::passage::Kind;
use super::reach::{Reach, Weight};
use super::words::Words;
use crate::words::WordLists;

impl Reader<'_> {
    /// What the words around a figure before its noun say, where the noun ends before the token `end`.
    pub(super) fn weight(&self, number: &Qualified, end: usize) -> Weight {
        let tokens = &self.tokens;
        let before = number.first.checked_sub(1);
        let joined = |at: usize| tokens.gap(at).trim().is_empty();
        let lead = before.map(|at| tokens.word(at)).unwrap_or_default();
        let is_all = Words::AllOfThem.has(&lead);
        let is_definite = Words::Definite.has(&lead);
        // `It has 45 plugins`, `there are 45 plugins`.
        let subject = before.and_then(|at| at.checked_sub(1));
        let is_own = Words::CountsAll.has(&lead)
            && subject.is_some_and(|at| {
                joined(at)
                    && Words::OwnSubject.has(&tokens.word(at))
                    && tokens.kind(at) == Some(Token::Word)
            });
        let start = sentence(tokens.text, number.start).start;
        let opens = !tokens
            .slice(0, number.start)
            .contains(char::is_alphanumeric);
        let begins = !tokens
            .slice(start, number.start)
            .contains(char::is_alphanumeric);
        let reach = if is_all || is_own {
            Reach::Firm
        } else if opens || self.passage.kind == Kind::Heading {
            Reach::Opening
        } else if begins {
            Reach::Beginning
        } else if Words::LeadIn.has(&lead) {
            Reach::Led
        } else {
            Reach::Plain
        };
        Weight {
            reach,
            may_be_part: !is_definite && self.is_part_of_all(end),
        }
    }

    /// `20 rules can fix`, `20 rules are private`: whether something is said behind a noun that may not hold of all.
    fn is_part_of_all(&self, end: usize) -> bool {
        let tokens = &self.tokens;
        let gap = end.checked_sub(1).map(|at| tokens.gap(at));
        if !gap.is_some_and(|gap| gap.trim().is_empty()) {
            return false;
        }
        // `20 rules (50 %)`.
        let start = tokens
            .all
            .get(end)
            .map_or(tokens.text.len(), |token| token.start);
        let behind = tokens.slice(start, tokens.text.len());
        let aside = behind.strip_prefix(['(', '（']);
        let aside = aside.and_then(|aside| aside.split([')', '）']).next());
        if aside.is_some_and(|aside| aside.contains(['%', '％'])) {
            return true;
        }
        let word = tokens.word(end);
        let said = tokens.word(end + 1);
        Words::OfSome.has(&word)
            || Words::IsSaid.has(&word) && !said.is_empty() && !Words::OfAll.has(&said)
    }

    /// Whether a sentence tells of something else that has such things too: `Gull has 52 rules`, where Gull is no name of the
    /// project, `unlike Gull (52 rules)`.
    pub(super) fn is_of_another(&self, number: &Qualified) -> bool {
        let tokens = &self.tokens;
        let start = sentence(tokens.text, number.start).start;
        let lead = tokens.slice(start, number.start).to_lowercase();
        let clause = lead
            .rsplit([',', '，', ';', '；'])
            .next()
            .unwrap_or_default();
        let words = |text: &str, list: Words| {
            let mut words = text.split(|c: char| !(c.is_alphanumeric() || c == '-'));
            words.any(|word| list.has(word))
        };
        words(&lead, Words::Another)
            || words(clause, Words::AnotherInClause)
            || Words::AnotherSign.stands_in(&lead)
            || self.is_of_a_name(number)
    }

    /// `Gull has 52 rules`: a name that no title of the texts tells and that is no common word of the page.
    fn is_of_a_name(&self, number: &Qualified) -> bool {
        let tokens = &self.tokens;
        let Some(verb) = number.first.checked_sub(1) else {
            return false;
        };
        let Some(name) = verb
            .checked_sub(1)
            .filter(|_| Words::HasSuch.has(&tokens.word(verb)))
        else {
            return false;
        };
        let written = tokens.text_of(name);
        let begins = name.checked_sub(1).is_none_or(|before| {
            tokens.is_sign(before, &[".", "!", "?", ";", ":", ","])
                || tokens.gap(before).contains('\n')
        });
        let is_capital = written.starts_with(char::is_uppercase);
        let word = written.to_lowercase();
        begins
            && is_capital
            && tokens.kind(name) == Some(Token::Word)
            && tokens.gap(name).trim().is_empty()
            && self.passage.kind == Kind::Prose
            && !Words::OwnSubject.has(&word)
            && !self.own.is_common(&word)
    }
}
