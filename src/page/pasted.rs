//! A project from a table that was pasted: read as filled schedules are, with a question where the table says nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use maud::{Markup, html};
use rust_decimal::Decimal;

use super::ask::{Answer, Ask};
use super::asked::{SECTIONS, basis_of, component_of, every_of, family_of, fits, is_done, section_of};
use super::desk::{Desk, Saved};
use super::fields::{entries, text_at};
use super::folder::SHIPPED;
use super::new::{counted, free, quoted, shown, shown_with};
use super::pasted_columns::{columns, is_tax_said, key, rate, roles};
use super::pasted_form::{COLUMNS, Part, Row, form, of_row, said, words_of};
use super::paths::keys;
use super::plan::style;
use super::typed::{Typing, as_written};
use crate::diagnostic::{Diagnostics, Sources, codes, message};
use crate::document::edit::{Value, read};
use crate::document::{Kind, RESERVED, parse, read_catalog, slug};
use crate::language::{Arg, Language};
use crate::offers::{
    Basis, Pasted, PastedRow, RATE_ASKED, Told, TypedRow, is_included, is_of_law, pasted, pasted_with, typed,
};
use crate::session::Session;
use crate::units::Months;

/// Rows of a pasted table at most: a plan of so many lines is more than anybody reads.
const MOST_ROWS: usize = 500;
/// Words for a life that does not end before the plan does.
const NO_END: [&str; 4] = ["aucune", "aucun", "none", "sans"];
/// Families of things that wear out.
const WEARING: [&str; 5] = ["sensor", "connectivity", "platform", "fiber", "lighting"];

/// What the catalogs know: what things are called, and of which family they are.
struct Known {
    units: Vec<String>,
    families: BTreeMap<String, BTreeSet<String>>,
}

impl Known {
    fn of(desk: &Desk) -> Self {
        let mut session = Session::default();
        let library = desk.root.library(SHIPPED, &mut session.sources, &mut session.diagnostics);
        let (mut units, mut families) = (BTreeSet::new(), BTreeMap::<String, BTreeSet<String>>::new());
        for catalog in library.all(Kind::Catalog).iter().filter_map(|found| read(&found.text).ok()) {
            for (id, item) in entries(catalog.at(&keys(&["items"]))) {
                units.extend(text_at(item, &["unit"]).map(str::to_owned));
                let Some(family) = text_at(item, &["family"]) else { continue };
                let labels = match item.at(&keys(&["label"])) {
                    Some(Value::Map(texts)) => texts.iter().map(|(_, text)| text.clone()).collect(),
                    label => label.cloned().into_iter().collect::<Vec<_>>(),
                };
                let labels = labels.iter().filter_map(|label| text_at(label, &[])).chain([id.as_str()]);
                for name in labels.map(slug).filter(|name| !name.is_empty()) {
                    families.entry(name).or_default().insert(family.to_owned());
                }
            }
        }
        Self { units: units.into_iter().collect(), families }
    }

    /// The family of an item of that name, where the catalogs know one alone.
    fn family(&self, designation: &str) -> String {
        let known = self.families.get(&slug(designation)).filter(|all| all.len() == 1);
        known.and_then(|all| all.first().cloned()).unwrap_or_default()
    }
}

