//! The index over all documents: data points, references between documents, one order whatever came first.

use proptest::prelude::*;

use super::super::build_index::index;
use super::super::{Fact, FactIndex, FactProblemKind, NameKind, RetiredBy};
use super::{HARBOUR, Run, document};

/// Names of the facts of each data point, in the order of the index.
fn points(index: &FactIndex) -> Vec<Vec<String>> {
    let names = |facts: &[_]| facts.iter().map(|id| index.name(*id)).collect();
    index
        .points()
        .iter()
        .map(|point| names(&point.facts))
        .collect()
}

fn retired(index: &FactIndex, name: &str) -> Option<RetiredBy> {
    index
        .find(name)
        .and_then(|id| index.fact(id))
        .and_then(|fact: &Fact| fact.retired)
}

#[test]
fn facts_about_one_thing_share_a_data_point() {
    let one = document(
        "bay-one",
        &[
            "{id: a, metric: catch, entity: north, period: 2023, figure: 1 t}",
            "{id: b, metric: catch, entity: north, period: 2023, per: month, figure: 1 t}",
            "{id: c, metric: catch, entity: coast, period: 2023, figure: 1 t}",
            "{id: d, metric: catch, entity: north, period: 2023, dimensions: {cargo: cod, origin: pier}, figure: 1 t}",
            "{id: e, metric: catch, entity: north, period: 2023, change: to, figure: 1 t}",
            "{id: f, metric: catch, entity: north, figure: 1 t}",
        ],
    );
    let two = document(
        "bay-two",
        &[
            "{id: a, metric: catch, entity: north, period: 2023-01/2023-12, figure: 2 t}",
            "{id: d, metric: catch, entity: north, period: 2023, dimensions: {origin: pier, cargo: cod}, figure: 2 t}",
            "{id: x, metric: catch, period: 2023, figure: 2 t}",
            "{id: y, metric: all-boats, entity: north, figure: 3}",
        ],
    );
    let run = Run::new(HARBOUR, &[&two, &one]);
    let (index, problems) = run.index();
    assert!(problems.is_empty(), "{problems:?}");
    let expected = [
        vec!["bay-two/y"],
        vec!["bay-two/x"],
        vec!["bay-one/c"],
        vec!["bay-one/f"],
        vec!["bay-one/a", "bay-two/a"],
        vec!["bay-one/d", "bay-two/d"],
        vec!["bay-one/e"],
        vec!["bay-one/b"],
    ];
    assert_eq!(points(&index), expected);
    let catch = run.vocabulary.metric_id("catch").unwrap();
    assert_eq!(index.points_of(catch).len(), 7);
    assert_eq!(index.facts_of(catch).count(), 9);
    let fleet = run.vocabulary.metric_id("fleet").unwrap();
    assert!(index.points_of(fleet).is_empty());
}

#[test]
fn names_lead_to_facts() {
    let run = Run::new(
        HARBOUR,
        &[&document("bay", &["{id: a, metric: fleet, figure: 3}"])],
    );
    let (index, _) = run.index();
    assert_eq!(index.name(index.find("bay/a").unwrap()), "bay/a");
    for name in ["", "bay", "bay/", "bay/b", "bay/A", "ba/a", "bay/a/a", "/a"] {
        assert_eq!(index.find(name), None, "{name}");
    }
}

#[test]
fn a_superseded_document_is_retired() {
    let old = document("bay-1", &["{id: a, metric: fleet, figure: 3}"]);
    let new = "document: {id: bay-2, published: 2024-05, supersedes: bay-1}\nfacts: [{id: a, metric: fleet, figure: 4}]";
    let run = Run::new(HARBOUR, &[&old, new]);
    let (index, problems) = run.index();
    assert!(problems.is_empty(), "{problems:?}");
    let new = index.find_document("bay-2").unwrap();
    assert_eq!(retired(&index, "bay-1/a"), Some(RetiredBy::Document(new)));
    assert_eq!(retired(&index, "bay-2/a"), None);
    let point = &index.points()[0];
    assert_eq!(point.facts.len(), 2);
    let current: Vec<String> = index.current(point).map(|(id, _)| index.name(id)).collect();
    assert_eq!(current, ["bay-2/a"]);
}

#[test]
fn a_corrected_fact_is_retired() {
    let old = document(
        "old",
        &[
            "{id: a, metric: fleet, figure: 3}",
            "{id: b, metric: fleet, figure: 5}",
        ],
    );
    let new = document(
        "new",
        &["{id: a, metric: fleet, figure: 4, corrects: old/a}"],
    );
    let run = Run::new(HARBOUR, &[&old, &new]);
    let (index, problems) = run.index();
    assert!(problems.is_empty(), "{problems:?}");
    let by = index.find("new/a").unwrap();
    assert_eq!(retired(&index, "old/a"), Some(RetiredBy::Fact(by)));
    assert_eq!(retired(&index, "old/b"), None);
}

