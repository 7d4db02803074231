//! What is written, and where to: nothing unseen reaches a stream, an old report stays until the new one is whole, and
//! a stream that takes no more is told. What is read and is no text is named.

use std::process::Stdio;

use crate::runner::{Project, Ran, document};

/// Characters that nobody sees or that turn the text around, one of each kind.
const UNSEEN: &str = "\u{9b}\u{202e}\u{200b}\u{ad}\u{2060}\u{feff}\u{e0041}\u{2066}\u{1b}";

fn is_unseen(c: char) -> bool {
    (c.is_control() && c != '\n') || UNSEEN.contains(c)
}

#[track_caller]
fn assert_seen(ran: &Ran, what: &str) {
    for text in [&ran.out, &ran.err] {
        let unseen = text.find(is_unseen).and_then(|at| text.get(at..));
        assert_eq!(unseen, None, "{what}");
    }
}

/// A project with unseen characters in every text that factlint prints.
fn strange() -> Project {
    let u = "\u{9b}\u{202e}\u{200b}\u{ad}\u{2060}\u{e0041}\u{2066}";
    let q = r"\u009b\u202e\u200b\u00ad\u2060\U000e0041\u2066\u001b";
    let file = format!("data/t{u}.yaml");
    let vocabulary = format!(
        "entities:\n  \"har{q}bour\": {{label: {{en: \"Har{q}bour\"}}}}\nunits:\n  \"cra{q}ne\": {{symbols: [cranes], whole: true, label: {{en: \"cra{q}nes\"}}}}\nmetrics:\n  \"cranes-{q}built\":\n    label: {{en: \"Cranes {q}built\"}}\n    unit: \"cra{q}ne\"\n    period_type: duration\n"
    );
    let document = |id: &str, figure: &str| {
        format!(
            "document:\n  id: \"{id}{q}\"\n  title: \"T{q}\"\nfacts:\n  - {{id: \"c{q}\", metric: \"cranes-{q}built\", entity: \"har{q}bour\", period: 2023, figure: \"{figure}\"}}\n  - {{id: \"o{q}\", metric: \"x{q}\", entity: \"y{q}\", period: \"2023{q}\", figure: \"1{q}80 cra{q}nes\", note: \"{q}\"}}\n"
        )
    };
    let checks = format!(
        "checks:\n  - id: \"one{q}\"\n    rule: agree\n    metric: \"cranes-{q}built\"\n    ignoring: [entity]\n    because: \"As {q} said.\"\n"
    );
    Project::new(&[
        (
            "factlint.yaml",
            "documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\nchecks: checks.yaml\nrules: {schema: off}\n",
        ),
        ("vocabulary.yaml", &vocabulary),
        ("checks.yaml", &checks),
        ("data/a.yaml", &document("a", "180 cranes")),
        (&file, &document("b", "170 cranes")),
        (
            "data/c.yaml",
            &format!("document: {{id: c}}\nfacts: []\nk{u}: {u}\n"),
        ),
        (
            "text.txt",
            &format!("It built 1{u}80 cra{u}nes, and 200 cranes{u}.\n\u{1b}[31m300 cranes\n"),
        ),
    ])
}

/// An argument with such characters.
const NAME: &str = "n\u{202e}\u{1b}[31m\u{9b}";

/// Every command in every format, and complaints of each.
const RUNS: &[&[&str]] = &[
    &["check"],
    &["check", "--verbose"],
    &["check", "--format", "concise"],
    &["check", "--format", "json"],
    &["check", "--format", "sarif"],
    &["check", "--format", "github"],
    &["check", "--format", "gitlab"],
    &["check", "--format", "junit"],
    &["check", "--format", "markdown"],
    &["check", "--format", "rdjson"],
    &["check", "--format", "html"],
    &["check", "--format", "human"],
    &["check", "--statistics"],
    &["check", "--show-files"],
    &["check", "--arithmetic", "strict", "--originals", "data"],
    &["suggest"],
    &["suggest", "--format", "json"],
    &["check", NAME],
    &["check", "--config", NAME],
    &["check", "--rule", NAME],
    &["check", "--check", NAME],
    &["check", "-o", "none\u{202e}/x"],
    &["facts"],
    &["facts", "--format", "json"],
    &["facts", "--format", "yaml"],
    &["facts", "--metric", NAME],
    &["checks"],
    &["checks", "--format", "json"],
    &["mutate"],
    &["mutate", "--format", "json"],
    &["mutate", "--check", NAME],
    &["explain", NAME],
    &["schema", NAME],
    &["completions", NAME],
    &["scan", NAME],
    &["scan", "--vocabulary", NAME, "text.txt"],
    &["ch\u{202e}\u{1b}[31meck"],
    &[
        "scan",
        "--all",
        "text.txt",
        "--vocabulary",
        "vocabulary.yaml",
    ],
    &[
        "scan",
        "--format",
        "json",
        "text.txt",
        "--vocabulary",
        "vocabulary.yaml",
    ],
    &[
        "scan",
        "--stub",
        "text.txt",
        "--vocabulary",
        "vocabulary.yaml",
    ],
    &["waive", NAME, "--reason", NAME],
    &["baseline", NAME],
    &["init", NAME],
];

