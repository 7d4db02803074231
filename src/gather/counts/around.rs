//! The words around a figure: whether they leave it to count all there is now, or make a part, a rate, a goal or something
//! past of it. The words themselves stand in tables.

use std::ops::Range;

use super::catch::{BETWEEN, Reader, is_counter, sentence};
use super::history;
use super::number::{Kind as Token, Qualified, Tokens, qualified};
use super::passage::Kind;
use super::words::Words;
use crate::figure::{Number, is_unspaced};
use crate::words::{WordLists, looks_plural, singular};

impl Reader<'_> {
    /// Whether what stands before a figure lets it count all.
    pub(super) fn may_stand_before(&self, number: &Qualified, at: usize) -> bool {
        let tokens = &self.tokens;
        let Some(before) = number.first.checked_sub(1) else {
            return true;
        };
        let joined = tokens.gap(before).trim().is_empty();
        let word = tokens.word(before);
        if joined && (Words::NotBefore.has(&word) || tokens.is_sign(before, &["×", "−", "≤", "<"]))
        {
            return false;
        }
        let pairs = [Words::LimitPhrase, Words::LevelBefore, Words::PartLead];
        let earlier = earlier_word(tokens, before);
        let is_limit = pairs.iter().any(|pairs| pairs.has_pair(&earlier, &word));
        if joined && (is_limit || is_year(tokens.text_of(at)) && Words::BeforeYears.has(&word)) {
            return false;
        }
        // `from 30 to 45`, `30 or 45`, `30 unit and 45 end-to-end tests`.
        let earlier = before.checked_sub(1);
        let after_number = earlier
            .is_some_and(|at| matches!(tokens.kind(at), Some(Token::Number | Token::Joined)));
        if joined && after_number && Words::RangeJoint.has(&word) {
            return false;
        }
        if joined && Words::And.has(&word) && self.shares_noun(before)
            || tokens.is_sign(before, &[",", "+", "，"]) && self.shares_noun(before)
        {
            return false;
        }
        // `for Vue 3 plugins`: a name with its version.
        let written = tokens.text_of(before);
        let small = number.amount.size() < &Number::from(30);
        let named = joined && written.starts_with(char::is_uppercase) && !word.is_empty();
        let inside = earlier.is_some_and(|at| {
            tokens.kind(at) == Some(Token::Word) && tokens.gap(at).trim().is_empty()
        });
        if named && small && inside && self.passage.kind == Kind::Prose && number.first == at {
            return false;
        }
        !self.is_of_other_time(number) && !self.is_of_some(number) && !self.is_goal(number)
    }

    /// The words before a figure in its clause, the nearest first. `As of May` has a month, and nothing that may be.
    fn words_before(&self, number: &Qualified) -> impl Iterator<Item = String> {
        let sentence = sentence(self.tokens.text, number.start);
        let before = self.tokens.all.iter().enumerate().rev();
        let before = before
            .skip_while(|(at, _)| *at >= number.first)
            .take(5)
            .take_while(move |(at, token)| {
                token.start >= sentence.start && !self.tokens.is_sign(*at, &[",", ";", "—", "，"])
            });
        before.map(|(at, _)| {
            let (word, written) = (self.tokens.word(at), self.tokens.text_of(at));
            if history::is_month(&word) && written.starts_with(char::is_uppercase) {
                return String::new();
            }
            word.replace('’', "'")
        })
    }

    /// Whether the words shortly before tell of what is wanted, or could be. `We want all 45 plugins to load` counts all.
    fn is_goal(&self, number: &Qualified) -> bool {
        let mut before = self.words_before(number).peekable();
        let is_definite = before.peek().is_some_and(|word| Words::Definite.has(word));
        // `You should see 45 plugins` tells what is there.
        let mut wanted = before.take_while(|word| !Words::Seen.has(word));
        !is_definite && wanted.any(|word| Words::Goal.has(&word))
    }

    /// Whether a figure before `and` or a comma lacks a noun of its own and so shares the one that follows.
    fn shares_noun(&self, joint: usize) -> bool {
        let tokens = &self.tokens;
        let mut at = joint;
        for _ in 0..=BETWEEN {
            let Some(before) = at.checked_sub(1) else {
                return false;
            };
            at = before;
            match tokens.kind(at) {
                Some(Token::Number) => return true,
                Some(Token::Word) if tokens.gap(at).trim().is_empty() => {
                    let word = tokens.word(at);
                    if looks_plural(&word)
                        || self.nouns.contains(&singular(&word))
                        || word.starts_with(is_unspaced)
                    {
                        return false;
                    }
                }
                _ => return false,
            }
        }
        false
    }

    /// Whether the words shortly before tell of what was or will be, or the sentence is that of a day.
    fn is_of_other_time(&self, number: &Qualified) -> bool {
        let mut before = self.words_before(number);
        if before.any(|word| Words::Future.has(&word)) {
            return true;
        }
        let mut before = self.words_before(number);
        if self.past_too {
            return false;
        }
        let Range { start, end } = sentence(self.tokens.text, number.start);
        let whole = self.tokens.slice(start, end);
        before.any(|word| Words::Past.has(&word))
            || Words::PastSigns.stands_in(&self.lead(number).to_lowercase())
            || is_of_a_time(self.clause(number))
            || self.is_of_a_year(number, start)
            || history::begins_with_date(whole)
            || history::names_its_day(whole)
    }

    /// `In 2019 we kept 4 hives.`
    fn is_of_a_year(&self, number: &Qualified, sentence: usize) -> bool {
        let tokens = &self.tokens;
        let before = tokens.all.iter().enumerate().take(number.first);
        let mut before = before.filter(|(_, token)| token.start >= sentence);
        before.any(|(at, _)| {
            Words::InYear.has(&tokens.word(at))
                && at + 1 < number.first
                && is_year(tokens.text_of(at + 1))
        })
    }

    /// Whether the words before speak of each of many, or of a part.
    fn is_of_some(&self, number: &Qualified) -> bool {
        let mut clause = self.clause(number).to_owned();
        // 每年运送约120万人次
        for yearly in Words::Yearly.all().iter().filter(|_| self.yearly) {
            clause = clause.replace(yearly, "");
        }
        is_of_each(self.lead(number)) || Words::PartSigns.stands_in(&clause)
    }

    /// The sentence before a figure.
    fn lead(&self, number: &Qualified) -> &str {
        let sentence = sentence(self.tokens.text, number.start);
        self.tokens.slice(sentence.start, number.start)
    }

    /// The clause before a figure.
    fn clause(&self, number: &Qualified) -> &str {
        let mut clauses = self.lead(number).rsplit(['，', '；', '：', ',', ';', ':']);
        clauses.next().unwrap_or_default()
    }

    /// Whether what stands behind a noun lets its figure count all. `All 45 tests of it` are all.
    pub(super) fn may_follow(&self, end: usize, lead: &str) -> bool {
        let tokens = &self.tokens;
        if tokens.all.get(end).is_none() {
            return true;
        }
        if self.is_part_behind(end, lead) {
            return false;
        }
        let gap = tokens.gap(end - 1);
        if gap.is_empty() && tokens.is_sign(end, &["/", "_", "%", "'", "’"]) {
            return false;
        }
        if !gap.trim().is_empty() {
            return true;
        }
        let word = tokens.word(end);
        if word.starts_with(is_unspaced)
            && gap.is_empty()
            && tokens.word(end - 1).starts_with(is_unspaced)
        {
            return Words::GoesOn.has(&word);
        }
        // `2,350 images of gulls` counts all images, `5 of the images` does not.
        let is_of_kind = looks_plural(&tokens.word(end + 1));
        let is_of_all = Words::Of.has(&word) && (Words::Definite.has(lead) || is_of_kind);
        if Words::NotAfter.has(&word) && !is_of_all {
            return false;
        }
        let is_vague = Words::VagueBehind.has_pair(&word, &tokens.word(end + 1));
        !is_vague && !self.leads_into_code(end, &word)
    }

    /// Whether code follows that names where a part of the things stands: `600 tests in `engine/``. That of all is named as
    /// they are: `600 tests in `tests/``.
    fn leads_into_code(&self, at: usize, word: &str) -> bool {
        let tokens = &self.tokens;
        if !Words::PlaceLead.has(word) {
            return false;
        }
        let at = at + 1 + usize::from(Words::Article.has(&tokens.word(at + 1)));
        let Some(part) = tokens.all.get(at) else {
            return false;
        };
        let written = tokens.slice(part.start, tokens.text.len()).to_lowercase();
        let written = written.split_whitespace().next().unwrap_or_default();
        let of_all = self
            .nouns
            .iter()
            .any(|noun| written.contains(noun.as_str()));
        self.passage.begins_code(part.start) && !of_all
    }

    /// Whether the rest of the sentence makes a part, a rate or a goal of what a figure and its noun count: `3 tests a day`,
    /// `3 tests run at once`, `45 tests, the rest in Go`, `45 tests pass and 3 fail`, `45 tests by June`.
    fn is_part_behind(&self, end: usize, lead: &str) -> bool {
        let tokens = &self.tokens;
        let start = tokens.all.get(end - 1).map_or(0, |token| token.end);
        let sentence = sentence(tokens.text, start);
        let rest = tokens.slice(start, sentence.end).to_lowercase();
        let rest = rest.trim();
        let (first, behind) = rest.split_once(' ').unwrap_or((rest, ""));
        let runs = if Words::Running.has(first) {
            behind
        } else {
            ""
        };
        let at_once = [rest, runs];
        // `Run all 45 tests at once` has all of them.
        let is_all = Words::AllOfThem.has(lead);
        rest.ends_with(['?', '？'])
            || begins_with_words(Words::RateBehind, rest)
                && !(self.yearly && begins_with_words(Words::Yearly, rest))
            || !is_all
                && at_once
                    .iter()
                    .any(|rest| begins_with_words(Words::AtOnce, rest))
            || has_words(Words::Others, rest)
            || Words::OthersSign.stands_in(rest)
            || self.is_by_somebody(end)
            || self.is_coordinated(end, sentence.end)
    }

    /// Whether one last word is said of a figure and names no things: `and 3 full.`
    fn is_said_of(&self, figure: &Qualified, word: usize, limit: usize) -> bool {
        let tokens = &self.tokens;
        let name = tokens.word(word);
        let next = tokens.all.get(word + 1);
        let is_last = next.is_none_or(|next| {
            next.start >= limit || tokens.is_sign(word + 1, &[",", ".", ";", ")"])
        });
        let many = figure.amount.size() != &Number::ONE;
        is_last && many && !looks_plural(&name) && !Words::NoSingular.has(&name)
    }

    /// `45 plugins by June`, `by Ada`, `by the end of the year`.
    fn is_by_somebody(&self, end: usize) -> bool {
        let tokens = &self.tokens;
        if !Words::By.has(&tokens.word(end)) {
            return false;
        }
        let next = end + 1 + usize::from(Words::Article.has(&tokens.word(end + 1)));
        let written = tokens.text_of(next);
        written.starts_with(char::is_uppercase)
            || is_year(written)
            || Words::Deadline.has(&tokens.word(next))
    }

    /// Whether something is said of the figure, and then another figure has the same noun or leaves it out: `45 tests pass
    /// and 3 fail`, `45 tests in Go, 3 in C`. Of nothing more it is all: `45 tests pass and 0 fail`.
    fn is_coordinated(&self, end: usize, limit: usize) -> bool {
        let tokens = &self.tokens;
        let within = |at: usize| tokens.all.get(at).is_some_and(|token| token.start < limit);
        let mut at = end;
        while within(at) && !is_joint(tokens, at) {
            at += 1;
        }
        if at == end {
            return false;
        }
        let mut next = at;
        while within(next) && is_joint(tokens, next) {
            next += 1;
        }
        let other = Some(next).filter(|next| within(*next));
        let other = other.and_then(|next| qualified(tokens, next, &self.figures));
        let Some(other) = other.filter(|other| !other.amount.size().is_zero()) else {
            return false;
        };
        let mut behind = next + 1;
        while within(behind) && tokens.word(behind).chars().any(is_counter) {
            behind += 1;
        }
        if !within(behind) {
            return true;
        }
        let word = tokens.word(behind);
        let noun = tokens.word(end - 1);
        let text = tokens.slice(other.end, limit);
        let of_more = Words::NoNoun.has(&word) || Words::NotAfter.has(&word);
        match tokens.kind(behind) {
            Some(Token::Sign) => {
                tokens.is_sign(behind, &[",", ".", ";", ")", "，", "。", "；", "）"])
            }
            Some(Token::Word) if word.starts_with(is_unspaced) => {
                let text = text.trim_start_matches(|c: char| c.is_whitespace() || is_counter(c));
                Words::PartPredicate.starts(text)
            }
            Some(Token::Word) => {
                of_more && !Words::Of.has(&word)
                    || singular(&word) == singular(&noun)
                    || self.is_said_of(&other, behind, limit)
            }
            _ => false,
        }
    }
}

