//! Amounts of money that are the price of nothing: accounts, caps, loans, savings.

use rust_decimal::Decimal;

use super::price::{Every, Price, in_order, parse_amount};
use super::vat::{as_it_stands, without_vat_word};
use super::{Fault, plain_spaces};

/// Reads an amount of money, `600 EUR`; a negative one only where accounts may be negative.
pub fn parse_money(text: &str, negative: bool) -> Result<Decimal, Fault> {
    without_vat(text, "600 EUR", |text| match parse_amount(text, "600 EUR", negative)? {
        Price::Amount { value, currency, unit: None, every: None } if currency == "EUR" => Ok(value),
        Price::Amount { currency, unit: None, every: None, .. } => {
            Err(Fault::new("foreign-currency", "600 EUR").write(currency))
        }
        _ => Err(Fault::new("not-money", "600 EUR")),
    })
}

/// Reads an amount a year, `400000 EUR/year`.
pub fn parse_yearly_money(text: &str) -> Result<Decimal, Fault> {
    let example = "400000 EUR/year";
    let yearly = |text: &str| match parse_amount(text, example, false)? {
        Price::Amount { value, currency, unit: None, every: Some(Every::Year) } if currency == "EUR" => Ok(value),
        Price::Amount { value, unit: None, every: None, .. } => {
            Err(Fault::new("not-yearly-money", example).write(format!("{} EUR/year", value.normalize())))
        }
        _ => Err(Fault::new("not-yearly-money", example)),
    };
    let yearly = |text: &str| yearly(text).map_err(|fault| in_words(text, fault, example, yearly));
    without_vat(text, example, |text| yearly(text).map_err(|fault| fault.or_with("/year", |form| yearly(form).is_ok())))
}

/// Reads what a benefit brings: an amount a period, `30000 EUR/year`, or once.
pub fn parse_accrual(text: &str) -> Result<Price, Fault> {
    let example = "30000 EUR/year";
    let accrual = |text: &str| match parse_amount(text, example, false)? {
        price @ Price::Amount { unit: None, .. } => Ok(price),
        _ => Err(Fault::new("not-yearly-money", example)),
    };
    // Whether an amount without a period comes once or is to have one, it does not say.
    let told = |form: &str| matches!(accrual(form), Ok(Price::Amount { every: Some(_), .. }));
    let accrual = |text: &str| accrual(text).map_err(|fault| in_words(text, fault, example, accrual));
    without_vat(text, example, accrual).map_err(|fault| fault.if_accepted(told))
}

/// What `15000 € par an` says in the order of the format, where the fault does not tell what is meant.
fn in_words<T>(text: &str, fault: Fault, example: &str, read: impl Fn(&str) -> Result<T, Fault>) -> Fault {
    match in_order(text, read).filter(|_| fault.write.is_none()) {
        Some(form) => Fault::new("not-yearly-money", example).write(form),
        None => fault,
    }
}

/// Reads an amount in which a word for VAT says nothing.
fn without_vat<T>(text: &str, example: &str, read: impl Fn(&str) -> Result<T, Fault>) -> Result<T, Fault> {
    let plain = plain_spaces(text);
    match without_vat_word(&plain) {
        Some((bare, _)) => Err(as_it_stands(&bare, example, read)),
        None => read(&plain).map_err(|fault| fault.settled(&read)),
    }
}
