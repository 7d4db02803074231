//! What comparing records came to, and how it is told: one finding for one cause, many causes as clusters, and no check
//! that compared nothing in silence.

use std::collections::{BTreeMap, BTreeSet};

use super::{Row, Rows, all_quoted};
use crate::config::{Given, Spanned};
use crate::diagnostic::{About, Diagnostic, Ground, Label, Matter, Severity, VerdictKind};
use crate::gather::Field;
use crate::rules::reporter::BindingCounts;
use crate::rules::run::Run;
use crate::source::{FileId, Span};
use crate::words::{counted, quoted, sentence};

/// The number of causes that have a finding each; more are told together.
const APART: usize = 20;
/// The number of places of one cause that are shown.
const SHOWN: usize = 5;
/// The number of clusters that are listed.
const LISTED: usize = 12;

/// A break: one cause, values that do not hold together, at however many places.
#[derive(Clone, Debug)]
pub(in crate::rules) struct Break {
    /// The headline.
    pub message: String,
    /// Where it shows, in order; the first is underlined first. None is left out.
    pub places: Vec<Label>,
    /// How many comparisons it breaks.
    pub count: u64,
    /// Sentences of help.
    pub help: Vec<String>,
    /// The values that make it the same in a later run, the most general first. Never a position.
    pub key: Vec<String>,
}

/// How many breaks a check may have.
#[derive(Clone, Debug, Default)]
pub(in crate::rules) struct Ratchet(Option<Spanned<u64>>);

impl Ratchet {
    /// Reads the parameter `known` of a check.
    pub(in crate::rules) fn read(given: &Given<'_>) -> Self {
        let text = given.text("known");
        Self(text.and_then(|text| {
            Some(Spanned {
                value: text.value.parse().ok()?,
                span: text.span,
            })
        }))
    }
}

/// The comparisons of a check of records: how many were made and not made, and what does not hold.
#[derive(Debug, Default)]
pub(in crate::rules) struct Comparisons {
    /// How many comparisons were made, by file.
    compared: BTreeMap<FileId, u64>,
    /// How many were not made, by reason.
    left: BTreeMap<String, u64>,
    breaks: Vec<Break>,
    /// The misuse that keeps the check from making sense: a headline, the place in the data, what to do.
    misuse: Option<(String, Span, String)>,
    /// Exemptions that nothing needs.
    stale: Vec<(Span, String)>,
    /// How many comparisons were made and broken in each cluster, where a rule knows of such.
    clusters: BTreeMap<String, (u64, u64)>,
    /// How many hold on the widest readings only.
    doubtful: u64,
    /// What is to be said of those, as far as a rule says it.
    doubts: Vec<Break>,
    /// Sums that could hardly have failed.
    loose: Vec<String>,
    /// Where the totals stand that were added up.
    added_up: Vec<Span>,
    /// Whether comparisons were not made since a file could not be read.
    is_unread: bool,
    /// Texts that stand where a number is asked for: how often, and the first place.
    unread: BTreeMap<String, (u64, Span)>,
}

impl Comparisons {
    /// Counts a comparison that was made of something in a file.
    pub(in crate::rules) fn compared(&mut self, span: Option<Span>) {
        if let Some(span) = span {
            *self.compared.entry(span.file).or_default() += 1;
        }
    }

    /// Counts comparisons that were not made.
    pub(in crate::rules) fn left(&mut self, reason: impl Into<String>, count: u64) {
        if count > 0 {
            *self.left.entry(reason.into()).or_default() += count;
        }
    }

    /// Counts comparisons that were not made since records may be missing: a file that may have them could not be read.
    pub(in crate::rules) fn left_unread(&mut self, reason: &str, count: u64) {
        self.is_unread = true;
        self.left(reason, count);
    }

    /// Counts the records that have none of the fields.
    pub(in crate::rules) fn left_absent(&mut self, rows: &Rows<'_>, fields: &[Field]) {
        let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        self.left(format!("{} absent", all_quoted(&names)), rows.absent);
    }

