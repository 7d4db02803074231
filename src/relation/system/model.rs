//! The system that a caller builds: variables, statements that bound them, relations between them.
//! How it is solved is `solve.rs`; what the ids stand for is known to the caller alone.

use std::collections::BTreeMap;

use crate::figure::{Interval, Number};

/// A quantity that may be stated: in facts, a data point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct VariableId(pub(super) usize);

/// One statement about a variable: in facts, one reading of one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StatementId(pub(super) usize);

/// One relation between variables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RelationId(pub(super) usize);

impl VariableId {
    /// How many variables were added before it: its position in [`Solution::bounds`](super::Solution::bounds).
    pub fn index(self) -> usize {
        self.0
    }
}

impl StatementId {
    /// How many statements were added before it.
    pub fn index(self) -> usize {
        self.0
    }
}

impl RelationId {
    /// How many relations were added before it.
    pub fn index(self) -> usize {
        self.0
    }
}

/// Variables, statements and relations. An id belongs to the system that gave it; a statement or relation with an id
/// that this system did not give takes no part.
#[derive(Clone, Debug, Default)]
pub struct System {
    pub(super) variables: Vec<Variable>,
    pub(super) statements: Vec<Statement>,
    pub(super) relations: Vec<Relation>,
}

#[derive(Clone, Debug)]
pub(super) struct Variable {
    pub(super) whole: bool,
    pub(super) domain: Interval,
}

#[derive(Clone, Debug)]
pub(super) struct Statement {
    pub(super) variable: VariableId,
    pub(super) interval: Interval,
    pub(super) rank: usize,
}

#[derive(Clone, Debug)]
pub(super) enum Relation {
    /// The sum of weight times variable lies in the bound. Each variable occurs once, no weight is zero.
    Linear {
        terms: Vec<(VariableId, Number)>,
        bound: Interval,
    },
    /// `product` is `left` times `right`.
    Product {
        product: VariableId,
        left: VariableId,
        right: VariableId,
    },
}

impl System {
    /// A system without anything in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a variable. `domain` is true of it whatever is stated: not negative, or the range of its metric. A `whole`
    /// variable takes whole numbers only.
    pub fn variable(&mut self, whole: bool, domain: Interval) -> VariableId {
        self.variables.push(Variable { whole, domain });
        VariableId(self.variables.len() - 1)
    }

    /// Adds a statement: the variable lies in the interval. Of explanations that are equally small the one with the
    /// lower ranks is given, and of equal ranks the one that was added first: a caller whose ranks are all different
    /// gets the same statements named in whatever order it adds them.
    pub fn statement(
        &mut self,
        variable: VariableId,
        interval: Interval,
        rank: usize,
    ) -> StatementId {
        self.statements.push(Statement {
            variable,
            interval,
            rank,
        });
        StatementId(self.statements.len() - 1)
    }

    /// Adds a relation: the sum of each weight times its variable lies in `bound`. A total that is the sum of its
    /// parts is `total − a − b` in `[0, 0]`, a part of a whole `part − whole` in `(-∞, 0]`, a price of at least 3
    /// `value − 3·weight` in `[0, ∞)`.
    pub fn linear(&mut self, terms: &[(VariableId, Number)], bound: Interval) -> RelationId {
        let mut weights: BTreeMap<VariableId, Number> = BTreeMap::new();
        for (variable, weight) in terms {
            let sum = weights.entry(*variable).or_insert(Number::ZERO);
            *sum = &*sum + weight;
        }
        let terms = weights
            .into_iter()
            .filter(|(_, weight)| !weight.is_zero())
            .collect();
        self.add(Relation::Linear { terms, bound })
    }

    /// Adds a relation: `product` is `left` times `right`, as a new level is the old one times the growth.
    pub fn product(
        &mut self,
        product: VariableId,
        left: VariableId,
        right: VariableId,
    ) -> RelationId {
        self.add(Relation::Product {
            product,
            left,
            right,
        })
    }

    fn add(&mut self, relation: Relation) -> RelationId {
        self.relations.push(relation);
        RelationId(self.relations.len() - 1)
    }
}

impl Relation {
    /// The variables it relates.
    pub(super) fn variables(&self) -> Vec<VariableId> {
        match self {
            Self::Linear { terms, .. } => terms.iter().map(|(variable, _)| *variable).collect(),
            Self::Product {
                product,
                left,
                right,
            } => vec![*product, *left, *right],
        }
    }
}
