//! Numbers before lists.

use super::{holds, passed_over, silent, told, unseen};

const RULE: &str = "stated-count";

/// A sentence before a list of so many items.
fn list(sentence: &str, count: usize) -> String {
    let items = (0..count).map(|number| format!("- quay {number}\n"));
    format!("{sentence}\n\n{}", items.collect::<String>())
}

#[test]
fn a_list_has_as_many_items_as_the_words_before_it_say() {
    for sentence in [
        "There are three quays:",
        "The harbour has 3 quays:",
        "Three quays:",
        "It consists of **three** main quays:",
        "We sail from the pier. It offers the following three quays:",
        "There are three ways to moor a boat:",
        "These 3 quays:",
        "港口有三个码头：",
        "分为以下3个部分：",
    ] {
        let (wrong, right) = (list(sentence, 4), list(sentence, 3));
        assert_eq!(super::counts(RULE, &wrong), (0, 1, 0), "{sentence}");
        assert_eq!(super::counts(RULE, &right), (1, 0, 0), "{sentence}");
    }
    told(
        RULE,
        &[(
            &list("There are three quays:", 4),
            &["`three quays` stands before 4 items"],
        )],
    );
}

#[test]
fn numbers_that_may_count_something_else_are_silent() {
    for sentence in [
        "From three quays:",
        "Across three quays:",
        "It works in three harbours:",
        "After three storms:",
        "Between three quays:",
        "With three boats:",
        "It has more than three quays:",
        "At least three quays:",
        "Up to three quays:",
        "About three quays:",
        "~3 quays:",
        "≤ 3 quays:",
        "One or two quays:",
        "One of the three quays:",
        "Each of the three quays:",
        "Step 3 checks:",
        "Tier 3 quays:",
        "Python 3 quays:",
        "Top 3 quays:",
        "3–5 quays:",
        "It took three days:",
        "The book has 3 pages:",
        "Three quays have these rules:",
        "Three quays with the following crews:",
        "Choose three quays that:",
        "Three quays, each closed at night:",
        "Two of three quays and 3 boats:",
        "The three quays",
        "“There are three quays:",
        "El sistema tiene por 3 minutos:",
        "上面三个方法的详解：",
        "它包含一个语句和三个新类：",
        "三样准则中的三个：",
        "最多三个码头：",
        "第三个码头：",
        "三十个码头：",
    ] {
        silent(RULE, &[&list(sentence, 5), &list(sentence, 4)]);
    }
}

#[test]
fn words_around_a_number_are_judged_one_by_one() {
    for sentence in [
        "It has just 3 quays:",
        "There are three quays overall:",
        "There are three quays to see before a small boat can leave:",
        "安装分为三个准备步骤：",
        "安装分为三个港口管理部门：",
    ] {
        let (wrong, right) = (list(sentence, 4), list(sentence, 3));
        assert_eq!(super::counts(RULE, &wrong), (0, 1, 0), "{sentence}");
        assert_eq!(super::counts(RULE, &right), (1, 0, 0), "{sentence}");
    }
    for sentence in [
        "A choice of three quays:",
        "The Python 3 quays:",
        "Voici les 3 quays:",
        "安装分为~3步：",
        "港口有三艘：",
        "手册分为一百三个部分：",
        "手册分为一百零三个部分：",
        "安装分为三个港口管理部门要求步骤：",
    ] {
        unseen(RULE, &[&list(sentence, 4)]);
    }
    // Just so many that it is near.
    told(
        RULE,
        &[(
            &list("There are six quays:", 3),
            &["`six quays` stands before 3 items"],
        )],
    );
    passed_over(RULE, &[&list("There are two quays:", 1)]);
}

