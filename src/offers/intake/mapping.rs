use std::cell::Cell;
use std::collections::HashSet;

use super::column::{Column, NAMED};
use super::headings::{Headings, plain};
use super::mapping_columns::ColumnEntry;
use super::table::{Table, letters};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::document::{Field, MapReader, Node, NodeKind, scalar};
use crate::offers::schedule::{PriceRow, PriceSchedule};
use crate::units::{Date, Fault, parse_date};

/// What a buyer says of a schedule that is not ours: where its figures stand, and what its names and words mean. Whatever it
/// says settles what would be asked.
#[derive(Debug, Default)]
pub(super) struct Mapping {
    /// The sheet that is the schedule.
    pub sheet: Option<Field<String>>,
    /// The last row of its headings, from 1.
    pub header_row: Option<Field<usize>>,
    /// Columns by what they hold.
    pub(super) columns: Vec<ColumnEntry>,
    /// The decimal mark of numbers that are text.
    pub decimal: Option<char>,
    /// What units are called in the schedule, and what by us.
    units: Vec<Meaning<String>>,
    /// Words in the place of a price.
    words: Vec<Meaning<Worth>>,
    /// Day on which the offer was received.
    pub received: Option<Date>,
    /// Last day on which the offer holds, whatever the schedule says of it.
    pub valid_until: Option<Date>,
    /// Whether hidden rows are read, or passed over.
    pub hidden: Option<bool>,
    rows: Vec<Entry>,
}

/// What a unit or a word of the schedule means.
#[derive(Debug)]
struct Meaning<T> {
    name: Field<String>,
    plain: String,
    to: T,
    used: Cell<bool>,
}

impl<T> Meaning<T> {
    fn new(name: Field<String>, to: T) -> Self {
        Self { plain: plain(&name.value), name, to, used: Cell::new(false) }
    }

    fn of<'m>(all: &'m [Self], plain: &str) -> Option<&'m T> {
        let found = all.iter().find(|one| one.plain == plain)?;
        found.used.set(true);
        Some(&found.to)
    }
}

#[derive(Debug)]
struct Entry {
    name: Field<String>,
    plain: String,
    /// The row of the sheet that the name gives, from 1.
    row: Option<usize>,
    to: Mapped,
    used: bool,
    /// The entry that counts of a row that this one would be of too.
    before: Option<usize>,
}

/// What a mapping says of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mapped {
    /// It means this row of the schedule.
    To(usize),
    /// It is to be left out; if it is the title of a tranche or a variant, with all below it.
    Ignored,
    /// The rows below this title are read.
    Read,
}

/// What a word in the place of a price means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Worth {
    /// No price is asked: 0 EUR.
    Free,
    /// There will be a price, and it is not known.
    Unknown,
    /// No offer for it.
    Blank,
}

const WORTHS: [(&str, Worth); 3] = [("free", Worth::Free), ("unknown", Worth::Unknown), ("blank", Worth::Blank)];
pub(super) const KEYS: [&str; 10] =
    ["sheet", "header_row", "columns", "decimal", "units", "words", "received", "valid_until", "hidden", "rows"];

/// What is left to be settled in a mapping that was drawn up for a file.
pub(super) const OPEN: &str = "?";

impl Mapping {
    /// That rows of the sheet (from 0) are the rows of the need, in their order, and others titles whose rows count.
    pub(super) fn of_rows(rows: impl Iterator<Item = usize>, titles: impl Iterator<Item = usize>) -> Self {
        let entry = |(row, to): (usize, Mapped)| {
            let value = format!("row {}", row + 1);
            let name = Field { value: value.clone(), span: Span::default() };
            Entry { plain: value, row: Some(row + 1), name, to, used: false, before: None }
        };
        let rows = rows.enumerate().map(|(place, row)| (row, Mapped::To(place)));
        let titles = titles.map(|row| (row, Mapped::Read));
        Self { rows: rows.chain(titles).map(entry).collect(), ..Self::default() }
    }

