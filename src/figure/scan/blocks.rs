//! Blocks of code as `AsciiDoc` and `reStructuredText` mark them, and the lines there that set something: between two lines of `----`,
//! below `[source]`, what is indented below `.. code::` or below a paragraph that ends with `::`, `>>> ` and what follows it,
//! `:depth: 3`; and between `@code` and `@endcode`, as `Doxygen` has it. Those of Markdown are `markup` and `indent.rs`.

/// A line of a sign that opens a block has so many of them at least.
const SHORTEST_DELIMITER: usize = 4;
/// Directives of `reStructuredText` whose content is no prose.
const CODE_DIRECTIVES: &str = "code code-block sourcecode parsed-literal literalinclude prompt math raw doctest testcode testoutput \
    highlight ipython command-output productionlist graphviz uml mermaid toctree";

/// Commands of `Doxygen` that open a block of code; `end` and the same closes it.
const CODE_COMMANDS: [&str; 3] = ["code", "verbatim", "dot"];

/// Directives whose first line names something of code, or a release; what they hold is prose.
const ARGUED_DIRECTIVES: [&str; 12] = [
    "py:",
    "c:",
    "cpp:",
    "js:",
    "http:",
    "function",
    "method",
    "class",
    "option",
    "versionadded",
    "versionchanged",
    "deprecated",
];

/// What the lines before tell of blocks of code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Blocks {
    /// Whether lines were seen that only `AsciiDoc` has.
    asciidoc: bool,
    inside: Inside,
    /// Whether a line of signs can open a block here: behind a blank line, a title or attributes.
    opens: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Inside {
    #[default]
    Prose,
    /// Up to a line of just so many of this sign.
    Delimited(char, usize),
    /// Up to the next blank line.
    Paragraph,
    /// Below the first line of a directive, which is indented so: what it sets, and what it holds. Whether that is code.
    Directive(usize, bool),
    /// Below a line that is indented so and that announces code.
    Announced(usize),
    /// The same, behind a blank line.
    Expected(usize),
    /// Lines that are indented so or more.
    Indented(usize),
    /// Up to the line that ends a block of `Doxygen`.
    Command,
}

impl Blocks {
    /// Whether a line is code or sets something, and the state after it.
    pub(super) fn read(self, line: &str) -> (bool, Self) {
        let text = line.trim();
        let indent = line.len() - line.trim_start().len();
        let (passed, inside) = self.go_on(text, indent);
        let (passed, inside) = match inside {
            Inside::Prose if !passed => self.begin(text, indent),
            _ => (passed, inside),
        };
        let titled = text.starts_with('.') && !text.starts_with("..") && !text.starts_with(". ");
        let after = Self {
            asciidoc: self.asciidoc || is_asciidoc(line),
            inside,
            opens: text.is_empty() || text == "+" || titled || is_attributes(text),
        };
        (passed, after)
    }

    /// The state after a line that begins with a letter, where that is prose and says nothing of a block; `None` where it has to
    /// be read for that.
    pub(super) fn after_words(self, line: &str) -> Option<Self> {
        let prose = self.inside == Inside::Prose && !line.trim_end().ends_with("::");
        prose.then_some(Self {
            opens: false,
            ..self
        })
    }

    /// What a line is by what was begun before it.
    fn go_on(self, text: &str, indent: usize) -> (bool, Inside) {
        let blank = text.is_empty();
        match self.inside {
            Inside::Delimited(sign, length) if delimiter(text) == Some((sign, length)) => {
                (true, Inside::Prose)
            }
            Inside::Command if commanded(text).is_some_and(|name| name.starts_with("end")) => {
                (true, Inside::Prose)
            }
            Inside::Paragraph if blank => (false, Inside::Prose),
            // `[source]` before a line of signs
            Inside::Paragraph if self.opens && delimiter(text).is_some() => (false, Inside::Prose),
            Inside::Delimited(..) | Inside::Paragraph | Inside::Command => (true, self.inside),
            Inside::Directive(base, _) if indent > base && is_setting(text) => (true, self.inside),
            Inside::Directive(base, true) | Inside::Announced(base) if blank => {
                (false, Inside::Expected(base))
            }
            Inside::Expected(_) | Inside::Indented(_) if blank => (false, self.inside),
            Inside::Directive(base, true) | Inside::Expected(base) if indent > base => {
                (true, Inside::Indented(indent))
            }
            Inside::Indented(least) if indent >= least => (true, self.inside),
            _ => (false, Inside::Prose),
        }
    }

    /// What a line begins.
    fn begin(self, text: &str, indent: usize) -> (bool, Inside) {
        if self.asciidoc
            && self.opens
            && let Some((sign, length)) = delimiter(text)
        {
            return (true, Inside::Delimited(sign, length));
        }
        if is_source(text) {
            return (true, Inside::Paragraph);
        }
        if commanded(text).is_some_and(|name| CODE_COMMANDS.contains(&name)) {
            return (true, Inside::Command);
        }
        if let Some(name) = directive(text) {
            let code = CODE_DIRECTIVES.split(' ').any(|own| own == name);
            let argued = code || ARGUED_DIRECTIVES.iter().any(|own| name.starts_with(own));
            return (argued, Inside::Directive(indent, code));
        }
        if text.starts_with(">>> ") && text.contains(['(', '=', '.', '[']) {
            return (true, Inside::Paragraph);
        }
        // `:depth: 3` says how something is shown.
        let number = || {
            let value = text.rsplit(": ").next().unwrap_or_default();
            let of_number = |c: char| c.is_ascii_digit() || " ,-".contains(c);
            !value.is_empty() && value.chars().all(of_number)
        };
        if is_setting(text) && (self.asciidoc || number()) {
            return (true, Inside::Prose);
        }
        let announced = text.len() > 2 && text.ends_with("::") && !text.starts_with("..");
        let after = if announced {
            Inside::Announced(indent)
        } else {
            Inside::Prose
        };
        (false, after)
    }
}

