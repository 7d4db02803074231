//! The mixed batch: findings of every awkward form, each with its number in its headline.

use factlint::diagnostic::{Diagnostic, Label, Level, Needs, RuleMetadata, Severity, VerdictKind};
use factlint::lint::{Report, Reported, Summary, Waived, WaivedBy};
use factlint::output::{Format, Style, write};
use factlint::source::{FileId, SourceFile, Sources, Span, TextRange};

static AGREE: RuleMetadata = RuleMetadata {
    id: "agree",
    summary: "facts of one data point agree",
    page: "# agree\n\nFacts about one thing agree.\n\n## What it does\n\nCompares them.\n\n## Cases\n\n### One\n",
    level: Level::Error,
    needs: Needs::Project,
    fails_run: false,
    since: "0.1.0",
};

static PACE: RuleMetadata = RuleMetadata {
    id: "pace",
    summary: "periods do not differ too much in their rate per day",
    page: "# pace\n\nA pace lasts.\n",
    level: Level::Warning,
    needs: Needs::Project,
    fails_run: false,
    since: "0.1.0",
};

/// What would be a mark, a command, a tag or an escape somewhere.
pub(super) const NASTY: [&str; 12] = [
    "100% of `two\nlines\u{1b}[2J`, 50%25 of\r\nthem",
    "<script>alert(1)</script> & <img src=x onerror=y> &lt;b&gt; `</code><b>`",
    "a | b `c | d` \\| e \\\\| f || `g \\| h`",
    "[a link](https://example.org) ![p](q) [text](1) \\[x\\](2) https://example.org/x www.example.org",
    "::error file=x::gotcha %0A::warning::b\n::set-output name=a::b ##[add-mask]secret",
    "``` unclosed `` fences ` here",
    "]]> <![CDATA[ <!-- --> \u{0}\u{8}\u{c}\u{fffe}\u{202e}right\u{2066} \u{9b}31m",
    "@everyone ask @quay about #12 and GH-12, 0123456789abcdef0123456789abcdef01234567",
    "# heading\n- list\n> quote\n| a |\n|---|\n***\n    code",
    "苹果🍎一百二十，码头停有船三百艘 e\u{301}",
    "a `b` *c* __d__ ~~e~~ $x^2$ {0} {{1}} :tada: [^1] [x]: y",
    "file=a,line=1:2;title",
];

pub(super) fn sources() -> Sources {
    Sources::new(vec![
        SourceFile::new("data/harbour.yaml", "a: 180台\nb:\n  - first\n  - second\n"),
        SourceFile::new(
            "data/100% sure, <b>they</b> say: `x|y`\u{1b}[31m.yaml",
            "x: 苹果🍎 12\n",
        ),
        SourceFile::new("data/码头 1.yaml", "x: 170台\r\ny: 2\r\n"),
        SourceFile::new("data/empty.yaml", ""),
        SourceFile::built_in("factlint:schema/checks.schema.json", "{}\n"),
    ])
}

fn span(sources: &Sources, path_has: &str, needle: &str) -> Span {
    let (id, file): (FileId, &SourceFile) = sources
        .iter()
        .find(|(_, file)| file.path.contains(path_has))
        .unwrap();
    let start = file.text.find(needle).unwrap();
    Span::new(id, TextRange::from_usize(start, start + needle.len()))
}

fn whole(sources: &Sources, path_has: &str) -> Span {
    Span::file(span(sources, path_has, "").file)
}

fn finding(number: usize, text: &str, labels: Vec<Label>) -> Reported {
    let mut labels = labels.into_iter();
    let is_question = number.is_multiple_of(3);
    let rule = if is_question { &PACE } else { &AGREE };
    let message = format!("finding {number} says {text}");
    let primary = labels.next().unwrap();
    let diagnostic = Diagnostic {
        check: number.is_multiple_of(2).then(|| format!("check-{text}")),
        severity: if is_question {
            Severity::Warning
        } else {
            Severity::Error
        },
        verdict: is_question.then_some(VerdictKind::Doubtful),
        related: labels.collect(),
        help: (number % 4 != 1).then(|| format!("{text}\nAnd a second line")),
        ..Diagnostic::new(rule, message, primary)
    };
    Reported {
        pointers: diagnostic.labels().map(|_| "/a".to_owned()).collect(),
        // Two have the same, as two places of one slip may.
        fingerprint: format!("{:016x}", number.max(2)),
        diagnostic,
    }
}

/// Two findings for each nasty text, in places of every form.
pub(super) fn findings(sources: &Sources) -> Vec<Reported> {
    let places = [
        vec![whole(sources, "empty")],
        vec![span(sources, "harbour", "b:\n  - first\n  - second\n")],
        vec![
            span(sources, "sure", "🍎 12"),
            span(sources, "harbour", "180台"),
            span(sources, "码头", "170台"),
        ],
        vec![
            span(sources, "码头", ""),
            whole(sources, "empty"),
            span(sources, "factlint:", "{}"),
        ],
    ];
    let texts = NASTY.iter().flat_map(|text| [text, text]);
    let findings = texts.enumerate().map(|(at, text)| {
        let labels = places.get(at % places.len()).unwrap();
        let labels = labels.iter().zip(0..).map(|(span, number)| {
            let message = if number == 1 { "" } else { text };
            Label::new(*span, message)
        });
        finding(at + 1, text, labels.collect())
    });
    findings.collect()
}

/// `number` plain findings.
pub(super) fn many(sources: &Sources, number: usize) -> Vec<Reported> {
    let place = span(sources, "harbour", "180台");
    let findings = (1..=number).map(|at| {
        let label = Label::new(place, "180 cranes · Harbour");
        finding(at, "`180台` and `170台` cannot both hold", vec![label])
    });
    findings.collect()
}

pub(super) fn report(diagnostics: Vec<Reported>) -> Report {
    let errors = diagnostics
        .iter()
        .filter(|reported| reported.diagnostic.severity == Severity::Error)
        .count() as u64;
    Report {
        summary: Summary {
            files: 5,
            facts: 3,
            errors,
            warnings: diagnostics.len() as u64 - errors,
            ..Summary::default()
        },
        diagnostics,
        rules: vec![&PACE, &AGREE],
        ..Report::default()
    }
}

/// The mixed batch, with two findings that are accepted.
pub(super) fn mixed() -> (Sources, Report) {
    let sources = sources();
    let mut report = report(findings(&sources));
    let accepted = [
        (WaivedBy::Baseline, "the town counts later\n<b>@quay</b>"),
        (WaivedBy::Comment, "agreed \u{1b}[2J"),
    ];
    let accepted = accepted.iter().zip(many(&sources, 2));
    report.waived = accepted
        .map(|((by, reason), reported)| Waived {
            reported,
            reason: (*reason).to_owned(),
            by: *by,
            owner: None,
            until: None,
        })
        .collect();
    report.has_baseline = true;
    (sources, report)
}

/// What is written, and how many findings there was no room for.
pub(super) fn written(sources: &Sources, report: &Report, format: Format) -> (String, u64) {
    let mut bytes = Vec::new();
    let left_out = write(sources, report, format, &Style::default(), &mut bytes).unwrap();
    (String::from_utf8(bytes).unwrap(), left_out)
}

/// The numbers of the findings in headlines, in their order.
pub(super) fn numbers<'a>(headlines: impl Iterator<Item = &'a str>) -> Vec<usize> {
    let number = |headline: &str| {
        let (_, after) = headline.split_once("finding ").unwrap();
        after.split(' ').next().unwrap().parse().unwrap()
    };
    headlines.map(number).collect()
}
