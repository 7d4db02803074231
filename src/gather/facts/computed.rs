//! Facts that nobody wrote: how many records there are, and what a field of them comes to.

use std::collections::BTreeMap;

use super::fields::About;
use super::gathering::{Gathering, wrong};
use super::slot::named;
use crate::config::{Computation, FactSource, ReadAs, RecordSource, Spanned, StatedIn, Term};
use crate::fact::{Computed, Named, Statement, StatementOrigin, data_number};
use crate::figure::Number;
use crate::gather::{KindId, NoField};

impl Gathering<'_> {
    /// The facts that an entry computes, for each entity, period and dimension that it tells apart.
    pub(super) fn computed(
        &mut self,
        entry: &FactSource,
        metric: &Term,
        what: Computation,
        of: &Spanned<String>,
    ) {
        let Some((kind, field)) = self.operand(entry, what, of) else {
            return;
        };
        // Whatever is in a file that cannot be read would be missing, and what is found by no path is not gone.
        if self.from.records.is_incomplete(kind) || self.from.records.is_short(kind) {
            return;
        }
        // That there are fewer than there have to be is told, and counts nothing: the path to them may be wrong.
        let spec = self.from.records.spec(kind);
        let wanted = spec.and_then(|spec| spec.at_least.as_ref());
        if self.from.records.of(kind).len() < wanted.map_or(1, |least| least.value) {
            return;
        }
        let Some(scope) = self.scope(entry, kind) else {
            return;
        };
        let about = self.about(entry, &scope);
        let Some(numbers) = self.numbers(entry, kind, field.as_ref(), of) else {
            return;
        };
        let mut groups: BTreeMap<Key, (About, Vec<Number>)> = BTreeMap::new();
        for (about, number) in about.into_iter().zip(numbers) {
            if let (Some(about), Some(number)) = (about, number) {
                let group = groups.entry(key(&about)).or_insert((about, Vec::new()));
                group.1.push(number);
            }
        }
        let is_apart = [&scope.entity, &scope.period]
            .into_iter()
            .any(Option::is_some)
            || !scope.dimensions.is_empty();
        if groups.is_empty() && !is_apart {
            let nothing = About {
                entity: None,
                period: None,
                dimensions: Vec::new(),
            };
            groups.insert(key(&nothing), (nothing, Vec::new()));
        }
        let source = self.counted(kind, of);
        for (names, (about, numbers)) in groups {
            let (Some(value), Ok(period)) = (outcome(what, &numbers), self.period(entry, &about))
            else {
                continue;
            };
            let own = [vec![format!("{} {}", what.as_str(), of.value)], names];
            let statement = Statement {
                name: own.concat().join(" ").into(),
                metric: named(entry, metric.written()),
                entity: about.entity,
                period,
                dimensions: about.dimensions,
                text: value.to_string().into(),
                site: of.span.unwrap_or(entry.span),
                origin: StatementOrigin::Computed(Computed {
                    lead: lead(what),
                    of: source.clone().into(),
                }),
            };
            self.add(statement);
        }
    }

    /// The records, and the field of them that is computed.
    fn operand(
        &mut self,
        entry: &FactSource,
        what: Computation,
        of: &Spanned<String>,
    ) -> Option<(KindId, Option<crate::gather::Field>)> {
        if what == Computation::Number && !of.value.contains('.') {
            return Some((self.kind(entry, of)?, None));
        }
        match self.from.records.field(&of.value) {
            Ok(field) => Some((field.kind, Some(field))),
            Err(NoField { message, help, .. }) => {
                self.tell(wrong(of.span, entry, message).help(help));
                None
            }
        }
    }

    /// The number of each record; none where it has no value. `None`, with a problem, where a value is no number.
    fn numbers(
        &mut self,
        entry: &FactSource,
        kind: KindId,
        field: Option<&crate::gather::Field>,
        of: &Spanned<String>,
    ) -> Option<Vec<Option<Number>>> {
        let records = self.from.records;
        let is_counted = matches!(
            entry.stated,
            StatedIn::Computed {
                what: Computation::Number,
                ..
            }
        );
        let mut numbers = Vec::new();
        for record in records.of(kind) {
            let Some(field) = field else {
                numbers.push(Some(Number::ONE));
                continue;
            };
            let values = records.values(field, record);
            let values = values
                .iter()
                .filter(|value| !entry.absent.iter().any(|absent| *absent == *value.text));
            let mut sum = None;
            for value in values {
                let number = if is_counted {
                    Some(Number::ONE)
                } else {
                    data_number(&value.text)
                };
                let Some(number) = number else {
                    let message = format!("`{}` is not always a number", of.value);
                    let (place, text) = (value.span, value.text.to_string());
                    let problem = wrong(of.span, entry, message);
                    self.tell(problem.related(place, format!("`{text}` is none")).help(
                        "Correct it, or list it under `absent` where it means that nothing is known.",
                    ));
                    return None;
                };
                sum = Some(match sum {
                    None => number,
                    Some(sum) => combined(what_of(entry), &sum, &number),
                });
            }
            numbers.push(sum);
        }
        Some(numbers)
    }

    /// The name of what was counted, as people look for it.
    fn counted(&self, kind: KindId, of: &Spanned<String>) -> String {
        let mut outer = kind;
        while let Some(enclosing) = self.from.records.enclosing(outer) {
            outer = enclosing;
        }
        let patterns = match self.from.records.spec(outer).map(|spec| &spec.source) {
            Some(RecordSource::Files(patterns)) => patterns.as_slice(),
            _ => &[],
        };
        let written = patterns.iter().map(|pattern| &*pattern.written.value);
        let written: Vec<&str> = written.collect();
        let files = written.join("`, `");
        if written.is_empty() {
            return format!("`{}`", of.value);
        }
        let spec = self.from.records.spec(kind);
        let is_files = spec.is_some_and(|spec| matches!(spec.reading, ReadAs::Listed));
        if is_files && !of.value.contains('.') {
            return format!("`{files}`");
        }
        format!("`{}` in `{files}`", of.value)
    }
}

/// The names of what a group is about: places differ from record to record.
type Key = Vec<String>;

fn key(about: &About) -> Key {
    let members = about.dimensions.iter().map(|(_, member)| member);
    let all = about.entity.iter().chain(&about.period).chain(members);
    all.map(|named: &Named| named.name.to_string()).collect()
}

fn what_of(entry: &FactSource) -> Computation {
    match &entry.stated {
        StatedIn::Computed { what, .. } => *what,
        _ => Computation::Number,
    }
}

fn combined(what: Computation, one: &Number, other: &Number) -> Number {
    match what {
        Computation::Number | Computation::Sum => one + other,
        Computation::Least => one.clone().min(other.clone()),
        Computation::Greatest => one.clone().max(other.clone()),
    }
}

/// The words before the outcome.
fn lead(what: Computation) -> &'static str {
    match what {
        Computation::Number => "the repository has",
        Computation::Sum => "the sum is",
        Computation::Least => "the least is",
        Computation::Greatest => "the greatest is",
    }
}

/// The outcome of a group's numbers. Of nothing there is no least and no greatest.
fn outcome(what: Computation, numbers: &[Number]) -> Option<Number> {
    let (first, rest) = match (numbers.split_first(), what) {
        (Some(split), _) => split,
        (None, Computation::Number | Computation::Sum) => return Some(Number::ZERO),
        (None, Computation::Least | Computation::Greatest) => return None,
    };
    let all = rest.iter();
    Some(all.fold(first.clone(), |all, number| combined(what, &all, number)))
}
