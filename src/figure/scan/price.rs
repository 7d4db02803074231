//! Amounts of money whose signs may mean two things, and are told as unread: `€80/95`, `15 KEUR`. What else may belong to a number
//! is `unsure.rs`.

use super::super::language::WordList;
use super::super::parse::FigureContext;
use super::super::unit::{Units, is_code};
use super::amount::Amount;
use super::line::{Line, is_digit, is_money_sign};
use super::outcome::Outcome;
use super::slashed::YEARS;

/// What is told as unread: its bytes, and why.
type Told = (usize, usize, &'static str);

/// No letters that make another money of a sign are more.
const MOST_LETTERS: usize = 3;

/// `€80/95`: two prices, which nobody divides by each other.
pub(super) fn pair(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let written = line.slice(amount.start, amount.end);
    let number = written.trim_start_matches(|c: char| !is_digit(c));
    let money = written
        .strip_suffix(number)?
        .trim_end()
        .ends_with(is_money_sign);
    let (first, second) = number.split_once('/')?;
    let whole = |digits: &str| !digits.is_empty() && digits.chars().all(is_digit);
    let two = first.chars().all(is_digit) && whole(second);
    (money && two).then_some((
        amount.start,
        amount.end,
        "the two numbers may be two prices",
    ))
}

/// `J$5m`, `E£20`: letters right before a sign of money make another money of it.
pub(super) fn of_others(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let sign = line.at(amount.start).is_some_and(is_money_sign);
    let letters = line.word_before(amount.start, 0);
    let code = !letters.is_empty() && letters.chars().all(|c| c.is_ascii_uppercase());
    // `k€ 5`
    let scale = WordList::CodedScale.has(letters);
    (sign && (code || scale) && letters.len() <= MOST_LETTERS).then_some((
        amount.start - letters.len(),
        amount.end,
        "the letters before the sign may make another money of it, or a scale",
    ))
}

/// `£5-50`: five pounds and fifty pence, or a range.
pub(super) fn with_pence(line: Line<'_>, amount: &Amount) -> Option<Told> {
    let written = line.slice(amount.start, amount.end);
    let (money, second) = written.split_once('-')?;
    let first = money.trim_start_matches(|c: char| !is_digit(c));
    let signed = money.len() > first.len() && money.starts_with(is_money_sign);
    let pence = second.len() == 2 && second.chars().all(is_digit) && first.len() == 1;
    let far = second.get(..1).is_some_and(|tens| tens >= first);
    (signed && pence && far && first.starts_with(is_digit)).then_some((
        amount.start,
        amount.end,
        "the second number may be pence, or the end of a range",
    ))
}

/// `MEUR 60`, `SEKm 1,204`, `€m 60`: a currency before the number with what may be a scale.
pub(super) fn scaled_before(
    line: Line<'_>,
    hit: usize,
    context: &FigureContext<'_>,
) -> Option<Outcome> {
    let units = context.units;
    let end = line.back_blank(hit, 0);
    let letter = |c: char| c.is_ascii_alphabetic();
    line.before(end).filter(|c| letter(*c) && end < hit)?;
    line.at(hit).filter(|c| is_digit(*c))?;
    let start = line.run_back(end, 0, letter);
    let word = line.slice(start, end);
    let signed = line.before(start).is_some_and(is_money_sign);
    let is_scale = |letters: &str| WordList::CodedScale.has(letters);
    let cut = |at: Option<usize>| word.split_at_checked(at?);
    let leading = || {
        cut(word.len().checked_sub(CODE))
            .is_some_and(|(scale, code)| is_scale(scale) && is_money(code, units))
    };
    let trailing =
        || cut(Some(CODE)).is_some_and(|(code, scale)| is_scale(scale) && is_money(code, units));
    let start = if signed && is_scale(word) {
        line.back(start)
    } else {
        (leading() || trailing()).then_some(start)?
    };
    let end = Amount::bare(line, hit, context)?.end;
    // `EURm 2024 2023`
    let year = line
        .slice(hit, end)
        .parse()
        .is_ok_and(|number: u32| YEARS.contains(&number));
    let reason = "the letters beside the currency may be a scale".to_owned();
    (!year).then(|| Outcome::unread(start, end, reason))
}

/// So many letters has the code of a currency.
const CODE: usize = 3;

fn is_money(code: &str, units: &Units) -> bool {
    let found = || units.match_before(code);
    is_code(code) && found().is_some_and(|found| found.length == code.len())
}

/// `15 KEUR`, `15 bnEUR`: letters before the code of a currency that are no scale that is known.
pub(super) fn coded(line: Line<'_>, amount: &Amount, units: &Units) -> Option<Told> {
    let (word, end) = line.word(line.past_blank(amount.end));
    let (letters, code) = word.split_at_checked(word.len().checked_sub(CODE)?)?;
    let bare = amount.figure.unit.is_none();
    (bare && is_money(code, units) && WordList::CodedScale.has(letters)).then_some((
        amount.start,
        end,
        "the letters before the currency may be a scale",
    ))
}
