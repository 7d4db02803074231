//! The tables of `docs/figures.md` are held against what is read: every way of writing that they name is read as its row
//! says, and every kind, ratio and period that there is has its row.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use factlint::figure::{
    BoundKind, Figure, FigureContext, Interval, Number, Period, Readings, UnitDefinition, UnitId,
    Units, parse_figure,
};

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The rows of the table with this heading row, as cells.
fn table(heading: &str) -> Vec<Vec<String>> {
    let page = read("docs/figures.md");
    let (_, table) = page.split_once(heading).unwrap();
    let rows = table
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let cells = row.trim_matches('|').split(" | ");
        cells.map(|cell| cell.trim().to_owned()).collect()
    })
    .collect()
}

/// What a cell names: the words between backquotes, and the Chinese ones between commas. What stands in brackets explains.
fn named(cell: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, part) in cell.split('`').enumerate() {
        if at % 2 == 1 {
            found.push(part.to_owned());
            continue;
        }
        let plain = part.split(" (").next().unwrap_or_default();
        let words = plain.split([',', ';']).map(str::trim);
        let is_chinese = |word: &&str| word.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        found.extend(words.filter(is_chinese).map(str::to_owned));
    }
    found
}

fn units() -> Units {
    let unit = |id: &str, symbols: &[&str], whole| UnitDefinition {
        id: id.to_owned(),
        label: None,
        symbols: symbols.iter().map(|symbol| (*symbol).to_owned()).collect(),
        whole,
        exact: false,
        dimension: None,
        factor: Number::from(1),
    };
    let things = ["ferries", "berths", "boats", "crates", "volunteers"];
    let (units, problems) = Units::new(vec![
        unit("thing", &things, true),
        unit("tonne", &["t", "吨"], false),
        unit("square-metre", &["m²"], false),
        unit("yuan", &["元"], false),
    ]);
    assert_eq!(problems, []);
    units
}

fn figure(text: &str) -> Option<Figure> {
    let (units, readings) = (units(), Readings::default());
    let context = FigureContext::new(&units, &readings);
    // Of several crowns that of the metric is meant.
    let crown = UnitId::new("SEK");
    let of_metric = FigureContext {
        preferred_unit: Some(&crown),
        ..context
    };
    let read = parse_figure(text, &context);
    read.or_else(|_| parse_figure(text, &of_metric)).ok()
}

/// The words with a number where a `v` stands alone.
fn filled(words: &str) -> String {
    let mut text = String::new();
    for (at, c) in words.char_indices() {
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        let before = words
            .get(..at)
            .and_then(|before| before.chars().next_back());
        let after = words
            .get(at + c.len_utf8()..)
            .and_then(|after| after.chars().next());
        if c == 'v' && !is_letter(before) && !is_letter(after) {
            text.push_str("300");
        } else {
            text.push(c);
        }
    }
    text
}

/// A number of millionths.
fn number(millionths: i128) -> Number {
    let (sign, size) = (if millionths < 0 { "-" } else { "" }, millionths.abs());
    Number::parse(&format!(
        "{sign}{}.{:06}",
        size / 1_000_000,
        size % 1_000_000
    ))
    .unwrap()
}

/// The interval of a formula for `v`, the place of its last digit `u` and of its last that is no zero `s`.
fn interval(formula: &str, v: i128, u: i128, s: i128) -> String {
    let formula = match formula {
        "from 0.9v or v−s, whichever is greater, to just below v" => {
            return interval(
                if v / 10 < s {
                    "[0.9v, v)"
                } else {
                    "[v−s, v)"
                },
                v,
                u,
                s,
            );
        }
        "(v, v + one scale unit, at most s)" => "(v, v+s)",
        formula => formula.trim_start_matches("exactly "),
    };
    let (lower, upper, open, close) = match formula.split_once(" ± ") {
        Some((_, part)) => {
            let reach = match part {
                "u/2" => u / 2,
                "s/2" => s / 2,
                percent => v * percent.trim_end_matches(" %").parse::<i128>().unwrap() / 100,
            };
            (v - reach, Some(v + reach), '[', ']')
        }
        None if formula == "v" => (v, Some(v), '[', ']'),
        None => {
            let ends = formula.trim_matches(['(', '[', ')', ']']);
            let (lower, upper) = ends.split_once(", ").unwrap();
            let end = |text: &str| match text {
                "0" => 0,
                "v" => v,
                "v+s" => v + s,
                "v−s" => v - s,
                times => {
                    let times = times.strip_suffix('v').unwrap();
                    let (whole, tenths) = times.split_once('.').unwrap_or((times, "0"));
                    let tenths =
                        whole.parse::<i128>().unwrap() * 10 + tenths.parse::<i128>().unwrap();
                    v * tenths / 10
                }
            };
            let upper = (upper != "∞").then(|| end(upper));
            (
                end(lower),
                upper,
                formula.chars().next().unwrap(),
                formula.chars().last().unwrap(),
            )
        }
    };
    let upper = upper.map_or("∞".to_owned(), |end| number(end).to_string());
    format!("{open}{}, {upper}{close}", number(lower))
}

