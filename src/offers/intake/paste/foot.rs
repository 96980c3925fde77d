//! The VAT that a table states once, below its rows: of one rate, it is that of each of them.

use rust_decimal::Decimal;

use super::super::column::{Column, contains};
use super::super::headings::plain;
use super::super::number_text;
use super::super::table::Content;
use super::super::totals::{is_payment, is_total, of_tax};
use super::draft::{Draft, Note};
use super::taxes::{rate_said, usual};
use crate::language::Arg;
use crate::units::half_up;

/// What a plan takes where nothing is said: such a foot says nothing new.
const OF_PLANS: Decimal = Decimal::from_parts(2, 0, 0, false, 1);
/// Words of a table that no VAT is charged (CGI 293 B).
const EXEMPT: [&str; 8] =
    ["non applicable", "non applicables", "293 b", "293b", "exonere", "exoneree", "exoneration", "franchise en base"];
/// The buyer's own VAT: he pays it, at a rate that the table does not say.
const REVERSED: [&str; 2] = ["autoliquidation", "autoliquidee"];

impl Draft {
    /// Leaves out the payments below a total, and tells it: they are no things of the project.
    pub(in super::super) fn leave_payments(&mut self) {
        let below = self.headings.row + 1..self.table.rows.len();
        let rows: Vec<usize> = below.filter(|row| is_payment(&self.table, *row)).collect();
        let first = |row: &usize| self.table.filled(*row).next().map(|(_, cell)| cell.text());
        let names: Vec<String> = rows.iter().filter_map(first).collect();
        if !names.is_empty() {
            let args = vec![("rows", Arg::Text(names.join(", ")))];
            self.notes.push(Note { word: "pasted-payments", args, asks: false });
        }
        rows.into_iter().for_each(|row| self.table.rows[row].clear());
    }

    /// Gives each row the rate of the foot, and tells it.
    pub(in super::super) fn settle_foot(&mut self) {
        if self.headings.of(Column::Vat).next().is_some() {
            return;
        }
        let Some(rate) = self.rate_of_foot().filter(|rate| *rate != OF_PLANS) else { return };
        let figures = self.of_things();
        let percent = (rate * Decimal::ONE_HUNDRED).normalize();
        // What has been understood is no remark any more.
        let exempt = self.exempt().into_iter().filter(|row| rate.is_zero() && *row > self.headings.row);
        exempt.collect::<Vec<_>>().into_iter().for_each(|row| self.table.rows[row].clear());
        let column = self.add("Taux de TVA");
        for row in self.rows() {
            if figures.iter().any(|at| !self.table.cell(row, *at).is_empty()) {
                self.table.put(row, column).content = Content::Text(format!("{percent} %"));
            }
        }
        self.notes.push(Note { word: "pasted-foot", args: vec![("rate", Arg::Number(percent))], asks: false });
    }

    /// The one rate that the rows below the table say by their words, or else by their figures.
    fn rate_of_foot(&self) -> Option<Decimal> {
        if (0..self.table.rows.len()).any(|row| contains(&plain(&self.text(row)), &REVERSED)) {
            return None;
        }
        let taxes: Vec<usize> =
            self.totals().into_iter().filter(|row| of_tax(&self.table, *row) == Some(false)).collect();
        let charged = |row: &&usize| self.last(**row).is_some_and(|tax| !tax.is_zero());
        match taxes.iter().filter(charged).collect::<Vec<_>>().as_slice() {
            [row] => self.rate_of(**row).or_else(|| self.made(self.last(**row)?)),
            [] if !self.exempt().is_empty() => Some(Decimal::ZERO),
            [] if taxes.iter().any(|row| self.last(*row).is_some()) => {
                taxes.iter().all(|row| self.rate_of(*row).is_none_or(|rate| rate.is_zero())).then_some(Decimal::ZERO)
            }
            [] => {
                let with_tax = self.totals().into_iter().rfind(|row| of_tax(&self.table, *row) == Some(true))?;
                let tax = self.last(with_tax)?.checked_sub(self.net()?)?;
                self.made(tax).filter(|rate| !rate.is_zero())
            }
            _ => None,
        }
    }

    /// The rate that makes a tax of the rows' amounts, where only one does.
    fn made(&self, tax: Decimal) -> Option<Decimal> {
        let net = self.net()?;
        let makes = |rate: &Decimal| net.checked_mul(*rate).is_some_and(|made| half_up(made, 2) == half_up(tax, 2));
        match usual().filter(makes).collect::<Vec<_>>().as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// What all rows come to without VAT; none where one of them does not say it.
    fn net(&self) -> Option<Decimal> {
        let only = |kind: Column| match self.net_of(kind).as_slice() {
            [one] => Some(self.figures(one.column)),
            _ => None,
        };
        let (amounts, prices, counts) = (only(Column::Amount), only(Column::Price), self.counts());
        let of_row = |row: usize| {
            let product = || Some(half_up(prices.as_ref()?[row]?.checked_mul(counts[row]?)?, 2));
            amounts.as_ref().and_then(|amounts| amounts[row]).or_else(product)
        };
        self.rows().into_iter().filter_map(of_row).try_fold(Decimal::ZERO, Decimal::checked_add)
    }

    /// The rate that the words of a row name.
    pub(super) fn rate_of(&self, row: usize) -> Option<Decimal> {
        let text = self.text(row);
        rate_said(&text).filter(|_| text.contains('%'))
    }

    fn text(&self, row: usize) -> String {
        self.table.filled(row).map(|(_, cell)| cell.text()).collect::<Vec<_>>().join(" ")
    }

    /// The last number of a row of totals, beside its words.
    fn last(&self, row: usize) -> Option<Decimal> {
        let cells: Vec<String> = self.table.filled(row).skip(1).map(|(_, cell)| cell.text()).collect();
        let amount = |text: &String| {
            let typed = number_text::read(text).filter(|typed| typed.stated.share.is_none())?;
            typed.reading.with(Some(','))
        };
        cells.iter().rev().find_map(amount)
    }

    /// The columns of which a row that is a thing has one filled.
    fn of_things(&self) -> Vec<usize> {
        let kinds = [Column::Price, Column::Quantity, Column::Amount].into_iter();
        kinds.flat_map(|kind| self.headings.of(kind).map(|one| one.column)).collect()
    }

    /// The rows that are no things and say that no VAT is charged: a thing says it of itself alone.
    fn exempt(&self) -> Vec<usize> {
        let figures = self.of_things();
        let empty = |row: usize| figures.iter().all(|column| self.table.cell(row, *column).is_empty());
        let bare = |row: &usize| is_total(&self.table, *row) || empty(*row);
        let free = |row: &usize| {
            let words = format!(" {} ", plain(&self.text(*row)));
            contains(words.trim(), &["tva", "vat"]) && EXEMPT.iter().any(|word| words.contains(&format!(" {word} ")))
        };
        (0..self.table.rows.len()).filter(bare).filter(free).collect()
    }
}
