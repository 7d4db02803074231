//! Of several alternatives (`anyOf`, `oneOf`) that all fail, the one that was meant.
//!
//! Alternatives are told apart as a reader does it: first by the type of the value, then by what a key such as `kind`
//! says, then by how little is wrong. When not even those tell, what they have in common is the finding.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use jsonschema::{JsonType, ValidationError};
use serde_json::Value;

use crate::words::nearest;

/// The errors of one alternative.
pub(super) type Branch<'e> = &'e [ValidationError<'static>];

/// What to report of alternatives that all fail.
#[derive(Debug)]
pub(super) enum Choice<'e> {
    /// The failures of the closest alternative.
    Branch {
        /// What fails in it.
        errors: Branch<'e>,
        /// How many alternatives might have been meant as well.
        rivals: usize,
    },
    /// A key that is missing whichever alternative is meant.
    Common(&'e ValidationError<'static>),
    /// Each alternative wants another value at one place.
    Values {
        /// JSON Pointer of the place.
        path: String,
        /// What the alternatives would take there.
        values: Vec<Value>,
    },
    /// Each alternative wants another type.
    Types(Vec<JsonType>),
    /// Each alternative wants other keys, and nothing else is wrong.
    Missing(Vec<Vec<String>>),
    /// There is no alternative.
    Nothing,
}

/// Chooses among alternatives by their errors; `base` is the pointer of the value they were tried on.
pub(super) fn choose<'e>(context: &'e [Vec<ValidationError<'static>>], base: &str) -> Choice<'e> {
    let all: Vec<Branch<'e>> = context.iter().map(Vec::as_slice).collect();
    let possible: Vec<Branch<'e>> = all
        .iter()
        .copied()
        .filter(|branch| types_at(branch, base).is_empty())
        .collect();
    if possible.is_empty() {
        let types: BTreeSet<JsonType> = all
            .iter()
            .flat_map(|branch| types_at(branch, base))
            .collect();
        return if types.is_empty() {
            Choice::Nothing
        } else {
            Choice::Types(types.into_iter().collect())
        };
    }
    let meant: Vec<Branch<'e>> = possible
        .iter()
        .copied()
        .filter(|branch| discriminators(branch, base).next().is_none())
        .collect();
    if meant.is_empty() {
        return merged(&possible, base).unwrap_or_else(|| closest(&possible, base));
    }
    missing(&meant, base).unwrap_or_else(|| closest(&meant, base))
}

/// The types that a branch wants of the value itself, when it has another; of alternatives within it, when each wants one.
fn types_at(branch: Branch<'_>, base: &str) -> Vec<JsonType> {
    branch
        .iter()
        .filter(|error| error.instance_path().as_str() == base)
        .filter_map(|error| match error.kind() {
            Kind::Type { kind } => Some(type_list(kind)),
            Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
                let wanted: Vec<_> = context.iter().map(|inner| types_at(inner, base)).collect();
                let all_want = wanted.iter().all(|types| !types.is_empty());
                all_want.then(|| wanted.concat())
            }
            _ => None,
        })
        .flatten()
        .collect()
}

/// The types of a `type` clause.
pub(super) fn type_list(kind: &TypeKind) -> Vec<JsonType> {
    match kind {
        TypeKind::Single(kind) => vec![*kind],
        TypeKind::Multiple(kinds) => kinds.iter().collect(),
    }
}

/// Failures of `const` and `enum` on the value itself or on a value directly in it, with what they would take.
fn discriminators<'e>(
    branch: Branch<'e>,
    base: &'e str,
) -> impl Iterator<Item = (&'e str, Vec<Value>)> {
    branch.iter().filter_map(move |error| {
        let path = error.instance_path().as_str();
        let below = path.strip_prefix(base)?;
        if below.matches('/').count() > 1 {
            return None;
        }
        match error.kind() {
            Kind::Constant { expected_value } => {
                Some((path, vec![expected_value.as_ref().clone()]))
            }
            Kind::Enum { options } => Some((path, options.as_array().cloned().unwrap_or_default())),
            _ => None,
        }
    })
}

