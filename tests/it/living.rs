//! Living with findings: the baseline that is written, comments beside a finding, pointers, and what is mended.

use std::fs;

use crate::runner::{Project, document};

/// A project of one file that does not fit its schema, in a way of writing that has comments.
fn berths(name: &str, text: &str) -> Project {
    Project::new(&[
        (
            "factlint.yaml",
            &format!("documents:\n  - files: {name}\n    schema: berths.schema.json\n"),
        ),
        (
            "berths.schema.json",
            r#"{"properties": {"berths": {"items": {"properties": {"length": {"type": "integer"}}}}}}"#,
        ),
        (name, text),
    ])
}

fn text(project: &Project, name: &str) -> String {
    fs::read_to_string(project.path(name)).unwrap()
}

/// What is found, a line each, and the summary.
fn told(project: &Project) -> String {
    project.run(&["check", "--format", "concise"]).out
}

fn last(out: &str) -> &str {
    out.lines().last().unwrap_or_default()
}

#[test]
fn a_baseline_is_written_and_accepts_what_was_there() {
    let project = Project::harbour();
    let ran = project.run(&["baseline"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(
        ran.out,
        "1 finding accepted in baseline.yaml; say there why each may stand.\n"
    );
    assert!(
        ran.err
            .contains("`baseline: baseline.yaml` was added to `factlint.yaml`")
    );
    let written = text(&project, "baseline.yaml");
    assert!(
        written.starts_with("# Findings that are accepted"),
        "{written}"
    );
    for part in [
        "\n    rule: agree\n",
        "\n    reason: 'TODO: say why it may stand'\n",
        "\n    message: '",
    ] {
        assert!(written.contains(part), "{written}");
    }
    let ran = project.run(&["check", "--format", "concise"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(
        ran.out
            .contains("warning[waiver] a finding is accepted, and nothing says why")
    );
    assert!(
        last(&ran.out).ends_with("0 errors, 1 warning, 1 waived"),
        "{}",
        ran.out
    );
    assert_eq!(project.run(&["baseline"]).out, "Nothing to accept.\n");
    assert_eq!(text(&project, "baseline.yaml"), written);
}

/// A project with a baseline of one entry, and its fingerprint.
/// A baseline that is named before there is one.
#[test]
fn a_baseline_that_is_not_there_yet_is_said_to_be_written_by_a_command() {
    let project = Project::harbour();
    project.write(
        "factlint.yaml",
        "documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\nbaseline: accepted.yaml\n",
    );
    let ran = project.run(&["check"]);
    let help = "help: Correct the path, or let `factlint baseline` write the file.";
    assert!(ran.status == 2 && ran.out.contains(help), "{ran:?}");
    assert_eq!(project.run(&["baseline"]).status, 0);
    assert_eq!(project.run(&["check"]).status, 0);
}

fn accepted() -> (Project, String) {
    let project = Project::harbour();
    project.run(&["baseline"]);
    let written = text(&project, "baseline.yaml").replace("waivers:", "# kept\nwaivers:");
    project.write("baseline.yaml", &*written);
    let (_, rest) = written.split_once("fingerprint: ").unwrap();
    let digits = rest.chars().filter(|c| *c != '\'');
    (project, digits.take(16).collect())
}

#[test]
fn what_cannot_be_accepted_is_told() {
    let (project, fingerprint) = accepted();
    for (arguments, why) in [
        (&["--reason", " "][..], "a reason is required"),
        (
            &[
                "--reason",
                "x",
                "--until",
                "2026-11-27",
                "--today",
                "2026-11-28",
            ],
            "the day 2026-11-27 is over",
        ),
    ] {
        let ran = project.run(&[&["waive", fingerprint.as_str()], arguments].concat());
        assert!(ran.status == 2 && ran.err.contains(why), "{ran:?}");
    }
    let unknown = project.run(&["waive", "ffff", "--reason", "x"]);
    assert_eq!(unknown.status, 2);
    assert!(
        unknown
            .err
            .contains("no finding has the fingerprint `ffff`")
    );
}

#[test]
fn one_finding_is_accepted_for_a_time_and_everything_else_stays() {
    let (project, fingerprint) = accepted();
    let before = text(&project, "baseline.yaml");
    let ran = project.run(&[
        "waive",
        &fingerprint,
        "--reason",
        "Two clocks: both right",
        "--until",
        "2026-12-31",
        "--owner",
        "office",
        "--today",
        "2026-11-28",
    ]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(
        ran.out
            .starts_with("Accepted until 2026-12-31 in baseline.yaml: "),
        "{ran:?}"
    );
    assert_eq!(
        text(&project, "baseline.yaml"),
        before.replace(
            "reason: 'TODO: say why it may stand'\n",
            "reason: \"Two clocks: both right\"\n    until: \"2026-12-31\"\n    owner: \"office\"\n"
        )
    );
    let on = |day: &str| project.run(&["check", "--format", "concise", "--today", day]);
    assert!(
        !on("2026-12-31").out.contains('['),
        "{:?}",
        on("2026-12-31")
    );
    let over = on("2027-01-01");
    assert_eq!(over.status, 1, "{over:?}");
    assert!(
        over.out
            .contains("warning[waiver] the waiver was good until `2026-12-31`"),
        "{over:?}"
    );
    assert!(
        last(&over.out).ends_with("1 error, 1 warning, 0 waived"),
        "{over:?}"
    );
}

#[test]
fn a_baseline_that_cannot_be_added_to_stays_as_it_is() {
    let project = Project::harbour();
    project.write(
        "factlint.yaml",
        "documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\nbaseline: b.yaml\n",
    );
    project.write("b.yaml", "waivers:\n  - {fingerprint: 'abc00000'\n");
    let ran = project.run(&["baseline"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert_eq!(
        text(&project, "b.yaml"),
        "waivers:\n  - {fingerprint: 'abc00000'\n"
    );
    fs::remove_file(project.path("b.yaml")).expect("a file");
    let ran = project.run(&["baseline", "--reason", "Old."]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(project.run(&["check"]).status, 0);
}

#[test]
fn a_comment_accepts_on_its_line_or_above_in_every_format() {
    for (name, wrong) in [
        ("b.yaml", "berths:\n  - {length: long} # COMMENT\n"),
        (
            "b.yaml",
            "berths:\n  # COMMENT\n  - name: quay\n    length: long\n",
        ),
        (
            "b.yaml",
            "berths:\n  - name: quay\n    # COMMENT\n    # and more\n    length: long\n",
        ),
        ("b.toml", "[[berths]]\nlength = 'long' # COMMENT\n"),
        ("b.toml", "[[berths]]\n# COMMENT\nlength = 'long'\n"),
        (
            "b.jsonc",
            "{\"berths\": [\n  // COMMENT\n  {\"length\": \"long\"},\n]}\n",
        ),
        (
            "b.jsonc",
            "{\"berths\": [{\"length\": \"long\"}]} /* COMMENT */\n",
        ),
    ] {
        let count = |comment: &str| {
            let ran = berths(name, &wrong.replace("COMMENT", comment))
                .run(&["check", "--format", "concise"]);
            (ran.status, ran.out)
        };
        assert_eq!(count("so").0, 1, "{wrong}");
        let (status, out) = count("factlint: allow(schema) the diver comes in spring");
        assert_eq!(status, 0, "{wrong}{out}");
        assert!(
            last(&out).ends_with("0 errors, 0 warnings, 1 waived"),
            "{wrong}{out}"
        );
        let (status, out) = count("factlint: allow(agree) the diver comes in spring");
        assert_eq!(status, 1, "{wrong}{out}");
        assert!(out.contains("`agree` finds nothing here"), "{wrong}{out}");
    }
}

/// A file that is checked without its project: what its comments accept can only be found in that.
#[test]
fn a_comment_is_not_idle_where_nothing_could_find_what_it_accepts() {
    let files = [
        (
            "port/data/harbour.yaml",
            "# factlint: allow(agree) counted twice\nfacts: []\n",
        ),
        (
            "port/data/town.yaml",
            "# factlint: allow(one-berth-count) the new pier\nfacts: []\n",
        ),
        (
            "port/data/quay.yaml",
            "# factlint: allow(schema) the diver comes in spring\nfacts: []\n",
        ),
        (
            "port/README.md",
            "<!-- factlint: allow(stated-counts) as of spring -->\n\nTwelve berths.\n",
        ),
    ];
    let project = Project::new(&files);
    let ran = project.run(&["check", "port", "--format", "concise"]);
    assert!(ran.out.contains(" 0 errors, 0 warnings"), "{ran:?}");
    // What a text by itself would show is looked for.
    project.write(
        "port/README.md",
        "<!-- factlint: allow(stated-total) as of spring -->\n\nTwelve berths.\n",
    );
    let ran = project.run(&["check", "port", "--format", "concise"]);
    assert!(
        ran.out
            .contains("warning[unused-waiver] `stated-total` finds nothing here"),
        "{ran:?}"
    );
    // So is what the schema says that a file names itself.
    project.write("port/any.schema.json", "{}");
    project.write(
        "port/named.yaml",
        "# yaml-language-server: $schema=any.schema.json\n# factlint: allow(schema) the diver comes in spring\nfacts: []\n",
    );
    let ran = project.run(&["check", "port", "--format", "concise"]);
    assert!(
        ran.out
            .contains("port/named.yaml:2:1: warning[unused-waiver] `schema` finds nothing here"),
        "{ran:?}"
    );
    // In the project itself all of them are judged.
    project.write("factlint.yaml", "documents: [{files: port/data/*.yaml}]\n");
    let ran = project.run(&["check", "--format", "concise"]);
    for idle in [
        "`agree` finds nothing here",
        "no rule or check `one-berth-count`",
    ] {
        assert!(ran.out.contains(idle), "{ran:?}");
    }
}

#[test]
fn a_comment_beside_either_statement_accepts_what_compares_them() {
    for name in ["data/harbour.yaml", "data/town.yaml"] {
        let project = Project::harbour();
        let marked = text(&project, name).replace(
            "0 cranes\n",
            "0 cranes  # factlint: allow(agree) counted twice\n",
        );
        project.write(name, &*marked);
        let ran = project.run(&["check", "--format", "concise"]);
        assert_eq!(ran.status, 0, "{marked}{ran:?}");
        assert_eq!(ran.out.lines().count(), 1, "{ran:?}");
    }
}

#[test]
fn a_value_of_json_is_accepted_by_its_pointer() {
    let project = berths(
        "b.json",
        "{\"berths\": [{\"id\": \"quay\", \"length\": \"long\"}]}",
    );
    let entry = |pointer: &str, more: &str| {
        project.write("baseline.yaml", format!("waivers:\n  - {{file: b.json, pointer: '{pointer}', {more}reason: The diver comes in spring}}\n"));
        let ran = project.run(&[
            "check",
            "--format",
            "concise",
            "--baseline",
            "baseline.yaml",
        ]);
        (ran.status, ran.out)
    };
    for pointer in [
        "/berths/0/length",
        "/berths/0",
        "/berths/[id=quay]/length",
        "/berths",
    ] {
        assert_eq!(entry(pointer, "rule: schema, ").0, 0, "{pointer}");
    }
    for pointer in [
        "/berths/1/length",
        "/berths/0/len",
        "/berths/[id=pier]/length",
    ] {
        let (status, out) = entry(pointer, "rule: schema, ");
        assert!(
            status == 1 && out.contains("`schema` finds nothing at"),
            "{pointer} {out}"
        );
    }
    let (_, out) = entry("/berths/0/length", "");
    assert!(out.contains("baseline.yaml:2:"), "{out}");
}

#[test]
fn what_accepts_nothing_is_taken_out_and_all_else_stays() {
    let project = berths(
        "b.yaml",
        "# berths\nberths:\n  # factlint: allow(schema) the diver\n  - length: 7   # factlint: allow(schema) so\n",
    );
    project.write(
        "factlint.yaml",
        "documents:\n  - files: b.yaml\n    schema: berths.schema.json\nbaseline: base.yaml\n",
    );
    project.write(
        "base.yaml",
        "# ours\r\nwaivers:\r\n  # first\r\n  - fingerprint: '0000000000000001'\r\n    rule: agree\r\n    reason: >\r\n      Two\r\n      lines.\r\n  - {fingerprint: '0000000000000002', reason: unknown rule}\r\n  - {fingerprint: '0000000000000003', rule: part, reason: one}  # last\r\n",
    );
    let before = (text(&project, "base.yaml"), text(&project, "b.yaml"));
    let shown = project.run(&["check", "--diff"]);
    assert_eq!(shown.status, 1, "{shown:?}");
    assert!(
        shown.out.contains("--- b.yaml\n+++ b.yaml\n"),
        "{}",
        shown.out
    );
    assert!(
        shown
            .err
            .contains("would fix 4 findings in 2 files: unused-waiver 4"),
        "{shown:?}"
    );
    assert_eq!(
        before,
        (text(&project, "base.yaml"), text(&project, "b.yaml"))
    );
    let ran = project.run(&["check"]);
    assert!(
        ran.out.contains("\n[*] 4 fixable with --fix\n"),
        "{}",
        ran.out
    );
    let ran = project.run(&["check", "--fix"]);
    assert!(
        ran.err
            .contains("fixed 4 findings in 2 files: unused-waiver 4"),
        "{ran:?}"
    );
    assert_eq!(
        text(&project, "b.yaml"),
        "# berths\nberths:\n  - length: 7\n"
    );
    assert_eq!(
        text(&project, "base.yaml"),
        "# ours\r\nwaivers:\r\n  # first\r\n  - {fingerprint: '0000000000000002', reason: unknown rule}\r\n"
    );
    let again = project.run(&["check", "--fix"]);
    assert_eq!(again.err, "", "{again:?}");
    assert_eq!(project.run(&["check", "--diff"]).status, 0);
}

#[test]
fn nothing_that_an_unread_file_may_need_is_taken_out() {
    let project = Project::harbour();
    project.write(
        "factlint.yaml",
        "documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\nbaseline: base.yaml\n",
    );
    project.write(
        "base.yaml",
        "waivers:\n  - {fingerprint: '0000000000000001', rule: agree, reason: one}\n",
    );
    let fixable = || project.run(&["check"]).out.contains("fixable");
    let by_place = |of: &str| {
        let entry = format!("{{file: data/town.yaml, pointer: /document, {of}, reason: one}}");
        project.write("base.yaml", format!("waivers:\n  - {entry}\n"));
        fixable()
    };
    assert!(fixable());
    assert!(by_place("rule: agree"));
    // Nothing says that what another rule of the name found is looked for.
    assert!(!by_place("check: one-crane-count"));
    project.write("data/broken.yaml", "a: [\n");
    assert!(!by_place("rule: agree"));
    project.write(
        "base.yaml",
        "waivers:\n  - {fingerprint: '0000000000000001', rule: agree, reason: one}\n",
    );
    assert!(!fixable());
    project.write("data/broken.yaml", document("whole", "180 cranes"));
    project.write(
        "base.yaml",
        "waivers:\n  - {fingerprint: '0000000000000001', rule: not-in-original, reason: one}\n",
    );
    let ran = project.run(&["check", "--format", "concise"]);
    assert!(!ran.out.contains("unused-waiver"), "{}", ran.out);
}

/// Their findings cannot be switched off, so that what accepts one may be told to accept none.
#[test]
fn an_entry_for_what_fails_every_run_is_idle_though_its_rule_is_off() {
    let project = Project::harbour();
    project.write(
        "factlint.yaml",
        "documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\nbaseline: base.yaml\nrules: {config: off, agree: off}\n",
    );
    project.write(
        "base.yaml",
        "waivers:\n  - {fingerprint: '0000000000000001', rule: agree, reason: one}\n  - {fingerprint: '0000000000000002', rule: config, reason: two}\n",
    );
    let found = told(&project);
    assert!(found.contains("`0000000000000002`"), "{found}");
    assert!(!found.contains("`0000000000000001`"), "{found}");
}

#[test]
fn what_a_check_of_a_rule_that_is_off_would_find_may_be_there() {
    let project = Project::new(&[
        (
            "factlint.yaml",
            "records:\n  oven: {files: ovens.yaml, each: '[*]'}\nchecks:\n  - {id: one-heat, rule: unique, of: oven.heat}\n  - {id: known, rule: exists, of: oven.id, in: oven.id}\nrules: {unique: off}\n",
        ),
        (
            "ovens.yaml",
            "- {id: stone, heat: 240} # factlint: allow(one-heat) it was so\n- {id: steel, heat: 230}\n",
        ),
    ]);
    assert_eq!(told(&project).lines().count(), 1, "{}", told(&project));
    let all_on = text(&project, "factlint.yaml").replace("rules: {unique: off}\n", "");
    project.write("factlint.yaml", all_on);
    assert!(told(&project).contains("`one-heat` finds nothing here"));
}

/// Documents that name no original are checked without, so that all that could be found with originals is found.
#[test]
fn what_accepts_a_finding_of_originals_is_idle_where_all_that_are_named_are_there() {
    let project = Project::harbour();
    project.write("data/town.yaml", document("town-2025", "180 cranes"));
    project.write(
        "factlint.yaml",
        "documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\nbaseline: base.yaml\noriginals: texts\n",
    );
    project.write("texts/quay.txt", "Quay\n\n180 cranes were built.\n");
    project.write(
        "base.yaml",
        "waivers:\n  - {fingerprint: '0000000000000001', rule: not-in-original, reason: one}\n",
    );
    let is_told = || told(&project).contains("`0000000000000001`");
    assert!(is_told());
    let named = document("town-2025", "180 cranes").replace(
        "  language: en\n",
        &format!(
            "  language: en\n  original: {{file: gone.txt, sha256: {}}}\n",
            "0".repeat(64)
        ),
    );
    project.write("data/town.yaml", named);
    assert!(!is_told());
}

#[test]
fn a_name_with_one_near_candidate_is_mended_where_guesses_are_wanted() {
    let project = berths(
        "b.yaml",
        "berths:\n  - length: long  # factlint: allow(shema) the diver\n",
    );
    let ran = project.run(&["check"]);
    assert!(
        ran.out
            .contains("\n[*] 1 fixable with --fix --unsafe-fixes\n"),
        "{}",
        ran.out
    );
    assert_eq!(project.run(&["check", "--fix"]).err, "");
    let ran = project.run(&["check", "--fix", "--unsafe-fixes"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(
        text(&project, "b.yaml"),
        "berths:\n  - length: long  # factlint: allow(schema) the diver\n"
    );
}

#[test]
fn fingerprints_are_shown_where_all_is_told() {
    let project = Project::harbour();
    assert!(
        project
            .run(&["check", "--verbose"])
            .out
            .contains("Fingerprint: ")
    );
    assert!(!project.run(&["check"]).out.contains("Fingerprint: "));
}

#[cfg(unix)]
#[test]
fn the_rights_of_a_mended_file_and_links_to_it_stay() {
    use std::os::unix::fs::PermissionsExt;
    let project = berths("b.yaml", "berths: []  # factlint: allow(schema) so\n");
    let path = project.path("b.yaml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("rights");
    project.run(&["check", "--fix"]);
    assert_eq!(text(&project, "b.yaml"), "berths: []\n");
    let mode = fs::metadata(&path).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    assert_eq!(
        fs::read_dir(project.path(".")).expect("a folder").count(),
        3
    );
}

#[test]
fn a_baseline_of_a_schema_alone_finds_the_schemas_that_it_names() {
    let project = Project::new(&[
        (
            "pier.schema.json",
            r#"{"properties": {"berths": {"$ref": "https://example.org/count.json"}}}"#,
        ),
        (
            "copies/count.json",
            r#"{"$id": "https://example.org/count.json", "type": "integer"}"#,
        ),
        ("pier.yaml", "berths: many\n"),
    ]);
    let how = ["pier.yaml", "--schema", "pier.schema.json"];
    let run = |more: &[&str]| project.run(&[&["baseline"], &how[..], more].concat());
    let ran = run(&["--refs", "copies", "--baseline", "known.yaml"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{ran:?}");
    assert!(ran.out.starts_with("1 finding accepted"), "{ran:?}");
}

#[test]
fn a_third_document_with_an_accepted_name_is_new() {
    let project = Project::new(&[(
        "factlint.yaml",
        "documents: [{files: d/*.yaml}]\nbaseline: b.yaml\n",
    )]);
    for name in ["d/a.yaml", "d/c.yaml"] {
        project.write(name, "document: {id: a}\nfacts: []\n");
    }
    let ran = project.run(&["baseline", "--reason", "The second is a copy."]);
    assert_eq!(ran.out, "1 finding accepted in b.yaml.\n");
    assert_eq!(project.run(&["check"]).status, 0);
    // Wherever it comes in the order of paths.
    for name in ["d/b.yaml", "d/d.yaml"] {
        project.write(name, "document: {id: a}\nfacts: []\n");
        let ran = project.run(&["check", "--format", "concise"]);
        let told = format!("{name}:1:16: error[duplicate-id]");
        assert!(ran.status == 1 && ran.out.contains(&told), "{ran:?}");
        fs::remove_file(project.path(name)).unwrap();
    }
    // A fact of the same name in another document is another finding too.
    let twice = "document: {id: DOC}\nfacts:\n  - {id: f, metric: m, figure: '1'}\n  - {id: f, metric: m, figure: '1'}\n";
    project.write("d/e.yaml", twice.replace("DOC", "e"));
    project.run(&["baseline", "--reason", "Known."]);
    project.write("d/f.yaml", twice.replace("DOC", "f"));
    let ran = project.run(&["check", "--format", "concise"]);
    assert!(
        ran.out.contains("d/f.yaml:4:10: error[duplicate-id]"),
        "{ran:?}"
    );
}

#[test]
fn a_reason_of_blanks_accepts_nothing() {
    let (project, _) = accepted();
    let written = text(&project, "baseline.yaml");
    let blank = written.replace("TODO: say why it may stand", "  ");
    assert_ne!(blank, written);
    project.write("baseline.yaml", blank);
    let ran = project.run(&["check", "--format", "concise"]);
    let told = "warning[waiver] the entry gives no reason, so it accepts nothing";
    assert!(ran.status == 1 && ran.out.contains(told), "{ran:?}");
    assert!(
        last(&ran.out).ends_with("1 error, 1 warning, 0 waived"),
        "{ran:?}"
    );
}
