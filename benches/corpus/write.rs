//! Writes a project as a library network would keep it: a year's report of one branch a document.
//!
//! A thousand branches in fifty districts; every further thousand documents are the next year. Each document states its
//! year, half a year, the year before as another office rounded it, and things that never shrink, so that every
//! relation has work. Of each thousand reports, from the second year on, one contradicts the year before.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use super::report::{BRANCHES, DISTRICTS, Report};

/// Writes the configuration, the vocabulary, the schema and the documents; says what to time.
pub(crate) fn project(folder: &Path, documents: u64) -> io::Result<String> {
    fs::create_dir_all(folder.join("documents"))?;
    fs::write(folder.join("factlint.yaml"), CONFIGURATION)?;
    fs::write(folder.join("vocabulary.yaml"), vocabulary())?;
    // The schema that people use, with its `oneOf`, its patterns and its references.
    let schema = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/document.schema.json");
    fs::copy(schema, folder.join("document.schema.json"))?;
    let mut bytes = 0;
    for number in 0..documents {
        let report = Report::new(number);
        let text = report.text();
        bytes += text.len();
        fs::write(folder.join(format!("documents/{}.yaml", report.id())), text)?;
    }
    let contradictions = documents.saturating_sub(DISTRICTS * BRANCHES) / (DISTRICTS * BRANCHES);
    Ok(format!(
        "{documents} documents, {bytes} bytes, {contradictions} contradictions\n\
         to time: cargo build --release && cd {} && {}/target/release/factlint check\n",
        folder.display(),
        env!("CARGO_MANIFEST_DIR")
    ))
}

const CONFIGURATION: &str = "\
documents:
  - files: documents/*.yaml
    schema: document.schema.json
vocabulary: vocabulary.yaml
";

fn vocabulary() -> String {
    let mut text = String::from(
        "units:
  volume: {symbols: [册, volumes], whole: true, label: {en: volumes, zh: 册}}
  loan: {symbols: [册次, loans], whole: true, label: {en: loans, zh: 册次}}
  visit: {symbols: [人次, visits], whole: true, label: {en: visits, zh: 人次}}
  librarian: {symbols: [人], whole: true, label: {en: librarians, zh: 人}}
  event: {symbols: [场, events], whole: true, label: {en: events, zh: 场}}
  coin: {symbols: [元], dimension: money, factor: 1, label: {en: coins, zh: 元}}
  square-metre: {symbols: [平方米, m²], dimension: area, factor: 1, label: {en: m², zh: 平方米}}
metrics:
  loans: {label: {en: Loans, zh: 外借}, unit: loan, period_type: duration, accumulates: [period, entity]}
  visits: {label: {en: Visits, zh: 到馆}, unit: visit, period_type: duration, accumulates: [period, entity]}
  volumes-bought: {label: {en: Volumes bought, zh: 购书}, unit: volume, period_type: duration, accumulates: [period]}
  events-held: {label: {en: Events held, zh: 活动}, unit: event, period_type: duration, accumulates: [period]}
  spending: {label: {en: Spending, zh: 支出}, unit: coin, period_type: duration, accumulates: [period]}
  volumes-held: {label: {en: Volumes held, zh: 馆藏}, unit: volume, period_type: instant}
  volumes-catalogued: {label: {en: Ever catalogued, zh: 编目}, unit: volume, period_type: instant, never_shrinks: true}
  floor-area: {label: {en: Floor area, zh: 面积}, unit: square-metre, period_type: instant}
  digital-share: {label: {en: Share of digital loans, zh: 电子外借}, unit: percent, period_type: duration, range: [0, 1]}
  staff: {label: {en: Staff, zh: 馆员}, unit: librarian, period_type: instant}
  opened: {label: {en: Opened, zh: 开馆}, value: date, period_type: instant}
  award: {label: {en: Award, zh: 奖项}, value: text, period_type: duration}
entities:
  network: {label: {en: The network, zh: 群岛图书馆}}
",
    );
    for district in 0..DISTRICTS {
        let _ = writeln!(
            text,
            "  district-{district:02}: {{label: {{en: District {district}, zh: 第{district}区}}, part_of: network}}"
        );
        for branch in 0..BRANCHES {
            let _ = writeln!(
                text,
                "  branch-{district:02}-{branch:02}: {{label: {{en: Branch {district}-{branch}, zh: \
                 第{district}区第{branch}分馆}}, part_of: district-{district:02}}}"
            );
        }
    }
    text
}
