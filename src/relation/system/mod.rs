//! Systems of relations: which smallest sets of statements cannot all hold.
//!
//! A caller builds a [`System`] of variables that statements bound by intervals and relations connect, and [`solve`]s it.
//! Bounds are carried along the relations to a fixpoint, in numbers that are rounded outwards where they grow too long.
//! What these leave open falls into pieces, of which they decide those without cycles, as far as nothing was rounded;
//! otherwise linear relations are decided by exact arithmetic; products are bounded only. The room knows neither facts nor
//! wording.
//!
//! Model → split → component → effort → implied → propagation → history → circle → pieces → simplex, witness → decision → memory, shrink →
//! conflicts → steps → solve.

mod circle;
mod component;
mod conflicts;
mod decision;
mod effort;
mod groups;
mod history;
mod implied;
mod memory;
mod model;
mod pieces;
mod propagation;
mod shrink;
mod simplex;
mod solution;
mod solve;
mod split;
mod steps;
mod witness;

#[cfg(test)]
mod tests;

pub use groups::Groups;
pub use model::{Added, RelationId, StatementId, System, VariableId};
pub use solution::{Exhausted, Explanation, Limit, Limits, Solution, Source, Step};
pub use solve::{Solver, solve};
