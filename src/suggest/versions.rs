//! The version of what the repository makes, where it is stated more than once.

use std::collections::BTreeSet;

use super::SeenFile;
use super::data::Tree;
use super::left_out::{is_history, is_version_module};
use super::model::{FieldOf, Proposal, Source, Suggestion};
use super::truth::DOCS;
use crate::document::NodeRef;

/// Manifests: file, way to the name and to the version.
const MANIFESTS: [(&str, &[&str], &[&str]); 8] = [
    ("package.json", &["name"], &["version"]),
    ("Cargo.toml", &["package", "name"], &["package", "version"]),
    (
        "pyproject.toml",
        &["project", "name"],
        &["project", "version"],
    ),
    (
        "pyproject.toml",
        &["tool", "poetry", "name"],
        &["tool", "poetry", "version"],
    ),
    ("deno.json", &["name"], &["version"]),
    ("jsr.json", &["name"], &["version"]),
    ("pubspec.yaml", &["name"], &["version"]),
    (".claude-plugin/plugin.json", &["name"], &["version"]),
];

/// Folders in which the code of a product stands.
const SOURCES: [&str; 5] = ["", "src", "lib", "python", "packages"];

/// What a record of the README, the changelog, a module, another page could be called.
const README: &str = "said";
const CHANGELOG: &str = "released";
const MODULE: &str = "module";
const PAGE: &str = "page";

/// Most places of one proposal: a check over more is read by nobody.
const MOST: usize = 8;

/// A place that states the version.
struct StatedVersion {
    version: String,
    field: FieldOf,
    evidence: String,
}

/// The places that state the version of the manifest, where nearly all agree with it.
pub(super) fn restated(files: &[SeenFile], trees: &[Tree]) -> Vec<Suggestion> {
    let mut all = Vec::new();
    let mut product = None;
    for (file, name, version) in MANIFESTS {
        let tree = trees.iter().find(|tree| tree.path == file);
        let Some(root) = tree.and_then(|tree| tree.document.root()) else {
            continue;
        };
        let (Some(name), Some(stated)) = (text(root, name), text(root, version)) else {
            continue;
        };
        product.get_or_insert_with(|| name.to_owned());
        let source = Source {
            name: file.split('.').next().unwrap_or(file).to_lowercase(),
            files: file.to_owned(),
            ..Source::default()
        };
        all.push(StatedVersion {
            version: stated.to_owned(),
            field: FieldOf {
                source,
                field: version.join("."),
            },
            evidence: format!("{file} has version `{stated}`"),
        });
    }
    let (Some(product), Some(first)) = (product, all.first().map(|stated| stated.version.clone()))
    else {
        return Vec::new();
    };
    all.extend(texts(files, &product, &first));
    all.truncate(MOST);
    let agrees = |stated: &&StatedVersion| says(&stated.version, &first);
    let agree = all.iter().filter(agrees).count();
    if agree < 2 || agree * 2 <= all.len() {
        return Vec::new();
    }
    let evidence = all.iter().map(|stated| {
        let note = if agrees(&stated) {
            ""
        } else {
            ": this one has drifted, or means another"
        };
        format!("{}{note}", stated.evidence)
    });
    vec![Suggestion {
        certainty: if agree == all.len() { 80 } else { 74 },
        evidence: evidence.collect(),
        proposal: Proposal::Check {
            rule: "equal",
            is_of_versions: all
                .iter()
                .any(|stated| stated.version != first && agrees(&stated)),
            fields: vec![(
                "of",
                all.iter().map(|stated| stated.field.clone()).collect(),
            )],
        },
    }]
}

fn text<'a>(root: NodeRef<'a>, way: &[&str]) -> Option<&'a str> {
    way.iter()
        .try_fold(root, |node, key| node.get(key))?
        .as_str()
}

