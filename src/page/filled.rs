//! A city's forecast as its finance department fills it in: the table given to it, and what comes back.

use std::fmt::Write;

use maud::{Markup, html};
use rust_decimal::Decimal;

use super::ask::{Answer, Ask, address};
use super::desk::Desk;
use super::fields::text_at;
use super::forecast::YEARS;
use super::paths::keys;
use super::plan::{missing, style};
use super::{city, shell, told};
use crate::accounts::{ForecastTable, ForecastTemplate, faults_by_cell};
use crate::diagnostic::{Diagnostics, Sources};
use crate::document::edit::{Edit, Value, edit, read};
use crate::document::{Kind, account_labels, is_of, parse, read_city};
use crate::language::{Arg, Language};
use crate::offers;
use crate::report::Style;
use crate::units::{dotted, parse_money};

/// The table to be downloaded, and the form that takes it back.
pub(super) fn form(desk: &Desk, name: &str, style: Style) -> Markup {
    html! {
        section aria-labelledby="filled-heading" {
            h2 #filled-heading { (style.say("page-filled")) }
            p.soft { (style.say("page-filled-about")) }
            p.actions { a.button href=(address("/city/template", &[("p", name)])) { (style.say("page-filled-get")) } }
            @if !desk.read_only() {
                form method="post" action=(address("/city/filled", &[("p", name)])) enctype="multipart/form-data" {
                    div.field.wide { label for="filled" { (style.say("page-filled-file")) } input #filled type="file" name="file" accept=".xlsx,.ods,.xls,.csv" required; }
                    p.actions { button type="submit" { (style.say("page-filled-take")) } }
                }
            }
        }
    }
}

/// The table, with what the city's file says already.
pub(super) fn template(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(city) = desk.plan(name).filter(|city| is_of(city.text(), Kind::City)) else { return missing(desk, ask) };
    let say = |id: &str| ask.language.say(id, &[]);
    let not = |why: &str| Answer::Page(422, shell::words(desk, ask, &say("page-filled"), why));
    let node = parse(city.text(), 0, &mut Diagnostics::default());
    let city = node.and_then(|node| read_city(&node, &mut Diagnostics::default()));
    let of_city = city.and_then(|city| Some((city.year.as_ref()?.value, city)));
    let Some((year, city)) = of_city else { return not(&say("page-filled-no-year")) };
    let id: String = city.id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let years = ForecastTemplate::years_of(&city, year).max(YEARS.unsigned_abs() as u16 + 1);
    let template = ForecastTemplate { year, years, city: Some(city), language: ask.language };
    match template.workbook() {
        Ok(bytes) => {
            let mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            Answer::Download { mime, name: format!("{id}-{}.xlsx", say("page-filled-name")), bytes }
        }
        Err(why) => not(&why.to_string()),
    }
}

/// Takes the forecast and the debt of a filled table into a city's text, with the cells that they came from. A fault is told
/// by its cell, and nothing is taken.
pub(super) fn take(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(city) = desk.plan(name).filter(|city| is_of(city.text(), Kind::City)) else { return missing(desk, ask) };
    let style = style(ask);
    let refused = |status, why: Markup| {
        let first = html! { div role="alert" { p.notice { (style.say("page-filled-not")) } (why) } };
        city::shown(desk, ask, name, status, first)
    };
    let words = |status, why: &str| refused(status, html! { p { (why) } });
    if desk.read_only() {
        return words(403, &style.say("page-read-only-why"));
    }
    let Some(upload) = ask.files.iter().find(|file| file.field == "file") else {
        return words(422, &style.say("page-no-file"));
    };
    let path = desk.receive(upload).ok().and_then(|id| desk.received(&id));
    let Some(path) = path else { return words(500, &style.say("page-file-gone")) };
    let mut diagnostics = Diagnostics::default();
    let Some(table) = offers::forecast(&path, &mut diagnostics) else {
        return refused(422, told::all(&diagnostics, &Sources::default(), desk, ask.language));
    };
    let written = read(city.text()).unwrap_or(Value::Nothing);
    let year = text_at(&written, &["accounts", "year"]).and_then(|year| year.trim().parse().ok());
    let Some(year) = year else { return words(422, &style.say("page-filled-no-year")) };
    if let (Some(own), Some(given)) = (text_at(&written, &["insee"]), &table.insee)
        && own != given
    {
        return words(422, &style.tell("page-filled-other", &[("own", own.into()), ("given", given.as_str().into())]));
    }
    let forecast = table.forecast(year, ask.language);
    if forecast.is_empty() {
        return words(422, &style.tell("page-filled-nothing", &[("year", Arg::Year(year))]));
    }
    let Some(text) = with_forecast(city.text(), &forecast) else { return words(409, &style.say("page-not-changed")) };
    let faults = |text: &str| faults_by_cell(text, &upload.name, ask.language);
    // What the city's file lacks besides is told at its own fields.
    let found = if faults(city.text()).is_empty() { faults(&text) } else { Vec::new() };
    if !found.is_empty() {
        return refused(422, html! { @for fault in found { p.fault { (desk.hide(&fault)) } } });
    }
    if !desk.put(name, &city, text) {
        return words(409, &style.say("page-stale"));
    }
    let first = html! {
        div.notice role="status" { p { (style.tell("page-filled-taken", &[("file", upload.name.as_str().into())])) } (left(&written, &table, year, style)) }
        (told::all(&diagnostics, &Sources::default(), desk, ask.language))
    };
    city::shown(desk, ask, name, 200, first)
}

/// A city's text with a forecast in place of the one that it has.
fn with_forecast(text: &str, forecast: &str) -> Option<String> {
    let written = read(text).ok()?;
    let given = read(forecast).ok()?;
    let again = ["outlook", "debt_schedule"].into_iter().filter(|key| given.at(&keys(&[key])).is_some());
    let again = again.filter(|key| written.at(&keys(&[key])).is_some());
    let rest = edit(text, &again.map(|key| Edit::remove(keys(&[key]))).collect::<Vec<_>>()).ok()?;
    // What stood above a forecast of an earlier table stands above the new one.
    let above: Vec<&str> = forecast.lines().filter(|line| line.starts_with('#')).collect();
    let mut out = String::new();
    for line in rest.split_inclusive('\n').filter(|line| !above.contains(&line.trim_end())) {
        out.push_str(line);
    }
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    if !out.ends_with('\n') {
        out.push_str(end);
    }
    for line in forecast.lines() {
        let _ = write!(out, "{line}{end}");
    }
    Some(out)
}

/// What of a table is not taken: amounts of the accounts' year that are others than the city's own, and of years before.
fn left(city: &Value, table: &ForecastTable, year: i32, style: Style) -> Markup {
    let labels = account_labels();
    let label = |path: &str| {
        let french = usize::from(style.language == Language::French);
        labels.iter().find(|(known, _)| *known == path).map_or(path.to_owned(), |(_, label)| label[french].to_owned())
    };
    let own = |path: &str| -> Option<Decimal> {
        let at: Vec<&str> = ["accounts"].into_iter().chain(dotted::keys(path)).collect();
        parse_money(text_at(city, &at)?, true).ok()
    };
    let of_year = table.amounts.iter().filter(|(_, of, _)| *of == year);
    let other: Vec<String> = of_year
        .filter(|(path, _, given)| own(path).is_none_or(|own| (own - given.euros()).abs() >= Decimal::ONE))
        .map(|(path, _, given)| format!("{} ({})", label(path), style.euros(given.euros())))
        .collect();
    let before = table.amounts.iter().filter(|(_, of, _)| *of < year).count();
    html! {
        @if !other.is_empty() { p { (style.tell("page-filled-left", &[("year", Arg::Year(year)), ("list", other.join(", ").into())])) } }
        @if before > 0 { p { (style.tell("page-filled-before", &[("year", Arg::Year(year)), ("count", before.into())])) } }
    }
}
