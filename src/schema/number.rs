//! The number as written, put into the one spelling that JSON has; exact, nothing is rounded.
//!
//! What a figure means is left to others: this is only for comparing with the limits of a schema.

use std::borrow::Cow;

use num_bigint::BigInt;

/// The decimal JSON spelling of a number of the YAML 1.2 core schema or of TOML: `+1`, `007`, `.5`, `5.`, `0o17`, `0x1F`
/// and `1_000` become `1`, `7`, `0.5`, `5.0`, `15`, `31` and `1000`; whatever JSON can spell is borrowed unchanged.
pub(super) fn json_spelling(lexeme: &str) -> Cow<'_, str> {
    if lexeme.starts_with(|c| matches!(c, '1'..='9')) && lexeme.bytes().all(|c| c.is_ascii_digit())
    {
        return Cow::Borrowed(lexeme);
    }
    if lexeme.contains('_') {
        let joined = lexeme.replace('_', "");
        return Cow::Owned(json_spelling(&joined).into_owned());
    }
    if let Some(digits) = lexeme.strip_prefix("0b") {
        return in_radix(digits, 2);
    }
    if let Some(digits) = lexeme.strip_prefix("0x") {
        return in_radix(digits, 16);
    }
    if let Some(digits) = lexeme.strip_prefix("0o") {
        return in_radix(digits, 8);
    }
    let (sign, rest) = match lexeme.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", lexeme.strip_prefix('+').unwrap_or(lexeme)),
    };
    let (mantissa, exponent) = match rest.find(['e', 'E']) {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let trimmed = whole.trim_start_matches('0');
    let plain_whole = whole == "0" || (!whole.is_empty() && trimmed.len() == whole.len());
    if plain_whole && fraction != Some("") && !lexeme.starts_with('+') {
        return Cow::Borrowed(lexeme);
    }
    let whole = if trimmed.is_empty() { "0" } else { trimmed };
    let fraction = match fraction {
        None => String::new(),
        Some("") => ".0".to_owned(),
        Some(digits) => format!(".{digits}"),
    };
    Cow::Owned(format!("{sign}{whole}{fraction}{exponent}"))
}

/// One spelling for every number of the same value: `1`, `1.0` and `10e-1` give the same text.
pub(super) fn canonical(lexeme: &str) -> String {
    let spelled = json_spelling(lexeme);
    let (sign, rest) = match spelled.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", spelled.as_ref()),
    };
    let (mantissa, exponent) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_start_matches('0').trim_end_matches('0');
    if significant.is_empty() {
        return "0".to_owned();
    }
    let exponent = exponent.parse::<BigInt>().unwrap_or_default();
    let trailing = digits.len() - digits.trim_end_matches('0').len();
    let exponent = exponent + BigInt::from(trailing) - BigInt::from(fraction.len());
    format!("{sign}{significant}e{exponent}")
}

fn in_radix(digits: &str, radix: u32) -> Cow<'static, str> {
    let value = BigInt::parse_bytes(digits.as_bytes(), radix).unwrap_or_default();
    Cow::Owned(value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spells_every_number_of_the_core_schema_as_json_does() {
        for (lexeme, spelled) in [
            ("12", "12"),
            ("-0", "-0"),
            ("+1", "1"),
            ("007", "7"),
            ("-007.50", "-7.50"),
            (".5", "0.5"),
            ("5.", "5.0"),
            ("+5.e3", "5.0e3"),
            ("000", "0"),
            ("0o17", "15"),
            ("0x1F", "31"),
            ("0b101", "5"),
            ("1_000", "1000"),
            ("-1_0.5_0e1_0", "-10.50e10"),
            ("0xdead_beef", "3735928559"),
            ("+9_9", "99"),
            ("0xFFFFFFFFFFFFFFFFFFFF", "1208925819614629174706175"),
            ("1e400", "1e400"),
            ("1.0000000000000000001", "1.0000000000000000001"),
        ] {
            assert_eq!(json_spelling(lexeme), spelled, "{lexeme}");
            assert!(serde_json::from_str::<serde_json::Number>(spelled).is_ok());
        }
    }

    #[test]
    fn one_value_has_one_canonical_spelling() {
        for (left, right) in [
            ("1", "1.0"),
            ("10e-1", "1"),
            ("0", "-0.00e7"),
            ("0x10", "16"),
            ("100", "1e2"),
            ("-0.05", "-5E-2"),
            ("1e99999999999999999999", "10e99999999999999999998"),
        ] {
            assert_eq!(canonical(left), canonical(right), "{left} {right}");
        }
        assert_ne!(canonical("1"), canonical("1.0000000000000000001"));
        assert_ne!(canonical("1"), canonical("-1"));
    }

    proptest! {
        #[test]
        fn shifting_the_point_keeps_the_value(n in any::<i64>(), shift in 0_u32..9) {
            let zeros = "0".repeat(shift as usize);
            prop_assert_eq!(canonical(&n.to_string()), canonical(&format!("{n}{zeros}e-{shift}")));
        }
    }
}
