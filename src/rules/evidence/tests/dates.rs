//! Dates of a line that leave out their year.

use super::super::dates::{date, years};
use super::*;
use crate::figure::Period;

const TEXT: &str = "The pier of 2024.\nIt opened on 20 September.\n港口9月20日开港，5月动工。\n去年9月20日开港。\n";

fn look(stated: &str, line: u32, published: Option<&str>) -> Match {
    let period = |text: &str| Period::parse(text).unwrap();
    let text = TEXT.replace("2024", if published.is_some() { "stone" } else { "2024" });
    let run = Run::new(&text, &["facts: []\n"]);
    let text = &run.original().text;
    let years = years(text, published.map(period).as_ref());
    date(text, line, &period(stated), &years)
}

#[test]
fn the_year_may_stand_elsewhere_in_the_text_or_be_that_of_publication() {
    for published in [None, Some("2024-10"), Some("2024")] {
        for (stated, line) in [
            ("2024-09-20", 2),
            ("2024-09-20", 3),
            ("2024-09", 2),
            ("2024-05", 3),
        ] {
            assert_eq!(
                look(stated, line, published),
                Match::Found,
                "{stated} {line}"
            );
        }
    }
}

#[test]
fn another_day_month_or_year_is_not_meant_nor_a_whole_year() {
    for (stated, line) in [
        ("2024-09-21", 2),
        ("2024-10-20", 2),
        ("2023-09-20", 2),
        ("2024", 2),
        ("2024-05-01", 3),
        ("2024-08/2024-09", 2),
        ("2024-09-20", 4),
    ] {
        let found = look(stated, line, None);
        assert_eq!(
            found,
            Match::NotChecked(Reason::NoFullDate),
            "{stated} {line}"
        );
    }
    assert_eq!(
        look("2024-09-20", 2, Some("2025-01")),
        Match::NotChecked(Reason::NoFullDate)
    );
}
