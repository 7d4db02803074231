//! A whole and its parts in Chinese, each with the counter of the whole: `共45台（国产20台，进口25台）`, 48艘，其中木船30艘、铁船18艘,
//! 东院34人，西院28人，合计62人, 共75艘，南北分别为40艘和35艘.

use super::equation::{Equation, Operation};
use super::exclusive::are_exclusive;
use super::token::Tokens;
use super::words::Words;
use crate::figure::is_han;
use crate::words::WordLists;

/// The number of a sentence, with the characters before it since the last one.
struct Counted {
    number: usize,
    lead: String,
}

/// The sum of a sentence in which the whole stands at a token.
pub(super) fn chinese_parts(tokens: &Tokens<'_>, whole: usize) -> Option<Equation> {
    tokens.number_at(whole)?;
    let counter = counter(tokens, whole)?;
    behind(tokens, whole, counter).or_else(|| before(tokens, whole, counter))
}

/// The parts stand behind their whole.
fn behind(tokens: &Tokens<'_>, whole: usize, counter: &str) -> Option<Equation> {
    let mut at = whole + 2;
    while at < whole + 9 && han(tokens, at).is_some() {
        at += 1;
    }
    let in_brackets = tokens.is_sign(at, &['(']);
    if !in_brackets && !tokens.is_sign(at, &[',', ':', ';']) {
        return None;
    }
    let end = end_of(tokens, at + 1, in_brackets)?;
    let parts = counted(tokens, at + 1, end, counter)?;
    let lead = &parts.first()?.lead;
    let all: String = parts.iter().map(|part| part.lead.as_str()).collect();
    // 12学分 has a counter of two characters.
    let rest = tail(tokens, whole + 2, at);
    let tail = tail(tokens, parts.last()?.number + 2, end);
    let tail = if rest.starts_with(&tail) {
        String::new()
    } else {
        tail
    };
    let doubtful = Words::DoubtfulPartSign.stands_in(&(all.clone() + &tail));
    let is_some = Words::InclusiveSign.stands_in(lead);
    let is_split = !is_some && Words::RespectiveSign.stands_in(lead) && is_total(tokens, whole);
    // 20台岸边，24台浮动: what they are stands behind each.
    let is_named_behind = in_brackets && lead.is_empty();
    let mut names: Vec<String> = parts.iter().map(|part| part.lead.clone()).collect();
    if is_named_behind {
        names.remove(0);
        names.push(tail.clone());
    }
    let is_exclusive = is_split || are_exclusive(&names);
    let is_told = in_brackets || is_some || is_split || tail.is_empty() && is_exclusive;
    if !is_told || parts.len() < 2 {
        return None;
    }
    let beyond = Words::BesidePartSign.stands_in(&all);
    Some(Equation {
        certain: tokens.stands_alone(whole)
            && (!doubtful || is_some)
            && !beyond
            && (tail.is_empty() || is_named_behind),
        range: (whole, if in_brackets { end } else { end - 1 }),
        result: whole,
        operation: Operation::Sum,
        may_overlap: !is_exclusive,
        may_miss: !in_brackets && !is_split,
        parts: parts.iter().map(|part| part.number).collect(),
    })
}

/// The whole stands behind its parts, led in as one: 合计62人.
fn before(tokens: &Tokens<'_>, whole: usize, counter: &str) -> Option<Equation> {
    let mut start = whole;
    while start > 0 && !tokens.is_sign(start - 1, &['.', '!', '?', ';', ':']) {
        start -= 1;
    }
    let parts = counted(tokens, start, whole, counter)?;
    let last = parts.last()?.number;
    let comma = (last..whole)
        .rev()
        .find(|at| tokens.is_sign(*at, &[',', '、']))?;
    let lead = tail(tokens, comma + 1, whole);
    let is_led = Words::TotalSign.all().contains(&lead.as_str())
        || Words::TotalLead.has(&lead)
        || Words::Total.has(&lead);
    let ends = tokens.kind(whole + 2).is_none() || tokens.is_sign(whole + 2, &['.', ',', ';', ')']);
    let all: String = parts.iter().map(|part| part.lead.as_str()).collect();
    let doubtful = Words::DoubtfulPartSign.stands_in(&all)
        || Words::BesidePartSign.stands_in(&all)
        || Words::TotalLead.all().iter().any(|lead| all.contains(lead));
    (is_led && ends && parts.len() > 1).then(|| Equation {
        certain: !doubtful,
        range: (parts.first().map_or(start, |part| part.number), whole + 1),
        result: whole,
        operation: Operation::Sum,
        may_overlap: false,
        may_miss: false,
        parts: parts.iter().map(|part| part.number).collect(),
    })
}

/// Whether a number is led in as that of all: 共停船75艘.
fn is_total(tokens: &Tokens<'_>, number: usize) -> bool {
    const FEW: usize = 4;
    (number.saturating_sub(FEW)..number).any(|at| tokens.is_word(at, Words::TotalLead))
}

/// The numbers from one token to before another, if each has the counter.
fn counted(tokens: &Tokens<'_>, from: usize, to: usize, counter: &str) -> Option<Vec<Counted>> {
    let (mut all, mut lead) = (Vec::new(), String::new());
    let mut at = from;
    while at < to {
        if tokens.number_at(at).is_some() {
            is_same(self::counter(tokens, at)?, counter).then_some(())?;
            all.push(Counted {
                number: at,
                lead: std::mem::take(&mut lead),
            });
            at += 2;
            continue;
        }
        match han(tokens, at) {
            Some(han) => lead.push_str(han),
            None if tokens.is_sign(at, &[',', ';', '、', '：', ':']) => {}
            None => return None,
        }
        at += 1;
    }
    Some(all)
}

/// The Chinese characters from one token to before another.
fn tail(tokens: &Tokens<'_>, from: usize, to: usize) -> String {
    (from..to).filter_map(|at| han(tokens, at)).collect()
}

/// Where what begins at a token ends: at the bracket, or with its sentence.
fn end_of(tokens: &Tokens<'_>, from: usize, in_brackets: bool) -> Option<usize> {
    let all = tokens.all.len();
    let ends: &[char] = if in_brackets {
        &[')']
    } else {
        &['.', '!', '?', ';']
    };
    let end = (from..all).find(|at| tokens.is_sign(*at, ends));
    if in_brackets {
        end
    } else {
        Some(end.unwrap_or(all))
    }
}

/// The counter behind a number: one character, or the money behind a scale.
fn counter<'t>(tokens: &'t Tokens<'_>, number: usize) -> Option<&'t str> {
    han(tokens, number + 1)
}

/// Whether two counters count the same: 9名水手 are 9人.
fn is_same(one: &str, other: &str) -> bool {
    one == other
        || [one, other]
            .iter()
            .all(|word| Words::PeopleCounter.has(word))
}

fn han<'t>(tokens: &'t Tokens<'_>, at: usize) -> Option<&'t str> {
    let word = tokens.word_at(at)?;
    word.chars().all(is_han).then_some(word)
}
