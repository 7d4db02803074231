//! What is stated in several places is the same in all of them.

mod figures;
mod wording;

use std::collections::{BTreeMap, BTreeSet};

use self::figures::{Figures, are_in_units};
use self::wording::{alone, differ, doubted};
use crate::config::Given;
use crate::diagnostic::{Level, Needs, RuleMetadata};
use crate::gather::{Field, Records, Value, ValueKind};
use crate::relation::{Agreement, Verdict};

use super::context::Context;
use super::records::{
    Comparisons, Fold, Names, OverRecords, Quantities, Rank, Ratchet, Resolver, Row, Rows, Scale,
    as_count, flat, is_whole, number, typed, unconverted,
};
use super::{Declaration, ReadParameters, Rule};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "equal",
        summary: "what is stated in several places is the same in all of them",
        page: include_str!("../equal.md"),
        level: Level::Error,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: Some(Declaration::by::<Equal>()),
    check: |_, _| {},
};

/// A check as it is declared.
#[derive(Debug)]
struct Equal {
    of: Names,
    by: Names,
    complete: bool,
    as_version: bool,
    fold: Fold,
    except: Names,
    known: Ratchet,
}

impl ReadParameters for Equal {
    fn read(given: &mut Given<'_>) -> Option<Self> {
        Some(Self {
            of: flat(given, "of"),
            by: flat(given, "by"),
            complete: given.is_on("complete"),
            as_version: Scale::read(given) == Some(Scale::Version),
            fold: Fold::read(given),
            except: given.texts("except").into_iter().cloned().collect(),
            known: Ratchet::read(given),
        })
    }
}

/// One of the fields, with those by which its records are paired.
struct Side {
    /// Its name with that of its record.
    name: String,
    own: Field,
    by: Vec<Field>,
}

/// A value that is compared.
#[derive(Clone)]
struct Stated<'r, 'a> {
    side: usize,
    value: &'r Value<'a>,
    /// Values of one text are the same.
    text: String,
}

/// The values that are stated under one key.
struct Group<'r, 'a> {
    /// The record, where fields of each record are compared.
    record: Option<usize>,
    /// As written.
    key: Vec<String>,
    values: Vec<Stated<'r, 'a>>,
}

impl OverRecords for Equal {
    type Asked = Vec<Side>;

    fn asked(&self, resolver: &mut Resolver<'_>) -> Option<Vec<Side>> {
        let sides: Vec<Option<Side>> = self
            .of
            .iter()
            .map(|name| {
                let own = resolver.field(name)?;
                let by = resolver.all_of(own.kind, &self.by)?;
                Some(Side {
                    name: format!("{}.{}", resolver.records.name(own.kind), own.name),
                    own,
                    by,
                })
            })
            .collect();
        sides.into_iter().collect()
    }

    fn compare(&self, context: &Context<'_>, sides: &Vec<Side>) -> Comparisons {
        let records = context.records;
        let figures = Figures {
            context,
            amounts: Quantities::new(context),
            sides,
        };
        let mut comparisons = Comparisons::default();
        let own: Vec<Rows<'_>> = sides
            .iter()
            .map(|side| Rows::read(records, std::slice::from_ref(&side.own)))
            .collect();
        let keys: Vec<Vec<Row<'_>>> = sides
            .iter()
            .map(|side| Rows::of_all(records, side.own.kind, &side.by))
            .collect();
        let in_records = self.is_in_records(sides);
        for (rows, side) in own.iter().zip(sides) {
            comparisons.left_absent(rows, std::slice::from_ref(&side.own));
        }
        let groups = self.groups(&own, &keys, in_records, &mut comparisons);
        let whole = sides
            .iter()
            .all(|side| is_whole(records, std::slice::from_ref(&side.own)));
        for mut group in groups.into_values() {
            if let Some(record) = group.record {
                group.key = called(records, sides, record);
            }
            self.compare_group(&figures, group, whole, &mut comparisons);
        }
        comparisons
    }

    fn ratchet(&self) -> &Ratchet {
        &self.known
    }
}

