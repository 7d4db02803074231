//! The figures between the words of a pattern: `{figure} berths in all`.

use super::catch::{Hit, Reader};
use super::number::{Kind as Token, Qualified, Tokens, qualified};
use super::reach::Weight;
use crate::figure::is_unspaced;

impl Reader<'_> {
    /// The figures between the words of a pattern.
    pub(super) fn of_pattern(&self, before: &str, after: &str) -> Vec<Hit> {
        let mut hits = Vec::new();
        let words = before.split_whitespace().count() + after.split_whitespace().count();
        for (at, token) in self.tokens.all.iter().enumerate() {
            if !matches!(token.kind, Token::Number | Token::Joined) {
                continue;
            }
            // A number that its neighbours make something else is a figure where the pattern has these neighbours.
            let rest = self.tokens.slice(token.start, self.tokens.text.len());
            let alone = Tokens::of(rest);
            let number = if token.kind == Token::Number {
                qualified(&self.tokens, at, &self.figures)
            } else if before.is_empty() {
                None
            } else {
                qualified(&alone, 0, &self.figures).map(|number| Qualified {
                    signed: number.signed,
                    start: number.start + token.start,
                    end: number.end + token.start,
                    first: at,
                    amount: number.amount,
                })
            };
            let Some(number) = number else { continue };
            let mut lead = [token.start, number.start].into_iter();
            let Some(lead) = lead.find_map(|start| ends_with(self.tokens.slice(0, start), before))
            else {
                continue;
            };
            let rest = self.tokens.slice(number.end, self.tokens.text.len());
            let Some(length) = starts_with(rest, after) else {
                continue;
            };
            let end = number.end + length;
            let behind = self.tokens.all.iter();
            let behind = behind.take_while(|token| token.start < end).count();
            let is_free = before.is_empty();
            if is_free && !(self.may_stand_before(&number, at) && self.may_end(&number, behind)) {
                continue;
            }
            let weight = if is_free {
                self.weight(&number, behind)
            } else {
                Weight::FIRM
            };
            let figure = number.start..number.end;
            hits.push(Hit {
                whole: lead.min(figure.start)..end,
                amount: number.amount,
                figure,
                is_bare: true,
                words: words.max(1) + 1,
                weight,
            });
        }
        hits
    }

    /// Whether what stands behind the words of a pattern that begins with its figure lets it count all.
    fn may_end(&self, number: &Qualified, behind: usize) -> bool {
        let before = number.first.checked_sub(1);
        let lead = before.map(|at| self.tokens.word(at)).unwrap_or_default();
        self.may_follow(behind, &lead) && !self.is_of_another(number)
    }

    /// The same in the address of a badge, where blanks are `%20`.
    pub(super) fn in_address(&self, before: &str, after: &str) -> Vec<Hit> {
        let text = self.tokens.text.to_lowercase();
        if text.len() != self.tokens.text.len() || before.is_empty() {
            return Vec::new();
        }
        let mut hits = Vec::new();
        for (at, _) in text.match_indices(before) {
            let start = at + before.len();
            let rest = text.get(start..).unwrap_or_default();
            let length = match after {
                "" => rest
                    .find(|c: char| !(c.is_ascii_digit() || c == ','))
                    .unwrap_or(rest.len()),
                after => match rest.find(after) {
                    Some(length) if length < 24 => length,
                    _ => continue,
                },
            };
            let written = rest.get(..length).unwrap_or_default();
            let written = written
                .replace("%20", "")
                .replace("%2c", ",")
                .replace("%2b", "+");
            let alone = Tokens::of(&written);
            let number = qualified(&alone, 0, &self.figures);
            hits.extend(
                number
                    .filter(|number| number.end == written.len())
                    .map(|number| Hit {
                        amount: number.amount,
                        figure: start..start + length,
                        whole: start..start + length,
                        is_bare: true,
                        words: 2,
                        weight: Weight::FIRM,
                    }),
            );
        }
        hits
    }
}

/// The length by which a text ends with words, blanks being alike; where they begin.
fn ends_with(text: &str, words: &str) -> Option<usize> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return None;
    }
    if words.trim().is_empty() {
        return Some(text.len());
    }
    let (mut text, spaced) = (lower.as_str(), words.ends_with(char::is_whitespace));
    if spaced {
        let trimmed = text.trim_end();
        if trimmed.len() == text.len() {
            return None;
        }
        text = trimmed;
    }
    let mut parts = words.split_whitespace().rev().peekable();
    while let Some(part) = parts.next() {
        text = text.strip_suffix(part)?;
        if parts.peek().is_some() {
            text = text.trim_end();
        }
    }
    Some(text.len())
}

/// The length of the words with which a text starts, blanks being alike.
fn starts_with(text: &str, words: &str) -> Option<usize> {
    let lower = text.to_lowercase();
    let mut rest = lower.as_str();
    if words.starts_with(char::is_whitespace) {
        rest = rest.trim_start();
    }
    for (at, part) in words.split_whitespace().enumerate() {
        if at > 0 {
            rest = rest.trim_start();
        }
        rest = rest.strip_prefix(part)?;
        let is_word = part.ends_with(|c: char| c.is_alphanumeric() && !is_unspaced(c));
        let goes_on = rest.starts_with(|c: char| c.is_alphanumeric() && !is_unspaced(c));
        let is_last = at + 1 == words.split_whitespace().count();
        if is_word && goes_on && is_last {
            return None;
        }
    }
    let length = lower.len() - rest.len();
    (lower.len() == text.len()).then_some(length)
}
