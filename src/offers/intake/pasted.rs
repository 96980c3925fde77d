//! A table that was pasted out of a spreadsheet, read as a filled schedule is: against a need that its own rows state, so
//! that what a schedule says of its prices, and what of it is refused, is one thing wherever it comes from.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::choice;
use super::column::Column;
use super::divided;
use super::doubt::Doubt;
use super::fold::Faults;
use super::head::is_labelled;
use super::headings::{Headings, plain};
use super::layout::Layout;
use super::mapping::Mapping;
use super::open::Unread;
use super::paste::{BY_YEAR, Draft, Role, TAXED, parted};
use super::pasted_read::{Apart, Pasted, PastedRow, Told, TypedRow};
use super::pasted_row::Stating;
use super::price_words::{QUESTION, inclusion};
use super::read_back::ReadBack;
use super::section::Section;
use super::table::{Cell, Content, Table, text_content};
use super::text;
use super::totals::is_total;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::offers::schedule::{Basis, PriceRow, PriceSchedule};

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

/// Reads a pasted table; without headings, three columns are designation, quantity and unit price, in this order. `units`: what
/// things are called in catalogs. `roles`: what columns are said to hold, where their headings are not enough.
pub fn pasted(content: &str, units: &[String], roles: &[Option<Role>]) -> Result<Pasted, Unread> {
    pasted_with(content, units, roles, None)
}

/// The same of prices with VAT of a rate, as a fraction, that the table itself does not say.
pub fn pasted_with(
    content: &str,
    units: &[String],
    roles: &[Option<Role>],
    rate: Option<Decimal>,
) -> Result<Pasted, Unread> {
    let mut table = text::table(parted(content).as_deref().unwrap_or(content))?;
    let found = Headings::find(&table);
    let in_order = found.is_none()
        && roles.iter().all(Option::is_none)
        && table.rows.iter().map(Vec::len).max() == Some(IN_ORDER.len())
        && !is_worded(&table);
    let mut draft = Draft::of(table.clone(), found, roles);
    if draft.is_none() && in_order {
        table.rows.insert(0, IN_ORDER.map(cell).into());
        let headings = Headings::find(&table);
        draft = Draft::of(table.clone(), headings, roles).map(Draft::without_first_line);
    }
    let Some(mut draft) = draft else {
        let what = Diagnostic::new(codes::SCHEDULE_NO_HEADER).arg("file", "").arg("rows", table.rows.len());
        let told = Told { row: None, heading: String::new(), what };
        let samples = samples(&table, 0);
        let titles = vec![String::new(); samples.len()];
        return Ok(Pasted { told: vec![told], titles, samples, ..Pasted::default() });
    };
    let samples = samples(&draft.table, draft.headings.below);
    draft.rate = rate;
    draft.settle();
    if draft.headings.of(Column::Price).next().is_none()
        && let Some(headings) = divided::of_amounts(&mut draft.table)
    {
        draft.headings = headings;
    }
    let divided = divided::fill(&mut draft.table, &draft.headings, &need(Vec::new()));
    let mut read = read(&draft.table, draft.headings.clone(), units, &Given { draft: Some(&draft), chosen: None });
    // Where columns of single years are asked, no other price is missed.
    if draft.notes.iter().any(|note| note.word == BY_YEAR) {
        read.told.retain(|told| told.what.code != codes::SCHEDULE_NO_HEADER);
    }
    // Amounts that are the tax on the prices say that these are without it.
    let tax_open = draft.tax_open && !draft.notes.iter().any(|note| note.word == TAXED);
    Ok(Pasted { divided, samples, tax_open, notes: draft.notes, titles: draft.titles, lines: draft.lines, ..read })
}

/// Whether the first row is one of headings, as far as it has no figure: nothing says what its columns hold, but it is no thing.
fn is_worded(table: &Table) -> bool {
    let first = table.rows.iter().position(|row| !row.iter().all(Cell::is_empty)).unwrap_or_default();
    let texts: Vec<String> = (0..IN_ORDER.len()).map(|column| table.cell(first, column).text()).collect();
    texts[1..].iter().all(|text| text.contains(char::is_alphabetic) && !text.contains(|c: char| c.is_ascii_digit()))
}

/// What stands first in each column from a row on.
fn samples(table: &Table, from: usize) -> Vec<String> {
    let width = table.rows.iter().map(Vec::len).max().unwrap_or_default();
    let first = |column: usize| {
        (from..table.rows.len()).map(|row| table.cell(row, column).text()).find(|text| !text.is_empty())
    };
    (0..width).map(|column| first(column).unwrap_or_default()).collect()
}

