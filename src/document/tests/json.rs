//! JSON: values, places, and what is refused.

use super::*;

#[test]
fn values_are_read_and_numbers_kept_as_written() {
    let parsed = json_of(
        "\u{feff}{\"a\": [1.0, -0, 1e400, true, null], \"b\\n\": {\"c\": \"数\\ud83d\\ude42\"}, \"d\": []}",
    );
    assert_eq!(parsed.problems, []);
    assert_eq!(
        roots(&parsed.document),
        ["{a: [1.0 -0 1e400 true ~], b\n: {c: \"数🙂\"}, d: []}"]
    );
}
