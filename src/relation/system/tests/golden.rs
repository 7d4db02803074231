//! Sums as XBRL Calculations 1.1 decides them, in every order of the statements. The values were run through another
//! implementation; where the two differ, it has a known error and the value is that of the rules.

use super::*;

#[derive(Clone, Copy)]
enum Mode {
    Round,
    Truncate,
}
use Mode::{Round, Truncate};

/// What a value means that is correct to 10^-`decimals`; `None` is exact.
fn reading(value: &str, decimals: Option<i32>, mode: Mode) -> Interval {
    let value = Number::decimal(value).unwrap();
    let Some(decimals) = decimals else {
        return Interval::exact(value);
    };
    let unit = Number::power_of_ten(-decimals);
    match mode {
        Round => {
            let half = &unit * &Number::fraction(1, 2).unwrap();
            Interval::closed(&value - &half, &value + &half)
        }
        Truncate if value.is_negative() => {
            Interval::between(End::open(&value - &unit), End::closed(value))
        }
        Truncate if value.is_zero() => Interval::between(End::open(-&unit), End::open(unit)),
        Truncate => Interval::between(End::closed(value.clone()), End::open(&value + &unit)),
    }
}

type Stated = (usize, &'static str, Option<i32>);

/// Variable 0 is the sum of the others times their weights. Gives the conflicts, as positions of the statements, the
/// same for every order of additions.
fn conflicts_of(mode: Mode, weights: &[i64], stated: &[Stated]) -> Vec<Vec<usize>> {
    let solved = permutations(stated.len()).into_iter().map(|order| {
        let mut system = System::new();
        let ids: Vec<VariableId> = (0..=weights.len())
            .map(|_| system.variable(false, Interval::ALL))
            .collect();
        for &position in &order {
            let (variable, value, decimals) = stated[position];
            system.statement(ids[variable], reading(value, decimals, mode), position);
        }
        let terms = ids
            .iter()
            .zip(std::iter::once(&-1).chain(weights))
            .map(|(id, weight)| (*id, Number::from(*weight)));
        system.linear(&terms.collect::<Vec<_>>(), Interval::exact(Number::ZERO));
        let solution = solve(&system, &Limits::default());
        assert!(solution.exhausted.is_empty());
        let conflicts = conflicts(&solution).into_iter();
        conflicts
            .map(|conflict| conflict.into_iter().map(|one| order[one]).collect())
            .collect()
    });
    let mut solved: Vec<Vec<Vec<usize>>> = solved.collect();
    solved.dedup();
    assert_eq!(solved.len(), 1, "the order of facts decides");
    solved.remove(0)
}

fn permutations(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let shorter = permutations(count - 1);
    let insert = |at: usize| {
        shorter.iter().map(move |order| {
            let mut order = order.clone();
            order.insert(at, count - 1);
            order
        })
    };
    (0..count).flat_map(insert).collect()
}

const NONE: Vec<Vec<usize>> = Vec::new();

#[test]
fn rounded_sums() {
    let parts = |total: Stated| {
        conflicts_of(
            Round,
            &[1, 1],
            &[(1, "12.1e6", Some(-5)), (2, "45.4e6", Some(-5)), total],
        )
    };
    assert_eq!(parts((0, "57.6e6", Some(-5))), NONE, "rounded sum");
    assert_eq!(parts((0, "57.7e6", Some(-5))), [[0, 1, 2]], "beyond slack");
    assert_eq!(parts((0, "57600000", None)), NONE, "closed touch");
    assert_eq!(parts((0, "57600001", None)), [[0, 1, 2]], "one past");
}

#[test]
fn a_part_that_is_missing_adds_nothing() {
    let stated = [(1, "12.1e6", Some(-5)), (0, "57.6e6", Some(-5))];
    assert_eq!(conflicts_of(Round, &[1], &stated), [[0, 1]]);
}

#[test]
fn sharper_duplicates_decide() {
    let parts = |total: Stated| {
        let stated = [
            (1, "12.1e6", Some(-5)),
            (1, "12141123", Some(0)),
            (2, "45.4e6", Some(-5)),
            (2, "45441321", Some(0)),
            total,
        ];
        conflicts_of(Round, &[1, 1], &stated)
    };
    assert_eq!(parts((0, "57.6e6", Some(-5))), NONE);
    assert_eq!(
        parts((0, "57.5e6", Some(-5))),
        [[1, 3, 4]],
        "the rounded parts would pass"
    );
}

#[test]
fn precisions_mix() {
    let stated = [
        (1, "12.1e6", Some(-5)),
        (2, "45441321", Some(0)),
        (0, "58e6", Some(-6)),
    ];
    assert_eq!(conflicts_of(Round, &[1, 1], &stated), NONE);
}

#[test]
fn duplicates_that_do_not_meet_are_named_once() {
    let stated = [
        (1, "1000", Some(-3)),
        (1, "1400", Some(-2)),
        (1, "640", Some(-1)),
    ];
    assert_eq!(conflicts_of(Round, &[1], &stated), [[1, 2]]);
    let stated = [
        (1, "100", Some(0)),
        (1, "900", Some(0)),
        (2, "50", Some(0)),
        (0, "150", Some(0)),
    ];
    assert_eq!(
        conflicts_of(Round, &[1, 1], &stated),
        [[0, 1]],
        "and the sum is not blamed"
    );
}

#[test]
fn truncated_ends_are_open() {
    let stated = [
        (1, "1000", Some(-3)),
        (2, "1000", Some(-3)),
        (0, "4000", None),
    ];
    assert_eq!(
        conflicts_of(Truncate, &[1, 1], &stated),
        [[0, 1, 2]],
        "[2000, 4000)"
    );
    let negative = |total: Stated| {
        conflicts_of(
            Truncate,
            &[1, -1],
            &[(1, "0", None), (2, "3000", Some(-3)), total],
        )
    };
    assert_eq!(negative((0, "-4000", None)), [[0, 1, 2]], "(-4000, -3000]");
    assert_eq!(negative((0, "-3000", None)), NONE);
}
