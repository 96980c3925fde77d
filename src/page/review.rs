use maud::html;

use super::ask::{Answer, Ask};
use super::desk::Desk;
use super::plan::{missing, nav, style};
use super::{shell, told};
use crate::lint::lint_text;
use crate::session::Session;

/// What readers of a file will ask: what is old, without a source, assumed or unused in it, as `lint` says it.
pub(super) fn page(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(file) = desk.plan(name) else { return missing(desk, ask) };
    let style = style(ask);
    let mut session = Session::default();
    let library = desk.root.library(name, &mut session.sources, &mut session.diagnostics);
    let linted = lint_text(name, file.text().clone(), library, &mut session);
    let title = style.say("page-review");
    let count = session.diagnostics.errors() + session.diagnostics.warnings().count();
    let content = html! {
        div.sheet-page {
            h1 { (title) }
            p { (style.say("page-review-about")) }
            @if let Some(compared) = linted.compared { p.soft { (style.tell("page-review-date", &[("date", compared.date.to_string().into())])) } }
            @if count == 0 { p { (style.say("page-review-none")) } }
            (told::all(&session.diagnostics, &session.sources, desk, ask.language))
        }
    };
    Answer::Page(200, shell::shell(desk, ask, &title, nav(desk, ask, name, &file), content))
}
