//! The next place in a line where something written with digits or number words can begin.

use super::super::cursor::{fold, is_latin};
use super::super::numeral::{
    is_multiple_word, is_number_word, is_point, is_vulgar, starts_multiple,
};
use super::guard::is_part_of_word;
use super::line::{
    Line, is_blank, is_digit, is_financial, is_han, is_han_digit, is_han_scale, opens_quote,
};
use super::ordinal::is_ordinal_word;

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
            if c == '.' && starts_with_point(line, at) {
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
        } else if matches!(c, '翻' | '好' | '几' | '数' | '倍') {
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

fn is_word_hit(line: Line<'_>, at: usize) -> bool {
    // Number words and ordinals start with few letters; most words are told by the first one.
    let first = line.at(at).map(|c| c.to_ascii_lowercase());
    if !matches!(
        first,
        Some('b' | 'd' | 'e' | 'f' | 'h' | 'm' | 'n' | 'o' | 'p' | 'q' | 's' | 't' | 'z')
    ) {
        return false;
    }
    let (word, _) = line.word(at);
    if word.len() > LONGEST {
        return false;
    }
    if word.eq_ignore_ascii_case("point") {
        return is_decimal(line, at);
    }
    if word.eq_ignore_ascii_case("scores") {
        return counts_twenties(line, at);
    }
    let part = word.eq_ignore_ascii_case("quarter");
    let known = part || is_number_word(word) || is_ordinal_word(word) || is_multiple_word(word);
    // `multi-million` is no million.
    known && !line.slice(0, at).ends_with("multi-")
}

/// `scores of boats`: not those of a game, which belong to something (`the scores of`, `test scores of`).
fn counts_twenties(line: Line<'_>, at: usize) -> bool {
    let before = line.word_before(line.back_blank(at, 0), 0);
    let leading = [
        "",
        "were",
        "was",
        "are",
        "is",
        "had",
        "has",
        "have",
        "with",
        "in",
        "by",
        "for",
        "and",
        "drew",
        "draws",
        "saw",
        "took",
        "takes",
        "takes",
        "among",
        "of",
        "to",
        "attracted",
    ];
    let (of, _) = line.word(line.past_blank(line.word(at).1));
    of == "of" && leading.iter().any(|word| word.eq_ignore_ascii_case(before))
}

/// `.5`, where nothing stands before the point that it could end.
fn starts_with_point(line: Line<'_>, at: usize) -> bool {
    let joined =
        |c: char| !(is_blank(c) || is_han(c) || opens_quote(c) || "([+-~$£€¥<>≤≥≈±".contains(c));
    line.at(line.next(at)).is_some_and(is_digit) && !line.before(at).is_some_and(joined)
}

/// `point five`, a number without a whole part: not behind another word, as in `at this point five boats left`.
fn is_decimal(line: Line<'_>, at: usize) -> bool {
    let before = line.word_before(line.back_blank(at, 0), 0);
    let leading = [
        "", "by", "of", "about", "than", "to", "was", "is", "nearly", "only", "minus", "rose",
        "fell", "up", "down", "gained", "lost", "grew", "dropped", "added", "almost", "over",
        "under", "around", "just", "roughly", "weighs", "holds", "costs", "measures", "another",
    ];
    is_point(line.rest(at)) && leading.iter().any(|word| word.eq_ignore_ascii_case(before))
}

/// 队伍 and 收拾 hold one such character; a number holds two, or one before a scale word or a coin.
fn is_financial_hit(line: Line<'_>, at: usize) -> bool {
    line.at(line.next(at))
        .is_some_and(|c| is_financial(c) || matches!(c, '万' | '亿' | '元'))
}
