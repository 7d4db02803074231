//! Totals of tables.

use super::{counts, headlines, holds, passed_over, silent, told, unseen};

const RULE: &str = "stated-total";

/// A table with a heading `Quay | Boats`, of these rows.
fn table(rows: &[(&str, &str)]) -> String {
    let rows = rows
        .iter()
        .map(|(label, cell)| format!("| {label} | {cell} |\n"));
    format!("| Quay | Boats |\n|---|--:|\n{}", rows.collect::<String>())
}

/// Three quays and their total.
fn cells(a: &str, b: &str, c: &str, total: &str) -> String {
    table(&[("North", a), ("South", b), ("East", c), ("Total", total)])
}

fn with_total(total: &str) -> String {
    table(&[
        ("North", "12"),
        ("South", "7"),
        ("East", "2"),
        ("Total", total),
    ])
}

#[test]
fn a_total_row_is_what_its_column_adds_up_to() {
    let wrong = with_total("20");
    told(
        RULE,
        &[(
            &wrong,
            &["the column `Boats` adds up to 21, and its total is `20`"],
        )],
    );
    holds(
        RULE,
        &[
            &with_total("21"),
            &with_total("**21**"),
            &with_total("`21`"),
            &with_total("21[^1]"),
        ],
    );
}

#[test]
fn labels_of_totals_are_few() {
    for label in [
        "Total",
        "**Totals**",
        "Sum",
        "GRAND TOTAL",
        "Total:",
        "合计",
        "总计",
    ] {
        let text = with_total("20").replace("Total", label);
        assert_eq!(counts(RULE, &text).1, 1, "{label}");
    }
    for label in [
        "Overall",
        "Total open",
        "Sum of medians",
        "Total cost of ferries",
        "All",
    ] {
        let text = with_total("20").replace("Total", label);
        assert_eq!(counts(RULE, &text), (0, 0, 0), "{label}");
    }
}

#[test]
fn a_total_may_stand_above_what_else_is_told_of_its_rows() {
    let behind = |label: &str| with_total("20") + &format!("| {label} | 7 |\n");
    for label in ["Mean", "Average", "平均"] {
        assert_eq!(counts(RULE, &behind(label)), (0, 1, 0), "{label}");
    }
    unseen(RULE, &[&behind("West"), &behind("Mean of all")]);
}

/// Six quays, of three and of two each a sum.
fn parted(first: &str, second: &str, total: &str) -> String {
    table(&[
        ("North", "12"),
        ("South", "7"),
        ("East", "2"),
        ("Subtotal", first),
        ("Far North", "20"),
        ("Far East", "10"),
        ("Subtotal", second),
        ("Total", total),
    ])
}

#[test]
fn sums_that_part_a_table_add_up_and_so_do_they() {
    holds(RULE, &[&parted("21", "30", "51")]);
    told(
        RULE,
        &[
            (
                &parted("21", "31", "52"),
                &["the column `Boats` adds up to 30, and its total is `31`"],
            ),
            (
                &parted("21", "30", "54"),
                &["the column `Boats` adds up to 51, and its total is `54`"],
            ),
        ],
    );
    // Sums of all rows so far.
    silent(RULE, &[&parted("21", "51", "51")]);
}

#[test]
fn a_total_may_name_its_column_or_count_its_rows() {
    for label in [
        "Total boats",
        "Total (3)",
        "合 计",
        "总和",
        "总数",
        "共计",
        "小计",
        "Σ",
        "Subtotal",
    ] {
        let text = with_total("20").replace("Total", label);
        assert_eq!(counts(RULE, &text).1, 1, "{label}");
    }
    for label in ["Total ferries", "Total (net)", "总计划"] {
        let text = with_total("20").replace("Total", label);
        assert_eq!(counts(RULE, &text), (0, 0, 0), "{label}");
    }
    holds(RULE, &[&cells("１２", "７", "２", "２１")]);
    told(
        RULE,
        &[(
            &cells("１２", "７", "２", "２０"),
            &["the column `Boats` adds up to 21, and its total is `２０`"],
        )],
    );
}

#[test]
fn what_numbers_the_rows_is_not_added_up() {
    let with = |total: &str| {
        format!("| Week | Boats |\n|---|---|\n| 1 | 12 |\n| 2 | 7 |\n| 3 | 2 |\n\nTotal: {total}\n")
    };
    told(
        RULE,
        &[(
            &with("20"),
            &["the column `Boats` adds up to 21, and its total is `20`"],
        )],
    );
    holds(RULE, &[&with("21")]);
}

