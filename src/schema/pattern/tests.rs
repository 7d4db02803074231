//! Patterns against texts, as JavaScript matches them.

use super::*;

fn matches(pattern: &str, text: &str) -> bool {
    match read(pattern) {
        Ok(read) => read.regex.is_match(text).expect("an end"),
        Err(fault) => panic!("{pattern}: {fault:?}"),
    }
}

#[test]
fn patterns_match_as_in_javascript() {
    for (pattern, fits, not) in [
        (r"^[\w-.]+$", "north-quay.2", "north quay"),
        (r"^[\w\s\'\<\>\&]+$", "boats & 'tides'", "boats; tides"),
        (r"^(?<year>\d{4})-\k<year>$", "2024-2024", "2024-2025"),
        (r"^[^]{2}$", "\n\u{2028}", "a"),
        (r"^(?!@@)", "quay", "@@quay"),
        (r"(?<=a)b", "ab", "cb"),
        (r"^(a|b)\1$", "aa", "ab"),
        (r"^\d$", "5", "５"),
        (r"^\w+$", "quay_1", "é"),
        (r"^\s$", "\u{feff}", "\u{200b}"),
        (r"^\S$", "\u{200b}", "\u{3000}"),
        (r"^[\S]$", "x", "\u{2003}"),
        (r"^[^\S]$", "\t", "x"),
        (r"^[\D\d]$", "x", "xx"),
        (r"^a.b$", "a b", "a\u{2028}b"),
        (r"^(?s:a.b)$", "a\nb", "ab"),
        (r"^(?i:quay)$", "QUAY", "QUAI"),
        (
            r"^\cA\x41\u0042\u{43}\u{1F6A2}\uD83D\uDEA2$",
            "\u{1}ABC🚢🚢",
            "ABC",
        ),
        (r"^\p{Lu}\P{Lu}$", "Ab", "ab"),
        (r"^\p{Script=Han}+$", "港口", "port"),
        (r"^{[a-z]+}$", "{quay}", "quay"),
        (r"^a{2,3}?$", "aaa", "aaaa"),
        (r"^a]}$", "a]}", "a"),
        (r"^[[]$", "[", "]"),
        (r"^[a&&b]+$", "a&b", "c"),
        (r"^[a-z--b]$", "-", "!"),
        (r"^[]$|^x$", "x", ""),
        (r"\bquay\b", "a quay.", "quays"),
        (r"\bb", "éb", "ab"),
        (r"^a$", "a", "a\n"),
        (r"^(?:(a)|b)\1c$", "bc", "ac"),
        (r"^\-\/\#\~\ $", "-/#~ ", "x"),
        ("^a b#c$", "a b#c", "ab"),
        (r"^\0$", "\0", "0"),
        (r"^[\b]$", "\u{8}", "b"),
        (r"^(?<a>x)(?<b>y)\k<b>\k<a>$", "xyyx", "xyxy"),
        (r"^\ud800$|^x$", "x", "y"),
    ] {
        assert!(matches(pattern, fits), "{pattern} on {fits:?}");
        assert!(!matches(pattern, not), "{pattern} on {not:?}");
    }
}

#[test]
fn what_other_dialects_have_is_refused_with_what_to_write() {
    for (pattern, what, help) in [
        (
            r"^\d+(?#two digits)$",
            "`(?#` starts nothing",
            "Take it out",
        ),
        ("(?i)quay", "sets flags with `(?i)`", "[Aa]"),
        ("(?P<year>[0-9]+)", "`(?P<`", "`(?<name>…)`"),
        ("(?<a>x)(?P=a)", "`(?P=`", r"`\k<name>`"),
        ("a++", "possessive", "second `+`"),
        ("(?>a)", "atomic", "`(?:…)`"),
        (r"\Aquay", r"`\A`", "`^`"),
        (r"quay\z", r"`\z`", "`$`"),
        (r"quay\Z", r"`\Z`", "`$`"),
        (r"\h+", r"`\h`", r"`[ \t]`"),
        ("[[:alpha:]]", "`[:alpha:]`", "A-Za-z"),
        (r"\pL", r"`\p` without braces", r"`\p{L}`"),
        (r"\p{Greek letters}", "no property", r"\p{Letter}"),
        (r"(a)\2", "refers to group 2 and has 1", "Count"),
        (r"\k<year>", "a group `year`", "`(?<year>…)`"),
        ("(", "does not close a group", r"`\(`"),
        (")", "is not open", r"`\)`"),
        ("[a", "does not close a `[`", r"`\[`"),
        ("*a", "repeats nothing", r"`\*`"),
        ("a**", "repeats a repeat", "(?:"),
        ("[z-a]", "out of order", "`a-z`"),
        ("a{3,2}", "out of order", "`{2,3}`"),
        ("a\\", "ends with a backslash", r"`\\`"),
        (r"\u{110000}", "names no character", r"\u{"),
        (r"\q", r"`\q`", "Take the backslash out"),
        ("(?|a)", "`(?|`", "Groups begin"),
        ("(a{1000}){1000}{1000}", "repeats a repeat", ""),
        ("((a{1000}){1000}){1000}", "too large", "smaller"),
    ] {
        let fault = read(pattern).expect_err(pattern);
        assert!(fault.what.contains(what), "{pattern}: {fault:?}");
        assert!(fault.help.contains(help), "{pattern}: {fault:?}");
    }
}

#[test]
fn matching_ends() {
    let long = format!("{}!", "a".repeat(200));
    assert!(read("^(?:a|a|(?!x)a)*$").is_ok_and(|read| read.regex.is_match(&long).is_err()));
    assert!(!matches("^(a+)+$", &"a!".repeat(50_000)));
}

#[test]
fn a_look_around_is_not_repeated() {
    for pattern in ["(?=a)*", "(?!a)+b", "(?<=a)?", "((?=a){2})"] {
        let fault = read(pattern).unwrap_err();
        assert!(
            fault.what.starts_with("repeats a look-around"),
            "{pattern}: {fault:?}"
        );
    }
    for pattern in ["(?=a*)b", "(?=(a)*)b*", "(a(?=b))*"] {
        assert!(read(pattern).is_ok(), "{pattern}");
    }
}
