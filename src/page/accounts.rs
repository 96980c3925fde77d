use std::path::PathBuf;

use maud::{Markup, html};

use super::ask::{Answer, Ask, address};
use super::desk::{Desk, Saved};
use super::fields::Fields;
use super::plan::{missing, style};
use super::workbook::{at_fault, written, yaml_of};
use super::{overview, shell, taken, told};
use crate::accounts::{
    Accounts, Commune, ForecastTable, Habits, Import, Means, city_yaml, communes, faults_by_cell, import, warn_of_unit,
};
use crate::diagnostic::{Diagnostics, Sources, message};
use crate::document::{Kind, tables};
use crate::language::Arg;
use crate::offers::{forecast, is_workbook};
use crate::report::{ComparedCity, Style, city_compare_table, city_compare_titles};
use crate::session::Session;
use crate::units::dotted;

/// Municipalities that are offered at once.
const SHOWN: usize = 60;

/// A city from published accounts: the file first.
pub(super) fn page(desk: &Desk, ask: &Ask) -> Answer {
    asked(desk, ask, 200, None)
}

fn asked(desk: &Desk, ask: &Ask, status: u16, refused: Option<&str>) -> Answer {
    let style = style(ask);
    let content = html! {
        div.sheet-page {
            h1 { (style.say("page-city-new")) }
            @if desk.read_only() { p.notice { (style.say("page-read-only-why")) } } @else {
                @if let Some(why) = refused { p.notice role="alert" { (why) } }
                p { (style.say("page-city-about")) }
                form method="post" action="/city/read" enctype="multipart/form-data" {
                    div.field.wide {
                        label for="file" { (style.say("page-accounts-file")) }
                        input #file type="file" name="file" accept=".csv,.txt,text/csv,.xlsx,.ods,.xls" required;
                    }
                    div.field.wide {
                        label for="commune" { (style.say("page-commune")) }
                        input #commune name="commune" size="40" maxlength="80" autocomplete="off";
                    }
                    p.actions { button type="submit" { (style.say("page-next")) } }
                }
                p.soft { (style.say("page-upload-bounds")) }
            }
        }
    };
    Answer::Page(status, shell::shell(desk, ask, &style.say("page-city-new"), html! {}, content))
}

/// Takes the file in.
pub(super) fn read(desk: &Desk, ask: &Ask) -> Answer {
    let say = |id: &str| ask.language.say(id, &[]);
    if desk.read_only() {
        return asked(desk, ask, 403, None);
    }
    let Some(upload) = ask.files.iter().find(|file| file.field == "file") else {
        return asked(desk, ask, 422, Some(&say("page-no-file")));
    };
    let id = match desk.receive(upload) {
        Ok(id) => id,
        Err(why) => return asked(desk, ask, 500, Some(&why.kind().to_string())),
    };
    let path = desk.received(&id).filter(|path| is_workbook(path));
    match path.as_deref().map(|path| yaml_of(path, Kind::City)) {
        // A workbook is a city's whole file, or the table that its finance department filled in: one municipality.
        Some(Some(Ok(text))) => written(desk, ask, &text, "city", "/city"),
        Some(Some(Err(session))) => at_fault(desk, ask, &session),
        Some(None) => Answer::Go(address("/city/preview", &[("u", &id)])),
        None => {
            let commune = ask.field("commune").unwrap_or_default();
            Answer::Go(address("/city/pick", &[("u", &id), ("commune", commune)]))
        }
    }
}

/// The file of a request; gone with the server, or after others.
fn received(desk: &Desk, ask: &Ask) -> Option<(String, PathBuf)> {
    let id = ask.query("u").or(ask.field("u"))?;
    Some((id.to_owned(), desk.received(id)?))
}