/// Whether a clause says of which year or version its figures are: 2029 年有, 1.2 版有. 截至 2029 年 is up to now.
fn is_of_a_time(clause: &str) -> bool {
    let mut times = Words::PastBehindDigits.all().iter();
    let told = times.any(|time| {
        let mut places = clause.match_indices(*time);
        places.any(|(at, _)| {
            let before = clause.get(..at).unwrap_or_default().trim_end();
            let bare = before.trim_end_matches(|c: char| Words::Numeral.holds(c));
            let is_ordinal = bare.len() < before.len() && Words::Ordinal.ends(bare);
            is_ordinal || before.ends_with(|c: char| c.is_ascii_digit())
        })
    });
    told && !Words::AsOfSign.stands_in(clause)
}

/// Whether the clause before a figure speaks of each of many: `each of the boats has 40 plugins`. `Each of the 45 plugins`
/// counts all.
fn is_of_each(lead: &str) -> bool {
    let clause = lead.rsplit([',', ';', ':']).next().unwrap_or_default();
    let words: Vec<String> = clause.split_whitespace().map(str::to_lowercase).collect();
    let each = words.iter().rposition(|word| Words::Each.has(word));
    let Some(each) = each else {
        return false;
    };
    let rest = words.iter().skip(each + 1);
    !rest.into_iter().all(|word| Words::OfEach.has(word))
}

