//! Sheets that sum an offer up, without headings of their own: their totals are those of the schedule, and what they take off is
//! held by nothing.

use rust_decimal::Decimal;

use super::column::contains;
use super::headings::plain;
use super::mapping::ignored;
use super::number_text;
use super::read_back::ReadBack;
use super::stated::Stated;
use super::table::{Cell, Content, Table};
use super::vat_words::with_vat;
use super::words::is_of_charges;
use crate::diagnostic::{Diagnostic, codes};
use crate::language::Arg;
use crate::units::half_up;

/// Words of what is taken off, on a sheet of money.
const TAKEN_OFF: &[&str] =
    &["avoir", "avoirs", "reduction", "reductions", "geste", "abattement", "deduction", "deductions"];
/// The words of a total of all, and of nothing else.
const OF_ALL: &[&str] = &[
    "total",
    "general",
    "grand",
    "montant",
    "ht",
    "ttc",
    "eur",
    "euros",
    "hors",
    "taxe",
    "taxes",
    "toutes",
    "comprises",
    "tva",
    "net",
    "a",
    "payer",
    "de",
    "du",
    "la",
    "le",
    "en",
    "l",
    "offre",
    "marche",
    "vat",
    "excl",
    "incl",
    "excluding",
    "including",
];

/// The figure of a cell, and whether it is a share.
fn figure(cell: &Cell) -> Option<(Decimal, bool)> {
    match &cell.content {
        Content::Number(number) => Some((*number, cell.format.as_deref().is_some_and(|format| format.contains('%')))),
        Content::Text(text) => {
            let typed = number_text::read(text)?;
            let number = typed.reading.all().next()?;
            // `5 %` is a fraction, as a cell that is shown so holds it.
            Some(typed.stated.share.map_or((number, false), |share| (number / share, true)))
        }
        _ => None,
    }
}

/// Whether a sheet speaks of money at all.
fn is_of_money(table: &Table) -> bool {
    let cells = || table.rows.iter().flatten();
    cells().any(|cell| match &cell.content {
        Content::Text(text) => {
            let stated = Stated::read(text);
            stated.euro || (stated.incl_vat.is_some() && contains(&plain(text), &["ht", "ttc"]))
        }
        _ => false,
    })
}

impl ReadBack<'_> {
    /// Reads a row of another sheet: a total is held against the schedule, and a reduction, or costs, with its amount is told.
    /// Whether it is a total that is right.
    pub(super) fn summary(&mut self, other: &Table, row: usize) -> bool {
        let figures: Vec<(usize, Decimal, bool)> = other
            .filled(row)
            .filter_map(|(column, cell)| figure(cell).map(|(number, share)| (column, number, share)))
            .filter(|(_, number, _)| !number.is_zero())
            .collect();
        let label = |wanted: &dyn Fn(&str) -> bool| {
            other.filled(row).find_map(|(column, cell)| match &cell.content {
                Content::Text(text) if figure(cell).is_none() && wanted(&plain(text)) => Some((column, text.clone())),
                _ => None,
            })
        };
        let Some((column, amount, share)) = figures.last().copied() else { return false };
        if let Some((expected, of_prices)) = self.expected_total(other, row) {
            if figures.iter().any(|(_, found, _)| half_up(*found, 2) == half_up(expected, 2)) {
                return true;
            }
            let all = label(&|words| words.split(' ').all(|word| OF_ALL.contains(&word)));
            // A total may be that of the whole time of what is paid again and again.
            let recurring = self.answers.iter().zip(&self.schedule.rows).any(|(answer, need)| {
                answer.as_ref().is_some_and(|answer| answer.price.is_some()) && need.basis.months().is_some()
            });
            if let Some((_, text)) = all.filter(|_| of_prices && !share && !recurring)
                && !self.mapping.passes(&text)
            {
                let fault = Diagnostic::new(codes::SCHEDULE_TOTAL).arg("file", self.file);
                let fault = fault.arg("cell", other.place(row, column)).arg("found", Arg::Money(amount));
                let fault = fault.arg("expected", Arg::Money(expected)).arg("example", ignored(&text));
                self.faults.push(fault.help("help"));
                self.foreign.push((None, text));
                return true;
            }
            return false;
        }
        let money = is_of_money(other);
        let negative = figures.iter().any(|(_, number, _)| number.is_sign_negative());
        let charge = label(&|words| is_of_charges(words) || (money && contains(words, TAKEN_OFF)));
        let charge = charge.or_else(|| label(&|words| !words.is_empty()).filter(|_| money && negative));
        if let Some((column, text)) = charge
            && !self.mapping.passes(&text)
        {
            let fault = Diagnostic::new(codes::SCHEDULE_UNHELD).arg("file", self.file);
            let fault = fault.arg("cell", other.place(row, column)).arg("name", text.as_str());
            let amount = if share { Arg::Percent(amount) } else { Arg::Money(amount) };
            self.faults.push(fault.arg("amount", amount).arg("example", ignored(&text)).help("help"));
            self.foreign.push((None, text));
        }
        false
    }

    /// Whether a text heads figures of another sheet that are those beside them with their VAT.
    pub(super) fn is_taxed_beside(&self, other: &Table, row: usize, column: usize) -> bool {
        let Content::Text(text) = &other.cell(row, column).content else { return false };
        if !with_vat(&plain(text)) || other.filled(row).any(|(_, cell)| figure(cell).is_some()) {
            return false;
        }
        let mut found = 0;
        (row + 1..other.rows.len()).all(|below| {
            let Some((taxed, false)) = figure(other.cell(below, column)) else { return true };
            found += 1;
            let beside = other.filled(below).filter(|(at, _)| *at != column).filter_map(|(_, cell)| figure(cell));
            let rates = || self.schedule.rows.iter().map(|need| Decimal::ONE + need.vat);
            beside.into_iter().any(|(number, _)| {
                rates().any(|rate| number.checked_mul(rate).map(|it| half_up(it, 2)) == Some(half_up(taxed, 2)))
            })
        }) && found > 0
    }
}
