//! Reads the figure at a numeral and takes off what does not belong to it.

use super::super::cursor::{fold, is_latin};
use super::super::figure::Figure;
use super::super::language::{WordList, is_plural, ones};
use super::super::number::Number;
use super::super::parse::{
    FigureContext, FigureError, FigureErrorKind, parse_figure_at, read_clean,
};
use super::guard::{cut_by_guard, distant_letter};
use super::line::{Line, closes_quote, is_digit, is_han_numeral, opens_quote};
use super::outcome::Outcome;
use super::shared_unit::listed_unit;
use super::start::Start;
use super::times::how_often;
use super::{FoundKind, range};

/// No figure is looked for further than this many bytes after the start of its number.
const WINDOW: usize = 256;
/// So many times a figure is read again because less belongs to it than was read.
const TRIES: usize = 8;

/// A figure in a line.
pub(super) struct Amount {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) figure: Figure,
}

/// Why there is no figure at a numeral.
pub(super) enum NoAmount {
    /// None starts there.
    Nothing,
    /// One starts there and cannot be read as a whole: its bytes, and why.
    Unread(usize, usize, String),
}

impl Amount {
    /// The figure whose number is at `hit` and whose words may start at `start`.
    pub(super) fn read(
        line: Line<'_>,
        hit: usize,
        start: Start,
        context: &FigureContext<'_>,
    ) -> Result<Self, NoAmount> {
        match read(line, hit, start.at, context) {
            Err(NoAmount::Nothing) if start.at < hit && !start.bounded => {
                read(line, hit, hit, context)
            }
            other => other,
        }
    }

    /// The number alone, without the words before it.
    pub(super) fn bare(line: Line<'_>, hit: usize, context: &FigureContext<'_>) -> Option<Self> {
        read(line, hit, hit, context).ok()
    }

    /// The end of the run of digits or numeral characters at `hit`, when it is too long for any figure.
    pub(super) fn endless(line: Line<'_>, hit: usize) -> Option<usize> {
        let window = line.slice(hit, line.text.floor_char_boundary(hit + WINDOW));
        let numeral = |c: char| is_digit(fold(c)) || is_han_numeral(c);
        let full = window.len() + char::MAX.len_utf8() > WINDOW && window.chars().all(numeral);
        full.then(|| line.whole_run(hit, numeral))
    }

    /// What stands at `hit` where no figure can be read: a number that was refused is skipped as a whole, since none of
    /// its pieces is one.
    pub(super) fn refused(line: Line<'_>, hit: usize, context: &FigureContext<'_>) -> Outcome {
        let numeral = Self::numeral_end(line, hit);
        let window = line.slice(0, line.text.floor_char_boundary(hit + WINDOW));
        let end = match parse_figure_at(window, hit, context) {
            Err(error)
                if error.kind == FigureErrorKind::NoNumber && error.range.start as usize == hit =>
            {
                numeral.max(error.range.end as usize)
            }
            _ => return Outcome::Skip(numeral),
        };
        if Self::is_name(line, hit, end) {
            return Outcome::found(hit, end, FoundKind::Name);
        }
        Outcome::Skip(end)
    }

    /// Whether a number that cannot be read is a name: in quotation marks (“十百千”) or with a zero before it (007).
    pub(super) fn is_name(line: Line<'_>, hit: usize, end: usize) -> bool {
        let quoted =
            line.before(hit).is_some_and(opens_quote) && line.at(end).is_some_and(closes_quote);
        let code = line.at(hit) == Some('0') && line.at(line.next(hit)).is_some_and(is_digit);
        quoted || code
    }

