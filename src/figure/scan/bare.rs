//! English numbers that stand bare, with nothing counted behind them, after a word that does not tell how much: `joined up at
//! 18`, `timed at 12.61`, `booked on 63`, `on chromosome 11`, `took the 42 to town`, `Ocean's 11`. What they are (an age, an
//! hour, a place, a name) is left open; that they are no quantity is not. Where a word nearby tells a level (`stood at 300`,
//! `unemployment was up on 5.4`) they are one.

use super::super::language::{NameRole, WordList, is_manner, is_past, is_plural, ones};
use super::super::numeral::is_number_word;
use super::super::unit::Units;
use super::FoundKind;
use super::amount::Amount;
use super::clause::{clause, counts, stands_apart};
use super::label::Labels;
use super::line::{Line, is_blank, is_digit};
use super::outcome::Outcome;
use super::year::is_bare_year;

/// A word that tells a level is not further before `at` than so many words.
const FURTHEST: usize = 4;
/// No list of bare numbers is longer.
const MOST_NUMBERS: usize = 8;
/// The hours of a day, and the minutes of an hour.
const HOURS: u32 = 24;
const MINUTES: u32 = 60;
/// No oven has more marks.
const MOST_MARKS: u32 = 12;

/// A bare number, and the words before it.
struct Bare<'a> {
    line: Line<'a>,
    hit: usize,
    end: usize,
    /// The word right before it, and those before that, the last first.
    lead: &'a str,
    before: Vec<&'a str>,
    /// The word that follows.
    next: &'a str,
}

/// The name that the bare number at `hit` is.
pub(super) fn read(line: Line<'_>, hit: usize, units: &Units, labels: &Labels) -> Option<Outcome> {
    let end = bare_end(line, hit, units, labels)?;
    let lead = line.word_before(line.back_blank(hit, 0), 0);
    // `12 across`: a clue
    let (next, _) = line.word(line.past_blank(end));
    if WordList::ClueWord.has(next) && !line.slice(hit, end).contains('.') {
        return Some(Outcome::found(hit, end, FoundKind::Name));
    }
    if is_aside(line, hit, end, labels) {
        return Some(Outcome::found(hit, end, FoundKind::Name));
    }
    if let Some(last) = falling_end(line, hit, end) {
        return Some(Outcome::found(hit, last, FoundKind::Name));
    }
    let mut words = clause(line, hit).peekable();
    // `Ocean's 11`: the word before ends with the sign of a genitive.
    if words.next()?.ends_with(lead) && !lead.is_empty() {
        // `at 10 and 4`: what stands before the first tells what both are.
        let numeral = |word: &&str| word.bytes().all(|c| c.is_ascii_digit() || c == b'.');
        let mut lead = lead;
        while WordList::ListEnd.has(lead) && words.next_if(numeral).is_some() {
            lead = words.next()?;
        }
        let bare = Bare {
            line,
            hit,
            end,
            lead,
            before: words.take(FURTHEST).collect(),
            next: line.word(line.past_blank(end)).0,
        };
        if let Some(end) = bare.span_end(units) {
            return Some(Outcome::found(hit, end, FoundKind::Name));
        }
        let named = bare.opens()
            || bare.is_at()
            || bare.is_on()
            || bare.is_in()
            || bare.is_bounded_by_hour()
            || bare.is_shown()
            || bare.is_owned()
            || bare.is_labelled()
            || bare.is_named()
            || bare.is_second()
            || bare.is_of_name()
            || bare.is_set()
            || bare.is_reached()
            || bare.is_begun()
            || bare.is_somebody()
            || bare.is_all_out();
        return named.then(|| Outcome::found(hit, end, FoundKind::Name));
    }
    None
}

