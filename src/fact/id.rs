//! Small numbers that stand for named things; what they name is known to the vocabulary or to the index.
//!
//! Every number follows the order of the names, so sorting by number is sorting by name and does not depend on the
//! order in which files were read.

use std::num::NonZeroU32;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        // From 1, so that where there may be none no more room is taken.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(NonZeroU32);

        impl $name {
            /// The id of the thing at this position; positions beyond four thousand million do not occur.
            pub(super) fn at(position: usize) -> Self {
                let number = u32::try_from(position).unwrap_or(u32::MAX);
                Self(NonZeroU32::MIN.saturating_add(number))
            }

            /// Position of the thing among its kind, from 0.
            pub fn index(self) -> usize {
                (self.0.get() - 1) as usize
            }
        }
    };
}

id! {
    /// A metric of the vocabulary.
    MetricId
}
id! {
    /// A member of a tree of [`super::Members`]: an entity, or a member of a dimension that has its own.
    MemberId
}
id! {
    /// A dimension of the vocabulary.
    DimensionId
}
id! {
    /// A document of the index.
    DocumentId
}
id! {
    /// A fact of the index.
    FactId
}
