//! Where a figure starts: the qualifying words, signs and currencies before its number.

use std::collections::BTreeMap;

use super::super::alike::Alike;
use super::super::cursor::{Case, Cursor, first_key, is_latin, match_word};
use super::super::language::WordPlace;
use super::super::language::{Role, WordList};
use super::super::numeral::is_part_name;
use super::super::parse::is_of_level;
use super::super::readings::Readings;
use super::super::scale::chinese_scale;
use super::counters::is_counter;
use super::guard::is_part_of_word;
use super::line::{
    Line, is_blank, is_digit, is_han, is_han_numeral, is_han_scale, is_money_sign, opens_quote,
};

/// The sign of a currency that stands around mathematics too.
const MATHEMATICS: &str = "$";
/// Two of it strike out what stands between.
const STRUCK: &str = "~";

/// More words than this before one number are not its qualifiers.
const MOST_WORDS: usize = 8;

/// Where a figure starts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    /// The first byte.
    pub(super) at: usize,
    /// Whether words or signs stand before the number that say how it is bounded, so that the number alone would say
    /// more than the text.
    pub(super) bounded: bool,
    /// Whether some of them compare, or tell that the number is reached.
    pub(super) compared: bool,
    /// Whether a word stands there that opens a range: `between`.
    pub(super) opened: bool,
}

impl Start {
    /// Words at `at` bound the number.
    fn bound(&mut self, at: usize) {
        self.at = at;
        self.bounded = true;
    }
}

/// Whether a negation right before a number denies it; `no 12 boats are alike` says something else.
fn denies_number(word: &str) -> bool {
    !WordList::LooseNegation.names(word)
}

/// Words that can stand right before a number, by their last characters.
#[derive(Clone, Debug, Default)]
pub(super) struct FigureStarts {
    by_last: BTreeMap<char, Alike<StartWord>>,
}

#[derive(Clone, Debug)]
struct StartWord {
    text: String,
    kind: StartKind,
}

/// What a word before a number is. Of two that are one text the first counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum StartKind {
    Bound,
    Particle(Role),
    Currency,
    /// 每小时 before a length.
    Speed,
}

impl FigureStarts {
    pub(super) fn new<'s>(
        currencies: impl Iterator<Item = &'s String>,
        readings: &'s Readings,
    ) -> Self {
        let mut starts = Self::default();
        let words = readings
            .words(WordPlace::Before)
            .map(|word| (word.text.as_str(), StartKind::Bound));
        let particles = readings
            .particles()
            .map(|particle| (particle.text.as_str(), StartKind::Particle(particle.role)));
        let currencies = currencies.map(|symbol| (symbol.as_str(), StartKind::Currency));
        let degrees = WordList::DegreeName.words().iter();
        let degrees = degrees.map(|name| (*name, StartKind::Currency));
        let speeds = WordList::SpeedLead.words().iter();
        let speeds = speeds.map(|lead| (*lead, StartKind::Speed));
        let signs = currencies.chain(degrees).chain(speeds);
        for (text, kind) in signs.chain(words).chain(particles) {
            let mut ending = text.chars().rev();
            if let Some(last) = ending.next().and_then(first_key) {
                let text = text.to_owned();
                let alike = starts.by_last.entry(last).or_default();
                alike.add(ending.next(), StartWord { text, kind });
            }
        }
        starts
    }

    /// The longest of them that ends before `start` and is no part of another word, and where it starts.
    fn before(
        &self,
        line: Line<'_>,
        start: usize,
        hit: usize,
        floor: usize,
    ) -> Option<(StartKind, usize)> {
        let end = line.back_blank(start, floor);
        let last = line.before(end).and_then(first_key)?;
        let known = self.by_last.get(&last)?;
        known
            .beside(line.before(line.back(end)))
            .filter_map(|lead| {
                let text = lead.text.as_str();
                let at = line.back_word(end, floor, text)?;
                let stands = match lead.kind {
                    StartKind::Currency => {
                        // In its own capitals: `try 5` is no money.
                        let own = match_word(line.slice(at, end), text, Case::Exact).is_some();
                        let joined =
                            text.starts_with(is_latin) && line.before(at).is_some_and(is_latin);
                        // 1元兑日元20
                        let told = line.is_before(at, WordList::ExchangeCharacter);
                        // `$w$两个`: what closes mathematics.
                        let closes = text == MATHEMATICS
                            && line
                                .before(at)
                                .is_some_and(|c| c == '}' || c == ')' || c.is_ascii_lowercase());
                        own && !joined && !told && !closes
                    }
                    StartKind::Particle(role) => {
                        // 罚没 denies nothing.
                        let other = matches!(role, Role::Negation | Role::Unread)
                            && (is_part_of_word(line, at, text) || is_unmanaged(line, at, text));
                        let placed = role != Role::Unread || fits(line, at, text, hit);
                        stands_alone(line, at, end, text) && !other && placed
                    }
                    StartKind::Speed => line
                        .past_any(number_end(line, hit), WordList::SpeedLength)
                        .is_some(),
                    StartKind::Bound => {
                        stands_alone(line, at, end, text)
                            && fits(line, at, text, hit)
                            && !is_part_of_word(line, at, text)
                    }
                };
                stands.then_some((at, lead.kind))
            })
            .min()
            .map(|(at, kind)| (kind, at))
    }
}

