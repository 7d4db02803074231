//! Every file is well-formed YAML or JSON, within the limits.

use crate::diagnostic::{Label, Level, RuleMetadata};
use crate::document::ProblemKind;
use crate::source::Span;

use super::Rule;
use super::context::Context;
use super::reporter::Reporter;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "syntax",
        summary: "every file is well-formed YAML or JSON",
        page: include_str!("syntax.md"),
        level: Level::Error,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    report_problems(
        context,
        reporter,
        &[ProblemKind::Syntax, ProblemKind::Limit],
    );
}

/// Reports what was wrong while files were parsed, of these kinds.
pub(super) fn report_problems(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    kinds: &[ProblemKind],
) {
    for file in context.files {
        let name = context
            .sources
            .get(file.file)
            .map_or("", |source| &source.name);
        for problem in &file.parsed.problems {
            if !kinds.contains(&problem.kind) {
                continue;
            }
            let span = Span::new(file.file, problem.range);
            let mut diagnostic =
                reporter.diagnostic(&problem.message, Label::new(span, &problem.label));
            diagnostic.related = problem
                .related
                .iter()
                .map(|(range, label)| Label::new(Span::new(file.file, *range), label))
                .collect();
            diagnostic.help.clone_from(&problem.help);
            diagnostic.identity = vec![name.to_owned(), problem.message.clone()];
            reporter.report(diagnostic);
        }
    }
}
