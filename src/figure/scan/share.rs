//! Shares in English words that could be places in an order: `by a third`, beside `a third boat`.

use super::super::cursor::is_latin;
use super::super::language::{NumberRole, WordList, is_past, is_plural, number, word_value};
use super::super::number::Number;
use super::super::numeral::is_part_name;
use super::amount::Amount;
use super::clause::clause;
use super::label::Labels;
use super::line::{Line, is_digit};

/// Whether the part that is named at `hit` is a share and none in an order: `a third of the boats`, `fell by a third`, `a
/// tenth would pay`. In `a third boat` and `a quarter passed` it is not.
pub(super) fn is_share(line: Line<'_>, hit: usize, end: usize) -> bool {
    let article_end = line.back_blank(hit, 0);
    let article = line.word_before(article_end, 0);
    let article_start = article_end - article.len();
    if article_end == hit || !WordList::Article.names(article) {
        return false;
    }
    let follower = line.past_blank(end);
    let (next, _) = line.word(follower);
    let hyphened = line.at(end) == Some('-') && line.at(line.next(end)).is_some_and(is_latin);
    // `a quarter million boats`
    let scaled = || word_value(NumberRole::Scale, next).is_some();
    // `a third the size of`
    let sized = WordList::ShareSize.has(next);
    if WordList::Of.has(next) || hyphened || sized || scaled() {
        return true;
    }
    if ends_with_part(line, follower) {
        return true;
    }
    // `a fifth less than its predecessor`, wherever it stands
    if WordList::ShareOf.names(next) {
        return true;
    }
    let before = line.word_before(line.back_blank(article_start, 0), 0);
    let ends = next.is_empty() && !line.at(follower).is_some_and(is_digit);
    let alone = ends || WordList::ShareEnd.names(next);
    let (word, _) = line.word(hit);
    let counted = WordList::SubjectPart.names(word) && WordList::WouldVerb.names(next);
    // `nearly a third live alone`
    let bounded = WordList::ShareBound.names(before) && !hyphened && !WordList::ShareNoun.has(next);
    // `over a fifth said no`, `a third were women`
    let done = || is_past(next) || WordList::PastVerb.has(next) || WordList::WereVerb.has(next);
    // `by at least a fifth since 2020`
    let further = line.back_blank(article_start, 0) - before.len();
    let up = line.word_before(line.back_blank(further, 0), 0);
    let up_to = WordList::UpTo.has(&format!("{up} {before}"));
    let least = (WordList::ShareStrongBound.names(before) || up_to) && alone;
    let told =
        least || WordList::ShareLooseBound.names(before) && done() || WordList::WereVerb.has(next);
    WordList::ShareLead.names(before) && alone || counted || bounded || told
}

/// `a third to a half of the boats`: whether another part and what both are of follow the joint at `at`.
fn ends_with_part(line: Line<'_>, at: usize) -> bool {
    let word_at = |at: usize| line.word(line.past_blank(at));
    let (joint, after) = word_at(at);
    let (article, after) = word_at(after);
    let (part, after) = word_at(after);
    let (of, _) = word_at(after);
    let half = WordList::HalfWord.has(part) || is_part_name(part);
    WordList::EndJoint.has(joint)
        && WordList::Article.names(article)
        && half
        && WordList::Of.has(of)
}

/// Whether a number is the end of a share that begins before its noun: `one adult in 20`; `one boat in 20 harbours` is none.
pub(super) fn ends_apart(line: Line<'_>, hit: usize, amount: &Amount, labels: &Labels) -> bool {
    let mut words = clause(line, hit);
    let mut next = || words.next().unwrap_or_default();
    let (joint, noun, one) = (next(), next(), next());
    let singular = noun.len() > 2 && !is_plural(noun) && noun.chars().all(char::is_lowercase);
    let share = WordList::OutOf.has(joint) && number(NumberRole::Small, one) == Some(1);
    let alone = amount.start == hit && amount.figure.unit.is_none();
    let (follower, _) = line.word(line.past_blank(amount.end));
    share && singular && alone && !labels.counted(follower) && amount.end < hit + 4
}

/// `nearly one child in eight`, `some three students in ten`: where a share ends that begins with the amount and a noun; `one child in eight schools` is none.
pub(super) fn begins_apart(line: Line<'_>, amount: &Amount, labels: &Labels) -> Option<usize> {
    let small = amount.figure.value.is_integer() && amount.figure.value < Number::from(10);
    let one = small && amount.figure.upper().is_none();
    let (noun, noun_end) = match &amount.figure.unit {
        Some(_) => ("", amount.end),
        None => line.word(line.past_blank(amount.end)),
    };
    let counted =
        amount.figure.unit.is_some() || noun.len() > 2 && noun.chars().all(char::is_lowercase);
    let (joint, joint_end) = line.word(line.past_blank(noun_end));
    let hit = line.past_blank(joint_end);
    let digits = line.run(hit, is_digit);
    let (word, word_end) = line.word(hit);
    let end = if digits > hit { digits } else { word_end };
    let few = (1..=3).contains(&(digits - hit))
        || number(NumberRole::Small, word).is_some_and(|value| value > 1);
    let (follower, _) = line.word(line.past_blank(end));
    let joined = line
        .at(end)
        .is_some_and(|c| c == '%' || c == '-' || c.is_alphanumeric());
    let single = amount.figure.value == Number::ONE;
    let round = WordList::RoundWhole.has(line.slice(hit, end));
    let share = one && counted && WordList::OutOf.has(joint) && (single && few || round) && !joined;
    // `roughly one child in eight swims`: a verb may look like what is counted.
    let bounded = single && !amount.figure.qualifiers().is_empty();
    (share && (bounded || !labels.counted(follower))).then_some(end)
}
