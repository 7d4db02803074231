//! Negations that stand apart from the words that bound a number: `did not handle more than 300 boats`, 无一超过300艘. What they
//! deny is not certain, so that such a figure is unread; negations right before a bound are the grammar's.

use super::super::cursor::is_latin;
use super::super::language::{WordList, ends_as_verb, is_doing};
use super::clause::clause;
use super::guard::{goes_on_as_word, is_part_of_word};
use super::line::{Line, is_blank, is_han, last_sentence};
use crate::figure::{Figure, Qualifier};

/// A negation further before the bound than so many words, or so many characters of Chinese, does not deny it.
const MOST_WORDS: usize = 5;
const MOST_CHARACTERS: usize = 6;
/// No list that is denied has more commas.
const MOST_ITEMS: usize = 3;
/// Where the clause goes on with `or`, so many words more.
const MOST_WORDS_JOINED: usize = 10;
/// No clause is looked at further back than so many bytes.
const FURTHEST: usize = 80;
/// What a clause asks behind its figure has no more characters.
const MOST_ASKING: usize = 12;

/// Whether a negation leaves open on which side of its number a figure lies that starts at `start`.
pub(super) fn is_open(line: Line<'_>, start: usize, end: usize, figure: &Figure) -> bool {
    let words = figure.qualifiers();
    let has = |kinds: &[Qualifier]| kinds.iter().any(|kind| words.contains(kind));
    let upper = has(&[Qualifier::AtMost, Qualifier::AtLeast]);
    // `almost never exceeded` says that it was, once; 几乎超过 that it was not.
    let almost = (upper || has(&[Qualifier::Over])) && words.contains(&Qualifier::Nearly);
    let bounded = upper || has(&[Qualifier::Over, Qualifier::Under]);
    almost
        || bounded
            && (is_asked(line, start)
                || is_asked_behind(line, end)
                || is_denied_behind(line, start, end)
                || !is_second_denial(line, start) && is_denied(line, start))
}

/// `Catching more than 12 fish is illegal`, `the claim that over 300 came is false`: whether what is said behind the figure denies
/// what was done or claimed before it; `loads over 40 t are banned` are so heavy.
fn is_denied_behind(line: Line<'_>, start: usize, end: usize) -> bool {
    let done = line.word_before(line.back_blank(start, 0), 0);
    let mut before = clause(line, start).take(MOST_WORDS);
    // `Vehicles weighing more than 7.5 t are banned` says what they weigh.
    let alone = before.next().is_some_and(|word| word == done) && before.next().is_none();
    let mut before = clause(line, start).take(MOST_WORDS);
    let mut claimed = || before.any(|word| WordList::ClaimNoun.names(word));
    let subject = is_doing(done) && alone || claimed();
    let far = line.text.floor_char_boundary(end + FURTHEST);
    let rest = line.slice(end, far);
    let rest = rest.split("\n\n").next().unwrap_or_default();
    let ends = |c: char| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')');
    let mut words = rest
        .split(ends)
        .next()
        .unwrap_or_default()
        .split_whitespace();
    let verb = |word: &str| WordList::StatedVerb.has(word) || WordList::WereVerb.has(word);
    let told = subject && words.by_ref().take(MOST_WORDS).any(verb);
    // `was later dropped`
    told && words.take(2).any(|word| WordList::DeniedBehind.has(word))
}

/// `not fewer than 3 nor more than 7`: whether the figure begins with the second of two negations, which denies it itself.
fn is_second_denial(line: Line<'_>, start: usize) -> bool {
    WordList::Nor.has(line.word(start).0)
}

/// Whether the clause asks behind its figure: 超过300元吗, 超过300元了没有, 超过300元？
fn is_asked_behind(line: Line<'_>, end: usize) -> bool {
    let rest = line.rest(end);
    let han = rest.chars().take_while(|c| is_han(*c));
    let length: usize = han.take(MOST_ASKING).map(char::len_utf8).sum();
    let (asking, behind) = rest.split_at_checked(length).unwrap_or_default();
    let ends = !behind.starts_with(|c: char| c.is_alphanumeric());
    let marked = behind.trim_start_matches(is_blank).starts_with(['?', '？']);
    let Some(word) = WordList::QuestionEnd.ending(asking).filter(|_| ends) else {
        return marked && ends;
    };
    let before = asking.get(..asking.len() - word.len()).unwrap_or_default();
    let direct = before.is_empty() || WordList::QuestionWord.has(before);
    direct || !WordList::Negative.has(word)
}

/// Whether the sentence asks: `Were there really more than 20 boats?`
fn is_asked(line: Line<'_>, start: usize) -> bool {
    let near = line.text.ceil_char_boundary(start.saturating_sub(FURTHEST));
    let far = line.text.floor_char_boundary(start + FURTHEST);
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '\n' | ';');
    let before = line
        .slice(near, start)
        .rsplit(ends)
        .next()
        .unwrap_or_default();
    let mark = line.slice(start, far).find(ends).map(|at| start + at);
    let opening = before
        .trim_start()
        .split(is_blank)
        .next()
        .unwrap_or_default();
    mark.is_some_and(|at| line.at(at) == Some('?')) && WordList::Asking.has(opening)
}

