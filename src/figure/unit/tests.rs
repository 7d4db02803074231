//! Tests of units.

use super::*;
use crate::figure::{FigureContext, Readings, parse_figure};
use proptest::prelude::*;

fn define(id: &str, symbols: &[&str], dimension: Option<&str>, factor: &str) -> UnitDefinition {
    UnitDefinition {
        id: id.to_owned(),
        symbols: symbols.iter().map(|symbol| (*symbol).to_owned()).collect(),
        whole: false,
        exact: false,
        dimension: dimension.map(str::to_owned),
        factor: Number::parse(factor).unwrap(),
        label: None,
    }
}

fn units() -> Units {
    let (units, problems) = Units::new(vec![
        define("tonne", &["吨", "t"], Some("mass"), "1000"),
        define("kilogram", &["千克", "kg"], Some("mass"), "1"),
        define("pound", &["lb"], Some("mass"), "0.45359237"),
        define("mu", &["亩"], Some("area"), "2000/3"),
        define("hectare", &["公顷", "ha"], Some("area"), "10000"),
        define("person", &["人"], None, "1"),
        define("visit", &["人次"], None, "1"),
        define("crown", &["$", "kr"], None, "1"),
        define("tour", &["t"], None, "1"),
    ]);
    assert_eq!(problems, []);
    units
}

fn id(name: &str) -> UnitId {
    UnitId::new(name)
}

#[test]
fn a_symbol_after_a_scale_word_has_to_amount_to_the_same() {
    let declared = |dimension, factor| {
        Units::new(vec![
            define("yuan", &["元"], dimension, "1"),
            define("yi", &["亿元"], dimension, factor),
            define("box", &["boxes"], Some("things"), "1"),
            define("load", &["million boxes", "load"], Some("things"), "10"),
            define("gram", &["g", "克"], Some("mass"), "1"),
            define("milligram", &["mg"], Some("mass"), "1/1000"),
            define("kilogram", &["kg", "千克", "千 克"], Some("mass"), "1000"),
            define("kilowatt", &["千瓦"], None, "1"),
        ])
    };
    let blamed = |problems: &[UnitProblem]| -> Vec<(usize, String)> {
        let message = |problem: &UnitProblem| (problem.index, problem.message.clone());
        problems.iter().map(message).collect()
    };
    let load = (
        3,
        "`million boxes` of unit `load` is not 1,000,000 `boxes`".to_owned(),
    );
    let yi = (1, "`亿元` of unit `yi` is not 100,000,000 `元`".to_owned());
    let (units, problems) = declared(Some("money"), "100000000");
    assert_eq!(blamed(&problems), std::slice::from_ref(&load));
    assert_eq!(units.match_at("亿元").unwrap().units, [id("yi")]);
    assert_eq!(units.match_at("million boxes"), None);
    for (dimension, factor) in [(None, "1"), (None, "100000000"), (Some("money"), "10000")] {
        let (units, problems) = declared(dimension, factor);
        assert_eq!(blamed(&problems), [yi.clone(), load.clone()]);
        assert_eq!(units.match_at("亿元"), None, "read as 亿 and 元");
    }
}

#[test]
fn finds_the_longest_symbol() {
    let units = units();
    for (text, length, names) in [
        ("人次以上", 6, vec!["visit"]),
        ("人以上", 3, vec!["person"]),
        ("t", 1, vec!["tonne", "tour"]),
        ("％", 3, vec!["percent"]),
        ("Per Cent", 8, vec!["percent"]),
        ("tonne", 5, vec!["tonne"]),
        ("¥5", 2, vec!["CNY", "JPY"]),
        ("US$", 3, vec!["USD"]),
        ("$", 1, vec!["crown"]),
    ] {
        let expected = SymbolMatch {
            length,
            units: names.into_iter().map(id).collect(),
        };
        assert_eq!(units.match_at(text), Some(expected), "{text}");
        assert_eq!(units.length_at(text), Some(length), "{text}");
        assert!(units.begin(text), "{text}");
    }
    for text in ["T", "trees", ""] {
        assert_eq!(units.match_at(text), None, "{text}");
        assert_eq!(units.length_at(text), None, "{text}");
        assert!(!units.begin(text), "{text}");
    }
}

#[test]
fn chooses_by_the_preferred_unit() {
    let units = units();
    let both = [id("tonne"), id("tour")];
    assert_eq!(units.choose(&both, Some(&id("tour"))), Some(id("tour")));
    assert_eq!(
        units.choose(&both, Some(&id("kilogram"))),
        Some(id("tonne"))
    );
    assert_eq!(units.choose(&both, Some(&id("person"))), None);
    assert_eq!(units.choose(&both, None), None);
    let alike = [id("tonne"), id("kilogram")];
    assert_eq!(units.choose(&alike, Some(&id("pound"))), None);
}

#[test]
fn converts_inside_a_dimension_only() {
    let units = units();
    let amount = |value: &str, from: &str, to: &str| {
        units.convert_number(&Number::parse(value).unwrap(), &id(from), &id(to))
    };
    assert_eq!(amount("15", "mu", "hectare"), Some(Number::ONE));
    assert_eq!(amount("3", "multiple", "percent"), Some(Number::from(300)));
    assert_eq!(
        amount("25", "basis-point", "percentage-point"),
        Number::fraction(1, 4)
    );
    assert_eq!(amount("1", "person", "visit"), None);
    assert_eq!(amount("1", "percent", "percentage-point"), None);
    assert_eq!(amount("1", "nothing", "nothing"), None);
}

