use std::sync::Arc;

use rust_decimal::Decimal;

use super::{BY, Candidate, Change, Way, part_left};
use crate::analysis::Analysis;
use crate::document::{Family, Status};
use crate::explore::lever::Lever;
use crate::explore::runner::Runner;
use crate::finance::Cost;
use crate::model::{Demand, Funding, Line, Phase, Setting};
use crate::run::Figure;
use crate::units::{MONTHS_A_YEAR, half_up};

/// What can be changed in the plan itself, where it is a city's to change: not how long things last or how often they
/// fail.
pub(super) fn own_means<'c>(runner: &'c Runner, analysis: &'c Analysis) -> Vec<Candidate<'c>> {
    let mut out = Vec::new();
    let unsecured = unsecured(analysis);
    if !unsecured.is_empty() {
        let change = move |_| {
            let acquired = unsecured.iter().map(|path| Setting::new(path, "acquired", BY));
            Change::set(acquired)
        };
        out.push(Candidate { way: Way::SecureFunding, steps: 1, change: Arc::new(change) });
    }
    out.extend(fewer_units(runner, analysis));
    out.extend(longer_rollout(analysis));
    let costs = component_costs(analysis);
    let dearest = |runs: bool| {
        let part = move |(_, all, run): &(String, Decimal, Decimal)| if runs { *run } else { *all };
        costs.iter().filter(|one| !part(one).is_zero()).max_by_key(|one| part(one)).map(|one| one.0.clone())
    };
    for path in [dearest(true), dearest(false)].into_iter().flatten() {
        // Down to less than a third of the price, by steps of 5 %.
        let change = move |step: u32| {
            let factor = Decimal::ONE - Decimal::new(5, 2) * Decimal::from(step);
            Change::set([Setting::new(format!("{path}.price"), format!("x {}", factor.normalize()), BY)])
        };
        out.push(Candidate { way: Way::LowerPrice, steps: 14, change: Arc::new(change) });
    }
    out.extend(more_funding(analysis));
    out
}

/// The status of all that is expected and not acquired.
fn unsecured(analysis: &Analysis) -> Vec<String> {
    let case = &analysis.case;
    let funding = case.funding.iter().filter_map(|funding| match funding {
        Funding::Subsidy(grant) | Funding::Contribution(grant) => {
            (grant.status != Status::Acquired).then(|| format!("funding.{}.status", grant.id))
        }
        Funding::Loan(_) => None,
    });
    let benefits = case.benefits.iter().filter(|benefit| benefit.status != Status::Acquired);
    funding.chain(benefits.map(|benefit| format!("benefits.{}.status", benefit.id))).collect()
}

/// Fewer units of the line on which most of the cost hangs, its followers included.
fn fewer_units<'c>(runner: &'c Runner, analysis: &'c Analysis) -> Option<Candidate<'c>> {
    let case = &analysis.case;
    let mut weight = vec![Decimal::ZERO; case.lines.len()];
    for cost in &analysis.costs {
        let leader = match case.lines[cost.line].demand {
            Demand::Per { line, .. } => line,
            Demand::Steps(_) => cost.line,
        };
        weight[leader] += cost.amounts.iter().map(|(_, amount)| amount).sum::<Decimal>();
    }
    let eligible = |(_, line): &(usize, &Arc<Line>)| {
        line.family != Family::Staff && !line.in_accounts && matches!(line.demand, Demand::Steps(_))
    };
    let lines = case.lines.iter().enumerate().filter(eligible);
    let peak = |line: usize| analysis.schedule.lines[line].number.iter().max().copied().unwrap_or_default();
    let (place, line) =
        lines.filter(|(place, _)| peak(*place) > Decimal::ONE).max_by_key(|(place, _)| weight[*place])?;
    let peak = peak(place);
    // Phases that the plan gives a number to, and that it gives beyond the new one.
    let targets = written_numbers(runner, analysis, line);
    let number_at = move |step: u32| round_down(peak * Decimal::from(50 - step) / Decimal::from(50));
    // A pilot made smaller is another project.
    let least = pilot_number(analysis, line).unwrap_or_default();
    let steps = (1..=49).rev().find(|step| number_at(*step) >= least)?;
    let change = move |step: u32| {
        let number = number_at(step);
        let above = targets.iter().filter(|(_, to)| *to > number);
        let fewer = above.map(|(path, _)| Setting::new(path, number.normalize().to_string(), BY));
        Change::set(fewer.chain(less_gained(analysis, half_up(number / peak, 4))))
    };
    Some(Candidate { way: Way::FewerUnits, steps, change: Arc::new(change) })
}

/// How many units of a line the pilot is to have, where it is to have any and more come after it.
fn pilot_number(analysis: &Analysis, line: &Line) -> Option<Decimal> {
    let Demand::Steps(steps) = &line.demand else { return None };
    let pilot = analysis.case.calendar.phases.iter().position(|phase| phase.id == "pilot")?;
    let number = steps.get(pilot)?.to;
    (number > Decimal::ZERO && steps.iter().any(|step| step.to > number)).then_some(number)
}

