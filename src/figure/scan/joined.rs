//! Numbers that signs join and that are no one quantity: `2 + 2 = 4`, `4-4-2`, `5-3`, `12×8`, `3+1`, `324:446-449`. Other names that
//! hold digits are `name.rs`.

use super::super::cursor::{Cursor, is_latin};
use super::super::language::{WordList, is_plural};
use super::super::numeral::{is_vulgar, unit_at};
use super::super::unit::{UnitId, Units};
use super::FoundKind;
use super::amount::Amount;
use super::line::{Line, is_blank, is_digit, is_han, is_han_scale};
use super::outcome::Outcome;

/// No thing has more sides.
const MOST_SIDES: usize = 3;

/// No equation and no formation has more numbers.
const MOST_NUMBERS: usize = 16;

/// `4-4-2`, `10/10/10`: three small numbers or more that are joined alike.
pub(super) fn formation(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let (mut end, mut count) = (line.run(hit, is_digit), 1);
    let joint = line.at(end).filter(|c| matches!(c, '-' | '–' | '/'))?;
    while line.at(end) == Some(joint) {
        let next = line.run(line.next(end), is_digit);
        if next == line.next(end) || next - end > 4 || count == MOST_NUMBERS {
            return None;
        }
        (end, count) = (next, count + 1);
    }
    let apart = !line.at(end).is_some_and(|c| is_latin(c) || c == '%');
    (count > 2 && apart).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `2 + 2 = 4`: numbers that are reckoned with, and what comes out unless a unit makes a figure of it.
pub(super) fn equation(line: Line<'_>, hit: usize, units: &Units) -> Option<Outcome> {
    let (mut end, mut count) = (Amount::numeral_end(line, hit), 0);
    loop {
        let sign = line.run(end, is_blank);
        let next = line.run(line.next(sign), is_blank);
        let joined = matches!(
            line.at(sign),
            Some('+' | '-' | '−' | '–' | '×' | '*' | '/' | '÷')
        );
        let equal = matches!(line.at(sign), Some('='));
        let goes_on = (joined || equal) && count < MOST_NUMBERS;
        if !line.at(next).is_some_and(is_digit) || !goes_on {
            return None;
        }
        let last = Amount::numeral_end(line, next);
        if equal {
            let unit = units.begin(line.rest(line.past_blank(last)));
            let more = line
                .at(last)
                .is_some_and(|c| c == '%' || is_latin(c) || is_han(c));
            let end = if unit || more { end } else { last };
            return (count > 0).then(|| Outcome::found(hit, end, FoundKind::Name));
        }
        (end, count) = (last, count + 1);
    }
}

/// `5-3`: a score, since a range rises; so is what stands beside one, `21-14, 19-21`. Longer numbers that fall are codes.
pub(super) fn score(line: Line<'_>, hit: usize, units: &Units) -> Option<Outcome> {
    let (first, second, end) = pair(line, hit)?;
    let unit = units.begin(line.rest(line.past_blank(end)));
    let more = line.at(end).is_some_and(|c| {
        is_digit(c)
            || is_latin(c)
            || is_han_scale(c)
            || matches!(c, '-' | '–' | '%' | '.' | ',' | '+' | '_' | '/')
    });
    // `2-2½ cups`, `2-2 1/2 cups`
    let part = line.past_blank(end);
    let slash = line.run(part, is_digit);
    let mixed = line.at(end).is_some_and(is_vulgar)
        || slash > part && part > end && line.at(slash) == Some('/');
    let more = more || mixed;
    let further =
        matches!(line.at(end), Some('.' | ',')) && !line.at(line.next(end)).is_some_and(is_digit);
    let long = end - hit > "100-100".len();
    let falls = first > second || first == second && !long;
    // `a 1-10 season`, `Kelder (2-12)`: a range of several would have a plural, and no brackets of its own.
    let article = WordList::HalfArticle.names(line.word_before(line.back_blank(hit, 0), 0));
    let (noun, _) = line.word(line.past_blank(end));
    let one = noun.len() > 3 && !is_plural(noun) && noun.chars().all(char::is_lowercase);
    let bracket = line.back(hit);
    let team = line.word_before(line.back_blank(bracket, 0), 0);
    let record = line.before(hit) == Some('(')
        && line.at(end) == Some(')')
        && team.starts_with(char::is_uppercase)
        && !long;
    let told = article && one && !long || record;
    let falling = |at| pair(line, at).is_some_and(|(first, second, _)| first >= second);
    let beside = || {
        let joint = line.run_back(hit, 0, |c| is_blank(c) || c == ',');
        let before = line.run_back(joint, 0, |c| is_digit(c) || matches!(c, '-' | '–'));
        let after = line.run(end, |c| is_blank(c) || c == ',');
        let listed = |from: usize, to: usize| line.slice(from, to).starts_with(',');
        !long && (listed(joint, hit) && falling(before) || listed(end, after) && falling(after))
    };
    ((falls || beside() || told) && (!unit || first > second && !long) && (!more || further))
        .then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `7-for-9`, `an 89-to-81 win`, `a 3-by-1 row`: two numbers with a word between hyphens.
pub(super) fn worded(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let first = line.run(hit, is_digit);
    line.at(first).filter(|c| *c == '-')?;
    let (word, after) = line.word(line.next(first));
    let second = line.next(after);
    let end = line.run(second, is_digit);
    let hyphens = line.at(after) == Some('-');
    let joint =
        WordList::OfferJoint.has(word) || WordList::ScoreJoint.has(word) || WordList::By.has(word);
    let alone = !line
        .at(end)
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '%'));
    (hyphens && joint && first > hit && end > second && alone)
        .then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// Two whole numbers with a hyphen between them, and where they end.
fn pair(line: Line<'_>, hit: usize) -> Option<(u32, u32, usize)> {
    let number = |at| {
        let end = line.run(at, is_digit);
        let value: u32 = line.slice(at, end).parse().ok()?;
        (end - at <= 6).then_some((value, end))
    };
    let joint = line.at(line.run(hit, is_digit));
    joint.filter(|c| matches!(c, '-' | '–'))?;
    let (first, end) = number(hit)?;
    let (second, end) = number(line.next(end))?;
    Some((first, second, end))
}

/// `3+1`, `12×8`, `4*4`, `1:5`: numbers that are not one quantity.
pub(super) fn chain(line: Line<'_>, hit: usize) -> Option<Outcome> {
    // `ICU4X 2.0`
    if line.before(hit).is_some_and(is_latin) {
        return None;
    }
    let mut end = Amount::numeral_end(line, hit);
    let first = end;
    loop {
        let joint = past_measure(line, end).unwrap_or_else(|| line.run(end, is_blank));
        let sign = line.at(joint);
        let times = matches!(sign, Some('×' | '*'));
        let ratio = matches!(sign, Some('+' | ':' | '∶')) || line.is_at(joint, WordList::Ratio);
        let plus = ratio && joint == end;
        let cross = matches!(sign, Some('x' | 'X'));
        let next = line.run(line.next(joint), is_blank);
        let base = line.run(next, is_digit);
        let raised = line
            .at(base)
            .is_some_and(|c| c == '^' || "⁻⁰¹²³⁴⁵⁶⁷⁸⁹".contains(c))
            // `2.48×10−5`
            || matches!(line.at(base), Some('-' | '−')) && line.at(line.next(base)).is_some_and(is_digit);
        let number =
            line.at(next).is_some_and(is_digit) && !(raised && line.slice(next, base) == "10");
        // `300 + 5`
        let sum = sign == Some('+') && joint > end && next > line.next(joint);
        // `1 : 25 000`
        let apart = matches!(sign, Some(':' | '∶')) && joint > end && next > line.next(joint);
        if !(number && (times || cross || sum || apart || plus && next == line.next(joint))) {
            break;
        }
        end = Amount::numeral_end(line, next);
        if matches!(sign, Some(':' | '∶')) {
            end = past_thousands(line, end);
        }
    }
    // `8x2^10`
    let power = line.run(line.next(end), is_digit);
    let raised = line.at(end) == Some('^') && power > line.next(end);
    let end = if raised && end > first { power } else { end };
    // `324:446-449`: the pages of a volume
    let pages = line.run(line.next(end), is_digit);
    let span = matches!(line.at(end), Some('-' | '–')) && line.slice(hit, end).contains(':');
    let end = if span && pages > line.next(end) && end > first {
        pages
    } else {
        end
    };
    let end = past_measure(line, first).map_or(end, |_| measured(line, end).unwrap_or(end));
    (end > first).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `60 by 40 cm`, `12 m by 30 m`, 5米×3米: the lengths of sides, of which the last at least has its measure.
pub(super) fn sides(line: Line<'_>, hit: usize, units: &Units) -> Option<Outcome> {
    let cursor = |at| Cursor {
        text: line.text,
        at,
    };
    let dimension = |id: &UnitId| units.get(id)?.dimension.as_deref();
    let length = |at: usize| {
        let next = line.past_blank(at);
        let found = unit_at(cursor(next), units)?;
        let metre = units.match_at(WordList::Metres.first())?;
        let long = |own: &UnitId| {
            let own = dimension(own);
            own.is_some() && metre.units.iter().any(|metre| dimension(metre) == own)
        };
        let is_long = found.units.iter().any(long);
        is_long.then_some(next + found.length)
    };
    let mut end = Amount::numeral_end(line, hit);
    let mut closed = None;
    for _ in 0..MOST_SIDES {
        let measured = length(end);
        let from = measured.unwrap_or(end);
        let joint = line.past_blank(from);
        let (word, after) = line.word(joint);
        let sign = matches!(line.at(joint), Some('×' | '*' | 'x' | 'X'));
        let after = if WordList::By.has(word) && joint > from {
            after
        } else if sign {
            line.next(joint)
        } else {
            break;
        };
        let next = line.past_blank(after);
        if !line.at(next).is_some_and(is_digit) {
            break;
        }
        end = Amount::numeral_end(line, next);
        closed = length(end);
    }
    closed.map(|end| Outcome::found(hit, end, FoundKind::Name))
}

/// Past groups of three digits behind a number: `50,000`.
fn past_thousands(line: Line<'_>, from: usize) -> usize {
    let mut end = from;
    loop {
        let group = line.next(end);
        let last = line.run(group, is_digit);
        let parted = line.at(end).is_some_and(|c| c == ',' || is_blank(c));
        if !parted || last != group + 3 {
            return end;
        }
        end = last;
    }
}

/// The end of the short symbol of a unit behind a number: `2 m`.
fn measured(line: Line<'_>, end: usize) -> Option<usize> {
    let (symbol, after) = line.word(line.past_blank(end));
    let short = (1..=2).contains(&symbol.len()) && symbol.chars().all(char::is_lowercase);
    (short && !symbol.starts_with('x')).then_some(after)
}

/// The place of the cross behind a length: `2 m x 3 m`.
fn past_measure(line: Line<'_>, end: usize) -> Option<usize> {
    let cross = line.run(measured(line, end)?, is_blank);
    let next = line.run(line.next(cross), is_blank);
    let crossed = matches!(line.at(cross), Some('x' | '×'));
    (crossed && line.at(next).is_some_and(is_digit)).then_some(cross)
}
