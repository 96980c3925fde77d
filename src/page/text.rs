use maud::html;

use super::ask::{Answer, Ask, address};
use super::desk::Desk;
use super::file::marked;
use super::plan::{missing, nav};
use super::shell;
use super::work::work;
use crate::diagnostic::{Severity, hints, message};

/// The text of a plan, with its faults at their lines.
pub(super) fn page(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    match desk.plan(name) {
        Some(plan) => {
            let text = plan.text().to_string();
            shown(desk, ask, name, &text, None, 200)
        }
        None => missing(desk, ask),
    }
}

fn shown(desk: &Desk, ask: &Ask, name: &str, text: &str, refused: Option<String>, status: u16) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let say = |id: &str| ask.language.say(id, &[]);
    let worked = work(desk, name, text);
    let all = worked.session.diagnostics.sorted();
    let errors: Vec<_> = all.into_iter().filter(|one| one.code.severity == Severity::Error).collect();
    let place = |one: &crate::diagnostic::Diagnostic| {
        one.labels.first().map(|(span, _)| {
            let (file, line, column) = worked.session.sources.place(*span);
            (span.file == worked.file, format!("{}:{line}:{column}", desk.root.shown(&file)), line)
        })
    };
    let content = html! {
        form.text method="post" action=(address("/plan/text", &[("p", name)])) {
            h1 { (say("page-text-heading")) }
            p.soft { (say("page-text-about")) }
            p.actions { a.button href=(address("/plan/workbook", &[("p", name)])) { (say("page-workbook-keep")) } a.button href=(address("/plan/review", &[("p", name)])) { (say("page-review")) } }
            @if let Some(why) = refused {
                div.notice role="alert" { p { (why) } pre tabindex="0" { (marked(plan.text(), text)) } }
            }
            @if !errors.is_empty() {
                ul.faults { @for one in errors {
                    li.fault {
                        @match place(one) {
                            Some((true, place, line)) => { a href="#yaml" data-line=(line) { (place) } " " },
                            Some((false, place, _)) => { span.soft { (place) } " " },
                            None => {},
                        }
                        strong { (message(one, ask.language)) }
                        @for hint in hints(one, ask.language) { p { (hint) } }
                    }
                } }
            }
            input type="hidden" name="version" value=(plan.version());
            label.hidden for="yaml" { (say("page-text-heading")) }
            textarea #yaml name="text" rows="32" spellcheck="false" autocapitalize="off" readonly[desk.read_only()] { "\n" (text) }
            @if !desk.read_only() { p.actions { button type="submit" { (say("page-apply")) } } }
        }
    };
    Answer::Page(status, shell::shell(desk, ask, name, nav(desk, ask, name, &plan), content))
}

/// Takes over a text that was edited.
pub(super) fn change(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let say = |id: &str| ask.language.say(id, &[]);
    if desk.read_only() {
        return Answer::Page(403, shell::words(desk, ask, &say("page-read-only"), &say("page-read-only-why")));
    }
    let sent = ask.field("text").unwrap_or_default().replace("\r\n", "\n");
    // The browser ends lines in its own way: those of the file stay as they were.
    let text = if plan.text().contains("\r\n") { sent.replace('\n', "\r\n") } else { sent };
    if !plan.is_now(ask.field("version")) || !desk.put(name, &plan, text.as_str()) {
        return shown(desk, ask, name, &text, Some(say("page-text-stale")), 409);
    }
    Answer::Go(address("/plan/text", &[("p", name)]))
}