#[test]
fn numbers_are_read_as_people_write_them() {
    let right = [
        cells("1,204", "318", "77", "1,599"),
        cells("1 204", "318", "77", "1 599"),
        cells("€1,204.50", "€318.00", "€77.25", "€1,599.75"),
        cells("12 berths", "1 berth", "2 berths", "15 berths"),
        cells("100", "(30)", "−20", "50"),
        cells("12*", "7†", "2<sup>1</sup>", "21"),
        cells("12万", "7万", "2万", "21万"),
        cells("12", "-", "7", "19").replace("East", "East\n| West | 0 |\n| Far"),
        cells("12.3", "7.7", "15.6", "35.7"),
        cells("1.200", "318", "77", "1.595"),
    ];
    let right: Vec<&str> = right.iter().map(String::as_str).collect();
    holds(RULE, &right);
    told(
        RULE,
        &[
            (
                &cells("1,204", "318", "77", "1,600"),
                &["the column `Boats` adds up to 1,599, and its total is `1,600`"],
            ),
            (
                &cells("€1,204.50", "€318.00", "€77.25", "€1,600.75"),
                &["the column `Boats` adds up to 1,599.75, and its total is `€1,600.75`"],
            ),
            (
                &cells("12.3", "7.7", "15.6", "36.6"),
                &["the column `Boats` adds up to 35.6, and its total is `36.6`"],
            ),
        ],
    );
}

#[test]
fn what_is_not_certain_is_silent() {
    let texts = [
        // Bounded, in several units, shares, multiples, means, ends, samples.
        cells("12", "7", "2", "~20"),
        cells("12", "7", "2", "20+"),
        cells("12+", "7", "2", "20"),
        cells("12 ms", "7 s", "2 s", "20 s"),
        cells("12%", "7%", "2%", "20%"),
        cells("1.2×", "1.5×", "1.1×", "1.3×"),
        cells("12", "7", "n/a", "20"),
        cells("12", "7", "3/4", "20"),
        cells("12", "7", "2", "7"),
        cells("12", "7", "2", "12"),
        cells("12", "7", "2", "3"),
        cells("12", "7", "2", "40"),
        cells("12", "7", "2", "13"),
        cells("1,23", "7", "2", "20"),
        // A row that is a sum, or a part of another.
        table(&[
            ("North", "12"),
            ("South", "7"),
            ("Subtotal", "19"),
            ("East", "2"),
            ("Total", "20"),
        ]),
        table(&[
            ("North", "12"),
            ("of which ferries", "7"),
            ("East", "2"),
            ("South", "1"),
            ("Total", "16"),
        ]),
        table(&[
            ("North", "12"),
            ("其中渡船", "7"),
            ("East", "2"),
            ("South", "1"),
            ("Total", "16"),
        ]),
        // Too few.
        table(&[("North", "12"), ("South", "7"), ("Total", "20")]),
        // Not the last row.
        table(&[
            ("Total", "20"),
            ("North", "12"),
            ("South", "7"),
            ("East", "2"),
        ]),
        // The heading says that it does not add up.
        with_total("20").replace("Boats", "Mean wait"),
        with_total("20").replace("Boats", "Share %"),
        with_total("20").replace("Boats", "平均时间"),
        // What stands around says that the rows are some of more.
        format!("The top quays:\n\n{}", with_total("24")),
        format!(
            "{}\nThe table no longer lists every quay.\n",
            with_total("24")
        ),
        format!("## Selected quays\n\n{}", with_total("24")),
        // Quoted, off, in code.
        format!("> {}\n", with_total("20").trim_end().replace('\n', "\n> ")),
        format!("<!-- factlint: off -->\n\n{}", with_total("20")),
        format!("```\n{}```\n", with_total("20")),
    ];
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    silent(RULE, &texts);
}

