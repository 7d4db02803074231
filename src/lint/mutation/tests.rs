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
    let mut files = vec![SourceFile::new("vocabulary.yaml", VOCABULARY)];
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
    let mutations = mutate(&project(&[&one, &two]), &MutationScope::default());
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
        checks: Vec::new(),
    };
    let mutations = mutate(&project(&[&one]), &scope);
    let names: Vec<String> = mutations
        .unguarded()
        .into_iter()
        .map(|id| mutations.analysis.index.name(id))
        .collect();
    assert_eq!(names, ["one/crates"]);
    let scope = MutationScope {
        rules: Vec::new(),
        checks: vec!["none".to_owned()],
    };
    assert!(mutate(&project(&[&one]), &scope).plants.is_empty());
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
    let mutations = mutate(&project(&[&one, &two]), &MutationScope::default());
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
    let mutations = mutate(&project(&[text]), &MutationScope::default());
    let index = &mutations.analysis.index;
    let unplanted: Vec<String> = mutations
        .unplanted
        .iter()
        .map(|id| index.name(*id))
        .collect();
    assert_eq!(unplanted, ["one/b", "one/c"]);
    assert!(caught(&mutations).iter().any(|plant| plant.0 == "one/d"));
}
