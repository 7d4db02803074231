//! Growths and sums, which are checked where arithmetic is strict.

use super::{holds, passed_over, run, silent, told, unseen};

#[test]
fn parts_of_a_sum_add_up() {
    const RULE: &str = "stated-sum";
    told(
        RULE,
        &[
            (
                "12 + 7 = 20 boats",
                &["`12 + 7 = 20 boats`: the parts add up to 19"],
            ),
            (
                "**12** + 7 + 1,000 = 1,020",
                &["`12 + 7 + 1,000 = 1,020`: the parts add up to 1,019"],
            ),
            (
                "45 berths (20 inner, 24 outer)",
                &["`45 berths (20 inner, 24 outer)`: the parts add up to 44"],
            ),
            (
                "45 berths (20 inner + 23 outer and 1 dry)",
                &["`45 berths (20 inner + 23 outer and 1 dry)`: the parts add up to 44"],
            ),
        ],
    );
    holds(
        RULE,
        &[
            "12 + 7 = 19",
            "1.2k + 105k = 106k",
            "2.5 + 1.25 = 3.7",
            "45 berths (20 inner, 25 outer)",
            "5% + 10% = 15%",
        ],
    );
    silent(
        RULE,
        &[
            "x + 12 + 7 = 20",
            "2 × 3 + 4 = 11",
            "12 + 7 = 20 + 1",
            "(12 + 7 = 20)",
            "7 + 8 = 14 (mod 9)",
            "2^3 + 1 = 10",
            "12 ± 1 + 7 = 20",
            "2 hours + 3 days = 6 days",
            "“12 + 7 = 20”",
            "`12 + 7 = 20`",
            "> 12 + 7 = 20",
            "about 12 + 7 = 20",
            "12 + 7 = 200",
            "45 berths (20 new, 24 outer)",
            "45 berths (20 inner, mostly dry)",
            "45 berths (2024, 12 outer)",
            "n + 7 = 20",
        ],
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn a_growth_fits_its_levels() {
    const RULE: &str = "stated-change";
    told(
        RULE,
        &[
            (
                "It rose from 120 to 150, up 30 %.",
                &["from 120 to 150 is a change of 25 %, not `30 %`"],
            ),
            (
                "From 120 boats to 150 boats (+30%)",
                &["from 120 to 150 is a change of 25 %, not `30%`"],
            ),
            (
                "120 → 150 (+30%)",
                &["from 120 to 150 is a change of 25 %, not `30%`"],
            ),
            (
                "12 min -> 9 min (-30%)",
                &["from 12 to 9 is a change of -25 %, not `30%`"],
            ),
            (
                "It is up 30 % from 120 to 150",
                &["from 120 to 150 is a change of 25 %, not `30 %`"],
            ),
            (
                "由120艘增至150艘，增长30%。",
                &["from 120 to 150 is a change of 25 %, not `30%`"],
            ),
            (
                "from 20% to 25%, up 5 %",
                &["from 20 to 25 per cent are percentage points, not `5 %`"],
            ),
        ],
    );
    holds(
        RULE,
        &[
            "It rose from 120 to 150, up 25 %.",
            "from 120 to 150, an increase of 25 %",
            "from 120 to 150, a 25 % increase",
            "12 min → 9 min (-25%)",
            "12 min → 9 min (33% faster)",
            "from 3 to 5 (+66%)",
            "from 3 to 5 (+67%)",
            "from 20% to 25%, up 25 %",
            "from 120 to 150, up about 30 %",
            "由120增至150，增长25%。",
        ],
    );
    silent(
        RULE,
        &[
            "Files of 1000 to 10000 lines (20%)",
            "from 5 days to 4 hours, down 97 %",
            "It sails from 8 to 10, with 30 % of the seats free",
            "from 120 to 150, 30 % of them new",
            "It rose from 120 to 150. Down 30 %.",
            "from 120 to 150 and from 10 to 11, up 30 %",
            "from 20% to 25%, up 7 %",
            "“from 120 to 150, up 30 %”",
            "`from 120 to 150, up 30 %`",
        ],
    );
}

#[test]
fn sums_are_parted_from_what_stands_around() {
    const RULE: &str = "stated-sum";
    told(
        RULE,
        &[
            ("12 + 7 = 20.", &["`12 + 7 = 20`: the parts add up to 19"]),
            (
                "12 + 7 = 20 5 of them dry",
                &["`12 + 7 = 20`: the parts add up to 19"],
            ),
            (
                "12kg + 7kg = 20kg",
                &["`12kg + 7kg = 20kg`: the parts add up to 19"],
            ),
            (
                "1.2k + 105k = 108k",
                &["`1.2k + 105k = 108k`: the parts add up to 106,200"],
            ),
            (
                "5% + 10% = 16%",
                &["`5% + 10% = 16%`: the parts add up to 15"],
            ),
            (
                "45 (20 inner, 24 outer)",
                &["`45 (20 inner, 24 outer)`: the parts add up to 44"],
            ),
            (
                "45 berths (20 inner, and 24 outer)",
                &["`45 berths (20 inner, and 24 outer)`: the parts add up to 44"],
            ),
            (
                "| Quay | Sum |\n|---|---|\n| North | 12 + 7 = 20 |",
                &["`12 + 7 = 20`: the parts add up to 19"],
            ),
        ],
    );
    passed_over(RULE, &["\"12 + 7 = 20\""]);
    unseen(
        RULE,
        &[
            "12 = 13",
            "12 x + 7 x = 20 x",
            "12 + 7 = 20:30",
            "1_23 + 7 = 29",
            "1’23 + 7 = 29",
            "1.2.3 + 7 = 10",
            "45 small inner berths (20 inner, 24 outer)",
            "45 berths (20 long dry inner oak berths, 24 outer)",
            "45 berths (44 outer)",
        ],
    );
}

#[test]
fn levels_and_their_growth_stand_side_by_side() {
    const RULE: &str = "stated-change";
    let wrong = ["from 120 to 150 is a change of 25 %, not `30 %`"];
    let joined = ["from 120 to 150 is a change of 25 %, not `30%`"];
    told(
        RULE,
        &[
            ("From 120 boats to 150, up 30 %.", &wrong),
            ("From 120 to 150, a 30 % increase.", &wrong),
            ("From 120 small boats to 150 small boats (+30%)", &joined),
            ("Boats (120 → 150, +30%)", &joined),
            (
                "from 20 to 25 %, up 5 %",
                &["from 20 to 25 per cent are percentage points, not `5 %`"],
            ),
        ],
    );
    passed_over(
        RULE,
        &[
            "From 120 to 150 (30 %)",
            "From 120 to 150, up 30 % of them",
            // Both are shares, and a change of shares is told only where it is that of their points.
            "from 20 to 25 %, up 7 %",
        ],
    );
    unseen(
        RULE,
        &[
            "由120艘船150艘，增长30%。",
            "120 - +150 (+30%)",
            "From the 120 boats to 150 boats (+30%)",
            "120 dry boats → 150 dry boats (+30%)",
        ],
    );
}

/// Equal sums under different headings are different findings.
#[test]
fn a_finding_is_known_by_the_heading_above_it() {
    let known = |heading: &str| {
        let report = run("page.md", &format!("# {heading}\n\n12 + 7 = 20\n"));
        let found = report.diagnostics.iter();
        found
            .map(|found| found.fingerprint.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(known("Quays").len(), 1);
    assert_eq!(known("Quays"), known("Quays"));
    assert_ne!(known("Quays"), known("Boats"));
}

#[test]
fn sums_in_another_arithmetic_and_of_kinds_that_overlap_are_passed_over() {
    passed_over(
        "stated-sum",
        &[
            "In base 8, 7 + 1 = 10.",
            "八进制下 7 + 1 = 10。",
            "120 boats (80 sailing, 60 fast)",
            "45台起重机（20台岸边，30台电动）",
        ],
    );
    told(
        "stated-sum",
        &[
            (
                "120 boats (80 local, 60 remote)",
                &["`120 boats (80 local, 60 remote)`: the parts add up to 140"],
            ),
            (
                "60 berths (20 for yachts, 25 for ferries, 10 for tugs)",
                &[
                    "`60 berths (20 for yachts, 25 for ferries, 10 for tugs)`: the parts add up to 55",
                ],
            ),
            (
                "共45台（国产20台，进口26台）。",
                &["`45台（国产20台，进口26台）`: the parts add up to 46"],
            ),
            (
                "45台起重机（20台岸边，24台浮动）",
                &["`45台起重机（20台岸边，24台浮动）`: the parts add up to 44"],
            ),
        ],
    );
    holds("stated-sum", &["共45台（国产20台，进口25台）。"]);
}

#[test]
fn a_growth_may_stand_before_its_levels() {
    for text in [
        "Visits dropped 35% (from 400 to 300).",
        "A 35% increase from 100 to 140.",
    ] {
        assert_eq!(super::counts("stated-change", text), (0, 1, 0), "{text}");
    }
    holds(
        "stated-change",
        &[
            "Visits dropped 25% (from 400 to 300).",
            // 1.15 to 1.25 million, and 1.45 to 1.55 million: 16 % to 34.8 %.
            "It rose from 1.2 million to 1.5 million, up 34%.",
        ],
    );
}

#[test]
fn years_dates_and_spans_are_no_levels() {
    const RULE: &str = "stated-change";
    silent(
        RULE,
        &[
            "Crossings grew 35% from 2019 to 2023.",
            "From 2019 to 2023, up 12%.",
            "2019 → 2023 (+35%)",
            "Crossings rose 20% from 3 to 8 May.",
            "由2019年至2023年，增长12%。",
            "从5月到8月，上升20%。",
            "从900元到1200元，增长20%。",
        ],
    );
    told(
        RULE,
        &[
            (
                "From 120 in 2019 to 150 in 2023, up 35 %.",
                &["from 120 to 150 is a change of 25 %, not `35 %`"],
            ),
            (
                "从2019年的120艘增至2023年的150艘，增长35%。",
                &["from 120 to 150 is a change of 25 %, not `35%`"],
            ),
        ],
    );
}

#[test]
fn another_subject_has_a_growth_of_its_own() {
    const RULE: &str = "stated-change";
    passed_over(
        RULE,
        &[
            "Boats rose from 40 to 50, and fares went up 3%.",
            "When fares rose from $10 to $12, demand fell 8%.",
            "Boats rose from 40 to 50 (fares: +60%).",
            "Boats rose from 40 to 50, an average annual growth of 5.7%.",
            "Crews 32 → 64 made it 18% faster.",
            "Boats rose from 40 to 50, up 15% more than planned.",
            "Boats rose from 50 to 40, up 15%.",
            "船只从40艘增至50艘，收入增长60%。",
            "船只从40艘增至50艘，年均增长11.8%。",
        ],
    );
    told(
        RULE,
        &[
            (
                "船只从40艘增至50艘，同比增长60%。",
                &["from 40 to 50 is a change of 25 %, not `60%`"],
            ),
            (
                "Boats rose from 40 to 50; that is 60% more.",
                &["from 40 to 50 is a change of 25 %, not `60%`"],
            ),
        ],
    );
}

#[test]
fn a_rise_is_of_the_level_before() {
    const RULE: &str = "stated-change";
    told(
        RULE,
        &[
            (
                "It rose from 40 to 50, up 20 %.",
                &["from 40 to 50 is a change of 25 %, not `20 %`"],
            ),
            (
                "It fell 50% (from 150 to 100).",
                &["from 150 to 100 is a change of ≈-33.33 %, not `50%`"],
            ),
            (
                "It climbed 20 percent, to 50 from 40.",
                &["from 40 to 50 is a change of 25 %, not `20 percent`"],
            ),
            (
                "€900 -> €720, -30%",
                &["from 900 to 720 is a change of -20 %, not `30%`"],
            ),
        ],
    );
    holds(
        RULE,
        &[
            "12 min → 9 min (33% faster)",
            "12 min → 9 min (25% less)",
            "It climbed 25 percent, to 50 from 40.",
        ],
    );
}

#[test]
fn sums_are_of_money_and_not_spoken_of() {
    const RULE: &str = "stated-sum";
    told(
        RULE,
        &[(
            "Fares: €12 + €30 = €44.",
            &["`12 + €30 = €44`: the parts add up to 42"],
        )],
    );
    holds(RULE, &["€12 + €30 = €42"]);
    silent(
        RULE,
        &[
            "2 + 2 = 5 is wrong.",
            "It is not true that 2 + 2 = 5.",
            "20 + 10 % = 22",
            "1010 + 11 = 1101",
            "€12 + $30 = €44",
        ],
    );
}
