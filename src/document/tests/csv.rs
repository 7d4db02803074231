//! CSV and TSV: cells and their places, separators, and rows that do not fit.

use proptest::prelude::*;

use super::*;
use crate::document::csv_cells::Cells;

fn csv_of(text: &str) -> Parsed {
    parse_as(text, Format::Csv)
}

#[test]
fn rows_are_mappings_and_cells_stay_as_they_are_written() {
    let parsed = csv_of(
        "\u{feff}berth,Depth (m), note \r\nN1,07.50,\r\n\"N 2\",\"1,170\",\" a \"\"b\"\"\"\r\n\r\n",
    );
    let rows = [
        r#"{berth: "N1", Depth (m): "07.50",  note : ""}"#,
        r#"{berth: "N 2", Depth (m): "1,170",  note : " a \"b\""}"#,
    ];
    assert_eq!(clean(&parsed), [format!("[{}]", rows.join(" "))]);
    assert_well_placed(&parsed.document);
    assert_eq!(
        lexemes(&parsed),
        [
            "berth",
            "Depth (m)",
            " note ",
            "N1",
            "07.50",
            "",
            "\"N 2\"",
            "\"1,170\"",
            "\" a \"\"b\"\"\""
        ]
    );
    let text = parsed.document.text();
    let root = parsed.document.root().unwrap();
    assert!(
        root.range().slice(text).starts_with("berth,")
            && root.range().slice(text).ends_with("\r\n")
    );
    assert_eq!(root.item(0).unwrap().range().slice(text), "N1,07.50,");
    let empty = root.item(0).unwrap().get(" note ").unwrap();
    assert_eq!(
        (empty.range().start as usize, empty.as_str()),
        (text.find(",\r\n\"").unwrap() + 1, Some(""))
    );
    let keys = root.items().map(|row| row.entry("berth").unwrap().key.id());
    assert_eq!(keys.collect::<std::collections::BTreeSet<_>>().len(), 1);
    let cell = root.item(1).unwrap().get("Depth (m)").unwrap();
    let (_, pointer) = parsed.document.pointer_at(cell.range()).unwrap();
    assert_eq!(pointer.to_string(), "/1/Depth (m)");
}

