//! Blocks, and text without marks.

use super::{outline, read, runs};
use crate::document::{BlockKind, MarkKind, Markdown};

#[track_caller]
fn says(text: &str, expected: &str) {
    assert_eq!(outline(&read(text)), expected, "{text}");
}

#[test]
fn blocks_are_told_apart() {
    says(
        "# Ferries\n\nTwo *boats*\nand `one` more.\n\n> Quoted\n\n---\n\n```sh\nls\n```\n\n    indented\n",
        "h1 Ferries\np Two boats⏎and one more.\nquote\n  p Quoted\nrule\ncode sh: ls⏎\ncode : indented⏎",
    );
    says("Ferries\n=======\n", "h1 Ferries");
}

#[test]
fn lists_know_their_items() {
    says(
        "3. a\n4. b\n   - x\n   - y\n5. c\n",
        "list tight Some(3)\n- item\n  p a\n- item\n  p b\n  list tight None\n  - item\n    p x\n  - item\n    p y\n- item\n  p c",
    );
    says(
        "- [x] moor\n- [ ] load\n\n- sail\n",
        "list loose None\n- item done\n  p moor\n- item to do\n  p load\n- item gap\n  p sail",
    );
    says(
        "- a\n\n  more of a\n- b\n",
        "list tight None\n- item\n  p a\n  p more of a\n- item\n  p b",
    );
    says(
        "> - a\n>\n> - b\n",
        "quote\n  list loose None\n  - item\n    p a\n  - item gap\n    p b",
    );
}

#[test]
fn tables_have_cells_without_marks() {
    says(
        "| Quay | **Berths** |\n|---|--:|\n| [North](n.md) | `1,204` |\n| a \\| b | ~~3~~ 4 |\n| alone |\n",
        "table Quay | Berths\n  row North | 1,204\n  row a | b |  4\n  row alone | ",
    );
}

#[test]
fn tables_in_html_are_tables() {
    says(
        "<p>Quays</p>\n<table>\n<thead><tr><th>Quay</th><th>Berths</th></tr></thead>\n<TR><td><b>North</b> <td> 1,204\n<tr><td>All</td><td>9</td></tr>\n</TABLE>\nMore\n\nLast\n",
        "html ⏎Quays⏎\ntable Quay | Berths\n  row North  |  1,204⏎\n  row All | 9\nhtml More\np Last",
    );
    // A blank line ends the block and not the table.
    says(
        "<table>\n<tr><td>North</td>\n\n<td>12</td></tr>\n\n    <tr><td>East</td><td>9</td></tr>\n</table>\n",
        "table \n  row North | 12\n  row East | 9",
    );
    says(
        "- quays\n  <table><tr><td>North</td><td>12</td></tr></table>\n",
        "list tight None\n- item\n  p quays\n  table \n    row North | 12",
    );
}

#[test]
fn cells_that_reach_over_others_leave_them_blank() {
    says(
        "<table>\n<tr><th rowspan=\"2\">Coast</th><td>North</td><td>12</td></tr>\n<tr><td>East</td><td>9</td></tr>\n<tr><td colspan=2>Total</td><td>21</td></tr>\n</table>\n",
        "table \n  row Coast | North | 12\n  row  | East | 9\n  row Total |  | 21",
    );
}

#[test]
fn what_is_no_whole_table_stays_html() {
    for text in [
        "<table>\n<tr><td>12</td></tr>\n",
        "<table><tr><td><table><tr><td>9</td></tr></table></td></tr></table>\n",
        "<table></table>\n",
        "<table><tr><td colspan=\"1000\">9</td></tr></table>\n",
        "> <table><tr><td>9</td></tr></table>\n",
    ] {
        assert!(!outline(&read(text)).contains("table "), "{text}");
    }
    says(
        "<table>\n<tr><td>12</td></tr>\n\n# Quays\n\n</table>\n",
        "html ⏎⏎⏎⏎12⏎⏎\nh1 Quays\nhtml ⏎⏎",
    );
}

#[test]
fn what_nobody_reads_is_left_out_of_the_text() {
    says(
        "![berths](b.png) 12[^1] berths <b class=\"n9\">now</b> <!-- 5 --> ~~four~~ &amp; more\n\n[^1]: Counted.\n",
        "p  12 berths now   & more\nnote 1\n  p Counted.",
    );
    says("10<sup>6</sup> boats<br>7 quays", "p 10^6 boats⏎7 quays");
    says("a <del>b</del> <s>c **d**</s> e", "p a   e");
    says(
        "<p align=\"center\">\n  <img src=\"x/badge/Tests-370.svg\" alt=\"370 tests\"> <em>12</em> berths &lt; 13\n</p>\n",
        "html ⏎⏎   12 berths < 13⏎⏎⏎",
    );
}

#[test]
fn a_picture_keeps_its_description_and_its_address_as_data() {
    let source = "[![Tests 370](https://x.example/badge/Tests-1%20370.svg)](https://ci.example)\n\n<img alt='5 quays' src=q.svg>\n";
    let page = read(source);
    let marks: Vec<_> = runs(&page)
        .iter()
        .flat_map(|run| run.marks())
        .cloned()
        .collect();
    let images: Vec<_> = marks
        .iter()
        .filter_map(|mark| match &mark.kind {
            MarkKind::Image { alt, target } => Some((&**alt, target.range.unwrap().slice(source))),
            _ => None,
        })
        .collect();
    assert_eq!(
        images,
        [
            ("Tests 370", "https://x.example/badge/Tests-1%20370.svg"),
            ("5 quays", "q.svg")
        ]
    );
    let link = marks.iter().find_map(|mark| match &mark.kind {
        MarkKind::Link(target) => Some(&*target.address),
        _ => None,
    });
    assert_eq!(link, Some("https://ci.example"));
}

#[test]
fn sections_end_at_the_next_heading_of_their_level() {
    let source = "# A\n\n## B\n\nx\n\n## C\n\ny\n\n# D\n\nz\n";
    let page = read(source);
    let titles = |text: &str| {
        let at = u32::try_from(source.find(text).unwrap()).unwrap();
        let titles: Vec<_> = page
            .sections_at(at)
            .map(|section| &*section.title)
            .collect();
        titles.join(" / ")
    };
    assert_eq!(titles("x"), "A / B");
    assert_eq!(titles("y"), "A / C");
    assert_eq!(titles("z"), "D");
    assert!(read("before\n\n# A\n").section_at(0).is_none());
}

#[test]
fn a_deep_text_is_read_to_its_end() {
    for text in ["> ".repeat(20_000), "- ".repeat(20_000)] {
        let page = read(&format!("{text}x\n\n# End\n"));
        let last = page.blocks().last().unwrap();
        assert!(matches!(last.kind, BlockKind::Heading { .. }), "{last:?}");
    }
}

#[test]
fn a_plain_text_is_paragraphs_and_has_no_marks() {
    let page = Markdown::read_plain("# 12 *berths*\r\nmore\r\n\r\n \r\n- 3\n".into());
    assert_eq!(outline(&page), "p # 12 *berths*\r⏎more\np - 3");
}
