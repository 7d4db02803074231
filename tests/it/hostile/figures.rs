//! Figures, periods and running text with figures, in both languages.

use std::sync::LazyLock;

use factlint::figure::{Period, Readings, Scanner, parse_figure};

use super::feed::Feed;
use super::is_in;

static SCANNER: LazyLock<Scanner> = LazyLock::new(|| Scanner::new(&Readings::default()));

const FIGURES: &str = "3|12|2024|1,234|5.5|0|00|１２|٣|三|两|十|百|千万|亿|半|一|第|超|近|约|不足|上|数|余|多|以上|左右|来|成|倍|%|％|‰|百分之|分之|人|名|人次|个|吨|元|年|月|日|年代|周年|至|—|~|-|–|−|“|”|‘|+|±|/|:|.|,|，|。|、| |  |\u{a0}|\u{2009}|港口|大|号|级|five|hundred|twenty-|dozens|of|half|a |an |more than |about |up to |at least |tonnes|boats|feet|inches|million|bn|m|k|to|between |and |from |per cent|$|€|US$|RMB |March|May|11th|first|third|in|v1.2|https://a.example/1|x|A4|🙂|é|\u{feff}|\t|\n|\r\n|e|E9|e999999999|1e|^|²|³|½|⅓|¼|kg|km²|(|)|[|]|<|>|=|≥|≤|≈|'|´|\"|one in |two thirds|percentage points|个百分点|翻|番|no |none|没有|零|〇|壹|佰|萬|億|兆|99999999999999999999|0.000000000000000001|**|__|`|\\|<b>|</b>|&nbsp;|&#8239;";

const PERIODS: &str = "2024|2023|0000|9999|-0044|1|12|13|31|02|29|-|/|..|~|?|%|X|u|Y|y|E|S|e9|T|Z|:|00|+|[|]|{|}|,| |Q1|W05|season|21|2024-02-29|2023-02-29|2021-06|2021/2022|199X|XXXX|Y17E7|1985-04-12T23:20:30|年|月|FY|é|🙂|--|//|999999999|-999999999|open|unknown|null";

fn pieces(of: &'static str) -> Vec<&'static str> {
    of.split('|').collect()
}

/// One figure.
pub(crate) fn figure(bytes: &[u8]) {
    let text = Feed::new(bytes).text_or_rest(&pieces(FIGURES), 24);
    let context = SCANNER.context();
    match parse_figure(&text, &context) {
        Ok(figure) => {
            let reading = figure.reading().into_owned();
            assert!(
                !reading.usual.is_empty() && !reading.strict.is_empty(),
                "{text:?}"
            );
            assert!(reading.strict.contains_interval(&reading.usual), "{text:?}");
            let canonical = figure.canonical(SCANNER.units());
            let again = parse_figure(&canonical, &context);
            assert_eq!(again, Ok(figure), "{text:?} as {canonical:?}");
        }
        Err(error) => assert!(is_in(&text, error.range), "{error:?} in {text:?}"),
    }
}

/// One period.
pub(crate) fn period(bytes: &[u8]) {
    let text = Feed::new(bytes).text_or_rest(&pieces(PERIODS), 12);
    let read = Period::parse(&text);
    if let Err(error) = &read {
        assert!(is_in(&text, error.range), "{error:?} in {text:?}");
    }
    let Ok(period) = read else { return };
    // What has an end that is unknown or may be another day contains nothing for sure, itself included.
    let is_certain = !period.has_unknown_end()
        && period.earliest_start() == period.latest_start()
        && period.earliest_end() == period.latest_end();
    assert_eq!(period.contains(&period), is_certain, "{text:?}");
    assert!(!period.precedes(&period), "{text:?}");
    let again = period.to_string();
    let read = Period::parse(&again).map(|read| read.to_string());
    assert_eq!(read.as_ref(), Ok(&again), "{text:?}");
    let _ = (period.day_count(), period.start_date(), period.end_date());
}

/// A running text.
pub(crate) fn scan(bytes: &[u8]) {
    let text = Feed::new(bytes).text_or_rest(&pieces(FIGURES), 120);
    let mut end = 0;
    for found in SCANNER.scan(&text) {
        assert!(is_in(&text, found.range), "{found:?} of {text:?}");
        assert!(
            found.range.start >= end && !found.range.is_empty(),
            "{found:?} of {text:?}"
        );
        end = found.range.end;
    }
}
