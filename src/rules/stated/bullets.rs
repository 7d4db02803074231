//! Lists of which each item states a count and its share: `- North: 30 (25 %)`. The whole is what an item calls the total, or
//! else what all items add up to, and that it is so most of the shares have to show.

use crate::document::{BlockKind, Item, List};
use crate::figure::{FigureContext, Interval};
use crate::source::TextRange;

use super::amount::{StatedAmount, read_amount};
use super::labels::is_total;
use super::summands::total;

/// So many items there are at least.
const ITEMS: usize = 3;

/// An item of such a list.
pub(in crate::rules) struct Bullet<'a> {
    pub(in crate::rules) count: StatedAmount,
    pub(in crate::rules) count_at: TextRange,
    pub(in crate::rules) share: StatedAmount,
    pub(in crate::rules) share_at: TextRange,
    /// The share as written.
    pub(in crate::rules) text: &'a str,
    is_total: bool,
}

/// The items of a list, and the whole that they are shares of.
pub(in crate::rules) fn bullets<'a>(
    list: &'a List,
    figures: &FigureContext<'_>,
) -> Option<(Vec<Bullet<'a>>, StatedAmount)> {
    let items = list.items.iter();
    let mut all: Vec<Bullet<'a>> = items
        .map(|item| bullet(item, figures))
        .collect::<Option<_>>()?;
    let whole = all.iter().position(|item| item.is_total);
    let whole = whole.map(|at| all.remove(at).count);
    let counts: Vec<&StatedAmount> = all.iter().map(|item| &item.count).collect();
    let one = counts.first()?;
    let alike = counts
        .iter()
        .all(|count| count.is_exact() && count.unit == one.unit);
    if all.len() < ITEMS || !alike || all.iter().any(|item| item.is_total) {
        return None;
    }
    let value = total(&counts);
    let interval = Interval::exact(value.clone());
    let sum = StatedAmount {
        value,
        interval,
        ..(*one).clone()
    };
    // A total that is not what they add up to may be right, and one of the counts wrong.
    whole
        .is_none_or(|whole| whole.value == sum.value)
        .then_some((all, sum))
}

fn bullet<'a>(item: &'a Item, figures: &FigureContext<'_>) -> Option<Bullet<'a>> {
    let [block] = item.blocks.as_slice() else {
        return None;
    };
    let BlockKind::Paragraph(run) = &block.kind else {
        return None;
    };
    let told = run.text().trim_end().strip_suffix([')', '）'])?;
    let (before, text) = told.rsplit_once(['(', '（'])?;
    let (label, count) = before.rsplit_once([':', '：'])?;
    // `(+25 %)` tells a change.
    (!text.trim_start().starts_with(['+', '-', '−', '–', '±'])).then_some(())?;
    let share = read_amount(text, figures).filter(StatedAmount::is_percentage)?;
    let counted = read_amount(count.trim(), figures).filter(|count| !count.is_percentage())?;
    Some(Bullet {
        count: counted,
        count_at: run.source(
            before.len() - count.trim_start().len(),
            before.trim_end().len(),
        ),
        share,
        share_at: run.source(told.len() - text.len(), told.len()),
        text,
        is_total: is_total(label),
    })
}
