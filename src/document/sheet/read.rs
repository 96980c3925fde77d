use std::collections::HashSet;

use super::super::grammar::About;
use super::super::peek::{Head, KINDS, Kind};
use super::super::tree::{Node, NodeKind, parse as parse_yaml};
use super::above::{above, fault as fault_above, field_of};
use super::either::{NONE, Values, one_of};
use super::layout::{Column, Layout, field_path, headings};
use super::meant::{self, beyond, near, says_more};
use super::steps::{Step, find, inside, map, push, scalar};
use super::table::{SHEETS, SheetRow, about, columns_of, explains, nearest_word, word_meant, words_of};
use super::text::{CellText, SheetText, moved, sheets};
use super::typed::sheet_of;
use super::unheaded::unheaded;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Span, codes};

/// Reads the text of a workbook into its tree.
pub(in crate::document) fn parse<'s>(text: &'s str, file: u32, diagnostics: &mut Diagnostics) -> Option<Node<'s>> {
    let sheets = sheets(text, file);
    let Some((first, kind)) = first(&sheets) else {
        let place = sheets.first().map_or(Span { file, ..Span::default() }, |sheet| head_of(sheet));
        let known = SHEETS.iter().filter(|sheet| sheet.at.is_empty()).flat_map(|sheet| sheet.name);
        let fault = Diagnostic::at(codes::SHEET_NO_PLAN, place).arg("known", known.collect::<Vec<_>>().join(", "));
        diagnostics.push(fault.help("help"));
        return None;
    };
    let schema = KINDS.iter().find(|(known, ..)| *known == kind).map_or("", |(_, schema, _)| *schema);
    let place = head_of(first);
    let mut root = map(place);
    let entry = (scalar("schema".into(), place), scalar(schema.into(), place));
    push(&mut root, entry);
    let told = diagnostics.sorted().into_iter().filter(|one| one.code.severity == Severity::Error);
    let told = told.filter_map(|one| Some(one.labels.first()?.0)).filter(|span| span.file == file).collect();
    let mut reader = Reader { root, diagnostics, told };
    let belongs = |row: &SheetRow| row.kind == kind;
    for row in SHEETS.iter().filter(|row| belongs(row)) {
        let mut of_name = sheets.iter().filter(|sheet| sheet_of(sheet.name).is_some_and(|one| one.name == row.name));
        if let Some(sheet) = of_name.next() {
            reader.sheet(row, sheet);
        }
        // `Lines` and `Lignes` in one workbook.
        for second in of_name {
            let twice = Diagnostic::at(codes::SHEET_TWICE, head_of(second)).arg("what", second.name);
            reader.diagnostics.push(twice.help("help"));
        }
    }
    for sheet in &sheets {
        let known = sheet_of(sheet.name).is_some_and(belongs);
        if !known && !explains(sheet.name) && sheet.rows.iter().any(|row| !row.is_empty()) {
            // A sheet of another kind of file, `Funding` beside a city, is not misspelt.
            let names = SHEETS.iter().filter(|row| belongs(row)).flat_map(|row| row.name).map(str::to_owned).collect();
            let near = near(sheet.name, names).or_else(|| {
                let like = SHEETS.iter().find(|row| belongs(row) && !row.at.is_empty() && layout(row, sheet).is_some());
                like.map(|row| (row.name.join(" / "), "help-headings"))
            });
            let cells = sheet.rows.iter().map(Vec::len).sum();
            reader.extra(head_of(sheet), sheet.name, ("sheet", cells), near);
        }
    }
    Some(reader.root)
}

/// The sheet that says which kind of file a workbook is, and the kind. Bidders call a sheet `Offre` too: it is one of ours
/// beside the sheet of its prices, or with our headings.
fn first<'t, 's>(sheets: &'t [SheetText<'s>]) -> Option<(&'t SheetText<'s>, Kind)> {
    let prices = offered(sheets);
    sheets.iter().find_map(|sheet| {
        let row = sheet_of(sheet.name).filter(|row| row.at.is_empty())?;
        (row.kind != Kind::Offer || prices || layout(row, sheet).is_some()).then_some((sheet, row.kind))
    })
}

