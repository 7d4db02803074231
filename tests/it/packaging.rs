//! How factlint gets onto a machine: what manifests, workflows, hooks and pages say of versions, targets and inputs is
//! the same everywhere. That packages can be built, installed and run is tried by `.ci/wheel`, `.ci/npm` and `.ci/hook`.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::runner::Project;

fn text(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(root.join(path)).unwrap()
}

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap()
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    let pieces = text.split(before).skip(1);
    pieces
        .map(|piece| piece.split(after).next().unwrap())
        .collect()
}

#[test]
fn every_manifest_and_page_has_one_version() {
    let version = env!("CARGO_PKG_VERSION");
    let hook = text("pyproject.toml");
    assert_eq!(between(&hook, "\nversion = \"", "\""), [version]);
    assert_eq!(between(&hook, "factlint==", "\""), [version]);
    for page in ["README.md", "docs/adopting.md", "docs/integrations.md"] {
        let page = text(page);
        let named = between(&page, "rev: v", "\n");
        let used = between(&page, "factlint/factlint@v", "\n");
        assert!(!named.is_empty());
        for of in named.iter().chain(&used) {
            assert_eq!(*of, version);
        }
    }
}

/// The matrix of a job of the release.
fn matrix(job: &str) -> Vec<Value> {
    let release = yaml(&text(".github/workflows/release.yml"));
    let include = release.pointer(&format!("/jobs/{job}/strategy/matrix/include"));
    include.unwrap().as_array().unwrap().clone()
}

#[test]
fn every_package_is_of_a_target_that_is_built() {
    let built = matrix("binaries");
    let targets: BTreeSet<&str> = built
        .iter()
        .map(|of| of["target"].as_str().unwrap())
        .collect();
    let platforms: Value = serde_json::from_str(&text("packaging/npm/platforms.json")).unwrap();
    for (name, platform) in platforms.as_object().unwrap() {
        let of_platform = built.iter().find(|of| of["npm"] == name.as_str()).unwrap();
        assert_eq!(of_platform["target"], platform["target"]);
    }
    let npm = built.iter().filter(|of| !of["npm"].is_null()).count();
    assert_eq!(npm, platforms.as_object().unwrap().len());
    let formula = text("packaging/homebrew/factlint.rb");
    let hashed = between(&formula, "@SHA256:", "@");
    assert_eq!(hashed.len(), 4);
    for target in hashed {
        assert!(targets.contains(target), "{target}");
        assert!(
            formula.contains(&format!("/factlint-{target}.tar.gz\"")),
            "{target}"
        );
    }
    let wheels: BTreeSet<String> = matrix("wheels")
        .iter()
        .map(|of| of["target"].to_string())
        .collect();
    assert_eq!(
        wheels,
        built.iter().map(|of| of["target"].to_string()).collect()
    );
}

#[test]
fn the_page_of_integrations_names_what_there_is() {
    let page = text("docs/integrations.md");
    let action = yaml(&text("action.yml"));
    let inputs: BTreeSet<&str> = action["inputs"]
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let table = page.split("| input | holds | default |").nth(1).unwrap();
    let table = table.split("\n\n").next().unwrap();
    assert_eq!(
        between(table, "\n| `", "`")
            .into_iter()
            .collect::<BTreeSet<_>>(),
        inputs
    );
    for hook in yaml(&text(".pre-commit-hooks.yaml")).as_array().unwrap() {
        assert!(page.contains(&format!("`{}`", hook["id"].as_str().unwrap())));
        assert_eq!(hook["entry"], "factlint check");
        assert_eq!(hook["pass_filenames"], false);
        // A file of any kind may be counted, and deleted.
        assert_eq!(hook["always_run"], true);
    }
    for fence in between(&page, "```yaml\n", "```") {
        yaml(fence);
    }
}

#[test]
fn the_page_of_formats_names_every_format() {
    let help = Project::new(&[]).run(&["check", "--help"]).out;
    let help = help.split("How to write the report").nth(1).unwrap();
    let formats = help.split("\n\n  -").next().unwrap();
    let formats = between(formats, "\n          - ", ":");
    assert!(formats.len() >= 9, "{formats:?}");
    let page = text("docs/formats.md");
    for format in formats {
        let row = [
            format!("| `{format}` |"),
            format!("| [`{format}`](#{format}) |"),
        ];
        assert!(row.iter().any(|row| page.contains(row)), "{format}");
    }
}
