//! The formats: the sample of a conflict between two files, and one mixed batch of awkward diagnostics rendered by
//! every format. `SNAPSHOTS=overwrite cargo test` writes the expected files anew.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot make its input has to stop"
)]
use factlint::diagnostic::{Diagnostic, Label, Level, Needs, RuleMetadata, Severity, VerdictKind};
use factlint::document::{self, Limits, parse};
use factlint::lint::{
    CoverageSummary, OriginalCoverage, RecordSummary, Report, Reported, Summary, Waived, WaivedBy,
};
use factlint::output::{Format, Style, SummaryStyle, write};
use factlint::relation::Reason;
use factlint::rules::{BindingCounts, CheckCounts, Coverage};
use factlint::schema::{Purpose, SchemaOptions, SchemaSet, SchemaSource};
use factlint::source::{FileId, Origin, SourceFile, Sources, Span, TextRange};
use snapbox::{assert_data_eq, file};

static AGREE: RuleMetadata = RuleMetadata {
    id: "agree",
    summary: "facts of one data point agree",
    page: "",
    level: Level::Error,
    needs: Needs::Project,
    fails_run: false,
    since: "0.1.0",
};

static SYNTAX: RuleMetadata = RuleMetadata {
    id: "syntax",
    summary: "files can be read",
    page: "",
    level: Level::Error,
    needs: Needs::Project,
    fails_run: true,
    since: "0.1.0",
};

const HARBOUR: &str = "document:\n  id: harbour-2025\nfacts:\n  - id: cranes\n    metric: cranes-built\n    entity: harbour\n    period: 2023/2025\n    figure: 180台\n    line: 33\n";
const TOWN: &str = "document:\n  id: town-2025\nfacts:\n  - id: cranes\n    metric: cranes-built\n    entity: town\n    period: 2023/2025\n    figure: 170台\n";

fn sources() -> Sources {
    let long = format!(
        "start: [{}, here, {}]\nnext: 1\n",
        "苹果, ".repeat(300),
        "梨, ".repeat(300)
    );
    Sources::new(vec![
        SourceFile::new("data/harbour.yaml", HARBOUR),
        SourceFile::new("data/town.yaml", TOWN),
        SourceFile::new("data/empty.yaml", ""),
        SourceFile::new("data/long.yaml", long),
        SourceFile::new(
            "data/odd.yaml",
            "\u{feff}a:\t苹果🍎 x12 and x13\r\nb: |\r\n  first line\r\n  second line\r\nc: \u{1b}[31mred\u{202e}\r\nd: 7\r\nend: ''\r\n",
        ),
    ])
}

fn id(sources: &Sources, path: &str) -> FileId {
    sources.find(path).expect("a file of the batch")
}

/// The place of the only `needle` in a file.
fn at(sources: &Sources, path: &str, needle: &str) -> Span {
    let file = id(sources, path);
    let text = &sources.get(file).expect("a file of the batch").text;
    let start = text.find(needle).expect("a text of the file");
    Span::new(file, TextRange::from_usize(start, start + needle.len()))
}

fn diagnostic(rule: &'static RuleMetadata, message: &str, labels: Vec<Label>) -> Diagnostic {
    let mut labels = labels.into_iter();
    let primary = labels.next().expect("a primary label");
    Diagnostic {
        related: labels.collect(),
        ..Diagnostic::new(rule, message, primary)
    }
}

fn reported(diagnostic: Diagnostic) -> Reported {
    let pointers = diagnostic.labels().map(|_| "/facts/0".to_owned()).collect();
    Reported {
        diagnostic,
        fingerprint: "0123456789abcdef".to_owned(),
        pointers,
    }
}

fn conflict(sources: &Sources) -> Diagnostic {
    Diagnostic {
        check: Some("one-crane-count".to_owned()),
        verdict: Some(VerdictKind::Conflict),
        help: Some(
            "Both pages count the cranes of the one harbour.\nCorrect one figure, give them different metrics, or waive the diagnostic".to_owned(),
        ),
        ..diagnostic(
            &AGREE,
            "cranes-built: 180台 and 170台 cannot both hold",
            vec![
                Label::new(at(sources, "data/harbour.yaml", "180台"), "180 cranes · Harbour, 2023/2025"),
                Label::new(at(sources, "data/town.yaml", "170台"), "170 cranes · Town, 2023/2025"),
            ],
        )
    }
}

