//! The rules: one `.rs` and one `.md` page each. To add a rule write both files and name it twice below.
//!
//! A rule sees a [`Context`] and tells a [`Reporter`]; it decides nothing about levels, waivers or order, which are
//! the pipeline's.

mod bounds;
mod comparison;
mod context;
mod declared;
mod equation;
mod evidence;
mod expression;
mod fact_problems;
mod found;
mod mend;
mod mistaken;
mod ordering;
mod records;
mod related;
mod repair;
mod reporter;
mod respell;
mod run;
mod stated;
mod vague;
mod wording;

mod agree;
mod change;
mod config;
mod count;
mod duplicate_id;
mod duplicate_key;
mod equal;
mod exists;
mod figure;
mod file;
mod first;
mod grow;
mod idle_check;
mod idle_keyword;
mod idle_setting;
mod mutual;
mod not_in_original;
mod odd_precision;
mod ordered;
mod original_changed;
mod original_missing;
mod pace;
mod part;
mod period;
mod range;
mod rate;
mod ratio;
mod reference;
mod schema;
mod share;
mod stated_change;
mod stated_count;
mod stated_counts;
mod stated_share;
mod stated_sum;
mod stated_total;
mod sum;
mod syntax;
mod together;
mod uncaptured_figure;
mod unique;
mod unit;
mod unusable_schema;
mod unused_waiver;
mod waiver;
mod within;

pub use agree::point_verdict;
pub use comparison::{Compared, compare};
pub use context::{Context, DeclaredCheck, ParsedFile, StatedText};
pub use evidence::{Coverage, Evidence, Facts, OriginalEvidence, Unchecked, collect};
pub use idle_check::idle_reason;
pub use reporter::{
    BindingCounts, Bound, CalculationCounts, CheckCounts, Dispute, Findings, Gravity, Reporter,
    Tally,
};
pub use unused_waiver::{unused_comment, unused_waiver};
pub use waiver::faulty_waiver;

use std::fmt::Debug;
use std::sync::Arc;

use crate::config::{Check, Given};
use crate::diagnostic::{Problem, RuleMetadata};
use crate::fact::{FactIndex, Vocabulary};
use crate::schema::SchemaFailure;

use run::Run;

/// A rule: what is known of it and what it does.
#[derive(Debug)]
pub struct Rule {
    /// Name, page and default level.
    pub metadata: RuleMetadata,
    /// How a check can declare it; `None` for a rule that works by itself only.
    pub declaration: Option<Declaration>,
    /// Looks at everything and reports what needs no check; nothing, for a rule that works for checks only.
    pub check: fn(&Context<'_>, &mut Reporter<'_>),
}

impl Rule {
    /// Runs each check that declares the rule, in the order written, then the rule by itself.
    pub fn run(&self, context: &Context<'_>, reporter: &mut Reporter<'_>) {
        for declared in context.declared(self) {
            if let Some(parameters) = declared.runnable() {
                parameters.check(&mut Run::new(context, declared, reporter));
            }
        }
        (self.check)(context, reporter);
    }
}

/// How a check can declare a rule: how its parameters are read.
#[derive(Clone, Copy, Debug)]
pub struct Declaration {
    read: fn(&mut Given<'_>) -> Option<Arc<dyn Parameters>>,
}

impl Declaration {
    /// A declaration by parameters of this type.
    const fn by<P: ReadParameters>() -> Self {
        Self {
            read: |given| Some(Arc::new(P::read(given)?)),
        }
    }
}

/// The parameters of one check as its rule has read them, and what the rule does with them.
trait Parameters: Debug + Send + Sync {
    /// Runs the check.
    fn check(&self, run: &mut Run<'_, '_>);

    /// Problems of the check that only facts show: what it asks for in vain.
    fn problems(&self, _context: &Context<'_>, _declared: &DeclaredCheck) -> Vec<Problem> {
        Vec::new()
    }

    /// Whether it compares records, not facts.
    fn is_over_records(&self) -> bool {
        false
    }
}

/// Parameters that can be read from a check.
trait ReadParameters: Parameters + Sized + 'static {
    /// Takes each parameter from what the check gives, and asks there for the facts to compare. `None` where one is
    /// missing or names nothing; all are read first, so that whatever is wrong with them is told at once.
    fn read(given: &mut Given<'_>) -> Option<Self>;
}

/// Reads the parameters of a check and selects its facts. Nothing is selected for a rule that cannot be declared. A check
/// that its schema refuses is not run, since what it was meant to ask is not known.
pub fn declare(
    check: Check,
    failures: &[SchemaFailure],
    vocabulary: &Vocabulary,
    index: &FactIndex,
) -> DeclaredCheck {
    let mut given = Given::new(&check, vocabulary);
    let declaration = find(&check.rule.value).and_then(|rule| rule.declaration);
    let parameters = declaration.and_then(|declaration| (declaration.read)(&mut given));
    let mut failures = failures.iter();
    let is_refused =
        failures.any(|failure| check.holds(failure.problem.primary.span.file, &failure.pointer));
    let parameters = parameters.filter(|_| given.is_sound());
    DeclaredCheck {
        selection: given.select(index),
        parameters,
        is_refused,
        check,
    }
}

/// All rules, in the order in which they run. Rules that bind facts come after those that read them; `first` and
/// `agree` come first among them, since a disagreement that they report is not reported again by another relation.
/// Two dates of one first are a conflict of the first: to `agree` alone they would be any two facts that differ.
pub static RULES: &[&Rule] = &[
    &file::RULE,
    &config::RULE,
    &syntax::RULE,
    &duplicate_key::RULE,
    &unusable_schema::RULE,
    &idle_keyword::RULE,
    &schema::RULE,
    &figure::RULE,
    &period::RULE,
    &unit::RULE,
    &odd_precision::RULE,
    &range::RULE,
    &reference::RULE,
    &duplicate_id::RULE,
    &original_missing::RULE,
    &original_changed::RULE,
    &not_in_original::RULE,
    &uncaptured_figure::RULE,
    &first::RULE,
    &agree::RULE,
    &part::RULE,
    &grow::RULE,
    &ratio::RULE,
    &sum::RULE,
    &share::RULE,
    &change::RULE,
    &pace::RULE,
    &rate::RULE,
    &within::RULE,
    &together::RULE,
    &unique::RULE,
    &exists::RULE,
    &ordered::RULE,
    &equal::RULE,
    &mutual::RULE,
    &count::RULE,
    &stated_total::RULE,
    &stated_share::RULE,
    &stated_count::RULE,
    &stated_change::RULE,
    &stated_sum::RULE,
    &stated_counts::RULE,
    &idle_check::RULE,
    &idle_setting::RULE,
    &unused_waiver::RULE,
    &waiver::RULE,
];

/// The rule with this name.
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.metadata.id == id)
}
