//! A table that was pasted out of a spreadsheet, read as a filled schedule is: against a need that its own rows state, so
//! that what a schedule says of its prices, and what of it is refused, is one thing wherever it comes from.

use rust_decimal::Decimal;

use super::choice;
use super::column::Column;
use super::divided;
use super::fold::Faults;
use super::head::is_labelled;
use super::headings::Headings;
use super::layout::Layout;
use super::mapping::Mapping;
use super::open::Unread;
use super::pasted_row::Stating;
use super::read_back::ReadBack;
use super::section::Section;
use super::table::{Cell, Table, column_of, text_content};
use super::text;
use super::totals::is_total;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, codes};
use crate::language::Arg;
use crate::offers::schedule::{Basis, PriceRow, PriceSchedule, Promised};
use crate::units::half_up;

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
    /// How many unit prices are amounts by their quantity.
    pub divided: usize,
    /// How many amounts are those of prices with more decimals than are shown.
    pub rounded: usize,
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
    /// Whether it is for several at once, and nothing tells whether its price is for one of them or for all.
    pub one_or_all: bool,
    /// How often the price is paid, where it is only open whether for a unit or the whole line: in months.
    pub months: Option<u32>,
    /// Life, warranty and failures.
    pub promised: Promised,
    /// VAT rate, as a fraction, where a column states it.
    pub vat: Option<Decimal>,
    /// What the table says that all of it comes to.
    pub amount: Option<Decimal>,
    /// The title that it stands below.
    pub section: Option<Section>,
}

impl PastedRow {
    /// What it comes to as it is read, where it is paid once: the project will have so much.
    pub(crate) fn once(&self, basis: Option<Basis>) -> Option<Decimal> {
        match basis? {
            Basis::Unit => self.price?.checked_mul(self.quantity?),
            Basis::Lump => self.price,
            _ => None,
        }
    }

    /// Whether that is not what the table says.
    pub(crate) fn differs(&self, basis: Option<Basis>) -> bool {
        let amounts = self.once(basis).zip(self.amount);
        amounts.is_some_and(|(once, amount)| half_up(once, 2) != half_up(amount, 2)) && !self.is_rounded()
    }

    /// Whether its amount is that of a price with more decimals than the spreadsheet shows: each piece may be half a unit of
    /// its last decimal off.
    pub(crate) fn is_rounded(&self) -> bool {
        let (Some(price), Some(quantity), Some(amount)) = (self.price, self.quantity, self.amount) else {
            return false;
        };
        let half = Decimal::new(5, price.scale().max(2) + 1);
        let (Some(product), Some(most)) = (price.checked_mul(quantity), half.checked_mul(quantity.abs())) else {
            return false;
        };
        let off = (half_up(product, 2) - half_up(amount, 2)).abs();
        !off.is_zero() && off <= most + Decimal::new(5, 3)
    }

    /// Whether it is a discount on others, and no thing of the project.
    pub(crate) fn is_discount(&self) -> bool {
        self.section.as_ref().is_some_and(|section| section.discount)
    }
}

/// A row as a form holds it, with what its user has chosen.
#[derive(Debug, Clone, Default)]
pub(crate) struct TypedRow {
    /// Designation, quantity, unit, price, life, warranty, failures, VAT rate and amount, as typed.
    pub cells: [String; 9],
    /// What the price is for.
    pub basis: Option<Basis>,
}

/// The headings of what a form holds.
const TYPED: [&str; 9] = [
    "Désignation",
    "Quantité",
    "Unité",
    "PU HT",
    "Durée de vie",
    "Garantie",
    "Taux de panne",
    "Taux de TVA",
    "Montant HT",
];
/// Those of three columns without any.
const IN_ORDER: [&str; 3] = ["Désignation", "Quantité", "PU HT"];

impl Pasted {
    /// Whether anything told is a fault, beside rows that do not count.
    pub(crate) fn is_faulty_beside(&self, left: impl Fn(usize) -> bool) -> bool {
        let counts = |told: &&Told| !told.row.is_some_and(&left);
        self.told.iter().filter(counts).any(|told| told.what.code.severity == Severity::Error)
    }
}

/// Reads a pasted table; without headings, three columns are designation, quantity and unit price, in this order. `units`: what
/// things are called in catalogs.
pub(crate) fn pasted(content: &str, units: &[String]) -> Result<Pasted, Unread> {
    let mut table = text::table(content)?;
    let mut text = content.to_owned();
    let mut headings = Headings::find(&table).or_else(|| divided::of_amounts(&mut table));
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
    let divided = divided::fill(&mut table, &headings, &need(Vec::new()));
    Ok(Pasted { text, divided, ..read(&table, headings, units, None) })
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
    read(&table, Headings::read(&table, 0, 0), units, Some(&bases))
}