/// What was read of a pasted table, and what it does not say: what each row is, how often its price is paid.
pub(super) fn confirm(desk: &Desk, ask: &Ask) -> Answer {
    let style = style(ask);
    let text = ask.field("table").unwrap_or_default();
    let count = text.lines().filter(|line| !line.trim().is_empty()).count();
    // One line of headings stands above so many.
    if count > MOST_ROWS + 1 {
        let args = [("count", Arg::Number(count.into())), ("most", MOST_ROWS.into())];
        return shown(desk, &with_table(ask, ""), 422, Some(&style.tell("page-pasted-too-many", &args)));
    }
    let known = Known::of(desk);
    let read = pasted(text, &known.units, &[]).and_then(|first| {
        let key = key(&first);
        let (roles, rate) = (roles(ask, &key), rate(ask, &key));
        let again = roles.iter().any(Option::is_some) || rate.is_some();
        let read = if again { pasted_with(text, &known.units, &roles, rate)? } else { first };
        let form = columns(ask, &read, &key, style);
        let open = read.tax_open && !is_tax_said(ask, &key) && read.rows.iter().any(|row| row.price.is_some());
        Ok((read, form, open))
    });
    let (read, columns, tax_open) = match read {
        Ok(read) => read,
        Err(unread) => {
            let detail = unread.detail.map_or(String::new(), |detail| format!(" ({detail})"));
            return shown(desk, ask, 422, Some(&format!("{}{detail}", style.say(&unread.word))));
        }
    };
    // Second prices are rows too.
    if read.rows.len() > MOST_ROWS {
        let args = [("count", Arg::Number(read.rows.len().into())), ("most", MOST_ROWS.into())];
        return shown(desk, ask, 422, Some(&style.tell("page-pasted-too-many", &args)));
    }
    let rows: Vec<Row> = read
        .rows
        .iter()
        .map(|row| {
            let told = of_row(&read.told, row.at, read.taxed, style);
            let unit = read.told.iter().any(|told| told.row == Some(row.at) && told.what.code == codes::SCHEDULE_UNIT);
            Row::of(row, known.family(&row.designation), told, unit, style)
        })
        .collect();
    if read.rows.is_empty() || read.asks() || tax_open || !is_answered_in_form(&read, &rows, &known, ask.language) {
        return refused(desk, ask, &read, &columns, tax_open);
    }
    let at = |row: usize| read.rows.iter().any(|one| one.at == row);
    let mut first: Vec<String> =
        read.told.iter().filter(|told| !told.row.is_some_and(at)).map(|told| said(told, read.taxed, style)).collect();
    first.extend(read.notes.iter().map(|note| style.tell(note.word, &note.args)));
    for (count, words) in [(read.divided, "page-pasted-divided"), (read.rounded, "page-pasted-rounded")] {
        if count > 0 {
            first.push(style.tell(words, &[("count", count.into())]));
        }
    }
    let faulty = rows.iter().any(Row::is_faulty);
    form(desk, ask, if faulty { 422 } else { 200 }, &rows, &first)
}

/// Whether all that is at fault is in a cell of a row that the form has a field for, and is at fault there as it was in the
/// table: what a heading says of it, the form would not know.
fn is_answered_in_form(read: &Pasted, rows: &[Row], known: &Known, language: Language) -> bool {
    let spare = |at: usize| read.rows.iter().any(|row| row.at == at && row.is_spare());
    let faults = read.faults(spare);
    if faults.is_empty() {
        return true;
    }
    let again = typed(&rows.iter().map(|row| as_read(row, language)).collect::<Vec<_>>(), &known.units);
    faults.iter().all(|told| {
        let place = read.rows.iter().position(|row| Some(row.at) == told.row);
        let same = |other: &Told, place: usize| other.row == Some(place + 2) && other.what.code == told.what.code;
        place.is_some_and(|place| again.told.iter().any(|other| same(other, place)))
    })
}

/// The page with what was pasted, what is at fault in it, and a way to say what its columns hold.
fn refused(desk: &Desk, ask: &Ask, read: &Pasted, columns: &Markup, tax_open: bool) -> Answer {
    let style = style(ask);
    // What the rate of VAT will answer is asked once, and what names leave open beside their rows, once these are there.
    let rate_asked = read.notes.iter().any(|note| note.word == RATE_ASKED);
    let later = [codes::SCHEDULE_INCL_VAT, codes::SCHEDULE_REMARK];
    let is_asked_later = |one: &Told| rate_asked && one.row.is_some() && later.contains(&one.what.code);
    let empty = !tax_open && read.told.is_empty() && read.notes.is_empty();
    let why = html! {
        div role="alert" {
            p.notice { (style.say(if empty { "page-unclear-empty" } else { "page-pasted-refused" })) }
            @if tax_open { div.fault { p { strong { (style.say("page-ask-tax")) } } } }
            @for note in read.notes.iter().filter(|note| note.asks) { div.fault { p { strong { (style.tell(note.word, &note.args)) } } } }
            @for one in read.told.iter().filter(|one| !is_asked_later(one)) { div.fault { p {
                @if let Some(line) = one.row.and_then(|row| read.line(row)) { span.soft { (style.tell("page-line-number", &[("row", line.into())])) } " " }
                strong { (said(one, read.taxed, style)) }
            } } }
        }
        (columns)
    };
    shown_with(desk, ask, 422, &why)
}

