//! `factlint facts`: who states what, and what speaks against it.

use crate::runner::{Project, document};

/// Two quays that state one thing in different years, which only a declared check says, and a third fact apart.
fn project(check: &str) -> Project {
    let project = Project::harbour();
    project.write(
        "factlint.yaml",
        "documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\nchecks: checks.yaml\n",
    );
    let town = document("town-2025", "170 cranes").replace("2023/2025", "2023/2024");
    project.write("data/town.yaml", town);
    let past = document("past-2020", "12 cranes").replace("2023/2025", "2020");
    project.write("data/past.yaml", past);
    project.write(
        "checks.yaml",
        format!(
            "checks:\n  - id: one-count\n    rule: agree\n    facts: [harbour-2025/cranes, town-2025/cranes]\n    ignoring: [period]\n    because: It is one quay.\n{check}"
        ),
    );
    project
}

#[test]
fn facts_that_only_a_check_disputes_carry_its_verdict() {
    let ran = project("").run(&["facts"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(
        ran.out,
        "\
cranes-built · Cranes built
  12 cranes   past-2020/cranes     Harbour, 2020
  170 cranes  town-2025/cranes     Harbour, 2023/2024 · conflict under one-count
  180 cranes  harbour-2025/cranes  Harbour, 2023/2025 · conflict under one-count

3 data points, 3 facts
"
    );
}

#[test]
fn every_check_that_disputes_a_fact_is_named_for_scripts() {
    let second = "  - id: again\n    rule: agree\n    metric: cranes-built\n    where: {period: 2023/2025}\n    ignoring: [period]\n    because: It is one quay.\n";
    let project = project(second);
    let ran = project.run(&["facts", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let checks = |at: usize| value["points"][at]["facts"][0]["checks"].to_string();
    let of = |check| format!(r#"{{"check":"{check}","rule":"agree","verdict":"conflict"}}"#);
    assert_eq!(checks(0), "[]");
    assert_eq!(checks(1), format!("[{},{}]", of("again"), of("one-count")));
    project.write("out.json", &ran.out);
    project.write("schema.json", project.run(&["schema", "facts"]).out);
    let fits = project.run(&["check", "--schema", "schema.json", "out.json"]);
    assert_eq!(fits.status, 0, "{fits:?}");
}

#[test]
fn a_name_that_no_fact_has_is_looked_for_in_its_document_first() {
    let project = project("");
    // Over all names, `sown-2025/crane` would be as near and come first.
    let other = document("sown-2025", "180 cranes").replace("id: cranes", "id: crane");
    project.write("data/sown.yaml", other);
    let meant = |name: &str| {
        project.write(
            "checks.yaml",
            format!("checks:\n  - id: one-count\n    rule: agree\n    facts: [{name}, harbour-2025/cranes]\n    ignoring: [period]\n    because: It is one quay.\n"),
        );
        let ran = project.run(&["check", "checks.yaml"]);
        let (_, meant) = ran.out.split_once("Did you mean `").unwrap();
        meant.split('`').next().unwrap().to_owned()
    };
    assert_eq!(meant("town-2025/crane"), "town-2025/cranes");
    assert_eq!(meant("twon-2025/cranes"), "town-2025/cranes");
}