fn cell(text: &str) -> Cell {
    Cell { content: text_content(text), ..Cell::default() }
}

/// A need of rows that a table states itself.
fn need(rows: Vec<PriceRow>) -> PriceSchedule {
    PriceSchedule {
        plan: String::new(),
        months: 0,
        start: String::new(),
        rows,
        offer: None,
        vendor: None,
        valid_until: None,
        lost: Vec::new(),
    }
}

/// `chosen`: what the price of each row below the headings is for, as a form says it.
fn read(table: &Table, headings: Headings, units: &[String], chosen: Option<&[Option<Basis>]>) -> Pasted {
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
    let nothing = need(Vec::new());
    let mut asking = ReadBack::of("", table, &layout, &nothing, Mapping::default());
    let (mut rows, mut titles, mut section) = (Vec::new(), Vec::new(), None);
    for row in first..table.rows.len() {
        if is_of_need(&asking, row) {
            let basis = chosen.and_then(|chosen| chosen.get(row - first).copied().flatten());
            let mut stating = Stating::of(&mut asking, row, units, sure, basis);
            stating.section = stating.section.or_else(|| section.clone());
            rows.push(stating);
        } else if let Some(title) = Section::titled(&asking, row) {
            titles.push(row);
            section = Some(title);
        }
    }
    asking.faults.tell(&mut diagnostics);
    let table = &with_units(table, &layout, &rows);
    let schedule = need(rows.iter().map(Stating::need).collect());
    let mapping = Mapping::of_rows(rows.iter().map(|row| row.row), titles.into_iter());
    let mut back = ReadBack::of("", table, &layout, &schedule, mapping);
    let mut totalled = false;
    if layout.column(Column::Price).is_some() {
        back.rows();
        if back.check_unit_prices() {
            totalled = holds(&mut back, &rows) && back.is_totalled();
        }
    }
    let taxed = layout.of_kind(Column::Vat).is_some();
    let rates: Vec<Option<Decimal>> =
        rows.iter().map(|row| if taxed { back.vat_rate(row.row) } else { None }).collect();
    back.faults.tell(&mut diagnostics);
    // What a row of the need lacks is asked of the row itself; so is an amount that a form holds.
    let asked = |code| {
        matches!(code, codes::SCHEDULE_DROPPED | codes::SCHEDULE_ALONE)
            || (code == codes::SCHEDULE_AMOUNT && chosen.is_some())
    };
    diagnostics.retain(|one| !asked(one.code));
    let told: Vec<Told> = diagnostics.sorted().into_iter().map(|one| Told::of(one, &layout)).collect();
    let found = rows.into_iter().zip(back.answers).zip(rates).map(|((stating, answer), vat)| {
        let price = layout.column(Column::Price).map(|column| table.cell(stating.row, column).text());
        stating.answered(answer.unwrap_or_default(), price, vat, totalled)
    });
    let rows: Vec<PastedRow> = found.collect();
    let is_rounded = |told: &Told| rows.iter().any(|row| Some(row.at) == told.row && row.is_rounded());
    let told = told.into_iter().filter(|told| told.what.code != codes::SCHEDULE_AMOUNT || !is_rounded(told)).collect();
    let rounded = rows.iter().filter(|row| row.is_rounded()).count();
    Pasted { rows, told, taxed, rounded, ..Pasted::default() }
}

/// The table with the units of its rows as the need has them, where the row itself settles what they mean.
fn with_units(table: &Table, layout: &Layout, rows: &[Stating]) -> Table {
    let mut table = table.clone();
    for (row, unit) in rows.iter().filter_map(|row| Some((row.row, row.settled.as_deref()?))) {
        if let Some(column) = layout.column(Column::Unit) {
            table.put(row, column).content = text_content(unit);
        }
    }
    table
}

/// Checks the totals, with what may be no part of the project or without it. Whether they hold.
fn holds(back: &mut ReadBack<'_>, rows: &[Stating]) -> bool {
    let told = std::mem::take(&mut back.faults);
    back.check_totals();
    let mut wrong = std::mem::take(&mut back.faults);
    let is_optional = |row: usize| rows.iter().any(|one| one.row == row && one.is_optional());
    if !wrong.is_empty() && rows.iter().any(Stating::is_optional) {
        back.amounts.retain(|(row, ..)| !is_optional(*row));
        back.check_totals();
        let without = std::mem::take(&mut back.faults);
        if without.is_empty() {
            wrong = Faults::default();
        }
    }
    let holds = wrong.is_empty();
    back.faults = told;
    back.faults.extend(wrong);
    holds
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
