//! `init`: what it writes passes, nothing is written over, and what is in the folder comes first.

use crate::runner::Project;

#[test]
fn what_is_begun_passes_and_compares() {
    let project = Project::new(&[]);
    let ran = project.run(&["init"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{ran:?}");
    assert_eq!(
        ran.out,
        "Wrote `factlint.yaml` and `facts/first.yaml`.\nNow run `factlint check`.\n"
    );
    let ran = project.run(&["check", "--fail-on", "warning"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{ran:?}");
    let checks = project.run(&["checks"]).out;
    assert!(
        checks.contains("0 idle") && !checks.starts_with("0 checks"),
        "{checks}"
    );
    // The check is there to find something.
    let path = project.path("facts/first.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    project.write(
        "facts/first.yaml",
        text.replace("704 loaves", "1,704 loaves"),
    );
    let findings = project.findings();
    assert!(
        findings.len() == 1 && findings[0].contains("sum/shops"),
        "{findings:?}"
    );
}

#[test]
fn nothing_is_written_over() {
    for name in ["factlint.yaml", "factlint.yml", "factlint.json"] {
        let project = Project::new(&[(name, "{}\n")]);
        let ran = project.run(&["init"]);
        assert!(ran.status == 2 && ran.out.is_empty(), "{ran:?}");
        assert!(
            ran.err.contains(&format!("`{name}` is there already")),
            "{ran:?}"
        );
        assert_eq!(std::fs::read_to_string(project.path(name)).unwrap(), "{}\n");
        assert!(!project.path("facts").exists());
    }
    // A folder of that name is another's.
    let project = Project::new(&[("facts/first.yaml", "oven: 1\n")]);
    let ran = project.run(&["init"]);
    assert!(
        ran.status == 0 && ran.out.contains("`statements/first.yaml`"),
        "{ran:?}"
    );
    assert_eq!(project.run(&["check"]).status, 0);
    let ran = project.run(&["init", "none"]);
    assert!(
        ran.status == 2 && ran.err.contains("is no folder"),
        "{ran:?}"
    );
}

#[test]
fn what_is_found_in_the_folder_comes_first() {
    let project = Project::new(&[
        (
            "bakery/README.md",
            "# Bakery\n\nWe sell in 5 shops, and bake in 6 ovens.\n",
        ),
        (
            "bakery/docs/guide.md",
            "# Guide\n\nEach of the 5 shops opens at 6.\n",
        ),
        ("factlint.yaml", "documents: []\n"),
    ]);
    for shop in ["mill", "quay", "pier", "north", "south"] {
        project.write(&format!("bakery/shops/{shop}.yaml"), "opens: 6\n");
    }
    let trips = "Day,Rye,Wheat,Total\n1,10,5,15\n2,8,1,9\n3,20,2,22\n4,7,7,14\n5,3,1,4\n";
    project.write("bakery/loaves.csv", trips);
    let ran = project.run(&["init", "bakery"]);
    assert!(
        ran.status == 0 && ran.out.contains("in `bakery`"),
        "{ran:?}"
    );
    let text = std::fs::read_to_string(project.path("bakery/factlint.yaml")).unwrap();
    let at = |words: &str| {
        text.find(words)
            .unwrap_or_else(|| panic!("{words}: {text}"))
    };
    assert!(at("shops: {is: {files: 'shops/*.yaml'}, says: [shops]}") < at("documents:"));
    let ran = project.run(&["check", "bakery"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(
        ran.out.contains("1 text, 6 calculations: 6 hold"),
        "{ran:?}"
    );
}

#[test]
fn what_a_text_contradicts_itself_in_is_still_found() {
    let table = "| quay | boats |\n|---|---|\n| north | 12 |\n| south | 30 |\n| east | 8 |\n| Total | 51 |\n";
    let project = Project::new(&[("docs/quays.md", table), ("README.md", "# Quays\n")]);
    let found = "docs/quays.md:6:11: error[stated-total]";
    let before = project.run(&["check", ".", "--format", "concise"]);
    assert!(before.out.contains(found), "{before:?}");
    let ran = project.run(&["init"]);
    let said = "What 2 files of Markdown says of itself is checked too";
    assert!(ran.status == 0 && ran.out.contains(said), "{ran:?}");
    assert!(project.findings()[0].starts_with(found));
    project.write("docs/quays.md", table.replace("51", "50"));
    let ran = project.run(&["check", "--fail-on", "warning"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{ran:?}");
}

/// Folders of every kind that people have.
fn folders() -> Vec<Vec<(&'static str, String)>> {
    let many = |row: fn(usize) -> String| (1..=9).map(row).collect::<String>();
    let keys = many(|n| format!("- id: k{n}\n"));
    let uses = many(|n| format!("- {{k: k{n}, m: 1}}\n"));
    let quoted = many(|n| format!("\"P{n}\",{n},{},{}\n", n + 1, 2 * n + 1));
    let marked = format!(
        "\u{feff}Day,Rye,Wheat,Total\r{}",
        many(|n| format!("{n},{n},1,{}\r", n + 1))
    );
    vec![
        vec![(
            "piers.csv",
            format!("\"Pier\",\"Open \"\"all\"\"\",\" a, b\",Total\n{quoted}"),
        )],
        vec![
            ("[id]/keys{b}.yaml", keys.clone()),
            ("[id]/uses.yaml", uses.clone()),
        ],
        vec![
            (".gitignore", "facts/\n*.yaml\n".to_owned()),
            ("keys.yaml", keys.clone()),
            ("uses.yaml", uses.clone()),
        ],
        vec![
            (".ignore", "facts\n".to_owned()),
            ("README.md", String::new()),
        ],
        vec![("loaves.csv", marked)],
        vec![("a.csv", String::new()), ("b.json", String::new())],
        vec![
            ("a.yaml", "a: [1, 2\nb: *nope\n".to_owned()),
            ("b.json", "{\"a\": [1,}".to_owned()),
        ],
        vec![
            ("line.csv", format!("line,file,record,total\n{quoted}")),
            (
                "other.csv",
                format!("line,line\n{}", many(|n| format!("P{n},{n}\n"))),
            ),
        ],
        vec![
            ("季度 1.v2/店.yaml", keys.clone()),
            ("季度 1.v2/!uses (x).yaml", uses),
            (
                "README.md",
                "# R\n\nThere are 9 店 and 9 keys.\n".to_owned(),
            ),
        ],
        vec![(
            "api.json",
            format!(
                "{{\"/a/b\": {{\"~x\": [{}]}}}}",
                ["{\"x/y\": \"o\", \"p.q\": 1}"; 4].join(", ")
            ),
        )],
    ]
}

#[test]
fn what_is_begun_is_taken_in_any_folder() {
    for files in folders() {
        let project = Project::new(&[]);
        for (path, text) in &files {
            project.write(path, text.as_str());
        }
        let ran = project.run(&["init"]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{files:?} {ran:?}");
        let checked = project.run(&["check"]);
        assert!(checked.status <= 1, "{files:?} {checked:?}");
        // What was written first is checked, whatever git ignores.
        assert!(checked.out.contains("3 facts"), "{files:?} {checked:?}");
        assert!(checked.out.contains(" 0 conflict"), "{files:?} {checked:?}");
    }
}
