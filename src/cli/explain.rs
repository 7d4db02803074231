//! The pages of the rules.

use std::io::{self, Write};

use crate::diagnostic::Level;
use crate::output::{Style, emphasised};
use crate::rules::{self, RULES, Rule};
use crate::words::nearest;

/// Writes one line for each rule: its name, how it is reported, and what holds when it is content.
pub(super) fn list(style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let width = RULES
        .iter()
        .map(|rule| rule.metadata.id.len())
        .max()
        .unwrap_or(0);
    for rule in RULES {
        let rule = &rule.metadata;
        let level = match rule.level {
            Level::Off => "off",
            Level::Warning => "warning",
            Level::Error => "error",
        };
        let name = emphasised(&format!("{:width$}", rule.id), style);
        writeln!(out, "{name}  {level:7}  {}", rule.summary)?;
    }
    Ok(())
}

/// Writes the page of a rule, with its headings emphasised on a terminal.
pub(super) fn page(rule: &Rule, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let mut is_code = false;
    for line in rule.metadata.page.trim_end().lines() {
        is_code ^= line.starts_with("```");
        if line.starts_with('#') && !is_code {
            writeln!(out, "{}", emphasised(line, style))?;
        } else {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// The rule with this name, or what to say when there is none.
pub(super) fn find(name: &str) -> Result<&'static Rule, String> {
    rules::find(name).ok_or_else(|| {
        match nearest(name, RULES.iter().map(|rule| rule.metadata.id)) {
            Some(id) => format!("there is no rule `{name}`; did you mean `{id}`?"),
            None => format!("there is no rule `{name}`; `factlint explain` lists them"),
        }
    })
}
