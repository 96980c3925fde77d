//! Cells that say the price of a row again: in words, or with VAT. Which of two prices counts, only the vendor can say.

use rust_decimal::Decimal;

use super::column::Column;
use super::headings::{Heading, plain};
use super::mapping::without_column;
use super::paste::rates;
use super::read_back::ReadBack;
use super::table::Content;
use crate::diagnostic::codes;
use crate::language::Arg;
use crate::offers::schedule::PriceRow;
use crate::units::{half_up, order};

impl ReadBack<'_> {
    /// Tells a price in words, or one with VAT, that is not that of the row. What is not understood is named with the columns
    /// that are not read.
    pub(super) fn check_echoes(&mut self, row: usize, need: &PriceRow, price: Decimal) {
        for heading in self.layout.echoes.clone() {
            let cell = self.table.cell(row, heading.column).clone();
            let taxed = heading.stated.incl_vat == Some(true);
            let rate = if taxed { Decimal::ONE + need.vat } else { Decimal::ONE };
            let Some(expected) = price.checked_mul(rate).map(|price| half_up(price, 2)) else { continue };
            let said = match &cell.content {
                Content::Text(text) if in_words(text).is_some() || !taxed => in_words(text).into_iter().collect(),
                _ if taxed => self.readings(row, &heading),
                _ => Vec::new(),
            };
            // The price without VAT may itself have been rounded from the one with it.
            let near = |found: &Decimal, expected: Decimal, count: Decimal| {
                (*found - expected).abs() <= if taxed { Decimal::new(1, 2) * count } else { Decimal::ZERO }
            };
            // A `Prix TTC` may be that of all of them.
            let quantity = self.quantity(row, Some(need.quantity)).unwrap_or(need.quantity).max(Decimal::ONE);
            let whole = expected.checked_mul(quantity).filter(|_| taxed && !heading.of_unit);
            let near = |found: &Decimal| {
                near(found, expected, Decimal::ONE) || whole.is_some_and(|whole| near(found, whole, quantity))
            };
            let by_rate = |rate: Decimal| {
                let one = price.checked_mul(Decimal::ONE + rate);
                let all = one.and_then(|one| one.checked_mul(quantity)).filter(|_| !heading.of_unit);
                let cents = |of: Option<Decimal>, count: Decimal| {
                    of.is_some_and(|of| {
                        said.iter().any(|found| (half_up(of, 2) - found).abs() <= Decimal::new(1, 2) * count)
                    })
                };
                cents(one, Decimal::ONE) || cents(all, quantity)
            };
            let unlike = said.first().filter(|_| !said.iter().any(near));
            if let Some(rate) = other_rate(need, by_rate).filter(|_| taxed && unlike.is_some()) {
                self.tell_rate(row, need, heading.column, rate);
            } else if let Some(found) = unlike {
                let fault = self.fault(codes::SCHEDULE_ECHO, row, heading.column).arg("text", cell.text());
                let fault = fault.arg("found", Arg::Number(*found)).arg("expected", Arg::Number(expected));
                self.faults.push(fault.help("help"));
            }
        }
    }
}

impl ReadBack<'_> {
    /// Tells VAT, and amounts with it, that are not those of the row's price: where the price is one with VAT, they are.
    pub(super) fn check_taxed(&mut self, row: usize, need: &PriceRow, price: Decimal) {
        let heading = self.layout.of_kind(Column::Amount).cloned();
        let taxed = heading.filter(|one| one.stated.incl_vat == Some(true));
        let all = self.layout.taxed.iter().cloned().chain(taxed);
        let mut all: Vec<Heading> = all.filter(|one| !self.layout.is_ignored(one.column)).collect();
        order::by_key(&mut all, |one| one.column);
        all.dedup_by_key(|one| one.column);
        let quantity = self.quantity(row, Some(need.quantity)).unwrap_or(need.quantity);
        for heading in all {
            let rate = if heading.kind == Some(Column::Amount) { Decimal::ONE + need.vat } else { need.vat };
            let of = |quantity: Decimal| price.checked_mul(quantity)?.checked_mul(rate);
            let (Some(whole), Some(one)) = (of(quantity), of(Decimal::ONE)) else { continue };
            let said = self.readings(row, &heading);
            // The price without VAT may have been rounded from one with it, and that was multiplied.
            let near = |found: &Decimal, of: Decimal, count: Decimal| {
                (*found - of).abs() <= Decimal::new(1, 2) * count.max(Decimal::ONE)
            };
            let of_one = heading.kind != Some(Column::Amount);
            let fits = |found: &Decimal| near(found, whole, quantity) || (of_one && near(found, one, Decimal::ONE));
            let by_rate = |rate: Decimal| {
                let rate = if of_one { rate } else { Decimal::ONE + rate };
                let one = price.checked_mul(rate);
                let whole = one.and_then(|one| one.checked_mul(quantity));
                said.iter().any(|found| {
                    whole.is_some_and(|whole| near(found, whole, Decimal::ONE))
                        || one.is_some_and(|one| of_one && near(found, one, Decimal::ONE))
                })
            };
            let unlike = said.first().filter(|_| !said.iter().any(fits));
            if let Some(rate) = other_rate(need, by_rate).filter(|_| unlike.is_some()) {
                self.tell_rate(row, need, heading.column, rate);
            } else if let Some(found) = unlike {
                let text = format!("{} — {}", self.table.cell(row, heading.column).text(), heading.text);
                let fault = self.fault(codes::SCHEDULE_ECHO, row, heading.column).arg("text", text);
                let fault = fault.arg("found", Arg::Number(*found)).arg("expected", Arg::Number(half_up(whole, 2)));
                self.faults.push(fault.help("help-taxed"));
            }
        }
    }
}

