//! Numbers whose unit of time stands once, at the other end of a change or a list: `fell from 14 to 9 days`, `5, 6 or 7 days`. They are
//! stretches of time as those with the unit are (`duration.rs`); other units that stand once are `listed_unit.rs`.

use super::super::language::WordList;
use super::super::numeral::is_number_word;
use super::super::parse::FigureContext;
use super::amount::Amount;
use super::line::{Line, is_digit};
use super::listed_unit::{Joint, MOST_NUMBERS, is_listed, joint};
use super::scanner::Scanner;

impl Scanner {
    /// Whether the bare amount is one end of a change that is told in a unit of time.
    pub(super) fn lists_time(&self, line: Line<'_>, amount: &Amount) -> bool {
        let figure = &amount.figure;
        let bare = figure.unit.is_none() && figure.upper().is_none();
        bare && figure.writing.exponent == 0
            && (self.time_follows(line, amount) || self.time_precedes(line, amount))
    }

    /// `from 14 to 9 days`, `5, 6 or 7 days`
    fn time_follows(&self, line: Line<'_>, amount: &Amount) -> bool {
        let opener = line.word_before(line.back_blank(amount.start, 0), 0);
        let context = FigureContext::new(&self.time, &self.readings);
        let listed = is_listed(line, amount.start);
        let mut at = amount.end;
        for before in 1..MOST_NUMBERS {
            let Some((joint, number)) = joint(line, at) else {
                return false;
            };
            at = line.run(number, is_digit);
            if joint == Joint::Comma {
                continue;
            }
            let (word, _) = line.word(line.past_blank(amount.end));
            let told = match joint {
                Joint::Last => listed || before > 1 || WordList::RangeChoice.has(word),
                Joint::Against => {
                    WordList::LevelOpener.has(opener) && WordList::ScoreJoint.has(word)
                }
                Joint::Comma | Joint::Bounded => false,
            };
            let last = || Amount::bare(line, number, &context)?.figure.unit;
            return told && last().is_some_and(|unit| self.is_time(&unit));
        }
        false
    }

    /// `from 14 days to 9`
    fn time_precedes(&self, line: Line<'_>, amount: &Amount) -> bool {
        let joint_end = line.back_blank(amount.start, 0);
        let joint = line.word_before(joint_end, 0);
        let unit_end = line.back_blank(joint_end - joint.len(), 0);
        let word = line.word_before(unit_end, 0);
        let number_end = line.back_blank(unit_end - word.len(), 0);
        let digits = line.run_back(number_end, 0, |c| is_digit(c) || matches!(c, '.' | ','));
        let spoken = line.word_before(number_end, 0);
        let number = if is_number_word(spoken) {
            number_end - spoken.len()
        } else {
            digits
        };
        let opener = line.word_before(line.back_blank(number, 0), 0);
        let found = self.time.match_at(word);
        let time = found.is_some_and(|found| {
            found.length == word.len() && found.units.iter().any(|unit| self.is_time(unit))
        });
        time && number < number_end
            && WordList::ScoreJoint.has(joint)
            && WordList::LevelOpener.has(opener)
    }
}
