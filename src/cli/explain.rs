//! The pages of the rules.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::diagnostic::Level;
use crate::output::{Style, emphasised, first_cases};
use crate::rules::{self, RULES, Rule};
use crate::words::{nearest, there_is_no};

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
        let below = " ".repeat(width + 2 + "warning".len() + 2);
        let options = textwrap::Options::new(style.width.max(60))
            .initial_indent(&below)
            .subsequent_indent(&below);
        let summary = textwrap::fill(rule.summary, options);
        writeln!(out, "{name}  {level:7}  {}", summary.trim_start())?;
    }
    Ok(())
}

/// The number of cases that are shown where not all are asked for: nobody reads dozens.
const CASES: usize = 3;

/// The page of a rule; of many cases the first ones and what the others are about.
pub(super) fn page(rule: &Rule, all: bool) -> Cow<'static, str> {
    let page = rule.metadata.page;
    let (first, others) = first_cases(page, CASES);
    if all || others.len() < 2 {
        return Cow::Borrowed(page);
    }
    let titles: Vec<String> = others.iter().map(|title| format!("- {title}")).collect();
    let command = ["factlint", "explain", rule.metadata.id, "--all"].join(" ");
    Cow::Owned(format!(
        "{first}\n\n## {} more cases\n\n{}\n\n`{command}` shows them.\n",
        others.len(),
        titles.join("\n"),
    ))
}

/// The rule that is meant by what factlint prints of it: `factlint::agree`, `error[sum/cargo-value]`, in any case.
pub(super) fn printed(name: &str) -> Result<&'static Rule, String> {
    let mut bare = name.trim();
    for before in ["/rules/", "::", "["] {
        bare = bare.split_once(before).map_or(bare, |(_, rest)| rest);
    }
    let end = bare.find(['/', ' ', '(', ']']).unwrap_or(bare.len());
    let bare = bare.get(..end).unwrap_or(bare);
    find(&bare.to_lowercase().replace('_', "-"))
}

/// The rule with this name, or what to say when there is none.
pub(super) fn find(name: &str) -> Result<&'static Rule, String> {
    rules::find(name).ok_or_else(|| {
        let near = nearest(name, RULES.iter().map(|rule| rule.metadata.id));
        there_is_no("rule", name, near, "; `factlint explain` lists them")
    })
}
