//! Tables of words, as files of data: a row a line, between blank lines and lines of comment that begin with `#`. What a row
//! says, its reader knows.

use std::fmt::Debug;

/// The rows of a table.
pub fn table_rows(table: &str) -> impl Iterator<Item = &str> {
    let rows = table.lines();
    rows.filter(|row| !row.is_empty() && !row.starts_with('#'))
}

/// The name that a list has in tables, by that of its variant: `HourEnd` is `hour end`.
pub fn list_name(list: &impl Debug) -> String {
    let mut name = String::new();
    for c in format!("{list:?}").chars() {
        if c.is_uppercase() && !name.is_empty() {
            name.push(' ');
        }
        name.push(c.to_ascii_lowercase());
    }
    name
}
