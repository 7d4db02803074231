//! Dates in words.

/// The meaning of a date that is not known for sure, as EDTF marks it behind a date: `about 2014` for `2014~`.
pub(super) fn doubtful_date(date: &str) -> Option<String> {
    let ends: Vec<String> = date.split('/').map(in_doubt).collect();
    date.contains(['~', '?', '%']).then(|| ends.join(" to "))
}

/// One end of a date in words.
fn in_doubt(end: &str) -> String {
    let plain = end.trim_end_matches(['~', '?', '%']);
    match end.strip_prefix(plain) {
        Some("~") => format!("about {plain}"),
        Some("?") => format!("perhaps {plain}"),
        Some("%") => format!("perhaps about {plain}"),
        _ => end.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_in_doubt_is_put_into_words() {
        for (date, words) in [
            ("2014", None),
            ("2014/2020", None),
            ("2014~", Some("about 2014")),
            ("2014-05?", Some("perhaps 2014-05")),
            ("2014%", Some("perhaps about 2014")),
            ("2014~/2020", Some("about 2014 to 2020")),
        ] {
            assert_eq!(doubtful_date(date).as_deref(), words, "{date}");
        }
    }
}
