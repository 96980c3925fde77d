use maud::{Markup, html};

use super::ask::{Ask, address};
use super::fields::{entries, text_at};
use super::form::Form;
use super::paths::{keys, name_of};
use crate::document::FieldInfo;
use crate::document::edit::{Edit, Step, edit, read};
use crate::units::{dotted, order};

/// Years that are shown to be filled in, where the file has none further.
pub(super) const YEARS: i32 = 5;

/// The forecasts of a city, each with the table of a year's fields.
const TABLES: [(&str, &str); 2] = [("outlook", "outlook-year"), ("debt_schedule", "debt-year")];

/// What the city expects of the years to come, and what it pays for its present debt: tables to fill in, or to paste into.
pub(super) fn tables(form: &Form<'_>, ask: &Ask, name: &str) -> Markup {
    let Some(accounts) = text_at(&form.fields.plan, &["accounts", "year"]).and_then(|year| year.trim().parse().ok())
    else {
        return html! {};
    };
    let more = ask.query("years").and_then(|years| years.parse().ok()).unwrap_or(YEARS).clamp(YEARS, 30);
    let further = address("/city", &[("p", name), ("years", &(more + YEARS).to_string())]);
    html! {
        section.part #forecast aria-labelledby="forecast-heading" {
            h2 #forecast-heading { (form.say("page-city-forecast")) }
            p.soft { (form.say("page-city-forecast-about")) }
            @for (group, of_year) in TABLES { (table(form, group, of_year, &years(form, group, accounts, more))) }
            p { a href={ (further) "#forecast" } { (form.say("page-city-more-years")) } }
        }
    }
}

/// The years that the file gives, and the next ones.
fn years(form: &Form<'_>, group: &str, accounts: i32, more: i32) -> Vec<i32> {
    let written = entries(form.fields.plan.at(&keys(&[group]))).iter().filter_map(|(year, _)| year.trim().parse().ok());
    order::set(written.chain(accounts + 1..=accounts + more)).into_iter().collect()
}

fn table(form: &Form<'_>, group: &str, of_year: &str, years: &[i32]) -> Markup {
    let caption = format!("{group}-caption");
    let label = |info: &FieldInfo| info.label[usize::from(form.style.language == crate::language::Language::French)];
    // Of accounts that are called the same, the part of the budget tells which is meant.
    let part = |info: &FieldInfo| dotted::split_first(info.name).map(|(part, _)| format!("page-part-{part}"));
    let infos = form.fields.table(of_year);
    let begins = |row: usize| part(&infos[row]).filter(|own| row == 0 || part(&infos[row - 1]).as_ref() != Some(own));
    html! {
        figure {
            div.scroll role="group" aria-labelledby=(caption) tabindex="0" { table.pasted data-over=(form.say("page-pasted-over")) {
                caption id=(caption) { (form.say(&format!("page-city-{group}"))) }
                thead { tr { th scope="col" { (form.say("page-figure")) } @for year in years { th.figure scope="col" { (year) } } } }
                tbody { @for (row, info) in infos.iter().enumerate() {
                    @if let Some(part) = begins(row) { tr.part { th scope="rowgroup" colspan=(years.len() + 1) { (form.say(&part)) } } }
                    tr { th scope="row" { (label(info)) }
                    @for year in years { td.figure { (cell(form, &place(group, *year, info), &format!("{} {year}", label(info)))) } }
                } } }
            } }
            (form.slot(&keys(&[group])))
        }
    }
}

fn place(group: &str, year: i32, info: &FieldInfo) -> Vec<Step> {
    let year = year.to_string();
    keys(&[group, &year].into_iter().chain(dotted::keys(info.name)).collect::<Vec<_>>())
}

fn cell(form: &Form<'_>, at: &[Step], label: &str) -> Markup {
    let (shown, _) = form.fields.shown(at, form.style.language);
    let own = if shown.is_empty() { "" } else { "own" };
    let name = name_of(at);
    html! {
        input type="text" name=(name) id=(name) value=(shown) size="9" class={ (own) " n" } aria-label=(label) autocomplete="off"
            spellcheck="false" inputmode="decimal" disabled[form.read_only];
        (form.slot(at))
    }
}

/// Whether a place is one of a city's forecasts.
pub(super) fn holds(at: &[Step]) -> bool {
    matches!(at.first(), Some(Step::Key(group)) if TABLES.iter().any(|(known, _)| known == group))
}

/// A text without the maps around a place of which nothing is left: a year without any amount is no year of a forecast.
pub(super) fn pruned(mut text: String, at: &[Step]) -> String {
    for end in (1..at.len()).rev() {
        let around = &at[..end];
        let empty = read(&text).is_ok_and(|it| it.at(around).is_some() && entries(it.at(around)).is_empty());
        match edit(&text, &[Edit::remove(around.to_vec())]) {
            Ok(less) if empty => text = less,
            _ => break,
        }
    }
    text
}
