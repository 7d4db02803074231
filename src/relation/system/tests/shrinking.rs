//! Shrinking alone, against every subset of a few members.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::shrink::{minimal, one_by_one, smallest};

/// Whether one of the causes is in the set.
fn caused(causes: &[BTreeSet<usize>], set: &[usize]) -> bool {
    let set: BTreeSet<usize> = set.iter().copied().collect();
    causes.iter().any(|cause| cause.is_subset(&set))
}

proptest! {
    #[test]
    fn one_cause_of_several_is_found(
        causes in prop::collection::vec(prop::collection::btree_set(0_usize..9, 1..=5), 1..=6)
    ) {
        let members: Vec<usize> = (0..9).collect();
        let mut too_much = |set: &[usize]| caused(&causes, set);
        let found = minimal(&members, &mut too_much);
        let as_set: BTreeSet<usize> = found.iter().copied().collect();
        prop_assert!(causes.contains(&as_set));
        prop_assert!(!causes.iter().any(|cause| *cause != as_set && cause.is_subset(&as_set)));

        let least = smallest(found, &members, usize::MAX, &mut too_much);
        prop_assert!(caused(&causes, &least));
        prop_assert_eq!(Some(least.len()), causes.iter().map(BTreeSet::len).min());
    }
}

#[test]
fn the_first_of_equally_small_ones_is_given() {
    let causes: Vec<BTreeSet<usize>> = vec![[2, 3].into(), [0, 3].into(), [0, 1, 2].into()];
    let mut too_much = |set: &[usize]| caused(&causes, set);
    let known = minimal(&[0, 1, 2, 3], &mut too_much);
    assert_eq!(
        known,
        [0, 1, 2],
        "the one that stands first, though it is larger"
    );
    assert_eq!(
        smallest(known.clone(), &[0, 1, 2, 3], 100, &mut too_much),
        [0, 3]
    );
    assert_eq!(smallest(known, &[0, 1, 2, 3], 1, &mut too_much), [0, 1, 2]);
}

#[test]
fn nothing_is_left_of_what_is_too_much_without_anything() {
    assert!(minimal(&[0, 1], &mut |_: &[usize]| true).is_empty());
}

#[test]
fn members_that_are_not_needed_go_the_last_first() {
    let mut too_much = |set: &[usize]| set.contains(&1) || set.contains(&2);
    assert_eq!(one_by_one(vec![0, 1, 2], &mut too_much), [1]);
}

#[test]
fn what_is_known_stays_where_another_is_as_small() {
    let causes: Vec<BTreeSet<usize>> = vec![[0, 1].into(), [2, 3].into()];
    let mut too_much = |set: &[usize]| caused(&causes, set);
    let found = smallest(vec![2, 3], &[0, 1, 2, 3], 100, &mut too_much);
    assert_eq!(found, [2, 3]);
}

#[test]
fn it_is_asked_no_more_often_than_there_are_trials() {
    let causes: Vec<BTreeSet<usize>> = vec![[0, 1].into(), [2].into()];
    for trials in 0..20 {
        let mut asked = 0;
        let found = smallest(vec![0, 1], &[0, 1, 2], trials, &mut |set: &[usize]| {
            asked += 1;
            caused(&causes, set)
        });
        assert!(asked <= trials, "{asked} of {trials}");
        let enough = if trials < 12 { vec![0, 1] } else { vec![2] };
        assert_eq!(found, enough, "{trials}");
    }
}
