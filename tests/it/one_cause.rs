//! What cannot be read is said where it cannot be read, and not again by everything that needed it.

use crate::runner::{Project, VOCABULARY, document};

const CONFIGURATION: &str =
    "documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\nchecks: checks.yaml\n";

const CHECK: &str = "checks:\n  - id: zeal\n    rule: agree\n    metric: cranes-built\n    facts: [harbour-2025/cranes, town-2025/cranes]\n    because: It is one quay.\n";

/// What is found in a project that agrees but for what `change` does to it, a line each.
fn findings(change: impl Fn(&Project)) -> Vec<String> {
    let project = Project::harbour();
    project.write("factlint.yaml", CONFIGURATION);
    project.write("data/town.yaml", document("town-2025", "180 cranes"));
    project.write("checks.yaml", CHECK);
    change(&project);
    let ran = project.run(&["check", "--format", "concise"]);
    assert_ne!(ran.status, 0, "{ran:?}");
    let mut lines: Vec<String> = ran.out.lines().map(str::to_owned).collect();
    lines.pop();
    lines
}

#[track_caller]
fn assert_one(file: &str, text: &str, found: &str) {
    assert_eq!(findings(|project| project.write(file, text)), [found]);
}

#[test]
fn a_vocabulary_that_is_not_there() {
    let text = CONFIGURATION.replace("vocabulary.yaml", "words.yaml");
    let found = "factlint.yaml:3:13: error[config] `words.yaml` does not exist";
    assert_one("factlint.yaml", &text, found);
}

#[test]
fn a_vocabulary_that_cannot_be_read() {
    let cut = "units: {crane: {symbols: [cranes]\n";
    let found = "vocabulary.yaml:1:16: error[syntax] the bracket `{` is not closed";
    assert_one("vocabulary.yaml", cut, found);
    let found = "vocabulary.yaml:1:1: error[schema] the file is empty";
    assert_one("vocabulary.yaml", "", found);
}

#[test]
fn a_part_of_the_vocabulary_of_another_shape() {
    for (from, found) in [
        ("metrics", "5:1: error[schema] `metrics` is a list"),
        ("entities", "1:1: error[schema] `entities` is a list"),
        ("units", "3:1: error[schema] `units` is a list"),
    ] {
        let from = format!("{from}:\n  ");
        let text = VOCABULARY.replace(&from, &format!("{}- ", &from.trim_end_matches(' ')));
        let all = findings(|project| project.write("vocabulary.yaml", &text));
        let found = format!("vocabulary.yaml:{found} where the schema wants a mapping");
        assert_eq!(all, [found]);
    }
}

#[test]
fn a_vocabulary_that_nobody_has_named() {
    let text = CONFIGURATION.replace("vocabulary: vocabulary.yaml\n", "");
    let found = "data/harbour.yaml:9:13: error[reference] there is no metric `cranes-built`, and no vocabulary that could declare it";
    assert_one("factlint.yaml", &text, found);
    let text = CONFIGURATION.replace("vocabulary:", "vocab:");
    let found = "factlint.yaml:3:1: error[schema] unknown key `vocab`";
    assert_one("factlint.yaml", &text, found);
}

#[test]
fn names_are_missed_again_when_the_schema_is_not_to_speak() {
    let all = findings(|project| {
        project.write("vocabulary.yaml", "metrics: []\n");
        project.write(
            "factlint.yaml",
            format!("{CONFIGURATION}rules: {{schema: off}}\n"),
        );
    });
    let missing = "error[reference] there is no metric `cranes-built`";
    assert!(all.iter().any(|line| line.ends_with(missing)), "{all:?}");
}

#[test]
fn a_unit_of_a_metric_that_nobody_has_declared() {
    let text = VOCABULARY.replace("unit: crane", "unit: cranes");
    let found = "vocabulary.yaml:8:11: error[reference] there is no unit `cranes`";
    assert_one("vocabulary.yaml", &text, found);
}

#[test]
fn documents_that_no_pattern_finds() {
    let text = CONFIGURATION.replace("data/*.yaml", "data/*.yml");
    let checks = CHECK.replace("    facts: [harbour-2025/cranes, town-2025/cranes]\n", "");
    let all = findings(|project| {
        project.write("factlint.yaml", &text);
        project.write("checks.yaml", &checks);
    });
    let found = "factlint.yaml:2:12: error[config] the pattern `data/*.yml` matches no file";
    assert_eq!(all, [found]);
}

#[test]
fn a_check_that_selects_a_fact_which_cannot_be_read() {
    let checks = CHECK.replace("    facts: [harbour-2025/cranes, town-2025/cranes]\n", "");
    let all = findings(|project| {
        project.write("checks.yaml", &checks);
        project.write("data/town.yaml", document("town-2025", "180 cranse"));
    });
    let found = "data/town.yaml:12:17: error[unit] `180 cranse` cannot be read as a figure: unknown unit `cranse`";
    assert_eq!(all, [found]);
}

#[test]
fn a_check_that_does_not_have_the_shape_of_one() {
    let text = CHECK.replace(
        "    facts: [harbour-2025/cranes, town-2025/cranes]\n",
        "    where: {period: 1999}\n    ignore: [entity]\n",
    );
    let found = "checks.yaml:6:5: error[schema] unknown key `ignore`";
    assert_one("checks.yaml", &text, found);
}
