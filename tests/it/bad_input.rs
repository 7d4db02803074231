//! Whatever is wrong with the input is said in words and at its place, and the other files are still checked.

use crate::runner::{Project, Ran, VOCABULARY, document};

/// The conflict between the two good documents of [`Project::harbour`].
const CONFLICT: &str = "data/harbour.yaml:12:13: error[agree]";

/// Checks a project that is otherwise [`Project::harbour`]: the run has this status, one line starts with `place` and
/// holds `words`, and the conflict between the good documents is found all the same.
#[track_caller]
fn assert_found(project: &Project, status: i32, place: &str, words: &str) -> Ran {
    let ran = project.run(&["check", "--format", "concise"]);
    assert_eq!(ran.status, status, "{ran:?}");
    assert!(
        ran.out
            .lines()
            .any(|line| line.starts_with(place) && line.contains(words)),
        "no line starts with `{place}` and says `{words}`:\n{}{}",
        ran.out,
        ran.err
    );
    assert!(
        ran.out.contains(CONFLICT),
        "the other files are checked:\n{}",
        ran.out
    );
    assert_eq!(ran.err, "");
    ran
}

#[test]
fn the_project_itself_has_its_conflict_only() {
    let ran = assert_found(&Project::harbour(), 1, CONFLICT, "180 cranes");
    assert_eq!(ran.out.lines().count(), 2, "{}", ran.out);
}

#[test]
fn an_empty_file() {
    let project = Project::harbour();
    project.write("data/empty.yaml", "");
    let ran = project.run(&["check", "--format", "concise"]);
    assert!(ran.status > 0, "{ran:?}");
    assert_found(&project, ran.status, "data/empty.yaml:1:1: error[", "");
}

