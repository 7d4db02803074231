//! Patterns against texts, as JavaScript matches them.

use super::*;

fn matches(pattern: &str, text: &str) -> bool {
    match read(pattern) {
        Ok(read) => read.is_match(text).expect("an end"),
        Err(fault) => panic!("{pattern}: {fault:?}"),
    }
}

/// Each pattern, with a text that fits it and one that does not.
fn fit(cases: &[(&str, &str, &str)]) {
    for (pattern, fits, not) in cases {
        assert!(matches(pattern, fits), "{pattern} on {fits:?}");
        assert!(!matches(pattern, not), "{pattern} on {not:?}");
    }
}

#[test]
fn patterns_match_as_in_javascript() {
    fit(&[
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
    ]);
}

#[test]
fn groups_match_as_in_javascript() {
    fit(&[
        // ECMA-262, 22.2.2.9: a group that has matched nothing yet matches nothing again, its own inside among them.
        (r"^(a\1)$", "a", "aa"),
        (r"^\1(a)$", "a", "aa"),
        (r"^(?:\1b|(a))*c$", "abac", "aba"),
        (r"^(?<n>a\k<n>){2}$", "aa", "aaaa"),
        // RepeatMatcher: at each turn the groups inside are forgotten.
        (r"^(?:(a)|b)*\1$", "ab", "a!"),
        (r"^(?:(a)|(b)){2}\1c$", "abc", "abac"),
        (r"^(?:(a)|b)+\1$", "baa", "abaab!"),
        (r"^(z)((a+)?(b+)?(c))*\3$", "zaacbbbcaca", "zaacbbbcac"),
        (r"^(?=(a*))\1b$", "aab", "aa"),
        (r"^(?!(a)\1)a\1b$", "ab", "aab"),
        // What takes nothing is repeated no further than it must be.
        (r"^(?:a?)*?b$", "aab", "aac"),
        (r"^(?:(?!x))*a$", "a", "x"),
        (r"^(?:(?<=x))?a$", "a", "b"),
        (r"^(?:(?=(a))){1,2}\1$", "a", "b"),
        // What is behind is read backwards, so that a group is known to what stands before it.
        (r"(?<=\1(a))b$", "aab", "ab"),
        (r"(?<=(?<n>a)\k<n>)b$", "ab", "b"),
        (r"(?<!(a)\1)b$", "b", "ab"),
        (r"(?<=([ab]+)([bc]+))$", "abc", "a"),
        (r"^(?<=^|x)a", "a", "b"),
        (r"(?<=a{2,3})b", "aab", "ab"),
        (
            r"^(?:(?<y>\d{4})-x|(?<y>\d{2})/x)\k<y>$",
            "24/x24",
            "24/x2024",
        ),
        (r"^(?i:(a)\1)(?=b)", "aAb", "ab!"),
        (r"^(?m:(?!x)^a$\n^b$)", "a\nb", "ab"),
        (r"^(?!x)(?:\bé|\Bé)$", "é", "e"),
        (r"^(?!.*--)[a-z-]{1,63}(?<!-)$", "quay", "quay-"),
        (r"^(?=.{3,5}$)(?=.*\d)\w+$", "qu4y", "quay"),
        (r"^(🚢)\1$(?<=🚢)", "🚢🚢", "🚢"),
    ]);
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
        ("(?!x)((a{1000}){1000}){1000}", "too large", "smaller"),
        ("(?!x)a{99999999999}", "too large", "smaller"),
        (
            r"(?<n>a)(?<n>b)",
            "two groups with the name `n`",
            "another name",
        ),
        (r"(?:(?<n>a)|x)(?<n>b)", "two groups with the name `n`", ""),
        (r"(?<n>a|(?<n>b))", "two groups with the name `n`", ""),
    ] {
        let fault = read(pattern).expect_err(pattern);
        assert!(fault.what.contains(what), "{pattern}: {fault:?}");
        assert!(fault.help.contains(help), "{pattern}: {fault:?}");
    }
}

#[test]
fn matching_ends() {
    let long = format!("{}!", "a".repeat(200));
    let gives_up = |pattern, text: &str| read(pattern).unwrap().is_match(text).is_none();
    assert!(gives_up("^(?:a|a|(?!x)a)*$", &long));
    assert!(gives_up("^(?=(a+)+$)a", &long));
    assert!(gives_up("(?!(a+)+b)c$", &"a".repeat(20_000)));
    assert!(!matches("^(a+)+$", &"a!".repeat(50_000)));
    let pattern = format!("{}a{}", "(?=".repeat(250), ")".repeat(250));
    assert!(read(&pattern).unwrap_err().what.contains("too large"));
}

#[test]
fn what_reads_a_long_text_a_few_times_goes_through() {
    let text = "There are 12 ports, and 300 boats beside them. ".repeat(2_000);
    for pattern in [
        r"^(?!.*--)(?=.*boats)[^]*$",
        r"^(?:(?!@@)[^])*$",
        r"(?<=\bbeside )them\. $",
        r"(?<!\d)(?<n>\d+)(?=\s+boats)",
    ] {
        assert!(matches(pattern, &text), "{pattern}");
    }
}

#[test]
fn trying_agrees_with_matching_in_one_go() {
    for pattern in [
        "a*b",
        "(a|b)*c",
        "(?:a|ab)(?:c|bcd)(d*)",
        "a{2,3}?b",
        "(a*)*b",
        "(a*)+",
        "^(?:a?b??)*$",
        "[^a]+|ab$",
        "(?i:aB)+c",
        "x??(?:ab){1,2}",
        "(?:)*a",
        "(|a)+b",
        "^a|b$",
        "a.c",
        "(?s:a.c)",
    ] {
        let around = format!("(?=){pattern}");
        let trying = read(&around).unwrap();
        let straight = read(pattern).unwrap();
        assert!(trying.looks_around && !straight.looks_around);
        for number in 0..1_000_u32 {
            let letters = ['a', 'b', 'c', 'd', 'B', '\n', 'x'];
            let text: String = (0..5)
                .map_while(|place| letters.get((number / 8_u32.pow(place) % 8) as usize))
                .collect();
            assert_eq!(
                trying.is_match(&text),
                straight.is_match(&text),
                "{pattern} on {text:?}"
            );
        }
    }
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
    for pattern in [
        "(?=a*)b",
        "(?=(a)*)b*",
        "(a(?=b))*",
        "(?:(?=a))*",
        "((?<!a)){2}",
    ] {
        assert!(read(pattern).is_ok(), "{pattern}");
    }
}
