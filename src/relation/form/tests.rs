//! Forms against search over points: whether they can hold, and what they say of each variable.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::relation::samples::{closed, interval};

#[test]
fn a_form_keeps_its_shape_between_others_and_is_none_where_one_is_missing() {
    let nothing = Interval::exact(Number::ZERO);
    let product = Form::Product(Product {
        left: 1,
        factor: 2,
        scale: Number::ONE,
        offset: nothing,
        kind: RelationKind::Equal,
        total: 3,
    });
    let difference = Form::difference(1, 2, &Number::from(5), RelationKind::AtMost);
    assert_eq!(product.variables(), [1, 2, 3]);
    assert_eq!(difference.variables(), [1, 2]);
    for form in [product, difference] {
        let tens = form.try_map(|variable: i32| Some(variable * 10));
        let back = tens.unwrap().try_map(|variable| Some(variable / 10));
        assert_eq!(back, Some(form.clone()));
        assert_eq!(
            form.try_map(|variable| (variable != 2).then_some(variable)),
            None
        );
    }
}

const KINDS: [RelationKind; 3] = [
    RelationKind::Equal,
    RelationKind::AtMost,
    RelationKind::AtLeast,
];

fn product(scale: i64, offset: Interval, kind: RelationKind) -> Form<usize> {
    Form::Product(Product {
        left: 0,
        factor: 1,
        scale: Number::from(scale),
        offset,
        kind,
        total: 2,
    })
}

fn implied(form: &Form<usize>, read: &[Interval], variable: usize) -> Option<Interval> {
    let implied = form.implied(|variable| &read[variable]);
    let mut own = implied.into_iter().filter(|(of, _)| *of == variable);
    own.next().map(|(_, within)| within)
}

#[test]
fn a_growth_says_where_it_and_both_levels_lie() {
    let one = Interval::exact(Number::ONE);
    let mut growth = product(1, one, RelationKind::Equal);
    if let Form::Product(growth) = &mut growth {
        growth.scale = Number::fraction(1, 100).unwrap();
    }
    let read = [closed(20, 20), closed(50, 60), closed(36, 36)];
    assert_eq!(
        implied(&growth, &read, 0),
        closed(36, 36)
            .divide_by(&closed(150, 160))
            .map(|of| of.scale_by(&Number::from(100)))
    );
    assert_eq!(implied(&growth, &read, 1), Some(closed(80, 80)));
    assert_eq!(implied(&growth, &read, 2), Some(closed(30, 32)));
    let from_nothing = [closed(0, 20), closed(50, 60), closed(36, 36)];
    assert_eq!(implied(&growth, &from_nothing, 1), None);
    assert_eq!(implied(&growth, &from_nothing, 2), Some(closed(0, 32)));
}

#[test]
fn what_is_some_of_a_total_bounds_it_from_below_only() {
    let nothing = Interval::exact(Number::ZERO);
    let of = |kind| product(1, nothing.clone(), kind);
    let read = [closed(2, 3), closed(4, 5), closed(9, 10)];
    let (at_most, at_least) = (of(RelationKind::AtMost), of(RelationKind::AtLeast));
    assert_eq!(
        implied(&at_most, &read, 2),
        Some(interval(Some((8, true)), None))
    );
    assert_eq!(
        implied(&at_least, &read, 2),
        Some(interval(None, Some((15, true))))
    );
    assert_eq!(at_most.computed(|of| &read[of]), closed(8, 15));
    let of_left = implied(&at_most, &read, 0).and_then(|left| left.upper);
    assert_eq!(of_left.unwrap().value, Number::fraction(10, 4).unwrap());
}

#[test]
fn what_is_open_the_same_way_on_both_sides_cannot_fail() {
    let over = |value| interval(Some((value, false)), None);
    let sum = Form::Linear {
        terms: vec![(0, Number::ONE), (1, Number::ONE), (2, -Number::ONE)],
        bound: Interval::exact(Number::ZERO),
    };
    let taken = Form::Linear {
        terms: vec![(0, Number::ONE), (1, -Number::ONE), (2, -Number::ONE)],
        bound: Interval::exact(Number::ZERO),
    };
    let nothing = Interval::exact(Number::ZERO);
    let times = product(1, nothing, RelationKind::Equal);
    for (form, read, expected) in [
        (&sum, [over(3), closed(4, 4), over(5)], true),
        (&sum, [over(3), closed(4, 4), closed(9, 9)], false),
        (&taken, [over(9), over(3), over(2)], true),
        (&taken, [over(9), closed(3, 3), closed(2, 2)], false),
        (&times, [over(3), closed(4, 4), over(5)], true),
        (&times, [closed(3, 3), closed(4, 4), over(5)], false),
    ] {
        assert_eq!(form.is_weak(|of| &read[of]), expected, "{form:?} {read:?}");
    }
}

/// Small intervals with whole ends: the lower one, the length, and which ends are closed.
fn small() -> impl Strategy<Value = Interval> {
    (-3_i64..4, 0_i64..3, any::<bool>(), any::<bool>()).prop_map(|(lower, length, left, right)| {
        let point = length == 0;
        let (left, right) = (left || point, right || point);
        interval(Some((lower, left)), Some((lower + length, right)))
    })
}

