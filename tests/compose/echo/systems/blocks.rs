//! Blocks of memory with a pattern in them, to see whether growth keeps contents.
use std::cell::RefCell;

thread_local! {
    static BLOCKS: RefCell<Vec<(Vec<u8>, u32)>> = const { RefCell::new(Vec::new()) };
}

fn pattern(seed: u32, i: usize) -> u8 {
    let [_, _, byte, _] = (i as u32).wrapping_mul(2_654_435_761).wrapping_add(seed.wrapping_mul(40_503)).to_le_bytes();
    byte
}

pub fn alloc(mib: u32, seed: u32) {
    let block = (0..(mib as usize) << 20).map(|i| pattern(seed, i)).collect();
    BLOCKS.with_borrow_mut(|blocks| blocks.push((block, seed)));
}

pub fn check() -> u32 {
    let wrong = |(block, seed): &(Vec<u8>, u32)| block.iter().enumerate().filter(|(i, b)| **b != pattern(*seed, *i)).count();
    BLOCKS.with_borrow(|blocks| blocks.iter().map(wrong).sum::<usize>() as u32)
}

pub fn reset() {
    BLOCKS.with_borrow_mut(Vec::clear);
}
