//! Many names, prepared to be asked which of them was meant by one that is none of them.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::letters::Letters;
use super::noun::singular;

/// Nobody slips in a name that is longer than this, and to compare two takes as many steps as their letters give together.
const MOST_LETTERS: usize = 500;

/// Names of which one may have been meant. What is to be known of each is found out once, so that there may be many of
/// them, and many names that are none of them.
#[derive(Debug, Default)]
pub struct Names<'a>(Vec<Known<'a>>);

impl<'a> FromIterator<&'a str> for Names<'a> {
    fn from_iter<I: IntoIterator<Item = &'a str>>(names: I) -> Self {
        Self(names.into_iter().map(Known::new).collect())
    }
}

impl<'a> Names<'a> {
    /// The name nearest to `name` if it differs in at most a third of the letters (one for short names), upper and lower
    /// case being one; of several the first in order. Else the only one that is `name` in another case or number
    /// (`Entities` for `entity`), with another of its letters doubled (`aggre` for `agree`), or that goes on where `name` ends (`loaves` for `loaves-baked`). Else the only one that
    /// two thirds of `name` begin (`vocab` for `vocabulary`).
    pub fn nearest(&self, name: &str) -> Option<&'a str> {
        let asked = Known::new(name);
        let slip = self.slip(&asked).map(|(near, _)| near);
        slip.or_else(|| self.another(&asked, None))
    }

    /// The name that differs in the fewest letters, as [`slip`](super::slip) has it.
    pub fn nearest_slip(&self, name: &str) -> Option<&'a str> {
        self.slip(&Known::new(name)).map(|(near, _)| near)
    }

    /// The nearest, where no other comes near.
    pub fn sole_nearest(&self, name: &str) -> Option<&'a str> {
        let (near, is_only) = self.nearest_of(name)?;
        is_only.then_some(near)
    }

    /// The nearest, and whether no other comes near.
    pub(super) fn nearest_of(&self, name: &str) -> Option<(&'a str, bool)> {
        let asked = Known::new(name);
        let (near, has_other) = match self.slip(&asked) {
            Some(slip) => slip,
            None => (self.another(&asked, None)?, false),
        };
        let is_only = !has_other && self.another(&asked, Some(near)).is_none();
        Some((near, is_only))
    }

    /// The name that differs in the fewest letters, and whether another one is a slip too.
    fn slip(&self, asked: &Known<'_>) -> Option<(&'a str, bool)> {
        if asked.letters.number > MOST_LETTERS {
            return None;
        }
        let allowed = (asked.letters.number / 3).max(1);
        let least = self.0.iter().map(|known| {
            let least = asked.letters.least_distance(&known.letters);
            (least, known)
        });
        let mut near: Vec<(usize, &Known<'a>)> =
            least.filter(|(least, _)| *least <= allowed).collect();
        // Those that may be nearest come first; once they are found the others need no look.
        near.sort_by_key(|(least, _)| *least);
        let mut best: Option<(usize, &'a str)> = None;
        let mut has_other = false;
        for (least, known) in near {
            let limit = match best {
                Some((distance, _)) if has_other => distance,
                _ => allowed,
            };
            if least > limit {
                break;
            }
            let distance = strsim::damerau_levenshtein(&asked.lower, &known.lower);
            let longer = asked.letters.number.max(known.letters.number);
            if distance > limit || distance >= longer {
                continue;
            }
            has_other |= best.is_some_and(|(_, other)| other != known.text);
            let found = (distance, known.text);
            best = Some(best.map_or(found, |best| best.min(found)));
        }
        best.map(|(_, near)| (near, has_other))
    }

    /// The only one that is the name in another form, else the only one that it begins; `but` is left out.
    fn another(&self, asked: &Known<'_>, but: Option<&str>) -> Option<&'a str> {
        let others = || self.0.iter().filter(|known| Some(known.text) != but);
        let form = only(others().filter(|known| asked.is_form_of(known)));
        form.or_else(|| only(others().filter(|known| begins(asked.text, known.text))))
            .map(|known| known.text)
    }
}

fn only<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    all.next().filter(|_| all.next().is_none())
}

/// A name, and what is to be known of it.
#[derive(Debug)]
struct Known<'a> {
    text: &'a str,
    lower: Cow<'a, str>,
    /// The form for one.
    one: OnceCell<String>,
    letters: Letters,
}

