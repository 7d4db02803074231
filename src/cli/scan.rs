//! `factlint scan`: the figures of running texts.

use std::io::{self, Read};

use super::Surroundings;
use super::arguments::ScanArguments;
use super::formats::ListFormat;
use super::scan_queue::ScanQueue;
use super::status::ExitStatus;
use super::streams::{Streams, complain};
use crate::figure::{FoundKind, Piece, Pieces, Readings, Scanner};
use crate::lint::analyse;
use crate::output::{ScanFormat, ScanWriter};
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
    let writer = ScanWriter::new(format, style, scanner.units());
    let mut queue = ScanQueue::new(&scanner, kinds(arguments), writer);
    let mut status = ExitStatus::Clean;
    for path in &arguments.files {
        let shown = path.to_string_lossy();
        queue.begin(&shown);
        let outcome = if shown == "-" {
            let stream = TextStream::new(io::stdin().lock());
            gather(stream, &mut queue, true, streams)?
        } else {
            match TextStream::open(path) {
                Ok(stream) => gather(stream, &mut queue, false, streams)?,
                Err(what) => Err(what),
            }
        };
        if let Err(what) = outcome {
            queue.break_off();
            status = complain(streams.err, &format!("`{shown}` {what}"));
        }
    }
    queue.finish(streams.out)?;
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

/// Gathers the pieces of a text, part by part; one that is `live` is scanned as far as it came. The inner error says what is
/// wrong with the text.
fn gather(
    mut stream: TextStream<impl Read>,
    queue: &mut ScanQueue<'_>,
    live: bool,
    streams: &mut Streams<'_>,
) -> io::Result<Result<(), String>> {
    let mut pieces = Pieces::default();
    loop {
        let mut written = Ok(());
        let mut each = |piece: Piece<'_>| {
            if written.is_ok() {
                written = queue.piece(piece, streams.out);
            }
        };
        let more = match stream.next_part() {
            Ok(Some(part)) => {
                pieces.feed(part, &mut each);
                true
            }
            Ok(None) => {
                pieces.finish(&mut each);
                false
            }
            Err(what) => return Ok(Err(what)),
        };
        written?;
        if live {
            queue.write(streams.out)?;
        }
        if !more {
            break;
        }
    }
    queue.end(stream.sha256());
    Ok(Ok(()))
}
