//! What the bytes of a file that is no UTF-8 are most likely written in, so that a message can name it. Nothing is ever
//! read in another encoding than UTF-8: a guess is good enough for advice and not for facts.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

/// So many bytes are looked at.
const SAMPLE: usize = 1 << 16;

/// Why bytes cannot be read as text, and what to do.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NoText {
    /// Goes on after the name of the file: `is not UTF-8: …`.
    pub(super) what: String,
    /// What to do.
    pub(super) help: String,
}

/// Says that the byte at `offset`, in `line`, cannot stand in a text. `bytes` are those around it, from the beginning
/// of the file where they are at hand.
pub(super) fn no_text(bytes: &[u8], byte: u8, offset: u64, line: u64) -> NoText {
    let what = if byte == 0 {
        format!("is no text: there is a NUL byte at offset {offset}, in line {line}")
    } else {
        format!(
            "is not UTF-8: the first wrong byte is `{byte:#04x}` at offset {offset}, in line {line}"
        )
    };
    let help = match guess(bytes) {
        Some(name) => format!("It looks like {name}. Save it as UTF-8."),
        None => "Save it as UTF-8.".to_owned(),
    };
    NoText { what, help }
}

/// The offset of the first byte that cannot stand in a text: one that is no UTF-8, or a NUL. `None` where all is well;
/// a character that is cut off at the end is no fault when more `follows`.
pub(super) fn first_wrong(bytes: &[u8], follows: bool) -> Option<usize> {
    let nul = memchr::memchr(0, bytes);
    if simdutf8::basic::from_utf8(bytes).is_ok() {
        return nul;
    }
    let valid = match std::str::from_utf8(bytes) {
        Ok(_) => None,
        Err(error) if follows && error.error_len().is_none() => None,
        Err(error) => Some(error.valid_up_to()),
    };
    match (valid, nul) {
        (Some(wrong), Some(nul)) => Some(wrong.min(nul)),
        (wrong, nul) => wrong.or(nul),
    }
}

/// The name of the encoding that bytes seem to have.
fn guess(bytes: &[u8]) -> Option<&'static str> {
    let bytes = bytes.get(..SAMPLE).unwrap_or(bytes);
    if let Some(name) = by_mark(bytes).or_else(|| by_nuls(bytes)) {
        return Some(name);
    }
    let little = ideographs(bytes, u16::from_le_bytes);
    let big = ideographs(bytes, u16::from_be_bytes);
    if little || big {
        return Some(if little { "UTF-16 (LE)" } else { "UTF-16 (BE)" });
    }
    if bytes.contains(&0) {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    Some(match encoding.name() {
        "GBK" => "GB18030",
        "windows-1252" => "Latin-1 (windows-1252)",
        name => name,
    })
}

/// By the mark at the beginning.
fn by_mark(bytes: &[u8]) -> Option<&'static str> {
    let marks: [(&[u8], &str); 5] = [
        (b"\xff\xfe\0\0", "UTF-32 (LE)"),
        (b"\0\0\xfe\xff", "UTF-32 (BE)"),
        (b"\xff\xfe", "UTF-16 (LE)"),
        (b"\xfe\xff", "UTF-16 (BE)"),
        (b"\x84\x31\x95\x33", "GB18030"),
    ];
    let found = marks.iter().find(|(mark, _)| bytes.starts_with(mark));
    found.map(|(_, name)| *name)
}

/// By where NUL bytes stand: every second or fourth byte is one in text that is mostly ASCII.
fn by_nuls(bytes: &[u8]) -> Option<&'static str> {
    let mut nuls = [0_usize; 4];
    for group in bytes.chunks_exact(4) {
        for (count, byte) in nuls.iter_mut().zip(group) {
            *count += usize::from(*byte == 0);
        }
    }
    let groups = bytes.len() / 4;
    // One NUL alone is a control character in a short text of any encoding.
    if nuls.iter().sum::<usize>() < 2 {
        return None;
    }
    let [a, b, c, d] = nuls.map(|count| groups > 0 && count * 10 >= groups * 4);
    match (a, b, c, d) {
        (false, _, true, true) => Some("UTF-32 (LE)"),
        (true, true, _, false) => Some("UTF-32 (BE)"),
        (false, true, false, true) => Some("UTF-16 (LE)"),
        (true, false, true, false) => Some("UTF-16 (BE)"),
        _ => None,
    }
}

