//! Words that only look like parts of a figure: 最近 before a number is no 近, 元素 after one is no 元.

use super::super::cursor::{is_han, is_latin};
use super::super::language::{Guard, WordList, guards, guards_after, may_go_on};
use super::super::numeral::small_digit;
use super::super::scale::is_myriad;
use super::line::{
    Line, is_blank, is_digit, is_han_digit, is_han_numeral, is_han_scale, is_money_sign,
};

/// Whether a qualifying word at `at` is the end of another word.
pub(super) fn is_part_of_word(line: Line<'_>, at: usize, word: &str) -> bool {
    let Some(before) = line.before(at) else {
        return false;
    };
    if word.starts_with(is_latin) {
        let verb = line.word_before(line.back_blank(at, 0), 0);
        if verb.is_empty() {
            return false;
        }
        let words = || word.split_whitespace();
        let mut known = guards(Guard::Joined).filter(|(text, _)| text.split(' ').eq(words()));
        return known.any(|(_, verbs)| verbs.split(", ").any(|own| own.eq_ignore_ascii_case(verb)));
    }
    // 走过千山, 通过百次: after most characters 过 belongs to a verb.
    let passed = WordList::PassedHalf.starting(line.rest(at));
    if passed.is_some_and(|passed| passed.starts_with(word)) {
        return false;
    }
    let passing = guards(Guard::Passing).find(|(text, _)| *text == word);
    let joined =
        || guards(Guard::Before).any(|(text, others)| text == word && others.contains(before));
    passing.map_or_else(joined, |(_, others)| !others.contains(before))
}

/// Where a figure that was read up to `end` has to end sooner, if it has: `hit` is where its number stands.
pub(super) fn cut_by_guard(line: Line<'_>, hit: usize, end: usize) -> Option<usize> {
    broken_number(line.slice(hit, end))
        .map(|at| hit + at)
        .or_else(|| trailing_word(line, hit, end))
        .filter(|at| *at > hit && *at < end)
}

/// Whether what follows a word at `start..end` makes another word of it.
pub(super) fn goes_on_as_word(line: Line<'_>, start: usize, end: usize) -> bool {
    if !line.at(end).is_some_and(may_go_on) {
        return false;
    }
    let word = line.slice(start, end);
    let mut known = guards_after(word).filter(|(text, _)| *text == word);
    known.any(|(_, after)| line.at(end).is_some_and(|c| after.contains(c)))
}

/// Where a lexeme breaks off between two digits: those of two lines are two numbers. A line that begins with 万 or 亿 goes
/// on with the number above.
fn broken_number(lexeme: &str) -> Option<usize> {
    lexeme.match_indices('\n').map(|(at, _)| at).find(|at| {
        let (before, after) = lexeme.split_at_checked(*at).unwrap_or_default();
        let number = |c: char| is_digit(c) || is_han_numeral(c);
        let after = after.trim_start();
        before.ends_with(number) && after.starts_with(number) && !after.starts_with(is_myriad)
    })
}

/// 500克+水260克: a sign between a measure and another thing.
fn adds_thing(measure: &str, next: char) -> bool {
    let word = |c| is_latin(c) || is_han(c) && !is_han_scale(c) && !is_han_numeral(c);
    next.is_alphanumeric() && measure.ends_with(word)
}

/// The last word of the lexeme, when what follows makes another word of it.
fn trailing_word(line: Line<'_>, hit: usize, end: usize) -> Option<usize> {
    let lexeme = line.slice(hit, end);
    if let Some(kept) = WordList::TrailingWord.before_last(lexeme) {
        return Some(hit + kept.len());
    }
    let next = line.at(end)?;
    // `100 multiple-choice questions`
    let kept = WordList::CompoundLead.before_last(lexeme);
    let compound = next == '-' && line.at(line.next(end)).is_some_and(is_latin);
    if let Some(kept) = kept.filter(|_| compound) {
        return Some(hit + kept.len());
    }
    let plus = WordList::PlusWord.ending(lexeme);
    let kept = plus.and_then(|plus| lexeme.strip_suffix(plus));
    // `40-plus boats` is a bound.
    if let Some(kept) = kept.filter(|kept| !kept.ends_with(['-', '‑'])) {
        let follower = line.at(line.past_blank(end));
        let number = follower.is_some_and(|c| is_digit(c) || is_latin(c) || is_money_sign(c));
        return number.then(|| hit + kept.trim_end().len());
    }
    if let Some(kept) = lexeme.strip_suffix('+') {
        // `20 g + 5 g` adds something.
        if kept.ends_with(is_blank) {
            let more = line
                .at(line.past_blank(end))
                .is_some_and(char::is_alphanumeric);
            return more.then(|| hit + kept.trim_end().len());
        }
        if adds_thing(kept, next) {
            return Some(hit + kept.len());
        }
    }
    let mark = WordList::PassedMark.starting(line.rest(end)).is_some();
    if mark && WordList::PersonCounter.ending(lexeme).is_some() {
        return None;
    }
    // 三千卡车: no kilocalories.
    let last = line.back(end);
    let scaled = line.before(last).is_some_and(is_han_scale);
    if scaled
        && line
            .past_any(last, WordList::WordBehindScale)
            .is_some_and(|word| word > end)
    {
        return Some(last);
    }
    if line.before(end).is_some_and(is_han_scale)
        && line.past_any(end, WordList::WordBehindScale).is_some()
    {
        return None;
    }
    may_go_on(next).then_some(())?;
    let (word, _) = guards_after(lexeme).find(|(_, after)| after.contains(next))?;
    let at = end - word.len();
    // 约六成为湿地: a number with a word before it cannot become something.
    let told = line.is_before(hit, WordList::BoundCharacter);
    if WordList::Tenths.has(word)
        && (WordList::BecomeVerb.holds(next) && told || are_tenths(line, at, end, told))
    {
        return None;
    }
    // 300多种: 多 belongs to the number, and what comes after it is a unit that nobody declared.
    let before = line.before(at)?;
    let of_number = is_digit(before) || is_han_numeral(before);
    (!WordList::MoreBehind.has(word) || !of_number).then_some(at)
}

/// 三成年轻人: whether the digit before 成 at `at` tells tenths, which have one digit, whatever follows; 一成立 tells when, 三成员 counts.
fn are_tenths(line: Line<'_>, at: usize, end: usize, told: bool) -> bool {
    let digit = line.before(at).filter(|c| is_han_digit(*c));
    let start = line.back(at);
    let apart = !line.before(start).is_some_and(is_han_numeral)
        && !line.is_before(start, WordList::WeekdayCharacter);
    let kept = WordList::TenthsKept.starting(line.rest(end)).is_some();
    match digit.and_then(small_digit) {
        Some(1) => told,
        Some(several) => several > 1 && apart && (told || !kept),
        None => false,
    }
}

/// Where a figure without a unit ends that was read with a blank before a scale letter: in `5 m` it is a unit, in `5m`
/// and `£5 m` a million.
pub(super) fn distant_letter(line: Line<'_>, hit: usize, end: usize) -> Option<usize> {
    let lexeme = line.slice(hit, end);
    let at = lexeme.rfind(is_blank)?;
    let letter = lexeme.get(at..)?.trim_start_matches(is_blank);
    // `5 K左右`
    let letter = letter.split(is_han).next().unwrap_or_default();
    let digits = lexeme.get(..at)?.ends_with(|c: char| c.is_ascii_digit());
    (digits && WordList::ScaleLetter.names(letter)).then_some(hit + at)
}
