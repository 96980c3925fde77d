use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::member::Member;
use crate::analysis::{Outcome, is_exact_budget};
use crate::city::rules::{Measure, of_city, of_plan};
use crate::city::{Alone, Effects, Flag, Horizon, Level, Outlook, Verdict};
use crate::city::{warn_of_aid, warn_of_computed_fctva, warn_of_outgrown};
use crate::city::{warn_of_straight_line, warn_of_thin_base};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::model::{AsWritten, City, Rule};
use crate::number::FullNumber;
use crate::run::{Laid, Load, Weighed};

/// Which money of each plan is laid over the city.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    All,
    Secured,
}

/// The part of each plan, in the order of the plans, in each flag that decides: by fiscal year, rule and part of a rule.
/// In euros: the margin before red without the plan less that with all.
pub type Parts = BTreeMap<(i32, Rule, Option<&'static str>), Vec<Decimal>>;

/// Plans on one city's budget, judged together.
#[derive(Debug)]
pub struct Together {
    /// The fiscal years over which they weigh on the city.
    pub horizon: Horizon,
    /// The city under the law of the first day of the earliest plan.
    pub city: City,
    /// The projections and the verdicts.
    pub outcome: Outcome,
    /// What each plan takes of the margins that decide.
    pub parts: Parts,
    /// The city by itself.
    pub(super) alone: Alone<Decimal>,
}

/// The plan that begins first.
pub(super) fn earliest<'a>(members: impl IntoIterator<Item = &'a Member>) -> Option<&'a Member> {
    members.into_iter().min_by_key(|member| member.analysis.case.calendar.start)
}

/// The years of some plans, and the city under the law of the first day of the earliest of them; none without plans.
pub(super) fn ground<'a>(members: &[&'a Member]) -> Option<(Horizon, &'a City)> {
    let horizon = members.iter().map(|member| member.horizon).reduce(Horizon::beside)?;
    Some((horizon, &earliest(members.iter().copied())?.city))
}

/// What some plans do to the city together in each fiscal year of a horizon.
pub(super) fn load(members: &[&Member], horizon: Horizon, side: Side) -> Load<Decimal> {
    load_of(members, horizon, |place, year| members[place].effects(side).get(year))
}

/// The same in any kind of number: `effects` are those of a plan, by its place, in a fiscal year, by its place in the plan.
pub(super) fn load_of<'e, N: FullNumber + 'e>(
    members: &[&Member],
    horizon: Horizon,
    effects: impl Fn(usize, usize) -> Option<&'e Effects<N>>,
) -> Load<N> {
    let of_year = |year: i32, running: bool| {
        let counted = members.iter().enumerate();
        let counted = counted.filter(|(_, member)| !running || year >= member.horizon.after_pilot);
        let found = counted.filter_map(|(place, member)| effects(place, member.horizon.place(year)?));
        found.fold(Effects::none(), |sum, effects| sum.plus(effects))
    };
    let sums = |running: bool| (horizon.first..=horizon.last).map(|year| of_year(year, running)).collect();
    Load { all: sums(false), running: Some(sums(true)) }
}

/// What some plans do to any city that differs from this one in its budget alone.
pub(super) fn weighed(members: &[&Member]) -> Option<Weighed> {
    let (horizon, _) = ground(members)?;
    let secured = any_unsecured(members).then(|| load(members, horizon, Side::Secured));
    Some(Weighed::of_loads((horizon, all_known(members, horizon)), load(members, horizon, Side::All), secured))
}

/// Whether everything has a price, and each plan is seen.
fn all_known(members: &[&Member], horizon: Horizon) -> bool {
    let known = |member: &&Member| member.analysis.complete() && member.horizon.seen_until(horizon.judged);
    members.iter().all(known)
}

pub(super) fn any_unsecured(members: &[&Member]) -> bool {
    members.iter().any(|member| member.weight.secured.is_some())
}

/// Whether some plans are sustainable together, each of them seen. `alone`: the city by itself, over as many years or more.
pub(super) fn last_together(members: &[&Member], alone: &Alone<Decimal>) -> bool {
    let Some((horizon, city)) = ground(members) else { return false };
    let laid = Laid { horizon, city, alone };
    let lasts = |side: Side| {
        let (_, verdict) = laid.judged(&load(members, horizon, side), &AsWritten);
        !verdict.unsustainable && !verdict.fragile
    };
    let seen = members.iter().all(|member| member.horizon.seen_until(horizon.judged));
    seen && lasts(Side::All) && (!any_unsecured(members) || lasts(Side::Secured))
}

