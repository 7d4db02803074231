//! Markdown as its readers parse it: for comments, for the summary of a job, and the messages for reviewdog.

use factlint::lint::Report;
use factlint::output::{Format, write_job_summary};
use factlint::source::Sources;
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;

use super::batch::{many, mixed, numbers, report, sources, written};

/// Everything that GitHub and GitLab read beyond plain Markdown.
fn events(text: &str) -> Vec<Event<'_>> {
    Parser::new_ext(text, Options::all()).collect()
}

/// Whether nothing but factlint's own structure is there.
fn assert_inert(text: &str) {
    for event in events(text) {
        match &event {
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_)
            | Event::Start(
                Tag::Image { .. }
                | Tag::HtmlBlock
                | Tag::CodeBlock(_)
                | Tag::BlockQuote(_)
                | Tag::FootnoteDefinition(_)
                | Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::DefinitionList
                | Tag::MetadataBlock(_),
            ) => panic!("{event:?} in {text}"),
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert!(
                    dest_url.starts_with("https://factlint.dev/rules/"),
                    "{dest_url}"
                );
            }
            // A word that becomes a link or a mention without any mark stands in code spans only.
            Event::Text(words) => {
                for mark in ["@", "://", "www.", "#1", "GH-"] {
                    assert!(!words.contains(mark), "{mark} in {words}");
                }
            }
            _ => {}
        }
    }
}

/// The rows of the table and the headings of the details, as text.
fn rows_and_details(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut rows, mut details) = (Vec::new(), Vec::new());
    let mut current: Option<String> = None;
    for event in events(text) {
        match event {
            Event::Start(Tag::TableRow | Tag::Heading { .. }) => current = Some(String::new()),
            Event::End(pulldown_cmark::TagEnd::TableRow) => rows.extend(current.take()),
            Event::End(pulldown_cmark::TagEnd::Heading(level)) => {
                details.extend(current.take().filter(|_| level as usize == 4));
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some(text) = &mut current {
                    text.push_str(&words);
                }
            }
            _ => {}
        }
    }
    (rows, details)
}

fn order(texts: &[String]) -> Vec<usize> {
    numbers(texts.iter().map(String::as_str))
}

#[test]
fn a_comment_is_a_table_and_details_and_nothing_else() {
    let (sources, report) = mixed();
    let (text, _) = written(&sources, &report, Format::Markdown);
    assert_inert(&text);
    let (rows, details) = rows_and_details(&text);
    let all: Vec<usize> = (1..=24).collect();
    assert_eq!((order(&rows), order(&details)), (all.clone(), all));
    // What is shown is what was written.
    let shown = |at: usize| details.get(at).unwrap().as_str();
    assert_eq!(
        shown(4),
        "finding 5 says a | b c | d \\| e \\\\| f || g \\| h"
    );
    assert!(
        rows.get(4)
            .unwrap()
            .ends_with("a | b c | d \\| e \\\\| f || g \\| h")
    );
    assert!(shown(2).starts_with("finding 3 says <script>alert(1)</script> & <img src=x"));
    assert!(rows.get(2).unwrap().contains("`x|y`␛[31m.yaml:1:6"));
    assert!(
        text.starts_with("## factlint: 16 errors, 8 warnings\n\n5 files, 3 facts, 0 waived.\n")
    );
}

#[test]
fn messages_for_reviewdog_are_inert() {
    let (sources, report) = mixed();
    let (text, _) = written(&sources, &report, Format::Rdjson);
    let value: Value = serde_json::from_str(&text).unwrap();
    for diagnostic in value["diagnostics"].as_array().unwrap() {
        let message = diagnostic["message"].as_str().unwrap();
        assert_inert(message);
        let blocks = events(message).into_iter().filter(|event| {
            matches!(
                event,
                Event::Start(Tag::List(_) | Tag::Heading { .. } | Tag::Table(_))
            )
        });
        assert_eq!(blocks.count(), 0, "{message}");
    }
}

fn job_summary(sources: &Sources, report: &Report) -> (String, u64) {
    let mut bytes = Vec::new();
    let left_out = write_job_summary(sources, report, &mut bytes).unwrap();
    (String::from_utf8(bytes).unwrap(), left_out)
}

#[test]
fn what_does_not_fit_is_counted_and_the_gravest_stay() {
    let sources = sources();
    let mut report = report(many(&sources, 10_000));
    let (text, left_out) = written(&sources, &report, Format::Markdown);
    assert!(
        text.len() <= 65_536 && text.len() > 60_000,
        "{}",
        text.len()
    );
    let (rows, details) = rows_and_details(&text);
    assert_eq!(rows.len() as u64 + left_out, 10_000);
    assert!(text.contains(&format!(
        "\n{left_out} findings more did not fit into this table.\n"
    )));
    let without = 10_000 - details.len();
    assert!(text.contains(&format!(
        "\nThe details of {without} findings more did not fit.\n"
    )));
    assert!(order(&rows).is_sorted());
    assert!(rows.iter().all(|row| row.starts_with("error")));

    let (summary, fewer) = job_summary(&sources, &report);
    assert!(summary.len() <= 1 << 20 && fewer < left_out);

    // One that is too large for all of it keeps no other out.
    report.diagnostics.truncate(3);
    report.diagnostics[0].diagnostic.message = format!("finding 1 says {}", "<".repeat(70_000));
    let (text, left_out) = written(&sources, &report, Format::Markdown);
    assert!(text.len() <= 65_536 && left_out == 0);
    let (rows, details) = rows_and_details(&text);
    assert_eq!((order(&rows), order(&details)), (vec![1, 2, 3], vec![2, 3]));
}
