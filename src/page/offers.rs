use std::path::PathBuf;

use maud::{Markup, html};

use super::analyses::no_result;
use super::ask::{Answer, Ask, address};
use super::desk::Desk;
use super::fields::{items, text_at};
use super::paths::keys;
use super::plan::{missing, nav, style};
use super::{overview, schedules, shell, told};
use crate::document::edit::{Edit, Value, edit, read};
use crate::document::{Found, Kind};
use crate::language::Language;
use crate::offers::{Comparison, PriceSchedule, compare, workbook};
use crate::report::Style;
use crate::report::study::{Material, blocks, study};
use crate::session::{Options, Plan, Session};
use crate::units::dotted;

/// The offers on a plan: compared, taken in, asked for.
pub(super) fn page(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    shown(desk, ask, name, 200, html! {})
}

/// The page with what is to be said first.
pub(super) fn shown(desk: &Desk, ask: &Ask, name: &str, status: u16, first: Markup) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let style = style(ask);
    let title = style.say("page-offers");
    let own = answering(desk, name);
    let asked: Vec<&str> = ask.query.iter().filter(|(key, _)| key == "o").map(|(_, value)| value.as_str()).collect();
    let taken = |name: &str| asked.is_empty() || asked.contains(&name);
    let chosen: Vec<String> = own.iter().map(|(name, _)| name.clone()).filter(|name| taken(name)).collect();
    let anonymous = ask.query("anonymous").is_some();
    let content = html! {
        div.sheet-page.offers {
            h1 { (title) }
            (first)
            @if own.is_empty() { p { (style.say("page-no-offers")) } } @else {
                (choice(desk, name, &own, (&chosen, anonymous), style))
                (compared(desk, ask, name, plan.text(), &chosen, anonymous))
            }
            section aria-labelledby="offer-new" {
                h2 #offer-new { (style.say("page-offer-new")) }
                (schedules::upload(desk, ask, name, style))
            }
            section aria-labelledby="template" {
                h2 #template { (style.say("page-template-offers")) }
                p { (style.say("page-template-about")) }
                @if asked_for(desk, name, plan.text()).is_some() {
                    p.actions { a.button href=(address("/plan/offers/template", &[("p", name)])) { (style.say("page-template-get")) } }
                } @else { (no_result(desk, ask, name)) }
            }
        }
    };
    Answer::Page(status, shell::shell(desk, ask, &title, nav(desk, ask, name, &plan), content))
}

/// The offers of the folder that answer a plan.
pub(super) fn answering(desk: &Desk, name: &str) -> Vec<(String, Found)> {
    let id = desk.plan(name).and_then(|plan| read(plan.text()).ok());
    let id = id.and_then(|plan| text_at(&plan, &["plan"]).map(str::to_owned)).unwrap_or_default();
    let answers = |found: &Found| read(&found.text).is_ok_and(|offer| text_at(&offer, &["plan"]) == Some(&id));
    desk.root.of_kind(Kind::Offer).into_iter().filter(|(_, found)| answers(found)).collect()
}

/// Where the files of offers are.
pub(super) fn chosen<'a>(desk: &Desk, names: impl Iterator<Item = &'a str>) -> Vec<PathBuf> {
    names.filter_map(|name| desk.root.file(name)).collect()
}

/// Which offers are compared, and what only the city can say of them.
fn choice(
    desk: &Desk,
    name: &str,
    own: &[(String, Found)],
    (chosen, anonymous): (&[String], bool),
    style: Style,
) -> Markup {
    html! {
        form.choice method="get" action="/plan/offers" {
            input type="hidden" name="p" value=(name);
            @for (file, found) in own {
                p { label { input type="checkbox" name="o" value=(file) checked[chosen.contains(file)]; " " (overview::name_of(found, style)) } " " span.soft { (file) } }
            }
            p { label { input type="checkbox" name="anonymous" value="yes" checked[anonymous]; " " (style.say("page-anonymous")) } }
            p.actions { button type="submit" { (style.say("page-compare")) } }
        }
        details {
            summary { (style.say("page-scores")) }
            p.soft { (style.say("page-scores-about")) }
            @for (file, found) in own {
                @let known = desk.plan(file);
                @let offer = known.as_ref().and_then(|it| read(it.text()).ok()).unwrap_or(Value::Nothing);
                form.sheet method="post" action=(address("/plan/offers/say", &[("p", name)])) {
                    input type="hidden" name="offer" value=(file);
                    @if let Some(known) = &known { input type="hidden" name="version" value=(known.version()); }
                    span.label { (overview::name_of(found, style)) }
                    @for (field, label, kind) in SAID {
                        @let at = dotted::keys(field);
                        div.field {
                            label for={ (field) "-" (file) } { (style.say(label)) }
                            input #{ (field) "-" (file) } type=(kind) name=(field) value=(text_at(&offer, &at).unwrap_or_default()) size="12" autocomplete="off";
                        }
                    }
                    button type="submit" { (style.say("page-save")) }
                }
            }
        }
    }
}

