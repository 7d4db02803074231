//! What a description of data says of a column: its name, what its values are, and in which unit.

use super::spanned::Spanned;
use crate::document::NodeRef;

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
}

impl ColumnType {
    /// The type of a field; `None` for one that takes any text, has a format of its own, or numbers with signs around
    /// them.
    pub(super) fn of_field(field: NodeRef<'_>) -> Option<Self> {
        let format = field.get("format").and_then(NodeRef::as_str);
        let is_plain = format.is_none_or(|format| format == "default");
        let sign = |key: &str| field.get(key).and_then(NodeRef::as_str)?.chars().next();
        let words = |key: &str, usual: &[&str]| -> Vec<String> {
            let own = field.get(key).into_iter().flat_map(NodeRef::items);
            let own: Vec<String> = own.filter_map(NodeRef::as_str).map(str::to_owned).collect();
            if own.is_empty() {
                usual.iter().map(|word| (*word).to_owned()).collect()
            } else {
                own
            }
        };
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
            "year" => Some(Self::Year),
            "yearmonth" => Some(Self::Month),
            "boolean" => {
                let yes = words("trueValues", &["true", "True", "TRUE", "1"]);
                let no = words("falseValues", &["false", "False", "FALSE", "0"]);
                Some(Self::Boolean([yes, no].concat()))
            }
            _ => None,
        }
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
        }
    }
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
