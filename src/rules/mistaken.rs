//! Checks that ask a rule about fields of records which it does not take: one mistake, whatever keys of the rule are missing
//! through it.

use crate::config::{Parameter, Spanned, compares_records};
use crate::diagnostic::{Problem, ProblemKind};
use crate::schema::SchemaFailure;

use super::context::{Context, DeclaredCheck};
use super::find;

/// The rule that asks of records what another asks of facts.
const ALIKE: [(&str, &str); 4] = [
    ("agree", "equal"),
    ("first", "ordered"),
    ("grow", "ordered"),
    ("pace", "ordered"),
];

/// What is wrong with a check that is asked about fields of records, of a rule that compares facts or takes its fields
/// under other names.
pub(super) fn mistaken(context: &Context<'_>, declared: &DeclaredCheck) -> Option<Problem> {
    let check = &declared.check;
    let rule = &check.rule;
    find(&rule.value).filter(|found| found.declaration.is_some())?;
    if compares_records(&rule.value) {
        return None;
    }
    let is_sum = rule.value == "sum";
    let is_foreign = |key: &str| !is_sum || !matches!(key, "total" | "parts" | "by");
    let parameters = check.parameters.iter();
    let mut foreign = parameters.filter(|(key, _)| is_foreign(&key.value));
    let (key, field) = foreign.find_map(|(key, value)| Some((key, field(context, value)?)))?;
    if is_sum {
        let message = format!("`sum` takes no `{}`", key.value);
        let help = "Name the field that states the total under `total`, and those that add up to it under `parts`.";
        return Some(Problem::new(ProblemKind::Configuration, key.span?, message).help(help));
    }
    let message = format!(
        "`{}` compares facts, and `{}` is a field of records",
        rule.value, field.value
    );
    let mut alike = ALIKE.iter().filter(|(of_facts, _)| *of_facts == rule.value);
    let help = match alike.next() {
        Some((_, other)) => format!(
            "Of records the rule `{other}` asks this. Or make facts of them under `facts`, and name their metrics."
        ),
        None => "Make facts of the records under `facts`, and name their metrics.".to_owned(),
    };
    let problem = Problem::new(ProblemKind::Configuration, rule.span?, message).help(help);
    Some(match field.span {
        Some(place) => problem.related(place, "a field"),
        None => problem,
    })
}

/// Whether a value that does not fit its schema is one of a mistaken check, which is not held against the keys of its rule.
pub(super) fn is_of_mistaken(context: &Context<'_>, failure: &SchemaFailure) -> bool {
    context.checks.iter().any(|declared| {
        declared
            .check
            .holds(failure.problem.primary.span.file, &failure.pointer)
            && mistaken(context, declared).is_some()
    })
}

/// The first field of a record that a parameter names, where no metric is called so.
fn field<'c>(context: &Context<'_>, value: &'c Parameter) -> Option<&'c Spanned<String>> {
    if let Some(text) = value.scalar() {
        let (record, _) = text.value.split_once(['.', '['])?;
        let is_metric = context.vocabulary.metric_id(&text.value).is_some();
        return context
            .records
            .kind(record)
            .filter(|_| !is_metric)
            .map(|_| text);
    }
    match value {
        Parameter::List(items) => items.iter().find_map(|item| field(context, item)),
        Parameter::Map(_) | Parameter::Scalar(_) => None,
    }
}
