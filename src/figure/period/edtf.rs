//! Reads EDTF (ISO 8601-2, levels 0 and 1, and the sub-year groupings of level 2) and says what to write instead
//! when a text is not EDTF. What the dates mean in days is `date.rs`; comparing periods is `mod.rs`.

use std::fmt;

use super::date::{EdtfDate, Grain, Mark};
use super::day::Day;
use super::{Period, Side};
use crate::source::TextRange;

/// Why a text is not a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodError {
    /// The bytes of the text that are to blame.
    pub range: TextRange,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl fmt::Display for PeriodError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for PeriodError {}

const SHAPES: &str = "Write a year, month or day such as `2023`, `2023-12` or `2023-12-26`, or two of them with `/` between.";

/// Reads a whole EDTF text; blanks around it are ignored.
pub(super) fn read(text: &str) -> Result<Period, PeriodError> {
    let start = text.len() - text.trim_start().len();
    let body = text.trim();
    let whole = TextRange::from_usize(start, start + body.len());
    if body.is_empty() {
        return Err(error(whole, "this period is empty", SHAPES));
    }
    let Some((left, right)) = body.split_once('/') else {
        return Ok(Period::single(read_date(body, start)?));
    };
    if right.contains('/') {
        return Err(error(
            whole,
            format!("`{body}` has more than one `/`"),
            SHAPES,
        ));
    }
    let first = read_side(left, start)?;
    let last = read_side(right, start + left.len() + 1).map_err(|error| PeriodError {
        help: shortened(left, right).unwrap_or(error.help),
        ..error
    })?;
    if first == Side::Unknown && last == Side::Unknown {
        let help = "Write at least one end, or leave the period out.";
        return Err(error(whole, "both its ends are unknown", help));
    }
    let period = Period::span(first, last);
    if let (Some(from), Some(to)) = (period.earliest_start(), period.latest_end())
        && to < from
    {
        let help = format!("Write the earlier end first: `{right}/{left}`.");
        return Err(error(
            whole,
            format!("`{body}` ends before it starts"),
            help,
        ));
    }
    Ok(period)
}

fn read_side(text: &str, start: usize) -> Result<Side, PeriodError> {
    match text.trim() {
        "" => Ok(Side::Unknown),
        ".." => Ok(Side::Open),
        date => {
            let blanks = text.len() - text.trim_start().len();
            read_date(date, start + blanks).map(Side::Date)
        }
    }
}

fn read_date(text: &str, start: usize) -> Result<EdtfDate, PeriodError> {
    let range = TextRange::from_usize(start, start + text.len());
    let (body, mark) = match text.char_indices().next_back() {
        Some((at, '~')) => (text.get(..at).unwrap_or(text), Some(Mark::Approximate)),
        Some((at, '?')) => (text.get(..at).unwrap_or(text), Some(Mark::Uncertain)),
        Some((at, '%')) => (text.get(..at).unwrap_or(text), Some(Mark::Both)),
        _ => (text, None),
    };
    let parts: Vec<&str> = body.split('-').collect();
    let grain = match parts.as_slice() {
        [year] => read_year(year),
        [year, part] => read_part(year, part, range)?,
        [year, month, day] => read_day([year, month, day], range)?,
        _ => None,
    };
    match grain {
        Some(grain) => Ok(EdtfDate { grain, mark }),
        None => Err(error(
            range,
            format!("`{text}` is not a date as EDTF writes them"),
            advice(body),
        )),
    }
}

/// Two digits, no sign.
fn two_digits(text: &str) -> Option<i8> {
    let good = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    good.then(|| text.parse().ok()).flatten()
}

fn four_digits(text: &str) -> Option<i16> {
    let good = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    good.then(|| text.parse().ok()).flatten()
}

