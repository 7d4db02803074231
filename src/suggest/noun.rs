//! English nouns in the singular and the plural.

/// Whether two words are one noun in any number and case.
pub(super) fn are_alike(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    a == b || plural(&a) == b || plural(&b) == a
}

/// The last word of a name of several: `berths` of `open-berths`.
pub(super) fn last_word(name: &str) -> &str {
    name.rsplit(['-', '_', ' ', '.']).next().unwrap_or(name)
}

fn plural(word: &str) -> String {
    let before_y = word.strip_suffix('y');
    let before_y = before_y.filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    if let Some(stem) = before_y {
        return format!("{stem}ies");
    }
    let hisses = ["s", "x", "z", "ch", "sh"]
        .iter()
        .any(|end| word.ends_with(end));
    format!("{word}{}", if hisses { "es" } else { "s" })
}

/// What one of these could be called.
pub(super) fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    let hisses = ["sses", "xes", "ches", "shes"]
        .iter()
        .any(|end| word.ends_with(end));
    let cut = if hisses { "es" } else { "s" };
    let keeps = ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    let stem = word
        .strip_suffix(cut)
        .filter(|stem| !keeps && !stem.is_empty());
    stem.unwrap_or(word).to_owned()
}
