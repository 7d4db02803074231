//! What cannot be read is said where it cannot be read, and not again by everything that needed it.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::runner::{CONFIGURATION, Project, VOCABULARY, document};

const CHECK: &str = "checks:\n  - id: zeal\n    rule: agree\n    metric: cranes-built\n    facts: [harbour-2025/cranes, town-2025/cranes]\n    because: It is one quay.\n";

/// What is found in a project that agrees but for what `change` does to it, a line each.
fn findings(change: impl Fn(&Project)) -> Vec<String> {
    let project = Project::agreeing(CHECK);
    change(&project);
    project.findings()
}

#[track_caller]
fn assert_one(file: &str, text: &str, found: &str) {
    assert_eq!(findings(|project| project.write(file, text)), [found]);
}

#[test]
fn a_vocabulary_that_is_not_there() {
    let text = CONFIGURATION.replace("vocabulary.yaml", "words.yaml");
    let found = "factlint.yaml:3:13: error[config] `words.yaml` does not exist";
    assert_one("factlint.yaml", &text, found);
}

#[test]
fn a_vocabulary_that_cannot_be_read() {
    let cut = "units: {crane: {symbols: [cranes]\n";
    let found = "vocabulary.yaml:1:16: error[syntax] the bracket `{` is not closed";
    assert_one("vocabulary.yaml", cut, found);
    let found = "vocabulary.yaml:1:1: error[schema] the file is empty";
    assert_one("vocabulary.yaml", "", found);
}

#[test]
fn a_part_of_the_vocabulary_of_another_shape() {
    for (from, found) in [
        ("metrics", "5:1: error[schema] `metrics` is a list"),
        ("entities", "1:1: error[schema] `entities` is a list"),
        ("units", "3:1: error[schema] `units` is a list"),
    ] {
        let from = format!("{from}:\n  ");
        let text = VOCABULARY.replace(&from, &format!("{}- ", &from.trim_end_matches(' ')));
        let all = findings(|project| project.write("vocabulary.yaml", &text));
        let found = format!("vocabulary.yaml:{found} where the schema wants a mapping");
        assert_eq!(all, [found]);
    }
}

#[test]
fn a_unit_whose_symbols_stand_under_another_key() {
    let text = VOCABULARY.replace("symbols:", "symbol:");
    let found = "vocabulary.yaml:4:11: error[schema] unknown key `symbol`";
    assert_one("vocabulary.yaml", &text, found);
}

#[test]
fn a_vocabulary_that_nobody_has_named() {
    let text = CONFIGURATION.replace("vocabulary: vocabulary.yaml\n", "");
    let found = "data/harbour.yaml:9:13: error[reference] there is no metric `cranes-built`, and no vocabulary that could declare it";
    assert_one("factlint.yaml", &text, found);
    let text = CONFIGURATION.replace("vocabulary:", "vocab:");
    let found = "factlint.yaml:3:1: error[schema] unknown key `vocab`";
    assert_one("factlint.yaml", &text, found);
}

#[test]
fn names_are_missed_again_when_the_rule_that_knows_why_is_off() {
    let all = findings(|project| {
        project.write("vocabulary.yaml", "metrics: []\n");
        let configuration = format!("{CONFIGURATION}rules: {{schema: off}}\n");
        project.write("factlint.yaml", configuration);
    });
    let missing = "error[reference] there is no metric `cranes-built`";
    assert!(all.iter().any(|line| line.ends_with(missing)), "{all:?}");
}

#[test]
fn a_vocabulary_that_breaks_off_is_the_cause_although_its_rule_is_off() {
    let all = findings(|project| {
        project.write("vocabulary.yaml", "metrics: {a: [\n");
        let configuration = format!("{CONFIGURATION}rules: {{syntax: off}}\n");
        project.write("factlint.yaml", configuration);
    });
    let [one] = all.as_slice() else {
        panic!("{all:?}");
    };
    assert!(one.starts_with("vocabulary.yaml:"), "{one}");
    assert!(one.contains("error[syntax]"), "{one}");
}