#[test]
fn nothing_unseen_reaches_a_stream() {
    let project = strange();
    for arguments in RUNS {
        let ran = project.run(arguments);
        assert!(!(ran.out.is_empty() && ran.err.is_empty()), "{arguments:?}");
        assert_seen(&ran, &arguments.join(" "));
        if arguments.contains(&"json") {
            let _: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
        }
        if arguments.contains(&"yaml") || arguments.contains(&"--stub") {
            let value: serde_yaml::Value = serde_yaml::from_str(&ran.out).expect("YAML");
            let text = serde_yaml::to_string(&value).expect("text");
            // The figures of the text hold nothing unseen; names of facts do, and are read back as they were.
            let has_names = arguments.contains(&"yaml");
            assert_eq!(text.contains('\u{202e}'), has_names, "{text}");
        }
    }
    let mut command = project.command(&["check"]);
    let output = command
        .env("COLUMNS", NAME)
        .env("TERM", NAME)
        .output()
        .expect("a run");
    assert!(!String::from_utf8_lossy(&output.stderr).contains(is_unseen));
}

/// What stands in a help behind a line, up to the next empty one: the first word of each line that begins an entry, which
/// stands further left than those that go on with one.
fn listed(help: &str, heading: &str) -> Vec<String> {
    let lines = help
        .lines()
        .skip_while(|line| line.trim() != heading)
        .skip(1);
    let lines: Vec<&str> = lines.take_while(|line| !line.trim().is_empty()).collect();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let least = lines.iter().map(|line| indent(line)).min();
    let entries = lines.iter().filter(|line| Some(indent(line)) == least);
    let words = entries.filter_map(|line| {
        line.trim()
            .trim_start_matches("- ")
            .split([' ', ':'])
            .next()
    });
    words.map(str::to_owned).collect()
}

#[test]
fn every_command_and_every_format_is_looked_at() {
    let project = strange();
    let commands = listed(&project.run(&["--help"]).out, "Commands:");
    assert!(commands.len() > 8, "{commands:?}");
    for command in commands.iter().filter(|command| *command != "help") {
        let of_command = || {
            RUNS.iter()
                .filter(|run| run.first() == Some(&command.as_str()))
        };
        assert!(of_command().count() > 0, "{command}");
        let help = project.run(&[command.as_str(), "--help"]).out;
        let Some(at) = help.find("--format <") else {
            continue;
        };
        let formats = listed(help.get(at..).unwrap(), "Possible values:");
        assert!(formats.len() > 1, "{help}");
        // The first one is that of a run that names none.
        for format in formats.iter().skip(1) {
            let named = ["--format", format.as_str()];
            let is_run = of_command().any(|run| run.windows(2).any(|pair| pair == named));
            assert!(is_run, "{command} {format}");
        }
    }
}

#[test]
fn what_json_escapes_is_read_back() {
    let project = strange();
    let ran = project.run(&["facts", "--format", "json"]);
    assert!(
        ran.out.contains(r"cranes-\u009b\u202e\u200b"),
        "{}",
        ran.out
    );
    let value: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let metric = value["points"][0]["metric"].as_str().expect("a metric");
    assert!(
        metric.starts_with("cranes-\u{9b}\u{202e}\u{200b}"),
        "{metric:?}"
    );
}

