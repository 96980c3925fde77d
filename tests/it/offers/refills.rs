//! The template as vendors hand it back: in every format, moved, renamed, merged, coloured, protected. Each has to give the same
//! prices, to the cent.
//!
//! The workbooks are written here, cell by cell: `.xlsx` through its writer, `.ods` and `.xls` by hand, as LibreOffice is not
//! everywhere (`round_trip.rs` goes through it where it is).

use std::io::{Cursor, Write};
use std::path::PathBuf;

use perenne::language::Language;
use rust_xlsxwriter::{Color, Format, Formula, Workbook};

use crate::offers::support::{Cell, E, N, W, filled, put, read_back, said, scratch, write};

/// The filled schedule with everything that a vendor may promise: cells of percent too.
fn sheet() -> Vec<Vec<Cell>> {
    let mut rows = filled();
    put(&mut rows, "H7", N(96.0));
    put(&mut rows, "I7", N(24.0));
    put(&mut rows, "K6", W("Pannes (% par an)"));
    put(&mut rows, "K7", Cell::Shown(0.045, "0.00%"));
    for (row, amount) in [("F7", "801"), ("F8", "100"), ("F9", "240"), ("F10", "300")] {
        put(&mut rows, row, Cell::Formula("=ROUND(D7*E7,2)", amount));
    }
    rows
}

/// The whole table two rows further down, columns turned round.
fn moved() -> Vec<Vec<Cell>> {
    let mut rows = sheet();
    rows.splice(3..3, [vec![], vec![W("Remplir les cellules jaunes")]]);
    for cells in rows.iter_mut().skip(7) {
        cells.resize(11, E);
        cells.swap(2, 4);
        cells.swap(0, 9);
    }
    rows
}

/// The headings in other words.
fn renamed() -> Vec<Vec<Cell>> {
    let mut rows = sheet();
    put(&mut rows, "A1", W("DQE - réponse du candidat"));
    for (cell, words) in [
        ("A6", "N° prix"),
        ("B6", "Libellé des prestations"),
        ("C6", "U"),
        ("D6", "Qté"),
        ("E6", "Prix unitaire H.T. en €"),
        ("F6", "Total H.T."),
        ("G6", "Taux de TVA"),
        ("J6", "Compris dans le n°"),
        ("K6", "Taux de panne (%/an)"),
    ] {
        put(&mut rows, cell, W(words));
    }
    rows
}

/// An empty column before all others.
fn shifted() -> Vec<Vec<Cell>> {
    let mut rows = sheet();
    rows.iter_mut().for_each(|cells| cells.insert(0, E));
    rows
}

fn xlsx(name: &str, change: impl Fn(&mut rust_xlsxwriter::Worksheet)) -> PathBuf {
    xlsx_of(name, &sheet(), change)
}

fn xlsx_of(name: &str, rows: &[Vec<Cell>], change: impl Fn(&mut rust_xlsxwriter::Worksheet)) -> PathBuf {
    let mut book = Workbook::new();
    let sheet_of_book = book.add_worksheet();
    sheet_of_book.set_name("DQE").unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Words(text) => drop(sheet_of_book.write(row, column, *text).unwrap()),
                Cell::Number(number) => drop(sheet_of_book.write(row, column, *number).unwrap()),
                Cell::Formula(formula, result) => {
                    sheet_of_book.write(row, column, Formula::new(*formula).set_result(*result)).unwrap();
                }
                Cell::Shown(number, format) => {
                    let format = Format::new().set_num_format(*format);
                    sheet_of_book.write_with_format(row, column, *number, &format).unwrap();
                }
                _ => {}
            }
        }
    }
    change(sheet_of_book);
    let path = scratch(name);
    write(&path, &book.save_to_buffer().unwrap());
    path
}

fn text_of(cell: &Cell, comma: bool) -> String {
    let number = |number: f64| if comma { number.to_string().replace('.', ",") } else { number.to_string() };
    match cell {
        Cell::Words(text) => (*text).to_owned(),
        Cell::Number(value) => number(*value),
        Cell::Formula(_, result) => (*result).to_owned(),
        Cell::Shown(value, _) => format!("{} %", number(value * 100.0)),
        _ => String::new(),
    }
}

fn csv(separator: &str, comma: bool) -> String {
    csv_of(&sheet(), separator, comma)
}

fn csv_of(rows: &[Vec<Cell>], separator: &str, comma: bool) -> String {
    let quoted = |text: String| if text.contains(separator) { format!("\"{text}\"") } else { text };
    let row =
        |cells: &Vec<Cell>| cells.iter().map(|cell| quoted(text_of(cell, comma))).collect::<Vec<_>>().join(separator);
    rows.iter().map(row).collect::<Vec<_>>().join("\r\n")
}

fn text(name: &str, bytes: Vec<u8>) -> PathBuf {
    let path = scratch(name);
    write(&path, &bytes);
    path
}

