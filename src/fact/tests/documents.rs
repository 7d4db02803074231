//! Reading documents and their facts.

use super::super::{Change, Fact, FactProblemKind, PeriodSource, Value};
use super::{HARBOUR, Run, document};
use crate::figure::Figure;

#[test]
fn a_fact_knows_its_parts_and_places() {
    let text = "\
document:
  id: north-2024
  title: A year at the bay
  publisher: Harbour office
  published: 2024-05
  language: en
  authority: 3
facts:
  - id: cod
    metric: catch
    entity: north
    period: 2023
    per: month
    change: by
    dimensions: {origin: pier, cargo: cod}
    figure: \"12 t\"
    line: 7
    note: landed fish only
";
    let run = Run::new(HARBOUR, &[text]);
    let (index, problems) = run.index();
    assert!(problems.is_empty(), "{problems:?}");
    let document = &index.documents[0];
    assert_eq!(document.title.as_deref(), Some("A year at the bay"));
    assert_eq!(document.publisher.as_deref(), Some("Harbour office"));
    assert_eq!(document.published.as_ref().unwrap().to_string(), "2024-05");
    assert_eq!(
        (document.language.as_deref(), document.authority),
        (Some("en"), Some(3))
    );
    assert_eq!(run.slice(document.id_span), "north-2024");
    let fact = &index.facts[0];
    assert_eq!(
        index.name(index.find("north-2024/cod").unwrap()),
        "north-2024/cod"
    );
    assert_eq!(run.vocabulary.metric_name(fact.metric), "catch");
    assert_eq!(fact.entity, run.vocabulary.entities.get("north"));
    assert_eq!(fact.period.source, PeriodSource::Stated);
    assert_eq!(run.slice(fact.period.span.unwrap()), "2023");
    assert_eq!(
        (fact.per.as_deref(), fact.change),
        (Some("month"), Some(Change::By))
    );
    let cargo = run.vocabulary.dimension_id("cargo").unwrap();
    assert_eq!(fact.member(cargo), run.vocabulary.members(cargo).get("cod"));
    assert_eq!(fact.dimensions.len(), 2);
    assert!(fact.dimensions.is_sorted());
    assert_eq!((&*fact.text, run.slice(fact.site)), ("12 t", "12 t"));
    assert_eq!(
        (fact.line(), fact.note.as_deref()),
        (Some(7), Some("landed fish only"))
    );
}

#[test]
fn periods_are_stated_inferred_or_those_of_publication() {
    let text = document(
        "bay",
        &[
            "{id: a, metric: catch, period: 2023, figure: 1 t}",
            "{id: b, metric: catch, period: {edtf: 2022/2023, inferred: these two years}, figure: 1 t}",
            "{id: c, metric: fleet, figure: 3 boats}",
            "{id: d, metric: catch, figure: 1 t}",
        ],
    );
    let run = Run::new(HARBOUR, &[&text]);
    let (index, problems) = run.index();
    assert!(problems.is_empty(), "{problems:?}");
    let periods: Vec<(Option<String>, bool, Option<&str>)> = index
        .facts
        .iter()
        .map(|fact| {
            let period = fact.period.period.as_ref().map(ToString::to_string);
            let place = fact.period.span.map(|span| run.slice(span));
            (period, fact.period.is_inferred(), place)
        })
        .collect();
    assert_eq!(
        periods,
        [
            (Some("2023".into()), false, Some("2023")),
            (Some("2022/2023".into()), true, Some("2022/2023")),
            (Some("2024-05".into()), true, Some("2024-05")),
            (None, false, None),
        ]
    );
}

#[test]
fn dates_texts_and_bare_numbers_are_values() {
    let text = document(
        "bay",
        &[
            "{id: a, metric: opening, date: 2021}",
            "{id: b, metric: prize, text: The  GOLDEN Anchor}",
            "{id: c, metric: prize, text: golden anchor}",
            "{id: d, metric: fleet, figure: 585}",
        ],
    );
    let run = Run::new(HARBOUR, &[&text]);
    let (index, problems) = run.index();
    assert!(problems.is_empty(), "{problems:?}");
    let Value::Date(date) = &index.facts[0].value else {
        panic!("{:?}", index.facts[0]);
    };
    assert_eq!(date.to_string(), "2021");
    let (Value::Text(one), Value::Text(two)) = (&index.facts[1].value, &index.facts[2].value)
    else {
        panic!("{:?}", index.facts);
    };
    assert_eq!(one, two);
    assert_eq!(&*index.facts[1].text, "The  GOLDEN Anchor");
    assert!(matches!(index.facts[3].value, Value::Figure(_)));
    assert_eq!(run.slice(index.facts[3].site), "585");
}

