//! Patterns of the files that hold records: globs in which `{x}` stands for part of a name and keeps it, and
//! `{x**}` for part of a path.

use fancy_regex::Regex;

use super::pattern::check_pattern;
use super::route::is_name;
use super::spanned::Spanned;

/// One pattern of `files`.
#[derive(Clone, Debug)]
pub struct FilePattern {
    /// As written, with its place.
    pub written: Spanned<String>,
    /// Whether it takes files away: it begins with `!`.
    pub is_negative: bool,
    /// The folder outside of that of the configuration, by its name under `roots`.
    pub root: Option<String>,
    /// The pattern below that folder, with `*` for each part that is kept.
    pub glob: String,
    /// What the kept parts are called, in order.
    names: Vec<String>,
    regex: Regex,
}

impl FilePattern {
    /// Reads a pattern.
    ///
    /// # Errors
    ///
    /// What is wrong with it and what to do.
    pub fn parse(written: Spanned<String>) -> Result<Self, (String, String)> {
        let text = written.value.as_str();
        let (is_negative, text) = match text.strip_prefix('!') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (root, text) = match text.strip_prefix("root:").map(|rest| rest.split_once('/')) {
            Some(Some((root, below))) => (Some(root.to_owned()), below),
            Some(None) => {
                return Err((
                    format!("the pattern `{text}` names a root and no file in it"),
                    "Write `root:NAME/PATTERN`, with the name of a folder under `roots`."
                        .to_owned(),
                ));
            }
            None => (None, text),
        };
        let text = text.strip_prefix("./").unwrap_or(text);
        let (glob, names) = without_names(text)?;
        if let Some(wrong) = check_pattern(&glob) {
            return Err(wrong);
        }
        let regex = Regex::new(&regex_text(text)).map_err(|_| {
            (
                format!("`{text}` cannot be read as a pattern of paths"),
                "In a pattern `*` and `?` stand for part of a name, `**` for any number of folders, `{x}` for part of a name that is kept.".to_owned(),
            )
        })?;
        Ok(Self {
            written,
            is_negative,
            root,
            glob,
            names,
            regex,
        })
    }

    /// Whether it has signs that stand for parts of names.
    pub fn is_pattern(&self) -> bool {
        self.glob.contains(['*', '?', '['])
    }

    /// The names of the parts that it keeps.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The kept parts of a path below the folder, by name, if the pattern names that path. Two parts of one name are
    /// the same text.
    pub fn parts(&self, path: &str) -> Option<Vec<(String, String)>> {
        let found = self.regex.captures(path).ok().flatten()?;
        let mut parts: Vec<(String, String)> = Vec::new();
        for (name, part) in self.names.iter().zip(found.iter().skip(1)) {
            let text = part?.as_str();
            match parts.iter().find(|(known, _)| known == name) {
                Some((_, known)) if known != text => return None,
                Some(_) => {}
                None => parts.push((name.clone(), text.to_owned())),
            }
        }
        Some(parts)
    }
}

/// The pattern with a star in place of each kept part, and the names of the parts.
fn without_names(text: &str) -> Result<(String, Vec<String>), (String, String)> {
    let mut glob = String::new();
    let mut names = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let name = after.split_once('}');
        let name = name.map(|(name, after)| (name.strip_suffix("**").unwrap_or(name), after));
        let Some((name, after)) = name.filter(|(name, _)| is_name(name)) else {
            return Err((
                format!("the pattern `{text}` has braces that hold no name"),
                "`{code}` keeps a part of the path under this name. Write alternatives as patterns of their own: `files: [a/*.json, b/*.json]`.".to_owned(),
            ));
        };
        glob.push_str(before);
        glob.push('*');
        names.push(name.to_owned());
        rest = after;
    }
    glob.push_str(rest);
    // Two stars that meet are two parts of one name, not folders.
    let plain = text.replace("**}", "}");
    let met =
        plain.replace("**", "").contains("}{") || plain.contains("}*") || plain.contains("*{");
    if met {
        return Err((
            format!("the pattern `{text}` does not say where one part ends and the next begins"),
            "Put something between them that is always there: `{from}-{to}.json`.".to_owned(),
        ));
    }
    Ok((glob, names))
}

