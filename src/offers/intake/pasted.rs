//! A table that was pasted out of a spreadsheet, read as a filled schedule is: against a need that its own rows state, so
//! that what a schedule says of its prices, and what of it is refused, is one thing wherever it comes from.

use std::cell::RefCell;

use rust_decimal::Decimal;

use super::choice;
use super::column::{Column, contains};
use super::fold::Faults;
use super::head::is_labelled;
use super::headings::{Heading, Headings, plain};
use super::layout::Layout;
use super::mapping::Mapping;
use super::need::is_called;
use super::open::Unread;
use super::read_back::ReadBack;
use super::remark;
use super::stated::{Period, Stated, length_name};
use super::table::{Cell, Table, column_of, text_content};
use super::text;
use super::totals::is_total;
use super::words::RECURRING;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, codes};
use crate::document::slug;
use crate::language::Arg;
use crate::offers::schedule::{Basis, PriceRow, PriceSchedule, Promised, Which};
use crate::units::MONTHS_A_YEAR;

/// The VAT rate of a row that states none: hints alone rest on it, and only where the table states rates.
const USUAL_VAT: Decimal = Decimal::from_parts(20, 0, 0, false, 2);
/// The unit of what is counted and has no name.
pub(crate) const NAMELESS: &str = "unit";

/// What was read of a pasted table.
#[derive(Debug, Default)]
pub(crate) struct Pasted {
    /// Rows that have a figure.
    pub rows: Vec<PastedRow>,
    /// Faults and remarks, in the words of filled schedules.
    pub told: Vec<Told>,
    /// The table, with the headings that it was read with.
    pub text: String,
    /// Whether a column states VAT rates.
    pub taxed: bool,
}

/// A fault or a remark, and where it is.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    /// Row of the table, from 1.
    pub row: Option<usize>,
    /// Heading of the column.
    pub heading: String,
    /// What is told.
    pub what: Diagnostic,
}

/// A row of a pasted table: one thing, how many of it, and what its price is for.
#[derive(Debug, Clone, Default)]
pub(crate) struct PastedRow {
    /// Row of the table, from 1.
    pub at: usize,
    /// What it is.
    pub designation: String,
    /// How many; none where no cell plainly says it.
    pub quantity: Option<Decimal>,
    /// Whether the quantity is one of months or years, so that how many are in service stays open.
    pub counts_time: bool,
    /// What one of them is called in a file.
    pub unit: String,
    /// Euros excluding VAT for the basis; none where there is none, or none that is known.
    pub price: Option<Decimal>,
    /// Words in the place of a price that is not known yet.
    pub unknown: Option<String>,
    /// What the price is for; none where nothing says how often it is paid, or whether for a unit or the whole line.
    pub basis: Option<Basis>,
    /// How often the price is paid, where it is only open whether for a unit or the whole line: in months.
    pub months: Option<u32>,
    /// Life, warranty and failures.
    pub promised: Promised,
    /// VAT rate, as a fraction, where a column states it.
    pub vat: Option<Decimal>,
}

/// A row as a form holds it, with what its user has chosen.
#[derive(Debug, Clone, Default)]
pub(crate) struct TypedRow {
    /// Designation, quantity, unit, price, life, warranty, failures and VAT rate, as typed.
    pub cells: [String; 8],
    /// What the price is for.
    pub basis: Option<Basis>,
}

/// The headings of what a form holds.
const TYPED: [&str; 8] =
    ["Désignation", "Quantité", "Unité", "PU HT", "Durée de vie", "Garantie", "Taux de panne", "Taux de TVA"];
/// Those of three columns without any.
const IN_ORDER: [&str; 3] = ["Désignation", "Quantité", "PU HT"];

impl Pasted {
    /// Whether anything told is a fault.
    pub(crate) fn is_faulty(&self) -> bool {
        self.told.iter().any(|told| told.what.code.severity == Severity::Error)
    }
}

