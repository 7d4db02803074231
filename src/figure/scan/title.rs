//! Numbers that capitals show to be part of a name: titles of works (`“1001 Breads”`, `the film 12 Angry Bakers`) and number
//! words (`the Big Ten`, `the One Thousand Lakes Run`, `Six-Twelve`). Titles in 《》 are `place.rs`.

use super::super::cursor::is_latin;
use super::super::language::{NumberRole, WordList, is_plural, number as number_of};
use super::super::numeral::is_number_word;
use super::super::unit::Units;
use super::FoundKind;
use super::line::{Line, is_blank, is_digit};
use super::outcome::Outcome;
use super::thing_behind::is_one_thing;

/// No title of a work that holds a number is longer.
const LONGEST_TITLE: usize = 40;
const MOST_TITLE_WORDS: usize = 5;
/// So far around a number its sentence is looked at.
const FURTHEST: usize = 160;

/// The name that the number at `hit` is part of.
pub(super) fn read(line: Line<'_>, hit: usize, units: &Units) -> Option<Outcome> {
    let unquoted = || work(line, hit).or_else(|| words(line, hit, units));
    quoted(line, hit)
        .or_else(|| linked(line, hit))
        .or_else(|| unquoted().map(|end| Outcome::found(hit, end, FoundKind::Name)))
}

/// `"1001 Breads"`: the number in a title of a work, all of whose words begin with capitals.
fn quoted(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let near = line
        .text
        .ceil_char_boundary(hit.saturating_sub(LONGEST_TITLE));
    let far = line.text.floor_char_boundary(hit + LONGEST_TITLE);
    let before = line.slice(near, hit);
    let open = before.rfind(['"', '“'])?;
    let start = near + open;
    let opens = line
        .before(start)
        .is_none_or(|c| is_blank(c) || matches!(c, '(' | ','));
    let first = line.next(start);
    let length = line.slice(hit, far).find(['"', '”'])?;
    let end = hit + length;
    let title = line.slice(first, end);
    let mut words = title.split(is_blank);
    let capital = |word: &str| {
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || WordList::TitleWord.has(word)
    };
    let named = title
        .split(is_blank)
        .filter(|word| word.len() > 2 && word.starts_with(char::is_uppercase))
        .count();
    let count = title.split(is_blank).count();
    let word = line.at(hit).is_some_and(is_latin);
    let enough = named > usize::from(word) && (2..=MOST_TITLE_WORDS).contains(&count);
    (opens && enough && words.all(capital)).then(|| Outcome::found(hit, end, FoundKind::Name))
}

/// `[24 Quiet Harbours](https://harbour.example)`: the number that the text of a link begins with, all of whose words are
/// capitals.
fn linked(line: Line<'_>, hit: usize) -> Option<Outcome> {
    line.slice(0, hit).ends_with('[').then_some(())?;
    let far = line.text.floor_char_boundary(hit + LONGEST_TITLE);
    let length = line.slice(hit, far).find("](")?;
    let mut words = line.slice(hit, hit + length).split(is_blank);
    let number = words.next()?;
    let digits = !number.is_empty() && number.chars().all(is_digit);
    let capitals = words
        .clone()
        .filter(|word| word.starts_with(char::is_uppercase));
    let several = capitals.count() > 1;
    let title =
        words.all(|word| word.starts_with(char::is_uppercase) || WordList::TitleWord.has(word));
    (digits && several && title).then(|| Outcome::found(hit, hit + number.len(), FoundKind::Name))
}

/// `the film 12 Angry Bakers`, `Twelve Angry Bakers, a play`: capitals behind a number, and beside them a word that says that
/// they name a work; where they end.
fn work(line: Line<'_>, hit: usize) -> Option<usize> {
    let number = if line.at(hit).is_some_and(is_digit) {
        line.run(hit, is_digit)
    } else {
        numeral(line, hit)?.0
    };
    let (end, capitals) = capitals(line, number);
    let before = line.slice(0, line.back_blank(hit, 0));
    let before = before.trim_end_matches(['*', '_', '‘', '\'', ',']);
    let lead = line.word_before(before.len(), 0);
    let said = WordList::WorkNoun.names(lead);
    // `a sequel to The 400 Bells`: no sentence begins there.
    let inside = line
        .slice(0, before.len() - lead.len())
        .trim_end_matches(is_blank)
        .ends_with(|c: char| is_latin(c) || c == ',');
    // `the Law of 12 Tables`
    let of = WordList::Of.has(lead) && {
        let owner = line.back_blank(before.len() - lead.len(), 0);
        let name = line.word_before(owner, 0);
        let article = line.word_before(line.back_blank(owner - name.len(), 0), 0);
        let (next, _) = line.word(line.past_blank(end));
        let plural = is_plural(next) && next.starts_with(char::is_lowercase);
        name.starts_with(char::is_uppercase) && WordList::DecadeLead.names(article) && !plural
    };
    let article = inside && before.len() < hit && WordList::TitleArticle.has(lead);
    (capitals > 0 && (said || of || article || is_work(line, end))).then_some(end)
}

