//! Unit prices of a pasted table that has amounts alone: the amount by the quantity, where that comes out even.

use rust_decimal::Decimal;

use super::column::{Column, contains};
use super::headings::{HEADER_ROWS, Headings, plain};
use super::layout::Layout;
use super::mapping::Mapping;
use super::read_back::ReadBack;
use super::table::{Content, Table, text_content};
use super::totals::is_total;
use crate::offers::schedule::PriceSchedule;

/// Decimals of a unit price at most.
const DIGITS: u32 = 6;
/// Words of an amount, which its unit price does not have.
const OF_AMOUNTS: &[&str] = &["montant", "montants", "total", "totaux", "totale", "amount", "prix", "price"];

/// The headings of a table with amounts and no column of unit prices, which is put beside the others.
pub(super) fn of_amounts(table: &mut Table) -> Option<Headings> {
    let has = |headings: &Headings, kind: Column| headings.of(kind).next().is_some();
    let rows = 0..table.rows.len().min(HEADER_ROWS);
    let headings = rows
        .map(|row| Headings::read(table, row, row))
        .find(|one| has(one, Column::Designation) && has(one, Column::Amount) && !has(one, Column::Price))?;
    let amount = headings.of(Column::Amount).find(|one| one.stated.incl_vat != Some(true));
    let amount = amount.or(headings.of(Column::Amount).next())?;
    let rest = amount.text.split_whitespace().filter(|word| !contains(&plain(word), OF_AMOUNTS));
    // Without a quantity it stays open what the amount is for.
    let first = if has(&headings, Column::Quantity) { "PU" } else { "Prix" };
    let text = std::iter::once(first).chain(rest).collect::<Vec<_>>().join(" ");
    let column = table.rows.iter().map(Vec::len).max().unwrap_or_default();
    table.put(headings.row, column).content = text_content(&text);
    Some(Headings::read(table, headings.row, headings.row))
}

/// Writes the unit prices that are missing beside amounts; how many there are.
pub(super) fn fill(table: &mut Table, headings: &Headings, nothing: &PriceSchedule) -> usize {
    let found = quotients(table, headings, nothing);
    for (row, column, price) in &found {
        table.put(*row, *column).content = Content::Number(*price);
    }
    found.len()
}

fn quotients(table: &Table, headings: &Headings, nothing: &PriceSchedule) -> Vec<(usize, usize, Decimal)> {
    let layout = Layout::of(table, headings.clone(), &[]);
    let mut prices = headings.of(Column::Price);
    let (Some(price), None, Some(amount)) = (prices.next(), prices.next(), layout.of_kind(Column::Amount)) else {
        return Vec::new();
    };
    let same = price.stated.incl_vat.unwrap_or_default() == amount.stated.incl_vat.unwrap_or_default();
    if price.is_unclear() || price.length().is_some() || !same {
        return Vec::new();
    }
    let back = ReadBack::of("", table, &layout, nothing, Mapping::default());
    let quantities = layout.of_kind(Column::Quantity);
    if quantities.is_none() && price.of_unit {
        return Vec::new();
    }
    let exact = |row: usize| {
        let one = quantities.map_or(Some(Decimal::ONE), |heading| back.number(row, heading))?;
        let of_money = back.number(row, amount)?.checked_div(price.stated.factor())?;
        let price = of_money.checked_div(one)?.normalize();
        (price.scale() <= DIGITS && price.checked_mul(one) == Some(of_money)).then_some(price)
    };
    let lacks = |row: &usize| table.cell(*row, price.column).is_empty() && !is_total(table, *row);
    let rows = (headings.row + 1..table.rows.len()).filter(lacks);
    rows.filter_map(|row| Some((row, price.column, exact(row)?))).collect()
}