#[test]
fn an_empty_folder_and_no_configuration() {
    let project = Project::new(&[]);
    let ran = project.run(&["check"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    assert!(ran.err.contains("factlint check --schema"), "{}", ran.err);
    let ran = project.run(&["check", "."]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(
        ran.out.contains("holds no file of a format that is read"),
        "{ran:?}"
    );
}

#[test]
fn an_unknown_key_in_the_configuration() {
    let project = Project::harbour();
    project.write(
        "factlint.yaml",
        "documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\nbase_line: b.yaml\n",
    );
    assert_found(&project, 2, "factlint.yaml:4:1: error[", "`base_line`");
    let ran = project.run(&["check", "data/town.yaml"]);
    assert_eq!(ran.status, 2, "a broken configuration concerns every path");
    assert!(ran.out.contains("`base_line`"), "{}", ran.out);
}

#[test]
fn an_unknown_rule() {
    let project = Project::harbour();
    project.write(
        "factlint.yaml",
        "documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\nrules: {agre: off}\n",
    );
    assert_found(&project, 2, "factlint.yaml:4:9: error[", "`agre`");
    let ran = project.run(&["check", "--rule", "agre"]);
    assert_eq!((ran.status, ran.err.lines().count()), (2, 1), "{ran:?}");
}

#[test]
fn a_pattern_that_matches_nothing_or_cannot_work() {
    let project = Project::harbour();
    project.write(
        "factlint.yaml",
        "documents:\n  - files:\n    - data/*.yaml\n    - none/*.yaml\n    - 'data/{a,b}.yaml'\nvocabulary: vocabulary.yaml\n",
    );
    assert_found(
        &project,
        2,
        "factlint.yaml:4:7: error[",
        "`none/*.yaml` matches no file",
    );
    assert_found(&project, 2, "factlint.yaml:5:7: error[", "has braces");
}

#[test]
fn a_schema_that_is_no_schema() {
    let project = Project::harbour();
    project.write("other/a.yaml", "a: 1\n");
    project.write("s.json", r#"{"type": "objekt", "properties": 7}"#);
    project.write(
        "factlint.yaml",
        "documents:\n  - files: data/*.yaml\n  - files: other/*.yaml\n    schema: s.json\nvocabulary: vocabulary.yaml\n",
    );
    assert_found(&project, 2, "s.json:1:10: error[", "objekt");
    assert_found(&project, 2, "s.json:1:34: error[", "7");
}

#[test]
fn a_figure_that_is_no_figure() {
    let project = Project::harbour();
    project.write("data/odd.yaml", document("odd-2025", "plenty"));
    assert_found(
        &project,
        1,
        "data/odd.yaml:12:13: error[figure]",
        "`plenty`",
    );
}

#[test]
fn a_file_that_is_not_utf8() {
    let project = Project::harbour();
    project.write("data/latin.yaml", b"title: caf\xe9\n");
    assert_found(
        &project,
        2,
        "data/latin.yaml:1:1: error[",
        "`0xe9` at offset 10",
    );
}

#[test]
fn a_file_without_a_text_is_reported_once() {
    let project = Project::harbour();
    project.write("bad.json", b"\xff");
    project.write("schema.json", "{}");
    let arguments = [
        "check",
        "--schema",
        "schema.json",
        "--format",
        "concise",
        "--quiet",
    ];
    let ran = project.run(&[&arguments[..], &["bad.json", "none.json"]].concat());
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines.len(), 2, "{ran:?}");
    assert!(
        lines.iter().all(|line| line.contains("error[file]")),
        "{ran:?}"
    );
}

#[test]
fn ten_thousand_levels() {
    let project = Project::harbour();
    project.write(
        "data/deep.json",
        format!("{}{}", "[".repeat(10_000), "]".repeat(10_000)),
    );
    project.write(
        "data/flow.yaml",
        format!("a: {}{}\n", "[".repeat(10_000), "]".repeat(10_000)),
    );
    let block: Vec<_> = (0..10_000)
        .map(|level| format!("{}a:", " ".repeat(level)))
        .collect();
    project.write("data/block.yaml", block.join("\n"));
    project.write(
        "factlint.yaml",
        "documents:\n  - files: ['data/*.yaml', 'data/*.json']\nvocabulary: vocabulary.yaml\n",
    );
    let ran = assert_found(&project, 1, "data/deep.json:1:129: error[syntax]", "deep");
    for path in ["data/flow.yaml:1:", "data/block.yaml:"] {
        assert!(ran.out.contains(path), "{}", ran.out);
    }
}

/// With work for the rest of the line at every value, this would not end.
#[test]
fn a_hundred_thousand_values_on_one_line() {
    let project = Project::harbour();
    let many = vec!["{\"berth\": 3}"; 100_000].join(", ");
    project.write("extra/long.json", format!("[{many}]"));
    project.write("extra/list.schema.json", "{\"type\": \"array\"}");
    let arguments = [
        "check",
        "--schema",
        "extra/list.schema.json",
        "extra/long.json",
    ];
    let ran = project.run(&arguments);
    assert_eq!(ran.status, 0, "{ran:?}");
}

#[test]
fn an_alias_bomb() {
    let project = Project::harbour();
    let mut text = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (name, of) in [
        ("b", "a"),
        ("c", "b"),
        ("d", "c"),
        ("e", "d"),
        ("f", "e"),
        ("g", "f"),
        ("h", "g"),
    ] {
        let items = vec![format!("*{of}"); 9].join(", ");
        text = format!("{text}{name}: &{name} [{items}]\n");
    }
    project.write("data/bomb.yaml", text);
    assert_found(&project, 1, "data/bomb.yaml:7:", "alias");
}

#[test]
fn a_scalar_of_a_hundred_megabytes() {
    let project = Project::harbour();
    project.write(
        "data/large.yaml",
        format!("a: {}\n", "x".repeat(100_000_000)),
    );
    let ran = assert_found(
        &project,
        2,
        "data/large.yaml:1:1: error[",
        "more than the limit of 67108864",
    );
    assert!(ran.out.len() < 2000);
    // Below the limit it is a value like any other, and what is printed of it stays short.
    project.write(
        "data/large.yaml",
        format!("a: {}\n", "x".repeat(30_000_000)),
    );
    let ran = project.run(&["check", "data/large.yaml"]);
    assert!(ran.out.contains("data/large.yaml:1:1"), "{}", ran.err);
    assert!(ran.out.len() < 5000, "{} bytes", ran.out.len());
}

#[test]
fn a_file_that_cannot_be_read() {
    let project = Project::harbour();
    std::fs::create_dir(project.path("data/folder.yaml")).expect("a folder");
    assert_found(
        &project,
        2,
        "factlint.yaml:2:12: error[",
        "`data/folder.yaml` is a folder",
    );
    project.write("factlint.yaml", "documents:\n  - files: data/*y.yaml\n  - files: data/town.yaml\n  - files: data/harbour.yaml\nvocabulary: data\n");
    let ran = project.run(&["check", "--format", "concise"]);
    assert!(ran.out.contains("factlint.yaml:5:13: error["), "{ran:?}");
}

#[cfg(unix)]
#[test]
fn a_file_that_the_user_may_not_read() {
    use std::os::unix::fs::PermissionsExt;
    let project = Project::harbour();
    project.write("data/secret.yaml", "a: 1\n");
    let path = project.path("data/secret.yaml");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).expect("permissions");
    if std::fs::read(&path).is_ok() {
        println!("skipped: this user may read everything");
        return;
    }
    assert_found(
        &project,
        2,
        "data/secret.yaml:1:1: error[",
        "may not be read",
    );
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_or_out() {
    let project = Project::harbour();
    let link = |to: &str, name: &str| {
        std::os::unix::fs::symlink(to, project.path(name)).expect("a link");
    };
    let outside = Project::new(&[("out.yaml", "a: 1\n")]);
    link("self.yaml", "data/self.yaml");
    let nowhere = "`data/self.yaml` is a link that leads nowhere";
    assert_found(&project, 2, "factlint.yaml:2:12: error[", nowhere);
    link(&outside.path("out.yaml").to_string_lossy(), "data/out.yaml");
    let out = "`data/out.yaml` is a link that leads out of the folder";
    assert_found(&project, 2, "factlint.yaml:2:12: error[", out);
}

#[test]
fn a_vocabulary_with_a_mistake() {
    let project = Project::harbour();
    project.write(
        "vocabulary.yaml",
        VOCABULARY.replace("unit: crane", "unit: crain"),
    );
    let ran = project.run(&["check", "--format", "concise"]);
    assert!(ran.status > 0, "{ran:?}");
    assert!(
        ran.out.contains("vocabulary.yaml:8:11: error["),
        "{}",
        ran.out
    );
}
