//! Percentages beside their fractions.

use super::{headlines, holds, passed_over, silent, told, unseen};

const RULE: &str = "stated-share";

#[test]
fn a_share_is_what_its_fraction_comes_to() {
    told(
        RULE,
        &[
            ("16/580 = 3.8 %", &["`16/580` is ≈2.759 %, not `3.8 %`"]),
            ("16/580 (3.8%)", &["`16/580` is ≈2.759 %, not `3.8%`"]),
            (
                "**16** of `580` (3.8 %)",
                &["`16 of 580` is ≈2.759 %, not `3.8 %`"],
            ),
            (
                "16 of the 580 boats (3.8 %)",
                &["`16 of the 580` is ≈2.759 %, not `3.8 %`"],
            ),
            (
                "16 boats out of 580 (3.8 %)",
                &["`16 boats out of 580` is ≈2.759 %, not `3.8 %`"],
            ),
            (
                "1,204 of 1,600 boats = 76%.",
                &["`1,204 of 1,600` is 75.25 %, not `76%`"],
            ),
            ("Late: 3.8% (16/580)", &["`16/580` is ≈2.759 %, not `3.8%`"]),
            (
                "Late: 3.8% (16 of 580 boats)",
                &["`16 of 580` is ≈2.759 %, not `3.8%`"],
            ),
            ("12 of 12 boats (90%)", &["`12 of 12` is 100 %, not `90%`"]),
            ("16/580, 3.8%.", &["`16/580` is ≈2.759 %, not `3.8%`"]),
            ("16/580 （3.8%）", &["`16/580` is ≈2.759 %, not `3.8%`"]),
            ("16/580 (about 8%)", &["`16/580` is ≈2.759 %, not `8%`"]),
            (
                "580名游客中有16人晕船，占3.8%。",
                &["16 of 580 is ≈2.759 %, not `3.8%`"],
            ),
            (
                "晕船的16人（占580人的3.8%）。",
                &["16 of 580 is ≈2.759 %, not `3.8%`"],
            ),
            (
                "16 of\n580 boats (3.8 %)",
                &["`16 of 580` is ≈2.759 %, not `3.8 %`"],
            ),
        ],
    );
}

#[test]
fn rounded_cut_and_bounded_shares_hold() {
    holds(
        RULE,
        &[
            "16/580 = 2.8 %",
            "16/580 = 2.7 %",
            "16/580 (2.75%)",
            "16/580 (2.76%)",
            "16/580 (3%)",
            "16/580 (2%)",
            "16/580 (about 3%)",
            "16/580 (~3%)",
            "16/580 (<3%)",
            "2/3 (66.6%)",
            "2/3 (66.7%)",
            "1/3 (33%)",
            "0/12 (0%)",
            "12/12 (100%)",
            "1.2k of 1.6k (75%)",
            "580人中有16人，占2.8%。",
        ],
    );
}

#[test]
fn what_may_be_of_something_else_is_silent() {
    silent(
        RULE,
        &[
            "3 of 5 quays closed (12% fewer boats)",
            "16/580 = 3.8 % failure rate",
            "16/580 (3.8% of all crews)",
            "3/5 done (40%)",
            "84/100 passing (16%)",
            "0% (3/5)",
            "step 3 of 5 (20%)",
            "Batch 3/7 (40%)",
            "24/7 (99%)",
            "v16/580 (3.8%)",
            "1/16/580 (3.8%)",
            "12/25 to 1/3, 50 % off",
            "“16/580 (3.8%)” is what the poster said",
            "`16/580 (3.8%)`",
            "> 16/580 (3.8%)",
            "    16/580 (3.8%)",
            "~~16/580 (3.8%)~~",
            "<!-- factlint: off --> 16/580 (3.8%)",
            "an 80/20 rule (20% of causes)",
            "about 16 of 580 (3%)",
            "16 of 580 in May and 21 of 600 in June (3.8%)",
            "10–16 of 580 (3.8%)",
            "580名游客中有16人晕船，占3.8%的份额",
        ],
    );
}

#[test]
fn a_share_has_few_words_between_its_numbers() {
    let in_order = "16 of 580 is ≈2.759 %, not `3.8 %`";
    told(
        RULE,
        &[
            (
                "Of the 580 boats in the bay last year, 16 (3.8 %)",
                &[in_order],
            ),
            ("Of the 580 boats, 16 small boats (3.8 %)", &[in_order]),
            (
                "16 of 580 small boats (3.8 %)",
                &["`16 of 580` is ≈2.759 %, not `3.8 %`"],
            ),
            ("16/580艘船（3.8%）", &["`16/580` is ≈2.759 %, not `3.8%`"]),
            (
                "580名游客中，有16人晕船，占3.8%。",
                &["16 of 580 is ≈2.759 %, not `3.8%`"],
            ),
            (
                "580名游客中有16人，共占3.8%。",
                &["16 of 580 is ≈2.759 %, not `3.8%`"],
            ),
        ],
    );
    passed_over(
        RULE,
        &[
            "three of the forty fishing boats (9 %)",
            "3.8 % (16 of 580 big old wooden boats)",
            "16/580 = 3.8 % (16/580)",
        ],
    );
    unseen(
        RULE,
        &[
            "Of the 580 boats; 16 (3.8 %)",
            "We know: of the 580 boats, 16, 3.8 %)",
            "16 and 580 (3.8 %)",
            "16 q3 of 580 (3.8 %)",
            "16 of 580 big old wooden boats (3.8 %)",
            "dozens of the 580 boats (3.8 %)",
            "580名游客中有16人晕船，3.8%。",
            "580名游客中占16人，3.8%。",
            "16人（占580人3.8%）",
        ],
    );
}

