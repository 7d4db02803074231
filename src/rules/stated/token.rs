//! A text cut into numbers, words and signs, so that statements can be looked for in it.

use crate::document::{MarkKind, Run};
use crate::figure::{FigureContext, Interval, certain_digits_end, is_han, read_figure};

use super::amount::{StatedAmount, exact_figure, narrow, read_amount};
use super::words::Words;
use crate::words::WordLists;

/// A number, a word or a sign.
#[derive(Clone, Debug)]
pub(in crate::rules) struct Token {
    pub(in crate::rules) kind: Kind,
    /// Its bytes in the run.
    pub(in crate::rules) start: usize,
    pub(in crate::rules) end: usize,
}

#[derive(Clone, Debug)]
pub(in crate::rules) enum Kind {
    /// A number in digits, with a scale word that is joined to it.
    Number(StatedAmount),
    /// A word, in lower case; a Chinese character is one by itself.
    Word(String),
    /// Another character, the narrow one for a wide one.
    Sign(char),
}

/// The tokens of a run.
pub(in crate::rules) struct Tokens<'a> {
    pub(in crate::rules) run: &'a Run,
    pub(in crate::rules) all: Vec<Token>,
    figures: FigureContext<'a>,
}

impl<'a> Tokens<'a> {
    pub(in crate::rules) fn of(run: &'a Run, figures: FigureContext<'a>) -> Self {
        let mut tokens = Self {
            run,
            all: Vec::new(),
            figures,
        };
        let text = run.text();
        let mut at = 0;
        while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
            at = tokens.push(text, at, c);
        }
        tokens
    }

    /// Takes in what begins at `at`, and says where it ends.
    fn push(&mut self, text: &str, at: usize, c: char) -> usize {
        let rest = text.get(at..).unwrap_or_default();
        let next = at + c.len_utf8();
        let (kind, end) = if c.is_ascii_digit() {
            let (kind, end) = self.number(rest, at);
            (Some(kind), end)
        } else if let Some((amount, length)) = self.wide_number(rest) {
            (Some(Kind::Number(amount)), at + length)
        } else if is_han(c) {
            (Some(Kind::Word(c.to_string())), next)
        } else if c.is_alphanumeric() {
            let in_word =
                |c: char| (c.is_alphanumeric() || matches!(c, '\'' | '’' | '_')) && !is_han(c);
            let length = rest.find(|c| !in_word(c)).unwrap_or(rest.len());
            let word = rest.get(..length).unwrap_or_default();
            (Some(Kind::Word(word.to_lowercase())), at + length)
        } else if c.is_whitespace() {
            (None, next)
        } else {
            (Some(Kind::Sign(narrow_sign(c))), next)
        };
        if let Some(kind) = kind {
            self.all.push(Token {
                kind,
                start: at,
                end,
            });
        }
        end
    }

    /// The number that a text begins with in full-width digits, and its length.
    fn wide_number(&self, rest: &str) -> Option<(StatedAmount, usize)> {
        let is_wide = |c: char| ('０'..='９').contains(&c);
        rest.chars().next().filter(|c| is_wide(*c))?;
        let inside = |c: char| is_wide(c) || matches!(c, '．' | '，');
        let digits = rest.get(..rest.find(|c| !inside(c)).unwrap_or(rest.len()))?;
        let digits = digits.trim_end_matches(['．', '，']);
        let narrow = narrow(digits);
        let is_whole = certain_digits_end(&narrow) == narrow.len();
        let amount = read_amount(&narrow, &self.figures).filter(|_| is_whole)?;
        Some((amount, digits.len()))
    }

    fn number(&self, rest: &str, at: usize) -> (Kind, usize) {
        let mut end = certain_digits_end(rest);
        let suffix = rest.get(end..).unwrap_or_default();
        let scale = Words::ScaleBehind.all().iter().find(|scale| {
            let after = suffix.strip_prefix(**scale);
            after.is_some_and(|after| {
                !after.starts_with(|c: char| c.is_alphanumeric() && !is_han(c))
            })
        });
        end += scale.map_or(0, |scale| scale.len());
        let amount = rest.get(..end).filter(|text| !text.is_empty());
        if let Some(amount) = amount.and_then(|text| read_amount(text, &self.figures)) {
            return (Kind::Number(amount), at + end);
        }
        // Digits that are no number, all of them: `1,23,4`, `1.2.3`.
        let odd =
            |c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.' | ':' | '\'' | '’' | '_'));
        let length = rest.find(odd).unwrap_or(rest.len()).max(1);
        let word = rest.get(..length).unwrap_or_default();
        (Kind::Word(word.to_owned()), at + length)
    }

    /// Whether a text is the sign or code of money that stands before its number.
    pub(in crate::rules) fn is_money(&self, text: &str) -> bool {
        let found = self.figures.units.match_before(text);
        found.is_some_and(|found| found.length == text.len())
    }

    /// The number at a token, in digits or in one word: `three`, `forty`.
    pub(in crate::rules) fn count_at(&self, at: usize) -> Option<StatedAmount> {
        if let Some(amount) = self.number_at(at) {
            return Some(amount.clone());
        }
        let word = self.word_at(at).filter(|word| !word.chars().any(is_han))?;
        exact_figure(word, &self.figures).filter(|amount| amount.unit.is_empty())
    }

    pub(in crate::rules) fn kind(&self, at: usize) -> Option<&Kind> {
        self.all.get(at).map(|token| &token.kind)
    }

    pub(in crate::rules) fn number_at(&self, at: usize) -> Option<&StatedAmount> {
        match self.kind(at)? {
            Kind::Number(amount) => Some(amount),
            _ => None,
        }
    }

    pub(in crate::rules) fn word_at(&self, at: usize) -> Option<&str> {
        match self.kind(at)? {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(in crate::rules) fn is_word(&self, at: usize, words: Words) -> bool {
        self.word_at(at).is_some_and(|word| words.has(word))
    }

    pub(in crate::rules) fn is_sign(&self, at: usize, signs: &[char]) -> bool {
        matches!(self.kind(at), Some(Kind::Sign(sign)) if signs.contains(sign))
    }

    /// The text from one token to another, both included.
    pub(in crate::rules) fn text(&self, first: usize, last: usize) -> &'a str {
        let start = self.all.get(first).map_or(0, |token| token.start);
        let end = self.all.get(last).map_or(start, |token| token.end);
        self.run.text().get(start..end).unwrap_or_default()
    }

    /// Whether nothing, not even a blank, stands between a token and the next.
    pub(in crate::rules) fn touches_next(&self, at: usize) -> bool {
        match (self.all.get(at), self.all.get(at + 1)) {
            (Some(token), Some(next)) => token.end == next.start,
            _ => false,
        }
    }

    /// Whether a number stands by itself: no sign or letter is joined to it that would make something else of it.
    pub(in crate::rules) fn stands_alone(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return true;
        };
        let joined = self.touches_next(before);
        let sign = self.text(before, before);
        !(joined
            && matches!(
                sign,
                "#" | "§" | "-" | "–" | "." | "/" | ":" | "@" | "$" | "=" | "^" | "_" | "±"
            ))
    }

    /// The interval of a number with the words before it that bound it (`about`, `nearly`), and where they begin.
    pub(in crate::rules) fn bounded(&self, at: usize, last: usize) -> (usize, Option<Interval>) {
        // The head of an arrow bounds nothing: `900 -> 720`, `€900 -> €720`.
        let is_head = |at: usize| {
            let shaft = at.checked_sub(1).filter(|_| self.is_sign(at, &['>']));
            shaft.is_some_and(|shaft| self.is_sign(shaft, &['-', '=']) && self.touches_next(shaft))
        };
        if at.checked_sub(1).is_some_and(is_head) {
            return (at, None);
        }
        for first in at.saturating_sub(2)..at {
            if is_head(first) || self.is_initial(first) {
                continue;
            }
            // 通过45 passes 45, and is not more than so many; 总数90 is 90.
            let inside = first.checked_sub(1).map(|before| self.text(before, first));
            let inside = [inside, Some(self.text(first, first))];
            if inside
                .into_iter()
                .flatten()
                .any(|word| Words::NoBound.has(word))
            {
                continue;
            }
            let figure = read_figure(self.text(first, last), &self.figures);
            if let Some(figure) = figure.filter(|figure| !figure.qualifiers().is_empty()) {
                return (first, Some(figure.into_reading().strict));
            }
        }
        let sign = at
            .checked_sub(1)
            .filter(|before| self.is_sign(*before, &['~', '≈', '<', '>', '≤', '≥', '±', '∼']));
        // A bound that the figure room does not read leaves everything open.
        sign.map_or((at, None), |first| (first, Some(Interval::ALL)))
    }

    /// Whether a token is a capital letter with a point, which shortens no word of a bound: `It fell to 10 °C. 14 of 56 sank.`
    fn is_initial(&self, at: usize) -> bool {
        let is_capital = self.text(at, at).chars().all(|c| c.is_ascii_uppercase());
        self.text(at, at).len() == 1 && is_capital && self.is_sign(at + 1, &['.'])
    }

    /// Whether a token stands between quotation marks or in code.
    pub(in crate::rules) fn is_quoted(&self, at: usize) -> bool {
        let Some(token) = self.all.get(at) else {
            return false;
        };
        let before = self.run.text().get(..token.start).unwrap_or_default();
        let count = |sign: char| before.matches(sign).count();
        let open = |opening, closing| count(opening) > count(closing);
        let straight = count('"') % 2 == 1;
        straight || open('“', '”') || open('「', '」') || self.is_code(at)
    }

    /// Whether a token stands in code that is more than this one number.
    fn is_code(&self, at: usize) -> bool {
        let Some(token) = self.all.get(at) else {
            return false;
        };
        let mut marks = self.run.marks().iter();
        marks.any(|mark| {
            let holds = mark.range.start <= token.start && token.end <= mark.range.end;
            holds && mark.kind == MarkKind::Code && mark.range != (token.start..token.end)
        })
    }
}

fn narrow_sign(c: char) -> char {
    match c {
        '（' => '(',
        '）' => ')',
        '，' => ',',
        '：' => ':',
        '；' => ';',
        '。' | '．' => '.',
        '％' => '%',
        '＝' => '=',
        '／' => '/',
        '＋' => '+',
        other => other,
    }
}
