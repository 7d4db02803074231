//! Tests of figures: the table of readings worked out by hand, the mistakes, and what must hold of every figure.

use super::*;
use crate::figure::{
    FigureContext, FigureErrorKind, Number, Oddity, ReadingOverrides, Readings, UnitDefinition,
    UnitId, Units, parse::parse_figure_at, parse_figure,
};

const TABLE: &str = include_str!("figure_table.txt");

pub(in crate::figure) fn units() -> Units {
    let define =
        |id: &str, symbols: &str, whole: bool, measure: Option<(&str, i64)>| UnitDefinition {
            id: id.to_owned(),
            symbols: symbols.split(' ').map(str::to_owned).collect(),
            whole,
            exact: false,
            dimension: measure.map(|(dimension, _)| dimension.to_owned()),
            factor: Number::from(measure.map_or(1, |(_, factor)| factor)),
            label: None,
        };
    let (units, problems) = Units::new(vec![
        define("person", "人 名 people", true, None),
        define("visit", "人次", true, None),
        define("boat", "艘 座 boat boats", true, None),
        define("firm", "家", true, None),
        define("tonne", "吨 t tonne tonnes", false, Some(("mass", 1000))),
        define("kilogram", "千克 kg", false, Some(("mass", 1))),
        define("metre", "米 m", false, None),
        define("square-metre", "平方米", false, None),
    ]);
    assert_eq!(problems, []);
    units
}

/// Reads with nothing known of a metric.
pub(in crate::figure) fn read(text: &str) -> Result<Figure, crate::figure::FigureError> {
    parse_figure(text, &FigureContext::new(&units(), &Readings::default()))
}

fn row(figure: &Figure) -> String {
    let unit = figure.unit.as_ref().map_or("-", UnitId::as_str);
    let reading = figure.reading();
    let (strict, usual) = (&reading.strict, &reading.usual);
    format!(
        "{} | {unit} | {} | {strict} | {usual}",
        figure.value, figure.bound
    )
}

