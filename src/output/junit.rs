//! JUnit XML for the test reports of CI systems: a suite for each file with findings, a case for each finding.
//!
//! An error is a failure. A warning is a question and not a failure, so it is a case that was skipped: it is shown, and
//! turns no run red that factlint leaves green.

use std::io::{self, Write};

use quick_junit::{NonSuccessKind, Report as Tests, TestCase, TestCaseStatus, TestSuite};

use super::place::Place;
use super::told;
use super::visible::visible;
use crate::diagnostic::Severity;
use crate::lint::{Report, Reported};
use crate::source::{ColumnUnit, Sources};

/// Writes `report` as one XML document.
pub(super) fn write(sources: &Sources, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut tests = Tests::new("factlint");
    for of_file in report
        .diagnostics
        .chunk_by(|a, b| a.diagnostic.primary.span.file == b.diagnostic.primary.span.file)
    {
        tests.add_test_suite(suite(sources, of_file));
    }
    if report.diagnostics.is_empty() {
        // A report without any test is taken for one that was not run.
        let mut suite = TestSuite::new("factlint");
        suite.add_test_case(TestCase::new(
            "nothing was found",
            TestCaseStatus::success(),
        ));
        tests.add_test_suite(suite);
    }
    tests.serialize(&mut *out).map_err(io::Error::other)?;
    writeln!(out)
}

fn suite(sources: &Sources, of_file: &[Reported]) -> TestSuite {
    let place = of_file.first().map(|first| {
        Place::of(
            sources,
            first.diagnostic.primary.span,
            ColumnUnit::CodePoint,
        )
    });
    let path = place.map_or_else(String::new, |place| place.visible_path());
    let mut suite = TestSuite::new(path.as_str());
    for reported in of_file {
        suite.add_test_case(case(sources, reported, &path));
    }
    suite
}

fn case(sources: &Sources, reported: &Reported, path: &str) -> TestCase {
    let diagnostic = &reported.diagnostic;
    let message = visible(&diagnostic.message);
    let mut status = match diagnostic.severity {
        Severity::Error => TestCaseStatus::non_success(NonSuccessKind::Failure),
        Severity::Warning => TestCaseStatus::skipped(),
    };
    status.set_message(&*message);
    if diagnostic.severity == Severity::Error {
        status.set_type(diagnostic.rule.id);
    }
    status.set_description(told::lines(sources, diagnostic).join("\n"));
    let mut case = TestCase::new(format!("{}: {message}", told::name(diagnostic)), status);
    case.set_classname(path);
    case
}
