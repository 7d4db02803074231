//! What comments ask of factlint: `factlint: allow(stated-total) reason`, with `until=2027-01-01` where it holds for a
//! time, and in Markdown `off` and `on`. The same words in every format that has comments, and in any other text.
//!
//! Which findings a comment accepts is left to `lint`; this says for how much of the text it speaks.

use super::Document;
use super::tree::NodeKind;
use crate::source::TextRange;

/// A comment that is meant for factlint.
#[derive(Clone, Debug)]
pub struct Directive {
    /// The bytes of the comment.
    pub range: TextRange,
    /// The bytes for which it speaks.
    pub reach: TextRange,
    /// What it asks.
    pub wish: Wish,
}

/// What a comment can ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Nothing is read from here on.
    Off,
    /// From here on it is read again.
    On,
    /// What these say of its reach is accepted.
    Allow {
        /// Rules, or declared checks.
        names: Vec<String>,
        /// Why; may be missing, which is not enough.
        reason: String,
        /// The last day on which it is accepted, as written.
        until: Option<String>,
    },
    /// Something that factlint does not know, as it is written.
    Unknown(String),
}

/// The signs that begin a comment, with those that end it where the line does not.
const MARKS: [(&str, &str); 7] = [
    ("<!--", "-->"),
    ("/*", "*/"),
    ("//", ""),
    ("#", ""),
    ("--", ""),
    (";", ""),
    ("%", ""),
];

/// What every directive has.
const NAME: &str = "factlint:";

/// What a comment, with its marks, asks; `None` where it is not meant for factlint.
pub(super) fn wish(comment: &str) -> Option<Wish> {
    let inside = MARKS.iter().find_map(|(open, close)| {
        let inside = comment.strip_prefix(open)?;
        // Some repeat their mark: `///`, `##`.
        let inside = inside.trim_start_matches(['/', '#', '-', ';', '%', '!', '*']);
        Some(inside.strip_suffix(close).unwrap_or(inside))
    })?;
    let asked = inside.trim().strip_prefix(NAME)?.trim();
    Some(match asked {
        "off" => Wish::Off,
        "on" => Wish::On,
        _ => allow(asked).unwrap_or_else(|| Wish::Unknown(asked.to_owned())),
    })
}

fn allow(asked: &str) -> Option<Wish> {
    let rest = asked.strip_prefix("allow")?.trim_start();
    let (names, rest) = rest.strip_prefix('(')?.split_once(')')?;
    let mut until = None;
    let words = rest.split_whitespace().filter(|word| {
        let date = word.strip_prefix("until=");
        let date = date.map(|date| date.trim_end_matches([',', ';', ':']));
        until = date.map(str::to_owned).or(until.take());
        date.is_none()
    });
    let reason = words.collect::<Vec<_>>().join(" ");
    let names = names.split(',').map(str::trim);
    Some(Wish::Allow {
        names: names.map(str::to_owned).collect(),
        reason: reason
            .trim_start_matches([':', ' ', '-', '–', '—'])
            .to_owned(),
        until,
    })
}

/// The directives of a text of which nothing is known but that it has lines: each behind a sign that begins a comment.
/// One behind other text speaks for its line, one alone for the next.
pub fn directives_of_lines(text: &str) -> Vec<Directive> {
    let mut directives = Vec::new();
    let found = text.match_indices(NAME);
    for (at, _) in found {
        let line = line_at(text, at);
        let before = text.get(line.start as usize..at).unwrap_or_default();
        let before = before.trim_end();
        let marks = MARKS.iter().filter(|(open, _)| before.ends_with(open));
        let Some((open, close)) = marks.max_by_key(|(open, _)| open.len()) else {
            continue;
        };
        let start = line.start as usize + before.len() - open.len();
        let rest = text.get(start..line.end as usize).unwrap_or_default();
        let length = match rest.find(close) {
            Some(end) if !close.is_empty() => end + close.len(),
            _ => rest.trim_end().len(),
        };
        let range = TextRange::from_usize(start, start + length);
        let is_alone = is_alone(text, range);
        let reach = if is_alone {
            line_at(text, (line.end as usize + 1).min(text.len()))
        } else {
            line
        };
        directives.extend(wish(range.slice(text)).map(|wish| Directive { range, reach, wish }));
    }
    directives
}

