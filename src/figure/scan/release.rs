//! Versions of things whose names no list knows: `for foo 1.60 and later`, `the version is currently 1.31`, `SSE 4.2`,
//! `bumped to 2.1`. Programs that are known and labels right before a number are `label.rs`.

use super::super::cursor::is_latin;
use super::super::language::{NameRole, WordList, is_plural};
use super::super::numeral::is_number_word;
use super::super::unit::Units;
use super::FoundKind;
use super::label::Labels;
use super::line::{Line, is_blank, is_digit};
use super::outcome::Outcome;

/// A word further before its number than so many words is not about it.
const FURTHEST: usize = 6;
/// Nothing further before the number than so many bytes is looked at.
const LONGEST_CLAUSE: usize = 120;
/// No words between a version and its bound are longer: 版本要求不低于.
const LONGEST_BOUND: usize = 8;
/// No part of a version has more digits.
const LONGEST_PART: usize = 4;

/// The version whose number is at `hit`; a sign of comparison may stand before it.
pub(super) fn read(
    line: Line<'_>,
    hit: usize,
    floor: usize,
    units: &Units,
    labels: &Labels,
) -> Option<Outcome> {
    if let Some(end) = of_version(line, hit, units) {
        return Some(Outcome::found(hit, end, FoundKind::Name));
    }
    let number = Number::at(line, hit, units)?;
    let later = number.follower(line, WordList::LaterVersion);
    let above = number.follower(line, WordList::HigherVersion);
    let label = line.word_before(line.back_blank(hit, floor), floor);
    let name = label.len() > 1 && !WordList::NoName.names(label);
    let spaced = line.before(hit).is_some_and(is_blank);
    let start = hit.saturating_sub(label.len() + 1);
    let named = spaced && name && (above || number.decimal && needs(line, start, floor));
    let money = || {
        let found = units.match_before(label);
        found.is_some_and(|found| found.length == label.len())
    };
    let told = || {
        later
            || named
            || number.needs(line)
            || name && line.rest(line.past_blank(number.end)).starts_with("->")
            || ends_with(line, hit, WordList::SinceVersion)
            || is_led(line, hit)
            || WordList::VersionFrom.has(label) && is_migration(line, hit, label, floor)
            || is_of_program(line, hit, floor, labels)
            || is_before_program(line, number.end, labels)
    };
    let api = || ends_with(line, hit, WordList::Numbering);
    // `` `quay` 530 or newer``; `300 or upwards` counts.
    let newer = || number.follower(line, WordList::NewerVersion);
    let certain = number.open
        || api()
        || spaced && newer()
        || number.decimal && told()
        || of_code(line, hit, &number)
        || spaced && is_acronym(line, label, hit, &number) && !money()
        || is_required(line, hit, floor, &number, labels)
        || number.decimal && is_marked(line, number.end)
        || spaced && is_conference(line, label, &number, &money)
        || number.decimal && is_update(line, hit)
        || !number.decimal && number.is_of_release(line, hit, labels);
    certain.then(|| Outcome::found(hit, number.listed(line, units), FoundKind::Name))
}

/// Whether a number is written as versions are: few digits on either side of a point.
pub(super) fn is_version_like(text: &str) -> bool {
    let (whole, part) = text.split_once('.').unwrap_or_default();
    let few = |digits: &str| (1..=2).contains(&digits.len()) && digits.chars().all(is_digit);
    few(whole) && few(part) && !(whole == "0" && part.starts_with('0'))
}

/// A number that can be a version.
pub(super) struct Number {
    pub(super) end: usize,
    pub(super) decimal: bool,
    /// Whether its last part is left open: `1.0.x`.
    open: bool,
}

impl Number {
    /// A small number without a unit.
    pub(super) fn at(line: Line<'_>, hit: usize, units: &Units) -> Option<Self> {
        let whole = line.run(hit, is_digit);
        let part = line.next(whole);
        let minor = line.run(part, is_digit);
        let decimal = line.at(whole) == Some('.') && minor > part;
        let end = if decimal { minor } else { whole };
        let small = whole > hit && whole - hit <= LONGEST_PART && end - whole <= LONGEST_PART;
        let open = line.at(end) == Some('.') && line.at(line.next(end)).is_some_and(is_latin);
        let open = open && line.word(line.next(end)).0.len() == 1;
        let marked = if open {
            end + 2
        } else if line.at(end) == Some('+') {
            end + 1
        } else {
            end
        };
        let joined = line.at(marked).is_some_and(|c| {
            c.is_alphanumeric()
                || matches!(c, '%' | '‰' | '–' | '/' | '×')
                || c == '-' && !is_marked(line, marked)
                || matches!(c, ',' | '.') && line.at(line.next(marked)).is_some_and(is_digit)
        });
        let unit = units.begin(line.rest(line.past_blank(end)));
        (small && !joined && !unit).then_some(Self {
            end: marked,
            decimal,
            open,
        })
    }

