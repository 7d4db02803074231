//! Words that tell a name from a count: `Bus 42`, `page 33`, `RFC 2119`, `Python 3.11`, `ISBN 978-…`, 国道318线, 3.2版. The
//! words are data, one list a language.

use std::collections::BTreeMap;

use super::super::cursor::is_latin;
use super::super::language::{
    NameRole, NumberRole, WordList, WordSet, ends_as_verb, is_doing, is_plural, names,
    number as number_of, ones,
};
use super::super::numeral::is_number_word;
use super::super::unit::Units;
use super::amount::Amount;
use super::glued::past_choices;
use super::label_end::{before_mark, grouped, is_account, model_end, of_picture};
use super::line::{Line, is_digit};
use super::spoken::Spoken;
use super::thing_behind::{is_one_thing, is_whole, unit_follows};

/// The words of all languages by what they do.
#[derive(Clone, Debug)]
pub(super) struct Labels {
    words: BTreeMap<NameRole, WordSet>,
    /// Those of them that are written without blanks.
    joined: BTreeMap<NameRole, WordSet>,
}

/// A number beside which a label is looked for.
#[derive(Clone, Copy)]
pub(super) struct Numbered<'a> {
    pub(super) line: Line<'a>,
    pub(super) hit: usize,
    pub(super) end: usize,
    pub(super) decimal: bool,
    /// Whether a unit follows; before that is looked for, whether it may.
    unit: bool,
    /// The word of an alphabet that follows.
    pub(super) next: &'a str,
}

impl Numbered<'_> {
    /// The same once it was looked whether a unit follows.
    fn looked_behind(self, units: &Units) -> Self {
        Self {
            unit: self.unit && unit_follows(self.line, self.end, units),
            ..self
        }
    }
}

impl Labels {
    pub(super) fn new() -> Self {
        let words = names();
        let joined = |set: &WordSet| set.without(str::is_ascii);
        let sets = words.iter().map(|(role, set)| (*role, joined(set)));
        Self {
            joined: sets.collect(),
            words,
        }
    }

    /// Whether a word does this, in any case.
    pub(super) fn is(&self, role: NameRole, word: &str) -> bool {
        self.words.get(&role).is_some_and(|set| set.has_small(word))
    }

    /// Whether a word does this, in any case of either: `python` is `Python`.
    pub(super) fn is_like(&self, role: NameRole, word: &str) -> bool {
        self.words.get(&role).is_some_and(|set| set.names(word))
    }

    pub(super) fn is_exactly(&self, role: NameRole, word: &str) -> bool {
        self.words.get(&role).is_some_and(|set| set.has(word))
    }

