//! A pattern that is matched by trial and error, within bounds that hold for the whole search of a text.
//!
//! The matcher counts its steps back. What it does between two of them is not counted and may take as long as the text
//! is: `(?!(a+)+b)c` reads all `a` that follow at each of them. So the longer the stretches are that its repeats can run over
//! in a text, the fewer steps it has there.

use std::sync::OnceLock;

use fancy_regex::{AstNode, Expr, Regex, RegexBuilder};

/// So many signs may be read in a search, as far as is known before it.
const WORK: usize = 100_000_000;
/// Shorter texts are not looked at for that: no search of them takes long.
const SHORT: usize = 500;
/// A repeat that goes on no longer than this takes no time.
const FEW: usize = 100;
/// So often the steps may be halved.
const HALVINGS: usize = 14;

/// A pattern and its bounds.
#[derive(Clone, Debug)]
pub struct Bounded {
    regex: Regex,
    most: usize,
    /// The same pattern with half the steps, a quarter, and so on.
    slower: [OnceLock<Option<Regex>>; HALVINGS],
    runs: OnceLock<Runs>,
}

/// What the repeats of a pattern run over.
#[derive(Clone, Debug)]
enum Runs {
    /// Nothing that is long.
    Nothing,
    /// Stretches that this finds.
    Of(Box<regex::Regex>),
    /// Nobody knows.
    Anything,
}

impl Bounded {
    /// A pattern that takes at most `most` steps back in a text.
    pub fn new(regex: Regex, most: usize) -> Self {
        Self {
            regex,
            most,
            slower: Default::default(),
            runs: OnceLock::new(),
        }
    }

    /// The pattern as it is, for what does not search.
    pub fn regex(&self) -> &Regex {
        &self.regex
    }

    /// The matcher for a text, and how many matches it may find there.
    pub fn for_text(&self, text: &str) -> (&Regex, usize) {
        let reach = self.reach(text);
        let mut steps = self.most;
        for slower in &self.slower {
            if steps.saturating_mul(reach) <= WORK {
                break;
            }
            steps /= 2;
            if steps.saturating_mul(reach) <= WORK {
                let built = slower.get_or_init(|| {
                    let mut builder = RegexBuilder::new(self.regex.as_str());
                    builder.backtrack_limit(steps).build().ok()
                });
                return (built.as_ref().unwrap_or(&self.regex), WORK / reach);
            }
        }
        (&self.regex, WORK / reach)
    }

    /// The longest stretch of a text that the repeats may run over at one step.
    fn reach(&self, text: &str) -> usize {
        if text.len() <= SHORT {
            return 1;
        }
        match self.runs.get_or_init(|| runs(self.regex.as_str())) {
            Runs::Nothing => 1,
            Runs::Of(runs) => {
                let lengths = runs.find_iter(text).map(|run| run.len());
                lengths.max().unwrap_or(1).max(1)
            }
            Runs::Anything => text.len(),
        }
    }
}

/// What the repeats of a pattern run over, as far as its signs show.
fn runs(pattern: &str) -> Runs {
    let Ok(tree) = Expr::parse_tree(pattern) else {
        return Runs::Anything;
    };
    let mut signs = Vec::new();
    collect(&tree.expr, false, &mut signs);
    signs.sort();
    signs.dedup();
    if signs.is_empty() {
        return Runs::Nothing;
    }
    let stretch = format!("(?:{})+", signs.join("|"));
    regex::Regex::new(&stretch).map_or(Runs::Anything, |stretch| Runs::Of(Box::new(stretch)))
}

/// The signs that stand below a repeat without an end.
fn collect(expr: &Expr, is_repeated: bool, signs: &mut Vec<String>) {
    let cased = |text: &str, any_case| format!("(?{}:{text})", if any_case { "i" } else { "" });
    let own = match expr {
        Expr::Any { newline: false, .. } => Some("(?:.)".to_owned()),
        Expr::Literal { val, casei } => Some(cased(&regex::escape(val), *casei)),
        Expr::Delegate { inner, casei } => Some(cased(inner, *casei)),
        Expr::Any { .. }
        | Expr::GeneralNewline { .. }
        | Expr::Backref { .. }
        | Expr::SubroutineCall(_) => Some("(?s:.)".to_owned()),
        _ => None,
    };
    signs.extend(own.filter(|_| is_repeated));
    let is_repeated = is_repeated || matches!(expr, Expr::Repeat { hi, .. } if *hi > FEW);
    match expr {
        Expr::AstNode(AstNode::AstGroup { inner, .. }, _) => collect(inner, is_repeated, signs),
        _ => {
            for child in expr.children_iter() {
                collect(child, is_repeated, signs);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounded(pattern: &str) -> Bounded {
        let mut builder = RegexBuilder::new(pattern);
        Bounded::new(builder.backtrack_limit(100_000).build().unwrap(), 100_000)
    }

    #[test]
    fn a_search_that_reads_the_rest_of_the_text_at_each_step_is_given_up() {
        let text = "a".repeat(20_000);
        for pattern in [
            "(?!(a+)+b)c$",
            "(?<!(a+)+)z$",
            "(?=a+b)c",
            "(?!a+b)c",
            "(?<=a+)z",
            "(?<n>(?=(a+)+b)a)",
            "(?=[a-z]+b)c",
            "(?=(?:a|ab)*c)d",
        ] {
            let bounded = bounded(pattern);
            let (matcher, _) = bounded.for_text(&text);
            assert!(matcher.is_match(&text).is_err(), "{pattern}");
        }
    }

    #[test]
    fn what_runs_over_little_keeps_its_steps() {
        let text = "There are 12 ports, and 300 boats beside them. ".repeat(1_000);
        for pattern in [
            r"(?<!\d)(?<n>\d+)(?=\s+piers)",
            r"(?<=\bof )\w+(?= piers)",
            r"(?=ports)x",
            r"(?=[a-z]+q)x",
            r"(?!.{1,20})x",
        ] {
            let bounded = bounded(pattern);
            let (matcher, _) = bounded.for_text(&text);
            assert!(!matcher.is_match(&text).unwrap(), "{pattern}");
        }
    }
}
