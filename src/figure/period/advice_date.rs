//! One date as people write it, in EDTF: `31.12.2024`, `Q4 2024`, `the 1990s`, 2024年3月. Of a date that can be read in two
//! ways both are given.

use jiff::Span;
use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::advice_token::Token;
use super::{Period, PeriodEnd};
use crate::figure::language::{NumberRole, WordList, number, number_words};

/// Before or after the beginning of year 1.
#[derive(Clone, Copy)]
enum Era {
    Before,
    After,
}

/// What the words of a date say.
#[derive(Default)]
struct Clues {
    /// Numbers that no word has claimed, with their widths.
    numbers: Vec<(u32, usize)>,
    month: Option<u32>,
    /// A sub-year grouping of ISO 8601-2.
    part: Option<u32>,
    decade: Option<u32>,
    century: Option<u32>,
    week: Option<u32>,
    era: Option<Era>,
    /// What stands between numbers: the point of 31.12.2024, where the day stands first, or the stroke of 31/12/2024.
    joint: Option<char>,
    /// A dash was the last piece.
    dashed: bool,
    /// Two digits are a year: FY24.
    short_year: bool,
    /// So many months from its beginning: 9M 2024, 前三季度.
    first_months: Option<u32>,
    /// Only its last day: 2024年底.
    last_day: bool,
    mark: &'static str,
}

/// The date that the pieces state, in EDTF; nothing when a piece is not understood.
pub(super) fn single(tokens: &[Token]) -> Vec<String> {
    let mut clues = Clues::default();
    let mut rest = tokens;
    while let [first, after @ ..] = rest {
        let taken = clues
            .take_first_months(rest)
            .or_else(|| clues.take_pair(first, after.first()))
            .or_else(|| clues.take(first));
        let Some(length) = taken else {
            return Vec::new();
        };
        clues.dashed = length == 1 && first.is_any(&["-", "–", "—"]);
        rest = rest.get(length..).unwrap_or_default();
    }
    let found = clues.dates();
    if clues.last_day {
        return found.iter().filter_map(|date| last_day(date)).collect();
    }
    found
        .into_iter()
        .map(|date| format!("{date}{}", clues.mark))
        .collect()
}

impl Clues {
    /// Takes the pieces that tell how much of a year has passed: `first nine months`, `9M`, 前三季度.
    fn take_first_months(&mut self, tokens: &[Token]) -> Option<usize> {
        let (count, unit, length) = match tokens {
            [Token::Number(count, 1..=2), unit, ..] if unit.is_in(WordList::MonthsShort) => {
                (*count, 1, 2)
            }
            [lead, count, unit, ..] if lead.is_in(WordList::FirstPart) => {
                (count.count()?, months_in(unit)?, 3)
            }
            _ => return None,
        };
        let months = count.checked_mul(unit)?;
        self.first_months = Some(months).filter(|months| (1..=12).contains(months));
        self.first_months.map(|_| length)
    }

    /// Takes two pieces that belong together: `Q4`, `4Q`, `1990s`, `19th century`, 3月, 90年代.
    fn take_pair(&mut self, first: &Token, second: Option<&Token>) -> Option<usize> {
        let second = second?;
        if let (Token::Word(word), Token::Number(number, 1..=2)) = (first, second) {
            if WordList::QuarterLead.has(word) {
                self.set_part(quarter(*number))?;
            } else if WordList::HalfYearLead.has(word) {
                self.set_part(half(*number))?;
            } else {
                WordList::Week.has(word).then_some(())?;
                self.week = Some(*number);
            }
            return Some(2);
        }
        if let (Token::Word(word), Token::Word(unit)) = (first, second) {
            let place = number(NumberRole::Ordinal, word)?;
            if WordList::QuarterWord.has(unit) {
                self.set_part(quarter(place))?;
            } else {
                WordList::HalfYearWord.has(unit).then_some(())?;
                self.set_part(half(place))?;
            }
            return Some(2);
        }
        let (Token::Number(number, width), Token::Word(word)) = (first, second) else {
            return None;
        };
        let is = |list: WordList| list.has(word);
        let short = *width <= 2;
        if is(WordList::QuarterBehind) && short {
            self.set_part(quarter(*number))?;
        } else if is(WordList::HalfYearBehind) && short {
            self.set_part(half(*number))?;
        } else if is(WordList::MonthBehind) && short {
            // Of two months between which a dash stands neither is a day.
            self.set_month(Some(*number).filter(|_| !self.dashed))?;
        } else if is(WordList::DecadeBehind) && number.is_multiple_of(10) && matches!(width, 2 | 4)
        {
            self.decade = Some(*number);
        } else if is(WordList::Century) {
            self.century = Some(*number);
        } else {
            is(WordList::OrdinalSuffix).then_some(())?;
            self.numbers.push((*number, *width));
        }
        Some(2)
    }