#[test]
fn prints_a_symbol_that_means_no_other_unit() {
    let units = units();
    for (name, symbol) in [
        ("tonne", "吨"),
        ("tour", "tour"),
        ("CNY", "元"),
        ("USD", "US$"),
        ("JPY", "円"),
    ] {
        assert_eq!(units.symbol(&id(name)), symbol);
    }
}

#[test]
fn suggests_what_is_close() {
    let units = units();
    assert_eq!(units.closest("tone"), Some("tonne"));
    assert_eq!(units.closest("hectar"), Some("hectare"));
    assert_eq!(units.closest("barrels"), None);
    assert_eq!(units.closest("列"), None);
    // Of three letters each counts.
    let (units, _) = Units::new(Vec::new());
    for (text, meant) in [
        ("kg", None),
        ("km", None),
        ("kWh", None),
        ("lbs", None),
        ("usd", Some("USD")),
        ("ERU", Some("EUR")),
    ] {
        assert_eq!(units.closest(text), meant, "{text}");
        let id = units.closest_id(text);
        assert_eq!(id.as_deref(), meant, "{text}");
    }
}

#[test]
fn a_declared_currency_keeps_its_signs_on_both_sides() {
    let (units, problems) = Units::new(vec![
        define("euro", &["EUR", "€"], None, "1"),
        define("peso", &["COP"], None, "1"),
    ]);
    assert_eq!(problems, []);
    for (text, unit) in [
        ("EUR 5", "euro"),
        ("€5", "euro"),
        ("COP 5", "peso"),
        ("US$5", "USD"),
    ] {
        let found = units.match_before(text).unwrap();
        assert_eq!(found.units, [id(unit)], "{text}");
    }
    assert_eq!(units.match_at("欧元").unwrap().units, [id("euro")]);
    for word in ["euros 5", "PHP 8", "boats 5", "eur 5", "% 5"] {
        assert_eq!(units.match_before(word), None, "{word}");
    }
}

#[test]
fn suggests_the_id_of_a_unit_for_a_metric() {
    let units = Units::default();
    for (name, close) in [
        ("€", Some("EUR")),
        ("eur", Some("EUR")),
        ("percentt", Some("percent")),
        ("¥", None),
    ] {
        let found = units.closest_id(name);
        assert_eq!(found.as_deref(), close, "{name}");
    }
}

#[test]
fn amounts_are_whole_where_no_unit_counts_a_fraction() {
    let whole = |id: &str, dimension, factor| {
        let unit = define(id, &[], dimension, factor);
        UnitDefinition {
            whole: true,
            exact: false,
            ..unit
        }
    };
    let (units, _) = Units::new(vec![
        whole("dollar", Some("money"), "1"),
        whole("dime", Some("money"), "0.1"),
        whole("egg", Some("eggs"), "1"),
        whole("dozen", Some("eggs"), "12"),
        whole("boat", None, "1"),
    ]);
    for (unit, counts) in [
        ("dollar", false),
        ("dime", true),
        ("egg", true),
        ("dozen", false),
        ("boat", true),
    ] {
        assert_eq!(units.counts_wholes(&id(unit)), counts, "{unit}");
    }
}

#[test]
fn names_definitions_that_cannot_be_used() {
    let (units, problems) = Units::new(vec![
        define("boat", &["艘", "", "9x"], None, "1"),
        define("boat", &["舟"], None, "1"),
        define("void", &["空"], None, "0"),
    ]);
    let blamed: Vec<_> = problems
        .iter()
        .map(|problem| (problem.index, problem.symbol.as_deref()))
        .collect();
    assert_eq!(
        blamed,
        [(0, Some("")), (0, Some("9x")), (1, None), (2, None)]
    );
    assert!(units.begin("艘") && !units.begin("舟"));
}

proptest! {
    #[test]
    fn conversion_round_trips_exactly(numer in any::<i64>(), denom in 1_i64.., pair in 0_usize..4) {
        let units = units();
        let (from, to) = [("mu", "hectare"), ("tonne", "kilogram"), ("percent", "multiple"), ("hectare", "mu")][pair];
        let value = Number::fraction(numer, denom).unwrap();
        let there = units.convert_number(&value, &id(from), &id(to)).unwrap();
        prop_assert_eq!(units.convert_number(&there, &id(to), &id(from)), Some(value.clone()));
        let interval = Interval::exact(value);
        let there = units.convert(&interval, &id(from), &id(to)).unwrap();
        prop_assert_eq!(units.convert(&there, &id(to), &id(from)), Some(interval));
    }
}

#[test]
fn figures_of_an_exact_unit_are_exact() {
    let mut seat = define("seat", &["seats"], None, "1");
    seat.exact = true;
    let (units, _) = Units::new(vec![seat, define("boat", &["boats"], None, "1")]);
    let readings = Readings::default();
    let context = FigureContext::new(&units, &readings);
    for (text, reading) in [
        ("12,000 seats", "[12000, 12000]"),
        ("1.2万seats", "[12000, 12000]"),
        ("about 12,000 seats", "[9600, 14400]"),
        ("12,000 boats", "[11500, 12500]"),
    ] {
        let figure = parse_figure(text, &context).unwrap();
        assert_eq!(figure.reading().strict.to_string(), reading, "{text}");
    }
}
