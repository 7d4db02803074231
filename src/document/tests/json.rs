//! JSON: values, places, and what is refused.

use super::*;
use crate::diagnostic::Label;

const ACCEPTED: &[&str] = &[
    "[]",
    "{}",
    " [ ] ",
    "0",
    "-0",
    "-1",
    "1.5",
    "1e5",
    "1E+5",
    "1.0e-05",
    "[0e+1]",
    "\"\"",
    "\"a\"",
    "true",
    "null",
    "[[]   ]",
    "[null, 1, \"1\", {}]",
    "{\"\":0}",
    "{\"a\":{\"b\":[]}}",
    "\"\\u0000\"",
    "\"\\/\"",
    "\"\\\"\\\\\\b\\f\\n\\r\\t\"",
    "\"\u{7f}\"",
    "\"\u{2028}\"",
    "\"\u{ffff}\"",
    "\"\\uD834\\uDD1E\"",
    "\"\\ud83d\\ude39\\ud83d\\udc8d\"",
    "\t[1]\r\n",
    "[1,\n2]",
    "\"\u{10ffff}\"",
    "-0.1",
    "123456789012345678901",
    "{\"min\":-1.0e+28}",
    "\"\\u0060\\u012a\\u12AB\"",
    "\"asd \"",
    "[\"a/*b*/c\"]",
];

const REFUSED: &[&str] = &[
    "",
    " ",
    "[",
    "]",
    "[1",
    "[1,",
    "[1,]",
    "[,1]",
    "[1 2]",
    "[1,,2]",
    "[1]]",
    "{",
    "}",
    "{\"a\"",
    "{\"a\":",
    "{\"a\":1",
    "{\"a\":1,}",
    "{\"a\" 1}",
    "{a:1}",
    "{'a':1}",
    "{1:1}",
    "{\"a\":1 \"b\":2}",
    "{\"a\",1}",
    "{,}",
    "01",
    "-",
    "-01",
    "+1",
    "1.",
    ".5",
    "-.5",
    "1e",
    "1e+",
    "1.e5",
    "0x1",
    "1_000",
    "- 1",
    "00",
    "1.5.5",
    "1e1.5",
    "NaN",
    "Infinity",
    "-Infinity",
    "nul",
    "True",
    "undefined",
    "truetrue",
    "'a'",
    "\"",
    "\"a",
    "\"\\x\"",
    "\"\\u12\"",
    "\"\\u12G4\"",
    "\"\\u+123\"",
    "\"\\\"",
    "\"\n\"",
    "\"\t\"",
    "\"\u{0}\"",
    "\"\u{1f}\"",
    "\"\\ud800\"",
    "\"\\ud800\\n\"",
    "\"\\ude00\"",
    "\"\\ud800\\ud800\"",
    "[1]x",
    "1 2",
    "{}{}",
    "[1] // c",
    "/* c */ 1",
    "# c\n1",
    "\u{a0}1",
    "[\u{c}]",
    "[1}",
    "{\"a\":1]",
    "\u{feff}\u{feff}1",
    "\\u0031",
    "{\"a\":}",
    "[:1]",
    "\"\\é\"",
    "*",
    "<null>",
    "nullé",
    "１",
];

#[test]
fn values_are_read_and_numbers_kept_as_written() {
    let parsed = json_of(
        "\u{feff}{\"a\": [1.0, -0, 1e400, true, null], \"b\\n\": {\"c\": \"数\\ud83d\\ude42\"}, \"d\": []}",
    );
    assert_eq!(
        clean(&parsed),
        ["{a: [1.0 -0 1e400 true ~], b\n: {c: \"数🙂\"}, d: []}"]
    );
    assert_well_placed(&parsed.document);
}

#[test]
fn places_are_bytes() {
    let text = "{\r\n\t\"果\": [ 1.50 , \"🙂\\n\" ],\r\n\t\"e\": {}\r\n}\r\n";
    let parsed = json_of(text);
    assert_eq!(lexemes(&parsed), ["\"果\"", "1.50", "\"🙂\\n\"", "\"e\""]);
    let root = parsed.document.root().unwrap();
    assert_eq!(root.range().slice(text), text.trim());
    assert_eq!(
        root.get("果").unwrap().range().slice(text),
        "[ 1.50 , \"🙂\\n\" ]"
    );
    assert_eq!(root.get("e").unwrap().range().slice(text), "{}");
}

#[test]
fn what_rfc_8259_allows_is_accepted() {
    for text in ACCEPTED {
        clean(&json_of(text));
        assert!(
            serde_json::from_str::<serde_json::Value>(text).is_ok(),
            "{text}"
        );
    }
}

