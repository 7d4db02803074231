//! A whole and the parts that are listed behind it: `45 tools (20 local, 25 remote)`, `90 pupils, split into 48 girls and 42
//! boys`, `44 tests: 32 unit, 12 integration`.

use super::equation::{Equation, Operation};
use super::exclusive::are_exclusive;
use super::money::{money, number_or_money};
use super::share::is_noun;
use super::token::Tokens;
use super::words::Words;
use crate::words::WordLists;

/// How the parts follow their whole, which says what may be told of them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Listing {
    /// `(20 local, 25 remote)`.
    Brackets,
    /// `: 20 local, 25 remote`.
    Colon,
    /// `consisting of`, `split into`, `=`: these are all of them, and none is two of them.
    All,
    /// `of which`: perhaps not all of them.
    Some,
}

/// A part: its number, and the words behind it.
struct Part {
    number: usize,
    /// The tokens of its words, the last excluded.
    words: (usize, usize),
}

/// The whole at a token, with the parts that are listed behind it.
#[expect(clippy::too_many_lines, reason = "one condition after another")]
pub(super) fn listed_parts(tokens: &Tokens<'_>, whole: usize) -> Option<Equation> {
    is_number(tokens, whole).then_some(())?;
    let mut at = whole + 1;
    while at < whole + 4 && is_noun(tokens, at) && !Words::Exhaustive.leads(tokens, at) {
        at += 1;
    }
    let nouns = at - whole - 1;
    // `35 votes were cast: 21 for, 10 against`.
    let is_said = tokens.is_word(at, Words::Be) && is_noun(tokens, at + 1);
    let behind = at + 2;
    let at = if is_said && tokens.is_sign(behind, &[':']) {
        behind
    } else {
        at
    };
    let (listing, first) = listing(tokens, at)?;
    let is_money = !money(tokens, whole).is_empty();
    // A cell of a table has its noun in the heading: `31 (20 guides, 11 references)`.
    let is_cell = whole == 0 && tokens.is_sign(tokens.all.len() - 1, &[')']);
    let is_enough = nouns > 0
        || listing == Listing::All
        || (is_cell || is_money) && listing == Listing::Brackets;
    if !is_enough || nouns > 2 && listing == Listing::Brackets {
        return None;
    }
    let (parts, end, is_finished) = parts(tokens, listing, first)?;
    let numbers: Vec<usize> = parts.iter().map(|part| part.number).collect();
    let words: Vec<String> = (parts.iter())
        .map(|part| tokens.text(part.words.0, part.words.1 - 1).to_lowercase())
        .collect();
    let exact = |at: &usize| tokens.count_at(*at).is_some_and(|amount| amount.is_exact());
    let is_doubtful = |part: &Part| {
        let doubtful = [Words::DoubtfulPart, Words::NoTotal];
        let mut inner = part.words.0 + 1..part.words.1;
        inner.any(|at| doubtful.iter().any(|words| tokens.is_word(at, *words)))
    };
    // `20 knots, 10 tons`: units of something else than the whole counts.
    let is_of_other = |part: &Part| {
        let other = [Words::DoubtfulPart, Words::NotListed, Words::NoPart];
        other
            .iter()
            .any(|words| tokens.is_word(part.words.0, *words))
    };
    let mut moneys: Vec<&str> = (numbers.iter().chain([&whole]))
        .map(|at| money(tokens, *at))
        .collect();
    moneys.dedup();
    // `40 hours (24 hours of lectures, 16 hours of practice)`, `12 credits: 6 theory, 6 practice`.
    let unit = tokens.word_at(whole + 1);
    let has_unit = |part: &Part| tokens.word_at(part.words.0) == unit;
    let is_measured = parts.iter().all(has_unit);
    let is_of_kinds = are_exclusive(&words);
    let is_of_unit = tokens.is_word(whole + 1, Words::NotListed);
    let certain = (tokens.stands_alone(whole) || is_money)
        && moneys.len() < 2
        && !parts.iter().any(is_doubtful)
        && (is_measured || is_of_kinds || !parts.iter().any(is_of_other))
        && (is_measured || is_of_kinds || !is_of_unit)
        && numbers.iter().chain([&whole]).all(exact);
    // Kinds may be of more than are told: `128 tests: 120 passed and 5 failed`.
    let is_parted = is_money || is_measured || are_alike(tokens, &parts);
    let is_exclusive = listing == Listing::All || is_of_kinds || is_parted;
    let may_miss = match listing {
        Listing::Brackets | Listing::All => false,
        Listing::Colon => !is_finished || !is_parted,
        Listing::Some => true,
    };
    Some(Equation {
        parts: numbers,
        result: whole,
        operation: Operation::Sum,
        range: (whole, end),
        certain,
        may_overlap: !is_exclusive,
        may_miss,
    })
}

