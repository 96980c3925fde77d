use maud::{DOCTYPE, Markup, html};

use super::ask::{Ask, address};
use super::desk::Desk;
use crate::language::Language;

/// A whole page.
pub(super) fn shell(desk: &Desk, ask: &Ask, title: &str, nav: Markup, content: Markup) -> Markup {
    let say = |id: &str| ask.language.say(id, &[]);
    let other = if ask.language == Language::French { Language::English } else { Language::French };
    let pairs: Vec<(&str, &str)> = ask.query.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let here = address(if ask.post { "/" } else { &ask.path }, if ask.post { &[] } else { &pairs });
    bare(
        ask.language,
        title,
        html! {
            a.skip href="#content" { (say("study-skip")) }
            header.top {
                a.name href="/" { "perenne" }
                (nav)
                nav.common aria-label=(say("page-nav")) {
                    a href="/" { (say("page-desk")) }
                    @if desk.read_only() { span.soft { (say("page-read-only")) } }
                    a href=(address("/language", &[("to", other.code()), ("back", &here)])) lang=(other.code()) hreflang=(other.code()) {
                        (if other == Language::French { "Français" } else { "English" })
                    }
                    a href="/quit" { (say("page-quit")) }
                }
            }
            main #content tabindex="-1" data-gone=(say("page-gone")) { (content) }
        },
    )
}

/// The frame of every page: our own style and our own script, nothing from elsewhere.
fn bare(language: Language, title: &str, body: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(language.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " – perenne" }
                link rel="icon" href="/own/icon.svg" type="image/svg+xml";
                link rel="stylesheet" href="/own/page.css";
                script src="/own/live.js" defer {}
            }
            body { (body) }
        }
    }
}

/// A page with a few words, for what cannot be done.
pub(super) fn words(desk: &Desk, ask: &Ask, heading: &str, text: &str) -> Markup {
    shell(
        desk,
        ask,
        heading,
        html! {},
        html! { div.sheet-page { h1 { (heading) } p { (text) } p { a href="/" { (ask.language.say("page-desk", &[])) } } } },
    )
}

/// What who does not come by the printed address sees: nothing of what is here.
pub(super) fn refused(status: u16, language: Language) -> Markup {
    let id = match status {
        403 | 421 => "page-refused",
        413 => "page-too-large",
        _ => "page-not-understood",
    };
    let heading = if status == 413 { "page-too-large-heading" } else { "page-refused-heading" };
    alone(language, &language.say(heading, &[]), &language.say(id, &[]))
}

/// What who meets a fault of the program sees.
pub(super) fn broken(language: Language) -> Markup {
    alone(language, &language.say("page-broken-heading", &[]), &language.say("page-broken", &[]))
}

/// The last page.
pub(super) fn ended(language: Language, unsaved: &[String]) -> Markup {
    html! {
        (alone(language, &language.say("page-ended-heading", &[]), &if unsaved.is_empty() {
            language.say("page-ended", &[])
        } else {
            language.say("page-ended-unsaved", &[("list", unsaved.join(", ").into())])
        }))
    }
}

fn alone(language: Language, heading: &str, text: &str) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(language.code()) {
            head { meta charset="utf-8"; meta name="viewport" content="width=device-width, initial-scale=1"; title { (heading) } }
            body { main { h1 { (heading) } p { (text) } } }
        }
    }
}
