//! Names that hold digits: `A4`, `COVID-19`, `5A`, `3D`, `3+1`, `GB/T 7714`, `FY2024`, `12×8`.

use super::super::cursor::is_latin;
use super::super::language::{WordList, is_plural};
use super::super::unit::Units;
use super::FoundKind;
use super::amount::Amount;
use super::citation;
use super::filed;
use super::glued;
use super::in_brackets;
use super::joined;
use super::line::{Line, is_blank, is_digit};
use super::outcome::Outcome;
use super::race;
use super::year::is_bare_year;

/// The code or chain of numbers that the digit at `hit` is part of.
pub(super) fn code(line: Line<'_>, hit: usize, floor: usize, units: &Units) -> Option<Outcome> {
    line.at(hit).filter(|c| is_digit(*c))?;
    // Most numbers stand apart, and of those no sign right before them says anything.
    let apart = line.before(hit).is_none_or(is_blank);
    let signed = |read: fn(Line<'_>, usize) -> Option<Outcome>| {
        if apart { None } else { read(line, hit) }
    };
    signed(short_year)
        .or_else(|| signed(in_brackets::reference))
        .or_else(|| signed(in_brackets::bracketed))
        .or_else(|| in_brackets::triple(line, hit))
        .or_else(|| signed(in_brackets::tuple))
        .or_else(|| signed(filed::steps))
        .or_else(|| citation::read(line, hit))
        .or_else(|| in_brackets::coordinates(line, hit))
        .or_else(|| filed::house(line, hit, units))
        .or_else(|| in_brackets::lettered(line, hit))
        .or_else(|| in_brackets::marked(line, hit))
        .or_else(|| filed::filed(line, hit))
        .or_else(|| filed::improper(line, hit, units))
        .or_else(|| signed(in_brackets::interval))
        .or_else(|| in_brackets::act(line, hit))
        .or_else(|| filed::postcode(line, hit))
        .or_else(|| filed::model(line, hit))
        .or_else(|| race::race(line, hit))
        .or_else(|| race::from_rest(line, hit, units))
        .or_else(|| engine(line, hit))
        .or_else(|| tens(line, hit))
        .or_else(|| lone(line, hit, units))
        .or_else(|| signed(assigned))
        .or_else(|| pressed(line, hit, units))
        .or_else(|| answered(line, hit, units))
        .or_else(|| signed(quoted))
        .or_else(|| joined::equation(line, hit, units))
        .or_else(|| joined::worded(line, hit))
        .or_else(|| joined::sides(line, hit, units))
        .or_else(|| joined::chain(line, hit))
        .or_else(|| joined::formation(line, hit))
        .or_else(|| generation(line, hit))
        .or_else(|| joined::score(line, hit, units))
        .or_else(|| glued::dashed(line, hit, floor))
        .or_else(|| glued::after_letters(line, hit, floor, units))
}

/// `PLDI'18`, `the summer of '68`: the last two digits of a year behind an apostrophe.
fn short_year(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let mark = line.before(hit).filter(|c| matches!(c, '\'' | '’'))?;
    let end = line.run(hit, is_digit);
    let opens = line
        .before(line.back(hit))
        .is_none_or(|c| is_blank(c) || is_latin(c));
    let alone = !line
        .at(end)
        .is_some_and(|c| c.is_alphanumeric() || c == mark || c == '%');
    (opens && alone && end == hit + 2).then(|| Outcome::date(line.back(hit), end, None))
}

