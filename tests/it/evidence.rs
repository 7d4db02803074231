//! Facts held against their originals: what the command line asks for, what the summary says, and the folder of
//! originals, which nobody may leave.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::runner::{Project, VOCABULARY, factlint};

const CONFIGURATION: &str = "documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\n";
const TEXT: &str =
    "The year at the quay\n\nThe harbour built 180 cranes and lost 12 cranes to the storm.\n";

/// A project of one document, its original in the folder `texts` beside it.
fn harbour(facts: &str) -> Project {
    let project = Project::new(&[
        ("factlint.yaml", CONFIGURATION),
        ("vocabulary.yaml", VOCABULARY),
        ("texts/quay.txt", TEXT),
    ]);
    document(&project, "harbour", "quay.txt", facts);
    project
}

fn document(project: &Project, id: &str, file: &str, facts: &str) {
    let hash = Sha256::digest(TEXT.as_bytes());
    let hash = hash.iter().fold(String::new(), |mut all, byte| {
        let _ = write!(all, "{byte:02x}");
        all
    });
    let text =
        format!("document:\n  id: {id}\n  original: {{file: {file:?}, sha256: {hash}}}\n{facts}");
    project.write(&format!("data/{id}.yaml"), text);
}

fn fact(id: &str, figure: &str) -> String {
    format!("  - {{id: {id}, metric: cranes-built, entity: harbour, figure: {figure}, line: 3}}\n")
}

fn both() -> String {
    format!(
        "facts:\n{}{}",
        fact("built", "180 cranes"),
        fact("lost", "12 cranes")
    )
}

fn one() -> String {
    format!("facts:\n{}", fact("built", "180 cranes"))
}

#[test]
fn without_originals_nothing_is_asked_of_them() {
    let ran = harbour(&one()).run(&["check"]);
    assert_eq!((ran.status, ran.out.lines().count()), (0, 2), "{ran:?}");
}

#[test]
fn coverage_is_told_for_each_original_and_in_all() {
    let project = harbour(&one());
    document(&project, "town", "town.txt", "facts: []\n");
    project.write("data/plain.yaml", "document: {id: plain}\nfacts: []\n");
    let run = |format| project.run(&["check", "--originals", "texts", "--format", format]);
    let concise = run("concise");
    assert_eq!(concise.status, 1, "{concise:?}");
    let place = "texts/quay.txt:3:39: error[uncaptured-figure]";
    assert!(concise.out.starts_with(place), "{}", concise.out);
    let human = run("human");
    let summary = human.out.rsplit("\n\n").next().unwrap();
    let expected = "\
bindings: 1 agree, 0 doubtful, 0 conflict, 0 not checked
harbour: 2 figures found, 1 captured, 0 omitted, 1 uncaptured (50 %)
1 original: 2 figures found, 1 captured, 0 omitted, 1 uncaptured (50 %)
not held against a text: 1 document whose original is not in texts
not held against a text: 1 document without an original
5 files, 1 fact · 1 error, 0 warnings, 0 waived
";
    assert_eq!(summary, expected, "an original is no checked file");
}

#[test]
fn coverage_in_json_fits_its_schema() {
    let project = harbour(&one());
    let ran = project.run(&["check", "--originals", "texts", "--format", "json"]);
    let value: Value = serde_json::from_str(&ran.out).unwrap();
    let coverage = &value["summary"]["coverage"];
    assert_eq!(
        (&coverage["found"], &coverage["uncaptured"]),
        (&2.into(), &1.into())
    );
    assert_eq!(coverage["originals"][0]["path"], "texts/quay.txt");
    assert_eq!(coverage["originals"][0]["documents"][0], "harbour");
    let primary = &value["diagnostics"][0]["primary"];
    assert_eq!(
        (&primary["path"], &primary["text"], &primary["pointer"]),
        (&"texts/quay.txt".into(), &"12 cranes".into(), &"".into())
    );
    let schema = project.run(&["schema", "output"]);
    project.write("output.schema.json", schema.out);
    for (name, arguments) in [("with", &["--originals", "texts"][..]), ("without", &[])] {
        let ran = project.run(&[&["check", "--format", "json"], arguments].concat());
        project.write(&format!("{name}.json"), ran.out);
        let name = format!("{name}.json");
        let fits = project.run(&["check", "--schema", "output.schema.json", &name]);
        assert_eq!(fits.status, 0, "{}", fits.out);
    }
}

