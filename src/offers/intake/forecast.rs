//! A finance department's table of years × accounts, and of its present debt, read by the rules of price schedules: what
//! is ambiguous is refused, and the cell is named.

use std::path::Path;

use rust_decimal::Decimal;

use super::forecast_words::{bare, both, is_below_zero, is_of_other_euros, is_per_head, is_voted, path, year};
use super::headings::plain;
use super::number_text;
use super::open::open;
use super::remark::said;
use super::stated::Stated;
use super::table::{Cell, Content, Table, tame};
use crate::accounts::{ForecastTable, Given};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, codes};
use crate::document::sheet::number_format;
use crate::document::{city_label, insee_code, outlook_paths};
use crate::language::Arg;

const MUNICIPALITY: [&str; 5] = ["commune", "collectivite", "ville", "municipality", "city"];
const INSEE: [&str; 4] = ["code insee", "insee", "insee code", "code insee de la commune"];
const INHABITANTS: [&str; 4] = ["habitants", "population", "inhabitants", "nombre d habitants"];
const YEAR: [&str; 4] = ["exercice", "annee", "year", "fiscal year"];

/// Reads the table of a file. `None` where there is a fault: all of them are told at once.
pub fn forecast(path: &Path, diagnostics: &mut Diagnostics) -> Option<ForecastTable> {
    let name = tame(&path.display().to_string());
    let tables = match open(path) {
        Ok(tables) => tables,
        Err(unread) => {
            let fault = Diagnostic::new(codes::SCHEDULE_UNREADABLE).arg("file", name);
            let fault = fault.arg("detail", unread.detail.map_or(String::new(), |detail| format!(" ({detail})")));
            diagnostics.push(fault.arg("why", Arg::Word(unread.word)));
            return None;
        }
    };
    let faults = diagnostics.errors();
    let mut found = ForecastTable { file: name.clone(), ..ForecastTable::default() };
    // What is hidden was not meant to be read.
    for table in tables.iter().filter(|table| !table.hidden) {
        let (mark, units) = (mark(table), Vec::new());
        let mut reading = ReadingTable { table, name: &name, found: &mut found, diagnostics, mark, units };
        reading.all();
        // Without a table of accounts, words on its amounts are none.
        if !reading.found.amounts.is_empty() {
            reading.around();
        }
    }
    let hidden = tables.iter().filter(|table| table.hidden && !table.rows.is_empty());
    let hidden: Vec<&str> = hidden.map(|table| table.name.as_str()).collect();
    if !hidden.is_empty() {
        let told = Diagnostic::new(codes::FORECAST_HIDDEN).arg("file", name.as_str());
        diagnostics.push(told.arg("sheets", hidden.join(", ")).help("help"));
    }
    if found.amounts.is_empty() && diagnostics.errors() == faults {
        diagnostics.push(Diagnostic::new(codes::FORECAST_NO_TABLE).arg("file", name).help("help"));
    }
    (diagnostics.errors() == faults).then_some(found)
}

/// The decimal mark that the texts of a table show.
fn mark(table: &Table) -> Option<char> {
    let texts = table.rows.iter().flatten().filter_map(|cell| match &cell.content {
        Content::Text(text) => number_text::read(text).map(|typed| typed.reading),
        _ => None,
    });
    number_text::decimal_mark(texts)
}

/// What the rows below a heading are.
enum Part {
    /// Columns of years, each with the EUR of its unit.
    Accounts(Vec<(usize, i32, Decimal)>),
    /// Columns of the year, the interest and the principal; the last two with the EUR of their unit.
    Debt(usize, [(usize, Decimal); 2]),
}

struct ReadingTable<'a> {
    table: &'a Table,
    name: &'a str,
    found: &'a mut ForecastTable,
    diagnostics: &'a mut Diagnostics,
    mark: Option<char>,
    /// EUR of the units of its headings, with their rows.
    units: Vec<(usize, Decimal)>,
}

