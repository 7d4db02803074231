//! How figures are rounded where the vocabulary or a document says so: reading it, and for which figures it holds.
//! What it makes of a number is `figure`'s.

use super::reader::{Reader, string_or_number};
use super::{Fact, FactIndex, FactProblemKind, Metric, Vocabulary};
use crate::document::NodeRef;
use crate::figure::{FigureContext, Number, Rounding, RoundingDirection, UnitId};
use crate::source::Span;

/// A rounding as declared for a metric or for a document.
#[derive(Clone, Debug)]
pub struct DeclaredRounding {
    /// How numbers are rounded; a step is in the unit of the metric.
    pub rounding: Rounding,
    /// Where that is said.
    pub span: Span,
}

impl DeclaredRounding {
    /// `down`, or `{to: 5, direction: down}`. What is neither is left to the schema; a step that is no number above zero
    /// is a problem.
    pub(super) fn read(reader: &mut Reader, node: Option<NodeRef<'_>>) -> Option<Self> {
        let node = node?;
        let direction = |node: NodeRef<'_>| RoundingDirection::from_name(node.as_str()?);
        let rounding = match node.get("to") {
            None => Rounding {
                to: None,
                direction: direction(node)?,
            },
            Some(to) => Rounding {
                to: Some(step(reader, to)?),
                direction: node
                    .get("direction")
                    .map_or(Some(RoundingDirection::default()), direction)?,
            },
        };
        let span = reader.site(node);
        Some(Self { rounding, span })
    }
}

fn step(reader: &mut Reader, node: NodeRef<'_>) -> Option<Number> {
    let step = reader.number(node)?;
    if step > Number::ZERO {
        return Some(step);
    }
    let text = string_or_number(node)?.into();
    reader.report(FactProblemKind::Number { text }, node, Vec::new());
    None
}

impl Vocabulary {
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
        let of_document = of_document.filter(|said| counts || said.rounding.to.is_none());
        let said = of_document.or(metric.rounding.as_ref())?;
        (is_amount || said.rounding.to.is_none()).then_some(said)
    }

    fn is_whole(&self, unit: &UnitId) -> bool {
        self.units.get(unit).is_some_and(|unit| unit.whole)
    }

    /// What a figure of the metric is read against; the range of the metric is one of amounts.
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
            rounding: rounding.map(|said| &said.rounding),
            range: metric.range.as_ref().filter(|_| is_amount),
        }
    }
}

impl FactIndex {
    /// What the figure of a fact was read against, for reading another in its place.
    pub fn figure_context<'a>(
        &'a self,
        fact: &Fact,
        vocabulary: &'a Vocabulary,
    ) -> Option<FigureContext<'a>> {
        let metric = vocabulary.metric(fact.metric)?;
        let of_document = self.document(fact.document)?.rounding.as_ref();
        let is_amount = fact.is_amount();
        let rounding = vocabulary.rounding(metric, of_document, is_amount);
        Some(vocabulary.figure_context(metric, rounding, is_amount))
    }
}
