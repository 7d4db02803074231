//! Where something stands in a journal or a volume: `51 (5), 2021`, `50(1), 83–94`, `23: 329–338`, 第571卷，335-342页.

use super::super::language::WordList;
use super::FoundKind;
use super::line::{Line, is_blank, is_digit};
use super::outcome::Outcome;

/// The name of a report of cases has no more parts behind its first.
const REPORT_WORDS: usize = 3;

/// The volume, number and pages that begin at `hit`.
pub(super) fn read(line: Line<'_>, hit: usize) -> Option<Outcome> {
    let end = of_notes(line, hit)
        .or_else(|| of_volume(line, hit))
        .or_else(|| listed(line, hit))
        .or_else(|| of_year(line, hit))
        .or_else(|| journal(line, hit))
        .or_else(|| report(line, hit))
        .or_else(|| volume(line, hit))?;
    Some(Outcome::found(hit, end, FoundKind::Name))
}

/// Two numbers with a dash between them; where they end.
fn span(line: Line<'_>, at: usize) -> Option<usize> {
    let first = line.run(at, is_digit);
    let joint = line.run(first, |c| matches!(c, '-' | '–' | '—' | '~'));
    let end = line.run(joint, is_digit);
    (first > at && joint > first && end > joint).then_some(end)
}

/// `See [3] and [5-7]`: several notes in brackets.
fn of_notes(line: Line<'_>, hit: usize) -> Option<usize> {
    let end = span(line, hit)?;
    let short = end <= hit + "100–100".len();
    let tight = line
        .before(line.back(hit))
        .is_none_or(|c| is_blank(c) || matches!(c, ',' | ']' | '，' | '、'));
    let closed = line.before(hit) == Some('[') && line.at(end) == Some(']');
    (short && tight && closed).then_some(end)
}

/// 第571卷，335-342页: the pages of a volume.
fn of_volume(line: Line<'_>, hit: usize) -> Option<usize> {
    let end = span(line, hit)?;
    let before = line
        .slice(0, hit)
        .trim_end_matches(|c| is_blank(c) || "，,、:：".contains(c));
    let volume = WordList::Volume.ending(before).is_some();
    (volume && line.is_at(end, WordList::Page)).then(|| line.next(end))
}

/// `51 (5), 2021`, `50(1), 83–94`: the volume and the number of a journal, with what tells year or pages after it.
fn journal(line: Line<'_>, hit: usize) -> Option<usize> {
    let volume = line.run(hit, is_digit);
    let bracket = line.past_blank(volume);
    line.at(bracket).filter(|c| *c == '(')?;
    let number = line.next(bracket);
    let end = line.run(number, is_digit);
    let end = span(line, number).unwrap_or(end);
    let small = (1..=4).contains(&(volume - hit)) && end > number && end - number <= 5;
    let closed = line.at(end) == Some(')');
    let after = line.next(end);
    let next = line.past_blank(line.next(after));
    let more = line.at(next).is_some_and(is_digit);
    let told = matches!(line.at(after), Some(',' | ':')) && more;
    let page = Some(line.run(next, is_digit)).filter(|_| line.at(after) == Some(':'));
    let pages = span(line, next).or(page).filter(|end| !goes_on(line, *end));
    (small && closed && told).then(|| pages.unwrap_or(after))
}

/// `23: 329–338`: a volume and its pages, with nothing that they could be hours or counts of.
fn volume(line: Line<'_>, hit: usize) -> Option<usize> {
    let volume = line.run(hit, is_digit);
    line.at(volume).filter(|c| *c == ':')?;
    let next = line.past_blank(line.next(volume));
    let told = (1..=3).contains(&(volume - hit)) && next > volume + 1;
    let end = span(line, next).filter(|end| told && !goes_on(line, *end))?;
    let stops = line
        .at(end)
        .is_none_or(|c| matches!(c, '.' | ',' | ';' | '\n'));
    stops.then_some(end)
}

/// `Tides, 10, 783–795.`: a volume and its pages behind the name of a journal.
fn listed(line: Line<'_>, hit: usize) -> Option<usize> {
    let volume = line.run(hit, is_digit);
    line.at(volume).filter(|c| *c == ',')?;
    let next = line.past_blank(line.next(volume));
    let comma = next > volume + 1;
    let named = line.slice(0, line.back_blank(hit, 0)).ends_with(',');
    let end = span(line, next).filter(|end| !goes_on(line, *end))?;
    let stops = line.at(end).is_none_or(|c| matches!(c, '.' | ';' | '\n'));
    ((1..=4).contains(&(volume - hit)) && comma && named && stops).then_some(end)
}

/// `262 U.S. 390`, `14 F. Supp. 2d 61`: the volume and the page of a report of cases, which is known by capitals with points.
fn report(line: Line<'_>, hit: usize) -> Option<usize> {
    let volume = line.run(hit, is_digit);
    let name = line.past_blank(volume);
    line.at(name).filter(|c| c.is_uppercase())?;
    let mut end = line.run(name, |c| c.is_alphanumeric() || c == '.');
    let abbreviated = line.slice(name, end);
    // `U.S.`, and `F. Supp.`; a name may end its sentence: `carried 40 Germans. 12 of them`.
    let inner = abbreviated.trim_end_matches('.').contains('.');
    let (second, second_end) = line.word(line.past_blank(end));
    let two = abbreviated.len() == 2
        && second.starts_with(char::is_uppercase)
        && line.at(second_end) == Some('.');
    let capital =
        abbreviated.starts_with(char::is_uppercase) && abbreviated.ends_with('.') && (inner || two);
    if !((1..=4).contains(&(volume - hit)) && name > volume && capital) {
        return None;
    }
    for _ in 0..REPORT_WORDS {
        let next = line.past_blank(end);
        // `48 C.F.R. §12.212`
        let section = line.past_blank(line.run(next, |c| c == '§'));
        let dotted = section > next;
        let number = line.run(section, |c| is_digit(c) || dotted && c == '.');
        let number = section + line.slice(section, number).trim_end_matches('.').len();
        if number > section && next > end && !goes_on(line, number) {
            return Some(number);
        }
        end = line.run(next, |c| c.is_alphanumeric() || c == '.');
    }
    None
}

/// `(Berg 1978, 71–75)`: the pages behind a year in brackets.
fn of_year(line: Line<'_>, hit: usize) -> Option<usize> {
    let single = line.run(hit, is_digit);
    let before = line.slice(0, line.back_blank(hit, 0));
    // `(1993, 100)`
    let year = before.strip_suffix(',').unwrap_or_default();
    let opened = year.len() > 4 && line.before(year.len() - 4) == Some('(');
    let page = single > hit && line.at(single) == Some(')') && opened;
    let end = span(line, hit).or_else(|| page.then_some(single))?;
    let year = before.strip_suffix([',', ':']).unwrap_or_default();
    let digits = year.len() - year.trim_end_matches(is_digit).len();
    let closed = matches!(line.at(end), Some(')' | ';'));
    // `Essays on Tides, 88–103.`
    let title = line.word_before(year.len(), 0);
    let titled = title.len() > 2
        && title.starts_with(char::is_uppercase)
        && line.at(end) == Some('.')
        && !goes_on(line, end)
        && line.slice(hit, end).contains('–');
    (digits == 4 && closed || titled).then_some(end)
}

/// Whether a number goes on at `end`.
fn goes_on(line: Line<'_>, end: usize) -> bool {
    let digit = || line.at(line.next(end)).is_some_and(is_digit);
    line.at(end)
        .is_some_and(|c| c.is_alphanumeric() || c == '%' || matches!(c, '.' | ',') && digit())
}
