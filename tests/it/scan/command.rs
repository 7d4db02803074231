//! The command `scan`, as it is run: its formats, its vocabulary, and texts that cannot be read.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

use snapbox::assert_data_eq;
use snapbox::file;

use crate::runner::factlint;

const BULLETIN: &str = "港口简报\n\n三年来投资近4.5亿元，建成泊位35个，35个渡口重新开放，运送旅客15万余人次，第十一批船员登船。\n\nIn March 2024 more than 300,000 tonnes\tof apples left; one in five boats waited at the 5A pier.\n";

struct Ran {
    status: Option<i32>,
    out: String,
    err: String,
}

fn scan(folder: &Path, arguments: &[&str]) -> Ran {
    let output = factlint(folder)
        .arg("scan")
        .args(arguments)
        .output()
        .unwrap();
    Ran {
        status: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn people_see_the_figures_underlined() {
    let folder = folder(&[("bulletin.txt", BULLETIN)]);
    let ran = scan(folder.path(), &["bulletin.txt"]);
    assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""));
    assert_data_eq!(ran.out, file!["human.txt"].raw());
}

#[test]
fn every_kind_is_shown_on_request() {
    let folder = folder(&[("bulletin.txt", BULLETIN)]);
    let kinds = |arguments: &[&str]| {
        let ran = scan(
            folder.path(),
            &[&["--format", "json", "bulletin.txt"], arguments].concat(),
        );
        let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let figures = value["figures"].as_array().unwrap();
        let told = figures.iter().map(|found| {
            let (kind, text) = (
                found["kind"].as_str().unwrap(),
                found["text"].as_str().unwrap(),
            );
            format!("{kind} {text}")
        });
        told.filter(|told| !told.starts_with("figure"))
            .collect::<Vec<_>>()
    };
    assert!(kinds(&[]).is_empty());
    assert_eq!(kinds(&["--dates"]), ["duration 三年来", "date March 2024"]);
    assert_eq!(
        kinds(&["--all"]),
        [
            "duration 三年来",
            "ordinal 第十一批",
            "date March 2024",
            "name 5A"
        ]
    );
}

#[test]
fn scripts_get_places_values_and_readings() {
    let folder = folder(&[("bulletin.txt", BULLETIN)]);
    let ran = scan(folder.path(), &["--format=json", "--all", "bulletin.txt"]);
    assert_data_eq!(&ran.out, file!["scan.json"].raw());
    let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    for found in value["figures"].as_array().unwrap() {
        let offset = |end: &str| usize::try_from(found[end]["offset"].as_u64().unwrap()).unwrap();
        let (start, end) = (offset("start"), offset("end"));
        assert_eq!(&BULLETIN[start..end], found["text"].as_str().unwrap());
        let line_start = BULLETIN[..start].rfind('\n').map_or(0, |at| at + 1);
        let column = BULLETIN[line_start..start].chars().count() as u64 + 1;
        assert_eq!(found["start"]["column"].as_u64(), Some(column));
    }
    // The output fits its schema, says factlint itself.
    fs::write(folder.path().join("scan.json"), &ran.out).unwrap();
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/scan.schema.json");
    let check = factlint(folder.path())
        .args(["check", "scan.json", "--schema"])
        .arg(schema)
        .output()
        .unwrap();
    assert!(
        check.status.success(),
        "{}",
        String::from_utf8_lossy(&check.stdout)
    );
    let empty = scan(
        folder.path(),
        &["--format=json", "--vocabulary", "none.yaml", "x"],
    );
    assert_eq!((empty.status, empty.out.as_str()), (Some(2), ""));
}

#[test]
fn stubs_are_facts_to_be_completed() {
    let folder = folder(&[("bulletin.txt", BULLETIN), ("note.txt", "60 cranes\n")]);
    let ran = scan(folder.path(), &["--stub", "bulletin.txt", "note.txt"]);
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    assert_data_eq!(ran.out, file!["stub.yaml"].raw());
    assert_eq!(
        scan(folder.path(), &["--stub", "--all", "note.txt"]).status,
        Some(2)
    );
}

#[test]
fn the_vocabulary_of_the_project_decides_on_units_and_names() {
    let vocabulary = "units:\n  crane: {symbols: [台, cranes], whole: true}\n  hoist: {symbols: [台], whole: true}\nmetrics: {}\nnames: [7 Winds Festival]\n";
    let text = "60台 12 cranes 5 boats for the 7 Winds Festival\n";
    let folder = folder(&[
        (
            "factlint.yaml",
            "vocabulary: words.yaml\ndocuments: [{files: ['*.fact.yaml']}]\n",
        ),
        ("words.yaml", vocabulary),
        (
            "other.yaml",
            "units:\n  boat: {symbols: [boats], whole: true}\nmetrics: {}\n",
        ),
        ("text.txt", text),
    ]);
    let told = |arguments: &[&str]| {
        let all = [&["--all", "--format=json", "text.txt"], arguments].concat();
        let ran = scan(folder.path(), &all);
        assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""));
        let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let figures = value["figures"].as_array().unwrap().iter();
        figures
            .map(|found| format!("{} {}", found["text"].as_str().unwrap(), found["unit"]))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        told(&[]),
        [
            "60台 \"台\"",
            "12 cranes \"crane\"",
            "5 null",
            "7 Winds Festival null"
        ]
    );
    assert_eq!(
        told(&["--vocabulary", "other.yaml"]),
        ["60 null", "12 null", "5 boats \"boat\"", "7 null"]
    );
    fs::write(folder.path().join("words.yaml"), "units: {\n").unwrap();
    let ran = scan(folder.path(), &["text.txt"]);
    assert_eq!(
        (ran.status, ran.err.lines().count()),
        (Some(2), 1),
        "{}",
        ran.err
    );
}

