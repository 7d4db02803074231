//! Fields of a record, or records one after the other, ascend.

use std::collections::BTreeMap;

use crate::config::Given;
use crate::diagnostic::{Label, Level, Needs, RuleMetadata};
use crate::figure::Units;
use crate::gather::{Field, Records, Value};

use super::context::Context;
use super::records::{
    Break, Comparisons, Fold, Names, OverRecords, Rank, Ratchet, Resolver, Row, Rows, Scale,
    as_count, flat, half_in_units, said, unconverted,
};
use super::{Declaration, ReadParameters, Rule};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "ordered",
        summary: "what follows comes after what it follows",
        page: include_str!("ordered.md"),
        level: Level::Error,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: Some(Declaration::by::<Ordered>()),
    check: |_, _| {},
};

/// A check as it is declared.
#[derive(Debug)]
struct Ordered {
    of: Names,
    within: Names,
    scale: Option<Scale>,
    strict: bool,
    descending: bool,
    known: Ratchet,
}

impl ReadParameters for Ordered {
    fn read(given: &mut Given<'_>) -> Option<Self> {
        Some(Self {
            of: flat(given, "of"),
            within: flat(given, "within"),
            scale: Scale::read(given),
            strict: given.is_on("strict"),
            descending: given.is_on("descending"),
            known: Ratchet::read(given),
        })
    }
}

/// A value, and the field that it is of.
#[derive(Clone, Copy)]
struct Named<'a, 'v> {
    name: &'a str,
    value: &'a Value<'v>,
}

/// A value that does not come after the one before it.
struct OutOfOrder<'a, 'v> {
    before: Named<'a, 'v>,
    after: Named<'a, 'v>,
    is_same: bool,
    descending: bool,
    strict: bool,
}

/// What values are ordered by.
#[derive(Clone, Copy)]
struct Along<'a> {
    scale: Scale,
    units: &'a Units,
}

/// The fields that a check names, found.
struct Asked {
    /// What groups have in common.
    groups: Vec<Field>,
    /// What is compared.
    own: Vec<Field>,
}

impl OverRecords for Ordered {
    type Asked = Asked;

    fn asked(&self, resolver: &mut Resolver<'_>) -> Option<Asked> {
        let own = resolver.together(&self.of)?;
        let groups = resolver.all_of(own.first()?.kind, &self.within)?;
        Some(Asked { groups, own })
    }

    fn compare(&self, context: &Context<'_>, asked: &Asked) -> Comparisons {
        let Asked { groups, own } = asked;
        let (records, units) = (context.records, context.vocabulary.written_units());
        let mut comparisons = Comparisons::default();
        let rows = Rows::read(records, own);
        comparisons.left_absent(&rows, own);
        if comparisons.has_misused("ordered", [&rows]) {
            return comparisons;
        }
        let along = Along {
            scale: self.scale.unwrap_or_else(|| Scale::of(&rows)),
            units,
        };
        if own.len() > 1 {
            for row in &rows.rows {
                self.compare_fields(along, row, own, &mut comparisons);
            }
        } else {
            self.compare_records(records, along, groups, own, &rows, &mut comparisons);
        }
        comparisons
    }

    fn ratchet(&self) -> &Ratchet {
        &self.known
    }
}