/// Whether nothing else stands on the lines of a comment.
fn is_alone(text: &str, comment: TextRange) -> bool {
    let before = TextRange::new(line_at(text, comment.start as usize).start, comment.start);
    let after = TextRange::new(comment.end, line_at(text, comment.end as usize).end);
    [before, after]
        .iter()
        .all(|part| part.slice(text).trim().is_empty())
}

/// The bytes of the line that holds an offset, without its break.
fn line_at(text: &str, offset: usize) -> TextRange {
    let start = text.get(..offset).and_then(|before| before.rfind('\n'));
    let start = start.map_or(0, |at| at + 1);
    let end = text.get(offset..).and_then(|rest| rest.find('\n'));
    TextRange::from_usize(start, end.map_or(text.len(), |at| offset + at))
}

impl Document {
    /// What comments ask of factlint, in the order of the text. A comment behind something speaks for its line; one that
    /// stands alone for what begins on the next line, be it an entry, an item or the line.
    pub fn directives(&self) -> Vec<Directive> {
        let comments = self.comments().iter().map(|comment| comment.range);
        let directives = comments.filter_map(|range| {
            Some(Directive {
                range,
                wish: wish(range.slice(self.text()))?,
                reach: self.reach(range),
            })
        });
        directives.collect()
    }

    fn reach(&self, comment: TextRange) -> TextRange {
        let text = self.text();
        let own = line_at(text, comment.start as usize);
        if !is_alone(text, comment) {
            return own;
        }
        let mut below = own;
        loop {
            let next = below.end as usize + 1;
            if next >= text.len() {
                return own;
            }
            below = line_at(text, next);
            let line = below.slice(text).trim_start();
            if !["#", "//", "/*"].iter().any(|mark| line.starts_with(mark)) {
                break;
            }
        }
        self.begun(below).map_or(below, |begun| below.cover(begun))
    }

    /// The longest entry or item that begins on a line as the first thing there.
    fn begun(&self, line: TextRange) -> Option<TextRange> {
        let is_first = |range: &TextRange| {
            let before = TextRange::new(line.start, range.start).slice(self.text());
            let is_mark = |c: char| c.is_whitespace() || matches!(c, '-' | '?' | '[' | '"' | '\'');
            line.contains(TextRange::new(range.start, range.start)) && before.chars().all(is_mark)
        };
        let range = |id| self.node(id).map(|node| node.range);
        let mut longest: Option<TextRange> = None;
        for node in &self.nodes {
            let ranges: Vec<TextRange> = match &node.kind {
                NodeKind::Sequence(items) => items
                    .of(&self.items)
                    .iter()
                    .filter_map(|id| range(*id))
                    .collect(),
                NodeKind::Mapping(entries) => entries
                    .of(&self.entries)
                    .iter()
                    .filter(|entry| entry.merged_by().is_none())
                    .filter_map(|entry| Some(range(entry.key)?.cover(range(entry.value)?)))
                    .collect(),
                _ => continue,
            };
            let begun = ranges.into_iter().filter(is_first);
            longest = longest
                .into_iter()
                .chain(begun)
                .max_by_key(|range| range.end);
        }
        longest
    }
}

