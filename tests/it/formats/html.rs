//! The page of the mixed batch: every finding is on it once, and no element and no attribute that the page does not write
//! itself. What it looks like, and that nothing runs in it, is tried in `page`.

use std::collections::BTreeSet;

use super::batch::{many, mixed, numbers, report, sources, written};
use factlint::output::Format;

/// The elements that the page writes.
const ELEMENTS: [&str; 50] = [
    "a",
    "article",
    "b",
    "bdi",
    "body",
    "button",
    "code",
    "details",
    "div",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "head",
    "header",
    "html",
    "i",
    "input",
    "kbd",
    "label",
    "li",
    "line",
    "main",
    "mark",
    "meta",
    "option",
    "output",
    "p",
    "path",
    "rect",
    "section",
    "select",
    "small",
    "span",
    "summary",
    "svg",
    "table",
    "tbody",
    "td",
    "text",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "style",
    "script",
];

/// Every element of the page with the names of its attributes. All values stand in double quotes.
fn elements(html: &str) -> BTreeSet<(String, Vec<String>)> {
    let (head, rest) = html.split_once("<style>").unwrap();
    let (_, rest) = rest.split_once("</style>").unwrap();
    let (body, _) = rest.split_once("<script>").unwrap();
    let mut found = BTreeSet::new();
    for piece in format!("{head}{body}").split('<').skip(1) {
        let name: String = piece.chars().take_while(|c| c.is_alphanumeric()).collect();
        let mut attributes = Vec::new();
        // What stands between quotes is the value of what stands before them.
        for (at, part) in piece.split('"').enumerate() {
            if at % 2 == 0 && part.contains('>') {
                break;
            }
            let before = part
                .trim_end_matches('=')
                .rsplit(' ')
                .next()
                .unwrap_or_default();
            if at % 2 == 0 && part.ends_with('=') {
                attributes.push(before.to_owned());
            }
        }
        found.insert((name, attributes));
    }
    found
}

fn headlines(html: &str) -> Vec<usize> {
    let articles = html.split("<article class=\"finding").skip(1);
    let headlines = articles.map(|article| {
        let (_, headline) = article.split_once("<h3>").unwrap();
        headline.split_once("</h3>").unwrap().0
    });
    numbers(headlines)
}

#[test]
fn the_page_carries_every_finding_and_only_its_own_marks() {
    let (sources, report) = mixed();
    let (html, _) = written(&sources, &report, Format::Html);
    let mut found = headlines(&html);
    found.sort_unstable();
    // The two that are accepted stand below the others.
    let mut all: Vec<usize> = (1..=24).chain([1, 2]).collect();
    all.sort_unstable();
    assert_eq!(found, all);
    for (name, attributes) in elements(&html) {
        let is_own = name.is_empty() || ELEMENTS.contains(&name.as_str());
        assert!(is_own, "<{name}>");
        for attribute in attributes {
            let runs =
                attribute.starts_with("on") || ["src", "style", "srcdoc"].contains(&&*attribute);
            assert!(!runs, "<{name} {attribute}>");
        }
    }
    for reason in ["the town counts later", "agreed ␛[2J"] {
        assert!(html.contains(reason), "{reason}");
    }
}

#[test]
fn ten_thousand_findings_are_on_the_page() {
    let sources = sources();
    let report = report(many(&sources, 10_000));
    let (html, left_out) = written(&sources, &report, Format::Html);
    assert_eq!(left_out, 0);
    let mut found = headlines(&html);
    found.sort_unstable();
    assert_eq!(found, (1..=10_000).collect::<Vec<_>>());
}
