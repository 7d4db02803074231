//! Fields of records: what a check means by a name, and why a name is no field. How the values under it are read is
//! `field_values.rs`.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{KindId, Record, Records};
use super::value::Value;
use super::walk::walk;
use crate::config::{Precision, ReadAs, Route, Step, Unread};
use crate::document::NodeRef;
use crate::source::{FileId, Span};
use crate::words::{did_you_mean, meant_or, nearest, number_of};

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
                    help: did_you_mean(&whole),
                    close: Some(whole),
                });
            }
            let close = nearest(name, self.names()).map(str::to_owned);
            let help = meant_or(close.as_deref(), || {
                let names: Vec<_> = self.names().map(|name| format!("`{name}`")).collect();
                if names.is_empty() {
                    "Describe it under `records` in the configuration.".to_owned()
                } else {
                    format!("The configuration describes {}.", names.join(", "))
                }
            });
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
            Some(close) => did_you_mean(close),
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
        spec.is_some_and(|spec| matches!(spec.reading, ReadAs::Text(_)))
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

    /// The tables that lack the column that a field is, where others have it or files of another shape do: how many, of how
    /// many tables, or files where these are not all tables, and the first.
    pub fn lacking(&self, field: &Field) -> Option<(usize, String, FileId)> {
        let is_declared = self.spec(field.owner).is_some_and(|spec| {
            let first = field.route.first_key();
            let mut fields = spec.fields.iter();
            fields.any(|own| Some(own.name.value.as_str()) == first)
        });
        if is_declared {
            return None;
        }
        let (tables, noun) = match self.tables_with(field) {
            tables if tables.is_empty() => self.files_with(field),
            tables => (tables, "table"),
        };
        let mut lacking = tables.iter().filter(|(_, has)| !has);
        let first = lacking.next()?.0;
        let count = 1 + lacking.count();
        (count < tables.len()).then(|| (count, number_of(tables.len(), noun), first))
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

    /// The files that are tables, and whether each has the column; where none does, the others that have the field too.
    fn files_with(&self, field: &Field) -> (Vec<(FileId, bool)>, &'static str) {
        let mut tables: BTreeMap<FileId, bool> = BTreeMap::new();
        for record in self.of(field.owner) {
            let node = self.node(field.owner, record);
            let node = node.filter(|node| node.document().format().is_cells());
            if let (Some(_), Some(file)) = (node, self.file(field.owner, record)) {
                *tables.entry(file).or_default() |= self.is_written(field, record);
            }
        }
        let mut noun = "table";
        if !tables.is_empty() && !tables.values().any(|has| *has) {
            noun = "file";
            let with = self.of(field.owner).iter();
            let with = with.filter(|record| self.is_written(field, record));
            tables.extend(with.filter_map(|record| Some((self.file(field.owner, record)?, true))));
        }
        (tables.into_iter().collect(), noun)
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
