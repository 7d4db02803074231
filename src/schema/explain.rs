//! From the errors of the engine to failures: finds the value and the clause of each, picks the alternative that was
//! meant, and has the words put to it.

use std::collections::BTreeSet;

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;

use super::book::{Book, Clause};
use super::branch::{self, Choice};
use super::failure::{SchemaFailure, Wording, clause_label};
use super::quote::{quoted, schema_text, written};
use super::run::Run;
use super::value::key_text;
use super::walk::{Site, push};
use super::words;
use crate::diagnostic::{Label, sentence};
use crate::document::NodeRef;
use crate::source::FileId;

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

/// One error with its value and its clause.
#[derive(Clone, Copy, Debug)]
pub(super) struct Failing<'e> {
    /// What the engine says.
    pub error: &'e ValidationError<'e>,
    /// The value.
    pub site: Site<'e>,
    /// The clause, when it stands in one of our schema files.
    pub clause: Option<Clause<'e>>,
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
        for error in errors {
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
        match branch::choose(context, base) {
            Choice::Branch { errors, rivals } => {
                let known = failures.len();
                self.explain_all(errors.iter(), failures);
                let label = failing.clause.filter(|_| rivals > 0).map(|clause| Label {
                    message: format!("the closest of {} alternatives", rivals + 1),
                    ..clause_label(clause)
                });
                for failure in failures.iter_mut().skip(known) {
                    failure.related.extend(label.clone());
                }
            }
            Choice::Common(error) => {
                let failing = self.failing(error);
                if let Kind::Required { property } = error.kind() {
                    let wording = words::required(failing, &schema_text(property));
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
            Choice::Missing(groups) => {
                let wording = words::one_missing(failing, &groups);
                failures.push(self.finish(failing, wording));
            }
            Choice::Nothing => {
                let wording = words::no_alternative(failing);
                failures.push(self.finish(failing, wording));
            }
        }
    }

    /// Why a clause under `then` or `else` holds, when the `if` asks for one value of one key.
    fn condition(self, failing: Failing<'_>) -> Option<String> {
        let location = failing.error.absolute_keyword_location()?;
        let (before, branch) = ["/then/", "/else/"]
            .into_iter()
            .filter_map(|branch| Some((location.as_str().rsplit_once(branch)?.0, branch)))
            .max_by_key(|(before, _)| before.len())?;
        let clause = self.book.clause(&format!("{before}/if"))?;
        let mut properties = clause.site.node.get("properties")?.entries();
        let property = properties.next()?;
        let key = key_text(property.key);
        let wanted = property
            .value
            .get("const")
            .filter(|_| properties.next().is_none())?;
        // The mapping that the `if` looked at is the value or one around it.
        let path = failing.error.instance_path().as_str();
        let mut around = Some(path);
        while let Some(at) = around {
            let site = Site::root(self.root).walk(at)?;
            if let Some(value) = site.node.get(key) {
                let fits = value.scalar_text() == wanted.scalar_text();
                return (fits == (branch == "/then/")).then(|| {
                    format!(
                        "It is asked for because {} is {}.",
                        quoted(key),
                        written(value)
                    )
                });
            }
            around = at.rsplit_once('/').map(|(around, _)| around);
        }
        None
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
        if let Some(because) = self.condition(failing) {
            failure.help = Some(match failure.help.take() {
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
            failure.related.push(label);
        }
        failure
    }
}

impl<'e> Failing<'e> {
    /// The schema that the clause belongs to.
    pub(super) fn schema(&self) -> Option<NodeRef<'e>> {
        self.clause.and_then(|clause| clause.site.parent)
    }

    /// What the schema says of the value in its own words, as a line of help.
    pub(super) fn says(&self) -> Option<String> {
        self.schema().and_then(described)
    }
}

/// The description (or the title) of a schema as a line of help.
pub(super) fn described(schema: NodeRef<'_>) -> Option<String> {
    ["description", "markdownDescription", "title"]
        .iter()
        .find_map(|key| schema.get(key)?.as_str())
        .map(|text| {
            let words: Vec<&str> = text.split_whitespace().collect();
            format!("The schema says: {}", sentence(&words.join(" ")))
        })
}
