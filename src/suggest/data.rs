//! What a repository has many of: the records of its files of data, with the values of their fields, and files that lie
//! beside each other.

use std::collections::{BTreeMap, BTreeSet};

use super::SeenFile;
use super::left_out::is_setting;
use super::model::Source;
use super::noun::last_word;
use crate::document::{Document, Format, Limits, NodeRef, parse};
use crate::words::singular;

/// Fewest things of a kind.
const FEWEST: usize = 3;

/// A file of data and its tree.
pub(super) struct Tree {
    pub(super) path: String,
    pub(super) document: Document,
}

/// Things of a kind.
#[derive(Debug)]
pub(super) struct Collection {
    /// Where they stand.
    pub(super) source: Source,
    /// What all of them together are called, in the words of the repository.
    pub(super) plural: String,
    /// How many there are.
    pub(super) size: usize,
    /// Their fields, each with its values.
    pub(super) columns: BTreeMap<String, FieldValues>,
    /// The order of the fields of the first.
    pub(super) order: Vec<String>,
}

/// A field of all things of a kind.
#[derive(Debug, Default)]
pub(super) struct FieldValues {
    /// Its values, as written.
    pub(super) values: Vec<String>,
    /// Whether all of them are texts.
    pub(super) is_text: bool,
    /// Whether it names what it belongs to: a key, or a part of a path.
    pub(super) is_name: bool,
}

/// The trees of all files of data that were read whole.
pub(super) fn trees(files: &[SeenFile]) -> Vec<Tree> {
    let mut trees = Vec::new();
    for file in files {
        let format = Format::of_path(&file.path).filter(|format| *format != Format::Markdown);
        let (Some(format), Some(text)) = (format, &file.text) else {
            continue;
        };
        let parsed = parse(text.clone(), format, &Limits::default());
        if parsed.problems.is_empty() && parsed.document.roots().count() == 1 {
            trees.push(Tree {
                path: file.path.clone(),
                document: parsed.document,
            });
        }
    }
    trees
}

/// Everything that there are many of.
pub(super) fn collections(trees: &[Tree], files: &[SeenFile]) -> Vec<Collection> {
    let mut found = Vec::new();
    for tree in trees.iter().filter(|tree| !is_setting(&tree.path)) {
        if let Some(root) = tree.document.root() {
            below(root, &tree.path, "", stem(&tree.path), 2, &mut found);
        }
    }
    found.extend(beside(files, trees));
    found
}

/// The name of a file without its folder and what it ends in.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('.').next().unwrap_or(name)
}

/// The lists and mappings below a value, down to a depth.
fn below(
    node: NodeRef<'_>,
    path: &str,
    route: &str,
    name: &str,
    depth: u8,
    found: &mut Vec<Collection>,
) {
    let items: Vec<NodeRef<'_>> = node.items().collect();
    if items.len() >= FEWEST {
        let each = format!("{route}[*]");
        let rows: Vec<_> = items.into_iter().map(|item| (None, item)).collect();
        found.push(collection(path, &each, name, &rows));
        return;
    }
    let entries: Vec<_> = node.entries().collect();
    let values: Vec<_> = entries
        .iter()
        .map(|entry| (entry.key.scalar_text(), entry.value))
        .collect();
    let are_alike = values.len() >= FEWEST && shares_a_key(&values);
    if are_alike {
        let capture = capture(&values);
        let dot = if route.is_empty() { "" } else { "." };
        found.push(collection(
            path,
            &format!("{route}{dot}{{{capture}}}"),
            name,
            &values,
        ));
        return;
    }
    if depth == 0 {
        return;
    }
    for (key, value) in values {
        if let Some(key) = key.filter(|key| is_plain(key)) {
            let dot = if route.is_empty() { "" } else { "." };
            below(
                value,
                path,
                &format!("{route}{dot}{key}"),
                key,
                depth - 1,
                found,
            );
        }
    }
}

