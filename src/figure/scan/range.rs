//! Ranges: two numbers with a sign or word between them that do not belong together after all.

use super::super::cursor::is_latin;
use super::super::figure::Figure;
use super::super::language::WordList;
use super::super::number::Number;
use super::super::parse::{FigureContext, read_clean};
use super::super::unit::UnitId;
use super::line::{Line, is_blank, is_digit, is_han_numeral, is_money_sign, last_sentence};

/// What changes stands no further before a step than so many bytes.
const LONGEST_SENTENCE: usize = 80;

/// No range of steps reaches from one number to more than so many times as much.
const FURTHEST_STEPS: i64 = 3;
/// Shares may: `fell by 5% to 20%`.
const FURTHEST_SHARES: i64 = 10;

/// The last place where a separator parts a single figure from what follows: its bytes. `nine hundred and two to one` is parted
/// before `to`.
pub(super) fn separator(
    line: Line<'_>,
    start: usize,
    hit: usize,
    limit: usize,
    context: &FigureContext<'_>,
) -> Option<(usize, usize)> {
    let after = line.next(hit);
    let lexeme = line.slice(after, limit);
    lexeme.char_indices().rev().find_map(|(offset, _)| {
        let at = after + offset;
        let rest = line.slice(at, limit);
        let separators = [
            WordList::RangeSeparator,
            WordList::RangeJoint,
            WordList::RangeChoice,
        ];
        let mut separators = separators.into_iter();
        let word = separators.find_map(|list| list.starting(rest))?;
        let end = at + word.len();
        let inside = word.starts_with(is_latin)
            && (line.before(at).is_some_and(is_latin) || line.at(end).is_some_and(is_latin));
        let lower = line.slice(hit, at).trim_end();
        let is_figure =
            |text| read_clean(text, context).is_some_and(|figure: Figure| figure.upper().is_none());
        let whole = is_figure(line.slice(start, at)) || is_figure(lower);
        (!inside && whole).then_some((hit + lower.len(), end))
    })
}

/// Where a figure that was read as a range ends before its second number.
pub(super) struct Cut {
    pub(super) end: usize,
    /// What stands once, behind the second number, and is meant for both: its bytes.
    pub(super) shared: Option<(usize, usize)>,
}

/// Where a figure that was read as a range has to end before its second number.
pub(super) fn cut_before_second_number(
    line: Line<'_>,
    start: usize,
    hit: usize,
    end: usize,
    figure: &Figure,
    context: &FigureContext<'_>,
) -> Option<Cut> {
    figure.upper()?;
    let (lower_end, upper_start) = separator(line, start, hit, end, context)?;
    let cut = Cut {
        end: lower_end,
        shared: None,
    };
    // `a tenth of a point to 4.2%`; in `1–2 mol%` the unit goes on.
    let behind = line.slice(upper_start, end).ends_with(char::is_alphabetic);
    if figure.unit.is_some() && !behind && line.past_any(end, WordList::PercentSign).is_some() {
        return Some(cut);
    }
    let joint = line
        .slice(lower_end, upper_start)
        .trim_start_matches(is_blank);
    // `a quarter of a point`, of which `quarter of a point` is none
    let lower = read_clean(line.slice(hit, lower_end), context)
        .or_else(|| read_clean(line.slice(start, lower_end), context))?;
    let upper = line.slice(upper_start, end);
    let upper = upper
        .strip_suffix(WordList::BetweenEnd.first())
        .unwrap_or(upper);
    let upper = read_clean(upper, context);
    let upper_unit = upper.as_ref().and_then(|upper| upper.unit.as_ref());
    // A unit that was written once belongs to the number that it follows; 百分之 stands before both.
    let parts = {
        let lower = line.slice(start, lower_end);
        let mut words = WordList::PartsOf.words().iter();
        words.any(|word| lower.contains(word))
    };
    let apart = lower.unit.is_some() && upper_unit.is_none() && !parts;
    let whole = read_clean(line.slice(start, lower_end), context).unwrap_or(lower);
    let complete = whole.unit.is_some() || whole.writing.exponent > 0;
    // `reduced from 110–120 thousand`
    let dash = joint.starts_with(['-', '–', '~', '～']);
    // 从90吨到120吨不等
    let closed = line.past_any(end, WordList::RangeClose).is_some();
    let steps = !closed
        && (complete || figure.unit.is_none())
        && (is_step(line, start) || !dash && is_bare_step(line, start, end, complete))
        && ends_apart(figure);
    let levels = !closed
        && comes_from(line, start).is_some_and(|from| complete || !dash && changes(line, from));
    let number = line.past_any(hit, WordList::Hundredths).unwrap_or(hit);
    let scripts = mixed(line, number, upper_start);
    let year = line.is_at(end, WordList::Year);
    let choice = WordList::RangeChoice.starting(joint).is_some()
        && ends_list(line, start, line.slice(start, end));
    let two = joint == "——" || apart || levels || steps || scripts || year || choice;
    let shared = (levels && !complete).then(|| behind_number(line, upper_start, end));
    two.then_some(Cut {
        shared: shared.flatten(),
        ..cut
    })
}

