//! Numbers that stand for something, by what is said of them: `0 means closed`, 1 表示成功, 下标为 9, `Quay 2024.2`. They are values
//! and names, and no amounts.

use super::super::cursor::fold;
use super::super::language::{NameRole, WordList};
use super::super::unit::Units;
use super::FoundKind;
use super::amount::Amount;
use super::clause::clause;
use super::label::Labels;
use super::line::{Line, is_blank, is_digit, is_han_numeral};
use super::outcome::Outcome;
use super::release::is_version_like;

/// No value that is said to mean something has more digits.
const LONGEST_VALUE: usize = 3;
/// The years in which releases may be named after their year.
const RELEASE_YEARS: std::ops::Range<u32> = 2000..2100;
/// So many words name an answer at most.
const MOST_WORDS: usize = 4;
/// A row of fewer cells may be of counts.
const SHORTEST_ROW: usize = 4;
/// A row or a title of more bytes is none: a line may be as long as a file.
const LONGEST_ROW: usize = 360;
/// The months of a year.
const MONTHS: std::ops::RangeInclusive<u32> = 1..=12;

/// The name that the number at `hit` is.
pub(super) fn read(line: Line<'_>, hit: usize, units: &Units, labels: &Labels) -> Option<Outcome> {
    line.at(hit).filter(|c| is_digit(*c))?;
    let end = line.run(hit, is_digit);
    // A comma of full width joins no digits.
    let sign = line.slice(0, hit).chars().next_back();
    let joined = sign.is_some_and(|c| matches!(c, '.' | ',' | '/'))
        && line.before(line.back(hit)).is_some_and(is_digit);
    if joined {
        return None;
    }
    let end = if means(line, hit, end)
        || is_index(line, hit, end, units)
        || is_item(line, hit, end)
        || is_option(line, hit, end, labels)
        || is_counting_row(line, hit)
    {
        end
    } else {
        width(line, hit)
            .or_else(|| answers(line, hit))
            .or_else(|| coordinates(line, hit))
            .or_else(|| array(line, hit))
            .or_else(|| titled_release(line, hit, units))
            .or_else(|| dated_release(line, hit, units))?
    };
    Some(Outcome::found(hit, end, FoundKind::Name))
}

/// `0 means closed`, 1 表示成功.
fn means(line: Line<'_>, hit: usize, end: usize) -> bool {
    let next = line.past_blank(end);
    let (word, _) = line.word(next);
    let verb = if word.is_empty() {
        WordList::MeaningVerb
            .starting(line.rest(next))
            .is_some_and(|verb| !verb.is_ascii())
    } else {
        WordList::MeaningVerb.has(word)
    };
    // `a pH < 7 indicates` bounds what it speaks of.
    let bounded = || {
        let before = line.slice(0, hit).trim_end_matches(is_blank);
        before.ends_with(['<', '>', '=', '≈', '≤', '≥', '~'])
    };
    verb && end <= hit + LONGEST_VALUE && !bounded()
}

/// 下标为 9, 发送比特 0: which of many, behind a word for what they are told apart by.
fn is_index(line: Line<'_>, hit: usize, end: usize, units: &Units) -> bool {
    let before = line
        .slice(0, hit)
        .trim_end_matches(|c| is_blank(c) || matches!(c, '-' | '−'));
    let joint = WordList::IndexJoint.ending(before).unwrap_or_default();
    let before = before.strip_suffix(joint).unwrap_or(before);
    let before = before.trim_end_matches(is_blank);
    let noun = WordList::IndexNoun.ending(before).is_some()
        || WordList::IndexWord.has(line.word_before(before.len(), 0));
    if !noun {
        return false;
    }
    let next = line.rest(line.past_blank(end));
    let more = line.at(end).is_some_and(|c| matches!(c, '%' | '.' | ','))
        && line.at(line.next(end)).is_some_and(is_digit)
        || line.at(end) == Some('%');
    !more && !units.begin(next)
}

/// `**2\. Ropes**`: the number of an item that is written so that it begins no list.
fn is_item(line: Line<'_>, hit: usize, end: usize) -> bool {
    // `<li>2：QUEUE</li>`
    let sign = line.next(end);
    let key = line.before(hit) == Some('>')
        && line.at(end) == Some(':')
        && line
            .at(line.past_blank(sign))
            .is_some_and(char::is_uppercase);
    if key {
        return true;
    }
    let first = |row: &str| row.chars().all(|c| is_blank(c) || "*_#>".contains(c));
    line.rest(end).starts_with("\\.") && first(line.row_before(hit))
}

