//! What is wrong with a decision itself: its time is over, nothing needs it, it names what is not there, or nobody says why.

use std::collections::BTreeSet;

use super::super::comments;
use super::super::waiver::{Target, Waiver};
use super::{Reported, Waivers};
use crate::diagnostic::{Diagnostic, Fix};
use crate::rules::faulty_waiver;
use crate::source::{Span, TextRange, place_of_name};
use crate::words::{Near, meant_or, sentence};

/// The beginning of a reason that nobody has written yet.
const PLACEHOLDER: &str = "TODO";

impl Waivers<'_> {
    pub(super) fn tell_of_time(&mut self, at: usize, waiver: &Waiver) {
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
    pub(super) fn tell_mismatch(
        &mut self,
        waiver: &Waiver,
        fingerprint: &str,
        diagnostic: &Diagnostic,
    ) {
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

    pub(super) fn tell_idle_pointer(
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

    pub(super) fn tell_idle_names(
        &mut self,
        at: usize,
        waiver: &Waiver,
        names: &[String],
        is_whole: bool,
    ) {
        if let Some(unknown) = names.iter().find(|name| !self.is_known(name)) {
            let near = self.near(unknown);
            // Without a configuration it may be a check of the project that the file belongs to.
            if near.is_none() && !self.is_configured() {
                return;
            }
            let help = meant_or(near.as_deref(), || {
                "`factlint explain` lists the rules, `factlint checks` the declared checks."
                    .to_owned()
            });
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
    pub(super) fn tell_unexplained(&mut self, all: &[Waiver]) {
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
    pub(super) fn removal(&self, waiver: &Waiver, is_certain: bool) -> Option<Box<Fix>> {
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
}

/// Names an old waiver on the diagnostic that came back with other figures; its headline and its fingerprint.
pub(super) fn named(
    reported: &mut Reported,
    waiver: &Waiver,
    fingerprint: &str,
) -> (String, String) {
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
