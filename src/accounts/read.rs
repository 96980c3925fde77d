use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind, Read};
use std::path::Path;

use rust_decimal::Decimal;

use super::annex::Annexes;
use super::cells::Cells;
use super::foreign;
use super::format::{Format, Layout};
use super::nearest::Nearest;
use super::table::{Table, TableRow};
use super::taking::{Said, Taking};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::document::{STDIN, stdin};
use crate::language::Arg;

/// Bytes read at once; the longest header fits.
const BUFFER: usize = 256 * 1024;

/// Rows between two reports of how far the reading is.
pub(super) const REPORT_EVERY: u64 = 512;

/// Faults after which a file is not read on: it is damaged throughout.
const FAULTS: usize = 20;

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
    /// Annex budgets by year: none of their figures is the city's own.
    pub annexes: BTreeMap<i32, Annexes>,
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

/// What accounts are read from, once and from the beginning: a file, or standard input.
pub(super) type Source = BufReader<Box<dyn Read + Send>>;

/// Opens a regular file, or standard input where that is asked for: another kind (a pipe, a device) may never end.
fn open(path: &Path) -> Result<Source, &'static str> {
    if path == Path::new(STDIN) {
        // Whether they are published accounts is asked before a table is read of the same bytes: the first of them are kept.
        // What comes after is read as it comes: published accounts may be longer than what is kept.
        let kept = stdin().map_err(|_| "why-other")?;
        return Ok(BufReader::with_capacity(BUFFER, Box::new(kept.chain(std::io::stdin()))));
    }
    let why = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => "why-missing",
        ErrorKind::PermissionDenied => "why-denied",
        _ => "why-other",
    };
    // Asked before it is opened, which already waits for the other end of a pipe.
    let about = std::fs::metadata(path).map_err(why)?;
    match () {
        () if about.is_dir() => Err("why-folder"),
        () if !about.is_file() => Err("accounts-why-special"),
        () => File::open(path).map(|file| BufReader::with_capacity(BUFFER, Box::new(file) as Box<_>)).map_err(why),
    }
}

/// The table of a file with its layout, or a fault that says what the file is instead.
pub(super) fn table(path: &Path) -> Result<(Table<Source>, Layout), Diagnostic> {
    let fault = |code| Diagnostic::new(code).arg("file", path.display().to_string());
    let unreadable = |why: &str| fault(codes::ACCOUNTS_UNREADABLE).arg("why", Arg::Word(why.to_owned()));
    let mut source = open(path).map_err(unreadable)?;
    let start = source.fill_buf().map_err(|_| unreadable("why-other"))?;
    if let Some((kind, remedy)) = foreign::kind(start) {
        return Err(fault(codes::ACCOUNTS_KIND).arg("kind", Arg::Word(kind.to_owned())).help(remedy));
    }
    let table = Table::open(source).map_err(|error| match error.kind() {
        ErrorKind::InvalidData => fault(codes::ACCOUNTS_LONG_ROW).arg("line", "1").help("help"),
        _ => unreadable("why-other"),
    })?;
    let Some(layout) = Layout::of(&table) else {
        let names: Vec<&str> = table.columns.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
        let shown: String = names.iter().take(8).copied().collect::<Vec<_>>().join(", ").chars().take(120).collect();
        let code = if names.is_empty() { codes::ACCOUNTS_EMPTY } else { codes::ACCOUNTS_FORMAT };
        let fault = fault(code).arg("columns", shown);
        let lacking = super::format::lacking(&names);
        return Err(match lacking.is_empty() {
            true => fault.help("help"),
            false => fault.arg("lacking", lacking.join(", ")).help("help-lacking"),
        });
    };
    // Of two columns with one name nobody knows which counts.
    let count = |name: &&String| table.columns.iter().filter(|other| other == name).count();
    if let Some(name) = layout.places().filter_map(|place| table.columns.get(place)).find(|name| count(name) > 1) {
        return Err(fault(codes::ACCOUNTS_HEADING).arg("column", name.as_str()).help("help"));
    }
    Ok((table, layout))
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
    let (mut table, layout) = table(path).map_err(|fault| diagnostics.push(fault)).ok()?;
    found.files += 1;
    let faults = diagnostics.errors() + FAULTS;
    let budgets = layout.knows_budgets();
    let mut taking = Taking { layout: &layout, name: &name, path, wanted, found, diagnostics, said: Said::default() };
    let mut near = Nearest::to(wanted.insee);
    let (mut row, mut code, mut rows) = (TableRow::default(), String::new(), 0_u64);
    loop {
        match table.next(&mut row) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) if error.kind() == ErrorKind::InvalidData => {
                let fault = taking.fault(codes::ACCOUNTS_LONG_ROW, table.line());
                taking.diagnostics.push(fault.help("help"));
                return None;
            }
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
        // A quote that is never closed swallows the rows behind it, and the one that is looked for among them.
        let swallowed = row.spans_lines() && row.len() != table.columns.len();
        if code == wanted.insee || swallowed {
            taking.row(&row, table.columns.len());
        } else if taking.found.years.is_empty() {
            near.see(&code, || layout.name.map_or(String::new(), |place| row.text(place).0.into_owned()));
        }
        if taking.diagnostics.errors() >= faults {
            let fault = taking.fault(codes::ACCOUNTS_DAMAGED, row.line()).arg("count", FAULTS);
            taking.diagnostics.push(fault);
            return None;
        }
    }
    if !budgets && !taking.found.years.is_empty() {
        let said = Diagnostic::new(codes::ACCOUNTS_BUDGETS).arg("file", name.clone());
        taking.diagnostics.push(said.help("help"));
    }
    progress(table.read_bytes());
    found.near.extend(near.into_found());
    Some(())
}
