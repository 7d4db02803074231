//! One mistake gives one finding, that of the rule which says most about it.

use crate::runner::{Project, document};

/// Checks a project that agrees but for one file; what is found, a line each.
fn findings(name: &str, text: &str) -> Vec<String> {
    let project = Project::harbour();
    project.write(
        "factlint.yaml",
        "documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\nchecks: checks.yaml\n",
    );
    project.write("data/town.yaml", document("town-2025", "180 cranes"));
    project.write("checks.yaml", "checks: []\n");
    project.write(name, text);
    let ran = project.run(&["check", "--format", "concise"]);
    assert_ne!(ran.status, 0, "{ran:?}");
    let mut lines: Vec<String> = ran.out.lines().map(str::to_owned).collect();
    lines.pop();
    lines
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
