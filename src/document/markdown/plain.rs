//! Plain text: paragraphs, lists whose every line has the mark of an item, and nothing else that is a mark.

use super::{Block, BlockKind, Item, List, Run};
use crate::source::TextRange;

pub(super) fn read(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.trim_end().len();
        if line.trim().is_empty() {
            blocks.extend(open.take().map(|range| block(text, range)));
        } else {
            open = Some((open.map_or(at, |(start, _)| start), end));
        }
        at += line.len();
    }
    blocks.extend(open.map(|range| block(text, range)));
    blocks
}

fn block(text: &str, bytes: (usize, usize)) -> Block {
    list(text, bytes.0, bytes.1).unwrap_or_else(|| paragraph(text, bytes))
}

/// The list that lines are, where each begins with one mark, or with the numbers from 1 on.
fn list(text: &str, start: usize, end: usize) -> Option<Block> {
    let lines = text.get(start..end)?;
    let mut items = Vec::new();
    let mut marks = Vec::new();
    let mut at = start;
    for line in lines.split_inclusive('\n') {
        let (mark, says) = item(line)?;
        let from = at + line.find(mark)?;
        let says_at = at + line.rfind(says)?;
        items.push(Item {
            range: TextRange::from_usize(from, says_at + says.len()),
            gap: false,
            task: None,
            blocks: vec![paragraph(text, (says_at, says_at + says.len()))],
        });
        marks.push(mark);
        at += line.len();
    }
    let first = marks.first()?;
    let numbered = marks
        .iter()
        .enumerate()
        .all(|(at, mark)| mark.trim_end_matches(['.', ')']) == (at + 1).to_string());
    let alike = marks.iter().all(|mark| mark == first) && !first.starts_with('1');
    (marks.len() > 1 && (numbered || alike)).then(|| Block {
        range: TextRange::from_usize(start, end),
        kind: BlockKind::List(List {
            start: numbered.then_some(1),
            tight: true,
            items,
        }),
    })
}

/// The mark of an item and what it says.
fn item(line: &str) -> Option<(&str, &str)> {
    let (mark, says) = line.trim().split_once(' ')?;
    let digits = mark.trim_end_matches(['.', ')']);
    let is_number = digits.len() + 1 == mark.len() && digits.chars().all(|c| c.is_ascii_digit());
    let is_mark = matches!(mark, "-" | "*" | "•" | "–") || is_number;
    Some((mark, says.trim())).filter(|(_, says)| is_mark && !says.is_empty())
}

fn paragraph(text: &str, bytes: (usize, usize)) -> Block {
    let range = TextRange::from_usize(bytes.0, bytes.1);
    let mut run = Run::new(range);
    run.push(range.slice(text), range, true);
    Block {
        range,
        kind: BlockKind::Paragraph(run),
    }
}