/// Reads a pasted table; without headings, three columns are designation, quantity and unit price, in this order. `units`: what
/// things are called in catalogs.
pub(crate) fn pasted(content: &str, units: &[String]) -> Result<Pasted, Unread> {
    let mut table = text::table(content)?;
    let mut text = content.to_owned();
    let mut headings = Headings::find(&table);
    if headings.is_none() && table.rows.iter().map(Vec::len).max() == Some(IN_ORDER.len()) {
        table.rows.insert(0, IN_ORDER.map(cell).into());
        let line = |cells: &Vec<Cell>| cells.iter().map(Cell::text).collect::<Vec<_>>().join("\t");
        text = table.rows.iter().map(line).collect::<Vec<_>>().join("\n");
        headings = Headings::find(&table);
    }
    let Some(headings) = headings else {
        let what = Diagnostic::new(codes::SCHEDULE_NO_HEADER).arg("file", "").arg("rows", table.rows.len());
        let told = Told { row: None, heading: String::new(), what };
        return Ok(Pasted { text, told: vec![told], ..Pasted::default() });
    };
    Ok(Pasted { text, ..read(&table, headings, units, &[]) })
}

/// Reads what a form holds in the same way.
pub(crate) fn typed(rows: &[TypedRow], units: &[String]) -> Pasted {
    let of_row = |row: &TypedRow| {
        let mut cells = row.cells.clone().map(|text| cell(&text));
        // What is paid for the whole line is paid for no unit of it.
        if row.basis.is_some_and(|basis| !basis.is_of_unit()) {
            cells[2] = Cell::default();
        }
        cells.to_vec()
    };
    let rows_of_table = std::iter::once(TYPED.map(cell).to_vec()).chain(rows.iter().map(of_row)).collect();
    let table = Table { rows: rows_of_table, ..Table::default() };
    let bases: Vec<Option<Basis>> = rows.iter().map(|row| row.basis).collect();
    read(&table, Headings::read(&table, 0, 0), units, &bases)
}

fn cell(text: &str) -> Cell {
    Cell { content: text_content(text), ..Cell::default() }
}

/// `chosen`: what the price of each row below the headings is for, where that was said.
fn read(table: &Table, headings: Headings, units: &[String], chosen: &[Option<Basis>]) -> Pasted {
    let first = headings.row + 1;
    let mut layout = Layout::of(table, headings.clone(), &[]);
    // A `Prix HT` may be that of a unit or of all of them: of one such column each row asks.
    let open = layout.open.iter().find_map(|(kind, found)| match (kind, found.as_slice()) {
        (Column::Price, [only]) => Some(only.clone()),
        _ => None,
    });
    let sure = open.is_none();
    if let Some(price) = open {
        layout = Layout::of(table, headings, &[(Column::Price, price)]);
    }
    let mut diagnostics = Diagnostics::default();
    choice::columns("", table, &layout, &mut diagnostics);
    let schedule = PriceSchedule {
        plan: String::new(),
        months: 0,
        start: String::new(),
        rows: Vec::new(),
        offer: None,
        vendor: None,
        valid_until: None,
        lost: Vec::new(),
    };
    let back = |schedule, mapping, count| ReadBack {
        file: "",
        table,
        layout: &layout,
        schedule,
        mapping,
        faults: Faults::default(),
        answers: vec![None; count],
        amounts: Vec::new(),
        sum: Decimal::ZERO,
        open: None,
        marks: RefCell::default(),
        foreign: Vec::new(),
    };
    let mut asking = back(&schedule, Mapping::default(), 0);
    let mut rows = Vec::new();
    for row in first..table.rows.len() {
        if !is_of_need(&asking, row) {
            continue;
        }
        let basis = chosen.get(row - first).copied().flatten();
        rows.push(Stating::of(&mut asking, row, units, sure, basis));
    }
    asking.faults.tell(&mut diagnostics);
    let schedule = PriceSchedule { rows: rows.iter().map(Stating::need).collect(), ..schedule.clone() };
    let mut back = back(&schedule, Mapping::of_rows(rows.iter().map(|row| row.row)), rows.len());
    if layout.column(Column::Price).is_some() {
        back.rows();
        if back.check_unit_prices() {
            back.check_totals();
        }
    }
    let taxed = layout.of_kind(Column::Vat).is_some();
    let rates: Vec<Option<Decimal>> =
        rows.iter().map(|row| if taxed { back.vat_rate(row.row) } else { None }).collect();
    back.faults.tell(&mut diagnostics);
    // That the need has a row without a price is asked of the row itself.
    diagnostics.retain(|one| one.code != codes::SCHEDULE_DROPPED);
    let told = diagnostics.sorted().into_iter().map(|one| Told::of(one, &layout)).collect();
    let found = rows.into_iter().zip(back.answers).zip(rates).map(|((stating, answer), vat)| {
        let answer = answer.unwrap_or_default();
        let promised = Promised { life: answer.life, warranty: answer.warranty, failure: answer.failure };
        let price = layout.column(Column::Price).map(|column| table.cell(stating.row, column).text());
        PastedRow {
            at: stating.row + 1,
            designation: stating.designation,
            quantity: stating.quantity,
            counts_time: stating.counts_time,
            unit: stating.unit,
            price: answer.price,
            unknown: price.filter(|_| answer.unknown),
            basis: stating.basis,
            months: stating.months,
            promised,
            vat,
        }
    });
    Pasted { rows: found.collect(), told, text: String::new(), taxed }
}

