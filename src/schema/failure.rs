//! One failure, complete: what is wrong, where, which clause of which schema file says so, and what to do.
//!
//! What the sentences say is in `words`; severity and rule are left to the room `rules`.

use super::book::Clause;
use super::value::key_text;
use super::walk::Site;
use crate::diagnostic::Label;
use crate::document::{NodeKind, NodeRef};
use crate::source::{FileId, Span, TextRange};

/// A value that does not fit its schema, or a schema that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaFailure {
    /// What is wrong, in one sentence that stands alone, without a full stop.
    pub message: String,
    /// The offending value or key.
    pub primary: Label,
    /// The anchor when the value was reached through an alias, other values that take part, and the clause of the
    /// schema file.
    pub related: Vec<Label>,
    /// Why, and what to do.
    pub help: Option<String>,
    /// The keyword of JSON Schema that failed, such as `required`.
    pub keyword: String,
    /// JSON Pointer of the value, from the root of its document.
    pub pointer: String,
    /// The text at the primary label.
    pub text: String,
    /// What it means for the run.
    pub kind: FailureKind,
}

/// What a failure means for the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// A value does not fit its schema.
    Misfit,
    /// A schema, or a clause of it, cannot be used: what it asks for is not checked.
    Unusable,
    /// A schema has something in it that asks for nothing, though it looks as if it did.
    Remark,
}

impl SchemaFailure {
    /// A file that holds nothing at all, where a schema asks for something.
    pub fn empty_file(file: FileId) -> Self {
        Self {
            message: "the file is empty".to_owned(),
            primary: Label::new(Span::file(file), ""),
            related: Vec::new(),
            help: Some("Write what its schema asks for, or remove the file.".to_owned()),
            keyword: "type".to_owned(),
            pointer: String::new(),
            text: String::new(),
            kind: FailureKind::Misfit,
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
    /// holds it, else its first key or first item. A value that is left out has no bytes: its key stands for it.
    pub(super) fn value(site: Site<'_>) -> Self {
        let node = site.node;
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

/// A failure before it is in order: what `words` gives, put together with its places.
#[derive(Clone, Debug)]
pub(super) struct Wording {
    /// The headline.
    pub message: String,
    /// What is to be seen at the primary place.
    pub label: String,
    /// Why, and what to do.
    pub help: Option<String>,
    /// The primary place.
    pub mark: Mark,
    /// Other places in the same file.
    pub also: Vec<(TextRange, String)>,
    /// Places in schema files.
    pub elsewhere: Vec<Label>,
    /// The keyword, when it is another than the engine says.
    pub keyword: Option<&'static str>,
    /// Step from the value to what is underlined, for the pointer: an unknown key, an item.
    pub below: Option<String>,
}

impl Wording {
    /// A wording with neither help nor other places.
    pub(super) fn new(mark: Mark, message: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            label: label.into(),
            help: None,
            mark,
            also: Vec::new(),
            elsewhere: Vec::new(),
            keyword: None,
            below: None,
        }
    }

    /// The same with a help text.
    pub(super) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with one more line of help, if there is one.
    pub(super) fn and_help(mut self, line: Option<String>) -> Self {
        self.help = match (self.help, line) {
            (Some(help), Some(line)) => Some(format!("{help}\n{line}")),
            (help, line) => help.or(line),
        };
        self
    }

    /// The failure in the file `file` whose text is `text`.
    pub(super) fn into_failure(self, file: FileId, text: &str) -> SchemaFailure {
        let mut related = Vec::new();
        if let Some(range) = self.mark.anchored {
            related.push(Label::new(Span::new(file, range), "the value itself"));
        }
        for (range, message) in self.also {
            related.push(Label::new(Span::new(file, range), message));
        }
        related.extend(self.elsewhere);
        SchemaFailure {
            message: self.message,
            primary: Label::new(Span::new(file, self.mark.range), self.label),
            related,
            help: self.help,
            keyword: self.keyword.unwrap_or_default().to_owned(),
            pointer: String::new(),
            text: self.mark.range.slice(text).to_owned(),
            kind: FailureKind::Misfit,
        }
    }
}

/// Puts failures in the order of the files and takes doubles out.
pub(super) fn in_order(mut failures: Vec<SchemaFailure>) -> Vec<SchemaFailure> {
    failures.sort_by(|a, b| {
        (&a.primary, &a.message, &a.pointer, &a.related)
            .cmp(&(&b.primary, &b.message, &b.pointer, &b.related))
    });
    failures.dedup_by(|later, first| {
        later.primary.span == first.primary.span && later.message == first.message
    });
    failures
}
