//! Fields of records: what a check means by a name, and the values that a record has under it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use fancy_regex::Regex;

use super::model::{KindId, Record, Records};
use super::value::{Value, ValueKind};
use super::walk::walk;
use crate::config::{Made, Piece, Precision, Reading, Route, Step, Unread};
use crate::document::NodeRef;
use crate::source::{FileId, Span};
use crate::words::nearest;

/// A field as a check names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The kind whose records are asked for it.
    pub kind: KindId,
    /// The kind that has it: the same, or one that encloses it.
    pub(super) owner: KindId,
    pub(super) route: Route,
    /// The name as written, without the kind.
    pub name: String,
}

impl Field {
    /// Whether a record may have many values under it, as of the items of a list.
    pub fn is_of_many(&self) -> bool {
        let mut steps = self.route.steps.iter();
        steps.any(|step| !matches!(step, Step::Key(_)))
    }
}

/// Why a name is no field, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoField {
    /// The problem, in one sentence.
    pub message: String,
    /// Advice.
    pub help: String,
    /// The field or the record that was probably meant.
    pub close: Option<String>,
}

/// The number of keys that are named where one is not there.
const NAMED: usize = 12;

impl Records {
    /// The field that is named with its kind: `country.code`.
    ///
    /// # Errors
    ///
    /// There is no such kind, or none of its records has the field.
    pub fn field(&self, text: &str) -> Result<Field, NoField> {
        let route = route(text)?;
        let name = route.first_key().unwrap_or_default();
        let Some(kind) = self.kind(name) else {
            let having = self.kinds().find(|(kind, _)| {
                route.steps.len() == 1
                    && self.field_of(*kind, text).is_ok()
                    && !self.of(*kind).is_empty()
            });
            if let Some((_, spec)) = having {
                let whole = format!("{}.{text}", spec.name.value);
                return Err(NoField {
                    message: format!("`{text}` does not say of which record it is a field"),
                    help: format!("Did you mean `{whole}`?"),
                    close: Some(whole),
                });
            }
            let close = nearest(name, self.names()).map(str::to_owned);
            let help = close.as_ref().map_or_else(
                || {
                    let names: Vec<_> = self.names().map(|name| format!("`{name}`")).collect();
                    if names.is_empty() {
                        "Describe it under `records` in the configuration.".to_owned()
                    } else {
                        format!("The configuration describes {}.", names.join(", "))
                    }
                },
                |close| format!("Did you mean `{close}`?"),
            );
            return Err(NoField {
                message: format!("there is no record `{name}`"),
                help,
                close,
            });
        };
        if route.steps.len() < 2 {
            let mut nodes = self
                .of(kind)
                .iter()
                .filter_map(|record| self.node(kind, record));
            let is_value = nodes
                .next()
                .is_some_and(|node| node.scalar_text().is_some());
            return Err(NoField {
                message: format!("`{text}` names a record and no field of it"),
                help: if is_value {
                    format!("The records are values themselves: write `{name}[]`.")
                } else {
                    format!("Write the field behind a dot: `{name}.id`.")
                },
                close: None,
            });
        }
        self.own_or_enclosing(kind, kind, route.rest())
    }

    /// The field that records of a kind have under this name: their own, with or without the name of the kind, or that
    /// of a record that encloses them.
    ///
    /// # Errors
    ///
    /// None of the records has the field.
    pub fn field_of(&self, kind: KindId, text: &str) -> Result<Field, NoField> {
        let route = route(text)?;
        let own = route.first_key() == Some(self.name(kind)) && route.steps.len() > 1;
        if own {
            return self.own_or_enclosing(kind, kind, route.rest());
        }
        self.own_or_enclosing(kind, kind, route)
    }

