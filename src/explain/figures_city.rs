use super::Run;
use super::figures::{Figures, Kind, Told};
use crate::city::rules::{Assessment, Kind as Measured, Measure};
use crate::city::{Capacity, CapacityYear, CityYear, Flag, Verdict};
use crate::model::{City, Inputs, Rule};
use crate::run::{Outcome, budget_lines};

/// How the figures of what a plan does to the city begin.
pub(crate) const EFFECTS: &str = "effects.";

/// The city's budget year by year, the flags, the cliff.
pub(super) fn add<N: Told, I: Inputs<N>>(run: &Run<'_, N, I>, figures: &mut Figures<N>) {
    let Some(outcome) = &run.outcome else { return };
    let by_secured = run.analysis.outcome.as_ref().is_some_and(|outcome| outcome.by_secured().is_some());
    add_outcome(outcome, by_secured, figures);
    if let Some(city) = &run.analysis.case.city {
        add_capacity((city, run.analysis.case.calendar.start.year()), outcome, &run.inputs, figures);
    }
    if let Some(first) = run.analysis.outcome.as_ref().and_then(Outcome::secured_first) {
        let wanted = (first.year, first.with.rule, first.with.part);
        let same = |flag: &&Flag<N>| (flag.year, flag.with.rule, flag.with.part) == wanted;
        outcome.secured.flags.iter().filter(same).for_each(|flag| one("verdict.secured_first", flag, figures));
    }
    if let Some(cliff) = &run.financing.cliff {
        figures.put("verdict.cliff.pilot".into(), cliff.pilot.clone(), Kind::Money);
        if let Some(after) = &cliff.after {
            figures.put("verdict.cliff.after".into(), after.clone(), Kind::Money);
        }
    }
}

/// The city's budget year by year, and the flags.
pub(super) fn add_outcome<N: Told>(outcome: &Outcome<N>, by_secured: bool, figures: &mut Figures<N>) {
    for (without, with) in outcome.outlook.without.iter().zip(&outcome.outlook.with) {
        year(&format!("budget.{}.without", without.year), without, figures);
        year(&format!("budget.{}.with", with.year), with, figures);
    }
    flags("flags", &outcome.verdict, figures);
    if by_secured {
        flags("verdict.secured_flags", &outcome.secured, figures);
        // Whichever money decides, its flags are found by what everybody calls them.
        for name in ["flags", "secured_flags"] {
            figures.alias(name.into(), "verdict.secured_flags".into());
        }
    }
}

/// What a city that keeps its debt can invest from a fiscal year on, and what plans take of that.
pub(super) fn add_capacity<N: Told>(
    (city, from): (&City, i32),
    outcome: &Outcome<N>,
    inputs: &impl Inputs<N>,
    figures: &mut Figures<N>,
) {
    let Some(capacity) = Capacity::of(city, &outcome.outlook, from, inputs) else { return };
    let mut put = |path: String, number: N, kind| figures.put(format!("constant_debt.{path}"), number, kind);
    put("kept_working_capital".into(), capacity.keep.clone(), Kind::Money);
    put("aid_rate_accounts".into(), capacity.cut_from.as_ref().unwrap_or(&capacity.rate).clone(), Kind::Share);
    // Of two names of one number, a tree tells the later one.
    put("aid_rate".into(), capacity.rate.clone(), Kind::Share);
    for (name, of) in CapacityYear::AMOUNTS {
        put(format!("average.{name}"), capacity.average(name, of), Kind::Money);
        put(format!("total.{name}"), capacity.sum(of), Kind::Money);
        for year in &capacity.years {
            put(format!("by_year.{}.{name}", year.year), of(year).clone(), Kind::Money);
        }
    }
    put("taken".into(), capacity.taken(), Kind::Money);
}

/// What a plan does to the city in each fiscal year, which a programme sums up: with all money, and with what is secured.
pub(super) fn add_effects(run: &Run<'_>, figures: &mut Figures) {
    let Some(outcome) = &run.outcome else { return };
    for (start, outlook) in [("effects", &outcome.outlook), ("secured_effects", &outcome.secured_outlook)] {
        for (year, effects) in outlook.with.iter().zip(&outlook.effects) {
            effects.map(|name, _, amount| {
                figures.put(format!("{start}.{}.{name}", year.year), amount.clone(), Kind::Money);
            });
        }
    }
}

/// What a plan costs the city's operating in each fiscal year.
pub(super) fn add_run_costs<N: Told, I: Inputs<N>>(run: &Run<'_, N, I>, figures: &mut Figures<N>) {
    let Some(outcome) = &run.outcome else { return };
    for (year, effects) in outcome.outlook.with.iter().zip(&outcome.outlook.effects) {
        figures.put(format!("{EFFECTS}{}.run_cost", year.year), effects.run_cost(), Kind::Money);
    }
}

/// The flags of a verdict that reach a level.
fn flags<N: Told>(start: &str, verdict: &Verdict<N>, figures: &mut Figures<N>) {
    let reached = |flag: &&Flag<N>| flag.with.to_red.below_zero() || flag.with.to_orange.below_zero();
    for flag in verdict.flags.iter().filter(reached) {
        let part = flag.with.part.map_or(String::new(), |part| format!(".{part}"));
        one(&format!("{start}.{}{part}.{}", flag.with.rule.id(), flag.year), flag, figures);
    }
}

/// The figures of a flag.
fn one<N: Told>(path: &str, flag: &Flag<N>, figures: &mut Figures<N>) {
    measure(&format!("{path}.with"), &flag.with, figures);
    if let Some(without) = &flag.without {
        measure(&format!("{path}.without"), without, figures);
    }
    let red = flag.with.to_red.below_zero();
    let threshold = if red { &flag.with.red_at } else { &flag.with.orange_at };
    figures.put(format!("{path}.threshold"), threshold.clone(), kind(flag.with.rule));
}

fn year<N: Told>(path: &str, year: &CityYear<N>, figures: &mut Figures<N>) {
    for (name, line) in budget_lines() {
        figures.put(format!("{path}.{name}"), line(year).clone(), Kind::Money);
    }
    if let Some(net) = &year.depreciation {
        figures.put(format!("{path}.depreciation"), net.clone(), Kind::Money);
    }
    if !year.gross_savings.not_positive() {
        figures.put(format!("{path}.deleveraging_years"), year.debt.div(&year.gross_savings), Kind::Years);
    }
}

fn measure<N: Told>(path: &str, assessment: &Assessment<N>, figures: &mut Figures<N>) {
    match &assessment.measure {
        Measure::Amount(amount) => figures.put(path.to_owned(), amount.clone(), Kind::Money),
        Measure::Ratio(_, base) if base.not_positive() => {}
        Measure::Ratio(amount, base) => figures.put(path.to_owned(), amount.div(base), kind(assessment.rule)),
    }
}

fn kind(rule: Rule) -> Kind {
    match rule.kind() {
        Measured::Euros => Kind::Money,
        Measured::Share => Kind::Share,
        Measured::Years => Kind::Years,
    }
}
