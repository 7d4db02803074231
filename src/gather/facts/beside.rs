//! Figures beside their noun, before it is known which of them are facts.

use crate::fact::Statement;
use crate::figure::UnitId;
use crate::gather::counts::Tally;

/// A figure beside its noun that may be a fact.
pub(super) struct Beside {
    /// The position of the entry that looks for it.
    pub(super) entry: usize,
    /// The unit that the entry gives it.
    pub(super) unit: UnitId,
    pub(super) statement: Statement,
    pub(super) tally: Tally,
}
