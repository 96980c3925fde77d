use std::collections::BTreeSet;

use super::super::edit::{Value, write};
use super::super::funding::status_of;
use super::super::grammar::About;
use super::super::ids::slug;
use super::super::peek::{KINDS, Kind};
use super::super::tree::parse;
use super::either::NONE;
use super::layout::{Column, MEANING, QUANTITY, RAMP, REMARKS, UNIT, VALUE, field_path};
use super::table::{SHEETS, SheetRow, about, columns_of, word_in, word_meant, words_of};
use super::text::{in_cell, quoted};
use super::typed::{Content, Shown, ShownSheet, written};
use crate::diagnostic::Diagnostics;
use crate::language::Language;
use crate::units::per_line;

/// A remark on what stands at a place, key by key; an item of a list by its number.
pub(crate) type Remark = (Vec<String>, String);

/// A sheet to be written: every cell as text in the grammar of its field.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    /// Which sheet it is.
    pub sheet: &'static SheetRow,
    /// Its columns, with their headings.
    pub columns: Vec<(Column, String)>,
    /// Its rows, a text for each column; nothing where a cell is empty.
    pub rows: Vec<Vec<String>>,
    /// The indices that a column of them offers.
    pub indices: Vec<String>,
}

/// A row to be: where its entry stands, and what its columns hold.
struct Row {
    path: Vec<String>,
    cells: Vec<(Column, String)>,
}

/// What a file says as the sheets of a workbook. They are read back and held against it; what columns do not hold stands
/// on the first sheet as YAML has it between braces. `None`: something cannot stand in any cell.
pub(crate) fn pages(value: &Value, remarks: &[Remark], language: Language) -> Option<Vec<Page>> {
    let Value::Map(entries) = value else { return None };
    let schema = entries.iter().find(|(key, _)| key == "schema").map(|(_, value)| value);
    let (kind, ..) = KINDS.into_iter().find(|(_, schema_of, _)| schema == Some(&Value::from(*schema_of)))?;
    let mut whole: BTreeSet<&str> = BTreeSet::new();
    loop {
        let pages = laid_out(entries, kind, &whole, remarks, language);
        let back = read_back(&pages, language)?;
        let differs = |key: &str, value: &Value| {
            let empty = matches!(value, Value::Map(entries) if entries.is_empty());
            let found = back.iter().find(|(known, _)| known == key).map(|(_, value)| value);
            !(found.is_some_and(|found| same(found, value)) || found.is_none() && empty)
        };
        let wrong: Vec<&str> =
            entries.iter().filter(|(key, value)| differs(key, value)).map(|(key, _)| key.as_str()).collect();
        if wrong.is_empty()
            && back.iter().all(|(key, _)| key == "lines" || entries.iter().any(|(known, _)| known == key))
        {
            return Some(pages);
        }
        if !wrong.iter().any(|key| whole.insert(key)) {
            return None;
        }
    }
}

/// Whether two values say the same: one status has several words, and so has a ratio.
pub(super) fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Scalar(a), Value::Scalar(b)) => {
            let status = status_of(a).is_some() && status_of(a) == status_of(b);
            a == b || status || per_line(a).is_some() && per_line(a) == per_line(b)
        }
        (Value::List(a), Value::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        // The order of keys says nothing; that of phases stands under `phases`, which keeps it.
        (Value::Map(a), Value::Map(b)) => {
            let of = |name: &str| b.iter().find(|(key, _)| key == name).map(|(_, value)| value);
            a.len() == b.len() && a.iter().all(|(key, value)| of(key).is_some_and(|other| same(value, other)))
        }
        (a, b) => a == b,
    }
}

fn read_back(pages: &[Page], language: Language) -> Option<Vec<(String, Value)>> {
    let text = |text: &String| Shown {
        content: if text.is_empty() { Content::Empty } else { Content::Text(text.clone()) },
        ..Shown::default()
    };
    let sheets: Vec<_> = pages
        .iter()
        .map(|page| {
            let heads = page.columns.iter().map(|(_, heading)| text(heading)).collect();
            let rows = page.rows.iter().map(|row| row.iter().map(text).collect());
            ShownSheet {
                name: page.sheet.name[usize::from(language == Language::French)].to_owned(),
                rows: std::iter::once(heads).chain(rows).collect(),
                ..ShownSheet::default()
            }
        })
        .collect();
    let written = written(&sheets);
    let mut faults = Diagnostics::default();
    let node = parse(&written.text, 0, &mut faults)?;
    match Value::of(&node) {
        Value::Map(entries) if !faults.has_errors() => Some(entries),
        _ => None,
    }
}

