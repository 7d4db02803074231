//! The outcome for people.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::fact::FactId;
use crate::figure::Slip;
use crate::lint::{Mutations, Recall};

use super::super::Style;
use super::super::layout::{emphasised, padded};
use super::super::visible::visible;
use super::{by_guard, by_slip};
use crate::words::number_of;

/// Width of a column of numbers, with the space before it.
const NUMBER: usize = 9;

/// Writes tables and lists; the last line is the total.
pub(super) fn write(mutations: &Mutations, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    write_slips(mutations, style, out)?;
    write_guards(mutations, style, out)?;
    let unguarded = mutations.unguarded();
    let title = "Nothing guards the number of";
    write_facts(mutations, title, &unguarded, style, out)?;
    let title = "Nothing could be planted in";
    write_facts(mutations, title, &mutations.unplanted, style, out)?;
    let numbers = mutations.recall_of_numbers();
    writeln!(
        out,
        "{}, {} · {} caught ({} %), {} by an error",
        number_of(number(mutations.planted()), "figure"),
        number_of(number(numbers.planted), "wrong number"),
        numbers.caught,
        numbers.percent(),
        numbers.errors,
    )?;
    let units = mutations
        .plants
        .iter()
        .filter(|plant| plant.slip == Slip::Unit);
    let units = Recall::of(units);
    writeln!(
        out,
        "{} unguarded · {}, {} caught",
        number_of(number(unguarded.len()), "figure"),
        number_of(number(units.planted), "wrong unit"),
        units.caught,
    )
}

fn write_slips(mutations: &Mutations, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let slips = by_slip(mutations);
    let width = slips.iter().map(|(slip, _)| name(*slip).width()).max();
    let width = width.unwrap_or(0);
    let title = padded("By kind of slip", width + 2);
    let heads = ["planted", "caught", "as error"].map(right).concat();
    writeln!(out, "{}{heads}", emphasised(&title, style))?;
    for (slip, recall) in slips {
        let Recall {
            planted,
            caught,
            errors,
        } = recall;
        let numbers = [planted, caught, errors].map(|number| right(&number.to_string()));
        writeln!(out, "  {}{}", padded(name(slip), width), numbers.concat())?;
    }
    writeln!(out)
}

fn write_guards(mutations: &Mutations, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let guards: Vec<(String, _)> = by_guard(mutations)
        .into_iter()
        .map(|((rule, check), caught)| {
            let name = check.map_or_else(|| rule.to_owned(), |check| format!("{rule} ({check})"));
            (visible(&name).into_owned(), caught)
        })
        .collect();
    if guards.is_empty() {
        return Ok(());
    }
    let title = "By rule and check";
    let names = guards.iter().map(|(name, _)| name.width());
    let width = names.max().unwrap_or(0).max(title.width());
    let heads = Slip::ALL.map(|slip| right(slip.as_str())).concat();
    let title = padded(title, width + 2);
    writeln!(out, "{}{heads}", emphasised(&title, style))?;
    for (name, caught) in guards {
        let of = |slip: Slip| caught.get(&slip).copied().unwrap_or(0);
        let numbers = Slip::ALL.map(|slip| right(&of(slip).to_string())).concat();
        writeln!(out, "  {}{numbers}", padded(&name, width))?;
    }
    writeln!(out)
}

fn write_facts(
    mutations: &Mutations,
    title: &str,
    facts: &[FactId],
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    if facts.is_empty() {
        return Ok(());
    }
    let index = &mutations.analysis.index;
    let lines: Vec<(String, &str)> = facts
        .iter()
        .filter_map(|id| {
            Some((
                visible(&index.name(*id)).into_owned(),
                &*index.fact(*id)?.text,
            ))
        })
        .collect();
    let width = lines.iter().map(|(name, _)| name.width()).max();
    writeln!(out, "{}", emphasised(title, style))?;
    for (name, text) in &lines {
        let name = padded(name, width.unwrap_or(0));
        writeln!(out, "  {name}  {}", visible(text))?;
    }
    writeln!(out)
}

/// A kind of slip in words.
fn name(slip: Slip) -> &'static str {
    match slip {
        Slip::Digit => "digit swapped or changed",
        Slip::Scale => "another scale, a nought too many",
        Slip::Bound => "bounding word left out",
        Slip::Unit => "another unit",
    }
}

fn right(text: &str) -> String {
    format!("{text:>NUMBER$}")
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
