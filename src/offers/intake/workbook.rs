use std::fmt::Display;
use std::io::{Cursor, Read, Seek};

use calamine::{Data, Ods, Reader, SheetVisible, Xls, Xlsx};
use rust_decimal::Decimal;

use super::legacy;
use super::open::Unread;
use super::survey::Sheet;
use super::table::{Content, LARGEST_NUMBER, Table, tame, text_content, unseen};
use super::{survey_ods, survey_xlsx};
use crate::units::order;

type Bytes<'b> = Cursor<&'b [u8]>;

/// The sheets of an `.xlsx`.
pub(super) fn xlsx(bytes: &[u8]) -> Result<Vec<Table>, Unread> {
    let sheets = survey_xlsx::xlsx(bytes)?;
    let parts = survey_xlsx::parts(bytes)?;
    let mut book: Xlsx<Bytes<'_>> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut tables = tables(&mut book, true, |_, name| parts.get(name).and_then(|part| sheets.get(part)))?;
    for table in &mut tables {
        let Ok(styles) = book.worksheet_style(&table.original) else { continue };
        for (row, cells) in table.table.rows.iter_mut().enumerate() {
            let numbers = cells.iter_mut().enumerate().filter(|(_, cell)| matches!(cell.content, Content::Number(_)));
            for (column, cell) in numbers {
                let place = (u32::try_from(row).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX));
                let format = styles.get(place).and_then(|style| style.number_format.as_ref());
                cell.format = format.map(|format| format.format_code.as_str().into());
            }
        }
    }
    Ok(tables.into_iter().map(|table| table.table).collect())
}

/// The sheets of an `.ods`.
pub(super) fn ods(bytes: &[u8]) -> Result<Vec<Table>, Unread> {
    let sheets = survey_ods::ods(bytes)?;
    let mut book: Ods<Bytes<'_>> = Ods::new(Cursor::new(bytes)).map_err(damaged)?;
    let tables = tables(&mut book, true, |place, _| sheets.get(place))?;
    Ok(tables.into_iter().map(|table| table.table).collect())
}

/// The sheets of an `.xls`.
pub(super) fn xls(bytes: &[u8]) -> Result<Vec<Table>, Unread> {
    let sheets = legacy::survey(bytes)?;
    let mut book: Xls<Bytes<'_>> = Xls::new(Cursor::new(bytes)).map_err(damaged)?;
    // There no result and an empty one are written alike.
    let tables = tables(&mut book, false, |place, _| sheets.get(place))?;
    Ok(tables.into_iter().map(|table| table.table).collect())
}

fn damaged(error: impl Display) -> Unread {
    let why = error.to_string();
    if why.to_lowercase().contains("password") { Unread::because("file-locked") } else { Unread::broken(why) }
}

/// A sheet, with its name as the reader of workbooks knows it.
struct Named {
    original: String,
    table: Table,
}

fn tables<'s, R: Read + Seek, B: Reader<R>>(
    book: &mut B,
    knows_blanks: bool,
    surveyed: impl Fn(usize, &str) -> Option<&'s Sheet>,
) -> Result<Vec<Named>, Unread>
where
    B::Error: Display,
{
    let sheets = book.sheets_metadata().iter();
    let sheets: Vec<(String, bool)> =
        sheets.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect();
    let mut tables = Vec::new();
    for (place, (name, hidden)) in sheets.into_iter().enumerate() {
        // A sheet that is a chart, or a macro, holds no cells.
        let Ok(range) = book.worksheet_range(&name) else { continue };
        let mut table = Table { name: tame(&name), typed: true, hidden, ..Table::default() };
        let (top, left) = range.start().unwrap_or_default();
        // A formula that gives no text has a result; one whose result the file leaves out has none.
        let surveyed = surveyed(place, &name);
        let mut blank = order::set(surveyed.iter().flat_map(|sheet| sheet.blank.iter().copied()));
        for (row, column, value) in range.used_cells() {
            let (row, column) = (row + top as usize, column + left as usize);
            let content = content(value);
            if knows_blanks && matches!(value, Data::String(_)) && content == Content::Empty {
                blank.insert((row, column));
            }
            table.put(row, column).content = content;
            if let Data::String(text) = value {
                table.unseen.extend(unseen(text).map(|text| ((row, column), text)));
            }
        }
        if let Ok(formulas) = book.worksheet_formula(&name) {
            let (top, left) = formulas.start().unwrap_or_default();
            for (row, column, formula) in formulas.used_cells().filter(|(_, _, formula)| !formula.is_empty()) {
                let (row, column) = (row + top as usize, column + left as usize);
                let cell = table.put(row, column);
                if blank.contains(&(row, column)) {
                    table.blank.insert((row, column));
                } else {
                    cell.formula = Some(tame(formula));
                }
            }
        }
        if let Some(sheet) = surveyed {
            table.hidden_rows.clone_from(&sheet.hidden_rows);
            table.hidden_columns.clone_from(&sheet.hidden_columns);
            table.merged.clone_from(&sheet.merged);
            table.headers = super::marks::page(&sheet.headers);
            table.boxes = sheet.boxes.iter().map(|text| tame(text)).filter(|text| !text.is_empty()).collect();
            // A formula that is shared says in its other cells no more than that there is one.
            for (row, column) in sheet.formulas.difference(&blank) {
                // Where no result and an empty one are written alike, an empty cell says nothing.
                if knows_blanks || !table.cell(*row, *column).is_empty() {
                    table.put(*row, *column).formula.get_or_insert_with(|| "…".to_owned());
                }
            }
            for (place, mark) in &sheet.marks {
                table.marks.entry(*place).or_default().push(mark.clone());
            }
            for (row, cells) in table.rows.iter_mut().enumerate() {
                for (column, cell) in cells.iter_mut().enumerate() {
                    cell.format = sheet.formats.get(&(row, column)).cloned();
                    if let Some(seen) = sheet.contents.get(&(row, column)) {
                        cell.content = seen.clone();
                    }
                }
            }
        }
        tables.push(Named { original: name, table });
    }
    Ok(tables)
}

fn content(value: &Data) -> Content {
    match value {
        Data::Empty => Content::Empty,
        Data::Int(number) if Decimal::from(*number).abs() < LARGEST_NUMBER => Content::Number(Decimal::from(*number)),
        Data::Int(number) => Content::Text(number.to_string()),
        Data::Float(number) => shortest(*number),
        Data::DateTime(date) if date.is_duration() || date.as_f64() < 1.0 => Content::Time(date.to_string()),
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            Content::Date(format!("{year:04}-{month:02}-{day:02}"))
        }
        Data::DateTimeIso(text) => Content::Date(tame(text)),
        Data::DurationIso(text) => Content::Time(tame(text)),
        Data::String(text) => text_content(text),
        Data::Bool(value) => Content::Truth(*value),
        Data::Error(error) => Content::Error(error.to_string()),
    }
}

/// The decimal that was typed: the shortest text that means this binary number, read exactly.
fn shortest(number: f64) -> Content {
    let text = number.to_string();
    let exact = Decimal::from_str_exact(&text).ok();
    // Spreadsheets keep fifteen digits; what follows is what their sums of binary fractions leave.
    let exact = exact
        .and_then(|number| number.round_sf(15))
        .map(|number| number.normalize())
        .filter(|number| number.abs() < LARGEST_NUMBER);
    exact.map_or(Content::Text(text), Content::Number)
}
