//! Every data point of which two facts or more speak, with what each of them covers.

use std::io::{self, Write};

use super::chart::draw;
use super::escape::{Escaped, listed};
use super::statement::{heading, lines};
use super::{Known, Page};
use crate::figure::KeptReading;
use crate::output::facts::{PointRow, subject};
use crate::relation::Verdict;
use crate::words::number_of;

/// More of them nobody reads, and a browser has to hold them all.
const MOST: usize = 2_000;

/// Writes the data points, the gravest verdict first.
pub(super) fn write(page: &Page<'_>, known: &Known<'_>, out: &mut dyn Write) -> io::Result<()> {
    let shared = known.rows.iter().filter(|row| row.facts.len() > 1);
    let mut shared: Vec<&PointRow<'_>> = shared.collect();
    if shared.is_empty() {
        return Ok(());
    }
    shared.sort_by_key(|row| rank(row.verdict));
    writeln!(
        out,
        "<section id=\"figures\" aria-labelledby=\"figures-title\"><h2 id=\"figures-title\">Statements side by side \
         <span class=\"count\">{}</span></h2>\n\
         <p class=\"legend\"><span class=\"key usual\"></span>what a careful reader takes it to mean \
         <span class=\"key strict\"></span>the widest defensible reading \
         <span class=\"key value\"></span>the number itself \
         <span class=\"key together\"></span>what all can mean at once</p>\n<div class=\"cards\">",
        number_of(shared.len() as u64, "data point")
    )?;
    for row in shared.iter().take(MOST) {
        write_point(page, known, row, out)?;
    }
    write!(out, "</div>")?;
    if let Some(left) = shared.len().checked_sub(MOST).filter(|left| *left > 0) {
        let left = number_of(left as u64, "data point");
        write!(
            out,
            "<p class=\"note\">{left} after these are left out here; <code>factlint facts</code> lists all.</p>"
        )?;
    }
    writeln!(out, "</section>")
}

fn rank(verdict: Option<Verdict>) -> u8 {
    match verdict {
        Some(Verdict::Conflict) => 0,
        Some(Verdict::Doubtful) => 1,
        Some(Verdict::NotChecked(_)) => 2,
        Some(Verdict::Agree) => 3,
        None => 4,
    }
}

fn write_point(
    page: &Page<'_>,
    known: &Known<'_>,
    row: &PointRow<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let vocabulary = &known.analysis.vocabulary;
    let facts = row.facts.iter();
    let facts = facts.filter_map(|id| known.analysis.index.fact(*id));
    let files = facts.filter_map(|fact| page.sources.get(fact.site.file));
    let (word, class) = match row.verdict {
        None => ("replaced", "unchecked"),
        Some(Verdict::NotChecked(_)) => ("not checked", "unchecked"),
        Some(verdict) => (verdict.as_str(), verdict.as_str()),
    };
    let why = match row.verdict {
        Some(Verdict::NotChecked(reason)) => {
            format!("<p class=\"why\">{}</p>", Escaped(reason.as_str()))
        }
        _ => String::new(),
    };
    let subject = subject(known.analysis, &row.key);
    // Where nothing was compared nobody is at fault.
    let is_at_odds = matches!(row.verdict, Some(Verdict::Conflict | Verdict::Doubtful));
    let culprits = row.outcome.culprits().filter(|_| is_at_odds);
    let shown = lines(known, row.facts, culprits);
    let together = row.outcome.sharpened.as_ref().map(KeptReading::reading);
    writeln!(
        out,
        "<article class=\"point {class}\" data-files=\"{}\" data-metrics=\"{}\" tabindex=\"-1\">\
         <header><span class=\"badge {class}\">{word}</span><h3>{}</h3></header><p class=\"subject\">{}</p>{why}{}</article>",
        listed(files.map(|file| &*file.path)),
        listed([vocabulary.metric_name(row.key.metric)]),
        heading(vocabulary, row.key.metric),
        Escaped(&subject),
        draw(&shown, together.as_ref()),
    )
}
