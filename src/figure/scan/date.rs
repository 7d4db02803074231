//! Dates in digits and Chinese characters: 2024年3月12日, 二〇二五年, 1月, 2020—2022年, 80年代, 2024-03-12, 14:30, 5·19.

use super::super::language::WordList;
use super::super::numeral::{is_counting, is_ten, small_digit};
use super::super::unit::Units;
use super::line::{Line, is_blank, is_digit, is_han, is_han_digit, is_han_numeral, is_money_sign};
use super::outcome::Outcome;

/// A small number in a date.
pub(super) struct Small {
    pub(super) value: u32,
    /// How many digits it is written with; 0 in characters with 十.
    pub(super) digits: usize,
    pub(super) end: usize,
    in_characters: bool,
}

/// Two places of a date, its end and what it is in EDTF when it names its year.
type Dated = (usize, Option<String>);

/// The date at `hit`.
pub(super) fn read(line: Line<'_>, hit: usize, units: &Units) -> Option<Outcome> {
    if let Some(end) = class(line, hit) {
        return Some(Outcome::date(hit, end, None));
    }
    let first = small(line, hit).or_else(|| two(line, hit))?;
    if let Some(start) = era(line, hit) {
        let years = line.run(first.end, is_blank);
        if line.is_at(years, WordList::Year) {
            return Some(Outcome::date(start, line.next(years), None));
        }
    }
    if let Some(start) = lunar(line, hit, &first, units) {
        return Some(Outcome::date(start, first.end, None));
    }
    let (end, edtf) = year(line, &first)
        .or_else(|| months(line, &first))
        .or_else(|| month_of(line, &first, None))
        .or_else(|| day(line, &first))
        .or_else(|| decade(line, &first))
        .or_else(|| time(line, &first))
        .or_else(|| numeric(line, &first, units))
        .or_else(|| years(line, &first, units))?;
    // 去年9月 is of a year that only the time of writing tells.
    let other_year = || WordList::OtherYear.ending(line.slice(0, hit)).is_some();
    let edtf = edtf.filter(|edtf| !(edtf.starts_with("--") && other_year()));
    Some(Outcome::date(hit, end, edtf.as_deref()))
}

pub(super) fn small(line: Line<'_>, at: usize) -> Option<Small> {
    let first = line.at(at)?;
    if is_digit(first) {
        let end = line.run(at, is_digit);
        let text: String = line
            .slice(at, end)
            .chars()
            .map(super::super::cursor::fold)
            .collect();
        return (text.len() <= 4).then_some(Small {
            value: text.parse().ok()?,
            digits: text.len(),
            end,
            in_characters: false,
        });
    }
    let end = line.run(at, is_han_numeral);
    let text = line.slice(at, end);
    let value_of = |c: char| small_digit(c).filter(|_| !is_counting(c));
    if text.chars().all(is_han_digit) {
        let digits = text.chars().take(5).count();
        let value = text
            .chars()
            .take(4)
            .try_fold(0, |sum, c| Some(sum * 10 + value_of(c)?));
        return matches!(digits, 1 | 4).then_some(Small {
            value: value?,
            digits,
            end,
            in_characters: true,
        });
    }
    let (tens, ones) = text.split_once(is_ten)?;
    let one = |text: &str, empty| match text.chars().next() {
        None => Some(empty),
        Some(c) if text.chars().nth(1).is_none() => value_of(c),
        Some(_) => None,
    };
    Some(Small {
        value: one(tens, 1)? * 10 + one(ones, 0)?,
        digits: 0,
        end,
        in_characters: true,
    })
}

/// 两点一刻: 两 is two before an hour.
fn two(line: Line<'_>, at: usize) -> Option<Small> {
    let value = line
        .at(at)
        .filter(|c| is_counting(*c))
        .and_then(small_digit)?;
    let end = line.next(at);
    let hour = line.is_at(end, WordList::Oclock) && value == 2;
    hour.then_some(Small {
        value,
        digits: 1,
        end,
        in_characters: true,
    })
}

/// 98级校友, 八五届毕业生: those who began or left a school in a year of two digits.
fn class(line: Line<'_>, hit: usize) -> Option<usize> {
    let end = line.run(hit, is_digit).max(line.run(hit, is_han_digit));
    let two = line.slice(hit, end).chars().count() == 2;
    let year = line.is_at(end, WordList::YearClass);
    let people = line.next(end);
    (two && year && line.past_any(people, WordList::SchoolPeople).is_some()).then_some(people)
}

