use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, ErrorKind};
use std::path::Path;

use rust_decimal::Decimal;

use super::cells::Cells;
use super::format::{DEBT_ACCOUNTS, Format, Layout};
use super::nearest::Nearest;
use super::ofgl;
use super::table::{Row, Table, plain};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::language::Arg;

/// Bytes read at once; the longest header fits.
const BUFFER: usize = 256 * 1024;

/// Rows between two reports of how far the reading is.
const REPORT_EVERY: u64 = 512;

/// What one file says of a municipality in one year.
#[derive(Debug, Clone)]
pub struct YearOfAccounts {
    /// The format of the file.
    pub format: Format,
    /// The file.
    pub file: String,
    /// Line of the file; the first one where a year takes several.
    pub line: u64,
    /// Name of the municipality, as the file writes it.
    pub name: String,
    /// Inhabitants, where the file knows any.
    pub population: Option<Decimal>,
    /// Its figures.
    pub cells: Cells,
}

/// What files say of a municipality.
#[derive(Debug, Default)]
pub struct Found {
    /// By year.
    pub years: BTreeMap<i32, YearOfAccounts>,
    /// Municipalities whose code or name is near the one asked for: code and name, the nearest first.
    pub near: Vec<(String, String)>,
    /// Files that could be read.
    pub files: usize,
}

/// What is looked for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// INSEE code.
    pub insee: &'a str,
    /// The year of files that do not say theirs.
    pub year: Option<i32>,
    /// Whether there are several files: the year in a file's name then comes before the one asked for.
    pub several: bool,
}

/// Looks through a file for a municipality. `progress` is told the bytes read, now and then.
pub fn read(
    path: &Path,
    wanted: Wanted<'_>,
    found: &mut Found,
    diagnostics: &mut Diagnostics,
    progress: &mut dyn FnMut(u64),
) -> Option<()> {
    let name = path.display().to_string();
    let mut unreadable = |error: &std::io::Error| {
        let why = match error.kind() {
            _ if path.is_dir() => "why-folder",
            ErrorKind::NotFound => "why-missing",
            ErrorKind::PermissionDenied => "why-denied",
            _ => "why-other",
        };
        let fault = Diagnostic::new(codes::ACCOUNTS_UNREADABLE).arg("file", name.clone());
        diagnostics.push(fault.arg("why", Arg::Word(why.to_owned())));
    };
    let file = File::open(path).map_err(|error| unreadable(&error)).ok()?;
    let mut table = Table::open(BufReader::with_capacity(BUFFER, file)).map_err(|error| unreadable(&error)).ok()?;
    let Some(layout) = Layout::of(&table) else {
        let names: Vec<&str> = table.columns.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
        let shown: String = names.iter().take(8).copied().collect::<Vec<_>>().join(", ").chars().take(120).collect();
        let fault = Diagnostic::new(if names.is_empty() { codes::ACCOUNTS_EMPTY } else { codes::ACCOUNTS_FORMAT });
        diagnostics.push(fault.arg("file", name).arg("columns", shown).help("help"));
        return None;
    };
    found.files += 1;
    let mut taking = Taking { layout: &layout, name: &name, path, wanted, found, diagnostics };
    let mut near = Nearest::to(wanted.insee);
    let (mut row, mut code, mut rows) = (Row::default(), String::new(), 0_u64);
    loop {
        match table.next(&mut row) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                let fault = Diagnostic::new(codes::ACCOUNTS_UNREADABLE).arg("file", name.clone());
                taking.diagnostics.push(fault.arg("why", error.to_string()));
                return None;
            }
        }
        rows += 1;
        if rows.is_multiple_of(REPORT_EVERY) {
            progress(table.read_bytes());
        }
        layout.insee(&row, &mut code);
        if code == wanted.insee {
            taking.row(&row, table.columns.len());
        } else if taking.found.years.is_empty() {
            near.see(&code, || layout.name.map_or(String::new(), |place| row.text(place).0.into_owned()));
        }
    }
    progress(table.read_bytes());
    found.near.extend(near.into_found());
    Some(())
}

/// Takes the rows of the municipality that is looked for.
struct Taking<'a> {
    layout: &'a Layout,
    name: &'a str,
    path: &'a Path,
    wanted: Wanted<'a>,
    found: &'a mut Found,
    diagnostics: &'a mut Diagnostics,
}

