//! What one record says of another, the other says of it.

use std::collections::BTreeMap;

use crate::config::{Given, Spanned};
use crate::diagnostic::{Label, Level, Needs, RuleMetadata};
use crate::gather::{Field, Value};
use crate::words::quoted;

use super::context::Context;
use super::records::{
    Break, Comparisons, Fold, Names, OverRecords, Ratchet, Resolver, Row, Rows, flat, number, typed,
};
use super::{Declaration, ReadParameters, Rule};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "mutual",
        summary: "what one record says of another, the other says of it",
        page: include_str!("mutual.md"),
        level: Level::Error,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: Some(Declaration::by::<Mutual>()),
    check: |_, _| {},
};

/// A check as it is declared.
#[derive(Debug)]
struct Mutual {
    of: Names,
    by: Option<Spanned<String>>,
    value: Option<Spanned<String>>,
    fold: Fold,
    known: Ratchet,
}

impl ReadParameters for Mutual {
    fn read(given: &mut Given<'_>) -> Option<Self> {
        Some(Self {
            of: flat(given, "of"),
            by: given.text("by").cloned(),
            value: given.text("value").cloned(),
            fold: Fold::read(given),
            known: Ratchet::read(given),
        })
    }
}

impl OverRecords for Mutual {
    type Asked = Vec<Field>;

    /// The field that names a record, the one that names another, and the value that both state.
    fn asked(&self, resolver: &mut Resolver<'_>) -> Option<Vec<Field>> {
        let mut fields = resolver.together(&self.of)?;
        let kind = fields.first()?.kind;
        if let Some(by) = &self.by {
            fields.insert(0, resolver.field_of(kind, by)?);
        }
        if fields.len() != 2 {
            let span = self.of.first().and_then(|name| name.span);
            let message =
                "`mutual` needs the field that names a record and the one that names another"
                    .to_owned();
            resolver.wrong(
                span,
                message,
                "Write `of: record.others[*], by: name`, or `of: [record.from, record.to]`.",
            );
            return None;
        }
        if let Some(value) = &self.value {
            fields.push(resolver.field_of(kind, value)?);
        }
        Some(fields)
    }

    fn compare(&self, context: &Context<'_>, fields: &Vec<Field>) -> Comparisons {
        let mut comparisons = Comparisons::default();
        let rows = Rows::read(context.records, fields);
        if comparisons.has_misused("mutual", [&rows]) {
            return comparisons;
        }
        let is_typed = typed([&rows]);
        let text = |row: &Row<'_>, at: usize| {
            let value = row.values.get(at)?.as_ref()?;
            Some(self.fold.folded(value.key(is_typed)))
        };
        let mut said: BTreeMap<(String, String), &Row<'_>> = BTreeMap::new();
        let mut known: BTreeMap<String, &Row<'_>> = BTreeMap::new();
        for row in &rows.rows {
            let Some(from) = text(row, 0) else { continue };
            known.entry(from.clone()).or_insert(row);
            if let Some(to) = text(row, 1) {
                said.entry((from, to)).or_insert(row);
            }
        }
        for ((from, to), row) in &said {
            let Some(Some(named)) = row.values.get(1) else {
                continue;
            };
            let Some(other) = known.get(to) else {
                comparisons.left("what is named has no record", 1);
                continue;
            };
            comparisons.compared(Some(named.span));
            match said.get(&(to.clone(), from.clone())) {
                None => comparisons.broken(one_sided(row, named, other)),
                Some(back) if from < to => {
                    let apart = values_apart(row, back);
                    comparisons.broken_maybe(apart.map(|values| differing(row, values)));
                }
                Some(_) => {}
            }
        }
        comparisons
    }

    fn ratchet(&self) -> &Ratchet {
        &self.known
    }
}

/// The names in a row: of the record, and of the other.
fn pair(row: &Row<'_>) -> (String, String) {
    let mut written = row.written().into_iter();
    let one = written.next().unwrap_or_default();
    (one, written.next().unwrap_or_default())
}

/// The break where one names the other and not the other way round.
fn one_sided(row: &Row<'_>, named: &Value<'_>, other: &Row<'_>) -> Break {
    let (one, two) = pair(row);
    let place = other.values.first().and_then(Option::as_ref);
    let here = Label::new(named.span, "named here");
    let there = place.map(|name| Label::new(name.span, "not named here"));
    Break {
        message: format!(
            "{0} names {1}, and {1} does not name {0}",
            quoted(&one),
            quoted(&two)
        ),
        places: std::iter::once(here).chain(there).collect(),
        count: 1,
        help: vec!["Name it there, or take the name away here.".to_owned()],
        key: vec![one, two],
    }
}

/// The values that two state of each other, where these are not the same.
fn values_apart<'r, 'a>(row: &'r Row<'a>, back: &'r Row<'a>) -> Option<[&'r Value<'a>; 2]> {
    let mine = row.values.get(2)?.as_ref()?;
    let theirs = back.values.get(2)?.as_ref()?;
    let as_number = |value: &Value<'_>| number(&value.text);
    let same = match (as_number(mine), as_number(theirs)) {
        (Some(mine), Some(theirs)) => mine == theirs,
        _ => mine.key(true) == theirs.key(true),
    };
    (!same).then_some([mine, theirs])
}

/// The break where both state a value, and not the same.
fn differing(row: &Row<'_>, [mine, theirs]: [&Value<'_>; 2]) -> Break {
    let (one, two) = pair(row);
    Break {
        message: format!(
            "{0} says {1} of {2}, and {2} says {3} of {0}",
            quoted(&one),
            quoted(&mine.text),
            quoted(&two),
            quoted(&theirs.text)
        ),
        places: vec![
            Label::new(mine.span, ""),
            Label::new(theirs.span, "the other way round"),
        ],
        count: 1,
        help: vec!["Correct one of them.".to_owned()],
        key: vec![one, two, mine.text.to_string(), theirs.text.to_string()],
    }
}
