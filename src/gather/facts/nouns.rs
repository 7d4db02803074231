//! Facts of figures with a noun: those that count all there is, by the words around them and by what the other facts about the
//! same say. A figure that counts a part, what was, or somebody else's things is none.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::beside::Beside;
use super::gathering::{Gathering, wrong};
use super::names::counted_unit;
use super::prose::{Sighting, around, sightings};
use crate::config::{Spanned, TextSource};
use crate::document::Markdown;
use crate::fact::{Statement, StatementOrigin};
use crate::figure::{
    FigureContext, Number, Scanner, UnitDefinition, UnitId, Units, parse_figure, read_figure,
};
use crate::gather::counts::{Guard, Nouns, Own, Purpose, Tally, Verdict, verdicts};
use crate::gather::history::is_in_past_section;
use crate::source::{FileId, Span};

impl Gathering<'_> {
    /// Notes the figures of pages that count what the nouns of an entry name.
    #[expect(clippy::too_many_lines, reason = "one condition after another")]
    pub(super) fn with_nouns(
        &mut self,
        at: usize,
        texts: &TextSource,
        nouns: &[Spanned<String>],
        pages: &[(FileId, Arc<Markdown>)],
    ) {
        let (Some(entry), Some(metric)) = (self.from.entries.get(at), &texts.metric) else {
            return;
        };
        let words: Vec<&str> = nouns.iter().map(|noun| noun.value.as_str()).collect();
        let Some(unit) = counted_unit(self.vocabulary, &metric.value, &words) else {
            return;
        };
        let units = things(&unit, &words);
        let readings = &self.vocabulary.readings;
        let names = self.vocabulary.names.iter().map(|name| &**name);
        let scanner = Scanner::with_vocabulary(&units, readings, names);
        let own = Own::names(pages.iter().map(|(_, page)| &**page));
        let figures = FigureContext::new(&units, readings);
        let looked = Nouns::new(&words, texts.history || entry.period.is_some());
        for (file, page) in pages {
            let guard = Guard::new(*file, page, &own, figures, &looked);
            let mut seen = sightings(page, &scanner);
            seen.retain(|sighting| sighting.figure.unit.as_ref() == Some(&unit));
            let places: Vec<_> = seen.iter().map(|sighting| sighting.range).collect();
            let mut found: Vec<(Sighting, Option<Tally>)> = Vec::new();
            for sighting in seen {
                let tally = guard.tally(sighting.range, &sighting.figure);
                found.push((sighting, tally));
            }
            for labelled in guard.others(&places) {
                let tally = labelled.tally;
                let Some(range) = tally.figure.range else {
                    continue;
                };
                let known = self.vocabulary.metric_id(&metric.value);
                let Some(known) = known.and_then(|id| self.vocabulary.metric(id)) else {
                    continue;
                };
                let context = self.vocabulary.figure_context(known, None, true);
                let Ok(mut figure) = parse_figure(&labelled.text, &context) else {
                    continue;
                };
                figure.unit = Some(unit.clone());
                let (start, end) = (range.start as usize, range.end as usize);
                let around = around(page.text(), start, end);
                let text = labelled.text;
                found.push((
                    Sighting {
                        range,
                        text,
                        figure,
                        around,
                    },
                    Some(tally),
                ));
            }
            for (sighting, tally) in found {
                let is_past = !texts.history && is_in_past_section(page, sighting.range.start);
                let marked = self.marked.get(file);
                let is_marked = marked.is_some_and(|marked| marked.contains(&sighting.range.start));
                if is_marked {
                    continue;
                }
                let place = Span::new(*file, sighting.range);
                if is_past {
                    self.pass_over(&metric.value, place);
                    continue;
                }
                let Some(tally) = tally else {
                    self.passed_over.insert(at);
                    self.pass_over(&metric.value, place);
                    continue;
                };
                let statement = self.prose_statement(entry, metric, *file, sighting);
                self.beside.extend(statement.map(|statement| Beside {
                    entry: at,
                    unit: unit.clone(),
                    statement,
                    tally,
                }));
            }
        }
    }

    /// Makes facts of the figures beside nouns that count all there is, and tells of entries that have none of these.
    pub(super) fn settle(&mut self) {
        let mut beside = std::mem::take(&mut self.beside);
        let mut groups: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        for one in &mut beside {
            let next = groups.len();
            let mut key = key(&one.statement);
            key.push(one.unit.as_str().to_owned());
            one.tally.of = *groups.entry(key).or_insert(next);
        }
        let sizes: Vec<Option<Number>> = (0..groups.len())
            .map(|group| {
                let mut own = beside.iter().filter(|one| one.tally.of == group);
                let first = own.clone().next()?;
                self.known(first)
                    .or_else(|| most(own.by_ref().map(|one| &one.tally)))
            })
            .collect();
        let tallies: Vec<&Tally> = beside.iter().map(|one| &one.tally).collect();
        let verdicts = verdicts(&tallies, &sizes, Purpose::Facts);
        let mut found: BTreeMap<usize, u64> = BTreeMap::new();
        for (one, verdict) in beside.into_iter().zip(verdicts) {
            if verdict == Verdict::Other {
                self.passed_over.insert(one.entry);
                self.pass_over(&one.statement.metric.name, one.statement.site);
            } else {
                *found.entry(one.entry).or_default() += 1;
                self.add(one.statement);
            }
        }
        for entry in std::mem::take(&mut self.passed_over) {
            if !found.contains_key(&entry) {
                self.none_counts(entry);
            }
        }
    }

    /// Tells that the figures beside the nouns of an entry count something else.
    fn none_counts(&mut self, at: usize) {
        let Some(entry) = self.from.entries.get(at) else {
            return;
        };
        let crate::config::StatedIn::Texts(texts) = &entry.stated else {
            return;
        };
        let (crate::config::Take::Nouns(nouns), Some(metric)) = (&texts.take, &texts.metric) else {
            return;
        };
        let place = nouns.first().and_then(|noun| noun.span);
        let metric = &metric.value;
        let message = format!("figures beside these nouns count something else than `{metric}`");
        let problem = wrong(place, entry, message);
        let passed = self.stated.passed_over.iter();
        let problem = match passed.clone().find(|passed| passed.of == *metric) {
            Some(passed) => passed.shown_by(problem),
            None => problem,
        };
        self.tell(problem.help(
            "They are parts, rates, goals, what was, or far from what there is. Correct the nouns, write a `pattern` around `{figure}` that says which figure is meant, or `history: true` for what was.",
        ));
    }

    /// How many there are by the facts that are sure: what was computed, else what most of them say.
    fn known(&self, of: &Beside) -> Option<Number> {
        let wanted = key(&of.statement);
        let figures = FigureContext::new(&self.vocabulary.units, &self.vocabulary.readings);
        let mut votes: BTreeMap<Number, usize> = BTreeMap::new();
        for statement in self.all().filter(|statement| key(statement) == wanted) {
            let read = |text: &str| Some(read_figure(text, &figures)?.value);
            let (value, is_in_unit) = match &statement.origin {
                StatementOrigin::Computed(_) => return read(&statement.text),
                StatementOrigin::Data { unit, .. } => (
                    read(&statement.text),
                    unit.as_ref().is_none_or(|unit| *unit == of.unit),
                ),
                StatementOrigin::Prose { figure, .. } => (
                    figure.exactly().cloned(),
                    figure.unit.as_ref() == Some(&of.unit),
                ),
            };
            if let Some(value) = value.filter(|_| is_in_unit) {
                *votes.entry(value).or_default() += 1;
            }
        }
        let most = votes.into_iter().max_by_key(|(_, votes)| *votes);
        most.map(|(value, _)| value)
    }
}

