use pulp::Simd;

use super::{Abreast, Op, Program, Registers, Term, WIDTH};

const ONE: u64 = 1.0_f64.to_bits();
const MINUS_ONE: u64 = (-1.0_f64).to_bits();

/// The bit of each scenario in a word.
static BITS: Bits = {
    let mut bits = [0; WIDTH];
    let mut at = 0;
    while at < WIDTH {
        bits[at] = 1 << at;
        at += 1;
    }
    Bits(bits)
};

#[repr(align(64))]
struct Bits([u64; WIDTH]);

impl Program {
    /// Works out every output from the inputs in the first registers; numbers are handed over as they are made, under the
    /// places at which they were wanted. The caller runs within
    /// [`pulp::Arch::dispatch`], so that the widest vectors of the machine are used; all machines give the same bits,
    /// since no operation is fused.
    #[inline(always)]
    pub fn run<S: Simd>(&self, simd: S, registers: &mut Registers, mut take: impl FnMut(usize, &Abreast)) {
        let (values, words) = (registers.values.as_mut_slice(), registers.words.as_mut_slice());
        for op in &self.ops {
            match *op {
                Op::Linear(out, linear) => {
                    let terms = &self.terms[linear.range()];
                    // All vectors of a register side by side, so that no addition waits for the one before.
                    match WIDTH / S::F64_LANES {
                        2 => sum::<S, 2>(simd, values, terms, linear.constant, out),
                        4 => sum::<S, 4>(simd, values, terms, linear.constant, out),
                        _ => sum::<S, 8>(simd, values, terms, linear.constant, out),
                    }
                }
                Op::Product(out, a, b) => pairwise::<S>(values, out, a, b, |a, b| simd.mul_f64s(a, b)),
                Op::Min(out, a, b) => pairwise::<S>(values, out, a, b, |a, b| simd.min_f64s(a, b)),
                Op::Max(out, a, b) => pairwise::<S>(values, out, a, b, |a, b| simd.max_f64s(a, b)),
                Op::Quotient(out, a, b) => pairwise::<S>(values, out, a, b, |a, b| simd.div_f64s(a, b)),
                Op::Choice(out, condition, a, b) => choose(simd, words[condition as usize], values, out, a, b),
                Op::Indicator(out, condition) => {
                    let (word, one, zero) = (words[condition as usize], simd.splat_f64s(1.0), simd.splat_f64s(0.0));
                    let (out, _) = S::as_mut_simd_f64s(&mut values[out as usize].0);
                    for (out, bits) in out.iter_mut().zip(S::as_simd_u64s(&BITS.0).0) {
                        *out = simd.select_f64s(holds(simd, word, *bits), one, zero);
                    }
                }
                Op::Below(out, linear, limit) => {
                    let terms = &self.terms[linear.range()];
                    words[out as usize] = match WIDTH / S::F64_LANES {
                        2 => below::<S, 2>(simd, values, terms, linear.constant, limit),
                        4 => below::<S, 4>(simd, values, terms, linear.constant, limit),
                        _ => below::<S, 8>(simd, values, terms, linear.constant, limit),
                    };
                }
                Op::And(out, a, b) => words[out as usize] = words[a as usize] & words[b as usize],
                Op::Or(out, a, b) => words[out as usize] = words[a as usize] | words[b as usize],
                Op::Not(out, a) => words[out as usize] = !words[a as usize],
                Op::Hand(a, place) => take(place as usize, &values[a as usize]),
            }
        }
        for conclusion in &self.conclusions {
            let [a, b, out] = conclusion.turned;
            let both = (words[conclusion.a as usize] ^ a) & (words[conclusion.b as usize] ^ b);
            words[conclusion.out as usize] = both ^ out;
        }
    }
}

