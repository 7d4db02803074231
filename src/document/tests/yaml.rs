//! YAML: values and places.

use super::*;

#[test]
fn after_a_broken_document_the_others_are_still_read() {
    let parsed = yaml_of("a: [1\n---\nb: 2\n--- # third\nc: |\n  x\n  y\n\nd:\n");
    assert_eq!(
        roots(&parsed.document),
        ["{b: 2}", "{c: \"x\\ny\\n\", d: ~}"]
    );
    let [problem] = &parsed.problems[..] else {
        panic!("{:?}", parsed.problems);
    };
    assert_eq!(problem.message, "the bracket `[` is not closed");
    assert_eq!(problem.range.slice(parsed.document.text()), "[");
}
