//! Where a text states a fraction and a percentage beside it: `16/580 (2.8 %)`, `2.8 % (16 of 580 boats)`,
//! `Of 580 boats, 16 (2.8 %)`, `580人中有16人，占2.8%`.

use super::token::Tokens;
use super::words::Words;
use crate::figure::{Number, is_han};
use crate::words::WordLists;

/// A fraction and a percentage, by their tokens.
#[derive(Clone, Debug)]
pub(in crate::rules) struct Share {
    /// First and last token of the fraction.
    pub(in crate::rules) fraction: (usize, usize),
    pub(in crate::rules) part: usize,
    pub(in crate::rules) whole: usize,
    pub(in crate::rules) percentage: usize,
    /// Whether it is certain that the percentage is that of the fraction.
    pub(in crate::rules) certain: bool,
}

/// The share that begins with the number at a token.
pub(in crate::rules) fn find_share(tokens: &Tokens<'_>, at: usize) -> Option<Share> {
    if tokens.number_at(at).is_none() {
        return in_words(tokens, at);
    }
    if is_percentage(tokens, at) {
        return share_before_fraction(tokens, at).or_else(|| share_of_whole(tokens, at));
    }
    if let Some((whole, last)) = fraction(tokens, at) {
        return share_after_fraction(tokens, at, whole, last);
    }
    whole_first(tokens, at)
}

/// `three of the forty boats (7 %)`. What is said of one of them may be its own.
fn in_words(tokens: &Tokens<'_>, at: usize) -> Option<Share> {
    let is_followed = tokens.is_word(at + 1, Words::Of) || tokens.is_word(at + 2, Words::Of);
    let part = is_followed.then(|| tokens.count_at(at))??;
    let (whole, last) = fraction(tokens, at)?;
    let share = share_after_fraction(tokens, at, whole, last)?;
    // Two nouns stand behind a whole in digits at most, one behind a whole in words.
    let most = if tokens.number_at(whole).is_some() {
        4
    } else {
        3
    };
    let is_near = share.percentage <= last + most;
    Some(Share {
        certain: share.certain && is_near && part.value > Number::ONE,
        ..share
    })
}

/// `Of the 580 boats in the bay, 16 boats (2.8 %)`, where a clause begins with `of`.
fn whole_first(tokens: &Tokens<'_>, whole: usize) -> Option<Share> {
    let mut lead = whole.checked_sub(1)?;
    while tokens.is_word(lead, Words::WholeLead) {
        lead = lead.checked_sub(1)?;
    }
    let before = lead.checked_sub(1);
    let begins = before.is_none_or(|at| tokens.is_sign(at, &['.', ',', ';', ':', '!', '?']));
    if !begins || !tokens.is_word(lead, Words::Of) {
        return None;
    }
    let mut at = whole + 1;
    while at <= whole + MOST_WORDS && tokens.word_at(at).is_some() {
        at += 1;
    }
    let part = at + 1;
    if !tokens.is_sign(at, &[',']) || tokens.number_at(part).is_none() {
        return None;
    }
    at = part + 1;
    while at <= part + 3 && (is_noun(tokens, at) || tokens.is_word(at, Words::Be)) {
        at += 1;
    }
    let opens = tokens.is_sign(at, &['(', '[']);
    // `Of 48 boats, 36 sank, or 75 %`.
    let apart = tokens.is_sign(at, &[',']) && tokens.is_word(at + 1, Words::Or);
    let percentage = if apart { at + 2 } else { at + 1 };
    if !(opens || apart) || !is_percentage(tokens, percentage) {
        return None;
    }
    let behind = percentage + 2;
    Some(Share {
        fraction: (whole, part),
        part,
        whole,
        percentage,
        certain: if opens {
            tokens.is_sign(behind, &[')', ']'])
        } else {
            is_end(tokens, behind)
        },
    })
}

