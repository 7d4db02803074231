//! A stated number is the number of records.

use std::collections::BTreeMap;

use crate::config::{Given, Spanned};
use crate::diagnostic::{Label, Level, Needs, RuleMetadata};
use crate::figure::{Interval, Number};
use crate::gather::{Field, KindId, Records};
use crate::source::Span;
use crate::words::{meant_or, nearest, quoted};

use super::context::Context;
use super::records::{
    Break, Comparisons, Fold, Names, OverRecords, Quantities, Ratchet, Resolver, Row, Rows,
    as_count, flat,
};
use super::{Declaration, ReadParameters, Rule};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "count",
        summary: "a stated number is the number of records",
        page: include_str!("count.md"),
        level: Level::Error,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: Some(Declaration::by::<Count>()),
    check: |_, _| {},
};

/// A check as it is declared.
#[derive(Debug)]
struct Count {
    of: Names,
    number_of: Option<Spanned<String>>,
    by: Names,
    fold: Fold,
    known: Ratchet,
}

impl ReadParameters for Count {
    fn read(given: &mut Given<'_>) -> Option<Self> {
        Some(Self {
            of: flat(given, "of"),
            number_of: given.text("number_of").cloned(),
            by: flat(given, "by"),
            fold: Fold::read(given),
            known: Ratchet::read(given),
        })
    }
}

/// The records that a check names, found.
struct Asked {
    /// The field that states a number.
    stated: Field,
    /// The kind whose records are counted.
    counted: KindId,
    /// The fields by which those are grouped that state, and those that are counted.
    by: (Vec<Field>, Vec<Field>),
}

impl OverRecords for Count {
    type Asked = Asked;

    fn asked(&self, resolver: &mut Resolver<'_>) -> Option<Self::Asked> {
        let stated = self.of.first().and_then(|name| resolver.field(name));
        let name = self.number_of.as_ref()?;
        let records = resolver.records;
        let Some(counted) = records.kind(&name.value) else {
            let help = meant_or(nearest(&name.value, records.names()), || {
                "Name a kind of record that `records` describes.".to_owned()
            });
            let message = format!("there is no record `{}`", name.value);
            resolver.wrong(name.span, message, &help);
            return None;
        };
        let stated = stated?;
        let own = resolver.all_of(stated.kind, &self.by);
        let others = resolver.all_of(counted, &self.by);
        Some(Asked {
            stated,
            counted,
            by: (own?, others?),
        })
    }

    fn compare(&self, context: &Context<'_>, asked: &Asked) -> Comparisons {
        let records = context.records;
        let mut comparisons = Comparisons::default();
        let stated = Rows::read(records, std::slice::from_ref(&asked.stated));
        comparisons.left_absent(&stated, std::slice::from_ref(&asked.stated));
        if records.is_incomplete(asked.counted) {
            comparisons.left_unread(
                "what is counted is not all there",
                as_count(stated.rows.len()),
            );
            return comparisons;
        }
        if comparisons.has_misused("count", [&stated]) {
            return comparisons;
        }
        let keys = Rows::of_all(records, asked.stated.kind, &asked.by.0);
        let counts = self.counts(records, asked);
        let amounts = Quantities::new(context);
        for row in &stated.rows {
            let Some(Some(value)) = row.values.first() else {
                continue;
            };
            let Some(stated) = amounts.of(value, None) else {
                comparisons.left("not a number", 1);
                continue;
            };
            comparisons.compared(row.span());
            let group = keys.get(row.record);
            let key = group.map_or_else(String::new, |group| group.key(false, &self.fold));
            let count = counts.get(&key).copied().unwrap_or(0);
            if states(&value.text, &stated.reading.strict, count) {
                continue;
            }
            let group = group.filter(|_| !self.by.is_empty());
            let miscount = Miscount {
                field: format!("{}.{}", records.name(asked.stated.kind), asked.stated.name),
                stated: &value.text,
                kind: records.name(asked.counted),
                of: group.map_or_else(Vec::new, Row::written),
                count,
            };
            comparisons.broken_maybe(row.span().map(|place| miscount.told(place)));
        }
        comparisons
    }

    fn ratchet(&self) -> &Ratchet {
        &self.known
    }
}

impl Count {
    /// How many records there are under each key.
    fn counts(&self, records: &Records, asked: &Asked) -> BTreeMap<String, u64> {
        let mut counts = BTreeMap::new();
        for row in Rows::of_all(records, asked.counted, &asked.by.1) {
            *counts.entry(row.key(false, &self.fold)).or_insert(0) += 1;
        }
        counts
    }
}

/// A number that is not that of the records.
struct Miscount<'a> {
    /// The field that states it, with its kind.
    field: String,
    /// The number as written.
    stated: &'a str,
    /// The kind whose records are counted.
    kind: &'a str,
    /// What those have in common that are counted, as written; empty where all are.
    of: Vec<String>,
    /// How many there are.
    count: u64,
}

impl Miscount<'_> {
    fn headline(&self) -> String {
        let kind = self.kind;
        let of: Vec<String> = self.of.iter().map(|text| quoted(text)).collect();
        let in_group = match of.as_slice() {
            [] => String::new(),
            of => format!(" of {}", of.join(", ")),
        };
        let there = match self.count {
            0 => format!("there is no `{kind}`{in_group}"),
            1 => format!("there is 1 `{kind}`{in_group}"),
            count => format!("there are {count} `{kind}`{in_group}"),
        };
        format!("{} is stated, and {there}", quoted(self.stated))
    }

    /// The break, at the place where the number is stated.
    fn told(self, place: Span) -> Break {
        let help = format!(
            "Write {}, or correct what `{}` counts in the configuration.",
            self.count, self.kind
        );
        Break {
            message: self.headline(),
            places: vec![Label::new(place, "stated here")],
            count: 1,
            help: vec![help],
            key: [self.field, self.stated.to_owned()]
                .into_iter()
                .chain(self.of)
                .collect(),
        }
    }
}

/// Whether a number that is written so can be this many of things that can be counted to the last one.
fn states(text: &str, strict: &Interval, count: u64) -> bool {
    let there = Number::from(i64::try_from(count).unwrap_or(i64::MAX));
    // `2+` of what is counted is two or more.
    let is_least = text.trim_end().ends_with(['+', '＋'])
        && strict.lower.as_ref().is_some_and(|end| end.value == there);
    strict.contains(&there) || is_least
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::End;

    #[test]
    fn a_number_with_a_plus_states_what_it_ends_at_too() {
        let over = |number| Interval::from_end(End::open(Number::from(number)));
        let exactly = |number| Interval::exact(Number::from(number));
        for (text, strict, count, expected) in [
            ("2", exactly(2), 2, true),
            ("2", exactly(2), 3, false),
            ("2+", over(2), 2, true),
            ("2+", over(2), 3, true),
            ("2+", over(2), 1, false),
            ("over 2", over(2), 2, false),
        ] {
            assert_eq!(states(text, &strict, count), expected, "{text}: {count}");
        }
    }

    #[test]
    fn a_miscount_says_how_many_there_are() {
        let told = |count, of: &[&str]| {
            let miscount = Miscount {
                field: "page.berths".to_owned(),
                stated: "4",
                kind: "berth",
                of: of.iter().map(|text| (*text).to_owned()).collect(),
                count,
            };
            miscount.headline()
        };
        assert_eq!(told(0, &[]), "`4` is stated, and there is no `berth`");
        assert_eq!(
            told(1, &["north"]),
            "`4` is stated, and there is 1 `berth` of `north`"
        );
        assert_eq!(told(3, &[]), "`4` is stated, and there are 3 `berth`");
    }
}
