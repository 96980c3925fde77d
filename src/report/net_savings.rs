//! Net savings that fall below zero: the capital of the debt is then repaid from other resources, or not at all.

use rust_decimal::Decimal;

use super::flags::spelled_spans;
use super::reserve;
use super::result_city::level;
use super::section::{self, Deficit};
use super::style::Style;
use super::words::Subject;
use crate::analysis::Outcome;
use crate::city::Flag;
use crate::city::rules::Measure;
use crate::language::Arg;
use crate::model::{City, Rule};

/// The years in which net savings fall below zero because of what a verdict is on.
pub(super) fn below_zero(outcome: &Outcome) -> Vec<&Flag<Decimal>> {
    let flags = outcome.deciding_side().1.flags.iter().filter(|flag| flag.with.rule == Rule::NetSavings);
    let own = |flag: &&Flag<Decimal>| flag.without.as_ref().is_some_and(|without| level(without) == "ok");
    flags.filter(|flag| flag.counts_red || flag.counts_orange).filter(own).collect()
}

/// The lowest net savings of all years that are judged and in which they are lowered, whatever the city has by itself.
fn deepest(outcome: &Outcome) -> Option<&Flag<Decimal>> {
    let flags = outcome.deciding_side().1.flags.iter().filter(|flag| flag.with.rule == Rule::NetSavings);
    let lowered =
        |flag: &&Flag<Decimal>| flag.without.as_ref().is_some_and(|without| flag.with.to_orange < without.to_orange);
    flags.filter(|flag| flag.year >= outcome.first_year).filter(lowered).min_by_key(|flag| flag.with.to_orange)
}

/// That net savings fall below zero, told before other rules whose years come first: the capital of the debt is then no
/// longer repaid from savings, and the legal balance hangs on other resources.
pub(super) fn said(
    years: &[&Flag<Decimal>],
    city: &City,
    outcome: &Outcome,
    subject: Subject,
    style: Style,
) -> Option<String> {
    let amount = |flag: &Flag<Decimal>| match flag.with.measure {
        Measure::Amount(amount) | Measure::Ratio(amount, _) => amount,
    };
    let (first, lowest) = (years.first()?, years.iter().min_by_key(|flag| amount(flag))?);
    let spelled: Vec<i32> = years.iter().map(|flag| flag.year).collect();
    let mut broken = years.iter().filter(|flag| level(&flag.with) == "red").peekable();
    let some = broken.peek().is_some();
    let firmly = broken.any(|flag| !reserve::by_convention(flag, city, outcome));
    // Other resources of its own may repay capital, and pay for no operating spending.
    let deficit = Deficit::deciding(outcome);
    let balance = match (firmly, some, &deficit) {
        (true, ..) => "broken",
        (false, true, _) => "computed",
        (false, false, Some(_)) => "section",
        (false, false, None) => "held",
    };
    let deepest = deepest(outcome).filter(|flag| amount(flag) < amount(lowest));
    let own = |flag: &&Flag<Decimal>| match flag.without.as_ref()?.measure {
        Measure::Amount(amount) | Measure::Ratio(amount, _) => Some(amount),
    };
    let args = [
        ("years", spelled_spans(&spelled, style).into()),
        ("first", Arg::Euros(amount(first))),
        ("year", Arg::Year(first.year)),
        ("lowest", Arg::Euros(amount(lowest))),
        ("at", Arg::Year(lowest.year)),
        ("more", if lowest.year == first.year { "no" } else { "yes" }.into()),
        ("balance", balance.into()),
        ("deficit", spelled_spans(deficit.as_ref().map_or(&[], |one| &one.years), style).into()),
        ("deeper", if deepest.is_some() { "yes" } else { "no" }.into()),
        ("deepest", Arg::Euros(deepest.map(amount).unwrap_or_default())),
        ("then", Arg::Year(deepest.map_or(first.year, |flag| flag.year))),
        ("own", Arg::Euros(deepest.as_ref().and_then(own).unwrap_or_default())),
        ("subject", subject.word()),
    ];
    let below = style.tell("net-savings-below", &args);
    Some(match balance {
        "held" => format!("{below} {}", section::depreciation(outcome, outcome.first_year, style)),
        _ => below,
    })
}
