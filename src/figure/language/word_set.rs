//! A list of words, prepared for what is asked of it: whether a word is one of them, and which of them a text begins or ends
//! with. Nearly all that is asked about is none, which how it begins and ends and how long it is tell before any word is
//! compared.

/// A list of words, none of them empty.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct WordSet {
    words: Vec<&'static str>,
    /// Those that are one character, sorted.
    characters: Vec<char>,
    /// By their shapes.
    shapes: Vec<(Shape, &'static str)>,
    /// By the keys that they begin with, and by those that they end with; in their order where the keys are the same.
    beginnings: Vec<(u8, &'static str)>,
    endings: Vec<(u8, &'static str)>,
    firsts: Keys,
    lasts: Keys,
    /// Marks of the words that shape and last character make together.
    marks: Keys,
    single: Keys,
}

impl WordSet {
    pub(super) fn new(words: Vec<&'static str>) -> Self {
        let mut characters: Vec<char> = words.iter().filter_map(|word| only(word)).collect();
        characters.sort_unstable();
        let own = words.iter().filter_map(|word| Some((shape(word)?, *word)));
        let mut shapes: Vec<(Shape, &str)> = own.collect();
        shapes.sort_unstable();
        Self {
            firsts: words.iter().filter_map(|word| first_key(word)).collect(),
            lasts: words.iter().filter_map(|word| last_key(word)).collect(),
            marks: words.iter().filter_map(|word| mark(word)).collect(),
            single: characters.iter().map(|c| key_of(*c)).collect(),
            beginnings: by_key(words.iter().copied(), |word| first_key(word)),
            endings: by_key(words.iter().copied(), |word| last_key(word)),
            words,
            characters,
            shapes,
        }
    }

    /// The same without some of them.
    pub(in super::super) fn without(&self, is_left_out: impl Fn(&str) -> bool) -> Self {
        let words = self.words.iter().copied();
        Self::new(words.filter(|word| !is_left_out(word)).collect())
    }

    /// The words in their order.
    #[inline]
    pub(in super::super) fn words(&self) -> &[&'static str] {
        &self.words
    }

    /// Whether a word is one of them as it is written.
    #[inline]
    pub(in super::super) fn has(&self, word: &str) -> bool {
        let last = word.as_bytes().last();
        self.alike(word)
            .any(|own| own.as_bytes().last() == last && own == word)
    }

    /// Whether a word is one of them in any case.
    #[inline]
    pub(in super::super) fn names(&self, word: &str) -> bool {
        self.alike(word).any(|own| own.eq_ignore_ascii_case(word))
    }

    /// Whether a word in small letters is one of them.
    pub(in super::super) fn has_small(&self, word: &str) -> bool {
        let small = |byte: u8| byte.to_ascii_lowercase();
        self.alike(word)
            .any(|own| own.bytes().eq(word.bytes().map(small)))
    }

    /// Whether a character is one of them.
    #[inline]
    pub(in super::super) fn holds(&self, c: char) -> bool {
        self.single.holds(key_of(c)) && self.characters.binary_search(&c).is_ok()
    }

    /// Those that a text starts with, in their order.
    pub(in super::super) fn starting(&self, text: &str) -> impl Iterator<Item = &'static str> {
        let key = first_key(text).filter(|key| self.firsts.holds(*key));
        let words = key.map_or(&[][..], |key| of_key(&self.beginnings, key));
        let words = words.iter().map(|(_, word)| *word);
        let bytes = text.as_bytes();
        words.filter(move |word| {
            // Most that begin alike end otherwise, and to compare one byte takes no call.
            let last = word.len().checked_sub(1).and_then(|last| bytes.get(last));
            last == word.as_bytes().last() && text.starts_with(*word)
        })
    }

    /// Whether a text ends with a character that one of them ends with.
    #[inline]
    pub(in super::super) fn may_end(&self, text: &str) -> bool {
        last_key(text).is_some_and(|key| self.lasts.holds(key))
    }

    /// Those that a text ends with, in their order.
    pub(in super::super) fn ending(&self, text: &str) -> impl Iterator<Item = &'static str> {
        let key = last_key(text).filter(|key| self.lasts.holds(*key));
        let words = key.map_or(&[][..], |key| of_key(&self.endings, key));
        let words = words.iter().map(|(_, word)| *word);
        let bytes = text.as_bytes();
        words.filter(move |word| {
            // The third byte is the one that tells characters of Chinese apart.
            let third = word.len().min(3) - 1;
            let found = (bytes.len() + third).checked_sub(word.len());
            let found = found.and_then(|at| bytes.get(at));
            found == word.as_bytes().get(third) && text.ends_with(*word)
        })
    }

    /// The words of the shape of this one.
    #[inline]
    fn alike(&self, word: &str) -> impl Iterator<Item = &'static str> {
        let possible = mark(word).is_some_and(|mark| self.marks.holds(mark));
        let own = if possible { self.shaped(word) } else { &[] };
        own.iter().map(|(_, word)| *word)
    }

    fn shaped(&self, word: &str) -> &[(Shape, &'static str)] {
        let Some(shape) = shape(word) else {
            return &[];
        };
        let from = self.shapes.partition_point(|(own, _)| *own < shape);
        let rest = self.shapes.get(from..).unwrap_or_default();
        let count = rest.partition_point(|(own, _)| *own == shape);
        rest.get(..count).unwrap_or_default()
    }
}