    /// Whether a word follows that says what a version does: `regex 1.0 requires`, `the 0.9 release`.
    fn needs(&self, line: Line<'_>) -> bool {
        let (word, _) = line.word(line.past_blank(self.end));
        WordList::VersionEnd.has(word)
    }

    /// `the 24 release`: of several there would be a plural.
    fn is_of_release(&self, line: Line<'_>, hit: usize, labels: &Labels) -> bool {
        let (word, end) = line.word(line.past_blank(self.end));
        let (next, _) = line.word(line.past_blank(end));
        let several = line.slice(hit, self.end) != "1";
        several && WordList::ReleaseWord.has(word) && !labels.counted(next)
    }

    /// The end of further versions that are listed after it: `2.0 or 2.1`, `1.1 -> 2.0`.
    pub(super) fn listed(&self, line: Line<'_>, units: &Units) -> usize {
        let mut end = self.end;
        if !self.decimal {
            return end;
        }
        loop {
            let joint = line.past_blank(end);
            let (word, word_end) = line.word(joint);
            let after = if WordList::VersionJoint.has(word) {
                word_end
            } else {
                line.run(joint, |c| matches!(c, ',' | '/' | '-' | '>' | '→' | '–'))
            };
            let next = Self::at(line, line.past_blank(after), units);
            match next.filter(|next| after > joint && next.decimal) {
                Some(next) => end = next.end,
                None => return end,
            }
        }
    }

    /// Whether `and later` and the like follow.
    fn follower(&self, line: Line<'_>, words: WordList) -> bool {
        let (joint, joint_end) = line.word(line.past_blank(self.end));
        let (word, _) = line.word(line.past_blank(joint_end));
        WordList::ListEnd.has(joint) && words.has(word)
    }
}

/// Whether one of a list and a blank stand before `hit`: `Since 1.8, foo can`, `as of 0.9`.
fn ends_with(line: Line<'_>, hit: usize, list: WordList) -> bool {
    let end = line.back_blank(hit, 0);
    let stands = |words: &&str| {
        let at = line.back_word(end, 0, words);
        at.is_some_and(|at| !line.before(at).is_some_and(is_latin))
    };
    end < hit && list.words().iter().any(stands)
}

/// `1.65 Rust`: a program that is known stands behind its version.
fn is_before_program(line: Line<'_>, end: usize, labels: &Labels) -> bool {
    let (word, _) = line.word(line.past_blank(end));
    word.len() > 2 && labels.is_exactly(NameRole::Version, word)
}

/// Whether code stands right before the number, a name with a digit in it (`ICU4X 2.2`), or a program that is known, with
/// a comparison between: `Linux ≥ 5.1`.
fn is_of_program(line: Line<'_>, hit: usize, floor: usize, labels: &Labels) -> bool {
    let blank = line.run_back(hit, floor, is_blank);
    let token = line.slice(
        line.run_back(blank, 0, |c| c.is_ascii_alphanumeric()),
        blank,
    );
    let mixed = token.starts_with(|c: char| c.is_ascii_uppercase())
        && token.contains(|c: char| c.is_ascii_digit());
    let code = blank < hit && (line.before(blank) == Some('`') || mixed);
    let signs = line.run_back(hit, floor, |c| is_blank(c) || "≥>=<≤~^(".contains(c));
    let program = line.word_before(signs, floor);
    let known = || {
        let start = line.run_back(signs, 0, |c| c.is_ascii_alphanumeric());
        let token = line.slice(start, signs);
        let digit = token.contains(|c: char| c.is_ascii_digit());
        labels.is_exactly(NameRole::Version, program)
            || token.starts_with(|c: char| c.is_ascii_uppercase()) && digit
    };
    code || signs < blank && known()
}