impl Bare<'_> {
    /// The word that stands so many words before the one right before the number.
    fn back(&self, count: usize) -> &str {
        self.before.get(count).copied().unwrap_or_default()
    }

    /// The text of the number.
    fn text(&self) -> &str {
        self.line.slice(self.hit, self.end)
    }

    /// Whether the number is an hour with its minutes: `4.40`.
    fn is_time(&self) -> bool {
        let Some((hour, minutes)) = self.text().split_once('.') else {
            return false;
        };
        let below = |text: &str, limit| text.parse().is_ok_and(|value: u32| value < limit);
        minutes.len() == 2 && below(hour, HOURS + 1) && below(minutes, MINUTES)
    }

    /// Whether the number is a decimal with one digit behind the point, as rates are written.
    fn is_rate(&self) -> bool {
        let part = self.text().split_once('.').map(|(_, part)| part.len());
        part == Some(1)
    }

    /// `joined up at 18`, `timed at 12.61`, `meets at 7`; `stood at 300`, `with turnout at 64` tell a level.
    fn is_at(&self) -> bool {
        let level = |word: &&str| WordList::LevelAt.names(word);
        let noun = self.back(0);
        let noun_level = WordList::LevelWith.names(self.back(1))
            && !is_past(noun)
            && !WordList::PastVerb.has(noun);
        // `came in at 5.4`
        let came = WordList::LevelIn.names(noun) && WordList::LevelCame.names(self.back(1));
        let measured = WordList::LevelNoun.has_small(noun);
        // `Prices started at 100`
        let begun = WordList::Begun.has(noun)
            && self.before.iter().any(|word| {
                let one = ones(word).any(|one| WordList::LevelNoun.has_small(one));
                one || WordList::LevelNoun.has_small(word)
            });
        let told = self.before.iter().any(level)
            || measured && !WordList::DoneVerb.names(noun)
            || noun_level
            || begun
            || came;
        // `opened at 18.30`
        let timed = self.is_time()
            && self
                .before
                .iter()
                .any(|word| WordList::HourLead.names(word));
        WordList::AgeAt.names(self.lead) && (!told || timed) && !self.is_rate()
    }

    /// `booked on 63`; `up on 300` and `agreed on 40` tell a level.
    fn is_on(&self) -> bool {
        WordList::NumberOn.names(self.lead)
            && !WordList::LevelOn.names(self.back(0))
            && !self.is_rate()
    }

    /// `In 476 the last emperor`, `ran it in 10.98`; `resulted in 40` and `one in 40` do not.
    fn is_in(&self) -> bool {
        let numeral = |word: &&str| is_number_word(word) || word.starts_with(is_digit);
        let share = self.before.iter().any(numeral);
        // `changes in 2.0`
        let first = self.text().ends_with(".0");
        let close = self.is_time() || first || self.text().contains('.') && !self.is_rate();
        let old = self.text().len() == 3 && self.text().bytes().all(|c| c.is_ascii_digit());
        WordList::PartIn.names(self.lead)
            && !share
            && !WordList::LevelResult.names(self.back(0))
            && (close || old && (WordList::YearFollower.has(self.next) || self.ends_phrase()))
    }

    /// `In 528, the town`: whether a comma ends what the number belongs to.
    fn ends_phrase(&self) -> bool {
        let after = self.line.next(self.end);
        let digit = |at: usize| self.line.at(at).is_some_and(is_digit);
        self.line.at(self.end) == Some(',') && !digit(after) && !digit(self.line.past_blank(after))
    }

    /// `before 5`, `until 4.30`: an hour, where nothing was compared.
    fn is_bounded_by_hour(&self) -> bool {
        let hour = self
            .text()
            .parse()
            .is_ok_and(|value: u32| (1..=HOURS).contains(&value));
        let changed = self.before.iter().any(|word| WordList::Change.names(word));
        WordList::HourBound.names(self.lead) && (hour || self.is_time())
            || WordList::By.names(self.lead) && self.is_time() && !changed
    }

    /// `set the oven to 6`, `turn the dial to 4`: what is set is no level, save of what is measured (`set the limit to 40`).
    fn is_set(&self) -> bool {
        let setting = |word: &&str| WordList::SettingVerb.names(word);
        let notch = self
            .text()
            .parse()
            .is_ok_and(|value: u32| value <= MOST_MARKS);
        WordList::ScoreJoint.has(self.lead)
            && notch
            && self.before.iter().take(3).any(setting)
            && !WordList::LevelNoun.has(self.back(0))
    }

    /// `count to 100`, `lived to 96`: what is reached so is no amount.
    fn is_reached(&self) -> bool {
        WordList::ScoreJoint.has(self.lead) && WordList::CountingVerb.names(self.back(0))
    }

    /// `from 7 until 7.25`: an hour.
    fn is_begun(&self) -> bool {
        let hour = self.text().parse().is_ok_and(|value: u32| value <= HOURS);
        WordList::From.names(self.lead)
            && WordList::HourUntil.has(self.next)
            && (hour || self.is_time())
    }

    /// `without power from 6 to 11`, `Museum: 10 to 5`: hours, where nothing changes or reaches so far; where they end.
    fn span_end(&self, units: &Units) -> Option<usize> {
        let from = self.lead;
        let (to, after) = self.line.word(self.line.past_blank(self.end));
        let second = self.line.past_blank(after);
        let end = self.line.run(second, is_digit);
        let hour = |text: &str| {
            text.parse()
                .is_ok_and(|value: u32| (1..=HOURS).contains(&value))
        };
        let levels = |word: &&str| {
            WordList::Change.names(word) || WordList::LevelSpan.names(word) || is_past(word)
        };
        let hours = hour(self.text()) && hour(self.line.slice(second, end));
        let told = WordList::From.names(from) && WordList::ScoreJoint.has(to);
        // `unsafe blocks from 12 to 4`
        let counted = |word: &str| is_plural(word) && word.starts_with(char::is_lowercase);
        let level = |word: &&str| WordList::LevelNoun.has_small(word);
        let told = told && !counted(self.back(0)) && !self.before.iter().any(level);
        // `from 5 to 10%`
        let measured = self
            .line
            .at(end)
            .is_some_and(|c| c.is_alphanumeric() || c == '%')
            || units.begin(self.line.rest(self.line.past_blank(end)));
        (told && hours && !measured && !self.before.iter().any(levels)).then_some(end)
    }

    /// `took the 42 to town`, `the 1.6 is dearer`, `The 9 leaves`: one thing that is known by its number.
    fn is_shown(&self) -> bool {
        if WordList::Owner.names(self.lead) {
            return WordList::SingularVerb.has(self.next);
        }
        if !WordList::DecadeLead.names(self.lead) || WordList::OfThem.names(self.back(0)) {
            return false;
        }
        let place = || {
            let at = self.line.past_blank(self.end) + self.next.len();
            let (town, _) = self.line.word(self.line.past_blank(at));
            WordList::LevelWord.has(self.next)
                && (town.starts_with(char::is_uppercase) || WordList::RideVerb.names(self.back(0)))
        };
        // `took bus 11, then the 23`, `won the 3.40`
        let rides = |word: &str| {
            let joint = WordList::NumberOn.names(word) || WordList::OfferJoint.names(word);
            WordList::RideVerb.names(word) && !joint
        };
        let before =
            WordList::RideVerb.names(self.back(0)) || self.before.iter().any(|word| rides(word));
        let ended = self.next.is_empty() && (before || self.is_time());
        let ride = rides(self.back(0)) || ended;
        WordList::SingularVerb.has(self.next) || place() || ride
    }

    /// `Ocean's 11`, `Marlow's 7`: what is owned by a name; `the harbour's 30` may count.
    fn is_owned(&self) -> bool {
        let before = self.line.slice(0, self.lead_start());
        let owner = before.strip_suffix(['\'', '’']).unwrap_or_default();
        let name = self.line.word_before(owner.len(), 0);
        WordList::DecadeSuffix.has(self.lead) && name.starts_with(char::is_uppercase)
    }

    /// `on chromosome 11`, `in bay 4`: a noun between a word of place and the number, which counts nothing.
    fn is_labelled(&self) -> bool {
        let label = self.lead;
        let noun = label.len() > 2
            && label.chars().all(char::is_lowercase)
            && !is_plural(label)
            && !is_done_so(label);
        let opens = WordList::SentenceOpener.has(label) || WordList::NoLabel.has(label);
        let measure = WordList::LevelNoun.has(label) || is_number_word(label);
        WordList::LabelPlace.names(self.back(0))
            && noun
            && !opens
            && !measure
            && !self.text().contains('.')
    }

    /// Where the word right before the number starts.
    fn lead_start(&self) -> usize {
        self.line.back_blank(self.hit, 0) - self.lead.len()
    }

    /// Whether words of the same sentence stand before the byte.
    fn is_inside(&self, at: usize) -> bool {
        let before = self.line.slice(0, at).trim_end_matches(is_blank);
        before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-' | '\'' | '’'))
    }

    /// `Sensor 7 drifted`, `Queue 2 for returns`: the first word of a sentence, and none that tells what there is of how much.
    fn opens(&self) -> bool {
        let label = self.lead.to_ascii_lowercase();
        let verb = self.next.is_empty() && !self.line.rest(self.end).starts_with(['.', '!', '?']);
        self.lead.starts_with(char::is_uppercase)
            && self.lead.len() > 2
            && !self.is_inside(self.lead_start())
            && !is_plural(&label)
            && !verb
            && !is_done_so(&label)
            && !WordList::Of.has(self.next)
            && !self.text().contains('.')
            && self.text().len() <= 3
            && self.text().starts_with(is_digit)
            && !WordList::LevelNoun.has(&label)
            && !WordList::SentenceOpener.has(&label)
    }

    /// `her coach is 27`: how old somebody is; `her score is 27` tells how much.
    fn is_somebody(&self) -> bool {
        let noun = self.back(0);
        let person = !WordList::LevelNoun.has(noun) && !is_plural(noun);
        WordList::LifeVerb.has(self.lead)
            && WordList::Owner.names(self.back(1))
            && self.text().len() == 2
            && self.text().bytes().all(|c| c.is_ascii_digit())
            && person
    }

    /// `HAL 9000`, `played Half-Life 2`: capitals, or a name with a hyphen, and a whole number.
    fn is_named(&self) -> bool {
        let start = self.lead_start();
        let capitals = self.lead.len() > 1 && self.lead.chars().all(|c| c.is_ascii_uppercase());
        let capital = self.lead.starts_with(char::is_uppercase);
        let hyphened = capital && self.line.before(start) == Some('-');
        let long = capital && self.text().len() == 4;
        let listed = WordList::AmountCapital.has(self.lead) || WordList::LevelNoun.names(self.lead);
        (capitals || hyphened || long)
            && !listed
            && !self.text().contains('.')
            && self.is_inside(start)
            && !WordList::PluralVerb.has(self.next)
    }

    /// `Windows XP and 7`: the second of two things that are called alike.
    fn is_second(&self) -> bool {
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        WordList::ListEnd.has(self.lead)
            && self.text().len() <= 2
            && capital(self.back(0))
            && capital(self.back(1))
            && self.next.is_empty()
    }

    /// `the Index of 100`, `a Council of Ten`: what a name with a capital is of.
    fn is_of_name(&self) -> bool {
        let name = self.back(0);
        WordList::Of.has(self.lead)
            && name.starts_with(char::is_uppercase)
            && WordList::AttributeArticle.names(self.back(1))
            && !WordList::LevelNoun.has_small(name)
    }

    /// `all out for 145`.
    fn is_all_out(&self) -> bool {
        WordList::OfferJoint.has(self.lead) && WordList::AllOut.has(self.back(0))
    }
}

