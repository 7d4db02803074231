//! The values of a record along a route: what stands there, what was kept of keys and paths, and what is made of others.
//! What a name means is `field.rs`.

use std::borrow::Cow;

use fancy_regex::Regex;

use super::model::{KindId, Record, Records};
use super::value::{Value, ValueKind};
use super::walk::walk;
use crate::config::{FieldRule, Made, Piece, Route, Step};
use crate::source::Span;

impl Records {
    /// Reads a route of a record. Fields that are made of others see those that are described before them.
    pub(super) fn read<'a>(
        &'a self,
        kind: KindId,
        record: &'a Record,
        route: &Route,
        visible: usize,
    ) -> Vec<Value<'a>> {
        let Some(spec) = self.spec(kind) else {
            return Vec::new();
        };
        let fields = spec.fields.get(..visible).unwrap_or(&spec.fields);
        let mut values = self.read_all(kind, record, route, fields);
        if let [Step::Key(column)] = route.steps.as_slice() {
            let unit = self.unit_of(kind, record, column);
            let is_without = unit.is_none() && self.has_units_row(kind, record);
            for value in values.iter_mut().filter(|value| value.unit.is_none()) {
                value.unit = unit;
                value.is_without_unit |= is_without;
            }
        }
        values.retain(|value| {
            let is_empty = value.kind == ValueKind::Bare && value.text.trim().is_empty();
            !is_empty && !spec.absent.iter().any(|absent| *absent == value.text)
        });
        values
    }

    /// All that stands there: in a field that is made of others, in the record, or in a record around it.
    fn read_all<'a>(
        &'a self,
        kind: KindId,
        record: &'a Record,
        route: &Route,
        fields: &'a [FieldRule],
    ) -> Vec<Value<'a>> {
        if let Some(first) = route.first_key() {
            for (at, rule) in fields.iter().enumerate() {
                if rule.name.value == first {
                    let made = self.make(kind, record, &rule.made, &rule.name.value, at);
                    return further(made, &route.rest());
                }
            }
            if route.steps.len() == 1
                && let Some(kept) = self.kept(kind, record, first)
            {
                return vec![kept];
            }
        }
        let own = self.read_node(kind, record, route);
        if !own.is_empty() {
            return own;
        }
        match self.enclosing_record(kind, record) {
            Some((outer, enclosing)) if route.steps.len() > 1 => {
                let is_it = route.first_key() == Some(self.name(outer));
                let rest = if is_it { route.rest() } else { route.clone() };
                let names_outer = is_it || self.names_enclosing(outer, route);
                if names_outer {
                    self.read(outer, enclosing, &rest, usize::MAX)
                } else {
                    own
                }
            }
            _ => own,
        }
    }

    /// Whether a route begins with the name of a kind further out.
    fn names_enclosing(&self, kind: KindId, route: &Route) -> bool {
        let mut outer = self.enclosing(kind);
        while let Some(enclosing) = outer {
            if route.first_key() == Some(self.name(enclosing)) {
                return true;
            }
            outer = self.enclosing(enclosing);
        }
        false
    }

    fn read_node<'a>(&'a self, kind: KindId, record: &Record, route: &Route) -> Vec<Value<'a>> {
        let (Some(node), Some(file)) = (self.node(kind, record), self.file(kind, record)) else {
            return Vec::new();
        };
        let found = walk(node, route).values.into_iter();
        found
            .filter_map(|(node, _)| Value::of_node(file, node))
            .collect()
    }

    /// A key or a part of the path that was kept under this name.
    pub(super) fn kept<'a>(
        &'a self,
        kind: KindId,
        record: &'a Record,
        name: &str,
    ) -> Option<Value<'a>> {
        let names = self.columns(kind);
        if let Some(at) = names.iter().position(|kept| *kept == name) {
            let (text, span) = record.kept.get(at)?;
            return (!text.is_empty()).then(|| Value::bare(&**text, *span));
        }
        let source = self.source(kind, record)?;
        let (_, text) = source.parts.iter().find(|(kept, _)| kept == name)?;
        Some(Value::bare(text.as_str(), Span::file(source.file)))
    }

    pub(super) fn make<'a>(
        &'a self,
        kind: KindId,
        record: &'a Record,
        made: &'a Made,
        name: &str,
        at: usize,
    ) -> Vec<Value<'a>> {
        match made {
            Made::Route(route) => self.read(kind, record, route, at),
            Made::Match(of, regex) => {
                let values = self.make(kind, record, of, name, at).into_iter();
                values
                    .filter_map(|value| part(&value, regex, name))
                    .collect()
            }
            Made::FirstOf(all) => all
                .iter()
                .map(|made| self.make(kind, record, made, name, at))
                .find(|values| !values.is_empty())
                .unwrap_or_default(),
            Made::Template(pieces) => self.filled(kind, record, pieces, at).into_iter().collect(),
        }
    }

    /// A template with the fields of a record; `None` where one of them is not there.
    fn filled<'a>(
        &'a self,
        kind: KindId,
        record: &'a Record,
        pieces: &'a [Piece],
        at: usize,
    ) -> Option<Value<'a>> {
        let mut text = String::new();
        let mut span = None;
        for piece in pieces {
            match piece {
                Piece::Text(literal) => text.push_str(literal),
                Piece::Field(route) => {
                    let values = self.read(kind, record, route, at);
                    let value = values.first()?;
                    text.push_str(&value.text);
                    // The last of them is the record's own more often than the first.
                    span = Some(value.span);
                }
            }
        }
        Some(Value::bare(text, span.or_else(|| self.span(kind, record))?))
    }
}

/// Goes on from values that are made.
fn further<'a>(made: Vec<Value<'a>>, rest: &Route) -> Vec<Value<'a>> {
    if rest.steps.is_empty() {
        return made;
    }
    let mut found = Vec::new();
    for value in made {
        let file = value.span.file;
        let nodes = value
            .node
            .into_iter()
            .flat_map(|node| walk(node, rest).values);
        found.extend(nodes.filter_map(|(node, _)| Value::of_node(file, node)));
    }
    found
}

/// The part of a value that a regular expression finds.
fn part<'a>(value: &Value<'a>, regex: &Regex, name: &str) -> Option<Value<'a>> {
    let found = regex.captures(&*value.text).ok().flatten()?;
    let group = found
        .name(name)
        .or_else(|| found.get(1))
        .or_else(|| found.get(0))?;
    let span = value.place(group.range());
    Some(Value {
        kind: ValueKind::Bare,
        text: Cow::Owned(group.as_str().to_owned()),
        span,
        unit: value.unit,
        is_without_unit: value.is_without_unit,
        node: None,
    })
}
