//! Texts that mean the same: folding of width, case and spaces, and the vocabulary's `same_as` lists.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::figure::is_invisible;

/// Spellings of one thing, found by their folded form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spellings {
    representative: BTreeMap<Box<str>, Box<str>>,
}

impl Spellings {
    /// Joins the groups; groups that share a spelling become one.
    pub(super) fn new<'a>(groups: impl IntoIterator<Item = &'a [Box<str>]>) -> Self {
        let mut spellings = Self::default();
        for group in groups {
            spellings.join(group);
        }
        spellings
    }

    /// The folded text, or of its group of spellings the first in the order of characters. Two texts mean the same
    /// when this is equal.
    pub fn fold(&self, text: &str) -> Box<str> {
        let folded = fold(text);
        self.representative.get(&folded).cloned().unwrap_or(folded)
    }

    fn join(&mut self, group: &[Box<str>]) {
        let spelled: Vec<Box<str>> = group.iter().map(|text| fold(text)).collect();
        let mut known: Vec<Box<str>> = spelled.iter().map(|text| self.fold(text)).collect();
        known.sort_unstable();
        let Some(first) = known.first().cloned() else {
            return;
        };
        // Groups that were known by another representative now have this one.
        for representative in self.representative.values_mut() {
            if known.binary_search(representative).is_ok() {
                representative.clone_from(&first);
            }
        }
        for text in spelled {
            self.representative.insert(text, first.clone());
        }
    }
}

/// Folds a text: Unicode NFKC, lower case, nothing invisible, each run of space one space, no space beside a character
/// that is written without spaces between words (Chinese, Japanese, Thai and their like).
pub fn fold(text: &str) -> Box<str> {
    // Lower-casing may leave a sequence that composes (İ), hence the second normalisation.
    let seen = text.chars().filter(|c| !is_invisible(*c));
    let folded: String = seen.nfkc().flat_map(char::to_lowercase).nfkc().collect();
    let mut words = folded.split_whitespace();
    let mut joined = words.next().unwrap_or_default().to_owned();
    for word in words {
        let spaced = !joined.chars().next_back().is_some_and(is_unspaced)
            && !word.chars().next().is_some_and(is_unspaced);
        if spaced {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined.into()
}

/// Whether the character belongs to a script without spaces between words, or to its punctuation.
fn is_unspaced(character: char) -> bool {
    matches!(u32::from(character),
        0x0E00..=0x0EFF // Thai, Lao
        | 0x2E80..=0x30FF // radicals, CJK punctuation, kana
        | 0x3100..=0x312F // Bopomofo
        | 0x31A0..=0x4DBF // kana extensions, ideographs, extension A
        | 0x4E00..=0x9FFF // ideographs
        | 0xF900..=0xFAFF // compatibility ideographs
        | 0x20000..=0x3FFFF) // further ideographs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(texts: &[&str]) -> Vec<Box<str>> {
        texts.iter().map(|text| (*text).into()).collect()
    }

    #[test]
    fn folding_ignores_width_case_and_spaces() {
        assert_eq!(
            fold("  Ｈarbour\u{3000}PRIZE \n 2021 "),
            "harbour prize 2021".into()
        );
        assert_eq!(fold("海港 奖"), fold("海港奖"));
        assert_eq!(fold("海港 A 奖"), fold("海港a奖"));
        assert_ne!(fold("sea port"), fold("seaport"));
        assert_ne!(fold("港口"), fold("海港"));
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for text in ["İstanbul Ｌｉman", "ﬁne  harbour", "①港 ㎏", "ẞ ẛ̣"] {
            assert_eq!(fold(&fold(text)), fold(text), "{text}");
        }
    }

    #[test]
    fn spellings_of_one_group_mean_the_same() {
        let prize = group(&["Harbour Prize", "Prize of the Harbour"]);
        let spellings = Spellings::new([&*prize]);
        assert_eq!(
            spellings.fold("harbour prize"),
            spellings.fold("PRIZE of the  harbour")
        );
        assert_ne!(
            spellings.fold("harbour prize"),
            spellings.fold("ferry prize")
        );
    }

    #[test]
    fn groups_that_share_a_spelling_are_one_in_any_order() {
        let one = group(&["d", "e"]);
        let two = group(&["b", "c"]);
        let bridge = group(&["c", "d", "a"]);
        let forwards = Spellings::new([&*one, &*two, &*bridge]);
        let backwards = Spellings::new([&*bridge, &*two, &*one]);
        for text in ["a", "b", "c", "d", "e"] {
            assert_eq!(*forwards.fold(text), *"a");
            assert_eq!(*backwards.fold(text), *"a");
        }
        assert_eq!(&*forwards.fold("f"), "f");
    }
}
