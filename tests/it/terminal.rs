//! What a run looks like on a terminal: what stands next to the prompt, what is counted and listed, what decides the
//! status.

use crate::runner::Project;

/// A project with errors in the files that come first and a warning in the one that comes last.
fn error_then_warning() -> Project {
    let project = Project::harbour();
    let configuration = "documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\nrules: {schema: warning}\n";
    project.write("factlint.yaml", configuration);
    project.write("data/a.yaml", "document: {id: a\n");
    project.write("data/z.yaml", "document: {id: z, nmae: x}\nfacts: []\n");
    project
}

#[test]
fn errors_stand_last_and_an_index_below_them() {
    let project = error_then_warning();
    let ran = project.run(&["check"]);
    let at = |needle: &str| {
        ran.out
            .find(needle)
            .unwrap_or_else(|| panic!("{needle}: {ran:?}"))
    };
    assert!(at("  ⚠ ") < at("  × "), "{ran:?}");
    assert!(ran.out.rfind("  ⚠ ") < ran.out.find("  × "), "{ran:?}");
    let lines: Vec<&str> = ran.out.lines().rev().take(2).collect();
    assert_eq!(lines[1], "2 errors: agree, syntax · 1 warning: schema");
    assert!(lines[0].ends_with("2 errors, 1 warning, 0 waived"));
    // One finding needs no index, and who wants no summary gets none.
    let one = Project::harbour().run(&["check"]).out;
    assert_eq!(one.matches("1 error").count(), 1, "{one}");
    assert!(!project.run(&["check", "--quiet"]).out.contains("2 errors:"));
    // The formats for scripts and lists keep the order of paths.
    let concise = project.run(&["check", "--format", "concise"]).out;
    assert!(concise.starts_with("data/a.yaml:1:"), "{concise}");
}

#[test]
fn an_index_is_broken_between_rules() {
    let project = error_then_warning();
    let mut command = project.command(&["check"]);
    let output = command.env("COLUMNS", "40").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let index = "\n2 errors: agree, syntax · 1 warning:\n  schema\n";
    assert!(text.contains(index), "{text}");
}

#[test]
fn fingerprints_are_shown_to_who_asks_for_all() {
    let project = Project::harbour();
    let json = project.run(&["check", "--format", "json"]).out;
    let (_, rest) = json.split_once("\"fingerprint\": \"").unwrap();
    let print = &rest[..16];
    for format in ["human", "concise"] {
        let shown = project.run(&["check", "--format", format, "--verbose"]).out;
        assert!(shown.contains(print), "{shown}");
        assert!(
            !project
                .run(&["check", "--format", format])
                .out
                .contains(print)
        );
    }
}

#[test]
fn statistics_count_instead_of_showing() {
    let ran = error_then_warning().run(&["check", "--statistics"]);
    assert_eq!(ran.status, 1);
    assert_eq!(
        ran.out,
        "1  warning  schema\n1  error    agree\n1  error    syntax\n6 files, 2 facts · 2 errors, 1 warning, 0 waived\n"
    );
}

#[test]
fn the_files_of_a_run_are_listed_with_what_they_are_to_it() {
    let project = Project::harbour();
    project.write("data/web.json", "{}");
    let ran = project.run(&["check", "--show-files"]);
    assert_eq!(
        (ran.status, ran.out.as_str()),
        (
            0,
            "data/harbour.yaml: document\ndata/town.yaml: document\nfactlint.yaml: configuration\nvocabulary.yaml: vocabulary\n"
        )
    );
    assert!(
        ran.err.contains("in no pattern: `data/web.json`"),
        "{ran:?}"
    );
    let ran = project.run(&["check", "--show-files", "data/town.yaml", "data/none.yaml"]);
    assert_eq!(
        (ran.status, ran.out.as_str()),
        (2, "data/town.yaml: document\n")
    );
}

