use super::super::ids::slug;
use super::super::peek::{Head, KINDS, Kind};
use super::super::tree::{Node, NodeKind};
use super::above::{above, fault as fault_above, field_of};
use super::layout::{Column, HEAD_ROWS, Layout, VALUE, headings};
use super::meant::{self, beyond, near, says_more};
use super::rows::{Rows, cell};
use super::steps::{Step, find, map, push, scalar};
use super::table::{SHEETS, SheetRow, columns_of, explains};
use super::text::{CellText, SheetText, sheets};
use super::typed::sheet_of;
use super::unheaded::unheaded;
use crate::diagnostic::{Diagnostic, Diagnostics, SHEET, Span, codes};

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
    let mut rows = Rows::of(root(kind, first), diagnostics, file);
    let beside = beside(&sheets).filter(|_| kind == Kind::Plan);
    rows.kind(kind, &sheets, beside.map(|city| (city, file)));
    let belongs = |row: &SheetRow| row.kind == kind || row.kind == Kind::City && beside.is_some();
    for sheet in &sheets {
        let known = sheet_of(sheet.name).is_some_and(belongs);
        if !known && !explains(sheet.name) && sheet.rows.iter().any(|row| !row.is_empty()) {
            // A sheet of another kind of file, `Funding` beside a city, is not misspelt; a plan's may be the one of its city.
            let of_file = |row: &SheetRow| row.kind == kind || kind == Kind::Plan && row.kind == Kind::City;
            let may = |row: &SheetRow| of_file(row) && (!row.at.is_empty() || says(row, sheet));
            let names = SHEETS.iter().filter(|row| may(row)).flat_map(|row| row.name).map(str::to_owned).collect();
            let near = near(sheet.name, names).or_else(|| {
                let like = SHEETS.iter().filter(|row| may(row)).max_by_key(|row| likeness(row, sheet));
                like.filter(|row| likeness(row, sheet) > 0).map(|row| (row.name.join(" / "), "help-headings"))
            });
            let cells = sheet.rows.iter().map(Vec::len).sum();
            rows.extra(head_of(sheet), sheet.name, ("sheet", cells), near);
        }
    }
    Some(rows.root)
}

/// Reads the city of a workbook into its tree: the workbook of a city, or the sheet of one in a plan's.
pub(in crate::document) fn parse_city<'s>(text: &'s str, file: u32, diagnostics: &mut Diagnostics) -> Option<Node<'s>> {
    let sheets = sheets(text, file);
    let Some(city) = beside(&sheets).filter(|_| first(&sheets).is_some_and(|(_, kind)| kind == Kind::Plan)) else {
        return parse(text, file, diagnostics);
    };
    let mut rows = Rows::of(root(Kind::City, city), diagnostics, file);
    rows.kind(Kind::City, &sheets, None);
    Some(rows.root)
}

/// The part of a plan's workbook that is its city: the text of a workbook of its own. `None`: it holds none.
pub(crate) fn city_beside(text: &str) -> Option<&str> {
    if !text.starts_with(SHEET) {
        return None;
    }
    let sheets = sheets(text, 0);
    let city = beside(&sheets).filter(|_| first(&sheets).is_some_and(|(_, kind)| kind == Kind::Plan))?;
    let begin = |sheet: &SheetText<'_>| sheet.first.start as usize - (SHEET.len_utf8() + sheet.name.len() + 1);
    let next = sheets.iter().map(begin).find(|start| *start > begin(city));
    text.get(begin(city)..next.unwrap_or(text.len()))
}

/// The map of a file that says only which kind it is, at the first row of a sheet.
fn root<'s>(kind: Kind, sheet: &SheetText<'s>) -> Node<'s> {
    let schema = KINDS.iter().find(|(known, ..)| *known == kind).map_or("", |(_, schema, _)| *schema);
    let place = head_of(sheet);
    let mut root = map(place);
    push(&mut root, (scalar("schema".into(), place), scalar(schema.into(), place)));
    root
}

/// The sheet of a city, where anything is said there.
fn beside<'t, 's>(sheets: &'t [SheetText<'s>]) -> Option<&'t SheetText<'s>> {
    let of_city = |sheet: &SheetText<'_>| sheet_of(sheet.name).filter(|row| row.kind == Kind::City);
    sheets.iter().find(|sheet| of_city(sheet).is_some_and(|row| says(row, sheet)))
}

