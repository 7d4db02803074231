//! Paths as URIs.

use std::fmt::Write as _;

/// The URI of a path as it is printed, and whether it is relative. A path from the root of a disk has the scheme `file`.
pub(super) fn of_path(path: &str) -> (String, bool) {
    let mut chars = path.chars();
    let has_drive = chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && chars.next() == Some(':')
        && matches!(chars.next(), Some('/' | '\\'));
    if has_drive {
        let (drive, rest) = path.split_at(2);
        (format!("file:///{drive}{}", encoded(rest)), false)
    } else if path.starts_with('/') {
        (format!("file://{}", encoded(path)), false)
    } else {
        (encoded(path), true)
    }
}

fn encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => uri.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => uri.push(char::from(byte)),
            byte => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_percent_encoded() {
        for (path, uri, is_relative) in [
            ("data/quay 1.yaml", "data/quay%201.yaml", true),
            (
                "data/码头#%.yaml",
                "data/%E7%A0%81%E5%A4%B4%23%25.yaml",
                true,
            ),
            ("a:b/c", "a%3Ab/c", true),
            ("../texts/x.txt", "../texts/x.txt", true),
            ("/srv/x y.yaml", "file:///srv/x%20y.yaml", false),
            ("C:/x y.yaml", "file:///C:/x%20y.yaml", false),
        ] {
            assert_eq!(of_path(path), (uri.to_owned(), is_relative));
        }
    }
}
