//! `check --cache`: what was in order is not read again, whatever has changed is, and a cache that is broken, old or nowhere to
//! be written costs time and nothing else.

use std::time::Duration;

use crate::runner::Project;

const SCHEMA: &str = r#"{"type": "object", "required": ["berths"],
    "properties": {"berths": {"$ref": "berths.json"}}}"#;

const BERTHS: &str = r#"{"type": "integer"}"#;

/// Three piers of which one does not fit its schema.
fn piers() -> Project {
    let project = Project::new(&[
        (
            "factlint.yaml",
            "documents:\n  - files: piers/*.yaml\n    schema: pier.json\n",
        ),
        ("pier.json", SCHEMA),
        ("berths.json", BERTHS),
        ("piers/east.yaml", "berths: 12\n"),
        ("piers/north.yaml", "berths: some\n"),
        ("piers/west.yaml", "\u{feff}berths: 7\n"),
    ]);
    settle();
    project
}

/// What was written less than a tick of the clock ago is not trusted.
fn settle() {
    std::thread::sleep(Duration::from_millis(100));
}

/// The last line of a run, its findings and its status.
fn run(project: &Project, cache: &str) -> (String, String, i32) {
    let ran = project.run(&["check", "--cache", cache]);
    assert_eq!(ran.err, "", "{ran:?}");
    let (found, last) = ran.out.trim_end().rsplit_once('\n').unwrap();
    (last.to_owned(), found.to_owned(), ran.status)
}

fn last(project: &Project) -> String {
    run(project, ".cache").0
}

#[test]
fn what_is_in_order_is_known_and_what_is_not_is_found_again() {
    let project = piers();
    let first = run(&project, ".cache");
    assert_eq!(first.0, "4 files, 0 facts · 1 error, 0 warnings, 0 waived");
    let second = run(&project, ".cache");
    assert_eq!(
        second.0,
        "4 files (2 unchanged), 0 facts · 1 error, 0 warnings, 0 waived"
    );
    assert_eq!((first.1, first.2), (second.1, second.2));
    let json = project.run(&["check", "--cache", ".cache", "--format", "json"]);
    assert!(json.out.contains("\"unchanged\": 2"), "{json:?}");
    let without = project.run(&["check"]);
    assert!(!without.out.contains("unchanged"), "{without:?}");
}

#[test]
fn whatever_changes_is_checked_again() {
    let project = piers();
    last(&project);
    let one = "4 files (1 unchanged), 0 facts · 1 error, 0 warnings, 0 waived";
    let changes = [
        (
            "piers/east.yaml",
            "berths: none\n",
            "4 files (1 unchanged), 0 facts · 2 errors, 0 warnings, 0 waived",
        ),
        ("piers/east.yaml", "berths: 12\n", one),
        (
            "berths.json",
            r#"{"maximum": 7, "type": "integer"}"#,
            "4 files, 0 facts · 2 errors, 0 warnings, 0 waived",
        ),
        (
            "berths.json",
            BERTHS,
            "4 files, 0 facts · 1 error, 0 warnings, 0 waived",
        ),
        (
            "pier.json",
            r#"{"required": ["depth"]}"#,
            "4 files, 0 facts · 3 errors, 0 warnings, 0 waived",
        ),
        (
            "pier.json",
            SCHEMA,
            "4 files, 0 facts · 1 error, 0 warnings, 0 waived",
        ),
        (
            "factlint.yaml",
            "documents:\n  - files: piers/*.yaml\n    schema: pier.json\nrules:\n  schema: warning\n",
            "4 files, 0 facts · 0 errors, 1 warning, 0 waived",
        ),
    ];
    for (path, text, expected) in changes {
        project.write(path, text);
        assert_eq!(last(&project), expected, "{path}: {text}");
        settle();
        last(&project);
    }
}

#[test]
fn the_same_texts_with_other_dates_are_known() {
    let project = piers();
    last(&project);
    for name in ["piers/east.yaml", "piers/west.yaml"] {
        let text = std::fs::read_to_string(project.path(name)).unwrap();
        std::fs::remove_file(project.path(name)).unwrap();
        project.write(name, text);
    }
    let expected = "4 files (2 unchanged), 0 facts · 1 error, 0 warnings, 0 waived";
    assert_eq!(last(&project), expected);
}

