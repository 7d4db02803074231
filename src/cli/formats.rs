//! The formats of output as they are named on the command line.

use clap::ValueEnum;

use crate::output::{ChecksFormat, FactsFormat, Format, MutationsFormat};

/// The formats of `suggest` by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum SuggestFormat {
    /// To be pasted into factlint.yaml, with comments
    #[default]
    Yaml,
    /// For scripts
    Json,
}

/// The formats of `checks`, `mutate` and `scan` by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people
    #[default]
    Human,
    /// For scripts
    Json,
}

impl From<ListFormat> for ChecksFormat {
    fn from(format: ListFormat) -> Self {
        match format {
            ListFormat::Human => Self::Human,
            ListFormat::Json => Self::Json,
        }
    }
}

impl From<ListFormat> for MutationsFormat {
    fn from(format: ListFormat) -> Self {
        match format {
            ListFormat::Human => Self::Human,
            ListFormat::Json => Self::Json,
        }
    }
}

/// The formats of `facts` by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum FactsOutputFormat {
    /// For people: a block for each metric
    #[default]
    Human,
    /// For scripts: `factlint schema facts` describes it
    Json,
    /// The same in YAML
    Yaml,
}

impl From<FactsOutputFormat> for FactsFormat {
    fn from(format: FactsOutputFormat) -> Self {
        match format {
            FactsOutputFormat::Human => Self::Human,
            FactsOutputFormat::Json => Self::Json,
            FactsOutputFormat::Yaml => Self::Yaml,
        }
    }
}

/// The formats by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// For people: each statement underlined in its file
    #[default]
    Human,
    /// One line each
    Concise,
    /// For scripts: `factlint schema output` describes it
    Json,
    /// SARIF 2.1.0, for code scanning and editors
    Sarif,
    /// Annotations of GitHub Actions, and the summary of the job
    Github,
    /// The Code Quality report of GitLab
    Gitlab,
    /// JUnit XML, for test reports
    Junit,
    /// Markdown for a comment on a pull request
    Markdown,
    /// The format of reviewdog
    Rdjson,
    /// One page for a browser: findings, figures as charts, documents and metrics
    Html,
}

impl From<OutputFormat> for Format {
    fn from(format: OutputFormat) -> Self {
        match format {
            OutputFormat::Human => Self::Human,
            OutputFormat::Concise => Self::Concise,
            OutputFormat::Json => Self::Json,
            OutputFormat::Sarif => Self::Sarif,
            OutputFormat::Github => Self::Github,
            OutputFormat::Gitlab => Self::Gitlab,
            OutputFormat::Junit => Self::Junit,
            OutputFormat::Markdown => Self::Markdown,
            OutputFormat::Rdjson => Self::Rdjson,
            OutputFormat::Html => Self::Html,
        }
    }
}
