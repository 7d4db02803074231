//! Whole folders with a configuration, loaded; those without one are in `named`.

mod named;
mod originals;

use std::path::PathBuf;
use std::sync::Arc;

use super::loaded::Loaded;
use super::loader::Loader;
use super::{Options, configured, load, settings_of};
use crate::document::Limits;
use crate::lint::{Project, Role, analyse, lint};
#[cfg(unix)]
use crate::source::Origin;
use crate::source::{SourceFile, Sources};

struct Folder(tempfile::TempDir);

impl Folder {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn options(&self) -> Options {
        Options {
            working_directory: self.0.path().to_path_buf(),
            ..Options::default()
        }
    }

    fn load(&self) -> Project {
        load(&self.options()).unwrap()
    }
}

/// Each file with its role and schema.
fn files(project: &Project) -> Vec<(String, Role, Option<String>)> {
    let path = |id| project.sources.get(id).unwrap().path.clone();
    let files = project.files.iter();
    files
        .map(|file| (path(file.file), file.role, file.schema.map(path)))
        .collect()
}

/// Each instance with its schema.
fn instances(project: &Project) -> Vec<String> {
    files(project)
        .into_iter()
        .filter(|(_, role, _)| *role == Role::Instance)
        .map(|(path, _, schema)| format!("{path} {}", schema.unwrap_or_default()))
        .collect()
}

/// Each problem with where it is shown: a path and the text underlined.
fn problems(project: &Project) -> Vec<(String, String, String)> {
    let problems = project.problems.iter();
    problems
        .map(|problem| {
            let file = project.sources.get(problem.primary.span.file).unwrap();
            let range = problem.primary.span.range.unwrap_or_default();
            (
                file.path.clone(),
                range.slice(&file.text).to_owned(),
                problem.message.clone(),
            )
        })
        .collect()
}

const CONFIG: &str = "documents:\n  - files: d/*.yaml\nvocabulary: v.yaml\nchecks: c.yaml\n";

#[test]
fn every_file_has_its_role_and_its_schema() {
    let folder = Folder::new(&[
        ("factlint.yaml", CONFIG),
        ("d/b.yaml", "b: 1\n"),
        ("d/a.yaml", "a: 1\n"),
        ("v.yaml", ""),
        ("c.yaml", ""),
        ("other.yaml", ""),
    ]);
    let project = folder.load();
    assert_eq!(problems(&project), []);
    let own = |name: &str| Some(format!("factlint:schema/{name}.schema.json"));
    let file = |path: &str, role, schema| (path.to_owned(), role, schema);
    assert_eq!(
        files(&project),
        [
            file("c.yaml", Role::Checks, own("checks")),
            file("d/a.yaml", Role::Document, own("document")),
            file("d/b.yaml", Role::Document, own("document")),
            file("factlint.yaml", Role::Configuration, own("config")),
            file("factlint:schema/checks.schema.json", Role::Schema, None),
            file("factlint:schema/config.schema.json", Role::Schema, None),
            file("factlint:schema/document.schema.json", Role::Schema, None),
            file("factlint:schema/vocabulary.schema.json", Role::Schema, None),
            file("v.yaml", Role::Vocabulary, own("vocabulary")),
        ]
    );
}

#[test]
fn a_published_schema_that_is_in_the_folder_is_shown_from_there() {
    let text = super::embedded::VOCABULARY.text;
    let config = "documents:\n  - files: v.yaml\n    schema: s/v.json\nvocabulary: v.yaml\n";
    let folder = Folder::new(&[
        ("factlint.yaml", config),
        ("s/v.json", text),
        ("v.yaml", ""),
    ]);
    let project = folder.load();
    let vocabulary: Vec<_> = files(&project)
        .into_iter()
        .filter(|(path, ..)| path == "v.yaml")
        .collect();
    let schema = Some("s/v.json".to_owned());
    assert_eq!(
        vocabulary,
        [("v.yaml".to_owned(), Role::Vocabulary, schema)]
    );
}

