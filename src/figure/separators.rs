//! The signs that stand in digits: what parts thousands, and the point before decimals. Here is what they are and where digits
//! with them end, for whoever cuts numbers out of a text without reading figures.
//!
//! How a numeral is read, and what is wrong with one that is parted oddly, is in `numeral`, which asks here as well.

use super::language::WordList;

/// Signs that part thousands: those of the languages, the low line of programs, and blanks.
pub(super) fn parts_thousands(c: char) -> bool {
    is_blank(c) || c == '_' || WordList::GroupComma.holds(c) || WordList::GroupMark.holds(c)
}

/// Blanks that part thousands.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}')
}

/// Signs that stand in the digits of a number, of whatever width: those that part thousands, and points.
pub(super) fn stands_in_digits(c: char) -> bool {
    parts_thousands(c) || matches!(c, '.' | '，' | '．')
}

/// `1,234,567`: groups of three, with up to three in the first.
pub(super) fn in_threes(groups: &[impl AsRef<str>]) -> bool {
    let mut rest = groups.iter().map(AsRef::as_ref).skip(1);
    let first = groups
        .first()
        .map(AsRef::as_ref)
        .is_some_and(|first| first.len() <= 3 && !first.starts_with('0'));
    first && rest.all(|group| group.len() == 3)
}

/// The end of the digits that a text begins with, as far as they are parted in threes, and of their decimals.
pub fn digits_end(text: &str) -> usize {
    let first = digits(text);
    let mut end = first;
    // More digits than three were not parted.
    while let Some(sign) = sign_at(text, end).filter(|_| first <= 3) {
        let next = end + sign.len_utf8();
        if digits_from(text, next) != 3 {
            break;
        }
        end = next + 3;
    }
    past_decimals(text, end)
}

/// The same; 0 where the digits are parted in a way that says nothing certain (`1,23`), or go on in a date or a code.
pub fn certain_digits_end(text: &str) -> usize {
    let first = digits(text);
    if first == 0 {
        return 0;
    }
    let mut end = first;
    let mut chosen = None;
    while let Some(sign) = sign_at(text, end).filter(|_| first <= 3) {
        let next = end + sign.len_utf8();
        let group = digits_from(text, next);
        if chosen.is_some_and(|chosen| chosen != sign) || group != 3 {
            // Digits that are parted otherwise are no number; after a blank something else begins.
            if !is_blank(sign) && group > 0 {
                return 0;
            }
            break;
        }
        chosen = Some(sign);
        end = next + group;
    }
    end = past_decimals(text, end);
    let mut behind = text.get(end..).unwrap_or_default().chars();
    match (behind.next(), behind.next()) {
        (Some('.' | ',' | ':' | '-' | '\''), Some(next)) if next.is_ascii_digit() => 0,
        _ => end,
    }
}

/// The whole number that a text is in digits alone, parted by commas or not.
pub fn whole_number(text: &str) -> Option<usize> {
    let groups: Vec<&str> = text.split(',').collect();
    let is_grouped = groups.iter().skip(1).all(|group| group.len() == 3);
    let is_digits = groups
        .iter()
        .all(|group| !group.is_empty() && digits(group) == group.len());
    if !is_grouped || !is_digits || text.starts_with('0') {
        return None;
    }
    groups.concat().parse().ok()
}

/// Whether digits have three decimals where others write thousands so: `1.234`.
pub fn may_be_thousands(digits: &str) -> bool {
    let Some((whole, decimals)) = digits.split_once('.') else {
        return false;
    };
    decimals.len() == 3 && (1..=3).contains(&whole.len()) && whole != "0"
}

/// How many digits a text begins with.
fn digits(text: &str) -> usize {
    text.find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len())
}

fn digits_from(text: &str, at: usize) -> usize {
    text.get(at..).map_or(0, digits)
}

fn sign_at(text: &str, at: usize) -> Option<char> {
    let sign = text.get(at..)?.chars().next()?;
    parts_thousands(sign).then_some(sign)
}

fn past_decimals(text: &str, end: usize) -> usize {
    let decimals = text.get(end..).and_then(|rest| rest.strip_prefix('.'));
    match decimals.map(digits) {
        Some(length) if length > 0 => end + 1 + length,
        _ => end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(end: impl Fn(&str) -> usize, texts: &[(&str, &str)]) {
        for (text, number) in texts {
            assert_eq!(text.get(..end(text)), Some(*number), "{text}");
        }
    }

    #[test]
    fn digits_end_where_they_are_parted_otherwise() {
        let alike = [
            ("12", "12"),
            ("1,234 boats", "1,234"),
            ("1,234,567.5 t", "1,234,567.5"),
            ("1’234 boats", "1’234"),
            ("1'234", "1'234"),
            ("1_234", "1_234"),
            ("1 234 boats", "1 234"),
            ("1\u{202f}234", "1\u{202f}234"),
            ("12 boats", "12"),
            ("12 34", "12"),
            ("1234,567", "1234"),
            ("5.", "5"),
            ("boats", ""),
        ];
        ends(digits_end, &alike);
        let certain = alike.map(|(text, number)| match text {
            // A comma and digits behind it: nobody knows which they are.
            "1234,567" => (text, ""),
            _ => (text, number),
        });
        ends(certain_digits_end, &certain);
        ends(
            digits_end,
            &[("1,23", "1"), ("1,234'567", "1,234'567"), ("1.2.3", "1.2")],
        );
        ends(
            certain_digits_end,
            &[
                ("1,23", ""),
                ("1,234'567", ""),
                ("1.2.3", ""),
                ("2024-05", ""),
            ],
        );
    }

    #[test]
    fn a_whole_number_is_digits_alone() {
        for (text, number) in [
            ("12", Some(12)),
            ("1,234", Some(1234)),
            ("1,23", None),
            ("012", None),
            ("1.5", None),
            ("12th", None),
            ("", None),
        ] {
            assert_eq!(whole_number(text), number, "{text}");
        }
    }

    #[test]
    fn three_decimals_may_be_thousands() {
        for (digits, may) in [
            ("1.234", true),
            ("0.234", false),
            ("1.23", false),
            ("1234.567", false),
            ("1234", false),
        ] {
            assert_eq!(may_be_thousands(digits), may, "{digits}");
        }
    }
}
