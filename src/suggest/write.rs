//! Suggestions as text: YAML that can be pasted into a configuration, with what speaks for each as comments, and JSON.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde::Serialize;

use super::model::{CountedBy, FieldOf, Proposal, Source, Suggestion};

/// The suggestions as one configuration. `taken` are names of records that it must not use.
pub fn yaml(suggestions: &[Suggestion], taken: &BTreeSet<String>) -> String {
    let names = names(suggestions, taken);
    let numbered = || suggestions.iter().zip(1..);
    let mut text = String::new();
    let counts: Vec<_> = numbered()
        .filter_map(|(suggestion, number)| Some((number, suggestion, count(&suggestion.proposal)?)))
        .collect();
    if !counts.is_empty() {
        let files: BTreeSet<&str> = suggestions
            .iter()
            .flat_map(|suggestion| stated_in(&suggestion.proposal))
            .collect();
        let files: Vec<String> = files.into_iter().map(scalar).collect();
        let _ = writeln!(text, "stated:\n  in: [{}]\n  counts:", files.join(", "));
        for (number, suggestion, line) in counts {
            comment(&mut text, "    ", number, &suggestion.evidence);
            let _ = writeln!(text, "    {line}");
        }
    }
    if !names.is_empty() {
        text.push_str("records:\n");
        let mut in_order: Vec<_> = names.iter().collect();
        in_order.sort_by_key(|(_, name)| (*name).clone());
        for (source, name) in in_order {
            let _ = writeln!(text, "  {name}: {}", record(source));
        }
    }
    let checks: Vec<_> = numbered()
        .filter_map(|(suggestion, number)| {
            Some((number, suggestion, check(&suggestion.proposal, &names)?))
        })
        .collect();
    if !checks.is_empty() {
        text.push_str("checks:\n");
        for (number, suggestion, line) in checks {
            comment(&mut text, "  ", number, &suggestion.evidence);
            let _ = writeln!(text, "  - {line}");
        }
    }
    text
}

/// One suggestion as a configuration of its own.
pub fn configuration(suggestion: &Suggestion) -> String {
    yaml(std::slice::from_ref(suggestion), &BTreeSet::new())
}

/// The suggestions for scripts.
///
/// # Errors
///
/// As `serde_json` has them: there is nothing here that JSON cannot say.
pub fn json(suggestions: &[Suggestion], files: usize) -> serde_json::Result<String> {
    #[derive(Serialize)]
    struct Output<'a> {
        version: u8,
        files: usize,
        suggestions: Vec<Each<'a>>,
    }
    #[derive(Serialize)]
    struct Each<'a> {
        rule: &'a str,
        certainty: u8,
        evidence: &'a [String],
        configuration: String,
    }
    let each = suggestions.iter().map(|suggestion| Each {
        rule: match &suggestion.proposal {
            Proposal::Count { .. } => "stated",
            Proposal::Check { rule, .. } => rule,
        },
        certainty: suggestion.certainty,
        evidence: &suggestion.evidence,
        configuration: configuration(suggestion),
    });
    let output = Output {
        version: 1,
        files,
        suggestions: each.collect(),
    };
    serde_json::to_string_pretty(&output)
}

fn comment(text: &mut String, indent: &str, number: usize, evidence: &[String]) {
    for (at, line) in evidence.iter().enumerate() {
        let mark = if at == 0 {
            format!("{number}.")
        } else {
            "  ".to_owned()
        };
        let line: String = line
            .chars()
            .map(|letter| if letter.is_control() { ' ' } else { letter })
            .collect();
        let _ = writeln!(text, "{indent}# {mark} {line}");
    }
}

fn stated_in(proposal: &Proposal) -> impl Iterator<Item = &str> {
    let files = match proposal {
        Proposal::Count { files, .. } => Some(files),
        Proposal::Check { .. } => None,
    };
    files.into_iter().flatten().map(String::as_str)
}

fn count(proposal: &Proposal) -> Option<String> {
    let Proposal::Count { noun, is, .. } = proposal else {
        return None;
    };
    let is = match is {
        Some(CountedBy::Files(pattern)) => format!("is: {{files: {}}}, ", scalar(pattern)),
        Some(CountedBy::Records(each, of)) => {
            format!("is: {{records: {}, of: {}}}, ", scalar(each), scalar(of))
        }
        None => String::new(),
    };
    Some(format!(
        "{}: {{{is}says: [{}]}}",
        scalar(noun),
        scalar(noun)
    ))
}

fn check(proposal: &Proposal, names: &BTreeMap<Source, String>) -> Option<String> {
    let Proposal::Check {
        rule,
        fields,
        is_of_versions,
    } = proposal
    else {
        return None;
    };
    let mut line = format!("{{rule: {rule}");
    for (parameter, fields) in fields {
        let fields = fields.iter().map(|FieldOf { source, field }| {
            let name = names.get(source).map_or("", String::as_str);
            scalar(&format!("{name}.{field}"))
        });
        let all: Vec<String> = fields.collect();
        let all = match all.as_slice() {
            [one] if *parameter != "parts" => one.clone(),
            _ => format!("[{}]", all.join(", ")),
        };
        let _ = write!(line, ", {parameter}: {all}");
    }
    line.push_str(if *is_of_versions { ", as: version" } else { "" });
    Some(line + "}")
}

fn record(source: &Source) -> String {
    let mut line = format!("{{files: {}", scalar(&source.files));
    for (key, value) in [("each", &source.each), ("text", &source.text)] {
        if let Some(value) = value {
            let _ = write!(line, ", {key}: {}", scalar(value));
        }
    }
    line.push_str(if source.first { ", take: first" } else { "" });
    line.push_str(if source.unread {
        ", content: false"
    } else {
        ""
    });
    line + "}"
}

/// A name for each kind of record that the checks ask for, no two alike.
fn names(suggestions: &[Suggestion], taken: &BTreeSet<String>) -> BTreeMap<Source, String> {
    let mut used = taken.clone();
    let mut names: BTreeMap<Source, String> = BTreeMap::new();
    for suggestion in suggestions {
        let Proposal::Check { fields, .. } = &suggestion.proposal else {
            continue;
        };
        for field in fields.iter().flat_map(|(_, fields)| fields) {
            if names.contains_key(&field.source) {
                continue;
            }
            let letters = field.source.name.chars().map(|letter| {
                if letter.is_alphanumeric() {
                    letter
                } else {
                    '-'
                }
            });
            let base: String = letters.collect();
            let base = if base.is_empty() {
                "record".to_owned()
            } else {
                base
            };
            let mut name = base.clone();
            let mut next = 2;
            while !used.insert(name.clone()) {
                name = format!("{base}-{next}");
                next += 1;
            }
            names.insert(field.source.clone(), name);
        }
    }
    names
}

/// A text as YAML reads it back between braces.
fn scalar(text: &str) -> String {
    let begins = text.chars().next().is_some_and(char::is_alphabetic);
    let is_plain = text
        .chars()
        .all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.' | '/'));
    let means_more = matches!(
        text.to_lowercase().as_str(),
        "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n"
    );
    if begins && is_plain && !means_more {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}
