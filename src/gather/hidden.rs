//! Fields of the data that nobody can name, since a part of the path or a key that is kept on the way has their name.

use super::model::{KindId, Records};
use crate::config::{ReadAs, RecordKind};
use crate::source::Span;

/// A field that is hidden.
#[derive(Clone, Debug)]
pub struct Hidden<'a> {
    /// Its name.
    pub name: &'a str,
    /// Where the configuration keeps what hides it.
    pub place: Span,
    /// What is kept of the first record in which the two differ.
    pub kept: String,
    /// The value in the data of that record.
    pub value: Span,
}

impl Records {
    /// The kinds in the order of the configuration.
    pub fn kinds(&self) -> impl Iterator<Item = (KindId, &RecordKind)> {
        let specs = self.specs.iter().enumerate();
        specs.map(|(at, spec)| (KindId(at), spec))
    }

    /// The fields of a kind that are hidden. Where all records say what is kept, nothing is.
    pub fn hidden(&self, kind: KindId) -> Vec<Hidden<'_>> {
        let spec = self.spec(kind);
        let spec = spec.filter(|spec| matches!(spec.reading, ReadAs::Tree));
        let Some(spec) = spec else {
            return Vec::new();
        };
        let patterns = spec.patterns().iter();
        let of_paths = patterns.flat_map(|pattern| {
            let names = pattern.names().iter().map(String::as_str);
            names.map(|name| (name, pattern.written.span))
        });
        let each = spec.each.as_ref().and_then(|each| each.span);
        let of_keys = spec.kept().into_iter().map(|name| (name, each));
        let mut names: Vec<(&str, Option<Span>)> = of_keys.chain(of_paths).collect();
        names.dedup_by_key(|(name, _)| *name);
        let is_made = |name: &str| spec.fields.iter().any(|rule| rule.name.value == name);
        let names = names.into_iter().filter(|(name, _)| !is_made(name));
        names
            .filter_map(|(name, place)| self.hidden_by(kind, name, place?))
            .collect()
    }

    fn hidden_by<'a>(&'a self, kind: KindId, name: &'a str, place: Span) -> Option<Hidden<'a>> {
        self.of(kind).iter().find_map(|record| {
            let value = self.node(kind, record)?.get(name)?;
            let written = value.scalar_text().filter(|_| !value.is_null())?;
            let kept = self.kept(kind, record, name)?;
            (kept.text != written).then(|| Hidden {
                name,
                place,
                kept: kept.text.into_owned(),
                value: Span::new(kept.span.file, value.site()),
            })
        })
    }
}