#[test]
fn a_unit_of_a_metric_that_nobody_has_declared() {
    let text = VOCABULARY.replace("unit: crane", "unit: cranes");
    let found = "vocabulary.yaml:8:11: error[reference] there is no unit `cranes`";
    assert_one("vocabulary.yaml", &text, found);
}

#[test]
fn documents_that_no_pattern_finds() {
    let text = CONFIGURATION.replace("data/*.yaml", "data/*.yml");
    let checks = CHECK.replace("    facts: [harbour-2025/cranes, town-2025/cranes]\n", "");
    let all = findings(|project| {
        project.write("factlint.yaml", &text);
        project.write("checks.yaml", &checks);
    });
    let found = "factlint.yaml:2:12: error[config] the pattern `data/*.yml` matches no file";
    assert_eq!(all, [found]);
}

#[test]
fn a_check_that_selects_a_fact_which_cannot_be_read() {
    let checks = CHECK.replace("    facts: [harbour-2025/cranes, town-2025/cranes]\n", "");
    let all = findings(|project| {
        project.write("checks.yaml", &checks);
        project.write("data/town.yaml", document("town-2025", "180 cranse"));
    });
    let found = "data/town.yaml:12:17: error[unit] `180 cranse` cannot be read as a figure: unknown unit `cranse`";
    assert_eq!(all, [found]);
}

#[test]
fn records_of_a_file_that_breaks_off() {
    let configuration = "records:\n  ferry: {files: 'ferries/*.yaml', each: '[*]'}\n  trip: {files: trips.yaml, each: '[*]'}\nchecks:\n  - {rule: exists, of: trip.ferry, in: ferry.id}\n";
    let project = Project::new(&[
        ("factlint.yaml", configuration),
        ("ferries/north.yaml", "- {id: tern}\n"),
        ("ferries/south.yaml", "- {id: gull\n"),
        ("trips.yaml", "- {ferry: tern}\n- {ferry: gull}\n"),
    ]);
    let found = "ferries/south.yaml:1:3: error[syntax] the bracket `{` is not closed";
    assert_eq!(project.findings(), [found]);
}

#[test]
fn a_check_that_does_not_have_the_shape_of_one() {
    let text = CHECK.replace(
        "    facts: [harbour-2025/cranes, town-2025/cranes]\n",
        "    where: {period: 1999}\n    ignore: [entity]\n",
    );
    let found = "checks.yaml:6:5: error[schema] unknown key `ignore`";
    assert_one("checks.yaml", &text, found);
}

/// What is found in a project in which two parts add up to a total, when something is wrong with the second.
fn of_parts(figures: &str) -> Vec<String> {
    findings(|project| {
        let one = "metrics:\n  built: {unit: crane, period_type: duration}\n";
        let two = "  sold: {unit: crane, period_type: duration}\n";
        let vocabulary = VOCABULARY.replace("metrics:\n", &format!("{one}{two}"));
        let check = "checks:\n  - {id: sum, rule: sum, total: cranes-built, parts: [built, sold], relation: equal, because: So it is.}\n";
        project.write("vocabulary.yaml", vocabulary);
        project.write("checks.yaml", check);
        let fact = |id: &str, figure: &str| {
            format!(
                "  - {{id: {id}, metric: {id}, entity: harbour, period: 2023/2025, figure: {figure}}}\n"
            )
        };
        let (built, sold) = (fact("built", "101 cranes"), fact("sold", "79 cranes"));
        let text = format!("document: {{id: parts}}\nfacts:\n{built}{sold}");
        let (from, to) = figures.split_once(" => ").unwrap();
        assert!(text.contains(from), "{text}");
        project.write("data/parts.yaml", text.replacen(from, to, 1));
    })
}

#[test]
fn a_part_of_a_sum_that_cannot_be_read() {
    for (change, found) in [
        (
            "79 cranes => 79 cranse",
            "4:77: error[unit] `79 cranse` cannot be read as a figure: unknown unit `cranse`",
        ),
        (
            "metric: sold => metric: solt",
            "4:24: error[reference] there is no metric `solt`",
        ),
        (
            "figure: 79 cranes => figure: [79]",
            "4:66: error[schema] `figure` is a list where the schema wants a number or text",
        ),
        (
            "  - {id: sold => \t- {id: sold",
            "4:1: error[syntax] a tab is used for indentation",
        ),
    ] {
        assert_eq!(of_parts(change), [format!("data/parts.yaml:{found}")]);
    }
    let [wrong] = &*of_parts("79 cranes => 91 cranes") else {
        panic!("the parts do not add up to the total");
    };
    assert!(wrong.contains("error[sum/sum]"), "{wrong}");
}

