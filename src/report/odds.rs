//! How sure a verdict is, said beside it in every format: the draws, and what rests on assumptions.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::beside::Beside;
use super::bounded::of_sign;
use super::city_course;
use super::csv_out::Cell;
use super::reserve::reserves;
use super::simulate_json::{cents, levels, ratio, spread};
use super::simulate_text::{decimal, percent};
use super::style::Style;
use super::turned::benefits;
use super::words::{Subject, verdict_word};
use crate::analysis::Analysis;
use crate::city::Level;
use crate::explain::resting_on_assumptions;
use crate::explore::Bound;
use crate::explore::beyond::Beyond;
use crate::explore::contingency::{net_gap, run_gap};
use crate::explore::growth::GrowthTurn;
use crate::explore::odds::Odds;
use crate::explore::simulate::{Distribution, SHARES, Share};
use crate::language::{Arg, group};
use crate::units::display;

/// The quantiles that are told.
const TOLD: [(&str, usize); 3] = [("p5", 0), ("p50", 2), ("p95", 4)];

/// How sure the verdict is, in sentences.
pub(super) fn confidence(analysis: &Analysis, beside: Beside<'_>, style: Style) -> Vec<String> {
    let mut out: Vec<String> = course(analysis, beside.growth, style).into_iter().collect();
    out.extend(beside.odds.into_iter().flat_map(|odds| draws(analysis, odds, style)));
    out.extend(assumed(analysis, style));
    out
}

/// The same in a few words, for a first page: at which growth of the city the verdict turns, how often each verdict comes
/// out, between which amounts nine draws of ten lie, and what rests on assumptions.
pub(crate) fn brief(analysis: &Analysis, beside: Beside<'_>, style: Style) -> Vec<String> {
    let mut out: Vec<String> = course(analysis, beside.growth, style).into_iter().collect();
    if let Some(odds) = beside.odds {
        out.push(drawn(odds, style));
        out.extend(otherwise(analysis, odds, style));
        out.extend(city_fixed(analysis, odds, style));
        let above = percent(odds.above_plan.probability, style);
        let own = of_sign(style.euros(analysis.financing.net_total()), bound(odds), style);
        let more = [("above", above.into()), ("benefits", benefits(analysis)), ("own", own.into())];
        let net_cost =
            odds.net_cost.as_ref().map(|figure| spread_of("odds-brief-net-cost", figure, &more, odds, style));
        let after = odds.after_pilot.as_ref();
        let run_cost = after.map(|figure| spread_of("odds-brief-run-cost", figure, &[], odds, style));
        out.extend(net_cost.into_iter().chain(run_cost));
    }
    out.extend(assumed(analysis, style));
    out
}

/// At which growth of the city's accounts the verdict turns.
pub(crate) fn course(analysis: &Analysis, growth: &[GrowthTurn], style: Style) -> Option<String> {
    city_course::said(growth, Subject::Plan, &analysis.case, style)
}

/// Which part of the cost rests on assumptions; none where nothing does.
pub(crate) fn assumed(analysis: &Analysis, style: Style) -> Option<String> {
    let assumed = resting_on_assumptions(analysis);
    (!assumed.is_zero()).then(|| style.tell("odds-assumed", &[("share", style.percent(assumed).into())]))
}

/// What the draws say: how often each verdict comes out, and how far the cost spreads.
pub(crate) fn draws(analysis: &Analysis, odds: &Odds, style: Style) -> Vec<String> {
    let mut out = vec![drawn(odds, style)];
    out.extend(otherwise(analysis, odds, style));
    out.extend(city_fixed(analysis, odds, style));
    let own = of_sign(style.euros(analysis.financing.net_total()), bound(odds), style);
    let above = percent(odds.above_plan.probability, style);
    let own = [("own", own.into()), ("above", above.into()), ("benefits", benefits(analysis))];
    let net_cost = odds.net_cost.as_ref().map(|figure| spread_of("odds-net-cost", figure, &own, odds, style));
    let after = analysis.financing.cliff.as_ref().and_then(|cliff| cliff.after);
    let own = [("own", after.map_or_else(String::new, |after| of_sign(style.euros(after), bound(odds), style)).into())];
    let run_cost = odds.after_pilot.as_ref().map(|figure| spread_of("odds-run-cost", figure, &own, odds, style));
    out.extend(net_cost.into_iter().chain(run_cost));
    out.extend(low(analysis, odds, style));
    out
}

/// The middle of all draws, beside a first page that has told the rest.
pub(super) fn medians(analysis: &Analysis, odds: &Odds, style: Style) -> Vec<String> {
    let middle = |figure: &Option<Distribution>| {
        let (middle, _) = figure.as_ref()?.quantiles[TOLD[1].1];
        Some(of_sign(style.euros(decimal(middle)), bound(odds), style))
    };
    let figures = [("odds-median-net-cost", &odds.net_cost), ("odds-median-run-cost", &odds.after_pilot)];
    let told = figures.into_iter().filter_map(|(id, figure)| {
        let args = [("middle", middle(figure)?.into()), ("benefits", benefits(analysis))];
        Some(style.tell(id, &args))
    });
    let told = told.collect::<Vec<_>>().join(style.semicolon());
    let all = (!told.is_empty()).then(|| style.tell("odds-medians", &[("list", told.into())]));
    all.into_iter().chain(low(analysis, odds, style)).collect()
}

