//! What an entry says of entity, period and dimensions: a field of the records, or a word that is meant as it is.

use super::gathering::{Gathering, wrong};
use crate::config::{FactSource, Spanned, Term};
use crate::fact::Named;
use crate::gather::{Field, KindId, NoField, Record};
use crate::source::Span;
use crate::words::{meant_or, nearest};

/// Where the value of a dimension comes from.
pub(super) enum Slot {
    /// A field of each record.
    Field(Box<Field>, Span),
    /// A word of the configuration.
    Constant(Named),
}

impl Gathering<'_> {
    /// The meaning of a term for the records of a kind; `None`, with a problem, where it means nothing. `is_known` says
    /// whether the vocabulary has a word where this one stands.
    pub(super) fn slot(
        &mut self,
        entry: &FactSource,
        kind: KindId,
        term: &Term,
        is_known: bool,
    ) -> Option<Slot> {
        let written = term.written();
        let place = written.span.unwrap_or(entry.span);
        let constant = Slot::Constant(named(entry, written));
        let field = match term {
            Term::Value(_) => return Some(constant),
            Term::Word(_) | Term::Field(_) => self.from.records.field_of(kind, &written.value),
        };
        match (term, field) {
            (Term::Word(_), Ok(_)) if is_known && !self.from.records.of(kind).is_empty() => {
                let of = self.from.records.name(kind);
                let message = format!(
                    "`{}` is a field of `{of}`, and a name of the vocabulary",
                    written.value
                );
                let help = format!(
                    "Say which is meant: `{{field: {0}}}` or `{{value: {0}}}`.",
                    written.value
                );
                self.tell(wrong(Some(place), entry, message).help(help));
                None
            }
            (_, Ok(field)) => Some(Slot::Field(Box::new(field), place)),
            // Nobody names a field that differs in a letter from one that is there and means a word.
            (Term::Word(_), Err(NoField { close: None, .. })) => Some(constant),
            (Term::Word(_), Err(_)) if is_known => Some(constant),
            (_, Err(no)) => {
                let as_it_is = format!(
                    "Write `{{value: {}}}` where the word itself is meant.",
                    written.value
                );
                let is_word = matches!(term, Term::Word(_));
                let problem = wrong(Some(place), entry, no.message).help(no.help);
                self.tell(problem.and_help(is_word.then_some(as_it_is)));
                None
            }
        }
    }

    /// The field of a kind; a problem where none of its records has it.
    pub(super) fn field(
        &mut self,
        entry: &FactSource,
        kind: KindId,
        name: &Spanned<String>,
    ) -> Option<Field> {
        match self.from.records.field_of(kind, &name.value) {
            Ok(field) => Some(field),
            Err(no) => {
                self.tell(wrong(name.span, entry, no.message).help(no.help));
                None
            }
        }
    }

    /// The kind of record of this name; a problem where there is none.
    pub(super) fn kind(&mut self, entry: &FactSource, name: &Spanned<String>) -> Option<KindId> {
        let records = self.from.records;
        let kind = records.kind(&name.value);
        if kind.is_none() {
            let help = meant_or(nearest(&name.value, records.names()), || {
                "Describe it under `records` in the configuration.".to_owned()
            });
            let message = format!("there is no record `{}`", name.value);
            self.tell(wrong(name.span, entry, message).help(help));
        }
        kind
    }

    /// The value of a slot for a record; `Err` where the record has none.
    pub(super) fn value(&self, slot: &Slot, record: &Record) -> Result<Named, ()> {
        match slot {
            Slot::Constant(named) => Ok(named.clone()),
            Slot::Field(field, _) => {
                let values = self.from.records.values(field, record);
                let value = values
                    .first()
                    .filter(|value| value.kind.is_scalar())
                    .ok_or(())?;
                Ok(Named {
                    name: value.text.trim().into(),
                    span: value.span,
                })
            }
        }
    }
}

/// A word of the configuration with its place.
pub(super) fn named(entry: &FactSource, written: &Spanned<String>) -> Named {
    Named {
        name: written.value.as_str().into(),
        span: written.span.unwrap_or(entry.span),
    }
}