/// The stretches that are not read.
pub(super) fn off(directives: &[Directive], end: u32) -> Vec<TextRange> {
    let mut stretches = Vec::new();
    let mut open = None;
    for directive in directives {
        match directive.wish {
            Wish::Off => open = open.or(Some(directive.range.start)),
            Wish::On => {
                let stretch = open
                    .take()
                    .map(|start| TextRange::new(start, directive.range.end));
                stretches.extend(stretch);
            }
            _ => {}
        }
    }
    stretches.extend(open.map(|start| TextRange::new(start, end)));
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Format, Limits, parse};

    fn allowed(names: &[&str], reason: &str, until: Option<&str>) -> Wish {
        Wish::Allow {
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            reason: reason.to_owned(),
            until: until.map(str::to_owned),
        }
    }

    #[test]
    fn the_same_words_are_read_in_every_comment() {
        let told = allowed(&["agree", "cargo-sum"], "two clocks", Some("2027-01-01"));
        for comment in [
            "# factlint: allow(agree, cargo-sum) until=2027-01-01 two clocks",
            "#factlint: allow (agree,cargo-sum): two clocks until=2027-01-01",
            "// factlint: allow(agree, cargo-sum) two until=2027-01-01, clocks",
            "/* factlint: allow(agree, cargo-sum) two clocks until=2027-01-01 */",
            "<!-- factlint: allow(agree, cargo-sum) until=2027-01-01 — two clocks -->",
        ] {
            assert_eq!(wish(comment).as_ref(), Some(&told), "{comment}");
        }
        assert_eq!(
            wish("# factlint: allow(agree)"),
            Some(allowed(&["agree"], "", None))
        );
        assert_eq!(
            wish("# factlint: alow(agree) x"),
            Some(Wish::Unknown("alow(agree) x".to_owned()))
        );
        assert_eq!(wish("# about factlint: allow(agree)"), None);
    }

    #[test]
    fn a_comment_speaks_for_its_line_or_for_what_begins_on_the_next() {
        let reaches = |text: &str, format| {
            let parsed = parse(text.into(), format, &Limits::default());
            assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
            let directives = parsed.document.directives();
            let reaches = directives
                .iter()
                .map(|found| found.reach.slice(text).trim().to_owned());
            reaches.collect::<Vec<_>>()
        };
        let yaml = "# factlint: allow(a) x\ndocument:\n  id: b # factlint: allow(a) x\nfacts:\n  # factlint: allow(a) x\n  # and so on\n  - id: c\n    figure: 3\n  - {id: d}\n\n  # factlint: allow(a) x\n\n  - 4\n# factlint: allow(a) x\n";
        assert_eq!(
            reaches(yaml, Format::Yaml),
            [
                "document:\n  id: b",
                "id: b # factlint: allow(a) x",
                "- id: c\n    figure: 3",
                "",
                "# factlint: allow(a) x",
            ]
        );
        let json = "{\n  // factlint: allow(a) x\n  \"b\": {\n    \"c\": 1\n  },\n  \"d\": 2 /* factlint: allow(a) x */\n}";
        assert_eq!(
            reaches(json, Format::Jsonc),
            [
                "\"b\": {\n    \"c\": 1\n  }",
                "\"d\": 2 /* factlint: allow(a) x */"
            ]
        );
        let toml = "b = 1 # factlint: allow(a) x\n# factlint: allow(a) x\nc = [\n  2,\n]\n";
        assert_eq!(
            reaches(toml, Format::Toml),
            ["b = 1 # factlint: allow(a) x", "c = [\n  2,\n]"]
        );
    }

    #[test]
    fn any_other_text_has_them_behind_the_signs_of_a_comment() {
        let text = "let a = 1; // factlint: allow(a) x\n  # factlint: allow(b) y\n  VERSION=2\nsay factlint: allow(c) z\n/* factlint: allow(d) u */ 7";
        let found = directives_of_lines(text);
        let reaches: Vec<&str> = found.iter().map(|found| found.reach.slice(text)).collect();
        assert_eq!(
            reaches,
            [
                "let a = 1; // factlint: allow(a) x",
                "  VERSION=2",
                "/* factlint: allow(d) u */ 7"
            ]
        );
        assert_eq!(
            found.first().map(|found| found.range.slice(text)),
            Some("// factlint: allow(a) x")
        );
    }
}
