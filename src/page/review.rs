//! What readers of a file will ask, each thing by the name that its form gives it, and leading to its field.

use maud::{Markup, html};

use super::ask::{Answer, Ask, address};
use super::desk::Desk;
use super::fields::{Fields, place_at};
use super::overview::PAGES;
use super::paths::{keys, name_of, place_of};
use super::plan::{missing, nav, style};
use super::shell;
use super::spoken::Spoken;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Sources};
use crate::document::edit::Step;
use crate::document::{Kind, is_of};
use crate::lint::{findings, lint_text};
use crate::report::Style;
use crate::report::study::names;
use crate::session::Session;
use crate::units::dotted;

/// What a finding names by an id or a path.
const NAMED: [&str; 5] = ["component", "line", "path", "list", "name"];

/// What readers of a file will ask: what is old, without a source, assumed or unused in it, as `lint` says it.
pub(super) fn page(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(file) = desk.plan(name) else { return missing(desk, ask) };
    let style = style(ask);
    let mut session = Session::default();
    let library = desk.root.library(name, &mut session.sources, &mut session.diagnostics);
    let linted = lint_text(name, file.text().clone(), library, &mut session);
    let title = style.say("page-review");
    let count = session.diagnostics.errors() + session.diagnostics.warnings().count();
    let library = desk.root.library(name, &mut Sources::default(), &mut Diagnostics::default());
    let fields = Fields::of(file.text(), &library);
    let review = Review { desk, name, text: file.text(), fields: fields.as_ref(), sources: &session.sources, style };
    let content = html! {
        div.sheet-page {
            h1 { (title) }
            p { (style.say("page-review-about")) }
            @if let Some(compared) = linted.compared { p.soft { (style.tell("page-review-date", &[("date", names::dated(&compared.date.to_string(), style).into())])) } }
            @if count == 0 { p { (style.say("page-review-none")) } }
            @for one in session.diagnostics.sorted() { (review.finding(one)) }
        }
    };
    Answer::Page(200, shell::shell(desk, ask, &title, nav(desk, ask, name, &file), content))
}

/// A file that is reviewed.
struct Review<'a> {
    desk: &'a Desk,
    name: &'a str,
    text: &'a str,
    fields: Option<&'a Fields>,
    sources: &'a Sources,
    style: Style,
}

impl Review<'_> {
    fn finding(&self, one: &Diagnostic) -> Markup {
        let places = self.places(one);
        let at = places.first().cloned().unwrap_or_default();
        let spoken = Spoken { fields: self.fields, analysis: None, style: self.style };
        let words = self.desk.hide(&spoken.message(one, &at));
        let elsewhere = one.labels.first().filter(|_| places.is_empty() && one.code != findings::ASSUMED_PRICES);
        html! {
            div class=(if one.code.severity == Severity::Error { "fault" } else { "notice" }) {
                p {
                    @match places.as_slice() {
                        [only] => strong { a href=(self.to(only)) { (words) } },
                        _ => strong { (words) },
                    }
                    @if one.code == findings::ASSUMED_PRICES && is_of(self.text, Kind::Plan) {
                        " " a href=(address("/plan/assumptions", &[("p", self.name)])) { (self.style.say("page-assumptions")) }
                    }
                    @if let Some((span, _)) = elsewhere { " " span.soft { (self.desk.hide(&self.sources.line(*span))) } }
                }
                @if places.len() > 1 {
                    p { @for (count, place) in places.iter().enumerate() { @if count > 0 { " · " } a href=(self.to(place)) { (self.called(place)) } } }
                }
                @for hint in spoken.hints(one, &at) { p { (self.desk.hide(&hint)) } }
            }
        }
    }

    /// The fields that a finding is about: those that it names, or else where it points to.
    fn places(&self, one: &Diagnostic) -> Vec<Vec<Step>> {
        let Some(fields) = self.fields else { return Vec::new() };
        let names = NAMED.iter().filter_map(|arg| one.text(arg)).flat_map(|text| text.split(", "));
        let mut found: Vec<Vec<Step>> = Vec::new();
        for at in names.filter_map(|path| self.place(path, fields)) {
            if !found.contains(&at) {
                found.push(at);
            }
        }
        let own = one.labels.first().filter(|(span, _)| self.sources.place(*span).0 == self.name);
        if let Some((span, _)) = own.filter(|_| found.is_empty()) {
            let mut at = place_at(self.text, span.start as usize);
            // An id has no field: what it is the id of has its place.
            if at.last() == Some(&Step::from("id")) {
                at.pop();
            }
            // The head of a file is nowhere in its form.
            found.extend(Some(at).filter(|at| at.len() > 1 || fields.label_at(at, self.style).is_some()));
        }
        found
    }

    /// Where a path stands in this file: of a component it is its price.
    fn place(&self, path: &str, fields: &Fields) -> Option<Vec<Step>> {
        let plan = &fields.plan;
        let parts = dotted::keys(path);
        let item = |item: &str| plan.at(&keys(&["items", item])).is_some();
        let line = |line: &str| plan.at(&keys(&["lines", line])).is_some();
        match parts.as_slice() {
            ["lines", id] if line(id) => Some(keys(&parts)),
            [id, component] if line(id) => Some(keys(&["lines", id, "costs", component, "price"])),
            [id] if line(id) => Some(keys(&["lines", id])),
            [id, component] if item(id) => Some(keys(&["items", id, "costs", component, "price"])),
            [id, component, field] if item(id) => Some(keys(&["items", id, "costs", component, field])),
            _ if plan.at(&keys(&["accounts"])).is_some() => {
                let whole = keys(&parts);
                let below = keys(&[&["accounts"][..], &parts[..]].concat());
                let known = |at: &Vec<Step>| plan.at(at).is_some();
                [whole, below].into_iter().find(known)
            }
            _ => place_of(path, plan).filter(|at| plan.at(at).is_some()),
        }
    }

    fn called(&self, at: &[Step]) -> String {
        self.fields.map_or_else(String::new, |fields| fields.called(at, self.style))
    }

    /// The field in the form of the file; what a plan says of its sources stands in its text.
    fn to(&self, at: &[Step]) -> String {
        let of = [("p", self.name)];
        if at.first() == Some(&Step::from("sources")) && is_of(self.text, Kind::Plan) {
            return format!("{}#yaml", address("/plan/text", &of));
        }
        let page = PAGES.iter().find(|(kind, _)| is_of(self.text, *kind)).map_or("/plan", |(_, page)| page);
        format!("{}#{}", address(page, &of), name_of(at))
    }
}
