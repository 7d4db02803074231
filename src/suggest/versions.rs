//! The version of what the repository makes, where it is stated more than once.

use std::collections::BTreeSet;

use super::SeenFile;
use super::data::Tree;
use super::model::{FieldOf, Proposal, Source, Suggestion};
use crate::document::NodeRef;

/// Manifests: file, way to the name and to the version.
const MANIFESTS: [(&str, &[&str], &[&str]); 3] = [
    ("package.json", &["name"], &["version"]),
    ("Cargo.toml", &["package", "name"], &["package", "version"]),
    (
        "pyproject.toml",
        &["project", "name"],
        &["project", "version"],
    ),
];

/// A place that states the version.
struct Stated {
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
        all.push(Stated {
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
    all.extend(prose(files, &product, &first));
    let agree = all.iter().filter(|stated| stated.version == first).count();
    if agree < 2 || agree * 2 <= all.len() {
        return Vec::new();
    }
    let evidence = all.iter().map(|stated| {
        let note = if stated.version == first {
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

/// `name@1.2.3` in the README, and the newest version of the changelog. What the README says in its prose, `name v1.2.3`,
/// counts where it is `current`: else it tells of another time.
fn prose(files: &[SeenFile], product: &str, current: &str) -> Vec<Stated> {
    let said = |between: &str| {
        let product = fancy_regex::escape(product);
        format!(r"(?<![\w.-]){product}{between}(?<version>\d+\.\d+\.\d+)\b")
    };
    let in_prose = said(" v");
    let patterns = [
        ("said", "readme.md", said("[@/:]"), false),
        ("said", "readme.md", in_prose.clone(), false),
        (
            "released",
            "changelog.md",
            r"^##? \[?v?(?<version>\d+\.\d+\.\d+)\b".to_owned(),
            true,
        ),
    ];
    let mut found = Vec::new();
    for (name, path, pattern, first) in patterns {
        let file = files.iter().find(|file| file.path.to_lowercase() == path);
        let Some((file, text)) = file.and_then(|file| Some((file, file.text.as_deref()?))) else {
            continue;
        };
        let version = version(&pattern, first, text);
        if let Some(version) = version.filter(|version| pattern != in_prose || version == current) {
            let source = Source {
                name: name.to_owned(),
                files: file.path.clone(),
                text: Some(pattern.clone()),
                first,
                ..Source::default()
            };
            found.push(Stated {
                evidence: format!("{} says `{version}`", file.path),
                field: FieldOf {
                    source,
                    field: "version".to_owned(),
                },
                version,
            });
        }
    }
    found
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
