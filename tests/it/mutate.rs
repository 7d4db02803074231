//! `factlint mutate`: which wrong figures are noticed, and by what.

use crate::runner::{Project, document};

/// Two documents that agree on one figure, a third that states another alone, and a check that compares them all.
fn project() -> Project {
    let project = Project::harbour();
    project.write(
        "factlint.yaml",
        "documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\nchecks: checks.yaml\n",
    );
    project.write("data/town.yaml", document("town-2025", "over 170 cranes"));
    let alone = document("past-2020", "12 cranes").replace("2023/2025", "2020");
    project.write("data/past.yaml", alone);
    let check = "  - id: one-count\n    rule: agree\n    metric: cranes-built\n    facts: [harbour-2025/cranes, town-2025/cranes]\n    because: Both count the cranes of the one quay.\n";
    project.write("checks.yaml", format!("checks:\n{check}"));
    project
}

#[test]
fn recall_is_told_by_kind_and_by_check() {
    let project = project();
    assert_eq!(project.run(&["check"]).status, 0);
    let before = std::fs::read(project.path("data/town.yaml")).unwrap();
    let ran = project.run(&["mutate"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{ran:?}");
    assert_eq!(
        ran.out,
        "\
By kind of slip                     planted   caught as error
  digit swapped or changed                3        2        1
  another scale, a nought too many        3        2        1
  bounding word left out                  1        1        1
  another unit                            0        0        0

By rule and check      digit    scale    bound     unit
  agree (one-count)        2        2        1        0

Nothing guards the number of
  past-2020/cranes  12 cranes

3 figures, 7 wrong numbers · 5 caught (71 %), 3 by an error
1 figure unguarded · 0 wrong units, 0 caught
"
    );
    assert_eq!(
        before,
        std::fs::read(project.path("data/town.yaml")).unwrap()
    );
}

#[test]
fn a_rule_or_check_can_be_asked_for_alone() {
    let project = project();
    let last = |arguments: &[&str]| {
        let ran = project.run(arguments);
        assert_eq!(ran.status, 0, "{ran:?}");
        ran.out.lines().last().unwrap_or_default().to_owned()
    };
    assert_eq!(
        last(&["mutate", "--check", "one-count"]),
        "0 figures unguarded · 0 wrong units, 0 caught"
    );
    assert_eq!(
        last(&["mutate", "--rule", "part"]),
        "3 figures unguarded · 0 wrong units, 0 caught"
    );
    for wrong in [["--check", "one-cont"], ["--rule", "agre"]] {
        let ran = project.run(&["mutate", wrong[0], wrong[1]]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains("did you mean"), "{ran:?}");
    }
    assert_eq!(Project::new(&[]).run(&["mutate"]).status, 2);
}

#[test]
fn the_outcome_for_scripts_fits_its_schema_and_is_the_same_for_any_number_of_threads() {
    let project = project();
    let run = |threads: &str| {
        let mut command = project.command(&["mutate", "--format", "json"]);
        let output = command.env("RAYON_NUM_THREADS", threads).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let out = run("1");
    assert_eq!(out, run("4"));
    project.write("out.json", &out);
    let schema = project.run(&["schema", "mutations"]).out;
    project.write("schema.json", schema);
    let fits = project.run(&["check", "--schema", "schema.json", "out.json"]);
    assert_eq!(fits.status, 0, "{fits:?}");
    let value: serde_json::Value = serde_json::from_str(&out).unwrap();
    let plant = &value["plants"][0];
    assert_eq!(plant["fact"], "harbour-2025/cranes");
    assert_eq!(plant["path"], "data/harbour.yaml");
    assert_eq!((&plant["line"], &plant["column"]), (&12.into(), &13.into()));
    assert_eq!(
        (&plant["from"], &plant["to"]),
        (&"180 cranes".into(), &"810 cranes".into())
    );
    assert_eq!(plant["caught"][0]["check"], "one-count");
    assert_eq!(value["unguarded"][0], "past-2020/cranes");
}

#[test]
fn a_recall_can_be_asked_for() {
    let project = project();
    for (wanted, status) in [("71", 0), ("71.5", 1), ("100", 1), ("0", 0)] {
        let ran = project.run(&["mutate", "--min-recall", wanted]);
        assert_eq!(ran.status, status, "{wanted}: {ran:?}");
        assert!(!ran.out.is_empty());
    }
    let ran = project.run(&["mutate", "--min-recall", "80"]);
    assert_eq!(
        ran.err,
        "factlint: 5 of 7 wrong numbers are caught, less than the 80 % that are asked for\n"
    );
    let ran = project.run(&["mutate", "--min-recall", "much"]);
    assert_eq!(ran.status, 2);
    let none = Project::agreeing("checks: []\n");
    none.write("data/harbour.yaml", "document: {id: a}\nfacts: []\n");
    none.write("data/town.yaml", "document: {id: b}\nfacts: []\n");
    let ran = none.run(&["mutate", "--min-recall", "50"]);
    assert_eq!(ran.status, 2, "{ran:?}");
}

#[test]
fn originals_count_when_they_are_asked_for() {
    let project = Project::new(&[
        (
            "factlint.yaml",
            "documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\n",
        ),
        (
            "vocabulary.yaml",
            "units: {berth: {symbols: [berths], whole: true}}\nentities: {port: {}}\nmetrics:\n  berths: {unit: berth, period_type: instant}\n",
        ),
        (
            "data/a.yaml",
            "document: {id: a, original: {file: a.txt, sha256: 1db3e73f0c3dbb3ed41a5f8a9d7e6c22b6fca0cda8ab8c1ed86b2a4cf2d5b0a2}}\nfacts:\n  - {id: n, metric: berths, entity: port, period: 2024, figure: 128 berths, line: 1}\n",
        ),
        ("texts/a.txt", "The port has 128 berths.\n"),
    ]);
    let last = |arguments: &[&str]| {
        let ran = project.run(arguments);
        let lines: Vec<&str> = ran.out.lines().collect();
        (ran.status, lines[lines.len().saturating_sub(2)].to_owned())
    };
    let hash = project
        .run(&["check", "--originals", "texts", "--format", "json"])
        .out;
    let found: serde_json::Value = serde_json::from_str(&hash).unwrap();
    let help = found["diagnostics"][0]["help"].as_str().unwrap();
    let right = help
        .split('`')
        .find(|part| part.len() == 64)
        .unwrap_or_else(|| panic!("{help}"));
    let text = std::fs::read_to_string(project.path("data/a.yaml")).unwrap();
    let wrong = text.split("sha256: ").nth(1).unwrap().get(..64).unwrap();
    project.write("data/a.yaml", text.replace(wrong, right));
    assert_eq!(
        last(&["mutate"]),
        (
            0,
            "1 figure, 2 wrong numbers · 0 caught (0 %), 0 by an error".to_owned()
        )
    );
    assert_eq!(
        last(&["mutate", "--originals", "texts"]),
        (
            0,
            "1 figure, 2 wrong numbers · 2 caught (100 %), 2 by an error".to_owned()
        )
    );
    let ran = project.run(&["mutate", "--originals"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("originals are asked for"), "{ran:?}");
}

/// What is counted of each kind of slip: how many were planted, and how many of them caught.
fn caught(project: &Project) -> Vec<String> {
    let ran = project.run(&["mutate"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{ran:?}");
    let kinds = ran.out.lines().skip(1).take(4);
    let numbers = kinds.map(|line| line.split_whitespace().rev().take(3));
    numbers
        .map(|of| {
            of.collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect()
}

#[test]
fn a_part_guards_its_whole_where_nothing_adds_up() {
    let project = Project::new(&[
        (
            "factlint.yaml",
            "documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\n",
        ),
        (
            "vocabulary.yaml",
            "units:\n  crane: {symbols: [cranes], whole: true}\nmetrics:\n  cranes: {unit: crane, period_type: instant}\n  tall-cranes: {unit: crane, period_type: instant, part_of: cranes}\n",
        ),
        (
            "data/all.yaml",
            "document: {id: all, published: 2024}\nfacts:\n  - {id: all, metric: cranes, figure: 340 cranes}\n",
        ),
        (
            "data/tall.yaml",
            "document: {id: tall, published: 2024}\nfacts:\n  - {id: tall, metric: tall-cranes, figure: 300 cranes}\n",
        ),
    ]);
    // More tall cranes than cranes are noticed; more cranes are not.
    assert_eq!(caught(&project), ["2 1 0", "2 1 0", "0 0 0", "0 0 0"]);
    assert_eq!(project.run(&["mutate", "--min-recall", "50"]).status, 0);
    assert_eq!(project.run(&["mutate", "--min-recall", "50.1"]).status, 1);
}

#[test]
fn a_text_in_data_that_is_left_a_number_is_planted_too() {
    let project = Project::new(&[
        (
            "factlint.yaml",
            "records:\n  pier: {files: piers.json, each: '[*]'}\nfacts:\n  - {metric: length, entity: name, from: pier, figures: {length: built}, unit: m}\n  - {metric: length, entity: name, from: pier, figures: {length: said}, unit: m}\n",
        ),
        (
            "piers.json",
            "[{\"name\": \"north\", \"built\": 115, \"said\": \"over 110\"}]\n",
        ),
    ]);
    assert_eq!(caught(&project), ["2 2 0", "2 2 1", "1 1 1", "0 0 0"]);
}

/// A check binds facts that are about different things, and here in two years: each of its sums is a part by itself.
#[test]
fn a_check_guards_what_it_binds_whatever_it_leaves_out_of_account() {
    let fact = |(metric, entity, year, figure): (&str, &str, u32, u32)| {
        format!(
            "  - {{id: {metric}-{year}, metric: {metric}, entity: {entity}, period: {year}, figure: {figure} cranes}}\n"
        )
    };
    let facts = [
        ("cranes", "harbour", 2022, 143),
        ("tall", "harbour", 2022, 102),
        ("low", "harbour", 2022, 41),
        ("cranes", "harbour", 2023, 152),
        ("tall", "quay", 2023, 107),
        ("low", "pier", 2023, 45),
    ];
    let facts = facts.map(fact).concat();
    let project = Project::new(&[
        (
            "factlint.yaml",
            "documents:\n  - files: data.yaml\nvocabulary: vocabulary.yaml\nchecks: checks.yaml\n",
        ),
        (
            "vocabulary.yaml",
            "units:\n  crane: {symbols: [cranes], whole: true}\nentities: {harbour: {}, quay: {}, pier: {}}\nmetrics:\n  cranes: {unit: crane, period_type: duration}\n  tall: {unit: crane, period_type: duration}\n  low: {unit: crane, period_type: duration}\n",
        ),
        (
            "checks.yaml",
            "checks:\n  - {id: kinds, rule: sum, total: cranes, parts: [tall, low], relation: equal, ignoring: [entity], because: A crane is tall or low.}\n",
        ),
        (
            "data.yaml",
            &format!("document: {{id: a, published: 2024}}\nfacts:\n{facts}"),
        ),
    ]);
    assert_eq!(caught(&project), ["6 6 6", "6 6 6", "0 0 0", "0 0 0"]);
}

#[test]
fn what_only_all_figures_together_rule_out_is_noticed() {
    let project = Project::new(&[
        (
            "factlint.yaml",
            "documents:\n  - files: data.yaml\nvocabulary: vocabulary.yaml\nchecks: checks.yaml\n",
        ),
        (
            "vocabulary.yaml",
            "units:\n  box: {symbols: [boxes]}\nmetrics:\n  ripe: {unit: box, period_type: duration}\n  picked: {unit: box, period_type: duration}\n  stored: {unit: box, period_type: duration}\n",
        ),
        (
            "checks.yaml",
            "checks:\n  - {id: ripe, rule: sum, total: picked, parts: [ripe], relation: at_most, because: What is ripe is picked.}\n  - {id: picked, rule: sum, total: stored, parts: [picked], relation: at_most, because: What is picked is stored.}\n",
        ),
        (
            "data.yaml",
            "document: {id: a, published: 2024}\nfacts:\n  - {id: ripe, metric: ripe, period: 2023, figure: 8 boxes}\n  - {id: picked, metric: picked, period: 2023, figure: 5 to 90 boxes}\n  - {id: stored, metric: stored, period: 2023, figure: 45 boxes}\n",
        ),
    ]);
    // 80 are ripe, up to 90 picked and 45 stored: each fits the next.
    let out = project.run(&["mutate"]).out;
    let together = out.lines().find(|line| line.starts_with("  together "));
    let together = together.map(|line| line.split_whitespace().collect::<Vec<_>>());
    assert_eq!(
        together,
        Some(vec!["together", "0", "1", "0", "0"]),
        "{out}"
    );
}

#[test]
fn a_schema_guards_the_figures_of_its_files() {
    let project = Project::new(&[
        (
            "factlint.yaml",
            "documents:\n  - {files: data.yaml, schema: short.schema.json}\nvocabulary: vocabulary.yaml\n",
        ),
        (
            "short.schema.json",
            r#"{"properties": {"facts": {"items": {"properties": {"figure": {"maxLength": 8}}}}}}"#,
        ),
        (
            "vocabulary.yaml",
            "units:\n  box: {symbols: [boxes]}\nmetrics:\n  ripe: {unit: box, period_type: duration}\n",
        ),
        (
            "data.yaml",
            "document: {id: a, published: 2024}\nfacts:\n  - {id: ripe, metric: ripe, period: 2023, figure: 17 boxes}\n  - {id: late, metric: ripe, period: 2022, figure: 1900 boxes}\n",
        ),
    ]);
    // What does not fit already is no catch, but where it is another figure that does not.
    assert_eq!(caught(&project), ["2 1 1", "2 2 2", "0 0 0", "0 0 0"]);
}
