//! A place in a text, and matching words there as people write them: full-width forms, case and blanks do not matter.
//! Which words there are is told by `readings.rs`, `unit/` and `numeral/`.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::language::{WordList, common};
use crate::words::NamedLists;

/// A text and a byte offset in it, always on a character boundary.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    /// What is still to be read.
    #[inline]
    pub(super) fn rest(self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next character, folded.
    #[inline]
    pub(super) fn peek(self) -> Option<char> {
        self.rest().chars().next().map(fold)
    }

    /// So many bytes further.
    #[inline]
    pub(super) fn plus(self, bytes: usize) -> Self {
        Self {
            text: self.text,
            at: self.at + bytes,
        }
    }

    /// Past the next character.
    #[inline]
    pub(super) fn next(self) -> Self {
        self.plus(self.rest().chars().next().map_or(0, char::len_utf8))
    }

    /// Past any blanks.
    pub(super) fn past_blanks(self) -> Self {
        self.plus(self.rest().len() - self.rest().trim_start().len())
    }

    /// Past the word, when it stands here as a whole.
    pub(super) fn past(self, word: &str) -> Option<Self> {
        match_word(self.rest(), word, Case::Any).map(|length| self.plus(length))
    }

    /// Past the first word of a list that stands here as a whole.
    pub(super) fn past_any(self, list: WordList) -> Option<Self> {
        let words = beginning_with(list, self.rest().chars().next()?);
        words.iter().find_map(|(_, word)| self.past(word))
    }

    /// Whether a word of a list may stand here, by its first character.
    #[inline]
    pub(super) fn may_be_at(self, list: WordList) -> bool {
        let next = self.rest().chars().next();
        next.is_some_and(|c| !beginning_with(list, c).is_empty())
    }

    /// Whether the next character is one of a list.
    #[inline]
    pub(super) fn is_at(self, list: WordList) -> bool {
        self.peek().is_some_and(|c| list.holds(c))
    }

    /// The run of letters of an alphabet that stands here, in lower case, and the place after it.
    pub(super) fn latin_word(self) -> Option<(Cow<'a, str>, Self)> {
        let rest = self.rest();
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let length = match rest.as_bytes().get(letters) {
            Some(next) if !next.is_ascii() => rest.find(|c| !is_latin(c)).unwrap_or(rest.len()),
            _ => letters,
        };
        let word = rest.get(..length)?;
        let is_lower = word.bytes().all(|byte| byte.is_ascii_lowercase());
        let lower = || {
            if is_lower {
                Cow::Borrowed(word)
            } else {
                Cow::Owned(word.to_lowercase())
            }
        };
        (length > 0).then(|| (lower(), self.plus(length)))
    }
}

/// Whether capitals matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    Exact,
    Any,
}

/// How many bytes of `rest` the word takes when `rest` starts with it. A word of an alphabet must not go on after it.
#[inline]
pub(super) fn match_word(rest: &str, word: &str, case: Case) -> Option<usize> {
    // As most do.
    if differs_at_once(rest, word) {
        return None;
    }
    match_alike(rest, word, case)
}

/// The same of a word whose first characters are those of the text.
fn match_alike(rest: &str, word: &str, case: Case) -> Option<usize> {
    match in_letters(rest, word, case) {
        Letters::Other => return None,
        Letters::Same => {
            let follower = rest.get(word.len()..).and_then(|rest| rest.chars().next());
            let goes_on = word.ends_with(is_latin) && follower.is_some_and(is_latin);
            return (!goes_on).then_some(word.len());
        }
        Letters::Open => {}
    }
    let mut chars = rest.char_indices().peekable();
    let mut last = None;
    for wanted in word.chars() {
        if wanted.is_whitespace() {
            chars.next_if(|(_, c)| c.is_whitespace())?;
            while chars.next_if(|(_, c)| c.is_whitespace()).is_some() {}
            continue;
        }
        let (_, found) = chars.next()?;
        last = Some(fold(found));
        if found == wanted {
            continue;
        }
        let (found, wanted) = (fold(found), fold(wanted));
        if found != wanted && (case == Case::Exact || !same_letter(found, wanted)) {
            return None;
        }
    }
    let (end, follower) = chars
        .peek()
        .map_or((rest.len(), None), |&(at, c)| (at, Some(c)));
    let goes_on = last.is_some_and(is_latin) && follower.is_some_and(is_latin);
    (!goes_on).then_some(end)
}

