//! Readings and bounds in words: `at least 5 and less than 7 t`.

use crate::figure::{End, Interval, Number, Reading};

/// “`50亿元 ÷ 35万吨` is 13,000 to 15,000, usually 14,000 to 14,500 yuan per t.”: what an expression comes to, or a figure
/// means. A unit that is a word is said once.
pub(super) fn states(expression: &str, reading: &Reading, unit: &str) -> String {
    let usual = bounds(&reading.usual, unit);
    if reading.usual == reading.strict {
        return format!("`{expression}` is {usual}.");
    }
    let first = if unit.starts_with(' ') { "" } else { unit };
    let strict = bounds(&reading.strict, first);
    format!("`{expression}` is {strict}, usually {usual}.")
}

/// “twice” or “3 times”, to stand before what is multiplied.
pub(super) fn times(factor: &Number) -> String {
    if *factor == Number::from(2) {
        "twice".to_owned()
    } else {
        format!("{factor} times")
    }
}

/// Bounds in words: `more than 3 million t and at most 4 million t`. What was computed and is long is rounded, and says
/// so.
pub(super) fn bounds(interval: &Interval, unit: &str) -> String {
    let (lower, upper) = (interval.lower.as_ref(), interval.upper.as_ref());
    let text = match (lower, upper) {
        (Some(lower), Some(upper)) if lower.value == upper.value => {
            let value = lower.value.rounded();
            if value.starts_with('≈') {
                value
            } else {
                format!("exactly {value}")
            }
        }
        (Some(lower), Some(upper)) if lower.closed && upper.closed => {
            from_to(&lower.value, &upper.value)
        }
        (Some(lower), Some(upper)) => {
            let (least, most) = (lower_words(lower), upper_words(upper));
            let (lower, upper) = pair(&lower.value, &upper.value);
            format!("{least} {lower} and {most} {upper}")
        }
        (Some(lower), None) => format!("{} {}", lower_words(lower), lower.value.rounded()),
        (None, Some(upper)) => format!("{} {}", upper_words(upper), upper.value.rounded()),
        (None, None) => return "anything".to_owned(),
    };
    format!("{text}{unit}")
}

/// The words and the number of the end of an interval that has one: “at least”, 5.
pub(super) fn one_sided(interval: &Interval) -> Option<(&'static str, &Number)> {
    let lower = interval.lower.as_ref().map(|end| (lower_words(end), end));
    let end = lower.or_else(|| interval.upper.as_ref().map(|end| (upper_words(end), end)));
    end.map(|(words, end)| (words, &end.value))
}

fn lower_words(end: &End) -> &'static str {
    if end.closed { "at least" } else { "more than" }
}

fn upper_words(end: &End) -> &'static str {
    if end.closed { "at most" } else { "less than" }
}

pub(super) fn from_to(lower: &Number, upper: &Number) -> String {
    let (lower, upper) = pair(lower, upper);
    format!("{lower} to {upper}")
}

/// The ends of one interval, which write a scale word once when both have it: 5.49 and `5.73 billion`. Where only the
/// upper one has it, none is written: in “5 to 1.2 million” it would seem to belong to both.
fn pair(lower: &Number, upper: &Number) -> (String, String) {
    let (from, from_scale) = lower.rounded_apart();
    let (to, to_scale) = upper.rounded_apart();
    if from_scale == to_scale {
        (from, format!("{to}{to_scale}"))
    } else if from_scale.is_empty() {
        (from, upper.grouped())
    } else {
        (format!("{from}{from_scale}"), format!("{to}{to_scale}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    #[test]
    fn a_unit_that_is_a_word_is_said_once() {
        let of = |usual: &str| Reading {
            strict: Interval::closed(number("57"), number("58")),
            usual: Interval::exact(number(usual)),
        };
        for (unit, words) in [
            (
                " t per day",
                "`a ÷ b` is 57 to 58, usually exactly 57.5 t per day.",
            ),
            ("%", "`a ÷ b` is 57 to 58%, usually exactly 57.5%."),
        ] {
            assert_eq!(states("a ÷ b", &of("57.5"), unit), words);
        }
        let exact = Reading::exactly(number("3"));
        assert_eq!(states("a", &exact, " t"), "`a` is exactly 3 t.");
    }

    #[test]
    fn twice_is_a_word() {
        assert_eq!(times(&number("2")), "twice");
        assert_eq!(times(&number("2.5")), "2.5 times");
    }

    #[test]
    fn bounds_write_long_amounts_as_people_do() {
        for (lower, upper, closed, words) in [
            (
                "5492500000",
                "5733500000",
                false,
                "at least 5.4925 and less than 5.7335 billion t",
            ),
            ("990000", "1200000", true, "990,000 to 1,200,000 t"),
            (
                "5",
                "1200000",
                false,
                "at least 5 and less than 1,200,000 t",
            ),
            (
                "990000000",
                "1200000000",
                true,
                "990 million to 1.2 billion t",
            ),
            ("3000000", "3000000", true, "exactly 3 million t"),
            ("1234567", "2345678", true, "1,234,567 to 2,345,678 t"),
        ] {
            let upper = if closed {
                End::closed(number(upper))
            } else {
                End::open(number(upper))
            };
            let interval = Interval::between(End::closed(number(lower)), upper);
            assert_eq!(bounds(&interval, " t"), words);
        }
    }
}
