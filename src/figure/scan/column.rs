//! Columns of tables whose heading says that their numbers name something: `Version`, `ID`, `Port`, `Year`, 编号. A bare number
//! in them is a name. Of others the heading tells the scale of their numbers. The first column is `code.rs`.

use super::super::language::WordList;
use super::in_scale::heads_column;
use super::line::Line;

/// Columns further to the right are not told apart.
const MOST_COLUMNS: usize = 64;

/// What the table says of its columns that a row belongs to, if it belongs to one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// Whether its headings were read.
    read: bool,
    /// A bit for each column whose numbers are names, the first the lowest.
    named: u64,
    /// The same for each column whose heading tells the scale of its numbers.
    scaled: u64,
}

impl Columns {
    /// The same for the row after this one: headings begin a table, and a line without a cell ends it.
    pub(super) fn after(self, row: &str) -> Self {
        // `+-----+-----+` stands between the rows of a table elsewhere.
        let border = row.trim_start().starts_with('+') && row.chars().all(|c| "+-= ".contains(c));
        if border {
            return self;
        }
        if !row.contains('|') {
            return Self::default();
        }
        if self.read {
            return self;
        }
        let headings = row.trim().trim_start_matches('|').split('|');
        let bits = |fits: fn(&str) -> bool| {
            let headings = headings.clone().take(MOST_COLUMNS).enumerate();
            let found = headings.filter(|(_, heading)| fits(heading));
            found.fold(0, |all, (column, _)| all | 1 << column)
        };
        Self {
            read: true,
            named: bits(is_label),
            scaled: bits(heads_column),
        }
    }

    /// Whether the place is in a column whose heading tells the scale of its numbers: `Amount ($m)`.
    pub(super) fn scales(self, line: Line<'_>, at: usize) -> bool {
        let row = line.slice(0, at).rsplit('\n').next().unwrap_or_default();
        let row = row.trim_start().trim_start_matches('|');
        let column = row.matches('|').count();
        self.read && column < MOST_COLUMNS && self.scaled & (1 << column) != 0
    }

    /// Whether the place is in a column whose numbers are names, or in such a row.
    pub(super) fn names(self, line: Line<'_>, at: usize) -> bool {
        if !self.read {
            return false;
        }
        let row = line.slice(0, at).rsplit('\n').next().unwrap_or_default();
        let row = row.trim_start().trim_start_matches('|');
        let column = row.matches('|').count();
        let named = column < MOST_COLUMNS && self.named & (1 << column) != 0;
        // `Port | 21 | 23`
        let first = row.split('|').next().filter(|_| column > 0);
        named || first.is_some_and(is_label)
    }
}

/// Whether a heading says what numbers something: by its last word, where nothing is told `of` which there are many.
fn is_label(heading: &str) -> bool {
    let heading = heading.trim_matches(|c: char| !c.is_alphanumeric() && c != '#');
    // `ListenPort`
    let capital = heading.rfind(char::is_uppercase).unwrap_or_default();
    let (first, word) = heading.split_at_checked(capital).unwrap_or_default();
    if first.ends_with(|c: char| c.is_ascii_lowercase()) && is_label(word) {
        return true;
    }
    let heading = heading.to_ascii_lowercase();
    let mut words = heading.split(|c: char| c.is_whitespace() || matches!(c, '/' | '_' | '-'));
    if words.clone().any(|word| WordList::Of.has(word)) {
        return false;
    }
    let last = words.next_back().unwrap_or_default();
    // `Port number`, and `Number of boats` or `Number` alone counts.
    let mut numbered = || {
        let before = words.next_back().unwrap_or_default();
        let level = before.is_empty() || WordList::LevelNoun.has(before);
        WordList::LabelJoint.has(last) && !level
    };
    let latin = last == "#" || WordList::NumberedColumn.has(last) || numbered();
    let han = !heading.is_ascii() && WordList::NumberedColumn.ending(&heading).is_some();
    latin || han
}
