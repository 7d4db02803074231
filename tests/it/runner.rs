//! Projects in folders of their own, and the built binary run in them with nothing of the tester's environment that
//! could change what it prints.

use std::path::{Path, PathBuf};
use std::process::Command;

use factlint::lint::{Report, lint};
use factlint::output::{Format, Style, SummaryStyle, write};
use factlint::source::Sources;
use factlint::workspace::{Options, load};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Variables that decide about colour, width and threads, and what is written besides.
const SURROUNDINGS: [&str; 12] = [
    "COLORTERM",
    "FORCE_HYPERLINK",
    "RAYON_NUM_THREADS",
    "NO_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "FORCE_COLOR",
    "COLUMNS",
    "TERM",
    "CI",
    "NO_GRAPHICS",
    "GITHUB_STEP_SUMMARY",
];

/// The command `factlint`, to be run in `folder`.
pub(crate) fn factlint(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    command.current_dir(folder);
    for name in SURROUNDINGS {
        command.env_remove(name);
    }
    command
}

/// A folder that was checked in this process, which is much faster than to start the command for each of hundreds.
pub(crate) struct Judged {
    sources: Sources,
    pub(crate) report: Report,
}

impl Judged {
    /// What `factlint check` finds in a folder with these arguments; nothing where it has nothing to go by.
    pub(crate) fn of(folder: &Path, paths: &[&str]) -> Option<Self> {
        let mut project = load(&Options {
            working_directory: folder.to_path_buf(),
            paths: paths.iter().map(PathBuf::from).collect(),
            ..Options::default()
        })
        .ok()?;
        project.today = Some(Timestamp::now().to_zoned(TimeZone::UTC).date());
        let report = lint(&project);
        let sources = project.sources;
        Some(Self { sources, report })
    }

    /// Leaves out what `--rule` leaves out.
    pub(crate) fn show_only(&mut self, rule: &str) {
        let vital = std::mem::take(&mut self.report.vital);
        self.report
            .retain(|diagnostic| diagnostic.rule.id == rule || diagnostic.fails_run(&vital));
        self.report.vital = vital;
    }

    /// The report as it is written into a pipe.
    pub(crate) fn written(&self, format: Format, summary: SummaryStyle) -> Vec<u8> {
        let style = Style {
            summary,
            ..Style::default()
        };
        let mut bytes = Vec::new();
        write(&self.sources, &self.report, format, &style, &mut bytes).unwrap();
        bytes
    }
}

/// A folder that is removed after the test.
pub(crate) struct Project(tempfile::TempDir);

/// What a run left behind.
#[derive(Debug)]
pub(crate) struct Ran {
    /// The exit status.
    pub(crate) status: i32,
    /// What was asked for.
    pub(crate) out: String,
    /// Complaints about the run.
    pub(crate) err: String,
}

impl Project {
    /// A folder with these files.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let project = Self(tempfile::tempdir().unwrap());
        for (name, text) in files {
            project.write(name, text);
        }
        project
    }

    /// A project of two documents that disagree on one figure.
    pub(crate) fn harbour() -> Self {
        Self::new(&[
            (
                "factlint.yaml",
                "documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\n",
            ),
            ("vocabulary.yaml", VOCABULARY),
            ("data/harbour.yaml", &document("harbour-2025", "180 cranes")),
            ("data/town.yaml", &document("town-2025", "170 cranes")),
        ])
    }

    /// The same two documents in agreement, with checks.
    pub(crate) fn agreeing(checks: &str) -> Self {
        let project = Self::harbour();
        project.write("factlint.yaml", CONFIGURATION);
        project.write("data/town.yaml", document("town-2025", "180 cranes"));
        project.write("checks.yaml", checks);
        project
    }

    /// What `check` finds where it finds something, a line each.
    pub(crate) fn findings(&self) -> Vec<String> {
        let ran = self.run(&["check", "--format", "concise"]);
        assert_ne!(ran.status, 0, "{ran:?}");
        let mut lines: Vec<String> = ran.out.lines().map(str::to_owned).collect();
        lines.pop();
        lines
    }

    /// Writes a file and the folders around it.
    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new("/"))).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// The path of a file in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs factlint in the folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        let output = self.command(arguments).output().unwrap();
        Ran {
            status: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The command that [`Project::run`] runs.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = factlint(self.0.path());
        command.args(arguments);
        command
    }
}

/// The configuration of [`Project::agreeing`].
pub(crate) const CONFIGURATION: &str =
    "documents:\n  - files: data/*.yaml\nvocabulary: vocabulary.yaml\nchecks: checks.yaml\n";

/// The vocabulary of [`Project::harbour`].
pub(crate) const VOCABULARY: &str = "\
entities:
  harbour: {label: {en: Harbour}}
units:
  crane: {symbols: [cranes], whole: true}
metrics:
  cranes-built:
    label: {en: Cranes built}
    unit: crane
    period_type: duration
";

/// A document with one fact.
pub(crate) fn document(id: &str, figure: &str) -> String {
    format!(
        "document:\n  id: {id}\n  title: The year at the quay\n  publisher: Harbour office\n  published: 2025-12\n  language: en\nfacts:\n  - id: cranes\n    metric: cranes-built\n    entity: harbour\n    period: 2023/2025\n    figure: {figure}\n    line: 3\n"
    )
}
