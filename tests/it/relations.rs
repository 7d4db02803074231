//! What `agree`, `part` and `grow` say of small projects: what is compared with what, and how gravely. The arithmetic
//! has its own tests in `relation`; here the way from the files to the verdict is tried.

use std::fmt::Write as _;

use crate::runner::Project;

const VOCABULARY: &str = "\
units:
  ferry: {symbols: [ferries], whole: true}
  berth: {symbols: [berths], whole: true}
  tonne: {symbols: [t], dimension: mass, factor: 1000}
  kilogram: {symbols: [kg], dimension: mass, factor: 1}
entities:
  port: {}
  quay: {part_of: port}
dimensions:
  line: {members: {red: {}}}
metrics:
  runs: {unit: ferry, period_type: duration, accumulates: [period, entity]}
  runs-by-period: {unit: ferry, period_type: duration, accumulates: [period]}
  runs-by-entity: {unit: ferry, period_type: duration, accumulates: [entity]}
  runs-of-all-lines: {unit: ferry, period_type: duration, accumulates: [period], absent_is_total: [line]}
  night-runs: {unit: ferry, period_type: duration, part_of: runs}
  cargo: {unit: tonne, period_type: duration}
  berths: {unit: berth, period_type: instant, never_shrinks: true}
  opened: {value: date, period_type: instant}
  named: {value: text, period_type: instant}
";

/// A document of these facts, each the inside of a flow mapping; they get ids `a`, `b`, `c` …
fn document(id: &str, facts: &[&str]) -> String {
    let facts: Vec<String> = ('a'..)
        .zip(facts)
        .map(|(name, fact)| format!("  - {{id: {name}, {fact}}}\n"))
        .collect();
    format!(
        "document: {{id: {id}, published: 2025-02}}\nfacts:\n{}",
        facts.concat()
    )
}

/// The findings on these files, one line each, without the place.
fn findings(files: &[(&str, String)], checks: &str) -> Vec<String> {
    let project = Project::new(&[
        (
            "factlint.yaml",
            "documents: [{files: documents/*}]\nvocabulary: vocabulary.yaml\nchecks: checks.yaml\n",
        ),
        ("vocabulary.yaml", VOCABULARY),
        ("checks.yaml", &format!("checks: [{checks}]\n")),
    ]);
    for (name, text) in files {
        project.write(&format!("documents/{name}"), text);
    }
    let ran = project.run(&["check", "--format", "concise", "--quiet"]);
    assert_eq!(ran.err, "");
    ran.out
        .lines()
        .map(|line| {
            line.split_once(": ")
                .map_or(line, |(_, finding)| finding)
                .to_owned()
        })
        .collect()
}

/// The findings on facts of one document each.
fn of_facts(facts: &[&str]) -> Vec<String> {
    let files: Vec<(String, String)> = ('a'..)
        .zip(facts)
        .map(|(name, fact)| (format!("{name}.yaml"), document(&name.to_string(), &[fact])))
        .collect();
    let files: Vec<(&str, String)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.clone()))
        .collect();
    findings(&files, "")
}

/// These facts bring one finding of this severity and rule, in whatever order their documents are read.
#[track_caller]
fn assert_one(expected: &str, facts: &[&str]) {
    let mut reversed = facts.to_vec();
    reversed.reverse();
    for facts in [facts.to_vec(), reversed] {
        let found = of_facts(&facts);
        assert!(
            matches!(found.as_slice(), [one] if one.starts_with(expected)),
            "{facts:?}: {found:?}"
        );
    }
}

#[track_caller]
fn assert_silent(facts: &[&str]) {
    assert_eq!(of_facts(facts), Vec::<String>::new(), "{facts:?}");
}

#[test]
fn ends_that_touch_meet_when_both_are_closed() {
    let cargo =
        |figure: &str| format!("metric: cargo, entity: port, period: 2023, figure: {figure}");
    let pair = |one: &str, other: &str| [cargo(one), cargo(other)];
    let [over, up_to] = pair("over 5 t", "up to 5 t");
    assert_one("error[agree]", &[&over, &up_to]);
    let [at_least, up_to] = pair("at least 5 t", "up to 5000 kg");
    assert_silent(&[&at_least, &up_to]);
}

