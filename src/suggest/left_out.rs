//! Files of a repository that say nothing of it: what was taken from elsewhere or was made, what tests feed on, what is
//! over.

/// Folders of which nothing is read, wherever they stand.
const FOLDERS: [&str; 27] = [
    "__snapshots__",
    "__tests__",
    "_vendor",
    "adr",
    "archive",
    "archives",
    "bower_components",
    "build",
    "corpus",
    "dist",
    "fixture",
    "fixtures",
    "fuzz",
    "node_modules",
    "out",
    "plans",
    "rfc",
    "rfcs",
    "site-packages",
    "snapshots",
    "target",
    "test",
    "testdata",
    "tests",
    "third-party",
    "third_party",
    "vendor",
];

/// How the names of texts begin that tell what was.
const HISTORY: [&str; 6] = [
    "changelog",
    "changes",
    "history",
    "news",
    "release-notes",
    "releases",
];

/// Whether nothing of a file is read.
pub fn is_left_out(path: &str) -> bool {
    let mut parts: Vec<String> = path.split('/').map(str::to_ascii_lowercase).collect();
    let name = parts.pop().unwrap_or_default();
    let is_made = name.contains("lock.") || name.contains(".lock") || name.contains(".min.");
    is_made || parts.iter().any(|part| FOLDERS.contains(&part.as_str()))
}

/// Whether a text tells what was.
pub(super) fn is_history(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    let has_date = name.as_bytes().windows(5).any(|part| {
        matches!(part, [a, b, c, d, b'-'] if [a, b, c, d].iter().all(|byte| byte.is_ascii_digit()))
    });
    has_date || HISTORY.iter().any(|word| name.starts_with(word))
}

/// Words in the names of folders and files of data that show what data look like, and are none of the repository.
const SAMPLES: [&str; 12] = [
    "demo",
    "demos",
    "dummy",
    "example",
    "examples",
    "expected",
    "mock",
    "mocks",
    "sample",
    "samples",
    "template",
    "templates",
];

/// Whether data show what data look like.
pub(super) fn is_sample(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    path.split(|c: char| !c.is_alphanumeric())
        .any(|word| SAMPLES.contains(&word))
}

/// Whether a file of data sets up a tool and holds no data of the repository.
pub(super) fn is_setting(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    let stem = name.split('.').next().unwrap_or(&name);
    let known = [
        "cargo",
        "composer",
        "clippy",
        "codecov",
        "deno",
        "docker-compose",
        "dependabot",
        "factlint",
        "jsconfig",
        "mkdocs",
        "package",
        "pyproject",
        "rustfmt",
        "tsconfig",
        "deny",
        "cliff",
        "release",
        "renovate",
        "book",
    ];
    name.starts_with('.')
        || known.contains(&stem)
        || name.contains("config")
        || name.contains("schema")
}

/// Whether a file of code may state the version of what it is part of. Of code nothing else is read.
pub fn is_version_module(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    matches!(
        name,
        "__init__.py"
            | "__about__.py"
            | "__version__.py"
            | "_version.py"
            | "version.py"
            | "version.rb"
    )
}