impl FigureStarts {
    /// Whether anything that belongs to a figure may end right before `at`, as far as a character of Chinese there tells.
    pub(super) fn may_end(&self, line: Line<'_>, at: usize) -> bool {
        let before = line.slice(0, at);
        let is_last = |c: char| {
            let last = first_key(c).is_some_and(|key| self.by_last.contains_key(&key));
            last || WordList::MinusCharacter.holds(c)
        };
        let opens = || WordList::BelowZero.may_end(before) || WordList::RangeOpen.may_end(before);
        before
            .chars()
            .next_back()
            .is_none_or(|c| !is_han(c) || is_last(c) || opens())
    }

    /// The place where the figure starts whose number is at `hit`, at `floor` or after it.
    ///
    /// Words that bound nothing themselves (`well`, 已, 了) are passed over towards those that do, and belong to the
    /// figure only when they stand after one.
    pub(super) fn of(&self, line: Line<'_>, hit: usize, floor: usize) -> Start {
        let mut at = article(line, hit, floor).unwrap_or(hit);
        let mut start = Start {
            at,
            bounded: false,
            compared: false,
            opened: false,
        };
        for _ in 0..MOST_WORDS {
            if let Some(earlier) = opening_before(line, at, floor) {
                at = earlier;
                start.at = at;
                start.opened = true;
                continue;
            }
            let sign = sign_before(line, at, floor).filter(|sign| {
                // 税负降至5%: 负 stands right before what is below zero.
                at == hit || !line.is_at(*sign, WordList::MinusCharacter) || start.compared
            });
            let word = || self.before(line, at, hit, floor);
            if let Some(earlier) = sign {
                at = earlier;
                start.bound(at);
            } else if let Some((kind, earlier)) = word() {
                if leads_up(line, earlier, at) {
                    break;
                }
                at = earlier;
                match kind {
                    StartKind::Currency | StartKind::Speed => start.at = at,
                    StartKind::Bound => {
                        start.compared = true;
                        start.bound(at);
                    }
                    StartKind::Particle(Role::Reach) => start.compared = true,
                    StartKind::Particle(Role::Negation) if start.compared => {
                        start.bound(at);
                    }
                    StartKind::Particle(Role::Unread) => start.bound(at),
                    StartKind::Particle(Role::Negation) => {
                        let word = line.slice(at, start.at).trim_end_matches(is_blank);
                        if !denies_number(word) {
                            break;
                        }
                        start.bound(at);
                    }
                    StartKind::Particle(_) => {}
                }
            } else {
                break;
            }
        }
        if let Some(at) = asked_before(line, start.at, floor) {
            start.bound(at);
        }
        start
    }
}

