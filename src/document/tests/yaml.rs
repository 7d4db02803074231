//! YAML: values and places.

use super::*;

#[test]
fn after_a_broken_document_the_others_are_still_read() {
    let parsed = yaml_of(
        "a: [1\n---\nb: 2\n--- # third\nc: |\n  x\n  y\n\nd:\n...\n---\ne: \"\\q\"\n---\nf\n",
    );
    assert_eq!(
        roots(&parsed.document),
        ["{b: 2}", "{c: \"x\\ny\\n\", d: ~}", "\"f\""]
    );
    let messages: Vec<_> = parsed.problems.iter().map(|p| p.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "the bracket `[` is not closed",
            "an escape is unknown to YAML"
        ]
    );
    assert_eq!(
        parsed.problems[0]
            .primary
            .span
            .slice(parsed.document.text()),
        "["
    );
    assert_well_placed(&parsed.document);
}

#[test]
fn a_file_without_values_has_no_root() {
    for text in ["", "\n", "# only words\n", "\u{feff}", "  \n\n"] {
        assert!(clean(&yaml_of(text)).is_empty(), "{text:?}");
    }
    assert_eq!(clean(&yaml_of("---\n---\n")), ["~", "~"]);
    assert_eq!(yaml_of("# a\n").document.comments().len(), 1);
}

#[test]
fn places_are_bytes_whatever_stands_around_them() {
    let text = "\u{feff}# 港口\r\n名称:\t\"🙂\\t港\"\t# tail\r\n数: [ 1.0 ,\t'it''s' ]\r\n";
    let parsed = yaml_of(text);
    assert_eq!(clean(&parsed), ["{名称: \"🙂\\t港\", 数: [1.0 \"it's\"]}"]);
    assert_eq!(
        lexemes(&parsed),
        ["名称", "\"🙂\\t港\"", "数", "1.0", "'it''s'"]
    );
    let comments = parsed.document.comments().iter();
    assert_eq!(
        comments.map(|c| c.range.slice(text)).collect::<Vec<_>>(),
        ["# 港口", "# tail"]
    );
    let root = parsed.document.root().unwrap();
    assert_eq!(
        usize::try_from(root.range().start).unwrap(),
        text.find("名称").unwrap()
    );
    assert_eq!(
        root.range().slice(text),
        text.trim_end().split_once("港口\r\n").unwrap().1
    );
    assert_eq!(
        root.get("数").unwrap().range().slice(text),
        "[ 1.0 ,\t'it''s' ]"
    );
    assert_well_placed(&parsed.document);
}

#[test]
fn a_missing_value_stands_after_its_colon_or_dash() {
    for (text, at) in [
        ("a:\nb: 1", 2),
        ("a: # why\nb: 1", 2),
        ("{a: , b: 1}", 3),
        ("? a\n: \nb: 1", 5),
        ("a:\r\nb: 1", 2),
        ("\"a\":\nb: 1", 4),
    ] {
        let parsed = yaml_of(text);
        assert_eq!(clean(&parsed), ["{a: ~, b: 1}"], "{text:?}");
        let value = parsed.document.root().unwrap().get("a").unwrap();
        assert_eq!(
            (value.range().start, value.range().len()),
            (at, 0),
            "{text:?}"
        );
    }
    let text = "? \n:é: 1\n";
    let parsed = yaml_of(text);
    assert_eq!(lexemes(&parsed), ["", "", ":é", "1"]);
    assert_well_placed(&parsed.document);
    let parsed = yaml_of("-\n- 1\n");
    let first = parsed.document.root().unwrap().item(0).unwrap();
    assert_eq!((first.range().start, first.range().len()), (1, 0));
}

#[test]
fn block_collections_reach_from_their_first_child_to_their_last() {
    let text = "piers:\n  - name: north\n    berths:\n    - 1\n    - 2\n\n# end\nopen: yes\n";
    let parsed = yaml_of(text);
    let root = parsed.document.root().unwrap();
    let piers = root.get("piers").unwrap();
    assert_eq!(
        piers.range().slice(text),
        "name: north\n    berths:\n    - 1\n    - 2"
    );
    assert_eq!(
        piers
            .item(0)
            .unwrap()
            .get("berths")
            .unwrap()
            .range()
            .slice(text),
        "1\n    - 2"
    );
    assert_eq!(root.get("open").unwrap().as_str(), Some("yes"));
    assert_well_placed(&parsed.document);
}

