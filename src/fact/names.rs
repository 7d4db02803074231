//! Names that only facts use which stand in data and texts: the vocabulary takes them in without a declaration.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::members::Member;
use super::{
    Dimension, DimensionId, DimensionMembers, Labels, MemberId, Members, Metric, MetricId, Named,
    Vocabulary,
};
use crate::figure::{UnitDefinition, UnitId, Units};
use crate::source::Span;

/// Names beside those that a vocabulary declares.
#[derive(Clone, Debug, Default)]
pub struct NewNames {
    /// Units that are asked for.
    pub units: Vec<UnitDefinition>,
    /// Metrics, each with the unit that its figures are compared in; of several of one name the first says the unit.
    pub metrics: Vec<(Named, Option<NewUnit>)>,
}

/// The unit of a metric that nobody has declared.
#[derive(Clone, Debug)]
pub struct NewUnit {
    /// The unit.
    pub id: UnitId,
    /// Whether only columns are in it: what stands elsewhere without a unit may be in another.
    pub is_of_columns: bool,
}

impl Vocabulary {
    /// The vocabulary with these units and metrics, those apart that it has already.
    #[must_use]
    pub fn with_names(mut self, names: NewNames) -> Self {
        let known =
            |units: &Units, unit: &UnitDefinition| units.get(&UnitId::new(&unit.id)).is_some();
        let units = names.units.into_iter();
        let mut new: Vec<UnitDefinition> = units.filter(|unit| !known(&self.units, unit)).collect();
        if !new.is_empty() {
            new.sort_by(|a, b| a.id.cmp(&b.id));
            new.dedup_by(|later, first| later.id == first.id);
            self.declared_units.extend(new);
            // What is wrong with the declared ones was said when they were read.
            let (units, _) = Units::new(self.declared_units.clone());
            self.units = units.into();
            self.written = Arc::default();
        }
        let mut new: BTreeMap<Box<str>, (Span, Option<NewUnit>)> = BTreeMap::new();
        for (metric, unit) in names.metrics {
            let entry = new.entry(metric.name).or_insert((metric.span, None));
            entry.1 = entry.1.take().or(unit);
        }
        new.retain(|name, _| self.metric_id(name).is_none());
        if !new.is_empty() {
            self.add_metrics(new);
        }
        self
    }

    fn add_metrics(&mut self, new: BTreeMap<Box<str>, (Span, Option<NewUnit>)>) {
        let wholes: BTreeMap<Box<str>, Box<str>> = (self.metrics.iter())
            .filter_map(|metric| {
                let whole = self.metric_name(metric.part_of?);
                Some((metric.id.as_ref().into(), whole.into()))
            })
            .collect();
        let metrics = new.into_iter().map(|(name, (span, unit))| Metric {
            id: name.as_ref().into(),
            labels: Labels::default(),
            unit_is_of_columns: unit.as_ref().is_some_and(|unit| unit.is_of_columns),
            unit: unit.map(|unit| unit.id),
            value: super::ValueKind::Figure,
            period_type: None,
            accumulates_period: false,
            accumulates_entity: false,
            part_of: None,
            never_shrinks: false,
            range: None,
            rounding: None,
            exact: false,
            spellings: self.spellings.clone(),
            absent_is_total: Vec::new(),
            readings: self.readings.clone(),
            span,
        });
        let metrics: Vec<Metric> = metrics.collect();
        self.metrics.extend(metrics);
        self.metrics.sort_by(|a, b| a.id.cmp(&b.id));
        // Ids are positions, which have shifted.
        let links: Vec<Option<MetricId>> = (self.metrics.iter())
            .map(|metric| self.metric_id(wholes.get(&*metric.id)?))
            .collect();
        for (metric, whole) in self.metrics.iter_mut().zip(links) {
            metric.part_of = whole;
        }
    }

