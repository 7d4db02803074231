//! Reads EDTF, the Extended Date/Time Format of ISO 8601-2:2019 as the Library of Congress specifies it: level 0 and
//! level 1 whole, and of level 2 the sub-year groupings. What else level 2 has is refused by its name.
//! What the dates mean in days is `date.rs`; what to write instead of a text that is none `advice.rs`.

use std::fmt;

use super::date::{EdtfDate, Grain, Mark, Unspecified};
use super::day::{Day, LAST_YEAR};
use super::{Period, Side};
use crate::figure::language::{NumberRole, of_number};
use crate::source::TextRange;

/// What every period looks like.
pub(super) const SHAPES: &str = "Write a year, month or day such as `2023`, `2023-12` or `2023-12-26`, or two of them such as `2023/2025`.";

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

/// The period that a whole EDTF text states; blanks around it are ignored. What was meant by a text that is none, nobody is
/// asked: advice may try whether its own proposals are EDTF.
pub(super) fn read(text: &str) -> Result<Period, PeriodError> {
    let start = text.len() - text.trim_start().len();
    let body = text.trim();
    let whole = TextRange::from_usize(start, start + body.len());
    if body.is_empty() {
        return Err(error(whole, "this period is empty", SHAPES));
    }
    if body == ".." {
        let help =
            "Write the end that is known, such as `2023/..` or `../2023`, or leave the period out.";
        return Err(error(
            whole,
            "`..` is an open end, and a period has two ends",
            help,
        ));
    }
    let Some((left, right)) = body.split_once('/') else {
        return read_date(body, start, "period").map(Period::single);
    };
    if right.contains('/') {
        let message = format!("`{body}` has more than one `/`");
        return Err(error(whole, message, SHAPES));
    }
    let first = read_side(left, start)?;
    let last = read_side(right, start + left.len() + 1)?;
    if first == Side::Unknown && last == Side::Unknown {
        let help = "Write at least one end, or leave the period out.";
        return Err(error(whole, "both its ends are unknown", help));
    }
    let period = Period::span(first, last);
    if let (Some(from), Some(to)) = (period.earliest_start(), period.latest_end())
        && to < from
    {
        let message = format!("`{body}` ends before it starts");
        return Err(error(whole, message, "Write the earlier end first."));
    }
    Ok(period)
}

/// One side of an interval (level 0, “Time interval”; level 1, “Extended interval”): a date without a time of day, `..`
/// where it is open, nothing where it is unknown.
fn read_side(text: &str, start: usize) -> Result<Side, PeriodError> {
    match text.trim() {
        "" => Ok(Side::Unknown),
        ".." => Ok(Side::Open),
        date => {
            let start = start + (text.len() - text.trim_start().len());
            if date.contains('T') && date.contains(':') {
                let range = TextRange::from_usize(start, start + date.len());
                let message =
                    format!("`{date}` has a time of day, which an interval does not have");
                return Err(error(range, message, "Leave the time of day out."));
            }
            read_date(date, start, "date").map(Side::Date)
        }
    }
}

/// One date: level 0, “Date” and “Date and time”; level 1, “Letter-prefixed calendar year”, “Seasons”, “Qualification of
/// a date (complete)”, “Unspecified digit(s) from the right” and “Negative calendar year”.
fn read_date(text: &str, start: usize, what: &str) -> Result<EdtfDate, PeriodError> {
    let range = TextRange::from_usize(start, start + text.len());
    let (body, mark) = qualified(text);
    let fail = |message: String, help: &str| Err(error(range, message, help));
    if let Some((message, help)) = without_century(text, body) {
        return Err(error(range, message, help));
    }
    if let Some(feature) = unsupported(text, body) {
        return fail(
            format!("`{text}` {feature}, which is not read here"),
            SHAPES,
        );
    }
    let dated = |(date, _): &(&str, &str)| date.ends_with(|c: char| c.is_ascii_digit() || c == 'X');
    if let Some((date, time)) = body.split_once('T').filter(dated) {
        // The day counts, where the text was written; the time must be one all the same.
        return match read_date(date, start, what) {
            Ok(day) if is_time(time) && mark.is_none() && day.is_certain_day() => Ok(day),
            _ => fail(
                format!("`{text}` is no day with a time"),
                "Write the time with its seconds, such as `2023-12-26T09:30:00`, or leave it out.",
            ),
        };
    }
    if let Some(digits) = body.strip_prefix('Y') {
        return match long_year(digits) {
            Some(year) => Ok(EdtfDate {
                mark,
                ..EdtfDate::certain(Grain::Year(year))
            }),
            None => fail(
                format!("`{text}` is no year with more than four digits"),
                "After the Y come five to nine digits, the first of which is not 0.",
            ),
        };
    }
    match read_fields(body, range)? {
        Some((first, last, unspecified)) => Ok(EdtfDate {
            first,
            last,
            unspecified,
            mark,
        }),
        None => fail(format!("`{text}` is no {what} in EDTF"), SHAPES),
    }
}

