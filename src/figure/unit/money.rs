//! Money: the currencies that need no declaration, and which symbols stand before their numbers. What else is a unit is
//! `mod.rs`; how an amount of money with small change is read `parse/coins.rs`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::super::language::WordList;
use super::super::number::Number;
use super::super::scale::chinese_scale;
use super::UnitDefinition;
use crate::words::table_rows;

/// One currency a line: its code and how it is written besides.
const CURRENCIES: &str = include_str!("../language/currencies.txt");

/// What the dimension of every currency begins with.
const DIMENSION: &str = "currency";

/// The currencies that everybody has, in the order of the table.
pub(super) fn currencies() -> impl Iterator<Item = UnitDefinition> {
    rows().map(|(code, symbols)| {
        let symbols: Vec<String> = symbols
            .chain(std::iter::once(code))
            .map(str::to_owned)
            .collect();
        let sign = |symbol: &String| has_sign(symbol) || symbol.chars().count() == 1;
        let shown = symbols.first().is_some_and(sign);
        UnitDefinition {
            id: code.to_owned(),
            symbols,
            whole: false,
            exact: false,
            dimension: Some(format!("{DIMENSION}-{}", code.to_lowercase())),
            factor: Number::ONE,
            label: (!shown).then(|| code.to_owned()),
        }
    })
}

fn rows() -> impl Iterator<Item = (&'static str, impl Iterator<Item = &'static str>)> {
    table_rows(CURRENCIES).filter_map(|row| {
        let (code, symbols) = row.split_once('|')?;
        let symbols = symbols.split(',').map(str::trim);
        Some((code.trim(), symbols.filter(|symbol| !symbol.is_empty())))
    })
}

/// Whether a text is the code of a currency in ISO 4217.
pub(in super::super) fn is_code(text: &str) -> bool {
    static CODES: LazyLock<BTreeSet<&str>> =
        LazyLock::new(|| rows().map(|(code, _)| code).collect());
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()) && CODES.contains(text)
}

/// Whether a unit is money: its dimension says so, or one of its symbols is that of a currency.
pub(in super::super) fn is_money(unit: &UnitDefinition) -> bool {
    let dimension = unit.dimension.as_deref();
    dimension.is_some_and(|dimension| dimension.starts_with(DIMENSION))
        || unit
            .symbols
            .iter()
            .any(|symbol| is_code(symbol) || has_sign(symbol))
}

/// Whether a symbol of money stands before numbers too: a sign, an abbreviation or a Chinese name, no word such as `euros`.
/// Those that name other things as well do when a vocabulary declares them.
pub(super) fn stands_before(symbol: &str, declared: bool) -> bool {
    let letters = symbol.chars().filter(|c| c.is_alphabetic()).count();
    let han = symbol
        .chars()
        .filter(|c| *c >= '\u{2E80}' && !is_sign(*c))
        .count();
    let word = letters > 3 || letters == 3 && !symbol.chars().any(char::is_uppercase);
    let other = WordList::OtherName.has(symbol) && !declared;
    // 日元1万, 港币300万元; 元 and 块 stand behind, and so do amounts of them: 亿元.
    let scaled = symbol.starts_with(|c| chinese_scale(c).is_some());
    let name = han > 1 && letters == han && !scaled;
    name || has_sign(symbol) || han == 0 && !word && !other
}

fn has_sign(symbol: &str) -> bool {
    if symbol.is_ascii() {
        return symbol.contains('$');
    }
    symbol.chars().any(is_sign)
}

/// Whether a character is the sign of a currency in Unicode, be it of one that no unit has; full-width ones included.
pub(in super::super) fn is_sign(c: char) -> bool {
    matches!(
        c,
        '$' | '¢' | '£' | '¤' | '¥' | '৳' | '฿' | '₠'
            ..='\u{20CF}' | '＄' | '￠' | '￡' | '￥' | '￦'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sound() {
        let mut codes: Vec<&str> = rows().map(|(code, _)| code).collect();
        let is_letters = |code: &&str| code.bytes().all(|byte| byte.is_ascii_uppercase());
        assert!(codes.iter().all(|code| code.len() == 3), "{codes:?}");
        assert!(codes.iter().all(is_letters), "{codes:?}");
        codes.sort_unstable();
        let count = codes.len();
        codes.dedup();
        assert_eq!(codes.len(), count);
        // Else a currency would have another name of another one.
        for unit in currencies() {
            let others = unit.symbols.iter().filter(|symbol| **symbol != unit.id);
            assert_eq!(
                others.filter(|symbol| is_code(symbol)).count(),
                0,
                "{}",
                unit.id
            );
        }
        assert!(is_code("EUR") && !is_code("eur") && !is_code("TEU"));
    }

    #[test]
    fn signs_and_abbreviations_stand_before_a_number() {
        for symbol in [
            "€",
            "US$",
            "Mex$",
            "EUR",
            "kr",
            "zł",
            "Rs.",
            "人民币",
            "新台币",
            "欧元",
            "RM",
            "￥",
        ] {
            assert!(stands_before(symbol, false), "{symbol}");
        }
        for symbol in ["euros", "yen", "US dollars", "元", "亿元", "COP"] {
            assert!(!stands_before(symbol, false), "{symbol}");
        }
        assert!(stands_before("COP", true));
    }
}