/// How far figures of a plan lie below the median of its own ranges.
fn low(analysis: &Analysis, odds: &Odds, style: Style) -> Option<String> {
    let (net, run) = (net_gap(analysis, odds), run_gap(analysis, odds));
    let which = match (net, run) {
        (None, None) => return None,
        (Some(_), None) => "net-cost",
        (None, Some(_)) => "run-cost",
        (Some(_), Some(_)) => "both",
    };
    let args = [
        ("which", which.into()),
        ("net", Arg::Euros(net.unwrap_or_default())),
        ("run", Arg::Euros(run.unwrap_or_default())),
    ];
    Some(style.tell("odds-low", &args))
}

/// What a budget does with a plan that is priced so low; in retrospect no budget is to come.
pub(crate) fn budget(analysis: &Analysis, beside: Beside<'_>, style: Style) -> Option<String> {
    let odds = beside.odds.filter(|_| !beside.past(analysis))?;
    low(analysis, odds, style).map(|_| style.say("odds-low-budget"))
}

/// What a figure of the draws says where something has no price.
fn bound(odds: &Odds) -> Bound {
    if odds.complete { Bound::Exact } else { Bound::AtLeast }
}

/// How often each level comes out.
fn drawn(odds: &Odds, style: Style) -> String {
    let mut args = vec![("scenarios", Arg::Number(Decimal::from(odds.scenarios))), ("inputs", Arg::Count(odds.inputs))];
    let id = match (&odds.levels, odds.determined) {
        (None, _) => "odds-no-city",
        (Some(levels), determined) => {
            let shares = [
                ("sustainable", levels.sustainable),
                ("fragile", levels.fragile),
                ("unsustainable", levels.unsustainable),
            ];
            args.extend(shares.map(|(level, share)| (level, percent(share.probability, style).into())));
            if determined { "odds-levels" } else { "odds-undetermined" }
        }
    };
    let told = style.tell(id, &args);
    if odds.scenarios == odds.asked {
        return told;
    }
    args.push(("asked", Arg::Number(Decimal::from(odds.asked))));
    format!("{told} {}", style.tell("odds-fewer", &args))
}

/// How often each level comes out of a plan as a way out changes it.
pub(super) fn of_way(odds: &Odds, style: Style) -> Option<String> {
    let levels = odds.levels.filter(|_| odds.determined)?;
    let share = |share: Share| Arg::from(percent(share.probability, style));
    let args = [
        ("scenarios", Arg::Number(Decimal::from(odds.scenarios))),
        ("sustainable", share(levels.sustainable)),
        ("fragile", share(levels.fragile)),
        ("unsustainable", share(levels.unsustainable)),
    ];
    Some(style.tell("advice-drawn", &args))
}

/// That most draws give another verdict than the plan's own figures.
fn otherwise(analysis: &Analysis, odds: &Odds, style: Style) -> Option<String> {
    let now = analysis.outcome.as_ref()?.ruling().level?;
    let shares = odds.levels.filter(|_| odds.determined)?;
    let all = [
        (Level::Sustainable, shares.sustainable),
        (Level::Fragile, shares.fragile),
        (Level::Unsustainable, shares.unsustainable),
    ];
    let (most, share) = all.into_iter().find(|(level, share)| *level != now && share.probability > 0.5)?;
    let args = [("level", verdict_word(Some(most), style).into()), ("share", percent(share.probability, style).into())];
    Some(style.tell("odds-otherwise", &args))
}

/// That the city itself is not drawn: what the verdict hangs on there, every draw hangs on.
fn city_fixed(analysis: &Analysis, odds: &Odds, style: Style) -> Option<String> {
    let outcome = analysis.outcome.as_ref().filter(|_| odds.levels.is_some())?;
    if analysis.case.uncertain.iter().any(|one| one.path.starts_with("city.")) {
        return None;
    }
    let reserved = !reserves(analysis, outcome).is_empty();
    Some(style.say(if reserved { "odds-city-reserved" } else { "odds-city-fixed" }))
}