/// Whether a token joins what is said of one figure and of the next.
fn is_joint(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_sign(at, &[",", ";", "+", "，", "、", "；"]) || Words::Joint.has(&tokens.word(at))
}

/// Whether a text begins with some of these words, none of which goes on.
fn begins_with_words(words: Words, text: &str) -> bool {
    words.all().iter().any(|words| is_prefix(words, text))
}

fn is_prefix(words: &str, text: &str) -> bool {
    let rest = text.strip_prefix(words);
    rest.is_some_and(|rest| {
        words.starts_with(is_unspaced) || !rest.starts_with(char::is_alphanumeric)
    })
}

/// Whether some of these words stand in a text.
fn has_words(words: Words, text: &str) -> bool {
    let mut starts = text.match_indices(' ').map(|(at, _)| at + 1).chain([0]);
    starts.any(|at| {
        let rest = text.get(at..).unwrap_or_default();
        begins_with_words(words, rest)
    })
}

/// The word before a token.
fn earlier_word(tokens: &Tokens<'_>, at: usize) -> String {
    let earlier = at.checked_sub(1);
    earlier.map(|at| tokens.word(at)).unwrap_or_default()
}

/// Whether digits can be those of a year.
fn is_year(written: &str) -> bool {
    let digits = written.chars().all(|c| c.is_ascii_digit());
    digits && written.len() == 4 && (written.starts_with("19") || written.starts_with("20"))
}