impl Taking<'_> {
    fn fault(&self, code: crate::diagnostic::Code, line: u64) -> Diagnostic {
        Diagnostic::new(code).arg("file", self.name).arg("line", line.to_string())
    }

    fn row(&mut self, row: &Row, columns: usize) -> Option<()> {
        let line = row.line();
        if row.len() != columns {
            let fault = self.fault(codes::ACCOUNTS_ROW, line).arg("cells", row.len()).arg("columns", columns);
            self.diagnostics.push(fault.help("help"));
            return None;
        }
        // An annex budget (water, buses…) is not the city's own: the accounts are those of the main budget.
        // The balances number them: 1 is the main one.
        if let Some(place) = self.layout.budget
            && !["budget_principal", "1"].contains(&plain(&row.text(place).0).as_str())
        {
            return None;
        }
        let year = self.year(row)?;
        let mut cells = Cells::default();
        for (place, column) in &self.layout.figures {
            if let Some(number) = self.number(row, *place, column) {
                cells.put(*column, number);
            }
        }
        if let Some((aggregate, amount)) = self.layout.aggregate
            && let Some(label) = ofgl::label(&row.text(aggregate).0)
            && let Some(number) = self.number(row, amount, label)
        {
            cells.put(label, number);
        }
        if let Some((account, credit)) = self.layout.account
            && row.bytes(account).starts_with(b"16")
            && let Some(number) = self.number(row, credit, "sc")
        {
            cells.put(DEBT_ACCOUNTS, number);
        }
        let population = self.layout.population.and_then(|place| self.number(row, place, "population"));
        let (name, latin) = self.layout.name.map_or((String::new(), false), |place| {
            let (name, latin) = row.text(place);
            (name.into_owned(), latin)
        });
        if latin {
            let said = Diagnostic::new(codes::ACCOUNTS_ENCODING).arg("file", self.name);
            self.diagnostics.push(said.arg("name", name.clone()));
        }
        let here = YearOfAccounts {
            format: self.layout.format,
            file: self.name.to_owned(),
            line,
            name,
            population: population.filter(|number| !number.is_zero()),
            cells,
        };
        self.keep(year, here);
        Some(())
    }

    fn keep(&mut self, year: i32, here: YearOfAccounts) {
        let fault = self.fault(codes::ACCOUNTS_TWICE, here.line).arg("year", Arg::Year(year));
        match self.found.years.get_mut(&year) {
            None => {
                self.found.years.insert(year, here);
            }
            // A row an account, and in some budgets one a function too: they are the parts of a sum.
            Some(known) if known.format == Format::Balances && here.format == Format::Balances => {
                known.cells.sum(&here.cells);
            }
            Some(known) => {
                let debt = |format| matches!(format, Format::Debt | Format::Balances);
                let long = known.format == Format::OfglLong && here.format == Format::OfglLong;
                let fits = known.format == here.format && known.cells.agrees_with(&here.cells);
                if fits && (long || known.cells == here.cells) {
                    known.cells.add(here.cells);
                } else if debt(known.format) != debt(here.format) {
                    // An extract of the debt beside full accounts: the full ones hold it already.
                    if debt(known.format) {
                        *known = here;
                    }
                } else {
                    self.diagnostics.push(fault.arg("other", format!("{}:{}", known.file, known.line)).help("help"));
                }
            }
        }
    }

    /// The year of a row: its own, else the one asked for, else the one in the file's name.
    fn year(&mut self, row: &Row) -> Option<i32> {
        if let Some(place) = self.layout.year {
            let text = row.text(place).0.into_owned();
            let year = text.get(..4).and_then(|year| year.parse().ok()).filter(|year| (1900..=2300).contains(year));
            let date = text.len() == 4 || text.as_bytes().get(4).is_some_and(|mark| !mark.is_ascii_digit());
            if let Some(year) = year.filter(|_| date) {
                return Some(year);
            }
            if !text.is_empty() {
                let fault = self.fault(codes::ACCOUNTS_CELL, row.line()).arg("text", text);
                self.diagnostics.push(fault.arg("column", "year"));
                return None;
            }
        }
        let stem = self.path.file_stem().map_or(String::new(), |stem| stem.to_string_lossy().into_owned());
        let runs = stem.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 4);
        let in_name = runs.filter_map(|run| run.parse().ok()).rfind(|year| (1990..=2100).contains(year));
        let asked = self.wanted.year.filter(|_| in_name.is_none() || !self.wanted.several);
        let (year, from) = match (asked, in_name) {
            (Some(year), _) => (year, "accounts-year-asked"),
            (None, Some(year)) => (year, "accounts-year-file"),
            (None, None) => {
                self.diagnostics.push(self.fault(codes::ACCOUNTS_NO_YEAR, row.line()).help("help"));
                return None;
            }
        };
        let said = Diagnostic::new(codes::ACCOUNTS_YEAR_TAKEN).arg("file", self.name).arg("year", Arg::Year(year));
        self.diagnostics.push(said.arg("from", Arg::Word(from.to_owned())));
        Some(year)
    }

    /// A number, exact; an empty cell is nothing.
    fn number(&mut self, row: &Row, place: usize, column: &str) -> Option<Decimal> {
        let (text, _) = row.text(place);
        if text.is_empty() {
            return None;
        }
        let clean: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let clean = if clean.contains('.') { clean } else { clean.replacen(',', ".", 1) };
        let number = Decimal::from_str_exact(&clean).ok().filter(|number| number.abs() < Decimal::from(10_u64.pow(15)));
        if number.is_none() {
            let fault = self.fault(codes::ACCOUNTS_CELL, row.line()).arg("column", column);
            self.diagnostics.push(fault.arg("text", text.chars().take(40).collect::<String>()));
        }
        number
    }
}
