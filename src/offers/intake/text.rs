use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::headings::Headings;
use super::open::{LARGEST_CELLS, LARGEST_COLUMNS, LARGEST_ROWS, LARGEST_TEXT, Unread, too_long};
use super::table::{Cell, Content, Table, text_content};

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
    // Long before any separator is known: a word that no separator parts is within one cell.
    for (row, line) in text.lines().enumerate() {
        let mut words = line.split(|c| SEPARATORS.iter().any(|it| char::from(*it) == c));
        if words.any(|word| word.len() > LARGEST_TEXT && word.chars().nth(LARGEST_TEXT).is_some()) {
            return Err(Unread::too_many("letters", format!("{LARGEST_TEXT} ({0}:{0})", row + 1)));
        }
    }
    let said = text.strip_prefix("sep=").or_else(|| text.strip_prefix("SEP=")).and_then(|rest| rest.bytes().next());
    if let Some(separator) = said {
        return whole(text, separator);
    }
    let head: String = text.split_inclusive('\n').take(super::headings::HEADER_ROWS + 2).collect();
    if SEPARATORS.iter().any(|separator| is_wide_table(&head, *separator)) {
        return Err(Unread::too_many("columns", LARGEST_COLUMNS));
    }
    let named = |separator: &u8| {
        // Its last cell may be cut in the middle.
        let (mut table, _) = cells(&head, *separator);
        let long = |cell: &&mut Cell| matches!(&cell.content, Content::Text(text) if text.len() > LARGEST_TEXT);
        table.rows.iter_mut().flatten().filter(long).for_each(|cell| *cell = Cell::default());
        Headings::find(&table).map_or(0, |found| found.kinds())
    };
    let rows = |separator: &u8| text.lines().filter(|line| line.contains(char::from(*separator))).count();
    let separator = SEPARATORS.into_iter().max_by_key(|it| (named(it), rows(it))).unwrap_or(b';');
    whole(text, separator)
}

/// Whether a line has more separators than a sheet has columns.
fn is_wide_table(text: &str, separator: u8) -> bool {
    text.lines().any(|line| line.bytes().filter(|byte| *byte == separator).nth(LARGEST_COLUMNS - 1).is_some())
}

/// What parts the cells of a table of text; of two that may, the last one.
const SEPARATORS: [u8; 4] = [b'|', b',', b'\t', b';'];

/// The cells of a text that is whole: it fails with the line of a quote that opens a cell and has no end, and where a row has more
/// cells than a sheet has columns.
fn whole(text: &str, separator: u8) -> Result<Table, Unread> {
    let (table, stray) = cells(text, separator);
    if table.rows.iter().any(|row| row.len() > LARGEST_COLUMNS) {
        return Err(Unread::too_many("columns", LARGEST_COLUMNS));
    }
    if let Some(place) = too_long(&table) {
        return Err(Unread::too_many("letters", format!("{LARGEST_TEXT} ({place})")));
    }
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
