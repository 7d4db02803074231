//! Items that hold several of what a list counts: `ash and birch`, `Gold: Ann, Bob`, `3x blue`, `4–5: high`.

use std::collections::BTreeSet;

use super::words::Words;
use crate::document::{BlockKind, Item};
use crate::words::WordLists;

/// So many words a name of several in one item has at most.
const SHORT: usize = 3;

/// The numbers of things that items hold, in each way in which they can be counted.
pub(super) fn of_items(items: &[&Item]) -> Vec<usize> {
    let texts = items.iter().filter_map(|item| text_of(item));
    let texts: Vec<&str> = texts.collect();
    let whole = |text: &&str| names(text);
    let behind = |text: &&str| {
        names(
            text.split_once([':', '：'])
                .map_or(text, |(_, behind)| behind),
        )
    };
    let sum = |numbers: Option<Vec<usize>>| numbers.map(|numbers| numbers.iter().sum());
    let counted = |many: fn(&str, bool) -> Option<usize>, labels: bool| {
        let numbers = texts.iter().map(|text| many(text, labels));
        sum(numbers.collect())
    };
    let named = [
        sum(texts.iter().map(whole).collect()),
        sum(texts.iter().map(behind).collect()),
    ];
    let counted = [counted(leading, false), counted(leading, true)];
    let labels = texts
        .iter()
        .map(|text| Some(text.split_once([':', '：'])?.0));
    let labels: Option<BTreeSet<&str>> = labels.collect();
    let labels = labels.map(|labels| labels.len());
    let all = named.into_iter().chain(counted).chain([labels]);
    all.flatten().collect()
}

fn text_of(item: &Item) -> Option<&str> {
    item.blocks.first().and_then(|block| match &block.kind {
        BlockKind::Paragraph(run) => Some(run.text()),
        _ => None,
    })
}

/// How many short names a text joins; `None` where it is no such row of names.
fn names(text: &str) -> Option<usize> {
    let text = text.trim().trim_end_matches(['.', '。', ';', '；']);
    let signs = |c: char| matches!(c, ',' | '，' | '、' | '/' | '&' | '+');
    let parts = text.split(signs).flat_map(|part| {
        let mut rest = vec![part.trim().to_owned()];
        for joint in Words::NameJoint.all().iter().chain(Words::Against.all()) {
            let spaced = format!(" {joint} ");
            let is_word = joint.chars().all(|c| c.is_ascii_alphabetic() || c == '.');
            let joint = if is_word { spaced.as_str() } else { joint };
            rest = rest
                .iter()
                .flat_map(|part| part.split(joint).map(|part| part.trim().to_owned()))
                .collect();
        }
        rest
    });
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    let short =
        |part: &String| part.split_whitespace().count() <= SHORT && part.chars().count() <= 30;
    parts.iter().all(short).then_some(parts.len())
}

/// The number that an item begins with; of a range, how many it holds. Single numbers may be labels, as in `1–2: low` and
/// `3: middle`.
fn leading(text: &str, are_labels: bool) -> Option<usize> {
    let text = text.trim();
    let digits = |text: &str| {
        let end = text
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(text.len());
        let (number, rest) = text.split_at_checked(end)?;
        Some((number.parse::<usize>().ok()?, rest.len()))
    };
    let Some((first, rest)) = digits(text) else {
        let word = text.split_whitespace().next()?.to_lowercase();
        if Words::One.has(&word) {
            return Some(1);
        }
        let (_, number) = Words::NumberName.pairs().find(|(name, _)| *name == word)?;
        return number.parse().ok();
    };
    let rest = text.get(text.len() - rest..)?;
    let range = rest.trim_start().strip_prefix(['–', '-', '~', '～']);
    let last = range.and_then(|rest| digits(rest.trim_start()));
    match last {
        Some((last, _)) => last.checked_sub(first).map(|span| span + 1),
        None if are_labels => Some(1),
        None => Some(first),
    }
}
