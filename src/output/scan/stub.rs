//! Facts in YAML that somebody completes: the figures with their lines, and the original with its hash.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::super::visible::yaml;
use crate::fact::fold;
use crate::figure::{Found, FoundKind, Piece, lines, without_emphasis};

/// A text that was scanned to its end.
#[derive(Clone, Copy, Debug)]
pub struct ScannedFile<'a> {
    /// Path as printed.
    pub path: &'a str,
    /// The hash of its bytes, in hexadecimal.
    pub sha256: &'a str,
}

/// The facts of the text that is being scanned.
#[derive(Debug, Default)]
pub(super) struct Stub {
    facts: Vec<Fact>,
    /// Remarks on figures that cannot be read.
    unread: Vec<String>,
    /// How often each text was found on the current line, folded as a check does it.
    seen: (u64, BTreeMap<Box<str>, u64>),
    /// Whether a document was written before.
    written: bool,
}

#[derive(Serialize)]
struct Output<'a> {
    document: Document<'a>,
    facts: &'a [Fact],
}

#[derive(Serialize)]
struct Document<'a> {
    id: &'a str,
    title: &'static str,
    publisher: &'static str,
    published: &'static str,
    original: Original<'a>,
}

#[derive(Serialize)]
struct Original<'a> {
    file: &'a str,
    sha256: &'a str,
}

#[derive(Debug, Serialize)]
struct Fact {
    id: String,
    metric: &'static str,
    entity: &'static str,
    period: &'static str,
    figure: String,
    line: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    occurrence: Option<u64>,
}

impl Stub {
    pub(super) fn piece(&mut self, piece: Piece<'_>, found: &[Found]) {
        for found in found {
            if !matches!(found.kind, FoundKind::Figure | FoundKind::Unread) {
                continue;
            }
            let before = piece.text.get(..found.range.start as usize);
            let line = piece.line + lines(before.unwrap_or_default()).skip(1).count() as u64;
            if self.seen.0 != line {
                self.seen = (line, BTreeMap::new());
            }
            let figure = without_emphasis(found.text(piece.text));
            let figure = lines(&figure)
                .map(|(_, part)| part.trim())
                .collect::<Vec<_>>()
                .join(" ");
            if let Some(reason) = &found.unread {
                self.unread
                    .push(format!("# line {line}: `{figure}` is not read: {reason}"));
                continue;
            }
            let count = self.seen.1.entry(fold(&figure)).or_default();
            *count += 1;
            self.facts.push(Fact {
                id: format!("figure-{}", self.facts.len() + 1),
                metric: "",
                entity: "",
                period: "",
                figure,
                line,
                occurrence: (*count > 1).then_some(*count),
            });
        }
    }

    pub(super) fn end_of_file(
        &mut self,
        file: ScannedFile<'_>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let name = file.path.rsplit(['/', '\\']).next().unwrap_or(file.path);
        let id = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let output = Output {
            document: Document {
                id,
                title: "",
                publisher: "",
                published: "",
                original: Original {
                    file: name,
                    sha256: file.sha256,
                },
            },
            facts: &self.facts,
        };
        if self.written {
            writeln!(out, "---")?;
        }
        self.written = true;
        let text = yaml(&output)?;
        out.write_all(text.as_bytes())?;
        for remark in &self.unread {
            writeln!(out, "{remark}")?;
        }
        self.break_off();
        Ok(())
    }

    /// Forgets the facts of a text.
    pub(super) fn break_off(&mut self) {
        *self = Self {
            written: self.written,
            ..Self::default()
        };
    }
}
