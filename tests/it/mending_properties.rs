//! Projects with slips of every kind that `check --fix` mends, in files of many styles: what is mended is exactly what was
//! wrong, all else keeps its bytes, and a second run finds nothing to do. Every case comes from its number.

use std::fmt::Write as _;
use std::fs;

use sha2::{Digest, Sha256};

use crate::runner::Project;
use crate::worlds::Dice;

/// A file as it is written, and as it has to be once it is mended.
struct Twin {
    name: &'static str,
    now: String,
    then: String,
}

/// What may be wrong in one project.
struct Slips {
    dice: Dice,
    /// Whether guesses are wanted.
    guesses: bool,
    files: Vec<Twin>,
}

impl Slips {
    /// A file made of pieces: `{wrong|right}` may be wrong, `{wrong?right}` may be and takes a guess to mend.
    fn file(&mut self, name: &'static str, template: &str) {
        let (mut now, mut then) = (String::new(), String::new());
        let mut rest = template;
        while let Some((before, piece)) = rest.split_once('⟨') {
            let (piece, after) = piece.split_once('⟩').unwrap();
            let sign = if piece.contains('?') { '?' } else { '|' };
            let (wrong, right) = piece.split_once(sign).unwrap();
            let is_wrong = self.dice.one_in(2);
            let is_mended = self.guesses || sign == '|';
            for text in [&mut now, &mut then] {
                text.push_str(before);
            }
            now.push_str(if is_wrong { wrong } else { right });
            then.push_str(if is_wrong && !is_mended { wrong } else { right });
            rest = after;
        }
        let end = *self.dice.pick(&["\n", "\r\n"]);
        let mark = *self.dice.pick(&["", "", "\u{feff}"]);
        let styled = |text: String| mark.to_owned() + &(text + rest).replace('\n', end);
        self.files.push(Twin {
            name,
            now: styled(now),
            then: styled(then),
        });
    }

    /// A name in one of the ways in which YAML writes it, which may be misspelt.
    fn name(&mut self, wrong: &str, right: &str) -> String {
        let quote = *self.dice.pick(&["", "'", "\""]);
        format!("{quote}⟨{wrong}?{right}⟩{quote}")
    }
}

const ORIGINAL: &str =
    "The year at the quay\n\n\nThe harbour built 180 cranes.\nIt lost 12 cranes.\n";

fn hash() -> String {
    let bytes = Sha256::digest(ORIGINAL.as_bytes());
    bytes.iter().fold(String::new(), |mut all, byte| {
        let _ = write!(all, "{byte:02x}");
        all
    })
}

const VOCABULARY: &str = "\
entities:
  harbour: {label: {en: The harbour}}
  north-quay: {part_of: harbour}
units:
  crane: {symbols: [cranes], whole: true}
metrics:
  cranes-built: {unit: crane, period_type: duration}
  berths: {unit: crane, period_type: instant}
dimensions:
  make:
    members: {heron: {}, stork: {}}
";