/// The numbers that the plan writes for a line, by path: that of each phase, or the one of all.
fn written_numbers(runner: &Runner, analysis: &Analysis, line: &Line) -> Vec<(String, Decimal)> {
    let Demand::Steps(steps) = &line.demand else { return Vec::new() };
    let whole = format!("{}.quantity", line.id);
    // One number of all phases stays one.
    if let Some(step) = steps.first().filter(|_| runner.written(&whole).as_deref().and_then(Lever::number).is_some()) {
        return vec![(whole, step.to)];
    }
    let by_phase = analysis.case.calendar.phases.iter().zip(steps);
    let by_phase = by_phase.map(|(phase, step)| (format!("{}.quantity.{}", line.id, phase.id), step.to));
    by_phase.filter(|(path, _)| runner.written(path).is_some()).collect()
}

/// Working time of posts that are cut: people give a plan tenths of their time, and not less of any.
fn working_time(posts: Decimal) -> String {
    ((posts * Decimal::TEN).ceil() / Decimal::TEN).normalize().to_string()
}

/// Fewer units save and earn less: benefits in the proportion of what is left.
fn less_gained(analysis: &Analysis, factor: Decimal) -> impl Iterator<Item = Setting> {
    let factor = format!("x {}", factor.normalize());
    analysis.case.benefits.iter().map(move |benefit| {
        let field = if benefit.saving { "saving" } else { "revenue" };
        Setting::new(format!("benefits.{}.{field}", benefit.id), &factor, BY)
    })
}

/// A number of two significant digits, at least 1.
fn round_down(number: Decimal) -> Decimal {
    let mut unit = Decimal::ONE;
    while number / unit >= Decimal::ONE_HUNDRED {
        unit *= Decimal::TEN;
    }
    ((number / unit).floor() * unit).max(Decimal::ONE)
}

/// Up to three times as long for the phase that follows the pilot, where the last phase takes the rest.
fn longer_rollout(analysis: &Analysis) -> Option<Candidate<'_>> {
    let calendar = &analysis.case.calendar;
    let pilot = calendar.phases.iter().position(|phase| phase.id == "pilot")?;
    let rollout = calendar.phases.get(pilot + 1)?;
    let path = format!("phases.{}", rollout.id);
    let months = rollout.months;
    let change = move |step: u32| {
        let longer = months + months * step / 2;
        Change::set([Setting::new(&path, format!("{longer} months"), BY)])
    };
    let room = calendar.months.saturating_sub(rollout.first + 12);
    let steps = (1..=4).rev().find(|step| months + months * step / 2 <= room)?;
    Some(Candidate { way: Way::LongerRollout, steps, change: Arc::new(change) })
}

/// Each component with its whole cost and what it costs to run, renewals included.
fn component_costs(analysis: &Analysis) -> Vec<(String, Decimal, Decimal)> {
    let of_component = |costs: &[Cost<Decimal>]| {
        let first = costs.first()?;
        let line = &analysis.case.lines[first.line];
        let sum = |counts: &dyn Fn(&Cost<Decimal>) -> bool| -> Decimal {
            let amounts = costs.iter().filter(|cost| counts(cost)).flat_map(|cost| cost.amounts.iter());
            amounts.map(|(_, amount)| amount).sum()
        };
        let own = !line.in_accounts && line.family != Family::Staff;
        let path = || format!("{}.{}", line.id, line.components[first.component].id);
        own.then(|| (path(), sum(&|_| true), sum(&|cost| cost.cause.runs())))
    };
    // Costs stand by line and component.
    let by_component = analysis.costs.chunk_by(|a, b| (a.line, a.component) == (b.line, b.component));
    by_component.filter_map(of_component).collect()
}

/// A higher rate of each subsidy, up to 80 %, and contribution, up to 100 %, by steps of 5 points.
fn more_funding(analysis: &Analysis) -> Vec<Candidate<'_>> {
    let mut out = Vec::new();
    for funding in &analysis.case.funding {
        let (grant, most) = match funding {
            Funding::Subsidy(grant) => (grant, 80),
            Funding::Contribution(grant) => (grant, 100),
            Funding::Loan(_) => continue,
        };
        let now = (grant.rate.value * Decimal::ONE_HUNDRED).floor();
        let steps = ((Decimal::from(most) - now) / Decimal::from(5)).floor();
        let Some(steps) = u32::try_from(steps).ok().filter(|steps| *steps > 0) else { continue };
        let change = move |step: u32| {
            let rate = format!("{} %", (now + Decimal::from(5 * step)).normalize());
            let mut settings = vec![Setting::new(format!("funding.{}.rate", grant.id), rate, BY)];
            if grant.status != Status::Acquired {
                settings.push(Setting::new(format!("funding.{}.status", grant.id), "acquired", BY));
            }
            Change::set(settings)
        };
        out.push(Candidate { way: Way::MoreFunding, steps, change: Arc::new(change) });
    }
    out
}

