//! The pieces of texts that wait to be scanned: gathered until they are worth sharing among the processors, and written in
//! the order in which they came.

use std::io::{self, Write};
use std::ops::Range;

use rayon::prelude::*;

use crate::figure::{Found, FoundKind, Piece, Scanner};
use crate::output::{ScanWriter, ScannedFile};

/// So many bytes of text are scanned at once: enough for several processors, and little to keep.
const ENOUGH: usize = 1 << 18;

/// Fewer bytes are scanned before other threads could begin.
const SHARED: usize = 1 << 14;

/// Pieces that wait.
pub(super) struct ScanQueue<'a> {
    scanner: &'a Scanner,
    kinds: &'a [FoundKind],
    writer: ScanWriter<'a>,
    /// The text of the pieces that wait.
    text: String,
    steps: Vec<Step>,
    /// The text that is being written.
    path: String,
}

/// What comes next.
enum Step {
    /// A text begins.
    Begin(String),
    /// A piece of it, and where it is in the text that waits.
    Piece(Range<usize>, Piece<'static>),
    /// It ends; its hash.
    End(String),
    /// It cannot be read on.
    BreakOff,
}

impl<'a> ScanQueue<'a> {
    pub(super) fn new(
        scanner: &'a Scanner,
        kinds: &'a [FoundKind],
        writer: ScanWriter<'a>,
    ) -> Self {
        Self {
            scanner,
            kinds,
            writer,
            text: String::new(),
            steps: Vec::new(),
            path: String::new(),
        }
    }

    pub(super) fn begin(&mut self, path: &str) {
        self.steps.push(Step::Begin(path.to_owned()));
    }

    pub(super) fn piece(&mut self, piece: Piece<'_>, out: &mut dyn Write) -> io::Result<()> {
        let start = self.text.len();
        self.text.push_str(piece.text);
        let place = start..self.text.len();
        self.steps.push(Step::Piece(place, piece.with_text("")));
        if self.text.len() >= ENOUGH {
            self.write(out)?;
        }
        Ok(())
    }

    pub(super) fn end(&mut self, sha256: String) {
        self.steps.push(Step::End(sha256));
    }

    pub(super) fn break_off(&mut self) {
        self.steps.push(Step::BreakOff);
    }

    /// Scans what waits and writes what is found.
    pub(super) fn write(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let text = std::mem::take(&mut self.text);
        let steps = std::mem::take(&mut self.steps);
        let all = |step: &Step| match step {
            Step::Piece(place, piece) => self.found(of(&text, place, *piece)),
            _ => Vec::new(),
        };
        let found: Vec<Vec<Found>> = if text.len() < SHARED {
            steps.iter().map(all).collect()
        } else {
            steps.par_iter().map(all).collect()
        };
        for (step, found) in steps.into_iter().zip(found) {
            match step {
                Step::Begin(path) => self.path = path,
                Step::Piece(place, piece) => {
                    let piece = of(&text, &place, piece);
                    self.writer.piece(&self.path, piece, &found, out)?;
                }
                Step::End(sha256) => {
                    let file = ScannedFile {
                        path: &self.path,
                        sha256: &sha256,
                    };
                    self.writer.end_of_file(file, out)?;
                }
                Step::BreakOff => self.writer.break_off(),
            }
        }
        // What was taken is kept for what comes.
        self.text = text;
        self.text.clear();
        Ok(())
    }

    /// Writes all that is left, and what belongs at the very end.
    pub(super) fn finish(mut self, out: &mut dyn Write) -> io::Result<()> {
        self.write(out)?;
        self.writer.finish(out)
    }

    fn found(&self, piece: Piece<'_>) -> Vec<Found> {
        let mut found = self.scanner.scan_piece(piece);
        found.retain(|found| self.kinds.contains(&found.kind));
        found
    }
}

fn of<'t>(text: &'t str, place: &Range<usize>, piece: Piece<'_>) -> Piece<'t> {
    piece.with_text(text.get(place.clone()).unwrap_or_default())
}
