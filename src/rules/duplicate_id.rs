//! Documents, facts, checks and whatever else has a name have it alone.

use std::collections::BTreeMap;

use crate::diagnostic::{Label, Level, Needs, RuleMetadata};
use crate::fact::FactProblemKind;
use crate::source::{FileId, Span};

use super::Rule;
use super::context::Context;
use super::reporter::Reporter;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "duplicate-id",
        summary: "documents, facts and checks have names of their own",
        page: include_str!("duplicate_id.md"),
        level: Level::Error,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let mut repeated = Repeated::default();
    for problem in context.fact_problems {
        // An empty name is none, which the schema says.
        if let FactProblemKind::DuplicateId { what, id } = &problem.kind
            && !id.is_empty()
        {
            let first = problem.related.first().copied();
            repeated.report(context, reporter, what.as_str(), id, problem.span, first);
        }
    }
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    for declared in context.checks {
        let id = &declared.check.id;
        let Some(span) = id.span.filter(|_| !id.value.is_empty()) else {
            continue;
        };
        match first.get(id.value.as_str()) {
            Some(earlier) => {
                repeated.report(context, reporter, "check", &id.value, span, Some(*earlier));
            }
            None => {
                first.insert(&id.value, span);
            }
        }
    }
}

/// How often each name was told of each file: a name that stands there once more is another finding than the one that
/// somebody has accepted.
#[derive(Default)]
struct Repeated(BTreeMap<(String, FileId), u32>);

impl Repeated {
    fn report(
        &mut self,
        context: &Context<'_>,
        reporter: &mut Reporter<'_>,
        what: &str,
        id: &str,
        span: Span,
        first: Option<Span>,
    ) {
        let message = format!("two {what}s have the id `{id}`");
        let told = self.0.entry((message.clone(), span.file)).or_default();
        *told += 1;
        let file = context.sources.get(span.file);
        let file = file.map_or_else(String::new, |file| file.name.clone());
        let found = reporter.diagnostic(&message, Label::new(span, "again here"));
        let found = found
            .related(first.map(|span| Label::new(span, "first here")))
            .help(format!("Give one {what} another id."));
        reporter.report(found.known_by([message, file, told.to_string()]));
    }
}
