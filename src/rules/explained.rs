//! What a rule of meaning has explained and a schema need not say again. A value that factlint itself cannot make sense of
//! rarely fits its schema either. That is one mistake, and the rule that knows what the value is for says more about it
//! than a pattern does: the failure is left to it.

use std::collections::BTreeSet;

use crate::fact::FactProblemKind;
use crate::schema::SchemaFailure;
use crate::source::{Span, TextRange};

use super::context::Context;
use super::find;

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

/// The values of which another rule reports, as an error too, that they mean nothing.
pub(super) fn explained(context: &Context<'_>) -> BTreeSet<Span> {
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
pub(super) fn is_explained(explained: &BTreeSet<Span>, failure: &SchemaFailure) -> bool {
    let span = failure.problem.primary.span;
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
