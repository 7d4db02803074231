//! Words that tell a name from a count: `Bus 42`, `page 33`, `RFC 2119`, `Python 3.11`, `ISBN 978-…`, 国道318线, 3.2版. The
//! words are data, one list a language.

use std::collections::BTreeMap;

use super::super::cursor::is_latin;
use super::super::language::{
    NameRole, NumberRole, WordList, WordSet, ends_as_verb, is_doing, is_plural, names,
    number as number_of, ones,
};
use super::super::unit::Units;
use super::amount::Amount;
use super::guard::goes_on_as_word;
use super::line::{Line, is_blank, is_digit};

/// No label has more bytes.
const LONGEST_LABEL: usize = 48;

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
    /// Whether a unit follows.
    unit: bool,
    /// The word of an alphabet that follows.
    pub(super) next: &'a str,
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
    fn may_end(&self, role: NameRole, text: &str) -> bool {
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
        let end = Amount::numeral_end(line, hit);
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
        if thousands || scaled || line.at(end).is_some_and(|c| is_digit(c) || c == '%') {
            return None;
        }
        let decimal = line.slice(hit, end).contains('.');
        // `Section 4.1 Project`: of something that is counted whole there are no tenths.
        let part = decimal && next.starts_with(char::is_uppercase) && is_whole(next, units);
        let number = Numbered {
            line,
            hit,
            end,
            decimal,
            unit: !one && !part && unit_follows(line, end, units),
            next: if one { "" } else { next },
        };
        let end = if digits {
            self.chinese(&number, floor, units)
        } else {
            None
        }
        .or_else(|| self.english(&number, floor, units))?;
        Some((hit, end))
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
        let label_end = if dot || colon {
            line.back(blank)
        } else {
            blank
        };
        let label = line.word_before(label_end, floor);
        if label.is_empty() || label_end == hit {
            return None;
        }
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
        if colon && !WordList::Quoted.has(&small) && !required {
            return None;
        }
        let numeral = line.at(hit).is_some_and(is_digit);
        // `the default port is 8080`
        let subject = line.word_before(line.back_blank(start, floor), floor);
        // `set the port to 8080`
        let joint = WordList::LabelJoint.has(label) || WordList::ScoreJoint.has(label);
        let told = joint && WordList::Quoted.has_small(subject);
        if told && numeral && !number.unit && !self.counted(number.next) {
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
            && !WordList::Sum.has(label);
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
            let placed = WordList::PlaceLead.has(before) && WordList::Placed.has(singular);
            // `of Sections 15 and 16`
            let title =
                label.starts_with(char::is_uppercase) && before.starts_with(char::is_lowercase);
            let named = (placed || self.names(singular, number))
                && further > end
                && (placed || title || !WordList::SeveralLead.has(before));
            return named.then_some(further);
        }
        let placed = WordList::PlaceLead.has(before) && WordList::Placed.has(label);
        let capital = label.starts_with(char::is_uppercase) && WordList::Capital.has_small(label);
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
                || WordList::Placed.has(word)
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

    /// The end of further numbers that are listed after one: `12–15`, `3, 4 and 12`, where they fit and no unit follows. A
    /// range in digits needs no leave.
    fn listed(
        &self,
        line: Line<'_>,
        end: usize,
        units: &Units,
        fits: impl Fn(&str, bool) -> bool,
    ) -> usize {
        let mut end = end;
        let mut rising = false;
        loop {
            let joint = line.run(end, is_blank);
            let dash = line.run(joint, |c| matches!(c, '-' | '–' | '—' | '~'));
            let (word, word_end) = line.word(joint);
            let word = WordList::ListJoint.has(word);
            let after = match line.at(joint) {
                _ if dash > joint && joint == end => dash,
                // `Quay 3.7 ~ 3.12`
                _ if line.slice(joint, dash) == "~" && is_decimal(line, end) => dash,
                Some('/') if joint > end || is_decimal(line, end) => line.next(joint),
                Some(',' | '&') => line.next(joint),
                // Python 3.8 至 3.12
                Some(c) if WordList::ListJointCharacter.holds(c) && is_decimal(line, end) => {
                    line.next(joint)
                }
                _ if word && joint > end => word_end,
                _ => return end,
            };
            let start = line.run(after, |c| is_blank(c) || c == '#');
            let last = Amount::numeral_end(line, start);
            let number = line.at(start).is_some_and(is_digit);
            let next = line.past_blank(last);
            // `Scope 1 and 2 emissions`
            let value = |at: usize| line.slice(at, line.run(at, is_digit)).parse::<u32>().ok();
            let one_more = value(line.run_back(end, 0, is_digit))
                .zip(value(start))
                .is_some_and(|(first, second)| second == first + 1);
            // `Figure 4-6 depicts`
            let spanned = dash > joint && joint == end && line.slice(joint, dash) == "-";
            let counted = self.counted(line.word(next).0) && !(word && one_more) && !spanned;
            let unit = units.begin(line.rest(next)) || counted;
            let more = line.at(last).is_some_and(|c| {
                is_latin(c)
                    || is_digit(c)
                    || matches!(c, '%' | ',' | '-')
                        && line.at(line.next(last)).is_some_and(is_digit)
            });
            let (follower, _) = line.word(next);
            let ends = (follower.is_empty() || WordList::ListEnd.has(follower))
                && !line.at(next).is_some_and(is_digit)
                || word && !WordList::Of.has(follower);
            // `level 1, 2, 3 and 4 fill up`
            rising = line.at(joint) == Some(',') && one_more && (rising || goes_on(line, last));
            let fitting = (word || rising) && one_more
                || dash > joint
                || line.at(joint) == Some('/')
                || fits(line.slice(start, last), ends);
            if !number || unit || more || !fitting {
                return end;
            }
            end = if line.at(last) == Some('+') {
                line.next(last)
            } else {
                last
            };
        }
    }

    /// The end of the digits, letters and hyphens at `hit` when the words before them say that they are dialled or quoted:
    /// `ISBN 978-…`, `tel.: 555…`, 邮编为310012.
    pub(super) fn identifier(
        &self,
        line: Line<'_>,
        hit: usize,
        floor: usize,
        units: &Units,
    ) -> Option<usize> {
        line.at(hit).filter(|c| is_digit(*c))?;
        let run = line.run(hit, |c| {
            c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '.' | '_' | '–')
        });
        let token = line
            .slice(hit, run)
            .trim_end_matches(['-', '/', '.', '_', '–']);
        let end = hit + token.len();
        let long = token.chars().filter(|c| is_digit(*c)).count() >= 3;
        long.then_some(())?;
        // A comma of full width groups no thousands.
        let thousands =
            line.rest(end).starts_with(',') && line.at(line.next(end)).is_some_and(is_digit);
        let next = line.past_blank(end);
        let scaled = line
            .at(next)
            .is_some_and(|c| c == '%' || WordList::ScaleBehind.holds(c));
        let counts = || units.begin(line.rest(next)) || self.counted(line.word(next).0);
        if thousands || scaled || counts() {
            return None;
        }
        let direct = line.slice(floor, line.back_blank(hit, floor));
        if self.is(
            NameRole::Dialled,
            line.word_before(direct.len() + floor, floor),
        ) {
            return Some(end);
        }
        let before = before_joints(direct);
        let word = line.word_before(before.len() + floor, floor);
        let all = before_joints(line.slice(0, hit));
        let near = all.get(all.ceil_char_boundary(all.len().saturating_sub(LONGEST_LABEL))..);
        let near = near.unwrap_or_default();
        let written = || {
            // QQ 群 is written with a blank too.
            let joined: String = near.split(is_blank).collect();
            self.ending(NameRole::Identifier, &joined).is_some()
        };
        let may_end = self.may_end(NameRole::Identifier, near.trim_end_matches(is_blank));
        (self.is(NameRole::Identifier, word) || may_end && written()).then_some(end)
    }
}

