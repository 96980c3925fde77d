//! What the rows of a municipality say: the year, the figures, and whose they are.

use std::path::Path;

use rust_decimal::Decimal;

use super::cells::Cells;
use super::format::{DEBT_ACCOUNTS, Format, Layout};
use super::number;
use super::ofgl;
use super::read::{Found, Wanted, YearOfAccounts};
use super::table::{TableRow, plain};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, codes};
use crate::language::Arg;

/// What files call the main budget; the balances number it.
pub(super) const MAIN: [&str; 3] = ["budget_principal", "bp", "1"];

/// What is said once a file, however many rows it holds for.
#[derive(Debug, Default)]
pub(super) struct Said {
    encoding: bool,
    year: bool,
    population: bool,
}

/// Takes the rows of the municipality that is looked for.
pub(super) struct Taking<'a> {
    pub layout: &'a Layout,
    pub name: &'a str,
    pub path: &'a Path,
    pub wanted: Wanted<'a>,
    pub found: &'a mut Found,
    pub diagnostics: &'a mut Diagnostics,
    pub said: Said,
}

impl Taking<'_> {
    pub(super) fn fault(&self, code: Code, line: u64) -> Diagnostic {
        Diagnostic::new(code).arg("file", self.name).arg("line", line.to_string())
    }

    /// A row, with as many cells as the file has columns.
    pub(super) fn row(&mut self, row: &TableRow, columns: usize) -> Option<()> {
        let line = row.line();
        if row.len() != columns {
            let fault = self.fault(codes::ACCOUNTS_ROW, line).arg("cells", row.len()).arg("columns", columns);
            self.diagnostics.push(fault.help("help"));
            return None;
        }
        let year = self.year(row)?;
        // An annex budget (water, buses…) is not the city's own: the accounts are those of the main budget.
        // The balances number them: 1 is the main one.
        if let Some(place) = self.layout.budget
            && !MAIN.contains(&plain(&row.text(place).0).as_str())
        {
            let kind = row.text(place).0.into_owned();
            let name = self.layout.budget_name.map_or(kind, |place| row.text(place).0.into_owned());
            let debt = self.debt(row);
            self.found.annexes.entry(year).or_default().put(&name, debt);
            return None;
        }
        let mut cells = Cells::default();
        for (place, column) in &self.layout.figures {
            if let Some(number) = self.number(row, *place, column) {
                cells.put(*column, number);
            }
        }
        if let Some((aggregate, amount)) = self.layout.aggregate
            && let Some(label) = ofgl::label(&row.text(aggregate).0)
            && let Some(number) = self.amount(row, amount, label)
        {
            cells.put_at(line, label, number);
            if label == ofgl::DEBT
                && let Some(place) = self.layout.parts.and_then(|parts| parts.annexes)
                && let Some(debt) = self.number(row, place, "montant_ba").filter(|debt| !debt.is_zero())
            {
                self.found.annexes.entry(year).or_default().put("Montant BA", Some(debt));
            }
        }
        if self.layout.account.is_some()
            && let Some(number) = self.debt(row)
        {
            cells.put(DEBT_ACCOUNTS, number);
        }
        let here = YearOfAccounts {
            format: self.layout.format,
            file: self.name.to_owned(),
            line,
            name: self.municipality(row),
            population: self.population(row),
            cells,
        };
        self.keep(year, here);
        Some(())
    }

    /// The debt that a row speaks of, where it speaks of that alone.
    fn debt(&mut self, row: &TableRow) -> Option<Decimal> {
        if let Some((account, credit)) = self.layout.account {
            return row.bytes(account).starts_with(b"16").then(|| self.number(row, credit, "sc")).flatten();
        }
        let (aggregate, amount) = self.layout.aggregate?;
        let label = ofgl::label(&row.text(aggregate).0)?;
        (label == ofgl::DEBT).then(|| self.number(row, amount, label)).flatten()
    }

    pub(super) fn municipality(&mut self, row: &TableRow) -> String {
        let Some(place) = self.layout.name else { return String::new() };
        let (name, latin) = row.text(place);
        if latin && !std::mem::replace(&mut self.said.encoding, true) {
            let said = Diagnostic::new(codes::ACCOUNTS_ENCODING).arg("file", self.name);
            self.diagnostics.push(said.arg("name", name.to_string()));
        }
        name.into_owned()
    }

    pub(super) fn population(&mut self, row: &TableRow) -> Option<Decimal> {
        let (text, _) = row.text(self.layout.population?);
        if text.is_empty() {
            return None;
        }
        let people = number::people(&text);
        if people.is_err() {
            let fault = self.fault(codes::ACCOUNTS_CELL, row.line()).arg("column", "population");
            self.diagnostics.push(fault.arg("text", text.chars().take(40).collect::<String>()));
        }
        people.ok().filter(|people| !people.is_zero())
    }

    fn keep(&mut self, year: i32, here: YearOfAccounts) {
        self.same_people(year, &here);
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
                if fits && (long || known.cells.same_as(&here.cells)) {
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

    /// Tells rows of one year that do not have the same inhabitants, once.
    fn same_people(&mut self, year: i32, here: &YearOfAccounts) {
        let Some(known) = self.found.years.get(&year).filter(|known| known.file == here.file) else { return };
        let first = known.line;
        if let Some((known, people)) = known.population.zip(here.population).filter(|(known, people)| known != people)
            && !std::mem::replace(&mut self.said.population, true)
        {
            let fault = self.fault(codes::ACCOUNTS_POPULATION, here.line).arg("people", Arg::Number(people));
            let fault = fault.arg("known", Arg::Number(known)).arg("first", first.to_string());
            self.diagnostics.push(fault.help("help"));
        }
    }

    /// The year of a row: its own, else the one asked for, else the one in the file's name.
    pub(super) fn year(&mut self, row: &TableRow) -> Option<i32> {
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
        if !std::mem::replace(&mut self.said.year, true) {
            let said = Diagnostic::new(codes::ACCOUNTS_YEAR_TAKEN).arg("file", self.name).arg("year", Arg::Year(year));
            self.diagnostics.push(said.arg("from", Arg::Word(from.to_owned())));
        }
        Some(year)
    }

    /// The amount of a row of its own, where the file does not say another one beside it, in millions: of two that differ
    /// nobody knows which is damaged.
    pub(super) fn amount(&mut self, row: &TableRow, place: usize, label: &str) -> Option<Decimal> {
        let number = self.number(row, place, label)?;
        let again = self.layout.again;
        let Some((amount, millions)) = again.amount.zip(again.millions) else {
            return self.of_main(row, number, label);
        };
        let whole = if amount == place { Some(number) } else { self.number(row, amount, label) };
        let (text, _) = row.text(millions);
        let said = Decimal::from_str_exact(&text.replace(',', ".")).ok();
        let differs = whole.zip(said).and_then(|(whole, said)| {
            let million = Decimal::from(1_000_000);
            // Half of the last digit, and a cent.
            let rounding = million * Decimal::new(5, (said.scale() + 1).min(28)) + Decimal::new(1, 2);
            Some((said.checked_mul(million)? - whole).abs() > rounding)
        });
        if differs != Some(true) {
            return self.of_main(row, number, label);
        }
        let fault = self.fault(codes::ACCOUNTS_CONTRADICTS, row.line()).arg("column", label);
        let fault = fault.arg("text", row.text(amount).0.into_owned()).arg("millions", text.into_owned());
        self.diagnostics.push(fault.help("help"));
        None
    }

    /// What the main budget has of a row, whose amount is `number` where the row has no parts: the parts have to make up the
    /// whole, and it follows from the others where the file leaves it out.
    fn of_main(&mut self, row: &TableRow, number: Decimal, label: &str) -> Option<Decimal> {
        let Some(parts) = self.layout.parts else { return Some(number) };
        let [annexes, flows, all] =
            [parts.annexes, parts.flows, parts.all].map(|place| self.number(row, place?, label));
        let rest = all
            .zip(annexes)
            .zip(flows)
            .and_then(|((all, annexes), flows)| all.checked_sub(annexes)?.checked_add(flows));
        if parts.main.is_none() {
            return rest;
        }
        // Each is rounded to the cent.
        let Some(rest) = rest.filter(|rest| (*rest - number).abs() > Decimal::new(2, 2)) else { return Some(number) };
        let fault = self.fault(codes::ACCOUNTS_PARTS, row.line()).arg("column", label);
        self.diagnostics.push(fault.arg("main", Arg::Money(number)).arg("rest", Arg::Money(rest)).help("help"));
        None
    }

    /// A number, to the cent; an empty cell is nothing.
    pub(super) fn number(&mut self, row: &TableRow, place: usize, column: &str) -> Option<Decimal> {
        let (text, _) = row.text(place);
        if text.is_empty() {
            return None;
        }
        let fault = match number::amount(&text) {
            Ok(number) if self.layout.format == Format::Dgfip => return Some(number::cents_of_thousands(number)),
            Ok(number) => return Some(number::cents(number)),
            Err(number::Fault::NotANumber) => codes::ACCOUNTS_CELL,
            Err(number::Fault::Ambiguous) => codes::ACCOUNTS_AMBIGUOUS,
        };
        let said = self.fault(fault, row.line()).arg("column", column);
        let said = said.arg("text", text.chars().take(40).collect::<String>());
        self.diagnostics.push(if fault == codes::ACCOUNTS_AMBIGUOUS { said.help("help") } else { said });
        None
    }
}
