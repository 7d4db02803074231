//! Schemas as files of a run: checked against their drafts, used for others, and unusable.

use factlint::rules::RULES;

use crate::runner::Project;

const DRAFTS: [&str; 5] = [
    "http://json-schema.org/draft-04/schema#",
    "http://json-schema.org/draft-06/schema#",
    "http://json-schema.org/draft-07/schema#",
    "https://json-schema.org/draft/2019-09/schema",
    "https://json-schema.org/draft/2020-12/schema",
];

/// The status of a run, and what it found: path, place, level and message.
fn found(project: &Project, arguments: &[&str]) -> (i32, Vec<String>) {
    let ran = project.run(&[&["check", "--format", "concise"], arguments].concat());
    let lines = ran
        .out
        .lines()
        .filter(|line| line.contains(']'))
        .map(str::to_owned);
    (ran.status, lines.collect())
}

#[test]
fn a_schema_among_the_files_is_checked_against_its_draft() {
    for draft in DRAFTS {
        for (name, text) in [
            (
                "berth.schema.json",
                format!(
                    r#"{{"$schema": "{draft}", "type": "objct", "required": "length", "properties": {{"length": {{"minimum": "3"}}}}}}"#
                ),
            ),
            (
                "berth.schema.yaml",
                format!(
                    "$schema: {draft}\ntype: objct\nrequired: length\nproperties: {{length: {{minimum: '3'}}}}\n"
                ),
            ),
        ] {
            let project = Project::new(&[(name, &text)]);
            let (status, lines) = found(&project, &[name]);
            assert_eq!((status, lines.len()), (1, 3), "{draft} {lines:#?}");
            assert!(
                lines.iter().all(|line| line.contains("error[schema]")),
                "{lines:#?}"
            );
        }
    }
}

#[test]
fn a_schema_among_the_files_is_held_to_its_references_and_patterns() {
    let project = Project::new(&[
        (
            "berth.schema.yaml",
            "$schema: https://json-schema.org/draft/2020-12/schema\n$ref: berths/common.yaml\npattern: '('\nx-sample: {$ref: nowhere.yaml, pattern: '('}\n",
        ),
        ("berths/common.yaml", "requred: [length]\n"),
    ]);
    let (status, lines) = found(&project, &["berth.schema.yaml"]);
    assert_eq!((status, lines.len()), (1, 2), "{lines:#?}");
    project.write("berths/common.yaml", "required: [length]\n");
    let (_, lines) = found(&project, &["berth.schema.yaml"]);
    assert_eq!(lines.len(), 1, "{lines:#?}");
}

#[test]
fn a_schema_that_cannot_be_used_ends_the_run_with_two() {
    for schema in [
        "type: strng",
        "pattern: '('",
        "$ref: nowhere.yaml",
        "$ref: '#/$defs/nowhere'",
        "$ref: https://schemas.example/berth.json",
        "$ref: '#'",
        "$schema: https://schemas.example/dialect",
        "",
        "type: [string",
    ] {
        let project = Project::new(&[("berth.schema.yaml", schema), ("berth.yaml", "length: 120")]);
        let (status, lines) = found(&project, &["--schema", "berth.schema.yaml", "berth.yaml"]);
        assert_eq!((status, lines.len()), (2, 1), "{schema}: {lines:#?}");
        project.write(
            "factlint.yaml",
            "documents:\n  - {files: berth.yaml, schema: berth.schema.yaml}\n",
        );
        let (status, lines) = found(&project, &[]);
        assert_eq!((status, lines.len()), (2, 1), "{schema}: {lines:#?}");
    }
}

#[test]
fn a_schema_that_is_not_well_formed_is_not_called_empty() {
    let project = Project::new(&[
        ("berth.schema.json", "{\"a\": [1}"),
        ("berth.yaml", "length: 120"),
    ]);
    let (_, lines) = found(&project, &["--schema", "berth.schema.json", "berth.yaml"]);
    assert!(
        lines.iter().all(|line| !line.contains("empty")),
        "{lines:#?}"
    );
    let project = Project::new(&[
        ("berth.schema.yaml", "# nothing yet\n"),
        ("berth.yaml", "length: 120"),
    ]);
    let (_, lines) = found(&project, &["--schema", "berth.schema.yaml", "berth.yaml"]);
    assert!(lines[0].contains("the schema file is empty"), "{lines:#?}");
}

#[test]
fn a_slip_in_a_keyword_is_a_warning() {
    let project = Project::new(&[
        (
            "berth.schema.yaml",
            "requred: [length]\nx-sample: {$ref: nowhere.yaml}\n",
        ),
        ("berth.yaml", "depth: 12"),
    ]);
    let (status, lines) = found(&project, &["--schema", "berth.schema.yaml", "berth.yaml"]);
    assert_eq!((status, lines.len()), (0, 1), "{lines:#?}");
    assert!(lines[0].contains("warning[idle-keyword]"), "{lines:#?}");
}

const BY_URL: &str = "properties: {length: {$ref: 'https://schemas.example/parts/length.json'}}\n";

