use std::collections::HashMap;

use super::together::{Side, any_unsecured, earliest, load_of};
use super::{Member, Programme};
use crate::city::{Alone, Effects};
use crate::explain::{ExplainedFigure, Figures, Kind, Remembered, Run};
use crate::number::{Label, Number, Traced, What};
use crate::run::{Laid, Outcome};

/// What the totals of a programme are the sums of, by how its paths begin.
const SUMMED: [&str; 6] =
    ["tco.excl_vat", "tco.incl_vat", "tco.by_year.", "tco.by_family.", "tco.by_section.", "tco.by_cause."];

impl Programme {
    /// The plan that begins first: the city stands in its case, under the law of its first day.
    pub fn earliest(&self) -> Option<&Member> {
        earliest(self.members.iter().map(AsRef::as_ref))
    }

    /// Every figure of the programme's result that is calculated, down to what each plan takes part in it with; how that came
    /// about, the plan itself tells ([`Figures::of_member`]).
    pub fn figures(&self) -> Figures {
        let mut parts = self.sums();
        let outcome = self.traced(&mut parts);
        let by_secured = self.together.outcome.by_secured().is_some();
        Figures::of_several(parts, (&outcome, by_secured), (&self.together.city, self.together.horizon.first))
    }

    /// Totals as sums of the plans' own.
    fn sums(&self) -> Vec<ExplainedFigure> {
        let mut sums: Vec<(String, Kind, Vec<Traced>)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut leaves = Vec::new();
        for (place, member) in self.members.iter().enumerate() {
            let run = Run::of(&member.analysis);
            for figure in Figures::of(&run).iter() {
                let summed =
                    figure.path.starts_with("net_cost.") || SUMMED.iter().any(|start| figure.path.starts_with(start));
                if !summed {
                    continue;
                }
                let leaf = Traced::constant(figure.number.value()).mark(|| Label::new(What::OfPlan).plan(place));
                let path = format!("{}.{}", member.id(), figure.path);
                leaves.push(ExplainedFigure { path, number: leaf.clone(), kind: figure.kind });
                let at = *places.entry(figure.path.clone()).or_insert_with(|| {
                    sums.push((figure.path.clone(), figure.kind, Vec::new()));
                    sums.len() - 1
                });
                sums[at].2.push(leaf);
            }
        }
        let sum = |(path, kind, parts): (String, Kind, Vec<Traced>)| {
            let mut number = Traced::zero();
            parts.iter().for_each(|part| number.add_to(part));
            ExplainedFigure { path, number, kind }
        };
        sums.into_iter().map(sum).chain(leaves).collect()
    }

    /// The projection and the rules once more, with numbers that remember what they were made of. What each plan does is put
    /// beside the figures, under the path by which the plan tells it.
    fn traced(&self, parts: &mut Vec<ExplainedFigure>) -> Outcome<Traced> {
        let members: Vec<&Member> = self.members.iter().map(AsRef::as_ref).collect();
        let (horizon, city) = (self.together.horizon, &self.together.city);
        let alone = Alone::of(city, horizon.last, &Remembered);
        let laid = Laid { horizon, city, alone: &alone };
        let mut load = |side: Side, start: &str| {
            let mut leaves: Vec<Vec<Effects<Traced>>> = Vec::new();
            for (place, member) in members.iter().enumerate() {
                let years = (member.horizon.first..).zip(member.effects(side)).map(|(year, effects)| {
                    effects.map(|name, what, amount| {
                        if amount.is_zero() {
                            return Traced::zero();
                        }
                        let number = Traced::constant(*amount).mark(|| Label::new(what).year(year).plan(place));
                        let path = format!("{}.{start}.{year}.{name}", member.id());
                        parts.push(ExplainedFigure { path, number: number.clone(), kind: Kind::Money });
                        number
                    })
                });
                leaves.push(years.collect());
            }
            load_of(&members, horizon, |place, year| leaves[place].get(year))
        };
        let all = load(Side::All, "effects");
        let secured = any_unsecured(&members).then(|| load(Side::Secured, "secured_effects"));
        Outcome::weigh(laid, &all, secured.as_ref(), self.together.outcome.complete, &Remembered)
    }
}
