//! Tests of periods.

use super::day::LAST_YEAR;
use super::*;
use crate::source::TextRange;
use proptest::prelude::*;

fn period(text: &str) -> Period {
    Period::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Both ends as `earliest..latest`, or as `open` and `unknown`.
fn days(text: &str) -> (String, String) {
    let end = |end: PeriodEnd| match end {
        PeriodEnd::Open => "open".to_owned(),
        PeriodEnd::Unknown => "unknown".to_owned(),
        PeriodEnd::On { earliest, latest } if earliest == latest => earliest.to_string(),
        PeriodEnd::On { earliest, latest } => format!("{earliest}..{latest}"),
    };
    let period = period(text);
    (end(period.start()), end(period.end()))
}

#[test]
fn covers_the_days_it_says() {
    for (text, start, end) in [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-12-26", "2023-12-26", "2023-12-26"),
        ("2023/2025", "2023-01-01", "2025-12-31"),
        ("2020-01/2020-08", "2020-01-01", "2020-08-31"),
        ("../2021-06", "open", "2021-06-30"),
        ("2017/..", "2017-01-01", "open"),
        ("2023/", "2023-01-01", "unknown"),
        ("/2023", "unknown", "2023-12-31"),
        (
            "2025-12~",
            "2025-11-01..2026-01-01",
            "2025-11-30..2026-01-31",
        ),
        ("2025?", "2024-01-01..2026-01-01", "2024-12-31..2026-12-31"),
        (
            "2025-03-01%",
            "2025-02-28..2025-03-02",
            "2025-02-28..2025-03-02",
        ),
        ("2023/2025-12~", "2023-01-01", "2025-11-30..2026-01-31"),
        ("2023-21", "2023-03-01", "2023-05-31"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("2023-29", "2023-09-01", "2023-11-30"),
        ("2023-30", "2023-12-01", "2024-02-29"),
        ("2023-31", "2023-03-01", "2023-05-31"),
        ("2023-32", "2023-06-01", "2023-08-31"),
        ("2023-33", "2023-01-01", "2023-03-31"),
        ("2023-36", "2023-10-01", "2023-12-31"),
        ("2023-38", "2023-05-01", "2023-08-31"),
        ("2023-41", "2023-07-01", "2023-12-31"),
        ("202X", "2020-01-01..2029-01-01", "2020-12-31..2029-12-31"),
        ("20XX", "2000-01-01..2099-01-01", "2000-12-31..2099-12-31"),
        ("0000", "0000-01-01", "0000-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        (
            "9999~",
            "9998-01-01..+10000-01-01",
            "9998-12-31..+10000-12-31",
        ),
        (
            "0000?",
            "-0001-01-01..0001-01-01",
            "-0001-12-31..0001-12-31",
        ),
    ] {
        assert_eq!(days(text), (start.to_owned(), end.to_owned()), "{text}");
        assert_eq!(period(text).to_string(), text);
    }
    assert_eq!(period(" 2023 / 2025 ").to_string(), "2023/2025");
}

#[test]
fn says_what_to_write_instead() {
    for (text, (start, end), help) in [
        ("2023-13", (0, 7), "Months are 01 to 12"),
        ("2023-02-29", (0, 10), "28 days"),
        ("2023/2024-2", (5, 11), "Write `2023/2024-02`"),
        ("2023-2025", (0, 9), "Write `2023/2025`"),
        ("2023/24", (5, 7), "Write `2023/2024`."),
        ("2005/08", (5, 7), "Write `2005/2008` or `2005-08`."),
        ("2024/05", (5, 7), "Write `2024-05`."),
        ("2020-01/08", (8, 10), "Write `2020-01/2020-08`."),
        ("2020-01-05/19", (11, 13), "Write `2020-01-05/2020-01-19`."),
        ("2024/23", (5, 7), "with all their digits"),
        ("2025/2023", (0, 9), "`2023/2025`"),
        ("2023.5", (0, 6), "Write `2023-05`"),
        ("2023年12月26日", (0, 17), "Write `2023-12-26`"),
        ("20231226", (0, 8), "Write `2023-12-26`"),
        ("  ", (2, 2), "such as `2023`"),
        ("soon", (0, 4), "such as `2023`"),
        ("23", (0, 2), "such as `2023`"),
        ("/", (0, 1), "at least one end"),
        ("2020/2021/2022", (0, 14), "two of them such as"),
        ("2023-12-26T10:00", (0, 16), "Write `2023-12-26`"),
        ("2023-+1", (0, 7), "such as `2023`"),
    ] {
        let error = Period::parse(text).expect_err(text);
        assert_eq!(error.range, TextRange::new(start, end), "{text}");
        assert!(error.help.contains(help), "{text}: {}", error.help);
    }
}

#[test]
fn nothing_is_proposed_for_a_day_that_no_week_and_no_year_has() {
    for text in [
        "2024-W05-0",
        "2024-W05-8",
        "2024-W05-99999999",
        "2024-W05-4294967295",
        "2024-000",
        "2024-367",
    ] {
        let error = Period::parse(text).unwrap_err();
        assert!(!error.help.contains("2024-0"), "{text}: {}", error.help);
    }
    let error = Period::parse("2024-W05-7").unwrap_err();
    assert!(error.help.contains("2024-02-04"), "{error:?}");
}

#[test]
fn contains_for_every_reading_and_intersects_for_some() {
    for (a, b, contains, intersects) in [
        ("2023", "2023", true, true),
        ("2023", "2023-12", true, true),
        ("2023-12", "2023", false, true),
        ("2023/2025", "2024-02/2025-01", true, true),
        ("2023/..", "2024", true, true),
        ("2023/..", "2024/..", true, true),
        ("2023/2025", "2024/..", false, true),
        ("../2021-06", "2021-07", false, false),
        ("2023/", "2024", false, true),
        ("2023/", "2022", false, false),
        ("2022/2025", "2023/", false, true),
        ("2020/..", "2023/", false, true),
        ("../..", "2023/", false, true),
        ("2025", "2025-12~", false, true),
        ("2025", "2025-06~", true, true),
        ("2025-12~", "2025-12", false, true),
        ("2025-12~", "2026-01-31", false, true),
        ("2025-12~", "2026-02", false, false),
        ("2023/2025~", "2024", true, true),
        ("2023/2025~", "2025", false, true),
        // One year of the nineties, and nobody says which.
        ("199X", "1996", false, true),
        ("1996", "199X", false, true),
        ("199X", "199X", false, true),
        ("1990/1999", "199X", true, true),
        ("199X", "1990/1999", false, true),
        ("1990/1998", "199X", false, true),
        ("19XX", "199X", false, true),
        ("2001", "199X", false, false),
        ("199X", "1996-05-03", false, true),
        ("2004", "2004-XX", true, true),
        ("2004-XX", "2004-06", false, true),
        ("2004-06", "2004-06-XX", true, true),
        ("2004-06-XX", "2004-06-03", false, true),
        ("2004", "2004-XX-XX", true, true),
        ("2004-06-XX", "2004-07-01", false, false),
        ("199X/2005", "1999/2004", true, true),
        ("199X/2005", "1998/2004", false, true),
    ] {
        assert_eq!(period(a).contains(&period(b)), contains, "{a} contains {b}");
        assert_eq!(
            period(a).intersects(&period(b)),
            intersects,
            "{a} intersects {b}"
        );
    }
}

#[test]
fn counts_days_and_tells_before_from_same() {
    assert_eq!(period("2024").day_count(), Some((366, 366)));
    assert_eq!(period("2025-12~").day_count(), Some((1, 92)));
    assert_eq!(period("2023/..").day_count(), None);
    assert_eq!(period("199X").day_count(), Some((365, 366)));
    assert_eq!(period("2023-XX").day_count(), Some((28, 31)));
    assert_eq!(period("2024-02-XX").day_count(), Some((1, 1)));
    assert_eq!(period("2023-XX-XX").day_count(), Some((1, 1)));
    assert!(period("2023").same_as(&period("2023-01/2023-12-31")));
    assert!(!period("2023/..").same_as(&period("2023/")));
    assert!(period("2023").precedes(&period("2024")));
    assert!(!period("2023~").precedes(&period("2024")));
    assert!(!period("2023/").precedes(&period("2024")));
}

#[test]
fn sorts_by_start_then_end() {
    let mut periods: Vec<Period> = ["2024", "2023/..", "2023", "2023-02", "../2021", "2023/2024"]
        .map(period)
        .to_vec();
    periods.sort();
    let sorted: Vec<String> = periods.iter().map(ToString::to_string).collect();
    assert_eq!(
        sorted,
        ["../2021", "2023", "2023/2024", "2023/..", "2023-02", "2024"]
    );
}

fn date() -> impl Strategy<Value = String> {
    let mark = prop_oneof![4 => Just(""), 1 => Just("~"), 1 => Just("?"), 1 => Just("%")];
    let body = prop_oneof![
        (2018_i16..2024).prop_map(|year| format!("{year}")),
        (2018_i16..2024, 1_i8..13).prop_map(|(year, month)| format!("{year}-{month:02}")),
        (2018_i16..2024, 21_i8..42).prop_map(|(year, part)| format!("{year}-{part}")),
        (2018_i16..2024, 1_i8..13, 1_i8..29).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}")),
        Just("202X".to_owned()),
        Just("20XX".to_owned()),
        (2018_i16..2024).prop_map(|year| format!("{year}-XX")),
        (2018_i16..2024, 1_i8..13).prop_map(|(year, month)| format!("{year}-{month:02}-XX")),
        (2018_i16..2024).prop_map(|year| format!("{year}-XX-XX")),
        (1_i32..LAST_YEAR - 9).prop_map(|year| format!("Y-{}", year + 9999)),
    ];
    (body, mark).prop_map(|(body, mark)| format!("{body}{mark}"))
}

fn unspecified() -> impl Strategy<Value = Period> {
    date().prop_filter_map("all specified", |text| {
        Period::parse(&text).ok().filter(Period::is_unspecified)
    })
}

/// What stands between backticks.
fn proposals(help: &str) -> Vec<String> {
    let parts = help.split('`').skip(1).step_by(2);
    parts.map(str::to_owned).collect()
}

fn side() -> impl Strategy<Value = String> {
    prop_oneof![8 => date(), 1 => Just("..".to_owned()), 1 => Just(String::new())]
}

fn any_period() -> impl Strategy<Value = Period> {
    prop_oneof![
        date(),
        (side(), side()).prop_map(|(a, b)| format!("{a}/{b}"))
    ]
    .prop_filter_map("not a period", |text| Period::parse(&text).ok())
}

proptest! {
    #[test]
    fn containment_is_transitive(a in any_period(), b in any_period(), c in any_period()) {
        if a.contains(&b) && b.contains(&c) {
            prop_assert!(a.contains(&c));
        }
    }

    #[test]
    fn contained_periods_intersect(a in any_period(), b in any_period()) {
        prop_assert!(!a.contains(&b) || a.intersects(&b));
        prop_assert!(!a.precedes(&b) || !a.intersects(&b));
        prop_assert_eq!(a.intersects(&b), b.intersects(&a));
    }

    #[test]
    fn printing_and_reading_again_is_the_identity(a in any_period(), b in any_period()) {
        prop_assert_eq!(&period(&a.to_string()), &a);
        prop_assert_eq!(a == b, a.to_string() == b.to_string());
        prop_assert_eq!(a == b, a.cmp(&b) == Ordering::Equal);
    }

    #[test]
    fn no_text_makes_it_panic(
        text in "[0-9X/~?%. \\-年月]{0,14}|[0-9XYESTZ/~?%.:+,\\[\\]{}PWQH \\-]{0,20}|.{0,8}",
    ) {
        drop(Period::parse(&text));
    }

    #[test]
    fn no_words_make_it_panic(
        words in prop::collection::vec("[0-9]{1,9}|since|until|to|Q|H|W|century|BC|XX|about|March|before|[年月日第至十一九〇零世纪上半年代季度/.\\-~]", 0..8),
        joint in " ?",
    ) {
        drop(Period::parse(&words.join(&joint)));
    }

    #[test]
    fn what_is_proposed_is_a_period(text in "[0-9X/~?%. \\-年月]{0,12}|[0-9]{1,4}[-/. QH][0-9]{1,4}([-/. ][0-9]{1,4})?") {
        if let Err(error) = Period::parse(&text) {
            for proposal in proposals(&error.help) {
                prop_assert!(Period::parse(&proposal).is_ok(), "{text}: {proposal}");
            }
        }
    }

    #[test]
    fn one_of_several_is_contained_where_all_of_them_are(some in unspecified(), other in any_period()) {
        let (least, most) = (some.earliest_start().unwrap(), some.latest_end().unwrap());
        let all = Period::parse(&format!("{least}/{most}")).unwrap();
        prop_assert_eq!(other.contains(&some), other.contains(&all));
        prop_assert_eq!(other.intersects(&some), other.intersects(&all));
        prop_assert!(!some.contains(&other) || !all.intersects(&other));
    }
}

/// Texts of EDTF with the days that they cover, and texts that are none with what is said of them.
const GOLDEN: &str = include_str!("golden.txt");

#[test]
fn the_golden_table_holds() {
    let (mut valid, mut invalid, mut wrong) = (0, 0, Vec::new());
    let rows = GOLDEN
        .lines()
        .filter(|row| !row.is_empty() && !row.starts_with('#'));
    for row in rows {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let found = match Period::parse(cells[0]) {
            Ok(_) => {
                valid += 1;
                let (start, end) = days(cells[0]);
                format!("{} | {start} | {end}", cells[0])
            }
            Err(error) => {
                invalid += 1;
                let proposals = proposals(&error.help);
                let none = proposals.iter().find(|text| Period::parse(text).is_err());
                assert_eq!(none, None, "{row}");
                let help = if error.help == edtf::SHAPES {
                    "-".to_owned()
                } else if proposals.is_empty() {
                    error.help
                } else {
                    proposals.join(", ")
                };
                format!("{} | ! {} | {help}", cells[0], error.message)
            }
        };
        if found != cells.join(" | ") {
            wrong.push(found);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(valid >= 120 && invalid >= 80, "{valid} and {invalid}");
}