/// What has a key, by it; in the order given where keys are the same.
pub(super) fn by_key<T>(
    all: impl Iterator<Item = T>,
    key: impl Fn(&T) -> Option<u8>,
) -> Vec<(u8, T)> {
    let mut keyed: Vec<(u8, T)> = all.filter_map(|one| Some((key(&one)?, one))).collect();
    keyed.sort_by_key(|(key, _)| *key);
    keyed
}

/// Those of one key.
pub(super) fn of_key<T>(keyed: &[(u8, T)], key: u8) -> &[(u8, T)] {
    let from = keyed.partition_point(|(own, _)| *own < key);
    let rest = keyed.get(from..).unwrap_or_default();
    let count = rest.partition_point(|(own, _)| *own == key);
    rest.get(..count).unwrap_or_default()
}

/// The character that a word is, if it is one.
fn only(word: &str) -> Option<char> {
    let mut chars = word.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// A number that shape and last character of a word make.
#[inline]
fn mark(word: &str) -> Option<u8> {
    let [.., length] = word.len().to_be_bytes();
    let (first, last) = (first_key(word)?, last_key(word)?);
    Some(first.wrapping_mul(29) ^ last.wrapping_mul(11) ^ length.wrapping_mul(53))
}

/// The bytes of a word and the key of its first character. Words of another shape differ, in any case.
type Shape = (usize, u8);

fn shape(word: &str) -> Option<Shape> {
    Some((word.len(), first_key(word)?))
}

/// A set of keys, a bit each.
#[derive(Clone, Copy, Debug, Default)]
struct Keys([u64; 4]);

impl Keys {
    #[inline]
    fn holds(self, key: u8) -> bool {
        let bits = self.0.get(usize::from(key >> 6));
        bits.is_some_and(|bits| bits >> (key & 63) & 1 == 1)
    }
}

impl FromIterator<u8> for Keys {
    fn from_iter<I: IntoIterator<Item = u8>>(keys: I) -> Self {
        let mut all = Self::default();
        for key in keys {
            if let Some(bits) = all.0.get_mut(usize::from(key >> 6)) {
                *bits |= 1 << (key & 63);
            }
        }
        all
    }
}

/// The keys from here on are those of characters that are not ASCII.
const OTHER: u8 = 0x80;

/// The key of the character that a text begins with, the same in any case of ASCII; of a longer one of its last bytes.
#[inline]
pub(super) fn first_key(text: &str) -> Option<u8> {
    Some(match *text.as_bytes() {
        [first, ..] if first.is_ascii() => first.to_ascii_lowercase(),
        [0xE0..=0xFF, second, third, ..] => OTHER | second << 1 ^ third,
        [_, second, ..] => OTHER | second,
        _ => return None,
    })
}

/// The key of the character that a text ends with.
#[inline]
pub(super) fn last_key(text: &str) -> Option<u8> {
    Some(match *text.as_bytes() {
        [.., last] if last.is_ascii() => last.to_ascii_lowercase(),
        [.., before, last] => OTHER | before << 1 ^ last,
        _ => return None,
    })
}

/// The key of one character.
#[inline]
fn key_of(c: char) -> u8 {
    // The last bits tell characters best apart.
    let [.., low] = u32::from(c).to_be_bytes();
    if c.is_ascii() { low } else { OTHER | low }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_is_answered_as_comparing_each_word_would() {
        let words = [
            "of", "Of", "of all", "年", "年度", "été", "x", "ﬀ", "𠮷", "半",
        ];
        let set = WordSet::new(words.to_vec());
        let texts = [
            "",
            "o",
            "O",
            "OF",
            "of All",
            "of al",
            "年",
            "年度",
            "度",
            "Été",
            "é",
            "ff",
            "ﬀ",
            "X",
            "𠮷",
            "半年",
            "𠮷年度",
        ];
        for text in texts.into_iter().chain(words) {
            assert_eq!(set.has(text), words.contains(&text), "{text}");
            let named = words.iter().any(|own| own.eq_ignore_ascii_case(text));
            assert_eq!(set.names(text), named, "{text}");
            let small = text.to_ascii_lowercase();
            assert_eq!(
                set.has_small(text),
                words.contains(&small.as_str()),
                "{text}"
            );
            let fitting = |fits: &dyn Fn(&str) -> bool| -> Vec<&str> {
                words.into_iter().filter(|word| fits(word)).collect()
            };
            let starting: Vec<&str> = set.starting(text).collect();
            assert_eq!(starting, fitting(&|word| text.starts_with(word)), "{text}");
            let ending: Vec<&str> = set.ending(text).collect();
            assert_eq!(ending, fitting(&|word| text.ends_with(word)), "{text}");
            for c in text.chars() {
                assert_eq!(set.holds(c), words.contains(&c.to_string().as_str()), "{c}");
            }
        }
    }
}
