//! Headings that stand twice in one table of cells: whether by mistake, or because they stand over several columns that a
//! further row names. How it is told that one stands twice is `document`'s, which knows one row of headings.

use super::model::{KindId, Records};
use crate::config::{ReadAs, RecordKind, RecordSource};
use crate::document::NodeRef;
use crate::source::{FileId, Span, TextRange};

/// What a heading that stands twice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeated {
    /// The name of two columns, of which one has to get another.
    Name,
    /// Probably that of a group of columns: the next row looks as if it named each.
    MaybeGroup,
    /// That of a group, whose columns rows below it name, as the configuration says.
    Group,
}

impl Records {
    /// What a heading is that stands in these two places of the first row of a file.
    pub fn repeated_heading(&self, file: FileId, places: [TextRange; 2]) -> Repeated {
        let readers: Vec<KindId> = self.readers(file).collect();
        let named_rows = |kind: &KindId| self.spec(*kind).map_or(0, RecordKind::named_rows);
        // Whoever reads a row as a record has no other name for its columns than the first.
        let named = readers.iter().map(named_rows).min().unwrap_or(0);
        let tree = self.trees.get(&file);
        let root = tree.and_then(|tree| tree.document.roots().next());
        let rows = || root.into_iter().flat_map(NodeRef::items);
        let mut apart = rows()
            .take(named.max(1))
            .filter_map(|row| parts(row, places));
        let names_columns = |cell: NodeRef<'_>| self.is_unit(Span::new(file, cell.site()));
        match apart.next() {
            Some(_) if named > 0 => Repeated::Group,
            Some(cells) if cells.into_iter().all(names_columns) => Repeated::MaybeGroup,
            _ => Repeated::Name,
        }
    }

    /// The kinds that look for their records in the tree of a file.
    fn readers(&self, file: FileId) -> impl Iterator<Item = KindId> {
        let kinds = self.kinds.iter().zip(&self.specs).enumerate();
        let reads = kinds.filter(move |(_, (kind, spec))| {
            matches!(spec.reading, ReadAs::Tree)
                && matches!(spec.source, RecordSource::Files(_))
                && kind.files.iter().any(|source| source.file == file)
        });
        reads.map(|(at, _)| KindId(at))
    }
}

/// The cells of a row below two headings, where they tell the columns apart.
fn parts(row: NodeRef<'_>, headings: [TextRange; 2]) -> Option<[NodeRef<'_>; 2]> {
    let [one, other] = headings.map(|heading| {
        let mut entries = row.entries();
        let entry = entries.find(|entry| entry.key.range() == heading);
        entry.map(|entry| entry.value)
    });
    let cells = [one?, other?];
    let [one, other] = cells.map(|cell| cell.scalar_text().unwrap_or_default().trim());
    (one != other).then_some(cells)
}
