//! Rule pages are executed: each case of a page is a little project, and what factlint prints for it, with only the
//! page's rule shown, has to be what the page says. `UPDATE=1 cargo test` rewrites the pages' output blocks.
//!
//! A case whose heading begins with “Not checked” shows the verdicts of the rule instead; one that begins with
//! “Misconfigured” shows what is wrong with its configuration.
//!
//! Files in fences before the first case belong to every case; a case's own file of the same name replaces them.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use factlint::diagnostic::RuleMetadata;
use factlint::output::{Format, SummaryStyle};
use factlint::rules::RULES;

use crate::runner::Judged;

pub(crate) struct Fence {
    pub(crate) title: Option<String>,
    pub(crate) language: String,
    pub(crate) body: String,
    /// Lines of the body in the page, from 0: `first..last`.
    pub(crate) lines: (usize, usize),
}

/// One case of a page.
pub(crate) struct Case {
    pub(crate) heading: String,
    pub(crate) fences: Vec<Fence>,
}

impl Case {
    /// What the case says that factlint prints.
    pub(crate) fn printed(&self) -> impl Iterator<Item = &str> {
        let text = self.fences.iter().filter(|fence| fence.language == "text");
        text.map(|fence| fence.body.as_str())
    }
}

/// Where the page of a rule is.
pub(crate) fn page_path(rule: &RuleMetadata) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src/rules")
        .join(format!("{}.md", rule.id.replace('-', "_")))
}

/// Splits a page at its `### ` headings; what stands before the first is the preamble, with an empty heading.
pub(crate) fn cases(page: &str) -> Vec<Case> {
    let mut cases = vec![Case {
        heading: String::new(),
        fences: Vec::new(),
    }];
    let mut lines = page.lines().enumerate();
    while let Some((_, line)) = lines.next() {
        if let Some(heading) = line.strip_prefix("### ") {
            cases.push(Case {
                heading: heading.to_owned(),
                fences: Vec::new(),
            });
        }
        let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) else {
            continue;
        };
        let mut body = String::new();
        let mut range = None;
        for (number, line) in lines.by_ref() {
            let first = range.get_or_insert((number, number)).0;
            range = Some((first, number));
            if line == "```" {
                break;
            }
            let _ = writeln!(body, "{line}");
        }
        cases.last_mut().unwrap().fences.push(Fence {
            title: info
                .split_once("title=\"")
                .and_then(|(_, rest)| rest.split_once('"'))
                .map(|(title, _)| title.to_owned()),
            language: info.split(' ').next().unwrap_or_default().to_owned(),
            body,
            lines: range.unwrap(),
        });
    }
    cases
}

/// Writes the files of a case.
pub(crate) fn write_files(folder: &Path, preamble: &Case, case: &Case) {
    for fence in preamble.fences.iter().chain(&case.fences) {
        let Some(title) = &fence.title else { continue };
        let path = folder.join(title);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &fence.body).unwrap();
    }
}

/// Writes a configuration for the files of a case where it has none.
pub(crate) fn write_configuration(folder: &Path) {
    if !folder.join("factlint.yaml").exists() {
        let mut text = String::from("documents:\n  - files: documents/*.yaml\n");
        for (key, file) in [("vocabulary", "vocabulary.yaml"), ("checks", "checks.yaml")] {
            if folder.join(file).exists() {
                let _ = writeln!(text, "{key}: {file}");
            }
        }
        fs::write(folder.join("factlint.yaml"), text).unwrap();
    }
}

/// Whether a case is nothing but texts, which are checked without a configuration.
pub(crate) fn is_texts(preamble: &Case, case: &Case) -> bool {
    let fences = preamble.fences.iter().chain(&case.fences);
    let mut titles = fences.filter_map(|fence| fence.title.as_deref());
    titles.all(|title| {
        [".md", ".txt", ".csv", ".tsv"]
            .iter()
            .any(|end| title.ends_with(end))
    })
}

/// A page of a rule, and what came of its cases.
pub(crate) struct Page {
    pub(crate) rule: &'static RuleMetadata,
    text: String,
    pub(crate) cases: Vec<RanCase>,
}

/// A case of a page that was run.
pub(crate) struct RanCase {
    pub(crate) case: Case,
    /// Whether it is nothing but texts.
    pub(crate) is_texts: bool,
    /// What factlint prints with only the page's rule shown, trailing blanks removed as editors do.
    printed: String,
    /// Everything that is found, as JSON.
    pub(crate) found: Vec<u8>,
}

/// The pages of all rules. Each case is run once, for all tests that look at what comes of it.
pub(crate) fn pages() -> &'static [Page] {
    static PAGES: OnceLock<Vec<Page>> = OnceLock::new();
    PAGES.get_or_init(|| {
        let rules = RULES.iter();
        rules.map(|rule| Page::of(&rule.metadata)).collect()
    })
}