fn is_year(small: &Small) -> bool {
    small.digits == 4 && (1000..3000).contains(&small.value)
}

/// The place of 公元 or 公元前 before a year.
fn era(line: Line<'_>, hit: usize) -> Option<usize> {
    let word = WordList::Era.ending(line.slice(0, hit))?;
    Some(hit - word.len())
}

/// Where the month starts before a day of the old calendar: 正月十五, 腊月二十三.
fn lunar(line: Line<'_>, hit: usize, day: &Small, units: &Units) -> Option<usize> {
    let month = WordList::LunarMonth.ending(line.slice(0, hit))?;
    let counts = units.begin(line.rest(day.end));
    ((1..=30).contains(&day.value) && !counts).then(|| hit - month.len())
}

/// 1—3月; 3至5个月 is a stretch of time.
fn months(line: Line<'_>, first: &Small) -> Option<Dated> {
    let last = small(line, after_joint(line, first.end)?)?;
    let month = |small: &Small| (1..=12).contains(&small.value);
    let (end, _) = month_of(line, &last, None)?;
    (month(first) && month(&last)).then_some((end, None))
}

/// 2024年, and the month and day after it; 2020—2022年.
fn year(line: Line<'_>, first: &Small) -> Option<Dated> {
    if !is_year(first) {
        return None;
    }
    let sign = line.run(first.end, is_blank);
    if line.is_at(sign, WordList::YearClass) && !line.is_at(line.next(sign), WordList::ClassWord) {
        // The class of 2024.
        return Some((line.next(sign), Some(format!("{:04}", first.value))));
    }
    let fiscal = line.past_any(sign, WordList::FiscalYearShort);
    if let Some(end) = fiscal.filter(|_| first.in_characters) {
        return Some((end, Some(format!("{:04}", first.value))));
    }
    if line.is_at(sign, WordList::Year) {
        let end = line.next(sign);
        if line.is_at(end, WordList::YearWord) {
            return None;
        }
        let year = format!("{:04}", first.value);
        let month = small(line, line.run(end, is_blank))
            .and_then(|month| month_of(line, &month, Some(&year)));
        return Some(month.unwrap_or((end, Some(year))));
    }
    let last = small(line, after_joint(line, first.end)?)?;
    let until = match last.digits {
        4 => last.value,
        2 => first.value / 100 * 100 + last.value,
        _ => return None,
    };
    let end = line.run(last.end, is_blank);
    (line.is_at(end, WordList::Year) && first.value < until).then(|| {
        let edtf = format!("{:04}/{until:04}", first.value);
        (line.next(end), Some(edtf))
    })
}

/// The place after the sign or word that joins two years.
fn after_joint(line: Line<'_>, at: usize) -> Option<usize> {
    let joins = |c: char| {
        matches!(c, '-' | '–' | '—' | '~' | '/' | '‑') || WordList::JointCharacter.holds(c)
    };
    let after = line.run(at, joins);
    (after > at).then_some(after)
}

/// 3月, 3月12日.
fn month_of(line: Line<'_>, month: &Small, year: Option<&str>) -> Option<Dated> {
    let sign = line.run(month.end, is_blank);
    let valid = (1..=12).contains(&month.value) && line.is_at(sign, WordList::Month);
    let end = line.next(sign);
    if !valid || line.is_at(end, WordList::MonthWord) {
        return None;
    }
    let end = if line.is_at(end, WordList::MonthEnd) {
        line.next(end)
    } else {
        end
    };
    // `--09` is September of no year.
    let edtf = format!("{}-{:02}", year.unwrap_or("-"), month.value);
    let day = small(line, line.run(end, is_blank)).filter(|day| (1..=31).contains(&day.value));
    let dated = day.and_then(|day| {
        let sign = line.run(day.end, is_blank);
        line.is_at(sign, WordList::DayEnd).then(|| {
            let edtf = format!("{edtf}-{:02}", day.value);
            (line.next(sign), Some(edtf))
        })
    });
    // 八月十五: a day of the old calendar.
    let old = || {
        let day = small(line, end).filter(|day| day.digits == 0 && day.value <= 30)?;
        let ends = !line.at(day.end).is_some_and(is_han) || line.is_at(day.end, WordList::LunarEnd);
        (month.in_characters && ends).then_some((day.end, None))
    };
    Some(dated.or_else(old).unwrap_or((end, Some(edtf))))
}

