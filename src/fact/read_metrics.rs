//! From the `metrics` of the vocabulary to metrics that know their units, dimensions and wholes.

use std::sync::Arc;

use super::link::Links;
use super::read_readings::change;
use super::read_rounding::read_rounding;
use super::reader::{ValueReader, named_entries, read_same_as, string_or_number};
use super::unknown::UnknownNames;
use super::{
    DimensionId, FactProblemKind, Labels, Metric, MetricId, NameKind, PeriodType, Spellings,
    ValueKind, Vocabulary,
};
use crate::document::{EntryRef, NodeRef};
use crate::figure::{End, Interval, Number, RATIO, Readings, UnitId};

/// Reads metrics; everything else of the vocabulary is there.
#[derive(Debug)]
pub(super) struct MetricReader<'r> {
    pub(super) reader: &'r mut ValueReader,
    pub(super) unknown: &'r mut UnknownNames,
    /// The spellings of the whole vocabulary.
    pub(super) same_as: &'r [Vec<Box<str>>],
    /// The vocabulary, still without metrics.
    pub(super) vocabulary: &'r Vocabulary,
}

impl MetricReader<'_> {
    /// The metrics in the order of their names.
    pub(super) fn read(mut self, node: Option<NodeRef<'_>>) -> Vec<Metric> {
        let named = named_entries(node);
        let mut metrics = Vec::with_capacity(named.len());
        for (name, entry) in &named {
            metrics.push(self.metric(name, *entry));
        }
        let mut wholes = Links::among(metrics.len());
        for (part, entry) in named.values().enumerate() {
            let Some(link) = entry.value.get("part_of") else {
                continue;
            };
            let Some(name) = string_or_number(link) else {
                continue;
            };
            let whole = metrics.binary_search_by(|metric| (*metric.id).cmp(name));
            if let Ok(whole) = whole {
                self.link(&metrics, part, whole, link, &mut wholes);
            } else {
                let place = self.reader.site(link);
                self.unknown.add(NameKind::Metric, None, name, place);
            }
        }
        let name = |at| {
            metrics
                .get(at)
                .map_or("", |metric: &Metric| &*metric.id)
                .into()
        };
        let problems = wholes.cut_circles(NameKind::Metric, name);
        self.reader.problems.extend(problems);
        for (part, whole) in wholes.iter() {
            if let Some(metric) = metrics.get_mut(part) {
                metric.part_of = Some(MetricId::at(whole));
            }
        }
        metrics
    }

    fn metric(&mut self, name: &str, entry: EntryRef<'_>) -> Metric {
        let node = entry.value;
        let word = |key| node.get(key).and_then(NodeRef::as_str);
        let is_set = |key| node.get(key).and_then(NodeRef::as_bool) == Some(true);
        let accumulates = |over| {
            let mut named = node.get("accumulates").into_iter().flat_map(NodeRef::items);
            named.any(|item| item.as_str() == Some(over))
        };
        let unit = node.get("unit").and_then(|node| self.unit(node));
        let range = node.get("range");
        Metric {
            id: name.into(),
            labels: Labels::read(node.get("label")),
            range: range.and_then(|node| self.range(node, unit.as_ref())),
            unit,
            unit_is_of_columns: false,
            value: match word("value") {
                Some("date") => ValueKind::Date,
                Some("text") => ValueKind::Text,
                _ => ValueKind::Figure,
            },
            period_type: match word("period_type") {
                Some("duration") => Some(PeriodType::Duration),
                Some("instant") => Some(PeriodType::Instant),
                _ => None,
            },
            accumulates_period: accumulates("period"),
            accumulates_entity: accumulates("entity"),
            part_of: None,
            never_shrinks: is_set("never_shrinks"),
            exact: is_set("exact"),
            spellings: self.spellings(node),
            absent_is_total: self.dimensions(node.get("absent_is_total")),
            rounding: read_rounding(self.reader, node.get("rounding")),
            readings: self.readings(node.get("readings")),
            span: self.reader.site(entry.key),
        }
    }

    fn unit(&mut self, node: NodeRef<'_>) -> Option<UnitId> {
        let name = string_or_number(node)?;
        let unit = UnitId::new(name);
        if self.vocabulary.units.get(&unit).is_some() {
            return Some(unit);
        }
        let place = self.reader.site(node);
        self.unknown.add(NameKind::Unit, None, name, place);
        None
    }

    /// `[low, high]`, in the end in `unit`; an end that is null is unlimited.
    fn range(&mut self, node: NodeRef<'_>, unit: Option<&UnitId>) -> Option<Interval> {
        let mut end = |at| {
            let number = node.item(at).and_then(|item| self.reader.number(item));
            number.map(End::closed)
        };
        let range = Interval {
            lower: end(0),
            upper: end(1),
        };
        if range.is_empty() {
            self.reader
                .report(FactProblemKind::EmptyRange, node, Vec::new());
            return None;
        }
        let unit = unit.and_then(|unit| self.vocabulary.units.get(unit));
        let share = unit.filter(|unit| unit.dimension.as_deref() == Some(RATIO));
        let range = match share.and_then(|unit| Number::from(1).checked_div(&unit.factor)) {
            Some(per_whole) => range.scale_by(&per_whole),
            None => range,
        };
        (range != Interval::ALL).then_some(range)
    }

    fn readings(&mut self, node: Option<NodeRef<'_>>) -> Arc<Readings> {
        match node {
            Some(node) => Arc::new(change(self.reader, node, &self.vocabulary.readings)),
            None => Arc::clone(&self.vocabulary.readings),
        }
    }

    fn spellings(&self, node: NodeRef<'_>) -> Arc<Spellings> {
        let own = read_same_as(node.get("same_as"));
        if own.is_empty() {
            return Arc::clone(&self.vocabulary.spellings);
        }
        let groups = own.iter().chain(self.same_as).map(|group| &**group);
        Arc::new(Spellings::new(groups))
    }

    fn dimensions(&mut self, node: Option<NodeRef<'_>>) -> Vec<DimensionId> {
        let mut dimensions = Vec::new();
        for item in node.into_iter().flat_map(NodeRef::items) {
            let Some(name) = string_or_number(item) else {
                continue;
            };
            if let Some(dimension) = self.vocabulary.dimension_id(name) {
                dimensions.push(dimension);
            } else {
                let place = self.reader.site(item);
                self.unknown.add(NameKind::Dimension, None, name, place);
            }
        }
        dimensions.sort_unstable();
        dimensions.dedup();
        dimensions
    }

    /// A part must be comparable with its whole, else the link is a problem and left out.
    fn link(
        &mut self,
        metrics: &[Metric],
        part: usize,
        whole: usize,
        node: NodeRef<'_>,
        wholes: &mut Links,
    ) {
        let place = self.reader.site(node);
        let (Some(of), Some(to)) = (metrics.get(part), metrics.get(whole)) else {
            return;
        };
        let units = &self.vocabulary.units;
        let comparable = of.value == to.value
            && match (&of.unit, &to.unit) {
                (Some(from), Some(into)) => units.same_dimension(from, into),
                (None, None) => true,
                _ => false,
            };
        if comparable {
            wholes.add(part, whole, place);
            return;
        }
        let kind = FactProblemKind::Incomparable {
            part: MetricId::at(part),
            whole: MetricId::at(whole),
        };
        self.reader.report(kind, node, vec![to.span]);
    }
}
