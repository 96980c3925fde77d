//! Workbooks of Excel before 2007 (`.xls`), walked for what their reader does not tell: how large the sheets are,
//! what is hidden, and the number formats of cells. Layouts are those of [MS-CFB] (the container) and [MS-XLS]
//! (the records).

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::legacy_texts::fonts_of;
use super::open::Unread;
use super::survey::{Sheet, check};
use super::table::{Mark, tame};

/// Cells with a value: LABELSST, NUMBER, LABEL, BOOLERR, RK, FORMULA, RSTRING.
const CELLS: [u16; 7] = [0x00fd, 0x0203, 0x0204, 0x0205, 0x027e, 0x0006, 0x00d6];
/// One that is calculated, whatever its formula: its reader does not know all of them.
const FORMULA: u16 = 0x0006;
const BOUND_SHEET: u16 = 0x0085;
const FORMAT: u16 = 0x041e;
const STYLE: u16 = 0x00e0;
const ROW: u16 = 0x0208;
const COLUMNS: u16 = 0x007d;
const SEVERAL_NUMBERS: u16 = 0x00bd;
const MERGED: u16 = 0x00e5;
const BEGIN: u16 = 0x0809;
const END: u16 = 0x000a;
const FONT: u16 = 0x0031;
/// The texts that cells share, and a cell that holds one by its number.
const TEXTS: u16 = 0x00fc;
const SHARED_TEXT: u16 = 0x00fd;
/// What stands above and below each printed page.
const PAGE: [u16; 2] = [0x0014, 0x0015];
/// A note is a cell's place, and by its number an object with a text that stands in the record behind it.
const NOTE: u16 = 0x001c;
const OBJECT: u16 = 0x005d;
const OBJECT_TEXT: u16 = 0x01b6;
const CONTINUED: u16 = 0x003c;
/// Sectors from here on mark an end, a gap or the table itself.
const NO_SECTOR: u32 = 0xffff_fff0;

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn word(bytes: &[u8], at: usize) -> usize {
    u16_at(bytes, at).map_or(0, usize::from)
}

/// Walks the sheets, in the order of the workbook.
pub(super) fn survey(bytes: &[u8]) -> Result<Vec<Sheet>, Unread> {
    let stream = workbook(bytes).ok_or_else(|| Unread::because("file-damaged-xls"))?;
    let (mut codes, mut styles, mut starts): (HashMap<u16, Arc<str>>, Vec<(u16, u16)>, Vec<usize>) = Default::default();
    let (mut struck, mut raised, mut notes): (Vec<bool>, Vec<bool>, Notes) = Default::default();
    let (mut texts, mut goes_on): (Vec<&[u8]>, bool) = Default::default();
    let mut rich = None;
    // 0 % and 0.00 % have numbers of their own and no record.
    codes.extend([(9, "0%".into()), (10, "0.00%".into())]);
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut open: Option<usize> = None;
    for (at, kind, data) in (Records { stream: &stream, at: 0 }) {
        goes_on = kind == TEXTS || (goes_on && kind == CONTINUED);
        match kind {
            _ if goes_on => texts.push(data),
            BOUND_SHEET => {
                starts.push(u32_at(data, 0).map_or(0, |start| start as usize));
                sheets.push(Sheet::default());
            }
            FORMAT => {
                let code = text(data.get(2..).unwrap_or_default());
                codes.extend(u16_at(data, 0).zip(code).map(|(id, code)| (id, code.into())));
            }
            // No font has the number 4.
            FONT => {
                struck.extend(struck.len().eq(&4).then_some(false));
                struck.push(word(data, 2) & 0x8 != 0);
                raised.resize(struck.len() - 1, false);
                raised.push(word(data, 8) != 0);
            }
            STYLE => styles.push((u16_at(data, 2).unwrap_or_default(), u16_at(data, 0).unwrap_or_default())),
            BEGIN => {
                open = starts.iter().position(|start| *start == at);
                notes = Notes::default();
            }
            _ => {
                let Some(sheet) = open.and_then(|place| sheets.get_mut(place)) else { continue };
                let format = |style: usize| styles.get(style).and_then(|(id, _)| codes.get(id)).cloned();
                record(sheet, kind, data, format)?;
                notes.record(sheet, kind, data);
                let of_font = |style: usize| struck.get(usize::from(styles.get(style)?.1)).copied();
                let crossed = cells(kind, data).into_iter().filter(|(_, style)| of_font(*style) == Some(true));
                sheet.marks.extend(crossed.map(|(place, _)| (place, Mark::Struck)));
                if kind == SHARED_TEXT
                    && let Some(fonts) =
                        rich.get_or_insert_with(|| fonts_of(&texts)).get(&u32_at(data, 6).unwrap_or_default())
                {
                    let any = |of: &[bool]| fonts.iter().any(|font| of.get(usize::from(*font)) == Some(&true));
                    let place = (word(data, 0), word(data, 2));
                    sheet.marks.extend(any(&struck).then_some((place, Mark::Struck)));
                    sheet.marks.extend(any(&raised).then_some((place, Mark::Raised)));
                }
            }
        }
    }
    check(sheets.iter().map(Sheet::size))?;
    Ok(sheets)
}