/// A date without its qualification, which stands at the end.
fn qualified(text: &str) -> (&str, Option<Mark>) {
    let marks = [
        ('~', Mark::Approximate),
        ('?', Mark::Uncertain),
        ('%', Mark::Both),
    ];
    marks
        .into_iter()
        .find_map(|(sign, mark)| Some((text.strip_suffix(sign)?, Some(mark))))
        .unwrap_or((text, None))
}

/// What is said of a year of which less than the century is known: `1XXX` is one year of a thousand, `XXXX` any year.
fn without_century(text: &str, body: &str) -> Option<(String, String)> {
    let (sign, year) = match body.strip_prefix('-') {
        Some(year) => ("-", year),
        None => ("", body),
    };
    let year = year.split('-').next().unwrap_or_default();
    let digit = year.strip_suffix("XXX").filter(|_| year.len() == 4)?;
    if digit == "X" {
        let help = "Write the digits that are known, such as `202X`, or leave the period out.";
        return Some((
            format!("`{text}` leaves its whole year unspecified"),
            help.to_owned(),
        ));
    }
    let known = digit.parse::<u8>().ok()?;
    let century = if known == 1 { 9 } else { 0 };
    let (first, last) = match sign {
        "" => (format!("{known}000"), format!("{known}999")),
        _ => (format!("-{known}999"), format!("-{known}000")),
    };
    Some((
        format!(
            "`{text}` leaves a thousand years open, and at most the last two digits of a year can be unspecified"
        ),
        format!(
            "Write the century, such as `{sign}{known}{century}XX`, or the years between which it lies: `{first}/{last}`."
        ),
    ))
}

/// The feature that a text uses of level 2, or of ISO 8601 beyond EDTF.
fn unsupported(text: &str, body: &str) -> Option<&'static str> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let powers = |sign: char| {
        let (base, power) = body.split_once(sign)?;
        let base = base.strip_prefix('Y').unwrap_or(base);
        let base = base.strip_prefix('-').unwrap_or(base);
        let (base, _) = base.split_once('E').unwrap_or((base, ""));
        (digits(base) && digits(power)).then_some(())
    };
    let letter = text.strip_prefix(['P', 'R']).unwrap_or_default();
    if letter.starts_with(|c: char| c.is_ascii_digit()) {
        return Some("is a length of time (ISO 8601-1)");
    }
    if text.starts_with(['[', '{']) {
        return Some("is a set of dates (EDTF level 2)");
    }
    if powers('S').is_some() {
        return Some("says how many digits are significant (EDTF level 2)");
    }
    if powers('E').is_some() {
        return Some("has a year with an exponent (EDTF level 2)");
    }
    let date_like = |c: char| c.is_ascii_digit() || "X-~?%".contains(c);
    let long = text.len() > 3 && text.chars().all(date_like);
    if !long {
        return None;
    }
    let is_mark = |c: char| matches!(c, '~' | '?' | '%');
    let mut parts = text.trim_end_matches(is_mark).split('-');
    if parts.any(|part| part.starts_with(is_mark) || part.ends_with(is_mark)) {
        return Some("qualifies a part of a date (EDTF level 2)");
    }
    let fields: Vec<&str> = body.strip_prefix('-').unwrap_or(body).split('-').collect();
    let lengths: Vec<usize> = fields.iter().map(|field| field.len()).collect();
    let shaped = matches!(lengths.as_slice(), [4] | [4, 2] | [4, 2, 2]);
    let from_the_right = ["X", "XX", "-XX", "-XX-XX"];
    let right = from_the_right.iter().any(|mask| {
        let fixed = body.strip_suffix(mask);
        fixed.is_some_and(|fixed| {
            let year = mask.starts_with('X');
            !fixed.contains('X') && year == (fields.len() == 1)
        })
    });
    (shaped && body.contains('X') && !right)
        .then_some("leaves digits other than the last unspecified (EDTF level 2)")
}

/// Hours, minutes and seconds, and how far they are from Greenwich: `23:20:30`, `23:20:30Z`, `23:20:30+05:30`.
fn is_time(text: &str) -> bool {
    let (time, shift) = match text.find(['Z', '+', '-']) {
        Some(at) => text.split_at_checked(at).unwrap_or((text, "")),
        None => (text, ""),
    };
    let fields = |text: &str, most: &[i8]| {
        let fields: Vec<&str> = text.split(':').collect();
        fields.len() == most.len()
            && fields
                .iter()
                .zip(most)
                .all(|(field, most)| two_digits(field).is_some_and(|number| number <= *most))
    };
    let shifted = match shift.strip_prefix(['+', '-']) {
        Some(shift) => fields(shift, &[14]) || fields(shift, &[14, 59]),
        None => matches!(shift, "" | "Z"),
    };
    // A minute has a leap second only where it is the last of a day in Greenwich (ISO 8601-1:2019, 4.3.9), so that
    // elsewhere it is the last of an hour, or of a half or a quarter of one.
    let leaps = match time.strip_suffix(":60") {
        Some(minute) if shift == "Z" => minute == "23:59",
        Some(minute) => {
            fields(minute, &[23, 59])
                && ["14", "29", "44", "59"]
                    .iter()
                    .any(|last| minute.ends_with(last))
        }
        None => false,
    };
    shifted && (leaps || fields(time, &[23, 59, 59]))
}

