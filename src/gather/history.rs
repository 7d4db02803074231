//! What tells of what was: files, sections and lines that nobody corrects when the present changes. The words that tell so
//! stand in `history/<tag>.txt`.

use std::sync::LazyLock;

use fancy_regex::Regex;

use crate::document::Markdown;
use crate::words::{WordLists, word_lists};

word_lists! {
    /// A list of words, by what they do.
    enum Words from [include_str!("history/en.txt"), include_str!("history/zh.txt")] {
        File Folder Month DayEnd YearSign Quarter Version VersionSign Done DoneSign Current CurrentSign DayLead
        DayNamed DayNamedSign
    }
}

/// Whether a file tells of the past by its path.
pub(super) fn is_past_file(path: &str) -> bool {
    let path = path.to_lowercase();
    let mut parts: Vec<&str> = path.split('/').collect();
    let name = parts.pop().unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    let in_folder = parts
        .iter()
        .any(|part| Words::Folder.has(part) || is_date(part));
    in_folder
        || Words::File.all().iter().any(|file| {
            let rest = stem.strip_prefix(file);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']))
        })
        || is_date(name)
}

fn regex(text: &str) -> Option<Regex> {
    Regex::new(text).ok()
}

fn finds(regex: &LazyLock<Option<Regex>>, text: &str) -> bool {
    let regex = regex.as_ref();
    regex.is_some_and(|regex| regex.is_match(text).unwrap_or(false))
}

/// One of the words of a list, as a piece of a pattern.
fn one_of(list: Words) -> String {
    let words = list.all().iter().map(|word| fancy_regex::escape(word));
    format!("(?:{})", words.collect::<Vec<_>>().join("|"))
}

static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let [month, day_end, quarter] = [Words::Month, Words::DayEnd, Words::Quarter].map(one_of);
    let year_end = one_of(Words::YearSign);
    let ways = [
        // `2026-03`, `2026年3月`, `20260301`.
        format!(r"(?<![\d.])(?:19|20)\d\d(?:[-/._]|{year_end})\s?(?:0?[1-9]|1[0-2])(?![\d.])"),
        r"(?<!\d)(?:19|20)\d\d[01]\d[0-3]\d(?!\d)".to_owned(),
        // `March 2026`, `March 1st, 2026`, `1 March 2026`.
        format!(r"\b{month}\.?\s+(?:\d{{1,2}}{day_end}?,?\s+)?(?:19|20)\d\d\b"),
        format!(r"\b\d{{1,2}}\s+{month}\s+(?:19|20)\d\d\b"),
        // `Q3 2026`, `2026-Q3`.
        format!(r"\b{quarter}[1-4][ -]?(?:19|20)\d\d\b"),
        format!(r"\b(?:19|20)\d\d[ -]?{quarter}[1-4]\b"),
    ];
    regex(&format!("(?i){}", ways.join("|")))
});

/// `v1.2`, `v2`, `1.2.3`, `[0.4]`, `version 2`; not the number of a section (`3.1 Tests`).
static VERSION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let [version, sign] = [Words::Version, Words::VersionSign].map(one_of);
    let ways = [
        r"(?<![\w.])v\d+(?:\.\d+)*(?![\w])".to_owned(),
        r"(?<![\w.])\d+\.\d+\.\d+(?![\w.])".to_owned(),
        r"\[\d+\.\d+[^\]]*\]".to_owned(),
        format!(r"\b{version}\s+\d+(?:\.\d+)*\b"),
        r"^\d+\.\d+(?:\.\d+)?(?:\s*[-–—:(]|\s*$)".to_owned(),
        format!(r"{sign}\s?\d"),
    ];
    regex(&format!("(?i){}", ways.join("|")))
});

/// A word of one list, or what stands in another anywhere.
fn word_or_sign(words: Words, signs: Words) -> Option<Regex> {
    regex(&format!(r"(?i)\b{}\b|{}", one_of(words), one_of(signs)))
}

static DONE: LazyLock<Option<Regex>> = LazyLock::new(|| word_or_sign(Words::Done, Words::DoneSign));

