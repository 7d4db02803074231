//! Tests of numerals alone, without words and units around them.

use std::collections::BTreeSet;

use super::super::cursor::fold;
use super::*;
use crate::words::NamedLists;

/// Mantissa, power of ten, and what is left over.
fn parts(text: &str) -> Option<(String, i32, &str)> {
    let units = Units::default();
    let stop = UnitBoundary {
        units: &units,
        unit_given: false,
    };
    let (numeral, after) = read(Cursor { text, at: 0 }, stop).unwrap()?;
    Some((
        numeral.digits.mantissa(),
        numeral.digits.exponent,
        after.rest(),
    ))
}

/// Text, mantissa, power of ten, and what is left over.
const NUMERALS: &[(&str, &str, i32, &str)] = &[
    ("170", "170", 0, ""),
    ("１２３", "123", 0, ""),
    ("1,234,567", "1234567", 0, ""),
    ("1\u{202F}234", "1234", 0, ""),
    ("0.05", "0.05", 0, ""),
    ("45.30亿", "45.30", 8, ""),
    ("5千万", "5", 7, ""),
    ("3万5千", "3.5", 4, ""),
    ("3万5", "3.5", 4, ""),
    ("2亿3000万", "2.3", 8, ""),
    ("3万5000", "3.5", 4, ""),
    ("3万05", "3.0005", 4, ""),
    ("1.2 million t", "1.2", 6, " t"),
    ("3 hundred thousand", "3", 5, ""),
    ("12k", "12", 3, ""),
    ("1e400", "1", 400, ""),
    ("1.5e-3", "1.5", -3, ""),
    ("5e", "5", 0, "e"),
    ("5百分点", "5", 0, "百分点"),
    ("零", "0", 0, ""),
    ("十", "10", 0, ""),
    ("十二", "12", 0, ""),
    ("一百二十", "120", 0, ""),
    ("一百零五", "105", 0, ""),
    ("一百五", "150", 0, ""),
    ("两千零三十", "2030", 0, ""),
    ("两万五", "2.5", 4, ""),
    ("二万五千三百", "2.53", 4, ""),
    ("一万零五", "1.0005", 4, ""),
    ("一百二十万", "120", 4, ""),
    ("一亿两千万", "1.2", 8, ""),
    ("三万亿", "3", 12, ""),
    ("万亿", "1", 12, ""),
    ("千", "1000", 0, ""),
    ("壹佰贰拾叁", "123", 0, ""),
    ("二〇二五", "2025", 0, ""),
    ("十二点五", "12.5", 0, ""),
    ("十二点五万", "12.5", 4, ""),
    ("两点", "2", 0, "点"),
    ("三点五万", "3.5", 4, ""),
    ("零点五", "0.5", 0, ""),
    ("俩", "2", 0, ""),
    ("半", "0.5", 0, ""),
    ("twenty-three", "23", 0, ""),
    ("Two hundred and five", "205", 0, ""),
    ("three million", "3", 6, ""),
    ("two hundred thousand", "200", 3, ""),
    ("two million three hundred thousand", "2.3", 6, ""),
    ("half a million", "0.5", 6, ""),
    (".5", "0.5", 0, ""),
    ("3·5", "3.5", 0, ""),
    ("12 345 678 t", "12345678", 0, " t"),
    ("2019 300 boats", "2019", 0, " 300 boats"),
    ("5 30 boats", "5", 0, " 30 boats"),
    ("12'345", "12345", 0, ""),
    ("1,23,456", "123456", 0, ""),
    ("12,34,56,789", "123456789", 0, ""),
    ("10^6", "1", 6, ""),
    ("10⁶", "1", 6, ""),
    ("1.2×10^6", "1.2", 6, ""),
    ("1.2 x 10^6", "1.2", 6, ""),
    ("3*10^-5", "3", -5, ""),
    ("4×10⁻³ g", "4", -3, " g"),
    ("8-billion", "8", 9, ""),
    ("1.4T", "1.4", 12, ""),
    ("1.4 T", "1.4", 0, " T"),
    ("1.4t", "1.4", 0, "t"),
    ("3 lakh crore", "3", 12, ""),
    ("3千5百万", "3500", 4, ""),
    ("20百万", "20", 6, ""),
    ("0百万", "0", 6, ""),
    ("3 万 5 千吨", "3.5", 4, "吨"),
    ("9万零500", "9.05", 4, ""),
    ("三兆", "3", 12, ""),
    ("3兆瓦", "3", 0, "兆瓦"),
    ("廿三", "23", 0, ""),
    ("一百卅", "130", 0, ""),
    ("一点七亿", "1.7", 8, ""),
    ("一点三四亿", "1.34", 8, ""),
    ("三点五十", "3", 0, "点五十"),
    ("三百〇五", "305", 0, ""),
    ("一千零五十", "1050", 0, ""),
    ("一万零三百", "1.03", 4, ""),
    ("三千二百五", "3250", 0, ""),
    ("一百一十五", "115", 0, ""),
    ("一万二千亿", "1.2", 12, ""),
    ("一五〇万", "150", 4, ""),
    ("三万一天", "3", 4, "一天"),
    ("三万两", "3", 4, "两"),
    ("两万两", "2", 4, "两"),
    ("三千 八百 五十箱", "3850", 0, "箱"),
    ("五 十 二", "52", 0, ""),
    ("三千 四千", "3000", 0, " 四千"),
    ("三 四 五", "3", 0, " 四 五"),
    ("7万 5千", "7.5", 4, ""),
    ("两千万点五五", "2000.000055", 4, ""),
    ("三又二分之一", "7/2", 0, ""),
    ("一万分之三", "0.0003", 0, ""),
    ("五十万分之三", "3/500000", 0, ""),
    ("3 dozens", "36", 0, ""),
    ("4 thousand 3 hundred and 21", "4.321", 3, ""),
    ("3 thousand and 5,000", "3", 3, " and 5,000"),
    ("two hundred and three quarters", "803/4", 0, ""),
    ("twenty-three fifths", "23/5", 0, ""),
    ("eight quarters", "8", 0, " quarters"),
    ("one point seventy-one", "1.71", 0, ""),
    ("one point two million", "1.2", 6, ""),
    ("zero point five", "0.5", 0, ""),
    ("nought point seven", "0.7", 0, ""),
    ("point two five", "0.25", 0, ""),
    ("one point", "1", 0, " point"),
    ("one and one-half", "3/2", 0, ""),
    ("two and three-quarter", "11/4", 0, ""),
    ("a quarter of a million", "1/4", 6, ""),
    ("three-quarters of a billion", "3/4", 9, ""),
    ("a dozen and a half", "18", 0, ""),
    ("one and a half dozen", "18", 0, ""),
    ("three score", "60", 0, ""),
    ("twenty-five hundred", "2500", 0, ""),
    (
        "two hundred and five hundred",
        "200",
        0,
        " and five hundred",
    ),
    ("one thousand and two thousand", "1", 3, " and two thousand"),
    ("two lakh fifty thousand", "2.5", 5, ""),
    ("a dozen", "12", 0, ""),
    ("hundreds of thousands of", "100", 3, ""),
    ("three four", "3", 0, " four"),
    ("ninety-nine and more", "99", 0, " and more"),
];

