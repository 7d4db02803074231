//! The line that is scanned, and what its characters are.

pub(super) use super::super::cursor::is_han;
use super::super::cursor::{Cursor, fold, fold_clean, is_latin};
use super::super::language::{NumberRole, WordList, character};

/// No run of digits, letters or blanks that matters has more bytes.
const LONGEST_RUN: usize = 512;

/// So many bytes before a number belong to it at most.
const NEAR: usize = 400;

/// A line, or the part of an enormous one that is scanned at once; of a text that was cleaned.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
}

impl<'a> Line<'a> {
    /// The bytes from `start` to `end`; empty where that is no text.
    #[inline]
    pub(super) fn slice(self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// All from `at` on.
    #[inline]
    pub(super) fn rest(self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The byte at `at` that is a character of ASCII, as most are.
    #[inline]
    fn ascii_at(self, at: usize) -> Option<u8> {
        let byte = self.text.as_bytes().get(at).copied();
        byte.filter(u8::is_ascii)
    }

    /// The byte before `at` that is a character of ASCII.
    #[inline]
    fn ascii_before(self, at: usize) -> Option<u8> {
        self.ascii_at(at.checked_sub(1)?)
    }

    /// The character at `at`, folded.
    #[inline]
    pub(super) fn at(self, at: usize) -> Option<char> {
        match self.ascii_at(at) {
            Some(byte) => Some(char::from(byte)),
            None => self.rest(at).chars().next().map(fold_clean),
        }
    }

    /// The character before `at`, folded.
    #[inline]
    pub(super) fn before(self, at: usize) -> Option<char> {
        match self.ascii_before(at) {
            Some(byte) => Some(char::from(byte)),
            None => self.slice(0, at).chars().next_back().map(fold_clean),
        }
    }

    /// The place after the character at `at`.
    #[inline]
    pub(super) fn next(self, at: usize) -> usize {
        match self.ascii_at(at) {
            Some(_) => at + 1,
            None => at + self.rest(at).chars().next().map_or(0, char::len_utf8),
        }
    }

    /// The place of the character before `at`.
    #[inline]
    pub(super) fn back(self, at: usize) -> usize {
        let last = || self.slice(0, at).chars().next_back();
        match self.ascii_before(at) {
            Some(_) => at - 1,
            None => at - last().map_or(0, char::len_utf8),
        }
    }

    /// The place after the characters that stand at `at` and fit. No further than anything that is looked at reaches,
    /// so that a line is scanned in a time that grows as it does.
    #[inline]
    pub(super) fn run(self, at: usize, fits: impl Fn(char) -> bool) -> usize {
        let limit = at + LONGEST_RUN;
        let mut end = at;
        while end < limit {
            let (c, next) = match self.ascii_at(end) {
                Some(byte) => (char::from(byte), end + 1),
                None => match self.rest(end).chars().next() {
                    Some(c) => (fold_clean(c), end + c.len_utf8()),
                    None => return end,
                },
            };
            if next > limit || !fits(c) {
                return end;
            }
            end = next;
        }
        end
    }

    /// The same, however far it is.
    pub(super) fn whole_run(self, at: usize, fits: impl Fn(char) -> bool) -> usize {
        let rest = self.rest(at);
        at + rest.find(|c| !fits(fold_clean(c))).unwrap_or(rest.len())
    }

    /// The place of the first of the characters that stand before `at` and fit.
    pub(super) fn run_back(self, at: usize, floor: usize, fits: impl Fn(char) -> bool) -> usize {
        let before = self.slice(floor, at);
        let kept = before.trim_end_matches(|c| fits(fold_clean(c)));
        floor + kept.len()
    }

    /// The row of the text up to `at`; of a long one its last bytes, since a row may be as long as a file.
    pub(super) fn row_before(self, at: usize) -> &'a str {
        let row = self.slice(self.near(at), at);
        row.rsplit('\n').next().unwrap_or_default()
    }

    /// The place before `at` from which on it is looked at what belongs to it.
    pub(super) fn near(self, at: usize) -> usize {
        self.text.ceil_char_boundary(at.saturating_sub(NEAR))
    }

    /// The place after one blank, if one stands at `at`.
    #[inline]
    pub(super) fn past_blank(self, at: usize) -> usize {
        match self.at(at) {
            Some(c) if is_blank(c) => self.next(at),
            _ => at,
        }
    }

    /// The place before one blank, if one stands before `at`.
    #[inline]
    pub(super) fn back_blank(self, at: usize, floor: usize) -> usize {
        match self.before(at) {
            Some(c) if is_blank(c) && at > floor => self.back(at),
            _ => at,
        }
    }

    /// The place of the word that ends at `end`, in any case and form, when it does.
    pub(super) fn back_word(self, end: usize, floor: usize, word: &str) -> Option<usize> {
        let text = self.slice(floor, end);
        // Most words differ in their last letters, and most are of letters and blanks of ASCII.
        let mut ascii = text.len() >= word.len();
        for (found, wanted) in text.bytes().rev().zip(word.bytes().rev()) {
            if !(found.is_ascii() && wanted.is_ascii()) {
                ascii = false;
                break;
            }
            let blank = is_blank(char::from(found)) && is_blank(char::from(wanted));
            (blank || found.eq_ignore_ascii_case(&wanted)).then_some(())?;
        }
        if ascii {
            return Some(end - word.len());
        }
        let mut before = text.char_indices().rev();
        let mut at = end;
        for wanted in word.chars().rev() {
            let (offset, found) = before.next()?;
            let (found, wanted) = (fold_clean(found), fold(wanted));
            let blank = is_blank(found) && is_blank(wanted);
            (blank || found == wanted || found.eq_ignore_ascii_case(&wanted)).then_some(())?;
            at = floor + offset;
        }
        Some(at)
    }

    /// The word of an alphabet that stands at `at`, and the place after it.
    pub(super) fn word(self, at: usize) -> (&'a str, usize) {
        let rest = self.rest(at).as_bytes();
        let mut near = rest.get(..LONGEST_RUN).unwrap_or(rest).iter();
        let end = match near.position(|byte| !byte.is_ascii_alphabetic()) {
            Some(length) if is_ascii_at(self.text, at + length) => at + length,
            _ => self.run(at, is_latin),
        };
        (self.slice(at, end), end)
    }

    /// The word of an alphabet that ends at `at`.
    pub(super) fn word_before(self, at: usize, floor: usize) -> &'a str {
        let before = self.slice(floor, at);
        let other = before.bytes().rposition(|byte| !byte.is_ascii_alphabetic());
        match other {
            Some(last) if is_ascii_at(before, last) => before.get(last + 1..).unwrap_or_default(),
            None => before,
            Some(_) => self.slice(self.run_back(at, floor, is_latin), at),
        }
    }

