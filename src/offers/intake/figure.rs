//! Cells of quantities, amounts and VAT rates, which only check what is read: what is no plain number there checks nothing,
//! and what stands beside the number may make the price another one.

use super::column::Column;
use super::headings::plain;
use super::mapping::without_column;
use super::need::is_called;
use super::number_text;
use super::price::kind_of;
use super::price_words::is_word;
use super::read_back::ReadBack;
use super::stated::Stated;
use super::table::{Cell, Content};
use crate::diagnostic::codes;
use crate::document::sheet::number_format;
use crate::language::Arg;
use crate::offers::schedule::{Basis, PriceRow};

impl ReadBack<'_> {
    /// Tells quantities, amounts and VAT rates of a row that are no plain numbers of their column's kind.
    /// Whether the quantity is one.
    pub(super) fn check_figures(&mut self, row: usize, need: &PriceRow) -> bool {
        let mut counted = true;
        for kind in [Column::Quantity, Column::Amount, Column::Vat] {
            let Some(heading) = self.layout.of_kind(kind).cloned() else { continue };
            let cell = self.table.cell(row, heading.column).clone();
            let currency = &heading.stated.foreign;
            let why = match currency.as_ref().filter(|_| kind == Column::Amount && !cell.is_empty()) {
                Some(_) => Some(Arg::Text(heading.text.clone())),
                None => self.strange(row, kind, &cell, need),
            };
            if let Some(why) = why {
                let fault = self.fault(codes::SCHEDULE_FIGURE, row, heading.column).arg("text", cell.text());
                self.faults.push(fault.arg("why", why).arg("example", without_column(heading.column)).help("help"));
                counted &= kind != Column::Quantity;
            }
        }
        counted
    }

    /// Why a cell is no plain number of its kind; none where it is, or nothing stands there.
    fn strange(&self, row: usize, kind: Column, cell: &Cell, need: &PriceRow) -> Option<Arg> {
        let price = self.layout.column(Column::Price).unwrap_or_default();
        let price = self.table.cell(row, price);
        let priced = matches!(price.content, Content::Number(_)) || number_text::read(&price.text()).is_some();
        let column = self.layout.column(kind).unwrap_or_default();
        if let Some(what) = self.table.marked(row, column).filter(|_| !cell.is_empty()) {
            return Some(Arg::Word(format!("kind-{what}")));
        }
        // `Quantité (lots de 10)` above it.
        let of_lots = kind == Column::Quantity && !cell.is_empty();
        if let Some(heading) = self.layout.of_kind(kind).filter(|heading| of_lots && heading.stated.several) {
            return Some(Arg::Text(heading.text.clone()));
        }
        match &cell.content {
            Content::Empty => None,
            Content::Number(_) => {
                let format = cell.format.as_deref().map(number_format).unwrap_or_default();
                let unlike = (format.percent && kind != Column::Vat) || format.is_other();
                let beside = !self.is_usual(kind, &Stated::read(&format.words), need);
                (unlike || beside).then(|| Arg::Text(cell.format.as_deref().unwrap_or_default().to_owned()))
            }
            Content::Text(text) if !text.chars().any(char::is_alphanumeric) => None,
            Content::Text(text) => {
                let bare = match kind {
                    Column::Quantity => without_unit(text, need),
                    _ => text.clone(),
                };
                let known = match number_text::read(&bare) {
                    Some(typed) => self.is_usual(kind, &typed.stated, need),
                    // `offert` beside no price says the same again; a lump sum is one.
                    None if kind == Column::Quantity => Stated::read(text).lump && need.basis == Basis::Lump,
                    None => !priced && is_word(text),
                };
                (!known).then(|| Arg::Word("kind-text".to_owned()))
            }
            other => Some(Arg::Word(format!("kind-{}", kind_of(other)))),
        }
    }

    /// Whether what is said beside a figure is what such figures are.
    fn is_usual(&self, kind: Column, said: &Stated, need: &PriceRow) -> bool {
        let heading = self.layout.of_kind(kind).map(|heading| heading.stated.clone()).unwrap_or_default();
        let plain_words = !said.several && !said.lump && said.foreign.is_none();
        let noun = said.others.join(" ");
        plain_words
            && match kind {
                Column::Quantity => {
                    let called = noun.is_empty() || is_called(&need.unit, &noun);
                    let timed = said.period.is_some() && !need.basis.recurs();
                    called && !timed && !said.is_of_money() && said.share.is_none() && said.incl_vat.is_none()
                }
                Column::Amount => {
                    let taxed = said.incl_vat == Some(true) && heading.incl_vat != Some(true);
                    noun.is_empty() && said.share.is_none() && !taxed && said.period.is_none()
                }
                _ => noun.is_empty() && !said.is_of_money() && said.share != Some(rust_decimal::Decimal::ONE_THOUSAND),
            }
    }
}

/// A quantity without the unit of the need behind it: `2000 capteurs`.
fn without_unit(text: &str, need: &PriceRow) -> String {
    let cut = text.find(|c: char| c.is_alphabetic()).unwrap_or(text.len());
    let (number, noun) = text.split_at(cut);
    if is_called(&need.unit, &plain(noun)) { number.to_owned() } else { text.to_owned() }
}