/// Which municipality: one that fits is taken, of several one is picked.
pub(super) fn pick(desk: &Desk, ask: &Ask) -> Answer {
    let style = style(ask);
    let Some((id, path)) = received(desk, ask) else {
        return asked(desk, ask, 404, Some(&style.say("page-file-gone")));
    };
    let words = ask.query("commune").unwrap_or_default();
    let (found, more) = match communes(&path, words, SHOWN) {
        Ok(found) => found,
        // Text can be such a table too.
        Err(_) if forecast(&path, &mut Diagnostics::default()).is_some() => {
            return Answer::Go(address("/city/preview", &[("u", &id)]));
        }
        Err(why) => return asked(desk, ask, 422, Some(&desk.hide(&message(&why, ask.language)))),
    };
    let to = |one: &Commune| address("/city/preview", &[("u", &id), ("insee", &one.insee)]);
    if let [only] = found.as_slice() {
        return Answer::Go(to(only));
    }
    let content = html! {
        div.sheet-page {
            h1 { (style.say("page-city-pick")) }
            form method="get" action="/city/pick" {
                input type="hidden" name="u" value=(id);
                div.field { label for="commune" { (style.say("page-commune")) } input #commune name="commune" value=(words) size="40" autocomplete="off"; }
                p.actions { button type="submit" { (style.say("page-search")) } }
            }
            @if found.is_empty() { p.notice { (style.say("page-commune-none")) } }
            ul.files { @for one in &found { li { a href=(to(one)) { (one.name) } " " span.soft { (one.insee) } } } }
            @if more { p { (style.tell("page-communes-more", &[("count", SHOWN.into())])) } }
        }
    };
    Answer::Page(200, shell::shell(desk, ask, &style.say("page-city-pick"), html! {}, content))
}

/// The accounts of a request, and what there is to say of them.
struct Imported {
    id: String,
    accounts: Option<Accounts>,
    /// The table that a finance department filled in, where it is none of published accounts.
    table: Option<ForecastTable>,
    diagnostics: Diagnostics,
}

fn imported(desk: &Desk, ask: &Ask) -> Option<Imported> {
    let (id, path) = received(desk, ask)?;
    let value = |name: &str| ask.query(name).or(ask.field(name)).filter(|value| !value.is_empty());
    let mut diagnostics = Diagnostics::default();
    let Some(insee) = value("insee") else {
        let table = forecast(&path, &mut diagnostics);
        let accounts = table.as_ref().and_then(ForecastTable::accounts);
        if let Some(accounts) = &accounts {
            warn_of_unit(accounts, &mut diagnostics);
        }
        return Some(Imported { id, accounts, table, diagnostics });
    };
    let year = value("year").and_then(|year| year.parse().ok());
    let wanted = Import { files: vec![path], insee: insee.to_owned(), year };
    let accounts = import(&wanted, &mut diagnostics, &mut |_, _| ());
    Some(Imported { id, accounts, table: None, diagnostics })
}

/// The city's file. `Err`: what is wrong with it, by the cells of its table.
fn file_of(accounts: &Accounts, table: Option<&ForecastTable>, ask: &Ask) -> Result<String, Vec<String>> {
    let habits = if ask.field("assume").is_some() { Habits::Assumed } else { Habits::Left };
    let Some(table) = table else { return Ok(city_yaml(accounts, habits, ask.language)) };
    let text = table.yaml(accounts, habits, ask.language);
    let faults =
        if accounts.is_complete() { faults_by_cell(&text, &accounts.source.file, ask.language) } else { Vec::new() };
    if faults.is_empty() { Ok(text) } else { Err(faults) }
}

/// What the file says of the municipality, before anything is written.
pub(super) fn preview(desk: &Desk, ask: &Ask) -> Answer {
    let style = style(ask);
    let Some(Imported { id, accounts, table, diagnostics }) = imported(desk, ask) else {
        return asked(desk, ask, 404, Some(&style.say("page-file-gone")));
    };
    let said = told::all(&diagnostics, &Sources::default(), desk, ask.language);
    let Some(accounts) = accounts else {
        let content = html! { div.sheet-page { h1 { (style.say("page-city-new")) } (said) p { a href="/city/new" { (style.say("page-city-new")) } } } };
        return Answer::Page(422, shell::shell(desk, ask, &style.say("page-city-new"), html! {}, content));
    };
    let title = style.tell("accounts-title", &[("name", accounts.name().into()), ("year", Arg::Year(accounts.year))]);
    let year =
        |year: i32| address("/city/preview", &[("u", &id), ("insee", &accounts.insee), ("year", &year.to_string())]);
    let content = html! {
        div.sheet-page {
            h1 { (title) }
            @if !accounts.other_years.is_empty() {
                p { (style.say("page-other-years")) @for (other, _) in &accounts.other_years { " " a href=(year(*other)) { (other) } } }
            }
            @if table.is_some() { p { (style.say("page-city-of-table")) } }
            (figures(&accounts, style))
            (compared(desk, &accounts, style))
            (said)
            (write_form(desk, ask, &id, &accounts, style))
        }
    };
    Answer::Page(200, shell::shell(desk, ask, &title, html! {}, content))
}

/// Every figure of the accounts with the columns that it comes from; what the file does not hold is to be filled in.
fn figures(accounts: &Accounts, style: Style) -> Markup {
    let all = tables();
    let fields = all.iter().find(|(name, _)| *name == "city").map_or(&[][..], |(_, fields)| fields);
    let label = |path: &'static str| {
        let name = format!("accounts.{path}");
        fields.iter().find(|info| info.name == name).map_or(path, |info| info.label[style.language as usize])
    };
    let people = accounts.source.population.map(|people| style.bare(people));
    let group = |path: &str| dotted::first(path).to_owned();
    html! {
        figure { div.scroll role="group" aria-labelledby="figures" tabindex="0" { table {
            caption #figures { (style.say("page-city-figures")) }
            thead { tr { @for id in ["page-figure", "page-amount", "page-columns"] { th scope="col" class=[(id == "page-amount").then_some("figure")] { (style.say(id)) } } } }
            tbody {
                tr { th scope="row" { (fields.iter().find(|info| info.name == "population").map_or("", |info| info.label[style.language as usize])) }
                    td.figure { @if let Some(people) = people { (people) } @else { strong.missing { (style.say("page-to-fill-in")) } } } td {} }
                @for one in &accounts.figures { tr {
                    th scope="row" { (label(one.path)) @if group(one.path) != one.path { " " span.soft { (style.say(&format!("page-group-{}", group(one.path)))) } } }
                    td.figure { @if let Some(amount) = one.amount() { (style.euros(amount)) } @else { strong.missing { (style.say("page-to-fill-in")) } } }
                    td.working { (one.working(style.language)) }
                } }
            }
        } } }
    }
}