/// Both readings, as the formulas of a row are written out.
fn readings(figure: &Figure) -> [String; 2] {
    let told = |interval: &Interval| interval.to_string();
    let reading = figure.reading();
    [told(&reading.strict), told(&reading.usual)]
}

/// The place of the last digit that is no zero, of a number of millionths.
fn significant(mut millionths: i128) -> i128 {
    let mut place = 1;
    while millionths % 10 == 0 {
        (millionths, place) = (millionths / 10, place * 10);
    }
    place
}

fn millionths(number: &Number) -> i128 {
    let text = number.to_string();
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let rest = format!("{rest:0<6}");
    (whole.to_owned() + &rest).parse().unwrap()
}

#[test]
fn words_are_read_as_the_table_says() {
    let rows = table("| kind | written | strict | usual |");
    let mut kinds = BTreeSet::new();
    for row in &rows {
        let kind = named(&row[0]).remove(0);
        for written in named(&row[1]) {
            // The words with their own number, with one for `v`, behind one or before one.
            let tried = [
                filled(&written),
                format!("{written}300"),
                format!("300{written}"),
            ];
            let mut read = tried.iter().filter_map(|text| figure(text));
            let found = read
                .find(|figure| figure.bound.as_str() == kind)
                .unwrap_or_else(|| panic!("`{written}` is not `{kind}`"));
            if kind == "range" {
                let ends = Interval::closed(found.value.clone(), found.upper().unwrap().clone());
                assert_eq!(
                    readings(&found),
                    [ends.to_string(), ends.to_string()],
                    "{written}"
                );
            } else {
                let v = millionths(&found.value);
                let of = |formula: &str| interval(formula, v, 1_000_000, significant(v));
                assert_eq!(readings(&found), [of(&row[2]), of(&row[3])], "{written}");
            }
        }
        kinds.insert(kind);
    }
    let all = BoundKind::ALL.map(|kind| kind.as_str().to_owned());
    assert_eq!(kinds, all.into());
}

#[test]
fn numbers_without_a_word_are_read_as_the_table_says() {
    let rows = table("| a number without any word | examples | strict | usual |");
    assert!(rows.len() >= 4);
    for row in rows {
        for written in named(&row[1]) {
            let found = figure(&written).unwrap_or_else(|| panic!("{written}"));
            let scales = [("million", 1_000_000), ("万", 10_000)];
            let scale = scales.iter().find(|(word, _)| written.contains(word));
            let digits: String = written
                .chars()
                .take_while(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
                .collect();
            let decimals = digits.split_once('.').map_or(0, |(_, rest)| rest.len());
            let last = scale.map_or(1, |(_, times)| *times) * 1_000_000
                / 10_i128.pow(u32::try_from(decimals).unwrap());
            let v = millionths(&found.value);
            let of = |formula: &str| interval(formula, v, last, significant(v));
            assert_eq!(readings(&found), [of(&row[2]), of(&row[3])], "{written}");
        }
    }
}

#[test]
fn built_in_units_are_written_as_the_table_says() {
    let mut ids = BTreeSet::new();
    for row in table("| id | written |") {
        let own = named(&row[0]);
        let is_money = own.iter().any(|id| id == "EUR");
        for written in named(&row[1]) {
            let whole = written.replace('…', "五");
            let candidates = [whole.clone(), format!("5 {whole}"), format!("5{whole}")];
            let unit = candidates.iter().find_map(|text| figure(text)?.unit);
            let unit = unit.unwrap_or_else(|| panic!("`{written}` is no unit"));
            let is_code = unit.as_str().chars().all(|c| c.is_ascii_uppercase());
            // 元 is declared above.
            let is_own = own.iter().any(|id| id == unit.as_str());
            assert!(
                is_own || is_money && (is_code || unit.as_str() == "yuan"),
                "{written}: {unit:?}"
            );
        }
        ids.extend(own);
    }
    let ratios = read("src/figure/language/ratios.txt");
    let ratios = ratios.lines().filter(|line| !line.starts_with('#'));
    for ratio in ratios.filter_map(|line| line.split(" | ").next()) {
        assert!(ids.contains(ratio), "`{ratio}` has no row");
    }
}

#[test]
fn periods_are_written_as_the_table_says() {
    let rows = table("| written | means | level |");
    assert!(rows.len() > 15);
    for row in rows {
        for written in named(&row[0]) {
            if !["Z", "+05:30"].contains(&&*written) {
                assert!(Period::parse(&written).is_ok(), "{written}");
            }
        }
    }
}
