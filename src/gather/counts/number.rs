//! A text of a page cut into numbers, words and signs; and numbers as people write them beside what they count.

use super::words::Words;
use crate::figure::{Figure, FigureContext, Number, digits_end, is_unspaced, read_figure};
use crate::words::WordLists;

/// A piece of a text.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number that stands by itself.
    Number,
    /// Digits that are joined to something: a version, a range, a share, a change.
    Joined,
    /// A word; a Chinese or Japanese character is one by itself.
    Word,
    /// Any other sign.
    Sign,
}

/// A text with its tokens.
pub(super) struct Tokens<'a> {
    pub(super) text: &'a str,
    pub(super) all: Vec<Token>,
}

impl<'a> Tokens<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut tokens = Self {
            text,
            all: Vec::new(),
        };
        let mut at = 0;
        while let Some(c) = tokens.char_at(at) {
            at = tokens.push(at, c);
        }
        tokens
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.all.get(at).map(|token| token.kind)
    }

    pub(super) fn text_of(&self, at: usize) -> &'a str {
        self.all
            .get(at)
            .map_or("", |token| self.slice(token.start, token.end))
    }

    /// The word at a place in lower case, empty where none stands.
    pub(super) fn word(&self, at: usize) -> String {
        match self.kind(at) {
            Some(Kind::Word) => self.text_of(at).to_lowercase(),
            _ => String::new(),
        }
    }

    pub(super) fn is_sign(&self, at: usize, signs: &[&str]) -> bool {
        self.kind(at) == Some(Kind::Sign) && signs.contains(&self.text_of(at))
    }

    pub(super) fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// The text between a token and the next.
    pub(super) fn gap(&self, at: usize) -> &'a str {
        match (self.all.get(at), self.all.get(at + 1)) {
            (Some(token), Some(next)) => self.slice(token.end, next.start),
            _ => "",
        }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    fn char_before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    fn push(&mut self, at: usize, c: char) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let next = at + c.len_utf8();
        if c.is_whitespace() {
            return next;
        }
        let (kind, end) = if c.is_ascii_digit() {
            self.digits(at)
        } else if is_wide(c) {
            let inside = |c| is_wide(c) || c == '，';
            let length = rest.find(|c| !inside(c)).unwrap_or(rest.len());
            let digits = rest.get(..length).unwrap_or_default();
            (Kind::Number, at + digits.trim_end_matches('，').len())
        } else if is_numeral(c) {
            let length = rest.find(|c| !is_numeral(c)).unwrap_or(rest.len());
            (Kind::Number, at + length)
        } else if is_unspaced(c) {
            (Kind::Word, next)
        } else if c.is_alphanumeric() {
            self.letters(at)
        } else {
            (Kind::Sign, next)
        };
        self.all.push(Token {
            kind,
            start: at,
            end,
        });
        end
    }

    /// A word, with what joins its parts: `end-to-end`, `Node.js`. Numbers in words go on over blanks.
    fn letters(&self, at: usize) -> (Kind, usize) {
        let end = self.word_end(at);
        let is_number = |from: usize, to: usize| {
            let word = self.slice(from, to).to_lowercase();
            let mut parts = word.split('-');
            parts.all(|part| Words::NumberName.has(part))
        };
        if !is_number(at, end) {
            return (Kind::Word, end);
        }
        let mut end = end;
        while self.char_at(end) == Some(' ') {
            let next = end + 1;
            let mut to = self.word_end(next);
            let mut from = next;
            if Words::And.has(self.slice(from, to)) && self.char_at(to) == Some(' ') {
                let scaled = Words::ScaleWord.ends(&self.slice(at, end).to_lowercase());
                from = to + 1;
                to = if scaled { self.word_end(from) } else { from };
            }
            if to == from || !is_number(from, to) {
                break;
            }
            end = to;
        }
        (Kind::Number, end)
    }

    fn word_end(&self, at: usize) -> usize {
        let mut end = at;
        while let Some(c) = self.char_at(end) {
            let next = end + c.len_utf8();
            let inside = c.is_alphanumeric() && !is_unspaced(c);
            let joins = matches!(c, '-' | '\'' | '’' | '_' | '.' | '&' | '#' | '+')
                && end > at
                && self
                    .char_at(next)
                    .is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c));
            if !inside && !joins {
                break;
            }
            end = next;
        }
        end
    }

    fn digits(&self, at: usize) -> (Kind, usize) {
        let mut end = digits_end(self.text.get(at..).unwrap_or_default()) + at;
        let plain = self.slice(at, end);
        let mut joined = self.is_joined_before(at, plain);
        let scale = self.char_at(end).filter(|c| Words::ScaleBehind.holds(*c));
        if let Some(scale) = scale {
            let next = end + scale.len_utf8();
            if is_unspaced(scale) || !self.char_at(next).is_some_and(char::is_alphanumeric) {
                end = next;
            }
        }
        if end == at + plain.len() {
            end = self.scale_apart(end);
        }
        let scaled = end > at + plain.len();
        if plain.contains('.') && !scaled {
            joined = true;
        }
        let after = self.char_at(end);
        let second = after.and_then(|c| self.char_at(end + c.len_utf8()));
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        joined |= match after {
            Some('%' | '°' | '×' | '％' | '_') => true,
            Some('+' | '-' | '–' | '—' | '/' | ':' | '.' | ',' | '~') => digit(second),
            Some(' ') => second == Some('%'),
            Some(c) => c.is_alphanumeric() && !is_unspaced(c),
            None => false,
        };
        if joined {
            if let Some(end) = self.equal_share(at, plain) {
                return (Kind::Number, end);
            }
            // All of what is joined is one token: `1.2.3-beta`.
            let mut to = end;
            while let Some(c) = self.char_at(to) {
                let next = to + c.len_utf8();
                let goes_on = (c.is_alphanumeric() && !is_unspaced(c))
                    || matches!(c, '.' | '-' | '/' | ':' | ',' | '–' | '%')
                        && self
                            .char_at(next)
                            .is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c));
                if !goes_on {
                    break;
                }
                to = next;
            }
            return (Kind::Joined, to);
        }
        (Kind::Number, end)
    }

    /// Where digits end with the scale word that stands apart behind them: `2.6 million`, `210 万`.
    fn scale_apart(&self, end: usize) -> usize {
        let rest = self.text.get(end..).unwrap_or_default();
        let Some(behind) = rest.strip_prefix([' ', '\u{a0}']) else {
            return end;
        };
        let blank = rest.len() - behind.len();
        let mut scales = Words::ScaleApart.all().iter();
        let scale = scales.find(|scale| {
            behind.strip_prefix(**scale).is_some_and(|after| {
                scale.starts_with(is_unspaced) || !after.starts_with(char::is_alphanumeric)
            })
        });
        scale.map_or(end, |scale| end + blank + scale.len())
    }

    /// `1370/1370`: all of them.
    fn equal_share(&self, at: usize, plain: &str) -> Option<usize> {
        let before = self.char_before(at);
        if before.is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '[' | '*')) {
            return None;
        }
        let rest = self.text.get(at + plain.len()..)?.strip_prefix('/')?;
        let after = rest.strip_prefix(plain)?;
        let alone = !after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '.'));
        alone.then_some(at + 2 * plain.len() + 1)
    }

    fn is_joined_before(&self, at: usize, plain: &str) -> bool {
        let Some(before) = self.char_before(at) else {
            return false;
        };
        let earlier = self.char_before(at - before.len_utf8());
        match before {
            '_' | '#' | '$' | '€' | '£' | '@' | '\\' | '+' | '−' | '=' => before != '=',
            '-' | '–' => true,
            '/' | '.' | ':' | ',' => {
                earlier.is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c)) && plain != "0"
            }
            c => c.is_alphanumeric() && !is_unspaced(c),
        }
    }
}

