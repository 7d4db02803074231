//! Texts nobody would write: nothing panics, every place is in the text, and JSON is judged as `serde_json` does.

use proptest::prelude::*;

use super::*;

const PIECES: &[&str] = &[
    "a",
    "b: ",
    "1",
    "- ",
    ":",
    "\n",
    "\r\n",
    "  ",
    "\t",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\"",
    "'",
    "&x ",
    "*x",
    "<<: ",
    "!!int ",
    "!!str ",
    "!t ",
    "|\n",
    ">-\n",
    "#c",
    " # c\n",
    "---\n",
    "...\n",
    "? ",
    "~",
    "数",
    "🙂",
    "\u{feff}",
    "\\",
    "\\u00e9",
    "\\ud83d",
    "%YAML 1.2\n",
    "null",
    "true",
    "1.5e3",
    "\"k\":",
    "-1",
    "0",
    "é: ",
    "\u{0}",
    "\u{85}",
    "\u{2028}",
    "@",
    "`",
];

const JSON_PIECES: &[&str] = &[
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"k\":",
    "\"a\"",
    "\"",
    "1",
    "-0",
    "01",
    "1.5",
    "e3",
    "E+",
    ".",
    "true",
    "null",
    "nul",
    " ",
    "\n",
    "\\",
    "\\n",
    "\\u00e9",
    "\\ud83d\\ude42",
    "\\ud83d",
    "数",
    "🙂",
    "\t",
    "\u{7f}",
    "[1,2]",
    "{\"b\":0}",
];

const FORMATS: [Format; 7] = [
    Format::Yaml,
    Format::Json,
    Format::Jsonc,
    Format::JsonLines,
    Format::Toml,
    Format::Csv,
    Format::Tsv,
];

fn pieces(from: &'static [&'static str], count: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(from), 0..count).prop_map(|pieces| pieces.concat())
}

pub(super) fn assert_sound(parsed: &Parsed) {
    assert_well_placed(&parsed.document);
    let text = parsed.document.text();
    for problem in &parsed.problems {
        let related = problem.related.iter().map(|label| label.span);
        for range in related.chain([problem.primary.span]) {
            assert!(
                text.get(range.start as usize..range.end as usize).is_some(),
                "{text:?}: {problem:?}"
            );
        }
        assert!(!problem.message.is_empty());
    }
    for root in parsed.document.roots() {
        let (index, _) = parsed.document.pointer_at(root.range()).unwrap();
        assert!(index < parsed.document.roots.len());
        shown(root);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn no_heap_of_pieces_confuses_yaml(text in pieces(PIECES, 30)) {
        assert_sound(&yaml_of(&text));
    }

    #[test]
    fn json_is_judged_as_by_another_reader(text in pieces(JSON_PIECES, 12)) {
        let parsed = json_of(&text);
        assert_sound(&parsed);
        let theirs = serde_json::from_str::<serde_json::Value>(&text);
        let accepted = parsed.problems.iter().all(|problem| problem.kind == ProblemKind::DuplicateKey);
        prop_assert_eq!(accepted, theirs.is_ok(), "{:?}: {:?}", text, parsed.problems);
    }

    #[test]
    fn one_changed_byte_is_no_harm(at in 0usize..400, piece in prop::sample::select(PIECES), remove in 0usize..4) {
        let text = "# 果园\norchard: &o\n  rows: [1, 2.50, {deep: '三'}]\n  note: |\n    two\n    lines\ncopy: {<<: *o, rows: ~}\nlist:\n- \"a\\tb\" # c\n- >-\n  folded\n  text\n---\nsecond: true\n";
        let at = text.floor_char_boundary(at.min(text.len()));
        let end = text.ceil_char_boundary((at + remove).min(text.len()));
        let mut changed = text.to_owned();
        changed.replace_range(at..end, piece);
        for format in FORMATS {
            assert_sound(&parse_as(&changed, format));
        }
    }

    #[test]
    fn any_text_at_all_is_no_harm(text in any::<String>()) {
        for format in FORMATS {
            assert_sound(&parse_as(&text, format));
        }
    }
}
