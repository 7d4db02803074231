//! A number written in any way, with a unit and with words around it, is read as that number; and a text is read as a
//! figure alone is, since the two share one grammar.

use proptest::prelude::*;
use proptest::sample::select;

use super::cursor::is_han;
use super::language::{self, tests::PARTICULAR};
use super::{
    BoundKind, FigureContext, FoundKind, Number, Readings, Scanner, Word, WordPlace, parse_figure,
};

/// `1,234,567` with a separator.
fn grouped(number: u64, separator: &str) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push_str(separator);
        }
        text.push(digit);
    }
    text
}

/// A number in English words, as it is read out.
fn english(number: u64) -> String {
    const SMALL: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
    const TENS: &str = "twenty thirty forty fifty sixty seventy eighty ninety";
    let small = |n: u64| SMALL.split(' ').nth(usize::try_from(n).unwrap()).unwrap();
    let joined = |word: String, rest: u64, joint: &str| match rest {
        0 => word,
        rest => format!("{word}{joint}{}", english(rest)),
    };
    match number {
        0..20 => small(number).to_owned(),
        20..100 => {
            let tens = usize::try_from(number / 10 - 2).unwrap();
            let tens = TENS.split(' ').nth(tens).unwrap().to_owned();
            joined(tens, number % 10, "-")
        }
        100..1000 => joined(
            format!("{} hundred", small(number / 100)),
            number % 100,
            " and ",
        ),
        _ => {
            let scales = [
                ("trillion", 12_u32),
                ("billion", 9),
                ("million", 6),
                ("thousand", 3),
            ];
            let (word, power) = scales
                .into_iter()
                .find(|(_, power)| number >= 10_u64.pow(*power))
                .unwrap();
            let scale = 10_u64.pow(power);
            let rest = number % scale;
            let joint = if rest < 100 { " and " } else { " " };
            joined(format!("{} {word}", english(number / scale)), rest, joint)
        }
    }
}

/// A number in Chinese characters: 零 where places are passed over, no 一 before 十 at the beginning.
fn chinese(number: u64) -> String {
    fn group(number: u64) -> String {
        let mut text = String::new();
        let mut passed = false;
        for (power, unit) in [(3, "千"), (2, "百"), (1, "十"), (0, "")] {
            let digit = number / 10_u64.pow(power) % 10;
            if digit == 0 {
                passed |= !text.is_empty();
                continue;
            }
            if std::mem::take(&mut passed) {
                text.push('零');
            }
            text.push(
                "零一二三四五六七八九"
                    .chars()
                    .nth(usize::try_from(digit).unwrap())
                    .unwrap(),
            );
            text.push_str(unit);
        }
        text
    }
    if number == 0 {
        return "零".to_owned();
    }
    let mut text = String::new();
    for (power, unit) in [(12, "万亿"), (8, "亿"), (4, "万"), (0, "")] {
        let section = number / 10_u64.pow(power) % 10_000;
        if section == 0 {
            continue;
        }
        let gap = !text.is_empty()
            && (section < 1000 || (number / 10_u64.pow(power + 4)).is_multiple_of(10));
        if gap {
            text.push('零');
        }
        text.push_str(&group(section));
        text.push_str(unit);
    }
    match text.strip_prefix("一十") {
        Some(rest) => format!("十{rest}"),
        None => text,
    }
}

fn replaced(text: &str, from: &str, to: &str) -> String {
    let other = |c: char| from.chars().zip(to.chars()).find(|(a, _)| *a == c);
    text.chars()
        .map(|c| other(c).map_or(c, |(_, b)| b))
        .collect()
}

/// In the characters of cheques; one of these alone is mostly another word.
fn financial(number: u64) -> String {
    if number < 10 {
        return chinese(number);
    }
    let text = chinese(number);
    let text = match text.strip_prefix('十') {
        Some(rest) => format!("一十{rest}"),
        None => text,
    };
    replaced(
        &text,
        "一二三四五六七八九十百千",
        "壹贰叁肆伍陆柒捌玖拾佰仟",
    )
}

fn traditional(number: u64) -> String {
    replaced(&chinese(number), "万亿", "萬億")
}

/// Numbers of every size, many of them round.
fn whole() -> impl Strategy<Value = u64> {
    let sized = (0_u32..11).prop_flat_map(|digits| 10_u64.pow(digits)..10_u64.pow(digits + 1));
    let round = (1_u64..1000, 0_u32..9).prop_map(|(n, zeros)| n * 10_u64.pow(zeros));
    prop_oneof![0_u64..100, sized, round]
}

/// A way to write a number.
type Way = fn(u64) -> String;

/// A number as it is written, its value, and whether it is Chinese.
type Written = (String, Number, bool);

fn exactly(number: u64) -> Number {
    Number::parse(&number.to_string()).unwrap()
}

