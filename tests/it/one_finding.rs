//! One mistake gives one finding, that of the rule which says most about it.

use std::fmt::Write as _;

use crate::runner::{CONFIGURATION, Project, document};

/// Checks a project that agrees but for one file; what is found, a line each.
fn findings(name: &str, text: &str) -> Vec<String> {
    let project = Project::agreeing("checks: []\n");
    project.write(name, text);
    project.findings()
}

#[track_caller]
fn assert_one(name: &str, text: &str, found: &str) {
    assert_eq!(findings(name, text), [found]);
}

fn check(rest: &str) -> String {
    format!("checks:\n  - id: zeal\n    because: It is one quay.\n{rest}")
}

#[test]
fn a_rule_of_a_check_that_does_not_exist() {
    let text = check("    rule: argee\n    metric: cranes-built\n");
    assert_one(
        "checks.yaml",
        &text,
        "checks.yaml:4:11: error[config] `argee` is not a rule that a check can declare",
    );
}

#[test]
fn names_in_a_check_that_cannot_be_names() {
    let text = check("    rule: agree\n    metric: ''\n");
    assert_one(
        "checks.yaml",
        &text,
        "checks.yaml:5:13: error[reference] the name of the metric is empty",
    );
    let text = check("    rule: agree\n    facts: [town-2025, harbour-2025/cranes]\n");
    assert_one(
        "checks.yaml",
        &text,
        "checks.yaml:5:13: error[reference] there is no fact `town-2025`",
    );
}

#[test]
fn values_that_are_empty_or_no_values() {
    for (from, to, found) in [
        (
            "figure: 7 cranes",
            "figure: ''",
            "12:14: error[figure] the figure is empty",
        ),
        (
            "period: 2023/2025",
            "period: ''",
            "11:14: error[period] this period is empty",
        ),
        (
            "metric: cranes-built",
            "metric: cranes built",
            "9:13: error[reference] there is no metric `cranes built`",
        ),
    ] {
        let text = document("empty-2025", "7 cranes").replace(from, to);
        assert_one(
            "data/empty.yaml",
            &text,
            &format!("data/empty.yaml:{found}"),
        );
    }
}

#[test]
fn what_the_other_rule_does_not_say_is_left_to_the_schema() {
    let text = document("empty-2025", "''");
    let configuration = "documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\nrules: {figure: warning}\n";
    let project = Project::harbour();
    project.write("factlint.yaml", configuration);
    project.write("data/empty.yaml", &text);
    let ran = project.run(&["check", "--format", "concise", "data/empty.yaml"]);
    assert!(ran.out.contains(":12:13: error[schema]"), "{ran:?}");
    assert!(ran.out.contains(":12:14: warning[figure]"), "{ran:?}");
    // A wrong value and a wrong key are two mistakes.
    let text = document("empty-2025", "cranes").replace("line: 3", "lime: 3");
    assert_eq!(findings("data/empty.yaml", &text).len(), 2);
}

#[test]
fn what_is_off_for_a_file_silences_nothing_there() {
    let project = Project::agreeing("checks: []\n");
    let configuration = format!(
        "{CONFIGURATION}overrides:\n  - {{files: data/empty.yaml, rules: {{figure: off}}}}\n"
    );
    project.write("factlint.yaml", configuration);
    project.write("data/empty.yaml", document("empty-2025", "''"));
    project.write("data/full.yaml", document("full-2025", "''"));
    let found = project.findings();
    let found: Vec<&str> = found
        .iter()
        .filter_map(|line| line.split(": ").nth(1))
        .collect();
    assert_eq!(
        found,
        [
            "error[schema] the text is empty where the schema wants at least 1 character",
            "error[figure] the figure is empty"
        ]
    );
}

#[test]
fn what_keeps_the_run_from_its_job_cannot_be_turned_off() {
    for levels in [
        "rules: {config: off}\n",
        "overrides:\n  - {files: '*.yaml', rules: {config: off}}\n",
    ] {
        let project = Project::harbour();
        let configuration = format!("{CONFIGURATION}baseline: nowhere.yaml\n{levels}");
        project.write("factlint.yaml", configuration);
        let ran = project.run(&["check", "--format", "concise"]);
        assert!(ran.out.contains("error[config]"), "{levels}{ran:?}");
        assert_eq!(ran.status, 2, "{levels}{ran:?}");
    }
}

