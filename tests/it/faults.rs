//! Faults of the machine and of others at work on it, each caused: the run says what happened, ends as it should and loses
//! nothing.

use std::process::Stdio;

use factlint::output::Format;

use crate::runner::{Project, document};

/// Runs `work` with a file system of one page of memory at `full` in the project; nothing where that may not be made.
#[cfg(target_os = "linux")]
fn on_one_page(project: &Project, work: impl FnOnce()) {
    let folder = project.path("full");
    std::fs::create_dir(&folder).unwrap();
    let mount = |program: &str, arguments: &[&str]| {
        let done = std::process::Command::new(program)
            .args(arguments)
            .arg(&folder)
            .stderr(Stdio::null())
            .status();
        done.is_ok_and(|status| status.success())
    };
    if !mount("mount", &["-t", "tmpfs", "-o", "size=4k", "tmpfs"]) {
        // This user may not mount.
        return;
    }
    let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
    assert!(mount("umount", &[]));
    done.unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_report() {
    let project = Project::harbour();
    on_one_page(&project, || {
        project.write("full/report.txt", "the old report\n");
        let ran = project.run(&["check", "--output", "full/report.txt"]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran:?}");
        let words = "`full/report.txt` cannot be written";
        assert!(
            ran.err.contains(words) && ran.err.lines().count() == 1,
            "{ran:?}"
        );
        let old = std::fs::read_to_string(project.path("full/report.txt")).unwrap();
        assert_eq!(old, "the old report\n");
        assert_eq!(std::fs::read_dir(project.path("full")).unwrap().count(), 1);
    });
}

/// Whoever writes a file while it is read may be met halfway; the run goes on to its end and says what it saw.
#[test]
fn a_file_that_is_written_while_it_is_read_breaks_nothing() {
    use std::sync::atomic::{AtomicBool, Ordering};
    let project = Project::harbour();
    let long = format!(
        "{}# {}\n",
        document("town-2025", "180 cranes"),
        "x".repeat(1 << 16)
    );
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let path = project.path("data/town.yaml");
            while !done.load(Ordering::Relaxed) {
                std::fs::write(&path, &long).unwrap();
                std::fs::write(&path, "").unwrap();
                std::fs::remove_file(&path).unwrap();
            }
        });
        let runs: Vec<_> = (0..20)
            .map(|_| project.run(&["check", "--format", "json"]))
            .collect();
        done.store(true, Ordering::Relaxed);
        for ran in runs {
            assert!((0..=2).contains(&ran.status), "{ran:?}");
            let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
            let found = report["diagnostics"].as_array().unwrap();
            let is_known = |found: &serde_json::Value| found["rule"] != "agree";
            assert!(found.iter().all(is_known), "{ran:?}");
            assert_eq!(ran.status == 0, found.is_empty(), "{ran:?}");
        }
    });
}

#[cfg(unix)]
#[test]
fn a_signal_ends_the_run_at_once() {
    let project = Project::harbour();
    for (signal, status) in [("INT", 130), ("TERM", 143)] {
        // A pipe that nobody writes to holds the run for as long as the test likes.
        let script = format!(
            "exec 3< <(sleep 60); \"$0\" scan - <&3 > report.new & sleep 1; kill -{signal} $!; wait $!; echo $?"
        );
        let mut child = std::process::Command::new("bash")
            .args(["-c", &script])
            .arg(project.command(&[]).get_program())
            .current_dir(project.path("."))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let out = child.stdout.take().unwrap();
        std::io::BufRead::read_line(&mut std::io::BufReader::new(out), &mut line).unwrap();
        let _ = child.wait();
        assert_eq!(line, format!("{status}\n"), "{signal}");
    }
}

#[cfg(unix)]
#[test]
fn closed_streams_change_no_status() {
    let project = Project::harbour();
    for streams in [">&-", "2>&-", ">&- 2>&- <&-"] {
        let output = std::process::Command::new("bash")
            .args(["-c", &format!("exec \"$0\" check {streams}")])
            .arg(project.command(&[]).get_program())
            .current_dir(project.path("."))
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1), "{streams}");
        assert!(output.stderr.is_empty(), "{output:?}");
    }
}

