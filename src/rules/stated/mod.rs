//! What texts state about themselves: statements that carry their own arithmetic, as a table with its total does. This
//! finds them and says whether they hold; each kind is a rule with its own page.
//!
//! A reading that is not certain is no finding: it is counted as not read.

mod amount;
mod bullets;
mod calculation;
mod chinese_parts;
mod chinese_share;
mod columns;
mod difference;
mod direction;
mod equation;
mod exclusive;
mod grid;
mod growth;
mod introduction;
mod labels;
mod list;
mod money;
mod not_added;
mod numbered;
mod once;
mod parts;
mod parts_of_total;
mod sections;
mod several;
mod share;
mod siblings;
mod stroke;
mod subtotals;
mod summands;
mod summed;
mod sums;
mod token;
mod total_column;
mod total_line;
mod total_row;
mod words;
mod written_out;

pub(super) use self::amount::{StatedAmount, rounded_or_cut};
pub(super) use self::bullets::bullets;
pub(super) use self::calculation::{
    Calculated, Calculation, Failure, Page, check, check_cells, check_strictly,
};
pub(super) use self::chinese_share::{chinese_share, shares_of_total};
pub(super) use self::columns::{Comparison, told_by_columns};
pub(super) use self::difference::{Apart, Difference, find_difference};
pub(super) use self::direction::{Way, is_told};
pub(super) use self::equation::{Equation, Operation};
pub(super) use self::grid::{
    Around, Grid, is_sample, of_table, tells_exclusion, tells_overlap, tells_part, tells_rounding,
};
pub(super) use self::growth::{Growth, find_growth};
pub(super) use self::introduction::{Introduced, introduced};
pub(super) use self::list::{Listed, listed};
pub(super) use self::numbered::{Numbered, headed, numbered};
pub(super) use self::once::told_once;
pub(super) use self::share::{
    Share, find_share, fraction, is_percentage, shares_of_one, tells_share,
};
pub(super) use self::stroke::is_other_fraction;
pub(super) use self::subtotals::subtotals;
pub(super) use self::summands::{part_labels, total, written_sum};
pub(super) use self::sums::find_equation;
pub(super) use self::token::Tokens;
pub(super) use self::total_column::total_columns;
pub(super) use self::total_line::total_line;
pub(super) use self::total_row::{adds_up, are_near, total_rows};
pub(super) use self::words::Words;