impl ReadBack<'_> {
    /// Tells that what stands beside a price is of another rate of VAT than that of the need. Told once for a row, and not where
    /// the mapping passes over its rates.
    fn tell_rate(&mut self, row: usize, need: &PriceRow, column: usize, rate: Decimal) {
        if self.vat_rate(row) == Some(rate) || self.layout.are_rates_ignored() {
            return;
        }
        let fault = self.fault(codes::SCHEDULE_VAT_RATE, row, column).arg("found", Arg::Percent(rate));
        let fault = fault.arg("expected", Arg::Percent(need.vat));
        self.faults.push(fault.arg("example", without_column(column)).help("help"));
    }
}

/// The rate of the law, other than that of the need, by which a figure is of VAT, or with it.
fn other_rate(need: &PriceRow, fits: impl Fn(Decimal) -> bool) -> Option<Decimal> {
    rates().find(|rate| *rate != need.vat && !rate.is_zero() && fits(*rate))
}

/// An amount of money in French words, as schedules repeat prices: `mille deux cent trente-quatre euros et cinquante centimes`.
/// None where any word is none of a number.
pub(super) fn in_words(text: &str) -> Option<Decimal> {
    const SMALL: [&str; 17] = [
        "zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
        "treize", "quatorze", "quinze", "seize",
    ];
    const TENS: [(&str, u64); 9] = [
        ("vingt", 20),
        ("trente", 30),
        ("quarante", 40),
        ("cinquante", 50),
        ("soixante", 60),
        ("septante", 70),
        ("huitante", 80),
        ("octante", 80),
        ("nonante", 90),
    ];
    let (mut euros, mut whole, mut group, mut said) = (None, 0_u64, 0_u64, false);
    for word in plain(text).split(' ') {
        let one = word.strip_suffix('s').filter(|_| !["trois", "taxes"].contains(&word)).unwrap_or(word);
        let one = if one == "une" { "un" } else { one };
        let tens = TENS.iter().find(|(name, _)| *name == one);
        if let Some(small) = SMALL.iter().position(|name| *name == one || *name == word) {
            group += small as u64;
        } else if one == "vingt" && group % 100 == 4 {
            group += 76;
        } else if let Some((_, value)) = tens {
            group += value;
        } else if one == "cent" {
            group = group.max(1).checked_mul(100)?;
        } else if one == "mille" || one == "million" {
            let scale = if one == "mille" { 1_000 } else { 1_000_000 };
            whole = whole.checked_add(group.max(1).checked_mul(scale)?)?;
            group = 0;
        } else if one == "euro" && euros.is_none() && said {
            euros = Some(whole.checked_add(group)?);
            (whole, group) = (0, 0);
            continue;
        } else if ["et", "de", "d", "ht", "hors", "taxe", "taxes", "centime", ""].contains(&one) || word == "taxes" {
            continue;
        } else {
            return None;
        }
        said = true;
    }
    let rest = whole.checked_add(group)?;
    match euros {
        _ if !said => None,
        Some(euros) if rest < 100 => Some(Decimal::from(euros) + Decimal::new(i64::try_from(rest).ok()?, 2)),
        Some(_) => None,
        // Without a word of euros, centimes alone would be read as such.
        None if plain(text).contains("centime") => None,
        None => Some(Decimal::from(rest)),
    }
}
