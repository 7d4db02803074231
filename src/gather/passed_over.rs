//! Figures beside words that are looked for which are left alone, since they count something else or tell of the past.

use std::collections::BTreeSet;

use crate::diagnostic::Problem;
use crate::source::Span;

/// The figures that are left alone of one count or one metric.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PassedOver {
    /// The name of the count or the metric.
    pub of: String,
    /// Where they stand, in the order of files and places.
    pub figures: BTreeSet<Span>,
}

impl PassedOver {
    /// So many places are shown where nothing else was found.
    const SHOWN: usize = 3;

    /// Shows the first of the figures.
    pub(super) fn shown_by(&self, problem: Problem) -> Problem {
        let first = self.figures.iter().take(Self::SHOWN);
        first.fold(problem, |problem, figure| {
            problem.related(*figure, "passed over")
        })
    }
}