/// Whether pairs of bytes are nearly all Chinese or Japanese characters with some punctuation or ASCII between them,
/// without which pairs of other encodings may look like characters too.
fn ideographs(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> bool {
    let (mut characters, mut others) = (0, 0);
    for pair in bytes.chunks_exact(2) {
        match pair.try_into().map(unit) {
            Ok(0x4e00..=0x9fff) => characters += 1,
            Ok(0x0a | 0x0d | 0x20..=0x7e | 0x2010..=0x2030 | 0x3000..=0x30ff | 0xff01..=0xff5e) => {
                others += 1;
            }
            _ => {}
        }
    }
    let all = bytes.len() / 2;
    all >= 4 && others > 0 && (characters + others) * 100 >= all * 95
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 2] = [
        "document: {id: berths-2024}\ntitle: The year at the quay\n",
        "港口全年共停靠渡轮一千二百艘次，比上年增长百分之五。船员培训三百名，新建码头两座。\n",
    ];

    fn wide(text: &str, width: usize, big: bool) -> Vec<u8> {
        let bytes = |c: char| -> Vec<u8> {
            let code = u32::from(c);
            let mut bytes = code.to_le_bytes()[..width].to_vec();
            if big {
                bytes.reverse();
            }
            bytes
        };
        text.chars().flat_map(bytes).collect()
    }

    #[test]
    fn one_nul_makes_no_text_wide() {
        assert_eq!(guess(b"a: \"\0\"\n"), None);
        assert_eq!(guess(b"a\0b: 1\n"), None);
    }

    #[test]
    fn wide_encodings_are_named_with_and_without_a_mark() {
        for text in TEXTS {
            for (width, big, name) in [
                (2, false, "UTF-16 (LE)"),
                (2, true, "UTF-16 (BE)"),
                (4, false, "UTF-32 (LE)"),
                (4, true, "UTF-32 (BE)"),
            ] {
                for marked in ["", "\u{feff}"] {
                    let bytes = wide(&format!("{marked}{text}"), width, big);
                    assert_eq!(guess(&bytes), Some(name), "{marked:?} {text}");
                    assert!(first_wrong(&bytes, false).is_some());
                }
            }
        }
    }

    #[test]
    fn national_encodings_are_named() {
        for (label, text, name) in [
            ("gb18030", TEXTS[1], "GB18030"),
            (
                "big5",
                "港口全年共停靠渡輪一千二百艘次，比上年增長百分之五。船員培訓三百名，新建碼頭兩座。",
                "Big5",
            ),
            (
                "shift_jis",
                "港は一年に千二百隻のフェリーを受け入れ、前年より五パーセント増えました。",
                "Shift_JIS",
            ),
            (
                "windows-1252",
                "Le café du port a vendu douze cents crêpes, l’an passé à peine neuf cents.",
                "Latin-1 (windows-1252)",
            ),
        ] {
            let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
            let (bytes, _, _) = encoding.encode(text);
            assert_eq!(guess(&bytes), Some(name), "{label}");
        }
    }

    #[test]
    fn a_character_that_more_bytes_complete_is_no_fault() {
        assert_eq!(first_wrong(&"果".as_bytes()[..2], true), None);
        assert_eq!(first_wrong(&"果".as_bytes()[..2], false), Some(0));
        assert_eq!(first_wrong(b"a\xffb", true), Some(1));
        assert_eq!(first_wrong(b"a\0\xff", true), Some(1));
    }
}
