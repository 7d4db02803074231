//! What must hold of every figure, whatever is written.

use super::tests::{read, units};
use crate::figure::{
    Digits, FigureContext, Interval, Number, ReadingOverrides, Readings, UnitId, parse_figure,
};
use proptest::prelude::*;

fn any_figure() -> impl Strategy<Value = String> {
    let before = prop::sample::select(vec![
        "",
        "",
        "",
        "超",
        "近",
        "约",
        "不足",
        "至少",
        "up to ",
        "about ",
        "上",
        "数",
        "-",
        "$",
        ">",
        "约-",
        "百分之",
    ]);
    let digits = prop_oneof![
        (0_u32..100_000).prop_map(|n| n.to_string()),
        (1_u32..99, 0_u32..5).prop_map(|(n, zeros)| format!("{}", n * 10_u32.pow(zeros))),
        (0_u32..1000, 0_u32..1000).prop_map(|(a, b)| format!("{a}.{b}")),
        prop::sample::select(vec![
            "三",
            "一百二十",
            "两万五",
            "半",
            "千",
            "twenty-three",
            "1e-3",
            "25e20",
            "3万5千",
            "七八",
            "2/3",
            "三分之二",
            "one in five",
            "two thirds"
        ])
        .prop_map(str::to_owned),
    ];
    let inside = prop::sample::select(vec!["", "", "", "余", "多", "-odd", "+"]);
    let scale = prop::sample::select(vec![
        "", "", "万", "亿", "千万", " million", "k", "成", "万亿",
    ]);
    let unit = prop::sample::select(vec![
        "", "人", "吨", " t", "%", "倍", "元", "千克", "人次", " boats",
    ]);
    let after = prop::sample::select(vec!["", "", "", "以上", "左右", "以内", "多", "余"]);
    let one = (before, digits, inside, scale, inside_again(), unit, after)
        .prop_map(|(a, b, c, d, e, f, g)| format!("{a}{b}{c}{d}{e}{f}{g}"))
        .boxed();
    let other = (
        0_u32..1000,
        prop::sample::select(vec!["", "万", "e5", " million", "余", "万余", "余万"]),
    );
    prop_oneof![
        3 => one.clone(),
        1 => (one, other).prop_map(|(one, (number, scale))| format!("{one}–{number}{scale}")),
    ]
}

fn inside_again() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["", "", "余", "多"])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn printing_and_reading_a_figure_again_is_the_identity(text in any_figure()) {
        if let Ok(figure) = read(&text) {
            let canonical = figure.canonical(&units());
            prop_assert_eq!(read(&canonical), Ok(figure), "{} as {}", text, canonical);
        }
    }

    #[test]
    fn no_reading_is_empty_and_strict_contains_usual(
        text in any_figure(), clip in prop::option::of((-50_i64..50, 0_i64..1000)), preferred in prop::option::of(0_usize..4),
    ) {
        let (units, readings) = (units(), Readings::default());
        let range = clip.map(|(low, size)| Interval::closed(Number::from(low), Number::from(low + size)));
        let unit = preferred.map(|index| UnitId::new(["person", "tonne", "multiple", "CNY"][index]));
        let context = FigureContext {
            preferred_unit: unit.as_ref(),
            range: range.as_ref(),
            ..FigureContext::new(&units, &readings)
        };
        if let Ok(figure) = parse_figure(&text, &context) {
            let reading = figure.reading();
            prop_assert!(!reading.usual.is_empty() && !reading.strict.is_empty(), "{}", text);
            prop_assert!(reading.strict.contains_interval(&reading.usual), "{}", text);
            prop_assert_eq!(parse_figure(&figure.canonical(&units), &context), Ok(figure.clone()));
        }
    }

    #[test]
    fn no_override_empties_a_reading(text in any_figure(), changes in prop::collection::vec((0_usize..10, -1_i64..60), 0..6)) {
        let mut overrides = ReadingOverrides::default();
        for (index, tenths) in changes {
            let field = ReadingOverrides::fields().nth(index).unwrap();
            *overrides.field(field).unwrap() = Number::fraction(tenths, 10);
        }
        let (units, (readings, _)) = (units(), Readings::default().with_overrides(&overrides));
        if let Ok(figure) = parse_figure(&text, &FigureContext::new(&units, &readings)) {
            let reading = figure.reading();
            prop_assert!(!reading.usual.is_empty() && !reading.strict.is_empty(), "{}", text);
            prop_assert!(reading.strict.contains_interval(&reading.usual), "{}", text);
        }
    }

    #[test]
    fn every_error_names_bytes_of_its_text(text in "[0-9.,余多超近万亿百人吨%$~–a-z -]{0,12}|.{0,12}") {
        match read(&text) {
            Ok(figure) => prop_assert!(!figure.reading().strict.is_empty()),
            Err(error) => prop_assert!(
                text.get(error.range.start as usize..error.range.end as usize).is_some(),
                "{:?} in {:?}", error, text
            ),
        }
    }

    #[test]
    fn digits_carry_their_places(coefficient in 1_u64.., decimals in 0_u32..6, exponent in 0_i32..12) {
        let digits = Digits { decimals, exponent, ..Digits::integer(coefficient.into()) };
        prop_assert!(digits.last_digit() <= digits.last_significant());
        prop_assert!(digits.size().checked_div(&digits.last_significant()).unwrap().is_integer());
        prop_assert_eq!(digits.ends_in_zero(), digits.last_digit() != digits.last_significant());
    }

    #[test]
    fn digits_come_back_from_their_number(
        coefficient in prop_oneof![any::<u64>(), 0_u64..1000],
        places in (0_u32..24, -9_i32..24, 1_u32..13),
        marks in (any::<bool>(), 0_u32..3),
    ) {
        let (decimals, exponent, parts) = places;
        let (negative, round_zeros) = marks;
        let whole = Digits::integer(coefficient.into());
        let digits = Digits { negative, decimals, exponent, parts, round_zeros, ..whole };
        prop_assert_eq!(digits.writing().digits(&digits.value()), digits);
    }
}