#[test]
fn a_gate_on_coverage_is_exact() {
    let project = harbour(&one());
    project.write(
        "factlint.yaml",
        format!("{CONFIGURATION}originals: texts\nrules: {{uncaptured-figure: off}}\n"),
    );
    let gate = |percent| project.run(&["check", "--min-coverage", percent]);
    assert_eq!(gate("50").status, 0);
    let ran = gate("50.01");
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.err.contains("50 % of the figures"), "{}", ran.err);
    assert_eq!(gate("101").status, 2);
    assert_eq!(gate("-1").status, 2);
    document(&project, "harbour", "quay.txt", &both());
    assert_eq!(gate("100").status, 0);
    assert_eq!(gate("100%").status, 0);
}

#[test]
fn gates_without_originals_say_what_they_need() {
    let project = harbour(&both());
    for asked in [&["--min-coverage", "100"][..], &["--require-originals"]] {
        let ran = project.run(&[&["check"], asked].concat());
        assert_eq!(ran.status, 2, "{ran:?}");
        assert!(ran.err.contains("--originals"), "{}", ran.err);
    }
}

#[test]
fn an_original_that_is_not_there_is_an_error_only_where_it_is_required() {
    let project = harbour(&both());
    document(&project, "town", "town.txt", "facts: []\n");
    let arguments = ["check", "--format", "concise", "--originals", "texts"];
    assert_eq!(project.run(&arguments).status, 0);
    let ran = project.run(&[&arguments[..], &["--require-originals"]].concat());
    assert_eq!(ran.status, 1, "{ran:?}");
    let place =
        "data/town.yaml:3:21: error[original-missing] the original `town.txt` is not in `texts`";
    assert!(ran.out.starts_with(place), "{}", ran.out);
    project.write(
        "factlint.yaml",
        format!("{CONFIGURATION}originals: ../nowhere\n"),
    );
    let ran = project.run(&["check"]);
    assert_eq!(ran.status, 0, "a configured folder may be missing: {ran:?}");
    assert!(
        ran.out.contains("not held against a text: 2 documents"),
        "{}",
        ran.out
    );
    let ran = project.run(&["check", "--min-coverage", "100"]);
    assert_eq!(ran.status, 2, "of no text is nothing covered: {ran:?}");
    assert!(ran.err.contains("no original was there"), "{}", ran.err);
    let ran = project.run(&["check", "--originals", "nowhere"]);
    assert_eq!(ran.status, 2, "one that is typed may not: {ran:?}");
}

#[test]
fn a_hash_that_is_missing_or_none_is_told_from_the_text_at_hand() {
    let hash = Sha256::digest(TEXT.as_bytes());
    let hash = hash.iter().fold(String::new(), |mut all, byte| {
        let _ = write!(all, "{byte:02x}");
        all
    });
    for (stated, rule, message) in [
        ("", "schema", "`sha256` is missing"),
        (
            ", sha256: later",
            "original-changed",
            "`later` is no SHA-256 of the original `quay.txt`",
        ),
    ] {
        let project = harbour(&one());
        project.write(
            "data/harbour.yaml",
            format!(
                "document:\n  id: harbour\n  original: {{file: quay.txt{stated}}}\n{}",
                one()
            ),
        );
        let found = |arguments: &[&str]| -> Vec<(String, String, String)> {
            let ran = project.run(arguments);
            let report: Value = serde_json::from_str(&ran.out).unwrap();
            let found = report["diagnostics"].as_array().unwrap().iter();
            let text = |found: &Value, key: &str| found[key].as_str().unwrap().to_owned();
            found
                .filter(|found| found["rule"] != "uncaptured-figure")
                .map(|found| {
                    (
                        text(found, "rule"),
                        text(found, "message"),
                        text(found, "help"),
                    )
                })
                .collect()
        };
        let with = found(&["check", "--originals", "texts", "--format", "json"]);
        let [(of, told, help)] = with.as_slice() else {
            panic!("{with:?}");
        };
        assert_eq!((of.as_str(), told.as_str()), (rule, message));
        assert!(help.contains(&hash), "{help}");
        let without = found(&["check", "--format", "json"]);
        assert!(without.iter().all(|(.., help)| !help.contains(&hash)));
    }
}

