//! What is known of a rule apart from its code: its name, its page and how it is reported by default.

/// How a rule is reported, as a configuration says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Not at all.
    Off,
    /// At most as a warning.
    Warning,
    /// As an error.
    Error,
}

/// What a run must have at hand for a rule to find anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// A file or a text alone, so that the rule finds the same without a configuration.
    File,
    /// A text alone, in a project that asks for arithmetic in texts to be strict.
    StrictArithmetic,
    /// The project: what its configuration, vocabulary and other files say.
    Project,
    /// The originals of its documents.
    Originals,
}

impl Needs {
    /// Whether a file alone is enough, however strict arithmetic is.
    pub fn is_file_alone(self) -> bool {
        matches!(self, Self::File | Self::StrictArithmetic)
    }
}

/// A rule's identity and documentation. Each rule is one static of this type.
#[derive(Debug, PartialEq, Eq)]
pub struct RuleMetadata {
    /// Name in kebab case, that of its files: `duplicate-key`.
    pub id: &'static str,
    /// What holds when the rule is content, in one clause without a full stop.
    pub summary: &'static str,
    /// The rule's page in Markdown; its examples are executed by the tests.
    pub page: &'static str,
    /// How it is reported unless the configuration says otherwise.
    pub level: Level,
    /// What it needs to find anything.
    pub needs: Needs,
    /// Whether a diagnostic of this rule means that the run could not do its job (exit status 2).
    pub fails_run: bool,
    /// Version of factlint that has the rule first.
    pub since: &'static str,
}
