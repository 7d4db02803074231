//! Who stands on which side of a disagreement, in words.

use crate::words::number_of;

/// The most sides that a headline names.
const NAMED: usize = 4;

/// Those who say one thing, or the like.
pub(super) struct Side {
    /// How many they are.
    pub number: usize,
    /// What the first of them says, as written.
    pub value: String,
    /// Whether all write the same.
    pub is_alike: bool,
}

/// “2 documents state `180`, 1 states `170`”. Of many sides those in the middle are counted together.
pub(super) fn in_sides(sides: &[Side], noun: &str) -> String {
    // One side more takes no more room than saying so.
    let left_out = match sides.len().saturating_sub(NAMED) {
        0 | 1 => 0..0,
        between => NAMED - 1..NAMED - 1 + between,
    };
    let between = sides.get(left_out.clone()).into_iter().flatten();
    let between: usize = between.map(|side| side.number).sum();
    let told = sides.iter().enumerate().filter_map(|(at, side)| {
        if left_out.contains(&at) {
            return (at == left_out.start).then(|| format!("{between} state values in between"));
        }
        let who = match at {
            0 => number_of(side.number, noun),
            _ => side.number.to_string(),
        };
        let state = if side.number == 1 { "states" } else { "state" };
        let others = if side.is_alike { "" } else { " or the like" };
        Some(format!("{who} {state} {}{others}", side.value))
    });
    told.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_sides_those_in_the_middle_are_counted() {
        let told = |numbers: &[usize]| {
            let sides = numbers.iter().map(|number| Side {
                number: *number,
                value: format!("`{number}0`"),
                is_alike: *number != 3,
            });
            in_sides(&sides.collect::<Vec<_>>(), "fact")
        };
        assert_eq!(told(&[2, 1]), "2 facts state `20`, 1 states `10`");
        assert_eq!(
            told(&[1, 3]),
            "1 fact states `10`, 3 state `30` or the like"
        );
        assert_eq!(
            told(&[1, 1, 1, 2, 2, 1]),
            "1 fact states `10`, 1 states `10`, 1 states `10`, 4 state values in between, 1 states `10`"
        );
        assert!(!told(&[1, 1, 1, 1, 1]).contains("in between"));
    }
}
