//! Decisions to live with a finding, wherever they stand: by fingerprint or by place in the baseline, in a comment beside
//! the finding. One way for all: what is accepted, for how long, and what is wrong with the decision itself.
//!
//! No clock is looked at: which day it is stands in the project.

mod faults;

use std::collections::{BTreeMap, BTreeSet};

use self::faults::named;
use super::level::level;
use super::{Analysis, Project, Reported, Role, Waived, WaivedBy};
use crate::diagnostic::{Diagnostic, Level, Needs};
use crate::document::Pointer;
use crate::rules::{Unchecked, faulty_waiver, find, unused_waiver};
use crate::source::{FileId, Span};

use super::comments::Comments;
use super::waiver::{Target, Waiver};

/// The rule that a file without a schema cannot break.
const SCHEMA: &str = "schema";

/// Whether the reason is there and says nothing. One that is not there at all is told otherwise.
fn has_blank_reason(waiver: &Waiver) -> bool {
    !waiver.reason.is_empty() && waiver.reason.trim().is_empty()
}

/// The waivers of a run, and what they have accepted.
pub(super) struct Waivers<'a> {
    project: &'a Project,
    analysis: &'a Analysis,
    /// All of them, in the order of files and places.
    all: Vec<Waiver>,
    unknown: Vec<(Span, String)>,
    by_fingerprint: BTreeMap<String, Vec<usize>>,
    by_file: BTreeMap<FileId, Vec<usize>>,
    /// Waivers with what they accepted: of several names which.
    used: BTreeSet<(usize, usize)>,
    /// Waivers that would have accepted something if their time were not over.
    lapsed: BTreeSet<usize>,
    faults: Vec<Diagnostic>,
}

impl<'a> Waivers<'a> {
    pub(super) fn new(project: &'a Project, analysis: &'a Analysis, baseline: Vec<Waiver>) -> Self {
        let comments = Comments::read(project, analysis);
        let mut all = baseline;
        all.extend(comments.waivers);
        let mut by_fingerprint: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut by_file: BTreeMap<FileId, Vec<usize>> = BTreeMap::new();
        let mut by_name: BTreeMap<&str, FileId> = BTreeMap::new();
        for (file, source) in project.sources.iter() {
            by_name.entry(&source.name).or_insert(file);
        }
        for (at, waiver) in all.iter().enumerate() {
            match &waiver.target {
                Target::Fingerprint(fingerprint) => {
                    by_fingerprint
                        .entry(fingerprint.clone())
                        .or_default()
                        .push(at);
                }
                Target::Pointer { file, .. } => {
                    let file = file.strip_prefix("./").unwrap_or(file);
                    if let Some(file) = by_name.get(file) {
                        by_file.entry(*file).or_default().push(at);
                    }
                }
                Target::Reach { .. } => by_file.entry(waiver.span.file).or_default().push(at),
            }
        }
        Self {
            project,
            analysis,
            all,
            unknown: comments.unknown,
            by_fingerprint,
            by_file,
            used: BTreeSet::new(),
            lapsed: BTreeSet::new(),
            faults: Vec::new(),
        }
    }

    /// Sets aside what is accepted; what keeps the run from its job cannot be.
    pub(super) fn apply(
        &mut self,
        found: Vec<Reported>,
        vital: &BTreeSet<FileId>,
    ) -> (Vec<Reported>, Vec<Waived>) {
        let mut waived = Vec::new();
        let mut left = Vec::new();
        for reported in found {
            let accepting = if reported.diagnostic.fails_run(vital) {
                None
            } else {
                self.accepting(&reported)
            };
            match accepting.and_then(|at| self.all.get(at)) {
                Some(by) => waived.push(Waived {
                    by: match by.target {
                        Target::Reach { .. } => WaivedBy::Comment,
                        Target::Fingerprint(_) | Target::Pointer { .. } => WaivedBy::Baseline,
                    },
                    reason: by.reason.clone(),
                    owner: by.owner.clone(),
                    until: by.until.as_ref().and_then(|until| until.date),
                    reported,
                }),
                None => left.push(reported),
            }
        }
        (left, waived)
    }

