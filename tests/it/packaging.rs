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
    // What is copied asks for no file that is not there: `factlint baseline` names its file in the configuration.
    assert!(!page.contains("--baseline"));
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

/// The lines of a file that begin so, without the beginning.
fn after<'a>(text: &'a str, before: &str) -> Vec<&'a str> {
    text.lines()
        .filter_map(|line| line.trim().strip_prefix(before))
        .collect()
}

#[test]
fn every_place_that_names_a_version_of_rust_names_that_of_the_manifest() {
    let manifest = text("Cargo.toml");
    let version = between(&manifest, "\nrust-version = \"", "\"").remove(0);
    for workflow in ["ci", "release"] {
        let workflow = text(&format!(".github/workflows/{workflow}.yml"));
        assert_eq!(
            after(&workflow, "RUSTUP_TOOLCHAIN: "),
            [format!("\"{version}\"")]
        );
    }
    assert_eq!(between(&text("Dockerfile"), "FROM rust:", "-"), [version]);
    for page in [
        "README.md",
        "docs/integrations.md",
        ".github/CONTRIBUTING.md",
    ] {
        let page = text(page);
        let named = between(&page, "Rust ", " or later");
        let named: Vec<&str> = named
            .into_iter()
            .filter(|named| named.starts_with("1."))
            .collect();
        assert_eq!(named, [version]);
    }
}

#[test]
fn the_site_is_made_with_one_version_everywhere() {
    let places = [
        ".github/workflows/ci.yml",
        ".github/CONTRIBUTING.md",
        "mkdocs.yml",
    ];
    let versions: BTreeSet<String> = places
        .iter()
        .map(|place| {
            between(&text(place), "mkdocs-material==", "\n")
                .remove(0)
                .to_owned()
        })
        .map(|rest| rest.split([' ', '`', '\'']).next().unwrap().to_owned())
        .collect();
    assert_eq!(versions.len(), 1, "{versions:?}");
}

#[test]
fn archives_are_called_as_those_who_fetch_them_call_them() {
    let manifest = text("Cargo.toml");
    let binstall = manifest
        .split("[package.metadata.binstall]")
        .nth(1)
        .unwrap();
    let archive = text(".ci/archive");
    assert!(archive.contains("name=factlint-$target\n"));
    let url = |ending: &str| {
        format!("{{ repo }}/releases/download/v{{ version }}/{{ name }}-{{ target }}.{ending}")
    };
    let urls = between(binstall, "\npkg-url = \"", "\"");
    assert_eq!(urls, [url("tar.gz"), url("zip")]);
    let folder = between(binstall, "\nbin-dir = \"", "\"");
    assert_eq!(folder, ["{ name }-{ target }/{ bin }{ binary-ext }"]);
    assert!(archive.contains("-czf \"$out/$name.tar.gz\" -C target/archive \"$name\""));
    // Windows is told apart by its name, in both.
    let zipped = matrix("binaries");
    let zipped = zipped.iter().filter_map(|of| of["target"].as_str());
    let zipped: BTreeSet<&str> = zipped.filter(|target| target.contains("windows")).collect();
    let overrides = between(binstall, "[package.metadata.binstall.overrides.", "]");
    assert_eq!(overrides.into_iter().collect::<BTreeSet<_>>(), zipped);
    assert!(
        archive.contains("  *windows*)") && archive.contains("7z a -bso0 \"$name.zip\" \"$name\"")
    );
}

#[test]
fn a_package_of_npm_is_called_as_its_starter_calls_it() {
    let platforms: Value = serde_json::from_str(&text("packaging/npm/platforms.json")).unwrap();
    for (name, platform) in platforms.as_object().unwrap() {
        let (os, cpu) = (
            platform["os"].as_str().unwrap(),
            platform["cpu"].as_str().unwrap(),
        );
        assert_eq!(*name, format!("{os}-{cpu}"));
    }
    let starter = text("packaging/npm/factlint.js");
    assert!(starter.contains("`${process.platform}-${process.arch}`"));
    assert!(starter.contains("`@factlint/${platform}/bin/${name}`"));
    assert!(text("packaging/npm/pack.mjs").contains("`@factlint/${platform}`"));
    // What is published is what is packed: npm turns `@factlint/linux-x64` into `factlint-linux-x64-0.1.0.tgz`.
    assert!(
        text(".github/workflows/release.yml")
            .contains("npm/factlint-*-*-*.tgz npm/factlint-[0-9]*.tgz")
    );
}

