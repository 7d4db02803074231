//! What is dialled or quoted rather than counted: `ISBN 978-…`, `tel.: 555…`, 邮编为310012.

use super::super::language::{NameRole, WordList};
use super::super::unit::Units;
use super::label::Labels;
use super::line::{Line, is_blank, is_digit};

/// No label has more bytes.
const LONGEST_LABEL: usize = 48;

impl Labels {
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
        // `Phone: (55) 3333-3333`
        let number = line.run(line.next(end), |c| is_blank(c) || c == '-');
        let area = line.before(hit) == Some('(')
            && line.at(end) == Some(')')
            && line.run(number, is_digit) >= number + 3;
        let long = area || token.chars().filter(|c| is_digit(*c)).count() >= 3;
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
