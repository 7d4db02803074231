//! How a finding can be mended: edits of texts, and whether they can be wrong. Applying them is left to `lint` and `cli`.

use crate::source::Span;

/// A change of one text: what stands at a place is replaced.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit<P = Span> {
    /// The place; an empty one is where something is put in.
    pub span: P,
    /// What is to stand there; empty to take out what does.
    pub replacement: String,
}

/// Whether applying a fix can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Safety {
    /// What it writes follows from what is there.
    Safe,
    /// It guesses what was meant.
    Unsafe,
}

/// The edits that mend a finding, all of them or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix<P = Span> {
    /// What it does, as an instruction without a full stop.
    pub title: String,
    /// Whether it can be wrong.
    pub safety: Safety,
    /// What is changed; no two edits overlap.
    pub edits: Vec<Edit<P>>,
}

impl<P> Fix<P> {
    /// One edit that follows from what is there.
    pub fn safe(title: impl Into<String>, span: P, replacement: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            safety: Safety::Safe,
            edits: vec![Edit {
                span,
                replacement: replacement.into(),
            }],
        }
    }

    /// One edit that guesses what was meant.
    pub fn guess(title: impl Into<String>, span: P, replacement: impl Into<String>) -> Self {
        Self {
            safety: Safety::Unsafe,
            ..Self::safe(title, span, replacement)
        }
    }

    /// The same at places as `place` sees them.
    pub fn map<Q>(self, mut place: impl FnMut(P) -> Q) -> Fix<Q> {
        let edits = self.edits.into_iter().map(|edit| Edit {
            span: place(edit.span),
            replacement: edit.replacement,
        });
        Fix {
            title: self.title,
            safety: self.safety,
            edits: edits.collect(),
        }
    }
}