#[test]
fn one_stretch_of_days_is_one_period_however_it_is_written() {
    assert_one(
        "error[agree]",
        &[
            "metric: runs, entity: port, period: 2023, figure: 51 ferries",
            "metric: runs, entity: port, period: 2023-01/2023-12, figure: 52 ferries",
        ],
    );
    assert_silent(&[
        "metric: runs, entity: port, period: 2023, figure: 51 ferries",
        "metric: runs, entity: port, period: 2023, per: day, figure: 52 ferries",
    ]);
}

#[test]
fn an_inferred_period_makes_a_conflict_a_question() {
    let stated = "metric: runs, entity: port, period: 2023, figure: 51 ferries";
    let inferred =
        "metric: runs, entity: port, period: {edtf: 2023, inferred: that year}, figure: 61 ferries";
    assert_one("warning[agree] `runs`: do ", &[stated, inferred]);
    let part = "metric: runs, entity: quay, period: 2023-06, figure: 71 ferries";
    assert_one(
        "warning[part] `runs`: is the part, `71 ferries`",
        &[inferred, part],
    );
    assert_one(
        "warning[grow] `berths`: does it fall",
        &[
            "metric: berths, entity: port, period: 2023, figure: 72 berths",
            "metric: berths, entity: port, figure: 71 berths",
        ],
    );
}

#[test]
fn a_fact_with_an_inferred_period_takes_nothing_from_the_others() {
    let inferred =
        "metric: runs, entity: port, period: {edtf: 2023, inferred: that year}, figure: 55 ferries";
    let stated = "metric: runs, entity: port, period: 2023, figure: 51 ferries";
    assert_one(
        "error[agree]",
        &[
            stated,
            "metric: runs, entity: port, period: 2023, figure: 61 ferries",
            inferred,
        ],
    );
    let part = "metric: runs, entity: quay, period: 2023, figure: 71 ferries";
    let found = of_facts(&[stated, part, inferred]);
    assert_eq!(found.len(), 2, "{found:?}");
    let has = |start: &str| found.iter().any(|line| line.starts_with(start));
    assert!(has("error[part]") && has("warning[agree]"), "{found:?}");
}

#[test]
fn many_sides_are_counted_and_not_listed() {
    let runs =
        |count: u32| format!("metric: runs, entity: port, period: 2023, figure: {count} ferries");
    let of = |counts: &[u32]| {
        let facts: Vec<String> = counts.iter().map(|count| runs(*count)).collect();
        let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
        of_facts(&facts)
    };
    assert_eq!(
        of(&[51, 52, 53, 54, 55]),
        [
            "error[agree] `runs`: 1 document states `51 ferries`, 1 states `52 ferries`, 1 states `53 ferries`, \
             1 states `54 ferries`, 1 states `55 ferries`"
        ]
    );
    assert_eq!(
        of(&[56, 51, 54, 55, 52, 53, 54]),
        [
            "error[agree] `runs`: 1 document states `51 ferries`, 1 states `52 ferries`, 1 states `53 ferries`, \
             3 state values in between, 1 states `56 ferries`"
        ]
    );
}

#[test]
fn parts_are_those_that_the_metric_accumulates_over() {
    let of = |metric: &str, rest: &str| format!("metric: {metric}, {rest}");
    let whole = "entity: port, period: 2023, figure: 51 ferries";
    let month = "entity: port, period: 2023-06, figure: 61 ferries";
    let quay = "entity: quay, period: 2023, figure: 61 ferries";
    let month_at_quay = "entity: quay, period: 2023-06, figure: 61 ferries";
    for (metric, parts, others) in [
        ("runs", vec![month, quay, month_at_quay], vec![]),
        ("runs-by-period", vec![month], vec![quay, month_at_quay]),
        ("runs-by-entity", vec![quay], vec![month, month_at_quay]),
    ] {
        for part in parts {
            assert_one("error[part]", &[&of(metric, whole), &of(metric, part)]);
        }
        for other in others {
            assert_silent(&[&of(metric, whole), &of(metric, other)]);
        }
    }
    assert_one(
        "error[part]",
        &[&of("runs", whole), &of("night-runs", quay)],
    );
}