/// Whether words in the place of a price say that it is part of another one.
pub(crate) fn is_included(text: &str) -> bool {
    inclusion(text).is_some() || QUESTION.contains(&plain(text).as_str())
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
    read(&table, Headings::read(&table, 0, 0), units, &Given { draft: None, chosen: Some(&bases) })
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

/// What is known of a table beside what its cells say.
struct Given<'g> {
    /// How its columns were settled; none of what a form holds.
    draft: Option<&'g Draft>,
    /// What the price of each row below the headings is for, as a form says it.
    chosen: Option<&'g [Option<Basis>]>,
}

impl Given<'_> {
    /// Whether a row is the second price of another one.
    fn is_more(&self, row: usize) -> bool {
        self.draft.is_some_and(|draft| draft.more.contains(&row))
    }

    /// Whether the prices of a column are said to be paid once.
    fn is_paid_once(&self, column: Option<usize>) -> bool {
        self.draft.zip(column).is_some_and(|(draft, column)| draft.roles.get(column) == Some(&Some(Role::Price)))
    }

    /// Whether nothing says of a second price whether it is for one or for all.
    fn is_unsure(&self, row: usize) -> bool {
        self.draft.is_some_and(|draft| draft.unsure.contains(&row))
    }
}

fn read(table: &Table, headings: Headings, units: &[String], given: &Given<'_>) -> Pasted {
    let chosen = given.chosen;
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
    let (table, apart) = &set_apart(table, &layout, given);
    let mut diagnostics = Diagnostics::default();
    choice::columns("", table, &layout, &mut diagnostics);
    let nothing = need(Vec::new());
    let mut asking = ReadBack::of("", table, &layout, &nothing, Mapping::default());
    asking.faults = Faults::each();
    let (mut rows, mut titles, mut section) = (Vec::new(), Vec::new(), None);
    for row in first..table.rows.len() {
        if is_of_need(&asking, row) {
            let basis = chosen.and_then(|chosen| chosen.get(row - first).copied().flatten());
            let sure = if given.is_more(row) || given.is_unsure(row) { !given.is_unsure(row) } else { sure };
            let mut stating = Stating::of(&mut asking, row, units, sure, basis);
            stating.section = stating.section.or_else(|| section.clone());
            if given.is_paid_once(layout.column(Column::Price)) && !given.is_more(row) {
                stating.pay_once();
            }
            rows.push(stating);
        } else if let Some(title) = Section::titled(&asking, row) {
            titles.push(row);
            section = Some(title);
        }
    }
    asking.faults.tell(&mut diagnostics);
    asking.faults = Faults::each();
    let table = &with_units(table, &layout, &rows);
    let schedule = need(rows.iter().map(|row| row.answered_need(&mut asking)).collect());
    let mapping = Mapping::of_rows(rows.iter().map(|row| row.row), titles.iter().copied());
    let mut back = ReadBack::of("", table, &layout, &schedule, mapping);
    back.faults = Faults::each();
    let priced = layout.column(Column::Price).is_some();
    let (totalled, doubts) = if priced { checked(&mut back, &rows, &titles, given) } else { (false, BTreeMap::new()) };
    let taxed = layout.of_kind(Column::Vat).is_some();
    let rates: Vec<Option<Decimal>> =
        rows.iter().map(|row| if taxed { back.vat_rate(row.row) } else { None }).collect();
    back.faults.tell(&mut diagnostics);
    ask_spans(table, &layout, &rows, &mut diagnostics);
    // What a row of the need lacks is asked of the row itself; so is an amount that a form holds. A quantity that is not read
    // was never another one.
    let uncounted: Vec<usize> = rows.iter().filter(|row| row.is_uncounted()).map(|row| row.row + 1).collect();
    let asked = |told: &Told| match told.what.code {
        codes::SCHEDULE_DROPPED | codes::SCHEDULE_ALONE => true,
        codes::SCHEDULE_AMOUNT => chosen.is_some(),
        codes::SCHEDULE_QUANTITY => told.row.is_some_and(|row| uncounted.contains(&row)),
        _ => false,
    };
    let titles = given.draft.map_or(&[][..], |draft| &draft.titles);
    let told: Vec<Told> = diagnostics.sorted().into_iter().map(|one| Told::of(one, &layout, titles)).collect();
    let told = once(told.into_iter().filter(|told| !asked(told)).collect());
    let found = rows.into_iter().zip(back.answers).zip(rates).map(|((stating, answer), vat)| {
        let price = layout.column(Column::Price).map(|column| table.cell(stating.row, column).text());
        let row = stating.row;
        let cells =
            CELLS.map(|kind| layout.column(kind).map_or(String::new(), |column| table.cell(row, column).text()));
        let apart = apart.iter().find(|(at, _)| *at == row).map(|(_, apart)| apart.clone());
        let doubt = doubts.get(&row).copied();
        PastedRow { cells, apart, doubt, ..stating.answered(answer.unwrap_or_default(), price, vat, totalled) }
    });
    let rows: Vec<PastedRow> = found.collect();
    let is_rounded = |told: &Told| rows.iter().any(|row| Some(row.at) == told.row && row.is_rounded());
    let told = told.into_iter().filter(|told| told.what.code != codes::SCHEDULE_AMOUNT || !is_rounded(told)).collect();
    let rounded = rows.iter().filter(|row| row.is_rounded()).count();
    Pasted { rows, told, taxed, rounded, ..Pasted::default() }
}

