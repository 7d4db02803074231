//! Ties facts and entries of `omit` to what was found in their original.
//!
//! Entries that name an `occurrence` take what they name; the others then take, in the order written, the first equal
//! figure of their line that is still free. Texts come last: they may span figures that something else accounts for.

use crate::fact::{DocumentId, Fact, FactId, Omit, Value, fold};
use crate::figure::as_seen;
use crate::relation::Reason;
use crate::source::{FileId, TextRange};

use super::dates::{date, years};
use super::outcome::{Match, Mismatch, Unused, UnusedOmit};
use super::quotes::{quotes, times_on};
use super::text::Item;
use super::{Facts, OriginalEvidence, Text, Use};

/// The place that a fact says it has.
#[derive(Clone, Copy, Debug)]
struct Claim<'a> {
    /// `None` for a fact that could not be read.
    fact: Option<FactId>,
    line: u32,
    text: &'a str,
    occurrence: Option<u32>,
    /// Whether it is a figure that could not be read.
    is_unread_figure: bool,
}

/// Matches one original with the documents that name it.
pub(super) fn matched(
    facts: Facts<'_>,
    file: FileId,
    text: Text,
    documents: Vec<DocumentId>,
) -> OriginalEvidence {
    let mut matcher = Matcher {
        facts,
        text,
        matches: Vec::new(),
        idle: Vec::new(),
    };
    let claims = matcher.claims(&documents);
    let omits = matcher.omits(&documents);
    let mut lost = Vec::new();
    for explicit in [true, false] {
        for claim in claims
            .iter()
            .filter(|claim| claim.occurrence.is_some() == explicit)
        {
            let found = matcher.capture(*claim);
            if claim.is_unread_figure && found == Match::Missing(Mismatch::NotThere) {
                lost.push(*claim);
            }
            matcher.matches.extend(claim.fact.map(|fact| (fact, found)));
        }
        for (document, position, omit) in &omits {
            if omit.occurrence.is_some() == explicit {
                let why = matcher.excuse(omit);
                matcher.idle.extend(why.map(|why| UnusedOmit {
                    document: *document,
                    position: *position,
                    why,
                }));
            }
        }
    }
    for claim in lost {
        matcher.hold_rest(claim);
    }
    matcher.others(&documents);
    matcher.matches.sort_by_key(|(fact, _)| *fact);
    matcher
        .idle
        .sort_by_key(|idle| (idle.document, idle.position));
    OriginalEvidence {
        file,
        quotes: quotes(facts, &matcher.text, &documents),
        documents,
        text: matcher.text,
        matches: matcher.matches,
        idle: matcher.idle,
    }
}

struct Matcher<'a> {
    facts: Facts<'a>,
    text: Text,
    matches: Vec<(FactId, Match)>,
    idle: Vec<UnusedOmit>,
}

