//! Tests of intervals and their arithmetic.

use super::*;
use proptest::prelude::*;

fn number(text: &str) -> Number {
    Number::parse(text).unwrap()
}

fn interval(text: &str) -> Interval {
    let inner = text.trim_matches(['[', ']', '(', ')']);
    let (lower, upper) = inner.split_once(", ").unwrap();
    let end = |text: &str, closed: bool| {
        (!text.contains('∞')).then(|| End {
            value: number(text),
            closed,
        })
    };
    Interval {
        lower: end(lower, text.starts_with('[')),
        upper: end(upper, text.ends_with(']')),
    }
}

fn end() -> impl Strategy<Value = Option<End>> {
    prop_oneof![
        1 => Just(None),
        5 => (-20_i64..20, 1_i64..4, any::<bool>()).prop_map(|(numer, denom, closed)| Some(End {
            value: Number::fraction(numer, denom).unwrap(),
            closed,
        })),
    ]
}

fn any_interval() -> impl Strategy<Value = Interval> {
    (end(), end()).prop_map(|(lower, upper)| Interval { lower, upper })
}

fn filled() -> impl Strategy<Value = Interval> {
    any_interval().prop_filter("not empty", |interval| !interval.is_empty())
}

#[test]
fn knows_what_is_in_it() {
    let half_open = interval("[1, 2)");
    assert!(half_open.contains(&number("1")) && half_open.contains(&number("1.9")));
    assert!(!half_open.contains(&number("2")) && !half_open.contains(&number("0.9")));
    assert!(half_open.contains_interval(&interval("[1, 1.5]")));
    assert!(!half_open.contains_interval(&interval("[1, 2]")));
    assert!(!half_open.contains_interval(&interval("(-∞, 1]")));
    assert_eq!(interval("[3, 3]").single(), Some(&number("3")));
    assert_eq!(interval("[3, 4]").single(), None);
    assert_eq!(interval("[3, ∞)").single(), None);
}

#[test]
fn prints_as_written() {
    for text in ["[240, 300)", "(300, ∞)", "(-∞, 2/3]", "(-∞, ∞)", "[1, 1]"] {
        assert_eq!(interval(text).to_string(), text);
    }
    assert_eq!(interval("(3000000, ∞)").in_scale_words(), "(3 million, ∞)");
}

#[test]
fn knows_when_it_is_empty() {
    assert!(interval("[1, 1)").is_empty());
    assert!(interval("(1, 1]").is_empty());
    assert!(interval("[2, 1]").is_empty());
    assert!(!interval("[1, 1]").is_empty());
    assert!(!interval("(-∞, 1)").is_empty());
}

#[test]
fn ends_that_touch_meet_only_if_both_are_closed() {
    assert!(interval("[1, 2]").meets(&interval("[2, 3]")));
    assert!(!interval("[1, 2)").meets(&interval("[2, 3]")));
    assert!(!interval("[1, 2]").meets(&interval("(2, 3]")));
    assert!(interval("(2, 3]").can_be_at_most(&interval("[1, 4]")));
    assert!(!interval("(2, 3]").can_be_at_most(&interval("[1, 2]")));
    assert!(interval("[2, 3]").can_be_at_most(&interval("[1, 2]")));
}

#[test]
fn shrinks_to_whole_numbers() {
    for (wide, whole) in [
        ("(240, 300)", Some("[241, 299]")),
        ("[240, 300]", Some("[240, 300]")),
        ("[4.8, 6)", Some("[5, 5]")),
        ("(-2.5, -1)", Some("[-2, -2]")),
        ("(300, ∞)", Some("[301, ∞)")),
        ("(5, 6)", None),
        ("[5.1, 5.9]", None),
    ] {
        assert_eq!(
            interval(wide).shrink_to_whole(),
            whole.map(interval),
            "{wide}"
        );
    }
}

#[test]
fn scales_and_adds_ends_with_their_closedness() {
    assert_eq!(
        interval("[1, 2)").scale_by(&number("-3")),
        interval("(-6, -3]")
    );
    assert_eq!(
        interval("(1, ∞)").scale_by(&number("-1")),
        interval("(-∞, -1)")
    );
    assert_eq!(
        interval("(1, ∞)").scale_by(&number("0")),
        interval("[0, 0]")
    );
    assert_eq!(
        interval("[1, 2)").plus(&interval("[3, 4]")),
        interval("[4, 6)")
    );
    assert_eq!(
        interval("[1, 2]").minus(&interval("(0, 1]")),
        interval("[0, 2)")
    );
    assert_eq!(
        interval("[1, 2)").shift(&number("0.5")),
        interval("[1.5, 2.5)")
    );
}

