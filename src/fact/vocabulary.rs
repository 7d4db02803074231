//! The vocabulary: every name that a fact may use, and what is known of it.
//!
//! Plain data and look-ups; how it is read from a file is in `read_vocabulary`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use super::{
    DeclaredRounding, DimensionId, KnownUnits, Labels, MemberId, Members, Metric, MetricId,
    SourceDocument, Spellings,
};
use crate::figure::{
    FigureContext, Readings, Scanner, UnitDefinition, UnitId, Units, column_units, common_units,
};
use crate::source::{FileId, Span};

/// All names that facts may use.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    /// The file that it was read from; `None` when the project has none.
    pub file: Option<FileId>,
    /// The units, built-in ones included.
    pub units: KnownUnits,
    /// The units that are declared, as they were.
    pub(super) declared_units: Vec<UnitDefinition>,
    /// What [`written_units`](Self::written_units) says, once it has been asked for.
    pub(super) written: Arc<OnceLock<Units>>,
    /// The tree of entities.
    pub entities: Members,
    /// The dimensions beside metric, entity and period, in the order of their names.
    pub dimensions: Vec<Dimension>,
    /// The metrics, in the order of their names.
    pub metrics: Vec<Metric>,
    /// Spellings that mean the same wherever no metric says more.
    pub spellings: Arc<Spellings>,
    /// Names that hold digits or number words and count nothing, in the order of the file.
    pub names: Vec<Arc<str>>,
    /// The authority of publishers and documents, by publisher or document id.
    pub authority: BTreeMap<Box<str>, i64>,
    /// How figures are read where no metric says otherwise.
    pub readings: Arc<Readings>,
}

/// A further dimension of facts: the pier, the season, the programme.
#[derive(Clone, Debug)]
pub struct Dimension {
    /// Its name in the vocabulary.
    pub name: Arc<str>,
    /// Its labels: what people call it.
    pub labels: Labels,
    /// The members that its values may be.
    pub members: DimensionMembers,
    /// Where the vocabulary declares it: its key.
    pub span: Span,
}

/// Where the values of a dimension come from.
#[derive(Clone, Debug)]
pub enum DimensionMembers {
    /// The tree of entities.
    Entities,
    /// A tree of its own.
    Own(Members),
}

impl Vocabulary {
    /// The vocabulary of a project that has none: only the built-in units.
    pub fn empty(readings: &Readings) -> Self {
        Self {
            file: None,
            units: KnownUnits::default(),
            declared_units: Vec::new(),
            written: Arc::default(),
            entities: Members::default(),
            dimensions: Vec::new(),
            metrics: Vec::new(),
            spellings: Arc::default(),
            names: Vec::new(),
            authority: BTreeMap::new(),
            readings: Arc::new(readings.clone()),
        }
    }

    /// A scanner that knows the units and names of this vocabulary; without one, common counters and measures.
    pub fn scanner(&self) -> Scanner {
        if self.file.is_none() {
            return Scanner::new(&self.readings);
        }
        let names = self.names.iter().map(|name| &**name);
        Scanner::with_vocabulary(&self.units, &self.readings, names)
    }

    /// The units in which values of records may be written: those that are declared; where there is no vocabulary, common
    /// counters and measures, beside those that facts name.
    pub fn written_units(&self) -> &Units {
        if self.file.is_some() {
            return &self.units;
        }
        self.written.get_or_init(|| {
            let mut all = common_units();
            let taken: BTreeSet<String> =
                all.iter().flat_map(|unit| unit.symbols.clone()).collect();
            let own = self.declared_units.iter();
            let own = own.filter(|unit| !unit.symbols.iter().any(|symbol| taken.contains(symbol)));
            all.extend(own.cloned());
            all.extend(column_units());
            Units::new(all).0.one_for_each_symbol()
        })
    }

