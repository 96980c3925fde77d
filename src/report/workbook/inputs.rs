use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;
use rust_xlsxwriter::{Workbook, XlsxError};

use super::pad::{Formats, Pad, nearest};
use super::term::Term;
use crate::diagnostic::{Sources, Span};
use crate::model::{Case, Citation, Datum};
use crate::report::Style;
use crate::report::study::{names, written as in_words};
use crate::units::{dotted, order};

/// The values that formulas rest on, each a named cell.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    entries: Vec<Entry>,
    places: HashMap<(String, Option<Span>, Decimal), usize>,
    names: HashSet<String>,
}

#[derive(Debug)]
struct Entry {
    name: String,
    path: String,
    value: Decimal,
    span: Option<Span>,
    source: Option<Citation>,
    months: bool,
}

impl Inputs {
    /// The cell of a value of the case. A rate of the law that rules many months is one cell.
    pub(super) fn of(&mut self, case: &Case, datum: Datum) -> Term {
        let Some(known) = case.data.provenance(datum) else { return Term::constant(datum.value) };
        self.add(&known.path, datum.value, known.span, known.source.clone(), false)
    }

    /// The cell of a number of units.
    pub(super) fn quantity(&mut self, path: &str, value: Decimal, span: Option<Span>) -> Term {
        self.add(path, value, span, None, false)
    }

    /// The cell of a duration in months.
    pub(super) fn months(&mut self, path: &str, months: u32) -> Term {
        self.add(path, Decimal::from(months), None, None, true)
    }

    fn add(&mut self, path: &str, value: Decimal, span: Option<Span>, source: Option<Citation>, months: bool) -> Term {
        let key = (path.to_owned(), span, value);
        if let Some(place) = self.places.get(&key) {
            return Term::new(self.entries[*place].name.clone(), value);
        }
        let name = self.name(path);
        self.places.insert(key, self.entries.len());
        self.entries.push(Entry { name: name.clone(), path: path.to_owned(), value, span, source, months });
        Term::new(name, value)
    }

    /// A path as a name that spreadsheets take: never like a cell, told apart without regard to case.
    fn name(&mut self, path: &str) -> String {
        let clean: String = path.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).take(200).collect();
        let mut name = format!("in_{clean}");
        let mut count = 1;
        while !self.names.insert(name.to_lowercase()) {
            count += 1;
            name = format!("in_{clean}_{count}");
        }
        name
    }

    /// Writes the sheet and names its cells.
    pub(super) fn write<'f>(
        &self,
        book: &mut Workbook,
        case: &Case,
        sources: &Sources,
        style: Style,
        formats: &'f Formats,
    ) -> Result<Pad<'f>, XlsxError> {
        let mut pad = Pad::new(&style.say("workbook-inputs"), &style.say("workbook-inputs-title"), 0, formats)?;
        pad.sheet.write_string_with_format(1, 0, style.say("workbook-inputs-note"), &formats.text)?;
        let heads = ["label", "value", "unit", "source", "date", "grade", "place", "path", "name"];
        pad.heads(3, &heads.map(|head| style.say(&format!("workbook-column-{head}"))))?;
        let entries = order::by_cached_key(self.entries.iter().collect(), |entry| rank(case, &entry.path));
        for (at, entry) in (4..).zip(entries) {
            self.entry(book, &mut pad, at, entry, case, sources, style, formats)?;
        }
        for (column, width) in
            [(0, 62.0), (1, 16.0), (2, 30.0), (3, 70.0), (4, 12.0), (5, 14.0), (6, 44.0), (7, 34.0), (8, 36.0)]
        {
            pad.sheet.set_column_width(column, width)?;
        }
        pad.sheet.set_freeze_panes(4, 2)?;
        pad.sheet.set_repeat_rows(3, 3)?;
        pad.sheet.set_print_fit_to_pages(1, 0);
        Ok(pad)
    }

    #[expect(clippy::too_many_arguments, reason = "one row of the sheet needs all that the sheet is written with")]
    fn entry(
        &self,
        book: &mut Workbook,
        pad: &mut Pad<'_>,
        at: u32,
        entry: &Entry,
        case: &Case,
        sources: &Sources,
        style: Style,
        formats: &Formats,
    ) -> Result<(), XlsxError> {
        let written = entry.span.map_or("", |span| sources.text(span));
        let source = entry.source.as_ref();
        let grade = source.and_then(|source| source.grade);
        let format = if is_share(entry, written) { &formats.open_share } else { &formats.open_number };
        let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
        let written = if entry.months { style.say("workbook-months-unit") } else { in_words(&written, case, style) };
        let texts = [
            (0, names::path(&entry.path, case, style)),
            (2, written),
            (3, source.and_then(|source| source.title.as_ref()).map_or(String::new(), |title| style.of(title))),
            (4, source.and_then(|source| source.date).map_or(String::new(), |date| names::date(date, style))),
            (5, grade.map_or(String::new(), |grade| style.say(grade.word()))),
            (6, entry.span.map_or(String::new(), |span| sources.line(span))),
            (7, entry.path.clone()),
            (8, entry.name.clone()),
        ];
        for (column, text) in texts {
            pad.sheet.write_string_with_format(at, column, text, &formats.text)?;
        }
        pad.sheet.write_number_with_format(at, 1, nearest(entry.value), format)?;
        book.define_name(&entry.name, &format!("={}!$B${}", pad.name(), at + 1))?;
        Ok(())
    }
}

/// Lines in their order, then money, then the city and the law.
fn rank(case: &Case, path: &str) -> usize {
    let first = dotted::first(path);
    let kinds = ["funding", "benefits", "indices", "index", "discount", "city"];
    let kind = || kinds.iter().position(|kind| *kind == first).unwrap_or(kinds.len());
    case.line(first).unwrap_or_else(|| case.lines.len() + kind())
}

fn is_share(entry: &Entry, written: &str) -> bool {
    let kinds = ["vat.", "fctva.", "index.", "discount.", "city.growth.", "city.loans."];
    written.contains('%') || (written.is_empty() && kinds.iter().any(|kind| entry.path.starts_with(kind)))
}
