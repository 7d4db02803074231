//! For people: each diagnostic as one report, every statement underlined in its own file, drawn by miette. Errors come last,
//! where the reader's eye is when a run ends.

use std::fmt;
use std::io::{self, Write};

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode};

use super::excerpt::{Excerpts, WHOLE_FILE};
use super::room::spelled_out;
use super::visible::{visible, visible_lines};
use super::{Style, SummaryStyle, code_words, passed_over, rule_url, summary};
use crate::diagnostic::Severity;
use crate::lint::{Report, Reported};
use crate::source::Sources;

/// Columns that miette sets before a source line, for line numbers of up to five digits.
const GUTTER: usize = 9;

/// Writes every diagnostic followed by an empty line, then the summary.
pub(super) fn write(
    sources: &Sources,
    report: &Report,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let handler = handler(style);
    let (mut reported, left_out) = spelled_out(report, style);
    // Within a severity the order of the report stays.
    reported.sort_by_key(|reported| reported.diagnostic.severity);
    for reported in reported {
        let shown = Shown::new(sources, reported, style);
        let mut text = String::new();
        handler
            .render_report(&mut text, &shown)
            .map_err(io::Error::other)?;
        writeln!(out, "{}", name_whole_files(&text, &shown.excerpts))?;
    }
    summary::write_left_out(left_out, out)?;
    passed_over::write(sources, report, style, out)?;
    summary::write(report, style, out)
}

/// Nothing is left to miette's own look at the environment, so that it never changes to another printer by itself.
fn handler(style: &Style) -> GraphicalReportHandler {
    let theme = if style.color {
        GraphicalTheme::unicode()
    } else {
        GraphicalTheme::unicode_nocolor()
    };
    GraphicalReportHandler::new_themed(theme)
        .with_width(style.width.max(40))
        .with_word_separator(code_words::separator())
        .with_word_splitter(code_words::splitter())
        .with_break_words(false)
        .with_links(style.hyperlinks)
        .with_urls(style.hyperlinks)
}

/// miette has no box for a file as a whole: the place that it prints is taken out again, and what is said of the file
/// is put below its name.
fn name_whole_files(text: &str, excerpts: &Excerpts) -> String {
    let marker = format!("{WHOLE_FILE}:1:1");
    let mut messages = excerpts.whole_files.iter();
    let mut result = String::with_capacity(text.len());
    for line in text.lines() {
        if line.contains(&marker) {
            result.push_str(&line.replace(&marker, ""));
            if let Some(message) = messages.next().filter(|message| !message.is_empty()) {
                result.push_str("\n   · ");
                result.push_str(message);
            }
        } else {
            result.push_str(line.trim_end());
        }
        result.push('\n');
    }
    result
}

/// A diagnostic as miette wants it.
#[derive(Debug)]
struct Shown {
    code: String,
    url: String,
    message: String,
    help: Option<String>,
    severity: Severity,
    excerpts: Excerpts,
}

impl Shown {
    fn new(sources: &Sources, reported: &Reported, style: &Style) -> Self {
        let diagnostic = &reported.diagnostic;
        let rule = diagnostic.rule.id;
        let mut help: Vec<String> = diagnostic
            .help
            .as_deref()
            .map(visible_lines)
            .into_iter()
            .collect();
        if style.summary == SummaryStyle::Full {
            help.push(format!("Fingerprint: {}", reported.fingerprint));
        }
        Self {
            code: match &diagnostic.check {
                Some(check) => format!("factlint::{rule} ({})", visible(check)),
                None => format!("factlint::{rule}"),
            },
            url: rule_url(rule),
            message: visible(&diagnostic.message).into_owned(),
            help: (!help.is_empty()).then(|| help.join("\n")),
            severity: diagnostic.severity,
            excerpts: Excerpts::new(
                sources,
                diagnostic,
                style.width.max(40).saturating_sub(GUTTER),
            ),
        }
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Shown {}

impl miette::Diagnostic for Shown {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Warning => miette::Severity::Warning,
            Severity::Error => miette::Severity::Error,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help
            .as_ref()
            .map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn url<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.url))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.excerpts)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.excerpts.labels()))
    }
}