/// The kind of file whose text a workbook's is; none where it is none of ours.
pub(crate) fn kind(text: &str) -> Option<Kind> {
    let sheets = sheets(text, 0);
    first(&sheets).map(|(_, kind)| kind).or_else(|| offered(&sheets).then_some(Kind::Offer))
}

/// Whether a sheet is that of an offer's prices, by its name and its headings.
fn offered(sheets: &[SheetText<'_>]) -> bool {
    let prices = |row: &&SheetRow| row.kind == Kind::Offer && !row.at.is_empty();
    sheets.iter().any(|sheet| sheet_of(sheet.name).filter(prices).is_some_and(|row| layout(row, sheet).is_some()))
}

/// What a workbook's text says it is.
pub(crate) fn head(text: &str) -> Option<Head> {
    let mut unheard = Diagnostics::default();
    let node = parse(text, 0, &mut unheard)?;
    let NodeKind::Map(entries) = &node.kind else { return None };
    let of = |name: &str| entries.iter().find(|(key, _)| key.text() == Some(name)).map(|(_, value)| value);
    let (kind, _, id_key) = *KINDS.iter().find(|(_, schema, _)| of("schema").and_then(Node::text) == Some(*schema))?;
    let id = of(id_key);
    let at = id.map_or((0, 0), |node| (node.span.start as usize, node.span.end as usize));
    Some(Head { kind, id: id.and_then(Node::text).unwrap_or_default().to_owned(), at })
}

/// The remarks of a workbook's text: where the entry stands beside which each is written, key by key, and what it says.
pub(crate) fn remarks(text: &str) -> Vec<(Vec<String>, String)> {
    let mut out = Vec::new();
    let mut items = std::collections::HashMap::new();
    for sheet in &sheets(text, 0) {
        let Some(row) = sheet_of(sheet.name) else { continue };
        let Some(layout) = layout(row, sheet) else { continue };
        for cells in sheet.rows.iter().skip(layout.row + 1) {
            let at = |holds: &Column| cell(cells, layout.place(holds)?);
            let key = |place: usize| {
                let text = at(&Column::Key(place))?.text;
                let words = if place == 0 { row.words } else { &[] };
                Some(word_meant(text, words).unwrap_or(text).to_owned())
            };
            let filled = cells
                .iter()
                .any(|cell| !matches!(layout.column(cell.column), None | Some(Column::Remarks | Column::Meaning)));
            let mut keys = 0..;
            let mut path = Vec::new();
            for step in row.at {
                match *step {
                    "*" => path.extend(keys.next().and_then(key)),
                    "#" => {
                        let next: &mut usize = items.entry(row.at[0]).or_default();
                        path.push(next.to_string());
                        *next += usize::from(filled);
                    }
                    step => path.push(step.to_owned()),
                }
            }
            if row.at.is_empty() {
                path.extend(key(0).map(|name| field_path(row, &name)).unwrap_or_default());
            }
            if let Some(remark) = at(&Column::Remarks) {
                let node = leaf(remark, &mut Diagnostics::default());
                out.push((path, node.text().unwrap_or(remark.text).to_owned()));
            }
        }
    }
    out
}

struct Reader<'s, 'd> {
    root: Node<'s>,
    diagnostics: &'d mut Diagnostics,
    /// Cells that are at fault already: what they say is not judged again.
    told: HashSet<Span>,
}

impl<'s> Reader<'s, '_> {
    fn sheet(&mut self, sheet: &'static SheetRow, text: &SheetText<'s>) {
        let Some(layout) = layout(sheet, text) else {
            if let Some(first) = text.rows.iter().flatten().next() {
                let fault = Diagnostic::at(codes::SHEET_NO_HEADINGS, first.span).arg("sheet", text.name);
                let keys: Vec<&str> = sheet.keys.iter().flatten().copied().collect();
                self.diagnostics.push(fault.arg("known", keys.join(", ")).help("help"));
                // What it would hold is not missing besides.
                if let Some(key) =
                    sheet.at.first().filter(|key| find(&self.root, &[Step::Key((**key).into(), first.span)]).is_none())
                {
                    let unread = Node { span: first.span, kind: NodeKind::Reported };
                    push(&mut self.root, (scalar((*key).into(), first.span), unread));
                }
            }
            return;
        };
        let heading = |column: usize| cell(&text.rows[layout.row], column);
        // Columns that are asked about, with the field that each may be: that it is missing is no other fault.
        let mut doubtful: Vec<(usize, Vec<String>)> = Vec::new();
        for unknown in layout.unknown.iter().filter_map(|column| heading(*column)) {
            let below = text.rows.iter().skip(layout.row + 1);
            let cells = below.filter(|cells| cell(cells, unknown.column).is_some()).count();
            let known = headings(sheet);
            let more = says_more(unknown.text, &known);
            let more = more.map(|known| beyond(sheet, unknown.text, &known).unwrap_or((known, "help-more")));
            let meant = || meant::field(sheet, &layout, unknown.text).filter(|_| cells > 0);
            let near = near(unknown.text, known).map(|(near, help)| (meant::in_both(sheet, near), help));
            let near = near.or(more).or_else(meant);
            if let Some((near, _)) = &near {
                doubtful.extend(meant::stood_for(sheet, &layout, near).map(|path| (unknown.column, path)));
            }
            self.extra(unknown.span, unknown.text, ("column", cells), near);
        }
        for (second, first) in &layout.twice {
            if let (Some(second), Some(first)) = (heading(*second), heading(*first)) {
                let twice = Diagnostic::at(codes::SHEET_TWICE, second.span).label(first.span, "first");
                self.diagnostics.push(twice.arg("what", second.text).help("help"));
            }
        }
        let unheaded = unheaded(&layout, text);
        // What is below no heading may be what another column lacks: a number whose ramp is there.
        if let Some((column, _)) = unheaded.first() {
            let ramps = layout.columns.iter().filter_map(|(_, holds)| match holds {
                Column::Field(path) if path.last().is_some_and(|last| last == "ramp") => path.get(..2),
                _ => None,
            });
            let lacking = ramps.filter(|path| layout.place(&Column::Field(path.to_vec())).is_none());
            doubtful.extend(lacking.map(|path| (*column, path.to_vec())));
        }
        unheaded.into_iter().for_each(|(_, fault)| self.diagnostics.push(fault));
        if sheet.at == ["lines", "*"] || sheet.at == ["lines", "*", "*"] {
            self.make(&[Step::Key("lines".into(), head_of(text))], head_of(text));
        }
        for row in layout.row + 1..text.rows.len() {
            self.row((sheet, &layout, text), row, &doubtful);
        }
        self.above(sheet, &layout, text);
    }

    /// Rows above the headings that are no titles, and what is not missing besides because it stands there.
    fn above(&mut self, sheet: &'static SheetRow, layout: &Layout, text: &SheetText<'s>) {
        let mut rows = above(sheet, layout, text);
        // What is refused as words on the money of all is no row.
        rows.retain(|(_, cells)| !cells.iter().any(|cell| self.told.contains(&cell.span)));
        let Some(fault) = fault_above(layout, text, &rows) else { return };
        self.diagnostics.push(fault);
        let map = if sheet.at.contains(&"costs") { Some(&"costs") } else { sheet.at.first() };
        map.into_iter().for_each(|map| self.diagnostics.lose(map, None));
        for (cells, path) in rows.iter().filter_map(|(_, cells)| Some((cells, field_of(sheet, layout, cells)?))) {
            let Some(first) = cells.first().filter(|_| sheet.at.is_empty()) else { continue };
            let at: Vec<_> = path.into_iter().map(|key| Step::Key(key.into(), first.span)).collect();
            if find(&self.root, &at).is_none() {
                self.put(&at, Node { span: first.span, kind: NodeKind::Reported }, first.span);
            }
        }
    }

    /// A column or a sheet that is none of ours: passed over, unless it is nearly one of ours, which `near` names with its hint.
    fn extra(
        &mut self,
        span: Span,
        name: &str,
        (kind, cells): (&'static str, usize),
        near: Option<(String, &'static str)>,
    ) {
        let code = if near.is_some() { codes::SHEET_NEAR } else { codes::SHEET_EXTRA };
        let fault = Diagnostic::at(code, span).arg("name", name).arg("count", cells);
        let fault = fault.arg("kind", crate::language::Arg::Word(kind.to_owned()));
        self.diagnostics.push(match near {
            Some((near, help)) => fault.arg("near", near).help(help),
            None => fault.help("help"),
        });
    }

    /// What a cell says; nothing that is told again where it is at fault already.
    fn leaf(&mut self, cell: &CellText<'s>) -> Node<'s> {
        if self.told.contains(&cell.span) {
            return Node { span: cell.span, kind: NodeKind::Reported };
        }
        leaf(cell, self.diagnostics)
    }

    fn row(
        &mut self,
        (sheet, layout, text): (&'static SheetRow, &Layout, &SheetText<'s>),
        row: usize,
        doubtful: &[(usize, Vec<String>)],
    ) {
        let (cells, places) = (&text.rows[row], &text.places[row]);
        let told = |cell: &&CellText<'s>| match layout.column(cell.column) {
            None | Some(Column::Remarks | Column::Meaning) => false,
            Some(Column::Unit) => true,
            Some(_) => true,
        };
        let filled: Vec<CellText<'s>> = cells.iter().filter(told).copied().collect();
        let (Some(first), Some(last)) = (filled.first(), filled.last()) else { return };
        let row = Span { end: last.span.end, ..first.span };
        if sheet.at.is_empty() {
            return self.field(sheet, layout, &filled, row);
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
        values.sort_by_key(|(path, _)| path.len());
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
                false => in_format(self.leaf(&cell), &about(sheet, &path)),
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
        // A field without a value is one that is left out: templates name more than is needed.
        let Some(value) = of(&Column::Value) else { return };
        let path = field_path(sheet, name.text);
        let value = in_format(self.leaf(value), &about(sheet, &path));
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
    fn make(&mut self, at: &[Step<'s>], row: Span) {
        let _ = inside(&mut self.root, at, row);
    }

    /// Puts a value at a place; a fault where one stands there already.
    fn put(&mut self, at: &[Step<'s>], value: Node<'s>, row: Span) {
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

/// The headings of a sheet.
pub(super) fn layout(sheet: &SheetRow, text: &SheetText<'_>) -> Option<Layout> {
    let rows = text.rows.iter().map(|row| row.iter().map(|cell| (cell.column, cell.text)).collect());
    Layout::of(sheet, rows)
}

pub(super) fn cell<'c, 's>(cells: &'c [CellText<'s>], column: usize) -> Option<&'c CellText<'s>> {
    cells.iter().find(|cell| cell.column == column)
}

/// The place of a sheet as a whole: its first row.
fn head_of(sheet: &SheetText<'_>) -> Span {
    let first = sheet.rows.iter().find_map(|row| Some((row.first()?, row.last()?)));
    first.map_or(sheet.first, |(first, last)| Span { end: last.span.end, ..first.span })
}

/// The value in a cell: as YAML between braces, where it begins so, else its characters.
fn leaf<'s>(cell: &CellText<'s>, diagnostics: &mut Diagnostics) -> Node<'s> {
    let plain = || Node { span: cell.span, kind: NodeKind::Scalar(cell.text.into()) };
    if !cell.text.starts_with(['{', '[', '"']) {
        return plain();
    }
    let mut own = Diagnostics::default();
    let read = parse_yaml(cell.text, cell.span.file, &mut own);
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

/// What a sheet says in words of either language, in that of the format.
fn in_format<'s>(node: Node<'s>, about: &About) -> Node<'s> {
    let word = node.text().and_then(|text| word_meant(text, &words_of(about)));
    match word {
        Some(word) => scalar(word.into(), node.span),
        None => node,
    }
}
