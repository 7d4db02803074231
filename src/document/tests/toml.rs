//! TOML: tables wherever they are written, places, and what is refused.

use ::toml::de::{DeTable, DeValue};
use proptest::prelude::*;

use super::*;
use crate::document::Pointer;

fn toml_of(text: &str) -> Parsed {
    parse_as(text, Format::Toml)
}

#[test]
fn values_are_read_and_kept_as_written() {
    let text = "\u{feff}# berths\r\nname = \"North \\u00e9\" # two\r\n'a b' = 'c:\\d'\nlong = '''\n it's'''\nwide = \"\"\"a\\\n   b\"\"\"\nn = [ 1_000, -0.50, 0xFF, 0b1, +1e6, inf, -nan, ]\non = true\nfrom = 2024-05-01\nat = 2024-05-01T07:30:00Z\nclock = 07:30\n";
    let parsed = toml_of(text);
    assert_eq!(
        clean(&parsed),
        [
            "{name: \"North é\", a b: \"c:\\\\d\", long: \" it's\", wide: \"ab\", n: [1_000 -0.50 0xFF 0b1 +1e6 \"inf\" \"-nan\"], on: true, from: \"2024-05-01\", at: \"2024-05-01T07:30:00Z\", clock: \"07:30\"}"
        ]
    );
    assert_well_placed(&parsed.document);
    assert_eq!(
        lexemes(&parsed)[..6],
        [
            "name",
            "\"North \\u00e9\"",
            "'a b'",
            "'c:\\d'",
            "long",
            "'''\n it's'''"
        ]
    );
    let comments = parsed.document.comments().iter();
    let comments: Vec<_> = comments.map(|comment| comment.range.slice(text)).collect();
    assert_eq!(comments, ["# berths", "# two"]);
}

#[test]
fn tables_are_one_tree_however_they_are_written() {
    for (text, tree) in [
        ("", "{}"),
        ("# nothing\n", "{}"),
        ("[a]\n", "{a: {}}"),
        ("[a]\nb = 1\n[c]\nd = 2", "{a: {b: 1}, c: {d: 2}}"),
        ("[a.b.c]\nd = 1\n[a]\ne = 2", "{a: {b: {c: {d: 1}}, e: 2}}"),
        ("a.b = 1\na.c.d = 2\ne = 3", "{a: {b: 1, c: {d: 2}}, e: 3}"),
        (
            "[a]\nb.c = 1\n[a.b.d]\ne = 2",
            "{a: {b: {c: 1, d: {e: 2}}}}",
        ),
        (
            "a = {b.c = 1, b.d = [{}, {e = 2}]}",
            "{a: {b: {c: 1, d: [{} {e: 2}]}}}",
        ),
        ("a = {\n b = 1, # why\n}", "{a: {b: 1}}"),
        (
            "[[p]]\nn = 1\n[p.q]\nr = 2\n[[p]]\n[[p.s]]\n[[p.s]]\nt = 3",
            "{p: [{n: 1, q: {r: 2}} {s: [{} {t: 3}]}]}",
        ),
        (
            "\"\" = 1\n'x.y'.\"z\" = 2\n1.5 = 3",
            "{: 1, x.y: {z: 2}, 1: {5: 3}}",
        ),
        (
            "[a.x]\n[b]\n[a.y]\nc = 1\n[b.z]",
            "{a: {x: {}, y: {c: 1}}, b: {z: {}}}",
        ),
    ] {
        let parsed = toml_of(text);
        assert_eq!(clean(&parsed), [tree], "{text:?}");
        assert_well_placed(&parsed.document);
    }
}

