use maud::{Markup, html};

use super::ask::{Answer, Ask, address};
use super::desk::Desk;
use super::faults::to_fill_alone;
use super::fields::label;
use super::folder::{Root, SHIPPED};
use super::paths::keys;
use super::plan::style;
use super::project::title;
use super::work::work;
use super::{reserves, shell};
use crate::document::edit::read;
use crate::document::{Found, Kind};
use crate::language::Arg;
use crate::report::{Style, verdict_word};
use crate::run::Figure;

/// The desk: what lies in the folder, and how it stands.
pub(super) fn page(desk: &Desk, ask: &Ask) -> Answer {
    let style = style(ask);
    let (files, passed_over, _) = desk.root.files();
    let of = |kind: Kind| files.iter().filter(move |(_, found)| found.head.kind == kind).collect::<Vec<_>>();
    let plans = of(Kind::Plan);
    let content = html! {
        div.desk {
            h1 { (style.tell("page-desk-of", &[("folder", desk.root.name().into())])) }
            @if !passed_over.is_empty() { p.notice { (style.tell("page-passed-over", &[("count", passed_over.len().into())])) } }
            section aria-labelledby="plans" {
                h2 #plans { (style.say("page-plans")) }
                @if plans.is_empty() { p { (style.say("page-no-plans")) } } @else { (table(desk, &plans, style)) }
                div.actions {
                    @if !desk.read_only() { a.button href="/new" { (style.say("page-new")) } a.button href="/city/new" { (style.say("page-city-new")) } }
                    form.inline #together method="get" action="/programme" {
                        button type="submit" aria-describedby="tick" { (style.say("page-programme-see")) }
                        button type="submit" formaction="/compare" { (style.say("page-compare")) }
                    }
                    span.soft #tick { (style.say("page-programme-tick")) }
                }
            }
            @for (kind, id) in [(Kind::Programme, "page-programmes"), (Kind::City, "page-cities"), (Kind::Offer, "page-offers"), (Kind::Catalog, "page-catalogs")] {
                @let found = of(kind);
                @if !found.is_empty() {
                    section aria-labelledby=(id) {
                        h2 #(id) { (style.say(id)) }
                        ul.files { @for (name, found) in found { li {
                            @if let Some((_, path)) = PAGES.iter().find(|(known, _)| *known == kind) { a href=(address(path, &[("p", name)])) { (name_of(found, style)) } } @else { (name_of(found, style)) }
                            " " span.soft { (name) }
                        } } }
                    }
                }
            }
            section aria-labelledby="examples" {
                h2 #examples { (style.say("page-examples")) }
                p.soft { (style.say("page-examples-about")) }
                ul.files.examples { @for found in Root::shipped(Kind::Plan) {
                    li { (tick(&found.name, &name_of(&found, style), style)) " " a href=(address("/plan", &[("p", &found.name)])) { (name_of(&found, style)) } " " (shipped(desk, &found.name, style)) }
                } }
                h3 { (style.say("page-programmes")) }
                ul.files.examples { @for found in Root::shipped(Kind::Programme) {
                    li { a href=(address("/programme", &[("p", &found.name)])) { (name_of(&found, style)) } " " (shipped(desk, &found.name, style)) }
                } }
                h3 { (style.say("page-catalogs")) }
                ul.files.examples { @for found in Root::shipped(Kind::Catalog) {
                    li { a href=(address("/catalog", &[("p", &found.name)])) { (name_of(&found, style)) } " " (shipped(desk, &found.name, style)) }
                } }
            }
        }
    };
    Answer::Page(200, shell::shell(desk, ask, &style.say("page-desk"), html! {}, content))
}

/// The name of an example, and whether something is being tried with it.
fn shipped(desk: &Desk, name: &str, style: Style) -> Markup {
    html! {
        span.soft { (name.trim_start_matches(SHIPPED)) }
        @if desk.changed(name) { " " span.unsaved { (style.say("page-shipped-changed")) } }
    }
}

