use std::sync::Arc;

use maud::{Markup, html};

use super::analyses::ANALYSES;
use super::ask::{Answer, Ask, address};
use super::desk::{Desk, Saved};
use super::faults::{faults, mend_of, mended};
use super::fields::Fields;
use super::folder::SHIPPED;
use super::form::{Form, form_of};
use super::history::History;
use super::live;
use super::named::{without, without_names};
use super::paths::{keys, name_of, steps_of};
use super::work::work;
use super::{catalog, evidence, forecast, lines, new, parts, project, result, several, shell, told};
use crate::diagnostic::{Diagnostics, Sources};
use crate::document::edit::{Edit, Step, Value, edit};
use crate::document::{Kind, is_of, peek};
use crate::model::sha256;
use crate::report::Style;

/// The page of a plan.
pub(super) fn page(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    if is_of(plan.text(), Kind::City) {
        return Answer::Go(address("/city", &[("p", name)]));
    }
    if is_of(plan.text(), Kind::Programme) {
        return Answer::Go(address("/programme", &[("p", name)]));
    }
    if is_of(plan.text(), Kind::Catalog) {
        return Answer::Go(address("/catalog", &[("p", name)]));
    }
    let worked = work(desk, name, plan.text());
    let style = style(ask);
    let faults = faults(&worked, plan.text(), desk.read_only(), ask.language);
    let Some(fields) = Fields::of(plan.text(), &worked.library) else {
        // What is no YAML has no fields: the text itself is what can be mended.
        return Answer::Go(address("/plan/text", &[("p", name)]));
    };
    let title = project::title(&fields.plan, ask.language).unwrap_or_else(|| name.to_owned());
    let form = Form::new(&fields, &worked, style, desk.read_only(), faults);
    let left = html! {
        (project::project(&form))
        (lines::lines(&form, name))
        (parts::funding(&form))
        (parts::benefits(&form))
        (parts::uncertainty(&form))
        (parts::scenarios(&form))
        (parts::settings(&form))
    };
    let rest = form.rest();
    let content = html! {
        div.halves {
            (form_of(("plan", "live"), (name, plan.version()), desk.read_only(), style, html! {
                h1 { (title) }
                (told::told_here(ask))
                (meanwhile(desk, ask, name, &plan))
                div.faults data-at="" { @for fault in rest { (fault) } }
                (left)
            }))
            aside.right #result aria-label=(style.say("page-result")) tabindex="0" { (result::result(&worked, name, style, true)) }
        }
    };
    Answer::Page(200, shell::shell(desk, ask, &title, nav(desk, ask, name, &plan), content))
}

/// The pages of a plan.
const PAGES: [(&str, &str); 7] = [
    ("/plan", "page-form"),
    ("/plan/text", "page-text"),
    ("/plan/whatif", "page-whatif"),
    ("/plan/scenarios", "page-scenarios"),
    ("/plan/offers", "page-offers"),
    ("/plan/study", "page-study"),
    ("/plan/analyses", "page-analyses"),
];

/// The navigation of a plan's pages, and the state of its file.
pub(super) fn nav(desk: &Desk, ask: &Ask, name: &str, plan: &History) -> Markup {
    let to = |path: &str| address(path, &[("p", name)]);
    let say = |id: &str| ask.language.say(id, &[]);
    let (words, pages): (&str, &[(&str, &str)]) = match peek(plan.text()).map(|head| head.kind) {
        Some(Kind::City) => {
            ("page-nav-city", &[("/city", "page-city"), ("/plan/text", "page-text"), ("/plan/review", "page-review")])
        }
        Some(Kind::Catalog) => (
            "page-nav-catalog",
            &[("/catalog", "page-catalog"), ("/plan/text", "page-text"), ("/plan/review", "page-review")],
        ),
        Some(Kind::Programme) => {
            ("page-nav-programme", &[("/programme", "page-programme-form"), ("/plan/text", "page-text")])
        }
        _ => ("page-nav-plan", &PAGES),
    };
    html! {
        div.file #file { (state(desk, ask, name, plan)) }
        nav.of-plan aria-label=(say(words)) {
            @for &(path, words) in pages {
                @if path != "/plan/scenarios" || plan.text().contains("\nscenarios:") {
                    a href=(to(path)) aria-current=[here(ask, path)] { (say(words)) }
                }
            }
        }
    }
}

