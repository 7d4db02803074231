//! One failure, complete: what is wrong, where, which clause of which schema file says so, and what to do.
//!
//! What the sentences say is in `words`; severity and rule are left to the room `rules`.

use super::book::Clause;
use super::value::key_text;
use super::walk::Site;
use crate::diagnostic::{Fix, Label, Problem, ProblemKind};
use crate::document::{NodeKind, NodeRef};
use crate::source::{FileId, Span, TextRange, place_of_name};

/// A value that does not fit its schema, or a schema that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaFailure {
    /// What is wrong: first of all the offending value or key; related are the anchor when the value was reached through
    /// an alias, other values that take part, and the clause of the schema file.
    pub problem: Problem,
    /// The keyword of JSON Schema that failed, such as `required`.
    pub keyword: String,
    /// JSON Pointer of the value, from the root of its document.
    pub pointer: String,
    /// The text at the primary label.
    pub text: String,
}

impl SchemaFailure {
    /// A file that holds nothing at all, where a schema asks for something.
    pub fn empty_file(file: FileId) -> Self {
        let problem = Problem::new(ProblemKind::Misfit, Span::file(file), "the file is empty");
        Self {
            problem: problem.help("Write what its schema asks for, or remove the file."),
            keyword: "type".to_owned(),
            pointer: String::new(),
            text: String::new(),
        }
    }
}

/// A place in the file that is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// The bytes to underline.
    pub range: TextRange,
    /// Where the value really stands, when it was reached through an alias.
    pub anchored: Option<TextRange>,
}

impl Mark {
    /// A key or a scalar, as it stands.
    pub(super) fn node(node: NodeRef<'_>) -> Self {
        Self {
            range: node.site(),
            anchored: node.anchored(),
        }
    }

    /// The place that stands for a value: a scalar itself; of a mapping or a list, which may be long, the key that
    /// holds it, else its first key or first item. A value that is left out has no bytes: its key stands for it. The keys
    /// of a table stand elsewhere, and for no cell or row of it.
    pub(super) fn value(site: Site<'_>) -> Self {
        let node = site.node;
        if node.document().format().is_cells() && node.items().len() == 0 {
            return Self::node(node);
        }
        let long = node.items().len() > 0 || node.entries().len() > 0;
        match site.key {
            Some(key) if long || node.site().is_empty() => Self::node(key),
            _ if long && node.anchored().is_none() => Self::first(node),
            _ => Self::node(node),
        }
    }

    fn first(node: NodeRef<'_>) -> Self {
        match node.kind() {
            NodeKind::Mapping(_) => node
                .entries()
                .next()
                .map_or_else(|| Self::node(node), |entry| Self::node(entry.key)),
            _ => node
                .item(0)
                .map_or_else(|| Self::node(node), |item| Self::value(Site::root(item))),
        }
    }
}

/// The label for a clause of a schema file, which names the keyword.
pub(super) fn clause_label(clause: Clause<'_>) -> Label {
    let node = clause.site.node;
    let scalar = node.scalar_text().is_some() && !node.site().is_empty();
    let range = match clause.site.key {
        Some(key) if scalar && key.site().end <= node.site().start => key.site().cover(node.site()),
        Some(key) => key.site(),
        None => Mark::value(clause.site).range,
    };
    let message = match clause.site.key {
        Some(keyword) => format!("the schema's `{}`", key_text(keyword)),
        None => "the schema".to_owned(),
    };
    Label::new(Span::new(clause.file, range), message)
}

/// Where something is that takes part in a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FailurePlace {
    /// In the file that is looked at.
    Here(TextRange),
    /// In a file of the schema.
    There(Span),
}

/// A failure before its file is known: what `words` gives. It is a problem with what only a failure has: what is underlined
/// for which keyword, and the way there.
#[derive(Clone, Debug)]
pub(super) struct Wording {
    /// What is wrong.
    pub problem: Problem<FailurePlace>,
    /// What is underlined.
    pub mark: Mark,
    /// The keyword, when it is another than the engine says.
    pub keyword: Option<&'static str>,
    /// Step from the value to what is underlined, for the pointer: an unknown key, an item.
    pub below: Option<String>,
}

impl Wording {
    /// A wording with neither help nor other places.
    pub(super) fn new(mark: Mark, message: impl Into<String>, label: impl Into<String>) -> Self {
        let place = FailurePlace::Here(mark.range);
        let mut problem = Problem::new(ProblemKind::Misfit, place, message).label(label);
        if let Some(range) = mark.anchored {
            problem = problem.related(FailurePlace::Here(range), "the value itself");
        }
        Self {
            problem,
            mark,
            keyword: None,
            below: None,
        }
    }

    /// The same with a help text.
    pub(super) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.problem = self.problem.help(help);
        self
    }

    /// The same with what writes the name that was probably meant in place of a scalar.
    pub(super) fn meant(mut self, written: NodeRef<'_>, near: &str) -> Self {
        let place = place_of_name(written.document().text(), written.range(), near);
        if let Some(range) = place.filter(|_| written.anchored().is_none()) {
            let fix = Fix::guess(format!("Write `{near}`"), FailurePlace::Here(range), near);
            self.problem = self.problem.fix(Some(fix));
        }
        self
    }

    /// The same with one more line of help, if there is one.
    pub(super) fn and_help(mut self, line: Option<String>) -> Self {
        self.problem = self.problem.and_help(line);
        self
    }

    /// The same with one more place of the file that is looked at.
    pub(super) fn and_here(mut self, range: TextRange, label: &str) -> Self {
        self.problem = self.problem.related(FailurePlace::Here(range), label);
        self
    }

    /// The same with one more place in a file of the schema.
    pub(super) fn and_there(mut self, span: Span, label: &str) -> Self {
        self.problem = self.problem.related(FailurePlace::There(span), label);
        self
    }

    /// The failure in the file `file` whose text is `text`.
    pub(super) fn into_failure(self, file: FileId, text: &str) -> SchemaFailure {
        SchemaFailure {
            problem: self.problem.map(|place| match place {
                FailurePlace::Here(range) => Span::new(file, range),
                FailurePlace::There(span) => span,
            }),
            keyword: self.keyword.unwrap_or_default().to_owned(),
            pointer: String::new(),
            text: self.mark.range.slice(text).to_owned(),
        }
    }
}

/// Puts failures in the order of the files and takes doubles out.
pub(super) fn in_order(mut failures: Vec<SchemaFailure>) -> Vec<SchemaFailure> {
    let place = |failure: &SchemaFailure| failure.problem.primary.span;
    failures.sort_by(|a, b| {
        let (one, other) = (&a.problem, &b.problem);
        (&one.primary, &one.message, &a.pointer, &one.related).cmp(&(
            &other.primary,
            &other.message,
            &b.pointer,
            &other.related,
        ))
    });
    failures.dedup_by(|later, first| {
        place(later) == place(first) && later.problem.message == first.problem.message
    });
    failures
}
