//! Catching what a passage states: the figures before a noun, and none that another noun owns, or that counts a part. Those
//! behind a noun are `label`, those between the words of a pattern `pattern`.

use std::ops::Range;

use super::number::{HowMany, Kind as Token, Qualified, Tokens, qualified};
use super::own::Own;
use super::passage::{Kind, Passage};
use super::reach::{Reach, Weight};
use super::words::Words;
use crate::config::Saying;
use crate::figure::{FigureContext, Number, is_unspaced};
use crate::words::{WordLists, looks_plural, singular};

/// A figure that a passage states of something.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub(super) amount: HowMany,
    /// The figure in the passage.
    pub(super) figure: Range<usize>,
    /// All of the statement in the passage.
    pub(super) whole: Range<usize>,
    /// Whether nothing stands between the figure and the noun.
    pub(super) is_bare: bool,
    /// How many words say what is counted.
    pub(super) words: usize,
    /// What the words around it say of it.
    pub(super) weight: Weight,
}

/// A passage, cut up once for all that is looked for.
pub(super) struct Reader<'a> {
    pub(super) passage: &'a Passage,
    pub(super) tokens: Tokens<'a>,
    pub(super) figures: FigureContext<'a>,
    /// The nouns of all counts, which own the figures beside them; the last word of each, as one.
    pub(super) nouns: &'a [String],
    /// The names of what the texts are about, and the common words of the page.
    pub(super) own: &'a Own,
    /// Whether what was is meant too.
    pub(super) past_too: bool,
    /// Whether so many a year are meant too, as of facts.
    pub(super) yearly: bool,
}

/// How many words may stand between a figure and its noun.
pub(super) const BETWEEN: usize = 3;

