use rust_decimal::Decimal;

use super::columns::{Column, Headers, includes_vat, plain};
use super::mapping::{Mapped, Mapping};
use super::number_text;
use super::schedule::{Basis, PriceSchedule, Row};
use super::table::{Content, Table};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, codes};
use crate::language::{Arg, Language};
use crate::units::half_up;

/// What a filled schedule says of one row of the need.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    /// Unit price HT.
    pub price: Option<Decimal>,
    /// Months of life.
    pub life: Option<u32>,
    /// Months of warranty.
    pub warranty: Option<u32>,
    /// Share of the units out of warranty that fail in a year, as a fraction.
    pub failure: Option<Decimal>,
    /// Row (from 0) of the need in whose price it is included.
    pub included_in: Option<usize>,
    /// Whether there is something in the place of the price that is none.
    pub faulty: bool,
    /// Row of the sheet, from 0.
    pub at: usize,
}

/// What stands in the place of a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Priced {
    /// A price HT.
    At(Decimal),
    /// Nothing, or words for it.
    Blank,
    /// A fault, which has been told.
    Faulty,
}

/// Reads the rows of a filled schedule, and checks each against the need and its own arithmetic.
pub struct ReadBack<'a> {
    /// Name of the file.
    pub file: &'a str,
    /// The sheet.
    pub table: &'a Table,
    /// Its columns.
    pub headers: &'a Headers,
    /// The need.
    pub schedule: &'a PriceSchedule,
    /// Names that do not match.
    pub mapping: Mapping,
    /// Where faults go.
    pub diagnostics: &'a mut Diagnostics,
    /// What was found, by row of the need.
    pub answers: Vec<Option<Answer>>,
    /// Amounts with the VAT rate that belongs to them, for the totals.
    pub amounts: Vec<(Decimal, Decimal)>,
    /// Whether a priced row's amount is not known, so that totals cannot be checked.
    pub open: bool,
}