/// A heading whose date says until when it is right.
static CURRENT: LazyLock<Option<Regex>> =
    LazyLock::new(|| word_or_sign(Words::Current, Words::CurrentSign));

static LEADING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let [month, version, lead] = [Words::Month, Words::Version, Words::DayLead].map(one_of);
    let year_end = one_of(Words::YearSign);
    let ways = [
        r"v\d+(?:\.\d+)*\b".to_owned(),
        r"\d+\.\d+\.\d+\b".to_owned(),
        format!(r"(?:19|20)\d\d(?:[-/.]|{year_end})\s?\d{{1,2}}(?:\D|$)"),
        format!(r"{month}\.?\s+(?:\d{{1,2}},?\s+)?(?:19|20)\d\d\b"),
        format!(r"{version}\s+v?\d+\.\d"),
        format!(
            r"{lead} (?:v\d|{version} \d|(?:19|20)\d\d-\d\d|{month} (?:\d{{1,2}},? )?(?:19|20)\d\d)"
        ),
    ];
    regex(&format!(r"(?i)^[\s*_\[(`#>-]*(?:{})", ways.join("|")))
});

static DAY_NAMED: LazyLock<Option<Regex>> =
    LazyLock::new(|| word_or_sign(Words::DayNamed, Words::DayNamedSign));

fn is_date(text: &str) -> bool {
    finds(&DATE, text)
}

/// Whether a text, as a passage, the cell of a table or an item of a list, begins with a date or a version.
pub(super) fn begins_with_date(text: &str) -> bool {
    finds(&LEADING, text) && !finds(&CURRENT, text)
}

/// Whether a word in lower case names a month.
pub(super) fn is_month(word: &str) -> bool {
    Words::Month.has(word)
}

/// Whether a sentence says of which day or version its figures are.
pub(super) fn names_its_day(sentence: &str) -> bool {
    finds(&DAY_NAMED, sentence) && (is_date(sentence) || finds(&VERSION, sentence))
}

/// Whether a place stands in a section that tells of the past, or of what is to come.
pub(super) fn is_in_past_section(page: &Markdown, at: u32) -> bool {
    let first = page.sections().first().map(|section| section.range);
    page.sections_at(at).any(|section| {
        // The title of a page may well name the version that the page is about.
        let is_title = section.level == 1 && Some(section.range) == first;
        is_past_heading(&section.title, is_title)
    })
}

fn is_past_heading(title: &str, is_title: bool) -> bool {
    if finds(&CURRENT, title) {
        return false;
    }
    finds(&DONE, title) || !is_title && (is_date(title) || finds(&VERSION, title))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sound() {
        crate::words::assert_lists_are_sound::<Words>();
    }

    #[test]
    fn files_of_the_past_are_known_by_their_paths() {
        for path in [
            "CHANGELOG.md",
            "docs/HISTORY.md",
            "NEWS.txt",
            "docs/adr/0003-quays.md",
            "plans/q3.md",
            "docs/2026-03-01-berths.md",
            "rfc/12.md",
            "notes/2025-11/review.md",
        ] {
            assert!(is_past_file(path), "{path}");
        }
        for path in [
            "README.md",
            "docs/guide.md",
            "docs/newsletter.md",
            "docs/planning.md",
            "docs/v2/guide.md",
        ] {
            assert!(!is_past_file(path), "{path}");
        }
    }

    #[test]
    fn headings_of_the_past_hold_a_date_a_version_or_done() {
        for title in [
            "v0.9.5",
            "1.4.0",
            "[2.1] - 2026-02-01",
            "Sprint of 2026-03-01",
            "March 2026",
            "Done",
            "Shipped in spring",
            "Version 2",
            "Q3 2025",
            "已完成",
            "2.4 (stable)",
        ] {
            assert!(is_past_heading(title, false), "{title}");
        }
        for title in [
            "Quays",
            "3.1 Tests",
            "Status (2026-03-01)",
            "Berths as of March 2026",
            "Last updated: 2026-01-02",
            "Python 3 bindings",
            "Tests (1370)",
            "最后更新 2026-03-01",
        ] {
            assert!(!is_past_heading(title, false), "{title}");
        }
    }
}