#[test]
fn a_merge_key_that_would_merge_itself() {
    assert_one(
        "data/circle.yaml",
        "a: &a {<<: *a}\n",
        "data/circle.yaml:1:12: error[syntax] the alias `*a` stands inside its own anchor",
    );
    assert_one(
        "data/circle.yaml",
        "a: &a {<<: ~}\n",
        "data/circle.yaml:1:12: error[syntax] a merge key `<<` can only bring in a mapping",
    );
}

/// The labels of what is found in a document that has these facts beside one that agrees, each as `text: label`.
fn labels(title: &str, figures: [&str; 3]) -> Vec<Vec<String>> {
    let project = Project::harbour();
    project.write("data/town.yaml", document("town-2025", "180 cranes"));
    let mut text = document("quay-2025", "180 cranes").replace("The year at the quay", title);
    for (at, figure) in figures.iter().enumerate() {
        let _ = writeln!(
            text,
            "  - {{id: f{at}, metric: cranes-built, entity: harbour, period: 2020, figure: {figure}}}"
        );
    }
    project.write("data/quay.yaml", text);
    let ran = project.run(&["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let words = |label: &serde_json::Value| {
        let text = |key: &str| {
            label
                .get(key)
                .and_then(serde_json::Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        format!("{}: {}", text("text"), text("label"))
    };
    let list = |of: &serde_json::Value, key: &str| of.get(key).unwrap().as_array().unwrap().clone();
    list(&report, "diagnostics")
        .iter()
        .map(|diagnostic| {
            let primary = diagnostic.get("primary").unwrap().clone();
            let all = std::iter::once(primary).chain(list(diagnostic, "related"));
            all.map(|label| words(&label)).collect()
        })
        .collect()
}

#[test]
fn a_value_that_several_facts_share_is_labelled_once() {
    let about = |text: &str, number: u8| format!("{text}: {number} cranes · Harbour, 2020");
    let (high, low) = (about("180 cranes", 180), about("170 cranes", 170));
    let alias = about("*n", 180);
    let found = labels("Quay", ["&n 180 cranes", "*n", "170 cranes"]);
    assert_eq!(found, [[high, low.clone(), alias.clone()]]);
    // Where no fact stands at the anchor, it is shown beside the first alias.
    let found = labels("&n 180 cranes", ["*n", "*n", "170 cranes"]);
    let own = "180 cranes: the value itself".to_owned();
    assert_eq!(found, [[alias.clone(), own, low, alias]]);
}

#[test]
fn the_metric_of_an_alias_and_the_value_are_told_apart() {
    let found = labels("&n 5%", ["*n", "180 cranes", "180 cranes"]);
    assert_eq!(
        found,
        [["*n: ", "cranes-built: the metric", "5%: the value itself"]]
    );
}

#[test]
fn a_key_that_is_meant_to_be_the_one_that_is_missing() {
    for rule in [
        "rule: agree\n    metric: cranes-built",
        "rule: sum\n    relation: equal\n    total: cranes-built\n    parts: entities",
    ] {
        let text = format!("checks:\n  - id: zeal\n    becuase: It is one quay.\n    {rule}\n");
        assert_one(
            "checks.yaml",
            &text,
            "checks.yaml:3:5: error[schema] unknown key `becuase`",
        );
    }
}

#[test]
fn each_of_two_places_is_labelled_once() {
    let ran = Project::harbour().run(&["check", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let found = &value["diagnostics"][0];
    let texts = |label: &serde_json::Value| label["text"].as_str().unwrap().to_owned();
    assert_eq!(texts(&found["primary"]), "180 cranes");
    let related = found["related"].as_array().unwrap().iter();
    assert_eq!(related.map(texts).collect::<Vec<_>>(), ["170 cranes"]);
}
