//! Where files are: links, what is left out, what is named and no part of the run, and the configuration that counts.

use std::io::Write;
use std::process::Stdio;

use crate::runner::{Project, Ran, document};

#[cfg(unix)]
fn link(project: &Project, to: &str, name: &str) {
    let path = project.path(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::os::unix::fs::symlink(to, path).unwrap();
}

/// A project of one good document, `berths/north.yaml`, and of this configuration.
fn berths(configuration: &str) -> Project {
    Project::new(&[
        ("factlint.yaml", configuration),
        ("berths/north.yaml", "document: {id: north}\nfacts: []\n"),
    ])
}

const ALL: &str = "documents:\n  - files: berths/**/*.yaml\n";

fn check(project: &Project, arguments: &[&str]) -> Ran {
    project.run(&[&["check", "--format", "concise"], arguments].concat())
}

#[track_caller]
fn assert_clean(ran: &Ran, files: &str, note: &str) {
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.out.starts_with(files), "{ran:?}");
    assert_eq!(ran.err.is_empty(), note.is_empty(), "{ran:?}");
    assert!(ran.err.contains(note), "{ran:?}");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_back_is_harmless_wherever_it_is() {
    let project = berths(ALL);
    link(&project, "../..", "tools/build/root");
    link(&project, "..", "berths/up");
    link(&project, ".", "berths/here");
    link(&project, "/", "tools/everything");
    link(&project, "../build", "tools/build/itself");
    assert_clean(&check(&project, &[]), "2 files", "");
}

#[cfg(unix)]
#[test]
fn a_linked_folder_is_not_entered_and_told_where_a_pattern_would_match_in_it() {
    let project = berths(ALL);
    project.write("more/south.yaml", "document: {id: south}\nfacts: []\n");
    link(&project, "../more", "berths/more");
    link(&project, "../more", "tools/more");
    let ran = check(&project, &[]);
    let note = "`berths/more` is a link to a folder and is not entered";
    assert_clean(&ran, "2 files", note);
    assert!(!ran.err.contains("tools/more"), "{ran:?}");
    project.write("factlint.yaml", format!("{ALL}exclude: [berths/more]\n"));
    assert_clean(&check(&project, &[]), "2 files", "");
    let only = "documents:\n  - files: berths/more/*.yaml\n";
    project.write("factlint.yaml", only);
    let ran = project.run(&["check"]);
    assert_eq!(ran.status, 2);
    let help = "`berths/more` is a link to a folder, and linked folders are not";
    assert!(ran.out.contains(help), "{}", ran.out);
    let ran = check(
        &project,
        &["--schema", "factlint.yaml", "berths/more/*.yaml"],
    );
    assert!(
        ran.out.contains("1 file"),
        "a folder that is named is entered: {ran:?}"
    );
}

#[cfg(unix)]
#[test]
fn a_file_and_the_links_to_it_are_one_document() {
    let project = Project::harbour();
    link(&project, "town.yaml", "data/a-link.yaml");
    link(&project, "town.yaml", "data/z-link.yaml");
    link(&project, "a-link.yaml", "data/link-to-a-link.yaml");
    let ran = check(&project, &[]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.out.contains("4 files, 2 facts"), "{ran:?}");
    assert!(
        !ran.out.contains("link"),
        "the file's own name counts: {ran:?}"
    );
    assert!(!ran.out.contains("duplicate"), "{ran:?}");
    // Whoever names the link means the file.
    let ran = check(&project, &["data/z-link.yaml"]);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""), "{ran:?}");
    // Where only a link is wanted, its name counts.
    let files =
        "documents:\n  - files: [data/harbour.yaml, data/z-*.yaml]\nvocabulary: vocabulary.yaml\n";
    project.write("factlint.yaml", files);
    assert!(check(&project, &[]).out.contains("4 files, 2 facts"));
    let ran = project.run(&["check"]);
    assert!(ran.out.contains("[data/z-link.yaml:12:13]"), "{ran:?}");
    // Files are one, whatever detour names them.
    let files = "documents:\n  - files: [data/town.yaml, data/a-link.yaml, ./data/../data/z-link.yaml, data/*.yaml]\nvocabulary: vocabulary.yaml\n";
    project.write("factlint.yaml", files);
    assert!(check(&project, &[]).out.contains("2 facts"));
}

