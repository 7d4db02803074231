//! Entries of a baseline as text, put into the text that is there: its comments, its order and its way of writing stay.
//!
//! What is changed is read again before it is handed out, so that no entry is lost in a way of writing that is not known
//! here.

use std::fmt::Write as _;

use serde::Serialize;

use super::visible::yaml;
use crate::document::{Document, Format, Limits, NodeRef, parse};
use crate::source::{TextRange, edited};

/// One accepted finding, as it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BaselineEntry {
    /// The identity of the finding.
    pub fingerprint: String,
    /// Its rule.
    pub rule: String,
    /// Its declared check.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check: Option<String>,
    /// Its headline.
    pub message: String,
    /// Why it may stand.
    pub reason: String,
    /// The last day on which it may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// Who looks after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
}

/// What a new baseline begins with.
const HEAD: &str =
    "# Findings that are accepted, each with the reason why it may stand.\nwaivers:\n";

/// A baseline with these entries behind those that it has; an empty text is a new one.
///
/// # Errors
///
/// Why the text cannot take them, as what goes on after its name.
pub fn with_entries(
    text: &str,
    format: Option<Format>,
    entries: &[BaselineEntry],
) -> Result<String, String> {
    let format = writable(format)?;
    if entries.is_empty() {
        return Ok(text.to_owned());
    }
    if text.trim().is_empty() {
        return Ok(match format {
            Format::Json => format!(
                "{{\n  \"waivers\": [{}]\n}}\n",
                json_items(entries, "    ", "  ")?
            ),
            _ => format!("{HEAD}{}", block(entries, "  ", "\n")?),
        });
    }
    let document = read(text, format)?;
    let list = waivers(&document)?;
    let had = list.items().len();
    let changed = inserted(text, list, format, entries)?;
    let again = read(&changed, format)?;
    if waivers(&again)?.items().len() != had + entries.len() {
        return Err(UNKNOWN.to_owned());
    }
    Ok(changed)
}

/// Whether a baseline has an entry for a fingerprint.
pub fn has_entry(text: &str, format: Option<Format>, fingerprint: &str) -> bool {
    let document = writable(format).and_then(|format| read(text, format));
    document.is_ok_and(|document| {
        waivers(&document).is_ok_and(|list| entry(list, fingerprint).is_some())
    })
}

/// A baseline in which the entry of `new` has its reason, and its day and owner where it names them.
///
/// # Errors
///
/// Why the text cannot take it, as what goes on after its name.
pub fn with_reason(
    text: &str,
    format: Option<Format>,
    new: &BaselineEntry,
) -> Result<String, String> {
    let format = writable(format)?;
    let document = read(text, format)?;
    let own = entry(waivers(&document)?, &new.fingerprint).ok_or("has no such entry")?;
    let reason = own.entry("reason").ok_or("has no reason in this entry")?;
    let is_flow = own.range().slice(text).starts_with('{');
    let mut edits = vec![value_edit(text, own, "reason", &new.reason)?];
    let mut added = Vec::new();
    for (key, value) in [("until", &new.until), ("owner", &new.owner)] {
        let Some(value) = value else { continue };
        match own.get(key) {
            Some(_) => edits.push(value_edit(text, own, key, value)?),
            None => added.push((key, quoted(value)?)),
        }
    }
    let end = reason.value.range().end as usize;
    if is_flow {
        let quote = if format == Format::Yaml { "" } else { "\"" };
        let added = added
            .iter()
            .map(|(key, value)| format!(", {quote}{key}{quote}: {value}"));
        let added: String = added.collect();
        if let Some((_, last)) = edits.first_mut() {
            last.push_str(&added);
        }
    } else if !added.is_empty() {
        let ending = line_break(text);
        let column = column(text, reason.key.range().start as usize);
        let at = next_line(text, end);
        let mut lines = String::new();
        for (key, value) in &added {
            let _ = write!(lines, "{column}{key}: {value}{ending}");
        }
        if at == text.len() && !text.ends_with('\n') {
            lines.insert_str(0, ending);
        }
        edits.push((TextRange::from_usize(at, at), lines));
    }
    edits.sort_by_key(|(range, _)| *range);
    let changed = edited(
        text,
        edits.iter().map(|(range, text)| (*range, text.as_str())),
    );
    let again = read(&changed, format)?;
    let entry = entry(waivers(&again)?, &new.fingerprint).ok_or(UNKNOWN)?;
    let is = |key: &str, value: &str| entry.get(key).and_then(NodeRef::scalar_text) == Some(value);
    let until = new.until.as_deref().is_none_or(|until| is("until", until));
    let owner = new.owner.as_deref().is_none_or(|owner| is("owner", owner));
    if is("reason", &new.reason) && until && owner {
        Ok(changed)
    } else {
        Err(UNKNOWN.to_owned())
    }
}

