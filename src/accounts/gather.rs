use std::collections::{BTreeSet, HashMap};
use std::io::ErrorKind;
use std::path::Path;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::annex::Annexes;
use super::cells::Cells;
use super::format::Format;
use super::read::{Found, MAIN, REPORT_EVERY, Said, Taking, Wanted, YearOfAccounts, table};
use super::table::{TableRow, plain};
use super::{Accounts, dgfip, figures, ofgl};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity, codes};
use crate::language::Arg;

/// Decimals with which figures are kept; what a file writes with more is refused, never rounded.
const DECIMALS: u32 = 5;

/// A figure that the file does not give, and one that stands in the table of wide ones.
const NOTHING: i32 = i32::MIN;
const WIDE: i32 = i32::MIN + 1;

/// What one of a figure that is kept small is of one with all its decimals: cents, where figures are euros.
const SMALL: i64 = 10_i64.pow(DECIMALS - 2);

/// Figures that are no small number of cents, by municipality and column.
type Wide = HashMap<(u32, u32), i64>;

/// Every municipality of a file, in the order in which the file names them, each with the latest year that it has.
///
/// Files of aggregates hold one of them of all municipalities before the next, so that none is whole before the file ends:
/// what is kept of each is some 300 bytes, however large the file.
#[derive(Debug)]
pub struct Gathered {
    format: Format,
    file: String,
    columns: Vec<&'static str>,
    all: Vec<Municipality>,
    wide: Wide,
    years: BTreeSet<i32>,
}

/// A municipality of a file, as small as it can be kept.
#[derive(Debug)]
struct Municipality {
    insee: Insee,
    year: i32,
    line: u64,
    name: Box<str>,
    population: Option<u32>,
    values: Box<[i32]>,
    fault: Option<Box<Diagnostic>>,
}

/// A figure of a municipality with all its decimals, where the file gives it.
fn figure(all: &[Municipality], wide: &Wide, place: usize, at: usize) -> Option<i64> {
    match all.get(place)?.values.get(at)? {
        &NOTHING => None,
        &WIDE => wide.get(&key(place, at)).copied(),
        small => Some(i64::from(*small) * SMALL),
    }
}

fn key(place: usize, at: usize) -> (u32, u32) {
    (u32::try_from(place).unwrap_or(u32::MAX), u32::try_from(at).unwrap_or(u32::MAX))
}

/// Places of municipalities by their codes.
#[derive(Debug, Default)]
struct Places {
    short: HashMap<[u8; 5], u32>,
    other: HashMap<Box<str>, u32>,
}

impl Places {
    fn get(&self, code: &Insee) -> Option<usize> {
        let place = match code {
            Insee::Short(code) => self.short.get(code),
            Insee::Other(code) => self.other.get(code),
        };
        place.map(|place| *place as usize)
    }

    fn put(&mut self, code: Insee, place: usize) {
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        match code {
            Insee::Short(code) => self.short.insert(code, place),
            Insee::Other(code) => self.other.insert(code, place),
        };
    }
}

/// An INSEE code without memory of its own; what is longer than any code is kept aside.
#[derive(Debug, Clone)]
enum Insee {
    Short([u8; 5]),
    Other(Box<str>),
}

impl Insee {
    fn of(code: &str) -> Self {
        code.as_bytes().try_into().map_or_else(|_| Self::Other(code.into()), Self::Short)
    }

    fn text(&self) -> String {
        match self {
            Self::Short(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            Self::Other(code) => code.to_string(),
        }
    }
}

impl Gathered {
    /// Every year that the file holds, asked for or not.
    pub fn years(&self) -> impl Iterator<Item = i32> {
        self.years.iter().copied()
    }

    /// Number of municipalities.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether the file names none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether the file holds accounts, and not the debt alone.
    pub fn is_whole(&self) -> bool {
        !matches!(self.format, Format::Debt | Format::Balances | Format::Table)
    }

    /// Inhabitants of a municipality, where the file gives them.
    pub fn population(&self, place: usize) -> Option<u32> {
        self.all.get(place)?.population
    }

