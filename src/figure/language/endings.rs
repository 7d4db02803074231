//! What the end of a word tells of it, as far as an end can: that it is a plural, or that it tells what was done. The ends, and
//! the words that end so and are neither, are lists of `words.txt`.

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
}