    fn take(&mut self, token: &Token) -> Option<usize> {
        let word = match token {
            Token::Number(value, width) => {
                self.numbers.push((*value, *width));
                return Some(1);
            }
            Token::Word(word) => word.as_str(),
        };
        match word {
            "." => self.joint = Some('.'),
            "/" => self.joint = self.joint.or(Some('/')),
            _ => {}
        }
        let claimed = |clues: &mut Self| clues.numbers.pop().map(|(number, _)| number);
        let is = |list: WordList| list.has(word);
        if is(WordList::QuarterWord) {
            let number = claimed(self)?;
            self.set_part(quarter(number))?;
        } else if is(WordList::HalfYearWord) {
            let number = claimed(self)?;
            self.set_part(half(number))?;
        } else if is(WordList::CenturyWord) {
            self.century = Some(claimed(self)?);
        } else if is(WordList::FirstHalf) {
            self.set_part(half(1))?;
        } else if is(WordList::LastHalf) {
            self.set_part(half(2))?;
        } else if is(WordList::LastDay) {
            self.last_day = true;
        } else if is(WordList::FiscalYearShort) {
            self.short_year = true;
        } else if is(WordList::BeforeChrist) {
            self.era = Some(Era::Before);
        } else if is(WordList::AnnoDomini) {
            self.era = Some(Era::After);
        } else if is(WordList::DateAbout) {
            self.mark = "~";
        } else if is(WordList::DatePerhaps) {
            self.mark = "?";
        } else if is(WordList::DateFiller) {
            // It says nothing.
        } else if let Some(season) = number(NumberRole::Season, word) {
            self.set_part(Some(season))?;
        } else {
            self.set_month(month(word))?;
        }
        Some(1)
    }

    /// Takes the month; two of them are a stretch and no date.
    fn set_month(&mut self, month: Option<u32>) -> Option<()> {
        month.filter(|_| self.month.is_none())?;
        self.month = month;
        Some(())
    }

    /// Takes a part of the year; there is one at most, and it must be one.
    fn set_part(&mut self, part: Option<u32>) -> Option<()> {
        part.filter(|_| self.part.is_none())?;
        self.part = part;
        Some(())
    }

    fn dates(&self) -> Vec<String> {
        let alone = self.numbers.is_empty();
        if let Some(century) = self.century.filter(|_| alone) {
            return match self.era {
                Some(Era::Before) => years_before(century).into_iter().collect(),
                _ => self.years_of(century),
            };
        }
        if let Some(decade) = self.decade.filter(|decade| alone && *decade >= 100) {
            let years = |last: u32| format!("{decade:04}/{:04}", decade + last);
            // The 1800s are the first ten years of a century, or all of it.
            return match decade % 100 {
                0 => vec![years(9), years(99)],
                _ => vec![years(9)],
            };
        }
        if let (Some(week), [(year, 4), day @ ..]) = (self.week, self.numbers.as_slice()) {
            return week_days(*year, week, day.first().map(|(day, _)| *day));
        }
        if let Some(era) = self.era {
            let [(year, 1..=4)] = self.numbers.as_slice() else {
                return Vec::new();
            };
            return match (year.checked_sub(1), era) {
                (None, _) => Vec::new(),
                (_, Era::After) => vec![format!("{year:04}")],
                (Some(0), Era::Before) => vec!["0000".to_owned()],
                (Some(before), Era::Before) => vec![format!("-{before:04}")],
            };
        }
        if let Some(months) = self.first_months {
            return match (self.part, self.month, self.numbers.as_slice()) {
                (None, None, [(year, 4)]) => vec![format!("{year:04}-01/{year:04}-{months:02}")],
                _ => Vec::new(),
            };
        }
        match (self.part, self.month, self.numbers.as_slice()) {
            (Some(part), None, [(year, 4)]) => vec![format!("{year:04}-{part}")],
            // Only a winter lies in two years.
            (Some(part @ 24), None, [(year, 4), (next, 2)]) if follows(*year, *next) => {
                vec![format!("{year:04}-{part}")]
            }
            (Some(part), None, [(year, 2)]) => vec![format!("20{year:02}-{part}")],
            (None, Some(month), [(year, 4)]) => vec![format!("{year:04}-{month:02}")],
            (None, Some(month), [(year, 4), (day, 1..=2)] | [(day, 1..=2), (year, 4)]) => {
                vec![format!("{year:04}-{month:02}-{day:02}")]
            }
            (None, None, numbers) => self.of_numbers(numbers),
            _ => Vec::new(),
        }
    }

