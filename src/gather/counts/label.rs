//! Figures behind their noun, as behind a label: `Berths: 45`, `| Berths | 45 |`, `Berths (45)`.

use super::catch::{Hit, Reader, is_counter};
use super::number::{Kind as Token, qualified};
use super::passage::Kind;
use super::reach::Weight;
use super::words::Words;
use crate::words::WordLists;

impl Reader<'_> {
    /// `Tests: 1,370`, `Total number of tests: 1370`, `Tests (1,370)`: the figure stands behind the noun.
    pub(super) fn label(&self, noun: usize, end: usize) -> Option<Hit> {
        // `plugins: 3` in data says how it is set.
        if self.passage.kind == Kind::Data {
            return None;
        }
        let tokens = &self.tokens;
        let first = self.label_start(noun, end)?;
        let mut at = end;
        while Words::LabelTail.has(&tokens.word(at)) && !tokens.word(at).is_empty() {
            at += 1;
        }
        if tokens.is_sign(at, &["\"", "'"]) {
            return None;
        }
        let in_brackets = tokens.is_sign(at, &["(", "（"]);
        // `Tests — 1,370` is a label where it is all that is said.
        let is_apart = tokens.is_sign(at, &["—", "–", "-"])
            && first == 0
            && tokens.gap(at).starts_with(' ')
            && tokens.all.len() == at + 2;
        if !in_brackets && !is_apart && !tokens.is_sign(at, &[":", "："]) {
            return None;
        }
        at += 1;
        let from = at;
        while tokens.kind(at) != Some(Token::Number) {
            let short = at < from + 3 && tokens.kind(at).is_some();
            if !short || tokens.kind(at) == Some(Token::Joined) {
                return None;
            }
            at += 1;
        }
        let number = qualified(tokens, at, &self.figures)?;
        // Nothing but its own words stands between the label and the figure.
        if number.first > from
            && !(number.first == from + 1 && tokens.is_sign(from, &["✅", "✓", "*"]))
            || number.first < from
        {
            return None;
        }
        let mut behind = at + 1;
        while tokens
            .all
            .get(behind)
            .is_some_and(|token| token.start < number.end)
        {
            behind += 1;
        }
        if !self.may_stand_behind(behind, in_brackets) {
            return None;
        }
        let hit = self.hit_from(number, first, behind)?;
        Some(self.of_kind(noun, hit))
    }

    /// `Night berths (4)`: another word may make a part of it.
    fn of_kind(&self, noun: usize, hit: Hit) -> Hit {
        let tokens = &self.tokens;
        let before = noun.checked_sub(1);
        let word = before.filter(|at| tokens.gap(*at).trim().is_empty());
        let is_of_kind = word.is_some_and(|at| {
            let word = tokens.word(at);
            !word.is_empty() && !Words::LabelInner.has(&word) && !Words::Article.has(&word)
        });
        if !is_of_kind {
            return hit;
        }
        Hit {
            is_bare: false,
            weight: Weight::OF_KIND,
            ..hit
        }
    }

    /// Where the words of a label begin. A noun with its figure in brackets may stand in a sentence.
    fn label_start(&self, noun: usize, end: usize) -> Option<usize> {
        let tokens = &self.tokens;
        let in_brackets = tokens.is_sign(end, &["(", "（"]);
        let mut first = noun;
        while let Some(before) = first.checked_sub(1) {
            let joined = tokens.gap(before).trim().is_empty();
            if tokens.kind(before)? != Token::Word || !joined {
                // `Max. berths: 12`.
                let short = before.checked_sub(1).map(|at| tokens.word(at));
                if tokens.is_sign(before, &["."])
                    && short.is_some_and(|word| Words::Future.has(&word))
                {
                    return None;
                }
                // What stands before a label is the end of something else.
                let ends = tokens.kind(before) == Some(Token::Sign)
                    && !tokens.is_sign(before, &["-", "/", "'", "_"]);
                return ends.then_some(first);
            }
            let word = tokens.word(before);
            if !Words::LabelInner.has(&word) {
                return (in_brackets && !Words::NotBetween.has(&word)).then_some(first);
            }
            first = before;
        }
        Some(first)
    }

    /// Whether what stands behind the figure of a label leaves it to the label.
    fn may_stand_behind(&self, behind: usize, in_brackets: bool) -> bool {
        let tokens = &self.tokens;
        if in_brackets {
            let total = Words::LabelTotal.has(&tokens.word(behind));
            return tokens.is_sign(behind + usize::from(total), &[")", "）"]);
        }
        match tokens.kind(behind) {
            None => true,
            Some(Token::Sign) => {
                !tokens.is_sign(behind, &["/", "%", "-", "–", "→", ">", "+", "*", "×"])
            }
            Some(Token::Word) if tokens.word(behind).chars().all(is_counter) => true,
            Some(Token::Word) => {
                let newline = behind
                    .checked_sub(1)
                    .is_some_and(|at| tokens.gap(at).contains('\n'));
                newline || Words::AfterLabel.has(&tokens.word(behind))
            }
            Some(Token::Number | Token::Joined) => false,
        }
    }
}
