use maud::{Markup, html};

use super::accounts::fields;
use super::ask::{Answer, Ask, address};
use super::desk::Desk;
use super::faults::{faults, no_result_yet, warnings};
use super::file::meanwhile;
use super::form::{Form, form_of};
use super::history::History;
use super::paths::steps;
use super::plan::{missing, nav, style};
use super::work::{Worked, work};
use super::{filled, forecast, overview, shell, told};
use crate::document::edit::Value;
use crate::document::{FieldInfo, Kind};
use crate::report::{ComparedCity, Style, city_compare_table, city_compare_titles, city_rules};

/// Parts of a city's file, each with the start of its fields' names.
const GROUPS: [(&str, &str); 5] = [
    ("page-city-revenue", "accounts.revenue."),
    ("page-city-spending", "accounts.spending."),
    ("page-city-debt", "accounts."),
    ("page-city-growth", "growth."),
    ("page-city-habits", ""),
];

/// A city's file as a form; beside it the rules, year by year, without any plan.
pub(super) fn page(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    shown(desk, ask, name, 200, html! {})
}

/// The page with what is to be said first.
pub(super) fn shown(desk: &Desk, ask: &Ask, name: &str, status: u16, first: Markup) -> Answer {
    let Some(city) = desk.plan(name) else { return missing(desk, ask) };
    let worked = work(desk, name, city.text());
    let style = style(ask);
    let Some((title, form)) = form(desk, ask, name, &city, &worked, &first) else {
        return Answer::Go(address("/plan/text", &[("p", name)]));
    };
    let content = html! {
        div.halves {
            (form)
            aside.right aria-label=(style.say("page-city-rules")) tabindex="0" {
                div #result { (beside(desk, ask, name, worked, style)) }
                (filled::form(desk, name, style))
            }
        }
    };
    Answer::Page(status, shell::shell(desk, ask, &title, nav(desk, ask, name, &city), content))
}

/// The title of a city and its form, with what is to be said first. `None`: its text cannot be read.
pub(super) fn form(
    desk: &Desk,
    ask: &Ask,
    name: &str,
    city: &History,
    worked: &Worked,
    first: &Markup,
) -> Option<(String, Markup)> {
    let style = style(ask);
    let fields = fields(city.text(), desk, name)?;
    let title = super::project::title(&fields.plan, ask.language).unwrap_or_else(|| name.to_owned());
    let faults = faults(worked, city.text(), desk.read_only(), ask.language);
    let form = Form::new(&fields, worked, style, desk.read_only(), faults);
    let groups = html! { (groups(&form)) (forecast::tables(&form, ask, name)) };
    let rest = form.rest();
    let content = html! {
        h1 { (title) }
        (first)
        (meanwhile(desk, ask, name, city))
        div.faults data-at="" { @for fault in rest { (fault) } }
        (groups)
    };
    // What is shown beside it stays beside it.
    let with = ask.query("with").map(|with| ("with", with));
    let of: Vec<(&str, &str)> = std::iter::once(("p", name)).chain(with).collect();
    let whole = form_of(("fields", "city"), (&of, city.version()), desk.read_only(), style, content);
    Some((title, whole))
}

/// The fields by parts; each stands in the first part that its name fits.
fn groups(form: &Form<'_>) -> Markup {
    let all = form.fields.table("city");
    let group = |info: &FieldInfo| GROUPS.iter().position(|(_, start)| info.name.starts_with(start));
    // Years have tables of their own, limits are written in the text; `id` would make another file of it.
    let whole = |info: &&FieldInfo| !matches!(info.name, "city" | "outlook" | "debt_schedule" | "limits");
    let there = |info: &FieldInfo| form.fields.plan.at(&steps(info.name)).is_some_and(|value| *value != Value::Nothing);
    html! {
        @for (place, (heading, _)) in GROUPS.iter().enumerate() {
            @let infos: Vec<&FieldInfo> = all.iter().filter(whole).filter(|info| group(info) == Some(place)).collect();
            section.part #(heading) aria-labelledby={ (heading) "-heading" } {
                h2 #{ (heading) "-heading" } { (form.say(heading)) }
                div.sheet { @for info in infos { (form.field(&steps(info.name), info)) } }
                @if place == GROUPS.len() - 1 {
                    @for info in all.iter().filter(|info| info.name == "limits" && there(info)) {
                        div.sheet { (form.field(&steps(info.name), info)) }
                    }
                }
            }
        }
    }
}

/// The rules of the city alone, and the city beside another.
pub(super) fn beside(desk: &Desk, ask: &Ask, name: &str, mut worked: Worked, style: Style) -> Markup {
    let said = warnings(&worked, style.language);
    let Some(analysis) = worked.analysis.take() else { return no_result_yet(&worked, "#fields", style) };
    let with = ask.query("with").filter(|with| !with.is_empty());
    let rules = city_rules(&analysis, style);
    let mut cities = vec![ComparedCity { analysis, means: None }];
    cities.extend(with.and_then(|with| other(with, &worked.library)));
    html! {
        h2 { (style.say("heading-city-rules")) }
        p.soft { (style.say("city-check-what")) }
        @if let Some(rules) = rules { (told::table(&rules, "rules", &style.say("page-city-rules"))) p.soft { (style.say("city-check-marks")) } }
        h2 { (style.say("page-city-compared")) }
        form method="get" action="/city" {
            input type="hidden" name="p" value=(name);
            div.target {
                label for="with" { (style.say("page-city-with")) }
                select #with name="with" {
                    option value="" { "–" }
                    @for found in worked.library.all(Kind::City) {
                        option value=(found.head.id) selected[with == Some(&found.head.id)] { (overview::name_of(found, style)) }
                    }
                }
                button type="submit" { (style.say("page-compare")) }
            }
        }
        @for title in city_compare_titles(&cities, style) { p.soft { (title) } }
        (told::table(&city_compare_table(&cities, style), "compared", &style.say("page-city-compared")))
        (said)
        @if !desk.read_only() { p { a href="/city/new" { (style.say("page-city-new")) } } }
    }
}

fn other(id: &str, library: &crate::document::Library) -> Option<ComparedCity> {
    let found = library.find(Kind::City, id)?;
    let analysis = super::work::alone(id, &found.text, library, 1)?;
    Some(ComparedCity { analysis, means: None })
}
