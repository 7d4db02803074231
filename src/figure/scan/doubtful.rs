//! Numbers that the words around them make more, or less, than they say alone: `12 metres and under pay half`, `failed to carry
//! even 1,000`, 连200人都坐不下, 百万级用户, `80 mg/100 ml`. Each tells which bytes are then unread, and why.

use super::super::cursor::{Cursor, is_latin};
use super::super::language::WordList;
use super::super::number::Number;
use super::super::numeral::is_number_word;
use super::super::scale::is_myriad;
use super::super::unit::{Units, is_money};
use super::amount::Amount;
use super::clause::{clause, counts};
use super::denial::is_denied;
use super::label::Labels;
use super::line::{Line, is_digit, is_han, is_han_digit, is_han_numeral, is_han_scale};
use super::unsure::is_base;

/// What is told as unread: its bytes, and why.
type Told = (usize, usize, &'static str);

/// No clock has more hours.
const HOURS: i64 = 12;
/// A denial in Chinese, or a noun that tells what a letter is, is no more characters away.
const NEAR_HAN: usize = 8;
/// What is counted between a whole and its part has no more characters: 十个人里有七个.
const MOST_COUNTED: usize = 3;

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
            .or_else(|| not_even(line, amount))
            .or_else(|| about_so_many(line, amount))
            .or_else(|| out_of_whole(line, amount))
            .or_else(|| of_size(line, amount))
            .or_else(|| possessive(line, amount))
            .or_else(|| transmitted(line, amount))
            .or_else(|| trillions(line, amount, units, labels))
            .or_else(|| calculated(line, amount))
            .or_else(|| change_behind(line, amount))
            .or_else(|| around_brackets(line, amount))
            .or_else(|| at_level(line, amount))
            .or_else(|| millions_of_millions(line, amount))
            .or_else(|| dotted(line, amount))
            .or_else(|| other_money(line, amount, units))
            .or_else(|| share_of_bounded(line, amount))
    });
    alone
        .flatten()
        .or_else(|| not_limited(line, amount))
        .or_else(|| last_few(line, amount))
        .or_else(|| on_clock(line, amount).filter(|_| exact))
        .or_else(|| per_number(line, amount, units))
}

/// Past words of a list that stand here, whatever blanks are between them.
fn past(line: Line<'_>, at: usize, list: WordList) -> Option<usize> {
    let here = Cursor {
        text: line.text,
        at,
    };
    let end = here.past_any(list)?.at;
    let joined = line.before(end).is_some_and(is_latin) && line.at(end).is_some_and(is_latin);
    (!joined).then_some(end)
}