/// `21 % of the 150 boats (31)`.
fn share_of_whole(tokens: &Tokens<'_>, percentage: usize) -> Option<Share> {
    let mut whole = percentage + 3;
    if !tokens.is_word(percentage + 2, Words::Of) {
        return None;
    }
    while tokens.is_word(whole, Words::WholeLead) {
        whole += 1;
    }
    tokens.number_at(whole)?;
    let (open, nouns) = nouns_behind(tokens, whole + 1);
    let part = open + 1;
    let closed = tokens.is_sign(open, &['(']) && tokens.is_sign(part + 1, &[')']);
    tokens.number_at(part).filter(|_| closed)?;
    Some(Share {
        fraction: (whole, part),
        part,
        whole,
        percentage,
        certain: nouns == 1,
    })
}

/// So many words may stand between a whole and the comma behind it.
const MOST_WORDS: usize = 6;

/// `16/580`, `16 of 580`, `16 boats out of the 580`: the whole, and the last token that belongs to it.
pub(in crate::rules) fn fraction(tokens: &Tokens<'_>, part: usize) -> Option<(usize, usize)> {
    if tokens.is_sign(part + 1, &['/']) && tokens.number_at(part + 2).is_some() {
        return Some((part + 2, part + 2));
    }
    // `45 hits / 60 shots`.
    let is_noun_first = is_noun(tokens, part + 1) && tokens.is_sign(part + 2, &['/']);
    if is_noun_first && !tokens.touches_next(part + 1) && tokens.number_at(part + 3).is_some() {
        return Some((part + 3, part + 3));
    }
    let mut at = part + 1;
    while at < part + 3 && is_noun(tokens, at) {
        at += 1;
    }
    if tokens.is_word(at, Words::Out) {
        at += 1;
    }
    if !tokens.is_word(at, Words::Of) {
        return None;
    }
    at += 1;
    while tokens.is_word(at, Words::WholeLead) {
        at += 1;
    }
    tokens.count_at(at)?;
    Some((at, at))
}

/// A word that can be a noun between a number and `of`.
pub(super) fn is_noun(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.word_at(at).is_some_and(|word| {
        !Words::NoFractionNoun.has(word) && !word.chars().any(|c| c.is_ascii_digit() || is_han(c))
    })
}

/// Where the nouns behind a whole end, and how many there are: `e-mails` is one.
fn nouns_behind(tokens: &Tokens<'_>, from: usize) -> (usize, usize) {
    let mut at = from;
    let mut nouns = 0;
    while nouns < 3 && is_noun(tokens, at)
        || nouns < 6
            && tokens
                .word_at(at)
                .is_some_and(|word| word.chars().all(is_han))
    {
        let joins = tokens.is_sign(at + 1, &['-', '‑'])
            && tokens.touches_next(at)
            && tokens.touches_next(at + 1)
            && is_noun(tokens, at + 2);
        at += if joins { 3 } else { 1 };
        nouns += 1;
    }
    (at, nouns)
}

/// Where a percentage stands behind what leads it in: `i.e.`, `which is`, `pass rate`, a bound.
fn led_in(tokens: &Tokens<'_>, from: usize) -> usize {
    let mut at = from;
    loop {
        let is_pair = |list: Words| {
            let words = tokens.word_at(at).zip(tokens.word_at(at + 1));
            words.is_some_and(|(one, other)| list.has_pair(one, other))
        };
        let is_told =
            tokens.is_word(at, Words::GrowthPronoun) && tokens.is_word(at + 1, Words::GrowthVerb);
        if is_told || is_pair(Words::ShareName) {
            at += 2;
        } else if tokens.is_sign(at, &['~', '≈', '=', '<', '>', '≤', '≥'])
            || tokens.is_word(at, Words::Bound)
        {
            at += 1;
            // `i.e.`
            let is_short = tokens.is_sign(at, &['.']) && tokens.touches_next(at - 1);
            at += usize::from(is_short && tokens.text(at - 1, at - 1).len() == 1);
        } else {
            return at;
        }
    }
}

