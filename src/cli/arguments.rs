//! The command line as typed.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, StringValueParser, TypedValueParser};
use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::formats::{FactsOutputFormat, ListFormat, OutputFormat, SuggestFormat};
use super::status::FailOn;
use crate::figure::Number;
use crate::rules::RULES;
use crate::workspace::Copies;
use crate::workspace::EMBEDDED_SCHEMAS;

const EXIT_STATUS: &str = "\
Exit status:
  0    nothing was found at or above --fail-on
  1    something was found
  2    the run could not do all of its job: wrong usage or configuration, a file
       that cannot be read, a path that does not exist, nothing but syntax to check
  101  factlint broke down";

/// The linter for stated facts: holds the figures of data and texts against their schemas and each other
#[derive(Debug, Parser)]
#[command(name = "factlint", version, max_term_width = 100, after_help = EXIT_STATUS)]
#[command(propagate_version = true)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Begin a project: a configuration with a document and a check that pass, and what could be held in the files here
    Init(InitArguments),
    /// Check the files of a project
    Check(Box<CheckArguments>),
    /// Accept all findings that are there, in the baseline, with a place for the reason of each
    Baseline(Box<BaselineArguments>),
    /// Accept one finding with a reason, in the baseline
    Waive(WaiveArguments),
    /// List the facts of a project: one data point a row, who says what
    Facts(FactsArguments),
    /// List the declared checks: what each bound, its verdicts, and why it did nothing
    Checks(ChecksArguments),
    /// Plant wrong figures in a copy held in memory, and say which of them the checks catch
    Mutate(MutateArguments),
    /// Find every figure in running text, Chinese or English
    Scan(ScanArguments),
    /// Suggest what could be checked in a repository, as YAML to paste into factlint.yaml, with what speaks for it
    Suggest(SuggestArguments),
    /// Explain a rule, or list all rules
    Explain {
        /// Name of the rule, or what factlint prints of it: `factlint::agree`, `sum/cargo-value`
        #[arg(value_parser = RuleName, hide_possible_values = true)]
        rule: Option<String>,
        /// Show every case of the rule, not only the first ones
        #[arg(long, requires = "rule")]
        all: bool,
        /// When to use colour
        #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
        color: ColorChoice,
    },
    /// Print one of the JSON Schemas of factlint, or list them
    Schema {
        /// Name of the schema
        #[arg(value_parser = PossibleValuesParser::new(EMBEDDED_SCHEMAS.map(|schema| schema.name)))]
        name: Option<String>,
    },
    /// Print a script that completes factlint's command line in a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// Arguments of `check`.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
#[derive(Clone, Debug, Default, Args)]
#[command(after_help = EXIT_STATUS, group = ArgGroup::new("mending").args(["fix", "diff"]).multiple(true))]
pub struct CheckArguments {
    /// Show only what touches these files, folders or patterns; everything is checked in any case.
    /// Without a configuration: the files to check
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Check the text on standard input, with `-` as the path, in place of this file
    #[arg(long, value_name = "PATH")]
    pub stdin_filename: Option<PathBuf>,
    /// How to write the report
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: OutputFormat,
    /// Write the report to this file; `-` is standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Check the files against this JSON Schema, without a configuration
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with = "config",
        requires = "paths"
    )]
    pub schema: Option<PathBuf>,
    /// Look for schemas that a `$ref` names by URL in this folder, or those below one URL; nothing is ever fetched
    #[arg(long, value_name = "[URL=]FOLDER", value_parser = copies)]
    pub refs: Vec<Copies>,
    /// Hold each fact against the text that its document was published as; the texts are in this folder
    #[arg(long, value_name = "FOLDER", conflicts_with = "schema")]
    pub originals: Option<PathBuf>,
    /// Report every original that is not there
    #[arg(long, conflicts_with = "schema")]
    pub require_originals: bool,
    /// Fail when less than so many per cent of the figures in the originals are facts or left out for a reason
    #[arg(long, value_name = "PERCENT", value_parser = percent, conflicts_with = "schema")]
    pub min_coverage: Option<Number>,
    /// How much of the arithmetic in running text is checked: with `strict`, growths and sums too
    #[arg(long, value_enum, value_name = "HOW")]
    pub arithmetic: Option<Arithmetic>,
    /// Accept the diagnostics that this file lists
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Use this configuration instead of the factlint.yaml here or in a folder above
    #[arg(long, short, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Apply the edits that findings carry and that cannot be wrong
    #[arg(long, conflicts_with_all = ["stdin_filename", "show_files"])]
    pub fix: bool,
    /// Show these edits as a difference, and change nothing
    #[arg(long, conflicts_with_all = ["format", "output", "statistics", "show_files"])]
    pub diff: bool,
    /// With --fix and --diff: take edits too that guess what was meant
    #[arg(long, requires = "mending")]
    pub unsafe_fixes: bool,
    /// Take this day for today, when it is seen which waivers are over
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub today: Option<Date>,
    /// From what severity on the exit status is 1
    #[arg(long, value_enum, default_value_t, value_name = "SEVERITY")]
    pub fail_on: FailOn,
    /// What else is wanted of the run.
    #[command(flatten)]
    pub instead: InsteadArguments,
    /// Show only what this rule finds; may be given several times
    #[arg(long = "rule", value_name = "NAME", value_parser = RuleName, hide_possible_values = true)]
    pub rules: Vec<String>,
    /// Show only what this declared check finds; may be given several times
    #[arg(long = "check", value_name = "NAME")]
    pub checks: Vec<String>,
    /// Spell out at most this many findings, the gravest; all of them count
    #[arg(long, value_name = "NUMBER", value_parser = number, conflicts_with_all = ["statistics", "show_files"])]
    pub max_findings: Option<usize>,
    /// Keep in this folder which files fit their schemas, and do not read those again while nothing has changed
    #[arg(long, value_name = "FOLDER")]
    pub cache: Option<PathBuf>,
    /// Use this many threads; the report does not depend on it
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub threads: Option<u16>,
    /// When to use colour
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    pub color: ColorChoice,
    /// Leave out the summary
    #[arg(long, short, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say more: the fingerprint of each finding; in the summary, of each rule and check the verdicts, why facts were not
    /// compared, and what is waived
    #[arg(long, short)]
    pub verbose: bool,
}

