//! Finding circles in links where each thing links to at most one other.

/// The circles among links `position -> next[position]`. Each begins at its smallest position and follows the links;
/// circles are sorted. Links to positions that do not exist end nowhere.
pub(super) fn circles(next: &[Option<usize>]) -> Vec<Vec<usize>> {
    let mut walk_of: Vec<Option<usize>> = vec![None; next.len()];
    let mut found = Vec::new();
    for start in 0..next.len() {
        let mut path = Vec::new();
        let mut at = Some(start);
        let end = loop {
            let Some(position) = at.filter(|position| *position < next.len()) else {
                break None;
            };
            match walk_of.get_mut(position) {
                Some(walk @ None) => *walk = Some(start),
                Some(Some(walk)) if *walk == start => break Some(position),
                _ => break None,
            }
            path.push(position);
            at = next.get(position).copied().flatten();
        };
        // The walk came back to a position of its own: from there on the path is a circle.
        if let Some(end) = end {
            let mut circle: Vec<usize> = path
                .into_iter()
                .skip_while(|position| *position != end)
                .collect();
            let smallest = (0..circle.len()).min_by_key(|index| circle.get(*index));
            circle.rotate_left(smallest.unwrap_or_default());
            found.push(circle);
        }
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forest_has_no_circle() {
        assert!(circles(&[]).is_empty());
        assert!(circles(&[Some(1), Some(2), None, Some(1), Some(9)]).is_empty());
    }

    #[test]
    fn each_circle_is_found_once_without_its_tails() {
        let next = [Some(3), Some(1), Some(0), Some(4), Some(2), Some(3), None];
        assert_eq!(circles(&next), [vec![0, 3, 4, 2], vec![1]]);
    }

    #[test]
    fn long_chains_end() {
        let next: Vec<_> = (1..100_000).map(Some).chain([Some(0)]).collect();
        assert_eq!(circles(&next), [(0..100_000).collect::<Vec<_>>()]);
    }
}
