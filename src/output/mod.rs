//! A report as bytes, one file per format. Every format carries the same findings, those for scripts and the concise one in
//! the order of the report; for people, warnings come before errors, which end up next to the prompt.
//!
//! Where the bytes go, and whether that place is a terminal, is decided by `cli`.

mod baseline;
mod checks;
mod code_words;
mod concise;
mod excerpt;
mod facts;
mod github;
mod gitlab;
mod html;
mod human;
mod index;
mod json;
mod junit;
mod layout;
mod markdown;
mod marks;
mod markup;
mod mutations;
mod page;
mod passed_over;
mod place;
mod range;
mod rdjson;
mod room;
mod sarif;
mod scan;
mod statistics;
mod summary;
mod told;
mod uri;
mod visible;
mod window;

pub use baseline::{BaselineEntry, has_entry, with_entries, with_key, with_reason};
pub use checks::{ChecksFormat, write_checks};
pub use facts::{FactsFilter, FactsFormat, write_facts};
pub use html::write_html;
pub use layout::emphasised;
pub use mutations::{MutationsFormat, write_mutations};
pub use page::{first_cases, write_page};
pub use scan::{ScanFormat, ScanWriter, ScannedFile};
pub use statistics::write_statistics;
pub use visible::{visible, visible_lines};

use std::io::{self, Write};
use std::time::Duration;

use crate::lint::Report;
use crate::source::Sources;

/// How a report is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people: every statement underlined in its own file.
    #[default]
    Human,
    /// For people in a hurry and for editors: one line each.
    Concise,
    /// For scripts: version 1 of `schema/output.schema.json`.
    Json,
    /// SARIF 2.1.0, for code scanning and editors.
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
    /// The Code Quality report of GitLab.
    Gitlab,
    /// JUnit XML, for test reports.
    Junit,
    /// Markdown that fits into a comment on a pull request.
    Markdown,
    /// The Reviewdog Diagnostic Format.
    Rdjson,
    /// For a browser: one page. With what the report has alone; [`write_html`] shows the facts too.
    Html,
}

impl Format {
    /// Every format with its name on the command line.
    pub const ALL: [(&'static str, Self); 10] = [
        ("human", Self::Human),
        ("concise", Self::Concise),
        ("json", Self::Json),
        ("sarif", Self::Sarif),
        ("github", Self::Github),
        ("gitlab", Self::Gitlab),
        ("junit", Self::Junit),
        ("markdown", Self::Markdown),
        ("rdjson", Self::Rdjson),
        ("html", Self::Html),
    ];
}

/// How much is said of the run as a whole, below the diagnostics for people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SummaryStyle {
    /// Nothing.
    Nothing,
    /// One line.
    #[default]
    Line,
    /// Each rule and check with its bindings, what is waived and why, then the line.
    Full,
}

/// How the formats for people look. The default is what a pipe gets: no colour, 80 columns, no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether colours are used.
    pub color: bool,
    /// Whether rule names are links to their pages.
    pub hyperlinks: bool,
    /// Width in columns; lines are wrapped or cut to it.
    pub width: usize,
    /// What is said of the run as a whole.
    pub summary: SummaryStyle,
    /// How many findings are spelled out, the gravest first; all count. `None` for all.
    pub most: Option<usize>,
    /// How long the run took; left out where the same input has to give the same bytes.
    pub elapsed: Option<Duration>,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            color: false,
            hyperlinks: false,
            width: 80,
            summary: SummaryStyle::Line,
            most: None,
            elapsed: None,
        }
    }
}

/// Writes `report` about the texts `sources`. [`Style`] has no influence on the formats for scripts.
///
/// Some formats are taken only up to a size. The number of findings is given back for which there was no room: the least
/// grave ones, and of these the last.
///
/// # Errors
///
/// Only what `out` fails with.
pub fn write(
    sources: &Sources,
    report: &Report,
    format: Format,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<u64> {
    let whole = |()| 0;
    match format {
        Format::Human => human::write(sources, report, style, out).map(whole),
        Format::Concise => concise::write(sources, report, style, out).map(whole),
        Format::Json => json::write(sources, report, out).map(whole),
        Format::Sarif => sarif::write(sources, report, out),
        Format::Github => github::write(sources, report, style, out).map(whole),
        Format::Gitlab => gitlab::write(sources, report, out).map(whole),
        Format::Junit => junit::write(sources, report, out).map(whole),
        Format::Markdown => markdown::write(sources, report, markdown::COMMENT, out),
        Format::Rdjson => rdjson::write(sources, report, out).map(whole),
        Format::Html => write_html(sources, report, None, out).map(whole),
    }
}

/// Writes `report` as the summary of a job of GitHub Actions.
///
/// # Errors
///
/// Only what `out` fails with.
pub fn write_job_summary(
    sources: &Sources,
    report: &Report,
    out: &mut dyn Write,
) -> io::Result<u64> {
    markdown::write(sources, report, markdown::JOB_SUMMARY, out)
}

/// Where factlint is at home.
const HOME: &str = "https://factlint.dev";

/// Address of a rule's page.
fn rule_url(rule: &str) -> String {
    format!("{HOME}/rules/{rule}")
}
