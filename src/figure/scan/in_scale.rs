//! Scales that a heading tells for the numbers behind it: `(in millions) Revenue 312.4`, `Sales (£000): 1,204`, `All figures in
//! thousands of euros`. The numbers are unread, since alone they would say a thousandth of what they mean; the heading itself is no
//! amount.

use super::super::language::{NumberRole, WordList, ones, word_value};
use super::super::numeral::is_ten;
use super::super::scale::is_myriad;
use super::super::unit::{Units, is_currency_sign};
use super::amount::Amount;
use super::line::{Line, is_blank, is_digit, is_han, is_han_numeral, is_han_scale, last_sentence};

/// What is told as unread: its bytes, and why.
type Told = (usize, usize, &'static str);

/// No list of units behind the word for them is longer, in characters, nor whose money it is.
const LONGEST_UNITS: usize = 24;
const LONGEST_OWNER: usize = 4;
/// No heading is longer.
const MOST_WORDS: usize = 5;

/// `millions of dollars` in `All figures in millions of dollars.`: whether the amount is a scale and a unit without a number, as a
/// heading tells it.
pub(super) fn is_heading(line: Line<'_>, amount: &Amount, units: &Units) -> bool {
    let written = line.slice(amount.start, amount.end);
    if heads_in_characters(line, amount) {
        return true;
    }
    let next = line.at(amount.end);
    let ends = next.is_none_or(|c| matches!(c, ')' | ':' | '.' | ';' | '|' | '\n'));
    if !ends || !tells_scale(written, units) {
        return false;
    }
    let row = line.row_before(amount.start).trim_end_matches(is_blank);
    let (lead, word) = row.rsplit_once(is_blank).unwrap_or(("", row));
    // `(EUR thousand)`, `Unit: million USD`
    let opened = row.ends_with(['(', '|']) || is_announced(row);
    // `in millions of euros`
    let joint = word.trim_start_matches('(');
    let heads = joint.len() < word.len() || lead.trim().is_empty();
    let told = WordList::InScale.names(joint);
    opened && next != Some('.') || told && (heads || is_announced(lead) || next == Some(':'))
}

/// 单位：万元, 以亿元计, 精确到百万元: a scale with its unit in characters that no number stands with.
fn heads_in_characters(line: Line<'_>, amount: &Amount) -> bool {
    let number = line.run(amount.start, is_han_numeral);
    let scale = line.slice(amount.start, number);
    let scaled = !scale.is_empty() && scale.chars().all(|c| is_han_scale(c) || is_ten(c));
    if !scaled || !amount.figure.qualifiers().is_empty() {
        return false;
    }
    let near = line.slice(line.near(amount.start), amount.start);
    let clause = near.rsplit(['。', '；', '\n']).next().unwrap_or_default();
    let behind = |word: &str| clause.rsplit_once(word).map(|(_, behind)| behind);
    let units = |text: &str| {
        let mark = |c: char| is_blank(c) || "：:、/（）()%％".contains(c);
        text.chars().count() <= LONGEST_UNITS && text.chars().all(|c| is_han(c) || mark(c))
    };
    let mut announced = WordList::UnitAnnounced.words().iter();
    let mut opened = WordList::UnitOpened.words().iter();
    // 数以亿元计
    let many = |word: &str| {
        let before = clause.rsplit_once(word).map(|(before, _)| before);
        before.is_some_and(|before| before.ends_with(|c| WordList::ManyOpened.holds(c)))
    };
    let owned = |word: &str| {
        behind(word)
            .is_some_and(|text| text.chars().count() <= LONGEST_OWNER && text.chars().all(is_han))
    };
    announced.any(|word| behind(word).is_some_and(units))
        || WordList::RoundedTo.ending(clause).is_some()
        || line.past_any(amount.end, WordList::UnitClosed).is_some()
            && opened.any(|word| owned(word) && !many(word))
}

/// Whether a text ends with what says that a scale follows: `All figures`, `Unit:`, `stated`.
fn is_announced(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| is_blank(c) || matches!(c, ':' | '('));
    let word = text.rsplit(is_blank).next().unwrap_or_default();
    WordList::ScaleAnnounced.names(word)
}

