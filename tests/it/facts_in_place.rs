//! Facts that are read where they stand: in data, in what can be counted, in running texts.

use crate::runner::Project;

/// A harbour office: data of two shapes, texts that restate them, and files that can be counted.
const CONFIGURATION: &str = r#"records:
  pier: {files: data/piers.json, each: "[*]"}
  month: {files: data/months.json, each: "[*]"}
  ferry: {files: "ferries/{name}.yaml", content: false}
facts:
  - {from: pier, metric: quay-length, entity: name, figure: length, unit: m}
  - {from: month, entity: Harbour, period: Month, unit: t, figures: {cargo: Total, grain: Grain, fish: Fish}}
  - {metric: ferries, number_of: ferry}
  - {metric: ferries, text: {files: [README.md, "docs/**/*.md"], unit: [ferry, ferries]}}
"#;

const PIERS: &str = r#"[{"name": "North", "length": "1,170"}, {"name": "South", "length": 840}]"#;

const MONTHS: &str = r#"[
  {"Harbour": "Tern Bay", "Month": "2024-01", "Total": 120, "Grain": 80, "Fish": 40},
  {"Harbour": "Tern Bay", "Month": "2024-02", "Total": 125, "Grain": 80, "Fish": 45}
]
"#;

/// The office with these files beside or in place of its own.
fn office(files: &[(&str, &str)]) -> Project {
    let project = Project::new(&[
        ("factlint.yaml", CONFIGURATION),
        ("data/piers.json", PIERS),
        ("data/months.json", MONTHS),
        ("ferries/tern.yaml", ""),
        ("ferries/gull.yaml", ""),
        ("ferries/plover.yaml", ""),
        ("README.md", "# Tern Bay\n\nThere are **3 ferries**.\n"),
        ("docs/today.md", "All 3 ferries run today.\n"),
    ]);
    for (name, text) in files {
        project.write(name, text);
    }
    project
}

/// The configuration with more lines at its end, those of its last block.
fn with(lines: &str) -> String {
    format!("{CONFIGURATION}{lines}")
}

/// The office whose configuration has more entries.
fn office_with(entries: &str, files: &[(&str, &str)]) -> Project {
    let project = office(files);
    project.write("factlint.yaml", with(entries));
    project
}

