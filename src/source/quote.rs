//! Words as they stand in a text that is kept anyway, without a copy of them.

use std::cmp::Ordering;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use super::TextRange;

/// A text of which pieces are quoted.
#[derive(Clone, Debug)]
pub struct Quoted(Arc<Whole>);

/// Behind one pointer, so that a quote is no longer than a string of its own would be.
#[derive(Debug)]
struct Whole(Arc<str>);

/// A piece of a text, which it keeps in memory. A run holds millions of them, and the text of nearly all is there for its
/// findings.
#[derive(Clone)]
pub struct Quote {
    of: Arc<Whole>,
    range: TextRange,
}

impl Quoted {
    /// The text of a file.
    pub fn new(text: Arc<str>) -> Self {
        Self(Arc::new(Whole(text)))
    }

    /// These bytes of it; nothing where the range does not fall on its characters.
    pub fn quote(&self, range: TextRange) -> Quote {
        Quote {
            of: Arc::clone(&self.0),
            range,
        }
    }
}

impl Deref for Quote {
    type Target = str;

    fn deref(&self) -> &str {
        self.range.slice(&self.of.0)
    }
}

impl PartialEq for Quote {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Quote {}

impl PartialOrd for Quote {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Quote {
    fn cmp(&self, other: &Self) -> Ordering {
        (**self).cmp(other)
    }
}

/// A text that stands nowhere as it is.
impl From<&str> for Quote {
    fn from(text: &str) -> Self {
        Quoted::new(text.into()).quote(TextRange::from_usize(0, text.len()))
    }
}

impl From<String> for Quote {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl fmt::Debug for Quote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl fmt::Display for Quote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_is_what_stands_there() {
        let text = Quoted::new("Pear: 12 t".into());
        let quote = |start, end| text.quote(TextRange::new(start, end));
        assert_eq!(&*quote(6, 10), "12 t");
        assert_eq!(quote(0, 4).to_string(), "Pear");
        assert_eq!(&*Quote::from("grün"), "grün");
        assert_eq!(&*quote(6, 40), "", "it ends behind the text");
    }

    #[test]
    fn a_quote_is_as_long_as_a_string() {
        assert_eq!(size_of::<Quote>(), size_of::<Box<str>>());
        assert_eq!(size_of::<Option<Quote>>(), size_of::<Box<str>>());
    }
}