    /// Reads a mapping file. One that has none of its keys is a map of rows alone.
    pub(super) fn read(node: &Node<'_>, schedule: &PriceSchedule, diagnostics: &mut Diagnostics) -> Self {
        let mut mapping = Self::default();
        let whole = match &node.kind {
            NodeKind::Map(pairs) => pairs.iter().filter_map(|(key, _)| key.text()).any(|key| KEYS.contains(&key)),
            _ => false,
        };
        if !whole {
            mapping.read_rows(node, schedule, diagnostics);
            return mapping;
        }
        let Some(mut reader) = MapReader::new(node, diagnostics) else { return mapping };
        mapping.sheet = reader.text("sheet");
        mapping.header_row = reader
            .value("header_row", |text| text.parse::<usize>().ok().ok_or_else(|| Fault::new("not-a-quantity", "6")));
        mapping.decimal = reader.word("decimal", &[(",", ','), (".", '.')]).map(|mark| mark.value);
        mapping.received = reader.value("received", parse_date).map(|date| date.value);
        mapping.valid_until = reader.value("valid_until", parse_date).map(|date| date.value);
        mapping.hidden = reader.word("hidden", &[("read", true), ("ignored", false)]).map(|hidden| hidden.value);
        let [columns, units, words, rows] = ["columns", "units", "words", "rows"].map(|key| reader.node(key));
        reader.finish();
        for (key, value) in entries(columns, diagnostics) {
            mapping.read_column(&key, value, diagnostics);
        }
        for (key, value) in entries(units, diagnostics) {
            let unit = scalar(value, |text| Ok(text.to_owned()), diagnostics);
            mapping.units.extend(settled(unit, diagnostics).map(|unit| Meaning::new(key, unit.value)));
        }
        for (key, value) in entries(words, diagnostics) {
            let known = WORTHS.iter().find(|(name, _)| value.text() == Some(name));
            match known {
                Some((_, worth)) => mapping.words.push(Meaning::new(key, *worth)),
                None => diagnostics.push(value_fault(value, &WORTHS.map(|(name, _)| name).join(", "))),
            }
        }
        if let Some(rows) = rows {
            mapping.read_rows(rows, schedule, diagnostics);
        }
        mapping
    }

