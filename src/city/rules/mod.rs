//! One file a rule. A rule says what it measures, and how many euros are left before orange and before
//! red; a negative margin is a level reached. To add one: a file here, a line in a table below, and its
//! name in `model::Rule`.

mod debt_weight;
mod deleveraging;
mod depreciation;
mod envelope;
mod kind;
mod net_savings;
mod remedy;
mod renewal_wall;
mod rigidity;
mod run_cost;
mod savings_rate;
mod working_capital;

pub use kind::Kind;
pub use remedy::{Lever, Remedy};

use super::effects::Effects;
use super::projection::CityYear;
use crate::model::{City, Inputs, Rule};
use crate::number::FullNumber;

/// What a rule finds in one year.
#[derive(Debug, Clone)]
pub struct Assessment<N> {
    /// The rule.
    pub rule: Rule,
    /// Which part of it, where it has parts.
    pub part: Option<&'static str>,
    /// What it measures.
    pub measure: Measure<N>,
    /// Euros left before orange.
    pub to_orange: N,
    /// Euros left before red.
    pub to_red: N,
    /// The measure at which orange begins.
    pub orange_at: N,
    /// The measure at which red begins.
    pub red_at: N,
}

/// What a rule measures; ratios are divided only when they are shown.
#[derive(Debug, Clone)]
pub enum Measure<N> {
    /// An amount in euros.
    Amount(N),
    /// One amount in relation to another: a share, or years.
    Ratio(N, N),
}

/// The thresholds of a rule.
pub struct Levels<N> {
    orange: N,
    red: N,
}

impl<N: FullNumber> Levels<N> {
    fn of(city: &City, rule: Rule, inputs: &impl Inputs<N>) -> Self {
        match city.thresholds.of(rule) {
            Some((orange, red)) => Self { orange: inputs.of(orange), red: inputs.of(red) },
            None => Self { orange: N::zero(), red: N::zero() },
        }
    }
}

/// A year of the city, as its rules see it.
pub struct CityView<'a, N> {
    year: &'a CityYear<N>,
    minimum: &'a N,
    levels: Levels<N>,
}

/// A year of the plan, as the rules that measure it alone see it.
pub struct PlanView<'a, N> {
    effects: &'a Effects<N>,
    without: &'a CityYear<N>,
    envelope: (Option<N>, Option<N>),
    levels: Levels<N>,
}

/// The rules of the city, measured without and with the plan.
pub fn of_city<N: FullNumber>(
    city: &City,
    year: &CityYear<N>,
    minimum: &N,
    inputs: &impl Inputs<N>,
) -> Vec<Assessment<N>> {
    let rules: [(Rule, fn(&CityView<'_, N>) -> Assessment<N>); 6] = [
        (Rule::SavingsRate, savings_rate::assess),
        (Rule::NetSavings, net_savings::assess),
        (Rule::Deleveraging, deleveraging::assess),
        (Rule::Rigidity, rigidity::assess),
        (Rule::DebtWeight, debt_weight::assess),
        (Rule::WorkingCapital, working_capital::assess),
    ];
    let view = |rule| CityView { year, minimum, levels: Levels::of(city, rule, inputs) };
    let of_all = rules.into_iter().map(|(rule, assess)| assess(&view(rule)));
    of_all.chain(depreciation::assess(&view(Rule::Depreciation))).collect()
}

/// The rules that measure plans alone: what all of them do, and what those do that are past their pilot. The rules that
/// only mean something after the pilot measure the latter, and are left out before its end.
pub fn of_plan<N: FullNumber>(
    city: &City,
    [all, running]: [&Effects<N>; 2],
    without: &CityYear<N>,
    after_pilot: bool,
    inputs: &impl Inputs<N>,
) -> Vec<Assessment<N>> {
    type Assess<N> = fn(&PlanView<'_, N>) -> Vec<Assessment<N>>;
    let rules: [(Rule, bool, Assess<N>); 3] = [
        (Rule::RunCost, true, run_cost::assess),
        (Rule::Envelope, false, envelope::assess),
        (Rule::RenewalWall, true, renewal_wall::assess),
    ];
    let of = |datum: Option<crate::model::Datum>| datum.map(|datum| inputs.of(datum));
    let envelope = (of(city.envelope_operating), of(city.envelope_investment));
    let view = |rule, only_after| {
        let levels = Levels::of(city, rule, inputs);
        let effects = if only_after { running } else { all };
        PlanView { effects, without, envelope: envelope.clone(), levels }
    };
    let due = rules.into_iter().filter(|(_, only_after, _)| after_pilot || !only_after);
    due.flat_map(|(rule, only_after, assess)| assess(&view(rule, only_after))).collect()
}

/// A margin that only counts where something is above zero: elsewhere it is zero, which no level is below.
fn where_positive<N: FullNumber>(measured: &N, margin: &N) -> N {
    N::select(&measured.not_positive(), &N::zero(), margin)
}
