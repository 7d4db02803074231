//! Every file fits its JSON Schema. The failures are found and worded in the room `schema`.
//!
//! A value that factlint itself cannot make sense of rarely fits its schema either. That is one mistake, and the rule
//! that knows what the value is for says more about it than a pattern does: the failure is left to it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Level, RuleMetadata};
use crate::document::Pointer;
use crate::fact::FactProblemKind;
use crate::schema::{FailureKind, SchemaFailure};
use crate::source::{Span, TextRange};

use super::context::Context;
use super::reporter::Reporter;
use super::{Rule, find};

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

/// The keywords that ask for another spelling of one value.
const SPELLING: [&str; 8] = [
    "anyOf",
    "const",
    "enum",
    "format",
    "maxLength",
    "minLength",
    "oneOf",
    "pattern",
];

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let explained = explained(context);
    report_failures(context, reporter, |failure| {
        failure.kind == FailureKind::Misfit && !is_explained(&explained, failure)
    });
}

/// Reports the failures that `of_rule` picks, each known again by its place and its text.
pub(super) fn report_failures(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    of_rule: impl Fn(&SchemaFailure) -> bool,
) {
    // Findings that are equal but for their place are told apart by their order.
    let mut seen = BTreeMap::new();
    for failure in context
        .schema_failures
        .iter()
        .filter(|failure| of_rule(failure))
    {
        let name = context
            .sources
            .get(failure.primary.span.file)
            .map_or("", |source| &source.name);
        let mut diagnostic = reporter.diagnostic(&failure.message, failure.primary.clone());
        diagnostic.related.clone_from(&failure.related);
        diagnostic.help = hash_at_hand(context, failure).or_else(|| failure.help.clone());
        let mut identity = vec![
            name.to_owned(),
            route(context, failure),
            failure.keyword.clone(),
            failure.text.clone(),
        ];
        let count = seen.entry(identity.clone()).or_insert(0_u32);
        *count += 1;
        if *count > 1 {
            identity.push(format!("#{count}"));
        }
        diagnostic.identity = identity;
        reporter.report(diagnostic);
    }
}

/// What to add where the hash of an original is missing and its text is at hand.
fn hash_at_hand(context: &Context<'_>, failure: &SchemaFailure) -> Option<String> {
    let span = failure.primary.span;
    let place = span.range?;
    if failure.keyword != "required" || failure.text != "original" {
        return None;
    }
    let unhashed = context.evidence?.unhashed.iter().filter_map(|(id, hash)| {
        let original = context.index.document(*id)?.original.as_ref()?;
        let at = original
            .file_span
            .range
            .filter(|_| original.file_span.file == span.file)?;
        (at.start >= place.end).then_some((at.start, &original.file, hash))
    });
    let (_, file, hash) = unhashed.min_by_key(|(at, ..)| *at)?;
    Some(format!(
        "Add `sha256:` with the hash of the text that the facts were taken from. `{file}` has `{hash}` now."
    ))
}

/// The way to a value that does not fit, without positions in lists: an item added above changes nothing.
fn route(context: &Context<'_>, failure: &SchemaFailure) -> String {
    let span = failure.primary.span;
    let file = context
        .files
        .binary_search_by_key(&span.file, |parsed| parsed.file);
    let parsed = file.ok().and_then(|at| context.files.get(at));
    let named = parsed.zip(span.range).and_then(|(found, range)| {
        let document = &found.parsed.document;
        let (root, _) = document.pointer_at(range)?;
        let pointer = Pointer::parse(&failure.pointer)?;
        Some(document.roots().nth(root)?.route(&pointer))
    });
    named.unwrap_or_else(|| failure.pointer.clone())
}

/// The values of which another rule reports, as an error too, that they mean nothing.
fn explained(context: &Context<'_>) -> BTreeSet<Span> {
    let mut spans = BTreeSet::new();
    for problem in context.fact_problems {
        let rule = match &problem.kind {
            FactProblemKind::Figure { error, .. } if error.kind.is_about_unit() => "unit",
            FactProblemKind::UnitDefinition { .. } => "unit",
            FactProblemKind::Figure { .. } | FactProblemKind::Number { .. } => "figure",
            FactProblemKind::Period { .. } => "period",
            FactProblemKind::Unknown { .. } => "reference",
            _ => continue,
        };
        if context.is_error(rule) {
            spans.insert(problem.span);
            spans.extend(&problem.related);
            if let FactProblemKind::Unknown { further, .. } = &problem.kind {
                spans.extend(further);
            }
        }
    }
    let changed = context
        .evidence
        .filter(|_| context.is_error("original-changed"));
    for (id, _) in changed.into_iter().flat_map(|evidence| &evidence.unchecked) {
        let document = context.index.document(*id);
        let original = document.and_then(|document| document.original.as_ref());
        spans.extend(original.map(|original| original.sha256_span));
    }
    for declared in context.checks {
        if find(&declared.check.rule.value).is_none_or(|rule| rule.declaration.is_none()) {
            spans.extend(declared.check.rule.span);
        }
        spans.extend(declared.selection.malformed.iter().map(|text| text.span));
        if context.is_error("reference") {
            spans.extend(declared.selection.unknown.iter().map(|name| name.span));
        }
    }
    spans
}

/// Whether such a value, with or without its quotes, is what does not fit.
fn is_explained(explained: &BTreeSet<Span>, failure: &SchemaFailure) -> bool {
    let span = failure.primary.span;
    let Some(range) = span.range else {
        return false;
    };
    let from = Span::new(span.file, TextRange::new(range.start, range.start));
    let to = Span::new(span.file, TextRange::new(range.end, u32::MAX));
    SPELLING.contains(&&*failure.keyword)
        && explained
            .range(from..=to)
            .filter_map(|span| span.range)
            .any(|value| range.contains(value))
}
