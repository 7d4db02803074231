//! Many facts in few large documents: every data point is stated twice, by the report of one office and that of another,
//! and none contradicts. Beside it the same rows as JSON Lines, for a database to answer the same question.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use super::text::{count, mixed};

/// Facts of a document: two branches, twenty metrics, twenty-five years.
const FACTS: u64 = 1000;
const METRICS: u64 = 20;
const YEARS: u64 = 25;
const FIRST_YEAR: u64 = 1990;
/// Branches of a district.
const DISTRICT: u64 = 20;

/// Writes `documents` documents of a thousand facts as a project, and `facts.jsonl` beside it.
pub(crate) fn project(folder: &Path, documents: u64) -> io::Result<String> {
    fs::create_dir_all(folder.join("documents"))?;
    fs::write(
        folder.join("factlint.yaml"),
        "documents:\n  - files: documents/*.json\nvocabulary: vocabulary.yaml\n",
    )?;
    fs::write(folder.join("vocabulary.yaml"), vocabulary(documents))?;
    let mut rows = String::new();
    let mut bytes = 0;
    for number in 0..documents {
        let text = document(number, &mut rows);
        bytes += text.len();
        fs::write(
            folder.join(format!("documents/report-{number:04}.json")),
            text,
        )?;
    }
    fs::write(folder.join("facts.jsonl"), &rows)?;
    Ok(format!(
        "{documents} documents, {} facts, {bytes} bytes; {} bytes of rows\n",
        documents * FACTS,
        rows.len()
    ))
}

fn document(number: u64, rows: &mut String) -> String {
    let mut text = format!(
        "{{\"document\": {{\"id\": \"report-{number:04}\", \"title\": \"Annual report\", \"published\": \"2016-05\"}}, \
         \"facts\": ["
    );
    for fact in 0..FACTS {
        // Two offices report on the same two branches.
        let branch = number / 2 * 2 + fact / (METRICS * YEARS);
        let (metric, year) = (fact / YEARS % METRICS, FIRST_YEAR + fact % YEARS);
        let value = count(1000, 900_000, &[branch, metric, year]);
        let comma = if fact == 0 { "" } else { ", " };
        let _ = write!(
            text,
            "{comma}{{\"id\": \"f{fact:04}\", \"metric\": \"m{metric}\", \"entity\": \"b{branch:04}\", \"period\": \
             \"{year}\", \"figure\": \"{},{:03} loans\", \"line\": {}, \"note\": \"as printed in table {} of the \
             report\"}}",
            value / 1000,
            value % 1000,
            fact + 1,
            mixed(&[fact]) % 90
        );
        let _ = writeln!(
            rows,
            "{{\"document\": \"report-{number:04}\", \"id\": \"f{fact:04}\", \"metric\": \"m{metric}\", \"entity\": \
             \"b{branch:04}\", \"period\": \"{year}\", \"value\": {value}, \"line\": {}, \"note\": \"as printed in \
             table {} of the report\"}}",
            fact + 1,
            mixed(&[fact]) % 90
        );
    }
    text.push_str("]}\n");
    text
}

fn vocabulary(documents: u64) -> String {
    let mut text = String::from("units:\n  loan: {symbols: [loans], whole: true}\nmetrics:\n");
    for metric in 0..METRICS {
        let _ = writeln!(
            text,
            "  m{metric}: {{unit: loan, period_type: duration, accumulates: [period]}}"
        );
    }
    text.push_str("entities:\n");
    for branch in 0..documents {
        if branch % DISTRICT == 0 {
            let _ = writeln!(text, "  d{:03}: {{}}", branch / DISTRICT);
        }
        let _ = writeln!(
            text,
            "  b{branch:04}: {{part_of: d{:03}}}",
            branch / DISTRICT
        );
    }
    text
}
