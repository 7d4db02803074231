//! The pages of the rules.

use std::io::{self, Write};

use crate::diagnostic::Level;
use crate::fact::nearest;
use crate::rules::{self, RULES, Rule};

/// Writes one line for each rule: its name, how it is reported, and what holds when it is content.
pub(super) fn list(out: &mut dyn Write) -> io::Result<()> {
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
        writeln!(out, "{:width$}  {level:7}  {}", rule.id, rule.summary)?;
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
