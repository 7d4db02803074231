//! The qualifying words that figures are written with, Chinese and English.
//! Projects add their own through `ReadingOverrides`.

use super::bound::Qualifier::{
    self, About, AndSome, AtLeast, AtMost, Nearly, Over, Reaching, Several, Under,
};
use super::readings::{Word, WordPlace};

const AND_SOME: Qualifier = AndSome { after_scale: false };

const BEFORE: &[(Qualifier, &[&str])] = &[
    (
        Over,
        &[
            "超",
            "超过",
            "逾",
            "突破",
            "过",
            "破",
            "大于",
            "多于",
            "高于",
            "不止",
            "more than",
            "over",
            "above",
            "greater than",
            "exceeding",
            "upwards of",
            ">",
        ],
    ),
    (
        AtLeast,
        &[
            "不少于",
            "不低于",
            "不小于",
            "至少",
            "最少",
            "at least",
            "no fewer than",
            "no less than",
            "not less than",
            "a minimum of",
            "≥",
            ">=",
            "⩾",
        ],
    ),
    (
        Nearly,
        &[
            "近",
            "将近",
            "接近",
            "nearly",
            "almost",
            "close to",
            "just under",
        ],
    ),
    (
        Under,
        &[
            "不足",
            "不到",
            "不满",
            "少于",
            "低于",
            "小于",
            "less than",
            "fewer than",
            "under",
            "below",
            "<",
        ],
    ),
    (
        AtMost,
        &[
            "不超过",
            "不多于",
            "不高于",
            "不大于",
            "至多",
            "最多",
            "up to",
            "at most",
            "no more than",
            "not more than",
            "a maximum of",
            "≤",
            "<=",
            "⩽",
        ],
    ),
    (
        About,
        &[
            "约",
            "大约",
            "约为",
            "大概",
            "about",
            "around",
            "approximately",
            "approx.",
            "approx",
            "roughly",
            "some",
            "circa",
            "c.",
            "ca.",
            "~",
            "≈",
            "∼",
        ],
    ),
    (Reaching, &["上", "on the order of"]),
    (Several, &["数", "几", "好几", "several", "a few"]),
];

const INSIDE: &[(Qualifier, &[&str])] = &[
    (AND_SOME, &["余", "多", "几", "有余", "odd", "-odd", "‑odd"]),
    (About, &["来"]),
    (Over, &["+", "plus", "-plus", "‑plus"]),
];

const AFTER: &[(Qualifier, &[&str])] = &[
    (Over, &["+", "开外", "不止", "plus"]),
    (
        AtLeast,
        &[
            "以上",
            "及以上",
            "或以上",
            "or more",
            "and above",
            "or above",
            "and over",
            "at least",
        ],
    ),
    (
        AtMost,
        &[
            "以内",
            "之内",
            "以下",
            "及以下",
            "or less",
            "or fewer",
            "at most",
        ],
    ),
    (About, &["左右", "上下", "or so"]),
];

/// Every built-in word.
pub(super) fn built_in_words() -> Vec<Word> {
    let mut words = Vec::new();
    for (place, table) in [
        (WordPlace::Before, BEFORE),
        (WordPlace::Inside, INSIDE),
        (WordPlace::After, AFTER),
    ] {
        for (qualifier, texts) in table {
            words.extend(texts.iter().map(|text| Word {
                text: (*text).to_owned(),
                place,
                qualifier: *qualifier,
            }));
        }
    }
    words
}
