//! Rows that no row of the need is: titles, headings once more, and figures that nothing holds.

use rust_decimal::Decimal;

use super::column::Column;
use super::headings::{Heading, Headings, plain};
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
        if self.is_heading_again(row) || self.numbers_columns(&texts) {
            return;
        }
        self.remark(row);
        if super::head::is_labelled(self.table, row) {
            return self.charge(row, false);
        }
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

    /// Whether a row repeats the headings, as at the top of a printed page, in these words or in others that mean the same.
    pub(super) fn is_heading_again(&self, row: usize) -> bool {
        let same = |(column, cell): (usize, &super::table::Cell)| {
            let heading = self.layout.headings.at(column);
            heading.is_some_and(|heading| {
                plain(&heading.text) == plain(&cell.text())
                    || heading.kind.is_some() && heading.means(&Heading::of(column, cell.text()))
            })
        };
        let repeats = |(column, cell): (usize, &super::table::Cell)| {
            self.layout.headings.at(column).is_some_and(|known| known.repeats(&Heading::of(column, cell.text())))
        };
        self.table.filled(row).count() > 1 && self.table.filled(row).all(same)
            || self.is_of_headings(row) && self.table.filled(row).all(repeats)
    }

    /// Whether a row is one of headings that mean something else than those above it: told, and settled by no mapping, for what
    /// stands below it is read by the first ones.
    pub(super) fn is_other_heading(&mut self, row: usize) -> bool {
        if self.layout.headings.all.is_empty() || !self.is_of_headings(row) || self.is_heading_again(row) {
            return false;
        }
        let own = Headings::read(self.table, row, row);
        let differs = |one: &&Heading| self.layout.headings.at(one.column).is_none_or(|known| !known.repeats(one));
        let other = own.all.iter().find(|one| one.kind.is_some() && differs(one)).or(own.all.first());
        if let Some(other) = other {
            let known = self.layout.headings.at(other.column).map_or(String::new(), |known| known.text.clone());
            let fault = self.fault(codes::SCHEDULE_SECOND_HEADING, row, other.column).arg("text", other.text.as_str());
            self.faults.push(fault.arg("heading", known).help("help"));
        }
        true
    }

    /// Whether a row is one of headings: words without a figure, that name a designation and prices.
    pub(super) fn is_of_headings(&self, row: usize) -> bool {
        let own = Headings::read(self.table, row, row);
        let text = |(_, cell): (usize, &super::table::Cell)| matches!(cell.content, Content::Text(_));
        own.is_whole() && self.table.filled(row).all(text)
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
