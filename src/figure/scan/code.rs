//! Signs of code and mathematics in running text: `!0`, `0/0`, `2^N`, `2<sup>32</sup>`, `N - 1`, `{,64}`, `\[1\]`. Spans and blocks of code are `markup`,
//! chains of numbers `name.rs`.

use super::super::cursor::is_latin;
use super::super::language::{WordList, is_plural};
use super::super::unit::Units;
use super::FoundKind;
use super::amount::Amount;
use super::line::{Line, is_blank, is_digit};
use super::outcome::Outcome;

/// The tag of a link to a note has no more bytes.
const LONGEST_LINK: usize = 300;

/// The number at `hit` where signs beside it say that it belongs to an expression.
pub(super) fn read(line: Line<'_>, hit: usize, units: &Units) -> Option<Outcome> {
    line.at(hit).filter(|c| is_digit(*c))?;
    let end = line.run(hit, is_digit);
    let found = |end| Some(Outcome::found(hit, end, FoundKind::Name));
    let expression = raised(line, end)
        .or_else(|| undefined(line, hit, end))
        .or_else(|| endings(line, hit))
        .or_else(|| change(line, hit))
        .or_else(|| patch(line, hit));
    if let Some(end) = expression {
        return found(end);
    }
    let counts = || {
        let next = line.past_blank(end);
        let (word, _) = line.word(next);
        let goes_on = line.at(end).is_some_and(|c| matches!(c, '%' | '.' | ','))
            && line.at(line.next(end)).is_some_and(|c| !is_blank(c));
        goes_on || word.len() > 2 || units.begin(line.rest(next))
    };
    let named = is_negated(line, hit)
        || is_picture(line, hit, end)
        || is_manual(line, hit, end)
        || is_key(line, hit, end)
        || is_defined(line, end)
        || is_compared(line, hit)
        || is_raised(line, hit, end, units)
        || is_continued(line, end)
        || is_change(line, hit, end)
        || is_vote(line, hit, end)
        || is_slashed(line, hit, end)
        || is_switch(line, hit, end)
        || is_doi(line, hit, end)
        || is_in_braces(line, hit, end)
        || is_marked(line, hit, end)
        || is_reckoned(line, hit) && !counts();
    let end = if is_marked(line, hit, end) {
        Amount::numeral_end(line, hit)
    } else {
        end
    };
    named.then(|| found(past_parts(line, end)))?
}

/// The end of further parts that points join to a number: `==2.22.0`, `0..255`.
pub(super) fn past_parts(line: Line<'_>, end: usize) -> usize {
    let mut end = end;
    loop {
        let next = line.run(end, |c| c == '.');
        let further = line.run(next, is_digit);
        if next == end || further == next {
            return end;
        }
        end = further;
    }
}

/// `` `quay`(1)``, `quay(1M)`: the part of a manual.
fn is_manual(line: Line<'_>, hit: usize, end: usize) -> bool {
    let (letter, after) = line.word(end);
    let program = line.slice(0, hit).strip_suffix('(').unwrap_or_default();
    let named = program.ends_with('`')
        || letter.len() == 1 && program.ends_with(|c: char| c.is_ascii_lowercase());
    named && letter.len() <= 1 && line.at(after) == Some(')')
}

/// `| 35 | tide |`: the first cell of a row tells what the row is about.
fn is_key(line: Line<'_>, hit: usize, end: usize) -> bool {
    let after = line
        .rest(end)
        .trim_start_matches(|c: char| is_blank(c) && c != '\n');
    if !after.starts_with(['|', '—', '–', ':']) {
        return false;
    }
    let row = line.slice(0, hit).rsplit('\n').next().unwrap_or_default();
    let first = row
        .trim_matches(|c: char| is_blank(c) || c == '|')
        .is_empty()
        && row.matches('|').count() <= 1;
    let mut behind = after.chars();
    behind.next();
    let behind = behind.as_str().lines().next();
    let more = behind.is_some_and(|rest| !rest.trim().is_empty());
    first && (row.contains('|') || after.starts_with('|')) && more
}

/// `0 = no cap`, `0 ≤ x`: what a number stands for, and a bound of a name.
fn is_defined(line: Line<'_>, end: usize) -> bool {
    let sign = line.run(end, is_blank);
    let after = line.run(sign, |c| "=≤≥<".contains(c));
    let next = line.run(after, is_blank);
    let equal = matches!(line.at(sign), Some('=' | '≤' | '≥')) || line.rest(sign).starts_with("<=");
    after > sign && equal && line.at(next).is_some_and(char::is_alphabetic)
}

