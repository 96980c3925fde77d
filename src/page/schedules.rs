use std::path::{Path, PathBuf};

use maud::{Markup, PreEscaped, html};

use super::answers::{Asked, OPEN, TIMED, is_answered, pairs, with_new};
use super::ask::{Answer, Ask, address};
use super::desk::{Desk, Saved};
use super::fields::{entries, text_at};
use super::mapping::mapping_of;
use super::new::free;
use super::offers::{answering, asked_for, listed, shown};
use super::paths::keys;
use super::plan::{missing, nav, style};
use super::study::day_of;
use super::upload::Upload;
use super::workbook::{self, yaml_of};
use super::{shell, told};
use crate::diagnostic::Diagnostic;
use crate::document::edit::{Edit, Value, edit, read};
use crate::document::{Kind, slug};
use crate::language::visible;
use crate::offers::{COLUMNS, Import, PriceRow, Sheet, import_for, settled_by_mapping, sheets};
use crate::report::Style;
use crate::session::{Options, Plan, Session};

/// Rows of a schedule that are looked at below its headings.
const PREVIEW: usize = 10;
/// How the files of mappings end.
const MAPPING: &str = ".mapping.yaml";

/// The form that takes filled schedules.
pub(super) fn upload(desk: &Desk, ask: &Ask, name: &str, style: Style) -> Markup {
    let mappings = desk.root.named(MAPPING);
    html! {
        @if desk.read_only() { p.notice { (style.say("page-read-only-why")) } } @else {
            p { (style.say("page-offer-about")) }
            form method="post" action=(address("/plan/offers/read", &[("p", name)])) enctype="multipart/form-data" {
                div.sheet {
                    div.field { label for="schedule" { (style.say("page-schedule-file")) } input #schedule type="file" name="file" accept=".xlsx,.ods,.xls,.csv" required; }
                    div.field { label for="vendor" { (style.say("page-vendor")) } input #vendor name="vendor" value=(ask.field("vendor").unwrap_or_default()) maxlength="80" autocomplete="off"; }
                    div.field { label for="received" { (style.say("page-received")) } input #received type="date" name="received" value=(ask.field("received").unwrap_or_default()); }
                    @if !mappings.is_empty() {
                        div.field { label for="mapping" { (style.say("page-mapping-known")) }
                            select #mapping name="mapping" { option value="" { "–" } @for one in &mappings { option value=(one) { (one.trim_end_matches(MAPPING)) } } }
                        }
                    }
                }
                p.actions { button type="submit" { (style.say("page-offer-read")) } }
            }
        }
    }
}

/// Takes a filled schedule in: an offer comes out of it, or questions.
pub(super) fn take(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    if desk.plan(name).is_none() {
        return missing(desk, ask);
    }
    let say = |id: &str| ask.language.say(id, &[]);
    let notice = |why: &str| html! { p.notice role="alert" { (why) } };
    if desk.read_only() {
        return shown(desk, ask, name, 403, html! {});
    }
    if let Err(why) = day_of(ask.field("received"), ask.language) {
        return shown(desk, ask, name, 422, notice(&why));
    }
    let Some(upload) = ask.files.iter().find(|file| file.field == "file") else {
        return shown(desk, ask, name, 422, notice(&say("page-no-file")));
    };
    let id = match desk.receive(upload) {
        Ok(id) => id,
        Err(why) => return shown(desk, ask, name, 500, notice(&why.kind().to_string())),
    };
    let ours = desk.received(&id).and_then(|path| yaml_of(&path, Kind::Offer));
    match ours {
        Some(Ok(text)) => {
            return match workbook::offer(desk, ask, name, &text) {
                Ok(file) => {
                    let told = ask.language.say("page-offer-taken", &[("file", file.into())]);
                    shown(desk, ask, name, 200, html! { p.notice role="status" { (told) } })
                }
                Err(why) => shown(desk, ask, name, 422, why),
            };
        }
        Some(Err(session)) => {
            let first = told::all(&session.diagnostics.told(), &session.sources, desk, ask.language);
            return shown(desk, ask, name, 422, html! { div role="alert" { p { (say("import-refused")) } (first) } });
        }
        None => {}
    }
    let mapping = ask.field("mapping").filter(|mapping| mapping.ends_with(MAPPING));
    let mapping = mapping.and_then(|mapping| desk.root.file(mapping));
    made(desk, ask, name, &id, mapping, None)
}

/// Takes what was said of a schedule's layout, and tries again.
pub(super) fn map(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    if desk.plan(name).is_none() {
        return missing(desk, ask);
    }
    if desk.read_only() {
        return shown(desk, ask, name, 403, html! {});
    }
    let text = mapping_of(ask);
    let upload = Upload { field: String::new(), name: "mapping.yaml".to_owned(), bytes: text.clone().into_bytes() };
    let path = desk.receive(&upload).ok().and_then(|id| desk.received(&id));
    let Some(path) = path else { return shown(desk, ask, name, 500, html! {}) };
    let id = ask.field("u").unwrap_or_default().to_owned();
    made(desk, ask, name, &id, Some(path), Some(text))
}

/// An offer of a schedule, in a file beside the plan; or what stands in the way, with the form of the layout.
fn made(desk: &Desk, ask: &Ask, name: &str, id: &str, mapping: Option<PathBuf>, said: Option<String>) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let say = |id: &str| ask.language.say(id, &[]);
    let Some(file) = desk.received(id) else {
        return shown(desk, ask, name, 404, html! { p.notice role="alert" { (say("page-file-gone")) } });
    };
    let vendor = ask.field("vendor").map(str::trim).filter(|vendor| !vendor.is_empty());
    let stem = file.file_stem().map_or(String::new(), |stem| stem.to_string_lossy().into_owned());
    let wanted = slug(vendor.unwrap_or(&stem));
    let wanted = if wanted.is_empty() { "offer".to_owned() } else { wanted.chars().take(60).collect() };
    let received = match day_of(ask.field("received"), ask.language) {
        Ok(day) => day,
        Err(why) => return shown(desk, ask, name, 422, html! { p.notice role="alert" { (why) } }),
    };
    let offer = free(&wanted, |id| desk.root.fresh(&format!("{id}.yaml")).is_none());
    let request = Import {
        file: file.clone(),
        plan: PathBuf::new(),
        mapping,
        vendor: vendor.map(str::to_owned),
        received,
        id: offer.clone(),
        language: ask.language,
    };
    let mut own = Session::default();
    let library = desk.root.library(name, &mut own.sources, &mut own.diagnostics);
    let mut session = Session::default();
    let source = Plan::Text { name, text: plan.text(), library: &library };
    match import_for(&mut session, source, &request, &Options::default()) {
        Ok(imported) => {
            let written = desk.create(&format!("{offer}.yaml"), &visible(&imported.yaml, false));
            if let Saved::Failed(why) = &written {
                return shown(desk, ask, name, 500, html! { p.notice role="alert" { (why) } });
            }
            // What was said of the layout is remembered beside the offer.
            let remembered = said.map(|text| desk.create(&format!("{offer}{MAPPING}"), &text));
            let told = imported.told(&format!("{offer}.yaml"), ask.language);
            let first = html! {
                div.notice role="status" {
                    p { (told) }
                    @if remembered == Some(Saved::Done) { p { (say("page-mapping-kept")) } }
                    (again(desk, ask, name, (&format!("{wanted}.yaml"), &format!("{offer}.yaml"))))
                }
                (told::all(&session.diagnostics, &session.sources, desk, ask.language))
            };
            shown(desk, ask, name, 200, first)
        }
        Err(refused) => match refused.mapping.or(said).or_else(|| asked(&session, ask).and(refused.drawn)) {
            Some(drawn) => questions(desk, ask, name, id, &file, &drawn, &session),
            None => {
                let first = told::all(&session.diagnostics, &session.sources, desk, ask.language);
                shown(desk, ask, name, 422, html! { div role="alert" { p { (say("import-refused")) } (first) } })
            }
        },
    }
}

/// Of an offer that is there already under the same name: whether the new one takes its place.
fn again(desk: &Desk, ask: &Ask, name: &str, (old, new): (&str, &str)) -> Markup {
    let known = old != new && answering(desk, name).iter().any(|(file, _)| file == old);
    html! {
        @if known {
            p { (ask.language.say("page-offer-again", &[("old", old.into()), ("new", new.into())])) }
            form method="post" action=(address("/plan/offers/replace", &[("p", name)])) {
                input type="hidden" name="old" value=(old);
                input type="hidden" name="new" value=(new);
                button type="submit" { (ask.language.say("page-offer-replace", &[("old", old.into())])) }
            }
        }
    }
}

/// Puts the offer that was just read in the place of the one before; what that was, its text can be undone to.
pub(super) fn replace(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let say = |id: &str| ask.language.say(id, &[]);
    let refused = |status, why: &str| shown(desk, ask, name, status, html! { p.notice role="alert" { (say(why)) } });
    if desk.read_only() {
        return shown(desk, ask, name, 403, html! {});
    }
    let offers = answering(desk, name);
    let there = |field: &str| offers.iter().map(|(file, _)| file).find(|file| Some(file.as_str()) == ask.field(field));
    let (Some(old), Some(new)) = (there("old"), there("new").filter(|new| Some(new.as_str()) != ask.field("old")))
    else {
        return refused(409, "page-stale");
    };
    let (Some(before), Some(read_now)) = (desk.plan(old), desk.plan(new)) else { return missing(desk, ask) };
    let id =
        read(before.text()).ok().and_then(|offer| text_at(&offer, &["offer"]).map(str::to_owned)).unwrap_or_default();
    let Ok(text) = edit(read_now.text(), &[Edit::set(["offer"], id.as_str())]) else {
        return refused(409, "page-not-changed");
    };
    if !desk.put(old, &before, text) || desk.save(old, None) != Some(Saved::Done) {
        return refused(409, "page-changed-meanwhile");
    }
    if !desk.remove(new) {
        return refused(500, "page-offer-left");
    }
    Answer::Go(address("/plan/offers", &[("p", name)]))
}

/// What of a schedule's faults a form can settle.
fn asked(session: &Session, ask: &Ask) -> Option<Asked> {
    Some(Asked::of(&session.diagnostics, ask.language)).filter(|asked| !asked.is_empty())
}

/// The layout of a schedule as a form: what was found, the first rows, what is to be settled.
fn questions(desk: &Desk, ask: &Ask, name: &str, id: &str, file: &Path, drawn: &str, session: &Session) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let style = style(ask);
    let drawn = read(drawn).unwrap_or(Value::Nothing);
    let header = ask.field("header_row").or(text_at(&drawn, &["header_row"])).unwrap_or("1").to_owned();
    let row: usize = header.parse().unwrap_or(1);
    let all = sheets(file, row + PREVIEW, ask.language);
    let wanted = ask.field("sheet").or(text_at(&drawn, &["sheet"])).unwrap_or_default();
    let sheet = all.iter().find(|sheet| sheet.name == wanted).or(all.first());
    let rows = asked_for(desk, name, plan.text()).map(|schedule| schedule.rows);
    let open = asked(session, ask).unwrap_or_default();
    let settled = |one: &Diagnostic| settled_by_mapping(one.code) || is_answered(one, ask.language);
    let hidden = ["vendor", "received"];
    let title = style.say("page-mapping");
    let content = html! {
        div.sheet-page.mapping {
            h1 { (title) }
            p { (style.say("page-mapping-about")) }
            (told::beside_form(&session.diagnostics, &session.sources, desk, ask.language, settled))
            form method="post" action=(address("/plan/offers/map", &[("p", name)])) {
                input type="hidden" name="u" value=(id);
                @for field in hidden { input type="hidden" name=(field) value=(ask.field(field).unwrap_or_default()); }
                @if let Some(sheet) = sheet { (preview(sheet, row, style)) }
                fieldset {
                    legend { (style.say("page-mapping-columns")) }
                    div.sheet {
                        @if all.len() > 1 {
                            div.field { label for="sheet" { (style.say("page-mapping-sheet")) }
                                select #sheet name="sheet" { @for one in &all { option value=(one.name) selected[one.name == wanted] { (one.name) } } } }
                        }
                        div.field { label for="header_row" { (style.say("page-mapping-header")) } input.n #header_row name="header_row" value=(header) size="4" inputmode="numeric"; }
                        @if let Some(sheet) = sheet { @for kind in COLUMNS.iter().filter(|kind| **kind != "ignored") { (column(ask, &drawn, &open, sheet, row, kind, style)) } }
                        (units(ask, &drawn, &open, style))
                    }
                    @if let Some(sheet) = sheet { (ignored(ask, &drawn, &open, sheet, row, style)) }
                }
                @if let Some(rows) = &rows { (meanings(ask, &drawn, &open, rows, style)) }
                p.actions { button type="submit" { (style.say("page-offer-read")) } }
            }
        }
    };
    Answer::Page(200, shell::shell(desk, ask, &title, nav(desk, ask, name, &plan), content))
}

/// The first rows as they stand in the file.
fn preview(sheet: &Sheet, header: usize, style: Style) -> Markup {
    html! {
        figure { div.scroll role="group" aria-labelledby="preview" tabindex="0" { table.preview {
            caption #preview { (style.say("page-mapping-preview")) @if !sheet.name.is_empty() { " : " (sheet.name) } }
            thead { tr { th scope="col" { span.hidden { (style.say("page-row")) } } @for letters in &sheet.columns { th scope="col" { (letters) } } } }
            tbody { @for (place, cells) in sheet.rows.iter().enumerate().skip(header.saturating_sub(3)) { tr.changed[place + 1 == header] {
                th scope="row" { (place + 1) }
                @for cell in cells { td { (cell) } }
            } } }
        } } }
    }
}

/// A column by its letters, with its heading.
fn headed(sheet: &Sheet, header: usize, place: usize) -> String {
    let heading = header.checked_sub(1).and_then(|row| sheet.rows.get(row)?.get(place)).map_or("", String::as_str);
    format!("{} {heading}", sheet.columns[place])
}

fn column(ask: &Ask, drawn: &Value, asked: &Asked, sheet: &Sheet, header: usize, kind: &str, style: Style) -> Markup {
    let field = format!("column-{kind}");
    let drawn = text_at(drawn, &["columns", kind]).or(text_at(drawn, &["columns", kind, "column"]));
    // What was found once, and then said to be none of the kind, stays so.
    let before = ask.field(&format!("found-{kind}")).filter(|found| !found.is_empty());
    let found = before.or(drawn.filter(|found| *found != OPEN));
    let sent = ask.field(&field).filter(|sent| !sent.is_empty() || before.is_some());
    let now = sent.or(drawn).unwrap_or_default();
    let needed = matches!(kind, "designation" | "price");
    let open = now == OPEN || (needed && now.is_empty());
    let may = asked.column_kinds.iter().find(|(known, _)| known == kind && now.is_empty());
    html! {
        div.field.open[open] {
            @if let Some(found) = found { input type="hidden" name={ "found-" (kind) } value=(found); }
            label for=(field) { (style.say(&format!("page-column-{kind}"))) @if open { " " strong { (style.say("page-to-settle")) } } }
            select #(field) name=(field) {
                option value="" selected[now.is_empty()] { "–" }
                @for (place, letters) in sheet.columns.iter().enumerate() {
                    option value=(letters) selected[letters == now] { (headed(sheet, header, place)) }
                }
            }
            @if let Some((_, letters)) = may { p.soft { (style.tell("page-column-may", &[("column", letters.as_str().into())])) } }
        }
    }
}

/// In which unit the prices are, and how numbers are written, where the file does not say.
fn units(ask: &Ask, drawn: &Value, asked: &Asked, style: Style) -> Markup {
    let unit = ask.field("price-unit").or(text_at(drawn, &["columns", "price", "unit"])).unwrap_or_default();
    let decimal = ask.field("decimal").unwrap_or_default();
    let of = |kind: &str| asked.column_units.iter().find(|(known, _)| known == kind).map(|(_, unit)| unit.as_str());
    html! {
        @for kind in TIMED {
            @let sent = ask.field(&format!("unit-{kind}"));
            @if let Some(may) = of(kind).or(sent) {
                div.field { label for={ "unit-" (kind) } { (style.say(&format!("page-column-{kind}"))) " : " (style.say("page-column-unit")) }
                    input #{ "unit-" (kind) } name={ "unit-" (kind) } value=(sent.unwrap_or_default()) placeholder=(may) size="12" autocomplete="off"; }
            }
        }
        // What the heading of the prices leaves open, the unit that is said here answers.
        @let open = unit.is_empty() && of("price").is_some();
        div.field.open[open] { label for="price-unit" { (style.say("page-price-unit")) @if open { " " strong { (style.say("page-to-settle")) } } }
            input #price-unit name="price-unit" value=(unit) size="18" placeholder=(of("price").unwrap_or("€ HT")) autocomplete="off"; }
        div.field { label for="decimal" { (style.say("page-decimal")) }
            select #decimal name="decimal" { @for mark in ["", ",", "."] { option value=(mark) selected[mark == decimal] { @if mark.is_empty() { "–" } @else { (mark) } } } } }
    }
}

/// Columns that change a price, and say nothing where they are ignored.
fn ignored(ask: &Ask, drawn: &Value, asked: &Asked, sheet: &Sheet, header: usize, style: Style) -> Markup {
    let open = !listed(drawn, &["columns", "ignored"]).is_empty();
    let now: Vec<&str> = ask.fields("ignored").collect();
    html! {
        @if open || !now.is_empty() || !asked.columns.is_empty() {
            p.label { (style.say("page-column-ignored")) }
            div.sheet { @for (place, letters) in sheet.columns.iter().enumerate() {
                label { @if asked.columns.contains(letters) { strong { (style.say("page-to-settle")) } " " } input type="checkbox" name="ignored" value=(letters) checked[now.contains(&letters.as_str())]; " " (headed(sheet, header, place)) }
            } }
        }
    }
}

/// What rows mean whose designation is not the need's own, and what else is asked.
fn meanings(ask: &Ask, drawn: &Value, asked: &Asked, rows: &[PriceRow], style: Style) -> Markup {
    let drawn: Vec<&String> = entries(drawn.at(&keys(&["rows"]))).iter().map(|(name, _)| name).collect();
    let known = pairs(ask, "row", "means");
    let new = drawn.iter().copied().filter(|name| !known.iter().any(|(other, _)| other == *name));
    let new: Vec<(String, String)> =
        new.map(|name| (name.clone(), same(name, rows).unwrap_or_else(|| OPEN.to_owned()))).collect();
    let all = with_new(known.into_iter().chain(new).collect(), asked.rows.iter());
    let others = asked.shown(ask, style).into_string();
    html! {
        @if !all.is_empty() || !others.is_empty() {
            fieldset {
                legend { (style.say("page-mapping-rows")) }
                @for (place, (row, now)) in all.iter().enumerate() {
                    div.field.meaning {
                        input type="hidden" name="row" value=(row);
                        label for={ "means-" (place) } { (row) }
                        select #{ "means-" (place) } name="means" {
                            option value=(OPEN) selected[now == OPEN] { (style.say("page-to-settle")) }
                            option value="ignored" selected[now == "ignored"] { (style.say("page-row-ignored")) }
                            option value="read" selected[now == "read"] { (style.say("page-row-read")) }
                            @for one in rows { option value=(one.key()) selected[*now == one.key()] { (one.designation) } }
                        }
                    }
                }
                (PreEscaped(others))
            }
        }
    }
}

/// The row of the need whose item has the same name, where it is the only one.
fn same(name: &str, rows: &[PriceRow]) -> Option<String> {
    let wanted = slug(name);
    let is = |row: &&PriceRow| row.designation.rsplit_once(" : ").is_some_and(|(item, _)| slug(item) == wanted);
    let mut found = rows.iter().filter(is);
    let only = found.next().filter(|_| !wanted.is_empty())?;
    found.next().is_none().then(|| only.key())
}
