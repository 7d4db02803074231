//! The arithmetic of a contradiction in words, one line a step.

use crate::fact::FactId;
use crate::figure::{Interval, Number};
use crate::relation::{Explanation, RelationId, Source, Step, VariableId};
use crate::words::{counted, joined_most};

use super::super::bounds::{bounds, one_sided};
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
            } => self.narrowing(*relation, from, *variable, within),
            Step::Circle {
                relations,
                from,
                variable,
                beside,
                within,
            } => self.circle(relations, from, *variable, beside, within.as_ref()),
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

    /// “By the check `a`, `x` is at least 5 t, since `y` is 3 t.”
    fn narrowing(
        &self,
        relation: RelationId,
        from: &[(VariableId, Interval)],
        variable: VariableId,
        within: &Interval,
    ) -> String {
        let since = self.known(from, "since");
        let found = format!("{}{since}.", self.is(variable, within));
        match self.built.relations.get(relation.index()) {
            Some(Some(_)) => format!("By {}, {found}", self.relation(relation)),
            _ => found.replacen("the ", "The ", usize::from(found.starts_with("the "))),
        }
    }

    /// What is known of variables, behind a comma and a word; nothing, where there is none.
    fn known(&self, from: &[(VariableId, Interval)], word: &str) -> String {
        match self.all(from, " and ") {
            known if known.is_empty() => known,
            known => format!(", {word} {known}"),
        }
    }

    /// “By the check `a`, the check `b` and 3 more in turn, `x` is at least twice itself, and so it is at most 0 t.”
    fn circle(
        &self,
        relations: &[RelationId],
        from: &[(VariableId, Interval)],
        variable: VariableId,
        beside: &(Number, Interval),
        within: Option<&Interval>,
    ) -> String {
        const NAMED: usize = 4;
        // A factor of more signs says no more than that it is large.
        const LONG: usize = 16;
        let mut names: Vec<String> = relations.iter().map(|id| self.relation(*id)).collect();
        names.dedup();
        let names = joined_most(&names, NAMED, "and");
        let since = self.known(from, "where");
        let (factor, more) = beside;
        let mut itself = "itself".to_owned();
        if *factor != Number::ONE {
            let factor = factor.rounded();
            let is_long = factor.len() > LONG;
            let factor = if is_long { "very many" } else { &factor };
            itself = format!("{factor} times {itself}");
        }
        if let Some((words, number)) = one_sided(more) {
            let sign = if number.is_negative() { "less" } else { "and" };
            let more = match number.abs().rounded() {
                _ if number.is_zero() => String::new(),
                number => format!(" {sign} {number}"),
            };
            itself = format!("{words} {itself}{more}");
        }
        let name = self.name(variable);
        let end = within.map_or_else(
            || "which nothing is".to_owned(),
            |within| format!("so that it is {}", self.range(variable, within)),
        );
        format!("By {names} in turn{since}, {name} is {itself}, {end}.")
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
            Source::Circle => "by these in turn".to_owned(),
        }
    }
}
