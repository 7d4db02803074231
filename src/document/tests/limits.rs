//! Limits: depth, expansion, size.

use std::fmt::Write as _;

use super::*;

fn deep(open: &str, close: &str, times: usize) -> String {
    format!("{}1{}", open.repeat(times), close.repeat(times))
}

#[test]
fn nesting_stops_at_the_limit_with_one_problem() {
    let block = (0..10_000)
        .map(|n| format!("{}a:\n", " ".repeat(n)))
        .collect::<Vec<_>>()
        .concat();
    for (format, text) in [
        (Format::Json, deep("[", "]", 10_000)),
        (Format::Json, deep("{\"a\":", "}", 10_000)),
        (Format::Yaml, deep("[", "]", 10_000)),
        (Format::Yaml, deep("{a: ", "}", 10_000)),
        (Format::Yaml, "- ".repeat(10_000)),
        (Format::Yaml, block),
        (Format::Yaml, "[".repeat(100_000)),
    ] {
        let parsed = parse(Arc::from(text), format, &Limits::default());
        let problem = only(&parsed);
        assert_eq!(problem.kind, ProblemKind::Limit);
        assert_eq!(problem.message, "values are nested more than 128 deep");
        assert!(parsed.document.root().is_none());
    }
}

#[test]
fn the_depth_limit_itself_is_allowed() {
    let limits = Limits {
        depth: 5,
        ..Limits::default()
    };
    for (format, open, close) in [
        (Format::Json, "[", "]"),
        (Format::Yaml, "[", "]"),
        (Format::Yaml, "{a: ", "}"),
        (Format::Yaml, "- ", ""),
    ] {
        let at = |times| {
            parse(Arc::from(deep(open, close, times)), format, &limits)
                .problems
                .len()
        };
        assert_eq!((at(5), at(6)), (0, 1), "{open}");
    }
    let mixed = |flow: usize| format!("a:\n  b:\n    - {}", deep("[", "]", flow));
    assert!(
        parse(Arc::from(mixed(2)), Format::Yaml, &limits)
            .problems
            .is_empty()
    );
    assert_eq!(
        parse(Arc::from(mixed(3)), Format::Yaml, &limits)
            .problems
            .len(),
        1
    );
}

#[test]
fn aliases_may_not_multiply_without_end() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for n in 1..30 {
        let list = format!("*a{}, ", n - 1).repeat(9);
        writeln!(bomb, "a{n}: &a{n} [{list}]").unwrap();
    }
    let parsed = yaml_of(&format!("{bomb}---\nb: 1\n"));
    let problem = only(&parsed);
    assert_eq!(problem.kind, ProblemKind::Limit);
    assert!(
        problem.message.contains("1000000 values"),
        "{}",
        problem.message
    );
    assert!(
        problem
            .primary
            .span
            .slice(parsed.document.text())
            .starts_with("*a")
    );
    assert_eq!(roots(&parsed.document), ["{b: 1}"]);
    let parsed = yaml_of(&format!("{bomb}---\na: &a 1\nb: *a\n"));
    assert_eq!(
        parsed.document.roots().count(),
        1,
        "the refused alias does not count against later ones"
    );
    only(&parsed);
}

#[test]
fn merges_count_as_expansion() {
    let mut text: String = "a0: &a0 {x0: 1, y0: 2}\n".to_owned();
    for n in 1..200 {
        writeln!(text, "a{n}: &a{n} {{<<: *a{}, x{n}: 1}}", n - 1).unwrap();
    }
    let limits = Limits {
        expanded_nodes: 1000,
        ..Limits::default()
    };
    let parsed = parse(Arc::from(text), Format::Yaml, &limits);
    assert_eq!(only(&parsed).kind, ProblemKind::Limit);
}

#[test]
fn the_expansion_limit_itself_is_allowed() {
    let at = |expanded_nodes| {
        let limits = Limits {
            expanded_nodes,
            ..Limits::default()
        };
        parse(
            Arc::from("a: &a [1, 2]\nb: [*a, *a]\n"),
            Format::Yaml,
            &limits,
        )
        .problems
        .len()
    };
    assert_eq!((at(6), at(5)), (0, 1));
}

#[test]
fn depth_through_aliases_counts() {
    let mut text = format!("a0: &a0 {}\n", deep("[", "]", 50));
    for n in 1..10 {
        let open = "[".repeat(50);
        let close = "]".repeat(50);
        writeln!(text, "a{n}: &a{n} {open}*a{}{close}", n - 1).unwrap();
    }
    let parsed = yaml_of(&text);
    let problem = only(&parsed);
    assert_eq!(problem.message, "values are nested more than 128 deep");
    assert_eq!(problem.primary.span.slice(&text), "*a1");
}

#[test]
fn a_large_scalar_is_read_and_a_file_that_is_too_large_is_not() {
    let text = format!("a: \"{}\"\n", "梨".repeat(1_000_000));
    let parsed = yaml_of(&text);
    assert!(parsed.problems.is_empty());
    let value = parsed.document.root().unwrap().get("a").unwrap();
    assert_eq!(value.as_str().map(str::len), Some(3_000_000));
    let limits = Limits {
        file_bytes: 1000,
        ..Limits::default()
    };
    for format in [Format::Yaml, Format::Json] {
        let parsed = parse(Arc::from(text.as_str()), format, &limits);
        assert_eq!(only(&parsed).kind, ProblemKind::Limit);
        assert!(parsed.document.root().is_none());
    }
}

#[test]
fn many_comments_in_a_row_are_read() {
    let text = format!("a:\n{}  b: 1\n", "  # pear\n".repeat(5000));
    let parsed = yaml_of(&text);
    assert_eq!(clean(&parsed), ["{a: {b: 1}}"]);
    assert_eq!(parsed.document.comments().len(), 5000);
}

#[test]
fn a_long_key_is_a_problem_of_its_own() {
    let parsed = yaml_of(&format!("{}: 1\n", "k".repeat(2000)));
    assert_eq!(parsed.problems.len(), 1);
}
