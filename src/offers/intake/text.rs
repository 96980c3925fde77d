use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::headings::Headings;
use super::open::{LARGEST_CELLS, LARGEST_ROWS, Unread};
use super::table::{Cell, Table, text_content};

/// Text in UTF-8, in UTF-16 (which spreadsheets call Unicode text), or, as older ones write it, in Windows-1252. None
/// where the bytes are no text at all.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    let wide = match bytes {
        [0xff, 0xfe, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] => Some(UTF_16BE),
        // Without a mark: every other byte of latin letters is 0.
        _ => [(UTF_16LE, 1), (UTF_16BE, 0)].into_iter().find(|(_, at)| is_wide(bytes, *at)).map(|(it, _)| it),
    };
    let text = match wide {
        Some(encoding) => encoding.decode(bytes).0.into_owned(),
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
            Err(_) => WINDOWS_1252.decode(bytes).0.into_owned(),
        },
    };
    // A reader of tables knows one end of a line; three are in use.
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    let controls = text.chars().filter(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}')).count();
    (!text.contains('\0') && controls * 20 <= text.chars().count()).then_some(text)
}

/// Whether bytes are text in UTF-16, which spreadsheets call Unicode text.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) || is_wide(bytes, 0) || is_wide(bytes, 1)
}

fn is_wide(bytes: &[u8], at: usize) -> bool {
    let pairs: Vec<&[u8]> = bytes.chunks_exact(2).take(200).collect();
    let zeros = pairs.iter().filter(|pair| pair[at] == 0 && pair[1 - at] != 0).count();
    pairs.len() >= 4 && zeros * 10 >= pairs.len() * 8
}

/// A table of text; separated by whatever of `;`, tab, `,` and `|` gives the row of headings most columns, else by what is found
/// in the most rows.
pub(super) fn table(text: &str) -> Result<Table, Unread> {
    if text.bytes().filter(|byte| *byte == b'\n').nth(LARGEST_ROWS).is_some() {
        return Err(Unread::too_many("rows", LARGEST_ROWS));
    }
    // Spreadsheets write their separator into a first line of its own.
    if text.bytes().filter(|byte| matches!(byte, b';' | b',' | b'\t' | b'|')).nth(LARGEST_CELLS).is_some() {
        return Err(Unread::too_many("cells", LARGEST_CELLS));
    }
    let said = text.strip_prefix("sep=").or_else(|| text.strip_prefix("SEP=")).and_then(|rest| rest.bytes().next());
    if let Some(separator) = said {
        return whole(text, separator);
    }
    let head: String = text.split_inclusive('\n').take(super::headings::HEADER_ROWS + 2).collect();
    let named = |separator: &u8| {
        // Its last cell may be cut in the middle.
        let (table, _) = cells(&head, *separator);
        Headings::find(&table).map_or(0, |found| found.kinds())
    };
    let rows = |separator: &u8| text.lines().filter(|line| line.contains(char::from(*separator))).count();
    let separator = [b'|', b',', b'\t', b';'].into_iter().max_by_key(|it| (named(it), rows(it))).unwrap_or(b';');
    whole(text, separator)
}

/// The cells of a text that is whole: it fails with the line of a quote that opens a cell and has no end.
fn whole(text: &str, separator: u8) -> Result<Table, Unread> {
    let (table, stray) = cells(text, separator);
    stray.map_or(Ok(table), |line| Err(Unread { word: "file-quote".to_owned(), detail: Some(line.to_string()) }))
}

/// The cells of a text, and the line of a quote that opens one and has no end.
fn cells(text: &str, separator: u8) -> (Table, Option<usize>) {
    let (text, stray) = with_empty_rows(text, char::from(separator));
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let cell = |text: &str| Cell { content: text_content(text), ..Cell::default() };
    let rows = reader.records().map_while(Result::ok).map(|record| record.iter().map(cell).collect()).collect();
    (Table { rows, ..Table::default() }, stray)
}

/// Where in a table of text a reading is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At the start of a line, of a cell, or further in one.
    Line,
    Cell,
    Inside,
    /// Between quotes, which were opened in this line.
    Quoted(usize),
    /// Behind a quote that closes, or is the first of two: which were opened in this line.
    Behind(usize),
}

/// The text with a separator in each empty line: the reader would skip the line, and rows would lose the number that a
/// spreadsheet shows. And the line where a quote opens a cell that swallows others: it has no end, or one with letters behind it
/// in a later line.
fn with_empty_rows(text: &str, separator: char) -> (String, Option<usize>) {
    let (mut out, mut place, mut line) = (String::with_capacity(text.len()), Place::Line, 1);
    let mut stray = None;
    for c in text.chars() {
        place = match (place, c) {
            (Place::Quoted(first), '"') => Place::Behind(first),
            (Place::Behind(first), '"') | (Place::Quoted(first), _) => Place::Quoted(first),
            (Place::Line | Place::Cell, '"') => Place::Quoted(line),
            (Place::Line, '\n') => {
                out.push(separator);
                Place::Line
            }
            (_, '\n') => Place::Line,
            (_, c) if c == separator => Place::Cell,
            (Place::Behind(first), ' ' | '\t') => Place::Behind(first),
            (Place::Behind(first), _) => {
                stray = stray.or((first != line).then_some(first));
                Place::Inside
            }
            _ => Place::Inside,
        };
        line += usize::from(c == '\n');
        out.push(c);
    }
    let open = if let Place::Quoted(first) = place { Some(first) } else { None };
    (out, stray.or(open))
}
