//! Values that are figures, and whether they agree.

use crate::figure::Reading;
use crate::gather::{Value, ValueKind};
use crate::relation::{Agreement, agree};

use super::super::context::Context;
use super::super::records::{Quantities, Quantity, column_unit, half_in_units};
use super::{Side, Stated};

/// The amounts of values, where they are figures.
pub(super) struct Figures<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) amounts: Quantities<'a>,
    pub(super) sides: &'a [Side],
}

impl Figures<'_> {
    /// The agreement of values that are all figures, one of which at least leaves something open: by its words, or by how
    /// it is rounded. Exact numbers are compared as they are.
    pub(super) fn agreement(&self, group: &[Stated<'_, '_>]) -> Option<Agreement> {
        let amounts = group.iter().map(|stated| self.amount(stated));
        let amounts: Vec<Quantity> = amounts.collect::<Option<_>>()?;
        let is_exact = amounts.iter().all(|amount| amount.if_rounded.is_some());
        if is_exact && !are_in_units(group) && !differ_in_separators(group) {
            return None;
        }
        let units = self.amounts.units;
        let unit = amounts.iter().find_map(|amount| amount.unit.as_ref());
        let reading = |amount: &Quantity| match (&amount.unit, unit) {
            (Some(own), Some(unit)) => Some(amount.scale_by(&units.factor(own, unit)?).reading),
            _ => Some(amount.reading.clone()),
        };
        let readings: Option<Vec<Reading>> = amounts.iter().map(reading).collect();
        Some(agree(&readings?))
    }

    /// Why amounts are not compared, where some are in the unit of their column and others in nobody knows which.
    pub(super) fn group_half_in_units(&self, group: &[Stated<'_, '_>]) -> Option<String> {
        let units = self.amounts.units;
        let mut values = group.iter().map(|stated| stated.value);
        values.find_map(|value| column_unit(value, units))?;
        let amounts = group
            .iter()
            .map(|stated| Some((stated.value, self.amount(stated)?)));
        let amounts: Vec<(&Value<'_>, Quantity)> = amounts.flatten().collect();
        let amounts = amounts.iter();
        half_in_units(
            amounts.map(|(value, amount)| (*value, amount.unit.as_ref())),
            units,
        )
    }

    /// Whether a value is an amount in a unit.
    pub(super) fn is_in_unit(&self, stated: &Stated<'_, '_>) -> bool {
        self.amount(stated)
            .is_some_and(|amount| amount.unit.is_some())
    }

    /// The amount of a value. A number that is written as a text is a text.
    fn amount(&self, stated: &Stated<'_, '_>) -> Option<Quantity> {
        let side = self.sides.get(stated.side)?;
        let precision = self.context.records.precision(&side.own);
        let rounding = precision.map(|precision| &precision.rounding);
        let amount = self.amounts.of(stated.value, rounding)?;
        let is_text = stated.value.kind == ValueKind::Text && amount.if_rounded.is_some();
        (!is_text).then_some(amount)
    }
}

/// Whether numbers differ in nothing but how their thousands stand apart, which is no part of a name: `1,204` and `1204`.
fn differ_in_separators(group: &[Stated<'_, '_>]) -> bool {
    let together = |stated: &Stated<'_, '_>| -> String {
        let text = stated.value.text.trim();
        text.chars().filter(|sign| !is_separator(*sign)).collect()
    };
    let mut all = group.iter().map(together);
    let first = all.next();
    all.all(|text| Some(&text) == first.as_ref())
}

fn is_separator(sign: char) -> bool {
    matches!(
        sign,
        ',' | '\'' | '’' | '_' | ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}'
    )
}

/// Whether numbers stand in columns of which one gives another unit than the other.
pub(super) fn are_in_units(group: &[Stated<'_, '_>]) -> bool {
    let mut units = group.iter().filter_map(|stated| stated.value.unit);
    let first = units.next();
    units.any(|unit| Some(unit) != first)
}
