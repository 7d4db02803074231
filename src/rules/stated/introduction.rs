//! A number that introduces a list: `There are three ways to pay:`, 分为三步：.

use crate::figure::Number;

use super::token::{Tokens, is_han, number_word};
use super::words::is_among;

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
    let range = at > clause && tokens.is_sign(at - 1, &['–', '-', '~', '/']);
    if range || is_other_language(tokens) {
        return None;
    }
    let chinese = tokens.text(at + 1, at + 1).chars().all(is_han) && at + 1 < end;
    let noun = if chinese {
        Some(end - 1)
    } else {
        noun(tokens, at, end)
    };
    let last = noun?;
    let certain = if chinese {
        introduces_in_chinese(tokens, clause, at, end)
    } else {
        leads_in(tokens, clause, at) && tail_is_plain(tokens, last + 1, end)
    };
    certain.then_some(Introduced {
        number: value,
        first: at,
        last,
    })
}

/// Whether a text is in a language of which only the script looks familiar.
fn is_other_language(tokens: &Tokens<'_>) -> bool {
    const WORDS: &str = "el la los las del por para una les des du und der das mit für von em uma que y est pour dans sur het van \
        een och för på il di della degli są nie";
    let kana = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{ac00}'..='\u{d7af}');
    let mut all = 0..tokens.all.len();
    tokens.run.text().contains(kana) || all.any(|at| tokens.is_word(at, WORDS))
}

/// Where the last clause of a text begins.
fn clause_start(tokens: &Tokens<'_>, end: usize) -> usize {
    let ends =
        |at: &usize| tokens.is_sign(*at, &['.', '!', '?', ';', ':', ',', '(', ')', '—', '…']);
    (0..end).rev().find(ends).map_or(0, |at| at + 1)
}

fn number(tokens: &Tokens<'_>, at: usize) -> Option<Number> {
    if let Some(amount) = tokens.number_at(at) {
        return Some(amount.value.clone());
    }
    let word = tokens.word_at(at)?;
    number_word(word).or_else(|| {
        let digit = "二三四五六七八九十"
            .chars()
            .position(|c| word.starts_with(c));
        let digit = digit.or_else(|| (word == "两").then_some(0))?;
        // Not a part of another word or number: 十三, 三十.
        let alone = |at: Option<usize>| {
            at.and_then(|at| tokens.word_at(at))
                .is_none_or(|word| !"一二三四五六七八九十百千万第".contains(word))
        };
        let counts = alone(at.checked_sub(1)) && alone(Some(at + 1)) && is_counter(tokens, at + 1);
        counts.then(|| Number::from(i64::try_from(digit).unwrap_or(0) + 2))
    })
}

fn is_counter(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_word(at, "个 种 项 条 类 步 点 款 方 大 层 部 套 阶")
}