#[test]
fn a_cell_is_an_amount_with_its_unit_or_none() {
    let right = [
        cells("十二", "7", "2", "21"),
        cells("1.2万", "8000", "2000", "2.2万"),
        cells("EUR 12", "EUR 7", "EUR 2", "EUR 21"),
        cells("EUR十二", "EUR 7", "EUR 2", "EUR 21"),
        cells("123,456", "318", "77", "123,851"),
        cells("1,204,318", "318", "77", "1,204,713"),
        cells("1.200", "318", "200", "1718"),
        cells("12.3", "7.7", "15.6", "35.5"),
        cells("12", "7", "2", "21[abcdefgh]"),
        cells("12dry inner berths", "7dry inner berths", "2", "21"),
        cells("12 dry inner berths", "7 dry inner berths", "2", "21"),
        cells("12 extraordinarily quick ferryboats", "7", "2", "21"),
    ];
    let right: Vec<&str> = right.iter().map(String::as_str).collect();
    holds(RULE, &right);
    let none = [
        cells("twelve", "7", "2", "20"),
        // Too much stands behind the number, a power, or a bound in words.
        cells("12 big dry inner berths", "7", "2", "20"),
        cells("12 extraordinarily quicker ferryboats", "7", "2", "20"),
        cells("12^{a}", "7", "2", "20"),
        cells("10^5", "7", "2", "18"),
        cells("12 or more", "7", "2", "20"),
        cells("12以上", "7", "2", "20"),
        // Units that differ.
        cells("12 qs", "7 q", "2 q", "20 q"),
        // Decimals of which three would be thousands.
        cells("12.5", "7", "2", "12509"),
        cells("1.200", "318", "77", "1.596"),
        cells("1.2x", "1.5x", "1.1x", "3.9x"),
        cells("12", "7", "n/a", "20"),
    ];
    let none: Vec<&str> = none.iter().map(String::as_str).collect();
    passed_over(RULE, &none);
    unseen(
        RULE,
        &[
            &cells("12", "7", "2", "20 at most"),
            &cells("12²m", "7²m", "2²m", "20²m"),
            &cells("12%", "7%", "2%", "20"),
        ],
    );
    told(
        RULE,
        &[(
            &cells("12", "7", "2", "14"),
            &["the column `Boats` adds up to 21, and its total is `14`"],
        )],
    );
}

#[test]
fn rows_that_are_sums_themselves_leave_it_open() {
    let rows = |rows: &[(&str, &str)]| table(rows);
    passed_over(
        RULE,
        &[
            &rows(&[
                ("North", "12"),
                ("South", "7"),
                ("Subtotal", "19"),
                ("East", "2"),
                ("Total", "20"),
            ]),
            &rows(&[
                ("North", "12"),
                ("South", "7"),
                ("Subtotal", "20"),
                ("Total", "20"),
            ]),
            &rows(&[
                ("North", "12"),
                ("South (all)", "7"),
                ("East", "2"),
                ("Total", "20"),
            ]),
            // Half of the cells are amounts.
            &rows(&[
                ("North", "12"),
                ("South", "7"),
                ("East", "n/a"),
                ("West", "n/a"),
                ("Total", "20"),
            ]),
        ],
    );
}

#[test]
fn a_row_of_units_is_no_row_of_amounts() {
    let with = |first: (&str, &str), total: &str| {
        let rows = [
            first,
            ("North", "12"),
            ("South", "7"),
            ("East", "2"),
            ("Total", total),
        ];
        table(&rows)
    };
    let wrong = ["the column `Boats` adds up to 21, and its total is `20`"];
    told(
        RULE,
        &[
            (&with(("", "t"), "20"), &wrong),
            (&with(("Quay", "t"), "20"), &wrong),
        ],
    );
    passed_over(
        RULE,
        &[
            &with(("", "n/a"), "20"),
            &with(("", "×"), "20"),
            &with(("West", "t"), "20"),
        ],
    );
}

#[test]
fn one_column_is_told_where_most_of_the_others_hold() {
    let table = |boats: &str, crates: &str, crews: &str| {
        format!(
            "| Quay | Boats | Crates | Crews |\n|---|---|---|---|\n| North | 12 | 3 | 5 |\n| South | 7 | 4 | 6 |\n| East | 2 | 5 | 7 |\n| Total | {boats} | {crates} | {crews} |\n"
        )
    };
    told(
        RULE,
        &[(
            &table("21", "12", "19"),
            &["the column `Crews` adds up to 18, and its total is `19`"],
        )],
    );
    silent(RULE, &[&table("21", "13", "19"), &table("22", "13", "19")]);
}

#[test]
fn an_empty_row_begins_a_new_part_of_a_table() {
    let text = "| Quay | Boats |\n|---|---|\n| North | 12 |\n| South | 7 |\n| East | 2 |\n| Total | 21 |\n| | |\n| Alder | 1 |\n| Beech | 2 |\n| Cedar | 3 |\n| Total | 7 |\n";
    told(
        RULE,
        &[(
            text,
            &["the column `Boats` adds up to 6, and its total is `7`"],
        )],
    );
}

