//! The name that was probably meant.

/// The name nearest to `name` if it differs in at most a third of the letters (one for short names); of several the
/// first in order.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    let allowed = (length / 3).max(1);
    candidates
        .into_iter()
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= allowed)
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_name_and_a_stranger_none() {
        let names = ["ferry-passengers", "ferries-run", "berths"];
        assert_eq!(nearest("ferry-pasengers", names), Some("ferry-passengers"));
        assert_eq!(nearest("breths", names), Some("berths"));
        assert_eq!(nearest("orchards", names), None);
        assert_eq!(nearest("d1", ["d", "e22"]), Some("d"));
    }

    #[test]
    fn of_equally_near_names_the_first_is_taken() {
        assert_eq!(nearest("pier-c", ["pier-b", "pier-a"]), Some("pier-a"));
    }
}