/// `Boats 12 metres and under pay half`, `10 kg plus are kept`: words that bound the number, or begin something else.
fn loosely_bounded(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let next = line.past_blank(amount.end);
    let end = past(line, next, WordList::LooseBound);
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
    (!place).then_some((
        amount.start,
        end,
        "the words behind the number may bound it",
    ))
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

/// 连200人都坐不下: not even so much.
fn not_even(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let start = line.back(amount.start);
    let led = line.is_before(amount.start, WordList::EvenCharacter);
    let behind = line.rest(amount.end).chars().take(NEAR_HAN);
    let mut behind = behind.skip_while(|c| is_han(*c) && !WordList::EvenThen.holds(*c));
    let then = behind.next().is_some_and(|c| WordList::EvenThen.holds(c));
    let denied = behind.any(|c| WordList::DenialCharacter.holds(c));
    (led && then && denied).then_some((
        start,
        amount.end,
        "what is denied is that so much was reached",
    ))
}

/// 十只八只, 三天两天: two numbers of the same thing, of which neither is meant.
fn about_so_many(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let number = line.run(amount.start, is_han_numeral);
    let counter = line.slice(number, amount.end);
    let second = line.run(amount.end, is_han_numeral);
    let again = line.rest(second).starts_with(counter);
    let repeated = number > amount.start && second > amount.end && !counter.is_empty() && again;
    repeated.then_some((
        amount.start,
        second + counter.len(),
        "two numbers stand together of which neither may be meant",
    ))
}

/// 十个人里有七个: a share.
fn out_of_whole(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let mut at = amount.end;
    for _ in 0..=MOST_COUNTED {
        if let Some(after) = line.past_any(at, WordList::AmongBehind) {
            let end = line.run(after, |c| is_han_numeral(c) || is_digit(c));
            // Of a hundred in digits there may be so many: 100名学生中有30名女生.
            let value = &amount.figure.value;
            let worded = line.at(amount.start).is_some_and(is_han_numeral);
            let whole = *value == Number::from(10) || worded && *value == Number::from(100);
            return (end > after && whole).then_some((
                amount.start,
                end,
                "the number is the whole of a share",
            ));
        }
        line.at(at).filter(|c| is_han(*c))?;
        at = line.next(at);
    }
    None
}

/// 百万级用户, 千万元级融资: an order of size.
fn of_size(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let written = line.slice(amount.start, amount.end);
    let whole = WordList::Grade.ending(written);
    let number = whole
        .and_then(|grade| written.strip_suffix(grade))
        .unwrap_or(written);
    let end = match whole {
        // 三百级台阶 are counted.
        Some(_) if number.ends_with(is_myriad) => amount.end,
        None if line.is_at(amount.end, WordList::Grade) => line.next(amount.end),
        _ => return None,
    };
    number.contains(is_han_scale).then_some((
        amount.start,
        end,
        "the number tells an order of size",
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

/// 带宽100M: a letter that in Chinese stands for a measure of data too.
fn transmitted(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let written = line.slice(amount.start, amount.end);
    let glued = written.strip_suffix(|c| WordList::DataLetter.holds(c))?;
    let near = line.slice(line.near(amount.start), amount.start);
    let from = near.char_indices().rev().nth(NEAR_HAN - 1);
    let near = near.get(from.map_or(0, |(at, _)| at)..).unwrap_or_default();
    let mut nouns = WordList::DataNoun.words().iter();
    let data = nouns.any(|noun| near.contains(noun));
    (data && glued.ends_with(is_digit) && amount.figure.unit.is_none()).then_some((
        amount.start,
        amount.end,
        "the letter behind the number may be a measure of data",
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

/// `80 mg/100 ml`, `50 mg per 10 kg`: so much in so much of something else.
fn per_number(line: Line<'_>, amount: &Amount, units: &Units) -> Option<Told> {
    amount.figure.unit.as_ref()?;
    let slash = matches!(line.at(amount.end), Some('/' | '／'));
    let next = line.past_blank(amount.end);
    let worded = past(line, next, WordList::PerNumber);
    let number = line.past_blank(worded.unwrap_or(line.next(amount.end)));
    let digits = line.run(number, is_digit);
    let unit = line.past_blank(digits);
    let length = units.length_at(line.rest(unit))?;
    let base = line.slice(number, digits);
    let rate = slash && is_base(base) || worded.is_some() && base.len() > 1;
    rate.then_some((
        amount.start,
        unit + length,
        "the number is a rate of so many",
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
    let bounds = |at: usize| past(line, line.past_blank(at), WordList::BoundBehind);
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

/// 70美元下方, 3000点附近: a place that may bound the number.
fn at_level(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let end = line.past_any(amount.end, WordList::LevelPlace)?;
    Some((
        amount.start,
        end,
        "the place behind the number may bound it",
    ))
}

/// 不以300元为限: no limit.
fn not_limited(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let lead = WordList::LimitLead.ending(line.slice(0, amount.start))?;
    let written = line.slice(amount.start, amount.end);
    let limited = WordList::LimitEnd.ending(written).is_some()
        || line.past_any(amount.end, WordList::LimitEnd).is_some();
    limited.then_some((
        amount.start - lead.len(),
        amount.end,
        "what is denied is that the number is a limit",
    ))
}

/// 网速100兆: a million millions beside money, and of data a million.
fn millions_of_millions(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let written = line.slice(amount.start, amount.end);
    let scaled = WordList::MyriadOfMyriads.ending(written).is_some();
    // 千兆网口
    let bare = !written.contains(|c| is_digit(c) || is_han_digit(c));
    (scaled && !bare && amount.figure.unit.is_none()).then_some((
        amount.start,
        amount.end,
        "the scale behind the number may be a measure of data",
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

/// 不低于前二十个交易日均价的80%: a share whose bound stands further before, with another number between.
fn share_of_bounded(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let percent = line.before(amount.end) == Some('%') || line.before(amount.end) == Some('％');
    let of = line
        .before(amount.start)
        .is_some_and(|c| WordList::Possessive.holds(c));
    (percent && of).then_some(())?;
    let near = line.slice(line.near(amount.start), amount.start);
    let clause = near
        .rsplit(['，', '。', '；', ',', ';', '\n', '：'])
        .next()?;
    let mut limits = WordList::ShareLimit.words().iter();
    let (at, word) = limits.find_map(|word| Some((clause.rfind(word)?, word)))?;
    // What no number parts from its bound, the grammar reads.
    let between = clause.get(at + word.len()..).unwrap_or_default();
    between
        .contains(|c| is_digit(c) || is_han_numeral(c))
        .then_some((
            amount.start - clause.len() + at,
            amount.end,
            "a word further before may bound the share",
        ))
}

/// 近10次交锋, 近五场比赛: the last so many, or nearly so many.
fn last_few(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let written = line.slice(amount.start, amount.end);
    let led = WordList::LastLead.starting(written).is_some();
    let few = amount.figure.value <= Number::from(MOST_LAST) && amount.figure.upper().is_none();
    let counted = WordList::LastCounter.ending(written).is_some()
        || WordList::LastCounter
            .starting(line.rest(amount.end))
            .is_some();
    (led && few && counted).then_some((
        amount.start,
        amount.end,
        "the last so many may be meant, or nearly so many",
    ))
}

/// Of more, nobody says that they were the last so many.
const MOST_LAST: i64 = 20;