#[cfg(unix)]
#[test]
fn a_hard_link_and_another_case_are_other_files() {
    let project = Project::harbour();
    std::fs::hard_link(
        project.path("data/town.yaml"),
        project.path("data/hard.yaml"),
    )
    .unwrap();
    project.write("data/Town.yaml", document("capital-2025", "170 cranes"));
    let ran = check(&project, &[]);
    assert!(ran.out.contains("6 files, 4 facts"), "{ran:?}");
    assert!(ran.out.contains("duplicate-id"), "{ran:?}");
}

#[test]
fn a_folder_is_left_out_with_or_without_a_slash() {
    for exclude in [
        "berths/old",
        "berths/old/",
        "./berths/old/",
        "berths/o*/",
        "**/old/",
        "berths//old/",
    ] {
        let project = berths(&format!("{ALL}exclude: ['{exclude}']\n"));
        project.write("berths/old/town.yaml", "facts: oops\n");
        assert_clean(&check(&project, &[]), "2 files", "");
    }
    // With a slash it is no file of that name.
    let project = berths(&format!("{ALL}exclude: [berths/north.yaml/]\n"));
    let ran = check(&project, &[]);
    assert!(
        ran.out.contains("`berths/north.yaml/` leaves out nothing"),
        "{ran:?}"
    );
}

#[test]
fn a_pattern_that_leaves_out_nothing_is_told_at_its_place() {
    let project = berths(&format!("{ALL}exclude:\n  - drafts/*.yaml\n"));
    let ran = check(&project, &[]);
    assert_eq!(ran.status, 2);
    let place = "factlint.yaml:4:5: error[config] the pattern `drafts/*.yaml` leaves out nothing";
    assert!(ran.out.starts_with(place), "{ran:?}");
    // What git ignores is there on some machines only, and a hidden file is there.
    project.write(".gitignore", "drafts/\nbuild/\n");
    project.write(".editor/a.json", "{}");
    for exclude in ["drafts/", "drafts/*.yaml", "build", ".editor"] {
        project.write("factlint.yaml", format!("{ALL}exclude: ['{exclude}']\n"));
        assert_clean(&check(&project, &[]), "2 files", "");
    }
}

#[test]
fn what_is_named_and_no_part_of_the_run_is_told_apart() {
    let project = berths(&format!("{ALL}exclude: [berths/old]\n"));
    project.write("berths/old/town.yaml", "facts: oops\n");
    project.write(".editor/settings.json", "{}");
    project.write("README.md", "");
    std::fs::create_dir(project.path("empty")).unwrap();
    let north = "berths/north.yaml";
    for (path, status, words) in [
        (
            "berths/old/town.yaml",
            0,
            "`exclude` in `factlint.yaml` leaves it out",
        ),
        (
            "berths/old",
            0,
            "`exclude` in `factlint.yaml` leaves it out",
        ),
        ("./berths/../berths/old/town.yaml", 0, "leaves it out"),
        (
            ".editor/settings.json",
            0,
            "it is in no pattern of `factlint.yaml`",
        ),
        ("README.md", 0, "it is in no pattern of `factlint.yaml`"),
        ("berths/nope.yaml", 2, "`berths/nope.yaml` does not exist"),
        ("berths\\north.yaml", 2, "did you mean `berths/north.yaml`?"),
        (
            "berths/x*.yaml",
            2,
            "is a pattern that matches no file of this run",
        ),
        ("-", 2, "stands for standard input"),
        (
            "https://example.org/a.yaml",
            2,
            "nothing is fetched from the network",
        ),
        ("empty", 2, "`empty`: `factlint check --show-files` lists"),
    ] {
        for arguments in [&[path, north][..], &[north, path], &[path]] {
            let ran = check(&project, arguments);
            assert_eq!(ran.status, status, "{arguments:?} {ran:?}");
            assert!(ran.err.contains(words), "{arguments:?} {ran:?}");
            assert_eq!(ran.err.lines().count(), 1, "{ran:?}");
            assert_eq!(ran.err.contains("note:"), status == 0, "{ran:?}");
        }
    }
    let project = Project::new(&[("a.yaml", "a: 1\n"), ("s.json", "{}")]);
    let ran = check(&project, &["--schema", "s.json", "a.yaml", "nope.yaml"]);
    assert!(
        ran.status == 2 && ran.out.contains("does not exist"),
        "{ran:?}"
    );
    let ran = check(&project, &["--schema", "s.json", "a.yaml", "-"]);
    assert!(
        ran.status == 2 && ran.err.contains("stands for standard input"),
        "{ran:?}"
    );
}

