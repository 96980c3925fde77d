use maud::{Markup, html};

use super::analyses::no_result;
use super::ask::{Answer, Ask, address};
use super::desk::Desk;
use super::plan::{missing, nav, style};
use super::work::{Worked, work};
use super::{shell, told};
use crate::explore::advice::{Standing, WayOut, advice};
use crate::explore::{Runner, written};
use crate::report::study::{ways_heading, ways_out};

/// What would make a plan last, each with a button that takes it.
pub(super) fn page(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let worked = work(desk, name, plan.text());
    let part = list(&worked, desk, ask, name, plan.version());
    if ask.live {
        return Answer::Page(200, part);
    }
    let title = ask.language.say("study-tips-heading", &[]);
    let content = html! { div.sheet-page { h1 { (title) } (part) @if worked.analysis.is_some() { p { a href=(address("/plan", &[("p", name)])) { (ask.language.say("page-back-to-plan", &[])) } } } } };
    Answer::Page(200, shell::shell(desk, ask, &title, nav(desk, ask, name, &plan), content))
}

fn list(worked: &Worked, desk: &Desk, ask: &Ask, name: &str, version: &str) -> Markup {
    let found = found(worked, true);
    let style = style(ask);
    html! {
        @match (&worked.analysis, found) {
            (Some(analysis), found) if !found.is_empty() => {
                @let said: Vec<(usize, String)> = ways_out(&found, analysis, style).into_iter().enumerate().collect();
                @for standing in Standing::ALL {
                    @let of: Vec<_> = said.iter().filter(|(place, _)| found[*place].standing() == standing).collect();
                    @if !of.is_empty() {
                        h2 { (style.say(ways_heading(standing))) }
                        ul.ways {
                            @for (place, words) in of {
                                li {
                                    span { a.why href=(address("/plan/explain", &[("p", name), ("way", &place.to_string())])) { (words) } }
                                    @if !desk.read_only() {
                                        form.inline method="post" action=(address("/plan/take", &[("p", name)])) {
                                            input type="hidden" name="version" value=(version);
                                            input type="hidden" name="way" value=(place);
                                            button type="submit" aria-label={ (style.say("page-take")) " : " (words) } { (style.say("page-take")) }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            },
            (Some(_), _) => p { (style.say("advice-none")) },
            (None, _) => (no_result(desk, ask, name)),
        }
    }
}

/// What would make the plan last; `draws`: with the draws of each.
pub(super) fn found(worked: &Worked, draws: bool) -> Vec<WayOut> {
    match (&worked.prepared, &worked.analysis) {
        (Some(prepared), Some(analysis)) => {
            advice(&Runner::new(prepared.clone(), worked.session.sources.clone()), analysis, draws)
        }
        _ => Vec::new(),
    }
}

/// Writes what a way out changes into the plan.
pub(super) fn take(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let say = |id: &str| ask.language.say(id, &[]);
    let not_changed = |why: &str| Answer::Page(409, shell::words(desk, ask, &say("page-not-changed"), &say(why)));
    if desk.read_only() {
        return not_changed("page-read-only-why");
    }
    if !plan.is_now(ask.field("version")) {
        return not_changed("page-stale");
    }
    let worked = work(desk, name, plan.text());
    let place: Option<usize> = ask.field("way").and_then(|way| way.parse().ok());
    let found = found(&worked, false);
    let (Some(way), Some(prepared)) = (place.and_then(|place| found.get(place)), &worked.prepared) else {
        return not_changed("page-stale");
    };
    let runner = Runner::new(prepared.clone(), worked.session.sources.clone());
    let Some((text, dropped)) = written(plan.text(), &runner, &way.changes) else {
        return not_changed("page-way-not-written");
    };
    if !desk.put(name, &plan, text) {
        return not_changed("page-stale");
    }
    Answer::Go(told::after(name, "page-told-ranges", &dropped))
}