/// What most figures say; of those that stand equally often, the greatest.
fn most<'a>(tallies: impl Iterator<Item = &'a Tally>) -> Option<Number> {
    let mut votes: BTreeMap<&Number, usize> = BTreeMap::new();
    let mut any = None;
    for tally in tallies {
        any = any.or(Some(tally.size()));
        if let Some(number) = tally.exactly() {
            *votes.entry(number).or_default() += 1;
        }
    }
    let most = votes.into_iter().max_by_key(|(_, votes)| *votes);
    most.map(|(number, _)| number).or(any).cloned()
}

/// What a fact is about.
fn key(statement: &Statement) -> Vec<String> {
    let name = |name: &crate::fact::Named| name.name.to_string();
    let mut dimensions: Vec<String> = (statement.dimensions.iter())
        .map(|(key, value)| format!("{}={}", key.name, value.name))
        .collect();
    dimensions.sort();
    let mut key = vec![
        name(&statement.metric),
        statement.entity.as_ref().map_or_else(String::new, name),
        (statement.period.as_ref()).map_or_else(String::new, |(period, _)| format!("{period:?}")),
    ];
    key.extend(dimensions);
    key
}

/// The nouns as one unit of things.
fn things(unit: &UnitId, nouns: &[&str]) -> Units {
    let (units, _) = Units::new(vec![UnitDefinition {
        id: unit.as_str().to_owned(),
        symbols: nouns.iter().map(|noun| (*noun).to_owned()).collect(),
        whole: true,
        exact: false,
        dimension: None,
        factor: Number::ONE,
        label: None,
    }]);
    units
}
