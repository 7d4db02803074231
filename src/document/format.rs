//! The formats that are read, and which one a file is in: its name decides, never what is in it.

/// The syntaxes that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// YAML 1.2, any number of documents a file.
    Yaml,
    /// JSON by RFC 8259.
    Json,
    /// JSON with comments and a comma after the last value.
    Jsonc,
    /// A JSON value a line, together one sequence.
    JsonLines,
    /// TOML 1.1, of which 1.0 is a part.
    Toml,
    /// Rows of cells below a row of headings, separated by what its first line shows: commas, semicolons or tabs.
    Csv,
    /// The same, separated by tabs.
    Tsv,
    /// Markdown, of which the tree is the front matter, in YAML or TOML; none where there is none. The text is read by
    /// [`Markdown`](super::Markdown).
    Markdown,
}

/// Names of files that end in `.json` and are read with comments by the programs they belong to.
const WITH_COMMENTS: [&str; 9] = [
    "tsconfig",
    "jsconfig",
    "devcontainer",
    ".devcontainer",
    ".eslintrc",
    "tslint",
    "api-extractor",
    "babel.config",
    "language-configuration",
];

impl Format {
    /// What the names of files end in that are read.
    pub const ENDINGS: &str =
        "`.yaml`, `.yml`, `.json`, `.jsonc`, `.jsonl`, `.ndjson`, `.toml`, `.csv` or `.tsv`";

    /// The format of a file by the extension of its path, upper or lower case. A few files are JSON with comments by
    /// custom, whatever they end in: `tsconfig.json` and its like, and all in `.vscode`.
    pub fn of_path(path: &str) -> Option<Self> {
        let mut parts = path.rsplit(['/', '\\']);
        let name = parts.next().unwrap_or(path).to_ascii_lowercase();
        let (stem, extension) = name.rsplit_once('.')?;
        match extension {
            "json" if parts.next() == Some(".vscode") => Some(Self::Jsonc),
            "json" if with_comments(stem) => Some(Self::Jsonc),
            "json" => Some(Self::Json),
            "jsonc" | "code-workspace" => Some(Self::Jsonc),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            "yaml" | "yml" => Some(Self::Yaml),
            "toml" => Some(Self::Toml),
            "csv" => Some(Self::Csv),
            "tsv" => Some(Self::Tsv),
            _ => None,
        }
    }

    /// The same, and the front matter of a text in Markdown: `.md`, `.markdown`.
    pub fn of_tree(path: &str) -> Option<Self> {
        let is_markdown = || {
            let (_, extension) = path.rsplit_once('.')?;
            let extension = extension.to_ascii_lowercase();
            matches!(&*extension, "md" | "markdown").then_some(Self::Markdown)
        };
        Self::of_path(path).or_else(is_markdown)
    }

    /// Whether its root is a sequence of rows, each of which stands alone.
    pub fn is_rows(self) -> bool {
        matches!(self, Self::Csv | Self::Tsv | Self::JsonLines)
    }

    /// Whether every value is a cell, that is to say text, whatever it says.
    pub fn is_cells(self) -> bool {
        matches!(self, Self::Csv | Self::Tsv)
    }
}

/// Whether a name is one of those of the list, or begins with one: `tsconfig.build.json`.
fn with_comments(stem: &str) -> bool {
    WITH_COMMENTS.iter().any(|name| {
        let rest = stem.strip_prefix(name);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    })
}