/// A number of three digits and decimals, with a scale word: `3.05 million`, 3.05万.
fn scaled() -> impl Strategy<Value = Written> {
    let scales = vec![
        ("万", 4, true),
        ("亿", 8, true),
        ("千万", 7, true),
        ("万亿", 12, true),
        (" thousand", 3, false),
        (" million", 6, false),
        (" billion", 9, false),
        ("bn", 9, false),
        ("", 0, false),
        ("", 0, true),
    ];
    (1_u32..1000, 0_u32..100, select(scales)).prop_map(
        |(units, hundredths, (word, power, chinese))| {
            let digits = format!("{units}.{hundredths:02}");
            let value = Number::parse(&format!("{digits}e{power}")).unwrap();
            (format!("{digits}{word}"), value, chinese)
        },
    )
}

/// Decimals in words: 三点〇五, `three point zero five`.
fn pointed() -> impl Strategy<Value = Written> {
    (
        0_u64..1000,
        prop::collection::vec(0_u64..10, 1..4),
        any::<bool>(),
    )
        .prop_map(|(units, decimals, in_chinese)| {
            let digits: String = decimals.iter().map(u64::to_string).collect();
            let value = Number::parse(&format!("{units}.{digits}")).unwrap();
            let text = if in_chinese {
                let digits: String = decimals.iter().map(|digit| chinese(*digit)).collect();
                format!("{}点{digits}", chinese(units))
            } else {
                let digits: Vec<String> = decimals.iter().map(|digit| english(*digit)).collect();
                format!("{} point {}", english(units), digits.join(" "))
            };
            (text, value, in_chinese)
        })
}

fn written() -> impl Strategy<Value = Written> {
    let ways: Vec<(Way, bool)> = vec![
        (|n| n.to_string(), false),
        (|n| n.to_string(), true),
        (|n| grouped(n, ","), false),
        (|n| grouped(n, ","), true),
        (|n| grouped(n, " "), false),
        (|n| grouped(n, "\u{202F}"), false),
        (|n| grouped(n, "'"), false),
        (|n| grouped(n, "_"), false),
        (english, false),
        (english, false),
        (chinese, true),
        (chinese, true),
        (financial, true),
        (traditional, true),
    ];
    let whole = (whole(), select(ways))
        .prop_map(|(number, (write, chinese))| (write(number), exactly(number), chinese));
    prop_oneof![3 => whole, 1 => scaled(), 1 => pointed()]
}

/// A bounding word of the tables or none, of the language that is asked for.
fn bounding(chinese: bool) -> impl Strategy<Value = Option<Word>> {
    let (words, _) = language::words();
    let fits = |word: &Word| {
        let letters = word.text.chars().any(char::is_alphabetic);
        letters
            && word.text.contains(is_han) == chinese
            && word.place != WordPlace::Inside
            && !PARTICULAR.contains(&word.text.as_str())
            && !language::WordList::LevelBound.has(&word.text)
    };
    let words: Vec<Word> = words.into_iter().filter(fits).collect();
    prop::option::of(select(words))
}

/// What is written, with a unit and perhaps a bounding word; its value and its bound.
fn phrase() -> impl Strategy<Value = (String, Number, BoundKind, bool)> {
    written().prop_flat_map(|(number, value, chinese)| {
        bounding(chinese).prop_map(move |word| {
            let joint = if chinese { "" } else { " " };
            let counted = format!("{number}{joint}{}", if chinese { "吨" } else { "tonnes" });
            let text = match &word {
                None => counted,
                Some(word) if word.place == WordPlace::Before => {
                    format!("{}{joint}{counted}", word.text)
                }
                Some(word) => format!("{counted}{joint}{}", word.text),
            };
            let bound = word.map_or(BoundKind::Exact, |word| word.qualifier.bound());
            (text, value.clone(), bound, chinese)
        })
    })
}

thread_local! {
    static SCANNER: Scanner = Scanner::new(&Readings::default());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_number_is_read_back_in_whatever_way_it_is_written((text, value, bound, chinese) in phrase()) {
        SCANNER.with(|scanner| {
            let readings = Readings::default();
            let figure = parse_figure(&text, &FigureContext::new(scanner.units(), &readings));
            let figure = figure.map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?;
            prop_assert_eq!(&figure.value, &value, "{}", &text);
            prop_assert_eq!(figure.bound, bound, "{}", &text);
            prop_assert!(figure.upper().is_none() && figure.unit.is_some(), "{}", &text);
            let around = if chinese {
                format!("港口记录：{text}。")
            } else {
                format!("The harbour recorded this: {text}, it says.")
            };
            let found = scanner.scan(&around);
            prop_assert_eq!(found.len(), 1, "{}: {:?}", &around, &found);
            let found = &found[0];
            prop_assert_eq!((found.kind, found.text(&around)), (FoundKind::Figure, text.as_str()));
            prop_assert_eq!(found.figure.as_ref(), Some(&figure));
            Ok(())
        })?;
    }
}
