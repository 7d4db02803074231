//! What hangs together and was not decided within the limits, told where the first of its checks is declared: that nothing was
//! found in it does not say that nothing is there.

use std::collections::BTreeSet;

use crate::diagnostic::{Label, Severity};
use crate::relation::{Exhausted, Limit};
use crate::words::{in_backticks, joined_most};

use super::super::context::Context;
use super::super::reporter::Reporter;
use super::build::Built;

/// Reports it, if a check is among what hangs together, and none of which a contradiction is told: that is mended first.
pub(super) fn report(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    built: &Built,
    exhausted: &Exhausted,
    told: &BTreeSet<String>,
) {
    const NAMED: usize = 3;
    let relations = exhausted.relations.iter();
    let related = relations.filter_map(|id| built.relations.get(id.index())?.as_ref());
    let names: BTreeSet<&str> = related.filter_map(|of| of.check.as_deref()).collect();
    let mut checks = context.checks.iter().map(|declared| &declared.check.id);
    if names.iter().any(|name| told.contains(*name)) {
        return;
    }
    let first = checks.find(|id| names.contains(id.value.as_str()));
    let Some((first, span)) = first.and_then(|id| Some((id, id.span?))) else {
        return;
    };
    let own = first.value.as_str();
    let others = names.iter().filter(|name| **name != own);
    let others: Vec<String> = others.map(|name| in_backticks(name)).collect();
    let with = match others.as_slice() {
        [] => String::new(),
        [other] => format!(" and by the check {other}"),
        others => format!(" and by the checks {}", joined_most(others, NAMED, "and")),
    };
    let message =
        format!("whether all that is related by the check `{own}`{with} can hold was not decided");
    let advice = match exhausted.limit {
        Limit::Effort => "It takes more steps than `limits.steps` allows. ",
        Limit::Size | Limit::Passes | Limit::Cases | Limit::Products => {
            "So many figures hang together that it takes too much. "
        }
    };
    let diagnostic = reporter.diagnostic(message, Label::new(span, "the first of these checks"));
    let told_now = reporter.report(diagnostic);
    told_now.severity = Severity::Warning;
    told_now.check = Some(own.to_owned());
    told_now.help = Some(format!(
        "{advice}Each check is compared by itself, and what of them all together was found is told; that there is no more, is \
         not known."
    ));
}