impl Together {
    /// Of the plans of a programme. None without plans; a fault where the figures leave what is computed exactly.
    pub(super) fn of(members: &[Arc<Member>], diagnostics: &mut Diagnostics) -> Option<Self> {
        let members: Vec<&Member> = members.iter().map(Arc::as_ref).collect();
        let (horizon, city) = ground(&members)?;
        let alone = Alone::of(city, horizon.last, &AsWritten);
        let laid = Laid { horizon, city, alone: &alone };
        let secured = any_unsecured(&members).then(|| load(&members, horizon, Side::Secured));
        let complete = all_known(&members, horizon);
        let all = load(&members, horizon, Side::All);
        let outcome = Outcome::weigh(laid, &all, secured.as_ref(), complete, &AsWritten);
        if !is_exact_budget(&outcome) {
            diagnostics.push(Diagnostic::new(codes::OVERFLOW).help("help"));
            return None;
        }
        let mut together = Self { horizon, city: city.clone(), outcome, parts: Parts::new(), alone };
        together.parts = together.parts(&members);
        Some(together)
    }

    /// The part of each plan in the flags that decide.
    fn parts(&self, members: &[&Member]) -> Parts {
        let deciding = self.outcome.deciding();
        let mut parts = Parts::new();
        if deciding.is_empty() {
            return parts;
        }
        let side = if self.outcome.by_secured().is_some() { Side::Secured } else { Side::All };
        for place in 0..members.len() {
            let others: Vec<&Member> = [&members[..place], &members[place + 1..]].concat();
            let load = load(&others, self.horizon, side);
            let outlook = self.alone.with(self.horizon, &self.city, &load.all, &AsWritten);
            for flag in &deciding {
                let key = (flag.year, flag.with.rule, flag.with.part);
                let without = self.to_red(flag, &load, &outlook).unwrap_or_default();
                parts.entry(key).or_default().push(without - flag.with.to_red);
            }
        }
        parts
    }

    /// What is left before red of the rule of a flag under another load, in euros.
    fn to_red(&self, flag: &Flag<Decimal>, load: &Load<Decimal>, outlook: &Outlook<Decimal>) -> Option<Decimal> {
        let year = outlook.with.iter().find(|year| year.year == flag.year)?;
        let found = if flag.without.is_some() {
            of_city(&self.city, year, &outlook.minimum, &AsWritten)
        } else {
            let place = self.horizon.place(flag.year)?;
            let effects = [Some(load.all.get(place)?), load.running.as_ref().and_then(|running| running.get(place))];
            let [all, running] = effects.map(|effects| effects.unwrap_or(&load.all[place]));
            let without = outlook.without.iter().find(|year| year.year == flag.year)?;
            of_plan(&self.city, [all, running], without, true, &AsWritten)
        };
        let same = |rule: Rule, part: Option<&str>| (rule, part) == (flag.with.rule, flag.with.part);
        let one = found.into_iter().find(|one| same(one.rule, one.part))?;
        // The margin is that of the rule's formula also where nothing is left to be measured: parts add up so.
        Some(match one.measure {
            Measure::Ratio(cost, base) if flag.without.is_none() => base * one.red_at - cost,
            Measure::Ratio(savings, net) if one.rule == Rule::Depreciation => savings - net * one.red_at,
            _ => one.to_red,
        })
    }

    /// The parts in a flag, in the order of the plans; none where it decides nothing. `verdict`: the one that it is of.
    pub fn parts_of(&self, flag: &Flag<Decimal>, verdict: &Verdict<Decimal>) -> Option<&[Decimal]> {
        let decides = std::ptr::eq(self.outcome.deciding_side().1, verdict)
            && self.outcome.deciding().iter().any(|one| std::ptr::eq(*one, flag));
        let parts = self.parts.get(&(flag.year, flag.with.rule, flag.with.part)).filter(|_| decides)?;
        Some(parts)
    }

    /// Whether ways out are asked for: the plans are known not to last together.
    pub fn wants_ways_out(&self) -> bool {
        self.outcome.ruling().level.is_some_and(|level| level > Level::Sustainable)
    }

    /// What the verdict on all plans rests on, where that is less firm than the figures look.
    pub(super) fn warn(&self, members: &[Arc<Member>], diagnostics: &mut Diagnostics) {
        let (outlook, deciding) = (self.outcome.deciding_side().0, self.outcome.deciding());
        if let Some(member) = earliest(members.iter().map(Arc::as_ref)) {
            warn_of_outgrown(&member.analysis.case, &self.city, &self.outcome.outlook, diagnostics);
            warn_of_aid(&member.analysis.case, &self.city, &self.outcome.outlook, diagnostics);
        }
        warn_of_thin_base(outlook, &deciding, "programme", diagnostics);
        warn_of_straight_line(&self.city, outlook, &deciding, "programme", diagnostics);
        let all: Vec<_> = self.outcome.verdict.flags.iter().collect();
        warn_of_computed_fctva(&self.city, outlook, [&all, &deciding], diagnostics);
    }
}
