//! Tests of what is said about texts that are not figures.

use super::FigureErrorKind as Kind;
use crate::figure::figure::tests::read;
use crate::source::TextRange;

/// Text, kind, range, and parts of the message and of the help.
type Mistake = (&'static str, Kind, (u32, u32), &'static str, &'static str);

const MISTAKES: &[Mistake] = &[
    ("", Kind::NoNumber, (0, 0), "is empty", "with its unit"),
    ("  ", Kind::NoNumber, (2, 2), "is empty", "with its unit"),
    ("many", Kind::NoNumber, (0, 4), "`many`", "with its unit"),
    ("about", Kind::NoNumber, (5, 5), "`about`", "with its unit"),
    (
        "quite 5",
        Kind::NotUnderstood,
        (0, 5),
        "`quite` before",
        "Leave out",
    ),
    (
        "5 barrels",
        Kind::UnknownUnit,
        (2, 9),
        "unknown unit `barrels`",
        "Declare `barrels`",
    ),
    (
        " 5 tonns ",
        Kind::UnknownUnit,
        (3, 8),
        "unknown unit `tonns`",
        "Did you mean `tonne",
    ),
    (
        "18桶以上",
        Kind::UnknownUnit,
        (2, 5),
        "unknown unit `桶`",
        "Declare",
    ),
    (
        "8家庭",
        Kind::UnknownUnit,
        (1, 7),
        "unknown unit `家庭`",
        "Declare",
    ),
    (
        "5 t indeed",
        Kind::NotUnderstood,
        (4, 10),
        "`indeed` after the unit",
        "Leave out",
    ),
    (
        "5 t and 7 t",
        Kind::TwoNumbers,
        (4, 11),
        "second number",
        "one number",
    ),
    (
        "1,23 t",
        Kind::Grouping,
        (0, 4),
        "`1,23` is not one number",
        "threes",
    ),
    (
        "¥5",
        Kind::AmbiguousUnit,
        (0, 2),
        "`¥` may mean `CNY` or `JPY`",
        "metric",
    ),
    (
        "$5 t",
        Kind::TwoUnits,
        (3, 4),
        "`t` is a second unit",
        "once",
    ),
    (
        "5万–3万",
        Kind::Backwards,
        (0, 11),
        "`5万–3万`",
        "smaller number first",
    ),
    (
        "110–120,000 t",
        Kind::Grouping,
        (0, 13),
        "`110–120,000` can be read in two ways: the thousands of the second number",
        "in full",
    ),
    ("2023-12", Kind::Backwards, (0, 7), "ends below", "date"),
    ("约1e2000", Kind::TooLong, (3, 9), "1000 digits", "Check"),
];

#[test]
fn says_what_is_not_understood() {
    for (text, kind, (start, end), message, help) in MISTAKES {
        let error = read(text).expect_err(text);
        assert_eq!(
            (error.kind, error.range),
            (*kind, TextRange::new(*start, *end)),
            "{text}: {error}"
        );
        assert!(error.message.contains(message), "{text}: {}", error.message);
        assert!(error.help.contains(help), "{text}: {}", error.help);
    }
}
