//! What comments ask of factlint: `<!-- factlint: off -->`, `on`, and `allow(stated-total) reason`.

use crate::source::TextRange;

/// A comment that is meant for factlint.
#[derive(Clone, Debug)]
pub struct Directive {
    /// The bytes of the comment.
    pub range: TextRange,
    /// What it asks.
    pub wish: Wish,
}

/// What a comment can ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Nothing is read from here on.
    Off,
    /// From here on it is read again.
    On,
    /// What these rules say of the block that it stands in or before is accepted.
    Allow {
        /// The rules.
        rules: Vec<String>,
        /// Why; may be missing, which is not enough.
        reason: String,
    },
    /// Something that factlint does not know, as it is written.
    Unknown(String),
}

/// The directives among the comments of a text.
pub(super) fn find(text: &str, comments: &[TextRange]) -> Vec<Directive> {
    let directives = comments.iter().filter_map(|range| {
        let inside = range
            .slice(text)
            .strip_prefix("<!--")?
            .strip_suffix("-->")?;
        let asked = inside.trim().strip_prefix("factlint:")?;
        Some(Directive {
            range: *range,
            wish: wish(asked.trim()),
        })
    });
    directives.collect()
}

fn wish(asked: &str) -> Wish {
    match asked {
        "off" => return Wish::Off,
        "on" => return Wish::On,
        _ => {}
    }
    let allow = asked.strip_prefix("allow").map(str::trim_start);
    let inside = allow.and_then(|rest| rest.strip_prefix('(')?.split_once(')'));
    match inside {
        Some((rules, reason)) => Wish::Allow {
            rules: rules
                .split(',')
                .map(|rule| rule.trim().to_owned())
                .collect(),
            reason: reason
                .trim_start_matches([':', ' ', '-', '–', '—'])
                .trim()
                .to_owned(),
        },
        None => Wish::Unknown(asked.to_owned()),
    }
}

/// The stretches that are not read.
pub(super) fn off(directives: &[Directive], end: u32) -> Vec<TextRange> {
    let mut stretches = Vec::new();
    let mut open = None;
    for directive in directives {
        match directive.wish {
            Wish::Off => open = open.or(Some(directive.range.start)),
            Wish::On => {
                let stretch = open
                    .take()
                    .map(|start| TextRange::new(start, directive.range.end));
                stretches.extend(stretch);
            }
            _ => {}
        }
    }
    stretches.extend(open.map(|start| TextRange::new(start, end)));
    stretches
}
