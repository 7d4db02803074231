//! Our tree as the schema engine wants to see it, so that no second tree is built for an instance.
//!
//! Everything the engine's interface asks for is here and nowhere else; it changes often.

use std::borrow::Cow;
use std::collections::BTreeSet;

use jsonschema::JsonType;
use jsonschema::json::{Array, Json, JsonNumber, Node, NodeIdentity, Object, cmp};
use serde_json::{Number, Value};

use super::number::json_spelling;
use super::run::Run;
use super::value::{canonical_text, key_text, number_value};
use crate::document::{NodeKind, NodeRef, is_json_number};

/// Names our tree to the engine.
#[derive(Debug)]
pub(super) struct Tree;

/// What the engine walks over: a node of a document, or a name that `propertyNames` looks at.
#[derive(Clone, Copy, Debug)]
pub(super) enum Instance<'a> {
    /// A node.
    Node(NodeRef<'a>, &'a Run),
    /// A key of a mapping, taken by itself.
    Name(&'a str),
}

impl Json for Tree {
    type Node<'a> = Instance<'a>;
    type PreparedKey = String;
    type StringBuffer = String;

    // Looking a key up is a walk over the entries, so one walk over all of them is nearly always cheaper.
    const KEYS_PER_LOOKUP: usize = 2;

    fn prepare_key(key: &str) -> String {
        key.to_owned()
    }

    fn with_string_node<T>(
        buffer: &mut String,
        string: &str,
        f: impl FnOnce(Instance<'_>) -> T,
    ) -> T {
        buffer.clear();
        buffer.push_str(string);
        f(Instance::Name(buffer))
    }
}

impl<'a> Instance<'a> {
    /// Its text, when it is one.
    pub(super) fn text(self) -> Option<&'a str> {
        match self {
            Self::Node(node, _) => node.as_str(),
            Self::Name(name) => Some(name),
        }
    }

    /// What a cell of a table says. It is text, and a number, a boolean or null as well where JSON would spell it so:
    /// which of them counts is what the schema asks for.
    fn cell(self) -> Option<&'a str> {
        match self {
            Self::Node(node, _) if node.document().format().is_cells() => node.as_str(),
            _ => None,
        }
    }

    fn kind(self) -> Option<&'a NodeKind> {
        match self {
            Self::Node(node, run) => {
                run.step();
                Some(node.kind())
            }
            Self::Name(_) => None,
        }
    }
}

impl<'a> Node<'a, Tree> for Instance<'a> {
    type Object = Members<'a>;
    type Array = Items<'a>;
    type Number = Literal<'a>;

    fn as_object(&self) -> Option<Members<'a>> {
        match (self, self.kind()) {
            (Self::Node(node, run), Some(NodeKind::Mapping(_))) => Some(Members(*node, run)),
            _ => None,
        }
    }

    fn as_array(&self) -> Option<Items<'a>> {
        match (self, self.kind()) {
            (Self::Node(node, run), Some(NodeKind::Sequence(_))) => Some(Items(*node, run)),
            _ => None,
        }
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        match self {
            Self::Node(node, run) => {
                run.step();
                node.as_str().map(Cow::Borrowed)
            }
            Self::Name(name) => Some(Cow::Borrowed(name)),
        }
    }

    fn as_number(&self) -> Option<Literal<'a>> {
        if let (Self::Node(node, _), Some(NodeKind::Number)) = (self, self.kind()) {
            return node.scalar_text().map(json_spelling).map(Literal);
        }
        let number = self.cell().filter(|text| is_json_number(text));
        number.map(|text| Literal(Cow::Borrowed(text)))
    }

    fn as_boolean(&self) -> Option<bool> {
        match self {
            Self::Node(node, _) => node.as_bool().or_else(|| match self.cell()? {
                "true" => Some(true),
                "false" => Some(false),
                _ => None,
            }),
            Self::Name(_) => None,
        }
    }

    fn is_null(&self) -> bool {
        matches!(self.kind(), Some(NodeKind::Null)) || self.cell() == Some("")
    }

    fn is_string(&self) -> bool {
        self.kind()
            .is_none_or(|kind| matches!(kind, NodeKind::String(_)))
    }

    fn is_number(&self) -> bool {
        matches!(self.kind(), Some(NodeKind::Number)) || self.cell().is_some_and(is_json_number)
    }

    fn json_type(&self) -> JsonType {
        match self.kind() {
            Some(NodeKind::String(_)) if self.cell().is_some() => match self.cell() {
                Some("") => JsonType::Null,
                Some("true" | "false") => JsonType::Boolean,
                Some(text) if is_json_number(text) => JsonType::Number,
                _ => JsonType::String,
            },
            None | Some(NodeKind::String(_)) => JsonType::String,
            Some(NodeKind::Bool(_)) => JsonType::Boolean,
            Some(NodeKind::Number) => JsonType::Number,
            Some(NodeKind::Sequence(_)) => JsonType::Array,
            Some(NodeKind::Mapping(_)) => JsonType::Object,
            Some(NodeKind::Null | NodeKind::Alias(_)) => JsonType::Null,
        }
    }

    fn equals_value(&self, expected: &Value) -> bool {
        match (self, expected) {
            (Self::Name(name), Value::String(text)) => name == text,
            (Self::Name(_), _) => false,
            (Self::Node(node, _), expected) => match (self.cell(), expected) {
                (Some(_), Value::Null) => self.is_null(),
                (Some(_), Value::Bool(value)) => self.as_boolean() == Some(*value),
                (Some(_), Value::Number(_)) => self.as_number().is_some_and(|number| {
                    cmp::equal(&Value::Number(number.to_number().into_owned()), expected)
                }),
                _ => equals(*node, expected),
            },
        }
    }

    /// The engine only carries this along in its errors, where it would be a copy of the whole value. The number of
    /// the node says which value it was; a name, which is nowhere in the tree, has to go with the error itself.
    fn to_value(&self) -> Cow<'a, Value> {
        Cow::Owned(match self {
            Self::Node(node, run) => {
                run.step();
                Value::from(node.id().index())
            }
            Self::Name(name) => Value::from(*name),
        })
    }

    fn identity(&self) -> Option<NodeIdentity> {
        Some(match self {
            Self::Node(node, _) => {
                let document = std::ptr::from_ref(node.document()) as usize;
                NodeIdentity::tagged(document, node.id().index())
            }
            Self::Name(name) => NodeIdentity::tagged(name.as_ptr() as usize, u32::MAX),
        })
    }
}