    /// How a figure of the metric is rounded in a document that says `of_document` of its figures. The document has the
    /// last word. A step is one of amounts, not of their growth or rates, and where a document says it of things that
    /// are counted.
    pub(super) fn rounding<'a>(
        &'a self,
        metric: &'a Metric,
        of_document: Option<&'a DeclaredRounding>,
        is_amount: bool,
    ) -> Option<&'a DeclaredRounding> {
        let counts = metric.unit.as_ref().is_some_and(|unit| self.is_whole(unit));
        let of_document = of_document.filter(|said| counts || said.step().is_none());
        let said = of_document.or(metric.rounding.as_ref())?;
        (is_amount || said.step().is_none()).then_some(said)
    }

    fn is_whole(&self, unit: &UnitId) -> bool {
        self.units.get(unit).is_some_and(|unit| unit.whole)
    }

    /// The settings by which a figure of the metric is read; the range of the metric is one of amounts.
    pub fn figure_context<'a>(
        &'a self,
        metric: &'a Metric,
        rounding: Option<&'a DeclaredRounding>,
        is_amount: bool,
    ) -> FigureContext<'a> {
        FigureContext {
            units: &self.units,
            readings: &metric.readings,
            preferred_unit: metric.unit.as_ref(),
            rounding: rounding.and_then(|said| said.rounding.as_ref()),
            range: metric.range.as_ref().filter(|_| is_amount),
        }
    }

    /// How much weight a document carries: what it says itself, else what is said here of it, else of its publisher, else
    /// none.
    pub fn authority_of(&self, document: &SourceDocument) -> i64 {
        let known = |name: &str| self.authority.get(name).copied();
        document
            .authority
            .or_else(|| known(&document.id))
            .or_else(|| known(document.publisher.as_deref()?))
            .unwrap_or(0)
    }

    /// The metric of this name.
    pub fn metric_id(&self, name: &str) -> Option<MetricId> {
        position(&self.metrics, name, |metric| &metric.id).map(MetricId::at)
    }

    /// The metric behind an id of this vocabulary.
    pub fn metric(&self, id: MetricId) -> Option<&Metric> {
        self.metrics.get(id.index())
    }

    /// The metric's name; empty for an id of another vocabulary.
    pub fn metric_name(&self, id: MetricId) -> &str {
        self.metric(id).map_or("", |metric| &*metric.id)
    }

    /// The label of the metric that a message says (see [`Labels::said`]); its name when it has no label.
    pub fn metric_label(&self, id: MetricId) -> &str {
        self.metric(id)
            .and_then(|metric| metric.labels.said())
            .unwrap_or_else(|| self.metric_name(id))
    }

    /// The metric itself, then all that it is declared a part of, from the nearest outwards.
    pub fn metric_ancestors(&self, id: MetricId) -> impl Iterator<Item = MetricId> {
        std::iter::successors(Some(id), |id| self.metric(*id)?.part_of)
    }

    /// The dimension of this name.
    pub fn dimension_id(&self, name: &str) -> Option<DimensionId> {
        position(&self.dimensions, name, |dimension| &dimension.name).map(DimensionId::at)
    }

    /// The dimension behind an id of this vocabulary.
    pub fn dimension(&self, id: DimensionId) -> Option<&Dimension> {
        self.dimensions.get(id.index())
    }

    /// The members that a dimension's values are taken from.
    pub fn members(&self, dimension: DimensionId) -> &Members {
        match self.dimension(dimension).map(|found| &found.members) {
            Some(DimensionMembers::Own(members)) => members,
            Some(DimensionMembers::Entities) | None => &self.entities,
        }
    }

    /// The label of the value of a dimension that a message says.
    pub fn member_label(&self, of: (DimensionId, MemberId)) -> &str {
        self.members(of.0).label(of.1)
    }
}

/// Position of `name` among things sorted by name.
fn position<T>(sorted: &[T], name: &str, name_of: impl Fn(&T) -> &Arc<str>) -> Option<usize> {
    sorted
        .binary_search_by(|thing| (**name_of(thing)).cmp(name))
        .ok()
}