fn laid_out(
    entries: &[(String, Value)],
    kind: Kind,
    whole: &BTreeSet<&str>,
    remarks: &[Remark],
    language: Language,
) -> Vec<Page> {
    let mut all: Vec<(&'static SheetRow, Vec<Row>)> = Vec::new();
    for sheet in SHEETS.iter().filter(|sheet| sheet.kind == kind) {
        let rows = match sheet.at.first() {
            None => record(sheet, entries, kind, whole, language),
            Some(key) if whole.contains(key) => Vec::new(),
            Some(_) => {
                let root = Value::Map(entries.to_vec());
                let rows = found(&root, sheet.at)
                    .into_iter()
                    .map(|(keys, path, value)| row(sheet, &keys, path, value, language));
                rows.collect()
            }
        };
        all.push((sheet, rows));
    }
    remark(&mut all, remarks);
    let phases: Vec<&str> = match entries.iter().find(|(key, _)| key == "phases") {
        Some((_, Value::Map(phases))) => phases.iter().map(|(id, _)| id.as_str()).collect(),
        _ => Vec::new(),
    };
    all.into_iter().map(|(sheet, rows)| page(sheet, rows, &phases, language)).collect()
}

/// The entries at a place: the keys of its `*`, the whole path, what stands there.
fn found<'v>(value: &'v Value, at: &[&str]) -> Vec<(Vec<String>, Vec<String>, &'v Value)> {
    let Some((step, rest)) = at.split_first() else { return vec![(Vec::new(), Vec::new(), value)] };
    let inner = |key: Option<&str>, name: String, value: &'v Value| -> Vec<(Vec<String>, Vec<String>, &'v Value)> {
        let inner = found(value, rest).into_iter();
        inner
            .map(|(keys, path, value)| {
                let keys = key.map(str::to_owned).into_iter().chain(keys).collect();
                (keys, std::iter::once(name.clone()).chain(path).collect(), value)
            })
            .collect()
    };
    match (value, *step) {
        (Value::Map(entries), "*") => {
            entries.iter().flat_map(|(key, value)| inner(Some(key), key.clone(), value)).collect()
        }
        (Value::List(items), "#") => {
            items.iter().enumerate().flat_map(|(place, value)| inner(None, place.to_string(), value)).collect()
        }
        (Value::Map(entries), step) => entries
            .iter()
            .filter(|(key, _)| key == step)
            .flat_map(|(key, value)| inner(None, key.clone(), value))
            .collect(),
        _ => Vec::new(),
    }
}

fn row(sheet: &SheetRow, keys: &[String], path: Vec<String>, value: &Value, language: Language) -> Row {
    let key = |(place, key): (usize, &String)| {
        let few = About { words: sheet.words.to_vec(), ..About::default() };
        (
            Column::Key(place),
            if place == 0 && !sheet.words.is_empty() { said(key, &few, language) } else { in_cell(key) },
        )
    };
    let mut cells: Vec<(Column, String)> = keys.iter().enumerate().map(key).collect();
    let mut put = |at: &[&str], value: &Value| {
        let at: Vec<String> = at.iter().map(|key| (*key).to_owned()).collect();
        let text = cell(value, &about(sheet, &at), language);
        cells.push((Column::Field(at), text));
    };
    let fields = match value {
        Value::Map(fields) if !columns_of(sheet).is_empty() => fields,
        Value::Scalar(none) if sheet.at.contains(&"costs") && NONE.contains(&none.as_str()) => {
            cells.push((Column::Field(vec!["price".to_owned()]), word_in(none, language)));
            return Row { path, cells };
        }
        value => {
            cells.push((Column::Value, cell(value, &About::default(), language)));
            return Row { path, cells };
        }
    };
    for (name, value) in fields.iter().filter(|(name, _)| sheet.at != ["lines", "*"] || name != "costs") {
        match value {
            Value::Map(phases)
                if name == "quantity"
                    && phases.iter().all(|(phase, _)| slug(phase) == *phase)
                    && !phases.is_empty() =>
            {
                for (phase, value) in phases {
                    let (to, ramp) = match value {
                        Value::Map(two) if two.len() == 2 => (of(two, "to"), of(two, "ramp")),
                        _ => (None, None),
                    };
                    match (to, ramp) {
                        (Some(to @ Value::Scalar(_)), Some(ramp @ Value::Scalar(_))) => {
                            put(&[name, phase], to);
                            put(&[name, phase, "ramp"], ramp);
                        }
                        _ => put(&[name, phase], value),
                    }
                }
            }
            Value::Map(parts) if name == "existing" => parts.iter().for_each(|(part, value)| put(&[name, part], value)),
            value => put(&[name], value),
        }
    }
    let unit = cells.iter().find(|(column, _)| *column == Column::Field(vec!["price".to_owned()]));
    if let Some(unit) = unit.and_then(|(_, price)| unit_of(price)) {
        cells.push((Column::Unit, unit));
    }
    Row { path, cells }
}

