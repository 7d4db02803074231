//! Slips in figures of either language.

use super::*;
use crate::figure::{Number, Readings, UnitDefinition, Units};

fn unit(id: &str, symbols: &[&str], whole: bool, mass: Option<i64>) -> UnitDefinition {
    UnitDefinition {
        id: id.to_owned(),
        symbols: symbols.iter().map(|symbol| (*symbol).to_owned()).collect(),
        whole,
        exact: false,
        dimension: mass.map(|_| "mass".to_owned()),
        factor: Number::from(mass.unwrap_or(1)),
        label: None,
    }
}

fn make(slip: Slip, text: &str) -> Option<String> {
    let (units, problems) = Units::new(vec![
        unit("boat", &["boats", "艘"], true, None),
        unit("crate", &["crates", "箱"], true, None),
        unit("kilogram", &["kg", "千克"], false, Some(1)),
        unit("tonne", &["t", "吨"], false, Some(1000)),
        unit("metre", &["m"], false, None),
    ]);
    assert!(problems.is_empty());
    let readings = Readings::default();
    slip.make(text, &FigureContext::new(&units, &readings))
}

fn assert_made(slip: Slip, cases: &[(&str, Option<&str>)]) {
    for (text, expected) in cases {
        assert_eq!(make(slip, text).as_deref(), *expected, "{slip:?} in {text}");
    }
}

#[test]
fn digits_are_swapped_or_the_leading_one_changes() {
    assert_made(
        Slip::Digit,
        &[
            ("180 boats", Some("810 boats")),
            ("about 1,200 t", Some("about 1,020 t")),
            ("300万吨", Some("400万吨")),
            ("近300余箱", Some("近400余箱")),
            ("45.33亿元", Some("54.33亿元")),
            ("１２艘", Some("２１艘")),
            ("9 boats", Some("8 boats")),
            ("两艘", None),
            ("三成", Some("四成")),
            ("0", None),
            ("0.50 t", Some("0.05 t")),
            ("boats", None),
        ],
    );
}

#[test]
fn scale_words_are_taken_for_others() {
    assert_made(
        Slip::Scale,
        &[
            ("超300万吨", Some("超300亿吨")),
            ("1.2 million t", Some("1.2 billion t")),
            ("4 bn t", Some("4 mn t")),
            ("180 boats", Some("1800 boats")),
            ("1,200 boats", Some("10,200 boats")),
            ("28.39%", Some("280.39%")),
            ("5 m", Some("50 m")),
            ("300千克", Some("3000千克")),
        ],
    );
}

#[test]
fn words_that_bound_are_left_out() {
    assert_made(
        Slip::Bound,
        &[
            ("超300万吨", Some("300万吨")),
            ("40多亿元", Some("40亿元")),
            ("more than 180 boats", Some("180 boats")),
            ("5 or more boats", Some("5 boats")),
            ("数十艘", Some("十艘")),
            ("180 boats", None),
            ("3 to 5 t", None),
        ],
    );
}

#[test]
fn units_are_taken_for_others_of_their_kind() {
    assert_made(
        Slip::Unit,
        &[
            ("300万吨", Some("300万kg")),
            ("about 5 kg", Some("about 5 t")),
            ("180 boats", Some("180 crates")),
            ("12箱", Some("12boats")),
            ("5 m", None),
            ("180", None),
        ],
    );
}

#[test]
fn kinds_have_names_of_their_own() {
    let names: std::collections::BTreeSet<&str> =
        Slip::ALL.iter().map(|slip| slip.as_str()).collect();
    assert_eq!(names.len(), Slip::ALL.len());
}
