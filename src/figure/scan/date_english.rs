//! Dates in English: `12 March 2024`, `March 12th`, `the 1990s`, `5:30 p.m.`, `500 BC`.

use super::super::cursor::is_latin;
use super::super::language::{NumberRole, WordList, number};
use super::line::{Line, is_blank, is_digit};
use super::outcome::Outcome;

/// The date whose first digits are at `hit`; a month may stand before them, at `floor` or later.
pub(super) fn read(line: Line<'_>, hit: usize, floor: usize) -> Option<Outcome> {
    // `A4 March` is a sheet of paper.
    let glued = line.before(hit).is_some_and(is_latin);
    if glued || !line.at(hit).is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    if let Some(end) = before_christ(line, hit).or_else(|| zoned(line, hit)) {
        return Some(Outcome::date(hit, end, None));
    }
    let digits = line.run(hit, is_digit);
    let value: u32 = line.slice(hit, digits).parse().ok()?;
    let (start, end, edtf) = days(line, hit, value, digits)
        .or_else(|| day_first(line, hit, value, digits))
        .or_else(|| month_first(line, hit, value, digits, floor))
        .or_else(|| era(line, hit, value, digits))?;
    Some(Outcome::date(start, end, edtf.as_deref()))
}

/// `10,000 BC`, `300 B.C.E.`, `3500 to 1110 BCE`: a year with a comma, an era with points, and two years of one era.
fn before_christ(line: Line<'_>, hit: usize) -> Option<usize> {
    let year = |at: usize| {
        let end = line.run(at, |c| is_digit(c) || c == ',');
        (end > at && line.before(end) != Some(',')).then_some(end)
    };
    let first = year(hit)?;
    let second = after_joint(line, first).and_then(year);
    let last = second.unwrap_or(first);
    let after = line.run(last, is_blank);
    let end = line.run(after, |c| c.is_ascii_uppercase() || c == '.');
    (after > last && end > after).then_some(())?;
    let letters: String = line.slice(after, end).split('.').collect();
    let known = WordList::EraBehind.has(&letters) && !line.at(end).is_some_and(is_latin);
    known.then_some(end)
}

/// `2200 GMT`: an hour and its zone.
fn zoned(line: Line<'_>, hit: usize) -> Option<usize> {
    let end = line.run(hit, is_digit);
    (end == hit + 4).then_some(())?;
    let after = line.run(end, is_blank);
    let (zone, last) = line.word(after);
    let value: u32 = line.slice(hit, end).parse().ok()?;
    let hour = value / 100 <= 24 && value % 100 < 60;
    // `1700 local time`
    let (noun, _) = line.word(line.past_blank(last));
    let local = WordList::LocalHour.has(zone) && WordList::HourNoun.has(noun);
    (hour && after > end && (local || WordList::TimeZone.has(zone))).then_some(last)
}

type Dated = (usize, usize, Option<String>);

/// Past what makes a place in an order of the digits before it: `12th`.
fn past_suffix(line: Line<'_>, digits: usize) -> usize {
    let suffix = line.past_any(digits, WordList::OrdinalSuffix);
    let ends = |after: &usize| !line.at(*after).is_some_and(is_latin);
    suffix.filter(ends).unwrap_or(digits)
}

/// `12 March 2024`, `12th of March`.
fn day_first(line: Line<'_>, hit: usize, day: u32, digits: usize) -> Option<Dated> {
    if !(1..=31).contains(&day) || digits - hit > 2 {
        return None;
    }
    let blank = past_suffix(line, digits);
    let mut at = line.past_blank(blank);
    let (word, after) = line.word(at);
    if WordList::Of.has(word) {
        at = line.past_blank(after);
    }
    let (word, mut end) = line.word(at);
    let month = month(word).filter(|_| at > blank)?;
    if word.len() < 5 && line.at(end) == Some('.') && !WordList::WholeMonth.has(word) {
        end = line.next(end);
    }
    if let Some((year, end)) = year_after(line, end) {
        return Some((hit, end, Some(format!("{year:04}-{month:02}-{day:02}"))));
    }
    let last = last_two_digits(line, end);
    let edtf = last.is_none().then(|| format!("--{month:02}-{day:02}"));
    Some((hit, last.unwrap_or(end), edtf))
}