fn with_table(ask: &Ask, table: &str) -> Ask {
    let mut ask = ask.clone();
    ask.form.iter_mut().filter(|(name, _)| name == "table").for_each(|(_, value)| table.clone_into(value));
    ask
}

/// A row as it is read again: a number of years alone is what the column of lives asks for.
fn as_read(row: &Row, language: Language) -> TypedRow {
    let mut typed = row.typed.clone();
    let life = as_written(&typed.cells[4], Typing::of("ans", language));
    typed.cells[4] = if lasts(&row.typed.cells[4]) { String::new() } else { life };
    typed
}

/// The rows that a form holds. `None`: its columns are not of one length.
fn rows_of(ask: &Ask) -> Option<Vec<Row>> {
    let columns = COLUMNS.map(|name| ask.fields(name).collect::<Vec<_>>());
    let count = columns[0].len();
    // A table without titles and amounts sends none.
    let lacks = |place: usize| {
        columns[place].is_empty() && ["amount", "section", "part", "every", "budget"].contains(&COLUMNS[place])
    };
    let is_whole = |place: usize| columns[place].len() == count || lacks(place);
    if !(0..COLUMNS.len()).all(is_whole) || count > MOST_ROWS {
        return None;
    }
    let row = |place: usize| {
        let own = |name: &str| {
            let at = COLUMNS.iter().position(|known| *known == name);
            let sent = at.and_then(|at| columns[at].get(place)).map_or("", |sent| sent.trim());
            // What was said for every row holds for those without an answer of their own.
            if sent.is_empty() { ask.field(&format!("{name}-all")).unwrap_or_default().trim() } else { sent }
        };
        let mut row = Row { family: family_of(own("family")).unwrap_or_default().to_owned(), ..Row::default() };
        row.every = every_of(own("every"));
        // What a heading says of the time no answer changes, least of all one for every row.
        row.typed.basis = basis_of(own("recurs")).filter(|basis| fits(*basis, row.every));
        row.section = own("section").to_owned();
        let sent = COLUMNS.iter().position(|known| *known == "budget").and_then(|at| columns[at].get(place));
        // What is said for all is said of those that have to be asked.
        let once = row.typed.basis.is_some_and(|basis| !basis.recurs());
        let of_all = if once && is_done(&row.family) { own("budget") } else { "" };
        row.budget = section_of(sent.copied().filter(|sent| !sent.is_empty()).unwrap_or(of_all));
        row.part = if ask.field("part").is_some() { Part::of(own("part")) } else { Part::Sure };
        let cells = ["designation", "quantity", "unit", "price", "life", "warranty", "failure", "vat", "amount"];
        row.typed.cells = cells.map(|name| own(name).to_owned());
        // A life that is said for all is one of what is owned.
        let sent = COLUMNS.iter().position(|known| *known == "life").and_then(|at| columns[at].get(place));
        if sent.is_none_or(|sent| sent.trim().is_empty()) && (!once || row.family.is_empty() || is_done(&row.family)) {
            row.typed.cells[4].clear();
        }
        row
    };
    Some((0..count).map(row).collect())
}

