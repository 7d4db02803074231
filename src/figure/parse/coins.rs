//! Money in pieces and coins, as it is said: 三块五, 三十块钱, 五毛, `15 dollars 50`, `fifteen dollars fifty`.

use super::super::cursor::{Cursor, is_latin};
use super::super::digits::Digits;
use super::super::language::WordList;
use super::super::number::Number;
use super::super::numeral::{Sense, is_counting, small_digit};
use super::super::unit::{UnitId, is_code};
use super::lengths::is_bounded_behind;
use super::scaled_number::is_alone;
use super::{FigureContext, Parts, UnitSpot, unit_of_symbol};

/// So many ounces make a pound.
const OUNCES: i64 = 16;

impl<'c> Parts<'c> {
    /// Takes 块 as 元 where small change or 钱 shows that it is: 三块五, 三十块钱. Elsewhere it counts pieces.
    pub(super) fn take_kuai(&mut self, start: Cursor<'c>, context: &FigureContext<'_>) -> bool {
        let Some(after) = start
            .past_any(WordList::MoneyPiece)
            .filter(|_| self.unit.is_none())
        else {
            return false;
        };
        let money = after.past_any(WordList::MoneyEnd);
        let change = || {
            let small = |c: char| small_digit(c).is_some_and(|digit| digit > 0);
            let joined = after.past_any(WordList::SmallerJoint);
            let number = joined.unwrap_or(after);
            let digit = number
                .peek()
                .is_some_and(|c| c.is_ascii_digit() || small(c));
            let end = number.next();
            let plain = joined.is_none() && (ends_amount(end) || past_tenth(end).is_some());
            let plain = plain || joined.is_none() && is_bounded_behind(end, context);
            digit && (plain || past_hundredth(end).is_some())
        };
        // 3.04块: nobody counts hundredths of pieces.
        let parted = self.lower.digits.decimals > 0
            && self.in_digits
            && !self.lower.digits.size().is_integer();
        if money.is_none() && !parted && !change() {
            return false;
        }
        let after = money.unwrap_or(after);
        self.unit = unit_of_symbol(WordList::MoneyUnit.first(), start, after, context);
        self.unit_start = self.unit.as_ref().map(|_| start.at);
        self.after = if self.unit.is_some() {
            after
        } else {
            self.after
        };
        self.unit.is_some()
    }

    /// Takes 毛 and 角 alone, tenths of 元: 五毛, 5角, 五毛三.
    pub(super) fn take_coins(&mut self, context: &FigureContext<'_>) {
        let digits = &self.lower.digits;
        let plain =
            digits.is_plain_integer() && digits.decimals == 0 && digits.size() < Number::from(10);
        if self.unit.is_some() || !plain || self.lower.sense != Sense::Number {
            return;
        }
        let start = self.after;
        let arabic = start
            .text
            .get(..start.at)
            .is_some_and(|text| text.ends_with(|c: char| c.is_ascii_digit()));
        // 三角 and 五角 are mostly shapes.
        let jiao = || {
            let after = start.past_any(WordList::TenthCoinWritten);
            after.filter(|_| arabic)
        };
        let Some(after) = start.past_any(WordList::TenthCoin).or_else(jiao) else {
            return;
        };
        let plain = |c: &char| !is_counting(*c);
        let digit = after.peek().filter(plain).and_then(small_digit);
        let change = digit.filter(|_| ends_amount(after.next()));
        if change.is_none() && !ends_amount(after) {
            return;
        }
        let symbol = WordList::MoneyUnit.first();
        let Some(unit) = unit_of_symbol(symbol, start, after, context) else {
            return;
        };
        self.unit_start = Some(start.at);
        self.unit = Some(unit);
        let digits = &mut self.lower.digits;
        digits.decimals = 1;
        self.after = after;
        if let Some(fen) = change {
            digits.coefficient = &digits.coefficient * 10 + fen;
            digits.decimals = 2;
            self.after = after.next();
        }
    }
}

/// Whether no word and no number goes on here.
fn ends_amount(cursor: Cursor<'_>) -> bool {
    let point = || cursor.next().peek().is_some_and(char::is_alphanumeric);
    cursor.peek().is_none_or(|c| {
        let joined = c == '%' || c == '.' && point();
        WordList::AmountEnd.holds(c) || !c.is_alphanumeric() && !joined
    })
}

/// Past a tenth of what money is counted in: 毛, 角.
fn past_tenth(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let written = || cursor.past_any(WordList::TenthCoinWritten);
    cursor.past_any(WordList::TenthCoin).or_else(written)
}

/// Past a hundredth of it with nothing behind: 分.
fn past_hundredth(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let after = cursor.past_any(WordList::HundredthCoin)?;
    ends_amount(after).then_some(after)
}

/// 角 and 毛, a tenth of what is written 元 or 块, and 分 after them, a hundredth; cents and pence.
pub(super) fn coin<'c>(
    larger: &str,
    ratio: &Number,
    start: Cursor<'c>,
) -> Option<(Number, Option<UnitId>, Cursor<'c>)> {
    // Behind 斤 and a number 两 is the tenth of it, whatever is weighed: 3斤5两茶叶.
    if WordList::Jin.ending(larger).is_some() {
        let taels = start.past_any(WordList::Tael);
        return taels.map(|after| (Number::from(10), None, after));
    }
    // 三亩六分
    if WordList::Mu.ending(larger).is_some() {
        let tenths = past_hundredth(start);
        return tenths.map(|after| (Number::from(10), None, after));
    }
    // 七角五分, 三毛五分钱; 一角八分之一 is no money.
    let written = || WordList::TenthCoinWritten.ending(larger);
    if WordList::TenthCoin
        .ending(larger)
        .or_else(written)
        .is_some()
    {
        let after = start.past_any(WordList::HundredthCoin)?;
        let parts = after.is_at(WordList::PartsLead);
        let end = after.past_any(WordList::MoneyEnd).unwrap_or(after);
        return (!parts).then(|| (Number::from(10), None, end));
    }
    if is_yuan(larger) {
        if let Some(after) = past_tenth(start) {
            return Some((Number::from(10), None, after));
        }
        let cents = start.past_any(WordList::HundredthCoin);
        let cents = cents.filter(|_| *ratio == Number::from(10));
        // 三元零五分
        let cents = cents.or_else(|| past_hundredth(start).filter(|_| *ratio == Number::ONE));
        return cents.map(|after| (Number::from(100), None, after));
    }
    let cents = start
        .past_any(WordList::Cents)
        .filter(|_| is_western(larger) || is_sign(larger));
    cents.map(|after| (Number::from(100), None, after))
}

