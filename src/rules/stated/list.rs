//! How many things a list or a table holds, as far as that is certain.

use std::collections::BTreeSet;

use crate::document::{Block, BlockKind, Item, List, MarkKind, Run};
use crate::figure::is_han;
use crate::source::TextRange;
use crate::words::WordLists;

use super::labels::{self, is_total};
use super::several;
use super::words::Words;

/// The numbers of things that a list can be said to hold.
#[derive(Debug)]
pub(in crate::rules) struct Listed {
    /// How many items or rows there are.
    pub(in crate::rules) count: usize,
    /// Numbers that are right as well: without what is optional, up to a gap, with every thing that an item names.
    pub(in crate::rules) also: Vec<usize>,
    /// Whether it is plain how many there are, so that another number is wrong.
    pub(in crate::rules) certain: bool,
    /// The beginnings of the items.
    pub(in crate::rules) places: Vec<TextRange>,
    /// The noun of what it counts: `item`, `row`.
    pub(in crate::rules) noun: &'static str,
}

/// Counts what the list or the table at `at` holds; an ordered list goes on where a later one takes up its numbers.
pub(in crate::rules) fn listed(blocks: &[Block], at: usize) -> Option<Listed> {
    match &blocks.get(at)?.kind {
        BlockKind::List(list) => Some(listed_items(list, blocks.get(at + 1..).unwrap_or_default())),
        BlockKind::Table(table) => {
            let named = |row: &&Vec<Run>| {
                label(row).is_some_and(|cell| {
                    let label = labels::label(cell.text());
                    !is_total(&label) && !Words::BehindTotal.has(&label)
                })
            };
            let rows: Vec<&Vec<Run>> = table.rows.iter().filter(named).collect();
            // A first column that names a group once, or rows that go on the one above.
            let first = rows.iter().all(|row| {
                row.first()
                    .is_some_and(|cell| !cell.text().trim().is_empty())
            });
            let more = rows
                .iter()
                .any(|row| label(row).is_some_and(|cell| is_open_end(cell.text())));
            // `1–4` stands for several.
            let is_range = |row: &&Vec<Run>| {
                let text = row.first().map(Run::text).unwrap_or_default();
                let ends = text.split(['-', '–', '~', '～']);
                let is_number = |end: &str| {
                    !end.trim().is_empty() && end.trim().chars().all(|c| c.is_ascii_digit())
                };
                ends.clone().count() == 2 && ends.into_iter().all(is_number)
            };
            let more = more || rows.iter().any(is_range);
            let labels = rows.iter().filter_map(|row| Some(row.first()?.text()));
            let labels: BTreeSet<&str> = labels.collect();
            Some(Listed {
                count: rows.len(),
                also: vec![table.rows.len(), labels.len()],
                certain: first && !more,
                places: rows
                    .iter()
                    .filter_map(|row| Some(row.first()?.range()))
                    .collect(),
                noun: "row",
            })
        }
        _ => None,
    }
}

/// The first cell of a row that says something.
fn label(row: &[Run]) -> Option<&Run> {
    row.iter().find(|cell| !cell.text().trim().is_empty())
}

fn listed_items(list: &List, after: &[Block]) -> Listed {
    let own: Vec<&Item> = list.items.iter().collect();
    let (mut items, mut also, more) = with_what_goes_on(list, after);
    let all = items.len();
    items.retain(|item| !is_struck(item));
    let count = items.len();
    also.extend(Some(all).filter(|all| *all > count));
    let optional = items.iter().filter(|item| is_optional(item)).count();
    also.extend((1..=optional).map(|optional| count - optional));
    let parted = own.iter().skip(1).filter(|item| item.gap).count();
    let uneven = parted > 0 && parted + 1 < own.len();
    also.extend(own.iter().position(|item| item.gap).filter(|_| uneven));
    let named: usize = items.iter().map(|item| names(item)).sum();
    let leaves: usize = items.iter().map(|item| nested(item).max(1)).sum();
    let nested: usize = items.iter().map(|item| nested(item)).sum();
    also.extend([named, nested, leaves, named + nested]);
    also.extend(several::of_items(&items));
    let ticked = items.iter().filter(|item| item.task == Some(true)).count();
    also.extend((ticked > 0).then(|| count - ticked));
    for kind in TERMS {
        also.push(items.iter().filter(|item| begins_with(item, kind)).count());
    }
    // `(×2)` counts an item twice, and `(try_)borrow` names two things.
    let plain = |item: &&Item| {
        let text = lead(item).map(Run::text);
        text.is_some_and(|text| {
            !is_open_end(text)
                && !is_of_all(text)
                && !text.starts_with('(')
                && !text.contains(['×', '✕'])
        })
    };
    Listed {
        count,
        also,
        certain: count > 1
            && !more
            && !uneven
            && named == count
            && list.start.is_none_or(|start| start <= 1)
            && items.iter().all(plain)
            && !tell_of_something(&items),
        places: items.iter().map(|item| first_line(item)).collect(),
        noun: "item",
    }
}

/// The items of a list and of the later ones that take up its numbers; the counts that are right as well, with the lists
/// below that may go on it; and whether there are such lists, so that no count is certain.
fn with_what_goes_on<'a>(list: &'a List, after: &'a [Block]) -> (Vec<&'a Item>, Vec<usize>, bool) {
    let mut items: Vec<&Item> = list.items.iter().collect();
    let (mut also, mut all, mut more) = (Vec::new(), items.len(), false);
    let below = after
        .iter()
        .take_while(|block| !matches!(block.kind, BlockKind::Heading { .. }));
    for block in below {
        let BlockKind::List(next) = &block.kind else {
            continue;
        };
        all += next.items.len();
        also.push(all);
        if goes_on(items.len(), list, next) {
            also.push(items.len());
            items.extend(&next.items);
        } else if next.start.is_some() == list.start.is_some() && !is_led(after, block)
            || after
                .first()
                .is_some_and(|first| std::ptr::eq(first, block))
        {
            more = true;
        }
    }
    (items, also, more)
}

