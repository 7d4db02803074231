//! Names of originals: what of the file system a document can reach with one.

use std::path::Path;

use super::Folder as Files;
use crate::workspace::originals::{Folder, Named};

fn folder() -> (Files, Folder) {
    let files = Files::new(&[
        ("texts/quay.txt", "A quay.\n"),
        ("texts/old/mole.txt", "A mole.\n"),
        ("texts/..pier.txt", "A pier.\n"),
        ("secret.txt", "A secret.\n"),
    ]);
    let path = files.path("texts");
    (files, Folder { path })
}

#[test]
fn a_name_that_goes_up_is_refused_wherever_it_leads() {
    let (_files, folder) = folder();
    for name in [
        "..",
        "../secret.txt",
        "../nothing.txt",
        "../texts/quay.txt",
        "old/../quay.txt",
        "old/../../secret.txt",
        "./../secret.txt",
        "nowhere/../../secret.txt",
    ] {
        assert_eq!(folder.find(name), Named::Outside, "{name}");
    }
}

#[test]
fn an_absolute_name_is_refused_wherever_it_leads() {
    let (files, folder) = folder();
    for name in ["texts/quay.txt", "secret.txt", "nothing.txt"] {
        let path = files.path(name);
        let name = path.to_str().unwrap();
        assert_eq!(folder.find(name), Named::Outside, "{name}");
    }
}

#[test]
fn a_name_within_the_folder_is_found_however_it_is_written() {
    let (files, folder) = folder();
    for (name, found) in [
        ("quay.txt", "texts/quay.txt"),
        ("./quay.txt", "texts/quay.txt"),
        ("old/mole.txt", "texts/old/mole.txt"),
        ("..pier.txt", "texts/..pier.txt"),
    ] {
        match folder.find(name) {
            Named::There(path) => {
                let real = |path: &Path| path.canonicalize().unwrap();
                assert_eq!(real(&path), real(&files.path(found)), "{name}");
            }
            other => panic!("{name}: {other:?}"),
        }
    }
    for name in ["secret.txt", "old/quay.txt"] {
        assert_eq!(folder.find(name), Named::Missing, "{name}");
    }
}
