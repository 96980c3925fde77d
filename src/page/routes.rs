use maud::html;

use super::ask::{Answer, Ask, address};
use super::desk::Desk;
use super::{
    accounts, analyses, assumptions, catalog, charts, city, compare, drawing, explain, file, filled, grid, in_cities,
    new, odds, offers, overview, pair, plan, programme, review, scenarios, schedules, shell, solve, study, taken, text,
    ways, whatif, workbook,
};
use crate::language::Language;

/// Whether the form of an address may hold files.
pub(super) fn takes_files(path: &str) -> bool {
    matches!(path, "/city/read" | "/city/filled" | "/new/workbook" | "/plan/offers/read")
}

/// What an address gives.
pub(super) fn answer(desk: &Desk, ask: &Ask) -> Answer {
    let name = ask.query("p").unwrap_or_default();
    match (ask.post, ask.path.as_str()) {
        (false, "/own/page.css") => Answer::Own("text/css; charset=utf-8", include_str!("page.css")),
        (false, "/own/live.js") => Answer::Own("text/javascript; charset=utf-8", include_str!("live.js")),
        (false, "/own/icon.svg") => Answer::Own("image/svg+xml", include_str!("icon.svg")),
        (false, "/") => overview::page(desk, ask),
        (false, "/language") => speak(ask),
        (false, "/quit") => quit(desk, ask),
        (true, "/quit") => Answer::Quit(shell::ended(ask.language, &desk.unsaved())),
        (false, "/new") => new::page(desk, ask),
        (true, "/new") => new::create(desk, ask),
        (true, "/new/workbook") => workbook::take(desk, ask),
        (true, "/new/taken") => taken::settle(desk, ask),
        (true, "/new/pair") => pair::settle(desk, ask),
        (false, "/plan/workbook") => workbook::keep(desk, ask, name),
        (false, "/plan") => plan::page(desk, ask, name),
        (true, "/plan/change") => plan::change(desk, ask, name),
        (true, "/plan/history") => file::history(desk, ask, name),
        (true, "/plan/save") => file::save(desk, ask, name),
        (false, "/plan/both") => file::both(desk, ask, name),
        (true, "/plan/take-file") => file::take_file(desk, name),
        (false, "/plan/text") => text::page(desk, ask, name),
        (true, "/plan/text") => text::change(desk, ask, name),
        (false, "/plan/ways") => ways::page(desk, ask, name),
        (true, "/plan/take") => ways::take(desk, ask, name),
        (false, "/programme") => programme::page(desk, ask),
        (false, "/programme/ways") => programme::ways(desk, ask),
        (false, "/programme/chart") => programme::chart(desk, ask),
        (false, "/programme/study") => programme::as_study(desk, ask),
        (true, "/programme/keep") => programme::keep(desk, ask),
        (false, "/catalog") => catalog::page(desk, ask, name),
        (false, "/city") => city::page(desk, ask, name),
        (false, "/city/template") => filled::template(desk, ask, name),
        (true, "/city/filled") => filled::take(desk, ask, name),
        (false, "/city/new") => accounts::page(desk, ask),
        (true, "/city/read") => accounts::read(desk, ask),
        (false, "/city/pick") => accounts::pick(desk, ask),
        (false, "/city/preview") => accounts::preview(desk, ask),
        (true, "/city/write") => accounts::write(desk, ask),
        (false, "/plan/offers") => offers::page(desk, ask, name),
        (true, "/plan/offers/read") => schedules::take(desk, ask, name),
        (true, "/plan/offers/map") => schedules::map(desk, ask, name),
        (true, "/plan/offers/say") => offers::say(desk, ask, name),
        (true, "/plan/offers/replace") => schedules::replace(desk, ask, name),
        (false, "/plan/offers/template") => offers::template(desk, ask, name),
        (false, "/plan/whatif") => whatif::page(desk, ask, name),
        (true, "/plan/whatif/keep") => whatif::keep(desk, ask, name),
        (true, "/plan/draw") => drawing::start(desk, ask, name),
        (false, "/plan/draws") => drawing::page(desk, ask, name),
        (false, "/plan/odds") => odds::page(desk, ask, name),
        (false, "/plan/scenarios") => scenarios::page(desk, ask, name),
        (false, "/compare") => compare::of_desk(ask),
        (false, "/plan/analyses") => analyses::page(desk, ask, name),
        (false, "/plan/assumptions") => assumptions::page(desk, ask, name),
        (false, "/plan/cities") => in_cities::page(desk, ask, name),
        (false, "/plan/compare") => compare::page(desk, ask, name),
        (false, "/plan/solve") => solve::page(desk, ask, name),
        (true, "/plan/solve/take") => solve::take(desk, ask, name),
        (false, "/plan/grid") => grid::page(desk, ask, name),
        (false, "/plan/charts") => charts::page(desk, ask, name),
        (false, "/plan/explain") => explain::page(desk, ask, name),
        (false, "/plan/review") => review::page(desk, ask, name),
        (false, "/plan/study") => study::page(desk, ask, name),
        (false, "/plan/study/as") => study::form(desk, ask, name),
        // Only in a build that is tested: that a bug ends one request and no other can be seen no other way.
        #[cfg(debug_assertions)]
        #[expect(clippy::panic, reason = "it is asked for")]
        (false, "/crash") => panic!("crashed on purpose"),
        (true, _) => plan::missing(desk, ask),
        (false, form) => of_form(form, name).unwrap_or_else(|| plan::missing(desk, ask)),
    }
}

