use maud::{Markup, html};

use super::analyses::{CSV, as_csv, kept, no_result, shown};
use super::ask::{Answer, Ask, address};
use super::desk::Desk;
use super::plan::{missing, style};
use super::told;
use super::work::work;
use crate::city::Level;
use crate::explore::cities::{ALL, InCities, in_cities};
use crate::report::study::names;
use crate::report::{Style, everywhere, in_cities_csv, in_cities_notes, in_cities_table, of_single};
use crate::session::{Options, Plan};

/// The plan in every city whose accounts fit it, a row a city, as `check --city all`.
pub(super) fn page(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let worked = work(desk, name, plan.text());
    if worked.prepared.is_none() {
        return shown(desk, ask, name, &plan, 200, no_result(desk, ask, name));
    }
    let text = Plan::Text { name, text: plan.text(), library: &worked.library };
    let (table, faulty) = match in_cities(text, &[ALL], &Options::default()) {
        Ok(found) => found,
        Err(_) if worked.session.diagnostics.has_errors() => {
            return shown(desk, ask, name, &plan, 422, no_result(desk, ask, name));
        }
        Err(session) => {
            let said = told::all(&session.diagnostics.to_mend(), &session.sources, desk, ask.language);
            return shown(desk, ask, name, &plan, 422, said);
        }
    };
    if ask.query("form") == Some("csv") {
        let id = table.rows.first().map_or("plan", |row| &row.analysis.case.plan).to_owned();
        return kept(CSV, &id, "cities", "csv", in_cities_csv(&[table], ask.language));
    }
    let style = style(ask);
    let content = html! {
        (rows(&table, worked.analysis.as_ref().and_then(|own| own.case.city.as_ref()).map(|city| city.id.as_str()), style))
        @for note in in_cities_notes(&table, style) { p.soft { (note) } }
        @if let Some(first) = table.rows.first() {
            ul.warnings {
                @for (row, one) in of_single(&table) { li { (names::warning(one, &row.analysis.case, style)) } }
                @for one in everywhere(&table) { li { (names::warning(one, &first.analysis.case, style)) } }
            }
        }
        @for (faults, sources) in &faulty { (told::all(faults, sources, desk, ask.language)) }
        (as_csv(ask))
        p { a href=(address("/city/new", &[])) { (style.say("page-city-new")) } }
    };
    shown(desk, ask, name, &plan, 200, content)
}

/// The cells of the command, each verdict in its colour, the plan's own city marked.
fn rows(table: &InCities, own: Option<&str>, style: Style) -> Markup {
    let cells = in_cities_table(table, style);
    let judged = table.rows.iter().filter(|row| row.analysis.outcome.is_some());
    html! {
        div.scroll role="group" aria-label=(style.say("page-in-cities")) tabindex="0" { table {
            thead { tr { @for (place, head) in cells.head().iter().enumerate() { th scope="col" class=[(place == 3).then_some("figure")] { (head) } } } }
            tbody { @for (row, cells) in judged.zip(cells.rows()) {
                @let level = row.analysis.outcome.as_ref().and_then(|outcome| outcome.ruling().level);
                tr aria-current=[(own == Some(row.city.id.as_str())).then_some("true")] {
                    @for (place, cell) in cells.iter().enumerate() { @match place {
                        0 => th scope="row" { (row.city.title.get(style.language.code(), &row.city.id)) " " span.soft { (cell) } },
                        1 => td { span class={ "level " (level.map_or("undetermined", Level::word)) } { (cell) } },
                        3 => td.figure { (cell) },
                        _ => td { (cell) },
                    } }
                }
            } }
        } }
    }
}