/// 到没到, 要不要: where a word stands before its negation at `at`, with which it asks.
fn asked_before(line: Line<'_>, at: usize, floor: usize) -> Option<usize> {
    let negation = line.at(at).filter(|c| WordList::AskingNegation.holds(*c))?;
    let asked = line.at(at + negation.len_utf8());
    let before = line
        .before(at)
        .filter(|c| is_han(*c) && Some(*c) == asked)?;
    let start = at - before.len_utf8();
    (start >= floor).then_some(start)
}

/// `went up to 9`: a level that something came to, where the words at `at` would bound it.
fn leads_up(line: Line<'_>, at: usize, end: usize) -> bool {
    let words: Vec<&str> = line.slice(at, end).split_whitespace().collect();
    let verb = line.word_before(line.back_blank(at, 0), 0);
    WordList::UpTo.has(&words.join(" ")) && WordList::GoneUp.has(verb)
}

/// A word of an alphabet is not the end of a longer one; a Chinese one stands right before the number.
fn stands_alone(line: Line<'_>, at: usize, end: usize, text: &str) -> bool {
    if text.starts_with(is_latin) {
        let joined = line.before(at).is_some_and(|c| is_latin(c) || c == '-');
        let apart = text.ends_with('.') || line.at(end).is_none_or(|c| !is_latin(c));
        return !joined && apart;
    }
    // `~~$49~~` is struck out.
    if text == STRUCK && (line.before(at) == Some('~') || line.at(end) == Some('~')) {
        return false;
    }
    !is_arrow(line, at, text)
}

/// An arrow or a tag is no sign of comparison.
fn is_arrow(line: Line<'_>, at: usize, text: &str) -> bool {
    matches!(text, ">" | "<")
        && line.before(at).is_some_and(|c| {
            let tag = || {
                let start = line.run_back(at, 0, |c| !is_blank(c) && c != '<');
                line.before(start) == Some('<')
            };
            // `x>10`
            matches!(c, '-' | '=' | '/' | '<' | '>') || c.is_ascii_alphanumeric() && tag()
        })
}

/// Where the digits and numerals end that begin at `hit`, with the marks of a range between them.
fn number_end(line: Line<'_>, hit: usize) -> usize {
    let mark = |c: char| matches!(c, '.' | ',' | '-' | '~' | '–' | '—' | '～');
    let joint = |c: char| {
        WordList::RangeSeparator
            .words()
            .iter()
            .any(|word| word.starts_with(c))
    };
    line.run(hit, |c| {
        is_digit(c) || is_han_numeral(c) || mark(c) || joint(c)
    })
}

/// 看不到300米外: 不 before 到, behind a verb, says that something is not managed.
fn is_unmanaged(line: Line<'_>, at: usize, text: &str) -> bool {
    line.is_before(at, WordList::ManagedVerb) && line.is_at(at + text.len(), WordList::ManagedEnd)
}

