//! JSON with comments, and JSON Lines.

use super::*;

#[test]
fn comments_and_last_commas_stand_in_jsonc_and_nowhere_else() {
    let text = "\u{feff}// berths\n{\n  /* two\n  lines */ \"a\": [1, 2, ], // why\r\n  \"b\": { \"c\": \"// no\", }, /**/\n}\n// end";
    let parsed = parse_as(text, Format::Jsonc);
    assert_eq!(clean(&parsed), [r#"{a: [1 2], b: {c: "// no"}}"#]);
    assert_well_placed(&parsed.document);
    let comments = parsed.document.comments().iter();
    let comments: Vec<_> = comments.map(|comment| comment.range.slice(text)).collect();
    assert_eq!(
        comments,
        [
            "// berths",
            "/* two\n  lines */",
            "// why",
            "/**/",
            "// end"
        ]
    );
    assert_eq!(
        told(&parse_as(text, Format::Json)),
        [("// berths", "a comment cannot stand in JSON")]
    );
    assert_eq!(
        told(&parse_as("[1,]", Format::Json)),
        [("]", "expected a JSON value")]
    );
}

#[test]
fn what_jsonc_does_not_allow_is_told_once() {
    for (text, place, message) in [
        ("[,]", ",", "expected a JSON value"),
        ("[1,,]", ",", "expected a JSON value"),
        ("{,}", ",", "expected a key in double quotes"),
        ("[1] # c", "# c", "a comment starts with `//` here"),
        ("[1 /* c\n]", "/* c", "a comment is not closed"),
        ("// only", "", "the file is empty"),
        ("{a: 1}", "a", "expected a key in double quotes"),
        ("[1 / 2]", "/", "expected `,` or `]`"),
    ] {
        assert_eq!(
            told(&parse_as(text, Format::Jsonc)),
            [(place, message)],
            "{text:?}"
        );
    }
}

#[test]
fn each_line_is_an_item() {
    for text in [
        "{\"a\": 1}\n[2]\n\"x\"",
        "\u{feff}{\"a\": 1}\r\n\r\n  [2] \n\t\n\"x\"\n\n",
    ] {
        let parsed = parse_as(text, Format::JsonLines);
        assert_eq!(clean(&parsed), [r#"[{a: 1} [2] "x"]"#], "{text:?}");
        assert_well_placed(&parsed.document);
    }
    for text in ["", "\n", "\u{feff}\n\n"] {
        assert_eq!(clean(&parse_as(text, Format::JsonLines)), ["[]"]);
    }
}

#[test]
fn a_broken_line_is_one_problem_and_the_others_are_read() {
    let text = "{\"a\": 1}\n{\"a\": [1, {\"a\": 2,\n{\"a\": 3} {\"a\": 4}\n{\"a\": 5} // c\n{\"a\": 1, \"a\": x}\n{\"a\": 6}\n";
    let parsed = parse_as(text, Format::JsonLines);
    assert_eq!(
        told(&parsed),
        [
            ("", "the line ends before `}`"),
            ("{", "something follows the end of the JSON value"),
            ("// c", "a comment cannot stand in JSON"),
            ("x", "`x` is not a JSON value"),
        ]
    );
    assert_eq!(roots(&parsed.document), ["[{a: 1} {a: 6}]"]);
    assert_well_placed(&parsed.document);
    let many = parse_as(&"{\n".repeat(9), Format::JsonLines);
    assert_eq!(many.problems.len(), 5);
    assert!(
        many.problems[4]
            .help
            .as_ref()
            .unwrap()
            .ends_with("4 more lines of this file cannot be read.")
    );
}

#[test]
fn one_value_over_many_lines_is_one_mistake() {
    let parsed = parse_as("[\n  {\"a\": 1},\n  {\"a\": 2}\n]\n", Format::JsonLines);
    assert_eq!(
        told(&parsed),
        [("", "the file holds one JSON value over several lines")]
    );
    assert!(parsed.document.root().is_none());
}

#[test]
fn a_conflict_in_lines_is_one_and_leaves_nothing() {
    let text = "{\"a\": 1}\n<<<<<<< HEAD\n{\"a\": 2}\n=======\n{\"a\": 3}\n>>>>>>> branch\n";
    let parsed = parse_as(text, Format::JsonLines);
    assert_eq!(
        told(&parsed),
        [("<<<<<<< HEAD", "a merge conflict is not resolved")]
    );
    assert!(parsed.document.root().is_none());
}

#[test]
fn lines_are_nested_as_deep_as_other_files() {
    let limits = Limits {
        depth: 3,
        ..Limits::default()
    };
    let parsed = parse(
        Arc::from("[[1]]\n[[[1]]]\n[2]\n"),
        Format::JsonLines,
        &limits,
    );
    assert_eq!(only(&parsed).kind, ProblemKind::Limit);
    assert_eq!(roots(&parsed.document), ["[[[1]] [2]]"]);
}
