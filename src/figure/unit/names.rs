//! How units are written and called, and which was probably meant by a text that is no unit.

use super::{UnitId, Units};
use crate::words::{Near, slip};

impl Units {
    /// The symbol of a unit that stands in a text, the longest of them; where none does, that of [`symbol`](Self::symbol).
    pub fn symbol_in(&self, text: &str, id: &UnitId) -> String {
        let symbols = self.get(id).map(|unit| unit.symbols.iter());
        let written = symbols.into_iter().flatten();
        let written = written.filter(|symbol| text.contains(symbol.as_str()));
        let longest = written.max_by_key(|symbol| symbol.len());
        longest.cloned().unwrap_or_else(|| self.symbol(id))
    }

    /// How the unit is printed to be read again: its first symbol that means no other unit, else its id.
    pub fn symbol(&self, id: &UnitId) -> String {
        let symbols = self
            .get(id)
            .map(|unit| unit.symbols.as_slice())
            .unwrap_or_default();
        symbols
            .iter()
            .find(|symbol| {
                self.match_at(symbol).is_some_and(|found| {
                    found.length == symbol.len() && found.units == [id.clone()]
                })
            })
            .cloned()
            .unwrap_or_else(|| id.to_string())
    }

    /// How the unit reads after a number, for people: its label, else its first symbol, else its id.
    pub fn label<'a>(&'a self, id: &'a UnitId) -> &'a str {
        let unit = self.get(id);
        let symbol = || unit.and_then(|unit| unit.symbols.first());
        unit.and_then(|unit| unit.label.as_ref())
            .or_else(symbol)
            .map_or(id.as_str(), String::as_str)
    }

    /// The id that was probably meant by a name that is none: that of the only unit with that symbol, or the closest.
    pub fn closest_id(&self, name: &str) -> Option<Near> {
        let same = |text: &str| text == name || text.to_lowercase() == name.to_lowercase();
        let written = self.units.iter().filter(|(id, unit)| {
            same(id.as_str()) || unit.symbols.iter().any(|symbol| same(symbol))
        });
        let mut written = written.map(|(id, _)| id.as_str());
        let ids = self.units.keys().map(UnitId::as_str);
        let near = || Near::of(name, ids.filter(|id| may_be_meant(id, name)));
        match (written.next(), written.next()) {
            (Some(only), None) => Some(Near::only(only)),
            (Some(_), Some(_)) => None,
            (None, _) => near(),
        }
    }

    /// The symbol or id closest to a text that is none, when one is close.
    pub fn closest(&self, text: &str) -> Option<&str> {
        let symbols = self.symbols.iter().map(|symbol| symbol.text.as_str());
        slip(text, symbols.filter(|symbol| may_be_meant(symbol, text)))
    }
}

/// Whether a text that is no symbol may be a slip of this one. In a symbol of up to three letters each of them counts, and
/// only their case or order can be a slip: `kg` is no slip of `KGS`, nor `kWh` of `KWD`.
fn may_be_meant(symbol: &str, text: &str) -> bool {
    let letters = |text: &str| {
        let mut letters: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
        letters.sort_unstable();
        letters
    };
    let own = letters(symbol);
    own.len() > LONGEST_ABBREVIATION || own.len() > 1 && own == letters(text)
}

/// The letters of a symbol that stands for a word of which most were left out.
const LONGEST_ABBREVIATION: usize = 3;
