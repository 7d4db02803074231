//! The documentation: the tutorial is typed as it is written, every key of the schemas is described, every link leads
//! somewhere, and the site has every page. `UPDATE=1 cargo test` writes anew what is generated or printed.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use factlint::rules::RULES;
use serde_json::Value;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// Holds a file of the project against what it should be, or writes it.
fn hold(path: &str, expected: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::write(root().join(path), expected).unwrap();
    }
    let written = read(path);
    assert!(
        written == expected,
        "{path} is out of date; `UPDATE=1 cargo test` writes it:\n{expected}"
    );
}

/// The schemas of what users write and of what factlint does, with a heading for each.
const SCHEMAS: [(&str, &str); 10] = [
    ("config", "The configuration"),
    ("vocabulary", "The vocabulary"),
    ("document", "A document"),
    ("checks", "Checks"),
    ("baseline", "A baseline"),
    ("output", "What `check --format json` prints"),
    ("facts", "What `facts --format json` prints"),
    ("checks-report", "What `checks --format json` prints"),
    ("mutations", "What `mutate --format json` prints"),
    ("scan", "What `scan --format json` prints"),
];

const KEYS: &str = "# Every key\n\nGenerated from the schemas with which factlint checks its own files, and of what it prints for scripts; `factlint schema`
prints these, and an editor that has them completes what is typed. What the keys are for, and how they work together, is in
[the files of a project](project.md) and [records](records.md). A key that means different things in
different places has a line for each.\n";

/// What a schema says of itself, or the definition does that it refers to.
fn description<'a>(schema: &'a Value, whole: &'a Value) -> Option<&'a str> {
    let own = schema.get("description").and_then(Value::as_str);
    let referred = || {
        let place = schema.get("$ref")?.as_str()?.strip_prefix('#')?;
        whole.pointer(place)?.get("description")?.as_str()
    };
    own.or_else(referred)
}

/// All keys of a schema with their descriptions, each pair once.
fn keys(schema: &Value, whole: &Value, found: &mut BTreeSet<(String, String)>) {
    match schema {
        Value::Object(entries) => {
            for (name, value) in entries {
                if name == "properties" {
                    for (key, of) in value.as_object().into_iter().flatten() {
                        let text = description(of, whole);
                        found.extend(text.map(|text| (key.clone(), text.to_owned())));
                    }
                }
                keys(value, whole, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| keys(item, whole, found)),
        _ => {}
    }
}

/// The names of all keys that a schema lets be written.
fn names(schema: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(entries) => {
            for (name, value) in entries {
                if let ("properties", Some(properties)) = (name.as_str(), value.as_object()) {
                    found.extend(properties.keys().cloned());
                }
                names(value, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| names(item, found)),
        _ => {}
    }
}

#[test]
fn every_key_of_the_schemas_is_described() {
    let mut page = KEYS.to_owned();
    for (name, heading) in SCHEMAS {
        let schema: Value =
            serde_json::from_str(&read(&format!("schema/{name}.schema.json"))).unwrap();
        let mut rows = BTreeSet::new();
        keys(&schema, &schema, &mut rows);
        let _ = writeln!(page, "\n## {heading}\n\n| key | what it says |\n|---|---|");
        for (key, text) in &rows {
            let text = text.replace('|', "\\|").replace('\n', " ");
            let _ = writeln!(page, "| `{key}` | {text} |");
        }
        let mut all = BTreeSet::new();
        names(&schema, &mut all);
        for key in all {
            assert!(
                rows.iter().any(|(described, _)| *described == key),
                "{name}: `{key}` is not described"
            );
        }
    }
    hold("docs/keys.md", &page);
}

/// The Markdown files whose links are checked.
fn pages() -> Vec<PathBuf> {
    let mut pages = vec![
        root().join("README.md"),
        root().join(".github/CONTRIBUTING.md"),
    ];
    for folder in ["docs", "src/rules"] {
        let entries = fs::read_dir(root().join(folder)).unwrap();
        pages.extend(
            entries
                .map(|entry| entry.unwrap().path())
                .filter(|path| path.extension().is_some_and(|end| end == "md")),
        );
    }
    pages.sort();
    pages
}

/// The text without its code.
fn prose(text: &str) -> String {
    let mut prose = String::new();
    let mut is_code = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
        } else if !is_code {
            for (at, part) in line.split('`').enumerate() {
                if at % 2 == 0 {
                    prose.push_str(part);
                } else {
                    // A place of code in a link keeps the link.
                    prose.push('x');
                }
            }
            prose.push('\n');
        }
    }
    prose
}

/// The anchor that a heading gets.
fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase().replace(' ', "-");
    kept.chars()
        .filter(|c| c.is_alphanumeric() || *c == '-' || *c == '_')
        .collect()
}

fn anchors(page: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(page).unwrap();
    let headings = text.lines().filter(|line| line.starts_with('#'));
    headings
        .map(|line| anchor(line.trim_start_matches('#').trim()))
        .collect()
}