impl Page {
    fn of(rule: &'static RuleMetadata) -> Self {
        let text = fs::read_to_string(page_path(rule)).unwrap();
        let mut cases = cases(&text);
        let preamble = cases.remove(0);
        let cases = cases.into_iter();
        Self {
            rule,
            cases: cases.map(|case| run(rule, &preamble, case)).collect(),
            text,
        }
    }
}

fn run(rule: &RuleMetadata, preamble: &Case, case: Case) -> RanCase {
    let folder = tempfile::tempdir().unwrap();
    write_files(folder.path(), preamble, &case);
    let is_texts = is_texts(preamble, &case);
    if !is_texts {
        write_configuration(folder.path());
    }
    let not_checked = case.heading.starts_with("Not checked");
    let paths: &[&str] = if is_texts { &["."] } else { &[] };
    let (found, mut printed) = match Judged::of(folder.path(), paths) {
        // Nothing could be loaded: that is said on another stream.
        None => (Vec::new(), String::new()),
        Some(mut judged) => {
            assert!(judged.report.broken.is_empty(), "{}", case.heading);
            let found = judged.written(Format::Json, SummaryStyle::Nothing);
            judged.show_only(rule.id);
            let summary = if not_checked {
                SummaryStyle::Full
            } else {
                SummaryStyle::Nothing
            };
            let printed = judged.written(Format::Human, summary);
            (found, String::from_utf8(printed).unwrap())
        }
    };
    if not_checked {
        printed = tally(rule, &printed);
    }
    RanCase {
        case,
        is_texts,
        printed: without_trailing_blanks(&printed),
        found,
    }
}

fn without_trailing_blanks(text: &str) -> String {
    let mut trimmed: String = text.lines().fold(String::new(), |mut all, line| {
        let _ = writeln!(all, "{}", line.trim_end());
        all
    });
    while trimmed.ends_with("\n\n") {
        trimmed.pop();
    }
    if trimmed == "\n" {
        String::new()
    } else {
        trimmed
    }
}

/// The lines of a full summary that are about the rule: its verdicts, and why facts were not compared.
fn tally(rule: &RuleMetadata, text: &str) -> String {
    let mut own = false;
    text.lines()
        .filter(|line| {
            if !line.starts_with(' ') {
                let name = line.split([' ', ':']).next();
                own = name == Some(rule.id) && line.contains("bindings:");
            }
            own
        })
        .fold(String::new(), |all, line| all + line + "\n")
}

#[test]
fn pages_say_what_factlint_prints() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    for page in pages() {
        let rule = page.rule;
        let mut lines: Vec<String> = page.text.lines().map(str::to_owned).collect();
        for RanCase { case, printed, .. } in page.cases.iter().rev() {
            let block = case
                .fences
                .iter()
                .find(|fence| fence.language == "text")
                .unwrap_or_else(|| panic!("{}: {}: no text block", rule.id, case.heading));
            if *printed != block.body {
                wrong.push(format!(
                    "{}: {}\n--- page\n{}--- printed\n{printed}",
                    rule.id, case.heading, block.body
                ));
                lines.splice(
                    block.lines.0..block.lines.1,
                    printed.lines().map(str::to_owned),
                );
            }
        }
        if update {
            let _ = fs::write(page_path(rule), lines.join("\n") + "\n");
        }
    }
    assert!(update || wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_page_has_a_case_that_fires_and_one_that_is_silent() {
    for rule in RULES {
        let rule = &rule.metadata;
        let page = fs::read_to_string(page_path(rule)).unwrap();
        let cases = cases(&page);
        let outputs: Vec<&str> = cases.iter().skip(1).flat_map(Case::printed).collect();
        assert!(
            outputs
                .iter()
                .any(|text| text.contains(&format!("factlint::{}", rule.id))),
            "{} has no case that fires",
            rule.id
        );
        assert!(outputs.contains(&""), "{} has no silent case", rule.id);
        for section in ["## What it does", "## Why it matters", "## Cases"] {
            assert!(page.contains(section), "{} lacks `{section}`", rule.id);
        }
    }
}

#[test]
fn the_list_of_rules_is_the_folder() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let mut pages: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".md").map(|name| name.replace('_', "-")))
        .collect();
    pages.sort();
    let mut ids: Vec<String> = RULES
        .iter()
        .map(|rule| rule.metadata.id.to_owned())
        .collect();
    ids.sort();
    assert_eq!(pages, ids);
    for rule in RULES {
        let summary = rule.metadata.summary;
        assert!(!summary.contains('.') && !summary.is_empty(), "{summary}");
    }
}
