//! What comes before what: numbers, dates and versions as texts write them.

use super::rows::Rows;
use crate::config::Given;
use crate::figure::{Number, Period};
use crate::gather::{Value, ValueKind};
use crate::relation::{Extent, Extents};

/// How values are put in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Scale {
    /// Numbers, by size.
    Number,
    /// Dates, by the days that they may stand for.
    Date,
    /// Part by part.
    Version,
}

/// A value on a scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Rank {
    /// A number.
    Number(Number),
    /// The days that a date stands for, and the time of day that stands behind it, as it is written.
    Days(Extent, Option<String>),
    /// The parts of a version.
    Version(Vec<Part>),
}

/// A part of a version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::rules) enum Part {
    /// A word, as in `rc`: what it belongs to comes before what has none.
    Word(String),
    /// A number.
    Number(u64),
}

impl Scale {
    /// Reads the parameter `as` of a check; `None` where it says nothing.
    pub(in crate::rules) fn read(given: &Given<'_>) -> Option<Self> {
        match given.text("as")?.value.as_str() {
            "number" => Some(Self::Number),
            "date" => Some(Self::Date),
            "version" => Some(Self::Version),
            _ => None,
        }
    }

    /// The first scale on which all values have a place. What is in a unit is a number, whatever stands between.
    pub(in crate::rules) fn of(rows: &Rows<'_>) -> Self {
        let values = || rows.rows.iter().flat_map(|row| row.values.iter().flatten());
        if values().any(|value| value.unit.is_some() && number(value.text.trim()).is_some()) {
            return Self::Number;
        }
        let fits = |scale: &Self| values().all(|value| scale.rank(value).is_some());
        let scales = [Self::Number, Self::Date];
        scales.into_iter().find(fits).unwrap_or(Self::Version)
    }

    /// The name of its values.
    pub(in crate::rules) fn as_str(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Version => "version",
        }
    }

    /// The place of a value; `None` where it has none.
    pub(in crate::rules) fn rank(self, value: &Value<'_>) -> Option<Rank> {
        if !value.kind.is_scalar() || value.kind == ValueKind::Bool {
            return None;
        }
        let text = value.text.trim();
        match self {
            Self::Number => number(text).map(Rank::Number),
            Self::Date => {
                let (day, time) = match text.split_once(['T', ' ']) {
                    Some((day, time)) => (day, Some(time.trim().to_owned())),
                    None => (text, None),
                };
                let period = Period::parse(day).ok()?;
                let days = Extents::of(&period).outer?;
                Some(Rank::Days(days, time))
            }
            Self::Version => version(text).map(Rank::Version),
        }
    }
}

/// A number, with or without a comma before each three digits, or underscores between digits as programs write them.
pub(in crate::rules) fn number(text: &str) -> Option<Number> {
    let groups: Vec<&str> = text.split(',').collect();
    let is_grouped = groups.iter().enumerate().skip(1).all(|(at, group)| {
        let digits = if at + 1 == groups.len() {
            group.split('.').next().unwrap_or(group)
        } else {
            group
        };
        digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit())
    });
    if !is_grouped {
        return None;
    }
    let digits = groups.concat();
    let parts = digits.split('_');
    let is_parted = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_digit())
            && part.ends_with(|c: char| c.is_ascii_digit())
    };
    if digits.contains('_') && !parts.clone().all(is_parted) {
        return None;
    }
    Number::parse(&parts.collect::<String>())
        .ok()
        .filter(|_| !text.contains('/'))
}

/// The parts of a version: `v1.10.0-rc.2`; `None` where it does not begin with a number.
fn version(text: &str) -> Option<Vec<Part>> {
    let text = text.strip_prefix(['v', 'V']).unwrap_or(text);
    // What stands behind a plus says of which build it is.
    let text = text.split('+').next().unwrap_or(text);
    // `9:50`, `9 m`, `9%` and `5 May` are no versions, and would be out of order as texts.
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || ".-_~".contains(sign);
    if !text.starts_with(|sign: char| sign.is_ascii_digit()) || !text.chars().all(is_sign) {
        return None;
    }
    let mut parts = Vec::new();
    for piece in text.split(['.', '-', '_']) {
        match piece.parse() {
            Ok(number) => parts.push(Part::Number(number)),
            Err(_) => parts.push(Part::Word(piece.to_owned())),
        }
    }
    Some(parts)
}

impl Rank {
    /// Whether it certainly comes after another, or with it where that is not allowed either.
    pub(in crate::rules) fn is_after(&self, other: &Self, strictly: bool) -> bool {
        match (self, other) {
            (Self::Number(own), Self::Number(other)) => own > other || strictly && own == other,
            (Self::Days(own, time), Self::Days(other, its)) => {
                own.start > other.end
                    || own == other && is_later(time.as_deref(), its.as_deref(), strictly)
            }
            (Self::Version(own), Self::Version(other)) => {
                after(own, other) || strictly && own == other
            }
            _ => false,
        }
    }