impl Equal {
    /// Whether fields of one record are compared: several of one kind, and nothing says how else they are paired.
    fn is_in_records(&self, sides: &[Side]) -> bool {
        let mut pairs = sides.windows(2);
        let is_one_kind = pairs.all(|pair| match pair {
            [one, other] => one.own.kind == other.own.kind,
            _ => true,
        });
        self.by.is_empty() && sides.len() > 1 && is_one_kind
    }

    /// The values of each key, under the key as it is compared.
    fn groups<'r, 'a>(
        &self,
        own: &'r [Rows<'a>],
        keys: &[Vec<Row<'_>>],
        in_records: bool,
        comparisons: &mut Comparisons,
    ) -> BTreeMap<(Option<usize>, String), Group<'r, 'a>> {
        let mut values = own
            .iter()
            .flat_map(|rows| &rows.rows)
            .flat_map(|row| &row.values);
        let has_numbers = values.any(|value| {
            let kind = value.as_ref().map(|value| value.kind);
            kind == Some(ValueKind::Number)
        });
        let is_typed = typed(own);
        let mut parts = keys.iter().flatten().flat_map(|row| &row.values).flatten();
        let keys_typed = parts.all(|value| value.kind != ValueKind::Bare);
        let mut used = BTreeSet::new();
        let mut groups: BTreeMap<_, Group<'r, 'a>> = BTreeMap::new();
        for (side, (rows, keys)) in own.iter().zip(keys).enumerate() {
            for row in &rows.rows {
                let Some(Some(value)) = row.values.first() else {
                    continue;
                };
                if let Some(at) = self.except.iter().position(|text| text.value == value.text) {
                    used.insert(at);
                    continue;
                }
                let key = keys.get(row.record);
                let text = key.map_or_else(String::new, |key| key.key(keys_typed, &self.fold));
                let record = in_records.then_some(row.record);
                let group = groups.entry((record, text)).or_insert_with(|| Group {
                    record,
                    key: key.map_or_else(Vec::new, Row::written),
                    values: Vec::new(),
                });
                let text = self.text(value, is_typed, has_numbers);
                group.values.push(Stated { side, value, text });
            }
        }
        for (at, exempted) in self.except.iter().enumerate() {
            if !used.contains(&at) {
                comparisons.stale(exempted);
            }
        }
        groups
    }

    /// The text by which a value is compared. Beside numbers what has no type is read as one, and whatever is none is told
    /// from them.
    fn text(&self, value: &Value<'_>, is_typed: bool, has_numbers: bool) -> String {
        if has_numbers
            && matches!(value.kind, ValueKind::Number | ValueKind::Bare)
            && let Some(number) = number(&value.text)
        {
            return format!("n{number}");
        }
        let text = self.fold.folded(value.key(is_typed));
        if has_numbers {
            format!("t{text}")
        } else {
            text
        }
    }

    fn compare_group(
        &self,
        figures: &Figures<'_>,
        Group {
            key, mut values, ..
        }: Group<'_, '_>,
        is_whole: bool,
        comparisons: &mut Comparisons,
    ) {
        // Numbers of columns in different units are not what their digits are.
        if are_in_units(&values) {
            for stated in &mut values {
                let unit = stated.value.unit.unwrap_or_default();
                stated.text = format!("{} {unit}", stated.text);
            }
        }
        let (sides, group) = (figures.sides, values.as_slice());
        let Some(first) = group.first() else { return };
        let present: BTreeSet<usize> = group.iter().map(|stated| stated.side).collect();
        let is_paired = !self.by.is_empty() && sides.len() > 1;
        if is_paired && present.len() < 2 {
            if self.complete && is_whole {
                comparisons.compared(Some(first.value.span));
                comparisons.broken(alone(sides, first, &key, &present));
            } else {
                comparisons.left("no counterpart", 1);
            }
            return;
        }
        if group.len() < 2 {
            comparisons.left("nothing to compare with", 1);
            return;
        }
        if self.complete && is_whole && present.len() < sides.len() {
            comparisons.compared(Some(first.value.span));
            comparisons.broken(alone(sides, first, &key, &present));
        }
        let apart = figures
            .group_half_in_units(group)
            .filter(|_| !self.as_version);
        let Some(why) = apart else {
            self.compare_values(figures, group, key, comparisons);
            return;
        };
        comparisons.left(why, 1);
        let (in_units, bare): (Vec<_>, Vec<_>) = values
            .into_iter()
            .partition(|stated| figures.is_in_unit(stated));
        for values in [in_units, bare] {
            self.compare_values(figures, &values, key.clone(), comparisons);
        }
    }

