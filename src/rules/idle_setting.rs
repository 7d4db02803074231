//! What is said of records and dimensions does what it seems to: each kind is asked for, and each group that its pattern names,
//! one that may be empty is not, members of a dimension that are parts of others are held against them, a part of a path hides no field that a check means, and no row of units is taken for a
//! record.

use std::collections::BTreeSet;

use crate::config::{Check, FactSource, Parameter, RecordSource, StatedIn};
use crate::diagnostic::{Label, Level, Needs, ProblemKind, RuleMetadata};
use crate::fact::{Dimension, DimensionMembers, Metric};
use crate::gather::Hidden;
use crate::source::{Span, TextRange};
use crate::words::quoted;

use super::Rule;
use super::context::{Context, DeclaredCheck};
use super::found::report_found;
use super::reporter::Reporter;

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "idle-setting",
        summary: "what is said of records and dimensions does what it seems to",
        page: include_str!("idle_setting.md"),
        level: Level::Warning,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    report_found(context, reporter);
    for dimension in &context.vocabulary.dimensions {
        report_members(context, reporter, dimension);
    }
    let asked = asked(context);
    let mut unasked = Vec::new();
    for (kind, spec) in context.records.kinds() {
        let name = spec.name.value.as_str();
        let is_asked = spec.at_least.is_some() || asked.iter().any(|asked| asked.speak_of(name));
        unasked.extend(
            spec.name
                .span
                .filter(|_| !is_asked)
                .map(|span| (span, name)),
        );
        for hidden in context.records.hidden(kind) {
            if asked.iter().any(|asked| asked.mean(name, hidden.name)) {
                report_hidden(reporter, name, &hidden);
            }
        }
    }
    if !is_understood(context) {
        return;
    }
    for (kind, spec) in context.records.kinds() {
        let name = spec.name.value.as_str();
        if !asked.iter().any(|asked| asked.speak_of(name)) {
            continue;
        }
        for (group, place) in context.records.idle_groups(kind) {
            if !asked.iter().any(|asked| asked.mean(name, group)) {
                report_group(context, reporter, name, group, place);
            }
        }
    }
    for (span, name) in unasked {
        let message = format!("nothing is asked of `{name}`");
        let help = "Write a check or facts that name it, or remove it.";
        reporter.report(reporter.found_at(span, message).help(help));
    }
}

/// Says that members of a dimension are parts of others to no effect, once: no metric adds them up.
fn report_members(context: &Context<'_>, reporter: &mut Reporter<'_>, dimension: &Dimension) {
    let vocabulary = context.vocabulary;
    let DimensionMembers::Own(members) = &dimension.members else {
        return;
    };
    let own = vocabulary.dimension_id(&dimension.name);
    let adds_up = |metric: &Metric| own.is_some_and(|own| metric.absent_is_total.contains(&own));
    if vocabulary.metrics.iter().any(adds_up) || !context.schema_failures.is_empty() {
        return;
    }
    let part = members.ids().find_map(|id| Some((id, members.parent(id)?)));
    let Some((part, whole)) = part else {
        return;
    };
    let name = &dimension.name;
    let [member, whole] = [part, whole].map(|id| members.name(id));
    let message = format!("that `{member}` is part of `{whole}` has no effect");
    let help = format!(
        "A member is held against what it is part of by metrics that say `absent_is_total: [{name}]`, and none does."
    );
    if let Some(span) = members.span(part) {
        reporter.report(reporter.found_at(span, message).help(help));
    }
}

/// Says that nothing is asked of a named group of a pattern, unless the pattern itself refers to it.
fn report_group(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    record: &str,
    group: &str,
    pattern: Span,
) {
    let source = context.sources.get(pattern.file);
    let written = source.zip(pattern.range);
    let written = written.map_or("", |(source, range)| range.slice(&source.text));
    if [format!("\\k<{group}>"), format!("(?P={group})")]
        .iter()
        .any(|reference| written.contains(reference))
    {
        return;
    }
    let at = written.find(&format!("<{group}>"));
    let place = at.zip(pattern.range).map_or(pattern, |(at, range)| {
        let start = range.start as usize + at + 1;
        Span::new(
            pattern.file,
            TextRange::from_usize(start, start + group.len()),
        )
    });
    let message = format!("nothing is asked of `{group}`, which `{record}` keeps");
    let help = format!(
        "Write a check or facts that name `{record}.{group}`, or `(?:…)` in place of `(?<{group}>…)`."
    );
    reporter.report(reporter.found_at(place, message).help(help));
}

