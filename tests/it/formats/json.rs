//! The formats in JSON against their schemas.

use factlint::output::Format;
use serde_json::Value;

use super::batch::{many, mixed, numbers, report, sources, written};

fn fits(schema: &str, text: &str) -> Value {
    // A bracket that nothing has opened stands for itself in JavaScript, and is an error elsewhere.
    let schema = schema.replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}\\\\]?$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let value: Value = serde_json::from_str(text).unwrap();
    let validator = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap();
    let failures: Vec<String> = validator
        .iter_errors(&value)
        .map(|failure| format!("{}: {failure}", failure.instance_path()))
        .collect();
    assert_eq!(failures, [""; 0]);
    value
}

const SARIF: &str = include_str!("sarif-schema-2.1.0.json");
const GITLAB: &str = include_str!("gitlab.schema.json");
const RDJSON: &str = include_str!("rdjson.schema.json");

/// The headlines of the findings.
pub(super) fn headlines(format: Format, text: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(text).unwrap();
    let (findings, headline) = match format {
        Format::Sarif => (&value["runs"][0]["results"], "/message/text"),
        Format::Gitlab => (&value, "/description"),
        _ => (&value["diagnostics"], "/message"),
    };
    let findings = findings.as_array().unwrap().iter();
    findings
        .map(|finding| {
            finding
                .pointer(headline)
                .unwrap()
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect()
}

fn order(format: Format, text: &str) -> Vec<usize> {
    numbers(headlines(format, text).iter().map(String::as_str))
}

#[test]
fn sarif_fits_its_schema() {
    let (sources, report) = mixed();
    let (text, _) = written(&sources, &report, Format::Sarif);
    let log = fits(SARIF, &text);
    let run = &log["runs"][0];
    let with_waived: Vec<usize> = (1..=24).chain([1, 2]).collect();
    assert_eq!(order(Format::Sarif, &text), with_waived);
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);

    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), 2);
    for rule in rules {
        assert!(
            rule["help"]["text"]
                .as_str()
                .is_some_and(|text| !text.is_empty())
        );
        assert!(
            rule["help"]["markdown"]
                .as_str()
                .is_some_and(|text| !text.is_empty())
        );
        assert!(
            rule["helpUri"]
                .as_str()
                .is_some_and(|uri| uri.starts_with("https://"))
        );
    }
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert_eq!(
            result["partialFingerprints"]["factlint/v1"]
                .as_str()
                .unwrap()
                .len(),
            16
        );
    }
    let state = |at: usize| {
        (
            &run["results"][at]["baselineState"],
            &run["results"][at]["suppressions"][0],
        )
    };
    assert_eq!(state(0).0, "new");
    assert_eq!(state(24).0, "unchanged");
    assert_eq!(state(24).1["kind"], "external");
    assert_eq!(
        state(24).1["justification"],
        "the town counts later\n<b>@quay</b>"
    );
    assert_eq!(
        (state(25).0, &state(25).1["kind"]),
        (&"new".into(), &"inSource".into())
    );
}

#[test]
fn places_in_sarif_are_relative_and_linked() {
    let (sources, report) = mixed();
    let (text, _) = written(&sources, &report, Format::Sarif);
    let log: Value = serde_json::from_str(&text).unwrap();
    let results = &log["runs"][0]["results"];
    let place = |result: &Value| result["locations"][0]["physicalLocation"].clone();
    let third = &results[2];
    assert_eq!(
        place(third)["artifactLocation"]["uri"],
        "data/100%25%20sure%2C%20%3Cb%3Ethey%3C/b%3E%20say%3A%20%60x%7Cy%60%1B%5B31m.yaml"
    );
    assert_eq!(place(third)["artifactLocation"]["uriBaseId"], "%SRCROOT%");
    assert_eq!(
        place(third)["region"],
        serde_json::json!({"startLine": 1, "startColumn": 6, "endLine": 1, "endColumn": 10})
    );
    assert_eq!(place(&results[1])["region"]["endLine"], 5);
    assert_eq!(third["relatedLocations"][1]["id"], 2);
    let message = third["message"]["text"].as_str().unwrap();
    assert!(message.contains("\n[data/harbour.yaml:1:4](1)\n[data/码头 1.yaml:1:4](2): <script>"));
    // What nobody can open is named and no link.
    let fourth = &results[3];
    assert_eq!(fourth["relatedLocations"].as_array().unwrap().len(), 1);
    assert!(
        fourth["message"]["text"]
            .as_str()
            .unwrap()
            .contains("\nfactlint:schema/checks.schema.json:1:1: ")
    );
}