#[test]
fn a_run_that_is_to_fail_on_nothing_still_fails_when_it_cannot_run() {
    let project = Project::harbour();
    for never in [&["--exit-zero"][..], &["--fail-on", "never"]] {
        let run = |more: &[&str]| project.run(&[&["check"], never, more].concat());
        let ran = run(&[]);
        assert!(ran.status == 0 && ran.out.contains("1 error,"), "{ran:?}");
        assert_eq!(run(&["none.yaml"]).status, 2);
    }
    let both = project.run(&["check", "--exit-zero", "--fail-on", "warning"]);
    assert_eq!(both.status, 2, "{both:?}");
}

#[test]
fn help_and_version_are_those_of_the_program() {
    let project = Project::new(&[]);
    let help = project.run(&["help", "check"]);
    assert_eq!((help.status, help.err.as_str()), (0, ""));
    assert_eq!(help.out, project.run(&["check", "--help"]).out);
    let version = project.run(&["check", "--version"]).out;
    assert_eq!(version, project.run(&["--version"]).out);
}

#[test]
fn what_is_not_spelled_out_counts_all_the_same() {
    let project = Project::new(&[
        (
            "factlint.yaml",
            "documents:\n  - files: data/*.yaml\n    schema: pier.schema.json\n",
        ),
        (
            "pier.schema.json",
            r#"{"properties": {"length": {"type": "integer"}, "berths": {"type": "integer"}}}"#,
        ),
        ("data/a.yaml", "length: long\nberths: many\n"),
        ("data/b.yaml", "length: short\n"),
    ]);
    for format in ["human", "concise"] {
        let run = |most: &[&str]| project.run(&[&["check", "--format", format], most].concat());
        let ran = run(&["--max-findings", "2"]);
        assert!(ran.status == 1 && ran.out.contains("3 errors"), "{ran:?}");
        let said = "1 finding more, the least grave, not shown because of --max-findings\n";
        assert!(ran.out.contains(said), "{ran:?}");
        assert!(!ran.out.contains("b.yaml:1"), "{ran:?}");
        assert_eq!(run(&["--max-findings", "3"]).out, run(&[]).out);
    }
    let ran = project.run(&["check", "--format", "json", "--max-findings", "2"]);
    assert!(
        ran.status == 2
            && ran
                .err
                .contains("`--max-findings` is for the formats that people read"),
        "{ran:?}"
    );
}

#[test]
fn what_does_not_go_together_is_refused_and_not_passed_over() {
    let project = error_then_warning();
    for refused in [
        &["--show-files", "--fix"][..],
        &["--show-files", "--diff"],
        &["--diff", "--format", "json"],
        &["--diff", "--output", "report"],
        &["--diff", "--statistics"],
        &["--unsafe-fixes"],
    ] {
        let ran = project.run(&[&["check"], refused].concat());
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{refused:?}");
    }
    let ran = project.run(&["check", "--fix", "--diff", "--unsafe-fixes"]);
    assert!(ran.out.contains("+document: {id: z, title: x}") || ran.err.contains("nothing to fix"));
    let ran = project.run(&["check", "--stdin-filename", "data/a.yaml"]);
    assert!(ran.err.contains("give `-` as the path"), "{ran:?}");
}

#[test]
fn a_dash_is_standard_output() {
    let project = error_then_warning();
    for more in [&["--statistics"][..], &["--format", "json"], &[]] {
        let run = |output: &[&str]| project.run(&[&["check"], more, output].concat());
        assert_eq!(run(&["--output", "-"]).out, run(&[]).out, "{more:?}");
    }
    assert!(!project.path("-").exists());
}

#[test]
fn a_difference_says_too_what_became_of_the_paths_and_fails_as_it_is_told() {
    let project = Project::harbour();
    let ran = project.run(&["check", "--diff", "data/none.yaml"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(
        ran.err.contains("`data/none.yaml` does not exist"),
        "{ran:?}"
    );
    let misspelt = crate::runner::document("town-2025", "180 cranes").replace("harbour", "harbor");
    project.write("data/town.yaml", misspelt);
    let diff = ["check", "--diff", "--unsafe-fixes"];
    assert_eq!(project.run(&diff).status, 1);
    let ran = project.run(&[&diff[..], &["--exit-zero"]].concat());
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.out.contains("+    entity: harbour\n"), "{ran:?}");
}
