use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::super::column::Column;
use super::super::headings::{HEADER_ROWS, Heading, Headings, is_year};
use super::super::number_text::{self, Typed, decimal_mark};
use super::super::table::{Content, Table, text_content};
use super::super::totals::is_total;
use super::more::is_of_works;
use super::role::Role;
use crate::language::Arg;

/// Something to be told of how a pasted table was read, by the name of its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The words.
    pub word: &'static str,
    /// What they name.
    pub args: Vec<(&'static str, Arg)>,
    /// Whether nothing is read before it is answered.
    pub asks: bool,
}

/// A pasted table while its columns are settled.
pub(in super::super) struct Draft {
    pub table: Table,
    pub headings: Headings,
    /// The headings as they were pasted, by column.
    pub titles: Vec<String>,
    /// The line of each row in what was pasted, from 1; 0 for headings that nobody pasted.
    pub lines: Vec<usize>,
    /// Columns of other prices than the one that the rest is of.
    pub apart: Vec<usize>,
    /// Rows that are the second price of another row.
    pub more: BTreeSet<usize>,
    /// Those of them of which nothing says whether the price is for one or for all.
    pub unsure: BTreeSet<usize>,
    pub notes: Vec<Note>,
    /// What was said of the columns.
    pub roles: Vec<Option<Role>>,
    /// What was said of the rate of VAT, as a fraction.
    pub rate: Option<Decimal>,
    /// Whether nothing says that its prices are with VAT, or without.
    pub tax_open: bool,
}

impl Draft {
    /// The table with the headings that it has, or that its columns are said to have; none where there are none.
    pub(in super::super) fn of(mut table: Table, headings: Option<Headings>, roles: &[Option<Role>]) -> Option<Self> {
        let mut lines: Vec<usize> = (1..=table.rows.len()).collect();
        let said = roles.iter().any(Option::is_some);
        let found = headings
            .or_else(|| named(&table))
            .or_else(|| of_years(&table))
            .or_else(|| said.then(|| first(&table, roles)).flatten());
        let headings = match found {
            Some(headings) => headings,
            None if said => {
                table.rows.insert(0, Vec::new());
                lines.insert(0, 0);
                Headings::read(&table, 0, 0)
            }
            None => return None,
        };
        let mut draft = Self {
            table,
            headings,
            titles: Vec::new(),
            lines,
            apart: Vec::new(),
            more: BTreeSet::new(),
            unsure: BTreeSet::new(),
            notes: Vec::new(),
            roles: roles.to_vec(),
            rate: None,
            tax_open: false,
        };
        draft.tax_open = draft.says_no_tax(true);
        draft.titles = draft.titled();
        draft.flatten();
        let mut said: Vec<(Heading, Role)> = Vec::new();
        for (column, role) in roles.iter().enumerate().filter_map(|(column, role)| Some((column, (*role)?))) {
            let own = draft.headings.at(column).cloned().unwrap_or_else(|| Heading::of(column, String::new()));
            match role {
                Role::Ignored => draft.blank(column),
                role => draft.rename(column, &role.heading(&own)),
            }
            said.push((own, role));
        }
        draft.name_first();
        draft.ask_kept(&said);
        Some(draft)
    }

    /// The same where nobody pasted its first row.
    pub(in super::super) fn without_first_line(mut self) -> Self {
        self.tax_open = self.says_no_tax(false);
        self.lines = (0..self.table.rows.len()).collect();
        self.titles.iter_mut().for_each(String::clear);
        self
    }

    /// Settles what the columns are, in the order in which one rests on another.
    pub(in super::super) fn settle(&mut self) {
        self.name_plainly();
        self.ask_years();
        self.name_gross();
        self.leave_payments();
        self.settle_marks();
        self.settle_marks();
        self.part_units();
        self.name_lives();
        self.in_years();
        self.settle_gross();
        self.settle_prices();
        self.settle_reduction();
        self.settle_times();
        self.settle_taxes();
        self.settle_foot();
        self.ask_doubtful();
        self.settle_more();
    }

    fn titled(&self) -> Vec<String> {
        let width = self.table.rows.iter().map(Vec::len).max().unwrap_or_default();
        (0..width).map(|column| self.headings.at(column).map_or(String::new(), |one| one.text.clone())).collect()
    }

