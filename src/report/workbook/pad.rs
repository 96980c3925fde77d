use std::rc::Rc;

use rust_decimal::Decimal;
use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Formula, Worksheet, XlsxError};

use super::term::Term;

/// A row of figures, by which other formulas refer to it.
#[derive(Debug, Clone)]
pub(super) struct Row {
    sheet: Rc<str>,
    at: u32,
    first: u16,
    /// Its values, one a column.
    pub values: Vec<Decimal>,
}

impl Row {
    /// The cell of a column.
    pub(super) fn cell(&self, place: usize) -> String {
        format!("{}!{}{}", self.sheet, letters(self.first, place), self.at + 1)
    }

    /// The value of a column as a term.
    pub(super) fn term(&self, place: usize) -> Term {
        Term::new(self.cell(place), self.values.get(place).copied().unwrap_or_default())
    }

    /// The cells between two columns, both included.
    pub(super) fn span(&self, from: usize, to: usize) -> String {
        let (from, to) = (letters(self.first, from), letters(self.first, to));
        let row = self.at + 1;
        format!("{}!${from}${row}:${to}${row}", self.sheet)
    }

    /// All cells.
    pub(super) fn all(&self) -> String {
        self.span(0, self.values.len().saturating_sub(1))
    }

    /// Place on the sheet: row, first column, last column.
    pub(super) fn place(&self) -> (u32, u16, u16) {
        (self.at, self.first, self.first + u16::try_from(self.values.len().saturating_sub(1)).unwrap_or(0))
    }
}

/// The letters of a column.
pub(super) fn letters(first: u16, place: usize) -> String {
    column_number_to_name(first + u16::try_from(place).unwrap_or(0))
}

/// The binary number nearest to a decimal.
pub(super) fn nearest(value: Decimal) -> f64 {
    value.normalize().to_string().parse().unwrap_or_default()
}

/// What stands before the figures of a row.
#[derive(Debug, Clone)]
pub(super) enum Head {
    /// Words, never read as a formula.
    Text(String),
    /// A number.
    Number(Decimal),
    /// A formula that gives words, and the words.
    Words(String, String),
    /// A formula that gives a number.
    Formula(Term),
}

impl From<&str> for Head {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Head {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// How the figures of a row look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Euros, shown to the unit; the cell holds the cents.
    Euros,
    /// Euros and cents.
    Cents,
    /// Units, factors.
    Number,
    /// A share.
    Share,
    /// A sum of what stands above.
    Total,
}

/// The looks of the cells.
#[derive(Debug, Clone)]
pub(super) struct Formats {
    pub title: Format,
    pub heading: Format,
    pub head: Format,
    pub text: Format,
    pub wrapped: Format,
    pub strong: Format,
    pub year: Format,
    euros: Format,
    pub cents: Format,
    /// Euros and cents that something without a price is missing from.
    pub at_least: Format,
    number: Format,
    share: Format,
    total: Format,
    pub open_number: Format,
    pub open_share: Format,
}

impl Formats {
    /// The looks of every sheet.
    pub(super) fn new() -> Self {
        let cell = || Format::new().set_align(FormatAlign::Top);
        let blue = Color::RGB(0x1F_3864);
        let open =
            || Format::new().set_unlocked().set_background_color(Color::RGB(0xFF_F2CC)).set_border(FormatBorder::Thin);
        Self {
            title: Format::new().set_bold().set_font_size(15).set_font_color(blue),
            heading: Format::new().set_bold().set_font_size(12).set_font_color(blue),
            head: cell()
                .set_bold()
                .set_text_wrap()
                .set_background_color(Color::RGB(0xDC_E6F1))
                .set_border_bottom(FormatBorder::Thin),
            text: cell(),
            wrapped: cell().set_text_wrap(),
            strong: cell().set_bold().set_text_wrap(),
            year: cell()
                .set_bold()
                .set_num_format("0")
                .set_align(FormatAlign::Right)
                .set_background_color(Color::RGB(0xDC_E6F1)),
            euros: cell().set_num_format("#,##0 \"€\";[Red]-#,##0 \"€\""),
            cents: cell().set_num_format("#,##0.00 \"€\""),
            at_least: cell().set_num_format("\"≥ \"#,##0.00 \"€\""),
            number: cell().set_num_format("#,##0.####"),
            share: cell().set_num_format("0.0%"),
            total: cell().set_bold().set_num_format("#,##0 \"€\"").set_border_top(FormatBorder::Thin),
            open_number: open().set_num_format("#,##0.00####"),
            open_share: open().set_num_format("0.00####%"),
        }
    }

