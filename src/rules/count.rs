//! A stated number is the number of records.

use std::collections::BTreeMap;

use crate::config::{Given, Spanned};
use crate::diagnostic::{Label, Level, Needs, Problem, RuleMetadata};
use crate::figure::Number;
use crate::gather::{Field, KindId, Records};
use crate::words::{nearest, quoted};

use super::context::{Context, DeclaredCheck};
use super::records::{
    Break, Comparisons, Fold, Names, Quantities, Ratchet, Resolver, Row, Rows, as_count, flat,
};
use super::run::Run;
use super::{Declaration, Parameters, ReadParameters, Rule};

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

impl Count {
    fn asked(&self, resolver: &mut Resolver<'_>) -> Option<Asked> {
        let stated = self.of.first().and_then(|name| resolver.field(name));
        let name = self.number_of.as_ref()?;
        let records = resolver.records;
        let Some(counted) = records.kind(&name.value) else {
            let help = nearest(&name.value, records.names()).map_or_else(
                || "Name a kind of record that `records` describes.".to_owned(),
                |close| format!("Did you mean `{close}`?"),
            );
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

    /// How many records there are under each key.
    fn counts(&self, records: &Records, asked: &Asked) -> BTreeMap<String, u64> {
        let mut counts = BTreeMap::new();
        for row in Rows::of_all(records, asked.counted, &asked.by.1) {
            *counts.entry(row.key(false, &self.fold)).or_insert(0) += 1;
        }
        counts
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
            // Things that are there can be counted to the last one.
            let Some(stated) = amounts.of(value, None) else {
                comparisons.left("not a number", 1);
                continue;
            };
            comparisons.compared(row.span());
            let group = keys.get(row.record);
            let key = group.map_or_else(String::new, |group| group.key(false, &self.fold));
            let count = counts.get(&key).copied().unwrap_or(0);
            let there = Number::from(i64::try_from(count).unwrap_or(i64::MAX));
            let strict = &stated.reading.strict;
            // `2+` of what is counted is two or more.
            let is_least = value.text.trim_end().ends_with(['+', '＋'])
                && strict.lower.as_ref().is_some_and(|end| end.value == there);
            if !strict.contains(&there) && !is_least {
                let group = group.filter(|_| !self.by.is_empty());
                comparisons.broken_maybe(differs(records, asked, row, group, count));
            }
        }
        comparisons
    }
}

/// The break of a number that is not that of the records.
fn differs(
    records: &Records,
    asked: &Asked,
    row: &Row<'_>,
    group: Option<&Row<'_>>,
    count: u64,
) -> Option<Break> {
    let value = row.values.first()?.as_ref()?;
    let kind = records.name(asked.counted);
    let of = group.map_or_else(Vec::new, Row::written);
    let named = of.iter().map(|text| quoted(text)).collect::<Vec<_>>();
    let in_group = match named.as_slice() {
        [] => String::new(),
        named => format!(" of {}", named.join(", ")),
    };
    let there = match count {
        0 => format!("there is no `{kind}`{in_group}"),
        1 => format!("there is 1 `{kind}`{in_group}"),
        count => format!("there are {count} `{kind}`{in_group}"),
    };
    let stated = format!("{}.{}", records.name(asked.stated.kind), asked.stated.name);
    let mut key = vec![stated, value.text.to_string()];
    key.extend(of);
    Some(Break {
        message: format!("{} is stated, and {there}", quoted(&value.text)),
        places: vec![Label::new(row.span()?, "stated here")],
        count: 1,
        help: vec![format!(
            "Write {count}, or correct what `{kind}` counts in the configuration."
        )],
        key,
    })
}

impl Parameters for Count {
    fn check(&self, run: &mut Run<'_, '_>) {
        let records = run.context.records;
        if let Some(asked) = self.asked(&mut Resolver::new(records)) {
            self.compare(run.context, &asked).tell(run, &self.known);
        }
    }

    fn problems(&self, context: &Context<'_>, _declared: &DeclaredCheck) -> Vec<Problem> {
        let mut resolver = Resolver::new(context.records);
        self.asked(&mut resolver);
        resolver.problems
    }

    fn is_over_records(&self) -> bool {
        true
    }
}
