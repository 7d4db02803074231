//! What is wrong with the configuration, or with reading what it names.

use crate::source::Span;

/// Something that went wrong before there was a text to look at, or in the configuration itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadProblem {
    /// What is wrong, in one sentence that names the path or the key.
    pub message: String,
    /// What makes it the same problem in a later run: the message with paths from the folder of the configuration.
    pub identity: String,
    /// What to do.
    pub help: Option<String>,
    /// Where it is to be shown: the value of the configuration that led here, or the file as a whole.
    pub span: Span,
    /// Whether the configuration is at fault rather than the file.
    pub configuration: bool,
}
