//! What `check --fix` writes: counts and computed facts in the way in which figures stand, lines and hashes of originals.

use std::fmt::Write as _;
use std::fs;

use sha2::{Digest, Sha256};

use crate::runner::{Project, VOCABULARY};

/// A repository with so many plugins, whose page says what it says.
fn plugins(count: usize, page: &str) -> Project {
    let project = Project::new(&[
        (
            "factlint.yaml",
            "stated:\n  in: README.md\n  counts:\n    plugins: {is: {files: 'plugins/*.ts'}, says: [plugins, 插件], stale_after: 1.5}\n",
        ),
        ("README.md", page),
    ]);
    for number in 0..count {
        project.write(&format!("plugins/p{number}.ts"), "");
    }
    project
}

fn text(project: &Project, name: &str) -> String {
    fs::read_to_string(project.path(name)).unwrap()
}

/// What `--fix` makes of a page; a second run finds nothing to do.
fn mended(count: usize, page: &str) -> String {
    let project = plugins(count, page);
    let shown = project.run(&["check", "--diff"]);
    assert_eq!(text(&project, "README.md"), page, "{shown:?}");
    let ran = project.run(&["check", "--fix"]);
    let mended = text(&project, "README.md");
    assert!(!ran.out.contains("stated-counts"), "{page}{ran:?}");
    assert_eq!(project.run(&["check", "--fix"]).err, "", "{page}");
    assert_eq!(text(&project, "README.md"), mended);
    assert_eq!(shown.status, i32::from(mended != page), "{shown:?}");
    mended
}

/// So many lines, each with its number.
fn numbered(rows: usize) -> String {
    let rows: Vec<String> = (0..rows).map(|row| row.to_string()).collect();
    rows.join("\n") + "\n"
}

#[test]
fn a_count_is_written_in_the_way_in_which_the_wrong_one_stands() {
    for (count, page, right) in [
        (38, "It has 29 plugins.\r\n", "It has 38 plugins.\r\n"),
        (38, "# Has **29** plugins\n", "# Has **38** plugins\n"),
        (38, "It has 20+ plugins.\n", "It has 30+ plugins.\n"),
        (38, "It has ~50 plugins.\n", "It has ~40 plugins.\n"),
        (38, "It has over 40 plugins.\n", "It has over 30 plugins.\n"),
        (
            14,
            "Twelve plugins, all free.\n",
            "Fourteen plugins, all free.\n",
        ),
        (14, "它有十二个插件。\n", "它有十四个插件。\n"),
        (
            14,
            "It has 14 plugins and 9 themes.\n",
            "It has 14 plugins and 9 themes.\n",
        ),
    ] {
        assert_eq!(mended(count, page), right, "{page}");
    }
}

