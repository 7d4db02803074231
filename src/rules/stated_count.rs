//! A list has as many items as the words right before it say.

use crate::diagnostic::{Label, Level, Needs, RuleMetadata, Severity};
use crate::document::{Block, BlockKind, Run};
use crate::figure::Number;
use crate::source::TextRange;
use crate::words::number_of;

use super::Rule;
use super::context::Context;
use super::reporter::Reporter;
use super::stated::{
    self, Calculated, Calculation, Failure, Introduced, Listed, Numbered, Page, Tokens, headed,
    introduced, listed, numbered,
};

pub(super) static RULE: Rule = Rule {
    metadata: RuleMetadata {
        id: "stated-count",
        summary: "a list has as many items as the words right before it say",
        page: include_str!("stated_count.md"),
        level: Level::Warning,
        needs: Needs::File,
        fails_run: false,
        since: "0.1.0",
    },
    declaration: None,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    stated::check(context, reporter, Severity::Warning, counts);
}

fn counts(page: Page<'_>) -> Vec<Calculation> {
    let mut all = Vec::new();
    for siblings in page.text.siblings() {
        if siblings.quoted {
            continue;
        }
        for (at, block) in siblings.blocks.iter().enumerate() {
            let next = siblings.blocks.get(at + 1).map(|block| &block.kind);
            let lead = match &block.kind {
                BlockKind::Paragraph(run) | BlockKind::Heading { title: run, .. } => Some(run),
                _ => None,
            };
            if let (Some(run), Some(BlockKind::List(_) | BlockKind::Table(_))) = (lead, next) {
                all.extend(before_list(page, run, siblings.blocks, at + 1));
            }
            if let Some((tokens, introduced, listed)) = headed(page, siblings.blocks, at) {
                let close = is_close(&introduced.number, listed.count);
                let judged = judge(page, &tokens, introduced, &listed);
                all.extend(judged.map(|judged| near(judged, close)));
            }
        }
        all.extend(headings(page, siblings.blocks));
    }
    all
}

fn before_list(page: Page<'_>, run: &Run, blocks: &[Block], at: usize) -> Option<Calculation> {
    if !run.text().trim_end().ends_with([':', '：']) {
        return None;
    }
    let tokens = Tokens::of(run, page.figures);
    let introduced = introduced(&tokens)?;
    let mut listed = listed(blocks, at)?;
    let mut is_table = false;
    if let BlockKind::Table(table) = &blocks.get(at)?.kind {
        // The columns may be what is counted.
        let columns = table.headings.len();
        listed.also.extend([columns, columns.saturating_sub(1)]);
        is_table = true;
    }
    let close = !is_table || is_close(&introduced.number, listed.count);
    judge(page, &tokens, introduced, &listed).map(|judged| near(judged, close))
}

/// A calculation that is told only where the numbers are close.
fn near(mut judged: Calculation, close: bool) -> Calculation {
    if !close {
        judged.set_aside();
    }
    judged
}

fn judge(
    page: Page<'_>,
    tokens: &Tokens<'_>,
    introduced: Introduced,
    listed: &Listed,
) -> Option<Calculation> {
    let Introduced {
        number,
        first,
        last,
    } = introduced;
    let (start, end) = (tokens.all.get(first)?.start, tokens.all.get(last)?.end);
    let at = tokens.run.source(start, end);
    let stated = usize::try_from(number.to_i64()?).ok()?;
    let outcome = if stated == listed.count || listed.also.contains(&stated) {
        Calculated::Holds
    } else if !listed.certain || !is_near(stated, listed.count) || tokens.is_quoted(first) {
        Calculated::Unread
    } else {
        let written = tokens.text(first, last);
        Calculated::Fails(Box::new(failure(page, written, listed, at)))
    };
    Some(Calculation { at, outcome })
}

/// Whether two counts may be of the same things: one is not much more than half of the other.
fn is_near(stated: usize, listed: usize) -> bool {
    stated.max(listed) <= 2 * stated.min(listed)
}

fn failure(page: Page<'_>, written: &str, listed: &Listed, at: TextRange) -> Failure {
    const SHOWN: usize = 12;
    let holds = number_of(listed.count, listed.noun);
    let numbered = listed.places.iter().enumerate();
    let ends = |index: usize| index == 0 || index + 1 == listed.places.len();
    let labels = numbered.filter(|(index, _)| listed.places.len() <= SHOWN || ends(*index));
    let labels = labels.map(|(index, range)| Label::new(*range, (index + 1).to_string()));
    Failure {
        message: format!("`{written}` stands before {holds}"),
        label: String::new(),
        related: labels.collect(),
        help: "Correct the number, or the list.".to_owned(),
        excess: Number::ZERO,
        identity: vec![
            page.heading(at),
            written.to_owned(),
            listed.count.to_string(),
        ],
    }
}

/// Headings such as `Tools (12)`. A bare number may well count something else, so that one is told only where others of the
/// text hold; `Tools (12 tools)` says what it counts, and `Quay (12 tools)` where others of that noun hold. So is a line that is
/// no heading and stands within an item.
fn headings(page: Page<'_>, blocks: &[Block]) -> Vec<Calculation> {
    let numbered = (0..blocks.len()).filter_map(|at| numbered(page, blocks, at));
    let mut plurals = Vec::new();
    let all: Vec<(Option<String>, bool, Calculation)> = numbered
        .filter_map(|found| {
            let Numbered {
                tokens,
                introduced,
                listed,
                is_named,
                noun,
                is_plural,
            } = found;
            let close = is_close(&introduced.number, listed.count);
            let judged = judge(page, &tokens, introduced, &listed)?;
            plurals.push(is_plural);
            Some((noun, is_named, near(judged, close)))
        })
        .collect();
    let count = |noun: &Option<String>, wanted: fn(&Calculated) -> bool| {
        let same = all.iter().filter(|(own, _, _)| own == noun);
        same.filter(|(_, _, found)| wanted(&found.outcome)).count()
    };
    let siblings = |noun: &Option<String>| count(noun, |_| true).saturating_sub(1);
    // Where those that hold name several, `Soup (4)` is something else.
    let holding = all.iter().zip(&plurals);
    let mut holding = holding.filter(|((noun, _, found), _)| {
        noun.is_none() && matches!(found.outcome, Calculated::Holds)
    });
    let name_several = holding.all(|(_, plural)| *plural);
    let shown: Vec<bool> = all
        .iter()
        .zip(&plurals)
        .map(|((noun, is_named, _), is_plural)| {
            if noun.is_none() && name_several && !is_plural {
                return false;
            }
            let holds = count(noun, |outcome| matches!(outcome, Calculated::Holds));
            let fails = count(noun, |outcome| matches!(outcome, Calculated::Fails(_)));
            *is_named && holds * 2 >= siblings(noun) || holds >= fails.max(1)
        })
        .collect();
    let all = all.into_iter().zip(shown);
    all.map(|((_, _, found), shown)| near(found, shown))
        .collect()
}

/// Whether two counts differ by a quarter at most, or by one thing more or less.
fn is_close(stated: &Number, listed: usize) -> bool {
    let stated = stated
        .to_i64()
        .and_then(|number| usize::try_from(number).ok());
    let stated = stated.unwrap_or(0);
    let differ = stated.abs_diff(listed);
    differ * 4 <= stated.max(listed) || differ == 1 && listed > 1
}
