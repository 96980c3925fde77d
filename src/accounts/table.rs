use std::borrow::Cow;
use std::io::BufRead;

use csv::ByteRecord;

use super::lines::Lines;
use crate::units::unaccented;

/// Longest line of headers that is looked at for its separator, in bytes.
const HEADER_BYTES: usize = 256 * 1024;

/// A table of text with named columns, read a row at a time: memory does not grow with the file.
#[derive(Debug)]
pub(super) struct Table<R> {
    reader: csv::Reader<Lines<R>>,
    /// Names of the columns, in lower case without accents, spaces as `_`; empty where there are none.
    pub columns: Vec<String>,
}

/// A row as bytes; cells are decoded when they are looked at.
#[derive(Debug, Default)]
pub(super) struct TableRow {
    record: ByteRecord,
    line: u64,
    breaks: u64,
}

impl TableRow {
    /// Line of the file on which the row begins.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// Whether a cell of it goes over several lines, as one whose quotes are never closed does.
    pub(super) fn spans_lines(&self) -> bool {
        self.breaks > 0
    }

    /// Number of cells.
    pub(super) fn len(&self) -> usize {
        self.record.len()
    }

    /// The bytes of a cell, without the blanks around them.
    pub(super) fn bytes(&self, place: usize) -> &[u8] {
        self.record.get(place).unwrap_or_default().trim_ascii()
    }

    /// The text of a cell, and whether it had to be read as Latin-1 (the bytes are not UTF-8).
    pub(super) fn text(&self, place: usize) -> (Cow<'_, str>, bool) {
        decode(self.bytes(place))
    }
}

/// UTF-8 where it is that; otherwise Windows-1252, the superset of Latin-1 that old exports are written in.
pub(super) fn decode(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), false),
        Err(_) => (encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0, true),
    }
}

/// The error of the file itself, of its own kind.
fn unwrapped(error: csv::Error) -> std::io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => std::io::Error::other(format!("{other:?}")),
    }
}

impl<R: BufRead> Table<R> {
    /// Reads the line of headers. The separator is the one that a first line `sep=;` names, else that of `;`, `,`, tab and
    /// `|` that the headers hold most of.
    pub(super) fn open(mut source: R) -> std::io::Result<Self> {
        let start = source.fill_buf()?;
        let bom = if start.starts_with(&[0xEF, 0xBB, 0xBF]) { 3 } else { 0 };
        let looked_at = start.get(bom..start.len().min(HEADER_BYTES)).unwrap_or_default();
        let line = looked_at.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
        let count = |mark: u8| line.iter().filter(|byte| **byte == mark).count();
        let most = [b';', b',', b'\t', b'|'].into_iter().max_by_key(|mark| (count(*mark), *mark == b';'));
        // A spreadsheet writes the separator on a line of its own for another one to find.
        let named = line.strip_prefix(b"sep=").and_then(|rest| rest.first().copied());
        source.consume(bom);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(named.or(most).unwrap_or(b';'))
            .flexible(true)
            .has_headers(false)
            .from_reader(Lines::of(source));
        let mut header = TableRow::default();
        for _ in 0..=usize::from(named.is_some()) {
            reader.read_byte_record(&mut header.record).map_err(unwrapped)?;
        }
        let columns = (0..header.len()).map(|place| plain(&header.text(place).0)).collect();
        Ok(Self { reader, columns })
    }

    /// Reads the next row into `row`; `false` at the end of the file.
    pub(super) fn next(&mut self, row: &mut TableRow) -> std::io::Result<bool> {
        self.reader.get_mut().begin_row();
        let found = self.reader.read_byte_record(&mut row.record).map_err(unwrapped)?;
        // The reader's own position is that of the blank lines before a row; it now stands behind the row's end.
        row.breaks = row.record.as_slice().iter().map(|byte| u64::from(*byte == b'\n')).sum();
        row.line = self.reader.position().line().saturating_sub(1 + row.breaks);
        Ok(found)
    }

    /// The line on which the reading stands.
    pub(super) fn line(&self) -> u64 {
        self.reader.position().line()
    }

    /// Bytes read so far.
    pub(super) fn read_bytes(&self) -> u64 {
        self.reader.get_ref().read_bytes()
    }
}

/// A word as files are compared by: lower case, no accents, everything else one `_`: "Dépenses d'équipement" is
/// `depenses_d_equipement`.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        let c = match unaccented(c) {
            'ÿ' => 'y',
            c if c.is_ascii_alphanumeric() => c,
            // The parts of an accent written apart, as some exports do.
            '\u{300}'..='\u{36f}' => continue,
            _ => '_',
        };
        if c != '_' || !out.ends_with('_') {
            out.push(c);
        }
    }
    out.trim_matches('_').to_owned()
}