/// Whether a character or word of Chinese in the clause that begins at `offset` denies what stands behind it.
fn is_denied_in_characters(line: Line<'_>, offset: usize, clause: &str) -> bool {
    let han = clause
        .chars()
        .rev()
        .take(MOST_CHARACTERS)
        .take_while(|c| is_han(*c));
    let length: usize = han.map(char::len_utf8).sum();
    let near = clause.get(clause.len() - length..).unwrap_or_default();
    let denies = |text: &str, list: WordList| {
        let at = offset + (clause.len() - text.len());
        let mut places = text.char_indices().filter(|(_, c)| !c.is_ascii());
        places.any(|(place, _)| {
            let mut words = list.all_starting(text.get(place..).unwrap_or_default());
            let place = at + place;
            words.any(|word| !goes_on_as_word(line, place, place + word.len()))
        })
    };
    // 不得超过预算的5%且不超过10万元
    let opening = offset + clause.len();
    if line.is_at(opening, WordList::DenialCharacter)
        && WordList::OwnDenialJoint.ending(clause).is_some()
    {
        return false;
    }
    // 不得高于60℃或低于5℃
    let joined = WordList::ChoiceJoint.ending(clause).is_some()
        && clause.contains(|c| WordList::DenialCharacter.holds(c));
    joined
        || denies(near, WordList::Denial)
        || denies(clause, WordList::FarDenial)
        || is_denied_by_mood(line, offset, clause)
}

/// 未发现浓度超过0.1毫克, 不建议儿童服用超过2克: whether a denial or an advice against it stands in the clause, and tells of no thing:
/// 不愿结婚的人超过300.
fn is_denied_by_mood(line: Line<'_>, offset: usize, clause: &str) -> bool {
    let mut places = clause.char_indices().filter(|(_, c)| is_han(*c));
    places.any(|(place, _)| {
        let rest = clause.get(place..).unwrap_or_default();
        let mut words = WordList::ModalDenial.all_starting(rest);
        words.any(|word| {
            let (at, end) = (offset + place, offset + place + word.len());
            let between = rest.get(word.len()..).unwrap_or_default();
            let of_thing = between.contains(|c| WordList::Possessive.holds(c));
            !of_thing && !is_part_of_word(line, at, word) && !goes_on_as_word(line, at, end)
        })
    })
}

/// `avoid lifting over 10 kg`.
fn is_shunned(line: Line<'_>, start: usize) -> bool {
    let end = line.back_blank(start, 0);
    let done = line.word_before(end, 0);
    let verb = line.word_before(line.back_blank(end - done.len(), 0), 0);
    is_doing(done) && WordList::ShunningVerb.names(verb)
}

/// `Few weigh more than 3 kg`.
fn is_few(clause: &str) -> bool {
    let first = clause.split(is_blank).find(|word| !word.is_empty());
    first.is_some_and(|word| WordList::BareFew.names(word))
}

/// `No boat, however old, weighs over 3 t`, `It does not, as a rule, exceed 3 kg`: whether a negation stands before the aside that
/// the clause goes on behind.
fn is_denied_before_aside(before: &str) -> bool {
    let sentence = last_sentence(before).trim_start_matches(is_blank);
    let parts: Vec<&str> = sentence.split(',').collect();
    let [subject, _, verb] = parts.as_slice() else {
        return false;
    };
    let mut words = subject.split(is_blank).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    let alone = words.clone().next().is_none();
    let last = words.next_back().unwrap_or(first);
    let verb = verb.split(is_blank).find(|word| !word.is_empty());
    let goes_on = verb.is_none_or(|verb| ends_as_verb(verb) || WordList::FiniteVerb.has(verb));
    // `No, he said, over 300 came.`
    let nobody =
        WordList::NegativeSubject.has(first) && !(alone && WordList::LooseNegation.names(first));
    let not = WordList::NotWord.has(last) || WordList::ShortNot.ending(last).is_some();
    goes_on && (nobody || not)
}

/// Whether words of English that deny all that follows stand in a clause: `none of which exceeds 3 km`, `keeps loads from
/// exceeding 30 t`.
fn is_denied_throughout(clause: &str, opening: &str) -> bool {
    let lower = clause.to_lowercase();
    let words: Vec<&str> = lower
        .split(is_blank)
        .filter(|word| !word.is_empty())
        .collect();
    // `None of the crews who earned over $500 paid.`
    let related = |rest: &[&str]| rest.iter().any(|word| WordList::RelativeWord.has(word));
    let denied = |phrase: &str| {
        let mut places = (0..words.len()).filter_map(|at| words.get(at..));
        places.any(|from| {
            // Most places are told from the phrase by their first word.
            let begun = from.first().is_some_and(|word| phrase.starts_with(word));
            let mut behind = from.iter();
            begun
                && phrase.split(' ').all(|part| behind.next() == Some(&part))
                && !related(behind.as_slice())
        })
    };
    // `keeps the water from rising above 2 m`, `keeps letters from 40 readers`
    let kept = words
        .iter()
        .position(|word| WordList::FromWord.has(word))
        .is_some_and(|from| {
            let done = words.get(from + 1).copied().unwrap_or(opening);
            let before = words.get(..from).unwrap_or_default();
            WordList::DoingEnd.ending(done).is_some()
                && before.iter().any(|word| WordList::PreventingVerb.has(word))
        });
    let phrases = WordList::FarDenial.words().iter();
    kept || phrases
        .filter(|phrase| phrase.is_ascii())
        .any(|phrase| denied(phrase))
}

