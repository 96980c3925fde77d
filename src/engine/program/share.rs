//! Sums out of sums: a sum that is nearly a multiple of one that is worked out already starts from that one and adds
//! what differs. Many are: a present value and its yearly equivalent, the same year with all and with secured
//! money, a balance and the one of the year before.

use super::Term;

/// Sums that are looked through for one to start from, the latest first.
const MOST_SUMS: usize = 512;
/// Coefficients this close, relative to their size, are in one proportion.
const SAME_PROPORTION: f64 = 1e-13;
/// Proportions beyond this are left alone: digits would be lost.
const LARGEST_PROPORTION: f64 = 1e3;

/// A sum in a register.
struct SharedSum {
    register: u32,
    terms: Vec<Term>,
    constant: f64,
}

/// Sums that later ones may start from.
#[derive(Default)]
pub(super) struct Shared {
    known: Vec<SharedSum>,
}

/// How a sum comes out of a known one.
struct Start {
    place: usize,
    ratio: f64,
    saved: usize,
}

impl Shared {
    /// Remembers a sum whose terms are by rising register.
    pub(super) fn remember(&mut self, register: u32, terms: Vec<Term>, constant: f64) {
        if terms.len() > 2 {
            self.known.push(SharedSum { register, terms, constant });
        }
    }

    /// The same sum with as few terms as a known one makes possible; terms are by rising register.
    pub(super) fn shortened(&self, terms: &[Term], constant: f64) -> (Vec<Term>, f64) {
        let mut best: Option<Start> = None;
        let latest = self.known.iter().enumerate().rev().take(MOST_SUMS);
        for (place, known) in latest {
            let (length, other) = (terms.len(), known.terms.len());
            let possible = length.min(other).saturating_sub(other.saturating_sub(length) + 1);
            if possible <= best.as_ref().map_or(0, |best| best.saved) {
                continue;
            }
            let Some((ratio, matches)) = proportion(terms, &known.terms) else { continue };
            // What the known sum has and this one has not must be taken away again.
            let common = pairs(terms, &known.terms).count();
            let saved = matches.saturating_sub(other - common + 1);
            if saved > best.as_ref().map_or(0, |best| best.saved) {
                best = Some(Start { place, ratio, saved });
            }
        }
        match best {
            None => (terms.to_vec(), constant),
            Some(Start { place, ratio, .. }) => {
                let known = &self.known[place];
                let mut rest = rest(terms, &known.terms, ratio);
                rest.insert(0, Term { register: known.register, coefficient: ratio });
                (rest, constant - ratio * known.constant)
            }
        }
    }
}

/// Coefficients of the registers that both have.
fn pairs<'t>(a: &'t [Term], b: &'t [Term]) -> impl Iterator<Item = (f64, f64)> + 't {
    let mut b = b.iter().peekable();
    a.iter().filter_map(move |term| {
        while b.next_if(|other| other.register < term.register).is_some() {}
        let other = b.next_if(|other| other.register == term.register)?;
        Some((term.coefficient, other.coefficient))
    })
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= SAME_PROPORTION * a.abs()
}

/// The proportion in which most terms of two sums stand, and how many do.
fn proportion(a: &[Term], b: &[Term]) -> Option<(f64, usize)> {
    let mut ratios: Vec<f64> =
        pairs(a, b).map(|(a, b)| a / b).filter(|ratio| ratio.abs() < LARGEST_PROPORTION).collect();
    ratios.sort_unstable_by(f64::total_cmp);
    let runs = ratios.chunk_by(|a, b| close(*a, *b));
    runs.map(|run| (run[run.len() / 2], run.len())).max_by_key(|(_, length)| *length)
}

/// `terms - ratio * known`, without what cancels out.
fn rest(terms: &[Term], known: &[Term], ratio: f64) -> Vec<Term> {
    let mut out = Vec::new();
    let (mut a, mut b) = (terms.iter().peekable(), known.iter().peekable());
    while let Some(register) = [a.peek(), b.peek()].into_iter().flatten().map(|term| term.register).min() {
        let mine = a.next_if(|term| term.register == register).map_or(0.0, |term| term.coefficient);
        let theirs = b.next_if(|term| term.register == register).map_or(0.0, |term| ratio * term.coefficient);
        // A chain of proportions may be a few digits longer than one pair.
        if (mine - theirs).abs() > 2.0 * SAME_PROPORTION * mine.abs().max(theirs.abs()) {
            out.push(Term { register, coefficient: mine - theirs });
        }
    }
    out
}
