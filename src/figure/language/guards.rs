//! Words that only look like parts of a figure, read once from their tables: 最近 before a number is no 近, 元素 after one
//! is no 元. Where they stand is the scan's to say.

use std::sync::LazyLock;

use super::LANGUAGES;
use super::word_set::{by_key, last_key, of_key};
use crate::words::table_rows;

/// Where the characters stand that make another word of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Guard {
    /// Before it.
    Before,
    /// After it.
    After,
    /// After it, where it ends a duration.
    Duration,
    /// Words before it with which it says something else.
    Joined,
    /// Before it, and only these leave it what it is.
    Passing,
}

impl Guard {
    const NAMED: [(&str, Self); 5] = [
        ("before", Self::Before),
        ("after", Self::After),
        ("duration", Self::Duration),
        ("joined", Self::Joined),
        ("passing", Self::Passing),
    ];
}

/// A row: where, the word, the characters.
type Row = (Guard, &'static str, &'static str);

/// In the order of the tables, those of one place beside each other.
static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let mut rows: Vec<Row> = all_rows().flatten().collect();
    rows.sort_by_key(|(place, ..)| *place);
    rows
});

/// The words that have characters in this place, with these.
pub(in super::super) fn guards(place: Guard) -> impl Iterator<Item = (&'static str, &'static str)> {
    let from = ROWS.partition_point(|(own, ..)| *own < place);
    let rows = ROWS.get(from..).unwrap_or_default();
    let rows = rows.iter().take_while(move |(own, ..)| *own == place);
    rows.map(|(_, word, characters)| (*word, *characters))
}

/// The same for the words that a text ends with, of those that characters after them make another word of.
pub(in super::super) fn guards_after(
    text: &str,
) -> impl Iterator<Item = (&'static str, &'static str)> {
    let rows = last_key(text).map_or(&[][..], |key| of_key(&ENDINGS, key));
    let rows = rows.iter().map(|(_, row)| *row);
    rows.filter(move |(word, _)| text.ends_with(*word))
}

/// By the keys that the words end with.
static ENDINGS: LazyLock<Vec<(u8, (&str, &str))>> =
    LazyLock::new(|| by_key(guards(Guard::After), |(word, _)| last_key(word)));

/// Whether a word that stands before a character may be another word with it.
pub(in super::super) fn may_go_on(c: char) -> bool {
    AFTER.binary_search(&c).is_ok()
}

static AFTER: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut all: Vec<char> = guards(Guard::After)
        .flat_map(|(_, own)| own.chars())
        .collect();
    all.sort_unstable();
    all.dedup();
    all
});

fn all_rows() -> impl Iterator<Item = Option<Row>> {
    LANGUAGES.iter().flat_map(|language| rows(language.guards))
}

/// The rows of a table; `None` for one that cannot be read, which a test tells.
fn rows(table: &'static str) -> impl Iterator<Item = Option<Row>> {
    table_rows(table).map(|row| {
        let (head, characters) = row.split_once(": ")?;
        let (place, word) = head.split_once(' ')?;
        let (_, place) = Guard::NAMED.iter().find(|(name, _)| *name == place)?;
        Some((*place, word, characters))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_can_be_read() {
        assert!(all_rows().all(|row| row.is_some()));
        for (_, place) in Guard::NAMED {
            assert!(guards(place).next().is_some(), "{place:?}");
        }
    }
}
