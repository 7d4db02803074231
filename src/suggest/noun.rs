//! The noun of a name of several words.

/// The last word of a name of several: `berths` of `open-berths`.
pub(super) fn last_word(name: &str) -> &str {
    name.rsplit(['-', '_', ' ', '.']).next().unwrap_or(name)
}
