//! Facts in words, the same in every rule: what a fact states, what it is about, and how its figure is read.

mod date;
mod sides;
mod tone;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Label};
use crate::fact::{
    Change, Computed, DocumentId, Fact, FactId, FactIndex, MetricId, PeriodSource, Value,
    Vocabulary,
};
use crate::figure::{Figure, Interval, Number, UnitId};
use crate::source::Span;
use crate::words::{in_backticks, is_plural_of};

use super::Context;
use super::bounds::{from_to, states};
use date::doubtful_date;
use sides::{Side, in_sides};

pub(super) use tone::Tone;

/// The most facts that one diagnostic labels; the help says how many more there are.
const LABELLED_FACTS: usize = 24;

/// Words for the facts of a run.
#[derive(Clone, Copy, Debug)]
pub(super) struct FactWords<'a> {
    vocabulary: &'a Vocabulary,
    index: &'a FactIndex,
}

impl<'a> FactWords<'a> {
    pub(super) fn new(context: &Context<'a>) -> Self {
        Self {
            vocabulary: context.vocabulary,
            index: context.index,
        }
    }

    /// The value as written, in backticks: all that a sentence says of what users wrote.
    pub(super) fn quoted(self, id: FactId) -> String {
        let fact = self.index.fact(id);
        fact.map_or_else(String::new, |fact| in_backticks(&fact.text))
    }

    /// What facts that state one thing say, each value once and in backticks.
    pub(super) fn all_quoted(self, facts: &[FactId]) -> String {
        let values = self.distinct(facts).into_iter().map(in_backticks);
        values.collect::<Vec<_>>().join(" and ")
    }

    /// What facts that state one thing say, as an operand of an expression that is quoted as a whole; several in
    /// parentheses.
    pub(super) fn operand(self, facts: &[FactId]) -> String {
        match self.distinct(facts).as_slice() {
            [only] => (*only).to_owned(),
            values => format!("({})", values.join(", ")),
        }
    }

