//! The next place in a line where something written with digits or number words can begin.

use std::sync::LazyLock;

use super::super::cursor::{fold, is_latin};
use super::super::language::{HanBits, WordList, begins_number, may_be_number, numeral_characters};
use super::super::numeral::{
    is_multiple_word, is_number_word, is_point, is_vulgar, starts_multiple,
};
use super::super::scale::chinese_scale;
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
            if c.is_ascii_punctuation()
                && WordList::DecimalPoint.holds(c)
                && starts_with_point(line, at)
            {
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
        let hit = match beginning(c) {
            Some(Beginning::Numeral) => WordList::BelowZero.starting(line.rest(at)).is_none(),
            Some(Beginning::Cheque) => is_financial_hit(line, at),
            Some(Beginning::Multiple) => {
                let word = line.slice(at, at + c.len_utf8());
                let guarded = WordList::GuardedLead.holds(c) && is_part_of_word(line, at, word);
                starts_multiple(line.rest(at)) && !guarded
            }
            None => fold(c).is_ascii_digit() || is_vulgar(c),
        };
        if hit {
            return Some(at);
        }
    }
    None
}

/// What begins with a character that is no letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Beginning {
    /// A numeral, or a place in an order.
    Numeral,
    /// A numeral of cheques, whose characters are parts of other words too.
    Cheque,
    /// A word that says a multiple, as others may that begin so.
    Multiple,
}

/// Every character with which something can begin, so that each character of a text is looked up once.
static BEGINNINGS: LazyLock<Vec<(char, Beginning)>> = LazyLock::new(|| {
    let plain = numeral_characters()
        .filter(|c| is_han_digit(*c) || is_han_scale(*c))
        .chain(characters(WordList::Half))
        .chain(characters(WordList::OrdinalPrefix))
        .map(|c| (c, Beginning::Numeral));
    let cheque = numeral_characters()
        .filter(|c| is_financial(*c))
        .map(|c| (c, Beginning::Cheque));
    let multiple = characters(WordList::MultipleLead).map(|c| (c, Beginning::Multiple));
    let mut all: Vec<(char, Beginning)> = plain.chain(cheque).chain(multiple).collect();
    all.sort_unstable();
    all
});

fn characters(list: WordList) -> impl Iterator<Item = char> {
    list.words().iter().flat_map(|word| word.chars())
}

static KNOWN: LazyLock<HanBits> = LazyLock::new(|| BEGINNINGS.iter().map(|(c, _)| *c).collect());

fn beginning(c: char) -> Option<Beginning> {
    KNOWN.may_hold(c).then_some(())?;
    let at = BEGINNINGS.binary_search_by_key(&c, |(own, _)| *own).ok()?;
    BEGINNINGS.get(at).map(|(_, beginning)| *beginning)
}

fn is_word_hit(line: Line<'_>, at: usize) -> bool {
    // Number words and ordinals start with few letters; most words are told by the first ones.
    if !line.at(at).is_some_and(begins_number) || !may_be_number(line.rest(at)) {
        return false;
    }
    let (word, _) = line.word(at);
    if word.len() > LONGEST {
        return false;
    }
    if WordList::PointWord.names(word) {
        return is_decimal(line, at);
    }
    if WordList::GameWord.names(word) {
        return counts_twenties(line, at);
    }
    let part = WordList::PlainPart.names(word);
    let known = part || is_number_word(word) || is_ordinal_word(word) || is_multiple_word(word);
    // `multi-million` is no million.
    known && WordList::NoLead.ending(line.slice(0, at)).is_none()
}

/// `scores of boats`: not those of a game, which belong to something (`the scores of`, `test scores of`).
fn counts_twenties(line: Line<'_>, at: usize) -> bool {
    let before = line.word_before(line.back_blank(at, 0), 0);
    let (of, _) = line.word(line.past_blank(line.word(at).1));
    WordList::Of.has(of) && (before.is_empty() || WordList::TwentiesLead.names(before))
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
    is_point(line.rest(at)) && (before.is_empty() || WordList::PointLead.names(before))
}

/// 队伍 and 收拾 hold one such character; a number holds two, or one before a scale word or a coin.
fn is_financial_hit(line: Line<'_>, at: usize) -> bool {
    let large = |c: char| chinese_scale(c).is_some_and(|power| power >= 4);
    // 共壹百元, 拾六万; 队伍百余人 and 收拾六间房 hold none.
    let word = line.is_at(at, WordList::OrdinaryCheque);
    let apart = !(word && line.before(at).is_some_and(is_han));
    let scale = |c: char| is_han_scale(c) || is_han_digit(c);
    line.at(line.next(at)).is_some_and(|c| {
        is_financial(c) || large(c) || WordList::MoneyUnit.holds(c) || apart && scale(c)
    })
}
