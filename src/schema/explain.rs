//! From the errors of the engine to failures: finds the value and the clause of each, picks the alternative that was
//! meant, and has the words put to it.

use std::collections::{BTreeMap, BTreeSet};

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;

use super::book::Book;
use super::branch::{self, Choice};
use super::condition::condition;
use super::failing::Failing;
use super::failure::{SchemaFailure, Wording, clause_label};
use super::quote::schema_text;
use super::run::Run;
use super::walk::{Site, push};
use super::words;
use crate::diagnostic::Label;
use crate::document::NodeRef;
use crate::source::FileId;
use crate::words::asks_what_was_meant;

/// One run of a validator over one tree.
#[derive(Clone, Copy, Debug)]
pub(super) struct Explainer<'a> {
    /// The tree that was looked at.
    pub root: NodeRef<'a>,
    /// Its file.
    pub file: FileId,
    /// The schema files.
    pub book: &'a Book,
}

impl Explainer<'_> {
    /// Appends the failures that the errors of one schema stand for. A value of the wrong type fails in other ways as
    /// well, all for that one cause: only the type is spoken of.
    pub(super) fn explain_all<'e>(
        self,
        errors: impl Iterator<Item = &'e ValidationError<'e>> + Clone,
        failures: &mut Vec<SchemaFailure>,
    ) {
        let mistyped: BTreeSet<&str> = errors
            .clone()
            .filter(|error| matches!(error.kind(), Kind::Type { .. }))
            .map(|error| error.instance_path().as_str())
            .collect();
        // A missing key that an unknown one beside it is meant to be is told with that one, whichever schema asks for it.
        let mut unknown: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
        for error in errors.clone() {
            if let Kind::AdditionalProperties { unexpected }
            | Kind::UnevaluatedProperties { unexpected } = error.kind()
            {
                let own = unknown.entry(error.instance_path().as_str()).or_default();
                own.extend(unexpected);
            }
        }
        // Nor is the one key that is missing where one that means nothing like any other stands in its place.
        let mut replaced = BTreeSet::new();
        for error in errors.clone() {
            let path = error.instance_path().as_str();
            if let Some([only]) = unknown.get(path).map(Vec::as_slice)
                && let Some(missing) = words::stands_for(self.failing(error), only)
            {
                replaced.insert((path, missing));
            }
        }
        let is_told = |error: &ValidationError<'_>| match error.kind() {
            Kind::Required { property } => {
                let beside = unknown.get(error.instance_path().as_str());
                let beside = beside.into_iter().flatten().copied();
                let missing = schema_text(property);
                words::is_meant(beside, &missing)
                    || replaced.contains(&(error.instance_path().as_str(), missing))
            }
            _ => false,
        };
        for error in errors.filter(|error| !is_told(error)) {
            let typed = !mistyped.contains(error.instance_path().as_str());
            if typed || matches!(error.kind(), Kind::Type { .. }) {
                self.explain(error, failures);
            }
        }
    }

    /// That a pattern was given up on values of which nothing else is said: under `not`, or among alternatives, nothing
    /// may come of it. And that it was not tried on others.
    pub(super) fn left_undecided(self, run: &Run) -> Option<SchemaFailure> {
        let (nodes, skipped) = run.undecided();
        let node = nodes.first()?;
        let mut all = vec![Site::root(self.root)];
        let mut site = None;
        while let Some(next) = all.pop().filter(|_| site.is_none()) {
            if next.node.id() == *node {
                site = Some(next);
            }
            all.extend(next.parts());
        }
        let wording = words::gave_up(site?, nodes.len(), skipped);
        Some(wording.into_failure(self.file, self.root.document().text()))
    }

    fn explain(self, error: &ValidationError<'_>, failures: &mut Vec<SchemaFailure>) {
        let failing = self.failing(error);
        match error.kind() {
            Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
                self.alternatives(failing, context, failures);
            }
            _ => {
                for wording in words::word(failing) {
                    failures.push(self.finish(failing, wording));
                }
            }
        }
    }

    fn failing<'e>(&'e self, error: &'e ValidationError<'e>) -> Failing<'e> {
        Failing {
            error,
            site: Site::root(self.root).walk_far(error.instance_path().as_str()),
            clause: error
                .absolute_keyword_location()
                .and_then(|location| self.book.clause(location.as_str())),
        }
    }

    fn alternatives(
        self,
        failing: Failing<'_>,
        context: &[Vec<ValidationError<'static>>],
        failures: &mut Vec<SchemaFailure>,
    ) {
        let base = failing.error.instance_path().as_str();
        let known = failures.len();
        match branch::choose(context, base) {
            Choice::Branch { errors, rivals } => {
                self.explain_all(errors.iter(), failures);
                let label = failing.clause.filter(|_| rivals > 0).map(|clause| Label {
                    message: format!("the closest of {} alternatives", rivals + 1),
                    ..clause_label(clause)
                });
                for failure in failures.iter_mut().skip(known) {
                    failure.problem.related.extend(label.clone());
                }
            }
            Choice::Common(error) => {
                let alternatives = alternatives_of(failing);
                let failing = self.failing(error);
                if let Kind::Required { property } = error.kind() {
                    let key = schema_text(property);
                    let wording = words::required_by_all(failing, &key, &alternatives);
                    failures.push(self.finish(failing, wording));
                }
            }
            Choice::Values { path, values } => {
                let site = Site::root(self.root).walk_far(&path);
                let wording = words::not_one_of(Failing { site, ..failing }, &values);
                let mut failure = self.finish(failing, wording);
                failure.pointer = path;
                failures.push(failure);
            }
            Choice::Types(types) => {
                let wording = words::wrong_type(failing, &types);
                failures.push(self.finish(failing, wording));
            }
            // The key that is missing stands there with a slip of the pen, which is told by itself.
            Choice::Missing(groups)
                if groups
                    .iter()
                    .flatten()
                    .any(|key| words::is_slip(failing, key)) => {}
            Choice::Missing(groups) => {
                let wording = words::one_missing(failing, &groups);
                failures.push(self.finish(failing, wording));
            }
            Choice::Nothing => {
                let wording = words::no_alternative(failing);
                failures.push(self.finish(failing, wording));
            }
        }
        let of_value = failures.iter_mut().skip(known);
        for failure in of_value.filter(|failure| failure.pointer == base) {
            let help = failure.problem.help.take().unwrap_or_default();
            let is_one_of = matches!(&*failure.keyword, "anyOf" | "const" | "enum" | "oneOf");
            let list = words::as_list(failing, context)
                .filter(|_| is_one_of && !asks_what_was_meant(&help));
            let lines = list.into_iter().chain((!help.is_empty()).then_some(help));
            let lines: Vec<String> = lines.collect();
            failure.problem.help = (!lines.is_empty()).then(|| lines.join("\n"));
        }
    }

    fn finish(self, failing: Failing<'_>, mut wording: Wording) -> SchemaFailure {
        let below = wording.below.take();
        let mut failure = wording.into_failure(self.file, self.root.document().text());
        let path = failing.error.instance_path().as_str();
        failure.pointer = match below {
            Some(segment) => push(path, &segment),
            None => path.to_owned(),
        };
        if failure.keyword.is_empty() {
            failing
                .error
                .kind()
                .keyword()
                .clone_into(&mut failure.keyword);
        }
        if let Some(because) = condition(self.root, self.book, failing) {
            failure.problem.help = Some(match failure.problem.help.take() {
                Some(help) => format!("{help}\n{because}"),
                None => because,
            });
        }
        if let Some(clause) = failing.clause {
            let mut label = clause_label(clause);
            // Of a schema that is `false` the key is no keyword: it may be the name of a property.
            if failure.keyword == "false" {
                "the schema allows nothing here".clone_into(&mut label.message);
            }
            failure.problem.related.push(label);
        }
        failure
    }
}

/// The schemas of which one has to fit.
fn alternatives_of(failing: Failing<'_>) -> Vec<NodeRef<'_>> {
    let schema = failing.schema();
    let lists = ["oneOf", "anyOf"].map(|keyword| schema.and_then(|own| own.get(keyword)));
    lists
        .into_iter()
        .flatten()
        .flat_map(NodeRef::items)
        .collect()
}
