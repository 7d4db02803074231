//! How a figure is miswritten: the slips of a tired hand, each made in the text as it stands. What a slip does to the
//! facts around it is for others to find out.

use super::cursor::Cursor;
use super::figure::Figure;
use super::language::WordList;
use super::language::WordPlace;
use super::parse::{FigureContext, read_figure};
use super::unit::UnitId;

#[cfg(test)]
#[path = "slip_tests.rs"]
mod tests;

/// A kind of slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slip {
    /// Two neighbouring digits swapped; where none differ, the leading digit changed.
    Digit,
    /// Another scale word: million for billion; where there is none, a nought too many.
    Scale,
    /// A word left out that bounds the number: 300 for more than 300.
    Bound,
    /// Another unit of the dimension; of things that are counted, another thing.
    Unit,
}

impl Slip {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Digit, Self::Scale, Self::Bound, Self::Unit];

    /// `digit`, `scale`, `bound` or `unit`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Digit => "digit",
            Self::Scale => "scale",
            Self::Bound => "bound",
            Self::Unit => "unit",
        }
    }

    /// The text of a figure with this slip in it: another figure that differs in this and in nothing else. `None` where
    /// the slip cannot be made, as in a figure without a unit, and where the text is no figure.
    pub fn make(self, text: &str, context: &FigureContext<'_>) -> Option<String> {
        let original = read_figure(text, context)?;
        let candidates = match self {
            Self::Digit => swapped(text).into_iter().chain(changed(text)).collect(),
            Self::Scale => rescaled(text).into_iter().chain(lengthened(text)).collect(),
            Self::Bound => unbounded(text, context),
            Self::Unit => in_other_units(text, &original, context),
        };
        candidates.into_iter().find(|candidate| {
            read_figure(candidate, context).is_some_and(|slipped| self.is_made(&original, &slipped))
        })
    }

    fn is_made(self, original: &Figure, slipped: &Figure) -> bool {
        let number = (&original.value, original.upper()) != (&slipped.value, slipped.upper());
        let bound = original.qualifiers().len() != slipped.qualifiers().len();
        let unit = original.unit != slipped.unit;
        match self {
            Self::Digit | Self::Scale => number && !bound && !unit,
            Self::Bound => !number && bound && !unit,
            Self::Unit => !number && !bound && unit,
        }
    }
}

/// Digits in the order of their value, in each of the scripts that figures are written in.
fn scripts() -> impl Iterator<Item = &'static str> {
    let ours = ["0123456789", "０１２３４５６７８９"].into_iter();
    ours.chain(WordList::DigitRow.words().iter().copied())
}

/// The value of a digit and its script.
fn digit(c: char) -> Option<(usize, &'static str)> {
    scripts().find_map(|script| Some((script.chars().position(|digit| digit == c)?, script)))
}

/// The text with each two neighbouring digits swapped in turn, save where the number would begin with a nought.
fn swapped(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    for (at, pair) in chars.windows(2).enumerate() {
        let &[left, right] = pair else { continue };
        let (Some((_, script)), Some((value, other))) = (digit(left), digit(right)) else {
            continue;
        };
        let before = at.checked_sub(1).and_then(|before| chars.get(before));
        let leads = before.is_none_or(|c| digit(*c).is_none() && !matches!(c, '.' | ','));
        if left != right && script == other && !(leads && value == 0) {
            let mut chars = chars.clone();
            chars.swap(at, at + 1);
            found.push(chars.into_iter().collect());
        }
    }
    found
}

/// The text with one digit changed, the leading one first.
fn changed(text: &str) -> Vec<String> {
    let change = |c: char| {
        let (value, script) = digit(c).filter(|(value, _)| *value > 0)?;
        script.chars().nth(if value == 9 { 8 } else { value + 1 })
    };
    text.char_indices()
        .filter_map(|(at, c)| {
            Some(replaced(
                text,
                at,
                at + c.len_utf8(),
                &change(c)?.to_string(),
            ))
        })
        .collect()
}

/// The text with a scale word taken for another.
fn rescaled(text: &str) -> Vec<String> {
    WordList::MistakenScale
        .pairs()
        .flat_map(|(word, other)| {
            text.match_indices(word)
                .map(|(at, found)| replaced(text, at, at + found.len(), other))
        })
        .collect()
}

/// The text with a nought too many behind each run of digits in turn.
fn lengthened(text: &str) -> Vec<String> {
    let ends = text.char_indices().filter_map(|(at, c)| {
        let (_, script) = digit(c)?;
        let end = at + c.len_utf8();
        let next = text.get(end..)?.chars().next();
        let ends = next.is_none_or(|next| digit(next).is_none());
        ends.then_some((end, script))
    });
    ends.filter_map(|(end, script)| {
        let nought = script.chars().next()?.to_string();
        Some(replaced(text, end, end, &nought))
    })
    .collect()
}

/// The text without each of its qualifying words in turn, the longest first.
fn unbounded(text: &str, context: &FigureContext<'_>) -> Vec<String> {
    let places = [WordPlace::Before, WordPlace::Inside, WordPlace::After];
    places
        .into_iter()
        .flat_map(|place| context.readings.words(place))
        .flat_map(|word| {
            text.char_indices().filter_map(|(at, _)| {
                let end = Cursor { text, at }.past(&word.text)?.at;
                let left = replaced(text, at, end, "");
                Some(left.split_whitespace().collect::<Vec<_>>().join(" "))
            })
        })
        .collect()
}

/// The text with its unit replaced by others that it may be taken for.
fn in_other_units(text: &str, figure: &Figure, context: &FigureContext<'_>) -> Vec<String> {
    let units = context.units;
    let Some(unit) = &figure.unit else {
        return Vec::new();
    };
    let spots: Vec<(usize, usize)> = text
        .char_indices()
        .filter_map(|(at, _)| {
            let found = units.match_at(text.get(at..)?)?;
            let own = found.units.contains(unit);
            own.then_some((at, at + found.length))
        })
        .collect();
    others(unit, context)
        .into_iter()
        .flat_map(|other| {
            let symbol = units.symbol(other);
            let spots = spots.iter().rev();
            spots.map(move |spot| replaced(text, spot.0, spot.1, &symbol))
        })
        .collect()
}

/// The units that one may be taken for: those of its dimension, else, for a thing that is counted, the other things that
/// have a symbol to themselves, from the one next in the order of names.
fn others<'a>(unit: &UnitId, context: &FigureContext<'a>) -> Vec<&'a UnitId> {
    let units = context.units;
    let alike: Vec<&UnitId> = units
        .iter()
        .map(|(other, _)| other)
        .filter(|other| {
            let factor = units.factor(unit, other);
            factor.is_some_and(|factor| factor != super::number::Number::ONE)
        })
        .collect();
    if !alike.is_empty() || !units.get(unit).is_some_and(|unit| unit.whole) {
        return alike;
    }
    let counted = |(other, definition): (&'a UnitId, &super::unit::UnitDefinition)| {
        let own_symbol = definition.whole && units.symbol(other) != other.as_str();
        (own_symbol && other != unit).then_some(other)
    };
    let (before, after): (Vec<_>, Vec<_>) = units
        .iter()
        .filter_map(counted)
        .partition(|other| *other < unit);
    after.into_iter().chain(before).collect()
}

/// The text with the bytes from one offset to another replaced.
fn replaced(text: &str, start: usize, end: usize, by: &str) -> String {
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    format!("{before}{by}{after}")
}
