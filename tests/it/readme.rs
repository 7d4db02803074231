//! What the README and the tour show is what factlint prints: on the data set, or on a case of a rule's page, which is executed by
//! itself; and the project that it begins with is one. The finding on the bulletins is held in `evidence`.

use std::path::Path;

use factlint::rules::RULES;

use crate::pages::{Case, cases, page_path};
use crate::runner::{Project, factlint};

/// The README with the tour, which goes on where it ends.
fn shown(root: &Path) -> String {
    let pages = ["README.md", "docs/tour.md"];
    let pages = pages.map(|page| std::fs::read_to_string(root.join(page)).unwrap());
    pages.join("\n")
}

#[test]
fn every_finding_that_is_shown_is_printed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = shown(root);
    let fences = cases(&readme);
    let shown = fences.iter().flat_map(Case::printed);
    let findings: Vec<&str> = shown
        .filter(|text| text.starts_with("factlint::"))
        .collect();
    assert!(findings.len() >= 3, "{findings:?}");
    let output = factlint(root).args(["check"]).output().unwrap();
    let output = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = output.lines().map(str::trim_end).collect();
    let mut printed = lines.join("\n");
    for rule in RULES {
        printed += &std::fs::read_to_string(page_path(&rule.metadata)).unwrap();
    }
    for finding in findings {
        let of_bulletins = finding.contains("[originals/gongbao-2025.txt");
        assert!(
            of_bulletins || printed.contains(finding),
            "not printed:\n{finding}"
        );
    }
}

#[test]
fn the_project_of_the_tour_agrees() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = shown(root);
    let project = Project::new(&[]);
    let mut files = 0;
    for block in readme.split("```yaml\n# ").skip(1) {
        let text = block.split("```").next().unwrap_or_default();
        let name = text.split([':', ' ', '\n']).next().unwrap_or_default();
        project.write(name, format!("# {text}"));
        files += 1;
    }
    assert!(files >= 5, "{files}");
    let ran = project.run(&["check"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let agrees = "bindings: 3 agree, 0 doubtful, 0 conflict, 0 not checked";
    assert!(ran.out.starts_with(agrees), "{ran:?}");
}

#[test]
fn the_tour_names_every_rule_that_a_check_can_declare() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = shown(root);
    for rule in RULES.iter().filter(|rule| rule.declaration.is_some()) {
        let row = format!("| `{}` | ", rule.metadata.id);
        assert!(readme.contains(&row), "{row}");
    }
}