/// Whether a page, or one within it, is the one that is shown.
fn here(ask: &Ask, path: &str) -> Option<&'static str> {
    let within = path == "/plan/analyses" && ANALYSES.iter().any(|(page, _)| *page == ask.path);
    if ask.path == path { Some("page") } else { within.then_some("true") }
}

/// The name of a file, whether it is saved, and what can be done about it.
pub(super) fn state(desk: &Desk, ask: &Ask, name: &str, plan: &History) -> Markup {
    let say = |id: &str| ask.language.say(id, &[]);
    let shipped = name.starts_with(SHIPPED);
    html! {
        span.filename { (name.trim_start_matches(SHIPPED)) } " "
        span.soft { (say(match (shipped, plan.unsaved()) {
            (true, _) => "page-shipped",
            (false, true) => "page-unsaved",
            (false, false) => "page-saved",
        })) }
        @if !desk.read_only() {
            form.inline method="post" action=(address("/plan/history", &[("p", name)])) {
                button type="submit" name="do" value="undo" disabled[!plan.can_undo()] { (say("page-undo")) }
                button type="submit" name="do" value="redo" disabled[!plan.can_redo()] { (say("page-redo")) }
            }
            @if shipped {
                a.button href=(address("/new", &[("copy", name)]) + "#new-copy") { (say("page-save-as")) }
            } @else {
                (save_button(ask, name, plan))
            }
        }
    }
}

/// The form of fields that stands on a page, or on the one that the script sends it from.
const FORMS: [(&str, &str); 5] = [
    ("/plan", "plan"),
    ("/plan/change", "plan"),
    ("/city", "fields"),
    ("/city/filled", "fields"),
    ("/catalog", "fields"),
];

