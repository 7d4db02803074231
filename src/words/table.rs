//! Tables of words, as files of data: a row a line, between blank lines and lines of comment that begin with `#`. What a row
//! says, its reader knows; rows that are `list: word, word` are read here, for whoever asks for words by the name of a list.

use std::collections::BTreeMap;
use std::fmt::Debug;

/// The rows of a table.
pub fn table_rows(table: &str) -> impl Iterator<Item = &str> {
    let rows = table.lines();
    rows.filter(|row| !row.is_empty() && !row.starts_with('#'))
}

/// The name that a list has in tables, by that of its variant: `HourEnd` is `hour end`.
fn list_name(list: &impl Debug) -> String {
    let mut name = String::new();
    for c in format!("{list:?}").chars() {
        if c.is_uppercase() && !name.is_empty() {
            name.push(' ');
        }
        name.push(c.to_ascii_lowercase());
    }
    name
}

/// The words of tables, a list after the other.
pub type ReadLists = Vec<Vec<&'static str>>;

/// Names of lists of words that code asks for by what they do, and never by the words: what a language says stands in
/// tables, one a language, and what it means in the code. `named_lists` declares them.
pub trait NamedLists: Copy + Debug + 'static {
    /// Every list, in the order of their numbers.
    const ALL: &[Self];

    /// The texts of the tables.
    fn tables() -> impl Iterator<Item = &'static str>;
}

/// Such lists, asked for their words. `word_lists` declares them with their names.
pub trait WordLists: NamedLists {
    /// The words, in the order of the tables.
    fn all(self) -> &'static [&'static str];

    /// Whether a word is one of them.
    fn has(self, word: &str) -> bool {
        self.all().contains(&word)
    }

    /// Whether a character is one of them.
    fn holds(self, c: char) -> bool {
        self.has(c.encode_utf8(&mut [0; 4]))
    }

    /// Whether one of them stands somewhere in a text.
    fn stands_in(self, text: &str) -> bool {
        self.all().iter().any(|word| text.contains(word))
    }

    /// Whether a text starts with one of them.
    fn starts(self, text: &str) -> bool {
        self.all().iter().any(|word| text.starts_with(word))
    }

    /// Whether a text ends with one of them.
    fn ends(self, text: &str) -> bool {
        self.all().iter().any(|word| text.ends_with(word))
    }

    /// The two parts of each entry, of a list of pairs.
    fn pairs(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        pairs(self.all())
    }

    /// Whether two words are an entry of a list of pairs.
    fn has_pair(self, first: &str, second: &str) -> bool {
        self.pairs().any(|pair| pair == (first, second))
    }
}

/// The two parts of each entry of a list of pairs: what stands before the last blank, and behind it.
pub fn pairs(
    entries: &'static [&'static str],
) -> impl Iterator<Item = (&'static str, &'static str)> {
    let entries = entries.iter();
    entries.filter_map(|entry| entry.rsplit_once(' '))
}

/// Reads the tables, in the order of the lists. Each table is gone through once, not once for each list: this is done at the
/// start of every run.
pub fn read_lists<L: NamedLists>() -> ReadLists {
    let mut own: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in L::tables().flat_map(list_rows).flatten() {
        own.entry(row.list).or_default().extend(row.words);
    }
    let lists = L::ALL.iter();
    lists
        .map(|list| own.remove(list_name(list).as_str()).unwrap_or_default())
        .collect()
}

/// A row of a table.
struct Row {
    list: &'static str,
    words: Vec<&'static str>,
}

/// The rows of a table, `list: word, word` or `list = characters`; nothing for one that cannot be read, which a test tells.
fn list_rows(table: &'static str) -> impl Iterator<Item = Option<Row>> {
    table_rows(table).map(|row| {
        if let Some((list, characters)) = row.split_once(" = ") {
            let words = characters.split("").filter(|c| !c.is_empty()).collect();
            return Some(Row { list, words });
        }
        let (list, words) = row.split_once(": ")?;
        let words = words.split(", ").collect();
        Some(Row { list, words })
    })
}

/// Declares an enum of names of lists whose words stand in these tables: see [`NamedLists`].
macro_rules! named_lists {
    ($(#[$about:meta])* $reach:vis enum $name:ident from $tables:tt { $($list:ident)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $reach enum $name { $($list,)+ }

        impl $crate::words::NamedLists for $name {
            const ALL: &[Self] = &[$(Self::$list,)+];

            fn tables() -> impl Iterator<Item = &'static str> {
                $tables.into_iter()
            }
        }
    };
}
pub(crate) use named_lists;

/// Declares such an enum that reads its words, once, by itself: see [`WordLists`].
macro_rules! word_lists {
    ($(#[$about:meta])* $reach:vis enum $name:ident from $tables:tt $lists:tt) => {
        $crate::words::named_lists! { $(#[$about])* $reach enum $name from $tables $lists }

        impl $crate::words::WordLists for $name {
            fn all(self) -> &'static [&'static str] {
                static LISTS: std::sync::LazyLock<$crate::words::ReadLists> =
                    std::sync::LazyLock::new($crate::words::read_lists::<$name>);
                LISTS.get(self as usize).map_or(&[], Vec::as_slice)
            }
        }
    };
}
pub(crate) use word_lists;

/// Fails where a row of the tables is of no list, a list has no words, or one of them twice.
#[cfg(test)]
pub(crate) fn assert_lists_are_sound<L: NamedLists>() {
    let names: Vec<String> = L::ALL.iter().map(list_name).collect();
    for row in L::tables().flat_map(list_rows) {
        let Row { list, words } = row.expect("a row is not `list: word, word`");
        assert!(names.iter().any(|name| name == list), "{list}");
        let sound = |word: &&str| word.trim() == *word && !word.is_empty();
        assert!(words.iter().all(sound), "{list}: {words:?}");
    }
    for (list, mut words) in L::ALL.iter().zip(read_lists::<L>()) {
        assert!(!words.is_empty(), "{list:?} has no words");
        words.sort_unstable();
        for pair in words.windows(2) {
            assert_ne!(pair[0], pair[1], "{list:?}");
        }
    }
}
