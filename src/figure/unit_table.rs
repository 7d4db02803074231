//! The units that need no declaration: ratios, and the currencies of `money.rs`.
//! Everything else is a project's own and is declared in its vocabulary; a currency declared there compares with the
//! one here when it names the same dimension, such as `currency-eur`.

use super::money::currencies;
use super::number::Number;
use super::unit::{RATIO, RATIO_POINTS, UnitDefinition};

/// Id, symbols, dimension, and 1/factor. The first symbol is the one that people are shown.
type Row = (
    &'static str,
    &'static [&'static str],
    Option<&'static str>,
    i64,
);

const ROWS: &[Row] = &[
    (
        "percent",
        &["%", "percent", "per cent", "pct"],
        Some(RATIO),
        100,
    ),
    (
        "per-mille",
        &["‰", "per mille", "per mil"],
        Some(RATIO),
        1_000,
    ),
    ("per-ten-thousand", &["‱"], Some(RATIO), 10_000),
    (
        "multiple",
        &["times", "倍", "fold", "-fold", "x", "X", "×"],
        Some(RATIO),
        1,
    ),
    (
        "percentage-point",
        &[
            "percentage points",
            "percentage point",
            "个百分点",
            "百分点",
            "pp",
            "ppt",
        ],
        Some(RATIO_POINTS),
        100,
    ),
    (
        "basis-point",
        &["basis points", "basis point", "bp", "bps", "个基点", "基点"],
        Some(RATIO_POINTS),
        10_000,
    ),
];

/// The built-in units.
pub(super) fn built_in() -> impl Iterator<Item = UnitDefinition> {
    let ratios = ROWS
        .iter()
        .map(|(id, symbols, dimension, parts)| UnitDefinition {
            id: (*id).to_owned(),
            symbols: symbols.iter().map(|symbol| (*symbol).to_owned()).collect(),
            whole: false,
            exact: false,
            dimension: dimension.map(str::to_owned),
            factor: Number::fraction(1, *parts).unwrap_or(Number::ONE),
            label: None,
        });
    ratios.chain(currencies())
}
