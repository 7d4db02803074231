//! Why there is nothing to lint at all. Everything that is wrong with a file of a run is a problem of the project
//! instead, with a place.

use std::fmt;

use crate::words::number_of;

/// Why a run could not begin. Each is the user's to mend, and each reads as one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The working directory is gone or may not be read.
    WorkingDirectory(String),
    /// There is no configuration here or above, and no file was named.
    NoConfiguration {
        /// The configurations in folders below, as printed.
        below: Vec<String>,
    },
    /// The configuration cannot be read: its path, and why.
    Configuration {
        /// Path as printed.
        path: String,
        /// Goes on after the path: `does not exist`.
        what: String,
    },
    /// The vocabulary that was named cannot be read: its path, and why.
    Vocabulary {
        /// Path as printed.
        path: String,
        /// Goes on after the path: `does not exist`.
        what: String,
    },
    /// A path on the command line cannot be looked into: the path, and why.
    Path {
        /// Path as printed.
        path: String,
        /// Goes on after the path: `does not exist`.
        what: String,
    },
    /// The paths on the command line belong to different projects: the first two of them, and their configurations.
    SeveralConfigurations {
        /// Paths as given.
        paths: [String; 2],
        /// Paths as printed.
        configurations: [String; 2],
    },
    /// An address was given for a schema.
    SchemaAddress(String),
    /// A schema was named on the command line, but no file that it is for.
    NoFiles,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WorkingDirectory(error) => {
                write!(f, "the working directory cannot be read: {error}")
            }
            Self::NoConfiguration { below } => match below.as_slice() {
                [] => f.write_str(
                    "there is no factlint.yaml here or in a folder above: begin one with `factlint init`, \
                     or name the one that is meant with `--config`",
                ),
                [first, more @ ..] => {
                    write!(f, "there is no factlint.yaml here or in a folder above, but `{first}`")?;
                    if !more.is_empty() {
                        write!(f, " and {}", number_of(more.len(), "other"))?;
                    }
                    f.write_str(" below: name the one that is meant with `--config`")
                }
            },
            Self::SeveralConfigurations {
                paths: [a, b],
                configurations: [of_a, of_b],
            } => write!(
                f,
                "`{a}` belongs to `{of_a}` and `{b}` to `{of_b}`: take each project by itself, or choose one with `--config`"
            ),
            Self::SchemaAddress(address) => write!(
                f,
                "the schema `{address}` is an address, and nothing is fetched from the network: save a copy and name that"
            ),
            Self::Path { path, what } => write!(f, "`{path}` {what}"),
            Self::Configuration { path, what } => write!(f, "the configuration `{path}` {what}"),
            Self::Vocabulary { path, what } => write!(f, "the vocabulary `{path}` {what}"),
            Self::NoFiles => f.write_str(
                "`--schema` is for files that are named: `factlint check --schema SCHEMA FILE…`",
            ),
        }
    }
}

impl std::error::Error for LoadError {}
