//! A number in brackets at the end of a heading, or of a line that serves as one, and the list or the table below it.

use crate::document::{Block, BlockKind, Run};
use crate::figure::Number;

use super::calculation::Page;
use super::introduction::{Introduced, is_countable};
use super::list::{Listed, listed};
use super::token::Tokens;

/// A heading with a number in brackets, and what stands below it.
pub(in crate::rules) struct Numbered<'a> {
    pub(in crate::rules) tokens: Tokens<'a>,
    pub(in crate::rules) introduced: Introduced,
    pub(in crate::rules) listed: Listed,
}

/// The heading at `at`, if it is numbered and stands above one list or table.
pub(in crate::rules) fn numbered<'a>(
    page: Page<'a>,
    blocks: &'a [Block],
    at: usize,
) -> Option<Numbered<'a>> {
    let below = blocks.get(at + 1..)?;
    let (run, list) = match &blocks.get(at)?.kind {
        BlockKind::Heading { title, .. } => (title, at + 1 + only_list(below)?),
        BlockKind::Paragraph(run) if is_line(run) && is_list(below.first()?) => (run, at + 1),
        _ => return None,
    };
    let tokens = Tokens::of(run, page.figures);
    let mut end = tokens.all.len().checked_sub(1)?;
    if tokens.is_sign(end, &[':']) {
        end = end.checked_sub(1)?;
    }
    let open = (0..end).rev().find(|at| tokens.is_sign(*at, &['(']))?;
    if !tokens.is_sign(end, &[')']) || open == 0 {
        return None;
    }
    let at = open + 1;
    let number = tokens.number_at(at)?.value.clone();
    let counts = at + 1 == end
        || at + 2 == end && !tokens.touches_next(at) && is_countable(tokens.word_at(at + 1)?);
    let year = number >= Number::from(1900) && number <= Number::from(2100);
    if !counts || year || number < Number::from(2) {
        return None;
    }
    Some(Numbered {
        listed: listed(blocks, list)?,
        introduced: Introduced {
            number,
            first: at,
            last: end - 1,
        },
        tokens,
    })
}

fn is_list(block: &Block) -> bool {
    matches!(block.kind, BlockKind::List(_) | BlockKind::Table(_))
}

/// Whether a paragraph is one short line.
fn is_line(run: &Run) -> bool {
    let text = run.text().trim();
    text.len() <= 80 && !text.contains('\n')
}

/// The one list or table before the next heading.
fn only_list(below: &[Block]) -> Option<usize> {
    let heading = |block: &&Block| matches!(block.kind, BlockKind::Heading { .. });
    let section = below.iter().take_while(|block| !heading(block));
    let mut lists = section.enumerate().filter(|(_, block)| is_list(block));
    let (first, _) = lists.next()?;
    lists.next().is_none().then_some(first)
}
