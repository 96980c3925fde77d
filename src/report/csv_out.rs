use rust_decimal::Decimal;

use super::beside::Beside;
use super::cost_text::{Grouping, grouped};
use super::headline::payback;
use super::odds::rows as odds_rows;
use super::result_city::{level, ratio};
use super::style::Style;
use crate::analysis::Analysis;
use crate::city::Flag;
use crate::city::rules::{Kind, Measure};
use crate::explore::Bound;
use crate::language::Language;
use crate::units::display;

/// A sheet for spreadsheets: `;`, decimal comma and a byte order mark in French, so that a double click
/// opens it right; `,` and a decimal point in English. Cells that a spreadsheet would run as a formula
/// are quoted with an apostrophe.
pub(crate) struct Sheet {
    writer: csv::Writer<Vec<u8>>,
    language: Language,
    continued: bool,
}

impl Sheet {
    /// An empty sheet with its head.
    pub(crate) fn new(head: &[&str], language: Language) -> Self {
        let delimiter = if language == Language::French { b';' } else { b',' };
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        if !head.is_empty() {
            let _ = writer.write_record(head);
        }
        Self { writer, language, continued: false }
    }

    /// Rows that continue a sheet, without its head.
    pub(crate) fn more(language: Language) -> Self {
        let mut sheet = Self::new(&[], language);
        sheet.continued = true;
        sheet
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: &[Cell<'_>]) {
        let text = |cell: &Cell<'_>| match cell {
            Cell::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{text}"),
            Cell::Text(text) => (*text).to_owned(),
            Cell::Amount(amount) => self.number(&display(*amount, 2)),
            Cell::Bounded(amount, bound) if *bound == Bound::Exact => self.number(&display(*amount, 2)),
            Cell::Bounded(amount, Bound::Priced) => {
                self.language.say("sign-priced", &[("amount", self.number(&display(*amount, 2)).into())])
            }
            Cell::Bounded(amount, bound) => format!("{} {}", bound.mark(), self.number(&display(*amount, 2))),
            Cell::Ratio(ratio) => ratio.map_or(String::new(), |ratio| self.number(&display(ratio, 6))),
            Cell::Exact(number) => self.number(&number.normalize().to_string()),
            Cell::Year(year) => year.to_string(),
        };
        let cells: Vec<String> = cells.iter().map(text).collect();
        let _ = self.writer.write_record(cells);
    }

    fn number(&self, text: &str) -> String {
        if self.language == Language::French { text.replace('.', ",") } else { text.to_owned() }
    }

    /// The sheet as text.
    pub(crate) fn finish(self) -> String {
        let bytes = self.writer.into_inner().unwrap_or_default();
        let text = String::from_utf8(bytes).unwrap_or_default();
        if self.language == Language::French && !self.continued { format!("\u{feff}{text}") } else { text }
    }
}

/// A cell of a sheet.
pub enum Cell<'a> {
    /// Words.
    Text(&'a str),
    /// Euros, to the cent.
    Amount(Decimal),
    /// Euros that may be a bound: then they are words, so that no sum takes them for the whole.
    Bounded(Decimal, Bound),
    /// A ratio with six decimals, or nothing.
    Ratio(Option<Decimal>),
    /// A number as it is.
    Exact(Decimal),
    /// A year.
    Year(i32),
}

/// Costs by year and group.
pub fn cost_csv(analysis: &Analysis, by: Grouping, language: Language) -> String {
    let style = Style { language, width: 1000, color: false };
    let words = ["column-plan", "column-year", "column-group", "column-excl", "column-incl"].map(|id| style.say(id));
    let mut sheet = Sheet::new(&words.each_ref().map(String::as_str), language);
    for (name, sums) in grouped(analysis, by, style) {
        for (year, excl) in sums.excl_vat.euros() {
            let incl = sums.incl_vat.get(year);
            let plan = Cell::Text(&analysis.case.plan);
            let cells = [plan, Cell::Year(year), Cell::Text(&name), Cell::Amount(excl), Cell::Amount(incl)];
            sheet.row(&cells);
        }
    }
    sheet.finish()
}

/// Every rule in every year that gives flags, whatever its level; on secured funding too, where that decides. Below,
/// how sure the verdict is, and when what is saved and earned has paid for the plan.
pub fn check_csv(analysis: &Analysis, beside: Beside<'_>, language: Language) -> String {
    let style = Style { language, width: 1000, color: false };
    let words = [
        "column-plan",
        "column-year",
        "column-rule",
        "column-measure-unit",
        "column-without",
        "column-with",
        "column-level",
        "column-margin-orange",
        "column-margin-red",
        "column-counts",
        "column-funding",
        "column-error",
    ]
    .map(|id| style.say(id));
    let mut sheet = Sheet::new(&words.each_ref().map(String::as_str), language);
    if let Some(outcome) = &analysis.outcome {
        let sides = [("column-all-funding", Some(&outcome.verdict)), ("column-secured", outcome.by_secured())];
        for (funding, flag) in sides.iter().flat_map(|(id, verdict)| {
            verdict.iter().flat_map(|verdict| &verdict.flags).map(|flag| (style.say(id), flag))
        }) {
            flag_row(analysis, flag, &funding, style, &mut sheet);
        }
        let mut row = |name: &str, unit: &str, figure: Cell<'_>, error: Cell<'_>| {
            let mut cells = [const { Cell::Text("") }; 12];
            (cells[0], cells[2], cells[3]) = (Cell::Text(&analysis.case.plan), Cell::Text(name), Cell::Text(unit));
            (cells[5], cells[11]) = (figure, error);
            sheet.row(&cells);
        };
        for (name, unit, figure, error) in odds_rows(analysis, beside.odds, style) {
            let error = error.and_then(Decimal::from_f64_retain);
            let error = match (unit, error) {
                (_, None) => Cell::Text(""),
                ("unit-of-euros", Some(error)) => Cell::Amount(error),
                (_, error) => Cell::Ratio(error),
            };
            row(&name, &style.say(unit), figure, error);
        }
        for (name, month) in payback(analysis, style) {
            row(&name, &style.say("unit-of-month"), Cell::Text(&month), Cell::Text(""));
        }
    }
    sheet.finish()
}

fn flag_row(analysis: &Analysis, flag: &Flag<Decimal>, funding: &str, style: Style, sheet: &mut Sheet) {
    let measure = |measure: &Measure<Decimal>| match measure {
        Measure::Amount(amount) => Cell::Amount(*amount),
        Measure::Ratio(amount, base) => Cell::Ratio(ratio(*amount, *base)),
    };
    let counts = match (flag.counts_red, flag.counts_orange) {
        (true, _) => style.say("level-red"),
        (false, true) => style.say("level-orange"),
        _ => String::new(),
    };
    let unit = style.say(match flag.with.rule.kind() {
        Kind::Euros => "unit-of-euros",
        Kind::Years => "unit-of-years",
        Kind::Share => "unit-of-ratio",
    });
    sheet.row(&[
        Cell::Text(&analysis.case.plan),
        Cell::Year(flag.year),
        Cell::Text(&super::flags::rule_name(flag, style)),
        Cell::Text(&unit),
        flag.without.as_ref().map_or(Cell::Text(""), |without| measure(&without.measure)),
        measure(&flag.with.measure),
        Cell::Text(&style.say(&format!("level-{}", level(&flag.with)))),
        Cell::Amount(flag.with.to_orange),
        Cell::Amount(flag.with.to_red),
        Cell::Text(&counts),
        Cell::Text(funding),
        Cell::Text(""),
    ]);
}
