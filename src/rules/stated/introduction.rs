//! A number that introduces a list: `There are three ways to pay:`, 分为三步：.

use crate::figure::{Number, is_han};

use super::token::Tokens;
use super::words::Words;
use crate::words::{WordLists, looks_plural};

/// A number that introduces what follows.
#[derive(Debug)]
pub(in crate::rules) struct Introduced {
    pub(in crate::rules) number: Number,
    /// The token of the number.
    pub(in crate::rules) first: usize,
    /// The last token of its noun; the same where it has none.
    pub(in crate::rules) last: usize,
}

/// The number that introduces a list at the end of a text: `There are three steps:`.
pub(in crate::rules) fn introduced(tokens: &Tokens<'_>) -> Option<Introduced> {
    let end = tokens.all.len().checked_sub(1)?;
    // `six checks, in this order:`, 有四个，如下：
    let comma = (0..end).rev().find(|at| tokens.is_sign(*at, &[',']));
    let behind = |comma: &usize| {
        let words = (comma + 1..end).filter_map(|at| tokens.word_at(at));
        let words: Vec<&str> = words.collect();
        Words::AsFollows.has(&words.join(" ")) || Words::AsFollows.has(&words.concat())
    };
    introduced_before(tokens, comma.filter(behind).unwrap_or(end))
}

/// The number that introduces what follows, of a text that says so up to a token.
pub(super) fn introduced_before(tokens: &Tokens<'_>, end: usize) -> Option<Introduced> {
    let clause = clause_start(tokens, end);
    let numbers: Vec<usize> = (clause..end)
        .filter(|at| number(tokens, *at).is_some())
        .collect();
    let [at] = numbers.as_slice() else {
        return None;
    };
    let at = *at;
    let value = number(tokens, at)?;
    let small = value
        .to_i64()
        .is_some_and(|value| (2..=60).contains(&value));
    if !small {
        return None;
    }
    // A range, or two numbers of which one is meant.
    let range = at > clause
        && (tokens.is_sign(at - 1, &['–', '-', '~', '～', '/', '+'])
            || tokens.is_word(at - 1, Words::RangeSign))
        || ends_range(tokens, at);
    let neighbour = at > clause + 1
        && tokens.is_sign(at - 1, &['、'])
        && neighbours(tokens, at - 2).is_some_and(|before| &before + &Number::ONE == value);
    if range || neighbour || is_other_language(tokens) {
        return None;
    }
    let chinese = tokens.text(at + 1, at + 1).chars().all(is_han);
    let noun = if chinese {
        Some(end - 1)
    } else {
        noun(tokens, at, end)
    };
    let last = noun?;
    // `10多种` is about ten, and `5分钟` counts no items.
    if chinese && !tokens.is_word(at + 1, Words::Counter) {
        return None;
    }
    let certain = if chinese {
        introduces_in_chinese(tokens, clause, at, end)
    } else {
        leads_in(tokens, clause, at, noun)
            && !is_shortened_bound(tokens, clause)
            && is_whole(tokens, at)
            && tail_is_plain(tokens, last + 1, end)
    };
    certain.then_some(Introduced {
        number: value,
        first: at,
        last,
    })
}

/// Whether a number is joined to another by a dash that would part clauses: `3—6种`.
fn ends_range(tokens: &Tokens<'_>, at: usize) -> bool {
    let dash = at
        .checked_sub(1)
        .filter(|dash| tokens.is_sign(*dash, &['—']));
    dash.is_some_and(|dash| {
        let first = dash.checked_sub(1);
        first.is_some_and(|first| tokens.touches_next(first) && tokens.number_at(first).is_some())
    })
}

/// `Max. 6 birds:`: whether the full stop before a clause is that of a bound.
fn is_shortened_bound(tokens: &Tokens<'_>, clause: usize) -> bool {
    let Some(before) = clause.checked_sub(2) else {
        return false;
    };
    tokens.is_sign(before + 1, &['.'])
        && tokens.touches_next(before)
        && tokens.is_word(before, Words::NoLead)
}

/// Whether a number is whole and nothing is joined to it: not `3.0`, `3rd`, `3D`.
fn is_whole(tokens: &Tokens<'_>, at: usize) -> bool {
    let joined = tokens.touches_next(at) && tokens.word_at(at + 1).is_some();
    !joined && !tokens.text(at, at).contains('.')
}

/// Whether a text is in a language of which only the script looks familiar.
fn is_other_language(tokens: &Tokens<'_>) -> bool {
    let kana = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{ac00}'..='\u{d7af}');
    let mut all = 0..tokens.all.len();
    tokens.run.text().contains(kana) || all.any(|at| tokens.is_word(at, Words::OtherLanguage))
}

/// Where the last clause of a text begins.
fn clause_start(tokens: &Tokens<'_>, end: usize) -> usize {
    let ends =
        |at: &usize| tokens.is_sign(*at, &['.', '!', '?', ';', ':', ',', '(', ')', '—', '…']);
    (0..end).rev().find(ends).map_or(0, |at| at + 1)
}

/// The number at a token that may be the first of two neighbours: 三、四个. What numbers a section is another: 一、三个要点.
fn neighbours(tokens: &Tokens<'_>, at: usize) -> Option<Number> {
    let amount = tokens.number_at(at).map(|amount| amount.value.clone());
    amount.or_else(|| counted_as(Words::SmallNumeral, tokens.word_at(at)?))
}

