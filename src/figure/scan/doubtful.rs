//! Numbers that the words around them make more, or less, than they say alone: `12 metres and under pay half`, `failed to carry
//! even 1,000`. Each tells which bytes are then unread, and why. Chinese ones are `doubtful_han.rs`.

use super::super::language::WordList;
use super::super::number::Number;
use super::super::numeral::is_number_word;
use super::super::unit::{Units, is_money};
use super::amount::Amount;
use super::clause::{clause, counts};
use super::denial::is_denied;
use super::doubtful_han;
use super::label::Labels;
use super::line::{Line, is_digit, is_han};
use super::range::past_bound;

/// What is told as unread: its bytes, and why.
type Told = (usize, usize, &'static str);

/// No clock has more hours.
const HOURS: i64 = 12;

/// Why the amount is unread.
pub(super) fn told(
    line: Line<'_>,
    amount: &Amount,
    units: &Units,
    labels: &Labels,
) -> Option<Told> {
    let exact = amount.figure.qualifiers().is_empty();
    let single = exact && amount.figure.upper().is_none();
    let alone = single.then(|| {
        loosely_bounded(line, amount)
            .or_else(|| not_reached(line, amount))
            .or_else(|| doubtful_han::told_alone(line, amount))
            .or_else(|| behind_point(line, amount))
            .or_else(|| near(line, amount, units))
            .or_else(|| already_past(line, amount))
            .or_else(|| kelvins(line, amount))
            .or_else(|| first_of_range(line, amount))
            .or_else(|| possessive(line, amount))
            .or_else(|| trillions(line, amount, units, labels))
            .or_else(|| calculated(line, amount))
            .or_else(|| change_behind(line, amount))
            .or_else(|| around_brackets(line, amount))
            .or_else(|| dotted(line, amount))
            .or_else(|| other_money(line, amount, units))
    });
    alone
        .flatten()
        .or_else(|| doubtful_han::told(line, amount))
        .or_else(|| within_of(line, amount))
        .or_else(|| on_clock(line, amount).filter(|_| exact))
}

/// `Boats 12 metres and under pay half`, `10 kg plus are kept`: words that bound the number, or begin something else.
fn loosely_bounded(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let next = line.past_blank(amount.end);
    let reason = "the words behind the number may bound it";
    if let Some(end) = line.past_words(next, WordList::OpenSide) {
        return Some((amount.start, end, reason));
    }
    let end = line.past_words(next, WordList::LooseBound);
    let plus = || {
        let (word, end) = line.word(next);
        let (follower, _) = line.word(line.past_blank(end));
        let goes_on = WordList::Predicate.has(follower) || WordList::NeedingVerb.names(follower);
        (WordList::PlusWord.has(word) && goes_on).then_some(end)
    };
    let end = end.or_else(plus)?;
    let (follower, _) = line.word(line.past_blank(end));
    let place = follower.is_empty()
        || WordList::AttributeArticle.has(follower)
        || WordList::Determiner.has(follower)
        || WordList::OwnerOrPointer.has(follower);
    (!place).then_some((amount.start, end, reason))
}

/// `failed to carry even 1,000`, `hasn't hit 40%`, `No charge reached 300 euros`: what is denied is that so much was reached.
fn not_reached(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let end = line.back_blank(amount.start, 0);
    // 五倍于300吨
    if let Some(lead) = WordList::TimesLead.ending(line.slice(0, amount.start)) {
        let reason = "the number is compared with";
        return Some((amount.start - lead.len(), amount.end, reason));
    }
    // 没有企业达到10亿元
    let reached = WordList::ReachCharacters.ending(line.slice(0, amount.start));
    let verb = reached.unwrap_or_else(|| line.word_before(end, 0));
    let start = end - verb.len();
    let reaching = reached.is_some() || end < amount.start && WordList::Reaching.has(verb);
    (reaching && is_denied(line, start)).then_some((
        start,
        amount.end,
        "a negation further before denies that so much was reached",
    ))
}

/// `oh point five tonnes`, `point 77 tonnes`, 下降了点五个百分点: decimals of which the point stands before.
fn behind_point(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let reason = "the number may be decimals behind a point";
    amount.figure.unit.as_ref()?;
    if line.is_before(amount.start, WordList::PointCharacter) {
        let point = line.back(amount.start);
        let lead = line
            .before(point)
            .is_none_or(|c| !(c.is_alphanumeric()) || WordList::PointLeadCharacter.holds(c));
        return lead.then_some((point, amount.end, reason));
    }
    let end = line.back_blank(amount.start, 0);
    let word = line.word_before(end, 0);
    let start = end - word.len();
    let lead = line.word_before(line.back_blank(start, 0), 0);
    let place = WordList::Determiner.has(lead) || WordList::OwnerOrPointer.has(lead);
    (WordList::PointWord.has(word) && end < amount.start && !place)
        .then_some((start, amount.end, reason))
}

/// `Output was near 300 tonnes`: about so much, or a place beside something.
fn near(line: Line<'_>, amount: &Amount, units: &Units) -> Option<Told> {
    let end = line.back_blank(amount.start, 0);
    let word = line.word_before(end, 0);
    let unit = amount.figure.unit.as_ref().and_then(|id| units.get(id));
    // What is counted can be a place: `near 300 boats`.
    let measured = unit.is_some_and(|unit| !unit.whole);
    (measured && end < amount.start && WordList::NearWord.has(word)).then_some((
        end - word.len(),
        amount.end,
        "the word before the number may say that it is about so much",
    ))
}

/// `Output is already past 300 tonnes`: more than so much; what goes past 300 boats does not say so.
fn already_past(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let end = line.back_blank(amount.start, 0);
    let past = line.word_before(end, 0);
    let start = end - past.len();
    let lead = line.word_before(line.back_blank(start, 0), 0);
    let level = WordList::BeingVerb.has(lead) || WordList::ReachedAdverb.has(lead);
    (end < amount.start && WordList::PastHour.has(past) && level).then_some((
        start,
        amount.end,
        "the word before the number may say that it is more",
    ))
}

/// `20% to about 30%`: the first end of a range whose other end words bound. In `rose from 20% to about 30%` it is a level.
fn first_of_range(line: Line<'_>, amount: &Amount) -> Option<Told> {
    amount.figure.unit.as_ref()?;
    let (joint, after) = line.word(line.past_blank(amount.end));
    WordList::RangeSeparator.has(joint).then_some(())?;
    let number = line.past_blank(after);
    let bounded = past_bound(line, number);
    let end = line.run(bounded, |c| is_digit(c) || matches!(c, '.' | ','));
    let changed = |word: &str| WordList::Change.names(word) || WordList::StepVerb.names(word);
    let levels =
        || clause(line, amount.start).any(|word| WordList::LevelOpener.has(word) || changed(word));
    (bounded > number && end > bounded && !levels()).then_some((
        amount.start,
        end,
        "the two ends of the range cannot be read together",
    ))
}

/// `573.15K`: kelvins rather than thousands, where a temperature is told or the decimals are fine.
fn kelvins(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let written = line.slice(amount.start, amount.end);
    let glued = written.strip_suffix(|c| WordList::KelvinLetter.holds(c))?;
    let fine = glued
        .split_once('.')
        .is_some_and(|(_, decimals)| decimals.len() > 1);
    let near = line.slice(line.near(amount.start), amount.start);
    let told = fine || near.contains(['°', '℃']);
    (told && glued.ends_with(is_digit) && amount.figure.unit.is_none()).then_some((
        amount.start,
        amount.end,
        "the letter behind the number may be kelvins, or thousands",
    ))
}

/// `in the 1,000's`: more than one of them.
fn possessive(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let mark = line.at(amount.end).is_some_and(|c| matches!(c, '\'' | '’'));
    let (letter, end) = line.word(line.next(amount.end));
    let digit = line.before(amount.end).is_some_and(is_digit);
    (mark && digit && WordList::DecadeSuffix.has(letter)).then_some((
        amount.start,
        end,
        "the number may stand for several of its size",
    ))
}

/// `twelve-fifty`, `the ten-fifteen`: an hour with its minutes, or a price.
fn on_clock(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let upper = amount.figure.upper()?;
    let written = line.slice(amount.start, amount.end);
    let (hour, minutes) = written.split_once('-')?;
    let worded = is_number_word(hour) && minutes.split('-').all(is_number_word);
    let hours = amount.figure.value <= Number::from(HOURS);
    let ten = Number::from(10);
    let bare = amount.figure.unit.is_none() && *upper >= ten;
    (worded && hours && bare).then_some((
        amount.start,
        amount.end,
        "the number words may tell an hour or a price",
    ))
}

/// `a 2.0T engine`, 排量1.5T: a letter that is a trillion beside money and what is counted, and else may be something else.
fn trillions(line: Line<'_>, amount: &Amount, units: &Units, labels: &Labels) -> Option<Told> {
    let written = line.slice(amount.start, amount.end);
    let glued = written.strip_suffix(|c| WordList::TrillionLetter.holds(c))?;
    let large = |word: &str| WordList::MoneyNoun.names(word) || WordList::Change.names(word);
    let told = counts(line, amount.end, units, labels) || clause(line, amount.start).any(large);
    (glued.ends_with(is_digit) && amount.figure.unit.is_none() && !told).then_some((
        amount.start,
        amount.end,
        "`T` may be a trillion here, or name something",
    ))
}

/// `Six times eight`, `nine plus six`: numbers that are reckoned with.
fn calculated(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let written = line.slice(amount.start, amount.end);
    // `six times` is read as a multiple.
    let times = WordList::Reckoning.ending(written);
    let (word, after) = match times {
        Some(word) => (word, amount.end),
        None => line.word(line.past_blank(amount.end)),
    };
    let number = line.past_blank(after);
    let digits = line.run(number, is_digit);
    let (name, name_end) = line.word(number);
    let end = if digits > number { digits } else { name_end };
    let reckoned = WordList::Reckoning.has(word) && (digits > number || is_number_word(name));
    let bare = times.is_some() || amount.figure.unit.is_none();
    let counted = line
        .at(end)
        .is_some_and(|c| c.is_alphanumeric() || c == '%' || c == '-');
    (reckoned && bare && !counted).then_some((
        amount.start,
        end,
        "the number is reckoned with another one",
    ))
}

/// `a dollar fifty`: the second part of an amount of money.
fn change_behind(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let end = line.back_blank(amount.start, 0);
    let coin = line.word_before(end, 0);
    let led = line.back_blank(end - coin.len(), 0);
    let article = line.word_before(led, 0);
    let (word, _) = line.word(amount.start);
    let bare = amount.figure.unit.is_none() && is_number_word(word);
    let money = WordList::HundredPartMoney.has(coin) || WordList::PoundOfMoney.has(coin);
    (bare && money && WordList::HalfArticle.has(article) && end < amount.start).then_some((
        led - article.len(),
        amount.end,
        "the number may be a part of the money before it",
    ))
}

/// 超过（含）300人, 300元（含税）以上, 【3公里】以内, `More than (or equal to) 40 kg`: brackets between a number and what bounds it.
fn around_brackets(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let reason = "brackets stand between the number and what may bound it";
    let bounds = |at: usize| line.past_words(line.past_blank(at), WordList::BoundBehind);
    let opened = line.at(amount.end).filter(|c| matches!(c, '(' | '（'));
    if opened.is_some() {
        let inner = line.next(amount.end);
        let close = line.run(inner, |c| !matches!(c, ')' | '）' | '(' | '（'));
        let short = line.slice(inner, close).chars().count() <= MOST_IN_BRACKETS;
        if let Some(end) = bounds(line.next(close)).filter(|_| short) {
            return Some((amount.start, end, reason));
        }
    }
    let quoted = line
        .before(amount.start)
        .zip(line.at(amount.end))
        .is_some_and(|pair| {
            matches!(
                pair,
                ('【', '】') | ('“', '”') | ('（', '）') | ('(', ')') | ('「', '」')
            )
        });
    if let Some(end) = bounds(line.next(amount.end)).filter(|_| quoted) {
        return Some((line.back(amount.start), end, reason));
    }
    let gap = line.back_blank(amount.start, 0);
    let close = line.back(gap);
    line.before(gap).filter(|c| matches!(c, ')' | '）'))?;
    let inner = line.run_back(close, 0, |c| !matches!(c, '(' | '（' | ')' | '）'));
    let short = line.slice(inner, close).chars().count() <= MOST_IN_BRACKETS;
    let open = line.back(inner);
    let before = line.slice(0, line.back_blank(open, 0));
    let word = WordList::BoundBefore
        .words()
        .iter()
        .find_map(|word| line.back_word(before.len(), 0, word));
    word.filter(|_| short && inner > 0)
        .map(|start| (start, amount.end, reason))
}

/// No aside that stands between a bound and its number has more characters.
const MOST_IN_BRACKETS: usize = 24;

/// `within 2 kg of 20 kg`: how far from another number.
fn within_of(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let opens = WordList::Inside.names(line.word(amount.start).0);
    let (of, after) = line.word(line.past_blank(amount.end));
    let number = line.past_blank(after);
    let end = line.run(number, |c| is_digit(c) || matches!(c, '.' | ','));
    (opens && WordList::Of.has(of) && end > number).then_some((
        amount.start,
        end,
        "the number tells how far from another one",
    ))
}

/// `3…5 kg`: a range with dots, or two numbers of many.
fn dotted(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let dots = line.past_blank(amount.end);
    line.at(dots).filter(|c| matches!(c, '…' | '⋯'))?;
    let sign = line.past_blank(line.next(dots));
    let number = line.run(sign, |c| matches!(c, '+' | '-' | '−' | '–'));
    let end = line.run(number, |c| is_digit(c) || matches!(c, '.' | ','));
    (end > number).then_some((amount.start, end, "dots join the number to another one"))
}

/// 300元港币, 45万元新台币: the name of another money behind that of one.
fn other_money(line: Line<'_>, amount: &Amount, units: &Units) -> Option<Told> {
    let own = amount.figure.unit.as_ref()?;
    units.get(own).filter(|unit| is_money(unit))?;
    let bracketed = matches!(line.at(amount.end), Some('(' | '（'));
    let at = if bracketed {
        line.next(amount.end)
    } else {
        amount.end
    };
    let other = units.match_at(line.rest(at))?;
    let money = |id| units.get(id).is_some_and(is_money);
    let han = line.at(at).is_some_and(is_han);
    let differs = !other.units.contains(own) && other.units.iter().any(money);
    (han && differs).then_some((
        amount.start,
        at + other.length,
        "two kinds of money stand behind the number",
    ))
}
