//! The sweep against a comparison of all pairs, and small worked cases.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::figure::ReadingKind;
use crate::relation::comparison::Further;
use crate::relation::samples::{Sample, certain, closed, interval, points, reading, samples};
use crate::relation::{Culprit, Extent, Greatest, Reason, Verdict};

const NOT_CHECKED: Verdict = Verdict::NotChecked(Reason::NothingToCompare);

fn item(reading: &Reading, days: (i64, i64)) -> PartItem<'_> {
    PartItem {
        reading,
        extents: Extents::exact(days.0, days.1),
        inferred: false,
        home: 0,
        member_of: vec![0],
    }
}

#[test]
fn a_month_has_at_most_what_its_year_has() {
    let (month, year) = (certain(30, 30), certain(20, 20));
    let found = part(&[
        item(&month, (31, 59)),
        item(&year, (0, 364)),
        item(&certain(5, 5), (360, 370)),
    ]);
    assert_eq!(found[0].verdict, NOT_CHECKED);
    assert_eq!(found[1].verdict, Verdict::Conflict);
    assert_eq!(
        found[1].culprit,
        Some(Culprit {
            item: 0,
            on: ReadingKind::Strict
        })
    );
    assert_eq!(found[1].compared, 1);
    assert_eq!(found[2].verdict, NOT_CHECKED);
}

#[test]
fn duplicates_are_no_parts_of_each_other() {
    let (one, other) = (certain(30, 30), certain(20, 20));
    let found = part(&[item(&one, (0, 9)), item(&other, (0, 9))]);
    assert!(
        found
            .iter()
            .all(|comparison| comparison.verdict == NOT_CHECKED)
    );
}

#[test]
fn a_quay_has_at_most_what_its_harbour_has_in_the_same_year() {
    let (quay, harbour) = (certain(30, 30), certain(20, 20));
    let quay = PartItem {
        home: 1,
        member_of: vec![1, 0],
        ..item(&quay, (0, 364))
    };
    let found = part(&[quay, item(&harbour, (0, 364))]);
    assert_eq!(found[0].verdict, NOT_CHECKED);
    assert_eq!(found[1].verdict, Verdict::Conflict);
}

#[test]
fn the_last_to_enter_at_one_extent_is_still_asked_about() {
    let readings = [certain(1, 1), certain(2, 2), certain(3, 3)];
    let whole = item(&readings[0], (0, 9));
    let foreign = |reading| PartItem {
        home: 7,
        member_of: vec![0],
        ..item(reading, (0, 9))
    };
    let found = part(&[whole, foreign(&readings[1]), foreign(&readings[2])]);
    assert_eq!(found[0].compared, 2);
    assert_eq!(
        found[0].all,
        Greatest {
            strict: Some(2),
            usual: Some(2)
        }
    );
}

#[test]
fn an_approximate_end_must_be_contained_on_every_reading() {
    let (part_of_it, whole) = (certain(30, 30), certain(20, 20));
    let fuzzy = Extents {
        inner: Some(Extent { start: 10, end: 20 }),
        outer: Some(Extent { start: 5, end: 25 }),
    };
    let around = |days| {
        part(&[
            PartItem {
                extents: fuzzy,
                ..item(&whole, (0, 0))
            },
            item(&part_of_it, days),
        ])[0]
            .verdict
    };
    assert_eq!(around((10, 20)), Verdict::Conflict);
    assert_eq!(around((9, 20)), NOT_CHECKED);
    assert_eq!(around((10, 21)), NOT_CHECKED);

    let inside = |days| {
        part(&[
            PartItem {
                extents: fuzzy,
                ..item(&part_of_it, (0, 0))
            },
            item(&whole, days),
        ])[1]
            .verdict
    };
    assert_eq!(inside((5, 25)), Verdict::Conflict);
    assert_eq!(inside((6, 25)), NOT_CHECKED);
}

#[test]
fn unknown_ends_take_no_part_and_open_ones_do() {
    let (small, great) = (certain(20, 20), certain(30, 30));
    let unknown = PartItem {
        extents: Extents::default(),
        ..item(&great, (0, 0))
    };
    assert_eq!(
        part(&[item(&small, (i64::MIN, i64::MAX)), unknown])[0].verdict,
        NOT_CHECKED
    );
    let since_ever = item(&small, (i64::MIN, 100));
    assert_eq!(
        part(&[since_ever, item(&great, (i64::MIN, 99))])[0].verdict,
        Verdict::Conflict
    );
}