#[test]
fn reads_the_table() {
    let rows: Vec<(&str, &str)> = TABLE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once(" | ").unwrap())
        .collect();
    assert!(rows.len() >= 120, "{} rows", rows.len());
    let mut wrong = Vec::new();
    for (text, expected) in rows {
        match read(text) {
            Ok(figure) if row(&figure) == expected && figure.oddities().is_empty() => {}
            Ok(figure) => wrong.push(format!(
                "{text} | {} {:?}\n  not | {expected}",
                row(&figure),
                figure.oddities()
            )),
            Err(error) => wrong.push(format!("{text}: {} ({})", error.message, error.help)),
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn reads_every_row_of_the_table_again_from_its_canonical_form() {
    let units = units();
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let (text, _) = line.split_once(" | ").unwrap();
        let figure = read(text).unwrap();
        let canonical = figure.canonical(&units);
        assert_eq!(
            read(&canonical).as_ref(),
            Ok(&figure),
            "{text} as {canonical}"
        );
    }
}

#[test]
fn alike_however_written() {
    for (a, b) in [
        ("至少15万人", "150 thousand or more people"),
        ("1,200,000 t", "1200000吨"),
        ("五成", "5成"),
        ("一百二十人", "120名"),
        ("三百万吨", "300万 tonnes"),
    ] {
        let (a, b) = (read(a).unwrap(), read(b).unwrap());
        assert_eq!((&a.value, &a.unit, a.bound), (&b.value, &b.unit, b.bound));
    }
}

#[test]
fn odd_precision_and_stacked_words_are_reported() {
    for (text, reading, oddities) in [
        (
            "168余人",
            "168 | person | and_some | [168, 184] | [168, 168]",
            vec![Oddity::OddPrecision],
        ),
        (
            "168余吨",
            "168 | tonne | and_some | [168, 184.8] | [168, 168]",
            vec![Oddity::OddPrecision],
        ),
        (
            "15余人",
            "15 | person | and_some | [15, 16] | [15, 15]",
            vec![Oddity::OddPrecision],
        ),
        (
            "about 1,234,567",
            "1234567 | - | about | [1234567, 1358023.7] | [1234567, 1234567]",
            vec![Oddity::OddPrecision],
        ),
        (
            "超300余人",
            "300 | person | over | [301, ∞) | [301, 400]",
            vec![Oddity::StackedWords],
        ),
        (
            "近300余吨",
            "300 | tonne | nearly | [240, 400) | [270, 400)",
            vec![Oddity::StackedWords],
        ),
        (
            "超3–5吨",
            "3 | tonne | range | [3, ∞) | [3, 6]",
            vec![Oddity::StackedWords],
        ),
        ("近1人", "1 | person | nearly | [0.8, 1) | [0.9, 1)", vec![]),
        ("近0吨", "0 | tonne | nearly | (-1, 1) | (-1, 1)", vec![]),
    ] {
        let figure = read(text).unwrap();
        assert_eq!(
            (row(&figure), figure.oddities()),
            (reading.to_owned(), &*oddities),
            "{text}"
        );
        assert_eq!(
            read(&figure.canonical(&units())).as_ref(),
            Ok(&figure),
            "{text}"
        );
    }
}

#[test]
fn the_metric_decides_between_units_and_how_a_bare_number_is_read() {
    let (units, readings) = (units(), Readings::default());
    let with = |text: &str, unit: &str| {
        let unit = UnitId::new(unit);
        let context = FigureContext {
            preferred_unit: Some(&unit),
            ..FigureContext::new(&units, &readings)
        };
        parse_figure(text, &context).map(|figure| row(&figure))
    };
    assert_eq!(
        with("250", "person").unwrap(),
        "250 | - | exact | [250, 250] | [250, 250]"
    );
    assert_eq!(
        with("60", "percent").unwrap(),
        "60 | - | exact | [59.5, 60.5] | [59.5, 60.5]"
    );
    assert_eq!(
        with("¥17", "JPY").unwrap(),
        "17 | JPY | exact | [16.5, 17.5] | [16.5, 17.5]"
    );
    assert_eq!(
        with("¥17", "tonne").unwrap_err().kind,
        FigureErrorKind::AmbiguousUnit
    );
}

#[test]
fn a_range_clips_both_readings_and_never_empties_them() {
    let (units, readings) = (units(), Readings::default());
    let unit = UnitId::new("multiple");
    let range = Interval::closed(Number::ZERO, Number::ONE);
    let context = FigureContext {
        preferred_unit: Some(&unit),
        range: Some(&range),
        ..FigureContext::new(&units, &readings)
    };
    for (text, expected, oddities) in [
        (
            "超90%",
            "90 | percent | over | (90, 100] | (90, 100]",
            vec![],
        ),
        (
            "超98%",
            "98 | percent | over | (98, 100] | (98, 99]",
            vec![],
        ),
        (
            "100%",
            "100 | percent | exact | [99.5, 100] | [99.5, 100]",
            vec![],
        ),
        (
            "120%",
            "120 | percent | exact | [119.5, 120.5] | [119.5, 120.5]",
            vec![Oddity::OutOfRange],
        ),
        ("5 t", "5 | tonne | exact | [4.5, 5.5] | [4.5, 5.5]", vec![]),
    ] {
        let figure = parse_figure(text, &context).unwrap();
        assert_eq!(
            (row(&figure), figure.oddities()),
            (expected.to_owned(), &*oddities),
            "{text}"
        );
    }
}

#[test]
fn overrides_change_the_table_and_bad_ones_are_refused() {
    let half = Number::fraction(1, 2);
    let (readings, problems) = Readings::default().with_overrides(&ReadingOverrides {
        nearly_strict: half.clone(),
        about_usual: Some(Number::from(2)),
        exact_below: Some(Number::from(100)),
        words: vec![crate::figure::Word {
            text: "roundabout".to_owned(),
            place: crate::figure::WordPlace::Before,
            qualifier: Qualifier::About,
        }],
        ..ReadingOverrides::default()
    });
    let refused: Vec<_> = problems.iter().map(|problem| problem.field).collect();
    assert_eq!(refused, ["about_usual"]);
    let units = units();
    let context = FigureContext::new(&units, &readings);
    let read = |text| row(&parse_figure(text, &context).unwrap());
    assert_eq!(
        read("近300吨"),
        "300 | tonne | nearly | [150, 300) | [270, 300)"
    );
    assert_eq!(
        read("180艘"),
        "180 | boat | exact | [175, 185] | [180, 180]"
    );
    assert_eq!(
        read("roundabout 20"),
        "20 | - | about | [16, 24] | [19, 21]"
    );
}

#[test]
fn reads_on_in_running_text() {
    let (units, readings) = (units(), Readings::default());
    let context = FigureContext::new(&units, &readings);
    let text = "这里有超300万吨以上的货物, and 12 boats more";
    let (figure, end) = parse_figure_at(text, 9, &context).unwrap();
    assert_eq!(
        (figure.unit.unwrap().as_str(), text.get(9..end)),
        ("tonne", Some("超300万吨以上"))
    );
    let start = text.find("12").unwrap();
    let (_, end) = parse_figure_at(text, start, &context).unwrap();
    assert_eq!(text.get(start..end), Some("12 boats"));
}

#[test]
fn describes_in_pieces() {
    let units = units();
    let described = |text: &str| read(text).unwrap().describe(&units);
    let over = described("超300万吨");
    assert_eq!(over.value, "more than 3 million 吨");
    assert_eq!(
        (over.strict.as_str(), over.usual.as_str()),
        ("(3 million, ∞)", "(3 million, 4 million]")
    );
    assert_eq!(described("180艘").value, "180 艘");
    assert_eq!(described("3–5万吨").value, "30,000–50,000 吨");
    assert_eq!(described("5.49亿吨").value, "549 million 吨");
    assert_eq!(described("1,234,567 吨").value, "1,234,567 吨");
    assert_eq!(
        described("12,345,678,901 吨").value,
        "12,345,678,901 吨",
        "what is stated is not rounded"
    );
    assert_eq!(described("几百人").value, "several times 100 人");
}

#[test]
fn huge_numbers_stay_exact() {
    let long = "9".repeat(40);
    assert_eq!(read(&long).unwrap().value.to_string(), long);
    assert_eq!(read("1e400").unwrap().value, Number::power_of_ten(400));
    assert!(read(&"1".repeat(1001)).is_err());
}
