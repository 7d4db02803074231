//! Routes into data: from a file to the records in it, and from a record to its fields.
//!
//! `plugins[*]` are the items of a list, `[]` an item or the items, `[1:]` those from the second on, `*` any key, `{x}`
//! any key, which is kept as the field `x`, `{x**}` keys of any depth; a key that has other signs stands in quotes.

/// The steps of a route.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// In order.
    pub steps: Vec<Step>,
}

/// One step down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the value of this key.
    Key(String),
    /// To the value of each key; the key is kept under this name.
    AnyKey(Option<String>),
    /// To the values below a mapping, however deep; the keys are kept under this name, joined by dots.
    AnyKeys(String),
    /// To the items of a list, from one index up to before another.
    Items {
        /// The first.
        from: usize,
        /// The one after the last; `None` for all that follow.
        to: Option<usize>,
    },
    /// To the items of a list, or to the value itself where it is none.
    OneOrMany,
}

/// Why a text is no route, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoRoute {
    /// Goes on after the text: `has a bracket that is not closed`.
    pub why: String,
    /// What to do.
    pub help: &'static str,
}

impl Route {
    /// Reads a route.
    ///
    /// # Errors
    ///
    /// Where the text breaks the grammar.
    pub fn parse(text: &str) -> Result<Self, NoRoute> {
        let mut reader = RouteReader { rest: text };
        let mut steps = Vec::new();
        reader.key_or_items(&mut steps)?;
        while !reader.rest.is_empty() {
            if let Some(rest) = reader.rest.strip_prefix('.') {
                reader.rest = rest;
                reader.key_or_items(&mut steps)?;
            } else if reader.rest.starts_with('[') {
                steps.push(reader.items()?);
            } else {
                return Err(no_route(
                    format!("has no dot before `{}`", reader.rest),
                    "Write a dot between two keys: `berths.length`.",
                ));
            }
        }
        Ok(Self { steps })
    }

    /// The key with which the route begins, where it begins with one.
    pub fn first_key(&self) -> Option<&str> {
        match self.steps.first()? {
            Step::Key(key) => Some(key),
            _ => None,
        }
    }

    /// The route without its first step.
    #[must_use]
    pub fn rest(&self) -> Self {
        Self {
            steps: self.steps.iter().skip(1).cloned().collect(),
        }
    }

    /// The names under which keys on the way are kept.
    pub fn captures(&self) -> impl Iterator<Item = &str> {
        self.steps.iter().filter_map(|step| match step {
            Step::AnyKey(name) => name.as_deref(),
            Step::AnyKeys(name) => Some(name),
            Step::Key(_) | Step::Items { .. } | Step::OneOrMany => None,
        })
    }
}

fn no_route(why: impl Into<String>, help: &'static str) -> NoRoute {
    NoRoute {
        why: why.into(),
        help,
    }
}

struct RouteReader<'a> {
    rest: &'a str,
}

impl<'a> RouteReader<'a> {
    fn key_or_items(&mut self, steps: &mut Vec<Step>) -> Result<(), NoRoute> {
        let step = match self.rest.chars().next() {
            Some('[') => self.items()?,
            Some('"') => Step::Key(self.quoted()?),
            Some('{') => self.capture()?,
            _ => {
                let end = self.rest.find(['.', '[', '{', '"']);
                let key = self.take(end.unwrap_or(self.rest.len())).trim_end();
                match key {
                    "" => {
                        return Err(no_route(
                            "has a dot with no key beside it",
                            "Write a key between two dots, in quotes where it has a dot itself: `\"v1.2\".date`.",
                        ));
                    }
                    "*" => Step::AnyKey(None),
                    key => Step::Key(key.to_owned()),
                }
            }
        };
        steps.push(step);
        Ok(())
    }

    fn take(&mut self, end: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// What stands up to a closing sign, which is passed over with the opening one.
    fn enclosed(&mut self, close: char, name: &str) -> Result<&'a str, NoRoute> {
        self.take(1);
        let Some(end) = self.rest.find(close) else {
            return Err(no_route(
                format!("has a {name} that is not closed"),
                "Close it, or put the key in quotes that has it: `\"odd [key]\"`.",
            ));
        };
        let inner = self.take(end);
        self.take(close.len_utf8());
        Ok(inner)
    }

