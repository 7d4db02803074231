//! What is passed over of Markdown, HTML and TeX, by lines of each.

use super::*;
use proptest::prelude::*;

proptest! {
    #[test]
    fn what_is_told_at_once_of_a_line_of_words_is_what_reading_it_tells(
        lines in prop::collection::vec(
            "( {0,5}|\t|> )(|Moor|one|#|- |11\\. |== |\\[source\\]|\\[source,sh\\]|----|```|:depth: 3|\\.\\. code:: sh|@code)(| at the pier|moor\\(5\\)|`f`|::| a: b|<b>| \\$5|<!--|-->)",
            0..12,
        )
    ) {
        let mut state = Markup::default();
        for line in lines {
            let (indented, indent) = state.indent.read(&line, begins_item(&line));
            let (passed, after) = state.read_with(&line, indented, indent);
            if let Some(told) = state.after_words(&line) {
                prop_assert!(passed.0.is_empty(), "{line:?}");
                prop_assert_eq!(told, after, "{:?}", line);
            }
            state = after;
        }
    }
}

/// A text with all that is passed over taken out, line by line.
fn prose(text: &str) -> String {
    let mut state = Markup::default();
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| {
            let (passed, after) = state.read(line);
            state = after;
            let kept = line
                .char_indices()
                .filter(|(at, _)| passed.end_at(*at).is_none());
            kept.map(|(_, c)| c).collect()
        })
        .collect();
    lines.join("|")
}

#[test]
fn code_is_passed_over() {
    for (text, kept) in [
        ("a `f(3, 500)` b ``x ` 7`` c", "a  b  c"),
        ("a `3 b", "a `3 b"),
        ("the `wait\n30` goes on\n`5` b", "the `wait| goes on| b"),
        ("5` wide\nand 7 `x` here", "5` wide|and 7  here"),
        ("a\n```sh\nrun 16\n\n``` \nb 3", "a|||||b 3"),
        ("- ```\n  run 16\n  ```\n4", "|||4"),
        ("> ```\n> 16\n> ```\n> 4", "|||4"),
        ("~~~\n16\n~~~\n4", "|||4"),
        ("Fees\n~~~~~~~~\n16 boats", "Fees|~~~~~~~~|16 boats"),
        ("````\n```\n16\n````\n4", "||||4"),
        ("<pre>\n16\n</pre> 4", "|| 4"),
        ("a <code>x 5</code> b", "a  b"),
    ] {
        assert_eq!(prose(text), kept, "{text}");
    }
}

#[test]
fn targets_notes_comments_and_tags_are_passed_over() {
    for (text, kept) in [
        ("![pier](a/b-7.png) 64", "![pier 64"),
        ("[pier](b_(7).md \"5\") 64", "[pier 64"),
        ("[a](b 64", "[a](b 64"),
        ("3 s.[^1] and 4\n[^1]: 9 boats", "3 s. and 4|: 9 boats"),
        ("[7]: https://harbour.example", ": https://harbour.example"),
        ("as [7] says", "as [7] says"),
        ("H~2~O, M~12~ and 20~30~t", "HO, M and 20~30~t"),
        ("a <!-- 3 of 5 --> b <!-- 6\n7\n8 --> 9", "a  b || 9"),
        ("<td width=\"30\">64</td>", "64"),
        ("<img\n  width=\"30\"\n> 64", "|| 64"),
        ("<img width=\"30\"\n\n64", "||64"),
        ("a <3 and 5> 2, x <y 7", "a <3 and 5> 2, x <y 7"),
        ("a <b\nand 64", "a <b|and 64"),
        ("---\nweight: 12\ntags:\n  - 5 a\n---\n64", "|||||64"),
        ("---\nweight: 12\n\n# 3 a\nb: 7\n---\n64", "||||||64"),
        ("a\n\n    moor(5, 3)\n\n64", "a||||64"),
        ("---\nThe pier is 64 m\n---", "|The pier is 64 m|---"),
        ("+++\nweight = 12\n[extra]\nside = 5\n+++\n64", "|||||64"),
        ("a\n---\nb: 64", "a|---|b: 64"),
        ("```\n5\n```\n\n    depth: 5\n\n64", "||||||64"),
        ("```\n= a\n\n----\n```\n64", "|||||64"),
        ("== A\n\n----\n```\n----\n64", "== A|||||64"),
    ] {
        assert_eq!(prose(text), kept, "{text}");
    }
}

