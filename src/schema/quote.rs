//! How user text and lists of it are put into a sentence.

use crate::document::{NodeKind, NodeRef};

/// Longest piece of user text in a headline, in characters.
const LONGEST: usize = 60;
/// Most names that one list spells out.
const MOST: usize = 12;

/// User text between backticks: its first line, cut where it is long.
pub(super) fn quoted(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default().trim_end();
    let whole = line.len() == text.trim().len();
    match line.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("`{}…`", line.get(..cut).unwrap_or_default()),
        None if whole => format!("`{line}`"),
        None => format!("`{line} …`"),
    }
}

/// A scalar as it is written in its file.
pub(super) fn written(node: NodeRef<'_>) -> String {
    quoted(node.range().slice(node.document().text()))
}

/// A value of a schema, as a person would write it: a string without its quotes, everything else as JSON.
pub(super) fn schema_text(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) if text.is_empty() => "\"\"".to_owned(),
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Names in a sentence: `a`, `b` or `c`.
pub(super) fn listed<T: AsRef<str>>(names: &[T], word: &str) -> String {
    let mut quoted: Vec<String> = names
        .iter()
        .take(MOST)
        .map(|name| quoted(name.as_ref()))
        .collect();
    if names.len() > MOST {
        quoted.push(format!("{} more", names.len() - MOST));
    }
    joined(&quoted, word)
}

/// Words in a sentence: a, b or c.
pub(super) fn joined(words: &[String], word: &str) -> String {
    match words.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {word} {last}", rest.join(", ")),
    }
}

/// A number of things: `1 item`, `3 items`.
pub(super) fn counted(count: u64, one: &str, many: &str) -> String {
    if count == 1 {
        format!("1 {one}")
    } else {
        format!("{count} {many}")
    }
}

/// What kind of value a node is.
pub(super) fn kind_of(node: NodeRef<'_>) -> &'static str {
    match node.kind() {
        NodeKind::Null | NodeKind::Alias(_) => "null",
        NodeKind::Bool(_) => "a boolean",
        NodeKind::Number => "a number",
        NodeKind::String(_) => "text",
        NodeKind::Sequence(_) => "a list",
        NodeKind::Mapping(_) => "a mapping",
    }
}

/// The candidate that `name` is most likely a slip of: few letters differ, or two thirds of the name begin it. Of equally
/// near ones the first.
pub(super) fn nearest<'c>(
    name: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let length = name.chars().count();
    let most = (length / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| {
            let distance =
                strsim::damerau_levenshtein(&name.to_lowercase(), &candidate.to_lowercase());
            (distance, candidate)
        })
        .filter(|(distance, candidate)| {
            let near = *distance <= most && *distance < length.max(candidate.chars().count());
            let both = name.chars().zip(candidate.chars());
            let begun = both.take_while(|(own, other)| own == other).count();
            near || begun >= 4 && begun * 3 >= length * 2
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_alike_is_meant_too() {
        let known = ["documents", "vocabulary", "checks", "ignoring"];
        assert_eq!(nearest("vocab", known), Some("vocabulary"));
        assert_eq!(nearest("ignore", known), Some("ignoring"));
        assert_eq!(nearest("chekcs", known), Some("checks"));
        assert_eq!(nearest("vocation", known), None);
        assert_eq!(nearest("doc", known), None);
    }

    #[test]
    fn long_text_is_cut() {
        assert_eq!(quoted("pier"), "`pier`");
        assert_eq!(quoted("one\ntwo"), "`one …`");
        assert_eq!(quoted(&"长".repeat(61)), format!("`{}…`", "长".repeat(60)));
    }

    #[test]
    fn lists_read_as_a_sentence() {
        assert_eq!(listed(&["a"], "or"), "`a`");
        assert_eq!(listed(&["a", "b", "c"], "or"), "`a`, `b` or `c`");
        let many: Vec<String> = (0..20).map(|n| n.to_string()).collect();
        assert!(listed(&many, "or").ends_with("`11` or 8 more"));
    }

    #[test]
    fn only_slips_are_near() {
        assert_eq!(nearest("perod", ["entity", "period"]), Some("period"));
        assert_eq!(nearest("x", ["y"]), None);
        assert_eq!(nearest("harbour", ["orchard"]), None);
        assert_eq!(nearest("Kind", ["kind"]), Some("kind"));
    }
}