impl<'a> Known<'a> {
    fn new(text: &'a str) -> Self {
        let is_lower = text.is_ascii() && !text.contains(|c: char| c.is_ascii_uppercase());
        let lower = if is_lower {
            Cow::Borrowed(text)
        } else {
            Cow::Owned(text.to_lowercase())
        };
        Self {
            text,
            letters: Letters::of(&lower),
            lower,
            one: OnceCell::new(),
        }
    }

    fn one(&self) -> &str {
        self.one.get_or_init(|| singular(&self.lower))
    }

    /// Whether it is the other name in another number, or ends where that goes on.
    fn is_form_of(&self, other: &Self) -> bool {
        let goes_on = |name: &str| {
            let rest = other.lower.strip_prefix(name);
            rest.is_some_and(|rest| rest.starts_with(['-', '_', ' ', 's']))
        };
        let is_long = self.letters.number >= LEAST_STEM;
        other.one() == self.one()
            || is_long && (goes_on(&self.lower) || goes_on(self.one()))
            || undoubled(&self.lower).eq(undoubled(&other.lower))
    }
}

/// The letters, of which none is written twice: it is easily forgotten which one is.
fn undoubled(name: &str) -> impl Iterator<Item = char> {
    let before = std::iter::once(None).chain(name.chars().map(Some));
    let letters = name.chars().zip(before);
    letters.filter_map(|(letter, before)| (before != Some(letter)).then_some(letter))
}

/// Whether two thirds of `name`, and not too few letters, begin `known`.
fn begins(name: &str, known: &str) -> bool {
    let both = name.chars().zip(known.chars());
    let alike = both.take_while(|(own, other)| own == other).count();
    alike >= LEAST_STEM && alike * 3 >= name.chars().count() * 2
}

/// A name of fewer letters begins too many others to mean one of them.
const LEAST_STEM: usize = 4;

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    /// The same by the words of the descriptions, one name after the other.
    fn plainly<'a>(name: &str, names: &[&'a str]) -> Option<&'a str> {
        let lower = name.to_lowercase();
        let number = lower.chars().count();
        let allowed = (number / 3).max(1);
        let slips = names.iter().filter_map(|known| {
            let other = known.to_lowercase();
            let distance = strsim::damerau_levenshtein(&lower, &other);
            let longer = number.max(other.chars().count());
            (distance <= allowed && distance < longer).then_some((distance, *known))
        });
        let one = singular(&lower);
        let is_form = |known: &str| {
            let known = known.to_lowercase();
            let goes_on = |name: &str| {
                let rest = known.strip_prefix(name);
                rest.is_some_and(|rest| rest.starts_with(['-', '_', ' ', 's']))
            };
            singular(&known) == one || number >= LEAST_STEM && (goes_on(&lower) || goes_on(&one))
        };
        let only = |is: &dyn Fn(&str) -> bool| {
            let alike: Vec<&str> = names.iter().copied().filter(|known| is(known)).collect();
            (alike.len() == 1).then(|| alike.first().copied()).flatten()
        };
        slips
            .min()
            .map(|(_, known)| known)
            .or_else(|| only(&is_form))
            .or_else(|| only(&|known| begins(name, known)))
    }

    proptest! {
        #[test]
        fn names_that_are_prepared_give_what_plain_comparison_gives(
            name in "[a-eA-Cs船-]{1,9}|(loaf|ferry|box)(s|es|-run)?",
            names in vec("[a-eA-Cs船-]{1,9}|(loaf|loave|ferry|ferrie|box)(s|es|-run|-b)?", 0..12),
        ) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let prepared: Names<'_> = names.iter().copied().collect();
            let near = plainly(&name, &names);
            prop_assert_eq!(prepared.nearest(&name), near);
            let others = names.iter().copied().filter(|other| Some(*other) != near);
            let is_only = plainly(&name, &others.collect::<Vec<&str>>()).is_none();
            prop_assert_eq!(prepared.sole_nearest(&name), near.filter(|_| is_only));
            let told = prepared.near(&name);
            prop_assert_eq!(told.as_deref(), near);
            prop_assert_eq!(told.map(|told| told.is_only), near.map(|_| is_only));
        }
    }

    #[test]
    fn names_as_long_as_a_text_are_not_compared() {
        let long = "k".repeat(MOST_LETTERS + 1);
        let near = "k".repeat(MOST_LETTERS);
        let nearer = "k".repeat(MOST_LETTERS - 1);
        assert_eq!(Names::from_iter([&*near]).nearest_slip(&long), None);
        assert_eq!(
            Names::from_iter([&*nearer]).nearest_slip(&near),
            Some(&*nearer)
        );
    }
}
