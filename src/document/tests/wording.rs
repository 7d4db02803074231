//! Syntax errors of YAML: the place, the words, the help.

use super::*;

/// Text, bytes underlined, headline.
const ERRORS: &[(&str, &str, &str)] = &[
    ("a:\n\tb: 1\n", "\t", "a tab is used for indentation"),
    ("a: 1\n\tb: 2", "\t", "a tab is used for indentation"),
    ("a: |\n\tx\n", "\t", "a tab is used for indentation"),
    ("a:\n- \t- b", "\t", "a tab follows `-`"),
    (
        "a: 1\nb\nc: 2\n",
        "b",
        "a line that should be `key: value` has no `:`",
    ),
    ("a: b: c\n", ":", "a second `:` stands in one line"),
    (
        "a: 1\n b: 2\n",
        ":",
        "an entry starts in the middle of a value",
    ),
    (
        "a 1\nb: 2\n",
        ":",
        "an entry starts in the middle of a value",
    ),
    ("a: 'pear\nb: 1\n", "'", "a quote is not closed"),
    ("a: \"pear\n", "\"", "a quote is not closed"),
    ("a: 'x\n'y: 2", "'", "a quote is not closed"),
    (
        "# it's\na: # 'no'\n  # isn't\n  \"pear\nb: 1\n",
        "\"",
        "a quote is not closed",
    ),
    ("'pear", "'", "a quote is not closed"),
    ("a: [1, {b: 2]\n", "{", "the bracket `{` is closed by `]`"),
    (
        "a: [1, 2\nb: 3\n",
        "b",
        "a line stands too far left for the bracket it is in",
    ),
    ("a: {b: 1\n", "{", "the bracket `{` is not closed"),
    ("a: {b: 1 c: 2}\n", ":", "expected `,` or `}`"),
    ("a: [1, 2\n  b: c", ":", "expected `,` or a closing bracket"),
    ("a: {a: 1,, b: 2}\n", ",", "there is a comma too many"),
    ("a: [1,,2]\n", ",", "there is a comma too many"),
    ("[,1]\n", ",", "there is a comma too many"),
    (
        "a: \"1\u{b}\"\n",
        "\u{b}",
        "the control character U+000B cannot stand in YAML",
    ),
    ("a: [1] [2]", "[", "something follows the end of a value"),
    ("a: [\"x\" y]\n", "y", "something follows the closing quote"),
    ("a: ]\n", "]", "a closing bracket has no opening one"),
    ("a: \"\\n\\d\"\n", "\\d", "an escape is unknown to YAML"),
    ("a: \"\\uZZ\"\n", "\\u", "an escape names no character"),
    ("a: 'it's'\n", "s", "something follows the closing quote"),
    ("a: @pear\n", "@", "no value can start with `@`"),
    ("a: `pear`\n", "`", "no value can start with a backquote"),
    ("a: %pear\n", "%", "no value can start with `%`"),
    ("a:\n  - 1\n - 2\n", "-", "expected a key"),
    ("a:\n    b: 1\n  c: 2\n", "c", "expected a key"),
    ("- a\nb: 1\n", "b", "expected a list item with `-`"),
    ("a: - 1\n", "-", "a list cannot start here"),
    ("a: &\n", "&", "`&` or `*` has no name"),
    (
        "a: !x!pear 1\n",
        "!",
        "a tag has a prefix that is not declared",
    ),
    ("a: !<x 1\n", "!", "a tag is not written as YAML wants it"),
    (
        "%YAML 3.0\n---\na\n",
        "%",
        "the file asks for a version of YAML that is not read",
    ),
    ("%PEAR\na: 1\n", "a", "a new document cannot start here"),
    (
        "a: | pear\n  b\n",
        "|",
        "something follows `|` or `>` that cannot stand there",
    ),
    (
        "a: 1\n\u{feff}b: 2\n",
        "\u{feff}",
        "a byte order mark stands in the middle of the text",
    ),
];