/// The name of the command of `Doxygen` that a line is: `@code{.cpp}`, `\code`.
fn commanded(text: &str) -> Option<&str> {
    let name = text.strip_prefix(['@', '\\'])?;
    match name.split_once('{') {
        Some((name, language)) => language.ends_with('}').then_some(name),
        None => Some(name),
    }
}

/// The sign of a line that opens or closes a block, and how often it stands there.
fn delimiter(text: &str) -> Option<(char, usize)> {
    let sign = text.chars().next().filter(|c| "-.+/".contains(*c))?;
    let alone = text.chars().all(|c| c == sign);
    (alone && text.len() >= SHORTEST_DELIMITER).then_some((sign, text.len()))
}

/// `[source,sh]`: the lines below are code.
fn is_source(text: &str) -> bool {
    ["[source", "[listing", "[,"]
        .iter()
        .filter_map(|opening| text.strip_prefix(opening))
        .any(|rest| rest.find(']').is_some_and(|at| at + 1 == rest.len()))
}

/// `[quote]`, `[[boats]]`: what is said of the block below.
fn is_attributes(text: &str) -> bool {
    text.starts_with('[') && text.ends_with(']')
}

/// Whether only `AsciiDoc` has such a line: `== Boats`, `[source,sh]`.
fn is_asciidoc(line: &str) -> bool {
    let name = line.trim_start_matches('=');
    let level = line.len() - name.len();
    let heading = (1..=6).contains(&level)
        && name.starts_with(' ')
        && name.trim_start().starts_with(char::is_alphabetic)
        && !line.trim_end().ends_with('=');
    heading || is_source(line.trim())
}

/// The name of a directive: `.. code:: sh`.
fn directive(text: &str) -> Option<&str> {
    let (name, _) = text.strip_prefix(".. ")?.split_once("::")?;
    let name = name.trim_start();
    let named = name
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '_'));
    (named && !name.is_empty()).then_some(name)
}

/// `:depth: 3`
fn is_setting(text: &str) -> bool {
    let key = text.strip_prefix(':').and_then(|rest| rest.split_once(':'));
    key.is_some_and(|(key, value)| {
        let named = key
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '!'));
        named && !key.is_empty() && (value.is_empty() || value.starts_with(' '))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with all that is passed over taken out.
    fn prose(text: &str) -> String {
        let mut state = Blocks::default();
        let lines = text.split('\n').map(|line| {
            let (passed, after) = state.read(line);
            state = after;
            if passed { "" } else { line }
        });
        lines.collect::<Vec<_>>().join("|")
    }

    #[test]
    fn blocks_of_asciidoc_are_passed_over() {
        for (text, kept) in [
            (
                "== Quay\n\n----\nmoor 16\n\n16 boats\n----\n4 b",
                "== Quay|||||||4 b",
            ),
            ("[source,sh]\n----\nmoor 16\n----\n4 b", "||||4 b"),
            ("[source,sh]\nmoor 16\n\n4 b", "|||4 b"),
            (
                "= Quay\n:toclevels: 3\n\n.Mooring\n....\n16\n....\n4",
                "= Quay|||.Mooring||||4",
            ),
            ("Fees\n----\n16 boats", "Fees|----|16 boats"),
            ("a\n\n----\n\n16 boats", "a||----||16 boats"),
            ("== Fees ==\n\n----\n16 boats", "== Fees ==||----|16 boats"),
            ("[source](a.md) has 16 boats", "[source](a.md) has 16 boats"),
        ] {
            assert_eq!(prose(text), kept, "{text}");
        }
    }

    #[test]
    fn blocks_of_doxygen_are_passed_over() {
        for (text, kept) in [
            (
                "@code{.cpp}\nmoor(16);\n\nmoor(5);\n@endcode\n4 b",
                "|||||4 b",
            ),
            ("\\verbatim\nmoor 16\n\\endverbatim\n4 b", "|||4 b"),
            ("@code of 16 boats", "@code of 16 boats"),
            ("@brief\n16 boats", "@brief|16 boats"),
        ] {
            assert_eq!(prose(text), kept, "{text}");
        }
    }

    #[test]
    fn blocks_of_restructuredtext_are_passed_over() {
        for (text, kept) in [
            (
                ".. code:: sh\n   :linenos:\n\n   moor 16\n\n   moor 5\n\n4 b",
                "|||||||4 b",
            ),
            (".. contents::\n   :depth: 3\n\n4 b", ".. contents::|||4 b"),
            (
                ".. note::\n   :class: wide\n\n   16 boats",
                ".. note::|||   16 boats",
            ),
            ("Moor so::\n\n    moor 16\n\n4 b", "Moor so::||||4 b"),
            ("Moor so::\n4 b", "Moor so::|4 b"),
            (">>> moor(16)\n16\n\n4 b", "|||4 b"),
            (">>> 16 boats", ">>> 16 boats"),
            (":berths: 16 of them", ":berths: 16 of them"),
        ] {
            assert_eq!(prose(text), kept, "{text}");
        }
    }
}