/// Whether a word at `at` bounds the number at `hit`: 上, 数 and 几 stand before 十, 百, 千 and so on, `several` before `hundred`.
fn fits(line: Line<'_>, at: usize, text: &str, hit: usize) -> bool {
    if WordList::SmallBound.has(text) {
        return line.rest(at).starts_with(text);
    }
    if WordList::LevelBound.has(text) {
        let sign = line.back(hit);
        let money = line.before(hit).is_some_and(is_money_sign);
        let number = Cursor {
            text: line.text,
            at: if money { sign } else { hit },
        };
        return is_of_level(number, text);
    }
    if WordList::Appointed.starting(line.rest(at)).is_some() {
        return false;
    }
    if WordList::NamedValue.ending(text).is_some()
        && line.is_at(at + text.len(), WordList::ValueNoun)
    {
        return false;
    }
    if WordList::BeforeScale.has(text) {
        let parts = line.past_any(line.next(hit), WordList::PartsOf);
        return line.at(hit).is_some_and(is_han_scale) && parts.is_none();
    }
    if WordList::Superlative.has(text) {
        // 最小二乘, 最大二叉树: 二 counts nothing; 最小二吨 and 最大二点零吨 do.
        let second = line.at(hit).is_some_and(|c| WordList::SecondDigit.holds(c));
        let end = line.next(hit);
        let alone = line.run(hit, is_han_numeral) == end;
        let decimals = line.is_at(end, WordList::PointCharacter)
            && line.at(line.next(end)).is_some_and(is_han_numeral);
        let counts = decimals || is_counter(line.rest(end));
        return !second || !alone || counts;
    }
    if WordList::BeforeReached.has(text) {
        // 过万, 破亿; 破三起案件 is no bound.
        return is_reached(line, hit)
            || line.is_before(at, WordList::MeasuredNounEnd) && is_past_ten(line, hit);
    }
    !WordList::BeforeScaleWord.has(text) || WordList::CountedScale.names(line.word(hit).0)
}

/// A number that can be passed: a bare 百, 千, 万 …, 三十万, 半, 七成, large digits.
fn is_reached(line: Line<'_>, hit: usize) -> bool {
    let digits = line.run(hit, |c| is_digit(c) || c == '.');
    let scale = line.at(digits).and_then(chinese_scale);
    let large = digits >= hit + 3 || scale.is_some_and(|power| power >= 4);
    let share = line.is_at(line.run(hit, is_han_numeral), WordList::Tenths);
    let half = line.is_at(hit, WordList::Half);
    // 破2%, 破40℃
    let level = line.past_any(digits, WordList::ReachedSign).is_some();
    // 过一百二十斤
    let numeral = line.slice(hit, line.run(hit, is_han_numeral));
    let hundreds = numeral
        .chars()
        .filter_map(chinese_scale)
        .any(|power| power >= 2);
    is_bare_scale(line, hit) || hundreds || half || share || digits > hit && (large || level)
}

/// 年龄过六十岁, 产量过50吨: behind what is measured, a smaller number can be passed too.
fn is_past_ten(line: Line<'_>, hit: usize) -> bool {
    let end = line.run(hit, |c| is_han_numeral(c) || is_digit(c));
    let tens = line.slice(hit, end).chars();
    let large = line.run(hit, is_digit) > hit + 1 || tens.filter_map(chinese_scale).count() > 0;
    // 量过三十次 tells how often.
    large && !line.is_at(end, WordList::OftenCounter)
}

/// `a hundred`, `a half`.
fn article(line: Line<'_>, hit: usize, floor: usize) -> Option<usize> {
    let (word, _) = line.word(hit);
    let counted = WordList::CountedScale.names(word) || is_part_name(word);
    (counted || WordList::HalfWord.names(word)).then_some(())?;
    let end = line.back_blank(hit, floor);
    let article = line.word_before(end, floor);
    (end < hit && WordList::Article.names(article)).then(|| end - article.len())
}

