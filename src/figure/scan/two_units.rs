//! Amounts told in two pieces, of which the first alone would be too exact: `5 feet, 10 inches`, `a metre and 20 centimetres`,
//! `one mile and a quarter`, `6 . 2 %`, 一万又五百. What stands side by side is read (`parse/compound.rs`); scales that follow each other are `unsure.rs`.

use super::super::cursor::is_latin;
use super::super::language::{NumberRole, WordList, number as number_of, ones};
use super::super::number::Number;
use super::super::numeral::is_number_word;
use super::super::unit::{UnitDefinition, Units, is_money};
use super::amount::Amount;
use super::clause::clause;
use super::line::{Line, is_digit, is_financial, is_han_numeral};
use super::scanner::Scanner;

/// What is told as unread: its bytes, and why.
type Told = (usize, usize, &'static str);

const SAME_PARTS: &str = "both numbers may be counted in the same parts";
const GOES_ON: &str = "the number goes on in a smaller unit";

impl Scanner {
    /// Why the amount is unread.
    pub(super) fn in_two_units(&self, line: Line<'_>, amount: &Amount) -> Option<Told> {
        let plain = amount.figure.upper().is_none();
        plain.then_some(())?;
        if let Some(start) = mixed_before(line, amount) {
            return Some((start, amount.end, "a whole number stands before the part"));
        }
        if let Some(start) = shares_parts(line, amount) {
            return Some((start, amount.end, SAME_PARTS));
        }
        let Some(id) = amount.figure.unit.as_ref() else {
            return and_hundreds(line, amount)
                .or_else(|| set_apart(line, amount))
                .or_else(|| self.parts_follow(line, amount));
        };
        let own = self.units.get(id)?;
        and_part(line, amount, &self.units)
            .or_else(|| self.smaller_behind(line, amount, own))
            .or_else(|| self.larger_before(line, amount, own))
            .or_else(|| self.parted_range(line, amount, own))
    }

    /// `about one to two thirds`: what is counted in the parts of the number behind it.
    fn parts_follow(&self, line: Line<'_>, amount: &Amount) -> Option<Told> {
        let worded = line.at(amount.start).is_some_and(is_latin);
        let (joint, after) = line.word(line.past_blank(amount.end));
        let either = WordList::ListJoint.has(joint) && !WordList::And.has(joint);
        (worded && either && amount.figure.value.is_integer()).then_some(())?;
        let second = Amount::bare(line, line.past_blank(after), &self.context())?;
        let parts = second.figure.writing.parts > 1 && second.figure.value < Number::ONE;
        parts.then_some((amount.start, second.end, SAME_PARTS))
    }

    /// `5 feet, 10 inches`, `2 kg and 300 g`: a smaller unit of the same kind, which no list goes on behind.
    fn smaller_behind(
        &self,
        line: Line<'_>,
        amount: &Amount,
        own: &UnitDefinition,
    ) -> Option<Told> {
        let number = past_joint(line, amount.end)?;
        line.at(number)
            .filter(|c| is_digit(*c) || is_han_numeral(*c))?;
        let second = Amount::bare(line, number, &self.context())?;
        let other = self.units.get(second.figure.unit.as_ref()?)?;
        let smaller = is_smaller(other, own)
            && &second.figure.value * &other.factor < own.factor
            && amount.figure.value.is_integer();
        let before = line.back_blank(amount.start, 0);
        let listed = matches!(line.before(before), Some(',' | '，' | '、'))
            || past_joint(line, second.end).is_some_and(|next| line.at(next).is_some_and(is_digit));
        (smaller && !listed).then_some((amount.start, second.end, GOES_ON))
    }

    /// `5'2" to 5'8"`, `5 kg up to 10 kg`: two ends that were not read as one range, and are no levels.
    fn parted_range(&self, line: Line<'_>, amount: &Amount, own: &UnitDefinition) -> Option<Told> {
        let joint = line.past_blank(amount.end);
        line.at(joint).filter(|c| is_latin(*c))?;
        let number = line.past_blank(line.past_words(joint, WordList::RangeSeparator)?);
        line.at(number).filter(|c| is_digit(*c))?;
        let second = Amount::bare(line, number, &self.context())?;
        let other = self.units.get(second.figure.unit.as_ref()?)?;
        let changed = |word: &str| {
            WordList::LevelOpener.has(word)
                || WordList::Change.names(word)
                || WordList::StepVerb.names(word)
        };
        let alike = own.dimension.is_some() && own.dimension == other.dimension;
        let levels = || clause(line, amount.start).any(changed);
        (alike && !levels()).then_some((
            amount.start,
            second.end,
            "the two ends of the range cannot be read together",
        ))
    }

    /// `a metre and 20 centimetres`: the larger unit stands before, with its article.
    fn larger_before(&self, line: Line<'_>, amount: &Amount, own: &UnitDefinition) -> Option<Told> {
        let end = line.back_blank(amount.start, 0);
        let and = line.word_before(end, 0);
        let noun_end = line.back_blank(end - and.len(), 0);
        let noun = line.word_before(noun_end, 0);
        let article_end = line.back_blank(noun_end - noun.len(), 0);
        let article = line.word_before(article_end, 0);
        let led = WordList::And.has(and) && WordList::HalfArticle.names(article);
        led.then_some(())?;
        let found = self
            .units
            .match_at(noun)
            .filter(|found| found.length == noun.len())?;
        let mut units = found.units.iter().filter_map(|id| self.units.get(id));
        let cents = WordList::Cents.has(line.word_before(amount.end, amount.start));
        let larger = units.any(|unit| is_smaller(own, unit) || cents && is_money(unit));
        larger.then_some((article_end - article.len(), amount.end, GOES_ON))
    }
}

fn is_smaller(smaller: &UnitDefinition, larger: &UnitDefinition) -> bool {
    let same = smaller.dimension.is_some() && smaller.dimension == larger.dimension;
    same && smaller.factor < larger.factor && !smaller.whole
}

/// Where what is read alone begins of `two and fifty-four hundredths`, 壹又二分之壹: the joint, or the whole number.
fn mixed_before(line: Line<'_>, amount: &Amount) -> Option<usize> {
    (amount.figure.writing.parts > 1).then_some(())?;
    if let Some(joint) = WordList::MixedJoint.ending(line.slice(0, amount.start)) {
        let end = amount.start - joint.len();
        let whole = line.run_back(end, 0, |c| {
            is_han_numeral(c) || is_financial(c) || is_digit(c)
        });
        return (whole < end).then_some(whole);
    }
    let end = line.back_blank(amount.start, 0);
    let and = line.word_before(end, 0);
    let before = line.back_blank(end - and.len(), 0);
    let whole = line.word_before(before, 0);
    let worded = line.at(amount.start).is_some_and(is_latin) && is_number_word(whole);
    (WordList::And.has(and) && worded).then(|| end - and.len())
}

/// `one to two thirds`, `one or two thirds`: where a number begins that is counted in the same parts.
fn shares_parts(line: Line<'_>, amount: &Amount) -> Option<usize> {
    let figure = &amount.figure;
    let several = figure.writing.parts > 1 && figure.value.abs() < Number::ONE;
    let worded = line.at(amount.start).is_some_and(is_latin);
    (several && worded && figure.upper().is_none()).then_some(())?;
    let end = line.back_blank(amount.start, 0);
    let joint = line.word_before(end, 0);
    let either = WordList::ListJoint.has(joint) && !WordList::And.has(joint);
    let before = line.back_blank(end - joint.len(), 0);
    let first = line.word_before(before, 0);
    (either && number_of(NumberRole::Small, first).is_some()).then_some(before - first.len())
}

/// Past a comma, `and`, or both.
fn past_joint(line: Line<'_>, end: usize) -> Option<usize> {
    let comma = matches!(line.at(end), Some(',' | '，'));
    let next = line.past_blank(if comma { line.next(end) } else { end });
    let (word, after) = line.word(next);
    let and = WordList::And.has(word);
    (comma || and).then(|| if and { line.past_blank(after) } else { next })
}

/// `6 . 2 %`, `80 , 000 spectators`, `1 / 4 mile`: a text whose marks were set apart.
fn set_apart(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let mark = line.past_blank(amount.end);
    let number = line.past_blank(line.next(mark));
    let end = line.run(number, is_digit);
    let apart = mark > amount.end && number > line.next(mark);
    let parted = match line.at(mark) {
        Some('.' | '/') => end > number,
        Some(',') => end == number + THOUSANDS,
        _ => false,
    };
    let digit = line.before(amount.end).is_some_and(is_digit);
    (parted && apart && digit).then_some((
        amount.start,
        end,
        "blanks stand around a mark in the number",
    ))
}

/// So many digits stand behind the mark of thousands.
const THOUSANDS: usize = 3;

/// 一万又五百元: what is added to a number with a scale.
fn and_hundreds(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let next = line.past_any(amount.end, WordList::MixedJoint)?;
    let end = line.run(next, is_han_numeral);
    let scaled = amount.figure.writing.exponent > 0;
    (scaled && end > next).then_some((amount.start, end, "the number goes on"))
}

/// `one mile and a quarter`: a part of the unit behind it. In `5 boats and a third of the fleet` it is one of something else.
fn and_part(line: Line<'_>, amount: &Amount, units: &Units) -> Option<Told> {
    let (and, after) = line.word(line.past_blank(amount.end));
    let (one, one_end) = line.word(line.past_blank(after));
    let (part, end) = line.word(line.past_blank(one_end));
    let behind = line.past_blank(end);
    let other = WordList::Of.has(line.word(behind).0) || units.begin(line.rest(behind));
    let counted = WordList::HalfArticle.has(one) || number_of(NumberRole::Small, one).is_some();
    let is_part = |word: &str| number_of(NumberRole::Part, word).is_some();
    let named = is_part(part) || ones(part).any(is_part);
    let small = amount.figure.value < Number::from(MOST_WITH_PART);
    (WordList::And.has(and) && counted && named && small && !other).then_some((
        amount.start,
        end,
        "the number goes on with a part",
    ))
}

/// Of more nobody tells a part behind the unit.
const MOST_WITH_PART: i64 = 1000;
