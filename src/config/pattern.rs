//! What may be wrong with a pattern of paths beside its type, which the schema of the configuration looks after.

/// What is wrong with a glob pattern and what to do about it; `None` when it can be used.
pub fn check_pattern(pattern: &str) -> Option<(String, String)> {
    let found = |what: String, help: &str| Some((what, help.to_owned()));
    if pattern.starts_with('!') {
        return found(
            format!("the pattern `{pattern}` begins with `!`, which takes nothing back here"),
            "Patterns only add to each other: say under `files` what is taken and under `exclude` what is left out, each in patterns that are narrow enough, such as `exclude: [drafts/old/*]`.",
        );
    }
    if pattern.contains(['{', '}']) {
        return found(
            format!("the pattern `{pattern}` has braces, which patterns do not know"),
            "Write each alternative as a pattern of its own: `files: [a/*.yaml, b/*.yaml]`.",
        );
    }
    if pattern.split(['/', '\\']).any(|part| part == "..") {
        return found(
            format!("the pattern `{pattern}` leads out of the folder of the configuration"),
            "Move the configuration up to a folder that holds all files, or move the files below it.",
        );
    }
    if pattern.starts_with('/') || pattern.get(1..).is_some_and(|rest| rest.starts_with(":\\")) {
        return found(
            format!("the pattern `{pattern}` is an absolute path"),
            "Write it as seen from the folder of the configuration.",
        );
    }
    glob::Pattern::new(pattern.strip_prefix("./").unwrap_or(pattern))
        .err()
        .and_then(|error| {
            found(
                format!("`{pattern}` cannot be read as a pattern of paths: {}", error.msg),
                "In a pattern `*` and `?` stand for part of a name, `**` for any number of folders, `[…]` for one of some characters.",
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_that_cannot_work_says_why() {
        for (pattern, why) in [
            ("data/{a,b}/*.yaml", "brace"),
            ("!data/kept.yaml", "takes nothing back"),
            ("../other/*.yaml", "leads out"),
            ("data/../../*.yaml", "leads out"),
            ("/data/*.yaml", "absolute"),
            ("C:\\docs\\*.yaml", "absolute"),
            ("data/[a.yaml", "cannot be read"),
            ("data/***.yaml", "cannot be read"),
        ] {
            let (message, help) = check_pattern(pattern).unwrap();
            assert!(message.contains(why), "{pattern}: {message}");
            assert!(message.contains(pattern) && !help.is_empty());
        }
    }

    #[test]
    fn ordinary_patterns_are_left_alone() {
        for pattern in [
            "data/*.yaml",
            "./data/**/*.json",
            "a..b/c.yaml",
            "果园/*.yaml",
        ] {
            assert_eq!(check_pattern(pattern), None, "{pattern}");
        }
    }
}
