//! Which way a growth is said to have gone, and whether the words between it and its levels tell of nothing else.

use super::token::Tokens;
use super::words::Words;

/// Which way something went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Way {
    /// Nothing says so.
    None,
    /// To more, and the growth is one of the level before.
    Up,
    /// To less, the same.
    Down,
    /// To something else, or to both: twice as fast takes half of the time, so that either level may be the base.
    Open,
}

impl Way {
    /// What several words say together.
    pub(super) fn of_all(ways: impl Iterator<Item = Self>) -> Self {
        let told = ways.filter(|way| *way != Self::None);
        told.reduce(|one, other| if one == other { one } else { Self::Open })
            .unwrap_or(Self::None)
    }
}

/// Which way a word or a sign says.
pub(super) fn of(tokens: &Tokens<'_>, at: usize) -> Way {
    let has = |words: [Words; 2]| words.iter().any(|words| tokens.is_word(at, *words));
    let is_joined = tokens.touches_next(at) && tokens.number_at(at + 1).is_some();
    if has([Words::Rise, Words::RiseSign]) || is_joined && tokens.is_sign(at, &['+']) {
        Way::Up
    } else if has([Words::Fall, Words::FallSign])
        || is_joined && tokens.is_sign(at, &['-', '−', '–'])
    {
        Way::Down
    } else if has([Words::Direction, Words::DirectionSign]) {
        Way::Open
    } else {
        Way::None
    }
}

/// Whether what stands between two levels and a percentage is of their growth: a sign, a direction, or a word that joins them.
pub(super) fn is_plain(tokens: &Tokens<'_>, at: usize) -> bool {
    const SIGNS: &[char] = &[
        ',', ';', '(', '[', '+', '-', '−', '–', '—', '=', '~', '≈', '∼', '<', '>', '≤', '≥', '±',
    ];
    let words = [Words::SameGrowth, Words::SameGrowthSign, Words::Bound];
    let before = at.checked_sub(1);
    // `that is`: of what was told last.
    let is_verb = tokens.is_word(at, Words::GrowthVerb)
        && before.is_some_and(|before| tokens.is_word(before, Words::GrowthPronoun));
    let is_pronoun =
        tokens.is_word(at, Words::GrowthPronoun) && tokens.is_word(at + 1, Words::GrowthVerb);
    tokens.is_sign(at, SIGNS)
        || of(tokens, at) != Way::None
        || is_verb
        || is_pronoun
        || words.iter().any(|words| tokens.is_word(at, *words))
}

/// Whether a growth is told right before a percentage: `Fees rose by 5 %`.
pub(in crate::rules) fn is_told(tokens: &Tokens<'_>, percentage: usize) -> bool {
    let words = [Words::Rise, Words::RiseSign, Words::Fall, Words::FallSign];
    (percentage.saturating_sub(2)..percentage)
        .any(|at| words.iter().any(|words| tokens.is_word(at, *words)))
}