    /// The end of the numeral at `hit`, whether it can be read or not.
    pub(super) fn numeral_end(line: Line<'_>, hit: usize) -> usize {
        let first = line.at(hit);
        let end = match first {
            Some(c) if is_digit(c) => {
                let whole = line.run(hit, is_digit);
                let decimals = line.run(line.next(whole), is_digit);
                let point =
                    line.is_at(whole, WordList::DecimalPoint) && decimals > line.next(whole);
                if point { decimals } else { whole }
            }
            Some(c) if is_han_numeral(c) => line.run(hit, is_han_numeral),
            _ => line.run(hit, is_latin),
        };
        end.max(line.next(hit))
    }

    /// The amount as what it is; nothing where it is of no kind.
    pub(super) fn found_as(&self, kind: Option<FoundKind>) -> Outcome {
        match kind {
            Some(FoundKind::Date) => {
                // Only a bare year comes here, or two, and their digits are their values.
                let figure = &self.figure;
                let edtf = match figure.upper() {
                    None => four(&figure.value),
                    Some(upper) => format!("{}/{}", four(&figure.value), four(upper)),
                };
                // `in about 1224` is no year for certain.
                let certain = figure.qualifiers().is_empty();
                Outcome::date(self.start, self.end, certain.then_some(edtf.as_str()))
            }
            Some(kind) => Outcome::with(self.start, self.end, kind, Some(self.figure.clone())),
            None => Outcome::Skip(self.end),
        }
    }
}

fn read(
    line: Line<'_>,
    hit: usize,
    start: usize,
    context: &FigureContext<'_>,
) -> Result<Amount, NoAmount> {
    let mut limit = line.text.floor_char_boundary(hit + WINDOW);
    // What is meant for the first of two levels too: `rose from 19 to 21 per cent`.
    let mut shared = None;
    for _ in 0..TRIES {
        let shorter = match parse_figure_at(line.slice(0, limit), start, context) {
            Err(error) => before_error(line, start, hit, limit, error, context)?,
            Ok((figure, end)) => {
                let bare = figure.unit.is_none();
                let lexeme = line.slice(hit, end);
                let twice = || {
                    let last = lexeme.chars().next_back();
                    last.is_some_and(|letter| lexeme.matches(letter).count() > 1)
                };
                let two = figure.upper().is_some() && twice();
                if bare && two && distant_letter(line, hit, end).is_some() {
                    // `85 m ± 2 m`: a unit that nobody declared, or a million.
                    let reason = "the letter after the number may be a unit that is not declared";
                    return Err(NoAmount::Unread(start, end, reason.to_owned()));
                }
                let letter = || bare.then(|| distant_letter(line, hit, end)).flatten();
                let attributive = || {
                    attributive(line, hit, end, &figure, context)
                        .or_else(|| how_often(line, start, hit, end, &figure))
                };
                let shorter = cut_by_guard(line, hit, end)
                    .or_else(letter)
                    .or_else(attributive)
                    .or_else(|| {
                        let cut = range::cut_before_second_number(
                            line, start, hit, end, &figure, context,
                        )?;
                        shared = cut.shared.map(|bytes| (bytes, figure.value.clone()));
                        Some(cut.end)
                    });
                let Some(shorter) = shorter else {
                    let figure = meaning(line, start, end, &figure, shared, context)
                        .ok_or(NoAmount::Nothing)?;
                    return Ok(Amount { start, end, figure });
                };
                shorter
            }
        };
        if shorter <= hit || shorter >= limit {
            break;
        }
        limit = shorter;
    }
    Err(NoAmount::Nothing)
}

/// What the lexeme says, alone or with what it shares with a number behind it.
fn meaning(
    line: Line<'_>,
    start: usize,
    end: usize,
    figure: &Figure,
    shared: Option<((usize, usize), Number)>,
    context: &FigureContext<'_>,
) -> Option<Figure> {
    let lexeme = line.slice(start, end);
    let levels = || {
        let (bytes, value) = shared?;
        Some((bytes, value))
    };
    let list = || {
        Some((
            listed_unit(line, end, figure, context)?,
            figure.value.clone(),
        ))
    };
    let whole = levels().or_else(list).and_then(|((from, to), value)| {
        let whole = format!("{lexeme}{}", line.slice(from, to));
        read_clean(&whole, context).filter(|figure| figure.value == value)
    });
    whole.or_else(|| read_clean(lexeme, context))
}

