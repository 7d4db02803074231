//! Agreement against brute force over points, and cases worked out by hand.

use proptest::prelude::*;

use super::*;
use crate::relation::samples::{Sample, certain, closed, interval, reading, samples};

fn readings(samples: &[Sample]) -> Vec<Reading> {
    samples
        .iter()
        .map(|sample| sample.reading.clone())
        .collect()
}

/// What all have in common, as points.
fn common(samples: &[Sample], of: fn(&Sample) -> u64) -> u64 {
    samples
        .iter()
        .map(of)
        .fold(u64::MAX, |all, points| all & points)
}

#[test]
fn nothing_is_said_of_fewer_than_two() {
    let none = agree(&[]);
    assert_eq!(none.verdict, Verdict::NotChecked(Reason::NothingToCompare));
    assert_eq!((none.strict.as_ref(), none.clusters.len()), (None, 0));

    let one = agree(&[certain(40, 40)]);
    assert_eq!(one.verdict, Verdict::NotChecked(Reason::NothingToCompare));
    assert_eq!(one.sharpened(), Some(certain(40, 40)));
    assert_eq!(one.clusters, [[0]]);
}

/// 1000 to the thousand, 1400 to the hundred and 640 to the ten: the first agrees with each of the others.
#[test]
fn agreement_is_of_the_set_and_not_of_pairs() {
    let vague = certain(500, 1500);
    let high = certain(1350, 1450);
    let low = certain(635, 645);
    assert_eq!(
        agree(&[vague.clone(), high.clone()]).verdict,
        Verdict::Agree
    );
    assert_eq!(agree(&[vague.clone(), low.clone()]).verdict, Verdict::Agree);

    let all = agree(&[vague, high, low]);
    assert_eq!(all.verdict, Verdict::Conflict);
    assert_eq!(all.culprits, Some((1, 2)));
    assert_eq!(all.clusters, [vec![2], vec![0, 1]]);
    assert_eq!(all.sharpened(), None);
}

/// 100 and 900 to the unit beside 50: equally precise and different, in every order.
#[test]
fn equally_precise_and_different_is_a_conflict_in_every_order() {
    let hundred = reading(
        interval(Some((99, false)), Some((101, false))),
        closed(100, 100),
    );
    let nine_hundred = certain(900, 900);
    let fifty = certain(50, 50);
    let orders = [
        [hundred.clone(), nine_hundred.clone(), fifty.clone()],
        [nine_hundred.clone(), hundred.clone(), fifty.clone()],
        [fifty, nine_hundred, hundred],
    ];
    for order in orders {
        let found = agree(&order);
        assert_eq!(found.verdict, Verdict::Conflict);
        let (greatest, least) = found.culprits.unwrap();
        assert_eq!(order[greatest], certain(900, 900));
        assert_eq!(order[least], certain(50, 50));
        assert_eq!(found.clusters.len(), 3);
    }
}

#[test]
fn more_than_forty_and_nearly_forty_cannot_both_hold() {
    let over = reading(
        interval(Some((40, false)), None),
        interval(Some((40, false)), Some((50, true))),
    );
    let nearly = reading(
        interval(Some((32, true)), Some((40, false))),
        interval(Some((36, true)), Some((40, false))),
    );
    let exactly = certain(40, 40);
    for (one, other) in [(&over, &nearly), (&over, &exactly), (&nearly, &exactly)] {
        assert_eq!(
            agree(&[one.clone(), other.clone()]).verdict,
            Verdict::Conflict
        );
    }
    let at_least = reading(
        interval(Some((40, true)), None),
        interval(Some((40, true)), Some((50, true))),
    );
    assert_eq!(agree(&[at_least, exactly]).verdict, Verdict::Agree);
}

#[test]
fn a_doubt_names_culprits_and_clusters_on_the_usual_readings() {
    let about_fifty = reading(closed(40, 60), closed(48, 52));
    let found = agree(&[certain(45, 45), about_fifty.clone(), certain(45, 45)]);
    assert_eq!(found.verdict, Verdict::Doubtful);
    assert_eq!(found.culprits, Some((1, 0)));
    assert_eq!(found.clusters, [vec![0, 2], vec![1]]);
    assert_eq!(found.sharpened(), Some(certain(45, 45)));
}

#[test]
fn of_equal_ends_the_first_is_the_culprit() {
    let found = agree(&[
        certain(180, 180),
        certain(170, 170),
        certain(180, 180),
        certain(170, 170),
    ]);
    assert_eq!(found.culprits, Some((0, 1)));
    assert_eq!(found.clusters, [[1, 3], [0, 2]]);

    let open_is_further_out = [
        certain(9, 12),
        reading(interval(Some((9, false)), Some((12, true))), closed(10, 12)),
        certain(1, 9),
    ];
    assert_eq!(agree(&open_is_further_out).culprits, Some((1, 2)));
}

