//! The invariants of `docs/architecture.md` that can be read off the sources: rooms import downwards, files of a room do
//! not import each other in circles, each has an introduction, and the page names exactly the rooms that there are.

mod imports;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use self::imports::{Crate, Module, named};

/// The rooms from the ground up.
const ROOMS: [&str; 15] = [
    "source",
    "words",
    "diagnostic",
    "document",
    "schema",
    "figure",
    "fact",
    "relation",
    "config",
    "gather",
    "suggest",
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

/// The names of the module that a file is, from the root of the crate.
fn module_of(path: &Path) -> Module {
    let path = path.with_extension("");
    let names = path.components().skip(1);
    let names = names.map(|name| name.as_os_str().to_str().unwrap().to_owned());
    names.filter(|name| name != "mod").collect()
}

/// The rooms that a source of a room imports, by whatever path, and what is no room and reached in the same way.
fn imported(module: &[String], text: &str) -> BTreeSet<String> {
    let paths = named(module, text).into_iter();
    let paths = paths.filter_map(|named| named.absolute());
    paths.filter_map(|path| path.into_iter().next()).collect()
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

/// What a source of a room may not import.
fn forbidden(module: &[String], text: &str) -> Vec<String> {
    let order = rooms();
    let place = |name: &str| order.iter().position(|room| *room == name);
    let own = place(module.first().unwrap()).unwrap();
    let wrong = |name: &String| place(name).is_none_or(|other| other > own);
    imported(module, text).into_iter().filter(wrong).collect()
}

#[test]
fn rooms_import_only_rooms_before_them() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        if room_of(&path).is_some() {
            let names = forbidden(&module_of(&path), &text).into_iter();
            wrong.extend(names.map(|name| format!("{}: `{name}`", path.display())));
        }
        // By these a name could reach every room without being imported.
        for way in ["macro_export", "macro_use", "extern crate"] {
            if text.contains(way) {
                wrong.push(format!("{}: `{way}`", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_way_of_writing_an_import_goes_unseen() {
    let seen = |text: &str| forbidden(&["source".to_owned(), "span".to_owned()], text);
    for text in [
        "use crate::lint::Report;",
        "pub use crate::lint;",
        "pub(crate) use super::super::lint as judge;",
        "use super::super::{LineIndex, lint::Report};",
        "use crate::{\n    diagnostic::Level,\n    lint::{self},\n};",
        "fn reach() { super::super::lint::lint(); }",
        "mod inner { use super::super::super::lint; }",
        "macro_rules! reach { () => { $crate::lint::lint() }; }",
        "const ALL: [u8; 1] = vec_of![crate::lint::SIZE];",
        "impl Reach for crate::lint::Report {}",
        "fn reach() -> impl Fn() + use<> { crate::lint::lint() }",
    ] {
        assert!(
            seen(text).contains(&"lint".to_owned()),
            "{text}: {:?}",
            seen(text)
        );
    }
    for text in [
        "use super::LineIndex;",
        "// use crate::lint;",
        "const TEXT: &str = \"crate::lint::Report\";",
        "mod inner { use super::TextRange; }",
        "use std::sync::Arc;",
    ] {
        assert_eq!(seen(text), [""; 0], "{text}");
    }
}

#[test]
fn files_and_folders_of_a_room_do_not_import_each_other_in_circles() {
    let sources = sources().into_iter();
    // Tests may use whatever they ask about.
    let sources = sources.filter(|(path, _)| !path.to_str().unwrap().contains("tests"));
    let sources: Vec<(Module, String)> = sources
        .map(|(path, text)| (module_of(&path), text))
        .collect();
    let circles = Crate::new(&sources).circles();
    assert!(
        circles.is_empty(),
        "these import each other in a circle: {circles:#?}"
    );
}

/// The tokens of a source that are not those of its tests, of what is said of it or of an attribute; what stands in a group
/// comes behind it.
fn code(tokens: TokenStream, found: &mut Vec<TokenTree>) {
    let mut before: Vec<String> = Vec::new();
    for token in tokens {
        found.push(token.clone());
        if let TokenTree::Group(group) = &token {
            let is_test = matches!(before.as_slice(), [.., kind, name] if kind == "mod" && name.contains("tests"));
            let is_attribute = before.last().is_some_and(|mark| mark == "#" || mark == "!");
            let is_passed_over = is_test || is_attribute && group.delimiter() == Delimiter::Bracket;
            if !is_passed_over {
                code(group.stream(), found);
            }
        }
        before.push(token.to_string());
    }
}

/// The functions of a source that take a tuple apart among their parameters: `fn at(text: &str, (start, end): (usize, usize))`.
fn functions_with_tuples(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    code(text.parse().unwrap(), &mut tokens);
    let mut found = Vec::new();
    let mut name = None;
    let mut is_named = false;
    for token in &tokens {
        if std::mem::replace(&mut is_named, token.to_string() == "fn") {
            name = Some(token.to_string());
        }
        let TokenTree::Group(group) = token else {
            continue;
        };
        let Some(name) = name.take_if(|_| group.delimiter() == Delimiter::Parenthesis) else {
            continue;
        };
        let inside: Vec<String> = group
            .stream()
            .into_iter()
            .map(|token| token.to_string())
            .collect();
        let is_taken_apart = |window: &[String]| matches!(window, [first, mark] if first.starts_with('(') && mark == ":");
        if inside.windows(2).any(is_taken_apart) {
            found.push(name);
        }
    }
    found
}

#[test]
fn no_function_hides_parameters_in_tuples() {
    for (text, named) in [
        (
            "fn at(text: &str, (start, end): (usize, usize)) -> u8 { 0 }",
            vec!["at"],
        ),
        (
            "fn at<'a>((start, end): (usize, usize), text: &'a str) {}",
            vec!["at"],
        ),
        ("fn at((start, end): (usize, usize)) {}", vec!["at"]),
        ("fn at(&(start, end): &(usize, usize)) {}", vec!["at"]),
        ("fn at(range: (usize, usize), text: &str) {}", vec![]),
    ] {
        assert_eq!(functions_with_tuples(text), named, "{text}");
    }
    let mut hidden = Vec::new();
    let sources = sources().into_iter();
    for (path, text) in sources.filter(|(path, _)| !path.to_str().unwrap().contains("tests")) {
        for name in functions_with_tuples(&text) {
            hidden.push(format!("{}: {name}", path.display()));
        }
    }
    assert!(hidden.is_empty(), "{hidden:#?}");
}

/// The literals of a source that say something in a language: with a Chinese character, a word of English that only joins
/// others, or one of three words and more in a row.
fn words_in_code(text: &str) -> Vec<String> {
    const JOINING: &str = "a an and as at but by for from if in is it nor not of on or so than that the then there these this those \
        to was were when where which while with without";
    let is_han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    let mut tokens = Vec::new();
    code(text.parse().unwrap(), &mut tokens);
    let (mut found, mut row) = (Vec::new(), Vec::new());
    for token in tokens {
        let TokenTree::Literal(literal) = &token else {
            let is_joint =
                matches!(&token, TokenTree::Punct(mark) if ",|&".contains(mark.as_char()));
            if !is_joint {
                row.clear();
            }
            continue;
        };
        let literal = literal.to_string();
        let word = literal.trim_matches('"');
        // A message may quote an example.
        let is_example = literal.contains('`');
        if !is_example && literal.contains(is_han)
            || JOINING.split_whitespace().any(|own| own == word)
        {
            found.push(literal.clone());
        }
        let is_word = word.len() > 1
            && word.len() + 2 == literal.len()
            && word.chars().all(|c| c.is_ascii_lowercase());
        if is_word {
            row.push(literal);
        } else {
            row.clear();
        }
        if row.len() > 2 {
            found.push(row.join(", "));
        }
    }
    found
}

#[test]
fn what_belongs_to_a_language_stands_in_its_tables() {
    let rooms = [
        "src/figure/",
        "src/gather/",
        "src/suggest/",
        "src/rules/stated",
    ];
    // Words that belong to no language that is read, and words of messages.
    let natural = [
        (
            "src/figure/restate/english.rs",
            "the English words that a number is written in",
        ),
        (
            "src/figure/scan/blocks.rs",
            "directives of reStructuredText",
        ),
        ("src/figure/scan/duration.rs", "ids of units"),
        ("src/figure/scan/markup/span.rs", "tags of HTML"),
        ("src/gather/counts/passage.rs", "formats of blocks of code"),
        ("src/gather/counts/truth.rs", "a message"),
        ("src/gather/facts/no_figure.rs", "a message"),
        ("src/gather/page.rs", "endings of files"),
        ("src/suggest/columns.rs", "names of keys, and values"),
        ("src/suggest/data.rs", "names of files"),
        ("src/suggest/left_out.rs", "names of folders and files"),
        ("src/suggest/truth.rs", "names of folders"),
        (
            "src/suggest/versions.rs",
            "keys of manifests, and names of folders",
        ),
        ("src/suggest/write.rs", "words of YAML"),
    ];
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let name = path.to_str().unwrap().replace('\\', "/");
        let is_guarded = rooms.iter().any(|room| name.starts_with(room));
        if !is_guarded || name.contains("tests") || name.contains("properties") {
            continue;
        }
        let found = words_in_code(&text);
        let is_natural = natural.iter().any(|(file, _)| *file == name);
        assert!(
            !is_natural || !found.is_empty(),
            "{name} needs no exception"
        );
        if !is_natural {
            wrong.extend(found.iter().map(|literal| format!("{name}: {literal}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The ends of words that a source asks for itself: `word.ends_with('s')`, `word.strip_suffix("ing")`.
fn ends_in_code(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    code(text.parse().unwrap(), &mut tokens);
    let asked = tokens.windows(2).filter_map(|pair| {
        let [TokenTree::Ident(name), TokenTree::Group(given)] = pair else {
            return None;
        };
        let literal = given.stream().to_string();
        let end = literal.trim_matches(['\'', '"', '[', ']', ' ']);
        let is_asking = name == "ends_with" || name == "strip_suffix";
        let is_letter = end.ends_with(|c: char| c.is_ascii_lowercase()) && !end.ends_with("\\n");
        let is_end = end.len() < literal.len() && is_letter;
        (is_asking && is_end && !literal.contains(['<', '`'])).then_some(literal)
    });
    asked.collect()
}

#[test]
fn ends_of_words_are_asked_of_their_language() {
    for text in [
        "fn several(word: &str) -> bool { word.ends_with('s') }",
        "fn doing(word: &str) -> bool { word.ends_with(\"ing\") }",
        "fn one(word: &str) -> Option<&str> { word.strip_suffix('s') }",
        "fn owned(word: &str) -> bool { word.ends_with(\"'s\") }",
        "fn scaled(word: &str) -> bool { word.ends_with(['d', 'n']) }",
    ] {
        assert!(!ends_in_code(text).is_empty(), "{text}");
    }
    // What is no end of a word: symbols of units, tags, names of files.
    let others = [
        ("src/suggest/statement.rs", "\".md\""),
        ("src/suggest/versions.rs", "\".md\""),
        ("src/figure/scan/larger.rs", "'m'"),
        ("src/figure/unit/symbol.rs", "'b'"),
    ];
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let name = path.to_str().unwrap().replace('\\', "/");
        let rooms = ["src/figure/", "src/gather/", "src/suggest/"];
        let is_guarded = rooms.iter().any(|room| name.starts_with(room)) && !name.contains("tests");
        let found = if is_guarded {
            ends_in_code(&text)
        } else {
            Vec::new()
        };
        for end in found {
            if !others.contains(&(name.as_str(), end.as_str())) {
                wrong.push(format!("{name}: {end}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_of_a_language_are_seen_however_they_are_written() {
    for text in [
        "fn half(c: char) -> bool { c == '半' }",
        "const HALF: &str = \"半\";",
        "fn joins(word: &str) -> bool { word == \"and\" }",
        "fn is_boat(word: &str) -> bool { matches!(word, \"ferry\" | \"tug\" | \"gig\") }",
        "const BOATS: &[&str] = &[\"ferry\", \"tug\", \"gig\"];",
    ] {
        assert!(!words_in_code(text).is_empty(), "{text}");
    }
    for text in [
        "fn name(boat: Boat) -> &'static str { match boat { Boat::Tug => \"tug\", Boat::Gig => \"gig\" } }",
        "fn help() -> String { format!(\"write it as `半`, and not so\") }",
        "#[doc = \"半\"] fn half() {}",
        "mod tests { const HALF: &str = \"半\"; }",
    ] {
        assert_eq!(words_in_code(text), [""; 0], "{text}");
    }
}

#[test]
fn circles_are_seen_through_what_a_module_passes_on() {
    let circles = |sources: &[(&str, &str)]| {
        let sources: Vec<(Module, String)> = sources
            .iter()
            .map(|(module, text)| {
                (
                    module.split("::").map(str::to_owned).collect(),
                    (*text).to_owned(),
                )
            })
            .collect();
        Crate::new(&sources)
            .circles()
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
    };
    let room = (
        "pier",
        "mod berth; mod crane; pub use berth::Berth; pub use crane::Crane;",
    );
    let berth = ("pier::berth", "use super::Crane; pub struct Berth;");
    let crane = "pier::crane";
    for text in [
        "use super::Berth;",
        "use super::berth::Berth;",
        "use crate::pier::{self, Berth as Place};",
        "fn lift() { super::Berth::new() }",
    ] {
        assert_eq!(
            circles(&[room, berth, (crane, text)]),
            ["pier::berth", "pier::crane"],
            "{text}"
        );
    }
    for text in [
        "use std::fmt;",
        "#[cfg(test)] mod tests { use super::super::Berth; }",
    ] {
        assert_eq!(circles(&[room, berth, (crane, text)]), [""; 0], "{text}");
    }
    // Folders too, though none of their files does.
    let pier = ("pier", "mod berth; mod crane;");
    let berths = ("pier::berth", "mod first; mod last;");
    let first = (
        "pier::berth::first",
        "use crate::pier::crane; pub struct First;",
    );
    let last = ("pier::berth::last", "pub struct Last;");
    let crane = ("pier::crane", "use super::berth::last::Last;");
    assert_eq!(
        circles(&[pier, berths, first, last, crane]),
        ["pier::berth", "pier::crane"]
    );
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

/// A check of such a rule has a name of its own where it is given none, which the configuration decides before any rule
/// is asked.
#[test]
fn rules_that_compare_records_alone_are_known_to_the_configuration() {
    for rule in factlint::rules::RULES {
        let id = rule.metadata.id;
        let name = id.replace('-', "_");
        let read = |path: String| fs::read_to_string(root().join(path));
        let text = read(format!("src/rules/{name}.rs"))
            .or_else(|_| read(format!("src/rules/{name}/mod.rs")))
            .unwrap();
        assert_eq!(
            factlint::config::compares_records(id),
            text.contains("impl OverRecords for"),
            "{id}"
        );
    }
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