impl CheckArguments {
    /// The file that the report is to be written to.
    pub(super) fn file(&self) -> Option<&Path> {
        let file = self.output.as_deref();
        file.filter(|path| path.as_os_str() != "-")
    }
}

/// What `check` does instead of showing its findings and failing for them.
#[derive(Clone, Copy, Debug, Default, Args)]
pub struct InsteadArguments {
    /// The same as `--fail-on never`
    #[arg(long, conflicts_with = "fail_on")]
    pub exit_zero: bool,
    /// Show how many findings there are of each rule and check instead of the findings
    #[arg(long, conflicts_with = "format")]
    pub statistics: bool,
    /// Show which files are read, and as what, and check nothing
    #[arg(long, conflicts_with_all = ["format", "statistics", "output"])]
    pub show_files: bool,
}

/// Arguments of `baseline`.
#[derive(Clone, Debug, Default, Args)]
pub struct BaselineArguments {
    /// Accept only what touches these files, folders or patterns. Without a configuration: the files to check
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Why the findings may stand, where one reason is that of all of them
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// Write into this file instead of the one that the configuration names, or baseline.yaml beside it
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Check the files against this JSON Schema, without a configuration
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with = "config",
        requires = "paths"
    )]
    pub schema: Option<PathBuf>,
    /// Look for schemas that a `$ref` names by URL in this folder, or those below one URL; nothing is ever fetched
    #[arg(long, value_name = "[URL=]FOLDER", value_parser = copies)]
    pub refs: Vec<Copies>,
    /// Hold each fact against the text that its document was published as; the texts are in this folder
    #[arg(long, value_name = "FOLDER", conflicts_with = "schema")]
    pub originals: Option<PathBuf>,
    /// Use this configuration instead of the factlint.yaml here or in a folder above
    #[arg(long, short, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// Arguments of `waive`.
#[derive(Clone, Debug, Default, Args)]
pub struct WaiveArguments {
    /// The fingerprint of the finding, or its beginning; `factlint check --verbose` prints it
    pub fingerprint: String,
    /// Why it may stand
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    /// The last day on which it may: `2027-01-31`
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub until: Option<Date>,
    /// Who looks after it
    #[arg(long, value_name = "NAME")]
    pub owner: Option<String>,
    /// Write into this file instead of the one that the configuration names, or baseline.yaml beside it
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// The folder with the originals, where the finding is about one
    #[arg(long, value_name = "FOLDER")]
    pub originals: Option<PathBuf>,
    /// Use this configuration instead of the factlint.yaml here or in a folder above
    #[arg(long, short, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Take this day for today
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub today: Option<Date>,
}

/// How much of the arithmetic in running text is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Arithmetic {
    /// Totals, shares and counts
    Plain,
    /// Growths and sums too
    Strict,
}

