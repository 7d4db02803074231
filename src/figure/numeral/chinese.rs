//! Numerals in Chinese characters, plain and financial: 一百二十, 两万五, 壹佰贰拾叁, 十二点五, 半.
//! 余, 多 and 几 among them are qualifying words and end the numeral.

use num_bigint::BigInt;

use super::super::cursor::Cursor;
use super::super::digits::{Digits, ten_to};
use super::super::number_text::DIGIT_LIMIT;
use super::scale::chinese_scale;
use super::{Numeral, NumeralError, Read, Stop};

/// Reads the numeral when a Chinese digit or unit character stands here.
pub(super) fn read<'a>(cursor: Cursor<'a>, stop: Stop<'_>) -> Read<'a, Numeral> {
    for half in ["一半", "半数", "半"] {
        if let Some(after) = cursor.past(half) {
            let digits = Digits {
                decimals: 1,
                ..Digits::integer(BigInt::from(5))
            };
            return Ok(Some((Numeral::of(digits), after)));
        }
    }
    let (row, after_row) = digit_row(cursor);
    if row.len() > DIGIT_LIMIT {
        return Err(NumeralError::TooLong);
    }
    if let Some(upper) = either_of(&row).filter(|_| after_row.peek() != Some('点')) {
        let digit = |value: u32| Digits::integer(BigInt::from(value));
        let lower = row.chars().next().and_then(|c| c.to_digit(10));
        let numeral = Numeral {
            upper: Some(digit(upper)),
            ..Numeral::of(digit(lower.unwrap_or_default()))
        };
        return Ok(Some((numeral, after_row)));
    }
    // One digit may be the start of 一百; two in a row (二〇二五) are digits alone, save for 零五 and the like.
    if row.len() > 1 && !row.starts_with('0') {
        let digits = Digits::integer(row.parse().unwrap_or_default());
        return read_point(digits, after_row, stop).map(Some);
    }
    let (sums, after) = read_sums(cursor, stop)?;
    if after.at == cursor.at {
        return Ok(None);
    }
    let mut digits = sums.into_iter().map(Sum::finish);
    let Some(lower) = digits.next() else {
        return Ok(None);
    };
    match digits.next() {
        None => read_point(lower, after, stop).map(Some),
        upper => {
            let numeral = Numeral::of(lower);
            Ok(Some((Numeral { upper, ..numeral }, after)))
        }
    }
}

/// Adds up digits and unit characters; two sums where neighbours among the digits mean either (十七八, 三百五六十).
fn read_sums<'a>(
    cursor: Cursor<'a>,
    stop: Stop<'_>,
) -> Result<(Vec<Sum>, Cursor<'a>), NumeralError> {
    let mut sums = vec![Sum::default()];
    let mut after = cursor;
    while let Some(c) = after.peek() {
        let end = after.next();
        let taken = match (digit(c), chinese_scale(c)) {
            (Some(value), _) => match sums.as_mut_slice() {
                [sum] if value == 0 => sum.zero(),
                [sum] => {
                    sum.digit(value) || {
                        let other = sum.neighbour(value);
                        let taken = other.is_some();
                        sums.extend(other);
                        taken
                    }
                }
                _ => false,
            },
            (_, Some(exponent)) if !stop.is_unit(after, end.at - after.at) => {
                let mut taken = true;
                for sum in &mut sums {
                    taken &= sum.unit(exponent)?;
                }
                taken
            }
            _ => false,
        };
        if !taken {
            break;
        }
        after = end;
    }
    Ok((sums, after))
}

/// Adds 点 and the digits after it, and then scale words: 十二点五万.
fn read_point<'a>(
    mut digits: Digits,
    cursor: Cursor<'a>,
    stop: Stop<'_>,
) -> Result<(Numeral, Cursor<'a>), NumeralError> {
    let (fraction, mut after) = match cursor.peek() {
        Some('点') => digit_row(cursor.next()),
        _ => (String::new(), cursor),
    };
    if fraction.is_empty() || digits.exponent != 0 {
        return Ok((Numeral::of(digits), cursor));
    }
    if fraction.len() > DIGIT_LIMIT {
        return Err(NumeralError::TooLong);
    }
    digits.decimals = u32::try_from(fraction.len()).map_err(|_| NumeralError::TooLong)?;
    digits.coefficient = digits.coefficient * ten_to(digits.decimals)
        + fraction.parse::<BigInt>().unwrap_or_default();
    let mut numeral = Numeral::of(digits);
    while let Some(exponent) = after.peek().and_then(chinese_scale) {
        if stop.is_unit(after, after.next().at - after.at) {
            break;
        }
        numeral = numeral.scaled(exponent)?;
        after = after.next();
    }
    Ok((numeral, after))
}

