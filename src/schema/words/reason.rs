//! Why a text is not in its format, where there is one reason that can be told.

use crate::schema::pattern;
use crate::words::number_of;

/// The reason, as a sentence.
pub(super) fn reason(format: &str, text: &str) -> Option<String> {
    match format {
        "date" => date(text),
        "time" => time(text),
        "date-time" => {
            let (day, clock) = text.split_once(['T', 't', ' '])?;
            date(day).or_else(|| time(clock))
        }
        "duration" => duration(text),
        "uuid" => Some(uuid(text)),
        "ipv4" => ipv4(text),
        "email" | "idn-email" => email(text),
        "uri" | "iri" => uri(text),
        "regex" => {
            let fault = pattern::read(text).err()?;
            Some(format!("It {}. {}", fault.what, fault.help))
        }
        _ => None,
    }
}

fn number(text: &str, digits: usize) -> Option<u32> {
    let all = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    all.then(|| text.parse().ok()).flatten()
}

fn date(text: &str) -> Option<String> {
    const MONTHS: [(&str, u32); 12] = [
        ("January", 31),
        ("February", 28),
        ("March", 31),
        ("April", 30),
        ("May", 31),
        ("June", 30),
        ("July", 31),
        ("August", 31),
        ("September", 30),
        ("October", 31),
        ("November", 30),
        ("December", 31),
    ];
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return None;
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2))
    else {
        let short = [year, month, day]
            .iter()
            .all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        return (short && year.len() == 4)
            .then(|| "Month and day are written with two digits.".to_owned());
    };
    let index = usize::try_from(month).ok()?.checked_sub(1);
    let Some((name, days)) = index.and_then(|index| MONTHS.get(index)) else {
        return Some(format!("There is no month {month:02}."));
    };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = days + u32::from(leap && month == 2);
    (day == 0 || day > days).then(|| format!("{name} {year} has {days} days."))
}

fn time(text: &str) -> Option<String> {
    let clock = text.get(..8)?;
    let zone = text.get(8..)?;
    let parts: Vec<&str> = clock.split(':').collect();
    let [hour, minute, second] = parts.as_slice() else {
        return None;
    };
    let (hour, minute, second) = (number(hour, 2)?, number(minute, 2)?, number(second, 2)?);
    if hour > 23 {
        return Some(format!("There is no hour {hour}: a day ends at 23:59:59."));
    }
    if minute > 59 || second > 60 {
        return Some("Minutes and seconds go to 59.".to_owned());
    }
    if zone.is_empty() {
        return Some(
            "It says no zone: `Z`, or how far it is from UTC, such as `+02:00`.".to_owned(),
        );
    }
    (second == 60).then(|| "A second 60 is there only at 23:59:60 UTC.".to_owned())
}

fn duration(text: &str) -> Option<String> {
    let Some(rest) = text.strip_prefix('P') else {
        return Some("It begins with `P`.".to_owned());
    };
    if rest.is_empty() || rest.ends_with('T') {
        return Some("A number with its unit is missing at the end.".to_owned());
    }
    let days = rest.split('T').next()?;
    if days.contains(['H', 'S']) {
        return Some("Hours, minutes and seconds stand behind a `T`: `PT2H`.".to_owned());
    }
    if rest.contains('W') && rest.bytes().filter(u8::is_ascii_alphabetic).count() > 1 {
        return Some("Weeks stand alone: `P2W`.".to_owned());
    }
    rest.contains(['.', ','])
        .then(|| "Its numbers are whole ones.".to_owned())
}

fn uuid(text: &str) -> String {
    if let Some(odd) = text.chars().find(|c| !c.is_ascii_hexdigit() && *c != '-') {
        return format!("`{odd}` is no hexadecimal digit.");
    }
    let digits = text.chars().filter(|c| *c != '-').count();
    if digits != 32 {
        return format!("It has {}, and needs 32.", number_of(digits, "digit"));
    }
    "Its groups have 8, 4, 4, 4 and 12 digits.".to_owned()
}

fn ipv4(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('.').collect();
    if parts.len() != 4 {
        return Some(format!(
            "It has {}, and needs 4.",
            number_of(parts.len(), "part")
        ));
    }
    let odd = parts.iter().find(|part| part.parse::<u8>().is_err())?;
    if !odd.is_empty() && odd.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(format!("`{odd}` is more than 255."));
    }
    None
}

fn email(text: &str) -> Option<String> {
    match text.matches('@').count() {
        0 => Some("It has no `@`.".to_owned()),
        1 if text.ends_with('@') => Some("Nothing stands behind the `@`.".to_owned()),
        1 if text.starts_with('@') => Some("Nothing stands before the `@`.".to_owned()),
        1 if text.contains(' ') => Some("It has a blank in it.".to_owned()),
        1 => None,
        _ => Some("It has more than one `@`.".to_owned()),
    }
}

fn uri(text: &str) -> Option<String> {
    if text.contains(' ') {
        return Some("It has a blank in it, which is written `%20`.".to_owned());
    }
    let scheme = text.split_once(':').map(|(scheme, _)| scheme);
    let named = scheme.is_some_and(|scheme| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    });
    (!named).then(|| "It does not begin with a scheme, such as `https:`.".to_owned())
}

#[cfg(test)]
mod tests {
    use super::reason;

    #[test]
    fn the_reason_is_told_where_there_is_one() {
        for (format, text, why) in [
            ("date", "2024-02-30", "February 2024 has 29 days."),
            ("date", "2023-02-29", "February 2023 has 28 days."),
            ("date", "2024-04-31", "April 2024 has 30 days."),
            ("date", "2024-13-01", "There is no month 13."),
            (
                "date",
                "2024-1-5",
                "Month and day are written with two digits.",
            ),
            (
                "date-time",
                "2024-02-30T10:00:00Z",
                "February 2024 has 29 days.",
            ),
            (
                "date-time",
                "2024-02-28T25:00:00Z",
                "There is no hour 25: a day ends at 23:59:59.",
            ),
            ("time", "10:61:00Z", "Minutes and seconds go to 59."),
            (
                "time",
                "10:00:00",
                "It says no zone: `Z`, or how far it is from UTC, such as `+02:00`.",
            ),
            (
                "duration",
                "P2H",
                "Hours, minutes and seconds stand behind a `T`: `PT2H`.",
            ),
            ("duration", "2D", "It begins with `P`."),
            (
                "uuid",
                "123e4567-e89b-12d3-a456-42661417400",
                "It has 31 digits, and needs 32.",
            ),
            ("ipv4", "192.0.2.300", "`300` is more than 255."),
            ("ipv4", "192.0.2", "It has 3 parts, and needs 4."),
            ("email", "harbour", "It has no `@`."),
            (
                "uri",
                "www.example.org",
                "It does not begin with a scheme, such as `https:`.",
            ),
        ] {
            assert_eq!(
                reason(format, text).as_deref(),
                Some(why),
                "{format} {text}"
            );
        }
        assert_eq!(reason("date", "yesterday"), None);
        assert_eq!(reason("hostname", "-a"), None);
    }
}