#[test]
fn subtotals_are_not_added_twice() {
    holds(
        RULE,
        &[
            "| Quay | Boats |\n|---|---|\n| North | 12 |\n| South | 7 |\n| Subtotal | 19 |\n| East | 2 |\n| West | 3 |\n| Subtotal | 5 |\n| Total | 24 |\n",
        ],
    );
}

#[test]
fn a_table_without_headings_may_hold_data_in_its_first_row() {
    holds(
        RULE,
        &["| North | 12 |\n|---|---|\n| South | 7 |\n| East | 2 |\n| West | 1 |\n| Total | 22 |\n"],
    );
}

#[test]
fn the_line_after_a_table_can_be_its_total() {
    let table = table(&[("North", "12"), ("South", "7"), ("East", "2")]);
    told(
        RULE,
        &[
            (
                &format!("{table}\nTotal: 20\n"),
                &["the column `Boats` adds up to 21, and its total is `20`"],
            ),
            (
                &format!("{table}\n**Total:** 20 boats.\n"),
                &["the column `Boats` adds up to 21, and its total is `20 boats`"],
            ),
        ],
    );
    holds(
        RULE,
        &[
            &format!("{table}\nTotal: 21\n"),
            &format!("{table}\nTotal: 3\n"),
        ],
    );
    silent(
        RULE,
        &[
            &format!("{table}\nTotal: 57\n"),
            &format!("{table}\nTotal: ~20\n"),
            &format!("{table}\nTotal: 20 in 57 files\n"),
            &format!("{table}\nTotal cost: 20\n"),
            &format!("{table}\nMore.\n\nTotal: 20\n"),
        ],
    );
    let noted = table
        .replace(" |\n", " | |\n")
        .replace("--:|\n", "--:|---|\n");
    told(
        RULE,
        &[(
            &format!("{noted}\nTotal: 20\n"),
            &["the column `Boats` adds up to 21, and its total is `20`"],
        )],
    );
    let short = self::table(&[("North", "12"), ("South", "7")]);
    passed_over(
        RULE,
        &[
            &format!("{}\nTotal: 20\n", table.replace("Boats", "Rate")),
            &format!("{short}\nTotal: 20\n"),
        ],
    );
}

#[test]
fn a_total_column_speaks_only_where_most_rows_hold() {
    let table = |july: &str, august: &str| {
        format!(
            "| Month | Fish | Salt | Total |\n|---|---|---|---|\n| May | 10 | 4 | 14 |\n| June | 12 | 3 | 15 |\n| July | 17 | 2 | {july} |\n| August | 11 | 6 | {august} |\n| September | 9 | 5 | 14 |\n"
        )
    };
    told(
        RULE,
        &[(
            &table("18", "17"),
            &["the row `July` adds up to 19, and its total is `18`"],
        )],
    );
    let wide = |total: &str| {
        format!(
            "| No | Month | Fish | Year | Salt | Total |\n|---|---|---|---|---|---|\n| 1 | May | 10 | 2001 | 4 | 14 |\n| 2 | June | 12 | 2002 | 3 | 15 |\n| 3 | July | 17 | 2003 | 2 | 19 |\n| 4 | August | 11 | 2004 | 6 | {total} |\n"
        )
    };
    told(
        RULE,
        &[(
            &wide("18"),
            &["the row `August` adds up to 17, and its total is `18`"],
        )],
    );
    told(
        RULE,
        &[(
            "| Month | Fish | Crab | Salt | Total |\n|---|---|---|---|---|\n| May | 10 | 1 | 4 | 15 |\n| June | 12 | 2 | 3 | 17 |\n| July | 17 | 3 | 2 | 22 |\n| August | 11 | 4 | 6 | 22 |\n",
            &["the row `August` adds up to 21, and its total is `22`"],
        )],
    );
    silent(
        RULE,
        &[
            // Too few rows, or the column counts something of its own.
            "| Month | Fish | Salt | Total |\n|---|---|---|---|\n| May | 10 | 4 | 14 |\n| June | 12 | 3 | 16 |\n",
            "| Month | Fish | Salt | Total |\n|---|---|---|---|\n| May | 10 | 4 | 24 |\n| June | 12 | 3 | 25 |\n| July | 17 | 2 | 19 |\n| August | 1 | 2 | 5 |\n",
        ],
    );
    holds(
        RULE,
        &[
            "| Quay | Total | Open | Shut |\n|---|---|---|---|\n| a | 5 | 2 | 3 |\n| b | 7 | 3 | 4 |\n| c | 9 | 4 | 5 |\n",
        ],
    );
}