#[test]
fn paths_are_printed_from_the_working_directory() {
    let folder = Folder::new(&[
        ("factlint.yaml", CONFIG),
        ("d/a.yaml", ""),
        ("v.yaml", ""),
        ("c.yaml", ""),
    ]);
    let options = Options {
        working_directory: folder.path("d"),
        ..Options::default()
    };
    let project = load(&options).unwrap();
    let paths: Vec<_> = project
        .sources
        .iter()
        .map(|(_, file)| file.path.clone())
        .collect();
    assert!(paths.contains(&"a.yaml".to_owned()), "{paths:?}");
    assert!(paths.contains(&"../factlint.yaml".to_owned()), "{paths:?}");
}

#[test]
fn what_is_missing_is_a_problem_where_it_is_named() {
    let config = "documents:\n  - files: [none/*.yaml, 'd/{a,b}.yaml', d/*, gone.yaml]\n    schema: s.json\nvocabulary: v.yaml\nrefs: copies\n";
    let folder = Folder::new(&[("factlint.yaml", config), ("d/a.yaml", ""), ("d/n.txt", "")]);
    let project = folder.load();
    let mut found = problems(&project);
    found.sort();
    let expected = [
        ("'d/{a,b}.yaml'", "brace"),
        ("copies", "there is no folder with copies"),
        ("d/*", "`d/n.txt` is of no format that is read"),
        ("gone.yaml", "`gone.yaml` does not exist"),
        ("none/*.yaml", "matches no file"),
        ("s.json", "`s.json` does not exist"),
        ("v.yaml", "`v.yaml` does not exist"),
    ];
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for ((path, underlined, message), (place, words)) in found.iter().zip(expected) {
        assert_eq!(
            (path.as_str(), underlined.as_str()),
            ("factlint.yaml", place)
        );
        assert!(message.contains(words), "{message}");
    }
    assert!(files(&project).iter().any(|(path, ..)| path == "d/a.yaml"));
}

#[test]
fn a_file_that_is_no_text_is_a_problem_of_that_file_alone() {
    let folder = Folder::new(&[
        ("factlint.yaml", "documents: [{files: 'd/*.yaml'}]\n"),
        ("d/good.yaml", "a: 1\n"),
    ]);
    std::fs::write(folder.path("d/bad.yaml"), b"a: \xff\n").unwrap();
    std::fs::create_dir(folder.path("d/folder.yaml")).unwrap();
    let project = folder.load();
    let found = problems(&project);
    assert!(
        found.iter().any(
            |(path, _, message)| path == "d/bad.yaml" && message.contains("`0xff` at offset 3")
        ),
        "{found:?}"
    );
    assert!(
        found
            .iter()
            .any(|(path, place, message)| path == "factlint.yaml"
                && place == "'d/*.yaml'"
                && message.contains("`d/folder.yaml` is a folder")),
        "{found:?}"
    );
    let documents = files(&project)
        .into_iter()
        .filter(|(_, role, _)| *role == Role::Document);
    assert_eq!(
        documents.map(|(path, ..)| path).collect::<Vec<_>>(),
        ["d/good.yaml"]
    );
}

