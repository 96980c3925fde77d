use rust_decimal::{Decimal, RoundingStrategy};

use super::between::Between;
use super::{BY, Candidate, WayOut, above_city, apply, beside_cut, crossed, own_net_cost};
use crate::analysis::{Analysis, Outcome, Tried, over_financed};
use crate::city::Horizon;
use crate::diagnostic::Diagnostics;
use crate::explore::beyond::{Beyond, beyond};
use crate::explore::figures::Snapshot;
use crate::explore::odds::odds_of_way;
use crate::explore::runner::Runner;
use crate::finance::Financing;
use crate::model::{Funding, Setting};
use crate::number::Number;

/// Steps that are guessed one after the other; from then on every other step halves what is left.
const GUESSED: u32 = 3;

/// The search for the gentlest step of a way that makes the plan last.
pub(super) struct Search<'s, 'c> {
    pub runner: &'s Runner,
    pub analysis: &'s Analysis,
    /// What funders give above what they may now.
    pub over_financed: [Decimal; 3],
    pub candidate: &'s Candidate<'c>,
    /// Whether what is found is drawn.
    pub draws: bool,
}

/// What a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Not enough.
    Short,
    /// A way out.
    Way,
    /// More than funders may give, or than there is to be paid: a smaller step may be a way out, no larger one is.
    Beyond,
}

/// A step that was run.
struct Probe {
    step: u32,
    reach: Reach,
    /// What it comes to; none where it is a fault.
    tried: Option<Tried>,
    /// The smaller loans that are part of it.
    loans: Vec<Setting>,
}

impl Search<'_, '_> {
    pub(super) fn gentlest(&self) -> Option<WayOut> {
        let mut enough = self.probe(self.candidate.steps);
        if enough.reach == Reach::Short {
            return None;
        }
        // Without any step the plan does not last.
        let mut short: Option<Probe> = None;
        for turn in 0.. {
            let from = short.as_ref().map_or(0, |short| short.step);
            if enough.step - from <= 1 {
                break;
            }
            let guess = (turn < GUESSED || turn % 2 == 0).then(|| self.likely(short.as_ref(), &enough)).flatten();
            let next = self.probe(guess.unwrap_or(from.midpoint(enough.step)));
            match next.reach {
                Reach::Short => short = Some(next),
                Reach::Way | Reach::Beyond => enough = next,
            }
        }
        let Probe { step, reach, tried, loans } = enough;
        if reach == Reach::Way { self.told(step, tried?, &loans) } else { None }
    }

    /// The step between two that were run that is likely to be the gentlest, or the one below it where the upper of them
    /// seems to be that.
    fn likely(&self, short: Option<&Probe>, enough: &Probe) -> Option<u32> {
        let (from, below) = match short {
            Some(short) => (short.step, short.outcome()?),
            None => (0, self.analysis.outcome.as_ref()?),
        };
        let (to, above) = (enough.step, enough.outcome()?);
        let between = Between::of(&self.analysis.case, below, above)?;
        let lasts = |step: u32| between.lasts(Decimal::from(step - from) / Decimal::from(to - from));
        let (mut fails, mut holds) = (from, to);
        while holds - fails > 1 {
            let middle = holds.midpoint(fails);
            if lasts(middle) { holds = middle } else { fails = middle }
        }
        Some(holds.min(to - 1))
    }

    /// Runs a step. An override cuts loans that are above what they may pay for; written into the plan they would be a
    /// fault. So the smaller loans are part of the way.
    fn probe(&self, step: u32) -> Probe {
        let probe = |reach, tried| Probe { step, reach, tried, loans: Vec::new() };
        let brings_money = self.candidate.way.brings_money();
        let Some(changed) = self.run(step, &[]) else {
            return probe(if brings_money { Reach::Beyond } else { Reach::Short }, None);
        };
        if !lasts(&changed) {
            return probe(Reach::Short, Some(changed));
        }
        if self.takes_too_much(&changed) {
            return probe(if brings_money { Reach::Beyond } else { Reach::Short }, Some(changed));
        }
        let loans = smaller_loans(&changed);
        if loans.is_empty() {
            return probe(Reach::Way, Some(changed));
        }
        let holds =
            |smaller: &Tried| lasts(smaller) && !self.takes_too_much(smaller) && smaller_loans(smaller).is_empty();
        match self.run(step, &loans).filter(holds) {
            Some(smaller) => Probe { step, reach: Reach::Way, tried: Some(smaller), loans },
            None => probe(Reach::Short, Some(changed)),
        }
    }

