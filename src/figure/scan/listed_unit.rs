//! Lists of numbers whose unit or scale stands once, behind the last of them: `23, 25 and 31 per cent`, `14.2 v 11.8 kg`. Where the
//! list is certain the unit is read for all; else the number is unread, since alone it would say that it has none.

use super::super::cursor::is_latin;
use super::super::figure::Figure;
use super::super::language::WordList;
use super::super::number::Number;
use super::super::parse::{FigureContext, read_clean};
use super::super::unit::{RATIO_POINTS, is_money};
use super::FoundKind;
use super::amount::Amount;
use super::line::{Line, is_blank, is_digit, is_money_sign};
use super::outcome::Outcome;
use super::range::past_bound;
use super::scanner::Scanner;

/// No list is longer.
pub(super) const MOST_NUMBERS: usize = 8;
/// A list of which the unit is read for all has at least so many numbers.
const LEAST_NUMBERS: usize = 3;
/// No level with the scale of the next is so many times more or less than it.
const FURTHEST_LEVELS: i64 = 10;
/// From here on a number is written out that has no scale.
const THOUSAND: i64 = 1000;
/// No year that stands beside amounts is later.
const LAST_YEAR: i64 = 2100;
/// Nor earlier.
const FIRST_YEAR: i64 = 1500;

/// What the number is with what stands once for all.
enum Shared {
    /// The figure that it is.
    Read(Box<Figure>),
    /// The unit may be meant for it.
    Unread,
}

/// How two numbers of a list are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    Comma,
    /// `and`, `or`: the last of the list follows.
    Last,
    /// `v`, `to`: one other number follows.
    Against,
    /// `and less than`: the other end of what words bound on both sides.
    Bounded,
}

impl Scanner {
    /// Whether the unit behind a later number of the list is meant for the amount too, or may be.
    pub(super) fn shares_unit(&self, line: Line<'_>, hit: usize, amount: &Amount) -> bool {
        read(line, hit, amount, &self.context()).is_some()
    }

    /// The amount as what it is, with the unit that stands once behind a list of numbers.
    pub(super) fn listed(&self, line: Line<'_>, hit: usize, amount: &Amount) -> Outcome {
        let found = self.classify(line, hit, amount);
        let figure = matches!(&found, Outcome::Found(found) if found.kind == FoundKind::Figure);
        if figure && self.lists_time(line, amount) {
            return Outcome::found(amount.start, amount.end, FoundKind::Duration);
        }
        let shared = figure.then(|| {
            let context = self.context();
            read(line, hit, amount, &context).or_else(|| level_scale(line, amount, &context))
        });
        match shared.flatten() {
            None => found,
            Some(Shared::Read(figure)) => {
                let figure = Some(*figure);
                Outcome::with(amount.start, amount.end, FoundKind::Figure, figure)
            }
            Some(Shared::Unread) => {
                let reason = "the unit behind a later number may be meant for this one too";
                Outcome::unread(amount.start, amount.end, reason.to_owned())
            }
        }
    }
}

/// What the unit behind a later number of the list makes of the amount.
fn read(
    line: Line<'_>,
    hit: usize,
    amount: &Amount,
    context: &FigureContext<'_>,
) -> Option<Shared> {
    let figure = &amount.figure;
    let bare = figure.unit.is_none() && figure.upper().is_none();
    let digits = line.run(hit, |c| is_digit(c) || matches!(c, '.' | ','));
    let written = line.slice(hit, digits).trim_end_matches(['.', ',']);
    let plain = !written.is_empty() && hit + written.len() == amount.end;
    let whole = figure.value.is_integer() && !written.contains(',');
    let value = &figure.value;
    let year = whole && *value >= Number::from(FIRST_YEAR) && *value <= Number::from(LAST_YEAR);
    (bare && plain && !year).then_some(())?;
    let listed = is_listed(line, amount.start);
    let lead = line.word_before(line.back_blank(amount.start, 0), 0);
    let (mut at, mut numbers) = (amount.end, 1 + usize::from(listed));
    loop {
        let (joint, number) = joint(line, at)?;
        let end = line.run(number, |c| is_digit(c) || matches!(c, '.' | ','));
        let end = number + line.slice(number, end).trim_end_matches(['.', ',']).len();
        (end > number && numbers < MOST_NUMBERS).then_some(())?;
        numbers += 1;
        if joint == Joint::Comma {
            at = end;
            continue;
        }
        // `from 4,800 to 5,040, or 50 %`
        let parted = joint == Joint::Last && line.at(at) == Some(',');
        (!parted || numbers > LEAST_NUMBERS - 1).then_some(())?;
        let last = Amount::bare(line, number, context)?;
        let behind = line.slice(end, last.end);
        let plain = last.figure.upper().is_none() && last.figure.qualifiers().is_empty();
        let unit = last.figure.unit.as_ref();
        let unit = unit.and_then(|id| context.units.get(id));
        let measure = unit.is_some_and(|unit| !unit.whole || is_money(unit));
        let points = unit.is_some_and(|unit| unit.dimension.as_deref() == Some(RATIO_POINTS));
        // `rose by 12,300 to 1.48 million`
        let own = written.contains(',') || WordList::By.has(lead);
        let scaled = last.figure.writing.exponent > 0;
        (!scaled || !own).then_some(())?;
        (plain && !behind.trim().is_empty() && (measure || points || scaled)).then_some(())?;
        // `between 3 and 4 kg` is a range, and so is `from 3 to 4 kg`.
        let choice = line.word(line.past_blank(at)).0;
        let certain = match joint {
            // `either 8 or 16 bytes`
            Joint::Last => numbers >= LEAST_NUMBERS || WordList::RangeChoice.has(choice),
            // `cut from 5 to 4.5 percent`
            Joint::Against => WordList::LevelOpener.has(lead) && WordList::ScoreJoint.has(choice),
            // `greater than 5 and less than 10 kg`
            Joint::Bounded => !figure.qualifiers().is_empty(),
            Joint::Comma => false,
        };
        let lexeme = line.slice(amount.start, amount.end);
        let read = certain
            .then(|| read_clean(&format!("{lexeme}{behind}"), context))
            .flatten()
            .filter(|read| !scaled || are_near(&read.value, &last.figure.value));
        return Some(read.map_or(Shared::Unread, |figure| Shared::Read(Box::new(figure))));
    }
}