fn record(sheet: &mut Sheet, kind: u16, data: &[u8], format: impl Fn(usize) -> Option<Arc<str>>) -> Result<(), Unread> {
    let (row, column) = (word(data, 0), word(data, 2));
    match kind {
        ROW if word(data, 12) & 0x20 != 0 => drop(sheet.hidden_rows.insert(row)),
        COLUMNS if word(data, 8) & 1 != 0 => sheet.hidden_columns.extend(row..=column.min(255)),
        MERGED => {
            let ranges = data.get(2..).unwrap_or_default().chunks_exact(8);
            sheet.merged.extend(ranges.map(|range| (word(range, 4), word(range, 0), word(range, 2))));
        }
        _ => {
            for (place, style) in cells(kind, data) {
                sheet.holds(place.0, place.1)?;
                sheet.formulas.extend((kind == FORMULA).then_some(place));
                sheet.formats.extend(format(style).map(|format| (place, format)));
            }
        }
    }
    Ok(())
}

/// The cells that a record is of, with their style: one, or a run of numbers side by side.
fn cells(kind: u16, data: &[u8]) -> Vec<((usize, usize), usize)> {
    let (row, first) = (word(data, 0), word(data, 2));
    if kind == SEVERAL_NUMBERS {
        let last = word(data, data.len().saturating_sub(2)).min(255);
        return (first..=last).map(|column| ((row, column), word(data, 4 + 6 * (column - first)))).collect();
    }
    if CELLS.contains(&kind) { vec![((row, first), word(data, 4))] } else { Vec::new() }
}

/// The texts of the objects of a sheet, of which notes are some.
#[derive(Default)]
struct Notes {
    texts: BTreeMap<u16, String>,
    /// The object that is open, and the characters of its text that are to come.
    open: Option<u16>,
    left: usize,
}

impl Notes {
    fn record(&mut self, sheet: &mut Sheet, kind: u16, data: &[u8]) {
        match kind {
            OBJECT => self.open = u16_at(data, 6),
            OBJECT_TEXT => self.left = word(data, 10),
            CONTINUED if self.left > 0 => {
                let (text, left) = characters(data, self.left);
                self.left = left;
                self.texts.entry(self.open.unwrap_or_default()).or_default().push_str(&text);
            }
            NOTE => {
                let text = u16_at(data, 6).and_then(|object| self.texts.remove(&object));
                let place = (word(data, 0), word(data, 2));
                sheet.marks.extend(text.map(|text| (place, Mark::Note(tame(&text)))));
            }
            // What is no note lies on the sheet by itself.
            END => sheet.boxes.extend(std::mem::take(&mut self.texts).into_values()),
            kind if PAGE.contains(&kind) => {
                let text = text(data).unwrap_or_default();
                sheet.headers.push_str("&L");
                sheet.headers.push_str(&text);
            }
            _ => {}
        }
    }
}

/// Records of a stream: a kind, a length, and so many bytes.
struct Records<'s> {
    stream: &'s [u8],
    at: usize,
}

