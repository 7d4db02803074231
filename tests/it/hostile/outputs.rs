//! Every format, over reports whose texts, paths and places are hostile.

use factlint::diagnostic::{About, Diagnostic, Label, Severity, VerdictKind};
use factlint::lint::{Report, Reported, Waived, WaivedBy};
use factlint::output::{Format, Style, SummaryStyle, write, write_job_summary, write_statistics};
use factlint::rules::RULES;
use factlint::source::{FileId, SourceFile, Sources, Span, TextRange};

use super::feed::Feed;
use super::is_unseen;

const PIECES: &str = "a§ §\n§\r\n§\r§\t§`§``§|§*§_§<§>§&§\"§'§]]>§<![CDATA[§<!--§-->§<script>§&lt;§%§%0A§%25§::§::error file=x::y§##[group]§\u{1b}[31m§\u{1b}]8;;x\u{7}§\u{0}§\u{8}§\u{7f}§\u{85}§\u{9b}§\u{ad}§\u{200b}§\u{200d}§\u{202e}§\u{2066}§\u{2028}§\u{feff}§\u{fffe}§\u{ffff}§\u{e0041}§数§港口一百二十艘§🙂§👩\u{200d}🚢§e\u{301}§\u{301}§[a](b)§![§@everyone§#12§https://x.example/§\\§$x$§:tada:§ﷺ§{}§{0}§xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";

/// A report in all formats.
pub(crate) fn report(bytes: &[u8]) {
    let mut feed = Feed::new(bytes);
    let pieces: Vec<&str> = PIECES.split('§').collect();
    let width = usize::from(feed.byte());
    let files = 1 + feed.below(3);
    let files = (0..files).map(|number| {
        // Paths are told apart.
        let path = format!("{}{number}", feed.text(&pieces, 6));
        SourceFile::new(path, feed.text(&pieces, 40))
    });
    let sources = Sources::new(files.collect());
    let files: Vec<(FileId, String)> = sources
        .iter()
        .map(|(id, file)| (id, file.text.to_string()))
        .collect();
    let count = feed.below(5);
    let found: Vec<Reported> = (0..count)
        .map(|number| finding(&mut feed, &files, &pieces, number))
        .collect();
    let mut report = Report::default();
    for reported in found {
        if feed.once_in(6) {
            report.waived.push(Waived {
                reported,
                reason: feed.text(&pieces, 6),
                owner: feed.once_in(2).then(|| feed.text(&pieces, 3)),
                until: None,
                by: feed.pick(&[WaivedBy::Baseline, WaivedBy::Comment]),
            });
            report.summary.waived += 1;
            continue;
        }
        if reported.diagnostic.severity == Severity::Error {
            report.summary.errors += 1;
        } else {
            report.summary.warnings += 1;
        }
        report.diagnostics.push(reported);
    }
    assert_written(&sources, &report, width);
}

fn finding(
    feed: &mut Feed<'_>,
    files: &[(FileId, String)],
    pieces: &[&str],
    number: usize,
) -> Reported {
    let related = feed.below(4);
    let primary = label(feed, files, pieces);
    let diagnostic = Diagnostic {
        rule: RULES
            .get(feed.below(RULES.len()))
            .map(|rule| &rule.metadata)
            .unwrap(),
        check: feed.once_in(2).then(|| feed.text(pieces, 6)),
        severity: feed.pick(&[Severity::Error, Severity::Warning]),
        verdict: feed.once_in(2).then_some(VerdictKind::Doubtful),
        message: feed.text(pieces, 12),
        primary,
        related: (0..related).map(|_| label(feed, files, pieces)).collect(),
        help: feed.once_in(2).then(|| feed.text(pieces, 12)),
        identity: Vec::new(),
        fix: None,
        about: About::default(),
    };
    Reported {
        pointers: diagnostic.labels().map(|_| feed.text(pieces, 4)).collect(),
        fingerprint: format!("{number:016x}"),
        diagnostic,
    }
}

fn label(feed: &mut Feed<'_>, files: &[(FileId, String)], pieces: &[&str]) -> Label {
    let at = feed.below(files.len());
    let (file, text) = files.get(at).unwrap();
    let mut end = || text.floor_char_boundary(feed.below(text.len() + 1));
    let (a, b) = (end(), end());
    let range = TextRange::from_usize(a.min(b), a.max(b));
    let span = if feed.once_in(6) {
        Span::file(*file)
    } else {
        Span::new(*file, range)
    };
    Label::new(span, feed.text(pieces, 8))
}

/// What must hold of every format: it is written, stays what it is, and holds nothing unseen.
pub(crate) fn assert_written(sources: &Sources, report: &Report, width: usize) {
    let summaries = [
        SummaryStyle::Nothing,
        SummaryStyle::Line,
        SummaryStyle::Full,
    ];
    let summary = summaries.get(width % 3).copied().unwrap_or_default();
    let plain = Style {
        width,
        summary,
        ..Style::default()
    };
    let colored = Style {
        color: true,
        hyperlinks: true,
        ..plain
    };
    for (_, format) in Format::ALL {
        let text = to_text(|out| write(sources, report, format, &plain, out).map(drop));
        let unseen = text.find(is_unseen).and_then(|at| text.get(at..));
        assert_eq!(unseen, None, "{format:?}");
        match format {
            Format::Json | Format::Sarif | Format::Gitlab | Format::Rdjson => {
                let _: serde_json::Value = serde_json::from_str(&text).unwrap();
            }
            Format::Junit => assert_xml(&text),
            _ => {}
        }
    }
    to_text(|out| write(sources, report, Format::Human, &colored, out).map(drop));
    to_text(|out| write_job_summary(sources, report, out).map(drop));
    to_text(|out| write_statistics(report, &plain, out));
}

fn to_text(write: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn assert_xml(text: &str) {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut depth = 0_u32;
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(_) => depth += 1,
            quick_xml::events::Event::End(_) => depth -= 1,
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    let is_of_xml = |c: char| !matches!(c, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    assert!(text.chars().all(is_of_xml));
}
