//! Plants in small projects held in memory.

use super::*;
use crate::lint::{ProjectFile, Role};
use crate::source::{SourceFile, Sources};

const VOCABULARY: &str = "\
units:
  boat: {symbols: [boats], whole: true}
  crate: {symbols: [crates], whole: true}
metrics:
  boats-moored: {unit: boat, period_type: duration}
  crates-landed: {unit: crate, period_type: duration}
";

fn project(documents: &[&str]) -> Project {
    project_with(VOCABULARY, documents)
}

fn project_with(vocabulary: &str, documents: &[&str]) -> Project {
    let mut files = vec![SourceFile::new("vocabulary.yaml", vocabulary)];
    for (number, text) in documents.iter().enumerate() {
        files.push(SourceFile::new(format!("documents/{number}.yaml"), *text));
    }
    let sources = Sources::new(files);
    let files = sources
        .iter()
        .map(|(file, source)| ProjectFile {
            file,
            role: if source.path == "vocabulary.yaml" {
                Role::Vocabulary
            } else {
                Role::Document
            },
            schema: None,
        })
        .collect();
    Project {
        sources,
        files,
        ..Project::default()
    }
}

fn document(id: &str, figures: &[(&str, &str, &str)]) -> String {
    let facts: Vec<String> = figures
        .iter()
        .map(|(id, metric, figure)| {
            format!("  - {{id: {id}, metric: {metric}, period: 2023, figure: {figure}}}\n")
        })
        .collect();
    format!(
        "document: {{id: {id}, published: 2024}}\nfacts:\n{}",
        facts.concat()
    )
}

fn caught(mutations: &Mutations) -> Vec<(String, &'static str, &str, Vec<&'static str>)> {
    let index = &mutations.analysis.index;
    mutations
        .plants
        .iter()
        .map(|plant| {
            let rules = plant.caught.iter().map(|catch| catch.rule).collect();
            (
                index.name(plant.fact),
                plant.slip.as_str(),
                &*plant.text,
                rules,
            )
        })
        .collect()
}

#[test]
fn a_figure_that_another_repeats_is_guarded_and_one_alone_is_not() {
    let one = document("one", &[("boats", "boats-moored", "180 boats")]);
    let two = document(
        "two",
        &[
            ("boats", "boats-moored", "180 boats"),
            ("crates", "crates-landed", "over 35 crates"),
        ],
    );
    let mutations = mutate(
        &project(&[&one, &two]),
        &MutationScope::default(),
        &|_, _| {},
    );
    let found = caught(&mutations);
    let of = |name: &str, slip: &str| {
        let of = |plant: &&(String, &str, &str, Vec<_>)| plant.0 == name && plant.1 == slip;
        found
            .iter()
            .find(of)
            .map(|plant| (plant.2, plant.3.clone()))
    };
    assert_eq!(of("one/boats", "digit"), Some(("810 boats", vec!["agree"])));
    assert_eq!(
        of("two/boats", "scale"),
        Some(("1800 boats", vec!["agree"]))
    );
    assert_eq!(of("two/boats", "bound"), None);
    assert_eq!(of("two/crates", "digit"), Some(("over 53 crates", vec![])));
    assert_eq!(of("two/crates", "bound"), Some(("35 crates", vec![])));
    assert!(of("two/crates", "unit").is_some_and(|plant| plant.1 == ["unit"]));
    assert_eq!(found.len(), 3 + 3 + 4);
    assert_eq!(mutations.planted(), 3);
    let name = |id: &FactId| mutations.analysis.index.name(*id);
    let unguarded: Vec<String> = mutations.unguarded().iter().map(name).collect();
    assert_eq!(unguarded, ["two/crates"]);
}

#[test]
fn a_scope_narrows_what_counts() {
    let one = document("one", &[("crates", "crates-landed", "35 crates")]);
    let scope = MutationScope {
        rules: vec!["agree".to_owned()],
        ..MutationScope::default()
    };
    let mutations = mutate(&project(&[&one]), &scope, &|_, _| {});
    let names: Vec<String> = mutations
        .unguarded()
        .into_iter()
        .map(|id| mutations.analysis.index.name(id))
        .collect();
    assert_eq!(names, ["one/crates"]);
    let scope = MutationScope {
        checks: vec!["none".to_owned()],
        ..MutationScope::default()
    };
    assert!(
        mutate(&project(&[&one]), &scope, &|_, _| {})
            .plants
            .is_empty()
    );
}