/// Whether a row is one of the need: it has a price, a quantity or an amount, and is no total and no heading.
fn is_of_need(back: &ReadBack<'_>, row: usize) -> bool {
    let (table, layout) = (back.table, back.layout);
    let figures = [Column::Price, Column::Quantity, Column::Amount].into_iter();
    let mut figures = figures.filter_map(|kind| layout.column(kind)).map(|column| table.cell(row, column));
    let texts: Vec<String> = table.filled(row).map(|(_, cell)| cell.text()).collect();
    figures.any(|cell| !cell.is_empty())
        && !is_total(table, row)
        && !is_labelled(table, row)
        && !back.is_heading_again(row)
        && !back.numbers_columns(&texts)
}

impl Told {
    /// A fault of a cell such as `E7`, or of several from there on.
    fn of(what: &Diagnostic, layout: &Layout) -> Self {
        let cell = what.args.iter().find_map(|(name, value)| match value {
            Arg::Text(text) if *name == "cell" => text.split(' ').next(),
            _ => None,
        });
        let parts = cell.and_then(|cell| Some(cell.split_at(cell.find(|c: char| c.is_ascii_digit())?)));
        let heading = parts.and_then(|(letters, _)| layout.headings.at(column_of(letters)?));
        let heading = heading.map_or(String::new(), |heading| heading.text.clone());
        Self { row: parts.and_then(|(_, row)| row.parse().ok()), heading, what: what.clone() }
    }
}

/// What a row states of its price beside the figure.
struct Stating {
    row: usize,
    designation: String,
    quantity: Option<Decimal>,
    counts_time: bool,
    unit: String,
    basis: Option<Basis>,
    months: Option<u32>,
    lump: bool,
    /// Whether its unit is nothing but a time, as `mois`: then a month of it is what is counted.
    of_time: bool,
    vat: Decimal,
    /// Whether all that its name says of the price is what the row says too.
    told: bool,
}

impl Stating {
    fn of(back: &mut ReadBack<'_>, row: usize, units: &[String], sure: bool, chosen: Option<Basis>) -> Self {
        let designation = back.text(row, Column::Designation);
        let heading = back.layout.of_kind(Column::Price).cloned();
        let priced = back.text(row, Column::Price);
        let price = Stated::read(&priced);
        let quantity = counted(back, row);
        let own = back.text(row, Column::Unit);
        let counts = back.text(row, Column::Quantity);
        let noun = counts.find(char::is_alphabetic).map_or("", |start| &counts[start..]);
        // Words in the place of a price name no unit: `sur devis`.
        let of_price = if priced.contains(|c: char| c.is_ascii_digit()) { price.others.clone() } else { Vec::new() };
        let of_heading: Vec<String> = heading.iter().flat_map(Heading::unknown).map(str::to_owned).collect();
        let named = [own.clone(), noun.to_owned(), of_price.join(" "), of_heading.join(" ")];
        let unit = named.into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default();
        let (unit, stated) = called(&unit, units);
        let column = called(&own, units).1;
        let timed = column.period.is_some_and(|period| period.months().is_some());
        let said = remark::said(&designation)
            .filter(|said| said.period.is_some() && *said == Stated { period: said.period, ..Stated::default() });
        let by_name = said.as_ref().and_then(|said| said.period);
        let by_heading = heading.and_then(|heading| heading.stated.period);
        let period = price.period.or(stated.period).or(by_heading).or(by_name);
        let months = period.and_then(Period::months);
        let lump = stated.lump;
        let recurring = contains(&plain(&designation), RECURRING);
        let proposed = match (months, lump) {
            (None, true) if !recurring => Some(Basis::Lump),
            (None, _) => None,
            (Some(1), true) => Some(Basis::Month),
            (Some(1), false) => Some(Basis::UnitMonth),
            (Some(_), true) => Some(Basis::Year),
            (Some(_), false) => Some(Basis::UnitYear),
        };
        let proposed = proposed.filter(|_| sure || lump || quantity == Some(Decimal::ONE));
        Self {
            row,
            told: by_name.is_some() && (period == by_name || chosen.is_some()),
            counts_time: chosen.is_none() && timed && quantity.is_some_and(|quantity| quantity != Decimal::ONE),
            of_time: chosen.is_none() && timed && column.others.is_empty(),
            designation,
            quantity,
            unit,
            basis: chosen.or(proposed),
            months,
            lump,
            vat: back.layout.of_kind(Column::Vat).and_then(|_| back.vat_rate(row)).unwrap_or(USUAL_VAT),
        }
    }

