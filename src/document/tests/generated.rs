//! Documents made at random, written in every style: what is read is what was written, each scalar at its place,
//! and other readers agree.

use proptest::prelude::*;
use serde_json::Value;

use super::*;

#[derive(Clone, Debug)]
enum Tree {
    Bare(&'static str, &'static str),
    Text(String, Quote),
    List(Vec<Tree>, bool),
    Map(Vec<(String, Tree)>, bool),
}

#[derive(Clone, Copy, Debug)]
enum Quote {
    Single,
    Double,
    Literal,
}

/// Scalars that every reader of YAML resolves alike, with the form of [`shown`].
const BARE: &[(&str, &str)] = &[
    ("~", "~"),
    ("null", "~"),
    ("true", "true"),
    ("false", "false"),
    ("0", "0"),
    ("-7", "-7"),
    ("170", "170"),
    ("1.50", "1.50"),
    ("2e3", "2e3"),
    ("pear", "\"pear\""),
    ("苹果 园", "\"苹果 园\""),
    ("a-b#c:d", "\"a-b#c:d\""),
    ("🙂", "\"🙂\""),
    ("2023-12", "\"2023-12\""),
];

fn text() -> impl Strategy<Value = String> {
    let signs = "aZ0é数🙂 :#-'\"\\,[]{}&*!|>%@`~?="
        .chars()
        .collect::<Vec<_>>();
    prop::collection::vec(prop::sample::select(signs), 0..12)
        .prop_map(|signs| signs.into_iter().collect())
}

fn tree() -> impl Strategy<Value = Tree> {
    let quote = prop::sample::select(vec![Quote::Single, Quote::Double, Quote::Literal]);
    let leaf = prop_oneof![
        prop::sample::select(BARE).prop_map(|(written, shown)| Tree::Bare(written, shown)),
        (text(), quote).prop_map(|(text, quote)| Tree::Text(text, quote)),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        prop_oneof![
            (prop::collection::vec(inner.clone(), 0..5), any::<bool>())
                .prop_map(|(items, flow)| Tree::List(items, flow)),
            (prop::collection::vec((text(), inner), 0..5), any::<bool>()).prop_map(
                |(entries, flow)| {
                    let numbered = entries.into_iter().enumerate();
                    Tree::Map(
                        numbered
                            .map(|(n, (key, value))| (format!("{n}{key}"), value))
                            .collect(),
                        flow,
                    )
                }
            ),
        ]
    })
}

fn double(text: &str) -> String {
    Value::from(text).to_string()
}

