//! Harbours with a hidden truth: cargo and boats of berths, quays and the port by quarter and year, shares, growths and
//! prices. Documents state it honestly, in many styles: no two statements may be found in conflict. One statement outside
//! all rounding must be.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{Dice, errors, project};

const VOCABULARY: &str = "\
units:
  tonne: {symbols: [t], dimension: mass, factor: 1000}
  kilogram: {symbols: [kg], dimension: mass, factor: 1}
  boat: {symbols: [boats], whole: true}
  crown: {symbols: [cr]}
  percent: {symbols: ['%'], dimension: ratio, factor: 1/100}
entities:
  port: {}
  quay-a: {part_of: port}
  quay-b: {part_of: port}
  berth-a1: {part_of: quay-a}
  berth-a2: {part_of: quay-a}
metrics:
  cargo: {unit: tonne, period_type: duration, accumulates: [period, entity]}
  grain: {unit: tonne, period_type: duration, accumulates: [period, entity], part_of: cargo}
  ore: {unit: tonne, period_type: duration, accumulates: [period, entity], part_of: cargo}
  boats: {unit: boat, period_type: duration, accumulates: [period, entity]}
  red-boats: {unit: boat, period_type: duration, accumulates: [period, entity], part_of: boats}
  red-share: {unit: percent, period_type: duration, range: [0, 100]}
  dues: {unit: crown, period_type: duration, accumulates: [period, entity]}
  cargo-growth: {unit: percent, period_type: duration}
";

const CHECKS: &str = "\
checks:
  - {id: kinds, rule: sum, total: cargo, parts: [grain, ore], relation: at_most, because: There is other cargo too.}
  - {id: quays, rule: sum, total: boats, parts: entities, relation: at_most, because: Quays are parts of the port.}
  - {id: red, rule: share, share: red-share, of: boats, part: red-boats, because: It is their share.}
  - {id: price, rule: ratio, of: dues, to: cargo, between: [2, 3], because: That is the tariff.}
  - {id: growth, rule: change, growth: cargo-growth, of: cargo, because: It is the growth of the cargo.}
";

const ENTITIES: [&str; 5] = ["port", "quay-a", "quay-b", "berth-a1", "berth-a2"];
const AMOUNTS: [&str; 6] = ["grain", "ore", "cargo", "red-boats", "boats", "dues"];
const YEARS: [u64; 3] = [2021, 2022, 2023];

/// What is the case: amounts by metric, entity and period, in whole units.
type Truth = BTreeMap<(&'static str, &'static str, String), u64>;

/// Everything that happens, berth by berth and quarter by quarter, added up.
fn truth(dice: &mut Dice) -> Truth {
    let mut truth = Truth::new();
    let scale = *dice.pick(&[30, 700, 26_000]);
    for year in YEARS {
        for quarter in 33..=36 {
            // What happens at a quay outside its berths too, and in the port outside its quays.
            for entity in ENTITIES {
                let (grain, ore, other) = (
                    1 + dice.below(scale),
                    dice.below(scale),
                    dice.below(scale / 10),
                );
                let cargo = grain + ore + other;
                let red = dice.below(scale);
                let boats = red + 1 + dice.below(scale);
                let dues = cargo * 2 + dice.below(cargo + 1);
                let amounts = [grain, ore, cargo, red, boats, dues];
                for (metric, amount) in AMOUNTS.into_iter().zip(amounts) {
                    let containers: &[&str] = match entity {
                        "port" => &["port"],
                        "quay-a" => &["quay-a", "port"],
                        "quay-b" => &["quay-b", "port"],
                        "berth-a1" => &["berth-a1", "quay-a", "port"],
                        _ => &["berth-a2", "quay-a", "port"],
                    };
                    for container in containers {
                        for period in [format!("{year}-{quarter}"), year.to_string()] {
                            *truth.entry((metric, container, period)).or_default() += amount;
                        }
                    }
                }
            }
        }
    }
    truth
}

/// An amount as an honest writer may state it.
fn style(dice: &mut Dice, metric: &str, amount: u64) -> String {
    let unit = match metric {
        "red-boats" | "boats" => "boats",
        "dues" => "cr",
        _ => "t",
    };
    let step = *dice.pick(&[10, 100, 1000]);
    let (below, above) = (amount / step * step, amount / step * step + step);
    let rounded = (amount + step / 2) / step * step;
    match dice.below(7) {
        0 if step == 1000 && amount > 10_000 => format!("{rounded} {unit}"),
        1 if step == 10 && amount > 200 => format!("about {rounded} {unit}"),
        2 if below < amount && below > 0 => format!("over {below} {unit}"),
        3 => format!("up to {above} {unit}"),
        4 => format!("{below} to {above} {unit}"),
        5 if unit == "t" => format!("{} kg", amount * 1000),
        6 if amount > 2000 => {
            let tenths = (amount + 50) / 100;
            format!("{}.{} thousand {unit}", tenths / 10, tenths % 10)
        }
        _ => format!("{amount} {unit}"),
    }
}