#[test]
fn references_that_lead_nowhere_are_told_with_what_was_meant() {
    let old = document(
        "old-bay",
        &[
            "{id: boats, metric: fleet, figure: 3}",
            "{id: bad, metric: fleet, figure: some}",
        ],
    );
    let new = "\
document: {id: new, published: 2024-05, supersedes: old-bya}
facts:
  - {id: a, metric: fleet, figure: 4, corrects: old-bay/boast}
  - {id: b, metric: fleet, figure: 4, corrects: old-bai/boats}
  - {id: c, metric: fleet, figure: 4, corrects: old-bay/bad}
  - {id: d, metric: fleet, figure: 4, corrects: boats}
";
    let run = Run::new(HARBOUR, &[&old, new]);
    let (_, problems) = run.index();
    let found: Vec<_> = problems
        .iter()
        .filter_map(|problem| match &problem.kind {
            FactProblemKind::Unknown {
                what, name, close, ..
            } => {
                assert_eq!(run.slice(problem.span), &**name);
                Some((*what, &**name, close.as_deref()))
            }
            FactProblemKind::Figure { .. } => None,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        found,
        [
            (NameKind::Document, "old-bya", Some("old-bay")),
            (NameKind::Fact, "old-bay/boast", Some("old-bay/boats")),
            (NameKind::Fact, "old-bai/boats", Some("old-bay/boats")),
            (NameKind::Fact, "boats", None),
        ]
    );
}

#[test]
fn documents_and_facts_that_replace_each_other_in_a_circle_all_stay() {
    let texts = [
        "document: {id: a, supersedes: b}\nfacts: [{id: x, metric: fleet, figure: 3, corrects: b/x}]",
        "document: {id: b, supersedes: a}\nfacts: [{id: x, metric: fleet, figure: 3, corrects: a/x}]",
        "document: {id: c, supersedes: c}\nfacts: []",
    ];
    let run = Run::new(HARBOUR, &texts);
    let (index, problems) = run.index();
    let found: Vec<_> = problems
        .iter()
        .map(|problem| match &problem.kind {
            FactProblemKind::Cycle { what, ids } => (*what, ids.join(" "), run.slice(problem.span)),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        found,
        [
            (NameKind::Document, "a b".into(), "b"),
            (NameKind::Fact, "a/x b/x".into(), "b/x"),
            (NameKind::Document, "c".into(), "c"),
        ]
    );
    assert!(index.facts.iter().all(|fact| fact.retired.is_none()));
    assert!(
        index
            .documents
            .iter()
            .all(|document| document.superseded_by.is_none())
    );
}

#[test]
fn a_fact_is_small() {
    assert!(size_of::<Fact>() <= 300, "{}", size_of::<Fact>());
}

/// Documents whose facts share data points, names and faults.
fn documents() -> impl Strategy<Value = Vec<String>> {
    let fact = (
        prop::sample::select(vec!["catch", "fleet", "haul"]),
        prop::sample::select(vec!["north", "pier", "nowhere"]),
        prop::sample::select(vec!["2023", "2023-01/2023-12", "2024-13"]),
        prop::sample::select(vec!["1 t", "3 boats", "some"]),
        prop::sample::select(vec!["", ", corrects: a/x", ", corrects: b/y", ", corrects: c/z"]),
        prop::sample::select(vec!["x", "y"]),
    )
        .prop_map(|(metric, entity, period, figure, corrects, id)| {
            format!("{{id: {id}, metric: {metric}, entity: {entity}, period: {period}, figure: {figure}{corrects}}}")
        });
    let document = (
        prop::sample::select(vec!["a", "b", "c"]),
        prop::sample::select(vec!["", ", supersedes: a", ", supersedes: b"]),
        prop::collection::vec(fact, 0..5),
    )
        .prop_map(|(id, supersedes, facts)| {
            format!(
                "document: {{id: {id}{supersedes}}}\nfacts: [{}]",
                facts.join(", ")
            )
        });
    prop::collection::vec(document, 0..5)
}

proptest! {
    #[test]
    fn the_index_does_not_depend_on_the_order_of_documents(
        texts in documents(),
        order in any::<prop::sample::Index>(),
    ) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let run = Run::new(HARBOUR, &texts);
        let mut turned = run.documents.clone();
        if !turned.is_empty() {
            let by = order.index(turned.len());
            turned.rotate_left(by);
            turned.swap(0, by);
        }
        let turned = index(turned, &run.vocabulary);
        prop_assert_eq!(format!("{:?}", run.index()), format!("{turned:?}"));
    }

    #[test]
    fn every_fact_is_in_one_data_point_and_found_by_its_name(texts in documents()) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let run = Run::new(HARBOUR, &texts);
        let (index, _) = run.index();
        let mut listed: Vec<_> = index.points().iter().flat_map(|point| point.facts.to_vec()).collect();
        listed.sort_unstable();
        let all: Vec<_> = index.iter().map(|(id, _)| id).collect();
        prop_assert_eq!(listed, all);
        for point in index.points() {
            for id in &point.facts {
                prop_assert_eq!(index.fact(*id).map(Fact::key), index.key(point));
            }
        }
        for (id, fact) in index.iter() {
            let name = index.name(id);
            prop_assert_eq!(index.find(&name).map(|found| index.name(found)), Some(name));
            prop_assert_eq!(run.slice(fact.site), &*fact.text);
        }
    }
}
