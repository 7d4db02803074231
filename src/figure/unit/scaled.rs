//! Symbols that begin with a scale word, such as 亿元 beside 元. The longest symbol is read, so `50亿元` is 50 of the
//! longer one; where that is not as much as 50亿 of the shorter one, the figure would mean something else than it says.

use std::collections::{BTreeMap, BTreeSet};

use super::super::cursor::Cursor;
use super::super::number::Number;
use super::super::scale::match_scale;
use super::{UnitDefinition, UnitId};

/// The symbols that stand behind scale words in symbols, each with the units that have it.
pub(super) type ScaledUnits = BTreeMap<String, Vec<UnitId>>;

/// Those of the units.
pub(super) fn scaled_units(units: &BTreeMap<UnitId, UnitDefinition>) -> ScaledUnits {
    let symbols = units.values().flat_map(|unit| &unit.symbols);
    let rests = symbols.filter_map(|symbol| scaled(symbol.trim()));
    let rests: BTreeSet<&str> = rests.map(|(_, rest)| rest).collect();
    let mut known = ScaledUnits::new();
    for (id, unit) in units {
        for symbol in unit.symbols.iter().map(|symbol| symbol.trim()) {
            if rests.contains(symbol) {
                known.entry(symbol.to_owned()).or_default().push(id.clone());
            }
        }
    }
    known
}

/// The symbol of another unit that follows the scale words at the beginning of `symbol`, with their power of ten, where
/// the two do not amount to the same.
pub(super) fn misread<'a>(
    unit: &UnitDefinition,
    symbol: &'a str,
    known: &ScaledUnits,
    units: &BTreeMap<UnitId, UnitDefinition>,
) -> Option<(Number, &'a str)> {
    let (exponent, rest) = scaled(symbol.trim())?;
    let owners = known.get(rest)?;
    let scale = Number::power_of_ten(exponent);
    let written = |other: &&UnitDefinition| other.symbols.iter().any(|own| own.trim() == rest);
    let differs = |other: &UnitDefinition| {
        unit.dimension.is_none()
            || unit.dimension != other.dimension
            || unit.factor != &other.factor * &scale
    };
    owners
        .iter()
        .filter_map(|id| units.get(id))
        .filter(|other| other.id != unit.id)
        .find(written)
        .filter(|other| differs(other))
        .map(|_| (scale, rest))
}

/// What is left of a symbol after the scale words at its beginning, with their power of ten.
fn scaled(symbol: &str) -> Option<(i32, &str)> {
    // One word of an alphabet is a scale word or none, and leaves nothing; most symbols are one.
    if symbol.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let (mut power, mut at) = (
        0_i32,
        Cursor {
            text: symbol,
            at: 0,
        },
    );
    while let Some((exponent, after)) = match_scale(at) {
        power = power.saturating_add(exponent);
        at = after.past_blanks();
    }
    (at.at > 0 && !at.rest().is_empty()).then(|| (power, at.rest()))
}