#[test]
fn a_figure_that_a_comma_cuts_in_two() {
    for figure in ["1,180 cranes", "2,001,180 cranes", "1,180"] {
        let found = of_parts(&format!("79 cranes => {figure}"));
        let [one] = &*found else {
            panic!("{found:?}");
        };
        assert!(one.starts_with("data/parts.yaml:4:"), "{one}");
        assert!(one.contains(": error[schema] unknown key `"), "{one}");
    }
}

#[test]
fn a_name_that_nothing_has_in_more_places_than_are_shown() {
    for (name, message) in [
        ("''", "the name of the metric is empty"),
        ("a b", "there is no metric `a b`"),
        ("a/b", "there is no metric `a/b`"),
    ] {
        let fact = |number: u32| {
            format!(
                "  - {{id: f{number}, metric: {name}, entity: harbour, period: {number}, figure: 7}}\n"
            )
        };
        let facts: String = (2001..2013).map(fact).collect();
        let text = format!("document: {{id: many}}\nfacts:\n{facts}");
        let all = findings(|project| project.write("data/many.yaml", &text));
        let [one] = &*all else { panic!("{all:?}") };
        assert!(one.starts_with("data/many.yaml:3:"), "{one}");
        assert!(one.ends_with(message), "{one}");
    }
}

/// Facts of `180 cranes` that cannot be read, each with the rule that says so.
const UNREAD_FACTS: [(&str, &str); 8] = [
    (
        "metric: cranes-built, period: 2000, figure: 180 cranse",
        "unit",
    ),
    (
        "metric: cranes-built, period: 2000, figure: 18O cranes",
        "unit",
    ),
    (
        "metric: cranes-built, period: 2000, figure: a few",
        "figure",
    ),
    (
        "metric: cranes-built, period: 2000, figure: [180]",
        "schema",
    ),
    ("metric: cranes-built, period: 2000", "schema"),
    (
        "metric: crane-built, period: 2000, figure: 180 cranes",
        "reference",
    ),
    (
        "metric: cranes-built, period: 2O00, figure: 180 cranes",
        "period",
    ),
    (
        "metric: cranes-built, period: 2000, text: 180 cranes",
        "reference",
    ),
];

#[test]
fn a_fact_that_cannot_be_read_holds_its_place_in_the_original() {
    let text = "The quay had 180 cranes, 180 cranes and 7 cranes.\nIt won 3 prizes.\n";
    let hash = sha256(text);
    let project = Project::agreeing(CHECK);
    project.write(
        "factlint.yaml",
        format!("{CONFIGURATION}originals: texts\n"),
    );
    project.write("texts/quay.txt", text);
    let found = |broken: &str| {
        let fact =
            |id: &str, rest: &str| format!("  - {{id: {id}, entity: harbour, line: 1, {rest}}}\n");
        let facts = [
            fact("a", broken),
            fact(
                "b",
                "metric: cranes-built, period: 2001, figure: 180 cranes",
            ),
            fact("c", "metric: cranes-built, period: 2002, figure: 7 cranes"),
        ];
        let omit = "omit: [{line: 2, text: 3 prizes, reason: They are no cranes.}]\n";
        let head =
            format!("document: {{id: quay, original: {{file: quay.txt, sha256: {hash}}}}}\n");
        project.write("data/quay.yaml", head + omit + "facts:\n" + &facts.concat());
        project.findings()
    };
    for (fact, rule) in UNREAD_FACTS {
        let all = found(fact);
        let of_rule = |line: &String| line.contains(&format!("error[{rule}]"));
        assert!(all.len() == 1 && all.iter().all(of_rule), "{fact}: {all:?}");
    }
    // What nobody states is told all the same.
    let all = found("metric: cranes-built, period: 2000, text: The quay");
    assert!(
        all.iter().any(|line| line.contains("uncaptured-figure")),
        "{all:?}"
    );
}