/// `our room, 212, looked out`: the number of a thing between commas.
fn is_aside(line: Line<'_>, hit: usize, end: usize, labels: &Labels) -> bool {
    let before = line.slice(0, line.back_blank(hit, 0));
    let Some(before) = before.strip_suffix(',') else {
        return false;
    };
    let label = line.word_before(before.len(), 0);
    let digits = line.run(hit, is_digit) == end && end <= hit + 4;
    digits && line.at(end) == Some(',') && labels.is_exactly(NameRole::Thing, label)
}

/// `Museum: 10 to 5`: hours, since a range rises, where nothing falls; where they end.
fn falling_end(line: Line<'_>, hit: usize, end: usize) -> Option<usize> {
    let (to, after) = line.word(line.past_blank(end));
    let second = line.past_blank(after);
    let last = line.run(second, is_digit);
    // `gained 12 to 3,412`
    let goes_on =
        matches!(line.at(last), Some(',' | '.')) && line.at(line.next(last)).is_some_and(is_digit);
    if goes_on {
        return None;
    }
    let hour = |from, to| {
        let value = line.slice(from, to).parse::<u32>().ok();
        value.filter(|value| (1..=HOURS).contains(value))
    };
    let (first, other) = (hour(hit, end)?, hour(second, last)?);
    let mut words = clause(line, hit);
    let levels = words.any(|word| WordList::Change.names(word) || WordList::From.names(word));
    (WordList::ScoreJoint.has(to) && first > other && !levels).then_some(last)
}

