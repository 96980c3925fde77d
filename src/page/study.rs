use std::path::PathBuf;

use maud::{Markup, html};

use super::analyses::no_result;
use super::ask::{Answer, Ask, address};
use super::desk::Desk;
use super::offers::{answering, chosen};
use super::plan::{missing, nav, style};
use super::work::{Worked, work, work_with};
use super::{overview, shell, told};
use crate::analysis::Analysis;
use crate::city::Level;
use crate::document::Found;
use crate::explore::advice::advice;
use crate::explore::contingency::contingency;
use crate::explore::found::FoundBeside;
use crate::explore::sensitivity::sensitivity;
use crate::explore::{Figure, Runner};
use crate::language::{Language, visible};
use crate::model::InputFile;
use crate::offers::{Comparison, compare};
use crate::report::study::{Material, Study, names, study};
use crate::report::{self, Beside, Naming};
use crate::session::{Options, Plan, Session};
use crate::units::{Date, parse_date};

/// The forms of a study, by their endings, with their kinds.
pub(super) const FORMS: [(&str, &str); 5] = [
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("pdf", "application/pdf"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("html", "text/html; charset=utf-8"),
    ("md", "text/markdown; charset=utf-8"),
];

/// What of an address says what the study is made of.
const CHOICE: [&str; 6] = ["lang", "scenario", "beside", "o", "anonymous", "date"];

/// The study: looked at, or kept as a file.
pub(super) fn page(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let say = |id: &str| ask.language.say(id, &[]);
    let to = |form: &str| {
        let chosen = ask.query.iter().filter(|(key, _)| CHOICE.contains(&key.as_str()));
        let chosen = chosen.map(|(key, value)| (key.as_str(), value.as_str()));
        let own = [("p", name), ("form", form)];
        address("/plan/study/as", &own.into_iter().chain(chosen).collect::<Vec<_>>())
    };
    let worked = work(desk, name, plan.text());
    let unread = date(ask).err();
    let content = html! {
        @if worked.analysis.is_some() {
            div.study {
                h1 { (say("page-study")) }
                p { a href=(address("/plan/review", &[("p", name)])) { (say("page-review-first")) } }
                (choice(desk, ask, name, &worked))
                @if let Some(why) = &unread { p.notice role="alert" { (why) } } @else {
                    (keep_as(ask.language, &to, &FORMS.map(|(form, _)| form)))
                    iframe src=(to("see")) title=(say("study-kind")) {}
                }
            }
        } @else {
            div.sheet-page { h1 { (say("page-study")) } (no_result(desk, ask, name)) }
        }
    };
    let status = if unread.is_some() { 422 } else { 200 };
    Answer::Page(status, shell::shell(desk, ask, &say("page-study"), nav(desk, ask, name, &plan), content))
}

/// The language of the study: that of the page, unless another one is chosen.
fn language(ask: &Ask) -> Language {
    ask.query("lang").map_or(ask.language, Language::of_locale)
}

/// The day on the front page, where one is asked for. `Err`: what is no day, in words.
fn date(ask: &Ask) -> Result<Option<Date>, String> {
    day_of(ask.query("date"), ask.language)
}

/// A day as a form sends it. `Err`: what is no day, in words.
pub(super) fn day_of(typed: Option<&str>, language: Language) -> Result<Option<Date>, String> {
    let typed = typed.map(str::trim).filter(|typed| !typed.is_empty());
    let no_day = |typed: &str| language.say("page-no-day", &[("text", typed.into())]);
    typed.map(|typed| parse_date(typed).map_err(|_| no_day(typed))).transpose()
}

/// The links that keep a study as a file, and the one that shows it by itself.
pub(super) fn keep_as(language: Language, to: &dyn Fn(&str) -> String, forms: &[&str]) -> Markup {
    let (say, printer) = (|id: &str| language.say(id, &[]), report::browser().is_some());
    html! {
        p.actions {
            @for form in forms.iter().filter(|form| printer || **form != "pdf") { a.button href=(to(form)) { (say(&format!("page-form-{form}"))) } }
            a.button href=(to("see")) target="_blank" { (say("page-see-alone")) }
            @if !printer { span.soft { (say("page-no-pdf")) } }
        }
    }
}

/// What the study is made of: a scenario, the scenarios and the offers beside it, the day on its front page.
fn choice(desk: &Desk, ask: &Ask, name: &str, worked: &Worked) -> Markup {
    let style = style(ask);
    let scenarios = worked.prepared.as_ref().map_or_else(Vec::new, |prepared| prepared.scenarios());
    let offers = answering(desk, name);
    let date = ask.query("date").unwrap_or_default();
    html! {
        form.choice.sheet method="get" action="/plan/study" {
            input type="hidden" name="p" value=(name);
            @if !scenarios.is_empty() {
                div.field {
                    label for="scenario" { (style.say("page-study-scenario")) }
                    select #scenario name="scenario" {
                        option value="" { (style.say("page-plan-itself")) }
                        @for one in &scenarios { option value=(one) selected[ask.query("scenario") == Some(one)] { (names::scenario(one, style)) } }
                    }
                }
                p { label { input type="checkbox" name="beside" value="yes" checked[ask.query("beside").is_some()]; " " (style.say("page-study-scenarios")) } }
            }
            @for (file, found) in &offers {
                p { label { input type="checkbox" name="o" value=(file) checked[wanted(ask, file)]; " " (style.say("page-study-offer")) " " (overview::name_of(found, style)) } }
            }
            @if !offers.is_empty() {
                p { label { input type="checkbox" name="anonymous" value="yes" checked[ask.query("anonymous").is_some()]; " " (style.say("page-anonymous")) } }
            }
            div.field {
                label for="lang" { (style.say("page-study-lang")) }
                select #lang name="lang" { @for (one, words) in [(Language::French, "Français"), (Language::English, "English")] {
                    option value=(one.code()) lang=(one.code()) selected[language(ask) == one] { (words) }
                } }
            }
            div.field { label for="date" { (style.say("page-study-date")) } input #date type="date" name="date" value=(date); }
            button type="submit" { (style.say("page-study-make")) }
        }
    }
}

