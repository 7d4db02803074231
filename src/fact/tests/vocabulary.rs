//! Reading the vocabulary.

use super::super::{
    DimensionMembers, FactProblemKind, MetricId, NameKind, PeriodType, ValueKind, Vocabulary,
};
use super::{HARBOUR, Run};
use crate::figure::{Readings, UnitId};

#[test]
fn names_are_kept_in_their_order() {
    let run = Run::new("names: [Pier 7 Festival, 331, '007']\nmetrics: {}\n", &[]);
    let names: Vec<&str> = run.vocabulary.names.iter().map(|name| &**name).collect();
    assert_eq!(names, ["Pier 7 Festival", "331", "007"]);
    assert!(run.vocabulary_problems.is_empty());
}

#[test]
fn names_are_found_and_sorted() {
    let run = Run::new(HARBOUR, &[]);
    let vocabulary = &run.vocabulary;
    assert!(
        run.vocabulary_problems.is_empty(),
        "{:?}",
        run.vocabulary_problems
    );
    let names: Vec<&str> = vocabulary
        .metrics
        .iter()
        .map(|metric| &*metric.id)
        .collect();
    assert_eq!(names, ["all-boats", "catch", "fleet", "opening", "prize"]);
    for name in names {
        let id = vocabulary.metric_id(name).unwrap();
        assert_eq!(vocabulary.metric_name(id), name);
        assert_eq!(run.slice(vocabulary.metric(id).unwrap().span), name);
    }
    assert_eq!(vocabulary.metric_id("catches"), None);
    assert_eq!(
        vocabulary.entities.names().collect::<Vec<_>>(),
        ["coast", "north", "pier"]
    );
}

#[test]
fn metrics_know_what_is_said_of_them() {
    let run = Run::new(HARBOUR, &[]);
    let metric = |name| {
        let id = run.vocabulary.metric_id(name).unwrap();
        run.vocabulary.metric(id).unwrap()
    };
    let catch = metric("catch");
    assert_eq!(catch.unit, Some(UnitId::new("tonne")));
    assert_eq!(catch.period_type, Some(PeriodType::Duration));
    assert!(catch.accumulates_period && catch.accumulates_entity && !catch.never_shrinks);
    assert!(!metric("all-boats").accumulates_period);
    assert!(metric("fleet").never_shrinks);
    assert_eq!(
        metric("fleet").part_of,
        run.vocabulary.metric_id("all-boats")
    );
    assert_eq!(metric("opening").value, ValueKind::Date);
    assert_eq!(metric("prize").value, ValueKind::Text);
    let fleet = run.vocabulary.metric_id("fleet").unwrap();
    let names: Vec<&str> = run
        .vocabulary
        .metric_ancestors(fleet)
        .map(|id| run.vocabulary.metric_name(id))
        .collect();
    assert_eq!(names, ["fleet", "all-boats"]);
}

#[test]
fn messages_say_the_english_label_and_else_the_name() {
    let run = Run::new(HARBOUR, &[]);
    let entities = &run.vocabulary.entities;
    let north = entities.get("north").unwrap();
    assert_eq!(entities.label(north), "North Bay");
    assert_eq!(entities.label(entities.get("pier").unwrap()), "pier");
    let catch = run.vocabulary.metric_id("catch").unwrap();
    assert_eq!(run.vocabulary.metric_label(catch), "Catch");
}

#[test]
fn entities_form_a_tree() {
    let run = Run::new(HARBOUR, &[]);
    let entities = &run.vocabulary.entities;
    let [coast, north, pier] = ["coast", "north", "pier"].map(|name| entities.get(name).unwrap());
    assert_eq!(
        entities.ancestors(pier).collect::<Vec<_>>(),
        [pier, north, coast]
    );
    assert!(entities.is_within(pier, coast) && entities.is_within(pier, pier));
    assert!(!entities.is_within(coast, pier));
    assert_eq!(entities.lifetime(pier).unwrap().to_string(), "2019/..");
    assert_eq!(run.slice(entities.span(pier).unwrap()), "pier");
}

