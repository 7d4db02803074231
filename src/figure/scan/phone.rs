//! Telephone numbers and the like, which count nothing: +86 571 8888 1234, 0571-88881234, 400-820-8820, 热线12345.

use super::super::language::WordList;
use super::super::scale::chinese_scale;
use super::super::unit::Units;
use super::line::{Line, is_blank, is_digit};

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

fn is_mobile(line: Line<'_>, hit: usize, end: usize, units: &Units) -> bool {
    let second = line.at(line.next(hit));
    let after = line.run(end, is_blank);
    let scaled = line
        .at(after)
        .is_some_and(|c| chinese_scale(c).is_some_and(|power| power >= 4));
    let counted = scaled || units.begin(line.rest(after));
    line.at(hit) == Some('1') && second.is_some_and(|c| ('3'..='9').contains(&c)) && !counted
}
