//! The units that need no declaration: ratios and the common currencies.
//! Everything else is a project's own and is declared in its vocabulary; a currency declared there compares with the
//! one here when it names the same dimension, such as `currency-eur`.

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
        &["times", "倍", "fold", "-fold", "x", "×"],
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
    (
        "CNY",
        &["元", "¥", "CNY", "RMB", "人民币", "元人民币", "yuan"],
        Some("currency-cny"),
        1,
    ),
    (
        "USD",
        &["$", "US$", "USD", "美元", "dollar", "dollars"],
        Some("currency-usd"),
        1,
    ),
    (
        "EUR",
        &["€", "EUR", "欧元", "euro", "euros"],
        Some("currency-eur"),
        1,
    ),
    ("GBP", &["£", "GBP", "英镑"], Some("currency-gbp"), 1),
    (
        "JPY",
        &["円", "¥", "JPY", "日元", "yen"],
        Some("currency-jpy"),
        1,
    ),
    (
        "HKD",
        &["HK$", "HKD", "港元", "港币"],
        Some("currency-hkd"),
        1,
    ),
    ("KRW", &["₩", "KRW", "韩元"], Some("currency-krw"), 1),
    ("INR", &["₹", "INR", "卢比"], Some("currency-inr"), 1),
    ("RUB", &["₽", "RUB", "卢布"], Some("currency-rub"), 1),
    ("CHF", &["CHF", "瑞士法郎"], Some("currency-chf"), 1),
    ("AUD", &["A$", "AUD", "澳元"], Some("currency-aud"), 1),
    ("CAD", &["C$", "CAD", "加元"], Some("currency-cad"), 1),
];

/// The built-in units, in the order of the table.
pub(super) fn built_in() -> impl Iterator<Item = UnitDefinition> {
    ROWS.iter()
        .map(|(id, symbols, dimension, parts)| UnitDefinition {
            id: (*id).to_owned(),
            symbols: symbols.iter().map(|symbol| (*symbol).to_owned()).collect(),
            whole: false,
            dimension: dimension.map(str::to_owned),
            factor: Number::fraction(1, *parts).unwrap_or(Number::ONE),
            label: None,
        })
}
