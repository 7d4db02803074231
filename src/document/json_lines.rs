//! JSON Lines into the tree: one sequence, each line an item. A line that cannot be read is told, and left out; lines of
//! nothing but blanks are none.

use super::build::{Builder, Shape};
use super::json_token::Cursor;
use super::{Format, Problem, json};
use crate::source::TextRange;
use crate::words::number_of;

/// So many lines of one file are told one by one.
const MOST: usize = 5;

/// Reads the whole text.
pub(super) fn read(builder: &mut Builder<'_>) {
    builder.begin_document(0);
    match lines(builder) {
        Ok(()) => builder.end_document(),
        Err(problem) => builder.fail(problem),
    }
}

fn lines(builder: &mut Builder<'_>) -> Result<(), Problem> {
    let text = builder.text;
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    builder.open(Shape::Sequence, TextRange::from_usize(start, start), 0)?;
    let mut broken = Vec::new();
    let mut broken_count = 0_usize;
    let mut at = start;
    for line in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        let cursor = Cursor::within(text, at, at + line.trim_end().len());
        at += line.len();
        if line.trim().is_empty() {
            continue;
        }
        let before = builder.mark();
        if let Err(problem) = json::one_value(builder, cursor, Format::JsonLines) {
            builder.back_to(&before);
            broken_count += 1;
            if broken.len() < MOST {
                broken.push(problem);
            }
        }
    }
    if let Some(first) = broken.first()
        && is_one_value(builder)
    {
        return Err(one_value_over_lines(first));
    }
    let more = broken_count - broken.len();
    if let Some(last) = broken.last_mut()
        && more > 0
    {
        let lines = number_of(more, "more line");
        let help = last.help.get_or_insert_default();
        *help = format!("{help}\n{lines} of this file cannot be read.");
    }
    builder.problems.append(&mut broken);
    builder.close(TextRange::from_usize(at, at));
    Ok(())
}

/// Whether the text as a whole is JSON.
fn is_one_value(builder: &Builder<'_>) -> bool {
    let mut whole = Builder::new(builder.text, builder.limits());
    json::read(&mut whole, Format::Json);
    !whole.roots.is_empty()
}

fn one_value_over_lines(first: &Problem) -> Problem {
    Problem::syntax(first.primary.span, "the file holds one JSON value over several lines")
        .label("the first line ends before its value does")
        .help("In JSON Lines each line is a value of its own. Let the name of the file end in `.json`, or write each item on one line.")
}
