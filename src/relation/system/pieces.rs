//! What a propagation leaves open: the relations that do not hold wherever their variables lie, in pieces that share no
//! variable which can still move. Each piece is decided by itself, most of them by the bounds that were found; deciding
//! the others is `decision.rs`'s.

use std::collections::{BTreeMap, BTreeSet};

use super::super::implied::sum_of;
use super::component::Component;
use super::groups::Groups;
use super::model::Row;
use super::propagation::Propagation;
use crate::figure::{Interval, Number};

/// Relations that hang together by variables which can still move, both by position in the component.
#[derive(Debug, Default)]
pub(super) struct Piece {
    pub(super) relations: Vec<usize>,
    pub(super) variables: Vec<usize>,
    /// Whether bounds alone decide it, once they do not move any more.
    pub(super) decided_by_bounds: bool,
}

impl Piece {
    /// All of a component.
    pub(super) fn whole(component: &Component) -> Self {
        Self {
            relations: (0..component.relations.len()).collect(),
            variables: (0..component.variables.len()).collect(),
            decided_by_bounds: false,
        }
    }

    /// Variables and relations together.
    pub(super) fn size(&self) -> usize {
        self.variables.len() + self.relations.len()
    }

    /// Whether it has relations that are only bounded.
    pub(super) fn has_products(&self, component: &Component) -> bool {
        let mut relations = self.relations.iter();
        relations.any(|at| {
            let relation = component.relations.get(*at);
            relation.is_some_and(|relation| matches!(relation.row, Row::Product { .. }))
        })
    }
}

impl Propagation<'_> {
    /// The pieces, in the order of their first variables; a relation of which no variable can move is one by itself.
    pub(super) fn pieces(&self) -> Vec<Piece> {
        let mut groups = Groups::new(self.bounds.len());
        let mut circular = BTreeSet::new();
        let mut open = Vec::new();
        for (position, relation) in self.component.relations.iter().enumerate() {
            if self.holds_everywhere(&relation.row) {
                continue;
            }
            let movable: Vec<usize> = relation.row.variables();
            let movable: Vec<usize> = movable
                .into_iter()
                .filter(|at| !self.is_fixed(*at))
                .collect();
            for (&one, &other) in movable.iter().zip(movable.iter().skip(1)) {
                if !groups.join(one, other) {
                    circular.insert(one);
                }
            }
            open.push((position, movable));
        }
        let circular: BTreeSet<usize> = circular.into_iter().map(|at| groups.find(at)).collect();
        let mut pieces: BTreeMap<(usize, usize), (Piece, BTreeSet<usize>)> = BTreeMap::new();
        for (position, movable) in open {
            let key = match movable.first() {
                Some(first) => (groups.find(*first), 0),
                None => (self.bounds.len(), position),
            };
            let (piece, variables) = pieces.entry(key).or_insert_with(|| {
                let piece = Piece {
                    decided_by_bounds: !movable.is_empty() && !circular.contains(&key.0),
                    ..Piece::default()
                };
                (piece, BTreeSet::new())
            });
            piece.decided_by_bounds &= self.keeps_intervals(position, &movable);
            piece.relations.push(position);
            variables.extend(movable);
        }
        let pieces = pieces.into_values();
        pieces
            .map(|(piece, variables)| Piece {
                variables: variables.into_iter().collect(),
                ..piece
            })
            .collect()
    }

    /// Whether a variable has one value left.
    fn is_fixed(&self, variable: usize) -> bool {
        let bounds = self.bounds.get(variable);
        bounds.is_some_and(|bounds| bounds.single().is_some())
    }

    /// Whether a relation leaves nothing to be decided, whatever values its variables have within their bounds.
    fn holds_everywhere(&self, row: &Row<usize>) -> bool {
        let of = |variable: usize| self.bounds.get(variable).unwrap_or(&Interval::ALL);
        match row {
            Row::Linear { terms, bound } => {
                let terms = terms.iter();
                bound
                    .contains_interval(&sum_of(terms.map(|(at, weight)| (weight, of(*at).clone()))))
            }
            Row::Product { .. } => false,
        }
    }

    /// Whether what is left of one variable is an interval of its numbers, whenever what it knows of the others are.
    /// Those that are fixed have no part in it, unless they leave whole numbers a rest that is not whole.
    fn keeps_intervals(&self, relation: usize, movable: &[usize]) -> bool {
        let Some(relation) = self.component.relations.get(relation) else {
            return true;
        };
        let Row::Linear { terms, .. } = &relation.row else {
            return false;
        };
        let is_whole = |variable: &usize| self.component.is_whole(*variable);
        let unit = |variable: &usize| {
            let mut terms = terms.iter();
            terms.any(|(of, weight)| of == variable && weight.abs() == Number::ONE)
        };
        !movable.iter().any(is_whole)
            || terms.iter().all(|(variable, _)| is_whole(variable)) && movable.iter().all(unit)
    }
}