    fn read_column(&mut self, key: &Field<String>, value: &Node<'_>, diagnostics: &mut Diagnostics) {
        let Some((_, kind)) = NAMED.iter().find(|(name, _)| *name == key.value) else {
            let known = NAMED.map(|(name, _)| name);
            let unknown = Diagnostic::at(codes::UNKNOWN_KEY, key.span).arg("key", key.value.as_str());
            let unknown = unknown.arg("known", known.join(", ")).did_you_mean(&key.value, known);
            diagnostics.push(if unknown.help.is_empty() { unknown.help("help") } else { unknown });
            return;
        };
        let text = |node: &Node<'_>, diagnostics: &mut Diagnostics| {
            let field = scalar(node, |text| Ok(text.to_owned()), diagnostics);
            settled(field, diagnostics)
        };
        match &value.kind {
            NodeKind::List(all) if *kind == Column::Echo => {
                for one in all {
                    let name = text(one, diagnostics);
                    self.columns.extend(name.map(|name| ColumnEntry { kind: *kind, name, unit: None }));
                }
            }
            NodeKind::Map(_) => {
                let Some(mut reader) = MapReader::new(value, diagnostics) else { return };
                reader.require("column");
                let (name, unit) = (reader.text("column"), reader.text("unit"));
                reader.finish();
                let (name, unit) = (settled(name, diagnostics), settled(unit, diagnostics));
                self.columns.extend(name.map(|name| ColumnEntry { kind: *kind, name, unit }));
            }
            _ => {
                let name = text(value, diagnostics);
                self.columns.extend(name.map(|name| ColumnEntry { kind: *kind, name, unit: None }));
            }
        }
    }

    fn read_rows(&mut self, node: &Node<'_>, schedule: &PriceSchedule, diagnostics: &mut Diagnostics) {
        for (name, value) in pairs(node, diagnostics) {
            let field = scalar(value, |text| Ok(text.to_owned()), diagnostics);
            let Some(target) = settled(field, diagnostics) else { continue };
            let place = schedule.rows.iter().position(|row| row.key() == target.value);
            let to = match (place, target.value.as_str()) {
                (Some(place), _) => Mapped::To(place),
                (None, "none" | "ignored") => Mapped::Ignored,
                (None, "read") => Mapped::Read,
                (None, target) => {
                    let keys: Vec<String> = schedule.rows.iter().map(PriceRow::key).collect();
                    let unknown = Diagnostic::at(codes::MAPPING_TARGET, value.span).arg("name", name.value.as_str());
                    let unknown = unknown.arg("target", target).arg("known", keys.join(", "));
                    diagnostics.push(unknown.did_you_mean(target, keys.iter().map(String::as_str)).help("help"));
                    continue;
                }
            };
            let plain = plain(&name.value);
            let row =
                plain.strip_prefix("row ").or_else(|| plain.strip_prefix("ligne ")).and_then(|row| row.parse().ok());
            self.rows.push(Entry { plain, row, name, to, used: false, before: None });
        }
    }

    /// What is said of a row of the sheet (from 0), by its place, its designation or else its number.
    pub(super) fn find(&mut self, row: usize, designation: &str, number: &str) -> Option<Mapped> {
        let (designation, number) = (plain(designation), plain(number));
        let by = |entry: &&mut Entry, name: &str| !name.is_empty() && entry.plain == name;
        let place = self.rows.iter_mut().position(|entry| entry.row == Some(row + 1));
        let place = place.or_else(|| self.rows.iter_mut().position(|entry| by(&entry, &designation)));
        let place = place.or_else(|| self.rows.iter_mut().position(|entry| by(&entry, &number)))?;
        self.rows[place].used = true;
        let is_named =
            |entry: &Entry| [&designation, &number].iter().any(|name| !name.is_empty() && entry.plain == **name);
        for (_, other) in self.rows.iter_mut().enumerate().filter(|(at, entry)| *at != place && is_named(entry)) {
            other.before = Some(place);
        }
        Some(self.rows[place].to)
    }

    /// What is said of a row of the sheet (from 0) by its place.
    pub(super) fn at(&mut self, row: usize) -> Option<Mapped> {
        self.find(row, "", "")
    }

    /// Whether words that stand anywhere are passed over.
    pub(super) fn passes(&mut self, words: &str) -> bool {
        let words = plain(words);
        let entry = self.rows.iter_mut().find(|entry| entry.to == Mapped::Ignored && entry.plain == words);
        entry.map(|entry| entry.used = true).is_some()
    }

    /// What the price of a row of the sheet (from 0) is for, where the mapping says it of the row itself.
    pub(super) fn unit_of(&self, row: usize, designation: &str, number: &str) -> Option<&str> {
        let place = format!("row {}", row + 1);
        let place =
            Meaning::of(&self.units, &place).or_else(|| Meaning::of(&self.units, &format!("ligne {}", row + 1)));
        let named = |name: &str| Some(plain(name)).filter(|name| !name.is_empty());
        let place = place.or_else(|| Meaning::of(&self.units, &named(designation)?));
        let place = place.or_else(|| Meaning::of(&self.units, &named(number)?));
        place.map(String::as_str)
    }

    /// What a unit of the schedule is called by us.
    pub(super) fn unit(&self, name: &str) -> Option<&str> {
        Meaning::of(&self.units, &plain(name)).map(String::as_str)
    }

    /// What a word in the place of a price means.
    pub(super) fn word(&self, word: &str) -> Option<Worth> {
        Meaning::of(&self.words, word).copied()
    }

    /// Tells entries for what is nowhere in the file, as a sheet or a column that is not there is told: what was meant by them
    /// would go without. What stands there and needed no word is no slip.
    /// `answered`: whether a row of the need was found.
    pub(super) fn tell_unused(
        &self,
        tables: &[Table],
        headings: &Headings,
        answered: impl Fn(usize) -> bool,
        diagnostics: &mut Diagnostics,
    ) {
        // What is mapped to a component and is no row of a price, as a total is, would go without.
        let idle = |entry: &&Entry| matches!(entry.to, Mapped::To(place) if !answered(place)) && entry.before.is_none();
        let idle: Vec<&Entry> = self.rows.iter().filter(idle).collect();
        let open = !idle.is_empty()
            || self.rows.iter().any(|entry| !entry.used)
            || self.units.iter().any(|one| !one.used.get())
            || self.words.iter().any(|one| !one.used.get());
        if !open {
            return;
        }
        let cells = tables.iter().flat_map(|table| &table.rows).flatten();
        let stands: HashSet<String> = cells.filter(|cell| !cell.is_empty()).map(|cell| plain(&cell.text())).collect();
        let last = tables.iter().map(|table| table.rows.len()).max().unwrap_or_default();
        let row = |name: &str| -> Option<usize> {
            name.strip_prefix("row ").or_else(|| name.strip_prefix("ligne "))?.parse().ok()
        };
        // The row of the headings is none of what they are the headings of.
        let rows = |row: usize| (1..=last).contains(&row) && row != headings.below;
        let there = |name: &str| stands.contains(name) || row(name).is_some_and(rows);
        let rows = self.rows.iter().filter(|entry| !entry.used && !there(&entry.plain)).map(|entry| &entry.name);
        let units = self.units.iter().filter(|one| !one.used.get() && !there(&one.plain)).map(|one| &one.name);
        let words = self.words.iter().filter(|one| !one.used.get() && !there(&one.plain)).map(|one| &one.name);
        let passed = self.rows.iter().filter(|entry| !entry.used);
        for (entry, other) in passed.filter_map(|entry| Some((entry, &self.rows[entry.before?]))) {
            if entry.to != other.to {
                let twice = Diagnostic::at(codes::MAPPING_TWICE, entry.name.span).arg("of", "row");
                let twice = twice.arg("name", entry.name.value.clone());
                diagnostics.push(twice.arg("other", other.name.value.clone()).help("help"));
            }
        }
        for entry in idle.into_iter().filter(|entry| there(&entry.plain)) {
            let unused = Diagnostic::at(codes::MAPPING_UNUSED, entry.name.span).arg("of", "idle");
            diagnostics.push(unused.arg("name", entry.name.value.clone()).help("help-idle"));
        }
        for name in rows.chain(units).chain(words) {
            let unused = Diagnostic::at(codes::MAPPING_UNUSED, name.span);
            diagnostics.push(unused.arg("of", "nowhere").arg("name", name.value.clone()).help("help"));
        }
    }
}