/// Where the number ends of `27 home runs`: behind a number above one the singular of a thing belongs to the plural after it,
/// which is what is counted.
fn attributive(
    line: Line<'_>,
    hit: usize,
    end: usize,
    figure: &Figure,
    context: &FigureContext<'_>,
) -> Option<usize> {
    let unit = context.units.get(figure.unit.as_ref()?)?;
    let word = line.word_before(end, hit);
    let start = end - word.len();
    let blank = line.back_blank(start, hit);
    let singular = unit
        .symbols
        .iter()
        .any(|symbol| ones(symbol).any(|one| one == word));
    let next = line.past_blank(end);
    let (thing, after) = line.word(next);
    let plural = thing.starts_with(char::is_lowercase) && is_plural(thing);
    let joined = line.at(after) == Some('-');
    let several = figure.value > Number::ONE;
    (unit.whole && several && singular && blank < start && next > end && plural && !joined)
        .then_some(blank)
}

/// Where to stop before what could not be read.
fn before_error(
    line: Line<'_>,
    start: usize,
    hit: usize,
    limit: usize,
    error: FigureError,
    context: &FigureContext<'_>,
) -> Result<usize, NoAmount> {
    let numeral = Amount::numeral_end(line, hit);
    let refused = line.slice(error.range.start as usize, error.range.end as usize);
    match error.kind {
        // `$20，300美元`: the first of two amounts ends before the comma.
        FigureErrorKind::Grouping if refused.contains('，') => Ok(numeral),
        // 百分之一.五: the number begins behind what stands for its sign.
        FigureErrorKind::Grouping
            if WordList::PartsOf
                .ending(line.slice(hit, error.range.start as usize))
                .is_some() =>
        {
            Err(NoAmount::Unread(
                start,
                error.range.end as usize,
                error.message,
            ))
        }
        FigureErrorKind::Grouping if error.range.start as usize > hit => {
            // The other end of a range, or a number after the figure.
            let separator = range::separator(line, start, hit, limit, context);
            separator.map(|(at, _)| at).ok_or(NoAmount::Nothing)
        }
        FigureErrorKind::TooLong | FigureErrorKind::NoNumber | FigureErrorKind::NotUnderstood => {
            Err(NoAmount::Nothing)
        }
        FigureErrorKind::Grouping | FigureErrorKind::OpenBound => {
            let end = numeral.max(error.range.end as usize);
            Err(NoAmount::Unread(
                start,
                reckoned_on(line, end),
                error.message,
            ))
        }
        FigureErrorKind::TwoUnits => {
            let second = line.slice(start, error.range.start as usize).trim_end();
            Ok(start + second.len())
        }
        FigureErrorKind::TwoNumbers
        | FigureErrorKind::UnknownUnit
        | FigureErrorKind::AmbiguousUnit
        | FigureErrorKind::Backwards => {
            let separator = range::separator(line, start, hit, limit, context);
            Ok(separator.map_or(numeral, |(at, _)| at).min(limit - 1))
        }
    }
}

/// `2^31 - 1`: where what is reckoned ends that begins with a power.
fn reckoned_on(line: Line<'_>, end: usize) -> usize {
    let sign = line.past_blank(end);
    let number = line.past_blank(line.next(sign));
    let last = line.run(number, is_digit);
    let digit = line.before(end).is_some_and(is_digit);
    let reckons = matches!(line.at(sign), Some('-' | '−' | '+' | '*' | '/' | '·' | '×'));
    let even = (sign > end) == (number > line.next(sign));
    if digit && reckons && even && last > number {
        last
    } else {
        end
    }
}

/// A year in at least four digits.
fn four(year: &Number) -> String {
    format!("{:0>4}", year.to_string())
}
