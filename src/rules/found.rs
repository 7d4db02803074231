//! What the rooms below have found and worded: wrong files, wrong settings, values that do not fit their schema. A rule of
//! such problems is a registration and a page; [`ProblemKind::rule`](crate::diagnostic::ProblemKind::rule) says which
//! problems are whose.

use std::collections::BTreeMap;

use crate::diagnostic::{About, Ground, Matter, Problem, ProblemKind};
use crate::document::Pointer;
use crate::gather::{Repeated, is_cut_short};
use crate::schema::SchemaFailure;
use crate::source::{FileId, TextRange};

use super::context::{Context, ParsedFile};
use super::mistaken::is_of_mistaken;
use super::reporter::Reporter;

/// The keywords that ask for another spelling of one value. A value that means nothing rarely fits them either.
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

/// Reports the problems that are the reporter's rule's.
pub(super) fn report_found(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let rule = reporter.rule();
    let is_of_rule = |kind: ProblemKind| kind.rule() == rule;
    let loading = context.problems.iter();
    for problem in loading.filter(|problem| is_of_rule(problem.kind)) {
        let file = problem.primary.span.file;
        reporter.report_problem(problem.clone()).about = unread(context, file, true);
    }
    let gathering = context.record_problems.iter();
    let gathering = gathering.chain(&context.counts.problems);
    for problem in gathering.filter(|problem| is_of_rule(problem.kind)) {
        reporter.report_problem(problem.clone());
    }
    for file in context.files {
        let problems = file.parsed.problems.iter();
        let is_cut_short = is_cut_short(&file.parsed);
        let problems = problems.filter(|problem| is_of_rule(problem.kind));
        for problem in problems.filter_map(|problem| as_configured(context, file, problem)) {
            let problem = problem.in_file(file.file);
            let identity = vec![name(context, file.file), problem.message.clone()];
            let told = reporter.report_problem(Problem {
                identity,
                ..problem
            });
            if is_cut_short {
                told.about = unread(context, file.file, file.breaks_off());
            }
        }
    }
    let failures = context.schema_failures.iter();
    let failures: Vec<_> = failures
        .filter(|failure| is_of_rule(failure.problem.kind))
        .collect();
    if !failures.is_empty() {
        report_failures(context, reporter, &failures);
    }
}

/// What is wrong with a file, in the light of what the configuration says of its rows: a heading of a table may stand over
/// several columns, which rows below it name.
fn as_configured(
    context: &Context<'_>,
    file: &ParsedFile,
    problem: &Problem<TextRange>,
) -> Option<Problem<TextRange>> {
    let is_heading =
        problem.kind == ProblemKind::DuplicateKey && file.parsed.document.format().is_cells();
    let first = problem.related.first().filter(|_| is_heading);
    let places = first.map(|first| [first.span, problem.primary.span]);
    let what = places.map(|places| context.records.repeated_heading(file.file, places));
    match what {
        Some(Repeated::Group) => None,
        Some(Repeated::MaybeGroup) => Some(problem.clone().help(HEADER)),
        Some(Repeated::Name) | None => Some(problem.clone()),
    }
}

/// What to do about a heading that stands twice, where the next row looks as if it named the columns below it.
const HEADER: &str = "Write `header: 2` under `records`, if it stands over several columns that the next row names; else give one of the two another name. Until then the first one counts.";

/// Reports failures of schemas, each known again by its place and its text.
fn report_failures(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    failures: &[&SchemaFailure],
) {
    // Findings that are equal but for their place are told apart by their order.
    let mut seen = BTreeMap::new();
    let failures = failures
        .iter()
        .filter(|failure| !is_of_mistaken(context, failure));
    for failure in failures {
        let mut identity = vec![
            name(context, failure.problem.primary.span.file),
            route(context, failure),
            failure.keyword.clone(),
            failure.text.clone(),
        ];
        let count = seen.entry(identity.clone()).or_insert(0_u32);
        *count += 1;
        if *count > 1 {
            identity.push(format!("#{count}"));
        }
        let problem = failure.problem.clone();
        let told = reporter.report_problem(Problem {
            help: hash_at_hand(context, failure).or(problem.help),
            identity,
            ..problem
        });
        if failure.problem.kind == ProblemKind::Misfit {
            told.about = misfit(context, failure);
        }
    }
}

/// The subject of a file that could not be read: records, and of one of which nothing is left also facts and perhaps all
/// names.
fn unread(context: &Context<'_>, file: FileId, breaks_off: bool) -> About {
    let mut grounds = vec![Ground::Records];
    if breaks_off {
        grounds.push(Ground::Facts);
        if context.may_be_vocabulary(file) {
            grounds.push(Ground::Vocabulary);
        }
    }
    About {
        matter: Matter::Unread,
        grounds,
        ..About::default()
    }
}

/// The subject of a value that does not fit, and what else is not understood through it. At the root of what declares
/// names, or at a key of the root, it is all of them that are not understood; the configuration may have meant to name what
/// does.
fn misfit(context: &Context<'_>, failure: &SchemaFailure) -> About {
    let span = failure.problem.primary.span;
    let declares_names = context.may_be_vocabulary(span.file)
        || context.vocabulary.file.is_none() && context.is_configuration(span.file);
    let is_at_root = failure.pointer.matches('/').count() <= 1;
    let names = (declares_names && is_at_root).then_some(Ground::Vocabulary);
    // A key that is not known may have been meant to say the unit. Of which metric is not asked: of one without a unit it is
    // told in any case that it has none.
    let unit = declares_names.then_some(Ground::UnitOfMetric);
    // Nor is a unit understood that is declared there.
    let is_of_unit = declares_names && failure.pointer.contains("/units/");
    let units = is_of_unit.then_some(Ground::Units);
    About {
        matter: match &*failure.keyword {
            "type" => Matter::Mistyped,
            keyword if SPELLING.contains(&keyword) => Matter::Misspelt,
            _ => Matter::Unread,
        },
        places: vec![span],
        grounds: names.into_iter().chain(unit).chain(units).collect(),
        ..About::default()
    }
}

fn name(context: &Context<'_>, file: FileId) -> String {
    let source = context.sources.get(file);
    source.map_or_else(String::new, |source| source.name.clone())
}

/// The hash to add where that of an original is missing and its text is at hand.
fn hash_at_hand(context: &Context<'_>, failure: &SchemaFailure) -> Option<String> {
    let span = failure.problem.primary.span;
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
    let span = failure.problem.primary.span;
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
