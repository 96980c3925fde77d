use super::super::ids::slug;
use super::table::{SheetRow, columns_of};
use crate::units::dotted;

/// What a column of a sheet holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Column {
    /// The key of a row's entry: the `n`-th `*` of its place; where rows are fields, the field's name.
    Key(usize),
    /// The whole entry.
    Value,
    /// The unit of the price beside it.
    Unit,
    /// Remarks: the comments of YAML.
    Remarks,
    /// What a field means, for the reader alone.
    Meaning,
    /// A field of the entry.
    Field(Vec<String>),
}

/// Headings of columns that are no fields.
pub(super) const VALUE: [&str; 2] = ["Value", "Valeur"];
pub(super) const UNIT: [&str; 2] = ["Unit", "Unité"];
pub(super) const REMARKS: [&str; 2] = ["Remarks", "Remarques"];
pub(super) const MEANING: [&str; 2] = ["Meaning", "Signification"];
/// Begins the headings of quantities by phase, and of how they are reached.
pub(super) const QUANTITY: [&str; 2] = ["Quantity", "Quantité"];
pub(super) const RAMP: [&str; 2] = ["Ramp", "Montée en charge"];

/// Titles may stand above the headings, in so many rows.
pub(crate) const HEAD_ROWS: usize = 20;

/// What the columns of a sheet hold.
#[derive(Debug)]
pub(crate) struct Layout {
    /// The row of the headings, from 0.
    pub row: usize,
    /// What each column holds that is known.
    pub columns: Vec<(usize, Column)>,
    /// Columns whose heading is not known.
    pub unknown: Vec<usize>,
    /// Columns that hold what another one before them holds.
    pub twice: Vec<(usize, usize)>,
}

impl Layout {
    /// Finds the headings among the first rows, each given by its cells that hold something. `None`: there are none.
    pub(crate) fn of<'t>(sheet: &SheetRow, rows: impl Iterator<Item = Vec<(usize, &'t str)>>) -> Option<Self> {
        rows.take(HEAD_ROWS).enumerate().find_map(|(row, cells)| {
            let mut out = Self { row, columns: Vec::new(), unknown: Vec::new(), twice: Vec::new() };
            for (column, heading) in cells {
                match column_of(sheet, heading) {
                    None => out.unknown.push(column),
                    Some(holds) => match out.columns.iter().find(|(_, known)| *known == holds) {
                        Some((first, _)) => out.twice.push((column, *first)),
                        None => out.columns.push((column, holds)),
                    },
                }
            }
            let has = |wanted: &Column| out.columns.iter().any(|(_, column)| column == wanted);
            let keys = (0..sheet.keys.len()).all(|key| has(&Column::Key(key)));
            let fields = out.columns.iter().filter(|(_, column)| matches!(column, Column::Field(_) | Column::Value));
            (keys && fields.count() > usize::from(sheet.keys.is_empty())).then_some(out)
        })
    }

    /// The column behind the last that is read.
    pub(super) fn end(&self) -> usize {
        let read = self.columns.iter().map(|(column, _)| *column).filter(|column| self.decides(*column));
        read.map(|column| column + 1).max().unwrap_or(0)
    }

    /// Whether a column decides anything: remarks and meanings are for people.
    pub(super) fn decides(&self, column: usize) -> bool {
        !matches!(self.column(column), None | Some(Column::Remarks | Column::Meaning))
    }

    /// What a column holds.
    pub(crate) fn column(&self, column: usize) -> Option<&Column> {
        self.columns.iter().find(|(place, _)| *place == column).map(|(_, holds)| holds)
    }

    /// The column that holds something.
    pub(crate) fn place(&self, holds: &Column) -> Option<usize> {
        self.columns.iter().find(|(_, known)| known == holds).map(|(place, _)| *place)
    }
}

/// What a column with this heading holds.
fn column_of(sheet: &SheetRow, heading: &str) -> Option<Column> {
    let slugged = slug(heading);
    let is = |names: &[&str; 2]| names.iter().any(|name| slug(name) == slugged);
    if let Some(key) = sheet.keys.iter().position(is) {
        return Some(Column::Key(key));
    }
    let fields = columns_of(sheet);
    if !sheet.at.is_empty()
        && let Some(field) = fields.iter().find(|field| field.is(heading))
    {
        return Some(Column::Field(field.path.clone()));
    }
    let known = [(VALUE, Column::Value), (UNIT, Column::Unit), (REMARKS, Column::Remarks), (MEANING, Column::Meaning)];
    // Without prices beside it a unit would be that of nothing.
    let priced = fields.iter().any(|field| field.path == ["price"]);
    let known = known.into_iter().filter(|(_, column)| *column != Column::Unit || priced);
    if let Some((_, column)) = known.into_iter().find(|(names, _)| is(names)) {
        return Some(column);
    }
    // `Quantité rollout`, `Montée en charge rollout`.
    if !fields.iter().any(|field| field.path == ["quantity"]) {
        return None;
    }
    let phase = |names: [&str; 2]| {
        let after = |name: &str| slugged.strip_prefix(&slug(name)).and_then(|rest| rest.strip_prefix('-'));
        names.into_iter().find_map(after).map(str::to_owned)
    };
    let by_phase = |phase: String| vec!["quantity".to_owned(), phase];
    phase(QUANTITY)
        .map(|phase| Column::Field(by_phase(phase)))
        .or_else(|| phase(RAMP).map(|phase| Column::Field([by_phase(phase), vec!["ramp".to_owned()]].concat())))
}

/// Every heading that a sheet may have, in both languages.
pub(super) fn headings(sheet: &SheetRow) -> Vec<String> {
    let keys = sheet.keys.iter().flatten().map(|name| (*name).to_owned());
    let fields = columns_of(sheet).iter().filter(|_| !sheet.at.is_empty()).flat_map(|field| field.label.clone());
    let others = [VALUE, REMARKS].into_iter().flatten().map(str::to_owned);
    keys.chain(fields).chain(others).collect()
}

/// The path of a field of the file itself: its label, its name, or its path as YAML nests it.
pub(super) fn field_path(sheet: &SheetRow, name: &str) -> Vec<String> {
    if let Some(field) = columns_of(sheet).iter().find(|field| field.is(name)) {
        return field.path.clone();
    }
    dotted::keys(name).into_iter().map(|key| key.trim().to_owned()).collect()
}