#[test]
fn copies_are_found_by_the_url_that_their_folder_stands_for() {
    let project = Project::new(&[
        ("berth.schema.yaml", BY_URL),
        ("berth.yaml", "length: long"),
        (
            "vendor/schemas/parts/length.json",
            r#"{"allOf": [{"$ref": "unit.json"}, {"$ref": "/number.json"}]}"#,
        ),
        ("vendor/schemas/parts/unit.json", "{}"),
        ("vendor/schemas/number.json", r#"{"type": "number"}"#),
        ("vendor/schemas/parts/broken.json", "{"),
        (
            "factlint.yaml",
            "documents:\n  - {files: berth.yaml, schema: berth.schema.yaml}\nrefs: {'https://schemas.example/': vendor/schemas}\n",
        ),
    ]);
    let (status, lines) = found(&project, &[]);
    assert_eq!((status, lines.len()), (1, 1), "{lines:#?}");
    assert!(
        lines[0].contains("`long` is text where the schema wants a number"),
        "{lines:#?}"
    );
    let refs = [
        "--refs",
        "https://schemas.example/=vendor/schemas",
        "--schema",
        "berth.schema.yaml",
        "berth.yaml",
    ];
    assert_eq!(found(&project, &refs), (1, lines));
    // A `$ref` does not lead out of the folder.
    project.write(
        "berth.schema.yaml",
        "$ref: https://schemas.example/../../secret.json\n",
    );
    project.write("secret.json", r#"{"type": "number"}"#);
    assert_eq!(found(&project, &[]).0, 2);
}

#[test]
fn copies_in_a_folder_are_found_by_their_id_and_others_are_left_alone() {
    let project = Project::new(&[
        ("berth.schema.yaml", BY_URL),
        ("berth.yaml", "length: long"),
        (
            "vendor/a.json",
            r#"{"$id": "https://schemas.example/parts/length.json", "type": "number"}"#,
        ),
        (
            "vendor/b.json",
            r#"{"$id": "https://schemas.example/parts/other.json", "requred": []}"#,
        ),
        ("vendor/c.json", "{"),
    ]);
    let (status, lines) = found(
        &project,
        &[
            "--refs",
            "vendor",
            "--schema",
            "berth.schema.yaml",
            "berth.yaml",
        ],
    );
    assert_eq!((status, lines.len()), (1, 1), "{lines:#?}");
    project.write(
        "berth.yaml",
        "{$schema: 'https://schemas.example/parts/length.json'}",
    );
    let (status, lines) = found(&project, &["--refs", "vendor", "berth.yaml"]);
    assert_eq!((status, lines.len()), (1, 1), "{lines:#?}");
}

#[test]
fn what_a_file_names_is_not_read_outside_the_project() {
    let outside = Project::new(&[
        ("outside.json", "SECRET-ONE: {"),
        ("good.json", r#"{"type": "SECRET-TWO"}"#),
    ]);
    let folder = outside.path("").display().to_string();
    let good = outside.path("good.json").display().to_string();
    let mut names = vec![
        "/proc/self/environ".to_owned(),
        "/etc/passwd".to_owned(),
        "file:///etc/passwd".to_owned(),
        good.clone(),
        format!("file://{good}"),
        outside.path("outside.json").display().to_string(),
        "../outside.json".to_owned(),
        ".env".to_owned(),
        "notes.json".to_owned(),
    ];
    let project = Project::new(&[
        (".env", "PASSWORD=SECRET-FOUR\n"),
        ("notes.json", "SECRET-FIVE"),
    ]);
    if cfg!(unix) {
        #[cfg(unix)]
        std::os::unix::fs::symlink(&good, project.path("link.json")).unwrap();
        names.push("link.json".to_owned());
    }
    for name in names {
        for text in [
            format!("{{\"$schema\": \"{name}\"}}"),
            format!(
                "{{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"$ref\": \"{name}\"}}"
            ),
        ] {
            project.write("berth.json", &text);
            let ran = project.run(&["check", "berth.json"]);
            assert_ne!(ran.status, 0, "{text}: {ran:?}");
            let shown = ran.out.contains("SECRET")
                || ran.out.contains("PATH=")
                || ran.out.contains("root:");
            assert!(
                !shown || text.contains("$ref") && name == "notes.json",
                "{text}: {ran:?}"
            );
        }
    }
    assert!(!folder.is_empty());
}

#[test]
fn the_schema_of_checks_has_a_branch_for_each_rule_that_a_check_can_declare() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let schema = std::fs::read_to_string(root.join("schema/checks.schema.json")).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    let branches = schema["$defs"]["check"]["oneOf"].as_array().unwrap();
    let named = branches.iter();
    let mut named: Vec<&str> = named
        .map(|branch| branch["properties"]["rule"]["const"].as_str().unwrap())
        .collect();
    let declared = RULES.iter().filter(|rule| rule.declaration.is_some());
    let mut declared: Vec<&str> = declared.map(|rule| rule.metadata.id).collect();
    named.sort_unstable();
    declared.sort_unstable();
    assert_eq!(named, declared);
}

#[test]
fn a_schema_that_has_no_name_of_its_own_may_be_checked_in_the_same_run() {
    let project = Project::new(&[
        (
            "ferry.json",
            r#"{"$schema": "./plan.json", "berths": "two"}"#,
        ),
        (
            "plan.json",
            r#"{"properties": {"berths": {"type": "integer"}}, "required": ["deck"]}"#,
        ),
    ]);
    let ran = project.run(&["check", "--format", "concise", "ferry.json", "plan.json"]);
    let lines = ran.out.lines().filter(|line| line.contains("error["));
    let found: Vec<&str> = lines.collect();
    assert_eq!(found.len(), 2, "{}", ran.out);
    assert!(found[0].contains("`deck` is missing"), "{}", ran.out);
    assert!(found[1].contains("a whole number"), "{}", ran.out);
}
