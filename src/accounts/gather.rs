use std::collections::{BTreeSet, HashMap};
use std::io::ErrorKind;
use std::path::Path;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::annex::Annexes;
use super::cells::Cells;
use super::format::Format;
use super::kept::{DECIMALS, Kept, Origin};
use super::read::{Found, REPORT_EVERY, Wanted, YearOfAccounts, table};
use super::table::{TableRow, plain};
use super::taking::{MAIN, Said, Taking};
use super::{Accounts, dgfip, figures, ofgl};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity, codes};
use crate::language::Arg;

/// Every municipality of a file, in the order in which the file names them, each with the latest year that it has.
///
/// Files of aggregates hold one of them of all municipalities before the next, so that none is whole before the file ends:
/// what is kept of each is some 200 bytes, however large the file.
#[derive(Debug)]
pub struct Gathered {
    format: Format,
    file: String,
    columns: Vec<&'static str>,
    kept: Kept,
    years: BTreeSet<i32>,
}

/// Places of municipalities by their codes; a code of five characters needs no memory of its own.
#[derive(Debug, Default)]
struct Places {
    short: HashMap<[u8; 5], u32>,
    other: HashMap<Box<str>, u32>,
}

impl Places {
    fn get(&self, code: &str) -> Option<usize> {
        let place = match code.as_bytes().try_into() {
            Ok(short) => self.short.get::<[u8; 5]>(&short),
            Err(_) => self.other.get(code),
        };
        place.map(|place| *place as usize)
    }

    fn put(&mut self, code: &str, place: usize) {
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        match code.as_bytes().try_into() {
            Ok(short) => self.short.insert(short, place),
            Err(_) => self.other.insert(code.into(), place),
        };
    }
}

impl Gathered {
    /// Every year that the file holds, asked for or not.
    pub fn years(&self) -> impl Iterator<Item = i32> {
        self.years.iter().copied()
    }

    /// Number of municipalities.
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// Whether the file names none.
    pub fn is_empty(&self) -> bool {
        self.kept.len() == 0
    }

    /// Whether the file holds accounts, and not the debt alone.
    pub fn is_whole(&self) -> bool {
        !matches!(self.format, Format::Debt | Format::Balances | Format::Table)
    }

    /// Inhabitants of a municipality, where the file gives them.
    pub fn population(&self, place: usize) -> Option<u32> {
        self.kept.population(place)
    }

    /// The accounts of a municipality as [`super::import`] gives them of a file with that year alone. `Err`: the first fault
    /// of its rows, and its code and name.
    pub fn accounts(&self, place: usize) -> Option<(Accounts, Option<&Diagnostic>)> {
        if place >= self.kept.len() {
            return None;
        }
        let from = self.kept.from(place);
        let mut cells = Cells::default();
        for (column, value) in self.columns.iter().zip(self.kept.figures(place)) {
            if let Some(value) = value {
                cells.put(*column, Decimal::new(value, DECIMALS).normalize());
            }
        }
        let source = YearOfAccounts {
            format: self.format,
            file: self.file.clone(),
            line: from.line,
            name: self.kept.name(place).to_owned(),
            population: from.population.map(Decimal::from),
            cells,
        };
        let accounts = Accounts {
            insee: self.kept.code(place).to_owned(),
            year: from.year,
            figures: figures(&source),
            source,
            annexes: Annexes::default(),
            other_years: Vec::new(),
            growth: Vec::new(),
        };
        Some((accounts, self.kept.fault(place)))
    }
}

