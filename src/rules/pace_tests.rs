//! Tests of which paces are compared. That the two that differ most are found is tested in `relation`.

use super::*;

fn paces<'a>(made: &[(&'a Period, (i64, i64))]) -> Vec<Pace<'a>> {
    made.iter()
        .map(|(period, (low, width))| {
            let reading = Interval::closed(Number::from(*low), Number::from(low + width));
            let usual = Interval::exact(Number::from(*low));
            let reading = Reading {
                strict: reading,
                usual,
            };
            let one = Term::unstated(Reading::exactly(Number::ONE), "1 day");
            let amount = Term::unstated(reading.clone(), "");
            Pace {
                reading,
                facts: Vec::new(),
                period,
                equation: Equation::quotient(amount, one, Interval::ALL),
            }
        })
        .collect()
}

fn periods() -> Vec<Period> {
    let texts = [
        "2020",
        "2020-03/2020-06",
        "2020/2021",
        "2020-07/2021-06",
        "2021-05~",
        "2022",
        "2020-01/2020-08",
        "2021~",
    ];
    texts.map(|text| Period::parse(text).unwrap()).to_vec()
}

#[test]
fn nothing_at_all_is_slower_than_any_factor_bridges() {
    let periods = periods();
    let paces = paces(&[(&periods[0], (5, 0)), (&periods[5], (0, 0))]);
    let (verdict, pair) = compare(&paces, &Number::from(1000));
    assert_eq!(verdict, Verdict::Conflict);
    let found = pair.unwrap();
    assert_eq!(
        (found.fast.period, found.slow.period),
        (&periods[0], &periods[5])
    );
    assert_eq!(
        found.headline("fares", &Number::from(2), Tone::Statement),
        "`fares`: the pace of `2020` is more than twice that of `2022`"
    );
}

#[test]
fn periods_that_merely_overlap_are_not_compared() {
    let periods = periods();
    let paces = paces(&[(&periods[3], (1, 0)), (&periods[6], (9, 0))]);
    let (verdict, _) = compare(&paces, &Number::ONE);
    assert_eq!(verdict, Verdict::NotChecked(Reason::NothingToCompare));
}

#[test]
fn paces_without_an_upper_end_cannot_differ_too_much() {
    let periods = periods();
    let mut open = paces(&[(&periods[0], (5, 0)), (&periods[5], (9, 0))]);
    assert!(!cannot_fail(&open));
    for pace in &mut open {
        pace.reading.strict.upper = None;
    }
    assert!(cannot_fail(&open));
    let bounded = paces(&[(&periods[1], (7, 0))]);
    open.extend(bounded);
    assert!(!cannot_fail(&open), "the one that is bounded may be slower");
}
