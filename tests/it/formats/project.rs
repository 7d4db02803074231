//! The formats of a real run.

use factlint::output::Format;
use serde_json::Value;

use crate::runner::Project;

#[test]
fn every_format_says_the_same_on_every_run_and_fails_alike() {
    let project = Project::harbour();
    for (format, _) in Format::ALL {
        let arguments = ["check", "--format", format, "--threads", "1"];
        let first = project.run(&arguments);
        assert_eq!((first.status, first.err.as_str()), (1, ""), "{format}");
        assert!(first.out.contains("180 cranes"), "{format}: {}", first.out);
        let again = project.run(&["check", "--format", format]);
        assert_eq!(first.out, again.out, "{format}");
        let into_file = project.run(&["check", "--format", format, "--output", "report"]);
        assert_eq!((into_file.status, into_file.out.as_str()), (1, ""));
        let report = std::fs::read_to_string(project.path("report")).unwrap();
        assert_eq!(report, first.out, "{format}");
    }
}

#[test]
fn sarif_lists_every_rule_and_keeps_what_is_accepted() {
    let project = Project::harbour();
    let run = |arguments: &[&str]| -> Value {
        let ran = project.run(&[&["check", "--format", "sarif"], arguments].concat());
        serde_json::from_str(&ran.out).unwrap()
    };
    let log = run(&[]);
    let result = &log["runs"][0]["results"][0];
    assert_eq!(result.get("baselineState"), None, "there is no baseline");
    let message = result["message"]["text"].as_str().unwrap();
    let first = "`cranes-built`: `180 cranes` and `170 cranes` cannot both hold.\n";
    assert!(message.to_lowercase().starts_with(first), "{message}");
    let rules = log["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .unwrap();
    let listed = project.run(&["explain"]);
    let listed = listed.out.lines().filter(|line| line.starts_with("  "));
    assert!(rules.len() > 30 && listed.count() <= rules.len());
    let fingerprint = result["partialFingerprints"]["factlint/v1"]
        .as_str()
        .unwrap();
    project.write(
        "baseline.yaml",
        format!("waivers:\n  - fingerprint: '{fingerprint}'\n    rule: agree\n    reason: The town counts later.\n"),
    );
    let log = run(&["--baseline", "baseline.yaml"]);
    let result = &log["runs"][0]["results"][0];
    assert_eq!(result["baselineState"], "unchanged");
    assert_eq!(
        result["suppressions"][0]["justification"],
        "The town counts later."
    );
    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), 1);
}

#[test]
fn the_summary_of_a_job_is_added_to() {
    let project = Project::harbour();
    project.write("summary.md", "# Before\n");
    let path = project.path("summary.md");
    let run = |format: &str| {
        let mut command = project.command(&["check", "--format", format]);
        command.env("GITHUB_STEP_SUMMARY", &path).output().unwrap()
    };
    let written = || std::fs::read_to_string(&path).unwrap();
    run("human");
    assert_eq!(written(), "# Before\n", "nobody asked for it");
    assert_eq!(run("github").status.code(), Some(1));
    let text = written();
    assert!(
        text.starts_with("# Before\n## factlint: 1 error, 0 warnings\n"),
        "{text}"
    );
    assert!(
        text.contains("| error | `data/harbour.yaml:12:13` |"),
        "{text}"
    );

    let mut command = project.command(&["check", "--format", "github"]);
    let gone = project.path("no/such/folder");
    let ran = command.env("GITHUB_STEP_SUMMARY", gone).output().unwrap();
    assert_eq!(ran.status.code(), Some(2));
    assert!(
        String::from_utf8(ran.stderr)
            .unwrap()
            .contains("cannot be written")
    );
}