#[test]
fn an_absent_dimension_is_the_total_only_where_the_metric_says_so() {
    let of = |metric: &str| {
        [
            format!("metric: {metric}, entity: port, period: 2023, figure: 51 ferries"),
            format!(
                "metric: {metric}, entity: port, period: 2023, dimensions: {{line: red}}, figure: 61 ferries"
            ),
        ]
    };
    let [all, red] = of("runs");
    assert_silent(&[&all, &red]);
    let [all, red] = of("runs-of-all-lines");
    assert_one("error[part]", &[&all, &red]);
}

#[test]
fn a_period_contains_another_only_when_it_surely_does() {
    let runs = |period: &str, count: u32| {
        format!("metric: runs, entity: port, period: {period}, figure: {count} ferries")
    };
    for (whole, part, contains) in [
        ("../2023", "2020/2022", true),
        ("2023/..", "2030", true),
        ("2020/2023", "2020-01~", false),
        ("2020/2023", "2021~", true),
        ("2020~/2023", "2020", false),
        ("/2023", "2022", false),
        ("2023", "2022-12/2023-01", false),
    ] {
        let facts = [runs(whole, 51), runs(part, 61)];
        let facts = [&*facts[0], &*facts[1]];
        if contains {
            assert_one("error[part]", &facts);
        } else {
            assert_silent(&facts);
        }
    }
}

#[test]
fn a_total_is_compared_with_the_greatest_before_it() {
    let berths = |period: &str, figure: &str| {
        format!("metric: berths, entity: port, period: {period}, figure: {figure} berths")
    };
    let (first, vague, last) = (
        berths("2020", "98"),
        berths("2021", "about 95"),
        berths("2022", "97"),
    );
    assert_one(
        "error[grow] `berths` falls from `98",
        &[&first, &vague, &last],
    );
    assert_silent(&[&berths("2020", "98"), &berths("2020-06", "97")]);
}

#[test]
fn what_is_replaced_is_not_compared() {
    let old = document(
        "old",
        &["metric: runs, entity: port, period: 2023, figure: 51 ferries"],
    );
    let fact = "metric: runs, entity: port, period: 2023, figure: 61 ferries";
    let beside = document("new", &[fact]);
    let superseding = beside.replace("{id: new,", "{id: new, supersedes: old,");
    let correcting = document("new", &[&format!("{fact}, corrects: old/a")]);
    for (new, found) in [(beside, 1), (superseding, 0), (correcting, 0)] {
        let files = [("old.yaml", old.clone()), ("new.yaml", new)];
        assert_eq!(findings(&files, "").len(), found, "{files:?}");
    }
}

#[test]
fn dates_meet_when_some_day_is_in_all_and_texts_when_they_are_spelled_alike() {
    let opened = |date: &str| format!("metric: opened, entity: port, date: {date}");
    assert_silent(&[&opened("2023"), &opened("2023-12-26")]);
    assert_silent(&[&opened("2022~"), &opened("2023-12")]);
    let named = |text: &str| format!("metric: named, entity: port, text: {text}");
    assert_silent(&[&named("The  Old Quay"), &named("the old ｑuay")]);
    // Undated statements of one instant metric stand at the dates of publication, which are inferred.
    assert_one("warning[agree]", &[&opened("2023"), &opened("2024-05")]);
    assert_one("warning[agree]", &[&named("Old Quay"), &named("New Quay")]);
}

