//! Projects for planting mistakes: ports with quays, whose cargo is grain and ore and adds up over quays, by year. Each port
//! is a family of 48 data points that hang together by `agree`, `part` and `sum`; in one country, all ports are one.

use std::fmt::Write as _;

/// Ports by themselves, or all of one country.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Families,
    Country,
}

const QUAYS: usize = 3;
const YEARS: [usize; 3] = [2021, 2022, 2023];

/// Facts of a port: four metrics of the port and its quays in three years, every second one stated by two documents.
const OF_PORT: usize = 4 * (QUAYS + 1) * YEARS.len() * 3 / 2;

pub(crate) const CHECKS: &str = "checks:
  - {id: kinds, rule: sum, total: cargo, parts: [grain, ore], relation: equal, because: There is nothing else.}
  - {id: quays, rule: sum, total: cargo, parts: entities, relation: equal, because: Quays are parts of their port.}
  - {id: fleet, rule: sum, total: boats, parts: entities, relation: equal, because: Quays are parts of their port.}
";

fn ports(facts: usize) -> usize {
    facts.div_ceil(OF_PORT)
}

pub(crate) fn vocabulary(facts: usize, shape: Shape) -> String {
    let mut text = String::from(
        "units:\n  tonne: {symbols: [t], dimension: mass, factor: 1000}\n  boat: {symbols: [boats], whole: true}\nentities:\n  country: {}\n",
    );
    for port in 0..ports(facts) {
        let _ = match shape {
            Shape::Families => writeln!(text, "  port-{port}: {{}}"),
            Shape::Country => writeln!(text, "  port-{port}: {{part_of: country}}"),
        };
        for quay in 0..QUAYS {
            let _ = writeln!(text, "  quay-{port}-{quay}: {{part_of: port-{port}}}");
        }
    }
    text.push_str("metrics:\n");
    for (metric, more) in [
        ("cargo", "unit: tonne"),
        ("grain", "unit: tonne, part_of: cargo"),
        ("ore", "unit: tonne, part_of: cargo"),
        ("boats", "unit: boat"),
    ] {
        let _ = writeln!(
            text,
            "  {metric}: {{{more}, period_type: duration, accumulates: [period, entity]}}"
        );
    }
    text
}

/// The facts, fifty a document.
pub(crate) fn documents(facts: usize) -> Vec<String> {
    let mut stated = Vec::new();
    for port in 0..ports(facts) {
        for year in YEARS {
            let mut sums = [0; 4];
            for quay in 0..QUAYS {
                let seed = (port * 31 + quay * 17 + year * 7) % 977;
                let (grain, ore, boats) = (2000 + seed * 5, 1000 + seed * 3, 10 + seed % 40);
                let amounts = [grain + ore, grain, ore, boats];
                for (sum, amount) in sums.iter_mut().zip(amounts) {
                    *sum += amount;
                }
                state(&mut stated, &format!("quay-{port}-{quay}"), year, amounts);
            }
            state(&mut stated, &format!("port-{port}"), year, sums);
        }
    }
    let twice: Vec<String> = stated.iter().step_by(2).cloned().collect();
    stated.extend(twice);
    stated.truncate(facts);
    let documents = stated.chunks(50).enumerate();
    documents
        .map(|(number, facts)| {
            let mut text = format!("document: {{id: doc-{number}, published: 2025}}\nfacts:\n");
            for (at, fact) in facts.iter().enumerate() {
                let _ = writeln!(text, "  - {{id: f{at}, {fact}}}");
            }
            text
        })
        .collect()
}

/// What an entity has in a year, some of it rounded.
fn state(stated: &mut Vec<String>, entity: &str, year: usize, amounts: [usize; 4]) {
    for (metric, amount) in ["cargo", "grain", "ore", "boats"].into_iter().zip(amounts) {
        let unit = if metric == "boats" { "boats" } else { "t" };
        let figure = match stated.len() % 4 {
            1 if amount > 100 => format!("about {} {unit}", (amount + 5) / 10 * 10),
            2 if amount > 9_500 => format!("{} thousand {unit}", (amount + 500) / 1000),
            _ => format!("{amount} {unit}"),
        };
        stated.push(format!(
            "metric: {metric}, entity: {entity}, period: {year}, figure: {figure}"
        ));
    }
}
