//! Years without a word or sign of their own: `in 1998`, `the 2021 sample`, `by 2100`, `the summer of 68`, `AD 79`. Those with
//! one (`March 2024`, 2024年, `the 1990s`) are dates.

use super::super::bound::BoundKind;
use super::super::figure::Figure;
use super::super::language::{WordList, is_owner, is_plural};
use super::super::number::Number;
use super::super::unit::Units;
use super::amount::Amount;
use super::clause::{clause, counts};
use super::label::Labels;
use super::line::{Line, is_blank, is_digit};
use super::outcome::Outcome;

/// Two digits behind `the class of` that are at least so many are a year.
const FIRST_SHORT: u32 = 40;

/// The year that the digits at `hit` tell by the words before them: `the summer of 68`, `the class of 99`, `AD 79`.
pub(super) fn read(line: Line<'_>, hit: usize, units: &Units, labels: &Labels) -> Option<Outcome> {
    line.at(hit).filter(|c| is_digit(*c))?;
    let end = line.run(hit, is_digit);
    let joined = line.at(end).is_some_and(|c| {
        c.is_alphanumeric()
            || matches!(c, '%' | '/' | '-')
            || c == '.' && line.at(line.next(end)).is_some_and(is_digit)
    });
    let apart = line.before(hit).is_some_and(is_blank) && !joined;
    if !apart || end - hit > 4 || counts(line, end, units, labels) {
        return None;
    }
    let mut words = clause(line, hit);
    let lead = words.next()?;
    if WordList::EraLead.has(lead) {
        return Some(Outcome::date(hit - lead.len() - 1, end, None));
    }
    let noun = words.next()?;
    let article = words.next().unwrap_or_default();
    let value: u32 = line.slice(hit, end).parse().ok()?;
    // `in the year 1500`; in `of the year 300 were sold` they count.
    let numbered = WordList::YearNumbered.has(lead)
        && WordList::DecadeLead.names(noun)
        && (end == hit + 4 || end == hit + 3 && WordList::PartIn.names(article));
    if numbered && (1..2200).contains(&value) {
        return Some(Outcome::date(hit, end, Some(&format!("{value:04}"))));
    }
    // `the treaty of 1342`, `the Charter of 1215`; `the total of 1342` tells how many.
    let old = end == hit + 4 && (1000..1800).contains(&value) && WordList::Of.has(lead);
    let owned = is_owner(article);
    let told = (owned || WordList::DecadeLead.names(article)) && !value.is_multiple_of(50);
    let event = noun.starts_with(char::is_uppercase) || told;
    let amount = WordList::LevelNoun.names(noun) || WordList::GroupNoun.names(noun);
    // `a chapel of 1478`
    let some = WordList::HalfArticle.has(article) && !value.is_multiple_of(10);
    if old && (event || some) && !amount {
        return Some(Outcome::date(hit, end, Some(line.slice(hit, end))));
    }
    let two = end == hit + 2 && WordList::Of.has(lead);
    let season = WordList::YearNoun.names(noun) && value >= FIRST_SHORT;
    let class = WordList::YearClassNoun.names(noun)
        && (value >= FIRST_SHORT || line.at(hit) == Some('0'))
        && !WordList::Article.names(article);
    (two && (season || class)).then(|| Outcome::date(hit, end, None))
}

/// Two years that read as a range: `2019 to 2023`.
pub(super) fn is_bare_years(figure: &Figure, lexeme: &str) -> bool {
    let plausible = |number: &Number| {
        *number >= Number::from(1800) && *number < Number::from(2100) && number.is_integer()
    };
    let digits = lexeme.chars().filter(char::is_ascii_digit).count();
    figure.unit.is_none()
        && figure.qualifiers().is_empty()
        && plausible(&figure.value)
        && figure.upper().is_some_and(plausible)
        && digits == 8
        && !lexeme.contains(',')
}