fn equals(node: NodeRef<'_>, expected: &Value) -> bool {
    match expected {
        Value::Null => node.is_null(),
        Value::Bool(value) => node.as_bool() == Some(*value),
        Value::String(text) => node.as_str() == Some(text),
        Value::Number(_) => {
            matches!(node.kind(), NodeKind::Number) && cmp::equal(&number_value(node), expected)
        }
        Value::Array(values) => {
            matches!(node.kind(), NodeKind::Sequence(_))
                && node.items().len() == values.len()
                && node
                    .items()
                    .zip(values)
                    .all(|(item, value)| equals(item, value))
        }
        Value::Object(members) => {
            matches!(node.kind(), NodeKind::Mapping(_))
                && node.entries().len() == members.len()
                && node.entries().all(|entry| {
                    members
                        .get(key_text(entry.key))
                        .is_some_and(|value| equals(entry.value, value))
                })
        }
    }
}

/// A mapping.
#[derive(Clone, Copy, Debug)]
pub(super) struct Members<'a>(NodeRef<'a>, &'a Run);

impl<'a> Object<'a, Tree> for Members<'a> {
    type Node = Instance<'a>;
    type MemberName = &'a str;
    type MembersIter = Box<dyn Iterator<Item = (&'a str, Instance<'a>)> + 'a>;

    fn len(&self) -> usize {
        self.0.entries().len()
    }

    fn get(&self, key: &String) -> Option<Instance<'a>> {
        let value = self.1.value(self.0, key);
        value.map(|node| Instance::Node(node, self.1))
    }

    fn members(&self) -> Self::MembersIter {
        Box::new(
            self.0
                .entries()
                .map(|entry| (key_text(entry.key), Instance::Node(entry.value, self.1))),
        )
    }
}

/// A sequence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Items<'a>(NodeRef<'a>, &'a Run);

impl<'a> Array<'a, Tree> for Items<'a> {
    type Node = Instance<'a>;
    type ElementsIter = Box<dyn Iterator<Item = Instance<'a>> + 'a>;

    fn len(&self) -> usize {
        self.0.items().len()
    }

    fn elements(&self) -> Self::ElementsIter {
        Box::new(self.0.items().map(|node| Instance::Node(node, self.1)))
    }

    fn is_unique(&self) -> bool {
        let mut seen = BTreeSet::new();
        self.0.items().all(|item| seen.insert(canonical_text(item)))
    }
}

/// A number in its JSON spelling.
#[derive(Clone, Debug)]
pub(super) struct Literal<'a>(Cow<'a, str>);

impl JsonNumber for Literal<'_> {
    fn as_u64(&self) -> Option<u64> {
        self.0.parse().ok()
    }

    fn as_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }

    fn as_f64(&self) -> Option<f64> {
        self.0.parse().ok().filter(|value: &f64| value.is_finite())
    }

    fn as_str(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.0)
    }

    fn to_number(&self) -> Cow<'_, Number> {
        Cow::Owned(serde_json::from_str(&self.0).unwrap_or_else(|_| Number::from(0)))
    }
}
