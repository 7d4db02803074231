//! The words that decide what a number beside a noun counts, of all languages, read once from `words/<tag>.txt`. What each list
//! holds stands there.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::words::{list_name, table_rows};

/// The tables, one a language.
const TABLES: [&str; 2] = [include_str!("words/en.txt"), include_str!("words/zh.txt")];

macro_rules! lists {
    ($($list:ident)+) => {
        /// A list of words, by what they do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Words { $($list,)+ }

        impl Words {
            /// Every list, in the order of their numbers.
            const ALL: &[Self] = &[$(Self::$list,)+];
        }
    };
}

lists! {
    ScaleBehind NotBetween NotBefore BeforeYears PastOrFuture NotAfter LabelInner LabelTail AfterLabel CountsAll NoPlurals NumberName PastSigns Partial Examples Each OfEach NoNoun NoSingular CountsAllSign GoesOn Counter NoModifier Qualifier MoreBehind Numeral One Small
}

static LISTS: LazyLock<Vec<Vec<&str>>> = LazyLock::new(|| {
    let mut own: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (list, words) in TABLES.iter().flat_map(|table| rows(table)).flatten() {
        own.entry(list).or_default().extend(words.split(", "));
    }
    let lists = Words::ALL.iter();
    lists
        .map(|list| own.remove(list_name(list).as_str()).unwrap_or_default())
        .collect()
});

/// The rows of a table, `list: word, word`; nothing for one that cannot be read, which a test tells.
fn rows(table: &'static str) -> impl Iterator<Item = Option<(&'static str, &'static str)>> {
    table_rows(table).map(|row| row.split_once(": "))
}

impl Words {
    /// The words, in the order of the tables.
    pub(super) fn all(self) -> &'static [&'static str] {
        LISTS.get(self as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether a word is one of them.
    pub(super) fn has(self, word: &str) -> bool {
        self.all().contains(&word)
    }

    /// Whether a character is one of them.
    pub(super) fn holds(self, c: char) -> bool {
        self.has(c.encode_utf8(&mut [0; 4]))
    }

    /// Whether one of them stands somewhere in a text.
    pub(super) fn stands_in(self, text: &str) -> bool {
        self.all().iter().any(|word| text.contains(word))
    }

    /// The two parts of each entry, of a list of pairs: what stands before the last blank, and behind it.
    pub(super) fn pairs(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.all().iter().filter_map(|entry| entry.rsplit_once(' '))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_of_a_list_and_every_list_has_words() {
        let names: Vec<String> = Words::ALL.iter().map(list_name).collect();
        for row in TABLES.iter().flat_map(|table| rows(table)) {
            let (list, _) = row.expect("a row is not `list: word, word`");
            assert!(names.iter().any(|name| name == list), "{list}");
        }
        for list in Words::ALL {
            assert!(!list.all().is_empty(), "{list:?}");
        }
    }
}
