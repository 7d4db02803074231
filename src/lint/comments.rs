//! Comments in texts that accept a finding where it stands: `<!-- factlint: allow(stated-total) reason -->`.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::{Reported, Waived, WaivedBy};
use crate::diagnostic::{Diagnostic, RuleMetadata};
use crate::document::{Directive, Wish};
use crate::rules::{self, StatedText, unused_comment};
use crate::source::{FileId, Span};

/// The comments of all texts, and which of them have accepted something.
pub(super) struct Comments<'a> {
    texts: &'a [StatedText],
    /// By file and offset, with the rule that was accepted.
    used: RefCell<BTreeSet<(FileId, u32, &'static str)>>,
}

impl<'a> Comments<'a> {
    pub(super) fn new(texts: &'a [StatedText]) -> Self {
        Self {
            texts,
            used: RefCell::default(),
        }
    }

    /// Sets aside the findings that a comment accepts.
    pub(super) fn apply(&self, found: &mut Vec<Reported>, waived: &mut Vec<Waived>) {
        if self.texts.is_empty() {
            return;
        }
        let all = std::mem::take(found);
        for reported in all {
            match self.reason(&reported.diagnostic) {
                Some(reason) => waived.push(Waived {
                    reported,
                    reason,
                    by: WaivedBy::Comment,
                }),
                None => found.push(reported),
            }
        }
    }

    /// Why a comment accepts a finding.
    fn reason(&self, diagnostic: &Diagnostic) -> Option<String> {
        let Span { file, range } = diagnostic.primary.span;
        let at = self
            .texts
            .binary_search_by_key(&file, |text| text.file)
            .ok()?;
        let rule = diagnostic.rule.id;
        let directive = self.texts.get(at)?.markdown.allowed(rule, range?)?;
        let Wish::Allow { reason, .. } = &directive.wish else {
            return None;
        };
        if reason.is_empty() {
            return None;
        }
        self.used
            .borrow_mut()
            .insert((file, directive.range.start, rule));
        Some(reason.clone())
    }

    /// What is to be said of comments that accept nothing. Of rules that are switched off nothing is expected.
    pub(super) fn idle(&self, is_off: impl Fn(&RuleMetadata) -> bool) -> Vec<Diagnostic> {
        let mut idle = Vec::new();
        for text in self.texts {
            for directive in text.markdown.directives() {
                let why = self.why_idle(text.file, directive, &is_off);
                let span = Span::new(text.file, directive.range);
                idle.extend(why.map(|(message, help)| unused_comment(span, message, help)));
            }
        }
        idle
    }

    fn why_idle(
        &self,
        file: FileId,
        directive: &Directive,
        is_off: &impl Fn(&RuleMetadata) -> bool,
    ) -> Option<(String, &'static str)> {
        let (rules, reason) = match &directive.wish {
            Wish::Off | Wish::On => return None,
            Wish::Unknown(asked) => {
                return Some((
                    format!("factlint does not know what `{asked}` asks"),
                    "Write `factlint: off`, `factlint: on`, or `factlint: allow(RULE)` with a reason.",
                ));
            }
            Wish::Allow { rules, reason } => (rules, reason),
        };
        if let Some(unknown) = rules.iter().find(|rule| rules::find(rule).is_none()) {
            return Some((
                format!("there is no rule `{unknown}`"),
                "`factlint explain` lists the rules.",
            ));
        }
        if reason.is_empty() {
            return Some((
                "the comment gives no reason, so it accepts nothing".to_owned(),
                "Write behind the bracket why the finding may stand.",
            ));
        }
        let used = self.used.borrow();
        let is_idle = |rule: &&String| {
            let mut own = used
                .iter()
                .filter(|(of, at, _)| (*of, *at) == (file, directive.range.start));
            let expected = rules::find(rule).is_some_and(|rule| !is_off(&rule.metadata));
            expected && !own.any(|(_, _, used)| used == rule)
        };
        let idle = rules.iter().find(is_idle)?;
        Some((
            format!("`{idle}` finds nothing here that the comment could accept"),
            "What it accepted was mended or is no longer checked. Remove the comment.",
        ))
    }
}
