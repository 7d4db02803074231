//! Units of which only the first word was read: `$12 million AUD`, `50 euro cents`, `12 foot pounds`, `5 tonne-kilometres`, 百分之一公里.
//! The amount alone would be in another unit. Words that may be a unit where none was read are `unit_words.rs`.

use super::super::language::{WordList, is_plural};
use super::super::unit::{RATIO, UnitDefinition, Units, is_code, is_money};
use super::amount::Amount;
use super::counters::{common, measure_at};
use super::line::{Line, is_digit};

/// What is told as unread: its bytes, and why.
type Told = (usize, usize, &'static str);

/// Why the amount is unread.
pub(super) fn told(line: Line<'_>, amount: &Amount, units: &Units) -> Option<Told> {
    let unit = units.get(amount.figure.unit.as_ref()?)?;
    if is_money(unit) {
        return of_nation(line, amount, unit).or_else(|| in_cents(line, amount));
    }
    if unit.dimension.as_deref() == Some(RATIO) {
        return part_of_measure(line, amount);
    }
    joined(line, amount)
        .or_else(|| raised(line, amount, unit))
        .or_else(|| percent_of(line, amount))
}

/// `$12 CAD`, `$12 million Canadian`, `Hong Kong $12 million`: whose money it is, beside the name or the sign of another one.
fn of_nation(line: Line<'_>, amount: &Amount, unit: &UnitDefinition) -> Option<Told> {
    let reason = "the words beside the number may name another money";
    let signed = line.slice(amount.start, amount.end).contains('$');
    let dollars =
        signed || WordList::HundredPartMoney.has(line.word_before(amount.end, amount.start));
    dollars.then_some(())?;
    let next = line.past_blank(amount.end);
    let opened = line.at(next) == Some('(');
    let (word, end) = line.word(if opened { line.next(next) } else { next });
    let code = is_code(word) && word != unit.id;
    if next > amount.end && (code || WordList::MoneyNation.has(word)) {
        return Some((amount.start, end, reason));
    }
    let before = line.slice(0, line.back_blank(amount.start, 0));
    let mut nations = WordList::MoneyNation.words().iter();
    let start = nations.find_map(|nation| line.back_word(before.len(), 0, nation))?;
    let owned = signed && line.before(start).is_none_or(|c| !c.is_alphanumeric());
    owned.then_some((start, amount.end, reason))
}

/// `50 euro cents`: parts of the money that stands before them.
fn in_cents(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let next = line.past_blank(amount.end);
    let (word, end) = line.word(next);
    let letters = line.before(amount.end).is_some_and(char::is_alphabetic);
    (letters && next > amount.end && WordList::Cents.has(word)).then_some((
        amount.start,
        end,
        "the number counts parts of the money",
    ))
}

/// 百分之一公里: a part of a measure, which reads as a share alone.
fn part_of_measure(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let written = line.slice(amount.start, amount.end);
    let mut words = WordList::PartsOf.words().iter();
    words.any(|word| written.contains(word)).then_some(())?;
    let (length, _) = measure_at(line.rest(amount.end))?;
    Some((
        amount.start,
        amount.end + length,
        "the share may be one of the measure behind it",
    ))
}

/// `5 tonne-kilometres`, `12 foot pounds`, `5 ampere hours`: a second measure, or a time, joined to the first.
fn joined(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let own = line.word_before(amount.end, amount.start);
    let hyphen = line.at(amount.end) == Some('-');
    let next = if hyphen {
        line.next(amount.end)
    } else {
        line.past_blank(amount.end)
    };
    let (word, end) = line.word(next);
    let measure = || measure_at(line.rest(next)).is_some_and(|(length, _)| next + length >= end);
    let second = WordList::LongTime.has(word) || is_plural(word) && measure();
    // `5 kg hours later` is written by nobody, `a 10 gallon barrel` by many.
    let several = is_plural(word) && !is_plural(own) || hyphen;
    let apart =
        next > amount.end && own.len() > 1 && !line.before(amount.end).is_some_and(is_digit);
    (several && apart && second).then_some((
        amount.start,
        end,
        "the words behind the number may be one unit with its own",
    ))
}

/// `12 feet²`: a power of a length. `12 tonnes²` has a mark of a note.
fn raised(line: Line<'_>, amount: &Amount, unit: &UnitDefinition) -> Option<Told> {
    let power = line.at(amount.end).filter(|c| matches!(c, '²' | '³'))?;
    let metre = common().match_at(WordList::Metres.first())?;
    let metre = common().get(metre.units.first()?)?;
    (unit.dimension == metre.dimension).then_some((
        amount.start,
        amount.end + power.len_utf8(),
        "a power of the unit is not understood",
    ))
}

/// `5 mol%`: a share that is told in the measure.
fn percent_of(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let end = line.past_any(amount.end, WordList::PercentSign)?;
    let letters = line.before(amount.end).is_some_and(char::is_alphabetic);
    letters.then_some((
        amount.start,
        end,
        "the sign behind the unit is not understood",
    ))
}
