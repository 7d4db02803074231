//! Declared checks as they are written in `checks.yaml`, with the place of each name in them.
//!
//! Their shape is held by `schema/checks.schema.json`; what does not have it is passed over here, since the rule
//! `schema` reports it. Which facts a check selects is decided in [`super::selection`].

use crate::diagnostic::Severity;
use crate::document::NodeRef;
use crate::source::{FileId, Span};

use super::Spanned;

/// One declared use of a rule.
#[derive(Clone, Debug)]
pub struct Check {
    /// Its name, unique in the project.
    pub id: Spanned<String>,
    /// The rule that it uses.
    pub rule: Spanned<String>,
    /// The metrics that it is about; empty when `facts` says it all.
    pub metrics: Vec<Spanned<String>>,
    /// Facts by name, `document/fact`; empty when they are not named one by one.
    pub facts: Vec<Spanned<String>>,
    /// What the selected facts must have: a dimension and its admitted values.
    pub filters: Vec<Filter>,
    /// Dimensions in which the compared facts may differ.
    pub ignoring: Vec<Spanned<String>>,
    /// Why the facts must agree, in the words of the person who declared it.
    pub because: Option<String>,
    /// The gravest severity that its diagnostics may have.
    pub severity: Option<Severity>,
}

/// One line of `where`.
#[derive(Clone, Debug)]
pub struct Filter {
    /// `entity`, `period`, `per`, `document`, `publisher`, `published` or a dimension of the vocabulary.
    pub dimension: Spanned<String>,
    /// The admitted values; periods and dates as EDTF.
    pub values: Vec<Spanned<String>>,
}

/// Reads the checks of a file in the order written.
pub fn read_checks(file: FileId, root: NodeRef<'_>) -> Vec<Check> {
    let Some(checks) = root.get("checks") else {
        return Vec::new();
    };
    checks
        .items()
        .filter_map(|node| read_check(file, node))
        .collect()
}

fn read_check(file: FileId, node: NodeRef<'_>) -> Option<Check> {
    let text = |key: &str| node.get(key).and_then(|value| spanned(file, value));
    let list = |key: &str| {
        node.get(key)
            .map(|value| spanned_list(file, value))
            .unwrap_or_default()
    };
    let filters = node.get("where").map_or_else(Vec::new, |filters| {
        filters
            .entries()
            .filter_map(|entry| {
                Some(Filter {
                    dimension: spanned(file, entry.key)?,
                    values: spanned_list(file, entry.value),
                })
            })
            .collect()
    });
    Some(Check {
        id: text("id")?,
        rule: text("rule")?,
        metrics: list("metric"),
        facts: list("facts"),
        filters,
        ignoring: list("ignoring"),
        because: text("because").map(|because| because.value),
        severity: text("severity").and_then(|severity| match severity.value.as_str() {
            "warning" => Some(Severity::Warning),
            "error" => Some(Severity::Error),
            _ => None,
        }),
    })
}

fn spanned(file: FileId, node: NodeRef<'_>) -> Option<Spanned<String>> {
    Some(Spanned {
        value: node.scalar_text()?.to_owned(),
        span: Some(Span::new(file, node.site())),
    })
}

fn spanned_list(file: FileId, node: NodeRef<'_>) -> Vec<Spanned<String>> {
    match spanned(file, node) {
        Some(one) => vec![one],
        None => node
            .items()
            .filter_map(|item| spanned(file, item))
            .collect(),
    }
}
