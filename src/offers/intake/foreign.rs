//! Rows that no row of the need is: titles, headings once more, and figures that nothing holds.

use rust_decimal::Decimal;

use super::column::Column;
use super::headings::plain;
use super::mapping::ignored;
use super::number_text;
use super::read_back::ReadBack;
use super::table::Content;
use crate::diagnostic::codes;
use crate::language::Arg;
use crate::offers::schedule::PriceRow;
use crate::units::half_up;

/// So many rows are named in a mapping that is drawn up.
const NAMED_IN_MAPPING: usize = 200;

impl ReadBack<'_> {
    /// Tells an amount that nothing holds.
    pub(super) fn unheld(&mut self, row: usize, column: usize, name: &str, amount: Option<Decimal>) {
        self.note_foreign(row, name);
        let fault = self.fault(codes::SCHEDULE_UNHELD, row, column).arg("name", name);
        let amount = amount.map_or(Arg::Text("…".to_owned()), Arg::Money);
        self.faults.push(fault.arg("amount", amount).arg("example", ignored(name)).help("help"));
    }

    /// Notes a row for a mapping that is drawn up.
    pub(super) fn note_foreign(&mut self, row: usize, name: &str) {
        if self.foreign.len() < NAMED_IN_MAPPING {
            self.foreign.push((Some(row), name.to_owned()));
        }
    }

    /// A row that no row of the need is: a title, or figures that nothing holds.
    pub(super) fn foreign(&mut self, row: usize) {
        let (name, number) = (self.text(row, Column::Designation), self.text(row, Column::Number));
        let texts: Vec<String> = self.table.filled(row).map(|(_, cell)| cell.text()).collect();
        if self.is_heading_again(row) || self.numbers_columns(&texts) || super::head::is_labelled(self.table, row) {
            return;
        }
        self.remark(row);
        let column = self.layout.column(Column::Designation).or(self.layout.column(Column::Key)).unwrap_or_default();
        let shown = [name.as_str(), number.as_str()].into_iter().find(|text| !text.is_empty());
        let shown = shown.map(str::to_owned).or_else(|| texts.first().cloned()).unwrap_or_default();
        let heading = self.layout.of_kind(Column::Amount).cloned();
        let amount = heading.as_ref().and_then(|heading| self.readings(row, heading).first().copied());
        let price = self.layout.column(Column::Price).unwrap_or_default();
        let blank = self.table.cell(row, price).is_empty();
        let number_column = self.layout.column(Column::Number);
        let figure = |(column, content): (usize, &Content)| match content {
            Content::Number(_) => Some(column) != number_column,
            Content::Text(text) => {
                Some(column) == heading.as_ref().map(|it| it.column) && number_text::read(text).is_some()
            }
            _ => false,
        };
        let figures = self.table.filled(row).any(|(column, cell)| figure((column, &cell.content)));
        let quantity = self.quantity(row, None);
        if blank && amount.is_some() {
            // A sum without a word for it says nothing new.
            if !(shown == texts[0] && name.is_empty() && amount.map(|amount| half_up(amount, 2)) == Some(self.sum)) {
                self.unheld(row, column, &shown, amount);
                self.amount(row, None, quantity, None);
            }
        } else if !blank || figures || (quantity.is_some() && !name.is_empty()) {
            let example = self.schedule.rows.first().map_or(String::new(), PriceRow::key);
            let added = self.fault(codes::SCHEDULE_ADDED, row, column).arg("name", shown.as_str());
            self.faults.push(added.arg("example", example).help("help"));
            self.note_foreign(row, &shown);
            let price = self.layout.of_kind(Column::Price).and_then(|heading| self.number(row, heading));
            self.amount(row, None, quantity, price);
        } else {
            self.charge(row, false);
        }
    }

    /// Whether a row repeats the headings, as at the top of a printed page.
    pub(super) fn is_heading_again(&self, row: usize) -> bool {
        let same = |(column, cell): (usize, &super::table::Cell)| {
            let heading = self.layout.headings.at(column);
            heading.is_some_and(|heading| plain(&heading.text) == plain(&cell.text()))
        };
        self.table.filled(row).count() > 1 && self.table.filled(row).all(same)
    }

    /// Whether a row gives the columns numbers or letters: `(1)`, `(2)`, `(3) = (1) × (2)`.
    pub(super) fn numbers_columns(&self, texts: &[String]) -> bool {
        let label = |text: &String| {
            let bare: String = text.chars().filter(|c| !matches!(c, '(' | ')' | '[' | ']' | ' ')).collect();
            bare.chars().count() == 1 && !bare.chars().any(|c| c == '-')
                || (bare.contains('=') && bare.chars().count() <= 9)
        };
        let brackets = texts.iter().any(|text| text.starts_with('(') || text.starts_with('[') || text.contains('='));
        texts.len() > 2
            && texts.iter().all(label)
            && (brackets || texts.iter().all(|text| text.chars().all(char::is_alphabetic)))
    }
}
