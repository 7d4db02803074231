//! A check over records as the engine runs it: what it names is looked up, once to compare and once to tell what is not
//! there.

use std::fmt::Debug;

use super::super::Parameters;
use super::super::context::{Context, DeclaredCheck};
use super::super::run::Run;
use super::{Comparisons, Ratchet, Resolver};
use crate::diagnostic::Problem;

/// The parameters of a check that compares records.
pub(in crate::rules) trait OverRecords: Debug + Send + Sync {
    /// What it names, found.
    type Asked;

    /// Finds what it names, and notes what is not there.
    fn asked(&self, resolver: &mut Resolver<'_>) -> Option<Self::Asked>;

    /// Compares what was found.
    fn compare(&self, context: &Context<'_>, asked: &Self::Asked) -> Comparisons;

    /// How many breaks it may have.
    fn ratchet(&self) -> &Ratchet;
}

impl<C: OverRecords> Parameters for C {
    fn check(&self, run: &mut Run<'_, '_>) {
        if let Some(asked) = self.asked(&mut Resolver::new(run.context.records)) {
            self.compare(run.context, &asked).tell(run, self.ratchet());
        }
    }

    fn problems(&self, context: &Context<'_>, _declared: &DeclaredCheck) -> Vec<Problem> {
        let mut resolver = Resolver::new(context.records);
        self.asked(&mut resolver);
        resolver.problems
    }

    fn is_over_records(&self) -> bool {
        true
    }
}
