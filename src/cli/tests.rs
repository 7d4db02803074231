//! Commands run in memory, over small projects of a good and a bad document.

use std::ffi::OsString;
use std::io::{self, Write};

use super::{ExitStatus, Surroundings, guarded, main_with};
use crate::rules::{self, RULES};
use crate::workspace::EMBEDDED_SCHEMAS;

struct Ran {
    status: ExitStatus,
    out: String,
    err: String,
}

fn run(arguments: &[&str]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let arguments = ["factlint"].iter().chain(arguments).map(OsString::from);
    let status = main_with(arguments, &Surroundings::default(), &mut out, &mut err);
    Ran {
        status,
        out: String::from_utf8(out).unwrap(),
        err: String::from_utf8(err).unwrap(),
    }
}

/// A folder with a configuration, a good and a bad document, and the arguments that name the configuration.
fn project() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write(
        "factlint.yaml",
        "documents: [{files: ['good.yaml', 'bad.yaml']}]\n",
    );
    write("good.yaml", "document: {id: good}\nfacts: []\n");
    write("bad.yaml", "document: {id: bad\nfacts: []\n");
    let config = format!("--config={}", folder.path().join("factlint.yaml").display());
    (folder, config)
}

#[test]
fn findings_are_printed_and_decide_the_status() {
    let (_folder, config) = project();
    let ran = run(&["check", &config, "--format", "concise"]);
    assert_eq!((ran.status, ran.err.as_str()), (ExitStatus::Findings, ""));
    assert!(ran.out.contains("error[syntax]"), "{}", ran.out);
    let summary = ran.out.lines().last().unwrap();
    assert!(
        summary.ends_with("1 error, 0 warnings, 0 waived"),
        "{summary}"
    );
    let quiet = run(&["check", &config, "--format", "concise", "--quiet"]);
    assert_eq!(quiet.out.lines().count(), 1);
    let one = run(&["check", &config, "--threads", "1"]);
    assert_eq!(one.out, run(&["check", &config, "--threads", "4"]).out);
}

#[test]
fn paths_rules_and_checks_choose_what_is_shown() {
    let (folder, config) = project();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let good = run(&["check", &config, &path("good.yaml")]);
    assert_eq!(good.status, ExitStatus::Clean, "{}{}", good.out, good.err);
    let bad = run(&["check", &config, &path("bad.yaml")]);
    assert_eq!(bad.status, ExitStatus::Findings);
    let none = run(&["check", &config, &path("none.yaml"), &path("bad.yaml")]);
    assert_eq!(none.status, ExitStatus::Failed, "2 beats 1");
    assert!(none.out.contains("bad.yaml") && none.err.contains("none.yaml` does not exist"));
    assert_eq!(
        run(&["check", &config, "--rule", "config"]).status,
        ExitStatus::Clean
    );
    let misspelt = run(&["check", &config, "--rule", "agre"]);
    assert_eq!(misspelt.status, ExitStatus::Failed);
    assert_eq!(
        misspelt.err,
        "factlint: there is no rule `agre`; did you mean `agree`?\n"
    );
    let unknown = run(&["check", &config, "--check", "none"]);
    assert_eq!(unknown.status, ExitStatus::Failed);
    assert!(unknown.err.contains("no check `none`"));
    assert_eq!(unknown.out, "", "no summary of what was not asked for");
    let alone = run(&["check", &config, &path("none.yaml")]);
    assert_eq!((alone.out.as_str(), alone.status), ("", ExitStatus::Failed));
}

#[test]
fn what_fails_the_run_is_always_shown() {
    let (folder, config) = project();
    std::fs::remove_file(folder.path().join("good.yaml")).unwrap();
    let ran = run(&[
        "check",
        &config,
        &folder.path().join("bad.yaml").display().to_string(),
    ]);
    assert_eq!(ran.status, ExitStatus::Failed);
    assert!(ran.out.contains("does not exist"), "{}", ran.out);
}

