//! How the words before a number bound it: comparisons, their negations, and what may stand between these and the number.
//! Which words there are is `language/`; what a bound makes of a number is `reading.rs`.

use super::super::bound::Qualifier;
use super::super::cursor::{Cursor, is_han};
use super::super::language::WordPlace;
use super::super::language::{Role, WordList};
use super::error::FigureError;
use super::level::is_of_level;
use super::{FigureContext, described, match_qualifier};

/// The roles of words that an expression can go on with before its comparison.
const STANDING: [Role; 6] = [
    Role::Negation,
    Role::Reach,
    Role::Degree,
    Role::Plain,
    Role::Between,
    Role::Unread,
];

/// What is compared, before a negation is applied.
enum Comparison {
    Word(Qualifier),
    /// The number is reached.
    Reach,
    /// Nothing is said of the number.
    Plain,
}

/// The expression that stands here: what it puts on the number, if anything, and the place after it.
///
/// # Errors
/// A negation of what has no opposite, a second one, or a word that leaves the bound open.
pub(super) fn read<'a>(
    cursor: Cursor<'a>,
    context: &FigureContext<'_>,
) -> Result<Option<(Option<Qualifier>, Cursor<'a>)>, FigureError> {
    let (mut at, mut negations) = (cursor, 0_u8);
    loop {
        if let Some(end) = asks(at) {
            return Err(FigureError::open_bound(cursor, end));
        }
        let word = match_qualifier(at, WordPlace::Before, context);
        let particle = match_role(at, &STANDING, context)
            .filter(|(_, end)| word.as_ref().is_none_or(|(_, after)| after.at < end.at));
        let (comparison, end) = match (particle, word) {
            (Some((Role::Negation, end)), _) => {
                negations = negations.saturating_add(1);
                at = end.past_blanks();
                continue;
            }
            (Some((Role::Unread, end)), _) => return Err(FigureError::open_bound(cursor, end)),
            (Some((Role::Reach, end)), _) => (Comparison::Reach, end),
            (Some((Role::Plain, end)), _) => (Comparison::Plain, end),
            (Some((Role::Degree | Role::Between, end)), _) if leads_on(end, context) => {
                at = end.past_blanks();
                continue;
            }
            (Some(_), _) => match match_role(at, &[Role::Plain], context) {
                Some((_, end)) => (Comparison::Plain, end),
                None if negations > 0 => return Err(FigureError::open_bound(cursor, at)),
                None => return Ok(None),
            },
            // 不足 and the like are negations themselves.
            (None, Some((word, end))) => {
                if negations > 0 && match_role(at, &[Role::Negation], context).is_some() {
                    return Err(FigureError::open_bound(cursor, end));
                }
                (Comparison::Word(word), end)
            }
            (None, None) if negations > 0 => return Err(FigureError::open_bound(cursor, at)),
            (None, None) => return Ok(None),
        };
        let bound = comparison
            .negated(negations)
            .map_err(|Open| FigureError::open_bound(cursor, end))?;
        let gap = past_gap(end, context);
        let between = cursor.text.get(end.at..gap.at).unwrap_or_default();
        let mut inclusive = WordList::Inclusive.words().iter();
        let bound = if inclusive.any(|word| between.contains(word)) {
            bound.map(Qualifier::or_equal)
        } else {
            bound
        };
        let word = cursor.text.get(cursor.at..end.at).unwrap_or_default();
        if WordList::LevelBound.has(&word.to_lowercase()) && !is_of_level(gap.past_blanks(), word) {
            return Err(FigureError::open_bound(cursor, end));
        }
        let described = bound.and_then(|_| described::past(cursor, gap, context));
        return Ok(Some((bound, described.unwrap_or(gap))));
    }
}

/// Past a word that is asked by saying it with its negation: 超没超过, 够不够, 可不可以.
fn asks(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let first = cursor.peek().filter(|c| is_han(*c))?;
    let negation = cursor.next();
    let asked = negation.next();
    let negated = negation
        .peek()
        .is_some_and(|c| WordList::AskingNegation.holds(c));
    (negated && asked.peek() == Some(first)).then(|| asked.next())
}

/// The negation cannot be understood.
struct Open;

impl Comparison {
    /// What is put on the number, if anything.
    fn negated(self, negations: u8) -> Result<Option<Qualifier>, Open> {
        match (negations, self) {
            (0, Self::Word(word)) => Ok(Some(word)),
            (0, Self::Reach | Self::Plain) => Ok(None),
            (1, Self::Word(Qualifier::Over)) => Ok(Some(Qualifier::AtMost)),
            (1, Self::Word(Qualifier::Under)) => Ok(Some(Qualifier::AtLeast)),
            (1, Self::Reach) => Ok(Some(Qualifier::Under)),
            _ => Err(Open),
        }
    }
}

/// Whether more of an expression stands here.
fn leads_on(cursor: Cursor<'_>, context: &FigureContext<'_>) -> bool {
    let next = cursor.past_blanks();
    match_qualifier(next, WordPlace::Before, context).is_some()
        || match_role(next, &STANDING, context).is_some()
}

/// The longest word of these roles that stands here.
fn match_role<'a>(
    cursor: Cursor<'a>,
    roles: &[Role],
    context: &FigureContext<'_>,
) -> Option<(Role, Cursor<'a>)> {
    context
        .readings
        .particles_from(cursor.peek()?)
        .filter(|particle| roles.contains(&particle.role))
        .find_map(|particle| {
            let after = cursor.past(&particle.text)?;
            Some((particle.role, after))
        })
}

/// Past the words that may stand between a comparison and its number.
fn past_gap<'a>(cursor: Cursor<'a>, context: &FigureContext<'_>) -> Cursor<'a> {
    let mut at = cursor;
    while let Some((_, after)) = match_role(at.past_blanks(), &[Role::Gap], context) {
        at = after;
    }
    at
}