/// The first and the last date that a text can mean, and which of its digits are unspecified.
type Found = (Grain, Grain, Option<Unspecified>);

/// Year, month and day with `-` between.
fn read_fields(body: &str, range: TextRange) -> Result<Option<Found>, PeriodError> {
    let (sign, rest) = match body.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, body),
    };
    let fields: Vec<&str> = rest.split('-').collect();
    let year = |text: &str| {
        let year = four_digits(text)? * sign;
        (year != 0 || sign > 0).then_some(year)
    };
    let exactly = |grain| Ok(Some((grain, grain, None)));
    match fields.as_slice() {
        [text] => Ok(match year(text) {
            Some(year) => Some((Grain::Year(year), Grain::Year(year), None)),
            None => some_year(text, sign),
        }),
        [text, part] => match (year(text), two_digits(part)) {
            (Some(year), Some(month @ 1..=12)) => exactly(Grain::Month(year, month)),
            (Some(year), Some(part @ 21..=41)) => exactly(Grain::Part(year, part)),
            (Some(_), Some(_)) => Err(error(
                range,
                format!("there is no month {part}"),
                "Months are 01 to 12, seasons 21 to 32, quarters 33 to 36, thirds 37 to 39, halves 40 and 41.",
            )),
            (Some(year), None) if *part == "XX" => Ok(Some((
                Grain::Month(year, 1),
                Grain::Month(year, 12),
                Some(Unspecified::Month),
            ))),
            _ => Ok(None),
        },
        [text, month, day] => match year(text) {
            Some(year) => read_day(year, month, day, range),
            None => Ok(None),
        },
        _ => Ok(None),
    }
}

/// `199X`, one year of ten, and `19XX`, one of a hundred.
fn some_year(text: &str, sign: i32) -> Option<Found> {
    let (digits, length, unspecified) = match text.strip_suffix("XX") {
        Some(digits) => (digits, 100, Unspecified::LastTwoOfYear),
        None => (text.strip_suffix('X')?, 10, Unspecified::LastOfYear),
    };
    if text.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let near = digits.parse::<i32>().ok()? * length;
    let (near, far) = (near * sign, (near + length - 1) * sign);
    Some((
        Grain::Year(near.min(far)),
        Grain::Year(near.max(far)),
        Some(unspecified),
    ))
}

fn read_day(
    year: i32,
    month: &str,
    day: &str,
    range: TextRange,
) -> Result<Option<Found>, PeriodError> {
    if (month, day) == ("XX", "XX") {
        let ends = Day::new(year, 1, 1).zip(Day::new(year, 12, 31));
        return Ok(ends.map(|(first, last)| {
            let unspecified = Some(Unspecified::MonthAndDay);
            (Grain::Day(first), Grain::Day(last), unspecified)
        }));
    }
    let Some(month) = two_digits(month) else {
        return Ok(None);
    };
    let first = Day::new(year, month, 1);
    let last = first.map(|first| first.plus_months(1).plus_days(-1));
    if day == "XX"
        && let (Some(first), Some(last)) = (first, last)
    {
        let unspecified = Some(Unspecified::Day);
        return Ok(Some((Grain::Day(first), Grain::Day(last), unspecified)));
    }
    let Some(number) = two_digits(day).or_else(|| (day == "XX").then_some(1)) else {
        return Ok(None);
    };
    if let Some(day) = Day::new(year, month, number) {
        return Ok(Some((Grain::Day(day), Grain::Day(day), None)));
    }
    let help = match last {
        Some(last) => {
            let name = month_name(month);
            format!("{name} {year} has {} days.", last.day())
        }
        None => "Months are 01 to 12.".to_owned(),
    };
    Err(error(range, "the calendar has no such day", help))
}

/// The English name of a month, from 1.
pub(super) fn month_name(month: i8) -> String {
    let number = u32::try_from(month).unwrap_or_default();
    let name = of_number(NumberRole::Month, number).unwrap_or_default();
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// Two digits, no sign.
fn two_digits(text: &str) -> Option<i8> {
    let good = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    good.then(|| text.parse().ok()).flatten()
}

fn four_digits(text: &str) -> Option<i32> {
    let good = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    good.then(|| text.parse().ok()).flatten()
}

/// What follows `Y`: more than four digits, the first not 0, with or without `-`.
fn long_year(text: &str) -> Option<i32> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let good = digits.len() > 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let year: i32 = text.parse().ok().filter(|_| good)?;
    let fits = (-LAST_YEAR..=LAST_YEAR).contains(&year);
    (fits && !digits.starts_with('0')).then_some(year)
}

impl EdtfDate {
    fn is_certain_day(self) -> bool {
        matches!(self.first, Grain::Day(_)) && self.unspecified.is_none() && self.mark.is_none()
    }
}

fn error(range: TextRange, message: impl Into<String>, help: impl Into<String>) -> PeriodError {
    PeriodError {
        range,
        message: message.into(),
        help: help.into(),
    }
}