/// Files whose lines hold what is wrong in the middle of so many words.
fn long_lines(words: usize) -> Project {
    let long = "quay ".repeat(words);
    Project::new(&[
        ("s.json", r#"{"properties": {"b": {"type": "integer"}}}"#),
        ("a.yaml", &format!("{{a: {long}, b: many, c: {long}}}\n")),
        (
            "a.json",
            &format!("{{\"a\": \"{long}\", \"b\": \"many\", \"c\": \"{long}\"}}"),
        ),
        ("text.md", &format!("{long} 16 of 580 (2.9 %) {long}\n")),
    ])
}

#[test]
fn a_line_of_a_megabyte_is_read_and_what_is_printed_of_it_stays_short() {
    let (long, short) = (long_lines(200_000), long_lines(1));
    // The page shows the files, whatever is found in them.
    let reports = Format::ALL
        .into_iter()
        .filter(|(_, format)| *format != Format::Html);
    for (format, _) in reports {
        let arguments = ["check", "--format", format];
        let told = |files: &[&str]| {
            let [long, short] = [&long, &short].map(|project| {
                let ran = project.run(&[&arguments[..], files].concat());
                assert_eq!(ran.status, 1, "{format}");
                ran.out.len()
            });
            // What a report holds in any case, as of its rules, is in both.
            assert!(long < short + 40_000, "{format}: {long} and {short} bytes");
        };
        told(&["--schema", "s.json", "a.yaml", "a.json"]);
        told(&["text.md"]);
    }
    let ran = long.run(&["scan", "text.md"]);
    assert!(
        ran.status == 0 && ran.out.contains("580"),
        "{} bytes",
        ran.out.len()
    );
    assert!(ran.out.len() < 50_000, "{} bytes", ran.out.len());
}

/// What is not spelled out of one document is counted, and the status does not depend on what is shown.
#[test]
fn every_one_of_many_findings_counts() {
    let project = Project::new(&[("s.json", r#"{"items": {"type": "integer"}}"#)]);
    for name in ["a.json", "b.json", "c.json"] {
        project.write(name, format!("[{}]", vec!["\"many\""; 900].join(",\n")));
    }
    project.write(
        "d.json",
        format!("[{}]", vec!["\"many\""; 5_000].join(",\n")),
    );
    let arguments = ["check", "--schema", "s.json", "a.json", "b.json", "c.json"];
    let ran = project.run(&[&arguments[..], &["--format", "concise"]].concat());
    assert_eq!((ran.status, ran.out.lines().count()), (1, 2_701));
    assert!(
        ran.out.ends_with("2700 errors, 0 warnings, 0 waived\n"),
        "{}",
        ran.out.lines().last().unwrap()
    );
    let ran = project.run(&[
        "check", "--schema", "s.json", "d.json", "--format", "concise",
    ]);
    assert!(
        ran.status == 1 && ran.out.contains("4000"),
        "{}",
        ran.out.lines().rev().take(2).collect::<String>()
    );
}

/// Nothing that is read depends on the times of files. The day of the machine, which no room below `cli` may look at, counts
/// for waivers alone.
#[test]
fn times_change_nothing() {
    use std::time::{Duration, SystemTime};
    let project = Project::harbour();
    let run = || project.run(&["check", "--format", "json"]);
    let before = run();
    let later = SystemTime::now() + Duration::from_hours(40 * 365 * 24);
    for time in [SystemTime::UNIX_EPOCH, later] {
        for name in [
            "factlint.yaml",
            "vocabulary.yaml",
            "data/harbour.yaml",
            "data/town.yaml",
        ] {
            let file = std::fs::OpenOptions::new()
                .write(true)
                .open(project.path(name))
                .unwrap();
            file.set_modified(time).unwrap();
        }
        let ran = run();
        assert_eq!((ran.status, ran.out), (before.status, before.out.clone()));
    }
}

/// A project, and a file beside it that is none of its business.
fn beside_a_secret(configuration: &str) -> Project {
    let project = Project::harbour();
    for name in ["vocabulary.yaml", "data/harbour.yaml"] {
        let text = std::fs::read_to_string(project.path(name)).unwrap();
        project.write(&format!("port/{name}"), text);
    }
    project.write("port/factlint.yaml", configuration);
    project.write("outside/secret.yaml", "password: hunter2\nreadable: [\n");
    project.write("outside/settings.yaml", "password: hunter2\n");
    project.write("outside/secret.json", "{\"password\": \"hunter2\",,}");
    project.write(
        "outside/secret.md",
        "password: hunter2, 16 of 580 (2.9 %)\n",
    );
    project
}

#[track_caller]
fn assert_kept(project: &Project, words: &str) {
    let ran = project.run(&[
        "check",
        "--config",
        "port/factlint.yaml",
        "--format",
        "concise",
    ]);
    let said = format!("{}{}", ran.out, ran.err);
    assert!(ran.status == 2 && said.contains(words), "{ran:?}");
    assert!(
        !said.contains("hunter2") && !said.contains("secret.yaml:2"),
        "{ran:?}"
    );
}

const ALL: &str = "documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\n";

#[test]
fn nothing_outside_the_project_is_read() {
    for (more, words) in [
        (
            "schemas: [../outside/*.json]\n",
            "leads out of the folder of the configuration",
        ),
        (
            "records:\n  berth: {files: ../outside/secret.yaml, at: '/'}\n",
            "leads out of the folder of the configuration",
        ),
        (
            "records:\n  berth: {files: data/../../outside/secret.yaml, at: '/'}\n",
            "leads out of the folder of the configuration",
        ),
        (
            "stated: {in: [../outside/*.md]}\n",
            "leads out of the folder of the configuration",
        ),
    ] {
        assert_kept(&beside_a_secret(&format!("{ALL}{more}")), words);
    }
    // What several projects share is named by its own path, and shown where it is what it is named as.
    for key in ["vocabulary", "checks", "baseline"] {
        for name in ["secret.yaml", "secret.json", "secret.md", "settings.yaml"] {
            let configuration =
                format!("documents:\n  - files: data/harbour.yaml\n{key}: ../outside/{name}\n");
            assert_kept(
                &beside_a_secret(&configuration),
                "it lies outside of the project",
            );
        }
    }
    for name in ["secret.yaml", "secret.md", "settings.yaml"] {
        let configuration = format!(
            "documents:\n  - {{files: data/harbour.yaml, schema: ../outside/{name}}}\nvocabulary: vocabulary.yaml\n"
        );
        assert_kept(
            &beside_a_secret(&configuration),
            "it lies outside of the project",
        );
    }
    for key in ["vocabulary", "checks", "baseline"] {
        let project = beside_a_secret("");
        let secret = project.path("outside/settings.yaml");
        let configuration = format!(
            "documents:\n  - files: data/harbour.yaml\n{key}: {}\n",
            secret.to_string_lossy()
        );
        project.write("port/factlint.yaml", configuration);
        assert_kept(&project, "its path is absolute");
    }
    for (text, words) in [
        (
            "$schema: ../../outside/secret.yaml\nfacts: []\n",
            "lies outside the project",
        ),
        (
            "# yaml-language-server: $schema=../../outside/secret.yaml\nfacts: []\n",
            "lies outside the project",
        ),
    ] {
        let project = beside_a_secret(ALL);
        project.write("port/data/town.yaml", text);
        assert_kept(&project, words);
    }
}

#[cfg(unix)]
#[test]
fn links_out_of_the_project_are_refused() {
    let link = |project: &Project, to: &str, name: &str| {
        std::os::unix::fs::symlink(to, project.path(name)).unwrap();
    };
    let named = |name: &str| {
        format!("`port/{name}` is a link that leads out of the folder of the configuration")
    };
    for (configuration, name) in [
        (
            "documents:\n  - files: [data/harbour.yaml, data/link.yaml]\nvocabulary: vocabulary.yaml\n",
            "data/link.yaml",
        ),
        (
            "documents:\n  - files: data/harbour.yaml\nvocabulary: link.yaml\n",
            "link.yaml",
        ),
        (
            "documents:\n  - {files: data/harbour.yaml, schema: link.yaml}\nvocabulary: vocabulary.yaml\n",
            "link.yaml",
        ),
        (
            "documents:\n  - files: data/harbour.yaml\nvocabulary: vocabulary.yaml\nrecords:\n  berth: {files: link.yaml}\n",
            "link.yaml",
        ),
    ] {
        let project = beside_a_secret(configuration);
        link(
            &project,
            &project.path("outside/secret.yaml").to_string_lossy(),
            &format!("port/{name}"),
        );
        assert_kept(&project, &named(name));
    }
    // By way of a linked folder too.
    let project = beside_a_secret(
        "documents:\n  - files: [data/harbour.yaml, out/secret.yaml]\nvocabulary: vocabulary.yaml\n",
    );
    link(&project, "../outside", "port/out");
    assert_kept(&project, &named("out/secret.yaml"));
}

#[cfg(unix)]
#[test]
fn links_within_the_project_and_opened_folders_are_read() {
    // A link within the project is a file like any other, and so is what a folder under `roots` holds.
    let project = beside_a_secret(
        "documents:\n  - files: [data/harbour.yaml, data/link.yaml]\nvocabulary: vocabulary.yaml\n",
    );
    project.write("port/kept/town.yaml", document("town-2025", "170 cranes"));
    std::os::unix::fs::symlink("../kept/town.yaml", project.path("port/data/link.yaml")).unwrap();
    let ran = project.run(&["check", "--config", "port/factlint.yaml"]);
    assert!(ran.status == 1 && ran.out.contains("170 cranes"), "{ran:?}");
    let project = beside_a_secret(&format!(
        "{ALL}roots: {{maps: ../outside}}\nrecords:\n  berth: {{files: 'root:maps/secret.yaml'}}\n"
    ));
    let ran = project.run(&[
        "check",
        "--config",
        "port/factlint.yaml",
        "--format",
        "concise",
    ]);
    assert!(ran.out.contains("outside/secret.yaml:2"), "{ran:?}");
}

/// As another user where this one may read everything.
#[cfg(target_os = "linux")]
#[test]
fn a_right_that_is_lost_is_told_at_the_file() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let project = Project::harbour();
    let mode = |name: &str, mode: u32| {
        std::fs::set_permissions(project.path(name), std::fs::Permissions::from_mode(mode))
            .unwrap();
    };
    mode(".", 0o755);
    mode("data/town.yaml", 0o000);
    let is_root = std::fs::read(project.path("data/town.yaml")).is_ok();
    let mut command = project.command(&["check", "--format", "concise"]);
    if is_root {
        command.uid(65_534).gid(65_534);
    }
    let Ok(output) = command.output() else {
        return println!("skipped: another user may not run this binary");
    };
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.contains("data/town.yaml:1:1: error[file]") && said.contains("may not be read"),
        "{said}"
    );
}
