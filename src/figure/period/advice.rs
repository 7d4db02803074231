//! Says what to write instead of a text that is not EDTF: `2024-36` for `Q4 2024`, `2020/..` for `since 2020`. Every
//! proposal is a period itself. What is EDTF is decided by `edtf.rs`; the words of a single date are `advice_date.rs`.

use super::advice_date::single;
use super::advice_token::{Token, tokens};
use super::day::Day;
use super::edtf::{self, PeriodError, month_name};
use crate::figure::clean::is_invisible;
use crate::figure::language::WordList;

/// What is longer is no date that somebody mistyped.
const LONGEST: usize = 80;

/// An error with what to write instead, where that can be guessed.
pub(super) fn add(text: &str, error: PeriodError) -> PeriodError {
    match help(text) {
        Some(help) => PeriodError { help, ..error },
        None => error,
    }
}

fn help(text: &str) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    if let Some((plain, sign)) = disguised(text) {
        return Some(format!(
            "Write `{plain}`: in it stands the character U+{:04X}.",
            u32::from(sign)
        ));
    }
    let tokens = tokens(text)?;
    let mut guesses = respelled(text);
    if guesses.is_empty() {
        guesses = negative(text);
    }
    if guesses.is_empty() {
        guesses = shortened(text);
    }
    if guesses.is_empty() {
        guesses = stretch(&tokens);
    }
    guesses.retain(|guess| guess != text && edtf::read(guess).is_ok());
    let mut quoted: Vec<String> = Vec::new();
    for guess in &guesses {
        let guess = format!("`{guess}`");
        if !quoted.contains(&guess) {
            quoted.push(guess);
        }
    }
    let short_year = |side: &str| side.len() < 3 && side.parse::<u8>().is_ok();
    match quoted.first() {
        Some(calendar) if is_fiscal(&tokens) => fiscal_months(&guesses).map(|months| {
            format!("Write its months, such as `{months}`, or {calendar} if it is a year of the calendar.")
        }),
        Some(_) => Some(format!("Write {}.", quoted.join(" or "))),
        None if no_such_day(&tokens).is_some() => no_such_day(&tokens),
        None if text.split('/').any(|side| short_year(side.trim())) => {
            Some("Write the year with all its digits, such as `2023` or `2023-06`.".to_owned())
        }
        None => None,
    }
}

/// A text that is EDTF but for a sign that looks like another, or like nothing; with the first such sign.
fn disguised(text: &str) -> Option<(String, char)> {
    let is_hyphen = |c: char| {
        matches!(
            c,
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}'
        )
    };
    let plain: String = text
        .chars()
        .filter(|c| !is_invisible(*c))
        .map(|c| if is_hyphen(c) { '-' } else { c })
        .collect();
    let sign = text.chars().find(|c| is_invisible(*c) || is_hyphen(*c))?;
    edtf::read(&plain).is_ok().then_some((plain, sign))
}

/// One date with the sign of a negative year before it.
fn negative(text: &str) -> Vec<String> {
    let Some(rest) = text
        .strip_prefix('-')
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    else {
        return Vec::new();
    };
    let found = tokens(rest).map_or_else(Vec::new, |tokens| single(&tokens));
    let dates = found.into_iter().map(|date| format!("-{date}"));
    dates
        .filter(|date| !date.contains('/') && edtf::read(date).is_ok())
        .collect()
}

/// What is wrong with a date whose year, month and day are all there, when the calendar does not have it.
fn no_such_day(tokens: &[Token]) -> Option<String> {
    let is_joint = |token: &Token| token.is_any(&["/", "."]);
    let numbers: Option<Vec<(u32, usize)>> = tokens
        .iter()
        .filter(|token| !is_joint(token))
        .map(|token| match token {
            Token::Number(value, width) => Some((*value, *width)),
            Token::Word(_) => None,
        })
        .collect();
    let (year, dates) = match numbers?.as_slice() {
        [(_, 4), (month @ 13.., 2)] => {
            return Some(format!(
                "There is no month {month}, and years are written with all their digits, such as `2023`."
            ));
        }
        [(year, 4), (month, 1..=2), (day, 1..=2)] => (*year, vec![(*month, *day)]),
        [(first, 1..=2), (second, 1..=2), (year, 4)] => {
            (*year, vec![(*second, *first), (*first, *second)])
        }
        _ => return None,
    };
    let year = i32::try_from(year).ok()?;
    let lengths = dates.into_iter().filter_map(|(month, _)| {
        let month = i8::try_from(month).ok().filter(|month| *month > 0)?;
        let first = Day::new(year, month, 1)?;
        Some((month, first.plus_months(1).plus_days(-1).day()))
    });
    Some(match lengths.collect::<Vec<_>>().as_slice() {
        [(month, days), ..] => format!("{} {year} has {days} days.", month_name(*month)),
        [] => "There is no such month: they are 01 to 12.".to_owned(),
    })
}

