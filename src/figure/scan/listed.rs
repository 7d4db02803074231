//! Numbers that go on behind the first of a label: `pages 3, 4 and 12`, `levels 1, 2, 3`, `TLS 1.2/1.3`.

use super::super::cursor::is_latin;
use super::super::language::WordList;
use super::super::unit::Units;
use super::amount::Amount;
use super::label::Labels;
use super::line::{Line, is_blank, is_digit};

impl Labels {
    /// The end of further numbers that are listed after one: `12–15`, `3, 4 and 12`, where they fit and no unit follows. A
    /// range in digits needs no leave.
    pub(super) fn listed(
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

/// Whether the number that ends at `end` is a decimal: `TLS 1.2/1.3`.
fn is_decimal(line: Line<'_>, end: usize) -> bool {
    let part = line.run_back(end, 0, is_digit);
    line.before(part) == Some('.') && line.before(line.back(part)).is_some_and(is_digit)
}
