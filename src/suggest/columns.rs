//! Fields that name what stands elsewhere, and fields that name their records.

use std::collections::BTreeSet;

use super::data::{Collection, FieldValues, distinct};
use super::model::{FieldOf, Proposal, Suggestion};
use super::noun::last_word;
use crate::words::are_one_noun;

/// Fewest different values that are no accident.
const FEWEST: usize = 5;
/// So many that no relation of names is needed.
const MANY: usize = 12;
/// Names of fields that name their records.
const KEYS: [&str; 8] = [
    "id",
    "key",
    "code",
    "slug",
    "uuid",
    "sku",
    "identifier",
    "handle",
];

/// A field, and whether its values name records.
struct Field<'a> {
    of: &'a Collection,
    name: &'a str,
    column: &'a FieldValues,
    values: BTreeSet<&'a str>,
}

impl Field<'_> {
    fn field_of(&self) -> FieldOf {
        FieldOf {
            source: self.of.source.clone(),
            field: self.name.to_owned(),
        }
    }

    fn shown(&self) -> String {
        let source = &self.of.source;
        let each = source
            .each
            .as_deref()
            .map_or_else(String::new, |each| format!(" {each}"));
        format!("`{}` of {}{each}", self.name, source.files)
    }

    /// Whether it names each of its records, and no two alike.
    fn is_key(&self) -> bool {
        !self.name.ends_with("[*]")
            && self.column.values.len() == self.of.size
            && self.values.len() == self.of.size
    }

    fn is_called_a_key(&self) -> bool {
        let name = self.name.to_lowercase();
        KEYS.contains(&name.as_str())
            || are_one_noun(name.trim_end_matches("_id"), &self.of.source.name)
    }

    /// Whether its name says that it names those of another.
    fn is_called_after(&self, other: &Field<'_>) -> bool {
        let name = self.name.trim_end_matches("[*]");
        let name = name
            .trim_end_matches("_id")
            .trim_end_matches("Id")
            .trim_end_matches("_code");
        are_one_noun(last_word(name), &other.of.source.name)
            || are_one_noun(name, last_word(&other.of.plural))
    }
}

/// References that nearly everywhere lead to something, and the keys to which they lead.
pub(super) fn references(collections: &[Collection]) -> Vec<Suggestion> {
    let fields: Vec<Field<'_>> = collections.iter().flat_map(of_texts).collect();
    let keys: Vec<&Field<'_>> = fields.iter().filter(|field| field.is_key()).collect();
    let mut found = Vec::new();
    for field in &fields {
        let best = keys
            .iter()
            .filter_map(|key| Some((reach(field, key)?, *key)));
        let best = best.max_by_key(|(held, key)| {
            (
                *held,
                key.column.is_name,
                key.is_called_a_key(),
                std::cmp::Reverse(key.values.len()),
            )
        });
        if let Some((held, key)) = best {
            found.push(exists(field, key, held));
        }
    }
    for key in keys {
        let is_sure = key.is_called_a_key() && !key.column.is_name && key.of.source.each.is_some();
        if is_sure && key.of.size >= FEWEST {
            found.push(Suggestion {
                certainty: 60,
                evidence: vec![format!(
                    "{} has {} values and no two alike",
                    key.shown(),
                    key.values.len()
                )],
                proposal: Proposal::Check {
                    is_of_versions: false,
                    rule: "unique",
                    fields: vec![("of", vec![key.field_of()])],
                },
            });
        }
    }
    found
}

/// The fields whose values are names: short, of letters, and not all alike.
fn of_texts(of: &Collection) -> impl Iterator<Item = Field<'_>> {
    of.columns.iter().filter_map(move |(name, column)| {
        let is_of_names = column.is_text && column.values.iter().all(|value| is_name(value));
        let values = distinct(column);
        (is_of_names && values.len() >= FEWEST).then_some(Field {
            of,
            name,
            column,
            values,
        })
    })
}

fn is_name(value: &str) -> bool {
    value.len() <= 60
        && value.chars().any(char::is_alphabetic)
        && !value.contains(['\n', '/', ':', '<', '{'])
        && !matches!(
            value,
            "true" | "false" | "yes" | "no" | "none" | "null" | "n/a"
        )
}

/// How many of the different values of a field are among those of a key, where that is no accident.
fn reach(field: &Field<'_>, key: &Field<'_>) -> Option<usize> {
    if field.of.source == key.of.source
        || field.of.source.files == key.of.source.files && field.is_key()
    {
        return None;
    }
    let held = field.values.intersection(&key.values).count();
    let nearly_all = held.saturating_mul(10) >= field.values.len().saturating_mul(9);
    let is_related = field.is_called_after(key);
    let is_of_many = held >= MANY && held.saturating_mul(3) >= key.values.len() && !field.is_key();
    // What both name their records with is the same list twice, unless one says that it is called after the other.
    let is_twice = field.column.is_name && key.column.is_name;
    (held >= FEWEST && nearly_all && !is_twice && (is_related || is_of_many)).then_some(held)
}

fn exists(field: &Field<'_>, key: &Field<'_>, held: usize) -> Suggestion {
    let all = field.values.len();
    let mut evidence = vec![format!(
        "{held} of {all} different values of {} are among {}",
        field.shown(),
        key.shown()
    )];
    let missing: Vec<String> = field
        .values
        .difference(&key.values)
        .take(5)
        .map(|value| format!("`{value}`"))
        .collect();
    if !missing.is_empty() {
        evidence.push(format!("not there: {}", missing.join(", ")));
    }
    let related = if field.is_called_after(key) { 8 } else { 0 };
    let whole = if held == all { 4 } else { 0 };
    let many = if held >= MANY { 4 } else { 0 };
    Suggestion {
        certainty: 70 + related + whole + many,
        evidence,
        proposal: Proposal::Check {
            is_of_versions: false,
            rule: "exists",
            fields: vec![("of", vec![field.field_of()]), ("in", vec![key.field_of()])],
        },
    }
}