    /// The accounts of a municipality as [`super::import`] gives them of a file with that year alone. `Err`: the first fault
    /// of its rows, and its code and name.
    pub fn accounts(&self, place: usize) -> Option<(Accounts, Option<&Diagnostic>)> {
        let one = self.all.get(place)?;
        let mut cells = Cells::default();
        for (at, column) in self.columns.iter().enumerate() {
            if let Some(value) = figure(&self.all, &self.wide, place, at) {
                cells.put(*column, Decimal::new(value, DECIMALS).normalize());
            }
        }
        let source = YearOfAccounts {
            format: self.format,
            file: self.file.clone(),
            line: one.line,
            name: one.name.to_string(),
            population: one.population.map(Decimal::from),
            cells,
        };
        let accounts = Accounts {
            insee: one.insee.text(),
            year: one.year,
            figures: figures(&source),
            source,
            annexes: Annexes::default(),
            other_years: Vec::new(),
            growth: Vec::new(),
        };
        Some((accounts, one.fault.as_deref()))
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
    let Gathering { all, wide, columns, years, .. } = gathering;
    if !layout.knows_budgets(&table.columns) && !all.is_empty() {
        diagnostics.push(Diagnostic::new(codes::ACCOUNTS_BUDGETS).arg("file", name.clone()).help("help"));
    }
    Some(Gathered { format: layout.format, file: name, columns, all, wide, years })
}

/// What was read so far.
struct Gathering<'a> {
    reading: Taking<'a>,
    columns: Vec<&'static str>,
    /// Places of the columns among those that are kept, in the order of the layout.
    places: Vec<(usize, usize)>,
    all: Vec<Municipality>,
    wide: Wide,
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
        Self { reading, columns, places, all: Vec::new(), wide: Wide::new(), by_code, years, labels, main }
    }

    /// The municipality of a code, with the accounts of a year.
    fn municipality(&mut self, code: &str, year: i32, row: &TableRow) -> usize {
        let code = Insee::of(code);
        if let Some(place) = self.by_code.get(&code) {
            let known = &mut self.all[place];
            if known.year < year {
                (known.year, known.line) = (year, row.line());
                known.values.fill(NOTHING);
                let (name, population) = (self.reading.municipality(row), self.reading.population(row));
                let known = &mut self.all[place];
                (known.name, known.population) = (name.into(), population.and_then(|people| people.to_u32()));
            }
            return place;
        }
        let population = self.reading.population(row).and_then(|people| people.to_u32());
        self.all.push(Municipality {
            insee: code.clone(),
            year,
            line: row.line(),
            name: self.reading.municipality(row).into(),
            population,
            values: vec![NOTHING; self.columns.len()].into(),
            fault: None,
        });
        let place = self.all.len() - 1;
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
        if self.all[place].year > year {
            return None;
        }
        if let Some((aggregate, amount)) = self.reading.layout.aggregate {
            if let Some(at) = self.label(row.bytes(aggregate))
                && let Some(number) = self.reading.amount(row, amount, self.columns[at])
            {
                let known = self.kept(place, at);
                self.put(place, at, number, row);
                if known.is_some() && known != self.kept(place, at) {
                    self.twice(place, row);
                }
            }
            return Some(());
        }
        let again = self.all[place].line != row.line();
        let all = |it: &Self| (0..it.columns.len()).map(|at| it.kept(place, at)).collect::<Vec<_>>();
        let before = again.then(|| all(self));
        if again {
            self.all[place].values.fill(NOTHING);
        }
        for index in 0..self.places.len() {
            let (at, kept) = self.places[index];
            if let Some(number) = self.reading.number(row, at, self.columns[kept]) {
                self.put(place, kept, number, row);
            }
        }
        if before.is_some_and(|before| before != all(self)) {
            self.twice(place, row);
        }
        Some(())
    }

    fn kept(&self, place: usize, at: usize) -> Option<i64> {
        figure(&self.all, &self.wide, place, at)
    }

    fn put(&mut self, place: usize, at: usize, number: Decimal, row: &TableRow) {
        let scaled = number.checked_mul(Decimal::from(10_i64.pow(DECIMALS))).filter(|scaled| scaled.fract().is_zero());
        match scaled.and_then(|scaled| scaled.to_i64()) {
            Some(value) => {
                let small = (value % SMALL == 0).then(|| i32::try_from(value / SMALL).ok()).flatten();
                let small = small.filter(|small| *small > WIDE);
                self.all[place].values[at] = small.unwrap_or_else(|| {
                    self.wide.insert(key(place, at), value);
                    WIDE
                });
            }
            None => {
                let fault = self.reading.fault(codes::ACCOUNTS_CELL, row.line()).arg("column", self.columns[at]);
                self.reading.diagnostics.push(fault.arg("text", number.to_string()));
            }
        }
    }

    fn twice(&mut self, place: usize, row: &TableRow) {
        let known = &self.all[place];
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
            let insee = Insee::of(code);
            let place = self.by_code.get(&insee).unwrap_or_else(|| {
                self.by_code.put(insee.clone(), self.all.len());
                self.all.push(Municipality {
                    insee,
                    year: i32::MIN,
                    line,
                    name: "".into(),
                    population: None,
                    values: vec![NOTHING; self.columns.len()].into(),
                    fault: None,
                });
                self.all.len() - 1
            });
            self.all[place].fault.get_or_insert_with(|| Box::new(one.clone()));
        }
    }
}