    fn own_or_enclosing(
        &self,
        kind: KindId,
        owner: KindId,
        route: Route,
    ) -> Result<Field, NoField> {
        let field = Field {
            kind,
            owner,
            name: written(&route),
            route,
        };
        if self.of(kind).is_empty() || self.has(&field) {
            return Ok(field);
        }
        let mut outer = self.enclosing(owner);
        while let Some(enclosing) = outer {
            if field.route.first_key() == Some(self.name(enclosing)) && field.route.steps.len() > 1
            {
                let mut found = self.own_or_enclosing(kind, enclosing, field.route.rest())?;
                found.name = field.name;
                return Ok(found);
            }
            outer = self.enclosing(enclosing);
        }
        Err(self.no_field(&field))
    }

    /// Whether it is told already that nothing is known of a field, or that no record has it.
    pub fn is_told(&self, field: &Field) -> bool {
        let first = field.route.first_key().unwrap_or_default();
        let kinds = [field.kind, field.owner];
        let mut unread = kinds.iter().filter_map(|kind| self.spec(*kind));
        self.never.contains(&(field.owner, first.to_owned()))
            || unread.any(|spec| match &spec.unread {
                Unread::Records => true,
                Unread::Fields(names) => names.iter().any(|name| name == first),
            })
    }

    fn has(&self, field: &Field) -> bool {
        let is_declared = self.spec(field.owner).is_some_and(|spec| {
            let first = field.route.first_key();
            spec.fields
                .iter()
                .any(|own| Some(own.name.value.as_str()) == first)
        });
        let is_declared = is_declared || self.is_told(field);
        let mut records = self.of(field.owner).iter();
        // A field that is there and means nothing is there all the same.
        is_declared || records.any(|record| self.is_written(field, record))
    }

    /// Whether the keys of a route are there in a record, whatever they say.
    pub(super) fn has_keys(&self, kind: KindId, record: &Record, route: &Route) -> bool {
        let node = self.node(kind, record);
        node.is_some_and(|node| reaches(node, route))
    }

    /// Why no record of a kind has what stands at the end of a route.
    pub(super) fn no_field_at(&self, kind: KindId, route: &Route) -> NoField {
        self.no_field(&Field {
            kind,
            owner: kind,
            name: written(route),
            route: route.clone(),
        })
    }

    fn is_written(&self, field: &Field, record: &Record) -> bool {
        self.has_keys(field.owner, record, &field.route)
            || !self
                .read(field.owner, record, &field.route, usize::MAX)
                .is_empty()
    }

    fn no_field(&self, field: &Field) -> NoField {
        let mut known: BTreeSet<String> = BTreeSet::new();
        let kind = field.owner;
        if let Some(spec) = self.spec(kind) {
            known.extend(spec.fields.iter().map(|own| own.name.value.clone()));
            known.extend(self.columns(kind).into_iter().map(str::to_owned));
        }
        let parent = Route {
            steps: field
                .route
                .steps
                .split_last()
                .map_or(Vec::new(), |(_, before)| before.to_vec()),
        };
        for record in self.of(kind).iter().take(1000) {
            let parts = self
                .source(kind, record)
                .into_iter()
                .flat_map(|source| &source.parts);
            known.extend(parts.map(|(name, _)| name.clone()));
            let nodes = self
                .node(kind, record)
                .into_iter()
                .flat_map(|node| walk(node, &parent).values);
            for (node, _) in nodes {
                let keys = node.entries().filter_map(|entry| entry.key.scalar_text());
                known.extend(keys.map(str::to_owned));
            }
        }
        let wanted = match field.route.steps.last() {
            Some(Step::Key(key)) => key.as_str(),
            _ => field.name.as_str(),
        };
        let close = nearest(wanted, known.iter().map(String::as_str));
        let help = match close {
            _ if self.is_of_enclosing(field) => {
                let outer = self.enclosing(kind).map_or("", |outer| self.name(outer));
                let name = &field.name;
                format!(
                    "`{outer}`, in which it stands, has it: name it `{outer}.{name}`, under `fields` where others call it otherwise."
                )
            }
            Some(close) => format!("Did you mean `{close}`?"),
            None if known.is_empty() && self.are_lists(kind) => format!(
                "Each `{}` is a whole list, such as all rows of a table. Add `each: \"[*]\"` where it is described, so \
                 that each item is one.",
                self.name(kind)
            ),
            None if known.is_empty() && self.is_of_text(kind) => format!(
                "The pattern of `{}` keeps nothing: write `(?<{wanted}>…)` around the part of it that is meant.",
                self.name(kind)
            ),
            None => there_are(&known),
        };
        NoField {
            message: format!("no `{}` has a field `{}`", self.name(kind), field.name),
            help,
            close: close.map(str::to_owned),
        }
    }