#[test]
fn tables_stand_where_their_entries_do() {
    let text = "[a.b]\nc = 1\nd = {e = 2}\n\n[f]\n[[g]]\nh = 3\n";
    let parsed = toml_of(text);
    let root = parsed.document.root().unwrap();
    let place = |pointer: &str| {
        let pointer = Pointer::parse(pointer).unwrap();
        root.at(&pointer).unwrap().range().slice(text)
    };
    assert_eq!(place("/a"), "b]\nc = 1\nd = {e = 2}");
    assert_eq!(place("/a/b"), "c = 1\nd = {e = 2}");
    assert_eq!(place("/a/b/d"), "{e = 2}");
    assert_eq!(place("/f"), "");
    assert_eq!(place("/g"), "h = 3");
    assert_eq!(
        root.get("f").unwrap().range().start as usize,
        text.find("[f]").unwrap() + 3
    );
    // Written in turns, each still has its way.
    let text = "[a.x]\np = 1\n[b.x]\nq = 2\n[a.y]\nr = 3\n[b.y]\ns = 4\n";
    let parsed = toml_of(text);
    for (at, way) in [
        ("p", "/a/x/p"),
        ("2", "/b/x/q"),
        ("r", "/a/y/r"),
        ("4", "/b/y/s"),
    ] {
        let at = text.find(at).unwrap();
        let range = TextRange::from_usize(at, at + 1);
        let (_, pointer) = parsed.document.pointer_at(range).unwrap();
        assert_eq!(pointer.to_string(), way);
    }
}

#[test]
fn what_is_defined_twice_is_told_with_both_places() {
    for (text, place, message) in [
        ("a = 1\na = 2", "a", "the key `a` is defined twice"),
        (
            "[a]\nb = 1\n[a]\nc = 2",
            "a",
            "the table `a` is defined twice",
        ),
        ("a.b = 1\n[a]\nc = 2", "a", "the table `a` is defined twice"),
        ("a = 1\n[a.b]", "a", "`a` has a value already"),
        ("a = [1]\n[[a]]", "a", "`a` has a value already"),
        ("a = {b = 1}\na.c = 2", "a", "`a` has a value already"),
        ("[[a]]\n[a]", "a", "`a` is a list of tables"),
        ("[a]\n[[a]]", "a", "`a` is a table and no list of tables"),
        (
            "[a.b]\nz = 9\n[a]\nb.t = 1",
            "b",
            "`b` has a header of its own",
        ),
        ("a = {b = 1, b = 2}", "b", "the key `b` is defined twice"),
    ] {
        let parsed = toml_of(text);
        assert_eq!(told(&parsed), [(place, message)], "{text:?}");
        let problem = only(&parsed);
        assert_eq!(problem.related[0].span.slice(text), place, "{text:?}");
        assert!(problem.related[0].span < problem.primary.span, "{text:?}");
        assert_well_placed(&parsed.document);
    }
}