/// A configuration with one more key behind all others; `None` where it is not written in lines.
pub fn with_key(text: &str, key: &str, value: &str) -> Option<String> {
    let ending = line_break(text);
    let end = if text.ends_with('\n') || text.is_empty() {
        ""
    } else {
        ending
    };
    let changed = format!("{text}{end}{key}: {}{ending}", plain(value)?);
    let parsed = parse(changed.as_str().into(), Format::Yaml, &Limits::default());
    let mut roots = parsed.document.roots();
    let is_there = roots.next()?.get(key)?.as_str() == Some(value) && roots.next().is_none();
    (parsed.problems.is_empty() && is_there).then_some(changed)
}

const UNKNOWN: &str = "is written in a way that cannot be added to; edit it by hand";

fn writable(format: Option<Format>) -> Result<Format, String> {
    match format {
        Some(format @ (Format::Yaml | Format::Json | Format::Jsonc)) => Ok(format),
        _ => Err("is neither YAML nor JSON".to_owned()),
    }
}

fn read(text: &str, format: Format) -> Result<Document, String> {
    let parsed = parse(text.into(), format, &Limits::default());
    match parsed.problems.first() {
        Some(problem) => Err(format!("cannot be read: {}", problem.message)),
        None => Ok(parsed.document),
    }
}

fn waivers(document: &Document) -> Result<NodeRef<'_>, String> {
    let root = document.root().filter(|_| document.roots().count() == 1);
    let list = root.and_then(|root| root.get("waivers"));
    list.ok_or_else(|| "has no list `waivers`".to_owned())
}

fn entry<'a>(list: NodeRef<'a>, fingerprint: &str) -> Option<NodeRef<'a>> {
    list.items().find(|item| {
        let own = item.get("fingerprint").and_then(NodeRef::scalar_text);
        own == Some(fingerprint) && item.anchored().is_none()
    })
}

fn inserted(
    text: &str,
    list: NodeRef<'_>,
    format: Format,
    entries: &[BaselineEntry],
) -> Result<String, String> {
    let ending = line_break(text);
    let range = list.range();
    let own = range.slice(text);
    let known = list.items().last();
    let edit = |range: TextRange, replacement: &str| edited(text, [(range, replacement)]);
    let at = |at: usize| TextRange::from_usize(at, at);
    if let Some(last) = known {
        let start = last.range().start as usize;
        let end = last.range().end as usize;
        if own.starts_with('[') {
            let json = json_lines(entries)?;
            let indent = indent(text, start);
            let is_first = text
                .get(line_start(text, start)..start)
                .is_some_and(|before| before.trim().is_empty());
            let join = if is_first {
                format!(",{ending}{indent}")
            } else {
                ", ".to_owned()
            };
            let added = format!("{join}{}", json.join(&join));
            return Ok(edit(at(end), &added));
        }
        let next = next_line(text, end);
        let missing = if next == text.len() && !text.ends_with('\n') {
            ending
        } else {
            ""
        };
        let added = block(entries, &indent(text, start), ending)?;
        return Ok(edit(at(next), &format!("{missing}{added}")));
    }
    if format != Format::Yaml {
        let outer = indent(text, range.start as usize);
        let inner = format!("{outer}  ");
        return Ok(edit(
            range,
            &format!("[{}]", json_items(entries, &inner, &outer)?),
        ));
    }
    let key = text
        .get(..range.start as usize)
        .unwrap_or_default()
        .trim_end();
    let next = next_line(text, range.end as usize);
    let missing = if next == text.len() && !text.ends_with('\n') {
        ending
    } else {
        ""
    };
    let added = format!("{missing}{}", block(entries, "  ", ending)?);
    let gone = TextRange::from_usize(key.len(), range.end as usize);
    Ok(edited(text, [(gone, ""), (at(next), added.as_str())]))
}