#[test]
fn an_inferred_period_is_at_most_doubtful() {
    let (month, year) = (certain(30, 30), certain(20, 20));
    let inferred = PartItem {
        inferred: true,
        ..item(&month, (31, 59))
    };
    let found = part(&[inferred, item(&year, (0, 364))]);
    assert_eq!(found[1].verdict, Verdict::Doubtful);
    assert_eq!(
        found[1].culprit,
        Some(Culprit {
            item: 0,
            on: ReadingKind::Strict
        })
    );
    assert_eq!(found[1].stated, Greatest::default());

    let found = part(&[
        item(&month, (31, 59)),
        PartItem {
            inferred: true,
            ..item(&year, (0, 364))
        },
    ]);
    assert_eq!(found[1].verdict, Verdict::Doubtful);
}

#[test]
fn the_greatest_on_each_reading_may_be_two() {
    let nearly = reading(
        interval(Some((24, true)), Some((30, false))),
        closed(27, 29),
    );
    let certain_part = certain(26, 26);
    let whole = reading(closed(20, 32), closed(24, 26));
    let found = part(&[
        item(&nearly, (1, 2)),
        item(&certain_part, (3, 4)),
        item(&whole, (0, 9)),
    ]);
    assert_eq!(
        found[2].all,
        Greatest {
            strict: Some(1),
            usual: Some(0)
        }
    );
    assert_eq!(found[2].verdict, Verdict::Doubtful);
    assert_eq!(
        found[2].culprit,
        Some(Culprit {
            item: 0,
            on: ReadingKind::Usual
        })
    );
}

#[test]
fn a_container_that_leaves_less_room_on_one_reading_only_is_exceeded_on_that_one() {
    let greatest = certain(40, 40);
    let lesser = reading(closed(20, 26), closed(25, 26));
    // Of each reading the sweep keeps two containers, since the member may be one of them.
    let wholes = [
        reading(closed(20, 30), closed(20, 28)),
        reading(closed(20, 31), closed(20, 28)),
        reading(closed(20, 32), closed(20, 24)),
    ];
    let [first, second, other] = &wholes;
    let items = [
        item(&greatest, (1, 2)),
        item(&lesser, (3, 4)),
        item(first, (0, 9)),
        item(second, (0, 10)),
        item(other, (0, 11)),
    ];
    let found = part(&items);
    let named = found.iter().map(|found| Some(found.culprit?.item));
    let named: Vec<Option<usize>> = named.collect();
    assert_eq!(named, [None, None, Some(0), Some(0), Some(0)]);
    let told = further(&items, &found);
    let [told] = told.as_slice() else {
        panic!("{told:?}")
    };
    assert_eq!((told.item, told.whole), (1, 4));
    assert_eq!(
        (told.on, told.verdict),
        (ReadingKind::Usual, Verdict::Doubtful)
    );
}

/// What is random about one item besides its reading.
#[derive(Clone, Debug)]
struct Place {
    /// Earliest start, then how far to the latest start, the earliest end and the latest end.
    days: [i64; 4],
    unknown: bool,
    inferred: bool,
    home: usize,
    member_of: Vec<usize>,
}

fn place() -> impl Strategy<Value = Place> {
    let fuzz = || prop_oneof![3 => Just(0_i64), 1 => 0_i64..3];
    let days = (0_i64..6, fuzz(), 0_i64..6, fuzz());
    let member_of = prop::collection::vec(0_usize..3, 0..4);
    (
        days,
        prop::bool::weighted(0.1),
        any::<bool>(),
        0_usize..3,
        member_of,
    )
        .prop_map(
            |((start, start_fuzz, length, end_fuzz), unknown, inferred, home, member_of)| Place {
                days: [
                    start,
                    start + start_fuzz,
                    start + length,
                    start + length + end_fuzz,
                ],
                unknown,
                inferred,
                home,
                member_of,
            },
        )
}

fn placed<'a>(sample: &'a Sample, place: &Place) -> PartItem<'a> {
    let [earliest_start, latest_start, earliest_end, latest_end] = place.days;
    let extents = Extents {
        inner: Some(Extent {
            start: latest_start,
            end: earliest_end,
        }),
        outer: Some(Extent {
            start: earliest_start,
            end: latest_end,
        }),
    };
    PartItem {
        reading: &sample.reading,
        extents: if place.unknown {
            Extents::default()
        } else {
            extents
        },
        inferred: place.inferred,
        home: place.home,
        member_of: place.member_of.clone(),
    }
}

