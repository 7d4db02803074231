//! What a scan finds, written while it is found: nothing is kept of a text but the line that is written. Stubs alone keep
//! the facts of one text until its end, since the hash of the whole text stands before them.

mod human;
mod json;
mod stub;

use std::io::{self, Write};

use super::Style;
use crate::figure::{Found, Piece, Units};

use self::human::Human;
use self::json::Json;
use self::stub::Stub;

pub use stub::ScannedFile;

/// How the figures of a text are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ScanFormat {
    /// For people: each line with its figures underlined, and what they mean.
    #[default]
    Human,
    /// For scripts: version 1 of `schema/scan.schema.json`.
    Json,
    /// Facts in YAML that somebody completes.
    Stub,
}

/// Writes the figures of texts, one after the other.
#[derive(Debug)]
pub struct ScanWriter<'a>(FormatWriter<'a>);

#[derive(Debug)]
enum FormatWriter<'a> {
    Human(Human<'a>),
    Json(Json),
    Stub(Stub),
}

impl<'a> ScanWriter<'a> {
    /// A writer of figures in `units`. [`Style`] has an influence on what people read only.
    pub fn new(format: ScanFormat, style: Style, units: &'a Units) -> Self {
        Self(match format {
            ScanFormat::Human => FormatWriter::Human(Human::new(style, units)),
            ScanFormat::Json => FormatWriter::Json(Json::default()),
            ScanFormat::Stub => FormatWriter::Stub(Stub::default()),
        })
    }

    /// Writes what was found in the next piece of the text at `path`.
    ///
    /// # Errors
    ///
    /// Only what `out` fails with.
    pub fn piece(
        &mut self,
        path: &str,
        piece: Piece<'_>,
        found: &[Found],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        if found.is_empty() {
            return Ok(());
        }
        match &mut self.0 {
            FormatWriter::Human(human) => human.piece(path, piece, found, out),
            FormatWriter::Json(json) => json.piece(path, piece, found, out),
            FormatWriter::Stub(stub) => {
                stub.piece(piece, found);
                Ok(())
            }
        }
    }

    /// Writes what belongs at the end of a text.
    ///
    /// # Errors
    ///
    /// Only what `out` fails with.
    pub fn end_of_file(&mut self, file: ScannedFile<'_>, out: &mut dyn Write) -> io::Result<()> {
        match &mut self.0 {
            FormatWriter::Human(human) => {
                human.end_of_file();
                Ok(())
            }
            FormatWriter::Json(_) => Ok(()),
            FormatWriter::Stub(stub) => stub.end_of_file(file, out),
        }
    }

    /// Takes note that a text cannot be read to its end, so that what was found in it does not pass for a part of the
    /// next one.
    pub fn break_off(&mut self) {
        match &mut self.0 {
            FormatWriter::Human(human) => human.break_off(),
            FormatWriter::Json(_) => {}
            FormatWriter::Stub(stub) => stub.break_off(),
        }
    }

    /// Writes what belongs at the very end.
    ///
    /// # Errors
    ///
    /// Only what `out` fails with.
    pub fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        match &mut self.0 {
            FormatWriter::Human(human) => human.finish(out),
            FormatWriter::Json(json) => json.finish(out),
            FormatWriter::Stub(_) => Ok(()),
        }
    }
}