fn wanted(ask: &Ask, offer: &str) -> bool {
    ask.query.iter().any(|(key, value)| key == "o" && value == offer)
}

/// The study in one of its forms.
pub(super) fn form(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let language = language(ask);
    let scenario = ask.query("scenario").filter(|scenario| !scenario.is_empty()).map(str::to_owned);
    let options = Options { scenario, ..Options::default() };
    let worked = work_with(desk, name, plan.text(), &options);
    match made(desk, ask, name, (&worked, &options), language) {
        Ok(study) => kept(desk, ask, &study, || {
            let analysis = worked.analysis.as_ref()?;
            Some(report::workbook(analysis, &worked.session, Some(&study), language).map_err(|error| error.to_string()))
        }),
        Err(said) => {
            let heading = ask.language.say("page-no-result", &[]);
            let content = html! { div.sheet-page { h1 { (heading) } (said) } };
            Answer::Page(422, shell::shell(desk, ask, &heading, nav(desk, ask, name, &plan), content))
        }
    }
}

/// A study in the form that is asked for. `workbook`: the one that holds the figures too, where there is one.
pub(super) fn kept(
    desk: &Desk,
    ask: &Ask,
    study: &Study,
    workbook: impl FnOnce() -> Option<Result<Vec<u8>, String>>,
) -> Answer {
    let id: String = study.plan.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let html = || visible(&report::study::html(study), false).into_owned();
    let wanted = FORMS.iter().find(|(form, _)| Some(*form) == ask.query("form"));
    let Some((form, mime)) = wanted.copied() else { return Answer::Document(html()) };
    let bytes = match form {
        "docx" => report::study::docx(study),
        "pdf" => report::printed(&html(), study.language),
        "xlsx" => match workbook() {
            Some(workbook) => workbook,
            None => return missing(desk, ask),
        },
        "md" => Ok(visible(&report::study::markdown(study), false).into_owned().into_bytes()),
        _ => Ok(html().into_bytes()),
    };
    match bytes {
        Ok(bytes) => Answer::Download { mime, name: format!("{id}.{form}"), bytes },
        Err(why) => Answer::Page(500, shell::words(desk, ask, &ask.language.say("page-not-saved", &[]), &why)),
    }
}