/// Reads the rows: whether the table's total is that of them, and which of them may be no things.
fn checked(
    back: &mut ReadBack<'_>,
    rows: &[Stating],
    titles: &[usize],
    given: &Given<'_>,
) -> (bool, BTreeMap<usize, Doubt>) {
    back.rows();
    if !back.check_unit_prices() {
        return (false, BTreeMap::new());
    }
    let doubts = back.doubts(titles, |row| given.is_more(row));
    let spare = |row: usize| doubts.contains_key(&row) || rows.iter().any(|one| one.row == row && one.is_optional());
    (holds(back, spare, given) && back.is_totalled(), doubts)
}

/// Asks of names that speak of a time whether the price is for it.
fn ask_spans(table: &Table, layout: &Layout, rows: &[Stating], diagnostics: &mut Diagnostics) {
    let Some(column) = layout.column(Column::Designation).or(layout.column(Column::Price)) else { return };
    for (row, text) in rows.iter().filter_map(|row| Some((row.row, row.spans()?))) {
        let fault = Diagnostic::new(codes::SCHEDULE_REMARK).arg("file", "").arg("cell", table.place(row, column));
        diagnostics.push(fault.arg("text", text).arg("span", ""));
    }
}

/// What is told, without the times of names that the reader of schedules asks about already.
fn once(mut told: Vec<Told>) -> Vec<Told> {
    let named: Vec<Option<usize>> = told.iter().filter(|told| told.is_of_name()).map(|told| told.row).collect();
    told.retain(|told| !told.is_of_span() || !named.contains(&told.row));
    told
}

/// The cells of a row that a form has a field for.
const CELLS: [Column; 6] =
    [Column::Quantity, Column::Unit, Column::Price, Column::Life, Column::Warranty, Column::Failure];

/// The table without the words that stand for no price of its own, and the rows that have them.
fn set_apart(table: &Table, layout: &Layout, given: &Given<'_>) -> (Table, Vec<(usize, Apart)>) {
    let mut table = table.clone();
    let Some(column) = layout.column(Column::Price).filter(|_| given.chosen.is_none()) else {
        return (table, Vec::new());
    };
    let word = |row: usize| {
        let text = table.cell(row, column).text();
        match () {
            () if is_total(&table, row) => None,
            () if QUESTION.contains(&plain(&text).as_str()) => Some((row, Apart::Asked(text))),
            () => inclusion(&text).map(|_| (row, Apart::Included(text))),
        }
    };
    let found: Vec<(usize, Apart)> = (layout.headings.below..table.rows.len()).filter_map(word).collect();
    for (row, _) in &found {
        table.put(*row, column).content = Content::Empty;
    }
    (table, found)
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
fn holds(back: &mut ReadBack<'_>, spare: impl Fn(usize) -> bool, given: &Given<'_>) -> bool {
    let told = std::mem::take(&mut back.faults);
    // Second prices are no part of the amounts, unless these are of both.
    back.amounts.retain(|(row, ..)| !given.is_more(*row));
    back.check_totals();
    let mut wrong = std::mem::take(&mut back.faults);
    if !wrong.is_empty() && back.amounts.iter().any(|(row, ..)| spare(*row)) {
        back.amounts.retain(|(row, ..)| !spare(*row));
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
