//! The reader of the plain style of YAML against the full parser: whatever the one does not decline, the other reads the
//! same, to the byte and the node.
#![expect(
    clippy::disallowed_methods,
    reason = "the files of the repository are texts to try"
)]

use std::fs;
use std::path::Path;

use proptest::prelude::*;

use super::super::build::Builder;
use super::super::{yaml, yaml_block};
use super::*;

/// Everything that a reader leaves behind.
fn left(builder: &Builder<'_>) -> String {
    let nodes = builder.nodes.iter().map(|node| format!("{node:?}\n"));
    let (roots, comments) = (&builder.roots, &builder.comments);
    let (items, entries) = (&builder.items, &builder.entries);
    let problems = &builder.problems;
    format!(
        "{}{roots:?}\n{items:?}\n{entries:?}\n{comments:?}\n{problems:#?}",
        nodes.collect::<String>()
    )
}

/// Whether the plain style was read; then as the full parser reads it.
fn is_taken(text: &str) -> bool {
    let limits = Limits::default();
    let mut plain = Builder::new(text, &limits);
    if !yaml_block::read(&mut plain) {
        return false;
    }
    let mut full = Builder::new(text, &limits);
    yaml::read_any(&mut full);
    assert_same(text, &left(&plain), &left(&full));
    true
}

fn assert_same(text: &str, plain: &str, full: &str) {
    if plain != full {
        let lines = plain.lines().zip(full.lines());
        let differing: Vec<_> = lines
            .filter(|(plain, full)| plain != full)
            .take(8)
            .collect();
        panic!("{text}\n--- plain, full: {differing:#?}");
    }
}

#[test]
fn the_plain_style_is_read_without_the_full_parser() {
    for text in [
        "a: 1\n",
        "a: 1",
        "---\na: 1\n",
        "# head\n---\n\na: 1 # why\n",
        "- a\n- b\n",
        "- a: 1\n  b: 2\n-   c: 3\n    d: 4\n",
        "a:\n- 1\n- 2\nb:\n  - 3\n  - 4\n",
        "a:\n  b:\n    c: x y z\n  d: http://e.f/#g\n",
        "a:\n  text alone\nb:\n  'quoted' # why\nc:\n  [1, 2]\n",
        "a:\nb: # nothing\nc:\n  -\n  - # nothing\n  - - 1\n    - 2\n  -\n    d: 1\n",
        "'a b': \"c: d\"\n\"e\" : 'it''s'\nf : -5\n",
        "- {id: x, figure: 超300万吨, list: [a, 'b, c', {}], at: 2023/2025-12}\n- []\n",
        "日本: 語 # 注\n- : 1\n".trim_end_matches("- : 1\n"),
        "a: b#c\nd: e :f\ng: -.5\nh: --x\ni: a, b [c] {d}\n",
        "  a: 1\n  b:\n   - 2\n",
        "a: 1\na: 2\n",
        "~: 1\ntrue: 2\n3: null\n",
        "a: |\n  b\n   c\n\n  d\nb: >\n  e\n  f\nc: |-\n  g\n\n\n# h\nd: 1\n",
        "- |\n b\n- >-\n   c\n   d\n- e: |\n    f: g # h\n  i: 1\n",
        "a:\n  |\n  b\nc:\n- |-\n  # no comment\n",
    ] {
        assert!(is_taken(text), "{text}");
    }
}

#[test]
fn anything_else_is_left_to_the_full_parser() {
    for text in [
        "",
        "# only a comment\n",
        "text",
        "[1, 2]",
        "a: 1\n---\nb: 2\n",
        "a: 1\n...\n",
        "%YAML 1.2\n---\na: 1\n",
        "a: b\n  c\n",
        "a: 'b\n  c'\n",
        "a: |+\n  b\n",
        "a: |2\n  b\n",
        "a: | # c\n  b\n",
        "a: |\n\n  b\n",
        "a: |\n  b",
        "a: |\nb: 1\n",
        "a: >\n  b\n\n  c\n",
        "a: >\n  b\n   c\n",
        "a:\n  - |\n    b\n   c\n",
        "a: &x 1\n",
        "a: *x\n",
        "a: !!str 1\n",
        "? a\n: b\n",
        "a: b: c\n",
        "a: - b\n",
        "a:\n\t- b\n",
        "a: 1\r\nb: 2\r\n",
        "\u{feff}a: 1\n",
        "a: \"b\\n\"\n",
        "a: [1,\n  2]\n",
        "a: {b}\n",
        "a: [b: 1]\n",
        "a: {b:, c: 1}\n",
        "a: {\"b\":1}\n",
        "a: [1, ]\n",
        "[a]: 1\n",
        "a: 1\n b: 2\n",
        "  a: 1\nb: 2\n",
        "a:\n    b: 1\n  c: 2\n",
        "- a\nb: 1\n",
        "a: 1\n- b\n",
        "a: 'b' c\n",
        "a: 'b'#c\n",
        "a: [b]#c\n",
        "a: @b\n",
        "a: b\u{2028}c\n",
        "a: b\u{85}c\n",
    ] {
        assert!(!is_taken(text), "{text}");
    }
}

