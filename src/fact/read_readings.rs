//! From a `readings` mapping, of a project or of a metric, to changes of the table of readings.

use super::reader::{ValueReader, named_entries};
use super::{FactProblem, FactProblemKind};
use crate::document::NodeRef;
use crate::figure::{Number, ReadingOverrides, Readings};
use crate::source::FileId;

/// An entry of the table: its key in a file, its name in the `figure` room, and where a change of it goes.
type Entry = (
    &'static str,
    &'static str,
    fn(&mut ReadingOverrides) -> &mut Option<Number>,
);

const ENTRIES: [Entry; 10] = [
    ("exact_below", "exact_below", |to| &mut to.exact_below),
    ("small_count", "small_count", |to| &mut to.small_count),
    ("nearly_strict", "nearly_strict", |to| &mut to.nearly_strict),
    ("nearly_usual", "nearly_usual", |to| &mut to.nearly_usual),
    ("about_strict", "about_strict", |to| &mut to.about_strict),
    ("about_usual", "about_usual", |to| &mut to.about_usual),
    ("order_of_strict", "order_strict", |to| &mut to.order_strict),
    ("order_of_usual", "order_usual", |to| &mut to.order_usual),
    ("several_from", "several_from", |to| &mut to.several_from),
    ("odd_precision", "odd_strict", |to| &mut to.odd_strict),
];

/// The table with the changes of a mapping such as `{nearly_strict: 0.75}`. Numbers that are none, or that would make
/// a reading empty, are problems and change nothing; keys that the table does not have are left to the schema.
pub fn read_readings(
    file: FileId,
    node: NodeRef<'_>,
    readings: &Readings,
) -> (Readings, Vec<FactProblem>) {
    let mut reader = ValueReader::new(file, node);
    let changed = change(&mut reader, node, readings);
    (changed, reader.problems)
}

/// As [`read_readings`], with the problems left in the reader.
pub(super) fn change(reader: &mut ValueReader, node: NodeRef<'_>, readings: &Readings) -> Readings {
    let named = named_entries(Some(node));
    let mut overrides = ReadingOverrides::default();
    for (key, _, slot) in ENTRIES {
        if let Some(entry) = named.get(key) {
            *slot(&mut overrides) = reader.number(entry.value);
        }
    }
    let (changed, refused) = readings.with_overrides(&overrides);
    for problem in refused {
        let key = ENTRIES.iter().find(|(_, name, _)| *name == problem.field);
        let entry = key.and_then(|(key, _, _)| named.get(key));
        let place = entry.map_or(node, |entry| entry.value);
        reader.report(FactProblemKind::Reading { problem }, place, Vec::new());
    }
    changed
}
