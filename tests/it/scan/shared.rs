//! What stands once in a text, behind a later number, and is meant for an earlier one too, so that this one says less alone.

use factlint::figure::{Figure, Found, Number};

/// Whether a figure of a text differs from its lexeme alone by nothing but the unit and the scale word of a later figure:
/// 55、65和75英寸, `from $20 to $30 million`.
pub(super) fn stands_later(all: &[Found], found: &Found, figure: &Figure, alone: &Figure) -> bool {
    let (own, scale) = (alone.writing.exponent, figure.writing.exponent);
    let unit = alone.unit.is_none() && figure.unit.is_some();
    let scaled = own == 0 && scale > 0;
    let later = all.iter().any(|other| {
        other.range.start > found.range.start
            && other.figure.as_ref().is_some_and(|other| {
                (!unit || other.unit == figure.unit) && (!scaled || other.writing.exponent == scale)
            })
    });
    let mut value = alone.value.clone();
    for _ in own..scale {
        value = &value * &Number::from(10);
    }
    let same_unit = unit || alone.unit == figure.unit;
    later && same_unit && value == figure.value && alone.bound == figure.bound
}
