//! The list for people: a block for each check, then the rules that work by themselves.

use std::io::{self, Write};

use super::super::Style;
use super::super::layout::emphasised;
use super::super::summary::{bindings, count, write_reasons};
use super::super::visible::visible;
use super::{Declared, Listing};

/// Writes the list; a line at its end says how much it holds.
pub(super) fn write(listing: &Listing<'_>, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    for declared in &listing.checks {
        write_declared(declared, style, out)?;
    }
    if !listing.automatic.is_empty() {
        writeln!(out, "{}", emphasised("Without a declaration", style))?;
    }
    for (rule, counts) in &listing.automatic {
        writeln!(out, "  {rule} · {}", bindings(&counts.bindings))?;
        write_reasons(counts, "    ", out)?;
    }
    if !listing.automatic.is_empty() {
        writeln!(out)?;
    }
    let of = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let idle = listing
        .checks
        .iter()
        .filter(|declared| declared.idle.is_some());
    let declared = listing.checks.iter().map(|declared| &declared.counts);
    let automatic = listing.automatic.iter().map(|(_, counts)| *counts);
    let weak: usize = declared
        .chain(automatic)
        .map(|counts| counts.weak.len())
        .sum();
    writeln!(
        out,
        "{}, {} idle, {}",
        count(of(listing.checks.len()), "check"),
        idle.count(),
        count(of(weak), "weak binding"),
    )
}

fn write_declared(declared: &Declared<'_>, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let check = &declared.check.check;
    let title = format!("{} · {}", check.id.value, check.rule.value);
    let facts = u64::try_from(declared.check.selection.facts.len()).unwrap_or(u64::MAX);
    writeln!(out, "{}", emphasised(&title, style))?;
    writeln!(
        out,
        "  {} · {}",
        count(facts, "fact"),
        bindings(&declared.counts.bindings)
    )?;
    write_reasons(&declared.counts, "  ", out)?;
    if let Some(idle) = &declared.idle {
        writeln!(out, "  idle: {}", visible(idle))?;
    }
    writeln!(out)
}
