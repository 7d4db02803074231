//! Counts that texts state, statement by statement: which drifted, which are right, and which count something else. Each
//! statement is a page of its own in a small repository; `first.txt` was written beside the reader, the others
//! before it had been run on them.

use std::fs;

use factlint::lint::{Project, Report, lint};
use factlint::workspace::{Options, load};

const CONFIGURATION: &str = "\
stated:
  in: 'pages/*.md'
  counts:
    tests:   {is: {value: tests, of: metrics.json}, says: [tests, 测试]}
    plugins: {is: {value: plugins, of: metrics.json}, says: [plugins, 插件, プラグイン]}
    skills:  {is: {value: skills, of: metrics.json}, says: [skills, 技能]}
    guides:  {is: {value: guides, of: metrics.json}, says: [guides, '({figure} guides)']}
";
const METRICS: &str = r#"{"tests": 1370, "plugins": 45, "skills": 130, "guides": 12}"#;

/// A page and how many of its statements drifted.
struct Case<'a> {
    text: &'a str,
    is_right: bool,
    drifted: usize,
}

fn cases(table: &str) -> Vec<Case<'_>> {
    let cases = table.split("=== ").skip(1).map(|case| {
        let (label, text) = case.split_once('\n').unwrap();
        let drifted = label.strip_prefix("drift ");
        Case {
            text,
            is_right: label == "right",
            drifted: drifted.map_or(0, |number| number.parse().unwrap()),
        }
    });
    cases.collect()
}

/// A run over files, by their paths.
fn run(files: impl Iterator<Item = (String, String)>) -> (Project, Report) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    for (name, text) in files {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let options = Options {
        working_directory: root,
        ..Options::default()
    };
    let project = load(&options).unwrap();
    let report = lint(&project);
    (project, report)
}