/// Whether the first characters tell already that a text does not start with a word, as they mostly do.
#[inline]
fn differs_at_once(rest: &str, word: &str) -> bool {
    match (rest.as_bytes().first(), word.as_bytes().first()) {
        (Some(found), Some(wanted)) if found.is_ascii_graphic() && wanted.is_ascii_graphic() => {
            let seconds = rest.as_bytes().get(1).zip(word.as_bytes().get(1));
            let differs = |(found, wanted): (&u8, &u8)| {
                found.is_ascii() && wanted.is_ascii_graphic() && !found.eq_ignore_ascii_case(wanted)
            };
            !found.eq_ignore_ascii_case(wanted) || seconds.is_some_and(differs)
        }
        (Some(found), Some(wanted)) if found.is_ascii() && wanted.is_ascii() => {
            let blanks = found.is_ascii_whitespace() && wanted.is_ascii_whitespace();
            !(blanks || found.eq_ignore_ascii_case(wanted))
        }
        // These bytes begin U+4000 to U+9FFF, none of which is read as a letter or sign of ASCII.
        (Some(found), Some(0xE4..=0xE9)) => found.is_ascii(),
        (Some(0xE4..=0xE9), Some(wanted)) => wanted.is_ascii(),
        _ => false,
    }
}

/// What the letters and signs of ASCII tell of whether a text starts with a word.
enum Letters {
    Same,
    Other,
    /// Nothing: there are blanks, or other characters.
    Open,
}

fn in_letters(rest: &str, word: &str, case: Case) -> Letters {
    for (found, wanted) in rest.bytes().zip(word.bytes()) {
        if !(found.is_ascii() && wanted.is_ascii_graphic()) {
            return Letters::Open;
        }
        let same = found == wanted || case == Case::Any && found.eq_ignore_ascii_case(&wanted);
        if !same {
            return Letters::Other;
        }
    }
    if rest.len() < word.len() {
        Letters::Other
    } else {
        Letters::Same
    }
}

/// What the words of a list begin with.
struct Firsts {
    /// The ASCII characters among them, a bit each.
    ascii: u128,
    /// The last bits of the others, a bit each: most characters are told by them.
    others: u128,
    /// The first keys of the words, each with the word; in the order of the list where these are the same.
    words: Vec<(char, &'static str)>,
}

static FIRSTS: LazyLock<Vec<Firsts>> = LazyLock::new(|| {
    let firsts = WordList::ALL.iter().map(|list| {
        let words = list.words().iter();
        let keyed =
            words.filter_map(|word| Some((word.chars().next().and_then(first_key)?, *word)));
        let mut words: Vec<(char, &str)> = keyed.collect();
        words.sort_by_key(|(key, _)| *key);
        let keys = || words.iter().map(|(key, _)| *key);
        let bits = |keys: &mut dyn Iterator<Item = char>| keys.fold(0, |bits, key| bits | bit(key));
        Firsts {
            ascii: bits(&mut keys().filter(char::is_ascii)),
            others: bits(&mut keys().filter(|key| !key.is_ascii())),
            words,
        }
    });
    firsts.collect()
});

/// The bit of a key.
fn bit(key: char) -> u128 {
    1 << (u32::from(key) & 127)
}

/// The words of a list that may begin with a character, which tells most places from words at once.
fn beginning_with(list: WordList, c: char) -> &'static [(char, &'static str)] {
    let (Some(firsts), Some(key)) = (FIRSTS.get(list as usize), first_key(c)) else {
        return &[];
    };
    let bits = if key.is_ascii() {
        firsts.ascii
    } else {
        firsts.others
    };
    if bits & bit(key) == 0 {
        return &[];
    }
    let from = firsts.words.partition_point(|(own, _)| *own < key);
    let rest = firsts.words.get(from..).unwrap_or_default();
    let count = rest.partition_point(|(own, _)| *own == key);
    rest.get(..count).unwrap_or_default()
}

