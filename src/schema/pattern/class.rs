//! Classes of a pattern: characters and ranges of them in brackets.

use super::characters::{NOTHING, literal, range};
use super::escape::Member;
use super::reader::PatternReader;
use super::{Fault, fault};

impl PatternReader<'_> {
    /// A class whose bracket has been read.
    pub(super) fn class(&mut self) -> Result<(), Fault> {
        let excludes = self.take_if("^");
        let mut inside = String::new();
        while let Some(member) = self.member()? {
            let ahead = self
                .rest
                .strip_prefix('-')
                .filter(|rest| !rest.starts_with(']'));
            let (Some(rest), Member::One(first)) = (ahead, &member) else {
                push(&mut inside, &member);
                continue;
            };
            self.rest = rest;
            match self.member()? {
                Some(Member::One(last)) if last < *first => {
                    return Err(fault(
                        format!("has a range that is out of order: `{first}-{last}`"),
                        format!(
                            "Write `{last}-{first}`; a `-` that is meant as text is written `\\-`."
                        ),
                    ));
                }
                Some(Member::One(last)) => inside.push_str(&range(*first, last)),
                // Without the flag `u` a set is no end of a range, and the `-` is text.
                other => {
                    push(&mut inside, &member);
                    inside.push_str(r"\-");
                    push(&mut inside, &other.unwrap_or(Member::Nothing));
                }
            }
        }
        let text = match (inside.is_empty(), excludes) {
            (true, false) => NOTHING.to_owned(),
            (true, true) => "[\\x00-\u{10FFFF}]".to_owned(),
            (false, false) => format!("[{inside}]"),
            (false, true) => format!("[^{inside}]"),
        };
        self.atom(&text)
    }

    /// The next member of a class, or its end.
    fn member(&mut self) -> Result<Option<Member>, Fault> {
        if let Some((name, _)) = self
            .rest
            .strip_prefix("[:")
            .and_then(|rest| rest.split_once(":]"))
        {
            return Err(fault(
                format!("has a class `[:{name}:]`, which ECMA-262 does not know"),
                "Write the characters, such as `A-Za-z` or `0-9`, or a property such as `\\p{Letter}`.",
            ));
        }
        match self.take() {
            None => Err(fault(
                "does not close a `[`",
                "Add `]`. A bracket that is meant as text needs a backslash: `\\[`.",
            )),
            Some(']') => Ok(None),
            Some('\\') => self.member_escape(true).map(Some),
            Some(c) => Ok(Some(Member::One(c))),
        }
    }
}

fn push(inside: &mut String, member: &Member) {
    match member {
        Member::One(c) => inside.push_str(&literal(*c)),
        Member::Many(set) => inside.push_str(set),
        Member::Nothing => {}
    }
}
