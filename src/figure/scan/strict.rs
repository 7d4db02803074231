//! Bare numbers in texts that hold code. There a number without a unit and with nothing counted behind it mostly stands for a
//! setting, a version or an id, so that it is a figure only where the word before it tells how much: `the limit is 40`, `fell
//! to 3`, `a depth of 10`; not `Stability: 2`, `tidelib 2.5`, `(tested: 18, 20)`, `1.1 -> 11`. What tells so is `counted.rs`.

use super::super::unit::Units;
use super::FoundKind;
use super::code::past_parts;
use super::counted::{counted, is_cell, list_end, list_start, tells};
use super::label::Labels;
use super::line::{Line, is_digit};
use super::outcome::Outcome;
use super::release::Number;
use super::year::is_bare_year;

/// A whole number of so many digits without commas is an id.
const ID: usize = 8;

/// The name that the number at `hit` is; signs of comparison may stand before it.
pub(super) fn read(line: Line<'_>, hit: usize, units: &Units, labels: &Labels) -> Option<Outcome> {
    let digits = line.run(hit, is_digit);
    if digits >= hit + ID
        && !line.at(digits).is_some_and(char::is_alphanumeric)
        && !counted(line, digits, units, labels)
    {
        return Some(Outcome::found(hit, digits, FoundKind::Name));
    }
    let number = Number::at(line, hit, units)?;
    let year = !number.decimal && is_bare_year(line, hit, number.end);
    let last = list_end(line, number.end, units)?;
    if is_cell(line, hit)
        || year
        || counted(line, last, units, labels)
        || tells(line, list_start(line, hit), labels)
    {
        return None;
    }
    Some(Outcome::found(
        hit,
        past_parts(line, number.end),
        FoundKind::Name,
    ))
}