/// The pattern as a regular expression. Names that begin with a dot have to be asked for, as in all patterns of paths.
fn regex_text(text: &str) -> String {
    let mut regex = String::from("^");
    let mut rest = text;
    let mut begins = true;
    while let Some(sign) = rest.chars().next() {
        let first = if begins { "[^/.]" } else { "[^/]" };
        let (part, length) = if rest.starts_with("**/") {
            ("(?:[^/.][^/]*/)*".to_owned(), 3)
        } else if rest.starts_with("**") {
            ("(?:[^/.][^/]*/)*[^/.][^/]*".to_owned(), 2)
        } else if sign == '*' && begins {
            ("(?:[^/.][^/]*)?".to_owned(), 1)
        } else if sign == '*' {
            ("[^/]*".to_owned(), 1)
        } else if sign == '?' {
            (first.to_owned(), 1)
        } else if let Some(end) = rest.find('}').filter(|_| sign == '{') {
            let is_path = rest.get(..end).is_some_and(|name| name.ends_with("**"));
            let folders = if is_path { r"(?:/[^/.][^/]*?)*?" } else { "" };
            (format!("({first}[^/]*?{folders})"), end + 1)
        } else if let Some(end) = rest.find(']').filter(|_| sign == '[') {
            let class = rest.get(1..end).unwrap_or_default();
            let class = class
                .replace('\\', "\\\\")
                .replace('[', "\\[")
                .replace('&', "\\&");
            let class = match class.strip_prefix('!') {
                Some(class) => format!("[^/{class}]"),
                None => format!("[{class}]"),
            };
            (class, end + 1)
        } else {
            (
                fancy_regex::escape(sign.encode_utf8(&mut [0; 4])).into_owned(),
                sign.len_utf8(),
            )
        };
        begins = part.ends_with('/') || rest.starts_with("**/");
        regex.push_str(&part);
        rest = rest.get(length..).unwrap_or_default();
    }
    regex.push('$');
    regex
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(text: &str) -> Result<FilePattern, (String, String)> {
        FilePattern::parse(Spanned {
            value: text.to_owned(),
            span: None,
        })
    }

    #[test]
    fn parts_of_paths_are_kept() {
        for (text, path, parts) in [
            ("data/{code}.svg", "data/fr.svg", Some("code=fr")),
            ("data/{code}.svg", "data/x/fr.svg", None),
            ("data/{code}.svg", "data/.fr.svg", None),
            ("{a}_{b}.json", "DE_FR.json", Some("a=DE b=FR")),
            (
                "{plugin}/skills/*/SKILL.md",
                "mend/skills/sew/SKILL.md",
                Some("plugin=mend"),
            ),
            ("{x}/{x}.md", "tea/tea.md", Some("x=tea")),
            ("{x}/{x}.md", "tea/bun.md", None),
            ("**/{x}.md", "a/b/c.md", Some("x=c")),
            ("**/{x}.md", "c.md", Some("x=c")),
            ("{x**}/SKILL.md", "mend/sew/SKILL.md", Some("x=mend/sew")),
            ("{x**}/SKILL.md", "mend/SKILL.md", Some("x=mend")),
            ("{x**}/SKILL.md", "mend/.sew/SKILL.md", None),
            ("docs/{x**}.md", "docs/a/b.c.md", Some("x=a/b.c")),
            ("docs/**", "docs/a/b.md", Some("")),
            ("docs/**", "docs/.a/b.md", None),
            (".github/*.yml", ".github/a.yml", Some("")),
            ("v[0-9]/{x}.csv", "v7/q.csv", Some("x=q")),
            ("v[!0-9]/{x}.csv", "v7/q.csv", None),
            ("a+b/(x).md", "a+b/(x).md", Some("")),
            ("果园/{名}.yaml", "果园/梨.yaml", Some("名=梨")),
        ] {
            let found = pattern(text).unwrap().parts(path).map(|parts| {
                let parts: Vec<_> = parts
                    .iter()
                    .map(|(name, part)| format!("{name}={part}"))
                    .collect();
                parts.join(" ")
            });
            assert_eq!(found.as_deref(), parts, "{text} {path}");
        }
    }

    #[test]
    fn a_pattern_may_take_away_and_name_a_root() {
        let found = pattern("!root:maps/{x}/*.svg").unwrap();
        assert!(found.is_negative && found.is_pattern());
        assert_eq!(
            (found.root.as_deref(), &*found.glob),
            (Some("maps"), "*/*.svg")
        );
        assert_eq!(found.names(), ["x"]);
    }

    #[test]
    fn what_cannot_work_says_why() {
        for (text, why) in [
            ("a/{b,c}.yaml", "braces"),
            ("a/{}.yaml", "braces"),
            ("../x/{y}.json", "leads out"),
            ("/x/{y}.json", "absolute"),
            ("root:maps", "no file in it"),
            ("{a}{b}.json", "where one part ends"),
            ("x/***.yaml", "cannot be read"),
        ] {
            let (message, help) = pattern(text).unwrap_err();
            assert!(
                message.contains(why) && !help.is_empty(),
                "{text}: {message}"
            );
        }
    }
}