/// A project with slips in it.
fn project(number: u64, guesses: bool) -> Slips {
    let mut slips = Slips {
        dice: Dice::of(number),
        guesses,
        files: Vec::new(),
    };
    let rule = slips.name("odd-precison", "odd-precision");
    slips.file(
        "factlint.yaml",
        &format!(
            "# The project.\ndocuments:\n  - files: data/*.yaml\n  - {{files: berths.json, schema: berths.schema.json}}\nvocabulary: vocabulary.yaml\nchecks: checks.yaml\noriginals: texts # kept\nbaseline: baseline.yaml\nrules:\n  {rule}: warning # kept\nstated:\n  in: README.md\n  counts:\n    plugins: {{is: {{files: 'plugins/*.ts'}}, says: plugins}}\nrecords:\n  ferry: {{files: 'ferries/*.txt', content: false}}\n  app: {{files: app.json}}\nfacts:\n  - {{metric: ferries, number_of: ferry}}\n  - {{metric: ferries, from: app, figure: ferries}}\n"
        ),
    );
    let declared = slips.name("agre", "agree");
    let metric = slips.name("cranes-bilt", "cranes-built");
    let fact = slips.name("harbour-2025/lots", "harbour-2025/lost");
    slips.file(
        "checks.yaml",
        &format!(
            "checks:\n  - id: one\n    rule: {declared} # kept\n    metric: {metric}\n    facts: [harbour-2025/built, {fact}]\n    ignoring: [period]\n    severity: warning\n    because: It is one quay.\n"
        ),
    );
    let (metric, again) = (
        slips.name("cranes-bilt", "cranes-built"),
        slips.name("cranes-buillt", "cranes-built"),
    );
    let entity = slips.name("harbor", "harbour");
    let called = slips.name("The harbour", "harbour");
    let member = slips.name("herron", "heron");
    let hash = hash();
    // What a comment accepts is certain only where nothing keeps rules from looking for it.
    let accepted = if guesses {
        "⟨  # factlint: allow(agree) it was so|⟩"
    } else {
        "  # factlint: allow(unit, nothing) kept"
    };
    slips.file(
        "data/harbour.yaml",
        &format!(
            "document:\n  id: harbour-2025\n  original: {{file: quay.txt, sha256: \"⟨{zeros}|{hash}⟩\"}} # kept\nfacts:\n  - id: built\n    metric: cranes-built\n    entity: harbour\n    period: 2024{accepted}\n    figure: 180 cranes\n    line: ⟨3|4⟩ # kept\n  - {{id: lost, metric: cranes-built, entity: north-quay, period: 2020, figure: 12 cranes, line: ⟨2|5⟩}}\n  - {{id: x, metric: {metric}, entity: {entity}, period: 2021, figure: \"12 cranes\"}}\n  - {{id: y, metric: {again}, entity: {called}, dimensions: {{make: {member}}}, period: 2022, figure: 12 cranes}}⟨ # factlint: allow(refrence) kept?⟩\n",
            zeros = "0".repeat(64),
        ),
    );
    slips.file(
        "berths.json",
        "{\n  \"⟨lenght?length⟩\" : 7,\n\t\"kind\":\"⟨quai?quay⟩\"\n}\n",
    );
    slips.file(
        "README.md",
        "# Has **⟨4|3⟩** plugins\n\nAll ⟨four|three⟩ plugins are free, and `3` of them new.\n",
    );
    slips.file("app.json", "{\"ferries\": ⟨5|2⟩ }\n");
    slips
}

#[test]
fn what_is_mended_is_what_was_wrong_and_a_second_run_finds_nothing() {
    for number in 0..24 {
        let guesses = number % 2 == 0;
        let slips = project(number, guesses);
        let project = Project::new(&[
            ("vocabulary.yaml", VOCABULARY),
            ("baseline.yaml", "waivers: []\n"),
            (
                "berths.schema.json",
                r#"{"properties": {"length": {}, "kind": {"enum": ["pier", "quay"]}}, "additionalProperties": false}"#,
            ),
            ("texts/quay.txt", ORIGINAL),
            ("ferries/tern.txt", ""),
            ("ferries/gull.txt", ""),
        ]);
        for name in ["a", "b", "c"] {
            project.write(&format!("plugins/{name}.ts"), "");
        }
        for file in &slips.files {
            project.write(file.name, &file.now);
        }
        let run = |how: &str| {
            let mut arguments = vec!["check", how];
            arguments.extend(guesses.then_some("--unsafe-fixes"));
            project.run(&arguments)
        };
        let shown = run("--diff");
        for file in &slips.files {
            let text = fs::read_to_string(project.path(file.name)).unwrap();
            assert_eq!(text, file.now, "{number}: --diff wrote {}", file.name);
        }
        let ran = run("--fix");
        for file in &slips.files {
            let text = fs::read_to_string(project.path(file.name)).unwrap();
            assert_eq!(
                text, file.then,
                "{number}: {}\n{ran:?}\n{shown:?}",
                file.name
            );
        }
        let again = run("--fix");
        assert!(!again.err.contains("fixed"), "{number}: {again:?}");
        let nothing = run("--diff");
        assert_eq!((nothing.status, nothing.out.as_str()), (0, ""), "{number}");
        for file in &slips.files {
            let text = fs::read_to_string(project.path(file.name)).unwrap();
            assert_eq!(text, file.then, "{number}: {}", file.name);
        }
    }
}