/// What can be found outside the plan.
pub(super) fn outside_means<'c>(runner: &'c Runner, analysis: &'c Analysis) -> Vec<Candidate<'c>> {
    let case = &analysis.case;
    let partner = new_id(analysis, "partner");
    // No more than what others leave to be paid.
    let (cost, received) = (analysis.financing.cost_incl_vat, analysis.financing.received);
    let left = if cost.is_zero() { Decimal::ZERO } else { (cost - received) / cost };
    let shares = u32::try_from((left * Decimal::from(20)).floor()).unwrap_or(0).max(1);
    let share = move |step: u32| {
        let rate = 5 * step;
        let entry = format!("- contribution: {{id: {partner}, rate: {rate} %, of: all, status: acquired}}");
        Change::add("funding", entry)
    };
    let counted = |(place, line): &(usize, &Arc<Line>)| {
        let number = analysis.schedule.lines[*place].number.iter().max().copied().unwrap_or_default();
        matches!(line.demand, Demand::Steps(_)) && !line.in_accounts && (line.divisible || number > Decimal::ONE)
    };
    let counted = || case.lines.iter().enumerate().filter(counted).map(|(_, line)| line);
    let steps = (1..20).rev().find(|step| is_project(analysis, counted(), part_left(*step)));
    let lines: Vec<String> =
        counted().filter(|line| !line.is_post()).map(|line| format!("{}.quantity", line.id)).collect();
    let posts: Vec<(String, Decimal)> =
        counted().filter(|line| line.is_post()).flat_map(|line| written_numbers(runner, analysis, line)).collect();
    let smaller = move |step: u32| {
        let left = part_left(step);
        let factor = format!("x {}", left.normalize());
        let lines = lines.iter().map(|path| Setting::new(path, &factor, BY));
        let posts = posts.iter().map(|(path, number)| Setting::new(path, working_time(number * left), BY));
        Change::set(lines.chain(posts).chain(less_gained(analysis, left)))
    };
    let partner = Candidate { way: Way::PartnerShare, steps: shares, change: Arc::new(share) };
    let smaller = steps.map(|steps| Candidate { way: Way::SmallerPlan, steps, change: Arc::new(smaller) });
    [partner, savings(analysis, after_pilot(analysis))].into_iter().chain(smaller).collect()
}

/// The phase that follows the pilot.
pub(super) fn after_pilot(analysis: &Analysis) -> Option<&Phase> {
    let calendar = &analysis.case.calendar;
    let pilot = calendar.pilot()?;
    calendar.phases.iter().find(|phase| phase.first == pilot.first + pilot.months)
}

/// Savings of up to twice what the plan costs to run, by the thousand, from a phase on or from the first month.
pub(super) fn savings<'c>(analysis: &Analysis, from: Option<&Phase>) -> Candidate<'c> {
    let calendar = &analysis.case.calendar;
    let yearly = Figure::PostPilotCost.of(analysis).filter(|cost| *cost > Decimal::ZERO);
    let yearly =
        yearly.or_else(|| Some(Figure::NetCost.of(analysis)? * MONTHS_A_YEAR / Decimal::from(calendar.months)));
    let thousands = (yearly.unwrap_or_default() * Decimal::TWO / Decimal::ONE_THOUSAND).ceil();
    let steps = u32::try_from(thousands).unwrap_or(u32::MAX).max(1);
    let saving = new_id(analysis, "saving");
    let from = from.map_or(String::new(), |phase| format!(", from: {}", phase.id));
    let change = move |step: u32| {
        let amount = (Decimal::from(step) * Decimal::ONE_THOUSAND).normalize();
        Change::add("benefits", format!("- {{id: {saving}, saving: {amount} EUR/year{from}, status: acquired}}"))
    };
    Candidate { way: Way::Savings, steps, change: Arc::new(change) }
}

/// An id that no funding and no benefit of the plan has.
fn new_id(analysis: &Analysis, base: &str) -> String {
    let case = &analysis.case;
    let benefits = || case.benefits.iter().map(|benefit| benefit.id.as_str());
    let taken = |id: &str| case.funding.iter().map(Funding::id).chain(benefits()).any(|known| known == id);
    let numbered = (2..).map(|number| format!("{base}-{number}"));
    std::iter::once(base.to_owned()).chain(numbered).find(|id| !taken(id)).unwrap_or_default()
}

/// Whether what is left of every line is a project still: of what is counted at least the pilot's number and one of each, of
/// posts half a person's time, where the plan has so much.
fn is_project<'c>(analysis: &Analysis, mut lines: impl Iterator<Item = &'c Arc<Line>>, left: Decimal) -> bool {
    let half = Decimal::new(5, 1);
    lines.all(|line| {
        let Demand::Steps(steps) = &line.demand else { return true };
        let most = steps.iter().map(|step| step.to).max().unwrap_or_default();
        let least = match pilot_number(analysis, line) {
            _ if line.is_post() => half,
            Some(pilot) => pilot,
            None if line.divisible => Decimal::ZERO,
            None => Decimal::ONE,
        };
        most * left >= least.min(most)
    })
}
