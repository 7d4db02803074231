//! One amount: the number of a cell or of a text, how far it is rounded, and what stands behind it.

use std::borrow::Cow;

use super::words::Words;
use crate::figure::{
    BoundKind, End, FigureContext, Interval, Number, certain_digits_end, may_be_thousands,
    read_figure,
};
use crate::words::WordLists;

/// An amount as written. A whole number is exact here, since it is counted or added up from exact numbers; another is
/// rounded to its last digit.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::rules) struct StatedAmount {
    /// The number as written.
    pub(in crate::rules) value: Number,
    /// The interval in which it can lie.
    pub(in crate::rules) interval: Interval,
    /// How much one of its last digit is; zero of a number that is exact.
    pub(in crate::rules) step: Number,
    /// Its unit, one word for the singular and the plural; empty where none is written.
    pub(in crate::rules) unit: String,
    /// Whether its digits can be read in two ways: `1.234`.
    pub(in crate::rules) ambiguous: bool,
}

impl StatedAmount {
    pub(in crate::rules) fn is_percentage(&self) -> bool {
        self.unit == "%"
    }

    pub(in crate::rules) fn is_exact(&self) -> bool {
        self.step.is_zero()
    }
}

/// Reads a text that is one amount and nothing else: `1,204`, `€12.50`, `(300)`, `45 berths`, `12万`. Marks of footnotes
/// are passed over; what is bounded (`~5`, `5+`) is no amount.
pub(in crate::rules) fn read_amount(
    text: &str,
    figures: &FigureContext<'_>,
) -> Option<StatedAmount> {
    let narrow = narrow(text);
    let text = without_note(narrow.trim())?;
    if let Some(inside) = text
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
    {
        let inside = inside.trim();
        let amount = read_amount(inside, figures)?;
        return (!inside.starts_with(['(', '-', '−'])).then(|| amount.negative());
    }
    let unsigned = text.strip_prefix(['-', '−', '–']);
    let (negative, rest) = (unsigned.is_some(), unsigned.unwrap_or(text).trim_start());
    // A change: `+12`.
    let rest = rest.strip_prefix('+').filter(|_| !negative).unwrap_or(rest);
    let (currency, rest) = currency(rest);
    let rest = rest.trim_start();
    let core = certain_digits_end(rest);
    let (digits, behind) = rest.split_at_checked(core)?;
    let chinese = core == 0 && rest.starts_with(|c| Words::Numeral.holds(c));
    if core == 0 && !chinese {
        return None;
    }
    let amount = with_scale(rest, figures).or_else(|| {
        // The words of a bound are no unit: `12 or more`.
        if read_figure(rest, figures).is_some_and(|figure| figure.bound != BoundKind::Exact) {
            return None;
        }
        let amount = exact_figure(digits, figures)?;
        Some(StatedAmount {
            unit: unit(behind)?,
            ..amount
        })
    })?;
    let amount = StatedAmount {
        ambiguous: may_be_thousands(digits),
        unit: if currency.is_empty() {
            amount.unit
        } else {
            format!("{currency}{}", amount.unit)
        },
        ..amount
    };
    Some(if negative { amount.negative() } else { amount })
}

/// A text with the common forms of full-width digits and of the signs among them: `１，２３４`.
pub(super) fn narrow(text: &str) -> Cow<'_, str> {
    let is_wide = |c: char| ('！'..='～').contains(&c);
    if !text.contains(|c| ('０'..='９').contains(&c)) {
        return Cow::Borrowed(text);
    }
    let common = |c: char| {
        let shift = u32::from('！') - u32::from('!');
        let narrow = u32::from(c).checked_sub(shift).and_then(char::from_u32);
        narrow.filter(|_| is_wide(c)).unwrap_or(c)
    };
    Cow::Owned(text.chars().map(common).collect())
}

impl StatedAmount {
    fn negative(self) -> Self {
        let minus = -Number::ONE;
        Self {
            value: -&self.value,
            interval: self.interval.scale_by(&minus),
            ..self
        }
    }
}

/// The whole text as a figure with a unit or a scale word that is known.
fn with_scale(text: &str, figures: &FigureContext<'_>) -> Option<StatedAmount> {
    // A fraction or a range would be read, and is no amount of a table.
    let plain = !text.contains(['/', '–', '~', '+', '<', '>', '±', ':', '=', '×']);
    exact_figure(text, figures).filter(|_| plain)
}

