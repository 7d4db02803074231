//! What `suggest` proposes for a harbour that nobody has described, that it can be pasted and run, and what it leaves alone.

use std::collections::BTreeSet;

use crate::runner::Project;

/// A harbour with ferries, berths, lines and a README, and with what must not be looked at.
fn harbour() -> Project {
    let project = Project::new(&[
        (
            "README.md",
            "# The harbour\n\nThe harbour has **6 berths** and 7 ferries; 12 pilots work in it.\n\n## History\n\nIn spring there were 4 ferries.\n",
        ),
        (
            "docs/guide.md",
            "# Guide\n\nAll 6 wooden berths are open, 5 of the ferries too. The 12 pilots live on the quay. Wait 30 minutes.\n",
        ),
        ("docs/quay.md", "# Quay\n\nThere are 5 berths.\n"),
        (
            "ferries.yaml",
            "- {id: tern, line: north}\n- {id: gull, line: south}\n- {id: auk, line: east}\n- {id: knot, line: west}\n- {id: skua, line: mill}\n- {id: smew, line: mill}\n- {id: ruff, line: north}\n",
        ),
        (
            "lines.json",
            r#"{"north": {"minutes": 4}, "south": {"minutes": 9}, "east": {"minutes": 4}, "west": {"minutes": 5}, "mill": {"minutes": 7}}"#,
        ),
        (
            "trips.csv",
            "Day,Ferry,Adults,Children,Total\n1,tern,10,5,15\n2,gull,8,1,9\n3,auk,20,2,22\n4,knot,7,7,14\n5,skua,3,1,4\n6,smew,2,2,4\n",
        ),
        ("package.json", r#"{"name": "harbour", "version": "1.2.0"}"#),
        ("tests/fixtures/README.md", "There are 99 pilots.\n"),
        ("node_modules/dock/README.md", "There are 77 pilots.\n"),
        (
            "CHANGELOG.md",
            "# Changes\n\n## 1.2.0\n\nThere are 10 pilots.\n\n## 1.1.0\n",
        ),
    ]);
    for berth in ["a", "b", "c", "d", "e", "f"] {
        project.write(&format!("berths/{berth}.yaml"), "depth: 4\n");
    }
    project
}

fn suggested(project: &Project) -> String {
    let ran = project.run(&["suggest"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{ran:?}");
    ran.out
}

#[test]
fn references_and_keys_are_suggested_with_what_speaks_for_them() {
    let out = suggested(&harbour());
    for line in [
        "  ferry: {files: ferries.yaml, each: '[*]'}\n",
        "  line: {files: lines.json, each: '{name}'}\n",
        "  trip: {files: trips.csv, each: '[*]'}\n",
        "package.json has version `1.2.0`\n  #    CHANGELOG.md says `1.2.0`\n  - {rule: equal, of: [package.version, released.version]}\n",
        "5 of 5 different values of `line` of ferries.yaml [*] are among `name` of lines.json {name}\n  - {rule: exists, of: ferry.line, in: line.name}\n",
        "6 of 6 different values of `Ferry` of trips.csv [*] are among `id` of ferries.yaml [*]\n  - {rule: exists, of: trip.Ferry, in: ferry.id}\n",
        "`id` of ferries.yaml [*] has 7 values and no two alike\n  - {rule: unique, of: ferry.id}\n",
    ] {
        assert!(out.contains(line), "{line}\n{out}");
    }
    for count in [
        "    ferries: {is: {records: '[*]', of: ferries.yaml}, says: [ferries]}\n",
        "    berths: {is: {files: 'berths/*.yaml'}, says: [berths]}\n",
        "    pilots: {says: [pilots]}\n",
    ] {
        assert!(out.contains(count), "{count}\n{out}");
    }
    for wrong in ["fixtures", "node_modules", "minutes", "trip.Day"] {
        assert!(!out.contains(wrong), "{wrong}\n{out}");
    }
}

#[test]
fn what_is_pasted_is_a_configuration_that_compares_and_passes() {
    let project = harbour();
    project.write("factlint.yaml", suggested(&project));
    let ran = project.run(&["check"]);
    assert!(ran.status < 2 && ran.err.is_empty(), "{ran:?}");
    assert!(!ran.out.contains("factlint::config"), "{ran:?}");
    // What was said to have drifted is all that is found.
    let mut findings = project.findings();
    findings.retain(|line| line.contains("[stated-counts]") || line.contains("error["));
    assert!(
        findings.len() == 1 && findings[0].starts_with("docs/quay.md:3:11: error[stated-counts]"),
        "{findings:?}"
    );
}

#[test]
fn a_reference_that_leads_nowhere_is_named_and_then_found() {
    let project = Project::new(&[]);
    let names = [
        "tern", "gull", "auk", "knot", "skua", "smew", "ruff", "rail", "coot", "crake",
    ];
    let ferries = names.map(|name| format!("- {{id: {name}}}")).join("\n");
    let of_trip = |name: &str| {
        if name == "coot" {
            "cot".to_owned()
        } else {
            name.to_owned()
        }
    };
    let trips = names
        .map(|name| format!("- {{ferry: {}}}", of_trip(name)))
        .join("\n");
    project.write("ferries.yaml", ferries);
    project.write("trips.yaml", trips);
    let out = suggested(&project);
    assert!(out.contains("#    not there: `cot`\n"), "{out}");
    project.write("factlint.yaml", &out);
    let findings = project.findings();
    assert!(
        findings.len() == 1 && findings[0].contains("`cot`"),
        "{findings:?}"
    );
}

#[test]
fn a_version_of_something_else_is_no_version_of_this() {
    let project = Project::new(&[("package.json", r#"{"name": "ferry", "version": "1.2.0"}"#)]);
    let suggested = |readme: &str| {
        project.write("README.md", readme);
        project.run(&["suggest"]).out
    };
    for own in [
        "Take ferry v1.2.0.",
        "`npx ferry@1.2.0`",
        "cdn.example/npm/ferry@1.2.0",
    ] {
        assert!(suggested(own).contains("said.version"), "{own}");
    }
    // Another's name, and what was compared with once.
    for other in [
        "simferry v1.2.0",
        "sim-ferry@1.2.0",
        "Faster than ferry v1.1.0 was.",
        "simferry v0.1.2",
    ] {
        assert!(suggested(other).starts_with("# Nothing"), "{other}");
    }
}

/// The check that is proposed for a repository of these files, and that `check` then finds all in order.
fn check_of(files: &[(&str, &str)]) -> String {
    let project = Project::new(files);
    let out = project.run(&["suggest"]).out;
    if !out.starts_with("# Nothing") {
        project.write("factlint.yaml", &out);
        let ran = project.run(&["check"]);
        assert_eq!(ran.status, 0, "{out}{ran:?}");
    }
    let checks = out.lines().filter(|line| line.contains("{rule: equal"));
    checks.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_version_is_seen_wherever_a_release_touches_it() {
    let manifest = "[package]\nname = \"tidelib\"\nversion = \"1.4.2\"\n";
    for (line, check) in [
        (
            "tidelib = \"1.4.2\"",
            "[cargo.package.version, said.version]}",
        ),
        (
            "tidelib = \"1.4\"",
            "[cargo.package.version, said.version], as: version}",
        ),
        (
            "tidelib = { version = \"1.4\", features = [\"moon\"] }",
            "[cargo.package.version, said.version], as: version}",
        ),
        (
            "![v](https://badge.example/badge/version-1.4.2-blue)",
            "[cargo.package.version, said.version]}",
        ),
        (
            "This is version 1.4.2.",
            "[cargo.package.version, said.version]}",
        ),
        // Those of something else, and of another time.
        ("moonlib = \"1.4.2\"", ""),
        ("tidelib = \"1.3\"", ""),
        ("It needs version 3.4.5 of the moon.", ""),
    ] {
        let page = format!("# Tidelib\n\n{line}\n");
        let own = check_of(&[("Cargo.toml", manifest), ("README.md", &page)]);
        let wanted = match check {
            "" => String::new(),
            check => format!("  - {{rule: equal, of: {check}"),
        };
        assert_eq!(own, wanted, "{line}");
    }
}

#[test]
fn a_version_is_seen_in_pages_and_in_code() {
    let own = check_of(&[
        (
            "package.json",
            r#"{"name": "@quay/tide-chart", "version": "2.3.1"}"#,
        ),
        (
            "docs/install.md",
            "# Install\n\nnpm i @quay/tide-chart@2.3.1\n",
        ),
        ("examples/page.md", "npm i @quay/tide-chart@2.3.1\n"),
    ]);
    assert_eq!(
        own,
        "  - {rule: equal, of: [package.version, page.version]}"
    );
    let own = check_of(&[
        (
            "pyproject.toml",
            "[project]\nname = \"tide-kit\"\nversion = \"0.9.3\"\n",
        ),
        (
            "src/tide_kit/__init__.py",
            "\"\"\"Tides.\"\"\"\n__version__ = \"0.9.3\"\n",
        ),
        ("src/moon/__init__.py", "__version__ = \"0.9.3\"\n"),
        (
            "CHANGELOG.md",
            "# Changelog\n\n## [Unreleased]\n\n## [0.9.3] - 2026-02-03\n\n- Tides.\n",
        ),
    ]);
    assert_eq!(
        own,
        "  - {rule: equal, of: [pyproject.project.version, released.version, module.version]}"
    );
}

#[test]
fn what_the_configuration_says_already_is_not_repeated() {
    let project = harbour();
    project.write("factlint.yaml", suggested(&project));
    let again = suggested(&project);
    assert!(again.starts_with("# Nothing to suggest ("), "{again}");
    // A name that is taken is not given again.
    project.write(
        "factlint.yaml",
        "records:\n  ferry: {files: trips.csv, each: '[*]'}\nchecks:\n  - {rule: unique, of: ferry.Day}\n",
    );
    let other = suggested(&project);
    assert!(other.contains("  ferry-2: {files: ferries.yaml"), "{other}");
}

#[test]
fn nothing_to_suggest_says_what_was_looked_at() {
    let project = Project::new(&[
        (
            "README.md",
            "# A bakery\n\nIt opens at 6 and has 3 ovens. Wait 10 minutes.\n",
        ),
        ("oven.yaml", "heat: 240\n"),
    ]);
    let ran = project.run(&["suggest"]);
    assert_eq!(ran.status, 0);
    assert_eq!(
        ran.out,
        "# Nothing to suggest (2 files listed, 2 of them read: Markdown, YAML, JSON, TOML, CSV).\n"
    );
}

#[test]
fn numbers_flags_and_short_lists_are_no_references() {
    let project = Project::new(&[
        (
            "ovens.csv",
            "id,state\n1,on\n2,off\n3,on\n4,off\n5,on\n6,on\n7,off\n",
        ),
        (
            "loaves.csv",
            "name,oven,state\nrye,1,on\nspelt,2,off\noat,3,on\nwheat,4,on\nbran,5,off\ncorn,6,on\n",
        ),
        (
            "states.yaml",
            "- {id: on}\n- {id: off}\n- {id: warm}\n- {id: cold}\n- {id: broken}\n",
        ),
    ]);
    let out = suggested(&project);
    assert!(!out.contains("rule: exists"), "{out}");
}

#[test]
fn scripts_get_each_suggestion_as_a_configuration_of_its_own() {
    let project = harbour();
    let ran = project.run(&["suggest", "--format", "json"]);
    let output: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(output["version"], 1);
    let suggestions = output["suggestions"].as_array().unwrap();
    let rules: BTreeSet<&str> = suggestions
        .iter()
        .map(|each| each["rule"].as_str().unwrap())
        .collect();
    assert!(
        rules.contains("exists") && rules.contains("unique"),
        "{rules:?}"
    );
    for each in suggestions {
        project.write("factlint.yaml", each["configuration"].as_str().unwrap());
        let ran = project.run(&["check"]);
        assert!(ran.status < 2 && ran.err.is_empty(), "{each} {ran:?}");
    }
}

#[test]
fn a_path_that_does_not_exist_is_told() {
    let ran = harbour().run(&["suggest", "pier"]);
    assert_eq!(
        (ran.status, ran.err.as_str()),
        (2, "factlint: `pier` does not exist\n")
    );
}