impl<'a> Matcher<'a> {
    /// The figures that the documents state with a line, in the order written.
    fn claims(&self, documents: &[DocumentId]) -> Vec<Claim<'a>> {
        let index = self.facts.index;
        let mut claims = Vec::new();
        for document in documents.iter().filter_map(|id| index.document(*id)) {
            let stated = document
                .facts()
                .filter_map(|id| Some((id, index.fact(id)?)));
            let mut stated: Vec<(FactId, &Fact)> = stated.collect();
            stated.sort_by_key(|(_, fact)| fact.site);
            claims.extend(stated.into_iter().filter_map(|(id, fact)| {
                fact.figure()?;
                Some(Claim {
                    fact: Some(id),
                    line: fact.line()?,
                    text: &fact.text,
                    occurrence: fact.occurrence(),
                    is_unread_figure: false,
                })
            }));
            claims.extend(document.unread.iter().map(|unread| Claim {
                fact: None,
                line: unread.line,
                text: &unread.text,
                occurrence: unread.occurrence,
                is_unread_figure: unread.is_figure,
            }));
        }
        claims
    }

    fn omits(&self, documents: &[DocumentId]) -> Vec<(DocumentId, usize, &'a Omit)> {
        let index = self.facts.index;
        documents
            .iter()
            .filter_map(|id| Some((*id, index.document(*id)?)))
            .flat_map(|(id, document)| {
                let omits = document.omits.iter().enumerate();
                omits.map(move |(position, omit)| (id, position, omit))
            })
            .collect()
    }

    /// Ties a figure to what was found with an equal lexeme.
    fn capture(&mut self, claim: Claim<'_>) -> Match {
        if self.text.line_range(claim.line).is_none() {
            return Match::Missing(Mismatch::NoSuchLine);
        }
        let folded = fold(&as_seen(claim.text));
        let mut equal = self.on_line_where(claim.line, |item| item.folded == folded);
        if equal.is_empty() {
            equal = self.without_plain_words(claim, &folded);
        }
        if equal.is_empty() && claim.fact.is_none() {
            return self.hold_place(claim);
        }
        if equal.is_empty() {
            return self.unscanned(claim);
        }
        let position = match claim.occurrence {
            Some(number) => nth(&equal, number),
            None => self.first_free(&equal),
        };
        match position.and_then(|position| self.text.items.get_mut(position)) {
            Some(item) => {
                item.used = Use::Captured(claim.fact);
                Match::Found
            }
            None if claim.occurrence.is_some() => Match::Missing(Mismatch::TooFew(equal.len())),
            None => Match::Missing(Mismatch::Taken(self.taker(&equal))),
        }
    }

    /// The positions of what was found on a line and fits.
    fn on_line_where(&self, line: u32, fits: impl Fn(&Item) -> bool) -> Vec<usize> {
        let on_line = self.text.on_line(line).filter(|(_, item)| fits(item));
        on_line.map(|(position, _)| position).collect()
    }

    /// Figures that say the same as a fact with less before their number: words that bound nothing (达到, `a total of`)
    /// belong to no figure of a text.
    fn without_plain_words(&self, claim: Claim<'_>, folded: &str) -> Vec<usize> {
        let fact = claim.fact.and_then(|id| self.facts.index.fact(id));
        let Some(figure) = fact.and_then(Fact::figure) else {
            return Vec::new();
        };
        self.on_line_where(claim.line, |item| {
            let same =
                item.found.figure.as_ref().is_some_and(|found| {
                    found.value == figure.value && found.bound == figure.bound
                });
            let words = folded.strip_suffix(&*item.folded).map(str::trim_end);
            same && words.is_some_and(|words| words.chars().all(|c| c.is_alphabetic() || c == ' '))
        })
    }

    /// The first that nothing accounts for; a figure before what is only written like one.
    fn first_free(&self, positions: &[usize]) -> Option<usize> {
        let items = || {
            positions
                .iter()
                .filter_map(|position| Some((*position, self.text.items.get(*position)?)))
                .filter(|(_, item)| item.used == Use::Free)
        };
        items()
            .find(|(_, item)| item.is_figure())
            .or_else(|| items().next())
            .map(|(position, _)| position)
    }

    fn taker(&self, positions: &[usize]) -> Option<FactId> {
        let mut items = positions
            .iter()
            .filter_map(|position| self.text.items.get(*position));
        items.find_map(|item| match item.used {
            Use::Captured(fact) => fact,
            Use::Free | Use::Omitted => None,
        })
    }

    /// A figure that cannot be read holds its place all the same: what the scan finds within its text is accounted for.
    fn hold_place(&mut self, claim: Claim<'_>) -> Match {
        let mut places = self.text.places(claim.line, claim.text);
        places.retain(|_| !claim.text.is_empty());
        let place = match claim.occurrence {
            Some(number) => nth(&places, number),
            None => places.first().copied(),
        };
        let Some(place) = place else {
            return Match::Missing(Mismatch::NotThere);
        };
        for position in self.text.within(place) {
            if let Some(item) = self.text.items.get_mut(position)
                && item.used == Use::Free
            {
                item.used = Use::Captured(None);
            }
        }
        Match::Found
    }

    /// A figure that cannot be read and does not stand on its line as it is written was probably taken from what nothing
    /// accounts for: the figure with the same digits, else the only one that is left there. It would be one mistake told
    /// twice to report that no fact states that.
    fn hold_rest(&mut self, claim: Claim<'_>) {
        let folded = fold(claim.text);
        let end = folded.find(|sign: char| !sign.is_ascii_digit() && sign != ',' && sign != '.');
        let digits = folded
            .get(..end.unwrap_or(folded.len()))
            .unwrap_or_default();
        let free = || {
            let on_line = self.text.on_line(claim.line);
            on_line.filter(|(_, item)| item.is_figure() && item.used == Use::Free)
        };
        let same = || free().find(|(_, item)| item.folded.starts_with(digits));
        let only = || free().next().filter(|_| free().count() == 1);
        let found = if digits.is_empty() {
            only()
        } else {
            same().or_else(only)
        };
        let position = found.map(|(position, _)| position);
        if let Some(item) = position.and_then(|position| self.text.items.get_mut(position)) {
            item.used = Use::Captured(None);
        }
    }

    /// A figure that the scan does not know may still stand on its line as written, where nothing else was found.
    fn unscanned(&self, claim: Claim<'_>) -> Match {
        let mut places = self.text.places(claim.line, claim.text);
        places.retain(|place| self.text.within(*place).is_empty());
        match claim.occurrence {
            _ if places.is_empty() => Match::Missing(Mismatch::NotThere),
            Some(number) if nth(&places, number).is_none() => {
                Match::Missing(Mismatch::TooFew(places.len()))
            }
            _ => Match::Found,
        }
    }

    /// Excuses what an entry of `omit` names; why it excuses nothing, if it does not.
    fn excuse(&mut self, omit: &Omit) -> Option<Unused> {
        if self.text.line_range(omit.line).is_none() {
            return Some(Unused::NoSuchLine);
        }
        let places: Vec<Vec<usize>> = self
            .places_of(omit)
            .into_iter()
            .map(|place| self.text.within(place))
            .collect();
        let free = |positions: &Vec<usize>| self.first_free(positions).is_some();
        let chosen = match omit.occurrence {
            Some(number) => nth(&places, number),
            None => places
                .iter()
                .find(|place| free(place))
                .or(places.first())
                .cloned(),
        };
        let Some(chosen) = chosen else {
            return Some(Unused::NotThere);
        };
        if chosen.is_empty() {
            return Some(Unused::NoFigure);
        }
        if self.first_free(&chosen).is_none() {
            let captured = |position: &usize| match self.text.items.get(*position)?.used {
                Use::Captured(fact) => Some(Unused::Captured(fact)),
                Use::Free | Use::Omitted => None,
            };
            let captured = chosen.iter().find_map(captured);
            return Some(captured.unwrap_or(Unused::Repeated));
        }
        self.mark(&chosen, Use::Omitted);
        None
    }

    /// Where the text of an entry stands: as written, else what was found with an equal folded text.
    fn places_of(&self, omit: &Omit) -> Vec<TextRange> {
        let places = self.text.places(omit.line, &omit.text);
        if !places.is_empty() {
            return places;
        }
        let folded = fold(&omit.text);
        let on_line = self.text.on_line(omit.line);
        on_line
            .filter(|(_, item)| item.folded == folded)
            .map(|(_, item)| item.found.range)
            .collect()
    }

    /// Dates and texts, and what cannot be looked for.
    fn others(&mut self, documents: &[DocumentId]) {
        let index = self.facts.index;
        for document in documents.iter().filter_map(|id| index.document(*id)) {
            let years = years(&self.text, document.published.as_ref());
            for id in document.facts() {
                let Some(fact) = index.fact(id) else { continue };
                let found = match (fact.line(), &fact.value) {
                    (None, _) => Match::NotChecked(Reason::NoLine),
                    (Some(_), Value::Figure(_)) => continue,
                    (Some(line), _) if self.text.line_range(line).is_none() => {
                        Match::Missing(Mismatch::NoSuchLine)
                    }
                    (Some(line), Value::Date(stated)) => date(&self.text, line, stated, &years),
                    (Some(line), Value::Text(_)) => self.words(id, fact, line),
                };
                self.matches.push((id, found));
            }
        }
    }

    fn words(&mut self, id: FactId, fact: &Fact, line: u32) -> Match {
        let places = self.text.places(line, &fact.text);
        let number = fact.occurrence().unwrap_or(1);
        if let Some(place) = nth(&places, number) {
            let within = self.text.within(place);
            self.mark(&within, Use::Captured(Some(id)));
            return Match::Found;
        }
        let range = self.text.line_range(line).unwrap_or_default();
        match times_on(self.text.slice(range), &fact.text) {
            0 => Match::Missing(Mismatch::NotThere),
            found if found < number as usize => Match::Missing(Mismatch::TooFew(found)),
            _ => Match::Found,
        }
    }

    /// Says what accounts for those that nothing else accounts for.
    fn mark(&mut self, positions: &[usize], used: Use) {
        for position in positions {
            let item = self.text.items.get_mut(*position);
            if let Some(item) = item.filter(|item| item.used == Use::Free) {
                item.used = used;
            }
        }
    }
}

/// The one with this number, from 1.
fn nth<T: Clone>(all: &[T], number: u32) -> Option<T> {
    all.get((number as usize).checked_sub(1)?).cloned()
}
