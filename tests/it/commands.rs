//! Every command of factlint that is shown somewhere is one: in the documentation, on the pages of rules, in the schemas, and
//! in what factlint itself advises. What commands do is tried elsewhere; here their words are held against the command line.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::runner::Project;

/// The files below a folder that end so.
fn below(folder: &Path, end: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            below(&path, end, found);
        } else if path.extension().is_some_and(|of| of == end) {
            found.push(path);
        }
    }
}

/// The texts in which commands are shown.
fn texts() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = vec![
        root.join("README.md"),
        root.join(".github/CONTRIBUTING.md"),
        root.join("packaging/python/README.md"),
    ];
    for (folder, end) in [
        ("docs", "md"),
        ("src", "md"),
        ("src", "rs"),
        ("src", "yaml"),
        ("schema", "json"),
    ] {
        below(&root.join(folder), end, &mut found);
    }
    found
}

/// The commands of a text: between backticks, and in the lines of a page's fences that run one.
fn commands(text: &str, is_page: bool, found: &mut BTreeSet<String>) {
    let mut fence: Option<&str> = None;
    for line in text.lines() {
        if let Some(info) = line.strip_prefix("```") {
            let kind = info.split(' ').next().unwrap_or_default();
            fence = fence.is_none().then_some(kind);
            continue;
        }
        if let Some(kind) = fence.filter(|_| is_page) {
            let line = line.trim_start().trim_start_matches("- ");
            let before = match kind {
                "console" => &["$ "][..],
                "sh" | "make" => &["", "exec "],
                "yaml" | "groovy" => &["run: ", "script: ", "sh '", ""],
                _ => &[],
            };
            let lines = before.iter().filter_map(|before| line.strip_prefix(before));
            let mut commands = lines.filter(|line| line.starts_with("factlint "));
            found.extend(commands.next().map(command));
        } else {
            let quoted = line.split('`').skip(1).step_by(2);
            found.extend(
                quoted
                    .filter(|text| text.starts_with("factlint "))
                    .map(command),
            );
        }
    }
}

/// The command without what a shell does with it.
fn command(text: &str) -> String {
    let ends = ["  #", " |", " <", " >", " &&", "'", "\\"];
    let end = ends.iter().filter_map(|end| text.find(end)).min();
    text.get(..end.unwrap_or(text.len()))
        .unwrap()
        .trim()
        .to_owned()
}

/// The words of a command; a quoted one may have blanks.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in command.split('"').enumerate() {
        if at % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

#[test]
fn every_command_that_is_shown_is_one() {
    let mut shown = BTreeSet::new();
    for path in texts() {
        let text = fs::read_to_string(&path).unwrap();
        let is_page = path.extension().is_some_and(|end| end == "md");
        commands(&text, is_page, &mut shown);
    }
    // What is put in when it is printed.
    shown.retain(|command| !command.contains('{') && !command.contains("fixture"));
    assert!(shown.len() > 50, "{shown:#?}");
    let project = Project::new(&[]);
    let mut wrong = Vec::new();
    for command in &shown {
        let words = words(command);
        let words: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
        let ran = match words.as_slice() {
            // The name of a command in a sentence.
            [name] if !name.starts_with('-') => project.run(&[name, "--help"]),
            // A format is chosen from those that there are.
            words => {
                let words = words
                    .iter()
                    .map(|word| if *word == "NAME" { "json" } else { word });
                project.run(&words.collect::<Vec<_>>())
            }
        };
        // In a sentence a command may stand without what it is told to look at.
        let is_short = ran.err.contains("required arguments were not provided");
        let is_wrong = ran.err.contains("error: ") && !is_short;
        if is_wrong || ran.err.contains("there is no rule") {
            wrong.push(format!("{command}: {}", ran.err));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
