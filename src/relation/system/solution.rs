//! What solving a system answers. Wording it is the caller's.

use super::model::{RelationId, StatementId, VariableId};
use crate::figure::{Interval, Number};

/// The answer to a system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solution {
    /// Sets of statements that cannot all hold. No statement is in two of them; without the statements of all of them
    /// the system is feasible, as far as `exhausted` does not say otherwise.
    pub conflicts: Vec<Explanation>,
    /// The interval that the statements in no conflict leave of each variable, in the order in which they were added.
    pub bounds: Vec<Interval>,
    /// Where a limit was reached and a conflict may have been missed. A conflict that is given is one in any case.
    pub exhausted: Vec<Exhausted>,
}

/// Statements that cannot all hold, although those of every proper subset can, where `smallest` says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The statements, by rank. None, when the domains and relations contradict each other whatever is stated.
    pub statements: Vec<StatementId>,
    /// The relations that are needed, by id; those of one proof, where [`Limits::effort`] ended the search for fewer.
    pub relations: Vec<RelationId>,
    /// The arithmetic. The last step is the contradiction.
    pub steps: Vec<Step>,
    /// Whether fewer statements can hold. Otherwise [`Limits::effort`] ended the search for a smaller set.
    pub smallest: bool,
}

/// A step: one line of arithmetic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A narrowing: by the relation, if each variable of `from` lies in its interval, `variable` lies in `within`.
    Narrow {
        /// The relation that is used.
        relation: RelationId,
        /// The intervals of the other variables. An end that the contradiction does not need may be left out.
        from: Vec<(VariableId, Interval)>,
        /// The variable it says something about.
        variable: VariableId,
        /// The interval that it says; of a whole variable, before it is rounded.
        within: Interval,
    },
    /// What going round in a circle of relations leaves of a variable: of one end it makes so many times that end, and so much
    /// more.
    Circle {
        /// The relations, in the order in which they are gone through.
        relations: Vec<RelationId>,
        /// The intervals of the variables that they take besides.
        from: Vec<(VariableId, Interval)>,
        /// The variable that it starts from and comes back to.
        variable: VariableId,
        /// Where it lies beside so many times itself.
        beside: (Number, Interval),
        /// Where that puts it; `None` where it can lie nowhere, and this is the contradiction.
        within: Option<Interval>,
    },
    /// The contradiction: no number lies in both intervals, or, of a whole variable, no whole number does.
    Clash {
        /// The variable.
        variable: VariableId,
        /// The source that bounds it from below, and the interval that this puts it in.
        lower: (Source, Interval),
        /// The source that bounds it from above, and the interval that this puts it in.
        upper: (Source, Interval),
    },
    /// The contradiction: the relations, each times its multiplier and added up, put the sum of `terms` in `required`;
    /// with each variable of `from` in its interval it lies in `possible`; and no number lies in both.
    Combine {
        /// The relations, each with what it is multiplied by. A negative one swaps the ends of the relation's bound.
        multipliers: Vec<(RelationId, Number)>,
        /// The sum of the multiplied relations. Empty when all variables cancel out, and then `possible` is zero.
        terms: Vec<(VariableId, Number)>,
        /// The intervals of the variables of `terms`.
        from: Vec<(VariableId, Interval)>,
        /// Where the relations put the sum.
        required: Interval,
        /// Where the variables put the sum.
        possible: Interval,
    },
    /// The contradiction: numbers satisfy the relations, but no whole ones do. Found by going through all cases.
    NoWholeNumbers {
        /// The whole variables.
        variables: Vec<VariableId>,
        /// How many cases were gone through.
        cases: usize,
    },
    /// The contradiction: nothing satisfies this relation, whatever is stated.
    Impossible {
        /// The relation.
        relation: RelationId,
    },
    /// That it is a contradiction was worked out; which lines say so was not, within [`Limits::effort`].
    NotSpelledOut,
}

/// The source of a bound of a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The domain of the variable.
    Domain,
    /// A statement.
    Statement(StatementId),
    /// A relation, in a step before.
    Relation(RelationId),
    /// A circle of relations, in a step before.
    Circle,
}

/// A place where a limit was reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exhausted {
    /// The limit.
    pub limit: Limit,
    /// The relations that hang together there, by id.
    pub relations: Vec<RelationId>,
}

/// The limits, named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// [`Limits::passes`] or [`Limits::digits`]: bounds were still moving, or too long to be moved exactly.
    Passes,
    /// [`Limits::exact`]: too large to be decided exactly.
    Size,
    /// [`Limits::cases`]: too many cases of whole numbers.
    Cases,
    /// Products are only bounded; no numbers were found that fit, and no contradiction either.
    Products,
    /// [`Limits::effort`]: the work that is done at most was done.
    Effort,
}

/// How much work is done at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How often bounds are carried along each relation of a component before it is decided otherwise. Components
    /// without cycles need two or three passes.
    pub passes: usize,
    /// How many binary digits the numerator and the denominator of a bound may have. What a relation says in more is rounded
    /// to say less, and bounds are not what decides its component then. A chain of exact factors makes such numbers.
    pub digits: u32,
    /// The same once bounds go round in a circle of relations, where each round makes them longer.
    pub circling_digits: u32,
    /// The largest component, in variables and relations, that is decided exactly.
    pub exact: usize,
    /// How many cases are tried to find whole numbers.
    pub cases: usize,
    /// The largest number of statements among which explanations are looked for without regard to how the contradiction
    /// was found. Among more, it starts from those that made it.
    pub statements: usize,
    /// How many sets of statements are tried to find a smaller explanation than the first.
    pub trials: usize,
    /// How much work is done in steps of arithmetic, which count for more the longer their numbers are: for finding
    /// contradictions, for explaining them, and for what figures would have to be without them, each as much. Only circles of
    /// many relations with numbers that grow long need as many: a second or so.
    pub effort: u64,
    /// How much more for each variable, statement and relation, so that a large system is solved as far as a small one.
    pub effort_by_size: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            passes: 32,
            digits: 4096,
            circling_digits: 128,
            exact: 300,
            cases: 500,
            statements: 48,
            trials: 400,
            effort: 5_000_000,
            effort_by_size: 10_000,
        }
    }
}
