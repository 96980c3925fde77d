use std::sync::Arc;

use maud::{Markup, html};

use super::ask::{Answer, Ask, address};
use super::clashes::clashes;
use super::desk::Desk;
use super::faults::faults;
use super::fields::Fields;
use super::file::meanwhile;
pub(super) use super::file::{nav, state};
use super::form::{Form, form_of};
use super::history::History;
use super::live::{self, Said};
use super::mends::{mend_of, mended};
use super::named::{without, without_names};
use super::paths::{below, keys, name_of, steps_of};
use super::typed::{Typing, as_written};
use super::work::{Worked, work};
use super::{catalog, evidence, forecast, lines, new, parts, project, result, several, shell, told};
use crate::diagnostic::{Diagnostics, Sources};
use crate::document::edit::{Edit, Step, Value, edit};
use crate::document::{Kind, Library, is_of};
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
    let Some((title, form)) = form(desk, ask, name, &plan, &worked) else {
        // What is no YAML has no fields: the text itself is what can be mended.
        return Answer::Go(address("/plan/text", &[("p", name)]));
    };
    let content = html! {
        div.halves {
            (form)
            aside.right #result aria-label=(style.say("page-result")) tabindex="0" { (result::result(&worked, name, style, true)) }
        }
    };
    Answer::Page(200, shell::shell(desk, ask, &title, nav(desk, ask, name, &plan), content))
}

/// The title of a plan and its form. `None`: its text cannot be read.
pub(super) fn form(desk: &Desk, ask: &Ask, name: &str, plan: &History, worked: &Worked) -> Option<(String, Markup)> {
    let style = style(ask);
    let fields = Fields::of(plan.text(), &worked.library)?.after(plan, plan.version());
    let faults = faults(worked, plan.text(), desk.read_only(), ask.language);
    let title = project::title(&fields.plan, ask.language).unwrap_or_else(|| name.to_owned());
    let form = Form::new(&fields, worked, style, desk.read_only(), faults);
    let left = left(&form, name);
    let rest = form.rest();
    let content = html! {
        h1 { (title) }
        (told::told_here(ask))
        (meanwhile(desk, ask, name, plan))
        div.faults data-at="" { @for fault in rest { (fault) } }
        (left)
    };
    let whole = form_of(("plan", "live"), (&[("p", name)], plan.version()), desk.read_only(), style, content);
    Some((title, whole))
}

