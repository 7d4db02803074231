//! Planting one wrong figure and asking who notices. What only a part of the project can notice is asked of that part;
//! where it is not certain that this is the same, the whole project is linted.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use crate::diagnostic::Needs;
use crate::document::NodeRef;
use crate::fact::{Fact, FactId, FactProblem, Value};
use crate::figure::Slip;
use crate::lint::analysis::assemble;
use crate::lint::parts::Parts;
use crate::lint::{Analysis, Project, Report, Reported, judge};
use crate::rules::{Facts, collect};
use crate::source::{FileId, TextRange};

use super::component::{Neighbours, components};
use super::scope::{Catch, MutationScope};

/// The size of the greatest component that is judged whole: of a larger one only what one rule may compare with a fact.
const JUDGED_WHOLE: usize = 300;

/// The rule that only all of a component can ask.
const OF_COMPONENTS: &str = "together";

/// The project that every plant is put into.
pub(super) struct Field<'a> {
    /// The project as it is, and without its originals.
    project: &'a Project,
    without_originals: Project,
    parts: &'a Parts,
    analysis: &'a Analysis,
    scope: &'a MutationScope,
    /// The fingerprints of what is found without any plant.
    known: BTreeSet<String>,
    /// The part of the project that each fact belongs to.
    neighbourhoods: Vec<Arc<Neighbourhood>>,
    of_fact: BTreeMap<FactId, usize>,
    neighbours: OnceLock<Neighbours<'a>>,
    /// The most facts of a component that is judged whole.
    judged_whole: usize,
    /// The lists of facts in each file.
    lists: BTreeMap<FileId, Vec<Vec<TextRange>>>,
    /// The files of which something does not fit its schema.
    misshapen: BTreeSet<FileId>,
}

/// A component of the project, or of a large one what has to do with one fact. It is looked at when something is planted
/// in it.
pub(super) struct Neighbourhood {
    facts: Vec<FactId>,
    /// Whether it is all of a component.
    is_whole: bool,
    judged: OnceLock<Judged>,
}

impl Neighbourhood {
    fn of(facts: Vec<FactId>, is_whole: bool) -> Arc<Self> {
        Arc::new(Self {
            facts,
            is_whole,
            judged: OnceLock::new(),
        })
    }
}

/// A component by itself, without any plant.
struct Judged {
    analysis: Analysis,
    known: BTreeSet<String>,
    /// The checks that select facts outside it too: whether they compare nothing is not for it to say.
    partial: BTreeSet<String>,
}

impl Judged {
    /// Whether a finding is there without a plant, or only since facts outside the component are not.
    fn explains(&self, reported: &Reported) -> bool {
        let diagnostic = &reported.diagnostic;
        let is_partial = |check| self.partial.contains(check);
        self.known.contains(&reported.fingerprint)
            || diagnostic.rule.id == "idle-check"
                && diagnostic.check.as_ref().is_some_and(is_partial)
    }
}

/// A fact as it would be read with another figure.
struct Reread {
    value: Value,
    /// Problems that it would have, and the place in its file of all that can be wrong with it.
    problems: Vec<FactProblem>,
    item: TextRange,
}

impl<'a> Field<'a> {
    pub(super) fn new(
        project: &'a Project,
        parts: &'a Parts,
        analysis: &'a Analysis,
        report: &Report,
        scope: &'a MutationScope,
    ) -> Self {
        let components = components(analysis).into_iter();
        let neighbourhoods: Vec<Arc<Neighbourhood>> = components
            .map(|facts| Neighbourhood::of(facts, true))
            .collect();
        let of_fact = neighbourhoods
            .iter()
            .enumerate()
            .flat_map(|(at, of)| of.facts.iter().map(move |id| (*id, at)))
            .collect();
        let failures = analysis.schema_failures.iter();
        Self {
            project,
            without_originals: Project {
                originals: None,
                ..project.clone()
            },
            parts,
            analysis,
            scope,
            known: fingerprints(report),
            neighbourhoods,
            of_fact,
            neighbours: OnceLock::new(),
            judged_whole: JUDGED_WHOLE,
            lists: lists(analysis),
            misshapen: failures
                .map(|failure| failure.problem.primary.span.file)
                .collect(),
        }
    }

    /// The figure of a fact with a slip in it, where the figure stands in its file as it reads: not as an alias, and not
    /// with an escape in it.
    pub(super) fn slipped(&self, fact: &Fact, slip: Slip) -> Option<String> {
        let source = self.project.sources.get(fact.site.file)?;
        if fact.site.range?.slice(&source.text) != &*fact.text {
            return None;
        }
        let (index, vocabulary) = (&self.analysis.index, &self.analysis.vocabulary);
        slip.make(&fact.text, &index.figure_context(fact, vocabulary)?)
    }