#[test]
fn yaml_errors_are_said_in_plain_words_at_their_place() {
    for (text, place, message) in ERRORS {
        let parsed = yaml_of(text);
        let problem = only(&parsed);
        assert_eq!(
            (&problem.primary.span.slice(text), &problem.message.as_str()),
            (place, message),
            "{text:?}"
        );
        assert!(
            problem.help.is_some() && !problem.primary.message.is_empty(),
            "{problem:?}"
        );
        assert!(!problem.message.ends_with('.'));
        assert!(parsed.document.root().is_none());
    }
}

#[test]
fn an_error_between_brackets_shows_the_opening_one() {
    for (text, bracket, words) in [
        ("a: {b: 1 c: 2}\n", "{", "opened here; closes with `}`"),
        ("a: [b: c d: e]\n", "[", "opened here; closes with `]`"),
        ("a: [1, 2\nb: 3\n", "[", "opened here; closes with `]`"),
    ] {
        let parsed = yaml_of(text);
        let [label] = only(&parsed).related.as_slice() else {
            panic!("{:?}", parsed.problems);
        };
        assert_eq!(
            (label.span.slice(text), label.message.as_str()),
            (bracket, words)
        );
    }
}

#[test]
fn each_document_has_its_own_quotes() {
    let parsed = yaml_of("a: 'x\n---\nb: \"y\n---\nc: 'z\n");
    let quotes: Vec<_> = parsed
        .problems
        .iter()
        .map(|p| (p.message.as_str(), p.primary.span.start))
        .collect();
    assert_eq!(
        quotes,
        [
            ("a quote is not closed", 3),
            ("a quote is not closed", 13),
            ("a quote is not closed", 23)
        ]
    );
}

#[test]
fn a_merge_conflict_is_called_one_wherever_it_stands() {
    const BLOCK: &str = "a:\n<<<<<<< HEAD\n  b: 1\n=======\n  b: 2\n>>>>>>> other\n";
    const LIST: &str = "a:\n  - b\n<<<<<<< HEAD\n  - c: 1\n||||||| base\n  - c: 0\n=======\n  - c: 2\n>>>>>>> other\n  - d\n";
    const JSON: &str = "{\n<<<<<<< HEAD\n\"b\": 1\n=======\n\"b\": 2\n>>>>>>> other\n}\n";
    for (parsed, related) in [(yaml_of(BLOCK), 2), (yaml_of(LIST), 3), (json_of(JSON), 2)] {
        let problem = only(&parsed);
        assert_eq!(problem.message, "a merge conflict is not resolved");
        assert_eq!(
            problem.primary.span.slice(parsed.document.text()),
            "<<<<<<< HEAD"
        );
        assert_eq!(problem.related.len(), related);
        assert!(problem.help.as_deref().unwrap().contains(">>>>>>> other"));
    }
    let two = yaml_of(&BLOCK.repeat(2));
    assert_eq!(two.problems.len(), 2);
    let many = yaml_of(&BLOCK.repeat(9));
    assert_eq!(many.problems.len(), 5);
    assert!(
        many.problems[4]
            .help
            .as_deref()
            .unwrap()
            .contains("4 more conflicts")
    );
    let quoted = yaml_of("a: |\n  <<<<<<< HEAD\n  =======\n  >>>>>>> other\n");
    assert!(quoted.problems.is_empty());
}

