//! How many findings there are of each rule and check, in place of the findings.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::layout::padded;
use super::visible::visible;
use super::{Style, summary};
use crate::diagnostic::Severity;
use crate::lint::Report;

/// Writes a line for each rule and declared check, and the last line of the summary: `3  error    agree/one-crane-count`.
///
/// # Errors
///
/// Only what `out` fails with.
pub fn write_statistics(report: &Report, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let mut counts: BTreeMap<(Severity, &str, &str), usize> = BTreeMap::new();
    for reported in &report.diagnostics {
        let found = &reported.diagnostic;
        let check = found.check.as_deref().unwrap_or_default();
        *counts
            .entry((found.severity, found.rule.id, check))
            .or_default() += 1;
    }
    let mut rows: Vec<_> = counts.into_iter().collect();
    rows.sort_by_key(|((severity, ..), count)| (*severity, *count));
    // As in the report: what is gravest and most stands next to the prompt.
    let widest = rows.iter().map(|(_, count)| count.to_string().len()).max();
    let widest = widest.unwrap_or_default();
    for ((severity, rule, check), count) in rows {
        let severity = padded(severity.as_str(), "warning".len());
        write!(out, "{count:>widest$}  {severity}  {rule}")?;
        if !check.is_empty() {
            write!(out, "/{}", visible(check))?;
        }
        writeln!(out)?;
    }
    summary::write_last(report, style, out)
}
