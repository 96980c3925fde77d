use rust_decimal::Decimal;

use super::Programme;
use crate::explore::sweep::{Point, each_point, settings_of};
use crate::explore::{Breakdown, Brief, Doubt, Side, Snapshot, Vary, summed};
use crate::run::Figure;

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
        let doubts = self.members.iter().flat_map(|member| {
            let analysis = &member.analysis;
            Doubt::of(&analysis.case, &analysis.financing, Some(member.id()))
        });
        let ruling = Some(self.together.outcome.ruling());
        Snapshot { doubts: doubts.collect(), ..Snapshot::with(ruling, self.unpriced(), figures) }
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

/// Runs every point of a grid, as [`sweep`](crate::explore::sweep::sweep) does of one plan.
pub fn sweep(programme: &Programme, vary: &[Vary], emit: impl FnMut(Point) -> bool) {
    let outcome = |values: &[String]| programme.trying(&settings_of(vary, values)).map(|changed| changed.snapshot());
    each_point(vary, outcome, emit);
}