#[test]
fn reads_numerals() {
    for (text, mantissa, exponent, rest) in NUMERALS {
        assert_eq!(
            parts(text),
            Some((mantissa.to_string(), *exponent, *rest)),
            "{text}"
        );
    }
    for text in ["", "吨", "a few", "oneself", "-5", "e5"] {
        assert_eq!(parts(text), None, "{text}");
    }
}

#[test]
fn refuses_what_is_too_long_or_badly_grouped() {
    let units = Units::default();
    let stop = UnitBoundary {
        units: &units,
        unit_given: false,
    };
    let error = |text: &str| read(Cursor { text, at: 0 }, stop).unwrap_err();
    assert_eq!(error(&"9".repeat(1001)), NumeralError::TooLong);
    assert_eq!(error(&"九".repeat(1001)), NumeralError::TooLong);
    assert_eq!(
        error(&format!("5{}", "亿".repeat(200))),
        NumeralError::TooLong
    );
    assert_eq!(error("1e1001"), NumeralError::TooLong);
    assert_eq!(
        error(&format!("one{}", " million".repeat(30))),
        NumeralError::TooLong
    );
    assert_eq!(error("1,23"), NumeralError::Grouping(4));
    assert_eq!(error("12,345,67"), NumeralError::Grouping(9));
    assert_eq!(error("3,5"), NumeralError::Grouping(3));
    assert_eq!(error("1.234.567,8"), NumeralError::Grouping(11));
    assert_eq!(error("12 345 67"), NumeralError::Grouping(9));
    assert_eq!(error("000 t"), NumeralError::LeadingZero(3));
    assert_eq!(error("049 million"), NumeralError::LeadingZero(3));
    assert_eq!(error("2^10"), NumeralError::Power(4));
    assert_eq!(error("1.5万2千"), NumeralError::Grouping(10));
    assert_eq!(error("1.234.567"), NumeralError::Grouping(9));
}

/// What is written with unit characters or words that do not descend is refused as a whole, never multiplied.
#[test]
fn refuses_what_does_not_descend() {
    let units = Units::default();
    let stop = UnitBoundary {
        units: &units,
        unit_given: false,
    };
    for text in [
        "五百六百",
        "一百零几万",
        "三百零几",
        "一亿两亿",
        "三十万三十万",
        "三千四千",
        "七十八十",
        "六百七百五",
        "一百零五十",
        "一百零零五",
        "一万两亿",
        "三百二五",
        "五亿亿亿",
        "3万4万",
        "3百千",
        "1万2万3万",
    ] {
        let error = read(Cursor { text, at: 0 }, stop).unwrap_err();
        assert_eq!(error, NumeralError::Places(text.len()), "{text}");
    }
    for text in ["five hundred six hundred", "three thousand four thousand"] {
        let error = read(Cursor { text, at: 0 }, stop).unwrap_err();
        assert_eq!(error, NumeralError::Words(text.len()), "{text}");
    }
}

#[test]
fn no_numeral_begins_with_another_character_than_those_that_are_asked_for() {
    let units = Units::default();
    let stop = UnitBoundary {
        units: &units,
        unit_given: false,
    };
    let lists = WordList::ALL.iter().flat_map(|list| list.words());
    let characters: BTreeSet<char> = lists.flat_map(|word| word.chars()).collect();
    let others = characters
        .into_iter()
        .filter(|c| !FIRSTS.may_hold(fold(*c)));
    let mut asked = 0;
    for c in others {
        for rest in [
            "",
            "百",
            "倍",
            "半",
            "一番",
            "以千计",
            "个亿",
            "分之一",
            "点五",
            "5",
        ] {
            let text = format!("{c}{rest}");
            let found = read_here(Cursor { text: &text, at: 0 }, stop);
            assert_eq!(found.map(|found| found.is_some()), Ok(false), "{text}");
            asked += 1;
        }
    }
    assert!(asked > 1000, "{asked}");
}
