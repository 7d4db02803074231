//! Characters that are read as others, as traditional ones are read as the simplified ones, read once from their table.

use std::sync::LazyLock;

use super::LANGUAGES;
use super::han_bits::HanTable;
use crate::words::table_rows;

/// Each with what it is read as, sorted.
static VARIANTS: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let tables = LANGUAGES.iter();
    let mut variants: Vec<(char, char)> = tables
        .flat_map(|language| pairs(language.variants))
        .flatten()
        .collect();
    variants.sort_unstable();
    variants
});

/// The places of those that are read as others, from 1.
static PLACES: LazyLock<HanTable> = LazyLock::new(|| {
    let numbered = VARIANTS.iter().zip(1..);
    numbered.map(|((c, _), at)| (*c, at)).collect()
});

/// The character that one is read as: itself, save where a table has another.
pub(in super::super) fn common(c: char) -> char {
    let found = match PLACES.get(c) {
        Some(0) => return c,
        Some(at) => VARIANTS.get(usize::from(at) - 1),
        None => {
            let at = VARIANTS.binary_search_by_key(&c, |(own, _)| *own);
            at.ok().and_then(|at| VARIANTS.get(at))
        }
    };
    found.map_or(c, |(_, common)| *common)
}

/// The pairs of a table, which blanks part; nothing for one that is no pair, which a test tells.
fn pairs(table: &'static str) -> impl Iterator<Item = Option<(char, char)>> {
    table_rows(table)
        .flat_map(str::split_whitespace)
        .map(|pair| {
            let mut chars = pair.chars();
            match (chars.next(), chars.next(), chars.next()) {
                (Some(own), Some(common), None) => Some((own, common)),
                _ => None,
            }
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_can_be_read_and_say_one_thing_of_each_character() {
        for language in LANGUAGES {
            assert!(pairs(language.variants).all(|pair| pair.is_some()));
        }
        for pair in VARIANTS.windows(2) {
            assert_ne!(pair[0].0, pair[1].0);
        }
        for (_, simple) in VARIANTS.iter() {
            assert_eq!(
                common(*simple),
                *simple,
                "read as one that is read as another"
            );
        }
    }
}
