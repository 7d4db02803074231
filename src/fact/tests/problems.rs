//! What is said of faults in documents, and what is kept in spite of them.

use super::super::{FactProblem, FactProblemKind, NameKind, RELATED_USES, Uncomparable, ValueKind};
use super::{HARBOUR, Run, document};

fn unknown(problem: &FactProblem) -> (NameKind, Option<&str>, &str, Option<&str>, usize) {
    let FactProblemKind::Unknown {
        what,
        within,
        name,
        close,
        further,
    } = &problem.kind
    else {
        panic!("{problem:?}");
    };
    (
        *what,
        within.as_deref(),
        name,
        close.as_deref(),
        further.len(),
    )
}

#[test]
fn unknown_names_keep_only_their_own_fact_out() {
    let text = document(
        "bay",
        &[
            "{id: a, metric: cacth, entity: nroth, figure: 1 t}",
            "{id: b, metric: catch, dimensions: {crago: cod, cargo: codd}, figure: 1 t}",
            "{id: c, metric: catch, figure: 1 t}",
        ],
    );
    let run = Run::new(HARBOUR, &[&text]);
    let (index, problems) = run.index();
    let found: Vec<_> = problems.iter().map(unknown).collect();
    assert_eq!(
        found,
        [
            (NameKind::Metric, None, "cacth", Some("catch"), 0),
            (NameKind::Entity, None, "nroth", Some("north"), 0),
            (NameKind::Dimension, None, "crago", Some("cargo"), 0),
            (NameKind::Member, Some("cargo"), "codd", Some("cod"), 0),
        ]
    );
    for problem in &problems {
        assert_eq!(run.slice(problem.span), unknown(problem).2);
    }
    assert_eq!((index.facts.len(), index.unread), (1, 2));
}

#[test]
fn an_unknown_name_is_told_once_with_some_of_its_uses() {
    let facts = ["{metric: haul, figure: 1 t}"; 4];
    let texts = [
        document("b", &facts),
        document("a", &facts),
        document("c", &[]),
    ];
    let run = Run::new(HARBOUR, &texts.each_ref().map(String::as_str));
    let (index, problems) = run.index();
    assert_eq!(problems.len(), 1);
    assert_eq!(
        unknown(&problems[0]),
        (NameKind::Metric, None, "haul", None, 7 - RELATED_USES)
    );
    assert_eq!(problems[0].related.len(), RELATED_USES);
    assert!(problems[0].related.is_sorted());
    assert_eq!(index.unread, 8);
}

#[test]
fn without_a_vocabulary_each_metric_is_unknown_once() {
    let text = document(
        "bay",
        &[
            "{metric: x, figure: 1}",
            "{metric: y, figure: 1}",
            "{metric: x, figure: 2}",
        ],
    );
    let (_, problems) = Run::new("{}", &[&text]).index();
    let names: Vec<&str> = problems.iter().map(|problem| unknown(problem).2).collect();
    assert_eq!(names, ["x", "y"]);
}

#[test]
fn names_given_twice_point_at_the_first() {
    let twice = [
        "{id: a, metric: fleet, figure: 1}",
        "{id: a, metric: fleet, figure: 2}",
    ];
    let texts = [
        document("bay", &twice),
        document("bay", &[]),
        document("bay", &[]),
    ];
    let run = Run::new(HARBOUR, &texts.each_ref().map(String::as_str));
    let (index, problems) = run.index();
    let found: Vec<_> = problems
        .iter()
        .map(|problem| match &problem.kind {
            FactProblemKind::DuplicateId { what, id } => (*what, &**id, problem.related.len()),
            other => panic!("{other:?}"),
        })
        .collect();
    let document = (NameKind::Document, "bay", 1);
    assert_eq!(found, [(NameKind::Fact, "a", 1), document, document]);
    assert!(problems[0].related[0] < problems[0].span);
    assert_eq!(problems[1].related, problems[2].related);
    assert_eq!(index.facts.len(), 2);
    assert_eq!(
        &*index.fact(index.find("bay/a").unwrap()).unwrap().text,
        "1"
    );
}

#[test]
fn a_fact_states_what_its_metric_wants() {
    let text = document(
        "bay",
        &[
            "{id: a, metric: opening, figure: 3 boats}",
            "{id: b, metric: fleet, date: 2021}",
        ],
    );
    let run = Run::new(HARBOUR, &[&text]);
    let (index, problems) = run.index();
    let found: Vec<_> = problems
        .iter()
        .map(|problem| match problem.kind {
            FactProblemKind::ValueKindMismatch { metric, states } => {
                assert_eq!(
                    run.slice(problem.related[0]),
                    run.vocabulary.metric_name(metric)
                );
                (run.slice(problem.span), states)
            }
            _ => panic!("{problem:?}"),
        })
        .collect();
    assert_eq!(
        found,
        [("3 boats", ValueKind::Figure), ("2021", ValueKind::Date)]
    );
    assert!(index.facts.is_empty());
}

#[test]
fn periods_and_figures_that_cannot_be_read_are_underlined() {
    let text = document(
        "bay",
        &[
            "{id: a, metric: catch, period: 2023/2024-13, figure: 1 t}",
            "{id: b, metric: catch, period: {edtf: \"soon\", inferred: soon}, figure: 1 t}",
            "{id: c, metric: opening, date: \"20\\u0332\"}",
            "{id: d, metric: catch, figure: some tonnes}",
        ],
    );
    let run = Run::new(HARBOUR, &[&text]);
    let (index, problems) = run.index();
    let places: Vec<_> = problems
        .iter()
        .map(|problem| {
            let is_period = matches!(problem.kind, FactProblemKind::Period { .. });
            (is_period, run.slice(problem.span))
        })
        .collect();
    assert_eq!(places[0], (true, "2024-13"));
    assert_eq!(places[1], (true, "soon"));
    assert_eq!(places[2], (true, "\"20\\u0332\""));
    assert!(!places[3].0 && "some tonnes".contains(places[3].1));
    assert_eq!((index.facts.len(), index.unread), (0, 4));
}

#[test]
fn a_unit_must_fit_its_metric() {
    let text = document(
        "bay",
        &[
            "{id: a, metric: catch, figure: 12 boats}",
            "{id: b, metric: catch, figure: 12 kg}",
            "{id: c, metric: catch, figure: 12}",
            "{id: d, metric: fleet, figure: 12}",
            "{id: e, metric: prize, text: '12'}",
        ],
    );
    let run = Run::new(HARBOUR, &[&text]);
    let (index, problems) = run.index();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(
        matches!(&problems[0].kind, FactProblemKind::UnitNotOfMetric { text, .. } if &**text == "12 boats")
    );
    assert_eq!(run.slice(problems[0].related[0]), "catch");
    let readings: Vec<Result<String, Uncomparable>> = index
        .facts
        .iter()
        .map(|fact| Ok(fact.comparable(&run.vocabulary)?.usual.to_string()))
        .collect();
    assert_eq!(readings[0], Err(Uncomparable::UnitForeign));
    assert_eq!(readings[1].as_deref(), Ok("[0.0115, 0.0125]"));
    assert_eq!(readings[2], Err(Uncomparable::UnitMissing));
    assert_eq!(readings[3].as_deref(), Ok("[12, 12]"));
    assert_eq!(readings[4], Err(Uncomparable::NoFigure));
}