#[test]
fn of_a_long_list_the_ends_are_labelled() {
    let labels = |items: usize| {
        let text = list("There are fourteen quays:", items);
        let report = super::run("page.md", &text);
        let found = report.diagnostics.first().unwrap();
        let labels = found.diagnostic.related.iter();
        labels
            .map(|label| label.message.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(labels(13), ["1", "13"]);
    assert_eq!(labels(12).len(), 12);
}

#[test]
fn items_may_be_counted_in_other_ways() {
    let four = |items: [&str; 4]| {
        let items = items.map(|item| format!("- {item}\n")).concat();
        format!("There are three quays:\n\n{items}")
    };
    holds(
        RULE,
        &[
            &four(["**a** is", "**b** is", "c is **far**", "**d** is"]),
            &four(["**a** is", "**b** is", "`c` is", "**d** is"]),
            &four(["a", "b", "c (optional)", "d"]),
            "There are five quays:\n\n- a\n- b\n- c\n  - x\n  - y\n",
        ],
    );
    let wrong = ["`three quays` stands before 4 items"];
    told(
        RULE,
        &[
            (
                &four(["**a** `x`", "**b** `x`", "**c** `x`", "**d** `x`"]),
                &wrong,
            ),
            (&four(["a\n", "b\n", "c\n", "d\n"]), &wrong),
            (
                "There are five quays:\n\n1. a\n2. b\n\nText.\n\n3. c\n4. d\n",
                &["`five quays` stands before 4 items"],
            ),
        ],
    );
    let more = format!("{}\nText.\n\n- e\n- f\n", four(["a", "b", "c", "d"]));
    passed_over(RULE, &[&more, &four(["a", "b", "c", "etc."])]);
}

#[test]
fn lists_of_which_the_number_is_not_plain_are_silent() {
    let three = "There are three quays:\n\n";
    let texts = [
        // Gaps, two markers, several terms, what is optional, what is left open, what goes on.
        "- a\n- b\n- c\n\n- d\n",
        "- a\n- b\n\n- c\n- d\n",
        "- a\n- b\n* c\n* d\n",
        "- **a**, **b**: so\n- **c**\n",
        "- `a` / `b`\n- `c`\n",
        "- [a](a.md) and [b](b.md)\n- [c](c.md)\n",
        "- a\n- b\n- c\n- d (optional)\n",
        "- a\n- b\n- …\n- d\n",
        "- a\n- etc.\n",
        "1. a\n2. b\n\nText.\n\n3. c\n",
        "- a\n- b\n\n![](x.png)\n\n- c\n",
        "2. a\n3. b\n",
        "- only one\n",
        "- a\n- b\n- c\n- d\n- e\n- f\n- g\n",
        "- a (×2)\n- b\n",
        "- (`re`[load])`load` crates\n- `sail`\n",
        "- one\n- two\n  - x\n  - y\n",
        "- a\n  - x\n  - y\n  - z\n- b\n",
    ];
    for items in texts {
        silent(RULE, &[&format!("{three}{items}")]);
    }
    silent(RULE, &[&format!("{three}Text between.\n\n- a\n- b\n")]);
    holds(
        RULE,
        &[
            "There are ~~four~~ three quays:\n\n- a\n- b\n- c\n",
            "It takes two steps:\n\n1. a\n\nText.\n\n2. b\n",
        ],
    );
}

#[test]
fn a_number_in_brackets_ends_a_heading() {
    let named =
        |number: usize| format!("## Old berths ({number} berths)\n\n- a\n- b\n- c\n- d\n- e\n");
    told(RULE, &[(&named(4), &["`4 berths` stands before 5 items"])]);
    holds(RULE, &[&named(5)]);
    let bare = |first: usize| {
        format!(
            "## North ({first})\n\n- a\n- b\n\n## South (5)\n\n| Quay |\n|---|\n| a |\n| b |\n| c |\n| d |\n"
        )
    };
    told(RULE, &[(&bare(2), &["`5` stands before 4 rows"])]);
    silent(
        RULE,
        &[
            // No other holds; a year, a length of time, an answer of a server, a section of a manual; several lists.
            "## South (5)\n\n- a\n- b\n- c\n- d\n",
            "## Quays (2024)\n\n- a\n- b\n",
            "## Quays (5 minutes)\n\n- a\n- b\n- c\n- d\n",
            "## Errors (5xx)\n\n- a\n- b\n- c\n- d\n",
            "## Quays (5 berths)\n\n- a\n- b\n\nand\n\n- c\n- d\n",
            "## Quays (50 berths)\n\n- a\n- b\n",
            // No heading: a paragraph of several lines, or of a long one.
            "Quays of the north\n(5 berths)\n\n- a\n- b\n- c\n- d\n",
            "Quays of the north, of the east, of the south and of the west side of the whole port (5 berths)\n\n- a\n- b\n- c\n- d\n",
        ],
    );
    told(
        RULE,
        &[(
            "**Old berths (4 berths):**\n\n- a\n- b\n- c\n- d\n- e\n",
            &["`4 berths` stands before 5 items"],
        )],
    );
    let table = "| Quay | Boats |\n|---|---|\n| a | 1 |\n| | 2 |\n| c | 3 |\n| d | 4 |\n";
    passed_over(
        RULE,
        &[
            &format!("## Quays (5 berths)\n\n{table}"),
            // Not close to each other.
            "## Quays (19 berths)\n\n- a\n- b\n- c\n- d\n- e\n- f\n",
        ],
    );
    told(
        RULE,
        &[
            (
                "## Old berths (8 berths)\n\n- a\n- b\n- c\n- d\n- e\n- f\n",
                &["`8 berths` stands before 6 items"],
            ),
            (
                "## Old berths (5 berths)\n\nText.\n\n- a\n- b\n- c\n- d\n",
                &["`5 berths` stands before 4 items"],
            ),
        ],
    );
    unseen(
        RULE,
        &[
            "## (5 berths)\n\n- a\n- b\n- c\n- d\n",
            "## Quays (1900)\n\n- a\n- b\n",
            "## Quays (2024)\n\n- a\n- b\n",
            "## Quays (2100)\n\n- a\n- b\n",
        ],
    );
}

#[test]
fn what_is_about_so_many_or_measures_counts_no_list() {
    for sentence in [
        "港口有10多个码头：",
        "港口有10余种船：",
        "请看两三个例子：",
        "请看3、4个例子：",
        "5分钟上手：",
        "My two cents:",
        "Two litres:",
    ] {
        unseen(RULE, &[&list(sentence, 4)]);
    }
}

#[test]
fn a_number_introduces_in_further_ways() {
    for sentence in [
        "There are three quays on the isle:",
        "The three quays are:",
        "需要准备以下三样东西：",
        "## 一、三个要点：",
        "## Three quays:",
    ] {
        let (wrong, right) = (list(sentence, 4), list(sentence, 3));
        assert_eq!(super::counts(RULE, &wrong), (0, 1, 0), "{sentence}");
        assert_eq!(super::counts(RULE, &right), (1, 0, 0), "{sentence}");
    }
}

#[test]
fn a_plain_text_has_lists_too() {
    let report = |name: &str, text: &str| super::run(name, text).diagnostics.len();
    let dashes = "There are three quays:\n\n- north\n- south\n- east\n- west\n";
    let numbers = "There are three quays:\n\n1. north\n2. south\n3. east\n4. west\n";
    let prose = "There are three quays:\n\n- north\nand three more\n- east\n- west\n";
    assert_eq!(report("page.txt", dashes), 1);
    assert_eq!(report("page.txt", numbers), 1);
    assert_eq!(report("page.txt", prose), 0);
}

#[test]
fn among_headings_that_hold_one_is_told_that_is_off_by_one() {
    let section = |name: &str, stated: usize, items: usize| {
        let items = (0..items).map(|number| format!("- {name} {number}\n"));
        format!("## {name} ({stated})\n\n{}\n", items.collect::<String>())
    };
    let text =
        |stated| section("Quay", 2, 2) + &section("Pier", 4, 4) + &section("Mole", stated, 2);
    told(RULE, &[(&text(3), &["`3` stands before 2 items"])]);
    silent(RULE, &[&text(4), &text(2)]);
}

#[test]
fn bounds_ranges_sizes_and_deeds_are_no_numbers_of_a_list() {
    silent(
        RULE,
        &[
            &list("3rd quays:", 4),
            &list("3D quays:", 4),
            &list("3.0 quays:", 4),
            &list("The two boats carry:", 4),
            &list("Max. 6 quays:", 4),
            &list("Choose three quays:", 4),
            &list("Three hundred quays:", 4),
            &list("Three quays' names:", 4),
            &list("三至六种码头：", 4),
            &list("3—6种码头：", 4),
            &list("至多六种码头：", 4),
            &list("三种以上：", 4),
        ],
    );
}

#[test]
fn what_is_struck_is_not_there() {
    holds(
        RULE,
        &["There are two quays:\n\n- North\n- South\n- ~~East~~\n"],
    );
}