/// A constant and terms, for one group of vectors.
#[inline(always)]
fn group<S: Simd, const ABREAST: usize>(
    simd: S,
    values: &[Abreast],
    terms: &[Term],
    constant: f64,
    place: usize,
) -> [S::f64s; ABREAST] {
    let mut sums = [simd.splat_f64s(constant); ABREAST];
    for term in terms {
        let (vectors, _) = S::as_simd_f64s(&values[term.register as usize].0);
        let factors = &vectors.as_chunks::<ABREAST>().0[place];
        // More than a quarter of all terms are a register as it is: the same to the last bit, with no product.
        match term.coefficient.to_bits() {
            ONE => (0..ABREAST).for_each(|at| sums[at] = simd.add_f64s(sums[at], factors[at])),
            MINUS_ONE => (0..ABREAST).for_each(|at| sums[at] = simd.sub_f64s(sums[at], factors[at])),
            _ => {
                let coefficient = simd.splat_f64s(term.coefficient);
                for at in 0..ABREAST {
                    sums[at] = simd.add_f64s(sums[at], simd.mul_f64s(coefficient, factors[at]));
                }
            }
        }
    }
    sums
}

#[inline(always)]
fn sum<S: Simd, const ABREAST: usize>(simd: S, values: &mut [Abreast], terms: &[Term], constant: f64, out: u32) {
    for place in 0..WIDTH / ABREAST / S::F64_LANES {
        let sums = group::<S, ABREAST>(simd, values, terms, constant, place);
        let (vectors, _) = S::as_mut_simd_f64s(&mut values[out as usize].0);
        vectors.as_chunks_mut::<ABREAST>().0[place] = sums;
    }
}

/// Where a sum is below a limit.
#[inline(always)]
fn below<S: Simd, const ABREAST: usize>(simd: S, values: &[Abreast], terms: &[Term], constant: f64, limit: f64) -> u64 {
    let (limit, none) = (simd.splat_f64s(limit), simd.splat_u64s(0));
    let mut found = none;
    for place in 0..WIDTH / ABREAST / S::F64_LANES {
        let sums = group::<S, ABREAST>(simd, values, terms, constant, place);
        let bits = &S::as_simd_u64s(&BITS.0).0.as_chunks::<ABREAST>().0[place];
        for at in 0..ABREAST {
            let bit = simd.select_u64s(simd.less_than_f64s(sums[at], limit), bits[at], none);
            found = simd.or_u64s(found, bit);
        }
    }
    gathered(simd, found)
}

#[inline(always)]
fn pairwise<S: Simd>(values: &mut [Abreast], out: u32, a: u32, b: u32, op: impl Fn(S::f64s, S::f64s) -> S::f64s) {
    for place in 0..WIDTH / S::F64_LANES {
        let (a, b) = (S::as_simd_f64s(&values[a as usize].0).0[place], S::as_simd_f64s(&values[b as usize].0).0[place]);
        S::as_mut_simd_f64s(&mut values[out as usize].0).0[place] = op(a, b);
    }
}

#[inline(always)]
fn choose<S: Simd>(simd: S, word: u64, values: &mut [Abreast], out: u32, a: u32, b: u32) {
    let (bits, _) = S::as_simd_u64s(&BITS.0);
    for (place, bits) in bits.iter().enumerate() {
        let (a, b) = (S::as_simd_f64s(&values[a as usize].0).0[place], S::as_simd_f64s(&values[b as usize].0).0[place]);
        let chosen = simd.select_f64s(holds(simd, word, *bits), a, b);
        S::as_mut_simd_f64s(&mut values[out as usize].0).0[place] = chosen;
    }
}

/// Where a word has the bit of each scenario.
#[inline(always)]
fn holds<S: Simd>(simd: S, word: u64, bits: S::u64s) -> S::m64s {
    simd.equal_u64s(simd.and_u64s(simd.splat_u64s(word), bits), bits)
}

/// All bits of a vector in one word.
#[inline(always)]
fn gathered<S: Simd>(simd: S, vector: S::u64s) -> u64 {
    let mut lanes = [0; 8];
    if let Some(first) = S::as_mut_simd_u64s(&mut lanes).0.first_mut() {
        *first = simd.or_u64s(vector, *first);
    }
    lanes.iter().fold(0, |word, bits| word | bits)
}