/// Whether a sheet of fields says anything: one with our headings and no value, as a blank form has it, says nothing.
fn says(row: &SheetRow, sheet: &SheetText<'_>) -> bool {
    match layout(row, sheet) {
        Some(layout) => {
            let value = layout.place(&Column::Value);
            let mut below = sheet.rows.iter().skip(layout.row + 1);
            value.is_some_and(|value| below.any(|cells| cell(cells, value).is_some()))
        }
        None => sheet.rows.iter().any(|row| !row.is_empty()),
    }
}

/// How much a sheet with another name is like one of ours: the columns that it has of it. Where rows are fields, whose two
/// headings may be anybody's, the fields that it names.
fn likeness(row: &SheetRow, sheet: &SheetText<'_>) -> usize {
    let Some(layout) = layout(row, sheet) else { return 0 };
    let Some(key) = layout.place(&Column::Key(0)).filter(|_| row.at.is_empty()) else { return layout.columns.len() };
    let named = sheet.rows.iter().skip(layout.row + 1).filter_map(|cells| cell(cells, key));
    named.filter(|name| columns_of(row).iter().any(|column| column.is(name.text))).count()
}

/// The sheet that says which kind of file a workbook is, and the kind. Bidders call a sheet `Offre` too: it is one of ours
/// beside the sheet of its prices, or with our headings.
fn first<'t, 's>(sheets: &'t [SheetText<'s>]) -> Option<(&'t SheetText<'s>, Kind)> {
    let prices = offered(sheets);
    let of_file = |sheet: &'t SheetText<'s>| {
        let row = sheet_of(sheet.name).filter(|row| row.at.is_empty())?;
        (row.kind != Kind::Offer || prices || layout(row, sheet).is_some()).then_some((sheet, row.kind))
    };
    // A city may stand before the plan that is laid over it.
    let plan = |sheet: &&SheetText<'_>| {
        sheet_of(sheet.name)
            .is_some_and(|row| row.kind == Kind::Plan && row.at.is_empty() && layout(row, sheet).is_some())
    };
    sheets.iter().filter(plan).chain(sheets).find_map(of_file)
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
    head_in(parse(text, 0, &mut Diagnostics::default())?)
}

/// What the sheet of a city in a plan's workbook says it is.
pub(crate) fn head_beside(text: &str) -> Option<Head> {
    city_beside(text)?;
    head_in(parse_city(text, 0, &mut Diagnostics::default())?)
}

fn head_in(node: Node<'_>) -> Option<Head> {
    let NodeKind::Map(entries) = &node.kind else { return None };
    let of = |name: &str| entries.iter().find(|(key, _)| key.text() == Some(name)).map(|(_, value)| value);
    let (kind, _, id_key) = *KINDS.iter().find(|(_, schema, _)| of("schema").and_then(Node::text) == Some(*schema))?;
    let id = of(id_key);
    let at = id.map_or((0, 0), |node| (node.span.start as usize, node.span.end as usize));
    Some(Head { kind, id: id.and_then(Node::text).unwrap_or_default().to_owned(), at })
}