fn number(tokens: &Tokens<'_>, at: usize) -> Option<Number> {
    if let Some(amount) = tokens.number_at(at) {
        return Some(amount.value.clone());
    }
    let word = tokens.word_at(at)?;
    counted_as(Words::NumberName, word).or_else(|| {
        let counted = counted_as(Words::SmallNumeral, word)?;
        // Not a part of another word or number: 三十, 十三.
        let counts = tokens.is_word(at + 1, Words::Counter);
        let before = at.checked_sub(1);
        let goes_on = before.is_some_and(|before| tokens.is_word(before, Words::InNumeral));
        (counts && !goes_on).then_some(counted)
    })
}

/// The number behind a word in a list of pairs: `three 3`.
fn counted_as(pairs: Words, word: &str) -> Option<Number> {
    let (_, number) = pairs.pairs().find(|(known, _)| *known == word)?;
    Number::parse(number).ok()
}

/// The last word of the noun phrase behind a number: the first plural among a few words.
fn noun(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<usize> {
    for place in at + 1..end.min(at + 5) {
        let word = tokens.word_at(place)?;
        // `Three birds' foods` counts birds.
        if !is_countable(word) || word.ends_with(['\'', '’']) {
            return None;
        }
        if looks_plural(word) || Words::Plural.has(word) {
            return Some(place);
        }
    }
    None
}

/// Whether a word can name what a list holds.
pub(super) fn is_countable(word: &str) -> bool {
    !Words::NotListed.has(word) && !Words::NoNoun.has(word)
}

/// Whether what stands before a number lets it be the number of what is listed.
fn leads_in(tokens: &Tokens<'_>, clause: usize, at: usize, noun_of: Option<usize>) -> bool {
    let before: Vec<&str> = (clause..at).filter_map(|at| tokens.word_at(at)).collect();
    let signs = (clause..at).any(|at| tokens.word_at(at).is_none());
    // `comes with three commands`, `in three steps`.
    let paired = match before.as_slice() {
        [.., verb, lead] if Words::LeadPair.has_pair(verb, lead) => true,
        [.., lead] => {
            Words::InLead.has(lead)
                && noun_of.is_some_and(|noun| tokens.is_word(noun, Words::InNoun))
        }
        [] => false,
    };
    let leads = before.len() - usize::from(paired);
    let barred = before
        .iter()
        .take(leads)
        .any(|word| Words::NoLead.has(word));
    let made_of = match before.as_slice() {
        [.., verb, of] => Words::Of.has(of) && Words::MadeOf.has(verb),
        _ => false,
    };
    let of = before.iter().any(|word| Words::Of.has(word)) && !made_of;
    // `Compare the two designs:` does something with them; `Follow the two steps:` has them below.
    let done = match before.as_slice() {
        [.., verb, article] => {
            Words::WholeLead.has(article)
                && Words::NumberLead.has(article)
                && !Words::NumberLead.has(verb)
                && !Words::DoneLead.has(verb)
        }
        _ => false,
    };
    !signs && !barred && !of && !done && !is_label(tokens, clause, at) && tokens.stands_alone(at)
}

/// Whether the word before a number is a name that it belongs to: `Step 3`, `Python 3 features`.
fn is_label(tokens: &Tokens<'_>, clause: usize, at: usize) -> bool {
    let digits = tokens.number_at(at).is_some();
    let Some(before) = at.checked_sub(1).filter(|before| *before >= clause) else {
        return false;
    };
    // `Level three needs`.
    if before == clause && tokens.is_word(before, Words::Label) {
        return true;
    }
    digits && !tokens.is_word(before, Words::NumberLead) && {
        let capital = tokens.text(before, before).starts_with(char::is_uppercase);
        capital || tokens.is_word(before, Words::Label) || before == clause
    }
}

/// Whether the words around a Chinese number let it be that of what is listed: nothing before it takes some out of more or
/// speaks of what stands elsewhere, and nothing but a short noun follows its counter.
fn introduces_in_chinese(tokens: &Tokens<'_>, clause: usize, at: usize, end: usize) -> bool {
    let text = |from: usize, to: usize| -> String {
        (from..to).filter_map(|at| tokens.word_at(at)).collect()
    };
    let mut before = text(clause, at);
    for exempt in Words::LeadExempt.all() {
        before = before.replace(exempt, "");
    }
    let noun = text(at + 2, end);
    let barred = Words::NoLeadSign.stands_in(&before);
    let owned = Words::OwnerSign.ends(&before) && !Words::FollowingSign.ends(&before);
    !barred && !owned && noun.chars().count() <= 6 && !Words::NoNounSign.stands_in(&noun)
}

/// Whether what stands between the noun and the colon says nothing of another list: nothing, a purpose, a place.
fn tail_is_plain(tokens: &Tokens<'_>, from: usize, end: usize) -> bool {
    if from >= end || end - from == 1 && tokens.is_word(from, Words::Be) {
        return true;
    }
    // `were fixed`, `of a lamp are`.
    let is_said = end - from == 2
        && tokens.is_word(from, Words::Be)
        && tokens.is_word(from + 1, Words::TailWord);
    let ends = tokens.is_word(end - 1, Words::Be) && tokens.is_word(from, Words::Of);
    if is_said || ends && tail_is_plain(tokens, from, end - 1) {
        return true;
    }
    end - from <= 8
        && !tokens.is_word(end - 1, Words::TailOpen)
        && (tokens.is_word(from, Words::TailLead)
            || end - from == 1 && tokens.is_word(from, Words::TailWord))
        && (from..end).all(|at| {
            tokens
                .word_at(at)
                .is_some_and(|word| !Words::NoTail.has(word))
        })
}