/// Entries in lines, each behind a dash.
fn block(entries: &[BaselineEntry], indent: &str, ending: &str) -> Result<String, String> {
    let written = yaml(&entries).map_err(|error| error.to_string())?;
    let lines = written.lines().map(|line| {
        let indent = if line.is_empty() { "" } else { indent };
        format!("{indent}{line}{ending}")
    });
    Ok(lines.collect())
}

/// Entries between brackets, a line each.
fn json_lines(entries: &[BaselineEntry]) -> Result<Vec<String>, String> {
    let lines = entries.iter().map(serde_json::to_string);
    lines
        .collect::<Result<_, _>>()
        .map_err(|error| error.to_string())
}

fn json_items(entries: &[BaselineEntry], inner: &str, outer: &str) -> Result<String, String> {
    let items = json_lines(entries)?.join(&format!(",\n{inner}"));
    Ok(format!("\n{inner}{items}\n{outer}"))
}

/// A text between double quotes, which YAML and JSON read alike.
fn quoted(text: &str) -> Result<String, String> {
    serde_json::to_string(text).map_err(|error| error.to_string())
}

/// A path as YAML has it in a line.
fn plain(text: &str) -> Option<String> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '_' | '-');
    if text.chars().all(is_plain) {
        Some(text.to_owned())
    } else {
        quoted(text).ok()
    }
}

/// What gives a key of an entry another value.
fn value_edit(
    text: &str,
    entry: NodeRef<'_>,
    key: &str,
    value: &str,
) -> Result<(TextRange, String), String> {
    let own = entry.entry(key).ok_or(UNKNOWN)?;
    let (start, range) = (own.key.range().end, own.value.range());
    let between = TextRange::new(start, range.start).slice(text);
    let quoted = quoted(value)?;
    // Of a text in several lines the sign before it goes too.
    if between.contains('\n') {
        let end = if range.slice(text).ends_with('\n') {
            line_break(text)
        } else {
            ""
        };
        return Ok((TextRange::new(start, range.end), format!(": {quoted}{end}")));
    }
    Ok((range, quoted))
}

fn line_break(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

fn line_start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    before.rfind('\n').map_or(0, |at| at + 1)
}

/// The blanks that begin the line of an offset.
fn indent(text: &str, at: usize) -> String {
    let line = text.get(line_start(text, at)..).unwrap_or_default();
    line.chars()
        .take_while(|c| matches!(c, ' ' | '\t'))
        .collect()
}

/// As many blanks as there is text before an offset in its line.
fn column(text: &str, at: usize) -> String {
    let before = text.get(line_start(text, at)..at).unwrap_or_default();
    " ".repeat(before.chars().count())
}

