//! The pages of the rules.

use std::io::{self, Write};

use crate::diagnostic::{Level, RuleMetadata};

/// Writes one line for each rule: its name, how it is reported, and what holds when it is content.
pub(super) fn list(rules: &[&'static RuleMetadata], out: &mut dyn Write) -> io::Result<()> {
    let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    for rule in rules {
        let level = match rule.level {
            Level::Off => "off",
            Level::Warning => "warning",
            Level::Error => "error",
        };
        writeln!(out, "{:width$}  {level:7}  {}", rule.id, rule.summary)?;
    }
    Ok(())
}

/// The rule with this name, or what to say when there is none.
pub(super) fn find(
    rules: &[&'static RuleMetadata],
    name: &str,
) -> Result<&'static RuleMetadata, String> {
    if let Some(rule) = rules.iter().find(|rule| rule.id == name) {
        return Ok(rule);
    }
    let near = rules
        .iter()
        .map(|rule| (strsim::damerau_levenshtein(rule.id, name), rule.id))
        .filter(|(distance, id)| *distance <= (id.len() / 3).max(1))
        .min();
    Err(match near {
        Some((_, id)) => format!("there is no rule `{name}`; did you mean `{id}`?"),
        None => format!("there is no rule `{name}`; `factlint explain` lists them"),
    })
}