#[test]
fn a_value_behind_an_alias_stands_at_the_alias() {
    let text = "\
document: {id: bay, published: 2024-05}
facts:
  - {id: a, metric: catch, figure: &load '12 t'}
  - {id: b, metric: catch, figure: *load}
  - &whole {id: c, metric: catch, figure: 13 t}
  - *whole
";
    let run = Run::new(HARBOUR, &[text]);
    let (index, problems) = run.index();
    let place = |at: usize| {
        let fact = &index.facts[at];
        (
            run.slice(fact.site),
            fact.anchored().map(|span| run.slice(span)),
        )
    };
    assert_eq!(place(0), ("12 t", None));
    assert_eq!(place(1), ("*load", Some("12 t")));
    assert_eq!(place(3), ("*whole", Some("13 t")));
    assert_eq!(&*index.facts[1].text, "12 t");
    assert_eq!(problems.len(), 1);
    assert!(matches!(
        problems[0].kind,
        FactProblemKind::DuplicateId { .. }
    ));
    assert_eq!(run.slice(problems[0].span), "*whole");
    assert_eq!(run.slice(problems[0].related[0]), "c");
}

#[test]
fn trees_that_are_no_documents_yield_nothing() {
    let run = Run::new(
        HARBOUR,
        &["[1]", "checks: []", "facts: all", "12", "document: a title"],
    );
    assert!(run.documents.is_empty());
    assert_eq!(
        Run::new(HARBOUR, &["document: {id: bay}"]).documents.len(),
        1
    );
}

#[test]
fn a_file_may_hold_several_documents() {
    let text = format!(
        "{}---\n{}",
        document("b", &[]),
        document("a", &["{id: x, metric: fleet, figure: 3}"])
    );
    let run = Run::new(HARBOUR, &[&text]);
    let (index, problems) = run.index();
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(index.documents.len(), 2);
    assert_eq!(index.documents[0].facts().len(), 1);
    assert!(index.find("a/x").is_some());
}

#[test]
fn what_the_schema_rejects_is_passed_over() {
    let text = document(
        "bay",
        &[
            "{id: a, figure: 1 t}",
            "{id: b, metric: catch}",
            "{id: c, metric: catch, figure: 1 t, date: 2021}",
            "{id: d, metric: catch, figure: [1]}",
            "{id: e, metric: catch, figure: 1 t, change: at}",
            "{id: f, metric: [catch], figure: 1 t}",
            "just words",
            "{metric: catch, figure: 2 t}",
        ],
    );
    let run = Run::new(HARBOUR, &[&text]);
    let (index, problems) = run.index();
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!((index.facts.len(), index.unread), (1, 7));
    assert_eq!(&*index.facts[0].id, "");
}

#[test]
fn a_document_without_facts_or_name_is_still_one() {
    let run = Run::new(HARBOUR, &["facts: [{id: a, metric: fleet, figure: 3}]"]);
    let (index, problems) = run.index();
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(index.documents[0].id_span.range, None);
    assert_eq!(index.facts.len(), 1);
}

#[test]
fn a_rate_per_days_is_one_per_day() {
    for (written, read) in [("days", "day"), ("month", "month"), ("classes", "classes")] {
        let text = format!(
            "document: {{id: north}}\nfacts:\n  - {{id: cod, metric: catch, entity: north, period: 2023, per: {written}, figure: 12 t}}\n"
        );
        let run = Run::new(HARBOUR, &[&text]);
        let (index, problems) = run.index();
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(index.facts[0].per.as_deref(), Some(read), "{written}");
    }
}

/// A run may hold millions.
#[test]
fn facts_are_small() {
    assert!(size_of::<Fact>() <= 192, "{}", size_of::<Fact>());
    assert!(size_of::<Figure>() <= 80, "{}", size_of::<Figure>());
}