    /// Whether the character at `at` is one of a list.
    #[inline]
    pub(super) fn is_at(self, at: usize, list: WordList) -> bool {
        self.at(at).is_some_and(|c| list.holds(c))
    }

    /// Whether the character before `at` is one of a list.
    #[inline]
    pub(super) fn is_before(self, at: usize, list: WordList) -> bool {
        self.before(at).is_some_and(|c| list.holds(c))
    }

    /// The place after the first word of a list that stands at `at`, as it is written.
    #[inline]
    pub(super) fn past_any(self, at: usize, list: WordList) -> Option<usize> {
        let word = list.starting(self.rest(at))?;
        Some(at + word.len())
    }

    /// The same in any case, whatever blanks are between the words, and not within a word of letters.
    pub(super) fn past_words(self, at: usize, list: WordList) -> Option<usize> {
        let here = Cursor {
            text: self.text,
            at,
        };
        let end = here.past_any(list)?.at;
        let joined = self.before(end).is_some_and(is_latin) && self.at(end).is_some_and(is_latin);
        (!joined).then_some(end)
    }
}

fn is_ascii_at(text: &str, at: usize) -> bool {
    text.as_bytes().get(at).is_some_and(u8::is_ascii)
}

/// A blank of a clean text.
#[inline]
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

/// What stands behind the last full stop of a text; a point inside a number is none.
pub(super) fn last_sentence(text: &str) -> &str {
    let behind = |at: usize| text.get(at + 1..).unwrap_or_default();
    let mut ends = text.rmatch_indices('.').map(|(at, _)| behind(at));
    ends.find(|rest| rest.starts_with(is_blank)).unwrap_or(text)
}

/// The lines of a piece without their breaks, with the byte that each starts at.
pub fn lines(piece: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = Some(0);
    std::iter::from_fn(move || {
        let start = at?;
        let rest = piece.get(start..)?;
        let end = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        let (line, after) = rest.split_at_checked(end)?;
        let broken = match after.as_bytes() {
            [] => None,
            [b'\r', b'\n', ..] => Some(2),
            _ => Some(1),
        };
        at = broken.map(|length| start + end + length);
        Some((start, line))
    })
}

/// A Chinese digit in plain writing; 俩 and 仨 hold one.
pub(super) fn is_han_digit(c: char) -> bool {
    let digits = [NumberRole::Small, NumberRole::Counting, NumberRole::Pair];
    has_role(c, &digits)
}

/// A number with what it counts: 俩.
pub(super) fn is_pair(c: char) -> bool {
    has_role(c, &[NumberRole::Pair])
}

/// A digit and 十 in one character: 廿.
pub(super) fn is_tens(c: char) -> bool {
    has_role(c, &[NumberRole::Tens])
}

/// A Chinese unit character in plain writing; 廿 and its kin hold one.
pub(super) fn is_han_scale(c: char) -> bool {
    has_role(c, &[NumberRole::Scale, NumberRole::Tens])
}

/// The sign of a currency that mostly stands before its number.
pub(super) fn is_money_sign(c: char) -> bool {
    matches!(c, '$' | '£' | '€' | '¥')
}

/// A numeral of financial writing; many of these are parts of ordinary words too.
pub(super) fn is_financial(c: char) -> bool {
    has_role(c, &[NumberRole::Cheque])
}

#[inline]
fn has_role(c: char, roles: &[NumberRole]) -> bool {
    character(c).is_some_and(|(role, _)| roles.contains(&role))
}

/// Any Chinese numeral character.
#[inline]
pub(super) fn is_han_numeral(c: char) -> bool {
    if c.is_ascii() {
        return false;
    }
    let numeral = |(role, _)| role != NumberRole::Prefix;
    character(c).is_some_and(numeral) || WordList::Half.holds(c)
}

/// A digit, an ordinary or a full-width one; the character is folded.
#[inline]
pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Quotation marks that open, of both languages.
pub(super) fn opens_quote(c: char) -> bool {
    matches!(c, '“' | '‘' | '「' | '『' | '《' | '"' | '\'')
}

/// Quotation marks that close.
pub(super) fn closes_quote(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '』' | '》' | '"' | '\'')
}
