//! The units that need no declaration: ratios, and the currencies of `money.rs`.
//! Everything else is a project's own and is declared in its vocabulary; a currency declared there compares with the
//! one here when it names the same dimension, such as `currency-eur`.

use super::super::number::Number;
use super::UnitDefinition;
use super::money::currencies;
use crate::words::table_rows;

/// One ratio a line.
const RATIOS: &str = include_str!("../language/ratios.txt");

/// The built-in units.
pub(super) fn built_in() -> impl Iterator<Item = UnitDefinition> {
    // A test reads the table and tells what cannot be read.
    ratios().flatten().chain(currencies())
}

fn ratios() -> impl Iterator<Item = Option<UnitDefinition>> {
    table_rows(RATIOS).map(|row| {
        let mut cells = row.split(" | ");
        let (id, dimension) = (cells.next()?, cells.next()?);
        let parts = cells.next()?.parse().ok()?;
        let symbols = cells.next()?.split(", ");
        Some(UnitDefinition {
            id: id.to_owned(),
            symbols: symbols.map(str::to_owned).collect(),
            whole: false,
            exact: false,
            dimension: Some(dimension.to_owned()),
            factor: Number::fraction(1, parts)?,
            label: None,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::{RATIO, RATIO_POINTS};
    use super::*;

    #[test]
    fn the_table_of_ratios_is_sound() {
        for unit in ratios() {
            let unit = unit.expect("a row is not `id | dimension | parts | symbols`");
            let dimension = unit.dimension.unwrap();
            assert!([RATIO, RATIO_POINTS].contains(&&*dimension), "{dimension}");
        }
    }
}
