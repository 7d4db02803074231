//! What the end of a word tells of it, as far as an end can: that it is a plural, that it tells what was done or is being done, or
//! how. The ends, and the words that end so and are neither, are lists of `words.txt`.

use super::WordList;

/// Words with fewer bytes are none of either kind.
const SHORTEST: usize = 3;

/// Whether a word is a plural for all that its end tells, in small letters.
pub(in super::super) fn is_plural(word: &str) -> bool {
    word.len() >= SHORTEST
        && WordList::PluralEnd.ending(word).is_some()
        && WordList::OneEnd.ending(word).is_none()
        && !WordList::NoPlural.has(word)
}

/// What a plural may be made of, for all that its end tells: `boat` of `boats`; nothing of a word that ends like none.
pub(in super::super) fn ones(word: &str) -> impl Iterator<Item = &str> {
    let ends = WordList::PluralEnd.all_ending(word);
    ends.filter_map(|end| word.strip_suffix(end))
}

/// Whether a word ends as plurals do, be it one of several things or of one: `boats`, `census`.
pub(in super::super) fn ends_as_plural(word: &str) -> bool {
    ones(word).next().is_some()
}

/// Whether a word ends as the verb of one thing does: `sets`.
pub(in super::super) fn ends_as_verb(word: &str) -> bool {
    WordList::VerbEnd.ending(word).is_some()
}

/// Whether a word tells what is being done, for all that its end tells: `landing`.
pub(in super::super) fn is_doing(word: &str) -> bool {
    let ends = WordList::GoingOnEnd.all_ending(word);
    let mut stems = ends.filter_map(|end| word.strip_suffix(end));
    stems.any(|stem| stem.len() >= SHORTEST)
}

/// Whether a word tells how something is done, for all that its end tells: `slowly`.
pub(in super::super) fn is_manner(word: &str) -> bool {
    WordList::MannerEnd.ending(word).is_some()
}

/// Whether a text ends with the sign of an owner: `the harbour's`.
pub(in super::super) fn is_owner(text: &str) -> bool {
    WordList::OwnerEnd.ending(text).is_some()
}

/// Whether a word tells what was done, for all that its end tells: `landed`.
pub(in super::super) fn is_past(word: &str) -> bool {
    word.len() > SHORTEST && WordList::PastEnd.ending(word).is_some() && !WordList::NoPast.has(word)
}

/// The same, or a verb that a list knows: `landed`, `sank`, `built`.
pub(in super::super) fn is_past_verb(word: &str) -> bool {
    is_past(word) || WordList::PastVerb.has(word) || WordList::StrongVerb.has(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_tell_plurals_and_what_was_done() {
        for (word, plural, past) in [
            ("boats", true, false),
            ("ids", true, false),
            ("glass", false, false),
            ("census", false, false),
            ("basis", false, false),
            ("was", false, false),
            ("landed", false, true),
            ("agreed", false, true),
            ("hundred", false, false),
            ("seed", false, false),
            ("s", false, false),
        ] {
            assert_eq!((is_plural(word), is_past(word)), (plural, past), "{word}");
        }
        assert!(is_past_verb("sank") && is_past_verb("built"));
    }

    #[test]
    fn ends_tell_what_a_word_is_made_of_and_what_it_does() {
        for (word, made_of) in [("boats", "boat"), ("boxes", "box"), ("fleet", "")] {
            let found = ones(word).any(|one| one == made_of);
            assert_eq!(
                (found, ends_as_plural(word)),
                (!made_of.is_empty(), !made_of.is_empty()),
                "{word}"
            );
        }
        assert!(ends_as_verb("sets") && !ends_as_verb("set"));
        assert!(is_doing("turning") && !is_doing("ring"));
        assert!(is_manner("slowly") && !is_manner("slow"));
        assert!(is_owner("the quay's") && is_owner("the quay’s") && !is_owner("quays"));
    }
}
