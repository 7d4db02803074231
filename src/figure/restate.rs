//! Another number in the way in which a figure is written: with its separators, in its words, and rounded to the digits
//! that whoever wrote it has used.
//!
//! Whether the new figure says what it has to is for whoever asks to decide: candidates are offered until one does.

use super::bound::BoundKind;
use super::figure::Figure;
use super::language::{NumberRole, WordValue, character, first_word, number, word_value};
use super::number::{Number, part_in_threes};
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

/// The text of a figure with `value`, in its own unit, in place of its number. `is_right` says of such a text whether it
/// holds; of those that do, the least precise is taken that is as precise as the old one, or else the next more precise.
pub fn restated(
    text: &str,
    figure: &Figure,
    value: &Number,
    is_right: impl Fn(&str) -> bool,
) -> Option<Restated> {
    let (start, old) = core(text, figure)?;
    let styles = Style::of(old, text);
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
    let start = match figure.bound {
        BoundKind::OrderOf | BoundKind::Range => return Vec::new(),
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
            BoundKind::Nearly | BoundKind::Under | BoundKind::AtMost => vec![
                &times.ceil() * step,
                &(&times.floor() + &Number::ONE) * step,
            ],
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

fn is_numeral(c: char) -> bool {
    use NumberRole::{Counting, Scale, Small};
    matches!(character(c), Some((Small | Scale | Counting, _)))
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

/// What number words come to, below ten thousand.
fn spelled(text: &str) -> Option<i64> {
    let mut parts = text
        .split([' ', '-'])
        .filter(|word| !word.is_empty() && !word.eq_ignore_ascii_case(AND))
        .peekable();
    parts.peek()?;
    let (mut total, mut current) = (0, 0);
    for word in parts.by_ref().filter(|word| word.is_ascii()) {
        let said = number(NumberRole::Small, word).or_else(|| number(NumberRole::Tens, word));
        if let Some(said) = said {
            current += i64::from(said);
        } else if number(NumberRole::Times, word) == Some(HUNDRED.number) {
            current = 100 * current.max(1);
        } else if word_value(NumberRole::Scale, word) == Some(THOUSAND) {
            total += 1000 * current.max(1);
            current = 0;
        } else {
            return None;
        }
    }
    Some(total + current)
}

/// What joins tens to hundreds.
const AND: &str = "and";
const HUNDRED: WordValue = WordValue {
    number: 100,
    power: 0,
};
const THOUSAND: WordValue = WordValue {
    number: 1,
    power: 3,
};

/// How a number is written.
enum Style {
    /// In digits, with what parts them in threes, at full width or not.
    Digits { separator: Option<char>, wide: bool },
    /// In words of English.
    English { and: bool, case: Case, hyphen: bool },
    /// In Chinese numerals.
    Chinese,
}

#[derive(Clone, Copy)]
enum Case {
    Lower,
    Title,
    Upper,
}

impl Style {
    /// The ways of writing that fit a number as it stands, the likeliest first.
    fn of(core: &str, text: &str) -> Vec<Self> {
        let first = core.chars().next().unwrap_or('0');
        if is_numeral(first) {
            return vec![Self::Chinese];
        }
        if first.is_alphabetic() {
            let mut letters = core.chars().filter(|c| c.is_alphabetic());
            let case = if letters.clone().all(char::is_uppercase) {
                Case::Upper
            } else if letters.next().is_some_and(char::is_uppercase) {
                Case::Title
            } else {
                Case::Lower
            };
            return vec![Self::English {
                and: core.to_lowercase().contains(" and ")
                    || !core.to_lowercase().contains("hundred"),
                case,
                hyphen: !is_apart(core),
            }];
        }
        let whole = core.split(['.', '．']).next().unwrap_or(core);
        let digits = whole.chars().filter(|c| c.is_numeric()).count();
        let written = whole.chars().find(|c| !c.is_numeric());
        let is_cjk = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
        // Where nothing shows how long numbers are written, as they are mostly in the language around.
        let usual = (digits < 4 && !text.contains(is_cjk)).then_some(',');
        let wide = !first.is_ascii();
        let separators = if written.is_none() && usual.is_some() {
            vec![usual, None]
        } else {
            vec![written]
        };
        let styles = separators.into_iter();
        styles
            .map(|separator| Self::Digits { separator, wide })
            .collect()
    }

    fn is_digits(&self) -> bool {
        matches!(self, Self::Digits { .. })
    }

    /// A number as this style has it; `None` where it has no such number.
    fn write(&self, number: &Number, figure: &Figure) -> Option<String> {
        match self {
            Self::Digits { separator, wide } => {
                let scaled = number.checked_div(&figure.digits().scale())?;
                digits(&scaled, *separator, *wide, figure.writing.decimals)
            }
            Self::English { and, case, hyphen } => {
                let words = english(number.to_i64()?, *and)?;
                let words = if *hyphen {
                    words
                } else {
                    words.replace('-', " ")
                };
                Some(match case {
                    Case::Lower => words,
                    Case::Upper => words.to_uppercase(),
                    Case::Title => {
                        let mut letters = words.chars();
                        let first = letters.next()?.to_uppercase();
                        first.chain(letters).collect()
                    }
                })
            }
            Self::Chinese => chinese(number.to_i64()?),
        }
    }
}

fn digits(number: &Number, separator: Option<char>, wide: bool, places: u32) -> Option<String> {
    let plain = number.to_string();
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    if !plain.chars().all(|c| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let mut text = separator.map_or_else(|| whole.to_owned(), |sign| part_in_threes(whole, sign));
    let places = usize::try_from(places).ok()?.max(decimals.len());
    if places > 0 {
        text.push('.');
        text.push_str(decimals);
        text.push_str(&"0".repeat(places - decimals.len()));
    }
    let widened = |c: char| match c {
        '0'..='9' => char::from_u32(u32::from(c) - u32::from('0') + u32::from('０')).unwrap_or(c),
        _ => c,
    };
    Some(if wide {
        text.chars().map(widened).collect()
    } else {
        text
    })
}

/// Whether tens and ones are written as two words.
fn is_apart(core: &str) -> bool {
    let words: Vec<&str> = core.split(' ').collect();
    let is_tens = |word: &&&str| number(NumberRole::Tens, word).is_some();
    let before_last = words.split_last().map_or(&[][..], |(_, before)| before);
    before_last.iter().any(|word| is_tens(&word))
}

/// The word for a number of a role, in letters.
fn word(role: NumberRole, number: i64) -> Option<&'static str> {
    let number = u32::try_from(number).ok()?;
    first_word(role, WordValue { number, power: 0 }, false)
}

/// A number below ten thousand in words.
fn english(number: i64, and: bool) -> Option<String> {
    let joined = |left: String, rest: i64, join: &str| {
        if rest == 0 {
            return Some(left);
        }
        Some(format!("{left}{join}{}", english(rest, and)?))
    };
    let join = if and {
        format!(" {AND} ")
    } else {
        " ".to_owned()
    };
    match number {
        0..20 => word(NumberRole::Small, number).map(str::to_owned),
        20..100 => {
            let tens = word(NumberRole::Tens, number - number % 10)?;
            joined(tens.to_owned(), number % 10, "-")
        }
        100..1000 => {
            let hundred = first_word(NumberRole::Times, HUNDRED, false)?;
            let many = word(NumberRole::Small, number / 100)?;
            joined(format!("{many} {hundred}"), number % 100, &join)
        }
        1000..10_000 => {
            let thousand = first_word(NumberRole::Scale, THOUSAND, false)?;
            let many = word(NumberRole::Small, number / 1000)?;
            let rest = number % 1000;
            let join = if rest < 100 { join.as_str() } else { " " };
            joined(format!("{many} {thousand}"), rest, join)
        }
        _ => None,
    }
}

/// A digit as a Chinese numeral.
fn digit(number: i64) -> Option<&'static str> {
    let number = u32::try_from(number).ok()?;
    first_word(NumberRole::Small, WordValue { number, power: 0 }, true)
}

/// A unit character: ten to this power.
fn unit(power: u32) -> Option<&'static str> {
    first_word(NumberRole::Scale, WordValue { number: 1, power }, true)
}

/// Two, of things that are counted.
fn two() -> Option<&'static str> {
    const TWO: WordValue = WordValue {
        number: 2,
        power: 0,
    };
    first_word(NumberRole::Counting, TWO, true)
}

