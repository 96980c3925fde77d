//! A small plan for a small town, whose verdict turns with every lever.

use perenne::analysis::Analysis;
use perenne::document::Library;
use perenne::explore::Runner;
use perenne::model::Setting;
use perenne::session::{Options, Session};

pub const CATALOG: &str = "\
schema: perenne/catalog/v1
catalog: toys
title: {en: Toys}
sources: {shop: {title: Shop, date: 2026-01-01, grade: trade}}
items:
  thing:
    label: {en: Thing}
    family: sensor
    unit: thing
    costs:
      device:  {price: 100 EUR/thing, life: 3 years, warranty: 12 months, failure: 2 %/year, source: shop, range: 80 .. 130 EUR/thing}
      battery: {price: 5 EUR/thing, renewal: 8 EUR/thing, life: 2 years, source: shop, range: 4 .. 7 EUR/thing}
      upkeep:  {price: 40 EUR/thing/year, source: shop}
  cable: {label: {en: Cable}, family: fiber, unit: km, divisible: true, costs: {works: {price: 1000 EUR/km, source: shop}}}
  box:   {label: {en: Box}, family: connectivity, unit: box, costs: {device: {price: 300 EUR/box, source: shop}}}
";

pub const TOWN: &str = "\
schema: perenne/city/v1
city: toy-town
population: 1000
accounts:
  year: 2025
  revenue:   {taxes: 1000000 EUR, grants: 0 EUR, other: 0 EUR}
  spending:  {staff: 0 EUR, purchases: 800000 EUR, subsidies: 0 EUR, other: 0 EUR}
  interest: 0 EUR
  principal: 0 EUR
  debt: 0 EUR
  investment: {equipment: 0 EUR, other: 0 EUR}
  investment_revenue: {grants: 0 EUR, fctva: 0 EUR, other: 0 EUR}
  working_capital: 500000 EUR
growth: {taxes: 0 %/year, grants: 0 %/year, other: 0 %/year, staff: 0 %/year, purchases: 0 %/year, subsidies: 0 %/year, other_spending: 0 %/year, investment: 0 %/year}
loans: {rate: 4 %, term: 10 years}
fctva_lag: 1 years
minimum_working_capital: 60000 EUR
";

pub const PLAN: &str = "\
schema: perenne/plan/v1
plan: toys
title: {en: Toys for the town, fr: Des jouets pour la ville}
city: toy-town
start: 2026-01
horizon: 5 years
phases: {pilot: 12 months, rollout: 12 months, run: rest}
lines:
  things: {item: toys/thing, quantity: {pilot: 10, rollout: {to: 400, ramp: linear}}}
  cables: {item: toys/cable, quantity: {rollout: 2.5 km}}
  boxes:  {item: toys/box, quantity: 1 per 100 things, costs: {device: {price: 310 EUR/box}}}
funding:
  - contribution: {id: partner, name: Partner, rate: 10 %, of: all}
  - subsidy: {id: region, name: Region, rate: 20 %, of: investment, cap: 5000 EUR, lag: 12 months, status: acquired}
  - loan: {id: bank, name: Bank, amount: 1000 EUR, rate: 3 %, term: 4 years, draw: 2026-01}
benefits:
  - {id: rounds, name: Rounds, revenue: 1000 EUR/year, from: run, status: acquired}
uncertainty:
  things.device.failure: {low: 0 %/year, high: 10 %/year}
  indices.general: {distribution: uniform, low: 0 %/year, high: 6 %/year}
scenarios:
  dear: {boxes.device.price: 330 EUR/box}
";

pub fn library() -> Library {
    Library::with_files(vec![("toys.yaml".into(), CATALOG.into()), ("town.yaml".into(), TOWN.into())])
}

fn options(settings: &[(&str, &str)]) -> Options {
    let settings = settings.iter().map(|(path, value)| Setting::new(*path, *value, "--set"));
    Options { settings: settings.collect(), ..Options::default() }
}

/// A separate run of a plan, read anew.
pub fn analyse_text(plan: &str, settings: &[(&str, &str)]) -> Result<Analysis, Session> {
    let mut session = Session::default();
    let analysis = session.analyse_text("toys.yaml", plan, &library(), &options(settings));
    analysis.ok_or(session)
}

/// A separate run of the plan of this file.
pub fn analyse(settings: &[(&str, &str)]) -> Analysis {
    analyse_text(PLAN, settings).unwrap_or_else(|session| panic!("{:#?}", session.diagnostics.sorted()))
}

pub fn runner_of(plan: &str) -> Runner {
    let mut session = Session::default();
    let prepared = session.prepare_text("toys.yaml", plan, &library(), &Options::default());
    Runner::new(prepared.unwrap(), session.sources)
}

pub fn runner() -> Runner {
    runner_of(PLAN)
}