    fn run(&self, step: u32, loans: &[Setting]) -> Option<Tried> {
        let change = (self.candidate.change)(step);
        self.runner.try_changed(|prepared, sources, diagnostics| {
            apply(change, loans, prepared, sources, diagnostics);
        })
    }

    /// Whether more is taken from funders than they may give or than there is to pay, or a plan that brings the city more than it costs, with
    /// what it saves, is paid for: that is no advice.
    fn takes_too_much(&self, changed: &Tried) -> bool {
        let above = over_financed(&changed.case, changed.paid.financing());
        let raised = above.iter().zip(&self.over_financed).any(|(then, now)| then > now);
        let left = |financing: &Financing<Decimal>| financing.net_total().sub(&financing.benefit);
        let leaves = !self.candidate.way.brings_money()
            || left(changed.paid.financing()) >= left(&self.analysis.financing).min(Decimal::ZERO);
        raised || !leaves
    }

    /// A step as it is told.
    fn told(&self, step: u32, changed: Tried, loans: &[Setting]) -> Option<WayOut> {
        let changed = changed.whole(&mut Diagnostics::default())?;
        let changes = &changed.case.overrides[self.analysis.case.overrides.len()..];
        let changes = changes.iter().filter_map(|one| beside_cut(one, self.analysis)).collect();
        let horizon = Horizon::of(&changed.case);
        let unjudged = (!changed.unjudged().is_empty()).then_some(horizon);
        let written = self.runner.after(|prepared, sources, diagnostics| {
            apply((self.candidate.change)(step), loans, prepared, sources, diagnostics);
        });
        let later = beyond(&written, &changed).filter(Beyond::turns).and_then(|beyond| beyond.level());
        Some(WayOut {
            way: self.candidate.way,
            step,
            changes,
            snapshot: Snapshot::of(&changed),
            net_cost: own_net_cost(&changed, self.analysis.case.benefits.len()),
            above_city: above_city(&changed, self.analysis.case.funding.len()),
            crossed: crossed(&changed),
            unjudged,
            later: later.map(|level| (horizon, level)),
            // Those that `check` makes of the plan once the way is written into it.
            odds: if self.draws { odds_of_way(&changed, &|settings| written.case(&settings)) } else { Ok(None) },
        })
    }
}

impl Probe {
    fn outcome(&self) -> Option<&Outcome> {
        self.tried.as_ref()?.outcome.as_ref()
    }
}

fn lasts(changed: &Tried) -> bool {
    changed.outcome.as_ref().is_some_and(Outcome::lasts)
}

/// What sets the loans to what is left of them, where they were cut; down to the cent, so that they stay below.
fn smaller_loans(changed: &Tried) -> Vec<Setting> {
    let financing = changed.paid.financing();
    if financing.loans_above() <= Decimal::new(1, 9) {
        return Vec::new();
    }
    let cut: Decimal = financing.loans.iter().map(|loan| loan.amount).sum();
    let mut above = (cut - financing.loan_ceiling.max(Decimal::ZERO)).max(Decimal::ZERO);
    let mut out = Vec::new();
    for loan in &financing.loans {
        let Funding::Loan(written) = &changed.case.funding[loan.funding] else { continue };
        let less = above.min(loan.amount);
        above -= less;
        let amount = (loan.amount - less).round_dp_with_strategy(2, RoundingStrategy::ToZero);
        out.push(Setting::new(format!("funding.{}.amount", written.id), format!("{} EUR", amount.normalize()), BY));
    }
    out
}
