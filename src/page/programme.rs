use std::sync::Arc;

use maud::{Markup, html};

use super::analyses::kept;
use super::ask::{Answer, Ask, address};
use super::desk::{Desk, Saved};
use super::fields::{items, text_at};
use super::folder::{SHIPPED, file_name};
use super::paths::keys;
use super::plan::{missing, nav, style};
use super::together::{Asked, Member, Worked, asked};
use super::{new, overview, project, shell, study, told};
use crate::city::Level;
use crate::document::edit::{Edit, Value, edit, read};
use crate::document::{Kind, slug};
use crate::programme::{MOST_YEARS, WayOut};
use crate::report::charts::plans_chart;
use crate::report::programme::{Beside, Turning, no_way, programme_study, way_out};
use crate::report::study::{Section, blocks};
use crate::report::{self, Style, verdict_word};
use crate::run::Figure;

/// The forms in which the study of a programme is kept.
const FORMS: [&str; 5] = ["docx", "pdf", "xlsx", "html", "md"];

/// Several plans on one city's budget: those that were ticked on the desk, or those of a programme's file. What is tried is in
/// the address, so that a link leads back to it; nothing is written.
pub(super) fn page(desk: &Desk, ask: &Ask) -> Answer {
    let Some(asked) = asked(desk, ask) else { return none(desk, ask) };
    let style = style(ask);
    let worked = Worked::of(desk, &asked);
    let part = together(&asked, &worked, desk, ask, style);
    if ask.live {
        return Answer::Page(200, part);
    }
    let title = title(&asked, ask);
    let content = html! {
        div.sheet-page.whatif.programme {
            h1 { (title) }
            p { (style.say("page-programme-about")) }
            (choice(&asked, &worked, style))
            section #together aria-live="polite" aria-label=(style.say("page-result")) { (part) }
        }
    };
    let file = asked.file.as_ref().and_then(|name| Some((name, desk.plan(name)?)));
    let nav = file.map_or_else(|| html! {}, |(name, file)| nav(desk, ask, name, &file));
    Answer::Page(200, shell::shell(desk, ask, &title, nav, content))
}

/// Where no plan was ticked.
fn none(desk: &Desk, ask: &Ask) -> Answer {
    if ask.query("p").is_some() {
        return missing(desk, ask);
    }
    let say = |id: &str| ask.language.say(id, &[]);
    Answer::Page(422, shell::words(desk, ask, &say("page-programme"), &say("page-programme-none")))
}

fn title(asked: &Asked, ask: &Ask) -> String {
    let written = read(&asked.base).ok();
    let title = written.and_then(|it| project::title(&it, ask.language)).filter(|_| asked.file.is_some());
    title.unwrap_or_else(|| ask.language.say("page-programme", &[]))
}

/// The plans: kept or given up, put off by years; and the city.
fn choice(asked: &Asked, worked: &Worked, style: Style) -> Markup {
    let city = asked.city.as_deref().unwrap_or_default();
    let own = read(&asked.base).ok().and_then(|it| text_at(&it, &["city"]).map(str::to_owned)).unwrap_or_default();
    html! {
        form #levers method="get" action="/programme" data-into="together" {
            @if let Some(file) = &asked.file { input type="hidden" name="p" value=(file); }
            @for plan in &asked.plans { input type="hidden" name="plan" value=(plan); }
            input type="hidden" name="asked" value="yes";
            div.scroll role="group" aria-label=(style.say("page-plans")) tabindex="0" { table {
                thead { tr {
                    th scope="col" { (style.say("page-programme-keep")) }
                    th scope="col" { (style.say("page-plan")) }
                    th scope="col" { (style.say("column-alone")) }
                    th.figure scope="col" { (style.say("page-cost")) }
                    th scope="col" { (style.say("page-programme-later")) }
                } }
                tbody { @for member in &asked.members { (row(member, worked, style)) } }
            } }
            div.sheet {
                div.field {
                    label for="city" { (style.say("page-city")) }
                    select #city name="city" {
                        option value="" { (worked.library.find(Kind::City, &own).map_or_else(|| own.clone(), |found| overview::name_of(found, style))) }
                        @for found in worked.library.all(Kind::City).into_iter().filter(|found| found.head.id != own) {
                            option value=(found.head.id) selected[city == found.head.id] { (overview::name_of(found, style)) }
                        }
                    }
                }
                button.nojs type="submit" { (style.say("page-whatif-show")) }
                a href=(asked.as_written()) { (style.say("page-programme-reset")) }
            }
        }
    }
}

