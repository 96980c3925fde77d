use rust_decimal::Decimal;

use super::column::Column;
use super::headings::{Heading, plain};
use super::mapping::Worth;
use super::need::{Said, is_called, is_measured, length_of};
use super::number_text;
use super::price_words::{BLANK, FREE, QUESTION, UNKNOWN, inclusion};
use super::read_back::ReadBack;
use super::stated::{Stated, length};
use super::table::{Cell, Content};
use crate::diagnostic::codes;
use crate::document::sheet::number_format;
use crate::language::Arg;
use crate::offers::schedule::PriceRow;
use crate::units::half_up;

/// What stands in the place of a price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Priced {
    /// A figure HT in euros, and what its own cell says that it is for.
    At(Decimal, Said),
    /// Words that there is a price, and that it is not said yet.
    Unknown,
    /// Included in another row, which these words name.
    Included(String),
    /// Nothing, or words for it.
    Blank,
    /// A fault, which has been told.
    Faulty,
}

impl ReadBack<'_> {
    /// The unit price HT of a cell in euros, or what stands in its place.
    pub(super) fn price(&mut self, row: usize, need: &PriceRow) -> Priced {
        let Some(heading) = self.layout.of_kind(Column::Price).cloned() else { return Priced::Blank };
        let column = heading.column;
        let cell = self.table.cell(row, column).clone();
        let mark = self.table.marked(row, column).or_else(|| self.is_struck(row).then_some("struck-row"));
        if let Some(what) = mark.filter(|_| !cell.is_empty()) {
            let fault = self.fault(codes::SCHEDULE_KIND, row, column).arg("text", cell.text());
            self.faults.push(fault.arg("why", Arg::Word(format!("kind-{what}"))).help("help-ask"));
            return Priced::Faulty;
        }
        let mut of_length = None;
        let (value, stated) = match &cell.content {
            Content::Empty if cell.is_without_result() => {
                self.without_result(row, column, &cell);
                return Priced::Faulty;
            }
            Content::Empty => return self.below_merged(row, column),
            Content::Number(number) => (*number, Stated::default()),
            Content::Text(text) => {
                let (text, length) = bare(text, need);
                of_length = length;
                match self.words(row, column, &text) {
                    Ok(typed) => typed,
                    Err(other) => return other,
                }
            }
            other => {
                let what = kind_of(other);
                self.tell_why(codes::SCHEDULE_KIND, row, column, &cell.text(), Arg::Word(format!("kind-{what}")));
                return Priced::Faulty;
            }
        };
        if value.is_sign_negative() && !value.is_zero() {
            let fault = self.fault(codes::SCHEDULE_NEGATIVE, row, column).arg("text", cell.text());
            self.faults.push(fault);
            return Priced::Faulty;
        }
        let Some((factor, shown)) = self.money(row, &cell, &stated, need) else { return Priced::Faulty };
        let Some(value) = value.checked_mul(factor) else { return Priced::Faulty };
        let own = heading.given.as_deref().unwrap_or(&heading);
        let by_heading = heading.stated.incl_vat == Some(true) || own.stated.incl_vat == Some(true);
        if by_heading || stated.incl_vat == Some(true) || shown.incl_vat == Some(true) {
            let exact = value / (Decimal::ONE + need.vat);
            let exact = if exact.scale() <= 6 { exact } else { half_up(exact, 2) };
            let text = if by_heading { format!("{} — {}", cell.text(), own.text) } else { cell.text() };
            let fault = self.fault(codes::SCHEDULE_INCL_VAT, row, column).arg("text", text);
            self.faults.push(fault.arg("write", Arg::Number(exact)).help("help"));
            return Priced::Faulty;
        }
        self.tell_how_written(row, column, &cell, value);
        let said = Said { period: stated.period.or(shown.period), length: of_length.or(shown.length) };
        if (stated.each || shown.each) && need.basis.is_of_unit() && is_measured(&need.unit) {
            let fault = self.fault(codes::SCHEDULE_UNIT, row, column).arg("found", cell.text());
            self.faults.push(fault.arg("expected", need.basis.unit(&need.unit)).help("help-exact"));
            return Priced::Faulty;
        }
        let other_length = said.length.zip(own.length()).is_some_and(|(cell, heading)| cell != heading);
        match said.period {
            _ if other_length => {
                self.tell_why(codes::SCHEDULE_MONEY, row, column, &cell.text(), own.text.as_str());
                Priced::Faulty
            }
            Some(period) if heading.stated.period.is_some_and(|said| said != period) || stated.two_periods => {
                self.tell_why(codes::SCHEDULE_MONEY, row, column, &cell.text(), heading.text.as_str());
                Priced::Faulty
            }
            _ => Priced::At(value, said),
        }
    }

    /// Nothing, or a fault where a cell above stands for this one too.
    fn below_merged(&mut self, row: usize, column: usize) -> Priced {
        let covered = |one: &&(usize, usize, usize)| one.0 == column && (one.1 + 1..=one.2).contains(&row);
        let Some((_, first, _)) = self.table.merged.iter().find(covered).copied() else { return Priced::Blank };
        let fault = self.fault(codes::SCHEDULE_MERGED, row, column);
        self.faults.push(fault.arg("first", self.table.place(first, column)).help("help"));
        Priced::Faulty
    }

    /// Tells what of a price that was read is to be looked at: that it is nothing, a text, or the result of a formula.
    fn tell_how_written(&mut self, row: usize, column: usize, cell: &Cell, value: Decimal) {
        let free = matches!(&cell.content, Content::Text(text) if number_text::read(text).is_none());
        if value.is_zero() && !free {
            self.tell(codes::SCHEDULE_FREE, row, column, &cell.text());
        }
        if self.table.typed && matches!(cell.content, Content::Text(_)) && !value.is_zero() {
            let fault = self.fault(codes::SCHEDULE_TEXT_NUMBER, row, column).arg("text", cell.text());
            self.faults.push(fault.arg("value", Arg::Number(value)));
        }
        if let Some(formula) = cell.formula.as_deref() {
            let fault = self.fault(codes::SCHEDULE_FORMULA, row, column).arg("formula", formula);
            self.faults.push(fault.arg("value", Arg::Number(value)));
        }
    }

    /// Whether what a row is of is struck out.
    fn is_struck(&self, row: usize) -> bool {
        let names = [Column::Designation, Column::Number, Column::Key].into_iter();
        let mut names = names.filter_map(|kind| self.layout.column(kind));
        names.any(|column| self.table.marked(row, column) == Some("struck"))
    }

    /// A formula whose result the file does not hold.
    pub(super) fn without_result(&mut self, row: usize, column: usize, cell: &Cell) {
        let formula = cell.formula.clone().unwrap_or_default();
        self.tell(codes::SCHEDULE_NO_RESULT, row, column, &formula);
    }

    /// A figure that is text, with what is said beside it; or what the words of the cell mean.
    fn words(&mut self, row: usize, column: usize, text: &str) -> Result<(Decimal, Stated), Priced> {
        let words = plain(text);
        let is = |all: &[&str]| all.contains(&words.as_str());
        let worth = self.mapping.word(&words);
        let worth = worth.or_else(|| {
            if is(UNKNOWN) {
                Some(Worth::Unknown)
            } else if is(FREE) {
                Some(Worth::Free)
            } else {
                None
            }
        });
        match worth {
            Some(Worth::Free) => {
                self.tell(codes::SCHEDULE_FREE, row, column, text);
                return Ok((Decimal::ZERO, Stated::default()));
            }
            Some(Worth::Unknown) => {
                self.tell(codes::SCHEDULE_PRICE_UNKNOWN, row, column, text);
                return Err(Priced::Unknown);
            }
            Some(Worth::Blank) => return Err(Priced::Blank),
            None => {}
        }
        // Dashes and dots are no words at all.
        if is(BLANK)
            && text.chars().all(|c| c.is_alphabetic() || c == ' ' || matches!(c, '-' | '–' | '—' | '/' | '.' | '_'))
        {
            return Err(Priced::Blank);
        }
        if is(QUESTION) {
            self.tell(codes::SCHEDULE_WORD, row, column, text);
            return Err(Priced::Faulty);
        }
        if let Some(other) = inclusion(text) {
            return Err(Priced::Included(other));
        }
        let Some(typed) = number_text::read(text) else {
            let fault = self.fault(codes::SCHEDULE_NOT_A_NUMBER, row, column).arg("text", text);
            self.faults.push(fault.help(if number_text::is_large(text) { "help-large" } else { "help" }));
            return Err(Priced::Faulty);
        };
        if typed.stated.share.is_some() {
            self.tell_why(codes::SCHEDULE_KIND, row, column, text, Arg::Word("kind-percent".to_owned()));
            return Err(Priced::Faulty);
        }
        let Some(value) = typed.reading.with(self.decimal(column)) else {
            let values: Vec<Decimal> = typed.reading.all().collect();
            let fault = self.fault(codes::SCHEDULE_OPEN_NUMBER, row, column).arg("text", text);
            let fault = fault.arg("first", Arg::Number(values[0])).arg("second", Arg::Number(values[values.len() - 1]));
            self.faults.push(fault.help("help"));
            return Err(Priced::Faulty);
        };
        Ok((value, typed.stated))
    }

    /// How many euros a figure's one is, by its heading, its own words and its number format, and what the last says; none where
    /// they do not plainly say euros, or not the same: that is told.
    fn money(&mut self, row: usize, cell: &Cell, stated: &Stated, need: &PriceRow) -> Option<(Decimal, Stated)> {
        let heading = self.layout.of_kind(Column::Price)?.clone();
        let column = heading.column;
        let format = cell.format.as_deref().map(number_format).unwrap_or_default();
        let shown = Stated::read(&format.words);
        // A mapping says what is open, and nothing against what is plain.
        let own = heading.given.as_deref().unwrap_or(&heading);
        let currency = self.text(row, Column::Currency);
        let beside = Stated::read(&currency);
        let foreign = [
            (&heading.stated, heading.text.clone()),
            (&own.stated, own.text.clone()),
            (stated, cell.text()),
            (&shown, format.words.clone()),
            (&beside, currency.clone()),
        ];
        if let Some((_, text)) = foreign.iter().find(|(one, _)| one.foreign.is_some()) {
            self.tell_why(codes::SCHEDULE_CURRENCY, row, column, &cell.text(), text.as_str());
            return None;
        }
        if !currency.is_empty() && (!beside.euro || !beside.others.is_empty()) {
            self.tell_why(codes::SCHEDULE_CURRENCY, row, column, &cell.text(), currency.as_str());
            return None;
        }
        self.heading(&heading, need)?;
        if format.percent {
            self.tell_why(codes::SCHEDULE_KIND, row, column, &cell.text(), Arg::Word("kind-percent".to_owned()));
            return None;
        }
        if let (Content::Number(value), Some(decimals)) = (&cell.content, format.decimals) {
            let seen = half_up(*value, decimals);
            let off = (seen - *value).abs();
            // What is off by less than a cent is how thirds are shown; by a tenth, another price.
            if off.checked_mul(Decimal::TEN).is_none_or(|off| off > value.abs()) {
                self.tell_why(codes::SCHEDULE_KIND, row, column, &cell.text(), Arg::Word("kind-rounded".to_owned()));
                return None;
            }
            if off.checked_mul(heading.stated.factor()).is_none_or(|off| off >= Decimal::new(1, 2)) {
                let told = self.fault(codes::SCHEDULE_ROUNDED, row, column).arg("value", Arg::Number(*value));
                self.faults.push(told.arg("seen", Arg::Number(seen)).help("help"));
            }
        }
        if format.unseen {
            self.tell_why(codes::SCHEDULE_KIND, row, column, &cell.text(), Arg::Word("kind-unseen".to_owned()));
            return None;
        }
        // Where the heading names no money, the cell does: `24 k€` under `PU HT`.
        let open = !heading.stated.is_of_money() && !own.stated.is_of_money();
        let factor = if open { stated.factor() } else { heading.stated.factor() };
        let differs = |one: &Stated| one.is_of_money() && one.factor() != factor;
        let overruled = own.stated.scale.is_some() && own.stated.factor() != factor;
        let unlike =
            format.shortened || format.altered || shown.lump || !is_of_need(need, &shown.others) || shown.several;
        if unlike || overruled || [&shown, stated, &beside].into_iter().any(&differs) {
            let why = match cell.format.as_deref() {
                _ if overruled => own.text.clone(),
                _ if differs(&beside) => currency,
                Some(code) if unlike || differs(&shown) => code.to_owned(),
                _ => heading.text.clone(),
            };
            self.tell_why(codes::SCHEDULE_MONEY, row, column, &cell.text(), why);
            return None;
        }
        Some((factor, shown))
    }

    /// Nothing where the heading of the prices says more of them than is understood: that is told. The unit of the need says
    /// nothing new.
    fn heading(&mut self, heading: &Heading, need: &PriceRow) -> Option<()> {
        let called = |word: &str| need.basis.is_of_unit() && is_called(&need.unit, word);
        // What length a price is for is compared with the unit of the need.
        let unknown = heading.unknown().into_iter().filter(|word| !called(word));
        let unclear: Vec<&str> = if heading.length().is_some() { Vec::new() } else { unknown.collect() };
        if unclear.is_empty() && !heading.is_odd() {
            return Some(());
        }
        let words = if unclear.is_empty() { heading.text.clone() } else { unclear.join(", ") };
        let fault = self.fault(codes::SCHEDULE_HEADING, self.layout.headings.row, heading.column);
        let fault = fault.arg("text", heading.text.as_str()).arg("words", words);
        // A multiple, or a currency, is not to be overruled unread.
        let open = heading.is_odd() || heading.unknown().contains(&"F");
        let example = match open {
            true => format!("columns: {{price: {{column: {}, unit: \"?\"}}}}", super::table::letters(heading.column)),
            false => unit_example(heading.column, &heading.stated),
        };
        self.faults.push(fault.arg("example", example).help("help"));
        None
    }
}