fn read_year(text: &str) -> Option<Grain> {
    if let Some(year) = four_digits(text) {
        return Some(Grain::Year(year));
    }
    if let Some(decade) = text.strip_suffix('X') {
        if let Some(century) = decade.strip_suffix('X') {
            return two_digits(century).map(|digits| Grain::Century(i16::from(digits)));
        }
        let good = decade.len() == 3 && decade.bytes().all(|byte| byte.is_ascii_digit());
        return good
            .then(|| decade.parse().ok())
            .flatten()
            .map(Grain::Decade);
    }
    None
}

fn read_part(year: &str, part: &str, range: TextRange) -> Result<Option<Grain>, PeriodError> {
    let (Some(number), Some(code)) = (four_digits(year), two_digits(part)) else {
        return Ok(None);
    };
    match code {
        1..=12 => Ok(Some(Grain::Month(number, code))),
        21..=41 => Ok(Some(Grain::Part(number, code))),
        _ => Err(error(
            range,
            format!("there is no month {part}"),
            "Months are 01 to 12, seasons 21 to 32, quarters 33 to 36, thirds 37 to 39, halves 40 and 41.",
        )),
    }
}

fn read_day(parts: [&str; 3], range: TextRange) -> Result<Option<Grain>, PeriodError> {
    let [year, month, day] = parts;
    let (Some(y), Some(m), Some(d)) = (four_digits(year), two_digits(month), two_digits(day))
    else {
        return Ok(None);
    };
    Day::new(y, m, d).map(Grain::Day).map(Some).ok_or_else(|| {
        let last = Day::new(y, m, 1).map(|first| first.plus_months(1).plus_days(-1).day());
        let help = match last {
            Some(last) => format!("Month {m} of {y} has {last} days."),
            None => "Months are 01 to 12.".to_owned(),
        };
        error(range, "the calendar has no such day", help)
    })
}

/// The EDTF text that was probably meant, when the mistake is a common one.
fn advice(text: &str) -> String {
    let fields: Vec<&str> = text
        .split(['-', '.', '年', '月', '日', '–', '—', '~', '至'])
        .filter(|field| !field.is_empty())
        .collect();
    if text.contains('T') {
        return format!("Leave the time of day out. {SHAPES}");
    }
    let digits_only = |field: &&str| field.bytes().all(|byte| byte.is_ascii_digit());
    if !fields.iter().all(digits_only) {
        return SHAPES.to_owned();
    }
    let guess = match fields.as_slice() {
        [first, last] if four_digits(first).is_some() && four_digits(last).is_some() => {
            Some(format!("{first}/{last}"))
        }
        [digits] if digits.len() == 8 => digits
            .split_at_checked(4)
            .and_then(|(year, rest)| Some((year, rest.split_at_checked(2)?)))
            .map(|(year, (month, day))| format!("{year}-{month}-{day}")),
        [year, rest @ ..]
            if text.starts_with(year) && rest.len() < 3 && four_digits(year).is_some() =>
        {
            let padded = rest.iter().map(|field| format!("-{field:0>2}"));
            Some(format!("{year}{}", padded.collect::<String>()))
        }
        _ => None,
    };
    match guess {
        // A guess that is no date is advised upon in turn; being different from its source, it ends there.
        Some(guess) if guess != text && read(&guess).is_ok() => format!("Write `{guess}`."),
        _ => SHAPES.to_owned(),
    }
}

/// What a second end of two digits was probably meant to say, when what it shares with the first is left out.
fn shortened(left: &str, right: &str) -> Option<String> {
    let part = two_digits(right)?;
    let shared = left.get(..left.len().checked_sub(2)?)?;
    let mut guesses = vec![format!("{left}/{shared}{right}")];
    if four_digits(left).is_some() && part <= 12 {
        guesses.push(format!("{left}-{right}"));
    }
    guesses.retain(|guess| read(guess).is_ok());
    let guesses: Vec<String> = guesses.iter().map(|guess| format!("`{guess}`")).collect();
    (!guesses.is_empty()).then(|| format!("Write {}.", guesses.join(" or ")))
}

fn error(range: TextRange, message: impl Into<String>, help: impl Into<String>) -> PeriodError {
    PeriodError {
        range,
        message: message.into(),
        help: help.into(),
    }
}
