//! What is said beside the verdict on a plan: the city's own state, what it can invest, what is too small to count.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::flags::{rule_name, spans};
use super::result_city::level;
use super::style::Style;
use crate::analysis::{Analysis, Outcome};
use crate::city::{CityYear, Flag, aided};
use crate::document::Investing;
use crate::language::{Arg, Language};
use crate::model::{AsWritten, City};
use crate::units::{MONTHS_A_YEAR, display};

/// The city's own state, told first and apart: the levels that it reaches without the plan, with their years.
pub(crate) fn standing(outcome: &Outcome, style: Style) -> Option<String> {
    let at = |wanted: &str| {
        let flags = outcome.verdict.flags.iter();
        listed(flags.filter(|flag| flag.without.as_ref().is_some_and(|without| level(without) == wanted)), style)
    };
    let (red, orange) = (at("red"), at("orange"));
    let after = if red.is_some() { "standing-also" } else { "standing-orange" };
    let told = [("standing-red", red), (after, orange)];
    let told = told.into_iter().filter_map(|(id, rules)| Some(style.tell(id, &[("rules", rules?.into())])));
    let mut told: Vec<String> = told.collect();
    if told.is_empty() {
        return None;
    }
    told.push(style.say("standing-apart"));
    Some(told.join(" "))
}

/// Levels that are reached because of the plan, and by too little to count.
pub(crate) fn too_small(analysis: &Analysis, outcome: &Outcome, style: Style) -> Option<String> {
    let city = analysis.case.city.as_ref()?;
    let own = |flag: &&Flag<Decimal>| flag.without.as_ref().is_none_or(|without| level(without) == "ok");
    let small = |flag: &&Flag<Decimal>| level(&flag.with) != "ok" && !flag.counts_red && !flag.counts_orange;
    let rules = listed(outcome.verdict.flags.iter().filter(small).filter(own), style)?;
    let share = style.percent(city.thresholds.materiality.value);
    Some(style.tell("too-small", &[("rules", rules.into()), ("share", share.into())]))
}

/// Rules by name, each with its years.
fn listed<'a>(flags: impl Iterator<Item = &'a Flag<Decimal>>, style: Style) -> Option<String> {
    let mut rules: Vec<(String, Vec<i32>)> = Vec::new();
    for flag in flags {
        let name = rule_name(flag, style);
        match rules.iter_mut().find(|(known, _)| *known == name) {
            Some((_, years)) => years.push(flag.year),
            None => rules.push((name, vec![flag.year])),
        }
    }
    let list: Vec<String> = rules.iter().map(|(name, years)| format!("{name} ({})", spans(years))).collect();
    (!list.is_empty()).then(|| list.join(if style.language == Language::French { "\u{a0}; " } else { "; " }))
}

/// What the city can invest in a year without more debt, and what the plan takes of it; nothing for a city whose
/// investment goes on as in its accounts.
pub(crate) fn investable(analysis: &Analysis, outcome: &Outcome, style: Style) -> Option<String> {
    let case = &analysis.case;
    let city = case.city.as_ref()?;
    let (first, last) = (case.calendar.start.year(), *case.calendar.years().end());
    let years = || outcome.outlook.without.iter().filter(|year| year.year >= first);
    let amount = affordable(city, years())?;
    let net: Decimal = outcome.outlook.effects.iter().map(|effects| effects.net_cost).sum();
    let net = net * MONTHS_A_YEAR / Decimal::from(case.calendar.months);
    let mut args = vec![("amount", Arg::Euros(amount)), ("first", Arg::Year(first)), ("last", Arg::Year(last))];
    if net <= Decimal::ZERO {
        return Some(style.tell("investable-untouched", &args));
    }
    // Each euro of own money that is missing leaves more than one uninvested: its grants are missing too.
    let own = Decimal::ONE - aided(city, &AsWritten).0;
    let taken = net / own;
    args.extend([("net", Arg::Euros(net)), ("taken", Arg::Euros(taken)), ("own", Arg::Euros(amount * own))]);
    if amount <= Decimal::ZERO {
        return Some(style.tell("investable-none", &args));
    }
    if taken > amount {
        return Some(style.tell("investable-beyond", &args));
    }
    args.push(("share", style.percent(taken / amount).into()));
    Some(style.tell("investable", &args))
}

/// The average of what a city can invest in some years without more debt.
pub(crate) fn affordable<'a>(city: &City, years: impl Iterator<Item = &'a CityYear<Decimal>>) -> Option<Decimal> {
    let amounts: Vec<Decimal> = years.map(|year| year.investment).collect();
    let known = city.investing == Investing::ConstantDebt && !amounts.is_empty();
    known.then(|| amounts.iter().sum::<Decimal>() / Decimal::from(amounts.len()))
}

/// What a city can invest without more debt, by year; null where its investment goes on as in its accounts.
pub(crate) fn investable_json<'a>(city: &City, years: impl IntoIterator<Item = &'a CityYear<Decimal>>) -> Value {
    if city.investing == Investing::Accounts {
        return Value::Null;
    }
    let amount = |year: &CityYear<Decimal>| (year.year.to_string(), json!(display(year.investment, 2)));
    Value::Object(years.into_iter().map(amount).collect::<Map<_, _>>())
}
