//! What must hold of every scan, whatever the text.

use std::sync::LazyLock;

use factlint::figure::{BoundKind, FoundKind, Readings, Scanner, parse_figure, without_emphasis};
use proptest::prelude::*;

use super::shared::stands_later;

static SCANNER: LazyLock<Scanner> = LazyLock::new(|| Scanner::new(&Readings::default()));

/// What figures, and what only looks like them, are made of.
const PARTS: &str = "3|12|2024|1,234|5.5|0|１２|三|两|十|百|千万|亿|半|一|第|超|近|约|不足|上|数|余|多|以上|左右|来|成\
|倍|%|％|百分之|分之|人|名|人次|个|吨|元|年|月|日|年代|周年|至|—|~|-|“|”|‘|+|/|:|.|,|，|。|、| |  |港口|大|号|级|five\
|hundred|dozens|of|half|a|an|more than|about|tonnes|boats|feet|inches|million|m|k|to|between|and|from|per cent|$|€|US$\
|March|May|11th|first|third|in|v1.2|https://a.example/1|x|A4|🙂|é|\u{feff}|\t|\n|\r\n";

fn any_text() -> impl Strategy<Value = String> {
    let parts: Vec<&str> = PARTS.split('|').collect();
    let part = prop_oneof![
        8 => prop::sample::select(parts).prop_map(str::to_owned),
        1 => ".{0,4}",
    ];
    prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn finds_are_in_order_and_read_again_alone(text in any_text()) {
        let scanner = &SCANNER;
        let mut end = 0;
        let all = scanner.scan(&text);
        for found in &all {
            let (start, stop) = (found.range.start as usize, found.range.end as usize);
            prop_assert!(start >= end && stop > start, "{:?}", found);
            end = stop;
            let lexeme = text.get(start..stop);
            prop_assert!(lexeme.is_some(), "{:?} cuts a character of {:?}", found, text);
            let lexeme = lexeme.unwrap();
            prop_assert_eq!(lexeme.trim(), lexeme);
            // Words go on over the end of a line, numbers do not.
            for line_end in ['\n', '\r'] {
                let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
                let mut parts = lexeme.split(line_end).peekable();
                while let (Some(above), Some(below)) = (parts.next(), parts.peek()) {
                    prop_assert!(!digit(above.chars().next_back()) || !digit(below.chars().next()));
                }
            }
            if found.kind == FoundKind::Figure {
                // What is emphasised may begin inside: `12 *tonnes of coal*`.
                let read = parse_figure(&without_emphasis(lexeme), &scanner.context());
                // 100流明以上: a word bounds the number from behind a noun that is no unit.
                let bound = found.figure.as_ref().is_some_and(|figure| figure.bound != BoundKind::Exact);
                let shared = || {
                    let (figure, alone) = (found.figure.as_ref(), read.as_ref().ok());
                    figure.zip(alone).is_some_and(|(figure, alone)| stands_later(&all, found, figure, alone))
                };
                if (read.is_ok() || !bound) && !shared() {
                    prop_assert_eq!(read.ok(), found.figure.clone(), "{:?} in {:?}", lexeme, text);
                }
            }
        }
    }

    #[test]
    fn paragraphs_are_scanned_each_for_itself(lines in prop::collection::vec(any_text(), 1..5)) {
        // Code, comments, tags and mathematics go on over lines, headings of tables are those of their rows, and a release tells
        // what the whole text is about.
        prop_assume!(!lines.iter().any(|line| line.contains(['`', '~', '<', '>', '[', '|'])));
        prop_assume!(!lines.iter().any(|line| line.contains("$$")));
        let indented = |line: &String| line.starts_with('\t') || line.starts_with("    ");
        prop_assume!(!lines.iter().any(indented));
        let names_release =
            |word: &str| word.contains(['v', 'V']) || word.matches('.').nth(1).is_some();
        prop_assume!(!lines.iter().any(|line| line.split_whitespace().any(names_release)));
        let scanner = &SCANNER;
        let whole = lines.join("\n\n");
        let mut apart = Vec::new();
        let mut offset = 0;
        for line in &lines {
            for found in scanner.scan(line) {
                apart.push((found.range.start + offset, found.range.end + offset, found.kind));
            }
            offset += u32::try_from(line.len()).unwrap() + 2;
        }
        let together: Vec<_> = scanner
            .scan(&whole)
            .into_iter()
            .map(|found| (found.range.start, found.range.end, found.kind))
            .collect();
        prop_assert_eq!(together, apart);
    }
}

#[test]
fn hostile_lines_are_scanned_to_their_end() {
    let scanner = &SCANNER;
    let parts = "1|一|千|1,|1.|a1|1-|第|1 |5 to |two hundred |(|https://1/|近|1/|一分之|1:|5 feet ";
    for part in parts.split('|') {
        let text = part.repeat(2_000);
        let found = scanner.scan(&format!("{text}\n\n60艘"));
        assert_eq!(found.last().unwrap().kind, FoundKind::Figure, "{part}");
    }
}