#[test]
fn a_computed_fact_is_written_where_texts_and_data_contradict_it() {
    let project = Project::new(&[
        (
            "factlint.yaml",
            "records:\n  ferry: {files: 'ferries/*.yaml', content: false}\n  app: {files: app.json}\nfacts:\n  - {metric: ferries, number_of: ferry}\n  - {metric: ferries, text: {files: README.md, unit: [ferry, ferries]}}\n  - {metric: ferries, from: app, figure: ferries}\n",
        ),
        (
            "README.md",
            "# Tern Bay\n\nThere are **five ferries**. All 5 ferries run.\n",
        ),
        ("app.json", "{\"ferries\": 5 }\n"),
        ("ferries/tern.yaml", ""),
        ("ferries/gull.yaml", ""),
    ]);
    let before = project.run(&["check"]);
    assert!(before.out.contains("fixable with --fix"), "{before:?}");
    let ran = project.run(&["check", "--fix"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(
        text(&project, "README.md"),
        "# Tern Bay\n\nThere are **two ferries**. All 2 ferries run.\n"
    );
    assert_eq!(text(&project, "app.json"), "{\"ferries\": 2 }\n");
}

#[test]
fn thousands_stand_apart_in_running_text_and_neither_in_data_nor_in_code() {
    let rows = numbered(1204);
    let files = [
        ("a.json", "{\"n\": NN}\n"),
        ("a.toml", "n = NN\n"),
        ("a.yaml", "{n: NN, m: 1}\n"),
        ("a.csv", "n,x\nNN,a\n"),
        ("a.rs", "const N: u32 = NN;\n"),
        ("field.md", "It has NN boats.\n"),
    ];
    let kinds = "records:\n  r: {files: r.csv, each: '[*]'}\n  j: {files: a.json}\n  t: {files: a.toml}\n  y: {files: a.yaml}\n  c: {files: a.csv, each: '[*]'}\n  s: {files: a.rs, text: 'u32 = (?<n>\\d+)'}\n  m: {files: field.md, text: '(?<n>\\d+) boats'}\n";
    let from = |kind| format!("  - {{from: {kind}, metric: boats, figure: n}}\n");
    let facts: String = ["j", "t", "y", "c", "s", "m"].map(from).concat();
    let page = |prose: &str, code: &str| {
        format!("There are {prose} boats, `BOATS={code}`.\n\n```\nBOATS={code}\n```\n")
    };
    let project = Project::new(&[
        ("r.csv", &format!("id\n{rows}")),
        ("README.md", &page("950", "950")),
        (
            "factlint.yaml",
            &format!(
                "{kinds}facts:\n  - {{metric: boats, number_of: r}}\n{facts}stated: {{in: README.md, counts: {{boats: {{is: {{records: '[*]', of: r.csv}}, says: [boats, 'BOATS={{figure}}']}}}}}}\n"
            ),
        ),
    ]);
    let with = |text: &str, n: &str| text.replace("NN", n);
    for (name, text) in files {
        project.write(name, with(text, "950"));
    }
    let ran = project.run(&["check", "--fix"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    for (name, written) in files {
        assert_eq!(text(&project, name), with(written, "1204"), "{name}");
    }
    assert_eq!(text(&project, "README.md"), page("1,204", "1204"));
    assert_eq!(project.run(&["check", "--fix"]).err, "");
}

#[test]
fn nothing_is_written_that_was_counted_by_a_faulty_configuration_or_in_files_that_cannot_be_read() {
    let facts = "facts:\n  - {metric: boats, number_of: boat}\n  - {metric: boats, text: {files: README.md, unit: [boat, boats]}}\n";
    let page = "There are 3 boats. All 3 boats sail.\n";
    for (settings, told) in [
        (
            format!("records: {{boat: {{files: boats.csv, each: 'boats[*]'}}}}\n{facts}"),
            "there is no `boat`",
        ),
        (
            format!("records: {{boat: {{files: boats.csv, each: '[*]', where: {{id: x}}}}}}\n{facts}"),
            "`where` leaves none",
        ),
        (
            format!("records: {{boat: {{files: boats.csv, each: '[*]', wher: 1}}}}\n{facts}"),
            "wher",
        ),
        (
            "stated: {in: README.md, counts: {boats: {is: {files: ['b*.csv', 'x/*.csv']}, says: [boats]}}}\n".to_owned(),
            "matches no file",
        ),
        (
            "stated: {in: README.md, counts: {boats: {is: {records: '[*]', of: torn.csv}, says: [boats]}}}\n".to_owned(),
            "3 cells",
        ),
    ] {
        let project = Project::new(&[
            ("factlint.yaml", &settings),
            ("README.md", page),
            ("boats.csv", "id\na\nb\nc\nd\n"),
            ("torn.csv", "id,n\na,1\nb,2,3\nc,3\nd,4\n"),
        ]);
        let ran = project.run(&["check", "--fix"]);
        assert!(ran.out.contains(told), "{settings}{ran:?}");
        assert!(!ran.out.contains("fixable with --fix\n"), "{settings}{ran:?}");
        assert_eq!(text(&project, "README.md"), page, "{settings}{ran:?}");
    }
}

/// Records of so many rows, whose number a page states.
fn counted(rows: usize, page: &str) -> Project {
    let rows = numbered(rows);
    Project::new(&[
        (
            "factlint.yaml",
            "records: {runner: {files: runners.csv, each: '[*]'}}\nfacts:\n  - {metric: runners, number_of: runner}\n  - {metric: runners, text: {files: '*.md', unit: [runner, runners]}}\n",
        ),
        ("runners.csv", &format!("id\n{rows}")),
        ("README.md", page),
    ])
}

#[test]
fn what_agrees_with_a_count_is_left_where_another_does_not() {
    let page = "There are ~1,200 runners. There are more than 1,200 runners.\n\nThere are 1,420 runners.\n\nAll 1,430 runners.\n";
    let project = counted(1240, page);
    let ran = project.run(&["check", "--format", "concise"]);
    for told in [
        "README.md:3:11: error[agree]",
        "README.md:5:5: error[agree]",
    ] {
        assert!(ran.out.contains(told), "{ran:?}");
    }
    assert!(!ran.out.contains("README.md:1:"), "{ran:?}");
    let ran = project.run(&["check", "--fix"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let right = page.replace("1,420", "1,240").replace("1,430", "1,240");
    assert_eq!(text(&project, "README.md"), right);
}

#[test]
fn a_count_in_words_to_its_last_digit_agrees_with_itself() {
    for stated in [
        "two thousand and five runners",
        "2.005 thousand runners",
        "2,005 runners",
    ] {
        let ran = counted(2005, &format!("There are {stated}.\n")).run(&["check"]);
        assert!(
            ran.out.contains("1 agree") && ran.status == 0,
            "{stated}{ran:?}"
        );
        let ran = counted(2006, &format!("There are {stated}.\n")).run(&["check"]);
        assert!(ran.out.contains("cannot hold"), "{stated}{ran:?}");
    }
}

#[test]
fn what_a_document_is_recorded_to_say_is_left_as_it_is() {
    let facts = "facts:\n  - {id: f, metric: ferries, figure: 5 ferries}\n";
    for head in [
        "document: {id: report}\n".to_owned(),
        format!(
            "document: {{id: report, original: {{file: report.txt, sha256: \"{}\"}}}}\n",
            hash("5 ferries\n")
        ),
    ] {
        let document = head + facts;
        let project = Project::new(&[
            (
                "factlint.yaml",
                "documents: [{files: data/*.yaml}]\nvocabulary: {units: {ferry: {symbols: [ferries], whole: true}}, metrics: {ferries: {unit: ferry}}}\nrecords:\n  ferry: {files: 'ferries/*.yaml', content: false}\nfacts:\n  - {metric: ferries, number_of: ferry}\n",
            ),
            ("ferries/tern.yaml", ""),
            ("ferries/gull.yaml", ""),
            ("data/report.yaml", &document),
        ]);
        let ran = project.run(&["check", "--fix"]);
        assert!(ran.out.contains("factlint::agree"), "{ran:?}");
        assert_eq!(text(&project, "data/report.yaml"), document, "{ran:?}");
    }
}

#[test]
fn a_figure_in_an_address_is_read_and_written_as_it_stands_there() {
    let berth = |number: usize| format!("- {{id: b{number}}}\n");
    let berths: String = (0..1371).map(berth).collect();
    let page = [
        "![t](https://badge.example/badge/berths-1%2C200%20open-green)\n",
        "![t](https://badge.example/badge/berths-1,201%20open-green)\n",
        "![t](https://badge.example/badge/berths-1%20202%20open-green)\n",
        "![t](https://badge.example/badge/berths-1203%20open-green)\n",
        "![t](https://badge.example/badge/berths-9%2c400%2b%20open-green)\n",
    ];
    let project = Project::new(&[
        (
            "factlint.yaml",
            "records:\n  berth: {files: berths.yaml, each: '[*]'}\nfacts:\n  - {metric: berths, number_of: berth}\n  - {metric: berths, text: {files: README.md, pattern: 'badge/berths-{figure}%20open'}}\n",
        ),
        ("README.md", page.concat().as_str()),
        ("berths.yaml", &berths),
    ]);
    let before = project.run(&["check", "--format", "concise"]);
    assert!(before.out.contains("`1,200`"), "{before:?}");
    let ran = project.run(&["check", "--fix"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(
        text(&project, "README.md"),
        page.concat()
            .replace("1%2C200", "1%2C371")
            .replace("1,201", "1,371")
            .replace("1%20202", "1%20371")
            .replace("1203", "1371")
            .replace("9%2c400%2b", "1%2c300%2b")
    );
}

fn hash(text: &str) -> String {
    let bytes = Sha256::digest(text.as_bytes());
    bytes.iter().fold(String::new(), |mut all, byte| {
        let _ = write!(all, "{byte:02x}");
        all
    })
}

#[test]
fn a_line_that_moved_and_a_hash_are_written() {
    let original = "The year at the quay\n\n\nThe harbour built 180 cranes and lost 12 cranes.\n";
    let data = |hash: &str, line: u32| {
        format!(
            "document:\n  id: harbour\n  original: {{file: quay.txt, sha256: \"{hash}\"}} # kept\nfacts:\n  - id: built\n    metric: cranes-built\n    entity: harbour\n    figure: 180 cranes\n    line: {line} # kept\n  - {{id: lost, metric: cranes-built, entity: harbour, period: 2020, figure: 12 cranes, line: {line}}}\n"
        )
    };
    let project = Project::new(&[
        (
            "factlint.yaml",
            "documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\noriginals: texts\n",
        ),
        ("vocabulary.yaml", VOCABULARY),
        ("texts/quay.txt", original),
        ("data/harbour.yaml", &data(&hash("another text"), 3)),
    ]);
    let ran = project.run(&["check", "--fix"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(
        ran.err
            .contains("fixed 3 findings in 1 file: not-in-original 2, original-changed 1"),
        "{ran:?}"
    );
    assert_eq!(
        text(&project, "data/harbour.yaml"),
        data(&hash(original), 4)
    );
    // Where the line has another figure instead, nobody knows which is meant.
    project.write(
        "data/harbour.yaml",
        data(&hash(original), 4).replace("180 cranes", "181 cranes"),
    );
    assert_eq!(project.run(&["check", "--fix"]).err, "");
    // Nor where the line has the figure with a bound, or another fact has the one elsewhere, or two ask for it.
    let text_of = "More than 180 cranes.\n\nIt built 180 cranes.\n";
    let bounded = data(&hash(text_of), 1).replace("12 cranes, line: 1", "180 cranes, line: 3");
    let bounded_and_free = bounded
        .lines()
        .filter(|line| !line.contains("lost"))
        .fold(String::new(), |all, line| all + line + "\n");
    for (original, data) in [
        (text_of, bounded_and_free),
        (
            "Nothing.\n\nIt built 180 cranes.\n",
            bounded.replace(&hash(text_of), &hash("Nothing.\n\nIt built 180 cranes.\n")),
        ),
        (
            "Nothing.\n\nIt built 180 cranes.\n",
            bounded
                .replace(&hash(text_of), &hash("Nothing.\n\nIt built 180 cranes.\n"))
                .replace("line: 3", "line: 2"),
        ),
    ] {
        project.write("texts/quay.txt", original);
        project.write("data/harbour.yaml", &data);
        let ran = project.run(&["check", "--fix"]);
        assert!(ran.out.contains("`180 cranes` is not on line 1"), "{ran:?}");
        assert_eq!(ran.err, "", "{data}");
        assert_eq!(text(&project, "data/harbour.yaml"), data);
    }
}

#[test]
fn a_misspelt_key_and_value_are_corrected_where_guesses_are_wanted() {
    let project = Project::new(&[
        (
            "factlint.yaml",
            "documents:\n  - files: b.yaml\n    schema: b.schema.json\n",
        ),
        (
            "b.schema.json",
            r#"{"properties": {"length": {"type": "integer"}, "kind": {"enum": ["pier", "quay"]}}, "additionalProperties": false}"#,
        ),
        ("b.yaml", "\"lenght\": 7 # kept\nkind: quai\n"),
    ]);
    let ran = project.run(&["check"]);
    assert!(
        ran.out.contains("[*] 2 fixable with --fix --unsafe-fixes"),
        "{ran:?}"
    );
    assert_eq!(project.run(&["check", "--fix"]).status, 1);
    let ran = project.run(&["check", "--fix", "--unsafe-fixes"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(
        text(&project, "b.yaml"),
        "\"length\": 7 # kept\nkind: quay\n"
    );
}

#[test]
fn levels_can_differ_by_path() {
    let project = Project::harbour();
    let check = |overrides: &str| {
        project.write(
            "factlint.yaml",
            format!("documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\n{overrides}"),
        );
        let ran = project.run(&["check", "--format", "concise"]);
        (ran.status, ran.out)
    };
    assert_eq!(check("").0, 1);
    assert_eq!(
        check("overrides: [{files: data, rules: {agree: off}}]\n").0,
        0
    );
    assert_eq!(check("overrides:\n  - {files: 'data/*.yaml', rules: {agree: off}}\n  - {files: [data/harbour.yaml], rules: {agree: error}}\n").0, 1);
    assert_eq!(
        check("rules: {agree: off}\noverrides: [{files: data, rules: {agree: warning}}]\n"),
        (
            0,
            check("overrides: [{files: data, rules: {agree: warning}}]\n").1
        )
    );
    let (status, out) = check("overrides: [{files: dat, rules: {agree: off}}]\n");
    assert!(
        status == 2 && out.contains("is for no file of the run"),
        "{out}"
    );
}

#[test]
fn a_name_is_corrected_where_it_stands_whole_and_alone_comes_near() {
    let project = Project::harbour();
    project.write(
        "data/town.yaml",
        "document: {id: town-2025} # factlint: allow(agree, agre, low) a reason\nfacts: []\n",
    );
    let ran = project.run(&["check", "--fix", "--unsafe-fixes"]);
    let now = text(&project, "data/town.yaml");
    assert!(
        now.contains("# factlint: allow(agree, agree, low) a reason"),
        "{now}{ran:?}"
    );
    // Of two names that come near, nobody knows which is meant.
    let metrics = "metrics:\n  cranes-built: {unit: crane, period_type: duration}\n  cranes-build: {unit: crane, period_type: duration}\n";
    let (head, _) = VOCABULARY.split_once("metrics:").unwrap();
    project.write("vocabulary.yaml", head.to_owned() + metrics);
    let data = crate::runner::document("harbour-2025", "180 cranes");
    let data = data.replace("cranes-built", "cranes-buil");
    project.write("data/harbour.yaml", &data);
    let ran = project.run(&["check", "--fix", "--unsafe-fixes"]);
    assert!(ran.out.contains("Did you mean `cranes-"), "{ran:?}");
    assert_eq!(text(&project, "data/harbour.yaml"), data);
    // A name that YAML would take for something else is written between quotes only.
    project.write(
        "vocabulary.yaml",
        VOCABULARY.replace("  harbour:", "  '2024':") + "    never_shrinks: true\n",
    );
    for (written, mended) in [("'204'", "'2024'"), ("204", "204")] {
        let data = crate::runner::document("harbour-2025", "180 cranes");
        let data = data.replace("entity: harbour", &format!("entity: {written}"));
        project.write("data/harbour.yaml", &data);
        project.run(&["check", "--fix", "--unsafe-fixes"]);
        let wanted = data.replace(&format!("entity: {written}"), &format!("entity: {mended}"));
        assert_eq!(text(&project, "data/harbour.yaml"), wanted);
    }
}