    fn quoted(&mut self) -> Result<String, NoRoute> {
        let mut key = String::new();
        loop {
            key.push_str(self.enclosed('"', "quotation mark")?);
            // A quotation mark inside is written twice.
            if !self.rest.starts_with('"') {
                return Ok(key);
            }
            key.push('"');
        }
    }

    fn capture(&mut self) -> Result<Step, NoRoute> {
        let name = self.enclosed('}', "brace")?;
        let (name, is_deep) = match name.strip_suffix("**") {
            Some(name) => (name, true),
            None => (name, false),
        };
        if !is_name(name) {
            return Err(no_route(
                format!("keeps a key under `{name}`, which is no name"),
                "A name is made of letters, digits, `_` and `-`: `{code}`, `{path**}`.",
            ));
        }
        Ok(if is_deep {
            Step::AnyKeys(name.to_owned())
        } else {
            Step::AnyKey(Some(name.to_owned()))
        })
    }

    fn items(&mut self) -> Result<Step, NoRoute> {
        let inner = self.enclosed(']', "bracket")?;
        let bound = |text: &str| text.trim().parse::<usize>().ok();
        let open = |text: &str| text.trim().is_empty();
        let step = match (inner, inner.split_once(':')) {
            ("", _) => Some(Step::OneOrMany),
            ("*", _) => Some(Step::Items { from: 0, to: None }),
            (one, None) => bound(one).map(|from| Step::Items {
                from,
                to: from.checked_add(1),
            }),
            (_, Some((from, to))) => {
                let from = if open(from) { Some(0) } else { bound(from) };
                let to = if open(to) {
                    Some(None)
                } else {
                    bound(to).map(Some)
                };
                from.zip(to).map(|(from, to)| Step::Items { from, to })
            }
        };
        step.ok_or_else(|| {
            no_route(
                format!("has `[{inner}]`, which names no items"),
                "`[*]` are all items of a list, `[]` the items or the value itself, `[1:]` those from the second on.",
            )
        })
    }
}

/// Whether a text can be the name of a field that is kept on the way.
pub(super) fn is_name(text: &str) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-');
    !text.is_empty() && text.chars().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Step {
        Step::Key(text.to_owned())
    }

    #[test]
    fn every_kind_of_step_is_read() {
        let all = Step::Items { from: 0, to: None };
        let kept = |name: &str| Step::AnyKey(Some(name.to_owned()));
        for (text, steps) in [
            ("[*]", vec![all.clone()]),
            ("plugins[*]", vec![key("plugins"), all.clone()]),
            (
                "a.b[].c",
                vec![key("a"), key("b"), Step::OneOrMany, key("c")],
            ),
            ("[1:]", vec![Step::Items { from: 1, to: None }]),
            (
                "[2:4]",
                vec![Step::Items {
                    from: 2,
                    to: Some(4),
                }],
            ),
            (
                "[2]",
                vec![Step::Items {
                    from: 2,
                    to: Some(3),
                }],
            ),
            ("*", vec![Step::AnyKey(None)]),
            ("{code}[*]", vec![kept("code"), all]),
            (
                "{path**}.__compat",
                vec![Step::AnyKeys("path".to_owned()), key("__compat")],
            ),
            ("\"Solid Fuel (kt)\"", vec![key("Solid Fuel (kt)")]),
            ("Solid Fuel", vec![key("Solid Fuel")]),
            ("\"say \"\"so\"\" \".x", vec![key("say \"so\" "), key("x")]),
        ] {
            assert_eq!(
                Route::parse(text).map(|route| route.steps),
                Ok(steps),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_route_says_why() {
        for (text, why) in [
            ("", "no key"),
            ("a..b", "no key"),
            ("a[*", "bracket that is not closed"),
            ("a[x]", "`[x]`"),
            ("a[-1]", "`[-1]`"),
            ("{}", "no name"),
            ("{a b}", "no name"),
            ("{a", "brace that is not closed"),
            ("\"a", "quotation mark"),
            ("a[*]b", "no dot before `b`"),
        ] {
            let found = Route::parse(text).unwrap_err();
            assert!(found.why.contains(why), "{text}: {}", found.why);
        }
    }
}