/// Reads every municipality of a file, in one year or the latest of each. `None` where the file cannot be read: the
/// diagnostics tell. A fault in the rows of one municipality is kept with it.
pub fn gather(
    path: &Path,
    year: Option<i32>,
    diagnostics: &mut Diagnostics,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Option<Gathered> {
    let name = path.display().to_string();
    let (mut table, layout) = table(path).map_err(|fault| diagnostics.push(fault)).ok()?;
    let columns: Vec<&'static str> = match layout.format {
        Format::Dgfip => dgfip::COLUMNS.to_vec(),
        Format::OfglLong => ofgl::AGGREGATES.iter().map(|(label, _)| *label).collect(),
        _ => layout.figures.iter().map(|(_, column)| *column).collect(),
    };
    let (mut found, mut said) = (Found::default(), Diagnostics::default());
    let wanted = Wanted { insee: "", year, several: false };
    let reading = Taking {
        layout: &layout,
        name: &name,
        path,
        wanted,
        found: &mut found,
        diagnostics: &mut said,
        said: Said::default(),
    };
    let mut gathering = Gathering::new(reading, columns);
    let (mut row, mut code, mut rows) = (TableRow::default(), String::new(), 0_u64);
    loop {
        match table.next(&mut row) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                diagnostics.push(if error.kind() == ErrorKind::InvalidData {
                    gathering.reading.fault(codes::ACCOUNTS_LONG_ROW, table.line()).help("help")
                } else {
                    let fault = Diagnostic::new(codes::ACCOUNTS_UNREADABLE).arg("file", name.clone());
                    fault.arg("why", error.to_string())
                });
                return None;
            }
        }
        rows += 1;
        if rows.is_multiple_of(REPORT_EVERY) && !progress(table.read_bytes()) {
            return None;
        }
        // A quote that is never closed swallows the rows behind it: whose they are, nobody knows.
        if row.spans_lines() && row.len() != table.columns.len() {
            let fault = gathering.reading.fault(codes::ACCOUNTS_ROW, row.line()).arg("cells", row.len());
            diagnostics.push(fault.arg("columns", table.columns.len()).help("help"));
            return None;
        }
        layout.insee(&row, &mut code);
        gathering.row(&row, &code, table.columns.len());
        gathering.settle(&code, row.line(), diagnostics);
        if diagnostics.has_errors() {
            return None;
        }
    }
    progress(table.read_bytes());
    let Gathering { kept, columns, years, .. } = gathering;
    if !layout.knows_budgets() && kept.len() > 0 {
        diagnostics.push(Diagnostic::new(codes::ACCOUNTS_BUDGETS).arg("file", name.clone()).help("help"));
    }
    Some(Gathered { format: layout.format, file: name, columns, kept, years })
}

/// What was read so far.
struct Gathering<'a> {
    reading: Taking<'a>,
    columns: Vec<&'static str>,
    /// Places of the columns among those that are kept, in the order of the layout.
    places: Vec<(usize, usize)>,
    kept: Kept,
    by_code: Places,
    years: BTreeSet<i32>,
    /// Aggregates and kinds of budget by how the file writes them.
    labels: HashMap<Vec<u8>, Option<usize>>,
    main: HashMap<Vec<u8>, bool>,
}

impl<'a> Gathering<'a> {
    fn new(reading: Taking<'a>, columns: Vec<&'static str>) -> Self {
        let place = |column: &str| columns.iter().position(|known| *known == column);
        let figures = reading.layout.figures.iter();
        let places = figures.filter_map(|(at, column)| Some((*at, place(column)?))).collect();
        let (labels, main) = (HashMap::new(), HashMap::new());
        let (by_code, years) = (Places::default(), BTreeSet::new());
        let kept = Kept::new(columns.len());
        Self { reading, columns, places, kept, by_code, years, labels, main }
    }

    /// The municipality of a code, with the accounts of a year.
    fn municipality(&mut self, code: &str, year: i32, row: &TableRow) -> usize {
        let known = self.by_code.get(code);
        if let Some(place) = known.filter(|place| self.kept.from(*place).year >= year) {
            return place;
        }
        let population = self.reading.population(row).and_then(|people| people.to_u32());
        let name = self.reading.municipality(row);
        let from = Origin { year, line: row.line(), population };
        match known {
            Some(place) => {
                self.kept.renew(place, &name, from);
                place
            }
            None => self.add(code, &name, from),
        }
    }

