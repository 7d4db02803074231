//! What a description of data says of a column: its name, what its values are, and in which unit.

use super::spanned::Spanned;
use crate::document::NodeRef;
use crate::schema::TextFormat;

/// A column that a description names.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its heading.
    pub name: Spanned<String>,
    /// What its values are, as far as that can be held against them.
    pub values: Option<Spanned<ColumnType>>,
    /// The unit of its numbers.
    pub unit: Option<String>,
}

/// What the values of a column are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// Numbers, with these signs for the decimal point and between thousands.
    Number {
        /// The sign before the decimals.
        point: char,
        /// The sign between thousands, where there is one.
        group: Option<char>,
        /// Whether they are whole.
        whole: bool,
    },
    /// Dates of the calendar, as `2025-03-01`.
    Date,
    /// Years in four digits.
    Year,
    /// Months of a year, as `2025-03`.
    Month,
    /// One of two, as these words say.
    Boolean(Vec<String>),
    /// A day and a time of day, as `2025-03-01T12:00:00Z`.
    DateTime,
    /// A time of day, as `12:00:00`.
    Time,
    /// A date or time that is written in another way, `%d/%m/%Y`.
    Written(String),
    /// A text of a format: `email`, `uri` or `uuid`.
    Text(TextFormat),
}

impl ColumnType {
    /// The type of a field; `None` for one that takes any text, has a format that is not known, or numbers with signs
    /// around them.
    pub(super) fn of_field(field: NodeRef<'_>) -> Option<Self> {
        let format = field.get("format").and_then(NodeRef::as_str);
        let is_plain = format.is_none_or(|format| format == "default");
        let sign = |key: &str| field.get(key).and_then(NodeRef::as_str)?.chars().next();
        match field.get("type").and_then(NodeRef::as_str)? {
            "number" | "integer"
                if field.get("bareNumber").and_then(NodeRef::as_bool) == Some(false) =>
            {
                None
            }
            name @ ("number" | "integer") => Some(Self::Number {
                point: sign("decimalChar").unwrap_or('.'),
                group: sign("groupChar"),
                whole: name == "integer",
            }),
            "date" if is_plain => Some(Self::Date),
            "datetime" if is_plain => Some(Self::DateTime),
            "time" if is_plain => Some(Self::Time),
            "date" | "datetime" | "time" => Self::written(format?),
            "string" => TextFormat::named(format?).map(Self::Text),
            "year" => Some(Self::Year),
            "yearmonth" => Some(Self::Month),
            "boolean" => {
                let yes = words(field, "trueValues", &["true", "True", "TRUE", "1"]);
                let no = words(field, "falseValues", &["false", "False", "FALSE", "0"]);
                Some(Self::Boolean([yes, no].concat()))
            }
            _ => None,
        }
    }

    /// A way to write dates and times, in the signs of `strptime`, where what it writes can be read by it too.
    fn written(format: &str) -> Option<Self> {
        let format = format.strip_prefix("fmt:").unwrap_or(format);
        let sample = jiff::civil::date(2025, 11, 28).at(21, 34, 56, 0);
        let text = sample.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
        let text = jiff::fmt::strtime::format(format, &text).ok()?;
        let is_known = format.contains('%') && reads(format, &text);
        is_known.then(|| Self::Written(format.to_owned()))
    }

    /// Whether its values are of a format, and not only of a type.
    pub fn is_format(&self) -> bool {
        matches!(self, Self::Written(_) | Self::Text(_))
    }

    /// Whether a cell is such a value.
    pub fn takes(&self, text: &str) -> bool {
        match self {
            Self::Number {
                point,
                group,
                whole,
            } => is_number(text, *point, *group, *whole),
            Self::Date => {
                let mut parts = text.split('-');
                let wanted = [(4, 9999), (2, 12), (2, 31)];
                let fits = wanted.into_iter().all(|(length, most)| {
                    parts.next().is_some_and(|part| counts(part, length, most))
                });
                fits && parts.next().is_none()
                    && jiff::civil::Date::strptime("%Y-%m-%d", text).is_ok()
            }
            Self::Year => counts(text.strip_prefix('-').unwrap_or(text), 4, 9999),
            Self::Month => text
                .split_once('-')
                .is_some_and(|(year, month)| counts(year, 4, 9999) && counts(month, 2, 12)),
            Self::Boolean(words) => words.iter().any(|word| word == text),
            Self::DateTime => {
                let is_whole = text.contains(['T', ' ']);
                is_whole
                    && (text.parse::<jiff::civil::DateTime>().is_ok()
                        || text.parse::<jiff::Timestamp>().is_ok())
            }
            Self::Time => text.parse::<jiff::civil::Time>().is_ok(),
            Self::Written(format) => reads(format, text),
            Self::Text(format) => format.takes(text),
        }
    }
}