/// Whether all values are mappings that have a key in common.
fn shares_a_key(values: &[(Option<&str>, NodeRef<'_>)]) -> bool {
    let Some((_, first)) = values.first() else {
        return false;
    };
    let has = |value: &NodeRef<'_>, key: &str| value.get(key).is_some();
    let mut keys = first.entries().filter_map(|entry| entry.key.scalar_text());
    keys.any(|key| values.iter().all(|(_, value)| has(value, key)))
}

/// What a key that names a record is called beside its own fields.
fn capture(values: &[(Option<&str>, NodeRef<'_>)]) -> &'static str {
    let is_free = |name: &&str| !values.iter().any(|(_, value)| value.get(name).is_some());
    ["name", "key", "of_path"]
        .into_iter()
        .find(is_free)
        .unwrap_or("own_name")
}

/// Whether a key needs no quotes in a route.
pub(super) fn is_plain(key: &str) -> bool {
    !key.is_empty()
        && key
            .chars()
            .all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-'))
}

fn collection(
    path: &str,
    each: &str,
    plural: &str,
    rows: &[(Option<&str>, NodeRef<'_>)],
) -> Collection {
    let mut columns: BTreeMap<String, FieldValues> = BTreeMap::new();
    let mut order = Vec::new();
    for (key, row) in rows {
        for entry in row.entries() {
            let Some(name) = entry.key.scalar_text() else {
                continue;
            };
            add(&mut columns, &mut order, name, entry.value);
        }
        if let Some(key) = key {
            let name = capture(rows);
            let column = columns
                .entry(name.to_owned())
                .or_insert_with(FieldValues::of_names);
            column.values.push((*key).to_owned());
        }
    }
    Collection {
        source: Source {
            name: singular(&last_word(plural).to_lowercase()),
            files: path.to_owned(),
            each: Some(each.to_owned()),
            ..Source::default()
        },
        plural: plural.to_owned(),
        size: rows.len(),
        columns,
        order,
    }
}

/// Adds the value of a field, or the texts of its list.
fn add(
    columns: &mut BTreeMap<String, FieldValues>,
    order: &mut Vec<String>,
    name: &str,
    value: NodeRef<'_>,
) {
    let route = if is_plain(name) {
        name.to_owned()
    } else {
        format!("\"{}\"", name.replace('"', "\"\""))
    };
    let is_list = value.items().len() > 0;
    let route = if is_list {
        format!("{route}[*]")
    } else {
        route
    };
    let single = Some(value).filter(|_| !is_list);
    for value in single.into_iter().chain(value.items()) {
        if !columns.contains_key(&route) {
            order.push(route.clone());
        }
        let column = columns
            .entry(route.clone())
            .or_insert_with(FieldValues::of_texts);
        match value.scalar_text() {
            Some(text) if !value.is_null() => {
                column.is_text &= value.as_str().is_some();
                if !text.is_empty() {
                    column.values.push(text.to_owned());
                }
            }
            Some(_) => {}
            None => column.is_text = false,
        }
    }
}

impl FieldValues {
    fn of_texts() -> Self {
        Self {
            is_text: true,
            ..Self::default()
        }
    }

    pub(super) fn of_names() -> Self {
        Self {
            is_text: true,
            is_name: true,
            ..Self::default()
        }
    }
}

/// Files of one format that lie in one folder.
fn beside(files: &[SeenFile], trees: &[Tree]) -> Vec<Collection> {
    let mut folders: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for file in files {
        let Some((folder, name)) = file.path.rsplit_once('/') else {
            continue;
        };
        if let Some((stem, ending)) = name.rsplit_once('.') {
            let is_told = !matches!(
                stem.to_ascii_lowercase().as_str(),
                "" | "index" | "readme" | "mod" | "__init__"
            );
            if is_told && !name.starts_with('.') {
                folders.entry((folder, ending)).or_default().push(stem);
            }
        }
    }
    let mut found = Vec::new();
    for ((folder, ending), stems) in folders {
        let plural = folder.rsplit('/').next().unwrap_or(folder);
        if stems.len() < FEWEST || stems.iter().any(|stem| stem.contains('.')) {
            continue;
        }
        let inside = |tree: &&Tree| {
            tree.path
                .rsplit_once('/')
                .is_some_and(|(of, name)| of == folder && name.ends_with(&format!(".{ending}")))
        };
        let rows: Vec<_> = trees
            .iter()
            .filter(inside)
            .filter_map(|tree| Some((Some(stem(&tree.path)), tree.document.root()?)))
            .collect();
        let is_read = rows.len() == stems.len() && shares_a_key(&rows);
        let capture = if is_read { capture(&rows) } else { "name" };
        let mut all = collection("", "", plural, if is_read { &rows } else { &[] });
        all.size = stems.len();
        all.source.files = format!("{folder}/{{{capture}}}.{ending}");
        all.source.each = None;
        all.source.unread = !is_read;
        let mut names = FieldValues::of_names();
        names.values = stems.iter().map(|stem| (*stem).to_owned()).collect();
        all.columns.insert(capture.to_owned(), names);
        found.push(all);
    }
    found
}

/// The different values of a column.
pub(super) fn distinct(column: &FieldValues) -> BTreeSet<&str> {
    column.values.iter().map(String::as_str).collect()
}