    fn is_of_text(&self, kind: KindId) -> bool {
        let spec = self.spec(kind);
        spec.is_some_and(|spec| matches!(spec.reading, Reading::Text(_)))
    }

    /// Whether records of a kind are lists, whose items are probably meant.
    fn are_lists(&self, kind: KindId) -> bool {
        let first = self.of(kind).first();
        let node = first.and_then(|record| self.node(kind, record));
        node.is_some_and(|node| node.items().next().is_some())
    }

    /// Whether the records that enclose those of a field have one of its name.
    fn is_of_enclosing(&self, field: &Field) -> bool {
        let outer = self.enclosing(field.owner);
        outer.is_some_and(|outer| {
            let field = Field {
                kind: outer,
                owner: outer,
                route: field.route.clone(),
                name: field.name.clone(),
            };
            self.has(&field)
        })
    }

    /// The values that a record of the field's kind has under it; what is null or absent is left out.
    pub fn values<'a>(&'a self, field: &Field, record: &'a Record) -> Vec<Value<'a>> {
        let (mut kind, mut record) = (field.kind, record);
        while kind != field.owner {
            let Some((outer, enclosing)) = self.enclosing_record(kind, record) else {
                return Vec::new();
            };
            (kind, record) = (outer, enclosing);
        }
        self.read(kind, record, &field.route, usize::MAX)
    }

    /// How the numbers of a field are rounded, as far as the configuration says so.
    pub fn precision(&self, field: &Field) -> Option<&Precision> {
        let spec = self.spec(field.owner)?;
        let first = field.route.first_key();
        let mut own = spec.fields.iter();
        let own = own.find(|rule| Some(rule.name.value.as_str()) == first);
        own.and_then(|rule| rule.precision.as_ref())
            .or(spec.precision.as_ref())
    }

    /// Values on the way to a field of which items are asked for, and which are no lists: how many, and the first.
    pub fn misfits(&self, field: &Field) -> Option<(usize, Span)> {
        let asks = |step: &Step| matches!(step, Step::Items { .. });
        if !field.route.steps.iter().any(asks) {
            return None;
        }
        let mut found = None;
        let mut count = 0;
        for record in self.of(field.owner) {
            let Some(node) = self.node(field.owner, record) else {
                continue;
            };
            for misfit in walk(node, &field.route).misfits {
                count += 1;
                let file = self.file(field.owner, record);
                found = found.or_else(|| Some(Span::new(file?, misfit.site())));
            }
        }
        Some((count, found?))
    }

    /// The tables of which only some have the column that a field is: how many lack it, of how many, and the first.
    pub fn lacking(&self, field: &Field) -> Option<(usize, usize, FileId)> {
        let is_declared = self.spec(field.owner).is_some_and(|spec| {
            let first = field.route.first_key();
            let mut fields = spec.fields.iter();
            fields.any(|own| Some(own.name.value.as_str()) == first)
        });
        if is_declared {
            return None;
        }
        let tables = match self.tables_with(field) {
            tables if tables.is_empty() => self.files_with(field),
            tables => tables,
        };
        let mut lacking = tables.iter().filter(|(_, has)| !has);
        let first = lacking.next()?.0;
        let count = 1 + lacking.count();
        (count < tables.len()).then_some((count, tables.len(), first))
    }