#[test]
fn the_report_goes_to_a_file() {
    let (folder, config) = project();
    let file = folder.path().join("report.json");
    let ran = run(&[
        "check",
        &config,
        "--format=json",
        "-o",
        &file.display().to_string(),
    ]);
    assert_eq!((ran.status, ran.out.as_str()), (ExitStatus::Findings, ""));
    let text = std::fs::read_to_string(file).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["summary"]["errors"], 1);
    let nowhere = folder.path().join("none/report.json");
    let ran = run(&["check", &config, "-o", &nowhere.display().to_string()]);
    assert_eq!(ran.status, ExitStatus::Failed);
    assert!(ran.err.contains("cannot be written"));
}

#[test]
fn usage_is_explained() {
    let ran = run(&["check", "--help"]);
    assert_eq!(ran.status, ExitStatus::Clean);
    assert!(ran.out.contains("Exit status:"));
    let ran = run(&["chekc"]);
    assert_eq!(ran.status, ExitStatus::Failed);
    assert!(ran.err.contains("chekc") && ran.out.is_empty());
    let ran = run(&["check", "-c", "/none/factlint.yaml"]);
    assert_eq!(ran.status, ExitStatus::Failed);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
}

#[test]
fn rules_schemas_and_completions_are_printed() {
    let ran = run(&["explain"]);
    let named = ran.out.lines().filter(|line| !line.starts_with(' '));
    assert_eq!(named.count(), RULES.len());
    assert!(
        ran.out.lines().all(|line| line.chars().count() <= 80),
        "{}",
        ran.out
    );
    let agree = &rules::find("agree").unwrap().metadata;
    assert!(ran.out.contains(agree.summary), "{}", ran.out);
    let page = run(&["explain", "agree"]).out;
    assert!(
        page.starts_with("agree\n\nFacts about one thing agree.\n"),
        "{page}"
    );
    for name in [
        "AGREE",
        "factlint::agree",
        "factlint::agree (one-train-count)",
        "agree/one-train-count",
        "error[agree/one-train-count]",
        "warning[agree]",
        "https://factlint.dev/rules/agree",
    ] {
        assert_eq!(run(&["explain", name]).out, page, "{name}");
    }
    let ran = run(&["explain", "factlint::agre"]);
    assert!(ran.err.contains("did you mean `agree`?"), "{}", ran.err);
    let colour = run(&["explain", "agree", "--color", "always"]).out;
    assert!(colour.starts_with("\u{1b}[1magree\u{1b}[0m\n"), "{colour}");
    let colour = run(&["explain", "--color", "always"]).out;
    assert_eq!(colour.matches("\u{1b}[1m").count(), RULES.len());
    assert_eq!(run(&["explain", "x"]).status, ExitStatus::Failed);
    assert_eq!(run(&["schema"]).out.lines().count(), EMBEDDED_SCHEMAS.len());
    for name in run(&["schema"]).out.lines() {
        let text = run(&["schema", name]).out;
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        let id = format!("https://factlint.dev/schema/{name}.schema.json");
        assert_eq!(value["$id"], id.as_str());
    }
    assert_eq!(run(&["schema", "none"]).status, ExitStatus::Failed);
    assert!(run(&["completions", "bash"]).out.contains("factlint"));
}

/// A reader that goes away, or a full disk.
struct Failing(io::ErrorKind);

impl Write for Failing {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Err(self.0.into())
    }
}

#[test]
fn a_closed_pipe_is_no_failure_and_a_full_disk_is_one() {
    let (_folder, config) = project();
    let status = |arguments: &[&str], kind| {
        let arguments = ["factlint"].iter().chain(arguments).map(OsString::from);
        let mut err = Vec::new();
        let place = Surroundings::default();
        let status = main_with(arguments, &place, &mut Failing(kind), &mut err);
        (status, err.is_empty())
    };
    let pipe = io::ErrorKind::BrokenPipe;
    assert_eq!(
        status(&["check", &config], pipe),
        (ExitStatus::Findings, true)
    );
    assert_eq!(status(&["explain"], pipe), (ExitStatus::Clean, true));
    let full = io::ErrorKind::StorageFull;
    assert_eq!(
        status(&["check", &config], full),
        (ExitStatus::Failed, false)
    );
}

#[test]
fn a_panic_is_a_bug() {
    assert_eq!(guarded(|| panic!("on purpose")), ExitStatus::Bug);
    assert_eq!(guarded(|| ExitStatus::Clean), ExitStatus::Clean);
}