/// `5 May 23`: where the last two digits of a year end that close their clause.
fn last_two_digits(line: Line<'_>, at: usize) -> Option<usize> {
    let start = line.past_blank(at);
    let end = line.run(start, is_digit);
    let next = line.next(end);
    let closes = line.at(end).is_none_or(|c| {
        let goes_on = line.at(next).is_some_and(char::is_alphanumeric);
        matches!(c, '.' | ',' | ';' | ':' | ')' | '\n') && !goes_on
    });
    (start > at && end == start + 2 && closes).then_some(end)
}

/// `3 to 5 May`, `12–14 March 2024`, `5 and 6 May`: the first of two days of a month.
fn days(line: Line<'_>, hit: usize, day: u32, digits: usize) -> Option<Dated> {
    if !(1..=31).contains(&day) || digits - hit > 2 {
        return None;
    }
    let end = past_suffix(line, digits);
    let last = after_joint(line, end)?;
    let last_digits = line.run(last, is_digit);
    let value = line.slice(last, last_digits).parse().ok()?;
    let (_, end, edtf) = day_first(line, last, value, last_digits)?;
    let edtf = edtf.filter(|edtf| !edtf.starts_with("--"));
    let both = edtf.and_then(|last| Some(format!("{}-{day:02}/{last}", last.get(..7)?)));
    Some((hit, end, both))
}

/// The place after a dash, `to`, `and` or `or`.
fn after_joint(line: Line<'_>, end: usize) -> Option<usize> {
    let at = line.run(end, is_blank);
    let dash = line.run(at, |c| matches!(c, '-' | '–' | '—'));
    let (word, word_end) = line.word(at);
    let joint = if dash > at {
        dash
    } else if WordList::DayJoint.has(word) && at > end {
        word_end
    } else {
        return None;
    };
    Some(line.run(joint, is_blank))
}

/// `March 12, 2024`, `March 2024`, `March 12th`.
fn month_first(
    line: Line<'_>,
    hit: usize,
    value: u32,
    digits: usize,
    floor: usize,
) -> Option<Dated> {
    let blank = line.back_blank(hit, floor);
    let dot = line.before(blank) == Some('.');
    let word = line.word_before(if dot { blank - 1 } else { blank }, floor);
    if WordList::Of.has(word) {
        let start = month_of_year(line, hit, value, floor)?;
        return Some((start, digits, None));
    }
    let month = month(word).filter(|_| blank < hit)?;
    let start = blank - usize::from(dot) - word.len();
    if digits - hit == 4 && (1000..2200).contains(&value) {
        return Some((start, digits, Some(format!("{value:04}-{month:02}"))));
    }
    if !(1..=31).contains(&value) || digits - hit > 2 || line.at(digits) == Some('%') {
        return None;
    }
    let end = past_suffix(line, digits);
    if let Some((last, last_end)) = last_day(line, end, value) {
        return Some(match year_after(line, last_end) {
            Some((year, end)) => {
                let edtf =
                    format!("{year:04}-{month:02}-{value:02}/{year:04}-{month:02}-{last:02}");
                (start, end, Some(edtf))
            }
            None => (start, last_end, None),
        });
    }
    match year_after(line, end) {
        Some((year, end)) => Some((start, end, Some(format!("{year:04}-{month:02}-{value:02}")))),
        None => Some((start, end, Some(format!("--{month:02}-{value:02}")))),
    }
}

/// `April of 87`, which closes its clause: where a month begins behind which the last two digits of a year stand that are no day.
fn month_of_year(line: Line<'_>, hit: usize, value: u32, floor: usize) -> Option<usize> {
    let blank = line.back_blank(hit, floor);
    let of = line.word_before(blank, floor);
    let end = line.back_blank(blank - of.len(), floor);
    let name = line.word_before(end, floor);
    let start = end - name.len();
    let capital = name.starts_with(char::is_uppercase) && month(name).is_some();
    let no_day = value > 31 || line.at(hit) == Some('0');
    let closes = last_two_digits(line, blank).is_some();
    (capital && no_day && closes).then_some(start)
}

/// The last day of `March 3–5`, and where it ends.
fn last_day(line: Line<'_>, end: usize, first: u32) -> Option<(u32, usize)> {
    let dash = line.run(end, |c| matches!(c, '-' | '–' | '—'));
    let digits = line.run(dash, is_digit);
    let day: u32 = line.slice(dash, digits).parse().ok()?;
    let more = line.at(digits).is_some_and(|c| c == '-' || c == '%');
    (dash > end && digits - dash <= 2 && first < day && day <= 31 && !more).then_some((day, digits))
}