/// How a mapping passes over a row, or a remark, by its words.
pub(super) fn ignored(name: &str) -> String {
    format!("rows: {{{}: ignored}}", serde_json::Value::from(name))
}

/// How a mapping passes over a column.
pub(super) fn without_column(column: usize) -> String {
    format!("columns: {{ignored: [{}]}}", letters(column))
}

fn pairs<'n, 's>(node: &'n Node<'s>, diagnostics: &mut Diagnostics) -> Vec<(Field<String>, &'n Node<'s>)> {
    let NodeKind::Map(pairs) = &node.kind else {
        if node.kind != NodeKind::Reported {
            diagnostics.push(Diagnostic::at(codes::NOT_A_MAP, node.span));
        }
        return Vec::new();
    };
    let name = |key: &Node<'_>| Some(Field { value: key.text()?.to_owned(), span: key.span });
    pairs.iter().filter_map(|(key, value)| Some((name(key)?, value))).collect()
}

fn entries<'n, 's>(node: Option<&'n Node<'s>>, diagnostics: &mut Diagnostics) -> Vec<(Field<String>, &'n Node<'s>)> {
    node.map_or(Vec::new(), |node| pairs(node, diagnostics))
}

fn value_fault(node: &Node<'_>, known: &str) -> Diagnostic {
    let word = node.text().unwrap_or_default();
    Diagnostic::at(codes::UNKNOWN_WORD, node.span).arg("word", word).arg("known", known).help("help")
}

/// A value that is not the mark of what is still open.
fn settled(field: Option<Field<String>>, diagnostics: &mut Diagnostics) -> Option<Field<String>> {
    let open = |span: Span| Diagnostic::at(codes::MAPPING_OPEN, span).help("help");
    match field {
        Some(field) if field.value == OPEN => {
            diagnostics.push(open(field.span));
            None
        }
        other => other,
    }
}
