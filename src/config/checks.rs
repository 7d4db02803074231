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
    /// Where it stands among the checks of its file, from 0.
    pub position: usize,
    /// Its name, unique in the project.
    pub id: Spanned<String>,
    /// The rule that it uses.
    pub rule: Spanned<String>,
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
    /// Whatever else is written: the parameters of the check's rule, which that rule reads through
    /// [`Given`](super::Given).
    pub parameters: Vec<(Spanned<String>, Parameter)>,
}

/// A parameter of a rule, with the places of its parts.
#[derive(Clone, Debug)]
pub enum Parameter {
    /// A name, number or other scalar, as written.
    Scalar(Spanned<String>),
    /// Several.
    List(Vec<Parameter>),
    /// Named parts, such as a metric and its weight.
    Map(Vec<(Spanned<String>, Parameter)>),
}

impl Check {
    /// Whether a value of a file is this check or a part of it.
    pub fn holds(&self, file: FileId, pointer: &str) -> bool {
        let own = format!("/checks/{}", self.position);
        let rest = pointer.strip_prefix(&own);
        self.rule.span.is_some_and(|span| span.file == file)
            && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The parameter of this name.
    pub(super) fn parameter(&self, name: &str) -> Option<&Parameter> {
        self.parameters
            .iter()
            .find(|(key, _)| key.value == name)
            .map(|(_, parameter)| parameter)
    }
}

impl Parameter {
    /// The scalar that it is.
    pub fn scalar(&self) -> Option<&Spanned<String>> {
        match self {
            Self::Scalar(text) => Some(text),
            Self::List(_) | Self::Map(_) => None,
        }
    }

    /// Whether it is just this word.
    pub fn is(&self, word: &str) -> bool {
        self.scalar().is_some_and(|scalar| scalar.value == word)
    }

    /// The items of a list; a scalar or map is a list of one.
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            Self::Scalar(_) | Self::Map(_) => std::slice::from_ref(self),
        }
    }

    /// The part of a map under this name.
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Map(parts) => parts
                .iter()
                .find(|(key, _)| key.value == name)
                .map(|(_, part)| part),
            Self::Scalar(_) | Self::List(_) => None,
        }
    }
}

/// The keys that every check may have; all others are parameters of its rule.
const COMMON_KEYS: [&str; 7] = [
    "id", "rule", "facts", "where", "ignoring", "because", "severity",
];

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
        .enumerate()
        .filter_map(|(position, node)| read_check(file, position, node))
        .collect()
}

fn read_check(file: FileId, position: usize, node: NodeRef<'_>) -> Option<Check> {
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
    let rule = text("rule")?;
    Some(Check {
        position,
        id: text("id").or_else(|| id_of_records(node, &rule))?,
        rule,
        facts: list("facts"),
        filters,
        ignoring: list("ignoring"),
        because: text("because").map(|because| because.value),
        severity: text("severity").and_then(|severity| match severity.value.as_str() {
            "warning" => Some(Severity::Warning),
            "error" => Some(Severity::Error),
            _ => None,
        }),
        parameters: node
            .entries()
            .filter_map(|entry| {
                Some((spanned(file, entry.key)?, read_parameter(file, entry.value)))
            })
            .filter(|(key, _)| !COMMON_KEYS.contains(&key.value.as_str()))
            .collect(),
    })
}

/// The rules that compare records alone.
const OF_RECORDS: [&str; 6] = ["unique", "exists", "ordered", "equal", "mutual", "count"];

/// Whether a rule compares records and never facts.
pub fn compares_records(rule: &str) -> bool {
    OF_RECORDS.contains(&rule)
}

/// The name of a check over records that is given none: its rule and its fields.
fn id_of_records(node: NodeRef<'_>, rule: &Spanned<String>) -> Option<Spanned<String>> {
    const FIELDS: [(&str, &str); 8] = [
        ("total", "of"),
        ("parts", "from"),
        ("of", ""),
        ("number_of", "as number of"),
        ("in", "in"),
        ("by", "by"),
        ("within", "within"),
        ("value", "with"),
    ];
    let mut id = rule.value.clone();
    // Some rules ask nothing of facts, however a field is written.
    let mut names_record = OF_RECORDS.contains(&rule.value.as_str());
    for (key, word) in FIELDS {
        let mut fields = Vec::new();
        if let Some(value) = node.get(key) {
            names_record |= push_fields(value, &mut fields);
        }
        if fields.is_empty() {
            continue;
        }
        for part in [word, &fields.join(", ")] {
            if !part.is_empty() {
                id.push(' ');
                id.push_str(part);
            }
        }
    }
    names_record.then_some(Spanned {
        value: id,
        span: rule.span,
    })
}

/// Adds what is written to name fields, and says whether one of them certainly is a field of records: it stands behind a
/// dot, a record that is a value itself has brackets, or it is called `field`.
fn push_fields(node: NodeRef<'_>, fields: &mut Vec<String>) -> bool {
    if let Some(text) = node.scalar_text() {
        fields.push(text.to_owned());
        return text.contains(['.', '[']);
    }
    if let Some(field) = node.get("field").and_then(NodeRef::scalar_text) {
        let weight = node.get("weight").and_then(NodeRef::scalar_text);
        let weight = weight.map_or_else(String::new, |weight| format!("{weight} × "));
        fields.push(format!("{weight}{field}"));
        return true;
    }
    let mut names_record = false;
    for item in node.items() {
        names_record |= push_fields(item, fields);
    }
    names_record
}

fn read_parameter(file: FileId, node: NodeRef<'_>) -> Parameter {
    if let Some(scalar) = spanned(file, node) {
        return Parameter::Scalar(scalar);
    }
    if node.entries().len() > 0 {
        return Parameter::Map(
            node.entries()
                .filter_map(|entry| {
                    Some((spanned(file, entry.key)?, read_parameter(file, entry.value)))
                })
                .collect(),
        );
    }
    Parameter::List(
        node.items()
            .map(|item| read_parameter(file, item))
            .collect(),
    )
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
