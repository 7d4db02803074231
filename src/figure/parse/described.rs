//! What may stand between a bound and its number and takes the bound from it in no way: 不超过总股本的10%, 约每秒300米,
//! 至少进口了300吨, `at least a 3% rise`. Single words that always may are of the grammar's tables, by `bounding.rs`; where it is
//! in doubt whose the bound is, is the scan's to say.

use super::super::cursor::{Cursor, is_han, is_latin};
use super::super::language::{NumberRole, Role, WordList, WordPlace, character};
use super::super::unit::RATIO;
use super::{FigureContext, match_qualifier};

/// What describes a number has no more characters, a verb before its object fewer.
const MOST_CHARACTERS: usize = 14;
const MOST_OF_VERB: usize = 5;

/// Past what stands at `from`, behind bounding words that begin at `words`, up to the number that they bound.
pub(super) fn past<'a>(
    words: Cursor<'a>,
    from: Cursor<'a>,
    context: &FigureContext<'_>,
) -> Option<Cursor<'a>> {
    let bound = from.text.get(words.at..from.at)?.trim_end();
    let from = from.past_blanks();
    if !from.peek().is_some_and(is_han) {
        return past_article(bound, from, context);
    }
    let quantity = WordList::QuantityAdverb.starting(bound).is_some();
    let (mut at, mut plain) = (from, !from.peek().is_some_and(is_numeral));
    for length in 1..=MOST_CHARACTERS {
        let c = at.peek().filter(|c| is_han(*c))?;
        plain &= !is_numeral(c) && !WordList::Possessive.holds(c) && !bounds_itself(at, context);
        at = at.next();
        let number = at.past_blanks();
        if !number.peek().is_some_and(is_numeral) {
            continue;
        }
        let between = from.text.get(from.at..at.at)?;
        let verb = quantity && plain && length <= MOST_OF_VERB && !is_own_clause(between);
        // 大约每2.4年一次
        let often = WordList::EveryCharacter.has(between)
            && WordList::OftenAdverb.starting(bound).is_some();
        let each = || often || is_of_each(between, context);
        let whole = || {
            (is_whole(between) || is_limit_of_whole(bound, between)) && begins_share(number)
                || is_compared(bound, between) && (begins_share(number) || begins_multiple(number))
        };
        // 约重3吨
        let about = || WordList::OftenAdverb.starting(bound).is_some();
        if length == 1 && WordList::MeasuredSo.has(between) && about() {
            return Some(number);
        }
        if WordList::HedgeAdverb.starting(bound).is_none() && (each() || verb || whole()) {
            return Some(number);
        }
    }
    None
}

/// Whether something is said between an adverb and a number that the adverb bounds nothing of: 至少我认为, 最多时有.
pub(in super::super) fn is_own_clause(between: &str) -> bool {
    let mut words = WordList::OwnClause.words().iter();
    between.starts_with(|c| WordList::OwnClauseLead.holds(c))
        || words.any(|word| between.contains(word))
}

/// Whether a word stands here that bounds the number or denies something itself: 至少花了近百元, 至少不花300元, 至多负五度.
fn bounds_itself(at: Cursor<'_>, context: &FigureContext<'_>) -> bool {
    let denies = |role: Role| matches!(role, Role::Negation | Role::Unread);
    let particle = || {
        let mut known = context
            .readings
            .particles_from(at.peek().unwrap_or_default());
        known.any(|particle| denies(particle.role) && at.past(&particle.text).is_some())
    };
    let minus = at.is_at(WordList::MinusCharacter) || at.past_any(WordList::BelowZero).is_some();
    minus || match_qualifier(at, WordPlace::Before, context).is_some() || particle()
}

/// 每人每天, 人均: what so much is for one of.
fn is_of_each(between: &str, context: &FigureContext<'_>) -> bool {
    if WordList::EachWhole.has(between) {
        return true;
    }
    // 限速每小时40公里
    if WordList::SpeedLead.has(between) {
        return false;
    }
    let Some(every) = WordList::EveryCharacter.starting(between) else {
        return false;
    };
    let known = |thing: &str| {
        let unit = context.units.length_at(thing) == Some(thing.len());
        unit || WordList::EachThing.has(thing)
    };
    let mut things = between.split(every).skip(1);
    things.all(known)
}