    fn of_numbers(&self, numbers: &[(u32, usize)]) -> Vec<String> {
        match numbers {
            [(digits, 8)] => {
                let (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100);
                vec![format!("{year:04}-{month:02}-{day:02}")]
            }
            [(digits, 6)] if (1..=12).contains(&(digits % 100)) => {
                vec![format!("{:04}-{:02}", digits / 100, digits % 100)]
            }
            [(year, 2)] if self.short_year => vec![format!("20{year:02}")],
            [(year, 5..)] => vec![format!("Y{year}")],
            // Three digits are a decade in other notations, where there is such a one; else a year that lacks its zero.
            [(decade @ 100..=209, 3)] => vec![format!("{decade:03}0/{decade:03}9")],
            [(year, 3 | 4)] => vec![format!("{year:04}")],
            [(year, 4), (next, 2)] if self.joint == Some('/') && follows(*year, *next) => {
                vec![format!("{year:04}/{:04}", year + 1)]
            }
            [(year, 4), (day, 3)] => day_of_year(*year, *day).into_iter().collect(),
            [(year, 4), (month, 1..=2)] | [(month, 1..=2), (year, 4)]
                if (1..=12).contains(month) =>
            {
                vec![format!("{year:04}-{month:02}")]
            }
            [(year, 4), (month, 1..=2), (day, 1..=2)] => {
                vec![format!("{year:04}-{month:02}-{day:02}")]
            }
            [(first, 1..=2), (second, 1..=2), (year, 4)] => {
                self.day_and_month(*first, *second, *year)
            }
            [(first, 1..=2), (second, 1..=2), (year, 2)] if self.joint.is_some() => {
                self.day_and_month(*first, *second, 2000 + year)
            }
            _ => Vec::new(),
        }
    }

    /// A day and a month before their year: which is which, nobody says, unless only one of them can be a month or points
    /// stand between.
    fn day_and_month(&self, first: u32, second: u32, year: u32) -> Vec<String> {
        let day_first = format!("{year:04}-{second:02}-{first:02}");
        let month_first = format!("{year:04}-{first:02}-{second:02}");
        let is_month = |number: u32| (1..=12).contains(&number);
        match (is_month(first), is_month(second)) {
            (true, true) if self.joint != Some('.') => vec![day_first, month_first],
            (true, false) => vec![month_first],
            _ => vec![day_first],
        }
    }

    /// The 19th century is 1801 to 1900; its 90s are 1890 to 1899.
    fn years_of(&self, century: u32) -> Vec<String> {
        let Some(before) = century.checked_sub(1).filter(|before| *before < 99) else {
            return Vec::new();
        };
        match self.decade {
            Some(decade) if decade < 100 => {
                let first = before * 100 + decade;
                vec![format!("{first:04}/{:04}", first + 9)]
            }
            _ => vec![format!("{:04}/{:04}", before * 100 + 1, century * 100)],
        }
    }
}

/// How many months there are in what a part of a year is counted in.
fn months_in(unit: &Token) -> Option<u32> {
    if unit.is_in(WordList::MonthsWord) {
        return Some(1);
    }
    unit.is_in(WordList::QuartersWord).then_some(3)
}

/// The last day of a date that lasts for longer.
fn last_day(date: &str) -> Option<String> {
    let end = Period::parse(date).ok()?.end();
    match end {
        PeriodEnd::On { earliest, latest } if earliest == latest => Some(latest.to_string()),
        _ => None,
    }
}

/// The first century BC is 100 BC to 1 BC, which are the years -99 and 0.
fn years_before(century: u32) -> Option<String> {
    let last = (century.checked_sub(1).filter(|before| *before < 99)?) * 100;
    let year = |before: u32| match before {
        0 => "0000".to_owned(),
        before => format!("-{before:04}"),
    };
    Some(format!("{}/{}", year(last + 99), year(last)))
}

/// Whether two digits are those of the year after.
fn follows(year: u32, digits: u32) -> bool {
    (year + 1) % 100 == digits
}

fn quarter(number: u32) -> Option<u32> {
    (1..=4).contains(&number).then_some(32 + number)
}

fn half(number: u32) -> Option<u32> {
    (1..=2).contains(&number).then_some(39 + number)
}

/// The month of that English name or its first letters, from 1.
fn month(word: &str) -> Option<u32> {
    let begins = |name: &&str| word.len() >= 3 && name.starts_with(word);
    let mut names = number_words(NumberRole::Month).filter(begins);
    number(NumberRole::Month, names.next()?)
}

/// The seven days of a week of ISO 8601-1, or the one of them that is named.
fn week_days(year: u32, week: u32, day: Option<u32>) -> Vec<String> {
    let first = || {
        let (year, week) = (i16::try_from(year).ok()?, i8::try_from(week).ok()?);
        let monday = ISOWeekDate::new(year, week, Weekday::Monday).ok()?;
        Some(monday.date())
    };
    let Some(first) = first() else {
        return Vec::new();
    };
    match day {
        None => days_after(first, 6).map(|last| format!("{first}/{last}")),
        Some(day @ 1..=7) => days_after(first, day - 1).map(|day| day.to_string()),
        Some(_) => None,
    }
    .into_iter()
    .collect()
}

/// The day of that number in a year.
fn day_of_year(year: u32, day: u32) -> Option<String> {
    let first = Date::new(i16::try_from(year).ok()?, 1, 1).ok()?;
    let fits = (1..=u32::try_from(first.days_in_year()).ok()?).contains(&day);
    let date = days_after(first, day.checked_sub(1)?)?;
    fits.then(|| date.to_string())
}

/// So many days later, as far as days are counted: any number can be written.
fn days_after(first: Date, days: u32) -> Option<Date> {
    first.checked_add(Span::new().try_days(days).ok()?).ok()
}
