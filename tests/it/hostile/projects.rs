//! Whole projects: what fits the schemas of factlint, nearly, in a folder, through every command.

use std::ffi::OsString;
use std::path::Path;
use std::sync::LazyLock;

use factlint::cli::{ExitStatus, Surroundings, main_with};
use factlint::lint::{Project, Report, lint};
use factlint::source::Sources;
use factlint::workspace::{EMBEDDED_SCHEMAS, Options, load};
use serde_json::Value;

use super::feed::Feed;
use super::{is_in, is_unseen, outputs};

/// Names, figures, periods and places that fit each other often enough, and what fits nothing.
const WORDS: &str = "boats|ferry|berth|north-quay|harbour|crates|length|name|id|code|a|b|2024|2023/2024|2024-02|2023/..|180 boats|170 boats|12 million boats|over 35 crates|45 %|一百二十艘|近3万|1/3|0|7|data/a.yaml|data/b.yaml|data/*.yaml|**/*|text.md|*.md|table.csv|berths.json|berths[]|berths[*].length|berths[].code|facts[]|facts[].figure|/berths|berths|$.berths|{code}|data/{code}.yaml|!data/b.yaml|root:maps/*.yaml|maps|(\\d+) boats|(?P<n>\\d+)|([a-z]+)+$|[|agree|equal|sum|share|ratio|part|together|unique|exists|grow|change|within|ordered|first|count|mutual|reference|error|warning|off|en|zh|duration|instant|whole|strict|year|day|tonne|person|ratio-points|document.id|document|facts|error\u{1b}[31m|\u{202e}|港口|🙂|**|```|::error::x|<script>|a\nb|%0A|~|\"";

const TEXT: &str = "The harbour|北码头| built 180 boats| has 12 berths| 12|35 crates| of |45 %|, |. |\n\n|- one\n- two\n|three steps:\n\n|| a | b |\n|---|---|\n| x | 12 |\n| Total | 13 |\n|16 of 580 (2.8 %)|from 120 to 150, up 25 %|20 + 25 = 45|# Boats\n\n|2024|in 2023|<!-- factlint-ignore -->|ferry|berth A1: 80 m|\u{202e}|\u{1b}[31m|`180 boats`|更新至一百二十艘|\n";

static SCHEMAS: LazyLock<Vec<(&str, Value)>> = LazyLock::new(|| {
    let schemas = EMBEDDED_SCHEMAS.iter();
    schemas
        .map(|schema| (schema.name, serde_json::from_str(schema.text).unwrap()))
        .collect()
});

/// A folder with such files.
pub(crate) fn write_project(feed: &mut Feed<'_>, folder: &Path) {
    let words: Vec<&str> = WORDS.split('|').collect();
    let pieces: Vec<&str> = TEXT.split('|').collect();
    let of = |name: &str| {
        let found = SCHEMAS.iter().find(|(known, _)| *known == name);
        &found.unwrap().1
    };
    let mut configuration = feed.fitting(of("config"), &words);
    if let Value::Object(keys) = &mut configuration {
        // Mostly a run that gets as far as its checks.
        if !feed.once_in(4) {
            let documents = serde_json::json!([{"files": "data/*.yaml"}]);
            keys.insert("documents".to_owned(), documents);
            keys.insert("vocabulary".to_owned(), Value::from("vocabulary.yaml"));
            keys.insert("checks".to_owned(), Value::from("checks.yaml"));
            keys.insert("limits".to_owned(), serde_json::json!({}));
        }
        // Only folders of the project are opened.
        if keys.remove("roots").is_some() {
            keys.insert("roots".to_owned(), serde_json::json!({"maps": "data"}));
        }
    }
    let files = [
        ("factlint.json", configuration),
        ("vocabulary.yaml", feed.fitting(of("vocabulary"), &words)),
        ("checks.yaml", feed.fitting(of("checks"), &words)),
        ("data/a.yaml", feed.fitting(of("document"), &words)),
        ("data/b.yaml", feed.fitting(of("document"), &words)),
        (
            "berths.json",
            serde_json::json!({"berths": feed.value(&words, 3)}),
        ),
    ];
    std::fs::create_dir_all(folder.join("data")).unwrap();
    let write = |name: &str, text: String| std::fs::write(folder.join(name), text).unwrap();
    for (name, value) in files {
        write(name, serde_json::to_string_pretty(&value).unwrap());
    }
    write("text.md", feed.text(&pieces, 60));
    write(
        "table.csv",
        format!(
            "code,length\n{}",
            feed.text(&["A1,", "80", "\n", ",", "\"", "12 m"], 20)
        ),
    );
}

