use rust_decimal::Decimal;

use super::curve::Curve;
use super::volume::peak;
use crate::model::Case;

/// Up to so many volumes every one is run; beyond, a grid of [`GRID`] steps and bisection between them.
const EXHAUSTIVE: i64 = 10_000;
/// Steps of the grid on very large volumes.
const GRID: i64 = 1_000;

/// Where one of two offers becomes the cheaper one, life-cycle cost TTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BreakEven {
    /// The two offers, by their place.
    pub pair: (usize, usize),
    /// Volumes at which the cheaper one changes, rising: from this volume on (until the next), this offer is
    /// the cheaper one; none where both cost the same. The first entry is that of the smallest volume.
    pub changes: Vec<(Decimal, Option<usize>)>,
}

/// What was scanned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scan {
    /// Smallest and largest volume.
    pub range: (Decimal, Decimal),
    /// Distance of two volumes that were both run; 1 says that every volume was.
    pub step: Decimal,
    /// Every pair of offers.
    pub pairs: Vec<BreakEven>,
}

/// Break-even volumes between every two offers, from a single unit to twice the plan's volume: exact runs
/// of each offer at each volume. Volumes beyond 10 000 are run on a grid, and bisected where the
/// cheaper offer changes.
pub fn break_even(cases: &[&Case], lead: usize) -> Option<Scan> {
    let planned = peak(cases.first()?, lead)?;
    let last = (planned * Decimal::TWO).ceil().max(Decimal::ONE);
    let exhaustive = last <= Decimal::from(EXHAUSTIVE);
    let step = if exhaustive { Decimal::ONE } else { (last / Decimal::from(GRID)).floor() };
    let mut volumes = Vec::new();
    let mut volume = Decimal::ONE;
    while volume <= last {
        volumes.push(volume);
        volume += step;
    }
    let costs = run(cases, lead, &volumes);
    let mut curves: Vec<Curve> = cases.iter().map(|case| Curve::of(case, lead)).collect();
    let mut pairs = Vec::new();
    for first in 0..cases.len() {
        for second in first + 1..cases.len() {
            let pair = (first, second);
            let mut changes: Vec<(Decimal, Option<usize>)> = Vec::new();
            for (place, volume) in volumes.iter().enumerate() {
                let winner = cheaper(pair, costs[first][place], costs[second][place]);
                if changes.last().is_none_or(|(_, last)| *last != winner) {
                    let before = place.checked_sub(1).map(|before| volumes[before]);
                    let at = match before.filter(|_| step > Decimal::ONE) {
                        Some(low) => bisect(&mut curves, pair, low, *volume, winner),
                        None => *volume,
                    };
                    changes.push((at, winner));
                }
            }
            pairs.push(BreakEven { pair, changes });
        }
    }
    Some(Scan { range: (Decimal::ONE, last), step, pairs })
}

/// The cheaper one of a pair, to the cent.
fn cheaper(pair: (usize, usize), first: Decimal, second: Decimal) -> Option<usize> {
    let (first, second) = (crate::units::half_up(first, 2), crate::units::half_up(second, 2));
    match first.cmp(&second) {
        std::cmp::Ordering::Less => Some(pair.0),
        std::cmp::Ordering::Greater => Some(pair.1),
        std::cmp::Ordering::Equal => None,
    }
}

/// The first volume in `(low, high]` at which `winner` is the cheaper one, by bisection.
fn bisect(
    curves: &mut [Curve],
    pair: (usize, usize),
    mut low: Decimal,
    mut high: Decimal,
    winner: Option<usize>,
) -> Decimal {
    while high - low > Decimal::ONE {
        let middle = ((low + high) / Decimal::TWO).floor();
        let found = cheaper(pair, curves[pair.0].at(middle), curves[pair.1].at(middle));
        if found == winner { high = middle } else { low = middle }
    }
    high
}

/// Costs of every offer at every volume, on all processors.
fn run(cases: &[&Case], lead: usize, volumes: &[Decimal]) -> Vec<Vec<Decimal>> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let part = volumes.len().div_ceil(workers).max(1);
    let one = |case: &Case| {
        std::thread::scope(|scope| {
            let work = |volumes: &[Decimal]| {
                let mut curve = Curve::of(case, lead);
                volumes.iter().map(|volume| curve.at(*volume)).collect::<Vec<_>>()
            };
            let parts: Vec<_> =
                volumes.chunks(part).map(|volumes| (volumes, scope.spawn(move || work(volumes)))).collect();
            let join = |(volumes, part): (&[Decimal], std::thread::ScopedJoinHandle<'_, Vec<Decimal>>)| {
                // A worker that dies is a bug of ours; its part is then run here, where it shows.
                part.join().unwrap_or_else(|_| work(volumes))
            };
            parts.into_iter().flat_map(join).collect::<Vec<_>>()
        })
    };
    cases.iter().map(|case| one(case)).collect()
}
