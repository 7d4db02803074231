//! The formats that other programs read: one mixed batch through each, held against what its readers accept. Nothing
//! that a file says becomes markup, a command or an escape in any of them.

#![expect(
    clippy::get_unwrap,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests stop at the first surprise"
)]

mod batch;
mod html;
mod json;
mod markdown;
mod project;

use std::collections::BTreeSet;

use batch::{many, mixed, numbers, report, sources, written};
use factlint::output::Format;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

#[test]
fn nothing_drives_a_terminal_or_hides() {
    let (sources, report) = mixed();
    for (_, format) in Format::ALL {
        let (text, left_out) = written(&sources, &report, format);
        assert_eq!(left_out, 0, "{format:?}");
        let is_odd = |c: char| {
            (c.is_control() && c != '\n')
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}'..='\u{200f}')
        };
        assert_eq!(text.find(is_odd), None, "{format:?}");
        assert!(text.contains("苹果🍎"), "{format:?}");
        assert!(text.ends_with('\n'), "{format:?}");
    }
}

#[test]
fn a_run_that_finds_nothing_is_a_report_too() {
    let sources = sources();
    for (_, format) in Format::ALL {
        let (text, _) = written(&sources, &report(Vec::new()), format);
        assert!(!text.is_empty(), "{format:?}");
    }
}

/// A workflow command as the runner reads it: its name, its properties and its data.
type Command = (String, Vec<(String, String)>, String);

fn command(line: &str) -> Command {
    let (head, data) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (name, properties) = head.split_once(' ').unwrap_or((head, ""));
    let decoded = |text: &str| {
        text.replace("%0D", "\r")
            .replace("%0A", "\n")
            .replace("%3A", ":")
            .replace("%2C", ",")
            .replace("%25", "%")
    };
    let properties = properties.split(',').filter(|text| !text.is_empty());
    let properties = properties.map(|property| {
        let (key, value) = property.split_once('=').unwrap();
        (key.to_owned(), decoded(value))
    });
    (name.to_owned(), properties.collect(), decoded(data))
}

#[test]
fn every_line_for_github_is_one_command() {
    let (sources, report) = mixed();
    let (text, _) = written(&sources, &report, Format::Github);
    let (commands, last) = text.trim_end().rsplit_once('\n').unwrap();
    assert_eq!(last, "5 files, 3 facts · 16 errors, 8 warnings, 0 waived");
    let commands: Vec<Command> = commands.lines().map(command).collect();
    let is_finding = |command: &&Command| matches!(command.0.as_str(), "error" | "warning");
    let findings: Vec<&Command> = commands.iter().filter(is_finding).collect();
    let order = numbers(
        findings
            .iter()
            .map(|(_, _, data)| data.lines().next().unwrap()),
    );
    assert_eq!(order, (1..=24).collect::<Vec<_>>());
    assert_eq!(commands.get(10).unwrap().0, "group");
    assert_eq!(commands.get(10).unwrap().2, "14 more findings");
    assert_eq!(commands.last().unwrap().0, "endgroup");
    assert_eq!(commands.len(), 26);

    let property = |at: usize, name: &str| {
        let (_, properties, _) = findings.get(at).unwrap();
        let found = properties.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.clone())
    };
    // A file as a whole, several lines, three files.
    assert_eq!(property(0, "line"), None);
    assert_eq!(property(1, "endLine").unwrap(), "5");
    assert_eq!(property(1, "col"), None);
    assert_eq!(property(2, "col").unwrap(), "6");
    assert_eq!(property(2, "endColumn").unwrap(), "10");
    let odd = "data/100% sure, <b>they</b> say: `x|y`␛[31m.yaml";
    assert_eq!(property(2, "file").unwrap(), odd);
    let (_, _, data) = findings.get(2).unwrap();
    assert!(data.contains("\ndata/harbour.yaml:1:4\n"), "{data}");
    assert!(data.contains("\ndata/码头 1.yaml:1:4: <script>"), "{data}");
    let (_, _, first) = findings.first().unwrap();
    assert!(first.starts_with("finding 1 says 100% of `two␊lines␛[2J`, 50%25 of␍␊them\n"));
}

/// Elements of the JUnit format as Jenkins describes it, and `skipped` of all suites as later descriptions have it: the element, those it may stand in, its attributes.
const ELEMENTS: [(&str, &[&str], &[&str]); 5] = [
    (
        "testsuites",
        &[""],
        &["name", "tests", "failures", "errors", "skipped"],
    ),
    (
        "testsuite",
        &["testsuites"],
        &["name", "tests", "failures", "errors", "disabled", "skipped"],
    ),
    ("testcase", &["testsuite"], &["name", "classname"]),
    ("failure", &["testcase"], &["message", "type"]),
    ("skipped", &["testcase"], &["message"]),
];

