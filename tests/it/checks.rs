//! `factlint checks`: every declared check with what it did, in the order written.

use crate::runner::{Project, VOCABULARY, document};

/// A project with a check that binds, one that cannot fail, one that is idle and one that names nothing.
fn project() -> Project {
    let project = Project::harbour();
    project.write(
        "factlint.yaml",
        "documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\nchecks: checks.yaml\n",
    );
    let other_year = |id, figure| document(id, figure).replace("2023/2025", "2020");
    project.write("data/past.yaml", other_year("past-2020", "over 300 cranes"));
    project.write("data/old.yaml", other_year("old-2020", "over 340 cranes"));
    let check = |id: &str, facts: &str| {
        format!(
            "  - id: {id}\n    rule: agree\n    metric: cranes-built\n    facts: [{facts}]\n    because: It is one quay.\n"
        )
    };
    let checks = [
        check("zeal", "harbour-2025/cranes, town-2025/cranes"),
        check("ease", "past-2020/cranes, old-2020/cranes"),
        check("apart", "past-2020/cranes, town-2025/cranes"),
        check("lost", "nobody-2025/cranes, nobody-2024/cranes"),
    ];
    project.write("checks.yaml", format!("checks:\n{}", checks.concat()));
    project
}

#[test]
fn every_check_is_listed_in_the_order_written() {
    let ran = project().run(&["checks"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(
        ran.out,
        "\
zeal · agree
  2 facts · bindings: 0 agree, 0 doubtful, 1 conflict, 0 not checked
  conflict: harbour-2025/cranes 180 cranes, town-2025/cranes 170 cranes

ease · agree
  2 facts · bindings: 1 agree, 0 doubtful, 0 conflict, 0 not checked
  agree: old-2020/cranes over 340 cranes, past-2020/cranes over 300 cranes
  weak, cannot fail: old-2020/cranes, past-2020/cranes

apart · agree
  2 facts · bindings: 0 agree, 0 doubtful, 0 conflict, 2 not checked
  not checked, nothing to compare with: past-2020/cranes over 300 cranes
  not checked, nothing to compare with: town-2025/cranes 170 cranes
  idle: It selects 2 facts, but each stands alone: `past-2020/cranes` and
    `town-2025/cranes` differ in `period`.

lost · agree
  0 facts · bindings: 0 agree, 0 doubtful, 0 conflict, 0 not checked
  idle: There is no fact `nobody-2025/cranes`.

Without a declaration
  agree · bindings: 1 agree, 0 doubtful, 1 conflict, 0 not checked
    weak, cannot fail: old-2020/cranes, past-2020/cranes

4 checks, 2 idle, 2 weak bindings
"
    );
}

#[test]
fn only_the_checks_that_are_named_are_listed() {
    let project = project();
    let ran = project.run(&["checks", "lost", "ease"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let heads: Vec<&str> = ran
        .out
        .lines()
        .filter(|line| line.ends_with(" · agree"))
        .collect();
    assert_eq!(heads, ["ease · agree", "lost · agree"]);
    assert!(
        ran.out.ends_with("\n2 checks, 1 idle, 1 weak binding\n"),
        "{ran:?}"
    );
    assert!(!ran.out.contains("Without a declaration"), "{ran:?}");
    let ran = project.run(&["checks", "eas"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(
        ran.err
            .contains("there is no check `eas`; did you mean `ease`?"),
        "{ran:?}"
    );
}

#[test]
fn the_list_for_scripts_fits_its_schema() {
    let project = project();
    let ran = project.run(&["checks", "--format", "json"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    project.write("out.json", &ran.out);
    let schema = project.run(&["schema", "checks-report"]).out;
    project.write("schema.json", schema);
    let fits = project.run(&["check", "--schema", "schema.json", "out.json"]);
    assert_eq!(fits.status, 0, "{fits:?}");
    let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let checks = value["checks"].as_array().unwrap();
    let of = |at: usize, key: &str| checks[at][key].to_string();
    assert_eq!(of(0, "id") + &of(0, "line"), "\"zeal\"2");
    assert_eq!(
        of(1, "weak"),
        "[[\"old-2020/cranes\",\"past-2020/cranes\"]]"
    );
    assert_eq!(of(2, "not_checked"), "{\"nothing to compare with\":2}");
    assert_eq!(
        of(0, "bound"),
        r#"[{"facts":["harbour-2025/cranes","town-2025/cranes"],"verdict":"conflict","why":null}]"#
    );
    assert_eq!(
        checks[2]["bound"][0]["why"].as_str(),
        Some("nothing to compare with")
    );
    assert_eq!(of(0, "idle"), "null");
}

#[test]
fn what_cannot_be_read_is_complained_of() {
    let project = project();
    project.write("data/latin.yaml", [b'a', 0xe9]);
    let ran = project.run(&["checks"]);
    assert_eq!((ran.status, ran.err.lines().count()), (2, 1), "{ran:?}");
    assert!(ran.out.starts_with("zeal"), "{ran:?}");
    assert_eq!(Project::new(&[]).run(&["checks"]).status, 2);
}

#[test]
fn what_cannot_be_compared_is_counted_and_the_rest_is_compared() {
    let project = project();
    let line = document("line-2025", "7").replace("    figure: 7", "    text: Quay line");
    let line = line.replace("cranes-built", "line-name");
    project.write("data/line.yaml", line);
    let metric = "  line-name: {label: {en: Name of the line}, value: text}\n";
    project.write("vocabulary.yaml", format!("{VOCABULARY}{metric}"));
    project.write(
        "checks.yaml",
        "checks:\n  - id: mixed\n    rule: agree\n    metric: [cranes-built, line-name]\n    because: It is one quay.\n",
    );
    let ran = project.run(&["checks"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(
        ran.out.contains(
            "\
mixed · agree
  5 facts · bindings: 1 agree, 0 doubtful, 0 conflict, 1 not checked
  agree: old-2020/cranes over 340 cranes, past-2020/cranes over 300 cranes
  not checked, figures, dates and texts are not comparable: harbour-2025/cranes
    180 cranes, line-2025/cranes Quay line, town-2025/cranes 170 cranes
  weak, cannot fail"
        ),
        "{}",
        ran.out
    );
    let ran = project.run(&["check", "--format", "concise", "checks.yaml"]);
    assert_eq!(
        ran.out.lines().next(),
        Some(
            "checks.yaml:4:28: error[config] check `mixed` would compare `cranes-built` with `line-name`"
        )
    );
}

#[test]
fn a_sum_of_what_is_open_upwards_and_its_total_cannot_fail() {
    let project = Project::new(&[
        (
            "factlint.yaml",
            "documents:\n  - files: data.yaml\nvocabulary: vocabulary.yaml\nchecks: checks.yaml\n",
        ),
        (
            "vocabulary.yaml",
            "units:\n  crane: {symbols: [cranes], whole: true}\nmetrics:\n  cranes: {unit: crane, period_type: instant}\n  tall: {unit: crane, period_type: instant}\n  low: {unit: crane, period_type: instant}\n",
        ),
        (
            "checks.yaml",
            "checks:\n  - {id: kinds, rule: sum, total: cranes, parts: [tall, low], relation: equal, because: A crane is tall or low.}\n",
        ),
    ]);
    let last = |total: &str| {
        let facts = [
            ("all", "cranes", total),
            ("tall", "tall", "over 100"),
            ("low", "low", "40"),
        ];
        let facts = facts.map(|(id, metric, figure)| {
            format!("  - {{id: {id}, metric: {metric}, figure: {figure} cranes}}\n")
        });
        let facts = facts.concat();
        project.write(
            "data.yaml",
            format!("document: {{id: a, published: 2024}}\nfacts:\n{facts}"),
        );
        let ran = project.run(&["checks"]);
        assert_eq!(ran.status, 0, "{ran:?}");
        ran.out.lines().last().unwrap_or_default().to_owned()
    };
    assert_eq!(last("over 140"), "1 check, 0 idle, 1 weak binding");
    assert_eq!(last("150"), "1 check, 0 idle, 0 weak bindings");
}

#[test]
fn of_many_bindings_what_disagrees_is_listed_first() {
    let project = Project::harbour();
    project.write(
        "factlint.yaml",
        "documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\nchecks: checks.yaml\n",
    );
    for year in 1950..1980 {
        let other_year = |id: &str, cranes: u32| {
            let name = format!("{id}-{year}");
            document(&name, &format!("{cranes} cranes")).replace("2023/2025", &year.to_string())
        };
        project.write(&format!("data/{year}a.yaml"), other_year("a", 180));
        let of_other = if year == 1979 { 181 } else { 180 };
        project.write(&format!("data/{year}b.yaml"), other_year("b", of_other));
    }
    project.write(
        "checks.yaml",
        "checks:\n  - {id: cranes, rule: agree, metric: cranes-built, where: {period: 1950/1979}, because: It is one quay.}\n",
    );
    let ran = project.run(&["checks"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(
        lines.get(1..4),
        Some(
            &[
                "  60 facts · bindings: 29 agree, 0 doubtful, 1 conflict, 0 not checked",
                "  conflict: a-1979/cranes 180 cranes, b-1979/cranes 181 cranes",
                "  agree: a-1950/cranes 180 cranes, b-1950/cranes 180 cranes",
            ][..]
        ),
        "{}",
        ran.out
    );
    assert_eq!(
        lines.get(22),
        Some(&"  and 10 bindings more, which `--format json` lists"),
        "{}",
        ran.out
    );
}

#[test]
fn rows_that_end_in_a_carriage_return_alone_have_lines_of_their_own() {
    let project = Project::new(&[
        (
            "factlint.yaml",
            "records:\n  vote: {files: votes.csv, each: '[*]'}\n  said: {files: votes.txt, text: '^Total (?<n>{figure})$'}\nchecks:\n  - {rule: sum, total: vote.Total, parts: [vote.Aye, vote.Nay]}\n  - {rule: unique, of: said.n}\n",
        ),
        (
            "votes.csv",
            "Ward,Total,Aye,Nay\rQuay,\"1,170\",1000,170\rMill,12,5,8\r",
        ),
        ("votes.txt", "Votes\rTotal 1,170\rTotal 12\r\nTotal 12\r"),
    ]);
    let ran = project.run(&["check", "--format", "concise"]);
    let places: Vec<&str> = ran
        .out
        .lines()
        .filter_map(|line| line.split(": ").next())
        .collect();
    assert_eq!(places.first(), Some(&"votes.csv:3:6"), "{}", ran.out);
    assert_eq!(places.get(1), Some(&"votes.txt:4:7"), "{}", ran.out);
}
