//! The sign or code of money before a number: `$`, `US$`, `EUR`.

use super::token::Tokens;

/// The number at a token, or behind the sign or code of money there.
pub(super) fn number_or_money(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let behind = (at..at + 3).find(|at| tokens.number_at(*at).is_some())?;
    (behind == at || money(tokens, behind).len() == tokens.text(at, behind - 1).len())
        .then_some(behind)
}

/// The sign or code of money right before a number.
pub(super) fn money<'t>(tokens: &'t Tokens<'_>, number: usize) -> &'t str {
    let Some(last) = number.checked_sub(1) else {
        return "";
    };
    let first = last
        .checked_sub(1)
        .filter(|first| tokens.touches_next(*first));
    let candidates = first.into_iter().chain([last]);
    let mut texts = candidates.map(|first| tokens.text(first, last));
    texts.find(|text| tokens.is_money(text)).unwrap_or_default()
}
