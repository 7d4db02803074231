//! What would be noticed: one wrong figure at a time is planted in a copy of the project, held in memory, and the copy
//! is linted as the project is. A plant is caught when the copy has a diagnostic that the project has not.
//!
//! How figures are miswritten is in `figure`; which bytes of a file they take is known from the facts. Nothing is
//! written anywhere.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Severity};
use crate::fact::{Fact, FactId};
use crate::figure::Slip;

use super::analysis::assemble;
use super::parts::Parts;
use super::{Analysis, Project, Report, judge};

/// What is planted and what counts as noticing it. Empty lists ask for nothing in particular.
#[derive(Clone, Debug, Default)]
pub struct MutationScope {
    /// Only what these rules find counts.
    pub rules: Vec<String>,
    /// Only what these declared checks find counts, and plants are made in the facts that they select only.
    pub checks: Vec<String>,
}

/// Who noticed a plant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Catch {
    /// The rule.
    pub rule: &'static str,
    /// The declared check of it, if one did.
    pub check: Option<String>,
    /// How grave its diagnostic is.
    pub severity: Severity,
}

/// One wrong figure.
#[derive(Clone, Debug)]
pub struct Plant {
    /// The fact whose figure it replaced.
    pub fact: FactId,
    /// What was done to the figure.
    pub slip: Slip,
    /// The wrong figure.
    pub text: String,
    /// Who noticed, in order; the same rule and check once for each severity.
    pub caught: Vec<Catch>,
}

/// What came of planting in every figure.
#[derive(Debug)]
pub struct Mutations {
    /// The project without a plant.
    pub analysis: Analysis,
    /// Its report.
    pub report: Report,
    /// Every plant, in the order of the facts, then of the kinds of slip.
    pub plants: Vec<Plant>,
    /// The figures in which nothing could be planted, such as one that is an alias of another.
    pub unplanted: Vec<FactId>,
}

impl Mutations {
    /// The figures of whose wrong numbers none was noticed, in the order of the facts. A wrong unit is not asked about:
    /// that it does not suit its metric says nothing of the number.
    pub fn unguarded(&self) -> Vec<FactId> {
        self.plants
            .chunk_by(|a, b| a.fact == b.fact)
            .filter(|plants| {
                let mut numbers = plants.iter().filter(|plant| plant.slip != Slip::Unit);
                numbers.all(|plant| plant.caught.is_empty())
            })
            .filter_map(|plants| Some(plants.first()?.fact))
            .collect()
    }

    /// The figures in which something was planted.
    pub fn planted(&self) -> usize {
        self.plants.chunk_by(|a, b| a.fact == b.fact).count()
    }
}

/// Plants every kind of slip in every figure that a relation may look at, one at a time: at most four for each figure.
/// Each plant costs about as much as linting the project without reading it.
pub fn mutate(project: &Project, scope: &MutationScope) -> Mutations {
    let parts = Parts::read(project);
    let analysis = assemble(project, parts.clone());
    let report = judge(project, &analysis);
    let known: BTreeSet<&str> = report
        .diagnostics
        .iter()
        .chain(report.waived.iter().map(|waived| &waived.reported))
        .map(|reported| reported.fingerprint.as_str())
        .collect();
    let figures = figures(&analysis, scope);
    let field = Field {
        project,
        parts: &parts,
        known: &known,
        scope,
    };
    let wanted: Vec<(FactId, &Fact, Slip, String)> = figures
        .iter()
        .flat_map(|(id, fact)| {
            let slips = Slip::ALL.into_iter();
            slips.filter_map(|slip| {
                Some((*id, *fact, slip, slipped(project, &analysis, fact, slip)?))
            })
        })
        .collect();
    let plants: Vec<Plant> = wanted
        .into_par_iter()
        .filter_map(|(id, fact, slip, text)| {
            let caught = field.plant(fact, &text)?;
            Some(Plant {
                fact: id,
                slip,
                text,
                caught,
            })
        })
        .collect();
    let planted: BTreeSet<FactId> = plants.iter().map(|plant| plant.fact).collect();
    let unplanted = figures
        .iter()
        .map(|(id, _)| *id)
        .filter(|id| !planted.contains(id))
        .collect();
    Mutations {
        analysis,
        report,
        plants,
        unplanted,
    }
}

