//! Where a Chinese text states a fraction and a percentage beside it: `580人中有16人，占2.8%`, `120人，其中45人（37.5%）`,
//! `发放500份，回收450份，回收率90%`, `16人（占580人的2.8%）`.

use super::share::{Share, is_end, is_percentage};
use super::token::Tokens;
use super::words::Words;
use crate::figure::is_han;
use crate::words::WordLists;

/// So many characters may stand between two numbers, and between a number and its share.
const MOST_WORDS: usize = 10;

/// The share that begins with the number at a token.
pub(in crate::rules) fn chinese_share(tokens: &Tokens<'_>, first: usize) -> Option<Share> {
    tokens.number_at(first)?;
    whole_first(tokens, first).or_else(|| part_first(tokens, first))
}

/// The shares of a whole that 共 leads in: `共150条，通过138条（92%），失败12条（8%）`, each part with its counter.
pub(in crate::rules) fn shares_of_total(tokens: &Tokens<'_>, whole: usize) -> Vec<Share> {
    let lead = whole.checked_sub(1);
    let counter = tokens.word_at(whole + 1);
    if tokens.number_at(whole).is_none()
        || counter.is_none()
        || !lead.is_some_and(|lead| tokens.is_word(lead, Words::TotalLead))
    {
        return Vec::new();
    }
    let mut all = Vec::new();
    let mut part = whole + 1;
    while part < tokens.all.len() && !tokens.is_sign(part, &['.', '!', '?', ';']) {
        let percentage = part + 3;
        let is_part = tokens.number_at(part).is_some() && tokens.word_at(part + 1) == counter;
        if is_part
            && tokens.is_sign(part + 2, &['('])
            && is_percentage(tokens, percentage)
            && tokens.is_sign(percentage + 2, &[')'])
        {
            all.push(Share {
                fraction: (whole, part),
                part,
                whole,
                percentage,
                certain: true,
            });
        }
        part += 1;
    }
    all
}

/// The whole, what is said of it, the part and its share.
fn whole_first(tokens: &Tokens<'_>, whole: usize) -> Option<Share> {
    let behind = han_end(tokens, whole + 1, MOST_WORDS);
    let part = if tokens.is_sign(behind, &[',']) {
        han_end(tokens, behind + 1, MOST_WORDS)
    } else {
        behind
    };
    tokens.number_at(part)?;
    let end = han_end(tokens, part + 1, MOST_WORDS);
    let opens = tokens.is_sign(end, &['(']);
    let apart = opens || tokens.is_sign(end, &[',']);
    let lead = end + usize::from(apart);
    let percentage = han_end(tokens, lead, MOST_WORDS);
    if !is_percentage(tokens, percentage) {
        return None;
    }
    let between = text(tokens, whole + 1, part);
    let of_whole = Words::AmongSign.stands_in(&between);
    let said = text(tokens, lead, percentage);
    let told = text(tokens, whole + 1, end);
    let is_share = is_share_of_all(&said) || of_whole && opens && said.is_empty();
    let is_rate = apart && is_rate_of(&said, &told);
    if !(of_whole && (is_share || Words::ShareVerb.stands_in(&said)) || is_rate) {
        return None;
    }
    let ended = if opens {
        tokens.is_sign(percentage + 2, &[')'])
    } else {
        is_end(tokens, percentage + 2)
    };
    let one_counter = tokens.word_at(whole + 1) == tokens.word_at(part + 1);
    Some(Share {
        fraction: (whole, part),
        part,
        whole,
        percentage,
        certain: ended && (is_share || is_rate && one_counter),
    })
}

/// `16人（占580人的2.8%）`.
fn part_first(tokens: &Tokens<'_>, part: usize) -> Option<Share> {
    let behind = han_end(tokens, part + 1, MOST_WORDS);
    let behind = behind + usize::from(tokens.is_sign(behind, &['(', ',']));
    let whole = han_end(tokens, behind, 4);
    tokens
        .number_at(whole)
        .filter(|_| Words::ShareVerb.stands_in(&text(tokens, behind, whole)))?;
    let end = han_end(tokens, whole + 1, 6);
    let certain =
        is_percentage(tokens, end) && tokens.is_word(end.checked_sub(1)?, Words::OwnerSign);
    certain.then_some(Share {
        fraction: (part, whole),
        part,
        whole,
        percentage: end,
        certain: is_end(tokens, end + 2),
    })
}

/// Whether words between a part and a percentage say that it is that of the part: 占, 占比为, 占总数的. 占全国的 is another,
/// and 女性占 is that of others.
fn is_share_of_all(said: &str) -> bool {
    let mut verbs = Words::ShareVerb.all().iter();
    let told = verbs.find_map(|verb| said.split_once(*verb));
    told.is_some_and(|(lead, of)| {
        (lead.is_empty() || Words::ShareLead.has(lead))
            && (of.is_empty() || Words::ShareOfAll.has(of))
    })
}

/// Whether words before a percentage call it the rate of what is told of the numbers: 回收率 of 回收450份.
fn is_rate_of(said: &str, told: &str) -> bool {
    let said = Words::Copula
        .all()
        .iter()
        .find_map(|is| said.strip_suffix(*is))
        .unwrap_or(said);
    let mut rates = Words::RateSign.all().iter();
    let Some(of) = rates.find_map(|rate| said.strip_suffix(*rate)) else {
        return false;
    };
    let last: Vec<char> = of.chars().rev().take(2).collect();
    let last: String = last.into_iter().rev().collect();
    last.chars().count() == 2 && told.contains(&last)
}

/// Where Chinese characters end that begin at a token, of which there are so many at most.
fn han_end(tokens: &Tokens<'_>, at: usize, most: usize) -> usize {
    let is_han_at = |at: usize| {
        let word = tokens.word_at(at);
        word.is_some_and(|word| word.chars().all(is_han))
    };
    let mut end = at;
    while end < at + most && is_han_at(end) {
        end += 1;
    }
    end
}

/// The words from one token to before another.
fn text(tokens: &Tokens<'_>, from: usize, to: usize) -> String {
    (from..to).filter_map(|at| tokens.word_at(at)).collect()
}