/// An OpenDocument spreadsheet, with rows that repeat and a percent cell as LibreOffice writes them.
fn ods(name: &str, sheet: &[Vec<Cell>], protected: bool) -> PathBuf {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    let mut rows = String::new();
    for cells in sheet {
        rows.push_str("<table:table-row>");
        for cell in cells {
            let text = escaped(&text_of(cell, true));
            let shown = format!("<text:p>{text}</text:p></table:table-cell>");
            rows.push_str(&match cell {
                Cell::Words(_) => format!("<table:table-cell office:value-type=\"string\">{shown}"),
                Cell::Number(number) => {
                    format!("<table:table-cell office:value-type=\"float\" office:value=\"{number}\">{shown}")
                }
                Cell::Shown(number, _) => {
                    format!("<table:table-cell office:value-type=\"percentage\" office:value=\"{number}\">{shown}")
                }
                Cell::Formula(formula, result) => format!(
                    "<table:table-cell table:formula=\"of:{formula}\" office:value-type=\"float\" office:value=\"{result}\">{shown}"
                ),
                _ => "<table:table-cell></table:table-cell>".to_owned(),
            });
        }
        rows.push_str("</table:table-row>");
    }
    rows.push_str(
        "<table:table-row table:number-rows-repeated=\"1048562\">\
         <table:table-cell table:number-columns-repeated=\"16384\"></table:table-cell></table:table-row>",
    );
    let lock = if protected { " table:protected=\"true\" table:protection-key=\"x\"" } else { "" };
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body>\
         <office:spreadsheet><table:table table:name=\"DQE\"{lock}>{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (part, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
        (
            "META-INF/manifest.xml",
            "<?xml version=\"1.0\"?><manifest:manifest xmlns:manifest=\"m\"></manifest:manifest>".to_owned(),
        ),
        ("content.xml", content),
    ] {
        archive.start_file(part, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    text(name, archive.finish().unwrap().into_inner())
}

/// A workbook of Excel 97: records in a stream, in a container of sectors of 512 bytes.
pub fn xls(name: &str, rows: &[Vec<Cell>]) -> PathBuf {
    let record = |kind: u16, data: Vec<u8>| {
        let length = u16::try_from(data.len()).unwrap();
        [kind.to_le_bytes().to_vec(), length.to_le_bytes().to_vec(), data].concat()
    };
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let words = |values: &[u16]| values.iter().flat_map(|value| value.to_le_bytes()).collect::<Vec<u8>>();
    let begin = |kind: u16| record(0x0809, words(&[0x0600, kind, 0x0dbb, 0x07cc, 0, 0, 6, 0]));
    let end = record(0x000a, Vec::new());
    let style = |format: u16| record(0x00e0, [words(&[0, format]), vec![0; 16]].concat());
    // Style 0 is plain, style 1 is percent (format 10).
    let head = |start: u32| {
        let mut sheet = start.to_le_bytes().to_vec();
        sheet.extend([0, 0, 3, 0]);
        sheet.extend(b"DQE");
        [begin(5), style(0), style(10), record(0x0085, sheet), end.clone()].concat()
    };
    let start = u32::try_from(head(0).len()).unwrap();
    let mut stream = [head(start), begin(0x10)].concat();
    for (row, cells) in (0_u16..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            let number = |style: u16, value: f64| {
                record(0x0203, [words(&[row, column, style]), value.to_le_bytes().to_vec()].concat())
            };
            stream.extend(match cell {
                Cell::Words(text) => {
                    let length = u16::try_from(text.encode_utf16().count()).unwrap();
                    record(0x0204, [words(&[row, column, 0, length]), vec![1], wide(text)].concat())
                }
                Cell::Number(value) => number(0, *value),
                Cell::Formula(_, result) => number(0, result.parse().unwrap()),
                Cell::Shown(value, _) => number(1, *value),
                _ => Vec::new(),
            });
        }
    }
    stream.extend(end);
    stream.resize(stream.len().max(4096).next_multiple_of(512), 0);
    let sectors = u32::try_from(stream.len() / 512).unwrap();
    let longs = |values: &[u32]| values.iter().flat_map(|value| value.to_le_bytes()).collect::<Vec<u8>>();
    // Sector 0 is the table of chains, 1 the directory, then the stream.
    let mut chains = vec![0xffff_fffd, 0xffff_fffe];
    chains.extend((2..sectors + 1).map(|sector| sector + 1));
    chains.push(0xffff_fffe);
    chains.resize(128, 0xffff_ffff);
    let entry = |name: &str, kind: u8, child: u32, start: u32, size: u32| {
        let mut entry = wide(name);
        let length = u16::try_from(entry.len() + 2).unwrap();
        entry.resize(64, 0);
        entry.extend(length.to_le_bytes());
        entry.extend([kind, 1]);
        entry.extend(longs(&[0xffff_ffff, 0xffff_ffff, child]));
        entry.resize(116, 0);
        entry.extend(longs(&[start, size, 0]));
        entry
    };
    let size = u32::try_from(stream.len()).unwrap();
    let mut directory = entry("Root Entry", 5, 1, 0xffff_fffe, 0);
    directory.extend(entry("Workbook", 2, 0xffff_ffff, 2, size));
    directory.resize(512, 0);
    let mut file = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    file.resize(24, 0);
    file.extend(words(&[0x3e, 3, 0xfffe, 9, 6]));
    file.resize(44, 0);
    file.extend(longs(&[1, 1, 0, 4096, 0xffff_fffe, 0, 0xffff_fffe, 0, 0]));
    file.resize(512, 0xff);
    file.extend(longs(&chains));
    file.extend(directory);
    file.extend(stream);
    text(name, file)
}

