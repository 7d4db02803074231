//! `factlint scan`: the figures of running texts.

use std::io::{self, Read};

use super::Surroundings;
use super::arguments::ScanArguments;
use super::formats::ListFormat;
use super::status::ExitStatus;
use super::streams::{Streams, complain};
use crate::figure::{FoundKind, Piece, Pieces, Readings, Scanner};
use crate::lint::analyse;
use crate::output::{ScanFormat, ScanWriter, ScannedFile};
use crate::workspace::{LoadError, Options, TextStream, load_vocabulary, working_directory};

/// Runs `scan`. A text that cannot be read is named, and the others are scanned.
pub(super) fn run(
    arguments: &ScanArguments,
    surroundings: &Surroundings,
    streams: &mut Streams<'_>,
) -> io::Result<ExitStatus> {
    let scanner = match scanner(arguments) {
        Ok(scanner) => scanner,
        Err(message) => return Ok(complain(streams.err, &message)),
    };
    let format = match (arguments.stub, arguments.format) {
        (true, _) => ScanFormat::Stub,
        (false, ListFormat::Human) => ScanFormat::Human,
        (false, ListFormat::Json) => ScanFormat::Json,
    };
    let style = surroundings.style(arguments.color);
    let mut writer = ScanWriter::new(format, style, scanner.units());
    let mut status = ExitStatus::Clean;
    for path in &arguments.files {
        let shown = path.to_string_lossy();
        let text = Text {
            path: &shown,
            kinds: kinds(arguments),
            scanner: &scanner,
        };
        let outcome = if shown == "-" {
            text.scan(TextStream::new(io::stdin().lock()), &mut writer, streams)?
        } else {
            match TextStream::open(path) {
                Ok(stream) => text.scan(stream, &mut writer, streams)?,
                Err(what) => Err(what),
            }
        };
        if let Err(what) = outcome {
            writer.break_off();
            status = complain(streams.err, &format!("`{shown}` {what}"));
        }
    }
    writer.finish(streams.out)?;
    Ok(status)
}

/// What is shown.
fn kinds(arguments: &ScanArguments) -> &'static [FoundKind] {
    if arguments.all {
        &FoundKind::ALL
    } else if arguments.dates {
        &[
            FoundKind::Figure,
            FoundKind::Unread,
            FoundKind::Date,
            FoundKind::Duration,
        ]
    } else {
        &[FoundKind::Figure, FoundKind::Unread]
    }
}

/// A scanner with the vocabulary that is named, else that of the project of the texts or of the one here, else common
/// counters.
fn scanner(arguments: &ScanArguments) -> Result<Scanner, String> {
    let working_directory = working_directory().map_err(|error| error.to_string())?;
    let texts = arguments
        .files
        .iter()
        .filter(|path| path.as_os_str() != "-");
    let options = Options {
        working_directory,
        paths: texts.cloned().collect(),
        ..Options::default()
    };
    let vocabulary = arguments.vocabulary.as_deref();
    let project = load_vocabulary(&options, vocabulary).map_err(|error| match error {
        LoadError::SeveralConfigurations { .. } => {
            let error = error.to_string();
            error.replace("one with `--config`", "a vocabulary with `--vocabulary`")
        }
        error => error.to_string(),
    })?;
    let Some(project) = project else {
        return Ok(Scanner::new(&Readings::default()));
    };
    let named = vocabulary.is_some()
        || project.settings.vocabulary.is_some()
        || project.settings.inline.vocabulary;
    let vocabulary = analyse(&project).vocabulary;
    if named && vocabulary.file.is_none() {
        return Err("the vocabulary cannot be read; `factlint check` says why".to_owned());
    }
    Ok(vocabulary.scanner())
}

/// A text to be scanned.
struct Text<'a> {
    path: &'a str,
    kinds: &'a [FoundKind],
    scanner: &'a Scanner,
}

impl Text<'_> {
    /// Scans the text part by part. The inner error says what is wrong with the text.
    fn scan(
        &self,
        mut stream: TextStream<impl Read>,
        writer: &mut ScanWriter<'_>,
        streams: &mut Streams<'_>,
    ) -> io::Result<Result<(), String>> {
        let mut pieces = Pieces::default();
        let mut written = Ok(());
        let mut each = |piece: Piece<'_>| {
            let mut found = self.scanner.scan_piece(piece);
            found.retain(|found| self.kinds.contains(&found.kind));
            if written.is_ok() {
                written = writer.piece(self.path, piece, &found, streams.out);
            }
        };
        loop {
            match stream.next_part() {
                Ok(Some(part)) => pieces.feed(part, &mut each),
                Ok(None) => break,
                Err(what) => return Ok(Err(what)),
            }
        }
        pieces.finish(&mut each);
        written?;
        let sha256 = stream.sha256();
        let file = ScannedFile {
            path: self.path,
            sha256: &sha256,
        };
        writer.end_of_file(file, streams.out)?;
        Ok(Ok(()))
    }
}
