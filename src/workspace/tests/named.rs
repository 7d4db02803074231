//! Folders without a configuration: files that are named on the command line.

use std::path::PathBuf;

use super::{Folder, files, instances, problems};
use crate::lint::Role;
use crate::workspace::{Copies, LoadError, Options, load};

#[test]
fn schemas_that_are_referred_to_are_loaded_with_them() {
    let folder = Folder::new(&[
        ("s/main.json", r#"{"$ref": "parts/a.json#/$defs/x"}"#),
        ("s/parts/a.json", r#"{"$defs": {"x": {"$ref": "b.yaml"}}}"#),
        ("s/parts/b.yaml", "type: object\n"),
        ("one.yaml", "a: 1\n"),
        ("two.json", "{}"),
    ]);
    let options = Options {
        schema: Some(PathBuf::from("s/main.json")),
        paths: vec![PathBuf::from("*.yaml"), PathBuf::from("two.json")],
        ..folder.options()
    };
    let project = load(&options).unwrap();
    assert_eq!(problems(&project), []);
    let main = Some("s/main.json".to_owned());
    let file = |path: &str, role, schema: &Option<String>| (path.to_owned(), role, schema.clone());
    assert_eq!(
        files(&project),
        [
            file("one.yaml", Role::Instance, &main),
            file("s/main.json", Role::Schema, &None),
            file("s/parts/a.json", Role::Schema, &None),
            file("s/parts/b.yaml", Role::Schema, &None),
            file("two.json", Role::Instance, &main),
        ]
    );
}

#[test]
fn files_name_their_own_schema() {
    let folder = Folder::new(&[
        ("d/key.yaml", "$schema: ../s.json\na: 1\n"),
        (
            "d/comment.yaml",
            "# yaml-language-server: $schema=../s.json\na: 1\n",
        ),
        (
            "d/own.yaml",
            "$schema: https://factlint.dev/schema/document.schema.json\n",
        ),
        (
            "d/copy.json",
            r#"{"$schema": "https://harbour.example/s.json"}"#,
        ),
        (
            "d/far.json",
            r#"{"$schema": "https://harbour.example/far.json"}"#,
        ),
        ("d/gone.json", r#"{"$schema": "none.json"}"#),
        ("d/plain.yaml", "a: 1\n"),
        ("s.json", r#"{"type": "object"}"#),
        (
            "copies/x.json",
            r#"{"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://harbour.example/s.json"}"#,
        ),
    ]);
    let options = Options {
        paths: vec![PathBuf::from("d")],
        refs: vec![Copies {
            prefix: None,
            folder: PathBuf::from("copies"),
        }],
        ..folder.options()
    };
    let project = load(&options).unwrap();
    assert_eq!(
        instances(&project),
        [
            "d/comment.yaml s.json",
            "d/copy.json copies/x.json",
            "d/far.json ",
            "d/gone.json ",
            "d/key.yaml s.json",
            "d/own.yaml factlint:schema/document.schema.json",
            "d/plain.yaml ",
        ]
    );
    let found = problems(&project);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(
        found
            .iter()
            .any(|(path, place, _)| path == "d/far.json" && place.contains("far.json"))
    );
    assert!(
        found
            .iter()
            .any(|(path, place, _)| path == "d/gone.json" && place == "\"none.json\"")
    );
}

#[test]
fn what_is_named_and_not_there_is_a_problem_of_its_own() {
    let folder = Folder::new(&[("a.yaml", "")]);
    let paths = ["a.yaml", "none.yaml", "x/*.yaml"]
        .map(PathBuf::from)
        .to_vec();
    let project = load(&Options {
        paths,
        ..folder.options()
    })
    .unwrap();
    let found: Vec<_> = problems(&project)
        .into_iter()
        .map(|(path, ..)| path)
        .collect();
    assert_eq!(found, ["none.yaml", "x/*.yaml"]);
    assert_eq!(files(&project).len(), 1);
}

#[test]
fn a_run_without_anything_to_do_says_what_to_do() {
    let folder = Folder::new(&[]);
    assert_eq!(
        load(&folder.options()).unwrap_err(),
        LoadError::NoConfiguration { below: Vec::new() }
    );
    let schema = Some(PathBuf::from("s.json"));
    let error = load(&Options {
        schema,
        ..folder.options()
    })
    .unwrap_err();
    assert_eq!(error, LoadError::NoFiles);
    let config = Some(PathBuf::from("none.yaml"));
    let error = load(&Options {
        config,
        ..folder.options()
    })
    .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the configuration `none.yaml` does not exist"
    );
}

#[cfg(unix)]
#[test]
fn links_are_named_without_a_configuration_too() {
    let folder = Folder::new(&[("d/a.yaml", ""), ("d-e/a.yaml", ""), ("d/e/a.yaml", "")]);
    std::os::unix::fs::symlink("none.yaml", folder.path("d/out.yaml")).unwrap();
    std::os::unix::fs::symlink(".", folder.path("d/loop")).unwrap();
    for paths in [
        vec![PathBuf::from("d"), PathBuf::from("d-e")],
        vec![PathBuf::from("d*/**/*.yaml")],
    ] {
        let project = load(&Options {
            paths,
            ..folder.options()
        })
        .unwrap();
        assert_eq!(
            instances(&project),
            ["d-e/a.yaml ", "d/a.yaml ", "d/e/a.yaml "]
        );
        let found: Vec<_> = problems(&project)
            .into_iter()
            .map(|(path, ..)| path)
            .collect();
        assert_eq!(found, ["d/out.yaml"]);
    }
}
