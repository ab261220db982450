//! Sorting by rank. One sort of plain numbers serves every list: a sort compiled for each type would weigh more in wasm
//! than the rules do.

/// Up to four ranks, the first counting most.
pub(crate) type Rank = [i64; 4];

/// The items in the order of their ranks; equals stay as they were.
pub(crate) fn by_rank<T>(items: Vec<T>, rank: impl Fn(&T) -> Rank) -> Vec<T> {
    let order = order(items.iter().map(rank).collect());
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|index| items.get_mut(index).and_then(Option::take)).collect()
}

/// The places of the ranks in ascending order.
#[inline(never)]
fn order(ranks: Vec<Rank>) -> Vec<usize> {
    let mut places: Vec<(Rank, usize)> = ranks.into_iter().zip(0..).collect();
    // The place itself makes every key unique, so equals stay in their order.
    places.sort_unstable();
    places.into_iter().map(|(_, place)| place).collect()
}

/// The rank by which greater numbers come first.
pub(crate) fn descending(number: i64) -> i64 {
    number.checked_neg().unwrap_or(i64::MAX)
}

/// A count as a rank.
pub(crate) fn count(count: usize) -> i64 {
    place(Some(count))
}

/// A position as a rank; what has none comes last.
pub(crate) fn place(position: Option<usize>) -> i64 {
    position.and_then(|position| i64::try_from(position).ok()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_order_and_equals_stay_as_they_were() {
        let items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        let sorted: String = by_rank(items, |(rank, _)| [*rank, 0, 0, 0]).into_iter().map(|(_, c)| c).collect();
        assert_eq!(sorted, "bdac");
    }
}
