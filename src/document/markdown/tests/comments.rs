//! Comments that are meant for factlint.

use super::read;
use crate::document::Wish;
use crate::source::TextRange;

fn place(source: &str, text: &str) -> TextRange {
    let at = source.find(text).unwrap();
    TextRange::from_usize(at, at + text.len())
}

#[test]
fn a_stretch_can_be_left_out() {
    let source = "one\n\n<!-- factlint: off -->\n\ntwo\n\n<!-- factlint: on -->\n\nthree <!--factlint:off--> four\n\nfive\n";
    let page = read(source);
    let off = ["one", "two", "three", "four", "five"].map(|text| page.is_off(place(source, text)));
    assert_eq!(off, [false, true, false, true, true]);
}

#[test]
fn a_comment_allows_what_stands_in_its_block_or_in_the_next() {
    let source = "<!-- factlint: allow(stated-total, stated-share) a sample -->\n\n| a |\n|---|\n| 1 |\n\n12 <!-- factlint: allow(stated-count) -->\n\n13\n";
    let page = read(source);
    let allowed = |rule: &str, text: &str| {
        page.directives()
            .iter()
            .any(|directive| match &directive.wish {
                Wish::Allow { names, .. } => {
                    directive.reach.contains(place(source, text))
                        && names.iter().any(|name| name == rule)
                }
                _ => false,
            })
    };
    assert!(allowed("stated-total", "1 |"));
    assert!(allowed("stated-share", "1 |"));
    assert!(!allowed("stated-count", "1 |"));
    assert!(!allowed("stated-total", "12"));
    assert!(allowed("stated-count", "12"));
    assert!(!allowed("stated-count", "13"));
    let reasons: Vec<_> = page
        .directives()
        .iter()
        .map(|directive| match &directive.wish {
            Wish::Allow { reason, .. } => &**reason,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(reasons, ["a sample", ""]);
}

#[test]
fn what_is_asked_and_not_known_is_kept() {
    let page = read("<!-- factlint: of -->\n\n<!-- other: off -->\n\n`<!-- factlint: off -->`\n");
    let wishes: Vec<_> = page
        .directives()
        .iter()
        .map(|directive| directive.wish.clone())
        .collect();
    assert_eq!(wishes, [Wish::Unknown("of".to_owned())]);
}