fn batch(sources: &Sources) -> Vec<Diagnostic> {
    let odd = |needle, message: &str| Label::new(at(sources, "data/odd.yaml", needle), message);
    let end = {
        let file = id(sources, "data/odd.yaml");
        let length = sources.get(file).expect("a file of the batch").text.len();
        Span::new(file, TextRange::from_usize(length, length))
    };
    vec![
        conflict(sources),
        diagnostic(
            &SYNTAX,
            "`data/empty.yaml` holds no document",
            vec![Label::new(Span::file(id(sources, "data/empty.yaml")), "the file is empty")],
        ),
        diagnostic(
            &AGREE,
            "100% of `two\nlines\u{1b}[2J` are kept apart",
            vec![odd("x12", "一百二十"), odd("苹果🍎", "apples"), odd("x13", "")],
        ),
        Diagnostic {
            severity: Severity::Warning,
            verdict: Some(VerdictKind::Doubtful),
            help: Some("果园和港口的数字要放在一起看，因为它们说的是同一件事情，而且都是今年的数字。A long help is wrapped at the width of the page, and its second line\nstays a line of its own".to_owned()),
            ..diagnostic(
                &AGREE,
                "a text of several lines is labelled on its first line, and a headline that is longer than the page is wide goes on below",
                vec![
                    odd("first line\r\n  second line\r\n", "the block starts here"),
                    odd("first line\r\n  second line\r\n", "and is labelled twice"),
                    odd("d: 7", "far below"),
                ],
            )
        },
        diagnostic(&SYNTAX, "a control character", vec![odd("\u{1b}[31mred\u{202e}", "not in red")]),
        diagnostic(&SYNTAX, "the file ends too early", vec![Label::new(end, "here")]),
        diagnostic(
            &SYNTAX,
            "a long line is cut",
            vec![
                Label::new(at(sources, "data/long.yaml", "here"), "in the middle"),
                Label::new(at(sources, "data/long.yaml", "start"), "at its start"),
                Label::new(at(sources, "data/long.yaml", "next"), ""),
                Label::new(at(sources, "data/harbour.yaml", "harbour-2025"), "first"),
                Label::new(
                    at(sources, "data/harbour.yaml", "180台"),
                    "what is said of a place may be longer than what is left of the line, 而且可以是中文的",
                ),
            ],
        ),
    ]
}

fn report(diagnostics: Vec<Diagnostic>) -> Report {
    let counts = BindingCounts {
        agree: 40,
        doubtful: 1,
        conflict: 1,
        not_checked: 3,
    };
    Report {
        summary: Summary {
            unchanged: 0,
            records: Some(RecordSummary {
                files: 2,
                records: 18_769,
                checks: 3,
                compared: 41_230,
                not_checked: 1,
                past: 0,
                heading_rows: 0,
                unit_rows: 1,
            }),
            texts: 0,
            calculations: std::collections::BTreeMap::default(),
            passed_over: Vec::new(),
            files: 5,
            only_syntax: 0,
            facts: 1,
            bindings: counts,
            checks: [(
                ("agree".to_owned(), "one-crane-count".to_owned()),
                CheckCounts {
                    bindings: counts,
                    reasons: [(Reason::NoPeriod, 3)].into(),
                    left: std::collections::BTreeMap::default(),
                    weak: vec![vec![
                        "harbour-2025/cranes".to_owned(),
                        "town-2025/cranes".to_owned(),
                    ]],
                    loose: Vec::new(),
                    bound: Vec::new(),
                },
            )]
            .into(),
            errors: 6,
            warnings: 1,
            waived: 1,
            coverage: Some(coverage()),
        },
        diagnostics: diagnostics.into_iter().map(reported).collect(),
        ..Report::default()
    }
}

fn coverage() -> CoverageSummary {
    let quay = Coverage {
        found: 300,
        captured: 290,
        omitted: 9,
        unread: 0,
    };
    CoverageSummary {
        folder: "../texts".to_owned(),
        originals: vec![OriginalCoverage {
            path: "../texts/quay.txt".to_owned(),
            documents: vec!["harbour-2025".to_owned(), "quay\u{1b}[2J".to_owned()],
            coverage: quay,
        }],
        total: quay,
        missing: 2,
        unnamed: 1,
        ..CoverageSummary::default()
    }
}

fn rendered(sources: &Sources, report: &Report, format: Format, style: &Style) -> String {
    let mut bytes = Vec::new();
    write(sources, report, format, style, &mut bytes).expect("memory does not fail");
    String::from_utf8(bytes).expect("output is UTF-8")
}

#[test]
fn a_conflict_between_two_files_is_one_report() {
    let sources = sources();
    let report = report(vec![conflict(&sources)]);
    let text = rendered(&sources, &report, Format::Human, &Style::default());
    assert_data_eq!(text, file!["output/conflict.txt"].raw());
}