#[test]
fn multiplies_by_any_sign() {
    for (a, b, product) in [
        ("[2, 3]", "[4, 5)", "[8, 15)"),
        ("[-2, 3]", "[-4, 5)", "[-12, 15)"),
        ("(-3, -2]", "[4, 5]", "(-15, -8]"),
        ("[-3, -2]", "[-5, -4)", "(8, 15]"),
        ("[2, 3]", "(1, ∞)", "(2, ∞)"),
        ("[-3, 2]", "(1, ∞)", "(-∞, ∞)"),
        ("(0, 3]", "(-∞, -1]", "(-∞, 0)"),
        // Nothing times whatever there is is nothing, and it is reached.
        ("[0, 3]", "(-∞, -1]", "(-∞, 0]"),
        ("[0, 0]", "(-∞, ∞)", "[0, 0]"),
        ("[0, 1)", "(2, 3)", "[0, 3)"),
        ("(0, 1)", "[0, 3)", "[0, 3)"),
    ] {
        for (a, b) in [(a, b), (b, a)] {
            let found = interval(a).times(&interval(b));
            assert_eq!(found, interval(product), "{a} × {b}");
        }
    }
}

#[test]
fn divides_by_what_is_more_than_nothing() {
    for (a, b, quotient) in [
        ("[6, 8]", "[0, 4)", Some("(1.5, ∞)")),
        ("(6, 8]", "(0, 4]", Some("(1.5, ∞)")),
        ("[6, 8]", "[0, ∞)", Some("(0, ∞)")),
        ("[0, 8]", "[0, 4]", Some("[0, ∞)")),
        ("[-1, 8]", "[0, 4]", None),
        ("[6, 8]", "[0, 0]", None),
        ("[6, 8]", "[-1, 4]", None),
    ] {
        let found = interval(a).divide_above_zero(&interval(b));
        assert_eq!(found, quotient.map(interval), "{a} / {b}");
    }
}

#[test]
fn divides_where_it_can() {
    for (a, b, quotient) in [
        ("[6, 8)", "[2, 4]", Some("[1.5, 4)")),
        ("[6, 8]", "(2, ∞)", Some("(0, 4)")),
        ("[0, 8]", "(2, 4)", Some("[0, 4)")),
        ("[-6, 8]", "[2, 4]", Some("[-3, 4]")),
        ("[-8, -6]", "[2, 4]", Some("[-4, -1.5]")),
        ("[6, 8)", "[-4, -2]", Some("(-4, -1.5]")),
        ("(6, ∞)", "[2, 4]", Some("(1.5, ∞)")),
        ("[6, 8]", "(0, 4]", None),
        ("[6, 8]", "[-1, 4]", None),
        ("[6, 8]", "(-∞, ∞)", None),
    ] {
        assert_eq!(
            interval(a).divide_by(&interval(b)),
            quotient.map(interval),
            "{a} / {b}"
        );
    }
}

#[test]
fn of_nothing_and_by_nothing_there_is_no_quotient() {
    let (nothing, some) = (interval("(3, 3]"), interval("[2, 4]"));
    assert!(nothing.is_empty());
    assert_eq!(nothing.divide_by(&some), None);
    assert_eq!(some.divide_by(&nothing), None);
}

proptest! {
    #[test]
    fn an_intersection_has_what_both_have(a in any_interval(), b in any_interval(), x in -20_i64..20) {
        let x = Number::from(x);
        let both = a.contains(&x) && b.contains(&x);
        prop_assert_eq!(a.intersect(&b).is_some_and(|common| common.contains(&x)), both);
        prop_assert!(!both || a.meets(&b));
        prop_assert_eq!(a.meets(&b), b.meets(&a));
    }

    #[test]
    fn widening_never_separates(a in any_interval(), b in any_interval(), c in filled()) {
        let wide = a.hull(&c);
        prop_assert!(!a.meets(&b) || wide.meets(&b));
        prop_assert!(!a.can_be_at_most(&b) || wide.can_be_at_most(&b));
        prop_assert!(!b.can_be_at_most(&a) || b.can_be_at_most(&wide));
    }

    #[test]
    fn a_hull_contains_both(a in filled(), b in filled()) {
        let hull = a.hull(&b);
        prop_assert!(hull.contains_interval(&a) && hull.contains_interval(&b));
    }

    #[test]
    fn arithmetic_keeps_members(
        a in filled(), b in filled(),
        (p, q) in (-20_i64..20, 1_i64..4), (r, t) in (-20_i64..20, 1_i64..4),
    ) {
        let (x, y) = (Number::fraction(p, q).unwrap(), Number::fraction(r, t).unwrap());
        if a.contains(&x) && b.contains(&y) {
            prop_assert!(a.plus(&b).contains(&(&x + &y)));
            prop_assert!(a.minus(&b).contains(&(&x - &y)));
            prop_assert!(a.scale_by(&y).contains(&(&x * &y)));
            prop_assert!(a.times(&b).contains(&(&x * &y)));
            if let Some(quotients) = a.divide_by(&b) {
                prop_assert!(quotients.contains(&x.checked_div(&y).unwrap()));
            }
        }
    }

    #[test]
    fn shrinking_keeps_exactly_the_whole_numbers(a in any_interval(), x in -20_i64..20) {
        let x = Number::from(x);
        prop_assert_eq!(a.shrink_to_whole().is_some_and(|whole| whole.contains(&x)), a.contains(&x));
    }
}