/// Every file that the manifest or the sources ask for is given to the build of the image.
#[test]
fn the_image_is_built_from_all_that_is_compiled() {
    let given = text(".dockerignore");
    let given: Vec<&str> = given
        .lines()
        .filter_map(|line| line.strip_prefix('!'))
        .collect();
    let is_given = |path: &str| {
        let first = path.split('/').next().unwrap();
        given.iter().any(|given| match given.strip_suffix('*') {
            Some(begun) => first.starts_with(begun),
            None => first == *given,
        })
    };
    let manifest = text("Cargo.toml");
    for path in between(&manifest, "\npath = \"", "\"") {
        assert!(is_given(path), "{path}");
    }
    for file in ["Cargo.toml", "Cargo.lock", "LICENSE-MIT", "LICENSE-APACHE"] {
        assert!(is_given(file), "{file}");
    }
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let source = std::fs::read_to_string(&path).unwrap();
                for macro_ in ["include_str!(", "include_bytes!("] {
                    for named in between(&source, macro_, ");") {
                        let named = between(named, "\"", "\"");
                        let named = named.first().copied().unwrap_or_default();
                        let named = named.trim_start_matches('/');
                        let full = path.parent().unwrap().join(named);
                        let mut real = std::path::PathBuf::new();
                        for part in full.components() {
                            if part == std::path::Component::ParentDir {
                                real.pop();
                            } else {
                                real.push(part);
                            }
                        }
                        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
                        let below = real.strip_prefix(root).unwrap().to_str().unwrap();
                        assert!(
                            is_given(&below.replace('\\', "/")),
                            "{}: {below}",
                            path.display()
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn every_script_that_is_run_is_there() {
    for file in [
        ".github/workflows/ci.yml",
        ".github/workflows/release.yml",
        ".github/CONTRIBUTING.md",
        "packaging/python/pyproject.toml",
        ".ci/wheel",
        ".ci/npm",
    ] {
        let text = text(file);
        let named = text.split(|c: char| c.is_whitespace() || "`\"'()".contains(c));
        for script in named.filter(|word| word.starts_with(".ci/")) {
            let script = script.trim_end_matches([',', '.', ':', ';']);
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(script);
            assert!(path.is_file(), "{file}: {script}");
        }
    }
}

/// What the formula runs when it is tested, on what it writes.
#[test]
fn the_test_of_the_formula_holds() {
    let formula = text("packaging/homebrew/factlint.rb");
    let table = between(&formula, "<<~MARKDOWN\n", "    MARKDOWN").remove(0);
    let table = table
        .lines()
        .map(str::trim_start)
        .collect::<Vec<_>>()
        .join("\n");
    let command = between(&formula, "#{bin}/factlint ", "\", 1)").remove(0);
    let project = Project::new(&[("quays.md", &table)]);
    let ran = project.run(&command.split(' ').collect::<Vec<_>>());
    let expected = between(&formula, "assert_match \"", "\"").remove(0);
    assert!(ran.status == 1 && ran.out.contains(expected), "{ran:?}");
    assert_eq!(project.run(&["completions", "bash"]).status, 0);
}

/// What the packages say of themselves is said once, in the manifest.
#[test]
fn the_description_is_that_of_the_manifest() {
    let wheel = text("packaging/python/pyproject.toml");
    assert!(wheel.contains("\ndynamic = [\"version\", \"description\"]\n"));
    assert!(!wheel.contains("\ndescription = "));
    let help = Project::new(&[]).run(&["--help"]).out;
    let help = help.split("\n\n").next().unwrap().replace('\n', " ");
    assert!(!help.contains("YAML and JSON"), "{help}");
}