    /// The waiver that accepts a finding.
    fn accepting(&mut self, reported: &Reported) -> Option<usize> {
        let mut fitting: Vec<(usize, usize)> = Vec::new();
        let by_fingerprint = self.by_fingerprint.get(&reported.fingerprint);
        fitting.extend(by_fingerprint.into_iter().flatten().map(|at| (*at, 0)));
        // Statements that are compared are all on a par, and nobody knows which of them is told first.
        let on_a_par = match reported.diagnostic.verdict {
            Some(_) => reported.pointers.len(),
            None => 1,
        };
        let labels = reported.diagnostic.labels().zip(&reported.pointers);
        for (label, pointer) in labels.take(on_a_par) {
            let here = self.by_file.get(&label.span.file).into_iter().flatten();
            for at in here {
                let fits = self.all.get(*at).and_then(|waiver| {
                    self.fits(waiver, &reported.diagnostic, label.span, pointer)
                });
                fitting.extend(fits.map(|name| (*at, name)));
            }
        }
        for (at, name) in fitting {
            if self.is_over(at) {
                self.lapsed.insert(at);
            } else {
                self.used.insert((at, name));
                return Some(at);
            }
        }
        None
    }

    /// Whether a waiver by place accepts what stands there, and by which of its names.
    fn fits(
        &self,
        waiver: &Waiver,
        diagnostic: &Diagnostic,
        span: Span,
        pointer: &str,
    ) -> Option<usize> {
        let check = diagnostic.check.as_deref();
        match &waiver.target {
            Target::Fingerprint(_) => None,
            Target::Reach { range, names } => {
                let place = span.range?;
                let is_in =
                    range.start <= place.start && place.start < range.end.max(range.start + 1);
                let is_of =
                    |name: &String| name == diagnostic.rule.id || Some(name.as_str()) == check;
                let name = names.iter().position(is_of)?;
                (is_in && !waiver.reason.is_empty()).then_some(name)
            }
            Target::Pointer { pointer: of, .. } => {
                let named = |name: &Option<(String, Span)>, is: Option<&str>| {
                    name.as_ref()
                        .is_none_or(|(name, _)| Some(name.as_str()) == is)
                };
                let is_of =
                    named(&waiver.rule, Some(diagnostic.rule.id)) && named(&waiver.check, check);
                let is_in = |way: &str| {
                    way.strip_prefix(of.as_str())
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                };
                let route = || {
                    let root = self.analysis.parsed(span.file)?.document.root()?;
                    Some(root.route(&Pointer::parse(pointer)?))
                };
                (is_of && (is_in(pointer) || route().is_some_and(|route| is_in(&route))))
                    .then_some(0)
            }
        }
    }

    /// Whether a waiver accepts nothing: its time is over, or nobody says why.
    fn is_over(&self, at: usize) -> bool {
        if self.all.get(at).is_some_and(has_blank_reason) {
            return true;
        }
        let until = self.all.get(at).and_then(|waiver| waiver.until.as_ref());
        until.is_some_and(|until| match (until.date, self.project.today) {
            (Some(last), Some(today)) => last < today,
            (date, _) => date.is_none(),
        })
    }

    /// Problems of the waivers themselves. `found` is what is left, where an old waiver may be named; `is_whole` says
    /// whether nothing kept findings from being made, so that what accepts none can go.
    pub(super) fn told(
        mut self,
        found: &mut [Reported],
        waived: &[Waived],
        is_whole: bool,
    ) -> Vec<Diagnostic> {
        let replacements = Replacements::of(found);
        let accepted: BTreeMap<&str, &Diagnostic> = waived
            .iter()
            .map(|waived| (&*waived.reported.fingerprint, &waived.reported.diagnostic))
            .collect();
        let all = std::mem::take(&mut self.all);
        for (at, waiver) in all.iter().enumerate() {
            if has_blank_reason(waiver) {
                let message = "the entry gives no reason, so it accepts nothing".to_owned();
                self.fault(
                    waiver.reason_span,
                    message,
                    "Write why the finding may stand.",
                );
                continue;
            }
            self.tell_of_time(at, waiver);
            match &waiver.target {
                Target::Fingerprint(fingerprint) => match accepted.get(fingerprint.as_str()) {
                    Some(diagnostic) => self.tell_mismatch(waiver, fingerprint, diagnostic),
                    None if self.lapsed.contains(&at) => {}
                    None if self
                        .is_expected(waiver.rule.as_ref().map(|(rule, _)| rule.as_str())) =>
                    {
                        let back = replacements.of_waiver(waiver);
                        let back = back
                            .and_then(|at| found.get_mut(at))
                            .map(|reported| named(reported, waiver, fingerprint));
                        let mut unused = unused_waiver(fingerprint, waiver.span, back.as_ref());
                        unused.fix = self.removal(waiver, is_whole && waiver.rule.is_some());
                        self.faults.push(unused);
                    }
                    None => {}
                },
                Target::Pointer { file, pointer } => {
                    self.tell_idle_pointer(at, waiver, file, pointer, is_whole);
                }
                Target::Reach { names, .. } => self.tell_idle_names(at, waiver, names, is_whole),
            }
        }
        self.tell_unexplained(&all);
        for (span, asked) in std::mem::take(&mut self.unknown) {
            let message = format!("factlint does not know what `{asked}` asks here");
            let help = "Write `factlint: allow(RULE) reason`; in Markdown `factlint: off` and `factlint: on` leave a part out.";
            self.fault(span, message, help);
        }
        self.faults
    }