/// Whether the number that ends at `end` is followed by a comma, or by `and`, and by the number after it.
fn goes_on(line: Line<'_>, end: usize) -> bool {
    let comma = line.run(end, |c| c == ',' || is_blank(c));
    let (word, after) = line.word(comma);
    let next = if WordList::ListJoint.has(word) {
        line.past_blank(after)
    } else {
        comma
    };
    let value = |from: usize, to: usize| line.slice(from, to).parse::<u32>().ok();
    let first = value(line.run_back(end, 0, is_digit), end);
    let second = value(next, line.run(next, is_digit));
    next > end
        && first
            .zip(second)
            .is_some_and(|(first, second)| second == first + 1)
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

/// 图 6.6b: the number of a part of a picture or a table, with its letter.
fn of_picture(line: Line<'_>, hit: usize, end: usize) -> Option<usize> {
    let labelled = line.is_before(line.back_blank(hit, 0), WordList::Labelled);
    let (letter, after) = line.word(end);
    let small = letter.len() == 1 && letter.starts_with(char::is_lowercase);
    let apart = !line.at(after).is_some_and(is_digit);
    (labelled && small && apart).then_some(after)
}

/// The end of the number of a standard or a model: `Boeing 737-800`, `EN 301 549`.
fn model_end(line: Line<'_>, hit: usize, end: usize) -> usize {
    if line.at(end) == Some('-') {
        return line.run(end, |c| c.is_ascii_alphanumeric() || c == '-');
    }
    let further = line.run(line.past_blank(end), is_digit);
    let split = end == hit + 3 && further == end + 4;
    if split { further } else { end }
}

/// Whether a unit of the number that ends at `end` follows it.
pub(super) fn unit_follows(line: Line<'_>, end: usize, units: &Units) -> bool {
    let start = line.past_blank(end);
    let found = units.length_at(line.rest(start));
    // 13 升级 is no volume.
    let other = |length: usize| goes_on_as_word(line, start, start + length);
    found.is_some_and(|length| !other(length)) && !begins_amount(line, end, units)
}

/// Whether a sign of money stands after a blank and right before the next number: `stage 2 €11 million`.
fn begins_amount(line: Line<'_>, end: usize, units: &Units) -> bool {
    let sign = line.past_blank(end);
    let found = units.match_before(line.rest(sign)).filter(|_| sign > end);
    found.is_some_and(|found| line.at(sign + found.length).is_some_and(is_digit))
}

/// Whether one thing follows of which several would have a plural: `2 run`.
pub(super) fn is_one_thing(line: Line<'_>, hit: usize, end: usize, units: &Units) -> bool {
    let (word, _) = line.word(line.past_blank(end));
    let singular = word.len() > 2 && !is_plural(word) && !WordList::People.has(word);
    let several = line.slice(hit, end) != "1" && end <= hit + "hundred".len();
    singular && several && word.starts_with(char::is_lowercase) && is_whole(word, units)
}

/// Whether a text starts with a unit of which only whole numbers exist.
pub(super) fn is_whole(text: &str, units: &Units) -> bool {
    let found = units.match_at(text);
    let mut owners = found.iter().flat_map(|found| &found.units);
    owners.any(|id| units.get(id).is_some_and(|unit| unit.whole))
}

/// Whether the number that ends at `end` is a decimal: `TLS 1.2/1.3`.
fn is_decimal(line: Line<'_>, end: usize) -> bool {
    let part = line.run_back(end, 0, is_digit);
    line.before(part) == Some('.') && line.before(line.back(part)).is_some_and(is_digit)
}

/// Whether a word in s is a verb by what follows it: `sets the rule`, `avoids turning`.
fn is_predicate(verb: &str, object: &str) -> bool {
    ends_as_verb(verb) && (is_doing(object) || WordList::AttributeArticle.has(object))
}

/// Whether a word tells in which direction a length is measured.
fn measures(word: &str) -> bool {
    WordList::MeasureWord.has(word)
}

/// A text without what can stand between a label and what it names: `is`, a colon, a bracket, 是.
fn before_joints(text: &str) -> &str {
    let mut kept = text;
    loop {
        let shorter = kept.trim_end_matches(|c| {
            is_blank(c)
                || matches!(
                    c,
                    ':' | '：' | '.' | '=' | '#' | '+' | '“' | '"' | '(' | '（' | '`' | '*'
                )
                || WordList::NameJoint.holds(c)
        });
        match WordList::LabelJoint.before_last(shorter) {
            Some(shorter) => kept = shorter,
            None if shorter.len() < kept.len() => kept = shorter,
            None => return kept,
        }
    }
}
