//! Decisions to live with a finding, wherever they stand: by fingerprint or by place in the baseline, in a comment beside
//! the finding. One way for all: what is accepted, for how long, and what is wrong with the decision itself.
//!
//! No clock is looked at: which day it is stands in the project.

use std::collections::{BTreeMap, BTreeSet};

use super::level::level;
use super::{Analysis, Project, Reported, Role, Waived, WaivedBy};
use crate::diagnostic::{Diagnostic, Fix, Level, Needs};
use crate::document::Pointer;
use crate::rules::{Unchecked, faulty_waiver, find, unused_waiver};
use crate::source::{FileId, Span, TextRange, place_of_name};
use crate::words::{Near, sentence};

use super::comments::{self, Comments};
use super::waiver::{Target, Waiver};

/// The beginning of a reason that nobody has written yet.
const PLACEHOLDER: &str = "TODO";

/// The rule that a file without a schema cannot break.
const SCHEMA: &str = "schema";

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

    fn is_over(&self, at: usize) -> bool {
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

    fn tell_of_time(&mut self, at: usize, waiver: &Waiver) {
        let Some(until) = &waiver.until else { return };
        let text = &until.text;
        if until.date.is_none() {
            let message = format!("`{text}` is no day, so the waiver accepts nothing");
            self.fault(until.span, message, "Write the last day as `2027-01-31`.");
        } else if self.lapsed.contains(&at) && !self.used.iter().any(|(used, _)| *used == at) {
            let message =
                format!("the waiver was good until `{text}`, and what it accepted is still there");
            let help = format!(
                "Mend what it accepted, or look at it again and name a later day.\nIt was accepted because: {}",
                sentence(&waiver.reason)
            );
            self.fault(until.span, message, help);
        }
    }

    /// Tells what an entry says of its diagnostic, and the diagnostic does not.
    fn tell_mismatch(&mut self, waiver: &Waiver, fingerprint: &str, diagnostic: &Diagnostic) {
        let is = [
            ("rule", &waiver.rule, Some(diagnostic.rule.id)),
            ("check", &waiver.check, diagnostic.check.as_deref()),
        ];
        for (what, said, is) in is {
            let Some((said, span)) = said.as_ref().filter(|(said, _)| Some(said.as_str()) != is)
            else {
                continue;
            };
            let of = is.map_or_else(|| format!("no {what}"), |is| format!("the {what} `{is}`"));
            let message = format!("`{fingerprint}` is a finding of {of}, not of `{said}`");
            let help = "The fingerprint decides what is accepted. Correct what the entry says of it, or the fingerprint.";
            let fix = is.zip(span.range).and_then(|(is, range)| {
                let inside = place_of_name(self.text_of(span.file), range, is)?;
                let place = Span::new(span.file, inside);
                Some(Fix::guess(format!("Write `{is}`"), place, is))
            });
            self.faults
                .push(faulty_waiver(*span, message, help.to_owned(), fix));
        }
    }

    fn tell_idle_pointer(
        &mut self,
        at: usize,
        waiver: &Waiver,
        file: &str,
        pointer: &str,
        is_whole: bool,
    ) {
        let is_used = self.used.contains(&(at, 0)) || self.lapsed.contains(&at);
        if is_used || !self.is_expected(waiver.rule.as_ref().map(|(rule, _)| rule.as_str())) {
            return;
        }
        let of = waiver.check.as_ref().or(waiver.rule.as_ref());
        let of = of.map_or("nothing", |(of, _)| of.as_str());
        let message = format!("`{of}` finds nothing at `{pointer}` of `{file}`");
        let mut unused = crate::rules::unused_comment(
            waiver.span,
            message,
            "What it accepted was mended, moved or is no longer checked. Remove the entry.",
        );
        unused.fix = self.removal(waiver, is_whole && waiver.rule.is_some());
        self.faults.push(unused);
    }

    fn tell_idle_names(&mut self, at: usize, waiver: &Waiver, names: &[String], is_whole: bool) {
        if let Some(unknown) = names.iter().find(|name| !self.is_known(name)) {
            let near = self.near(unknown);
            // Without a configuration it may be a check of the project that the file belongs to.
            if near.is_none() && !self.is_configured() {
                return;
            }
            let help = near.as_deref().map_or_else(
                || {
                    "`factlint explain` lists the rules, `factlint checks` the declared checks."
                        .to_owned()
                },
                |near| format!("Did you mean `{near}`?"),
            );
            let only = near.filter(|near| near.is_only);
            let fix = only.and_then(|near| self.respelt(waiver.span, unknown, &near));
            let message = format!("there is no rule or check `{unknown}`");
            self.faults
                .push(faulty_waiver(waiver.span, message, help, fix));
            return;
        }
        if waiver.reason.is_empty() {
            let message = "the comment gives no reason, so it accepts nothing".to_owned();
            self.fault(
                waiver.span,
                message,
                "Write behind the bracket why the finding may stand.",
            );
            return;
        }
        if self.lapsed.contains(&at) {
            return;
        }
        let idle = names.iter().enumerate().find(|(name, text)| {
            !self.used.contains(&(at, *name))
                && self.is_expected(Some(self.rule_of(text)))
                && self.is_looked_for(self.rule_of(text), waiver.span.file)
        });
        if let Some((_, idle)) = idle {
            let message = format!("`{idle}` finds nothing here that the comment could accept");
            let mut unused = crate::rules::unused_comment(
                waiver.span,
                message,
                "What it accepted was mended or is no longer checked. Remove the comment.",
            );
            unused.fix = self.removal(waiver, is_whole && names.len() == 1);
            self.faults.push(unused);
        }
    }

    /// Findings that are accepted, and for which nobody has written a reason yet.
    fn tell_unexplained(&mut self, all: &[Waiver]) {
        let used: BTreeSet<usize> = self.used.iter().map(|(at, _)| *at).collect();
        let used = used.iter().filter_map(|at| all.get(*at));
        let mut unexplained = used.filter(|waiver| waiver.reason.starts_with(PLACEHOLDER));
        let Some(first) = unexplained.next() else {
            return;
        };
        let number = 1 + unexplained.count();
        let message = match number {
            1 => "a finding is accepted, and nothing says why".to_owned(),
            _ => format!("{number} findings are accepted, and nothing says why"),
        };
        let help = "Say of each why it may stand: in the file, or with `factlint waive FINGERPRINT --reason …`.";
        let mut fault = faulty_waiver(first.reason_span, message, help.to_owned(), None);
        fault.identity = vec![PLACEHOLDER.to_owned()];
        self.faults.push(fault);
    }

    /// The fix that takes a waiver back which accepts nothing.
    fn removal(&self, waiver: &Waiver, is_certain: bool) -> Option<Box<Fix>> {
        let whole = waiver.whole.filter(|_| is_certain)?;
        let (what, whole) = match waiver.target {
            Target::Reach { .. } => (
                "comment",
                comments::removal(self.text_of(waiver.span.file), whole),
            ),
            _ => ("entry", whole),
        };
        let span = Span::new(waiver.span.file, whole);
        Some(Box::new(Fix::safe(format!("Remove the {what}"), span, "")))
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

    /// The rule or check that was probably meant.
    fn near(&self, name: &str) -> Option<Near> {
        let rules = crate::rules::RULES.iter().map(|rule| rule.metadata.id);
        Near::of(name, rules.chain(self.checks().map(|(check, _)| check)))
    }

    /// The fix that writes another name for one which a comment has between its brackets.
    fn respelt(&self, comment: Span, name: &str, right: &str) -> Option<Fix> {
        let range = comment.range?;
        let text = range.slice(self.text_of(comment.file));
        let (before, rest) = text.split_once('(')?;
        let (names, _) = rest.split_once(')')?;
        let mut at = range.start as usize + before.len() + 1;
        for written in names.split(',') {
            let start = at + written.len() - written.trim_start().len();
            if written.trim() == name {
                let place = TextRange::from_usize(start, start + name.len());
                let place = Span::new(comment.file, place);
                return Some(Fix::guess(format!("Write `{right}`"), place, right));
            }
            at += written.len() + 1;
        }
        None
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

/// Names an old waiver on the diagnostic that came back with other figures; its headline and its fingerprint.
fn named(reported: &mut Reported, waiver: &Waiver, fingerprint: &str) -> (String, String) {
    let line = format!(
        "The baseline accepts other figures of this check (`{fingerprint}`): {}",
        sentence(&waiver.reason)
    );
    let help = reported.diagnostic.help.take();
    reported.diagnostic.help = Some(match help {
        Some(help) => format!("{help}\n{line}"),
        None => line,
    });
    (
        reported.diagnostic.message.clone(),
        reported.fingerprint.clone(),
    )
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