/// `from 1378 to 1417`, `between 1501 and 1830`, `(1337–1453)`: two years where nothing changes from one to the other and nothing
/// is counted.
pub(super) fn is_span_of_years(line: Line<'_>, amount: &Amount, labels: &Labels) -> bool {
    let figure = &amount.figure;
    let text = line.slice(amount.start, amount.end);
    let within = figure.value >= Number::from(100)
        && figure.upper().is_some_and(|upper| {
            *upper >= Number::from(1000) && *upper < Number::from(2100) && *upper > figure.value
        });
    let plain = figure.unit.is_none() && !text.contains([',', '.', '%', '+']);
    // `from 100 to 1000`, which is round; `from 850 to 1200`
    let hundred = Number::from(100);
    let round = |number: &Number| {
        number
            .checked_div(&hundred)
            .is_some_and(|count| count.is_integer())
    };
    let counted = figure.value < Number::from(1000)
        && round(&figure.value)
        && figure.upper().is_some_and(round);
    if !(within && plain) || counted {
        return false;
    }
    let (next, _) = line.word(line.past_blank(amount.end));
    let counts = labels.counted(next) || WordList::Of.has(next) || is_plural(next);
    let bracketed = line.before(amount.start) == Some('(') && line.at(amount.end) == Some(')');
    let mut words = clause(line, amount.start);
    let lead = words.next().unwrap_or_default();
    let first = line.word(amount.start).0;
    let opened =
        WordList::Between.names(first) || WordList::From.names(lead) || WordList::From.names(first);
    let level = |word: &str| {
        WordList::Change.names(word)
            || WordList::LevelSpan.names(word)
            || WordList::LevelNoun.names(word)
    };
    let levels = level(lead) || words.any(level);
    !counts && (bracketed || opened && !levels)
}

/// `in about 1224`: a year that is not known for certain.
pub(super) fn is_vague_year(line: Line<'_>, hit: usize, digits: usize, amount: &Amount) -> bool {
    let figure = &amount.figure;
    let plain = figure.unit.is_none() && figure.upper().is_none() && amount.end == digits;
    let about = figure.bound == BoundKind::About && amount.start < hit;
    if !(plain && about) {
        return false;
    }
    let lead = line.word_before(line.back_blank(amount.start, 0), 0);
    let dated = WordList::CertainlyYear
        .names(line.slice(amount.start, hit).trim_end_matches(is_blank))
        || WordList::PartIn.names(lead)
        || WordList::FutureLead.names(lead)
        || WordList::From.names(lead);
    let value = line.slice(hit, digits).parse().unwrap_or(0_u32);
    let (next, _) = line.word(line.past_blank(digits));
    // `About 1995, the mill closed.`
    let opens = line
        .slice(amount.start, hit)
        .starts_with(char::is_uppercase)
        && line.at(digits) == Some(',')
        && line.at(line.next(digits)).is_some_and(is_blank);
    (dated || opens) && digits == hit + 4 && (1000..2100).contains(&value) && !is_plural(next)
}

/// `the 1787 Constitution`: a year of old before a name.
pub(super) fn is_year_of_name(line: Line<'_>, hit: usize, end: usize) -> bool {
    if !is_old_year(line.slice(hit, end)) {
        return false;
    }
    let article = line.word_before(line.back_blank(hit, 0), 0);
    let (next, _) = line.word(line.past_blank(end));
    let name = next.len() > 2 && next.starts_with(char::is_uppercase) && !is_plural(next);
    name && WordList::AttributeArticle.has(article)
}

/// `3 per cent above 2024`: a year that an amount is compared with.
pub(super) fn is_compared_year(line: Line<'_>, hit: usize, digits: usize, amount: &Amount) -> bool {
    if amount.start >= hit {
        return false;
    }
    let before = line.slice(0, amount.start).trim_end_matches(is_blank);
    let compared = WordList::ComparedShare.ending(before).is_some();
    // `3% above 2000 m`
    let unit = line.word(line.past_blank(digits)).0.len();
    compared && amount.end == digits && !(1..=2).contains(&unit) && is_bare_year(line, hit, digits)
}

