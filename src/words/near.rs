//! The name that was probably meant.

use std::ops::Deref;

use super::noun::singular;

/// The name nearest to `name` if it differs in at most a third of the letters (one for short names), upper and lower case
/// being one; of several the first in order. Else the only one that is `name` in another case or number (`Entities` for
/// `entity`) or that goes on where `name` ends (`loaves` for `loaves-baked`). Else the only one that two thirds of
/// `name` begin (`vocab` for `vocabulary`).
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    slip(name, candidates.iter().copied())
        .or_else(|| form(name, &candidates))
        .or_else(|| {
            let mut begun = candidates
                .iter()
                .copied()
                .filter(|known| begins(name, known));
            begun.next().filter(|_| begun.next().is_none())
        })
}

/// The name that was probably meant, where no other comes near.
pub fn sole_nearest<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let (near, is_only) = nearest_of(name, candidates)?;
    is_only.then_some(near)
}

/// The name that was probably meant, and whether no other comes near.
fn nearest_of<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<(&'a str, bool)> {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    let near = nearest(name, candidates.iter().copied())?;
    let others = candidates.into_iter().filter(|other| *other != near);
    Some((near, nearest(name, others).is_none()))
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
        let (near, is_only) = nearest_of(name, candidates)?;
        Some(Self {
            name: near.into(),
            is_only,
        })
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

impl Deref for Near {
    type Target = str;

    fn deref(&self) -> &str {
        &self.name
    }
}

/// The name that differs from `name` in the fewest letters, at most in a third of them (one for short names). Names of
/// which every letter differs are not alike.
pub fn slip<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = name.to_lowercase();
    let sketch = LetterSet::of(&name);
    let mut allowed = (sketch.length / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let other = LetterSet::of(candidate);
        if sketch.least_distance(&other) > allowed {
            continue;
        }
        let distance = strsim::damerau_levenshtein(&name, &candidate.to_lowercase());
        let found = (distance, candidate);
        let alike = distance <= allowed && distance < sketch.length.max(other.length);
        if alike && best.is_none_or(|best| found < best) {
            allowed = distance;
            best = Some(found);
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Whether two thirds of `name`, and not too few letters, begin `known`.
fn begins(name: &str, known: &str) -> bool {
    let both = name.chars().zip(known.chars());
    let alike = both.take_while(|(own, other)| own == other).count();
    alike >= LEAST_STEM && alike * 3 >= name.chars().count() * 2
}

/// A name of fewer letters begins too many others to mean one of them.
const LEAST_STEM: usize = 4;

fn form<'a>(name: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let name = name.to_lowercase();
    let one = singular(&name);
    let is_long = name.chars().count() >= LEAST_STEM;
    let mut alike = candidates.iter().copied().filter(|candidate| {
        let candidate = candidate.to_lowercase();
        let goes_on = |name: &str| {
            let rest = candidate.strip_prefix(name);
            rest.is_some_and(|rest| rest.starts_with(['-', '_', ' ', 's']))
        };
        singular(&candidate) == one || is_long && (goes_on(&name) || goes_on(&one))
    });
    alike.next().filter(|_| alike.next().is_none())
}

/// What is quickly known of a name. It spares the comparison with most of many names.
struct LetterSet {
    /// Number of characters.
    length: usize,
    /// The characters that it has, in lower case, by their last six bits.
    letters: u64,
}

impl LetterSet {
    fn of(name: &str) -> Self {
        let mut sketch = Self {
            length: 0,
            letters: 0,
        };
        for letter in name.chars().flat_map(char::to_lowercase) {
            sketch.length += 1;
            sketch.letters |= 1 << (u32::from(letter) % 64);
        }
        sketch
    }

    /// A distance that the names have at least: one change of a name adds at most one letter to it and takes at most
    /// one away.
    fn least_distance(&self, other: &Self) -> usize {
        let added = (other.letters & !self.letters).count_ones();
        let lost = (self.letters & !other.letters).count_ones();
        let letters = usize::try_from(added.max(lost)).unwrap_or(0);
        self.length.abs_diff(other.length).max(letters)
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

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