#[test]
fn block_scalars_stand_where_their_content_does() {
    for (text, value, place) in [
        ("a: |\n  x\n  y\n\nb: 1", "x\ny\n", "x\n  y"),
        ("a: |-\n  pear\nb: 1", "pear", "pear"),
        ("a: |\n   \n \nb: 1", "", ""),
        ("a: >-\n  x\n  y\nb: 1", "x y", "x\n  y"),
        ("a: |+\n  x\n\nb: 1", "x\n\n", "x"),
        ("a: |2-\n   x \nb: 1", " x ", " x "),
        ("a: |-\r\n  苹果\r\nb: 1", "苹果", "苹果"),
    ] {
        let parsed = yaml_of(text);
        let node = parsed.document.root().unwrap().get("a").unwrap();
        assert_eq!(
            (node.as_str().unwrap(), node.range().slice(text)),
            (value, place),
            "{text:?}"
        );
        let verbatim = matches!(node.kind(), NodeKind::String(Text::Verbatim(_)));
        assert_eq!(verbatim, value == place, "{text:?}");
        assert_well_placed(&parsed.document);
    }
}

#[test]
fn numbers_keep_their_lexeme() {
    let text = "[1.0, 1e400, 0o14, 0x1F, 012, +1, .5, 1234567890123456789012345678901234567890, .inf, 1_000, yes, '1']";
    let expected = "[1.0 1e400 0o14 0x1F 012 +1 .5 1234567890123456789012345678901234567890 \".inf\" \"1_000\" \
                    \"yes\" \"1\"]";
    assert_eq!(clean(&yaml_of(text)), [expected]);
}

#[test]
fn tags_of_the_core_schema_count_and_others_do_not() {
    let text = "[!!str 12, !!int \"12\", !!float 3, !!float .inf, !!null '', !!bool \"true\", ! 12, !!str , \
                ! , !pear 12, !<tag:yaml.org,2002:str> true, !!timestamp 2001-01-01, !!seq [], !!map {}]";
    let expected =
        "[\"12\" 12 3 \".inf\" ~ true \"12\" \"\" \"\" 12 \"true\" \"2001-01-01\" [] {}]";
    assert_eq!(clean(&yaml_of(text)), [expected]);
    for (text, place) in [
        ("a: !!int pear", "pear"),
        ("a: !!bool yes", "yes"),
        ("a: !!seq pear", "pear"),
        ("a: !!map [1]", "!!map"),
        ("a: !!str {}", "!!str"),
        ("a: !!float 1_0", "1_0"),
    ] {
        let parsed = yaml_of(text);
        assert_eq!(only(&parsed).primary.span.slice(text), place);
        assert!(parsed.document.root().is_some(), "{text}");
    }
}

#[test]
fn an_alias_stands_at_its_own_place_and_remembers_its_anchor() {
    let text = "base: &b {height: 3}\npear: *b\nplum: [*b, &c 1, *c]\n";
    let parsed = yaml_of(text);
    assert_eq!(
        clean(&parsed),
        ["{base: {height: 3}, pear: {height: 3}, plum: [{height: 3} 1 1]}"]
    );
    let pear = parsed.document.root().unwrap().get("pear").unwrap();
    assert_eq!(pear.site().slice(text), "*b");
    assert_eq!(pear.anchored().unwrap().slice(text), "{height: 3}");
    let height = pear.get("height").unwrap();
    assert_eq!(
        (height.site().slice(text), height.range().slice(text)),
        ("*b", "3")
    );
    assert_eq!(
        clean(&yaml_of("a: &x 1\nb: &x 2\nc: *x\n")),
        ["{a: 1, b: 2, c: 2}"]
    );
    assert_well_placed(&parsed.document);
}

#[test]
fn an_alias_without_its_anchor_is_a_problem_and_ends_the_document_only() {
    for (text, place) in [
        ("a: *pear\n---\nb: 1", "*pear"),
        ("a: *p\nb: &p 1\n---\nb: 1", "*p"),
        ("&p a: 1\n---\nb: *p", "*p"),
        ("a: &p [1, *p]\n---\nb: 1", "*p"),
        ("a: &p\n  b: *p\n---\nb: 1", "*p"),
    ] {
        let parsed = yaml_of(text);
        assert_eq!(only(&parsed).primary.span.slice(text), place, "{text:?}");
        assert_eq!(parsed.document.roots().count(), 1, "{text:?}");
    }
    let both = yaml_of("[*a, *b]");
    assert_eq!(
        both.problems.len(),
        2,
        "all aliases of a document are looked at"
    );
    assert_eq!(both.document.node_count(), 0);
}

#[test]
fn a_missing_value_is_null_however_it_is_marked() {
    assert_eq!(
        clean(&yaml_of("a: &x\nb: *x\nc: !pear\nd: !!null\n")),
        ["{a: ~, b: ~, c: ~, d: ~}"]
    );
}
