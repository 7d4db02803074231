//! The built command: streams, statuses, and the same bytes every time.

use std::io::Read;
use std::path::Path;
use std::process::Stdio;

use crate::runner::{Project, document};

#[test]
fn a_conflict_is_printed_and_the_status_is_one() {
    let ran = Project::harbour().run(&["check"]);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    for place in ["[data/harbour.yaml:12:13]", "[data/town.yaml:12:13]"] {
        assert!(ran.out.contains(place), "{}", ran.out);
    }
    assert!(!ran.out.contains('\u{1b}'), "a pipe gets no colour");
    assert!(!ran.out.contains(" s\n"), "a pipe gets no time");
    let last = ran.out.lines().last().unwrap_or_default();
    assert!(last.ends_with("1 error, 0 warnings, 0 waived"), "{last}");
}

#[test]
fn a_project_that_agrees_is_clean() {
    let project = Project::harbour();
    project.write("data/town.yaml", document("town-2025", "180 cranes"));
    let ran = project.run(&["check"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(ran.out.lines().count(), 2, "{}", ran.out);
}

#[test]
fn colour_is_for_those_who_want_it() {
    let project = Project::harbour();
    let with = |name: &str, value: &str, arguments: &[&str]| {
        let mut command = project.command(arguments);
        let output = command.env(name, value).output().expect("a run");
        output.stdout.contains(&0x1b)
    };
    assert!(with("CLICOLOR_FORCE", "1", &["check"]));
    assert!(!with("CLICOLOR_FORCE", "0", &["check"]));
    assert!(!with("CLICOLOR_FORCE", "1", &["check", "--color=never"]));
    assert!(with("NO_COLOR", "1", &["check", "--color=always"]));
    assert!(!with("TERM", "xterm", &["check"]));
}

#[test]
fn the_same_bytes_on_every_run_and_for_every_number_of_threads() {
    let project = Project::harbour();
    for number in 0..40 {
        let text = document(
            &format!("copy-{number}"),
            &format!("{} cranes", 100 + number % 7),
        );
        project.write(&format!("data/copy-{number:02}.yaml"), text);
    }
    for format in ["human", "concise", "json"] {
        let run = |threads| {
            project
                .run(&["check", "--format", format, "--threads", threads])
                .out
        };
        let first = run("1");
        assert!(first.len() > 200);
        for threads in ["1", "2", "8"] {
            assert_eq!(first, run(threads), "{format} with {threads} threads");
        }
    }
}

#[test]
fn the_working_directory_may_be_below_the_configuration() {
    let project = Project::harbour();
    let mut command = project.command(&["check", "--format", "concise", "town.yaml"]);
    let output = command
        .current_dir(project.path("data"))
        .output()
        .expect("a run");
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(1), "{out}");
    assert!(out.starts_with("harbour.yaml:12:13: error[agree]"), "{out}");
}

#[test]
fn a_fingerprint_is_the_same_from_every_working_directory() {
    let project = Project::harbour();
    project.write(
        "factlint.yaml",
        "documents:\n  - files: data/*.yaml\n  - files: none.yaml\nvocabulary: vocabulary.yaml\n",
    );
    project.write("data/broken.yaml", "a: [\n");
    project.write("data/latin.yaml", [b'a', 0xe9]);
    project.write("data/twice.yaml", "document: {id: twice}\nid: 1\nid: 2\n");
    let outside = Project::new(&[("here.txt", "")]);
    let fingerprints = |folder: &Path| {
        let mut command = project.command(&["check", "--format", "json", "--config"]);
        let output = command
            .arg(project.path("factlint.yaml"))
            .current_dir(folder)
            .output()
            .expect("a run");
        let out = String::from_utf8(output.stdout).expect("text");
        let mut found: Vec<String> = out
            .lines()
            .map(str::trim)
            .filter(|line| line.starts_with("\"fingerprint\"") || line.starts_with("\"rule\""))
            .collect::<Vec<_>>()
            .chunks(2)
            .map(|pair| pair.join(" "))
            .collect();
        found.sort();
        found
    };
    let here = fingerprints(&project.path("."));
    for rule in [
        "agree",
        "config",
        "duplicate-key",
        "file",
        "schema",
        "syntax",
    ] {
        let rule = format!("\"rule\": \"{rule}\"");
        assert!(here.iter().any(|found| found.contains(&rule)), "{here:?}");
    }
    assert_eq!(here, fingerprints(&project.path("data")));
    assert_eq!(here, fingerprints(&outside.path(".")));
}

#[test]
fn what_cannot_fail_is_named_with_verbose() {
    let project = Project::harbour();
    project.write(
        "data/harbour.yaml",
        document("harbour-2025", "over 300 cranes"),
    );
    project.write("data/town.yaml", document("town-2025", "over 340 cranes"));
    let ran = project.run(&["check", "--verbose"]);
    let weak = "  weak, cannot fail: harbour-2025/cranes, town-2025/cranes\n";
    assert!(ran.out.contains(weak), "{ran:?}");
    assert!(!project.run(&["check"]).out.contains("weak"));
    project.write("data/county.yaml", document("county-2025", "345 cranes"));
    assert!(!project.run(&["check", "--verbose"]).out.contains("weak"));
}

#[test]
fn a_path_shows_what_it_has_to_do_with() {
    let project = Project::harbour();
    project.write(
        "data/alone.yaml",
        document("alone-2025", "180 cranes").replace("2023/2025", "2020"),
    );
    assert_eq!(project.run(&["check", "data/alone.yaml"]).status, 0);
    assert_eq!(project.run(&["check", "data/town.yaml"]).status, 1);
    assert_eq!(project.run(&["check", "data"]).status, 1);
    let ran = project.run(&["check", "data/none.yaml"]);
    assert_eq!((ran.status, ran.err.lines().count()), (2, 1), "{ran:?}");
}

#[test]
fn a_schema_is_enough() {
    let project = Project::new(&[
        ("s.json", r#"{"type": "object", "required": ["berth"]}"#),
        ("a.yaml", "berth: 3\n"),
        ("b.json", r#"{"quay": 3}"#),
    ]);
    let ran = project.run(&["check", "--schema", "s.json", "a.yaml"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let ran = project.run(&[
        "check",
        "--schema",
        "s.json",
        "--format=concise",
        "*.yaml",
        "b.json",
    ]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(
        ran.out.contains("b.json:1:") && ran.out.contains("`berth`"),
        "{}",
        ran.out
    );
    assert_eq!(project.run(&["check", "--schema", "s.json"]).status, 2);
    assert_eq!(
        project
            .run(&["check", "--schema", "none.json", "a.yaml"])
            .status,
        2
    );
}

#[test]
fn a_document_that_is_no_json_is_a_finding_and_one_that_is_not_there_a_failure() {
    let project = Project::new(&[("broken.json", "{\"a\": [1 2]}\n"), ("good.json", "{}\n")]);
    let status = |arguments: &[&str]| project.run(&[&["check"], arguments].concat()).status;
    assert_eq!(status(&["broken.json"]), 1);
    assert_eq!(status(&["good.json", "broken.json"]), 1);
    assert_eq!(status(&["absent.json"]), 2);
    assert_eq!(status(&["absent.json", "broken.json"]), 2);
    project.write("factlint.yaml", "documents: [{files: [broken.json]}]\n");
    assert_eq!(status(&[]), 1);
    project.write("factlint.yaml", "documents: [{files: broken.json\n");
    assert_eq!(status(&[]), 2);
}

#[test]
fn a_waiver_that_accepts_nothing_fails_the_runs_that_ask_for_it() {
    let project = Project::harbour();
    project.write("data/town.yaml", document("town-2025", "180 cranes"));
    let waiver =
        "waivers:\n  - {fingerprint: 0123456789abcdef, rule: agree, reason: They asked.}\n";
    project.write("baseline.yaml", waiver);
    let configuration = |rules: &str| {
        project.write(
            "factlint.yaml",
            format!("documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\nbaseline: baseline.yaml\n{rules}"),
        );
    };
    let status = |fail_on: &str| project.run(&["check", "--fail-on", fail_on]).status;
    configuration("");
    assert_eq!((status("error"), status("warning")), (0, 1));
    configuration("rules: {unused-waiver: error}\n");
    assert_eq!((status("error"), status("warning")), (1, 1));
    configuration("rules: {unused-waiver: off}\n");
    assert_eq!((status("error"), status("warning")), (0, 0));
}

#[test]
fn what_keeps_a_run_from_its_job_can_neither_be_switched_off_nor_lowered() {
    let project = Project::harbour();
    project.write("broken.json", "{\"type\": 5}\n");
    let status = |configuration: &str| {
        project.write("factlint.yaml", configuration);
        let ran = project.run(&["check"]);
        (ran.status, ran.out.contains('×'))
    };
    let ordinary = "documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\n";
    assert_eq!(status(ordinary).0, 1);
    for (rule, broken) in [
        ("config", format!("{ordinary}baseline: nowhere.yaml\n")),
        ("config", format!("{ordinary}exclude: ['{{a,b}}']\n")),
        ("file", format!("{ordinary}checks: data\n")),
        ("schema", format!("{ordinary}regex: maybe\n")),
        (
            "duplicate-key",
            format!("{ordinary}vocabulary: vocabulary.yaml\n"),
        ),
        (
            "unusable-schema",
            ordinary.replace("yaml\nvoc", "yaml\n    schema: broken.json\nvoc"),
        ),
    ] {
        for level in ["error", "warning", "off"] {
            let configuration = format!("{broken}rules: {{{rule}: {level}}}\n");
            assert_eq!(status(&configuration), (2, true), "{configuration}");
        }
    }
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let project = Project::harbour();
    for number in 0..300 {
        project.write(&format!("data/x{number}.yaml"), "a: [\n");
    }
    let mut child = project
        .command(&["check"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a run");
    drop(child.stdout.take());
    let mut err = String::new();
    let stderr = child.stderr.as_mut().expect("a pipe");
    stderr.read_to_string(&mut err).expect("text");
    let status = child.wait().expect("an end");
    assert_eq!((status.code(), err.as_str()), (Some(1), ""));
}

#[test]
fn a_rule_is_explained_with_its_first_cases_and_with_all_when_asked() {
    let project = Project::new(&[]);
    let ran = project.run(&["explain", "sum"]);
    let (shown, others) = ran.out.split_once(" more cases").unwrap();
    assert_eq!(shown.matches("\n▸ ").count(), 3, "{shown}");
    let others = others.matches("\n- ").count();
    assert!(others > 3, "{}", ran.out);
    assert!(
        ran.out
            .ends_with("`factlint explain sum --all` shows them.\n")
    );
    let all = project.run(&["explain", "sum", "--all"]).out;
    assert_eq!(all.matches("\n▸ ").count(), 3 + others);
    assert!(!all.contains(" more cases"));
    // Where hardly any would be left, none is left out.
    let pages = factlint::rules::RULES.iter().map(|rule| &rule.metadata);
    let few = pages.min_by_key(|rule| rule.page.matches("\n### ").count());
    let few = few.unwrap().id;
    let ran = project.run(&["explain", few]);
    assert_eq!(ran.out, project.run(&["explain", few, "--all"]).out);
}