/// A number without any unit: one digit after 块 or 毛 (三块五, 五毛三), two after the name of a currency (`15 dollars 50`).
pub(super) fn small_change<'c>(
    larger: &str,
    ratio: &Number,
    glued: bool,
    number: Cursor<'c>,
    end: Cursor<'c>,
    context: &FigureContext<'_>,
) -> Option<(Number, Option<UnitId>, Cursor<'c>)> {
    let digits = end.at - number.at;
    let first = number.peek()?;
    if is_yuan(larger) {
        let piece = WordList::MoneyPiece.starting(larger).is_some();
        let coin = piece || *ratio == Number::from(10) || *ratio == Number::ONE;
        let one = digits == first.len_utf8();
        // 3元50
        let two = digits == 2 && first.is_ascii_digit() && !piece && *ratio == Number::ONE;
        let after = end.past_any(WordList::MoneyEnd).unwrap_or(end);
        let times = if two { 100 } else { 10 };
        // 3元5一斤
        let each =
            end.is_at(WordList::EachCharacter) || end.peek().and_then(small_digit) == Some(1);
        let rate = each && first.is_ascii_digit() && context.units.begin(end.next().rest());
        let ends = ends_amount(end) || is_bounded_behind(end, context);
        return (coin && glued && (one || two) && (rate || ends))
            .then(|| (ratio * &Number::from(times), None, after));
    }
    let ounces = number.rest().get(..2).is_some_and(|two| {
        let value = two.parse().unwrap_or(0_i64);
        WordList::PoundOfMoney.has(larger) && value < OUNCES
    });
    let two = digits == 2 && first.is_ascii_digit() && !ounces;
    // `15 USD 50`: a code may begin the next amount.
    let code = is_code(&larger.to_ascii_uppercase());
    let money = is_western(larger) && !code && *ratio == Number::ONE;
    (money && two && is_alone(end, context)).then(|| (Number::from(100), None, end))
}

/// Small change in words: `fifteen dollars fifty`.
pub(super) fn change_in_words<'c>(
    larger: &str,
    ratio: &Number,
    cents: &Digits,
    number: Cursor<'c>,
    end: Cursor<'c>,
    context: &FigureContext<'_>,
) -> Option<(Number, Option<UnitId>, Cursor<'c>)> {
    // A child of six pounds ten weighs ten ounces more.
    let least = if WordList::PoundOfMoney.has(larger) {
        OUNCES
    } else {
        10
    };
    let two = cents.is_plain_integer() && cents.size() >= Number::from(least);
    // `three dollars a dozen` says what they are paid for.
    let word = number.latin_word();
    let is_number = word.is_some_and(|(word, _)| !WordList::Article.has(&word));
    // `two pounds fifty for it`
    let goes_on = || {
        let follower = end.past_blanks().latin_word();
        follower.is_some_and(|(word, _)| WordList::MeasureEnd.has(&word))
    };
    let words = is_number && two && (is_alone(end, context) || goes_on());
    let money = is_western(larger) && *ratio == Number::ONE;
    (money && words).then(|| (Number::from(100), None, end))
}

/// Past the letter of small change right behind digits: `£1 50p`.
pub(super) fn coin_letter<'c>(larger: &str, end: Cursor<'c>) -> Option<Cursor<'c>> {
    let mut pairs = WordList::CoinLetter.pairs();
    pairs.find_map(|(sign, letter)| {
        let glued = end.rest().starts_with(letter);
        end.past(letter).filter(|_| glued && larger.ends_with(sign))
    })
}

/// What small change behind it makes of a unit: `twelve pounds fifty` are no weight.
pub(super) fn of_money(
    larger: UnitSpot,
    text: Cursor<'_>,
    context: &FigureContext<'_>,
) -> UnitSpot {
    let money = WordList::PoundOfMoney.has(larger.written(text.text));
    let sterling = context.units.match_at(WordList::Sterling.first());
    let candidates = sterling.filter(|_| money).map(|found| found.units);
    UnitSpot {
        candidates: candidates.unwrap_or(larger.candidates),
        ..larger
    }
}

fn is_yuan(symbol: &str) -> bool {
    let piece = WordList::MoneyPiece.starting(symbol);
    piece
        .or_else(|| WordList::MoneyUnit.ending(symbol))
        .is_some()
}

/// Whether a symbol is a sign of money that has a hundred parts.
fn is_sign(symbol: &str) -> bool {
    let mut signs = WordList::CoinLetter.pairs();
    signs.any(|(sign, _)| symbol.ends_with(sign))
}

/// Whether a symbol is the English name of a currency that has a hundred parts.
fn is_western(symbol: &str) -> bool {
    let name = symbol.to_lowercase();
    (WordList::HundredPartMoney.ending(&name).is_some() || WordList::PoundOfMoney.has(&name))
        && symbol
            .chars()
            .all(|c| is_latin(c) || matches!(c, ' ' | '.'))
}
