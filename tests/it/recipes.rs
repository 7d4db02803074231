//! The recipes under `examples/`: each holds as it stands, and what drifts in it is found where it stands.

use std::fs;
use std::path::{Path, PathBuf};

use crate::runner::factlint;

/// A recipe with one change of it, and what is then found first of all.
struct Drift {
    recipe: &'static str,
    file: &'static str,
    from: &'static str,
    to: &'static str,
    /// Path, line and column, then the rule.
    found: &'static str,
}

const DRIFTS: &[Drift] = &[
    Drift {
        recipe: "numbers-in-the-readme",
        file: "README.md",
        from: "4 berths",
        to: "5 berths",
        found: "README.md:3:16: error[stated-counts",
    },
    Drift {
        recipe: "numbers-in-the-readme",
        file: "docs/guide.md",
        from: "four berths",
        to: "six berths",
        found: "docs/guide.md:3:13: error[stated-counts",
    },
    Drift {
        recipe: "version-in-five-places",
        file: "docs/setup.md",
        from: "2.4.1",
        to: "2.4.0",
        found: "docs/setup.md:3:27: error[equal",
    },
    Drift {
        recipe: "foreign-keys",
        file: "routes/krumm.yaml",
        from: "[tern]",
        to: "[tern, plover]",
        found: "routes/krumm.yaml:1:17: error[exists",
    },
    Drift {
        recipe: "price-table",
        file: "prices.json",
        from: "38.9",
        to: "39.5",
        found: "prices.md:7:17: error[equal",
    },
    Drift {
        recipe: "model-card",
        file: "results/knots.json",
        from: "64.75",
        to: "66.1",
        found: "card.md:11:19: error[equal",
    },
    Drift {
        recipe: "front-matter",
        file: "notes/springs.md",
        from: "published: 2026-04-12",
        to: "published: 2026-04-02",
        found: "notes/springs.md:5:12: error[ordered",
    },
    Drift {
        recipe: "budget",
        file: "budget.csv",
        from: "14,500",
        to: "15,500",
        found: "chapters.yaml:3:20: error[sum",
    },
    Drift {
        recipe: "budget",
        file: "budget.md",
        from: "151,000",
        to: "150,000",
        found: "budget.md:9:21: error[sum",
    },
    Drift {
        recipe: "two-languages",
        file: "README.zh.md",
        from: "8艘",
        to: "9艘",
        found: "README.zh.md:3:10: error[agree",
    },
    Drift {
        recipe: "chronicle",
        file: "chronicle.md",
        from: "131,000",
        to: "181,000",
        found: "chronicle.md:14:81: error[ordered",
    },
];

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")
}

/// Copies a folder with all that is below it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The exit status of a check in a folder, and what it prints.
fn check(folder: &Path) -> (Option<i32>, String) {
    let output = factlint(folder)
        .args(["check", "--format", "concise"])
        .output()
        .unwrap();
    let mut text = String::from_utf8(output.stdout).unwrap();
    text.push_str(&String::from_utf8(output.stderr).unwrap());
    (output.status.code(), text)
}

#[test]
fn each_recipe_holds_and_is_short() {
    for entry in fs::read_dir(examples()).unwrap() {
        let folder = entry.unwrap().path();
        let (status, text) = check(&folder);
        assert_eq!(status, Some(0), "{}: {text}", folder.display());
        let configuration = fs::read_to_string(folder.join("factlint.yaml")).unwrap();
        let lines = configuration.lines();
        let lines = lines.filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        assert!(lines.count() <= 15, "{}", folder.display());
    }
}

#[test]
fn what_drifts_in_a_recipe_is_found_where_it_stands() {
    for drift in DRIFTS {
        let folder = tempfile::tempdir().unwrap();
        copy(&examples().join(drift.recipe), folder.path());
        let path = folder.path().join(drift.file);
        let text = fs::read_to_string(&path).unwrap();
        let drifted = text.replacen(drift.from, drift.to, 1);
        assert_ne!(text, drifted, "{}: {}", drift.recipe, drift.from);
        fs::write(&path, drifted).unwrap();
        let (status, found) = check(folder.path());
        assert_eq!(status, Some(1), "{}: {found}", drift.recipe);
        assert!(found.contains(drift.found), "{}: {found}", drift.recipe);
    }
}

#[test]
fn every_recipe_is_tried_with_something_that_drifts() {
    for entry in fs::read_dir(examples()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        // The bulletins are tried where originals are.
        let tried = DRIFTS.iter().any(|drift| drift.recipe == name);
        assert!(tried || name == "bulletins", "{name}");
    }
}
