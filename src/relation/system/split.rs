//! A system taken apart into components, with relations between whole variables in lowest terms: their weights without
//! a common divisor, their bounds rounded inwards.

use std::collections::BTreeMap;

use super::component::{Component, Relation, Statement, Variable};
use super::groups::Groups;
use super::model::{RelationId, Row, StatementId, System, VariableId};
use crate::figure::Number;

/// Splits a system. Relations that are impossible by themselves are left out and named beside the components.
pub(super) fn split(system: &System) -> (Vec<Component>, Vec<RelationId>) {
    let known = |variable: VariableId| variable.0 < system.variables.len();
    let mut groups = Groups::new(system.variables.len());
    let mut impossible = Vec::new();
    let mut relations = Vec::new();
    for (position, relation) in system.relations.iter().enumerate() {
        let variables = relation.variables();
        if !variables.iter().all(|&variable| known(variable)) {
            continue;
        }
        for (one, other) in variables.iter().zip(variables.iter().skip(1)) {
            groups.join(one.0, other.0);
        }
        let id = RelationId(position);
        match (local(system, id, relation), variables.first()) {
            (None, _) => impossible.push(id),
            (Some(_), None) => {}
            (Some(relation), Some(first)) => relations.push((first.0, relation)),
        }
    }
    (assemble(system, &mut groups, relations), impossible)
}

/// The relation with the ids of the system for positions; `None` when nothing satisfies it.
fn local(system: &System, id: RelationId, row: &Row<VariableId>) -> Option<Relation> {
    let Row::Linear { terms, bound } = row else {
        return Some(Relation {
            id,
            row: row.map(|variable| variable.0),
            divisor: Number::ONE,
        });
    };
    if bound.is_empty() || terms.is_empty() && !bound.contains(&Number::ZERO) {
        return None;
    }
    let all_whole = terms
        .iter()
        .all(|(variable, _)| system.variables.get(variable.0).is_some_and(|v| v.whole));
    let divisor = if all_whole {
        terms.iter().fold(Number::ZERO, |divisor, (_, weight)| {
            common_divisor(divisor, weight.abs())
        })
    } else {
        Number::ONE
    };
    let inverse = Number::ONE.checked_div(&divisor).unwrap_or(Number::ONE);
    let scaled = bound.scale_by(&inverse);
    Some(Relation {
        id,
        row: Row::Linear {
            terms: terms
                .iter()
                .map(|(variable, weight)| (variable.0, weight * &inverse))
                .collect(),
            bound: if all_whole {
                scaled.shrink_to_whole()?
            } else {
                scaled
            },
        },
        divisor,
    })
}

/// The greatest number that both are a whole multiple of.
pub(super) fn common_divisor(mut a: Number, mut b: Number) -> Number {
    while let Some(quotient) = a.checked_div(&b) {
        let rest = &a - &(&quotient.floor() * &b);
        a = b;
        b = rest;
    }
    a
}

fn assemble(
    system: &System,
    groups: &mut Groups,
    relations: Vec<(usize, Relation)>,
) -> Vec<Component> {
    #[derive(Default)]
    struct Part(Vec<Variable>, Vec<Statement>, Vec<Relation>);
    let mut parts: BTreeMap<usize, Part> = BTreeMap::new();
    let mut positions = Vec::with_capacity(system.variables.len());
    for (index, variable) in system.variables.iter().enumerate() {
        let part = parts.entry(groups.find(index)).or_default();
        positions.push(part.0.len());
        part.0.push(Variable {
            id: VariableId(index),
            whole: variable.whole,
            domain: variable.domain.clone(),
        });
    }
    let position = |variable: usize| positions.get(variable).copied().unwrap_or_default();
    let mut ranked: Vec<_> = system.statements.iter().enumerate().collect();
    ranked.sort_by_key(|(index, statement)| (statement.rank, *index));
    for (index, statement) in ranked {
        if let Some(part) = parts.get_mut(&groups.find(statement.variable.0)) {
            part.1.push(Statement {
                id: StatementId(index),
                variable: position(statement.variable.0),
                interval: statement.interval.clone(),
            });
        }
    }
    for (first, relation) in relations {
        if let Some(part) = parts.get_mut(&groups.find(first)) {
            part.2.push(Relation {
                row: relation.row.map(position),
                ..relation
            });
        }
    }
    parts
        .into_values()
        .map(|Part(variables, statements, relations)| {
            Component::new(variables, statements, relations)
        })
        .collect()
}