/// `the 1.2 petrol`: an engine by its litres.
fn engine(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let end = Amount::numeral_end(line, hit);
    let (_, part) = line.slice(hit, end).split_once('.')?;
    let (next, _) = line.word(line.past_blank(end));
    let engine = part.len() == 1 && line.past_blank(end) > end && WordList::Engine.has(next);
    let shown = WordList::AttributeArticle.has(line.word_before(line.back_blank(hit, 0), 0));
    (engine && shown).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `in his late 40s`: the years of somebody's life.
fn tens(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let end = line.run(hit, is_digit);
    let round = end == hit + 2 && line.slice(hit, end).ends_with('0');
    round.then_some(())?;
    let (letter, after) = line.word(end);
    let word = line.word_before(line.back_blank(hit, 0), 0);
    let decade = WordList::DecadeSuffix.has(letter);
    (decade && WordList::LifeLead.has(word)).then(|| Outcome::found(hit, after, FoundKind::Name))
}

/// `a 404`, `a 747 landed`, `the 45s`: behind an article a number is what it names, where nothing that it could count follows.
fn lone(line: Line<'_>, hit: usize, units: &Units) -> Option<Outcome> {
    let whole = line.run(hit, is_digit);
    // `a 737-800`
    let joined = line.run(line.next(whole), is_digit);
    let model = line.at(whole) == Some('-') && joined == whole + 4 && whole == hit + 3;
    let end = if model { joined } else { whole };
    let article = line.word_before(line.back_blank(hit, 0), 0);
    let pointed_at = WordList::AttributeArticle.has(article);
    let opens =
        pointed_at || WordList::HalfArticle.names(article) || WordList::Determiner.names(article);
    opens.then_some(())?;
    let (letter, after) = line.word(end);
    let plural = WordList::DecadeSuffix.has(letter) && WordList::Determiner.names(article);
    let end = if plural { after } else { end };
    let next = line.past_blank(end);
    let (word, _) = line.word(next);
    let stops = word.is_empty()
        && line.at(next).is_none_or(|c| {
            is_blank(c)
                || ".;!?)\"”".contains(c)
                || c == ','
                    && !line
                        .at(line.past_blank(line.next(next)))
                        .is_some_and(is_digit)
        });
    let stops =
        stops && !(line.at(next) == Some('.') && line.at(line.next(next)).is_some_and(is_digit));
    // `the 7610's screen`
    let owned = pointed_at
        && whole == hit + 4
        && matches!(line.at(whole), Some('\'' | '’'))
        && WordList::DecadeSuffix.has(line.word(line.next(whole)).0);
    if owned {
        return Some(Outcome::found(hit, whole, FoundKind::Name));
    }
    let one = plural || WordList::HalfArticle.names(article);
    let length = end - hit;
    // `the 7610 phone`: of several there would be a plural.
    let (follower, _) = line.word(line.past_blank(line.past_blank(end) + word.len()));
    let thing = end == hit + 4
        && !is_bare_year(line, hit, end)
        && word.len() > 2
        && word.chars().all(char::is_lowercase)
        && !is_plural(word)
        && (follower.is_empty()
            || WordList::StopWord.has(follower)
            || WordList::StatedVerb.has(follower)
            || WordList::PastVerb.has(follower)
            || WordList::StrongVerb.has(follower));
    let alone = stops || next > end && (thing || WordList::AfterCode.has(word));
    let shown = thing && pointed_at;
    let unit = || units.begin(line.rest(next));
    ((one || shown) && (model || (2..=4).contains(&length)) && alone && !unit())
        .then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `MAX_CONN=64`, `--jobs=8`: a value that is set.
fn assigned(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let name = line.slice(0, hit).strip_suffix('=')?;
    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let start = line.run_back(name.len(), 0, word);
    let name = line.slice(start, name.len());
    let capitals = name.len() > 2 && !name.contains(|c: char| c.is_ascii_lowercase());
    // `kv.Version=1`
    let member = line.before(start) == Some('.')
        && line
            .before(line.back(start))
            .is_some_and(|c| c.is_ascii_alphanumeric());
    let code = name.contains('_') || name.starts_with("--") || capitals || member;
    let end = Amount::numeral_end(line, hit);
    code.then(|| Outcome::found(hit, line.run(end, word), FoundKind::Name))
}

/// `press 3`: a key, where nothing is counted.
fn pressed(line: Line<'_>, hit: usize, units: &Units) -> Option<Outcome> {
    let word = line.word_before(line.back_blank(hit, 0), 0);
    WordList::PressVerb.names(word).then_some(())?;
    let end = line.run(hit, is_digit);
    let next = line.past_blank(end);
    let (follower, _) = line.word(next);
    let counts = units.begin(line.rest(next))
        || is_plural(follower)
        || line.at(end).is_some_and(|c| {
            c.is_alphanumeric()
                || matches!(c, ',' | '.' | '%') && line.at(line.next(end)).is_some_and(is_digit)
        });
    (end - hit <= 2 && !counts).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `it returns 404 if`: the answer of a server, where nothing is counted.
fn answered(line: Line<'_>, hit: usize, units: &Units) -> Option<Outcome> {
    let lead = line.word_before(line.back_blank(hit, 0), 0);
    WordList::AnsweringVerb.has(lead).then_some(())?;
    let end = line.run(hit, is_digit);
    let next = line.past_blank(end);
    let (word, _) = line.word(next);
    // `returns 52 with`: what a program says of how it ended
    let function =
        WordList::StopWord.has(word) || WordList::NoObject.has(word) || line.at(next) == Some('(');
    let told = function || WordList::ServerAnswer.has(line.slice(hit, end));
    let counts = units.begin(line.rest(next)) || is_plural(word);
    let more = line
        .at(end)
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '%' | ','));
    (told && !counts && !more).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `"331"`: between plain quotation marks the second one is no sign of inches.
fn quoted(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let mark = line.before(hit).filter(|c| matches!(c, '"' | '\''))?;
    let end = line.run(hit, is_digit);
    let opens = line
        .before(line.back(hit))
        .is_none_or(|c| is_blank(c) || matches!(c, '(' | ','));
    (opens && line.at(end) == Some(mark)).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `80后`, `95后`, those born in a decade or later; `500强`.
fn generation(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let end = line.run(hit, is_digit);
    let text = line.slice(hit, end);
    let two = text.chars().count() == 2 && text.ends_with(['0', '5']);
    let after = line.next(end);
    let other = line.is_at(after, WordList::GenerationWord);
    let born = two && line.is_at(end, WordList::Generation) && !other;
    // 500强: those at the top of a list, which is known by their number.
    let mark = line.past_blank(end);
    let listed = line.next(mark);
    if line.is_at(mark, WordList::TopList) && !line.is_at(listed, WordList::TopWord) {
        return Some(Outcome::found(hit, listed, FoundKind::Name));
    }
    born.then(|| Outcome::found(hit, after, FoundKind::Name))
}