/// Writes the catalog of the rows, and gives the plan that draws on it; `Err`: the form with what it still asks.
pub(super) fn written(desk: &Desk, ask: &Ask, id: &str, title: &str) -> Result<String, Answer> {
    let style = style(ask);
    let refused = |status, why: &str| shown(desk, ask, status, Some(why));
    let Some(mut rows) = rows_of(ask).filter(|rows| !rows.is_empty()) else {
        return Err(refused(422, &style.say("page-not-understood")));
    };
    let known = Known::of(desk);
    // Words that a price is part of another one are an answer where the row may be left out.
    for row in rows.iter_mut().filter(|row| row.part == Part::Sure && is_included(&row.typed.cells[3])) {
        row.part = Part::Open;
    }
    let mut read = typed(&rows.iter().map(|row| as_read(row, ask.language)).collect::<Vec<_>>(), &known.units);
    // Of a price whose table says how often it is paid, a name says how long the contract is.
    let settled =
        |at: Option<usize>| at.and_then(|at| rows.get(at.checked_sub(2)?)).is_some_and(|row| row.every.is_some());
    read.told.retain(|told| !told.is_of_span() || !settled(told.row));
    let found: Vec<Option<&PastedRow>> =
        (0..rows.len()).map(|place| read.rows.iter().find(|row| row.at == place + 2)).collect();
    for (place, row) in rows.iter_mut().enumerate().filter(|(_, row)| row.part != Part::Left) {
        row.told = of_row(&read.told, place + 2, true, style);
        if row.part == Part::Sure && found[place].is_some_and(|found| found.doubt.is_some()) {
            row.part = Part::Open;
        }
        row.asks = questions(row, found[place]);
    }
    let first: Vec<String> =
        read.told.iter().filter(|told| told.row.is_none_or(|row| row < 2)).map(|one| said(one, true, style)).collect();
    // What is left out is at fault in nothing.
    let left = |row: usize| rows.get(row.saturating_sub(2)).is_some_and(|row| row.part == Part::Left);
    if !read.faults(left).is_empty() || rows.iter().any(|row| !row.asks.is_empty()) {
        return Err(form(desk, ask, 422, &rows, &first));
    }
    if rows.iter().all(|row| row.part == Part::Left) {
        return Err(form(desk, ask, 422, &rows, &[style.say("page-unclear-empty")]));
    }
    let catalog = format!("{id}-prices");
    let file = format!("{catalog}.yaml");
    if desk.root.fresh(&format!("{id}.yaml")).is_none() || desk.root.fresh(&file).is_none() {
        return Err(form(desk, ask, 409, &rows, &[style.say("page-name-taken")]));
    }
    let (text, lines) = catalog_of(&catalog, title, &rows, &found);
    let faults = faults_of(ask, &file, &text);
    if !faults.is_empty() {
        return Err(form(desk, ask, 422, &rows, &faults));
    }
    match desk.create(&file, &text) {
        Saved::Done => {}
        Saved::Failed(why) => return Err(refused(500, &why)),
        _ => return Err(form(desk, ask, 409, &rows, &[style.say("page-name-taken")])),
    }
    counted(desk, ask, &lines).map_err(|why| {
        // A catalog without its plan would be in the way of the next try.
        if let Some(path) = desk.root.file(&file) {
            let _ = std::fs::remove_file(path);
        }
        form(desk, ask, 422, &rows, &[why])
    })
}

/// Whether a life is said to have no end.
fn lasts(life: &str) -> bool {
    NO_END.contains(&life.trim().to_lowercase().as_str())
}