/// Part of a whole in percent, with one decimal, rounded half up.
fn percent(part: u64, whole: u64) -> String {
    let tenths = (part * 2000 + whole) / (2 * whole);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// One fact: metric, entity, period, whatever else it says, figure.
type Stated = (String, String, String, &'static str, String);

fn statements(dice: &mut Dice, truth: &Truth) -> Vec<Stated> {
    let mut stated = Vec::new();
    let all: Vec<_> = truth.iter().collect();
    for _ in 0..14 {
        let ((metric, entity, period), amount) = *dice.pick(&all);
        let figure = style(dice, metric, *amount);
        stated.push((
            (*metric).to_owned(),
            (*entity).to_owned(),
            period.clone(),
            "",
            figure,
        ));
    }
    let of = |metric, entity: &'static str, period: &str| {
        truth
            .get(&(metric, entity, period.to_owned()))
            .copied()
            .unwrap()
    };
    for _ in 0..2 {
        let entity = *dice.pick(&ENTITIES);
        let year = dice.pick(&YEARS).to_string();
        for metric in AMOUNTS {
            let figure = style(dice, metric, of(metric, entity, &year));
            stated.push((
                metric.to_owned(),
                entity.to_owned(),
                year.clone(),
                "",
                figure,
            ));
        }
        let share = percent(of("red-boats", entity, &year), of("boats", entity, &year));
        stated.push(("red-share".to_owned(), entity.to_owned(), year, "", share));
        let (before, after) = (of("cargo", entity, "2021"), of("cargo", entity, "2022"));
        let growth = percent(after, before);
        let growth = ("cargo-growth", "2022", ", change: to", growth);
        stated.push((
            growth.0.to_owned(),
            entity.to_owned(),
            growth.1.to_owned(),
            growth.2,
            growth.3,
        ));
        let before = style(dice, "cargo", before);
        stated.push((
            "cargo".to_owned(),
            entity.to_owned(),
            "2021".to_owned(),
            "",
            before,
        ));
    }
    stated
}

/// The statements in three documents.
fn documents(stated: &[Stated]) -> Vec<String> {
    let mut texts: Vec<String> = (0..3)
        .map(|at| {
            format!(
                "document: {{id: d{at}, published: 2024-0{}}}\nfacts:\n",
                at + 1
            )
        })
        .collect();
    for (number, (metric, entity, period, more, figure)) in stated.iter().enumerate() {
        let text = &mut texts[number % 3];
        let _ = writeln!(
            text,
            "  - {{id: f{number}, metric: {metric}, entity: {entity}, period: {period}{more}, figure: {figure}}}"
        );
    }
    texts
}

#[test]
fn what_is_stated_honestly_is_in_no_conflict() {
    for seed in 0..100 {
        let mut dice = Dice::of(seed);
        let truth = truth(&mut dice);
        let stated = statements(&mut dice, &truth);
        let texts = documents(&stated);
        let found = errors(&project(VOCABULARY, CHECKS, &texts));
        assert!(
            found.is_empty(),
            "world {seed}: {found:#?}\n{}",
            texts.concat()
        );
    }
}

#[test]
fn a_figure_outside_all_rounding_is_found() {
    for seed in 0..100 {
        let mut dice = Dice::of(seed);
        let truth = truth(&mut dice);
        let mut stated = statements(&mut dice, &truth);
        // Another document states the same and more: as much again as the whole, of a part or of the thing itself.
        let ((metric, entity, period), _) = *dice.pick(&truth.iter().collect::<Vec<_>>());
        let of = |metric, entity, period: &str| {
            let key = (metric, entity, period.to_owned());
            truth.get(&key).copied().unwrap()
        };
        let year = period.get(..4).unwrap();
        let whole = match *metric {
            "grain" | "ore" => "cargo",
            "red-boats" => "boats",
            other => other,
        };
        let exact = |amount: u64, metric: &str| {
            let unit = if metric.ends_with("boats") {
                "boats"
            } else if metric == "dues" {
                "cr"
            } else {
                "t"
            };
            format!("exactly {amount} {unit}")
        };
        let great = exact(of(whole, "port", year), whole);
        stated.push((
            whole.to_owned(),
            "port".to_owned(),
            year.to_owned(),
            "",
            great,
        ));
        let wrong = exact(3 * of(whole, "port", year) + 1, metric);
        stated.push((
            (*metric).to_owned(),
            (*entity).to_owned(),
            period.clone(),
            "",
            wrong,
        ));
        let texts = documents(&stated);
        let found = errors(&project(VOCABULARY, CHECKS, &texts));
        assert!(!found.is_empty(), "world {seed}:\n{}", texts.concat());
    }
}
