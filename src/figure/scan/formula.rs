//! Formulas as TeX and Markdown write them: `$x_1 = 5$`, what stands between two `$$`, and what begins an environment of TeX. A sign of
//! a currency is told from them by what prices have; what is a formula is passed over.

use std::ops::Range;

use super::line::{is_blank, is_digit, is_han};

/// No formula inside a line has more bytes.
const LONGEST: usize = 300;
/// What two `$$` hold ends within so many bytes.
const LONGEST_DISPLAYED: usize = 4096;
/// The names of functions and of variables in a formula have no more letters.
const LONGEST_NAME: usize = 3;

/// What begins and ends formulas, tables and code of TeX, over any number of lines.
const ENVIRONMENTS: [(&str, &str); 12] = [
    ("\\begin{equation", "\\end{equation"),
    ("\\begin{align", "\\end{align"),
    ("\\begin{gather", "\\end{gather"),
    ("\\begin{multline", "\\end{multline"),
    ("\\begin{eqnarray", "\\end{eqnarray"),
    ("\\begin{displaymath", "\\end{displaymath"),
    ("\\begin{cases", "\\end{cases"),
    ("\\begin{array", "\\end{array"),
    ("\\begin{tabular", "\\end{tabular"),
    ("\\begin{tikzpicture", "\\end{tikzpicture"),
    ("\\begin{verbatim", "\\end{verbatim"),
    ("\\begin{lstlisting", "\\end{lstlisting"),
];

/// A formula that begins at a sign.
pub(super) enum Formula {
    /// It holds these bytes, numbers that it multiplies included: `64$\times$128`.
    Within(Range<usize>),
    /// It goes on to the next `$$`, over lines.
    Open,
}

/// The formula whose sign stands at `start`. `paired` says that each two signs of the line hold one.
pub(super) fn read(line: &str, start: usize, paired: bool) -> Option<Formula> {
    let rest = line.get(start..)?;
    if let Some(inner) = rest.strip_prefix("$$") {
        return displayed(line, start, inner);
    }
    let inner = inner(rest)?;
    let end = start + inner.len() + 2;
    let after = line.get(end..)?.chars().next();
    let ends = !after.is_some_and(|c| c.is_ascii_alphanumeric());
    let fits = paired || ends && is_formula(inner);
    (fits || is_command(inner)).then(|| Formula::Within(with_factors(line, start, end)))
}

/// Whether each two `$` of a line hold a formula: they come in pairs, and one of these cannot be anything else.
pub(super) fn are_paired(line: &str) -> bool {
    let mut signs = line.match_indices('$').map(|(at, _)| at);
    let (mut sure, mut before) = (false, None);
    while let Some(start) = signs.next() {
        let Some(end) = signs.next() else {
            return false;
        };
        if before == Some(start) || end == start + 1 {
            return false;
        }
        before = Some(end + 1);
        let inner = line.get(start + 1..end).unwrap_or_default();
        // `$n$ for $5 and $10`
        let prose = longest_word(inner) > 1 && !inner.contains(['\\', '^', '_', '=']);
        if inner.len() > LONGEST || prose {
            return false;
        }
        sure |= is_sure(inner);
    }
    sure
}

/// What stands between the sign that a text begins with and the next.
fn inner(text: &str) -> Option<&str> {
    let inner = text.get(1..)?;
    let inner = inner.get(..inner.floor_char_boundary(LONGEST))?;
    inner.get(..inner.find('$')?)
}

/// What ends the formula, the table or the code that begins with a backslash: `\begin{align}`, and `\[` alone on its line.
pub(super) fn closing_of_environment(line: &str, start: usize) -> Option<&'static str> {
    if line.trim() == "\\[" {
        return Some("\\]");
    }
    let rest = line.get(start..)?;
    let mut known = ENVIRONMENTS.iter();
    known
        .find(|(opening, _)| rest.starts_with(opening))
        .map(|(_, closing)| *closing)
}

fn displayed(line: &str, start: usize, inner: &str) -> Option<Formula> {
    let is_first = line.get(..start)?.trim().is_empty();
    let near = inner.floor_char_boundary(LONGEST_DISPLAYED);
    if let Some(length) = inner.get(..near)?.find("$$") {
        return Some(Formula::Within(start..start + 2 + length + 2));
    }
    let alone = is_first && (inner.trim().is_empty() || inner.contains('\\'));
    alone.then_some(Formula::Open)
}

/// Whether a text between two signs has what no price has.
fn is_formula(text: &str) -> bool {
    let tight = !text.starts_with(is_blank) && !text.ends_with(is_blank);
    // `$2, 4, 100$`, `$A(1, 0)$`
    let short = longest_word(text) < 2;
    let signs = text.contains(['\\', '^', '_', '=', '{'])
        || short && !text.is_empty() && text.contains([',', '(', '<', '>']);
    tight && (signs || is_letter(text)) || is_number(text)
}

/// `9`, `-1`, ` 4 `, `1/3`, `95%`: no price stands between two signs.
fn is_number(text: &str) -> bool {
    text.contains(is_digit)
        && text
            .chars()
            .all(|c| is_digit(c) || is_blank(c) || "+-./%".contains(c))
}

/// `n`: a variable.
fn is_letter(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|c| c.is_ascii_alphabetic()) && letters.next().is_none()
}

/// Whether a text between two signs cannot be anything but a formula, with blanks at its ends too.
fn is_sure(text: &str) -> bool {
    // `ln(1 + e^x)`, but not `A_1 was 5 and`
    let names = words(text).filter(|length| *length > 1).count();
    let raised = text.contains(['^', '_']) && longest_word(text) <= LONGEST_NAME && names < 2;
    !text.contains(is_han) && (is_command(text) || is_letter(text) || raised)
}

/// `\times`: a command of TeX.
fn is_command(text: &str) -> bool {
    let mut commands = text.match_indices('\\');
    commands.any(|(at, _)| {
        let behind = text.get(at + 1..).unwrap_or_default();
        behind.starts_with(|c: char| c.is_ascii_alphabetic())
    })
}

fn longest_word(text: &str) -> usize {
    words(text).max().unwrap_or(0)
}

/// How many letters the words of a text have.
fn words(text: &str) -> impl Iterator<Item = usize> {
    let words = text.split(|c: char| !c.is_alphabetic());
    words.map(|word| word.chars().count())
}

/// A formula with the numbers that stand right beside it.
fn with_factors(line: &str, start: usize, end: usize) -> Range<usize> {
    let before = line.get(..start).unwrap_or_default();
    let behind = line.get(end..).unwrap_or_default();
    let digits = |c: char| is_digit(c) || c == '.';
    let first = before.trim_end_matches(digits);
    let last = behind.trim_start_matches(digits);
    first.len()..line.len() - last.len()
}
