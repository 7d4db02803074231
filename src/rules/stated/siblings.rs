//! What the totals of a row show of one another: that the row sums up the others, though its label does not say so, and that a
//! number far from its sum is a slip.

use super::amount::StatedAmount;
use super::calculation::{Calculated, Calculation};
use super::summands::total;
use crate::figure::Number;

/// So many columns that hold show that a row sums up the others.
pub(super) const SEVERAL: usize = 2;

/// A total of a row.
pub(super) struct Sibling {
    pub(super) column: usize,
    /// Whether the label of the row says that it is one.
    pub(super) said: bool,
    /// How many others have to hold before it is told.
    pub(super) needed: usize,
    pub(super) found: Calculation,
}

/// The totals of a row, as far as its label or the others show that they are such; what rows explain that are no parts is
/// set aside.
pub(super) fn shown(
    mut all: Vec<Sibling>,
    is_explained: impl Fn(usize, Number, &[usize]) -> bool,
) -> Vec<Calculation> {
    let holds = |sibling: &&Sibling| matches!(sibling.found.outcome, Calculated::Holds);
    let holding: Vec<usize> = all.iter().filter(holds).map(|one| one.column).collect();
    for sibling in &mut all {
        if let Calculated::Fails(failure) = &sibling.found.outcome
            && is_explained(sibling.column, failure.excess.clone(), &holding)
        {
            sibling.found.set_aside();
        }
    }
    let fails = |sibling: &&Sibling| matches!(sibling.found.outcome, Calculated::Fails(_));
    let only_one = all.iter().filter(fails).count() < 2;
    let are_shown = only_one && !holding.is_empty();
    all.retain(|sibling| sibling.said || are_shown);
    for sibling in &mut all {
        let needed = sibling.needed + usize::from(!sibling.said);
        if sibling.needed > 0 && !(only_one && holding.len() >= needed) {
            sibling.found.set_aside();
        }
    }
    all.into_iter().map(|sibling| sibling.found).collect()
}

/// How many siblings have to hold before a total that is far from its sum is a slip of one digit, or of two beside each other;
/// `None` where it is none.
pub(super) fn slip(parts: &[&StatedAmount], result: &StatedAmount) -> Option<usize> {
    /// So many digits are hardly alike by chance.
    const MANY: usize = 3;
    let sum = total(parts);
    let excess = &sum - &result.value;
    let steps = parts.iter().chain([&result]).map(|amount| &amount.step);
    let step = steps.filter(|step| !step.is_zero()).min();
    let step = step.cloned().unwrap_or(Number::ONE);
    let digits = |value: &Number| {
        let whole = value.checked_div(&step)?.to_i64()?;
        (whole > 0).then(|| whole.to_string())
    };
    let is_one = |written: &Number, meant: &Number| {
        let (written, meant) = (digits(written)?, digits(meant)?);
        let (written, meant) = (written.as_bytes(), meant.as_bytes());
        let zeros = |digits: &[u8]| {
            digits
                .iter()
                .rev()
                .take_while(|digit| **digit == b'0')
                .count()
        };
        let telling = written.len() - zeros(written).min(zeros(meant));
        (telling > 1 && is_slip(written, meant)).then_some(telling)
    };
    let of_total = is_one(&result.value, &sum);
    let mut of_parts = parts
        .iter()
        .filter_map(|part| is_one(&part.value, &(&part.value - &excess)));
    match of_total {
        // So many digits are never alike by chance.
        Some(telling) if telling > MANY => Some(0),
        Some(telling) if telling == MANY => Some(1),
        Some(_) => Some(SEVERAL),
        None => of_parts.next().map(|_| SEVERAL),
    }
}

/// Whether one digit is another, or two beside each other have changed places.
fn is_slip(written: &[u8], meant: &[u8]) -> bool {
    if written.len() != meant.len() {
        return false;
    }
    let pairs = written.iter().zip(meant).enumerate();
    let differ: Vec<usize> = pairs
        .filter(|(_, (a, b))| a != b)
        .map(|(at, _)| at)
        .collect();
    match differ.as_slice() {
        [_] => true,
        [first, second] => {
            second - first == 1
                && written.get(*first) == meant.get(*second)
                && written.get(*second) == meant.get(*first)
        }
        _ => false,
    }
}