impl ReadingTable<'_> {
    fn fault(&mut self, code: Code, row: usize, column: usize) -> Diagnostic {
        let cell = self.table.cell(row, column);
        let place = self.table.place(row, column);
        let text = if cell.is_without_result() { cell.formula.clone().unwrap_or_default() } else { cell.text() };
        let text: String = text.chars().take(60).collect();
        Diagnostic::new(code).arg("file", self.name).arg("cell", place).arg("text", text)
    }

    /// Tells words around the amounts that make them others: for one inhabitant, or of another unit than the headings say.
    fn around(&mut self) {
        for row in 0..self.table.rows.len() {
            for column in 0..self.table.rows[row].len() {
                let mut texts = self.table.notes(row, column);
                if let Content::Text(text) = &self.table.cell(row, column).content {
                    texts.push(text);
                }
                let mut scales = texts.iter().filter_map(|text| said(text)?.scale);
                // A heading says its own unit; one below another may say another.
                let heads = self.units.iter().any(|(at, _)| *at == row);
                let scale = scales.find(|scale| !heads && self.units.iter().any(|(_, unit)| unit != scale));
                if texts.iter().any(|text| is_per_head(text)) {
                    self.tell(codes::FORECAST_HEADS, row, column);
                } else if scale.is_some() {
                    self.tell(codes::FORECAST_UNIT, row, column);
                }
            }
        }
    }

    fn tell(&mut self, code: Code, row: usize, column: usize) {
        let cell = self.table.cell(row, column);
        let help = match code {
            codes::FORECAST_CELL if self.is_hidden(row, column) => "help-hidden",
            codes::FORECAST_CELL if self.table.marked(row, column).is_some() => "help-marked",
            codes::FORECAST_CELL if is_below_zero(cell) => "help-negative",
            codes::FORECAST_CELL if cell.format.as_deref().is_some_and(|format| number_format(format).is_other()) => {
                "help-format"
            }
            codes::FORECAST_CELL if cell.is_without_result() => "help-formula",
            codes::FORECAST_CELL if number_text::is_large(&cell.text()) => "help-large",
            _ => "help",
        };
        let fault = self.fault(code, row, column).help(help);
        self.diagnostics.push(fault);
    }

    /// Whether a cell is not shown.
    fn is_hidden(&self, row: usize, column: usize) -> bool {
        self.table.hidden_rows.contains(&row) || self.table.hidden_columns.contains(&column)
    }

    fn all(&mut self) {
        let mut part = None;
        for row in 0..self.table.rows.len() {
            if let Some(found) = self.heading(row, matches!(part, Some(Part::Accounts(_)))) {
                part = Some(found);
                continue;
            }
            match &part {
                None => self.about(row),
                Some(Part::Accounts(columns)) => self.account(row, columns),
                Some(Part::Debt(year, columns)) => self.debt(row, *year, columns),
            }
        }
    }

    /// The label of a row's first filled cell, in plain form and without what stands in brackets.
    fn label(&self, row: usize) -> Option<(usize, String)> {
        let (column, cell) = self.table.filled(row).next()?;
        let Content::Text(text) = &cell.content else { return None };
        Some((column, bare(text)))
    }

    /// What a row of headings begins: the accounts by year, or the debt. Below accounts no others begin: amounts of some 2000
    /// look like years.
    fn heading(&mut self, row: usize, in_accounts: bool) -> Option<Part> {
        let filled: Vec<(usize, &Cell)> = self.table.filled(row).collect();
        let place = |names: &[&str]| {
            filled.iter().find_map(|(column, cell)| match &cell.content {
                Content::Text(text) if names.contains(&bare(text).as_str()) => Some(*column),
                _ => None,
            })
        };
        let [interest, principal] = ["interest", "principal"].map(|part| {
            let labels = city_label(&format!("accounts.{part}")).unwrap_or([part; 2]);
            let labels = labels.map(plain);
            place(&[part, labels[0].as_str(), labels[1].as_str()])
        });
        if let (Some(year), Some(interest), Some(principal)) = (place(&YEAR), interest, principal) {
            let of_all = self.stated(row, year);
            let units = [interest, principal].map(|column| {
                let own = self.stated(row, column);
                self.unit((row, column), own, of_all.clone()).map(|unit| (column, unit))
            });
            let [Some(interest), Some(principal)] = units else {
                return Some(Part::Debt(year, [(interest, Decimal::ONE), (principal, Decimal::ONE)]));
            };
            return Some(Part::Debt(year, [interest, principal]));
        }
        let (first, label) = self.label(row)?;
        let is_account =
            path(&label).is_some() || [&MUNICIPALITY[..], &INSEE, &INHABITANTS].concat().contains(&label.as_str());
        let years: Option<Vec<(usize, i32)>> =
            filled.iter().skip(1).map(|(column, cell)| Some((*column, year(cell)?))).collect();
        let years = years.filter(|years| !years.is_empty() && !is_account && !in_accounts)?;
        if self.found.line == 0 {
            self.found.line = row as u64 + 1;
        }
        let of_all = self.stated(row, first);
        let heads = [first].into_iter().chain(years.iter().map(|(column, _)| *column));
        let is_other = |column: &usize| is_of_other_euros(&self.table.cell(row, *column).text());
        // The first year is that of accounts; later ones may well be those of budgets.
        let voted = years.first().filter(|(column, _)| is_voted(&self.table.cell(row, *column).text()));
        if let Some(column) = heads.clone().find(is_other).or(voted.map(|(column, _)| *column)) {
            self.tell(codes::FORECAST_KIND, row, column);
        }
        let mut columns: Vec<(usize, i32, Decimal)> = Vec::new();
        for (column, year) in years {
            if columns.iter().any(|(_, known, _)| *known == year) {
                self.tell(codes::FORECAST_TWICE, row, column);
                continue;
            }
            let own = self.stated(row, column);
            let unit = self.unit((row, column), own, of_all.clone());
            columns.push((column, year, unit.unwrap_or(Decimal::ONE)));
            if unit.is_none() {
                break;
            }
        }
        Some(Part::Accounts(columns))
    }

    fn stated(&self, row: usize, column: usize) -> Stated {
        match &self.table.cell(row, column).content {
            Content::Text(text) => Stated::read(text),
            _ => Stated::default(),
        }
    }

    /// EUR that a unit below a heading stands for: what the column or the whole row says. Neither, or each another, is asked.
    fn unit(&mut self, (row, column): (usize, usize), own: Stated, of_all: Stated) -> Option<Decimal> {
        let said = |stated: &Stated| (stated.is_of_money() && stated.foreign.is_none()).then(|| stated.factor());
        let foreign = own.foreign.is_some() || of_all.foreign.is_some();
        let unit = match (said(&own), said(&of_all)) {
            (Some(own), Some(all)) if own != all => None,
            (own, all) => own.or(all),
        };
        if unit.is_none() || foreign {
            self.tell(codes::FORECAST_UNIT, row, column);
            return None;
        }
        self.units.extend(unit.map(|unit| (row, unit)));
        unit
    }

    /// Whose the table is.
    fn about(&mut self, row: usize) {
        let Some((column, label)) = self.label(row) else { return };
        let Some((at, cell)) = self.table.filled(row).find(|(at, _)| *at > column) else { return };
        let text = cell.text();
        let named = [&MUNICIPALITY[..], &INSEE].concat().contains(&label.as_str());
        if named && (self.is_hidden(row, column) || self.is_hidden(row, at)) {
            self.tell(codes::FORECAST_CELL, row, at);
            return;
        }
        if MUNICIPALITY.contains(&label.as_str()) {
            self.found.name = Some(text);
        } else if INSEE.contains(&label.as_str()) {
            self.found.insee = Some(insee_code(&text));
        } else if INHABITANTS.contains(&label.as_str()) {
            match self.number(row, at, Decimal::ONE) {
                Some(people) if people > Decimal::ZERO && people.fract().is_zero() => {
                    self.found.population = Some(people)
                }
                Some(_) => {
                    let fault = self.fault(codes::FORECAST_CELL, row, at).help("help-people");
                    self.diagnostics.push(fault);
                }
                None => {}
            }
        }
    }

    fn account(&mut self, row: usize, columns: &[(usize, i32, Decimal)]) {
        let filled: Vec<usize> = columns.iter().map(|(column, ..)| *column).collect();
        let filled = filled.iter().any(|column| {
            let cell = self.table.cell(row, *column);
            !cell.is_empty() || cell.is_without_result()
        });
        if !filled {
            return;
        }
        let Some(path) = self.label(row).and_then(|(_, label)| path(&label)) else {
            let first = self.table.filled(row).next().map_or(0, |(column, _)| column);
            self.tell(codes::FORECAST_ROW, row, first);
            return;
        };
        let struck = self.label(row).filter(|(column, _)| self.table.marked(row, *column).is_some());
        if let Some((column, _)) = struck {
            self.tell(codes::FORECAST_CELL, row, column);
            return;
        }
        let accounts = columns.iter().map(|(_, year, _)| *year).min();
        for (column, year, unit) in columns {
            let Some(value) = self.number(row, *column, *unit) else { continue };
            // Rests may be below zero, and so may what is left; debts, costs and taxes are written as what they are.
            if value < Decimal::ZERO && !(path == "working_capital" || path.ends_with(".other")) {
                self.tell(codes::FORECAST_CELL, row, *column);
                continue;
            }
            if Some(*year) != accounts && !outlook_paths().contains(&path) {
                self.tell(codes::FORECAST_FOLLOWS, row, *column);
                continue;
            }
            if self.found.amounts.iter().any(|(known, of, _)| *known == path && of == year) {
                self.tell(codes::FORECAST_TWICE, row, *column);
                continue;
            }
            let place = self.table.place(row, *column);
            self.found.amounts.push((path, *year, Given { value, unit: *unit, place }));
        }
    }

    fn debt(&mut self, row: usize, of: usize, columns: &[(usize, Decimal); 2]) {
        let amounts = columns.map(|(column, unit)| {
            let cell = self.table.cell(row, column);
            let empty = cell.is_empty() && !cell.is_without_result();
            (empty, self.number(row, column, unit))
        });
        if amounts.iter().all(|(empty, _)| *empty) {
            return;
        }
        let Some(year) = year(self.table.cell(row, of)) else {
            self.tell(codes::FORECAST_ROW, row, of);
            return;
        };
        if self.found.debt.iter().any(|(known, _)| *known == year) {
            self.tell(codes::FORECAST_TWICE, row, of);
            return;
        }
        for ((column, _), (empty, _)) in columns.iter().zip(&amounts) {
            if *empty {
                self.tell(codes::FORECAST_DEBT, row, *column);
            }
        }
        let [(_, interest), (_, principal)] = amounts;
        let (Some(interest), Some(principal)) = (interest, principal) else { return };
        let [interest, principal] = [(interest, columns[0]), (principal, columns[1])]
            .map(|(value, (column, unit))| Given { value, unit, place: self.table.place(row, column) });
        self.found.debt.push((year, [interest, principal]));
    }

    /// The number of a cell in the heading's unit; none where it is empty, or no number, which is told.
    fn number(&mut self, row: usize, column: usize, unit: Decimal) -> Option<Decimal> {
        let cell = self.table.cell(row, column);
        let told = self.table.marked(row, column).is_some() || self.is_hidden(row, column);
        if told && !cell.is_empty() {
            self.tell(codes::FORECAST_CELL, row, column);
            return None;
        }
        let (value, stated) = match &cell.content {
            Content::Empty if !cell.is_without_result() => return None,
            Content::Number(value) => {
                let format = cell.format.as_deref().map(number_format).unwrap_or_default();
                if format.percent || format.unseen || format.altered {
                    self.tell(codes::FORECAST_CELL, row, column);
                    return None;
                }
                // Shown in thousands, held in units: which of them the heading means, nobody knows.
                if format.shortened {
                    self.tell(codes::FORECAST_CELL_UNIT, row, column);
                    return None;
                }
                (*value, Stated::read(&format.words))
            }
            Content::Text(text) => match number_text::read(text) {
                Some(typed) if typed.stated.share.is_none() && typed.stated.period.is_none() => {
                    let Some(value) = typed.reading.with(self.mark) else {
                        let (one, other) = both(typed.reading);
                        let fault = self.fault(codes::FORECAST_AMBIGUOUS, row, column);
                        self.diagnostics.push(fault.arg("one", one).arg("other", other).help("help"));
                        return None;
                    };
                    (value, typed.stated)
                }
                _ => {
                    self.tell(codes::FORECAST_CELL, row, column);
                    return None;
                }
            },
            _ => {
                self.tell(codes::FORECAST_CELL, row, column);
                return None;
            }
        };
        if stated.foreign.is_some() || (stated.is_of_money() && stated.factor() != unit) {
            self.tell(codes::FORECAST_CELL_UNIT, row, column);
            return None;
        }
        Some(value)
    }
}