/// The end of a number of at most four digits, or of a number word, behind which nothing is counted.
fn bare_end(line: Line<'_>, hit: usize, units: &Units, labels: &Labels) -> Option<usize> {
    let mut end = number_end(line, hit).filter(|_| stands_apart(line, hit))?;
    let first = end;
    // `at 12 and 14 knots`, `at 3, 4 and 12 sites`: what is counted stands behind the last.
    for _ in 0..MOST_NUMBERS {
        if counts(line, end, units, labels) || ranges_on(line, end, units) {
            return None;
        }
        let joint = line.run(end, |c| is_blank(c) || matches!(c, ',' | '-' | '–' | '/'));
        let (word, after) = line.word(joint);
        let at = if WordList::ListJoint.has(word) {
            line.past_blank(after)
        } else {
            joint
        };
        // `16 and six feet tall` are two.
        let alike = line.at(at).is_some_and(is_digit) == line.at(hit).is_some_and(is_digit);
        let joined = at > joint || line.slice(end, joint).contains(|c| !is_blank(c));
        match number_end(line, at).filter(|_| joined && alike) {
            Some(further) => end = further,
            None => break,
        }
    }
    let year = line.run(hit, is_digit) == first && is_bare_year(line, hit, first);
    let (next, _) = line.word(line.past_blank(end));
    // `on thousands of barges`
    let several = WordList::Of.has(next) && !line.at(hit).is_some_and(is_digit);
    if year || is_number_word(next) || several {
        return None;
    }
    let follows = line.at(line.past_blank(end));
    let stops = next.is_empty() && !follows.is_some_and(|c| c.is_alphanumeric() || c == '%');
    // `Sensor 7 drifted in May`
    let (follower, _) = line.word(line.past_blank(line.past_blank(end) + next.len()));
    let verb = is_past(next) && !labels.counted(follower)
        || labels.is(NameRole::Singular, next) && !WordList::NoVerb.has(next);
    (stops || verb || is_function(next)).then_some(first)
}