/// The same signs as EDTF has them: `199x`, `2004-uu`, `2004?~`, `+2024`, `-44`, `y12345`, and what of a feature of level 2
/// can be said without it.
fn respelled(text: &str) -> Vec<String> {
    let is_mark = |c: char| matches!(c, '?' | '~' | '%');
    let shape = |c: char| c.is_ascii_digit() || is_mark(c) || "XxUuYyTZ:+-/.".contains(c);
    if !text.chars().all(shape) {
        return Vec::new();
    }
    let marks: String = text.chars().filter(|c| is_mark(*c)).collect();
    let both = marks.contains('?') && marks.contains('~');
    let mark = if both {
        "%"
    } else {
        marks.get(..1).unwrap_or_default()
    };
    let unmarked: String = text.chars().filter(|c| !is_mark(*c)).collect();
    let sides = unmarked
        .split('/')
        .map(|side| side.split('T').next().unwrap_or(side));
    let mut found = vec![
        text.replace("...", ".."),
        text.replace('?', "X"),
        text.to_uppercase().replace('U', "X"),
        format!("{unmarked}{mark}"),
        sides.collect::<Vec<_>>().join("/"),
        text.trim_start_matches(['+', 'Y', '0']).to_owned(),
    ];
    if let Some(Ok(year)) = text.strip_prefix('-').map(str::parse::<u16>) {
        found.push(format!("-{year:04}"));
    }
    if let Some((fixed, _)) = text.split_once('X') {
        // What can be said of the digits before the first that is unspecified.
        found.extend([format!("{fixed}X"), format!("{fixed}XX")]);
        let whole = fixed.rsplit_once('-').map(|(whole, _)| whole);
        found.extend(whole.map(|whole| format!("{whole}-XX")));
    }
    if let Some((left, right)) = text.split_once('/') {
        found.push(format!("{}/{}", right.trim(), left.trim()));
    }
    found.retain(|guess| guess != text && edtf::read(guess).is_ok());
    found.truncate(1);
    found
}

/// What a second end of two digits was probably meant to say, when what it shares with the first is left out: `2023/24`,
/// `2012-13`.
fn shortened(text: &str) -> Vec<String> {
    let Some((left, right)) = text.split_once('/').or_else(|| text.split_once('-')) else {
        return Vec::new();
    };
    let two = right.len() == 2 && right.bytes().all(|byte| byte.is_ascii_digit());
    let shared = left.len().checked_sub(2).and_then(|end| left.get(..end));
    let (Some(shared), true) = (shared.filter(|shared| !shared.is_empty()), two) else {
        return Vec::new();
    };
    let mut guesses = vec![format!("{left}/{shared}{right}")];
    if left.len() == 4 && right <= "12" {
        guesses.push(format!("{left}-{right}"));
    }
    let next_year = text.contains('/') || follows(left, right);
    guesses.retain(|guess| next_year && edtf::read(guess).is_ok());
    guesses
}

/// Whether two digits are those of the year after: `2012-13` is no month.
fn follows(year: &str, digits: &str) -> bool {
    let (year, digits) = (year.parse::<u32>(), digits.parse::<u32>());
    year.is_ok_and(|year| digits.is_ok_and(|digits| (year + 1) % 100 == digits))
}

/// A stretch of time in words: one date, or one or two ends with the words that join them.
fn stretch(tokens: &[Token]) -> Vec<String> {
    let tokens = match tokens {
        [open, inner @ .., close] if open.is_any(&["[", "{"]) && close.is_any(&["]", "}"]) => inner,
        all => all,
    };
    // A stroke at the end leaves the end open, where one between numbers says nothing.
    let is_open = |last: &Token| last.is_any(&["-", "–", "—"]);
    let one = match tokens.last() {
        Some(last) if is_open(last) => Vec::new(),
        _ => single(tokens),
    };
    if !one.is_empty() {
        return one;
    }
    let half = half_open(tokens);
    if half.is_empty() {
        return joined(tokens);
    }
    half
}