    /// Puts headings of two rows into one, so that each of them is one cell.
    fn flatten(&mut self) {
        let row = self.headings.row;
        let merged: Vec<(usize, String)> = self.headings.all.iter().map(|one| (one.column, one.text.clone())).collect();
        if merged.iter().all(|(column, text)| self.table.cell(row, *column).text() == *text) {
            return;
        }
        if row > 0 {
            self.table.rows[row - 1].clear();
        }
        for (column, text) in merged {
            self.table.put(row, column).content = text_content(&text);
        }
        self.headings = Headings::read(&self.table, row, row);
    }

    /// Of a table without a designation, the first column of words is one: `Poste`, `Équipement`, or no heading at all.
    pub(super) fn name_first(&mut self) {
        let has = |kind: Column| self.headings.of(kind).next().is_some();
        if has(Column::Designation) || has(Column::Key) {
            return;
        }
        let rows = self.rows();
        let words = |column: &usize| {
            let texts = rows.iter().filter(|row| !self.table.cell(**row, *column).is_empty());
            let (all, named) = texts.fold((0, 0), |(all, named), row| {
                (all + 1, named + usize::from(is_name(&self.table.cell(*row, *column).text())))
            });
            let kind = self.headings.at(*column).and_then(|one| one.kind);
            named * 2 > all && matches!(kind, None | Some(Column::Number | Column::Part))
        };
        let found = (0..self.titles.len()).find(words);
        if let Some(column) = found {
            self.rename(column, "Désignation");
        }
    }

    /// Rows below the headings that have something in them, and total nothing.
    pub(super) fn rows(&self) -> Vec<usize> {
        let below = self.headings.row + 1..self.table.rows.len();
        below.filter(|row| self.table.filled(*row).next().is_some() && !is_total(&self.table, *row)).collect()
    }

    /// Rows that total others.
    pub(super) fn totals(&self) -> Vec<usize> {
        (self.headings.row + 1..self.table.rows.len()).filter(|row| is_total(&self.table, *row)).collect()
    }

    /// What was typed into a cell as a number.
    pub(super) fn typed(&self, row: usize, column: usize) -> Option<Typed> {
        match &self.table.cell(row, column).content {
            Content::Text(text) => number_text::read(text),
            _ => None,
        }
    }

    /// The numbers of a column by row, in euros where they are of money; those that might be two are none.
    pub(super) fn figures(&self, column: usize) -> Vec<Option<Decimal>> {
        self.figures_by(column, None)
    }

    /// The same where the decimal mark is this one, unless the column itself tells another.
    pub(super) fn figures_by(&self, column: usize, mark: Option<char>) -> Vec<Option<Decimal>> {
        let factor = self.headings.at(column).map_or(Decimal::ONE, |one| one.stated.factor());
        let all: Vec<Option<Typed>> = (0..self.table.rows.len())
            .map(|row| if row > self.headings.row { self.typed(row, column) } else { None })
            .collect();
        let mark = decimal_mark(all.iter().flatten().map(|typed| typed.reading)).or(mark);
        let number = |(row, typed): (usize, &Option<Typed>)| match (&self.table.cell(row, column).content, typed) {
            (Content::Number(number), _) => number.checked_mul(factor),
            (_, Some(typed)) => typed.reading.with(mark)?.checked_mul(typed.stated.scale.unwrap_or(factor)),
            _ => None,
        };
        all.iter().enumerate().map(number).collect()
    }

    /// The columns of a kind that have figures, without VAT; of prices those that are not apart.
    pub(super) fn net_of(&self, kind: Column) -> Vec<Heading> {
        let figured = |one: &&Heading| {
            one.stated.incl_vat != Some(true)
                && !self.apart.contains(&one.column)
                && self.figures(one.column).iter().any(Option::is_some)
        };
        self.headings.of(kind).filter(figured).cloned().collect()
    }

    /// How many each row is of; one where nothing counts.
    pub(super) fn counts(&self) -> Vec<Option<Decimal>> {
        match self.headings.of(Column::Quantity).next() {
            Some(one) => self.figures(one.column),
            None => vec![Some(Decimal::ONE); self.table.rows.len()],
        }
    }

    /// What a column is said to hold.
    pub(super) fn role(&self, column: usize) -> Option<Role> {
        self.roles.get(column).copied().flatten()
    }

    /// Gives a column another heading.
    pub(super) fn rename(&mut self, column: usize, text: &str) {
        let row = self.headings.row;
        self.table.put(row, column).content = text_content(text);
        self.headings = Headings::read(&self.table, row, row);
    }