#[test]
fn a_harbour_whose_figures_hold_is_silent_and_counted() {
    let ran = office(&[]).run(&["check"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert!(ran.out.contains("11 facts"), "{}", ran.out);
}

#[test]
fn a_text_that_drifts_from_what_is_there_is_underlined_with_what_was_counted() {
    let project = office(&[("docs/today.md", "All 4 ferries run today.\n")]);
    let ran = project.run(&["check"]);
    assert_eq!(ran.status, 1);
    for said in [
        "`4 ferries` cannot hold: the repository has 3",
        "docs/today.md:1:5",
        "README.md:3:13",
        "factlint.yaml:8:",
        "the repository has 3 ferries",
    ] {
        assert!(ran.out.contains(said), "{said}: {}", ran.out);
    }
    // Each fact is named once.
    let ran = project.run(&["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let related = report.pointer("/diagnostics/0/related").unwrap();
    let related = related.as_array().unwrap().iter();
    let paths: Vec<_> = related.filter_map(|label| label.get("path")).collect();
    assert_eq!(paths, ["factlint.yaml", "README.md"]);
}

#[test]
fn a_number_behind_a_word_is_mended_where_it_stands() {
    let project = office(&[("docs/today.md", "There are about 4 ferries.\n")]);
    assert_eq!(project.run(&["check", "--fix"]).status, 0);
    let text = std::fs::read_to_string(project.path("docs/today.md")).unwrap();
    assert_eq!(text, "There are about 3 ferries.\n");
}

#[test]
fn a_number_is_mended_in_the_unit_of_its_text() {
    let project = Project::new(&[
        (
            "factlint.yaml",
            "records:\n  ferry: {files: 'ferries/{name}.yaml', content: false}\nfacts:\n  - {metric: ferries, number_of: ferry}\n  - {metric: ferries, text: {files: [README.md], unit: [pairs]}}\nvocabulary: vocabulary.yaml\n",
        ),
        (
            "vocabulary.yaml",
            "units:\n  ferry: {symbols: [ferries], dimension: fleet, factor: 1, whole: true}\n  pair: {symbols: [pairs], dimension: fleet, factor: 2, whole: true}\nmetrics:\n  ferries: {unit: ferry, period_type: instant}\n",
        ),
        ("ferries/tern.yaml", ""),
        ("ferries/gull.yaml", ""),
        ("ferries/plover.yaml", ""),
        ("ferries/knot.yaml", ""),
        ("README.md", "There are 3 pairs.\n"),
    ]);
    assert_eq!(project.run(&["check", "--fix"]).status, 0);
    let text = std::fs::read_to_string(project.path("README.md")).unwrap();
    assert_eq!(text, "There are 2 pairs.\n");
}

#[test]
fn words_do_their_work_in_texts() {
    for text in ["3+ ferries", "more than 2 ferries", "three ferries"] {
        let project = office(&[("docs/today.md", &format!("We run {text} a day.\n"))]);
        let ran = project.run(&["check"]);
        assert_eq!(ran.status, 0, "{text}: {}", ran.out);
    }
    let project = office(&[("docs/today.md", "Over 3 ferries, and 2 berths.\n")]);
    assert_eq!(project.run(&["check"]).status, 0);
}

#[test]
fn history_code_and_what_a_comment_turns_off_are_not_read() {
    let old = "# Ferries\n\n## 2019-04-01\n\nWe had 9 ferries.\n\n## 1.2.0\n\n8 ferries\n\n## Today\n\n- [x] buy 7 ferries\n\n```\n6 ferries\n```\n\n> 5 ferries\n\n~~4 ferries~~ `2 ferries`\n\n<!-- factlint: off -->\n10 ferries\n<!-- factlint: on -->\n";
    let project = office(&[("docs/today.md", old), ("docs/CHANGELOG.md", "4 ferries\n")]);
    let ran = project.run(&["check"]);
    assert_eq!(ran.status, 0, "{}", ran.out);
    let told = "  - {metric: ferries, text: {files: docs/CHANGELOG.md, unit: ferries}}\n";
    project.write("factlint.yaml", with(told));
    assert_eq!(project.run(&["check"]).status, 1);
}

#[test]
fn what_is_found_by_no_path_is_not_counted_as_none() {
    let project = Project::new(&[
        (
            "factlint.yaml",
            "records: {boat: {files: boats.yaml, each: 'boats[*]'}}\nfacts:\n  - {metric: boats, number_of: boat}\n  - {metric: boats, text: {files: README.md, unit: [boat, boats]}}\n",
        ),
        ("boats.yaml", "- {id: a}\n- {id: b}\n"),
        ("README.md", "Two boats sail. All 2 boats.\n"),
    ]);
    let ran = project.run(&["check", "--fix"]);
    assert!(ran.out.contains("there is no `boat`"), "{}", ran.out);
    assert!(!ran.out.contains("cannot hold"), "{}", ran.out);
    let text = std::fs::read_to_string(project.path("README.md")).unwrap();
    assert_eq!(text, "Two boats sail. All 2 boats.\n");
}

#[test]
fn nothing_is_counted_in_a_file_that_cannot_be_read() {
    let project = Project::new(&[
        (
            "factlint.yaml",
            "stated: {counts: {rows: {is: {records: '[*]', of: t.csv}, says: [rows]}}}\n",
        ),
        ("t.csv", "a,b\n1,2\n3,4,5\n6,7\n"),
        ("README.md", "We have 3 rows.\n"),
    ]);
    let found = project.findings().join("\n");
    assert!(found.contains("this row has 3 cells"), "{found}");
    assert!(!found.contains("stated-counts"), "{found}");
}

#[test]
fn a_figure_that_counts_something_else_is_no_fact() {
    for text in [
        "We had 4 ferries.",
        "In 2019 we ran 4 ferries.",
        "We want 4 ferries.",
        "4 ferries by June.",
        "Each harbour has 4 ferries.",
        "Unlike Knot Bay (4 ferries), Tern Bay is small.",
        "Gull has 4 ferries.",
        "Another 2 ferries are rented.",
        "2 ferries can carry cars.",
        "2/3 ferries painted.",
        "2 ferries (67 %) are new.",
        "Ferries and piers (80 ferries in all harbours of the sea) are old.",
        "The rest, 2 ferries, are old; 1 ferry is new.",
        "2 ferries a day.",
        "It said “4 ferries”.",
        "Example: 4 ferries with 8 berths each.",
    ] {
        let project = office(&[("docs/more.md", &format!("# Page\n\n{text}\n"))]);
        let ran = project.run(&["check"]);
        assert_eq!(ran.status, 0, "{text}: {}", ran.out);
    }
}

/// A page with the text states another number of ferries than there are.
fn refutes(text: &str) {
    let project = office(&[("docs/more.md", &format!("# Page\n\n{text}\n"))]);
    let found = project.findings().join("\n");
    assert!(
        found.contains("cannot hold: the repository has 3"),
        "{text}: {found}"
    );
}

#[test]
fn a_figure_behind_its_noun_is_a_fact_like_one_before_it() {
    for text in [
        "Number of ferries: 4",
        "- **Ferries**: 4",
        "## Ferries (4)",
        "| Ferries | Piers |\n|---|---|\n| 4 | 2 |",
        "| What | n |\n|---|---|\n| Ferries | 4 |\n| Piers | 2 |",
        "![](https://img.example/badge/ferries-4-blue)",
        "As of May it has 4 ferries.",
        "4 blue ferries, no bridges.",
    ] {
        refutes(text);
    }
}

#[test]
fn figures_side_by_side_that_are_near_what_there_is_are_facts() {
    for text in [
        "4 ferries or 2+ ferries, as one likes.",
        "There are four ferries (3 ferries).",
        "We sail the bay with 4 ferries.",
        "All is well here. About 6 ferries lie at the quay.",
    ] {
        refutes(text);
    }
}

#[test]
fn what_is_passed_over_is_told_with_its_places() {
    let more = "Last year 2 ferries sank.\n\n## Done in 2021\n\nWe had 9 ferries.\n";
    let ran = office(&[("docs/more.md", more)]).run(&["check"]);
    let line = "ferries: 2 figures passed over: docs/more.md:1:11 `2 ferries`, docs/more.md:5:8 `9 ferries`\n";
    assert!(ran.status == 0 && ran.out.contains(line), "{}", ran.out);
    let json = office(&[("docs/more.md", more)]).run(&["check", "--format", "json"]);
    assert!(json.out.contains(r#""of": "ferries""#), "{}", json.out);
}

#[test]
fn a_fact_of_a_period_is_what_was() {
    let entry = "  - {metric: crews, period: '2019', text: {files: docs/old.md, unit: crews}}\n  - {metric: crews, period: '2019', text: {files: README.md, unit: crews}}\n";
    let project = office_with(
        entry,
        &[
            ("docs/old.md", "In 2019 we had 4 crews.\n"),
            ("README.md", "We had 5 crews then, and 3 ferries.\n"),
        ],
    );
    let found = project.findings().join("\n");
    assert!(
        found.contains("`5 crews` and `4 crews` cannot both hold"),
        "{found}"
    );
}

#[test]
fn an_entry_whose_figures_all_count_something_else_is_told() {
    let project = office(&[
        ("README.md", "We had 2 ferries.\n"),
        ("docs/today.md", "We want 4 ferries.\n"),
    ]);
    let found = project.findings().join("\n");
    assert!(
        found.contains("count something else than `ferries`"),
        "{found}"
    );
}

#[test]
fn a_pattern_finds_a_figure_where_no_prose_is() {
    let entry = "  - {metric: ferries, text: {files: README.md, pattern: 'badge/ferries-{figure}%20afloat'}}\n";
    let badge = "![](https://img.example/badge/ferries-5%20afloat-green)\n\n3 ferries\n";
    let project = office_with(entry, &[("README.md", badge)]);
    let found = project.findings().join("\n");
    assert!(found.contains("README.md:1:39"), "{found}");
    assert!(
        found.contains("`5` cannot hold: the repository has 3"),
        "{found}"
    );
}

#[test]
fn a_mark_says_what_its_figure_is_about() {
    let entry = "  - {text: {files: README.md}}\n";
    let text = "3 ferries, and <!-- fact: quay-length entity=North -->1,180 m of quay.\n";
    let project = office_with(entry, &[("README.md", text)]);
    let found = project.findings().join("\n");
    assert!(
        found.contains("`quay-length`: `1,180 m` and `1,170` cannot both hold"),
        "{found}"
    );
    project.write(
        "README.md",
        "3 ferries <!-- fact: quay-length --> in all.\n",
    );
    let found = project.findings().join("\n");
    assert!(
        found.contains("no figure follows the mark of `quay-length`"),
        "{found}"
    );
}

#[test]
fn sums_over_data_hold_row_by_row() {
    let check = "checks:\n  - {id: kinds, rule: sum, relation: equal, total: cargo, parts: [grain, fish], because: There are no others.}\n";
    let project = office(&[]);
    project.write("factlint.yaml", with(check));
    let ran = project.run(&["checks"]);
    assert!(ran.out.contains("2 agree"), "{}", ran.out);
    project.write("data/months.json", MONTHS.replace("45", "46"));
    let found = project.findings().join("\n");
    assert!(found.contains("data/months.json:3:"), "{found}");
    assert!(found.contains("126"), "{found}");
}

#[test]
fn rounded_columns_may_miss_by_what_rounding_hides() {
    let check = "checks:\n  - {id: kinds, rule: sum, relation: equal, total: cargo, parts: [grain, fish], because: There are no others.}\n";
    let project = office(&[("data/months.json", &MONTHS.replace("120", "121"))]);
    project.write("factlint.yaml", with(check));
    assert_eq!(project.findings().len(), 1);
    let rounded = with(check).replace("unit: t,", "unit: t, precision: 1,");
    project.write("factlint.yaml", rounded);
    let ran = project.run(&["check"]);
    assert_eq!(ran.status, 0, "{}", ran.out);
}

#[test]
fn parts_of_a_declared_metric_and_ratios_work_on_such_facts() {
    let engine = "vocabulary:\n  metrics:\n    cargo: {unit: t, period_type: duration}\n    grain: {unit: t, period_type: duration, part_of: cargo}\n    fish: {unit: t, period_type: duration}\n  units:\n    t: {symbols: [t], dimension: mass, factor: 1000}\nchecks:\n  - {id: mostly-grain, rule: ratio, of: grain, to: cargo, between: [0.5, 1], because: It is a grain harbour.}\n";
    let project = office(&[]);
    project.write("factlint.yaml", with(engine));
    let ran = project.run(&["check"]);
    assert_eq!(ran.status, 0, "{}", ran.out);
    project.write(
        "data/months.json",
        MONTHS.replace(
            "\"Grain\": 80, \"Fish\": 45",
            "\"Grain\": 130, \"Fish\": 45",
        ),
    );
    let found = project.findings().join("\n");
    assert!(
        found.contains("factlint::part") || found.contains("part"),
        "{found}"
    );
    project.write(
        "data/months.json",
        MONTHS.replace("\"Grain\": 80, \"Fish\": 45", "\"Grain\": 8, \"Fish\": 45"),
    );
    let found = project.findings().join("\n");
    assert!(found.contains("mostly-grain"), "{found}");
}

#[test]
fn sums_least_and_greatest_of_a_field_are_computed() {
    let entries = "  - {metric: quay, sum_of: pier.length}\n  - {metric: quay, text: {files: README.md, pattern: '{figure} m of quay'}}\n  - {metric: shortest, min_of: pier.length}\n  - {metric: shortest, text: {files: README.md, pattern: 'from {figure} m'}}\n";
    let text = "3 ferries. 2,010 m of quay, piers from 840 m on.\n";
    let project = office_with(entries, &[("README.md", text)]);
    let ran = project.run(&["check"]);
    assert_eq!(ran.status, 0, "{}", ran.out);
    project.write(
        "README.md",
        text.replace("2,010", "2,011").replace("840", "850"),
    );
    let found = project.findings().join("\n");
    assert!(
        found.contains("the sum is 2,010 (`pier.length` in `data/piers.json`)"),
        "{found}"
    );
    assert!(found.contains("the least is 840"), "{found}");
}

#[test]
fn an_entry_that_finds_nothing_or_names_what_is_not_there_is_told_at_its_place() {
    for (entry, said) in [
        (
            "{from: peir, metric: x, figure: length}",
            "there is no record `peir`",
        ),
        (
            "{from: pier, metric: x, figure: lenght}",
            "no `pier` has a field `lenght`",
        ),
        (
            "{from: pier, metric: x, entity: nmae, figure: length}",
            "no `pier` has a field `nmae`",
        ),
        (
            "{from: pier, metric: x, entity: {field: town}, figure: length}",
            "no `pier` has a field `town`",
        ),
        (
            "{from: pier, metric: x, period: someday, figure: length}",
            "`someday` is no field, and no period",
        ),
        (
            "{from: pier, metric: x, figure: name}",
            "there is no number in `North`",
        ),
        ("{metric: x, number_of: boat}", "there is no record `boat`"),
        (
            "{metric: x, sum_of: pier.name}",
            "`pier.name` is not always a number",
        ),
        (
            "{metric: x, text: {files: README.md, unit: cranes}}",
            "no figure of `cranes` is found in `README.md`",
        ),
        (
            "{metric: x, text: {files: docs/nowhere.md, unit: cranes}}",
            "the pattern `docs/nowhere.md` matches no file",
        ),
        (
            "{metric: x, text: {files: README.md, pattern: 'cranes'}}",
            "does not say where its figure stands",
        ),
    ] {
        let project = office_with(&format!("  - {entry}\n"), &[]);
        let ran = project.run(&["check", "--format", "concise"]);
        assert_ne!(ran.status, 0, "{entry}: {}", ran.out);
        assert!(ran.out.contains(said), "{entry}: {}", ran.out);
    }
}

#[test]
fn records_without_an_entity_are_told_once_and_make_no_fact() {
    let months = MONTHS.replace(
        "\"Harbour\": \"Tern Bay\", \"Month\": \"2024-02\"",
        "\"Month\": \"2024-02\"",
    );
    let project = office(&[("data/months.json", &months)]);
    let found = project.findings();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].contains("1 of 2 `month` have no `Harbour`"),
        "{found:?}"
    );
}

#[test]
fn signs_that_mean_nothing_are_told_once_until_they_are_listed() {
    let months = MONTHS
        .replace("\"Fish\": 40", "\"Fish\": \"n/a\"")
        .replace("\"Fish\": 45", "\"Fish\": \"n/a\"");
    let project = office(&[("data/months.json", &months)]);
    let found = project.findings();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].contains("`n/a` is no figure, and `Fish` is so in 2 records"),
        "{found:?}"
    );
    let listed = with("").replace("unit: t,", "unit: t, absent: [n/a],");
    project.write("factlint.yaml", listed);
    let found = project.findings();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("`Fish` states no fact"), "{found:?}");
}

#[test]
fn a_word_that_is_a_field_and_a_name_has_to_say_which() {
    let vocabulary = "vocabulary:\n  entities:\n    name: {label: {en: The harbour of that name}}\n  metrics:\n    depth: {unit: fathom, period_type: instant}\n  units:\n    fathom: {symbols: [fathom, fathoms]}\n";
    let project = office(&[]);
    project.write("factlint.yaml", with(vocabulary));
    let found = project.findings().join("\n");
    assert!(
        found.contains("`name` is a field of `pier`, and a name of the vocabulary"),
        "{found}"
    );
    let said = with(vocabulary).replace("entity: name", "entity: {field: name}");
    project.write("factlint.yaml", said);
    let ran = project.run(&["check"]);
    assert_eq!(ran.status, 0, "{}", ran.out);
}

#[test]
fn the_name_of_a_fact_holds_no_line_and_no_position() {
    let fingerprint = |project: &Project| {
        let ran = project.run(&["check", "--format", "json"]);
        let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let found = report["diagnostics"].as_array().unwrap();
        assert_eq!(found.len(), 1, "{}", ran.out);
        found[0]["fingerprint"].as_str().unwrap().to_owned()
    };
    let entry = "  - {metric: quay-length, entity: South, text: {files: README.md, pattern: 'South has {figure} m'}}\n";
    let text = "3 ferries. South has 860 m.\n";
    let project = office_with(entry, &[("README.md", text)]);
    let before = fingerprint(&project);
    project.write("README.md", format!("# New\n\nA line more.\n\n{text}"));
    project.write(
        "data/piers.json",
        PIERS.replace("[{", "[{\"name\": \"East\", \"length\": 9}, {"),
    );
    assert_eq!(fingerprint(&project), before);
}

#[test]
fn mistakes_planted_in_data_and_texts_are_noticed() {
    let ran = office(&[]).run(&["mutate"]);
    assert!(
        ran.out.contains("factlint.yaml") || ran.out.contains("figures"),
        "{}",
        ran.out
    );
    let told = ran
        .out
        .lines()
        .find(|line| line.contains("unguarded"))
        .unwrap_or_default();
    // The lengths of piers and what the months say are stated once; the ferries twice, and counted.
    assert!(told.contains("8 figures unguarded"), "{}", ran.out);
}

#[test]
fn a_pattern_whose_files_are_all_left_out_is_told() {
    let project = Project::new(&[
        ("berths/north.md", "There are 3 berths.\n"),
        (
            "factlint.yaml",
            "records:\n  berth: {files: 'berths/*.md', content: false}\nfacts:\n  - {metric: berths, text: {files: 'berths/*.md', unit: berths}}\nexclude: ['berths/*']\n",
        ),
    ]);
    let ran = project.run(&["check", "--format", "concise"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    let told = "`exclude` leaves out every file of the pattern `berths/*.md`";
    assert_eq!(ran.out.matches(told).count(), 2, "{ran:?}");
}