/// Whether a version is the current one, or says less of it: 1.4 of 1.4.2.
fn says(version: &str, current: &str) -> bool {
    let rest = current.strip_prefix(version);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// What texts say: the README and pages about the product, the changelog, a module of its code.
fn texts(files: &[SeenFile], product: &str, current: &str) -> Vec<StatedVersion> {
    let mut found = Vec::new();
    let number = number(current);
    for file in files {
        let Some(text) = file.text.as_deref() else {
            continue;
        };
        let patterns = match kind_of(&file.path, product) {
            Some(FileKind::Page(name)) => of_page(name, product, number),
            Some(FileKind::Changelog) => vec![Pattern {
                name: CHANGELOG,
                text: format!(r"^##? \[?v?(?<version>{number})\b"),
                is_first: true,
                is_loose: false,
            }],
            Some(FileKind::Module) => vec![Pattern {
                name: MODULE,
                text: format!(r#"^(?:__version__|VERSION)\s*=\s*["'](?<version>{number})["']"#),
                is_first: true,
                is_loose: false,
            }],
            None => continue,
        };
        for pattern in patterns {
            let version = version(&pattern.text, pattern.is_first, text);
            let Some(version) = version.filter(|own| !pattern.is_loose || own == current) else {
                continue;
            };
            found.push(StatedVersion {
                evidence: format!("{} says `{version}`", file.path),
                field: FieldOf {
                    source: Source {
                        name: pattern.name.to_owned(),
                        files: file.path.clone(),
                        text: Some(pattern.text),
                        first: pattern.is_first,
                        ..Source::default()
                    },
                    field: "version".to_owned(),
                },
                version,
            });
        }
    }
    // Of many pages the last are left out sooner than what a release touches.
    let order = [README, CHANGELOG, MODULE, PAGE];
    let rank = |stated: &StatedVersion| {
        order
            .iter()
            .position(|name| *name == stated.field.source.name)
    };
    found.sort_by_key(rank);
    found
}

/// What a file may say of the version.
enum FileKind {
    /// A page about the product; what a record of it could be called.
    Page(&'static str),
    Changelog,
    Module,
}

fn kind_of(path: &str, product: &str) -> Option<FileKind> {
    let lower = path.to_lowercase();
    let (folder, name) = lower.rsplit_once('/').unwrap_or(("", &lower));
    let is_of_docs = DOCS.contains(&folder.split('/').next().unwrap_or_default());
    if is_version_module(path) {
        let own = product.rsplit('/').next().unwrap_or(product);
        let own = own.to_lowercase().replace('-', "_");
        let is_own = |part: &str| SOURCES.contains(&part) || part == own;
        return folder.split('/').all(is_own).then_some(FileKind::Module);
    }
    if is_history(path) {
        let is_known = matches!(name, "changelog.md" | "changes.md" | "history.md");
        return (is_known && (folder.is_empty() || is_of_docs)).then_some(FileKind::Changelog);
    }
    match name.strip_suffix(".md") {
        Some("readme") if folder.is_empty() => Some(FileKind::Page(README)),
        Some(_) if is_of_docs => Some(FileKind::Page(PAGE)),
        _ => None,
    }
}

/// A regular expression that finds the version in a text.
struct Pattern {
    name: &'static str,
    text: String,
    /// Whether the first match counts alone.
    is_first: bool,
    /// Whether it may tell of another time, so that only what is current counts.
    is_loose: bool,
}

/// How a page says which version the product has: `name@1.2.3`, `name==1.2.3` and `name = "1.2.3"` for those that take it,
/// a badge, and in prose `name v1.2.3`, `version 1.2.3`, which may tell of another time.
fn of_page(name: &'static str, product: &str, number: &str) -> Vec<Pattern> {
    let escaped = fancy_regex::escape(product);
    let own = format!(r"(?<![\w.-]){escaped}");
    let pattern = |text: String, is_loose: bool| Pattern {
        name,
        text,
        is_first: false,
        is_loose,
    };
    let short = r"\d+\.\d+(?:\.\d+)?";
    vec![
        pattern(format!(r"{own}[@/:](?<version>{number})\b"), false),
        pattern(format!(r"{own}==(?<version>{number})\b"), false),
        pattern(
            format!(r#"^{escaped}\s*=\s*(?:\{{\s*version\s*=\s*)?"(?<version>{short})""#),
            false,
        ),
        pattern(format!(r"badge/version-v?(?<version>{number})-"), false),
        pattern(format!(r"{own} v(?<version>{number})\b"), true),
        pattern(
            format!(r"\b[Vv]ersion:?(?: is)? v?(?<version>{number})\b"),
            true,
        ),
    ]
}

/// How a version is written, as the current one is: with what comes before a release, or without.
fn number(current: &str) -> &'static str {
    if current.contains('-') {
        r"\d+\.\d+\.\d+(?:-[\w.]+)?"
    } else {
        r"\d+\.\d+\.\d+"
    }
}

/// The version that all matches of a pattern state, or the first alone; none where they differ, since some are history.
fn version(pattern: &str, first: bool, text: &str) -> Option<String> {
    let regex = fancy_regex::Regex::new(&format!("(?m){pattern}")).ok()?;
    let most = if first { 1 } else { usize::MAX };
    let mut versions = BTreeSet::new();
    for captures in regex.captures_iter(text).take(most) {
        versions.insert(captures.ok()?.name("version")?.as_str().to_owned());
    }
    versions.pop_first().filter(|_| versions.is_empty())
}
