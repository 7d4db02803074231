//! The words of a figure and its digits promise the same precision. Found where figures are read; worded here.

use crate::diagnostic::{Level, RuleMetadata};
use crate::fact::FactProblemKind;
use crate::figure::Oddity;

use super::Rule;
use super::context::Context;
use super::reporter::Reporter;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "odd-precision",
        summary: "the words of a figure and its digits promise the same precision",
        page: include_str!("odd_precision.md"),
        level: Level::Warning,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    for problem in context.fact_problems {
        if let FactProblemKind::Oddity { text, oddity, .. } = &problem.kind
            && let Some((message, help)) = words(text, *oddity)
        {
            reporter.report_at(
                problem.span,
                &message,
                ("", Some(help.to_owned())),
                &message,
            );
        }
    }
}

/// What is odd, and what to do; nothing of what the rule `range` reports.
fn words(text: &str, oddity: Oddity) -> Option<(String, &'static str)> {
    Some(match oddity {
        Oddity::OddPrecision => (
            format!("`{text}` is vague in words and exact in digits"),
            "Drop the word, or round the number. Until then the figure is read as widely as it can be meant.",
        ),
        Oddity::StackedWords => (
            format!("the words of `{text}` say different things"),
            "Keep one of the words. Until then the figure is read as widely as any of them can be meant.",
        ),
        Oddity::OutOfRange => return None,
    })
}
