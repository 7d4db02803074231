//! Explanations as a reader gets them.

use super::super::{Source, Step};
use super::*;

fn exact(value: i64) -> Ends {
    closed(value, value)
}

fn at_least(value: i64) -> Ends {
    (Some((2 * value, true)), None)
}

/// A total that is the sum of its parts.
fn sum(total: usize, parts: &[usize]) -> Link {
    let parts = parts.iter().map(|&part| (part, 1));
    Link::Linear(std::iter::once((total, -1)).chain(parts).collect(), ZERO)
}

fn spec(variables: usize, relations: Vec<Link>, statements: Vec<(usize, Ends)>) -> Spec {
    Spec {
        variables: vec![(false, at_least(0)); variables],
        statements,
        relations,
    }
}

/// Steps in few words: `v0`, `r0` and `s0` are the first variable, relation and statement.
fn told(explanation: &Explanation) -> Vec<String> {
    explanation.steps.iter().map(line).collect()
}

fn line(step: &Step) -> String {
    match step {
        Step::Narrow {
            relation,
            from,
            variable,
            within,
        } => {
            format!(
                "r{}: {} so v{} in {within}",
                relation.index(),
                each(from),
                variable.index()
            )
        }
        Step::Clash {
            variable,
            lower,
            upper,
        } => {
            format!(
                "v{}: {} but {}",
                variable.index(),
                source(lower),
                source(upper)
            )
        }
        Step::Combine {
            multipliers,
            from,
            required,
            possible,
            ..
        } => {
            let multipliers = multipliers.iter();
            let sum: Vec<_> = multipliers
                .map(|(id, by)| format!("{by} r{}", id.index()))
                .collect();
            format!(
                "{}: in {required}, but {} so in {possible}",
                sum.join(" + "),
                each(from)
            )
        }
        Step::Circle { .. } => circle(step),
        Step::NoWholeNumbers { variables, cases } => {
            format!("{} whole numbers, {cases} cases", variables.len())
        }
        Step::NotSpelledOut => "not spelled out".to_owned(),
        Step::Impossible { relation } => format!("r{} impossible", relation.index()),
    }
}

fn circle(step: &Step) -> String {
    let Step::Circle {
        relations,
        from,
        variable,
        beside: (times, more),
        within,
    } = step
    else {
        panic!("{step:?} is no circle");
    };
    let relations: Vec<_> = relations.iter().map(|id| id.index()).collect();
    let within = within.as_ref();
    let within = within.map_or("nowhere".to_owned(), Interval::to_string);
    format!(
        "circle {relations:?}: {} so v{} in {times} v{1} + {more} so in {within}",
        each(from),
        variable.index()
    )
}

fn each(known: &[(VariableId, Interval)]) -> String {
    let known = known.iter();
    let parts: Vec<_> = known
        .map(|(id, within)| format!("v{} in {within}", id.index()))
        .collect();
    parts.join(", ")
}

fn source((source, within): &(Source, Interval)) -> String {
    match source {
        Source::Domain => format!("domain {within}"),
        Source::Statement(id) => format!("s{} {within}", id.index()),
        Source::Relation(id) => format!("r{} {within}", id.index()),
        Source::Circle => format!("circle {within}"),
    }
}

#[test]
fn a_sum_is_told_in_two_lines() {
    let spec = spec(
        3,
        vec![sum(0, &[1, 2])],
        vec![
            (1, closed(12, 13)),
            (0, closed(60, 61)),
            (2, closed(45, 46)),
        ],
    );
    let solution = spec.solve();
    assert_eq!(conflicts(&solution), [[0, 1, 2]]);
    assert_eq!(
        told(&solution.conflicts[0]),
        [
            "r0: v1 in [12, 13], v2 in [45, 46] so v0 in [57, 59]",
            "v0: s1 [60, 61] but r0 [57, 59]"
        ]
    );
}

