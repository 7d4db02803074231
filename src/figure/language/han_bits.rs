//! What is told of each character of Chinese writing by one look: by a bit whether it may be one of a set, by a number what it
//! stands for. Most that a text asks about are in no set and stand for nothing else.

/// The characters that have a bit.
const FIRST: u32 = 0x4E00;
const COUNT: u32 = 0x5200;

/// A set of characters; those that have no bit may all be in it.
#[derive(Clone, Debug)]
pub(in super::super) struct HanBits(Vec<u64>);

impl HanBits {
    #[inline]
    pub(in super::super) fn may_hold(&self, c: char) -> bool {
        let Some((at, bit)) = place(c) else {
            return true;
        };
        self.0.get(at).is_some_and(|bits| bits & bit != 0)
    }
}

impl FromIterator<char> for HanBits {
    fn from_iter<I: IntoIterator<Item = char>>(characters: I) -> Self {
        let mut all = vec![0; (COUNT / u64::BITS) as usize];
        for (at, bit) in characters.into_iter().filter_map(place) {
            if let Some(bits) = all.get_mut(at) {
                *bits |= bit;
            }
        }
        Self(all)
    }
}

#[inline]
fn place(c: char) -> Option<(usize, u64)> {
    let place = u32::from(c)
        .checked_sub(FIRST)
        .filter(|place| *place < COUNT)?;
    Some(((place / u64::BITS) as usize, 1 << (place % u64::BITS)))
}

/// A small number of each character of Chinese writing, 0 of those that have none. Others have no place here.
#[derive(Clone, Debug)]
pub(super) struct HanTable(Vec<u16>);

impl HanTable {
    /// The number of a character; `None` where it has no place.
    #[inline]
    pub(super) fn get(&self, c: char) -> Option<u16> {
        let place = u32::from(c).checked_sub(FIRST)?;
        self.0.get(place as usize).copied()
    }
}

impl FromIterator<(char, u16)> for HanTable {
    fn from_iter<I: IntoIterator<Item = (char, u16)>>(numbered: I) -> Self {
        let mut all = vec![0; COUNT as usize];
        for (c, number) in numbered {
            let place = u32::from(c).checked_sub(FIRST);
            if let Some(own) = place.and_then(|place| all.get_mut(place as usize)) {
                *own = number;
            }
        }
        Self(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_characters_of_the_set_may_be_in_it() {
        let set: HanBits = ['一', '鿿', '约'].into_iter().collect();
        for (c, may) in [
            ('一', true),
            ('鿿', true),
            ('约', true),
            ('丁', false),
            ('纥', false),
            ('a', true),
            ('，', true),
        ] {
            assert_eq!(set.may_hold(c), may, "{c}");
        }
    }

    #[test]
    fn a_table_tells_the_number_of_what_is_in_it() {
        let table: HanTable = [('一', 7), ('鿿', 9), ('a', 3)].into_iter().collect();
        for (c, number) in [
            ('一', Some(7)),
            ('鿿', Some(9)),
            ('丁', Some(0)),
            ('a', None),
            ('，', None),
        ] {
            assert_eq!(table.get(c), number, "{c}");
        }
    }
}