/// Every YAML file of the repository, and every fence of its pages.
fn texts() -> Vec<String> {
    fn files(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let ending = path.extension().and_then(|ending| ending.to_str());
            if path.is_dir() {
                files(&path, found);
            } else if ending == Some("yaml") {
                found.push(fs::read_to_string(&path).unwrap());
            } else if ending == Some("md") {
                let page = fs::read_to_string(&path).unwrap();
                let fences = page.split("\n```").skip(1).step_by(2);
                let yaml = fences.filter_map(|fence| fence.strip_prefix("yaml"));
                found.extend(yaml.filter_map(|fence| Some(fence.split_once('\n')?.1.to_owned())));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["data", "docs", "examples", "src/rules", "tests"] {
        files(&root.join(folder), &mut found);
    }
    found.sort();
    found
}

#[test]
fn files_of_the_repository_are_read_the_same() {
    let texts = texts();
    let taken = texts.iter().filter(|text| is_taken(text)).count();
    assert!(taken * 10 > texts.len() * 7, "{taken} of {}", texts.len());
}

/// Pieces of which lines are made.
const PIECES: [&str; 48] = [
    "a",
    "b c",
    "é数",
    "a: ",
    "b: ",
    "c:",
    "- ",
    "-",
    "# c",
    " # c",
    "'q'",
    "'i''s'",
    "\"d\"",
    "[",
    "]",
    "{",
    "}",
    ", ",
    ",",
    ": ",
    ":",
    " ",
    "  ",
    "1",
    "-2",
    "~",
    "null",
    "http://x/#y",
    "[a, b]",
    "{a: 1, b: [c]}",
    "[]",
    "{}",
    "|",
    ">",
    "&x ",
    "*x",
    "!t ",
    "?",
    "? ",
    "<<: ",
    "---",
    "...",
    "%",
    "@",
    "#",
    "\t",
    "\"",
    "'",
];

fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES.to_vec());
    let line = (0_usize..5, prop::collection::vec(piece, 0..5));
    let line = line.prop_map(|(indent, pieces)| " ".repeat(indent) + &pieces.concat());
    prop::collection::vec(line, 1..7).prop_map(|lines| lines.join("\n"))
}

/// Lines that mostly fit together.
fn likely() -> impl Strategy<Value = String> {
    let lines = vec![
        "a:", "b: 1", "c: x # y", "- d", "- e: 1", "- f:", "-", "- - g", "# h", "", "'i': j", "k",
        "- {l: 1}", "m: [n]", "o: 'p'", "q: ", "- r: s", "w: |", "- >-", "x: |-", "t : u", "\"v\"",
        "- ~",
    ];
    let line = (0_usize..4, prop::sample::select(lines));
    let line = line.prop_map(|(indent, text)| " ".repeat(indent * 2 % 5) + text);
    prop::collection::vec(line, 1..9).prop_map(|lines| lines.join("\n") + "\n")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn soups_are_read_the_same(text in soup()) {
        is_taken(&text);
    }

    #[test]
    fn likely_texts_are_read_the_same(text in likely()) {
        is_taken(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn files_with_a_slip_are_read_the_same(
        which in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        piece in prop::sample::select(PIECES.to_vec()),
        gone in 0_usize..4,
    ) {
        let texts = texts();
        let text = which.get(&texts);
        let chars: Vec<char> = text.chars().take(600).collect();
        let at = at.index(chars.len() + 1);
        let before: String = chars.iter().take(at).collect();
        let after: String = chars.iter().skip(at + gone).collect();
        is_taken(&format!("{before}{piece}{after}"));
    }
}