/// Between which amounts nine draws of ten lie, and in the middle of all.
fn spread_of(id: &str, figure: &Distribution, more: &[(&'static str, Arg)], odds: &Odds, style: Style) -> String {
    let amount = |place: usize| Arg::Text(of_sign(style.euros(decimal(figure.quantiles[place].0)), bound(odds), style));
    let [low, middle, high] = TOLD.map(|(_, place)| amount(place));
    let mut args = vec![("low", low), ("middle", middle), ("high", high)];
    args.extend(more.iter().cloned());
    style.tell(id, &args)
}

/// With what seed the draws were made, and how far another one could lead elsewhere.
pub(super) fn sampling(odds: &Odds, style: Style) -> String {
    let shares = odds.levels.map(|one| [one.sustainable, one.fragile, one.unsustainable]).into_iter().flatten();
    let points = shares.chain([odds.above_plan]).map(|share| share.error).fold(0.0, f64::max);
    let figures = [("odds-sampling-net", &odds.net_cost), ("odds-sampling-run", &odds.after_pilot)];
    let error = |(id, figure): (&str, &Option<Distribution>)| {
        let figure = figure.as_ref()?;
        let error = TOLD.iter().map(|(_, place)| figure.quantiles[*place].1).fold(0.0, f64::max);
        Some(style.tell(id, &[("error", style.euros(decimal(error)).into())]))
    };
    let figures: String = figures.into_iter().filter_map(error).collect();
    let args = [
        ("seed", odds.seed.to_string().into()),
        ("points", group(decimal(points * 100.0), 1, style.language).into()),
        ("figures", figures.into()),
    ];
    style.tell("odds-sampling", &args)
}

/// The draws for programs.
pub(in crate::report) fn odds_json(odds: &Odds) -> Value {
    json!({
        "scenarios": odds.scenarios,
        "asked": odds.asked,
        "seed": odds.seed,
        "inputs": odds.inputs,
        "complete": odds.complete,
        "levels": odds.levels.map(|shares| part(&levels(&shares, odds.determined), "probability")),
        "net_cost": odds.net_cost.as_ref().map(quantiles),
        "after_pilot": odds.after_pilot.as_ref().map(quantiles),
        "above_plan": ratio(odds.above_plan.probability),
        "standard_error": {
            "levels": odds.levels.map(|shares| part(&levels(&shares, odds.determined), "standard_error")),
            "above_plan": spread(odds.above_plan.error, ratio),
        },
    })
}

/// One side of shares with their errors.
fn part(levels: &Value, key: &str) -> Value {
    let one = |(level, share): (&String, &Value)| (level.clone(), share[key].clone());
    Value::Object(levels.as_object().into_iter().flatten().map(one).collect())
}

fn quantiles(figure: &Distribution) -> Value {
    let of = |pick: fn(&(f64, f64)) -> f64| -> Map<String, Value> {
        TOLD.iter().map(|(name, place)| ((*name).to_owned(), json!(cents(pick(&figure.quantiles[*place]))))).collect()
    };
    let mut out = of(|(value, _)| *value);
    out.insert("standard_error".into(), Value::Object(of(|(_, error)| *error)));
    Value::Object(out)
}

/// What is told of renewals after the horizon, for programs.
pub(super) fn beyond_json(beyond: &Beyond) -> Value {
    json!({
        "months": beyond.months,
        "renewals": display(beyond.renewals, 2),
        "within": display(beyond.within, 2),
        "horizon_months": beyond.horizon,
        "level": beyond.level().map(Level::word),
    })
}

/// A row of a sheet: what it is, its unit, the figure, and its standard error.
pub(super) type OddsRow = (String, &'static str, Cell<'static>, Option<f64>);

/// The same for spreadsheets.
pub(super) fn rows(analysis: &Analysis, odds: Option<&Odds>, style: Style) -> Vec<OddsRow> {
    let mut out = odds.map_or_else(Vec::new, |odds| drawn_rows(odds, style));
    let assumed = Cell::Ratio(Some(resting_on_assumptions(analysis)));
    out.push((style.say("row-assumed"), "unit-of-ratio", assumed, None));
    out
}

fn drawn_rows(odds: &Odds, style: Style) -> Vec<OddsRow> {
    let draws = || [("scenarios", Arg::Number(Decimal::from(odds.scenarios))), ("seed", odds.seed.to_string().into())];
    let share = |name: String, share: Share| {
        let row = style.tell("row-odds", &[("figure", name.into())].into_iter().chain(draws()).collect::<Vec<_>>());
        (row, "unit-of-ratio", Cell::Ratio(Some(decimal(share.probability))), Some(share.error))
    };
    let mut out = Vec::new();
    if let Some(shares) = odds.levels {
        let all = [
            ("verdict-sustainable", shares.sustainable),
            ("verdict-fragile", shares.fragile),
            ("verdict-unsustainable", shares.unsustainable),
        ];
        // Where some scenarios have no level, only the worst is known.
        let known = all.into_iter().filter(|(id, _)| odds.determined || *id == "verdict-unsustainable");
        out.extend(known.map(|(id, one)| share(style.say(id), one)));
    }
    for (id, figure) in [("figure-net_cost", &odds.net_cost), ("figure-run-cost", &odds.after_pilot)] {
        let Some(figure) = figure else { continue };
        for (_, place) in TOLD {
            let mut args = vec![("figure", style.say(id).into())];
            args.push(("share", style.percent(decimal(SHARES[place])).into()));
            args.extend(draws());
            let (amount, error) = figure.quantiles[place];
            let amount = Cell::Bounded(decimal(amount), bound(odds));
            out.push((style.tell("row-odds-quantile", &args), "unit-of-euros", amount, Some(error)));
        }
    }
    out.push(share(style.say("row-odds-above"), odds.above_plan));
    out
}