    /// The row as one of a need: what is asked for is what it states.
    fn need(&self) -> PriceRow {
        let basis = match (self.months, self.basis) {
            (Some(1), _) if self.of_time => Basis::Month,
            (Some(_), _) if self.of_time => Basis::Year,
            (_, Some(basis)) => basis,
            (None, None) if self.lump => Basis::Lump,
            (None, None) => Basis::Unit,
            (Some(1), None) => Basis::UnitMonth,
            (Some(_), None) => Basis::UnitYear,
        };
        PriceRow {
            line: format!("pasted-row-{}", self.row + 1),
            component: String::new(),
            which: Which::Main,
            // A name that says more of the price than the row is asked about.
            designation: if self.told { self.designation.clone() } else { String::new() },
            basis,
            unit: self.unit.clone(),
            quantity: self.needed(),
            vat: self.vat,
            lives: true,
            warranted: true,
            fails: true,
            expected: Promised::default(),
            share: None,
            reference: None,
            price: None,
            promised: Promised::default(),
            included_in: None,
        }
    }
}

impl Stating {
    /// What a row counts, in the unit of the need: four quarters are a year.
    fn needed(&self) -> Decimal {
        let quantity = self.quantity.unwrap_or(Decimal::ONE);
        let months = self.months.filter(|months| self.of_time && *months > 1);
        let of_years = months.and_then(|months| quantity.checked_mul(Decimal::from(months)));
        of_years.map_or(quantity, |months| months / MONTHS_A_YEAR)
    }
}

/// How many a row counts; what may be two numbers, or is below none, is told.
fn counted(back: &mut ReadBack<'_>, row: usize) -> Option<Decimal> {
    let heading = back.layout.of_kind(Column::Quantity).cloned()?;
    let text = back.table.cell(row, heading.column).text();
    match back.readings(row, &heading).as_slice() {
        [only] if only.is_sign_negative() && !only.is_zero() => {
            let fault = back.fault(codes::SCHEDULE_NEGATIVE, row, heading.column).arg("text", text);
            back.faults.push(fault);
            None
        }
        [only] => Some(*only),
        [one, two, ..] => {
            let fault = back.fault(codes::SCHEDULE_OPEN_NUMBER, row, heading.column).arg("text", text);
            back.faults.push(fault.arg("first", Arg::Number(*one)).arg("second", Arg::Number(*two)));
            None
        }
        [] => None,
    }
}

/// What a unit of a table is called in a file, and what its words state: `capteur`, `km`, `jour`, `forfait`, `mois`.
fn called(text: &str, units: &[String]) -> (String, Stated) {
    let whole = plain(text);
    let known = |noun: &str| units.iter().find(|unit| is_called(unit, noun)).cloned();
    // A name may say a time elsewhere: a day.
    if let Some(unit) = known(&whole).filter(|_| !whole.is_empty()) {
        return (unit, Stated { each: true, ..Stated::default() });
    }
    let stated = Stated::read(text);
    let noun = stated.others.join(" ");
    let noun = noun.strip_suffix(" x").unwrap_or(&noun);
    let unit = match stated.length {
        Some(1) => "m".to_owned(),
        Some(metres) => length_name(metres).to_owned(),
        None if noun.is_empty() && stated.period == Some(Period::Shorter) => slug(text),
        None => known(noun).filter(|_| !noun.is_empty()).unwrap_or_else(|| slug(noun)),
    };
    (if unit.is_empty() { NAMELESS.to_owned() } else { unit }, stated)
}
