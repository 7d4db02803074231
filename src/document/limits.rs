//! How much a file may ask for. The limits keep one bad file from exhausting the run; none is near what people write.

/// Limits on one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Collections that may stand inside each other, aliases expanded. 128 by default, as in `serde_json`; later
    /// rooms may recurse as deep as this.
    pub depth: u32,
    /// Nodes that the aliases of one file may stand for, all expansions counted. 1 000 000 by default.
    pub expanded_nodes: u64,
    /// Size of the file in bytes. 64 MiB by default; at most 4 GiB - 1, as offsets are 32 bits.
    pub file_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            depth: 128,
            expanded_nodes: 1_000_000,
            file_bytes: 64 * 1024 * 1024,
        }
    }
}
