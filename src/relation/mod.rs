//! Whether readings can hold together: verdicts and the arithmetic behind the relations.
//!
//! Everything here works on [`Reading`](crate::figure::Reading)s and extents in days and answers with positions in
//! the caller's slice: the room knows no facts and no files, and words nothing but why something was not
//! compared. Which facts belong together is the caller's to say, and so is all else that is printed.
//!
//! Two rules hold throughout. No reading handed in is empty, and a usual reading lies inside its strict one. Where
//! several items could be named, the one that stands first in the slice is: a caller that sorts its items by a key
//! of their own gets the same answer for every order of files.

mod agreement;
mod comparison;
mod containment;
mod extent;
mod form;
mod implied;
mod monotone;
mod order;
mod ranking;
mod share;
mod spread;
mod sum;
mod system;
mod verdict;
mod weak;

#[cfg(test)]
mod samples;

pub use agreement::{Agreement, agree};
pub use comparison::{Comparison, Culprit, Further, Greatest};
pub use containment::{PartItem, further, part};
pub use extent::{Extent, Extents};
pub use form::{Form, Product};
pub use monotone::{GrowItem, grow};
pub use order::RelationKind;
pub use share::{Neighbour, counted, is_always_reachable, is_reachable, is_tried, next_to};
pub use spread::{TooFar, too_far};
pub use system::{
    Added, Exhausted, Explanation, Groups, Limit, Limits, RelationId, Solution, Solver, Source,
    StatementId, Step, System, VariableId, solve,
};
pub use verdict::{Reason, Verdict};
pub use weak::is_weak;
