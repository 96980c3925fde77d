use pulp::Simd;

use super::{Linear, Op, Program, Registers, Term, WIDTH};

/// Vectors that are summed side by side, so that no addition waits for the one before.
const ABREAST: usize = 8;

type Lane = [f64; WIDTH];

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
                    let sum = sum(simd, values, &self.terms[linear.range()], linear);
                    values[out as usize] = sum;
                }
                Op::Product(out, a, b) => pairwise(values, out, a, b, |a, b| a * b),
                Op::Min(out, a, b) => pairwise(values, out, a, b, |a, b| if a < b { a } else { b }),
                Op::Max(out, a, b) => pairwise(values, out, a, b, |a, b| if a > b { a } else { b }),
                Op::Quotient(out, a, b) => pairwise(values, out, a, b, |a, b| a / b),
                Op::Choice(out, condition, a, b) => {
                    let (word, a, b) = (words[condition as usize], &values[a as usize], &values[b as usize]);
                    values[out as usize] = std::array::from_fn(|at| if word >> at & 1 == 1 { a[at] } else { b[at] });
                }
                Op::Indicator(out, condition) => {
                    let word = words[condition as usize];
                    values[out as usize] = std::array::from_fn(|at| if word >> at & 1 == 1 { 1.0 } else { 0.0 });
                }
                Op::Below(out, linear, limit) => {
                    let sum = sum(simd, values, &self.terms[linear.range()], linear);
                    words[out as usize] = below(&sum, limit);
                }
                Op::And(out, a, b) => words[out as usize] = words[a as usize] & words[b as usize],
                Op::Or(out, a, b) => words[out as usize] = words[a as usize] | words[b as usize],
                Op::Not(out, a) => words[out as usize] = !words[a as usize],
            }
        }
    }
}

#[inline(always)]
fn sum<S: Simd>(simd: S, values: &[Lane], terms: &[Term], linear: Linear) -> Lane {
    let mut out = [0.0; WIDTH];
    let (vectors, _) = S::as_mut_simd_f64s(&mut out);
    let (groups, _) = vectors.as_chunks_mut::<ABREAST>();
    let constant = simd.splat_f64s(linear.constant);
    for (place, group) in groups.iter_mut().enumerate() {
        let mut sums = [constant; ABREAST];
        for term in terms {
            let (vectors, _) = S::as_simd_f64s(&values[term.register as usize]);
            let factors = &vectors.as_chunks::<ABREAST>().0[place];
            let coefficient = simd.splat_f64s(term.coefficient);
            for (sum, factor) in sums.iter_mut().zip(factors) {
                *sum = simd.add_f64s(*sum, simd.mul_f64s(coefficient, *factor));
            }
        }
        *group = sums;
    }
    out
}

#[inline(always)]
fn pairwise(values: &mut [Lane], out: u32, a: u32, b: u32, op: impl Fn(f64, f64) -> f64) {
    let (a, b) = (&values[a as usize], &values[b as usize]);
    values[out as usize] = std::array::from_fn(|at| op(a[at], b[at]));
}

/// One bit a scenario.
#[inline(always)]
fn below(sum: &Lane, limit: f64) -> u64 {
    let mut bits = [0_u64; 8];
    for (row, values) in sum.as_chunks::<8>().0.iter().enumerate() {
        for (column, value) in values.iter().enumerate() {
            bits[column] |= if *value < limit { 1 << (row * 8 + column) } else { 0 };
        }
    }
    bits.iter().fold(0, |word, bits| word | bits)
}
