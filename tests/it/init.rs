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
