//! One date as people write it, in EDTF: `31.12.2024`, `Q4 2024`, `the 1990s`, 2024年3月. Of a date that can be read in two
//! ways both are given.

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::advice_token::{MONTHS, Token};

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
    /// The day stands first: 31.12.2024.
    dotted: bool,
    /// Two digits are a year: FY24.
    short_year: bool,
    mark: &'static str,
}

const FILLERS: [&str; 26] = [
    "the", "of", "in", "year", "years", "calendar", "month", "week", "-", ".", "/", ",", "'", "’",
    "(", ")", "·", "st", "nd", "rd", "th", "年", "日", "号", "第", "年度",
];
const ABOUT: [&str; 12] = [
    "~",
    "about",
    "around",
    "approx",
    "approximately",
    "circa",
    "c",
    "ca",
    "roughly",
    "约",
    "大约",
    "左右",
];
const PERHAPS: [&str; 6] = ["?", "perhaps", "possibly", "probably", "maybe", "可能"];
const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];

/// The date that the pieces state, in EDTF; nothing when a piece is not understood.
pub(super) fn single(tokens: &[Token]) -> Vec<String> {
    let mut clues = Clues::default();
    let mut rest = tokens;
    while let [first, after @ ..] = rest {
        let taken = clues
            .take_pair(first, after.first())
            .or_else(|| clues.take(first));
        let Some(length) = taken else {
            return Vec::new();
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    let found = clues.dates();
    found
        .into_iter()
        .map(|date| format!("{date}{}", clues.mark))
        .collect()
}

impl Clues {
    /// Takes two pieces that belong together: `Q4`, `4Q`, `1990s`, `19th century`, 3月, 90年代.
    fn take_pair(&mut self, first: &Token, second: Option<&Token>) -> Option<usize> {
        let second = second?;
        if let (Token::Word(word), Token::Number(number, 1..=2)) = (first, second) {
            match word.as_str() {
                "q" => self.set_part(quarter(*number))?,
                "h" => self.set_part(half(*number))?,
                "w" | "week" => self.week = Some(*number),
                _ => return None,
            }
            return Some(2);
        }
        if let (Token::Word(word), Token::Word(unit)) = (first, second) {
            let place = (1..).zip(ORDINALS).find(|(_, ordinal)| ordinal == word)?.0;
            match unit.as_str() {
                "quarter" => self.set_part(quarter(place))?,
                "half" => self.set_part(half(place))?,
                _ => return None,
            }
            return Some(2);
        }
        let (Token::Number(number, width), Token::Word(word)) = (first, second) else {
            return None;
        };
        match word.as_str() {
            "q" | "季度" if *width <= 2 => self.set_part(quarter(*number))?,
            "h" if *width <= 2 => self.set_part(half(*number))?,
            "月" if *width <= 2 => self.month = Some(*number),
            "s" | "年代" if number.is_multiple_of(10) && matches!(width, 2 | 4) => {
                self.decade = Some(*number);
            }
            "世纪" => self.century = Some(*number),
            "st" | "nd" | "rd" | "th" => {
                self.numbers.push((*number, *width));
            }
            _ => return None,
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
        if word == "." {
            self.dotted = true;
        }
        let claimed = |clues: &mut Self| clues.numbers.pop().map(|(number, _)| number);
        match word {
            "quarter" => {
                let number = claimed(self)?;
                self.set_part(quarter(number))?;
            }
            "half" => {
                let number = claimed(self)?;
                self.set_part(half(number))?;
            }
            "century" => self.century = Some(claimed(self)?),
            "上半年" => self.set_part(half(1))?,
            "下半年" => self.set_part(half(2))?,
            "fy" | "fiscal" | "financial" | "财年" => self.short_year = true,
            "bc" | "bce" | "公元前" => self.era = Some(Era::Before),
            "ad" | "ce" | "公元" => self.era = Some(Era::After),
            _ if ABOUT.contains(&word) => self.mark = "~",
            _ if PERHAPS.contains(&word) => self.mark = "?",
            _ if FILLERS.contains(&word) => {}
            _ => {
                if let Some(season) = season(word) {
                    self.set_part(Some(season))?;
                } else {
                    self.month = Some(month(word)?);
                }
            }
        }
        Some(1)
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
            return self.years_of(century);
        }
        if let Some(decade) = self.decade.filter(|decade| alone && *decade >= 100) {
            return vec![format!("{decade:04}/{:04}", decade + 9)];
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
        match (self.part, self.month, self.numbers.as_slice()) {
            (Some(part), None, [(year, 4)]) => vec![format!("{year:04}-{part}")],
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
            [(year, 4)] => vec![format!("{year:04}")],
            [(year, 2)] if self.short_year => vec![format!("20{year:02}")],
            [(year, 5..)] => vec![format!("Y{year}")],
            [(decade, 3)] => vec![format!("{decade:03}0/{decade:03}9")],
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
                let day_first = format!("{year:04}-{second:02}-{first:02}");
                let month_first = format!("{year:04}-{first:02}-{second:02}");
                let is_month = |number: &u32| (1..=12).contains(number);
                match (is_month(first), is_month(second)) {
                    (true, true) if !self.dotted => vec![day_first, month_first],
                    (true, false) => vec![month_first],
                    _ => vec![day_first],
                }
            }
            _ => Vec::new(),
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

fn quarter(number: u32) -> Option<u32> {
    (1..=4).contains(&number).then_some(32 + number)
}

fn half(number: u32) -> Option<u32> {
    (1..=2).contains(&number).then_some(39 + number)
}

fn season(word: &str) -> Option<u32> {
    let seasons: [&[&str]; 4] = [
        &["spring", "春", "春季"],
        &["summer", "夏", "夏季"],
        &["autumn", "fall", "秋", "秋季"],
        &["winter", "冬", "冬季"],
    ];
    let mut numbered = (21..).zip(seasons);
    let (code, _) = numbered.find(|(_, names)| names.contains(&word))?;
    Some(code)
}

/// The month of that English name or its first letters, from 1.
fn month(word: &str) -> Option<u32> {
    let named = |name: &str| name.to_lowercase().starts_with(word) && word.len() >= 3;
    (1..)
        .zip(MONTHS)
        .find(|(_, name)| named(name))
        .map(|(month, _)| month)
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
    let after = |days: u32| first.checked_add(i64::from(days).days());
    match day {
        None => after(6).map(|last| format!("{first}/{last}")),
        Some(day) => after(day.saturating_sub(1)).map(|day| day.to_string()),
    }
    .into_iter()
    .collect()
}

/// The day of that number in a year.
fn day_of_year(year: u32, day: u32) -> Option<String> {
    let first = Date::new(i16::try_from(year).ok()?, 1, 1).ok()?;
    let fits = (1..=u32::try_from(first.days_in_year()).ok()?).contains(&day);
    let date = first
        .checked_add(i64::from(day).checked_sub(1)?.days())
        .ok()?;
    fits.then(|| date.to_string())
}
