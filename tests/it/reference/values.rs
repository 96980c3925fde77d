//! What the texts of a plan mean: numbers, shares, durations, months, prices.

use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy::MidpointAwayFromZero;

/// `1_200.50` is 1200.50, exactly.
pub fn number(text: &str) -> Decimal {
    let digits = text.replace('_', "");
    Decimal::from_str_exact(digits.trim()).unwrap_or_else(|_| panic!("not a number: {text:?}"))
}

/// A quantity in the unit of its item: `12.5 km` is 12.5, and `500 m` of what is measured in km 0.5.
pub fn quantity(text: &str, unit: &str) -> Decimal {
    let words = words(text);
    let value = number(words.first().expect("a quantity"));
    match words.get(1) {
        Some(written) if in_metres(written, unit) => value / Decimal::ONE_THOUSAND,
        _ => value,
    }
}

/// Whether `written` is a metre where the item is measured in km.
fn in_metres(written: &str, unit: &str) -> bool {
    unit == "km" && matches!(written, "m" | "ml")
}

/// `40 %` and `4 %/year` are 0.4 and 0.04.
pub fn share(text: &str) -> Decimal {
    let (value, _) = text.split_once('%').unwrap_or_else(|| panic!("not a share: {text:?}"));
    number(value) / Decimal::ONE_HUNDRED
}

/// A duration in whole months.
pub fn months(text: &str) -> i32 {
    let words = words(text);
    let count: i32 = words[0].parse().expect("a whole number of months or years");
    match words[1].as_str() {
        "month" | "months" | "mois" => count,
        "year" | "years" | "an" | "ans" => count * 12,
        other => panic!("not a duration: {other:?}"),
    }
}

/// `2026-09`, in months since year 0.
pub fn month(text: &str) -> i32 {
    let (year, month) = text.split_once('-').expect("a month");
    year.parse::<i32>().expect("a year") * 12 + month.parse::<i32>().expect("a month") - 1
}

/// The other way round.
pub fn month_name(month: i32) -> String {
    format!("{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1)
}

/// The first day of a month: ISO dates compare as texts.
pub fn first_day(month: i32) -> String {
    format!("{}-01", month_name(month))
}

/// Half away from zero, as every printed amount.
pub fn rounded(value: Decimal, decimals: u32) -> Decimal {
    // What a sum of thirds lacks to a half cent must not decide it.
    let settled = value.round_dp_with_strategy(decimals.max(12), MidpointAwayFromZero);
    let mut rounded = settled.round_dp_with_strategy(decimals, MidpointAwayFromZero);
    rounded.rescale(decimals);
    if rounded.is_zero() {
        rounded.set_sign_positive(true);
    }
    rounded
}

/// Below zero at the precision at which thresholds are compared.
pub fn below_zero(value: Decimal) -> bool {
    rounded(value, 9) < Decimal::ZERO
}

/// `value` to a whole power, by multiplying.
pub fn power(value: Decimal, exponent: u32) -> Decimal {
    (0..exponent).fold(Decimal::ONE, |product, _| product * value)
}

/// A status in English; French is accepted.
pub fn status(text: &str) -> &str {
    match text {
        "acquis" | "acquise" => "acquired",
        "demandé" | "demandée" => "requested",
        "espéré" | "espérée" => "hoped",
        other => other,
    }
}

/// The name of a phase; the pilot has a French one.
pub fn phase_name(text: &str) -> &str {
    if text == "pilote" { "pilot" } else { text }
}

/// What a price is counted for.
#[derive(Clone, Debug, PartialEq)]
pub enum Accrual {
    Unit,
    Lump,
    UnitMonth,
    UnitYear,
    LineMonth,
    LineYear,
    ShareOnce(String),
    ShareYear(String),
}

/// An amount in EUR, or a share of another component.
#[derive(Clone, Debug)]
pub struct Price {
    pub accrual: Accrual,
    pub value: Decimal,
}

/// Reads a price of an item measured in `unit`; `None` for `unknown`. `rate` gives the euros for one unit of a
/// currency.
pub fn price(text: &str, unit: &str, rate: &dyn Fn(&str) -> Decimal) -> Option<Price> {
    let text = words(text).join(" ");
    if text == "unknown" {
        return None;
    }
    if text.contains('%') {
        let (_, rest) = text.split_once('%').expect("a share");
        let (kind, component) = rest.split_once("of ").expect("a share of a component");
        let component = component.trim().to_string();
        let accrual = if matches!(kind.trim(), "/year" | "/an") {
            Accrual::ShareYear(component)
        } else {
            Accrual::ShareOnce(component)
        };
        return Some(Price { accrual, value: share(&text) });
    }
    let (written, counted) = text.split_once(' ').expect("an amount and its currency");
    let parts: Vec<&str> = counted.split('/').map(str::trim).collect();
    let mut value = number(written) * euros(parts[0], rate);
    if parts.get(1).is_some_and(|written| in_metres(written, unit)) {
        value *= Decimal::ONE_THOUSAND;
    }
    let accrual = match &parts[1..] {
        [] => Accrual::Lump,
        ["month" | "mois"] => Accrual::LineMonth,
        ["year" | "an" | "quarter" | "trimestre"] => Accrual::LineYear,
        [_] => Accrual::Unit,
        [_, "month" | "mois"] => Accrual::UnitMonth,
        [_, "year" | "an" | "quarter" | "trimestre"] => Accrual::UnitYear,
        _ => panic!("not a price: {text:?}"),
    };
    // Four quarters make a year.
    if matches!(parts.last(), Some(&("quarter" | "trimestre"))) {
        value *= Decimal::from(4);
    }
    Some(Price { accrual, value })
}

/// The euros of one of what an amount is written in.
fn euros(currency: &str, rate: &dyn Fn(&str) -> Decimal) -> Decimal {
    match currency {
        "k€" | "kEUR" => Decimal::ONE_THOUSAND,
        "M€" | "MEUR" => Decimal::from(1_000_000),
        other => rate(other),
    }
}

/// An amount in euros.
pub fn money(text: &str) -> Decimal {
    price(text, "", &|_| Decimal::ONE).expect("a known amount").value
}

/// An amount of `EUR/year`, `EUR/quarter` or `EUR/month`, in twelfths of a euro a month.
pub fn monthly_twelfths(text: &str) -> Decimal {
    let price = price(text, "", &|_| Decimal::ONE).expect("a known amount");
    match price.accrual {
        Accrual::LineMonth => price.value * Decimal::from(12),
        Accrual::LineYear => price.value,
        other => panic!("not an amount over time: {other:?}"),
    }
}

/// No-break spaces count as spaces.
fn words(text: &str) -> Vec<String> {
    text.split([' ', '\u{a0}', '\u{202f}']).filter(|word| !word.is_empty()).map(str::to_string).collect()
}
