//! From a set that is too much to a smallest one, knowing nothing but whether a set is too much. Members are positions;
//! the lower ones are preferred. A set that contains one that is too much must be so too.

use std::collections::BTreeSet;

/// A set that is too much while whatever is left of it without one of its members is not; members that stand first are
/// preferred. It is found by halves (`QuickXplain`, Junker 2004). Where the members are too much for several reasons, delta
/// debugging, which tries halves by themselves, may mix these; here one reason is kept to from the first half on.
pub(super) fn minimal(
    members: &[usize],
    too_much: &mut impl FnMut(&[usize]) -> bool,
) -> Vec<usize> {
    if too_much(&[]) {
        return Vec::new();
    }
    let mut found = without(&[], false, members, too_much);
    if found.len() > 1 && !too_much(&found) {
        // Only where a limit made a larger set look harmless or harmful.
        found = members.to_vec();
    }
    found.sort_unstable();
    one_by_one(found, too_much)
}

/// The members that are needed for `given` to be too much with them. It was asked already whether it is by itself, unless
/// it has `grown` since.
fn without(
    given: &[usize],
    grown: bool,
    members: &[usize],
    too_much: &mut impl FnMut(&[usize]) -> bool,
) -> Vec<usize> {
    if grown && too_much(given) {
        return Vec::new();
    }
    if members.len() <= 1 {
        return members.to_vec();
    }
    let (first, second) = members.split_at(members.len() / 2);
    let of_second = without(&[given, first].concat(), true, second, too_much);
    let with_second = [given, of_second.as_slice()].concat();
    let of_first = without(&with_second, !of_second.is_empty(), first, too_much);
    [of_first, of_second].concat()
}

/// Leaves out each member, the last first, that is not needed.
pub(super) fn one_by_one(
    mut members: Vec<usize>,
    too_much: &mut impl FnMut(&[usize]) -> bool,
) -> Vec<usize> {
    let mut position = members.len();
    while position > 0 && members.len() > 1 {
        position -= 1;
        let member = members.remove(position);
        if !too_much(&members) {
            members.insert(position, member);
        }
    }
    members
}

/// A smallest set that is too much, if it is smaller than the one known: the sets that must each be hit are gathered
/// one by one from largest harmless sets, until a smallest set that hits them all is too much itself. Of the equally
/// small ones that are smaller it is the first in order of members. After `trials` it settles for the one known.
pub(super) fn smallest(
    known: Vec<usize>,
    members: &[usize],
    mut trials: usize,
    too_much: &mut impl FnMut(&[usize]) -> bool,
) -> Vec<usize> {
    let mut to_hit: Vec<Vec<usize>> = Vec::new();
    while known.len() > 1 {
        let Some(hitting) = smallest_hitting(&to_hit, known.len() - 1) else {
            break;
        };
        let cost = members.len() + 1;
        if trials < cost {
            break;
        }
        trials -= cost;
        if too_much(&hitting) {
            return hitting;
        }
        let (mut harmless, mut left_out) = (hitting, Vec::new());
        for &member in members {
            if harmless.contains(&member) {
                continue;
            }
            harmless.push(member);
            if too_much(&harmless) {
                harmless.pop();
                left_out.push(member);
            }
        }
        to_hit.push(left_out);
    }
    known
}

/// The first of the smallest sets that share a member with each of the sets, if it has at most `most` members.
fn smallest_hitting(to_hit: &[Vec<usize>], most: usize) -> Option<Vec<usize>> {
    (0..=most).find_map(|size| {
        let mut found = BTreeSet::new();
        collect_hitting(to_hit, size, &mut Vec::new(), &mut found);
        found.into_iter().next()
    })
}

fn collect_hitting(
    to_hit: &[Vec<usize>],
    room: usize,
    chosen: &mut Vec<usize>,
    found: &mut BTreeSet<Vec<usize>>,
) {
    let missed = to_hit
        .iter()
        .find(|set| !set.iter().any(|member| chosen.contains(member)));
    let Some(missed) = missed else {
        let mut sorted = chosen.clone();
        sorted.sort_unstable();
        found.insert(sorted);
        return;
    };
    if room == 0 {
        return;
    }
    for &member in missed {
        chosen.push(member);
        collect_hitting(to_hit, room - 1, chosen, found);
        chosen.pop();
    }
}
