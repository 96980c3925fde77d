use rust_decimal::Decimal;

use super::Programme;
use crate::explore::sweep::{Point, size};
use crate::explore::{Breakdown, Brief, Side, Snapshot, Vary, parallel, summed};
use crate::model::Setting;
use crate::run::Figure;

/// Points that run before their rows are handed over.
const CHUNK: usize = 64;

impl Programme {
    /// Components without a price, of all plans.
    pub fn unpriced(&self) -> usize {
        self.members.iter().map(|member| member.analysis.case.unpriced.len()).sum()
    }

    /// What has no price, each under its plan.
    pub(crate) fn without_price(&self) -> Vec<String> {
        let under = |plan: &str, one: &String| format!("{plan}.{one}");
        let of = self.members.iter().map(|member| (member.id(), &member.analysis.case.unpriced));
        of.flat_map(|(plan, all)| all.iter().map(move |one| under(plan, one))).collect()
    }

    /// What all plans come to: verdict and key figures. Present values and what is a plan's by itself are none.
    pub fn snapshot(&self) -> Snapshot {
        let sum = |figure: Figure| {
            let of = self.members.iter().map(|member| figure.of(&member.analysis.run));
            Some(of.flatten().sum::<Decimal>())
        };
        let figures = Figure::ALL.map(|figure| match figure {
            Figure::PresentValue | Figure::AnnualCost | Figure::PilotCost | Figure::PostPilotCost => None,
            Figure::GrossSavings | Figure::Debt | Figure::WorkingCapital => figure.of_city(&self.together.outcome),
            _ => sum(figure),
        });
        Snapshot::with(Some(self.together.outcome.ruling()), self.unpriced(), figures)
    }

    /// All plans as one side of a comparison, each part under its plan.
    pub fn side(&self, source: &str) -> Side {
        let plans = self.members.iter().map(|member| (member.id(), Breakdown::of(&member.analysis)));
        Side {
            source: source.to_owned(),
            plan: self.id.clone(),
            city: Some(self.together.city.id.clone()),
            years: Some((self.together.horizon.first, self.together.horizon.last)),
            snapshot: self.snapshot(),
            breakdown: Breakdown::of_all(plans),
        }
    }

    /// What a line of a batch is answered.
    pub fn brief(&self) -> Brief {
        let briefs: Vec<Brief> = self.members.iter().map(|member| Brief::of(&member.analysis)).collect();
        let (costs, net_cost) = summed(&briefs);
        let city = Some(self.together.city.id.clone());
        let warnings = self.remarks().codes();
        Brief { plan: self.id.clone(), programme: true, city, snapshot: self.snapshot(), costs, net_cost, warnings }
    }
}

/// Runs every point of a grid, the last path varying fastest, and hands each over in order. `emit` says whether to go on.
pub fn sweep(programme: &Programme, vary: &[Vary], mut emit: impl FnMut(Point) -> bool) {
    let total = size(vary).unwrap_or(0);
    let point = |place: &usize| {
        let mut place = *place;
        let mut values = vec![String::new(); vary.len()];
        for (value, one) in values.iter_mut().zip(vary).rev() {
            value.clone_from(&one.values[place % one.values.len()]);
            place /= one.values.len();
        }
        let settings = vary.iter().zip(&values).map(|(one, value)| Setting::new(&one.path, value, "--vary"));
        let settings: Vec<Setting> = settings.collect();
        Point { outcome: programme.trying(&settings).map(|changed| changed.snapshot()), values }
    };
    for first in (0..total).step_by(CHUNK) {
        let places: Vec<usize> = (first..total.min(first + CHUNK)).collect();
        if !parallel::map(&places, point).into_iter().all(&mut emit) {
            return;
        }
    }
}
