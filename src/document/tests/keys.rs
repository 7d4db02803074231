//! Keys: duplicates, merges, and what cannot be a key.

use super::*;

#[test]
fn a_key_that_stands_twice_is_a_problem_at_the_second() {
    for parsed in [
        yaml_of("pear: 1\nplum: 2\n\"pear\": 3\n"),
        json_of("{\"pear\": 1, \"plum\": 2, \"p\\u0065ar\": 3}"),
    ] {
        let text = parsed.document.text();
        let problem = only(&parsed);
        assert_eq!(problem.kind, ProblemKind::DuplicateKey);
        assert_eq!(
            problem.message,
            "the key `pear` stands twice in one mapping"
        );
        assert!(
            problem.primary.span.start > 10 && problem.primary.span.slice(text).starts_with('"')
        );
        let [first] = &problem.related[..] else {
            panic!("one related place");
        };
        assert!(first.span.start < 2 && first.message == "first here");
        let root = parsed.document.root().unwrap();
        assert_eq!(root.get("pear").unwrap().scalar_text(), Some("1"));
        assert_eq!(root.entries().len(), 3);
    }
}

#[test]
fn duplicates_are_found_among_many_keys_and_in_any_spelling() {
    let mut text = (0..40)
        .map(|n| format!("k{n}: 1\n"))
        .collect::<Vec<_>>()
        .concat();
    text.push_str("k7: 2\nk7: 3\n");
    let parsed = yaml_of(&text);
    assert_eq!(parsed.problems.len(), 2);
    let seven = text.find("k7:").unwrap();
    for problem in &parsed.problems {
        assert_eq!(problem.related[0].span.start as usize, seven);
    }
    assert_eq!(
        only(&yaml_of("1: a\n'1': b\n")).kind,
        ProblemKind::DuplicateKey
    );
    assert_eq!(only(&yaml_of("{a: {b: 1, b: 2}}")).primary.span.start, 11);
    assert_eq!(
        clean(&yaml_of("1: a\n1.0: b\ntrue: c\n~: d\n")),
        ["{1: \"a\", 1.0: \"b\", true: \"c\", ~: \"d\"}"]
    );
}

#[test]
fn problems_stand_in_the_order_of_the_text() {
    let parsed = yaml_of("{a: 1, a: {b: 1, b: 2}}");
    let starts: Vec<_> = parsed
        .problems
        .iter()
        .map(|problem| problem.primary.span.start)
        .collect();
    assert_eq!(starts, [7, 17]);
}

#[test]
fn merged_entries_follow_and_never_replace_the_own_ones() {
    let text = "a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\n\
                c: {<<: *a, x: 9}\nd: {<<: [*a, *b], w: 0}\ne: {<<: [*b, {x: 5}]}\n";
    let parsed = yaml_of(text);
    let [root] = &clean(&parsed)[..] else {
        panic!()
    };
    for part in [
        "c: {x: 9, y: 2}",
        "d: {w: 0, x: 1, y: 2, z: 4}",
        "e: {y: 3, z: 4, x: 5}",
    ] {
        assert!(root.contains(part), "{part} in {root}");
    }
    let d = parsed.document.root().unwrap().get("d").unwrap();
    let x = d.entry("x").unwrap();
    assert!(x.merged && !d.entry("w").unwrap().merged);
    assert_eq!(
        (x.value.site().slice(text), x.value.range().slice(text)),
        ("*a", "1")
    );
    assert_well_placed(&parsed.document);
}

#[test]
fn merges_chain_and_name_the_nearest_alias() {
    let text = "a: &a {x: 1}\nb: &b {<<: *a}\nc: {<<: *b}\nl: &l [*a]\nd: {<<: *l}\n";
    let parsed = yaml_of(text);
    assert_eq!(
        clean(&parsed),
        ["{a: {x: 1}, b: {x: 1}, c: {x: 1}, l: [{x: 1}], d: {x: 1}}"]
    );
    let site = |key| {
        let node = parsed.document.root().unwrap().get(key).unwrap();
        node.get("x").unwrap().site().slice(text)
    };
    assert_eq!(site("c"), "*b");
    assert_eq!(site("d"), "*a");
}

#[test]
fn a_merge_of_no_mapping_is_a_problem_and_a_quoted_one_a_key() {
    for (text, place) in [
        ("a: &a 1\nb: {<<: *a}", "*a"),
        ("a: &a {}\nb: {<<: [*a, 7]}", "7"),
        ("b: {<<: pear}", "pear"),
        ("b:\n  <<:\n  c: 1\n", "<<"),
    ] {
        let parsed = yaml_of(text);
        assert_eq!(only(&parsed).primary.span.slice(text), place, "{text:?}");
        assert!(parsed.document.root().is_none(), "{text:?}");
    }
    assert_eq!(clean(&yaml_of("{'<<': 1}")), ["{<<: 1}"]);
    assert_eq!(clean(&json_of("{\"<<\": 1}")), ["{<<: 1}"]);
    let twice = yaml_of("a: &a {x: 1}\nb: &b {y: 2}\nc:\n  <<: *a\n  <<: *b\n");
    assert_eq!(only(&twice).kind, ProblemKind::DuplicateKey);
    assert!(only(&twice).help.as_ref().unwrap().contains("<<: [*a, *b]"));
    assert!(
        roots(&twice.document)[0].ends_with("c: {x: 1, y: 2}}"),
        "both are merged all the same"
    );
}

#[test]
fn a_key_is_text() {
    for text in ["{{port}}: 1", "? [a, b]\n: 1", "a: &a [1]\nb: {*a : 2}"] {
        let parsed = yaml_of(text);
        assert_eq!(
            only(&parsed).message,
            "a key must be text, not a list or a mapping",
            "{text:?}"
        );
        assert_well_placed(&parsed.document);
    }
    let parsed = yaml_of("a: 1\n: 2\n");
    assert_eq!(only(&parsed).message, "an entry has no key");
    assert_eq!(only(&parsed).primary.span, TextRange::new(5, 5));
    assert_eq!(
        clean(&yaml_of("a: &a pear\n*a : 1\n")),
        ["{a: \"pear\", pear: 1}"]
    );
}