/// A year after a comma or a blank.
fn year_after(line: Line<'_>, at: usize) -> Option<(u32, usize)> {
    let at = if line.at(at) == Some(',') {
        line.next(at)
    } else {
        at
    };
    let start = line.past_blank(at);
    let end = line.run(start, is_digit);
    let year = line.slice(start, end).parse().ok()?;
    (start > at && end - start == 4 && (1000..2200).contains(&year)).then_some((year, end))
}

/// `1990s`, `5 pm`, `5:30 p.m.`, `500 BC`, `10 o'clock`.
fn era(line: Line<'_>, hit: usize, value: u32, digits: usize) -> Option<Dated> {
    let (word, end) = line.word(digits);
    let decade = digits - hit == 4 || digits - hit == 2 && after_decade_word(line, hit);
    if decade && WordList::DecadeSuffix.has(word) && value.is_multiple_of(10) {
        return Some((hit, end, None));
    }
    if digits - hit == 2 && short_year(line, hit, digits) {
        return Some((hit, digits, None));
    }
    let clock = clock_end(line, digits);
    // `9 to 5 pm`: the first of two hours.
    let last_hour = after_joint(line, clock).and_then(|last| {
        let digits = line.run(last, is_digit);
        let hour = (1..=2).contains(&(digits - last));
        hour.then(|| part_of_day(line, clock_end(line, digits)))?
    });
    if value <= 24
        && let Some(end) = part_of_day(line, clock).or(last_hour)
    {
        return Some((hit, end, None));
    }
    let after = line.run(clock, is_blank);
    let (word, end) = line.word(after);
    let era = WordList::EraBehind.has(word) && after > digits;
    era.then_some((hit, end, None))
}

/// The end of the minutes after an hour.
fn clock_end(line: Line<'_>, hour: usize) -> usize {
    let minutes = line.run(line.next(hour), is_digit);
    // `10.45 a.m.`
    let dotted = line.at(hour) == Some('.') && minutes == hour + 3;
    if line.at(hour) == Some(':') || dotted && part_of_day(line, minutes).is_some() {
        minutes
    } else {
        hour
    }
}

/// The end of `pm` and the like after an hour.
pub(super) fn part_of_day(line: Line<'_>, hour: usize) -> Option<usize> {
    let after = line.run(hour, is_blank);
    let end = line.past_any(after, WordList::PartOfDayBehind)?;
    (!line.at(end).is_some_and(char::is_alphanumeric)).then_some(end)
}

/// `in '68`: after a blank an apostrophe stands for the century, unless it opens a quotation.
fn short_year(line: Line<'_>, hit: usize, digits: usize) -> bool {
    if !matches!(line.before(hit), Some('\'' | '’' | '‘')) {
        return false;
    }
    let mark = line.back(hit);
    let word = line
        .word_before(line.back_blank(mark, 0), 0)
        .to_ascii_lowercase();
    let month = month(line.word_before(line.back_blank(mark, 0), 0)).is_some();
    let ends = !line
        .at(digits)
        .is_some_and(|c| is_digit(c) || matches!(c, '\'' | '’'));
    ends && (WordList::ShortYearLead.has(&word) || month)
}

/// `the '90s`, `the 90s`.
fn after_decade_word(line: Line<'_>, hit: usize) -> bool {
    let apostrophe = matches!(line.before(hit), Some('\'' | '’' | '‘'));
    let before = line.slice(0, hit).strip_suffix(is_blank);
    apostrophe || before.is_some_and(|before| WordList::DecadeLead.ending(before).is_some())
}

/// The month of that name or its short form, from 1; those that are other words too, as `may` and `march`, with their capital.
pub(super) fn month(word: &str) -> Option<u32> {
    let capital = word.starts_with(char::is_uppercase);
    let all = word.chars().all(char::is_uppercase);
    let other = WordList::MonthOrWord.names(word);
    // `JAN 15`, `july 25`
    let all = all && (word.len() > 3 || !other);
    let small = !other && word.chars().all(char::is_lowercase);
    let name = small || capital && (all || !word.chars().skip(1).any(char::is_uppercase));
    number(NumberRole::Month, word).filter(|_| name)
}