/// The ids of the embedded links of a message, as the standard reads them.
fn links(message: &str) -> Vec<String> {
    let plain = message
        .replace("\\\\", "")
        .replace("\\[", "")
        .replace("\\]", "");
    let mut found = Vec::new();
    for (at, _) in plain.match_indices("](") {
        let before = plain.get(..at).unwrap();
        if before
            .rfind('[')
            .is_some_and(|open| !before.get(open..).unwrap().contains('\n'))
        {
            let after = plain.get(at + 2..).unwrap();
            found.push(after.split(')').next().unwrap().to_owned());
        }
    }
    found
}

#[test]
fn no_text_of_the_user_is_a_link_in_sarif() {
    let (sources, report) = mixed();
    let (text, _) = written(&sources, &report, Format::Sarif);
    let log: Value = serde_json::from_str(&text).unwrap();
    for result in log["runs"][0]["results"].as_array().unwrap() {
        let ids: Vec<String> = result["relatedLocations"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|related| related["id"].to_string())
            .collect();
        assert_eq!(links(result["message"]["text"].as_str().unwrap()), ids);
    }
}

#[test]
fn sarif_keeps_to_what_github_takes_and_says_so() {
    let sources = sources();
    let mut report = report(many(&sources, 25_300));
    // One warning too large for any file, and one error that is not.
    report.diagnostics[2].diagnostic.message = format!("finding 3 says {}", "x".repeat(11_000_000));
    report.diagnostics[24_999].diagnostic.message = "finding 25000 says z".to_owned();
    let (text, left_out) = written(&sources, &report, Format::Sarif);
    assert!(text.len() <= 10_000_000, "{}", text.len());
    let log: Value = serde_json::from_str(&text).unwrap();
    let kept = order(Format::Sarif, &text);
    assert_eq!(kept.len() as u64 + left_out, 25_300);
    assert!(kept.len() <= 25_000);
    assert!(kept.is_sorted() && kept.contains(&25_000) && !kept.contains(&3));
    let told = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0];
    let told = told["message"]["text"].as_str().unwrap();
    assert!(
        told.starts_with(&format!("{left_out} results left out")),
        "{told}"
    );
}

#[test]
fn gitlab_fits_its_schema() {
    let (sources, report) = mixed();
    let (text, _) = written(&sources, &report, Format::Gitlab);
    let issues = fits(GITLAB, &text);
    assert_eq!(order(Format::Gitlab, &text), (1..=24).collect::<Vec<_>>());
    let issues = issues.as_array().unwrap();
    let mut fingerprints: Vec<&str> = issues
        .iter()
        .map(|issue| issue["fingerprint"].as_str().unwrap())
        .collect();
    fingerprints.sort_unstable();
    fingerprints.dedup();
    assert_eq!(fingerprints.len(), issues.len(), "one for each");
    assert_eq!(
        issues[1]["location"]["lines"],
        serde_json::json!({"begin": 2, "end": 5})
    );
    let third = issues[2]["description"].as_str().unwrap();
    assert!(third.ends_with(" (see also data/harbour.yaml:1:4, data/码头 1.yaml:1:4)"));
}

#[test]
fn rdjson_fits_its_schema() {
    let (sources, report) = mixed();
    let (text, _) = written(&sources, &report, Format::Rdjson);
    let result = fits(RDJSON, &text);
    assert_eq!(order(Format::Rdjson, &text), (1..=24).collect::<Vec<_>>());
    assert_eq!(result["diagnostics"][0]["location"].get("range"), None);
    // Columns are bytes: three for each Chinese character, four for an apple.
    assert_eq!(
        result["diagnostics"][2]["location"]["range"],
        serde_json::json!({"start": {"line": 1, "column": 10}, "end": {"line": 1, "column": 17}})
    );
}