/// `at 900 to 1,100 °C`, `at 60 ± 2 °C`: whether the number that ends at `end` is one of two with a unit.
fn ranges_on(line: Line<'_>, end: usize, units: &Units) -> bool {
    let joint = line.past_blank(end);
    if line.past_any(joint, WordList::Tolerance).is_some() {
        return true;
    }
    let (word, after) = line.word(joint);
    let number = line.past_blank(after);
    let last = Amount::numeral_end(line, number);
    let last = line.run(last, |c| is_digit(c) || c == ',');
    WordList::ScoreJoint.has(word)
        && line.at(number).is_some_and(is_digit)
        && units.match_at(line.rest(line.past_blank(last))).is_some()
}

/// Whether a word tells what is done, or how: `landed`, `slowly`.
fn is_done_so(word: &str) -> bool {
    WordList::DoingEnd.ending(word).is_some() || is_manner(word)
}

/// Whether nothing that is counted begins with a word.
fn is_function(next: &str) -> bool {
    WordList::NoObject.has(next)
        || WordList::FiniteVerb.has(next)
        || WordList::PastVerb.has(next)
        || WordList::StopWord.has(next)
}

/// Where a number ends that nothing is joined to.
fn number_end(line: Line<'_>, at: usize) -> Option<usize> {
    let whole = line.run(at, is_digit);
    if whole == at {
        let (word, end) = line.word(at);
        let joined = line.at(end) == Some('-');
        return (is_number_word(word) && !joined).then_some(end);
    }
    let end = Amount::numeral_end(line, at);
    let joined = line.at(end).is_some_and(|c| {
        c.is_alphanumeric()
            || matches!(c, '%' | '/' | ':' | '°' | '+' | '\'' | '"')
            || matches!(c, ',' | '.' | '-' | '–') && line.at(line.next(end)).is_some_and(is_digit)
    });
    (whole - at <= 4 && !joined).then_some(end)
}