    /// The tables of texts, and whether each has the column.
    fn tables_with(&self, field: &Field) -> Vec<(FileId, bool)> {
        let Some(kind) = self.kinds.get(field.owner.0) else {
            return Vec::new();
        };
        let name = field.route.first_key();
        let column = kind
            .columns
            .iter()
            .position(|own| Some(own.as_str()) == name);
        let Some(column) = column else {
            return Vec::new();
        };
        let tables = kind.tables.iter();
        tables
            .filter_map(|(source, columns)| {
                Some((kind.files.get(*source)?.file, columns.contains(&column)))
            })
            .collect()
    }

    /// The files that are tables, and whether each has the column.
    fn files_with(&self, field: &Field) -> Vec<(FileId, bool)> {
        let mut tables: BTreeMap<FileId, bool> = BTreeMap::new();
        for record in self.of(field.owner) {
            let node = self.node(field.owner, record);
            let node = node.filter(|node| node.document().format().is_cells());
            if let (Some(_), Some(file)) = (node, self.file(field.owner, record)) {
                *tables.entry(file).or_default() |= self.is_written(field, record);
            }
        }
        tables.into_iter().collect()
    }

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
        let mut values = self.read_all(kind, record, route, visible);
        if let [Step::Key(column)] = route.steps.as_slice() {
            let unit = self.unit_of(kind, record, column);
            for value in values.iter_mut().filter(|value| value.unit.is_none()) {
                value.unit = unit;
            }
        }
        values.retain(|value| {
            let is_empty = value.kind == ValueKind::Bare && value.text.trim().is_empty();
            !is_empty && !spec.absent.iter().any(|absent| *absent == value.text)
        });
        values
    }

    fn read_all<'a>(
        &'a self,
        kind: KindId,
        record: &'a Record,
        route: &Route,
        visible: usize,
    ) -> Vec<Value<'a>> {
        let Some(spec) = self.spec(kind) else {
            return Vec::new();
        };
        if let Some(first) = route.first_key() {
            let rules = spec.fields.iter().enumerate().take(visible);
            for (at, rule) in rules {
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

/// A sentence that lists the fields there are.
fn there_are(known: &BTreeSet<String>) -> String {
    if known.is_empty() {
        return "The records have no fields.".to_owned();
    }
    let more = if known.len() > NAMED { ", …" } else { "" };
    let known = known.iter().take(NAMED);
    let known: Vec<_> = known.map(|name| format!("`{name}`")).collect();
    format!("There are {}{more}.", known.join(", "))
}

fn route(text: &str) -> Result<Route, NoField> {
    Route::parse(text).map_err(|no| NoField {
        message: format!("the path `{text}` {}", no.why),
        help: no.help.to_owned(),
        close: None,
    })
}

/// Whether the keys of a route are there, whatever they say; a list or its items count as reached when they are empty.
fn reaches(node: NodeRef<'_>, route: &Route) -> bool {
    let is_items = |step: &&Step| matches!(step, Step::Items { .. } | Step::OneOrMany);
    let last = route.steps.iter().rev().skip_while(is_items).count();
    let keys = Route {
        steps: route.steps.iter().take(last).cloned().collect(),
    };
    last > 0 && !walk(node, &keys).values.is_empty()
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
        node: None,
    })
}

/// A route as it is named in messages.
fn written(route: &Route) -> String {
    let mut text = String::new();
    for step in &route.steps {
        let dot = if text.is_empty() { "" } else { "." };
        let step = match step {
            Step::Key(key) => format!("{dot}{key}"),
            Step::AnyKey(None) => format!("{dot}*"),
            Step::AnyKey(Some(name)) => format!("{dot}{{{name}}}"),
            Step::AnyKeys(name) => format!("{dot}{{{name}**}}"),
            Step::Items { from: 0, to: None } => "[*]".to_owned(),
            Step::Items { from, to } => {
                let to = to.map_or_else(String::new, |to| to.to_string());
                format!("[{from}:{to}]")
            }
            Step::OneOrMany => "[]".to_owned(),
        };
        text.push_str(&step);
    }
    text
}
