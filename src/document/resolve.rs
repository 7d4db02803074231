//! What a plain scalar is, by the core schema of YAML 1.2.2 (section 10.3.2). Values are not computed: the text as
//! written stays the number.

/// The type that the text of a plain scalar stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scalar {
    Null,
    Bool(bool),
    /// `[-+]?[0-9]+`, `0o[0-7]+`, `0x[0-9a-fA-F]+`.
    Integer,
    /// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`; `.inf` and `.nan` are strings, since JSON has no such
    /// number.
    Float,
    String,
}

pub(super) fn resolve(text: &str) -> Scalar {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Scalar::Null,
        "true" | "True" | "TRUE" => Scalar::Bool(true),
        "false" | "False" | "FALSE" => Scalar::Bool(false),
        _ => number(text.as_bytes()),
    }
}

fn number(text: &[u8]) -> Scalar {
    let radix = match text {
        [b'0', b'o', digits @ ..] => Some((digits, 8)),
        [b'0', b'x', digits @ ..] => Some((digits, 16)),
        _ => None,
    };
    if let Some((digits, radix)) = radix {
        let all = digits.iter().all(|byte| char::from(*byte).is_digit(radix));
        return if all && !digits.is_empty() {
            Scalar::Integer
        } else {
            Scalar::String
        };
    }
    let text = match text {
        [b'+' | b'-', rest @ ..] => rest,
        _ => text,
    };
    let (whole, rest) = digits(text);
    if whole > 0 && rest.is_empty() {
        return Scalar::Integer;
    }
    let (fraction, rest) = match rest {
        [b'.', rest @ ..] => digits(rest),
        _ => (0, rest),
    };
    if whole + fraction > 0 && is_exponent(rest) {
        Scalar::Float
    } else {
        Scalar::String
    }
}

/// Whether JSON would take the text for a number: `-12`, `0.50`, `1e6`; not `007`, `+1`, `.5`, `1_000`.
pub fn is_json_number(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text).as_bytes();
    let (whole, rest) = digits(text);
    let rest = match rest {
        [b'.', fraction @ ..] => match digits(fraction) {
            (0, _) => return false,
            (_, rest) => rest,
        },
        _ => rest,
    };
    let leading_zero = whole > 1 && text.first() == Some(&b'0');
    whole > 0 && !leading_zero && is_exponent(rest)
}

/// Whether this is an exponent, or nothing at all.
fn is_exponent(text: &[u8]) -> bool {
    match text {
        [] => true,
        [b'e' | b'E', b'+' | b'-', rest @ ..] | [b'e' | b'E', rest @ ..] => {
            let (count, rest) = digits(rest);
            count > 0 && rest.is_empty()
        }
        _ => false,
    }
}

/// The number of leading digits and what follows them.
fn digits(text: &[u8]) -> (usize, &[u8]) {
    let count = text
        .iter()
        .position(|byte| !byte.is_ascii_digit())
        .unwrap_or(text.len());
    (count, text.get(count..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NULL: &str = " ~ null Null NULL";
    const TRUE: &str = "true True TRUE";
    const FALSE: &str = "false False FALSE";
    const INTEGER: &str = "0 -0 +12 012 0o14 0x1F 0xff 1234567890123456789012345678901234567890";
    const FLOAT: &str = "1.0 1. .5 -.5 +1.5 1e400 1E+2 1.5e-3 0. 12e03 -2E+05 09.5";
    const STRING: &str = "nULL tRUE yes no on off y 1_000 1,000 . + - -. .e3 1e 1e+ e3 0o 0o8 0x 0xg -0x1F +0o7 \
        .inf -.Inf .nan .NaN 0b101 1:30 1.2.3 2023-12-01 １２ 12吨 --1 +-1 0X1F 0O7 1e5.0 1..2";

    #[test]
    fn plain_scalars_resolve_by_the_core_schema() {
        let table = [
            (Scalar::Null, NULL),
            (Scalar::Bool(true), TRUE),
            (Scalar::Bool(false), FALSE),
            (Scalar::Integer, INTEGER),
            (Scalar::Float, FLOAT),
            (Scalar::String, STRING),
        ];
        for (expected, texts) in table {
            for text in texts.split(' ') {
                assert_eq!(resolve(text), expected, "{text:?}");
            }
        }
        assert_eq!(resolve("1 "), Scalar::String);
        assert_eq!(resolve("null "), Scalar::String);
    }
}
