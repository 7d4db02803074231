//! Every file fits its JSON Schema. The failures are found and worded in the room `schema`.

use crate::diagnostic::{Level, RuleMetadata};

use super::Rule;
use super::context::Context;
use super::reporter::Reporter;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "schema",
        summary: "every file fits its JSON Schema",
        page: include_str!("schema.md"),
        level: Level::Error,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    for failure in context.schema_failures {
        let name = context
            .sources
            .get(failure.primary.span.file)
            .map_or("", |source| &source.name);
        let mut diagnostic = reporter.diagnostic(&failure.message, failure.primary.clone());
        diagnostic.related.clone_from(&failure.related);
        diagnostic.help.clone_from(&failure.help);
        diagnostic.identity = vec![
            name.to_owned(),
            failure.pointer.clone(),
            failure.keyword.clone(),
            failure.text.clone(),
        ];
        reporter.report(diagnostic);
    }
}