/// Arguments of `facts`.
#[derive(Clone, Debug, Default, Args)]
pub struct FactsArguments {
    /// Only the facts of this metric
    #[arg(long, value_name = "NAME")]
    pub metric: Option<String>,
    /// Only the facts of this entity and its parts
    #[arg(long, value_name = "NAME")]
    pub entity: Option<String>,
    /// Only data points of which this document states something, with what the others say of them
    #[arg(long, value_name = "NAME")]
    pub document: Option<String>,
    /// How to write the table
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: FactsOutputFormat,
    /// Use this configuration instead of the factlint.yaml here or in a folder above
    #[arg(long, short, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// When to use colour
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    pub color: ColorChoice,
}

/// Arguments of `checks`.
#[derive(Clone, Debug, Default, Args)]
pub struct ChecksArguments {
    /// Only the checks with these names
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
    /// How to write the list; `factlint schema checks-report` describes the JSON
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: ListFormat,
    /// Use this configuration instead of the factlint.yaml here or in a folder above
    #[arg(long, short, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// When to use colour
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    pub color: ColorChoice,
}

/// Arguments of `mutate`.
#[derive(Clone, Debug, Default, Args)]
pub struct MutateArguments {
    /// Count only what this rule catches; may be given several times
    #[arg(long = "rule", value_name = "NAME", value_parser = RuleName, hide_possible_values = true)]
    pub rules: Vec<String>,
    /// Count only what this declared check catches, and plant only in its facts; may be given several times
    #[arg(long = "check", value_name = "NAME")]
    pub checks: Vec<String>,
    /// Count what the originals give away too: that a wrong figure is not in its text. They are looked for in this folder,
    /// or in that of the configuration
    #[arg(long, value_name = "FOLDER", num_args = 0..=1)]
    pub originals: Option<Option<PathBuf>>,
    /// Fail when less than so many per cent of the wrong numbers are caught; wrong units are not counted
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    pub min_recall: Option<Number>,
    /// How to write the outcome; `factlint schema mutations` describes the JSON
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: ListFormat,
    /// Use this configuration instead of the factlint.yaml here or in a folder above
    #[arg(long, short, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// When to use colour
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    pub color: ColorChoice,
}

/// Arguments of `scan`.
#[derive(Clone, Debug, Default, Args)]
pub struct ScanArguments {
    /// The texts; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// How to write what is found; `factlint schema scan` describes the JSON
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: ListFormat,
    /// Write facts in YAML, ready to be completed, instead
    #[arg(long, conflicts_with_all = ["format", "dates", "all"])]
    pub stub: bool,
    /// Show dates, durations and anniversaries too
    #[arg(long)]
    pub dates: bool,
    /// Show everything that is written with digits or number words: ordinals, enumerations and names too
    #[arg(long)]
    pub all: bool,
    /// Take units and names from this vocabulary instead of that of the project
    #[arg(long, value_name = "FILE")]
    pub vocabulary: Option<PathBuf>,
    /// When to use colour
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    pub color: ColorChoice,
}

/// Arguments of `init`.
#[derive(Clone, Debug, Default, Args)]
pub struct InitArguments {
    /// The folder of the project; else the one here
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
}

/// Arguments of `suggest`.
#[derive(Clone, Debug, Default, Args)]
pub struct SuggestArguments {
    /// The repository, or folders and files of it; else the one here
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How to write the suggestions
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: SuggestFormat,
}

/// Any text, of which a shell completes the names of rules. Whether there is such a rule is asked later, with what was meant.
#[derive(Clone, Copy, Debug)]
struct RuleName;

impl TypedValueParser for RuleName {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let rules = RULES.iter().map(|rule| &rule.metadata);
        Some(Box::new(
            rules.map(|rule| PossibleValue::new(rule.id).help(rule.summary)),
        ))
    }
}

/// A folder with copies of schemas, with the URL that it stands for before a `=`.
#[expect(
    clippy::unnecessary_wraps,
    reason = "the form of a parser of arguments"
)]
fn copies(text: &str) -> Result<Copies, String> {
    let (prefix, folder) = match text.rsplit_once('=') {
        Some((url, folder)) if url.contains("://") => (Some(url.to_owned()), folder),
        _ => (None, text),
    };
    Ok(Copies {
        prefix,
        folder: PathBuf::from(folder),
    })
}

fn day(text: &str) -> Result<Date, String> {
    text.parse()
        .map_err(|_| "no day of the calendar, which is written as `2027-01-31`".to_owned())
}

fn number(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| "no whole number".to_owned())
}

fn percent(text: &str) -> Result<Number, String> {
    let text = text.strip_suffix('%').unwrap_or(text).trim_end();
    let number = Number::parse(text).ok();
    number
        .filter(|number| !number.is_negative() && *number <= Number::from(100))
        .ok_or_else(|| "not a number from 0 to 100".to_owned())
}

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, as `NO_COLOR` and `CLICOLOR_FORCE` say
    #[default]
    Auto,
    /// In any case
    Always,
    /// Not at all
    Never,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }
}
