//! Names that nothing has, gathered so that each is reported once however often it is used.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use super::{
    DimensionId, FactProblem, FactProblemKind, Labels, NameKind, RELATED_USES, Vocabulary,
};
use crate::source::Span;
use crate::words::{Names, Near};

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

/// The names of a vocabulary, for those that are none of them; each list is prepared when it is first asked.
pub(super) struct VocabularyNames<'v> {
    vocabulary: &'v Vocabulary,
    metrics: OnceCell<Called<'v>>,
    entities: OnceCell<Called<'v>>,
    dimensions: OnceCell<Names<'v>>,
    members: RefCell<BTreeMap<DimensionId, Called<'v>>>,
}

impl<'v> VocabularyNames<'v> {
    pub(super) fn new(vocabulary: &'v Vocabulary) -> Self {
        Self {
            vocabulary,
            metrics: OnceCell::new(),
            entities: OnceCell::new(),
            dimensions: OnceCell::new(),
            members: RefCell::default(),
        }
    }

    /// The name that was probably meant: what people call so, else the nearest.
    pub(super) fn nearest(&self, unknown: &UnknownName) -> Option<Near> {
        let (name, vocabulary) = (&*unknown.name, self.vocabulary);
        match unknown.what {
            NameKind::Metric => {
                let metrics = vocabulary.metrics.iter();
                let metrics = metrics.map(|metric| (&*metric.id, &metric.labels));
                self.metrics.get_or_init(|| Called::of(metrics)).near(name)
            }
            NameKind::Entity => {
                let entities = || Called::of(vocabulary.entities.labels());
                self.entities.get_or_init(entities).near(name)
            }
            NameKind::Dimension => {
                let dimensions = vocabulary.dimensions.iter().map(|of| &*of.name);
                let dimensions = self.dimensions.get_or_init(|| dimensions.collect());
                dimensions.near(name)
            }
            NameKind::Member => {
                let dimension = vocabulary.dimension_id(unknown.within.as_deref()?)?;
                let members = || Called::of(vocabulary.members(dimension).labels());
                let mut prepared = self.members.borrow_mut();
                prepared.entry(dimension).or_insert_with(members).near(name)
            }
            NameKind::Unit => vocabulary.units.closest_id(name),
            NameKind::Document | NameKind::Fact => None,
        }
    }
}

/// The names of things, and what people call them.
struct Called<'v> {
    names: Names<'v>,
    /// The thing that has a label, in any language, by the label in lower case; none where several have it.
    labels: BTreeMap<String, Option<&'v str>>,
}

impl<'v> Called<'v> {
    fn of(things: impl Iterator<Item = (&'v str, &'v Labels)>) -> Self {
        let mut names = Vec::new();
        let mut labels = BTreeMap::new();
        for (name, called) in things {
            names.push(name);
            let own: BTreeSet<String> = called
                .iter()
                .map(|(_, label)| label.to_lowercase())
                .collect();
            for label in own {
                labels
                    .entry(label)
                    .and_modify(|of| *of = None)
                    .or_insert(Some(name));
            }
        }
        Self {
            names: names.into_iter().collect(),
            labels,
        }
    }

    fn near(&self, name: &str) -> Option<Near> {
        let called = self.labels.get(&name.to_lowercase()).copied().flatten();
        called.map(Near::only).or_else(|| self.names.near(name))
    }
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
