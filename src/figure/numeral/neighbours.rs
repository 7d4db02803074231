//! Digits side by side in a numeral of characters: those of one number (二〇二五), and neighbours of which one or the other is
//! meant (七八百). Places that descend are `places.rs`.

use super::super::digits::Digits;
use super::super::scale::MYRIAD;
use super::places::Part;

/// Digits alone (二〇二五), and before one large unit (一五〇万), say the number as digits do.
pub(super) fn positional(parts: &[Part]) -> Option<Digits> {
    let digits = parts
        .iter()
        .take_while(|part| matches!(part, Part::Digit(_)))
        .count();
    let (row, units) = parts.split_at_checked(digits)?;
    let led = matches!(row, [Part::Digit(0), _]);
    let long = row.len() > 2 || row.len() == 2 && either(row).is_none() && !led;
    // 三四五万: one of three neighbours, or 345.
    let before_unit = row.len() > 2 && (units.is_empty() || !is_row_of_neighbours(row));
    if !long || !(units.is_empty() || before_unit) {
        return None;
    }
    let mut text = String::new();
    for part in row {
        if let Part::Digit(value) = part {
            text.push_str(&value.to_string());
        }
    }
    let digits = Digits::integer(text.parse().unwrap_or_default());
    match units {
        [] => Some(digits),
        [Part::Unit(power)] if *power >= MYRIAD => Some(Digits {
            exponent: i32::try_from(*power).unwrap_or_default(),
            ..digits
        }),
        _ => None,
    }
}

/// The two readings of neighbours that mean one or the other: 七八百, 十七八, 三百五六十, and 三五.
pub(super) fn either(parts: &[Part]) -> Option<(Vec<Part>, Vec<Part>)> {
    let at = parts.windows(2).position(is_either)?;
    let digit = |at: usize| {
        parts
            .get(at)
            .is_some_and(|part| matches!(part, Part::Digit(_)))
    };
    if at.checked_sub(1).is_some_and(digit) || digit(at + 2) {
        return None;
    }
    let without = |left_out: usize| {
        let kept = parts
            .iter()
            .enumerate()
            .filter(|(index, _)| *index != left_out);
        kept.map(|(_, part)| part.clone()).collect()
    };
    Some((without(at + 1), without(at)))
}

/// Three digits or more in a row, each one above the one before.
pub(super) fn is_row_of_neighbours(parts: &[Part]) -> bool {
    let rises = |pair: &[Part]| match pair {
        [Part::Digit(low), Part::Digit(high)] => *low > 0 && *high == low + 1,
        _ => false,
    };
    parts.len() > 2 && parts.windows(2).all(rises)
}

/// Whether two digits mean one or the other.
pub(super) fn is_either(pair: &[Part]) -> bool {
    match pair {
        [Part::Digit(3), Part::Digit(5)] => true,
        [Part::Digit(low), Part::Digit(high)] => *low > 0 && *high == low + 1,
        _ => false,
    }
}