impl<'s> Iterator for Records<'s> {
    type Item = (usize, u16, &'s [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (at, kind, length) = (self.at, u16_at(self.stream, self.at)?, word(self.stream, self.at + 2));
        self.at = at + 4 + length;
        Some((at, kind, self.stream.get(at + 4..at + 4 + length)?))
    }
}

/// A string with its length before it: of Latin letters, or of UTF-16.
fn text(data: &[u8]) -> Option<String> {
    let (text, left) = characters(data.get(2..)?, word(data, 0));
    (left == 0).then_some(text)
}

/// Characters behind the byte that says whether they are Latin letters or UTF-16, and how many of them are missing.
fn characters(data: &[u8], length: usize) -> (String, usize) {
    let Some((kind, bytes)) = data.split_first() else { return (String::new(), length) };
    if kind & 1 == 1 {
        let units: Vec<u16> =
            bytes.chunks_exact(2).take(length).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        let text = char::decode_utf16(units.iter().copied()).map(|c| c.unwrap_or('\u{fffd}')).collect();
        return (text, length - units.len());
    }
    let bytes = &bytes[..length.min(bytes.len())];
    (bytes.iter().map(|byte| char::from(*byte)).collect(), length - bytes.len())
}

/// The stream of the workbook, out of the container's chains of sectors.
fn workbook(bytes: &[u8]) -> Option<Vec<u8>> {
    let sector = 1_usize << u16_at(bytes, 30).filter(|shift| (7..=16).contains(shift))?;
    let at = |number: u32| (number < NO_SECTOR).then(|| (number as usize + 1).checked_mul(sector)).flatten();
    let most = bytes.len() / sector + 1;
    // The table of chains: the first 109 of its sectors are named in the head, others in a chain of their own.
    let mut table: Vec<u32> = (0..109).filter_map(|place| u32_at(bytes, 76 + 4 * place)).collect();
    let mut more = u32_at(bytes, 68)?;
    for _ in 0..most {
        let Some(start) = at(more).filter(|start| *start < bytes.len()) else { break };
        table.extend((0..sector / 4 - 1).filter_map(|place| u32_at(bytes, start + 4 * place)));
        more = u32_at(bytes, start + sector - 4).unwrap_or(NO_SECTOR);
    }
    let part = |number: u32| at(number).and_then(|start| bytes.get(start..(start + sector).min(bytes.len())));
    let numbers = |part: &[u8]| part.chunks_exact(4).filter_map(|four| u32_at(four, 0)).collect::<Vec<u32>>();
    let next: Vec<u32> = table.into_iter().take(most).filter_map(part).flat_map(numbers).collect();
    let chain = |start: u32, next: &[u32], part: &dyn Fn(u32) -> Option<Vec<u8>>, most: usize| {
        let (mut out, mut number) = (Vec::new(), start);
        for _ in 0..most {
            let Some(bytes) = part(number) else { break };
            out.extend(bytes);
            number = next.get(number as usize).copied().unwrap_or(NO_SECTOR);
        }
        out
    };
    let large = |number: u32| part(number).map(<[u8]>::to_vec);
    let directory = chain(u32_at(bytes, 48)?, &next, &large, most);
    let entries: Vec<&[u8]> = directory.chunks_exact(128).collect();
    let named = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).chain([0, 0]).collect();
        entries.iter().find(|entry| entry.starts_with(&wide))
    };
    let entry = named("Workbook").or_else(|| named("Book"))?;
    let (start, size) = (u32_at(entry, 116)?, u32_at(entry, 120)? as usize);
    let mut stream = if size >= u32_at(bytes, 56)? as usize {
        chain(start, &next, &large, most)
    } else {
        // Small streams stand in sectors of 64 bytes, inside the stream of the root.
        let small = chain(u32_at(entries.first()?, 116)?, &next, &large, most);
        let next = numbers(&chain(u32_at(bytes, 60)?, &next, &large, most));
        let piece = |number: u32| small.get(number as usize * 64..number as usize * 64 + 64).map(<[u8]>::to_vec);
        chain(start, &next, &piece, small.len() / 64 + 1)
    };
    stream.truncate(size);
    Some(stream)
}
