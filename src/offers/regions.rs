use std::sync::Arc;

use rust_decimal::Decimal;

use super::volume::{cost, need_only, peak, with_volume};
use crate::model::Case;
use crate::units::{half_up, order};

/// Shares of the plan's volume at which the winner is asked for.
const VOLUMES: [i64; 6] = [25, 50, 75, 100, 150, 200];
/// Shares of the promised lives that hold.
const LIVES: [i64; 4] = [50, 75, 100, 125];

/// Which offer costs the least where two things vary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// Volumes of the lead line: the columns.
    pub volumes: Vec<Decimal>,
    /// Rows: months of horizon, or percent of the promised lives; with a cell for each volume.
    pub rows: Vec<(u32, Vec<Cell>)>,
}

/// The winner at one point, by life-cycle cost TTC of the need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The offer's place; none where the two cheapest cost the same.
    pub winner: Option<usize>,
    /// By how much it is cheaper than the next, in euros.
    pub by: Decimal,
}

/// The volumes of a grid, whole units, each once.
fn volumes(case: &Case, lead: usize) -> Vec<Decimal> {
    let planned = peak(case, lead).unwrap_or_default();
    let share = |percent: i64| half_up(planned * Decimal::from(percent) / Decimal::ONE_HUNDRED, 0).max(Decimal::ONE);
    let mut out: Vec<Decimal> = VOLUMES.into_iter().map(share).collect();
    out.dedup();
    out
}

fn cell(costs: &[Decimal]) -> Cell {
    let cents: Vec<Decimal> = costs.iter().map(|cost| half_up(*cost, 2)).collect();
    let mut order: Vec<usize> = (0..cents.len()).collect();
    order::by_key(&mut order, |place| cents[*place]);
    let by = match order.as_slice() {
        [first, second, ..] => cents[*second] - cents[*first],
        _ => Decimal::ZERO,
    };
    Cell { winner: order.first().copied().filter(|_| !by.is_zero()), by }
}

fn row(cases: &[Case], lead: usize, volumes: &[Decimal]) -> Vec<Cell> {
    let at = |volume: &Decimal| {
        let cost = |case: &Case| {
            let mut case = case.clone();
            with_volume(&mut case, lead, *volume);
            cost(&case)
        };
        cell(&cases.iter().map(cost).collect::<Vec<_>>())
    };
    volumes.iter().map(at).collect()
}

/// Winners by volume and by the share of the lives that holds, of those that the offers promise; the same share
/// for all offers.
pub(super) fn by_life(cases: &[&Case], lead: usize) -> Option<Grid> {
    let volumes = volumes(cases.first()?, lead);
    let lives = |percent: i64| {
        let shortened = |case: &&Case| {
            let mut case = need_only(case);
            let components = case.lines_mut().flat_map(|line| &mut line.components);
            // A life of the reference is no vendor's promise; it is the same under every offer that leaves it out.
            for component in components.filter(|component| component.life_promised) {
                let scaled =
                    |life: u32| half_up(Decimal::from(life) * Decimal::from(percent) / Decimal::ONE_HUNDRED, 0);
                component.life = component.life.map(|life| u32::try_from(scaled(life)).unwrap_or(life).max(1));
            }
            case
        };
        let cases: Vec<Case> = cases.iter().map(shortened).collect();
        (u32::try_from(percent).unwrap_or_default(), row(&cases, lead, &volumes))
    };
    let rows = LIVES.into_iter().map(lives).collect();
    Some(Grid { volumes, rows })
}

/// Winners by volume and horizon; each horizon with the cases that were resolved for it.
pub(super) fn by_horizon(horizons: &[(u32, Vec<Arc<Case>>)], lead: usize) -> Option<Grid> {
    let (_, first) = horizons.first()?;
    let volumes = volumes(first.first()?, lead);
    let of = |(months, cases): &(u32, Vec<Arc<Case>>)| {
        let cases: Vec<Case> = cases.iter().map(|case| need_only(case)).collect();
        (*months, row(&cases, lead, &volumes))
    };
    Some(Grid { rows: horizons.iter().map(of).collect(), volumes })
}