/// When every branch rejects what stands at one and the same place, and none comes nearer than the others: all that
/// would be taken there.
fn merged<'e>(branches: &[Branch<'e>], base: &str) -> Option<Choice<'e>> {
    let (first, rest) = branches.split_first()?;
    let wrong = wrong_values(first, base);
    let total = wrong.0 + wrong.1;
    let even = rest.iter().all(|branch| {
        let (constants, choices) = wrong_values(branch, base);
        constants + choices == total
    });
    let (path, _) = discriminators(first, base)
        .filter(|_| even)
        .find(|(path, _)| {
            rest.iter()
                .all(|branch| discriminators(branch, base).any(|(other, _)| other == *path))
        })?;
    let mut values = Vec::new();
    for (_, taken) in branches
        .iter()
        .flat_map(|branch| discriminators(branch, base).filter(|(other, _)| *other == path))
    {
        for value in taken {
            if !values.contains(&value) {
                values.push(value);
            }
        }
    }
    Some(Choice::Values {
        path: path.to_owned(),
        values,
    })
}

/// When a key is missing for every branch, that; when each branch misses only keys, the groups of them.
fn missing<'e>(branches: &[Branch<'e>], base: &str) -> Option<Choice<'e>> {
    let (first, rest) = branches.split_first()?;
    if rest.is_empty() {
        return None;
    }
    let groups: Vec<Vec<String>> = branches
        .iter()
        .map(|branch| {
            branch
                .iter()
                .filter_map(|error| required_at(error, base))
                .collect()
        })
        .collect();
    let common = first.iter().find(|error| {
        required_at(error, base).is_some_and(|key| groups.iter().all(|group| group.contains(&key)))
    });
    if let Some(error) = common {
        return Some(Choice::Common(error));
    }
    let only_keys = branches
        .iter()
        .zip(&groups)
        .all(|(branch, group)| branch.len() == group.len());
    only_keys.then_some(Choice::Missing(groups))
}

fn required_at(error: &ValidationError<'_>, base: &str) -> Option<String> {
    match error.kind() {
        Kind::Required { property } if error.instance_path().as_str() == base => {
            property.as_str().map(str::to_owned)
        }
        _ => None,
    }
}

/// The branch with the fewest wrong constants, then the fewest wrong choices, then the fewest keys that are missing or
/// do not belong, then the fewest errors, then the ones that lie deepest; of equal ones the first. Keys go before the
/// number of errors: whoever writes the keys of one alternative means it, however much is wrong below them.
fn closest<'e>(branches: &[Branch<'e>], base: &str) -> Choice<'e> {
    branches
        .iter()
        .min_by_key(|branch| {
            let depth = branch
                .iter()
                .map(|error| error.instance_path().as_str().matches('/').count())
                .max()
                .unwrap_or(0);
            (
                wrong_values(branch, base),
                wrong_keys(branch, base),
                branch.len(),
                Reverse(depth),
            )
        })
        .filter(|branch| !branch.is_empty())
        .map_or(Choice::Nothing, |branch| Choice::Branch {
            errors: branch,
            rivals: branches.len() - 1,
        })
}

/// Numbers of wrong constants and of wrong choices.
fn wrong_values(branch: Branch<'_>, base: &str) -> (usize, usize) {
    let (constants, choices): (Vec<_>, Vec<_>) =
        discriminators(branch, base).partition(|(_, values)| values.len() == 1);
    (constants.len(), choices.len())
}

/// How many keys of the value itself are missing or do not belong. One that is nearly the missing one is one mistake.
fn wrong_keys(branch: Branch<'_>, base: &str) -> usize {
    let own = || {
        let errors = branch.iter();
        errors.filter(|error| error.instance_path().as_str() == base)
    };
    let unknown: Vec<&str> = own()
        .flat_map(|error| match error.kind() {
            Kind::AdditionalProperties { unexpected }
            | Kind::UnevaluatedProperties { unexpected } => unexpected.as_slice(),
            _ => &[],
        })
        .map(String::as_str)
        .collect();
    let is_meant = |key: &str| nearest(key, unknown.iter().copied()).is_some();
    own()
        .map(|error| match error.kind() {
            Kind::Required { property } if property.as_str().is_some_and(is_meant) => 0,
            Kind::Required { .. } => 1,
            Kind::AdditionalProperties { unexpected }
            | Kind::UnevaluatedProperties { unexpected } => unexpected.len(),
            _ => 0,
        })
        .sum()
}