/// An element with its attributes.
type Element = (String, Vec<(String, String)>);

fn element(start: &BytesStart<'_>, inside: &str) -> Element {
    let name = String::from_utf8(start.name().as_ref().to_vec()).unwrap();
    let (_, parents, known) = ELEMENTS.iter().find(|known| known.0 == name).unwrap();
    assert!(parents.contains(&inside), "{name} in {inside}");
    let attributes: Vec<(String, String)> = start
        .attributes()
        .map(|attribute| {
            let attribute = attribute.unwrap();
            let key = String::from_utf8(attribute.key.as_ref().to_vec()).unwrap();
            assert!(known.contains(&key.as_str()), "{key} of {name}");
            let value = attribute.normalized_value(XmlVersion::default()).unwrap();
            (key, value.into_owned())
        })
        .collect();
    let names: BTreeSet<&str> = attributes.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(names.len(), attributes.len(), "{name}");
    (name, attributes)
}

fn elements(xml: &str) -> Vec<Element> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut open, mut found) = (Vec::<String>::new(), Vec::new());
    loop {
        let inside = open.last().cloned().unwrap_or_default();
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                found.push(element(&start, &inside));
                open.push(found.last().unwrap().0.clone());
            }
            Event::Empty(start) => found.push(element(&start, &inside)),
            Event::End(_) => {
                open.pop();
            }
            Event::Text(text) => {
                let is_blank = text.decode().unwrap().trim().is_empty();
                assert!(is_blank || ["failure", "skipped"].contains(&inside.as_str()));
            }
            Event::GeneralRef(_) => {
                assert!(["failure", "skipped"].contains(&inside.as_str()));
            }
            Event::Decl(_) => assert!(found.is_empty()),
            Event::Eof => break,
            other => panic!("{other:?}"),
        }
    }
    assert!(open.is_empty());
    found
}

fn attribute<'a>(element: &'a Element, name: &str) -> &'a str {
    let found = element.1.iter().find(|(key, _)| key == name);
    found.unwrap().1.as_str()
}

#[test]
fn junit_counts_what_it_holds() {
    let (sources, report) = mixed();
    let (xml, _) = written(&sources, &report, Format::Junit);
    let found = elements(&xml);
    let of = |name: &str| {
        found
            .iter()
            .filter(|element| element.0 == name)
            .collect::<Vec<_>>()
    };
    let order = numbers(of("testcase").iter().map(|case| attribute(case, "name")));
    assert_eq!(order, (1..=24).collect::<Vec<_>>());
    assert_eq!((of("failure").len(), of("skipped").len()), (16, 8));
    let root = found.first().unwrap();
    assert_eq!(
        (attribute(root, "tests"), attribute(root, "failures")),
        ("24", "16")
    );
    let sum = |name: &str| -> u32 {
        let suites = of("testsuite");
        suites
            .iter()
            .map(|suite| attribute(suite, name).parse::<u32>().unwrap())
            .sum()
    };
    assert_eq!((sum("tests"), sum("failures"), sum("errors")), (24, 16, 0));
    let odd = "data/100% sure, <b>they</b> say: `x|y`␛[31m.yaml";
    assert!(
        of("testcase")
            .iter()
            .any(|case| attribute(case, "classname") == odd)
    );
    let second = of("failure")
        .get(1)
        .map(|failure| attribute(failure, "message").to_owned());
    assert_eq!(
        second.unwrap(),
        "finding 2 says 100% of `two␊lines␛[2J`, 50%25 of␍␊them"
    );

    let nothing = written(&sources, &batch::report(Vec::new()), Format::Junit).0;
    let nothing = elements(&nothing);
    assert_eq!(attribute(nothing.first().unwrap(), "tests"), "1");
    assert_eq!(attribute(nothing.first().unwrap(), "failures"), "0");
}

#[test]
fn ten_thousand_findings_are_carried_by_every_format() {
    let sources = sources();
    let report = report(many(&sources, 10_000));
    let all: Vec<usize> = (1..=10_000).collect();
    let (github, _) = written(&sources, &report, Format::Github);
    let lines = github.lines().filter(|line| line.contains("title="));
    assert_eq!(numbers(lines), all);
    let (junit, _) = written(&sources, &report, Format::Junit);
    let cases = junit.lines().filter(|line| line.contains("<testcase"));
    assert_eq!(numbers(cases), all);
    for format in [Format::Sarif, Format::Gitlab, Format::Rdjson] {
        let (text, left_out) = written(&sources, &report, format);
        assert_eq!(left_out, 0);
        assert_eq!(
            numbers(json::headlines(format, &text).iter().map(String::as_str)),
            all
        );
    }
}