/// `since 2020`, `2020 onwards`, `until 2020`, `before 2020`, 2020年以来.
fn half_open(tokens: &[Token]) -> Vec<String> {
    let open = |date: String| format!("{date}/..");
    let closed = |date: String| format!("../{date}");
    let [first, rest @ ..] = tokens else {
        return Vec::new();
    };
    let [begin @ .., last] = tokens else {
        return Vec::new();
    };
    let mut found = Vec::new();
    if first.is_in(WordList::Since)
        || last.is_in(WordList::Onwards)
        || last.is_any(&["-", "–", "—"])
    {
        let mut date = if first.is_in(WordList::Since) {
            rest
        } else {
            tokens
        };
        while let [begin @ .., last] = date
            && (last.is_in(WordList::Onwards) || last.is_in(WordList::StretchJoint))
        {
            date = begin;
        }
        found.extend(single(date).into_iter().map(open));
    } else if first.is_in(WordList::Up) {
        found.extend(half_open(rest));
    } else if first.is_in(WordList::Until) || first.is_any(&["-", "–", "—"]) {
        let date = match rest {
            [begin @ .., last] if last.is_in(WordList::UntilAfter) => begin,
            date => date,
        };
        found.extend(single(date).into_iter().map(closed));
    } else if last.is_in(WordList::UntilAfter) {
        found.extend(single(begin).into_iter().map(closed));
    } else if first.is_in(WordList::Before) || last.is_in(WordList::Before) {
        let date = if first.is_in(WordList::Before) {
            rest
        } else {
            begin
        };
        found.extend(year_beside(date, -1).map(closed));
    } else if first.is_in(WordList::After) || last.is_in(WordList::After) {
        let date = if first.is_in(WordList::After) {
            rest
        } else {
            begin
        };
        found.extend(year_beside(date, 1).map(open));
    }
    found
}

/// The year so many years after the one that is written, since a year does not belong to what is before or after it.
fn year_beside(tokens: &[Token], step: i32) -> Option<String> {
    let [year] = single(tokens).try_into().ok()?;
    let year: i32 = Some(year).filter(|year| year.len() == 4)?.parse().ok()?;
    Some(format!("{:04}", year + step))
}

/// `2023 to 2024`, `between March and May 2024`, 2024年1—3月.
fn joined(tokens: &[Token]) -> Vec<String> {
    let tokens = match tokens {
        [first, rest @ ..] if first.is_in(WordList::Between) => rest,
        all => all,
    };
    for at in 1..tokens.len() {
        let Some((left, [joint, right @ ..])) = tokens.split_at_checked(at) else {
            continue;
        };
        if !joint.is_in(WordList::StretchJoint) {
            continue;
        }
        let (first, last) = (end(left, right), end(right, left));
        let pairs = first
            .iter()
            .flat_map(|first| last.iter().map(move |last| (first, last)));
        let found: Vec<String> = pairs
            .filter(|(first, last)| first.len() == last.len() || is_whole(left) && is_whole(right))
            .map(|(first, last)| format!("{first}/{last}"))
            .filter(|guess| edtf::read(guess).is_ok())
            .collect();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// Whether an end leaves nothing to be borrowed from the other.
fn is_whole(tokens: &[Token]) -> bool {
    let open = |token: &Token| matches!(token, Token::Word(_));
    tokens.iter().any(Token::is_year) || tokens.len() == 1 && tokens.iter().all(open)
}

/// One end of a stretch, which may be open, be unknown, or leave out what the other says: its year, or in `3 to 5 March
/// 2024` all but its day.
fn end(tokens: &[Token], other: &[Token]) -> Vec<String> {
    if let [only] = tokens {
        if only.is_in(WordList::NowEnd) {
            return vec!["..".to_owned()];
        }
        if only.is_in(WordList::UnknownEnd) {
            return vec![String::new()];
        }
    }
    let own = single(tokens);
    if !own.is_empty() {
        return own;
    }
    let mut borrowed = tokens.to_vec();
    match (tokens, other) {
        ([Token::Number(..)], [Token::Number(..), rest @ ..]) => borrowed.extend_from_slice(rest),
        _ => borrowed.extend(other.iter().find(|token| token.is_year()).cloned()),
    }
    single(&borrowed)
}

fn is_fiscal(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| token.is_in(WordList::FiscalYear))
}

/// A year that begins in July, as one of the ways there are, or its quarter or half: `FY2024` is named by the year in which
/// it ends, `2023-2024` by both.
fn fiscal_months(guesses: &[String]) -> Option<String> {
    let guess = guesses.first()?;
    let (first, part) = match (guess.split_once('/'), guess.split_once('-')) {
        (Some((first, _)), _) => (first.parse::<i32>().ok()?, None),
        (None, Some((year, part))) => (year.parse::<i32>().ok()? - 1, Some(part)),
        (None, None) => (guess.parse::<i32>().ok()? - 1, None),
    };
    let part = part.map(str::parse::<i64>).transpose().ok()?;
    let (begin, length) = match part {
        None => (0, 12),
        Some(quarter @ 33..=36) => ((quarter - 33) * 3, 3),
        Some(half @ 40..=41) => ((half - 40) * 6, 6),
        Some(_) => return None,
    };
    let begin = Day::new(first, 7, 1)?.plus_months(begin);
    let end = begin.plus_months(length - 1);
    let month = |day: Day| format!("{:04}-{:02}", day.year(), day.month());
    let months = format!("{}/{}", month(begin), month(end));
    edtf::read(&months).is_ok().then_some(months)
}