#[test]
fn tables_in_csv_are_added_up_too() {
    let told = |name: &str, text: &str| {
        let project = crate::runner::Project::new(&[(name, text), ("README.md", "Quays.\n")]);
        let ran = project.run(&["check", ".", "--format", "concise", "--rule", RULE]);
        let lines = ran.out.lines().filter(|line| line.contains("error["));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        told(
            "quays.csv",
            "Quay,Boats\nNorth,\"1,204\"\nSouth,318\nEast,77\nTotal,\"1,600\"\n"
        ),
        [
            "quays.csv:5:7: error[stated-total] the column `Boats` adds up to 1,599, and its total is `1,600`"
        ]
    );
    assert_eq!(
        told(
            "quays.tsv",
            "Month\tFish\tSalt\tTotal\nMay\t10\t4\t14\nJune\t12\t3\t15\nJuly\t17\t2\t18\nAugust\t11\t6\t17\n"
        ),
        ["quays.tsv:4:11: error[stated-total] the row `July` adds up to 19, and its total is `18`"]
    );
    let none: [String; 0] = [];
    assert_eq!(
        told(
            "quays.csv",
            "Quay,Boats\nNorth,1204\nSouth,318\nEast,77\nTotal,1599\n"
        ),
        none
    );
    assert_eq!(
        told(
            "quays.csv",
            "Month,Fish,Salt,Total\nMay,10,4,24\nJune,12,3,25\nJuly,17,2,19\nAugust,1,2,3\n"
        ),
        none
    );
}

#[test]
fn a_row_may_be_taken_off_or_be_a_part() {
    silent(
        RULE,
        &[
            // 200 and 10 without 30; what two rows have in common.
            &cells("200", "30", "10", "180"),
            &cells("120", "90", "30", "180"),
            // Shares of a hundred.
            &cells("33", "33", "33", "100"),
            &table(&[
                ("North", "21"),
                ("South", "25"),
                ("*ferries*", "*5*"),
                ("East", "14"),
                ("Total", "60"),
            ]),
            &format!(
                "The quays work in parallel.\n\n{}",
                cells("120", "90", "60", "190")
            ),
        ],
    );
}

#[test]
fn what_is_taken_off_explains_twice_its_number() {
    let with = |label: &str, total: &str| {
        table(&[
            ("Fares", "1,200"),
            ("Tea", "150"),
            (label, "90"),
            ("Total", total),
        ])
    };
    silent(
        RULE,
        &[
            &with("Crew", "1,260"),
            &with("Returns", "1,260"),
            &with("支出", "1,260"),
        ],
    );
    told(
        RULE,
        &[(
            &with("Crew", "1,262"),
            &["the column `Boats` adds up to 1,440, and its total is `1,262`"],
        )],
    );
    // The rows from one on.
    silent(
        RULE,
        &[&table(&[
            ("Pay", "3,000"),
            ("Tax", "450"),
            ("Rent", "210"),
            ("Total", "2,340"),
        ])],
    );
    // Another column holds with it.
    let of_two = |cell: &str| {
        format!(
            "| Quay | Boats | Crews |\n|---|--:|--:|\n| North | 1,200 | 8 |\n| South | 150 | 5 |\n| East | 90 | {cell} |\n| Total | 1,260 | 16 |\n"
        )
    };
    told(
        RULE,
        &[(
            &of_two("3"),
            &["the column `Boats` adds up to 1,440, and its total is `1,260`"],
        )],
    );
}

#[test]
fn what_another_row_holds_explains_its_number() {
    let with = |label: &str| {
        table(&[
            ("Crews", "120"),
            (label, "70"),
            ("Guests", "42"),
            ("Total", "162"),
        ])
    };
    for label in [
        "of whom new",
        "#new",
        "→ new",
        "— new",
        "New (included above)",
        "#新船员",
        "新船员（已计入）",
        "Crews + Guests",
    ] {
        silent(RULE, &[&with(label)]);
    }
    told(
        RULE,
        &[(
            &with("New"),
            &["the column `Boats` adds up to 232, and its total is `162`"],
        )],
    );
}