/// The city's ratios, beside the means of its stratum where the file has them.
fn compared(desk: &Desk, accounts: &Accounts, style: Style) -> Markup {
    if !accounts.is_complete() {
        return html! {};
    }
    let mut session = Session::default();
    let mut library = desk.root.library("", &mut session.sources, &mut session.diagnostics);
    library.put_first("city", &city_yaml(accounts, Habits::Left, style.language).into());
    let Some(analysis) = session.city_alone(&accounts.id(), accounts.year + 1, 1, &library) else { return html! {} };
    let cities = [ComparedCity { analysis, means: Means::of(&accounts.source) }];
    html! {
        // Which city the numbers in the headings stand for.
        @for title in city_compare_titles(&cities, style) { p { (title) } }
        (told::table(&city_compare_table(&cities, style), "compared", &style.say("page-city-compared")))
        @if cities[0].means.is_some() { p.soft { (style.say("city-compare-note")) } }
    }
}

fn write_form(desk: &Desk, ask: &Ask, id: &str, accounts: &Accounts, style: Style) -> Markup {
    let plans = desk.root.of_kind(Kind::Plan);
    html! {
        @if desk.read_only() { p.notice { (style.say("page-read-only-why")) } } @else {
            form method="post" action="/city/write" {
                input type="hidden" name="u" value=(id);
                input type="hidden" name="insee" value=(accounts.insee);
                input type="hidden" name="year" value=(accounts.year);
                p { label { input type="checkbox" name="assume" value="yes" checked; " " (style.say("page-city-assume")) } }
                @if !plans.is_empty() {
                    div.field {
                        label for="for-plan" { (style.say("page-city-for")) }
                        select #for-plan name="plan" {
                            option value="" { "–" }
                            @for (name, found) in &plans { option value=(name) selected[ask.query("plan") == Some(name)] { (overview::name_of(found, style)) } }
                        }
                    }
                }
                p.actions { button type="submit" { (style.tell("page-city-write", &[("file", format!("{}.yaml", accounts.id()).into())])) } }
            }
        }
    }
}

/// Writes the city's file into the folder, and takes it for a plan.
pub(super) fn write(desk: &Desk, ask: &Ask) -> Answer {
    let say = |id: &str| ask.language.say(id, &[]);
    let not_saved = |status, why: &str| Answer::Page(status, shell::words(desk, ask, &say("page-not-saved"), why));
    let Some(Imported { accounts, table, .. }) = imported(desk, ask) else {
        return asked(desk, ask, 404, Some(&say("page-file-gone")));
    };
    let Some(accounts) = accounts else { return missing(desk, ask) };
    let file = format!("{}.yaml", accounts.id());
    let text = match file_of(&accounts, table.as_ref(), ask) {
        Ok(text) => text,
        Err(faults) => return not_saved(422, &desk.hide(&faults.join(" "))),
    };
    match desk.create(&file, &text) {
        Saved::Done => {}
        Saved::ReadOnly => return not_saved(403, &say("page-read-only-why")),
        Saved::Failed(why) => return not_saved(500, &why),
        Saved::Changed | Saved::NoName => return taken::asked(desk, ask, &text),
    }
    let own = address("/city", &[("p", &file)]);
    match taken::gone(desk, ask, &accounts.id(), own.clone()) {
        // What is missing is filled in first.
        Answer::Go(_) if !accounts.is_complete() => Answer::Go(own),
        answer => answer,
    }
}

/// The fields of a city's text.
pub(super) fn fields(text: &str, desk: &Desk, name: &str) -> Option<Fields> {
    let library = desk.root.library(name, &mut Sources::default(), &mut Diagnostics::default());
    Fields::of(text, &library)
}