/// How parts follow, and where the first of them begins.
fn listing(tokens: &Tokens<'_>, at: usize) -> Option<(Listing, usize)> {
    if tokens.is_sign(at, &['(']) {
        return Some((Listing::Brackets, at + 1));
    }
    if tokens.is_sign(at, &[':', '—', '–']) {
        return Some((Listing::Colon, at + 1));
    }
    if tokens.is_sign(at, &['=']) {
        return Some((Listing::All, at + 1));
    }
    let mut at = at + usize::from(tokens.is_sign(at, &[',', ';']));
    at += usize::from(tokens.is_word(at, Words::Be));
    let phrase = |words: Words| {
        let mut phrases = words.all().iter();
        phrases.find_map(|phrase| phrase_end(tokens, at, phrase))
    };
    if let Some(behind) = phrase(Words::Exhaustive) {
        return Some((Listing::All, behind));
    }
    phrase(Words::Inclusive).map(|behind| (Listing::Some, behind))
}

impl Words {
    /// Whether a phrase of the list begins at a token.
    pub(super) fn leads(self, tokens: &Tokens<'_>, at: usize) -> bool {
        let mut phrases = self.all().iter();
        phrases.any(|phrase| phrase_end(tokens, at, phrase).is_some())
    }
}

/// Where a phrase ends that begins at a token.
pub(super) fn phrase_end(tokens: &Tokens<'_>, at: usize, phrase: &str) -> Option<usize> {
    let mut end = at;
    for word in phrase.split(' ') {
        (tokens.word_at(end)? == word).then_some(())?;
        end += 1;
    }
    Some(end)
}

/// The parts from a token on, the last token of them, and whether `and` closes them as all there are.
fn parts(tokens: &Tokens<'_>, listing: Listing, first: usize) -> Option<(Vec<Part>, usize, bool)> {
    let (mut at, mut all, mut is_finished) = (first, Vec::new(), false);
    loop {
        let part = part(tokens, at, listing)?;
        at = part.words.1;
        all.push(part);
        if is_end(tokens, at, listing) {
            break;
        }
        let joint = at;
        at += usize::from(tokens.is_sign(at, &[',', ';', '+', '&', '/']));
        is_finished = tokens.is_word(at, Words::And) || tokens.is_word(at, Words::Plus);
        at += usize::from(is_finished);
        if at == joint {
            return None;
        }
    }
    let last = if listing == Listing::Brackets {
        at
    } else {
        at - 1
    };
    (all.len() > 1).then_some((all, last, is_finished))
}

/// Whether a list of parts ends at a token.
fn is_end(tokens: &Tokens<'_>, at: usize, listing: Listing) -> bool {
    if listing == Listing::Brackets {
        return tokens.is_sign(at, &[')']);
    }
    let is_apart = !tokens.touches_next(at);
    tokens.kind(at).is_none() || tokens.is_sign(at, &['.', '!']) && is_apart
}

/// Whether a number stands at a token, in digits or in a word.
fn is_number(tokens: &Tokens<'_>, at: usize) -> bool {
    let names = |word: &str| Words::NumberName.pairs().any(|(name, _)| name == word);
    tokens.number_at(at).is_some() || tokens.word_at(at).is_some_and(names)
}

/// `20 local`, `20 for style`, `35 are red`, `$3,200 for timber`.
fn part(tokens: &Tokens<'_>, at: usize, listing: Listing) -> Option<Part> {
    let number = number_or_money(tokens, at).or_else(|| is_number(tokens, at).then_some(at))?;
    let from = number + 1;
    let copula = listing == Listing::Some && tokens.is_word(from, Words::Be);
    let is_led = tokens.is_word(from, Words::PartLead) || tokens.is_word(from, Words::Of);
    let mut at = from + usize::from(copula || is_led);
    let start = at;
    let joins = |at| tokens.is_word(at, Words::Plus);
    while at < start + 4 && is_noun(tokens, at) && !joins(at) {
        at += 1;
        // `end-to-end`.
        while tokens.is_sign(at, &['-']) && tokens.word_at(at + 1).is_some() {
            at += 2;
        }
        // `24 hours of lectures`.
        if tokens.is_word(at, Words::Of) && is_noun(tokens, at + 1) {
            at += 1;
        }
    }
    (at > from).then_some(Part {
        number,
        words: (from, at),
    })
}

/// Whether all parts are led in by one word: `60 in the north, 24 in the south`. What is for one thing may be for another too,
/// unless several are told.
fn are_alike(tokens: &Tokens<'_>, parts: &[Part]) -> bool {
    let mut leads = parts.iter().map(|part| {
        let is_led = |words| tokens.is_word(part.words.0, words);
        let lead = tokens.word_at(part.words.0);
        lead.filter(|_| is_led(Words::PartLead) || is_led(Words::Of))
    });
    let Some(first) = leads.next().flatten() else {
        return false;
    };
    let is_place = !Words::Purpose.has(first);
    (is_place || parts.len() > 2) && leads.all(|lead| lead == Some(first))
}