/// What saves a file. Where its fields are on the page, what was typed into them is sent along.
fn save_button(ask: &Ask, name: &str, plan: &History) -> Markup {
    let (to, words) = (address("/plan/save", &[("p", name)]), ask.language.say("page-save", &[]));
    let saved = !plan.unsaved();
    match FORMS.iter().find(|(path, _)| *path == ask.path) {
        Some((_, form)) => html! {
            // The return key presses the first button of a form, and writes no file.
            button.first form=(form) type="submit" name="do" value="apply" tabindex="-1" { (ask.language.say("page-apply", &[])) }
            // What may have been typed is known to the script alone.
            button #save form=(form) formaction=(to) type="submit" data-saved[saved] { (words) }
        },
        None => {
            html! { form.inline method="post" action=(to) { button #save type="submit" disabled[saved] { (words) } } }
        }
    }
}

/// That another program has changed the file.
fn meanwhile(desk: &Desk, ask: &Ask, name: &str, plan: &History) -> Markup {
    html! {
        @if desk.changed_on_disk(name, plan).is_some() {
            p.notice { (ask.language.say("page-changed-meanwhile", &[])) " " a href=(address("/plan/both", &[("p", name)])) { (ask.language.say("page-see-both", &[])) } }
        }
    }
}

pub(super) fn style(ask: &Ask) -> Style {
    Style { language: ask.language, width: usize::MAX, color: false }
}

pub(super) fn missing(desk: &Desk, ask: &Ask) -> Answer {
    let say = |id: &str| ask.language.say(id, &[]);
    Answer::Page(404, shell::words(desk, ask, &say("page-missing-heading"), &say("page-missing")))
}

/// What a form of a plan changes: fields, a fault's remedy, an entry more or less.
pub(super) fn change(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    if desk.plan(name).is_none() {
        return missing(desk, ask);
    }
    let (refused, done) = match take_over(desk, ask, name) {
        Ok(done) => (None, done),
        Err(Refused::Otherwise(answer)) => return answer,
        Err(Refused::Why(why)) => (Some(why), Done::default()),
    };
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    if ask.live {
        let (what, list) = done.told();
        let told = (!list.is_empty()).then(|| ask.language.say(what, &[("list", list.join(", ").into())]));
        return Answer::Data(live::parts(desk, ask, name, &plan, refused, told));
    }
    match refused {
        Some(why) => not_changed(desk, ask, &why),
        None => Answer::Go(
            told::after(name, "page-told-grounds", &done.gone)
                + &done.goal.map_or(String::new(), |at| format!("#{at}")),
        ),
    }
}

/// What followed from a form.
#[derive(Default)]
struct Done {
    /// The place to go to.
    goal: Option<String>,
    /// Paths that led nowhere any more, and were taken out of what named them.
    gone: Vec<String>,
    /// Components of which the price is another one now, and what was written beside the old one is still there.
    evidence: Vec<String>,
}

impl Done {
    /// What is told of it: the words, and of what.
    fn told(&self) -> (&'static str, &[String]) {
        if self.gone.is_empty() { ("page-told-evidence", &self.evidence) } else { ("page-told-grounds", &self.gone) }
    }
}

/// Why what a form says is not in the text now.
enum Refused {
    /// Why, in words; the page stays as it is.
    Why(String),
    /// Another page is to be seen.
    Otherwise(Answer),
}

fn not_changed(desk: &Desk, ask: &Ask, why: &str) -> Answer {
    Answer::Page(409, shell::words(desk, ask, &ask.language.say("page-not-changed", &[]), why))
}

/// Puts what a form says into the text.
fn take_over(desk: &Desk, ask: &Ask, name: &str) -> Result<Done, Refused> {
    let otherwise = Refused::Otherwise;
    let plan = desk.plan(name).ok_or_else(|| otherwise(missing(desk, ask)))?;
    let say = |id: &str| ask.language.say(id, &[]);
    if desk.read_only() {
        return Err(otherwise(Answer::Page(
            403,
            shell::words(desk, ask, &say("page-read-only"), &say("page-read-only-why")),
        )));
    }
    // What was changed is told against what the form showed, which may have been an older text.
    let version = ask.field("version").and_then(|version| version.parse().ok()).unwrap_or_default();
    let before = plan.of(version).cloned().ok_or_else(|| otherwise(stale(desk, ask)))?;
    let library = desk.root.library(name, &mut Sources::default(), &mut Diagnostics::default());
    let Some(fields) = Fields::of(&before, &library) else {
        return Err(otherwise(Answer::Go(address("/plan/text", &[("p", name)]))));
    };
    // A remedy counts bytes of the text that was shown: it comes before what the fields change of it.
    let mended = match ask.field("mend") {
        Some(_) if before != *plan.text() => Err("page-stale"),
        Some(sent) => mend_of(sent).and_then(|mend| mended(&before, &mend)).map(Arc::from).ok_or("page-stale"),
        None => Ok(plan.text().clone()),
    };
    let changed = mended.and_then(|text| apply(ask, &fields, &text)).and_then(|text| act(ask, text, &fields));
    let (text, goal) = changed.map_err(|why| Refused::Why(say(why)))?;
    // A field that is emptied may be filled again: what names it stays, and is told. An entry that is removed is gone.
    let (text, gone) = match ask.field("remove") {
        Some(_) => without_names(desk, name, plan.text(), text),
        None => (text, Vec::new()),
    };
    desk.with(name, |plan| plan.put(text.into()));
    Ok(Done { goal, gone, evidence: evidence::outdated(ask, &fields) })
}

fn stale(desk: &Desk, ask: &Ask) -> Answer {
    let say = |id: &str| ask.language.say(id, &[]);
    if ask.live {
        return Answer::Data(serde_json::json!({ "refused": say("page-stale") }));
    }
    Answer::Page(409, shell::words(desk, ask, &say("page-not-changed"), &say("page-stale")))
}

/// The text with every field that was changed.
fn apply(ask: &Ask, fields: &Fields, text: &Arc<str>) -> Result<String, &'static str> {
    let mut out = text.to_string();
    for (field, typed) in ask.form.iter().filter(|(field, _)| field.starts_with("f/")) {
        let Some(at) = steps_of(field) else { continue };
        let Some(change) = fields.typed(&at, typed, ask.language) else { continue };
        out = match change {
            Some(value) => edit(&out, &[Edit::set(at.clone(), value)]),
            None if fields.plan.at(&at).is_none() => continue,
            None => edit(&out, &[Edit::remove(at.clone())])
                .map(|out| if forecast::holds(&at) { forecast::pruned(out, &at) } else { out }),
        }
        .map_err(|refusal| refusal.words())?;
    }
    Ok(out)
}

/// What a button does beyond: add, remove. And the place to go to then.
fn act(ask: &Ask, text: String, fields: &Fields) -> Result<(String, Option<String>), &'static str> {
    if let Some(at) = ask.field("remove") {
        let at = steps_of(at).ok_or("page-not-understood")?;
        if at.first() == Some(&Step::from("sources")) && at.len() == 4 {
            return without(&text, &at).map(|text| (text, None)).ok_or("page-stale");
        }
        let text = edit(&text, &[Edit::remove(at)]).map_err(|refusal| refusal.words())?;
        return Ok((text, None));
    }
    match ask.field("add") {
        None | Some("") => Ok((text, None)),
        Some("line") => {
            let item = ask.field("add-item").filter(|item| !item.is_empty()).ok_or("page-no-item")?;
            let own = item.rsplit('/').next().unwrap_or(item);
            let id = new::free(own, |id| fields.plan.at(&keys(&["lines", id])).is_some());
            let quantity = super::typed::as_written(ask.field("add-quantity").unwrap_or("1"), "");
            let line = Value::Map(vec![("item".into(), item.into()), ("quantity".into(), quantity.into())]);
            let at = keys(&["lines", &id]);
            let text = edit(&text, &[Edit::set(at.clone(), line)]).map_err(|refusal| refusal.words())?;
            Ok((text, Some(name_of(&at))))
        }
        Some("uncertain") => {
            let said = |name: &str| ask.field(name).unwrap_or_default();
            let said = (said("add-path"), said("add-low"), said("add-high"));
            several::add_uncertain(said, fields, &text).map(|text| (text, Some("uncertainty".to_owned())))
        }
        Some(action) if is_of(&text, Kind::Catalog) && !several::adds(action) => {
            let added = catalog::add(action, fields, ask, &text).ok_or("page-not-understood")?;
            added.map(|(text, at)| (text, Some(at)))
        }
        Some(prices) if several::adds(prices) => {
            let at = prices.split_once(' ').map(|(_, at)| at.trim_end_matches("/tiers").trim_end_matches("/price"));
            let at = at.map(str::to_owned);
            several::add(prices, fields, &text).ok_or("page-not-understood")?.map(|text| (text, at))
        }
        Some(kind) => {
            let (list, entry) = entry(kind, fields, ask).ok_or("page-not-understood")?;
            let place = super::fields::items(fields.plan.at(&keys(&[list]))).len();
            let at = vec![Step::from(list), Step::Item(place)];
            let text = edit(&text, &[Edit::set(at, entry)]).map_err(|refusal| refusal.words())?;
            Ok((text, Some(list.to_owned())))
        }
    }
}

