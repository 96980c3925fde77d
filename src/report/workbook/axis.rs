use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::pad::{Formats, Pad, Row};
use super::term::Term;
use crate::document::Section;
use crate::model::Case;
use crate::report::Style;
use crate::report::study::names;

/// Columns of a sheet by month: before them stand as many heads as the costs need.
pub(super) fn months<'f>(
    case: &Case,
    id: &str,
    heads: &[String],
    first: u16,
    style: Style,
    formats: &'f Formats,
) -> Result<(Pad<'f>, Row, Row), XlsxError> {
    let mut pad = Pad::new(&style.say(id), &style.say(&format!("{id}-title")), first, formats)?;
    let months = pad.axis(&style.say("workbook-month"), (0..case.calendar.months).map(Decimal::from).collect())?;
    let years = pad.axis(
        &style.say("workbook-year"),
        (0..case.calendar.months).map(|m| case.calendar.year_of(m).into()).collect(),
    )?;
    pad.next = 3;
    pad.heads(3, heads)?;
    for (column, month) in (first..).zip(0..case.calendar.months) {
        let name = names::month_of(case, month, style);
        pad.sheet.write_string_with_format(3, column, name, &formats.head)?;
    }
    pad.next = 4;
    pad.sheet.set_freeze_panes(4, if first > 3 { 3 } else { first })?;
    pad.sheet.set_repeat_rows(1, 3)?;
    pad.sheet.set_repeat_columns(0, 1)?;
    pad.sheet.set_column_range_width(0, 1, 26)?;
    if first > 2 {
        pad.sheet.set_column_range_width(2, first - 1, 14)?;
    }
    pad.sheet.set_column_range_width(first, first + u16::try_from(case.calendar.months).unwrap_or(0), 13)?;
    // Three years a page of A3: whoever prints months has large paper.
    pad.sheet.set_paper_size(8);
    pad.sheet.set_print_fit_to_pages(u16::try_from(case.calendar.months.div_ceil(36)).unwrap_or(1), 0);
    Ok((pad, months, years))
}

/// Columns by year.
pub(super) fn years<'f>(
    id: &str,
    years: &[i32],
    first: u16,
    style: Style,
    formats: &'f Formats,
) -> Result<(Pad<'f>, Row), XlsxError> {
    let mut pad = Pad::new(&style.say(id), &style.say(&format!("{id}-title")), first, formats)?;
    pad.next = 2;
    let row = pad.axis(&style.say("workbook-year"), years.iter().map(|year| Decimal::from(*year)).collect())?;
    pad.sheet.set_freeze_panes(3, first)?;
    pad.sheet.set_repeat_rows(2, 2)?;
    pad.sheet.set_column_width(0, 52)?;
    if first > 1 {
        pad.sheet.set_column_range_width(1, first - 1, 17)?;
    }
    pad.sheet.set_column_range_width(first, first + u16::try_from(years.len()).unwrap_or(0), 16)?;
    pad.sheet.set_print_fit_to_pages(1, 0);
    Ok((pad, row))
}

/// Adds up the months of a year, a year a column.
pub(super) fn yearly(case: &Case, row: &Row, months: &Row, years: &Row) -> Vec<Term> {
    let sum = |(place, year): (usize, &Decimal)| {
        let of = |month: usize| Decimal::from(case.calendar.year_of(u32::try_from(month).unwrap_or(0)));
        let value = row.values.iter().enumerate().filter(|(month, _)| of(*month) == *year).map(|(_, value)| *value);
        Term::new(format!("SUMIFS({},{},{})", row.all(), months.all(), years.cell(place)), value.sum())
    };
    years.values.iter().enumerate().map(sum).collect()
}

/// The end of the name of a section's words.
pub(super) fn section_word(section: Section) -> &'static str {
    match section {
        Section::Investment => "investment",
        Section::Operating => "operating",
    }
}