#[test]
fn limits_hold_for_every_file() {
    let config = "documents: [{files: 'd/*.yaml'}]\nlimits: {file_bytes: 5}\n";
    let folder = Folder::new(&[
        ("factlint.yaml", config),
        ("d/a.yaml", "a: 1\n"),
        ("d/b.yaml", "b: 10\n"),
    ]);
    let project = folder.load();
    let [(path, _, message)] = &problems(&project)[..] else {
        panic!("one problem: {:?}", project.problems);
    };
    assert!(
        path == "d/b.yaml" && message.contains("6 bytes"),
        "{path}: {message}"
    );
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_back_is_not_followed() {
    let folder = Folder::new(&[
        ("factlint.yaml", "documents: [{files: '**/*.yaml'}]\n"),
        ("d/a.yaml", ""),
    ]);
    std::os::unix::fs::symlink("..", folder.path("d/loop")).unwrap();
    let project = folder.load();
    assert_eq!(problems(&project), []);
    // The document, the configuration, and the four schemas that these have to fit.
    assert_eq!(project.files.len(), 6, "{:?}", files(&project));
}

#[test]
fn a_text_is_parsed_once() {
    let folder = Folder::new(&[
        (
            "factlint.yaml",
            "vocabulary: v.yaml\ndocuments:\n  - {files: 'd/*.yaml', schema: s.json}\n",
        ),
        ("v.yaml", "metrics: {}\n"),
        ("s.json", "{\"$ref\": \"t.json\"}"),
        ("t.json", "{\"type\": \"object\"}"),
        (
            "d/ferry.yaml",
            "# yaml-language-server: $schema=../t.json\ndocument: {id: ferry}\n",
        ),
    ]);
    let project = folder.load();
    // The document is parsed when it is checked, since nothing asks for its tree before.
    let analysis = analyse(&project);
    let handed: Vec<_> = analysis
        .files
        .iter()
        .filter_map(|found| {
            let tree = project.parsed.get(&found.file)?;
            let path = project.sources.get(found.file)?.path.as_str();
            Arc::ptr_eq(tree, &found.parsed).then_some(path)
        })
        .collect();
    assert_eq!(handed, ["factlint.yaml", "s.json", "t.json", "v.yaml"]);
}

// Elsewhere no name may hold a colon.
#[cfg(unix)]
#[test]
fn a_file_of_the_project_is_no_built_in_one_by_its_name() {
    let folder = Folder::new(&[
        (
            "factlint.yaml",
            "documents:\n  - {files: 'factlint:*.yaml', schema: s.json}\n",
        ),
        ("s.json", "{}"),
        ("factlint:berths.yaml", "document: {id: berths}\n"),
    ]);
    let project = folder.load();
    let mut files = project.sources.iter();
    let (_, file) = files
        .find(|(_, file)| file.path.ends_with("berths.yaml"))
        .unwrap();
    assert_eq!(file.origin, Origin::Project);
}

/// The project of a folder from which `gone` vanishes once the files are listed, before they are read.
fn without_once_listed(folder: &Folder, gone: &str) -> Project {
    let (config, options) = (folder.path("factlint.yaml"), folder.options());
    let text = std::fs::read_to_string(&config).unwrap();
    let file = SourceFile::new("factlint.yaml", text);
    let alone = Sources::new(vec![file.clone()]);
    let configuration = Loaded::parse(file, &Limits::default());
    let settings = |sources: &Sources| {
        let id = sources.find("factlint.yaml").unwrap();
        settings_of(&configuration, id)
    };
    let (listed, _) = settings(&alone);
    let mut plan = configured::plan(
        &config,
        &listed,
        &std::collections::BTreeMap::new(),
        &options,
    );
    plan.known.push((config, configuration.clone()));
    std::fs::remove_file(folder.path(gone)).unwrap();
    let base = options.working_directory.as_path();
    Loader::read(base, base, &listed.limits, plan, None).project(settings)
}

#[test]
fn a_file_that_vanishes_once_it_is_listed_is_told_and_ends_the_run() {
    for gone in [
        "data/quay.yaml",
        "data/town.json",
        "data/town.schema.json",
        "vocabulary.yaml",
        "checks.yaml",
    ] {
        let folder = Folder::new(&[
            (
                "factlint.yaml",
                "documents:\n  - files: data/*.yaml\n  - {files: data/town.json, schema: data/town.schema.json}\nvocabulary: vocabulary.yaml\nchecks: checks.yaml\n",
            ),
            ("data/quay.yaml", "document: {id: quay}\nfacts: []\n"),
            ("data/pier.yaml", "document: {id: pier}\nfacts: []\n"),
            ("data/town.json", "{}"),
            ("data/town.schema.json", "{}"),
            ("vocabulary.yaml", "metrics: {}\n"),
            ("checks.yaml", "checks: []\n"),
        ]);
        let report = lint(&without_once_listed(&folder, gone));
        let found = report.diagnostics.iter().map(|found| &found.diagnostic);
        let told: Vec<&str> = found.map(|found| found.message.as_str()).collect();
        let about_it = format!("`{gone}` does not exist");
        assert!(told.contains(&&*about_it), "{gone}: {told:#?}");
        assert!(report.failed, "{gone}");
    }
}
