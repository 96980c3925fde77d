use rust_decimal::Decimal;

use super::columns::{Column, plain};
use super::read_back::ReadBack;
use super::table::{Content, Table};
use crate::diagnostic::codes;
use crate::language::Arg;
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
    let text = table.rows.get(row)?.iter().find_map(|cell| match &cell.content {
        Content::Text(text) => Some(plain(text)),
        _ => None,
    })?;
    let starts = |words: &[&str]| words.iter().any(|word| text == *word || text.starts_with(&format!("{word} ")));
    let incl_vat =
        text.split(' ').any(|word| word == "ttc") || text.contains("incl vat") || text.contains("including vat");
    if starts(&["sous total", "subtotal", "s total"]) {
        Some(Total::Part)
    } else if starts(&["tva", "montant tva", "montant de la tva", "total tva", "vat"]) {
        Some(Total::Vat)
    } else if starts(&["total", "montant total", "grand total", "montant ht", "montant ttc"]) {
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
    /// Total HT is the sum of the amounts; VAT that of each rate, rounded for each rate (EN 16931,
    /// BR-CO-17); total TTC is both together. Each to the cent; what the file leaves out is not checked.
    pub fn check_totals(&mut self) {
        if self.open {
            return;
        }
        let excl_vat: Decimal = self.amounts.iter().map(|(amount, _)| *amount).sum();
        let mut rates: Vec<(Decimal, Decimal)> = Vec::new();
        for (amount, rate) in &self.amounts {
            match rates.iter_mut().find(|(known, _)| known == rate) {
                Some((_, sum)) => *sum += *amount,
                None => rates.push((*rate, *amount)),
            }
        }
        let vat: Decimal = rates.iter().map(|(rate, sum)| half_up(*sum * *rate, 2)).sum();
        let mut vat_found: Option<(Decimal, usize, usize)> = None;
        for row in self.headers.row + 1..self.table.rows.len() {
            let Some(kind) = total(self.table, row) else { continue };
            let Some((column, found)) = self.total_cell(row) else { continue };
            let expected = match kind {
                Total::ExclVat => excl_vat,
                Total::InclVat => excl_vat + vat,
                Total::Vat => {
                    let (sum, first, at) = vat_found.unwrap_or((Decimal::ZERO, row, column));
                    vat_found = Some((sum + found, first, at));
                    continue;
                }
                Total::Part => continue,
            };
            if half_up(found, 2) != expected {
                let fault = self.fault(codes::SCHEDULE_TOTAL, row, column).arg("found", Arg::Money(found));
                self.diagnostics.push(fault.arg("expected", Arg::Money(expected)));
            }
        }
        if let Some((found, row, column)) = vat_found.filter(|(found, _, _)| half_up(*found, 2) != vat) {
            let fault = self.fault(codes::SCHEDULE_VAT, row, column).arg("found", Arg::Money(found));
            self.diagnostics.push(fault.arg("expected", Arg::Money(vat)));
        }
    }

    /// The cell with a row's total: that of the amounts' column, else the last number.
    fn total_cell(&self, row: usize) -> Option<(usize, Decimal)> {
        let own = self.headers.of(Column::Amount);
        if let Some(found) = own.and_then(|column| Some((column, self.number(row, column)?))) {
            return Some(found);
        }
        let cells = 0..self.table.rows[row].len();
        let number = |column: usize| match self.table.cell(row, column).content {
            Content::Number(number) => Some((column, number)),
            _ => None,
        };
        cells.rev().find_map(number)
    }
}