#[test]
fn a_text_that_cannot_be_read_is_named_and_the_others_are_scanned() {
    let folder = folder(&[("good.txt", "60 cranes\n")]);
    fs::write(folder.path().join("bad.txt"), b"\xff\xfe6\x000\x00").unwrap();
    let ran = scan(folder.path(), &["none.txt", "bad.txt", ".", "good.txt"]);
    assert_eq!(ran.status, Some(2));
    assert!(ran.out.contains("60 cranes"), "{}", ran.out);
    let said: Vec<_> = ran.err.lines().collect();
    assert_eq!(said.len(), 3, "{}", ran.err);
    assert!(said[0].contains("`none.txt` does not exist"));
    assert!(said[1].contains("`bad.txt` is not UTF-8"));
    assert!(said[2].contains("`.` is a folder"));
}

#[test]
fn the_stub_counts_equal_figures_as_a_check_does() {
    let folder = folder(&[("note.txt", "40 cranes, ４０ cranes, 40 Cranes, 9 cranes\n")]);
    let ran = scan(folder.path(), &["--stub", "note.txt"]);
    let told: Vec<&str> = ran
        .out
        .lines()
        .filter_map(|line| line.trim().strip_prefix("occurrence: "))
        .collect();
    assert_eq!(told, ["2", "3"], "{}", ran.out);
}

#[test]
fn a_text_that_breaks_off_leaves_no_facts_to_the_next_one() {
    let folder = folder(&[
        ("good.txt", "60 cranes\n"),
        ("plain.txt", "No crane at all.\n"),
    ]);
    let mut broken = b"77 ferries\n".to_vec();
    broken.extend(b"and so on\n".repeat(20_000));
    broken.push(0xff);
    fs::write(folder.path().join("broken.txt"), broken).unwrap();
    for next in ["good.txt", "plain.txt"] {
        let alone = scan(folder.path(), &["--stub", next]);
        let ran = scan(folder.path(), &["--stub", "broken.txt", next]);
        assert_eq!((ran.status, ran.out), (Some(2), alone.out));
    }
    let told = |arguments: &[&str]| {
        let ran = scan(folder.path(), arguments);
        ran.out.lines().last().unwrap_or_default().to_owned()
    };
    assert_eq!(told(&["plain.txt"]), "0 found in 1 file");
    assert_eq!(told(&["good.txt", "plain.txt"]), "1 found in 2 files");
    assert_eq!(told(&["good.txt", "good.txt"]), "2 found in 2 files");
    assert_eq!(told(&["broken.txt", "none.txt"]), "1 found in 1 file");
    assert_eq!(told(&["none.txt"]), "0 found in 0 files");
}

#[test]
fn standard_input_is_a_text_too() {
    let folder = folder(&[]);
    let mut child = factlint(folder.path())
        .args(["scan", "--format=json", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all("60艘".as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value["figures"][0]["path"], "-");
    assert_eq!(value["figures"][0]["value"], "60");
    let mut nothing = factlint(folder.path());
    let nothing = nothing
        .args(["scan", "--format=json", "-"])
        .stdin(Stdio::null());
    let nothing = String::from_utf8(nothing.output().unwrap().stdout).unwrap();
    assert_eq!(nothing, "{\"version\":1,\"figures\":[]}\n");
}

/// What is scanned at once holds several texts, and a long text is more than that.
#[test]
fn the_same_bytes_whatever_is_scanned_at_once_and_for_any_number_of_threads() {
    let long = BULLETIN.repeat(900);
    let folder = folder(&[
        ("a.txt", BULLETIN),
        ("b.txt", "Nothing lands here.\n"),
        ("c.txt", BULLETIN),
        ("long.txt", &long),
    ]);
    let run = |threads: &str, files: &[&str]| {
        let output = factlint(folder.path())
            .env("RAYON_NUM_THREADS", threads)
            .arg("scan")
            .args(files)
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let short = ["a.txt", "none.txt", "b.txt", "c.txt"];
    let names = ["a.txt", "none.txt", "b.txt", "c.txt", "long.txt"];
    let all = run("1", &names);
    assert!(all.contains("5412 found in 4 files"), "not whole");
    assert!(run("8", &names) == all, "other bytes with 8 threads");
    let each = |name: &&str| {
        let shown = run("1", &[name]);
        let (found, _) = shown.rsplit_once(" found in ").unwrap_or_default();
        found
            .rsplit_once('\n')
            .map_or(String::new(), |(found, _)| format!("{found}\n"))
    };
    let one_by_one: String = short.iter().map(each).collect();
    assert!(all.starts_with(&one_by_one), "texts are mixed");
}