#[test]
fn the_batch_for_people() {
    let sources = sources();
    let report = report(batch(&sources));
    let text = rendered(&sources, &report, Format::Human, &Style::default());
    assert_data_eq!(&text, file!["output/human.txt"].raw());
    assert!(!text.contains('\u{1b}'), "nothing drives the terminal");
}

#[test]
fn the_batch_in_colour_and_with_links() {
    let sources = sources();
    let report = report(batch(&sources));
    let style = Style {
        color: true,
        hyperlinks: true,
        ..Style::default()
    };
    let text = rendered(&sources, &report, Format::Human, &style);
    assert!(text.contains("\u{1b}]8;;https://factlint.dev/rules/agree\u{1b}\\"));
    assert!(
        !text.contains("\u{1b}[2J"),
        "the user's own escapes never pass"
    );
}

#[test]
fn the_batch_one_line_each() {
    let sources = sources();
    let report = report(batch(&sources));
    let text = rendered(&sources, &report, Format::Concise, &Style::default());
    assert_data_eq!(&text, file!["output/concise.txt"].raw());
    assert_eq!(text.lines().count(), report.diagnostics.len() + 1);
}

#[test]
fn the_batch_for_scripts() {
    let sources = sources();
    let report = report(batch(&sources));
    let text = rendered(&sources, &report, Format::Json, &Style::default());
    assert_data_eq!(&text, file!["output/batch.json"].raw());
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let message = &value["diagnostics"][2]["message"];
    assert_eq!(message, "100% of `two\nlines\u{1b}[2J` are kept apart");
}

#[test]
fn the_output_for_scripts_fits_its_schema() {
    let sources = sources();
    let output = rendered(
        &sources,
        &report(batch(&sources)),
        Format::Json,
        &Style::default(),
    );
    let schema = include_str!("../../schema/output.schema.json");
    let files = Sources::new(vec![
        SourceFile::new("output.json", output.clone()),
        SourceFile::new("schema.json", schema),
    ]);
    let tree = |path| {
        let text = files.get(id(&files, path)).expect("a file").text.clone();
        let parsed = parse(text, document::Format::Json, &Limits::default());
        assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
        parsed.document
    };
    let schema_tree = tree("schema.json");
    let schema_id = id(&files, "schema.json");
    let (set, failures) = SchemaSet::compile(
        &[SchemaSource {
            file: schema_id,
            path: "schema.json",
            origin: Origin::Project,
            document: &schema_tree,
            addresses: &[],
            purpose: Purpose::Validates,
            for_cells: false,
            broken: false,
        }],
        SchemaOptions::default(),
    );
    assert!(failures.is_empty(), "{failures:?}");
    let output_tree = tree("output.json");
    let root = output_tree.root().expect("a value");
    let failures = set.validate(schema_id, root, id(&files, "output.json"));
    assert_eq!(failures, []);
    assert!(
        output.contains("\"verdict\": null"),
        "null is a verdict too"
    );
}

#[test]
fn every_format_carries_every_diagnostic() {
    let sources = sources();
    let report = report(batch(&sources));
    for (format, mark) in [
        (Format::Human, "\n  × "),
        (Format::Concise, "error["),
        (Format::Json, "\"severity\": \"error\""),
    ] {
        let text = rendered(&sources, &report, format, &Style::default());
        let text = format!("\n{text}");
        assert_eq!(text.matches(mark).count(), 6, "{format:?}");
    }
}

#[test]
fn the_full_summary_lists_checks_and_what_is_waived() {
    let sources = sources();
    let mut report = report(Vec::new());
    report.waived.push(Waived {
        reported: reported(conflict(&sources)),
        reason: "the town counts later".to_owned(),
        by: WaivedBy::Baseline,
        owner: None,
        until: None,
    });
    let style = Style {
        summary: SummaryStyle::Full,
        elapsed: Some(std::time::Duration::from_millis(1234)),
        ..Style::default()
    };
    let text = rendered(&sources, &report, Format::Concise, &style);
    assert_data_eq!(text, file!["output/full-summary.txt"].raw());
}

#[test]
fn a_line_of_many_megabytes_is_cut_around_its_label() {
    let text = format!(
        "key: \"{}needle{}\"\n",
        "果".repeat(3_000_000),
        "x".repeat(9_000_000)
    );
    let sources = Sources::new(vec![SourceFile::new("big.yaml", text)]);
    let label = Label::new(at(&sources, "big.yaml", "needle"), "found");
    let report = report(vec![diagnostic(&SYNTAX, "a needle", vec![label])]);
    let text = rendered(&sources, &report, Format::Human, &Style::default());
    assert!(text.contains("[big.yaml:1:3000007]"), "{text}");
    assert!(text.len() < 2000);
}
