//! A unit that stands alone, as below the heading of a column of numbers: `t`, `(kg)`, `EUR m`, `%`.

use super::parse::{FigureContext, parse_figure};
use super::readings::Readings;
use super::unit::Units;

/// Letters that stand for a thousand, a million, and so on of a measure.
const PREFIXES: [char; 4] = ['k', 'M', 'G', 'T'];

/// Whether a text is a unit and nothing else: it stands in brackets, or would be the unit of a number before it.
pub fn names_unit(text: &str, units: &Units) -> bool {
    let text = text.trim();
    let is_within = |open, close| text.starts_with(open) && text.ends_with(close);
    if is_within('(', ')') || is_within('[', ']') {
        return true;
    }
    let is_measure = |text: &str| {
        let found = units.match_at(text);
        let found = found.filter(|found| found.length == text.len());
        found.is_some_and(|found| {
            let mut owners = found.units.iter().filter_map(|id| units.get(id));
            owners.any(|unit| unit.dimension.is_some())
        })
    };
    let without_prefix = text.strip_prefix(PREFIXES);
    without_prefix.is_some_and(is_measure) || is_read(text, units)
}

/// Whether it makes a figure of a number before it.
fn is_read(text: &str, units: &Units) -> bool {
    let readings = Readings::default();
    let context = FigureContext::new(units, &readings);
    let figure = parse_figure(&format!("2 {text}"), &context);
    figure.is_ok_and(|figure| {
        figure.unit.is_some() && figure.upper.is_none() && figure.qualifiers().is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::common_units;

    #[test]
    fn a_unit_that_stands_alone_is_known() {
        let units = Units::new(common_units()).0.one_for_each_symbol();
        for known in [
            "t",
            "kt",
            "(ktC)",
            "%",
            "EUR",
            "€",
            "EUR million",
            "million EUR",
            "km²",
            "kWh",
            "人",
            "[boats]",
        ] {
            assert!(names_unit(known, &units), "{known}");
        }
        for other in [
            "closed", "plan", "ktC", "2020", "north", "n/a", "about", "k",
        ] {
            assert!(!names_unit(other, &units), "{other}");
        }
    }
}