/// The last word of the noun phrase behind a number: the first plural among a few words.
fn noun(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<usize> {
    for place in at + 1..end.min(at + 5) {
        let word = tokens.word_at(place)?;
        if !is_countable(word) {
            return None;
        }
        let irregular = [
            "criteria",
            "people",
            "phenomena",
            "children",
            "schemata",
            "indices",
            "vertices",
            "matrices",
        ];
        let plural = word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !word.ends_with("us")
            && !word.ends_with("is");
        if plural || irregular.contains(&word) {
            return Some(place);
        }
    }
    None
}

/// Whether a word can name what a list holds.
pub(super) fn is_countable(word: &str) -> bool {
    !is_among(word, NOT_LISTED) && !is_among(word, PREPOSITIONS)
}

/// Nouns of time and size, which no list counts.
const NOT_LISTED: &str = "lines line pages minutes hours days weeks months years seconds milliseconds bytes bits kb mb gb \
    characters chars words times percent points dollars euros ms pixels px spaces digits columns \
    rows cores threads others decades quarters versions people users stars km meters cm inches feet \
    sprints";

const PREPOSITIONS: &str =
    "of or and to in on at for from by with than is are was were as that which more other times";

/// Whether what stands before a number lets it be the number of what is listed.
fn leads_in(tokens: &Tokens<'_>, clause: usize, at: usize) -> bool {
    const BARRED: &str = "from across in after between with than least most up over under about around roughly \
        approximately nearly almost one or each every any per by for at on to first last next other \
        another all within via if when both through top another only";
    const MADE_OF: &str = "consists consist consisting composed made set list comprised";
    let before: Vec<&str> = (clause..at).filter_map(|at| tokens.word_at(at)).collect();
    let signs = (clause..at).any(|at| tokens.word_at(at).is_none());
    let barred = before.iter().any(|word| is_among(word, BARRED));
    let made_of = before.last() == Some(&"of")
        && before
            .iter()
            .rev()
            .nth(1)
            .is_some_and(|word| is_among(word, MADE_OF));
    let of = before.contains(&"of") && !made_of;
    !signs && !barred && !of && !is_label(tokens, clause, at) && tokens.stands_alone(at)
}

/// Whether the word before a number is a name that it belongs to: `Step 3`, `Python 3 features`.
fn is_label(tokens: &Tokens<'_>, clause: usize, at: usize) -> bool {
    const LEADS: &str = "are is has have had the these those following our its their provides provide offers supports \
        support includes include contains contain defines uses use adds exposes of implements covers \
        requires needs into ships introduces comprises were";
    const LABELS: &str = "step tier phase level part version chapter option section figure table stage day week group type \
        class module appendix v";
    let digits = tokens.number_at(at).is_some();
    let Some(before) = at.checked_sub(1).filter(|before| *before >= clause) else {
        return false;
    };
    digits && !tokens.is_word(before, LEADS) && {
        let capital = tokens.text(before, before).starts_with(char::is_uppercase);
        capital || tokens.is_word(before, LABELS) || before == clause
    }
}

/// Whether the words around a Chinese number let it be that of what is listed: nothing before it takes some out of more or
/// speaks of what stands elsewhere, and nothing but a short noun follows its counter.
fn introduces_in_chinese(tokens: &Tokens<'_>, clause: usize, at: usize, end: usize) -> bool {
    const BARRED: &str = "从 在 至少 最多 超过 约 前 第 每 其中 任 或 近 除 与 比 和 及 上面 以上 这 那 只 仅 各 其 另";
    let text = |from: usize, to: usize| -> String {
        (from..to).filter_map(|at| tokens.word_at(at)).collect()
    };
    let before = text(clause, at);
    let noun = text(at + 2, end);
    let barred = BARRED.split_whitespace().any(|word| before.contains(word));
    let following = ["以下的", "下列的", "下面的", "如下的"];
    let owned = before.ends_with('的') && !following.iter().any(|word| before.ends_with(word));
    !barred
        && !owned
        && noun.chars().count() <= 6
        && ![
            "的", "都", "中", "和", "之", "是", "将", "里", "与", "及", "会", "被", "时",
        ]
        .iter()
        .any(|word| noun.contains(word))
}

/// Whether what stands between the noun and the colon says nothing of another list: nothing, a purpose, a place.
fn tail_is_plain(tokens: &Tokens<'_>, from: usize, end: usize) -> bool {
    const BARRED: &str = "following these each with has have share shares such like including include includes both where \
        whose and or but except contain contains having need needs plus than per";
    const LEADS: &str = "to for of in you that which we available here below are";
    const OPEN: &str = "that to for are which in of you we where";
    if from >= end {
        return true;
    }
    end - from <= 8
        && !tokens.is_word(end - 1, OPEN)
        && (tokens.is_word(from, LEADS) || end - from == 1)
        && (from..end).all(|at| {
            tokens
                .word_at(at)
                .is_some_and(|word| !is_among(word, BARRED))
        })
}