/// A text that is one exact figure and nothing else.
pub(super) fn exact_figure(text: &str, figures: &FigureContext<'_>) -> Option<StatedAmount> {
    let figure = read_figure(text, figures)?;
    let digits = &figure.digits();
    if figure.bound != BoundKind::Exact || digits.parts != 1 {
        return None;
    }
    let exact = digits.decimals == 0 && digits.exponent == 0;
    let step = if exact {
        Number::ZERO
    } else {
        digits.last_digit()
    };
    let half = step.checked_div(&Number::from(2))?;
    let unit = figure.unit.as_ref().map_or("", |unit| unit.as_str());
    Some(StatedAmount {
        interval: Interval::closed(&figure.value - &half, &figure.value + &half),
        value: figure.value,
        step,
        unit: if unit == "percent" { "%" } else { unit }.to_owned(),
        ambiguous: false,
    })
}

/// The unit behind a number: nothing, a sign, or a few words.
fn unit(behind: &str) -> Option<String> {
    let apart = behind.starts_with(char::is_whitespace);
    let unit = behind.trim();
    let word = |c: char| {
        c.is_alphabetic()
            || c.is_whitespace()
            || matches!(c, '/' | '%' | '‰' | '°' | '²' | '³' | 'µ')
    };
    if unit.is_empty() {
        return Some(String::new());
    }
    let few = unit.split_whitespace().count() <= 3 && unit.len() <= 32;
    let joined = apart
        || unit.starts_with(|c: char| c.is_alphabetic() || matches!(c, '%' | '‰' | '°' | 'µ'));
    let fits = few && joined && unit.chars().all(word) && !unit.starts_with('/');
    fits.then(|| {
        let unit = unit.to_lowercase();
        // One file, two files.
        unit.strip_suffix('s')
            .filter(|one| one.len() > 1)
            .unwrap_or(&unit)
            .to_owned()
    })
}

/// A text without the mark of a footnote at its end. What is raised above the line elsewhere is a power.
fn without_note(text: &str) -> Option<&str> {
    let mut text = text;
    // `21[^1]`, `21[1]`, `21 [a]`.
    if let Some((before, mark)) = text
        .strip_suffix(']')
        .and_then(|rest| rest.rsplit_once('['))
        && mark.len() <= 8
    {
        text = before.trim_end();
    }
    if let Some((before, raised)) = text.rsplit_once('^') {
        let note = raised
            .trim()
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '*' | '†' | '‡' | '[' | ']'));
        if !note || before.trim_end().ends_with("10") || before.contains('^') {
            return None;
        }
        text = before;
    }
    let is_mark = |c: char| {
        matches!(
            c,
            '*' | '†'
                | '‡'
                | '§'
                | '¹'
                | '²'
                | '³'
                | '⁴'
                | '⁵'
                | '⁶'
                | '⁷'
                | '⁸'
                | '⁹'
                | '⁰'
        )
    };
    let bare = text.trim_end_matches(is_mark);
    // km² and m³.
    let unit = bare.ends_with(char::is_alphabetic);
    Some(if unit { text } else { bare.trim_end() })
}

/// A sign or code of money before a number.
fn currency(text: &str) -> (&str, &str) {
    const SIGNS: [&str; 8] = ["US$", "$", "€", "£", "¥", "￥", "₹", "₩"];
    for sign in SIGNS {
        if let Some(rest) = text.strip_prefix(sign) {
            return (sign, rest);
        }
    }
    let code = text
        .get(..3)
        .filter(|code| code.chars().all(|c| c.is_ascii_uppercase()));
    code.and_then(|code| Some((code, text.strip_prefix(code)?)))
        .unwrap_or(("", text))
}

/// The interval of a percentage that was rounded, or cut off behind its last digit.
pub(in crate::rules) fn rounded_or_cut(percentage: &StatedAmount) -> Interval {
    let value = &percentage.value;
    let step = if percentage.is_exact() {
        &Number::ONE
    } else {
        &percentage.step
    };
    let half = step.checked_div(&Number::from(2)).unwrap_or(Number::ZERO);
    Interval {
        lower: Some(End::closed(value - &half)),
        upper: Some(End::open(value + step)),
    }
}