    /// The word of a list that a text ends with.
    pub(super) fn ending(&self, role: NameRole, text: &str) -> Option<&'static str> {
        let fits = self.joined.get(&role)?.ending(text);
        fits.max_by_key(|word| word.len())
    }

    /// Whether a text ends as one of these words does.
    pub(super) fn may_end(&self, role: NameRole, text: &str) -> bool {
        self.joined.get(&role).is_some_and(|set| set.may_end(text))
    }

    /// Whether a text begins with a Chinese word that names the number before it.
    pub(super) fn follows(&self, text: &str) -> bool {
        self.follower(text).is_some()
    }

    fn follower(&self, text: &str) -> Option<&'static str> {
        self.words.get(&NameRole::After)?.starting(text).next()
    }

    /// The bytes of the number at `hit` when the words beside it say that it is a name.
    pub(super) fn numbered(
        &self,
        line: Line<'_>,
        hit: usize,
        floor: usize,
        units: &Units,
    ) -> Option<(usize, usize)> {
        // `page two hundred and five`
        let spoken = Spoken::at(line, hit);
        let end = spoken.map_or_else(|| Amount::numeral_end(line, hit), |number| number.end);
        // A comma of full width groups no thousands.
        let thousands =
            line.rest(end).starts_with(',') && line.at(line.next(end)).is_some_and(is_digit);
        let digits = line.at(hit).is_some_and(is_digit);
        let next = line.word(line.past_blank(end)).0;
        // `Zone 1 tickets`: one of them would be no plural.
        let one = line.slice(hit, end) == "1" && self.counted(next);
        // `Hits 513 Million`
        let scaled = digits && number_of(NumberRole::Scale, next).is_some();
        if digits && let Some(end) = of_picture(line, hit, end) {
            return Some((hit, end));
        }
        if thousands && let Some(end) = grouped(line, hit, floor) {
            let next = line.word(line.past_blank(end)).0;
            let counts = self.counted(next) || unit_follows(line, end, units);
            return (!counts && !is_number_word(next)).then_some((hit, end));
        }
        if thousands || scaled || line.at(end).is_some_and(|c| is_digit(c) || c == '%') {
            return None;
        }
        let decimal =
            line.slice(hit, end).contains('.') || spoken.is_some_and(|number| number.decimal);
        // `Section 4.1 Project`: of something that is counted whole there are no tenths.
        let part = decimal && next.starts_with(char::is_uppercase) && is_whole(next, units);
        let number = Numbered {
            line,
            hit,
            end,
            decimal,
            unit: !one && !part,
            next: if one { "" } else { next },
        };
        let end = if digits {
            self.chinese(&number, floor, units)
        } else {
            None
        }
        .or_else(|| self.english(&number, floor, units))?;
        Some((hit, past_choices(line, end, units)))
    }

    /// 图3, 国道318线, 3.2版, 12路公交车.
    fn chinese(&self, number: &Numbered<'_>, floor: usize, units: &Units) -> Option<usize> {
        let Numbered { line, hit, end, .. } = *number;
        let before = line.slice(0, line.back_blank(hit, floor));
        let goes_on = line
            .at(end)
            .is_some_and(|c| is_latin(c) || c == '+' || WordList::NumberGoesOn.holds(c));
        let labelled = [NameRole::Thing, NameRole::Identifier]
            .into_iter()
            .any(|role| self.ending(role, before).is_some());
        let adjoining = || {
            let verb = line.past_any(end, WordList::FigureVerb).is_some();
            !verb && units.begin(line.rest(end))
        };
        if labelled && !goes_on && !adjoining() {
            // 表2-4
            let further = line.run(line.next(end), is_digit);
            let joined = line.at(end) == Some('-') && further > line.next(end);
            return Some(if joined { further } else { end });
        }
        // 80/443端口
        let slashed = line.run(line.next(end), is_digit);
        let end = if line.at(end) == Some('/') && slashed > line.next(end) {
            slashed
        } else {
            end
        };
        let rest = line.rest(line.past_blank(end));
        if let Some(word) = self.follower(rest) {
            // 印了3版 counts: only a decimal is a version for certain.
            let version = WordList::VersionBehind.has(word);
            return (!version || number.decimal).then_some(end);
        }
        let after = line.past_any(line.past_blank(end), WordList::LineCharacter)?;
        self.ending(NameRole::Riding, before).map(|_| after)
    }

    /// `Chapter 4`, `No. 7`, `Bus 42`, `Python 3.11`, `pages 3, 4 and 12`.
    fn english(&self, number: &Numbered<'_>, floor: usize, units: &Units) -> Option<usize> {
        let Numbered { line, hit, end, .. } = *number;
        let blank = line.back_blank(hit, floor);
        let dot = line.before(blank) == Some('.');
        let colon = line.before(blank) == Some(':');
        let label_end = before_mark(line, blank, dot || colon);
        let label = line.word_before(label_end, floor);
        if label.is_empty() || label_end == hit {
            return None;
        }
        let number = &number.looked_behind(units);
        let start = label_end - label.len();
        // `the harbour's 30`
        if matches!(line.before(start), Some('\'' | '’')) {
            return None;
        }
        // A point behind any other word ends its sentence: `at the quay. One in five boats waits`.
        let small = label.to_ascii_lowercase();
        if dot && !WordList::Abbreviation.has(&small) {
            // `K. 525`, a number in the list of somebody's works
            let named = is_capital(label) && digits_only(line, number);
            return (named && !number.unit && !self.counted(number.next)).then_some(end);
        }
        // `Rooms: 300` counts.
        // `Java: 1.8+`
        let required = number.decimal && self.is_exactly(NameRole::Version, label);
        if colon && !WordList::ColonLabel.has(&small) && !required {
            return None;
        }
        let numeral = line.at(hit).is_some_and(is_digit);
        // `the default port is 8080`
        let subject = line.word_before(line.back_blank(start, floor), floor);
        // `set the port to 8080`
        let joint = WordList::LabelJoint.has(label) || WordList::ScoreJoint.has(label);
        let told = || {
            joint && WordList::ColonLabel.has_small(subject)
                || is_account(line, label, hit, end)
                || self.tells_number(number, label, start, floor)
        };
        // `the order number is 88123`, `account 12345678 was closed`
        if numeral && !number.unit && !self.counted(number.next) && told() {
            return Some(end);
        }
        // `our flat is 3B`
        let flat = WordList::LabelJoint.has(label) && self.is(NameRole::Thing, subject);
        if flat && numeral && is_capital(line.word(end).0) {
            return Some(line.next(end));
        }
        if self.is_exactly(NameRole::Standard, label)
            || WordList::StandardEnd.has(label) && line.before(start) == Some('/')
        {
            return numeral.then(|| model_end(line, hit, end));
        }
        // `Windows 3.0 里` is no length, and nothing that is whole is counted in `TLS 1.3 connections`.
        let next_unit = line.rest(line.past_blank(end));
        let apart =
            number.decimal && (!next_unit.starts_with(is_latin) || is_whole(next_unit, units));
        let version = numeral && self.is_exactly(NameRole::Version, label);
        if numeral && self.names_before_unit(label, number, start, floor, units) {
            return Some(end);
        }
        if number.unit && !dot && !(version && apart && line.past_blank(end) > end) {
            return None;
        }
        if version {
            return self.version(number, units);
        }
        self.thing(number, label, start, floor, units)
    }

    /// Whether the label is the verb of `the order number is 88123`.
    fn tells_number(&self, number: &Numbered<'_>, label: &str, start: usize, floor: usize) -> bool {
        let line = number.line;
        let end = line.back_blank(start, floor);
        let word = line.word_before(end, floor);
        let thing = line.word_before(line.back_blank(end - word.len(), floor), floor);
        let roles = [NameRole::Thing, NameRole::Identifier, NameRole::Document];
        let known = roles.into_iter().any(|role| self.is(role, thing));
        WordList::StatedVerb.has(label)
            && WordList::ByNumber.names(word)
            && (known || WordList::OfNumber.has_small(thing))
    }

    /// Whether a number is that of its label although a unit follows: `Year 7 pupils`, `Line 2 run every day`.
    fn names_before_unit(
        &self,
        label: &str,
        number: &Numbered<'_>,
        start: usize,
        floor: usize,
        units: &Units,
    ) -> bool {
        let Numbered { line, hit, end, .. } = *number;
        let named = label.starts_with(char::is_uppercase) && self.is(NameRole::Thing, label);
        let inside = line
            .before(line.back_blank(start, floor))
            .is_some_and(|c| c.is_alphanumeric() || c == ',');
        // `the QuayOS 15 job`
        let inner =
            label.chars().skip(1).any(char::is_uppercase) && label.chars().any(char::is_lowercase);
        // `the Gull 8 bus`, `the Fortune 500 group`
        let proper = inside
            && label.len() > 1
            && label.starts_with(char::is_uppercase)
            && !WordList::AmountCapital.has(label);
        // `Section 4 sets the rule`
        let (verb, verb_end) = line.word(line.past_blank(end));
        let (object, _) = line.word(line.past_blank(verb_end));
        let part =
            named || label.starts_with(char::is_uppercase) && self.is(NameRole::Document, label);
        let predicate = part && ends_as_verb(verb) && WordList::AttributeArticle.has(object);
        predicate
            || (named || inner || proper) && is_one_thing(line, hit, end, units)
            || self.is_classing(label, number, inside)
    }

    /// The end of a small number or a decimal behind the name of a program: `Python 3.11`, `Windows 7, 8 and 10`.
    fn version(&self, number: &Numbered<'_>, units: &Units) -> Option<usize> {
        let Numbered { line, hit, end, .. } = *number;
        let small =
            end - hit <= 2 || number.decimal || end - hit <= 4 && !self.counted(number.next);
        let end = if matches!(line.at(end), Some('+')) || line.rest(end).starts_with(".x") {
            line.run(end, |c| matches!(c, '+' | '.' | 'x' | '*'))
        } else {
            end
        };
        let fits = |text: &str, last: bool| text.contains('.') || last && text.len() <= 2;
        small.then(|| self.listed(line, end, units, fits))
    }

    /// `Chapter 4`, `Bus 42`, `pages 3, 4 and 12`: the number of a part of a document or of a thing.
    fn thing(
        &self,
        number: &Numbered<'_>,
        label: &str,
        start: usize,
        floor: usize,
        units: &Units,
    ) -> Option<usize> {
        let Numbered { line, hit, end, .. } = *number;
        let numeral = line.at(hit).is_some_and(is_digit);
        let letter = line.word(end).0.len() == 1 && !line.at(line.next(end)).is_some_and(is_digit);
        if line
            .at(end)
            .is_some_and(|c| is_latin(c) && !letter || c == '+')
        {
            return None;
        }
        let end = if letter { line.next(end) } else { end };
        // `Case 14/2231`
        let filed = line.run(line.next(end), is_digit);
        let body = line.next(filed);
        // `Directive 96/9/EC`
        let community = filed > line.next(end)
            && line.at(filed) == Some('/')
            && line.at(body).is_some_and(char::is_uppercase);
        let filed = if community { line.word(body).1 } else { filed };
        let filing = line.at(end) == Some('/') && filed >= line.next(end) + 3;
        let end = if filing { filed } else { end };
        if numeral && !self.counted(number.next) && self.is_code(label, line, start, floor, units) {
            return Some(end);
        }
        let before = line.word_before(line.back_blank(start, floor), floor);
        if let Some(singular) = self.singular(label) {
            let further = self.listed(line, end, units, |_, _| true);
            let placed = WordList::PlaceLead.has(before) && WordList::PlacedLabel.has(singular);
            // `of Sections 15 and 16`
            let title =
                label.starts_with(char::is_uppercase) && before.starts_with(char::is_lowercase);
            let named = (placed || self.names(singular, number))
                && further > end
                && (placed || title || !WordList::SeveralLead.has(before));
            return named.then_some(further);
        }
        let placed = WordList::PlaceLead.has(before) && WordList::PlacedLabel.has(label);
        let capital =
            label.starts_with(char::is_uppercase) && WordList::CapitalLabel.has_small(label);
        if numeral && (placed || capital) && !self.counted(number.next) {
            return Some(self.listed(line, end, units, |_, _| false));
        }
        let named = self.names(label, number) && self.is_label(label, number, start, floor);
        let proper = || numeral && self.is_proper(label, number, start, floor);
        // `junction 14 to 16`
        let rises = |at: usize| {
            let (word, after) = line.word(line.past_blank(at));
            let next = line.past_blank(after);
            let value = |at: usize| line.slice(at, line.run(at, is_digit)).parse::<u32>().ok();
            WordList::ScoreJoint.has(word) && value(next) > value(hit)
        };
        let several = WordList::SeveralLabel.names(label) || numeral && rises(end);
        (named || proper()).then(|| self.listed(line, end, units, |_, _| several))
    }

    /// Whether capitals stand between a label and a number that belong to both: `Flight KL 1009`, `Sail No. NED 204`.
    fn is_code(
        &self,
        code: &str,
        line: Line<'_>,
        start: usize,
        floor: usize,
        units: &Units,
    ) -> bool {
        let capitals =
            (1..=4).contains(&code.len()) && code.chars().all(|c| c.is_ascii_uppercase());
        let blank = line.back_blank(start, floor);
        let end = if line.before(blank) == Some('.') {
            line.back(blank)
        } else {
            blank
        };
        let label = line.word_before(end, floor);
        let known = [NameRole::Document, NameRole::Thing, NameRole::Identifier]
            .iter()
            .any(|role| self.is(*role, label));
        let money = units
            .match_before(code)
            .is_some_and(|found| found.length == code.len());
        capitals && known && !money
    }

    /// The word that a plural is made of.
    fn singular<'w>(&self, word: &'w str) -> Option<&'w str> {
        let known = |word| {
            self.is(NameRole::Document, word)
                || self.is(NameRole::Thing, word)
                || WordList::PlacedLabel.has(word)
        };
        let one = ones(word).find(|one| one.len() > 2 && known(one))?;
        (!known(word)).then_some(one)
    }

    /// Whether a label can name a number.
    fn names(&self, label: &str, number: &Numbered<'_>) -> bool {
        let capital = label.starts_with(char::is_uppercase);
        let thing = self.is(NameRole::Thing, label)
            && (!number.decimal || capital || WordList::DecimalLabel.has(label));
        self.is(NameRole::Document, label) || thing
    }

    /// Whether a label is one here, and neither a verb (`they page 300 guests`) nor followed by what is counted
    /// (`the port 300 lorries use`).
    fn is_label(&self, label: &str, number: &Numbered<'_>, start: usize, floor: usize) -> bool {
        let line = number.line;
        if label.starts_with(char::is_uppercase) {
            return true;
        }
        let before = line.word_before(line.back_blank(start, floor), floor);
        let verb = self.is(NameRole::Subject, before) || self.counted(before);
        // `said that route 14 alone had`: a verb would be followed by what it is done to.
        let verb = verb && !WordList::Predicate.has(number.next);
        // `to junction 36, then on`
        let inch = WordList::InchWord.has(number.next);
        let stops =
            WordList::NoObject.has(number.next) || WordList::StopWord.has(number.next) && !inch;
        let object =
            !number.next.is_empty() && !stops || line.at(number.end).is_none_or(|c| c == '%');
        let verb = verb && object;
        let each = WordList::EachLead.has(before);
        let after = line.past_blank(line.past_blank(number.end) + number.next.len());
        // `line 2 in 1981`, `pier 12 in long`
        let inches = WordList::InchWord.has(number.next) && measures(line.word(after).0);
        let measured = measures(number.next) || inches;
        let (object, _) = line.word(after);
        let counts = self.counted(number.next) && !is_predicate(number.next, object) || measured;
        if self.is(NameRole::Document, label) {
            return !(verb && counts);
        }
        !(verb || each || counts)
    }

    /// Whether a word is a plural for all that one can see: not capitalised, in s, and no verb.
    pub(super) fn counted(&self, word: &str) -> bool {
        let other = WordList::People.has(word);
        (is_plural(word)
            && word.starts_with(char::is_lowercase)
            && !self.is(NameRole::Singular, word))
            || other
    }
}

/// Whether a number is whole, in digits, and nothing is joined to it.
fn digits_only(line: Line<'_>, number: &Numbered<'_>) -> bool {
    let whole = line.run(number.hit, is_digit) == number.end && number.end > number.hit;
    whole && number.end <= number.hit + 4 && !line.at(number.end).is_some_and(char::is_alphanumeric)
}

/// A single capital.
fn is_capital(word: &str) -> bool {
    word.len() == 1 && word.starts_with(char::is_uppercase)
}

/// Whether a word in s is a verb by what follows it: `sets the rule`, `avoids turning`.
fn is_predicate(verb: &str, object: &str) -> bool {
    ends_as_verb(verb) && (is_doing(object) || WordList::AttributeArticle.has(object))
}

/// Whether a word tells in which direction a length is measured.
fn measures(word: &str) -> bool {
    WordList::MeasureWord.has(word)
}
