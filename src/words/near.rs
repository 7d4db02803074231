//! The name that was probably meant. How it is found among many is in `names`.

use std::ops::Deref;

use super::names::Names;
use super::sentence::quoted;

/// The nearest of some names, as [`Names::nearest`] finds it.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    Names::from_iter(candidates).nearest(name)
}

/// The name that was probably meant, where no other comes near.
pub fn sole_nearest<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    Names::from_iter(candidates).sole_nearest(name)
}

/// The name that differs from `name` in the fewest letters, at most in a third of them (one for short names). Names of
/// which every letter differs are not alike.
pub fn slip<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    Names::from_iter(candidates).nearest_slip(name)
}

/// How the question begins whether a name was meant.
const QUESTION: &str = "Did you mean";

/// The question whether a name was meant, to stand in a help.
pub fn did_you_mean(name: &str) -> String {
    format!("{QUESTION} {}?", quoted(name))
}

/// Whether a help begins with that question.
pub fn asks_what_was_meant(help: &str) -> bool {
    help.starts_with(QUESTION)
}

/// The question whether the near name was meant, or what to say where none is near.
pub fn meant_or(near: Option<&str>, otherwise: impl FnOnce() -> String) -> String {
    near.map_or_else(otherwise, did_you_mean)
}

/// “there is no pier `nort`; did you mean `north`?”, or, where none is near, what is said after the name.
pub fn there_is_no(what: &str, name: &str, near: Option<&str>, otherwise: &str) -> String {
    format!("there is no {what} `{name}`{}", or_meant(near, otherwise))
}

/// How a sentence about a name that is not there ends: “; did you mean `north`?”, or, where none is near, as it is said.
pub fn or_meant(near: Option<&str>, otherwise: &str) -> String {
    near.map_or_else(
        || otherwise.to_owned(),
        |near| format!("; did you mean `{near}`?"),
    )
}

/// A name that was probably meant. It reads as the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    name: Box<str>,
    /// Whether no other comes near, so that it can be written in place of what was.
    pub is_only: bool,
}

impl Near {
    /// The nearest of the candidates.
    pub fn of<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        Names::from_iter(candidates).near(name)
    }

    /// A name that was found in another way, and alone.
    pub fn only(name: &str) -> Self {
        Self {
            name: name.into(),
            is_only: true,
        }
    }

    /// The same with what `rename` makes of the name.
    #[must_use]
    pub fn map(self, rename: impl FnOnce(&str) -> String) -> Self {
        Self {
            name: rename(&self.name).into(),
            ..self
        }
    }
}

impl Names<'_> {
    /// The nearest, and whether no other comes near.
    pub fn near(&self, name: &str) -> Option<Near> {
        let (near, is_only) = self.nearest_of(name)?;
        Some(Near {
            name: near.into(),
            is_only,
        })
    }
}

impl Deref for Near {
    type Target = str;

    fn deref(&self) -> &str {
        &self.name
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_near_name_is_asked_about_and_else_something_is_said() {
        assert_eq!(did_you_mean("pier"), "Did you mean `pier`?");
        assert!(asks_what_was_meant(&did_you_mean("pier")));
        let otherwise = || "Name a pier.".to_owned();
        assert_eq!(meant_or(Some("pier"), otherwise), "Did you mean `pier`?");
        assert_eq!(meant_or(None, otherwise), "Name a pier.");
        let of = |near| there_is_no("pier", "nort", near, " in this port");
        assert_eq!(
            of(Some("north")),
            "there is no pier `nort`; did you mean `north`?"
        );
        assert_eq!(of(None), "there is no pier `nort` in this port");
    }

    #[test]
    fn a_slip_finds_its_name_and_a_stranger_none() {
        let names = ["ferry-passengers", "ferries-run", "berths"];
        assert_eq!(nearest("ferry-pasengers", names), Some("ferry-passengers"));
        assert_eq!(nearest("breths", names), Some("berths"));
        assert_eq!(nearest("orchards", names), None);
        assert_eq!(nearest("d1", ["d", "e22"]), Some("d"));
    }

    #[test]
    fn another_form_of_a_name_finds_it_where_it_is_the_only_one() {
        let names = [
            "entity",
            "period",
            "loaves-baked",
            "ferry-passengers",
            "ferry-crews",
        ];
        for (name, meant) in [
            ("entities", Some("entity")),
            ("PERIODS", Some("period")),
            ("Period", Some("period")),
            ("loaves", Some("loaves-baked")),
            ("entityy", Some("entity")),
            ("ferry", None),
            ("per", None),
        ] {
            assert_eq!(nearest(name, names), meant, "{name}");
        }
    }

    #[test]
    fn what_begins_alike_is_meant_too() {
        let known = ["documents", "vocabulary", "checks", "ignoring"];
        assert_eq!(nearest("vocab", known), Some("vocabulary"));
        assert_eq!(nearest("ignore", known), Some("ignoring"));
        assert_eq!(nearest("chekcs", known), Some("checks"));
        assert_eq!(nearest("vocation", known), None);
        assert_eq!(nearest("doc", known), None);
        assert_eq!(nearest("aggre", ["agree", "first"]), Some("agree"));
        assert_eq!(nearest("agre", ["aggree", "agree"]), Some("agree"));
    }

    #[test]
    fn only_slips_are_near() {
        assert_eq!(nearest("perod", ["entity", "period"]), Some("period"));
        assert_eq!(nearest("x", ["y"]), None);
        assert_eq!(nearest("harbour", ["orchard"]), None);
        assert_eq!(nearest("Kind", ["kind"]), Some("kind"));
    }

    #[test]
    fn of_equally_near_names_the_first_is_taken() {
        assert_eq!(nearest("pier-c", ["pier-b", "pier-a"]), Some("pier-a"));
    }

    proptest! {
        #[test]
        fn no_near_name_is_passed_over(name in "[a-f-]{1,9}", candidates in vec("[a-f-]{1,9}", 0..30)) {
            let allowed = (name.chars().count() / 3).max(1);
            let slowly = candidates
                .iter()
                .map(|candidate| (strsim::damerau_levenshtein(&name, candidate), candidate.as_str()))
                .filter(|(distance, candidate)| {
                    let longer = name.chars().count().max(candidate.chars().count());
                    *distance <= allowed && *distance < longer
                })
                .min()
                .map(|(_, candidate)| candidate);
            let candidates: Vec<&str> = candidates.iter().map(String::as_str).collect();
            prop_assert_eq!(slip(&name, candidates), slowly);
        }
    }
}