/// `RX == 1`: what code compares with.
fn is_compared(line: Line<'_>, hit: usize) -> bool {
    let before = line.slice(0, line.back_blank(hit, 0));
    before.ends_with("==") || before.ends_with("!=")
}

/// `2³²`: a power; of ten a number, where something is counted or measured in it: `10³ kg`.
fn is_raised(line: Line<'_>, hit: usize, end: usize, units: &Units) -> bool {
    let raised = |c: char| "⁰¹²³⁴⁵⁶⁷⁸⁹⁻".contains(c);
    let power = line.run(end, raised);
    let next = line.past_blank(power);
    let (word, _) = line.word(next);
    let counted = units.begin(line.rest(next)) || word.len() > 2 && is_plural(word);
    let number = line.slice(hit, end) == "10" && next > power && counted;
    power > end && !number
}

/// `2.latest`: what letters go on behind a point.
fn is_continued(line: Line<'_>, end: usize) -> bool {
    let (word, _) = line.word(line.next(end));
    line.at(end) == Some('.') && word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase())
}

/// `- 3358629: Mend the rope`: the short name of a change at the start of an item.
fn is_change(line: Line<'_>, hit: usize, end: usize) -> bool {
    let row = || line.slice(0, hit).rsplit('\n').next().unwrap_or_default();
    end == hit + 7 && line.at(end) == Some(':') && matches!(row().trim(), "-" | "*")
}

/// `:+1:`, `:100:`: a picture by its name.
fn is_picture(line: Line<'_>, hit: usize, end: usize) -> bool {
    let before = line.slice(0, hit);
    let before = before.strip_suffix('+').unwrap_or(before);
    let apart = before
        .strip_suffix(':')
        .is_some_and(|opened| !opened.ends_with(char::is_alphanumeric));
    apart && line.at(end) == Some(':') && !line.at(line.next(end)).is_some_and(is_digit)
}

/// `\[1\]`, `2<sup>32</sup>`, `m^2`: a note in brackets, an exponent or the mark of a note.
fn is_marked(line: Line<'_>, hit: usize, end: usize) -> bool {
    let before = line.slice(0, hit);
    let escaped = before.ends_with("\\[") && line.rest(end).starts_with("\\]");
    let unsigned = before.trim_end_matches(['-', '−', '+']);
    let raised = unsigned.ends_with("<sup>") || unsigned.ends_with("<sub>");
    // `m^2`, `r_1^2`, `{x}^2`
    let power = before
        .strip_suffix('^')
        .is_some_and(|unit| unit.ends_with(|c: char| c.is_alphanumeric() || "})".contains(c)))
        || before.strip_suffix('_').is_some_and(is_letter)
        // `10**3`
        || before
            .strip_suffix("**")
            .is_some_and(|base| base.ends_with(is_digit));
    escaped || raised || power || is_linked_note(line, hit, end)
}

/// `C++11/14/17`: one of several behind a name.
fn is_slashed(line: Line<'_>, hit: usize, end: usize) -> bool {
    let sign = line.back(hit);
    let before = line.before(hit) == Some('/')
        && line.before(sign).is_some_and(|c| c.is_ascii_alphanumeric());
    let after = line.at(end) == Some('/') && line.at(line.next(end)).is_some_and(is_digit);
    before && after
}

/// `1/True/true or 0/False`: the ways in which the value of a switch may be written.
fn is_switch(line: Line<'_>, hit: usize, end: usize) -> bool {
    let (behind, _) = line.word(line.next(end));
    let before = line.word_before(line.back(hit), 0);
    let told = |word: &str| WordList::SwitchValue.names(word);
    line.at(end) == Some('/') && told(behind) || line.before(hit) == Some('/') && told(before)
}

/// `1.0.2p`: a release whose last part has a letter; where it ends.
fn patch(line: Line<'_>, hit: usize) -> Option<usize> {
    let end = past_parts(line, line.run(hit, is_digit));
    line.at(end).filter(|c| is_latin(*c))?;
    let (letter, after) = line.word(end);
    let parts = line.slice(hit, end).matches('.').count();
    let apart = !line.at(after).is_some_and(char::is_alphanumeric);
    (letter.len() == 1 && parts == 2 && apart).then_some(after)
}

/// `10.21105/quay.12`: the name of a paper.
fn is_doi(line: Line<'_>, hit: usize, end: usize) -> bool {
    let part = line.run(line.next(end), is_digit);
    line.slice(hit, end) == "10"
        && line.at(end) == Some('.')
        && part >= line.next(end) + 4
        && line.at(part) == Some('/')
        && line.at(line.next(part)).is_some_and(char::is_alphanumeric)
}