#[test]
fn a_document_cannot_reach_out_of_the_folder() {
    let project = harbour(&both());
    project.write("secret.txt", TEXT);
    let outside = project.path("secret.txt");
    for name in [
        "../secret.txt",
        "../nothing.txt",
        outside.to_str().unwrap(),
        "a/../../secret.txt",
    ] {
        document(&project, "town", name, "facts: []\n");
        let ran = project.run(&["check", "--format", "concise", "--originals", "texts"]);
        assert_eq!(ran.status, 2, "{ran:?}");
        assert!(
            ran.out.contains("is not in the folder of originals"),
            "{}",
            ran.out
        );
        assert!(!ran.out.contains("secret.txt:"), "{}", ran.out);
    }
}

#[cfg(unix)]
#[test]
fn a_link_cannot_lead_out_of_the_folder() {
    let project = harbour(&both());
    project.write("secret.txt", TEXT);
    std::os::unix::fs::symlink(project.path("secret.txt"), project.path("texts/link.txt")).unwrap();
    document(&project, "town", "link.txt", "facts: []\n");
    let ran = project.run(&["check", "--format", "concise", "--originals", "texts"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(
        ran.out.contains("is not in the folder of originals"),
        "{}",
        ran.out
    );
    std::os::unix::fs::symlink(
        project.path("texts/quay.txt"),
        project.path("texts/same.txt"),
    )
    .unwrap();
    document(&project, "town", "same.txt", "facts: []\n");
    let ran = project.run(&["check", "--format", "concise", "--originals", "texts"]);
    assert_eq!(
        ran.status, 1,
        "a link within it is as good as its file: {ran:?}"
    );
}

#[test]
fn an_original_that_is_no_text_is_said_once_and_the_rest_is_checked() {
    let project = harbour(&both());
    project.write("texts/latin.txt", b"caf\xe9 12\n");
    document(&project, "town", "latin.txt", &both());
    let ran = project.run(&["check", "-v", "--format", "concise", "--originals", "texts"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    let said: Vec<&str> = ran
        .out
        .lines()
        .filter(|line| line.contains("UTF-8"))
        .collect();
    assert_eq!(said.len(), 1, "{}", ran.out);
    assert!(
        said[0].starts_with("texts/latin.txt:1:1: error[file]"),
        "{}",
        said[0]
    );
    assert!(
        ran.out.contains("harbour: 2 figures found, 2 captured"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("1 document whose original cannot be read"),
        "{}",
        ran.out
    );
}

#[test]
fn an_original_may_be_shown_alone_and_accepted() {
    let project = harbour(&one());
    let arguments = ["check", "--format", "json", "--originals", "texts"];
    let ran = project.run(&[&arguments[..], &["texts/quay.txt"]].concat());
    let value: Value = serde_json::from_str(&ran.out).unwrap();
    let fingerprint = value["diagnostics"][0]["fingerprint"].as_str().unwrap();
    let waiver = format!("waivers:\n  - {{fingerprint: {fingerprint}, reason: Asked for.}}\n");
    project.write("baseline.yaml", waiver);
    let ran = project.run(&[&arguments[..], &["--baseline", "baseline.yaml"]].concat());
    assert_eq!(ran.status, 0, "{}", ran.out);
}

#[test]
fn the_report_is_the_same_for_any_number_of_threads() {
    let mut facts = String::from("facts:\n");
    for number in 0..40 {
        let _ = write!(
            facts,
            "{}",
            fact(&format!("f{number}"), &format!("{number} cranes"))
        );
    }
    let project = harbour(&facts);
    for number in 0..6 {
        document(&project, &format!("d{number}"), "quay.txt", &facts);
    }
    let run = |threads| {
        let arguments = ["check", "--originals", "texts", "--threads", threads];
        project.run(&arguments).out
    };
    assert_eq!(run("1"), run("7"));
}

/// The example that the tour shows: two bulletins with their originals, in which everything is accounted for.
#[test]
fn the_bulletins_are_proved_in_full() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bulletins");
    let output = factlint(&root)
        .args(["check", "--min-coverage", "100", "--fail-on", "warning"])
        .output()
        .unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{out}");
    assert!(
        out.contains("2 originals: ") && out.contains("0 uncaptured (100 %)"),
        "{out}"
    );
}

#[test]
fn the_readme_shows_what_a_lost_word_looks_like() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let bulletins = root.join("examples/bulletins");
    let project = Project::new(&[]);
    let names = [
        "factlint.yaml",
        "vocabulary.yaml",
        "checks.yaml",
        "documents/harbour-2025.yaml",
        "documents/gongbao-2025.yaml",
        "originals/harbour-2025.txt",
        "originals/gongbao-2025.txt",
    ];
    for name in names {
        project.write(name, std::fs::read(bulletins.join(name)).unwrap());
    }
    let tour = std::fs::read_to_string(root.join("docs/tour.md")).unwrap();
    let shows = |text: &str| {
        let shown = text
            .lines()
            .map(str::trim_end)
            .collect::<Vec<_>>()
            .join("\n");
        assert!(tour.contains(&shown), "not in the tour:\n{shown}");
    };
    let whole = project.run(&["check"]).out;
    let coverage = whole.lines().filter(|line| line.contains(" found, "));
    shows(&coverage.collect::<Vec<_>>().join("\n"));
    let name = "documents/gongbao-2025.yaml";
    let document = std::fs::read_to_string(project.path(name)).unwrap();
    project.write(name, document.replace("figure: 超3亿元", "figure: 3亿元"));
    shows(project.run(&["check", "--quiet"]).out.trim_end());
}

/// The originals of the data set are not part of the repository. Where they are beside it, all five are proved in full.
#[test]
fn the_data_set_is_proved_in_full_where_its_originals_are() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let originals = root.join("../shared/seeds");
    if !originals.is_dir() {
        println!("skipped: the originals of the data set are not in ../shared/seeds");
        return;
    }
    let output = factlint(root)
        .args([
            "check",
            "--baseline",
            "data/baseline.yaml",
            "--fail-on",
            "warning",
        ])
        .args([
            "--require-originals",
            "--min-coverage",
            "100",
            "--originals",
        ])
        .arg(originals)
        .output()
        .unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{out}");
    assert!(
        out.contains("5 originals: ") && out.contains("0 uncaptured (100 %)"),
        "{out}"
    );
}

#[test]
fn a_figure_of_which_the_text_says_less_is_not_confirmed() {
    for (text, figure, tied) in [
        ("It built **180** cranes.", "180 cranes", true),
        ("It built over **180** cranes.", "180 cranes", false),
        ("It built over **180** cranes.", "over 180 cranes", true),
        ("It reached 180 cranes.", "reached 180 cranes", true),
        (
            "It built a total of 180 cranes.",
            "a total of 180 cranes",
            true,
        ),
        ("It built 180 cranes.", "nearly 180 cranes", false),
        ("It built nowhere near 180 cranes.", "180 cranes", false),
        ("It built between 180 glorps and 190.", "180", false),
        ("It built 180 cranes at the least.", "180 cranes", false),
        ("It never built more\nthan 180 cranes.", "180 cranes", false),
    ] {
        let project = Project::new(&[
            ("factlint.yaml", CONFIGURATION),
            ("vocabulary.yaml", VOCABULARY),
            ("texts/quay.txt", text),
        ]);
        let facts = format!(
            "document: {{id: harbour, original: {{file: quay.txt}}}}\nfacts:\n  - {{id: built, metric: cranes-built, entity: harbour, figure: {figure}, line: 1}}\n"
        );
        project.write("data/harbour.yaml", facts);
        let ran = project.run(&["check", "--originals", "texts", "--format", "concise"]);
        assert_eq!(!ran.out.contains("not-in-original"), tied, "{text} {ran:?}");
    }
}