#[test]
fn figures_are_held_against_each_other_through_several_sums() {
    // 0 = 1 + 2, 1 = 3 + 4; each of the sums is possible by itself.
    let spec = spec(
        5,
        vec![sum(0, &[1, 2]), sum(1, &[3, 4])],
        vec![
            (0, exact(10)),
            (2, exact(4)),
            (3, exact(3)),
            (4, exact(4)),
            (1, closed(0, 20)),
        ],
    );
    let solution = spec.solve();
    assert_eq!(conflicts(&solution), [[0, 1, 2, 3]]);
    assert_eq!(
        told(&solution.conflicts[0]),
        [
            "r1: v3 in [3, 3], v4 in [4, 4] so v1 in [7, 7]",
            "r0: v1 in [7, 7], v2 in [4, 4] so v0 in [11, 11]",
            "v0: r0 [11, 11] but s0 [10, 10]"
        ]
    );
    lines::check(&spec, &solution);
}

#[test]
fn independent_conflicts_are_two_and_one_cause_is_one() {
    let sums = vec![sum(0, &[1, 2, 3]), sum(4, &[5, 6])];
    let stated = |total| {
        let parts = [
            (1, exact(1)),
            (2, exact(2)),
            (3, exact(3)),
            (5, exact(5)),
            (6, exact(6)),
        ];
        [(0, exact(7)), (4, exact(total))]
            .into_iter()
            .chain(parts)
            .collect()
    };
    assert_eq!(
        conflicts(&spec(7, sums.clone(), stated(11)).solve()),
        [[0, 2, 3, 4]]
    );
    assert_eq!(
        conflicts(&spec(7, sums, stated(12)).solve()),
        [vec![0, 2, 3, 4], vec![1, 5, 6]]
    );
}