/// Text, what is underlined, headline, and what the help holds.
const REFUSED: &[(&str, &str, &str, &str)] = &[
    ("a = ", "", "expected a value after `=`", "remove the key"),
    (
        "a",
        "a",
        "expected `=` after the key",
        "Write `key = value`",
    ),
    ("a: 1", "a: 1", "expected `=` after the key", "with `=`"),
    (
        "a b = 1",
        "a b = 1",
        "expected `=` after the key",
        "in quotes",
    ),
    (
        "a = hello world",
        "hello world",
        "`hello world` is not a TOML value",
        "`\"hello world\"`",
    ),
    (
        "a = null",
        "null",
        "`null` is not a TOML value",
        "leave the key out",
    ),
    (
        "a = True",
        "True",
        "`True` is not a TOML value",
        "`true` and `false`",
    ),
    (
        "a = 1 b = 2",
        "b = 2",
        "something follows the end of the entry",
        "on a line of its own",
    ),
    (
        "[a] b = 1",
        "b = 1",
        "something follows the end of the entry",
        "on a line of its own",
    ),
    ("[a\nb = 1", "[a", "a header is not closed", "`]`"),
    ("[[a]\nb = 1", "[[a]", "a header is not closed", "`]]`"),
    ("[]", "]", "a key is missing here", "Write a key"),
    ("a = [1, 2", "", "expected `]`", "Add the closing `]`"),
    ("a = {b = 1", "", "expected `}`", "Add the closing `}`"),
    ("a = [\n1\n2]", "2", "expected `,` or `]`", "comma"),
    ("a = [1,,2]", ",", "one comma too many", "remove it"),
    (
        "a = \"x\nb = 'y'\n",
        "\"x",
        "a quote is not closed",
        "Add the closing quote",
    ),
    (
        "a = \"x\ny\"",
        "\"x",
        "a quote is not closed",
        "Add the closing quote",
    ),
    (
        "a = \"C:\\q\"",
        "\\q",
        "this is not an escape that TOML knows",
        "single quotes",
    ),
    ("é = 1", "é", "the key `é` needs quotes", "letters a to z"),
    ("{\"a\": 1}", "{", "expected a key", "header"),
    ("a = 01", "01", "`01` is no number", "leading zeros"),
    (
        "a = 1__0",
        "1__0",
        "`1__0` is no number",
        "between two digits",
    ),
    ("a = .5", ".5", "`.5` is no number", "both sides"),
    (
        "a = 2024-13-01",
        "2024-13-01",
        "`2024-13-01` is no date or time",
        "in quotes",
    ),
    ("a == 1", "=", "one `=` too many", "Remove it"),
];

#[test]
fn refusals_are_one_and_say_what_to_do() {
    for (text, place, message, help) in REFUSED {
        let parsed = toml_of(text);
        assert_eq!(told(&parsed), [(*place, *message)], "{text:?}");
        let problem = only(&parsed);
        assert!(
            problem
                .help
                .as_ref()
                .is_some_and(|words| words.contains(help)),
            "{problem:?}"
        );
        assert!(parsed.document.root().is_none(), "{text:?}");
    }
    let bare = toml_of("a = 1\rb = 2");
    assert_eq!(only(&bare).message, "a line ends in a bare carriage return");
    let conflict = toml_of("a = 1\n<<<<<<< HEAD\nb = 2\n=======\nb = 3\n>>>>>>> branch\n");
    assert_eq!(
        told(&conflict),
        [("<<<<<<< HEAD", "a merge conflict is not resolved")]
    );
}

#[test]
fn nesting_stops_at_the_limit() {
    let arrays = |n: usize| format!("a = {}{}", "[".repeat(n), "]".repeat(n));
    let dotted = |n: usize| format!("{} = 1", vec!["a"; n].join("."));
    let headed = |n: usize| format!("[{}]", vec!["a"; n - 1].join("."));
    for write in [&arrays as &dyn Fn(usize) -> String, &dotted, &headed] {
        let limits = Limits {
            depth: 6,
            ..Limits::default()
        };
        let problems = |n| parse(Arc::from(write(n)), Format::Toml, &limits).problems;
        assert_eq!(problems(5), [], "{}", write(5));
        for deep in [8, 200, 20_000] {
            let [problem] = &problems(deep)[..] else {
                panic!("{deep}")
            };
            assert_eq!(problem.kind, ProblemKind::Limit, "{problem:?}");
        }
    }
}

/// Their tree as [`shown`] shows ours, the keys sorted.
fn theirs(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => format!("{text:?}"),
        DeValue::Integer(number) => number.to_string().trim_start_matches('+').to_owned(),
        DeValue::Float(number) if number.as_str().ends_with(['f', 'n']) => {
            format!("{:?}", number.as_str())
        }
        DeValue::Float(number) => number.as_str().trim_start_matches('+').to_owned(),
        DeValue::Boolean(value) => value.to_string(),
        DeValue::Datetime(_) => "date".to_owned(),
        DeValue::Array(items) => {
            let items = items.iter().map(|item| theirs(item.get_ref()));
            format!("[{}]", items.collect::<Vec<_>>().join(" "))
        }
        DeValue::Table(table) => their_table(table),
    }
}