/// A number below a hundred million in Chinese numerals.
fn chinese(number: i64) -> Option<String> {
    if number == 2 {
        return two().map(str::to_owned);
    }
    if !(1..100_000_000).contains(&number) {
        return None;
    }
    let (upper, lower) = (number / 10_000, number % 10_000);
    if upper == 0 {
        return section(lower, true);
    }
    let many = match upper {
        2 => two()?.to_owned(),
        _ => section(upper, true)?,
    };
    let rest = match lower {
        0 => String::new(),
        _ => section(lower, false)?,
    };
    Some(format!("{many}{}{rest}", unit(4)?))
}

/// Four digits with their unit characters; where something stands before them, a nought for what is missing between.
fn section(number: i64, begins: bool) -> Option<String> {
    let mut text = String::new();
    let mut rest = number;
    let mut is_gap = false;
    for (place, power) in [(1000, 3), (100, 2), (10, 1), (1, 0)] {
        let here = rest / place;
        rest %= place;
        if here == 0 {
            is_gap = !text.is_empty() || !begins;
            continue;
        }
        if is_gap {
            text.push_str(digit(0)?);
            is_gap = false;
        }
        match here {
            1 if place == 10 && text.is_empty() && begins => {}
            2 if place == 1000 && text.is_empty() => text.push_str(two()?),
            _ => text.push_str(digit(here)?),
        }
        if power > 0 {
            text.push_str(unit(power)?);
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{FigureContext, Readings, Units, parse_figure};

    fn rewritten(text: &str, value: i64) -> Option<String> {
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
        Some(restated(text, &figure, &value, is_right)?.text)
    }

    #[test]
    fn the_style_of_the_old_number_stays() {
        for (text, value, now) in [
            ("2,860+", 3806, "3,800+"),
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
