//! Words that bound a number from further away, or deny it: `caps interest at 36%`, `at most there were 40`, `almost sold 5,000`,
//! `not as deep as 40 m`. What they make of the number is not read, so that it is told as unread.

use super::super::cursor::is_latin;
use super::super::language::{WordList, is_past_verb};
use super::amount::Amount;
use super::clause::clause;
use super::line::{Line, is_blank, is_digit, last_sentence};

/// What is told as unread: its bytes, and why.
type Told = (usize, usize, &'static str);

/// What is limited has no more words.
const MOST_LIMITED: usize = 5;
/// No more words stand between what bounds at the head of a sentence and the number.
const MOST_FRONTED: usize = 6;
/// No aside has more bytes.
const LONGEST_ASIDE: usize = 40;
/// A negation of a comparison is no more words before it.
const NEAR: usize = 3;

/// Why the amount is unread, which nothing bounds.
pub(super) fn told(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let single = amount.figure.qualifiers().is_empty() && amount.figure.upper().is_none();
    let alone = single.then(|| {
        limited(line, amount)
            .or_else(|| almost_done(line, amount))
            .or_else(|| at_front(line, amount))
            .or_else(|| not_so(line, amount))
            .or_else(|| past_aside(line, amount))
            .or_else(|| multiplied(line, amount))
            .or_else(|| added(line, amount))
            .or_else(|| upward(line, amount))
    });
    alone.flatten()
}

/// `caps interest at 36%`, `restricts imports to 40,000 tonnes`; `limits were raised to 40` says something else.
fn limited(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let mut words = clause(line, amount.start);
    let joint = words.next().unwrap_or_default();
    let list = if WordList::LimitAt.has(joint) {
        WordList::CappingVerb
    } else if WordList::LimitTo.has(joint) {
        WordList::LimitingVerb
    } else {
        return None;
    };
    let mut between = 0;
    let found = words.by_ref().take(MOST_LIMITED).find(|word| {
        between += 1;
        list.names(word) || WordList::Change.has(word) || WordList::FiniteVerb.has(word)
    });
    found.filter(|word| list.names(word))?;
    let changed = words.any(|word| WordList::Change.names(word));
    (!changed && between > 1).then_some((
        amount.start,
        amount.end,
        "the verb further before limits the number",
    ))
}

/// `almost sold 5,000 tickets`: so much was not done.
fn almost_done(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let end = line.back_blank(amount.start, 0);
    let verb = line.word_before(end, 0);
    let hedge_end = line.back_blank(end - verb.len(), 0);
    let hedge = line.word_before(hedge_end, 0);
    let done = is_past_verb(verb) && !WordList::FiniteVerb.has(verb);
    let almost = done && WordList::AlmostDone.has(hedge);
    // `failed to sell 5,000 tickets`
    let before = line.word_before(line.back_blank(hedge_end - hedge.len(), 0), 0);
    let failed =
        WordList::LimitTo.has(hedge) && WordList::DenialPair.has(&format!("{before} {hedge}"));
    let verbal = !verb.is_empty() && !WordList::AttributeArticle.has(verb);
    (end < amount.start && verbal && (almost || failed)).then_some((
        hedge_end - hedge.len(),
        amount.end,
        "the word before the verb may say that so much was not reached",
    ))
}

/// `At most there were 40 of us`, `At a minimum, 300 signatures are needed`.
fn at_front(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let before = line.slice(line.near(amount.start), amount.start);
    let sentence = last_sentence(before).trim_start_matches(is_blank);
    let word = WordList::FrontBound.starting(sentence)?;
    let rest = sentence.get(word.len()..)?;
    let apart = rest.starts_with(|c| is_blank(c) || c == ',');
    let mut words = rest.split(is_blank).filter(|word| !word.is_empty());
    // `At least a 3% rise in tolls`
    let first = words.clone().next().unwrap_or_default();
    let right_before = !rest.starts_with(',') && WordList::AttributeArticle.has(first);
    let broken = rest.contains(|c: char| is_digit(c) || matches!(c, ';' | ':' | '(' | '\n'));
    let few = words.by_ref().count() <= MOST_FRONTED;
    (apart && few && !broken && !right_before).then_some((
        amount.start,
        amount.end,
        "the words at the head of the sentence may bound the number",
    ))
}

/// `not as deep as 40 m`, `nothing like as deep as 40 m`.
fn not_so(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let mut words = clause(line, amount.start);
    let mut so = || words.next().is_some_and(|word| WordList::AsWord.has(word));
    so().then_some(())?;
    let adjective = words.next()?;
    let mut so = || words.next().is_some_and(|word| WordList::AsWord.has(word));
    so().then_some(())?;
    let denied = words
        .take(NEAR)
        .any(|word| WordList::Denial.names(word) || WordList::ShortNot.ending(word).is_some());
    (denied && !adjective.is_empty()).then_some((
        amount.start,
        amount.end,
        "what is compared with the number is less",
    ))
}

/// `almost, but not quite, 100 metres tall`: what bounds the number stands before an aside.
fn past_aside(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let end = line.back_blank(amount.start, 0);
    let near = line
        .text
        .ceil_char_boundary(end.saturating_sub(LONGEST_ASIDE));
    let before = line.slice(near, end).strip_suffix(',')?;
    let (lead, aside) = before.rsplit_once(',')?;
    let hedge_end = near + lead.len();
    let mut hedges = WordList::AsideHedge.words().iter();
    let start = hedges.find_map(|hedge| line.back_word(hedge_end, 0, hedge))?;
    let apart = !line.before(start).is_some_and(is_latin);
    let plain = !aside.contains(|c: char| is_digit(c) || matches!(c, '.' | ';' | ':'));
    (plain && apart).then_some((
        start,
        amount.end,
        "the word before the aside may bound the number",
    ))
}

/// `double 300 kg`: another number than what is written.
fn multiplied(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let end = line.back_blank(amount.start, 0);
    let lead = line.word_before(end, 0);
    (end < amount.start && WordList::MultiplyingLead.names(lead)).then_some((
        end - lead.len(),
        amount.end,
        "the word before the number may multiply it",
    ))
}

/// `Add up to 3 eggs`, `then add up to 50 ml of milk`: who is told to add is given a bound.
fn added(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let end = line.back_blank(amount.start, 0);
    let mut words = WordList::Adding.words().iter();
    let start = words.find_map(|word| line.back_word(end, 0, word))?;
    let before = line.word_before(line.back_blank(start, 0), 0);
    let told = before.is_empty() || WordList::And.has(before);
    (end < amount.start && told).then_some((
        start,
        amount.end,
        "the words before the number may bound it, or tell a sum",
    ))
}

/// `from $5 up`: the lowest of several; `from $5 up to $10` tells two levels.
fn upward(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let lead_end = line.back_blank(amount.start, 0);
    let lead = line.word_before(lead_end, 0);
    let (up, end) = line.word(line.past_blank(amount.end));
    let (next, _) = line.word(line.past_blank(end));
    let bounds = WordList::UpwardLead.has(lead) && WordList::UpwardEnd.has(up);
    (bounds && !WordList::LimitTo.has(next)).then_some((
        lead_end - lead.len(),
        end,
        "the words around the number may bound it",
    ))
}