    /// Compares values of which all are in units, or none is.
    fn compare_values(
        &self,
        figures: &Figures<'_>,
        group: &[Stated<'_, '_>],
        key: Vec<String>,
        comparisons: &mut Comparisons,
    ) {
        let is_in_units = are_in_units(group);
        if is_in_units && figures.agreement(group).is_none() {
            comparisons.left(
                unconverted(group.iter().map(|stated| stated.value)),
                as_count(group.len().saturating_sub(1)),
            );
            return;
        }
        for stated in group.iter().skip(1) {
            comparisons.compared(Some(stated.value.span));
        }
        if !is_in_units && self.are_same(group) {
            return;
        }
        let read = if self.as_version {
            None
        } else {
            figures.agreement(group)
        };
        let sides = figures.sides;
        match read {
            Some(read) if read.verdict == Verdict::Agree => {}
            Some(read) if read.verdict == Verdict::Doubtful => {
                comparisons.doubted(doubted(differ(sides, group, key)));
            }
            Some(read) => comparisons.broken(differ(sides, &in_clusters(group, &read), key)),
            None if self.as_version => {
                let versions = in_versions(group);
                let mut pairs = versions.iter().zip(group);
                let is_written = pairs.all(|(one, other)| one.text == other.text);
                let mut found = differ(sides, &versions, key);
                // What stands most often is not one version where several hold for another.
                if !is_written {
                    found.help = vec!["Correct one of them.".to_owned()];
                }
                comparisons.broken(found);
            }
            None => comparisons.broken(differ(sides, group, key)),
        }
    }

    fn are_same(&self, group: &[Stated<'_, '_>]) -> bool {
        if self.as_version {
            let ranks = group.iter().map(|stated| Scale::Version.rank(stated.value));
            let ranks: Option<Vec<Rank>> = ranks.collect();
            // What says most holds for all that say less.
            let most = ranks
                .as_ref()
                .and_then(|ranks| ranks.iter().max_by_key(|rank| rank.precision()));
            if let (Some(ranks), Some(most)) = (&ranks, most) {
                return ranks.iter().all(|rank| rank.holds(most));
            }
        }
        let mut pairs = group.windows(2);
        pairs.all(|pair| matches!(pair, [one, other] if one.text == other.text))
    }
}

/// The names that people have for a record whose fields are compared.
fn called(records: &Records, sides: &[Side], record: usize) -> Vec<String> {
    let kind = sides.first().map(|side| side.own.kind);
    let called = kind.and_then(|kind| {
        let record = records.of(kind).get(record)?;
        records.called(kind, record)
    });
    called.into_iter().collect()
}

/// Values of which those that the most precise of them holds for are the same as that.
fn in_versions<'r, 'a>(group: &[Stated<'r, 'a>]) -> Vec<Stated<'r, 'a>> {
    let mut all = group.to_vec();
    let rank = |stated: &Stated<'_, '_>| Scale::Version.rank(stated.value);
    let ranked = group
        .iter()
        .filter_map(|stated| Some((rank(stated)?, stated)));
    let Some((most, first)) = ranked.max_by_key(|(rank, _)| rank.precision()) else {
        return all;
    };
    for stated in &mut all {
        if rank(stated).is_some_and(|rank| rank.holds(&most)) {
            stated.text.clone_from(&first.text);
        }
    }
    all
}

/// Values of which those that agree are the same.
fn in_clusters<'r, 'a>(group: &[Stated<'r, 'a>], read: &Agreement) -> Vec<Stated<'r, 'a>> {
    let mut all = group.to_vec();
    for cluster in &read.clusters {
        let first = cluster.first().and_then(|at| group.get(*at));
        for at in cluster {
            if let (Some(stated), Some(first)) = (all.get_mut(*at), first) {
                stated.text.clone_from(&first.text);
            }
        }
    }
    all
}