/// `the 2021 sample`: a year before the singular of what there is more than one of.
pub(super) fn is_attribute(line: Line<'_>, hit: usize, digits: usize, end: usize) -> bool {
    let singular = line.slice(digits, end).trim_start_matches(is_blank);
    let word =
        singular.len() > 2 && singular.chars().all(char::is_lowercase) && !is_plural(singular);
    if !(word && singular.is_ascii()) {
        return false;
    }
    let blank = line.back_blank(hit, 0);
    let article = line.word_before(blank, 0);
    // `the 2021 edition`, `a Marlow 2018 crate`
    let told = WordList::AttributeArticle.has(article)
        || article.len() > 2 && article.starts_with(char::is_uppercase);
    // `in a related 2024 case`
    let further = line.word_before(line.back_blank(blank - article.len(), 0), 0);
    let described = WordList::AttributeArticle.has(further)
        && article.chars().all(char::is_lowercase)
        && (1900..2100).contains(&line.slice(hit, digits).parse().unwrap_or(0_u32));
    // `the library's 1623 copy`
    let owned = || {
        let before = line.slice(0, blank - article.len());
        WordList::DecadeSuffix.has(article) && before.ends_with(['\'', '’'])
    };
    let old = || is_old_year(line.slice(hit, digits));
    (told || described) && is_bare_year(line, hit, digits)
        || owned() && (old() || is_bare_year(line, hit, digits))
        || told && old()
}

/// Four digits that can be a year before 1800, and are not round as numbers are.
fn is_old_year(text: &str) -> bool {
    let value = text.parse().unwrap_or(0_u32);
    text.len() == 4 && (1000..1800).contains(&value) && !value.is_multiple_of(50)
}

/// Four digits that read as a year: `in 1998`.
pub(super) fn is_bare_year(line: Line<'_>, hit: usize, end: usize) -> bool {
    let text = line.slice(hit, end);
    let value = text.parse().unwrap_or(0_u32);
    if text.len() != 4 || !(1000..=2200).contains(&value) {
        return false;
    }
    let (next, _) = line.word(line.past_blank(end));
    // `in 1671 cases` counts.
    let counted = is_plural(next);
    let mut words = clause(line, hit);
    let lead = words.next().unwrap_or_default();
    let verb = words.next().unwrap_or_default();
    // `a population of 1873`; `the deficit of 2009` is that of a year.
    let level = WordList::LevelNoun.names(verb) || WordList::GroupNoun.names(verb);
    let some = words
        .next()
        .is_some_and(|word| WordList::HalfArticle.names(word));
    let amount = WordList::Of.has(lead) && level && some;
    let dated = || {
        !counted
            && (WordList::YearLead.names(lead)
                || WordList::DateVerb.has(verb) && WordList::DateLead.has(lead))
    };
    // `By 2100 the sea`; `rose by 2100` tells how much.
    let ahead = || {
        !counted && WordList::FutureLead.names(lead) && !WordList::Change.names(verb) && {
            let opens = lead.starts_with(char::is_uppercase);
            opens
                || line.at(end) == Some(',')
                || next.is_empty()
                || WordList::YearFollower.has(next)
        }
    };
    // `From 1780 on`
    let onwards = || WordList::From.names(lead) && WordList::YearOn.has(next);
    // `employed 1850 in all`, `fell from 1840 to 1310`
    let level = || WordList::TellingVerb.has(lead) && is_plural(lead) || falls(line, hit, end);
    let year = (1800..2100).contains(&value)
        || (1000..1800).contains(&value) && (dated() || onwards())
        || ahead();
    year && !amount && !matches!(line.before(hit), Some('$' | '¥' | '€' | '£')) && !level()
}

/// `from 1840 to 1310`, 由1840降至1310: what a smaller number follows, where years would rise.
fn falls(line: Line<'_>, hit: usize, end: usize) -> bool {
    let lead = line.slice(0, line.back_blank(hit, 0));
    let opened = WordList::LevelOpener.ending(lead).is_some();
    let joint = line.past_blank(end);
    let (word, after) = line.word(joint);
    let changed = WordList::LevelReached.starting(line.rest(joint));
    let next = if WordList::ScoreJoint.has(word) {
        line.past_blank(after)
    } else {
        joint + changed.map_or(0, str::len)
    };
    let last = line.run(next, is_digit);
    let value = |from, to| line.slice(from, to).parse::<u32>().ok();
    opened && next > joint && last > next && value(next, last) < value(hit, end)
}
