//! What parsing alone costs: every file read and parsed once, in one thread, each forgotten before the next.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;
use std::{fs, io};

use factlint::document::{Format, Limits, parse};
use granit_parser::Parser;

/// The events of the YAML parser, counted.
pub(crate) fn events(text: &str) -> usize {
    let mut parser = Parser::new_from_str(text);
    let mut count = 0;
    while let Some(Ok(_)) = parser.next_event() {
        count += 1;
    }
    count
}

/// The nodes of our tree, counted. The text is copied once, as into the sources of a run.
pub(crate) fn tree(text: &str) -> usize {
    parse(Arc::from(text), Format::Yaml, &Limits::default())
        .document
        .node_count()
}

/// Parses every document of a corpus and says how long that took.
pub(crate) fn folder(folder: &Path, read: fn(&str) -> usize) -> io::Result<String> {
    let mut paths = fs::read_dir(folder.join("documents"))?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    let (mut bytes, mut items, mut parsing) = (0_u128, 0, 0);
    let whole = Instant::now();
    for path in &paths {
        let text = fs::read_to_string(path)?;
        bytes += text.len() as u128;
        let start = Instant::now();
        items += read(&text);
        parsing += start.elapsed().as_micros();
    }
    let whole = whole.elapsed().as_micros();
    let mut said = format!("{} files, {bytes} bytes, {items} items\n", paths.len());
    for (what, micros) in [("with reading", whole), ("parsing alone", parsing)] {
        // Bytes a microsecond are megabytes a second; a decimal is enough.
        let rate = bytes * 10 / micros.max(1);
        let _ = writeln!(
            said,
            "{what}: {} ms, {}.{} MB/s",
            micros / 1000,
            rate / 10,
            rate % 10
        );
    }
    Ok(said)
}
