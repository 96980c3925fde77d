use maud::html;

use super::ask::{Answer, Ask, address};
use super::desk::Desk;
use super::plan::{missing, nav};
use super::shell;
use super::work::{Worked, work};
use crate::city::Level;
use crate::explore::advice::advice;
use crate::explore::beyond::beyond;
use crate::explore::odds::odds;
use crate::explore::sensitivity::sensitivity;
use crate::explore::{Figure, Runner};
use crate::language::{Language, visible};
use crate::report;
use crate::report::study::{Material, Study, study};

/// The forms of the study, by their endings, with their kinds.
const FORMS: [(&str, &str); 5] = [
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("pdf", "application/pdf"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("html", "text/html; charset=utf-8"),
    ("md", "text/markdown; charset=utf-8"),
];

/// The study: looked at, or kept as a file.
pub(super) fn page(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let say = |id: &str| ask.language.say(id, &[]);
    let to = |form: &str| address("/plan/study/as", &[("p", name), ("form", form), ("lang", ask.language.code())]);
    let worked = work(desk, name, plan.text());
    let printer = report::browser().is_some();
    let content = html! {
        @if worked.analysis.is_some() {
            div.study {
                h1 { (say("page-study")) }
                p.actions {
                    @for (form, _) in FORMS { @if printer || form != "pdf" { a.button href=(to(form)) download { (say("page-keep-as")) " ." (form) } } }
                    a.button href=(to("see")) target="_blank" { (say("page-see-alone")) }
                    @if !printer { span.soft { (say("page-no-pdf")) } }
                }
                iframe src=(to("see")) title=(say("study-kind")) {}
            }
        } @else {
            div.sheet-page { h1 { (say("page-study")) } p { (say("page-no-result")) " " a href=(address("/plan", &[("p", name)])) { (say("page-back-to-plan")) } } }
        }
    };
    Answer::Page(200, shell::shell(desk, ask, &say("page-study"), nav(desk, ask, name, &plan), content))
}

/// The study in one of its forms.
pub(super) fn form(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let worked = work(desk, name, plan.text());
    let language = ask.query("lang").map_or(ask.language, Language::of_locale);
    let Some(study) = made(&worked, language) else { return Answer::Go(address("/plan/study", &[("p", name)])) };
    let id: String = study.plan.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let html = || visible(&report::study::html(&study), false).into_owned();
    let wanted = FORMS.iter().find(|(form, _)| Some(*form) == ask.query("form"));
    let Some((form, mime)) = wanted.copied() else { return Answer::Document(html()) };
    let bytes = match (form, &worked.analysis) {
        ("docx", _) => report::study::docx(&study),
        ("pdf", _) => report::printed(&html(), language),
        ("xlsx", Some(analysis)) => {
            report::workbook(analysis, &worked.session, Some(&study), language).map_err(|error| error.to_string())
        }
        ("md", _) => Ok(visible(&report::study::markdown(&study), false).into_owned().into_bytes()),
        _ => Ok(html().into_bytes()),
    };
    match bytes {
        Ok(bytes) => Answer::Download { mime, name: format!("{id}.{form}"), bytes },
        Err(why) => Answer::Page(500, shell::words(desk, ask, &ask.language.say("page-not-saved", &[]), &why)),
    }
}

fn made(worked: &Worked, language: Language) -> Option<Study> {
    let (analysis, prepared) = (worked.analysis.as_ref()?, worked.prepared.clone()?);
    let runner = Runner::new(prepared, worked.session.sources.clone());
    let lasting = analysis.outcome.as_ref().is_none_or(|outcome| outcome.ruling().level <= Some(Level::Sustainable));
    let ways = if lasting { Vec::new() } else { advice(&runner, analysis) };
    let swings = sensitivity(&runner, Figure::TcoInclVat);
    let odds = odds(&runner, analysis).ok().flatten();
    let beyond = beyond(&runner, analysis);
    let material = Material {
        odds: odds.as_ref(),
        beyond: beyond.as_ref(),
        ways: &ways,
        swings: &swings,
        ..Material::of(analysis, &worked.session)
    };
    Some(study(&material, language))
}
