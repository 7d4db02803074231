//! The figures for scripts: version 1 of `schema/scan.schema.json`, one figure a line. The structs here are that format
//! and nothing else.

use std::io::{self, Write};

use serde::Serialize;

use crate::figure::{Figure, Found, Piece, UnitId, lines};

use super::super::range::Range;
use super::super::visible::write_json;

/// Writes one JSON value in parts.
#[derive(Debug, Default)]
pub(super) struct Json {
    begun: bool,
}

#[derive(Serialize)]
struct Entry<'a> {
    path: &'a str,
    start: JsonPlace,
    end: JsonPlace,
    text: &'a str,
    value: Option<String>,
    unit: Option<&'a str>,
    bound: Option<&'static str>,
    strict: Option<Range>,
    usual: Option<Range>,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

#[derive(Serialize)]
struct JsonPlace {
    line: u64,
    column: u64,
    offset: u64,
}

impl Json {
    pub(super) fn piece(
        &mut self,
        path: &str,
        piece: Piece<'_>,
        found: &[Found],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let mut places = Places::new(piece);
        for found in found {
            let separator = if self.begun {
                ",\n"
            } else {
                "{\"version\":1,\"figures\":[\n"
            };
            self.begun = true;
            out.write_all(separator.as_bytes())?;
            let figure = found.figure.as_ref();
            let entry = Entry {
                path,
                start: places.at(found.range.start),
                end: places.at(found.range.end),
                text: found.text(piece.text),
                value: figure
                    .map(|figure| figure.value.to_string())
                    .or_else(|| found.date.as_ref().map(ToString::to_string)),
                unit: figure
                    .and_then(|figure| figure.unit.as_ref())
                    .map(UnitId::as_str),
                bound: figure.map(|figure| figure.bound.as_str()),
                strict: figure.map(|figure: &Figure| Range::of(&figure.reading().strict)),
                usual: figure.map(|figure| Range::of(&figure.reading().usual)),
                kind: found.kind.as_str(),
                reason: found.unread.as_deref(),
            };
            write_json(&entry, out)?;
        }
        Ok(())
    }

    pub(super) fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if !self.begun {
            return writeln!(out, "{{\"version\":1,\"figures\":[]}}");
        }
        writeln!(out, "\n]}}")
    }
}

/// Places of ascending offsets in a piece; its text is gone through once.
struct Places<'a> {
    piece: Piece<'a>,
    offset: usize,
    line: u64,
    column: u64,
}

impl<'a> Places<'a> {
    fn new(piece: Piece<'a>) -> Self {
        Self {
            piece,
            offset: 0,
            line: piece.line,
            column: piece.column + 1,
        }
    }

    fn at(&mut self, offset: u32) -> JsonPlace {
        let offset = offset as usize;
        let between = self.piece.text.get(self.offset..offset).unwrap_or_default();
        for (number, (_, line)) in lines(between).enumerate() {
            if number > 0 {
                self.line += 1;
                self.column = 1;
            }
            self.column += line.chars().count() as u64;
        }
        self.offset = offset;
        JsonPlace {
            line: self.line,
            column: self.column,
            offset: self.piece.offset + offset as u64,
        }
    }
}