proptest! {
    #[test]
    fn equals_brute_force(samples in samples(2..8)) {
        let found = agree(&readings(&samples));
        let strict = common(&samples, Sample::strict_points);
        let usual = common(&samples, Sample::usual_points);
        prop_assert_eq!(found.verdict, Verdict::from_possible(strict != 0, usual != 0));
        prop_assert_eq!(found.strict.is_some(), strict != 0);
        prop_assert_eq!(found.usual.is_some(), usual != 0);
    }

    #[test]
    fn culprits_are_disjoint_and_there_when_they_are_needed(samples in samples(2..8)) {
        let found = agree(&readings(&samples));
        let Some((greatest, least)) = found.culprits else {
            prop_assert_eq!(found.verdict, Verdict::Agree);
            return Ok(());
        };
        let points = match found.verdict {
            Verdict::Conflict => Sample::strict_points,
            _ => Sample::usual_points,
        };
        prop_assert_eq!(points(&samples[greatest]) & points(&samples[least]), 0);
    }

    #[test]
    fn does_not_depend_on_order(
        (samples, order) in samples(2..8).prop_flat_map(|samples| {
            let order: Vec<usize> = (0..samples.len()).collect();
            (Just(samples), Just(order).prop_shuffle())
        })
    ) {
        let straight = agree(&readings(&samples));
        let given = readings(&samples);
        let shuffled: Vec<Reading> = order.iter().map(|&at| given[at].clone()).collect();
        let mut found = agree(&shuffled);
        for cluster in &mut found.clusters {
            for member in cluster.iter_mut() {
                *member = order[*member];
            }
            cluster.sort_unstable();
        }
        prop_assert_eq!(found.verdict, straight.verdict);
        prop_assert_eq!(&found.strict, &straight.strict);
        prop_assert_eq!(&found.usual, &straight.usual);
        prop_assert_eq!(&found.clusters, &straight.clusters);
        prop_assert_eq!(found.culprits.is_some(), straight.culprits.is_some());
    }

    #[test]
    fn wider_readings_never_make_it_worse(samples in samples(2..8), which in any::<prop::sample::Index>(), by in 0_i64..4) {
        let before = agree(&readings(&samples)).verdict;
        let mut wider = samples;
        let at = which.index(wider.len());
        wider[at] = wider[at].widened(by);
        prop_assert!(agree(&readings(&wider)).verdict <= before);
    }

    #[test]
    fn one_more_fact_never_makes_it_better(samples in samples(3..8)) {
        let all = readings(&samples);
        let fewer = &all[..all.len() - 1];
        prop_assert!(agree(&all).verdict >= agree(fewer).verdict);
    }

    #[test]
    fn clusters_hold_everyone_once_and_are_as_few_as_can_be(samples in samples(1..7)) {
        let found = agree(&readings(&samples));
        let points = match found.verdict {
            Verdict::Conflict => Sample::strict_points,
            _ => Sample::usual_points,
        };
        let mut everyone: Vec<usize> = found.clusters.iter().flatten().copied().collect();
        everyone.sort_unstable();
        prop_assert_eq!(everyone, (0..samples.len()).collect::<Vec<_>>());
        for cluster in &found.clusters {
            let meeting = cluster.iter().fold(u64::MAX, |all, &member| all & points(&samples[member]));
            prop_assert_ne!(meeting, 0);
            prop_assert!(cluster.is_sorted());
        }
        let masks: Vec<u64> = samples.iter().map(points).collect();
        prop_assert_eq!(found.clusters.len(), fewest_groups(&masks));
    }

    #[test]
    fn sharpening_holds_exactly_what_all_hold(samples in samples(1..6)) {
        let Some(sharp) = agree(&readings(&samples)).sharpened() else {
            prop_assert_eq!(common(&samples, Sample::strict_points), 0);
            return Ok(());
        };
        let again = agree(std::slice::from_ref(&sharp));
        prop_assert_eq!(again.sharpened(), Some(sharp.clone()));
        let mut with_it = readings(&samples);
        let before = agree(&with_it);
        prop_assert_eq!(Some(&sharp.usual), before.usual.as_ref().or(before.strict.as_ref()));
        with_it.push(sharp);
        let after = agree(&with_it);
        prop_assert_eq!(after.strict, before.strict);
        prop_assert!(before.usual.is_none() || after.usual == before.usual);
    }
}

/// The smallest number of groups with a point in common, by trying every set of chosen points.
fn fewest_groups(masks: &[u64]) -> usize {
    fn search(masks: &[u64], groups: &mut Vec<u64>, best: &mut usize) {
        if groups.len() >= *best {
            return;
        }
        let Some((&first, rest)) = masks.split_first() else {
            *best = groups.len();
            return;
        };
        for at in 0..groups.len() {
            let before = groups[at];
            if before & first != 0 {
                groups[at] = before & first;
                search(rest, groups, best);
                groups[at] = before;
            }
        }
        groups.push(first);
        search(rest, groups, best);
        groups.pop();
    }
    let mut best = masks.len() + 1;
    search(masks, &mut Vec::new(), &mut best);
    best
}