/// What of an offer is for the city to say: field, label, kind of control.
const SAID: [(&str, &str, &str); 3] = [
    ("scores.technical", "page-score", "text"),
    ("received", "page-received", "date"),
    ("valid_until", "page-valid-until", "date"),
];

/// Writes what the city says of an offer into its file.
pub(super) fn say(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let file = ask.field("offer").unwrap_or_default();
    let known = desk.root.of_kind(Kind::Offer).into_iter().any(|(known, _)| known == file);
    let Some(offer) = desk.plan(file).filter(|_| known) else { return missing(desk, ask) };
    let words = |id: &str| ask.language.say(id, &[]);
    let refused = |status, why: &str| Answer::Page(status, shell::words(desk, ask, &words("page-not-saved"), why));
    let written = read(offer.text()).unwrap_or(Value::Nothing);
    let mut text = offer.text().to_string();
    for (field, ..) in SAID {
        let at = dotted::keys(field);
        let typed = ask.field(field).unwrap_or_default().trim();
        let before = text_at(&written, &at).unwrap_or_default();
        if typed == before {
            continue;
        }
        // A mark of twenty is meant where none is said.
        let plain = !typed.is_empty() && typed.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'));
        let value = if field == "scores.technical" && plain {
            format!("{}/20", typed.replace(',', "."))
        } else {
            typed.to_owned()
        };
        let change = if typed.is_empty() { Edit::remove(keys(&at)) } else { Edit::set(keys(&at), value) };
        match edit(&text, &[change]) {
            Ok(edited) => text = edited,
            Err(refusal) => return refused(409, &words(refusal.words())),
        }
    }
    if !offer.is_now(ask.field("version")) || !desk.put(file, &offer, text) {
        return refused(409, &words("page-stale"));
    }
    match desk.save(file, None) {
        Some(super::desk::Saved::Done) => Answer::Go(address("/plan/offers", &[("p", name)])),
        Some(super::desk::Saved::ReadOnly) => refused(403, &words("page-read-only-why")),
        _ => refused(409, &words("page-changed-meanwhile")),
    }
}

/// The comparison, in the study's own tables.
fn compared(desk: &Desk, ask: &Ask, name: &str, text: &str, chosen: &[String], anonymous: bool) -> Markup {
    let files = self::chosen(desk, chosen.iter().map(String::as_str));
    if files.is_empty() {
        return html! {};
    }
    let mut session = Session::default();
    let library = desk.root.library(name, &mut session.sources, &mut session.diagnostics);
    match compare(Plan::Text { name, text, library: &library }, &files, &Options::default()) {
        Ok(comparison) => tables(&comparison, anonymous, ask.language),
        Err(failed) => html! {
            @for session in &failed { (told::all(&session.diagnostics.told(), &session.sources, desk, ask.language)) }
        },
    }
}

fn tables(comparison: &Comparison, anonymous: bool, language: Language) -> Markup {
    let session = Session::default();
    let material = Material { offers: Some(comparison), anonymous, ..Material::of(&comparison.reference, &session) };
    let style = Style { language, width: usize::MAX, color: false };
    let section = study(&material, language).sections.into_iter().find(|section| section.id == "offers");
    html! {
        @if let Some(section) = section {
            section aria-labelledby="comparison" {
                h2 #comparison { (style.say("page-offers-compared")) }
                (blocks(&section.blocks, style))
            }
        }
    }
}

/// The rows that a plan asks vendors for; it takes no city.
pub(super) fn asked_for(desk: &Desk, name: &str, text: &str) -> Option<PriceSchedule> {
    let mut session = Session::default();
    let library = desk.root.library(name, &mut session.sources, &mut session.diagnostics);
    let analysis = session.analyse_plan(Plan::Text { name, text, library: &library }, &Options::default())?;
    Some(PriceSchedule::of(&analysis, None))
}

/// The price schedule that vendors fill.
pub(super) fn template(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let say = |id: &str| ask.language.say(id, &[]);
    let Some(schedule) = asked_for(desk, name, plan.text()) else {
        let title = say("page-template-offers");
        let content = html! { div.sheet-page { h1 { (title) } (no_result(desk, ask, name)) } };
        return Answer::Page(422, shell::shell(desk, ask, &title, nav(desk, ask, name, &plan), content));
    };
    match workbook(&schedule) {
        Ok(bytes) => {
            let id: String = schedule.plan.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            let mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            Answer::Download { mime, name: format!("{id}-bpu-dqe.xlsx"), bytes }
        }
        Err(why) => Answer::Page(500, shell::words(desk, ask, &say("page-template-offers"), &why.to_string())),
    }
}

/// Names of a mapping's list.
pub(super) fn listed(value: &crate::document::edit::Value, at: &[&str]) -> Vec<String> {
    let texts = items(value.at(&keys(at))).iter();
    texts.filter_map(|one| text_at(one, &[]).map(str::to_owned)).collect()
}