/// What a row leaves open.
fn questions(row: &Row, found: Option<&PastedRow>) -> Vec<&'static str> {
    let [designation, _, _, _, life, ..] = &row.typed.cells;
    let once = matches!(row.typed.basis, Some(Basis::Unit | Basis::Lump));
    let recurs = row.typed.basis.is_some() && !once;
    let priced = found.is_some_and(|found| found.price.is_some() || found.unknown.is_some());
    // Nobody has to say how many there are of a sum.
    if let (Part::Open, Some(doubt)) = (row.part, found.and_then(|found| found.doubt)) {
        return vec![words_of(doubt)];
    }
    let all = [
        (designation.is_empty() || slug(designation).is_empty(), "page-ask-designation"),
        (found.is_none_or(|found| found.quantity.is_none()), "page-ask-quantity"),
        (row.part == Part::Open && !row.section.is_empty(), "page-ask-part"),
        (row.part == Part::Open && row.section.is_empty(), "page-ask-apart"),
        (found.and_then(|found| found.vat).is_some_and(|rate| !is_of_law(rate)), "page-ask-vat"),
        (!priced && row.told.is_empty(), "page-ask-price"),
        (found.is_some_and(|found| found.differs(row.typed.basis)), "page-ask-amount"),
        (row.typed.basis.is_none(), if row.every.is_some() { "page-ask-each" } else { "page-ask-basis" }),
        (row.family.is_empty(), "page-ask-family"),
        // Asked together with its family, on which it depends.
        (!recurs && row.family.is_empty() && life.is_empty(), "page-ask-life-of-thing"),
        (once && WEARING.contains(&row.family.as_str()) && life.is_empty(), "page-ask-life"),
        (recurs && !life.is_empty() && !lasts(life), "page-ask-no-life"),
        (once && is_done(&row.family) && row.budget.is_empty(), "page-ask-section"),
        (recurs && row.budget == SECTIONS[0], "page-ask-section-recurs"),
    ];
    all.into_iter().filter(|(open, _)| *open).map(|(_, words)| words).collect()
}

/// The catalog of the rows, and the lines of the plan: items with their numbers.
fn catalog_of(
    catalog: &str,
    title: &str,
    rows: &[Row],
    found: &[Option<&PastedRow>],
) -> (String, Vec<(String, String)>) {
    let mut text = format!("schema: perenne/catalog/v1\ncatalog: {catalog}\ntitle: {}\nitems:\n", quoted(title));
    let mut ids: Vec<String> = Vec::new();
    let mut lines = Vec::new();
    for (row, found) in rows.iter().zip(found).filter(|(row, _)| row.part != Part::Left) {
        let (Some(found), Some(basis)) = (found, row.typed.basis) else { continue };
        let designation = &row.typed.cells[0];
        let item = free(&slug(designation), |id| RESERVED.contains(&id) || ids.iter().any(|known| known == id));
        let price = match found.price {
            Some(price) => as_written(&price.to_string(), Typing::of(&basis.per(&found.unit), Language::English)),
            None => "unknown".to_owned(),
        };
        let mut cost = format!("price: {}", quoted(&price));
        let promised = &found.promised;
        let durations = [("life", promised.life), ("warranty", promised.warranty)];
        for (field, months) in durations.into_iter().filter_map(|(field, months)| Some((field, months?))) {
            let _ = write!(cost, ", {field}: {}", Months(months));
        }
        let shares = [("failure", promised.failure, " %/year"), ("vat", found.vat, " %")];
        for (field, share, unit) in shares.into_iter().filter_map(|(field, share, unit)| Some((field, share?, unit))) {
            let _ = write!(cost, ", {field}: {}{unit}", (share * Decimal::ONE_HUNDRED).normalize());
        }
        if !basis.recurs() && !row.budget.is_empty() {
            let _ = write!(cost, ", section: {}", row.budget);
        }
        let quantity = found.quantity.unwrap_or_default();
        let divisible = !quantity.fract().is_zero() || matches!(found.unit.as_str(), "m" | "km");
        let _ = writeln!(
            text,
            "  {item}: {{label: {}, family: {}, unit: {}{}, costs: {{{}: {{{cost}}}}}}}",
            quoted(designation),
            row.family,
            found.unit,
            if divisible { ", divisible: true" } else { "" },
            component_of(&row.family, basis),
        );
        lines.push((format!("{catalog}/{item}"), quantity.normalize().to_string()));
        ids.push(item);
    }
    (text, lines)
}

/// What is at fault in the catalog, in its readers' words: nothing is written then, and no answer is lost. Where it stands in
/// a file that there is not says nothing.
fn faults_of(ask: &Ask, file: &str, text: &str) -> Vec<String> {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let source = sources.add(file, text);
    parse(text, source, &mut diagnostics).and_then(|node| read_catalog(&node, &mut diagnostics));
    if !diagnostics.has_errors() {
        return Vec::new();
    }
    diagnostics.sorted().into_iter().map(|one| message(one, ask.language)).collect()
}
