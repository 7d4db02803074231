//! From one entry of a document's `facts` to a fact.

use std::collections::BTreeSet;
use std::num::NonZeroU32;
use std::sync::Arc;

use super::model::Extras;
use super::read_original::position;
use super::reader::{ValueReader, is_mapping, string_or_number};
use super::unknown::UnknownNames;
use super::{
    Change, DeclaredRounding, DimensionId, DocumentId, Fact, FactPeriod, Inference, MemberId,
    Members, Metric, MetricId, NameKind, PeriodSource, PeriodType, StatedLine, ValueKind,
    Vocabulary, WordsPlace,
};
use crate::document::NodeRef;
use crate::figure::{Period, TimeUnit};
use crate::source::Span;

/// Reads the facts of one document one after the other.
#[derive(Debug)]
pub(super) struct FactReader<'v> {
    pub(super) reader: ValueReader,
    pub(super) vocabulary: &'v Vocabulary,
    /// When the document was published, and where it says so.
    pub(super) published: Option<(Period, Span)>,
    /// How the document says that its figures are rounded.
    pub(super) rounding: Option<DeclaredRounding>,
    pub(super) unknown: UnknownNames,
    /// The words of `per`, each kept once.
    pub(super) words: BTreeSet<Arc<str>>,
    /// The metric and the entity of the fact before: those of one stand together.
    pub(super) last: (Option<MetricId>, Option<MemberId>),
}

/// A metric of the vocabulary with its id.
#[derive(Clone, Copy, Debug)]
pub(super) struct KnownMetric<'v> {
    pub(super) id: MetricId,
    pub(super) definition: &'v Metric,
}

/// A part is given and cannot be read, which is not the same as its absence.
#[derive(Clone, Copy, Debug)]
struct Unread;

/// The values of a fact's keys, found in one pass.
#[derive(Clone, Copy, Debug, Default)]
struct FactParts<'a> {
    metric: Option<NodeRef<'a>>,
    entity: Option<NodeRef<'a>>,
    period: Option<NodeRef<'a>>,
    per: Option<NodeRef<'a>>,
    change: Option<NodeRef<'a>>,
    dimensions: Option<NodeRef<'a>>,
    line: Option<NodeRef<'a>>,
    occurrence: Option<NodeRef<'a>>,
    note: Option<NodeRef<'a>>,
    figure: Option<NodeRef<'a>>,
    date: Option<NodeRef<'a>>,
    text: Option<NodeRef<'a>>,
    /// A comma has cut a value in two, so that what is left of it is not what is stated.
    is_cut: bool,
}

impl<'v> FactReader<'v> {
    /// The fact, or nothing when a part that it cannot do without is missing, unreadable or unknown. `name_node` is
    /// where its name stands.
    pub(super) fn fact(&mut self, node: NodeRef<'_>, name: Option<NodeRef<'_>>) -> Option<Fact> {
        if !is_mapping(node) {
            return None;
        }
        let parts = FactParts::of(node);
        // Every part is read before any is given up, so that one run tells all that is wrong.
        let metric = self.metric(parts.metric);
        let entity = self.entity(parts.entity);
        let dimensions = self.dimensions(parts.dimensions);
        let change = change(parts.change);
        let period = self.period(parts.period, metric);
        let metric = metric?;
        let (stated, kind) = parts.stated()?;
        let is_amount = parts.per.is_none() && parts.change.is_none();
        let value = self.value(stated, kind, metric, is_amount)?;
        if parts.per.is_none() {
            self.check_whole(stated, &value, metric);
        }
        Some(Fact {
            document: DocumentId::at(0),
            id: self.reader.quote_or_nothing(name),
            metric: metric.id,
            entity: entity.ok()?,
            period: period?,
            per: parts.per.and_then(|node| self.per(node)),
            change: change.ok()?,
            dimensions: dimensions?,
            text: self.reader.quote(stated)?,
            value,
            site: self.reader.site(stated),
            line: parts.line.and_then(stated_line),
            note: parts.note.and_then(|node| self.reader.quote(node)),
            extras: Extras {
                anchored: self.reader.anchored(stated),
                occurrence: parts.occurrence.and_then(position),
                ..Extras::default()
            }
            .of_fact(),
            retired: None,
        })
    }