/// 12日; 3日内, 不少于七日 and 五日以下 are stretches of time.
fn day(line: Line<'_>, first: &Small) -> Option<Dated> {
    let end = line.next(first.end);
    let valid = (1..=31).contains(&first.value) && line.is_at(first.end, WordList::Day);
    let other = line.is_at(end, WordList::DayWord);
    let hit = line.run_back(first.end, 0, |c| is_digit(c) || is_han_numeral(c));
    let counted = WordList::DaysLead.ending(line.slice(0, hit)).is_some()
        || WordList::DaysBehind.starting(line.rest(end)).is_some();
    (valid && !other && !counted).then_some((end, None))
}

/// 80年代, 20世纪90年代, 21世纪.
fn decade(line: Line<'_>, first: &Small) -> Option<Dated> {
    // 80 年代
    let decade_end = line.past_any(line.past_blank(first.end), WordList::Decade);
    if let Some(end) = decade_end.filter(|_| first.value.is_multiple_of(10)) {
        return Some((end, None));
    }
    let century_end = line.past_any(line.past_blank(first.end), WordList::Century);
    if let Some(end) = century_end.filter(|_| first.value <= 30 && first.digits != 1) {
        let tens = small(line, line.past_blank(end)).and_then(|tens| decade(line, &tens));
        return Some(tens.unwrap_or((end, None)));
    }
    None
}

/// 14:30, 9时30分, 上午9点.
fn time(line: Line<'_>, first: &Small) -> Option<Dated> {
    if first.value > 24 || first.digits > 2 {
        return None;
    }
    let mark = line.at(first.end)?;
    let after = line.next(first.end);
    let minutes = small(line, after).filter(|minutes| minutes.value < 60);
    if mark == ':' {
        let minutes = minutes.filter(|minutes| minutes.digits == 2)?;
        let further = small(line, line.next(minutes.end))
            .filter(|seconds| line.at(minutes.end) == Some(':') && seconds.digits == 2);
        let end = further.map_or(minutes.end, |seconds| seconds.end);
        // `1:24.6`
        let part = line.run(line.next(end), is_digit);
        // `1:50,000` and `1:25 000` are scales of maps.
        let zeros = line.rest(line.past_blank(end)).starts_with("000");
        if line.at(end) == Some(',') && part > line.next(end) || zeros {
            return None;
        }
        let tenths = line.at(end) == Some('.') && part > line.next(end);
        return Some((if tenths { part } else { end }, None));
    }
    let oclock = WordList::Oclock.holds(mark);
    if !(oclock || WordList::Hour.holds(mark)) {
        return None;
    }
    if let Some(minutes) = minutes.filter(|minutes| line.is_at(minutes.end, WordList::Minute)) {
        return Some((line.next(minutes.end), None));
    }
    // 三点半, 三点一刻
    if oclock && line.is_at(after, WordList::Half) {
        return Some((line.next(after), None));
    }
    let quarter = line.next(after);
    let count = line.at(after).unwrap_or_default();
    let count = count.to_digit(10).or_else(|| small_digit(count));
    if oclock && line.is_at(quarter, WordList::QuarterHour) && matches!(count, Some(1 | 3)) {
        return Some((line.next(quarter), None));
    }
    let start = first.end - 1;
    let before = line.slice(
        0,
        line.run_back(start, 0, |c| is_digit(c) || is_han_numeral(c)),
    );
    let day = WordList::PartOfDay.ending(before).is_some();
    if oclock && let Some(end) = bare_minutes(line, after, day) {
        return Some((end, None));
    }
    if let Some(end) = hours(line, first, mark) {
        return Some((bare_minutes(line, end, day).unwrap_or(end), None));
    }
    let clock = line.is_at(after, WordList::ClockEnd);
    let end = if clock { line.next(after) } else { after };
    (clock || day).then_some((end, None))
}

/// 7点30开会, 晚上7点30。: minutes in two digits whose word is left out; `day` says that a part of the day stands before.
fn bare_minutes(line: Line<'_>, oclock: usize, day: bool) -> Option<usize> {
    let minutes = small(line, oclock).filter(|minutes| minutes.value < 60)?;
    let two = minutes.digits == 2 && !minutes.in_characters;
    let next = line.at(minutes.end);
    let joined = next.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '%' | '-'));
    let begins = line.past_any(minutes.end, WordList::HourEnd).is_some();
    (two && (begins || day && !joined)).then_some(minutes.end)
}

