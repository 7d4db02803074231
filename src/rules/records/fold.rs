//! What is made alike before texts are compared.

use unicode_normalization::UnicodeNormalization;

use crate::config::Given;

/// A folding: the differences that do not tell texts apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::rules) struct Fold {
    case: bool,
    nfkc: bool,
    digits: bool,
}

impl Fold {
    /// Reads the parameter `fold` of a check.
    pub(in crate::rules) fn read(given: &Given<'_>) -> Self {
        let has = |word: &str| given.texts("fold").iter().any(|text| text.value == word);
        Self {
            case: has("case"),
            nfkc: has("nfkc"),
            digits: has("digits"),
        }
    }

    /// The text as it is compared.
    pub(in crate::rules) fn folded(&self, text: String) -> String {
        let mut text = text;
        if self.nfkc {
            text = text.nfkc().collect();
        }
        if self.case {
            text = text.to_lowercase();
        }
        if self.digits {
            text = text.chars().map(ascii_digit).collect();
        }
        text
    }
}

/// A digit of another script as the one of ASCII: each script has its ten in a row.
fn ascii_digit(sign: char) -> char {
    const ZEROS: [char; 8] = ['٠', '۰', '०', '০', '๐', '０', '౦', '൦'];
    let value = ZEROS.into_iter().find_map(|zero| {
        let distance = u32::from(sign).checked_sub(u32::from(zero))?;
        (distance < 10).then_some(distance)
    });
    value
        .and_then(|value| char::from_digit(value, 10))
        .unwrap_or(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_made_alike_as_far_as_asked() {
        let all = Fold {
            case: true,
            nfkc: true,
            digits: true,
        };
        assert_eq!(all.folded("Ａ１٣".to_owned()), "a13");
        assert_eq!(Fold::default().folded("Ａ１٣".to_owned()), "Ａ１٣");
    }
}
