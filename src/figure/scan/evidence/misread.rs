//! What was read as a figure, by itself or with what stands behind it, and is a name: a release, a year, how far zones of time
//! are apart, the number of something that has a title.

use super::super::super::language::{WordList, is_past_verb, is_plural, ones};
use super::super::super::unit::{Units, is_money};
use super::super::clause::clause;
use super::super::line::{Line, is_blank, is_digit};
use super::super::outcome::Sighting;
use super::number::is_years;

/// `a 1.0 library`: things are not counted in tenths.
pub(super) fn is_release(line: Line<'_>, hit: usize, found: &Sighting, units: &Units) -> bool {
    let unit = found
        .figure
        .as_ref()
        .and_then(|figure| figure.unit.as_ref());
    let whole = unit
        .and_then(|id| units.get(id))
        .is_some_and(|unit| unit.whole);
    let number = line.run(hit, |c| is_digit(c) || c == '.');
    whole && found.start == hit && line.slice(hit, number).ends_with(".0")
}

/// `her 1845 book`, `in 1790 dollars`: a year before one thing, and before money that was worth more then.
pub(super) fn is_year_of(line: Line<'_>, hit: usize, found: &Sighting, units: &Units) -> bool {
    let number = line.run(hit, is_digit);
    let unit = found
        .figure
        .as_ref()
        .and_then(|figure| figure.unit.as_ref());
    let Some(unit) = unit.and_then(|id| units.get(id)) else {
        return false;
    };
    let (word, end) = line.word(line.past_blank(number));
    let year = found.start == hit
        && number == hit + 4
        && is_years(line.slice(hit, number))
        && end == found.end;
    if !year {
        return false;
    }
    let lead = line.word_before(line.back_blank(hit, 0), 0);
    let before = clause(line, hit).nth(1).unwrap_or_default();
    if is_money(unit) {
        let amount = WordList::LevelResult.names(before) || is_past_verb(before);
        return WordList::PartIn.names(lead) && is_plural(word) && !amount;
    }
    let small = word.to_ascii_lowercase();
    let several = |symbol: &String| ones(symbol).any(|one| one == small);
    // `the famous 1776 letter`
    let described = WordList::AttributeArticle.has(before)
        && lead.chars().all(char::is_lowercase)
        && !WordList::LevelNoun.has(lead);
    // `the 2019 School`
    let titled = word.starts_with(char::is_uppercase);
    let owned = WordList::Owner.names(lead) || described || titled;
    unit.whole && owned && unit.symbols.iter().any(several)
}

/// `UTC -4`: how far a zone of time is from another.
pub(super) fn is_offset(line: Line<'_>, hit: usize, found: &Sighting) -> bool {
    let sign = line.slice(found.start, hit);
    let lead = line.word_before(line.back_blank(found.start, 0), 0);
    let bare = found
        .figure
        .as_ref()
        .is_some_and(|figure| figure.unit.is_none());
    bare && !sign.is_empty() && WordList::TimeZone.has(lead)
}

/// `Scenario 2: Harbours`, `Adopter 3 - Quay`: a number behind a name of one thing, with a title behind it.
pub(super) fn is_titled(line: Line<'_>, hit: usize, found: &Sighting) -> bool {
    let end = line.run(hit, is_digit);
    let lead = line.word_before(line.back_blank(hit, 0), 0);
    let small = lead.to_ascii_lowercase();
    let label = lead.len() > 2
        && lead.starts_with(char::is_uppercase)
        && lead.chars().skip(1).all(char::is_lowercase)
        && !is_plural(&small)
        && !WordList::SentenceOpener.has(&small)
        && !WordList::LevelNoun.has(&small);
    let sign = if line.at(end) == Some(':') {
        end
    } else {
        line.past_blank(end)
    };
    let after = line.next(sign);
    let joint = line.at(sign).is_some_and(|c| ":-–—".contains(c));
    let title = line.at(after).is_some_and(is_blank)
        && line
            .at(line.past_blank(after))
            .is_some_and(char::is_uppercase);
    let bare = found.start == hit && found.end == end && end <= hit + 2;
    bare && label && joint && title
}