/// Whether a text ends with a letter alone.
fn is_letter(text: &str) -> bool {
    let mut before = text.chars().rev();
    before.next().is_some_and(char::is_alphabetic)
        && !before
            .next()
            .is_some_and(|c| c.is_alphanumeric() || c == '_')
}

/// `<sup><a href=…>1</a></sup>`: the mark of a note that leads to it.
fn is_linked_note(line: Line<'_>, hit: usize, end: usize) -> bool {
    let from = line
        .text
        .ceil_char_boundary(hit.saturating_sub(LONGEST_LINK));
    let before = line.slice(from, hit);
    let opened = before.ends_with('>')
        && before
            .rsplit_once("<sup>")
            .is_some_and(|(_, link)| link.starts_with("<a") && !link.contains("</"));
    opened && line.rest(end).starts_with("</a></sup>")
}

/// `Noor: +1`: a vote for something, with nothing behind it that it could count.
fn is_vote(line: Line<'_>, hit: usize, end: usize) -> bool {
    let sign = line.back(hit);
    let signed = matches!(line.before(hit), Some('+' | '-' | '−'));
    if !signed || line.slice(hit, end) != "1" {
        return false;
    }
    let before = line.slice(0, sign);
    let apart = before.ends_with(is_blank) || before.is_empty();
    let lead = line.word_before(line.back_blank(sign, 0), 0);
    let named = before.trim_end_matches(is_blank).ends_with([':', '*', '-'])
        || lead.is_empty() && before.trim().is_empty();
    let mark = line.run(end, is_blank);
    // `-1.25%`
    let decimal = mark == end && line.at(line.next(end)).is_some_and(is_digit);
    let ends = !decimal
        && line
            .at(mark)
            .is_none_or(|c| matches!(c, '\n' | ',' | ';' | '.' | '('));
    apart && named && ends
}

/// `2^N`: the end of a power whose exponent is a letter.
fn raised(line: Line<'_>, end: usize) -> Option<usize> {
    let exponent = line.next(end);
    let letter = line.at(end) == Some('^') && line.at(exponent).is_some_and(is_latin);
    letter.then(|| line.run(exponent, |c| is_latin(c) || is_digit(c)))
}

/// `0/0`: what has no value.
fn undefined(line: Line<'_>, hit: usize, end: usize) -> Option<usize> {
    let below = line.next(end);
    let last = line.run(below, is_digit);
    let zeros = line.slice(hit, end) == "0" && line.slice(below, last) == "0";
    (zeros && line.at(end) == Some('/')).then_some(last)
}

/// `stat{64,128}`: several endings of a name.
fn endings(line: Line<'_>, hit: usize) -> Option<usize> {
    let named = line.before(hit) == Some('{') && line.before(line.back(hit)).is_some_and(is_latin);
    let end = line.run(hit, |c| is_digit(c) || c == ',');
    (named && line.at(end) == Some('}')).then_some(end)
}

/// `[573e025]`: the name of a change.
fn change(line: Line<'_>, hit: usize) -> Option<usize> {
    let end = line.run(hit, |c| c.is_ascii_hexdigit());
    let bracketed = line.before(hit) == Some('[') && line.at(end) == Some(']');
    (bracketed && end >= hit + 7).then_some(end)
}

/// `and !0`: a sign of code right before the number, and nothing that it could close.
fn is_negated(line: Line<'_>, hit: usize) -> bool {
    let sign = line.back(hit);
    let opens = line
        .before(sign)
        .is_none_or(|c| is_blank(c) || matches!(c, '(' | '['));
    line.before(hit) == Some('!') && opens
}

/// `stat{,64}`, `{I,U}128`: one of several endings of a name.
fn is_in_braces(line: Line<'_>, hit: usize, end: usize) -> bool {
    let sign = line.back(hit);
    match line.before(hit) {
        Some('}') => true,
        Some(',') => line.before(sign) == Some('{') && line.at(end) == Some('}'),
        _ => false,
    }
}

/// `N - 1`: a letter that stands for a number, and a sign of reckoning.
fn is_reckoned(line: Line<'_>, hit: usize) -> bool {
    let sign_end = line.back_blank(hit, 0);
    let sign = line.back(sign_end);
    let name_end = line.back_blank(sign, 0);
    let reckoning = matches!(line.before(sign_end), Some('-' | '−' | '+' | '*' | '/'));
    let apart = (sign_end < hit) == (name_end < sign) && sign_end < hit;
    let name = line.word_before(name_end, 0);
    let before = line.before(name_end.saturating_sub(name.len()));
    let alone = before.is_none_or(|c| is_blank(c) || matches!(c, '(' | '^' | '*'));
    reckoning && apart && alone && WordList::UnknownLetter.has(name)
}
