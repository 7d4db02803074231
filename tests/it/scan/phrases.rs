//! The tables of phrases: one phrase a line with everything that a scan finds in it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use factlint::figure::{FigureErrorKind, Readings, Scanner, parse_figure};

use super::shared::stands_later;

/// The lines of a table that are phrases; `\n` in them is a line break.
fn table(name: &str) -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/it/scan")
        .join(name);
    fs::read_to_string(path)
        .unwrap()
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let (phrase, found) = line.split_once(" => ").unwrap();
            (phrase.replace("\\n", "\n"), found.to_owned())
        })
        .collect()
}

/// What the scanner finds in a phrase, as the tables write it.
fn told(scanner: &Scanner, phrase: &str) -> String {
    let mut told = String::new();
    for found in scanner.scan(phrase) {
        if !told.is_empty() {
            told.push_str(" ; ");
        }
        let text = found.text(phrase).replace('\n', "\\n");
        match (found.kind.as_str(), &found.figure) {
            ("figure", Some(figure)) => {
                let reading = figure.reading();
                let (strict, usual) = (&reading.strict, &reading.usual);
                let (value, bound) = (&figure.value, figure.bound);
                let _ = write!(told, "{text} = {value} {bound} {strict} {usual}");
            }
            (kind, _) => {
                let _ = write!(told, "[{kind}] {text}");
            }
        }
    }
    if told.is_empty() {
        told.push('-');
    }
    told
}

fn check(name: &str) {
    let scanner = Scanner::new(&Readings::default());
    let table = table(name);
    assert!(table.len() >= 300, "{name} has {} phrases", table.len());
    let mut wrong = String::new();
    for (phrase, expected) in table {
        let found = told(&scanner, &phrase);
        if found != expected {
            let _ = writeln!(wrong, "{phrase}\n  wanted {expected}\n  found  {found}");
        }
    }
    assert!(wrong.is_empty(), "{name}\n{wrong}");
}

#[test]
fn the_chinese_phrases_are_found() {
    check("chinese.txt");
}

#[test]
fn the_english_phrases_are_found() {
    check("english.txt");
}

/// Scan and the reader of facts share one grammar: whatever a scan finds, its text alone says the same as a fact. What is
/// counted under a name that nobody declared (`100 lumens or more`) a fact refuses for that name, and says the same
/// without it; and a unit or a scale word that stands once, behind a later number, is meant for those before it.
#[test]
fn what_is_found_is_read_alone_as_in_its_text() {
    let scanner = Scanner::new(&Readings::default());
    let mut wrong = String::new();
    let tables = ["chinese.txt", "english.txt"].into_iter().flat_map(table);
    for (phrase, _) in tables {
        let all = scanner.scan(&phrase);
        for found in &all {
            let Some(figure) = found
                .figure
                .as_ref()
                .filter(|_| found.kind.as_str() == "figure")
            else {
                continue;
            };
            let text = found.text(&phrase);
            let mut alone = parse_figure(text, &scanner.context());
            if let Err(error) = &alone
                && error.kind == FigureErrorKind::UnknownUnit
            {
                let name = error.range.start as usize..error.range.end as usize;
                let mut without = text.to_owned();
                without.replace_range(name, "");
                alone = parse_figure(&without, &scanner.context());
            }
            let alone = alone.ok();
            let shared = alone
                .as_ref()
                .is_some_and(|alone| stands_later(&all, found, figure, alone));
            if !shared && alone.as_ref() != Some(figure) {
                let _ = writeln!(
                    wrong,
                    "{phrase}: {text}
  in the text {figure:?}
  alone {alone:?}"
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// That a text holds code or names a release makes names of bare numbers, and of no amount with a unit. One digit behind a dollar
/// sign may be an argument there.
#[test]
fn what_is_measured_is_so_in_texts_about_software() {
    let scanner = Scanner::new(&Readings::default());
    let measured = |text: &str| {
        let found = scanner.scan(text).into_iter().filter_map(|found| {
            let figure = found.figure.as_ref()?;
            figure.unit.as_ref()?;
            let words = found.text(text).to_owned();
            let argument = words.len() == 2 && words.starts_with('$');
            (!argument).then(|| (words, figure.value.clone(), figure.bound))
        });
        found.collect::<Vec<_>>()
    };
    let mut wrong = String::new();
    for lead in [
        "Use `quay`.\n\n",
        "Use release 1.4.0 now.\n\n",
        "## 1.4.0\n\n",
    ] {
        for (phrase, _) in ["chinese.txt", "english.txt"].into_iter().flat_map(table) {
            let told = measured(&format!("{lead}{phrase}"));
            for figure in measured(&phrase) {
                if !told.contains(&figure) {
                    let _ = writeln!(wrong, "{lead:?} {phrase}\n  wanted {figure:?}");
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// A wider blank, and a line that is full, change no figure: each phrase stands in prose, once as it is and once with all its
/// blanks wider, or with its line broken at the one in its middle.
#[test]
fn what_is_found_does_not_hang_on_blanks_and_lines() {
    /// Digits over a line or a gap are two numbers, and a line that begins with a sign of a list is an item.
    const OTHER: [&str; 6] = ["2 1/2", "12 345 t", ">=0.52", "3 · 5", "17: 9", "* [2.1"];
    let scanner = Scanner::new(&Readings::default());
    let figures = |text: &str| {
        let found = scanner.scan(text).into_iter().filter_map(|found| {
            let figure = found
                .figure
                .as_ref()
                .filter(|_| found.kind.as_str() == "figure")?;
            let words = found
                .text(text)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            Some((
                words,
                figure.value.clone(),
                figure.unit.clone(),
                figure.bound,
            ))
        });
        found.collect::<Vec<_>>()
    };
    let lead = "In the long note of the old clerks of the quay stands much; and there: ";
    let mut wrong = String::new();
    for (phrase, _) in table("english.txt") {
        if phrase.contains(['\n', '|', '`']) || OTHER.iter().any(|other| phrase.contains(other)) {
            continue;
        }
        let blanks: Vec<usize> = phrase.match_indices(' ').map(|(at, _)| at).collect();
        let Some(middle) = blanks.get(blanks.len() / 2) else {
            continue;
        };
        let (before, after) = phrase.split_at(*middle);
        let told = figures(&format!("{lead}{phrase} So it was said by them."));
        for other in [
            format!(
                "{lead}{} So it was said by them.",
                phrase.replace(' ', "  ")
            ),
            format!("{lead}{before}\n{} So it was said by them.", &after[1..]),
        ] {
            if figures(&other) != told {
                let _ = writeln!(wrong, "{other:?}\n  {told:?}\n  {:?}", figures(&other));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
