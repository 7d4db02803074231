//! What tells of what was: files, sections and lines that nobody corrects when the present changes.

use std::sync::LazyLock;

use fancy_regex::Regex;

use crate::document::Markdown;

/// Names of files that tell of the past, without their ending.
const FILES: [&str; 8] = [
    "changelog",
    "changes",
    "history",
    "news",
    "releases",
    "release-notes",
    "release_notes",
    "relnotes",
];

/// Folders that do.
const FOLDERS: [&str; 8] = [
    "rfc",
    "rfcs",
    "adr",
    "adrs",
    "archive",
    "archives",
    "plans",
    "changelogs",
];

/// Whether a file tells of the past by its path.
pub(super) fn is_past_file(path: &str) -> bool {
    let path = path.to_lowercase();
    let mut parts: Vec<&str> = path.split('/').collect();
    let name = parts.pop().unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    let in_folder = parts
        .iter()
        .any(|part| FOLDERS.contains(part) || is_date(part));
    in_folder
        || FILES.iter().any(|file| {
            *file == stem
                || stem.starts_with(&format!("{file}-"))
                || stem.starts_with(&format!("{file}_"))
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

const MONTHS: &str = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    regex(&format!(
        r"(?i)(?<![\d.])(?:19|20)\d\d[-/.年_]\s?(?:0?[1-9]|1[0-2])(?![\d.])(?:[-/.月_]\s?\d{{1,2}})?|(?<!\d)(?:19|20)\d\d[01]\d[0-3]\d(?!\d)|\b(?:{MONTHS})\.?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?(?:19|20)\d\d\b|\b\d{{1,2}}\s+(?:{MONTHS})\s+(?:19|20)\d\d\b|\bq[1-4][ -]?(?:19|20)\d\d\b|\b(?:19|20)\d\d[ -]?q[1-4]\b"
    ))
});

/// `v1.2`, `v2`, `1.2.3`, `[0.4]`, `version 2`; not the number of a section (`3.1 Tests`).
static VERSION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    regex(
        r"(?i)(?<![\w.])v\d+(?:\.\d+)*(?![\w])|(?<![\w.])\d+\.\d+\.\d+(?![\w.])|\[\d+\.\d+[^\]]*\]|\b(?:version|release)\s+\d+(?:\.\d+)*\b|^\d+\.\d+(?:\.\d+)?(?:\s*[-–—:(]|\s*$)|版本\s?\d",
    )
});

static DONE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:done|shipped|completed|changelog|change log|history|release notes|what's new|what’s new|released|past|previous(?:ly)?|roadmap|planned|future|upcoming|backlog|todo)\b|已完成|更新日志|变更|历史|履歴|完了|リリースノート",
    )
});

/// A heading whose date says until when it is right.
static CURRENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:updated?|as of|current(?:ly)?|status|today|now|latest|snapshot|at a glance)\b|更新于|最后更新|截至|最新|当前|现在|現在|最終更新",
    )
});

static LEADING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    regex(&format!(
        r"(?i)^[\s*_\[(`#>-]*(?:v\d+(?:\.\d+)*\b|\d+\.\d+\.\d+\b|(?:19|20)\d\d[-/.年]\s?\d{{1,2}}|(?:{MONTHS})\.?\s+(?:\d{{1,2}},?\s+)?(?:19|20)\d\d\b|(?:version|release)\s+v?\d+\.\d|(?:since|in|until|before|with|as of|by) (?:v\d|version \d|(?:19|20)\d\d-\d\d|(?:{MONTHS}) (?:\d{{1,2}},? )?(?:19|20)\d\d))"
    ))
});

fn is_date(text: &str) -> bool {
    finds(&DATE, text)
}

/// Whether a text, as the cell of a table or an item of a list, begins with a date or a version.
pub(super) fn begins_with_date(text: &str) -> bool {
    finds(&LEADING, text) && !finds(&CURRENT, text)
}

/// Whether a passage tells of a day or a version that it begins with.
pub(super) fn is_of_past(text: &str) -> bool {
    begins_with_date(text)
}

/// Whether a sentence says of which day or version its figures are.
pub(super) fn names_its_day(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let told = ["as of ", "back in ", "at the time", "截至"];
    told.iter().any(|words| lower.contains(words))
        && (is_date(sentence) || finds(&VERSION, sentence))
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