    /// Whether one of the values is a list or a mapping, of which nothing like this can be asked.
    pub(in crate::rules) fn has_misused<'r>(
        &mut self,
        rule: &str,
        all: impl IntoIterator<Item = &'r Rows<'r>>,
    ) -> bool {
        let mut rows = all.into_iter().flat_map(|rows| &rows.rows);
        let Some(value) = rows.find_map(Row::whole) else {
            return false;
        };
        let message = format!("`{rule}` is asked of {}", value.kind.as_str());
        self.misused(
            message,
            value.span,
            "Name a field in it, or its items with `[*]`.",
        );
        true
    }

    /// Counts a comparison that was made, in its file and its cluster.
    pub(in crate::rules) fn compared_in(&mut self, span: Span, cluster: Option<&str>) {
        self.compared(Some(span));
        if let Some(cluster) = cluster {
            self.clusters.entry(cluster.to_owned()).or_default().0 += 1;
        }
    }

    /// Notes what does not hold, in its cluster.
    pub(in crate::rules) fn broken_in(&mut self, found: Break, cluster: Option<&str>) {
        if let Some(cluster) = cluster {
            self.clusters.entry(cluster.to_owned()).or_default().1 += found.count;
        }
        self.broken(found);
    }

    /// Notes that a comparison that was made holds on the widest readings only.
    pub(in crate::rules) fn doubtful(&mut self) {
        self.doubtful += 1;
    }

    /// The same, with what to say of it.
    pub(in crate::rules) fn doubted(&mut self, found: Break) {
        self.doubtful();
        self.doubts.push(found);
    }

    /// Notes that what holds could hardly have failed.
    pub(in crate::rules) fn loose(&mut self, name: String) {
        self.loose.push(name);
    }

    /// Notes where a total stands that was added up.
    pub(in crate::rules) fn added_up(&mut self, totals: Vec<Span>) {
        self.added_up.extend(totals);
    }

    /// Notes that a text stands where a number is asked for, so that nothing is compared there.
    pub(in crate::rules) fn unread(&mut self, text: String, span: Span) {
        self.left("not a number", 1);
        let (count, first) = self.unread.entry(text).or_insert((0, span));
        *count += 1;
        *first = span.min(*first);
    }

    /// Notes what does not hold.
    pub(in crate::rules) fn broken(&mut self, found: Break) {
        self.breaks.push(found);
    }

    /// The same, if anything does not.
    pub(in crate::rules) fn broken_maybe(&mut self, found: Option<Break>) {
        self.breaks.extend(found);
    }

    /// Notes that a value is nothing that the check can compare.
    pub(in crate::rules) fn misused(&mut self, message: String, span: Span, help: &str) {
        self.misuse.get_or_insert((message, span, help.to_owned()));
    }

    /// Notes an exemption that nothing needs.
    pub(in crate::rules) fn stale(&mut self, exempted: &Spanned<String>) {
        self.stale
            .extend(exempted.span.map(|span| (span, exempted.value.clone())));
    }

    /// Counts and tells all of it.
    pub(in crate::rules) fn tell(self, run: &mut Run<'_, '_>, ratchet: &Ratchet) {
        let compared: u64 = self.compared.values().sum();
        let broken: u64 = self.breaks.iter().map(|found| found.count).sum();
        let counts = BindingCounts {
            agree: compared.saturating_sub(broken + self.doubtful),
            conflict: broken,
            not_checked: self.left.values().sum(),
            doubtful: self.doubtful,
        };
        run.count_all(counts, &self.left);
        run.note_loose(&self.loose);
        run.note_added_up(&self.added_up);
        if let Some((message, place, help)) = &self.misuse {
            tell_misuse(run, message, *place, help);
            return;
        }
        if compared == 0 {
            self.tell_nothing(run);
            return;
        }
        self.tell_unread(run);
        for (span, exempted) in &self.stale {
            let message = format!("`except` names `{exempted}`, and nothing needs it");
            let finding = run.diagnostic(message, Label::new(*span, "")).warning();
            let finding = finding.help("Remove it, so that it hides nothing later.");
            run.tell(finding.known_by(["except", exempted]));
        }
        self.tell_doubts(run);
        let known = ratchet.0.as_ref().map_or(0, |known| known.value);
        if let Some(known) = ratchet.0.as_ref().filter(|known| broken < known.value) {
            tell_progress(run, known, broken);
        }
        if broken > known {
            self.tell_breaks(run, known, compared);
        }
    }

    /// Texts that stand where a number is asked for: the most frequent of them, for nobody may know of them.
    fn tell_unread(&self, run: &mut Run<'_, '_>) {
        let is_unit = |place: Span| run.context.records.is_unit(place);
        let unread = self.unread.iter();
        let unread = unread.filter(|(_, (count, first))| *count > 1 || !is_unit(*first));
        let mut unread: Vec<(&String, &(u64, Span))> = unread.collect();
        unread.sort_by(|a, b| b.1.0.cmp(&a.1.0).then_with(|| a.0.cmp(b.0)));
        let hidden = unread.len().saturating_sub(SHOWN);
        for (text, (count, first)) in unread.into_iter().take(SHOWN) {
            let message = format!("{} is no number, so nothing is compared here", quoted(text));
            let others = (*count > 1).then(|| format!("It stands in {count} places."));
            let others = others.into_iter().chain((hidden > 0).then(|| {
                let texts = counted(hidden, "other text", "other texts");
                format!("There are {texts} like this.")
            }));
            let what =
                "Correct it, or list it under `absent` where it means that nothing is known.";
            let lines: Vec<String> = others.chain([what.to_owned()]).collect();
            let finding = run.diagnostic(message, Label::new(*first, "")).warning();
            let finding = finding.help(lines.join("\n"));
            run.tell(finding.known_by(["no number", text]));
        }
    }

    /// A check that compared nothing says why.
    fn tell_nothing(&self, run: &mut Run<'_, '_>) {
        if self.left.is_empty() {
            return;
        }
        let check = &run.declared.check;
        let Some(span) = check.id.span else { return };
        let message = format!("check `{}` compares nothing", check.id.value);
        let reasons = self.left.iter();
        let reasons: Vec<_> = reasons
            .map(|(reason, count)| format!("Not compared: {count}, {reason}."))
            .collect();
        let help = format!(
            "{}\nCorrect the fields, or remove the check.",
            reasons.join("\n")
        );
        let mut unread = self.unread.iter();
        let first = unread
            .next()
            .map(|(text, (_, place))| Label::new(*place, format!("{} is no number", quoted(text))));
        let finding = run.diagnostic(message, Label::new(span, ""));
        let grounds = self.is_unread.then_some(Ground::Records);
        run.tell(finding.related(first).help(help).about(About {
            matter: Matter::Idle,
            grounds: grounds.into_iter().collect(),
            ..About::default()
        }));
    }

    /// What holds on the widest readings only, the first of them.
    fn tell_doubts(&self, run: &mut Run<'_, '_>) {
        let hidden = self.doubts.len().saturating_sub(SHOWN);
        for found in self.doubts.iter().take(SHOWN) {
            let Some((first, others)) = found.places.split_first() else {
                continue;
            };
            let more = (hidden > 0).then(|| {
                let others = counted(hidden, "other comparison", "other comparisons");
                format!("There are {others} like this.")
            });
            let finding = run.diagnostic(&found.message, first.clone());
            run.tell(Diagnostic {
                verdict: Some(VerdictKind::Doubtful),
                severity: Severity::Warning,
                related: others.iter().take(SHOWN - 1).cloned().collect(),
                help: help(run, more.into_iter().chain(found.help.iter().cloned())),
                identity: found.key.clone(),
                ..finding
            });
        }
    }

    fn tell_breaks(&self, run: &mut Run<'_, '_>, known: u64, compared: u64) {
        let more = match known {
            0 => None,
            known => Some(format!("The check knows {known}; there are more.")),
        };
        if self.breaks.len() > APART {
            self.tell_clusters(run, compared, more);
            return;
        }
        for found in &self.breaks {
            let Some((first, others)) = found.places.split_first() else {
                continue;
            };
            let hidden = found.places.len().saturating_sub(SHOWN);
            let hidden = (hidden > 0).then(|| {
                let all = counted(found.places.len(), "place", "places");
                format!("The first {SHOWN} of {all} are shown.")
            });
            let lines = hidden
                .into_iter()
                .chain(found.help.iter().cloned())
                .chain(more.clone());
            let finding = run.diagnostic(&found.message, first.clone());
            run.tell(Diagnostic {
                verdict: Some(VerdictKind::Conflict),
                related: others.iter().take(SHOWN - 1).cloned().collect(),
                help: help(run, lines),
                identity: found.key.clone(),
                ..finding
            });
        }
    }

    /// Many causes in one finding: how many there are where, and the first ones.
    fn tell_clusters(&self, run: &mut Run<'_, '_>, compared: u64, more: Option<String>) {
        let mut firsts: Vec<(&Label, &Break)> = self
            .breaks
            .iter()
            .filter_map(|found| Some((found.places.first()?, found)))
            .collect();
        firsts.sort_by_key(|(label, _)| label.span);
        let shown =
            |(label, found): &(&Label, &Break)| Label::new(label.span, found.message.clone());
        let Some((first, others)) = firsts.split_first() else {
            return;
        };
        let broken: u64 = self.breaks.iter().map(|found| found.count).sum();
        let check = &run.declared.check.id.value;
        let message = format!("check `{check}` does not hold in {broken} of {compared} cases");
        let keys = self.breaks.iter().flat_map(|found| found.key.clone());
        let finding = run.diagnostic(message, shown(first));
        run.tell(Diagnostic {
            verdict: Some(VerdictKind::Conflict),
            related: others.iter().take(SHOWN - 1).map(shown).collect(),
            help: help(run, self.clusters(run).into_iter().chain(more)),
            identity: keys.collect(),
            ..finding
        });
    }

    /// How many breaks there are in each file, or under each of the most general values.
    fn clusters(&self, run: &Run<'_, '_>) -> Vec<String> {
        let mut known: Vec<(String, u64, u64)> = self
            .clusters
            .iter()
            .filter(|(_, (_, broken))| *broken > 0)
            .map(|(name, (all, broken))| (name.clone(), *broken, *all))
            .collect();
        if !known.is_empty() {
            known.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            let hidden = known.len().saturating_sub(LISTED);
            let known = known.into_iter().take(LISTED);
            let lines = known.map(|(name, broken, all)| format!("{name}: {broken} of {all}."));
            let hidden = (hidden > 0).then(|| format!("And {hidden} more such groups."));
            return lines.chain(hidden).collect();
        }
        let files: BTreeSet<FileId> = self.files().collect();
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for found in &self.breaks {
            let file = found.places.first().map(|label| label.span.file);
            let name = match (files.len(), found.key.as_slice()) {
                (0 | 1, [first, _, ..]) => first.clone(),
                (0 | 1, _) => return Vec::new(),
                _ => {
                    let source = file.and_then(|file| run.context.sources.get(file));
                    let of = file.and_then(|file| self.compared.get(&file));
                    let name = source.map_or("", |source| &source.path);
                    of.map_or_else(|| name.to_owned(), |of| format!("{name}, of {of}"))
                }
            };
            *counts.entry(name).or_default() += found.count;
        }
        // Where each stands alone, nothing is said by listing them.
        if counts.values().all(|count| *count == 1) {
            return Vec::new();
        }
        let mut counts: Vec<(String, u64)> = counts.into_iter().collect();
        counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let hidden = counts.len().saturating_sub(LISTED);
        let lines = counts.into_iter().take(LISTED);
        let mut lines: Vec<String> = lines
            .map(|(name, count)| format!("{count} in {name}."))
            .collect();
        if hidden > 0 {
            lines.push(format!("And in {hidden} more."));
        }
        lines
    }

    fn files(&self) -> impl Iterator<Item = FileId> {
        let places = self.breaks.iter().filter_map(|found| found.places.first());
        places.map(|label| label.span.file)
    }
}

/// A check that is asked of what it can not compare.
fn tell_misuse(run: &mut Run<'_, '_>, message: &str, place: Span, help: &str) {
    let Some(span) = run.declared.check.id.span else {
        return;
    };
    let finding = run.diagnostic(message, Label::new(span, ""));
    let first = Label::new(place, "the first such value");
    run.tell(finding.related([first]).help(help));
}

/// Lines of help, the reason of the check first.
fn help(run: &Run<'_, '_>, lines: impl IntoIterator<Item = String>) -> Option<String> {
    let because = run.declared.check.because.as_deref().map(sentence);
    let lines: Vec<String> = because.into_iter().chain(lines).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn tell_progress(run: &mut Run<'_, '_>, known: &Spanned<u64>, broken: u64) {
    let Some(span) = known.span else { return };
    let message = format!("`known: {}` can be lowered to {broken}", known.value);
    let finding = run.diagnostic(message, Label::new(span, "")).warning();
    let finding = finding.help("So that none comes back.");
    run.tell(finding.known_by(["known", &broken.to_string()]));
}