/// `, the play by`, ` (1957)`: what tells behind capitals that they name a work.
fn is_work(line: Line<'_>, end: usize) -> bool {
    let at = line.past_blank(end);
    if line.at(at) == Some('(') {
        let year = line.run(line.next(at), is_digit);
        return year == at + 5 && line.at(year) == Some(')');
    }
    let (article, after) = line.word(line.past_blank(line.next(end)));
    let told = line.at(end) == Some(',') && WordList::AttributeArticle.has(article);
    let first = line.word(line.past_blank(after));
    let second = line.word(line.past_blank(first.1));
    told && (WordList::WorkNoun.names(first.0) || WordList::WorkNoun.names(second.0))
}

/// A number word with a capital inside a sentence, and one that other capitals follow to the end of a name; where it ends.
/// In a headline, where all words have capitals, that says nothing, and contracts write amounts so: `Five Hundred
/// Dollars`, `Thirty (30) boats`.
fn words(line: Line<'_>, hit: usize, units: &Units) -> Option<usize> {
    let (number, composite) = numeral(line, hit)?;
    if goes_on(line, number) {
        return None;
    }
    let (end, count) = capitals(line, number);
    let after = line.past_blank(end);
    let next = line.past_blank(number);
    let unit = units.length_at(line.rest(next));
    let amount = unit.is_some_and(|length| {
        let capital = line.slice(next, next + length).contains(char::is_uppercase);
        count == usize::from(capital)
    });
    // `a Big Four firm`
    let amount = amount && !is_one_thing(line, hit, number, units);
    let contract = amount && (composite || count == 0) || line.at(after) == Some('(');
    if contract || line.at(number) == Some('%') || !is_sentence(line, hit) {
        return None;
    }
    let blank = line.back_blank(hit, 0);
    let inside = blank < hit
        && line
            .before(blank)
            .is_some_and(|c| is_latin(c) || is_digit(c) || matches!(c, ',' | '’' | '\''));
    if inside || joins_two(line, hit) {
        return Some(end);
    }
    // `Thousand Poplars is`: nothing says how many thousands.
    let (word, _) = line.word(hit);
    let scale = WordList::CountedScale.names(word) && !composite && count > 0;
    let opens = blank == hit
        || line
            .before(blank)
            .is_none_or(|c| matches!(c, '.' | '(' | '\n'));
    if scale && opens {
        return Some(end);
    }
    let (follower, _) = line.word(after);
    (count > 0 && WordList::StatedVerb.has(follower)).then_some(end)
}

/// `Three million tonnes`, `Half a million`: whether the number goes on in small letters, as no name does.
fn goes_on(line: Line<'_>, end: usize) -> bool {
    let (word, after) = line.word(line.past_blank(end));
    let (further, _) = line.word(line.past_blank(after));
    let small = |word: &str| word.starts_with(char::is_lowercase) && is_number_word(word);
    small(word) || WordList::HalfArticle.has(word) && small(further)
}

/// Where the number words with capitals that begin at `hit` end, and whether they are several.
fn numeral(line: Line<'_>, hit: usize) -> Option<(usize, bool)> {
    let number = |at: usize| {
        let (word, end) = line.word(at);
        let capital = word.starts_with(char::is_uppercase) && word.len() > 2;
        (capital && is_number_word(word)).then_some(end)
    };
    let first = number(hit)?;
    let mut end = first;
    loop {
        let next = if line.at(end) == Some('-') {
            line.next(end)
        } else {
            let (word, after) = line.word(line.past_blank(end));
            line.past_blank(if WordList::And.has(word) { after } else { end })
        };
        match number(next).filter(|_| next > end) {
            Some(further) => end = further,
            None => return Some((end, end > first)),
        }
    }
}

/// Where the capitals end that follow `end`, and how many words they are; small words of titles may stand between two.
fn capitals(line: Line<'_>, end: usize) -> (usize, usize) {
    let (mut end, mut count) = (end, 0);
    let mut at = end;
    while count < MOST_TITLE_WORDS {
        let joint = if line.at(at) == Some('-') {
            line.next(at)
        } else {
            line.past_blank(at)
        };
        let (word, after) = line.word(joint);
        if joint == at || word.is_empty() {
            break;
        }
        if word.starts_with(char::is_uppercase) {
            (end, count) = (after, count + 1);
        } else if !WordList::TitleWord.has(word) {
            break;
        }
        at = after;
    }
    (end, count)
}

/// `Six-Twelve`: two number words that are no number together.
fn joins_two(line: Line<'_>, hit: usize) -> bool {
    let (first, end) = line.word(hit);
    let (second, _) = line.word(line.next(end));
    let small = |word: &str| number_of(NumberRole::Small, word).is_some();
    line.at(end) == Some('-')
        && small(first)
        && small(second)
        && second.starts_with(char::is_uppercase)
}

/// Whether words without capitals stand around `hit`, more than titles have.
fn is_sentence(line: Line<'_>, hit: usize) -> bool {
    let from = line.text.ceil_char_boundary(hit.saturating_sub(FURTHEST));
    let to = line.text.floor_char_boundary(hit + FURTHEST);
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '\n' | '|');
    let before = line
        .slice(from, hit)
        .rsplit(ends)
        .next()
        .unwrap_or_default();
    let after = line.slice(hit, to).split(ends).next().unwrap_or_default();
    let plain = |word: &&str| {
        word.len() > 1 && word.chars().all(char::is_lowercase) && !WordList::TitleWord.has(word)
    };
    let mut words = before
        .split(|c| !is_latin(c))
        .chain(after.split(|c| !is_latin(c)));
    words.any(|word| plain(&word))
}