/// 不得携带、运输或销售超过5升: whether a list of Chinese stands behind what forbids all of it; 不得高于60℃、不得低于5℃ says so of each.
fn is_forbidden(before: &str, opening: &str) -> bool {
    let sentence = before
        .rsplit(|c: char| "。，；：！？（）\n".contains(c))
        .next()
        .unwrap_or_default();
    let own = opening.chars().any(|c| WordList::DenialCharacter.holds(c));
    let forbids = |word: &&str| sentence.contains(*word);
    sentence.contains('、') && !own && WordList::Forbidding.words().iter().any(forbids)
}

/// The clause with the list that it ends: `cannot lift, carry or tow over 300 kg`.
fn with_list<'t>(before: &'t str, clause: &'t str) -> &'t str {
    let few = clause
        .split(is_blank)
        .filter(|word| !word.is_empty())
        .count()
        <= MOST_WORDS;
    let joined = clause
        .split(is_blank)
        .any(|word| WordList::RangeChoice.has(word));
    if !(few && joined) {
        return clause;
    }
    let mut start = before.len() - clause.len();
    for _ in 0..MOST_ITEMS {
        let Some(earlier) = before.get(..start).and_then(|text| text.strip_suffix(',')) else {
            break;
        };
        start = earlier
            .rfind([',', '.', ';', ':', '!', '?', '\n'])
            .map_or(0, |at| at + 1);
    }
    before.get(start..).unwrap_or(clause)
}

/// Whether something in the clause before `start` denies what stands there.
pub(super) fn is_denied(line: Line<'_>, start: usize) -> bool {
    let from = line.text.ceil_char_boundary(start.saturating_sub(FURTHEST));
    let before = line.slice(from, start);
    let clause = before
        .rsplit(|c: char| {
            let ascii = matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')');
            ascii || !c.is_ascii() && "。，；：！？（）、".contains(c)
        })
        .next()
        .unwrap_or_default();
    if is_denied_in_characters(line, start - clause.len(), clause)
        || is_forbidden(before, line.slice(start, line.next(start)))
    {
        return true;
    }
    let clause = with_list(before, clause);
    let mut opening = clause.split(is_blank).filter(|word| !word.is_empty());
    // `Not once in the season did they score fewer than 60 points.`
    let negative = opening
        .next()
        .is_some_and(|word| WordList::Denial.names(word));
    if negative && opening.any(|word| WordList::TurnedVerb.has(word)) {
        return true;
    }
    if is_shunned(line, start) || is_denied_before_aside(before) || is_few(clause) {
        return true;
    }
    if is_denied_throughout(clause, line.word(start).0) {
        return true;
    }
    is_denied_nearby(line, start, clause)
}

/// Whether one of the last words of the clause before `start` denies what stands there.
fn is_denied_nearby(line: Line<'_>, start: usize, clause: &str) -> bool {
    let (mut after, mut left) = ("", MOST_WORDS);
    for word in clause.rsplit(is_blank).filter(|word| !word.is_empty()) {
        // `Do not heat above 60 °C or store below 5 °C.`
        if WordList::RangeChoice.has(word) {
            left += MOST_WORDS_JOINED;
        }
        let Some(rest) = left.checked_sub(1) else {
            break;
        };
        left = rest;
        let bare = word.trim_matches(|c| !is_latin(c));
        let short = WordList::ShortNot.ending(word).is_some();
        // `has yet to score more than 10`
        let pair = || {
            // `stopped exceeding 3 kg`
            let next = if after.is_empty() {
                line.word(start).0
            } else {
                after
            };
            WordList::DenialPair.has(&format!("{bare} {next}").to_lowercase())
        };
        if WordList::OpenClause.names(bare) || pair() {
            return true;
        }
        if WordList::ClauseOpener.names(bare) {
            // `It is not true that over 20 boats sank.`
            let mut earlier = clause
                .rsplit(is_blank)
                .skip_while(|other| *other != word)
                .skip(1);
            let judged = earlier.next().unwrap_or_default();
            // `asks if over 20 boats sank`; `if over 20 boats sink` is no question.
            if WordList::OpenLead.names(judged) && WordList::Condition.has(bare) {
                return true;
            }
            let not = |word| WordList::NotWord.has(word);
            let untrue = WordList::TrueWord.has(judged) && earlier.next().is_some_and(not);
            return WordList::That.has(bare) && (untrue || WordList::Untrue.names(judged));
        }
        if short || WordList::Denial.names(bare) {
            return !WordList::NoDenial.names(after);
        }
        after = bare;
    }
    false
}
