//! The system that a caller builds: variables, statements that bound them, relations between them.
//! How it is solved is `solve.rs`; what the ids stand for is known to the caller alone.

use std::collections::BTreeMap;

use super::super::form::Form;
use super::super::order::RelationKind;
use crate::figure::{Interval, Number};

/// A quantity that may be stated: in facts, a data point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct VariableId(pub(super) usize);

/// A statement about a variable: in facts, one reading of one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StatementId(pub(super) usize);

/// A relation between variables.
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
    pub(super) relations: Vec<Row<VariableId>>,
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

/// A relation as it is solved: [`Form`] with a variable for each step of it.
#[derive(Clone, Debug)]
pub(super) enum Row<V> {
    /// The sum of weight times variable lies in the bound. Each variable occurs once, no weight is zero.
    Linear {
        terms: Vec<(V, Number)>,
        bound: Interval,
    },
    /// `product` is `left` times `right`.
    Product { product: V, left: V, right: V },
}

/// The relations that a form became.
#[derive(Clone, Debug)]
pub struct Added {
    /// That what is multiplied with is made of what is stated, where the form multiplies; its variable is one that nothing
    /// states, and the first that was added.
    pub multiplier: Option<RelationId>,
    /// Whether the product has a variable that nothing states, since a total only bounds it.
    pub has_product: bool,
    /// The relations that say what the form does.
    pub relations: Vec<RelationId>,
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
        self.push(Row::Linear { terms, bound })
    }

    /// Adds a relation: `product` is `left` times `right`, as a new level is the old one times the growth.
    pub fn product(
        &mut self,
        product: VariableId,
        left: VariableId,
        right: VariableId,
    ) -> RelationId {
        self.push(Row::Product {
            product,
            left,
            right,
        })
    }

    /// Adds what a form says. What is multiplied with, and a product that the total only bounds, become variables of
    /// their own.
    pub fn add(&mut self, form: &Form<VariableId>) -> Added {
        let of = match form {
            Form::Linear { terms, bound } => {
                return Added {
                    multiplier: None,
                    has_product: false,
                    relations: vec![self.linear(terms, bound.clone())],
                };
            }
            Form::Product(product) => product,
        };
        let multiplier = self.variable(false, Interval::ALL);
        let terms = [(multiplier, Number::ONE), (of.factor, -of.scale.clone())];
        let made = self.linear(&terms, of.offset.clone());
        let has_product = of.kind != RelationKind::Equal;
        let relations = if has_product {
            let product = self.variable(false, Interval::ALL);
            let difference = [(product, Number::ONE), (of.total, -Number::ONE)];
            let bound = of.kind.bound(&Interval::exact(Number::ZERO));
            vec![
                self.product(product, of.left, multiplier),
                self.linear(&difference, bound),
            ]
        } else {
            vec![self.product(of.total, of.left, multiplier)]
        };
        Added {
            multiplier: Some(made),
            has_product,
            relations,
        }
    }

    fn push(&mut self, row: Row<VariableId>) -> RelationId {
        self.relations.push(row);
        RelationId(self.relations.len() - 1)
    }
}

impl<V: Copy> Row<V> {
    /// The variables, with repetitions.
    pub(super) fn variables(&self) -> Vec<V> {
        match self {
            Self::Linear { terms, .. } => terms.iter().map(|(variable, _)| *variable).collect(),
            Self::Product {
                product,
                left,
                right,
            } => vec![*product, *left, *right],
        }
    }

    /// The same with others for the variables.
    pub(super) fn map<W>(&self, rename: impl Fn(V) -> W) -> Row<W> {
        match self {
            Self::Linear { terms, bound } => Row::Linear {
                terms: terms
                    .iter()
                    .map(|(variable, weight)| (rename(*variable), weight.clone()))
                    .collect(),
                bound: bound.clone(),
            },
            Self::Product {
                product,
                left,
                right,
            } => Row::Product {
                product: rename(*product),
                left: rename(*left),
                right: rename(*right),
            },
        }
    }
}