/// The words that a field lists under a key, else the usual ones.
fn words(field: NodeRef<'_>, key: &str, usual: &[&str]) -> Vec<String> {
    let own = field.get(key).into_iter().flat_map(NodeRef::items);
    let own: Vec<&str> = own.filter_map(NodeRef::as_str).collect();
    let words = if own.is_empty() { usual } else { &own };
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// Whether a text is written so, and names a day or a time that there is.
fn reads(format: &str, text: &str) -> bool {
    let Ok(read) = jiff::fmt::strtime::parse(format, text) else {
        return false;
    };
    // A year is written out where it is asked for so.
    let is_whole = |year: i16| !format.contains("%Y") || text.contains(&format!("{year:04}"));
    if !read.year().is_none_or(is_whole) {
        return false;
    }
    // What names no whole day names none that there is not.
    let has_day = read.day().is_some() && read.month().is_some() && read.year().is_some();
    !has_day || read.to_date().is_ok()
}

/// Whether a text is so many digits, of at most so much.
fn counts(text: &str, length: usize, most: u32) -> bool {
    let is_digits = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits && text.parse::<u32>().is_ok_and(|number| number <= most)
}

fn is_number(text: &str, point: char, group: Option<char>, whole: bool) -> bool {
    let text = text.trim();
    if !whole && matches!(text, "NaN" | "INF" | "-INF") {
        return true;
    }
    let text: String = text.chars().filter(|sign| Some(*sign) != group).collect();
    let text = text.strip_prefix(['-', '+']).unwrap_or(&text);
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if whole {
        return is_digits(text);
    }
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let exponent = exponent.map(|exponent| exponent.strip_prefix(['-', '+']).unwrap_or(exponent));
    let (before, after) = mantissa.split_once(point).unwrap_or((mantissa, ""));
    let has_digits = is_digits(before) || is_digits(after);
    let are_digits = |text: &str| text.is_empty() || is_digits(text);
    has_digits && are_digits(before) && are_digits(after) && exponent.is_none_or(is_digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_what_its_column_says_or_not() {
        let number = |point, group, whole| ColumnType::Number {
            point,
            group,
            whole,
        };
        for (of, yes, no) in [
            (
                number('.', None, false),
                &["1", "-1.5", "+.5", "1e-3", "NaN", "2."][..],
                &["1,170", "t", "", "1 t", "."][..],
            ),
            (number(',', Some('.'), false), &["1.170,5", "3"], &["1 170"]),
            (
                number('.', None, true),
                &["01", "-3"],
                &["1.0", "1e3", "NaN"],
            ),
            (
                ColumnType::Date,
                &["2024-02-29"],
                &["2025-02-29", "2025-2-1", "1.2.2025", "2025-01-01T00:00"],
            ),
            (
                ColumnType::Year,
                &["2025", "-0044"],
                &["25", "2025/26", "2,025"],
            ),
            (ColumnType::Month, &["2025-12"], &["2025-13", "2025"]),
            (
                ColumnType::Boolean(vec!["yes".to_owned(), "no".to_owned()]),
                &["yes"],
                &["true"],
            ),
            (
                ColumnType::DateTime,
                &["2025-03-01T12:00:00Z", "2025-03-01T12:00:00"],
                &["2025-03-01", "2025-03-01T25:00:00Z", "noon"],
            ),
            (ColumnType::Time, &["12:00:00"], &["25:00:00", "noon"]),
            (
                ColumnType::written("%d/%m/%Y").unwrap(),
                &["28/02/2025"],
                &["30/02/2025", "2025-02-28", "28/02/25"],
            ),
            (
                ColumnType::Text(TextFormat::Uri),
                &["https://harbour.example"],
                &["harbour"],
            ),
        ] {
            for text in yes {
                assert!(of.takes(text), "{of:?} {text}");
            }
            for text in no {
                assert!(!of.takes(text), "{of:?} {text}");
            }
        }
    }
}
