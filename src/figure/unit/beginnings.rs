//! How symbols begin, to tell at once of most texts that no unit stands there.

use super::super::cursor::first_key;

/// The first two characters, folded and in lower case, all blanks being one; no second of what has one only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Beginning {
    first: char,
    second: Option<char>,
}

impl Beginning {
    /// Both beginnings of a symbol that a text with this one may start with: its first character alone, and with its second.
    pub(super) fn of_symbols(self) -> impl Iterator<Item = Self> {
        let alone = Self {
            second: None,
            ..self
        };
        [Some(alone), self.second.map(|_| self)]
            .into_iter()
            .flatten()
    }
}

/// How a symbol, or a text, begins. What begins otherwise is not that symbol.
pub(super) fn beginning(text: &str) -> Option<Beginning> {
    let mut chars = text.chars();
    let first = chars.next().and_then(first_key)?;
    let second = chars.next().map(|c| match c {
        c if c.is_whitespace() => ' ',
        c => first_key(c).unwrap_or(c),
    });
    Some(Beginning { first, second })
}

/// The beginnings of symbols, a bit for several of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Beginnings([u64; 64]);

impl Default for Beginnings {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Beginnings {
    pub(super) fn add(&mut self, beginning: Beginning) {
        let (at, bit) = Self::place(beginning);
        if let Some(bits) = self.0.get_mut(at) {
            *bits |= bit;
        }
    }

    /// Whether a symbol may begin so.
    pub(super) fn may_hold(&self, beginning: Beginning) -> bool {
        let (at, bit) = Self::place(beginning);
        self.0.get(at).is_some_and(|bits| bits & bit != 0)
    }

    fn place(beginning: Beginning) -> (usize, u64) {
        let second = beginning.second.map_or(0, u32::from);
        let place = u32::from(beginning.first).wrapping_mul(37) ^ second;
        (((place >> 6) & 63) as usize, 1 << (place & 63))
    }
}