/// A price without the unit of the need behind it, which says nothing new (`14 000 €/km`), or one of a length that becomes it:
/// `14 €/ml`, and its metres.
fn bare(text: &str, need: &PriceRow) -> (String, Option<u32>) {
    let mut parts = text.split('/');
    let (mut bare, mut of_length) = (parts.next().unwrap_or_default().to_owned(), None);
    for part in parts {
        let words = plain(part);
        let called = need.basis.is_of_unit() && is_called(&need.unit, &words);
        match length(words.split(' ')).filter(|_| need.basis.is_of_unit() && length_of(&need.unit).is_some()) {
            Some(metres) if !called => of_length = Some(metres),
            _ if called => {}
            _ => bare = format!("{bare}/{part}"),
        }
    }
    (bare, of_length)
}

/// Whether words beside a price are the unit of the need, or a length that becomes it.
fn is_of_need(need: &PriceRow, words: &[String]) -> bool {
    let measured = length_of(&need.unit).is_some();
    let known =
        |word: &String| is_called(&need.unit, word) || (measured && length([word.as_str()].into_iter()).is_some());
    words.is_empty() || (need.basis.is_of_unit() && words.iter().all(known))
}

/// How a mapping says in which unit prices are.
pub(super) fn unit_example(column: usize, said: &Stated) -> String {
    format!("columns: {{price: {{column: {}, unit: {}}}}}", super::table::letters(column), said.as_unit())
}

/// What a cell holds that is no figure.
pub(super) fn kind_of(content: &Content) -> &'static str {
    match content {
        Content::Date(_) => "date",
        Content::Time(_) => "time",
        Content::Truth(_) => "truth",
        Content::Error(_) => "error",
        _ => "text",
    }
}
