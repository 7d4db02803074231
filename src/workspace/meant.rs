//! The file that was probably meant by a path at which there is none. How names are alike is decided in `words`.

use std::path::{Path, PathBuf};

use crate::words::sole_nearest;

/// A name of fewer letters is near to too many others.
const LEAST_LETTERS: usize = 4;

/// The only file of the folder that is called so and ends otherwise, else the only one of the same kind whose name comes
/// near. Numbers are no slips of each other: `ferries-2024.csv` is not meant by `ferries-2023.csv`.
pub(super) fn meant(path: &Path) -> Option<PathBuf> {
    let (name, kind) = parts(path.file_name()?.to_str()?);
    let entries = std::fs::read_dir(path.parent()?).ok()?;
    let mut files: Vec<String> = entries
        .flatten()
        .filter(|entry| entry.path().is_file())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    files.sort();
    let mut same = files.iter().filter(|file| parts(file).0 == name);
    if let Some(first) = same.next() {
        return same.next().is_none().then(|| path.with_file_name(first));
    }
    if name.chars().count() < LEAST_LETTERS {
        return None;
    }
    let digits = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let alike = files.iter().map(|file| parts(file));
    let alike = alike.filter(|(other, of)| *of == kind && digits(other) == digits(name));
    let near = sole_nearest(name, alike.map(|(other, _)| other))?;
    Some(path.with_file_name(format!("{near}{kind}")))
}

/// A name, and what kind of file it says that it is: `harbour` and `.zh.md`.
fn parts(name: &str) -> (&str, &str) {
    let begins = name.strip_prefix('.').map_or(0, |_| 1);
    let rest = name.get(begins..).unwrap_or_default();
    let at = rest.find('.').map_or(name.len(), |at| begins + at);
    name.split_at_checked(at).unwrap_or((name, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(there: &[&str], wanted: &str) -> Option<String> {
        let folder = tempfile::tempdir().unwrap();
        for name in there {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        let meant = meant(&folder.path().join(wanted))?;
        Some(meant.file_name()?.to_str()?.to_owned())
    }

    #[test]
    fn a_slip_or_another_ending_finds_the_file() {
        for (there, wanted, meant) in [
            (
                &["vocabulary.yaml", "checks.yaml"][..],
                "vocabulary.yml",
                Some("vocabulary.yaml"),
            ),
            (
                &["vocabulary.yaml", "checks.yaml"],
                "check.yaml",
                Some("checks.yaml"),
            ),
            (
                &["ports.yaml", "README.md"],
                "prots.yaml",
                Some("ports.yaml"),
            ),
            (&["guide.md", "guide.txt"], "guide.yaml", None),
            (&["guide.md"], "guide", Some("guide.md")),
            (&["pier.yaml"], "mole.yaml", None),
            (&["b.yaml"], "a.yaml", None),
            (&["trips-2024.csv"], "trips-2023.csv", None),
            (&["guide.zh.md"], "guied.md", None),
            (&[".config"], ".confgi", Some(".config")),
            (&[], "a.yaml", None),
        ] {
            assert_eq!(near(there, wanted).as_deref(), meant, "{wanted}");
        }
        assert_eq!(meant(Path::new("/no/such/folder/a.yaml")), None);
    }
}
