use std::cell::RefCell;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::column::Column;
use super::fold::Faults;
use super::headings::Heading;
use super::layout::Layout;
use super::mapping::Mapping;
use super::number_text::{self, Reading, decimal_mark};
use super::table::{Content, Table};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::Arg;
use crate::offers::schedule::PriceSchedule;
use crate::units::half_up;

/// What a filled schedule says of one row of the need.
#[derive(Debug, Clone, Default)]
pub(super) struct Answer {
    /// Unit price HT, in the unit of the need.
    pub price: Option<Decimal>,
    /// Whether there is a price that the vendor does not say yet.
    pub unknown: bool,
    /// Months of life.
    pub life: Option<u32>,
    /// Months of warranty.
    pub warranty: Option<u32>,
    /// Share of the units out of warranty that fail in a year, as a fraction.
    pub failure: Option<Decimal>,
    /// Row (from 0) of the need in whose price it is included.
    pub included_in: Option<usize>,
    /// Whether something in its row is a fault that has been told.
    pub faulty: bool,
    /// Amount of the row, as written.
    pub amount: Option<Decimal>,
    /// Row of the sheet, from 0.
    pub at: usize,
}

/// Reads the rows of a filled schedule, and checks each against the need and its own arithmetic.
pub(super) struct ReadBack<'a> {
    /// Name of the file.
    pub file: &'a str,
    /// The sheet.
    pub table: &'a Table,
    /// Its columns.
    pub layout: &'a Layout,
    /// The need.
    pub schedule: &'a PriceSchedule,
    /// What the buyer says of the file.
    pub mapping: Mapping,
    /// Where faults go.
    pub faults: Faults,
    /// What was found, by row of the need.
    pub answers: Vec<Option<Answer>>,
    /// Amounts, with their row and the VAT rate that belongs to them, for the totals below.
    pub amounts: Vec<(usize, Decimal, Decimal)>,
    /// Their sum.
    pub sum: Decimal,
    /// The first priced row whose amount is not known, so that totals below cannot be checked.
    pub open: Option<usize>,
    /// Decimal marks of columns, as far as they were asked for.
    pub marks: RefCell<BTreeMap<usize, Option<char>>>,
    /// Designations that no row of the need has, with their row in the sheet: for a mapping.
    /// And remarks, of which those that stand elsewhere have no row.
    pub foreign: Vec<(Option<usize>, String)>,
    /// Columns that are not read and hold remarks.
    pub remarks: Vec<usize>,
}

impl<'a> ReadBack<'a> {
    /// A sheet of which nothing is read yet.
    pub(super) fn of(
        file: &'a str,
        table: &'a Table,
        layout: &'a Layout,
        schedule: &'a PriceSchedule,
        mapping: Mapping,
    ) -> Self {
        Self {
            file,
            table,
            layout,
            schedule,
            mapping,
            faults: Faults::default(),
            answers: vec![None; schedule.rows.len()],
            amounts: Vec::new(),
            sum: Decimal::ZERO,
            open: None,
            marks: RefCell::default(),
            foreign: Vec::new(),
            remarks: Vec::new(),
        }
    }
}

impl ReadBack<'_> {
    /// A fault of a cell.
    pub(super) fn fault(&self, code: Code, row: usize, column: usize) -> Diagnostic {
        Diagnostic::new(code).arg("file", self.file).arg("cell", self.table.place(row, column))
    }

    /// Tells a fault of a cell whose text is at fault.
    pub(super) fn tell(&mut self, code: Code, row: usize, column: usize, text: &str) {
        let fault = self.fault(code, row, column).arg("text", text).help("help");
        self.faults.push(fault);
    }

    /// Tells a fault of a cell whose text is at fault, and in what.
    pub(super) fn tell_why(&mut self, code: Code, row: usize, column: usize, text: &str, why: impl Into<Arg>) {
        let fault = self.fault(code, row, column).arg("text", text).arg("why", why).help("help");
        self.faults.push(fault);
    }

    /// The text of a row's cell of a kind.
    pub(super) fn text(&self, row: usize, kind: Column) -> String {
        self.layout.column(kind).map_or(String::new(), |column| self.table.cell(row, column).text())
    }

    /// What the number of a cell may be: nothing where it has none, two where its decimal mark stays open. For checks that only
    /// apply to numbers.
    pub(super) fn readings(&self, row: usize, heading: &Heading) -> Vec<Decimal> {
        let mut factor = heading.stated.factor();
        let values = match &self.table.cell(row, heading.column).content {
            Content::Number(number) => vec![*number],
            // The unit behind a quantity is checked for itself.
            Content::Text(text) => match number_text::read(match heading.kind {
                Some(Column::Quantity) if !number_text::is_scientific(text) => {
                    text.split(char::is_alphabetic).next().unwrap_or_default()
                }
                _ => text,
            }) {
                Some(typed) => {
                    factor = typed.stated.scale.unwrap_or(factor);
                    match typed.reading.with(self.decimal(heading.column)) {
                        Some(value) => vec![value],
                        None => typed.reading.all().collect(),
                    }
                }
                None => Vec::new(),
            },
            _ => Vec::new(),
        };
        values.into_iter().filter_map(|value| value.checked_mul(factor)).collect()
    }

    /// The number of a cell, where there is one and it is sure.
    pub(super) fn number(&self, row: usize, heading: &Heading) -> Option<Decimal> {
        match self.readings(row, heading).as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// The quantity of a row, where there is one: of two readings that which is expected. A table of text holds what was shown,
    /// which may be the expected one rounded.
    pub(super) fn quantity(&self, row: usize, expected: Option<Decimal>) -> Option<Decimal> {
        let heading = self.layout.of_kind(Column::Quantity)?;
        let all = self.readings(row, heading);
        let shown = |value: &Decimal| {
            let exact = expected.filter(|_| !self.table.typed && (2..6).contains(&value.scale()));
            exact.is_some_and(|exact| half_up(exact, value.scale()) == *value)
        };
        let found = all.iter().find(|value| Some(**value) == expected).or(all.first()).copied();
        found.map(|found| expected.filter(|_| shown(&found)).unwrap_or(found))
    }

    /// The decimal mark of numbers that are text: as the mapping says, or as the column's own numbers tell. Those of another
    /// column tell nothing: the buyer wrote its quantities. None where it stays open.
    pub(super) fn decimal(&self, column: usize) -> Option<char> {
        if self.mapping.decimal.is_some() {
            return self.mapping.decimal;
        }
        let known = self.marks.borrow().get(&column).copied();
        known.unwrap_or_else(|| {
            let mark = decimal_mark(self.readings_below(column).into_iter());
            self.marks.borrow_mut().insert(column, mark);
            mark
        })
    }

    fn readings_below(&self, column: usize) -> Vec<Reading> {
        let below = self.layout.headings.below..self.table.rows.len();
        let reading = |row: usize| match &self.table.cell(row, column).content {
            Content::Text(text) => number_text::read(text).map(|typed| typed.reading),
            _ => None,
        };
        below.filter_map(reading).collect()
    }
}
