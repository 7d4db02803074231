//! Counts that running text states: a number and the words of which it may be the number.

use super::SeenFile;
use super::left_out::is_history;
use super::words::Words;
use crate::document::{BlockKind, Markdown, Run};
use crate::figure::whole_number;
use crate::source::LineIndex;
use crate::words::WordLists;

/// A number with the words behind it.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    /// The text in which it stands.
    pub(super) path: String,
    /// Its line.
    pub(super) line: u32,
    /// The number.
    pub(super) number: usize,
    /// The words behind it, at most three, up to the end of the phrase.
    pub(super) words: Vec<String>,
}

impl Statement {
    /// Where it stands and what it says, up to one of its words.
    pub(super) fn quoted(&self, word: usize) -> String {
        let words: Vec<&str> = self
            .words
            .iter()
            .take(word + 1)
            .map(String::as_str)
            .collect();
        format!(
            "{}:{} says `{} {}`",
            self.path,
            self.line,
            self.number,
            words.join(" ")
        )
    }
}

/// The statements of all texts in Markdown that tell what is.
pub(super) fn find(files: &[SeenFile]) -> Vec<Statement> {
    let mut found = Vec::new();
    for file in files {
        let is_markdown = file.path.to_ascii_lowercase().ends_with(".md");
        let text = file
            .text
            .as_ref()
            .filter(|_| is_markdown && !is_history(&file.path));
        let Some(text) = text else {
            continue;
        };
        let page = Markdown::read(text.clone());
        let lines = LineIndex::new(text);
        for run in runs(&page) {
            for (at, number, words) in counted(run.text()) {
                let place = run.source(at, at + 1).start;
                if page
                    .sections_at(place)
                    .any(|section| is_over(&section.title))
                {
                    continue;
                }
                let line = lines.line(place);
                found.push(Statement {
                    path: file.path.clone(),
                    line,
                    number,
                    words,
                });
            }
        }
    }
    found
}

/// Whether a heading begins what was or will be.
fn is_over(title: &str) -> bool {
    let title = title.to_lowercase();
    Words::Over.stands_in(&title) || title.chars().filter(char::is_ascii_digit).count() >= 2
}

fn runs(page: &Markdown) -> Vec<&Run> {
    let mut runs = Vec::new();
    let siblings = page.siblings();
    for block in siblings
        .iter()
        .filter(|siblings| !siblings.quoted)
        .flat_map(|siblings| siblings.blocks)
    {
        match &block.kind {
            BlockKind::Heading { title, .. } => runs.push(title),
            BlockKind::Paragraph(run) => runs.push(run),
            BlockKind::Table(table) => runs.extend(table.rows.iter().flatten()),
            _ => {}
        }
    }
    runs
}

/// Each number of a text that has words behind it, with its place.
fn counted(text: &str) -> Vec<(usize, usize, Vec<String>)> {
    let mut tokens = Vec::new();
    let mut at = 0;
    for part in text.split_inclusive(char::is_whitespace) {
        if !part.trim().is_empty() {
            tokens.push((at, part.trim_end()));
        }
        at += part.len();
    }
    let mut found = Vec::new();
    let (mut before, mut is_capital) = ("", false);
    for (place, (at, token)) in tokens.iter().enumerate() {
        let stated = number(token.trim_start_matches('('));
        let word = before.to_lowercase();
        before = token;
        // A word in capitals before it, such as that of a standard, makes it a name.
        let is_named = std::mem::take(&mut is_capital);
        is_capital = token.len() > 1 && token.bytes().all(|byte| byte.is_ascii_uppercase());
        let Some(number) = stated.filter(|_| {
            !is_named
                && !Words::Before.has(&word)
                && !word.ends_with(['/', '<', '>', '=', '+', '-', '*', '≤', '≥', '~'])
        }) else {
            continue;
        };
        let mut words = Vec::new();
        for (_, token) in tokens.iter().skip(place + 1).take(3) {
            let word = token.trim_end_matches(['.', ',', ';', ':', ')', '!', '?']);
            let is_word = word
                .chars()
                .all(|letter| letter.is_alphabetic() || letter == '-');
            let has_letter = word.chars().any(char::is_alphabetic);
            if !has_letter || !is_word || Words::Behind.has(&word.to_lowercase()) {
                break;
            }
            words.push(word.to_owned());
            if word.len() < token.len() {
                break;
            }
        }
        if !words.is_empty() {
            found.push((*at, number, words));
        }
    }
    found
}

/// A whole number of three or more that is no year.
fn number(token: &str) -> Option<usize> {
    let number = whole_number(token)?;
    let is_year = !token.contains(',') && (1_900..2_100).contains(&number);
    (number >= 3 && !is_year).then_some(number)
}