/// The pages of files that are no plans.
pub(super) const PAGES: [(Kind, &str); 3] =
    [(Kind::City, "/city"), (Kind::Programme, "/programme"), (Kind::Catalog, "/catalog")];

/// What takes a plan together with others.
fn tick(file: &str, name: &str, style: Style) -> Markup {
    html! { input type="checkbox" name="plan" value=(file) form="together" aria-label={ (style.say("page-programme-with")) " : " (name) }; }
}

/// What a file calls what it is about.
pub(super) fn name_of(found: &Found, style: Style) -> String {
    let written = read(&found.text).ok();
    let named = written
        .as_ref()
        .and_then(|it| ["title", "name", "vendor"].iter().find_map(|key| label(it.at(&keys(&[key])), style.language)));
    named.map_or_else(|| found.head.id.clone(), str::to_owned)
}

fn table(desk: &Desk, plans: &[&(String, Found)], style: Style) -> Markup {
    let head = ["page-plan", "page-verdict", "page-cost", "page-changed", "page-faults"];
    html! {
        div.scroll role="group" aria-labelledby="plans" tabindex="0" { table {
            thead { tr { th scope="col" { span.hidden { (style.say("page-programme-with")) } } @for id in head { th scope="col" class=[(id == "page-cost").then_some("figure")] { (style.say(id)) } } } }
            tbody { @for (name, _) in plans { (row(desk, name, style)) } }
        } }
    }
}

fn row(desk: &Desk, name: &str, style: Style) -> Markup {
    let Some(plan) = desk.plan(name) else { return html! {} };
    let worked = work(desk, name, plan.text());
    let written = read(plan.text()).ok();
    let title = written.as_ref().and_then(|plan| title(plan, style.language)).unwrap_or_else(|| name.to_owned());
    // Nothing costs nothing, and is no plan to judge.
    let judged = worked.analysis.as_ref().filter(|it| !it.case.lines.is_empty());
    let level = judged.and_then(|it| it.outcome.as_ref()).map(|outcome| outcome.ruling().level);
    let class = level.map_or("none", |level| level.map_or("undetermined", crate::city::Level::word));
    let cost = worked.analysis.as_ref().and_then(|it| Figure::TcoInclVat.of(&it.run).map(|cost| (cost, it.complete())));
    let faults = worked.session.diagnostics.errors();
    let to_fill = faults > 0 && to_fill_alone(&worked);
    html! {
        tr {
            td { (tick(name, &title, style)) }
            th scope="row" {
                a href=(address("/plan", &[("p", name)])) { (title) } " " span.soft { (name) }
                @if plan.unsaved() { " " span.unsaved { (style.say("page-unsaved")) } }
            }
            td {
                @if let Some(level) = level { span.level.(class) { (verdict_word(level, style)) } } @else { "–" }
                @for reserve in reserves::short(&worked, style) { " " span.reserve { (reserve) } }
            }
            td.figure { @if let Some((cost, complete)) = cost { @if !complete { "≥ " } (style.euros(cost)) } @else { "–" } }
            td { (age(desk, name, style)) }
            td { @if faults == 0 { "–" } @else if to_fill { (style.say("page-to-fill-in")) } @else { (style.tell("page-count-faults", &[("count", faults.into())])) } }
        }
    }
}

/// How long ago a file was written.
fn age(desk: &Desk, name: &str, style: Style) -> String {
    let Some(age) = desk.root.written(name).and_then(|time| time.elapsed().ok()) else { return "–".to_owned() };
    let minutes = age.as_secs() / 60;
    let (id, count) = match minutes {
        0..60 => ("page-ago-minutes", minutes),
        60..1440 => ("page-ago-hours", minutes / 60),
        _ => ("page-ago-days", minutes / 1440),
    };
    style.tell(id, &[("count", Arg::Count(usize::try_from(count).unwrap_or(usize::MAX)))])
}
