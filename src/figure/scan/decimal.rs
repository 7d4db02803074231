//! What speaks for a number that can be a version, `3.4`: a level, a change, what is counted, or a number with a point beside it.
//! The reasons for whole numbers are in `evidence`; versions that the words beside them show are `release.rs`.

use super::super::language::{WordList, is_plural, ones};
use super::super::numeral::is_number_word;
use super::clause::clause;
use super::counted::{FURTHEST, is_measured, tells};
use super::evidence::{Bare, Listed};
use super::line::is_digit;
use super::release::is_version_like;
use super::software::is_minor;

impl Bare<'_> {
    /// `a score of 3.4`, `fell to 2.5`, `averaged 2.4 goals`: what can be a version and is none by the words around it. In texts
    /// about software more is released, docs and all, than counted in tenths.
    pub(super) fn is_decimal(&self, among: Listed) -> bool {
        let (next, _) = self.line.word(self.line.past_blank(among.last));
        let decimal = is_version_like(self.line.slice(self.start, self.end));
        if !decimal || WordList::VersionEnd.has(next) {
            return false;
        }
        let mut words = clause(self.line, among.first);
        let lead = words.next().unwrap_or_default();
        let level = |word: &str| {
            let word = word.to_ascii_lowercase();
            let is_level =
                |word: &str| WordList::LevelNoun.has(word) || WordList::DecimalNoun.has(word);
            is_level(&word) || ones(&word).any(is_level)
        };
        let changed = || clause(self.line, among.first).any(|word| WordList::Change.names(word));
        let of = WordList::Of.has(lead);
        let joint = of || WordList::StatedVerb.has(lead) || WordList::LevelAt.names(lead);
        // `to delay 3.0`
        let verb = clause(self.line, among.first)
            .nth(1)
            .is_some_and(|word| WordList::LevelWord.has(word));
        let measured = level(lead) && !verb || joint && words.take(FURTHEST).any(level);
        let stepped = (WordList::By.has(lead) || WordList::LevelWord.has(lead)) && changed();
        let scaled = is_number_word(next);
        if stepped || measured || scaled || is_measured(self.line, among.last, self.units) {
            return true;
        }
        // `the 1.13 docs`, `Quay 2.0 iterates`
        let shown = WordList::DecadeLead.names(lead)
            || WordList::PointingWord.names(lead)
            || lead.starts_with(char::is_uppercase) && !WordList::SentenceOpener.names(lead);
        let (object, _) = self.line.word(
            self.line
                .past_blank(self.line.past_blank(among.last) + next.len()),
        );
        // `3.0 includes some changes`
        let verb = WordList::TellingVerb.has(next)
            || WordList::AttributeArticle.has(object)
            || WordList::Determiner.has(object);
        let several = (is_plural(next) && !verb || WordList::People.has(next)) && !shown;
        if self.software.holds_code() || self.software.holds_release() {
            let number = self.line.slice(self.start, self.end);
            return several && !is_minor(number);
        }
        // `increased for 1.7`, `a backport of 7.6`
        let placed = of || WordList::OfferJoint.has(lead) || self.is_within(among);
        let told = || {
            tells(self.line, among.first, self.labels)
                || self.is_led(among)
                || self.is_levelled(among)
        };
        several || !placed && told()
    }

    /// The same of a number with a point, beside another one.
    pub(super) fn is_parallel_decimal(&self, among: Listed) -> bool {
        let decimal = is_version_like(self.line.slice(self.start, self.end));
        let sentence = self.sentence_before(among.first);
        let beside = sentence
            .rsplit(|c: char| !is_digit(c) && c != '.')
            .find(|number| number.contains(is_digit));
        decimal && beside.is_some_and(|number| number.contains('.')) && self.is_parallel(among)
    }
}