/// A new entry of the funding or of the benefits, in usual terms.
fn entry(kind: &str, fields: &Fields, ask: &Ask) -> Option<(&'static str, Value)> {
    let taken = |list: &str, id: &str| {
        let all = super::fields::items(fields.plan.at(&keys(&[list])));
        all.iter().any(|entry| {
            let inner = super::fields::entries(Some(entry)).first().map(|(_, content)| content);
            [Some(entry), inner].into_iter().flatten().any(|entry| super::fields::text_at(entry, &["id"]) == Some(id))
        })
    };
    let map = |values: &[(&str, &str)]| -> Vec<(String, Value)> {
        values.iter().map(|(key, value)| ((*key).to_owned(), Value::from(*value))).collect()
    };
    let name = ask.language.say(&format!("page-new-{kind}"), &[]);
    if kind == "benefit" {
        let id = new::free("benefit", |id| taken("benefits", id));
        let content = map(&[("id", &id), ("name", &name), ("saving", "10_000 EUR/year"), ("status", "hoped")]);
        return Some(("benefits", Value::Map(content)));
    }
    let (_, usual) = parts::FUNDING.iter().find(|(known, _)| *known == kind)?;
    let id = new::free(kind, |id| taken("funding", id));
    let mut content = map(&[("id", &id), ("name", &name)]);
    content.extend(map(usual));
    Some(("funding", Value::Map(vec![(kind.to_owned(), Value::Map(content))])))
}

