//! One error of the engine together with the value and the clause that it is about: what all wording starts from.

use jsonschema::ValidationError;

use super::book::Clause;
use super::quote::{key_name, written};
use super::walk::Site;
use crate::document::{NodeKind, NodeRef};
use crate::words::sentence;

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

/// The value in a sentence: a scalar as written, a collection by its key or its kind.
pub(super) fn subject(failing: &Failing<'_>) -> String {
    let node = failing.site.node;
    match (node.kind(), failing.site.key) {
        (NodeKind::Mapping(_) | NodeKind::Sequence(_), Some(key)) => key_name(key),
        (NodeKind::Mapping(_), None) => "the mapping".to_owned(),
        (NodeKind::Sequence(_), None) => "the list".to_owned(),
        (_, Some(key)) if node.range().is_empty() => {
            format!("the empty value of {}", key_name(key))
        }
        (_, None) if node.range().is_empty() => "the empty value".to_owned(),
        _ => written(node),
    }
}