/// Whether a character is a digit of full width: `３８`.
fn is_wide(c: char) -> bool {
    ('０'..='９').contains(&c)
}

fn is_numeral(c: char) -> bool {
    Words::Numeral.holds(c)
}

/// The amount that a number says.
#[derive(Clone, Debug)]
pub(super) enum HowMany {
    /// Just so many.
    Exactly(Number),
    /// So many or more.
    AtLeast(Number),
    /// Somewhere between these.
    Between(Number, Number),
}

impl HowMany {
    /// What a figure that was read elsewhere says.
    pub(super) fn of(figure: &Figure) -> Self {
        let value = figure.value.clone();
        let reading = figure.clone().into_reading().strict;
        match (reading.lower, reading.upper) {
            (_, None) => Self::AtLeast(value),
            (lower, Some(upper)) => {
                let lower = lower.map_or(Number::ZERO, |end| end.value);
                if lower == upper.value {
                    Self::Exactly(value)
                } else {
                    Self::Between(lower, upper.value)
                }
            }
        }
    }

    /// The number itself, for its size.
    pub(super) fn size(&self) -> &Number {
        match self {
            Self::Exactly(number) | Self::AtLeast(number) | Self::Between(number, _) => number,
        }
    }

    /// The number that it can be which is nearest to a count.
    pub(super) fn nearest(&self, count: &Number) -> &Number {
        match self {
            Self::Between(_, upper) if upper < count => upper,
            _ => self.size(),
        }
    }

