//! What statements cover, drawn one below the other over one axis: the strict reading pale, the usual one full, a stroke
//! where the number itself is.
//!
//! Places on the axis are whole hundredths of a per cent, computed exactly: a figure is drawn where it is.

use std::fmt::Write as _;

use super::escape::Escaped;
use crate::figure::{End, Interval, Number, Reading};

/// The whole width, in hundredths of a per cent.
const WIDTH: i64 = 10_000;
/// At most so many places of the axis have their number.
const TICKS: i64 = 5;

/// One statement of a chart.
pub(super) struct Line<'a> {
    /// The value as written.
    pub(super) stated: &'a str,
    /// The name of the fact.
    pub(super) name: String,
    /// What it covers; `None` where it cannot be compared.
    pub(super) reading: Option<Reading>,
    /// The number itself, where it is one.
    pub(super) value: Option<Number>,
    /// Whether it is one of the two that cannot both hold.
    pub(super) is_culprit: bool,
    /// Whether something has replaced it.
    pub(super) is_retired: bool,
}

/// The lines as a list, with the axis below them; what they say together goes through all of them.
pub(super) fn draw(lines: &[Line<'_>], together: Option<&Reading>) -> String {
    let scale = Scale::over(lines);
    let class = if scale.is_some() {
        "chart"
    } else {
        "chart plain"
    };
    let mut html = format!("<ul class=\"{class}\">");
    for line in lines {
        let class = match (line.is_culprit, line.is_retired) {
            (true, _) => " class=\"culprit\"",
            (_, true) => " class=\"retired\"",
            _ => "",
        };
        let retired = if line.is_retired { " (replaced)" } else { "" };
        let _ = write!(
            html,
            "<li{class}><span class=\"said\"><bdi class=\"stated\">{}</bdi> <bdi class=\"who\">{}{retired}</bdi></span>",
            Escaped(line.stated),
            Escaped(&line.name)
        );
        if let Some((scale, reading)) = scale.as_ref().zip(line.reading.as_ref()) {
            let plot = scale.plot(reading, line.value.as_ref(), together);
            let _ = write!(html, "{plot}{}", ranges(reading));
        }
        html.push_str("</li>");
    }
    if let Some(scale) = &scale {
        let _ = write!(
            html,
            "<li class=\"axis\" aria-hidden=\"true\">{}</li>",
            scale.axis()
        );
    }
    html.push_str("</ul>");
    html
}

/// Both readings in words; one where they are the same.
fn ranges(reading: &Reading) -> String {
    let words = |interval: &Interval| match interval.single() {
        Some(number) => number.in_scale_words(),
        None => interval.in_scale_words(),
    };
    let (usual, strict) = (words(&reading.usual), words(&reading.strict));
    let wider = if strict == usual {
        String::new()
    } else {
        format!(" <small>strict {}</small>", Escaped(&strict))
    };
    format!("<span class=\"range\">{}{wider}</span>", Escaped(&usual))
}

/// From numbers to places.
struct Scale {
    low: Number,
    /// More than zero.
    span: Number,
}

impl Scale {
    /// The part of the axis that shows every end, with some room around them; `None` where nothing has an end.
    fn over(lines: &[Line<'_>]) -> Option<Self> {
        let readings = lines.iter().filter_map(|line| line.reading.as_ref());
        let intervals = readings.flat_map(|reading| [&reading.strict, &reading.usual]);
        let ends = intervals.flat_map(|interval| [&interval.lower, &interval.upper]);
        let ends = ends.flatten().map(|end| &end.value);
        let values = lines.iter().filter_map(|line| line.value.as_ref());
        let numbers: Vec<&Number> = ends.chain(values).collect();
        let (low, high) = (*numbers.iter().min()?, *numbers.iter().max()?);
        let tenth = Number::fraction(1, 10)?;
        let between = high - low;
        let around = match (between.is_zero(), low.is_zero()) {
            (false, _) => &between * &tenth,
            (true, false) => &low.abs() * &tenth,
            (true, true) => Number::ONE,
        };
        let low = low - &around;
        Some(Self {
            span: &(high + &around) - &low,
            low,
        })
    }

    /// Where a number is; what lies outside is at the edge.
    fn place(&self, number: &Number) -> i64 {
        let share = (number - &self.low).checked_div(&self.span);
        let place = share.map(|share| (&share * &Number::from(WIDTH)).floor());
        let place = place.and_then(|place| place.to_i64());
        let edge = if *number < self.low { 0 } else { WIDTH };
        place.unwrap_or(edge).clamp(0, WIDTH)
    }

    fn start(&self, lower: Option<&End>) -> i64 {
        lower.map_or(0, |end| self.place(&end.value))
    }

    fn end(&self, upper: Option<&End>) -> i64 {
        upper.map_or(WIDTH, |end| self.place(&end.value))
    }

    /// One statement, with the places of the axis behind it.
    fn plot(
        &self,
        reading: &Reading,
        value: Option<&Number>,
        together: Option<&Reading>,
    ) -> String {
        let mut svg = String::from("<svg class=\"plot\" aria-hidden=\"true\">");
        if let Some(together) = together {
            svg.push_str(&self.bar("together", &together.usual, 0, 32));
        }
        for tick in self.ticks() {
            let at = percent(self.place(&tick));
            let _ = write!(
                svg,
                "<line class=\"grid\" x1=\"{at}\" x2=\"{at}\" y2=\"100%\"/>"
            );
        }
        svg.push_str(&self.bar("strict", &reading.strict, 10, 12));
        svg.push_str(&self.bar("usual", &reading.usual, 10, 12));
        if let Some(value) = value {
            let at = percent(self.place(value));
            let _ = write!(
                svg,
                "<line class=\"value\" x1=\"{at}\" x2=\"{at}\" y1=\"7\" y2=\"25\"/>"
            );
        }
        svg.push_str("</svg>");
        svg
    }

    /// An interval as a bar; one without an end goes on with an arrow.
    fn bar(&self, class: &str, interval: &Interval, top: u32, height: u32) -> String {
        let (start, end) = (
            self.start(interval.lower.as_ref()),
            self.end(interval.upper.as_ref()),
        );
        let (x, width) = (percent(start), percent((end - start).max(0)));
        let mut svg = format!(
            "<rect class=\"{class}\" x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{height}\"/>"
        );
        if class == "strict" {
            if interval.lower.is_none() {
                svg.push_str("<svg class=\"open\"><path d=\"M8 11l-5 5l5 5\"/></svg>");
            }
            if interval.upper.is_none() {
                svg.push_str("<svg class=\"open\" x=\"100%\"><path d=\"M-8 11l5 5l-5 5\"/></svg>");
            }
        }
        svg
    }

    /// The numbers below the lines.
    fn axis(&self) -> String {
        let mut svg = String::from("<svg class=\"plot\">");
        for (at, tick) in self.ticks().iter().enumerate() {
            let place = self.place(tick);
            let class = if at % 2 == 1 { " class=\"minor\"" } else { "" };
            let anchor = match place {
                ..500 => "start",
                9_501.. => "end",
                _ => "middle",
            };
            let _ = write!(
                svg,
                "<text{class} x=\"{}\" y=\"12\" text-anchor=\"{anchor}\">{}</text>",
                percent(place),
                Escaped(&tick.in_scale_words())
            );
        }
        svg.push_str("</svg>");
        svg
    }

    /// Round numbers on the axis: multiples of 1, 2 or 5 times a power of ten.
    fn ticks(&self) -> Vec<Number> {
        let Some(step) = self.step() else {
            return Vec::new();
        };
        let first = self.low.checked_div(&step).map(|steps| steps.ceil());
        let mut tick = first.map_or(Number::ZERO, |steps| &steps * &step);
        let high = &self.low + &self.span;
        let mut ticks = Vec::new();
        while tick <= high && ticks.len() < 12 {
            ticks.push(tick.clone());
            tick = &tick + &step;
        }
        ticks
    }

    /// The least step of which the axis holds no more than it has room for.
    fn step(&self) -> Option<Number> {
        let least = self.span.checked_div(&Number::from(TICKS))?;
        let mut exponent = 0;
        while Number::power_of_ten(exponent) > least {
            exponent -= 1;
        }
        while Number::power_of_ten(exponent + 1) <= least {
            exponent += 1;
        }
        let power = Number::power_of_ten(exponent);
        let steps = [1, 2, 5, 10].into_iter();
        let mut steps = steps.map(|factor| &power * &Number::from(factor));
        steps.find(|step| *step >= least)
    }
}

/// Hundredths of a per cent, written as per cent.
fn percent(hundredths: i64) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(reading: Reading) -> Line<'static> {
        Line {
            stated: "7",
            name: "quay/ferries".to_owned(),
            reading: Some(reading),
            value: None,
            is_culprit: false,
            is_retired: false,
        }
    }

    fn between(lower: i64, upper: i64) -> Reading {
        Reading::both(Interval::closed(lower.into(), upper.into()))
    }

    fn places(readings: &[Reading], number: i64) -> (i64, Vec<String>) {
        let lines: Vec<_> = readings.iter().cloned().map(line).collect();
        let scale = Scale::over(&lines).unwrap();
        let ticks = scale.ticks().iter().map(ToString::to_string).collect();
        (scale.place(&number.into()), ticks)
    }

    #[test]
    fn numbers_have_exact_places() {
        let (place, ticks) = places(&[between(100, 200)], 150);
        assert_eq!(place, 5_000);
        assert_eq!(ticks, ["100", "150", "200"]);
        assert_eq!(places(&[between(100, 200)], 100).0, 833);
        assert_eq!(places(&[between(100, 200)], -900).0, 0);
        assert_eq!(places(&[between(100, 200)], 900).0, WIDTH);
    }

    #[test]
    fn one_number_alone_has_an_axis() {
        assert_eq!(places(&[between(7, 7)], 7).0, 5_000);
        assert_eq!(places(&[between(0, 0)], 0).0, 5_000);
        let huge = Number::power_of_ten(40);
        let scale = Scale::over(&[line(Reading::exactly(huge.clone()))]).unwrap();
        assert_eq!(scale.place(&huge), 5_000);
        assert!((1..=6).contains(&scale.ticks().len()));
    }

    #[test]
    fn what_has_no_end_goes_to_the_edge() {
        let over = Reading::both(Interval::from_end(End::open(300.into())));
        let html = draw(&[line(over), line(between(100, 200))], None);
        assert!(
            html.contains("<rect class=\"usual\" x=\"91.66%\" y=\"10\" width=\"8.34%\""),
            "{html}"
        );
        assert_eq!(html.matches("class=\"open\"").count(), 1);
        assert!(html.contains("(300, ∞)"));
        let nothing = Reading::both(Interval::ALL);
        assert!(!draw(&[line(nothing)], None).contains("<svg"));
    }
}