/// 17时, 10点至18点, 9点开门: an hour without minutes; 3点 may be points.
fn hours(line: Line<'_>, first: &Small, mark: char) -> Option<usize> {
    let after = line.next(first.end);
    if let Some(last) = after_joint(line, after).and_then(|at| small(line, at))
        && last.value <= 24
        && line.at(last.end) == Some(mark)
    {
        return Some(line.next(last.end));
    }
    let digits = first.digits > 0 && line.at(first.end - 1).is_some_and(is_digit);
    if WordList::Hour.holds(mark) {
        let other = line.is_at(after, WordList::HourWord);
        return (digits && !other).then_some(after);
    }
    let begins = line.past_any(after, WordList::HourEnd).is_some();
    begins.then_some(after)
}

/// 2024-03-12, 2024/3/12, 12/03/2024, 2024.03, 2023/24, 5·19.
fn numeric(line: Line<'_>, first: &Small, units: &Units) -> Option<Dated> {
    let mark = line.at(first.end)?;
    let second =
        small(line, line.next(first.end)).filter(|second| (1..=2).contains(&second.digits))?;
    let month_day = (1..=12).contains(&first.value) && (1..=31).contains(&second.value);
    if matches!(mark, '·' | '•') {
        // `2·5 km` is a decimal of older texts.
        let counted = units.begin(line.rest(line.past_blank(second.end)));
        let more = line.at(second.end) == Some(mark)
            && line.at(line.next(second.end)).is_some_and(is_digit);
        let start = line.run_back(first.end, 0, is_digit);
        let money = line.before(start).is_some_and(is_money_sign);
        let short = month_day && first.digits <= 2;
        return (short && !counted && !more && !money).then_some((second.end, None));
    }
    if !matches!(mark, '-' | '–' | '‑' | '/' | '.') {
        return None;
    }
    let third = small(line, line.next(second.end)).filter(|_| line.at(second.end) == Some(mark));
    match third {
        Some(day) if is_year(first) && second.value <= 12 && day.digits <= 2 && day.value <= 31 => {
            let edtf = format!("{:04}-{:02}-{:02}", first.value, second.value, day.value);
            Some((past_issue(line, day.end), Some(edtf)))
        }
        Some(year)
            if is_year(&year) && first.digits <= 2 && first.value.min(second.value) <= 12 =>
        {
            Some((year.end, Some(format!("{:04}", year.value))))
        }
        None if mark == '-' && is_year(first) && second.digits == 2 => {
            let until = first.value / 100 * 100 + second.value;
            let month = (1..=12).contains(&second.value) && until <= first.value;
            let edtf = if month {
                format!("{:04}-{:02}", first.value, second.value)
            } else {
                format!("{:04}/{until:04}", first.value)
            };
            (month || until > first.value).then_some((second.end, Some(edtf)))
        }
        // 2023/24 is a season; any other two numbers may be a fraction.
        None if mark != '.' && is_year(first) && second.digits == 2 => {
            let until = first.value / 100 * 100 + second.value;
            let fits = until == first.value + 1 || mark != '/' && until > first.value;
            let edtf = format!("{:04}/{until:04}", first.value);
            fits.then_some((second.end, Some(edtf)))
        }
        _ => None,
    }
}

/// `2024-07-10.2`: past the number of what came out on one day.
fn past_issue(line: Line<'_>, end: usize) -> usize {
    let last = line.run(line.next(end), is_digit);
    let few = (1..=2).contains(&(last.saturating_sub(line.next(end))));
    let apart = !line
        .at(last)
        .is_some_and(|c| c.is_alphanumeric() || c == '%');
    let pointed = line.at(end) == Some('.') && few && apart;
    if pointed { last } else { end }
}

/// 2020–2022, when no unit makes a quantity of it.
fn years(line: Line<'_>, first: &Small, units: &Units) -> Option<Dated> {
    let last = small(line, after_joint(line, first.end)?)?;
    // `John Pell (1611-1685)`
    let start = line.run_back(first.end, 0, is_digit);
    let span = line.before(start) == Some('(') && line.at(last.end) == Some(')');
    let earliest = if span { 1000 } else { 1800 };
    let plausible = |small: &Small| small.digits == 4 && (earliest..2100).contains(&small.value);
    let unit = units.begin(line.rest(line.past_blank(last.end)));
    let ends = !line
        .at(last.end)
        .is_some_and(|c| is_digit(c) || is_han_numeral(c));
    (plausible(first) && plausible(&last) && first.value < last.value && !unit && ends).then(|| {
        (
            last.end,
            Some(format!("{:04}/{:04}", first.value, last.value)),
        )
    })
}