/// The bytes of the scale and the unit behind the number in digits at `start`.
fn behind_number(line: Line<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    let start = line.past_blank(start);
    let digits = line.run(start, |c| is_digit(c) || matches!(c, '.' | ','));
    (digits > start && digits < end).then_some((digits, end))
}

/// `from 5% to 10%` tells two levels, not a range: where the word stands that says so.
fn comes_from(line: Line<'_>, start: usize) -> Option<usize> {
    let before = line.slice(0, start).trim_end_matches(is_blank);
    let word = WordList::LevelOpener.ending(before)?;
    let from = before.len() - word.len();
    // `fees range from 5% to 10%`
    let verb = line.word_before(line.back_blank(from, 0), 0);
    (!WordList::RangeVerb.names(verb)).then_some(from)
}

/// `fell by €38 million to €212 million`, 增加800万元至1.2亿元: a step and the level that it leads to, where the ends are too
/// far apart for a range of steps. `fell by 5% to 10%` is one.
fn is_step(line: Line<'_>, start: usize) -> bool {
    let before = line.slice(0, start).trim_end_matches(is_blank);
    let chinese = WordList::Change
        .ending(before)
        .is_some_and(|word| !word.starts_with(is_latin));
    let by = line.word_before(before.len(), 0);
    // `grew by 4 to 90, and that of pilots by 3 to 62`
    let changed = || {
        let near = line
            .text
            .ceil_char_boundary(start.saturating_sub(LONGEST_SENTENCE));
        let mut words =
            last_sentence(line.slice(near, start)).split(|c: char| is_blank(c) || c == ',');
        words.any(|word| WordList::Change.names(word))
    };
    chinese || WordList::By.has(by) && changed()
}

/// `gained $1.20 to $83.45`, `fell 312 to 2,845`: the same with nothing between the verb and the step. Where neither has a unit
/// nothing may be counted behind: `dropped 3 to 12 eggs`. A verb at the head of its sentence tells what to do: `Cut 2 to 12
/// slices`.
fn is_bare_step(line: Line<'_>, start: usize, end: usize, complete: bool) -> bool {
    let verb = line.word_before(line.back_blank(start, 0), 0);
    let at = line.back_blank(start, 0) - verb.len();
    let told = WordList::Change.has(verb) || WordList::StepVerb.has(verb);
    let subject = line.word_before(line.back_blank(at, 0), 0);
    let (next, _) = line.word(line.past_blank(end));
    let alone = complete || next.is_empty() || WordList::MeasureEnd.has(next);
    told && !subject.is_empty() && alone
}

