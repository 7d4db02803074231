//! Numbers that tell a place or how a game or a vote ended: `221 Harbour Street`, `48°12'N`, 北纬30°15′, `lost 1–2`, `ten to one`,
//! and those in the titles of works: 《十万个为什么》.

use super::super::cursor::is_latin;
use super::super::language::{NameRole, NumberRole, WordList, is_plural, number};
use super::super::numeral::is_number_word;
use super::super::unit::Units;
use super::FoundKind;
use super::amount::Amount;
use super::clause::clause;
use super::label::Labels;
use super::line::{Line, is_blank, is_digit, is_han_numeral};
use super::outcome::Outcome;
use super::spoken::Spoken;

/// No blood pressure is lower.
const LEAST_PRESSURE: u32 = 70;
/// Odds further before a number than so many words are not about it.
const FURTHEST: usize = 10;
/// Who gives points is not further before them than so many words.
const FURTHEST_JUDGE: usize = 5;
/// Titles that are longer tell figures.
const LONGEST_TITLE: usize = 12;

/// The name that the number at `hit` is part of.
pub(super) fn read(line: Line<'_>, hit: usize, labels: &Labels, units: &Units) -> Option<Outcome> {
    title(line, hit)
        .or_else(|| coordinate(line, hit, labels))
        .or_else(|| house(line, hit, labels))
        .or_else(|| result(line, hit, labels, units))
        .or_else(|| between_words(line, hit, units))
        .or_else(|| rating(line, hit, labels))
        .or_else(|| votes(line, hit))
        .map(|end| Outcome::found(hit, end, FoundKind::Name))
}

/// The end of the title of a work, when it is short or the number in it has no digits.
fn title(line: Line<'_>, hit: usize) -> Option<usize> {
    let near = |c: &char| !matches!(c, '《' | '》');
    let before = line.slice(0, hit).chars().rev().take(LONGEST_TITLE);
    let start: usize = before.take_while(near).map(char::len_utf8).sum();
    let inside = line.before(hit - start) == Some('《');
    let (mut end, mut count) = (hit - start, 0);
    while inside && count <= LONGEST_TITLE && line.at(end).is_some_and(|c| near(&c)) {
        (end, count) = (line.next(end), count + 1);
    }
    (inside && count <= LONGEST_TITLE && line.at(end) == Some('》')).then_some(end)
}

/// `48°12'30"N`, `16.37° E`, 东经120度12分.
fn coordinate(line: Line<'_>, hit: usize, labels: &Labels) -> Option<usize> {
    line.at(hit).filter(|c| is_digit(*c))?;
    let marks = [
        ('°', WordList::Degree),
        ('\'', WordList::Minute),
        ('"', WordList::Second),
    ];
    let (mut at, mut end) = (hit, hit);
    for (mark, words) in marks {
        let number = Amount::numeral_end(line, at);
        let sign = line.at(number).map(|c| match c {
            '′' | '’' => '\'',
            '″' | '”' => '"',
            other => other,
        });
        if !line.at(at).is_some_and(is_digit) || !sign.is_some_and(|c| c == mark || words.holds(c))
        {
            break;
        }
        end = line.next(number);
        at = line.past_blank(end);
    }
    if end == hit {
        return None;
    }
    let (side, after) = line.word(line.past_blank(end));
    if WordList::Compass.has(side) {
        return Some(after);
    }
    let before = line.slice(0, line.back_blank(hit, 0));
    labels.ending(NameRole::Coordinate, before).map(|_| end)
}

/// `Ten Downing Street`, `at forty-two Quay Road`: where the words of such a number end.
fn in_words(line: Line<'_>, hit: usize) -> Option<usize> {
    let (word, end) = line.word(hit);
    let lead = line.word_before(line.back_blank(hit, 0), 0);
    let capital = word.starts_with(char::is_uppercase) && is_number_word(word);
    let told = || WordList::HourAt.names(lead).then(|| Spoken::at(line, hit));
    capital.then_some(end).or_else(|| Some(told()??.end))
}