    /// The part of the project that can notice a wrong figure in place of a fact's.
    pub(super) fn near(&self, id: FactId) -> Option<Arc<Neighbourhood>> {
        let component = self.neighbourhoods.get(*self.of_fact.get(&id)?)?;
        if component.facts.len() <= self.judged_whole {
            return Some(Arc::clone(component));
        }
        let neighbours = self
            .neighbours
            .get_or_init(|| Neighbours::new(self.analysis));
        Some(Neighbourhood::of(neighbours.of(id), false))
    }

    /// The rules that notice a wrong figure in place of a fact's, in what is near it. `None` where the file would not say
    /// what it should: the text means something else in it, or nothing.
    pub(super) fn plant(&self, near: &Neighbourhood, id: FactId, text: &str) -> Option<Vec<Catch>> {
        let fact = self.analysis.index.fact(id)?;
        let (mut caught, value) = match self.reread(fact, text) {
            Some(reread) => (self.noticed_near(near, id, text, &reread)?, reread.value),
            None => self.noticed_anywhere(fact, text)?,
        };
        caught.extend(
            self.noticed_in_original(id, text, value)
                .unwrap_or_default(),
        );
        Some(caught.into_iter().collect())
    }

    /// Judges components of so many facts whole.
    #[cfg(test)]
    pub(super) fn judge_whole(&mut self, facts: usize) {
        self.judged_whole = facts;
    }

    /// The catches of the part of the project that the fact belongs to, and those of the whole of it.
    #[cfg(test)]
    pub(super) fn both_ways(&self, id: FactId, text: &str) -> [Vec<Catch>; 2] {
        let fact = self.analysis.index.fact(id).unwrap();
        let reread = self.reread(fact, text).expect("the file is a plain one");
        let near = self.near(id).unwrap();
        let near = self.noticed_near(&near, id, text, &reread).unwrap();
        let (anywhere, _) = self.noticed_anywhere(fact, text).unwrap();
        [near, anywhere].map(|caught| caught.into_iter().collect())
    }

    /// Reads the fact anew, out of its file without the other facts of its list. `None` where that is not certain to be
    /// what reading the whole file would give.
    fn reread(&self, fact: &Fact, text: &str) -> Option<Reread> {
        let (file, site) = (fact.site.file, fact.site.range?);
        if let Some((read, problems)) = self.parts.read_stated_text(self.project, fact, text) {
            return Some(Reread {
                value: read.value,
                problems,
                item: site,
            });
        }
        if self.misshapen.contains(&file) {
            return None;
        }
        let lists = self.lists.get(&file)?;
        let (list, item) = lists.iter().find_map(|list| {
            let at = list.partition_point(|item| item.end < site.end);
            let item = list.get(at).filter(|item| item.contains(site))?;
            Some((list, *item))
        })?;
        let (opening, closing) = (list.first()?, list.last()?);
        let whole = &self.project.sources.get(file)?.text;
        let slice = |start: u32, end: u32| whole.get(start as usize..end as usize);
        let before = slice(0, opening.start)?;
        let own = [
            slice(item.start, site.start)?,
            text,
            slice(site.end, item.end)?,
        ]
        .concat();
        let after = whole.get(closing.end as usize..)?;
        let cut = [before, &own, after].concat();
        let start = opening.start + (site.start - item.start);
        let documents = self.parts.read_text(self.project, file, &cut)?;
        let mut documents = documents.into_iter();
        let (read, mut problems) = documents.find_map(|document| document.into_fact_at(start))?;
        let own = TextRange::from_usize(before.len(), before.len() + own.len());
        problems.retain(|problem| problem.span.range.is_some_and(|range| own.contains(range)));
        (*read.text == *text).then_some(Reread {
            value: read.value,
            problems,
            item,
        })
    }