/// A project that the pipeline, every format and one command get to see.
pub(crate) fn project(bytes: &[u8]) {
    let mut feed = Feed::new(bytes);
    let command = feed.byte();
    let folder = tempfile::tempdir().unwrap();
    write_project(&mut feed, folder.path());
    let config = folder.path().join("factlint.json");
    let options = Options {
        working_directory: folder.path().to_path_buf(),
        config: Some(config.clone()),
        ..Options::default()
    };
    let loaded = load(&options).unwrap();
    let report = lint(&loaded);
    assert_sound(&loaded.sources, &report);
    outputs::assert_written(&loaded.sources, &report, usize::from(command));
    run(command, &config, folder.path());
}

/// A vocabulary, checks and documents that stand in no folder.
pub(crate) fn texts(bytes: &[u8]) {
    let mut feed = Feed::new(bytes);
    let words: Vec<&str> = WORDS.split('|').collect();
    let mut text = |name: &str| {
        let schema = SCHEMAS.iter().find(|(known, _)| *known == name);
        let value = feed.fitting(&schema.unwrap().1, &words);
        serde_yaml::to_string(&value).unwrap()
    };
    let (vocabulary, checks) = (text("vocabulary"), text("checks"));
    let documents = ["a.yaml", "b.yaml"].map(|path| (path.to_owned(), text("document")));
    let project = Project::of_texts(&vocabulary, &checks, documents);
    assert_sound(&project.sources, &lint(&project));
}

/// What must hold of every report.
fn assert_sound(sources: &Sources, report: &Report) {
    assert_eq!(report.broken, Vec::<&str>::new());
    for reported in &report.diagnostics {
        let found = &reported.diagnostic;
        assert!(!found.message.is_empty() && !reported.fingerprint.is_empty());
        for label in found.labels() {
            let file = sources.get(label.span.file).unwrap();
            assert!(
                label
                    .span
                    .range
                    .is_none_or(|range| is_in(&file.text, range)),
                "{found:?}"
            );
        }
    }
}

/// Runs a command over the project.
fn run(command: u8, config: &Path, folder: &Path) {
    let text = folder.join("text.md");
    let (config, text) = (config.as_os_str(), text.as_os_str());
    let given: &[&str] = match command % 8 {
        0 => &["check", "--verbose", "--color", "always"],
        1 => &["facts"],
        2 => &["facts", "--format", "yaml"],
        3 => &["checks"],
        4 => &["checks", "--format", "json"],
        5 => &["mutate"],
        6 => &["check", "--statistics"],
        _ => &["scan", "--all"],
    };
    let named = if given.first() == Some(&"scan") {
        vec![text]
    } else {
        vec!["--config".as_ref(), config]
    };
    let arguments = ["factlint"].iter().chain(given).map(OsString::from);
    let arguments = arguments.chain(named.into_iter().map(OsString::from));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let status = main_with(arguments, &Surroundings::default(), &mut out, &mut err);
    assert!(status != ExitStatus::Bug, "{given:?}");
    let colored = given.contains(&"always");
    for written in [out, err] {
        let written = String::from_utf8(written).unwrap();
        let unseen = written.find(|c| is_unseen(c) && !(colored && c == '\u{1b}'));
        assert_eq!(unseen, None, "{given:?}: {written}");
    }
}
