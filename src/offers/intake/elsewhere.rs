//! What a workbook says of its prices beside the cells of their sheet: on its other sheets, in its page headers, in notes.

use super::column::{Column, contains, names_part};
use super::families::is_for_the_whole;
use super::headings::{Heading, Headings, plain};
use super::mapping::ignored;
use super::outside::untimed;
use super::read_back::ReadBack;
use super::remark::differs;
use super::stated::Stated;
use super::table::{Content, Mark, Table};
use super::words::{SET_ASIDE, for_all_time, is_of_charges};
use crate::diagnostic::{Diagnostic, codes};

impl ReadBack<'_> {
    /// The name of the sheet, which may speak of its prices; and where it is not chosen, of what they are the prices.
    fn sheet_name(&mut self) -> Option<(String, String)> {
        let name = self.table.name.clone();
        let words = plain(&name);
        let other = self.mapping.sheet.is_none() && (names_part(&name) || contains(&words, SET_ASIDE));
        if other && !self.mapping.passes(&name) {
            let heading = self.layout.of_kind(Column::Price).map(|heading| heading.text.clone()).unwrap_or_default();
            let fault = Diagnostic::new(codes::SCHEDULE_REMARK).arg("file", self.file).arg("cell", name.as_str());
            let fault = fault.arg("text", name.as_str()).arg("heading", heading).arg("ignored", ignored(&name));
            self.faults.push(fault.help("help-ask"));
            return None;
        }
        Some((name.clone(), name))
    }

    /// Headings of columns of other things than prices that speak of these: `Unité (prix TTC)`. Of which money amounts are, and of
    /// how much time, their own reader sees.
    fn other_headings(&self) -> Vec<(String, String)> {
        const KINDS: [Column; 6] =
            [Column::Designation, Column::Number, Column::Unit, Column::Quantity, Column::Amount, Column::Key];
        let says = |one: &&Heading| {
            let (words, of_money) = (plain(&one.text), one.kind == Some(Column::Amount));
            let said = untimed(&one.text).unwrap_or_default();
            let whole = for_all_time(&words) || is_for_the_whole(&words);
            // Of quantities each figure is asked about.
            let packed = said.several && !matches!(one.kind, Some(Column::Unit | Column::Quantity));
            let taxed = said.incl_vat == Some(true) && !of_money;
            let charged = is_of_charges(&words) && one.stated.share.is_some();
            packed || taxed || charged || (!said.others.is_empty() && !whole)
        };
        let open = |one: &&Heading| {
            let column = one.column;
            !self.layout.is_ignored(column) && !self.table.hidden_columns.contains(&column)
        };
        let below = self.layout.headings.below..self.table.rows.len();
        let read = |one: &&Heading| {
            let same = |known: &Heading| known.column == one.column;
            let own = KINDS.iter().any(|kind| self.layout.of_kind(*kind).is_some_and(same));
            // What is called a price and holds words is another thing: `Unité (prix TTC)`.
            let figure = |row: usize| self.table.cell(row, one.column).text().contains(|c: char| c.is_ascii_digit());
            let letters = plain(&one.text).contains("lettre");
            let worded = !letters && self.layout.echoes.iter().any(same) && !below.clone().any(figure);
            own || worded || (one.kind.is_none() && self.layout.unread.iter().any(same))
        };
        let all = self.layout.headings.all.iter().filter(open).filter(read).filter(says);
        all.map(|one| (self.table.place(self.layout.headings.row, one.column), one.text.clone())).collect()
    }

    /// What is said beside the cells of the sheet that is read: on its other sheets, in its page headers, in notes on its headings.
    /// A sheet with headings of its own speaks of its own prices.
    pub(super) fn elsewhere(&mut self, tables: &[Table]) {
        let Some(heading) = self.layout.of_kind(Column::Price).cloned() else { return };
        let mut found: Vec<(String, String)> = Vec::new();
        let others = tables.iter().filter(|other| !std::ptr::eq(*other, self.table) && !other.hidden);
        for other in others.filter(|other| Headings::find(other).is_none()) {
            for (row, cells) in other.rows.iter().enumerate() {
                let right = self.summary(other, row);
                let texts = cells.iter().enumerate().filter(|(_, cell)| matches!(cell.content, Content::Text(_)));
                let texts = texts.filter(|(column, _)| !right && !self.is_taxed_beside(other, row, *column));
                found.extend(texts.map(|(column, cell)| (other.place(row, column), cell.text())));
            }
        }
        found.extend(self.sheet_name());
        found.extend(
            self.table.headers.iter().chain(&self.table.boxes).map(|text| (self.table.name.clone(), text.clone())),
        );
        for ((row, column), marks) in self.table.marks.range(..(self.layout.headings.below, 0)) {
            let notes =
                marks.iter().filter_map(|mark| if let Mark::Note(note) = mark { Some(note.clone()) } else { None });
            let place = self.table.place(*row, *column);
            found.extend(notes.filter(|_| !self.layout.is_ignored(*column)).map(|note| (place.clone(), note)));
        }
        found.extend(self.other_headings());
        for (cell, text) in found {
            let told = self.altering(&text, "");
            let timed =
                told.as_ref().is_some_and(|told| told.period.is_some()) && !self.units_say(self.table.rows.len());
            let stated = Stated::read(&text);
            let charged = is_of_charges(&plain(&text)) && (stated.euro || stated.share.is_some());
            let charged = charged && text.contains(|c: char| c.is_ascii_digit());
            let end = self.table.rows.len();
            let differs =
                told.is_some_and(|told| differs(&told, &heading, timed, self.is_of_another_length(end, &told)));
            if (differs || charged) && !self.mapping.passes(&text) {
                let fault = Diagnostic::new(codes::SCHEDULE_REMARK).arg("file", self.file).arg("cell", cell);
                let fault = fault.arg("text", text.as_str()).arg("heading", heading.text.as_str());
                self.faults.push(fault.arg("ignored", ignored(&text)).help("help-ask"));
                self.foreign.push((None, text));
            }
        }
    }
}