/// The first key of a word: its first character, folded and in lower case.
#[inline]
pub(super) fn first_key(c: char) -> Option<char> {
    match fold(c) {
        c if c.is_ascii() => Some(c.to_ascii_lowercase()),
        c @ '\u{3000}'..='\u{9FFF}' => Some(c),
        c => c.to_lowercase().next(),
    }
}

/// The sign of kelvin, whose small letter is `k`.
const KELVIN: char = '\u{212A}';

/// Whether two characters differ at most in case. Most pairs that are compared are no pair of letters at all, and the
/// tables of Unicode are slow.
fn same_letter(a: char, b: char) -> bool {
    let has_no_case = |c| matches!(c, '\u{3000}'..='\u{9FFF}');
    if a.is_ascii() && b.is_ascii() {
        return a.eq_ignore_ascii_case(&b);
    }
    // Of all other characters only this one has a small letter of ASCII.
    if a.is_ascii() != b.is_ascii() && ![a, b].contains(&KELVIN) {
        return false;
    }
    !has_no_case(a) && !has_no_case(b) && a.to_lowercase().eq(b.to_lowercase())
}

/// Letters that form words between blanks; Chinese, Japanese and Korean do not.
#[inline]
pub(super) fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || !c.is_ascii() && c < '\u{2E80}' && c.is_alphabetic()
}

/// A character of Chinese writing.
#[inline]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// A character of Chinese or Japanese writing, of which words stand without blanks between them.
#[inline]
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}') || is_han(c)
}

/// Full-width forms as their ordinary ones, minus signs as the hyphen, characters that a
/// language writes in two ways as the common one.
#[inline]
pub(super) fn fold(c: char) -> char {
    // Asked of every character that is looked at, and most are of ASCII.
    if c.is_ascii() { c } else { fold_other(c) }
}

/// The same of a character of a text that was cleaned, in which only signs of full width are left to be folded.
#[inline]
pub(super) fn fold_clean(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => half_width(c),
        c => c,
    }
}

/// The character of ASCII that stands for one of full width.
fn half_width(c: char) -> char {
    let half = u32::from(c).checked_sub(0xFEE0);
    half.and_then(char::from_u32).unwrap_or(c)
}

fn fold_other(c: char) -> char {
    match c {
        '\u{4E00}'..='\u{9FFF}' => common(c),
        '\u{FF01}'..='\u{FF5E}' => half_width(c),
        '￥' => '¥',
        '−' | '﹣' => '-',
        // Marks that look like a degree in print.
        '˚' | 'º' => '°',
        // Between the parts of a fraction.
        '⁄' | '∕' => '/',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_characters_are_read_as_simplified_ones() {
        assert_eq!(['萬', '噸', '為', '吨'].map(fold), ['万', '吨', '为', '吨']);
    }

    #[test]
    fn matches_whole_words_in_any_form() {
        for (rest, word, length) in [
            ("More  than 5", "more than", Some(10)),
            ("tonnes", "t", None),
            ("t/year", "t", Some(1)),
            ("ｋｇ5", "kg", Some(6)),
            ("％", "%", Some(3)),
            ("吨位", "吨", Some(3)),
            ("t吨", "t", Some(1)),
            ("ÉTÉ", "été", Some(5)),
            ("\u{212A}g", "kg", Some(4)),
            ("吨", "t", None),
            ("万", "千", None),
        ] {
            assert_eq!(match_word(rest, word, Case::Any), length, "{rest} {word}");
        }
        assert_eq!(match_word("T", "t", Case::Exact), None);
    }
}