#[test]
fn a_reference_to_a_file_that_is_not_well_formed() {
    let project = Project::new(&[
        ("quay.yaml", "length: 3\n"),
        ("quay.json", r#"{"$ref": "part.json"}"#),
    ]);
    for (name, text) in [
        ("part.json", "hunter2 = secret"),
        ("part.json", r#"{"type": "hunter2""#),
        ("part.yaml", "hunter2: secret\n  x: y: [\n"),
        ("part.yaml", "hunter2: secret\n---\nx: [hunter2\n"),
    ] {
        project.write("quay.json", format!(r#"{{"$ref": "{name}"}}"#));
        project.write(name, text);
        let check = |format| {
            let arguments = [
                "check",
                "--format",
                format,
                "--schema",
                "quay.json",
                "quay.yaml",
            ];
            project.run(&arguments)
        };
        let ran = check("concise");
        let found = format!(
            "quay.json:1:10: error[unusable-schema] `{name}` leads to a file that is not well-formed\n"
        );
        assert!(ran.out.starts_with(&found), "{ran:?}");
        assert!(ran.out.contains("1 error, ") && ran.status == 2, "{ran:?}");
        for format in ["human", "json"] {
            let ran = check(format);
            assert!(
                !ran.out.contains("hunter2") && !ran.out.contains("secret"),
                "{ran:?}"
            );
        }
        // Who checks the file itself is told what is wrong in it.
        let ran = project.run(&["check", "--format", "concise", name]);
        assert!(ran.out.contains("error[syntax]"), "{ran:?}");
    }
}

#[test]
fn a_unit_that_many_figures_are_in_and_nobody_has_declared() {
    let all = findings(|project| {
        project.write("data/town.yaml", document("town-2025", "180 docks"));
        project.write("data/quay.yaml", document("quay-2025", "170 docks"));
        project.write("data/pier.yaml", document("pier-2025", "7 masts"));
    });
    let found = [
        "data/pier.yaml:12:15: error[unit] `7 masts` cannot be read as a figure: unknown unit `masts`",
        "data/quay.yaml:12:17: error[unit] `170 docks` cannot be read as a figure: unknown unit `docks`",
    ];
    assert_eq!(all, found);
}

#[test]
fn a_name_where_a_list_of_parts_belongs() {
    let project = Project::agreeing(
        "checks:\n  - {id: all, rule: sum, total: cranes-built, parts: cranes-built, relation: equal, because: It is one quay.}\n",
    );
    let ran = project.run(&["check"]);
    assert!(
        ran.out.contains("one item: `[cranes-built]`."),
        "{}",
        ran.out
    );
    // What the schema refuses is compared with nothing.
    let whole = Project::agreeing("checks: []\n").run(&["check"]).out;
    let bindings = |out: &str| {
        let line = out.lines().find(|line| line.starts_with("bindings"));
        line.unwrap_or_default().to_owned()
    };
    assert_eq!(bindings(&ran.out), bindings(&whole), "{}", ran.out);
}

/// Read as exact, the figures would be said to be in conflict.
#[test]
fn a_rounding_that_cannot_be_read() {
    let document = |id: &str, figure: &str| {
        format!(
            "document: {{id: {id}}}\nfacts:\n  - {{id: f, metric: built, entity: quay, period: 2024, figure: {figure} cranes}}\n"
        )
    };
    for rounding in [
        "sideways",
        "5",
        "{to: 0}",
        "{to: -5}",
        "{to: five}",
        "{direction: down}",
        "{to: 5, direction: out}",
    ] {
        let vocabulary = format!(
            "units: {{crane: {{symbols: [cranes], whole: true}}}}\nentities: {{quay: {{}}}}\nmetrics: {{built: {{unit: crane, period_type: instant, rounding: {rounding}}}}}\n"
        );
        let project = Project::new(&[
            (
                "factlint.yaml",
                "documents: [{files: data/*.yaml}]\nvocabulary: vocabulary.yaml\n",
            ),
            ("vocabulary.yaml", &vocabulary),
            ("data/a.yaml", &document("a", "15")),
            ("data/b.yaml", &document("b", "17")),
        ]);
        let found = project.findings();
        assert_eq!(found.len(), 1, "{rounding}: {found:?}");
        assert!(found[0].starts_with("vocabulary.yaml:3:"), "{found:?}");
    }
}

#[test]
fn ids_that_are_empty_are_no_doubles() {
    let project = Project::agreeing("");
    let fact = "  - {id: '', metric: cranes-built, entity: quay, period: 2024, figure: 3 cranes}\n";
    project.write(
        "data/empty.yaml",
        format!("document: {{id: empty}}\nfacts:\n{}", fact.repeat(3)),
    );
    let found = project.findings();
    assert!(
        !found.iter().any(|line| line.contains("duplicate-id")),
        "{found:?}"
    );
    assert!(
        found.iter().any(|line| line.contains("error[schema]")),
        "{found:?}"
    );
}

fn sha256(text: &str) -> String {
    let hash = Sha256::digest(text.as_bytes());
    hash.iter().fold(String::new(), |mut all, byte| {
        let _ = write!(all, "{byte:02x}");
        all
    })
}

/// What is found in a project of one document whose figures stand in its original, a line each.
fn of_original(figures: &str) -> Vec<String> {
    let text = "The year\n\nThe harbour built 180 cranes, and 12 cranes more.\n";
    let project = Project::new(&[
        ("factlint.yaml", CONFIGURATION),
        ("vocabulary.yaml", VOCABULARY),
        ("checks.yaml", "checks: []\n"),
        ("texts/quay.txt", text),
    ]);
    let hash = sha256(text);
    let head = format!("document: {{id: quay, original: {{file: quay.txt, sha256: {hash}}}}}\n");
    project.write("data/quay.yaml", head + figures);
    let ran = project.run(&["check", "--originals", "texts", "--format", "concise"]);
    let lines = ran.out.lines().filter(|line| line.contains("error["));
    lines.map(str::to_owned).collect()
}

#[test]
fn a_line_of_an_original_that_cannot_be_read_or_is_not_there() {
    let rest = "metric: cranes-built, entity: harbour";
    let other = "omit:\n  - {line: 3, text: 12 cranes, reason: Not built.}\n";
    for line in ["0", "-3", "third", "[3]", "3.5", "99"] {
        let fact = format!("facts:\n  - {{id: a, {rest}, figure: 180 cranes, line: {line}}}\n");
        let all = of_original(&(fact.clone() + other));
        assert_eq!(all.len(), 1, "{line}: {all:#?}");
        assert!(!all.concat().contains("uncaptured"), "{line}: {all:#?}");
        // Nothing says what else the text has, and a second figure is told as before.
        let all = of_original(&fact);
        assert_eq!(all.len(), 2, "{line}: {all:#?}");
        let omit = format!(
            "facts:\n  - {{id: a, {rest}, figure: 180 cranes, line: 3}}\nomit:\n  - {{line: {line}, text: 12 cranes, reason: Not built.}}\n"
        );
        let all = of_original(&omit);
        assert_eq!(all.len(), 1, "{line}: {all:#?}");
    }
}

#[test]
fn a_total_that_a_check_states_and_that_is_no_exact_figure() {
    for total in [
        "about 100%",
        "nonsense words",
        "100 pears",
        "over a hundred percent",
    ] {
        let all = findings(|project| {
            project.write(
                "checks.yaml",
                format!("checks:\n  - {{id: all, rule: sum, total: {total}, parts: [cranes-built], relation: equal, because: So.}}\n"),
            );
        });
        assert_eq!(all.len(), 1, "{total}: {all:#?}");
        assert!(all.concat().contains("error[config]"), "{total}: {all:#?}");
    }
    // What is read as a figure is one, in whatever words: it is only no amount of cranes.
    for total in ["one hundred percent", "百分之百", "100%"] {
        let all = findings(|project| {
            project.write(
                "checks.yaml",
                format!("checks:\n  - {{id: all, rule: sum, total: {total}, parts: [cranes-built], relation: equal, because: So.}}\n"),
            );
        });
        let found = format!("`{total}` and `cranes-built` are not in one unit");
        assert!(all.len() == 1 && all.concat().contains(&found), "{all:#?}");
    }
}
