use std::collections::HashSet;

use super::super::grammar::About;
use super::super::tree::{Node, NodeKind, parse};
use super::either::{NONE, Values, one_of};
use super::layout::{Column, Layout, field_path};
use super::steps::{Step, find, inside, map, push, scalar};
use super::sum::sum;
use super::table::{SheetRow, about, columns_of, nearest_word, word_meant, words_of};
use super::text::{CellText, SheetText, moved};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Span, codes};
use crate::document::ids::is_id;
use crate::units::order;

/// The tree into which rows are put, one after the other.
pub(super) struct Rows<'s, 'd> {
    pub root: Node<'s>,
    pub diagnostics: &'d mut Diagnostics,
    /// Cells that are at fault already: what they say is not judged again.
    pub told: HashSet<Span>,
}

impl<'s, 'd> Rows<'s, 'd> {
    pub(super) fn of(root: Node<'s>, diagnostics: &'d mut Diagnostics, file: u32) -> Self {
        let told = diagnostics.sorted().into_iter().filter(|one| one.code.severity == Severity::Error);
        let told = told.filter_map(|one| Some(one.labels.first()?.0)).filter(|span| span.file == file).collect();
        Self { root, diagnostics, told }
    }

    /// What a cell says; nothing that is told again where it is at fault already.
    fn leaf(&mut self, cell: &CellText<'s>) -> Node<'s> {
        if self.told.contains(&cell.span) {
            return Node { span: cell.span, kind: NodeKind::Reported };
        }
        leaf(cell, self.diagnostics)
    }

    /// A row, with the columns that are asked about and the field that each may be.
    pub(super) fn row(
        &mut self,
        (sheet, layout, text): (&'static SheetRow, &Layout, &SheetText<'s>),
        row: usize,
        doubtful: &[(usize, Vec<String>)],
    ) {
        let (cells, places) = (&text.rows[row], &text.places[row]);
        let filled: Vec<CellText<'s>> = cells.iter().filter(|cell| layout.decides(cell.column)).copied().collect();
        let (Some(first), Some(last)) = (filled.first(), filled.last()) else { return };
        let row = Span { end: last.span.end, ..first.span };
        if sheet.at.is_empty() {
            return self.field(sheet, layout, &filled, row);
        }
        if let Some(name) = sum(sheet, layout, &filled) {
            let sum = Diagnostic::at(codes::SHEET_TOTAL, name.span).arg("shown", name.text);
            return self.diagnostics.push(sum.help("help"));
        }
        let Some(at) = self.entry(sheet, layout, &filled, row) else { return };
        let mut values: Values<'s> = filled
            .iter()
            .filter_map(|cell| match layout.column(cell.column)? {
                Column::Field(path) => Some((path.clone(), *cell)),
                Column::Value => Some((Vec::new(), *cell)),
                _ => None,
            })
            .collect();
        let price = Column::Field(vec!["price".to_owned()]);
        let of = |holds: &Column| layout.place(holds).and_then(|place| cell(&filled, place));
        if let Some(unit) = of(&Column::Unit).filter(|_| of(&price).is_none()) {
            let bare = Diagnostic::at(codes::SHEET_NO_PRICE, unit.span).arg("unit", unit.text);
            self.diagnostics.push(bare.help("help"));
        }
        let asked = |path: &Vec<String>| doubtful.iter().any(|(_, of)| of == path);
        let doubted = doubtful.iter().filter_map(|(column, path)| Some((path.clone(), *cell(cells, *column)?)));
        let doubted: Vec<_> = doubted.filter(|(path, _)| values.iter().all(|(known, _)| known != path)).collect();
        values.extend(doubted);
        // `quantity.rollout` stands before how it is reached, whatever the order of the columns.
        order::by_key(&mut values, |(path, _)| path.len());
        one_of((sheet, layout, text), &mut values).into_iter().for_each(|fault| self.diagnostics.push(fault));
        // A row that is but its value is told where that would stand.
        let empty = layout.place(&Column::Value).and_then(|place| places.get(place));
        if let Some(empty) = empty.filter(|_| values.is_empty() && columns_of(sheet).is_empty()) {
            let heading = layout.place(&Column::Value).and_then(|place| cell(&text.rows[layout.row], place));
            let missing = Diagnostic::at(codes::MISSING_KEY, *empty).arg("kind", "cell");
            self.diagnostics.push(missing.arg("key", heading.map_or("", |heading| heading.text)));
            return self.put(&at, Node { span: *empty, kind: NodeKind::Reported }, row);
        }
        if values.first().is_none_or(|(path, _)| !path.is_empty()) {
            self.make(&at, row);
        }
        for (path, cell) in values {
            let value = match asked(&path) {
                true => Node { span: cell.span, kind: NodeKind::Reported },
                false if path.is_empty() && sheet.at.contains(&"costs") => {
                    in_format(self.leaf(&cell), &About { words: NONE.to_vec(), ..About::default() })
                }
                false => in_format(listed(self.leaf(&cell), &about(sheet, &path)), &about(sheet, &path)),
            };
            // A ramp to no number is told at the ramp.
            let made = if path.last().is_some_and(|last| last == "ramp") { cell.span } else { row };
            let inner = path.into_iter().map(|key| Step::Key(key.into(), cell.span));
            self.put(&at.iter().cloned().chain(inner).collect::<Vec<_>>(), value, made);
        }
    }

    /// A row that is a field of the file itself.
    fn field(&mut self, sheet: &SheetRow, layout: &Layout, cells: &[CellText<'s>], row: Span) {
        let of = |holds: &Column| layout.place(holds).and_then(|place| cell(cells, place));
        let Some(name) = of(&Column::Key(0)) else { return self.no_key(sheet, 0, cells) };
        // A name that is at fault already, an error's sign, is no unknown field besides.
        let path = field_path(sheet, name.text);
        if self.told.contains(&name.span) && columns_of(sheet).iter().all(|column| column.path[0] != path[0]) {
            return;
        }
        // A field without a value is one that is left out: templates name more than is needed.
        let Some(value) = of(&Column::Value) else { return };
        let about = about(sheet, &path);
        let value = in_format(listed(self.leaf(value), &about), &about);
        let path: Vec<_> = path.into_iter().map(|key| Step::Key(key.into(), name.span)).collect();
        self.put(&path, value, row);
    }

    /// Where a row's entry stands; `None` where it cannot be told, which is a fault.
    fn entry(
        &mut self,
        sheet: &'static SheetRow,
        layout: &Layout,
        cells: &[CellText<'s>],
        row: Span,
    ) -> Option<Vec<Step<'s>>> {
        let mut at = Vec::new();
        let mut key = 0;
        for step in sheet.at {
            at.push(match *step {
                "#" => Step::Next(row),
                "*" => {
                    let Some(own) = layout.place(&Column::Key(key)).and_then(|place| cell(cells, place)) else {
                        self.no_key(sheet, key, cells);
                        return None;
                    };
                    key += 1;
                    // What a key is at fault for besides does not make it another one.
                    let name = match self.leaf(own) {
                        Node { kind: NodeKind::Reported, span } => scalar(own.text.into(), span),
                        name => name,
                    };
                    // A column of words is the first of its sheet.
                    let few = if key == 1 { sheet.words } else { &[] };
                    let name = in_format(name, &About { words: few.to_vec(), ..About::default() });
                    if !few.is_empty() && name.text().is_none_or(|name| !few.contains(&name)) {
                        self.unknown_kind(sheet, own);
                        return None;
                    }
                    Step::Key(name.text().map_or(own.text.into(), |text| text.to_owned().into()), own.span)
                }
                name => Step::Key(name.into(), row),
            });
        }
        if let [lines, Step::Key(line, span), _, Step::Key(..)] = at.as_slice() {
            let known: Vec<String> = match find(&self.root, std::slice::from_ref(lines)).map(|node| &node.kind) {
                Some(NodeKind::Map(entries)) => {
                    entries.iter().filter_map(|(key, _)| key.text()).map(str::to_owned).collect()
                }
                _ => Vec::new(),
            };
            if matches!(find(&self.root, std::slice::from_ref(lines)), Some(Node { kind: NodeKind::Reported, .. })) {
                return None;
            }
            if !known.iter().any(|known| known == line) {
                let unknown = Diagnostic::at(codes::UNKNOWN_LINE, *span).arg("line", line.as_ref());
                let unknown = unknown.arg("known", known.join(", ")).help("help");
                self.diagnostics.push(unknown.did_you_mean(line, known.iter().map(String::as_str)));
                return None;
            }
        }
        if let Some(first) = self.key_at(&at) {
            let Some(Step::Key(name, span)) = at.last() else { return None };
            let twice = Diagnostic::at(codes::DUPLICATE_KEY, *span).label(first, "first");
            self.diagnostics.push(twice.arg("key", name.as_ref()).help("help"));
            return None;
        }
        // The item of a list is made once; what follows goes into it.
        if let Some(place) = at.iter().position(|step| matches!(step, Step::Next(_))) {
            self.make(&at[..=place], row);
            at[place] = Step::Last;
        }
        Some(at)
    }

    /// A row of a kind that is none, such as an aid for a subsidy: what it is cannot be told.
    fn unknown_kind(&mut self, sheet: &SheetRow, cell: &CellText<'s>) {
        let unknown = Diagnostic::at(codes::UNKNOWN_WORD, cell.span).arg("word", cell.text);
        let unknown = unknown.arg("known", sheet.words.join(", ")).help("help");
        self.diagnostics.push(match nearest_word(cell.text, sheet.words) {
            Some(word) => unknown.arg("similar", word).help("help-similar"),
            None => unknown,
        });
        sheet.at.first().into_iter().for_each(|map| self.diagnostics.lose(map, None));
    }

    fn no_key(&mut self, sheet: &SheetRow, key: usize, cells: &[CellText<'s>]) {
        let Some(first) = cells.first() else { return };
        let names = sheet.keys.get(key).map_or(String::new(), |names| names.join(" / "));
        self.diagnostics.push(Diagnostic::at(codes::SHEET_NO_ID, first.span).arg("column", names).help("help"));
    }

    fn key_at(&self, at: &[Step<'s>]) -> Option<Span> {
        let (Step::Key(name, _), above) = at.split_last()? else { return None };
        if above.iter().any(|step| matches!(step, Step::Next(_))) {
            return None;
        }
        let NodeKind::Map(entries) = &find(&self.root, above)?.kind else { return None };
        entries.iter().find(|(key, _)| key.text() == Some(name)).map(|(key, _)| key.span)
    }

    /// Makes the map at a place where there is none.
    pub(super) fn make(&mut self, at: &[Step<'s>], row: Span) {
        let _ = inside(&mut self.root, at, row);
    }

    /// Puts a value at a place; a fault where one stands there already.
    pub(super) fn put(&mut self, at: &[Step<'s>], value: Node<'s>, row: Span) {
        let Some((Step::Key(name, span), above)) = at.split_last() else {
            // The whole item of a list.
            if let Some(node) = inside(&mut self.root, at, row) {
                *node = value;
            }
            return;
        };
        let place = value.span;
        let Some(node) = inside(&mut self.root, above, row) else {
            return self.twice(place, name, None);
        };
        match &mut node.kind {
            NodeKind::Map(entries) => {
                if let Some((_, first)) = entries.iter().find(|(key, _)| key.text() == Some(name)) {
                    let first = first.span;
                    return self.twice(place, name, Some(first));
                }
                entries.push((scalar(name.clone(), *span), value));
            }
            // `quantity.rollout` is a number until it is said how that is reached.
            NodeKind::Scalar(_) if name == "ramp" => {
                let to = std::mem::replace(node, map(row));
                let span = to.span;
                push(node, (scalar("to".into(), span), to));
                push(node, (scalar(name.clone(), place), value));
            }
            NodeKind::Reported => {}
            _ => {
                let first = node.span;
                self.twice(place, name, Some(first));
            }
        }
    }

    fn twice(&mut self, place: Span, name: &str, first: Option<Span>) {
        let twice = Diagnostic::at(codes::SHEET_TWICE, place).arg("what", name);
        let twice = first.into_iter().fold(twice, |twice, first| twice.label(first, "first"));
        self.diagnostics.push(twice.help("help"));
    }
}

/// The cell of a column.
pub(super) fn cell<'c, 's>(cells: &'c [CellText<'s>], column: usize) -> Option<&'c CellText<'s>> {
    cells.iter().find(|cell| cell.column == column)
}

/// The value in a cell: as YAML between braces, where it begins so, else its characters.
pub(super) fn leaf<'s>(cell: &CellText<'s>, diagnostics: &mut Diagnostics) -> Node<'s> {
    let plain = || Node { span: cell.span, kind: NodeKind::Scalar(cell.text.into()) };
    if !cell.text.starts_with(['{', '[', '"']) {
        return plain();
    }
    let mut own = Diagnostics::default();
    let read = parse(cell.text, cell.span.file, &mut own);
    // Words may begin with a quotation mark.
    if cell.text.starts_with('"') && !read.as_ref().is_some_and(|node| own.is_empty() && node.text().is_some()) {
        return plain();
    }
    for mut one in own.sorted().into_iter().cloned() {
        for (span, _) in &mut one.labels {
            span.start += cell.span.start;
            span.end += cell.span.start;
        }
        diagnostics.push(one);
    }
    match read {
        Some(mut node) => {
            moved(&mut node, cell.span.start);
            node
        }
        None => Node { span: cell.span, kind: NodeKind::Reported },
    }
}

/// A list of ids that stands in a cell as people write one: `pilot`, `pilot, rollout`.
fn listed<'s>(node: Node<'s>, about: &About) -> Node<'s> {
    let parts = |text: &str| -> Vec<String> { text.split([',', ';']).map(|part| part.trim().to_owned()).collect() };
    let is_list = |text: &str| parts(text).iter().all(|part| is_id(part));
    let bare = |example: &str| example.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).is_some_and(is_list);
    let NodeKind::Scalar(text) = &node.kind else { return node };
    if about.examples.is_empty() || !about.examples.iter().all(|example| bare(example)) || !is_list(text) {
        return node;
    }
    let parts = parts(text);
    let items = parts.into_iter().map(|part| scalar(part.into(), node.span)).collect();
    Node { span: node.span, kind: NodeKind::List(items) }
}

/// What a sheet says in words of either language, in that of the format.
fn in_format<'s>(node: Node<'s>, about: &About) -> Node<'s> {
    let word = node.text().and_then(|text| word_meant(text, &words_of(about)));
    match word {
        Some(word) => scalar(word.into(), node.span),
        None => node,
    }
}
