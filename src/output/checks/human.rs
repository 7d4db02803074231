//! The list for people: a block for each check, then the rules that work by themselves.

use std::io::{self, Write};

use crate::relation::Verdict;

use super::super::Style;
use super::super::layout::{emphasised, wrapped};
use super::super::summary::{bindings, write_reasons, write_weak};
use super::super::visible::visible;
use super::{Declared, ListedBinding, Listing};
use crate::words::number_of;

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
        .map(|counts| counts.weak.len() + counts.loose.len())
        .sum();
    writeln!(
        out,
        "{}, {} idle, {}",
        number_of(of(listing.checks.len()), "check"),
        idle.count(),
        number_of(of(weak), "weak binding"),
    )
}

fn write_declared(declared: &Declared<'_>, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let check = &declared.check.check;
    let title = format!("{} · {}", check.id.value, check.rule.value);
    let facts = u64::try_from(declared.check.selection.facts.len()).unwrap_or(u64::MAX);
    writeln!(out, "{}", emphasised(&title, style))?;
    let bound = bindings(&declared.counts.bindings);
    if declared.check.is_over_records() {
        writeln!(out, "  {bound}")?;
        write_reasons(&declared.counts, "  ", out)?;
    } else {
        writeln!(out, "  {} · {bound}", number_of(facts, "fact"))?;
        write_bound(declared, style, out)?;
    }
    if let Some(idle) = &declared.idle {
        let idle = format!("  idle: {}", visible(idle));
        writeln!(out, "{}", wrapped(&idle, style, "    "))?;
    }
    writeln!(out)
}

/// The bindings, a line each: what disagrees first, what was not checked last. Of many the first ones, and why others were
/// not checked.
fn write_bound(declared: &Declared<'_>, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    const LISTED: usize = 20;
    let mut sorted: Vec<&ListedBinding<'_>> = declared.bound.iter().collect();
    sorted.sort_by_key(|binding| match binding.verdict {
        Verdict::Conflict => 0,
        Verdict::Doubtful => 1,
        Verdict::Agree => 2,
        Verdict::NotChecked(_) => 3,
    });
    for binding in sorted.into_iter().take(LISTED) {
        let line = format!("  {}", visible(&line(binding)));
        writeln!(out, "{}", wrapped(&line, style, "    "))?;
    }
    let more = declared.bound.len().saturating_sub(LISTED);
    if more == 0 {
        return write_weak(&declared.counts, "  ", out);
    }
    let more = number_of(u64::try_from(more).unwrap_or(u64::MAX), "binding");
    writeln!(out, "  and {more} more, which `--format json` lists")?;
    write_reasons(&declared.counts, "  ", out)
}

/// “conflict: quay-2025/cranes 180 cranes, town-2025/cranes 170 cranes”.
fn line(binding: &ListedBinding<'_>) -> String {
    const NAMED: usize = 12;
    let why = match binding.verdict {
        Verdict::NotChecked(reason) => format!(", {}", reason.as_str()),
        Verdict::Agree | Verdict::Doubtful | Verdict::Conflict => String::new(),
    };
    let facts = binding.facts.iter().take(NAMED);
    let mut facts: Vec<String> = facts.map(|(name, text)| format!("{name} {text}")).collect();
    if let Some(more) = binding
        .facts
        .len()
        .checked_sub(NAMED)
        .filter(|more| *more > 0)
    {
        facts.push(format!("{more} more"));
    }
    format!("{}{why}: {}", binding.verdict.as_str(), facts.join(", "))
}