/// `* 4 shows all ropes`: the value of an item, and what is done with it.
fn is_option(line: Line<'_>, hit: usize, end: usize, labels: &Labels) -> bool {
    let (verb, after) = line.word(line.past_blank(end));
    let (object, _) = line.word(line.past_blank(after));
    if end > hit + 2 || !WordList::OptionObject.has(object) {
        return false;
    }
    let row = line.row_before(hit);
    let first = row.contains(['*', '-']) && row.chars().all(|c| is_blank(c) || "*-`".contains(c));
    first && labels.is(NameRole::Singular, verb)
}

/// `| 0 | 1 | 2 | 3 |`: a row whose cells are counted through.
fn is_counting_row(line: Line<'_>, hit: usize) -> bool {
    let before = line.row_before(hit);
    if before.len() > LONGEST_ROW || !before.trim_start().starts_with('|') {
        return false;
    }
    let start = hit - before.len();
    let row = line.rest(start).lines().next().unwrap_or_default();
    if row.len() > LONGEST_ROW {
        return false;
    }
    let cells = row.trim().trim_matches('|').split('|');
    let values: Option<Vec<i64>> = cells.map(|cell| cell.trim().parse().ok()).collect();
    let values = values.unwrap_or_default();
    let mut pairs = values.iter().zip(values.iter().skip(1));
    values.len() >= SHORTEST_ROW && pairs.all(|(one, next)| *next == one + 1)
}

/// No array is looked for further than so many bytes from one of its numbers.
const LONGEST_ARRAY: usize = 256;

/// 【13，12，11】, `[1, n]`: the elements of an array, or its ends; where they end.
fn array(line: Line<'_>, hit: usize) -> Option<usize> {
    let inner =
        |c: char| is_digit(c) || is_blank(c) || c.is_ascii_lowercase() || ",.-+'_".contains(c);
    // No array of a text is longer, and a line may be as long as a file.
    let ahead = line.slice(hit, line.text.floor_char_boundary(hit + LONGEST_ARRAY));
    let may_close = !ahead.is_ascii() || memchr::memchr2(b']', b'}', ahead.as_bytes()).is_some();
    may_close.then_some(())?;
    let open = line.run_back(hit, line.near(hit), inner);
    let close = hit + ahead.find(|c| !inner(fold(c))).unwrap_or(ahead.len());
    let opened = line.before(open).is_some_and(|c| "[【{".contains(c));
    let closed = line.at(close).is_some_and(|c| "]】}".contains(c));
    let inside = line.slice(open, close);
    let index = inside.contains(['+', '-']) && inside.contains(|c: char| c.is_ascii_lowercase());
    let several = inside.contains([',', '，']) || index;
    let words = line
        .slice(open, close)
        .split(|c: char| !c.is_ascii_lowercase());
    // `[12,000 members](members.md)`
    let grouped = |part: &str| {
        let digits = part.len() - part.trim_start_matches(is_digit).len();
        digits == 3
    };
    let thousands = inside.split(',').skip(1).all(grouped);
    let words = words.filter(|word| word.len() > 2).count();
    let sentence = words > usize::from(!thousands);
    let last = line.run(hit, |c| is_digit(c) || c == ',');
    let last = hit + line.slice(hit, last).trim_end_matches([',', '，']).len();
    (opened && closed && several && !sentence).then_some(last)
}

/// 64 位系统, 32位glibc: how wide the words of a machine are, where nobody is counted; where it ends.
fn width(line: Line<'_>, hit: usize) -> Option<usize> {
    let end = line.run(hit, |c| is_digit(c) || is_han_numeral(c));
    let after = line.past_any(line.past_blank(end), WordList::BitWord)?;
    let wide = WordList::WordWidth.has(line.slice(hit, end));
    let of = line.past_any(after, WordList::Possessive);
    let next = line.rest(line.past_blank(of.unwrap_or(after)));
    let machine = next.starts_with(|c: char| c.is_ascii_alphabetic())
        || WordList::BitFollower.starting(next).is_some();
    // 6位密码
    let digits = end > hit && WordList::DigitFollower.starting(next).is_some();
    (wide && machine || digits).then_some(after)
}

