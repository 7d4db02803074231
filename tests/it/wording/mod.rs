//! How factlint speaks, held for every message of a broad batch: the cases of the rule pages and a heap of broken
//! input.
//!
//! A headline is one clause that stands alone: it begins in lower case, with a figure or with a quoted name and has no full
//! stop.
//! A label is a few words that do not repeat the headline. Each line of a help is made of whole sentences.

mod input;

use std::fmt::Write as _;
use std::path::Path;

use factlint::output::{Format, SummaryStyle};
use serde_json::Value;

use self::input::{BASELINE, CHECKS, CONFIGURATION, FACTS, JSON, SCHEMAS, VOCABULARY, YAML};
use crate::pages::pages;
use crate::runner::{Judged, Project};

/// What factlint says in a folder, with complaints about how it says it.
struct Batch {
    /// The path of each message.
    paths: Vec<String>,
    /// What is said of the files themselves: the headline of each error of the rules `schema` and `syntax`.
    unsound: Vec<String>,
    complaints: Vec<String>,
}

impl Batch {
    /// Nothing is to be complained of, and something is said of each of these files.
    fn assert_kept(&self, files: &[&str]) {
        assert!(self.complaints.is_empty(), "{:#?}", self.complaints);
        let said_of = |file: &str| self.paths.iter().any(|path| path == file);
        let silent: Vec<_> = files.iter().filter(|file| !said_of(file)).collect();
        assert!(silent.is_empty(), "nothing is said of {silent:?}");
    }
}

/// The rules whose pages show files that are not sound.
const ABOUT_FILES: [&str; 9] = [
    "config",
    "duplicate-key",
    "file",
    "figure",
    "reference",
    "schema",
    "syntax",
    "unit",
    "unusable-schema",
];

/// What a reader copies from a page has to be sound too, but for what the page is about.
#[test]
fn rule_pages_keep_to_the_wording_and_their_files_are_sound() {
    let mut wrong = Vec::new();
    for page in pages() {
        let rule = page.rule.id;
        for ran in page.cases.iter().filter(|ran| !ran.found.is_empty()) {
            let batch = batch_of(&ran.found);
            let heading = &ran.case.heading;
            let of_case = |found| format!("{rule}: {heading}: {found}");
            wrong.extend(batch.complaints.into_iter().map(of_case));
            let misconfigured = heading.starts_with("Misconfigured");
            if !misconfigured && !ran.is_texts && !ABOUT_FILES.contains(&rule) {
                wrong.extend(batch.unsound.into_iter().map(of_case));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_that_cannot_be_read_keep_to_the_wording() {
    let project = Project::new(&[]);
    let mut names = Vec::new();
    for (texts, extension) in [(YAML, "yaml"), (JSON, "json")] {
        for (number, text) in texts.iter().enumerate() {
            names.push(format!("{number}.{extension}"));
            project.write(names.last().unwrap(), text);
        }
    }
    project.write("latin.yaml", b"a: \xe9\n");
    project.write("wide.yaml", b"\xff\xfea\0");
    project.write("deep.yaml", "[".repeat(500) + &"]".repeat(500));
    names.extend(["latin", "wide", "deep"].map(|name| format!("{name}.yaml")));
    names.push("none.yaml".to_owned());
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    batch(&project.path(""), &names).assert_kept(&names);
}

#[test]
fn values_that_fit_no_schema_keep_to_the_wording() {
    let project = Project::new(&[]);
    let mut configuration = String::from("documents:\n");
    for (number, (schema, instance)) in SCHEMAS.iter().enumerate() {
        project.write(&format!("{number}.schema.yaml"), schema);
        project.write(&format!("{number}.yaml"), instance);
        let _ = writeln!(
            configuration,
            "  - {{files: {number}.yaml, schema: {number}.schema.yaml}}"
        );
    }
    project.write("factlint.yaml", configuration);
    let mut batch = batch(&project.path(""), &[]);
    // What is wrong is the value or the schema.
    for path in &mut batch.paths {
        *path = path.replace(".schema", "");
    }
    let names: Vec<String> = (0..SCHEMAS.len())
        .map(|number| format!("{number}.yaml"))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    batch.assert_kept(&names);
}

#[test]
fn facts_and_configurations_that_cannot_be_used_keep_to_the_wording() {
    let project = Project::new(&[
        ("factlint.yaml", CONFIGURATION),
        ("vocabulary.yaml", VOCABULARY),
        ("checks.yaml", CHECKS),
        ("baseline.yaml", BASELINE),
        ("documents/harbour.yaml", FACTS),
        ("documents/town.yaml", FACTS),
        ("documents/pear.yaml", "document: {id: 7}\nfacts: pear\n"),
        (
            "documents/asks.yaml",
            "# yaml-language-server: $schema=https://example.org/none.json\nfacts: []\n",
        ),
        (
            "documents/asks-too.yaml",
            "# yaml-language-server: $schema=none.json\nfacts: []\n",
        ),
        ("odd/notes.txt", "pear"),
        ("odd/folder.yaml/a", "pear"),
        ("empty/notes.txt", "pear"),
    ]);
    batch(&project.path(""), &[]).assert_kept(&[
        "factlint.yaml",
        "vocabulary.yaml",
        "checks.yaml",
        "baseline.yaml",
        "documents/harbour.yaml",
        "documents/town.yaml",
        "documents/pear.yaml",
        "documents/asks.yaml",
        "documents/asks-too.yaml",
    ]);
    let project = Project::new(&[
        ("factlint.yaml", "documents: [{files: '*.yml'}]\n"),
        ("harbour.yml", FACTS),
    ]);
    batch(&project.path(""), &[]).assert_kept(&["harbour.yml"]);
}

fn batch(folder: &Path, paths: &[&str]) -> Batch {
    let judged = Judged::of(folder, paths).unwrap();
    batch_of(&judged.written(Format::Json, SummaryStyle::Nothing))
}

/// What a report in JSON says.
fn batch_of(report: &[u8]) -> Batch {
    let report: Value = serde_json::from_slice(report).unwrap();
    let mut batch = Batch {
        paths: Vec::new(),
        unsound: Vec::new(),
        complaints: Vec::new(),
    };
    for diagnostic in items(&report, "/diagnostics") {
        let message = text(diagnostic, "/message");
        let primary = text(diagnostic, "/primary/label");
        let help = text(diagnostic, "/help");
        let mut about = headline(message);
        about.extend(label(primary));
        let related = items(diagnostic, "/related").iter();
        about.extend(related.filter_map(|related| label(text(related, "/label"))));
        about.extend(help.lines().flat_map(sentences));
        if repeats(message, primary) {
            about.push("the label repeats the headline");
        }
        batch
            .paths
            .push(text(diagnostic, "/primary/path").to_owned());
        let is_of_file = ["schema", "syntax"].contains(&text(diagnostic, "/rule"));
        if is_of_file && text(diagnostic, "/severity") == "error" {
            batch.unsound.push(message.to_owned());
        }
        let said = format!("{message}\n{primary}\n{help}");
        let complaints = about.iter().map(|complaint| format!("{complaint}: {said}"));
        batch.complaints.extend(complaints);
    }
    batch
}

fn items<'v>(value: &'v Value, pointer: &str) -> &'v [Value] {
    let found = value.pointer(pointer).and_then(Value::as_array);
    found.map_or(&[], Vec::as_slice)
}

/// The text there; empty when there is none.
fn text<'v>(value: &'v Value, pointer: &str) -> &'v str {
    let found = value.pointer(pointer).and_then(Value::as_str);
    found.unwrap_or_default()
}