#[test]
fn what_is_accepted_is_told_each_time() {
    let project = piers();
    project.write(
        "piers/north.yaml",
        "berths: some # factlint: allow(schema) not counted yet\n",
    );
    settle();
    for expected in [
        "4 files, 0 facts · 0 errors, 0 warnings, 1 waived",
        "4 files (2 unchanged), 0 facts · 0 errors, 0 warnings, 1 waived",
    ] {
        assert_eq!(last(&project), expected);
    }
}

#[test]
fn nothing_is_known_of_a_run_that_could_not_do_its_job() {
    let project = piers();
    project.write("berths.json", r#"{"type": "integr"}"#);
    settle();
    for _ in 0..2 {
        let ran = project.run(&["check", "--cache", ".cache"]);
        assert_eq!(ran.status, 2, "{ran:?}");
        assert!(!ran.out.contains("unchanged"), "{ran:?}");
    }
}

#[test]
fn a_file_that_may_have_changed_since_it_was_looked_at_is_not_known() {
    let project = piers();
    let later = std::time::SystemTime::now() + Duration::from_hours(1);
    let file = std::fs::OpenOptions::new()
        .append(true)
        .open(project.path("piers/east.yaml"));
    file.unwrap().set_modified(later).unwrap();
    settle();
    last(&project);
    assert_eq!(
        last(&project),
        "4 files (1 unchanged), 0 facts · 1 error, 0 warnings, 0 waived"
    );
}

#[test]
fn a_broken_cache_costs_time_only() {
    let project = piers();
    last(&project);
    let folder = std::fs::read_dir(project.path(".cache")).unwrap();
    let names = folder.map(|entry| entry.unwrap().file_name());
    let names = names.map(|name| name.into_string().unwrap());
    let file = names.filter(|name| name.len() == 16).max().unwrap();
    let file = format!(".cache/{file}");
    let whole = std::fs::read_to_string(project.path(&file)).unwrap();
    let broken = [
        String::new(),
        whole.replace("factlint cache 1", "factlint cache 2"),
        whole.replace("piers/east.yaml", "piers/north.yaml"),
        whole.get(..whole.len() / 2).unwrap().to_owned(),
        "\u{0}\u{1}\n".repeat(40),
    ];
    for text in broken {
        project.write(&file, text);
        let none = "4 files, 0 facts · 1 error, 0 warnings, 0 waived";
        assert_eq!(last(&project), none);
    }
    std::fs::write(project.path(&file), [0xff, 0xfe, 0x00]).unwrap();
    assert!(!last(&project).contains("unchanged"));
    assert!(last(&project).contains("(2 unchanged)"));
}

#[test]
fn a_cache_that_cannot_be_written_is_told_and_changes_nothing() {
    let project = piers();
    project.write("taken", "a file\n");
    let ran = project.run(&["check", "--cache", "taken"]);
    assert_eq!(ran.status, 1);
    let words = "note: the cache in `";
    assert!(
        ran.err.contains(words) && ran.err.contains("cannot be written"),
        "{ran:?}"
    );
    assert_eq!(
        std::fs::read_to_string(project.path("taken")).unwrap(),
        "a file\n"
    );
}

/// A copy of the files by themselves: what one run asks for is not lost to another that asks for less.
#[test]
fn without_a_configuration_each_run_keeps_what_the_others_know() {
    let project = piers();
    std::fs::remove_file(project.path("factlint.yaml")).unwrap();
    let check = |path: &str| {
        let ran = project.run(&["check", "--schema", "pier.json", "--cache", ".cache", path]);
        ran.out.lines().last().unwrap().to_owned()
    };
    check("piers");
    assert!(check("piers/east.yaml").contains("1 file (1 unchanged)"));
    assert!(check("piers").contains("3 files (2 unchanged)"));
    let size = || {
        let folder = std::fs::read_dir(project.path(".cache")).unwrap();
        let files = folder.map(|entry| entry.unwrap().metadata().unwrap().len());
        files.sum::<u64>()
    };
    let before = size();
    std::fs::remove_file(project.path("piers/east.yaml")).unwrap();
    check("piers");
    assert!(size() < before, "what is gone is forgotten");
}

#[test]
fn what_states_facts_is_read_each_time() {
    let project = Project::harbour();
    settle();
    project.run(&["check", "--cache", ".cache"]);
    let ran = project.run(&["check", "--cache", ".cache"]);
    assert_eq!(ran.status, 1);
    assert!(!ran.out.contains("unchanged"), "{ran:?}");
}
