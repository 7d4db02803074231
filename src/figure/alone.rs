//! A unit that stands alone, as below the heading of a column of numbers: `t`, `(kg)`, `EUR m`, `%`.

use std::sync::LazyLock;

use super::parse::{FigureContext, read_figure};
use super::readings::Readings;
use super::scan::{column_units, common_units};
use super::unit::{UnitId, Units};

/// Letters that stand for a thousand, a million, and so on of a measure.
const PREFIXES: [char; 4] = ['k', 'M', 'G', 'T'];

/// The unit of lengths, which is written with one letter.
const METRE: &str = "m";

/// Whether a text is a unit, of these or such as everybody knows, and nothing else, in brackets or without: it would be the
/// unit of a number before it.
pub fn names_unit(text: &str, units: &Units) -> bool {
    static COMMON: LazyLock<Units> = LazyLock::new(|| {
        let all = common_units().into_iter().chain(column_units());
        Units::new(all.collect()).0.one_for_each_symbol()
    });
    is_named(text.trim(), units) || is_named(text.trim(), &COMMON)
}

/// Whether a text is one of these units and nothing else.
fn is_named(text: &str, units: &Units) -> bool {
    let within = |open, close| text.strip_prefix(open)?.strip_suffix(close);
    if let Some(inside) = within('(', ')').or_else(|| within('[', ']')) {
        return is_named(inside.trim(), units);
    }
    let is_measure = |text: &str| {
        let found = units.match_at(text);
        let found = found.filter(|found| found.length == text.len());
        found.is_some_and(|found| {
            let mut owners = found.units.iter().filter_map(|id| units.get(id));
            owners.any(|unit| unit.dimension.is_some())
        })
    };
    // A letter alone is most often the name of something, but for the metre.
    let is_long = text.len() > 1 || text == METRE;
    if is_long && units.get(&UnitId::of_column(text)).is_some() {
        return true;
    }
    let without_prefix = text.strip_prefix(PREFIXES);
    without_prefix.is_some_and(is_measure) || is_read(text, units)
}

/// Whether it makes a figure of a number before it.
fn is_read(text: &str, units: &Units) -> bool {
    static READINGS: LazyLock<Readings> = LazyLock::new(Readings::default);
    let figure = read_figure(&format!("2 {text}"), &FigureContext::new(units, &READINGS));
    figure.is_some_and(|figure| {
        figure.unit.is_some() && figure.upper().is_none() && figure.qualifiers().is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_that_stands_alone_is_known() {
        let units = Units::default();
        for known in [
            "t",
            "kt",
            "(kt)",
            "%",
            "EUR",
            "€",
            "EUR million",
            "million EUR",
            "km²",
            "kWh",
            "人",
            "[million EUR]",
            "[boats]",
            "m",
        ] {
            assert!(names_unit(known, &units), "{known}");
        }
        for other in [
            "closed", "(ktC)", "(n/a)", "(–)", "min", "max", "plan", "ktC", "2020", "north", "n/a",
            "about", "k", "A", "s",
        ] {
            assert!(!names_unit(other, &units), "{other}");
        }
    }
}