/// The form of an address that only takes what is sent: what was sent is not sent again by going back, and a link that was
/// kept leads to the form.
fn of_form(path: &str, name: &str) -> Option<Answer> {
    let of_plan = |form: &str| Some(Answer::Go(address(form, &[("p", name)])));
    match path {
        "/new/taken" | "/new/pair" | "/new/workbook" => Some(Answer::Go("/new".to_owned())),
        "/plan/change" | "/plan/history" | "/plan/save" | "/plan/take" | "/plan/take-file" | "/plan/solve/take" => {
            of_plan("/plan")
        }
        "/city/read" | "/city/write" => Some(Answer::Go("/city/new".to_owned())),
        "/city/filled" => of_plan("/city"),
        "/plan/offers/read" | "/plan/offers/map" | "/plan/offers/say" | "/plan/offers/replace" => {
            of_plan("/plan/offers")
        }
        "/plan/draw" | "/plan/whatif/keep" => of_plan("/plan/whatif"),
        _ => None,
    }
}

/// Another language, and back to where one was: an address of this server.
fn speak(ask: &Ask) -> Answer {
    // Browsers pass over tabs and ends of lines, and take `\\` for `/`: what is left may be another machine.
    let plain = |c: char| c.is_ascii_graphic() && c != '\\';
    let back =
        ask.query("back").filter(|back| back.starts_with('/') && !back.starts_with("//") && back.chars().all(plain));
    Answer::Speak(Language::of_locale(ask.query("to").unwrap_or_default()), back.unwrap_or("/").to_owned())
}

/// Asks before the server ends, and says what would be lost.
fn quit(desk: &Desk, ask: &Ask) -> Answer {
    let say = |id: &str| ask.language.say(id, &[]);
    let unsaved = desk.unsaved();
    let content = html! {
        div.sheet-page {
            h1 { (say("page-quit")) }
            @if unsaved.is_empty() { p { (say("page-quit-saved")) } } @else {
                p.notice { (say("page-quit-unsaved")) }
                ul { @for name in &unsaved { li { a href=(address("/plan", &[("p", name)])) { (name) } } } }
            }
            form method="post" action="/quit" { button type="submit" { (say("page-quit")) } }
        }
    };
    Answer::Page(200, shell::shell(desk, ask, &say("page-quit"), html! {}, content))
}