#[test]
fn formulas_are_passed_over() {
    for (text, kept) in [
        ("a $x_1 = 5$ b 8", "a  b 8"),
        ("$$\nx = 5\n$$\n8", "|||8"),
        ("$$x = 5$$ b 8", " b 8"),
        ("a $9$ and $-1$, b 8", "a  and , b 8"),
        ("$5 and $10 here", "$5 and $10 here"),
        ("from $5 = 4 t to $10", "from $5 = 4 t to $10"),
        ("$$$ 5 boats", "$$$ 5 boats"),
        ("a $ 4 $ and $1/3$ or $95%$, b 8", "a  and  or , b 8"),
        ("$B$ is of $n \\times 1$, b 8", " is of , b 8"),
        ("$ f(x) = e^x $ in $ (0, 5) $, b 8", " in , b 8"),
        ("64$\\times$128 cells, 8", " cells, 8"),
        ("$A_1 was 5 and $B_2 was 7", "$A_1 was 5 and $B_2 was 7"),
        ("$5 of each $n$, $10 in all", "$5 of each , $10 in all"),
    ] {
        assert_eq!(prose(text), kept, "{text}");
    }
}

#[test]
fn formulas_over_lines_are_passed_over() {
    for (text, kept) in [
        ("\\begin{align}\nx &= 5 \\\\\n\\end{align} 8", "||} 8"),
        ("\\[\nx = 5\n\\]\n8", "|||8"),
        (
            "\\begin{itemize}\n5 t\n\\end{itemize}",
            "\\begin{itemize}|5 t|\\end{itemize}",
        ),
        ("\\[5 boats\\] and 8", "\\[5 boats\\] and 8"),
    ] {
        assert_eq!(prose(text), kept, "{text}");
    }
}

#[test]
fn templates_are_passed_over() {
    for (text, rest) in [
        ("{* ../a.py hl[5,141,172] *}\nb 8", "|b 8"),
        (
            "{{< codeFromInline lang=\"yaml\">}}\nport: 80\n{{< /codeFromInline >}}\nb 8",
            "|||b 8",
        ),
        (
            "{% highlight rust %}\nlet a = 5;\n{% endhighlight %}\nb 8",
            "|||b 8",
        ),
        ("## Boats { #boats-8 } {#b8}", "## Boats { #boats-8 } "),
        ("a {% if b > 8 %} c {{ d.e[8] }} f", "a  c  f"),
        ("[a](b){: width=\"80%\" .c} d 8", "[a d 8"),
        ("{: .a style=\"width: 80%\"}", ""),
        ("[a](b){width=80% .c} d 8", "[a d 8"),
        ("a {width=80%} 8", "a {width=80%} 8"),
        ("{300, 5} and {{8", "{300, 5} and {{8"),
    ] {
        assert_eq!(prose(text), rest, "{text}");
    }
}

#[test]
fn a_mark_of_a_quotation_is_no_sign_of_comparison() {
    for (text, kept) in [
        (
            "> About 400 boats\n> 30 came\n>7",
            "About 400 boats|30 came|7",
        ),
        ("> 400 boats came at noon.", "400 boats came at noon."),
        ("> 1. 400 boats", "1. 400 boats"),
        ("> > 400 boats", "400 boats"),
        ("> a\n\n> 400 t", "a||> 400 t"),
        (">4,000,000 boats", ">4,000,000 boats"),
        ("> 4 million boats", "> 4 million boats"),
        ("  > 约400艘渡船靠岸。", "约400艘渡船靠岸。"),
        ("a > 400", "a > 400"),
    ] {
        assert_eq!(prose(text), kept, "{text}");
    }
}