/// `python >= 3.9`, `node >= 18`: what is asked of a program that is known.
fn is_required(line: Line<'_>, hit: usize, floor: usize, number: &Number, labels: &Labels) -> bool {
    let signs = line.run_back(hit, floor, |c| is_blank(c) || "≥>=<≤~^".contains(c));
    let program = line.word_before(signs, floor);
    let compared = line.slice(signs, hit).contains(['≥', '>', '=', '<', '≤']);
    // `python 3.8+`
    let open = number.decimal && program.len() > 2 && line.back_blank(hit, floor) == signs;
    let known = program.len() > 1 && labels.is_like(NameRole::Version, program);
    (compared || open) && known
}

/// 版本不低于3.8, 版本小于5.1时: where the number ends that is asked of a version.
fn of_version(line: Line<'_>, hit: usize, units: &Units) -> Option<usize> {
    let clause = line.slice(line.near(hit), hit);
    let clause = clause.rsplit(is_stop).next()?;
    let mut nouns = WordList::VersionNoun.words().iter();
    let (_, bound) = nouns.find_map(|noun| clause.rsplit_once(noun))?;
    let end = line.run(hit, |c| is_digit(c) || c == '.');
    let end = hit + line.slice(hit, end).trim_end_matches('.').len();
    let apart = !line
        .at(end)
        .is_some_and(|c| is_latin(c) || matches!(c, '%' | '-' | '/'));
    let measured = || units.begin(line.rest(line.past_blank(end)));
    let near = bound.chars().count() <= LONGEST_BOUND;
    (near && apart && is_version_like(line.slice(hit, end)) && !measured()).then_some(end)
}

fn is_stop(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '：' | '、' | ',' | ';' | '|' | '\n')
}

/// `` `syn` 3``, `since(1.31)`: a small number behind code that nothing is counted with, and one that is handed over.
fn of_code(line: Line<'_>, hit: usize, number: &Number) -> bool {
    let (next, _) = line.word(line.past_blank(number.end));
    let counts = is_plural(next);
    let code = line.slice(0, hit).trim_end_matches(is_blank).ends_with('`');
    let code = code && line.back_blank(hit, 0) < hit;
    let handed = line.before(hit) == Some('(') && line.before(line.back(hit)).is_some_and(is_latin);
    code && number.end <= hit + 2 && !counts || handed && line.at(number.end) == Some(')')
}

/// Whether a name that starts at `start` is something that is needed: `requires foo 1.2`, `support for foo 1.2`.
fn needs(line: Line<'_>, start: usize, floor: usize) -> bool {
    let end = line.back_blank(start, floor);
    let before = line.word_before(end, floor);
    let further = line.word_before(line.back_blank(end - before.len(), floor), floor);
    let told = WordList::NeedingVerb.names(further) || WordList::UpdatingVerb.names(further);
    WordList::NeedingVerb.names(before) || told && WordList::NeededJoint.has(before)
}

/// `Update windows-sys to 0.52`, `requirement from 0.56 to 0.57`: a name that has a hyphen or stands as code, or a word about
/// what is required, before a decimal in a clause that says that something is updated.
fn is_update(line: Line<'_>, hit: usize) -> bool {
    let near = line
        .text
        .ceil_char_boundary(hit.saturating_sub(LONGEST_CLAUSE));
    let clause = line
        .slice(near, hit)
        .rsplit([';', '|'])
        .next()
        .unwrap_or_default();
    let mut code = false;
    let words = clause.rsplit(is_blank).filter(|word| !word.is_empty());
    for word in words.take(2 * FURTHEST) {
        let bare = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        if WordList::UpdatingVerb.names(bare) {
            return code;
        }
        let joined = bare.contains(['-', '_']) && bare.chars().any(|c| c.is_ascii_lowercase());
        code |= joined || word.contains('`') || WordList::RequiredNoun.names(bare);
    }
    false
}