/// The second of two digits that mean one or the other: neighbours (七八百, 两三个), and 三五.
fn either_of(row: &str) -> Option<u32> {
    let mut digits = row.chars().filter_map(|c| c.to_digit(10));
    match (digits.next()?, digits.next()?, digits.next()) {
        (3, 5, None) => Some(5),
        (low, high, None) if low > 0 && high == low + 1 => Some(high),
        _ => None,
    }
}

fn digit_row(cursor: Cursor<'_>) -> (String, Cursor<'_>) {
    let mut digits = String::new();
    let mut after = cursor;
    while let Some(value) = after.peek().and_then(digit) {
        digits.push_str(&value.to_string());
        after = after.next();
    }
    (digits, after)
}

fn digit(c: char) -> Option<u32> {
    match c {
        '零' | '〇' | '○' => Some(0),
        '一' | '壹' => Some(1),
        '二' | '两' | '兩' | '贰' | '貳' | '俩' => Some(2),
        '三' | '叁' | '參' | '仨' => Some(3),
        '四' | '肆' => Some(4),
        '五' | '伍' => Some(5),
        '六' | '陆' | '陸' => Some(6),
        '七' | '柒' => Some(7),
        '八' | '捌' => Some(8),
        '九' | '玖' => Some(9),
        _ => None,
    }
}

/// A numeral as it is added up from left to right.
#[derive(Clone, Default)]
struct Sum {
    /// Whole sections: everything before the last 万 or 亿.
    total: BigInt,
    /// The section being read, below 万.
    section: BigInt,
    /// A digit that waits for its unit character.
    pending: Option<u32>,
    /// The last unit character, as a power of ten; none after 零, where a last digit counts ones.
    last: Option<u32>,
    /// The largest of 万 and 亿 so far, multiplied when they follow each other.
    top: u32,
    started: bool,
}

impl Sum {
    fn zero(&mut self) -> bool {
        let fits = self.pending.is_none();
        if fits {
            self.last = None;
            if !self.started {
                self.pending = Some(0);
            }
            self.started = true;
        }
        fits
    }

    fn digit(&mut self, value: u32) -> bool {
        let fits = self.pending.is_none();
        if fits {
            self.pending = Some(value);
            self.started = true;
        }
        fits
    }

    /// The sum with the next digit in the place of the one that waits, after a unit character.
    fn neighbour(&self, value: u32) -> Option<Self> {
        let lower = self
            .pending
            .filter(|lower| *lower > 0 && lower + 1 == value)?;
        self.last?;
        Some(Self {
            pending: Some(lower + 1),
            ..self.clone()
        })
    }

    /// Takes a unit character; 十 to 千 build a section, 万 and 亿 close it.
    fn unit(&mut self, exponent: i32) -> Result<bool, NumeralError> {
        let power = exponent.unsigned_abs();
        if power < 4 {
            let smaller = self.section == BigInt::ZERO || self.last.is_none_or(|last| power < last);
            if !smaller {
                return Ok(false);
            }
            let times = self.pending.take().unwrap_or(1);
            self.section += BigInt::from(times) * ten_to(power);
        } else {
            let mut section = std::mem::take(&mut self.section) + self.pending.take().unwrap_or(0);
            if section == BigInt::ZERO && !self.started {
                section = BigInt::from(1);
            }
            if power > 4 || section == BigInt::ZERO {
                // 亿 multiplies all that stands before it, and so does 万 right after another unit.
                self.total = (std::mem::take(&mut self.total) + section) * ten_to(power);
                self.top += power;
            } else {
                self.total += section * ten_to(power);
                self.top = self.top.max(power);
            }
            if usize::try_from(self.top).is_ok_and(|top| top > DIGIT_LIMIT) {
                return Err(NumeralError::TooLong);
            }
        }
        self.last = Some(power);
        self.started = true;
        Ok(true)
    }

    fn finish(self) -> Digits {
        let mut value = self.total + self.section;
        if let Some(digit) = self.pending {
            // 两万五 is short for 两万五千; after 零 or 十 a digit counts ones.
            let place = self.last.map_or(0, |last| last.saturating_sub(1));
            value += BigInt::from(digit) * ten_to(place);
        }
        Digits::composite(value, self.top)
    }
}