/// `221 Harbour Street`, `14 Quay Road`: the number of a house; `14 Quay Road families` are counted.
fn house(line: Line<'_>, hit: usize, labels: &Labels) -> Option<usize> {
    let worded = in_words(line, hit);
    let spelled = worded.is_some();
    let mut end = worded.unwrap_or_else(|| line.run(hit, is_digit));
    // `48b Station Road`
    let letter = line.next(end);
    let lettered = !spelled
        && line.at(end).is_some_and(|c| c.is_ascii_alphabetic())
        && line.at(letter).is_some_and(is_blank);
    if lettered {
        end = letter;
    }
    let number = end > hit && (spelled || end - hit <= 6) && line.before(hit) != Some(',');
    // `Marlow, OR 97201`
    let state = line.word_before(line.back_blank(hit, 0), 0);
    let capitals = state.len() == 2 && state.chars().all(|c| c.is_ascii_uppercase());
    let town = || {
        let before = line.slice(0, line.back_blank(hit, 0));
        before.trim_end_matches(state).trim_end().ends_with(',')
    };
    if capitals && end - hit == 5 && town() {
        return Some(end);
    }
    // `14 Rue du Port`
    let foreign = WordList::StreetLead.has(line.word(line.past_blank(end)).0);
    if number && foreign && line.past_blank(end) > end {
        return Some(end);
    }
    for count in 0..4 {
        let at = line.past_blank(end);
        let (word, after) = line.word(at);
        // `77 West 66th Street`
        let ordinal = count > 0 && word.is_empty() && line.at(at).is_some_and(is_digit);
        let after = line.run(after, |c| ordinal && c.is_ascii_alphanumeric());
        let capital = word.starts_with(char::is_uppercase) || ordinal;
        if !number || at == end || !capital {
            return None;
        }
        // `1450 W. 7th Ave.`
        let short = word.len() <= 2 && line.at(after) == Some('.');
        end = if short { line.next(after) } else { after };
        let (next, _) = line.word(line.past_blank(end));
        if count > 0 && labels.is(NameRole::Street, word) && !labels.counted(next) {
            return Some(end);
        }
    }
    None
}

/// `lost 1–2`, `by 12 to 7`, `10 to 1`, `ten to one`: what is neither two amounts nor a range, since a range rises.
fn result(line: Line<'_>, hit: usize, labels: &Labels, units: &Units) -> Option<usize> {
    let (first, end) = small(line, hit)?;
    let blank = line.run(end, is_blank);
    let (word, word_end) = line.word(blank);
    let dash = line.run(end, |c| matches!(c, '-' | '–'));
    let (second_at, said) = if blank > end && WordList::ScoreJoint.has(word) {
        (line.run(word_end, is_blank), true)
    } else if dash > end {
        (dash, false)
    } else {
        return None;
    };
    let (second, last) = small(line, second_at)?;
    let (next, _) = line.word(line.run(last, is_blank));
    if is_number_word(next) {
        return None;
    }
    let follows = line
        .at(last)
        .is_some_and(|c| is_digit(c) || is_han_numeral(c) || matches!(c, '%' | '-' | '–' | ':'));
    let unit = units.begin(line.rest(line.past_blank(last)));
    if unit || follows || labels.counted(next) || is_latin(line.at(last).unwrap_or(' ')) {
        return None;
    }
    let mut words = line.slice(0, hit).split_whitespace().rev().take(2);
    let told = words.any(|word| labels.is(NameRole::Score, word))
        || labels.is(NameRole::Score, next)
        || is_about_odds(line, hit);
    let levels = WordList::From.names(line.word_before(line.back_blank(hit, 0), 0));
    let odds = said && second == 1 && first > 1;
    // `lost by 9 to 13`
    let by = WordList::By.has(line.word_before(line.back_blank(hit, 0), 0));
    let scored = told && (!said || by || first >= second);
    (!levels && (scored || odds)).then_some(last)
}