    /// How much a version says: the number of its parts.
    pub(in crate::rules) fn precision(&self) -> usize {
        match self {
            Self::Version(parts) => parts.len(),
            Self::Number(_) | Self::Days(..) => 1,
        }
    }

    /// Whether one version holds another: 13 holds 13.23.0.
    pub(in crate::rules) fn holds(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Version(own), Self::Version(other)) => {
                own.iter().zip(other).all(|(own, other)| own == other)
            }
            _ => self == other,
        }
    }
}

/// Whether one time of a day comes after another, or with it where that is not allowed either. Times that are not written
/// alike, `05:20Z` and `05:20:30+02:00`, are not compared, nor is a time with a day that has none.
fn is_later(own: Option<&str>, other: Option<&str>, strictly: bool) -> bool {
    // Digits as the same digit; a time with words, `01:30 PM`, has no shape.
    let shape = |time: &str| -> Option<String> {
        let signs = time.chars().map(|sign| match sign {
            '0'..='9' => Some('0'),
            ':' | '.' | ',' | '+' | '-' | 'Z' | 'z' => Some(sign),
            _ => None,
        });
        signs.collect()
    };
    match (own, other) {
        (None, None) => strictly,
        // What stands behind a sign is how far the clock is from that of the world.
        (Some(own), Some(other)) => {
            let zone = |time: &str| {
                time.find(['+', '-', 'Z', 'z'])
                    .and_then(|at| time.get(at..))
                    .map(str::to_owned)
            };
            let its_shape = shape(other);
            let is_alike =
                its_shape.is_some() && shape(own) == its_shape && zone(own) == zone(other);
            is_alike && (own > other || strictly && own == other)
        }
        _ => false,
    }
}

/// Whether one version comes after another; one that says less may be the other.
fn after(own: &[Part], other: &[Part]) -> bool {
    for (mine, theirs) in own.iter().zip(other) {
        if mine != theirs {
            return mine > theirs;
        }
    }
    // `1.0` comes after `1.0-rc`.
    matches!(other.get(own.len()), Some(Part::Word(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_put_in_order_part_by_part() {
        for (one, other, is_after) in [
            ("1.10", "1.9", true),
            ("1.9", "1.10", false),
            ("v2", "1.99.3", true),
            ("1.0", "1.0-rc.1", true),
            ("1.0-rc.1", "1.0", false),
            ("13", "13.23.0", false),
            ("13.23.0", "13", false),
        ] {
            let rank = |text| version(text).unwrap();
            assert_eq!(after(&rank(one), &rank(other)), is_after, "{one} {other}");
        }
        for text in ["next", "9:50", "9 m", "9%", "5 May 2024"] {
            assert_eq!(version(text), None, "{text}");
        }
    }

    #[test]
    fn times_of_one_day_are_put_in_order_where_they_are_written_alike() {
        fn time(text: &str) -> Option<&str> {
            Some(text).filter(|text| !text.is_empty())
        }
        for (own, other, strictly, is_after) in [
            ("06:20:00Z", "05:20:00Z", false, true),
            ("05:20:00Z", "06:20:00Z", true, false),
            ("05:20", "05:20", true, true),
            ("05:20", "05:20", false, false),
            ("06:20+02:00", "05:20+01:00", false, false),
            ("06:20", "", true, false),
            ("9:50", "10:05", true, false),
            ("12:30 PM", "01:30 PM", true, false),
            ("", "", true, true),
        ] {
            let is_it = is_later(time(own), time(other), strictly);
            assert_eq!(is_it, is_after, "{own} {other}");
        }
    }

    #[test]
    fn a_version_holds_those_that_say_more_and_a_number_itself() {
        let version = |text| Rank::Version(version(text).unwrap());
        assert!(version("13").holds(&version("13.23.0")));
        assert!(!version("14").holds(&version("13.23.0")));
        let number = |text| Rank::Number(number(text).unwrap());
        assert!(number("13").holds(&number("13.0")));
        assert!(!number("13").holds(&number("14")));
    }

    #[test]
    fn numbers_may_have_commas() {
        for (text, read) in [
            ("1,170", Some("1170")),
            ("1170.5", Some("1170.5")),
            ("1,170.5", Some("1170.5")),
            ("-5", Some("-5")),
            ("1_170", Some("1170")),
            ("_1", None),
            ("1_.5", None),
            ("1,170.5,200", None),
            ("1,17", None),
            ("3/4", None),
        ] {
            let expected = read.map(|read| Number::parse(read).unwrap());
            assert_eq!(number(text), expected, "{text}");
        }
    }
}