/// Undo and redo.
pub(super) fn history(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let done = desk.with(name, |plan| match ask.field("do") {
        Some("undo") => plan.undo(),
        Some("redo") => plan.redo(),
        _ => {}
    });
    if done.is_none() { missing(desk, ask) } else { Answer::Go(address("/plan", &[("p", name)])) }
}

/// Writes the file, with what was typed into the fields that were sent along.
pub(super) fn save(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    if desk.plan(name).is_none() {
        return missing(desk, ask);
    }
    let say = |id: &str| ask.language.say(id, &[]);
    if ask.field("version").is_some() {
        match take_over(desk, ask, name) {
            Ok(_) => {}
            Err(Refused::Why(why)) => return not_changed(desk, ask, &why),
            Err(Refused::Otherwise(answer)) => return answer,
        }
    }
    let not_saved = |status, why: &str| Answer::Page(status, shell::words(desk, ask, &say("page-not-saved"), why));
    match desk.save(name, ask.field("seen")) {
        Some(Saved::Done) => Answer::Go(address("/plan", &[("p", name)])),
        Some(Saved::Changed) => Answer::Go(address("/plan/both", &[("p", name)])),
        Some(Saved::ReadOnly) => not_saved(403, &say("page-read-only-why")),
        Some(Saved::Failed(why)) => not_saved(500, &why),
        Some(Saved::NoName) | None => not_saved(409, &say("page-name-taken")),
    }
}

/// The plan in memory beside that of its file, which another program has changed.
pub(super) fn both(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let Some(disk) = desk.changed_on_disk(name, &plan) else { return Answer::Go(address("/plan", &[("p", name)])) };
    let say = |id: &str| ask.language.say(id, &[]);
    let content = html! {
        div.sheet-page {
            h1 { (say("page-both")) }
            p { (say("page-both-why")) }
            div.both {
                section { h2 { (say("page-mine")) } pre tabindex="0" { (plan.text()) }
                    @if !desk.read_only() { form method="post" action=(address("/plan/save", &[("p", name)])) {
                        input type="hidden" name="seen" value=(sha256(&disk));
                        button type="submit" { (say("page-keep-mine")) }
                    } }
                }
                section { h2 { (say("page-theirs")) } pre tabindex="0" { (disk) }
                    form method="post" action=(address("/plan/take-file", &[("p", name)])) { button type="submit" { (say("page-keep-theirs")) } }
                }
            }
        }
    };
    Answer::Page(200, shell::shell(desk, ask, &say("page-both"), nav(desk, ask, name, &plan), content))
}

/// Takes the file as it is now; what was changed can still be brought back by undoing.
pub(super) fn take_file(desk: &Desk, name: &str) -> Answer {
    let disk = desk.on_disk(name);
    desk.with(name, |plan| {
        if let Some(disk) = disk {
            plan.put(disk.clone());
            plan.saved = Some(disk);
        }
    });
    Answer::Go(address("/plan", &[("p", name)]))
}