/// The facts that state a figure, that nothing has replaced, and that are asked for.
fn figures<'a>(analysis: &'a Analysis, scope: &MutationScope) -> Vec<(FactId, &'a Fact)> {
    let named = |name: &String| scope.checks.contains(name);
    let selected: BTreeSet<FactId> = analysis
        .checks
        .iter()
        .filter(|declared| named(&declared.check.id.value))
        .flat_map(|declared| declared.selection.facts.iter().copied())
        .collect();
    analysis
        .index
        .iter()
        .filter(|(id, fact)| {
            let asked = scope.checks.is_empty() || selected.contains(id);
            fact.figure().is_some() && fact.retired.is_none() && asked
        })
        .collect()
}

/// The figure of a fact with a slip in it, where the figure stands in its file as it reads: not as an alias, and not with
/// an escape in it.
fn slipped(project: &Project, analysis: &Analysis, fact: &Fact, slip: Slip) -> Option<String> {
    let source = project.sources.get(fact.site.file)?;
    if fact.site.range?.slice(&source.text) != &*fact.text {
        return None;
    }
    let context = analysis.index.figure_context(fact, &analysis.vocabulary)?;
    slip.make(&fact.text, &context)
}

/// What every plant is put into.
struct Field<'a> {
    project: &'a Project,
    parts: &'a Parts,
    /// The fingerprints of what is found without any plant.
    known: &'a BTreeSet<&'a str>,
    scope: &'a MutationScope,
}

impl Field<'_> {
    /// Lints the project with a wrong figure in place of a fact's, and says who noticed. `None` where the file would not
    /// say what it should: the text means something else in it, or nothing.
    fn plant(&self, fact: &Fact, text: &str) -> Option<Vec<Catch>> {
        let range = fact.site.range?;
        let whole = &self.project.sources.get(fact.site.file)?.text;
        let before = whole.get(..range.start as usize)?;
        let after = whole.get(range.end as usize..)?;
        let sources = &self.project.sources;
        let project = Project {
            sources: sources.with_text(fact.site.file, format!("{before}{text}{after}")),
            settings: self.project.settings.clone(),
            files: self.project.files.clone(),
            // No wrong figure is in its text; what is asked here is whether other facts give it away.
            originals: None,
            problems: self.project.problems.clone(),
            ..Project::default()
        };
        let parts = self.parts.with(&project, fact.site.file);
        let analysis = assemble(&project, parts);
        let (_, planted) = analysis.index.iter().find(|(_, other)| {
            other.site.file == fact.site.file && other.site.start() == range.start
        })?;
        if &*planted.text != text {
            return None;
        }
        let report = judge(&project, &analysis);
        let caught: BTreeSet<Catch> = report
            .diagnostics
            .into_iter()
            .filter(|reported| !self.known.contains(reported.fingerprint.as_str()))
            .filter(|reported| self.scope.counts(&reported.diagnostic))
            .map(|reported| Catch {
                rule: reported.diagnostic.rule.id,
                check: reported.diagnostic.check,
                severity: reported.diagnostic.severity,
            })
            .collect();
        Some(caught.into_iter().collect())
    }
}

impl MutationScope {
    fn counts(&self, diagnostic: &Diagnostic) -> bool {
        let of_rule = self.rules.is_empty() || self.rules.iter().any(|id| id == diagnostic.rule.id);
        let of_check = self.checks.is_empty()
            || diagnostic
                .check
                .as_ref()
                .is_some_and(|check| self.checks.contains(check));
        of_rule && of_check
    }
}