#[test]
fn every_link_leads_somewhere() {
    let mut broken = Vec::new();
    for page in pages() {
        let text = prose(&fs::read_to_string(&page).unwrap());
        for link in text.split("](").skip(1) {
            let target = link.split(')').next().unwrap().trim();
            if target.contains("://") || target.starts_with("mailto:") || target.is_empty() {
                continue;
            }
            let (path, place) = target.split_once('#').unwrap_or((target, ""));
            let file = match path {
                "" => page.clone(),
                path => page.parent().unwrap().join(path),
            };
            // The list of rules is made with the site.
            let is_made = page.starts_with(root().join("docs")) && path == "rules/index.md";
            let leads =
                is_made || file.exists() && (place.is_empty() || anchors(&file).contains(place));
            if !leads {
                broken.push(format!("{}: {target}", page.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn every_page_is_in_the_navigation_of_the_site() {
    let site = read("mkdocs.yml");
    let nav = site.split_once("\nnav:\n").unwrap().1;
    let listed: BTreeSet<String> = nav
        .lines()
        .filter_map(|line| Some(line.rsplit_once(": ")?.1.to_owned()))
        .filter(|path| path != "rules/index.md")
        .collect();
    let there: BTreeSet<String> = fs::read_dir(root().join("docs"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "md"))
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(listed, there);
}

#[test]
fn every_verdict_and_status_that_is_printed_is_in_the_glossary_or_at_the_start() {
    let glossary = read("docs/glossary.md");
    for word in [
        "agree",
        "doubtful",
        "conflict",
        "not checked",
        "weak",
        "binding",
        "waived",
        "fingerprint",
        "coverage",
    ] {
        assert!(glossary.contains(&format!("| **{word}** |")), "{word}");
    }
    let start = read("docs/index.md");
    for status in ["0", "1", "2", "101"] {
        assert!(start.contains(&format!("| {status} | ")), "{status}");
    }
    // A rule's page is where its findings say that it is.
    assert!(RULES.iter().all(|rule| {
        rule.metadata
            .page
            .starts_with(&format!("# {}\n", rule.metadata.id))
    }));
}

/// Types the tutorial: files are written where a fence has a title, commands are run where a line of a `console` fence
/// begins with `$`, and what they print is held against the lines below. `$ echo $?` is the exit status.
#[cfg(unix)]
#[test]
fn the_tutorial_does_what_it_says() {
    let page = read("docs/tutorial.md");
    let project = crate::runner::Project::new(&[]);
    let mut written = String::new();
    let mut lines = page.lines();
    let mut commands = 0;
    while let Some(line) = lines.next() {
        let _ = writeln!(written, "{line}");
        let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) else {
            continue;
        };
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if let Some((_, title)) = info.split_once("title=\"") {
            // Not every reader of Markdown shows the title.
            let name = format!("`{}`", title.trim_end_matches('"'));
            let before = written.trim_end().rsplit("\n\n").nth(1);
            assert!(before.is_some_and(|text| text.contains(&name)), "{name}");
            project.write(title.trim_end_matches('"'), body.join("\n") + "\n");
            let _ = writeln!(written, "{}", body.join("\n"));
        } else if info == "console" {
            let mut status = 0;
            for command in body.iter().filter_map(|line| line.strip_prefix("$ ")) {
                let out = if command == "echo $?" {
                    format!("{status}\n")
                } else {
                    let (out, ended) = typed(&project, command);
                    status = ended;
                    out
                };
                let _ = write!(written, "$ {command}\n{out}");
                commands += 1;
            }
        } else {
            let _ = writeln!(written, "{}", body.join("\n"));
        }
        written.push_str("```\n");
    }
    assert!(commands > 10, "{commands}");
    hold("docs/tutorial.md", &written);
}

/// Runs a command of the tutorial; what it prints, and its exit status.
#[cfg(unix)]
fn typed(project: &crate::runner::Project, command: &str) -> (String, i32) {
    let binary = Path::new(env!("CARGO_BIN_EXE_factlint")).parent().unwrap();
    let path = std::env::var("PATH").unwrap();
    let output = std::process::Command::new("sh")
        .args(["-c", &format!("{command} 2>&1")])
        .current_dir(project.path(""))
        .env_clear()
        .env("PATH", format!("{}:{path}", binary.display()))
        .env("HOME", project.path(""))
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .envs([
            ("GIT_AUTHOR_NAME", "Baker"),
            ("GIT_COMMITTER_NAME", "Baker"),
        ])
        .envs([
            ("GIT_AUTHOR_EMAIL", "baker@example.org"),
            ("GIT_COMMITTER_EMAIL", "baker@example.org"),
        ])
        .output()
        .unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    let trimmed: Vec<&str> = out.lines().map(str::trim_end).collect();
    let mut text = trimmed.join("\n");
    if !text.is_empty() {
        text.push('\n');
    }
    (text, output.status.code().unwrap_or(-1))
}