    /// Takes a column out.
    pub(super) fn blank(&mut self, column: usize) {
        for row in self.headings.row..self.table.rows.len() {
            if !self.table.cell(row, column).is_empty() {
                self.table.put(row, column).content = Content::Empty;
            }
        }
        self.headings.all.retain(|one| one.column != column);
    }

    /// A column of its own behind the others.
    pub(super) fn add(&mut self, heading: &str) -> usize {
        let column = self.table.rows.iter().map(Vec::len).max().unwrap_or_default();
        self.rename(column, heading);
        column
    }

    /// Writes a number of money, in the unit of its column, and the time that it is for.
    pub(super) fn write(&mut self, row: usize, column: usize, euros: Decimal, months: Option<u32>) {
        let factor = self.headings.at(column).map_or(Decimal::ONE, |one| one.stated.factor());
        let Some(mut number) = euros.checked_div(factor) else { return };
        // Three decimals might be thousands.
        if number.scale() == 3 {
            number.rescale(4);
        }
        self.table.put(row, column).content = match months {
            None => Content::Number(number),
            Some(1) => Content::Text(format!("{number}/mois")),
            Some(_) => Content::Text(format!("{number}/an")),
        };
    }

    /// Notes how a column was read.
    pub(super) fn note(&mut self, word: &'static str, column: usize) {
        self.push(word, column, false);
    }

    /// Asks what a column is.
    pub(super) fn ask(&mut self, word: &'static str, column: usize) {
        self.push(word, column, true);
    }

    fn push(&mut self, word: &'static str, column: usize, asks: bool) {
        let title = self.titles.get(column).cloned().unwrap_or_default();
        self.notes.push(Note { word, args: vec![("heading", Arg::Text(title))], asks });
    }
}

/// Whether a text is a name, and no figure.
fn is_name(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() > 1 && number_text::read(text).is_none()
}

/// Headings without a designation, but with a price or an amount beside a column of names.
fn named(table: &Table) -> Option<Headings> {
    let rows = 0..table.rows.len().min(HEADER_ROWS);
    let headings = rows.map(|row| Headings::read(table, row, row)).find(|one| {
        let priced =
            one.all.iter().any(|one| matches!(one.kind, Some(Column::Price | Column::Amount)) || is_of_works(one));
        let texts = table.filled(one.row).all(|(_, cell)| is_heading(&cell.text()));
        priced && texts && one.all.len() > 1
    })?;
    // The column of names may have no heading.
    let free = (0..table.rows.iter().map(Vec::len).max().unwrap_or_default()).any(|column| {
        let kind = headings.at(column).and_then(|one| one.kind);
        let mut below = (headings.row + 1..table.rows.len()).map(|row| table.cell(row, column).text());
        let free = matches!(kind, None | Some(Column::Number | Column::Part | Column::Designation | Column::Key));
        free && below.any(|text| is_name(&text))
    });
    free.then_some(headings)
}

/// Headings of years beside one of words: what a finance department calls its columns.
fn of_years(table: &Table) -> Option<Headings> {
    let years = |row: usize| table.filled(row).filter(|(_, cell)| is_year(&cell.text()).is_some()).count();
    let others =
        |row: usize| table.filled(row).all(|(_, cell)| is_year(&cell.text()).is_some() || is_name(&cell.text()));
    let row = (0..table.rows.len().min(HEADER_ROWS)).find(|row| years(*row) > 1 && others(*row))?;
    Some(Headings::read(table, row, row))
}

/// Whether a text may be a heading: it begins with a word, as `Année 1` does.
fn is_heading(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
}

/// The first row of words, where the columns are said and no row of headings was found.
fn first(table: &Table, roles: &[Option<Role>]) -> Option<Headings> {
    let counts =
        |role: Option<Role>| role.is_some_and(|role| role.is_price() || matches!(role, Role::Quantity | Role::Amount));
    let row = (0..table.rows.len()).find(|row| table.filled(*row).count() > 1)?;
    let figures = roles.iter().enumerate().filter(|(_, role)| counts(**role));
    let figures: Vec<String> = figures.map(|(column, _)| table.cell(row, column).text()).collect();
    let headings = Headings::read(table, row, row);
    // `Forfait 200` in the place of a price is one, unless the other cells of its row are headings too.
    let plain_words = || !figures.iter().any(|text| text.contains(|c: char| c.is_ascii_digit()));
    let named = figures.iter().all(|text| is_heading(text)) && (plain_words() || headings.kinds() > 1);
    named.then_some(headings)
}