/// What is told of each page.
fn told(cases: &[Case<'_>]) -> Vec<Vec<String>> {
    let pages = cases.iter().enumerate();
    let pages = pages.map(|(at, case)| (format!("pages/{at:03}.md"), case.text.to_owned()));
    let own = [("factlint.yaml", CONFIGURATION), ("metrics.json", METRICS)];
    let own = own.map(|(name, text)| (name.to_owned(), text.to_owned()));
    let (project, report) = run(own.into_iter().chain(pages));
    let mut told = vec![Vec::new(); cases.len()];
    for reported in report.diagnostics {
        let found = reported.diagnostic;
        if found.rule.id != "stated-counts" {
            continue;
        }
        let path = &project.sources.get(found.primary.span.file).unwrap().path;
        let number = path.trim_end_matches(".md").rsplit('/').next().unwrap();
        let at: usize = number.parse().unwrap();
        if let Some(told) = told.get_mut(at) {
            told.push(found.message);
        }
    }
    told
}

#[track_caller]
fn agree(table: &str) {
    let cases = cases(table);
    let told = told(&cases);
    let mut wrong = Vec::new();
    for (case, told) in cases.iter().zip(told) {
        if told.len() != case.drifted {
            wrong.push(format!(
                "{} expected, {told:?}:\n{}",
                case.drifted, case.text
            ));
        }
    }
    let drifted: usize = cases.iter().map(|case| case.drifted).sum();
    let right = cases.iter().filter(|case| case.is_right).count();
    assert!(
        wrong.is_empty(),
        "{} cases, {drifted} drifted, {right} right; {} wrong:\n{}",
        cases.len(),
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn drifted_counts_are_found_and_others_left_alone() {
    agree(include_str!("first.txt"));
}

#[test]
fn so_are_those_of_a_second_set() {
    agree(include_str!("second.txt"));
}

#[test]
fn so_are_those_of_a_third_set() {
    agree(include_str!("third.txt"));
}

#[test]
fn so_are_those_of_a_fourth_set() {
    agree(include_str!("fourth.txt"));
}

/// What words, in both languages, make of a figure a part, a rate, a goal or a level of the past, and what is quoted.
#[test]
fn parts_rates_goals_and_quotations_are_left_alone() {
    agree(include_str!("fifth.txt"));
}

/// The farther a figure is from what there is, the plainer its words have to say that it counts all.
#[test]
fn what_is_of_another_or_of_a_part_is_left_alone() {
    agree(include_str!("sixth.txt"));
}

/// Everything that can be counted, and the headlines of what is told.
#[test]
fn files_matches_records_and_values_are_counted() {
    let files = [
        (
            "factlint.yaml",
            "\
stated:
  counts:
    tests:  {is: {matches: '^func test_', of: 'tests/**/*.gd'}, says: tests, except: hand-made}
    boats:  {is: {records: 'boats[*]', of: fleet.json}, says: [boats]}
    guides: {is: {files: 'docs/guide/*.md'}, says: ['({figure} guides)']}
    suite:  {is: {value: suite.total, of: metrics.json}, says: [tests], except: hand-made}
    tools:  {says: ['{figure} quay tools', '{figure} の道具']}
    sheds:  {says: ['{figure} sheds']}
",
        ),
        (
            "tests/a.gd",
            "func test_a():\n\npass # func test_\nfunc test_b():\n",
        ),
        ("tests/deep/b.gd", "func test_c():\n"),
        ("fleet.json", r#"{"boats": [{}, {}, {}, {}]}"#),
        ("metrics.json", r#"{"suite": {"total": 5}}"#),
        ("docs/guide/mooring.md", "Moor.\n"),
        ("docs/guide/landing.md", "Land.\n"),
        (
            "README.md",
            "3 tests run. With the others there are 5 tests.\n\n4 boats, 7 hand-made tests.\n\nRead (3 guides). 9 quay tools.\n",
        ),
        ("README.ja.md", "9 の道具\n"),
        ("docs/CHANGELOG.md", "2 boats, 3 tests\n"),
        ("docs/tools.md", "8 quay tools\n"),
        ("docs/sheds.md", "2 sheds, or 3 sheds\n"),
    ];
    let files = files.into_iter();
    let (_, report) = run(files.map(|(name, text)| (name.to_owned(), text.to_owned())));
    let counts = report.summary.calculations.get("stated-counts").copied();
    let counts = counts.unwrap_or_default();
    // What is history, made by hand, the number of another count or one of two that differ is passed over.
    assert_eq!((counts.hold, counts.fail, counts.unread), (6, 2, 8));
    let told = report.diagnostics.into_iter();
    let told: Vec<String> = told.map(|told| told.diagnostic.message).collect();
    assert_eq!(
        told,
        [
            "`(3 guides)` is stated, and the repository has 2 (`docs/guide/*.md`)",
            "`8 quay tools` is stated of `tools`, and elsewhere `9 の道具`",
        ]
    );
}

#[test]
fn a_finding_is_known_again_when_others_come_and_go() {
    let known = |pages: &[(&str, &str)]| -> Vec<String> {
        let own = [("factlint.yaml", CONFIGURATION), ("metrics.json", METRICS)];
        let files = own.iter().chain(pages);
        let files = files.map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        let (_, report) = run(files);
        let found = report.diagnostics.iter();
        let found = found.filter(|found| found.diagnostic.rule.id == "stated-counts");
        found.map(|found| found.fingerprint.clone()).collect()
    };
    let text = "The suite has 1,200 tests.\n";
    let alone = known(&[("pages/b.md", text)]);
    assert_eq!(alone.len(), 1);
    let beside = format!("There are 1,250 tests in this folder.\n\n{text}");
    for pages in [
        &[("pages/a.md", text), ("pages/b.md", text)][..],
        &[("pages/b.md", &beside)],
    ] {
        let found = known(pages);
        assert_eq!(found.len(), 2);
        assert_ne!(found[0], found[1]);
        assert_eq!(found[1], alone[0], "{pages:?}");
    }
    let found = known(&[("pages/b.md", &format!("{text}\n{text}"))]);
    assert_eq!(found.len(), 2);
    assert_ne!(found[0], found[1]);
    assert_eq!(found[0], alone[0]);
}