/// The same, of which either end may be missing.
fn open_or_small() -> impl Strategy<Value = Interval> {
    (
        small(),
        prop::bool::weighted(0.9),
        prop::bool::weighted(0.9),
    )
        .prop_map(|(small, has_lower, has_upper)| Interval {
            lower: small.lower.filter(|_| has_lower),
            upper: small.upper.filter(|_| has_upper),
        })
}

/// The sixteenths in an interval, by how many they are.
fn sixteenths(interval: &Interval) -> Vec<i64> {
    let all = -128..=128;
    all.filter(|at| interval.contains(&Number::fraction(*at, 16).unwrap()))
        .collect()
}

/// Whether a sum of three, of which one may be a half, can lie in its bound. Between whole ends the sums of sixteenths, each
/// taken twice at most, come nearer to open ends than half of one.
fn sum_is_possible(weights: &[i64], bound: &Interval, read: &[Interval]) -> bool {
    let mut sums = BTreeSet::from([0]);
    for (weight, of) in weights.iter().zip(read) {
        let points = sixteenths(of);
        let next = |sum: &i64| -> Vec<i64> {
            let sum = *sum;
            points.iter().map(|point| sum + weight * point).collect()
        };
        sums = sums.iter().flat_map(next).collect();
    }
    let mut sums = sums.into_iter();
    sums.any(|sum| bound.contains(&Number::fraction(sum, 16).unwrap()))
}

/// Whether a number of the one times a number of the other lies in the bound, by search over the first: between two
/// neighbours of these nothing changes.
fn product_is_possible(left: &Interval, right: &Interval, bound: &Interval) -> bool {
    let ends = |of: &Interval| -> Vec<Number> {
        let ends = [of.lower.clone(), of.upper.clone()];
        ends.into_iter().flatten().map(|end| end.value).collect()
    };
    let mut turns = ends(left);
    turns.push(Number::ZERO);
    for product in ends(bound) {
        turns.extend(
            ends(right)
                .iter()
                .filter_map(|end| product.checked_div(end)),
        );
    }
    turns.sort();
    let half = Number::fraction(1, 2).unwrap();
    let between = turns.windows(2).map(|pair| &(&pair[0] + &pair[1]) * &half);
    let outside = [
        &turns[0] - &Number::ONE,
        &turns[turns.len() - 1] + &Number::ONE,
    ];
    let mut tried: Vec<Number> = between.chain(outside).collect();
    tried.extend(turns);
    tried
        .iter()
        .any(|number| left.contains(number) && right.scale_by(number).meets(bound))
}

proptest! {
    #[test]
    fn a_sum_says_of_each_variable_what_the_search_finds(
        read in prop::collection::vec(small(), 3),
        weights in prop::collection::vec((1_i64..=2, any::<bool>()), 3),
        bound in open_or_small(),
    ) {
        let weights: Vec<i64> = weights.into_iter().map(|(size, up)| if up { size } else { -size }).collect();
        let form = Form::Linear {
            terms: weights.iter().map(|weight| Number::from(*weight)).enumerate().collect(),
            bound: bound.clone(),
        };
        prop_assert_eq!(form.is_possible(|of| &read[of]), sum_is_possible(&weights, &bound, &read));
        for variable in 0..3 {
            let within = implied(&form, &read, variable).unwrap();
            for halves in [-7, -4, -1, 0, 2, 3, 5] {
                let number = Number::fraction(halves, 2).unwrap();
                let mut read = read.clone();
                read[variable] = Interval::exact(number.clone());
                let possible = sum_is_possible(&weights, &bound, &read);
                prop_assert_eq!(within.contains(&number), possible, "{} {}", variable, number);
                let known = form.with_known(|of| (of == variable).then(|| number.clone())).unwrap();
                prop_assert_eq!(known.variables().len(), 2);
                prop_assert_eq!(known.is_possible(|of| &read[of]), possible);
            }
        }
    }

    #[test]
    fn a_product_says_of_each_variable_what_the_search_finds(
        read in prop::collection::vec(open_or_small(), 3),
        scale in prop::sample::select(vec![-2_i64, 1, 3]),
        offset in small(),
        kind in prop::sample::select(KINDS.to_vec()),
    ) {
        let form = product(scale, offset.clone(), kind);
        let is_possible = |read: &[Interval]| {
            let right = read[1].scale_by(&Number::from(scale)).plus(&offset);
            product_is_possible(&read[0], &right, &kind.bound(&read[2]))
        };
        prop_assert_eq!(form.is_possible(|of| &read[of]), is_possible(&read));
        for variable in 0..3 {
            let within = implied(&form, &read, variable);
            prop_assert!(variable < 2 || within.is_some());
            for halves in [-7, -4, -1, 0, 2, 3, 5] {
                let number = Number::fraction(halves, 2).unwrap();
                let mut read = read.clone();
                read[variable] = Interval::exact(number.clone());
                let possible = is_possible(&read);
                if let Some(within) = &within {
                    let is_told = within.contains(&number);
                    prop_assert_eq!(is_told, possible, "{} {}", variable, number);
                }
                let known = form.with_known(|of| (of == variable).then(|| number.clone()));
                prop_assert_eq!(known.is_some(), variable == 0);
                if let Some(known) = known {
                    prop_assert_eq!(known.variables(), [1, 2]);
                    prop_assert_eq!(known.is_possible(|of| &read[of]), possible);
                }
            }
        }
    }
}