/// Why the amount is unread.
pub(super) fn told(line: Line<'_>, amount: &Amount, units: &Units) -> Option<Told> {
    let figure = &amount.figure;
    let bare = figure.unit.is_none() && figure.writing.exponent == 0;
    let before = line.slice(line.near(amount.start), amount.start);
    // Most lines hold neither.
    let joins = |text: &str| {
        text.split_whitespace()
            .any(|word| WordList::InScale.has(word))
    };
    (bare && (before.contains('(') || joins(before))).then_some(())?;
    let paragraph = before.rsplit("\n\n").next().unwrap_or(before);
    let before = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    let sentence = last_sentence(&before);
    let headed = bracketed(sentence, units) || labelled(sentence, units) || announced(&before);
    headed.then_some((
        amount.start,
        amount.end,
        "the scale of the number may stand in a heading before it",
    ))
}

/// Whether brackets of the sentence hold a scale and nothing else: `Sales ($m): 1,204`.
fn bracketed(sentence: &str, units: &Units) -> bool {
    let mut inner = sentence.split('(').skip(1);
    inner.any(|rest| {
        let closed = rest.split_once(')');
        closed.is_some_and(|(inner, _)| tells_scale(inner, units))
    })
}

/// Whether a label of the sentence ends with a scale: `Sales, in thousand tonnes: 41`.
fn labelled(sentence: &str, units: &Units) -> bool {
    let label = sentence.rsplit_once(':').map(|(label, _)| label);
    let joints = WordList::InScale.words().iter();
    let mut scales = joints.filter_map(|joint| label?.rsplit_once(&format!(" {joint} ")));
    scales.any(|(_, scale)| tells_scale(scale, units))
}

/// The same of the heading of a column, without asking which units there are: `Amount ($m)`, `Sales (in thousands)`, 金额（万元）.
pub(super) fn heads_column(heading: &str) -> bool {
    let heading = heading.trim();
    let inner = heading.strip_suffix([')', '）']);
    let Some((_, inner)) = inner.and_then(|inner| inner.rsplit_once(['(', '（'])) else {
        return false;
    };
    let words = inner.split(|c: char| is_blank(c) || c == ',');
    let few = words.clone().count() <= MOST_WORDS;
    let mut words = words.map(str::to_lowercase);
    let told = |word: &str| {
        let behind = word.trim_start_matches(is_currency_sign);
        let signed = behind.len() < word.len();
        is_scale_word(word) || signed && (is_scale_word(behind) || WordList::MoneyScale.has(behind))
    };
    let opens = inner.chars().all(is_han) && inner.contains(is_myriad);
    let plain = !inner.contains(|c: char| c.is_ascii_digit() && c != '0');
    opens || few && plain && words.any(|word| told(&word))
}

/// Whether some sentence of the text says in which scale figures are told: `All figures in millions of dollars.`
fn announced(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(is_blank)
        .filter(|word| !word.is_empty())
        .collect();
    words.windows(3).any(|window| {
        let [lead, joint, scale] = window else {
            return false;
        };
        let scale = scale.trim_end_matches([':', '.', ';', ',', ')']);
        WordList::ScaleAnnounced.has(lead) && WordList::InScale.has(joint) && is_scale_word(scale)
    })
}

/// A word or sign that is a scale by itself: `millions`, `'000`, `bn`.
fn is_scale_word(word: &str) -> bool {
    let power = |word: &str| {
        word_value(NumberRole::Scale, word).is_some_and(|value| value.power >= THOUSAND)
    };
    power(word) || ones(word).any(power) || WordList::HeadingScale.has(word)
}

/// The power of ten of a thousand.
const THOUSAND: u32 = 3;

/// Whether a text tells a scale, and besides it only a unit: `in millions of dollars`, `£000`, `US$ m`, `EUR thousand`.
fn tells_scale(text: &str, units: &Units) -> bool {
    let words: Vec<&str> = text
        .split(|c: char| is_blank(c) || matches!(c, ','))
        .filter(|word| !word.is_empty())
        .collect();
    let (mut scaled, few) = (false, words.len() <= MOST_WORDS);
    let known = words.iter().all(|word| {
        let lower = word.to_lowercase();
        // `$m`, `EURm`
        let sign = units.match_before(word).map_or(0, |found| found.length);
        let behind = word.get(sign..).unwrap_or_default();
        let letter = WordList::MoneyScale.has(behind);
        let scale = is_scale_word(&lower) || sign > 0 && (letter || is_scale_word(behind));
        scaled |= scale;
        let whole = units.length_at(word) == Some(word.len());
        scale
            || WordList::InScale.has(&lower)
            || WordList::Of.has(&lower)
            || sign == word.len()
            || whole && !word.starts_with(is_digit)
    });
    few && known && scaled
}