/// Every refill, with its name.
fn refills() -> Vec<PathBuf> {
    let plain = |_: &mut rust_xlsxwriter::Worksheet| {};
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let latin =
        |text: &str| text.chars().map(|c| if c == '€' { 0x80 } else { u32::from(c) as u8 }).collect::<Vec<u8>>();
    vec![
        xlsx("refill.xlsx", plain),
        xlsx("refill-coloured.xlsx", |sheet| {
            let colour = Format::new().set_background_color(Color::Yellow).set_num_format("#,##0.00 \"€\"");
            sheet.write_with_format(6, 4, 80.1, &colour).unwrap();
            sheet.write_with_format(7, 4, 10.0, &Format::new().set_num_format("_-* #,##0.00 [$€-40C]_-")).unwrap();
        }),
        xlsx("refill-protected.xlsx", |sheet| {
            let _ = sheet.protect_with_password("secret");
        }),
        xlsx("refill-merged.xlsx", |sheet| {
            sheet.merge_range(0, 0, 0, 6, "Bordereau des prix", &Format::new()).unwrap();
        }),
        xlsx("refill-filtered.xlsx", |sheet| {
            let _ = sheet.autofilter(5, 0, 9, 10).unwrap();
        }),
        xlsx("refill-frozen.xlsx", |sheet| {
            let _ = sheet.set_freeze_panes(6, 2).unwrap();
        }),
        xlsx("refill-noted.xlsx", |sheet| {
            sheet.write(15, 1, "Fait à Nevers, le 2 mars, signature et cachet").unwrap();
        }),
        xlsx("refill-unpriced-words.xlsx", |sheet| {
            let _ = sheet.write(15, 1, "Prix fermes et définitifs").unwrap();
        }),
        xlsx("refill-outlined.xlsx", |sheet| {
            let _ = sheet.group_rows(6, 9).unwrap();
        }),
        xlsx("refill-tabbed.xlsx", |sheet| {
            sheet.set_name("Réponse du candidat").unwrap().set_tab_color(Color::Green);
        }),
        xlsx("refill-narrow.xlsx", |sheet| {
            sheet.set_column_width(4, 3).unwrap().set_row_height(6, 40).unwrap();
        }),
        xlsx_of("refill-moved.xlsx", &moved(), plain),
        xlsx_of("refill-renamed.xlsx", &renamed(), plain),
        xlsx_of("refill-shifted.xlsx", &shifted(), plain),
        text("refill-misnamed.xls", std::fs::read(xlsx("refill-to-misname.xlsx", plain)).unwrap()),
        ods("refill.ods", &sheet(), false),
        ods("refill-moved.ods", &moved(), false),
        ods("refill-renamed.ods", &renamed(), false),
        ods("refill-protected.ods", &sheet(), true),
        xls("refill.xls", &sheet()),
        xls("refill-moved.xls", &moved()),
        text("refill-renamed.csv", csv_of(&renamed(), ";", true).into_bytes()),
        text("refill-semicolons.csv", csv(";", true).into_bytes()),
        text("refill-commas.csv", csv(",", false).into_bytes()),
        text("refill-quoted.csv", csv(",", true).into_bytes()),
        text("refill-tabs.txt", csv("\t", true).into_bytes()),
        text("refill-marked.csv", format!("\u{feff}{}", csv(";", true)).into_bytes()),
        text("refill-said.csv", format!("sep=;\r\n{}", csv(";", true)).into_bytes()),
        text("refill-latin.csv", latin(&csv(";", true))),
        text("refill-unicode.txt", wide(&format!("\u{feff}{}", csv("\t", true)))),
        text("refill-old-ends.csv", csv(";", true).replace("\r\n", "\r").into_bytes()),
    ]
}

#[test]
fn every_refill_gives_the_same_prices() {
    let mut expected: Option<String> = None;
    assert_eq!(refills().len(), 31);
    for file in refills() {
        let (session, imported) = read_back(&file, None);
        let said = said(&session, Language::English);
        let imported = imported.unwrap_or_else(|| panic!("{}: {said}", file.display()));
        assert!(session.diagnostics.is_empty(), "{}: {said}", file.display());
        let first = expected.get_or_insert_with(|| imported.yaml.clone());
        assert_eq!(*first, imported.yaml, "{}", file.display());
        assert!(first.contains("device: {price: 80.1 EUR/box, life: 96 months, warranty: 24 months"), "{first}");
    }
}