    fn of(&self, look: Look) -> &Format {
        match look {
            Look::Euros => &self.euros,
            Look::Cents => &self.cents,
            Look::Number => &self.number,
            Look::Share => &self.share,
            Look::Total => &self.total,
        }
    }
}

/// A sheet while it is written, from its first row down.
pub(super) struct Pad<'f> {
    /// The sheet.
    pub sheet: Worksheet,
    formats: &'f Formats,
    name: Rc<str>,
    /// The next free row.
    pub next: u32,
    /// Column of the first figure.
    pub first: u16,
}

impl<'f> Pad<'f> {
    /// A sheet with its title; figures start at column `first`.
    pub(super) fn new(name: &str, title: &str, first: u16, formats: &'f Formats) -> Result<Self, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        sheet.write_string_with_format(0, 0, title, &formats.title)?;
        sheet.set_landscape().set_paper_size(9);
        sheet.set_footer("&L&A&R&P / &N");
        Ok(Self { sheet, formats, name: format!("'{name}'").into(), next: 1, first })
    }

    /// The name of the sheet as formulas write it.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// A heading over the rows that follow, after a free row.
    pub(super) fn heading(&mut self, text: &str) -> Result<(), XlsxError> {
        self.next += 1;
        self.sheet.write_string_with_format(self.next, 0, text, &self.formats.heading)?;
        self.next += 1;
        Ok(())
    }

    /// A cell of a row that is still to be written, so many rows after the next, as formulas of this sheet write it.
    pub(super) fn ahead(&self, rows: u32, place: usize) -> String {
        format!("{}{}", letters(self.first, place), self.next + rows + 1)
    }

    /// A row of one figure.
    pub(super) fn single(&mut self, head: impl Into<Head>, term: Term, look: Look) -> Result<Term, XlsxError> {
        Ok(self.row(&[head.into()], vec![Some(term)], look)?.term(0))
    }

    /// Heads of the columns before the figures.
    pub(super) fn heads(&mut self, at: u32, heads: &[String]) -> Result<(), XlsxError> {
        for (column, head) in (0..).zip(heads) {
            self.sheet.write_string_with_format(at, column, head.as_str(), &self.formats.head)?;
        }
        Ok(())
    }

    /// A row of numbers that nothing changes: months, years.
    pub(super) fn axis(&mut self, head: &str, values: Vec<Decimal>) -> Result<Row, XlsxError> {
        let at = self.next;
        self.sheet.write_string_with_format(at, 0, head, &self.formats.head)?;
        for (column, value) in (self.first..).zip(&values) {
            self.sheet.write_number_with_format(at, column, nearest(*value), &self.formats.year)?;
        }
        self.next += 1;
        Ok(Row { sheet: Rc::clone(&self.name), at, first: self.first, values })
    }

    /// A row of figures; `None` leaves a cell free, which counts as zero.
    pub(super) fn row(&mut self, heads: &[Head], terms: Vec<Option<Term>>, look: Look) -> Result<Row, XlsxError> {
        let at = self.next;
        for (column, head) in (0..).zip(heads) {
            let format = if look == Look::Total { &self.formats.strong } else { &self.formats.text };
            match head {
                Head::Text(text) => self.sheet.write_string_with_format(at, column, text.as_str(), format)?,
                Head::Number(number) => self.sheet.write_number_with_format(at, column, nearest(*number), format)?,
                Head::Words(formula, words) => {
                    let formula = Formula::new(format!("={formula}")).set_result(words.clone());
                    self.sheet.write_formula_with_format(at, column, formula, format)?
                }
                Head::Formula(term) => {
                    let format = self.formats.of(look);
                    self.sheet.write_formula_with_format(at, column, formula(term), format)?
                }
            };
        }
        let mut values = Vec::with_capacity(terms.len());
        for (column, term) in (self.first..).zip(terms) {
            values.push(term.as_ref().map_or(Decimal::ZERO, |term| term.value));
            let Some(term) = term else { continue };
            self.sheet.write_formula_with_format(at, column, formula(&term), self.formats.of(look))?;
        }
        self.next += 1;
        Ok(Row { sheet: Rc::clone(&self.name), at, first: self.first, values })
    }
}

fn formula(term: &Term) -> Formula {
    Formula::new(format!("={}", term.text)).set_result(nearest(term.value).to_string())
}