fn of<'v>(entries: &'v [(String, Value)], name: &str) -> Option<&'v Value> {
    entries.iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

/// The unit of a price that begins with a plain number of euros.
fn unit_of(price: &str) -> Option<String> {
    let (number, unit) = price.split_once(' ')?;
    let digits = number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'_'));
    (digits && unit.starts_with("EUR")).then(|| unit.to_owned())
}

/// The rows of the fields of the file itself.
fn record(
    sheet: &SheetRow,
    entries: &[(String, Value)],
    kind: Kind,
    whole: &BTreeSet<&str>,
    language: Language,
) -> Vec<Row> {
    let mut out = Vec::new();
    let own = |key: &str| SHEETS.iter().any(|sheet| sheet.kind == kind && sheet.at.first() == Some(&key));
    for (key, value) in entries.iter().filter(|(key, _)| key != "schema") {
        let at = vec![key.clone()];
        if whole.contains(key.as_str()) {
            field(sheet, at, value, language, &mut out);
        } else if !own(key) {
            fields(sheet, at, value, language, &mut out);
        }
    }
    out
}

/// A value as rows, one for each of what it holds.
fn fields(sheet: &SheetRow, at: Vec<String>, value: &Value, language: Language, out: &mut Vec<Row>) {
    let plain = |key: &str| !key.is_empty() && key.trim() == key && !key.contains('.') && in_cell(key) == key;
    match value {
        Value::Map(entries) if !entries.is_empty() && entries.iter().all(|(key, _)| plain(key)) => {
            for (key, value) in entries {
                let at = at.iter().cloned().chain([key.clone()]).collect();
                fields(sheet, at, value, language, out);
            }
        }
        value => field(sheet, at, value, language, out),
    }
}

fn field(sheet: &SheetRow, at: Vec<String>, value: &Value, language: Language, out: &mut Vec<Row>) {
    let french = usize::from(language == Language::French);
    let known = columns_of(sheet).iter().find(|column| column.path == at);
    let label = known.map(|column| column.label[french].clone()).filter(|label| field_path(sheet, label) == at);
    let mut cells = vec![
        (Column::Key(0), label.unwrap_or_else(|| at.join("."))),
        (Column::Value, cell(value, &about(sheet, &at), language)),
    ];
    cells.extend(known.map(|column| (Column::Meaning, column.info.1.meaning(column.info.0, language))));
    out.push(Row { path: at, cells });
}