fn their_table(table: &DeTable<'_>) -> String {
    let entries = table
        .iter()
        .map(|(key, value)| format!("{}: {}", key.get_ref(), theirs(value.get_ref())));
    sorted(entries.collect())
}

fn sorted(mut entries: Vec<String>) -> String {
    entries.sort();
    format!("{{{}}}", entries.join(", "))
}

fn ours(node: NodeRef<'_>) -> String {
    let lexeme = node.range().slice(node.document().text());
    match node.kind() {
        NodeKind::Number => {
            let digits = lexeme.replace('_', "");
            digits.trim_start_matches('+').to_owned()
        }
        NodeKind::String(_) if lexeme.ends_with(['f', 'n']) => format!("{lexeme:?}"),
        NodeKind::String(_) if !lexeme.starts_with(['"', '\'']) => "date".to_owned(),
        NodeKind::Sequence(_) => {
            let items = node.items().map(ours);
            format!("[{}]", items.collect::<Vec<_>>().join(" "))
        }
        NodeKind::Mapping(_) => {
            let entries = node
                .entries()
                .map(|entry| format!("{}: {}", entry.key.as_str().unwrap(), ours(entry.value)));
            sorted(entries.collect())
        }
        _ => shown(node),
    }
}

const PIECES: &[&str] = &[
    "a = 1\n",
    "b = 'x'\n",
    "a.b = 2\n",
    "a.b.c = 3\n",
    "[a]\n",
    "[b]\n",
    "[a.b]\n",
    "[a.b.c]\n",
    "[[a]]\n",
    "[[a.b]]\n",
    "[[b]]\n",
    "c = {a = 1, b.c = 2}\n",
    "c = {a.b = 1, a = 2}\n",
    "d = [1, [2, {a = 3}], ]\n",
    "e = 2024-05-01\n",
    "e = 07:32:00\n",
    "f = 1_0.5e3\n",
    "f = 0xFf_0\n",
    "g = inf\n",
    "\"a\\u0062\" = \"\\n\"\n",
    "h = \"\"\"\nx\\\n  y\"\"\"\n",
    "# c\n",
    "\r\n",
];

const SCRAPS: &[&str] = &[
    "a",
    "b",
    " = ",
    "1",
    "0",
    "_",
    ".",
    "e5",
    "-",
    "+",
    "inf",
    "nan",
    "true",
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "\\n",
    "\\u00e9",
    "\\",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    ",",
    "\n",
    "\r\n",
    "\r",
    "#c",
    "数",
    " ",
    "2024-05-01",
    "T07:30:00",
    "Z",
    "0x",
    "0o7",
    "0b1",
    "x",
    "<<",
    ":",
    "\u{feff}",
    "\t",
];

fn assert_read_alike(text: &str) {
    let parsed = toml_of(text);
    mutated::assert_sound(&parsed);
    match DeTable::parse(text) {
        // They leave it to whoever asks for the number whether there are digits.
        Ok(_)
            if told(&parsed)
                .iter()
                .any(|(place, _)| ["0x", "0o", "0b"].iter().any(|sign| place.contains(sign))) => {}
        Ok(other) => {
            assert_eq!(parsed.problems, [], "{text:?}");
            let root = parsed.document.root().unwrap();
            assert_eq!(ours(root), their_table(other.get_ref()), "{text:?}");
        }
        Err(error) => assert_ne!(parsed.problems, [], "{text:?}: {error}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn tables_are_read_as_by_another_reader(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..8)) {
        assert_read_alike(&pieces.concat());
    }

    #[test]
    fn scraps_are_read_as_by_another_reader(scraps in prop::collection::vec(prop::sample::select(SCRAPS), 0..12), keyed: bool) {
        let text = format!("{}{}", if keyed { "k = " } else { "" }, scraps.concat());
        assert_read_alike(&text);
    }
}