/// Whether all that may ask for records is understood: what is not may have meant any of them.
fn is_understood(context: &Context<'_>) -> bool {
    let mut problems = context.problems.iter().chain(context.record_problems);
    let is_sound = |declared: &DeclaredCheck| {
        let parameters = declared.parameters.as_ref();
        parameters.is_some_and(|parameters| parameters.problems(context, declared).is_empty())
    };
    context.schema_failures.is_empty()
        && problems.all(|problem| problem.kind == ProblemKind::IdleSetting)
        && context.checks.iter().all(is_sound)
}

fn report_hidden(reporter: &mut Reporter<'_>, record: &str, hidden: &Hidden<'_>) {
    let name = hidden.name;
    let message =
        format!("`{record}.{name}` is what is kept here, and not the `{name}` of the data");
    let help = "Keep it under another name, so that a check can have either.";
    let differs = format!("the data have this where {} is kept", quoted(&hidden.kept));
    let found = reporter.found_at(hidden.place, message).help(help);
    reporter.report(found.related([Label::new(hidden.value, differs)]));
}

/// The words of a check, of an entry under `facts` or of a kind of record by which it may name records and their fields.
#[derive(Default)]
struct Asked(BTreeSet<String>);

impl Asked {
    fn speak_of(&self, record: &str) -> bool {
        let of = |word: &String| {
            let rest = word.strip_prefix(record);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        self.0.iter().any(of)
    }

    /// Whether a field of a record is meant, by its own name or behind that of its record.
    fn mean(&self, record: &str, field: &str) -> bool {
        self.0.contains(&format!("{record}.{field}"))
            || self.0.contains(field) && self.speak_of(record)
    }
}

fn asked(context: &Context<'_>) -> Vec<Asked> {
    let checks = context.checks.iter();
    let checks = checks.map(|declared| of_check(&declared.check));
    let facts = context.settings.facts.iter().map(of_facts);
    let outer = context
        .records
        .kinds()
        .filter_map(|(_, spec)| match &spec.source {
            RecordSource::In(outer) => Some(Asked([outer.value.clone()].into())),
            RecordSource::Files(_) => None,
        });
    checks.chain(facts).chain(outer).collect()
}

fn of_check(check: &Check) -> Asked {
    let mut asked = Asked::default();
    let mut left: Vec<&Parameter> = check.parameters.iter().map(|(_, value)| value).collect();
    while let Some(parameter) = left.pop() {
        match parameter {
            Parameter::Scalar(text) => {
                asked.0.insert(text.value.clone());
            }
            Parameter::List(items) => left.extend(items),
            Parameter::Map(parts) => left.extend(parts.iter().map(|(_, part)| part)),
        }
    }
    asked
}

fn of_facts(source: &FactSource) -> Asked {
    let dimensions = source.dimensions.iter().map(|(_, term)| term);
    let terms = [&source.entity, &source.period, &source.unit];
    let terms = terms.into_iter().flatten().chain(dimensions);
    let mut asked: BTreeSet<String> = terms.map(|term| term.written().value.clone()).collect();
    match &source.stated {
        StatedIn::Fields { from, figures } => {
            asked.insert(from.value.clone());
            for (metric, field) in figures {
                asked.extend([metric.written().value.clone(), field.value.clone()]);
            }
        }
        StatedIn::Computed { metric, of, .. } => {
            asked.extend([metric.written().value.clone(), of.value.clone()]);
        }
        StatedIn::Texts(_) => {}
    }
    Asked(asked)
}