/// Whether a word about versions stands before the number in its clause, and one that leads on to it right before it.
fn is_led(line: Line<'_>, hit: usize) -> bool {
    let near = line
        .text
        .ceil_char_boundary(hit.saturating_sub(LONGEST_CLAUSE));
    let clause = line.slice(near, hit);
    // `(e.g. 1.1 -> 2.0)` ends no clause.
    let before_aside = || {
        let before = clause.strip_suffix(is_blank)?;
        let before = before.strip_suffix(',').unwrap_or(before);
        before.strip_suffix(WordList::AsideLead.ending(before)?)
    };
    let clause = before_aside().unwrap_or(clause);
    let aside = clause.len() < hit - near;
    let clause = clause
        .rsplit(['.', ';', ':', '!', '?', '|'])
        .next()
        .unwrap_or_default();
    let clause = clause.trim_end_matches(|c| is_blank(c) || "≥>=<≤~^(`*".contains(c));
    let mut words = clause
        .rsplit(|c: char| !is_latin(c) && c != '-')
        .filter(|word| !word.is_empty());
    let Some(last) = words.next() else {
        return false;
    };
    let about = |word| WordList::Versioned.names(word);
    // `what has changed from zerocopy 0.7`: a name that no list knows may stand between.
    let through_name = || {
        let mut words = words.clone();
        let plain =
            last.len() > 2 && last.starts_with(char::is_lowercase) && !WordList::NoName.names(last);
        let from = words
            .next()
            .is_some_and(|word| WordList::VersionFrom.has(word));
        plain
            && from
            && words
                .take(FURTHEST)
                .any(|word| about(word) || WordList::ChangedVersion.has(word))
    };
    let near = || words.clone().take(FURTHEST).any(about);
    // `tested on both 2.7 and 3.5`
    let tested = |word| WordList::TestedVersion.has(word);
    let both = WordList::BothVersions.has(last) && words.clone().nth(1).is_some_and(tested);
    about(last)
        || both
        || aside && near()
        || through_name()
        || WordList::VersionLead.names(last) && words.take(FURTHEST).any(about)
}

/// `Migrate from 0.12 to 0.13`.
fn is_migration(line: Line<'_>, hit: usize, label: &str, floor: usize) -> bool {
    let start = line.back_blank(hit, floor).saturating_sub(label.len());
    let verb = line.word_before(line.back_blank(start, floor), floor);
    WordList::MigratingVerb.names(verb)
}

/// `1.78's development`, `1.0-alpha2`: what no amount has behind it.
fn is_marked(line: Line<'_>, end: usize) -> bool {
    let (word, _) = line.word(line.next(end));
    match line.at(end) {
        Some('\'' | '’') => WordList::DecadeSuffix.has(word),
        Some('-') => WordList::PreRelease.has(word),
        _ => false,
    }
}

/// `COP 28 was held`: capitals that are a currency too, and a verb that no amount has.
fn is_conference(
    line: Line<'_>,
    label: &str,
    number: &Number,
    is_money: &dyn Fn() -> bool,
) -> bool {
    let (next, _) = line.word(line.past_blank(number.end));
    let verb = WordList::StatedVerb.has(next) || WordList::PastVerb.has(next);
    let capitals = label.len() > 1 && label.chars().all(|c| c.is_ascii_uppercase());
    let named = capitals && !WordList::AmountCapital.has(label) && !is_money();
    !number.decimal && verb && (named || WordList::OtherName.has(label))
}

/// `SSE 4.2`, `UTS 46 allows`: capitals, and a number after them in a sentence.
fn is_acronym(line: Line<'_>, label: &str, hit: usize, number: &Number) -> bool {
    let start = hit.saturating_sub(label.len() + 1);
    let apart = !line
        .before(start)
        .is_some_and(|c| c.is_alphanumeric() || c == '-');
    let capitals = label.len() >= 2 && label.chars().all(|c| c.is_ascii_uppercase());
    let (next, _) = line.word(line.past_blank(number.end));
    let ends = matches!(line.at(number.end), None | Some('.' | ')' | ']'));
    let plural = WordList::PluralVerb.has(next) || is_plural(next);
    let goes_on = next.starts_with(char::is_lowercase) && !plural;
    // ES 6 标准
    let behind = line.rest(line.past_blank(number.end));
    let standard = WordList::StandardBehind.starting(behind).is_some();
    // `COP 28 million`
    let sentence = ends || standard || goes_on && !is_number_word(next);
    // `SW 35 to 40 knots`
    let second = line.past_blank(line.past_blank(number.end) + next.len());
    let ranges = WordList::ScoreJoint.has(next) && line.at(second).is_some_and(is_digit);
    let bracketed = line.before(start) == Some('[');
    let short = number.end - hit <= 2 + usize::from(ends) || bracketed;
    let small = short && label.len() <= 4 && (sentence || bracketed);
    let named = number.decimal || small;
    capitals && apart && !ranges && !WordList::AmountCapital.has(label) && named
}
