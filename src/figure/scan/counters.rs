//! The units that serve where no vocabulary says otherwise: common Chinese counters, English nouns and measures; and
//! the words of time, which make durations.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::super::language::{Guard, WordList, guards};
use super::super::number::Number;
use super::super::unit::{RATIO, RATIO_POINTS, UnitDefinition, UnitId, Units, is_money};
use super::line::is_han;
use crate::words::table_rows;

/// One unit a line: id, what it measures, symbols.
const COUNTERS: &str = include_str!("../language/counters.txt");

/// The measures that are told for so much of another, and those others.
const RATES: &str = include_str!("../language/rates.txt");

/// The units of columns that a text writes for something else too.
const COLUMNS: &str = include_str!("../language/columns.txt");

/// The same for stretches of time.
const TIME: &str = include_str!("../language/time.txt");

/// The counters and measures, and what is measured for so much of another: `t/ha`.
pub fn common_units() -> Vec<UnitDefinition> {
    let mut units = definitions(COUNTERS);
    let mut known: BTreeMap<&str, &UnitDefinition> = BTreeMap::new();
    for unit in &units {
        for symbol in &unit.symbols {
            known.entry(symbol).or_insert(unit);
        }
    }
    let rates: Vec<UnitDefinition> = rates()
        .map(|(measure, other)| {
            let known = |symbol| known.get(symbol).copied();
            rate(measure, other, known(measure), known(other))
        })
        .filter(|rate| !known.contains_key(rate.id.as_str()))
        .collect();
    units.extend(rates);
    units
}

/// The same as they are looked up, made once.
pub(super) fn common() -> &'static Units {
    static COMMON: LazyLock<Units> = LazyLock::new(|| Units::new(common_units()).0);
    &COMMON
}

/// Units that only a column is in: what is written so behind a number is most often something else, so that they have no
/// symbol, and an id that nobody writes.
pub fn column_units() -> Vec<UnitDefinition> {
    let mut units = definitions(COLUMNS);
    for unit in &mut units {
        unit.symbols.clear();
        unit.label = Some(unit.id.clone());
        UnitId::of_column(&unit.id)
            .as_str()
            .clone_into(&mut unit.id);
    }
    units
}

/// Every measure of the table with every one that it is told for.
fn rates() -> impl Iterator<Item = (&'static str, &'static str)> {
    let symbols = |cell: &'static str| cell.split(',').map(str::trim);
    let rows = table_rows(RATES).filter_map(|row| row.split_once('|'));
    rows.flat_map(move |(measures, others)| {
        let told_for = move |measure| symbols(others).map(move |other| (measure, other));
        symbols(measures).flat_map(told_for)
    })
}

/// The unit of a measure, which is `own` if it is known, that is told for another one, which is `base` if it is known; where the
/// measures convert, so does it: `t/ha`, `kg/ha`, 吨/公顷.
fn rate(
    measure: &str,
    other: &str,
    own: Option<&UnitDefinition>,
    base: Option<&UnitDefinition>,
) -> UnitDefinition {
    let id = format!("{measure}/{other}");
    let dimension = own.and_then(|unit| unit.dimension.as_ref());
    // Things that are counted keep their name: `kg/person`.
    let base = base.and_then(|unit| Some((unit.dimension.as_ref()?, &unit.factor)));
    let told_for = base.map_or(other, |(dimension, _)| dimension.as_str());
    let own_factor = own.map_or(Number::ONE, |unit| unit.factor.clone());
    let factor = base.and_then(|(_, factor)| own_factor.checked_div(factor));
    // 微克每立方米
    let each = WordList::EveryCharacter.first();
    let spoken = (measure.starts_with(is_han)).then(|| format!("{measure}{each}{other}"));
    UnitDefinition {
        symbols: std::iter::once(id.clone()).chain(spoken).collect(),
        id,
        whole: false,
        exact: false,
        dimension: dimension.map(|dimension| format!("{dimension}/{told_for}")),
        factor: factor.unwrap_or(own_factor),
        label: None,
    }
}

/// The measure that a text starts with, and its bytes: no money, no share, no count of things.
pub(super) fn measure_at(text: &str) -> Option<(usize, &'static UnitDefinition)> {
    let found = common().match_at(text)?;
    let mut units = found.units.iter().filter_map(|id| common().get(id));
    let unit = units.find(|unit| is_measure(unit))?;
    Some((found.length, unit))
}

/// Whether a unit measures.
pub(super) fn is_measure(unit: &UnitDefinition) -> bool {
    let dimension = unit.dimension.as_deref();
    dimension.is_some_and(|own| own != RATIO && own != RATIO_POINTS) && !is_money(unit)
}

/// Whether a text starts with a Chinese counter or measure.
pub(super) fn is_counter(text: &str) -> bool {
    let symbol = common()
        .match_at(text)
        .and_then(|found| text.get(..found.length));
    let Some(symbol) = symbol.filter(|symbol| symbol.starts_with(is_han)) else {
        return false;
    };
    let next = text.get(symbol.len()..).unwrap_or_default();
    let mut other = guards(Guard::After).filter(|(own, _)| *own == symbol);
    !other.any(|(_, after)| next.starts_with(|c| after.contains(c)))
}

/// The words of time that are not symbols of `units` already.
pub(super) fn time_units(units: &Units) -> Vec<UnitDefinition> {
    let mut definitions = definitions(TIME);
    for unit in &mut definitions {
        unit.symbols.retain(|symbol| {
            units
                .match_at(symbol)
                .is_none_or(|found| found.length < symbol.len())
        });
    }
    definitions
}

/// Reads a table. Its second column is `whole`, or a dimension with the factor to its base.
fn definitions(table: &str) -> Vec<UnitDefinition> {
    table_rows(table)
        .filter_map(|row| {
            let mut cells = row.split('|').map(str::trim);
            let (id, measure, symbols) = (cells.next()?, cells.next()?, cells.next()?);
            let (dimension, factor) = measure.split_once(' ').unwrap_or((measure, "1"));
            let whole = dimension == "whole";
            let symbols: Vec<String> = symbols
                .split(',')
                .map(|symbol| symbol.trim().to_owned())
                .collect();
            Some(UnitDefinition {
                id: id.to_owned(),
                label: label(&symbols, whole),
                symbols,
                whole,
                exact: false,
                dimension: (!whole).then(|| dimension.to_owned()),
                factor: Number::parse(factor).ok()?,
            })
        })
        .collect()
}

/// What people are shown, in the language of the messages: of a measure its first symbol in that language, of things the
/// second, which is the plural.
fn label(symbols: &[String], whole: bool) -> Option<String> {
    let mut latin = symbols.iter().filter(|symbol| !symbol.chars().any(is_han));
    let first = latin.next();
    let plural = latin.next().filter(|_| whole);
    plural.or(first).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sound() {
        let (units, problems) = Units::new(common_units());
        assert_eq!(problems, []);
        for row in COUNTERS.lines().chain(TIME.lines()) {
            assert!(row.starts_with('#') || row.split('|').count() == 3, "{row}");
        }
        let (time, problems) = Units::new(time_units(&Units::default()));
        assert_eq!(problems, []);
        for symbol in ["艘", "户", "boats", "吨", "feet"] {
            let found = units.match_at(symbol).unwrap();
            assert_eq!(
                (found.length, found.units.len()),
                (symbol.len(), 1),
                "{symbol}"
            );
        }
        assert!(time.begin("年") && !units.begin("年"));
    }
}