#[test]
fn a_schema_that_is_named_is_said_to_be_one() {
    let project = berths("documents:\n  - files: berths/*.yaml\n    schema: s.json\n");
    project.write("s.json", "{}");
    let words = "`s.json` is a schema of this run";
    assert_clean(&check(&project, &["s.json"]), "2 files", words);
    let project = Project::new(&[("s.json", "{}"), ("a.json", "{}")]);
    let words = "`s.json` is the schema itself and names no draft in `$schema`";
    let ran = check(&project, &["--schema", "s.json", "s.json"]);
    assert!(ran.status == 2 && ran.err.contains(words), "{ran:?}");
    // As the shell makes it of `*.json`.
    let ran = check(&project, &["--schema", "s.json", "a.json", "s.json"]);
    assert_clean(&ran, "2 files", words);
    assert_clean(&check(&project, &["--schema", "s.json", "."]), "1 file", "");
    let ran = check(
        &project,
        &["--schema", "https://example.org/s.json", "a.json"],
    );
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(
        ran.err.contains("nothing is fetched from the network"),
        "{ran:?}"
    );
    assert!(ran.err.contains("`https://example.org/s.json`"), "{ran:?}");
}

#[test]
fn a_run_that_looked_at_the_syntax_only_is_not_green() {
    let project = Project::new(&[
        ("d/a.yaml", "a: 1\n"),
        ("d/b.yaml", "b: 1\n"),
        ("s.json", "{}"),
    ]);
    let ran = check(&project, &["d"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    let words = "no configuration and no schema: only the syntax of 2 files was checked";
    assert!(ran.err.contains(words), "{ran:?}");
    assert!(
        ran.out
            .ends_with("2 files (only the syntax), 0 facts · 0 errors, 0 warnings, 0 waived\n"),
        "{ran:?}"
    );
    let ran = check(&project, &["d/a.yaml"]);
    assert!(
        ran.status == 2 && ran.err.contains("only the syntax of `d/a.yaml`"),
        "{ran:?}"
    );
    project.write("d/b.yaml", "$schema: ../s.json\n");
    let words = "no schema is for `d/a.yaml`, of which only the syntax was checked";
    assert_clean(
        &check(&project, &["d"]),
        "2 files (1 only for syntax)",
        words,
    );
    project.write("d/b.yaml", "b: [\n");
    let ran = check(&project, &["d"]);
    assert!(
        ran.status == 1 && ran.err.contains("only the syntax of 2 files"),
        "{ran:?}"
    );
}

#[test]
fn the_configuration_is_looked_for_from_the_paths_upwards() {
    let project = Project::new(&[
        ("other/factlint.yaml", ALL),
        ("other/berths/a.yaml", "facts: []\n"),
    ]);
    let harbour = Project::harbour();
    for name in [
        "factlint.yaml",
        "vocabulary.yaml",
        "data/harbour.yaml",
        "data/town.yaml",
    ] {
        let text = std::fs::read_to_string(harbour.path(name)).unwrap();
        project.write(&format!("port/{name}"), text);
    }
    for path in [
        "port",
        "port/data",
        "port/data/town.yaml",
        "./other/../port/data/harbour.yaml",
        "port/data/*.yaml",
    ] {
        let ran = check(&project, &[path]);
        assert_eq!(ran.status, 1, "{path} {ran:?}");
        assert!(
            ran.out
                .starts_with("port/data/harbour.yaml:12:13: error[agree]"),
            "{ran:?}"
        );
    }
    let ran = check(&project, &["port/data/none.yaml"]);
    assert!(
        ran.status == 2 && ran.err.contains("does not exist"),
        "{ran:?}"
    );
    let ran = check(&project, &["port/data", "other/berths"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("`port/data` belongs to `port/factlint.yaml` and `other/berths` to `other/factlint.yaml`"), "{ran:?}");
    let ran = check(
        &project,
        &[
            "--config",
            "port/factlint.yaml",
            "port/data",
            "other/berths/a.yaml",
        ],
    );
    assert!(
        ran.status == 1 && ran.err.contains("in no pattern of `port/factlint.yaml`"),
        "{ran:?}"
    );
}

#[test]
fn a_project_that_lies_below_is_named() {
    let project = Project::new(&[
        ("port/factlint.yaml", ALL),
        ("port/berths/a.yaml", "facts: []\n"),
    ]);
    let ran = check(&project, &[]);
    assert!(ran.status == 2 && ran.out.is_empty(), "{ran:?}");
    assert!(
        ran.err.contains("`port/factlint.yaml` below") && ran.err.contains("`factlint check port`"),
        "{ran:?}"
    );
    let facts = project.run(&["facts"]).err;
    assert!(
        facts.contains("`port/factlint.yaml` below") && !facts.contains("factlint check"),
        "{facts}"
    );
    let ran = check(&project, &["."]);
    let words = "error[file] the project of `port/factlint.yaml` is not checked here";
    assert!(ran.status == 2 && ran.out.contains(words), "{ran:?}");
    // Texts that are checked without a configuration do not hide it, nor does one that is broken.
    project.write("README.md", "Twelve berths.\n");
    project.write("port/factlint.yaml", "documents: [\n");
    let ran = check(&project, &["."]);
    assert!(ran.status == 2 && ran.out.contains(words), "{ran:?}");
    assert_eq!(check(&project, &["README.md"]).status, 0);
}

#[test]
fn the_vocabulary_of_a_scan_is_that_of_the_project_of_its_text() {
    let text = "The quay has 12 knots of rope.\n";
    let project = Project::new(&[
        (
            "port/factlint.yaml",
            "vocabulary: {units: {knot: {symbols: [knots]}}}\n",
        ),
        ("port/a.txt", text),
        ("town/factlint.yaml", "{}\n"),
        ("town/b.txt", text),
    ]);
    let ran = project.run(&["scan", "port/a.txt"]);
    assert!(ran.out.contains("12 knot"), "{ran:?}");
    let ran = project.run(&["scan", "port/a.txt", "town/b.txt"]);
    assert!(
        ran.status == 2 && ran.err.contains("a vocabulary with `--vocabulary`"),
        "{ran:?}"
    );
}

/// What a run says of a text on standard input.
fn checked_in_place(project: &Project, arguments: &[&str], text: &str) -> Ran {
    let mut command =
        project.command(&[&["check", "--format", "concise", "-"], arguments].concat());
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A run that does not want the text does not wait for it.
    let _ = child.stdin.take().unwrap().write_all(text.as_bytes());
    let output = child.wait_with_output().unwrap();
    Ran {
        status: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn a_text_on_standard_input_is_checked_in_place_of_its_file() {
    let project = Project::harbour();
    let town = document("town-2025", "180 cranes");
    let run =
        |name: &str, text: &str| checked_in_place(&project, &["--stdin-filename", name], text);
    // The file on the disk disagrees with the other document, the text does not.
    assert_clean(&run("data/town.yaml", &town), "4 files", "");
    let ran = run("data/town.yaml", &document("town-2025", "190 cranes"));
    assert!(
        ran.status == 1 && ran.out.contains("`190 cranes` and `180 cranes`"),
        "{ran:?}"
    );
    // A file that is not there yet is taken where a pattern takes it.
    let ran = run("data/new.yaml", &document("new", "150 cranes"));
    assert!(
        ran.out.contains("150 cranes") && ran.out.contains("5 files"),
        "{ran:?}"
    );
    assert_clean(
        &run("notes.yaml", "a: 1\n"),
        "4 files",
        "it is in no pattern of",
    );
    // So are the files that the run goes by.
    let ran = run("vocabulary.yaml", "metrics: 1\n");
    assert!(
        ran.out.starts_with("vocabulary.yaml:1:10: error[schema]"),
        "{ran:?}"
    );
    let ran = run("factlint.yaml", "documents: [{files: none/*.yaml}]\n");
    assert!(ran.out.contains("matches no file"), "{ran:?}");
    // What is no text is told at the file.
    let ran = run("data/town.yaml", "a: \0\n");
    assert!(
        ran.status > 0 && ran.out.contains("`data/town.yaml` is no text"),
        "{ran:?}"
    );
    assert_eq!(
        std::fs::read_to_string(project.path("data/town.yaml")).unwrap(),
        document("town-2025", "170 cranes")
    );
}

#[cfg(unix)]
#[test]
fn a_text_stands_in_place_of_its_file_under_every_name() {
    let project = Project::harbour();
    std::fs::create_dir(project.path("kept")).unwrap();
    std::fs::rename(
        project.path("data/town.yaml"),
        project.path("kept/town.yaml"),
    )
    .unwrap();
    std::os::unix::fs::symlink("../kept/town.yaml", project.path("data/town.yaml")).unwrap();
    for name in [
        "data/town.yaml",
        "kept/town.yaml",
        "./kept/../data/town.yaml",
    ] {
        let text = document("town-2025", "180 cranes");
        let ran = checked_in_place(&project, &["--stdin-filename", name], &text);
        assert_clean(&ran, "4 files", "");
    }
}

#[test]
fn a_text_on_standard_input_needs_no_project() {
    let project = Project::new(&[("s.json", r#"{"required": ["b"]}"#)]);
    let arguments = ["--stdin-filename", "new.yaml", "--schema", "s.json"];
    let ran = checked_in_place(&project, &arguments, "a: 1\n");
    assert!(
        ran.status == 1 && ran.out.contains("new.yaml:1:1: error[schema]"),
        "{ran:?}"
    );
    for (arguments, words) in [
        (&[][..], "say with `--stdin-filename PATH`"),
        (
            &["--stdin-filename", "a.yaml", "s.json"],
            "name no other path beside it",
        ),
        (&["--stdin-filename", "."], "names a folder"),
    ] {
        let ran = checked_in_place(&project, arguments, "");
        assert!(
            ran.status == 2 && ran.err.contains(words),
            "{arguments:?} {ran:?}"
        );
    }
    let ran = check(&project, &["s.json", "--stdin-filename", "a.yaml"]);
    assert!(
        ran.status == 2 && ran.err.contains("give `-` as the path"),
        "{ran:?}"
    );
}

#[test]
fn a_second_configuration_is_said_not_to_count() {
    let project = berths(ALL);
    project.write("factlint.json", "{}");
    assert_clean(
        &check(&project, &[]),
        "2 files",
        "`factlint.yaml` is read, and `factlint.json` beside it is not",
    );
    project.write("factlint.yml", ALL);
    std::fs::remove_file(project.path("factlint.yaml")).unwrap();
    assert_clean(&check(&project, &[]), "2 files", "`factlint.yml` is read");
}

#[test]
fn files_beside_the_documents_that_no_pattern_takes_are_named_once() {
    let project = berths("documents:\n  - files: berths/*.yaml\n");
    project.write("berths/notes.txt", "");
    project.write("tools/a.json", "{}");
    assert_clean(&check(&project, &[]), "2 files", "");
    project.write("berths/website.json", "{}");
    let words =
        "1 YAML or JSON file beside the documents is in no pattern: `berths/website.json`\n";
    assert_clean(&check(&project, &[]), "2 files", words);
    // Of one that is asked for it is said, once.
    let ran = check(&project, &["berths/website.json"]);
    assert_eq!(ran.err.matches("website.json").count(), 1, "{ran:?}");
    assert_clean(&check(&project, &["--quiet"]), "", "");
    for number in 0..9 {
        project.write(&format!("berths/x{number}.json"), "{}");
    }
    let words = "10 YAML or JSON files beside the documents are in no pattern: `berths/website.json`, `berths/x0.json`";
    let ran = check(&project, &[]);
    assert_clean(&ran, "2 files", words);
    assert!(ran.err.ends_with("and 5 more\n"), "{ran:?}");
    project.write(
        "factlint.yaml",
        "documents:\n  - files: berths/*.yaml\nexclude: [berths/*.json]\n",
    );
    assert_clean(&check(&project, &[]), "2 files", "");
}

#[test]
fn other_commands_do_not_advise_to_name_files() {
    let project = Project::new(&[]);
    let waive: &[&str] = &["waive", "5f0c", "--reason", "Old."];
    for command in [&["facts"], &["checks"], &["mutate"], &["baseline"], waive] {
        let ran = project.run(command);
        assert!(
            ran.status == 2 && ran.err.contains("there is no factlint.yaml"),
            "{ran:?}"
        );
        assert!(!ran.err.contains("--schema"), "{ran:?}");
    }
    let ran = check(&project, &[]);
    let words = "or name what is to be checked without one (`factlint check docs`,";
    assert!(ran.status == 2 && ran.err.contains(words), "{ran:?}");
}

#[test]
fn a_schema_that_names_its_draft_is_checked_against_it_when_it_is_named() {
    let draft = r#""$schema": "https://json-schema.org/draft/2020-12/schema""#;
    let project = Project::new(&[
        ("good.json", &format!("{{{draft}, \"type\": \"object\"}}")),
        ("bad.json", &format!("{{{draft}, \"type\": \"objct\"}}")),
    ]);
    assert_clean(
        &check(&project, &["--schema", "good.json", "good.json"]),
        "1 file",
        "",
    );
    let ran = check(&project, &["--schema", "bad.json", "./bad.json"]);
    assert!(
        ran.status > 0 && ran.out.contains("`\"objct\"` is not one of"),
        "{ran:?}"
    );
}

/// The fingerprints of what is found in these quays, in order.
fn fingerprints(project: &Project, quays: &str) -> Vec<String> {
    project.write("quays.yaml", quays);
    let ran = project.run(&["check", "--format", "json"]);
    let lines = ran.out.lines();
    let prints = lines.filter_map(|line| line.trim().strip_prefix("\"fingerprint\": \""));
    let mut prints: Vec<String> = prints.map(|print| print[..16].to_owned()).collect();
    prints.sort();
    prints
}

/// A project whose lengths of quays are to be numbers.
fn quays() -> Project {
    let schema = r#"{"type": "array", "items": {"properties": {"length": {"type": "integer"}, "spans": {"items": {"type": "integer"}}}, "required": ["length"]}}"#;
    let configuration = "documents:\n  - files: quays.yaml\n    schema: s.json\n";
    Project::new(&[("factlint.yaml", configuration), ("s.json", schema)])
}

#[test]
fn a_finding_in_a_list_is_the_same_when_the_list_grows() {
    let project = quays();
    let found = |quays: &str| fingerprints(&project, quays);
    for (item, more) in [
        ("{name: north, length: long}", "{name: east, length: long}"),
        (
            "{id: 7, name: north, length: long}",
            "{id: 8, name: north, length: long}",
        ),
        ("{depth: 7, length: long}", "{depth: 8, length: long}"),
        (
            "{name: north, length: 1, spans: [wide]}",
            "{name: north, length: 1, spans: [1, narrow]}",
        ),
        ("{name: north}", "{name: south}"),
        // Two that are equal are told apart.
        ("{name: north, length: long}", "{name: north, length: long}"),
    ] {
        let one = found(&format!("- {item}\n"));
        assert_eq!(one.len(), 1, "{item}");
        assert_eq!(
            found(&format!("- {{name: first, length: 80}}\n- {item}\n")),
            one,
            "{item}"
        );
        assert_eq!(
            found(&format!("- {item}\n- {{name: last, length: 80}}\n")),
            one,
            "{item}"
        );
        let both = found(&format!("- {more}\n- {item}\n"));
        assert_eq!(both, found(&format!("- {item}\n- {more}\n")), "{item}");
        assert!(
            both.len() == 2 && both[0] != both[1] && both.contains(&one[0]),
            "{item}"
        );
    }
}

#[test]
fn a_waiver_of_a_schema_holds_when_the_list_grows() {
    let project = quays();
    let print = fingerprints(&project, "- {name: north, length: long}\n").remove(0);
    let waivers =
        format!("waivers: [{{fingerprint: \"{print}\", rule: schema, reason: Asked.}}]\n");
    project.write("b.yaml", waivers);
    let quays = "- {name: east, length: 80}\n- {name: north, length: long}\n";
    project.write("quays.yaml", quays);
    let waived =
        |project: &Project| check(project, &["--baseline", "b.yaml", "--fail-on", "warning"]);
    let ran = waived(&project);
    assert!(ran.status == 0 && ran.out.contains("1 waived"), "{ran:?}");
    project.write(
        "quays.yaml",
        format!("{quays}- {{name: south, length: long}}\n"),
    );
    let ran = waived(&project);
    assert!(
        ran.status == 1 && ran.out.contains("1 error, 0 warnings, 1 waived"),
        "{ran:?}"
    );
}

/// A table that states its totals has been checked for more than its syntax.
#[test]
fn a_table_whose_totals_were_added_up_is_not_said_to_be_checked_for_its_syntax_only() {
    let table = |total: &str| format!("quay,boats\nnorth,12\nsouth,7\neast,4\ntotal,{total}\n");
    let project = Project::new(&[
        ("t.csv", &table("23")),
        ("plain.csv", "quay,boats\nnorth,12\n"),
    ]);
    let ran = project.run(&["check", "t.csv"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{ran:?}");
    assert!(ran.out.contains("1 calculation: 1 holds"), "{ran:?}");
    project.write("t.csv", table("24"));
    let ran = project.run(&["check", "t.csv"]);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""), "{ran:?}");
    let ran = project.run(&["check", "plain.csv"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    let ran = project.run(&["check", "."]);
    assert!(ran.err.contains("no schema is for `plain.csv`"), "{ran:?}");
    assert!(ran.out.contains("2 files (1 only for syntax)"), "{ran:?}");
}
