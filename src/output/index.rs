//! The index below a report: how many findings there are of which rule.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

use textwrap::{Options, WordSeparator, WordSplitter};

use super::Style;
use crate::diagnostic::Severity;
use crate::lint::Report;
use crate::words::number_of;

/// Keeps the name of a rule and its number on one line.
const NO_BREAK: &str = "\u{a0}";

/// Writes `3 errors: agree 3 · 12 warnings: agree 4, first`. Of one finding there is no index.
pub(super) fn write(report: &Report, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    if report.diagnostics.len() < 2 {
        return Ok(());
    }
    let mut counts: BTreeMap<(Severity, &str), u64> = BTreeMap::new();
    for reported in &report.diagnostics {
        let found = &reported.diagnostic;
        *counts.entry((found.severity, found.rule.id)).or_default() += 1;
    }
    let parts = [Severity::Error, Severity::Warning].into_iter();
    let parts = parts.filter_map(|severity| part(severity, &counts));
    let parts: Vec<String> = parts.collect();
    let options = Options::new(style.width.max(40))
        .subsequent_indent("  ")
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation);
    let text = textwrap::fill(&parts.join(" · "), options);
    writeln!(out, "{}", text.replace(NO_BREAK, " "))
}

/// How many findings are of one severity, and of which rules, the most frequent first.
fn part(severity: Severity, counts: &BTreeMap<(Severity, &str), u64>) -> Option<String> {
    let rules = counts.iter().filter(|((of, _), _)| *of == severity);
    let mut rules: Vec<(&str, u64)> = rules.map(|((_, rule), count)| (*rule, *count)).collect();
    rules.sort_by_key(|(_, count)| Reverse(*count));
    let all: u64 = rules.iter().map(|(_, count)| count).sum();
    let rules = rules.into_iter().map(|(rule, count)| match count {
        1 => rule.to_owned(),
        _ => format!("{rule}{NO_BREAK}{count}"),
    });
    let rules: Vec<String> = rules.collect();
    let all = (all > 0).then(|| number_of(all, severity.as_str()))?;
    Some(format!("{all}: {}", rules.join(", ")))
}