impl<'s> Rows<'s, '_> {
    /// The sheets of a kind of file. The city beside a plan is named where the plan names what is its own.
    fn kind(&mut self, kind: Kind, sheets: &[SheetText<'s>], beside: Option<(&SheetText<'s>, u32)>) {
        for row in SHEETS.iter().filter(|row| row.kind == kind) {
            let mut of_name =
                sheets.iter().filter(|sheet| sheet_of(sheet.name).is_some_and(|one| one.name == row.name));
            if let Some(sheet) = of_name.next() {
                self.sheet(row, sheet);
            }
            // `Lines` and `Lignes` in one workbook.
            for second in of_name {
                let twice = Diagnostic::at(codes::SHEET_TWICE, head_of(second)).arg("what", second.name);
                self.diagnostics.push(twice.help("help"));
            }
            if let Some((city, file)) = beside.filter(|_| row.at.is_empty()) {
                self.lies_beside(city, file);
            }
        }
    }

    /// The city of a plan is the one on the sheet beside it; where the plan names another, which of the two is asked.
    fn lies_beside(&mut self, city: &SheetText<'s>, file: u32) {
        let mut unheard = Diagnostics::default();
        let mut own = Rows::of(map(head_of(city)), &mut unheard, file);
        SHEETS.iter().filter(|row| row.kind == Kind::City).for_each(|row| own.sheet(row, city));
        let key = [Step::Key("city".into(), head_of(city))];
        // What is wrong with its id is told where the city itself is read.
        let Some((id, span)) = find(&own.root, &key).and_then(|node| Some((node.text()?.to_owned(), node.span))) else {
            return;
        };
        let Some(named) = find(&self.root, &key) else {
            let entry = (scalar("city".into(), span), scalar(id.into(), span));
            return push(&mut self.root, entry);
        };
        if let Some(other) = named.text().filter(|other| *other != id) {
            let fault = Diagnostic::at(codes::SHEET_CITY, named.span).label(span, "other").arg("city", other);
            let fault = fault.arg("own", id).arg("sheet", city.name);
            self.diagnostics.push(fault.help("help"));
        }
    }

    /// A sheet of ours: what its headings say, then its rows.
    fn sheet(&mut self, sheet: &'static SheetRow, text: &SheetText<'s>) {
        let Some(layout) = layout(sheet, text) else {
            if let Some(first) = text.rows.iter().flatten().next() {
                let fault = Diagnostic::at(codes::SHEET_NO_HEADINGS, first.span).arg("sheet", text.name);
                let needed: Vec<&str> = needed(sheet).flatten().copied().collect();
                match misspelt(sheet, text) {
                    Some((heading, cells, near)) => {
                        self.extra(heading.span, heading.text, ("column", cells), Some(near));
                    }
                    None => self.diagnostics.push(fault.arg("known", needed.join(", ")).help("help")),
                }
                self.unread(sheet, first.span);
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

    /// What a sheet without its headings would hold is not missing besides: its entries, or the fields that no other sheet has.
    fn unread(&mut self, sheet: &'static SheetRow, span: Span) {
        let elsewhere = |key: &str| SHEETS.iter().any(|row| row.kind == sheet.kind && row.at.first() == Some(&key));
        let fields = columns_of(sheet).iter().filter(|_| sheet.at.is_empty()).map(|column| column.path[0].as_str());
        for key in sheet.at.first().copied().into_iter().chain(fields.filter(|key| !elsewhere(key))) {
            if find(&self.root, &[Step::Key(key.into(), span)]).is_none() {
                push(&mut self.root, (scalar(key.into(), span), Node { span, kind: NodeKind::Reported }));
            }
        }
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
}

/// The headings without which a sheet cannot be read: of its keys, and of its values where it has no fields for columns.
fn needed(sheet: &SheetRow) -> impl Iterator<Item = &[&'static str; 2]> + Clone {
    let values = sheet.at.is_empty() || columns_of(sheet).is_empty();
    sheet.keys.iter().chain(values.then_some(&VALUE))
}

/// The heading that stands for a missing one that is needed, in a row that has another one of the sheet's; the cells below it,
/// and what it is near to.
fn misspelt<'t, 's>(
    sheet: &SheetRow,
    text: &'t SheetText<'s>,
) -> Option<(&'t CellText<'s>, usize, (String, &'static str))> {
    let known = headings(sheet);
    let is = |cell: &CellText<'_>, name: &str| slug(name) == slug(cell.text);
    text.rows.iter().enumerate().take(HEAD_ROWS).find_map(|(place, row)| {
        row.iter().find(|cell| known.iter().any(|known| is(cell, known)))?;
        let lacks = |names: &&[&'static str; 2]| !row.iter().any(|cell| names.iter().any(|name| is(cell, name)));
        let missing: Vec<String> = needed(sheet).filter(lacks).flatten().map(|name| (*name).to_owned()).collect();
        let mut others = row.iter().filter(|cell| !known.iter().any(|known| is(cell, known)));
        others.find_map(|heading| {
            let more = || says_more(heading.text, &missing).map(|known| (known, "help-more"));
            let amount = || meant::value(heading.text, &missing);
            let near = near(heading.text, missing.clone()).or_else(more).or_else(amount)?;
            let below = text.rows.iter().skip(place + 1);
            Some((heading, below.filter(|cells| cell(cells, heading.column).is_some()).count(), near))
        })
    })
}

/// The headings of a sheet.
pub(super) fn layout(sheet: &SheetRow, text: &SheetText<'_>) -> Option<Layout> {
    let rows = text.rows.iter().map(|row| row.iter().map(|cell| (cell.column, cell.text)).collect());
    Layout::of(sheet, rows)
}

/// The place of a sheet as a whole: its first row.
fn head_of(sheet: &SheetText<'_>) -> Span {
    let first = sheet.rows.iter().find_map(|row| Some((row.first()?, row.last()?)));
    first.map_or(sheet.first, |(first, last)| Span { end: last.span.end, ..first.span })
}
