//! The arithmetic of a contradiction in words, one line a step.

use crate::fact::FactId;
use crate::figure::{Interval, Number};
use crate::relation::{Explanation, RelationId, Source, Step, VariableId};
use crate::words::counted;

use super::super::bounds::bounds;
use super::super::context::Context;
use super::super::wording::FactWords;
use super::build::{Built, Unknown};

/// The steps of an explanation, the contradiction last.
pub(super) fn lines(
    context: &Context<'_>,
    built: &Built,
    explanation: &Explanation,
) -> Vec<String> {
    let printer = StepPrinter {
        context,
        words: FactWords::new(context),
        built,
    };
    explanation
        .steps
        .iter()
        .map(|step| printer.line(step))
        .collect()
}

struct StepPrinter<'a> {
    context: &'a Context<'a>,
    words: FactWords<'a>,
    built: &'a Built,
}

impl StepPrinter<'_> {
    fn line(&self, step: &Step) -> String {
        match step {
            Step::Narrow {
                relation,
                from,
                variable,
                within,
            } => {
                let since = match self.all(from, " and ") {
                    known if known.is_empty() => known,
                    known => format!(", since {known}"),
                };
                let found = format!("{}{since}.", self.is(*variable, within));
                match self.built.relations.get(relation.index()) {
                    Some(Some(_)) => format!("By {}, {found}", self.relation(*relation)),
                    _ => found.replacen("the ", "The ", usize::from(found.starts_with("the "))),
                }
            }
            Step::Clash {
                variable,
                lower,
                upper,
            } => {
                let side = |(source, interval): &(Source, Interval)| {
                    format!(
                        "{} ({})",
                        self.range(*variable, interval),
                        self.source(*source)
                    )
                };
                let name = self.name(*variable);
                format!(
                    "{name} cannot be {} and {} at once.",
                    side(lower),
                    side(upper)
                )
            }
            Step::Combine {
                multipliers,
                from,
                required,
                possible,
                ..
            } => self.combination(multipliers, from, required, possible),
            Step::NoWholeNumbers { cases, .. } => {
                let cases = counted(*cases, "case was", "cases were");
                format!("No whole numbers satisfy all of them; {cases} gone through.")
            }
            Step::Impossible { relation } => {
                format!(
                    "Nothing satisfies {}, whatever is stated.",
                    self.relation(*relation)
                )
            }
            Step::NotSpelledOut => "The arithmetic takes too much to be spelled out.".to_owned(),
        }
    }

    fn combination(
        &self,
        multipliers: &[(RelationId, Number)],
        from: &[(VariableId, Interval)],
        required: &Interval,
        possible: &Interval,
    ) -> String {
        let used: Vec<String> = multipliers
            .iter()
            .map(|(id, times)| self.times(*id, times))
            .collect();
        format!(
            "Added up, {} need {} where {} give {}.",
            used.join(" and "),
            bounds(required, ""),
            self.all(from, ", "),
            bounds(possible, ""),
        )
    }

    fn all(&self, known: &[(VariableId, Interval)], between: &str) -> String {
        let known: Vec<String> = known
            .iter()
            .map(|(id, interval)| self.is(*id, interval))
            .collect();
        known.join(between)
    }

    fn is(&self, variable: VariableId, interval: &Interval) -> String {
        format!(
            "{} is {}",
            self.name(variable),
            self.range(variable, interval)
        )
    }

    /// The metric of a variable and what it is about.
    fn name(&self, variable: VariableId) -> String {
        match self.built.variables.get(variable.index()) {
            Some(Unknown::Point(fact)) => self.words.point(*fact),
            Some(Unknown::Product) => "the product".to_owned(),
            Some(Unknown::Factor) | None => "the factor".to_owned(),
        }
    }

    fn range(&self, variable: VariableId, interval: &Interval) -> String {
        let metric = self
            .fact(variable)
            .and_then(|fact| self.context.index.fact(fact));
        let unit = metric.map_or_else(String::new, |fact| self.words.metric_unit(fact.metric));
        bounds(interval, &unit)
    }

    fn fact(&self, variable: VariableId) -> Option<FactId> {
        match self.built.variables.get(variable.index())? {
            Unknown::Point(fact) => Some(*fact),
            Unknown::Factor | Unknown::Product => None,
        }
    }

    fn relation(&self, id: RelationId) -> String {
        match self.built.relations.get(id.index()) {
            Some(Some(related)) => related.name(),
            _ => "the factor stated".to_owned(),
        }
    }

    fn times(&self, id: RelationId, times: &Number) -> String {
        if times.abs() == Number::ONE {
            self.relation(id)
        } else {
            format!("{} times {}", times.abs().rounded(), self.relation(id))
        }
    }

    fn source(&self, source: Source) -> String {
        match source {
            Source::Domain => "as its metric allows".to_owned(),
            Source::Statement(id) => self
                .built
                .facts
                .get(id.index())
                .map_or_else(String::new, |fact| {
                    format!("as {} states", self.words.quoted(*fact))
                }),
            Source::Relation(id) => format!("by {}", self.relation(id)),
        }
    }
}
