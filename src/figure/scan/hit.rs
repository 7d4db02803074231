//! The next place in a line where something written with digits or number words can begin.

use super::super::cursor::{fold, is_latin};
use super::super::numeral::{is_multiple_word, is_vulgar, starts_multiple};
use super::guard::is_part_of_word;
use super::line::{Line, is_financial, is_han_digit, is_han_scale};
use super::ordinal::is_ordinal_word;

/// English number words in order; `is_number_word` searches them.
const NUMBER_WORDS: [&str; 42] = [
    "billion",
    "billions",
    "dozen",
    "dozens",
    "eight",
    "eighteen",
    "eighty",
    "eleven",
    "fifteen",
    "fifty",
    "five",
    "forty",
    "four",
    "fourteen",
    "half",
    "hundred",
    "hundreds",
    "million",
    "millions",
    "nine",
    "nineteen",
    "ninety",
    "one",
    "quarter",
    "seven",
    "seventeen",
    "seventy",
    "six",
    "sixteen",
    "sixty",
    "tens",
    "ten",
    "thirteen",
    "thirty",
    "thousand",
    "thousands",
    "three",
    "trillion",
    "trillions",
    "twelve",
    "twenty",
    "two",
];

/// The bytes of `seventeenth`, `quadrupled`, `thousandfold`.
const LONGEST: usize = 12;

/// The first place from `from` on where a numeral or an ordinal begins.
pub(super) fn next_hit(line: Line<'_>, from: usize) -> Option<usize> {
    let mut in_word = line.before(from).is_some_and(is_latin);
    for (offset, c) in line.rest(from).char_indices() {
        let at = from + offset;
        if c.is_ascii() {
            if c.is_ascii_digit() {
                return Some(at);
            }
            let letter = c.is_ascii_alphabetic();
            if letter && !in_word && is_word_hit(line, at) {
                return Some(at);
            }
            in_word = letter;
            continue;
        }
        in_word = is_latin(c);
        let plain = is_han_digit(c) || is_han_scale(c) || c == '半' || c == '第';
        let hit = if plain {
            !(c == '零' && line.rest(at).starts_with("零下"))
        } else if matches!(c, '翻' | '好' | '几' | '数') {
            starts_multiple(line.rest(at)) && !(c == '数' && is_part_of_word(line, at, "数"))
        } else {
            fold(c).is_ascii_digit()
                || is_financial(c) && is_financial_hit(line, at)
                || is_vulgar(c)
        };
        if hit {
            return Some(at);
        }
    }
    None
}

/// Whether a word of an alphabet is an English number word.
pub(super) fn is_number_word(word: &str) -> bool {
    NUMBER_WORDS
        .iter()
        .any(|number| number.eq_ignore_ascii_case(word))
}

fn is_word_hit(line: Line<'_>, at: usize) -> bool {
    // Number words and ordinals start with few letters; most words are told by the first one.
    let first = line.at(at).map(|c| c.to_ascii_lowercase());
    if !matches!(
        first,
        Some('b' | 'd' | 'e' | 'f' | 'h' | 'm' | 'n' | 'o' | 'q' | 's' | 't')
    ) {
        return false;
    }
    let (word, _) = line.word(at);
    if word.len() > LONGEST {
        return false;
    }
    let known = is_number_word(word) || is_ordinal_word(word) || is_multiple_word(word);
    // `multi-million` is no million.
    known && !line.slice(0, at).ends_with("multi-")
}

/// 队伍 and 收拾 hold one such character; a number holds two, or one before a scale word or a coin.
fn is_financial_hit(line: Line<'_>, at: usize) -> bool {
    line.at(line.next(at))
        .is_some_and(|c| is_financial(c) || matches!(c, '万' | '亿' | '元'))
}
