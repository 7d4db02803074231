//! Names that hold digits: `A4`, `COVID-19`, `5A`, `3D`, `3+1`, `GB/T 7714`, `FY2024`, `12×8`.

use super::super::cursor::is_latin;
use super::super::language::{WordList, is_owner, is_plural};
use super::super::unit::Units;
use super::FoundKind;
use super::amount::Amount;
use super::citation;
use super::clause::clause;
use super::joined;
use super::line::{Line, is_blank, is_digit};
use super::outcome::Outcome;
use super::year::is_bare_year;

/// Nobody tells amounts beside each other to so many places.
const LEAST_PLACES: usize = 3;
/// So many words behind a distance may name a race.
const MOST_RACE_WORDS: usize = 3;

/// The code or chain of numbers that the digit at `hit` is part of.
pub(super) fn code(line: Line<'_>, hit: usize, floor: usize, units: &Units) -> Option<Outcome> {
    line.at(hit).filter(|c| is_digit(*c))?;
    // Most numbers stand apart, and of those no sign right before them says anything.
    let apart = line.before(hit).is_none_or(is_blank);
    let signed = |read: fn(Line<'_>, usize) -> Option<Outcome>| {
        if apart { None } else { read(line, hit) }
    };
    signed(short_year)
        .or_else(|| signed(reference))
        .or_else(|| signed(bracketed))
        .or_else(|| triple(line, hit))
        .or_else(|| signed(tuple))
        .or_else(|| signed(steps))
        .or_else(|| citation::read(line, hit))
        .or_else(|| coordinates(line, hit))
        .or_else(|| house(line, hit, units))
        .or_else(|| lettered(line, hit))
        .or_else(|| marked(line, hit))
        .or_else(|| filed(line, hit))
        .or_else(|| improper(line, hit, units))
        .or_else(|| signed(interval))
        .or_else(|| act(line, hit))
        .or_else(|| postcode(line, hit))
        .or_else(|| model(line, hit))
        .or_else(|| race(line, hit))
        .or_else(|| from_rest(line, hit, units))
        .or_else(|| engine(line, hit))
        .or_else(|| tens(line, hit))
        .or_else(|| lone(line, hit, units))
        .or_else(|| signed(assigned))
        .or_else(|| pressed(line, hit, units))
        .or_else(|| answered(line, hit, units))
        .or_else(|| signed(quoted))
        .or_else(|| joined::equation(line, hit, units))
        .or_else(|| joined::worded(line, hit))
        .or_else(|| joined::chain(line, hit))
        .or_else(|| joined::formation(line, hit))
        .or_else(|| generation(line, hit))
        .or_else(|| joined::score(line, hit, units))
        .or_else(|| dashed(line, hit, floor))
        .or_else(|| after_letters(line, hit, floor, units))
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

/// `x86(_64)`, `x86(-64)`: a number that goes on a name in brackets.
fn reference(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let mark = line.back(hit);
    let before = line.before(mark);
    let joined = matches!(line.at(mark), Some('_' | '-')) && before == Some('(');
    let inside = line.before(line.back(mark));
    let named = joined && inside.is_some_and(|c| is_latin(c) || is_digit(c));
    let end = line.run(hit, is_digit);
    named.then(|| Outcome::found(mark, end, FoundKind::Name))
}

/// `Article 5(2)`, `f(3)`: a number in brackets that are joined to what stands before them.
fn bracketed(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let bracket = line.back(hit);
    let labelled = |c: char| c.is_ascii_digit() || c == ')' || WordList::Labelled.holds(c);
    let joined = line.before(hit) == Some('(') && line.before(bracket).is_some_and(labelled);
    let end = line.run(hit, is_digit);
    // 式 (5.4), `eq. (5.4)`
    let label = line.back_blank(bracket, 0);
    let point = label - usize::from(line.before(label) == Some('.'));
    let noun = || WordList::BracketedNoun.names(line.word_before(point, 0));
    let of_formula =
        line.before(hit) == Some('(') && (line.is_before(label, WordList::Labelled) || noun());
    let whole = line.run(end, |c| is_digit(c) || matches!(c, '.' | '-'));
    if of_formula && line.at(whole) == Some(')') {
        return Some(Outcome::found(hit, whole, FoundKind::Name));
    }
    // 高三（2）班
    let class = line.before(hit) == Some('(') && line.is_at(line.next(end), WordList::SchoolClass);
    ((joined || class) && line.at(end) == Some(')'))
        .then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `RGB 255, 128, 0`: the three parts of a colour.
fn triple(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let label = line.word_before(line.back_blank(hit, 0), 0);
    WordList::Colour.has(label).then_some(())?;
    let mut end = line.run(hit, is_digit);
    for _ in 0..2 {
        let next = line.past_blank(line.next(end));
        let last = line.run(next, is_digit);
        (line.at(end) == Some(',') && last > next).then_some(())?;
        end = last;
    }
    Some(Outcome::found(hit, end, FoundKind::Name))
}

/// `| (255, 0, 0) |`, `(0,0,-1)`: three numbers and more in brackets, which are all that a cell says or have no blank between them.
fn tuple(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let before = line.slice(0, hit).trim_end_matches('-').strip_suffix('(')?;
    let of_tuple = |c: char| is_digit(c) || is_blank(c) || matches!(c, ',' | '.' | '-');
    let end = line.run(hit, of_tuple);
    let numbers = line.slice(hit, end).split(',').count();
    let cell = before.trim_end_matches(is_blank).ends_with('|');
    let closed = line.at(end) == Some(')')
        && line
            .rest(line.next(end))
            .trim_start_matches(is_blank)
            .starts_with('|');
    let tight = line.at(end) == Some(')') && !line.slice(hit, end).contains(is_blank);
    // `(1,234,567)`
    let groups = line
        .slice(hit, end)
        .split(',')
        .skip(1)
        .all(|group| group.len() == 3);
    let fits = cell && closed || tight && !groups;
    (fits && numbers >= 3).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `+1/-1`: steps up and down.
fn steps(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let sign = line.before(hit).filter(|c| matches!(c, '+' | '-' | '−'))?;
    let first = line.run(hit, is_digit);
    let other = line.next(first);
    let second = line.next(other);
    let end = line.run(second, is_digit);
    let signed = line.at(first) == Some('/')
        && line
            .at(other)
            .is_some_and(|c| matches!(c, '+' | '-' | '−') && c != sign);
    let apart = !line
        .at(end)
        .is_some_and(|c| c.is_alphanumeric() || c == '%');
    (signed && end > second && apart).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `40.7128, -74.0060`: how far north and east something is, to so many places.
fn coordinates(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let degrees = |at: usize| {
        let whole = line.run(at, is_digit);
        let end = line.run(line.next(whole), is_digit);
        let places = line.at(whole) == Some('.') && end > whole + LEAST_PLACES;
        (places && (1..=3).contains(&(whole - at))).then_some(end)
    };
    let comma = degrees(hit)?;
    let second = line.run(line.next(comma), |c| is_blank(c) || matches!(c, '-' | '−'));
    let end = degrees(second).filter(|_| line.at(comma) == Some(','))?;
    let apart = !line
        .at(end)
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '%' | '°'));
    // `21.604, 22.160 and 51.903` is a list.
    let behind = line.run(end, |c| is_blank(c) || c == ',');
    let (word, after) = line.word(behind);
    let further = if WordList::ListJoint.has(word) {
        line.past_blank(after)
    } else {
        behind
    };
    let listed = further > end && line.at(further).is_some_and(is_digit);
    (apart && !listed).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `221B Elm Street`: the number of a house with a letter.
fn house(line: Line<'_>, hit: usize, units: &Units) -> Option<Outcome> {
    let digits = line.run(hit, is_digit);
    let (letter, end) = line.word(digits);
    let street = line.past_blank(end);
    let (word, _) = line.word(street);
    let named = word.len() > 2
        && word.starts_with(char::is_uppercase)
        && word.chars().skip(1).all(char::is_lowercase);
    let lettered = letter.len() == 1 && letter.starts_with(char::is_uppercase);
    let apart = line.before(hit).is_none_or(is_blank) && street > end;
    (lettered && named && apart && !units.begin(line.rest(street)))
        .then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `401(k)`, `12(b)`: a number that a letter in brackets is joined to.
fn lettered(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let end = line.run(hit, is_digit);
    line.at(end).filter(|c| *c == '(')?;
    let (letter, after) = line.word(line.next(end));
    let closed = letter.len() == 1 && line.at(after) == Some(')');
    closed.then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `C++20`, `(HC 412)`: behind signs that end a name, and alone in brackets with capitals.
fn marked(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let end = line.run(hit, is_digit);
    let before = line.slice(0, hit);
    let signs = before
        .strip_suffix("++")
        .is_some_and(|name| name.ends_with(is_latin));
    let closed = line.at(end) == Some(')');
    (signs || closed).then_some(())?;
    let capitals = before.trim_end_matches(is_blank);
    let name = capitals.trim_end_matches(|c: char| c.is_ascii_uppercase());
    let letters = capitals.len() - name.len();
    let bracketed = (2..=4).contains(&letters) && name.ends_with('(') && closed;
    let money = letters == 3;
    (signs || bracketed && !money && end > hit).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `2016/679`, `7/2026`, `2014/94/EU`: a number of a year, which no fraction has above or below its line.
fn filed(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let first = line.run(hit, is_digit);
    line.at(first).filter(|c| *c == '/')?;
    let second = line.next(first);
    let mut end = line.run(second, is_digit);
    let year = |from: usize, to: usize| {
        to == from + 4 && (1900..2100).contains(&line.slice(from, to).parse().unwrap_or(0_u32))
    };
    let other = |from: usize, to: usize| (1..=5).contains(&(to - from));
    // 2023/24 is a season.
    let label = line.word_before(line.back_blank(hit, 0), 0);
    let titled = label.starts_with(char::is_uppercase) || WordList::NumberWord.names(label);
    let either = year(hit, first) && other(second, end) && end != second + 2
        || year(second, end) && other(hit, first) && titled
        || year(hit, first) && end > second && line.at(end) == Some('/');
    if !either {
        return None;
    }
    if line.at(end) == Some('/') {
        end = line.run(line.next(end), |c| c.is_ascii_alphanumeric());
    }
    let more = line.at(end).is_some_and(|c| is_digit(c) || is_latin(c));
    (!more).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `47/26`, odds of `7/2`: a fraction above one with nothing behind it that it could be parts of.
fn improper(line: Line<'_>, hit: usize, units: &Units) -> Option<Outcome> {
    let first = line.run(hit, is_digit);
    line.at(first).filter(|c| *c == '/')?;
    let second = line.next(first);
    let end = line.run(second, is_digit);
    let value = |from: usize, to: usize| line.slice(from, to).parse::<u32>().ok();
    let (above, below) = (value(hit, first)?, value(second, end)?);
    let more = line
        .at(end)
        .is_some_and(|c| is_latin(c) || matches!(c, '/' | '%' | '"' | '″'));
    let next = line.past_blank(end);
    let parts = units.begin(line.rest(next)) || WordList::Of.has(line.word(next).0);
    let odd = above >= below && below > 0 && !parts;
    (odd && !more).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `[0, 128)`: the two ends of an interval of mathematics.
fn interval(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let open = line.before(hit).filter(|c| matches!(c, '[' | '('))?;
    let first = Amount::numeral_end(line, hit);
    let second = line.past_blank(line.next(first));
    // `[0, 0x800)`
    let end = line.run(second, |c| c.is_ascii_alphanumeric() || c == '.');
    let close = line.at(end);
    let half_open =
        open == '[' && matches!(close, Some(')' | ']')) || open == '(' && close == Some(']');
    let two = line.at(first) == Some(',') && line.at(second).is_some_and(is_digit);
    (two && half_open).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `1996 (c. 18)`: the number of an act among those of its year.
fn act(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let end = line.run(hit, is_digit);
    line.at(end).filter(|c| *c == ')')?;
    let before = line.slice(0, line.back_blank(hit, 0));
    let word = WordList::ActChapter.ending(before).map_or(0, str::len);
    let chapter = word > 0 && line.before(before.len() - word) == Some('(');
    chapter.then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `3011 AB Kelder`, `Quay Road 5, 75008 Kelder`: four or five digits before a town.
fn postcode(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let end = line.run(hit, is_digit);
    (4..=5).contains(&(end - hit)).then_some(())?;
    let (letters, after) = line.word(line.past_blank(end));
    let (town, _) = line.word(line.past_blank(after));
    let capitals = letters.len() == 2 && letters.chars().all(|c| c.is_ascii_uppercase());
    let named = town.len() > 2 && town.starts_with(char::is_uppercase);
    if end == hit + 4 && capitals && named {
        return Some(Outcome::found(hit, after, FoundKind::Name));
    }
    let (town, after) = (letters, after);
    let comma = line.before(line.back_blank(hit, 0)) == Some(',');
    let named = town.len() > 2 && town.starts_with(char::is_uppercase);
    let closed = matches!(line.at(after), None | Some(',' | '.' | ')' | ';' | '\n'));
    (comma && named && closed).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `Lark 9 7950X`, `a QRS 7950x`: no multiple is told so closely.
fn model(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let end = line.run(hit, is_digit);
    line.at(end).filter(|c| matches!(c, 'X' | 'x'))?;
    // `202X`, a year of the twenties
    let decade = end - hit == 3 && matches!(line.slice(hit, hit + 2), "19" | "20");
    let close = decade || end - hit == 4 && !line.slice(hit, end).ends_with("00");
    let label = line.word_before(line.back_blank(hit, 0), 0);
    let maker = label.len() > 1 && label.chars().all(|c| c.is_ascii_uppercase());
    let letter = line.at(end) == Some('X') || maker && line.at(end) == Some('x');
    let alone = letter && !line.at(line.next(end)).is_some_and(char::is_alphanumeric);
    (close && alone).then(|| Outcome::found(hit, line.next(end), FoundKind::Name))
}

/// `the 100m hurdles`, `ran the 100 metres`: a race, and no million and no distance.
fn race(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let digits = line.run(hit, is_digit);
    // `the 1,500 metres`
    let thousands = line.at(digits) == Some(',');
    let digits = if thousands {
        line.run(line.next(digits), is_digit)
    } else {
        digits
    };
    let letter_at = line.past_blank(digits);
    let (letter, end) = line.word(letter_at);
    // `in the 400 hurdles`
    let round = line.slice(hit, digits).ends_with('0');
    if round && letter_at > digits && WordList::Discipline.has(letter) {
        return Some(Outcome::found(hit, digits, FoundKind::Name));
    }
    let metre = letter == WordList::ScaleLetter.first() || WordList::Metres.has(letter);
    metre.then_some(())?;
    let (event, _) = line.word(line.past_blank(end));
    let glued = letter_at == digits && !thousands;
    // `my 100m world title`
    let raced = || {
        let mut at = end;
        (0..MOST_RACE_WORDS).any(|_| {
            let (word, after) = line.word(line.past_blank(at));
            at = after;
            WordList::Race.has(word)
        })
    };
    let metres = glued && letter == WordList::ScaleLetter.first() && raced();
    let round = line.slice(hit, digits).ends_with("00");
    let mut words = clause(line, hit);
    let shown = words
        .next()
        .is_some_and(|word| WordList::DecadeLead.names(word));
    let lead = words.next().unwrap_or_default();
    let run = WordList::RaceLead.names(lead);
    let at = WordList::RaceAt.names(lead) && !WordList::RaceNot.has(event);
    // `the women's 800m`
    let before = line.slice(0, line.back_blank(hit, 0));
    let owned = is_owner(before);
    if owned && round {
        return Some(Outcome::found(hit, end, FoundKind::Name));
    }
    let named = run || at || WordList::Race.has(event);
    // `ran the 1,500m`
    let long = thousands && letter_at == digits && letter == WordList::ScaleLetter.first();
    let distance = round && shown && (long || WordList::Metres.has(letter)) && named;
    (metres || distance).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `0 to 60 in 6.8 seconds`, `a 0-62 mph time`: how soon a car is fast; `from 0 to 60` tells two levels.
fn from_rest(line: Line<'_>, hit: usize, units: &Units) -> Option<Outcome> {
    let first = line.run(hit, is_digit);
    (line.slice(hit, first) == "0").then_some(())?;
    let (word, after) = line.word(line.past_blank(first));
    let second = if WordList::RestJoint.has(word) {
        line.past_blank(after)
    } else {
        line.run(first, |c| matches!(c, '-' | '–'))
    };
    let end = line.run(second, is_digit);
    let two = second > first && (2..=3).contains(&(end - second));
    let next = line.past_blank(end);
    let unit = units.length_at(line.rest(next));
    let after = unit.map_or(end, |length| next + length);
    let (behind, _) = line.word(line.past_blank(after));
    let levels = WordList::From.names(line.word_before(line.back_blank(hit, 0), 0));
    (two && !levels && WordList::RestBehind.has(behind))
        .then(|| Outcome::found(hit, after, FoundKind::Name))
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
    WordList::Press.names(word).then_some(())?;
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
    WordList::Answering.has(lead).then_some(())?;
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

/// `K–12`: a letter and a dash before the digits.
fn dashed(line: Line<'_>, hit: usize, floor: usize) -> Option<Outcome> {
    let dash = line.back(hit);
    let letter = line.word_before(dash, floor);
    let joined = line.before(hit) == Some('–') && letter.len() == 1;
    let end = line.run(hit, is_digit);
    joined.then(|| Outcome::found(dash - letter.len(), end, FoundKind::Name))
}

/// Letters right before the digits, or joined to them with a hyphen.
fn after_letters(line: Line<'_>, hit: usize, floor: usize, units: &Units) -> Option<Outcome> {
    let before = line.before(hit).filter(|_| hit > floor)?;
    let joined = matches!(before, '-' | '_' | '/' | '+');
    let letters_end = if joined { line.back(hit) } else { hit };
    if before == '.'
        && let Some(named) = pointed(line, hit, floor)
    {
        return Some(named);
    }
    if joined && let Some(named) = hyphened(line, hit, letters_end, units) {
        return Some(named);
    }
    let attached = line
        .before(letters_end)
        .is_some_and(|c| is_latin(c) || joined && is_digit(c));
    if !attached || letters_end <= floor {
        return None;
    }
    let start = line.run_back(hit, floor, |c| {
        is_latin(c) || is_digit(c) || matches!(c, '-' | '_' | '/' | '+')
    });
    let prefix = line.slice(start, hit);
    // `sub-5 ms` is a bound.
    let bound = WordList::SubLead.names(prefix) && {
        let digits = Amount::numeral_end(line, hit);
        units.begin(line.rest(line.past_blank(digits)))
    };
    if bound {
        return None;
    }
    if let Some(unread) = bounded_by_hyphen(line, hit, start) {
        return Some(unread);
    }
    let money = units.match_before(prefix);
    if money.is_some_and(|found| found.length == prefix.len()) {
        return None;
    }
    let end = line.run(hit, |c| {
        is_digit(c) || is_latin(c) || matches!(c, '-' | '_' | '.')
    });
    let end = start
        + line
            .slice(start, end)
            .trim_end_matches(['-', '_', '.'])
            .len();
    let end = past_scale(line, past_choices(line, end, units));
    // K125+300: a place along a road.
    let stake = line.run(line.next(end), is_digit);
    let end = if line.at(end) == Some('+') && stake > line.next(end) {
        stake
    } else {
        end
    };
    if let Some(end) = past_period(line, hit, prefix) {
        return Some(Outcome::date(start, end, None));
    }
    Some(Outcome::found(start, end, FoundKind::Name))
}

/// `FY24`, `Q3`: the end of a year or a quarter behind the letters that say so.
fn past_period(line: Line<'_>, hit: usize, prefix: &str) -> Option<usize> {
    let end = line.run(hit, is_digit);
    let alone = !line
        .at(end)
        .is_some_and(|c| is_latin(c) || matches!(c, '-' | '_'));
    let quarter = matches!(line.slice(hit, end), "1" | "2" | "3" | "4");
    let told = WordList::YearPrefix.has(prefix) || WordList::QuarterPrefix.has(prefix) && quarter;
    (alone && told).then_some(end)
}

/// `the near-400,000 boats`: a word that bounds the number behind its hyphen.
fn bounded_by_hyphen(line: Line<'_>, hit: usize, start: usize) -> Option<Outcome> {
    let bound = line.slice(start, hit).strip_suffix('-')?;
    if !WordList::NearLead.has(bound) {
        return None;
    }
    let end = line.run(hit, |c| is_digit(c) || matches!(c, ',' | '.'));
    let end = start + line.slice(start, end).trim_end_matches([',', '.']).len();
    let reason = format!("`{bound}-` before the number is not understood");
    Some(Outcome::unread(start, past_scale(line, end), reason))
}

/// `INT4/8`: past further numbers behind the letters.
fn past_choices(line: Line<'_>, end: usize, units: &Units) -> usize {
    let mut at = end;
    while line.at(at) == Some('/') && line.before(at).is_some_and(is_digit) {
        let next = line.run(line.next(at), is_digit);
        if next == line.next(at) {
            break;
        }
        at = next;
    }
    let more = line
        .at(at)
        .is_some_and(|c| is_latin(c) || matches!(c, '.' | '%'));
    let measured = units.match_at(line.rest(line.past_blank(at))).is_some();
    if more || measured { end } else { at }
}

/// `euro4.4 billion`: past a scale word, since no piece of an amount is one.
pub(super) fn past_scale(line: Line<'_>, end: usize) -> usize {
    let start = line.past_blank(end);
    let (scale, after) = line.word(start);
    let scaled = start > end && WordList::CountedScale.names(scale);
    if scaled { after } else { end }
}

/// `ASN.1`, `Table B.2`: capitals and a point before the digits.
fn pointed(line: Line<'_>, hit: usize, floor: usize) -> Option<Outcome> {
    let point = line.back(hit);
    let label = line.word_before(point, floor);
    // `QuayCore.6.0.x64`
    let whole = line.run(hit, |c| is_digit(c) || c == '.');
    let parts = line.slice(hit, whole).trim_end_matches('.');
    let inner = line.before(whole) == Some('.') && line.at(whole).is_some_and(is_latin);
    if inner && !label.is_empty() {
        return Some(Outcome::found(
            point - label.len(),
            hit + parts.len(),
            FoundKind::Name,
        ));
    }
    let capitals = !label.is_empty() && label.chars().all(|c| c.is_ascii_uppercase());
    let end = if label.len() == 1 {
        Amount::numeral_end(line, hit)
    } else {
        line.run(hit, is_digit)
    };
    capitals.then(|| Outcome::found(point - label.len(), end, FoundKind::Name))
}

/// 碳-14, 图-160: an element or an aircraft before the hyphen.
fn hyphened(line: Line<'_>, hit: usize, element: usize, units: &Units) -> Option<Outcome> {
    let named = line.is_before(element, WordList::HyphenedName);
    let counted = units.begin(line.rest(line.run(hit, is_digit)));
    let end = line.run(hit, |c| is_digit(c) || is_latin(c));
    (named && !counted).then(|| Outcome::found(hit, end, FoundKind::Name))
}