    /// What these facts say as written, each value once.
    fn distinct(self, facts: &[FactId]) -> Vec<&'a str> {
        let mut values: Vec<&str> = Vec::new();
        for fact in facts.iter().filter_map(|id| self.index.fact(*id)) {
            if !values.contains(&&*fact.text) {
                values.push(&fact.text);
            }
        }
        values
    }

    /// The metric's name in backticks.
    pub(super) fn metric(self, id: FactId) -> String {
        let name = self
            .index
            .fact(id)
            .map_or("", |fact| self.vocabulary.metric_name(fact.metric));
        in_backticks(name)
    }

    /// The label of a fact: the role that it plays, where it plays one, what its value means and what it is about.
    pub(super) fn label(self, fact: &Fact, role: Option<&str>) -> Label {
        let about = Some(self.about(fact)).filter(|about| !about.is_empty());
        let meaning = match fact.computed() {
            Some(computed) => self.counted(fact, computed),
            None => self.meaning(fact),
        };
        let parts: Vec<String> = meaning.into_iter().chain(about).collect();
        let message = match (role, parts.join(" · ")) {
            (None, said) => said,
            (Some(role), said) if said.is_empty() => role.to_owned(),
            (Some(role), said) => format!("{role}: {said}"),
        };
        Label::new(fact.site, message)
    }

    /// “the repository has 45 (`src/platforms/*.ts`)”: a fact that was computed.
    fn counted(self, fact: &Fact, computed: &Computed) -> Option<String> {
        let value = self.meaning(fact)?;
        Some(format!("{} {value} ({})", computed.lead, computed.of))
    }

    /// What a fact says in a sentence beside others: as written, or how it was computed.
    pub(super) fn said(self, id: FactId) -> Option<String> {
        let fact = self.index.fact(id)?;
        let computed = fact.computed()?;
        let value = fact.figure()?.value.grouped();
        Some(format!("{} {value} ({})", computed.lead, computed.of))
    }

    /// The data point of a fact: its metric and what it is about.
    pub(super) fn point(self, id: FactId) -> String {
        let about = self
            .index
            .fact(id)
            .map_or_else(String::new, |fact| self.about(fact));
        format!("{} ({about})", self.metric(id))
    }

    /// What a fact is about: entity, period, and whatever else it says of its scope.
    fn about(self, fact: &Fact) -> String {
        let is_date = matches!(fact.value, Value::Date(_));
        let source = &fact.period.source;
        let is_stated = !matches!(source, PeriodSource::Published | PeriodSource::Absent);
        let mut parts = Vec::new();
        if let Some(entity) = fact.entity {
            parts.push(self.vocabulary.entities.label(entity).to_owned());
        }
        match &fact.period.period {
            // A date says when by itself.
            _ if is_date && !is_stated => {}
            Some(period) if fact.period.is_inferred() => parts.push(format!("{period} (inferred)")),
            Some(period) => parts.push(period.to_string()),
            None if self.states_what_is(fact) => {}
            None => parts.push("no period".to_owned()),
        }
        if let Some(per) = &fact.per {
            parts.push(format!("per {per}"));
        }
        parts.extend(fact.change.map(|change| {
            match change {
                Change::By => "change by",
                Change::To => "change to",
            }
            .to_owned()
        }));
        parts.extend(
            fact.dimensions
                .iter()
                .map(|of| self.vocabulary.member_label(*of).to_owned()),
        );
        if parts.is_empty() && self.states_what_is(fact) {
            parts.push("now".to_owned());
        }
        parts.join(", ")
    }

    /// Whether the metric of a fact is neither a flow nor a stock: without a period it states what is so now.
    fn states_what_is(self, fact: &Fact) -> bool {
        let metric = self.vocabulary.metric(fact.metric);
        metric.is_some_and(|metric| metric.period_type.is_none())
    }

    /// What a value means, in words: `more than 3,000,000 t`. Nothing for a text or a plain date, which speak for
    /// themselves.
    fn meaning(self, fact: &Fact) -> Option<String> {
        if let Value::Date(date) = &fact.value {
            return doubtful_date(&date.to_string());
        }
        let figure = fact.figure()?;
        let value = figure.value.rounded();
        let is_one = figure.upper().is_none() && figure.value == Number::from(1);
        let unit = match figure.unit.as_ref() {
            Some(unit) if is_one => self.unit_of_one(unit),
            Some(unit) => self.unit_label(unit),
            None => String::new(),
        };
        Some(match (figure.upper(), figure.bound.words()) {
            (Some(upper), _) => format!("{}{unit}", from_to(&figure.value, upper)),
            (None, "") => format!("{value}{unit}"),
            (None, words) => format!("{words} {value}{unit}"),
        })
    }

    /// The unit of a figure as it is printed after a number, with the space before it.
    fn unit(self, figure: &Figure) -> String {
        figure
            .unit
            .as_ref()
            .map_or_else(String::new, |unit| self.unit_label(unit))
    }

    /// The unit of a metric as it is printed after a number, with the space before it.
    pub(super) fn metric_unit(self, metric: MetricId) -> String {
        let unit = self
            .vocabulary
            .metric(metric)
            .and_then(|metric| metric.unit.as_ref());
        unit.map_or_else(String::new, |unit| self.unit_label(unit))
    }

    /// The name of a metric's unit, which is one of it: `per tonne`.
    pub(super) fn metric_unit_name(self, metric: MetricId) -> Option<&'a str> {
        let unit = self.vocabulary.metric(metric)?.unit.as_ref()?;
        Some(unit.as_str())
    }

    /// A unit as it is printed after a number, with the space before it.
    pub(super) fn unit_label(self, unit: &UnitId) -> String {
        let units = &self.vocabulary.units;
        let label = units.get(unit).and_then(|unit| unit.label.clone());
        match label.unwrap_or_else(|| units.symbol(unit)) {
            sign if sign == "%" => sign,
            label => format!(" {label}"),
        }
    }

    /// A unit as it is printed after `1`: the symbol whose plural its label is, where there is one.
    fn unit_of_one(self, unit: &UnitId) -> String {
        let label = self.unit_label(unit);
        let symbols = self.vocabulary.units.get(unit).map(|unit| &unit.symbols);
        let mut symbols = symbols.into_iter().flatten();
        let one = symbols.find(|symbol| is_plural_of(label.trim_start(), symbol));
        one.map_or(label, |symbol| format!(" {symbol}"))
    }

    /// How a figure is read, in one line; `None` for a figure that means just its number, and for texts and dates.
    pub(super) fn reading(self, id: FactId) -> Option<String> {
        let fact = self.index.fact(id)?;
        let figure = fact.figure()?;
        let reading = figure.reading();
        let point = Interval::exact(figure.value.clone());
        if reading.strict == point && reading.usual == point {
            return None;
        }
        Some(states(&fact.text, &reading, &self.unit(figure)))
    }

    /// Puts facts on a diagnostic: labels with their roles, each with its anchor unless that is the value of another of
    /// them, and identity. The first is the primary label already. Returns how many facts were left without a label.
    pub(super) fn place(
        self,
        diagnostic: &mut Diagnostic,
        facts: &[FactId],
        roles: &Roles,
    ) -> usize {
        let shown = facts.iter().take(LABELLED_FACTS);
        let mut labelled: BTreeSet<Span> = shown
            .filter_map(|id| Some(self.index.fact(*id)?.site))
            .collect();
        for (position, id) in facts.iter().take(LABELLED_FACTS).enumerate() {
            let Some(fact) = self.index.fact(*id) else {
                continue;
            };
            if position > 0 {
                let role = roles.get(id).copied();
                diagnostic.related.push(self.label(fact, role));
            }
            let anchored = fact
                .anchored()
                .filter(|span| labelled.insert(*span))
                .map(|span| Label::new(span, "the value itself"));
            diagnostic.related.extend(anchored);
        }
        diagnostic.identity = facts.iter().map(|id| self.identity(*id)).collect();
        facts.len().saturating_sub(LABELLED_FACTS)
    }

    /// “2 documents state `180`, 1 states `170`”: how many stand on each side, from the lowest. Where one document stands on
    /// several sides, facts are counted.
    pub(super) fn sides(self, clusters: &[Vec<FactId>]) -> String {
        let facts = clusters.iter().flatten();
        let documents = facts.filter_map(|id| Some(self.index.fact(*id)?.document));
        let mut documents: Vec<DocumentId> = documents.collect();
        let facts = documents.len();
        documents.sort_unstable();
        documents.dedup();
        let stands_once = documents.len() == facts;
        let sides = clusters.iter().filter_map(|cluster| {
            let value = self.quoted(*cluster.first()?);
            Some(Side {
                number: cluster.len(),
                is_alike: cluster.iter().all(|id| self.quoted(*id) == value),
                value,
            })
        });
        let sides: Vec<Side> = sides.collect();
        in_sides(&sides, if stands_once { "document" } else { "fact" })
    }

    /// What a fact is across runs: its name and its value, normalised.
    pub(super) fn identity(self, id: FactId) -> String {
        let value = self
            .index
            .fact(id)
            .map_or_else(String::new, |fact| match &fact.value {
                Value::Figure(figure) => figure.canonical(&self.vocabulary.units),
                Value::Date(date) => date.to_string(),
                Value::Text(folded) => folded.to_string(),
            });
        format!("{}={value}", self.index.name(id))
    }
}

/// What facts are in the relation that is told of them: `total`, `part`.
pub(super) type Roles = BTreeMap<FactId, &'static str>;

/// The roles of the facts of some operands.
pub(super) fn roles<'f>(of: impl IntoIterator<Item = (&'static str, &'f [FactId])>) -> Roles {
    let facts = of.into_iter();
    facts
        .flat_map(|(role, facts)| facts.iter().map(move |fact| (*fact, role)))
        .collect()
}