    fn metric(&mut self, node: Option<NodeRef<'_>>) -> Option<KnownMetric<'v>> {
        let node = node?;
        let name = string_or_number(node)?;
        let vocabulary = self.vocabulary;
        let is_name = |id: &MetricId| vocabulary.metric(*id).is_some_and(|own| &*own.id == name);
        let known = (self.last.0.filter(is_name)).or_else(|| vocabulary.metric_id(name));
        self.last.0 = known;
        if known.is_none() {
            let span = self.reader.site(node);
            self.unknown.add(NameKind::Metric, None, name, span);
        }
        let id = known?;
        Some(KnownMetric {
            id,
            definition: vocabulary.metric(id)?,
        })
    }

    fn entity(&mut self, node: Option<NodeRef<'_>>) -> Result<Option<MemberId>, Unread> {
        let Some(node) = node else {
            return Ok(None);
        };
        let entities = &self.vocabulary.entities;
        let is_name = |id: &MemberId| string_or_number(node) == Some(entities.name(*id));
        let entity = (self.last.1.filter(is_name))
            .or_else(|| self.member(entities, node, NameKind::Entity, None));
        self.last.1 = entity;
        entity.map(Some).ok_or(Unread)
    }

    fn member(
        &mut self,
        members: &Members,
        node: NodeRef<'_>,
        what: NameKind,
        within: Option<&str>,
    ) -> Option<MemberId> {
        let name = string_or_number(node)?;
        let known = members.get(name);
        if known.is_none() {
            let span = self.reader.site(node);
            self.unknown.add(what, within, name, span);
        }
        known
    }

    fn dimensions(&mut self, node: Option<NodeRef<'_>>) -> Option<Box<[(DimensionId, MemberId)]>> {
        let Some(node) = node else {
            return Some(Box::default());
        };
        let vocabulary = self.vocabulary;
        let mut values = Vec::with_capacity(node.entries().len());
        let mut known = is_mapping(node);
        for entry in node.entries() {
            let Some(name) = entry.key.scalar_text() else {
                continue;
            };
            let Some(dimension) = vocabulary.dimension_id(name) else {
                let span = self.reader.site(entry.key);
                self.unknown.add(NameKind::Dimension, None, name, span);
                known = false;
                continue;
            };
            let members = vocabulary.members(dimension);
            match self.member(members, entry.value, NameKind::Member, Some(name)) {
                Some(member) => values.push((dimension, member)),
                None => known = false,
            }
        }
        // Stable, and of a key given twice the first counts, as everywhere.
        values.sort_by_key(|(dimension, _)| *dimension);
        values.dedup_by_key(|(dimension, _)| *dimension);
        known.then(|| values.into())
    }

    /// `None` when a period is given that cannot be read.
    fn period(
        &mut self,
        node: Option<NodeRef<'_>>,
        metric: Option<KnownMetric<'v>>,
    ) -> Option<FactPeriod> {
        let Some(node) = node else {
            return Some(self.period_of_publication(metric));
        };
        let (mut source, mut edtf) = (PeriodSource::Stated, node);
        if is_mapping(node) {
            edtf = node.get("edtf")?;
            if let Some(quoted) = node.get("inferred")
                && let Some(text) = string_or_number(quoted)
            {
                let line = node.get("line").and_then(position);
                let site = self.reader.site(quoted);
                source = PeriodSource::Inferred(Box::new(Inference {
                    words: text.into(),
                    place: line.map(|line| WordsPlace { line, site }),
                }));
            }
        }
        Some(FactPeriod {
            period: Some(self.reader.period(edtf)?),
            source,
            span: Some(self.reader.site(edtf)),
        })
    }

    fn period_of_publication(&self, metric: Option<KnownMetric<'v>>) -> FactPeriod {
        let is_instant =
            metric.is_some_and(|metric| metric.definition.period_type == Some(PeriodType::Instant));
        match &self.published {
            Some((published, span)) if is_instant => FactPeriod {
                period: Some(published.clone()),
                source: PeriodSource::Published,
                span: Some(*span),
            },
            _ => FactPeriod {
                period: None,
                source: PeriodSource::Absent,
                span: None,
            },
        }
    }

    /// The unit of time or the thing that a rate is per: `days` are what `day` is.
    fn per(&mut self, node: NodeRef<'_>) -> Option<Arc<str>> {
        let written = string_or_number(node)?;
        let one = written.strip_suffix('s');
        let unit = one.filter(|one| TimeUnit::from_name(one).is_some());
        Some(self.intern(unit.unwrap_or(written)))
    }

    fn intern(&mut self, word: &str) -> Arc<str> {
        if let Some(known) = self.words.get(word) {
            return Arc::clone(known);
        }
        let word: Arc<str> = word.into();
        self.words.insert(Arc::clone(&word));
        word
    }
}

impl<'a> FactParts<'a> {
    fn of(node: NodeRef<'a>) -> Self {
        let mut parts = Self::default();
        for entry in node.entries() {
            let part = match entry.key.scalar_text() {
                Some("metric") => &mut parts.metric,
                Some("entity") => &mut parts.entity,
                Some("period") => &mut parts.period,
                Some("per") => &mut parts.per,
                Some("change") => &mut parts.change,
                Some("dimensions") => &mut parts.dimensions,
                Some("line") => &mut parts.line,
                Some("occurrence") => &mut parts.occurrence,
                Some("note") => &mut parts.note,
                Some("figure") => &mut parts.figure,
                Some("date") => &mut parts.date,
                Some("text") => &mut parts.text,
                _ => {
                    parts.is_cut |= entry.is_bare();
                    continue;
                }
            };
            part.get_or_insert(entry.value);
        }
        parts
    }

    /// The value that the fact states, when it states exactly one thing and all of it is there.
    fn stated(self) -> Option<(NodeRef<'a>, ValueKind)> {
        if self.is_cut {
            return None;
        }
        match (self.figure, self.date, self.text) {
            (Some(node), None, None) => Some((node, ValueKind::Figure)),
            (None, Some(node), None) => Some((node, ValueKind::Date)),
            (None, None, Some(node)) => Some((node, ValueKind::Text)),
            _ => None,
        }
    }
}

/// The line of the original that a fact gives.
fn stated_line(node: NodeRef<'_>) -> Option<StatedLine> {
    Some(StatedLine {
        number: NonZeroU32::new(position(node)?)?,
        at: node.site().start,
    })
}

fn change(node: Option<NodeRef<'_>>) -> Result<Option<Change>, Unread> {
    let Some(node) = node else {
        return Ok(None);
    };
    match node.as_str() {
        Some("by") => Ok(Some(Change::By)),
        Some("to") => Ok(Some(Change::To)),
        _ => Err(Unread),
    }
}