#[test]
fn what_is_found_anyway_is_no_catch() {
    let one = document("one", &[("boats", "boats-moored", "180 boats")]);
    let two = document(
        "two",
        &[
            ("boats", "boats-moored", "170 boats"),
            ("crates", "crates-landed", "35 crates"),
        ],
    );
    let mutations = mutate(
        &project(&[&one, &two]),
        &MutationScope::default(),
        &|_, _| {},
    );
    assert_eq!(mutations.report.diagnostics.len(), 1);
    for (name, slip, text, rules) in caught(&mutations) {
        let expected = match (name.as_str(), slip) {
            ("two/crates", "unit") => vec!["unit"],
            ("two/crates", _) => vec![],
            // The wrong unit leaves nothing to compare with.
            (_, "unit") => vec!["unit"],
            _ => vec!["agree"],
        };
        assert_eq!(rules, expected, "{name}: {text}");
    }
}

#[test]
fn a_figure_that_does_not_stand_as_it_reads_is_left_alone() {
    let text = "\
document: {id: one, published: 2024}
facts:
  - {id: a, metric: boats-moored, period: 2023, figure: &many 180 boats}
  - {id: b, metric: boats-moored, period: 2022, figure: *many}
  - {id: c, metric: boats-moored, period: 2021, figure: \"18\\x30 boats\"}
  - {id: d, metric: boats-moored, period: 2020, figure: \"180 boats\"}
";
    let mutations = mutate(&project(&[text]), &MutationScope::default(), &|_, _| {});
    let index = &mutations.analysis.index;
    let unplanted: Vec<String> = mutations
        .unplanted
        .iter()
        .map(|id| index.name(*id))
        .collect();
    assert_eq!(unplanted, ["one/b", "one/c"]);
    assert!(caught(&mutations).iter().any(|plant| plant.0 == "one/d"));
}

const WORLD_VOCABULARY: &str = "\
units:
  boat: {symbols: [boats], whole: true}
  ticket: {symbols: [tickets], whole: true}
entities:
  coast: {}
  north: {part_of: coast}
  south: {part_of: coast}
metrics:
  boats: {unit: boat, period_type: duration, accumulates: [period, entity]}
  ferries: {unit: boat, period_type: duration, accumulates: [period], part_of: boats}
  ferry-share: {unit: percent, period_type: duration, range: [0, 1]}
  tickets: {unit: ticket, period_type: duration}
  berths: {unit: boat, period_type: instant, never_shrinks: true}
";
const WORLD_CHECKS: &str = "\
checks:
  - {id: parts, rule: sum, total: boats, parts: entities, relation: at_most, because: They are parts.}
  - {id: share, rule: share, share: ferry-share, of: boats, part: ferries, because: It is their share.}
  - {id: price, rule: ratio, of: tickets, to: boats, within: 3, severity: warning, because: Boats are alike.}
  - {id: speed, rule: pace, metric: boats, within: 4, because: The season is even.}
  - {id: alike, rule: agree, metric: tickets, where: {period: 2024}, ignoring: entity, because: One kiosk sells them.}
";

/// A figure by the numbers of its document, metric, entity and period, and its amount.
type WorldFigure = (usize, usize, usize, usize, u32);

/// A project in which much is related: totals over entities and periods, sums, shares, paces, ratios, and what two
/// documents say alike. Documents 0 and 1 are written in blocks, the others between braces.
fn world(figures: &[WorldFigure]) -> Project {
    let mut texts = vec![String::new(); 4];
    for (number, figure) in figures.iter().enumerate() {
        texts[figure.0].push_str(&world_fact(number, *figure));
    }
    let mut files = vec![
        SourceFile::new("vocabulary.yaml", WORLD_VOCABULARY),
        SourceFile::new("checks.yaml", WORLD_CHECKS),
    ];
    for (number, text) in texts.iter().enumerate() {
        let facts = if text.is_empty() { "  []\n" } else { text };
        let text = format!("document: {{id: d{number}, published: 2025}}\nfacts:\n{facts}");
        files.push(SourceFile::new(format!("documents/{number}.yaml"), text));
    }
    let sources = Sources::new(files);
    let role = |path: &str| match path {
        "vocabulary.yaml" => Role::Vocabulary,
        "checks.yaml" => Role::Checks,
        _ => Role::Document,
    };
    let files = sources.iter().map(|(file, source)| ProjectFile {
        file,
        role: role(&source.path),
        schema: None,
    });
    Project {
        files: files.collect(),
        sources,
        ..Project::default()
    }
}

fn world_fact(number: usize, (document, metric, entity, period, amount): WorldFigure) -> String {
    let entity = ["coast", "north", "south"][entity];
    let period = ["2023", "2024", "2023/2024"][period];
    let (metric, figure) = match metric {
        0 => ("boats", format!("{amount} boats")),
        1 => ("ferries", format!("{amount} boats")),
        2 => ("ferry-share", format!("{}%", amount % 140)),
        3 => ("tickets", format!("{amount} tickets")),
        _ => ("berths", format!("{amount} boats")),
    };
    if document < 2 {
        return format!(
            "  - id: f{number}\n    metric: {metric}\n    entity: {entity}\n    period: {period}\n    figure: {figure}\n"
        );
    }
    format!(
        "  - {{id: f{number}, metric: {metric}, entity: {entity}, period: {period}, figure: {figure}}}\n"
    )
}

/// What is noticed near the fact and what anywhere in the project, for every plant of a project, where components of so
/// many facts are judged whole.
fn both_ways(project: &Project, judged_whole: usize) -> Vec<(String, String, [Vec<Catch>; 2])> {
    let scope = MutationScope::default();
    let parts = Parts::read(project);
    let analysis = assemble(project, parts.clone());
    let report = judge(project, &analysis);
    let mut field = Field::new(project, &parts, &analysis, &report, &scope);
    field.judge_whole(judged_whole);
    let mut found = Vec::new();
    for (id, fact) in figures(&analysis, &scope) {
        for slip in Slip::ALL {
            let Some(text) = field.slipped(fact, slip) else {
                continue;
            };
            let [near, anywhere] = field.both_ways(id, &text);
            found.push((analysis.index.name(id), text, [near, anywhere]));
        }
    }
    found
}

#[test]
fn of_a_large_component_what_one_rule_finds_is_noticed() {
    let one = document("one", &[("boats", "boats-moored", "180 boats")]);
    let two = document("two", &[("boats", "boats-moored", "180 boats")]);
    for (fact, text, [near, anywhere]) in both_ways(&project(&[&one, &two]), 0) {
        assert!(!near.is_empty(), "{fact} as {text}");
        assert_eq!(near, anywhere, "{fact} as {text}");
    }
}

#[test]
fn of_a_large_component_a_part_is_held_against_what_it_is_part_of() {
    let vocabulary = "\
units:
  boat: {symbols: [boats], whole: true}
entities:
  coast: {}
  north: {part_of: coast}
metrics:
  boats: {unit: boat, period_type: duration, accumulates: [entity]}
";
    let text = "\
document: {id: one, published: 2024}
facts:
  - {id: all, metric: boats, entity: coast, period: 2023, figure: 410 boats}
  - {id: some, metric: boats, entity: north, period: 2023, figure: 150 boats}
";
    let found = both_ways(&project_with(vocabulary, &[text]), 0);
    let caught = |fact: &str, text: &str| {
        let mut plants = found.iter();
        let plant = plants.find(|plant| plant.0 == fact && plant.1 == text);
        let rules = |caught: &[Catch]| caught.iter().map(|catch| catch.rule).collect();
        plant.map(|(_, _, ways)| -> [Vec<&str>; 2] { ways.each_ref().map(|way| rules(way)) })
    };
    let part = vec!["part"];
    assert_eq!(
        caught("one/some", "1500 boats"),
        Some([part.clone(), part.clone()])
    );
    assert_eq!(caught("one/all", "140 boats"), Some([part.clone(), part]));
}

proptest::proptest! {
    // Each case lints its whole project once for every plant.
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(32))]

    #[test]
    fn what_is_near_finds_what_the_whole_project_finds(
        figures in proptest::collection::vec((0_usize..4, 0_usize..5, 0_usize..3, 0_usize..3, 1_u32..400), 8..20)
    ) {
        for (fact, text, [near, anywhere]) in both_ways(&world(&figures), usize::MAX) {
            proptest::prop_assert_eq!(near, anywhere, "{} as {}", fact, text);
        }
    }

}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig {
        cases: 32,
        rng_seed: proptest::test_runner::RngSeed::Fixed(7),
        failure_persistence: None,
        ..proptest::prelude::ProptestConfig::default()
    })]

    // What a plant uncovers that something outside had hidden is not seen near it, so that recall is never overstated.
    #[test]
    fn of_a_large_component_nothing_is_found_that_the_whole_project_would_not_find(
        figures in proptest::collection::vec((0_usize..4, 0_usize..5, 0_usize..3, 0_usize..3, 1_u32..400), 8..20)
    ) {
        for (fact, text, [near, anywhere]) in both_ways(&world(&figures), 0) {
            let more = near.iter().find(|catch| !anywhere.contains(catch));
            proptest::prop_assert_eq!(more, None, "{} as {}", fact, text);
        }
    }
}