/// 总股本的: a whole that a share is told of.
fn is_whole(between: &str) -> bool {
    let of = WordList::Possessive.ending(between);
    let whole = of.and_then(|of| between.strip_suffix(of));
    whole.is_some_and(|whole| {
        WordList::WholeNoun.ending(whole).is_some()
            && WordList::ComparedPeriod.starting(whole).is_none()
    })
}

/// 不低于合同额10%: words that limit a share, with what it is a share of; 高于合同额10% tells a step.
pub(in super::super) fn is_limit_of_whole(bound: &str, between: &str) -> bool {
    let mut limits = WordList::ShareLimit.words().iter();
    let limits = limits.any(|word| bound.contains(word));
    let whole = WordList::WholeNoun.ending(between).is_some()
        || WordList::PricedWhole.ending(between).is_some();
    limits && whole && WordList::ComparedPeriod.starting(between).is_none()
}

/// 约为去年同期的2.3倍: words that lead to how much something is of something else.
fn is_compared(bound: &str, between: &str) -> bool {
    let adverb = WordList::QuantityAdverb.starting(bound);
    let adverb = adverb.or_else(|| WordList::OftenAdverb.starting(bound));
    let lead = adverb.and_then(|adverb| bound.strip_prefix(adverb));
    let of = WordList::Possessive.ending(between).is_some();
    of && lead.is_some_and(|lead| WordList::ComparedLead.has(lead.trim()))
}

/// Whether a multiple stands here: 2.3倍.
fn begins_multiple(number: Cursor<'_>) -> bool {
    let mut at = number;
    while at.peek().is_some_and(|c| is_numeral(c) || c == '.') {
        at = at.next();
    }
    at.past_blanks().past_any(WordList::Times).is_some()
}

/// Whether a share stands here: 10%, 百分之十, 四分之一, 三成, 一半.
fn begins_share(number: Cursor<'_>) -> bool {
    if number.past_any(WordList::HalfPart).is_some() {
        return true;
    }
    let mut at = number;
    while at.peek().is_some_and(|c| is_numeral(c) || c == '.') {
        at = at.next();
    }
    let part = at.past_any(WordList::PartsOf).is_some() || at.past_any(WordList::Tenths).is_some();
    part || matches!(at.past_blanks().peek(), Some('%' | '/'))
}

/// `at least a 3% rise`, `below the 4% mark`: the article of what rises so much, or of a mark that is so high.
fn past_article<'a>(
    bound: &str,
    from: Cursor<'a>,
    context: &FigureContext<'_>,
) -> Option<Cursor<'a>> {
    let the = || from.past_any(WordList::DecadeLead);
    let article = from.past_any(WordList::Article).or_else(the)?;
    let number = article.past_blanks();
    let sign = context.units.match_before(number.rest());
    let mut at = sign.map_or(number, |sign| number.plus(sign.length).past_blanks());
    let digits = at.at;
    while at
        .peek()
        .is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
    {
        at = at.next();
    }
    (number.at > article.at && at.at > digits).then_some(())?;
    let unit = context.units.match_at(at.past_blanks().rest());
    let measured = unit
        .as_ref()
        .map_or(at, |unit| at.past_blanks().plus(unit.length));
    let joined = measured.past("-").unwrap_or(measured).past_blanks();
    let noun = joined.latin_word().map(|(word, _)| word);
    // What was cut out of a text, `below the 4%`, has no noun.
    let marked = joined.rest().is_empty();
    if marked || noun.is_some_and(|word| WordList::MarkNoun.has(&word)) {
        return Some(number);
    }
    let units = unit.filter(|_| is_strong(bound))?.units;
    let mut units = units.iter().filter_map(|id| context.units.get(id));
    let share = units.any(|unit| unit.dimension.as_deref() == Some(RATIO));
    share.then_some(number)
}

/// Whether words bound whatever stands behind them: `at least`, and not `over`, which tells a place or a time too.
pub(in super::super) fn is_strong(bound: &str) -> bool {
    let words: Vec<&str> = bound.split_whitespace().collect();
    WordList::StrongBound.names(&words.join(" "))
}

fn is_numeral(c: char) -> bool {
    let digit = |(role, _)| role != NumberRole::Prefix;
    let han = !is_latin(c) && character(c).is_some_and(digit);
    c.is_ascii_digit() || han || WordList::Half.holds(c)
}