/// Whether a paragraph right before a list leads it in.
fn is_led(blocks: &[Block], list: &Block) -> bool {
    let mut pairs = blocks.windows(2);
    pairs.any(|pair| match pair {
        [before, block] => {
            let text = match &before.kind {
                BlockKind::Paragraph(run) => run.text().trim_end(),
                _ => "",
            };
            let is_long = text.contains(is_han) || text.split_whitespace().count() > 3;
            std::ptr::eq(block, list) && is_long && text.ends_with([':', '：'])
        }
        _ => false,
    })
}

/// Whether a later ordered list takes up the numbers of this one.
fn goes_on(count: usize, list: &List, next: &List) -> bool {
    let (Some(start), Some(again)) = (list.start, next.start) else {
        return false;
    };
    u64::try_from(count).is_ok_and(|count| again == start + count)
}

fn lead(item: &Item) -> Option<&Run> {
    item.blocks.first().and_then(|block| match &block.kind {
        BlockKind::Paragraph(run) | BlockKind::Heading { title: run, .. } => Some(run),
        _ => None,
    })
}

/// Whether nothing of an item is left, since all of it is struck.
fn is_struck(item: &Item) -> bool {
    let nothing = lead(item).is_some_and(|run| run.text().trim().is_empty());
    nothing && item.blocks.len() == 1
}

/// The beginning of an item, to be underlined.
fn first_line(item: &Item) -> TextRange {
    const SHOWN: usize = 40;
    let Some(run) = lead(item) else {
        return item.range;
    };
    let line = run.text().lines().next().unwrap_or_default();
    run.source(0, line.floor_char_boundary(SHOWN.min(line.len())))
}

/// `…`, `etc.`, `and more`: a list that does not name all.
fn is_open_end(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    Words::OpenEnd.has(&text)
        || ["…", "..."].iter().any(|dots| text.starts_with(dots))
        || Words::OpenStart.starts(&text)
        || text
            .split_once(' ')
            .is_some_and(|(word, _)| Words::OpenWord.has(word))
}

/// `both are lit`, 两者都: an item that tells of the others.
fn is_of_all(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| Words::OfBoth.has(word))
        || words_before(&text, 4).any(|word| Words::OfRest.has(word))
        || Words::OfBothSign.stands_in(&text)
}

/// Whether all items begin with one word that tells of something: `have a lamp`, `have a horn`.
fn tell_of_something(items: &[&Item]) -> bool {
    let first = |item: &&Item| {
        let text = lead(item).map(Run::text).unwrap_or_default();
        words_before(text, 1)
            .next()
            .unwrap_or_default()
            .to_lowercase()
    };
    let mut words = items.iter().map(first);
    let one = words.next().unwrap_or_default();
    Words::Predicate.has(&one) && words.all(|word| word == one)
}

/// So many words from the beginning of a text.
fn words_before(text: &str, most: usize) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).take(most)
}

fn is_optional(item: &Item) -> bool {
    lead(item).is_some_and(|run| Words::Optional.stands_in(&run.text().to_lowercase()))
}

/// The marks with which a term is set off.
const TERMS: [fn(&MarkKind) -> bool; 3] = [
    |kind| *kind == MarkKind::Strong,
    |kind| *kind == MarkKind::Code,
    |kind| matches!(kind, MarkKind::Link(_)),
];

/// Whether an item begins with such a term.
fn begins_with(item: &Item, kind: fn(&MarkKind) -> bool) -> bool {
    lead(item).is_some_and(|run| {
        let mut marks = run.marks().iter();
        marks.any(|mark| kind(&mark.kind) && mark.range.start == 0 && !mark.range.is_empty())
    })
}

/// How many things the beginning of an item names: `**A**, **B** and **C**: …`.
fn names(item: &Item) -> usize {
    let Some(run) = lead(item) else { return 1 };
    let terms = TERMS.into_iter();
    terms
        .map(|wanted| terms_of(run, wanted))
        .max()
        .unwrap_or(0)
        .max(1)
}

/// How many terms of one kind a run begins with, with no more between them than what joins names.
fn terms_of(run: &Run, wanted: fn(&MarkKind) -> bool) -> usize {
    let text = run.text();
    let mut end = 0;
    let mut named = 0_usize;
    let mut marks: Vec<_> = run
        .marks()
        .iter()
        .filter(|mark| wanted(&mark.kind) && !mark.range.is_empty())
        .collect();
    marks.sort_by_key(|mark| mark.range.start);
    for mark in marks {
        let between = text.get(end..mark.range.start).unwrap_or_default();
        let sign =
            |c: char| c.is_whitespace() || c.is_ascii_punctuation() || matches!(c, '、' | '·');
        let word = between.trim().trim_start_matches(',').trim_start();
        let joins = between.chars().all(sign) || Words::NameJoint.has(word);
        if !joins {
            break;
        }
        named += 1;
        end = mark.range.end;
    }
    named
}

/// How many items stand within an item.
fn nested(item: &Item) -> usize {
    let lists = item.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::List(list) => Some(list.items.len()),
        _ => None,
    });
    lists.sum()
}
