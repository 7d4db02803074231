//! Units that go on behind what was read as one: `9.8 m/s²`, `500 cm⁻¹`, `5 t·km`, `20 mol L-1`, `4 km squared`. What was
//! read is another unit than the text's. A power or a product that is declared as a symbol is read as that before.

use super::super::cursor::is_latin;
use super::super::language::WordList;
use super::super::unit::Units;
use super::amount::Amount;
use super::line::{Line, is_blank, is_digit, is_han};

/// What is told instead of an amount: its bytes, and why.
type Told = (usize, usize, &'static str);

const NOT_UNDERSTOOD: &str = "the unit is not understood";
/// No symbol of a unit has more letters: `mol`, `Torr`.
const LONGEST_SYMBOL: usize = 4;
/// Behind a longer one a raised digit is the mark of a note: `12 tonnes²`.
const LONGEST_RAISED: usize = 2;
/// No symbol of a mass that is joined to a substance is longer: `kgCO2`.
const LONGEST_MASS: usize = 2;
/// No formula of a substance is longer: `CO2eq`.
const LONGEST_FORMULA: usize = 6;
/// No power that stands behind a unit without any mark is further below zero: `L-4`.
const FURTHEST_POWER: u32 = 4;

/// What goes on the unit of an amount.
pub(super) fn raised(line: Line<'_>, amount: &Amount, units: &Units) -> Option<Told> {
    amount.figure.unit.as_ref()?;
    let told = |end, reason| Some((amount.start, end, reason));
    let of_power = "the power of the unit is not understood";
    let (word, end) = line.word(line.past_blank(amount.end));
    if WordList::PowerWord.has(word) {
        return told(end, of_power);
    }
    if !line
        .before(amount.end)
        .is_some_and(|c| is_latin(c) || is_raised(c))
    {
        return None;
    }
    let letters = line.run_back(amount.end, amount.start, is_latin);
    let short = line.slice(letters, amount.end).chars().count() <= LONGEST_RAISED;
    let plain = || plain_power(line, amount.end).filter(|end| !is_range(line, *end, units));
    if let Some(end) = power(line, amount.end, short).or_else(plain) {
        return told(end, of_power);
    }
    let product = product(line, amount.end)
        .or_else(|| another(line, amount.end, units))
        .or_else(|| hyphened(line, amount.end, units))
        .or_else(|| of_substance(line, amount.end));
    told(product?, NOT_UNDERSTOOD)
}

/// `300 s⁻¹`, `9.8 m·s⁻²`, `3 W/(m·K)`, `1,700/km²`, `5 tCO2e`: the unit behind a number that has none.
pub(super) fn of_unknown(line: Line<'_>, amount: &Amount, units: &Units) -> Option<Told> {
    let end = if line.at(amount.end) == Some('/') {
        divided_by(line, line.next(amount.end), units)
    } else {
        let start = line.past_blank(amount.end);
        let (symbol, end) = line.word(start);
        let fits = (1..=LONGEST_SYMBOL).contains(&symbol.chars().count());
        let goes_on = || {
            power(line, end, false)
                .or_else(|| product(line, end))
                .or_else(|| quotient(line, symbol, end))
        };
        joined_to_substance(line, start, units).or_else(|| fits.then(goes_on).flatten())
    };
    Some((amount.start, end?, NOT_UNDERSTOOD))
}

/// `km²` of `1,700/km²`: where the measure ends that a number is told for.
fn divided_by(line: Line<'_>, start: usize, units: &Units) -> Option<usize> {
    let known = units.match_at(line.rest(start))?;
    let end = start + known.length;
    let goes_on = |c: char| c.is_alphanumeric() || c == '/';
    (known.length > 1 && !line.at(end).is_some_and(goes_on)).then_some(end)
}

/// `tCO2e`: where a substance ends that is joined to the symbol of a mass.
fn joined_to_substance(line: Line<'_>, start: usize, units: &Units) -> Option<usize> {
    (1..=LONGEST_MASS).find_map(|length| {
        let end = start + length;
        let own = units.match_at(line.slice(start, end))?;
        (own.length == length).then(|| substance_end(line, end))?
    })
}

/// The end of the power that stands here: `^-1`, `^−1^`, `⁻²`; and `³`, where no note can be meant.
fn power(line: Line<'_>, at: usize, positive: bool) -> Option<usize> {
    if line.at(at) == Some('^') {
        let sign = line.next(at);
        let sign = if line.at(sign).is_some_and(is_minus) {
            line.next(sign)
        } else {
            sign
        };
        let end = line.run(sign, is_digit);
        let closed = line.run(end, |c| c == '^');
        return (end > sign).then_some(closed);
    }
    let negative = line.at(at) == Some('⁻');
    let end = line.run(at, |c| c == '⁻' || is_raised(c));
    let noted = line.slice(at, end) == "¹";
    (end > at && (negative || positive && !noted)).then_some(end)
}

/// `cm-1`, where nothing says that another number follows.
fn plain_power(line: Line<'_>, at: usize) -> Option<usize> {
    line.at(at).filter(|c| is_minus(*c))?;
    let digit = line.next(at);
    let power = line.at(digit)?.to_digit(10)?;
    let end = line.next(digit);
    let apart = match line.at(end) {
        Some('.') => !line.at(line.next(end)).is_some_and(char::is_alphanumeric),
        Some(c) => is_han(c) || !(c.is_alphanumeric() || matches!(c, '-' | '/' | '%')),
        None => true,
    };
    ((1..=FURTHEST_POWER).contains(&power) && apart).then_some(end)
}

/// `5 km-1 mile`: a range rather than a power.
fn is_range(line: Line<'_>, end: usize, units: &Units) -> bool {
    let behind = line.run(end, is_blank);
    let (word, _) = line.word(behind);
    let known = units.match_at(line.rest(behind));
    known.is_some_and(|unit| word.is_empty() || unit.length == word.len())
}

/// `t·km`, `W/(m·K)`.
fn product(line: Line<'_>, at: usize) -> Option<usize> {
    let sign = line.at(at)?;
    let next = line.next(at);
    let end = match sign {
        '·' | '⋅' | '∙' => line.run(next, is_latin),
        '/' if line.at(next) == Some('(') => {
            let inner = line.next(next);
            let end = line.run(inner, |c| is_latin(c) || matches!(c, '·' | '⋅' | '∙' | '*'));
            if line.at(end) != Some(')') || end == inner {
                return None;
            }
            return Some(line.next(end));
        }
        _ => return None,
    };
    let symbol = line.slice(next, end).chars().count();
    let end = power(line, end, true).unwrap_or(end);
    (1..=LONGEST_SYMBOL).contains(&symbol).then_some(end)
}

/// `r/min`, `mOsm/L`: where a symbol ends that another one divides. `and/or` is none.
fn quotient(line: Line<'_>, symbol: &str, at: usize) -> Option<usize> {
    (line.at(at) == Some('/')).then_some(())?;
    let next = line.next(at);
    let end = line.run(next, is_latin);
    let below = line.slice(next, end);
    let fits = (1..LONGEST_SYMBOL).contains(&below.len()) && !line.at(end).is_some_and(is_digit);
    let word = |word: &str| WordList::StopWord.has(word) || WordList::ListJoint.has(word);
    (fits && !word(symbol) && !word(below)).then_some(end)
}

/// `m s^-2`, `mol L-1`: another symbol behind a blank, with a power below zero.
fn another(line: Line<'_>, at: usize, units: &Units) -> Option<usize> {
    let start = line.past_blank(at);
    let (symbol, end) = line.word(start);
    if start == at || !(1..=LONGEST_SYMBOL).contains(&symbol.chars().count()) {
        return None;
    }
    let below = line.at(end).is_some_and(|c| matches!(c, '^' | '⁻'));
    let raised = below.then(|| power(line, end, false)).flatten();
    let known = units.match_at(symbol).map(|unit| unit.length) == Some(symbol.len());
    // `s-1`, but not the road A-1
    let short = symbol.len() <= LONGEST_RAISED && symbol.chars().all(char::is_lowercase);
    raised.or_else(|| plain_power(line, end).filter(|_| known || short))
}

/// `lb-ft`, `km-h`: another symbol behind a hyphen.
fn hyphened(line: Line<'_>, at: usize, units: &Units) -> Option<usize> {
    line.at(at).filter(|c| *c == '-')?;
    let next = line.next(at);
    let (symbol, end) = line.word(next);
    let short = (1..=LONGEST_RAISED).contains(&symbol.len());
    let known = units.match_at(symbol)?.length == symbol.len();
    let goes_on = matches!(line.at(end), Some('-' | '/'));
    (short && known && !goes_on).then_some(end)
}

/// `g CO2/km`: what is measured of a substance, for so much of something else.
fn of_substance(line: Line<'_>, at: usize) -> Option<usize> {
    let end = substance_end(line, line.past_blank(at))?;
    let next = line.next(end);
    let (_, other) = line.word(next);
    (line.at(end) == Some('/') && other > next).then_some(other)
}

/// Where the formula of a substance ends that begins here: `CO2`, `CO₂e`, `NOx`, `CH4`, `CO2-eq`.
fn substance_end(line: Line<'_>, at: usize) -> Option<usize> {
    line.at(at).filter(char::is_ascii_uppercase)?;
    let end = line.run(at, |c| c.is_ascii_alphanumeric() || is_lowered(c));
    let formula = line.slice(at, end);
    let number = formula.contains(|c: char| is_digit(c) || is_lowered(c));
    let capitals = formula.chars().filter(char::is_ascii_uppercase).count();
    let short = formula.chars().count() <= LONGEST_FORMULA;
    let (unit, after) = line.word(line.next(end));
    let equivalent = line.at(end) == Some('-') && WordList::Equivalent.has(unit);
    (number && capitals > 0 && short).then_some(if equivalent { after } else { end })
}

fn is_lowered(c: char) -> bool {
    matches!(c, '₀'..='₉')
}

fn is_raised(c: char) -> bool {
    matches!(c, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹')
}

fn is_minus(c: char) -> bool {
    matches!(c, '-' | '−' | '–')
}