impl Ordered {
    /// Compares each field that is there with the one before.
    fn compare_fields(
        &self,
        along: Along<'_>,
        row: &Row<'_>,
        own: &[Field],
        comparisons: &mut Comparisons,
    ) {
        let fields = own.iter().zip(&row.values);
        let there =
            fields.filter_map(|(field, value)| Some((field.name.as_str(), value.as_ref()?)));
        let there: Vec<(&str, &Value<'_>)> = there.collect();
        for pair in there.windows(2) {
            if let [(before, first), (after, second)] = pair {
                let before = Named {
                    name: before,
                    value: first,
                };
                let after = Named {
                    name: after,
                    value: second,
                };
                self.compare_pair(along, before, after, row.written(), comparisons);
            }
        }
        if there.len() < 2 {
            comparisons.left("one field only is there", 1);
        }
    }

    /// Compares each record with the one before it in its group.
    fn compare_records(
        &self,
        records: &Records,
        along: Along<'_>,
        groups: &[Field],
        own: &[Field],
        rows: &Rows<'_>,
        comparisons: &mut Comparisons,
    ) {
        let Some(field) = own.first() else { return };
        let shared = Rows::of_all(records, field.kind, groups);
        let mut last: BTreeMap<_, &Value<'_>> = BTreeMap::new();
        for row in &rows.rows {
            let Some(Some(value)) = row.values.first() else {
                continue;
            };
            let shared = shared.get(row.record);
            let (key, written) = match shared {
                Some(group) => (group.key(true, &Fold::default()), group.written()),
                None => (String::new(), Vec::new()),
            };
            // Records of different files, or within different ones, have no order but that of a group.
            let holder = groups
                .is_empty()
                .then(|| records.holder(field.kind, row.record));
            let before = last.insert((key, holder), value);
            if let Some(before) = before {
                let name = field.name.as_str();
                let before = Named {
                    name,
                    value: before,
                };
                let after = Named { name, value };
                self.compare_pair(along, before, after, written, comparisons);
            }
        }
        if !rows.rows.is_empty() && last.len() == rows.rows.len() {
            comparisons.left("nothing before it to compare with", as_count(last.len()));
        }
    }

    fn compare_pair(
        &self,
        along: Along<'_>,
        before: Named<'_, '_>,
        after: Named<'_, '_>,
        key: Vec<String>,
        comparisons: &mut Comparisons,
    ) {
        let (first, second) = (before.value, after.value);
        let Along { scale, units } = along;
        let ranks = scale.rank(first).zip(scale.rank(second));
        let Some(ranks) = ranks else {
            comparisons.left(format!("no {}", scale.as_str()), 1);
            return;
        };
        let both = [(first, None), (second, None)];
        let apart = half_in_units(both, units).filter(|_| scale == Scale::Number);
        if let Some(why) = apart {
            comparisons.left(why, 1);
            return;
        }
        let Some((one, other)) = in_one_unit(ranks, first.unit.zip(second.unit), units) else {
            comparisons.left(unconverted([first, second]), 1);
            return;
        };
        comparisons.compared(Some(second.span));
        let is_broken = if self.descending {
            other.is_after(&one, self.strict)
        } else {
            one.is_after(&other, self.strict)
        };
        if is_broken {
            let found = OutOfOrder {
                before,
                after,
                is_same: one == other,
                descending: self.descending,
                strict: self.strict,
            };
            comparisons.broken(found.told(key));
        }
    }
}

impl OutOfOrder<'_, '_> {
    /// In words. `key` is what the group or the record is known by.
    fn told(&self, mut key: Vec<String>) -> Break {
        let (first, second) = (self.before.value, self.after.value);
        let (before, after) = (self.before.name, self.after.name);
        let where_ = if self.descending { "after" } else { "before" };
        let said = |value: &Value<'_>| said(value, first.unit != second.unit);
        let message = match (self.is_same, before == after) {
            (true, true) => format!("`{after}` {} stands again", said(second)),
            (true, false) => format!("`{after}` and `{before}` are both {}", said(second)),
            (false, true) => format!(
                "`{after}` {} follows {}, which it is {where_}",
                said(second),
                said(first)
            ),
            (false, false) => format!(
                "`{after}` {} is {where_} `{before}` {}",
                said(second),
                said(first)
            ),
        };
        key.extend([before, &first.text, after, &second.text].map(str::to_owned));
        let course = match (self.descending, self.strict) {
            (false, false) => "must not fall",
            (false, true) => "must rise",
            (true, false) => "must not rise",
            (true, true) => "must fall",
        };
        let help = if before == after {
            format!("The values of `{after}` {course} from one to the next. Correct one of them.")
        } else {
            "Correct one of them.".to_owned()
        };
        let follows = if before == after {
            "stands before it"
        } else {
            ""
        };
        Break {
            message,
            places: vec![Label::new(second.span, ""), Label::new(first.span, follows)],
            count: 1,
            help: vec![help],
            key,
        }
    }
}

/// Two places on a scale; of numbers of columns in different units, in one of these. `None` where they do not convert.
fn in_one_unit(
    ranks: (Rank, Rank),
    of: Option<(&str, &str)>,
    units: &Units,
) -> Option<(Rank, Rank)> {
    match (ranks, of) {
        ((Rank::Number(one), Rank::Number(other)), Some((unit, its))) => {
            let factor = units.factor(&units.called(unit), &units.called(its))?;
            Some((Rank::Number(&one * &factor), Rank::Number(other)))
        }
        (ranks, _) => Some(ranks),
    }
}