    /// The vocabulary with the entities and the values of further dimensions that facts name.
    #[must_use]
    pub fn with_members<'n>(
        mut self,
        entities: impl Iterator<Item = &'n Named>,
        dimensions: impl Iterator<Item = &'n (Named, Named)>,
    ) -> Self {
        let mut new_entities: Vec<&Named> = entities.collect();
        let mut own: BTreeMap<&str, (Span, Vec<&Named>)> = BTreeMap::new();
        for (dimension, member) in dimensions {
            let declared = self.dimension_id(&dimension.name);
            let declared = declared.and_then(|id| self.dimension(id));
            if matches!(
                declared.map(|of| &of.members),
                Some(DimensionMembers::Entities)
            ) {
                new_entities.push(member);
            } else {
                let (_, members) = own
                    .entry(&*dimension.name)
                    .or_insert((dimension.span, Vec::new()));
                members.push(member);
            }
        }
        self.entities.add(&new_entities);
        let unknown = own
            .iter()
            .filter(|(name, _)| self.dimension_id(name).is_none());
        let unknown: Vec<Dimension> = unknown
            .map(|(name, (span, _))| Dimension {
                name: (*name).into(),
                labels: Labels::default(),
                members: DimensionMembers::Own(Members::default()),
                span: *span,
            })
            .collect();
        self.add_dimensions(unknown);
        for (name, (_, members)) in own {
            let id = self.dimension_id(name);
            let dimension = id.and_then(|id| self.dimensions.get_mut(id.index()));
            if let Some(DimensionMembers::Own(own)) = dimension.map(|of| &mut of.members) {
                own.add(&members);
            }
        }
        self
    }

    fn add_dimensions(&mut self, new: Vec<Dimension>) {
        if new.is_empty() {
            return;
        }
        let before = self.dimensions.clone();
        self.dimensions.extend(new);
        self.dimensions.sort_by(|a, b| a.name.cmp(&b.name));
        let moved: Vec<Option<DimensionId>> = before
            .iter()
            .map(|of| self.dimension_id(&of.name))
            .collect();
        for metric in &mut self.metrics {
            let total = metric.absent_is_total.iter();
            let total = total.filter_map(|id| *moved.get(id.index())?);
            metric.absent_is_total = total.collect();
        }
    }
}

impl Members {
    /// The member of this name, or the only one that people call so.
    pub(super) fn called(&self, name: &str) -> Option<MemberId> {
        self.get(name).or_else(|| {
            let labelled = self.ids().zip(self.labels());
            let mut labelled =
                labelled.filter(|(_, (_, labels))| labels.iter().any(|(_, label)| label == name));
            let (id, _) = labelled.next()?;
            labelled.next().is_none().then_some(id)
        })
    }

    /// Adds members that are parts of nothing, those apart that are there or that people call so.
    fn add(&mut self, names: &[&Named]) {
        let mut new: BTreeMap<&str, Span> = BTreeMap::new();
        for named in names {
            let first = new.entry(&*named.name).or_insert(named.span);
            *first = (*first).min(named.span);
        }
        new.retain(|name, _| self.called(name).is_none());
        if new.is_empty() {
            return;
        }
        let parents: BTreeMap<Box<str>, Box<str>> = self
            .members
            .iter()
            .filter_map(|member| {
                Some((
                    member.name.as_ref().into(),
                    self.name(member.parent?).into(),
                ))
            })
            .collect();
        for member in &mut self.members {
            (member.parent, member.parts) = (None, Vec::new());
        }
        self.members
            .extend(new.into_iter().map(|(name, span)| Member {
                name: name.into(),
                labels: Labels::default(),
                parent: None,
                lifetime: None,
                span,
                parts: Vec::new(),
                walk: 0..0,
            }));
        self.members.sort_by(|a, b| a.name.cmp(&b.name));
        let links: Vec<(usize, usize)> = self
            .ids()
            .filter_map(|id| Some((id.index(), self.get(parents.get(self.name(id))?)?.index())))
            .collect();
        self.link(links.into_iter());
    }
}
