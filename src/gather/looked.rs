//! What looking for the records of one kind came to, wherever they are looked for.

use super::model::Kind;
use crate::diagnostic::Problem;
use crate::source::Span;

/// The result of looking for a kind.
#[derive(Default)]
pub(super) struct Looked {
    pub(super) kind: Kind,
    /// Values of which items were asked for in vain.
    pub(super) misfits: Vec<Span>,
    /// Words of the configuration that choose or leave out nothing.
    pub(super) idle: Vec<Problem>,
}

impl Looked {
    /// A kind about which nothing is to be said.
    pub(super) fn kind(kind: Kind) -> Self {
        Self {
            kind,
            ..Self::default()
        }
    }

    /// A kind that cannot be looked for, which is told.
    pub(super) fn in_vain() -> Self {
        Self::kind(Kind {
            is_incomplete: true,
            ..Kind::default()
        })
    }
}
