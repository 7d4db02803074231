//! One page for a browser: what is wrong and where, each conflict with its statements side by side, and what every
//! statement covers as a chart. It needs no server and no network, and it can be read without its script.
//!
//! Nothing is decided here: findings are the report's, verdicts those of the rules, ranges those of the figures.

mod chart;
mod escape;
mod figures;
mod findings;
mod matrix;
mod overview;
mod statement;

use std::collections::BTreeMap;
use std::io::{self, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::facts::{Disputes, FactsFilter, PointRow, disputes, rows};
use crate::fact::FactId;
use crate::lint::{Analysis, Project, Report};
use crate::source::{Sources, Span};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// What the page shows.
struct Page<'a> {
    sources: &'a Sources,
    report: &'a Report,
    /// The facts of the run; without them the page has findings only.
    known: Option<Known<'a>>,
}

/// Facts by data point, by place, and with what is said against them.
struct Known<'a> {
    analysis: &'a Analysis,
    rows: Vec<PointRow<'a>>,
    disputes: Disputes<'a>,
    by_site: BTreeMap<Span, FactId>,
}

/// Writes `report` as a page, with the facts that it is about where they are at hand.
///
/// # Errors
///
/// Only what `out` fails with.
pub fn write_html(
    sources: &Sources,
    report: &Report,
    facts: Option<(&Project, &Analysis)>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let page = Page {
        sources,
        report,
        known: facts.map(|(project, analysis)| Known::new(project, analysis, report)),
    };
    write_head(&page, out)?;
    overview::write(&page, out)?;
    writeln!(out, "<main id=\"main\">")?;
    findings::write(&page, out)?;
    if let Some(known) = &page.known {
        figures::write(&page, known, out)?;
        matrix::write(&page, known, out)?;
    }
    overview::write_checks(&page, out)?;
    overview::write_originals(&page, out)?;
    findings::write_waived(&page, out)?;
    writeln!(out, "</main>")?;
    overview::write_foot(out)?;
    writeln!(out, "<script>{SCRIPT}</script>\n</body>\n</html>")
}

impl Page<'_> {
    /// Whether a browser is better not asked to lay out all of it at once.
    fn is_long(&self) -> bool {
        const LONG: usize = 300;
        let rows = self.known.as_ref().map_or(0, |known| known.rows.len());
        self.report.diagnostics.len() + self.report.waived.len() + rows > LONG
    }
}

impl<'a> Known<'a> {
    fn new(project: &Project, analysis: &'a Analysis, report: &'a Report) -> Self {
        let facts = analysis.index.iter();
        Self {
            analysis,
            rows: rows(project, analysis, &FactsFilter::default()),
            disputes: disputes(report),
            by_site: facts.map(|(id, fact)| (fact.site, id)).collect(),
        }
    }
}

/// Nothing is loaded and nothing runs but what stands in the page: its one style and its one script, known by their
/// hashes. Markup that some data had brought in could do nothing either.
fn write_head(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'; \
         script-src 'sha256-{}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>factlint report</title>\n<style>{STYLE}</style>\n</head>\n<body{}>",
        hash(STYLE),
        hash(SCRIPT),
        if page.is_long() {
            " class=\"many\""
        } else {
            ""
        },
    )
}

fn hash(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text))
}
