//! Values of records are there once.

use crate::config::Given;
use crate::diagnostic::{Label, Level, Needs, RuleMetadata};
use crate::gather::{Field, Records};
use crate::words::{joined, quoted};

use super::context::Context;
use super::records::{
    ABSENT, Break, Comparisons, Fold, Names, OverRecords, Ratchet, Resolver, Row, Rows, all_quoted,
    as_count, flat, keyed, typed,
};
use super::{Declaration, ReadParameters, Rule};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "unique",
        summary: "what names a record names one",
        page: include_str!("unique.md"),
        level: Level::Error,
        needs: Needs::Project,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: Some(Declaration::by::<Unique>()),
    check: |_, _| {},
};

/// A check as it is declared.
#[derive(Debug)]
struct Unique {
    of: Names,
    within: Names,
    fold: Fold,
    except: Names,
    known: Ratchet,
}

impl ReadParameters for Unique {
    fn read(given: &mut Given<'_>) -> Option<Self> {
        Some(Self {
            of: flat(given, "of"),
            within: flat(given, "within"),
            fold: Fold::read(given),
            except: given.texts("except").into_iter().cloned().collect(),
            known: Ratchet::read(given),
        })
    }
}

/// The fields that are compared: those that groups have in common, then the others.
struct Asked {
    fields: Vec<Field>,
    /// How many of them groups have in common.
    groups: usize,
}

impl OverRecords for Unique {
    type Asked = Asked;

    fn asked(&self, resolver: &mut Resolver<'_>) -> Option<Asked> {
        let own = resolver.together(&self.of)?;
        let kind = own.first()?.kind;
        let mut fields = resolver.all_of(kind, &self.within)?;
        let groups = fields.len();
        fields.extend(own);
        Some(Asked { fields, groups })
    }

    fn compare(&self, context: &Context<'_>, asked: &Asked) -> Comparisons {
        let (records, groups) = (context.records, asked.groups);
        let fields = &asked.fields;
        let mut comparisons = Comparisons::default();
        let mut rows = Rows::read(records, fields);
        comparisons.left_absent(&rows, fields);
        let own = |row: &Row<'_>| row.values.iter().skip(groups).any(Option::is_some);
        let before = rows.rows.len();
        rows.rows.retain(own);
        rows.absent = as_count(before.saturating_sub(rows.rows.len()));
        comparisons.left_absent(&rows, fields.get(groups..).unwrap_or_default());
        if comparisons.has_misused("unique", [&rows]) {
            return comparisons;
        }
        for row in &rows.rows {
            comparisons.compared(row.span());
        }
        let keyed = keyed(&rows.rows, typed([&rows]), &self.fold);
        let mut used = vec![false; self.except.len()];
        for group in keyed.chunk_by(|(one, _), (other, _)| one == other) {
            if group.len() < 2 || self.is_exempt(group, &mut used) {
                continue;
            }
            comparisons.broken(repeated(records, group, fields, groups));
        }
        for (exempted, _) in self.except.iter().zip(used).filter(|(_, used)| !used) {
            comparisons.stale(exempted);
        }
        comparisons
    }

    fn ratchet(&self) -> &Ratchet {
        &self.known
    }
}

impl Unique {
    fn is_exempt(&self, group: &[(String, &Row<'_>)], used: &mut [bool]) -> bool {
        let written = group
            .first()
            .map(|(_, row)| row.written())
            .unwrap_or_default();
        let at = self
            .except
            .iter()
            .position(|text| written.contains(&text.value));
        let place = at.and_then(|at| used.get_mut(at));
        place.is_some_and(|used| {
            *used = true;
            true
        })
    }
}

/// What to say of a value that stands more than once.
fn repeated(
    records: &Records,
    group: &[(String, &Row<'_>)],
    fields: &[Field],
    groups: usize,
) -> Break {
    let kind = fields.first().map_or("", |field| records.name(field.kind));
    let names: Vec<&str> = fields
        .iter()
        .skip(groups)
        .map(|field| field.name.as_str())
        .collect();
    let written = group
        .first()
        .map(|(_, row)| row.written())
        .unwrap_or_default();
    let (shared, own) = written.split_at_checked(groups).unwrap_or((&[], &[]));
    let within = if shared.is_empty() {
        String::new()
    } else {
        format!(" within {}", all_quoted(shared))
    };
    let pairs: Vec<String> = names
        .iter()
        .zip(own)
        .map(|(name, text)| match text.as_str() {
            ABSENT => format!("no `{name}`"),
            text => format!("`{name}` {}", quoted(text)),
        })
        .collect();
    let name = if pairs.len() == 1 { "names" } else { "name" };
    let message = format!(
        "{} {name} {} `{kind}`{within}",
        joined(&pairs, "and"),
        group.len()
    );
    let mut places: Vec<Label> = group
        .iter()
        .filter_map(|(_, row)| Some(Label::new(row.span()?, "")))
        .collect();
    places.sort_by_key(|label| label.span);
    // The finding stands where it stands again; what was there first belongs to it.
    if let [first, again, ..] = places.as_mut_slice() {
        "first here".clone_into(&mut first.message);
        "again here".clone_into(&mut again.message);
        places.swap(0, 1);
    }
    let repeated = as_count(group.len().saturating_sub(1));
    Break {
        message,
        places,
        count: repeated,
        help: vec!["Correct one of them, or name another field that tells them apart.".to_owned()],
        key: written,
    }
}