impl ReadBack<'_> {
    /// A fault of a cell.
    pub fn fault(&self, code: Code, row: usize, column: usize) -> Diagnostic {
        Diagnostic::new(code).arg("file", self.file).arg("cell", self.table.place(row, column))
    }

    fn text(&self, row: usize, kind: Column) -> String {
        self.headers.of(kind).map_or(String::new(), |column| self.table.cell(row, column).text())
    }

    /// A cell's number, without a word where it has none: for checks that only apply to numbers.
    pub fn number(&self, row: usize, column: usize) -> Option<Decimal> {
        match &self.table.cell(row, column).content {
            Content::Number(number) => Some(*number),
            Content::Text(text) => number_text::read(text).map(|typed| typed.value),
            Content::Empty => None,
        }
    }

    /// Reads every row below the headers that is not a total.
    pub fn rows(&mut self) {
        let mut inclusions = Vec::new();
        for row in self.headers.row + 1..self.table.rows.len() {
            if !super::totals::is_total(self.table, row) {
                self.row(row, &mut inclusions);
            }
        }
        for (place, row, text) in inclusions {
            self.include(place, row, &text);
        }
        self.mapping.warn_of_unused(self.diagnostics);
        let dropped = |place: &usize| {
            let answered = self.answers[*place].as_ref();
            answered.is_none_or(|answer| answer.price.is_none() && answer.included_in.is_none() && !answer.faulty)
        };
        let mut dropped: Vec<usize> = (0..self.schedule.rows.len()).filter(dropped).collect();
        // A schedule without any price is a fault of its own.
        if dropped.len() == self.schedule.rows.len() {
            dropped.clear();
        }
        for place in dropped {
            let row = &self.schedule.rows[place];
            // A renewal goes with its component: included, or not quoted, together.
            let own = self
                .schedule
                .rows
                .iter()
                .position(|other| !other.renewal && other.line == row.line && other.component == row.component);
            let priced = own.and_then(|own| self.answers[own].as_ref()).is_some_and(|answer| answer.price.is_some());
            if !row.renewal || priced {
                let column = self.headers.of(Column::Price).unwrap_or_default();
                let at = self.answers[place].as_ref().map(|answer| self.table.place(answer.at, column));
                let dropped = Diagnostic::new(codes::SCHEDULE_DROPPED).arg("file", self.file);
                let dropped = dropped.arg("cell", at.unwrap_or_else(|| self.table.name.clone()));
                let dropped = dropped.arg("name", row.designation.clone()).arg("component", row.key());
                self.diagnostics.push(dropped);
            }
        }
    }

    fn row(&mut self, row: usize, inclusions: &mut Vec<(usize, usize, String)>) {
        let Some(price_column) = self.headers.of(Column::Price) else { return };
        let (name, number) = (self.text(row, Column::Designation), self.text(row, Column::Number));
        let key = self.text(row, Column::Key);
        let blank = self.table.cell(row, price_column).is_empty();
        let quantity = self.headers.of(Column::Quantity).and_then(|column| self.number(row, column));
        let target = match self.target(&key, &name, &number) {
            Some(Mapped::To(target)) => Some(target),
            Some(Mapped::Ignored) => {
                self.amount(row, None, quantity, self.number(row, price_column));
                return;
            }
            None => None,
        };
        let Some(target) = target else {
            // Titles of sections and remarks have neither price nor quantity.
            if !blank || (quantity.is_some() && !name.is_empty()) {
                let column = self.headers.of(Column::Designation).unwrap_or(price_column);
                let shown = if name.is_empty() { number } else { name };
                let example = self.schedule.rows.first().map_or(String::new(), Row::key);
                let added = self.fault(codes::SCHEDULE_ADDED, row, column).arg("name", shown);
                self.diagnostics.push(added.arg("example", example).help("help"));
                self.amount(row, None, quantity, self.number(row, price_column));
            }
            return;
        };
        if let Some(before) = &self.answers[target] {
            let first = self.table.place(before.at, price_column);
            let twice = self.fault(codes::SCHEDULE_TWICE, row, price_column).arg("first", first);
            self.diagnostics.push(twice.arg("component", self.schedule.rows[target].key()));
            return;
        }
        let need = &self.schedule.rows[target];
        let included = self.text(row, Column::Included);
        let priced = self.price(row, price_column, need, &included);
        let price = if let Priced::At(price) = priced { Some(price) } else { None };
        if !included.is_empty() {
            inclusions.push((target, row, included));
        }
        self.check_need(row, need, quantity);
        self.amount(row, Some(need), quantity, price);
        let answer = Answer {
            price,
            life: self.months(row, Column::Life),
            warranty: self.months(row, Column::Warranty),
            failure: self.failure(row),
            included_in: None,
            faulty: priced == Priced::Faulty,
            at: row,
        };
        self.answers[target] = Some(answer);
    }

    /// The row of the need that a row of the file means: by our key, by the mapping, by its designation, by
    /// the name of a component that the need has once.
    fn target(&mut self, key: &str, name: &str, number: &str) -> Option<Mapped> {
        let rows = &self.schedule.rows;
        if let Some(mapped) = self.mapping.find(name, number) {
            return Some(mapped);
        }
        if let Some(place) = rows.iter().position(|row| row.key() == key) {
            return Some(Mapped::To(place));
        }
        let wanted = plain(name);
        if wanted.is_empty() {
            return None;
        }
        let whole = |row: &Row| plain(&row.designation) == wanted || plain(&row.key()) == wanted;
        if let Some(place) = rows.iter().position(whole) {
            return Some(Mapped::To(place));
        }
        let component = |row: &Row| {
            let word = format!("component-{}", row.component);
            let said = |language: Language| language.knows(&word) && plain(&language.say(&word, &[])) == wanted;
            !row.renewal && (plain(&row.component) == wanted || said(Language::French) || said(Language::English))
        };
        let mut found = (0..rows.len()).filter(|place| component(&rows[*place]));
        match (found.next(), found.next()) {
            (Some(only), None) => Some(Mapped::To(only)),
            _ => None,
        }
    }

    /// The unit price HT of a cell, or its fault.
    fn price(&mut self, row: usize, column: usize, need: &Row, included: &str) -> Priced {
        let cell = self.table.cell(row, column).clone();
        let (value, incl_vat) = match &cell.content {
            Content::Empty => return Priced::Blank,
            Content::Number(number) => (*number, false),
            Content::Text(text) if matches!(plain(text).as_str(), "" | "nc" | "non chiffre" | "not quoted") => {
                return Priced::Blank;
            }
            Content::Text(text) if ["inclu", "compris"].iter().any(|word| plain(text).starts_with(word)) => {
                if included.is_empty() {
                    let fault = self.fault(codes::SCHEDULE_INCLUDED, row, column).arg("text", text.clone());
                    self.diagnostics.push(fault.help("help"));
                }
                return Priced::Faulty;
            }
            Content::Text(text) => {
                let Some(typed) = number_text::read(text) else {
                    let fault = self.fault(codes::SCHEDULE_NOT_A_NUMBER, row, column).arg("text", text.clone());
                    self.diagnostics.push(fault.help("help"));
                    return Priced::Faulty;
                };
                if self.table.typed && !typed.incl_vat {
                    let fault = self.fault(codes::SCHEDULE_TEXT_NUMBER, row, column).arg("text", text.clone());
                    self.diagnostics.push(fault.arg("value", Arg::Number(typed.value)));
                }
                (typed.value, typed.incl_vat)
            }
        };
        if value.is_sign_negative() && !value.is_zero() {
            let fault = self.fault(codes::SCHEDULE_NEGATIVE, row, column).arg("text", cell.text());
            self.diagnostics.push(fault);
            return Priced::Faulty;
        }
        let header = self.table.cell(self.headers.row, column).text();
        if incl_vat || self.headers.incl_vat.0 {
            let exact = value / (Decimal::ONE + need.vat);
            let exact = if exact.scale() <= 6 { exact } else { half_up(exact, 2) };
            let text =
                if includes_vat(&plain(&header)) { format!("{} — {header}", cell.text()) } else { cell.text() };
            let fault = self.fault(codes::SCHEDULE_INCL_VAT, row, column).arg("text", text);
            self.diagnostics.push(fault.arg("write", Arg::Number(exact)).help("help"));
            return Priced::Faulty;
        }
        if let Some(formula) = cell.formula {
            let fault = self.fault(codes::SCHEDULE_FORMULA, row, column).arg("formula", formula);
            self.diagnostics.push(fault.arg("value", Arg::Number(value)));
        }
        Priced::At(value)
    }

    /// Quantity, unit and VAT rate are those of the need.
    fn check_need(&mut self, row: usize, need: &Row, quantity: Option<Decimal>) {
        if let (Some(column), Some(found)) = (self.headers.of(Column::Quantity), quantity)
            && half_up(found, 6) != need.quantity
        {
            let fault = self.fault(codes::SCHEDULE_QUANTITY, row, column).arg("found", Arg::Number(found));
            self.diagnostics.push(fault.arg("expected", Arg::Number(need.quantity)).help("help"));
        }
        if let Some(column) = self.headers.of(Column::Unit) {
            let found = self.table.cell(row, column).text();
            let expected = need.basis.unit(&need.unit);
            let other = basis_of(&plain(&found)).is_some_and(|found| found != period(need.basis));
            if !found.is_empty() && plain(&found) != plain(&expected) && other {
                let fault = self.fault(codes::SCHEDULE_UNIT, row, column).arg("found", found);
                self.diagnostics.push(fault.arg("expected", expected).help("help"));
            }
        }
        if let Some(column) = self.headers.of(Column::Vat)
            && let Some(rate) = self.number(row, column)
        {
            // 0.2 in a workbook, 20 in a text table.
            let rate = if rate > Decimal::ONE { rate / Decimal::ONE_HUNDRED } else { rate };
            if rate != need.vat {
                let fault = self.fault(codes::SCHEDULE_VAT_RATE, row, column).arg("found", Arg::Percent(rate));
                self.diagnostics.push(fault.arg("expected", Arg::Percent(need.vat)));
            }
        }
    }

    /// Quantity times price is the amount, to the cent. The amount as written goes into the totals.
    fn amount(&mut self, row: usize, need: Option<&Row>, quantity: Option<Decimal>, price: Option<Decimal>) {
        let quantity = quantity.or(need.map(|need| need.quantity));
        let expected = quantity.zip(price).map(|(quantity, price)| half_up(quantity * price, 2));
        let column = self.headers.of(Column::Amount).filter(|_| !self.headers.incl_vat.1);
        let found = column.and_then(|column| self.number(row, column));
        if let (Some(column), Some(found), Some(expected), Some((quantity, price))) =
            (column, found, expected, quantity.zip(price))
            && half_up(found, 2) != expected
        {
            let fault = self.fault(codes::SCHEDULE_AMOUNT, row, column).arg("found", Arg::Money(found));
            let fault = fault.arg("quantity", Arg::Number(quantity)).arg("price", Arg::Number(price));
            self.diagnostics.push(fault.arg("expected", Arg::Money(expected)).help("help"));
        }
        let vat = need.map(|need| need.vat).or_else(|| {
            let rate = self.number(row, self.headers.of(Column::Vat)?)?;
            Some(if rate > Decimal::ONE { rate / Decimal::ONE_HUNDRED } else { rate })
        });
        let usual = self.schedule.rows.first().map_or(Decimal::ZERO, |row| row.vat);
        self.open |= found.is_none() && expected.is_none() && price.is_some();
        if let Some(amount) = found.or(expected) {
            self.amounts.push((half_up(amount, 2), vat.unwrap_or(usual)));
        }
    }

    fn months(&mut self, row: usize, kind: Column) -> Option<u32> {
        let column = self.headers.of(kind)?;
        if self.table.cell(row, column).is_empty() {
            return None;
        }
        let whole = self.number(row, column).filter(|months| months.fract().is_zero());
        let months = whole.and_then(|months| u32::try_from(months).ok());
        let months = months.filter(|months| (*months > 0 || kind == Column::Warranty) && *months <= 1200);
        if months.is_none() {
            let text = self.table.cell(row, column).text();
            let fault = self.fault(codes::SCHEDULE_DURATION, row, column).arg("text", text);
            self.diagnostics.push(fault);
        }
        months
    }
}

/// What a price is for, as far as a foreign unit tells: `mois`, `an`, `forfait`.
fn basis_of(plain: &str) -> Option<(bool, bool, bool)> {
    let words: Vec<&str> = plain.split(' ').collect();
    let has = |known: &[&str]| words.iter().any(|word| known.contains(word));
    let month = has(&["mois", "month", "months", "mensuel"]);
    let year = has(&["an", "ans", "annee", "year", "years", "annuel"]);
    let lump = has(&["forfait", "ft", "f", "fft", "ens", "ensemble", "lump", "forfaitaire"]);
    (month || year || lump).then_some((month, year, lump))
}

fn period(basis: Basis) -> (bool, bool, bool) {
    match basis {
        Basis::Unit => (false, false, false),
        Basis::Lump => (false, false, true),
        Basis::UnitMonth | Basis::Month => (true, false, false),
        Basis::UnitYear | Basis::Year => (false, true, false),
    }
}
