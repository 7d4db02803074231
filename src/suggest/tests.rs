//! What is found in texts and trees, whether or not the configuration of this version can hold it.

use super::{Proposal, SeenFile, Suggestion, suggest, yaml};

fn seen(files: &[(&str, &str)]) -> Vec<SeenFile> {
    let mut files: Vec<SeenFile> = files
        .iter()
        .map(|(path, text)| SeenFile {
            path: (*path).to_owned(),
            text: Some((*text).into()),
        })
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn written(files: &[(&str, &str)]) -> String {
    yaml(&suggest(&seen(files)), &std::collections::BTreeSet::new())
}

const BERTHS: [(&str, &str); 5] = [
    ("berths/a.svg", ""),
    ("berths/b.svg", ""),
    ("berths/c.svg", ""),
    ("berths/d.svg", ""),
    ("berths/e.svg", ""),
];

fn with_berths(files: &[(&'static str, &'static str)]) -> String {
    written(&[&BERTHS, files].concat())
}

#[test]
fn a_stated_number_that_is_that_of_the_files_in_a_folder() {
    assert_eq!(
        with_berths(&[("README.md", "The harbour has\n**5 open berths** today.\n")]),
        "stated:\n  in: [README.md]\n  counts:\n    # 1. README.md:2 says `5 open berths`\n    #    there are 5 files `berths/*.svg`\n    berths: {is: {files: 'berths/*.svg'}, says: [berths]}\n"
    );
}

#[test]
fn a_stated_number_that_is_that_of_records_and_one_that_has_drifted() {
    let files = [
        (
            "README.md",
            "| Of | Many |\n|---|---|\n| all | 6 ferries |\n",
        ),
        ("docs/a.md", "# Our 6 ferries\n"),
        ("docs/b.md", "We run 5 ferries.\n"),
        (
            "data.json",
            r#"{"ferries": ["tern", "gull", "auk", "knot", "skua", "smew"]}"#,
        ),
    ];
    let out = written(&files);
    for part in [
        "docs/b.md:1 says `5 ferries`: this one has drifted, or counts something else\n",
        "ferries: {is: {records: 'ferries[*]', of: data.json}, says: [ferries]}\n",
        "in: [README.md, docs/a.md, docs/b.md]\n",
    ] {
        assert!(out.contains(part), "{out}");
    }
}

#[test]
fn what_is_no_count_of_the_berths_is_silent() {
    for text in [
        "There are 4 berths.",
        "Of 9 boats 5 of the berths",
        "At least 5 berths.",
        "5 new berths",
        "5 berth lights",
        "`v5` berths",
        "Berth 5 is open.",
        "## History\n\n5 berths",
        "## 2024-05-01\n\n5 berths",
        "> 5 berths",
        "```\n5 berths\n```",
        "~~5 berths~~",
        "The first 5 berths.",
        "3 of 5 berths",
    ] {
        assert_eq!(with_berths(&[("README.md", text)]), "", "{text}");
    }
}

#[test]
fn a_noun_that_texts_count_alike() {
    let files = [
        ("README.md", "It has 43 pilots and takes 30 minutes."),
        ("docs/a.md", "All 43 pilots wait 30 minutes."),
        ("docs/b.md", "The 42 pilots."),
    ];
    let out = written(&files);
    assert!(
        out.contains("    pilots: {says: [pilots]}\n") && !out.contains("minutes:"),
        "{out}"
    );
    assert!(
        out.contains("docs/b.md:1 says `42 pilots`: this one has drifted"),
        "{out}"
    );
    assert_eq!(
        written(&[("README.md", "43 pilots"), ("docs/a.md", "12 pilots")]),
        ""
    );
}

#[test]
fn a_version_that_is_stated_twice() {
    let files = [
        ("package.json", r#"{"name": "ferry", "version": "1.4.0"}"#),
        ("README.md", "Install `ferry@1.4.0`."),
        (
            "CHANGELOG.md",
            "# Changelog\n\n## [Unreleased]\n\n## [1.4.0]\n\n## [1.3.0]\n",
        ),
    ];
    let out = written(&files);
    assert!(
        out.contains("  - {rule: equal, of: [package.version, said.version, released.version]}\n"),
        "{out}"
    );
    assert!(out.contains(", take: first}\n"), "{out}");
    assert_eq!(written(&files[..1]), "");
    assert_eq!(
        written(&[files[0], ("README.md", "Since ferry@1.1.0 it floats.")]),
        ""
    );
}

#[test]
fn columns_that_add_up_to_a_total() {
    let table = |last: &str| {
        format!(
            "Year,Adults,Children,Total\n2020,1,2,3\n2021,2,2,4\n2022,2,3,5\n2023,1,1,2\n2024,5,5,{last}\n"
        )
    };
    let out = written(&[("trips.csv", &table("10"))]);
    assert!(
        out.contains("  - {rule: sum, total: trip.Total, parts: [trip.Adults, trip.Children]}\n"),
        "{out}"
    );
    assert_eq!(written(&[("trips.csv", &table("11"))]), "");
}

#[test]
fn the_most_certain_stands_first_and_the_order_of_files_changes_nothing() {
    let files = [
        ("README.md", "43 pilots, 5 berths."),
        ("docs/a.md", "43 pilots"),
    ];
    let all = seen(&[&BERTHS, &files[..]].concat());
    let found = suggest(&all);
    let certainty: Vec<u8> = found
        .iter()
        .map(|suggestion: &Suggestion| suggestion.certainty)
        .collect();
    assert!(
        certainty.is_sorted_by(|a, b| a >= b) && certainty.len() == 2,
        "{certainty:?}"
    );
    assert!(matches!(
        &found[0].proposal,
        Proposal::Count { is: Some(_), .. }
    ));
}

#[test]
fn what_has_the_number_by_chance_is_not_what_is_meant() {
    let count = |path: &'static str, text: &'static str, data: &'static str| {
        let mut ferries = vec![(path, text), ("other/notes.md", "# Notes\n")];
        ferries.push((
            data,
            "{\"ferries\": [\"tern\", \"gull\", \"auk\", \"knot\", \"skua\"]}",
        ));
        written(&ferries).contains("counts:")
    };
    let text = "We run 5 ferries.\n";
    for (path, data) in [
        ("README.md", "fleet.json"),
        ("README.md", "north/fleet.json"),
        ("docs/a.md", "north/fleet.json"),
        ("north/docs/guide/a.md", "north/fleet.json"),
        ("north/README.md", "north/data/fleet.json"),
    ] {
        assert!(count(path, text, data), "{path} {data}");
    }
    // Another part of the repository, what shows how data look, numbers in names and of steps.
    assert!(!count("south/README.md", text, "north/fleet.json"));
    assert!(!count("README.md", text, "assets/sample_fleet.json"));
    assert!(!count("README.md", text, "expected/fleet.json"));
    assert!(!count("README.md", "Part 5 - Ferries\n", "fleet.json"));
    assert!(!count("README.md", "See ISO 5 ferries.\n", "fleet.json"));
    // Several are called so, and one of them has the number.
    let several = [
        ("README.md", "We run 3 ferries.\n"),
        ("north/ferries/a.txt", ""),
        ("north/ferries/b.txt", ""),
        ("north/ferries/c.txt", ""),
        ("south/ferries/a.txt", ""),
        ("south/ferries/b.txt", ""),
        ("south/ferries/c.txt", ""),
        ("south/ferries/d.txt", ""),
    ];
    assert!(!written(&several).contains("counts:"));
}
