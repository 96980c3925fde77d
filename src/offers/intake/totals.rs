use rust_decimal::Decimal;

use super::headings::{Column, plain};
use super::read_back::ReadBack;
use super::stated::Stated;
use super::table::{Content, Table};
use crate::diagnostic::codes;
use crate::language::Arg;
use crate::offers::schedule::Row;
use crate::units::half_up;

/// A row of totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Total {
    ExclVat,
    Vat,
    InclVat,
    /// *Sous-total*: of some rows, which are not known.
    Part,
}

/// What a row totals, by its first text.
fn total(table: &Table, row: usize) -> Option<Total> {
    let text = table.filled(row).find_map(|(_, cell)| match &cell.content {
        Content::Text(text) => Some(text.clone()),
        _ => None,
    })?;
    let incl_vat = Stated::read(&text).incl_vat == Some(true);
    let text = plain(&text);
    let starts = |words: &[&str]| words.iter().any(|word| text == *word || text.starts_with(&format!("{word} ")));
    if starts(&["sous total", "sous totaux", "subtotal", "sub total", "s total", "report", "a reporter"]) {
        Some(Total::Part)
    } else if starts(&["tva", "montant tva", "montant de la tva", "total tva", "vat", "total vat"]) {
        Some(Total::Vat)
    } else if starts(&["net a payer"]) {
        Some(Total::InclVat)
    } else if starts(&["total", "montant total", "grand total", "montant ht", "montant ttc", "total general"]) {
        Some(if incl_vat { Total::InclVat } else { Total::ExclVat })
    } else {
        None
    }
}

/// Whether a row is one of totals.
pub fn is_total(table: &Table, row: usize) -> bool {
    total(table, row).is_some()
}

impl ReadBack<'_> {
    /// Quantity times price is the amount, to the cent, both as the file has them. The amount as written goes into the totals.
    pub fn amount(
        &mut self,
        row: usize,
        need: Option<&Row>,
        quantity: Option<Decimal>,
        price: Option<Decimal>,
    ) -> Option<Decimal> {
        let quantity = quantity.or(need.map(|need| need.quantity));
        let expected = quantity.zip(price).and_then(|(quantity, price)| Some(half_up(quantity.checked_mul(price)?, 2)));
        let heading = self.layout.of_kind(Column::Amount).filter(|one| one.stated.incl_vat != Some(true)).cloned();
        let all = heading.as_ref().map_or(Vec::new(), |heading| self.readings(row, heading));
        let found = all.iter().find(|found| Some(half_up(**found, 2)) == expected).or(all.first()).copied();
        if let (Some(heading), Some(found), Some(expected), Some((quantity, price))) =
            (heading, found, expected, quantity.zip(price))
            && half_up(found, 2) != expected
        {
            let fault = self.fault(codes::SCHEDULE_AMOUNT, row, heading.column).arg("found", Arg::Money(found));
            let fault = fault.arg("quantity", Arg::Number(quantity)).arg("price", Arg::Number(price));
            self.diagnostics.push(fault.arg("expected", Arg::Money(expected)).help("help"));
        }
        let vat = need.map(|need| need.vat).or_else(|| self.vat_rate(row));
        let usual = self.schedule.rows.first().map_or(Decimal::ZERO, |row| row.vat);
        if found.is_none() && expected.is_none() && price.is_some() {
            self.open.get_or_insert(row);
        }
        if let Some(amount) = found.or(expected) {
            self.amounts.push((row, half_up(amount, 2), vat.unwrap_or(usual)));
        }
        found
    }

    /// Sums, HT and VAT, of the amounts above a row: VAT is rounded for each rate (EN 16931, BR-CO-17).
    fn sums_above(&self, row: usize) -> (Decimal, Decimal) {
        let mut rates: Vec<(Decimal, Decimal)> = Vec::new();
        for (_, amount, rate) in self.amounts.iter().filter(|(at, ..)| *at < row) {
            match rates.iter_mut().find(|(known, _)| known == rate) {
                Some((_, sum)) => *sum += *amount,
                None => rates.push((*rate, *amount)),
            }
        }
        let vat = rates.iter().map(|(rate, sum)| half_up(*sum * *rate, 2)).sum();
        (rates.iter().map(|(_, sum)| *sum).sum(), vat)
    }

    /// Total HT is the sum of the amounts above it; total TTC is that and its VAT. Each to the cent; what the file leaves
    /// out is not checked.
    pub fn check_totals(&mut self) {
        let mut vat_found: Option<(Decimal, Decimal, usize, usize)> = None;
        for row in self.layout.headings.row + 1..self.table.rows.len() {
            let Some(kind) = total(self.table, row) else { continue };
            if self.open.is_some_and(|open| open < row) {
                return;
            }
            let (excl_vat, vat) = self.sums_above(row);
            let expected = match kind {
                Total::ExclVat => excl_vat,
                Total::InclVat => excl_vat + vat,
                Total::Vat => vat,
                Total::Part => continue,
            };
            let Some((column, found)) = self.total_cell(row, expected) else { continue };
            if kind == Total::Vat {
                let (sum, _, first, at) = vat_found.unwrap_or((Decimal::ZERO, vat, row, column));
                vat_found = Some((sum + found, vat, first, at));
            } else if half_up(found, 2) != expected {
                let fault = self.fault(codes::SCHEDULE_TOTAL, row, column).arg("found", Arg::Money(found));
                self.diagnostics.push(fault.arg("expected", Arg::Money(expected)));
            }
        }
        if let Some((found, vat, row, column)) = vat_found.filter(|(found, vat, ..)| half_up(*found, 2) != *vat) {
            let fault = self.fault(codes::SCHEDULE_VAT, row, column).arg("found", Arg::Money(found));
            self.diagnostics.push(fault.arg("expected", Arg::Money(vat)));
        }
    }

    /// The cell with a row's total: that of the amounts' column, else the last number; of two readings the one expected.
    fn total_cell(&self, row: usize, expected: Decimal) -> Option<(usize, Decimal)> {
        if let Some(heading) = self.layout.of_kind(Column::Amount) {
            let all = self.readings(row, heading);
            let found = all.iter().find(|value| half_up(**value, 2) == expected).or(all.first());
            if let Some(found) = found {
                return Some((heading.column, *found));
            }
        }
        self.table.filled(row).rev().find_map(|(column, cell)| match cell.content {
            Content::Number(number) => Some((column, number)),
            _ => None,
        })
    }
}
