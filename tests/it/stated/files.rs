//! Which texts are read, what is said of a run over them, and how a finding is accepted where it stands.

use crate::runner::Project;

const WRONG: &str =
    "| Quay | Boats |\n|---|---|\n| North | 12 |\n| South | 7 |\n| East | 2 |\n| Total | 20 |\n";

#[test]
fn a_folder_needs_no_configuration() {
    let project = Project::new(&[
        ("README.md", WRONG),
        ("docs/share.md", "16/580 (2.8%)\n"),
        ("notes.txt", "16/580 (3.8%)\n"),
        (".gitignore", "old\n"),
        ("old/README.md", WRONG),
        ("picture.svg", "16/580 (3.8%)\n"),
    ]);
    let ran = project.run(&["check", "."]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(
        ran.out
            .contains("3 texts, 3 calculations: 1 holds, 2 do not, 0 not read for certain\n"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("bindings"), "{}", ran.out);
    assert!(
        ran.out.contains("3 files, 0 facts · 2 errors"),
        "{}",
        ran.out
    );
    let ran = project.run(&["check", "docs"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let ran = project.run(&["check", "README.md", "--format", "json"]);
    assert!(ran.out.contains("\"fail\": 1"), "{}", ran.out);
}

#[test]
fn a_run_that_found_nothing_to_calculate_says_so() {
    let project = Project::new(&[("README.md", "# Quays\n\nNothing is counted here.\n")]);
    let ran = project.run(&["check", "."]);
    assert_eq!(ran.status, 0);
    assert!(ran.out.contains("1 text, no calculation\n"), "{}", ran.out);
}

#[test]
fn a_configuration_names_its_texts() {
    let project = Project::new(&[
        ("README.md", WRONG),
        ("docs/a.md", WRONG),
        ("docs/old.md", WRONG),
        (
            "factlint.yaml",
            "stated: {in: 'docs/*.md', skip: docs/old.md}\n",
        ),
    ]);
    let ran = project.run(&["check", "--format", "concise"]);
    assert!(
        ran.out.starts_with("docs/a.md:6:11: error[stated-total]"),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .contains("1 text, 1 calculation: 0 hold, 1 does not"),
        "{}",
        ran.out
    );
    project.write("factlint.yaml", "stated: {}\n");
    assert_eq!(
        project
            .findings()
            .iter()
            .filter(|line| line.contains("stated-total"))
            .count(),
        3
    );
    project.write("factlint.yaml", "stated: {in: 'text/*.md'}\n");
    assert!(
        project
            .findings()
            .iter()
            .any(|line| line.contains("the pattern `text/*.md` matches no text"))
    );
}

#[test]
fn a_comment_accepts_a_finding_with_a_reason() {
    let accepted = |comment: &str| {
        let project = Project::new(&[("README.md", &*format!("{comment}\n\n{WRONG}"))]);
        let ran = project.run(&["check", ".", "--format", "concise"]);
        let mut lines: Vec<String> = ran.out.lines().map(str::to_owned).collect();
        lines.truncate(lines.len() - 2);
        lines.join("\n")
    };
    assert_eq!(
        accepted("<!-- factlint: allow(stated-total) one boat serves two quays -->"),
        ""
    );
    assert!(accepted("<!-- factlint: allow(stated-total) -->").contains("gives no reason"));
    assert!(
        accepted("<!-- factlint: allow(stated-share) so -->")
            .contains("`stated-share` finds nothing here")
    );
    assert!(
        accepted("<!-- factlint: allow(stated-totals) so -->")
            .contains("there is no rule or check `stated-totals`")
    );
    assert!(accepted("<!-- factlint: of -->").contains("does not know what `of` asks"));
}

#[test]
fn a_finding_is_known_again_wherever_it_stands() {
    let fingerprint = |text: &str| {
        let report = super::run("page.md", text);
        report
            .diagnostics
            .iter()
            .map(|found| found.fingerprint.clone())
            .collect::<Vec<_>>()
    };
    let first = fingerprint(WRONG);
    assert_eq!(first.len(), 1);
    assert_eq!(first, fingerprint(&format!("More text.\n\n{WRONG}")));
    assert_ne!(first, fingerprint(&WRONG.replace("20", "19")));
    assert_ne!(first, fingerprint(&WRONG.replace("Boats", "Crates")));
}

#[test]
fn what_else_lies_in_the_folder_is_no_finding() {
    let project = Project::new(&[
        ("README.md", "16/580 (2.8%)\n"),
        ("tests/broken.json", "{\"a\": 1, \"a\": 2,"),
        ("template.yaml", "a: {{ value }}\n"),
        (
            "renovate.json",
            "{\"$schema\": \"https://schemas.example/renovate.json\"}\n",
        ),
    ]);
    project.write("old.txt", [0xff, 0xfe, b'a', 0]);
    let ran = project.run(&["check", "."]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(
        ran.out.contains("1 text, 1 calculation: 1 holds"),
        "{}",
        ran.out
    );
    assert!(
        ran.err.contains(
            "`old.txt` and 2 more files cannot be read and are passed over: name one to see why"
        ),
        "{}",
        ran.err
    );
    let ran = project.run(&["check", ".", "tests/broken.json"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert_eq!(project.run(&["check", "tests"]).status, 1);
}