#[test]
fn dimensions_have_their_own_members_or_the_entities() {
    let run = Run::new(HARBOUR, &[]);
    let vocabulary = &run.vocabulary;
    let cargo = vocabulary.dimension_id("cargo").unwrap();
    let origin = vocabulary.dimension_id("origin").unwrap();
    assert!(matches!(
        vocabulary.dimension(origin).unwrap().members,
        DimensionMembers::Entities
    ));
    let members = vocabulary.members(cargo);
    let cod = members.get("cod").unwrap();
    assert!(members.is_within(cod, members.get("fish").unwrap()));
    assert_eq!(vocabulary.member_label((cargo, cod)), "cod");
    assert_eq!(vocabulary.members(origin).len(), 3);
}

#[test]
fn spellings_of_the_vocabulary_and_of_the_metric_both_count() {
    let run = Run::new(HARBOUR, &[]);
    let prize = run.vocabulary.metric_id("prize").unwrap();
    let spellings = &run.vocabulary.metric(prize).unwrap().spellings;
    assert_eq!(
        spellings.fold("golden anchor"),
        spellings.fold("The Golden Anchor")
    );
    assert_eq!(
        spellings.fold("silver oar"),
        spellings.fold("Oar of Silver")
    );
    let others = &run.vocabulary.spellings;
    assert_ne!(
        others.fold("golden anchor"),
        others.fold("The Golden Anchor")
    );
}