#[test]
fn a_whole_is_exceeded_by_as_few_parts_as_can_be() {
    let relations = vec![Link::Linear(
        vec![(1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (0, -1)],
        AT_MOST_ZERO,
    )];
    let parts = [
        (1, exact(1)),
        (2, exact(1)),
        (3, exact(6)),
        (4, exact(1)),
        (5, exact(5)),
    ];
    let statements = parts.into_iter().chain([(0, exact(10))]).collect();
    assert_eq!(
        conflicts(&spec(6, relations, statements).solve()),
        [[2, 4, 5]]
    );
}

#[test]
fn a_circle_is_told_as_a_combination() {
    // 0 = 1 + 2 and 1 = 0 + 3, so 2 and 3 make nothing together; 0 and 1 are not bounded at all, or so widely that going
    // round until they have nowhere left to lie would take many lines.
    for domain in [ALL, closed(0, 9)] {
        let spec = Spec {
            variables: vec![(false, domain), (false, domain), (false, ALL), (false, ALL)],
            statements: vec![(2, at_least(1)), (3, at_least(0))],
            relations: vec![sum(0, &[1, 2]), sum(1, &[0, 3])],
        };
        let solution = spec.solve();
        assert_eq!(conflicts(&solution), [[0, 1]]);
        assert_eq!(
            told(&solution.conflicts[0]),
            ["1 r0 + 1 r1: in [0, 0], but v2 in [1, ∞), v3 in [0, ∞) so in [1, ∞)"]
        );
        lines::check(&spec, &solution);
    }
}

#[test]
fn of_many_relations_it_is_told_where_going_round_leads() {
    let spec = Spec {
        variables: vec![
            (false, closed(0, 9)),
            (false, ALL),
            (false, ALL),
            (false, ALL),
        ],
        statements: vec![(2, at_least(1)), (3, at_least(0))],
        relations: vec![sum(0, &[1, 2]), sum(1, &[0, 3])],
    };
    let limits = Limits {
        statements: 3,
        ..Limits::default()
    };
    let solution = solve(&spec.build(&spec.in_order()), &limits);
    lines::check(&spec, &solution);
    assert_eq!(
        told(&solution.conflicts[0]),
        ["circle [0, 1]: v2 in [1, ∞), v3 in [0, ∞) so v0 in 1 v0 + (-∞, -1] so in nowhere"]
    );
    // One that says where it may lie: x is at least twice y and 3, y at least x.
    let spec = Spec {
        variables: vec![(false, ALL); 2],
        statements: vec![(0, closed(-2, 9))],
        relations: vec![
            Link::Linear(vec![(0, 1), (1, -2)], at_least(3)),
            Link::Linear(vec![(1, 1), (0, -1)], at_least(0)),
        ],
    };
    let solution = solve(&spec.build(&spec.in_order()), &limits);
    lines::check(&spec, &solution);
    assert_eq!(conflicts(&solution), [[0]]);
    assert_eq!(
        told(&solution.conflicts[0]),
        [
            "circle [0, 1]:  so v0 in 0.5 v0 + (-∞, -1.5] so in (-∞, -3]",
            "v0: s0 [-2, 9] but circle (-∞, -3]"
        ]
    );
}

#[test]
fn whole_numbers_that_do_not_exist_are_told_as_cases() {
    // Sum and difference of two whole numbers are both even or both odd.
    let spec = Spec {
        variables: vec![(true, closed(0, 20)); 4],
        statements: vec![(2, exact(14)), (3, exact(5))],
        relations: vec![sum(2, &[0, 1]), sum(0, &[1, 3])],
    };
    let solution = spec.solve();
    assert_eq!(conflicts(&solution), [[0, 1]]);
    assert_eq!(told(&solution.conflicts[0]), ["4 whole numbers, 2 cases"]);
}

#[test]
fn a_domain_is_named_where_it_is_what_clashes() {
    let spec = spec(
        2,
        vec![],
        vec![(0, (None, Some((-2, true)))), (1, exact(3))],
    );
    let solution = spec.solve();
    assert_eq!(conflicts(&solution), [[0]]);
    assert_eq!(
        told(&solution.conflicts[0]),
        ["v0: domain [0, ∞) but s0 (-∞, -1]"]
    );
    assert_eq!(solution.bounds[1], interval(exact(3)));
}

#[test]
fn relations_that_no_number_fits_are_told_without_statements() {
    let odd = Link::Linear(vec![(0, 2), (1, 4)], exact(3));
    let spec = Spec {
        variables: vec![(true, ALL); 2],
        statements: vec![(0, exact(1)), (1, exact(1))],
        relations: vec![odd],
    };
    let solution = spec.solve();
    assert_eq!(conflicts(&solution), [Vec::<usize>::new()]);
    assert_eq!(told(&solution.conflicts[0]), ["r0 impossible"]);
}

#[test]
fn ids_of_another_system_take_no_part() {
    for count in [2, 3] {
        let mut other = System::new();
        let strangers = (0..count).map(|_| other.variable(false, Interval::ALL));
        let stranger = strangers.last().unwrap();
        let mut system = System::new();
        let own = system.variable(false, Interval::ALL);
        system.statement(stranger, Interval::exact(Number::ONE), 0);
        system.statement(own, Interval::exact(Number::ONE), 1);
        system.linear(
            &[(own, Number::ONE), (stranger, Number::ONE)],
            Interval::exact(Number::ZERO),
        );
        system.product(own, stranger, stranger);
        let solution = solve(&system, &Limits::default());
        assert_eq!(
            (solution.conflicts, solution.bounds, solution.exhausted),
            (vec![], vec![Interval::exact(Number::ONE)], vec![])
        );
    }
}

#[test]
fn rounding_carries_on_until_nothing_moves() {
    // Twice the one is five times the other.
    let spec = Spec {
        variables: vec![(true, ALL); 2],
        statements: vec![(0, closed(1, 9))],
        relations: vec![Link::Linear(vec![(0, 2), (1, -5)], ZERO)],
    };
    let solution = spec.solve();
    assert_eq!(solution.bounds, [interval(exact(5)), interval(exact(2))]);
}

#[test]
fn an_odd_number_is_no_sum_of_even_ones() {
    // No bound moves; only going through the cases finds it.
    let spec = Spec {
        variables: vec![(true, closed(-2, 2)); 4],
        statements: vec![(3, exact(1))],
        relations: vec![Link::Linear(vec![(0, 2), (1, 2), (2, 2), (3, -1)], ZERO)],
    };
    assert_eq!(conflicts(&spec.solve()), [[0]]);
}