/// A plan: whether it is kept, what it comes to by itself, by how many years it is put off.
fn row(member: &Member, worked: &Worked, style: Style) -> Markup {
    let Member { place, name, later, kept } = member;
    let alone = worked.alone(*place);
    let (later_id, keep_id) = (format!("later-{place}"), format!("keep-{place}"));
    html! {
        tr {
            td { input #(keep_id) type="checkbox" name="keep" value=(place) checked[*kept] aria-label={ (style.say("page-programme-keep")) " : " (name) }; }
            th scope="row" { label for=(keep_id) { (alone.map_or_else(|| name.clone(), |it| style.of(&it.case.title).to_owned())) } " " span.soft { (name) } }
            @let level = alone.and_then(|it| it.outcome.as_ref()).map(|outcome| outcome.ruling().level);
            td { @if let Some(level) = level { span class={ "level " (level.map_or("undetermined", Level::word)) } { (verdict_word(level, style)) } } @else { "–" } }
            td.figure { @if let Some(cost) = alone.and_then(|it| Figure::TcoInclVat.of(&it.run)) { (style.euros(cost)) } @else { "–" } }
            td.later { input type="range" id=(later_id) name=(later_id) min="0" max=(MOST_YEARS) step="1" value=(later) aria-label={ (style.say("page-programme-later")) " : " (name) };
                output.changed[*later > 0] for=(later_id) id={ "of-" (later_id) } data-unit="" { (later) } }
        }
    }
}

/// What the plans come to together, in the words and tables of the study.
fn together(asked: &Asked, worked: &Worked, desk: &Desk, ask: &Ask, style: Style) -> Markup {
    let Some((programme, remarks)) = &worked.programme else {
        return html! {
            div.verdict.undetermined { p.word { (style.say("page-no-result")) } }
            (told::all(&worked.session.diagnostics.told(), &worked.session.sources, desk, ask.language))
        };
    };
    // What is tried is answered at once: nothing is drawn.
    let study = programme_study(programme, remarks, Beside::default(), ask.language);
    let (shown, last): (Vec<Section>, Vec<Section>) = study
        .sections
        .into_iter()
        .filter(|section| !matches!(section.id, "plans" | "ways" | "inputs"))
        .partition(|section| section.id != "warnings");
    let heading = |section: &Section| {
        let words = section.heading.split_once(". ").map_or(section.heading.as_str(), |(_, words)| words);
        words.to_owned()
    };
    let ways = programme.complete() && programme.together.wants_ways_out();
    html! {
        @for (place, section) in shown.iter().enumerate() {
            @if place > 0 { h2 { (heading(section)) } }
            (blocks(&section.blocks, style))
            @if place == 0 && ways {
                section #ways data-from=(asked.address("/programme/ways", &[])) {
                    p { a href=(asked.address("/programme/ways", &[])) { (style.say("study-programme-ways")) } }
                }
            }
        }
        h2 { (style.say("page-study")) }
        (study::keep_as(ask.language, &|form| asked.address("/programme/study", &[("form", form)]), &FORMS))
        p.actions { a.button href=(asked.address("/programme/chart", &[])) { (style.say("page-programme-chart")) } }
        @if !desk.read_only() {
            form.sheet method="post" action=(asked.address("/programme/keep", &[])) {
                div.field { label for="title" { (style.say("page-programme-title")) } input #title name="title" required maxlength="80" size="30" autocomplete="off"; }
                button type="submit" { (style.say("page-programme-write")) }
            }
        }
        @for section in &last { details { summary { (heading(section)) } (blocks(&section.blocks, style)) } }
    }
}

/// What would make the plans last together, each with a link that tries it.
pub(super) fn ways(desk: &Desk, ask: &Ask) -> Answer {
    let Some(asked) = asked(desk, ask) else { return none(desk, ask) };
    let style = style(ask);
    let worked = Worked::of(desk, &asked);
    let mut found = worked.programme.as_ref().map_or_else(Vec::new, |(programme, _)| programme.ways_out());
    // What is put off already cannot be put off beyond what the page offers.
    found.retain(|way| !matches!(way, WayOut::PutOff { plan, years, .. } if asked.later(*plan) + years > MOST_YEARS));
    let title = style.say("study-programme-ways");
    let part = html! {
        h2 { (title) }
        @match &worked.programme {
            Some((programme, _)) if !found.is_empty() => ul.ways {
                @for way in &found {
                    @let words = way_out(way, programme, style);
                    li { span { (words) } a.button href=(tried(&asked, way)) aria-label={ (style.say("page-take")) " : " (words) } { (style.say("page-take")) } }
                }
            },
            Some((programme, _)) => p { (style.say(no_way(programme))) },
            None => {
                p { (style.say("page-no-result")) }
                (told::all(&worked.session.diagnostics.told(), &worked.session.sources, desk, ask.language))
            },
        }
    };
    if ask.live {
        return Answer::Page(200, part);
    }
    let content = html! { div.sheet-page { (part) p { a href=(asked.address("/programme", &[])) { (style.say("page-programme-back")) } } } };
    Answer::Page(200, shell::shell(desk, ask, &title, html! {}, content))
}

/// The address at which a way out is taken.
fn tried(asked: &Asked, way: &WayOut) -> String {
    let places: Vec<usize> = asked.members.iter().filter(|member| member.kept).map(|member| member.place).collect();
    let mut then = asked.clone();
    for (seen, place) in places.iter().enumerate() {
        let Some(member) = then.members.iter_mut().find(|member| member.place == *place) else { continue };
        match way {
            WayOut::Keep { plans, .. } => member.kept = plans.contains(&seen),
            WayOut::PutOff { plan, years, .. } if *plan == seen => member.later += years,
            WayOut::PutOff { .. } => {}
        }
    }
    then.address("/programme", &[])
}

/// The plans one on the other, as a drawing to be kept.
pub(super) fn chart(desk: &Desk, ask: &Ask) -> Answer {
    let Some(asked) = asked(desk, ask) else { return none(desk, ask) };
    let worked = Worked::of(desk, &asked);
    match &worked.programme {
        Some((programme, _)) => {
            kept("image/svg+xml", &programme.id, "plans", "svg", plans_chart(programme, ask.language).svg)
        }
        None => Answer::Go(asked.address("/programme", &[])),
    }
}

/// The study of what is tried, as a file.
pub(super) fn as_study(desk: &Desk, ask: &Ask) -> Answer {
    let Some(asked) = asked(desk, ask) else { return none(desk, ask) };
    let worked = Worked::of(desk, &asked);
    let Some((programme, remarks)) = &worked.programme else { return Answer::Go(asked.address("/programme", &[])) };
    let ways = programme.ways_out();
    let (growth, replaced, asides) = (programme.growth_turns(), programme.replaced(), programme.set_aside());
    let turning = Turning { growth: &growth, replaced: replaced.as_ref() };
    let beside = Beside { ways: &ways, turning, set_aside: &asides, date: None };
    let study = programme_study(programme, remarks, beside, ask.language);
    let starts = programme.members.iter().map(|member| member.analysis.case.calendar.start);
    study::kept(desk, ask, &study, || {
        Some(report::tables_workbook(&study, starts.min()).map_err(|error| error.to_string()))
    })
}

/// Writes what is tried as a programme of the folder.
pub(super) fn keep(desk: &Desk, ask: &Ask) -> Answer {
    let Some(asked) = asked(desk, ask) else { return none(desk, ask) };
    let say = |id: &str| ask.language.say(id, &[]);
    let not_saved = |status, why: &str| Answer::Page(status, shell::words(desk, ask, &say("page-not-saved"), why));
    let title = ask.field("title").unwrap_or_default().trim();
    let id = slug(title);
    let Some(file) = file_name(&id) else { return not_saved(422, &say("page-no-title")) };
    let text = Worked::of(desk, &asked).text;
    let named = edit(&text, &[Edit::set(["programme"], id.as_str()), Edit::set(["title"], title)]);
    let city = asked.city.as_ref().map_or_else(Vec::new, |city| vec![Edit::set(["city"], city.as_str())]);
    let Ok(text) = named.and_then(|text| edit(&text, &city)) else { return not_saved(422, &say("page-not-changed")) };
    // What a programme names is found from where it lies itself.
    let beside = asked.file.as_deref().filter(|file| !file.starts_with(SHIPPED)).and_then(|file| file.rsplit_once('/'));
    let file = beside.map_or(file.clone(), |(folder, _)| format!("{folder}/{file}"));
    match desk.create(&file, &text) {
        Saved::Done => Answer::Go(address("/programme", &[("p", &file)])),
        Saved::ReadOnly => not_saved(403, &say("page-read-only-why")),
        Saved::Failed(why) => not_saved(500, &why),
        Saved::Changed | Saved::NoName => not_saved(409, &say("page-name-taken")),
    }
}

/// The text of a programme of plans that were ticked, in a city or in that of the first that names one. `None`: one of them
/// is none.
pub(super) fn of_plans(desk: &Desk, plans: &[String], title: &str, city: Option<&str>) -> Option<String> {
    let mut city = city.map(str::to_owned);
    let mut entries = Vec::new();
    for name in plans {
        let text: Arc<str> = desk.plan(name)?.text().clone();
        let plan = read(&text).ok()?;
        city = city.or_else(|| text_at(&plan, &["city"]).map(str::to_owned));
        // What is shipped has an id, and no file in the folder.
        entries.push(if name.starts_with(SHIPPED) { text_at(&plan, &["plan"])?.to_owned() } else { name.clone() });
    }
    // Where none is named, what reads the programme asks for it.
    let city = city.map_or_else(String::new, |city| format!("city: {}\n", new::quoted(&city)));
    let plans: String = entries.iter().map(|entry| format!("  - {}\n", new::quoted(entry))).collect();
    let head = format!("schema: perenne/programme/v1\nprogramme: together\ntitle: {}\n", new::quoted(title));
    Some(format!("{head}{city}plans:\n{plans}"))
}

/// The plans that a programme's text names, in its order.
pub(super) fn named(text: &str) -> Vec<Value> {
    let written = read(text).unwrap_or(Value::Nothing);
    items(written.at(&keys(&["plans"]))).to_vec()
}