    /// The catches of the part of the project that is near the fact.
    fn noticed_near(
        &self,
        near: &Neighbourhood,
        id: FactId,
        text: &str,
        reread: &Reread,
    ) -> Option<BTreeSet<Catch>> {
        let judged = near.judged.get_or_init(|| self.judge_alone(&near.facts));
        let mut analysis = judged.analysis.clone();
        let own = at(&analysis, near.facts.binary_search(&id).ok()?)?;
        analysis.index = analysis.index.with_value(own, text, reread.value.clone());
        let file = self.analysis.index.fact(id)?.site.file;
        let of_item = |problem: &FactProblem| {
            let range = problem.span.range.filter(|_| problem.span.file == file);
            range.is_some_and(|range| reread.item.contains(range))
        };
        analysis.fact_problems.retain(|problem| !of_item(problem));
        analysis
            .fact_problems
            .extend(reread.problems.iter().cloned());
        let points = analysis.index.points();
        let at = points.iter().position(|point| point.facts.contains(&own))?;
        let outcome = analysis.outcome(points.get(at)?);
        *analysis.points.get_mut(at)? = outcome;
        let report = judge(&self.without_originals, &analysis);
        let is_of_part =
            |reported: &Reported| !near.is_whole && reported.diagnostic.rule.id == OF_COMPONENTS;
        let news = report.diagnostics.into_iter();
        let news = news.filter(|reported| !judged.explains(reported) && !is_of_part(reported));
        Some(self.catches(news))
    }

    fn judge_alone(&self, facts: &[FactId]) -> Judged {
        let mut analysis = self.analysis.clone();
        analysis.evidence = None;
        analysis.index = self.analysis.index.restricted(facts);
        analysis.relate(&self.without_originals);
        let inside = analysis.checks.iter();
        let partial = inside
            .zip(&*self.analysis.checks)
            .filter(|(inside, all)| inside.selection.facts.len() < all.selection.facts.len())
            .map(|(_, all)| all.check.id.value.clone())
            .collect();
        let report = judge(&self.without_originals, &analysis);
        Judged {
            known: fingerprints(&report),
            analysis,
            partial,
        }
    }

    /// The catches of the whole project, and the value that it reads.
    fn noticed_anywhere(&self, fact: &Fact, text: &str) -> Option<(BTreeSet<Catch>, Value)> {
        let range = fact.site.range?;
        let whole = &self.project.sources.get(fact.site.file)?.text;
        let before = whole.get(..range.start as usize)?;
        let after = whole.get(range.end as usize..)?;
        let sources = &self.project.sources;
        let project = Project {
            sources: sources.with_text(fact.site.file, format!("{before}{text}{after}")),
            ..self.without_originals.clone()
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
        let caught = self.catches(report.diagnostics.into_iter());
        Some((caught, planted.value.clone()))
    }

    /// The catches of holding the document against its original, where that counts.
    fn noticed_in_original(&self, id: FactId, text: &str, value: Value) -> Option<BTreeSet<Catch>> {
        let originals = self.project.originals.as_ref()?;
        let fact = self.analysis.index.fact(id)?;
        let document = self.analysis.index.document(fact.document)?;
        document.original.as_ref()?;
        let facts: Vec<FactId> = document.facts().collect();
        let mut analysis = self.analysis.clone();
        analysis.index = self.analysis.index.restricted(&facts);
        let own = at(&analysis, facts.binary_search(&id).ok()?)?;
        analysis.index = analysis.index.with_value(own, text, value);
        analysis.relate(self.project);
        let facts = Facts {
            index: &analysis.index,
            vocabulary: &analysis.vocabulary,
        };
        analysis.evidence = Some(collect(facts, originals, &self.project.sources));
        let report = judge(self.project, &analysis);
        let rests_on_text =
            |reported: &Reported| reported.diagnostic.rule.needs == Needs::Originals;
        Some(self.catches(report.diagnostics.into_iter().filter(rests_on_text)))
    }

    fn catches(&self, found: impl Iterator<Item = Reported>) -> BTreeSet<Catch> {
        found
            .filter(|reported| !self.known.contains(&reported.fingerprint))
            .filter(|reported| self.scope.counts(&reported.diagnostic))
            .map(|reported| Catch {
                rule: reported.diagnostic.rule.id,
                check: reported.diagnostic.check,
                severity: reported.diagnostic.severity,
            })
            .collect()
    }
}

/// The fact at a position of an index.
fn at(analysis: &Analysis, position: usize) -> Option<FactId> {
    Some(analysis.index.iter().nth(position)?.0)
}

fn fingerprints(report: &Report) -> BTreeSet<String> {
    let waived = report.waived.iter().map(|waived| &waived.reported);
    let all = report.diagnostics.iter().chain(waived);
    all.map(|reported| reported.fingerprint.clone()).collect()
}

/// Where the facts of each file stand, by the lists in which they are written.
fn lists(analysis: &Analysis) -> BTreeMap<FileId, Vec<Vec<TextRange>>> {
    let lists_of = |root: NodeRef<'_>| {
        let items = root.get("facts")?.items();
        Some(items.map(NodeRef::range).collect::<Vec<_>>())
    };
    analysis
        .files
        .iter()
        .map(|file| {
            let roots = file.whole().document.roots();
            (file.file, roots.filter_map(lists_of).collect())
        })
        .collect()
}
