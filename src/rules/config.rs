//! The configuration and the declared checks say something that can be done.

use crate::config::{Spanned, is_for};
use crate::diagnostic::{About, Level, Needs, RuleMetadata};
use crate::words::{did_you_mean, meant_or, nearest};

use super::context::{Context, DeclaredCheck};
use super::fact_problems::naming;
use super::found::report_found;
use super::mistaken::mistaken;
use super::reporter::Reporter;
use super::respell::respelt;
use super::{RULES, Rule};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "config",
        summary: "the configuration and the declared checks say something that can be done",
        page: include_str!("config.md"),
        level: Level::Error,
        needs: Needs::Project,
        fails_run: true,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    report_found(context, reporter);
    let settings = context.settings;
    let own = settings.overrides.iter().flat_map(|own| &own.levels);
    for (name, _) in settings.levels.iter().chain(own) {
        check_rule_name(context, reporter, name);
    }
    check_overrides(context, reporter);
    for declared in context.checks {
        if let Some(problem) = mistaken(context, declared) {
            reporter.report_problem(problem);
            continue;
        }
        check_declared_rule(context, reporter, &declared.check.rule);
        check_where(reporter, declared);
        check_parameters(context, reporter, declared);
    }
}

/// Patterns of overrides that are for no file of the run.
fn check_overrides(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let patterns = context.settings.overrides.iter().flat_map(|own| &own.files);
    for pattern in patterns {
        let mut files = context.sources.iter();
        let Some(span) = pattern.span else { continue };
        if files.any(|(_, source)| is_for(&pattern.value, &source.name)) {
            continue;
        }
        let message = format!(
            "the override for `{}` is for no file of the run",
            pattern.value
        );
        let help =
            "Correct the pattern, as it is seen from the configuration, or remove the override.";
        reporter.report(reporter.found_at(span, message).help(help));
    }
}

fn check_rule_name(context: &Context<'_>, reporter: &mut Reporter<'_>, name: &Spanned<String>) {
    let known = || RULES.iter().map(|rule| rule.metadata.id);
    let (Some(span), false) = (name.span, known().any(|id| id == name.value)) else {
        return;
    };
    let help = meant_or(nearest(&name.value, known()), || {
        "`factlint explain` lists the rules.".to_owned()
    });
    let message = format!("there is no rule `{}`", name.value);
    let fix = respelt(context.sources, [span], &name.value, known());
    reporter.report(reporter.found_at(span, message).help(help).fix(fix));
}

fn check_declared_rule(context: &Context<'_>, reporter: &mut Reporter<'_>, rule: &Spanned<String>) {
    let declarable = || {
        RULES
            .iter()
            .filter(|rule| rule.declaration.is_some())
            .map(|rule| rule.metadata.id)
    };
    let (Some(span), false) = (rule.span, declarable().any(|id| id == rule.value)) else {
        return;
    };
    let message = format!("`{}` is not a rule that a check can declare", rule.value);
    let names: Vec<&str> = declarable().collect();
    let mut help = format!("A check can declare `{}`.", names.join("`, `"));
    if let Some(close) = nearest(&rule.value, declarable()) {
        help = format!("{} {help}", did_you_mean(close));
    }
    let fix = respelt(context.sources, [span], &rule.value, declarable());
    let found = reporter.found_at(span, message).help(help).fix(fix);
    reporter.report(found.about(About::meaningless([span])));
}

fn check_where(reporter: &mut Reporter<'_>, declared: &DeclaredCheck) {
    for malformed in &declared.selection.malformed {
        let message = naming(&malformed.text, "period", &malformed.message);
        let found = reporter.found_at(malformed.span, message);
        let found = found.help(&malformed.help);
        reporter.report(found.about(About::meaningless([malformed.span])));
    }
}

/// Reports parameters with which the rule of a check can do nothing.
fn check_parameters(context: &Context<'_>, reporter: &mut Reporter<'_>, declared: &DeclaredCheck) {
    let parameters = declared.parameters.as_ref();
    if declared.is_over_records() && has_lost_records(context) {
        return;
    }
    let shown = parameters.map(|parameters| parameters.problems(context, declared));
    let problems = declared.selection.problems.iter();
    for problem in problems.chain(shown.iter().flatten()) {
        let place = problem.primary.span;
        reporter.report_problem(problem.clone()).about = About::meaningless([place]);
    }
}

/// Whether there are no records at all, and a key at the top of a file is not known that may have described them.
fn has_lost_records(context: &Context<'_>) -> bool {
    let mut failures = context.schema_failures.iter();
    context.settings.records.is_empty()
        && failures.any(|failure| failure.pointer.matches('/').count() <= 1)
}
