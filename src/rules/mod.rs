//! The rules: one `.rs` and one `.md` page each. To add a rule write both files and name it twice below.
//!
//! A rule sees a [`Context`] and tells a [`Reporter`]; it decides nothing about levels, waivers or order, which are
//! the pipeline's.

mod comparison;
mod constant;
mod context;
mod declared;
mod evidence;
mod explained;
mod found;
mod limits;
mod ordering;
mod related;
mod repair;
mod reporter;
mod run;
mod vague;
mod wording;

mod agree;
mod change;
mod config;
mod duplicate_id;
mod duplicate_key;
mod figure;
mod file;
mod first;
mod grow;
mod idle_check;
mod idle_keyword;
mod not_in_original;
mod odd_precision;
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
mod sum;
mod syntax;
mod together;
mod uncaptured_figure;
mod unit;
mod unusable_schema;
mod unused_waiver;
mod within;

pub use agree::point_verdict;
pub use comparison::{Outcome, compare};
pub use context::{Context, DeclaredCheck, ParsedFile};
pub use evidence::{Coverage, Evidence, Facts, OriginalEvidence, Unchecked, collect};
pub use idle_check::idle_reason;
pub use reporter::{
    BindingCounts, Bound, CheckCounts, Dispute, Findings, Gravity, Reporter, Tally,
};
pub use unused_waiver::unused_waiver;

use crate::config::Declaration;
use crate::diagnostic::RuleMetadata;

/// A rule: what is known of it and what it does.
#[derive(Debug)]
pub struct Rule {
    /// Name, page and default level.
    pub metadata: RuleMetadata,
    /// How a check can declare it; `None` for a rule that works by itself only.
    pub declaration: Option<Declaration>,
    /// Looks at everything and reports.
    pub check: fn(&Context<'_>, &mut Reporter<'_>),
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
    &idle_check::RULE,
    &unused_waiver::RULE,
];

/// The rule with this name.
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.metadata.id == id)
}
