//! A reading as it is kept where there are very many: that of most figures is one number.

use std::sync::Arc;

use super::number::Number;
use super::reading::Reading;

/// A reading that takes the room of a number where it is no more than that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeptReading {
    /// This number and nothing else, on both readings.
    Exactly(Number),
    /// Whatever it covers.
    Covers(Arc<Reading>),
}

impl KeptReading {
    /// The reading itself.
    pub fn reading(&self) -> Reading {
        match self {
            Self::Exactly(value) => Reading::exactly(value.clone()),
            Self::Covers(reading) => Reading::clone(reading),
        }
    }
}

impl From<Reading> for KeptReading {
    fn from(reading: Reading) -> Self {
        match (reading.strict.single(), reading.usual.single()) {
            (Some(strict), Some(usual)) if strict == usual => Self::Exactly(strict.clone()),
            _ => Self::Covers(Arc::new(reading)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::interval::{End, Interval};
    use super::*;

    #[test]
    fn what_is_kept_is_given_back() {
        let (three, four) = (Number::from(3), Number::from(4));
        let open = Interval::between(End::open(three.clone()), End::closed(four.clone()));
        let one = Reading::exactly(three.clone());
        for reading in [
            one.clone(),
            Reading::both(open.clone()),
            Reading::both(Interval::ALL),
            Reading {
                strict: open,
                usual: Interval::exact(four),
            },
        ] {
            assert_eq!(KeptReading::from(reading.clone()).reading(), reading);
        }
        assert_eq!(KeptReading::from(one), KeptReading::Exactly(three));
    }
}