#[test]
fn every_line_break_ends_a_row_and_blank_rows_are_none() {
    for text in [
        "a,b\n1,2\n3,4",
        "a,b\n1,2\n3,4\n\n\n",
        "a,b\r1,2\r3,4\r",
        "a,b\r\n1,2\r\n\r\n3,4\r\n",
        "\n\r\na,b\r1,2\n3,4\r\n,\n , \n",
        "a;b\n1;2\n3;4;;\n;;;",
        "a\tb\n1\t2\n3\t4\n",
        "sep=;\na;b\r\n1;2\r\n3;4\r\n",
        "a,b,,\n1,2,,\n3,4,,\n",
    ] {
        let parsed = csv_of(text);
        assert_eq!(
            clean(&parsed),
            [r#"[{a: "1", b: "2"} {a: "3", b: "4"}]"#],
            "{text:?}"
        );
        assert_well_placed(&parsed.document);
    }
    assert_eq!(clean(&csv_of("a,b\n")), ["[]"]);
    assert_eq!(clean(&csv_of("a\n\"\"\n\n2")), [r#"[{a: ""} {a: "2"}]"#]);
    assert_eq!(
        clean(&csv_of("a,b\n\"1\n2\",3\n")),
        [r#"[{a: "1\n2", b: "3"}]"#]
    );
}

#[test]
fn the_heading_row_shows_what_separates() {
    for (heading, format, columns) in [
        ("a;b;c, in t", Format::Csv, 3),
        ("a,b,c; in t", Format::Csv, 3),
        ("year;amount, in t", Format::Csv, 2),
        ("\"a;b;c;d\",e,f", Format::Csv, 3),
        ("a\tb\tc", Format::Csv, 3),
        ("a,b\tc,d", Format::Tsv, 2),
        ("a|b", Format::Csv, 1),
        ("sep=|\na|b", Format::Csv, 2),
    ] {
        let parsed = parse_as(&format!("{heading}\n"), format);
        clean(&parsed);
        assert_eq!(parsed.document.node_count(), columns + 1, "{heading}");
    }
}

#[test]
fn a_row_that_does_not_fit_is_told_and_left_out() {
    let text = "a,b\n1,2\n3,4,5,6\n7\n8,9\n";
    let parsed = csv_of(text);
    assert_eq!(
        told(&parsed),
        [
            ("5,6", "this row has 4 cells, the table has 2 headings"),
            ("7", "this row has 1 cell, the table has 2 headings"),
        ]
    );
    assert_eq!(
        roots(&parsed.document),
        [r#"[{a: "1", b: "2"} {a: "8", b: "9"}]"#]
    );
    let [more, fewer] = &parsed.problems[..] else {
        panic!()
    };
    assert!(
        more.help.as_ref().unwrap().contains("in double quotes"),
        "{more:?}"
    );
    assert!(
        fewer.help.as_ref().unwrap().contains("also an empty one"),
        "{fewer:?}"
    );
    assert_eq!(more.related[0].span.slice(text), "a,b");

    let late = csv_of("a,b\nx, \"1,170\"\ny,2\n");
    assert!(
        only(&late)
            .help
            .as_ref()
            .unwrap()
            .contains("remove the blank"),
        "{late:?}"
    );

    let many = csv_of(&format!("a,b\n1,2\n{}", "3\n".repeat(20)));
    assert_eq!(many.problems.len(), 5);
    assert!(
        many.problems[4]
            .help
            .as_ref()
            .unwrap()
            .ends_with("15 more rows like this in the file.")
    );
}

#[test]
fn headings_that_no_row_fits_are_the_mistake() {
    let parsed = csv_of("Landings by port\nport,t\nEast,12\nWest,8\n");
    assert_eq!(
        told(&parsed),
        [(
            "Landings by port",
            "the table has 1 heading, and each of its rows has 2 cells"
        )]
    );
}

#[test]
fn headings_stand_once() {
    let parsed = csv_of("a,b,a\n1,2,3\n");
    assert_eq!(
        told(&parsed),
        [("a", "the heading `a` stands twice in one table")]
    );
    assert_eq!(only(&parsed).kind, ProblemKind::DuplicateKey);
    assert_eq!(
        parsed
            .document
            .root()
            .unwrap()
            .item(0)
            .unwrap()
            .get("a")
            .unwrap()
            .as_str(),
        Some("1")
    );
    // One column without a name is that of the row numbers.
    assert_eq!(
        clean(&csv_of(",a\n0,x\n1,y\n")),
        [r#"[{: "0", a: "x"} {: "1", a: "y"}]"#]
    );
    assert_eq!(clean(&csv_of(",a,,b\n,x,,\n")), [r#"[{a: "x", b: ""}]"#]);
    let several = csv_of(",a,,b\n0,x,?,z\n");
    assert_eq!(told(&several), [("", "several columns have no heading")]);
}

#[test]
fn quotes_that_do_not_close_are_told_once() {
    for (text, place, message) in [
        ("a,b\n1,\"x\n3,4\n", "\"x", "a quote is not closed"),
        ("a,b\n1,\"x\n3,\"y\"\n", "\"x", "a quote is not closed"),
        (
            "a,b\n1,\"x\" y\n",
            "\"x\" y",
            "a quoted cell goes on after its closing quote",
        ),
        (
            "a,b\n1,\"\"x\"\"\n",
            "\"\"x\"\"",
            "a quoted cell goes on after its closing quote",
        ),
        ("a,\"b\n1,2\n", "\"b", "a quote is not closed"),
        (
            "\"\\\"a\\\" b\";c\nd;e\nf;g\n",
            "\"\\\"a\\\" b\"",
            "a quoted cell goes on after its closing quote",
        ),
    ] {
        assert_eq!(told(&csv_of(text)), [(place, message)], "{text:?}");
    }
    assert_eq!(
        clean(&csv_of("a,b\n5\" pipe,x \"y\"\n")),
        [r#"[{a: "5\" pipe", b: "x \"y\""}]"#]
    );
}

#[test]
fn quotes_between_tabs_are_those_of_the_text_where_they_do_not_pair() {
    let parsed = parse_as("a\tb\n\"x\" y\t\"z\n1\t\"2\"\n", Format::Tsv);
    assert_eq!(
        clean(&parsed),
        [r#"[{a: "\"x\" y", b: "\"z"} {a: "1", b: "\"2\""}]"#]
    );
    assert_well_placed(&parsed.document);
    let paired = parse_as("a\tb\n\"x\ty\"\t\"\"\"z\"\n", Format::Tsv);
    assert_eq!(clean(&paired), [r#"[{a: "x\ty", b: "\"z"}]"#]);
}

#[test]
fn an_empty_file_has_no_headings_and_a_conflict_is_one() {
    for text in ["", "\n\r\n", ",,\n", "\u{feff}"] {
        assert_eq!(told(&csv_of(text)), [("", "the file is empty")], "{text:?}");
        assert!(csv_of(text).document.root().is_none());
    }
    for text in [
        "a,b\n<<<<<<< HEAD\n1,2\n=======\n1,3\n>>>>>>> branch\n4,5\n",
        "a\n<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> branch\n",
        "<<<<<<< HEAD\na,b\n=======\na,c\n>>>>>>> branch\n1,2\n",
    ] {
        let parsed = csv_of(text);
        assert_eq!(
            told(&parsed),
            [("<<<<<<< HEAD", "a merge conflict is not resolved")],
            "{text:?}"
        );
        assert!(parsed.document.root().is_none());
    }
}

#[test]
fn limits_hold_for_tables() {
    let flat = Limits {
        depth: 1,
        ..Limits::default()
    };
    let parsed = parse(Arc::from("a\n1\n"), Format::Csv, &flat);
    assert_eq!(only(&parsed).kind, ProblemKind::Limit);
    let small = Limits {
        file_bytes: 3,
        ..Limits::default()
    };
    let parsed = parse(Arc::from("a\n1\n"), Format::Csv, &small);
    assert_eq!(only(&parsed).kind, ProblemKind::Limit);
}

/// All rows of a text, as we cut them.
fn our_rows(text: &str) -> Vec<Vec<String>> {
    let mut cells = Cells::new(text, false);
    let mut row = Vec::new();
    let mut rows = Vec::new();
    while cells.row(&mut row) {
        let texts = row.iter().map(|cell| cell.text.of(text).to_owned());
        rows.push(texts.collect());
    }
    rows
}

/// All rows of a text, as the `csv` crate reads them.
fn their_rows(text: &str) -> Vec<Vec<String>> {
    let separator = Cells::new(text, false).separator();
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(separator).unwrap())
        .from_reader(text.as_bytes());
    let records = reader.records().map(Result::unwrap);
    records
        .map(|record| record.iter().map(str::to_owned).collect())
        .collect()
}

fn cell() -> impl Strategy<Value = String> {
    let signs = "aZ0é数🙂 .,;\"\n\r\t-".chars().collect::<Vec<_>>();
    prop::collection::vec(prop::sample::select(signs), 0..6)
        .prop_map(|signs| signs.into_iter().collect())
}

const PIECES: &[&str] = &[
    "a",
    "1,170",
    ",",
    ",",
    "\"",
    "\"\"",
    "\n",
    "\r\n",
    "\r",
    ";",
    "\t",
    " ",
    "数",
    "\u{feff}",
    "sep=;\n",
    "<<<<<<< x\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_table_is_read_as_it_was_written(
        rows in prop::collection::vec(prop::collection::vec((cell(), any::<bool>()), 3), 1..6),
        separator in prop::sample::select(vec![",", ";", "\t"]),
        end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
        bom: bool,
    ) {
        let heading = ["h1", "\"h 2\"", "h3"].join(separator);
        let written = |(text, quoted): &(String, bool)| {
            let plain = !text.contains(['"', '\n', '\r', ',', ';', '\t']) && !quoted;
            if plain { text.clone() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
        };
        let lines = rows.iter().map(|row| row.iter().map(written).collect::<Vec<_>>().join(separator));
        let lines: Vec<String> = std::iter::once(heading).chain(lines).collect();
        let text = format!("{}{}{end}", if bom { "\u{feff}" } else { "" }, lines.join(end));
        let parsed = csv_of(&text);
        prop_assert_eq!(&parsed.problems, &[], "{:?}", text);
        assert_well_placed(&parsed.document);
        let stated = rows.iter().filter(|row| row.iter().any(|cell| !written(cell).trim().is_empty()));
        let root = parsed.document.root().unwrap();
        let stated: Vec<_> = stated.collect();
        prop_assert_eq!(root.items().len(), stated.len());
        for (row, expected) in root.items().zip(stated) {
            for (entry, cell) in row.entries().zip(expected) {
                prop_assert_eq!(entry.value.as_str(), Some(cell.0.as_str()));
                let lexeme = written(cell);
                prop_assert_eq!(entry.value.range().slice(&text), lexeme.as_str());
            }
        }
    }

    #[test]
    fn cells_are_cut_as_by_another_reader(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..30)) {
        let text = pieces.concat();
        prop_assume!(!text.starts_with("sep=") && !text.starts_with("\u{feff}sep="));
        prop_assert_eq!(our_rows(&text), their_rows(&text), "{:?}", text);
    }

    #[test]
    fn no_heap_of_pieces_confuses_csv(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..30), tabs: bool) {
        let format = if tabs { Format::Tsv } else { Format::Csv };
        mutated::assert_sound(&parse_as(&pieces.concat(), format));
    }
}
