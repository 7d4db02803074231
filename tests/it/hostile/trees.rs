//! Trees of data and of running text, from heaps of their signs.

use std::sync::Arc;

use factlint::document::{
    Block, BlockKind, Format, Limits, Markdown, NodeRef, Parsed, Run, TextKind, parse,
};
use factlint::source::TextRange;

use super::feed::Feed;
use super::is_in;

const DATA: &str = "a§b: §1§- §:§\n§\r\n§  §\t§[§]§{§}§,§\"§'§&x §*x§<<: §!!int §!!str §!t §|\n§>-\n§|2+\n§#c§ # c\n§---\n§...\n§? §~§数§🙂§\u{feff}§\\§\\u00e9§\\ud83d§%YAML 1.2\n§%TAG ! x\n§null§true§1.5e3§\"k\":§-1§0§é: §\u{0}§\u{85}§\u{2028}§@§`§[a]\n§[[a.b]]\n§a.b = §= §'''§\"\"\"§2024-01-31§0x1f§1e999§{\"b\":0}\n§,,§;§\"\"§//c\n§/* §*/§\r§k=1\n§+inf§nan§<<<<<<< a\n§=======\n§>>>>>>> b\n§99999999999999999999§.5§- - §: - §\n\n§    ";

const TEXT: &str = "# §## §\n§\n\n§- §1. §2) §| §|\n|---|\n§| a | 12 |\n§**§*§_§`§```\n§~~~sh\n§> §[§](§)§![§<!-- §-->§<!-- factlint §off -->§<table>§<tr><td>§</td>§</table>§<p>§&amp;§&#12;§&nbsp;§[^1]§[^1]: §---\n§title: x\n§    §\t§\\§Total§合计§12§1,200§45 %§three steps:\n§- [ ] §- [x] §https://a.example§\r\n§\r§\u{0}§数§🙂§\u{200b}§a§ §***§===\n§:---§$x$§~~§</§<b §href=\"§\">§\u{feff}§<![CDATA[§]]>§<?§+++\n";

const FORMATS: [Format; 7] = [
    Format::Yaml,
    Format::Json,
    Format::Jsonc,
    Format::JsonLines,
    Format::Toml,
    Format::Csv,
    Format::Tsv,
];

fn pieces(of: &'static str) -> Vec<&'static str> {
    of.split('§').collect()
}

/// A tree of any format from any text.
pub(crate) fn data(bytes: &[u8]) {
    let mut feed = Feed::new(bytes);
    let format = feed.pick(&FORMATS);
    let usual = Limits::default();
    let limits = if feed.once_in(4) {
        Limits {
            depth: u32::from(feed.byte()),
            expanded_nodes: u64::from(feed.byte()),
            file_bytes: usual.file_bytes,
        }
    } else {
        usual
    };
    let text: Arc<str> = feed.text_or_rest(&pieces(DATA), 200).into();
    assert_sound(&parse(Arc::clone(&text), format, &limits), &text);
}

/// What must hold of every tree.
pub(crate) fn assert_sound(parsed: &Parsed, text: &str) {
    let document = &parsed.document;
    for problem in &parsed.problems {
        let related = problem.related.iter().map(|label| label.span);
        for range in related.chain([problem.primary.span]) {
            assert!(is_in(text, range), "{text:?}: {problem:?}");
        }
        assert!(!problem.message.is_empty());
    }
    for comment in document.comments() {
        assert!(is_in(text, comment.range), "{text:?}");
    }
    for root in document.roots() {
        // Aliases may stand for very many values: some of them are looked at.
        let mut left = 2_000_u32;
        assert_placed(root, text, &mut left);
        assert!(document.pointer_at(root.range()).is_some(), "{text:?}");
    }
}

fn assert_placed(node: NodeRef<'_>, text: &str, left: &mut u32) {
    let Some(less) = left.checked_sub(1) else {
        return;
    };
    *left = less;
    for range in [Some(node.range()), Some(node.site()), node.anchored()]
        .into_iter()
        .flatten()
    {
        assert!(is_in(text, range), "{range:?} of {text:?}");
    }
    let _ = (
        node.as_str(),
        node.scalar_text(),
        node.as_bool(),
        node.is_null(),
    );
    for item in node.items() {
        assert_placed(item, text, left);
    }
    for entry in node.entries() {
        assert_placed(entry.key, text, left);
        assert_placed(entry.value, text, left);
    }
}

/// A running text of any kind.
pub(crate) fn running(bytes: &[u8]) {
    let mut feed = Feed::new(bytes);
    let kind = feed.pick(&["a.md", "a.txt"]);
    let kind = TextKind::of_path(kind).unwrap();
    let text: Arc<str> = feed.text_or_rest(&pieces(TEXT), 200).into();
    let read = Markdown::of_kind(Arc::clone(&text), kind);
    assert!(read.front_matter().is_none_or(|range| is_in(&text, range)));
    let whole = TextRange::from_usize(0, text.len());
    assert_blocks(read.blocks(), whole, &text);
    for section in read.sections() {
        assert!(is_in(&text, section.range), "{text:?}");
        assert!(
            read.sections_at(section.range.start).count() > 0,
            "{text:?}"
        );
    }
    for directive in read.directives() {
        assert!(is_in(&text, directive.range), "{text:?}");
        let _ = read.is_off(directive.range);
    }
    let _ = read.siblings();
}

fn assert_blocks(blocks: &[Block], inside: TextRange, text: &str) {
    for block in blocks {
        let range = block.range;
        assert!(
            is_in(text, range) && inside.contains(range),
            "{range:?} in {inside:?} of {text:?}"
        );
        match &block.kind {
            BlockKind::Heading { title: run, .. }
            | BlockKind::Paragraph(run)
            | BlockKind::Code { code: run, .. }
            | BlockKind::Html(run) => assert_run(run, text),
            BlockKind::List(list) => {
                for item in &list.items {
                    assert!(is_in(text, item.range), "{text:?}");
                    assert_blocks(&item.blocks, range, text);
                }
            }
            BlockKind::Table(table) => {
                for cell in table.headings.iter().chain(table.rows.iter().flatten()) {
                    assert_run(cell, text);
                }
            }
            BlockKind::Quote(blocks) | BlockKind::Note { blocks, .. } => {
                assert_blocks(blocks, range, text);
            }
            BlockKind::Rule => {}
        }
    }
}

fn assert_run(run: &Run, text: &str) {
    assert!(is_in(text, run.range()), "{run:?} of {text:?}");
    for mark in run.marks() {
        assert!(is_in(text, mark.source), "{mark:?} of {text:?}");
        assert!(
            run.text().get(mark.range.clone()).is_some(),
            "{mark:?} of {text:?}"
        );
    }
    let ends: Vec<usize> = run
        .text()
        .char_indices()
        .map(|(at, _)| at)
        .chain([run.text().len()])
        .collect();
    for pair in ends.windows(2).take(500) {
        if let [start, end] = pair {
            let range = run.source(*start, *end);
            assert!(is_in(text, range), "{range:?} of {text:?}");
        }
    }
}
