//! What is read of a pasted table: its rows, what is told of them, and how its columns were read.

use rust_decimal::Decimal;

use super::doubt::Doubt;
use super::layout::Layout;
use super::paste::Note;
use super::section::Section;
use super::table::column_of;
use crate::diagnostic::{Diagnostic, Severity, codes};
use crate::language::Arg;
use crate::offers::schedule::{Basis, Promised};
use crate::units::half_up;

/// What was read of a pasted table.
#[derive(Debug, Default)]
pub struct Pasted {
    /// Rows that have a figure.
    pub rows: Vec<PastedRow>,
    /// Faults and remarks, in the words of filled schedules.
    pub told: Vec<Told>,
    /// How columns were read, and what they are asked.
    pub notes: Vec<Note>,
    /// Its headings as they were pasted, by column; empty where a column has none.
    pub titles: Vec<String>,
    /// What stands first in each column, below its heading.
    pub samples: Vec<String>,
    /// The line of each row of the table, from 1; 0 where nobody pasted it.
    pub(super) lines: Vec<usize>,
    /// Whether nothing says that its prices are with VAT, or without: they are read as those without it.
    pub tax_open: bool,
    /// Whether a column states VAT rates.
    pub taxed: bool,
    /// How many unit prices are amounts by their quantity.
    pub divided: usize,
    /// How many amounts are those of prices with more decimals than are shown.
    pub rounded: usize,
}

/// A fault or a remark, and where it is.
#[derive(Debug, Clone)]
pub struct Told {
    /// Row of the table, from 1.
    pub row: Option<usize>,
    /// Heading of the column.
    pub heading: String,
    /// What is told.
    pub what: Diagnostic,
}

/// Words in the place of a price by which a row may have none of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Apart {
    /// It is included in another one.
    Included(String),
    /// It may be, or free, or not offered: `PM`.
    Asked(String),
}

/// A row of a pasted table: one thing, how many of it, and what its price is for.
#[derive(Debug, Clone, Default)]
pub struct PastedRow {
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
    /// Words by which it may have no price of its own.
    pub apart: Option<Apart>,
    /// Why it may be no thing of the project.
    pub doubt: Option<Doubt>,
    /// What the price is for; none where nothing says how often it is paid, or whether for a unit or the whole line.
    pub basis: Option<Basis>,
    /// Whether it is for several at once, and nothing tells whether its price is for one of them or for all.
    pub one_or_all: bool,
    /// How often the price is paid, where it is only open whether for a unit or the whole line: in months.
    pub months: Option<u32>,
    /// Whether its heading or its cell says how often it is paid, or only that is open whether for a unit or the whole line.
    pub timed: bool,
    /// Life, warranty and failures.
    pub promised: Promised,
    /// VAT rate, as a fraction, where a column states it.
    pub vat: Option<Decimal>,
    /// What the table says that all of it comes to.
    pub amount: Option<Decimal>,
    /// The title that it stands below.
    pub(crate) section: Option<Section>,
    /// What stands in its cells: quantity, unit, price, life, warranty and failures, for those that are not read.
    pub cells: [String; 6],
}

impl PastedRow {
    /// The months for which its price is paid, where the table has settled that: a quarter has been made a year.
    pub(crate) fn every(&self) -> Option<u32> {
        let basis = if self.months? == 1 { Basis::UnitMonth } else { Basis::UnitYear };
        basis.months().filter(|_| self.timed)
    }

    /// What it comes to as it is read, where it is paid once: the project will have so much.
    pub fn once(&self, basis: Option<Basis>) -> Option<Decimal> {
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

    /// Whether it may be left out, whatever is at fault in it: a discount on others, a sum of them.
    pub(crate) fn is_spare(&self) -> bool {
        self.doubt.is_some() || self.section.as_ref().is_some_and(|section| section.discount)
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

impl Pasted {
    /// What is at fault, beside rows that do not count.
    pub(crate) fn faults(&self, left: impl Fn(usize) -> bool) -> Vec<&Told> {
        let faulty = |told: &&Told| told.what.code.severity == Severity::Error && !told.row.is_some_and(&left);
        self.told.iter().filter(faulty).collect()
    }

    /// Whether a column is asked what it holds.
    pub(crate) fn asks(&self) -> bool {
        self.notes.iter().any(|note| note.asks)
    }

    /// The line of a row of the table, as it was pasted.
    pub(crate) fn line(&self, row: usize) -> Option<usize> {
        self.lines.get(row.checked_sub(1)?).copied().filter(|line| *line > 0)
    }
}

impl Told {
    /// Whether it is of the time that the name of a row speaks of.
    pub(crate) fn is_of_span(&self) -> bool {
        self.what.args.iter().any(|(name, _)| *name == "span")
    }

    /// Whether it is of what the name of a row says of its price besides.
    pub(super) fn is_of_name(&self) -> bool {
        self.what.code == codes::SCHEDULE_REMARK && !self.is_of_span()
    }

    /// A fault of a cell such as `E7`, or of several from there on.
    pub(super) fn of(what: &Diagnostic, layout: &Layout, titles: &[String]) -> Self {
        let cell = what.args.iter().find_map(|(name, value)| match value {
            Arg::Text(text) if *name == "cell" => text.split(' ').next(),
            _ => None,
        });
        let parts = cell.and_then(|cell| Some(cell.split_at(cell.find(|c: char| c.is_ascii_digit())?)));
        let column = parts.and_then(|(letters, _)| column_of(letters));
        let title = column.and_then(|column| titles.get(column)).filter(|title| !title.is_empty()).cloned();
        let heading = column.and_then(|column| layout.headings.at(column)).map(|heading| heading.text.clone());
        let heading = title.or(heading).unwrap_or_default();
        Self { row: parts.and_then(|(_, row)| row.parse().ok()), heading, what: what.clone() }
    }
}