#[test]
fn circles_are_told_once_and_cut() {
    let text = "\
entities:
  a: {part_of: b}
  b: {part_of: c}
  c: {part_of: a}
  d: {part_of: a}
  e: {part_of: e}
metrics:
  x: {part_of: y}
  y: {part_of: x}
";
    let run = Run::new(text, &[]);
    let found: Vec<(NameKind, Vec<&str>, &str)> = run
        .vocabulary_problems
        .iter()
        .map(|problem| match &problem.kind {
            FactProblemKind::Cycle { what, ids } => {
                assert_eq!(problem.related.len() + 1, ids.len());
                let ids = ids.iter().map(|id| &**id).collect();
                (*what, ids, run.slice(problem.span))
            }
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        found,
        [
            (NameKind::Entity, vec!["a", "b", "c"], "b"),
            (NameKind::Entity, vec!["e"], "e"),
            (NameKind::Metric, vec!["x", "y"], "y"),
        ]
    );
    let entities = &run.vocabulary.entities;
    let [a, d] = ["a", "d"].map(|name| entities.get(name).unwrap());
    assert_eq!(entities.ancestors(d).collect::<Vec<_>>(), [d, a]);
    assert_eq!(
        run.vocabulary.metric(MetricId::at(0)).unwrap().part_of,
        None
    );
}

#[test]
fn unknown_names_are_told_with_the_name_that_was_meant() {
    let text = "\
entities:
  north-bay: {}
  pier: {part_of: north-bya}
metrics:
  catch: {unit: tonne, absent_is_total: [cargo], part_of: catches}
";
    let run = Run::new(text, &[]);
    let mut found = Vec::new();
    for problem in &run.vocabulary_problems {
        let FactProblemKind::Unknown {
            what, name, close, ..
        } = &problem.kind
        else {
            panic!("{problem:?}");
        };
        assert_eq!(run.slice(problem.span), &**name);
        found.push((*what, &**name, close.as_deref()));
    }
    assert_eq!(
        found,
        [
            (NameKind::Entity, "north-bya", Some("north-bay")),
            (NameKind::Unit, "tonne", None),
            (NameKind::Dimension, "cargo", None),
            (NameKind::Metric, "catches", Some("catch")),
        ]
    );
}

#[test]
fn numbers_and_ranges_that_cannot_be_are_told() {
    let text = "\
units:
  crate: {symbols: [crate], dimension: mass, factor: many}
  sack: {symbols: [sack], dimension: mass, factor: 0}
  box: {symbols: [box], dimension: mass, factor: 2000/3}
metrics:
  share: {range: [1, 0]}
  load: {range: [0, null]}
  ice: {unit: percent, range: [0, 1]}
entities:
  shed: {lifetime: last year}
";
    let run = Run::new(text, &[]);
    let found: Vec<(&str, &str)> = run
        .vocabulary_problems
        .iter()
        .map(|problem| {
            let kind = match problem.kind {
                FactProblemKind::Number { .. } => "number",
                FactProblemKind::EmptyRange => "range",
                FactProblemKind::Period { .. } => "period",
                _ => "other",
            };
            (kind, run.slice(problem.span))
        })
        .collect();
    assert_eq!(
        found,
        [
            ("number", "many"),
            ("number", "0"),
            ("range", "[1, 0]"),
            ("period", "last year")
        ]
    );
    let load = run.vocabulary.metric_id("load").unwrap();
    let range = run.vocabulary.metric(load).unwrap().range.clone().unwrap();
    assert!(range.lower.is_some() && range.upper.is_none());
    let ice = run.vocabulary.metric_id("ice").unwrap();
    let range = run.vocabulary.metric(ice).unwrap().range.clone().unwrap();
    assert_eq!(range.to_string(), "[0, 100]");
}

#[test]
fn a_metric_cannot_be_part_of_what_it_cannot_be_compared_with() {
    let text = "\
units:
  boat: {symbols: [boat], whole: true}
  tonne: {symbols: [t], dimension: mass, factor: 1000}
  kilogram: {symbols: [kg], dimension: mass, factor: 1}
metrics:
  fleet: {unit: boat, part_of: catch}
  cod: {unit: kilogram, part_of: catch}
  prize: {value: text, part_of: catch}
  catch: {unit: tonne}
";
    let run = Run::new(text, &[]);
    let metric = |name| run.vocabulary.metric_id(name).unwrap();
    let mut found = Vec::new();
    for problem in &run.vocabulary_problems {
        let FactProblemKind::Incomparable { part, whole } = problem.kind else {
            panic!("{problem:?}");
        };
        assert_eq!(run.slice(problem.span), "catch");
        found.push((part, whole));
    }
    assert_eq!(
        found,
        [
            (metric("fleet"), metric("catch")),
            (metric("prize"), metric("catch"))
        ]
    );
    let cod = run.vocabulary.metric(metric("cod")).unwrap();
    assert_eq!(cod.part_of, Some(metric("catch")));
}

#[test]
fn units_and_readings_that_are_refused_are_underlined() {
    let text = "\
units:
  crate: {symbols: [crate, 2crates]}
metrics:
  load: {unit: crate, readings: {nearly_strict: 7, about_usual: 0.1, odd_precision: 0.5}}
";
    let run = Run::new(text, &[]);
    let found: Vec<(&str, &str)> = run
        .vocabulary_problems
        .iter()
        .map(|problem| {
            let kind = match &problem.kind {
                FactProblemKind::UnitDefinition { .. } => "unit",
                FactProblemKind::Reading { problem } => problem.field,
                other => panic!("{other:?}"),
            };
            (kind, run.slice(problem.span))
        })
        .collect();
    assert_eq!(
        found,
        [
            ("unit", "2crates"),
            ("nearly_strict", "7"),
            ("odd_strict", "0.5")
        ]
    );
    let load = run.vocabulary.metric_id("load").unwrap();
    let readings = &run.vocabulary.metric(load).unwrap().readings;
    assert_eq!(readings.about_usual.to_string(), "0.1");
    assert_eq!(readings.nearly_strict, Readings::default().nearly_strict);
    assert_ne!(run.vocabulary.readings.about_usual, readings.about_usual);
}

#[test]
fn what_is_no_vocabulary_gives_an_empty_one() {
    for text in [
        "[1, 2]",
        "metrics: 3",
        "entities: [a]\nmetrics: {a: 1, b: [2]}",
    ] {
        let run = Run::new(text, &[]);
        assert!(run.vocabulary_problems.is_empty());
        assert!(run.vocabulary.entities.is_empty());
    }
    assert!(Vocabulary::empty(&Readings::default()).metrics.is_empty());
}