#[test]
fn a_byte_order_mark_is_shown_nowhere_and_moves_nothing() {
    let project = Project::harbour();
    project.write(
        "data/town.yaml",
        format!("\u{feff}{}", document("town-2025", "many")),
    );
    project.write("data/other.yaml", "\u{feff}documment: 1\n");
    let ran = project.run(&["check"]);
    assert!(
        ran.out.contains(" 1 │ documment: 1\n   · ────┬────"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains('\u{fffd}'), "{}", ran.out);
}

#[cfg(unix)]
#[test]
fn a_full_device_ends_every_command_with_2() {
    let project = Project::agreeing("checks: []\n");
    project.write("text.txt", "180 cranes\n");
    for arguments in [
        &["check"][..],
        &["check", "--format", "json"],
        &["check", "--output", "/dev/full"],
        &["facts"],
        &["facts", "--format", "yaml"],
        &["checks"],
        &["checks", "--format", "json"],
        &["mutate"],
        &["scan", "text.txt"],
        &["scan", "--stub", "text.txt"],
        &["scan", "--format", "json", "text.txt"],
        &["explain"],
        &["explain", "agree"],
        &["schema"],
        &["schema", "config"],
        &["completions", "bash"],
        &["--help"],
        &["--version"],
    ] {
        let full = std::fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .expect("a device");
        let output = project
            .command(arguments)
            .stdout(full)
            .output()
            .expect("a run");
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?} {err}");
        assert!(err.contains("cannot be written"), "{arguments:?} {err}");
        let mut child = project
            .command(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("a run");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("an end");
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(
            err.is_empty() || arguments.contains(&"/dev/full"),
            "{arguments:?} {err}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_report_that_cannot_be_written_whole_leaves_the_old_one() {
    let project = Project::harbour();
    project.write("report.txt", "the old report\n");
    // Blocks of 512 bytes, or of 1024: the report is longer than either.
    let script = "ulimit -f 0; trap '' XFSZ; exec \"$0\" check --output report.txt";
    let command = project.command(&[]);
    let output = std::process::Command::new("bash")
        .args(["-c", script])
        .arg(command.get_program())
        .current_dir(project.path("."))
        .output()
        .expect("a run");
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{err}");
    assert!(err.contains("`report.txt` cannot be written"), "{err}");
    let text = || std::fs::read_to_string(project.path("report.txt")).expect("text");
    assert_eq!(text(), "the old report\n");
    let left = || {
        let files = std::fs::read_dir(project.path(".")).expect("a folder");
        let names = files.map(|file| {
            file.expect("a file")
                .file_name()
                .into_string()
                .expect("text")
        });
        names.filter(|name| name.contains(".factlint-")).count()
    };
    assert_eq!(left(), 0);
    let ran = project.run(&["check", "--output", "report.txt"]);
    assert_eq!((ran.status, ran.out.as_str(), left()), (1, "", 0));
    assert!(text().contains("180 cranes"), "{}", text());
    let ran = project.run(&["check", "--format", "concise", "--output", "/dev/stdout"]);
    assert!(
        ran.status == 1 && ran.out.contains("error[agree]"),
        "{ran:?}"
    );
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_the_run_at_once_and_leaves_the_old_report() {
    let project = Project::harbour();
    project.write("report.txt", "the old report\n");
    // A pipe that nobody writes to holds the run for as long as the test likes. A shell switches interrupts off for
    // what it starts in the background.
    let script = "\"$0\" scan - > report.new & sleep 1; kill -INT $!; wait $!; echo $?";
    let command = project.command(&[]);
    let mut child = std::process::Command::new("bash")
        .args([
            "-c",
            &format!(
                "exec 3< <(sleep 60); {} ",
                script.replace("scan -", "scan - <&3")
            ),
        ])
        .arg(command.get_program())
        .current_dir(project.path("."))
        .stdout(Stdio::piped())
        .stdin(Stdio::null())
        .spawn()
        .expect("a run");
    let mut line = String::new();
    let out = child.stdout.take().expect("a pipe");
    std::io::BufRead::read_line(&mut std::io::BufReader::new(out), &mut line).expect("text");
    let _ = child.wait();
    assert_eq!(line, "130\n", "ended by the interrupt");
    let old = std::fs::read_to_string(project.path("report.txt")).expect("text");
    assert_eq!(old, "the old report\n");
}

/// `text` in UTF-16, low byte first, without a mark.
fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn an_encoding_is_named_wherever_text_is_read() {
    for (text, name) in [
        (utf16("\u{feff}document: {id: port}\n"), "UTF-16 (LE)"),
        (utf16("document: {id: port}\nfacts: []\n"), "UTF-16 (LE)"),
        (utf16("港口全年停靠渡轮一千二百艘次\n"), "UTF-16 (LE)"),
        (b"title: Le caf\xe9 du port, l'an pass\xe9\n".to_vec(), "Latin-1"),
        (b"title: \xb8\xdb\xbf\xda\xc8\xab\xc4\xea\xcd\xa3\xbf\xbf\xb6\xc9\xc2\xd6\xd2\xbb\xc7\xa7\xb6\xfe\xb0\xd9\xcb\xd2\xb4\xce\n".to_vec(), "GB18030"),
    ] {
        let configuration = "documents:\n  - files: data/*.yaml\n    schema: s.json\nvocabulary: v.yaml\nbaseline: b.yaml\noriginals: .\n";
        for place in ["factlint.yaml", "data/a.yaml", "s.json", "v.yaml", "b.yaml", "o.txt", "t.txt"] {
            let project = Project::new(&[
                ("factlint.yaml", configuration),
                ("data/a.yaml", "document: {id: a, original: {file: o.txt}}\nfacts: []\n"),
                ("s.json", "{}"),
                ("v.yaml", "units: {}\n"),
                ("b.yaml", "waivers: []\n"),
                ("o.txt", "Nothing.\n"),
            ]);
            project.write(place, &text);
            let ran = match place {
                "t.txt" => project.run(&["scan", "t.txt"]),
                _ => project.run(&["check"]),
            };
            let said = format!("{}{}", ran.out, ran.err).replace("\n  │ ", " ");
            assert_eq!(ran.status, 2, "{place} {said}");
            let is_config = place == "factlint.yaml";
            assert!(is_config || said.contains(&format!("It looks like {name}")), "{place} {said}");
            assert!(said.contains("is not UTF-8") || said.contains("there is a NUL byte"), "{place} {said}");
        }
    }
    let project = Project::harbour();
    project.write("data/nul.yaml", "a: 1\nb: \0\n");
    let ran = project.run(&["check", "--format", "concise"]);
    assert!(
        ran.out
            .contains("is no text: there is a NUL byte at offset 8, in line 2"),
        "{ran:?}"
    );
}

#[cfg(unix)]
#[test]
fn what_is_no_ordinary_file_is_said_to_be_none() {
    let project = Project::harbour();
    let made = std::process::Command::new("mkfifo")
        .arg(project.path("data/pipe.yaml"))
        .status();
    assert!(made.expect("mkfifo").success());
    let _socket =
        std::os::unix::net::UnixListener::bind(project.path("data/socket.yaml")).expect("a socket");
    let ran = project.run(&["check", "--format", "concise"]);
    for name in ["pipe", "socket"] {
        let words = format!("`data/{name}.yaml` is not an ordinary file");
        assert!(ran.status == 2 && ran.out.contains(&words), "{ran:?}");
    }
    for name in ["data/pipe.yaml", "data/socket.yaml", "/dev/zero"] {
        let ran = project.run(&["scan", name]);
        assert!(
            ran.status == 2 && ran.err.contains("is not an ordinary file"),
            "{ran:?}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf8_is_told() {
    use std::os::unix::ffi::OsStrExt;
    let project = Project::harbour();
    for name in [&b"caf\xe9.yaml"[..], b"caf\xea.yaml"] {
        let path = project.path("data").join(std::ffi::OsStr::from_bytes(name));
        std::fs::write(path, "document: {id: x}\nfacts: []\n").expect("a file");
    }
    let ran = project.run(&["check", "--format", "concise"]);
    let words =
        "factlint.yaml:2:12: error[file] the name of the file `data/caf\u{fffd}.yaml` is not UTF-8";
    assert!(ran.status == 2 && ran.out.contains(words), "{ran:?}");
    let ran = project.run(&["check", "--schema", "vocabulary.yaml", "data"]);
    assert!(
        ran.status == 2 && ran.out.contains("is not UTF-8"),
        "{ran:?}"
    );
}