impl Reader<'_> {
    /// The figures that the passage states in these words, and those beside them that count something else.
    pub(super) fn hits(&self, says: &Saying) -> (Vec<Hit>, Vec<Range<usize>>) {
        let mut others = Vec::new();
        let hits = match says {
            Saying::Noun(words) if self.passage.kind != Kind::Address => {
                self.of_noun(words, &mut others)
            }
            Saying::Noun(_) => Vec::new(),
            Saying::Pattern { before, after } if self.passage.kind == Kind::Address => {
                self.in_address(before, after)
            }
            Saying::Pattern { before, after } => self.of_pattern(before, after),
        };
        (hits, others)
    }

    fn of_noun(&self, words: &[String], others: &mut Vec<Range<usize>>) -> Vec<Hit> {
        let noun = words.join(" ");
        let noun = Tokens::of(&noun);
        let mut hits = Vec::new();
        for at in 0..self.tokens.all.len() {
            let Some(end) = self.noun_end(at, &noun) else {
                continue;
            };
            // Of a label and its value only what spans both is looked for: each is a passage of its own too.
            let spans = self.passage.kind == Kind::Labelled;
            let direct = (!spans).then(|| self.direct(at, end, others)).flatten();
            let found = direct.or_else(|| self.label(at, end));
            hits.extend(found.map(|hit| Hit {
                words: words.len(),
                ..hit
            }));
        }
        hits
    }

    /// The token after the noun that begins at `at`.
    fn noun_end(&self, at: usize, noun: &Tokens<'_>) -> Option<usize> {
        for (offset, _) in noun.all.iter().enumerate() {
            let word = self.tokens.word(at + offset);
            if word.is_empty() || singular(&word) != singular(&noun.word(offset)) {
                return None;
            }
            let gap = self.tokens.gap(at + offset);
            if offset + 1 < noun.all.len() && !gap.trim().is_empty() {
                return None;
            }
        }
        Some(at + noun.all.len())
    }

    /// `1,370 unit tests`, `19-tool`: the figure stands before the noun.
    fn direct(&self, noun: usize, end: usize, others: &mut Vec<Range<usize>>) -> Option<Hit> {
        let tokens = &self.tokens;
        let hyphen = noun
            .checked_sub(1)
            .filter(|at| tokens.is_sign(*at, &["-", "‑"]) && tokens.gap(*at).is_empty());
        let at = match hyphen {
            Some(hyphen) => hyphen
                .checked_sub(1)
                .filter(|at| tokens.gap(*at).is_empty())?,
            None => self.number_before(noun)?,
        };
        if tokens.kind(at)? != Token::Number {
            return None;
        }
        let number = qualified(tokens, at, &self.figures)?;
        if hyphen.is_none() && self.is_owned_behind(&number, end) {
            return None;
        }
        let Some(weight) = self.counts_all(&number, at, end) else {
            others.push(number.start..number.end);
            return None;
        };
        let start = tokens.all.get(noun)?.start;
        let between = tokens.slice(number.end, start);
        let bare = between
            .chars()
            .all(|c| c.is_whitespace() || is_counter(c) || c == '-');
        self.hit(number, end, bare, weight)
    }

    /// Whether another noun follows the one that ends before the token `end`, and owns the figure: `45 plugin tests` counts
    /// tests.
    pub(super) fn is_owned_behind(&self, number: &Qualified, end: usize) -> bool {
        let tokens = &self.tokens;
        let Some(last) = end.checked_sub(1) else {
            return false;
        };
        let (gap, follows, noun) = (tokens.gap(last), tokens.word(end), tokens.word(last));
        let is_joined = gap.trim().is_empty() && !gap.contains('\n');
        let is_plural = noun != singular(&noun);
        let many = number.amount.size() != &Number::ONE;
        let is_latin = !noun.starts_with(is_unspaced);
        is_joined
            && (self.nouns.contains(&singular(&follows))
                || is_latin && !is_plural && many && is_noun(&follows) && could_be_plural(&noun))
    }

    /// What the words around a figure, which stands at the token `at`, say of it, where its noun ends before the token `end`;
    /// nothing where it does not count all there is.
    pub(super) fn counts_all(&self, number: &Qualified, at: usize, end: usize) -> Option<Weight> {
        let written = self.tokens.text_of(at);
        let before = number.first.checked_sub(1);
        let lead = before.map(|at| self.tokens.word(at)).unwrap_or_default();
        let introduces = self.is_small_word(written, at);
        if introduces && Words::One.has(&written.to_lowercase())
            || !self.may_stand_before(number, at)
            || !self.may_follow(end, &lead)
            || self.is_of_another(number)
        {
            return None;
        }
        let mut weight = self.weight(number, end);
        if introduces {
            weight.reach = Reach::Led;
        }
        Some(weight)
    }

    /// The number before a noun, with nothing but words between that describe the noun.
    fn number_before(&self, noun: usize) -> Option<usize> {
        let tokens = &self.tokens;
        let is_latin = !tokens.word(noun).starts_with(is_unspaced);
        let mut at = noun;
        let mut words = 0;
        let mut has_joint = false;
        loop {
            at = at.checked_sub(1)?;
            let number = tokens.kind(at)? == Token::Number;
            let mut gap = tokens.gap(at);
            if number {
                gap = gap.strip_prefix(['+', '＋']).unwrap_or(gap);
            }
            if !gap.trim().is_empty() {
                return None;
            }
            if number {
                // `All 45 unit and web tests` counts both.
                let lead = at.checked_sub(1).map(|at| tokens.word(at));
                let is_of_all = lead.is_some_and(|lead| Words::Definite.has(&lead));
                return (!has_joint || is_of_all).then_some(at);
            }
            if tokens.kind(at) == Some(Token::Sign) && tokens.is_sign(at, &["+", "＋"]) {
                continue;
            }
            let word = tokens.word(at);
            let counter = word.chars().all(is_counter);
            if word.is_empty()
                || (word.starts_with(is_unspaced) && !(counter || !is_latin && is_modifier(&word)))
            {
                return None;
            }
            if !counter {
                words += 1;
            }
            let limit = if word.starts_with(is_unspaced) {
                2 * BETWEEN
            } else {
                BETWEEN
            };
            let joins = Words::And.has(&word) && words > 1;
            has_joint |= joins;
            if words > limit || Words::NotBetween.has(&word) && !joins || self.is_owner(at, &word) {
                return None;
            }
        }
    }

    /// Whether a word before the noun owns the figure itself.
    fn is_owner(&self, at: usize, word: &str) -> bool {
        if self.nouns.contains(&singular(word)) {
            return true;
        }
        let written = self.tokens.text_of(at);
        looks_plural(word) && written.starts_with(char::is_lowercase) && !Words::NoPlurals.has(word)
    }

    /// Small numbers in words introduce more often than they count.
    fn is_small_word(&self, written: &str, at: usize) -> bool {
        let lower = written.to_lowercase();
        let before = at
            .checked_sub(1)
            .map(|at| self.tokens.word(at))
            .unwrap_or_default();
        let counts_all = Words::CountsAll.has(&before) || Words::CountsAllSign.has(&before);
        match lower.as_str() {
            one if Words::One.has(one) => true,
            small if Words::Small.has(small) => !counts_all,
            han if han.chars().count() == 1 && han.starts_with(is_unspaced) => !counts_all,
            _ => false,
        }
    }

    fn hit(&self, number: Qualified, end: usize, is_bare: bool, weight: Weight) -> Option<Hit> {
        let whole = number.start..self.tokens.all.get(end - 1)?.end;
        let hit = Hit {
            figure: number.start..number.end,
            whole,
            amount: number.amount,
            is_bare,
            words: 1,
            weight,
        };
        (!self.is_quoted(&hit.whole)).then_some(hit)
    }

    pub(super) fn hit_from(&self, number: Qualified, first: usize, behind: usize) -> Option<Hit> {
        let start = self.tokens.all.get(first)?.start;
        let end = self.tokens.all.get(behind.checked_sub(1)?)?.end;
        let hit = Hit {
            figure: number.start..number.end,
            whole: start..end.max(number.end),
            amount: number.amount,
            is_bare: true,
            words: 1,
            weight: Weight::FIRM,
        };
        (!self.is_quoted(&hit.whole)).then_some(hit)
    }

    /// Whether a statement is quoted, or given as an example of what not to say.
    pub(super) fn is_quoted(&self, whole: &Range<usize>) -> bool {
        if !matches!(self.passage.kind, Kind::Prose) {
            return false;
        }
        let text = self.tokens.text;
        if self.passage.is_code(whole.start, whole.end) || text.contains('❌') {
            return true;
        }
        let sentence = sentence(text, whole.start);
        let before = text.get(sentence.start..whole.start).unwrap_or_default();
        let after = text.get(whole.end..sentence.end).unwrap_or_default();
        let lower = before.to_lowercase();
        if Words::Examples.stands_in(&lower) {
            return true;
        }
        let straight = before.matches('"').count() % 2 == 1 && after.contains('"');
        let pairs = [('“', '”'), ('「', '」'), ('«', '»'), ('‘', '’')];
        let curly = pairs.into_iter().any(|(open, close)| {
            let opens = before.matches(open).count();
            opens > before.matches(close).count() && after.contains(close)
        });
        straight || curly
    }
}

