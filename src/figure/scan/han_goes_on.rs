//! Chinese numbers that go on behind what was read, or count something else than their words say: 得票12 万 3,456票, 15.1/10万,
//! 12、15和18万吨, 零下五度至零上三度, 号码不足18位, 比计划超出5万元. The other words around Chinese numbers are `doubtful_han.rs`.

use super::super::language::WordList;
use super::super::number::Number;
use super::amount::Amount;
use super::line::{Line, is_blank, is_digit, is_han_numeral, is_han_scale};

/// What is told as unread: its bytes, and why.
type Told = (usize, usize, &'static str);

/// No list of numbers is longer.
const MOST_NUMBERS: usize = 12;

/// Why an amount is unread.
pub(super) fn told(line: Line<'_>, amount: &Amount) -> Option<Told> {
    set_apart(line, amount)
        .or_else(|| per_myriads(line, amount))
        .or_else(|| of_each(line, amount))
        .or_else(|| listed_scale(line, amount))
        .or_else(|| above_zero(line, amount))
        .or_else(|| places(line, amount))
        .or_else(|| step(line, amount))
        .or_else(|| other_money(line, amount))
}

/// 12 万 3,456 票: digits behind a scale and a blank.
fn set_apart(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let scaled = line.before(amount.end).is_some_and(is_han_scale);
    let digits = line.run(amount.end, is_blank);
    let end = line.run(digits, |c| {
        is_digit(c) || is_han_numeral(c) || matches!(c, ',' | '.')
    });
    let number = line
        .slice(digits, end)
        .starts_with(|c: char| is_digit(c) || is_han_numeral(c));
    let last = line.run(end, |c| is_blank(c) || is_digit(c) || is_han_numeral(c));
    (scaled && digits > amount.end && number && amount.figure.upper().is_none()).then_some((
        amount.start,
        line.back_blank(last, end),
        "the number goes on behind a blank",
    ))
}

/// 15.1/10万: so many of so many.
fn per_myriads(line: Line<'_>, amount: &Amount) -> Option<Told> {
    (line.at(amount.end) == Some('/')).then_some(())?;
    let number = line.next(amount.end);
    let digits = line.run(number, is_digit);
    let end = line.run(digits, is_han_scale);
    (digits > number && end > digits).then_some((
        amount.start,
        end,
        "the number is told for so many",
    ))
}

/// 每10万人9.3例, 每10股派2.5元: for how many something is told.
fn of_each(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let every = WordList::EveryCharacter.ending(line.slice(0, amount.start))?;
    let mut value = amount.figure.value.clone();
    let ten = Number::from(10);
    let mut tens = 0;
    while value > Number::ONE && value.is_integer() {
        value = value.checked_div(&ten)?;
        tens += 1;
    }
    let number = line.run(amount.start, |c| is_digit(c) || is_han_numeral(c));
    let measure = line.slice(number, amount.end).chars().count();
    (tens > 0 && value == Number::ONE && measure <= 1).then_some((
        amount.start - every.len(),
        amount.end,
        "the number is that for which another one is told",
    ))
}

/// 12、15和18万吨: numbers that may share the scale behind the last of them.
fn listed_scale(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let figure = &amount.figure;
    let bare = figure.unit.is_none() && figure.upper().is_none() && figure.writing.exponent == 0;
    (bare && line.before(amount.end).is_some_and(is_digit)).then_some(())?;
    let joint = |c: char| c == '、' || WordList::AndCharacter.holds(c);
    let mut at = amount.end;
    for _ in 0..MOST_NUMBERS {
        let next = line.run(at, joint);
        let digits = line.run(next, |c| is_digit(c) || c == '.');
        if next == at || digits == next {
            break;
        }
        at = digits;
    }
    let more = line.run(at, |c| WordList::MoreBehind.holds(c));
    (at > amount.end && line.at(more).is_some_and(is_han_scale)).then_some((
        amount.start,
        amount.end,
        "the scale behind a later number may be meant for this one too",
    ))
}

/// 零下五度至零上三度: two ends on both sides of zero.
fn above_zero(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let joint = line
        .past_any(amount.end, WordList::RangeSeparator)
        .or_else(|| line.past_any(amount.end, WordList::RangeJoint))?;
    let number = line.past_any(joint, WordList::AboveZero)?;
    let digits = line.run(number, |c| is_digit(c) || is_han_numeral(c) || c == '.');
    let end = line.past_any(digits, WordList::Degree).unwrap_or(digits);
    (digits > number).then_some((
        amount.start,
        end,
        "the two ends of the range cannot be read together",
    ))
}

/// 身份证号码不足18位, 小数点后保留两位: places of a number, and nobody.
fn places(line: Line<'_>, amount: &Amount) -> Option<Told> {
    WordList::PlaceCounter.ending(line.slice(amount.start, amount.end))?;
    let clause = clause_before(line, amount.start);
    let mut nouns = WordList::PlacedNoun.words().iter();
    nouns.any(|noun| clause.contains(noun)).then_some((
        amount.start,
        amount.end,
        "the number may count places of another one",
    ))
}

/// 比计划超出5万元, 体重超了5公斤: by how much; 占比超过三成 is more than so much.
fn step(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let written = line.slice(amount.start, amount.end);
    let by = |list: WordList| list.words().iter().any(|word| written.contains(word));
    let compared = || {
        let mut clause = clause_before(line, amount.start).to_owned();
        for word in WordList::NoStepBase.words() {
            clause = clause.replace(word, "");
        }
        clause.contains(|c| WordList::StepBase.holds(c))
    };
    (by(WordList::Stepped) || by(WordList::StepOver) && compared()).then_some((
        amount.start,
        amount.end,
        "the number may tell by how much something is more",
    ))
}

/// 港币5,000元以上20,000元以下: the money of the first of two ends, which the second does not name.
fn other_money(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let written = line.slice(amount.start, amount.end);
    let number = written.trim_start_matches(|c| is_digit(c) || is_han_numeral(c));
    let plain = written.starts_with(|c| is_digit(c) || is_han_numeral(c));
    let yuan = WordList::MoneyWord.starting(
        number.trim_start_matches(|c| matches!(c, ',' | '.') || is_digit(c) || is_han_scale(c)),
    );
    (plain && yuan.is_some()).then_some(())?;
    let clause = clause_before(line, amount.start);
    let told = WordList::MoneyLead.words().iter().any(|lead| {
        let behind = clause.split(lead).skip(1).last().unwrap_or_default();
        behind.starts_with(|c| is_digit(c) || is_han_numeral(c))
    });
    let joined = clause.trim_end_matches('、');
    let bound = WordList::BoundBehindMoney.ending(joined).is_some();
    (told && bound).then_some((
        amount.start,
        amount.end,
        "the money that stands before the first number may be meant here too",
    ))
}

/// What stands before a place since the last mark that ends a clause.
fn clause_before(line: Line<'_>, at: usize) -> &str {
    let near = line.slice(line.near(at), at);
    let ends = |c: char| {
        matches!(
            c,
            '，' | '。' | '；' | ',' | ';' | '\n' | '：' | ':' | '！' | '？'
        )
    };
    // A comma between digits parts thousands.
    let mut start = 0;
    for (place, c) in near.char_indices() {
        let digit = |c: Option<char>| c.is_some_and(is_digit);
        let (before, after) = near.split_at(place);
        let thousands =
            c == ',' && digit(before.chars().next_back()) && digit(after.chars().nth(1));
        if ends(c) && !thousands {
            start = place + c.len_utf8();
        }
    }
    near.get(start..).unwrap_or_default()
}