/// `rose from $20 to $30 million`: the scale word behind the second of two levels is meant for both, where they are near each other
/// then.
fn level_scale(line: Line<'_>, amount: &Amount, context: &FigureContext<'_>) -> Option<Shared> {
    let figure = &amount.figure;
    let money = figure.unit.as_ref().and_then(|id| context.units.get(id));
    let small = figure.value < Number::from(THOUSAND) && figure.writing.exponent == 0;
    let opener = line.word_before(line.back_blank(amount.start, 0), 0);
    let (joint, after) = line.word(line.past_blank(amount.end));
    let levels = WordList::LevelOpener.has(opener) && WordList::ScoreJoint.has(joint);
    let single = figure.upper().is_none() && line.before(amount.end).is_some_and(is_digit);
    (levels && small && single && money.is_some_and(is_money)).then_some(())?;
    // `to $30 million`, `to GBP 30 million`
    let sign = line.past_blank(after);
    let number = line.past_blank(line.run(sign, |c| is_latin(c) || is_money_sign(c)));
    let digits = line.run(number, |c| is_digit(c) || matches!(c, '.' | ','));
    (digits > number).then_some(())?;
    let last = Amount::bare(line, number, context)?;
    (last.figure.writing.exponent > 0).then_some(())?;
    let (lexeme, scale) = (
        line.slice(amount.start, amount.end),
        line.slice(digits, last.end),
    );
    let read = read_clean(&format!("{lexeme}{scale}"), context)
        .filter(|read| are_near(&read.value, &last.figure.value));
    Some(read.map_or(Shared::Unread, |figure| Shared::Read(Box::new(figure))))
}

/// Whether two levels are so near that one scale can be meant for both.
fn are_near(one: &Number, other: &Number) -> bool {
    let furthest = Number::from(FURTHEST_LEVELS);
    *one <= other * &furthest && *other <= one * &furthest
}

/// `23, 25 and 31`: whether another number of a list stands before the one at `start`.
pub(super) fn is_listed(line: Line<'_>, start: usize) -> bool {
    let before = line.slice(line.near(start), start);
    let listed = before.trim_end_matches(is_blank).strip_suffix(',');
    listed.is_some_and(|before| before.ends_with(is_digit))
}

/// What joins the number that ends at `end` to the next one, and where that begins.
pub(super) fn joint(line: Line<'_>, end: usize) -> Option<(Joint, usize)> {
    // `3- and 4-kg bags`
    let end = if line.at(end) == Some('-') {
        line.next(end)
    } else {
        end
    };
    let comma = line.at(end) == Some(',');
    let next = line.past_blank(if comma { line.next(end) } else { end });
    let (word, word_end) = line.word(next);
    let number = line.past_blank(word_end);
    let blank = line.at(end).is_some_and(is_blank) || comma;
    let joint = if word.is_empty() {
        (comma && next > line.next(end)).then_some((Joint::Comma, next))?
    } else if WordList::ListEnd.has(word) {
        let bounded = past_bound(line, number);
        if bounded > number {
            (Joint::Bounded, bounded)
        } else {
            (Joint::Last, number)
        }
    } else if !comma && WordList::AgainstNumber.has(word) {
        (Joint::Against, number)
    } else {
        return None;
    };
    (blank && line.at(joint.1).is_some_and(is_digit)).then_some(joint)
}