/// Where a sentence of a text begins and ends that holds a place.
pub(super) fn sentence(text: &str, at: usize) -> Range<usize> {
    const ENDS: [&str; 7] = [". ", "! ", "? ", ".\n", "。", "！", "？"];
    let before = text.get(..at).unwrap_or_default();
    let after = text.get(at..).unwrap_or_default();
    let starts = ENDS
        .iter()
        .filter_map(|end| Some(before.rfind(end)? + end.len()));
    let ends = ENDS
        .iter()
        .filter_map(|end| Some(at + after.find(end)? + end.len()));
    starts.max().unwrap_or(0)..ends.min().unwrap_or(text.len())
}

/// Whether a word in the form for one has another for many.
fn could_be_plural(word: &str) -> bool {
    singular(word) == word && !Words::NoSingular.has(word)
}

/// Whether a word that follows a noun is one itself, by what it is not.
fn is_noun(word: &str) -> bool {
    !word.is_empty() && !Words::NoNoun.has(word)
}

/// Words that count in Chinese and Japanese.
pub(super) fn is_counter(c: char) -> bool {
    Words::Counter.holds(c)
}

/// Characters that a Chinese or Japanese noun may have before it.
fn is_modifier(word: &str) -> bool {
    !word.is_empty() && !Words::NoModifier.has(word)
}
