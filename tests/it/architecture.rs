//! The invariants of `docs/architecture.md` that can be read off the sources: rooms import downwards, files have an
//! introduction and stay short, and the page names exactly the rooms that there are.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the ground up.
const ROOMS: [&str; 12] = [
    "source",
    "diagnostic",
    "document",
    "schema",
    "figure",
    "fact",
    "relation",
    "config",
    "rules",
    "lint",
    "workspace",
    "output",
];
/// The front end stands above all rooms.
const TOP: &str = "cli";

fn rooms() -> Vec<&'static str> {
    ROOMS.into_iter().chain([TOP]).collect()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join("src"), &mut found);
    found.sort();
    found
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            (path.strip_prefix(root()).unwrap().to_path_buf(), text)
        })
        .collect()
}

fn room_of(path: &Path) -> Option<String> {
    let mut parts = path.components().skip(1);
    let first = parts.next()?.as_os_str().to_str()?.to_owned();
    parts.next().map(|_| first)
}

/// Names of rooms that a source text imports: every `crate::room` in it.
fn imported(text: &str) -> Vec<(usize, String)> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .flat_map(|(number, line)| {
            line.match_indices("crate::")
                .map(|(at, found)| {
                    let rest = &line[at + found.len()..];
                    let name: String = rest
                        .chars()
                        .take_while(|c| c.is_alphanumeric() || *c == '_')
                        .collect();
                    (number + 1, name)
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn every_folder_of_src_is_a_room_in_the_list() {
    let mut folders: Vec<String> = fs::read_dir(root().join("src"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    folders.sort();
    let mut expected: Vec<String> = rooms().into_iter().map(str::to_owned).collect();
    expected.sort();
    assert_eq!(folders, expected);
}

#[test]
fn rooms_import_only_rooms_before_them() {
    let order = rooms();
    let place = |name: &str| order.iter().position(|room| *room == name);
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let Some(room) = room_of(&path) else { continue };
        let own = place(&room).unwrap();
        for (line, name) in imported(&text) {
            match place(&name) {
                Some(other) if other > own => {
                    wrong.push(format!(
                        "{}:{line}: `{room}` imports `{name}`",
                        path.display()
                    ));
                }
                Some(_) => {}
                None => wrong.push(format!("{}:{line}: `{name}` is no room", path.display())),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    let silent: Vec<_> = sources()
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(path, _)| path)
        .collect();
    assert!(silent.is_empty(), "no introduction: {silent:?}");
}

#[test]
fn files_stay_short() {
    let mut lengths: Vec<usize> = Vec::new();
    let mut long = Vec::new();
    for (path, text) in sources() {
        let lines = text.lines().count();
        lengths.push(lines);
        if lines > 1000 {
            long.push((path, lines));
        }
    }
    lengths.sort_unstable();
    assert!(long.is_empty(), "over 1,000 lines: {long:?}");
    let median = lengths[lengths.len() / 2];
    assert!(median < 150, "the median file has {median} lines");
}

#[test]
fn the_architecture_page_names_every_room_and_no_other() {
    let page = fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    let named: Vec<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| `"))
        .filter_map(|line| line.split('`').next())
        .collect();
    assert_eq!(named, rooms());
}

#[test]
fn the_library_lists_its_rooms_in_order() {
    let library = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let listed: Vec<&str> = library
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod "))
        .filter_map(|line| line.strip_suffix(';'))
        .collect();
    assert_eq!(listed, rooms());
}

#[test]
fn sources_do_not_know_the_subject_of_the_data() {
    let vocabulary = fs::read_to_string(root().join("data/vocabulary.yaml")).unwrap();
    let file = factlint::document::parse(
        vocabulary.into(),
        factlint::document::Format::Yaml,
        &factlint::document::Limits::default(),
    );
    let names: Vec<String> = ["entities", "metrics"]
        .iter()
        .flat_map(|section| {
            file.document
                .root()
                .and_then(|root| root.get(section))
                .into_iter()
                .flat_map(factlint::document::NodeRef::entries)
                .filter_map(|entry| entry.key.scalar_text().map(str::to_owned))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(names.len() > 20);
    for (path, text) in sources() {
        let words: BTreeSet<&str> = text
            .split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'))
            .collect();
        for name in &names {
            assert!(
                !words.contains(name.as_str()),
                "{} names `{name}`",
                path.display()
            );
        }
    }
}

/// The names of the entities of the data set, which is what it is about: ids, and labels in every language.
fn subject() -> Vec<String> {
    let text = fs::read_to_string(root().join("data/vocabulary.yaml")).unwrap();
    let vocabulary: serde_json::Value = serde_yaml::from_str(&text).unwrap();
    let entities = vocabulary.get("entities").unwrap().as_object().unwrap();
    let labels = entities
        .values()
        .filter_map(|entity| entity.get("label")?.as_object())
        .flat_map(|labels| labels.values().filter_map(|label| label.as_str()));
    let names = entities.keys().map(String::as_str).chain(labels);
    names.map(str::to_lowercase).collect()
}

#[test]
fn no_source_names_the_subject_of_the_data_set() {
    let names = subject();
    assert!(names.len() > 50, "{names:?}");
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let text = text.to_lowercase();
        let found = names.iter().filter(|name| text.contains(name.as_str()));
        wrong.extend(found.map(|name| format!("{}: {name}", path.display())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