#[test]
fn a_note_explains_an_excess_or_what_is_missing() {
    let of = |total: &str| cells("41", "33", "22", total);
    for note in [
        "Several answers were possible.",
        "Select all that apply",
        "Each person is counted only once.",
        "（多选题）",
    ] {
        silent(RULE, &[&format!("{note}\n\n{}", of("71"))]);
        assert_eq!(
            counts(RULE, &format!("{note}\n\n{}", of("101"))).1,
            1,
            "{note}"
        );
    }
    for note in [
        "The most popular quays",
        "Rows 1–3 of 9",
        "Page 1 of 3",
        "前三大码头",
        "（节选）",
    ] {
        silent(RULE, &[&format!("{note}\n\n{}", of("121"))]);
        assert_eq!(
            counts(RULE, &format!("{note}\n\n{}", of("91"))).1,
            1,
            "{note}"
        );
    }
    for gap in ["...", "…", "⋮", "etc."] {
        let with = |total| {
            table(&[
                ("North", "41"),
                ("South", "33"),
                ("East", "22"),
                (gap, ""),
                ("Total", total),
            ])
        };
        silent(RULE, &[&with("121")]);
        assert_eq!(counts(RULE, &with("91")).1, 1, "{gap}");
    }
}

#[test]
fn a_column_that_is_empty_where_rows_hold_is_no_part() {
    let with = |last: &str| {
        format!(
            "| Quay | Gross | Net | Total |\n|---|--:|--:|--:|\n| A | 100 | 0 | 100 |\n| B | 50 | 0 | 50 |\n| C | 80 | | 80 |\n| D | 90 | 0 | 90 |\n{last}\n"
        )
    };
    silent(RULE, &[&with("| E | 60 | 20 | 40 |")]);
    told(
        RULE,
        &[(
            &with("| E | 60 | 0 | 40 |"),
            &["the row `E` adds up to 60, and its total is `40`"],
        )],
    );
    silent(RULE, &[&with("| E (with guests) | 60 | 0 | 40 |")]);
}

#[test]
fn a_total_column_may_name_what_it_totals() {
    let with = |heading: &str, own: &str| {
        format!(
            "| Ship | {own} | Guests | {heading} |\n|---|--:|--:|--:|\n| A | 14 | 220 | 234 |\n| B | 9 | 120 | 129 |\n| C | 11 | 160 | 181 |\n| D | 10 | 140 | 150 |\n"
        )
    };
    let wrong = ["the row `C` adds up to 171, and its total is `181`"];
    told(
        RULE,
        &[
            (&with("Total aboard", "Crew"), &wrong),
            (&with("Sum", "Crew"), &wrong),
        ],
    );
    silent(
        RULE,
        &[&with("Total built", "Built"), &with("Total*", "Crew")],
    );
}

#[test]
fn one_wrong_number_is_told_once() {
    let with = |cells: [&str; 4]| {
        let [part, row, column, all] = cells;
        format!(
            "| Quay | Crew | Guests | Total |\n|---|--:|--:|--:|\n| A | 14 | 22 | 36 |\n| B | {part} | 12 | {row} |\n| C | 11 | 16 | 27 |\n| D | 10 | 14 | 24 |\n| Total | {column} | 64 | {all} |\n"
        )
    };
    told(
        RULE,
        &[
            (
                &with(["9", "22", "44", "108"]),
                &["the row `B` adds up to 21, and its total is `22`"],
            ),
            (
                &with(["8", "21", "44", "108"]),
                &["the row `B` adds up to 20, and its total is `21`"],
            ),
        ],
    );
}

#[test]
fn a_change_and_a_line_of_dashes_leave_the_others() {
    let rows = "| Quay | 2022 | 2023 | Change |\n|---|---|---|---|\n| a | 10 | 12 | +2 |\n| b | 20 | 25 | +5 |\n| c | 30 | 33 | +3 |\n| Total | 60 | 71 | +10 |\n";
    assert_eq!(
        headlines(RULE, rows),
        ["the column `2023` adds up to 70, and its total is `71`"]
    );
    let dashes = with_total("20").replace("| Total", "|---|---|\n| Total");
    assert_eq!(counts(RULE, &dashes).1, 1);
}

#[test]
fn a_second_row_of_headings_is_no_part() {
    let with = |total: &str| {
        format!(
            "| Quay | Boats | |\n|---|--:|--:|\n| | spring | summer |\n| A | 11 | 14 |\n| B | 9 | 12 |\n| C | 13 | 16 |\n| Total | 33 | {total} |\n"
        )
    };
    holds(RULE, &[&with("42")]);
    assert_eq!(counts(RULE, &with("43")), (1, 1, 0));
}
