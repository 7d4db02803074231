//! Telephone numbers and the like, which count nothing: +86 571 8888 1234, 0571-88881234, 400-820-8820, 热线12345.

use super::super::language::WordList;
use super::super::scale::chinese_scale;
use super::super::unit::Units;
use super::line::{Line, is_blank, is_digit};

/// No number has more groups, and no more characters stand between two of them.
const MOST_GROUPS: usize = 8;
const LONGEST_JOINT: usize = 4;
/// So many digits in groups are a code.
const LONG_CODE: usize = 12;

/// The end of the number at `hit` that is dialled, if it is one; `identified` is where it ends at least when words before it
/// say that it is dialled or quoted.
pub(super) fn read(
    line: Line<'_>,
    hit: usize,
    identified: Option<usize>,
    units: &Units,
) -> Option<usize> {
    let end = dialled(line, hit, identified, units)?;
    // 5550188转8
    let further = line.past_any(end, WordList::Extension);
    let further = further.map(|after| (after, line.run(after, is_digit)));
    Some(
        further
            .filter(|(after, last)| last > after)
            .map_or(end, |(_, last)| last),
    )
}

fn dialled(line: Line<'_>, hit: usize, identified: Option<usize>, units: &Units) -> Option<usize> {
    line.at(hit).filter(|c| is_digit(*c))?;
    if let Some(end) = international(line, hit).or_else(|| coded(line, hit)) {
        return Some(identified.map_or(end, |least| end.max(least)));
    }
    let mut groups = [0_usize; 6];
    let (mut count, mut end, mut at) = (0, hit, hit);
    let mut hyphens = true;
    while let Some(group) = groups.get_mut(count) {
        let group_end = line.run(at, is_digit);
        if group_end == at {
            break;
        }
        *group = line.slice(at, group_end).chars().count();
        count += 1;
        end = group_end;
        let joint = line.at(end);
        hyphens &= count == 1 || line.before(at) == Some('-') || line.before(at) == Some(')');
        match joint {
            Some(')') => at = line.run(line.next(end), |c| c == '-' || is_blank(c)),
            Some(c) if c == '-' || is_blank(c) => at = line.next(end),
            _ => break,
        }
    }
    let groups = groups.get(..count)?;
    if let Some(least) = identified {
        let long = groups.iter().sum::<usize>() >= 7 && groups.iter().all(|length| *length >= 2);
        return Some(if hyphens || long {
            end.max(least)
        } else {
            least
        });
    }
    let plus = line.before(hit) == Some('+');
    let total: usize = groups.iter().sum();
    let zero = line.at(hit) == Some('0');
    let spaced = count > 1 && zero && (9..=11).contains(&total);
    // 6222 0212 3456: cards and accounts are written in fours.
    let card = count > 2
        && matches!(groups, [fours @ .., last] if *last <= 4 && fours.iter().all(|length| *length == 4));
    let dialled = spaced
        || card
        || match groups {
            [11] => is_mobile(line, hit, end, units),
            [3 | 4, 7 | 8] => zero && hyphens,
            [3, 3 | 4, 4] | [4, 3, 4] | [3, 4, 3] => hyphens || line.before(hit) == Some('('),
            [1..=3, _, _, ..] => plus && (8..=15).contains(&total),
            _ => false,
        };
    (dialled || plus && (10..=15).contains(&total)).then_some(end)
}

/// `+44 (0)20 7946 0018`, `+1 (123) 456-7890`, `+49 176/12345678`: groups behind a plus, with brackets or strokes among them.
fn international(line: Line<'_>, hit: usize) -> Option<usize> {
    (line.before(hit) == Some('+')).then_some(())?;
    let (mut at, mut end, mut count, mut total) = (hit, hit, 0, 0);
    let mut marked = false;
    while count < MOST_GROUPS {
        let last = line.run(at, is_digit);
        if last == at {
            break;
        }
        (end, count, total) = (last, count + 1, total + last - at);
        at = line.run(last, |c| {
            is_blank(c) || matches!(c, '(' | ')' | '-' | '/' | '.')
        });
        if at > last + LONGEST_JOINT {
            break;
        }
        marked |= line.slice(last, at).contains(['(', '/']) && line.at(at).is_some_and(is_digit);
    }
    let first = line.run(hit, is_digit) - hit;
    let number = marked && first <= 3 && count > 1 && (8..=15).contains(&total);
    number.then_some(end)
}

/// `799-12-3113`, `1111-22223333-4444`, `1-800-QUAYS`: groups of digits joined by hyphens, as numbers of accounts are.
fn coded(line: Line<'_>, hit: usize) -> Option<usize> {
    let joined = line
        .before(hit)
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | ','));
    if joined {
        return None;
    }
    let mut groups = [0_usize; MOST_GROUPS];
    let (mut count, mut end, mut at) = (0, hit, hit);
    while let Some(group) = groups.get_mut(count) {
        let last = line.run(at, is_digit);
        if last == at {
            break;
        }
        *group = last - at;
        (count, end) = (count + 1, last);
        if line.at(last) != Some('-') {
            break;
        }
        at = line.next(last);
    }
    let groups = groups.get(..count)?;
    let total: usize = groups.iter().sum();
    let capital = |c: char| c.is_ascii_uppercase();
    let word = line.run(line.next(end), |c| capital(c) || is_digit(c) || c == '-');
    let letters = line.at(end) == Some('-') && line.at(line.next(end)).is_some_and(capital);
    if matches!(groups, [1, 3]) && letters && word > end + 4 {
        return Some(word);
    }
    let joined = line
        .at(end)
        .is_some_and(|c| c.is_alphanumeric() || c == '%');
    let account = matches!(groups, [3, 2, 4]) || count > 2 && total >= LONG_CODE;
    (account && !joined).then_some(end)
}

fn is_mobile(line: Line<'_>, hit: usize, end: usize, units: &Units) -> bool {
    let second = line.at(line.next(hit));
    let after = line.run(end, is_blank);
    let scaled = line
        .at(after)
        .is_some_and(|c| chinese_scale(c).is_some_and(|power| power >= 4));
    let counted = scaled || units.begin(line.rest(after));
    line.at(hit) == Some('1') && second.is_some_and(|c| ('3'..='9').contains(&c)) && !counted
}