    /// Whether it is out of date where there are `count`: it says that there are so many or more, and there are so many
    /// times more.
    pub(super) fn is_stale(&self, count: &Number, stale_after: Option<&Number>) -> bool {
        match (self, stale_after) {
            (Self::AtLeast(number), Some(times)) => &(number * times) <= count,
            _ => false,
        }
    }

    /// Whether it can be said where there are `count`.
    pub(super) fn holds(&self, count: &Number) -> bool {
        match self {
            Self::Exactly(number) => number == count,
            Self::AtLeast(number) => number <= count,
            Self::Between(lower, upper) => lower <= count && count <= upper,
        }
    }
}

/// A number with the words that qualify it.
pub(super) struct Qualified {
    pub(super) amount: HowMany,
    /// The number behind the sign that its words are read as.
    pub(super) signed: String,
    pub(super) start: usize,
    pub(super) end: usize,
    /// The first token of it.
    pub(super) first: usize,
}

/// The number at a token, with what stands around it that qualifies it.
pub(super) fn qualified(
    tokens: &Tokens<'_>,
    at: usize,
    figures: &FigureContext<'_>,
) -> Option<Qualified> {
    let token = tokens
        .all
        .get(at)
        .filter(|token| token.kind == Kind::Number)?;
    let mut text = tokens.slice(token.start, token.end).to_lowercase();
    if let Some((part, _)) = text.split_once('/') {
        text = part.to_owned();
    }
    let before = tokens.slice(0, token.start);
    let lower = before.to_lowercase();
    let lower = lower.trim_end();
    let standing = |words: &(&str, &str)| {
        lower.strip_suffix(words.0).is_some_and(|rest| {
            !words.0.starts_with(|c: char| c.is_ascii_alphabetic())
                || !rest.ends_with(char::is_alphanumeric)
        })
    };
    let mut sign = None;
    let (mut start, mut first) = (token.start, at);
    let longest = Words::Qualifier.pairs().filter(standing);
    if let Some((words, read)) = longest.max_by_key(|(words, _)| words.len()) {
        sign = Some(read);
        // Lower case may change lengths of odd letters; these words have none.
        start = before.trim_end().len().saturating_sub(words.len());
        while first > 0
            && tokens
                .all
                .get(first - 1)
                .is_some_and(|token| token.start >= start)
        {
            first -= 1;
        }
    }
    let mut end = token.end;
    let rest = tokens.text.get(end..).unwrap_or_default();
    if rest.starts_with(['+', '＋']) {
        sign = Some("≥");
        end += rest.chars().next().map_or(0, char::len_utf8);
    } else if let Some(more) = Words::MoreBehind
        .all()
        .iter()
        .find(|more| rest.starts_with(**more))
    {
        sign = Some("≥");
        end += more.len();
    }
    let amount = read(&text, sign, figures)?;
    Some(Qualified {
        amount,
        signed: format!("{}{text}", sign.unwrap_or_default()),
        start,
        end,
        first,
    })
}

fn read(text: &str, sign: Option<&str>, figures: &FigureContext<'_>) -> Option<HowMany> {
    let in_digits = text.chars().all(|c| !c.is_alphabetic());
    let figure = read_figure(text, figures)?;
    let value = figure.value.clone();
    if !value.is_integer() {
        return None;
    }
    match sign {
        Some(">" | "≥") => return Some(HowMany::AtLeast(value)),
        None if in_digits || value < Number::from(100) => return Some(HowMany::Exactly(value)),
        _ => {}
    }
    let signed = format!("{}{text}", sign.unwrap_or_default());
    let reading = read_figure(&signed, figures)?.into_reading().strict;
    let lower = reading.lower.map_or(Number::ZERO, |end| end.value);
    let upper = reading.upper.map_or_else(|| value.clone(), |end| end.value);
    if lower == upper {
        return Some(HowMany::Exactly(value));
    }
    Some(HowMany::Between(lower, upper))
}
