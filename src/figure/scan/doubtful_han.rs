//! Chinese numbers that the words around them make more, or less, than they say alone: 连200人都坐不下, 百万级用户, 十个人里有七个,
//! 70美元下方. Each tells which bytes are then unread, and why. Those of all languages are `doubtful.rs`.

use super::super::bound::BoundKind;
use super::super::language::WordList;
use super::super::number::Number;
use super::super::numeral::is_ten;
use super::super::scale::is_myriad;
use super::amount::Amount;
use super::han_goes_on;
use super::line::{Line, is_digit, is_han, is_han_digit, is_han_numeral, is_han_scale};

/// What is told as unread: its bytes, and why.
type Told = (usize, usize, &'static str);

/// A denial, or a noun that tells what a letter is, is no more characters away.
const NEAR_HAN: usize = 8;

/// Why an amount without a bound, that is no range, is unread.
pub(super) fn told_alone(line: Line<'_>, amount: &Amount) -> Option<Told> {
    not_even(line, amount)
        .or_else(|| about_so_many(line, amount))
        .or_else(|| out_of_whole(line, amount))
        .or_else(|| hundredths(line, amount))
        .or_else(|| of_coins(line, amount))
        .or_else(|| scales_alone(line, amount))
        .or_else(|| of_size(line, amount))
        .or_else(|| transmitted(line, amount))
        .or_else(|| at_level(line, amount))
        .or_else(|| millions_of_millions(line, amount))
        .or_else(|| share_of_bounded(line, amount))
}

/// Why any amount is unread.
pub(super) fn told(line: Line<'_>, amount: &Amount) -> Option<Told> {
    not_limited(line, amount)
        .or_else(|| turned_over(line, amount))
        .or_else(|| between_rooms(line, amount))
        .or_else(|| more_than_compared(line, amount))
        .or_else(|| last_few(line, amount))
        .or_else(|| unknown_measure(line, amount))
        .or_else(|| han_goes_on::told(line, amount))
}
/// What is counted between a whole and its part has no more characters: 十个人里有七个.
const MOST_COUNTED: usize = 3;

/// 连200人都坐不下: not even so much.
fn not_even(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let start = line.back(amount.start);
    let led = line.is_before(amount.start, WordList::EvenCharacter);
    let behind = line.rest(amount.end).chars().take(NEAR_HAN);
    let mut behind = behind.skip_while(|c| is_han(*c) && !WordList::EvenThen.holds(*c));
    let then = behind.next().is_some_and(|c| WordList::EvenThen.holds(c));
    let denied = behind.any(|c| WordList::DenialCharacter.holds(c));
    (led && then && denied).then_some((
        start,
        amount.end,
        "what is denied is that so much was reached",
    ))
}

/// 十只八只, 三天两天: two numbers of the same thing, of which neither is meant.
fn about_so_many(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let number = line.run(amount.start, is_han_numeral);
    let counter = line.slice(number, amount.end);
    let second = line.run(amount.end, is_han_numeral);
    let again = line.rest(second).starts_with(counter);
    let repeated = number > amount.start && second > amount.end && !counter.is_empty() && again;
    repeated.then_some((
        amount.start,
        second + counter.len(),
        "two numbers stand together of which neither may be meant",
    ))
}

/// 十个人里有七个: a share.
fn out_of_whole(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let mut at = amount.end;
    for _ in 0..=MOST_COUNTED {
        if let Some(after) = line.past_any(at, WordList::AmongBehind) {
            let end = line.run(after, |c| is_han_numeral(c) || is_digit(c));
            // Of a hundred in digits there may be so many: 100名学生中有30名女生.
            let value = &amount.figure.value;
            let worded = line.at(amount.start).is_some_and(is_han_numeral);
            let whole = *value == Number::from(10) || worded && *value == Number::from(100);
            return (end > after && whole).then_some((
                amount.start,
                end,
                "the number is the whole of a share",
            ));
        }
        line.at(at).filter(|c| is_han(*c))?;
        at = line.next(at);
    }
    None
}

/// 百分三十: as 百分之三十 is said; 90百分位.
fn hundredths(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let written = line.slice(amount.start, amount.end);
    let end = line.run(amount.end, |c| is_han_numeral(c) || is_digit(c));
    let rank = WordList::BareHundredths.ending(written).is_some()
        && line.is_at(amount.end, WordList::RankOfHundred);
    let percent = WordList::BareHundredths.has(written) && end > amount.end;
    (percent || rank).then_some((amount.start, end, "the number may be a percentage"))
}

/// 5分钱, 一角五分, 五分地: small change and tenths of an area, which alone read as points; 五元零五, of which the first money alone was read.
fn of_coins(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let written = line.slice(amount.start, amount.end);
    let last = line.next(amount.end);
    let zero = line
        .at(amount.end)
        .is_some_and(|c| WordList::ZeroWord.holds(c));
    if zero && WordList::MoneyWord.ending(written).is_some() {
        let end = line.run(last, is_han_digit);
        return (end > last).then_some((amount.start, end, "the number goes on in small change"));
    }
    WordList::HundredthCoin.ending(written)?;
    let before = line.slice(0, amount.start);
    let tenth = WordList::TenthCoin.ending(before).is_some()
        || WordList::TenthCoinWritten.ending(before).is_some();
    let end = line
        .past_any(amount.end, WordList::MoneyEnd)
        .or_else(|| line.past_any(amount.end, WordList::LandBehind))
        .or(tenth.then_some(amount.end))?;
    let reason = "the number may be small change, or tenths of an area";
    Some((amount.start, end, reason))
}

/// 百十公斤, 成百公斤: about so much, or many.
fn scales_alone(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let mut written = line.rest(amount.start).chars();
    let scale = written.next().is_some_and(is_han_scale);
    let second = written.next().is_some_and(is_ten);
    // 一将功成万骨枯 counts nothing.
    let led = amount.figure.unit.is_some() && line.is_before(amount.start, WordList::ManyLead);
    let number = line.run(amount.start, is_han_numeral);
    let pair = second && line.slice(amount.start, number).chars().count() == 2;
    (scale && (pair || led)).then_some((
        if led {
            line.back(amount.start)
        } else {
            amount.start
        },
        amount.end,
        "the scale words may stand for about so much, or for many",
    ))
}

/// 百万级用户, 千万元级融资: an order of size.
fn of_size(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let written = line.slice(amount.start, amount.end);
    let whole = WordList::Grade.ending(written);
    let number = whole
        .and_then(|grade| written.strip_suffix(grade))
        .unwrap_or(written);
    let end = match whole {
        // 三百级台阶 are counted.
        Some(_) if number.ends_with(is_myriad) => amount.end,
        None if line.is_at(amount.end, WordList::Grade) => line.next(amount.end),
        _ => return None,
    };
    number.contains(is_han_scale).then_some((
        amount.start,
        end,
        "the number tells an order of size",
    ))
}

/// 带宽100M: a letter that in Chinese stands for a measure of data too.
fn transmitted(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let written = line.slice(amount.start, amount.end);
    let glued = written.strip_suffix(|c| WordList::DataLetter.holds(c))?;
    let near = line.slice(line.near(amount.start), amount.start);
    let from = near.char_indices().rev().nth(NEAR_HAN - 1);
    let near = near.get(from.map_or(0, |(at, _)| at)..).unwrap_or_default();
    let mut nouns = WordList::DataNoun.words().iter();
    let data = nouns.any(|noun| near.contains(noun));
    (data && glued.ends_with(is_digit) && amount.figure.unit.is_none()).then_some((
        amount.start,
        amount.end,
        "the letter behind the number may be a measure of data",
    ))
}

/// 70美元下方, 3000点附近: a place that may bound the number.
fn at_level(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let end = line.past_any(amount.end, WordList::LevelPlace)?;
    Some((
        amount.start,
        end,
        "the place behind the number may bound it",
    ))
}

/// 在3000与5000间: between the two, or so many rooms.
fn between_rooms(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let reason = "what stands behind the numbers may count rooms, or lie between them";
    let number = |c: char| is_digit(c) || is_han_numeral(c) || matches!(c, '.' | ',');
    let written = line.slice(amount.start, amount.end);
    let opened = |at: usize| WordList::BetweenOpener.ending(line.slice(0, at)).is_some();
    if amount.figure.upper().is_some() {
        let inside = WordList::BetweenOpener.starting(written).is_some();
        let closed = WordList::BetweenShort.ending(written).is_some()
            && WordList::BetweenEnd.ending(written).is_none();
        return (closed && (inside || opened(amount.start))).then_some((
            amount.start,
            amount.end,
            reason,
        ));
    }
    let joint = line.past_any(amount.end, WordList::BetweenJoint)?;
    let last = line.run(joint, number);
    let end = line.past_any(last, WordList::BetweenShort)?;
    (last > joint && opened(amount.start)).then_some((amount.start, end, reason))
}

/// 翻两倍, 翻了一倍多: so many times as much, or as much more.
fn turned_over(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let written = line.slice(amount.start, amount.end);
    let mut times = WordList::Times.words().iter();
    times.any(|word| written.contains(word)).then_some(())?;
    let before = line.slice(0, amount.start);
    let done = WordList::DoublingDone.ending(before).map_or(0, str::len);
    let verb = WordList::Doubling.ending(before.get(..before.len() - done)?)?;
    Some((
        before.len() - done - verb.len(),
        amount.end,
        "so many times as much may be meant, or as much more",
    ))
}

/// 不以300元为限: no limit.
fn not_limited(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let lead = WordList::LimitLead.ending(line.slice(0, amount.start))?;
    let written = line.slice(amount.start, amount.end);
    let limited = WordList::LimitEnd.ending(written).is_some()
        || line.past_any(amount.end, WordList::LimitEnd).is_some();
    limited.then_some((
        amount.start - lead.len(),
        amount.end,
        "what is denied is that the number is a limit",
    ))
}

/// 比20公斤多: more than so much, not so much and some.
fn more_than_compared(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let compared = WordList::ComparedWith.ending(line.slice(0, amount.start))?;
    let some = amount.figure.bound == BoundKind::AndSome;
    let ends = !line.at(amount.end).is_some_and(is_han);
    (some && ends).then_some((
        amount.start - compared.len(),
        amount.end,
        "the words around the number compare it",
    ))
}

/// 网速100兆: a million millions beside money, and of data a million.
fn millions_of_millions(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let written = line.slice(amount.start, amount.end);
    let scaled = WordList::MyriadOfMyriads.ending(written).is_some();
    // 千兆网口
    let bare = !written.contains(|c| is_digit(c) || is_han_digit(c));
    (scaled && !bare && amount.figure.unit.is_none()).then_some((
        amount.start,
        amount.end,
        "the scale behind the number may be a measure of data",
    ))
}

/// 不低于前二十个交易日均价的80%: a share whose bound stands further before, with another number between.
fn share_of_bounded(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let percent = line.before(amount.end) == Some('%') || line.before(amount.end) == Some('％');
    let of = line
        .before(amount.start)
        .is_some_and(|c| WordList::Possessive.holds(c));
    (percent && of).then_some(())?;
    let near = line.slice(line.near(amount.start), amount.start);
    let clause = near
        .rsplit(['，', '。', '；', ',', ';', '\n', '：'])
        .next()?;
    let mut limits = WordList::ShareLimit.words().iter();
    let (at, word) = limits.find_map(|word| Some((clause.rfind(word)?, word)))?;
    // What no number parts from its bound, the grammar reads.
    let between = clause.get(at + word.len()..).unwrap_or_default();
    between
        .contains(|c| is_digit(c) || is_han_numeral(c))
        .then_some((
            amount.start - clause.len() + at,
            amount.end,
            "a word further before may bound the share",
        ))
}

/// 近10次交锋, 近五场比赛: the last so many, or nearly so many.
fn last_few(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let written = line.slice(amount.start, amount.end);
    let led = WordList::LastLead.starting(written).is_some();
    let few = amount.figure.value <= Number::from(MOST_LAST) && amount.figure.upper().is_none();
    let counted = WordList::LastCounter.ending(written).is_some()
        || WordList::LastCounter
            .starting(line.rest(amount.end))
            .is_some();
    (led && few && counted).then_some((
        amount.start,
        amount.end,
        "the last so many may be meant, or nearly so many",
    ))
}

/// Of more, nobody says that they were the last so many.
const MOST_LAST: i64 = 20;

/// 四点三五厘, 电阻0.7欧: a measure that may be of money, of a rate or of length.
fn unknown_measure(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let last = line.next(amount.end);
    let ends_clause = amount.figure.unit.is_none()
        && line.is_at(amount.end, WordList::LastMeasure)
        && !line.at(last).is_some_and(char::is_alphanumeric);
    let measure = line.past_any(amount.end, WordList::DoubtfulMeasure);
    let end = measure.or_else(|| ends_clause.then_some(last))?;
    Some((
        amount.start,
        end,
        "the measure behind the number may be one of several",
    ))
}
