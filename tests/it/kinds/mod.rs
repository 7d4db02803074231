//! Kinds of mistakes that were found once: each page of this folder is one kind, each of its cases a little project and
//! what factlint prints for it. The commands of a `console` fence are run in the folder of the case, and behind every
//! command stands its exit status. Of a scan only the lines of figures are kept, and of what is printed in the format
//! `concise` only which rule finds something where: how that is said is shown on the pages of rules, and here only where
//! it is what was wrong. `UPDATE=1 cargo test` rewrites the fences.
//!
//! `HASH` in a file stands for the hash of `originals/bulletin.txt`, and a `links` fence names links as `name -> target`.
//! How pages are split into cases is decided in `pages`.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::pages::{Case, Fence, cases, write_configuration, write_files};
use crate::runner::factlint;

/// The pages, sorted by name.
fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/kinds");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut pages: Vec<PathBuf> = files
        .filter(|path| path.extension().is_some_and(|end| end == "md"))
        .collect();
    pages.sort();
    pages
}

/// Puts the hash of the original where the files of a case want it.
fn write_hash(folder: &Path, fences: &[&Fence]) {
    let Ok(original) = fs::read(folder.join("originals/bulletin.txt")) else {
        return;
    };
    let hash = Sha256::digest(original)
        .iter()
        .fold(String::new(), |mut all, byte| {
            let _ = write!(all, "{byte:02x}");
            all
        });
    for fence in fences {
        if let Some(title) = fence.title.as_deref()
            && fence.body.contains("HASH")
        {
            fs::write(folder.join(title), fence.body.replace("HASH", &hash)).unwrap();
        }
    }
}

#[cfg(unix)]
fn make_links(folder: &Path, fences: &[&Fence]) {
    let links = fences.iter().filter(|fence| fence.language == "links");
    for line in links.flat_map(|fence| fence.body.lines()) {
        let (name, target) = line.split_once(" -> ").unwrap();
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(target, path).unwrap();
    }
}

/// What a command prints, complaints first, and its status.
fn run(folder: &Path, command: &str) -> String {
    let arguments: Vec<&str> = command.split_whitespace().collect();
    let output = factlint(folder).args(&arguments).output().unwrap();
    let mut printed = String::from_utf8(output.stderr).unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    if arguments.first() == Some(&"scan") {
        for figure in out.lines().filter_map(figure) {
            let _ = writeln!(printed, "{figure}");
        }
    } else if arguments.contains(&"concise") {
        for line in out.lines() {
            let place = line.find("] ").and_then(|end| line.get(..=end));
            let _ = writeln!(printed, "{}", place.unwrap_or(line));
        }
    } else {
        printed += &out;
    }
    let status = output.status.code().unwrap();
    let _ = writeln!(printed, "[{status}]");
    printed
}

/// What a line of a scan tells of a figure; `None` for the text that it is in.
fn figure(line: &str) -> Option<&str> {
    let figure = line.trim_start().strip_prefix("│   ")?;
    let told = figure.contains("  strict ") || figure.contains("  unread  ");
    told.then_some(figure)
}

/// The console of a case as it is when its commands are run.
fn console(preamble: &Case, case: &Case, fence: &Fence) -> String {
    let folder = tempfile::tempdir().unwrap();
    write_files(folder.path(), preamble, case);
    let fences: Vec<&Fence> = preamble.fences.iter().chain(&case.fences).collect();
    write_hash(folder.path(), &fences);
    if folder.path().join("documents").exists() {
        write_configuration(folder.path());
    }
    #[cfg(unix)]
    make_links(folder.path(), &fences);
    let commands = fence
        .body
        .lines()
        .filter_map(|line| line.strip_prefix("$ factlint "));
    commands.fold(String::new(), |mut all, command| {
        let _ = write!(all, "$ factlint {command}\n{}", run(folder.path(), command));
        all
    })
}

#[test]
#[cfg_attr(not(unix), ignore = "some cases have links")]
fn each_kind_gives_what_its_page_says() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = String::new();
    for path in pages() {
        let page = fs::read_to_string(&path).unwrap();
        let mut lines: Vec<String> = page.lines().map(str::to_owned).collect();
        let cases = cases(&page);
        let (preamble, cases) = cases.split_first().unwrap();
        assert!(!cases.is_empty(), "{}: no case", path.display());
        for case in cases.iter().rev() {
            let place = format!("{}: {}", path.display(), case.heading);
            let mut consoles = case
                .fences
                .iter()
                .filter(|fence| fence.language == "console");
            let fence = consoles
                .next()
                .unwrap_or_else(|| panic!("{place}: no console"));
            let printed = console(preamble, case, fence);
            if printed != fence.body {
                let _ = writeln!(
                    wrong,
                    "{place}\n--- page\n{}--- printed\n{printed}",
                    fence.body
                );
                lines.splice(
                    fence.lines.0..fence.lines.1,
                    printed.lines().map(str::to_owned),
                );
            }
        }
        if update {
            fs::write(&path, lines.join("\n") + "\n").unwrap();
        }
    }
    assert!(update || wrong.is_empty(), "{wrong}");
}
