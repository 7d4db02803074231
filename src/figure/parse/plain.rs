//! A figure in the plain style, as most of data are: digits, and the symbol of a unit behind them or none.
//! Nothing else is known here; all else is for the full grammar, which reads these in the same way, only slower.

use super::super::cursor::Cursor;
use super::super::digits::Digits;
use super::super::language::{WordList, WordPlace};
use super::super::numeral::Numeral;
use super::{FigureContext, Parts, UnitSpot};

/// So many digits fit any number that is counted here.
const MOST_DIGITS: usize = 15;

/// What stands here up to the end of the text, when that is a figure in the plain style: `12,480 tonnes`, `4.5%`, `2016`.
pub(super) fn read<'a>(cursor: Cursor<'a>, context: &FigureContext<'_>) -> Option<Parts<'a>> {
    let rest = cursor.rest();
    let (digits, symbol) = read_digits(rest)?;
    let symbol = symbol.strip_prefix(' ').unwrap_or(symbol);
    let end = cursor.plus(rest.len());
    let unit = match symbol {
        "" => None,
        symbol => Some(unit_of(symbol, end.at - symbol.len(), context)?),
    };
    Some(Parts {
        lower: Numeral::of(digits),
        in_digits: true,
        number: cursor.at,
        upper: None,
        several: false,
        qualifiers: Vec::new(),
        unit_start: unit.as_ref().map(|unit| unit.start),
        unit,
        after: end,
    })
}

/// The units of a symbol that is a word of letters or the sign of a share. A single letter may be a scale.
fn unit_of(symbol: &str, start: usize, context: &FigureContext<'_>) -> Option<UnitSpot> {
    let is_word = symbol.len() > 1 && symbol.bytes().all(|byte| byte.is_ascii_alphabetic());
    if symbol != "%" && (!is_word || belongs_to_number(symbol, context)) {
        return None;
    }
    let found = context.units.match_at(symbol)?;
    (found.length == symbol.len()).then(|| UnitSpot {
        candidates: found.units,
        start,
        end: start + symbol.len(),
    })
}

/// Whether a word is a part of the number before any unit: `12 dozen`, `300 odd`.
fn belongs_to_number(word: &str, context: &FigureContext<'_>) -> bool {
    let mut inside = context.readings.words_from(WordPlace::Inside, word);
    WordList::Dozens
        .words()
        .iter()
        .any(|own| own.eq_ignore_ascii_case(word))
        || inside.any(|own| own.text.eq_ignore_ascii_case(word))
}

/// The digits with commas between thousands and a point, and what follows them.
fn read_digits(text: &str) -> Option<(Digits, &str)> {
    let (whole, mut rest) = run(text);
    let is_zero = whole.starts_with('0');
    if whole.is_empty() || is_zero && whole.len() > 1 {
        return None;
    }
    let mut count = whole.len();
    let mut value = whole.parse::<u64>().ok()?;
    while let Some(behind) = rest.strip_prefix(',') {
        let (group, after) = run(behind);
        if group.len() != 3 || whole.len() > 3 || is_zero {
            return None;
        }
        value = value.checked_mul(1000)?.checked_add(group.parse().ok()?)?;
        count += 3;
        rest = after;
    }
    let mut decimals = 0;
    if let Some(behind) = rest.strip_prefix('.') {
        let (fraction, after) = run(behind);
        decimals = u32::try_from(fraction.len()).ok()?;
        value = value
            .checked_mul(10_u64.checked_pow(decimals)?)?
            .checked_add(fraction.parse().ok()?)?;
        count += fraction.len();
        rest = after;
    }
    let digits = Digits {
        decimals,
        ..Digits::integer(value.into())
    };
    (count <= MOST_DIGITS).then_some((digits, rest))
}

/// The digits that a text begins with, and what follows them.
fn run(text: &str) -> (&str, &str) {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    text.split_at_checked(length).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::super::language::{NumberRole, number_words, words};
    use super::super::super::{Number, Readings, UnitDefinition, Units};
    use super::super::{finish, read_parts};
    use super::*;
    use crate::words::NamedLists;

    /// Every word of every list, every number word, every word that bounds a number and each with another ending as the symbol of a unit,
    /// besides those that there are.
    fn units() -> Units {
        let lists = WordList::ALL.iter().flat_map(|list| list.words());
        let (bounds, _) = words();
        let bounds = bounds.into_iter().map(|word| word.text);
        let roles = [
            NumberRole::Small,
            NumberRole::Tens,
            NumberRole::Times,
            NumberRole::Scale,
            NumberRole::Short,
            NumberRole::Several,
            NumberRole::Part,
            NumberRole::Ordinal,
            NumberRole::Multiple,
            NumberRole::Multiplier,
            NumberRole::Month,
        ];
        let numbers = roles.into_iter().flat_map(number_words);
        let own = lists.copied().chain(numbers).map(str::to_owned);
        let own = own.chain(bounds);
        let words = own.flat_map(|word| [format!("{word}en"), word]);
        let words = words.filter(|word| word.bytes().all(|byte| byte.is_ascii_alphabetic()));
        let definitions = words.map(|word| UnitDefinition {
            id: format!("unit-{word}"),
            symbols: vec![word],
            whole: false,
            exact: false,
            dimension: None,
            factor: Number::ONE,
            label: None,
        });
        Units::new(definitions.collect()).0
    }

    #[test]
    fn is_what_the_full_grammar_reads() {
        let (readings, own, declared) = (Readings::default(), Units::default(), units());
        let mut read_here = 0;
        for units in [&own, &declared] {
            let context = FigureContext::new(units, &readings);
            let symbols = units.iter().flat_map(|(_, unit)| &unit.symbols);
            let symbols = symbols.map(|symbol| &**symbol).chain([""]);
            for symbol in symbols {
                for number in ["7", "0.5", "1,204", "2016"] {
                    for joint in ["", " "] {
                        let text = format!("{number}{joint}{symbol}");
                        let cursor = Cursor { text: &text, at: 0 };
                        let Some(parts) = read(cursor, &context) else {
                            continue;
                        };
                        read_here += 1;
                        let figure = |parts| finish(parts, 0, &context);
                        let full = read_parts(cursor, &context).and_then(figure);
                        assert_eq!(figure(parts), full, "{text}");
                    }
                }
            }
        }
        assert!(read_here > 1000, "{read_here}");
    }
}