fn ends_apart(figure: &Figure) -> bool {
    let share = |id: &UnitId| matches!(id.as_str(), "percent" | "percentage-point" | "basis-point");
    let furthest = if figure.unit.as_ref().is_some_and(share) {
        FURTHEST_SHARES
    } else {
        FURTHEST_STEPS
    };
    let upper = figure.upper();
    upper.is_some_and(|upper| *upper > &figure.value * &Number::from(furthest))
}

/// Whether something changes from a number: `rose from 5 to 10 t`.
fn changes(line: Line<'_>, from: usize) -> bool {
    let end = line.back_blank(from, 0);
    // `nearly doubled, from 14 to 27`
    let end = if line.before(end) == Some(',') {
        line.back_blank(line.back(end), 0)
    } else {
        end
    };
    WordList::Change.names(line.word_before(end, 0))
}

/// One number in digits, the other in characters.
fn mixed(line: Line<'_>, hit: usize, upper_start: usize) -> bool {
    let upper = line.run(upper_start, is_blank);
    let arabic = |at| line.at(at).is_some_and(is_digit);
    let below = |at| line.past_any(at, WordList::BelowZero).is_some();
    let chinese = |at| line.at(at).is_some_and(is_han_numeral) && !below(at);
    arabic(hit) && chinese(upper) || chinese(hit) && arabic(upper)
}

/// No more words bound the second end of a range.
const MOST_BOUNDS: usize = 3;

/// The end of a number that stands after `and` or its like within a few words of `from`: `between 80 glorps and 90`.
pub(super) fn second_end(line: Line<'_>, from: usize) -> Option<usize> {
    const FURTHEST: usize = 40;
    let near = line.slice(from, line.text.floor_char_boundary(from + FURTHEST));
    let near = near.split(['.', ',', ';', '\u{3002}', '，', '；']).next()?;
    WordList::EndJoint.words().iter().find_map(|joint| {
        let after = past_bound(line, from + end_of_word(near, joint)?);
        let after = line.run(after, is_money_sign);
        // `€6.50`: none of its pieces is a number of its own.
        let written = line.run(after, |c| is_digit(c) || matches!(c, '.' | ','));
        let digits = line.slice(after, written).trim_end_matches(['.', ',']);
        let digits = after + digits.len();
        let end = if digits > after {
            digits
        } else {
            line.run(after, is_han_numeral)
        };
        (end > after).then_some(end)
    })
}

/// Past words that bound the second end: `about 300`, `at most 300`.
pub(super) fn past_bound(line: Line<'_>, from: usize) -> usize {
    let mut at = from;
    for _ in 0..MOST_BOUNDS {
        let (word, after) = line.word(at);
        if !WordList::EndBound.has(word) {
            break;
        }
        at = line.past_blank(after);
    }
    at
}

/// Where the first such word of a text ends, with the blanks around it where words have them.
fn end_of_word(text: &str, word: &str) -> Option<usize> {
    if !word.starts_with(is_latin) {
        return Some(text.find(word)? + word.len());
    }
    let mut places = text.match_indices(word).filter_map(|(at, _)| {
        let before = text.get(..at)?.ends_with(is_blank);
        let end = at + word.len();
        let after = text.get(end..)?.chars().next().filter(|c| is_blank(*c))?;
        before.then_some(end + after.len_utf8())
    });
    places.next()
}

/// `$5, $10 or $20`: whether a list of amounts, of which `text` is the last two, begins before them.
fn ends_list(line: Line<'_>, start: usize, text: &str) -> bool {
    let before = line.slice(0, start).trim_end_matches(is_blank);
    let list = before.strip_suffix([',', '、']).unwrap_or_default();
    let parts = |c: char| is_blank(c) || matches!(c, ',' | '、');
    let item = list.rsplit(parts).next().unwrap_or_default();
    // `In 2024, 10 or 20 came`
    let year = item.len() >= 4 && item.bytes().all(|c| c.is_ascii_digit());
    let amount = item.ends_with(char::is_alphanumeric) && item.contains(is_digit);
    amount && !year && item.len() < text.len()
}