#[test]
fn what_rfc_8259_does_not_allow_is_refused_with_one_problem() {
    for text in REFUSED {
        let parsed = json_of(text);
        let problem = only(&parsed);
        assert_eq!(problem.kind, ProblemKind::Syntax, "{text:?}");
        assert!(
            parsed.document.root().is_none() && parsed.document.node_count() == 0,
            "{text:?}"
        );
        let range = problem.primary.span;
        assert!(
            text.get(range.start as usize..range.end as usize).is_some(),
            "{text:?}: {range:?}"
        );
        assert!(
            serde_json::from_str::<serde_json::Value>(text).is_err(),
            "{text}"
        );
    }
}

#[test]
fn refusals_say_what_to_do() {
    for (text, place, message, help) in [
        ("[1,]", "]", "expected a JSON value", "remove the comma"),
        (
            "{\"a\":1,}",
            "}",
            "expected a key in double quotes",
            "Remove the comma",
        ),
        ("[1 2]", "2", "expected `,` or `]`", "Separate values"),
        (
            "{'a': 1}",
            "'",
            "expected a key in double quotes",
            "not with `'`",
        ),
        ("[True]", "True", "`True` is not a JSON value", "`true`"),
        ("[NaN]", "NaN", "`NaN` is not a JSON value", "null"),
        (
            "[007]",
            "007",
            "the number `007` starts with a zero",
            "leading zeros",
        ),
        ("[\"a\nb\"]", "\"a", "a quote is not closed", "`\\n`"),
        (
            "[\"\\q\"]",
            "\\q",
            "`\\q` is not an escape that JSON knows",
            "backslash",
        ),
        (
            "{} {}",
            "{",
            "something follows the end of the JSON value",
            "one value",
        ),
        (
            "[1, # why\n2]",
            "# why",
            "a comment cannot stand in JSON",
            "Remove it",
        ),
        (
            "{\n// a\n\"b\": 1}",
            "// a",
            "a comment cannot stand in JSON",
            "YAML",
        ),
        (
            "{\"b\": /* a */ 1}",
            "/* a */",
            "a comment cannot stand in JSON",
            "YAML",
        ),
        (
            "{\"b\" /* a\n */: 1}",
            "/* a",
            "a comment cannot stand in JSON",
            "YAML",
        ),
        (
            "{\"b\": 1 // a\n}",
            "// a",
            "a comment cannot stand in JSON",
            "YAML",
        ),
        (
            "{\"b\": 1, // a\n}",
            "// a",
            "a comment cannot stand in JSON",
            "YAML",
        ),
        ("// a\n{}", "// a", "a comment cannot stand in JSON", "YAML"),
        ("{}\n// a", "// a", "a comment cannot stand in JSON", "YAML"),
    ] {
        let parsed = json_of(text);
        let problem = only(&parsed);
        assert_eq!(
            (problem.primary.span.slice(text), problem.message.as_str()),
            (place, message),
            "{text}"
        );
        assert!(
            problem
                .help
                .as_ref()
                .is_some_and(|words| words.contains(help)),
            "{problem:?}"
        );
    }
    let open = json_of("{\"a\": [1, 2");
    assert_eq!(only(&open).message, "the file ends before `]`");
    assert_eq!(
        only(&open).related,
        [Label::new(TextRange::new(6, 7), "opened here")]
    );
}

#[test]
fn the_format_follows_the_extension() {
    assert_eq!(Format::of_path("data/a.json"), Some(Format::Json));
    assert_eq!(Format::of_path("a.b.YAML"), Some(Format::Yaml));
    assert_eq!(Format::of_path("x\\a.yml"), Some(Format::Yaml));
    for (path, format) in [
        ("a.csv", Format::Csv),
        ("a.TSV", Format::Tsv),
        ("Cargo.toml", Format::Toml),
        ("a.jsonl", Format::JsonLines),
        ("a.ndjson", Format::JsonLines),
        ("a.jsonc", Format::Jsonc),
        ("x.code-workspace", Format::Jsonc),
        ("web/tsconfig.json", Format::Jsonc),
        ("tsconfig.build.json", Format::Jsonc),
        (".devcontainer/devcontainer.json", Format::Jsonc),
        (".vscode/settings.json", Format::Jsonc),
        ("tsconfigs.json", Format::Json),
        ("vscode/settings.json", Format::Json),
    ] {
        assert_eq!(Format::of_path(path), Some(format), "{path}");
    }
    for path in ["a.txt", "json", "a.json/readme", "yaml/a", ""] {
        assert_eq!(Format::of_path(path), None, "{path}");
    }
}