/// `… = 2.8 %`, `… (2.8 %)`, `… boats (2.8 %)`, `…, 2.8 %`, `…, i.e. 2.8 %`.
fn share_after_fraction(
    tokens: &Tokens<'_>,
    part: usize,
    whole: usize,
    last: usize,
) -> Option<Share> {
    let (at, nouns) = nouns_behind(tokens, last + 1);
    let opens = tokens.is_sign(at, &['(', '[']);
    let equals = tokens.is_sign(at, &['=', '≈', '→']);
    let dash = tokens.is_sign(at, &['—', '–', '-'])
        && !tokens.touches_next(at)
        && !tokens.touches_next(at - 1);
    let apart = tokens.is_sign(at, &[',', ':', '—', '–', ';']) || dash;
    if !(opens || equals || apart) {
        return None;
    }
    let at = led_in(tokens, at + 1);
    if !is_percentage(tokens, at) {
        return None;
    }
    let ended = if opens {
        tokens.is_sign(at + 2, &[')', ']'])
    } else {
        is_end(tokens, at + 2)
    };
    let most = if apart && !dash { 1 } else { 2 };
    Some(Share {
        fraction: (part, last),
        part,
        whole,
        percentage: at,
        certain: ended && nouns <= most,
    })
}

/// `2.8 % (16/580)`, `2.8 % (16 of 580 boats)`.
fn share_before_fraction(tokens: &Tokens<'_>, percentage: usize) -> Option<Share> {
    let at = percentage + 2;
    // `48.0 %, 12/25`.
    let stroke = tokens.is_sign(at, &[',']) && tokens.is_sign(at + 2, &['/']);
    if !tokens.is_sign(at, &['(', '[']) && !stroke {
        return None;
    }
    // `25 % (n = 14/56)`.
    let named = tokens.word_at(at + 1).is_some_and(|word| word.len() == 1);
    let lead = if named && tokens.is_sign(at + 2, &['=']) {
        at + 2
    } else {
        at
    };
    let part = lead + 1;
    tokens.number_at(part)?;
    let (whole, last) = fraction(tokens, part)?;
    let (end, _) = nouns_behind(tokens, last + 1);
    Some(Share {
        fraction: (part, last),
        part,
        whole,
        percentage,
        certain: if stroke {
            end == last + 1 && is_end(tokens, end)
        } else {
            tokens.is_sign(end, &[')', ']'])
        },
    })
}

pub(in crate::rules) fn is_percentage(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.number_at(at).is_some()
        && (tokens.is_sign(at + 1, &['%']) || tokens.is_word(at + 1, Words::Percent))
}

/// Whether a percentage may stand in a text. In most there is none.
pub(in crate::rules) fn tells_share(text: &str) -> bool {
    text.contains(['%', '％']) || Words::Percent.stands_in(text)
}

/// Whether nothing follows that a percentage could be of.
pub(super) fn is_end(tokens: &Tokens<'_>, at: usize) -> bool {
    let blank_line = tokens
        .all
        .get(at)
        .zip(tokens.all.get(at.saturating_sub(1)))
        .is_some_and(|(next, last)| {
            let between = tokens
                .run
                .text()
                .get(last.end..next.start)
                .unwrap_or_default();
            between.contains('\n')
        });
    at >= tokens.all.len()
        || blank_line
        || tokens.is_sign(at, &['.', ',', ';', ')', ']', '!', '?', '|', '、'])
        // `25 % (95 % CI 20 to 30)`.
        || tokens.is_sign(at, &['(', '[']) && is_percentage(tokens, at + 1)
}

/// The other shares of the whole of one that begins a sentence: `Of 320 replies, 96 (30 %) were late and 208 (65 %) on time`.
pub(in crate::rules) fn shares_of_one(tokens: &Tokens<'_>, first: &Share) -> Vec<Share> {
    let mut all = Vec::new();
    let mut at = first.percentage + 2;
    while at < tokens.all.len() && !tokens.is_sign(at, &['.', '!', '?', ';']) {
        let part = at;
        at += 1;
        if tokens.number_at(part).is_none() || is_percentage(tokens, part) {
            continue;
        }
        let (open, _) = nouns_behind(tokens, part + 1);
        let opens = tokens.is_sign(open, &['(', '[']) && is_percentage(tokens, open + 1);
        if opens && tokens.is_sign(open + 3, &[')', ']']) {
            all.push(Share {
                fraction: (first.whole, part),
                part,
                whole: first.whole,
                percentage: open + 1,
                certain: true,
            });
            at = open + 3;
        }
    }
    all
}