/// `the odds on frost are 5 to 2`
fn is_about_odds(line: Line<'_>, hit: usize) -> bool {
    let sentence = line.slice(0, hit).rsplit(['.', ';']).next();
    let mut words = sentence
        .unwrap_or_default()
        .split(is_blank)
        .rev()
        .take(FURTHEST);
    words.any(|word| WordList::Odds.names(word))
}

/// `7 votes to 2`, `3 goals to 1`: a result with its word between the numbers, and what is offered: `2 for 1`. Where the second
/// number ends.
fn between_words(line: Line<'_>, hit: usize, units: &Units) -> Option<usize> {
    let (first, end) = small(line, hit)?;
    let (word, after) = line.word(line.past_blank(end));
    let offer = WordList::OfferJoint.has(word);
    // A blood pressure of 140 over 90 is neither two numbers nor a bound.
    let pressure = WordList::PressureJoint.has(word) && first >= LEAST_PRESSURE;
    let joint = if pressure {
        after
    } else if WordList::Vote.has(word) {
        let (joint, after) = line.word(line.past_blank(after));
        WordList::ScoreJoint.has(joint).then_some(after)?
    } else {
        // `145 for 6`, of a team
        let lead = line.word_before(line.back_blank(hit, 0), 0);
        let innings = WordList::InningsLead.has(lead);
        (offer && (first < 10 || innings)).then_some(after)?
    };
    let (second, last) = small(line, line.past_blank(joint))?;
    let before = line.word_before(line.back_blank(hit, 0), 0);
    let next = line.past_blank(last);
    let (thing, _) = line.word(next);
    let counts = units.begin(line.rest(next))
        || line
            .at(last)
            .is_some_and(|c| is_digit(c) || matches!(c, '%' | ':'))
        || is_plural(thing);
    // `took 5 for 43`
    let bowled = offer && first <= 10 && WordList::BowlingLead.has(before);
    let result = first > second || !offer && WordList::By.has(before) || bowled;
    (result && !counts && !WordList::From.names(before)).then_some(last)
}

/// `gave it two out of five`: points that a judge gives, where no things are counted.
fn rating(line: Line<'_>, hit: usize, labels: &Labels) -> Option<usize> {
    let (first, end) = small(line, hit)?;
    let (out, out_end) = line.word(line.past_blank(end));
    let (of, of_end) = line.word(line.past_blank(out_end));
    (WordList::AllOut.has(out) && WordList::Of.has(of)).then_some(())?;
    let (most, last) = small(line, line.past_blank(of_end))?;
    let (next, _) = line.word(line.past_blank(last));
    let given = clause(line, hit)
        .take(FURTHEST_JUDGE)
        .any(|word| WordList::RatedVerb.has(word));
    let points = first <= most && matches!(most, 5 | 10 | 100);
    let ends = next.is_empty() || WordList::NoObject.has(next);
    (given && points && ends && !labels.counted(next)).then_some(last)
}

/// 9票对5票: the two numbers of a vote, each with its word.
fn votes(line: Line<'_>, hit: usize) -> Option<usize> {
    let number = |at: usize| line.run(at, |c| is_digit(c) || is_han_numeral(c));
    let first = line.past_any(number(hit), WordList::Vote)?;
    let second = line.past_any(first, WordList::VoteJoint)?;
    let last = line.past_any(number(second), WordList::Vote);
    last.filter(|_| number(second) > second)
}

/// No greater number of goals is written in words.
const MOST_IN_WORDS: u32 = 12;

/// A number below a thousand in digits, or below thirteen in a word.
fn small(line: Line<'_>, at: usize) -> Option<(u32, usize)> {
    if line.at(at).is_some_and(is_digit) {
        let end = line.run(at, is_digit);
        // `34 points to 7,412`
        let more = matches!(line.at(end), Some(',' | '.'))
            && line.at(line.next(end)).is_some_and(is_digit);
        if more {
            return None;
        }
        return Some((
            line.slice(at, end)
                .parse()
                .ok()
                .filter(|value| *value < 1000)?,
            end,
        ));
    }
    let (word, end) = line.word(at);
    let value = number(NumberRole::Small, word).filter(|value| *value <= MOST_IN_WORDS)?;
    Some((value, end))
}
