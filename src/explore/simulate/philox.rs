use crate::engine::WIDTH;

/// A word for each scenario that runs side by side.
pub(super) type RandomWords = [u32; WIDTH];

const MULTIPLIERS: (u32, u32) = (0xD251_1F53, 0xCD9E_8D57);
const WEYL: (u32, u32) = (0x9E37_79B9, 0xBB67_AE85);
const ROUNDS: u32 = 10;

/// Philox 4x32-10 (Salmon, Moraes, Dror, Shaw: *Parallel random numbers: as easy as 1, 2, 3*, SC 2011): four random words
/// for each counter, a function of counter and key alone.
#[inline(always)]
pub(super) fn philox(mut counter: [RandomWords; 4], seed: u64) -> [RandomWords; 4] {
    let (mut low_key, mut high_key) = halves(seed);
    for _ in 0..ROUNDS {
        let [a, b, c, d] = counter;
        let mut next = [[0; WIDTH]; 4];
        for lane in 0..WIDTH {
            let (low_a, high_a) = halves(u64::from(MULTIPLIERS.0) * u64::from(a[lane]));
            let (low_c, high_c) = halves(u64::from(MULTIPLIERS.1) * u64::from(c[lane]));
            next[0][lane] = high_c ^ b[lane] ^ low_key;
            next[1][lane] = low_c;
            next[2][lane] = high_a ^ d[lane] ^ high_key;
            next[3][lane] = low_a;
        }
        counter = next;
        low_key = low_key.wrapping_add(WEYL.0);
        high_key = high_key.wrapping_add(WEYL.1);
    }
    counter
}

/// The four random words of one block of inputs, for each scenario.
#[inline(always)]
pub(super) fn words(seed: u64, scenarios: &[u64; WIDTH], block: u32) -> [RandomWords; 4] {
    let low = std::array::from_fn(|lane| halves(scenarios[lane]).0);
    let high = std::array::from_fn(|lane| halves(scenarios[lane]).1);
    philox([low, high, [block; WIDTH], [0; WIDTH]], seed)
}

/// Low and high half of a long word.
#[inline(always)]
#[expect(clippy::cast_possible_truncation, reason = "the halves of a word")]
fn halves(word: u64) -> (u32, u32) {
    (word as u32, (word >> 32) as u32)
}