#[test]
fn aliases_merge_keys_further_documents_and_json_say_the_same() {
    let yaml = "\
document: {id: a}
facts:
  - &first {id: a, metric: runs, entity: port, period: 2023, figure: &count 51 ferries}
  - {<<: *first, id: b}
  - {id: c, metric: runs, entity: port, period: 2023, figure: *count}
---
document: {id: b}
facts:
  - {<<: &other {id: a, metric: runs, entity: port, period: 2023}, figure: FIGURE ferries}
";
    let json = "{\"document\": {\"id\": \"c\"}, \"facts\": [{\"id\": \"a\", \"metric\": \"runs\", \"entity\": \"port\", \"period\": 2023, \"figure\": \"\\u0035\\u0031 ferries\"}]}";
    let with = |figure| {
        let yaml = yaml.replace("FIGURE", figure);
        findings(&[("a.yaml", yaml), ("c.json", json.to_owned())], "")
    };
    assert_eq!(with("51"), Vec::<String>::new());
    assert_eq!(
        with("61"),
        ["error[agree] `runs`: 4 facts state `51 ferries`, 1 states `61 ferries`"]
    );
}

/// Two documents that disagree on the runs of the port, and a quay with more than either.
fn port_and_quay() -> [(&'static str, String); 1] {
    let fact = |entity: &str, count: u32| {
        format!("metric: runs, entity: {entity}, period: 2023, figure: {count} ferries")
    };
    let facts = [fact("port", 51), fact("port", 51), fact("quay", 61)];
    [("a.yaml", document("a", &[&facts[0], &facts[1], &facts[2]]))]
}

#[test]
fn a_check_says_which_of_its_facts_it_does_not_compare() {
    let left_out = |check: &str| {
        let check = format!("{{id: one, rule: agree, because: They are one., {check}}}");
        let found = findings(&port_and_quay(), &check);
        found
            .into_iter()
            .filter(|line| line.contains("[idle-check]"))
            .collect::<Vec<_>>()
    };
    let all = "facts: [a/a, a/b, a/c]";
    let warning = ["warning[idle-check] check `one` does not compare `a/c`"];
    assert_eq!(left_out(all), warning);
    assert_eq!(
        left_out(&format!("{all}, where: {{entity: port}}")),
        warning
    );
    assert_eq!(left_out(&format!("{all}, ignoring: [entity]")), [""; 0]);
}

#[test]
fn a_check_that_would_mix_lengths_finds_nothing_else() {
    let check =
        "{id: one, rule: agree, metric: runs, ignoring: [period, entity], because: They are one.}";
    let found = findings(&port_and_quay(), check);
    let [mistake, part] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert!(
        mistake.starts_with("error[config]") && part.starts_with("error[part]"),
        "{found:?}"
    );
}

#[test]
fn a_rule_that_is_off_hides_no_finding_of_another() {
    let check =
        "{id: one, rule: agree, facts: [a/a, a/c], ignoring: [entity], because: They are one.}";
    let project = Project::new(&[
        ("vocabulary.yaml", VOCABULARY),
        ("checks.yaml", &format!("checks: [{check}]\n")),
        (
            "factlint.yaml",
            "documents: [{files: documents/*}]\nvocabulary: vocabulary.yaml\nchecks: checks.yaml\nrules: {agree: off}\n",
        ),
    ]);
    let [(name, text)] = port_and_quay();
    project.write(&format!("documents/{name}"), text);
    let ran = project.run(&["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let found = report.get("diagnostics").unwrap().as_array().unwrap();
    let rules: Vec<&str> = found
        .iter()
        .filter_map(|diagnostic| diagnostic.get("rule")?.as_str())
        .collect();
    assert_eq!(rules, ["part"], "{ran:?}");
    let bindings = report.pointer("/summary/bindings").unwrap();
    assert_eq!(
        *bindings,
        serde_json::json!({"agree": 0, "doubtful": 0, "conflict": 1, "not_checked": 0})
    );
}

#[test]
fn a_first_with_two_dates_is_reported_once_and_as_a_conflict() {
    let facts = [
        "metric: opened, entity: port, date: 2020-05",
        "metric: opened, entity: port, date: 2021",
    ];
    let found = findings(
        &[("a.yaml", document("report", &facts))],
        "{id: opening, rule: first, metric: opened, because: It opens once.}",
    );
    let expected = "error[first/opening] `opened`: the first is dated both `2020-05` and `2021`";
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains(expected), "{found:?}");
}

#[test]
fn an_average_is_no_whole_number() {
    let more = document(
        "a",
        &[
            "metric: runs, entity: port, period: 2021/2023, per: year, figure: over 130 ferries",
            "metric: runs, entity: port, period: 2021/2023, figure: 391 ferries",
        ],
    );
    let check =
        "{id: average, rule: rate, rate: runs, total: runs, relation: at_most, because: It is}";
    let found = findings(&[("a.yaml", more)], check);
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn of_figures_alike_the_one_with_less_authority_gives_way() {
    let project = |authority: &str| {
        let project = Project::new(&[
            (
                "factlint.yaml",
                "documents: [{files: documents/*}]\nvocabulary: vocabulary.yaml\n",
            ),
            ("vocabulary.yaml", &format!("{VOCABULARY}{authority}\n")),
        ]);
        for (id, publisher, count) in [("gazette", "Town", 31), ("survey", "Office", 32)] {
            let text = format!(
                "document: {{id: {id}, published: 2025, publisher: {publisher}}}\nfacts:\n  - {{id: a, metric: runs, entity: port, period: 2024, figure: {count} ferries}}\n"
            );
            project.write(&format!("documents/{id}.yaml"), &text);
        }
        let ran = project.run(&["check"]);
        ran.out
    };
    let hint = "All would hold if ";
    assert!(!project("").contains(hint));
    for (authority, changed) in [
        ("authority: {Office: 2}", "`31 ferries` were `32 ferries`"),
        ("authority: {Town: 2}", "`32 ferries` were `31 ferries`"),
        (
            "authority: {Office: 2, gazette: 3}",
            "`32 ferries` were `31 ferries`",
        ),
    ] {
        let out = project(authority);
        assert!(
            out.contains(&format!("{hint}{changed}.")),
            "{authority}: {out}"
        );
    }
}

#[test]
fn a_sum_over_a_part_that_exceeds_its_whole_is_not_reported_again() {
    let facts = [
        "metric: runs, entity: port, period: 2024, figure: 57 ferries",
        "metric: night-runs, entity: port, period: 2024, figure: 65 ferries",
        "metric: runs-by-period, entity: port, period: 2024, figure: 12 ferries",
    ];
    let sum = "{id: all, rule: sum, total: runs, parts: [night-runs, runs-by-period], relation: equal, because: No others.}";
    let found = findings(&[("a.yaml", document("report", &facts))], sum);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("error[part]"), "{found:?}");
}

#[test]
fn a_question_does_not_silence_an_error_of_another_relation() {
    let facts = [
        "metric: runs, entity: port, period: 2024, figure: 57 ferries",
        "metric: runs, entity: quay, period: 2024, figure: 65 ferries",
    ];
    let agree = |severity: &str| {
        let check = format!(
            "{{id: one, rule: agree, metric: runs, ignoring: [entity], severity: {severity}, because: There is one quay.}}"
        );
        findings(&[("a.yaml", document("report", &facts))], &check)
    };
    let found = agree("warning");
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("error[part]"), "{found:?}");
    assert!(found[1].starts_with("warning[agree/one]"), "{found:?}");
    let found = agree("error");
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn of_several_explanations_the_same_one_is_given_in_any_order() {
    let facts = [
        "{id: runs, metric: runs, entity: port, period: 2024, figure: 100 to 400 ferries}",
        "{id: night, metric: night-runs, entity: port, period: 2024, figure: 30 to 60 ferries}",
        "{id: day, metric: runs-by-period, entity: port, period: 2024, figure: 245 ferries}",
        "{id: all, metric: runs-by-entity, entity: port, period: 2024, figure: 251 ferries}",
    ];
    let checks = "{id: a, rule: sum, total: runs, parts: [runs-by-period], relation: at_most, because: Some.}, \
        {id: b, rule: sum, total: runs-by-entity, parts: [runs], relation: equal, because: All.}, \
        {id: c, rule: ratio, of: runs, to: night-runs, between: [1, 4], because: Some.}";
    let run = |order: &[usize]| {
        let facts: Vec<String> = order
            .iter()
            .map(|at| format!("  - {}\n", facts[*at]))
            .collect();
        let text = format!(
            "document: {{id: report, published: 2025}}\nfacts:\n{}",
            facts.concat()
        );
        let mut found = findings(&[("a.yaml", text)], checks);
        found.sort();
        found
    };
    let expected = run(&[0, 1, 2, 3]);
    assert_eq!(expected.len(), 1, "{expected:?}");
    assert!(expected[0].contains("[together]"), "{expected:?}");
    for order in [[3, 2, 1, 0], [1, 0, 3, 2], [2, 0, 1, 3], [3, 1, 0, 2]] {
        assert_eq!(run(&order), expected);
    }
}

#[test]
fn a_sum_of_very_many_parts_names_some_and_counts_the_rest() {
    let (mut metrics, mut facts) = (String::new(), String::new());
    for at in 0..4000 {
        let _ = writeln!(
            metrics,
            "  kind-{at}: {{unit: tonne, period_type: duration}}"
        );
        let _ = writeln!(
            facts,
            "  - {{id: f{at}, metric: kind-{at}, period: 2023, figure: 3 t}}"
        );
    }
    let names: Vec<String> = (0..4000).map(|at| format!("kind-{at}")).collect();
    let project = Project::new(&[
        (
            "factlint.yaml",
            "documents: [{files: documents/*}]\nvocabulary: vocabulary.yaml\nchecks: checks.yaml\n",
        ),
        ("vocabulary.yaml", &format!("{VOCABULARY}{metrics}")),
        (
            "checks.yaml",
            &format!(
                "checks: [{{id: kinds, rule: sum, total: cargo, parts: [{}], relation: equal, because: Kinds.}}]\n",
                names.join(", ")
            ),
        ),
        (
            "documents/a.yaml",
            &format!(
                "document: {{id: a}}\nfacts:\n  - {{id: all, metric: cargo, period: 2023, figure: 90000 t}}\n{facts}"
            ),
        ),
    ]);
    let ran = project.run(&["check"]);
    assert!(ran.out.contains("and 3976 parts more"), "{}", ran.out);
    assert!(ran.out.lines().count() < 250, "{}", ran.out);
}

#[test]
fn what_hangs_together_and_is_too_large_does_not_keep_the_rest_from_being_solved() {
    let berths = 450;
    let entities: Vec<String> = (0..berths)
        .map(|number| format!("  berth-{number}: {{part_of: region}}\n"))
        .collect();
    let vocabulary = format!(
        "units:\n  ferry: {{symbols: [ferries], whole: true}}\n  crown: {{symbols: [cr]}}\nentities:\n  port: {{}}\n  quay: {{part_of: port}}\n  region: {{}}\n{}metrics:\n  runs: {{unit: ferry, period_type: duration, accumulates: [entity]}}\n  calls: {{unit: ferry, period_type: duration, accumulates: [entity]}}\n  fares: {{unit: crown, period_type: duration}}\n",
        entities.concat()
    );
    let mut facts: Vec<String> = (0..berths)
        .map(|number| {
            format!("metric: calls, entity: berth-{number}, period: 2024, figure: 3 ferries")
        })
        .collect();
    facts.push(format!(
        "metric: calls, entity: region, period: 2024, figure: \"{} ferries\"",
        3 * berths
    ));
    for fact in [
        "metric: runs, entity: port, period: 2024, figure: 100 to 200 ferries",
        "metric: runs, entity: quay, period: 2024, figure: 150 to 300 ferries",
        "metric: fares, entity: port, period: 2024, figure: 500 cr",
        "metric: fares, entity: quay, period: 2024, figure: 600 to 1500 cr",
    ] {
        facts.push(fact.to_owned());
    }
    let facts: Vec<String> = facts
        .iter()
        .enumerate()
        .map(|(number, fact)| format!("  - {{id: f{number}, {fact}}}\n"))
        .collect();
    let project = Project::new(&[
        (
            "factlint.yaml",
            "documents: [{files: documents/*}]\nvocabulary: vocabulary.yaml\nchecks: checks.yaml\n",
        ),
        ("vocabulary.yaml", &vocabulary),
        (
            "checks.yaml",
            "checks:\n  - {id: fare, rule: ratio, of: fares, to: runs, between: [4, 5], because: A ferry brings in 4 to 5 crowns.}\n  - {id: region, rule: sum, total: calls, parts: entities, relation: equal, because: These are all berths.}\n",
        ),
        (
            "documents/a.yaml",
            &format!("document: {{id: a}}\nfacts:\n{}", facts.concat()),
        ),
    ]);
    let ran = project.run(&["check", "--format", "concise", "--verbose"]);
    let found: Vec<&str> = ran
        .out
        .lines()
        .filter(|line| line.contains("[together]"))
        .collect();
    assert_eq!(found.len(), 1, "{}", ran.out);
    assert!(found[0].contains("500 cr"), "{}", ran.out);
    let told = "a limit was reached before the relations were decided: 1";
    assert!(ran.out.contains(told), "{}", ran.out);
}

/// What could not be decided is counted for the widest readings and for the usual ones: what is certain is asked again with
/// the rest, which must not be left out as if it were known to hold.
#[test]
fn what_could_not_be_decided_is_counted_for_both_readings() {
    let steps = 160;
    let quays = || 0..steps;
    let metrics: Vec<String> = quays()
        .map(|quay| format!("  m{quay}: {{unit: crane, period_type: instant}}\n"))
        .collect();
    let checks: Vec<String> = quays()
        .map(|quay| {
            let next = (quay + 1) % steps;
            format!("  - {{id: r{quay}, rule: sum, total: m{quay}, parts: [one, m{next}], relation: at_most, because: Each has more than the next.}}\n")
        })
        .collect();
    let facts: Vec<String> = quays()
        .map(|quay| {
            format!(
                "  - {{id: f{quay}, metric: m{quay}, period: 2024, figure: at least 5 cranes}}\n"
            )
        })
        .collect();
    let project = Project::new(&[
        (
            "factlint.yaml",
            "documents: [{files: documents/*}]\nvocabulary: vocabulary.yaml\nchecks: checks.yaml\n",
        ),
        (
            "vocabulary.yaml",
            &format!(
                "units:\n  crane: {{symbols: [cranes]}}\nmetrics:\n  one: {{unit: crane, period_type: instant}}\n{}",
                metrics.concat()
            ),
        ),
        ("checks.yaml", &format!("checks:\n{}", checks.concat())),
        (
            "documents/a.yaml",
            &format!(
                "document: {{id: a}}\nfacts:\n  - {{id: one, metric: one, period: 2024, figure: 1 cranes}}\n{}",
                facts.concat()
            ),
        ),
    ]);
    let ran = project.run(&["check", "--verbose", "--rule", "together"]);
    let told = "a limit was reached before the relations were decided: 2\n";
    assert!(ran.out.contains(told), "{}", ran.out);
}

/// A net of relations that is too large to be decided is told, where it is declared: a run without a finding would say that all of
/// it can hold.
#[test]
fn what_could_not_be_decided_is_told() {
    let count = 160;
    let metrics: Vec<String> = (0..count)
        .map(|at| format!("  m{at}: {{unit: crane, period_type: instant}}\n"))
        .collect();
    let checks: Vec<String> = (0..count)
        .map(|at| {
            let (next, other) = ((at + 1) % count, (at + 7) % count);
            format!("  - {{id: r{at}, rule: sum, total: m{at}, parts: [{{metric: m{next}, weight: 501/1000}}, {{metric: m{other}, weight: 501/1000}}], relation: at_most, because: It is more than the mean.}}\n")
        })
        .collect();
    let facts: Vec<String> = (0..count)
        .map(|at| {
            format!("  - {{id: f{at}, metric: m{at}, period: 2024, figure: 50 to 90 cranes}}\n")
        })
        .collect();
    let project = of_cranes("", &metrics, &checks, &facts);
    let ran = project.run(&["check"]);
    assert_eq!(ran.status, 0, "{}", ran.out);
    let told = "whether all that is related by the check `r0` and by the checks `r1`, `r10`";
    assert!(ran.out.replace("\n  │ ", " ").contains(told), "{}", ran.out);
    assert_eq!(ran.out.matches("was not decided").count(), 1, "{}", ran.out);
}

/// So many metrics, each at least so many thousandths of the next, and the last of the first: of all it is stated that they
/// are 5 to 9, which above 1,000 none can be. `limits` is what the configuration says of them.
fn circle(count: usize, per_mille: usize, limits: &str) -> Project {
    let each = || 0..count;
    let metrics: Vec<String> = each()
        .map(|at| format!("  m{at}: {{unit: crane, period_type: instant}}\n"))
        .collect();
    let least = format!("{}.{:03}", per_mille / 1000, per_mille % 1000);
    let checks: Vec<String> = each()
        .map(|at| {
            let next = (at + 1) % count;
            format!("  - {{id: r{at}, rule: ratio, of: m{at}, to: m{next}, between: [{least}, 2], because: So it is.}}\n")
        })
        .collect();
    let facts: Vec<String> = each()
        .map(|at| {
            format!("  - {{id: f{at}, metric: m{at}, period: 2024, figure: 5 to 9 cranes}}\n")
        })
        .collect();
    of_cranes(limits, &metrics, &checks, &facts)
}

/// A project of metrics of cranes, with checks and the facts of one document, each as it stands in its file.
fn of_cranes(limits: &str, metrics: &[String], checks: &[String], facts: &[String]) -> Project {
    let configuration = format!(
        "documents: [{{files: documents/*}}]\nvocabulary: vocabulary.yaml\nchecks: checks.yaml\n{limits}"
    );
    let units = "units:\n  crane: {symbols: [cranes]}\nmetrics:\n";
    Project::new(&[
        ("factlint.yaml", &configuration),
        ("vocabulary.yaml", &format!("{units}{}", metrics.concat())),
        ("checks.yaml", &format!("checks:\n{}", checks.concat())),
        (
            "documents/a.yaml",
            &format!("document: {{id: a}}\nfacts:\n{}", facts.concat()),
        ),
    ])
}

#[test]
fn a_circle_that_takes_too_many_steps_is_told_all_the_same() {
    let few = "limits: {steps: 1}\n";
    for count in [10, 40] {
        let ran = circle(count, 1010, few).run(&["check"]);
        assert_eq!(ran.status, 1, "{}", ran.out);
        let is_cut = ran.out.contains("fewer were not looked for");
        assert_eq!(is_cut, count == 40, "{}", ran.out);
        let ran = circle(count, 990, few).run(&["check"]);
        assert_eq!(ran.status, 0, "{}", ran.out);
    }
}

#[test]
fn of_many_facts_it_is_told_how_many_are_not_shown() {
    let facts: Vec<String> = (101..131)
        .map(|berths| {
            format!(
                "  - {{id: f{berths}, metric: berths, period: 2024, figure: {berths} berths}}\n"
            )
        })
        .collect();
    let project = Project::new(&[
        (
            "factlint.yaml",
            "documents: [{files: documents/*}]\nvocabulary: vocabulary.yaml\n",
        ),
        ("vocabulary.yaml", VOCABULARY),
        (
            "documents/a.yaml",
            &format!("document: {{id: a}}\nfacts:\n{}", facts.concat()),
        ),
    ]);
    let out = project.run(&["check"]).out;
    assert!(
        out.contains("Not all are shown: there are 6 facts more."),
        "{out}"
    );
}
