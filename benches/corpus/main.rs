//! A corpus to time factlint on, and the bare parsers to hold beside it.
//!
//! ```text
//! cargo bench --bench corpus -- write DIR [DOCUMENTS]   a project of 10,000 documents of some 3 KB, the same every time
//! cargo bench --bench corpus -- json DIR TO             the same documents as JSON
//! cargo bench --bench corpus -- facts DIR [DOCUMENTS]   a million facts in 1,000 documents of JSON, and as JSON Lines
//! cargo bench --bench corpus -- events DIR              only the events of the YAML parser, one file after the other
//! cargo bench --bench corpus -- trees DIR               only our trees of spans, likewise
//! ```
//!
//! `benches/compare` times a whole run on these beside others of its kind. The last two print the bytes read, the time and the rate; run them below a program that shows processor time and
//! peak memory to see what a whole run costs beyond parsing. Nothing here decides whether a run is fast enough.
#![expect(
    clippy::disallowed_methods,
    reason = "a benchmark writes its corpus, reads it back and looks at a clock"
)]

mod million;
mod parse;
mod report;
mod text;
mod twin;
mod write;

use std::error::Error;
use std::io::Write as _;
use std::path::Path;

const USAGE: &str = "usage: cargo bench --bench corpus -- write DIR [DOCUMENTS] | json DIR TO | facts DIR [DOCUMENTS] | events DIR | trees DIR\n";

fn main() -> Result<(), Box<dyn Error>> {
    // `cargo bench` adds a flag of its own.
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let said = match arguments.as_slice() {
        ["write", folder] => write::project(Path::new(folder), 10_000)?,
        ["write", folder, documents] => write::project(Path::new(folder), documents.parse()?)?,
        ["json", from, to] => twin::json(Path::new(from), Path::new(to))?,
        ["facts", folder] => million::project(Path::new(folder), 1000)?,
        ["facts", folder, documents] => million::project(Path::new(folder), documents.parse()?)?,
        ["events", folder] => parse::folder(Path::new(folder), parse::events)?,
        ["trees", folder] => parse::folder(Path::new(folder), parse::tree)?,
        _ => USAGE.to_owned(),
    };
    std::io::stdout().write_all(said.as_bytes())?;
    Ok(())
}