fn flow(tree: &Tree) -> String {
    match tree {
        Tree::Bare(written, _) => (*written).to_owned(),
        Tree::Text(text, Quote::Single) => format!("'{}'", text.replace('\'', "''")),
        Tree::Text(text, _) => double(text),
        Tree::List(items, _) => format!(
            "[{}]",
            items.iter().map(flow).collect::<Vec<_>>().join(", ")
        ),
        Tree::Map(entries, _) => {
            let entries = entries
                .iter()
                .map(|(key, value)| format!("{}: {}", double(key), flow(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(" , "))
        }
    }
}

/// The value as it follows a key or a dash, line break included.
fn block(tree: &Tree, indent: usize) -> String {
    let pad = " ".repeat(indent);
    match tree {
        Tree::Text(text, Quote::Literal) if !text.trim().is_empty() && !text.starts_with(' ') => {
            format!(" |-\n{pad}{text}\n")
        }
        Tree::List(items, false) if !items.is_empty() => {
            let items = items
                .iter()
                .map(|item| format!("{pad}-{}", block(item, indent + 2)));
            format!("  # 项\n{}", items.collect::<String>())
        }
        Tree::Map(entries, false) if !entries.is_empty() => {
            let entries = entries
                .iter()
                .map(|(key, value)| format!("{pad}{}:{}", double(key), block(value, indent + 2)));
            format!("\n{}", entries.collect::<String>())
        }
        _ => format!(" {}\n", flow(tree)),
    }
}

fn expected(tree: &Tree) -> String {
    match tree {
        Tree::Bare(_, shown) => (*shown).to_owned(),
        Tree::Text(text, _) => format!("{text:?}"),
        Tree::List(items, _) => format!(
            "[{}]",
            items.iter().map(expected).collect::<Vec<_>>().join(" ")
        ),
        Tree::Map(entries, _) => {
            let entries = entries
                .iter()
                .map(|(key, value)| format!("{key}: {}", expected(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

fn json_text(tree: &Tree) -> String {
    match tree {
        Tree::Bare(written, shown) => match *shown {
            "~" => "null".to_owned(),
            text if text.starts_with('"') => double(written),
            _ => (*written).to_owned(),
        },
        Tree::Text(text, _) => double(text),
        Tree::List(items, _) => format!(
            "[{}]",
            items.iter().map(json_text).collect::<Vec<_>>().join(",\n ")
        ),
        Tree::Map(entries, _) => {
            let entries = entries
                .iter()
                .map(|(key, value)| format!("{}\t:{}", double(key), json_text(value)));
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(","))
        }
    }
}

/// Our tree as a value of `serde_json`; numbers as written.
fn value(node: NodeRef<'_>) -> Value {
    match node.kind() {
        NodeKind::Null => Value::Null,
        NodeKind::Bool(value) => Value::Bool(*value),
        NodeKind::Number => serde_json::from_str(node.scalar_text().unwrap()).unwrap(),
        NodeKind::String(_) => Value::from(node.as_str().unwrap()),
        NodeKind::Sequence(_) => node.items().map(value).collect(),
        NodeKind::Mapping(_) => {
            let entries = node
                .entries()
                .map(|e| (e.key.scalar_text().unwrap().to_owned(), value(e.value)));
            Value::Object(entries.collect())
        }
        NodeKind::Alias(_) => panic!("aliases are followed"),
    }
}

/// Both values with numbers as floats, so that `1.50` and `1.5` are one.
fn loosened(value: &Value) -> Value {
    match value {
        Value::Number(number) => Value::from(format!("{:?}", number.as_f64())),
        Value::Array(items) => items.iter().map(loosened).collect(),
        Value::Object(entries) => entries
            .iter()
            .map(|(key, value)| (key.clone(), loosened(value)))
            .collect(),
        _ => value.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn yaml_is_read_as_it_was_written(tree in tree(), crlf: bool, bom: bool) {
        let text = format!("{}---{}", if bom { "\u{feff}" } else { "" }, block(&tree, 0));
        let text = if crlf { text.replace('\n', "\r\n") } else { text };
        let parsed = yaml_of(&text);
        prop_assert_eq!(clean(&parsed), vec![expected(&tree)], "{}", text);
        assert_well_placed(&parsed.document);
        // A scalar's bytes, read alone, are the same scalar.
        for node in &parsed.document.nodes {
            let lexeme = node.range.slice(&text);
            let one_line = !matches!(node.kind, NodeKind::Sequence(_) | NodeKind::Mapping(_));
            let block = matches!(&node.kind, NodeKind::String(Text::Verbatim(inside)) if *inside == node.range);
            if one_line && !block {
                let id = NodeId(u32::try_from(parsed.document.nodes.iter().position(|n| std::ptr::eq(n, node)).unwrap()).unwrap());
                let alone = yaml_of(&format!("- {lexeme}"));
                prop_assert_eq!(shown(alone.document.root().unwrap().item(0).unwrap()), shown(NodeRef::new(&parsed.document, id)));
            }
        }
    }

    #[test]
    fn another_reader_of_yaml_agrees(tree in tree()) {
        // Indented: libyaml takes a block scalar in the first column that starts with `#` for a comment.
        let text = format!("---{}", block(&tree, 1));
        let theirs: Result<Value, _> = serde_yaml::from_str(&text);
        prop_assume!(theirs.is_ok());
        let parsed = yaml_of(&text);
        let ours = value(parsed.document.root().unwrap());
        prop_assert_eq!(loosened(&ours), loosened(&theirs.unwrap()), "{}", text);
    }

    #[test]
    fn json_is_read_as_it_was_written(tree in tree()) {
        let text = json_text(&tree);
        let parsed = json_of(&text);
        prop_assert_eq!(clean(&parsed), vec![expected(&tree)], "{}", text);
        assert_well_placed(&parsed.document);
        let theirs: Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(value(parsed.document.root().unwrap()), theirs);
    }

    #[test]
    fn json_is_yaml(tree in tree()) {
        let text = json_text(&tree).replace('\t', " ");
        prop_assert_eq!(clean(&yaml_of(&text)), clean(&json_of(&text)), "{}", text);
    }
}
