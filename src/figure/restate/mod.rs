//! Another number in the way in which a figure is written: with its separators, in its words, and rounded to the digits
//! that whoever wrote it has used.
//!
//! Whether the new figure says what it has to is for whoever asks to decide: candidates are offered until one does.

mod chinese;
mod english;
mod style;

use self::chinese::is_numeral;
use self::english::spelled;
use self::style::Style;
use super::bound::BoundKind;
use super::figure::Figure;
use super::number::Number;
use super::separators::stands_in_digits;

/// What is to stand in place of the number of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restated {
    /// The number as it stands in the text: `2,860`, without qualifiers and unit.
    pub old: String,
    /// The number that is to stand there.
    pub new: String,
    /// The whole text with it.
    pub text: String,
}

/// Where a figure stands that is written anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surroundings {
    /// Running text, in which thousands may stand apart.
    Prose,
    /// Data, code or an address, in which they stand apart only where the old number has it so.
    Data,
}

/// The text of a figure with `value`, in its own unit, in place of its number. `is_right` says of such a text whether it
/// holds; of those that do, the least precise is taken that is as precise as the old one, or else the next more precise.
pub fn restated(
    text: &str,
    figure: &Figure,
    value: &Number,
    around: Surroundings,
    is_right: impl Fn(&str) -> bool,
) -> Option<Restated> {
    let (start, old) = core(text, figure)?;
    let styles = Style::of(old, text, around);
    let written = |number: &Number, style: &Style| {
        let new = style.write(number, figure)?;
        let rest = text.get(start + old.len()..)?;
        let text = format!("{}{new}{rest}", text.get(..start)?);
        Some(Restated {
            old: old.to_owned(),
            new,
            text,
        })
    };
    let is_digits = styles.first()?.is_digits();
    let candidates = candidates(figure, value, is_digits);
    let mut restated = candidates
        .iter()
        .flat_map(|number| styles.iter().filter_map(|style| written(number, style)));
    restated.find(|restated| restated.new != old && is_right(&restated.text))
}

/// So many times finer than the old number the new one may be.
const FINER: usize = 8;

/// The numbers that may be written, the least precise first.
fn candidates(figure: &Figure, value: &Number, is_digits: bool) -> Vec<Number> {
    let ten = Number::from(10);
    let last = figure.digits().last_digit();
    let is_scaled = is_digits && figure.digits().scale() != Number::ONE;
    // `three thousand` is a round number, `forty-two` is not.
    let is_round = !is_digits && figure.digits().last_significant() >= Number::from(100);
    let start = match figure.bound {
        BoundKind::OrderOf | BoundKind::Range => return Vec::new(),
        BoundKind::Exact if is_round => figure.digits().last_significant(),
        // A number by itself is meant as it stands.
        BoundKind::Exact if !is_scaled => return vec![value.clone()],
        BoundKind::Exact => last,
        _ => figure.digits().last_significant(),
    };
    let finest = if is_scaled {
        &figure.digits().scale() * &Number::power_of_ten(-2)
    } else {
        Number::ONE
    };
    let mut steps = Vec::new();
    let mut step = start;
    while step >= finest && steps.len() < FINER {
        let Some(finer) = step.checked_div(&ten) else {
            break;
        };
        steps.push(std::mem::replace(&mut step, finer));
    }
    let round = |step: &Number| {
        let times = value.checked_div(step)?;
        let half = Number::fraction(1, 2)?;
        Some(match figure.bound {
            BoundKind::Over | BoundKind::AtLeast | BoundKind::AndSome => vec![
                &times.floor() * step,
                // `over 40` does not hold of 40.
                &(&times.ceil() - &Number::ONE) * step,
            ],
            BoundKind::AtMost => vec![&times.ceil() * step],
            // `nearly 21` is less than 21.
            BoundKind::Nearly | BoundKind::Under => {
                vec![&(&times.floor() + &Number::ONE) * step]
            }
            _ => vec![&(&times + &half).floor() * step],
        })
    };
    let numbers = steps.iter().filter_map(round).flatten();
    numbers
        .filter(|number| !number.is_zero() && !number.is_negative())
        .collect()
}

