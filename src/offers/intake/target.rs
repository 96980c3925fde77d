//! Which row of the need a row of the file means.

use super::column::Column;
use super::headings::plain;
use super::mapping::{Mapped, without_column};
use super::read_back::ReadBack;
use crate::diagnostic::codes;
use crate::language::Language;
use crate::offers::schedule::PriceRow;

impl ReadBack<'_> {
    /// The row of the need that a row of the file means: by the mapping, by our key, by its designation, by the name of a
    /// component that the need has once.
    pub(super) fn find(&mut self, row: usize) -> Option<Mapped> {
        let (name, number) = (self.text(row, Column::Designation), self.text(row, Column::Number));
        if let Some(mapped) = self.mapping.find(row, &name, &number) {
            return Some(mapped);
        }
        self.named(row).map(Mapped::To)
    }

    /// The row of the need that a row of the file names itself.
    pub(super) fn named(&self, row: usize) -> Option<usize> {
        let rows = &self.schedule.rows;
        let key = self.text(row, Column::Key);
        if let Some(place) = rows.iter().position(|row| row.key() == key).or_else(|| self.designated(row)) {
            return Some(place);
        }
        let wanted = plain(&self.text(row, Column::Designation));
        let component = |row: &PriceRow| {
            let word = format!("component-{}", row.component);
            let said = |language: Language| language.knows(&word) && plain(&language.say(&word, &[])) == wanted;
            row.is_main() && (plain(&row.component) == wanted || said(Language::French) || said(Language::English))
        };
        let mut found = (0..rows.len()).filter(|place| !wanted.is_empty() && component(&rows[*place]));
        match (found.next(), found.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    }

    /// The row of the need whose whole designation a row has.
    pub(super) fn designated(&self, row: usize) -> Option<usize> {
        let wanted = plain(&self.text(row, Column::Designation));
        let whole = |row: &PriceRow| plain(&row.designation) == wanted || plain(&row.key()) == wanted;
        self.schedule.rows.iter().position(whole).filter(|_| !wanted.is_empty())
    }

    /// Tells a row that names one component in its own column and another by its designation, or one that there is not.
    pub(super) fn contradicts(&mut self, row: usize) -> bool {
        let (key, name) = (self.text(row, Column::Key), self.text(row, Column::Designation));
        let number = self.text(row, Column::Number);
        let keyed = self.schedule.rows.iter().position(|row| row.key() == key);
        let named = self.designated(row);
        // A column of that name in a schedule of another form may hold anything.
        let ours = keyed.is_some() || (key.contains('.') && !key.contains(' '));
        if !ours || named.is_none() || keyed == named || self.mapping.find(row, &name, &number).is_some() {
            return false;
        }
        let column = self.layout.column(Column::Key).unwrap_or_default();
        let other = named.map_or(String::new(), |place| self.schedule.rows[place].key());
        let example = format!("rows: {{\"row {}\": {other}}}", row + 1);
        let fault = self.fault(codes::SCHEDULE_CONTRADICTS, row, column).arg("key", key).arg("name", name);
        self.faults.push(fault.arg("other", other).arg("example", example).help("help"));
        true
    }

    /// Tells a row of text that goes on beyond all headings: a decimal comma may have parted its price.
    pub(super) fn is_wide(&mut self, row: usize) -> bool {
        let last = self.layout.headings.all.iter().map(|heading| heading.column).max().unwrap_or_default();
        let given = self.layout.read.iter().map(|(_, heading)| heading.column).max().unwrap_or_default();
        let beyond = self.table.filled(row).map(|(column, _)| column).find(|column| *column > last.max(given));
        // Where there are no headings, a row is wide beside the narrowest of them.
        let price = self.layout.column(Column::Price).unwrap_or_default();
        let width = |row: usize| self.table.filled(row).map(|(column, _)| column).max();
        let beyond = beyond.filter(|_| {
            let priced = (0..self.table.rows.len()).filter(|row| !self.table.cell(*row, price).is_empty());
            !self.layout.headings.all.is_empty() || priced.filter_map(width).min() < width(row)
        });
        let Some(column) = beyond.filter(|_| !self.table.typed) else { return false };
        let text = self.table.filled(row).map(|(_, cell)| cell.text()).collect::<Vec<_>>().join(" | ");
        let ignored = without_column(column);
        if !self.layout.is_ignored(column) {
            let fault = self.fault(codes::SCHEDULE_WIDE, row, column).arg("text", text).arg("example", ignored);
            self.faults.push(fault.help("help"));
            return true;
        }
        false
    }
}