fn headline(text: &str) -> Vec<&'static str> {
    let bare = without_quotes(text);
    let begins = bare.starts_with(|c: char| c == '`' || c.is_lowercase() || c.is_ascii_digit());
    let mut complaints = Vec::new();
    if !begins {
        complaints.push("a headline begins in lower case, with a figure or with a quoted name");
    }
    if bare.ends_with(['.', ':', ';']) || bare.contains(". ") || bare.contains("; ") {
        complaints.push("a headline is one clause without a full stop");
    }
    if bare.contains('\n') || text.is_empty() {
        complaints.push("a headline is one line");
    }
    complaints
}

fn label(text: &str) -> Option<&'static str> {
    let bare = without_quotes(text);
    let short = bare.split_whitespace().count() <= 12 && !bare.contains('\n');
    (bare.ends_with(['.', ':', ';']) || !short).then_some("a label is a few words")
}

fn repeats(headline: &str, label: &str) -> bool {
    !label.is_empty() && (headline.contains(label) || label.contains(headline))
}

/// What is wrong with a line of help.
fn sentences(line: &str) -> Vec<&'static str> {
    let bare = without_quotes(line);
    let mut complaints = Vec::new();
    if !bare.ends_with(['.', '?', '!']) && !bare.ends_with(": `q`") {
        complaints.push("a line of help ends its sentence");
    }
    let parts = bare.split(['.', '?', '!']).filter_map(|part| {
        // A full stop inside a number or a path ends no sentence.
        part.strip_prefix(' ')
    });
    let begins =
        |part: &str| part.starts_with(|c: char| c == '`' || c.is_uppercase() || c.is_ascii_digit());
    if !begins(&bare) || !parts.map(str::trim_start).all(begins) {
        complaints
            .push("a sentence of help begins with a capital letter, a figure or a quoted name");
    }
    complaints
}

/// The text with every quoted name as `q`, since what users wrote may be anything.
fn without_quotes(text: &str) -> String {
    let parts = text.split(['`', '“', '”']).enumerate();
    parts
        .map(|(at, part)| if at % 2 == 0 { part } else { "`q`" })
        .collect()
}