/// The number in a text, and where it begins: digits, or number words, Chinese or English. `None` where there is more
/// than one, and it is not clear which is meant.
fn core<'a>(text: &'a str, figure: &Figure) -> Option<(usize, &'a str)> {
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    if let Some(start) = text.find(is_digit) {
        let rest = text.get(start..)?;
        let mut end = 0;
        for (at, c) in rest.char_indices() {
            let next = at + c.len_utf8();
            let goes_on =
                is_digit(c) || stands_in_digits(c) && rest.get(next..)?.starts_with(is_digit);
            if !goes_on {
                break;
            }
            end = next;
        }
        let is_only = !rest.get(end..)?.contains(is_digit);
        return is_only.then_some((start, rest.get(..end)?));
    }
    if let Some(start) = text.find(is_numeral) {
        let rest = text.get(start..)?;
        let end = rest.find(|c| !is_numeral(c)).unwrap_or(rest.len());
        // What qualifies the number may stand in it: `二十多万`.
        let is_only = !rest.get(end..)?.contains(is_numeral);
        return is_only.then_some((start, rest.get(..end)?));
    }
    let words: Vec<(usize, &str)> = words(text);
    let end_of = |(start, word): (usize, &str)| start + word.len();
    let mut found: Option<(usize, &str)> = None;
    for (from, first) in words.iter().enumerate() {
        for last in words.get(from..)? {
            let range = first.0..end_of(*last);
            let part = text.get(range)?;
            let is_it = spelled(part).is_some_and(|number| Number::from(number) == figure.value);
            if is_it && found.is_none_or(|(_, found)| found.len() < part.len()) {
                found = Some((first.0, part));
            }
        }
    }
    found
}

/// Words with where they begin; a hyphen does not part them.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphabetic() || c == '-', start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.extend(text.get(from..at).map(|word| (from, word)));
                start = None;
            }
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::chinese::chinese;
    use super::english::english;
    use super::*;
    use crate::figure::{FigureContext, Readings, Units, parse_figure};

    fn rewritten(text: &str, value: i64) -> Option<String> {
        rewritten_in(Surroundings::Prose, text, value)
    }

    fn rewritten_in(around: Surroundings, text: &str, value: i64) -> Option<String> {
        let (units, readings) = (Units::default(), Readings::default());
        let context = FigureContext::new(&units, &readings);
        let figure = parse_figure(text, &context).unwrap();
        let value = Number::from(value);
        let is_right = |text: &str| {
            let read = parse_figure(text, &context);
            read.is_ok_and(|read| {
                read.reading().usual.contains(&value) || read.reading().strict.contains(&value)
            })
        };
        Some(restated(text, &figure, &value, around, is_right)?.text)
    }

    #[test]
    fn the_style_of_the_old_number_stays() {
        for (text, value, now) in [
            ("2,860+", 3806, "3,800+"),
            ("three thousand", 3806, "four thousand"),
            ("nearly 20", 21, "nearly 22"),
            ("2860+", 3806, "3800+"),
            ("over 2,800", 3806, "over 3,800"),
            ("over 30", 40, "over 39"),
            ("~1,300", 2240, "~2,200"),
            ("about 1 300", 2240, "about 2 200"),
            ("900", 1240, "1,240"),
            ("1000", 12_400, "12400"),
            ("1'000", 12_400, "12'400"),
            ("2,860", 3812, "3,812"),
            ("nearly 400", 512, "nearly 600"),
            ("1,000+", 950, "900+"),
            ("2.9k", 3812, "3.8k"),
            ("1.2 million", 2_344_000, "2.3 million"),
            ("twelve", 14, "fourteen"),
            ("Twelve", 21, "Twenty-one"),
            ("about twenty", 34, "about thirty"),
            ("ninety-nine", 105, "one hundred and five"),
            ("１２", 14, "１４"),
            ("十二", 14, "十四"),
            ("二十", 105, "一百零五"),
            ("三", 2, "两"),
            ("60余", 83, "80余"),
            ("超过300", 450, "超过400"),
            ("约1300", 2240, "约2200"),
        ] {
            assert_eq!(
                rewritten(text, value).as_deref(),
                Some(now),
                "{text} {value}"
            );
        }
        for (text, value) in [("40 to 50", 60), ("hundreds", 12)] {
            assert_eq!(rewritten(text, value), None, "{text}");
        }
    }

    #[test]
    fn in_data_no_sign_parts_digits_that_none_has_parted() {
        for (text, value, now) in [
            ("950", 1204, "1204"),
            ("1200", 12_040, "12040"),
            ("1_200", 12_040, "12_040"),
            ("1,200", 12_040, "12,040"),
            ("over 900", 1204, "over 1200"),
        ] {
            let written = rewritten_in(Surroundings::Data, text, value);
            assert_eq!(written.as_deref(), Some(now), "{text} {value}");
        }
    }

    #[test]
    fn number_words_come_to_what_they_were_written_for() {
        for number in (1..10_000).step_by(7).chain(1..300) {
            for and in [true, false] {
                let words = english(number, and).unwrap();
                assert_eq!(spelled(&words), Some(number), "{words}");
            }
        }
        let (units, readings) = (Units::default(), Readings::default());
        let context = FigureContext::new(&units, &readings);
        for number in (1..200_000)
            .step_by(97)
            .chain(1..300)
            .chain([10_005, 20_010, 1_000_100])
        {
            let numerals = chinese(number).unwrap();
            let figure = parse_figure(&numerals, &context).unwrap();
            assert_eq!(figure.value, Number::from(number), "{numerals}");
        }
    }
}
