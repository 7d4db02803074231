//! The next place in a line where something written with digits or number words can begin.

use std::sync::LazyLock;

use super::super::cursor::{fold, is_latin};
use super::super::language::{HanBits, WordList, begins_number, may_be_number, numeral_characters};
use super::super::numeral::{
    is_multiple_word, is_number_word, is_point, is_vulgar, starts_multiple,
};
use super::super::scale::chinese_scale;
use super::counters::is_counter;
use super::guard::is_part_of_word;
use super::line::{
    Line, is_blank, is_digit, is_financial, is_han, is_han_digit, is_han_scale, opens_quote,
};
use super::ordinal::is_ordinal_word;

/// The bytes of `seventeenth`, `quadrupled`, `thousandfold`.
const LONGEST: usize = 12;

/// The first place from `from` on where a numeral or an ordinal begins.
pub(super) fn next_hit(line: Line<'_>, from: usize) -> Option<usize> {
    let bytes = line.text.as_bytes();
    let mut in_word = line.before(from).is_some_and(is_latin);
    let mut at = from;
    while let Some(byte) = bytes.get(at).copied() {
        if byte.is_ascii_alphabetic() {
            if !in_word && is_word_hit(line, at) {
                return Some(at);
            }
            (in_word, at) = (true, end_of_letters(bytes, at));
        } else if byte.is_ascii_digit() {
            return Some(at);
        } else if byte.is_ascii() {
            if is_before_digit(bytes, at)
                && WordList::DecimalPoint.holds(char::from(byte))
                && starts_with_point(line, at)
            {
                return Some(at);
            }
            (in_word, at) = (false, at + 1);
        } else {
            let c = line.rest(at).chars().next()?;
            if is_other_hit(line, at, c) {
                return Some(at);
            }
            (in_word, at) = (is_latin(c), at + c.len_utf8());
        }
    }
    None
}

/// Whether a text, as it is written, may hold a place where something begins. That most texts hold none is told here
/// without cleaning them: what shows nothing, and marks inside words, could hide one.
pub(super) fn may_hold_hit(source: &str) -> bool {
    let bytes = source.as_bytes();
    let mut at = 0;
    // Whether nothing but marks of emphasis stands behind a letter, so that another one may go on its word.
    let mut goes_on = false;
    while let Some(byte) = bytes.get(at).copied() {
        if byte.is_ascii_alphabetic() {
            let end = end_of_letters(bytes, at);
            let word = source.get(at..end).unwrap_or_default();
            let open = || {
                let next = source.get(end..).and_then(|rest| rest.chars().next());
                next.is_some_and(|c| !c.is_ascii() && (is_latin(c) || !begins_nothing(c)))
            };
            if goes_on || may_be_number(word) && (open() || is_known(word)) {
                return true;
            }
            (goes_on, at) = (true, end);
        } else if byte.is_ascii_digit() || byte == b'<' {
            return true;
        } else if byte.is_ascii() {
            goes_on &= matches!(byte, b'*' | b'_');
            at += 1;
        } else {
            let Some(c) = source.get(at..).and_then(|rest| rest.chars().next()) else {
                return true;
            };
            if !begins_nothing(c) {
                return true;
            }
            (goes_on, at) = (false, at + c.len_utf8());
        }
    }
    false
}

/// The place after the letters of ASCII that stand at `at`.
fn end_of_letters(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let length = rest.iter().position(|byte| !byte.is_ascii_alphabetic());
    at + length.unwrap_or(rest.len())
}

/// Whether a digit may stand behind the byte at `at`; one of full width is no ASCII.
fn is_before_digit(bytes: &[u8], at: usize) -> bool {
    let next = bytes.get(at + 1);
    next.is_some_and(|byte| byte.is_ascii_digit() || !byte.is_ascii())
}

/// Whether something begins with the character at `at`, which is none of ASCII.
fn is_other_hit(line: Line<'_>, at: usize, c: char) -> bool {
    match beginning(c) {
        Some(Beginning::Numeral) => WordList::BelowZero.starting(line.rest(at)).is_none(),
        Some(Beginning::Cheque) => is_financial_hit(line, at),
        Some(Beginning::Multiple) => {
            let word = line.slice(at, at + c.len_utf8());
            let guarded = WordList::GuardedLead.holds(c) && is_part_of_word(line, at, word);
            starts_multiple(line.rest(at)) && !guarded
        }
        None => fold(c).is_ascii_digit() || is_vulgar(c),
    }
}

/// Whether it is certain of a character that is none of ASCII that nothing begins with it, and that it shows itself and no
/// letter of ASCII: of letters with accents, the usual punctuation, and Chinese characters that are in no numeral.
fn begins_nothing(c: char) -> bool {
    match c {
        '\u{A0}'..='\u{AC}'
        | '\u{AE}'..='\u{BB}'
        | 'À'..='ɏ'
        | '‐'..='‧'
        | '‰'..='‾'
        | '、'..='。'
        | '《'..='』' => beginning(c).is_none(),
        '，' | '：' | '；' | '（' | '）' => true,
        '\u{4E00}'..='\u{9FFF}' => !KNOWN.may_hold(c) && !KNOWN.may_hold(fold(c)),
        _ => false,
    }
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
    // Letters with accents and most punctuation come before them all.
    let first = BEGINNINGS.first().map(|(first, _)| *first)?;
    (c >= first && KNOWN.may_hold(c)).then_some(())?;
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
    // `multi-million` is no million.
    says_number(word) && WordList::NoLead.ending(line.slice(0, at)).is_none()
}

fn says_number(word: &str) -> bool {
    let part = WordList::PlainPart.names(word);
    part || is_number_word(word) || is_ordinal_word(word) || is_multiple_word(word)
}

/// Whether a word may begin something, whatever stands around it.
fn is_known(word: &str) -> bool {
    says_number(word) || WordList::PointWord.names(word) || WordList::GameWord.names(word)
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
    let next = line.next(at);
    // 贰吨, 叁点伍元
    let counts = is_counter(line.rest(next))
        || line.is_at(next, WordList::PointCharacter)
            && line.at(line.next(next)).is_some_and(is_financial);
    if counts && !word {
        return true;
    }
    line.at(next).is_some_and(|c| {
        is_financial(c) || large(c) || WordList::MoneyUnit.holds(c) || apart && scale(c)
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::clean::Clean;
    use super::*;
    use proptest::prelude::*;

    fn holds_hit(source: &str) -> bool {
        let clean = Clean::new(source);
        next_hit(Line { text: clean.text() }, 0).is_some()
    }

    #[test]
    fn most_texts_without_a_number_are_told_before_they_are_cleaned() {
        for source in [
            "Boats lie along the quay, on their own",
            "the *boats* of the __northern__ quay",
            "“Quay” – a café’s berth…",
            "码头上停着船，并未开走。",
        ] {
            assert!(!may_hold_hit(source), "{source}");
        }
        for source in [
            "*t*_wo_ boats",
            "t\u{AD}wo boats",
            "on<b>e</b> boat",
            "ｔｗｏ boats",
            "the first boat",
            "萬",
        ] {
            assert!(may_hold_hit(source), "{source}");
        }
    }

    proptest! {
        #[test]
        fn no_text_with_a_hit_is_taken_for_one_without(
            source in "(one|two|a third|half|point six|t|wo|on|e|first|scores of|é|一|萬|船|双|½|５|ｏ|\u{AD}|\u{200B}|-|\\.| |\n|\\*|_|<b>|</b>|x|，|\u{A0}){0,9}"
        ) {
            prop_assert!(may_hold_hit(&source) || !holds_hit(&source), "{source:?}");
        }
    }
}