/// Where the line below an offset begins; an offset behind a line break is there already.
fn next_line(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    if before.ends_with('\n') {
        return at;
    }
    let rest = text.get(at..).unwrap_or_default();
    rest.find('\n').map_or(text.len(), |found| at + found + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn an_entry(fingerprint: &str) -> BaselineEntry {
        BaselineEntry {
            fingerprint: fingerprint.to_owned(),
            rule: "agree".to_owned(),
            check: Some("one-count".to_owned()),
            message: "`berths`: `12` and `14` cannot both hold".to_owned(),
            reason: "TODO".to_owned(),
            until: None,
            owner: None,
        }
    }

    fn added(text: &str, format: Format) -> String {
        let entries = [an_entry("0123456789012345"), an_entry("00e1234567812345")];
        let changed = with_entries(text, Some(format), &entries).unwrap();
        let document = read(&changed, format).unwrap();
        let fingerprints: Vec<_> = waivers(&document)
            .unwrap()
            .items()
            .filter_map(|item| item.get("fingerprint")?.as_str())
            .collect();
        assert!(
            fingerprints.ends_with(&["0123456789012345", "00e1234567812345"]),
            "{changed}"
        );
        changed
    }

    #[test]
    fn entries_go_behind_those_that_are_there() {
        let text = "# ours\nwaivers:   # all\n- fingerprint: abc00000 # one\n  reason: >\n    long\n\n# the end\nother: 1\n";
        let changed = added(text, Format::Yaml);
        assert!(
            changed.starts_with(
                "# ours\nwaivers:   # all\n- fingerprint: abc00000 # one\n  reason: >\n    long\n"
            ),
            "{changed}"
        );
        assert!(
            changed.contains(
                "\n- fingerprint: '0123456789012345'\n  rule: agree\n  check: one-count\n"
            ),
            "{changed}"
        );
        assert!(changed.ends_with("# the end\nother: 1\n"), "{changed}");
    }

    #[test]
    fn every_way_of_writing_a_list_is_added_to() {
        for text in [
            "",
            "waivers: []\n",
            "waivers: [] # none\n",
            "waivers:\n",
            "waivers:",
            "waivers: null\nx: 1\n",
            "waivers: [{fingerprint: abc00000, reason: x}]\n",
            "waivers: [\n    {fingerprint: abc00000, reason: x},\n  ]\n",
            "waivers:\n    - {fingerprint: abc00000, reason: x}",
            "waivers:\r\n  - fingerprint: abc00000\r\n    reason: x\r\n",
        ] {
            let changed = added(text, Format::Yaml);
            if text.contains('\r') {
                assert!(!changed.replace("\r\n", "").contains('\n'), "{changed:?}");
            }
        }
        for text in [
            "",
            "{\"waivers\": []}",
            "{\n  \"waivers\": [\n    {\"fingerprint\": \"abc00000\", \"reason\": \"x\"}\n  ]\n}\n",
        ] {
            added(text, Format::Json);
        }
        let known =
            "{\n  \"waivers\": [\n    {\"fingerprint\": \"abc00000\", \"reason\": \"x\"}\n  ]\n}\n";
        assert!(added(known, Format::Json).contains("},\n    {\"fingerprint\":\"0123"));
        for (text, format) in [
            ("a: 1\n", Format::Yaml),
            ("waivers: [\n", Format::Yaml),
            ("", Format::Toml),
        ] {
            assert!(
                with_entries(text, Some(format), &[an_entry("abc00000")]).is_err(),
                "{text}"
            );
        }
    }

    #[test]
    fn a_reason_takes_the_place_of_another() {
        let new = BaselineEntry {
            reason: "Two \"clocks\": both right".to_owned(),
            until: Some("2027-01-31".to_owned()),
            owner: Some("harbour office".to_owned()),
            ..an_entry("abc00000")
        };
        for (before, after) in [
            (
                "waivers:\n  - fingerprint: abc00000 # a\n    reason: TODO # b\n    rule: agree\n",
                "waivers:\n  - fingerprint: abc00000 # a\n    reason: \"Two \\\"clocks\\\": both right\" # b\n    until: \"2027-01-31\"\n    owner: \"harbour office\"\n    rule: agree\n",
            ),
            (
                "waivers:\n  - {fingerprint: abc00000, reason: x, until: 2026-01-01}\n",
                "waivers:\n  - {fingerprint: abc00000, reason: \"Two \\\"clocks\\\": both right\", owner: \"harbour office\", until: \"2027-01-31\"}\n",
            ),
            (
                "waivers:\n  - reason: |\n      TODO\n      or not\n    fingerprint: abc00000",
                "waivers:\n  - reason: \"Two \\\"clocks\\\": both right\"\n    until: \"2027-01-31\"\n    owner: \"harbour office\"\n    fingerprint: abc00000",
            ),
        ] {
            assert_eq!(
                with_reason(before, Some(Format::Yaml), &new).as_deref(),
                Ok(after)
            );
        }
        assert!(with_reason("waivers: []\n", Some(Format::Yaml), &new).is_err());
    }

    #[test]
    fn a_key_goes_to_the_end_of_what_is_written_in_lines() {
        assert_eq!(
            with_key("a: 1 # x\n# y", "baseline", "baseline.yaml").as_deref(),
            Some("a: 1 # x\n# y\nbaseline: baseline.yaml\n")
        );
        assert_eq!(with_key("{a: 1}\n", "baseline", "b.yaml"), None);
        assert_eq!(with_key("a: 1\n---\nb: 2\n", "baseline", "b.yaml"), None);
    }
}
