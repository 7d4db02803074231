//! A part of a system that hangs together, in the form in which it is solved: positions in place of ids, and the
//! relations in the order in which bounds are carried along them. Making components of a system is `split.rs`'s.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::model::{RelationId, Row, StatementId, VariableId};
use super::solution::Limits;
use crate::figure::{Interval, Number};

/// Variables that relations connect, with their statements. Everything refers to variables by position.
#[derive(Clone, Debug)]
pub(super) struct Component {
    pub(super) variables: Vec<Variable>,
    /// Its statements by rank.
    pub(super) statements: Vec<Statement>,
    pub(super) relations: Vec<Relation>,
    /// The relations in which each variable occurs.
    pub(super) uses: Vec<Vec<usize>>,
    /// The relations breadth first. Without cycles, carrying bounds backwards and then forwards is all it takes.
    pub(super) order: Vec<usize>,
}

#[derive(Clone, Debug)]
pub(super) struct Variable {
    pub(super) id: VariableId,
    pub(super) whole: bool,
    pub(super) domain: Interval,
}

#[derive(Clone, Debug)]
pub(super) struct Statement {
    pub(super) id: StatementId,
    pub(super) variable: usize,
    pub(super) interval: Interval,
}

#[derive(Clone, Debug)]
pub(super) struct Relation {
    pub(super) id: RelationId,
    pub(super) row: Row<usize>,
    /// The divisor of the weights and the bound of a linear row.
    pub(super) divisor: Number,
}

impl Component {
    pub(super) fn new(
        variables: Vec<Variable>,
        statements: Vec<Statement>,
        relations: Vec<Relation>,
    ) -> Self {
        let mut uses = vec![Vec::new(); variables.len()];
        for (position, relation) in relations.iter().enumerate() {
            for variable in relation
                .row
                .variables()
                .into_iter()
                .collect::<BTreeSet<_>>()
            {
                if let Some(uses) = uses.get_mut(variable) {
                    uses.push(position);
                }
            }
        }
        let mut component = Self {
            variables,
            statements,
            relations,
            uses,
            order: Vec::new(),
        };
        component.order = component.breadth_first();
        component
    }

    /// Some relations and statements, by position, and the variables they are about. The statements of the part are in
    /// the order given, so that they can be told by their position there.
    pub(super) fn part(&self, relations: &[usize], statements: &[usize]) -> Self {
        let relations: Vec<&Relation> = relations
            .iter()
            .filter_map(|&position| self.relations.get(position))
            .collect();
        let statements: Vec<&Statement> = statements
            .iter()
            .filter_map(|&position| self.statements.get(position))
            .collect();
        let related = relations.iter().flat_map(|r| r.row.variables());
        let stated = statements.iter().map(|statement| statement.variable);
        let kept: BTreeSet<usize> = related.chain(stated).collect();
        let positions: BTreeMap<usize, usize> = kept.iter().copied().zip(0..).collect();
        let position = |variable: usize| positions.get(&variable).copied().unwrap_or_default();
        Self::new(
            kept.iter()
                .filter_map(|&variable| self.variables.get(variable).cloned())
                .collect(),
            statements
                .into_iter()
                .map(|statement| Statement {
                    variable: position(statement.variable),
                    ..statement.clone()
                })
                .collect(),
            relations
                .into_iter()
                .map(|relation| Relation {
                    row: relation.row.map(position),
                    ..relation.clone()
                })
                .collect(),
        )
    }

    /// Whether a variable takes whole numbers only.
    pub(super) fn is_whole(&self, variable: usize) -> bool {
        self.variables
            .get(variable)
            .is_some_and(|variable| variable.whole)
    }

    /// The id of a variable.
    pub(super) fn id_of(&self, variable: usize) -> Option<VariableId> {
        self.variables.get(variable).map(|variable| variable.id)
    }

    /// Variables and relations together.
    pub(super) fn size(&self) -> usize {
        self.variables.len() + self.relations.len()
    }

    /// Whether exact arithmetic decides it in any case, whatever its bounds do: they can be left when they become costly.
    pub(super) fn is_decided_exactly(&self, limits: &Limits) -> bool {
        let is_sum = |relation: &Relation| matches!(relation.row, Row::Linear { .. });
        self.size() <= limits.exact
            && self.relations.iter().all(is_sum)
            && !self.variables.iter().any(|variable| variable.whole)
    }

    fn breadth_first(&self) -> Vec<usize> {
        let mut order = Vec::with_capacity(self.relations.len());
        let mut seen_variables = vec![false; self.variables.len()];
        let mut seen_relations = vec![false; self.relations.len()];
        let mut queue = VecDeque::new();
        for root in 0..self.variables.len() {
            if first_visit(&mut seen_variables, root) {
                queue.push_back(root);
            }
            while let Some(variable) = queue.pop_front() {
                for &position in self.uses.get(variable).into_iter().flatten() {
                    if !first_visit(&mut seen_relations, position) {
                        continue;
                    }
                    order.push(position);
                    for next in self.variables_of(position) {
                        if first_visit(&mut seen_variables, next) {
                            queue.push_back(next);
                        }
                    }
                }
            }
        }
        order
    }

    fn variables_of(&self, relation: usize) -> Vec<usize> {
        self.relations
            .get(relation)
            .map(|relation| relation.row.variables())
            .unwrap_or_default()
    }
}

/// Marks a position; says whether it was not marked before.
fn first_visit(seen: &mut [bool], position: usize) -> bool {
    seen.get_mut(position)
        .is_some_and(|seen| !std::mem::replace(seen, true))
}
