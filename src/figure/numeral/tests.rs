//! Tests of numerals alone, without words and units around them.

use super::*;

/// Mantissa, power of ten, and what is left over.
fn parts(text: &str) -> Option<(String, i32, &str)> {
    let units = Units::default();
    let stop = Stop {
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
    for text in ["", "吨", "a few", "oneself", "-5", ".5", "e5"] {
        assert_eq!(parts(text), None, "{text}");
    }
}

#[test]
fn refuses_what_is_too_long_or_badly_grouped() {
    let units = Units::default();
    let stop = Stop {
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
    assert_eq!(
        error(&format!("五{}", "亿".repeat(200))),
        NumeralError::TooLong
    );
    assert_eq!(error("1e1001"), NumeralError::TooLong);
    assert_eq!(
        error(&format!("one{}", " million".repeat(30))),
        NumeralError::TooLong
    );
    assert_eq!(error("1,23"), NumeralError::Grouping(4));
    assert_eq!(error("12,34,567"), NumeralError::Grouping(5));
    assert_eq!(error("1.5万2千"), NumeralError::Grouping(10));
    assert_eq!(error("1.234.567"), NumeralError::Grouping(9));
}
