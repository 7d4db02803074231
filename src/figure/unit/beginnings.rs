//! How symbols begin, to tell at once of most texts that no unit stands there.

use super::super::cursor::first_key;

/// So many characters are looked at.
const MOST: usize = 3;

/// Bits that hold any character.
const CHARACTER: u32 = 21;

/// The first characters, folded and in lower case, the first one highest; nothing in place of those behind a blank, of which
/// a text may have others, and behind the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Beginning(u64);

impl Beginning {
    /// The beginnings of the symbols that a text with this one may start with: its first character alone, and with those
    /// behind it.
    pub(super) fn of_symbols(self) -> impl Iterator<Item = Self> {
        let shorter = |left_out: u32| self.0 >> (left_out * CHARACTER) << (left_out * CHARACTER);
        let (one, two) = (Self(shorter(2)), Self(shorter(1)));
        let more = [(two != one).then_some(two), (self != two).then_some(self)];
        std::iter::once(one).chain(more.into_iter().flatten())
    }
}

/// How a symbol, or a text, begins. What begins otherwise is not that symbol.
pub(super) fn beginning(text: &str) -> Option<Beginning> {
    let mut chars = text.chars();
    let (mut bits, mut ended) = (0, false);
    for _ in 0..MOST {
        let next = chars.next().filter(|_| !ended);
        ended |= next.is_none_or(char::is_whitespace);
        let key = next.map(|c| {
            if ended {
                ' '
            } else {
                first_key(c).unwrap_or(c)
            }
        });
        bits = bits << CHARACTER | key.map_or(0, |key| u64::from(u32::from(key)));
    }
    (bits != 0).then_some(Beginning(bits))
}

/// The bits by which beginnings are told apart.
const TOLD: u32 = 14;

/// The beginnings of symbols, a bit for several of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Beginnings(Vec<u64>);

impl Default for Beginnings {
    fn default() -> Self {
        Self(vec![0; (1 << TOLD) / 64])
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
        let place = beginning.0.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - TOLD);
        ((place / 64) as usize, 1 << (place % 64))
    }
}
