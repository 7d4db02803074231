//! A number at the end of a heading in brackets, or of a line that serves as one, or in the heading itself, and the list, the
//! table or the headings below it.

use crate::document::{Block, BlockKind, Run};
use crate::figure::Number;

use super::calculation::Page;
use super::introduction::{Introduced, introduced_before, is_countable};
use super::list::{Listed, listed};
use super::token::Tokens;
use super::words::Words;
use crate::words::{WordLists, are_one_noun, looks_plural, singular};

/// A heading with a number in brackets, and what stands below it.
pub(in crate::rules) struct Numbered<'a> {
    pub(in crate::rules) tokens: Tokens<'a>,
    pub(in crate::rules) introduced: Introduced,
    pub(in crate::rules) listed: Listed,
    /// Whether it says what it counts, and that is what the heading names: `Quays (3)`, `Quays (3 quays)`, `Quays (3 items)`.
    pub(in crate::rules) is_named: bool,
    /// What it says that it counts.
    pub(in crate::rules) noun: Option<String>,
    /// Whether the heading itself names several.
    pub(in crate::rules) is_plural: bool,
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
    let open = (0..end).rev().find(|at| tokens.is_sign(*at, &['(', '[']))?;
    if !tokens.is_sign(end, &[')', ']']) || open == 0 {
        return None;
    }
    let at = open + 1;
    let number = tokens.number_at(at)?.value.clone();
    let counts = at + 1 == end
        || at + 2 == end && !tokens.touches_next(at) && is_countable(tokens.word_at(at + 1)?);
    let year = number >= Number::from(1900) && number <= Number::from(2100);
    let goes_on = (0..end).any(|at| tokens.is_word(at, Words::Continued));
    if !counts || year || goes_on || number < Number::from(2) {
        return None;
    }
    let noun = tokens.word_at(at + 1).filter(|_| at + 2 == end);
    let is_named = noun.is_some_and(|noun| {
        let mut words = (0..open).filter_map(|at| tokens.word_at(at));
        Words::OwnItem.has(noun) || words.any(|word| are_one_noun(word, noun))
    });
    Some(Numbered {
        listed: listed(blocks, list)?,
        introduced: Introduced {
            number,
            first: at,
            last: end - 1,
        },
        is_named,
        noun: noun.map(singular),
        is_plural: tokens
            .word_at(open - 1)
            .is_some_and(|word| looks_plural(word) || Words::Plural.has(word)),
        tokens,
    })
}

/// A heading that says how many of something follow, `Three rules`, right above a list of them or above headings that are
/// numbered or named so.
pub(in crate::rules) fn headed<'a>(
    page: Page<'a>,
    blocks: &'a [Block],
    at: usize,
) -> Option<(Tokens<'a>, Introduced, Listed)> {
    let BlockKind::Heading { level, title } = &blocks.get(at)?.kind else {
        return None;
    };
    let tokens = Tokens::of(title, page.figures);
    let end = tokens.all.len();
    let introduced = introduced_before(&tokens, end)?;
    // `2 Sails` may be the second chapter.
    let digits = tokens.number_at(introduced.first).is_some();
    let is_chapter = |block: &Block| match &block.kind {
        BlockKind::Heading { title, .. } => title.text().starts_with(|c: char| c.is_ascii_digit()),
        _ => false,
    };
    if digits && blocks.iter().filter(|block| is_chapter(block)).count() > 1 {
        return None;
    }
    let listed = if is_list(blocks.get(at + 1)?) {
        listed(blocks, at + 1)?
    } else {
        let noun = tokens.word_at(introduced.last)?;
        sub_headings(blocks.get(at + 1..)?, *level, noun)?
    };
    Some((tokens, introduced, listed))
}

/// The headings below one of a level that are all numbered, or begin with what is counted: `Rule 1`, and what else stands there
/// is none.
fn sub_headings(below: &[Block], level: u8, noun: &str) -> Option<Listed> {
    let headings = below.iter().filter_map(|block| match &block.kind {
        BlockKind::Heading { level, title } => Some((*level, title)),
        _ => None,
    });
    let within = headings.take_while(|(own, _)| *own > level);
    let own: Vec<&Run> = within
        .filter(|(own, _)| *own == level + 1)
        .map(|(_, title)| title)
        .collect();
    let first = |title: &Run| -> String {
        let word = title.text().split(|c: char| !c.is_alphanumeric()).next();
        word.unwrap_or_default().to_lowercase()
    };
    let is_number = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    let are_numbered = own.iter().all(|title| is_number(&first(title)));
    let is_named = |title: &&&Run| {
        let word = first(title);
        singular(&word) == word && are_one_noun(&word, noun)
    };
    let named: Vec<&Run> = own.iter().filter(is_named).copied().collect();
    let counted = if are_numbered { own } else { named };
    (counted.len() > 1).then(|| Listed {
        count: counted.len(),
        also: Vec::new(),
        certain: true,
        places: counted
            .iter()
            .map(|title| title.source(0, title.text().len()))
            .collect(),
        noun: "heading",
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