/// 301/302 状态码, 404 状态码: what servers answer; where they end.
fn answers(line: Line<'_>, hit: usize) -> Option<usize> {
    let end = line.run(hit, |c| is_digit(c) || c == '/');
    let mut codes = line.slice(hit, end).split('/');
    let known = codes.all(|code| WordList::ServerAnswer.has(code));
    known.then_some(())?;
    // `101 Switching Ropes 响应状态码`
    let mut at = line.past_blank(end);
    for _ in 0..MOST_WORDS {
        let (word, after) = line.word(at);
        if !word.starts_with(char::is_uppercase) {
            break;
        }
        at = line.past_blank(after);
    }
    let behind = line.rest(at);
    // 302错误
    let error = WordList::AnswerBehind.starting(behind).is_some();
    let told = error || WordList::IndexNoun.starting(behind).is_some();
    told.then_some(end)
}

/// 坐标 (0, 0), 方格 (35,37): the numbers of a place; where they end.
fn coordinates(line: Line<'_>, hit: usize) -> Option<usize> {
    let inner = |c| is_digit(c) || is_blank(c) || matches!(c, ',' | '-' | '.');
    let open = line.run_back(hit, line.near(hit), inner);
    line.before(open).filter(|c| *c == '(')?;
    let noun = line.slice(0, line.back_blank(line.back(open), 0));
    let end = line.run(hit, inner);
    let several = line.slice(open, end).contains(',');
    (line.at(end) == Some(')') && several && WordList::PlaceNoun.ending(noun).is_some())
        .then_some(end)
}

/// `# Quayside 0.78`, `Quay-core 2.17`: a title that a name and its release make, with words in capitals behind it at most.
fn titled_release(line: Line<'_>, hit: usize, units: &Units) -> Option<usize> {
    let end = Amount::numeral_end(line, hit);
    is_version_like(line.slice(hit, end)).then_some(())?;
    let row = line.row_before(hit);
    if row.len() > LONGEST_ROW {
        return None;
    }
    let heading = row.trim_start().starts_with('#');
    let before = row.trim_matches(|c| is_blank(c) || "#*=".contains(c));
    let mut words = before.split(is_blank);
    let name = words.next_back().unwrap_or_default();
    let capital = name.starts_with(char::is_uppercase);
    let joined = capital && name.contains('-') || name.chars().skip(1).any(char::is_uppercase);
    let after = line.rest(end).lines().next().unwrap_or_default();
    if after.len() > LONGEST_ROW {
        return None;
    }
    let titled = after
        .split(is_blank)
        .all(|word| !word.starts_with(char::is_lowercase));
    let few = words.clone().count() < MOST_WORDS && after.split(is_blank).count() <= MOST_WORDS;
    let level = before.split(is_blank).any(|word| {
        WordList::LevelNoun.names(word)
            || WordList::DecimalNoun.names(word)
            || WordList::Change.names(word)
    });
    let measured = units.begin(line.rest(line.past_blank(end)));
    let apart = after.is_empty() || after.starts_with([' ', ':', '(']);
    // `Price: EUR 20.50`
    let money = units
        .match_before(name)
        .is_some_and(|found| found.length == name.len());
    let release = name.len() > 2 && name.is_ascii() && !money;
    let named = heading && capital || joined;
    (release
        && named
        && titled
        && few
        && apart
        && !level
        && !measured
        && line.back_blank(hit, 0) < hit)
        .then_some(end)
}

/// `In Quay 2024.2, we`: a release that is named after its year and its month or its place in the year; where it ends.
fn dated_release(line: Line<'_>, hit: usize, units: &Units) -> Option<usize> {
    let end = Amount::numeral_end(line, hit);
    let (year, part) = line.slice(hit, end).split_once('.')?;
    let year = RELEASE_YEARS.contains(&year.parse().ok()?) && year.len() == 4;
    let part = MONTHS.contains(&part.parse().ok()?);
    let measured = units.begin(line.rest(line.past_blank(end)));
    let named = line
        .word_before(line.back_blank(hit, 0), 0)
        .starts_with(char::is_uppercase);
    let level = clause(line, hit).any(|word| {
        WordList::Change.names(word)
            || WordList::LevelNoun.names(word)
            || WordList::LevelAt.names(word)
    });
    let joined = line.at(end).is_some_and(char::is_alphanumeric);
    (year && part && named && !measured && !level && !joined).then_some(end)
}
