//! Whether a text starts with the symbol of a unit, in the capitals that it was declared with or in others. `mW` and `MW`
//! are far apart, `Km` and `KG` are not.

use super::super::cursor::{Case, fold, match_word};
use super::super::language::WordList;

/// How many bytes of `text` the symbol takes when it starts with it, and whether in its own capitals.
pub(super) fn match_symbol(text: &str, symbol: &str) -> Option<(usize, bool)> {
    let length = match_word(text, symbol, Case::Any)?;
    if text.starts_with(symbol) || match_word(text, symbol, Case::Exact).is_some() {
        return Some((length, true));
    }
    let written: String = text.get(..length)?.chars().map(fold).collect();
    means_the_same(symbol, &written).then_some((length, false))
}

/// Whether a symbol in other capitals can still mean nothing else. A single letter cannot (`T`, `t`); nor can one that
/// begins with the prefix milli or pico instead of mega or peta (`MW`, `mW`), stands for bits instead of bytes (`kb`,
/// `kB`), or becomes a word (`In`). Of two letters the whole is in one case, or the first is a capital: `KM`, `Km`.
fn means_the_same(symbol: &str, written: &str) -> bool {
    let length = symbol.chars().count();
    let (Some(own), Some(first)) = (symbol.chars().next(), written.chars().next()) else {
        return false;
    };
    let prefixed = symbol.chars().any(char::is_uppercase) || length == 2;
    let other_prefix = prefixed && own != first && matches!(own, 'm' | 'M' | 'p' | 'P');
    let bits = length == 2 && "kKMGT".contains(own) && {
        let ends = |text: &str| text.chars().next_back();
        ends(symbol) != ends(written) && written.to_lowercase().ends_with('b')
    };
    // `GT` is no gigatonne, `NM` no newton-metre, `PA` no pascal.
    let shouted = length == 2
        && own.is_uppercase()
        && symbol.chars().any(char::is_lowercase)
        && !written.chars().any(char::is_lowercase);
    let word = WordList::SymbolWord.has(&written.to_lowercase());
    let rest = written.get(first.len_utf8()..).unwrap_or_default();
    let upper = |text: &str| !text.chars().any(char::is_lowercase);
    let even = upper(written) || !rest.chars().any(char::is_uppercase);
    length > 1 && !other_prefix && !bits && !shouted && !word && (length > 2 || even)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_may_differ_where_nothing_else_is_meant() {
        for (symbol, written) in [
            ("km", "Km"),
            ("Hz", "hz"),
            ("km", "KM"),
            ("kg", "KG"),
            ("ha", "Ha"),
            ("kW", "KW"),
            ("kW", "kw"),
            ("mL", "ml"),
            ("GHz", "Ghz"),
            ("tonnes", "Tonnes"),
            ("metres", "METRES"),
            ("people", "People"),
            ("kWh", "KWH"),
        ] {
            let found = match_symbol(written, symbol);
            assert_eq!(found, Some((written.len(), false)), "{symbol} {written}");
        }
        for (symbol, written) in [
            ("mW", "MW"),
            ("MW", "mW"),
            ("MWh", "mWh"),
            ("MHz", "mhz"),
            ("kB", "kb"),
            ("t", "T"),
            ("in", "In"),
            ("mm", "MM"),
            ("mm", "mM"),
            ("TRY", "try"),
            ("km", "kM"),
        ] {
            assert_eq!(match_symbol(written, symbol), None, "{symbol} {written}");
        }
        assert_eq!(match_symbol("MW", "MW"), Some((2, true)));
    }
}