/// What [`further`] has to find, each member beside every exceeded container: the members, and on which readings.
fn further_plainly(items: &[PartItem<'_>], found: &[Comparison]) -> BTreeSet<(usize, bool)> {
    let named: BTreeSet<usize> = found
        .iter()
        .filter_map(|found| Some(found.culprit?.item))
        .collect();
    let mut all = BTreeSet::new();
    for (at, member) in items
        .iter()
        .enumerate()
        .filter(|(at, _)| !named.contains(at))
    {
        let exceeded = items
            .iter()
            .zip(found)
            .enumerate()
            .filter(|(_, (_, found))| found.culprit.is_some());
        let wholes = exceeded.filter(|(whole, (container, _))| {
            let (inner, outer) = (container.extents.inner, member.extents.outer);
            let within = inner
                .zip(outer)
                .is_some_and(|(inner, outer)| inner.contains(outer));
            *whole != at && member.member_of.contains(&container.home) && within
        });
        let on: Vec<ReadingKind> = wholes
            .filter_map(|(_, (container, _))| Some(further::excess(member, container)?.0))
            .collect();
        if !on.is_empty() {
            all.insert((at, on.contains(&ReadingKind::Strict)));
        }
    }
    all
}

/// Whether `whole` contains `member`, straight from the definition.
fn contains(whole: &PartItem<'_>, member: &PartItem<'_>) -> bool {
    let (Some(inner), Some(outer)) = (whole.extents.inner, member.extents.outer) else {
        return false;
    };
    let one_data_point = whole.home == member.home && whole.extents == member.extents;
    member.member_of.contains(&whole.home)
        && inner.start <= inner.end
        && inner.contains(outer)
        && !one_data_point
}

/// The greatest of some items by one reading, the first of equals.
fn greatest(
    items: &[PartItem<'_>],
    among: &[usize],
    of: fn(&Reading) -> &crate::figure::Interval,
) -> Option<usize> {
    among.iter().copied().reduce(|best, next| {
        if of(items[next].reading)
            .lower_cmp(of(items[best].reading))
            .is_gt()
        {
            next
        } else {
            best
        }
    })
}

proptest! {
    #[test]
    fn what_is_too_great_besides_is_found_as_plainly(
        (values, places) in samples(1..12).prop_flat_map(|values| {
            let count = values.len();
            (Just(values), prop::collection::vec(place(), count..=count))
        })
    ) {
        let items: Vec<PartItem<'_>> = values.iter().zip(&places).map(|(value, place)| placed(value, place)).collect();
        let found = part(&items);
        let told: Vec<Further> = further(&items, &found);
        let once: BTreeSet<(usize, bool)> = told.iter().map(|further| (further.item, further.on == ReadingKind::Strict)).collect();
        prop_assert_eq!(once.len(), told.len());
        prop_assert_eq!(once, further_plainly(&items, &found));
    }

    #[test]
    fn equals_the_comparison_of_all_pairs(
        (values, places) in samples(1..12).prop_flat_map(|values| {
            let count = values.len();
            (Just(values), prop::collection::vec(place(), count..=count))
        })
    ) {
        let items: Vec<PartItem<'_>> = values.iter().zip(&places).map(|(value, place)| placed(value, place)).collect();
        for (at, found) in part(&items).into_iter().enumerate() {
            let all: Vec<usize> = (0..items.len()).filter(|&member| contains(&items[at], &items[member])).collect();
            let stated: Vec<usize> = all.iter().copied().filter(|&member| !items[member].inferred).collect();
            let expect = |among: &[usize]| Greatest {
                strict: greatest(&items, among, |reading| &reading.strict),
                usual: greatest(&items, among, |reading| &reading.usual),
            };
            prop_assert_eq!(found.compared, all.len());
            prop_assert_eq!(found.all, expect(&all));
            prop_assert_eq!(found.stated, expect(&stated));
            let expected = all.iter().map(|&member| {
                let inferred = items[member].inferred || items[at].inferred;
                pair(&values[member], &values[at], inferred)
            }).max();
            prop_assert_eq!(found.verdict, expected.unwrap_or(NOT_CHECKED));
        }
    }

    #[test]
    fn does_not_depend_on_order(
        (values, places, order) in samples(1..9).prop_flat_map(|values| {
            let count = values.len();
            let order: Vec<usize> = (0..count).collect();
            (Just(values), prop::collection::vec(place(), count..=count), Just(order).prop_shuffle())
        })
    ) {
        let items: Vec<PartItem<'_>> = values.iter().zip(&places).map(|(value, place)| placed(value, place)).collect();
        let shuffled: Vec<PartItem<'_>> = order.iter().map(|&at| items[at].clone()).collect();
        let straight = part(&items);
        for (found, &at) in part(&shuffled).iter().zip(&order) {
            prop_assert_eq!(found.verdict, straight[at].verdict);
            prop_assert_eq!(found.compared, straight[at].compared);
        }
    }
}

/// The verdict of one pair by search over points.
fn pair(member: &Sample, whole: &Sample, inferred: bool) -> Verdict {
    let possible = |of: fn(&Sample) -> u64| {
        let high = of(whole);
        points(of(member)).any(|low| points(high).any(|high| low <= high))
    };
    let verdict = Verdict::from_possible(
        possible(Sample::strict_points),
        possible(Sample::usual_points),
    );
    if inferred {
        verdict.min(Verdict::Doubtful)
    } else {
        verdict
    }
}