/// Puts each remark into the row of what it is on, or nearest above it.
fn remark(all: &mut [(&'static SheetRow, Vec<Row>)], remarks: &[Remark]) {
    for (path, text) in remarks {
        let rows = || {
            all.iter()
                .enumerate()
                .flat_map(|(page, (_, rows))| rows.iter().enumerate().map(move |(row, it)| (page, row, &it.path)))
        };
        let above = rows().filter(|(_, _, own)| path.starts_with(own)).max_by_key(|(_, _, own)| own.len());
        let below = || rows().find(|(_, _, own)| own.starts_with(path));
        let Some((page, row)) = above.or_else(below).or_else(|| rows().next()).map(|(page, row, _)| (page, row)) else {
            return;
        };
        let cells = &mut all[page].1[row].cells;
        // What a sheet would take for its own marks is written as what looks like it.
        let text = text.replace('│', "|");
        match cells.iter_mut().find(|(column, _)| *column == Column::Remarks) {
            Some((_, known)) => *known = format!("{known} {text}"),
            None => cells.push((Column::Remarks, text)),
        }
    }
}

fn page(sheet: &'static SheetRow, rows: Vec<Row>, phases: &[&str], language: Language) -> Page {
    let french = usize::from(language == Language::French);
    let used = |column: &Column| rows.iter().any(|row| row.cells.iter().any(|(known, _)| known == column));
    let mut columns: Vec<(Column, String)> =
        sheet.keys.iter().enumerate().map(|(place, names)| (Column::Key(place), names[french].to_owned())).collect();
    let mut held: Vec<&str> = phases.to_vec();
    for (column, _) in rows.iter().flat_map(|row| &row.cells) {
        if let Column::Field(path) = column
            && let [quantity, phase, ..] = path.as_slice()
            && quantity == "quantity"
            && !held.contains(&phase.as_str())
        {
            held.push(phase);
        }
    }
    for field in columns_of(sheet).iter().filter(|_| !sheet.at.is_empty()) {
        let column = Column::Field(field.path.clone());
        if used(&column) || sheet.usual.iter().any(|usual| [*usual] == field.path[..]) {
            columns.push((column, field.label[french].clone()));
        }
        if field.path == ["quantity"] {
            for phase in held.iter().filter(|phase| slug(phase) == **phase) {
                let at = vec!["quantity".to_owned(), (*phase).to_owned()];
                let ramp = [at.clone(), vec!["ramp".to_owned()]].concat();
                columns.push((Column::Field(at), format!("{} {phase}", QUANTITY[french])));
                if used(&Column::Field(ramp.clone())) {
                    columns.push((Column::Field(ramp), format!("{} {phase}", RAMP[french])));
                }
            }
        }
        if field.path == ["price"] {
            columns.push((Column::Unit, UNIT[french].to_owned()));
        }
    }
    if sheet.at.is_empty() || sheet.usual.is_empty() || used(&Column::Value) {
        columns.push((Column::Value, VALUE[french].to_owned()));
    }
    columns.push((Column::Remarks, REMARKS[french].to_owned()));
    if used(&Column::Meaning) {
        columns.push((Column::Meaning, MEANING[french].to_owned()));
    }
    let texts = rows.into_iter().map(|row| {
        let text = |column: &Column| row.cells.iter().find(|(known, _)| known == column).map(|(_, text)| text.clone());
        columns.iter().map(|(column, _)| text(column).unwrap_or_default()).collect()
    });
    let rows = texts.collect();
    Page { sheet, columns, rows, indices: Vec::new() }
}

/// A value as it stands in a cell.
fn cell(value: &Value, about: &About, language: Language) -> String {
    match value {
        Value::Scalar(text) => said(text, about, language),
        Value::Nothing | Value::Unread => String::new(),
        value => flow(value).unwrap_or_default(),
    }
}

/// A scalar, a word of the format in the reader's language.
fn said(text: &str, about: &About, language: Language) -> String {
    let words = words_of(about);
    let word = words.iter().find(|word| **word == text).map(|word| word_in(word, language));
    let own = word.filter(|word| word_meant(word, &words) == Some(text));
    // `1 pour 100 sensors` in French: files take either.
    let takes_ratio = || about.examples.iter().any(|example| per_line(example).is_some());
    let ratio = || match per_line(text).filter(|_| language == Language::French && takes_ratio()) {
        Some((count, rest)) => format!("{count} pour {rest}"),
        None => text.to_owned(),
    };
    own.unwrap_or_else(|| in_cell(&ratio()))
}

/// A value between braces, every character as a spreadsheet keeps it.
pub(super) fn flow(value: &Value) -> Option<String> {
    let scalar = |text: &str| match in_cell(text) == text {
        true => write::on_a_line(&Value::from(text), write::Context::Flow, "").ok(),
        false => Some(quoted(text)),
    };
    Some(match value {
        Value::Scalar(text) => scalar(text)?,
        Value::Nothing => "null".to_owned(),
        Value::Unread => return None,
        Value::List(items) => format!("[{}]", items.iter().map(flow).collect::<Option<Vec<_>>>()?.join(", ")),
        Value::Map(entries) => {
            let pair = |(key, value): &(String, Value)| {
                let key = if in_cell(key) == *key { write::key(key, write::Context::Flow).ok()? } else { quoted(key) };
                Some(format!("{key}: {}", flow(value)?))
            };
            format!("{{{}}}", entries.iter().map(pair).collect::<Option<Vec<_>>>()?.join(", "))
        }
    })
}