    fn add(&mut self, code: &str, name: &str, from: Origin) -> usize {
        let place = self.kept.add(code, name, from);
        self.by_code.put(code, place);
        place
    }

    /// Takes a row of the main budget in the latest year; what is wrong with it waits to be settled.
    fn row(&mut self, row: &TableRow, code: &str, columns: usize) -> Option<()> {
        if row.len() != columns {
            let fault = self.reading.fault(codes::ACCOUNTS_ROW, row.line()).arg("cells", row.len());
            self.reading.diagnostics.push(fault.arg("columns", columns).help("help"));
            return None;
        }
        let year = self.reading.year(row)?;
        self.years.insert(year);
        if self.reading.wanted.year.is_some_and(|wanted| wanted != year) || !self.is_main(row) {
            return None;
        }
        let place = self.municipality(code, year, row);
        if self.kept.from(place).year > year {
            return None;
        }
        if let Some((aggregate, amount)) = self.reading.layout.aggregate {
            if let Some(at) = self.label(row.bytes(aggregate))
                && let Some(number) = self.reading.amount(row, amount, self.columns[at])
            {
                let known = self.kept.figure(place, at);
                self.put(place, at, number, row);
                if known.is_some() && known != self.kept.figure(place, at) {
                    self.twice(place, row);
                }
            }
            return Some(());
        }
        let again = self.kept.from(place).line != row.line();
        let before = again.then(|| self.kept.figures(place));
        if again {
            self.kept.clear(place);
        }
        for index in 0..self.places.len() {
            let (at, kept) = self.places[index];
            if let Some(number) = self.reading.number(row, at, self.columns[kept]) {
                self.put(place, kept, number, row);
            }
        }
        if before.is_some_and(|before| before != self.kept.figures(place)) {
            self.twice(place, row);
        }
        Some(())
    }

    fn put(&mut self, place: usize, at: usize, number: Decimal, row: &TableRow) {
        if self.kept.put(place, at, number).is_none() {
            let fault = self.reading.fault(codes::ACCOUNTS_CELL, row.line()).arg("column", self.columns[at]);
            self.reading.diagnostics.push(fault.arg("text", number.to_string()));
        }
    }

    fn twice(&mut self, place: usize, row: &TableRow) {
        let known = self.kept.from(place);
        let other = format!("{}:{}", self.reading.name, known.line);
        let fault = self.reading.fault(codes::ACCOUNTS_TWICE, row.line()).arg("year", Arg::Year(known.year));
        self.reading.diagnostics.push(fault.arg("other", other).help("help"));
    }

    /// Whether a row is of the main budget.
    fn is_main(&mut self, row: &TableRow) -> bool {
        let Some(place) = self.reading.layout.budget else { return true };
        let main = self.main.entry(row.bytes(place).to_vec());
        *main.or_insert_with(|| MAIN.contains(&plain(&row.text(place).0).as_str()))
    }

    /// The place of an aggregate.
    fn label(&mut self, written: &[u8]) -> Option<usize> {
        if let Some(known) = self.labels.get(written) {
            return *known;
        }
        let text = super::table::decode(written).0;
        let place = ofgl::label(&text).and_then(|label| self.columns.iter().position(|known| *known == label));
        self.labels.insert(written.to_vec(), place);
        place
    }

    /// Puts what was found wrong in a row where it belongs: with its municipality, or with the file.
    fn settle(&mut self, code: &str, line: u64, diagnostics: &mut Diagnostics) {
        if self.reading.diagnostics.is_empty() {
            return;
        }
        let no_year: Code = codes::ACCOUNTS_NO_YEAR;
        for one in std::mem::take(self.reading.diagnostics).sorted() {
            if one.code.severity != Severity::Error || one.code == no_year {
                diagnostics.push(one.clone());
                continue;
            }
            let unread = Origin { year: i32::MIN, line, population: None };
            let place = self.by_code.get(code).unwrap_or_else(|| self.add(code, "", unread));
            self.kept.put_fault(place, one.clone());
        }
    }
}