#[test]
fn what_is_left_of_a_merge_conflict_is_called_that() {
    for (parsed, left) in [
        (yaml_of("a: 1\n=======\nb: 3\n"), "======="),
        (yaml_of("a: 1\nb: 3\n>>>>>>> other\n"), ">>>>>>> other"),
        (yaml_of("a: 1\n||||||| base\nb: 2\n"), "||||||| base"),
        (yaml_of("- a\n<<<<<<< HEAD\n- b\n"), "<<<<<<< HEAD"),
        (json_of("{\n\"a\": 1,\n=======\n}\n"), "======="),
        (json_of("[1,\n>>>>>>> other\n2]\n"), ">>>>>>> other"),
    ] {
        let problem = only(&parsed);
        assert_eq!(problem.message, "a line of a merge conflict is left");
        let text = parsed.document.text();
        assert_eq!(problem.primary.span.slice(text), left);
    }
    let title = yaml_of("Title\n=======\n");
    assert!(title.problems.is_empty());
}

#[test]
fn what_json_does_not_know_is_told_with_what_to_write() {
    for (text, place, help) in [
        (
            "{\"a\": 1,, \"b\": 2}",
            ",",
            "Remove one of the two commas.",
        ),
        ("[1,, 2]", ",", "Remove one of the two commas."),
        (
            "{\"a\": }",
            "}",
            "Write the value behind the colon; `null` says that there is none.",
        ),
        (
            "{\"a\": , \"b\": 1}",
            ",",
            "Write the value behind the colon; `null` says that there is none.",
        ),
        (
            "[, 2]",
            ",",
            "Remove the comma, or write a value before it.",
        ),
        ("{, \"b\": 2}", ",", "Remove the comma."),
        ("{\"a\": +1}", "+", "Write the number without its `+`."),
        ("{\"a\": .5}", ".", "Write `0` before the `.`."),
        (
            "{\"a\": 0x1F}",
            "0x1F",
            "Write the number in decimal digits",
        ),
        (
            "{\"a\": \u{201c}x\u{201d}}",
            "\u{201c}",
            "JSON quotes text with `\"`",
        ),
        (
            "{\u{201c}a\u{201d}: 1}",
            "\u{201c}",
            "JSON quotes keys with `\"`",
        ),
        (
            "{\"a\": 1; \"b\": 2}",
            ";",
            "Write a comma in place of the `;`.",
        ),
        ("{\"a\" = 1}", "=", "Write a `:` in place of the `=`."),
    ] {
        let parsed = json_of(text);
        let problem = only(&parsed);
        assert_eq!(problem.primary.span.slice(text), place, "{problem:?}");
        let said = problem.help.as_deref().unwrap();
        assert!(said.starts_with(help), "{problem:?}");
    }
    let markup = json_of("<!-- ports -->\n{}");
    assert_eq!(only(&markup).message, "a comment cannot stand in JSON");
}

#[test]
fn what_is_meant_as_text_is_told_to_be_quoted() {
    for (text, place, help) in [
        (
            "files: *.yaml\n",
            "*.yaml",
            "Put the pattern in quotes: `'*.yaml'`.",
        ),
        (
            "files: [*/*.yaml]\n",
            "*/*.yaml",
            "Put the pattern in quotes: `'*/*.yaml'`.",
        ),
        (
            "a: {title: Krumm: a bakery}\n",
            ":",
            "Put text that holds `: ` in quotes, or",
        ),
    ] {
        let parsed = yaml_of(text);
        let problem = only(&parsed);
        assert_eq!(problem.primary.span.slice(text), place, "{problem:?}");
        assert!(
            problem.help.as_deref().unwrap().starts_with(help),
            "{problem:?}"
        );
    }
}

#[test]
fn a_key_beside_its_column_is_told_the_column() {
    for (text, key, label) in [
        (
            "a:\n  - b: 1\n    c: 2\n   d: 3\n",
            "d",
            "column 4; the other keys of this item start in column 5",
        ),
        (
            "- b: 1\n  c: 2\n d: 3\n",
            "d",
            "column 2; the other keys of this item start in column 3",
        ),
    ] {
        let parsed = yaml_of(text);
        let problem = only(&parsed);
        assert_eq!(problem.primary.span.slice(text), key, "{problem:?}");
        assert_eq!(problem.primary.message, label);
    }
}
