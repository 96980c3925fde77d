use pulp::Simd;

use super::{Linear, Op, Program, Registers, Term, WIDTH};

/// Vectors that are summed side by side, so that no addition waits for the one before.
const ABREAST: usize = 8;

type Lane = [f64; WIDTH];

/// The bit of each scenario in a word.
static BITS: [u64; WIDTH] = {
    let mut bits = [0; WIDTH];
    let mut at = 0;
    while at < WIDTH {
        bits[at] = 1 << at;
        at += 1;
    }
    bits
};

impl Program {
    /// Works out every output from the inputs in the first registers. The caller runs within
    /// [`pulp::Arch::dispatch`], so that the widest vectors of the machine are used; all machines give the same bits,
    /// since no operation is fused.
    #[inline(always)]
    pub fn run<S: Simd>(&self, simd: S, registers: &mut Registers) {
        let (values, words) = (registers.values.as_mut_slice(), registers.words.as_mut_slice());
        for op in &self.ops {
            match *op {
                Op::Linear(out, linear) => {
                    sums(simd, values, &self.terms[linear.range()], linear, |values, place, sums| {
                        let (vectors, _) = S::as_mut_simd_f64s(&mut values[out as usize]);
                        vectors.as_chunks_mut::<ABREAST>().0[place] = sums;
                    });
                }
                Op::Product(out, a, b) => pairwise::<S>(values, out, a, b, |a, b| simd.mul_f64s(a, b)),
                Op::Min(out, a, b) => pairwise::<S>(values, out, a, b, |a, b| simd.min_f64s(a, b)),
                Op::Max(out, a, b) => pairwise::<S>(values, out, a, b, |a, b| simd.max_f64s(a, b)),
                Op::Quotient(out, a, b) => pairwise::<S>(values, out, a, b, |a, b| simd.div_f64s(a, b)),
                Op::Choice(out, condition, a, b) => choose(simd, words[condition as usize], values, out, a, b),
                Op::Indicator(out, condition) => {
                    let (word, one, zero) = (words[condition as usize], simd.splat_f64s(1.0), simd.splat_f64s(0.0));
                    let (out, _) = S::as_mut_simd_f64s(&mut values[out as usize]);
                    for (out, bits) in out.iter_mut().zip(S::as_simd_u64s(&BITS).0) {
                        *out = simd.select_f64s(holds(simd, word, *bits), one, zero);
                    }
                }
                Op::Below(out, linear, limit) => {
                    let (limit, none) = (simd.splat_f64s(limit), simd.splat_u64s(0));
                    let mut found = none;
                    sums(simd, values, &self.terms[linear.range()], linear, |_, place, sums| {
                        let bits = &S::as_simd_u64s(&BITS).0.as_chunks::<ABREAST>().0[place];
                        for (sum, bits) in sums.into_iter().zip(bits) {
                            let bit = simd.select_u64s(simd.less_than_f64s(sum, limit), *bits, none);
                            found = simd.or_u64s(found, bit);
                        }
                    });
                    words[out as usize] = gathered(simd, found);
                }
                Op::And(out, a, b) => words[out as usize] = words[a as usize] & words[b as usize],
                Op::Or(out, a, b) => words[out as usize] = words[a as usize] | words[b as usize],
                Op::Not(out, a) => words[out as usize] = !words[a as usize],
            }
        }
        for conclusion in &self.conclusions {
            let [a, b, out] = conclusion.turned;
            let both = (words[conclusion.a as usize] ^ a) & (words[conclusion.b as usize] ^ b);
            words[conclusion.out as usize] = both ^ out;
        }
    }
}

/// Works out a sum, and hands it on in groups of vectors.
#[inline(always)]
fn sums<S: Simd>(
    simd: S,
    values: &mut [Lane],
    terms: &[Term],
    linear: Linear,
    mut done: impl FnMut(&mut [Lane], usize, [S::f64s; ABREAST]),
) {
    let constant = simd.splat_f64s(linear.constant);
    for place in 0..WIDTH / ABREAST / S::F64_LANES {
        let mut sums = [constant; ABREAST];
        for term in terms {
            let (vectors, _) = S::as_simd_f64s(&values[term.register as usize]);
            let factors = &vectors.as_chunks::<ABREAST>().0[place];
            let coefficient = simd.splat_f64s(term.coefficient);
            for (sum, factor) in sums.iter_mut().zip(factors) {
                *sum = simd.add_f64s(*sum, simd.mul_f64s(coefficient, *factor));
            }
        }
        done(values, place, sums);
    }
}

#[inline(always)]
fn pairwise<S: Simd>(values: &mut [Lane], out: u32, a: u32, b: u32, op: impl Fn(S::f64s, S::f64s) -> S::f64s) {
    for place in 0..WIDTH / S::F64_LANES {
        let (a, b) = (S::as_simd_f64s(&values[a as usize]).0[place], S::as_simd_f64s(&values[b as usize]).0[place]);
        S::as_mut_simd_f64s(&mut values[out as usize]).0[place] = op(a, b);
    }
}

#[inline(always)]
fn choose<S: Simd>(simd: S, word: u64, values: &mut [Lane], out: u32, a: u32, b: u32) {
    let (bits, _) = S::as_simd_u64s(&BITS);
    for (place, bits) in bits.iter().enumerate() {
        let (a, b) = (S::as_simd_f64s(&values[a as usize]).0[place], S::as_simd_f64s(&values[b as usize]).0[place]);
        let chosen = simd.select_f64s(holds(simd, word, *bits), a, b);
        S::as_mut_simd_f64s(&mut values[out as usize]).0[place] = chosen;
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