    fn fault(&mut self, span: Span, message: String, help: impl Into<String>) {
        self.faults
            .push(faulty_waiver(span, message, help.into(), None));
    }

    fn text_of(&self, file: FileId) -> &'a str {
        self.project
            .sources
            .get(file)
            .map_or("", |source| &*source.text)
    }

    fn checks(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let checks = self.analysis.checks.iter();
        checks.map(|declared| {
            (
                declared.check.id.value.as_str(),
                declared.check.rule.value.as_str(),
            )
        })
    }

    fn is_known(&self, name: &str) -> bool {
        find(name).is_some() || self.checks().any(|(check, _)| check == name)
    }

    /// Whether the run has a configuration, which says what facts, records and checks there are.
    fn is_configured(&self) -> bool {
        let mut files = self.project.files.iter();
        files.any(|file| file.role == Role::Configuration)
    }

    /// Whether this run can find in a file what a rule finds there in the project that the file belongs to. Without a
    /// configuration nothing is held together, and a file without a schema is looked at for its syntax only.
    fn is_looked_for(&self, rule: &str, file: FileId) -> bool {
        self.is_configured()
            || find(rule).is_some_and(|rule| rule.metadata.needs.is_file_alone())
                && (rule != SCHEMA || !self.project.only_syntax.contains(&file))
    }

    /// The rule that a name stands for: its own, or that of the check.
    fn rule_of<'n>(&self, name: &'n str) -> &'n str
    where
        'a: 'n,
    {
        let check = self.checks().find(|(check, _)| *check == name);
        check.map_or(name, |(_, rule)| rule)
    }

    /// Whether this run looks for what a rule finds. Where it does not, what is accepted of it may be there all the same.
    fn is_expected(&self, rule: Option<&str>) -> bool {
        let Some(rule) = rule.and_then(find) else {
            return true;
        };
        let evidence = self.analysis.evidence.as_ref();
        let is_at_hand = evidence.is_some_and(|evidence| {
            let mut unchecked = evidence.unchecked.iter();
            !unchecked.any(|(_, why)| !matches!(why, Unchecked::Unnamed))
        });
        let finds = match rule.metadata.needs {
            Needs::File | Needs::Project => true,
            Needs::StrictArithmetic => self.project.settings.stated.strict,
            Needs::Originals => is_at_hand,
        };
        finds && level(self.project, &rule.metadata) != Level::Off
    }
}

/// The first diagnostic of each declared check and rule: what an entry that accepts nothing may have come back as.
#[derive(Debug)]
struct Replacements(BTreeMap<(String, &'static str), usize>);

impl Replacements {
    fn of(found: &[Reported]) -> Self {
        let mut first = BTreeMap::new();
        for (at, reported) in found.iter().enumerate() {
            if let Some(check) = &reported.diagnostic.check {
                let key = (check.clone(), reported.diagnostic.rule.id);
                first.entry(key).or_insert(at);
            }
        }
        Self(first)
    }

    /// The position of the first diagnostic of the check for which an entry was written. An entry need not name the rule.
    fn of_waiver(&self, waiver: &Waiver) -> Option<usize> {
        let (check, _) = waiver.check.as_ref()?;
        self.0
            .range((check.clone(), "")..)
            .take_while(|((of, _), _)| of == check)
            .filter(|((_, id), _)| waiver.rule.as_ref().is_none_or(|(rule, _)| rule == id))
            .map(|(_, at)| *at)
            .min()
    }
}