/// The parts of a plan in its own order.
pub(super) fn left(form: &Form<'_>, name: &str) -> Markup {
    html! {
        (project::project(form))
        (lines::lines(form, name))
        (parts::funding(form))
        (parts::benefits(form))
        (parts::uncertainty(form))
        (parts::scenarios(form))
        (parts::settings(form))
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
    let Some(before) = desk.plan(name) else { return missing(desk, ask) };
    let (refused, done) = match take_over(desk, ask, name) {
        Ok(done) => (None, done),
        Err(Refused::Otherwise(answer)) => return answer,
        Err(Refused::Why(why)) => (Some(why), Done::default()),
    };
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    if ask.live {
        let (what, list) = done.told();
        let told = || ask.language.say(what, &[("list", list.join(", ").into())]);
        let said = match refused {
            Some(_) if ask.field("version").is_none_or(|version| before.of(version).is_none()) => {
                Said::Lost(ask.language.say("page-put-again", &[]))
            }
            Some(why) => Said::Refused(why),
            None if list.is_empty() => Said::Nothing,
            None => Said::Told(told()),
        };
        // The form as it is now, where it is not only what this one says: another tab or program has changed it.
        let anew = ask.field("version") != Some(before.version());
        return Answer::Data(live::parts(desk, ask, (name, &plan), anew, said));
    }
    match refused {
        Some(why) => not_changed(desk, ask, &why),
        None => Answer::Go(
            told::after(name, done.told().0, done.told().1)
                + &done.goal.as_ref().map_or(String::new(), |at| format!("#{at}")),
        ),
    }
}

/// What followed from a form.
#[derive(Default)]
pub(super) struct Done {
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
pub(super) enum Refused {
    /// Why, in words; the page stays as it is.
    Why(String),
    /// Another page is to be seen.
    Otherwise(Answer),
}

pub(super) fn not_changed(desk: &Desk, ask: &Ask, why: &str) -> Answer {
    Answer::Page(409, shell::words(desk, ask, &ask.language.say("page-not-changed", &[]), why))
}

/// Puts what a form says into the text.
pub(super) fn take_over(desk: &Desk, ask: &Ask, name: &str) -> Result<Done, Refused> {
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
    let version = ask.field("version").unwrap_or_default();
    let before = plan.of(version).cloned().ok_or_else(|| Refused::Why(say("page-stale")))?;
    let library = desk.root.library(name, &mut Sources::default(), &mut Diagnostics::default());
    let Some(fields) = Fields::of(&before, &library).map(|fields| fields.after(&plan, version)) else {
        return Err(otherwise(Answer::Go(address("/plan/text", &[("p", name)]))));
    };
    if before != *plan.text() {
        let clashes = Fields::of(plan.text(), &library).map(|now| clashes(ask, &fields, &now, style(ask)));
        if let Some(list) = clashes.filter(|list| !list.is_empty()) {
            return Err(Refused::Why(
                ask.language.say("page-clash", &[("list", list.join(style(ask).semicolon()).into())]),
            ));
        }
    }
    // A remedy counts bytes of the text that was shown: it comes before what the fields change of it.
    let mended = match ask.field("mend") {
        Some(_) if before != *plan.text() => Err("page-stale"),
        Some(sent) => mend_of(sent).and_then(|mend| mended(&before, &mend)).map(Arc::from).ok_or("page-stale"),
        None => Ok(plan.text().clone()),
    };
    let changed = mended.and_then(|text| apply(ask, &fields, &text)).and_then(|text| act(ask, text, &library));
    let (text, goal) = changed.map_err(|why| Refused::Why(say(why)))?;
    // A field that is emptied may be filled again: what names it stays, and is told. An entry that is removed is gone.
    let (text, gone) = match ask.field("remove") {
        Some(_) => without_names(desk, name, plan.text(), text),
        None => (text, Vec::new()),
    };
    if !desk.put(name, &plan, text) {
        // Another request came between: what it wrote is looked at before this one is taken over.
        return take_over(desk, ask, name);
    }
    Ok(Done { goal, gone, evidence: evidence::outdated(ask, &fields, style(ask)) })
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
fn act(ask: &Ask, text: String, library: &Library) -> Result<(String, Option<String>), &'static str> {
    if ask.field("remove").is_none() && ask.field("add").is_none_or(str::is_empty) {
        return Ok((text, None));
    }
    // What is added stands beside what is there by now, which is more than the form may have shown.
    let fields = &Fields::of(&text, library).ok_or("page-stale")?;
    if let Some(at) = ask.field("remove") {
        let at = steps_of(at).ok_or("page-not-understood")?;
        if at.first() == Some(&Step::from("sources")) && at.len() == 4 {
            return without(&text, &at).map(|text| (text, None)).ok_or("page-stale");
        }
        let text = edit(&text, &[Edit::remove(at)]).map_err(|refusal| refusal.words())?;
        return Ok((text, None));
    }
    match ask.field("add") {
        None => Ok((text, None)),
        Some("line") => {
            let item = ask.field("add-item").filter(|item| !item.is_empty()).ok_or("page-no-item")?;
            let own = item.rsplit('/').next().unwrap_or(item);
            let id = new::free(own, |id| fields.plan.at(&keys(&["lines", id])).is_some());
            let quantity = as_written(ask.field("add-quantity").unwrap_or("1"), Typing::of("", ask.language));
            let line = Value::Map(vec![("item".into(), item.into()), ("quantity".into(), quantity.into())]);
            let at = keys(&["lines", &id]);
            let text = edit(&text, &[Edit::set(at.clone(), line)]).map_err(|refusal| refusal.words())?;
            Ok((text, Some(name_of(&at))))
        }
        Some("uncertain") => {
            let said = |name: &str| ask.field(name).unwrap_or_default();
            let said = (said("add-path"), said("add-low"), said("add-high"));
            several::add_uncertain(said, fields, &text, ask.language).map(|text| (text, Some("uncertainty".to_owned())))
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
            let (list, entry, asked) = entry(kind, fields, ask).ok_or("page-not-understood")?;
            let place = super::fields::items(fields.plan.at(&keys(&[list]))).len();
            let at = vec![Step::from(list), Step::Item(place)];
            let goal = name_of(&below(&at, &asked));
            let text = edit(&text, &[Edit::set(at, entry)]).map_err(|refusal| refusal.words())?;
            Ok((text, Some(goal)))
        }
    }
}

/// A new entry of the funding or of the benefits, and the field in it that is asked for first. It has no amount: that is
/// the user's to say, and until then a fault at its field.
fn entry<'k>(kind: &'k str, fields: &Fields, ask: &Ask) -> Option<(&'static str, Value, Vec<&'k str>)> {
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
        let content = map(&[("id", &id), ("name", &name), ("status", "hoped")]);
        return Some(("benefits", Value::Map(content), vec!["saving"]));
    }
    let (_, asked) = parts::FUNDING.iter().find(|(known, _)| *known == kind)?;
    let id = new::free(kind, |id| taken("funding", id));
    let mut content = map(&[("id", &id), ("name", &name)]);
    if kind != "loan" {
        content.extend(map(&[("status", "hoped")]));
    }
    // Few aids pay for operation: what one does is said, and not left to stand for all spending.
    if kind == "subsidy" {
        content.extend(map(&[("of", "investment")]));
    }
    Some(("funding", Value::Map(vec![(kind.to_owned(), Value::Map(content))]), vec![kind, asked]))
}
