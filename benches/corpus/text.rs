//! The values and phrases of the corpus, all from one number: the same corpus on every machine.

use std::fmt::Write as _;

/// A number that looks random and is the same for the same seeds: a linear congruential step a seed, ends folded in.
pub(crate) fn mixed(seeds: &[u64]) -> u64 {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for seed in seeds {
        state = (state ^ seed)
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        state ^= state >> 32;
    }
    state
}

/// A count from `low` that does not end in 0, so that it is never taken for a rounded one.
pub(crate) fn count(low: u64, width: u64, seeds: &[u64]) -> u64 {
    let random = mixed(seeds);
    (low + random % width) / 10 * 10 + 1 + (random >> 40) % 9
}

/// A large count as another office might round it: to two decimals, cut off, up, to whole ones, or roughly.
pub(crate) fn rounded(value: u64, unit: &str, style: u64) -> String {
    let thousands = value / 1000;
    let (hundreds, after) = ((value + 50) / 100, value / 10_000);
    match style % 5 {
        0 => format!("{}.{:02}万{unit}", hundreds / 100, hundreds % 100),
        1 => format!("超{}.{}万{unit}", thousands / 10, thousands % 10),
        2 => format!(
            "近{}.{}万{unit}",
            (thousands + 1) / 10,
            (thousands + 1) % 10
        ),
        3 => format!("{after}万余{unit}"),
        _ => format!("约{}.{:02}万{unit}", hundreds / 100, hundreds % 100),
    }
}

/// Sixty-four hexadecimal digits.
pub(crate) fn digest(seed: u64) -> String {
    let mut text = String::new();
    for part in 0..4 {
        let _ = write!(text, "{:016x}", mixed(&[seed, part, 7]));
    }
    text
}

/// Some sentences about nothing in particular, a line each.
pub(crate) fn prose(seed: u64, sentences: u64) -> Vec<String> {
    (0..sentences)
        .map(|number| {
            let pick = |list: &[&'static str], salt: u64| {
                let at = usize::try_from(mixed(&[seed, number, salt]) % list.len() as u64);
                at.ok()
                    .and_then(|at| list.get(at))
                    .copied()
                    .unwrap_or_default()
            };
            format!(
                "{}，{}{}，{}。",
                pick(&WHEN, 1),
                pick(&WHO, 2),
                pick(&DID, 3),
                pick(&RESULT, 4)
            )
        })
        .collect()
}

const WHEN: [&str; 6] = [
    "入春以后",
    "每逢周末",
    "暑假期间",
    "秋分前后",
    "岁末年初",
    "开馆以来",
];
const WHO: [&str; 6] = [
    "各分馆的值班馆员",
    "岛上的志愿者",
    "流动书船的船员",
    "社区的小读者",
    "修复室的老师傅",
    "港口的渡轮公司",
];
const DID: [&str; 6] = [
    "把旧书逐册整理上架",
    "为远处的读者送去预约的图书",
    "在阅览室里举办读书会",
    "登记新到的地方文献",
    "给孩子们讲海图的故事",
    "协助清点书库",
];
const RESULT: [&str; 6] = [
    "借阅台前比往年更热闹",
    "目录也随之更新",
    "读者的来信贴满了公告栏",
    "闭馆时间因此推迟",
    "书库的空位所剩无几",
    "来年的计划已经写好",
];