#[test]
fn neighbouring_cells_need_a_heading_that_says_so() {
    let table = |heading: &str| {
        format!(
            "| Quay | On time | {heading} |\n|---|---|---|\n| North | 9/10 | 90% |\n| South | 17/20 | 85% |\n| East | 3/4 | 57% |\n"
        )
    };
    told(
        RULE,
        &[
            (&table("Rate"), &["`3/4` is 75 %, not `57%`"]),
            (&table("%"), &["`3/4` is 75 %, not `57%`"]),
        ],
    );
    silent(
        RULE,
        &[&table("Growth"), &table("Rate").replace("85%", "58%")],
    );
    let rows = |rows: &[&str]| {
        let head = "| Quay | On time | Rate |\n|---|---|---|\n";
        let rows = rows.iter().map(|row| format!("| Quay | {row} |\n"));
        rows.fold(head.to_owned(), |all, row| all + &row)
    };
    let (right, wrong) = ("9/10 | 90%", "3/4 | 57%");
    let found = "`3/4` is 75 %, not `57%`";
    told(
        RULE,
        &[
            (&rows(&[right, right, right, wrong]), &[found]),
            (&rows(&[right, wrong, right, wrong]), &[found, found]),
        ],
    );
    silent(RULE, &[&rows(&[right, wrong])]);
    let last = |heading: &str, row: &str| {
        let sign = if heading.contains('%') { "" } else { "%" };
        format!(
            "| Quay | Late | {heading} |\n|---|---|---|\n| North | 9/10 | 90{sign} |\n| South | 17/20 | 85{sign} |\n| East | {row} |\n"
        )
    };
    told(
        RULE,
        &[(&last("Share (%)", "3/4 | 57"), &["`3/4` is 75 %, not `57`"])],
    );
    holds(
        RULE,
        &[
            &last("Share", "3/4 | 57"),
            &last("Share", "3/4 | 57% of all"),
            &last("Share", "3/4 boats | 57%"),
        ],
    );
}

#[test]
fn shares_are_stated_in_further_ways() {
    for (text, part) in [
        ("Twelve of 48 crew members (20%) are new.", "12 of 48"),
        ("Of 48 crew members, 12 are new (20%).", "12 of 48"),
        ("在48名船员中，12名是新人（20%）。", "12 of 48"),
        ("48艘船，其中新船12艘，占20%。", "12 of 48"),
        ("48艘船中，新船12艘（20%）。", "12 of 48"),
        ("48艘船中12艘已完成，完成率20%。", "12 of 48"),
        ("48艘船通过了12艘，通过率为20%。", "12 of 48"),
        ("共发放48份，回收12份，回收率20%。", "12 of 48"),
    ] {
        let told = headlines(RULE, text);
        assert_eq!(told.len(), 1, "{text} {told:?}");
        assert!(
            told[0].contains("25 %, not `20%`"),
            "{text} {told:?} {part}"
        );
        holds(RULE, &[&text.replace("20%", "25%")]);
    }
}

#[test]
fn shares_of_something_else_are_passed_over() {
    silent(
        RULE,
        &[
            "48人中有12人，占全国的20%。",
            "48人参加，12人获奖，满意率20%。",
            "Since May 5/12 (20%) we sail more.",
            "The 50/50 (40%) split.",
        ],
    );
}

#[test]
fn small_fractions_with_a_stroke_have_to_be_of_things() {
    passed_over(
        RULE,
        &[
            "Issue 5/7 (80%)",
            "Rating: 4/5 (92%)",
            "1/2 l (3.5%)",
            "4/4 time (80%)",
            "20/20 (80%)",
            "评分4/5（92%）",
            "第12/40页（50%）",
        ],
    );
    told(
        RULE,
        &[
            ("5/7 quays (80%)", &["`5/7` is ≈71.43 %, not `80%`"]),
            ("Late 15/40 (80%)", &["`15/40` is 37.5 %, not `80%`"]),
        ],
    );
}

#[test]
fn a_growth_before_a_fraction_is_no_share() {
    passed_over(
        RULE,
        &[
            "Fares rose 5% (12 of 40 crews agreed).",
            "Growth was 5% (12 of 40 quays shrank).",
        ],
    );
    told(
        RULE,
        &[(
            "Late were 5% (12 of 40 crews).",
            &["`12 of 40` is 30 %, not `5%`"],
        )],
    );
}

#[test]
fn shares_of_the_items_of_a_list_are_of_what_they_add_up_to() {
    let list = |west: &str| {
        format!("- North: 30 (25%)\n- South: 48 (40%)\n- East: 12 (10%)\n- West: {west}\n")
    };
    told(
        RULE,
        &[
            (&list("30 (35%)"), &["30 of 120 is 25 %, not `35%`"]),
            (
                &format!("{}- Total: 120 (100%)\n", list("30 (35%)")),
                &["30 of 120 is 25 %, not `35%`"],
            ),
        ],
    );
    for list in [
        list("30 (25%)"),
        list("31 (25%)"),
        list("30"),
        list("~30 (35%)"),
        list("30 (up 35%)"),
        format!("{}- Total: 130 (100%)\n", list("30 (35%)")),
        "- North: 90 (81%)\n- South: 5 (5%)\n- East: 5 (5%)\n".to_owned(),
        "- North: 30 (5%)\n- South: 48 (12%)\n- East: 12 (7%)\n".to_owned(),
        "- North: 30 (+5%)\n- South: 48 (-2%)\n- East: 12 (+7%)\n".to_owned(),
        "- North: 30 (+25%)\n- South: 40 (-33%)\n- West: 50 (+42%)\n".to_owned(),
    ] {
        assert!(headlines(RULE, &list).is_empty(), "{list}");
    }
}
