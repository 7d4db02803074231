//! Names that nothing has, gathered so that each is reported once however often it is used.

use std::collections::BTreeMap;

use super::{FactProblem, FactProblemKind, Labels, Members, NameKind, RELATED_USES, Vocabulary};
use crate::source::Span;
use crate::words::Near;

/// The number of names for which it is looked up what was probably meant. Each is held against every name that is declared,
/// and whoever has more of them has another trouble than slips of the pen.
const EXPLAINED: usize = 500;

/// A name that was used and that nothing has.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct UnknownName {
    pub(super) what: NameKind,
    /// The dimension, for a member of one.
    pub(super) within: Option<Box<str>>,
    pub(super) name: Box<str>,
}

/// Unknown names with the places where they are used.
#[derive(Clone, Debug, Default)]
pub(super) struct UnknownNames(BTreeMap<UnknownName, Vec<Span>>);

impl UnknownNames {
    /// Notes one use.
    pub(super) fn add(&mut self, what: NameKind, within: Option<&str>, name: &str, span: Span) {
        let name = UnknownName {
            what,
            within: within.map(Into::into),
            name: name.into(),
        };
        self.0.entry(name).or_default().push(span);
    }

    /// Takes over the uses noted elsewhere.
    pub(super) fn append(&mut self, other: Self) {
        for (name, spans) in other.0 {
            self.0.entry(name).or_default().extend(spans);
        }
    }

    /// Problems, one for each name, shown at its first use; `close` finds the name that was probably meant.
    pub(super) fn into_problems(
        self,
        close: impl Fn(&UnknownName) -> Option<Near>,
    ) -> impl Iterator<Item = FactProblem> {
        let names = self.0.into_iter().enumerate();
        names.filter_map(move |(number, (unknown, mut spans))| {
            spans.sort_unstable();
            spans.dedup();
            let mut uses = spans.into_iter();
            let span = uses.next()?;
            let related = uses.by_ref().take(RELATED_USES).collect();
            let close = (number < EXPLAINED).then(|| close(&unknown)).flatten();
            Some(FactProblem {
                kind: FactProblemKind::Unknown {
                    what: unknown.what,
                    within: unknown.within,
                    name: unknown.name,
                    close,
                    further: uses.collect(),
                },
                span,
                related,
            })
        })
    }
}

/// The name of the vocabulary that was probably meant: what people call so, else the nearest.
pub(super) fn nearest_in_vocabulary(
    unknown: &UnknownName,
    vocabulary: &Vocabulary,
) -> Option<Near> {
    let name = &*unknown.name;
    match unknown.what {
        NameKind::Metric => {
            let metrics = || vocabulary.metrics.iter();
            called(name, metrics().map(|metric| (&*metric.id, &metric.labels)))
                .or_else(|| Near::of(name, metrics().map(|metric| &*metric.id)))
        }
        NameKind::Entity => in_members(name, &vocabulary.entities),
        NameKind::Dimension => Near::of(name, vocabulary.dimensions.iter().map(|of| &*of.name)),
        NameKind::Member => {
            let dimension = vocabulary.dimension_id(unknown.within.as_deref()?)?;
            in_members(name, vocabulary.members(dimension))
        }
        NameKind::Unit => vocabulary.units.closest_id(name),
        NameKind::Document | NameKind::Fact => None,
    }
}

fn in_members(name: &str, members: &Members) -> Option<Near> {
    called(name, members.labels()).or_else(|| Near::of(name, members.names()))
}

/// The only thing that has the name as its label, in any language and case.
fn called<'a>(name: &str, things: impl Iterator<Item = (&'a str, &'a Labels)>) -> Option<Near> {
    let name = name.to_lowercase();
    let is_label = |labels: &Labels| labels.iter().any(|(_, label)| label.to_lowercase() == name);
    let mut found = things.filter(|(_, labels)| is_label(labels));
    let (id, _) = found.next()?;
    found.next().is_none().then(|| Near::only(id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, Sources};

    #[test]
    fn every_name_is_told_and_what_was_meant_only_of_so_many() {
        let sources = Sources::new(vec![SourceFile::new("berths.yaml", "")]);
        let span = Span::file(sources.find("berths.yaml").unwrap());
        let mut names = UnknownNames::default();
        for number in 0..EXPLAINED + 100 {
            names.add(NameKind::Metric, None, &number.to_string(), span);
        }
        let asked = std::cell::Cell::new(0);
        let problems = names.into_problems(|_| {
            asked.set(asked.get() + 1);
            None
        });
        assert_eq!(problems.count(), EXPLAINED + 100);
        assert_eq!(asked.get(), EXPLAINED);
    }
}
