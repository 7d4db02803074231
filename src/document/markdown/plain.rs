//! Plain text: paragraphs, lists whose every line has the mark of an item or belongs to one, and nothing else that is a mark.

use super::{Block, BlockKind, Item, List, Run};
use crate::source::TextRange;

pub(super) fn read(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.trim_end().len();
        if line.trim().is_empty() {
            blocks.extend(
                open.take()
                    .into_iter()
                    .flat_map(|(start, end)| blocks_of(text, start, end)),
            );
        } else {
            open = Some((open.map_or(at, |(start, _)| start), end));
        }
        at += line.len();
    }
    blocks.extend(
        open.into_iter()
            .flat_map(|(start, end)| blocks_of(text, start, end)),
    );
    blocks
}

/// The blocks of lines without a blank one: a list, what leads in a list and the list, or a paragraph.
fn blocks_of(text: &str, start: usize, end: usize) -> Vec<Block> {
    if let Some(list) = list(text, start, end) {
        return vec![list];
    }
    let lines = text.get(start..end).unwrap_or_default();
    let led = lines.match_indices('\n').find_map(|(at, _)| {
        let lead = lines.get(..at)?.trim_end();
        let list = list(text, start + at + 1, end).filter(|_| lead.ends_with([':', '：']))?;
        Some(vec![paragraph(text, (start, start + lead.len())), list])
    });
    led.unwrap_or_else(|| vec![paragraph(text, (start, end))])
}

/// The list that lines are, where each begins with one mark, or with the numbers from 1 on. A line that stands farther to the
/// right belongs to the item above it.
fn list(text: &str, start: usize, end: usize) -> Option<Block> {
    let lines = text.get(start..end)?;
    let depth = |line: &str| line.len() - line.trim_start().len();
    let own = depth(lines);
    let mut marks = Vec::new();
    let mut says: Vec<(usize, usize, usize)> = Vec::new();
    let mut at = start;
    for line in lines.split_inclusive('\n') {
        let ends = at + line.trim_end().len();
        match item(line).filter(|_| depth(line) == own) {
            Some((mark, said)) => {
                says.push((at + line.find(mark)?, at + line.rfind(said)?, ends));
                marks.push(mark);
            }
            None if depth(line) > own => says.last_mut()?.2 = ends,
            None => return None,
        }
        at += line.len();
    }
    let items = says.into_iter().map(|(from, says, ends)| Item {
        range: TextRange::from_usize(from, ends),
        gap: false,
        task: None,
        blocks: vec![paragraph(text, (says, ends))],
    });
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
            items: items.collect(),
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
