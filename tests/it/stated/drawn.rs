//! Tables that are drawn with blanks, in plain texts and between fences: totals that are wrong, and what looks like it.

use factlint::source::{SourceFile, Sources};

use super::{run, run_all};

/// The texts of which a total is told, all of them read as files with this ending.
fn told<'t>(texts: &[&'t str], ending: &str) -> Vec<&'t str> {
    let files = || {
        let named = texts.iter().enumerate();
        let files =
            named.map(|(at, text)| SourceFile::new(format!("page-{at:03}.{ending}"), *text));
        files.collect::<Vec<_>>()
    };
    let report = run_all(files());
    let sources = Sources::new(files());
    let is_told = |file| {
        let mut found = report.diagnostics.iter();
        found.any(|reported| {
            let diagnostic = &reported.diagnostic;
            diagnostic.rule.id == "stated-total" && diagnostic.primary.span.file == file
        })
    };
    let told = sources
        .iter()
        .zip(texts)
        .filter(|((file, _), _)| is_told(*file));
    told.map(|(_, text)| *text).collect()
}

fn tells(name: &str, text: &str) -> bool {
    let (_, ending) = name.split_once('.').unwrap();
    !told(&[text], ending).is_empty()
}

/// A text in which a table stands between fences.
fn fenced(language: &str, table: &str) -> String {
    format!("Landings\n\n```{language}\n{table}```\n")
}

/// The tables of a file of cases, which lines of `%` part.
fn cases(text: &str) -> Vec<&str> {
    text.split("%%\n").collect()
}

#[test]
fn wrong_totals_are_told() {
    let wrong = cases(include_str!("drawn_wrong.txt"));
    assert!(wrong.len() >= 17, "{}", wrong.len());
    let told = told(&wrong, "txt");
    let missed: Vec<&str> = wrong
        .into_iter()
        .filter(|text| !told.contains(text))
        .collect();
    assert!(missed.is_empty(), "{}", missed.join("%%\n"));
}

#[test]
fn what_is_right_or_not_certain_is_silent() {
    let traps = cases(include_str!("drawn_traps.txt"));
    assert!(traps.len() >= 60, "{}", traps.len());
    let fenced: Vec<String> = traps.iter().map(|text| fenced("text", text)).collect();
    let fenced: Vec<&str> = fenced.iter().map(String::as_str).collect();
    let told = [told(&traps, "txt"), told(&fenced, "md")].concat();
    assert!(told.is_empty(), "{}", told.join("%%\n"));
}

const QUAYS: &str = "Quay     Boats  Crews\nNorth       12     24\nSouth        7     14\nEast         2      4\nTotal       20     42\n";

#[test]
fn tables_between_fences_are_read_where_they_are_text() {
    assert!(tells("page.md", &fenced("", QUAYS)));
    assert!(tells("page.md", &fenced("text", QUAYS)));
    assert!(!tells("page.md", &fenced("console", QUAYS)));
    let answered = format!("$ harbour count\n{QUAYS}");
    assert!(!tells("page.md", &fenced("", &answered)));
    let quoted = fenced("", QUAYS).replace('\n', "\n> ");
    assert!(!tells("page.md", &format!("> {quoted}")));
    let off = format!("<!-- factlint: off -->\n\n{}", fenced("", QUAYS));
    assert!(!tells("page.md", &off));
}

#[test]
fn the_number_that_is_wrong_is_underlined() {
    for (name, text) in [
        ("page.txt", QUAYS.to_owned()),
        ("page.md", fenced("", QUAYS)),
        (
            "page.md",
            format!(
                "1. Landings\n\n   ```\n   {}```\n",
                QUAYS.replace('\n', "\n   ")
            ),
        ),
    ] {
        let report = run(name, &text);
        let found = report.diagnostics.first().expect("a total");
        let span = found.diagnostic.primary.span.range.expect("a place");
        let written = text.get(span.start as usize..span.end as usize);
        assert_eq!(written, Some("20"), "{text}");
    }
}