/// A minus or plus that belongs to the number: right before it, and nothing it could join to on its other side.
fn sign_before(line: Line<'_>, start: usize, floor: usize) -> Option<usize> {
    let sign = line.before(start).filter(|_| start > floor)?;
    if let Some(word) = WordList::BelowZero.ending(line.slice(floor, start)) {
        return Some(start - word.len());
    }
    let word_end = line.back_blank(start, floor);
    let word = line.word_before(word_end, floor);
    if WordList::Minus.names(word) {
        return Some(word_end - word.len());
    }
    if let Some(at) = sign_apart(line, start, floor) {
        return Some(at);
    }
    // 负的百分之二十
    let apart = WordList::Minus.ending(line.slice(floor, start));
    if let Some(word) = apart.filter(|word| word.chars().count() > 1) {
        let at = start - word.len();
        return (!line.is_before(at, WordList::MinusWord)).then_some(at);
    }
    let at = line.back(start);
    let minus = matches!(sign, '-' | '–');
    let free = |c: char| {
        // `≤-70 °C`, `=-5%`
        let own = at - c.len_utf8();
        let compared = matches!(c, '<' | '>') && !is_arrow(line, own, line.slice(own, at));
        let stroke = c == '/' && line.before(own) != Some('+');
        let sign = compared
            || stroke
            || matches!(
                c,
                '≤' | '≥' | '⩽' | '⩾' | '=' | '≈' | '→' | '（' | '：' | '，'
            )
            || matches!(c, ';' | '；' | '|' | '{' | '…' | '、');
        is_blank(c)
            || opens_quote(c)
            || is_money_sign(c)
            || sign
            || matches!(c, '(' | '[' | ':' | ',')
    };
    // 气温-5℃: a Chinese word that can be below zero; otherwise the sign is a dash.
    let measured = |c: char| {
        let noun = || {
            WordList::BelowZeroLabel
                .ending(line.slice(floor, at))
                .is_some()
        };
        is_han(c) && (!minus || WordList::BelowZeroNoun.holds(c) || is_level(line, start) || noun())
    };
    let alone = line.before(at).is_none_or(|c| free(c) || measured(c));
    // `1990 –95` are two ends.
    let joined = sign == '–'
        && line
            .before(line.back_blank(at, floor))
            .is_some_and(is_digit);
    match sign {
        '-' | '+' | '–' if alone && !joined => Some(at),
        _ => {
            let minus = WordList::MinusCharacter.holds(sign);
            (minus && !line.is_before(at, WordList::MinusWord)).then_some(at)
        }
    }
}

/// Whether the number at `start` is of a unit whose amounts are often below zero.
fn is_level(line: Line<'_>, start: usize) -> bool {
    let digits = line.run(start, |c| is_digit(c) || c == '.');
    let rest = line.rest(digits).trim_start_matches(is_blank);
    digits > start && WordList::LevelUnit.starting(rest).is_some()
}

/// A minus with a blank after it: `changed by - 5%`. After most words such a sign is a dash.
fn sign_apart(line: Line<'_>, start: usize, floor: usize) -> Option<usize> {
    let end = line.back_blank(start, floor);
    let at = line.back(end);
    // 负 1,200
    let word = line.is_before(end, WordList::MinusCharacter)
        && !line.is_before(at, WordList::MinusWord)
        && !line.before(at).is_some_and(is_digit);
    if word && end < start && end > floor {
        return Some(at);
    }
    let minus = end < start && end > floor && line.before(end) == Some('-');
    let word_end = line.back_blank(at, floor);
    let word = line.word_before(word_end, floor);
    let led = word_end < at && WordList::MinusLead.names(word);
    // 变化- 5%: Chinese has a dash of its own.
    let before = line.before(line.back_blank(at, floor));
    let alone = before.is_some_and(|c| is_han(c) || matches!(c, ':' | '：' | '|' | '=' | '('));
    (minus && (led || alone && is_level(line, start))).then_some(at)
}

/// `between`, which the `and` of its range needs.
fn opening_before(line: Line<'_>, start: usize, floor: usize) -> Option<usize> {
    let end = line.back_blank(start, floor);
    WordList::RangeOpen.words().iter().find_map(|word| {
        let at = floor + line.slice(floor, end).strip_suffix(word)?.len();
        (!line.before(at).is_some_and(is_latin)).then_some(at)
    })
}

/// Whether what stands at `at` is a bare 十, 百, 千 … without a digit.
pub(super) fn is_bare_scale(line: Line<'_>, at: usize) -> bool {
    let end = line.run(at, is_han_numeral);
    end > at && line.slice(at, end).chars().all(is_han_scale)
}
