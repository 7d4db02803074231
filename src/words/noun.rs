//! English nouns in the singular and the plural, by their endings. Irregular nouns stay as they stand.

/// The form for one: `berth` of `berths`, `ferry` of `ferries`, `loaf` of `loaves`. What ends like no plural stays.
///
/// It takes a word in lower case.
pub fn singular(word: &str) -> String {
    let stem = |end: &str| word.strip_suffix(end).filter(|stem| stem.len() > 1);
    if let Some(stem) = stem("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    if ENDS_OF_F.iter().any(|end| word.ends_with(end)) {
        return stem("ves").map_or_else(|| word.to_owned(), |stem| format!("{stem}f"));
    }
    let hisses = ["sses", "shes", "ches", "xes", "zzes"];
    if hisses.iter().any(|end| word.ends_with(end)) {
        return stem("es").unwrap_or(word).to_owned();
    }
    if ["ss", "us", "is"].iter().any(|end| word.ends_with(end)) {
        return word.to_owned();
    }
    stem("s").unwrap_or(word).to_owned()
}

/// Whether a word looks like one for several: it ends in `s`, and not as `class`, `bus` and `analysis` do.
///
/// It takes a word in lower case.
pub fn looks_plural(word: &str) -> bool {
    let is_singular = ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    word.len() > 3 && word.ends_with('s') && !is_singular
}

/// Ends of plurals whose singular ends in `f`. Others in `ves` keep their `v`: `valves`, `olives`, `gloves`.
const ENDS_OF_F: &[&str] = &["oaves", "eaves", "elves", "halves", "calves", "wolves"];

/// The form for several: `berths` of `berth`, `ferries` of `ferry`.
///
/// It takes a word in lower case.
pub fn plural(word: &str) -> String {
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

/// The form that stands behind a number: that for one, or that for several.
///
/// It takes a word in lower case.
pub fn form_behind(is_one: bool, word: &str) -> String {
    match (is_one, looks_plural(word)) {
        (true, true) => singular(word),
        (false, false) => plural(word),
        (true, false) | (false, true) => word.to_owned(),
    }
}

/// Whether a word is the plural of another, as somebody may write it.
pub fn is_plural_of(many: &str, one: &str) -> bool {
    let ending = many.strip_prefix(one);
    let changed = one
        .strip_suffix('y')
        .and_then(|stem| many.strip_prefix(stem));
    matches!(ending, Some("s" | "es")) || changed == Some("ies")
}

/// Whether two words are one noun in any number and case.
pub fn are_one_noun(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    a == b || plural(&a) == b || plural(&b) == a || singular(&a) == singular(&b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_tell_the_form_for_one() {
        for (several, one) in [
            ("berths", "berth"),
            ("ferries", "ferry"),
            ("loaves", "loaf"),
            ("leaves", "leaf"),
            ("shelves", "shelf"),
            ("valves", "valve"),
            ("olives", "olive"),
            ("gloves", "glove"),
            ("waves", "wave"),
            ("sleeves", "sleeve"),
            ("classes", "class"),
            ("boxes", "box"),
            ("branches", "branch"),
            ("sizes", "size"),
            ("buzzes", "buzz"),
            ("bus", "bus"),
            ("class", "class"),
            ("analysis", "analysis"),
            ("ties", "tie"),
            ("s", "s"),
        ] {
            assert_eq!(singular(several), one, "{several}");
        }
    }

    #[test]
    fn what_looks_plural_ends_in_s_and_is_long_enough() {
        for word in ["berths", "ferries", "gaps"] {
            assert!(looks_plural(word), "{word}");
        }
        for word in ["gas", "class", "bus", "status", "analysis", "berth", "s"] {
            assert!(!looks_plural(word), "{word}");
        }
    }

    #[test]
    fn behind_one_stands_the_form_for_one() {
        for (is_one, word, form) in [
            (true, "berths", "berth"),
            (true, "berth", "berth"),
            (false, "ferry", "ferries"),
            (false, "ferries", "ferries"),
            (true, "bus", "bus"),
        ] {
            assert_eq!(form_behind(is_one, word), form, "{is_one} {word}");
        }
    }

    #[test]
    fn a_plural_is_told_from_another_word() {
        for (many, one) in [("boats", "boat"), ("ferries", "ferry"), ("boxes", "box")] {
            assert!(is_plural_of(many, one), "{many}");
        }
        for (many, one) in [("boats", "boats"), ("t", "tonne"), ("ships", "boat")] {
            assert!(!is_plural_of(many, one), "{many}");
        }
    }

    #[test]
    fn both_forms_are_one_noun() {
        assert!(are_one_noun("Loaf", "loaves"));
        assert!(are_one_noun("berths", "berth"));
        assert!(!are_one_noun("berth", "birth"));
    }
}