/// The study of a plan as it is worked out, with what the address asks for beside it. `Err`: what is at fault.
fn made(
    desk: &Desk,
    ask: &Ask,
    name: &str,
    (worked, options): (&Worked, &Options),
    language: Language,
) -> Result<Study, Markup> {
    let faults = |session: &Session| told::all(&session.diagnostics.told(), &session.sources, desk, ask.language);
    let Some(plan) = desk.plan(name) else { return Err(html! {}) };
    let (Some(analysis), Some(prepared)) = (worked.analysis.as_ref(), worked.prepared.clone()) else {
        return Err(faults(&worked.session));
    };
    let all: Vec<String> = match ask.query("beside") {
        Some(_) => prepared.scenarios().into_iter().map(str::to_owned).collect(),
        None => Vec::new(),
    };
    let mut scenarios: Vec<(String, Analysis)> = Vec::new();
    for scenario in all {
        let worked =
            work_with(desk, name, plan.text(), &Options { scenario: Some(scenario.clone()), ..Options::default() });
        scenarios.push((scenario, worked.analysis.ok_or_else(|| faults(&worked.session))?));
    }
    let as_voted = Options { settings: analysis.as_voted(), ..options.clone() };
    let voted =
        (!as_voted.settings.is_empty()).then(|| work_with(desk, name, plan.text(), &as_voted).analysis).flatten();
    let anonymous = ask.query("anonymous").is_some();
    let offers = offers(desk, ask, name, (plan.text(), worked, options)).map_err(|failed| {
        html! { @for session in &failed { (faults(session)) } }
    })?;
    let naming = |comparison| Naming { comparison, anonymous };
    let more_inputs = offers.iter().flat_map(|(comparison, files)| {
        files.iter().enumerate().map(move |(place, (file, found))| {
            let id = naming(comparison).id(place);
            InputFile::new(id.clone(), if anonymous { id } else { file.clone() }, found.text.clone())
        })
    });
    let more_inputs: Vec<InputFile> = more_inputs.collect();
    let runner = Runner::new(prepared, worked.session.sources.clone());
    let lasting = analysis.outcome.as_ref().is_none_or(|outcome| outcome.ruling().level <= Some(Level::Sustainable));
    let ways = if lasting { Vec::new() } else { advice(&runner, analysis, true) };
    let swings = sensitivity(&runner, Figure::TcoInclVat);
    let found = FoundBeside::of(&runner, analysis, true);
    let contingency = contingency(&runner, analysis, found.drawn());
    let date = date(ask).map_err(|why| html! { p.notice role="alert" { (why) } })?;
    let material = Material {
        beside: Beside { date, ..Beside::from(&found) },
        contingency: contingency.as_ref(),
        ways: &ways,
        swings: &swings,
        voted: voted.as_ref(),
        offers: offers.as_ref().map(|(comparison, _)| comparison),
        anonymous,
        more_inputs: &more_inputs,
        scenarios: &scenarios,
        ..Material::of(analysis, &worked.session)
    };
    Ok(study(&material, language))
}

/// Offers side by side, with their files.
type Compared = (Comparison, Vec<(String, Found)>);

/// The offers that are asked for, compared, with their files; none where none is.
fn offers(
    desk: &Desk,
    ask: &Ask,
    name: &str,
    (text, worked, options): (&str, &Worked, &Options),
) -> Result<Option<Compared>, Vec<Session>> {
    let files: Vec<(String, Found)> = answering(desk, name).into_iter().filter(|(file, _)| wanted(ask, file)).collect();
    let paths: Vec<PathBuf> = chosen(desk, files.iter().map(|(file, _)| file.as_str()));
    if paths.is_empty() {
        return Ok(None);
    }
    let compared = compare(Plan::Text { name, text, library: &worked.library }, &paths, options)?;
    Ok(Some((compared, files)))
}
